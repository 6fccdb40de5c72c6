/* test_split.c - where one JSON record ends and the next begins, and that a bad one takes no other with it. */
#include "fixture.h"

static const struct {
    const char *name, *bytes, *records, *message; /* message: a part of the messages, "" for none at all */
    int skipped;
} ROWS[] = {
    {"lines", "{\"a\":1}\n{\"b\":2}\n", "1:0 {\"a\":1}\n2:8 {\"b\":2}\n", "", 0},
    {"no last line end", "{\"a\":1}\n{\"b\":2}", "1:0 {\"a\":1}\n2:8 {\"b\":2}\n", "", 0},
    {"blank lines, CRLF, tabs", "\n{\"a\":1}\t \r\n\r\n{\"b\":2}\r\n", "2:1 {\"a\":1}\n4:14 {\"b\":2}\n", "", 0},
    {"byte order mark", "\xEF\xBB\xBF{\"a\":1}\n", "1:3 {\"a\":1}\n", "", 0},
    {"record separators", "\x1E{\"a\":1}\n\x1E{\"b\":2}\n", "1:1 {\"a\":1}\n2:10 {\"b\":2}\n", "", 0},
    {"one array", "[{\"a\":1},{\"b\":[{}]}]", "1:1 {\"a\":1}\n1:9 {\"b\":[{}]}\n", "", 0},
    {"a printed array", "[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": 2\n  }\n]\n",
     "2:4 {\n    \"a\": 1\n  }\n5:24 {\n    \"b\": 2\n  }\n", "", 0},
    {"concatenated", "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n{\n  \"c\": 2\n}\n",
     "1:0 {\n  \"a\": {\n    \"b\": 1\n  }\n}\n6:28 {\n  \"c\": 2\n}\n", "", 0},
    {"on one line", "{\"a\":1}{\"b\":2} {\"c\":3}", "1:0 {\"a\":1}\n1:7 {\"b\":2}\n1:15 {\"c\":3}\n", "", 0},
    {"no indentation", "[\n{\n\"a\": [\n{\n\"b\": 1\n}\n]\n}\n]\n", "2:2 {\n\"a\": [\n{\n\"b\": 1\n}\n]\n}\n", "", 0},
    {"brackets in strings", "{\"a\":\"}]{[\\\"}\\\\\"}\n{\"b\":2}\n", "1:0 {\"a\":\"}]{[\\\"}\\\\\"}\n2:18 {\"b\":2}\n",
     "", 0},
    {"wrapper", "{\"status\":\"ok\",\"articles\":[{\"a\":1},{\"b\":2}],\"page\":{\"n\":[1]}}\n{\"c\":3}\n",
     "1:27 {\"a\":1}\n1:35 {\"b\":2}\n2:62 {\"c\":3}\n", "", 0},
    {"wrapper in wrapper", "{\"response\":{\"total\":2,\"results\":[{\"a\":1},{\"b\":2}],\"x\":1},\"y\":2}",
     "1:34 {\"a\":1}\n1:42 {\"b\":2}\n", "", 0},
    {"two lists in a wrapper", "{\"articles\":[{\"a\":1}],\"results\":[{\"b\":2}]}", "1:13 {\"a\":1}\n1:33 {\"b\":2}\n",
     "", 0},
    {"a list after the text is no wrapper", "{\"text\":\"t\",\"items\":[{\"a\":1}]}",
     "1:0 {\"text\":\"t\",\"items\":[{\"a\":1}]}\n", "", 0},
    {"a list of strings is no wrapper", "{\"results\":[\"a\"],\"b\":1}", "1:0 {\"results\":[\"a\"],\"b\":1}\n", "", 0},
    {"open string", "{\"a\":\"x\n{\"b\":2}\n", "2:8 {\"b\":2}\n", "1: byte 0: a line ends inside a string", 1},
    {"missing brace", "{\"a\":1\n{\"b\":2}\n", "2:7 {\"b\":2}\n", "1: byte 0: the object is not closed", 1},
    {"missing brace and comma", "{\"a\":1,\n{\"b\":2}\n", "2:8 {\"b\":2}\n", "1: byte 0: the object is not closed", 1},
    {"broken off before a value", "{\"a\":\n{\"b\":2}\n{\"c\":3}\n", "2:6 {\"b\":2}\n3:14 {\"c\":3}\n",
     "1: byte 0: ", 1},
    {"broken off in a list", "{\"a\":[\n{\"b\":2},\n{\"c\":3}\n", "2:7 {\"b\":2}\n3:16 {\"c\":3}\n", "1: byte 0: ", 1},
    {"wrong bracket", "{\"a\":[1}\n{\"b\":2}\n", "2:9 {\"b\":2}\n", "1: byte 0: a } stands where ] should", 1},
    {"garbage lines", "oops\n{\"b\":2}\n17\n", "2:5 {\"b\":2}\n", "1: byte 0: expected a JSON object, found: oops", 2},
    {"behind a record", "{\"a\":1} tail\n{\"b\":2}\n", "1:0 {\"a\":1}\n2:13 {\"b\":2}\n", "found: tail", 1},
    {"scalars in an array", "[1,{\"a\":1},\"x,]\",{\"b\":2},null]", "1:3 {\"a\":1}\n1:17 {\"b\":2}\n", "found: 1", 3},
    {"a printed record breaks",
     "[\n  {\n    \"a\": \"x\n    \"b\": [],\n    \"c\": 1\n  },\n  {\n    \"d\": 2\n  }\n]\n",
     "7:49 {\n    \"d\": 2\n  }\n", "2: byte 4: a line ends inside a string", 1},
    {"the file ends", "{\"a\":1}\n{\"b\":", "1:0 {\"a\":1}\n", "2: byte 8: the file ends inside the object", 1},
    {"the array ends", "[{\"a\":1},", "1:1 {\"a\":1}\n", "the file ends before its list is closed", 1},
    {"empty array", "[]", "", "there is no record in this file", 1},
    {"too many closing", "{\"a\":1}]}\n{\"b\":2}\n", "1:0 {\"a\":1}\n2:10 {\"b\":2}\n", "found: ]}", 1},
};

