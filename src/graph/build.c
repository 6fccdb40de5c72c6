/* build.c - a corpus to a graph, measured, laid out and dressed.
 *
 * In: the finished corpus and the options. Out: the nodes that these select, sorted by id, and edges sorted by their
 * ends, which decides everything that follows, so that the order of the input decides nothing; then measures
 * (measure.c), positions (layout.c), colours and sizes (dress.c).
 * Method: where the corpus kept its statements they are counted anew (select.c, recount.c), else its own sums are
 * taken. Then a projection (project.c) and the backbone. igraph is given all edges at once, measured, and let go; what
 * it found stands in the records. A directed graph is measured as if it had no directions.
 * Texts are made fit for files here, once: control characters become spaces, bytes that are no UTF-8 and noncharacters
 * U+FFFD. Most are fit and are borrowed from the corpus.
 * What it gets wrong: two ids that differ by control characters only become one id.
 */
#include "graph/internal.h"

#include <math.h>
#include <stdlib.h>

enum { LABEL_BYTES = 60, WEIGHT_DIGITS = 6 };

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

/* Running text: fit, with one space between words and none around them. */
static who_str running(arena *a, who_str s)
{
    s = fit(a, s);
    char *out = arena_alloc(a, s.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ' || (len && out[len - 1] != ' ')) out[len++] = s.ptr[i];
    while (len && out[len - 1] == ' ') len--;
    return (who_str){out, len};
}

/* The beginning of a text, cut between words where that is possible. */
static who_str shortened(arena *a, who_str s)
{
    if (s.len <= LABEL_BYTES) return s;
    size_t end = LABEL_BYTES;
    while (end > LABEL_BYTES / 2 && s.ptr[end] != ' ') end--;
    while (end > 0 && ((unsigned char)s.ptr[end] & 0xC0) == 0x80) end--; /* not inside of a character */
    return arena_printf(a, "%.*s\xe2\x80\xa6", (int)end, s.ptr);
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
    n->anonymous = str_is(n->node->kind, "anonymous");
    if (!g->corpus->speakers || n->node->speaker == WHO_NONE) return;
    const who_speaker *s = &g->corpus->speakers[n->node->speaker];
    n->role = fit(&g->mem, s->role);
    n->gazetteer_id = fit(&g->mem, s->gazetteer_id);
    n->affiliation = fit(&g->mem, s->affiliation);
    n->aliases = fit(&g->mem, joined_aliases(&g->mem, s));
}

static void fill_topic(graph *g, graph_node *n)
{
    if (!g->corpus->topics || n->node->topic == WHO_NONE) return;
    const named_topic *t = &g->corpus->topics[n->node->topic];
    n->scheme = fit(&g->mem, t->scheme);
    n->top = fit(&g->mem, t->top);
}

static void fill_statement(graph *g, graph_node *n)
{
    const corpus *c = g->corpus;
    n->text = running(&g->mem, c->kept_texts[n->node->kept]);
    n->label = shortened(&g->mem, n->text);
    n->url = fit(&g->mem, c->kept_articles[c->kept[n->node->kept].article].url);
}

static void fill_article(graph *g, graph_node *n)
{
    const corpus_article *a = &g->corpus->kept_articles[n->node->kept];
    n->text = running(&g->mem, a->title);
    n->label = n->text.len ? shortened(&g->mem, n->text) : fit(&g->mem, a->id);
    n->url = fit(&g->mem, a->url);
}

static const char *const mode_names[MODES] = {"speaker", "topic", "outlet", "statement", "article"};

static enum graph_mode mode_of(who_str kind)
{
    for (int m = MODE_TOPIC; m < MODES; m++)
        if (str_is(kind, mode_names[m])) return (enum graph_mode)m;
    return MODE_SPEAKER; /* whose kinds are person, anonymous ... */
}

static int compare_nodes(const void *a, const void *b)
{
    const graph_node *m = a, *n = b;
    int order = str_cmp(m->id, n->id);
    return order ? order : (m->node > n->node) - (m->node < n->node);
}

static void fill_node(graph *g, graph_node *n, const corpus_node *node)
{
    n->node = node;
    n->tally = node->tally;
    n->id = fit(&g->mem, node->id);
    n->label = fit(&g->mem, node->label);
    n->kind = fit(&g->mem, node->kind);
    n->role = n->affiliation = n->aliases = n->gazetteer_id = n->scheme = n->top = n->text = n->url = STR("");
    n->mode = mode_of(node->kind);
    n->mode_name = mode_names[n->mode];
    if (n->mode == MODE_SPEAKER) fill_speaker(g, n);
    if (n->mode == MODE_TOPIC) fill_topic(g, n);
    if (n->mode == MODE_STATEMENT) fill_statement(g, n);
    if (n->mode == MODE_ARTICLE) fill_article(g, n);
}

/* map: the place of each node of the corpus among the sorted. */
static void fill_nodes(graph *g, uint32_t *map)
{
    const corpus *c = g->corpus;
    for (uint32_t i = 0; i < c->nnodes; i++) fill_node(g, &g->nodes[i], &c->nodes[i]);
    if (g->nnodes) qsort(g->nodes, g->nnodes, sizeof *g->nodes, compare_nodes);
    for (uint32_t i = 0; i < g->nnodes; i++) map[g->nodes[i].node - c->nodes] = i;
}

/* An edge of the corpus by its ends: small, because there may be millions to sort. */
typedef struct between {
    uint64_t ends; /* source, then target */
    uint32_t edge;
} between;

static int compare_ends(const void *a, const void *b)
{
    const between *e = a, *f = b;
    if (e->ends != f->ends) return e->ends < f->ends ? -1 : 1;
    return (e->edge > f->edge) - (e->edge < f->edge);
}

/* "speaker-topic": an edge begins at its speaker, or at its topic where it has none. */
static const char *edge_kind(const graph_node *source, const graph_node *target)
{
    static const char *const names[MODES][MODES] = {
        {"speaker-speaker", "speaker-topic", "speaker-outlet", "speaker-statement", "speaker-article"},
        {"topic-speaker", "topic-topic", "topic-outlet", "topic-statement", "topic-article"},
        {"outlet-speaker", "outlet-topic", "outlet-outlet", "outlet-statement", "outlet-article"},
        {"statement-speaker", "statement-topic", "statement-outlet", "statement-statement", "statement-article"},
        {"article-speaker", "article-topic", "article-outlet", "article-statement", "article-article"}};
    return names[source->mode][target->mode];
}

static void fill_edge(const graph *g, graph_edge *e)
{
    e->kind = edge_kind(&g->nodes[e->source], &g->nodes[e->target]);
    e->tally = e->edge->tally;
    uint32_t amount = graph_amount(g, &e->tally);
    e->weight = amount ? amount : 1; /* Gephi drops an edge of weight 0 */
    if (e->tally.statements)
        e->direct = graph_rounded((double)e->tally.quotations / e->tally.statements, WEIGHT_DIGITS);
    e->jaccard = graph_rounded(e->edge->jaccard, WEIGHT_DIGITS);
    e->cosine = graph_rounded(e->edge->cosine, WEIGHT_DIGITS);
}

static int fill_edges(graph *g, const uint32_t *map, who_err *err)
{
    const corpus *c = g->corpus;
    between *order = who_alloc(sizeof *order * ((size_t)c->nedges + 1));
    for (uint32_t i = 0; i < c->nedges; i++) {
        const corpus_edge *e = &c->edges[i];
        if (e->a >= c->nnodes || e->b >= c->nnodes) {
            who_dealloc(order);
            return err_set(err, WHO_EGRAPH, "edge %u of the corpus names a node that is not there", (unsigned)i);
        }
        order[i] = (between){(uint64_t)map[e->a] << 32 | map[e->b], i};
    }
    if (c->nedges) qsort(order, c->nedges, sizeof *order, compare_ends);
    for (uint32_t i = 0; i < c->nedges; i++) {
        graph_edge *e = &g->edges[i];
        e->edge = &c->edges[order[i].edge];
        e->source = (uint32_t)(order[i].ends >> 32);
        e->target = (uint32_t)order[i].ends;
        fill_edge(g, e);
    }
    who_dealloc(order);
    return WHO_OK;
}

/* Leaves out the edges whose alpha is above the limit. */
static void thin_edges(graph *g)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < g->nedges; i++)
        if (g->edges[i].alpha <= g->options.backbone) g->edges[kept++] = g->edges[i];
    g->nedges = kept;
}

