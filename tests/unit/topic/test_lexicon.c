/* test_lexicon.c - what the topic format accepts, and where exactly it says what is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "topic/internal.h"

/* Loads text as a dictionary file; the file's name goes to path. */
static int load(topics **t, const char *text, char path[64], who_err *err)
{
    snprintf(path, 64, "/tmp/whosaid-topics-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    int rc = topics_load(t, NULL, &(const char *){path}, 1, err);
    unlink(path);
    return rc;
}

static const struct {
    const char *text;
    uint64_t line, column;
    const char *message; /* NULL: loads */
} ROWS[] = {
    {"a|A: one, two", 0, 0, NULL},
    {"# only a comment\n\n", 0, 0, NULL},
    {"\xEF\xBB\xBF"
     "a|A: one\r\nb|B|a: two^3, three?, \"four five*\"^2 , sixty* ?\r\n",
     0, 0, NULL},
    {"x:1|label with, commas|-|50%: word", 0, 0, NULL},
    {"-|nothing: \"in good faith\"\n", 0, 0, NULL},
    {"a|A", 1, 4, "expected a colon and the terms"},
    {"a: one", 1, 2, "expected a bar and the label"},
    {"|A: one", 1, 1, "a topic without an id"},
    {"a|: one", 1, 3, "a topic without a label"},
    {"a|A: one\na|B: two", 2, 1, "there already is a topic \"a\""},
    {"a|A|c: one", 1, 5, "there is no topic \"c\""},
    {"a|A|b: one\nb|B|a: two", 1, 5, "the topics above this one go round in a circle or more than 64 levels up"},
    {"a|A:", 1, 5, "no terms for the topic \"a\""},
    {"a|A: one\n\nb|B:   \nc|C: x", 3, 8, "no terms for the topic \"b\""},
    {"a|A: one,, two", 1, 10, "an empty term"},
    {"a|A: one, \"two", 1, 11, "a quotation mark that is not closed"},
    {"a|\xC3\x84: one, \"two", 1, 11, "a quotation mark that is not closed"},
    {"a|A: one two", 1, 10, "a term of several words needs quotation marks"},
    {"a|A: abc*, ab*cdef, *phobia, \"good * man\"", 0, 0, NULL},
    {"a|A: *", 1, 6, "a term that begins with a star needs letters after it"},
    {"a|A: \"** man\"", 1, 7, "a term that begins with a star needs letters after it"},
    {"a|A: one^6", 1, 10, "a weight is 1 to 5"},
    {"a|A: one^", 1, 10, "a weight is 1 to 5"},
    {"a|A: \"one two\" three", 1, 16, "expected a comma, ^weight or ?"},
    {"a|A: \"1 2 3 4 5 6 7 8 9\"", 1, 7, "a phrase has at most 8 words"},
    {"a|A|-|0%: one", 1, 7, "a share is 1% to 1000%"},
    {"a|A|-|5x%: one", 1, 8, "a share is 1% to 1000%"},
    {"a|A|-|50%|more: one", 1, 10, "too many fields"},
    {"a|A: \"\"", 1, 7, "an empty term"},
};

static void test_parse(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        topics *t = NULL;
        who_err err = {0};
        char path[64];
        int rc = load(&t, ROWS[i].text, path, &err);
        if (!ROWS[i].message) {
            if (rc) fail_msg("%s: %s", ROWS[i].text, err.msg);
            topics_free(t);
            continue;
        }
        if (rc != WHO_ERULES) fail_msg("loads: %s", ROWS[i].text);
        assert_null(t);
        assert_string_equal(err.msg, ROWS[i].message);
        assert_string_equal(err.file, path);
        if (err.line != ROWS[i].line || err.column != ROWS[i].column)
            fail_msg("%s: %d:%d", ROWS[i].text, (int)err.line, (int)err.column);
    }
}

static void test_hierarchy(void **state)
{
    (void)state;
    topics *t;
    who_err err;
    char path[64];
    assert_int_equal(load(&t, "c|Low|b: three\nb|Middle|a: two\na|High|-: one\n", path, &err), WHO_OK);
    assert_int_equal(topic_count(t), 3);
    who_topic_info low = topic_info(t, 0), high = topic_info(t, 2), none = topic_info(t, 3);
    assert_true(str_is(low.id, "c") && str_is(low.label, "Low"));
    assert_int_equal(low.broader, 1);
    assert_int_equal(low.top, 2);
    assert_int_equal(high.broader, WHO_NONE);
    assert_int_equal(high.top, 2);
    assert_int_equal(none.id.len, 0);
    assert_true(str_starts(low.scheme, "whosaid-topics-"));
    topics_free(t);
}

static void test_none_and_missing(void **state)
{
    (void)state;
    topics *t;
    who_err err;
    assert_int_equal(topics_load(&t, NULL, &(const char *){"none"}, 1, &err), WHO_OK);
    assert_int_equal(topic_count(t), 0);
    topics_free(t);
    assert_int_equal(topics_load(&t, NULL, &(const char *){"/nonexistent/topics.txt"}, 1, &err), WHO_ERULES);
    assert_null(t);
    assert_string_equal(err.msg, "cannot be opened");
    topics_free(NULL);
}

