/* cmd_quotes.c - `whosaid quotes`: the statements, one JSON object a line, or as a table. */
#include "cli.h"

enum { NDJSON, CSV };
static const char *const formats[] = {"ndjson", "csv", NULL};

static const opt options[] = {
    {'f', "format", OPT_CHOICE, offsetof(settings, format), NULL, "lines of JSON, or a table", formats},
    {0, "csv-safe", OPT_FLAG, offsetof(settings, csv_safe), NULL, "no cell of a CSV is a formula", NULL},
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    {0, "per-article", OPT_FLAG, offsetof(settings, who.per_article), NULL,
     "one line for each line of the input, in order, also for bad ones", NULL},
    {0, "ascii", OPT_FLAG, offsetof(settings, who.ascii), NULL, "escape every character beyond ASCII", NULL},
    {0},
};

static int write_statements(who_out *out, const who_session *session, const who_article *article, const void *payload,
                            who_err *err)
{
    (void)payload;
    return who_write_statements(out, session, article, err);
}

typedef struct table {
    const settings *s;
    int *begun; /* the first row is written */
} table;

static int write_rows(who_out *out, const who_session *session, const who_article *article, const void *payload,
                      who_err *err)
{
    const table *t = payload;
    int rc = *t->begun ? WHO_OK : who_write_statement_head(out, err);
    *t->begun = 1;
    return rc == WHO_OK ? who_write_statement_table(out, session, article, t->s->csv_safe, err) : rc;
}

static int run(const settings *s)
{
    int begun = 0;
    table t = {s, &begun};
    if (s->format != CSV) return job_stream(s, write_statements, NULL);
    if (s->who.per_article || s->who.ascii) {
        job_say("quotes: --per-article and --ascii are for lines of JSON, not for --format csv");
        return EXIT_TROUBLE;
    }
    return job_stream(s, write_rows, &t);
}

const command command_quotes = {
    "quotes",
    "the statements, one JSON object a line",
    "INPUT...",
    "  whosaid quotes articles.jsonl > statements.ndjson\n"
    "  whosaid quotes news/ | jq -r 'select(.speaker.kind == \"anonymous\") | .text'\n"
    "  zcat dump.jsonl.gz | whosaid quotes - -j 4 --min-confidence 0.8\n"
    "  whosaid quotes --format csv --csv-safe news/ > statements.csv\n"
    "  whosaid quotes --per-article --ascii - < part > part.out    a line for each line\n",
    options,
    run,
};
