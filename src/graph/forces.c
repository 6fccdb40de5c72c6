/* forces.c - places that edges pull together.
 *
 * In: the graph. Out: a place for each node, such that neighbours are near each other.
 * Method: the force-directed layout of Fruchterman and Reingold on igraph's grid. Nodes start at places that their ids
 * decide, so that a node of two similar graphs starts at the same place in both. Heavy edges pull harder, by the
 * logarithm of the weight: by the weight itself, the few heaviest would pull everything into one point. A round takes
 * time by the square of the nodes that crowd in a cell of the grid, so of a large graph only the strongest nodes are
 * laid out; each of the others is then put beside those of its neighbours that have a place.
 * What it gets wrong: what has the same neighbours in a large graph crowds in one disc. Gephi's ForceAtlas 2 goes on
 * from there.
 */
#include "graph/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_ROUNDS = 500, /* igraph's own default; more changes little */
    FEWEST_ROUNDS = 10,
    MOST_LAID = 3000, /* nodes: more than anyone tells apart in a drawing */
    MOST_PASSES = 8,
    AROUND = 16 /* nodes: the disc that has room for them is what the others are spread over */
};
/* Nodes plus edges, times rounds: a few seconds. */
static const double WORK = 100e6;

/* 0..1 from 32 bits of a hash. */
static double fraction(uint64_t hash) { return (double)(hash & UINT32_MAX) / UINT32_MAX; }

/* A place in a disc that has room for n. */
static void start_place(const graph *g, uint32_t i, uint32_t n, double *x, double *y)
{
    uint64_t hash = hash_mix(str_hash(g->nodes[i].id), GRAPH_SEED);
    double radius = sqrt(fraction(hash) * n) / 2, angle = 2 * PI * fraction(hash >> 32);
    *x = radius * cos(angle);
    *y = radius * sin(angle);
}

void start_places(const graph *g, igraph_matrix_t *places)
{
    for (uint32_t i = 0; i < g->nnodes; i++)
        start_place(g, i, g->nnodes, &MATRIX(*places, i, 0), &MATRIX(*places, i, 1));
}

/* The strongest nodes of a graph, or all of one that is not large. */
typedef struct core {
    uint32_t *node; /* node[i]: which node of the graph is the core's node i, in the order of the graph */
    uint32_t *at;   /* the reverse; WHO_NONE for the others */
    uint32_t nnodes, nedges;
    igraph_vector_int_t ends;
    igraph_vector_t pull; /* of each edge */
} core;

typedef struct ranked {
    double strength;
    uint32_t node;
} ranked;

static int compare_strengths(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->strength != y->strength) return x->strength > y->strength ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

/* The strongest; of two that are equally strong, the first. */
static void choose_nodes(const graph *g, core *c)
{
    ranked *list = who_alloc(sizeof *list * g->nnodes);
    for (uint32_t i = 0; i < g->nnodes; i++) {
        list[i] = (ranked){g->nodes[i].strength, i};
        c->at[i] = WHO_NONE;
    }
    qsort(list, g->nnodes, sizeof *list, compare_strengths);
    for (uint32_t i = 0; i < g->nnodes && i < MOST_LAID; i++) c->at[list[i].node] = 0;
    for (uint32_t i = 0; i < g->nnodes; i++) {
        if (c->at[i] == WHO_NONE) continue;
        c->at[i] = c->nnodes;
        c->node[c->nnodes++] = i;
    }
    who_dealloc(list);
}

/* How hard an edge pulls. */
static double pull_of(const graph_edge *e) { return 1 + log(e->weight); }

/* The edges between nodes of the core. */
static igraph_error_t choose_edges(const graph *g, core *c)
{
    igraph_error_t code = igraph_vector_int_resize(&c->ends, 2 * (igraph_integer_t)g->nedges);
    if (code == IGRAPH_SUCCESS) code = igraph_vector_resize(&c->pull, (igraph_integer_t)g->nedges);
    if (code != IGRAPH_SUCCESS) return code;
    for (uint32_t i = 0; i < g->nedges; i++) {
        uint32_t source = c->at[g->edges[i].source], target = c->at[g->edges[i].target];
        if (source == WHO_NONE || target == WHO_NONE) continue;
        VECTOR(c->ends)[2 * (size_t)c->nedges] = (igraph_integer_t)source;
        VECTOR(c->ends)[2 * (size_t)c->nedges + 1] = (igraph_integer_t)target;
        VECTOR(c->pull)[c->nedges++] = pull_of(&g->edges[i]);
    }
    code = igraph_vector_int_resize(&c->ends, 2 * (igraph_integer_t)c->nedges);
    return code == IGRAPH_SUCCESS ? igraph_vector_resize(&c->pull, (igraph_integer_t)c->nedges) : code;
}

