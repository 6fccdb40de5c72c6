/* test_speakers.c - summaries of speakers in each format: shares, dates, quoting of CSV and Markdown. */
#include "written.h"

static who_str aliases[] = {{"Velden", 6}, {"V, \"M\"", 6}};
static corpus_node nodes[] = {
    {{"person:m", 8}, {"Marta Velden", 12}, {"person", 6}, {4, 3, 2, 20210302, 20211200}, 0, WHO_NONE, 0, 0, 0},
    {{"anonymous:x", 11}, {"a *source*, unnamed", 19}, {"anonymous", 9}, {1, 0, 1, 0, 0}, 1, WHO_NONE, 0, 0, 0},
    {{"medtop:1", 8}, {"health", 6}, {"topic", 5}, {3, 2, 2, 0, 0}, WHO_NONE, 0, 0, 0, 0},
    {{"medtop:2", 8}, {"arts", 4}, {"topic", 5}, {3, 2, 2, 0, 0}, WHO_NONE, 1, 0, 0, 0},
    {{"outlet:p", 8}, {"The \"Post\"", 10}, {"outlet", 6}, {5, 3, 2, 0, 0}, WHO_NONE, WHO_NONE, 0, 0, 0},
};
static corpus_edge edges[] = {
    {0, 2, {1, 1, 1, 0, 0}, 0, 0, 0, 0}, {0, 3, {3, 2, 2, 0, 0}, 0, 0, 0, 0}, {0, 4, {4, 3, 2, 0, 0}, 0, 0, 0, 0},
    {1, 4, {1, 0, 1, 0, 0}, 0, 0, 0, 0}, {2, 4, {3, 3, 1, 0, 0}, 0, 0, 0, 0},
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
static corpus_sample samples[] = {
    {0,
     WHO_DIRECT,
     0.9f,
     {"\"Yes,\nand\"", 10},
     {"The \"Post\"", 10},
     {"2021-03-02", 10},
     {"", 0},
     {"", 0},
     {"a1", 2},
     {"medtop:2", 8},
     12},
};
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
         "id,name,kind,role,affiliation,aliases,statements,quotations,articles,first_date,last_date,topics,outlets,"
         "sample\r\n"
         "person:m,Marta Velden,person,minister,,\"Velden|V, \"\"M\"\"\",4,3,2,2021-03-02,2021-12,arts:3|health:1,"
         "\"The \"\"Post\"\":4\",\"\"\"Yes, and\"\"\"\r\n"
         "anonymous:x,\"a *source*, unnamed\",anonymous,,,,1,0,1,,,,\"The \"\"Post\"\":1\",\r\n"},
        {WHO_JSON, 1,
         "{\"articles\":2,\"statements\":6,\"unknown\":1,\"speakers\":[\n"
         "{\"id\":\"person:m\",\"name\":\"Marta "
         "Velden\",\"kind\":\"person\",\"role\":\"minister\",\"affiliation\":null,"
         "\"aliases\":[\"Velden\",\"V, \\\"M\\\"\"],\"statements\":4,\"quotations\":3,\"articles\":2,"
         "\"first_date\":\"2021-03-02\",\"last_date\":\"2021-12\",\"topics\":["
         "{\"id\":\"medtop:2\",\"label\":\"arts\",\"statements\":3,\"share\":0.75},"
         "{\"id\":\"medtop:1\",\"label\":\"health\",\"statements\":1,\"share\":0.25}],"
         "\"outlets\":[{\"id\":\"outlet:p\",\"label\":\"The \\\"Post\\\"\",\"statements\":4,\"share\":1.00}],"
         "\"samples\":[{\"text\":\"\\\"Yes, and\\\"\",\"type\":\"direct\",\"topic\":\"medtop:2\","
         "\"outlet\":\"The "
         "\\\"Post\\\"\",\"date\":\"2021-03-02\",\"title\":null,\"url\":null,\"doc\":\"a1\",\"start\":12,"
         "\"confidence\":0.90}]}\n]}\n"},
        {WHO_MARKDOWN, 0,
         "# Speakers\n\n2 articles with 6 statements, 1 of unknown speakers, 2 speakers\n\n"
         "## 1. Marta Velden\n\n- person, minister\n"
         "- 4 statements (3 quoted) in 2 articles of 1 outlet, 2021-03-02 to 2021-12\n"
         "- also: Velden, V, \"M\"\n- topics: arts 75%, health 25%\n- outlets: The \"Post\" 100%\n"
         "\n> \"Yes, and\"  \n> \xe2\x80\x93 The \"Post\", 2021-03-02\n\n"
         "## 2. a \\*source\\*, unnamed\n\n- anonymous\n- 1 statement (0 quoted) in 1 article of 1 outlet\n"
         "- outlets: The \"Post\" 100%\n\n"},
        {WHO_TEXT, 0,
         "  1 Marta Velden (person, minister)\n"
         "    spoke     4 statements (3 quoted) in 2 articles of 1 outlet, 2021-03-02 to 2021-12\n"
         "    also      Velden, V, \"M\"\n"
         "    topics    arts 75%, health 25%\n"
         "    outlets   The \"Post\" 100%\n"
         "    said      \"Yes, and\"\n"
         "              \xe2\x80\x93 The \"Post\", 2021-03-02\n\n"
         "  2 a *source*, unnamed (anonymous)\n"
         "    spoke     1 statement (0 quoted) in 1 article of 1 outlet\n"
         "    outlets   The \"Post\" 100%\n\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        written_open(&w);
        assert_int_equal(export_speakers(&example, rows[i].format, rows[i].top, false, w.out, &w.err), WHO_OK);
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
        written_open(&w);
        assert_int_equal(export_speakers(&empty, rows[i].format, 0, false, w.out, &w.err), WHO_OK);
        assert_string_equal(written_close(&w), rows[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats),
        cmocka_unit_test(test_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
