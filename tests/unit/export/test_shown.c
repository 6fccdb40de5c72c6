/* test_shown.c - an article for a person to read: marks, notes, filling, colours, nothing that drives a terminal. */
#include "written.h"

static who_speaker speakers[] = {
    {.id = {"person:v", 8}, .name = {"Velden", 6}, .kind = WHO_PERSON, .role = {"mayor", 5}, .affiliation = {"", 0}},
};

static who_statement make(who_span *content, uint32_t n, who_span source, uint32_t speaker)
{
    return (who_statement){.type = WHO_DIRECT,
                           .content = content,
                           .ncontent = n,
                           .source = source,
                           .speaker = speaker,
                           .inner = WHO_NONE,
                           .confidence = 0.9f,
                           .rule = "a-rule",
                           .why = STR("it stands there")};
}

static const char *show(written *w, const char *text, who_statement *st, uint32_t n, int colour, int width,
                        double least)
{
    who_str none = STR("");
    who_article a = {.id = STR("a"),
                     .outlet = none,
                     .date = none,
                     .title = none,
                     .url = none,
                     .author = none,
                     .agency = none,
                     .text = str_of(text),
                     .statements = st,
                     .nstatements = n,
                     .speakers = speakers,
                     .nspeakers = 1};
    who_show_style style = {colour, width, 1};
    written_open(w);
    assert_int_equal(export_shown(&a, NULL, &style, least, w->out, &w->err), WHO_OK);
    return written_close(w);
}

static void test_marks(void **state)
{
    static written w;
    who_span one[] = {{0, 5}, {19, 23}}, two[] = {{25, 29}};
    who_statement st[] = {make(one, 2, (who_span){12, 18}, 0), make(two, 1, (who_span){0, 0}, WHO_NONE)};
    (void)state;
    assert_string_equal(show(&w, "\"Yes\" said  Velden \"or\"\n\n\"No\" again.\n", st, 2, 0, 71, 0),
                        "[1 \"Yes\"] said Velden [1 \"or\"]\n"
                        "    [1] Velden (person, mayor) \xc2\xb7 direct \xc2\xb7 0.90\n"
                        "        a-rule: it stands there\n\n"
                        "[2 \"No\"] again.\n"
                        "    [2] speaker unknown \xc2\xb7 direct \xc2\xb7 0.90\n"
                        "        a-rule: it stands there\n\n"
                        "2 statements, 1 not attributed:\n"
                        "    [2] \"No\" \xe2\x80\x93 a-rule: it stands there\n\n");
    assert_string_equal(show(&w, "\"Yes\"  said\nVelden \"or\"\n", st, 1, 0, 71, 0.95),
                        "\"Yes\" said\n\nVelden \"or\"\n\n0 statements, 0 not attributed\n\n");
}

/* One statement inside another; its colour ends where it ends. The first line of what is written is compared. */
static void test_nested(void **state)
{
    static const struct {
        int colour;
        const char *expected;
    } rows[] = {
        {0, "[1 She [2 we will]] go, Velden said.\n"},
        {1, "\033[36m[1 She \033[0m\033[90m[2 we will]\033[0m\033[36m]\033[0m go, \033[4mVelden\033[0m said.\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        who_span outer[] = {{0, 11}}, inner[] = {{4, 11}};
        who_statement st[] = {make(outer, 1, (who_span){16, 22}, 0), make(inner, 1, (who_span){0, 0}, WHO_NONE)};
        const char *text = show(&w, "She we will go, Velden said.", st, 2, rows[i].colour, 71, 0);
        assert_int_equal(strncmp(text, rows[i].expected, strlen(rows[i].expected)), 0);
    }
}

/* From 72 columns on the notes stand beside the line in which their statement begins, below each other. */
static void test_margin(void **state)
{
    static written w;
    who_span one[] = {{50, 55}}, two[] = {{56, 60}};
    who_statement st[] = {make(one, 1, (who_span){0, 0}, 0), make(two, 1, (who_span){0, 0}, WHO_NONE)};
    (void)state;
    const char *text =
        show(&w, "The mayor came late, sat down by the window, said \"Yes\" \"No\".\n\nThe end.\n", st, 2, 0, 72, 0);
    const char *expected = "The mayor came late, sat down by the window,\n"
                           "said [1 \"Yes\"] [2 \"No\"].                        [1] 0.90 Velden\n"
                           "                                                    person \xc2\xb7 direct\n"
                           "                                                [2] 0.90 speaker unknown\n"
                           "                                                    direct\n"
                           "    [1] Velden (person, mayor) \xc2\xb7 direct \xc2\xb7 0.90\n"
                           "        a-rule: it stands there\n"
                           "    [2] speaker unknown \xc2\xb7 direct \xc2\xb7 0.90\n"
                           "        a-rule: it stands there\n\n"
                           "The end.\n\n"
                           "2 statements, 1 not attributed:\n"
                           "    [2] \"No\" \xe2\x80\x93 a-rule: it stands there\n\n";
    assert_string_equal(text, expected);
}

static void test_filling(void **state)
{
    static const struct {
        const char *text, *expected; /* width 30, as narrow as it gets */
    } rows[] = {
        {"one two three four five six seven", "one two three four five six\nseven\n\n"},
        {"  one\t two  ", "one two\n\n"},
        {"x\n\n\n\ny", "x\n\ny\n\n"},
        {"a\033[31mb\x07", "a\xef\xbf\xbd[31mb\xef\xbf\xbd\n\n"},
        {"a\xe2\x80\xae"
         "b \xc2\x85",
         "ab \xef\xbf\xbd\n\n"},
        {"0123456789012345678901234567890123456789", "012345678901234567890123456789\n0123456789\n\n"},
        {"\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2 "
         "\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2",
         "\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\n"
         "\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\n\n"},
        {"", ""},
        {"\n \n", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        char expected[400];
        snprintf(expected, sizeof expected, "%s0 statements, 0 not attributed\n\n", rows[i].expected);
        assert_string_equal(show(&w, rows[i].text, NULL, 0, 0, 1, 0), expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_margin),
        cmocka_unit_test(test_filling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
