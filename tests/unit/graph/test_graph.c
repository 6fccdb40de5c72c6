/* A small corpus made by hand, built, measured and written; what is written is read back with libxml2 and cJSON. */
#include "graph/internal.h"

#include "export/export.h"
#include "model/columns.h"

#include <cjson/cJSON.h>
#include <libxml/parser.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h> /* after the headers that it does not include itself */

/* ---- corpora ---- */

enum { SPEAKERS = 4, TOPICS = 3, OUTLETS = 2, NODES = SPEAKERS + TOPICS + OUTLETS };

/* clang-format off */
#define BYTES(literal) {literal, sizeof(literal) - 1}
#define EMOJI "\xF0\x9F\x97\xB3"
#define HEBREW "\xD7\x90\xD7\x91"

static who_str aliases[] = {BYTES("Velden"), BYTES("M. Velden")};

#define EDGE(from, to, ...) {.a = from, .b = to, .tally = {__VA_ARGS__}}

static corpus_node nodes[NODES] = {
    {BYTES("person:marta-velden"), BYTES("Marta \"Mar\" Velden"), BYTES("person"),
     {9, 5, 4, 20210301, 20210402}, 0, WHO_NONE, 0, 0, 0},
    {BYTES("anonymous:senior-official"), BYTES("senior <official> & aide"), BYTES("anonymous"),
     {4, 4, 2, 20210000, 20211200}, 1, WHO_NONE, 0, 0, 0},
    {BYTES("institution:inf"), BYTES("INF " EMOJI " " HEBREW), BYTES("institution"), {1, 0, 1, 0, 0}, 2, WHO_NONE, 0, 0, 0},
    {BYTES("group:voters"), BYTES("vo\x01" "ters\x7F\t\xC2\x85\xFF\xEF\xBF\xBF\xED\xA0\x80 'x'"), BYTES("group"),
     {0, 0, 0, 0, 0}, 3, WHO_NONE, 0, 0, 0},
    {BYTES("medtop:2"), BYTES("elections"), BYTES("topic"), {8, 5, 4, 20210301, 20210402}, WHO_NONE, 1, 0, 0, 0},
    {BYTES("medtop:1"), BYTES("politics"), BYTES("topic"), {5, 4, 3, 20210301, 20210402}, WHO_NONE, 0, 0, 0, 0},
    {BYTES("medtop:3"), BYTES("weather"), BYTES("topic"), {1, 0, 1, 20210301, 20210301}, WHO_NONE, 2, 0, 0, 0},
    {BYTES("outlet:the-harbour-post"), BYTES("The Harbour Post"), BYTES("outlet"),
     {13, 8, 6, 20210301, 20210402}, WHO_NONE, WHO_NONE, 0, 0, 0},
    {BYTES("outlet:a b"), BYTES(" A  B "), BYTES("outlet"), {1, 1, 1, 20210301, 20210301}, WHO_NONE, WHO_NONE, 0, 0, 0},
};
static corpus_edge edges[] = {
    EDGE(0, 4, 6, 3, 3, 20210301, 20210402), EDGE(0, 5, 3, 2, 2, 20210301, 20210301), EDGE(0, 7, 9, 5, 4, 20210301, 20210402),
    EDGE(1, 4, 2, 2, 1, 20210000, 20211200), EDGE(1, 5, 2, 2, 1, 0, 0),               EDGE(1, 7, 4, 4, 2, 20210000, 20211200),
    EDGE(2, 6, 1, 0, 1, 0, 0),               EDGE(4, 7, 8, 5, 4, 20210301, 20210402), EDGE(5, 7, 5, 4, 3, 20210301, 20210402),
    EDGE(6, 8, 0, 0, 1, 20210301, 20210301),
};
/* clang-format on */
enum { EDGES = sizeof edges / sizeof *edges };

static named_topic topics[TOPICS] = {
    {BYTES("medtop:1"), BYTES("politics"), BYTES("medtop"), BYTES("politics")},
    {BYTES("medtop:2"), BYTES("elections"), BYTES("medtop"), BYTES("politics")},
    {BYTES("medtop:3"), BYTES("weather"), BYTES("medtop"), BYTES("weather")},
};

