/* test_speakers.c - summaries of speakers in each format: shares, dates, quoting of CSV and Markdown; which statements
 * represent a speaker; who is found by a name; what outlets have of unnamed sources. */
#include "export/summary.h"
#include "written.h"

static who_str aliases[] = {{"Velden", 6}, {"V, \"M\"", 6}};
#define NODE(ID, LABEL, KIND, TALLY, SPEAKER, TOPIC)                                                                   \
    {                                                                                                                  \
        .id = ID, .label = LABEL, .kind = KIND, .tally = TALLY, .speaker = SPEAKER, .topic = TOPIC                     \
    }
#define EDGE(A, B, ...)                                                                                                \
    {                                                                                                                  \
        .a = A, .b = B, .tally = { __VA_ARGS__ }                                                                       \
    }
#define T(...)                                                                                                         \
    {                                                                                                                  \
        __VA_ARGS__                                                                                                    \
    }
static corpus_node nodes[] = {
    NODE(T("person:m", 8), T("Marta Velden", 12), T("person", 6), T(4, 3, 2, 20210302, 20211200), 0, WHO_NONE),
    NODE(T("anonymous:x", 11), T("a *source*, unnamed", 19), T("anonymous", 9), T(1, 0, 1, 0, 0), 1, WHO_NONE),
    NODE(T("medtop:1", 8), T("health", 6), T("topic", 5), T(3, 2, 2, 0, 0), WHO_NONE, 0),
    NODE(T("medtop:2", 8), T("arts", 4), T("topic", 5), T(3, 2, 2, 0, 0), WHO_NONE, 1),
    NODE(T("outlet:p", 8), T("The \"Post\"", 10), T("outlet", 6), T(5, 3, 2, 0, 0), WHO_NONE, WHO_NONE),
};
static corpus_edge edges[] = {
    EDGE(0, 2, 1, 1, 1, 0, 0), EDGE(0, 3, 3, 2, 2, 0, 0), EDGE(0, 4, 4, 3, 2, 0, 0),
    EDGE(1, 4, 1, 0, 1, 0, 0), EDGE(2, 4, 3, 3, 1, 0, 0),
};
static who_speaker who[] = {
    {.id = {"person:m", 8},
     .name = {"Marta Velden", 12},
     .role = {"minister", 8},
     .affiliation = {"", 0},
     .aliases = aliases,
     .naliases = 2},
    {.id = {"anonymous:x", 11},
     .name = {"a *source*, unnamed", 19},
     .kind = WHO_ANONYMOUS,
     .role = {"", 0},
     .affiliation = {"", 0}},
};
#define SAMPLE(type, sure, text, doc, topic)                                                                           \
    {                                                                                                                  \
        0, type, sure, STR_(text), STR_("The \"Post\""), STR_("2021-03-02"), STR_(""), STR_(""), STR_(doc),            \
            STR_(topic), 12                                                                                            \
    }
#define STR_(literal)                                                                                                  \
    {                                                                                                                  \
        literal, sizeof(literal) - 1                                                                                   \
    }
static corpus_sample samples[] = {SAMPLE(WHO_DIRECT, 0.9f, "\"Yes,\nand\"", "a1", "arts")};
static const corpus_role roles[] = {
    {0, false, STR_("minister"), 3, 20210302, 20211200},
    {0, false, STR_("mayor"), 1, 0, 0},
    {0, true, STR_("Kerensk"), 2, 20210302, 20210302},
};
static const corpus_month months[] = {{0, 202103, 3}, {0, 202112, 1}, {4, 202103, 4}, {4, 202112, 1}};
static const corpus example = {.nodes = nodes,
                               .nnodes = 5,
                               .nspeakers = 2,
                               .ntopics = 2,
                               .noutlets = 1,
                               .edges = edges,
                               .nedges = 5,
                               .speakers = who,
                               .samples = samples,
                               .nsamples = 1,
                               .roles = (corpus_role *)roles,
                               .nroles = 3,
                               .months = (corpus_month *)months,
                               .nmonths = 4,
                               .articles = 2,
                               .statements = 6,
                               .unknown = 1};