/* Leaves out the nodes without an edge. */
static void drop_lone_nodes(graph *g)
{
    uint32_t kept = 0, *place = who_alloc(sizeof *place * ((size_t)g->nnodes + 1));
    memset(place, 0, sizeof *place * ((size_t)g->nnodes + 1));
    for (uint32_t i = 0; i < g->nedges; i++) place[g->edges[i].source] = place[g->edges[i].target] = 1;
    for (uint32_t i = 0; i < g->nnodes; i++) {
        if (!place[i]) continue;
        place[i] = kept;
        g->nodes[kept++] = g->nodes[i];
    }
    for (uint32_t i = 0; i < g->nedges; i++) {
        g->edges[i].source = place[g->edges[i].source];
        g->edges[i].target = place[g->edges[i].target];
    }
    g->nnodes = kept;
    who_dealloc(place);
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

/* Places come from igraph, or from `placed`, a graph that has all nodes of this one. */
static int analyse(graph *g, const graph *placed, who_err *err)
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
        if (rc == WHO_OK && !placed) rc = graph_layout(g, err);
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

/* Both are sorted by id, and the other has each node of this one. */
static void take_places(graph *g, const graph *placed)
{
    for (uint32_t i = 0, k = 0; i < g->nnodes; i++, k++) {
        while (!str_eq(placed->nodes[k].id, g->nodes[i].id)) k++;
        g->nodes[i].x = placed->nodes[k].x;
        g->nodes[i].y = placed->nodes[k].y;
    }
}

/* Nodes and edges of g->corpus; all that is said of them. */
static int fill_graph(graph *g, const graph *placed, who_err *err)
{
    const corpus *c = g->corpus;
    g->nnodes = c->nnodes;
    g->nedges = c->nedges;
    g->directed = g->options.view == WHO_VIEW_ABOUT;
    g->is_projection = g->options.view != WHO_VIEW_ALL && !g->directed;
    g->has_texts = g->options.statement_nodes || g->options.article_nodes;
    g->nodes = arena_alloc(&g->mem, sizeof *g->nodes * ((size_t)c->nnodes + 1));
    g->edges = arena_alloc(&g->mem, sizeof *g->edges * ((size_t)c->nedges + 1));
    uint32_t *map = who_alloc(sizeof *map * ((size_t)c->nnodes + 1));
    fill_nodes(g, map);
    int rc = fill_edges(g, map, err);
    who_dealloc(map);
    if (rc != WHO_OK) return rc;
    graph_weigh(g);
    graph_filter(g);
    bool thinned = g->options.backbone < 1;
    if (thinned) thin_edges(g);
    if (thinned || g->options.view != WHO_VIEW_ALL) drop_lone_nodes(g);
    if (thinned) graph_weigh(g);
    graph_dress(g, placed ? placed : g);
    if (g->nnodes) {
        guard old;
        who_err found = {.code = WHO_OK};
        guard_enter(&old, &found);
        rc = analyse(g, placed, &found);
        guard_leave(&old);
        if (rc != WHO_OK) *err = found;
    }
    if (placed) take_places(g, placed);
    return rc;
}

/* g->corpus from the statements of the selection. */
static int count_selected(graph *g, const selection *s, who_err *err)
{
    corpus *shown = NULL;
    enum who_view view = g->options.view;
    int rc = recount(&shown, &g->mem, s, err);
    if (rc == WHO_OK && view != WHO_VIEW_ALL && view != WHO_VIEW_ABOUT)
        rc = project(&shown, &g->mem, shown, &g->options, err);
    g->corpus = shown;
    return rc;
}

static int build(graph *g, const corpus *c, const graph *placed, const graph_period *period, who_err *err)
{
    int rc = WHO_OK;
    g->corpus = g->source = c;
    if (c->kept_articles) {
        selection s;
        rc = selection_init(&s, c, &g->options, err);
        if (period) {
            s.since = s.since > period->since ? s.since : period->since;
            s.until = s.until && s.until < period->until ? s.until : period->until;
        }
        if (rc == WHO_OK && g->options.slices != WHO_NO_SLICES && !placed) find_periods(g, &s);
        if (rc == WHO_OK) rc = count_selected(g, &s, err);
        selection_free(&s);
    } else if (who_graph_needs(&g->options) != 0) {
        rc = err_set(err, WHO_EUSAGE, "this graph needs the statements, which the corpus did not keep");
    }
    return rc == WHO_OK ? fill_graph(g, placed, err) : rc;
}

static int built(graph **out, graph *g, int rc)
{
    *out = rc == WHO_OK ? g : NULL;
    if (rc != WHO_OK) graph_free(g);
    return rc;
}

static graph *graph_new(const who_graph_options *options)
{
    graph *g = who_alloc(sizeof *g);
    *g = (graph){.options = *options};
    return g;
}

int graph_build(graph **out, const corpus *c, const who_graph_options *options, who_err *err)
{
    graph *g = graph_new(options);
    int rc = graph_check(options, err);
    return built(out, g, rc == WHO_OK ? build(g, c, NULL, NULL, err) : rc);
}

int graph_slice(graph **out, const graph *g, const graph_period *period, who_err *err)
{
    graph *slice = graph_new(&g->options);
    return built(out, slice, build(slice, g->source, g, period, err));
}

void graph_free(graph *g)
{
    if (!g) return;
    arena_free(&g->mem);
    who_dealloc(g);
}
