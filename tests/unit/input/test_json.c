/* test_json.c - a record of each source to the fields of an article; the user's own map; records that are refused. */
#include "fixture.h"

static const rules *RULES;
static match *MATCH;

/* "text|title|date|outlet|author|url|id" of an article, or "!" and the message. */
static void article(buf *out, const char *json, const char *map)
{
    who_options options = WHO_OPTIONS_INIT;
    options.map = map;
    record rec = {.line = 1};
    strcpy(rec.file, "t.json");
    buf_z(&rec.bytes, json);
    doc d = {0};
    who_err err;
    buf_clear(out);
    if (input_article(&rec, RULES, MATCH, &options, &d, &err) != WHO_OK) {
        char text[1024];
        buf_printf(out, "!%s", who_err_text(&err, text, sizeof text));
    } else {
        const who_str fields[] = {d.a.text, d.a.title, d.a.date, d.a.outlet, d.a.author, d.a.url, d.a.id};
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
            buf_z(out, i ? "|" : "");
            buf_str(out, fields[i]);
        }
    }
    buf_free(&rec.bytes);
    arena_free(&d.mem);
}

static const struct {
    const char *name, *map, *json, *want;
} ROWS[] = {
    {"newspaper4k", NULL,
     "{\"url\":\"https://www.example.org/"
     "a\",\"read_more_link\":\"\",\"language\":\"en\",\"title\":\"T\",\"top_image\":\"\","
     "\"images\":[\"https://example.org/"
     "i.png\"],\"movies\":[],\"keywords\":[\"k\"],\"summary\":\"S\",\"authors\":[\"Ada Quillon\","
     "\"Tom Ness\"],\"publish_date\":\"2024-03-03T10:00:00\",\"meta_site_name\":\"The "
     "Post\",\"meta_description\":\"D\",\"text\":\"B.\"}",
     "B.|T|2024-03-03|The Post|Ada Quillon; Tom Ness|https://www.example.org/a|https://www.example.org/a"},
    {"newspaper4k without site name", NULL,
     "{\"url\":\"https://www.example.org/"
     "a#top\",\"title\":\"T\",\"authors\":[],\"publish_date\":null,\"meta_site_name\":\"\",\"text\":\"B.\"}",
     "B.|T||example.org||https://www.example.org/a#top|https://www.example.org/a"},
    {"news-please", NULL,
     "{\"authors\":[\"Ada Quillon\"],\"date_download\":\"2024-04-01 "
     "00:00:00\",\"date_modify\":\"None\",\"date_publish\":"
     "\"2024-03-03 "
     "17:03:00\",\"description\":\"D\",\"filename\":\"f.json\",\"language\":\"en\",\"title\":\"T\",\"title_page\":null,"
     "\"title_rss\":null,\"source_domain\":\"example.org\",\"maintext\":\"B.\",\"text\":\"D\",\"url\":\"https://"
     "example.org/a\"}",
     "B.|T|2024-03-03|example.org|Ada Quillon|https://example.org/a|https://example.org/a"},
    {"news-please, date None", NULL,
     "{\"maintext\":\"B.\",\"title\":\"T\",\"date_publish\":\"None\",\"url\":\"https://e.org/\"}",
     "B.|T||e.org||https://e.org/|https://e.org/"},
    {"trafilatura", NULL,
     "{\"title\":\"T\",\"author\":\"Ada Quillon; Tom "
     "Ness\",\"hostname\":\"example.org\",\"date\":\"2024-03-03\",\"fingerprint\":\"f\","
     "\"id\":null,\"license\":null,\"comments\":\"\",\"raw_text\":\"B. "
     "C.\",\"text\":\"B.\\nC.\",\"language\":null,\"image\":null,"
     "\"pagetype\":\"article\",\"filedate\":\"2024-04-01\",\"source\":\"https://example.org/"
     "a\",\"source-hostname\":\"The Post\","
     "\"excerpt\":\"E\",\"categories\":\"x;y\",\"tags\":\"\"}",
     "B.\nC.|T|2024-03-03|The Post|Ada Quillon; Tom Ness|https://example.org/a|https://example.org/a"},
    {"Fundus, body as object", NULL,
     "{\"title\":\"T\",\"body\":{\"summary\":[\"S.\"],\"sections\":[{\"headline\":[\"H\"],\"paragraphs\":[\"B.\",\"C."
     "\"]}]},"
     "\"authors\":[\"Ada Quillon\"],\"publishing_date\":\"2024-03-03 10:00:00+01:00\",\"publisher\":\"The "
     "Post\",\"topics\":[\"x\"],"
     "\"html\":{\"requested_url\":\"https://example.org/a\"}}",
     "S.\n\nH\n\nB.\n\nC.|T|2024-03-03|The Post|Ada Quillon|https://example.org/a|https://example.org/a"},
    {"All the News 1", NULL,
     "{\"\":\"0\",\"id\":\"17283\",\"title\":\"T\",\"publication\":\"The Post\",\"author\":\"Ada "
     "Quillon\",\"date\":\"2016-12-31\","
     "\"year\":\"2016.0\",\"month\":\"12.0\",\"url\":\"\",\"content\":\"B.\"}",
     "B.|T|2016-12-31|The Post|Ada Quillon||17283"},
    {"All the News 1, only the year", NULL, "{\"id\":\"1\",\"date\":\"\",\"year\":\"2016.0\",\"content\":\"B.\"}",
     "B.||2016||||1"},
    {"All the News 2", NULL,
     "{\"date\":\"2016-12-09 18:31:00\",\"year\":\"2016\",\"author\":\"Ada "
     "Quillon\",\"title\":\"T\",\"article\":\"B.\","
     "\"url\":\"https://example.org/a\",\"section\":\"World\",\"publication\":\"The Post\"}",
     "B.|T|2016-12-09|The Post|Ada Quillon|https://example.org/a|https://example.org/a"},
    {"Media Cloud", NULL,
     "{\"id\":\"abc\",\"title\":\"T\",\"text\":\"B.\",\"publish_date\":\"2024-03-03\",\"indexed_date\":\"2024-04-01\","
     "\"media_name\":\"The Post\",\"media_url\":\"example.org\",\"language\":\"en\",\"url\":\"https://example.org/a\"}",
     "B.|T|2024-03-03|The Post||https://example.org/a|abc"},
    {"cc_news", NULL,
     "{\"title\":\"T\",\"text\":\"B.\",\"domain\":\"example.org\",\"date\":\"2017-01-01 "
     "00:00:00\",\"description\":\"D\","
     "\"url\":\"https://example.org/a\",\"image_url\":\"\"}",
     "B.|T|2017-01-01|example.org||https://example.org/a|https://example.org/a"},
    {"bbc_news", NULL,
     "{\"title\":\"T\",\"published_date\":\"2024-03-03\",\"authors\":\"https://example.org/u\",\"description\":\"D\","
     "\"section\":\"World\",\"content\":\"B.\",\"link\":\"https://example.org/a\"}",
     "B.|T|2024-03-03|example.org|https://example.org/u|https://example.org/a|https://example.org/a"},
    {"Signal", NULL,
     "{\"id\":\"s1\",\"content\":\"B.\",\"title\":\"T\",\"media-type\":\"News\",\"source\":\"The Post\","
     "\"published\":\"2015-09-01T08:00:00Z\"}",
     "B.|T|2015-09-01|The Post|||s1"},
    {"NELA-GT", NULL,
     "{\"id\":\"n1\",\"date\":\"2024-03-03\",\"source\":\"thepost\",\"title\":\"T\",\"content\":\"B.\",\"author\":\"\","
     "\"url\":\"https://example.org/a\",\"published\":\"Sun, 03 Mar 2024 10:00:00 "
     "GMT\",\"published_utc\":1709460000,\"collection_utc\":1}",
     "B.|T|2024-03-03|thepost||https://example.org/a|n1"},
    {"NELA-GT, epoch only", NULL, "{\"id\":\"n1\",\"content\":\"B.\",\"published_utc\":1709460000}",
     "B.||2024-03-03||||n1"},
    {"Guardian", NULL,
     "{\"id\":\"world/2024/a\",\"webUrl\":\"https://example.org/"
     "a\",\"webTitle\":\"T\",\"webPublicationDate\":\"2024-03-03T10:00:00Z\","
     "\"sectionName\":\"World\",\"fields\":{\"headline\":\"H\",\"byline\":\"Ada Quillon and Tom "
     "Ness\",\"trailText\":\"D\",\"bodyText\":\"B.\"}}",
     "B.|T|2024-03-03|example.org|Ada Quillon; Tom Ness|https://example.org/a|world/2024/a"},
    {"NewsAPI", NULL,
     "{\"source\":{\"id\":null,\"name\":\"The Post\"},\"author\":\"Ada Quillon\",\"title\":\"T\",\"description\":\"D\","
     "\"url\":\"https://example.org/a\",\"publishedAt\":\"2024-03-03T10:00:00Z\",\"content\":\"B.\"}",
     "B.|T|2024-03-03|The Post|Ada Quillon|https://example.org/a|https://example.org/a"},
    {"schema.org", NULL,
     "{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"articleBody\":\"B.\",\"datePublished\":\"2024-03-03\","
     "\"publisher\":"
     "{\"@type\":\"Organization\",\"name\":\"The Post\"},\"author\":[{\"@type\":\"Person\",\"name\":\"Ada "
     "Quillon\"},{\"name\":\"Tom Ness\"}],"
     "\"url\":\"https://example.org/a\"}",
     "B.|T|2024-03-03|The Post|Ada Quillon; Tom Ness|https://example.org/a|https://example.org/a"},
    {"NYT-like headline object", NULL,
     "{\"_id\":\"x\",\"headline\":{\"main\":\"T\",\"kicker\":null},\"byline\":{\"original\":\"By Ada Quillon\"},"
     "\"text\":\"B.\",\"pub_date\":\"2024-03-03T10:00:00+0000\",\"web_url\":\"https://example.org/a\"}",
     "B.|T|2024-03-03|example.org|Ada Quillon|https://example.org/a|x"},
    {"AmCAT", NULL,
     "{\"doc_id\":\"d\",\"headline\":\"T\",\"text\":\"B.\",\"medium\":\"The Post\",\"date\":\"3 March 2024\"}",
     "B.|T|2024-03-03|The Post|||d"},
    {"search engine", NULL, "{\"_index\":\"n\",\"_id\":\"7\",\"_source\":{\"text\":\"B.\",\"title\":\"T\"}}",
     "B.|T|||||h08"},
    {"body as list", NULL, "{\"id\":\"i\",\"text\":[\"B.\",null,\"C.\"]}", "B.\n\nC.||||||i"},
    {"text is None, content is there", NULL, "{\"id\":\"i\",\"text\":\"None\",\"content\":\"B.\"}", "B.||||||i"},
    {"text is kept to the byte", NULL, "{\"id\":\"i\",\"text\":\" \\n B.\\t\\n\"}", " \n B.\t\n||||||i"},
    {"keys are case-sensitive", NULL, "{\"ID\":\"x\",\"Text\":\"x\",\"id\":\"i\",\"text\":\"B.\"}", "B.||||||i"},
    {"the first of two keys", NULL, "{\"id\":\"i\",\"id\":\"j\",\"text\":\"B.\",\"text\":\"C.\"}", "B.||||||i"},
    {"a number for an id", NULL, "{\"id\":42,\"text\":\"B.\"}", "B.||||||42"},
    {"beyond 2^53", NULL, "{\"x\":{\"id\":1},\"text\":\"B. \\\"id\\\":3\",\"id\" : 9007199254740993}",
     "B. \"id\":3||||||9007199254740993"},
    {"map", "outlet=publication, text = fields.main ,author=\"by.line\",url='a.b'.c,date=days.1",
     "{\"id\":\"i\",\"publication\":\"P\",\"media_name\":\"M\",\"fields\":{\"main\":\"B.\"},\"text\":\"no\",\"by."
     "line\":\"Ada Quillon\","
     "\"a.b\":{\"c\":\"https://e.org/\"},\"days\":[\"2020\",\"2024-03-03\"]}",
     "B.||2024-03-03|P|Ada Quillon|https://e.org/|i"},
    {"map to a key with a dot", "text=a.b", "{\"id\":\"i\",\"a.b\":\"B.\"}", "B.||||||i"},
    {"map to nothing", "outlet=nowhere", "{\"id\":\"i\",\"text\":\"B.\",\"outlet\":\"P\"}", "B.||||||i"},
    {"no text", NULL, "{\"id\":\"i\",\"summary\":\"S\",\"description\":\"D\"}",
     "!t.json:1: byte 0: no text: record skipped (--map text=KEY names it; its keys: id, summary, description)"},
    {"no mapped text", "text=a.b", "{\"text\":\"B.\"}", "!t.json:1: byte 0: there is no text at a.b: record skipped"},
    {"white space is no text", NULL, "{\"text\":\" \\n\"}",
     "!t.json:1: byte 0: no text: record skipped (--map text=KEY names it; its keys: text)"},
    {"a statement", NULL,
     "{\"id\":\"5f\",\"doc\":\"a\",\"text\":\"B.\",\"content\":[{\"start\":1,\"end\":2}],\"rule\":\"r\"}",
     "!t.json:1: byte 0: a statement without a version, as older programs wrote it: record skipped"},
    {"bad JSON", NULL, "{\"text\":\"B.\",\n\"id\":nope}",
     "!t.json:2: byte 19: this JSON does not parse: record skipped"},
    {"bytes behind it", NULL, "{\"text\":\"B.\"} x", "!t.json:1: byte 14: this JSON does not parse: record skipped"},
    {"no object", NULL, "[1]", "!t.json:1: byte 0: this record is no JSON object"},
    {"escaped NUL", NULL, "{\"text\":\"B\\u0000.\"}", "!t.json:1: byte 0: a string holds \\u0000"},
    {"bad UTF-8", NULL, "{\"text\":\"B\xFF\"}", "!t.json:1: byte 10: this is not UTF-8"},
    {"empty", NULL, "", "!t.json:1: byte 0: this JSON does not parse: record skipped"},
};

