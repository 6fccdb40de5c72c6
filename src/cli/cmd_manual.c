/* cmd_manual.c - `whosaid manual`: the manual pages, from the same tables as the help.
 *
 * In: the table of commands, and the pages whosaid.1 and whosaid-format.5 of this folder, which are compiled in.
 * Out: a page in mdoc(7), which man(1) reads. The page of a command is made of its row alone; in the two others a line
 * that begins with .\" @ is replaced by a list:  @commands  @about  @options  @fields.
 */
#include "cli.h"

#include <ctype.h>
#include <string.h>

extern const char text_whosaid_1[], text_whosaid_format_5[];

static const char date_line[] = ".Dd January 1, 2025\n";

/* Paragraphs as they stand in the table: an empty line parts them. */
static void write_paragraphs(FILE *to, const char *text)
{
    while (*text) {
        const char *gap = strstr(text, "\n\n");
        size_t n = gap ? (size_t)(gap - text) : strlen(text);
        mdoc_text(to, text, n);
        fputc('\n', to);
        text += n;
        if (!gap) break;
        fputs(".Pp\n", to);
        text += 2;
    }
}

static void write_literal(FILE *to, const char *lines)
{
    fputs(".Bd -literal -offset indent\n", to);
    while (*lines) {
        size_t n = strcspn(lines, "\n"), skip = strspn(lines, " ");
        mdoc_text(to, lines + skip, n - skip);
        fputc('\n', to);
        lines += n + (lines[n] == '\n');
    }
    fputs(".Ed\n", to);
}

static void write_commands(FILE *to, int about_itself)
{
    fputs(".Bl -tag -width completion\n", to);
    for (int i = 0; commands[i]; i++) {
        const command *c = commands[i];
        if (c->about_itself != about_itself) continue;
        fprintf(to, ".It Xr whosaid-%s 1\n", c->name);
        fputc(toupper((unsigned char)c->summary[0]), to);
        mdoc_text(to, c->summary + 1, strlen(c->summary + 1));
        fputs(".\n", to);
    }
    fputs(".El\n", to);
}

static void write_command_page(FILE *to, const command *c)
{
    fputs(date_line, to);
    fputs(".Dt WHOSAID-", to);
    for (const char *p = c->name; *p; p++) fputc(toupper((unsigned char)*p), to);
    fprintf(to, " 1\n.Os\n.Sh NAME\n.Nm whosaid-%s\n.Nd %s\n", c->name, c->summary);
    fprintf(to, ".Sh SYNOPSIS\n.Nm whosaid %s\n.Op Ar options\n.Ar %s\n", c->name, c->operands);
    fputs(".Sh DESCRIPTION\n", to);
    write_paragraphs(to, c->description);
    if (c->options) {
        fputs(".Ss Options\n", to);
        opt_manual(to, c->options);
    }
    fputs(c->about_itself ? ".Ss Options of every command\n" : ".Ss Options of every command that reads articles\n",
          to);
    opt_manual(to, command_common(c));
    fputs(".Pp\nThe exit status is described in\n.Xr whosaid 1 .\n.Sh EXAMPLES\n", to);
    write_literal(to, c->examples);
    fputs(".Sh SEE ALSO\n.Xr whosaid 1 ,\n.Xr whosaid-format 5\n", to);
}

/* "speaker.kind: string, one of ...", for each field of an output, in the order in which it is written. */
static void write_field(FILE *to, const who_field *f, const char *path)
{
    static const struct {
        unsigned type;
        const char *name;
    } names[] = {{WHO_FIELD_STRING, "string"}, {WHO_FIELD_DATE, "date"},     {WHO_FIELD_INTEGER, "integer"},
                 {WHO_FIELD_SCORE, "0 to 1"},  {WHO_FIELD_NUMBER, "number"}, {WHO_FIELD_BOOLEAN, "boolean"},
                 {WHO_FIELD_OBJECT, "object"}};
    fprintf(to, ".It Va %s\n(%s", path, f->type & WHO_FIELD_LIST ? "list of " : "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (f->type & names[i].type) fputs(names[i].name, to);
    }
    fputs(f->type & WHO_FIELD_NULL ? " or null" : f->type & WHO_FIELD_OPTIONAL ? ", may be missing" : "", to);
    for (const char *p = f->one_of; p && *p; p += strcspn(p, "|"), p += *p == '|')
        fprintf(to, "%s%.*s", p == f->one_of ? ": " : ", ", (int)strcspn(p, "|"), p);
    fputs(") ", to);
    mdoc_text(to, f->meaning, strlen(f->meaning));
    fputs(".\n", to);
}

static void write_fields(FILE *to)
{
    size_t n, lengths[8] = {0};
    char path[200] = "";
    const who_field *fields = who_fields(&n);
    for (size_t i = 0; i < n; i++) {
        const who_field *f = &fields[i];
        if (f->depth == 0) {
            fprintf(to, "%s.Ss %s\n", i ? ".El\n" : "", f->name);
            mdoc_text(to, f->meaning, strlen(f->meaning));
            fputs(".\n.Bl -tag -width Ds\n", to);
            continue;
        }
        size_t at = f->depth < 8 ? lengths[f->depth] : 0;
        int len = snprintf(path + at, sizeof path - at, "%s%s", at ? "." : "", f->name);
        if (f->depth + 1 < 8) lengths[f->depth + 1] = at + (size_t)len;
        write_field(to, f, path);
    }
    fputs(".El\n", to);
}

static void write_list(FILE *to, const char *name, size_t len)
{
    if (strncmp(name, "commands", len) == 0)
        write_commands(to, 0);
    else if (strncmp(name, "about", len) == 0)
        write_commands(to, 1);
    else if (strncmp(name, "fields", len) == 0)
        write_fields(to);
    else if (strncmp(name, "options", len) == 0)
        opt_manual(to, commands[0] ? command_common(commands[0]) : NULL);
}

static void write_page(FILE *to, const char *text)
{
    static const char mark[] = ".\\\" @";
    while (*text) {
        size_t n = strcspn(text, "\n");
        if (strncmp(text, mark, sizeof mark - 1) == 0)
            write_list(to, text + sizeof mark - 1, n - (sizeof mark - 1));
        else
            fprintf(to, "%.*s\n", (int)n, text);
        text += n + (text[n] == '\n');
    }
}

static int run(const settings *s)
{
    const char *name = s->ninputs ? s->inputs[0] : "whosaid";
    const command *c = find_command(strncmp(name, "whosaid-", 8) == 0 ? name + 8 : name);
    if (strcmp(name, "whosaid") == 0) {
        write_page(stdout, text_whosaid_1);
    } else if (strcmp(name, "whosaid-format") == 0 || strcmp(name, "format") == 0) {
        write_page(stdout, text_whosaid_format_5);
    } else if (c) {
        write_command_page(stdout, c);
    } else {
        job_say("manual: there is no page '%.100s'; give a command, whosaid or whosaid-format", name);
        return EXIT_TROUBLE;
    }
    return end_stdout();
}

const command command_manual = {
    .name = "manual",
    .summary = "the manual pages, for man(1)",
    .operands = "[PAGE]",
    .examples = "  whosaid manual | man -l -            whosaid(1)\n"
                "  whosaid manual graph | man -l -      the page of a command\n"
                "  whosaid manual format | man -l -     what is written: whosaid-format(5)\n",
    .description = "Writes a manual page in mdoc(7) to standard output: whosaid(1) without an operand, the page of a\n"
                   "command, or with 'format' whosaid-format(5). An installation has all of them where man(1) looks.",
    .about_itself = 1,
    .run = run,
};
