/* cmd_topics.c - `whosaid topics`: the topics and key phrases of each article, one JSON object a line. */
#include "cli.h"

static const opt options[] = {
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    {0, "keyphrases", OPT_COUNT, offsetof(settings, keyphrases), "N", "key phrases of each article (10)", NULL},
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
    settings own = *s;
    own.who.keyphrases = s->keyphrases;
    return job_stream(&own, &w, NULL);
}

const command command_topics = {
    .name = "topics",
    .summary = "the topics and key phrases of each article, one JSON object a line",
    .operands = "INPUT...",
    .examples = "  whosaid topics articles.jsonl | jq -r '[.doc, .topics[0].label] | @tsv'\n"
                "  whosaid topics --topics none articles.jsonl | jq -r '.keyphrases[].text' | sort | uniq -c\n"
                "  whosaid topics --topics mine.txt news/\n",
    .description =
        "Writes the topics and the key phrases of each article, one JSON object a line; line n is article n.",
    .options = options,
    .run = run,
};
