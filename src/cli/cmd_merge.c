/* cmd_merge.c - `whosaid merge`: statements of several runs as one file, each once. */
#include "cli.h"

static const opt options[] = {
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    {0},
};

static int run(const settings *s)
{
    int status;
    who_err err;
    who_out *out = NULL;
    job *j = job_begin(s, &status);
    if (!j) return status;
    int rc = who_out_open(&out, s->output ? s->output : "-", &err);
    if (rc == WHO_OK) {
        rc = job_merge(j, out, &err);
        rc = job_close(j, out, rc, &err);
    }
    return job_end(j, rc, &err);
}

const command command_merge = {
    .name = "merge",
    .summary = "statements of several runs as one file, each once",
    .operands = "STATEMENTS...",
    .examples = "  whosaid merge part-*.ndjson.gz -o statements.ndjson\n"
                "  whosaid merge monday.ndjson tuesday.ndjson | whosaid graph - -o week\n",
    .description =
        "Joins what quotes wrote in several runs: each statement once, sorted by article and place. The order of the\n"
        "files, and how often one is given, changes nothing. Of two lines of one statement that differ the least by\n"
        "bytes is kept. A graph of the result is that of one run over all articles.",
    .options = options,
    .run = run,
};