static who_speaker speakers[SPEAKERS] = {
    {.role = BYTES("minister of \"works\""), .affiliation = BYTES("Council & Sons"), .aliases = aliases, .naliases = 2},
};

static corpus sample(void)
{
    for (int i = 1; i < SPEAKERS; i++) speakers[i].role = speakers[i].affiliation = STR("");
    corpus c = {.nodes = nodes, .edges = edges, .speakers = speakers, .topics = topics};
    c.nnodes = NODES, c.nspeakers = SPEAKERS, c.ntopics = TOPICS, c.noutlets = OUTLETS, c.nedges = EDGES;
    c.articles = 7, c.statements = 14, c.unknown = 3;
    return c;
}

static const who_graph_options everything = WHO_GRAPH_OPTIONS_INIT;

static graph *built(const corpus *c)
{
    graph *g = NULL;
    who_err err = {.code = WHO_OK};
    int rc = graph_build(&g, c, &everything, &err);
    if (rc != WHO_OK) fail_msg("graph_build: %s", err.msg);
    return g;
}

static const graph_node *node_of(const graph *g, const char *id)
{
    for (uint32_t i = 0; i < g->nnodes; i++)
        if (str_is(g->nodes[i].id, id)) return &g->nodes[i];
    fail_msg("no node %s", id);
    return NULL;
}

/* ---- files ---- */

typedef int (*writer)(const graph *g, who_out *out, who_err *err);

static int write_flat(const graph *g, who_out *out, who_err *err)
{
    return export_graph_json(g, WHO_JSON_FLAT, out, err);
}
static int write_graphology(const graph *g, who_out *out, who_err *err)
{
    return export_graph_json(g, WHO_JSON_GRAPHOLOGY, out, err);
}
static int write_cytoscape(const graph *g, who_out *out, who_err *err)
{
    return export_graph_json(g, WHO_JSON_CYTOSCAPE, out, err);
}
static int write_node_table(const graph *g, who_out *out, who_err *err)
{
    return export_graph_csv(g, WHO_NODES_CSV, false, out, err);
}
static int write_edge_table(const graph *g, who_out *out, who_err *err)
{
    return export_graph_csv(g, WHO_EDGES_CSV, true, out, err);
}

static const writer writers[] = {graph_write_graphml, graph_write_gexf, write_flat,      write_graphology,
                                 write_cytoscape,     write_node_table, write_edge_table};

/* What the writer writes; the caller frees it. */
static char *written(const graph *g, writer write)
{
    char path[] = "/tmp/whosaid-test-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    who_out *out;
    who_err err;
    assert_int_equal(who_out_open(&out, path, &err), WHO_OK);
    assert_int_equal(write(g, out, &err), WHO_OK);
    assert_int_equal(who_out_close(out, 1, &err), WHO_OK);
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    char *text = calloc(1, (size_t)st.st_size + 1);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(text, 1, (size_t)st.st_size, file), st.st_size);
    fclose(file);
    unlink(path);
    return text;
}

static xmlDocPtr parsed_xml(const char *text)
{
    xmlDocPtr document = xmlReadMemory(text, (int)strlen(text), "graph.graphml", NULL, XML_PARSE_NONET);
    assert_non_null(document);
    return document;
}

/* The n-th child element of that name, or NULL. */
static xmlNodePtr child(xmlNodePtr parent, const char *name, int n)
{
    for (xmlNodePtr at = parent->children; at; at = at->next)
        if (at->type == XML_ELEMENT_NODE && strcmp((const char *)at->name, name) == 0 && n-- == 0) return at;
    return NULL;
}

static int count_children(xmlNodePtr parent, const char *name)
{
    int n = 0;
    while (child(parent, name, n)) n++;
    return n;
}

static bool has_attribute(xmlNodePtr element, const char *name, const char *value)
{
    xmlChar *found = xmlGetProp(element, (const xmlChar *)name);
    bool same = found && strcmp((const char *)found, value) == 0;
    xmlFree(found);
    return same;
}

