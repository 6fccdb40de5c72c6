/* test_merge.c - what is joined: each statement once, in an order that no order of adding changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "merge/merge.h"

typedef struct row {
    const char *doc, *date;
    uint64_t id;
    uint32_t start;
    const char *line;
    bool unknown;
} row;

/* In the order that they must come out in; "-" before a line that another of its id replaces. */
static const row ROWS[] = {
    {"a", "2024", 7, 3, "{\"l\":1}", false},
    {"a", "2024", 5, 11, "{\"l\":2}", false},
    {"a", "2024", 1, 200, "{\"l\":3}", true},
    {"a", "2025", 2, 1, "{\"l\":4}", false}, /* another article of the same id */
    {"a1", "2024", 7, 3, "{\"l\":5}", false},
    {"b", "2024", 9, 5, "{\"l\":\"same\",\"why\":\"other\"}", false},
    {"b", "2024", 9, 5, "-{\"l\":\"same\"}", false}, /* one id: the least by bytes stays */
    {"b", "2024", 9, 6, "-{\"l\":\"other offsets\"}", false},
    {"c", "2024", 9, 5, "{\"l\":\" \\\" { \"}", false},
};
enum { NROWS = sizeof ROWS / sizeof *ROWS };

static const who_speaker SOMEBODY = {.id = {"x", 1}};

static void add(merge *m, const row *r, const char *line)
{
    who_err err;
    saying s = {.id = r->id, .doc = str_of(r->doc), .outlet = STR(""), .date = str_of(r->date), .title = STR("T")};
    s.url = STR("");
    s.start = r->start;
    s.speaker = r->unknown ? NULL : &SOMEBODY;
    s.line = str_of(line[0] == '-' ? line + 1 : line);
    assert_int_equal(merge_add(m, &s, &err), WHO_OK);
}

static void written(merge *m, merge_counts *counts, char *text, size_t size)
{
    char path[] = "/tmp/whosaid-test-XXXXXX";
    who_out *out;
    who_err err;
    close(mkstemp(path));
    assert_int_equal(who_out_open(&out, path, &err), WHO_OK);
    assert_int_equal(merge_write(m, out, counts, &err), WHO_OK);
    assert_int_equal(who_out_close(out, 1, &err), WHO_OK);
    FILE *from = fopen(path, "rb");
    assert_non_null(from);
    text[fread(text, 1, size - 1, from)] = 0;
    fclose(from);
    unlink(path);
}

static void test_order(void **state)
{
    char want[1024] = "", got[1024];
    (void)state;
    for (int i = 0; i < NROWS; i++)
        if (ROWS[i].line[0] != '-') strcat(strcat(want, ROWS[i].line), "\n");
    for (uint64_t seed = 0; seed < 50; seed++) { /* in any order, some of them again */
        merge *m = merge_new();
        merge_counts counts = {0};
        uint64_t order = 0, extra = seed % 5;
        bool done[NROWS] = {false};
        for (int left = NROWS; left > 0;) {
            order = hash_mix(order + seed, (uint64_t)left);
            int i = (int)(order % NROWS);
            while (done[i]) i = (i + 1) % NROWS;
            add(m, &ROWS[i], ROWS[i].line);
            if (extra && extra--) continue;
            done[i] = true;
            left--;
        }
        written(m, &counts, got, sizeof got);
        assert_string_equal(got, want);
        assert_int_equal(counts.articles, 5);
        assert_int_equal(counts.statements, NROWS - 2);
        assert_int_equal(counts.unknown, 1);
        assert_int_equal(counts.repeated, 2 + seed % 5);
        merge_free(m);
    }
}

static void test_white_space(void **state)
{
    char got[256];
    (void)state;
    merge *m = merge_new();
    merge_counts counts = {0};
    add(m, &ROWS[0], "{\n\t\"l\" : [ 1 , \" \\\\\" ] ,\r\n \"m\\\" \": 2\n}");
    add(m, &ROWS[0], "{\"l\":[1,\" \\\\\"],\"m\\\" \":2}");
    written(m, &counts, got, sizeof got);
    assert_string_equal(got, "{\"l\":[1,\" \\\\\"],\"m\\\" \":2}\n");
    assert_int_equal(counts.repeated, 1);
    merge_free(m);
    merge_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_white_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
