/* columns.c - the table of graph attributes, and their values as text.
 *
 * In: graph_node and graph_edge records. Out: for each attribute its name, its type and the text of its value, which
 * GraphML and JSON (and any later format) only have to escape. A new attribute is a field, a row and a line in
 * graphs/README.md.
 * The names are those that Gephi, Gephi Lite, graphology, networkx, python-igraph and R's igraph all leave alone: no
 * "id" or "type", none of the names under which Gephi keeps its own statistics (it deletes a column of such a name when
 * the statistic is run), and `label`, `weight`, `color`, `size`, `x`, `y` where Gephi looks for them.
 */
#include "model/columns.h"

#include <stddef.h>

enum held { HELD_STR, HELD_Z, HELD_U32, HELD_DATE, HELD_F64, HELD_BOOL };

/* clang-format off */
#define NODE(name, type, held, field) {name, type, held, offsetof(graph_node, field)}
#define EDGE(name, type, held, field) {name, type, held, offsetof(graph_edge, field)}
/* clang-format on */

/* All graphs have all of them but the last, which only nodes of statements and articles give a meaning to. */
enum { TEXT_COLUMNS = 2 };
static const column node_columns[] = {
    NODE("name", COLUMN_STRING, HELD_STR, id),
    NODE("label", COLUMN_STRING, HELD_STR, label),
    NODE("kind", COLUMN_STRING, HELD_STR, kind),
    NODE("mode", COLUMN_STRING, HELD_Z, mode_name),
    NODE("anonymous", COLUMN_BOOLEAN, HELD_BOOL, anonymous),
    NODE("role", COLUMN_STRING, HELD_STR, role),
    NODE("affiliation", COLUMN_STRING, HELD_STR, affiliation),
    NODE("aliases", COLUMN_STRING, HELD_STR, aliases),
    NODE("gazetteer_id", COLUMN_STRING, HELD_STR, gazetteer_id),
    NODE("scheme", COLUMN_STRING, HELD_STR, scheme),
    NODE("top", COLUMN_STRING, HELD_STR, top),
    NODE("statements", COLUMN_INT, HELD_U32, tally.statements),
    NODE("quotations", COLUMN_INT, HELD_U32, tally.quotations),
    NODE("articles", COLUMN_INT, HELD_U32, tally.articles),
    NODE("first_date", COLUMN_STRING, HELD_DATE, tally.first_date),
    NODE("last_date", COLUMN_STRING, HELD_DATE, tally.last_date),
    NODE("degree_all", COLUMN_INT, HELD_U32, degree),
    NODE("degree_speakers", COLUMN_INT, HELD_U32, degree_of[MODE_SPEAKER]),
    NODE("degree_topics", COLUMN_INT, HELD_U32, degree_of[MODE_TOPIC]),
    NODE("degree_outlets", COLUMN_INT, HELD_U32, degree_of[MODE_OUTLET]),
    NODE("strength", COLUMN_DOUBLE, HELD_F64, strength),
    NODE("strength_speakers", COLUMN_DOUBLE, HELD_F64, strength_of[MODE_SPEAKER]),
    NODE("strength_topics", COLUMN_DOUBLE, HELD_F64, strength_of[MODE_TOPIC]),
    NODE("strength_outlets", COLUMN_DOUBLE, HELD_F64, strength_of[MODE_OUTLET]),
    NODE("strength_rank", COLUMN_INT, HELD_U32, strength_rank),
    NODE("pagerank_score", COLUMN_DOUBLE, HELD_F64, pagerank),
    NODE("pagerank_rank", COLUMN_INT, HELD_U32, pagerank_rank),
    NODE("betweenness_score", COLUMN_DOUBLE, HELD_F64, betweenness),
    NODE("betweenness_rank", COLUMN_INT, HELD_U32, betweenness_rank),
    NODE("coreness", COLUMN_INT, HELD_U32, coreness),
    NODE("community", COLUMN_INT, HELD_U32, community),
    NODE("component", COLUMN_INT, HELD_U32, component),
    NODE("color", COLUMN_STRING, HELD_Z, color),
    NODE("size", COLUMN_DOUBLE, HELD_F64, size),
    NODE("x", COLUMN_DOUBLE, HELD_F64, x),
    NODE("y", COLUMN_DOUBLE, HELD_F64, y),
    NODE("text", COLUMN_STRING, HELD_STR, text),
    NODE("url", COLUMN_STRING, HELD_STR, url),
};

