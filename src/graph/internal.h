/* internal.h - what the files of graph/ share. */
#ifndef WHO_GRAPH_INTERNAL_H
#define WHO_GRAPH_INTERNAL_H

#include "graph/compat.h"
#include "graph/graph.h"

/* Everything random starts from this seed, set anew before each use, so that no call changes the next. */
enum { GRAPH_SEED = 42 };
#define PI 3.14159265358979 /* C11 has none */

/* ---- which statements (select.c) ---- */

/* Options made ready. Freed by selection_free(), also after an error; {0} is legal. */
typedef struct selection {
    const who_graph_options *options;
    const corpus *from;
    uint32_t since, until; /* yyyymmdd, first and last day; 0 open */
    uint8_t *chosen;       /* for each node of the corpus: named by the options, or of a kind that they name */
    bool by_speaker, by_topic, by_outlet, by_kind;
} selection;

/* WHO_EUSAGE: a date is none, a kind is none, or a name is nobody's. */
int selection_init(selection *s, const corpus *from, const who_graph_options *options, who_err *err);
void selection_free(selection *s);
bool selection_has(const selection *s, const corpus_statement *st);
/* Whether a speaker of a statement that is in counts there: only those of the kinds asked for do. */
bool selection_speaks(const selection *s, uint32_t node);

/* ---- counted anew (recount.c, project.c) ---- */

/* More edges than this between two nodes of one mode are only made with options.force. */
enum { MOST_PAIRS = 1000000 };

/* The corpus of the statements that are in, in the arena: it borrows from the other. WHO_EUSAGE: too many pairs. */
int recount(corpus **out, arena *mem, const selection *s, who_err *err);
/* One mode of a corpus, as options.view says. WHO_EUSAGE: too many edges. */
int project(corpus **out, arena *mem, const corpus *from, const who_graph_options *options, who_err *err);

/* ---- slices of time (slice.c) ---- */

/* Fills g->periods: those of the statements that are in. */
void find_periods(graph *g, const selection *s);
/* Whether the date is exact enough for a slice of that kind; then its name. */
bool period_of(uint32_t date, enum who_slices kind, graph_period *period);

/* ---- igraph (handler.c, measure.c, layout.c) ---- */

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

/* PageRank, betweenness, coreness, components, communities and ranks, of a graph that is weighed. Call inside a guard.
 * `ig` has g's nodes and edges in g's order. WHO_EGRAPH. */
int graph_measure(graph *g, const igraph_t *ig, const igraph_vector_t *weights, who_err *err);

/* Sets degree and strength of each node, in all and towards each mode. */
void graph_weigh(graph *g);
/* Sets alpha of each edge from these. */
void graph_filter(graph *g);

/* Sets x and y of nodes that have sizes. Call inside a guard. WHO_EGRAPH. */
int graph_layout(graph *g, who_err *err);

/* forces.c: a place for each node by its id; then near its neighbours. Call the second inside a guard. */
void start_places(const graph *g, igraph_matrix_t *places);
igraph_error_t pull_together(const graph *g, igraph_matrix_t *places);

/* spread.c: makes components evenly dense; then scales all to the sizes of the nodes and moves apart what overlaps. */
void spread_evenly(const graph *g, igraph_matrix_t *places);
void spread_boxes(const graph *g, igraph_matrix_t *places);

/* x with so many significant digits. */
double graph_rounded(double x, int digits);

/* ---- dress.c ---- */

/* Colours of nodes and edges; sizes, by the largest nodes of `like`, which is g itself or the whole that it is of. */
void graph_dress(graph *g, const graph *like);
/* What a tally counts by that option. */
uint32_t graph_amount(const graph *g, const who_tally *t);

#endif
