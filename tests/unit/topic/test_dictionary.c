/* test_dictionary.c - dictionaries of one's own: the formats of others, globs, several at once, what is said of broken
 * ones. */
#include "support/stages.h"

#include <stdlib.h>
#include <unistd.h>

#include "topic/topic.h"

/* A file with this ending and text; fails where it cannot be written. */
static const char *put(const char *ending, const char *text)
{
    static char path[80];
    static int number;
    snprintf(path, sizeof path, "/tmp/whosaid-dictionary-%ld-%d%s", (long)getpid(), number++, ending);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
    assert_int_equal(fclose(out), 0);
    return path;
}

static int load(topics **t, const char *ending, const char *text, who_err *err)
{
    const char *path = put(ending, text);
    int rc = topics_load(t, NULL, &path, 1, err);
    unlink(path);
    return rc;
}

static const char YAML[] = "---\n"
                           "# a comment\n"
                           "harbour:\n"
                           "  trade: [customs dut*, tariff, \"ship?\"]\n"
                           "  'labour dispute':\n"
                           "  - strike\n"
                           "  - walk* out\n"
                           "money: [price*, '*coin', pr?ce tag]\n"
                           "single: lonely\n";
static const char LCD[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<dictionary style=\"Lexicoder\" name=\"x\">\n"
                          "<cnode name=\"harbour\"><cnode name=\"trade\"><pnode name=\" tariff \"></pnode>\n"
                          "<pnode name=\"customs dut*\"/></cnode></cnode>\n"
                          "<cnode name=\"A &amp; B\"><pnode name=\"bread &#38; butter\"/></cnode>\n"
                          "</dictionary>\n";

static const struct {
    const char *ending, *dictionary, *text, *topics; /* "id(word/word)", sorted by id */
} FINDS[] = {
    {".yml", YAML, "The tariff is a customs duty.", "harbour.trade(tariff/customs duty)"},
    {".yml", YAML, "The tariffs were low.", ""}, /* no plurals that are not asked for */
    {".YAML", YAML, "TARIFF", "harbour.trade(TARIFF)"},
    {".yml", YAML, "Ships and a ship.", "harbour.trade(Ships)"}, /* one letter more, not less */
    {".yml", YAML, "They walked out on strike.", "harbour.labour dispute(walked out/strike)"},
    {".yml", YAML, "A bitcoin has a price tag.", "money(bitcoin/price tag)"},
    {".yml", YAML, "A lonely price.", "money(price) single(lonely)"},
    {".lcd", LCD, "The tariff is one of the customs duties.", "harbour.trade(tariff/customs duties)"},
    {".lcd", LCD, "It is our bread & butter.", "A & B(bread & butter)"},
    {".txt", "a|A: tax*, anti*war, one", "Taxation and antiwar ones.", "a(Taxation/antiwar/ones)"},
    {".txt", "a|A: \"not * good\"", "It was not very good. Not.\n\nGood.", "a(not very good)"},
    {".txt", "a|A: *phobia\nb|B|a: claustro*", "Claustrophobia", "a(Claustrophobia) b(Claustrophobia)"},
    {".txt", "a|A: strike\nb|B: strike, tax", "A strike.", "a(strike) b(strike)"},
};

static int by_id(const void *va, const void *vb)
{
    const char *const *a = va, *const *b = vb;
    return strcmp(*a, *b);
}

/* The hits as text, sorted. */
static void spell(doc *d, const topics *t, buf *out)
{
    const char *spelled[16];
    assert_true(d->a.ntopics <= 16);
    for (uint32_t i = 0; i < d->a.ntopics; i++) {
        const who_topic_hit *hit = &d->a.topics[i];
        buf b = {0};
        buf_str(&b, topic_info(t, hit->topic).id);
        for (uint32_t k = 0; k < hit->nmatched; k++) {
            buf_char(&b, k ? '/' : '(');
            buf_str(&b, hit->matched[k]);
        }
        buf_char(&b, ')');
        spelled[i] = arena_str(&d->mem, b.ptr, b.len).ptr;
        buf_free(&b);
    }
    qsort(spelled, d->a.ntopics, sizeof *spelled, by_id);
    for (uint32_t i = 0; i < d->a.ntopics; i++) {
        if (i) buf_char(out, ' ');
        buf_z(out, spelled[i]);
    }
}

static void test_finds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FINDS / sizeof *FINDS; i++) {
        topics *t = NULL;
        who_err err;
        if (load(&t, FINDS[i].ending, FINDS[i].dictionary, &err) != WHO_OK) fail_msg("%s: %s", FINDS[i].text, err.msg);
        doc d = doc_split("", FINDS[i].text);
        topic_score(&d, t, RULES);
        buf got = {0};
        spell(&d, t, &got);
        same(FINDS[i].text, &got, FINDS[i].topics);
        doc_end(&d);
        topics_free(t);
    }
}

