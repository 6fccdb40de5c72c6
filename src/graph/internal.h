/* internal.h - what the files of graph/ share. */
#ifndef WHO_GRAPH_INTERNAL_H
#define WHO_GRAPH_INTERNAL_H

#include "graph/compat.h"
#include "graph/graph.h"

/* Everything random starts from this seed, set anew before each use, so that no call changes the next. */
enum { GRAPH_SEED = 42 };

/* igraph's handlers as they were. */
typedef struct guard {
    igraph_error_handler_t *error;
    igraph_warning_handler_t *warning;
} guard;

/* From here to guard_leave() an error of igraph in this thread is written to err, and the igraph call returns; its
 * warnings are dropped. err->code must be WHO_OK. */
void guard_enter(guard *old, who_err *err);
void guard_leave(const guard *old);

/* What a failed igraph call means: err as the handler filled it, or igraph's name of the code. Returns WHO_EGRAPH. */
int guard_failed(igraph_error_t code, who_err *err);

/* Degree, strength, PageRank, components, communities; and alpha on the edges. Call inside a guard. `ig` has g's
 * nodes and edges in g's order. WHO_EGRAPH. */
int graph_measure(graph *g, const igraph_t *ig, const igraph_vector_t *weights, who_err *err);

/* Sets x and y. Call inside a guard. WHO_EGRAPH. */
int graph_layout(graph *g, const igraph_t *ig, who_err *err);

/* x with so many significant digits. */
double graph_rounded(double x, int digits);

#endif
