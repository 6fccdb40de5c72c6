/* project.c - one mode of a graph: speakers joined by shared topics, topics and outlets by shared speakers.
 *
 * In: a corpus of nodes and edges. Out: a corpus with the nodes of one mode, and an edge between each two that share a
 * neighbour of the other: how many they share, the Jaccard index of their neighbours, and the cosine of their rows of
 * statements. The tally of an edge counts what is shared, in `statements`.
 * Method: for each node, its neighbours' neighbours that come later in the order of ids are added up in an array that
 * is cleared again by going the same way. The time is that of all pairs that meet at a neighbour. Edges are counted
 * first, and too many refused.
 * What it gets wrong: a topic that everybody speaks about joins everybody with everybody; --backbone thins that out.
 */
#include "graph/internal.h"

#include <math.h>
#include <stdlib.h>

/* One end of an edge, as the other has it. */
typedef struct arc {
    uint32_t node;
    double weight;
} arc;

typedef struct arcs {
    uint32_t *first; /* of node i: list[first[i]] to list[first[i + 1]] */
    arc *list;
} arcs;

typedef struct meeting {
    double product;
    uint32_t shared;
} meeting;

typedef struct projecting {
    const corpus *from;
    uint32_t first, last; /* the nodes that stay */
    uint32_t *rank;       /* of each node by id */
    double *norm;
    arcs near;
    meeting *met;
    uint32_t *met_nodes, nmet;
} projecting;

/* The lists that a view keeps, and that it goes over. */
static void find_ranges(const corpus *c, enum who_view view, uint32_t keep[2], uint32_t over[2])
{
    uint32_t topics = c->nspeakers, outlets = topics + c->ntopics;
    keep[0] = view == WHO_VIEW_SPEAKERS ? 0 : view == WHO_VIEW_TOPICS ? topics : outlets;
    keep[1] = view == WHO_VIEW_SPEAKERS ? topics : view == WHO_VIEW_TOPICS ? outlets : outlets + c->noutlets;
    over[0] = view == WHO_VIEW_SPEAKERS ? topics : 0;
    over[1] = view == WHO_VIEW_SPEAKERS ? outlets : topics;
}

static bool is_within(uint32_t node, const uint32_t range[2]) { return node >= range[0] && node < range[1]; }

static arcs make_arcs(const corpus *c, const uint32_t keep[2], const uint32_t over[2])
{
    arcs a = {who_alloc(sizeof *a.first * ((size_t)c->nnodes + 2)),
              who_alloc(sizeof *a.list * (2 * (size_t)c->nedges + 1))};
    memset(a.first, 0, sizeof *a.first * ((size_t)c->nnodes + 2));
    for (int fill = 0; fill < 2; fill++) {
        for (uint32_t i = 0; i < c->nedges; i++) {
            const corpus_edge *e = &c->edges[i];
            bool between =
                (is_within(e->a, keep) && is_within(e->b, over)) || (is_within(e->b, keep) && is_within(e->a, over));
            if (!between) continue;
            if (!fill) {
                a.first[e->a + 2]++, a.first[e->b + 2]++;
            } else {
                a.list[a.first[e->a + 1]++] = (arc){e->b, e->tally.statements};
                a.list[a.first[e->b + 1]++] = (arc){e->a, e->tally.statements};
            }
        }
        for (uint32_t i = 0; i < c->nnodes && !fill; i++) a.first[i + 2] += a.first[i + 1];
    }
    return a;
}

static uint32_t degree_of(const projecting *p, uint32_t node) { return p->near.first[node + 1] - p->near.first[node]; }

/* Those that share a neighbour with `node` and have a greater id, in met_nodes, with what they share in met. */
static void meet(projecting *p, uint32_t node)
{
    const arcs *near = &p->near;
    p->nmet = 0;
    for (uint32_t i = near->first[node]; i < near->first[node + 1]; i++) {
        uint32_t via = near->list[i].node;
        for (uint32_t k = near->first[via]; k < near->first[via + 1]; k++) {
            uint32_t other = near->list[k].node;
            meeting *m = &p->met[other];
            if (p->rank[other] <= p->rank[node]) continue;
            if (!m->shared++) p->met_nodes[p->nmet++] = other;
            m->product += near->list[i].weight * near->list[k].weight;
        }
    }
}

