/* test_pipeline.c - the public run: the same results for any number of threads, in the order of the input, with every
 * bad record reported where it stands; stops, counts and refused options. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base.h"
#include "whosaid.h"

enum { ARTICLES = 300, BAD_EVERY = 50 };

/* What a run gave: the lines written and the messages, each in order. */
typedef struct result {
    who_session *session;
    buf ids, messages;
    uint64_t statements, stop_after;
    double least;
} result;

static char path[64];

/* Articles of very different length, with a line that is no JSON after every 50th; the ids say the order. */
static int write_input(void **state)
{
    (void)state;
    strcpy(path, "/tmp/whosaid-test-XXXXXX");
    int fd = mkstemp(path);
    FILE *to = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (!to) return -1;
    for (int i = 1; i <= ARTICLES; i++) {
        int paragraphs = i % 7 == 0 ? 400 : i % 5 + 1;
        fprintf(to, "{\"id\":\"n%d\",\"outlet\":\"The Kerensk Post\",\"date\":\"2021-03-02\",\"text\":\"", i);
        for (int p = 0; p < paragraphs; p++)
            fprintf(to, "\\\"We will open clinic number %d,\\\" said Marta Velden, the minister.\\n\\nIt rained.\\n\\n",
                    i + p);
        fputs("\"}\n", to);
        if (i % BAD_EVERY == 0) fputs("{\"id\": broken\n", to);
    }
    return fclose(to);
}

static int remove_input(void **state)
{
    (void)state;
    return unlink(path);
}

static void keep_message(const char *line, void *payload)
{
    result *r = payload;
    buf_z(&r->messages, line);
    buf_char(&r->messages, '\n');
}

static int keep_article(const who_article *a, void *payload, who_err *err)
{
    result *r = payload;
    buf_str(&r->ids, a->id);
    for (uint32_t i = 0; i < a->nstatements; i++) {
        const who_statement *st = &a->statements[i];
        who_str speaker = st->speaker == WHO_NONE ? STR("?") : a->speakers[st->speaker].id;
        buf_printf(&r->ids, " %016llx %u %.*s", (unsigned long long)st->id, st->content[0].start, (int)speaker.len,
                   speaker.ptr);
        assert_true(st->ncontent >= 1 && st->content[0].end <= a->text.len);
        assert_true((double)st->confidence >= r->least);
    }
    buf_char(&r->ids, '\n');
    r->statements += a->nstatements;
    if (r->stop_after && --r->stop_after == 0) {
        err->code = WHO_EOUTPUT;
        strcpy(err->msg, "enough");
        return 77;
    }
    return WHO_OK;
}

static int run_on(result *r, int threads, const char *const *inputs, size_t n, who_counts *counts, who_err *err)
{
    who_options options = WHO_OPTIONS_INIT;
    options.threads = threads;
    options.message = keep_message;
    options.payload = r;
    options.min_confidence = r->least;
    memset(counts, 0, sizeof *counts);
    assert_int_equal(who_session_new(&r->session, &options, err), WHO_OK);
    int rc = who_run(r->session, inputs, n, keep_article, r, counts, err);
    who_session_free(r->session);
    return rc;
}

static void end(result *r)
{
    buf_free(&r->ids);
    buf_free(&r->messages);
}

static void test_threads(void **state)
{
    static const int threads[] = {2, 3, 8};
    const char *const inputs[] = {path};
    result one = {0};
    who_counts counts;
    who_err err;
    (void)state;
    assert_int_equal(run_on(&one, 1, inputs, 1, &counts, &err), WHO_OK);
    assert_int_equal(counts.articles, ARTICLES);
    assert_int_equal(counts.skipped, ARTICLES / BAD_EVERY);
    assert_int_equal(counts.statements, one.statements);
    assert_true(one.statements > ARTICLES);
    assert_non_null(strstr(one.messages.ptr, "51"));
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        result many = {0};
        who_counts again;
        assert_int_equal(run_on(&many, threads[i], inputs, 1, &again, &err), WHO_OK);
        assert_string_equal(many.ids.ptr, one.ids.ptr);
        assert_string_equal(many.messages.ptr, one.messages.ptr);
        assert_memory_equal(&again, &counts, sizeof counts);
        end(&many);
    }
    end(&one);
}

static void test_stop(void **state)
{
    static const int threads[] = {1, 4};
    const char *const inputs[] = {path};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        result r = {.stop_after = 3};
        who_counts counts;
        who_err err;
        assert_int_equal(run_on(&r, threads[i], inputs, 1, &counts, &err), 77);
        assert_string_equal(err.msg, "enough");
        assert_int_equal(counts.articles, 3);
        end(&r);
    }
}

static void test_missing_input(void **state)
{
    static const int threads[] = {1, 2};
    const char *const inputs[] = {"/nowhere/at/all", path};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        result r = {0};
        who_counts counts;
        who_err err;
        assert_int_equal(run_on(&r, threads[i], inputs, 2, &counts, &err), WHO_EINPUT);
        assert_non_null(strstr(err.file, "/nowhere/at/all"));
        assert_int_equal(counts.articles, ARTICLES);
        end(&r);
    }
}

/* keep_article() checks each statement; here that some were left out, and that the ids of the others did not change. */
static void test_least_confidence(void **state)
{
    const char *const inputs[] = {path};
    result all = {0}, none = {.least = 1.0};
    who_counts counts;
    who_err err;
    (void)state;
    assert_int_equal(run_on(&all, 1, inputs, 1, &counts, &err), WHO_OK);
    assert_int_equal(run_on(&none, 1, inputs, 1, &counts, &err), WHO_OK);
    assert_true(none.statements < all.statements);
    assert_int_equal(counts.articles, ARTICLES);
    end(&all);
    end(&none);
}

static void test_refused_options(void **state)
{
    who_options rows[5];
    (void)state;
    for (size_t i = 0; i < 5; i++) rows[i] = (who_options)WHO_OPTIONS_INIT;
    rows[0].threads = -1;
    rows[1].threads = 100000;
    rows[2].min_confidence = 1.5;
    rows[3].max_record = 0;
    rows[4].map = "nonsense";
    for (size_t i = 0; i < 5; i++) {
        who_session *session;
        who_err err;
        assert_int_equal(who_session_new(&session, &rows[i], &err), WHO_EUSAGE);
        assert_null(session);
        assert_true(err.msg[0] != 0);
    }
}

static void test_without_topics(void **state)
{
    who_options options = WHO_OPTIONS_INIT;
    who_session *session;
    who_err err;
    (void)state;
    options.topics = &(const char *){"none"};
    options.ntopics = 1;
    assert_int_equal(who_session_new(&session, &options, &err), WHO_OK);
    assert_int_equal(who_topic_get(session, 0).id.len, 0);
    assert_true(who_topic_get(session, 0).broader == WHO_NONE);
    who_session_free(session);
    who_session_free(NULL);
}

static void test_version(void **state)
{
    static const char *const names[] = {"whosaid " WHO_VERSION "\n", "\nigraph ", "\nPCRE2 ", "\ncJSON ", "\nzlib "};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_non_null(strstr(who_version(), names[i]));
    assert_ptr_equal(who_version(), who_version());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads),         cmocka_unit_test(test_stop),
        cmocka_unit_test(test_missing_input),   cmocka_unit_test(test_least_confidence),
        cmocka_unit_test(test_refused_options), cmocka_unit_test(test_without_topics),
        cmocka_unit_test(test_version),
    };
    return cmocka_run_group_tests(tests, write_input, remove_input);
}
