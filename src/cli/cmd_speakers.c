/* cmd_speakers.c - `whosaid speakers`: a summary of each speaker, of one, or of the unnamed sources of each outlet. */
#include "cli.h"

#include <string.h>
#include <unistd.h>

static const char *const formats[] = {"text", "markdown", "json", "csv", NULL};              /* as enum who_format */
static const char *const anonymous[] = {"merge", "per-outlet", "per-article", "drop", NULL}; /* as enum who_anonymous */

static const opt options[] = {
    {0, "name", OPT_STRING, offsetof(settings, name), "NAME",
     "only who is called so: the name, an alias, or the id\n"
     "Capitals do not matter. Where nobody has exactly this name, whoever has all of its words",
     NULL},
    {0, "anonymous", OPT_FLAG, offsetof(settings, unnamed), NULL,
     "instead: which outlets rest on unnamed sources, by source, topic and month, with shares", NULL},
    {0, "top", OPT_COUNT, offsetof(settings, top), "N", "only the N speakers, or outlets, with the most statements",
     NULL},
    {'f', "format", OPT_CHOICE, offsetof(settings, format), NULL, "how to write it", formats},
    {0, "anonymous-as", OPT_CHOICE, offsetof(settings, who.anonymous), NULL,
     "when two anonymous sources of the same description are one", anonymous},
    {0, "csv-safe", OPT_FLAG, offsetof(settings, csv_safe), NULL,
     "no cell of a CSV is a formula\n"
     "What a spreadsheet would take for one gets an apostrophe before it",
     NULL},
    {0, "color", OPT_CHOICE, offsetof(settings, color), NULL,
     "colours of text; auto is on a terminal unless NO_COLOR is set", color_choices},
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    IDENTITY_OPTIONS,
    {0},
};

static int write_summary(const settings *s, const who_corpus *corpus, who_out *out, who_err *err)
{
    who_summary_style style = {.format = (enum who_format)s->format,
                               .top = (uint32_t)s->top,
                               .name = s->name,
                               .colour = job_colour(s),
                               .width = job_width(s),
                               .safe = s->csv_safe};
    if (s->unnamed) return who_write_unnamed(out, corpus, &style, err);
    if (s->name && who_corpus_find(corpus, s->name, 0) == WHO_NONE)
        job_say("nobody who speaks is called '%.200s'; without --name all are listed", s->name);
    return who_write_speakers(out, corpus, &style, err);
}

/* Somebody may give a name where an input is meant. */
static void hint_at_name(const settings *s)
{
    for (size_t i = 0; i < s->ninputs; i++) {
        const char *input = s->inputs[i];
        if (strcmp(input, "-") != 0 && !strpbrk(input, "./") && access(input, F_OK) != 0)
            job_say("speakers: is '%.200s' a name? --name '%.200s' looks for it", input, input);
    }
}

static int summarise(const settings *s)
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
        if (rc == WHO_EINPUT) hint_at_name(s);
        if (job_keep(j, rc)) {
            who_err writing;
            int code = write_summary(s, corpus, out, &writing);
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

static int run(const settings *s)
{
    if (!s->unnamed) return summarise(s);
    if (s->name) {
        job_say("speakers: --anonymous is about outlets, --name about a speaker: give one of them");
        return EXIT_TROUBLE;
    }
    settings by_outlet = *s;
    by_outlet.who.anonymous = WHO_ANON_OUTLET; /* so that what such a source says is one outlet's */
    return summarise(&by_outlet);
}

const command command_speakers = {
    .name = "speakers",
    .summary = "a summary of each speaker, or of the unnamed sources of each outlet",
    .operands = "INPUT...",
    .examples = "  whosaid speakers --top 20 articles.jsonl\n"
                "  whosaid speakers --name 'Marta Velden' news/\n"
                "  whosaid speakers --anonymous news/        which outlets rest on unnamed sources\n"
                "  whosaid speakers --format csv news/ > speakers.csv\n"
                "  whosaid speakers --format json news/ | jq '.speakers[] | select(.kind == \"anonymous\")'\n",
    .description =
        "Writes a summary of each speaker, those with the most statements first: who it is, with the roles and the\n"
        "affiliations that the articles give and since when; how many statements, quoted or reported, in how many\n"
        "articles and outlets; how many in each month; the topics and outlets with their shares; others who speak "
        "most\n"
        "on the same topics, with the number of statements that the two share; and three to five statements that\n"
        "represent the speaker: sure and in quotation marks where there are such, on the main topics, from different\n"
        "articles, each with outlet, date, title, the character of the text at which it begins, and address.\n"
        "\n"
        "With --anonymous it is about outlets: how many of their statements come from unnamed sources, how these are\n"
        "described, and on which topics and in which months they speak.",
    .options = options,
    .run = run,
};
