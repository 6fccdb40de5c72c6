/* test_copies.c - which articles are copies of which. */
#include "fixture.h"

#include "whosaid.h"

/* A text of n sentences about things numbered from `first` on, in the words of nobody. */
static void sentences(buf *out, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++)
        buf_printf(out, "Ship %u left quay %u for Selm at %u with %u tons.\n\n", i, i * 7 % 31, i * 11 % 24,
                   i * i % 97);
}

static bool added(copies *c, arena *mem, const char *outlet, who_str text)
{
    doc d = {.a = {.text = text, .outlet = str_of(outlet)}, .mem = *mem};
    copies_sketch(&d);
    bool copy = copies_add(c, &d);
    *mem = d.mem;
    return !copy;
}

static void test_copies(void **state)
{
    (void)state;
    arena mem = {0};
    copies *c = copies_new(false);
    buf text = {0}, other = {0}, cut = {0}, half = {0};
    sentences(&text, 0, 40);
    sentences(&other, 500, 40);
    buf_z(&cut, "VARROW (KNA) — By Ada Quillon\n\n"); /* another dateline, and the last paragraphs gone */
    sentences(&cut, 0, 36);
    sentences(&half, 0, 14);
    sentences(&half, 900, 26);
    assert_true(added(c, &mem, "A", buf_slice(&text)));
    assert_false(added(c, &mem, "A", buf_slice(&text)));
    assert_false(added(c, &mem, "B", buf_slice(&cut)));
    assert_true(added(c, &mem, "B", buf_slice(&other)));
    assert_true(added(c, &mem, "B", buf_slice(&half)));
    assert_true(added(c, &mem, "B", STR("")));
    assert_true(added(c, &mem, "B", STR(""))); /* no words, no copies */
    assert_true(added(c, &mem, "B", STR("He left.")));
    assert_false(added(c, &mem, "B", STR("“He left.”")));
    copies_free(c);
    c = copies_new(true);
    assert_true(added(c, &mem, "A", buf_slice(&text)));
    assert_true(added(c, &mem, "B", buf_slice(&cut)));
    assert_false(added(c, &mem, "B", buf_slice(&text)));
    copies_free(c);
    buf_free(&text), buf_free(&other), buf_free(&cut), buf_free(&half);
    arena_free(&mem);
}

static int count(const who_article *a, void *payload, who_err *err)
{
    (void)err;
    buf_str(payload, a->id);
    return WHO_OK;
}

/* Through the whole program: the same articles stay for any number of threads. */
static void test_run(void **state)
{
    (void)state;
    fixture f = fixture_new();
    buf lines = {0};
    for (uint32_t i = 0; i < 300; i++) {
        buf text = {0};
        sentences(&text, i % 100, 20);
        buf_printf(&lines, "{\"id\":\"%u,\",\"outlet\":\"%u\",\"text\":", i, i % 3);
        buf_json(&lines, buf_slice(&text));
        buf_z(&lines, "}\n");
        buf_free(&text);
    }
    put(&f, "a.jsonl", lines.ptr, lines.len);
    const char *path = path_in(&f, "a.jsonl");
    buf seen[2] = {{0}, {0}};
    for (int threads = 1; threads <= 4; threads += 3) {
        who_session *session;
        who_err err;
        f.options.threads = threads;
        f.options.duplicates = WHO_COPIES_ONCE;
        static const char *const none[] = {"none"};
        f.options.topics = none, f.options.ntopics = 1;
        assert_int_equal(who_session_new(&session, &f.options, &err), WHO_OK);
        who_counts counts = {0};
        assert_int_equal(who_run(session, &path, 1, count, &seen[threads > 1], &counts, &err), WHO_OK);
        assert_int_equal(counts.articles + counts.copies, 300);
        assert_true(counts.copies >= 200);
        who_session_free(session);
    }
    same("threads", seen[1].ptr, seen[0].ptr);
    buf_free(&seen[0]), buf_free(&seen[1]), buf_free(&lines);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_copies), cmocka_unit_test(test_run)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