static void test_formats(void **state)
{
    static const struct {
        enum who_format format;
        uint32_t top;
        const char *expected;
    } rows[] = {
        {WHO_CSV, 0,
         "id,name,kind,role,affiliation,gazetteer_id,aliases,statements,quotations,articles,first_date,last_date,"
         "topics,"
         "outlets,sample,reported,months,peers\r\n"
         "person:m,Marta Velden,person,minister,,,\"Velden|V, \"\"M\"\"\",4,3,2,2021-03-02,2021-12,arts:3|health:1,"
         "\"The \"\"Post\"\":4\",\"\"\"Yes, and\"\"\",1,2021-03:3|2021-12:1,\r\n"
         "anonymous:x,\"a *source*, unnamed\",anonymous,,,,,1,0,1,,,,\"The \"\"Post\"\":1\",,1,,\r\n"},
        {WHO_JSON, 1,
         "{\"articles\":2,\"statements\":6,\"unknown\":1,\"speakers\":[\n"
         "{\"id\":\"person:m\",\"name\":\"Marta "
         "Velden\",\"kind\":\"person\",\"role\":\"minister\",\"affiliation\":null,\"gazetteer_id\":null,"
         "\"aliases\":[\"Velden\",\"V, \\\"M\\\"\"],"
         "\"roles\":[{\"text\":\"minister\",\"statements\":3,\"first_date\":\"2021-03-02\",\"last_date\":\"2021-12\"},"
         "{\"text\":\"mayor\",\"statements\":1,\"first_date\":null,\"last_date\":null}],"
         "\"affiliations\":[{\"text\":\"Kerensk\",\"statements\":2,\"first_date\":\"2021-03-02\","
         "\"last_date\":\"2021-03-02\"}],\"statements\":4,\"quotations\":3,\"reported\":1,\"articles\":2,"
         "\"first_date\":\"2021-03-02\",\"last_date\":\"2021-12\","
         "\"months\":[{\"month\":\"2021-03\",\"statements\":3},{\"month\":\"2021-12\",\"statements\":1}],"
         "\"topics\":["
         "{\"id\":\"medtop:2\",\"label\":\"arts\",\"statements\":3,\"share\":0.75},"
         "{\"id\":\"medtop:1\",\"label\":\"health\",\"statements\":1,\"share\":0.25}],"
         "\"outlets\":[{\"id\":\"outlet:p\",\"label\":\"The \\\"Post\\\"\",\"statements\":4,\"share\":1.00}],"
         "\"peers\":[],\"samples\":[{\"text\":\"\\\"Yes, and\\\"\",\"type\":\"direct\",\"topic\":\"arts\","
         "\"outlet\":\"The "
         "\\\"Post\\\"\",\"date\":\"2021-03-02\",\"title\":null,\"url\":null,\"doc\":\"a1\",\"start\":12,"
         "\"confidence\":0.90}]}\n]}\n"},
        {WHO_MARKDOWN, 0,
         "# Speakers\n\n2 articles with 6 statements, 1 of unknown speakers, 2 speakers\n\n"
         "## 1. Marta Velden\n\n- person, minister\n"
         "- 4 statements (3 quoted, 1 reported) in 2 articles of 1 outlet, 2021-03-02 to 2021-12\n"
         "- by month: 2021-03 \xe2\x96\x88\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xe2\x96\x83 "
         "2021-12\n"
         "- also: Velden, V, \"M\"\n- as: minister (3, 2021-03-02 to 2021-12); mayor (1)\n- of: Kerensk (2, "
         "2021-03-02)\n- topics: arts 75%, health 25%\n- outlets: The \"Post\" 100%\n"
         "\n> \"Yes, and\"  \n> \xe2\x80\x93 direct, The \"Post\", 2021-03-02, character 12\n\n"
         "## 2. a \\*source\\*, unnamed\n\n- anonymous\n- 1 statement (0 quoted, 1 reported) in 1 article of 1 outlet\n"
         "- outlets: The \"Post\" 100%\n\n"},
        {WHO_TEXT, 0,
         "  1 Marta Velden (person, minister)\n"
         "    spoke     4 statements (3 quoted, 1 reported) in 2 articles of 1 outlet, 2021-03-02 to 2021-12\n"
         "    months    2021-03 "
         "\xe2\x96\x88\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xe2\x96\x83 2021-12\n"
         "    also      Velden, V, \"M\"\n"
         "    as        minister (3, 2021-03-02 to 2021-12); mayor (1)\n"
         "    of        Kerensk (2, 2021-03-02)\n"
         "    topics    arts 75%, health 25%\n"
         "    outlets   The \"Post\" 100%\n"
         "    said      \"Yes, and\"\n"
         "              \xe2\x80\x93 direct, The \"Post\", 2021-03-02, character 12\n\n"
         "  2 a *source*, unnamed (anonymous)\n"
         "    spoke     1 statement (0 quoted, 1 reported) in 1 article of 1 outlet\n"
         "    outlets   The \"Post\" 100%\n\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        who_summary_style style = {.format = rows[i].format, .top = rows[i].top, .width = 100};
        written_open(&w);
        assert_int_equal(export_speakers(&example, &style, w.out, &w.err), WHO_OK);
        assert_string_equal(written_close(&w), rows[i].expected);
    }
}

static void test_nobody(void **state)
{
    static const corpus empty = {0};
    static const struct {
        enum who_format format;
        const char *expected;
    } rows[] = {{WHO_TEXT, ""}, {WHO_JSON, "{\"articles\":0,\"statements\":0,\"unknown\":0,\"speakers\":[]}\n"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        who_summary_style style = {.format = rows[i].format, .width = 100};
        written_open(&w);
        assert_int_equal(export_speakers(&empty, &style, w.out, &w.err), WHO_OK);
        assert_string_equal(written_close(&w), rows[i].expected);
    }
}

/* The candidates, best first, and the letters of those that are chosen, in this order. */
static void test_samples(void **state)
{
    static const struct {
        corpus_sample list[8];
        uint32_t n;
        const char *chosen;
    } rows[] = {
        {{SAMPLE(WHO_DIRECT, 0.9f, "a", "1", "arts")}, 1, "a"},
        /* the same words of another article, and a fourth from an article that is there already, are left out */
        {{SAMPLE(WHO_DIRECT, 0.9f, "a", "1", "arts"), SAMPLE(WHO_DIRECT, 0.9f, "a", "2", "arts")}, 2, "a"},
        {{SAMPLE(WHO_DIRECT, 0.9f, "a", "1", "arts"), SAMPLE(WHO_DIRECT, 0.8f, "b", "1", "arts"),
          SAMPLE(WHO_DIRECT, 0.7f, "c", "2", "health"), SAMPLE(WHO_INDIRECT, 1.0f, "d", "3", "arts"),
          SAMPLE(WHO_DIRECT, 0.6f, "e", "1", "arts")},
         5,
         "acd"},
        {{SAMPLE(WHO_INDIRECT, 0.9f, "a", "1", ""), SAMPLE(WHO_DIRECT, 0.6f, "b", "2", "")}, 2, "ba"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        corpus c = example;
        who_summary_style style = {.format = WHO_JSON, .width = 80};
        summary s;
        char chosen[SUMMARY_SAMPLES + 1] = "";
        c.samples = (corpus_sample *)rows[i].list;
        c.nsamples = rows[i].n;
        summary_begin(&s, &c, &style);
        summary_collect(&s, 0);
        for (uint32_t k = 0; k < s.e.nsamples; k++) chosen[k] = s.e.samples[k]->text.ptr[0];
        assert_string_equal(chosen, rows[i].chosen);
        summary_end(&s);
    }
}

static void test_names(void **state)
{
    static const struct {
        const char *name;
        uint32_t found;
    } rows[] = {{"Marta Velden", 0},  {"marta VELDEN", 0},        {"velden", 0},  {"person:m", 0},    {"marta", 0},
                {"source", WHO_NONE}, {"a *source*, unnamed", 1}, {"unnamed", 1}, {"Veld", WHO_NONE}, {"", WHO_NONE}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(export_find(&example, rows[i].name, 0), rows[i].found);
    assert_int_equal(export_find(&example, "velden", 1), WHO_NONE);
}

static void test_spark(void **state)
{
    static const struct {
        corpus_month months[3];
        uint32_t n, first, last;
        const char *expected;
    } rows[] = {
        {{{0, 0, 0}}, 0, 0, 0, ""},
        {{{0, 202103, 5}}, 1, 202103, 202103, "2021-03 \xe2\x96\x88 2021-03"},
        {{{0, 202011, 1}, {0, 202101, 8}},
         2,
         202011,
         202102,
         "2020-11 \xe2\x96\x82\xc2\xb7\xe2\x96\x88\xc2\xb7 2021-02"},
        {{{0, 202001, 1}, {0, 202002, 1}},
         2,
         202001,
         202301, /* 37 months: two in a column */
         "2020-01 \xe2\x96\x88\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7"
         "\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7\xc2\xb7 2023-01"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buf b = {0};
        put_spark(&b, rows[i].months, rows[i].n, rows[i].first, rows[i].last);
        assert_string_equal(b.ptr ? b.ptr : "", rows[i].expected);
        buf_free(&b);
    }
}

static void test_unnamed(void **state)
{
    static const struct {
        enum who_format format;
        const char *expected;
    } rows[] = {
        {WHO_CSV, "outlet,by,id,label,unnamed,statements,share\r\n"
                  "\"The \"\"Post\"\"\",outlet,outlet:p,\"The \"\"Post\"\"\",1,5,0.20\r\n"
                  "\"The \"\"Post\"\"\",descriptor,anonymous:x,\"a *source*, unnamed\",1,1,1.00\r\n"
                  "\"The \"\"Post\"\"\",topic,medtop:1,health,1,3,0.33\r\n"
                  "\"The \"\"Post\"\"\",month,,2021-03,1,4,0.25\r\n"
                  "\"The \"\"Post\"\"\",month,,2021-12,0,1,0.00\r\n"},
        {WHO_JSON, "{\"articles\":2,\"unnamed\":1,\"statements\":5,\"share\":0.20,\"outlets\":[\n"
                   "{\"id\":\"outlet:p\",\"name\":\"The \\\"Post\\\"\",\"unnamed\":1,\"statements\":5,\"share\":0.20,"
                   "\"descriptors\":[{\"id\":\"anonymous:x\",\"name\":\"a *source*, unnamed\",\"unnamed\":1,"
                   "\"statements\":1,\"share\":1.00}],\"topics\":[{\"id\":\"medtop:1\",\"label\":\"health\","
                   "\"unnamed\":1,\"statements\":3,\"share\":0.33}],\"months\":[{\"month\":\"2021-03\",\"unnamed\":1,"
                   "\"statements\":4,\"share\":0.25},{\"month\":\"2021-12\",\"unnamed\":0,\"statements\":1,"
                   "\"share\":0.00}]}\n]}\n"},
        {WHO_TEXT, "1 of 5 attributed statements (20%) rest on unnamed sources, in 1 of 1 outlet\n\n"
                   "outlet                                unnamed  statements  share\n"
                   "The \"Post\"                                  1           5    20%\n\n"
                   "The \"Post\"\n"
                   "    sources     a *source*, unnamed 1 (100%)\n"
                   "    topics      health 1 of 3 (33%)\n"
                   "    months      2021-03 1 of 4 (25%)\n"},
        {WHO_MARKDOWN,
         "# Unnamed sources\n\n1 of 5 attributed statements (20%) rest on unnamed sources, in 1 of 1 outlet\n\n"
         "| outlet | unnamed | statements | share |\n|---|--:|--:|--:|\n| The \"Post\" | 1 | 5 | 20% |\n"
         "\n## The \"Post\"\n\n- sources: a \\*source\\*, unnamed 1 (100%)\n"
         "- topics: health 1 of 3 (33%)\n- months: 2021-03 1 of 4 (25%)\n"},
    };
    static const corpus_edge with_topic[] = {
        EDGE(0, 2, 1, 1, 1, 0, 0), EDGE(0, 3, 3, 2, 2, 0, 0), EDGE(0, 4, 4, 3, 2, 0, 0),
        EDGE(1, 2, 1, 0, 1, 0, 0), EDGE(1, 4, 1, 0, 1, 0, 0), EDGE(2, 4, 3, 3, 1, 0, 0),
    };
    static const corpus_month dated[] = {
        {0, 202103, 3}, {0, 202112, 1}, {1, 202103, 1}, {4, 202103, 4}, {4, 202112, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        corpus c = example;
        who_summary_style style = {.format = rows[i].format, .width = 80};
        c.edges = (corpus_edge *)with_topic, c.nedges = 6;
        c.months = (corpus_month *)dated, c.nmonths = 5;
        written_open(&w);
        assert_int_equal(export_unnamed(&c, &style, w.out, &w.err), WHO_OK);
        assert_string_equal(written_close(&w), rows[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats), cmocka_unit_test(test_nobody), cmocka_unit_test(test_samples),
        cmocka_unit_test(test_names),   cmocka_unit_test(test_spark),  cmocka_unit_test(test_unnamed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
