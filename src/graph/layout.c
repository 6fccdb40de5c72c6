/* layout.c - where each node stands.
 *
 * In: the graph, with the sizes of the nodes. Out: x and y, in the units of these.
 * Method: forces.c has the edges pull the nodes together. Nothing holds unconnected parts together, so each is then
 * taken as a disc: the widest in the middle, the others around it. spread.c makes room for nodes and labels.
 * Rounding differs between processors, and many rounds make much of it: the same machine type gives the same bytes,
 * another may not.
 */
#include "graph/internal.h"

#include <math.h>
#include <stdlib.h>

static const double GOLDEN_ANGLE = 2.39996322972865; /* directions that never crowd */
enum { MOST_SLID = 500 /* components; more go into rings */ };

static double two_decimals(double x)
{
    double rounded = round(x * 100) / 100;
    return rounded == 0 ? 0 : rounded; /* no -0 */
}

/* A component, as a disc around the middle of its nodes. */
typedef struct disc {
    double x, y, radius;
    double to_x, to_y; /* where it is put */
    uint32_t component, size;
} disc;

static int compare_discs(const void *a, const void *b)
{
    const disc *d = a, *e = b;
    if (d->radius != e->radius) return d->radius > e->radius ? -1 : 1;
    return (d->component > e->component) - (d->component < e->component);
}

static int compare_components(const void *a, const void *b)
{
    const disc *d = a, *e = b;
    return (d->component > e->component) - (d->component < e->component);
}

/* discs[c] of component c, without a margin. */
static void find_discs(const graph *g, const igraph_matrix_t *places, disc *discs, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) discs[i].component = i;
    for (uint32_t i = 0; i < g->nnodes; i++) {
        disc *d = &discs[g->nodes[i].component];
        d->x += MATRIX(*places, i, 0);
        d->y += MATRIX(*places, i, 1);
        d->size++;
    }
    for (uint32_t i = 0; i < n; i++) {
        discs[i].x /= discs[i].size;
        discs[i].y /= discs[i].size;
    }
    for (uint32_t i = 0; i < g->nnodes; i++) {
        disc *d = &discs[g->nodes[i].component];
        d->radius = fmax(d->radius, hypot(MATRIX(*places, i, 0) - d->x, MATRIX(*places, i, 1) - d->y));
    }
}

/* Puts the first disc in the middle and each other one as near to it as it gets in a direction of its own without
 * touching a node of the first, or those put before. Time grows with nodes times discs. */
static void slide_discs(const graph *g, const igraph_matrix_t *places, disc *discs, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        double along[2] = {cos(i * GOLDEN_ANGLE), sin(i * GOLDEN_ANGLE)}, radius = discs[i].radius, reach = 0;
        for (uint32_t k = 1; k < i + g->nnodes; k++) {
            bool is_disc = k < i;
            if (!is_disc && g->nodes[k - i].component != discs[0].component) continue;
            double x = is_disc ? discs[k].to_x : MATRIX(*places, k - i, 0) - discs[0].x;
            double y = is_disc ? discs[k].to_y : MATRIX(*places, k - i, 1) - discs[0].y;
            double apart = radius + (is_disc ? discs[k].radius : radius / 2), beside = x * along[1] - y * along[0];
            if (fabs(beside) < apart)
                reach = fmax(reach, x * along[0] + y * along[1] + sqrt(apart * apart - beside * beside));
        }
        discs[i].to_x = reach * along[0];
        discs[i].to_y = reach * along[1];
    }
}

/* The same where there are many: in rings around the first, which is the widest. */
static void ring_discs(disc *discs, uint32_t n)
{
    double inner = discs[0].radius, middle = 0, used = 0;
    for (uint32_t i = 1; i < n; i++) {
        double radius = discs[i].radius;
        if (i == 1 || used + 2 * asin(radius / middle) > 2 * PI) { /* a new ring, as wide as its first disc */
            middle = inner + radius;
            inner += 2 * radius;
            used = 0;
        }
        double angle = 2 * asin(radius / middle); /* radius is below middle, because no disc is wider than the first */
        discs[i].to_x = middle * cos(used + angle / 2);
        discs[i].to_y = middle * sin(used + angle / 2);
        used += angle;
    }
}

static void gather_components(const graph *g, igraph_matrix_t *places)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->nnodes; i++)
        if (g->nodes[i].component >= n) n = g->nodes[i].component + 1;
    disc *discs = who_alloc(sizeof *discs * n);
    find_discs(g, places, discs, n);
    /* Room for a node, as much as one has in the largest component. */
    double margin = discs[0].radius > 0 ? discs[0].radius / sqrt(discs[0].size) : 1;
    for (uint32_t i = 0; i < n; i++) discs[i].radius += margin;
    qsort(discs, n, sizeof *discs, compare_discs);
    if (n <= MOST_SLID)
        slide_discs(g, places, discs, n);
    else
        ring_discs(discs, n);
    qsort(discs, n, sizeof *discs, compare_components);
    for (uint32_t i = 0; i < g->nnodes; i++) {
        const disc *d = &discs[g->nodes[i].component];
        MATRIX(*places, i, 0) += d->to_x - d->x;
        MATRIX(*places, i, 1) += d->to_y - d->y;
    }
    who_dealloc(discs);
}

/* Brings the middle of all to 0, and takes the places over. */
static void take_places(graph *g, const igraph_matrix_t *places)
{
    double low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};
    for (uint32_t i = 0; i < g->nnodes; i++)
        for (int k = 0; k < 2; k++) {
            double at = MATRIX(*places, i, k);
            low[k] = fmin(low[k], at);
            high[k] = fmax(high[k], at);
        }
    for (uint32_t i = 0; i < g->nnodes; i++) {
        double x = MATRIX(*places, i, 0) - (low[0] + high[0]) / 2;
        double y = MATRIX(*places, i, 1) - (low[1] + high[1]) / 2;
        g->nodes[i].x = isfinite(x) ? two_decimals(x) : 0;
        g->nodes[i].y = isfinite(y) ? two_decimals(y) : 0;
    }
}

int graph_layout(graph *g, who_err *err)
{
    igraph_matrix_t places;
    igraph_error_t code = igraph_matrix_init(&places, (igraph_integer_t)g->nnodes, 2);
    if (code != IGRAPH_SUCCESS) return guard_failed(code, err);
    start_places(g, &places);
    if (!g->options.quick && (code = pull_together(g, &places)) == IGRAPH_SUCCESS) {
        spread_evenly(g, &places);
        gather_components(g, &places);
    }
    if (code == IGRAPH_SUCCESS) {
        spread_boxes(g, &places);
        take_places(g, &places);
    }
    igraph_matrix_destroy(&places);
    return code == IGRAPH_SUCCESS ? WHO_OK : guard_failed(code, err);
}
