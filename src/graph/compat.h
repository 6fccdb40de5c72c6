/* compat.h - igraph 0.10 and 1.x under one set of signatures, those of neither: only what graph/ calls.
 *
 * Both versions give the same results for the calls below. Not covered, because the calls are the same in both:
 * igraph_create, igraph_coreness, igraph_connected_components and igraph_layout_fruchterman_reingold.
 */
#ifndef WHO_GRAPH_COMPAT_H
#define WHO_GRAPH_COMPAT_H

#include <igraph.h>
#undef STR /* base.h has another: include this file first */

/* The first igraph call of a thread. igraph_setup() seeds the random numbers from the clock, so seeds come later. */
static inline igraph_error_t compat_setup(void)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_setup();
#else
    return IGRAPH_SUCCESS;
#endif
}

/* Weighted PageRank of an undirected graph. */
static inline igraph_error_t compat_pagerank(const igraph_t *ig, const igraph_vector_t *weights, igraph_real_t damping,
                                             igraph_vector_t *scores)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_pagerank(ig, weights, scores, NULL, damping, IGRAPH_UNDIRECTED, igraph_vss_all(),
                           IGRAPH_PAGERANK_ALGO_PRPACK, NULL);
#else
    return igraph_pagerank(ig, IGRAPH_PAGERANK_ALGO_PRPACK, scores, NULL, igraph_vss_all(), IGRAPH_UNDIRECTED, damping,
                           weights, NULL);
#endif
}

/* Betweenness of an undirected graph, by numbers of edges. */
static inline igraph_error_t compat_betweenness(const igraph_t *ig, igraph_vector_t *scores)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_betweenness(ig, NULL, scores, igraph_vss_all(), IGRAPH_UNDIRECTED, false);
#else
    return igraph_betweenness(ig, scores, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL);
#endif
}

/* The same, of the paths from these nodes alone. */
static inline igraph_error_t compat_betweenness_sampled(const igraph_t *ig, igraph_vector_t *scores,
                                                        const igraph_vector_int_t *sources)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_betweenness_subset(ig, NULL, scores, igraph_vss_vector(sources), igraph_vss_all(), igraph_vss_all(),
                                     IGRAPH_UNDIRECTED, false);
#else
    return igraph_betweenness_subset(ig, scores, igraph_vss_all(), IGRAPH_UNDIRECTED, igraph_vss_vector(sources),
                                     igraph_vss_all(), NULL);
#endif
}

/* Leiden communities of an undirected graph; node weights as the quality function wants them. `iterations` must be
 * positive: 0.10.2 runs one where it is negative, 1.x until nothing changes. */
static inline igraph_error_t compat_leiden(const igraph_t *ig, const igraph_vector_t *weights,
                                           const igraph_vector_t *node_weights, igraph_real_t resolution,
                                           igraph_integer_t iterations, igraph_vector_int_t *membership)
{
    const igraph_real_t randomness = 0.01; /* igraph's own default */
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_community_leiden(ig, weights, node_weights, NULL, resolution, randomness, false, iterations,
                                   membership, NULL, NULL);
#else
    return igraph_community_leiden(ig, weights, node_weights, resolution, randomness, false, iterations, membership,
                                   NULL, NULL);
#endif
}

#endif
