/* Slices, hashes, and the buffer: numbers in any locale, JSON strings. */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void comparing_is_by_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int sign;
    } rows[] = {{"", "", 0},    {"", "a", -1},  {"a", "a", 0},         {"a", "ab", -1},
                {"b", "ab", 1}, {"Z", "a", -1}, {"z", "\xC3\xA9", -1}, {"\xFF", "a", 1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        int order = str_cmp(str_of(rows[i].a), str_of(rows[i].b));
        assert_int_equal((order > 0) - (order < 0), rows[i].sign);
        assert_int_equal(str_eq(str_of(rows[i].a), str_of(rows[i].b)), rows[i].sign == 0);
        assert_int_equal(str_is(str_of(rows[i].a), rows[i].b), rows[i].sign == 0);
    }
    assert_true(str_eq((who_str){NULL, 0}, STR("")));
    assert_int_equal(str_cmp((who_str){NULL, 0}, STR("")), 0);
}

static void ends_are_compared_whole(void **state)
{
    (void)state;
    static const char *const WORDS[] = {"says", "told"};
    assert_true(STR_IS_ANY(STR("told"), WORDS));
    assert_false(STR_IS_ANY(STR("tol"), WORDS));
    assert_false(STR_IS_ANY(STR(""), WORDS));
    assert_true(str_starts(STR("says"), "say"));
    assert_true(str_starts(STR("says"), ""));
    assert_false(str_starts(STR("sa"), "say"));
    assert_true(str_ends(STR("a.json.gz"), ".gz"));
    assert_false(str_ends(STR("gz"), ".gz"));
    assert_true(str_starts((who_str){NULL, 0}, ""));
}

static void trimming(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } rows[] = {{"", ""},
                {" \t\r\n\v\f", ""},
                {"a", "a"},
                {"  a b\n", "a b"},
                {"\xC2\xA0 a\xC2\xA0\xC2\xA0 ", "a"},
                {"\xC2\xA0", ""},
                {"\xC3\xA0 ", "\xC3\xA0"}, /* ends in A0, and is a letter */
                {"\xC2", "\xC2"}};
    for (size_t i = 0; i < COUNT(rows); i++) assert_true(str_is(str_trim(str_of(rows[i].in)), rows[i].out));
}

static void splitting_walks_over_the_parts(void **state)
{
    (void)state;
    who_str rest = STR("name|alias||kind");
    static const char *const parts[] = {"name", "alias", "", "kind", "", ""};
    for (size_t i = 0; i < COUNT(parts); i++) assert_true(str_is(str_split(&rest, '|'), parts[i]));
    assert_int_equal(rest.len, 0);
    rest = (who_str){NULL, 0};
    assert_int_equal(str_split(&rest, ',').len, 0);
    assert_non_null(rest.ptr);
}

/* The ids of statements are made of these: other values would change every id ever written. */
static void hashes_never_change(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint64_t hash;
    } rows[] = {
        {"", UINT64_C(0x5691D260C19073CA)},
        {"a", UINT64_C(0x1D66EA746356D38A)},
        {"12345678", UINT64_C(0x0762DE31DC328D2D)},
        {"a7:1731-1775", UINT64_C(0x3FEA5B8953CB229B)},
    };
    for (size_t i = 0; i < COUNT(rows); i++) assert_int_equal(str_hash(str_of(rows[i].text)), rows[i].hash);
    assert_int_not_equal(str_hash(STR("a")), str_hash((who_str){"a\0", 2}));
    assert_int_not_equal(hash_mix(0, 1), hash_mix(1, 0));
}

static void buffers_grow_and_stay_terminated(void **state)
{
    (void)state;
    buf b = {0};
    assert_int_equal(buf_slice(&b).len, 0);
    assert_non_null(buf_slice(&b).ptr);
    buf_add(&b, NULL, 0);
    assert_string_equal(b.ptr, "");
    for (int i = 0; i < 1000; i++) {
        buf_z(&b, "ab");
        buf_char(&b, 'c');
        buf_str(&b, STR("de"));
        buf_printf(&b, "%d", i % 10);
        assert_int_equal(strlen(b.ptr), b.len);
    }
    assert_int_equal(b.len, 6000);
    assert_memory_equal(b.ptr + 5994, "abcde9", 7);
    buf_clear(&b);
    assert_string_equal(b.ptr, "");
    buf_printf(&b, "%0500d", 1); /* longer than what is left */
    buf_printf(&b, "%s", "");
    assert_int_equal(b.len, 500);
    buf_free(&b);
    assert_null(b.ptr);
    buf_clear(&b);
    buf_free(&b);
}

static void numbers_are_written(void **state)
{
    (void)state;
    static const struct {
        uint64_t n;
        const char *text;
    } rows[] = {{0, "0"},
                {7, "7"},
                {10, "10"},
                {UINT64_C(9007199254740993), "9007199254740993"},
                {UINT64_MAX, "18446744073709551615"}};
    buf b = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_clear(&b);
        buf_uint(&b, rows[i].n);
        assert_string_equal(b.ptr, rows[i].text);
    }
    buf_free(&b);
}

