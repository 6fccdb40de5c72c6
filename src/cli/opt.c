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
#include <stdbool.h>
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
                                        [OPT_LIST] = "something, at most 16 times",
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

static int add_to_list(const char *text, opt_list *list)
{
    if (!text[0] || list->n == OPT_LIST_MOST) return -1;
    list->at[list->n++] = text;
    return 0;
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
    case OPT_LIST:
        return add_to_list(argument, field);
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

/* How many letters of the names of an option and of what was typed are the same, from the start and from the end. */
static size_t likeness(const char *name, const char *typed, size_t len)
{
    size_t n = strlen(name), i = 0, k = 0, least = n < len ? n : len;
    while (i < least && name[i] == typed[i]) i++;
    while (k < least - i && name[n - 1 - k] == typed[len - 1 - k]) k++;
    return i + k;
}

/* An unknown long option, and the one that it is a letter or two away from. */
static void refuse_unknown(const parser *p, const char *word, char *problem, size_t size)
{
    const char *typed = word[0] == '-' && word[1] == '-' ? word + 2 : word, *near = NULL;
    size_t len = strcspn(typed, "="), best = len > 2 ? len - 2 : len;
    for (int i = 0; i < p->n; i++) {
        size_t n = strlen(p->rows[i]->name), alike = likeness(p->rows[i]->name, typed, len);
        if (alike < best || alike < 3 || n > alike + 2) continue;
        best = alike;
        near = p->rows[i]->name;
    }
    snprintf(problem, size, "unknown option %.100s%s%s%s", word, near ? ": do you mean --" : "", near ? near : "",
             near ? "?" : "");
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
        refuse_unknown(p, argv[optind - 1], problem, size);
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

/* The first line of the text. */
static void print_filled(FILE *to, const char *text, int column)
{
    while (*text && *text != '\n') {
        int word = (int)strcspn(text, " \n");
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

/* ---- manual pages ---- */

void mdoc_text(FILE *to, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool first = i == 0 || text[i - 1] == '\n';
        if (first && (text[i] == '.' || text[i] == '\'')) fputs("\\&", to);
        bool sentence = text[i] == ' ' && i > 1 && text[i - 1] == '.' && text[i - 2] >= 'a' && text[i - 2] <= 'z';
        if (text[i] == '\\')
            fputs("\\e", to);
        else
            fputc(sentence ? '\n' : text[i], to); /* as mdoc(7) wants it */
    }
}

/* "One sentence, no full stop" as a sentence, and the further lines as they are. */
static void manual_sentence(FILE *to, const char *help)
{
    size_t n = strcspn(help, "\n");
    fputc(help[0] >= 'a' && help[0] <= 'z' ? help[0] - 'a' + 'A' : help[0], to);
    mdoc_text(to, help + 1, n - 1);
    fputs(".\n", to);
    if (!help[n]) return;
    mdoc_text(to, help + n + 1, strlen(help + n + 1));
    fputs(".\n", to);
}

void opt_manual(FILE *to, const opt *table)
{
    fputs(".Bl -tag -width Ds\n", to);
    for (const opt *o = table; o && o->name; o++) {
        if (!o->help) continue;
        fputs(".It ", to);
        if (o->letter) fprintf(to, "Fl %c , ", o->letter);
        fprintf(to, "Fl -%s", o->name);
        if (o->argument) fprintf(to, " Ar %s", o->argument);
        for (int i = 0; o->kind == OPT_CHOICE && o->choices[i]; i++)
            fprintf(to, "%s%s", i ? " | " : " Cm ", o->choices[i]);
        fputc('\n', to);
        manual_sentence(to, o->help);
    }
    fputs(".El\n", to);
}
