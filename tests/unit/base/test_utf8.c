/* UTF-8: what is valid, case, repairs, and offsets in other units. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void validity(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t valid;
    } rows[] = {{"", 0},
                {"plain ASCII, longer than a word", 31},
                {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 9},
                {"0123456789\xC3\xA9z", 13},
                {"\x80", 0},
                {"ab\xBF", 2},
                {"\xC0\xAF", 0}, /* not the shortest form */
                {"\xC1\xBF", 0},
                {"\xE0\x9F\xBF", 0},
                {"\xF0\x8F\xBF\xBF", 0},
                {"\xED\x9F\xBF\xED\xA0\x80", 3}, /* a surrogate */
                {"\xEE\x80\x80", 3},
                {"\xF4\x8F\xBF\xBF", 4},
                {"\xF4\x90\x80\x80", 0}, /* beyond Unicode */
                {"\xF8\x88\x80\x80\x80", 0},
                {"\xFF", 0},
                {"a\xE2\x82", 1}, /* cut off */
                {"a\xE2\x28\xA1", 1}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(utf8_valid(rows[i].bytes, strlen(rows[i].bytes)), rows[i].valid);
    uint32_t code;
    assert_int_equal(utf8_decode("", 0, &code), 0);
    assert_int_equal(utf8_decode("\xE2\x82\xAC", 2, &code), 1); /* bounded by the length, not by a NUL */
    assert_int_equal(code, 0xFFFD);
}

static void every_code_point_survives(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x110000; c++) {
        char bytes[4];
        uint32_t back;
        int n = utf8_encode(c, bytes);
        assert_int_equal(utf8_decode(bytes, (size_t)n, &back), n);
        bool real = c < 0xD800 || (c >= 0xE000 && c <= 0x10FFFF);
        assert_int_equal(back, real ? c : 0xFFFD);
    }
}

static void letters_and_case(void **state)
{
    (void)state;
    static const struct {
        uint32_t code;
        bool upper, alpha;
        uint32_t lower;
    } rows[] = {{'A', true, true, 'a'},           {'Z', true, true, 'z'},
                {'z', false, true, 'z'},          {'@', false, false, '@'},
                {'[', false, false, '['},         {'{', false, false, '{'},
                {'9', false, false, '9'},         {0xC9, true, true, 0xE9},     /* E acute */
                {0xD7, false, false, 0xD7},                                     /* multiplication sign */
                {0x0416, true, true, 0x0436},                                   /* Zhe */
                {0x0130, true, true, 'i'},        {0x01C5, true, true, 0x01C6}, /* title case */
                {0x0301, false, true, 0x0301}, /* a combining accent is part of its word */
                {0x4E2D, false, true, 0x4E2D},    {0x2019, false, false, 0x2019},
                {0x1F600, false, false, 0x1F600}, {0xFFFFFFFF, false, false, 0xFFFFFFFF}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(utf8_is_upper(rows[i].code), rows[i].upper);
        assert_int_equal(utf8_is_alpha(rows[i].code), rows[i].alpha);
        assert_int_equal(utf8_lower(rows[i].code), rows[i].lower);
    }
}

static void lowering_strings(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } rows[] = {{"", ""},
                {"NATO's A-Z", "nato's a-z"},
                {"\xC3\x89lys\xC3\xA9\x65", "\xC3\xA9lys\xC3\xA9\x65"},
                {"\xC8\xBA\xC8\xBA\xC8\xBA\xC8\xBA", "\xE2\xB1\xA5\xE2\xB1\xA5\xE2\xB1\xA5\xE2\xB1\xA5"}, /* grows */
                {"\xC4\xB0", "i"},                                                                        /* shrinks */
                {"A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                 "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF"
                 "\xBF\xBD"}};
    arena a = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        who_str lower = utf8_lower_str(&a, str_of(rows[i].in));
        assert_string_equal(lower.ptr, rows[i].out);
        assert_int_equal(lower.len, strlen(rows[i].out));
    }
    arena_free(&a);
}

static void repairs_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
        uint64_t replaced;
    } rows[] = {{"", "", 0},
                {"na\xC3\xAFve", "na\xC3\xAFve", 0},
                {"na\xEFve", "na\xEF\xBF\xBDve", 1},
                {"\xFF\xFE", "\xEF\xBF\xBD\xEF\xBF\xBD", 2},
                {"a\xE2\x80", "a\xEF\xBF\xBD\xEF\xBF\xBD", 2},
                {"\x93quoted\x94 text", "\xEF\xBF\xBDquoted\xEF\xBF\xBD text", 2}};
    arena a = {0};
    uint64_t total = 0, expected = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        who_str s = utf8_repaired(&a, str_of(rows[i].in), &total);
        expected += rows[i].replaced;
        assert_string_equal(s.ptr, rows[i].out);
        assert_int_equal(s.len, strlen(rows[i].out));
        assert_int_equal(utf8_valid(s.ptr, s.len), s.len);
        assert_int_equal(total, expected);
    }
    arena_free(&a);
}

