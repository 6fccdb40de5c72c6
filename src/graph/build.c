/* build.c - a corpus to a graph, measured, laid out and dressed.
 *
 * In: the finished corpus: nodes (speakers, topics, outlets) and the edges between them with their tallies. Out: the
 * same nodes sorted by id and edges sorted by their ends, which decides everything that follows, so that the order of
 * the input decides nothing; then measures (measure.c), positions (layout.c), colours and sizes.
 * Method: igraph is given all edges at once, measured, and let go; what it found stands in the records.
 * Texts are made fit for files here, once: control characters become spaces, bytes that are no UTF-8 and noncharacters
 * U+FFFD. Most are fit and are borrowed from the corpus.
 * What it gets wrong: size is by statements over all kinds of node, so that areas compare; where a few outlets have
 * almost all statements, speakers are small. Two ids that differ by control characters only become one id.
 */
#include "graph/internal.h"

#include <math.h>
#include <stdlib.h>

/* Areas grow with the number of statements. In the units of x and y, which reach 1000. */
static const double SIZE_LEAST = 4, SIZE_MOST = 40;

/* The colours of Okabe and Ito, which differ for colour-blind readers and on paper; grey for a kind that is not
 * listed. */
static const struct {
    const char *kind, *color;
} palette[] = {
    {"person", "#0072b2"},      /* blue */
    {"anonymous", "#d55e00"},   /* vermilion: the ones to look for */
    {"institution", "#56b4e9"}, /* sky blue */
    {"group", "#cc79a7"},       /* purple */
    {"document", "#f0e442"},    /* yellow */
    {"topic", "#009e73"},       /* green */
    {"outlet", "#e69f00"},      /* orange */
};

static const char *color_of(who_str kind)
{
    for (size_t i = 0; i < sizeof palette / sizeof *palette; i++)
        if (str_is(kind, palette[i].kind)) return palette[i].color;
    return "#999999";
}

/* What this character becomes: itself, a space or U+FFFD. */
static uint32_t fit_code(uint32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return ' ';
    if ((code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF)) return 0xFFFD;
    return code;
}

/* Borrows s where it is fit for every format; else a copy in the arena. */
static who_str fit(arena *a, who_str s)
{
    uint32_t code;
    size_t i = 0;
    while (i < s.len) {
        int n = utf8_decode(s.ptr + i, s.len - i, &code);
        if (fit_code(code) != code || (n == 1 && code == 0xFFFD)) break;
        i += (size_t)n;
    }
    if (i >= s.len) return s;
    char *out = arena_alloc(a, 3 * s.len + 1); /* a bad byte becomes three */
    size_t len = i;
    memcpy(out, s.ptr, i);
    while (i < s.len) {
        i += (size_t)utf8_decode(s.ptr + i, s.len - i, &code);
        len += (size_t)utf8_encode(fit_code(code), out + len);
    }
    return (who_str){out, len};
}

static who_str joined_aliases(arena *a, const who_speaker *s)
{
    buf b = {0};
    for (uint32_t i = 0; i < s->naliases; i++) {
        if (i) buf_z(&b, "; ");
        buf_str(&b, s->aliases[i]);
    }
    who_str all = b.len ? arena_str(a, b.ptr, b.len) : STR("");
    buf_free(&b);
    return all;
}

static void fill_speaker(graph *g, graph_node *n)
{
    n->mode = "speaker";
    n->anonymous = str_is(n->node->kind, "anonymous");
    if (!g->corpus->speakers || n->node->speaker == WHO_NONE) return;
    const who_speaker *s = &g->corpus->speakers[n->node->speaker];
    n->role = fit(&g->mem, s->role);
    n->affiliation = fit(&g->mem, s->affiliation);
    n->aliases = fit(&g->mem, joined_aliases(&g->mem, s));
}

static void fill_topic(graph *g, graph_node *n)
{
    n->mode = "topic";
    if (!g->corpus->topics || n->node->topic == WHO_NONE) return;
    const named_topic *t = &g->corpus->topics[n->node->topic];
    n->scheme = fit(&g->mem, t->scheme);
    n->top = fit(&g->mem, t->top);
}

static int compare_nodes(const void *a, const void *b)
{
    const graph_node *m = a, *n = b;
    int order = str_cmp(m->id, n->id);
    return order ? order : (m->node > n->node) - (m->node < n->node);
}

/* map: the place of each node of the corpus among the sorted. */
static void fill_nodes(graph *g, uint32_t *map)
{
    const corpus *c = g->corpus;
    uint32_t most = 1;
    for (uint32_t i = 0; i < c->nnodes; i++) {
        graph_node *n = &g->nodes[i];
        n->node = &c->nodes[i];
        n->tally = n->node->tally;
        n->id = fit(&g->mem, n->node->id);
        n->label = fit(&g->mem, n->node->label);
        n->kind = fit(&g->mem, n->node->kind);
        n->role = n->affiliation = n->aliases = n->scheme = n->top = STR("");
        n->mode = "outlet";
        if (i < c->nspeakers)
            fill_speaker(g, n);
        else if (i - c->nspeakers < c->ntopics)
            fill_topic(g, n);
        n->color = color_of(n->kind);
        if (n->tally.statements > most) most = n->tally.statements;
    }
    if (g->nnodes) qsort(g->nodes, g->nnodes, sizeof *g->nodes, compare_nodes);
    for (uint32_t i = 0; i < g->nnodes; i++) {
        map[g->nodes[i].node - c->nodes] = i;
        double share = sqrt((double)g->nodes[i].tally.statements / most);
        g->nodes[i].size = graph_rounded(SIZE_LEAST + (SIZE_MOST - SIZE_LEAST) * share, 4);
    }
}

