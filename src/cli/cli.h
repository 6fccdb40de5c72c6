/* cli.h - what the subcommands share: their settings, their table, and the frame that each runs in. */
#ifndef WHOSAID_CLI_H
#define WHOSAID_CLI_H

#include "opt.h"
#include "whosaid.h"

/* Exit statuses; whosaid.1 lists them. */
enum exit_status {
    EXIT_DONE = 0,
    EXIT_SKIPPED = 1, /* --strict, and some records were skipped */
    EXIT_TROUBLE = 2, /* usage, input or output */
    EXIT_RULES = 3,   /* a rule, lexicon or dictionary is broken */
    EXIT_INTERRUPTED = 130
};

/* Rows of the commands that say who speaks. */
/* clang-format off */
#define IDENTITY_OPTIONS                                                                                               \
    {0, "gazetteer", OPT_STRING, offsetof(settings, who.gazetteer), "FILE.tsv",                                        \
     "known speakers with their ids: name, id, aliases, kind, gender\n"                                               \
     "A table with tabs, whose first line names the columns; only name is needed. Aliases have | between them; kind "  \
     "is person, institution, group or document; gender is female, male or other. Rows of one id are one entry. A "    \
     "speaker with a name of an entry gets its name and id; all who match one entry are one, and two stay two",        \
     NULL},                                                                                                            \
    {0, "aliases", OPT_STRING, offsetof(settings, who.aliases), "FILE",                                                \
     "corrections: [outlet:] form = right name, or - for no speaker\n"                                                \
     "One a line, and # begins a comment. They go before everything else; show --why tells them among the reasons",          \
     NULL}
/* clang-format on */

enum { DEFAULT_KEYPHRASES = 10 };

enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* Everything that the command line can say. */
typedef struct settings {
    who_options who;
    int help, version, quiet, strict;
    const char *output; /* NULL: standard output */
    opt_list topics;
    who_graph_options graph;
    const char *formats; /* of the graph; NULL: the usual ones */
    int json;            /* the form of it */
    int csv_safe;
    int rows, top;
    int keyphrases; /* of each article; only `topics` */
    int format;     /* enum who_format */
    int color;      /* enum color_choice */
    int why, unnamed;
    const char *name;
    const char *html; /* NULL: no page */
    const char *const *inputs;
    size_t ninputs;
} settings;

/* A subcommand. */
typedef struct command {
    const char *name, *summary;
    const char *operands;    /* "INPUT..." */
    const char *examples;    /* lines, indented by two */
    const char *description; /* for the manual: paragraphs, parted by an empty line */
    const opt *options;      /* its own; those of command_common() are added */
    int about_itself;        /* it tells of the program and reads no articles: operands may be missing */
    int (*run)(const settings *s);
} command;

extern const command command_graph, command_quotes, command_speakers, command_show, command_topics, command_merge;
extern const command command_completion, command_manual, command_schema;

/* All of them, in the order in which help lists them; ends with NULL. */
extern const command *const commands[];
const command *find_command(const char *name); /* NULL: there is none */

/* The options that the command has besides its own. */
const opt *command_common(const command *c);
/* Help for a command, or NULL: for the program. */
void print_help(FILE *to, const command *c);

/* A full disk is an error for help too: the exit status after writing to standard output. */
int end_stdout(void);

/* ---- job.c: the frame of a run ---- */

typedef struct job job;

/* A session with its messages on standard error. NULL: the error was reported and *status is the exit status. */
job *job_begin(const settings *s, int *status);
who_session *job_session(const job *j);
const who_counts *job_counts(const job *j);

/* Reads all inputs; on the way the progress is shown and an interruption noticed. As who_run(). */
int job_run(job *j, who_visit_fn visit, void *payload, who_err *err);

/* Colours and columns of what is written to standard output; the choices of --color. */
extern const char *const color_choices[];
int job_colour(const settings *s);
int job_width(const settings *s);

/* True where a result is worth keeping: nothing failed, or an input could not be read but others gave articles. */
int job_keep(const job *j, int rc);

/* Reports what failed, or the closing line; ends the job and returns the exit status. */
int job_end(job *j, int rc, const who_err *err);

/* A line on standard error, "whosaid: ...", without control characters. */
void job_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Runs a command that writes each article as it comes: `write` is called for each, `end` (or NULL) once behind the
 * last, both with `payload`. */
typedef struct writer {
    int (*write)(who_out *out, const who_session *session, const who_article *article, void *payload, who_err *err);
    int (*end)(who_out *out, void *payload, who_err *err);
} writer;
int job_stream(const settings *s, const writer *w, void *payload);

/* Adds all articles up and finishes the corpus, which keeps what `keep` says (enum who_keep); as who_run(). */
int job_corpus(job *j, int keep, who_corpus **out, who_err *err);

/* Writes each of the statements that the inputs hold to `out`, once; as who_merge(). */
int job_merge(job *j, who_out *out, who_err *err);

/* Frees `out` of who_out_open() and keeps the first error: rc is what happened before. */
int job_close(const job *j, who_out *out, int rc, who_err *err);

#endif
