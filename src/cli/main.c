/* main.c - `whosaid`: finds the subcommand, reads its options, runs it.
 *
 * In: the command line. Out: the exit status. Help goes to standard output with status 0, misuse is two lines on
 * standard error with status 2.
 */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const units[] = {"codepoints", "bytes", "utf16", NULL}; /* as enum who_offsets */

const opt common_options[] = {
    {'j', "threads", OPT_COUNT, offsetof(settings, who.threads), "N", "threads (one for each processor)", NULL},
    {0, "rules", OPT_STRING, offsetof(settings, who.rules_dir), "DIR",
     "lexicons that replace the built-in ones of the same name", NULL},
    {0, "topics", OPT_STRING, offsetof(settings, who.topics), "FILE|none",
     "topics by this dictionary, or none (IPTC Media Topics)", NULL},
    {0, "map", OPT_STRING, offsetof(settings, who.map), "FIELD=KEY,...",
     "where the input has what: outlet=publication,text=fields.bodyText", NULL},
    {0, "default-outlet", OPT_STRING, offsetof(settings, who.outlet), "NAME", "the outlet of articles that name none",
     NULL},
    {0, "min-confidence", OPT_RATIO, offsetof(settings, who.min_confidence), "X",
     "leave out statements less sure than X, 0 to 1", NULL},
    {0, "offsets", OPT_CHOICE, offsetof(settings, who.offsets), NULL, "what start and end count", units},
    {0, "max-record", OPT_SIZE, offsetof(settings, who.max_record), "SIZE", "skip longer records (256M)", NULL},
    {0, "explain-input", OPT_FLAG, offsetof(settings, who.explain_input), NULL,
     "say which fields of the input are used", NULL},
    {0, "strict", OPT_FLAG, offsetof(settings, strict), NULL, "exit with 1 when records were skipped", NULL},
    {'q', "quiet", OPT_FLAG, offsetof(settings, quiet), NULL, "no progress, no counts", NULL},
    {'h', "help", OPT_FLAG, offsetof(settings, help), NULL, "this text", NULL},
    {'V', "version", OPT_FLAG, offsetof(settings, version), NULL, "versions of the program and its libraries", NULL},
    {0, "outlet", OPT_STRING, offsetof(settings, who.outlet), "NAME", NULL, NULL}, /* where the command has no other */
    {0},
};

static const command *const commands[] = {&command_graph, &command_quotes, &command_speakers,
                                          &command_show,  &command_topics, &command_merge};
enum { NCOMMANDS = sizeof commands / sizeof *commands };

/* A full disk is an error for help too. */
static int end_stdout(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return EXIT_DONE;
    job_say("standard output: cannot write: %s", strerror(errno));
    return EXIT_TROUBLE;
}

static int print_version(void)
{
    fputs(who_version(), stdout);
    return end_stdout();
}

static int print_help(void)
{
    puts("whosaid - finds what people are quoted as saying in news articles, and who said it\n\n"
         "Examples:\n"
         "  whosaid show article.txt\n"
         "  whosaid graph articles.jsonl -o news\n"
         "  whosaid quotes news/ > statements.ndjson\n\n"
         "Usage: whosaid COMMAND [options] INPUT...\n\n"
         "Commands:");
    for (int i = 0; i < NCOMMANDS; i++) printf("  %-10s %s\n", commands[i]->name, commands[i]->summary);
    puts("\nINPUT is a file, a folder, or - for standard input: plain text, JSON Lines, a JSON\n"
         "array, CSV or TSV, also gzip-compressed; for graph, speakers and merge also\n"
         "statements that quotes wrote.\n"
         "`whosaid COMMAND --help` lists the options of a command.");
    return end_stdout();
}

static int print_command_help(const command *c)
{
    printf("whosaid %s - %s\n\nExamples:\n%s\nUsage: whosaid %s [options] %s\n\nOptions:\n", c->name, c->summary,
           c->examples, c->name, c->operands);
    opt_usage(stdout, c->options);
    puts("\nOptions of every command:");
    opt_usage(stdout, common_options);
    return end_stdout();
}

static int misuse(const command *c, const char *problem)
{
    if (c) {
        job_say("%s: %s", c->name, problem);
        fprintf(stderr, "Try 'whosaid %s --help'.\n", c->name);
    } else {
        job_say("%s", problem);
        fputs("Try 'whosaid --help'.\n", stderr);
    }
    return EXIT_TROUBLE;
}

static const command *find_command(const char *name)
{
    for (int i = 0; i < NCOMMANDS; i++) {
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    }
    return NULL;
}

/* The command that begins as the unknown word does, for the message. */
static int unknown_command(const char *word)
{
    char problem[300];
    const command *near = NULL;
    for (int i = 0; i < NCOMMANDS && !near; i++) {
        if (strncmp(commands[i]->name, word, 3) == 0) near = commands[i];
    }
    snprintf(problem, sizeof problem, "unknown command '%.100s'%s%s%s", word, near ? ": do you mean '" : "",
             near ? near->name : "", near ? "'?" : "");
    return misuse(NULL, problem);
}

static int run_command(const command *c, int argc, char **argv)
{
    char problem[400];
    settings s = {.who = WHO_OPTIONS_INIT, .graph = WHO_GRAPH_OPTIONS_INIT};
    const opt *const tables[OPT_TABLES] = {c->options, common_options};
    int first = opt_parse(tables, argc, argv, &s, problem, sizeof problem);
    if (first < 0) return misuse(c, problem);
    if (s.help) return print_command_help(c);
    if (s.version) return print_version();
    if (first == argc) return misuse(c, "no input: name files or folders, or - for standard input");
    s.inputs = (const char *const *)argv + first;
    s.ninputs = (size_t)(argc - first);
    return c->run(&s);
}

/* Without this a file that is opened could become descriptor 1, and take what is meant for standard output. One that is
 * open for the wrong direction makes writing fail instead. */
static void hold_descriptors(void)
{
    for (int fd = 0; fd < 3; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd) _exit(EXIT_TROUBLE);
    }
}

int main(int argc, char **argv)
{
    hold_descriptors();
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write(2), with a message */
    const char *word = argc > 1 ? argv[1] : NULL;
    if (!word) return misuse(NULL, "no command: give one of graph, quotes, speakers, show, topics or merge");
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) return print_version();
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || (strcmp(word, "help") == 0 && argc == 2))
        return print_help();
    if (strcmp(word, "help") == 0) {
        const command *c = find_command(argv[2]);
        return c ? print_command_help(c) : unknown_command(argv[2]);
    }
    const command *c = find_command(word);
    if (c) return run_command(c, argc - 1, argv + 1);
    return word[0] == '-' ? misuse(NULL, "an option before the command; the command comes first")
                          : unknown_command(word);
}