/* The data of one node or edge under that key, or "" where it has none; valid until the next call. */
static const char *xml_data(xmlNodePtr graph_element, const char *of, const char *id, const char *key)
{
    static char text[256];
    for (int i = 0; i < count_children(graph_element, of); i++) {
        xmlNodePtr at = child(graph_element, of, i);
        if (!has_attribute(at, "id", id)) continue;
        text[0] = 0;
        for (int k = 0; k < count_children(at, "data"); k++)
            if (has_attribute(child(at, "data", k), "key", key)) {
                xmlChar *content = xmlNodeGetContent(child(at, "data", k));
                snprintf(text, sizeof text, "%s", (const char *)content);
                xmlFree(content);
            }
        return text;
    }
    fail_msg("no %s %s", of, id);
    return NULL;
}

/* ---- tests ---- */

static void test_nodes(void **state)
{
    (void)state;
    corpus c = sample();
    graph *g = built(&c);
    assert_int_equal(g->nnodes, NODES);
    for (uint32_t i = 1; i < g->nnodes; i++) assert_true(str_cmp(g->nodes[i - 1].id, g->nodes[i].id) < 0);
    static const struct {
        const char *id, *mode, *color, *role, *affiliation, *aliases, *scheme, *top;
        bool anonymous;
        uint32_t degree, component;
        double strength, size;
    } rows[] = {
        {"person:marta-velden", "speaker", "#0072b2", "minister of \"works\"", "Council & Sons", "Velden; M. Velden",
         "", "", false, 3, 0, 18, 40},
        {"anonymous:senior-official", "speaker", "#d55e00", "", "", "", "", "", true, 3, 0, 8, 26.67},
        {"group:voters", "speaker", "#cc79a7", "", "", "", "", "", false, 0, 2, 0, 7},
        {"medtop:2", "topic", "#009e73", "", "", "", "medtop", "politics", false, 3, 0, 16, 32},
        {"medtop:1", "topic", "#009e73", "", "", "", "medtop", "politics", false, 3, 0, 10, 25.3},
        {"outlet:the-harbour-post", "outlet", "#e69f00", "", "", "", "", "", false, 4, 0, 26, 32},
        {"outlet:a b", "outlet", "#e69f00", "", "", "", "", "", false, 1, 1, 1, 8.88},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const graph_node *n = node_of(g, rows[i].id);
        assert_string_equal(n->mode_name, rows[i].mode);
        assert_string_equal(n->color, rows[i].color);
        assert_true(str_is(n->role, rows[i].role) && str_is(n->affiliation, rows[i].affiliation));
        assert_true(str_is(n->aliases, rows[i].aliases));
        assert_true(str_is(n->scheme, rows[i].scheme) && str_is(n->top, rows[i].top));
        assert_int_equal(n->anonymous, rows[i].anonymous);
        assert_int_equal(n->degree, rows[i].degree);
        assert_int_equal(n->component, rows[i].component);
        assert_true(n->strength == rows[i].strength && fabs(n->size - rows[i].size) < 0.02);
    }
    graph_free(g);
}

static void test_edges(void **state)
{
    (void)state;
    corpus c = sample();
    graph *g = built(&c);
    int of_kind[3] = {0};
    assert_int_equal(g->nedges, EDGES);
    for (uint32_t i = 0; i < g->nedges; i++) {
        const graph_edge *e = &g->edges[i];
        if (i) assert_true(e[-1].source < e->source || (e[-1].source == e->source && e[-1].target < e->target));
        char kind[32];
        snprintf(kind, sizeof kind, "%s-%s", g->nodes[e->source].mode_name, g->nodes[e->target].mode_name);
        assert_string_equal(e->kind, kind);
        of_kind[kind[0] == 't' ? 2 : kind[8] == 'o']++;
        assert_true(e->weight >= 1 && e->alpha >= 0 && e->alpha <= 1);
        assert_true(str_eq(g->nodes[e->source].id, nodes[e->edge->a].id));
    }
    assert_int_equal(of_kind[0], 5);
    assert_int_equal(of_kind[1], 2);
    assert_int_equal(of_kind[2], 3);
    graph_free(g);
}

