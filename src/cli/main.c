/* main.c - `whosaid`: finds the subcommand, reads its options, runs it.
 *
 * In: the command line. Out: the exit status. Help goes to standard output with status 0, misuse is two lines on
 * standard error with status 2.
 */
#include "cli.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const units[] = {"codepoints", "bytes", "utf16", NULL}; /* as enum who_offsets */

static const char *const duplicates[] = {"all", "outlet", "once", NULL}; /* as enum who_duplicates */

static const opt common_options[] = {
    {'j', "threads", OPT_COUNT, offsetof(settings, who.threads), "N",
     "threads (one for each processor)\n"
     "The output is the same for any number. With 1, each article is written as soon as it was read",
     NULL},
    {0, "rules", OPT_STRING, offsetof(settings, who.rules_dir), "DIR",
     "lexicons that replace the built-in ones of the same name", NULL},
    {0, "topics", OPT_LIST, offsetof(settings, topics), "FILE|iptc|auto|none",
     "topics by this dictionary, or of the corpus itself (auto); may be repeated (iptc: IPTC Media Topics)\n"
     "A FILE.yml or .yaml is a dictionary of quanteda, a FILE.lcd or .ykd one of Lexicoder or Yoshikoder; the lines of "
     "any other are id|label: pattern, \"two words\", stem*. May be given up to 16 times; iptc names the IPTC Media "
     "Topics among others. For auto the input is read twice",
     NULL},
    {0, "map", OPT_STRING, offsetof(settings, who.map), "FIELD=KEY,...",
     "where the input has what: outlet=publication,text=fields.bodyText", NULL},
    {0, "default-outlet", OPT_STRING, offsetof(settings, who.outlet), "NAME", "the outlet of articles that name none",
     NULL},
    {0, "min-confidence", OPT_RATIO, offsetof(settings, who.min_confidence), "X",
     "leave out statements less sure than X, 0 to 1", NULL},
    {0, "offsets", OPT_CHOICE, offsetof(settings, who.offsets), NULL, "what start and end count", units},
    {0, "max-record", OPT_SIZE, offsetof(settings, who.max_record), "SIZE",
     "skip longer records (16M)\n"
     "In bytes, or with K, M or G behind the number; analysing takes some 10 bytes of memory for each, at worst 40",
     NULL},
    {0, "max-expansion", OPT_COUNT, offsetof(settings, who.max_expansion), "N",
     "give up a compressed file that grows more than N-fold (200; 0: never)\n"
     "Its first 64 MB are always read",
     NULL},
    {0, "encoding", OPT_STRING, offsetof(settings, who.encoding), "NAME",
     "the encoding of inputs that are not UTF-8, as iconv calls it\n"
     "For inputs without a byte order mark. By default UTF-8, and Windows-1252 where every byte fits that and not "
     "UTF-8",
     NULL},
    {0, "duplicates", OPT_CHOICE, offsetof(settings, who.duplicates), NULL,
     "whether an article counts that is nearly the same as one before it: always, once for each outlet, or once",
     duplicates},
    {0, "explain-input", OPT_FLAG, offsetof(settings, who.explain_input), NULL,
     "say which fields of the input are used\n"
     "One line on standard error for each kind of record that is met",
     NULL},
    {0, "strict", OPT_FLAG, offsetof(settings, strict), NULL, "exit with 1 when records were skipped", NULL},
    {'q', "quiet", OPT_FLAG, offsetof(settings, quiet), NULL,
     "no progress, no counts\n"
     "Messages on bad records and errors stay",
     NULL},
    {'h', "help", OPT_FLAG, offsetof(settings, help), NULL, "this text", NULL},
    {'V', "version", OPT_FLAG, offsetof(settings, version), NULL, "versions of the program and its libraries", NULL},
    {0, "outlet", OPT_STRING, offsetof(settings, who.outlet), "NAME", NULL, NULL}, /* where the command has no other */
    {0},
};

static const opt about_options[] = {
    {'h', "help", OPT_FLAG, offsetof(settings, help), NULL, "this text", NULL},
    {'V', "version", OPT_FLAG, offsetof(settings, version), NULL, "versions of the program and its libraries", NULL},
    {0},
};

const command *const commands[] = {
    &command_graph, &command_quotes, &command_speakers, &command_show,       &command_topics,
    &command_merge, &command_schema, &command_manual,   &command_completion, NULL};

const opt *command_common(const command *c) { return c->about_itself ? about_options : common_options; }

static int print_version(void)
{
    fputs(who_version(), stdout);
    return end_stdout();
}

static int help_for(const command *c)
{
    print_help(stdout, c);
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

const command *find_command(const char *name)
{
    for (int i = 0; commands[i]; i++) {
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    }
    return NULL;
}

static int no_command(void)
{
    char problem[300];
    size_t len = (size_t)snprintf(problem, sizeof problem, "no command: give one of");
    for (int i = 0; commands[i] && !commands[i]->about_itself && len < sizeof problem; i++)
        len += (size_t)snprintf(problem + len, sizeof problem - len, "%s %s", i ? "," : "", commands[i]->name);
    return misuse(NULL, problem);
}

/* The command that begins as the unknown word does, for the message. */
static int unknown_command(const char *word)
{
    char problem[300];
    const command *near = NULL;
    for (int i = 0; commands[i] && !near; i++) {
        if (strncmp(commands[i]->name, word, 3) == 0) near = commands[i];
    }
    snprintf(problem, sizeof problem, "unknown command '%.100s'%s%s%s", word, near ? ": do you mean '" : "",
             near ? near->name : "", near ? "'?" : "");
    return misuse(NULL, problem);
}

static int run_command(const command *c, int argc, char **argv)
{
    char problem[400];
    settings s = {.who = WHO_OPTIONS_INIT, .graph = WHO_GRAPH_OPTIONS_INIT, .keyphrases = DEFAULT_KEYPHRASES};
    const opt *const tables[OPT_TABLES] = {c->options, command_common(c)};
    int first = opt_parse(tables, argc, argv, &s, problem, sizeof problem);
    if (first < 0) return misuse(c, problem);
    if (s.help) return help_for(c);
    if (s.version) return print_version();
    if (first == argc && !c->about_itself) return misuse(c, "no input: name files or folders, or - for standard input");
    s.inputs = (const char *const *)argv + first;
    s.ninputs = (size_t)(argc - first);
    s.who.topics = s.topics.at;
    s.who.ntopics = s.topics.n;
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

/* Nothing may be allocated here, nor anything ended in good order: what is half-written is removed. */
static void end_without_memory(size_t wanted)
{
    static const char message[] = "whosaid: out of memory\n";
    (void)wanted;
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0) { /* then without a word */
    }
    who_out_abandon();
    _exit(EXIT_TROUBLE);
}

int main(int argc, char **argv)
{
    who_set_oom(end_without_memory);
    hold_descriptors();
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write(2), with a message */
    const char *word = argc > 1 ? argv[1] : NULL;
    if (!word) return no_command();
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) return print_version();
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || (strcmp(word, "help") == 0 && argc == 2))
        return help_for(NULL);
    if (strcmp(word, "help") == 0) {
        const command *c = find_command(argv[2]);
        return c ? help_for(c) : unknown_command(argv[2]);
    }
    const command *c = find_command(word);
    if (c) return run_command(c, argc - 1, argv + 1);
    return word[0] == '-' ? misuse(NULL, "an option before the command; the command comes first")
                          : unknown_command(word);
}
