/* graph.c - what the public header says of graphs and needs no igraph: counts, lists, what to keep.
 *
 * In: options or a finished graph. Out: numbers and borrowed rows.
 * Method: the lists are in the order of the corpus that the graph shows, which recounting leaves sorted by statements.
 * What it gets wrong: with a backbone or a projection, a list still has the nodes that have lost their last edge.
 */
#include "model/model.h"

int who_graph_needs(const who_graph_options *o)
{
    int needs = 0;
    bool selects = o->since || o->until || o->outlets || o->topics || o->speakers || o->kinds;
    if (selects || o->min_statements || o->top || o->dates || o->together || o->slices != WHO_NO_SLICES)
        needs |= WHO_KEEP_STATEMENTS;
    if (o->statement_nodes || o->article_nodes) needs |= WHO_KEEP_STATEMENTS | WHO_KEEP_TEXTS;
    if (o->view == WHO_VIEW_ABOUT) needs |= WHO_KEEP_STATEMENTS | WHO_KEEP_MENTIONS;
    return needs;
}

uint32_t who_graph_slices(const who_graph *g) { return g->nperiods; }

const char *who_graph_slice_name(const who_graph *g, uint32_t slice) { return g->periods[slice].name; }

who_graph_counts who_graph_count(const who_graph *g)
{
    return (who_graph_counts){g->nnodes, g->nedges, g->corpus->statements, g->undated};
}

uint32_t who_graph_list(const who_graph *g, enum who_list list)
{
    const corpus *c = g->corpus;
    return list == WHO_SPEAKERS ? c->nspeakers : list == WHO_TOPICS ? c->ntopics : c->noutlets;
}

who_row who_graph_row(const who_graph *g, enum who_list list, uint32_t index)
{
    const corpus *c = g->corpus;
    uint32_t first = list == WHO_SPEAKERS ? 0 : list == WHO_TOPICS ? c->nspeakers : c->nspeakers + c->ntopics;
    const corpus_node *n = &c->nodes[first + index];
    return (who_row){.id = n->id, .label = n->label, .kind = n->kind.ptr, .tally = n->tally};
}