static void offsets_in_every_unit_and_order(void **state)
{
    (void)state;
    static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
    /* byte, code point and UTF-16 unit of each character's beginning, and of the end */
    static const uint32_t rows[][3] = {{0, 0, 0}, {1, 1, 1}, {3, 2, 2}, {6, 3, 3}, {10, 4, 5}, {11, 5, 6}};
    static const int orders[][6] = {{0, 1, 2, 3, 4, 5}, {5, 4, 3, 2, 1, 0}, {3, 5, 0, 4, 4, 1}, {5, 0, 5, 2, 3, 1}};
    for (size_t o = 0; o < COUNT(orders); o++) {
        offset_map units[] = {{.text = str_of(text), .unit = WHO_BYTES},
                              {.text = str_of(text), .unit = WHO_CODEPOINTS},
                              {.text = str_of(text), .unit = WHO_UTF16}};
        for (size_t i = 0; i < 6; i++) {
            for (int u = 0; u < 3; u++)
                assert_int_equal(offset_at(&units[u], rows[orders[o][i]][0]), rows[orders[o][i]][u]);
        }
    }
    offset_map past = {.text = str_of(text), .unit = WHO_CODEPOINTS};
    assert_int_equal(offset_at(&past, 4000000000U), 5);
    offset_map none = {.text = STR(""), .unit = WHO_UTF16};
    assert_int_equal(offset_at(&none, 0), 0);
}

/* Each place of a long text is asked for between two at its ends, as a source far back is. */
static void offsets_far_back_and_forth(void **state)
{
    (void)state;
    enum { TIMES = 5000, BYTES = 7 };
    buf text = {0};
    for (int i = 0; i < TIMES; i++) buf_z(&text, "a\xC3\xA9\xF0\x9F\x98\x80");
    offset_map points = {.text = buf_slice(&text), .unit = WHO_CODEPOINTS};
    offset_map units = {.text = buf_slice(&text), .unit = WHO_UTF16};
    for (uint32_t i = 0; i < TIMES; i += 99) {
        assert_int_equal(offset_at(&points, BYTES * (TIMES - i)), 3 * (TIMES - i));
        assert_int_equal(offset_at(&points, BYTES * i + 1), 3 * i + 1);
        assert_int_equal(offset_at(&units, BYTES * (TIMES - i)), 4 * (TIMES - i));
        assert_int_equal(offset_at(&units, BYTES * i + 3), 4 * i + 2);
    }
    offset_map_free(&points);
    offset_map_free(&units);
    buf_free(&text);
}

static void folding_names(void **state)
{
    static const struct {
        const char *in, *out;
    } rows[] = {
        {"Marta Velden", "marta velden"},
        {"  M.-V.  O'BRIEN\xE2\x80\x99s ", "m v obriens"},
        {"Zolt\xC3\xA1n L\xC3\xB8vquist", "zoltan lovquist"},
        {"Zolta\xCC\x81n", "zoltan"}, /* an accent of its own */
        {"\xC5\x81ukasz Stra\xC3\x9F", "lukasz strass"},
        {"\xC3\x86sa \xC3\x9E\xC3\xB3r", "aesa thor"},
        {"\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD", "\xD0\xB8\xD0\xB2\xD0\xB0\xD0\xBD"},
        {"\xE5\xA4\xA7 2nd", "\xE5\xA4\xA7 2nd"},
        {"?! - ", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buf b = {0};
        utf8_fold(&b, str_of(rows[i].in));
        if (!str_is(buf_slice(&b), rows[i].out)) fail_msg("%s: %.*s", rows[i].in, (int)b.len, b.ptr);
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(validity),
        cmocka_unit_test(every_code_point_survives),
        cmocka_unit_test(letters_and_case),
        cmocka_unit_test(lowering_strings),
        cmocka_unit_test(folding_names),
        cmocka_unit_test(repairs_are_counted),
        cmocka_unit_test(offsets_in_every_unit_and_order),
        cmocka_unit_test(offsets_far_back_and_forth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