/* Lays out the core from where its nodes start, and writes their places. */
static igraph_error_t move_core(const graph *g, core *c, igraph_matrix_t *places)
{
    igraph_t ig;
    igraph_matrix_t own;
    double rounds = floor(WORK / ((double)c->nnodes + c->nedges));
    rounds = fmax(FEWEST_ROUNDS, fmin(MOST_ROUNDS, rounds));
    igraph_error_t code = choose_edges(g, c);
    if (code == IGRAPH_SUCCESS) code = igraph_matrix_init(&own, (igraph_integer_t)c->nnodes, 2);
    if (code != IGRAPH_SUCCESS) return code;
    for (uint32_t i = 0; i < c->nnodes; i++)
        start_place(g, c->node[i], c->nnodes, &MATRIX(own, i, 0), &MATRIX(own, i, 1));
    if ((code = igraph_create(&ig, &c->ends, (igraph_integer_t)c->nnodes, IGRAPH_UNDIRECTED)) == IGRAPH_SUCCESS) {
        igraph_rng_seed(igraph_rng_default(), GRAPH_SEED);
        code = igraph_layout_fruchterman_reingold(&ig, &own, true, (igraph_integer_t)rounds, sqrt(c->nnodes) / 10,
                                                  IGRAPH_LAYOUT_GRID, &c->pull, NULL, NULL, NULL, NULL);
        igraph_destroy(&ig);
    }
    for (uint32_t i = 0; i < c->nnodes && code == IGRAPH_SUCCESS; i++)
        for (int k = 0; k < 2; k++) MATRIX(*places, c->node[i], k) = MATRIX(own, i, k);
    igraph_matrix_destroy(&own);
    return code;
}

/* Where the neighbours of a node pull it: sums over those that have a place, of a node that has none. */
typedef struct pulled {
    double x, y, weight;
} pulled;

static void add_pulls(const graph *g, const igraph_matrix_t *places, const bool *placed, pulled *sums)
{
    memset(sums, 0, sizeof *sums * g->nnodes);
    for (uint32_t i = 0; i < g->nedges; i++) {
        const graph_edge *e = &g->edges[i];
        if (placed[e->source] == placed[e->target]) continue;
        uint32_t from = placed[e->source] ? e->source : e->target;
        pulled *to = &sums[placed[e->source] ? e->target : e->source];
        double pull = pull_of(e);
        to->x += pull * MATRIX(*places, from, 0);
        to->y += pull * MATRIX(*places, from, 1);
        to->weight += pull;
    }
}

/* Puts each node that was not laid out around the middle of those of its neighbours that have a place; then those
 * beside these, and so on. What is tied to none stays where it started. */
static void join_others(const graph *g, const core *c, igraph_matrix_t *places)
{
    pulled *sums = who_alloc(sizeof *sums * g->nnodes);
    bool *placed = who_alloc(sizeof *placed * g->nnodes), any = c->nnodes < g->nnodes;
    for (uint32_t i = 0; i < g->nnodes; i++) placed[i] = c->at[i] != WHO_NONE;
    for (int pass = 0; pass < MOST_PASSES && any; pass++) {
        any = false;
        add_pulls(g, places, placed, sums);
        for (uint32_t i = 0; i < g->nnodes; i++) {
            if (sums[i].weight <= 0) continue;
            start_place(g, i, AROUND, &MATRIX(*places, i, 0), &MATRIX(*places, i, 1));
            MATRIX(*places, i, 0) += sums[i].x / sums[i].weight;
            MATRIX(*places, i, 1) += sums[i].y / sums[i].weight;
            placed[i] = any = true;
        }
    }
    who_dealloc(sums);
    who_dealloc(placed);
}

igraph_error_t pull_together(const graph *g, igraph_matrix_t *places)
{
    core c = {.nnodes = 0};
    igraph_error_t code = igraph_vector_int_init(&c.ends, 0);
    if (code != IGRAPH_SUCCESS) return code;
    if ((code = igraph_vector_init(&c.pull, 0)) == IGRAPH_SUCCESS) {
        c.node = who_alloc(sizeof *c.node * g->nnodes);
        c.at = who_alloc(sizeof *c.at * g->nnodes);
        choose_nodes(g, &c);
        if ((code = move_core(g, &c, places)) == IGRAPH_SUCCESS) join_others(g, &c, places);
        who_dealloc(c.node);
        who_dealloc(c.at);
        igraph_vector_destroy(&c.pull);
    }
    igraph_vector_int_destroy(&c.ends);
    return code;
}
