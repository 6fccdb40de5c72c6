/* Strings to ids, and keys to values. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define MANY 50000

static void ids_are_dense_and_stable(void **state)
{
    (void)state;
    arena a = {0};
    intern *t = intern_new();
    assert_int_equal(intern_find(t, STR("absent")), WHO_NONE);
    const char *first = NULL;
    for (uint32_t i = 0; i < MANY; i++) {
        who_str s = arena_printf(&a, "word %u", (unsigned)i);
        assert_int_equal(intern_add(t, s), i);
        assert_int_equal(intern_add(t, s), i);
        if (i == 0) first = intern_get(t, 0).ptr;
    }
    assert_int_equal(intern_count(t), MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        who_str s = arena_printf(&a, "word %u", (unsigned)i);
        assert_int_equal(intern_find(t, s), i);
        assert_true(str_eq(intern_get(t, i), s));
    }
    assert_ptr_equal(intern_get(t, 0).ptr, first); /* strings never move */
    assert_int_equal(intern_find(t, STR("word")), WHO_NONE);
    assert_int_equal(intern_get(t, MANY).len, 0);
    assert_non_null(intern_get(t, WHO_NONE).ptr);
    intern_free(t);
    intern_free(NULL);
    arena_free(&a);
}

static void strings_are_told_apart_by_all_their_bytes(void **state)
{
    (void)state;
    intern *t = intern_new();
    assert_int_equal(intern_add(t, STR("")), 0);
    assert_int_equal(intern_add(t, (who_str){"\0", 1}), 1);
    assert_int_equal(intern_add(t, (who_str){"a\0b", 3}), 2);
    assert_int_equal(intern_add(t, STR("a")), 3);
    assert_int_equal(intern_add(t, (who_str){NULL, 0}), 0);
    assert_int_equal(intern_find(t, (who_str){"a\0b", 3}), 2);
    intern_free(t);
}

static void maps_hold_any_key(void **state)
{
    (void)state;
    static const uint64_t steps[] = {1, 64, UINT64_C(1) << 32, UINT64_C(0x9E3779B97F4A7C15)};
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
        map64 m = {0};
        assert_int_equal(map64_get(&m, 0), WHO_NONE);
        for (uint64_t i = 0; i < MANY; i++) {
            uint32_t *value = map64_at(&m, i * steps[k], (uint32_t)i);
            assert_int_equal(*value, i);
            *value += 1;
        }
        assert_int_equal(m.n, MANY);
        for (uint64_t i = 0; i < MANY; i++) {
            assert_int_equal(map64_get(&m, i * steps[k]), i + 1);
            assert_int_equal(*map64_at(&m, i * steps[k], 0), i + 1);
        }
        assert_int_equal(map64_get(&m, MANY * steps[k] + 1), WHO_NONE);
        map64_free(&m);
        map64_free(&m);
    }
}

/* A caller may ask for WHO_NONE to learn that a key is new, and then write to it, or not. */
static void asking_for_none_does_not_fill_the_map(void **state)
{
    (void)state;
    map64 m = {0};
    for (uint64_t i = 0; i < MANY; i++) assert_int_equal(*map64_at(&m, i, WHO_NONE), WHO_NONE);
    assert_true(m.cap <= 1024);
    *map64_at(&m, 5, WHO_NONE) = 55;
    for (uint64_t i = 0; i < MANY; i++) assert_int_equal(*map64_at(&m, i, WHO_NONE), i == 5 ? 55 : WHO_NONE);
    map64_free(&m);
}

/* The table is made once for what is to come, and keeps what is there. */
static void room_is_made_once(void **state)
{
    (void)state;
    map64 m = {0};
    map64_reserve(&m, 0);
    assert_int_equal(map64_get(&m, 7), WHO_NONE);
    *map64_at(&m, 7, 70) += 1;
    map64_reserve(&m, MANY);
    const struct map64_slot *slots = m.slots;
    for (uint64_t i = 8; i < 7 + MANY; i++) map64_at(&m, i, (uint32_t)i);
    assert_ptr_equal(m.slots, slots);
    map64_reserve(&m, 1);
    assert_ptr_equal(m.slots, slots);
    assert_int_equal(m.n, MANY);
    assert_int_equal(map64_get(&m, 7), 71);
    map64_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_dense_and_stable), cmocka_unit_test(strings_are_told_apart_by_all_their_bytes),
        cmocka_unit_test(maps_hold_any_key),        cmocka_unit_test(asking_for_none_does_not_fill_the_map),
        cmocka_unit_test(room_is_made_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
