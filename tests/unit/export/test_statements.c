/* test_statements.c - the statement record: its keys and their order, nulls, escapes, and offsets in each unit. */
#include "written.h"

/* "é" is two bytes, one code point; the clef is four bytes, one code point, two UTF-16 units. */
#define TEXT "Dr. \xc3\xa9t\xc3\xa9 said \"\xf0\x9d\x84\x9e goes\n  on,\" and \"on\"."

static who_span contents[] = {{15, 32}, {37, 41}};
static who_str matched[] = {{"on", 2}, {"a\\b", 3}};
static who_topic_hit hits[] = {{1, 0.714f, matched, 2}};
static uint32_t members[] = {0, 1};
static who_str aliases[] = {{"D\"r", 3}, {"Ete", 3}};
static who_speaker speakers[3];
static who_statement statement;

static who_article article(void)
{
    who_str none = STR("");
    speakers[0] = (who_speaker){.id = STR("person:ete"),
                                .name = STR("Dr. \xc3\xa9t\xc3\xa9"),
                                .kind = WHO_PERSON,
                                .gender = WHO_FEMALE,
                                .role = STR("doctor"),
                                .affiliation = none,
                                .aliases = aliases,
                                .naliases = 2};
    speakers[1] =
        (who_speaker){.id = STR("group:all"), .name = STR("all"), .kind = WHO_GROUP, .role = none, .affiliation = none};
    speakers[2] = (who_speaker){.id = STR("person:ete+group:all"),
                                .name = STR("Dr. \xc3\xa9t\xc3\xa9 | all"),
                                .kind = WHO_PERSON,
                                .role = none,
                                .affiliation = none,
                                .members = members,
                                .nmembers = 2};
    statement = (who_statement){.id = 0x00f2c9e0a1b3d4c6,
                                .type = WHO_DIRECT,
                                .content = contents,
                                .ncontent = 2,
                                .cue = {10, 14},
                                .source = {0, 9},
                                .speaker = 0,
                                .inner = WHO_NONE,
                                .topics = hits,
                                .ntopics = 1,
                                .confidence = 0.956f,
                                .rule = "subject-cue-content",
                                .why = STR("so\tit is")};
    return (who_article){.id = STR("a\"7"),
                         .outlet = STR("The Post"),
                         .date = STR("2021-12-30"),
                         .title = STR("A\nB \xe2\x80\xa8"
                                      "C"),
                         .url = none,
                         .author = none,
                         .agency = STR("KNA"),
                         .text = STR(TEXT),
                         .statements = &statement,
                         .nstatements = 1,
                         .speakers = speakers,
                         .nspeakers = 3};
}

static const char *write_it(written *w, const who_article *a, enum who_offsets unit, double least)
{
    who_options options = WHO_OPTIONS_INIT;
    options.offsets = unit;
    options.min_confidence = least;
    written_open(w);
    assert_int_equal(export_statements(a, NULL, &options, w->out, &w->err), WHO_OK);
    return written_close(w);
}

static void test_record(void **state)
{
    static const char expected[] =
        "{\"id\":\"00f2c9e0a1b3d4c6\",\"doc\":\"a\\\"7\",\"outlet\":\"The "
        "Post\",\"origin\":\"KNA\",\"date\":\"2021-12-30\","
        "\"title\":\"A\\nB \\u2028C\",\"url\":null,\"type\":\"direct\","
        "\"text\":\"\\\"\xf0\x9d\x84\x9e goes on,\\\" \\\"on\\\"\",\"content\":[{\"start\":13,\"end\":27},"
        "{\"start\":32,\"end\":36}],\"cue\":{\"start\":8,\"end\":12,\"text\":\"said\"},"
        "\"source\":{\"start\":0,\"end\":7,\"text\":\"Dr. \xc3\xa9t\xc3\xa9\"},"
        "\"speaker\":{\"id\":\"person:ete\",\"name\":\"Dr. \xc3\xa9t\xc3\xa9\",\"kind\":\"person\",\"role\":\"doctor\","
        "\"affiliation\":null,\"gender\":\"female\",\"aliases\":[\"D\\\"r\",\"Ete\"]},\"inner\":null,"
        "\"topics\":[{\"id\":\"medtop:2\",\"label\":\"\\\"foreign\\\" policy\",\"scheme\":\"medtop\","
        "\"top_label\":\"politics\",\"score\":0.71,\"matched\":[\"on\",\"a\\\\b\"]}],\"confidence\":0.96,\"rule\":"
        "\"subject-cue-content\","
        "\"why\":\"so\\tit is\",\"whosaid\":1}\n";
    (void)state;
    static written w;
    who_article a = article();
    assert_string_equal(write_it(&w, &a, WHO_CODEPOINTS, 0), expected);
}