static void test_rows(void **state)
{
    (void)state;
    buf got = {0};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        article(&got, ROWS[i].json, ROWS[i].map);
        if (strstr(ROWS[i].want, "|h08")) /* an id by hash: its digits are tested below */
            has(ROWS[i].name, got.ptr, "B.|T|||||h");
        else
            same(ROWS[i].name, got.ptr, ROWS[i].want);
    }
    buf_free(&got);
}

/* Nothing but the article decides its id: not the key order, not the place in the file. */
static void test_hash_id(void **state)
{
    (void)state;
    buf a = {0}, b = {0}, c = {0};
    article(&a, "{\"text\":\"B.\",\"title\":\"T\"}", NULL);
    article(&b, "{\"title\":\"T\",\"more\":1,\"text\":\"B.\"}", NULL);
    article(&c, "{\"title\":\"U\",\"text\":\"B.\"}", NULL);
    same("hash", b.ptr, a.ptr);
    assert_string_not_equal(strrchr(a.ptr, '|'), strrchr(c.ptr, '|'));
    assert_int_equal(strlen(strrchr(a.ptr, '|')), 1 + 17);
    buf_free(&a);
    buf_free(&b);
    buf_free(&c);
}

static void test_map_errors(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"outlet", "--map: expected field=key, found \"outlet\" in \"outlet\""},
        {"paper=x", "--map: there is no field \"paper\"; fields are text, title, date, outlet, author, url, id"},
        {"text=", "--map: expected a key at character 6 of \"text=\""},
        {"text=a.", "--map: expected a key at character 8 of \"text=a.\""},
        {"text=\"a", "--map: expected a key at character 6 of \"text=\"a\""},
        {"text=a b", "--map: expected a comma at character 8 of \"text=a b\""},
        {"text=1.2.3.4.5.6.7.8.9", "--map: more than 8 steps in a path, at character 22 of \"text=1.2.3.4.5.6.7.8.9\""},
    };
    who_err err;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(input_check_map(rows[i][0], &err), WHO_EUSAGE);
        same(rows[i][0], err.msg, rows[i][1]);
    }
    assert_int_equal(input_check_map(NULL, &err), WHO_OK);
    assert_int_equal(input_check_map("body=a,headline=b,", &err), WHO_OK);
}

