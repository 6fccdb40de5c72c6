/* cmd_quotes.c - `whosaid quotes`: the statements, one JSON object a line. */
#include "cli.h"

static const opt options[] = {
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    {0, "per-article", OPT_FLAG, offsetof(settings, who.per_article), NULL,
     "one line for each line of the input, in order, also for bad ones\n"
     "Each is an object with the fields of the article, error (null, or why there is no article) and the list\n"
     "statements. So the program runs inside engines that pipe lines through it",
     NULL},
    {0, "ascii", OPT_FLAG, offsetof(settings, who.ascii), NULL, "escape every character beyond ASCII", NULL},
    {0},
};

static int write_statements(who_out *out, const who_session *session, const who_article *article, void *payload,
                            who_err *err)
{
    (void)payload;
    return who_write_statements(out, session, article, err);
}

static int run(const settings *s)
{
    static const writer w = {write_statements, NULL};
    return job_stream(s, &w, NULL);
}

const command command_quotes = {
    .name = "quotes",
    .summary = "the statements, one JSON object a line",
    .operands = "INPUT...",
    .examples = "  whosaid quotes articles.jsonl > statements.ndjson\n"
                "  whosaid quotes news/ | jq -r 'select(.speaker.kind == \"anonymous\") | .text'\n"
                "  zcat dump.jsonl.gz | whosaid quotes - -j 4 --min-confidence 0.8\n"
                "  whosaid quotes --per-article --ascii - < part > part.out    a line for each line\n",
    .description =
        "Writes every statement that is found, with or without quotation marks, as one JSON object a line:\n"
        "the words, where they stand in the text, who is held to have said them, how sure that is, by which rule and "
        "why.\n"
        "Statements of unknown speakers are there too, with speaker null. whosaid-format(5) describes the record.",
    .options = options,
    .run = run,
};