static void test_nulls_and_inner(void **state)
{
    static const struct {
        const char *what;
        uint32_t speaker, inner;
        who_span cue, source;
        const char *expected;
    } rows[] = {
        {"nothing known",
         WHO_NONE,
         WHO_NONE,
         {0, 0},
         {5, 5},
         "\"cue\":null,\"source\":null,\"speaker\":null,\"inner\":null,\"topics\":[]"},
        {"inner",
         1,
         0,
         {0, 0},
         {0, 0},
         "\"speaker\":{\"id\":\"group:all\",\"name\":\"all\",\"kind\":\"group\",\"role\":null,\"affiliation\":null,"
         "\"gender\":null,\"aliases\":[]},"
         "\"inner\":{\"speaker\":{\"id\":\"person:ete\",\"name\":\"Dr. \xc3\xa9t\xc3\xa9\",\"kind\":\"person\","
         "\"role\":\"doctor\",\"affiliation\":null,\"gender\":\"female\",\"aliases\":[\"D\\\"r\",\"Ete\"]},\"start\":8,"
         "\"end\":12},"},
        {"joint",
         2,
         WHO_NONE,
         {0, 0},
         {0, 0},
         "\"name\":\"Dr. \xc3\xa9t\xc3\xa9 | "
         "all\",\"kind\":\"person\",\"role\":null,\"affiliation\":null,\"gender\":null,"
         "\"aliases\":[],\"members\":["
         "{\"id\":\"person:ete\",\"name\":\"Dr. \xc3\xa9t\xc3\xa9\",\"kind\":\"person\",\"role\":\"doctor\","
         "\"affiliation\":null,\"gender\":\"female\",\"aliases\":[\"D\\\"r\",\"Ete\"]},{\"id\":\"group:all\","
         "\"name\":\"all\",\"kind\":\"group\",\"role\":null,\"affiliation\":null,\"gender\":null,\"aliases\":[]}]},"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        who_article a = article();
        statement.speaker = rows[i].speaker;
        statement.inner = rows[i].inner;
        statement.inner_span = (who_span){10, 14};
        statement.cue = rows[i].cue;
        statement.source = rows[i].source;
        statement.ntopics = 0;
        const char *line = write_it(&w, &a, WHO_CODEPOINTS, 0);
        if (!strstr(line, rows[i].expected)) fail_msg("%s: %s", rows[i].what, line);
    }
}

static void test_offsets(void **state)
{
    static const struct {
        enum who_offsets unit;
        const char *expected;
    } rows[] = {
        {WHO_BYTES,
         "\"content\":[{\"start\":15,\"end\":32},{\"start\":37,\"end\":41}],\"cue\":{\"start\":10,\"end\":14,"},
        {WHO_CODEPOINTS,
         "\"content\":[{\"start\":13,\"end\":27},{\"start\":32,\"end\":36}],\"cue\":{\"start\":8,\"end\":12,"},
        {WHO_UTF16,
         "\"content\":[{\"start\":13,\"end\":28},{\"start\":33,\"end\":37}],\"cue\":{\"start\":8,\"end\":12,"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        who_article a = article();
        const char *line = write_it(&w, &a, rows[i].unit, 0);
        if (!strstr(line, rows[i].expected)) fail_msg("unit %u: %s", (unsigned)rows[i].unit, line);
    }
}

static void test_least_confidence(void **state)
{
    static const struct {
        double least;
        int written;
    } rows[] = {{0, 1}, {0.95, 1}, {0.96, 0}, {1, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        who_article a = article();
        assert_int_equal(write_it(&w, &a, WHO_BYTES, rows[i].least)[0] != 0, rows[i].written);
    }
}

/* A writer must hand on what its output says. */
static void test_full_disk(void **state)
{
    (void)state;
    who_out *out;
    who_err err;
    who_article a = article();
    who_options options = WHO_OPTIONS_INIT;
    if (who_out_open(&out, "/dev/full", &err) != WHO_OK) skip();
    int rc = WHO_OK;
    for (int i = 0; i < 1000 && rc == WHO_OK; i++) rc = export_statements(&a, NULL, &options, out, &err);
    assert_int_equal(rc, WHO_EOUTPUT);
    assert_int_equal(who_out_close(out, 1, &err), WHO_EOUTPUT);
}

/* One line for an article: its statements as they stand by themselves, or why there are none. */
static void test_per_article(void **state)
{
    static const char head[] = "{\"doc\":\"a\\\"7\",\"outlet\":\"The Post\",\"origin\":\"KNA\",\"date\":\"2021-12-30\","
                               "\"title\":\"A\\nB \\u2028C\",\"url\":null,\"error\":null,\"statements\":[";
    static written lines, w;
    who_options options = WHO_OPTIONS_INIT;
    buf want = {0};
    (void)state;
    who_article a = article();
    write_it(&lines, &a, WHO_CODEPOINTS, 0);
    buf_z(&want, head);
    buf_add(&want, lines.text, strlen(lines.text) - 1);
    buf_z(&want, "],\"whosaid\":1}\n");
    buf_z(&want, head);
    buf_z(&want,
          "],\"whosaid\":1}\n{\"doc\":null,\"outlet\":null,\"origin\":null,\"date\":null,\"title\":null,\"url\":null,"
          "\"error\":\"no \\\"text\\\"\",\"statements\":[],\"whosaid\":1}\n");
    options.per_article = 1;
    written_open(&w);
    assert_int_equal(export_statements(&a, NULL, &options, w.out, &w.err), WHO_OK);
    options.min_confidence = 0.96;
    assert_int_equal(export_statements(&a, NULL, &options, w.out, &w.err), WHO_OK);
    a = (who_article){.problem = STR("no \"text\"")};
    assert_int_equal(export_statements(&a, NULL, &options, w.out, &w.err), WHO_OK);
    assert_string_equal(written_close(&w), want.ptr);
    buf_free(&want);
}

static void test_ascii(void **state)
{
    static written w;
    who_options options = WHO_OPTIONS_INIT;
    (void)state;
    who_article a = article();
    options.ascii = 1;
    written_open(&w);
    assert_int_equal(export_statements(&a, NULL, &options, w.out, &w.err), WHO_OK);
    const char *line = written_close(&w);
    for (const char *p = line; *p; p++) assert_true((unsigned char)*p < 0x80);
    assert_non_null(strstr(line, "\"text\":\"\\\"\\ud834\\udd1e goes on,\\\""));
    assert_non_null(strstr(line, "\"name\":\"Dr. \\u00e9t\\u00e9\""));
}

static void test_topics(void **state)
{
    static written w;
    (void)state;
    who_article a = article();
    a.outlet = STR("");
    a.topics = hits;
    a.ntopics = 1;
    who_keyphrase phrases[] = {{STR("Port \"Selm\""), 0.5f}, {STR("tariff"), 0.25f}};
    a.keyphrases = phrases;
    a.nkeyphrases = 2;
    written_open(&w);
    assert_int_equal(export_topics(&a, NULL, w.out, &w.err), WHO_OK);
    a.ntopics = 0;
    a.nkeyphrases = 0;
    a.title = STR("");
    assert_int_equal(export_topics(&a, NULL, w.out, &w.err), WHO_OK);
    assert_string_equal(written_close(&w),
                        "{\"doc\":\"a\\\"7\",\"outlet\":null,\"date\":\"2021-12-30\",\"title\":\"A\\nB \\u2028C\","
                        "\"topics\":[{\"id\":\"medtop:2\",\"label\":\"\\\"foreign\\\" "
                        "policy\",\"scheme\":\"medtop\",\"top\":\"medtop:1\","
                        "\"score\":0.71,\"matched\":[\"on\",\"a\\\\b\"]}],"
                        "\"keyphrases\":[{\"text\":\"Port \\\"Selm\\\"\",\"score\":0.50},"
                        "{\"text\":\"tariff\",\"score\":0.25}]}\n"
                        "{\"doc\":\"a\\\"7\",\"outlet\":null,\"date\":\"2021-12-30\",\"title\":null,\"topics\":[],"
                        "\"keyphrases\":[]}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_record),    cmocka_unit_test(test_nulls_and_inner),
        cmocka_unit_test(test_offsets),   cmocka_unit_test(test_least_confidence),
        cmocka_unit_test(test_full_disk), cmocka_unit_test(test_per_article),
        cmocka_unit_test(test_ascii),     cmocka_unit_test(test_topics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
