/* measure.c - what the graph says of its nodes and edges.
 *
 * In: the graph and its igraph twin. Out: degree and strength of every node, in all and towards each mode, PageRank,
 * betweenness, coreness, component and community, and ranks among the nodes of its mode; alpha of every edge.
 * Method: igraph for all but alpha, which it does not have: the disparity filter of Serrano, Boguna and Vespignani
 * (2009). For an edge of weight w at a node of degree k and strength s, (1 - w/s)^(k-1) is the chance of at least such
 * a share if the strength were spread at random; alpha is the lower of the two ends', and 1 where an end's only edge
 * says nothing.
 * Communities are Leiden's with modularity as the quality, from a fixed seed and with a fixed number of rounds.
 * Betweenness counts shortest paths by edges, not by weights, from all nodes while that is little work, else from a
 * sample of them: those whose ids have the lowest hashes, scaled up (Brandes and Pich 2007).
 * What it gets wrong: modularity knows nothing of kinds, so that a community mixes speakers, topics and outlets.
 * PageRank favours outlets and topics, which have most edges: compare within a kind. igraph sums it on several threads
 * in an order that is not the same in every run, so only the digits that hold are kept.
 */
#include "graph/internal.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

static const double DAMPING = 0.85; /* as everyone's PageRank */
/* Sources of shortest paths, times nodes and edges: a second or two. What needs more is sampled. */
static const double BETWEENNESS_WORK = 20e6;
enum {
    BETWEENNESS_DIGITS = 6,
    FEWEST_SOURCES = 16,
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

void graph_weigh(graph *g)
{
    for (uint32_t i = 0; i < g->nnodes; i++) {
        graph_node *n = &g->nodes[i];
        n->degree = 0, n->strength = 0;
        for (int m = 0; m < MAIN_MODES; m++) n->degree_of[m] = 0, n->strength_of[m] = 0;
    }
    for (uint32_t i = 0; i < g->nedges; i++) {
        const graph_edge *e = &g->edges[i];
        graph_node *ends[] = {&g->nodes[e->source], &g->nodes[e->target]};
        for (int k = 0; k < 2; k++) {
            enum graph_mode other = ends[1 - k]->mode;
            ends[k]->degree++;
            ends[k]->strength += e->weight;
            if (other < MAIN_MODES) ends[k]->degree_of[other]++, ends[k]->strength_of[other] += e->weight;
        }
    }
}

/* How likely so large a share of the strength would be by chance; 1 for the only edge. */
static double chance_of(const graph_node *n, double weight)
{
    double share = weight / n->strength;
    return n->degree == 1 ? 1 : n->degree == 2 ? 1 - share : pow(1 - share, n->degree - 1.0);
}

void graph_filter(graph *g)
{
    for (uint32_t i = 0; i < g->nedges; i++) {
        graph_edge *e = &g->edges[i];
        double alpha = fmin(chance_of(&g->nodes[e->source], e->weight), chance_of(&g->nodes[e->target], e->weight));
        e->alpha = graph_rounded(alpha, ALPHA_DIGITS);
    }
}

/* A node that a rank is to be given to. */
typedef struct ranking {
    double value;
    uint32_t node;
    enum graph_mode mode;
} ranking;

static int compare_rankings(const void *a, const void *b)
{
    const ranking *r = a, *q = b;
    if (r->mode != q->mode) return r->mode < q->mode ? -1 : 1;
    if (r->value != q->value) return r->value > q->value ? -1 : 1;
    return (r->node > q->node) - (r->node < q->node);
}

/* From the double at `value` of each node to the rank at `rank`, both offsets: 1 is the greatest of its mode, and
 * equals share a rank. */
static void rank_nodes(graph *g, size_t value, size_t rank)
{
    ranking *list = who_alloc(sizeof *list * g->nnodes);
    for (uint32_t i = 0; i < g->nnodes; i++) {
        const char *node = (const char *)&g->nodes[i];
        list[i] = (ranking){*(const double *)(const void *)(node + value), i, g->nodes[i].mode};
    }
    qsort(list, g->nnodes, sizeof *list, compare_rankings);
    for (uint32_t i = 0, first = 0, shared = 0; i < g->nnodes; i++) {
        bool fresh = !i || list[i].mode != list[i - 1].mode;
        if (fresh) first = i;
        if (fresh || list[i].value != list[i - 1].value) shared = i - first + 1;
        *(uint32_t *)(void *)((char *)&g->nodes[list[i].node] + rank) = shared;
    }
    who_dealloc(list);
}

typedef struct hashed {
    uint64_t hash;
    uint32_t node;
} hashed;

static int compare_hashes(const void *a, const void *b)
{
    const hashed *h = a, *k = b;
    if (h->hash != k->hash) return h->hash < k->hash ? -1 : 1;
    return (h->node > k->node) - (h->node < k->node);
}

/* n nodes by chance, which do not depend on the others. `sources` is empty. */
static igraph_error_t choose_sources(const graph *g, uint32_t n, igraph_vector_int_t *sources)
{
    igraph_error_t code = igraph_vector_int_resize(sources, (igraph_integer_t)n);
    if (code != IGRAPH_SUCCESS) return code;
    hashed *list = who_alloc(sizeof *list * g->nnodes);
    for (uint32_t i = 0; i < g->nnodes; i++) list[i] = (hashed){hash_mix(str_hash(g->nodes[i].id), GRAPH_SEED), i};
    qsort(list, g->nnodes, sizeof *list, compare_hashes);
    for (uint32_t i = 0; i < n; i++) VECTOR(*sources)[i] = (igraph_integer_t)list[i].node;
    who_dealloc(list);
    return IGRAPH_SUCCESS;
}

static igraph_error_t measure_betweenness(graph *g, const igraph_t *ig, igraph_vector_t *real,
                                          igraph_vector_int_t *sources)
{
    double n = g->nnodes, most = floor(BETWEENNESS_WORK / (n + g->nedges));
    uint32_t some = (uint32_t)fmin(n, fmax(FEWEST_SOURCES, most));
    igraph_error_t code = choose_sources(g, some, sources);
    if (code == IGRAPH_SUCCESS)
        code = some == g->nnodes ? compat_betweenness(ig, real) : compat_betweenness_sampled(ig, real, sources);
    for (uint32_t i = 0; i < g->nnodes && code == IGRAPH_SUCCESS; i++)
        g->nodes[i].betweenness = graph_rounded(VECTOR(*real)[i] * (n / some), BETWEENNESS_DIGITS);
    return code;
}

/* `real` and `whole` are vectors to work with. */
static igraph_error_t measure_nodes(graph *g, const igraph_t *ig, const igraph_vector_t *weights, igraph_vector_t *real,
                                    igraph_vector_int_t *whole)
{
    uint32_t *numbers = arena_alloc(&g->mem, sizeof *numbers * g->nnodes);
    igraph_error_t code = igraph_connected_components(ig, whole, NULL, NULL, IGRAPH_WEAK);
    if (code != IGRAPH_SUCCESS) return code;
    number_groups(whole, g->nnodes, numbers);
    for (uint32_t i = 0; i < g->nnodes; i++) g->nodes[i].component = g->nodes[i].community = numbers[i];

    if ((code = compat_pagerank(ig, weights, DAMPING, real)) != IGRAPH_SUCCESS) return code;
    for (uint32_t i = 0; i < g->nnodes; i++) g->nodes[i].pagerank = graph_rounded(VECTOR(*real)[i], PAGERANK_DIGITS);

    if ((code = igraph_coreness(ig, whole, IGRAPH_ALL)) != IGRAPH_SUCCESS) return code;
    for (uint32_t i = 0; i < g->nnodes; i++) g->nodes[i].coreness = (uint32_t)VECTOR(*whole)[i];

    if (!g->options.quick && (code = measure_betweenness(g, ig, real, whole)) != IGRAPH_SUCCESS) return code;
    if (g->nedges == 0) /* modularity is of edges: every node stays alone, as in `component` */
        return IGRAPH_SUCCESS;

    if ((code = igraph_vector_resize(real, (igraph_integer_t)g->nnodes)) != IGRAPH_SUCCESS) return code;
    for (uint32_t i = 0; i < g->nnodes; i++) VECTOR(*real)[i] = g->nodes[i].strength;
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
    rank_nodes(g, offsetof(graph_node, strength), offsetof(graph_node, strength_rank));
    rank_nodes(g, offsetof(graph_node, pagerank), offsetof(graph_node, pagerank_rank));
    if (!g->options.quick) rank_nodes(g, offsetof(graph_node, betweenness), offsetof(graph_node, betweenness_rank));
    return WHO_OK;
}