static void test_builtin(void **state)
{
    (void)state;
    rules *r;
    topics *t;
    who_err err;
    assert_int_equal(rules_load(&r, NULL, &err), WHO_OK);
    assert_int_equal(topics_load(&t, r, NULL, 0, &err), WHO_OK);
    uint32_t top = 0, second = 0;
    for (uint32_t i = 0; i < topic_count(t); i++) {
        who_topic_info info = topic_info(t, i);
        assert_true(str_is(info.scheme, "medtop"));
        assert_true(str_starts(info.id, "medtop:"));
        top += info.broader == WHO_NONE;
        second += info.broader != WHO_NONE && topic_info(t, info.broader).broader == WHO_NONE;
    }
    assert_int_equal(top, 17);
    assert_true(second >= 121);
    assert_true(topic_count(t) >= 17 + 121 + 150);
    topics_free(t);
    rules_free(r);
}

static void same_index(const tables *a, const tables *b, enum begin begin)
{
    const term_index *x = &a->by[begin], *y = &b->by[begin];
    uint32_t nbuckets = UINT32_C(1) << x->bits;
    assert_int_equal(x->bits, y->bits);
    assert_memory_equal(x->first, y->first, sizeof *x->first * (nbuckets + 1));
    for (uint32_t i = 0; i < x->first[nbuckets]; i++) {
        assert_true(x->at[i].key == y->at[i].key && x->at[i].pattern == y->at[i].pattern);
        assert_true(x->at[i].nparts == y->at[i].nparts && x->at[i].caps == y->at[i].caps);
    }
}

static void same_filter(const filter *a, const filter *b)
{
    assert_int_equal(a->bits, b->bits);
    assert_memory_equal(a->words, b->words, (size_t)LINE_BITS / 8 << a->bits);
}

static void same_terms(const tables *a, const tables *b)
{
    assert_int_equal(a->npatterns, b->npatterns);
    for (uint32_t i = 0; i < a->npatterns; i++) {
        const pattern *x = &a->patterns[i], *y = &b->patterns[i];
        assert_true(x->first_part == y->first_part && x->nparts == y->nparts && x->caps == y->caps);
        assert_true(x->first_use == y->first_use && x->nuses == y->nuses);
    }
    assert_int_equal(a->nuses, b->nuses);
    for (uint32_t i = 0; i < a->nuses; i++) {
        const use *x = &a->uses[i], *y = &b->uses[i];
        assert_true(x->pattern == y->pattern && x->topic == y->topic && x->top == y->top && x->weight == y->weight);
        assert_true(x->ambiguous == y->ambiguous && x->derived == y->derived);
    }
    assert_int_equal(a->nparts, b->nparts);
    assert_memory_equal(a->parts, b->parts, sizeof *a->parts * a->nparts);
}

/* What is compiled in is what the same file would be read to. */
static void test_compiled_in(void **state)
{
    (void)state;
    rules *r;
    lexicon *x;
    who_err err;
    assert_int_equal(rules_load(&r, NULL, &err), WHO_OK);
    assert_true(rules_is_builtin(r, "topics.txt") && !rules_is_builtin(r, "none.txt"));
    assert_int_equal(read_news(&x, "topics.txt", rules_file(r, "topics.txt"), &err), WHO_OK);
    const tables *a = &topic_news, *b = &x->t;
    assert_int_equal(a->nchars, b->nchars);
    assert_memory_equal(a->chars, b->chars, a->nchars);
    assert_int_equal(a->nrows, b->nrows);
    assert_memory_equal(a->rows, b->rows, sizeof *a->rows * a->nrows);
    same_terms(a, b);
    assert_true(a->nanywhere == b->nanywhere && a->stem_mask == b->stem_mask);
    for (enum begin begin = BY_PAIR; begin <= BY_WORD; begin++) same_index(a, b, begin);
    same_filter(&a->starts, &b->starts);
    same_filter(&a->stems, &b->stems);
    lexicon_free(x);
    rules_free(r);
}

static bool passes(const filter *f, uint64_t key) { return line_has(f->words + filter_line(f, key), key); }

/* Every key of an index passes its filter; few others do. */
static void test_filter(void **state)
{
    (void)state;
    const tables *t = &topic_news;
    const term_index *words = &t->by[BY_WORD], *stems = &t->by[BY_STEM];
    for (uint32_t i = 0; i < words->first[UINT32_C(1) << words->bits]; i++)
        assert_true(passes(&t->starts, words->at[i].key));
    for (uint32_t i = 0; i < stems->first[UINT32_C(1) << stems->bits]; i++)
        assert_true(passes(&t->stems, stems->at[i].key));
    uint32_t passed = 0;
    for (int i = 0; i < 10000; i++) {
        char w[16];
        uint64_t key = unit_key((who_str){w, (size_t)snprintf(w, sizeof w, "x%dq", i)});
        passed += passes(&t->starts, key);
    }
    assert_true(passed < 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),   cmocka_unit_test(test_hierarchy),   cmocka_unit_test(test_none_and_missing),
        cmocka_unit_test(test_builtin), cmocka_unit_test(test_compiled_in), cmocka_unit_test(test_filter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
