/* graph_csv.c - a graph as two tables, of its nodes and of its edges.
 *
 * In: a graph. Out: CSV as Gephi's import of spreadsheets takes it without further questions: "Id" and "Label" of
 * nodes, "Source", "Target", "Type", "Id" and "Weight" of edges, then the other attributes under the names that they
 * have in every format.
 * What it gets wrong: Gephi takes no colours, sizes and places from tables; they are ordinary columns there.
 */
#include "export/csv.h"
#include "export/export.h"
#include "export/fields.h"
#include "model/columns.h"

enum { FLUSH_BYTES = 1 << 16 };

typedef struct table {
    const graph *g;
    bool nodes, safe;
    buf b, value;
} table;

/* Those that stand in a column of Gephi's. */
static bool is_given(const column *c)
{
    return strcmp(c->name, "name") == 0 || strcmp(c->name, "label") == 0 || strcmp(c->name, "weight") == 0;
}

static columns shown(const table *t) { return t->nodes ? graph_node_columns(t->g) : graph_edge_columns(t->g); }

static void put_head(table *t)
{
    columns all = shown(t);
    buf_z(&t->b, t->nodes ? "Id,Label" : "Source,Target,Type,Id,Weight");
    for (int i = 0; i < all.n; i++) {
        if (is_given(&all.list[i])) continue;
        buf_char(&t->b, ',');
        buf_z(&t->b, all.list[i].name);
    }
    buf_z(&t->b, "\r\n");
}

static void put_columns(table *t, const void *record)
{
    columns all = shown(t);
    for (int i = 0; i < all.n; i++) {
        const column *c = &all.list[i];
        if (is_given(c)) continue;
        buf_clear(&t->value);
        column_value(&t->value, c, record);
        buf_char(&t->b, ',');
        if (c->type == COLUMN_STRING)
            csv_cell(&t->b, buf_slice(&t->value), t->safe);
        else
            buf_str(&t->b, buf_slice(&t->value));
    }
    buf_z(&t->b, "\r\n");
}

static void put_node(table *t, const graph_node *n)
{
    csv_cell(&t->b, n->id, t->safe);
    buf_char(&t->b, ',');
    csv_cell(&t->b, n->label, t->safe);
    put_columns(t, n);
}

static void put_edge(table *t, const graph_edge *e)
{
    buf_clear(&t->value);
    graph_edge_id(&t->value, t->g, e);
    csv_cell(&t->b, t->g->nodes[e->source].id, t->safe);
    buf_char(&t->b, ',');
    csv_cell(&t->b, t->g->nodes[e->target].id, t->safe);
    buf_z(&t->b, t->g->directed ? ",Directed," : ",Undirected,");
    csv_cell(&t->b, buf_slice(&t->value), t->safe);
    buf_char(&t->b, ',');
    buf_double(&t->b, e->weight, 15);
    put_columns(t, e);
}

int export_graph_csv(const graph *g, enum who_graph_format which, bool safe, who_out *out, who_err *err)
{
    table t = {.g = g, .nodes = which == WHO_NODES_CSV, .safe = safe};
    uint32_t n = t.nodes ? g->nnodes : g->nedges;
    int rc = WHO_OK;
    put_head(&t);
    for (uint32_t i = 0; i < n && rc == WHO_OK; i++) {
        if (t.nodes)
            put_node(&t, &g->nodes[i]);
        else
            put_edge(&t, &g->edges[i]);
        rc = field_flush(&t.b, FLUSH_BYTES, out, err);
    }
    if (rc == WHO_OK) rc = field_flush(&t.b, 0, out, err);
    buf_free(&t.b);
    buf_free(&t.value);
    return rc;
}
