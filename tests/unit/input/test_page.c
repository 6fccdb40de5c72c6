/* test_page.c - pages of HTML to articles, and HTML inside other values. */
#include "fixture.h"

#include "input/html.h"

static const rules *RULES;
static match *MATCH;

/* "text|title|date|outlet|author|url" of a page, line ends as /, or "!" and the message. */
static void article(buf *out, const char *page)
{
    who_options options = WHO_OPTIONS_INIT;
    record rec = {.kind = RECORD_PAGE, .line = 1, .file = "p.html"};
    buf_z(&rec.bytes, page);
    doc d = {0};
    who_err err;
    buf_clear(out);
    if (input_article(&rec, RULES, MATCH, &options, &d, &err) != WHO_OK)
        buf_printf(out, "!%s", err.msg);
    else {
        const who_str fields[] = {d.a.text, d.a.title, d.a.date, d.a.outlet, d.a.author, d.a.url};
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
            buf_z(out, i ? "|" : "");
            buf_str(out, fields[i]);
        }
        for (size_t i = 0; i < out->len; i++)
            if (out->ptr[i] == '\n') out->ptr[i] = '/';
    }
    buf_free(&rec.bytes);
    arena_free(&d.mem);
}

#define LONG                                                                                                           \
    "The council of Varrow met on Monday and talked until midnight about the harbour, the ferry and the bridge, as "   \
    "it had done on every Monday since the storm of the year before."

static void test_pages(void **state)
{
    (void)state;
    static const struct {
        const char *name, *page, *want;
    } rows[] = {
        {"an article among other things",
         "\n<html><body><nav><p>" LONG LONG "</p></nav><article><h1>Ferry</h1><p>" LONG
         "</p><p class='byline'>By A</p><p>Short end.</p><p><a href='/x'>Read this too</a></p></article><p>" LONG
         "</p></body>",
         LONG "//Short end.|Ferry||||"},
        {"the address of a record, and what the head says",
         "https://www.post.example/2024/03/03/a\n<head><title>Ferry | Post</title><meta property='og:site_name' "
         "content='Post'>"
         "<meta name=author content='By Ada Quillon'></head><p>" LONG,
         LONG "|Ferry|2024-03-03|Post|Ada Quillon|https://www.post.example/2024/03/03/a"},
        {"JSON-LD with paragraphs of its own",
         "\n<script "
         "type='application/ld+json'>[{\"@type\":\"Organization\"},{\"@type\":\"ReportageNewsArticle\",\"headline\":"
         "\"H\",\"articleBody\":\"A.\\n\\nB.\",\"mainEntityOfPage\":{\"@id\":\"https://p.example/1\"}}]</"
         "script><p>" LONG,
         "A./"
         "/B.|H||p.example||https://p.example/1"},
        {"JSON-LD that is broken",
         "\n<script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script><article><p>" LONG LONG
         "</p></article>",
         LONG LONG "|||||"},
        {"paragraphs that never close, line breaks, a quotation element",
         "\n<p>" LONG "<p>One<br>two<br><br>three, <q>four</q> &amp; <b>five</b>.",
         LONG "//One/two//three, “four” & five.|||||"},
        {"nothing", "\n<html><body><script>var a = 'text';</script></body></html>",
         "!no article was found in this page: skipped"},
        {"no bytes", "", "!no article was found in this page: skipped"},
    };
    buf got = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        article(&got, rows[i].page);
        same(rows[i].name, got.ptr, rows[i].want);
    }
    buf_free(&got);
}

static void test_values(void **state)
{
    (void)state;
    static const struct {
        const char *html, *want; /* NULL: not taken for HTML */
    } rows[] = {
        {"<p>One &ldquo;two&rdquo;.</p><p>Three.</p>", "One “two”.\n\nThree."},
        {"One<br/><br/>two", "One\n\ntwo"},
        {"&quot;One,&quot; he said.\nTwo &amp; three.", "\"One,\" he said.\nTwo & three."},
        {"<p>One</p><script>x()</script><aside><p>Related</p></aside>", "One"},
        {"5 < 6 and 7 > 6, AT&T", NULL},
        {"", NULL},
    };
    arena mem = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        who_str s = str_of(rows[i].html);
        assert_int_equal(value_is_html(s), rows[i].want != NULL);
        if (rows[i].want) same(rows[i].html, value_of_html(&mem, s).ptr, rows[i].want);
    }
    assert_true(value_is_markup(STR("\n<p>One &ldquo;two&rdquo;.</p>")));
    assert_false(value_is_markup(STR("He wrote <br> and </p>; a <tweet id=\"1\">One</tweet> follows."))); /* as given */
    assert_false(value_is_markup(STR("Q&amp;A with the mayor")));
    arena_free(&mem);
}

/* Elements nested without end, attributes without end, tags that close nothing: read in the time of their length. */
static void test_hostile(void **state)
{
    (void)state;
    static const char *const units[] = {
        "<div>",           "<b>",      "</div>",       "<a x=",     "<p><b><p><i>", "<!--", "&#x2c;",
        "<table><tr><td>", "<script>", "<article><q>", "<![CDATA[", "\" '"};
    arena mem = {0};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        buf page = {0};
        for (int n = 0; n < 20000; n++) buf_z(&page, units[i]);
        html h;
        html_read(&h, &mem, buf_slice(&page));
        for (uint32_t k = 0; k < h.nblocks; k++) {
            assert_true(h.blocks[k].box < h.nboxes);
            assert_int_equal(utf8_valid(h.blocks[k].text.ptr, h.blocks[k].text.len), h.blocks[k].text.len);
        }
        buf_free(&page);
        arena_reset(&mem);
    }
    arena_free(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_values),
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
