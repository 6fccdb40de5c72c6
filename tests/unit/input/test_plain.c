/* test_plain.c - what is read from the text of an article; the text itself stays as it is. */
#include "fixture.h"

static const rules *RULES;
static match *MATCH;

/* "title|date|outlet|author|agency|url" of a text file. */
static void fields(buf *out, const char *text, const char *outlet)
{
    who_options options = WHO_OPTIONS_INIT;
    options.outlet = outlet;
    record rec = {.kind = RECORD_PLAIN, .line = 1};
    strcpy(rec.file, "a.txt");
    buf_z(&rec.bytes, text);
    doc d = {0};
    who_err err;
    assert_int_equal(input_article(&rec, RULES, MATCH, &options, &d, &err), WHO_OK);
    assert_true(str_is(d.a.text, text));
    assert_true(d.a.id.len > 0);
    const who_str all[] = {d.a.title, d.a.date, d.a.outlet, d.a.author, d.a.agency, d.a.url};
    buf_clear(out);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        buf_z(out, i ? "|" : "");
        buf_str(out, all[i]);
    }
    buf_free(&rec.bytes);
    arena_free(&d.mem);
}

static const struct {
    const char *name, *text, *want;
} ROWS[] = {
    {"headline, byline, date, address at the end",
     "\n\nCouncil Agrees to Talk Again\n\nBy [Ada Quillon for KNA](#) and [Tom Ness for KNA](#)\n\nMarch 3, "
     "2024\n\n\n\n"
     "The council agreed.\n\nIt did.\n\nOriginal url:\n\n<https://www.example.org/2024/03/03/council>\n",
     "Council Agrees to Talk Again|2024-03-03|example.org|Ada Quillon; Tom "
     "Ness|KNA|https://www.example.org/2024/03/03/council"},
    {"dateline with agency and year", "VARROW, March 3, 2024 (KNA) — The council agreed.\nIt did.\n",
     "|2024-03-03|||KNA|"},
    {"dateline without a year", "DREGNY/VARROW, Feb. 3 -- The council agreed.\nIt did.\n", "|||||"},
    {"headline, dateline", "Council agrees\n\nVARROW (Reuters) - The council agreed.\n", "Council agrees||||Reuters|"},
    {"byline of an agency", "Council agrees\nBy Reuters\nThe council agreed.\n", "Council agrees|||Reuters|Reuters|"},
    {"byline with a date", "Council agrees\nBy Ada Quillon | March 3, 2024\nThe council agreed.\n",
     "Council agrees|2024-03-03||Ada Quillon||"},
    {"a published line", "Council agrees\nPublished March 3, 2024 5:04 pm ET\nThe council agreed.\n",
     "Council agrees|2024-03-03||||"},
    {"header lines",
     "Title: Council agrees\nDate: 3 March 2024\nSource: The Varrow Courier\nAuthor: Ada Quillon\nURL: "
     "https://example.org/a\n\n"
     "The council agreed.\n",
     "Council agrees|2024-03-03|The Varrow Courier|Ada Quillon||https://example.org/a"},
    {"copyright line", "Council agrees\n\nThe council agreed.\n\n© 2024 The Varrow Courier. All rights reserved.\n",
     "Council agrees||The Varrow Courier|||"},
    {"a headline in quotation marks", "Korvin: ‘We will talk’\n\nThe council agreed.\n", "Korvin: ‘We will talk’|||||"},
    {"markdown", "# Council agrees\n\nThe council agreed.\n", "Council agrees|||||"},
    {"the first line is a sentence", "The council agreed.\nIt did.\n", "|||||"},
    {"a sentence in quotation marks", "“The council agreed.”\nIt did.\n", "|||||"},
    {"a headline with a full stop before a byline", "The council agreed.\nBy Ada Quillon\nIt did.\n",
     "The council agreed.|||Ada Quillon||"},
    {"one line", "The council agreed", "|||||"},
    {"a long first line",
     "The council agreed after a day of talks in which the mayor and the deputy mayor and the treasurer and the clerk "
     "and the "
     "whole of the opposition took part and in which nobody left the room\nIt did.\n",
     "|||||"},
    {"a date in a sentence is not the article's",
     "The council agreed.\nIt met on March 3, 2024, when the mayor had called for talks again.\n", "|||||"},
    {"an address in the text is not the article's",
     "The council agreed.\nSee https://example.org/x for more.\nIt did.\n", "|||||"},
    {"a question is no headline", "Q: Did it?\nA: It did.\n", "|||||"},
    {"cookie notice first", "We use cookies on this site.\nCouncil agrees\nThe council agreed.\n",
     "Council agrees|||||"},
    {"white space alone is never an article's fields", "x", "|||||"},
    {"CRLF", "Council agrees\r\n\r\nBy Ada Quillon\r\n\r\nThe council agreed.\r\n", "Council agrees|||Ada Quillon||"},
};

static void test_rows(void **state)
{
    (void)state;
    buf got = {0};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        fields(&got, ROWS[i].text, NULL);
        same(ROWS[i].name, got.ptr, ROWS[i].want);
    }
    buf_free(&got);
}

static void test_outlet(void **state)
{
    (void)state;
    buf got = {0};
    fields(&got, "The council agreed.\nIt did.\nSource: https://example.org/a\n", "The Post"); /* before the host */
    same("host", got.ptr, "||The Post|||https://example.org/a");
    fields(&got, "The council agreed.\nIt did.\n© The Courier\n", "The Post"); /* behind what the text names */
    same("named", got.ptr, "||The Courier|||");
    buf_free(&got);
}

/* Time grows with the text, whatever stands in it. */
static void test_hostile(void **state)
{
    (void)state;
    static const char *const units[] = {"By A and ", "A ", "NEW YORK, ", "© ", "Photo by (",
                                        "https://",  "\n", "\r\n \t",    "“",  "Jan 1, "};
    buf text = {0}, got = {0};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        buf_clear(&text);
        while (text.len < 200000) buf_z(&text, units[i]);
        buf_z(&text, "x");
        fields(&got, text.ptr, NULL);
    }
    buf_free(&text);
    buf_free(&got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_outlet),
        cmocka_unit_test(test_hostile),
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
