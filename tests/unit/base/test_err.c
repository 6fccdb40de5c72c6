/* Errors as text, and dates as numbers. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void errors_name_what_is_known(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        uint64_t line, column, byte;
        const char *text;
    } rows[] = {{"cues.txt", 12, 4, UINT64_MAX, "cues.txt:12:4: oops"},
                {"a.jsonl", 3, 0, 812, "a.jsonl:3: byte 812: oops"},
                {"a.txt", 0, 0, UINT64_MAX, "a.txt: oops"},
                {"a.txt", 0, 7, 0, "a.txt: byte 0: oops"},
                {"", 0, 0, UINT64_MAX, "oops"},
                {"", 9, 0, UINT64_MAX, "line 9: oops"},
                {"", 0, 0, 5, "byte 5: oops"},
                {NULL, 0, 0, UINT64_MAX, "oops"},
                {"x\ny\x1B[1m\xFF\xC2\x9B\xC3\xA9", 0, 0, UINT64_MAX, "x?y?[1m??\xC3\xA9: oops"}};
    who_err err;
    char text[900];
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(err_at(&err, WHO_EINPUT, rows[i].file, rows[i].line, rows[i].column, rows[i].byte, "oops"),
                         WHO_EINPUT);
        assert_int_equal(err.code, WHO_EINPUT);
        assert_string_equal(who_err_text(&err, text, sizeof text), rows[i].text);
    }
    assert_int_equal(err_set(&err, WHO_EUSAGE, "option %s", "--top"), WHO_EUSAGE);
    assert_string_equal(who_err_text(&err, text, sizeof text), "option --top");
}

static void long_ones_are_cut_at_a_character(void **state)
{
    (void)state;
    char file[600], text[2000];
    who_err err;
    for (int shift = 0; shift < 2; shift++) { /* two-byte letters, so that a cut falls within one or between two */
        memset(file, 'x', sizeof file);
        for (size_t i = (size_t)shift; i + 2 <= sizeof file - 7; i += 2) memcpy(file + i, "\xC3\xA9", 2);
        memcpy(file + sizeof file - 7, "/a.txt", 7);
        err_at(&err, WHO_EINPUT, file, 0, 0, UINT64_MAX, "%s%s", file, file);
        assert_true(strlen(err.file) >= sizeof err.file - 2);
        assert_memory_equal(err.file, "...\xC3", 4);
        assert_true(str_ends(str_of(err.file), "/a.txt"));
        assert_int_equal(utf8_valid(err.file, strlen(err.file)), strlen(err.file));
        assert_true(strlen(err.msg) >= sizeof err.msg - 3);
        assert_int_equal(utf8_valid(err.msg, strlen(err.msg)), strlen(err.msg));
        for (size_t size = 1; size < 400; size += 13) {
            who_err_text(&err, text, size);
            assert_true(strlen(text) < size);
            assert_int_equal(utf8_valid(text, strlen(text)), strlen(text));
        }
        assert_ptr_equal(who_err_text(&err, text, 0), text);
    }
    err_at(&err, WHO_EINPUT, err.file, 1, 0, UINT64_MAX, "again"); /* its own file name may be given */
    assert_true(str_ends(str_of(err.file), "/a.txt"));
}

static void dates(void **state)
{
    (void)state;
    static const struct {
        const char *iso;
        uint32_t number;
    } rows[] = {{"2021-12-30", 20211230},
                {"2021", 20210000},
                {"2021-12", 20211200},
                {"2021-12-30T08:15:00Z", 20211230},
                {"2021-12-30 08:15", 20211230},
                {"2020-02-29", 20200229},
                {"2000-02-29", 20000229},
                {"2021-02-29", 0},
                {"1900-02-29", 0},
                {"2021-04-31", 0},
                {"2021-13-01", 0},
                {"2021-00-10", 0},
                {"2021-01-00", 0},
                {"0000", 0},
                {"", 0},
                {"202", 0},
                {"2021-", 0},
                {"2021-1-1", 0},
                {"20211230", 0},
                {"2021-12-301", 0},
                {"2021/12/30", 0},
                {"30 December 2021", 0}};
    for (size_t i = 0; i < COUNT(rows); i++) assert_int_equal(date_number(str_of(rows[i].iso)), rows[i].number);
    assert_int_equal(date_number((who_str){"2021-12-30", 7}), 20211200); /* bounded by the length */
    assert_int_equal(date_number((who_str){NULL, 0}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_name_what_is_known),
        cmocka_unit_test(long_ones_are_cut_at_a_character),
        cmocka_unit_test(dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