static void test_measures(void **state)
{
    (void)state;
    corpus c = sample();
    graph *g = built(&c);
    const graph_node *hub = node_of(g, "outlet:the-harbour-post");
    double sum = 0;
    for (uint32_t i = 0; i < g->nnodes; i++) {
        const graph_node *n = &g->nodes[i];
        assert_true(n == hub || n->pagerank < hub->pagerank);
        assert_true(n->size >= 7 && n->size <= 40);
        for (uint32_t k = 0; k < i; k++) /* beside each other: labels are wider than discs, discs higher than labels */
            assert_true(fabs(n->x - g->nodes[k].x) + 0.02 >= n->size + g->nodes[k].size ||
                        fabs(n->y - g->nodes[k].y) + 0.02 >= n->size + g->nodes[k].size);
        sum += n->pagerank;
        for (uint32_t k = 0; k < g->nnodes; k++)
            if (n->community == g->nodes[k].community) assert_int_equal(n->component, g->nodes[k].component);
    }
    assert_true(fabs(sum - 1) < 1e-4);
    assert_int_equal(hub->community, 0);
    /* two of two edges: (1 - w/s)^(k-1), the lower end; a leaf's own end is 1 */
    for (uint32_t i = 0; i < g->nedges; i++) {
        const graph_edge *e = &g->edges[i];
        if (e->edge == &edges[6]) /* institution (one edge) to weather (1 of 2, two edges) */
            assert_true(fabs(e->alpha - 0.5) < 1e-9);
        if (e->edge == &edges[2]) /* 9 of 18 with three edges, 9 of 26 with four */
            assert_true(fabs(e->alpha - 0.25) < 1e-9);
    }
    graph_free(g);
}

/* Of a large graph only a core is laid out: the others still stand nearer to their own neighbour than to most. */
static void test_large(void **state)
{
    (void)state;
    enum { HUBS = 8, LEAVES = 4000, ALL = HUBS + LEAVES, BRIDGES = LEAVES / 50 };
    corpus c = sample();
    corpus_node *many = calloc(ALL, sizeof *many);
    corpus_edge *tied = calloc(LEAVES + BRIDGES, sizeof *tied);
    char(*ids)[24] = calloc(ALL, sizeof *ids);
    for (uint32_t i = 0; i < ALL; i++) {
        bool hub = i < HUBS;
        int length = snprintf(ids[i], sizeof ids[i], "%s:%04u", hub ? "outlet" : "person", i);
        who_str id = {ids[i], (size_t)length};
        many[i] = (corpus_node){.id = id, .label = id, .kind = hub ? STR("outlet") : STR("person"), .topic = WHO_NONE};
        many[i].tally = (who_tally){.statements = 1, .articles = 1};
        if (!hub) tied[i - HUBS] = (corpus_edge){.a = i, .b = i % HUBS, .tally = many[i].tally};
    }
    for (uint32_t i = 0; i < BRIDGES; i++) /* each to the next hub too */
        tied[LEAVES + i] = (corpus_edge){.a = HUBS + i, .b = (i + 1) % HUBS, .tally = many[0].tally};
    c.nodes = many, c.edges = tied, c.nnodes = ALL, c.nedges = LEAVES + BRIDGES, c.noutlets = HUBS;
    graph *g = built(&c);
    uint32_t near = 0;
    for (uint32_t i = HUBS; i < g->nnodes; i++) {
        uint32_t nearer = 0;
        const graph_node *own = &g->nodes[i % HUBS], *leaf = &g->nodes[i];
        double distance = hypot(own->x - leaf->x, own->y - leaf->y);
        for (uint32_t k = 0; k < HUBS; k++)
            nearer += hypot(g->nodes[k].x - leaf->x, g->nodes[k].y - leaf->y) < distance;
        near += nearer < HUBS / 2;
    }
    assert_true(near > LEAVES * 3 / 4);
    graph_free(g);
    free(many);
    free(tied);
    free(ids);
}

