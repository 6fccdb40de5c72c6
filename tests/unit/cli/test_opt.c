/* test_opt.c - option tables: what each kind of option takes, what is refused and with which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/opt.c"

typedef struct sample {
    int quiet, count, color;
    const char *name;
    double ratio;
    uint64_t size;
} sample;

static const char *const colors[] = {"auto", "always", "never", NULL};
static const opt own[] = {
    {'q', "quiet", OPT_FLAG, offsetof(sample, quiet), NULL, "no counts", NULL},
    {'o', "output", OPT_STRING, offsetof(sample, name), "FILE", "where to write", NULL},
    {0, "color", OPT_CHOICE, offsetof(sample, color), NULL, "colours of the terminal, for a person to read them",
     colors},
    {0},
};
static const opt common[] = {
    {'j', "threads", OPT_COUNT, offsetof(sample, count), "N", "threads", NULL},
    {0, "min", OPT_RATIO, offsetof(sample, ratio), "X", "least", NULL},
    {0, "size", OPT_SIZE, offsetof(sample, size), "SIZE", "most", NULL},
    {0},
};
static const opt *const tables[OPT_TABLES] = {own, common};

/* Splits the line at spaces ("_" stands for an empty word) and parses it. */
static int parse(const char *line, sample *s, char *problem, size_t size, char *operands)
{
    static char copy[256];
    char *argv[20] = {(char *)"prog"};
    int argc = 1;
    memset(s, 0, sizeof *s);
    operands[0] = 0;
    snprintf(copy, sizeof copy, "%s", line);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
        argv[argc++] = strcmp(word, "_") == 0 ? (char *)"" : word;
    argv[argc] = NULL;
    int first = opt_parse(tables, argc, argv, s, problem, size);
    for (int i = first; i >= 0 && i < argc; i++) {
        strcat(operands, argv[i]);
        strcat(operands, " ");
    }
    return first;
}

static void test_values(void **state)
{
    static const struct {
        const char *line, *operands, *name;
        int quiet, count, color;
        double ratio;
        uint64_t size;
    } rows[] = {
        {"", "", NULL, 0, 0, 0, 0, 0},
        {"a b", "a b ", NULL, 0, 0, 0, 0, 0},
        {"a -q b -o x", "a b ", "x", 1, 0, 0, 0, 0},
        {"-qj4 -", "- ", NULL, 1, 4, 0, 0, 0},
        {"--threads=12 --output y f", "f ", "y", 0, 12, 0, 0, 0},
        {"--color never --min 0.25", "", NULL, 0, 0, 2, 0.25, 0},
        {"--size 500", "", NULL, 0, 0, 0, 0, 500},
        {"--size 3K", "", NULL, 0, 0, 0, 0, 3072},
        {"--size 2m", "", NULL, 0, 0, 0, 0, 2097152},
        {"--size 1G", "", NULL, 0, 0, 0, 0, 1073741824},
        {"-q -- -o --color", "-o --color ", NULL, 1, 0, 0, 0, 0},
        {"--thr 3", "", NULL, 0, 3, 0, 0, 0},
        {"-o a -o b", "", "b", 0, 0, 0, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        sample s;
        char problem[200] = "", operands[200];
        assert_int_not_equal(parse(rows[i].line, &s, problem, sizeof problem, operands), -1);
        assert_string_equal(operands, rows[i].operands);
        assert_int_equal(s.quiet, rows[i].quiet);
        assert_int_equal(s.count, rows[i].count);
        assert_int_equal(s.color, rows[i].color);
        assert_true(s.ratio == rows[i].ratio);
        assert_true(s.size == rows[i].size);
        assert_string_equal(s.name ? s.name : "", rows[i].name ? rows[i].name : "");
    }
}

static void test_refusals(void **state)
{
    static const struct {
        const char *line, *problem;
    } rows[] = {
        {"-x", "unknown option -x"},
        {"--what", "unknown option --what"},
        {"-q --what=3 f", "unknown option --what=3"},
        {"--quiet=1", "--quiet takes no value"},
        {"-o", "--output needs FILE"},
        {"--color", "--color needs a value"},
        {"--output _", "--output takes something, not ''"},
        {"-j x", "--threads takes a whole number, not 'x'"},
        {"-j -1", "--threads takes a whole number, not '-1'"},
        {"-j 99999999999", "--threads takes a whole number, not '99999999999'"},
        {"-j 4x", "--threads takes a whole number, not '4x'"},
        {"--min 1.5", "--min takes a number from 0 to 1, not '1.5'"},
        {"--min nan", "--min takes a number from 0 to 1, not 'nan'"},
        {"--min _", "--min takes a number from 0 to 1, not ''"},
        {"--size 0", "--size takes a size such as 500K, 64M or 1G, not '0'"},
        {"--size 5X", "--size takes a size such as 500K, 64M or 1G, not '5X'"},
        {"--size 5KB", "--size takes a size such as 500K, 64M or 1G, not '5KB'"},
        {"--size 99999999999G", "--size takes a size such as 500K, 64M or 1G, not '99999999999G'"},
        {"--color blue", "--color takes auto, always or never, not 'blue'"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        sample s;
        char problem[200] = "", operands[200];
        assert_int_equal(parse(rows[i].line, &s, problem, sizeof problem, operands), -1);
        assert_string_equal(problem, rows[i].problem);
    }
}

static void test_usage(void **state)
{
    static const char expected[] = "  -q, --quiet               no counts\n"
                                   "  -o, --output FILE         where to write\n"
                                   "      --color auto|always|never\n"
                                   "                            colours of the terminal, for a person to read them\n"
                                   "  -j, --threads N           threads\n"
                                   "      --min X               least\n"
                                   "      --size SIZE           most\n";
    (void)state;
    char text[1000] = "";
    FILE *to = tmpfile();
    assert_non_null(to);
    opt_usage(to, own);
    opt_usage(to, common);
    rewind(to);
    text[fread(text, 1, sizeof text - 1, to)] = 0;
    fclose(to);
    assert_string_equal(text, expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_usage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
