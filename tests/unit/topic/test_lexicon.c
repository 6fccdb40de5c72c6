/* test_lexicon.c - what the topic format accepts, and where exactly it says what is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "topic/topic.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_hierarchy),
        cmocka_unit_test(test_none_and_missing),
        cmocka_unit_test(test_builtin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
