/* gexf.c - a graph as GEXF 1.3, with dates.
 *
 * In: a graph; its dates are the spells of the corpus that it shows. Out: one GEXF document for Gephi's timeline: days
 * in a row with statements are one spell of a node or an edge. What has no known date has no spell, and Gephi shows it
 * at any time. Labels, weights, colours, sizes and places stand where GEXF has a place for them, and not again as
 * attributes; colours as r, g and b, because networkx does not read them otherwise.
 * What it gets wrong: a statement dated by month or year only counts as a spell of that length.
 */
#include "graph/graph.h"
#include "graph/xml.h"

#include <stdio.h>
#include <stdlib.h>

#define NAMESPACE "http://gexf.net/1.3"

/* Those that GEXF has a place of its own for. */
static bool is_native(const column *c)
{
    static const char *const names[] = {"name", "label", "color", "size", "x", "y", "weight"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(c->name, names[i]) == 0) return true;
    return false;
}

/* The id of an attribute is its name, because that is what graphology calls it by. */
static void put_attributes(xml *x, const char *of, columns shown)
{
    xml_start(x, "attributes");
    xml_attribute(x, "class", str_of(of));
    xml_attribute(x, "mode", STR("static"));
    xml_line_end(x);
    for (int i = 0; i < shown.n; i++) {
        const column *c = &shown.list[i];
        if (is_native(c)) continue;
        xml_start(x, "attribute");
        xml_attribute(x, "id", str_of(c->name));
        xml_attribute(x, "title", str_of(c->name));
        xml_attribute(x, "type", c->type == COLUMN_INT ? STR("integer") : str_of(column_type_name(c->type)));
        xml_end(x);
        xml_line_end(x);
    }
    xml_end(x);
    xml_line_end(x);
}

static void put_values(xml *x, columns shown, const void *record)
{
    xml_start(x, "attvalues");
    for (int i = 0; i < shown.n; i++) {
        const column *c = &shown.list[i];
        if (is_native(c)) continue;
        buf_clear(&x->value);
        column_value(&x->value, c, record);
        if (x->value.len == 0) continue;
        xml_start(x, "attvalue");
        xml_attribute(x, "for", str_of(c->name));
        xml_attribute(x, "value", buf_slice(&x->value));
        xml_end(x);
    }
    xml_end(x);
}

static void put_day(xml *x, const char *name, uint32_t date)
{
    char text[16];
    snprintf(text, sizeof text, "%04u-%02u-%02u", (unsigned)(date / 10000), (unsigned)(date / 100 % 100),
             (unsigned)(date % 100));
    xml_attribute(x, name, str_of(text));
}

static void put_spells(xml *x, const corpus_spell *spells, uint32_t n)
{
    if (!n) return;
    xml_start(x, "spells");
    for (uint32_t i = 0; i < n; i++) {
        xml_start(x, "spell");
        put_day(x, "start", spells[i].start);
        put_day(x, "end", spells[i].end);
        xml_end(x);
    }
    xml_end(x);
}

static void put_color(xml *x, const char *color)
{
    static const char *const parts[] = {"r", "g", "b"};
    unsigned long rgb = strtoul(color + 1, NULL, 16);
    xml_start(x, "viz:color");
    for (int i = 0; i < 3; i++) {
        buf_clear(&x->value);
        buf_uint(&x->value, rgb >> (16 - 8 * i) & 255);
        xml_attribute(x, parts[i], buf_slice(&x->value));
    }
    xml_end(x);
}

static void put_number(xml *x, const char *name, double value)
{
    buf_clear(&x->value);
    buf_double(&x->value, value, 15);
    xml_attribute(x, name, buf_slice(&x->value));
}

static void put_node(xml *x, const graph *g, const graph_node *n)
{
    xml_start(x, "node");
    xml_attribute(x, "id", n->id);
    xml_attribute(x, "label", n->label);
    put_values(x, graph_node_columns(g), n);
    if (g->corpus->spells) put_spells(x, g->corpus->spells + n->node->spells, n->node->nspells);
    xml_start(x, "viz:size");
    put_number(x, "value", n->size);
    xml_end(x);
    xml_start(x, "viz:position");
    put_number(x, "x", n->x);
    put_number(x, "y", n->y);
    put_number(x, "z", 0);
    xml_end(x);
    put_color(x, n->color);
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
    put_number(x, "weight", e->weight);
    put_values(x, graph_edge_columns(g), e);
    if (g->corpus->spells) put_spells(x, g->corpus->spells + e->edge->spells, e->edge->nspells);
    put_color(x, e->color);
    xml_end(x);
    xml_line_end(x);
}

static void put_graph(xml *x, const graph *g)
{
    xml_start(x, "graph");
    xml_attribute(x, "defaultedgetype", g->directed ? STR("directed") : STR("undirected"));
    xml_attribute(x, "mode", STR("dynamic"));
    xml_attribute(x, "timeformat", STR("date"));
    xml_attribute(x, "timerepresentation", STR("interval"));
    xml_line_end(x);
    put_attributes(x, "node", graph_node_columns(g));
    put_attributes(x, "edge", graph_edge_columns(g));
    xml_start(x, "nodes");
    xml_line_end(x);
    for (uint32_t i = 0; i < g->nnodes && xml_goes_on(x); i++) put_node(x, g, &g->nodes[i]);
    xml_end(x);
    xml_line_end(x);
    xml_start(x, "edges");
    xml_line_end(x);
    for (uint32_t i = 0; i < g->nedges && xml_goes_on(x); i++) put_edge(x, g, &g->edges[i]);
    xml_end(x);
    xml_end(x);
    xml_line_end(x);
}

static void put_document(xml *x, const graph *g)
{
    xml_start(x, "gexf");
    xml_attribute(x, "xmlns", STR(NAMESPACE));
    xml_attribute(x, "xmlns:viz", STR(NAMESPACE "/viz"));
    xml_attribute(x, "version", STR("1.3"));
    xml_line_end(x);
    xml_start(x, "meta");
    xml_start(x, "creator");
    xml_text(x, STR("whosaid " WHO_VERSION));
    xml_end(x);
    xml_end(x);
    xml_line_end(x);
    put_graph(x, g);
    xml_end(x);
}

int graph_write_gexf(const graph *g, who_out *out, who_err *err) { return xml_write(g, put_document, out, err); }
