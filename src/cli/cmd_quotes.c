/* cmd_quotes.c - `whosaid quotes`: the statements, one JSON object a line. */
#include "cli.h"

static const opt options[] = {
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

static int run(const settings *s) { return job_stream(s, write_statements, NULL); }

const command command_quotes = {
    "quotes",
    "the statements, one JSON object a line",
    "INPUT...",
    "  whosaid quotes articles.jsonl > statements.ndjson\n"
    "  whosaid quotes news/ | jq -r 'select(.speaker.kind == \"anonymous\") | .text'\n"
    "  zcat dump.jsonl.gz | whosaid quotes - -j 4 --min-confidence 0.8\n"
    "  whosaid quotes --per-article --ascii - < part > part.out    a line for each line\n",
    options,
    run,
};
