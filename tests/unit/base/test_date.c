/* Dates as numbers, and the days that they are. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h> /* after the headers that it does not include itself */

static void test_first_and_last(void **state)
{
    (void)state;
    static const uint32_t rows[][3] = {{0, 0, 0},
                                       {20210000, 20210101, 20211231},
                                       {20210200, 20210201, 20210228},
                                       {20240200, 20240201, 20240229},
                                       {19000200, 19000201, 19000228},
                                       {20210415, 20210415, 20210415}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(date_first(rows[i][0]), rows[i][1]);
        assert_int_equal(date_last(rows[i][0]), rows[i][2]);
    }
}

static void test_days(void **state)
{
    (void)state;
    assert_int_equal(date_day(19700101), 0);
    assert_int_equal(date_day(19691231), -1);
    assert_int_equal(date_day(20000301), 11017);
    assert_int_equal(date_day(20210300), date_day(20210301));
    uint32_t before = 0;
    for (int32_t day = date_day(10101); day <= date_day(29991231); day++) { /* every day, there and back */
        uint32_t date = date_of_day(day);
        assert_true(date > before);
        assert_int_equal(date_day(date), day);
        before = date;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_first_and_last), cmocka_unit_test(test_days)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