static void test_rows(void **state)
{
    (void)state;
    fixture f = fixture_new();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        run_bytes(&f, "t.jsonl", ROWS[i].bytes, strlen(ROWS[i].bytes));
        same(ROWS[i].name, text_of_buf(&f.records), ROWS[i].records);
        if (*ROWS[i].message)
            has(ROWS[i].name, text_of_buf(&f.messages), ROWS[i].message);
        else
            same(ROWS[i].name, text_of_buf(&f.messages), "");
        if ((int)f.skipped != ROWS[i].skipped)
            fail_msg("%s: %d skipped, not %d: %s", ROWS[i].name, (int)f.skipped, ROWS[i].skipped, f.messages.ptr);
    }
    fixture_free(&f);
}

/* The same rows across the end of a window. */
static void test_window(void **state)
{
    (void)state;
    fixture f = fixture_new();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (strlen(ROWS[i].bytes) == 0) continue;
        buf padded = {0}; /* a window is 64 KiB */
        for (size_t n = 0; n < 64 * 1024 - strlen(ROWS[i].bytes) / 2; n++) buf_char(&padded, ' ');
        buf_char(&padded, '\n');
        size_t shift = padded.len;
        buf_z(&padded, ROWS[i].bytes[0] == (char)0xEF ? ROWS[i].bytes + 3 : ROWS[i].bytes);
        run_bytes(&f, "t.jsonl", padded.ptr, padded.len);
        uint32_t want = 0, got = 0;
        for (const char *p = ROWS[i].records; *p; p++) want += *p == '\n';
        for (const char *p = text_of_buf(&f.records); *p; p++) got += *p == '\n';
        if (want != got) fail_msg("%s, %zu bytes later: %s", ROWS[i].name, shift, text_of_buf(&f.records));
        buf_free(&padded);
    }
    fixture_free(&f);
}

