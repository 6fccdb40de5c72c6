/* Cells of tables: quoted where they must be, and no formulas where that is asked for. */
#include "export/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h> /* after the headers that it does not include itself */

static void test_cells(void **state)
{
    (void)state;
    static const struct {
        const char *text, *usual, *safe;
    } rows[] = {
        {"", "", ""},
        {"Oss", "Oss", "Oss"},
        {"Oss, Jan", "\"Oss, Jan\"", "\"Oss, Jan\""},
        {"the \"Harbour\"", "\"the \"\"Harbour\"\"\"", "\"the \"\"Harbour\"\"\""},
        {" Oss", "\" Oss\"", "\" Oss\""},
        {"two\nlines", "\"two\nlines\"", "\"two\nlines\""},
        {"=1+1", "=1+1", "\"'=1+1\""},
        {"+49 30", "+49 30", "\"'+49 30\""},
        {"-Oss", "-Oss", "\"'-Oss\""},
        {"@oss", "@oss", "\"'@oss\""},
        {"=HYPERLINK(\"x\")", "\"=HYPERLINK(\"\"x\"\")\"", "\"'=HYPERLINK(\"\"x\"\")\""},
        {"\t=1", "\t=1", "\"'\t=1\""},
        {"1-2", "1-2", "1-2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buf b = {0};
        buf_z(&b, "");
        csv_cell(&b, str_of(rows[i].text), false);
        assert_true(str_is(buf_slice(&b), rows[i].usual));
        buf_clear(&b);
        csv_cell(&b, str_of(rows[i].text), true);
        assert_true(str_is(buf_slice(&b), rows[i].safe));
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
