/* cmd_quotes.c - `whosaid quotes`: the statements, one JSON object a line, or as a table. */
#include "cli.h"

enum { NDJSON, CSV };
static const char *const formats[] = {"ndjson", "csv", NULL};

static const opt options[] = {
    {'f', "format", OPT_CHOICE, offsetof(settings, format), NULL, "lines of JSON, or a table", formats},
    {0, "csv-safe", OPT_FLAG, offsetof(settings, csv_safe), NULL, "no cell of a CSV is a formula", NULL},
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    {0, "per-article", OPT_FLAG, offsetof(settings, who.per_article), NULL,
     "one line for each line of the input, in order, also for bad ones\n"
     "Each is an object with the fields of the article, error (null, or why there is no article) and the list\n"
     "statements. So the program runs inside engines that pipe lines through it",
     NULL},
    {0, "ascii", OPT_FLAG, offsetof(settings, who.ascii), NULL, "escape every character beyond ASCII", NULL},
    IDENTITY_OPTIONS,
    {0},
};

static int write_statements(who_out *out, const who_session *session, const who_article *article, void *payload,
                            who_err *err)
{
    (void)payload;
    return who_write_statements(out, session, article, err);
}

typedef struct table {
    int csv_safe, begun;
} table;

/* The names of the columns stand above the first article, or behind none. */
static int begin_table(who_out *out, table *t, who_err *err)
{
    if (t->begun) return WHO_OK;
    t->begun = 1;
    return who_write_statement_head(out, err);
}

static int write_rows(who_out *out, const who_session *session, const who_article *article, void *payload, who_err *err)
{
    table *t = payload;
    int rc = begin_table(out, t, err);
    return rc == WHO_OK ? who_write_statement_table(out, session, article, t->csv_safe, err) : rc;
}

static int end_table(who_out *out, void *payload, who_err *err) { return begin_table(out, payload, err); }

static int run(const settings *s)
{
    static const writer lines = {write_statements, NULL}, rows = {write_rows, end_table};
    table t = {s->csv_safe, 0};
    if (s->format != CSV) return job_stream(s, &lines, NULL);
    if (s->who.per_article || s->who.ascii) {
        job_say("quotes: --per-article and --ascii are for lines of JSON, not for --format csv");
        return EXIT_TROUBLE;
    }
    return job_stream(s, &rows, &t);
}

const command command_quotes = {
    .name = "quotes",
    .summary = "the statements, one JSON object a line",
    .operands = "INPUT...",
    .examples = "  whosaid quotes articles.jsonl > statements.ndjson\n"
                "  whosaid quotes news/ | jq -r 'select(.speaker.kind == \"anonymous\") | .text'\n"
                "  zcat dump.jsonl.gz | whosaid quotes - -j 4 --min-confidence 0.8\n"
                "  whosaid quotes --format csv --csv-safe news/ > statements.csv\n"
                "  whosaid quotes --per-article --ascii - < part > part.out    a line for each line\n",
    .description =
        "Writes every statement that is found, with or without quotation marks, as one JSON object a line:\n"
        "the words, where they stand in the text, who is held to have said them, how sure that is, by which rule and "
        "why.\n"
        "Statements of unknown speakers are there too, with speaker null. whosaid-format(5) describes the record.\n"
        "With --format csv it is a table with a row for each statement.",
    .options = options,
    .run = run,
};