static void test_explain(void **state)
{
    (void)state;
    fixture f = fixture_new();
    f.options.explain_input = 1;
    const char *lines = "{\"maintext\":\"B.\",\"publication\":\"P\",\"date\":\"March 3, "
                        "2024\"}\n{\"summary\":\"S\"}\n{\"text\":\"B.\"}\n"
                        "{\"text\":\"C.\"}\n";
    run_bytes(&f, "t.jsonl", lines, strlen(lines));
    same("explain", f.messages.ptr,
         "t.jsonl:1: byte 0: mapping: text from maintext (2 bytes), title: none, date from date \"2024-03-03\", outlet "
         "from "
         "publication \"P\", author: none, url: none, id: none\n"
         "t.jsonl:2: byte 59: mapping: no text: record skipped (--map text=KEY names it; its keys: summary)\n"
         "t.jsonl:3: byte 75: mapping: text from text (2 bytes), title: none, date: none, outlet: none, author: none, "
         "url: none, id: none\n");
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_hash_id),
        cmocka_unit_test(test_map_errors),
        cmocka_unit_test(test_explain),
    };
    who_err err;
    rules *r;
    if (rules_load(&r, NULL, &err) != WHO_OK) return 1;
    RULES = r;
    MATCH = match_new(r);
    int rc = cmocka_run_group_tests(tests, NULL, NULL);
    match_free(MATCH);
    rules_free(r);
    return rc;
}
