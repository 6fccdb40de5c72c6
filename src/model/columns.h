/* columns.h - the attributes that graph files carry, in one table for every format. graphs/README.md explains each. */
#ifndef WHO_COLUMNS_H
#define WHO_COLUMNS_H

#include "model/model.h"

enum column_type { COLUMN_STRING, COLUMN_INT, COLUMN_DOUBLE, COLUMN_BOOLEAN };

typedef struct column {
    const char *name; /* ASCII; no two differ by case alone */
    enum column_type type;
    unsigned char held;    /* how the record holds it; private to columns.c */
    unsigned short offset; /* where in the record */
} column;

/* Columns that stand side by side in the table. */
typedef struct columns {
    const column *list;
    int n;
} columns;

/* Those that the graph has, of graph_node and of graph_edge. The first node column is "name", which repeats the id for
 * the readers that look there. */
columns graph_node_columns(const graph *g);
columns graph_edge_columns(const graph *g);

/* "string", "int", "double" or "boolean". Static. */
const char *column_type_name(enum column_type type);

/* Appends the value, not escaped and without quotation marks; nothing for an empty string or an unknown date. A double
 * always has a point or an exponent, so that it is read as one. */
void column_value(buf *b, const column *c, const void *record);

/* Appends the id of an edge: "person:a--topic:b". */
void graph_edge_id(buf *b, const graph *g, const graph_edge *e);

#endif
