/* cluster.c - the communities of a network that is no graph of speakers.
 *
 * In: weighted edges between numbered nodes. Out: the community of each node. Method: the backbone, which is the edges
 * that are more than chance at either end by the disparity filter of measure.c, and the heaviest edge of each node, so
 * that none is lost; then Leiden, from the same seed and with the same rounds in every run. The numbering of the nodes
 * decides ties: give the same nodes the same numbers.
 * What it gets wrong: a node between two communities is in one.
 */
#include "graph/internal.h"

#include <math.h>

static const double MOST_ALPHA = 0.1;
enum { CLUSTER_ROUNDS = 10 };

/* The ends of an edge in the arrays of the network. */
static uint32_t end_of(const network *net, uint32_t edge, int which)
{
    return net->ends[2 * (size_t)edge + (size_t)which];
}

/* keep[e]: edge e is in the backbone. Returns how many are. */
static uint32_t find_backbone(const network *net, bool *keep)
{
    size_t n = (size_t)net->nnodes + 1;
    double *strength = who_alloc(sizeof *strength * n);
    uint32_t *degree = who_alloc(sizeof *degree * n), *best = who_alloc(sizeof *best * n), kept = 0;
    for (size_t i = 0; i < n; i++) strength[i] = 0, degree[i] = 0, best[i] = WHO_NONE;
    for (uint32_t e = 0; e < net->nedges; e++)
        for (int k = 0; k < 2; k++) {
            uint32_t node = end_of(net, e, k);
            strength[node] += net->weights[e];
            degree[node]++;
            if (best[node] == WHO_NONE || net->weights[e] > net->weights[best[node]]) best[node] = e;
        }
    for (uint32_t e = 0; e < net->nedges; e++) {
        keep[e] = false;
        for (int k = 0; k < 2; k++) {
            uint32_t node = end_of(net, e, k);
            double alpha = pow(1 - net->weights[e] / strength[node], degree[node] - 1.0);
            keep[e] |= best[node] == e || alpha < MOST_ALPHA;
        }
        kept += keep[e];
    }
    who_dealloc(strength);
    who_dealloc(degree);
    who_dealloc(best);
    return kept;
}

/* igraph's vectors of one clustering. */
typedef struct vectors {
    igraph_vector_int_t ends, membership;
    igraph_vector_t weights, strength;
} vectors;

static igraph_error_t cluster(const network *net, const bool *keep, uint32_t kept, vectors *v)
{
    igraph_t ig;
    igraph_integer_t at = 0;
    igraph_error_t code = igraph_vector_int_resize(&v->ends, 2 * (igraph_integer_t)kept);
    if (code == IGRAPH_SUCCESS) code = igraph_vector_resize(&v->weights, (igraph_integer_t)kept);
    if (code != IGRAPH_SUCCESS) return code;
    for (uint32_t e = 0; e < net->nedges; e++) {
        if (!keep[e]) continue;
        VECTOR(v->ends)[2 * at] = (igraph_integer_t)end_of(net, e, 0);
        VECTOR(v->ends)[2 * at + 1] = (igraph_integer_t)end_of(net, e, 1);
        VECTOR(v->weights)[at++] = net->weights[e];
    }
    if ((code = igraph_create(&ig, &v->ends, (igraph_integer_t)net->nnodes, IGRAPH_UNDIRECTED)) != IGRAPH_SUCCESS)
        return code;
    code = igraph_strength(&ig, &v->strength, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, &v->weights);
    if (code == IGRAPH_SUCCESS) {
        igraph_rng_seed(igraph_rng_default(), GRAPH_SEED);
        code = compat_leiden(&ig, &v->weights, &v->strength, 1 / igraph_vector_sum(&v->strength), CLUSTER_ROUNDS,
                             &v->membership);
    }
    igraph_destroy(&ig);
    return code;
}

static igraph_error_t cluster_in(const network *net, const bool *keep, uint32_t kept, uint32_t *community)
{
    vectors v; /* igraph destroys a vector of zeroes gracefully */
    memset(&v, 0, sizeof v);
    igraph_error_t code = igraph_vector_int_init(&v.ends, 0);
    if (code == IGRAPH_SUCCESS) code = igraph_vector_int_init(&v.membership, 0);
    if (code == IGRAPH_SUCCESS) code = igraph_vector_init(&v.weights, 0);
    if (code == IGRAPH_SUCCESS) code = igraph_vector_init(&v.strength, 0);
    if (code == IGRAPH_SUCCESS) code = cluster(net, keep, kept, &v);
    for (uint32_t i = 0; i < net->nnodes && code == IGRAPH_SUCCESS; i++)
        community[i] = (uint32_t)VECTOR(v.membership)[i];
    igraph_vector_destroy(&v.strength);
    igraph_vector_destroy(&v.weights);
    igraph_vector_int_destroy(&v.membership);
    igraph_vector_int_destroy(&v.ends);
    return code;
}

int graph_communities(const network *net, uint32_t *community, who_err *err)
{
    bool *keep = who_alloc(sizeof *keep * ((size_t)net->nedges + 1));
    uint32_t kept = find_backbone(net, keep);
    guard old;
    who_err found = {.code = WHO_OK};
    int rc = WHO_OK;
    for (uint32_t i = 0; i < net->nnodes; i++) community[i] = i;
    guard_enter(&old, &found);
    igraph_error_t code = compat_setup();
    if (code == IGRAPH_SUCCESS && kept) code = cluster_in(net, keep, kept, community);
    if (code != IGRAPH_SUCCESS) rc = guard_failed(code, &found);
    guard_leave(&old);
    if (rc != WHO_OK) *err = found;
    who_dealloc(keep);
    return rc;
}
