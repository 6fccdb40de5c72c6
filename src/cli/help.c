/* help.c - what `--help` prints: examples first, then usage, then the options by their tables.
 *
 * In: the table of commands. Out: text for a terminal of 80 columns.
 */
#include "cli.h"

#include <errno.h>
#include <string.h>

enum { NAME_COLUMN = 12 };

int end_stdout(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return EXIT_DONE;
    job_say("standard output: cannot write: %s", strerror(errno));
    return EXIT_TROUBLE;
}

static void print_commands(FILE *to, int about_itself)
{
    for (int i = 0; commands[i]; i++) {
        if (commands[i]->about_itself == about_itself)
            fprintf(to, "  %-*s%s\n", NAME_COLUMN, commands[i]->name, commands[i]->summary);
    }
}

static void print_program_help(FILE *to)
{
    fputs("whosaid - finds what people are quoted as saying in news articles, and who said it\n\n"
          "Examples:\n"
          "  whosaid show article.txt                   read an article with its statements marked\n"
          "  whosaid graph articles.jsonl -o news       a graph for Gephi and for scripts\n"
          "  whosaid quotes news/ > statements.ndjson   every statement as a record\n\n"
          "Usage: whosaid COMMAND [options] INPUT...\n\n"
          "Commands:\n",
          to);
    print_commands(to, 0);
    fputs("\nAbout the program:\n", to);
    print_commands(to, 1);
    fputs("\nINPUT is a file, a folder, or - for standard input: plain text, JSON Lines, a JSON\n"
          "array, CSV or TSV, HTML, WARC, exports of LexisNexis or Factiva, GDELT's quotation\n"
          "graph; also compressed with gzip or zstd. For graph, speakers and merge also\n"
          "statements that quotes wrote.\n"
          "`whosaid COMMAND --help` lists the options of a command, `man whosaid-COMMAND` says more.\n",
          to);
}

void print_help(FILE *to, const command *c)
{
    if (!c) {
        print_program_help(to);
        return;
    }
    fprintf(to, "whosaid %s - %s\n\nExamples:\n%s\nUsage: whosaid %s [options] %s\n", c->name, c->summary, c->examples,
            c->name, c->operands);
    if (c->options) {
        fputs("\nOptions:\n", to);
        opt_usage(to, c->options);
    }
    fputs(c->about_itself ? "\nOptions of every command:\n" : "\nOptions of every command that reads articles:\n", to);
    opt_usage(to, command_common(c));
}
