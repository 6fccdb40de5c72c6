/* opt.c - options as tables.
 *
 * In: the rows of opt.h and the words of the command line. Out: the fields of a settings struct, or one line that says
 * which option is wrong and what it would take.
 * Method: getopt_long(3) finds the options (also behind operands, and abbreviated where that is not ambiguous); the row
 * that it points to says how to read the argument. Long options return FIRST_LONG plus the number of their row.
 * Gets wrong: getopt keeps its state in globals of the C library, so a process parses one command line at a time.
 */
#include "opt.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_LONG = 256, NAME_COLUMN = 28, LINE_WIDTH = 80 };

static int read_count(const char *text, int *out)
{
    char *end;
    errno = 0;
    long n = strtol(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end || errno || n > INT32_MAX) return -1;
    *out = (int)n;
    return 0;
}

static int read_ratio(const char *text, double *out)
{
    char *end;
    double x = strtod(text, &end);
    if (end == text || *end || !(x >= 0 && x <= 1)) /* written so that NaN is refused */
        return -1;
    *out = x;
    return 0;
}

static int read_size(const char *text, uint64_t *out)
{
    char *end;
    unsigned shift = 0;
    errno = 0;
    unsigned long long n = strtoull(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || errno || n == 0) return -1;
    if (*end) {
        const char *units = "KMG", *unit = strchr(units, *end >= 'a' ? *end - 'a' + 'A' : *end);
        if (!unit || end[1]) return -1;
        shift = 10 * (unsigned)(unit - units + 1);
    }
    if (n > UINT64_MAX >> shift) return -1;
    *out = (uint64_t)n << shift;
    return 0;
}

static int read_choice(const opt *o, const char *text, int *out)
{
    for (int i = 0; o->choices[i]; i++) {
        if (strcmp(o->choices[i], text) == 0) {
            *out = i;
            return 0;
        }
    }
    return -1;
}

/* What an option's argument must be, in words. */
static void describe(const opt *o, char *text, size_t size)
{
    static const char *const words[] = {[OPT_FLAG] = "",
                                        [OPT_STRING] = "something",
                                        [OPT_COUNT] = "a whole number",
                                        [OPT_RATIO] = "a number from 0 to 1",
                                        [OPT_SIZE] = "a size such as 500K, 64M or 1G"};
    if (o->kind != OPT_CHOICE) {
        snprintf(text, size, "%s", words[o->kind]);
        return;
    }
    size_t len = 0;
    for (int i = 0; o->choices[i] && len < size; i++)
        len += (size_t)snprintf(text + len, size - len, "%s%s",
                                i == 0              ? ""
                                : o->choices[i + 1] ? ", "
                                                    : " or ",
                                o->choices[i]);
}

static int store(const opt *o, const char *argument, void *settings)
{
    void *field = (char *)settings + o->field;
    switch (o->kind) {
    case OPT_FLAG:
        *(int *)field = 1;
        return 0;
    case OPT_STRING:
        *(const char **)field = argument;
        return argument[0] ? 0 : -1;
    case OPT_COUNT:
        return read_count(argument, field);
    case OPT_RATIO:
        return read_ratio(argument, field);
    case OPT_SIZE:
        return read_size(argument, field);
    case OPT_CHOICE:
        return read_choice(o, argument, field);
    }
    return -1;
}

/* The tables as getopt_long() wants them. */
typedef struct parser {
    const opt *rows[OPT_MOST];
    struct option longs[OPT_MOST + 1];
    char shorts[2 * OPT_MOST + 2];
    int n;
} parser;

static void prepare(parser *p, const opt *const tables[OPT_TABLES])
{
    size_t len = 0;
    memset(p, 0, sizeof *p);
    p->shorts[len++] = ':'; /* a missing argument is told apart from an unknown option */
    for (int t = 0; t < OPT_TABLES; t++) {
        for (const opt *o = tables[t]; o && o->name && p->n < OPT_MOST; o++) {
            int has_argument = o->kind == OPT_FLAG ? no_argument : required_argument;
            p->longs[p->n] = (struct option){o->name, has_argument, NULL, FIRST_LONG + p->n};
            p->rows[p->n++] = o;
            if (!o->letter) continue;
            p->shorts[len++] = o->letter;
            if (has_argument) p->shorts[len++] = ':';
        }
    }
}

static const opt *row_of(const parser *p, int code)
{
    if (code >= FIRST_LONG) return code - FIRST_LONG < p->n ? p->rows[code - FIRST_LONG] : NULL;
    for (int i = 0; i < p->n; i++) {
        if (code && p->rows[i]->letter == code) return p->rows[i];
    }
    return NULL;
}

/* What getopt refused: in optopt, or, for an unknown long option, in the word before optind. */
static void refuse(const parser *p, int code, char **argv, char *problem, size_t size)
{
    const opt *o = row_of(p, optopt);
    if (code == ':' && o)
        snprintf(problem, size, "--%s needs %s", o->name, o->argument ? o->argument : "a value");
    else if (o)
        snprintf(problem, size, "--%s takes no value", o->name);
    else if (optopt)
        snprintf(problem, size, "unknown option -%c", optopt);
    else
        snprintf(problem, size, "unknown option %s", argv[optind - 1]);
}

int opt_parse(const opt *const tables[OPT_TABLES], int argc, char **argv, void *settings, char *problem, size_t size)
{
    parser p;
    int code;
    prepare(&p, tables);
    optind = 0; /* GNU and musl: begin anew */
    opterr = 0;
    optopt = 0;
    while ((code = getopt_long(argc, argv, p.shorts, p.longs, NULL)) != -1) {
        const opt *o = code == '?' || code == ':' ? NULL : row_of(&p, code);
        if (!o) {
            refuse(&p, code, argv, problem, size);
            return -1;
        }
        if (store(o, optarg, settings) != 0) {
            char wanted[128];
            describe(o, wanted, sizeof wanted);
            snprintf(problem, size, "--%s takes %s, not '%s'", o->name, wanted, optarg);
            return -1;
        }
        optopt = 0;
    }
    return optind;
}

static void print_filled(FILE *to, const char *text, int column)
{
    while (*text) {
        int word = (int)strcspn(text, " ");
        if (column > NAME_COLUMN && column + 1 + word > LINE_WIDTH) {
            fprintf(to, "\n%*s", NAME_COLUMN, "");
            column = NAME_COLUMN;
        }
        column += fprintf(to, "%s%.*s", column > NAME_COLUMN ? " " : "", word, text);
        text += word;
        text += strspn(text, " ");
    }
    fputc('\n', to);
}

void opt_usage(FILE *to, const opt *table)
{
    for (const opt *o = table; o && o->name; o++) {
        if (!o->help) continue;
        int column = o->letter ? fprintf(to, "  -%c, --%s", o->letter, o->name) : fprintf(to, "      --%s", o->name);
        if (o->argument) column += fprintf(to, " %s", o->argument);
        for (int i = 0; o->kind == OPT_CHOICE && o->choices[i]; i++)
            column += fprintf(to, "%s%s", i ? "|" : " ", o->choices[i]);
        if (column + 2 > NAME_COLUMN) column = fprintf(to, "\n") - 1;
        fprintf(to, "%*s", NAME_COLUMN - column, "");
        print_filled(to, o->help, NAME_COLUMN);
    }
}