static int compare_edges(const void *a, const void *b)
{
    const graph_edge *e = a, *f = b;
    if (e->source != f->source) return e->source < f->source ? -1 : 1;
    if (e->target != f->target) return e->target < f->target ? -1 : 1;
    return (e->edge > f->edge) - (e->edge < f->edge);
}

/* An edge begins at its speaker, or at its topic. */
static const char *edge_kind(const graph_node *source, const graph_node *target)
{
    if (source->mode[0] == 't') return "topic-outlet";
    return target->mode[0] == 't' ? "speaker-topic" : "speaker-outlet";
}

static int fill_edges(graph *g, const uint32_t *map, who_err *err)
{
    const corpus *c = g->corpus;
    for (uint32_t i = 0; i < c->nedges; i++) {
        graph_edge *e = &g->edges[i];
        e->edge = &c->edges[i];
        if (e->edge->a >= c->nnodes || e->edge->b >= c->nnodes)
            return err_set(err, WHO_EGRAPH, "edge %u of the corpus names a node that is not there", (unsigned)i);
        e->source = map[e->edge->a];
        e->target = map[e->edge->b];
        e->kind = edge_kind(&g->nodes[e->source], &g->nodes[e->target]);
        e->tally = e->edge->tally;
        e->weight = e->tally.statements ? e->tally.statements : 1; /* Gephi drops an edge of weight 0 */
    }
    if (g->nedges) qsort(g->edges, g->nedges, sizeof *g->edges, compare_edges);
    return WHO_OK;
}

/* Fills the two empty vectors with igraph's form of the edges, and makes the graph. */
static igraph_error_t make_igraph(const graph *g, igraph_t *ig, igraph_vector_int_t *ends, igraph_vector_t *weights)
{
    igraph_error_t code = igraph_vector_int_resize(ends, 2 * (igraph_integer_t)g->nedges);
    if (code == IGRAPH_SUCCESS) code = igraph_vector_resize(weights, (igraph_integer_t)g->nedges);
    if (code != IGRAPH_SUCCESS) return code;
    for (uint32_t i = 0; i < g->nedges; i++) {
        VECTOR(*ends)[2 * (size_t)i] = (igraph_integer_t)g->edges[i].source;
        VECTOR(*ends)[2 * (size_t)i + 1] = (igraph_integer_t)g->edges[i].target;
        VECTOR(*weights)[i] = g->edges[i].weight;
    }
    return igraph_create(ig, ends, (igraph_integer_t)g->nnodes, IGRAPH_UNDIRECTED);
}

static int analyse(graph *g, who_err *err)
{
    igraph_vector_int_t ends;
    igraph_vector_t weights;
    igraph_t ig;
    int rc;
    igraph_error_t code = compat_setup();
    if (code != IGRAPH_SUCCESS || (code = igraph_vector_int_init(&ends, 0)) != IGRAPH_SUCCESS)
        return guard_failed(code, err);
    if ((code = igraph_vector_init(&weights, 0)) != IGRAPH_SUCCESS) {
        igraph_vector_int_destroy(&ends);
        return guard_failed(code, err);
    }
    code = make_igraph(g, &ig, &ends, &weights);
    igraph_vector_int_destroy(&ends);
    if (code == IGRAPH_SUCCESS) {
        rc = graph_measure(g, &ig, &weights, err);
        if (rc == WHO_OK) rc = graph_layout(g, &ig, err);
        igraph_destroy(&ig);
    } else {
        rc = guard_failed(code, err);
    }
    igraph_vector_destroy(&weights);
    return rc;
}

double graph_rounded(double x, int digits)
{
    if (!isfinite(x) || fabs(x) < 1e-15) return 0;
    double scale = pow(10, digits - 1 - floor(log10(fabs(x))));
    return round(x * scale) / scale;
}

int graph_build(graph **out, const corpus *c, who_err *err)
{
    graph *g = who_alloc(sizeof *g);
    *out = NULL;
    *g = (graph){.corpus = c, .nnodes = c->nnodes, .nedges = c->nedges};
    g->nodes = arena_alloc(&g->mem, sizeof *g->nodes * ((size_t)c->nnodes + 1));
    g->edges = arena_alloc(&g->mem, sizeof *g->edges * ((size_t)c->nedges + 1));
    uint32_t *map = who_alloc(sizeof *map * ((size_t)c->nnodes + 1));
    fill_nodes(g, map);
    int rc = fill_edges(g, map, err);
    who_dealloc(map);
    if (rc == WHO_OK && g->nnodes) {
        guard old;
        who_err found = {.code = WHO_OK};
        guard_enter(&old, &found);
        rc = analyse(g, &found);
        guard_leave(&old);
        if (rc != WHO_OK) *err = found;
    }
    if (rc != WHO_OK) {
        graph_free(g);
        return rc;
    }
    *out = g;
    return WHO_OK;
}

void graph_free(graph *g)
{
    if (!g) return;
    arena_free(&g->mem);
    who_dealloc(g);
}
