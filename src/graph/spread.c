/* spread.c - places that leave room: denser in no part than another, nodes and their labels side by side.
 *
 * In: places of a layout, and sizes and labels of the nodes. Out: places in the units of the sizes.
 * Method: a force-directed layout crowds its middle and has outliers. Within each component, distances from the middle
 * become the geometric mean of what they are and of what they would be in an even disc, so that neighbours stay
 * neighbours. All is then scaled to a drawing that nodes and labels fill to a part, wider than high as labels are. At
 * last each node gets a box for its disc and label, and boxes that overlap push each other apart, the smaller one
 * further, along the axis on which they overlap less; a sweep from left to right finds them (after Dwyer, Marriott and
 * Stuckey 2006, whose constraints these pushes stand for).
 * What it gets wrong: labels are measured by their number of characters. Some overlap is left where the rounds do not
 * suffice, and large graphs get none of them.
 */
#include "graph/internal.h"

#include <math.h>
#include <stdlib.h>

/* Of a label beside its node, as Gephi's preview draws it with labels in proportion to nodes and a small font. */
static const double LETTER_WIDTH = 0.55, LETTER_HEIGHT = 1.0; /* of one letter, in sizes of the node */
static const double GAP = 1.5;                                /* between boxes, in units of size */
static const double FILLED = 0.42;                            /* part of the drawing that boxes take */
static const double ASPECT = 1.35;                            /* width by height */
enum {
    MOST_SPREAD = 5000, /* nodes; a round of more takes long */
    MOST_LETTERS = 40,
    ROUNDS = 300
};

typedef struct box {
    double x, y, half_width, half_height;
    uint32_t node;
} box;

static uint32_t count_letters(who_str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.len; i++) n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n < MOST_LETTERS ? n : MOST_LETTERS;
}

static box box_of(const graph_node *n, uint32_t index)
{
    box b = {.node = index};
    b.half_width = fmax(n->size, n->size * LETTER_WIDTH * count_letters(n->label) / 2) + GAP;
    b.half_height = fmax(n->size, n->size * LETTER_HEIGHT / 2) + GAP;
    return b;
}

/* ---- evenly dense ---- */

typedef struct distance {
    double radius;
    uint32_t node;
} distance;

static int compare_distances(const void *a, const void *b)
{
    const distance *d = a, *e = b;
    if (d->radius != e->radius) return d->radius < e->radius ? -1 : 1;
    return (d->node > e->node) - (d->node < e->node);
}

/* The n nodes of one component, in `list`. */
static void even_out(igraph_matrix_t *places, distance *list, uint32_t n)
{
    double x = 0, y = 0;
    for (uint32_t i = 0; i < n; i++) {
        x += MATRIX(*places, list[i].node, 0) / n;
        y += MATRIX(*places, list[i].node, 1) / n;
    }
    for (uint32_t i = 0; i < n; i++)
        list[i].radius = hypot(MATRIX(*places, list[i].node, 0) - x, MATRIX(*places, list[i].node, 1) - y);
    qsort(list, n, sizeof *list, compare_distances);
    double extent = list[n / 2].radius * sqrt(2); /* of an even disc with this median */
    for (uint32_t i = 0; i < n; i++) {
        double even = extent * sqrt((i + 0.5) / n), radius = list[i].radius;
        double scale = radius > 0 ? sqrt(radius * even) / radius : 1;
        MATRIX(*places, list[i].node, 0) = x + (MATRIX(*places, list[i].node, 0) - x) * scale;
        MATRIX(*places, list[i].node, 1) = y + (MATRIX(*places, list[i].node, 1) - y) * scale;
    }
}

static int compare_components(const void *a, const void *b)
{
    const distance *d = a, *e = b; /* radius: the component */
    return compare_distances(d, e);
}

