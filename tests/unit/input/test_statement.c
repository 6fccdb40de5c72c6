/* test_statement.c - statements read back: every field that the corpus needs, by itself and in an article's line; what
 * is damaged or of another version is named. */
#include "fixture.h"

#define HEAD                                                                                                           \
    "{\"id\":\"00f2c9e0a1b3d4c6\",\"doc\":\"a7\",\"outlet\":\"The "                                                    \
    "Post\",\"date\":\"2021-12\",\"title\":\"T\",\"url\":null,"
#define SAID                                                                                                           \
    "\"type\":\"mixed\",\"text\":\"\xc3\xa9 "                                                                          \
    "\\\"b\\\"\",\"content\":[{\"start\":3,\"end\":9},{\"start\":12,\"end\":15}],"
#define DUN                                                                                                            \
    "{\"id\":\"person:dun\",\"name\":\"Dun\",\"kind\":\"person\",\"role\":\"mayor\",\"affiliation\":null,\"gender\":"  \
    "\"male\",\"aliases\":[\"D\",\"Mr D\"]"
#define ALL "{\"id\":\"group:all\",\"name\":\"all\",\"kind\":\"group\",\"gender\":null,\"aliases\":[]}"
#define BOTH                                                                                                           \
    "{\"id\":\"person:dun+group:all\",\"name\":\"Dun | all\",\"kind\":\"person\",\"aliases\":[],\"members\":[" DUN     \
    "}," ALL "]}"
#define TOPICS                                                                                                         \
    "\"topics\":[{\"id\":\"m:1\",\"label\":\"sea\",\"scheme\":\"m\",\"top_label\":\"water\",\"score\":0.7,"            \
    "\"matched\":[\"sea\"]}]"
#define TAIL ",\"confidence\":0.96,\"rule\":\"r\",\"why\":\"w\",\"whosaid\":1}"
#define LINE(speaker) HEAD SAID "\"speaker\":" speaker "," TOPICS TAIL

static const char WANT[] = "00f2c9e0a1b3d4c6|a7|The Post|2021-12|T||mixed|\xc3\xa9 \"b\"|3|0.96|";

static void put_speaker(buf *b, const who_speaker *s)
{
    buf_printf(b, "%.*s %s %s %.*s:%.*s", (int)s->id.len, s->id.ptr, who_kind_name(s->kind),
               s->gender == WHO_MALE ? "m" : "-", (int)s->name.len, s->name.ptr, (int)s->role.len, s->role.ptr);
    for (uint32_t i = 0; i < s->naliases; i++) buf_printf(b, ",%.*s", (int)s->aliases[i].len, s->aliases[i].ptr);
}

static void put_saying(buf *b, const saying *s)
{
    buf_printf(b, "%016llx|", (unsigned long long)s->id);
    const who_str fields[] = {s->doc, s->outlet, s->date, s->title, s->url, str_of(who_type_name(s->type)), s->text};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        buf_str(b, fields[i]);
        buf_char(b, '|');
    }
    buf_printf(b, "%u|%.2f|", (unsigned)s->start, (double)s->confidence);
    if (s->speaker) put_speaker(b, s->speaker);
    for (uint32_t i = 0; s->speaker && i < s->speaker->nmembers; i++) {
        buf_z(b, " & ");
        put_speaker(b, &s->others[s->speaker->members[i]]);
    }
    for (uint32_t i = 0; i < s->ntopics; i++) {
        const named_topic *t = &s->topics[i];
        buf_printf(b, "|%.*s %.*s %.*s %.*s", (int)t->id.len, t->id.ptr, (int)t->label.len, t->label.ptr,
                   (int)t->scheme.len, t->scheme.ptr, (int)t->top.len, t->top.ptr);
    }
}

