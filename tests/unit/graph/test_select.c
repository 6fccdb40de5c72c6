/* Selections, projections and slices of a small corpus that kept its statements. */
#include "graph/internal.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* after the headers that it does not include itself */

/* The topics of the session below: polls stand below elections, these below politics. The library's own is in
 * pipeline.c. */
who_topic_info who_topic_get(const who_session *session, uint32_t topic)
{
    static const char *const labels[] = {"politics", "polls", "weather", "elections", ""};
    static const char *const ids[] = {"medtop:1", "medtop:2", "medtop:3", "medtop:4", ""};
    static const uint32_t broader[] = {WHO_NONE, 3, WHO_NONE, 0, WHO_NONE};
    assert_non_null(session);
    assert_true(topic < 5);
    return (who_topic_info){str_of(ids[topic]), str_of(labels[topic]), STR("medtop"), broader[topic], WHO_NONE};
}

static int session_stub;

/* ---- the corpus ---- */

enum { VELDEN, OSS, OFFICIAL, POLITICS, POLLS, WEATHER, POST, WIRE, NODES };

/* clang-format off */
#define BYTES(literal) {literal, sizeof(literal) - 1}
#define NODE(i, l, k, s, t) {.id = BYTES(i), .label = BYTES(l), .kind = BYTES(k), .speaker = s, .topic = t}

static corpus_node nodes[NODES] = {
    NODE("person:marta-velden", "Marta Velden", "person", 0, WHO_NONE),
    NODE("person:jan-oss", "Jan Oss", "person", 1, WHO_NONE),
    NODE("anonymous:official", "official", "anonymous", 2, WHO_NONE),
    NODE("medtop:1", "politics", "topic", WHO_NONE, 0),
    NODE("medtop:2", "polls", "topic", WHO_NONE, 1),
    NODE("medtop:3", "weather", "topic", WHO_NONE, 2),
    NODE("outlet:post", "The Post", "outlet", WHO_NONE, WHO_NONE),
    NODE("outlet:wire", "The Wire", "outlet", WHO_NONE, WHO_NONE),
};
static named_topic topics[] = {
    {BYTES("medtop:1"), BYTES("politics"), BYTES("medtop"), BYTES("politics")},
    {BYTES("medtop:2"), BYTES("polls"), BYTES("medtop"), BYTES("politics")},
    {BYTES("medtop:3"), BYTES("weather"), BYTES("medtop"), BYTES("weather")},
};
static who_str aliases[] = {BYTES("Mayor Velden")};
static who_speaker speakers[] = {{.aliases = aliases, .naliases = 1}, {.naliases = 0}, {.naliases = 0}};

static corpus_article articles[] = {
    {BYTES("a1"), BYTES("Bridge"), BYTES("https://example.org/1"), POST, 20210301},
    {BYTES("a2"), BYTES("Rain"), BYTES(""), POST, 20210302},
    {BYTES("a3"), BYTES("Snow"), BYTES(""), WIRE, 20210400},
    {BYTES("a4"), BYTES(""), BYTES(""), WHO_NONE, 0},
};
/* speakers, topics, about */
static uint32_t refs[] = {
    VELDEN,      POLLS,           OSS,    /* 0 */
    VELDEN, OSS, POLITICS, POLLS,         /* 3 */
    OFFICIAL,    WEATHER,                     /* 7 */
    VELDEN,                                   /* 9 */
    OSS,         WEATHER,             VELDEN, /* 10 */
    OFFICIAL,    POLITICS,                    /* 13 */
};
static corpus_statement statements[] = {
    {.id = 1, .article = 0, .refs = 0, .nspeakers = 1, .ntopics = 1, .nabout = 1, .type = WHO_DIRECT},
    {.id = 2, .article = 0, .refs = 3, .nspeakers = 2, .ntopics = 2, .type = WHO_INDIRECT},
    {.id = 3, .article = 1, .refs = 7, .nspeakers = 1, .ntopics = 1, .type = WHO_MIXED},
    {.id = 4, .article = 1, .refs = 9, .nspeakers = 1, .type = WHO_DIRECT},
    {.id = 5, .article = 2, .refs = 10, .nspeakers = 1, .ntopics = 1, .nabout = 1, .type = WHO_DIRECT},
    {.id = 6, .article = 3, .refs = 13, .nspeakers = 1, .ntopics = 1, .type = WHO_INDIRECT},
};
static who_str texts[] = {BYTES(" We will\n\x02 rebuild it.\t"), BYTES("the bridge"), BYTES("rain"), BYTES("No."),
                          BYTES("snow, says the mayor, in a sentence that is longer than any label of a node should be"),
                          BYTES("nothing")};
