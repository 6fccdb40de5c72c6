/* test_fields.c - dates, authors, hosts and missing values in every spelling that sources use. */
#include "fixture.h"

static void test_dates(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"2021-12-30", "2021-12-30"},
        {"2021-12-30T17:03:00Z", "2021-12-30"},
        {"2021-12-30T23:59:59-05:00", "2021-12-30"}, /* the day as written, no zone applied */
        {"2017-07-17 17:03:00", "2017-07-17"},
        {"2017-07-17 17:03:00+00:00", "2017-07-17"},
        {"2021/12/30", "2021-12-30"},
        {"2021-12", "2021-12"},
        {"2021", "2021"},
        {"2016.0", "2016"},
        {"20211230", "2021-12-30"},
        {"20211230.0", "2021-12-30"},
        {"202112", "2021-12"},
        {"20211230T170300Z", "2021-12-30"},
        {"20211230170300", "2021-12-30"},
        {"1640822640", "2021-12-30"},
        {"1640822640.5", "2021-12-30"},
        {"1640822640000", "2021-12-30"},
        {"1640822640000000", "2021-12-30"},
        {"951782400", "2000-02-29"},
        {"Thu, 30 Dec 2021 17:03:00 GMT", "2021-12-30"},
        {"Thu, 30 Dec 2021 17:03:00 -0500", "2021-12-30"},
        {"Thu, 30 Dec 21 17:03:00 +0000", "2021-12-30"},
        {"Thu Dec 30 17:04:00 +0000 2021", "2021-12-30"},
        {"January 11, 2010 Monday", "2010-01-11"},
        {"Dec. 30, 2021 5:04 pm ET", "2021-12-30"},
        {"Sept. 3, 2021", "2021-09-03"},
        {"30 December 2021", "2021-12-30"},
        {"30th of December 2021", "2021-12-30"},
        {"Published on DECEMBER 30, 2021", "2021-12-30"},
        {"December 2021", "2021-12"},
        {"30.12.2021", "2021-12-30"},
        {"4.3.2021", "2021-03-04"},
        {"12/30/2021", "2021-12-30"},
        {"30/12/2021 10:00", "2021-12-30"},
        {"3/4/2021", "2021"}, /* March or April: only the year is known */
        {"4/4/2021", "2021-04-04"},
        {" 2021-12-30\n", "2021-12-30"},
        {"2020-02-29", "2020-02-29"},
        {"2021-02-29", ""},
        {"2021-13-01", ""},
        {"99999999", ""},
        {"December 30", ""}, /* no year */
        {"Dec 30, 11 am", ""},
        {"yesterday", ""},
        {"Mayor's office", ""},
        {"", ""},
        {"-", ""},
        {"12", ""},
        {"999999999999999999999999999999", ""},
    };
    arena mem = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        who_str got = value_date(&mem, str_of(rows[i][0]));
        if (!str_is(got, rows[i][1]))
            fail_msg("%s\n got: %.*s\nwant: %s", rows[i][0], (int)got.len, got.ptr, rows[i][1]);
        assert_true(!got.len || date_number(got));
    }
    arena_free(&mem);
}

static void test_authors(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"Ada Quillon", "Ada Quillon", ""},
        {"By Ada Quillon", "Ada Quillon", ""},
        {"by Ada Quillon and Tom Ness", "Ada Quillon; Tom Ness", ""},
        {"By Ada Quillon, Tom Ness and Sandra Anders", "Ada Quillon; Tom Ness; Sandra Anders", ""},
        {"Ada Quillon; Tom Ness", "Ada Quillon; Tom Ness", ""},
        {"Quillon, Ada", "Quillon, Ada", ""},
        {"['Ada Quillon', \"Tom O'Ness\"]", "Ada Quillon; Tom O'Ness", ""},
        {"By [Ada Quillon for KNA](#) and [Tom Ness for KNA](https://example.org/a,b;c)", "Ada Quillon; Tom Ness",
         "KNA"},
        {"By Ada Quillon, Staff Writer", "Ada Quillon", ""},
        {"By ADA QUILLON & TOM NESS", "ADA QUILLON; TOM NESS", ""},
        {"https://example.org/ada; Ada Quillon", "Ada Quillon", ""},
        {"Staff", "Staff", ""},
        {"None", "", ""},
        {"[]", "", ""},
        {"", "", ""},
    };
    arena mem = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        who_str agency = {"", 0};
        who_str got = value_authors(&mem, str_of(rows[i][0]), &agency);
        if (!str_is(got, rows[i][1]) || !str_is(agency, rows[i][2]))
            fail_msg("%s\n got: %.*s (%.*s)", rows[i][0], (int)got.len, got.ptr, (int)agency.len, agency.ptr);
    }
    arena_free(&mem);
}

static void test_hosts(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"https://www.example.org/2021/12/30/a", "example.org"},
        {"http://news.example.co.uk:8080/x", "news.example.co.uk"},
        {"//example.org", "example.org"},
        {"https://user:pw@example.org/", "example.org"},
        {"https://example.org?q", "example.org"},
        {"example.org/x", ""},
        {"https://", ""},
        {"", ""},
        {"/", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        who_str got = value_host(str_of(rows[i][0]));
        if (!str_is(got, rows[i][1])) fail_msg("%s\n got: %.*s", rows[i][0], (int)got.len, got.ptr);
    }
}

static void test_missing(void **state)
{
    (void)state;
    static const char *const yes[] = {"",    "  ",  "None", "null", "NULL",    "nan",
                                      "NaN", "NaT", "N/A",  "[]",   " None\n", "\\N"};
    static const char *const no[] = {"0", "Nan Hall", "Nones", "-"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) assert_true(value_is_missing(str_of(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) assert_false(value_is_missing(str_of(no[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_authors),
        cmocka_unit_test(test_hosts),
        cmocka_unit_test(test_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