static void check_doubles(void)
{
    static const struct {
        double x;
        int digits;
        const char *text;
    } rows[] = {{0, 6, "0"},
                {-0.0, 6, "0"},
                {1, 6, "1"},
                {0.5, 6, "0.5"},
                {-2.25, 6, "-2.25"},
                {1234567.5, 9, "1234567.5"},
                {1e300, 6, "1e+300"},
                {1.5e-7, 6, "1.5e-07"},
                {0.1, 17, "0.10000000000000001"},
                {2.0 / 3, 0, "0.66666666666666663"}};
    buf b = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_clear(&b);
        buf_double(&b, rows[i].x, rows[i].digits);
        assert_string_equal(b.ptr, rows[i].text);
    }
    buf_free(&b);
}

static void doubles_are_written(void **state)
{
    (void)state;
    check_doubles();
}

static void doubles_are_the_same_in_every_locale(void **state)
{
    (void)state;
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8", "ps_AF.UTF-8"};
    int tried = 0;
    for (size_t i = 0; i < COUNT(names); i++) {
        if (!setlocale(LC_ALL, names[i]) || strcmp(localeconv()->decimal_point, ".") == 0) continue;
        check_doubles();
        tried++;
    }
    setlocale(LC_ALL, "C");
    if (tried == 0) skip(); /* no locale with another decimal point is installed */
}

static void json_strings_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        size_t len; /* 0: to the NUL */
        const char *out;
    } rows[] = {{"", 0, "\"\""},
                {"plain \xC3\xA9\xE2\x80\x9C", 0, "\"plain \xC3\xA9\xE2\x80\x9C\""},
                {"a\"b\\c/d", 0, "\"a\\\"b\\\\c/d\""},
                {"\b\f\n\r\t", 0, "\"\\b\\f\\n\\r\\t\""},
                {"\x01\x1F\x7F", 0, "\"\\u0001\\u001f\\u007f\""},
                {"x\0y", 3, "\"x\\u0000y\""},
                {"\xC2\x80\xC2\x85\xC2\x9F\xC2\xA0", 0, "\"\\u0080\\u0085\\u009f\xC2\xA0\""},
                {"\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xA9", 0, "\"\xE2\x80\xA7\\u2028\\u2029\""},
                {"\xF0\x9F\x98\x80", 0, "\"\xF0\x9F\x98\x80\""},
                {"\xC2\x85", 1, "\"\xC2\""}, /* the slice ends within a character: nothing beyond it is read */
                {"\xE2\x80\xA8", 2, "\"\xE2\x80\""}};
    buf b = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_clear(&b);
        buf_json(&b, (who_str){rows[i].in, rows[i].len ? rows[i].len : strlen(rows[i].in)});
        assert_string_equal(b.ptr, rows[i].out);
    }
    buf_free(&b);
}

/* Every length and every place of a byte that ends a run. */
static void test_json_run(void **state)
{
    (void)state;
    static const char ENDS[] = "\"\\\n\x1F";
    char text[41];
    for (size_t n = 0; n < sizeof text; n++)
        for (size_t at = 0; at < n; at++)
            for (size_t e = 0; e < sizeof ENDS; e++) { /* the NUL too */
                memset(text, at % 2 ? 'a' : '\xE2', n);
                text[at] = ENDS[e];
                assert_int_equal(json_run(text, n), at);
                text[at] = '\x7F';
                assert_int_equal(json_run(text, n), n);
            }
}

/* The same for what is written: one byte of a text that is escaped, or folded. */
static void test_single_bytes(void **state)
{
    (void)state;
    char text[41];
    buf b = {0};
    for (size_t n = 1; n < sizeof text; n++)
        for (size_t at = 0; at < n; at++) {
            memset(text, at % 2 ? 'a' : '~', n);
            text[at] = '"';
            buf_clear(&b);
            buf_json(&b, (who_str){text, n});
            assert_int_equal(b.len, n + 3);
            assert_memory_equal(b.ptr + 1 + at, "\\\"", 2);
            text[at] = at % 3 ? '\x7F' : '\n';
            buf_clear(&b);
            buf_fold(&b, (who_str){text, n});
            bool inside = at > 0 && at + 1 < n; /* at either end nothing stays of it */
            assert_int_equal(b.len, n - !inside);
            text[at] = ' ';
            assert_memory_equal(b.ptr, text + (at == 0), b.len);
        }
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_run),
        cmocka_unit_test(test_single_bytes),
        cmocka_unit_test(comparing_is_by_bytes),
        cmocka_unit_test(ends_are_compared_whole),
        cmocka_unit_test(trimming),
        cmocka_unit_test(splitting_walks_over_the_parts),
        cmocka_unit_test(hashes_never_change),
        cmocka_unit_test(buffers_grow_and_stay_terminated),
        cmocka_unit_test(numbers_are_written),
        cmocka_unit_test(doubles_are_written),
        cmocka_unit_test(doubles_are_the_same_in_every_locale),
        cmocka_unit_test(json_strings_are_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