/* The last are of projections. */
enum { PROJECTION_COLUMNS = 2 };
static const column edge_columns[] = {
    EDGE("weight", COLUMN_DOUBLE, HELD_F64, weight),
    EDGE("kind", COLUMN_STRING, HELD_Z, kind),
    EDGE("statements", COLUMN_INT, HELD_U32, tally.statements),
    EDGE("quotations", COLUMN_INT, HELD_U32, tally.quotations),
    EDGE("articles", COLUMN_INT, HELD_U32, tally.articles),
    EDGE("direct_share", COLUMN_DOUBLE, HELD_F64, direct),
    EDGE("first_date", COLUMN_STRING, HELD_DATE, tally.first_date),
    EDGE("last_date", COLUMN_STRING, HELD_DATE, tally.last_date),
    EDGE("alpha", COLUMN_DOUBLE, HELD_F64, alpha),
    EDGE("color", COLUMN_STRING, HELD_Z, color),
    EDGE("jaccard", COLUMN_DOUBLE, HELD_F64, jaccard),
    EDGE("cosine", COLUMN_DOUBLE, HELD_F64, cosine),
};

columns graph_node_columns(const graph *g)
{
    int n = (int)(sizeof node_columns / sizeof *node_columns);
    return (columns){node_columns, g->has_texts ? n : n - TEXT_COLUMNS};
}

columns graph_edge_columns(const graph *g)
{
    int n = (int)(sizeof edge_columns / sizeof *edge_columns);
    return (columns){edge_columns, g->is_projection ? n : n - PROJECTION_COLUMNS};
}

const char *column_type_name(enum column_type type)
{
    static const char *const names[] = {"string", "int", "double", "boolean"};
    return names[type];
}

/* 20211230 as 2021-12-30, 20211200 as 2021-12, 20210000 as 2021. Dates of either side of a year 10000 are no dates. */
static void add_date(buf *b, uint32_t date)
{
    char text[] = "yyyy-mm-dd";
    if (date < 10000 || date > 99991231) return;
    uint32_t year = date / 10000, month = date / 100 % 100, day = date % 100;
    for (int i = 3; i >= 0; i--, year /= 10) text[i] = (char)('0' + year % 10);
    text[5] = (char)('0' + month / 10);
    text[6] = (char)('0' + month % 10);
    text[8] = (char)('0' + day / 10);
    text[9] = (char)('0' + day % 10);
    buf_add(b, text, !month ? 4 : !day ? 7 : 10);
}

/* Whole numbers are most of the doubles, and printf() of a double is slow. */
static void add_double(buf *b, double x)
{
    if (x >= 0 && x < 1e15 && x == (double)(uint64_t)x) {
        buf_uint(b, (uint64_t)x);
        buf_add(b, ".0", 2);
        return;
    }
    size_t from = b->len;
    buf_double(b, x, 15);
    if (!memchr(b->ptr + from, '.', b->len - from) && !memchr(b->ptr + from, 'e', b->len - from)) buf_add(b, ".0", 2);
}

void column_value(buf *b, const column *c, const void *record)
{
    const char *at = (const char *)record + c->offset;
    switch ((enum held)c->held) {
    case HELD_STR:
        buf_str(b, *(const who_str *)(const void *)at);
        break;
    case HELD_Z:
        buf_z(b, *(const char *const *)(const void *)at);
        break;
    case HELD_U32:
        buf_uint(b, *(const uint32_t *)(const void *)at);
        break;
    case HELD_DATE:
        add_date(b, *(const uint32_t *)(const void *)at);
        break;
    case HELD_F64:
        add_double(b, *(const double *)(const void *)at);
        break;
    case HELD_BOOL:
        buf_z(b, *(const bool *)(const void *)at ? "true" : "false");
        break;
    }
}

void graph_edge_id(buf *b, const graph *g, const graph_edge *e)
{
    buf_str(b, g->nodes[e->source].id);
    buf_add(b, "--", 2);
    buf_str(b, g->nodes[e->target].id);
}