static void repeat(buf *b, const char *s, size_t n)
{
    while (n--) buf_z(b, s);
}

static void test_hostile(void **state)
{
    (void)state;
    fixture f = fixture_new();
    buf b = {0};

    buf_z(&b, "{\"a\":"); /* deeper than cJSON should recurse */
    repeat(&b, "[", 100000);
    repeat(&b, "]", 100000);
    buf_z(&b, "}\n{\"b\":2}\n");
    run_bytes(&f, "t.jsonl", b.ptr, b.len);
    same("deep", text_of_buf(&f.records), "2:200007 {\"b\":2}\n");
    has("deep", text_of_buf(&f.messages), "nested deeper than 200");

    buf_clear(&b); /* each line could go on the one before: must not be read again and again */
    repeat(&b, "{\"a\":\n", 200000);
    buf_z(&b, "{\"b\":2}\n");
    run_bytes(&f, "t.jsonl", b.ptr, b.len);
    has("ladder", text_of_buf(&f.records), "200001:1200000 {\"b\":2}\n");

    buf_clear(&b);
    repeat(&b, "[", 100000);
    run_bytes(&f, "t.json", b.ptr, b.len);
    same("brackets", text_of_buf(&f.records), "");

    buf_clear(&b);
    repeat(&b, "{\"data\":[{", 100);
    run_bytes(&f, "t.json", b.ptr, b.len);
    same("wrappers", text_of_buf(&f.records), "");

    buf_clear(&b);
    buf_z(&b, "{\"a\":\"");
    repeat(&b, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 10000);
    buf_z(&b, "\"}\n{\"b\":2}\n");
    f.options.max_record = 1000;
    run_bytes(&f, "t.jsonl", b.ptr, b.len);
    same("long", text_of_buf(&f.records), "2:320009 {\"b\":2}\n");
    has("long", text_of_buf(&f.messages), "1: byte 0: the record is longer than the limit (--max-record)");
    assert_int_equal(f.skipped, 1);

    buf_free(&b);
    fixture_free(&f);
}

static void test_repairs(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        const char *records, *message;
    } rows[] = {
        {"{\"a\":\"x\\u0000y\"}", 16, "{\"a\":\"x\\uFFFDy\"}", "byte 7: 1 escape"},
        {"{\"a\":\"\\\\u0000\"}", 15, "{\"a\":\"\\\\u0000\"}", ""},
        {"{\"a\":\"\\ud83d\\ude00\"}", 20, "{\"a\":\"\\ud83d\\ude00\"}", ""},
        {"{\"a\":\"\\ud83d\\u0041\"}", 20, "{\"a\":\"\\uFFFD\\u0041\"}", "byte 6: 1 escape"},
        {"{\"a\":\"\\uDC00\"}", 14, "{\"a\":\"\\uFFFD\"}", "byte 6: 1 escape"},
        {"{\"a\":\"x\xFF\"}", 10, "{\"a\":\"x\xEF\xBF\xBD\"}", "1: byte 7: 1 bad byte replaced"},
        {"{\"a\":\n\"\xC0\x80\"}", 11, "{\"a\":\n\"\xEF\xBF\xBD\xEF\xBF\xBD\"}", "2: byte 7: 2 bad bytes replaced"},
        {"{\"a\":\"\xED\xA0\x80\"}", 11, "{\"a\":\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"}", "3 bad bytes"},
    };
    fixture f = fixture_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        run_bytes(&f, "t.json", rows[i].bytes, rows[i].len);
        has("repair", text_of_buf(&f.records), rows[i].records);
        if (*rows[i].message)
            has("repair", text_of_buf(&f.messages), rows[i].message);
        else
            same("repair", text_of_buf(&f.messages), "");
        assert_int_equal(f.skipped, 0);
    }
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_window),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_repairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
