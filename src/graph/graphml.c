/* graphml.c - a graph as GraphML.
 *
 * In: a graph. Out: one GraphML document, shaped by what Gephi, networkx, igraph and graphology do with it: ids of
 * our own on nodes and edges, keys of type string, int, double and boolean, no defaults, no attributes of the graph
 * itself (Gephi warns of them), an empty string left out.
 * What it gets wrong: an id with a space is no NMTOKEN as the GraphML schema wants ids; all readers take it.
 */
#include "graph/graph.h"
#include "graph/xml.h"

#define NAMESPACE "http://graphml.graphdrawing.org/xmlns"

static void put_keys(xml *x, char prefix, const char *of, columns shown)
{
    for (int i = 0; i < shown.n; i++) {
        xml_start(x, "key");
        xml_attribute(x, "id", xml_key(x, prefix, &shown.list[i]));
        xml_attribute(x, "for", str_of(of));
        xml_attribute(x, "attr.name", str_of(shown.list[i].name));
        xml_attribute(x, "attr.type", str_of(column_type_name(shown.list[i].type)));
        xml_end(x);
        xml_line_end(x);
    }
}

/* Composed by hand: a million edges have ten each. */
static void put_data(xml *x, char prefix, columns shown, const void *record)
{
    buf_clear(&x->row);
    for (int i = 0; i < shown.n; i++) {
        const column *c = &shown.list[i];
        buf_clear(&x->value);
        column_value(&x->value, c, record);
        if (x->value.len == 0) continue;
        buf_add(&x->row, "<data key=\"", 11);
        buf_char(&x->row, prefix);
        buf_char(&x->row, '_');
        buf_z(&x->row, c->name);
        buf_add(&x->row, "\">", 2);
        if (c->type == COLUMN_STRING)
            xml_escape(&x->row, buf_slice(&x->value), false);
        else
            buf_str(&x->row, buf_slice(&x->value));
        buf_add(&x->row, "</data>", 7);
    }
    xml_raw(x, buf_slice(&x->row));
}

static void put_node(xml *x, const graph *g, const graph_node *n)
{
    xml_start(x, "node");
    xml_attribute(x, "id", n->id);
    put_data(x, 'v', graph_node_columns(g), n);
    xml_end(x);
    xml_line_end(x);
}

static void put_edge(xml *x, const graph *g, const graph_edge *e)
{
    buf_clear(&x->value);
    graph_edge_id(&x->value, g, e);
    xml_start(x, "edge");
    xml_attribute(x, "id", buf_slice(&x->value));
    xml_attribute(x, "source", g->nodes[e->source].id);
    xml_attribute(x, "target", g->nodes[e->target].id);
    put_data(x, 'e', graph_edge_columns(g), e);
    xml_end(x);
    xml_line_end(x);
}

static void put_graph(xml *x, const graph *g)
{
    xml_start(x, "graph");
    xml_attribute(x, "id", STR("G"));
    xml_attribute(x, "edgedefault", g->directed ? STR("directed") : STR("undirected"));
    xml_line_end(x);
    for (uint32_t i = 0; i < g->nnodes && xml_goes_on(x); i++) put_node(x, g, &g->nodes[i]);
    for (uint32_t i = 0; i < g->nedges && xml_goes_on(x); i++) put_edge(x, g, &g->edges[i]);
    xml_end(x);
    xml_line_end(x);
}

static void put_document(xml *x, const graph *g)
{
    xml_start(x, "graphml");
    xml_attribute(x, "xmlns", STR(NAMESPACE));
    xml_attribute(x, "xmlns:xsi", STR("http://www.w3.org/2001/XMLSchema-instance"));
    xml_attribute(x, "xsi:schemaLocation", STR(NAMESPACE " " NAMESPACE "/1.0/graphml.xsd"));
    xml_line_end(x);
    put_keys(x, 'v', "node", graph_node_columns(g));
    put_keys(x, 'e', "edge", graph_edge_columns(g));
    put_graph(x, g);
    xml_end(x);
}

int graph_write_graphml(const graph *g, who_out *out, who_err *err) { return xml_write(g, put_document, out, err); }