static void test_graphml(void **state)
{
    (void)state;
    corpus c = sample();
    graph *g = built(&c);
    char *text = written(g, graph_write_graphml);
    xmlDocPtr document = parsed_xml(text);
    xmlNodePtr root = xmlDocGetRootElement(document), all = child(root, "graph", 0);
    assert_int_equal(count_children(root, "key"), graph_node_columns(g).n + graph_edge_columns(g).n);
    assert_int_equal(count_children(all, "node"), NODES);
    assert_int_equal(count_children(all, "edge"), EDGES);
    assert_true(has_attribute(all, "edgedefault", "undirected"));
    static const struct {
        const char *of, *id, *key, *value;
    } rows[] = {
        {"node", "person:marta-velden", "v_label", "Marta \"Mar\" Velden"},
        {"node", "person:marta-velden", "v_name", "person:marta-velden"},
        {"node", "person:marta-velden", "v_role", "minister of \"works\""},
        {"node", "person:marta-velden", "v_first_date", "2021-03-01"},
        {"node", "person:marta-velden", "v_statements", "9"},
        {"node", "person:marta-velden", "v_strength", "18.0"},
        {"node", "person:marta-velden", "v_anonymous", "false"},
        {"node", "anonymous:senior-official", "v_anonymous", "true"},
        {"node", "anonymous:senior-official", "v_label", "senior <official> & aide"},
        {"node", "anonymous:senior-official", "v_first_date", "2021"},
        {"node", "anonymous:senior-official", "v_last_date", "2021-12"},
        {"node", "anonymous:senior-official", "v_role", ""},
        {"node", "institution:inf", "v_label", "INF " EMOJI " " HEBREW},
        {"node", "institution:inf", "v_first_date", ""},
        {"node", "group:voters", "v_label",
         "vo ters   \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD 'x'"},
        {"node", "outlet:a b", "v_label", " A  B "},
        {"edge", "person:marta-velden--medtop:2", "e_weight", "6.0"},
        {"edge", "person:marta-velden--medtop:2", "e_kind", "speaker-topic"},
        {"edge", "person:marta-velden--medtop:2", "e_quotations", "3"},
        {"edge", "medtop:3--outlet:a b", "e_weight", "1.0"},
        {"edge", "medtop:3--outlet:a b", "e_statements", "0"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(xml_data(all, rows[i].of, rows[i].id, rows[i].key), rows[i].value);
    assert_non_null(strstr(text, ">Marta \"Mar\" Velden<")); /* not &quot;, between two of which readers lose a space */
    xmlFreeDoc(document);
    free(text);
    graph_free(g);
}

static void test_json(void **state)
{
    (void)state;
    corpus c = sample();
    graph *g = built(&c);
    char *text = written(g, write_flat);
    cJSON *all = cJSON_Parse(text);
    assert_non_null(all);
    assert_true(cJSON_IsFalse(cJSON_GetObjectItem(all, "directed")));
    assert_true(cJSON_IsFalse(cJSON_GetObjectItem(all, "multigraph")));
    assert_int_equal(cJSON_GetObjectItem(cJSON_GetObjectItem(all, "graph"), "unknown")->valueint, 3);
    const cJSON *options = cJSON_GetObjectItem(all, "options");
    assert_string_equal(cJSON_GetObjectItem(options, "type")->valuestring, "undirected");
    const cJSON *list = cJSON_GetObjectItem(all, "nodes"), *element;
    assert_int_equal(cJSON_GetArraySize(list), NODES);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(all, "edges")), EDGES);
    cJSON_ArrayForEach(element, list)
    {
        const char *id = cJSON_GetObjectItem(element, "id")->valuestring;
        const graph_node *n = node_of(g, id);
        assert_string_equal(cJSON_GetObjectItem(element, "key")->valuestring, id);
        assert_true(str_is(n->label, cJSON_GetObjectItem(element, "label")->valuestring));
        assert_int_equal(cJSON_GetObjectItem(element, "community")->valueint, n->community);
        assert_true(cJSON_GetObjectItem(element, "x")->valuedouble == n->x);
        assert_int_equal(cJSON_GetArraySize(element), graph_node_columns(g).n + 1); /* id and key for the name */
    }
    cJSON_ArrayForEach(element, cJSON_GetObjectItem(all, "edges"))
    {
        assert_int_equal(cJSON_GetArraySize(element), graph_edge_columns(g).n + 3);
        node_of(g, cJSON_GetObjectItem(element, "source")->valuestring);
        node_of(g, cJSON_GetObjectItem(element, "target")->valuestring);
    }
    assert_non_null(strstr(text, "\"weight\":6.0,"));
    cJSON_Delete(all);
    free(text);
    graph_free(g);
}