/* What the record gives: its statements, one a line, or "!" and the message. */
static void read_back(buf *got, const char *json, const char *outlet)
{
    record rec = {.file = "s.ndjson", .line = 4, .byte = 90};
    who_options options = WHO_OPTIONS_INIT;
    doc d = {0};
    who_err err;
    char text[1024];
    options.outlet = outlet;
    buf_clear(got);
    buf_z(&rec.bytes, json);
    if (json_article(&rec, &options, &d, &err) != WHO_OK) {
        buf_char(got, '!');
        buf_z(got, who_err_text(&err, text, sizeof text));
    } else {
        assert_true(d.filed);
        for (uint32_t i = 0; i < d.nsayings; i++) {
            if (i) buf_char(got, '\n');
            put_saying(got, &d.sayings[i]);
        }
    }
    buf_free(&rec.bytes);
    arena_free(&d.mem);
}

static void test_fields(void **state)
{
    static const struct {
        const char *json, *rest;
    } rows[] = {
        {LINE("null"), "|m:1 sea m water"},
        {LINE(DUN "}"), "person:dun person m Dun:mayor,D,Mr D|m:1 sea m water"},
        {" " LINE(DUN ",\"members\":null,\"new\":[{}]}") "\n", "person:dun person m Dun:mayor,D,Mr D|m:1 sea m water"},
        {LINE(BOTH), "person:dun+group:all person - Dun | all: & person:dun person m Dun:mayor,D,Mr D & "
                     "group:all group - all:|m:1 sea m water"},
        {HEAD SAID "\"speaker\":null,\"topics\":[]" TAIL, ""},
    };
    (void)state;
    buf got = {0}, want = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_back(&got, rows[i].json, NULL);
        buf_clear(&want);
        buf_z(&want, WANT);
        buf_z(&want, rows[i].rest);
        assert_string_equal(got.ptr, want.ptr);
    }
    buf_free(&got);
    buf_free(&want);
}

static void test_outlet_of_those_without(void **state)
{
    (void)state;
    buf got = {0};
    read_back(&got, "{\"id\":\"00f2c9e0a1b3d4c6\",\"doc\":\"a7\"," SAID "\"speaker\":null,\"topics\":[]" TAIL,
              "The Tide");
    assert_string_equal(got.ptr, "00f2c9e0a1b3d4c6|a7|The Tide||||mixed|\xc3\xa9 \"b\"|3|0.96|");
    buf_free(&got);
}

/* The line of an article: each statement has its own bytes, whatever stands around it. */
static void test_article_line(void **state)
{
    static const char json[] =
        "{ \"doc\" : \"]}\\\"\", \"more\":{\"statements\":[1,2]}, \"error\":null, \"statements\": [ " LINE(
            "null") " ,\n" LINE(BOTH) "], \"whosaid\":1 }";
    (void)state;
    record rec = {.file = "s.ndjson", .line = 1};
    who_options options = WHO_OPTIONS_INIT;
    doc d = {0};
    who_err err;
    buf_z(&rec.bytes, json);
    assert_int_equal(json_article(&rec, &options, &d, &err), WHO_OK);
    assert_int_equal(d.nsayings, 2);
    assert_true(str_is(d.sayings[0].line, LINE("null")));
    assert_true(str_is(d.sayings[1].line, LINE(BOTH)));
    assert_int_equal(d.sayings[1].speaker->nmembers, 2);
    buf_free(&rec.bytes);
    arena_free(&d.mem);
}

