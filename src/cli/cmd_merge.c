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
    "merge",
    "statements of several runs as one file, each once",
    "STATEMENTS...",
    "  whosaid merge part-*.ndjson.gz -o statements.ndjson\n"
    "  whosaid merge monday.ndjson tuesday.ndjson | whosaid graph - -o week\n",
    options,
    run,
};