static void test_gexf(void **state)
{
    (void)state;
    corpus c = sample();
    corpus_spell spells[] = {{20210301, 20210301}, {20210401, 20210402}};
    c.spells = spells;
    nodes[0].nspells = 2;
    graph *g = built(&c);
    char *text = written(g, graph_write_gexf);
    xmlDocPtr document = parsed_xml(text);
    xmlNodePtr root = xmlDocGetRootElement(document), all = child(root, "graph", 0);
    assert_true(has_attribute(root, "version", "1.3"));
    assert_true(has_attribute(all, "defaultedgetype", "undirected") && has_attribute(all, "timeformat", "date"));
    assert_int_equal(count_children(child(all, "nodes", 0), "node"), NODES);
    assert_int_equal(count_children(child(all, "edges", 0), "edge"), EDGES);
    xmlNodePtr velden = NULL;
    for (int i = 0; i < NODES && !velden; i++) {
        velden = child(child(all, "nodes", 0), "node", i);
        if (!has_attribute(velden, "id", "person:marta-velden")) velden = NULL;
    }
    assert_non_null(velden);
    assert_true(has_attribute(velden, "label", "Marta \"Mar\" Velden"));
    assert_true(has_attribute(child(velden, "size", 0), "value", "40"));
    assert_true(has_attribute(child(velden, "color", 0), "g", "114") && child(velden, "position", 0));
    assert_true(has_attribute(child(child(velden, "spells", 0), "spell", 1), "start", "2021-04-01"));
    assert_true(has_attribute(child(child(velden, "spells", 0), "spell", 1), "end", "2021-04-02"));
    xmlNodePtr edge = child(child(all, "edges", 0), "edge", 0);
    assert_null(child(edge, "spells", 0));
    assert_non_null(child(edge, "attvalues", 0));
    nodes[0].nspells = 0;
    xmlFreeDoc(document);
    free(text);
    graph_free(g);
}

static void test_tables(void **state)
{
    (void)state;
    corpus c = sample();
    graph *g = built(&c);
    char *table = written(g, write_node_table), *edge_table = written(g, write_edge_table);
    assert_true(strncmp(table, "Id,Label,kind,mode,anonymous,", 29) == 0);
    assert_true(strncmp(edge_table, "Source,Target,Type,Id,Weight,kind,", 34) == 0);
    assert_non_null(strstr(table, "\r\nperson:marta-velden,\"Marta \"\"Mar\"\" Velden\",person,speaker,false,"));
    assert_non_null(strstr(table, "\r\noutlet:a b,\" A  B \",outlet,"));
    assert_non_null(strstr(edge_table, "\r\nperson:marta-velden,medtop:2,Undirected,person:marta-velden--medtop:2,6,"));
    int lines = 0;
    for (const char *at = table; (at = strchr(at, '\n')); at++) lines++;
    assert_int_equal(lines, NODES + 1);
    free(table);
    free(edge_table);
    graph_free(g);
}

