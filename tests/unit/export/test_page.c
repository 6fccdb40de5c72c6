/* test_page.c - articles as a page: nothing of an article becomes markup or a script, marks of spans that overlap. */
#include "written.h"

static who_speaker speakers[] = {
    {.id = {"person:v", 8},
     .name = {"<Velden>", 8},
     .kind = WHO_PERSON,
     .role = {"mayor & \"so\"", 12},
     .affiliation = {"", 0}},
};

static who_statement make(who_span *content, uint32_t n, uint32_t speaker)
{
    return (who_statement){.type = WHO_DIRECT,
                           .content = content,
                           .ncontent = n,
                           .speaker = speaker,
                           .inner = WHO_NONE,
                           .confidence = 0.9f,
                           .rule = "a-rule",
                           .why = STR("it <stands> there")};
}

static const char *page_of(written *w, const char *text, const char *title, const char *url, who_statement *st,
                           uint32_t n)
{
    who_str none = STR("");
    who_article a = {.id = STR("a"),
                     .outlet = none,
                     .date = none,
                     .title = str_of(title),
                     .url = str_of(url),
                     .author = none,
                     .agency = none,
                     .text = str_of(text),
                     .statements = st,
                     .nstatements = n,
                     .speakers = speakers,
                     .nspeakers = 1};
    written_open(w);
    assert_int_equal(export_page_head(a.title, w->out, &w->err), WHO_OK);
    assert_int_equal(export_page(&a, NULL, false, 0, w->out, &w->err), WHO_OK);
    assert_int_equal(export_page_foot(w->out, &w->err), WHO_OK);
    return written_close(w);
}

static void test_hostile(void **state)
{
    static const struct {
        const char *text, *title, *url, *there, *not_there;
    } rows[] = {
        {"<script>alert(1)</script>", "", "", "<div class=\"p\">&lt;script&gt;alert(1)&lt;/script&gt;</div>",
         "<script"},
        {"x", "</title><b>", "", "<title>&lt;/title&gt;&lt;b&gt;</title>", "</title><b>"},
        {"x", "", "javascript:alert(1)", "<p class=\"meta\">javascript:alert(1)</p>", "href=\"javascript"},
        {"x", "", "https://example.org/\"onclick=\"x", "href=\"https://example.org/&quot;onclick=&quot;x\"",
         "\"onclick"},
        {"a\x01"
         "b\xe2\x80\xae"
         "c\xef\xbf\xbf",
         "", "",
         "a\xef\xbf\xbd"
         "bc\xef\xbf\xbd<",
         "\x01"},
        {"Head\n\nBody.", "Head", "", "<h1>Head</h1>", "<div class=\"p\">Head"},
        {"", "", "", "<p class=\"meta\">0 statements, 0 not attributed</p>", "<div"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static written w;
        const char *page = page_of(&w, rows[i].text, rows[i].title, rows[i].url, NULL, 0);
        assert_non_null(strstr(page, rows[i].there));
        assert_null(strstr(page, rows[i].not_there));
    }
}

static void test_marks(void **state)
{
    static written w;
    who_span one[] = {{0, 9}}, two[] = {{5, 14}};
    who_statement st[] = {make(one, 1, 0), make(two, 1, WHO_NONE)};
    (void)state;
    const char *page = page_of(&w, "one, both, two.", "", "", st, 2);
    assert_non_null(strstr(page, "<mark class=\"c0 direct\">one, </mark>"));
    assert_non_null(strstr(page, "<mark class=\"u direct\">both</mark><mark class=\"u direct\">, two</mark>."));
    assert_non_null(
        strstr(page, "<b>&lt;Velden&gt;</b> <span class=\"kind\">person, mayor &amp; &quot;so&quot;</span>"));
    assert_non_null(strstr(page, "2 statements, 1 not attributed"));
    assert_non_null(strstr(page, "<b>speaker unknown</b>"));
    assert_non_null(strstr(page, "<q>both, two</q><br/>a-rule: it &lt;stands&gt; there"));
    const char *anchor = strstr(page, " id=\"s");
    assert_non_null(anchor); /* the number and the note lead to each other */
    char href[32];
    snprintf(href, sizeof href, "href=\"#%.10s", anchor + 5);
    assert_non_null(strstr(page, href));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
