/* measure.c - what the graph says of its nodes and edges.
 *
 * In: the graph and its igraph twin. Out: degree, strength, PageRank, component and community of every node, alpha of
 * every edge.
 * Method: igraph for all but alpha, which it does not have: the disparity filter of Serrano, Boguna and Vespignani
 * (2009). For an edge of weight w at a node of degree k and strength s, (1 - w/s)^(k-1) is the chance of at least such
 * a share if the strength were spread at random; alpha is the lower of the two ends', and 1 where an end's only edge
 * says nothing.
 * Communities are Leiden's with modularity as the quality, from a fixed seed and with a fixed number of rounds.
 * What it gets wrong: modularity knows nothing of kinds, so that a community mixes speakers, topics and outlets.
 * PageRank favours outlets and topics, which have most edges: compare within a kind. igraph sums it on several threads
 * in an order that is not the same in every run, so only the digits that hold are kept.
 */
#include "graph/internal.h"

#include <math.h>
#include <stdlib.h>

static const double DAMPING = 0.85; /* as everyone's PageRank */
enum {
    PAGERANK_DIGITS = 6, /* runs differ from the 13th digit on, and rounding a tie would show it */
    ALPHA_DIGITS = 6,
    LEIDEN_ROUNDS = 10,      /* nothing changes after five or six on graphs of news */
    LEIDEN_ROUNDS_LARGE = 2, /* a round takes seconds here, and the first two find nearly all */
    LEIDEN_LARGE = 500000    /* edges */
};

/* A group of nodes, to be numbered. */
typedef struct group {
    uint32_t old, size, first;
} group;

static int compare_groups(const void *a, const void *b)
{
    const group *g = a, *h = b;
    if (g->size != h->size) return g->size > h->size ? -1 : 1;
    return (g->first > h->first) - (g->first < h->first);
}

/* number[i]: the group of node i, where the largest is 0, and of two of one size that with the smallest id is first. */
static void number_groups(const igraph_vector_int_t *membership, uint32_t n, uint32_t *number)
{
    group *groups = who_alloc(sizeof *groups * n);
    uint32_t *renamed = who_alloc(sizeof *renamed * n);
    for (uint32_t i = 0; i < n; i++) groups[i] = (group){.old = i, .first = n};
    for (uint32_t i = n; i-- > 0;) {
        group *g = &groups[VECTOR(*membership)[i]];
        g->size++;
        g->first = i;
    }
    qsort(groups, n, sizeof *groups, compare_groups);
    for (uint32_t i = 0; i < n; i++) renamed[groups[i].old] = i;
    for (uint32_t i = 0; i < n; i++) number[i] = renamed[VECTOR(*membership)[i]];
    who_dealloc(groups);
    who_dealloc(renamed);
}

static igraph_error_t find_communities(const graph *g, const igraph_t *ig, const igraph_vector_t *weights,
                                       const igraph_vector_t *strength, igraph_vector_int_t *membership)
{
    igraph_rng_seed(igraph_rng_default(), GRAPH_SEED);
    /* With node weights of strength, this resolution makes the quality modularity. */
    return compat_leiden(ig, weights, strength, 1 / igraph_vector_sum(strength),
                         g->nedges > LEIDEN_LARGE ? LEIDEN_ROUNDS_LARGE : LEIDEN_ROUNDS, membership);
}

static void set_alphas(graph *g)
{
    for (uint32_t i = 0; i < g->nedges; i++) {
        graph_edge *e = &g->edges[i];
        const graph_node *ends[] = {&g->nodes[e->source], &g->nodes[e->target]};
        double alpha = 1;
        for (int k = 0; k < 2; k++) {
            double share = e->weight / ends[k]->strength;
            if (ends[k]->degree > 1) alpha = fmin(alpha, pow(1 - share, ends[k]->degree - 1.0));
        }
        e->alpha = graph_rounded(alpha, ALPHA_DIGITS);
    }
}

/* `real` and `whole` are vectors to work with. */
static igraph_error_t measure_nodes(graph *g, const igraph_t *ig, const igraph_vector_t *weights, igraph_vector_t *real,
                                    igraph_vector_int_t *whole)
{
    uint32_t *numbers = arena_alloc(&g->mem, sizeof *numbers * g->nnodes);
    igraph_error_t code = igraph_degree(ig, whole, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS);
    if (code != IGRAPH_SUCCESS) return code;
    for (uint32_t i = 0; i < g->nnodes; i++) g->nodes[i].degree = (uint32_t)VECTOR(*whole)[i];

    if ((code = igraph_connected_components(ig, whole, NULL, NULL, IGRAPH_WEAK)) != IGRAPH_SUCCESS) return code;
    number_groups(whole, g->nnodes, numbers);
    for (uint32_t i = 0; i < g->nnodes; i++) g->nodes[i].component = g->nodes[i].community = numbers[i];

    if ((code = compat_pagerank(ig, weights, DAMPING, real)) != IGRAPH_SUCCESS) return code;
    for (uint32_t i = 0; i < g->nnodes; i++) g->nodes[i].pagerank = graph_rounded(VECTOR(*real)[i], PAGERANK_DIGITS);

    if ((code = igraph_strength(ig, real, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, weights)) != IGRAPH_SUCCESS)
        return code;
    for (uint32_t i = 0; i < g->nnodes; i++) g->nodes[i].strength = VECTOR(*real)[i];
    if (g->nedges == 0) /* modularity is of edges: every node stays alone, as in `component` */
        return IGRAPH_SUCCESS;

    if ((code = find_communities(g, ig, weights, real, whole)) != IGRAPH_SUCCESS) return code;
    number_groups(whole, g->nnodes, numbers);
    for (uint32_t i = 0; i < g->nnodes; i++) g->nodes[i].community = numbers[i];
    return IGRAPH_SUCCESS;
}

int graph_measure(graph *g, const igraph_t *ig, const igraph_vector_t *weights, who_err *err)
{
    igraph_vector_t real;
    igraph_vector_int_t whole;
    igraph_error_t code = igraph_vector_init(&real, 0);
    if (code != IGRAPH_SUCCESS) return guard_failed(code, err);
    if ((code = igraph_vector_int_init(&whole, 0)) == IGRAPH_SUCCESS) {
        code = measure_nodes(g, ig, weights, &real, &whole);
        igraph_vector_int_destroy(&whole);
    }
    igraph_vector_destroy(&real);
    if (code != IGRAPH_SUCCESS) return guard_failed(code, err);
    set_alphas(g);
    return WHO_OK;
}
