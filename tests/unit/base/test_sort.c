/* test_sort.c - records in the order of their bytes, whether they fit in memory or not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"

enum { RECORDS = 3000 };

/* Random records of very different length, some with NULs, some empty, some equal, one longer than any window. */
static who_str make_record(arena *mem, int i, uint64_t *state)
{
    static const size_t lengths[] = {0, 1, 7, 8, 9, 40, 700};
    *state = hash_mix(*state, (uint64_t)i);
    size_t len = i == 1500 ? 200000 : lengths[*state % 7];
    char *text = arena_alloc(mem, len + 1);
    for (size_t k = 0; k < len; k++)
        text[k] = (char)(*state >> (k % 8) * 5 & 3 ? 'a' + (int)(*state >> k % 40 & 7) : 0);
    return (who_str){text, len};
}

static int cmp(const void *x, const void *y) { return str_cmp(*(const who_str *)x, *(const who_str *)y); }

static void test_any_budget(void **state)
{
    static const size_t budgets[] = {1, 5000, 100000, (size_t)64 << 20};
    (void)state;
    for (size_t b = 0; b < sizeof budgets / sizeof *budgets; b++) {
        arena mem = {0};
        uint64_t seed = b;
        who_err err;
        who_str want[RECORDS], got;
        sorter *s = sorter_new(budgets[b]);
        for (int i = 0; i < RECORDS; i++) {
            want[i] = make_record(&mem, i, &seed);
            assert_int_equal(sorter_add(s, want[i], &err), WHO_OK);
        }
        qsort(want, RECORDS, sizeof *want, cmp);
        int i = 0;
        while (sorter_next(s, &got, &err) == 1) {
            if (i > 0 && str_eq(got, want[i - 1])) continue; /* equal ones come once or more */
            assert_true(i < RECORDS && str_eq(got, want[i]));
            while (++i < RECORDS && str_eq(want[i], want[i - 1])) {
            }
        }
        assert_int_equal(i, RECORDS);
        sorter_free(s);
        arena_free(&mem);
    }
}

static void test_nothing(void **state)
{
    (void)state;
    who_err err;
    who_str got;
    sorter *s = sorter_new(1);
    assert_int_equal(sorter_next(s, &got, &err), 0);
    assert_int_equal(sorter_next(s, &got, &err), 0);
    sorter_free(s);
    sorter_free(NULL);
}

/* Where no file can be made, that is an error and not a loss. */
static void test_no_file(void **state)
{
    (void)state;
    who_err err;
    char text[1024];
    setenv("TMPDIR", "/nowhere/at/all", 1);
    sorter *s = sorter_new(1);
    assert_int_equal(sorter_add(s, STR("b"), &err), WHO_OK);
    assert_int_equal(sorter_add(s, STR("a"), &err), WHO_EOUTPUT);
    assert_string_equal(who_err_text(&err, text, sizeof text),
                        "temporary file: cannot create one in $TMPDIR or /tmp: No such file or directory");
    sorter_free(s);
    unsetenv("TMPDIR");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_budget),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
