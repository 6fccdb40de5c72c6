/* graph.h - corpus to graph: selections, igraph's measures and layout, GraphML, GEXF. igraph from one thread only. */
#ifndef WHO_GRAPH_H
#define WHO_GRAPH_H

#include "model/model.h"

/* What is wrong with options whatever the corpus. WHO_EUSAGE. */
int graph_check(const who_graph_options *options, who_err *err);
/* Selects, builds, measures and lays out; *out is freed with graph_free(), and borrows from the corpus, which must
 * outlive it. The same corpus gives the same graph, in any order of its lists. igraph's random numbers are seeded anew.
 * WHO_EUSAGE as who_graph_new() says, WHO_EGRAPH with igraph's own message. Up to linear cost but for sorting and for
 * pairs of one mode; a million edges take some seconds. */
int graph_build(graph **out, const corpus *c, const who_graph_options *options, who_err *err);
/* A slice of g, placed and coloured as g is. */
int graph_slice(graph **out, const graph *g, const graph_period *period, who_err *err);
void graph_free(graph *g);
/* community[node] of each node: the same number where they belong together. Nodes of a network without edges stay
 * alone. The same network, numbered in the same way, gives the same communities. WHO_EGRAPH with igraph's own message.
 */
int graph_communities(const network *net, uint32_t *community, who_err *err);
/* "0.10.2": the igraph that is linked. Static. */
const char *graph_igraph_version(void);
int graph_write_graphml(const graph *g, who_out *out, who_err *err);
int graph_write_gexf(const graph *g, who_out *out, who_err *err);

#endif
