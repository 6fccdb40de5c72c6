/* test_csv.c - rows of tables as JSON objects, and what a broken table gives. */
#include "fixture.h"

static const struct {
    const char *name, *file, *bytes, *records, *message;
    int skipped;
} ROWS[] = {
    {"plain", "t.csv", "id,text\n1,B.\n2,C.\n",
     "2:8 {\"id\":\"1\",\"text\":\"B.\"}\n3:13 {\"id\":\"2\",\"text\":\"C.\"}\n", "", 0},
    {"CRLF, mark, no last line end", "t.csv", "\xEF\xBB\xBFid,text\r\n1,B.\r\n2,C.",
     "2:12 {\"id\":\"1\",\"text\":\"B.\"}\n3:18 {\"id\":\"2\",\"text\":\"C.\"}\n", "", 0},
    {"line end in quotes", "t.csv", "text,id\n\"B,\n\"\"C\"\"\",1\nD,2\n",
     "2:8 {\"text\":\"B,\\n\\\"C\\\"\",\"id\":\"1\"}\n4:21 {\"text\":\"D\",\"id\":\"2\"}\n", "", 0},
    {"empty first header", "t.csv", ",text\n0,B.\n", "2:6 {\"text\":\"B.\"}\n", "", 0},
    {"tabs", "t.tsv", "id\ttext\n1\tB, \"c\".\n", "2:8 {\"id\":\"1\",\"text\":\"B, \\\"c\\\".\"}\n", "", 0},
    {"semicolons", "t.csv", "id;text;title\n1;B, c.;T\n", "2:14 {\"id\":\"1\",\"text\":\"B, c.\",\"title\":\"T\"}\n",
     "", 0},
    {"by its header", "t.txt", "date,title,article,publication\n2016,T,B.,P\n",
     "2:31 {\"date\":\"2016\",\"title\":\"T\",\"article\":\"B.\",\"publication\":\"P\"}\n", "", 0},
    {"trafilatura, no header", "t.csv", "https://e.org/\tnull\tf\te.org\tT\tnull\t2024-03-03\tB.\t\tnull\tarticle\n",
     "1:0 "
     "{\"url\":\"https://e.org/"
     "\",\"id\":\"null\",\"fingerprint\":\"f\",\"hostname\":\"e.org\",\"title\":\"T\",\"image\":\"null\","
     "\"date\":\"2024-03-03\",\"text\":\"B.\",\"comments\":\"\",\"license\":\"null\",\"pagetype\":\"article\"}\n",
     "", 0},
    {"too few fields, blank lines", "t.csv", "text,id\nB.\n\r\n\nC.,2\n",
     "2:8 {\"text\":\"B.\"}\n5:14 {\"text\":\"C.\",\"id\":\"2\"}\n", "", 0},
    {"empty fields at the end", "t.csv", "text,id\nB.,1,,\n", "2:8 {\"text\":\"B.\",\"id\":\"1\"}\n", "", 0},
    {"too many fields", "t.csv", "text,id\nB, c.,1\nD.,2\n", "3:16 {\"text\":\"D.\",\"id\":\"2\"}\n",
     "t.csv:2: byte 8: 3 fields where the header has 2", 1},
    {"text behind a closing mark", "t.csv", "text,id\n\"B\" c,1\n", "2:8 {\"text\":\"B c\",\"id\":\"1\"}\n", "", 0},
    {"a mark in the middle", "t.csv", "text,id\nB \"c,1\nD,2\n",
     "2:8 {\"text\":\"B \\\"c\",\"id\":\"1\"}\n3:15 {\"text\":\"D\",\"id\":\"2\"}\n", "", 0},
    {"a mark that is not closed", "t.csv", "text,id\n\"B,1\nC,2\nD,3\n",
     "3:13 {\"text\":\"C\",\"id\":\"2\"}\n4:17 {\"text\":\"D\",\"id\":\"3\"}\n",
     "t.csv:2: byte 8: a quotation mark is not closed", 1},
    {"bad bytes", "t.csv", "text,id\nB\xFF,1\n", "2:8 {\"text\":\"B\xEF\xBF\xBD\",\"id\":\"1\"}\n",
     "t.csv:2: byte 9: 1 bad byte", 0},
    {"Windows-1252", "t.csv", "text,id\nB\xE9,1\n", "2:8 {\"text\":\"B\xC3\xA9\",\"id\":\"1\"}\n",
     "t.csv:2: byte 9: this is not UTF-8: read as Windows-1252", 0},
    {"no text column", "t.csv", "id,summary\n1,S\n", "",
     "t.csv:1: byte 0: no column holds the text of an article (--map text=COLUMN names it): id, summary", 1},
    {"only a header", "t.csv", "id,text\n", "", "t.csv: there is no record in this file", 1},
};

static void test_rows(void **state)
{
    (void)state;
    fixture f = fixture_new();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        run_bytes(&f, ROWS[i].file, ROWS[i].bytes, strlen(ROWS[i].bytes));
        same(ROWS[i].name, text_of_buf(&f.records), ROWS[i].records);
        if (*ROWS[i].message)
            has(ROWS[i].name, text_of_buf(&f.messages), ROWS[i].message);
        else
            same(ROWS[i].name, text_of_buf(&f.messages), "");
        assert_int_equal(f.skipped, ROWS[i].skipped);
    }
    fixture_free(&f);
}

static void test_map(void **state)
{
    (void)state;
    fixture f = fixture_new();
    f.options.map = "text=summary";
    run_bytes(&f, "t.csv", "id,summary\n1,S\n", 15);
    same("mapped column", text_of_buf(&f.records), "2:11 {\"id\":\"1\",\"summary\":\"S\"}\n");
    fixture_free(&f);
}

/* Marks that are never closed, each taking the rest of the file: reading it stays linear and ends. */
static void test_hostile(void **state)
{
    (void)state;
    fixture f = fixture_new();
    buf b = {0};
    buf_z(&b, "text,id\n");
    for (int i = 0; i < 100000; i++) buf_z(&b, "\"\"\"a\n");
    buf_z(&b, "\"");
    run_bytes(&f, "t.csv", b.ptr, b.len);
    assert_true(f.skipped <= CSV_REPAIRS + 1);

    buf_clear(&b);
    buf_z(&b, "text,id\n");
    for (int i = 0; i < 300000; i++) buf_z(&b, ",");
    buf_z(&b, "x\nB,1\n");
    run_bytes(&f, "t.csv", b.ptr, b.len);
    has("commas", text_of_buf(&f.messages), "300001 fields where the header has 2");
    has("commas", text_of_buf(&f.records), "{\"text\":\"B\",\"id\":\"1\"}\n");

    f.options.max_record = 1000;
    run_bytes(&f, "t.csv", b.ptr, b.len);
    has("long", text_of_buf(&f.messages), "t.csv:2: byte 8: the record is longer than the limit");
    same("long", text_of_buf(&f.records), "3:300010 {\"text\":\"B\",\"id\":\"1\"}\n");
    buf_free(&b);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_map),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
