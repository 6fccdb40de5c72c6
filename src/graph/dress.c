/* dress.c - colours and sizes of nodes and edges.
 *
 * In: a graph with its tallies. Out: for each node a colour by its kind and a size by its statements (or articles); for
 * each edge the colour of where it begins, made pale, so that edges stay behind the nodes.
 * What it gets wrong: areas compare within a mode only; where a few outlets have all statements, as is usual, one size
 * for all modes would leave speakers too small to see.
 */
#include "graph/internal.h"

#include <math.h>

/* The area of a disc is in proportion to what is counted, among the nodes of a mode; no disc is smaller than the least.
 * Speakers are what the graph is about. */
static const double SIZE_LEAST = 7, SIZE_MOST[MODES] = {40, 32, 32, 7, 10};
enum { SIZE_DIGITS = 4 };

/* The colours of Okabe and Ito, which differ for colour-blind readers and on paper, and each mixed with three parts of
 * white; grey for a kind that is not listed. */
static const struct {
    const char *kind, *color, *pale;
} palette[] = {
    {"person", "#0072b2", "#bfdcec"},      /* blue */
    {"anonymous", "#d55e00", "#f4d6bf"},   /* vermilion: the ones to look for */
    {"institution", "#56b4e9", "#d4ecf9"}, /* sky blue */
    {"group", "#cc79a7", "#f2dde9"},       /* purple */
    {"document", "#f0e442", "#fbf8cf"},    /* yellow */
    {"topic", "#009e73", "#bfe7dc"},       /* green */
    {"outlet", "#e69f00", "#f8e7bf"},      /* orange */
    {"statement", "#bbbbbb", "#eeeeee"},   /* greys: what the others are joined by */
    {"article", "#777777", "#dddddd"},
};
enum { COLOURS = sizeof palette / sizeof *palette };

static int colour_of(who_str kind)
{
    for (int i = 0; i < COLOURS; i++)
        if (str_is(kind, palette[i].kind)) return i;
    return COLOURS;
}

uint32_t graph_amount(const graph *g, const who_tally *t)
{
    return g->options.count_articles ? t->articles : t->statements;
}

/* What the largest node of each mode counts. */
static void find_most(const graph *g, uint32_t most[MODES])
{
    for (int m = 0; m < MODES; m++) most[m] = 1;
    for (uint32_t i = 0; i < g->nnodes; i++) {
        const graph_node *n = &g->nodes[i];
        uint32_t amount = graph_amount(g, &n->tally);
        if (amount > most[n->mode]) most[n->mode] = amount;
    }
}

void graph_dress(graph *g, const graph *like)
{
    uint32_t most[MODES];
    find_most(like, most);
    for (uint32_t i = 0; i < g->nnodes; i++) {
        graph_node *n = &g->nodes[i];
        int colour = colour_of(n->kind);
        double share = (double)graph_amount(g, &n->tally) / most[n->mode];
        n->color = colour < COLOURS ? palette[colour].color : "#999999";
        n->size = graph_rounded(fmax(SIZE_LEAST, SIZE_MOST[n->mode] * sqrt(share)), SIZE_DIGITS);
    }
    for (uint32_t i = 0; i < g->nedges; i++) {
        int colour = colour_of(g->nodes[g->edges[i].source].kind);
        g->edges[i].color = colour < COLOURS ? palette[colour].pale : "#e5e5e5";
    }
}