static void forget(projecting *p)
{
    for (uint32_t i = 0; i < p->nmet; i++) p->met[p->met_nodes[i]] = (meeting){0, 0};
}

static corpus_edge edge_of(const projecting *p, uint32_t a, uint32_t b)
{
    meeting m = p->met[b];
    double all = (double)degree_of(p, a) + degree_of(p, b) - m.shared;
    corpus_edge e = {.a = a - p->first, .b = b - p->first, .tally = {.statements = m.shared, .articles = m.shared}};
    e.jaccard = m.shared / all;
    e.cosine = m.product / (p->norm[a] * p->norm[b]);
    return e;
}

typedef struct ranked {
    who_str id;
    uint32_t node;
} ranked;

static int ranked_cmp(const void *x, const void *y)
{
    const ranked *a = x, *b = y;
    return str_cmp(a->id, b->id);
}

static void prepare(projecting *p)
{
    uint32_t n = p->from->nnodes;
    ranked *order = who_alloc(sizeof *order * ((size_t)n + 1));
    p->rank = who_alloc(sizeof *p->rank * ((size_t)n + 1));
    p->norm = who_alloc(sizeof *p->norm * ((size_t)n + 1));
    p->met = who_alloc(sizeof *p->met * ((size_t)n + 1));
    p->met_nodes = who_alloc(sizeof *p->met_nodes * ((size_t)n + 1));
    memset(p->met, 0, sizeof *p->met * ((size_t)n + 1));
    for (uint32_t i = 0; i < n; i++) {
        double sum = 0;
        for (uint32_t k = p->near.first[i]; k < p->near.first[i + 1]; k++)
            sum += p->near.list[k].weight * p->near.list[k].weight;
        p->norm[i] = sqrt(sum);
        order[i] = (ranked){p->from->nodes[i].id, i};
    }
    if (n) qsort(order, n, sizeof *order, ranked_cmp);
    for (uint32_t i = 0; i < n; i++) p->rank[order[i].node] = i;
    who_dealloc(order);
}

static void release(projecting *p)
{
    who_dealloc(p->rank);
    who_dealloc(p->norm);
    who_dealloc(p->met);
    who_dealloc(p->met_nodes);
    who_dealloc(p->near.first);
    who_dealloc(p->near.list);
}

int project(corpus **out, arena *mem, const corpus *from, const who_graph_options *o, who_err *err)
{
    uint32_t keep[2], over[2];
    uint64_t edges = 0;
    int rc = WHO_OK;
    find_ranges(from, o->view, keep, over);
    projecting p = {.from = from, .first = keep[0], .last = keep[1], .near = make_arcs(from, keep, over)};
    corpus *to = arena_alloc(mem, sizeof *to);
    *to = *from;
    to->nodes = from->nodes + keep[0];
    to->nnodes = keep[1] - keep[0];
    to->edges = NULL;
    to->nedges = 0;
    if (o->view != WHO_VIEW_SPEAKERS) to->nspeakers = 0;
    if (o->view != WHO_VIEW_TOPICS) to->ntopics = 0;
    if (o->view != WHO_VIEW_OUTLETS) to->noutlets = 0;
    prepare(&p);
    for (uint32_t i = p.first; i < p.last; i++, forget(&p)) {
        meet(&p, i);
        edges += p.nmet;
    }
    if (edges > MOST_PAIRS && !o->force)
        rc = err_set(err, WHO_EUSAGE, "the projection has %llu edges, more than %d: select fewer, or take --force",
                     (unsigned long long)edges, MOST_PAIRS);
    for (uint32_t i = p.first; i < p.last && rc == WHO_OK; i++, forget(&p)) {
        meet(&p, i);
        for (uint32_t k = 0; k < p.nmet; k++) ARENA_PUSH(mem, to->edges, to->nedges, edge_of(&p, i, p.met_nodes[k]));
    }
    release(&p);
    *out = to;
    return rc;
}
