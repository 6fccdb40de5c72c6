/* cmd_speakers.c - `whosaid speakers`: a summary of each speaker. */
#include "cli.h"

static const char *const formats[] = {"text", "markdown", "json", "csv", NULL};              /* as enum who_format */
static const char *const anonymous[] = {"merge", "per-outlet", "per-article", "drop", NULL}; /* as enum who_anonymous */

static const opt options[] = {
    {'f', "format", OPT_CHOICE, offsetof(settings, format), NULL, "how to write it", formats},
    {0, "top", OPT_COUNT, offsetof(settings, top), "N", "only the N speakers with the most statements", NULL},
    {0, "anonymous", OPT_CHOICE, offsetof(settings, who.anonymous), NULL,
     "when two anonymous sources of the same description are one", anonymous},
    {0, "csv-safe", OPT_FLAG, offsetof(settings, csv_safe), NULL, "no cell of a CSV is a formula", NULL},
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    {0},
};

static int run(const settings *s)
{
    int status;
    who_err err;
    who_out *out = NULL;
    who_corpus *corpus = NULL;
    job *j = job_begin(s, &status);
    if (!j) return status;
    int rc = who_out_open(&out, s->output ? s->output : "-", &err);
    if (rc == WHO_OK) {
        rc = job_corpus(j, 0, &corpus, &err);
        if (job_keep(j, rc)) {
            who_err writing;
            int code =
                who_write_speakers(out, corpus, (enum who_format)s->format, (uint32_t)s->top, s->csv_safe, &writing);
            if (code != WHO_OK) {
                rc = code;
                err = writing;
            }
        }
        rc = job_close(j, out, rc, &err);
    }
    who_corpus_free(corpus);
    return job_end(j, rc, &err);
}

const command command_speakers = {
    "speakers",
    "a summary of each speaker",
    "INPUT...",
    "  whosaid speakers --top 20 articles.jsonl\n"
    "  whosaid speakers --format csv news/ > speakers.csv\n"
    "  whosaid speakers --format json news/ | jq '.speakers[] | select(.kind == \"anonymous\")'\n",
    options,
    run,
};