static void test_json_forms(void **state)
{
    (void)state;
    corpus c = sample();
    graph *g = built(&c);
    char *text = written(g, write_graphology);
    cJSON *all = cJSON_Parse(text);
    assert_non_null(all);
    const cJSON *node = cJSON_GetArrayItem(cJSON_GetObjectItem(all, "nodes"), 0);
    assert_int_equal(cJSON_GetArraySize(node), 2);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(node, "attributes")), graph_node_columns(g).n);
    const cJSON *edge = cJSON_GetArrayItem(cJSON_GetObjectItem(all, "edges"), 0);
    assert_true(cJSON_IsTrue(cJSON_GetObjectItem(edge, "undirected")));
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(edge, "attributes")), graph_edge_columns(g).n);
    cJSON_Delete(all);
    free(text);
    text = written(g, write_cytoscape);
    all = cJSON_Parse(text);
    assert_non_null(all);
    const cJSON *elements = cJSON_GetObjectItem(all, "elements");
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(elements, "nodes")), NODES);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(elements, "edges")), EDGES);
    node = cJSON_GetArrayItem(cJSON_GetObjectItem(elements, "nodes"), 0);
    assert_string_equal(cJSON_GetObjectItem(cJSON_GetObjectItem(node, "data"), "id")->valuestring,
                        "anonymous:senior-official");
    assert_true(cJSON_GetObjectItem(cJSON_GetObjectItem(node, "position"), "x")->valuedouble == g->nodes[0].x);
    cJSON_Delete(all);
    free(text);
    graph_free(g);
}

/* The same bytes again, also from nodes and edges in another order, and where the locale has a decimal comma. */
static void test_same_bytes(void **state)
{
    (void)state;
    corpus c = sample();
    graph *g = built(&c);
    corpus_node turned[NODES];
    corpus_edge turned_edges[EDGES];
    uint32_t place[NODES];
    static const uint32_t from[] = {0, SPEAKERS, SPEAKERS + TOPICS, NODES};
    for (int k = 0; k < 3; k++)
        for (uint32_t i = from[k]; i < from[k + 1]; i++) place[i] = from[k] + from[k + 1] - 1 - i;
    for (uint32_t i = 0; i < NODES; i++) turned[place[i]] = nodes[i];
    for (uint32_t i = 0; i < EDGES; i++) {
        const corpus_edge *e = &edges[EDGES - 1 - i];
        turned_edges[i] = (corpus_edge){.a = place[e->a], .b = place[e->b], .tally = e->tally};
    }
    corpus other = sample();
    other.nodes = turned;
    other.edges = turned_edges;
    if (!setlocale(LC_ALL, "de_DE.UTF-8")) print_message("no de_DE.UTF-8 here: the locale is not tested\n");
    graph *h = built(&other);
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        char *again = written(h, writers[i]);
        setlocale(LC_ALL, "C");
        char *first = written(g, writers[i]);
        assert_string_equal(first, again);
        free(first);
        free(again);
    }
    graph_free(h);
    graph_free(g);
}

static void test_small(void **state)
{
    (void)state;
    static const struct {
        uint32_t first, n;
    } rows[] = {{0, 0}, {0, 1}, {0, 2}, {0, SPEAKERS}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        corpus c = sample();
        c.nedges = c.ntopics = c.noutlets = 0;
        c.nnodes = c.nspeakers = rows[i].n;
        graph *g = built(&c);
        assert_int_equal(g->nnodes, rows[i].n);
        for (uint32_t k = 0; k < g->nnodes; k++) {
            assert_int_equal(g->nodes[k].community, g->nodes[k].component);
            assert_true(fabs(g->nodes[k].pagerank - 1.0 / g->nnodes) < 1e-5);
        }
        char *xml = written(g, graph_write_graphml), *json = written(g, write_flat);
        xmlDocPtr document = parsed_xml(xml);
        assert_int_equal(count_children(child(xmlDocGetRootElement(document), "graph", 0), "node"), rows[i].n);
        cJSON *all = cJSON_Parse(json);
        assert_non_null(all);
        assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(all, "nodes")), rows[i].n);
        assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(all, "edges")), 0);
        cJSON_Delete(all);
        xmlFreeDoc(document);
        free(xml);
        free(json);
        graph_free(g);
    }
}

