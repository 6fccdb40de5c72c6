/* cmd_topics.c - `whosaid topics`: the topics of each article, one JSON object a line. */
#include "cli.h"

static const opt options[] = {
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    {0},
};

static int write_topics(who_out *out, const who_session *session, const who_article *article, void *payload,
                        who_err *err)
{
    (void)payload;
    return who_write_topics(out, session, article, err);
}

static int run(const settings *s)
{
    static const writer w = {write_topics, NULL};
    return job_stream(s, &w, NULL);
}

const command command_topics = {
    .name = "topics",
    .summary = "the topics of each article, one JSON object a line",
    .operands = "INPUT...",
    .examples = "  whosaid topics articles.jsonl | jq -r '[.doc, .topics[0].label] | @tsv'\n"
                "  whosaid topics --topics mine.txt news/\n",
    .description = "Writes the topics of each article, one JSON object a line; line n is article n.",
    .options = options,
    .run = run,
};