/* clang-format on */

static corpus sample(void)
{
    for (int i = 0; i < 3; i++) speakers[i].role = speakers[i].affiliation = STR("");
    return (corpus){.session = (const void *)&session_stub,
                    .nodes = nodes,
                    .nnodes = NODES,
                    .nspeakers = 3,
                    .ntopics = 3,
                    .noutlets = 2,
                    .speakers = speakers,
                    .topics = topics,
                    .kept_articles = articles,
                    .nkept_articles = 4,
                    .kept = statements,
                    .kept_texts = texts,
                    .nkept = 6,
                    .refs = refs,
                    .articles = 4,
                    .statements = 6};
}

static graph *built(const corpus *c, const who_graph_options *o)
{
    graph *g = NULL;
    who_err err = {.code = WHO_OK};
    if (graph_build(&g, c, o, &err) != WHO_OK) fail_msg("graph_build: %s", err.msg);
    return g;
}

static const graph_node *node_of(const graph *g, const char *id)
{
    for (uint32_t i = 0; i < g->nnodes; i++)
        if (str_is(g->nodes[i].id, id)) return &g->nodes[i];
    return NULL;
}

static const graph_edge *edge_of(const graph *g, const char *source, const char *target)
{
    for (uint32_t i = 0; i < g->nedges; i++)
        if (str_is(g->nodes[g->edges[i].source].id, source) && str_is(g->nodes[g->edges[i].target].id, target))
            return &g->edges[i];
    return NULL;
}

/* ---- tests ---- */