static const struct {
    const char *ending, *text;
    uint64_t line, column;
    const char *message, *source;
    uint32_t caret;
} BROKEN[] = {
    {".yml", "a: [one\n", 1, 8, "did not find expected ',' or ']'", "a: [one", 7},
    {".yml", "a:\n  - one\nb: []\n", 3, 1, "no terms for the topic \"b\"", "b: []", 0},
    {".yml", "a:\n  b:\n", 2, 3, "no terms for the topic \"a.b\"", "  b:", 2},
    {".yml", "a: one\na: two\n", 2, 1, "there already is a topic \"a\"", "a: two", 0},
    {".yml", "- one\n", 1, 1, "expected keys with lists of terms", "- one", 0},
    {".yml", "one\n", 1, 1, "expected keys with lists of terms", "one", 0},
    {".yml", "a: &x [one]\nb: *x\n", 2, 4, "aliases are not followed", "b: *x", 3},
    {".yml", "[a]: one\n", 1, 1, "a key has to be a word", "[a]: one", 0},
    {".yml", "b: two\n? [a]\n: one\n", 2, 3, "a key has to be a word", "? [a]", 2},
    {".yml", "a: ['*']\n", 1, 5, "a term that begins with a star needs letters after it", "a: ['*']", 4},
    {".lcd", "<dictionary><cnode name=\"a\"></cnode></dictionary>", 1, 28, "no terms for the topic \"a\"",
     "<dictionary><cnode name=\"a\"></cnode></dictionary>", 27},
    {".lcd", "<dictionary>\n<cnode><pnode name=\"x\"/></cnode></dictionary>", 2, 7, "a topic without a name",
     "<cnode><pnode name=\"x\"/></cnode></dictionary>", 6},
    {".lcd", "<dictionary><pnode name=\"x\"/></dictionary>", 1, 28, "a term outside of any topic",
     "<dictionary><pnode name=\"x\"/></dictionary>", 27},
    {".txt", "a|A: one\nb|B|c: two\n", 2, 5, "there is no topic \"c\"", "b|B|c: two", 4},
    {".txt", "a|\xC3\x84: one,\t\t, two\n", 1, 12, "an empty term", "a|\xC3\x84: one,  , two", 11},
};

static void test_broken(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++) {
        topics *t = NULL;
        who_err err = {0};
        int rc = load(&t, BROKEN[i].ending, BROKEN[i].text, &err);
        if (rc != WHO_ERULES) fail_msg("loads: %s", BROKEN[i].text);
        assert_null(t);
        if (strcmp(err.msg, BROKEN[i].message) != 0 || err.line != BROKEN[i].line || err.column != BROKEN[i].column)
            fail_msg("%s\n got: %d:%d %s", BROKEN[i].text, (int)err.line, (int)err.column, err.msg);
        assert_string_equal(err.source, BROKEN[i].source);
        assert_int_equal(err.caret, BROKEN[i].caret);
    }
}

/* XML that would grow, and what is no XML, is refused with a line. */
static void test_hostile_xml(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "",
        "no xml",
        "<dictionary><cnode name=\"a\">",
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><d><cnode name=\"&b;\"/></d>",
        "<!DOCTYPE d SYSTEM \"/etc/hostname\"><d><cnode name=\"a\"><pnode name=\"b\"/></cnode></d>",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        topics *t = NULL;
        who_err err = {0};
        if (load(&t, ".lcd", TEXTS[i], &err) != WHO_ERULES) fail_msg("loads: %s", TEXTS[i]);
        assert_null(t);
        assert_true(err.line >= 1 && err.msg[0]);
    }
}

