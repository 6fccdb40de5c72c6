/* graph_json.c - a graph as JSON, in three forms.
 *
 * In: a graph. Out: one JSON object. The flat form is what networkx (node_link_graph), graphology (import), d3
 * (forceLink), jq and pandas all load as it is: nodes have the "id" of networkx and d3 and the "key" of graphology,
 * edges "key", "source" and "target"; every node and every edge has the same flat fields, and stands in a line of its
 * own. graphology finds attributes only where they are nested, Cytoscape.js only in "data": forms of their own.
 * Method: written through a buffer of a fixed size, one element after the other, so memory does not grow with the file.
 * cJSON is not used: it prints 3.0 as 3, and readers would take a column of doubles for integers.
 * What it gets wrong: of the flat form graphology keeps the structure only, and networkx keeps "key" as an attribute.
 */
#include "export/export.h"
#include "export/fields.h"
#include "model/columns.h"

enum { FLUSH_BYTES = 1 << 16 };

typedef struct writer {
    const graph *g;
    enum who_graph_format form;
    buf b, value;
} writer;

/* "name":value,"name":value for each column but the first `skipped`. */
static void put_columns(writer *w, columns shown, int skipped, const void *record)
{
    for (int i = skipped; i < shown.n; i++) {
        const column *c = &shown.list[i];
        buf_z(&w->b, i > skipped ? ",\"" : "\"");
        buf_z(&w->b, c->name);
        buf_z(&w->b, "\":");
        if (c->type != COLUMN_STRING) {
            column_value(&w->b, c, record);
            continue;
        }
        buf_clear(&w->value);
        column_value(&w->value, c, record);
        buf_json(&w->b, buf_slice(&w->value));
    }
}

static void put_member(writer *w, const char *name, who_str value)
{
    buf_z(&w->b, name);
    buf_json(&w->b, value);
}

/* The attributes of the graph itself. */
static void put_totals(writer *w, const char *name)
{
    const corpus *c = w->g->source;
    buf_printf(&w->b, "\"%s\":{\"generator\":\"whosaid %s\",\"articles\":", name, WHO_VERSION);
    buf_uint(&w->b, c->articles);
    buf_z(&w->b, ",\"statements\":");
    buf_uint(&w->b, c->statements);
    buf_z(&w->b, ",\"unknown\":");
    buf_uint(&w->b, c->unknown);
    buf_z(&w->b, "},\n");
}

static void put_node(writer *w, const graph_node *n)
{
    columns shown = graph_node_columns(w->g);
    switch (w->form) {
    case WHO_JSON_GRAPHOLOGY:
        put_member(w, "{\"key\":", n->id);
        buf_z(&w->b, ",\"attributes\":{");
        put_columns(w, shown, 0, n);
        buf_z(&w->b, "}}");
        break;
    case WHO_JSON_CYTOSCAPE:
        put_member(w, "{\"data\":{\"id\":", n->id);
        buf_char(&w->b, ',');
        put_columns(w, shown, 0, n);
        buf_z(&w->b, "},\"position\":{\"x\":");
        buf_double(&w->b, n->x, 15);
        buf_z(&w->b, ",\"y\":");
        buf_double(&w->b, n->y, 15);
        buf_z(&w->b, "}}");
        break;
    default:
        put_member(w, "{\"id\":", n->id);
        put_member(w, ",\"key\":", n->id);
        buf_char(&w->b, ',');
        put_columns(w, shown, 1, n); /* all but the name, which is the id */
        buf_char(&w->b, '}');
    }
}

static void put_edge(writer *w, const graph_edge *e)
{
    const graph *g = w->g;
    bool nested = w->form == WHO_JSON_GRAPHOLOGY;
    buf_clear(&w->value);
    graph_edge_id(&w->value, g, e);
    put_member(w, w->form == WHO_JSON_CYTOSCAPE ? "{\"data\":{\"id\":" : "{\"key\":", buf_slice(&w->value));
    put_member(w, ",\"source\":", g->nodes[e->source].id);
    put_member(w, ",\"target\":", g->nodes[e->target].id);
    if (nested && !g->directed) buf_z(&w->b, ",\"undirected\":true");
    buf_z(&w->b, nested ? ",\"attributes\":{" : ",");
    put_columns(w, graph_edge_columns(g), 0, e);
    buf_z(&w->b, w->form == WHO_JSON_FLAT ? "}" : "}}");
}

/* What stands before the nodes. */
static void put_head(writer *w)
{
    const char *directed = w->g->directed ? "true" : "false", *type = w->g->directed ? "directed" : "undirected";
    buf_char(&w->b, '{');
    if (w->form == WHO_JSON_FLAT) {
        buf_printf(&w->b, "\"directed\":%s,\"multigraph\":false,\n", directed);
        put_totals(w, "graph"); /* where networkx looks */
    }
    put_totals(w, w->form == WHO_JSON_CYTOSCAPE ? "data" : "attributes");
    if (w->form == WHO_JSON_CYTOSCAPE)
        buf_z(&w->b, "\"elements\":{\n");
    else
        buf_printf(&w->b, "\"options\":{\"type\":\"%s\",\"multi\":false,\"allowSelfLoops\":false},\n", type);
    buf_z(&w->b, "\"nodes\":[");
}

int export_graph_json(const graph *g, enum who_graph_format form, who_out *out, who_err *err)
{
    writer w = {.g = g, .form = form};
    int rc = WHO_OK;
    put_head(&w);
    for (uint32_t i = 0; i < g->nnodes && rc == WHO_OK; i++) {
        buf_z(&w.b, i ? ",\n" : "\n");
        put_node(&w, &g->nodes[i]);
        rc = field_flush(&w.b, FLUSH_BYTES, out, err);
    }
    buf_z(&w.b, "\n],\n\"edges\":[");
    for (uint32_t i = 0; i < g->nedges && rc == WHO_OK; i++) {
        buf_z(&w.b, i ? ",\n" : "\n");
        put_edge(&w, &g->edges[i]);
        rc = field_flush(&w.b, FLUSH_BYTES, out, err);
    }
    buf_z(&w.b, form == WHO_JSON_CYTOSCAPE ? "\n]}}\n" : "\n]}\n");
    if (rc == WHO_OK) rc = field_flush(&w.b, 0, out, err);
    buf_free(&w.b);
    buf_free(&w.value);
    return rc;
}
