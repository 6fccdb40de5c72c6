/* graphml.c - a graph as GraphML.
 *
 * In: a graph. Out: one GraphML document, shaped by what Gephi, networkx, igraph and graphology do with it: ids of
 * our own on nodes and edges, keys of type string, int, double and boolean, no defaults, no attributes of the graph
 * itself (Gephi warns of them), an empty string left out.
 * Method: libxml2's writer keeps the structure. Texts are escaped here, because its own escaping also turns quotation
 * marks inside of text into entities, and readers lose a space between two of these. Bytes go to the output through a
 * callback as they come, so memory does not grow with the file. build.c has made all texts fit for XML.
 * What it gets wrong: an id with a space is no NMTOKEN as the GraphML schema wants ids; all readers take it.
 */
#include "graph/graph.h"
#include "model/columns.h"

#include <libxml/xmlwriter.h>

#define NAMESPACE "http://graphml.graphdrawing.org/xmlns"

typedef struct xml {
    xmlTextWriterPtr writer;
    who_out *out;
    who_err *err;
    int rc;   /* of the output; the writer is not told, or it would print a message */
    bool bad; /* the writer itself gave up: no memory */
    buf value, escaped;
} xml;

static int take_bytes(void *context, const char *bytes, int len)
{
    xml *x = context;
    if (x->rc == WHO_OK && len > 0) x->rc = who_out_write(x->out, bytes, (size_t)len, x->err);
    return len;
}

static void check(xml *x, int result) { x->bad |= result < 0; }

static const char *entity_of(char c, bool in_attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return in_attribute ? "&quot;" : NULL;
    default:
        return NULL;
    }
}

static void put_escaped(xml *x, who_str s, bool in_attribute)
{
    buf_clear(&x->escaped);
    size_t done = 0;
    for (size_t i = 0; i < s.len; i++) {
        const char *entity = entity_of(s.ptr[i], in_attribute);
        if (entity) {
            buf_add(&x->escaped, s.ptr + done, i - done);
            buf_z(&x->escaped, entity);
            done = i + 1;
        }
    }
    who_str all = s;
    if (done) {
        buf_add(&x->escaped, s.ptr + done, s.len - done);
        all = buf_slice(&x->escaped);
    }
    check(x, xmlTextWriterWriteRawLen(x->writer, BAD_CAST all.ptr, (int)all.len));
}

static void start(xml *x, const char *name) { check(x, xmlTextWriterStartElement(x->writer, BAD_CAST name)); }

static void end(xml *x) { check(x, xmlTextWriterEndElement(x->writer)); }

static void line_end(xml *x) { check(x, xmlTextWriterWriteRawLen(x->writer, BAD_CAST "\n", 1)); }

static void attribute(xml *x, const char *name, who_str value)
{
    check(x, xmlTextWriterStartAttribute(x->writer, BAD_CAST name));
    put_escaped(x, value, true);
    check(x, xmlTextWriterEndAttribute(x->writer));
}

/* The id of a key: "v_label", "e_weight". Never a bare name, under which Gephi would find its own columns. */
static void key_id(buf *b, char prefix, const column *c)
{
    buf_clear(b);
    buf_char(b, prefix);
    buf_char(b, '_');
    buf_z(b, c->name);
}

static void put_keys(xml *x, char prefix, const char *of, const column *columns, int n)
{
    for (int i = 0; i < n; i++) {
        key_id(&x->value, prefix, &columns[i]);
        start(x, "key");
        attribute(x, "id", buf_slice(&x->value));
        attribute(x, "for", str_of(of));
        attribute(x, "attr.name", str_of(columns[i].name));
        attribute(x, "attr.type", str_of(column_type_name(columns[i].type)));
        end(x);
        line_end(x);
    }
}

static void put_data(xml *x, char prefix, const column *columns, int n, const void *record)
{
    char key[40] = {prefix, '_', 0};
    for (int i = 0; i < n; i++) {
        buf_clear(&x->value);
        column_value(&x->value, &columns[i], record);
        if (x->value.len == 0) continue;
        size_t len = strlen(columns[i].name);
        memcpy(key + 2, columns[i].name, len);
        start(x, "data");
        attribute(x, "key", (who_str){key, len + 2});
        put_escaped(x, buf_slice(&x->value), false);
        end(x);
    }
}

static void put_node(xml *x, const graph_node *n)
{
    start(x, "node");
    attribute(x, "id", n->id);
    put_data(x, 'v', graph_node_columns, NODE_COLUMNS, n);
    end(x);
    line_end(x);
}

static void put_edge(xml *x, const graph *g, const graph_edge *e)
{
    buf_clear(&x->value);
    graph_edge_id(&x->value, g, e);
    start(x, "edge");
    attribute(x, "id", buf_slice(&x->value));
    attribute(x, "source", g->nodes[e->source].id);
    attribute(x, "target", g->nodes[e->target].id);
    put_data(x, 'e', graph_edge_columns, EDGE_COLUMNS, e);
    end(x);
    line_end(x);
}

static void put_graph(xml *x, const graph *g)
{
    start(x, "graph");
    attribute(x, "id", STR("G"));
    attribute(x, "edgedefault", STR("undirected"));
    line_end(x);
    for (uint32_t i = 0; i < g->nnodes && x->rc == WHO_OK && !x->bad; i++) put_node(x, &g->nodes[i]);
    for (uint32_t i = 0; i < g->nedges && x->rc == WHO_OK && !x->bad; i++) put_edge(x, g, &g->edges[i]);
    end(x);
    line_end(x);
}

static void put_document(xml *x, const graph *g)
{
    check(x, xmlTextWriterStartDocument(x->writer, NULL, "UTF-8", NULL));
    start(x, "graphml");
    attribute(x, "xmlns", STR(NAMESPACE));
    attribute(x, "xmlns:xsi", STR("http://www.w3.org/2001/XMLSchema-instance"));
    attribute(x, "xsi:schemaLocation", STR(NAMESPACE " " NAMESPACE "/1.0/graphml.xsd"));
    line_end(x);
    put_keys(x, 'v', "node", graph_node_columns, NODE_COLUMNS);
    put_keys(x, 'e', "edge", graph_edge_columns, EDGE_COLUMNS);
    put_graph(x, g);
    end(x);
    check(x, xmlTextWriterEndDocument(x->writer));
}

int graph_write_graphml(const graph *g, who_out *out, who_err *err)
{
    xml x = {.out = out, .err = err};
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(take_bytes, NULL, &x, NULL);
    if (buffer && !(x.writer = xmlNewTextWriter(buffer))) xmlOutputBufferClose(buffer);
    if (x.writer) {
        put_document(&x, g);
        xmlFreeTextWriter(x.writer); /* and the buffer, which is flushed */
    }
    buf_free(&x.value);
    buf_free(&x.escaped);
    if (x.rc == WHO_OK && (!x.writer || x.bad))
        x.rc = err_set(err, WHO_EOUTPUT, "libxml2 cannot write GraphML: no memory");
    return x.rc;
}