static void test_depth(void **state)
{
    (void)state;
    buf text = {0};
    for (int i = 0; i < 100; i++) buf_printf(&text, "%*sk:\n", i, "");
    topics *t = NULL;
    who_err err;
    assert_int_equal(load(&t, ".yml", text.ptr, &err), WHO_ERULES);
    assert_int_equal(err.line, 65);
    buf_free(&text);
}

static void test_hierarchy(void **state)
{
    (void)state;
    topics *t = NULL;
    who_err err;
    assert_int_equal(load(&t, ".yml", YAML, &err), WHO_OK);
    assert_int_equal(topic_count(t), 5);
    assert_true(str_is(topic_info(t, 1).id, "harbour.trade") && str_is(topic_info(t, 1).label, "trade"));
    assert_int_equal(topic_info(t, 1).broader, 0);
    assert_int_equal(topic_info(t, 1).top, 0);
    assert_int_equal(topic_info(t, 3).broader, WHO_NONE);
    topics_free(t);
}

/* Two dictionaries: each is scored alone, their topics are numbered through, the hits are one list, best first. */
static void test_several(void **state)
{
    (void)state;
    char first[80];
    snprintf(first, sizeof first, "%s", put(".txt", "a|A: storm\nb|B: rain\n"));
    const char *second = put(".txt", "a|Other A: storm^5\n"), *names[] = {first, second};
    topics *t = NULL;
    who_err err;
    assert_int_equal(topics_load(&t, NULL, names, 2, &err), WHO_OK);
    assert_int_equal(topic_count(t), 3);
    assert_true(str_is(topic_info(t, 2).label, "Other A"));
    assert_int_equal(topic_info(t, 2).top, 2);
    assert_false(str_eq(topic_info(t, 0).scheme, topic_info(t, 2).scheme));
    doc d = doc_split("", "The storm came.");
    topic_score(&d, t, RULES);
    assert_int_equal(d.a.ntopics, 2);
    assert_int_equal(d.a.topics[0].topic, 2);
    assert_int_equal(d.a.topics[1].topic, 0);
    assert_true(d.a.topics[0].score > d.a.topics[1].score);
    doc_end(&d);
    topics_free(t);
    names[1] = first;
    assert_int_equal(topics_load(&t, NULL, names, 2, &err), WHO_EUSAGE);
    names[1] = "none";
    assert_int_equal(topics_load(&t, NULL, names, 2, &err), WHO_EUSAGE);
    unlink(first);
    unlink(second);
}

/* A dictionary's own topics are all given, and not to statements that have none of their words. */
static void test_all_given(void **state)
{
    (void)state;
    topics *t = NULL;
    who_err err;
    assert_int_equal(load(&t, ".txt", "a|A: apple\nb|B: berry\nc|C: cherry\nd|D: date\ne|E: elder\n", &err), WHO_OK);
    doc d = doc_split("", "An apple, a berry, a cherry, a date and an elder. That was all.");
    who_statement *s = arena_alloc(&d.mem, 2 * sizeof *s);
    who_span *spans = arena_alloc(&d.mem, 2 * sizeof *spans);
    spans[0] = (who_span){0, 48};
    spans[1] = (who_span){50, 62};
    for (int i = 0; i < 2; i++) s[i] = (who_statement){.content = &spans[i], .ncontent = 1};
    d.a.statements = s;
    d.a.nstatements = 2;
    topic_score(&d, t, RULES);
    assert_int_equal(d.a.ntopics, 5);
    assert_int_equal(s[0].ntopics, 5);
    assert_int_equal(s[1].ntopics, 0);
    doc_end(&d);
    topics_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds),     cmocka_unit_test(test_broken),  cmocka_unit_test(test_hostile_xml),
        cmocka_unit_test(test_depth),     cmocka_unit_test(test_several), cmocka_unit_test(test_hierarchy),
        cmocka_unit_test(test_all_given),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