static void test_everything(void **state)
{
    (void)state;
    corpus c = sample();
    who_graph_options o = WHO_GRAPH_OPTIONS_INIT;
    graph *g = built(&c, &o);
    static const struct {
        const char *id;
        uint32_t statements, quotations, articles, first, last, to_speakers, to_topics, to_outlets;
    } rows[] = {
        {"person:marta-velden", 3, 2, 2, 20210301, 20210302, 0, 2, 1},
        {"person:jan-oss", 2, 1, 2, 20210301, 20210400, 0, 3, 2},
        {"anonymous:official", 2, 1, 2, 20210302, 20210302, 0, 2, 1},
        {"medtop:1", 2, 0, 2, 20210301, 20210301, 3, 0, 1},
        {"medtop:2", 2, 1, 1, 20210301, 20210301, 2, 0, 1},
        {"outlet:post", 4, 3, 2, 20210301, 20210302, 3, 3, 0},
        {"outlet:wire", 1, 1, 1, 20210400, 20210400, 1, 1, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const graph_node *n = node_of(g, rows[i].id);
        assert_non_null(n);
        assert_int_equal(n->tally.statements, rows[i].statements);
        assert_int_equal(n->tally.quotations, rows[i].quotations);
        assert_int_equal(n->tally.articles, rows[i].articles);
        assert_int_equal(n->tally.first_date, rows[i].first);
        assert_int_equal(n->tally.last_date, rows[i].last);
        assert_int_equal(n->degree_of[MODE_SPEAKER], rows[i].to_speakers);
        assert_int_equal(n->degree_of[MODE_TOPIC], rows[i].to_topics);
        assert_int_equal(n->degree_of[MODE_OUTLET], rows[i].to_outlets);
        assert_int_equal(n->degree, rows[i].to_speakers + rows[i].to_topics + rows[i].to_outlets);
    }
    const graph_edge *e = edge_of(g, "person:marta-velden", "medtop:2");
    assert_int_equal(e->tally.statements, 2);
    assert_int_equal(e->tally.articles, 1);
    assert_true(e->weight == 2 && e->direct == 0.5);
    /* the joint statement counts once between topic and outlet */
    assert_int_equal(edge_of(g, "medtop:2", "outlet:post")->tally.statements, 2);
    assert_int_equal(node_of(g, "person:marta-velden")->strength_rank, 1);
    who_graph_counts in = who_graph_count(g);
    assert_int_equal(in.nodes, NODES);
    assert_int_equal(in.statements, 6);
    assert_int_equal(who_graph_list(g, WHO_TOPICS), 3);
    assert_true(str_is(who_graph_row(g, WHO_SPEAKERS, 0).id, "person:marta-velden"));
    assert_int_equal(who_graph_row(g, WHO_SPEAKERS, 0).tally.statements, 3);
    graph_free(g);
}

static void test_selections(void **state)
{
    (void)state;
    corpus c = sample();
    static const who_graph_options all = WHO_GRAPH_OPTIONS_INIT;
    who_graph_options o[13];
    for (int i = 0; i < 13; i++) o[i] = all;
    o[0].since = "2021-03-02";
    o[1].until = "2021-03";
    o[2].since = "2021", o[2].until = "2021";
    o[3].since = "2021-04-02"; /* April as a whole is not after it */
    o[4].outlets = "the wire; outlet:POST";
    o[5].topics = "Politics";   /* and polls, which are below it */
    o[12].topics = "elections"; /* between the two */
    o[6].speakers = "mayor velden";
    o[7].kinds = "anonymous";
    o[8].kinds = "person, anonymous", o[8].topics = "weather";
    o[9].min_statements = 2;
    o[10].top = 1;
    o[11].outlets = "The Post", o[11].kinds = "person", o[11].until = "2021-03-01";
    static const struct {
        uint32_t statements, nodes;
        const char *in, *out; /* a node that is there, and one that is not */
    } rows[13] = {
        {3, 6, "outlet:wire", "medtop:1"},
        {4, 7, "anonymous:official", "outlet:wire"},
        {5, 8, "outlet:wire", "medtop:9"},
        {0, 0, NULL, "outlet:post"},
        {5, 8, "outlet:wire", "medtop:9"},
        {3, 6, "medtop:2", "medtop:3"},
        {3, 5, "person:jan-oss", "medtop:3"},
        {2, 4, "medtop:1", "person:jan-oss"},
        {2, 5, "anonymous:official", "person:marta-velden"},
        {6, 7, "medtop:1", "outlet:wire"},
        {6, 3, "outlet:post", "person:jan-oss"},
        {2, 5, "person:jan-oss", "anonymous:official"},
        {2, 5, "medtop:1", "anonymous:official"},
    };
    for (int i = 0; i < 13; i++) {
        graph *g = built(&c, &o[i]);
        if (who_graph_count(g).statements != rows[i].statements || g->nnodes != rows[i].nodes)
            fail_msg("selection %d: %u statements, %u nodes", i, (unsigned)who_graph_count(g).statements,
                     (unsigned)g->nnodes);
        if (rows[i].in) assert_non_null(node_of(g, rows[i].in));
        assert_null(node_of(g, rows[i].out));
        graph_free(g);
    }
}

static void test_refused(void **state)
{
    (void)state;
    corpus c = sample();
    static const who_graph_options all = WHO_GRAPH_OPTIONS_INIT;
    who_graph_options o[7];
    for (int i = 0; i < 7; i++) o[i] = all;
    o[0].since = "yesterday";
    o[1].since = "2022", o[1].until = "2021";
    o[2].kinds = "person,robot";
    o[3].speakers = "Marta Velden;Nobody";
    o[4].topics = "sport";
    o[5].outlets = "person:jan-oss"; /* an id, but no outlet's */
    o[6].backbone = NAN;
    static const char *const says[7] = {
        "--since takes a date", "--since 2022 is after", "'robot'", "'Nobody'", "--topic", "--outlet",
        "between 0 and 1"};
    for (int i = 0; i < 7; i++) {
        graph *g;
        who_err err = {.code = WHO_OK};
        assert_int_equal(graph_build(&g, &c, &o[i], &err), WHO_EUSAGE);
        assert_null(g);
        if (!strstr(err.msg, says[i])) fail_msg("%s: not '%s'", err.msg, says[i]);
    }
    c.kept_articles = NULL; /* nothing was kept */
    graph *g;
    who_err err = {.code = WHO_OK};
    who_graph_options year = all;
    year.since = "2021";
    assert_int_equal(graph_build(&g, &c, &year, &err), WHO_EUSAGE);
}

static void test_counts_and_backbone(void **state)
{
    (void)state;
    corpus c = sample();
    who_graph_options o = WHO_GRAPH_OPTIONS_INIT;
    o.count_articles = 1;
    graph *g = built(&c, &o);
    assert_true(edge_of(g, "person:marta-velden", "medtop:2")->weight == 1);
    assert_true(edge_of(g, "person:marta-velden", "outlet:post")->weight == 2);
    graph_free(g);
    o.count_articles = 0;
    g = built(&c, &o);
    double least = 1;
    uint32_t strong = 0;
    for (uint32_t i = 0; i < g->nedges; i++) least = fmin(least, g->edges[i].alpha);
    for (uint32_t i = 0; i < g->nedges; i++) strong += g->edges[i].alpha <= least;
    graph_free(g);
    o.backbone = least;
    g = built(&c, &o);
    assert_int_equal(g->nedges, strong);
    for (uint32_t i = 0; i < g->nnodes; i++) assert_true(g->nodes[i].degree > 0);
    for (uint32_t i = 0; i < g->nedges; i++) assert_true(g->edges[i].alpha <= least);
    graph_free(g);
}

static void test_projections(void **state)
{
    (void)state;
    corpus c = sample();
    who_graph_options o = WHO_GRAPH_OPTIONS_INIT;
    o.view = WHO_VIEW_SPEAKERS;
    graph *g = built(&c, &o);
    assert_int_equal(g->nnodes, 3);
    assert_int_equal(g->nedges, 3);
    /* Oss: politics 1, elections 1, weather 1. Velden: politics 1, elections 2. */
    const graph_edge *e = edge_of(g, "person:jan-oss", "person:marta-velden");
    assert_non_null(e);
    assert_string_equal(e->kind, "speaker-speaker");
    assert_true(e->weight == 2 && e->tally.statements == 2);
    assert_true(fabs(e->jaccard - 2.0 / 3) < 1e-5);
    assert_true(fabs(e->cosine - 3 / (sqrt(3) * sqrt(5))) < 1e-5);
    graph_free(g);
    o.view = WHO_VIEW_OUTLETS;
    g = built(&c, &o);
    assert_int_equal(g->nedges, 1);
    assert_true(edge_of(g, "outlet:post", "outlet:wire")->weight == 1); /* both quote Oss */
    graph_free(g);
    o.view = WHO_VIEW_TOPICS;
    g = built(&c, &o);
    assert_int_equal(g->nnodes, 3);
    assert_true(edge_of(g, "medtop:1", "medtop:2")->weight == 2);
    graph_free(g);
    o.view = WHO_VIEW_ABOUT;
    g = built(&c, &o);
    assert_true(g->directed && g->nnodes == 2 && g->nedges == 2);
    assert_int_equal(edge_of(g, "person:marta-velden", "person:jan-oss")->tally.first_date, 20210301);
    assert_int_equal(edge_of(g, "person:jan-oss", "person:marta-velden")->tally.first_date, 20210400);
    graph_free(g);
}

static void test_more_nodes_and_edges(void **state)
{
    (void)state;
    corpus c = sample();
    who_graph_options o = WHO_GRAPH_OPTIONS_INIT;
    o.together = 1;
    graph *g = built(&c, &o);
    const graph_edge *e = edge_of(g, "person:jan-oss", "person:marta-velden");
    assert_non_null(e);
    assert_true(e->weight == 1 && e->tally.articles == 1);
    assert_non_null(edge_of(g, "anonymous:official", "person:marta-velden")); /* a2 */
    assert_null(edge_of(g, "anonymous:official", "person:jan-oss"));
    graph_free(g);
    o.together = 0;
    o.statement_nodes = o.article_nodes = 1;
    g = built(&c, &o);
    assert_int_equal(g->nnodes, NODES + 6 + 4);
    const graph_node *n = node_of(g, "statement:0000000000000005"), *a = node_of(g, "article:a1");
    assert_non_null(n);
    assert_true(str_eq(n->text, texts[4]) && n->label.len < 70 && str_ends(n->label, "\xe2\x80\xa6"));
    assert_string_equal(n->mode_name, "statement");
    assert_true(str_is(node_of(g, "statement:0000000000000001")->text, "We will rebuild it."));
    assert_true(str_is(a->label, "Bridge") && str_is(a->url, "https://example.org/1"));
    assert_int_equal(a->tally.statements, 2);
    assert_string_equal(edge_of(g, "person:jan-oss", "statement:0000000000000005")->kind, "speaker-statement");
    assert_non_null(edge_of(g, "statement:0000000000000005", "medtop:3"));
    assert_non_null(edge_of(g, "statement:0000000000000005", "article:a3"));
    assert_non_null(edge_of(g, "article:a3", "outlet:wire"));
    assert_null(edge_of(g, "statement:0000000000000005", "outlet:wire"));
    graph_free(g);
}

static void test_spells(void **state)
{
    (void)state;
    corpus c = sample();
    who_graph_options o = WHO_GRAPH_OPTIONS_INIT;
    o.dates = 1;
    graph *g = built(&c, &o);
    const corpus_spell *spells = g->corpus->spells;
    const corpus_node *velden = node_of(g, "person:marta-velden")->node, *oss = node_of(g, "person:jan-oss")->node;
    assert_int_equal(velden->nspells, 1); /* two days in a row */
    assert_int_equal(spells[velden->spells].start, 20210301);
    assert_int_equal(spells[velden->spells].end, 20210302);
    assert_int_equal(oss->nspells, 2);
    assert_int_equal(spells[oss->spells + 1].start, 20210401);
    assert_int_equal(spells[oss->spells + 1].end, 20210430);
    const corpus_edge *e = edge_of(g, "anonymous:official", "medtop:1")->edge;
    assert_int_equal(e->nspells, 0); /* no date */
    graph_free(g);
}

static void test_slices(void **state)
{
    (void)state;
    corpus c = sample();
    who_graph_options o = WHO_GRAPH_OPTIONS_INIT;
    o.slices = WHO_BY_MONTH;
    graph *g = built(&c, &o), *march;
    who_err err = {.code = WHO_OK};
    assert_int_equal(who_graph_slices(g), 2);
    assert_string_equal(who_graph_slice_name(g, 0), "2021-03");
    assert_string_equal(who_graph_slice_name(g, 1), "2021-04");
    assert_int_equal(who_graph_count(g).undated, 1);
    assert_int_equal(graph_slice(&march, g, &g->periods[0], &err), WHO_OK);
    assert_null(node_of(march, "outlet:wire"));
    assert_int_equal(who_graph_count(march).statements, 4);
    for (uint32_t i = 0; i < march->nnodes; i++) {
        char id[64];
        snprintf(id, sizeof id, "%.*s", (int)march->nodes[i].id.len, march->nodes[i].id.ptr);
        const graph_node *whole = node_of(g, id);
        assert_true(whole->x == march->nodes[i].x && whole->y == march->nodes[i].y);
        assert_true(whole->size >= march->nodes[i].size);
    }
    graph_free(march);
    graph_free(g);
}

static void test_periods(void **state)
{
    (void)state;
    static const struct {
        uint32_t date;
        enum who_slices kind;
        const char *name; /* NULL: none */
        uint32_t since, until;
    } rows[] = {
        {20210301, WHO_BY_MONTH, "2021-03", 20210301, 20210331},
        {20240200, WHO_BY_MONTH, "2024-02", 20240201, 20240229},
        {20240000, WHO_BY_MONTH, NULL, 0, 0},
        {20240000, WHO_BY_YEAR, "2024", 20240101, 20241231},
        {20210301, WHO_BY_WEEK, "2021-W09", 20210301, 20210307},
        {20210228, WHO_BY_WEEK, "2021-W08", 20210222, 20210228},
        {20210103, WHO_BY_WEEK, "2020-W53", 20201228, 20210103}, /* a Sunday of the old year's last week */
        {20241230, WHO_BY_WEEK, "2025-W01", 20241230, 20250105},
        {19691229, WHO_BY_WEEK, "1970-W01", 19691229, 19700104},
        {19560102, WHO_BY_WEEK, "1956-W01", 19560102, 19560108},
        {20210300, WHO_BY_WEEK, NULL, 0, 0},
        {0, WHO_BY_YEAR, NULL, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        graph_period p;
        bool has = period_of(rows[i].date, rows[i].kind, &p);
        assert_int_equal(has, rows[i].name != NULL);
        if (!has) continue;
        assert_string_equal(p.name, rows[i].name);
        assert_int_equal(p.since, rows[i].since);
        assert_int_equal(p.until, rows[i].until);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything),  cmocka_unit_test(test_selections),
        cmocka_unit_test(test_refused),     cmocka_unit_test(test_counts_and_backbone),
        cmocka_unit_test(test_projections), cmocka_unit_test(test_more_nodes_and_edges),
        cmocka_unit_test(test_spells),      cmocka_unit_test(test_slices),
        cmocka_unit_test(test_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
