/* cmd_schema.c - `whosaid schema`: the JSON Schema of what is written as JSON. */
#include "cli.h"

#include <string.h>

static const opt options[] = {
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    {0},
};

/* The names of the outputs, for a message. */
static void unknown_output(const char *name)
{
    size_t n;
    char list[200] = "";
    const who_field *fields = who_fields(&n);
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(list);
        if (!fields[i].depth) snprintf(list + len, sizeof list - len, "%s%s", len ? ", " : "", fields[i].name);
    }
    job_say("schema: there is no output '%.100s'; give one of %s, or none for all", name, list);
}

static int run(const settings *s)
{
    who_err err, ignored;
    who_out *out = NULL;
    char line[1024];
    int rc = who_out_open(&out, s->output ? s->output : "-", &err);
    if (rc == WHO_OK) {
        rc = who_write_schema(out, s->ninputs ? s->inputs[0] : NULL, &err);
        int code = who_out_close(out, rc == WHO_OK, rc == WHO_OK ? &err : &ignored);
        if (rc == WHO_EUSAGE) {
            unknown_output(s->inputs[0]);
            return EXIT_TROUBLE;
        }
        if (rc == WHO_OK) rc = code;
    }
    if (rc == WHO_OK) return EXIT_DONE;
    job_say("%s", who_err_text(&err, line, sizeof line));
    return EXIT_TROUBLE;
}

const command command_schema = {
    .name = "schema",
    .summary = "the JSON Schema of what is written as JSON",
    .operands = "[statements|articles|topics|speakers|unnamed|graph]",
    .examples = "  whosaid schema > whosaid.schema.json        all, below \"$defs\"\n"
                "  whosaid schema statements                   a line of quotes\n"
                "  whosaid schema speakers | jq '.properties.speakers.items.properties | keys'\n",
    .description =
        "Writes the JSON Schema (draft 2020-12) of one output, or of all: statements (a line of quotes),\n"
        "articles (a line of quotes --per-article), topics\n"
        "(a line of topics), speakers (speakers --format json), unnamed (speakers --anonymous --format json) and\n"
        "graph (NAME.json). whosaid-format(5) says the same for people. A later version may add fields, so the\n"
        "schema allows fields that it does not name.",
    .options = options,
    .about_itself = 1,
    .run = run,
};
