/* cmd_graph.c - `whosaid graph`: who speaks about what, and where, as NAME.graphml and NAME.json.
 *
 * Both files are opened before the first article is read, so that a folder that cannot be written to is known at once,
 * and are kept only together. What stands in the tables afterwards is for the person at the terminal: on standard
 * error, because standard output is for data, and this command has none for it.
 */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEFAULT_TOP = 10, LABEL_COLUMNS = 44 };

static const char *const anonymous[] = {"merge", "per-outlet", "per-article", "drop", NULL}; /* as enum who_anonymous */

static const opt options[] = {
    {'o', "output", OPT_STRING, offsetof(settings, output), "NAME", "write NAME.graphml and NAME.json (needed)", NULL},
    {0, "anonymous-as", OPT_CHOICE, offsetof(settings, who.anonymous), NULL,
     "when two anonymous sources of the same description are one", anonymous},
    {0, "top", OPT_COUNT, offsetof(settings, top), "N", "rows of the tables shown at the end (10)", NULL},
    {0},
};

/* The two files, and their names. */
typedef struct files {
    char *names[2];
    who_out *outs[2]; /* GraphML, JSON */
} files;

static const char *const endings[2] = {".graphml", ".json"};

static int ends_with(const char *text, const char *ending)
{
    size_t n = strlen(text), m = strlen(ending);
    return n > m && strcmp(text + n - m, ending) == 0;
}

/* Somebody who gives NAME.graphml means NAME. */
static int name_files(files *f, const char *name)
{
    size_t n = strlen(name);
    for (int i = 0; i < 2; i++) {
        if (ends_with(name, endings[i])) {
            n -= strlen(endings[i]);
            break;
        }
    }
    for (int i = 0; i < 2; i++) {
        size_t size = n + strlen(endings[i]) + 1;
        f->names[i] = malloc(size);
        if (!f->names[i]) return -1;
        snprintf(f->names[i], size, "%.*s%s", (int)n, name, endings[i]);
    }
    return 0;
}

static int open_files(files *f, who_err *err)
{
    int rc = who_out_open(&f->outs[0], f->names[0], err);
    if (rc == WHO_OK) rc = who_out_open(&f->outs[1], f->names[1], err);
    return rc;
}

/* Both or none: once one cannot be finished, the other is not left behind. */
static int close_files(files *f, int keep, who_err *err)
{
    int rc = who_out_close(f->outs[0], keep, err);
    if (rc != WHO_OK || !keep) {
        who_err ignored;
        who_out_close(f->outs[1], 0, &ignored);
        return rc;
    }
    rc = who_out_close(f->outs[1], 1, err);
    if (rc != WHO_OK) unlink(f->names[0]);
    return rc;
}

/* ---- tables ---- */

/* Prints at most LABEL_COLUMNS characters, and spaces up to there. */
static void print_label(who_str s)
{
    int columns = 0;
    for (size_t i = 0; i < s.len;) {
        size_t n = 1;
        while (i + n < s.len && ((unsigned char)s.ptr[i + n] & 0xc0) == 0x80) n++;
        if (columns == LABEL_COLUMNS - 1 && i + n < s.len) {
            fputs("\xe2\x80\xa6", stderr);
            columns++;
            break;
        }
        if ((unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7f)
            fputc('?', stderr);
        else
            fwrite(s.ptr + i, 1, n, stderr);
        columns++;
        i += n;
    }
    fprintf(stderr, "%*s", LABEL_COLUMNS - columns, "");
}

static void print_table(const who_corpus *corpus, enum who_list list, const char *title, uint32_t top)
{
    uint32_t n = who_corpus_count(corpus, list), shown = n < top ? n : top;
    if (!shown) return;
    fprintf(stderr, "\n%-*s  %10s  %8s", LABEL_COLUMNS + 4, title, "statements", "articles");
    fputs(list == WHO_SPEAKERS ? "  kind\n" : "\n", stderr);
    for (uint32_t i = 0; i < shown; i++) {
        who_row row = who_corpus_row(corpus, list, i);
        fprintf(stderr, "%3u ", (unsigned)i + 1);
        print_label(row.label);
        fprintf(stderr, "  %10u  %8u", (unsigned)row.tally.statements, (unsigned)row.tally.articles);
        if (list == WHO_SPEAKERS) fprintf(stderr, "  %s", row.kind);
        fputc('\n', stderr);
    }
    if (n > shown) fprintf(stderr, "    and %u more\n", (unsigned)(n - shown));
}

static void print_result(const files *f, const who_corpus *corpus, const settings *s)
{
    uint32_t top = s->top ? (uint32_t)s->top : DEFAULT_TOP;
    print_table(corpus, WHO_SPEAKERS, "speakers", top);
    print_table(corpus, WHO_TOPICS, "topics", top);
    print_table(corpus, WHO_OUTLETS, "outlets", top);
    if (!who_corpus_count(corpus, WHO_SPEAKERS)) job_say("no statement has a known speaker: the graph is empty");
    fputc('\n', stderr);
    job_say("wrote %s (Gephi, networkx, igraph) and %s (JavaScript, Gephi Lite)", f->names[0], f->names[1]);
}

/* ---- the command ---- */

static int write_files(job *j, files *f, const settings *s, who_err *err)
{
    who_corpus *corpus = NULL;
    int rc = open_files(f, err);
    if (rc != WHO_OK) {
        who_err ignored;
        close_files(f, 0, &ignored);
        return rc;
    }
    rc = job_corpus(j, &corpus, err);
    int keep = job_keep(j, rc), code;
    who_err writing;
    if (keep && (code = who_write_graph(corpus, f->outs[0], f->outs[1], &writing)) != WHO_OK) {
        rc = code;
        *err = writing;
        keep = 0;
    }
    code = close_files(f, keep, &writing);
    if (keep && code != WHO_OK) {
        rc = code;
        *err = writing;
    }
    if (keep && code == WHO_OK && !s->quiet) print_result(f, corpus, s);
    who_corpus_free(corpus);
    return rc;
}

static int run(const settings *s)
{
    int status;
    who_err err;
    files f = {{NULL, NULL}, {NULL, NULL}};
    if (!s->output || strcmp(s->output, "-") == 0) {
        job_say("graph: %s: two files are written, NAME.graphml and NAME.json",
                s->output ? "-o - makes no sense" : "-o NAME is needed");
        return EXIT_TROUBLE;
    }
    if (name_files(&f, s->output) != 0) {
        job_say("out of memory");
        status = EXIT_TROUBLE;
    } else {
        job *j = job_begin(s, &status);
        if (j) {
            int rc = write_files(j, &f, s, &err);
            status = job_end(j, rc, &err);
        }
    }
    free(f.names[0]);
    free(f.names[1]);
    return status;
}

const command command_graph = {
    .name = "graph",
    .summary = "the graph of speakers, topics and outlets: the main job",
    .operands = "INPUT... -o NAME",
    .examples = "  whosaid graph articles.jsonl -o news     writes news.graphml and news.json\n"
                "  whosaid graph news/ more.csv.gz -o all   folders and compressed files too\n"
                "  whosaid graph --anonymous-as per-outlet --topics none news/ -o who\n",
    .description =
        "Reads all articles and writes NAME.graphml and NAME.json: speakers, topics and outlets as nodes, counted\n"
        "statements as edges. Both files are kept or none. Tables of the most frequent nodes go to standard error.\n"
        "\n"
        "The GraphML file opens in Gephi, networkx and igraph; the JSON file is for scripts and for programs in a "
        "browser.\n"
        "whosaid-format(5) lists the attributes.",
    .options = options,
    .run = run,
};