void spread_evenly(const graph *g, igraph_matrix_t *places)
{
    distance *list = who_alloc(sizeof *list * ((size_t)g->nnodes + 1));
    for (uint32_t i = 0; i < g->nnodes; i++) list[i] = (distance){g->nodes[i].component, i};
    qsort(list, g->nnodes, sizeof *list, compare_components);
    for (uint32_t from = 0, to; from < g->nnodes; from = to) {
        uint32_t component = g->nodes[list[from].node].component;
        for (to = from + 1; to < g->nnodes && g->nodes[list[to].node].component == component;) to++;
        if (to - from > 2) even_out(places, list + from, to - from);
    }
    who_dealloc(list);
}

/* ---- as large as needed ---- */

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Half the width of the middle nine tenths of the boxes, on one axis; `values` is room for n. */
static double extent_of(const box *boxes, uint32_t n, int axis, double *values)
{
    for (uint32_t i = 0; i < n; i++) values[i] = axis ? boxes[i].y : boxes[i].x;
    qsort(values, n, sizeof *values, compare_doubles);
    return (values[n - 1 - n / 20] - values[n / 20]) / 2;
}

static void scale_boxes(box *boxes, uint32_t n)
{
    double area = 0, *values = who_alloc(sizeof *values * ((size_t)n + 1));
    for (uint32_t i = 0; i < n; i++) area += 4 * boxes[i].half_width * boxes[i].half_height;
    double height = sqrt(area / FILLED / ASPECT) / 2;
    double width = extent_of(boxes, n, 0, values), tall = extent_of(boxes, n, 1, values);
    double wide_by = width > 0 ? height * ASPECT / width : 1, high_by = tall > 0 ? height / tall : 1;
    for (uint32_t i = 0; i < n; i++) {
        boxes[i].x *= wide_by;
        boxes[i].y *= high_by;
    }
    who_dealloc(values);
}

/* ---- side by side ---- */

static int compare_boxes(const void *a, const void *b)
{
    const box *p = a, *q = b;
    double x = p->x - p->half_width, y = q->x - q->half_width;
    if (x != y) return x < y ? -1 : 1;
    return (p->node > q->node) - (p->node < q->node);
}

/* Whether two overlap; then both are moved. */
static bool push_apart(box *a, box *b)
{
    double over_x = a->half_width + b->half_width - fabs(a->x - b->x);
    double over_y = a->half_height + b->half_height - fabs(a->y - b->y);
    if (over_x <= 1e-9 || over_y <= 1e-9) return false;
    double weight_a = a->half_height * a->half_height, weight_b = b->half_height * b->half_height;
    double share = weight_b / (weight_a + weight_b); /* of a: the heavier the other, the more */
    if (over_x < over_y) {
        double way = a->x < b->x || (a->x == b->x && a->node < b->node) ? -over_x : over_x;
        a->x += way * share;
        b->x -= way * (1 - share);
    } else {
        double way = a->y < b->y || (a->y == b->y && a->node < b->node) ? -over_y : over_y;
        a->y += way * share;
        b->y -= way * (1 - share);
    }
    return true;
}

/* One sweep; how many pairs overlapped. */
static uint32_t sweep(box *boxes, uint32_t n)
{
    uint32_t found = 0;
    qsort(boxes, n, sizeof *boxes, compare_boxes);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n && boxes[k].x - boxes[k].half_width < boxes[i].x + boxes[i].half_width; k++)
            found += push_apart(&boxes[i], &boxes[k]);
    return found;
}

void spread_boxes(const graph *g, igraph_matrix_t *places)
{
    uint32_t n = g->nnodes;
    box *boxes = who_alloc(sizeof *boxes * ((size_t)n + 1));
    for (uint32_t i = 0; i < n; i++) {
        boxes[i] = box_of(&g->nodes[i], i);
        boxes[i].x = MATRIX(*places, i, 0);
        boxes[i].y = MATRIX(*places, i, 1);
    }
    scale_boxes(boxes, n);
    for (int round = 0; round < ROUNDS && n <= MOST_SPREAD && sweep(boxes, n) > 0;) round++;
    for (uint32_t i = 0; i < n; i++) {
        MATRIX(*places, boxes[i].node, 0) = boxes[i].x;
        MATRIX(*places, boxes[i].node, 1) = boxes[i].y;
    }
    who_dealloc(boxes);
}
