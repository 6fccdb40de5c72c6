/* Arenas and what happens when memory runs out. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* ASan kills a process that asks for too much, unless it is told that the program looks. */
__attribute__((visibility("default"))) const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "allocator_may_return_null=1"; }

static void allocations_are_aligned_zeroed_and_apart(void **state)
{
    (void)state;
    arena a = {0};
    const size_t sizes[] = {0, 1, 15, 16, 17, 1000, 60000, 70000, 300000, 3, (size_t)2 << 20, 1};
    unsigned char *blocks[3 * sizeof sizes / sizeof *sizes];
    size_t n = sizeof sizes / sizeof *sizes;
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < n; i++) {
            unsigned char *p = arena_alloc(&a, sizes[i]);
            assert_int_equal((uintptr_t)p % 16, 0);
            for (size_t k = 0; k < sizes[i]; k++) assert_int_equal(p[k], 0);
            memset(p, (int)i + 1, sizes[i]);
            blocks[i] = p;
        }
        for (size_t i = 0; i < n; i++) {
            for (size_t k = 0; k < sizes[i]; k++) assert_int_equal(blocks[i][k], i + 1);
        }
        arena_reset(&a); /* the next round must find zeroes again */
    }
    arena_free(&a);
    assert_null(a.chunks);
    arena_free(&a); /* an empty one may be freed */
    arena_reset(&a);
}

static void arrays_grow_with_others_between_them(void **state)
{
    (void)state;
    arena a = {0};
    struct row {
        uint32_t i;
        char pad[20];
    } *rows = NULL;
    uint64_t *numbers = NULL;
    uint32_t nrows = 0, nnumbers = 0;
    for (uint32_t i = 0; i < 20000; i++) {
        ARENA_PUSH(&a, rows, nrows, ((struct row){.i = i}));
        if (i % 3 == 0) ARENA_PUSH(&a, numbers, nnumbers, (uint64_t)i << 32);
    }
    for (uint32_t i = 0; i < nrows; i++) assert_int_equal(rows[i].i, i);
    for (uint32_t i = 0; i < nnumbers; i++) assert_int_equal(numbers[i] >> 32, 3 * i);
    arena_free(&a);
}

static void growing_keeps_what_there_is(void **state)
{
    (void)state;
    arena a = {0};
    unsigned char *p = arena_alloc(&a, 5);
    memset(p, 7, 5);
    p = arena_grow(&a, p, 5, 500);
    for (int i = 0; i < 5; i++) assert_int_equal(p[i], 7);
    memset(p + 5, 8, 495);
    arena_alloc(&a, 1); /* so that it cannot grow in place */
    unsigned char *q = arena_grow(&a, p, 500, 100000);
    for (int i = 0; i < 500; i++) assert_int_equal(q[i], i < 5 ? 7 : 8);
    memset(q + 500, 9, 99500); /* all of it is there */
    q = arena_grow(&a, q, 100000, 200000);
    for (int i = 0; i < 100000; i++) assert_int_equal(q[i], i < 5 ? 7 : i < 500 ? 8 : 9);
    memset(q, 1, 200000);
    q = arena_grow(&a, q, 200000, 10);
    for (int i = 0; i < 10; i++) assert_int_equal(q[i], 1);
    assert_non_null(arena_grow(&a, NULL, 0, 0));
    arena_free(&a);
}

static void what_is_dropped_leaves_the_rest_as_it_is(void **state)
{
    (void)state;
    arena a = {0};
    char *lonely = arena_alloc(&a, 1 << 20); /* large, before there is a regular chunk */
    char *small = arena_alloc(&a, 10);
    char *large = arena_alloc(&a, 1 << 20), *other = arena_alloc(&a, 1 << 20);
    memset(small, 1, 10);
    memset(other, 2, 1 << 20);
    arena_drop(&a, large);
    arena_drop(&a, lonely);
    arena_drop(&a, NULL);
    for (int i = 0; i < 10; i++) assert_int_equal(small[i], 1);
    for (int i = 0; i < 1 << 20; i++) assert_int_equal(other[i], 2);
    other = arena_grow(&a, other, 1 << 20, 2 << 20);
    for (int i = 0; i < 1 << 20; i++) assert_int_equal(other[i], 2);
    arena_drop(&a, small); /* nobody may read it now */
    memset(arena_alloc(&a, 100), 3, 100);
    arena_free(&a);
}

static void strings_are_copied_with_a_nul(void **state)
{
    (void)state;
    arena a = {0};
    char text[] = "source";
    who_str s = arena_str(&a, text, 6);
    text[0] = 'S';
    assert_string_equal(s.ptr, "source");
    assert_int_equal(arena_str(&a, NULL, 0).len, 0);
    who_str p = arena_printf(&a, "%s:%03d", "person", 7);
    assert_int_equal(p.len, 10);
    assert_string_equal(p.ptr, "person:007");
    who_str j = ARENA_JOIN(&a, STR("Ada"), STR(""), STR(" "), {"Holm, the mayor", 4});
    assert_int_equal(j.len, 8);
    assert_string_equal(j.ptr, "Ada Holm");
    assert_string_equal(arena_join(&a, NULL, 0).ptr, "");
    arena_free(&a);
}

static void vectors_on_the_heap_grow(void **state)
{
    (void)state;
    uint32_t *items = NULL, n = 0;
    for (uint32_t i = 0; i < 1000; i++) VEC_PUSH(items, n, i * i);
    for (uint32_t i = 0; i < 1000; i++) assert_int_equal(items[i], i * i);
    who_dealloc(items);
}

static jmp_buf no_memory;
static size_t refused;

static void jump(size_t wanted)
{
    refused = wanted;
    longjmp(no_memory, 1);
}

static void running_out_calls_the_hook(void **state)
{
    (void)state;
    static const size_t sizes[] = {SIZE_MAX / 4, SIZE_MAX - 4, SIZE_MAX};
    who_set_oom(jump);
    for (volatile size_t i = 0; i < 3; i++) {
        arena a = {0};
        for (volatile int way = 0; way < 3; way++) {
            refused = 0;
            if (setjmp(no_memory) == 0) {
                void *p = way == 0   ? who_alloc(sizes[i])
                          : way == 1 ? who_realloc(NULL, sizes[i])
                                     : arena_alloc(&a, sizes[i]);
                fail_msg("%p for %zu bytes", p, sizes[i]);
            }
            assert_true(refused >= sizes[i] - 16);
        }
    }
    who_set_oom(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_aligned_zeroed_and_apart),
        cmocka_unit_test(arrays_grow_with_others_between_them),
        cmocka_unit_test(growing_keeps_what_there_is),
        cmocka_unit_test(what_is_dropped_leaves_the_rest_as_it_is),
        cmocka_unit_test(strings_are_copied_with_a_nul),
        cmocka_unit_test(vectors_on_the_heap_grow),
        cmocka_unit_test(running_out_calls_the_hook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