static void test_full_disk(void **state)
{
    (void)state;
    if (access("/dev/full", W_OK) != 0) skip();
    corpus c = sample();
    graph *g = built(&c);
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        who_out *out;
        who_err err = {.code = WHO_OK};
        assert_int_equal(who_out_open(&out, "/dev/full", &err), WHO_OK);
        int rc = WHO_OK;
        for (int k = 0; k < 100 && rc == WHO_OK; k++) /* until the buffer of the output is full too */
            rc = writers[i](g, out, &err);
        assert_int_equal(rc, WHO_EOUTPUT);
        assert_non_null(strstr(err.msg, "space"));
        assert_int_equal(who_out_close(out, 1, &err), WHO_EOUTPUT);
    }
    graph_free(g);
}

static void test_errors(void **state)
{
    (void)state;
    corpus c = sample();
    corpus_edge astray = {.a = 0, .b = NODES, .tally = {1, 1, 1, 0, 0}};
    c.edges = &astray;
    c.nedges = 1;
    graph *g = (graph *)&c;
    who_err err = {.code = WHO_OK};
    assert_int_equal(graph_build(&g, &c, &everything, &err), WHO_EGRAPH);
    assert_null(g);
    assert_int_equal(err.code, WHO_EGRAPH);

    /* igraph's own message, the first one, and its handlers as they were */
    igraph_error_handler_t *before = igraph_set_error_handler(igraph_error_handler_ignore);
    guard old;
    who_err found = {.code = WHO_OK};
    guard_enter(&old, &found);
    igraph_t ig;
    igraph_vector_int_t ends;
    assert_int_equal(igraph_vector_int_init(&ends, 2), IGRAPH_SUCCESS);
    VECTOR(ends)[0] = -5;
    igraph_error_t code = igraph_create(&ig, &ends, 1, IGRAPH_UNDIRECTED);
    assert_int_not_equal(code, IGRAPH_SUCCESS);
    igraph_vector_int_destroy(&ends);
    guard_leave(&old);
    assert_int_equal(guard_failed(code, &found), WHO_EGRAPH);
    assert_int_equal(found.code, WHO_EGRAPH);
    assert_true(strncmp(found.msg, "igraph: ", 8) == 0 && strlen(found.msg) > 12);
    assert_ptr_equal(igraph_set_error_handler(before), igraph_error_handler_ignore);
}

/* Every row of the table is written under a name of its own that no client takes for something else. */
static void test_columns(void **state)
{
    (void)state;
    static const char taken[][20] = {
        "id",         "type", "class",     "degree",       "pageranks",       "modularity_class",
        "clustering", "hub",  "authority", "eccentricity", "componentnumber", "eigencentrality"};
    graph all = {.has_texts = true, .is_projection = true}, usual = {0};
    const columns tables[] = {graph_node_columns(&all), graph_edge_columns(&all)};
    assert_int_equal(graph_node_columns(&usual).n, tables[0].n - 2);
    assert_int_equal(graph_edge_columns(&usual).n, tables[1].n - 2);
    for (int t = 0; t < 2; t++)
        for (int i = 0; i < tables[t].n; i++) {
            const char *name = tables[t].list[i].name;
            assert_non_null(name);
            assert_true(strlen(name) < 32 && strspn(name, "abcdefghijklmnopqrstuvwxyz_") == strlen(name));
            for (size_t k = 0; k < sizeof taken / sizeof *taken; k++) assert_string_not_equal(name, taken[k]);
            for (int k = 0; k < i; k++) assert_string_not_equal(name, tables[t].list[k].name);
        }
    assert_string_equal(column_type_name(COLUMN_BOOLEAN), "boolean");
    assert_true(strncmp(graph_igraph_version(), "0.10", 4) == 0 || graph_igraph_version()[0] >= '1');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nodes),      cmocka_unit_test(test_edges),     cmocka_unit_test(test_measures),
        cmocka_unit_test(test_graphml),    cmocka_unit_test(test_json),      cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_small),      cmocka_unit_test(test_full_disk), cmocka_unit_test(test_errors),
        cmocka_unit_test(test_columns),    cmocka_unit_test(test_gexf),      cmocka_unit_test(test_tables),
        cmocka_unit_test(test_json_forms), cmocka_unit_test(test_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