static void test_refused(void **state)
{
#define DAMAGED(field) "a damaged statement: \"" field "\" is not as it was written: record skipped"
    static const struct {
        const char *json, *message;
    } rows[] = {
        {HEAD SAID "\"speaker\":null,\"topics\":[],\"confidence\":1,\"rule\":\"r\"}",
         "a statement without a version, as older programs wrote it: record skipped"},
        {"{\"whosaid\":2}", "a statement of version 2, and this program reads version 1: record skipped"},
        {"{\"whosaid\":1.5,\"statements\":[]}",
         "a statement of version 1.5, and this program reads version 1: record skipped"},
        {"{\"whosaid\":1,\"statements\":3}", "a damaged line: \"statements\" is no list"},
        {"{\"whosaid\":1,\"statements\":[],\"error\":\"no text\"}",
         "an article that could not be read when its statements were looked for: no text"},
        {"{\"whosaid\":1,\"statements\":[{\"whosaid\":1}]}", DAMAGED("topics")},
        {"{\"id\":\"00F2c9e0a1b3d4c6\",\"doc\":\"a\"," SAID "\"speaker\":null,\"topics\":[]" TAIL, DAMAGED("id")},
        {"{\"id\":\"00f2c9e0a1b3d4c\",\"doc\":\"a\"," SAID "\"speaker\":null,\"topics\":[]" TAIL, DAMAGED("id")},
        {"{\"id\":\"00f2c9e0a1b3d4c66\",\"doc\":\"a\"," SAID "\"speaker\":null,\"topics\":[]" TAIL, DAMAGED("id")},
        {"{\"id\":\"00f2c9e0a1b3d4c6\",\"doc\":null," SAID "\"speaker\":null,\"topics\":[]" TAIL, DAMAGED("doc")},
        {HEAD "\"type\":\"loud\",\"content\":[{\"start\":1}],\"speaker\":null,\"topics\":[]" TAIL, DAMAGED("type")},
        {HEAD "\"type\":\"mixed\",\"content\":[],\"speaker\":null,\"topics\":[]" TAIL, DAMAGED("content")},
        {HEAD "\"type\":\"mixed\",\"content\":[{\"start\":-1}],\"speaker\":null,\"topics\":[]" TAIL,
         DAMAGED("content")},
        {HEAD "\"type\":\"mixed\",\"content\":[{\"start\":1e99}],\"speaker\":null,\"topics\":[]" TAIL,
         DAMAGED("content")},
        {HEAD SAID "\"speaker\":7,\"topics\":[]" TAIL, DAMAGED("speaker")},
        {HEAD SAID "\"speaker\":{\"id\":\"x\",\"name\":\"x\",\"kind\":\"robot\",\"aliases\":[]},\"topics\":[]" TAIL,
         DAMAGED("kind")},
        {HEAD SAID "\"speaker\":{\"name\":\"x\",\"kind\":\"person\",\"aliases\":[]},\"topics\":[]" TAIL, DAMAGED("id")},
        {HEAD SAID "\"speaker\":" DUN ",\"members\":[]},\"topics\":[]" TAIL, DAMAGED("members")},
        {HEAD SAID "\"speaker\":{\"id\":\"x\",\"name\":\"x\",\"kind\":\"person\",\"aliases\":[7]},\"topics\":[]" TAIL,
         DAMAGED("aliases")},
        {HEAD SAID "\"speaker\":{\"id\":\"x\",\"name\":\"x\",\"kind\":\"person\",\"gender\":\"x\",\"aliases\":[]},"
                   "\"topics\":[]" TAIL,
         DAMAGED("gender")},
        {HEAD SAID "\"speaker\":null,\"topics\":[{\"label\":\"x\"}]" TAIL, DAMAGED("id")},
        {HEAD SAID "\"speaker\":null,\"topics\":{}" TAIL, DAMAGED("topics")},
        {HEAD SAID "\"speaker\":null,\"topics\":[],\"confidence\":2,\"whosaid\":1}", DAMAGED("confidence")},
        {HEAD SAID "\"speaker\":null,\"topics\":[],\"whosaid\":1}", DAMAGED("confidence")},
    };
    (void)state;
    buf got = {0}, want = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_back(&got, rows[i].json, NULL);
        buf_clear(&want);
        buf_printf(&want, "!s.ndjson:4: byte 90: %s", rows[i].message);
        assert_string_equal(got.ptr, want.ptr);
    }
    buf_free(&got);
    buf_free(&want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_outlet_of_those_without),
        cmocka_unit_test(test_article_line),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
