/* graph_json.c - a graph as node-link JSON.
 *
 * In: a graph. Out: one JSON object that networkx (node_link_graph), graphology (import), d3 (forceLink), jq and pandas
 * all load as it is: nodes have the "id" of networkx and d3 and the "key" of graphology, edges "key", "source" and
 * "target"; every node and every edge has the same flat fields, and stands in a line of its own.
 * Method: written through a buffer of a fixed size, one element after the other, so memory does not grow with the file.
 * cJSON is not used: it prints 3.0 as 3, and readers would take a column of doubles for integers.
 * What it gets wrong: graphology keeps the structure only, because it looks for a nested "attributes" in each node.
 * networkx keeps "key" as an attribute.
 */
#include "export/export.h"
#include "export/fields.h"
#include "model/columns.h"

enum { FLUSH_BYTES = 1 << 16 };

/* ,"name":value for each column. */
static void put_columns(buf *b, buf *value, const column *columns, int n, const void *record)
{
    for (int i = 0; i < n; i++) {
        buf_z(b, ",\"");
        buf_z(b, columns[i].name);
        buf_z(b, "\":");
        if (columns[i].type != COLUMN_STRING) {
            column_value(b, &columns[i], record);
            continue;
        }
        buf_clear(value);
        column_value(value, &columns[i], record);
        buf_json(b, buf_slice(value));
    }
}

/* The attributes of the graph itself, under the names that networkx and graphology have for them. */
static void put_totals(buf *b, const char *name, const corpus *c)
{
    buf_printf(b, "\"%s\":{\"generator\":\"whosaid %s\",\"articles\":", name, WHO_VERSION);
    buf_uint(b, c->articles);
    buf_z(b, ",\"statements\":");
    buf_uint(b, c->statements);
    buf_z(b, ",\"unknown\":");
    buf_uint(b, c->unknown);
    buf_z(b, "},\n");
}

static void put_node(buf *b, buf *value, const graph_node *n)
{
    buf_z(b, "{\"id\":");
    buf_json(b, n->id);
    buf_z(b, ",\"key\":");
    buf_json(b, n->id);
    put_columns(b, value, graph_node_columns + 1, NODE_COLUMNS - 1, n); /* all but the name, which is the id */
    buf_char(b, '}');
}

static void put_edge(buf *b, buf *value, const graph *g, const graph_edge *e)
{
    buf_clear(value);
    graph_edge_id(value, g, e);
    buf_z(b, "{\"key\":");
    buf_json(b, buf_slice(value));
    buf_z(b, ",\"source\":");
    buf_json(b, g->nodes[e->source].id);
    buf_z(b, ",\"target\":");
    buf_json(b, g->nodes[e->target].id);
    put_columns(b, value, graph_edge_columns, EDGE_COLUMNS, e);
    buf_char(b, '}');
}

int export_graph_json(const graph *g, who_out *out, who_err *err)
{
    buf b = {0}, value = {0};
    int rc = WHO_OK;
    buf_z(&b, "{\"directed\":false,\"multigraph\":false,\n");
    put_totals(&b, "graph", g->corpus);
    put_totals(&b, "attributes", g->corpus);
    buf_z(&b, "\"options\":{\"type\":\"undirected\",\"multi\":false,\"allowSelfLoops\":false},\n\"nodes\":[");
    for (uint32_t i = 0; i < g->nnodes && rc == WHO_OK; i++) {
        buf_z(&b, i ? ",\n" : "\n");
        put_node(&b, &value, &g->nodes[i]);
        rc = field_flush(&b, FLUSH_BYTES, out, err);
    }
    buf_z(&b, "\n],\n\"edges\":[");
    for (uint32_t i = 0; i < g->nedges && rc == WHO_OK; i++) {
        buf_z(&b, i ? ",\n" : "\n");
        put_edge(&b, &value, g, &g->edges[i]);
        rc = field_flush(&b, FLUSH_BYTES, out, err);
    }
    buf_z(&b, "\n]}\n");
    if (rc == WHO_OK) rc = field_flush(&b, 0, out, err);
    buf_free(&b);
    buf_free(&value);
    return rc;
}
