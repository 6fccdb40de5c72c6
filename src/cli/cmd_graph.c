/* cmd_graph.c - `whosaid graph`: who speaks about what, and where, as NAME.graphml, NAME.json and other formats.
 *
 * The files are opened before the first article is read, so that a folder that cannot be written to is known at once,
 * and are kept only together. What stands in the tables afterwards is for the person at the terminal: on standard
 * error, because standard output is for data, and this command has none for it.
 */
#include "files.h"

#include <string.h>

enum { DEFAULT_ROWS = 10, LABEL_COLUMNS = 44 };

static const char *const anonymous[] = {"merge", "per-outlet", "per-article", "drop", NULL}; /* as enum who_anonymous */
static const char *const forms[] = {"flat", "graphology", "cytoscape", NULL};                /* as in files.c */
static const char *const views[] = {"none", "speakers", "topics", "outlets", "about", NULL}; /* as enum who_view */
static const char *const counts[] = {"statements", "articles", NULL};
static const char *const slices[] = {"none", "month", "week", "year", NULL}; /* as enum who_slices */

static const opt options[] = {
    {'o', "output", OPT_STRING, offsetof(settings, output), "NAME", "write NAME.graphml, NAME.json ... (needed)", NULL},
    {'f', "formats", OPT_STRING, offsetof(settings, formats), "LIST",
     "graphml, json, gexf, csv, or all, separated by commas (graphml,json)\n"
     "GEXF has dates, for the timeline of Gephi. csv is two tables, NAME.nodes.csv and NAME.edges.csv, with the column "
     "names of Gephi",
     NULL},
    {0, "json", OPT_CHOICE, offsetof(settings, json), NULL,
     "the form of the JSON\n"
     "For networkx, d3, jq and pandas; with nested attributes for graphology, sigma.js and Gephi Lite; or for "
     "Cytoscape",
     forms},
    {0, "csv-safe", OPT_FLAG, offsetof(settings, csv_safe), NULL,
     "no cell of a CSV is a formula\n"
     "What a spreadsheet would take for one gets an apostrophe before it",
     NULL},
    {0, "since", OPT_STRING, offsetof(settings, graph.since), "DATE",
     "only articles from then on: 2021-03-01, 2021-03 or 2021\n"
     "Articles whose date is not known, or not known well enough, are out",
     NULL},
    {0, "until", OPT_STRING, offsetof(settings, graph.until), "DATE", "only articles up to then", NULL},
    {0, "outlet", OPT_STRING, offsetof(settings, graph.outlets), "NAMES",
     "only articles of these outlets, separated by ;\n"
     "A name is an id, a label or an alias, whatever the case; so for --topic and --speaker",
     NULL},
    {0, "topic", OPT_STRING, offsetof(settings, graph.topics), "NAMES",
     "only statements on these topics or topics below them", NULL},
    {0, "speaker", OPT_STRING, offsetof(settings, graph.speakers), "NAMES",
     "only statements of these speakers\n"
     "Alone or with others",
     NULL},
    {0, "kind", OPT_STRING, offsetof(settings, graph.kinds), "KINDS",
     "only speakers that are person, anonymous, institution, group or document\n"
     "Several are separated by commas. Others are left out of joint statements",
     NULL},
    {0, "anonymous-as", OPT_CHOICE, offsetof(settings, who.anonymous), NULL,
     "when two anonymous sources of the same description are one", anonymous},
    IDENTITY_OPTIONS,
    {0, "min-statements", OPT_COUNT, offsetof(settings, graph.min_statements), "N",
     "only nodes with so many statements", NULL},
    {0, "top", OPT_COUNT, offsetof(settings, graph.top), "N",
     "only the N most frequent speakers, topics and outlets each", NULL},
    {0, "backbone", OPT_RATIO, offsetof(settings, graph.backbone), "ALPHA",
     "only edges that chance would give less often than ALPHA: 0.05", NULL},
    {0, "count", OPT_CHOICE, offsetof(settings, graph.count_articles), NULL, "what weights and sizes count", counts},
    {0, "project", OPT_CHOICE, offsetof(settings, graph.view), NULL,
     "one kind of node, joined by what they share; or speakers, by who speaks about whom", views},
    {0, "together", OPT_FLAG, offsetof(settings, graph.together), NULL, "also edges between speakers of one article",
     NULL},
    {0, "statement-nodes", OPT_FLAG, offsetof(settings, graph.statement_nodes), NULL, "also a node for each statement",
     NULL},
    {0, "article-nodes", OPT_FLAG, offsetof(settings, graph.article_nodes), NULL, "also a node for each article", NULL},
    {0, "slices", OPT_CHOICE, offsetof(settings, graph.slices), NULL, "also files for each month, week or year",
     slices},
    {0, "quick", OPT_FLAG, offsetof(settings, graph.quick), NULL, "no betweenness and no layout", NULL},
    {0, "force", OPT_FLAG, offsetof(settings, graph.force), NULL, "even when that makes more than a million edges",
     NULL},
    {0, "rows", OPT_COUNT, offsetof(settings, rows), "N", "rows of the tables shown at the end (10)", NULL},
    {0},
};

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

static void print_table(const who_graph *graph, enum who_list list, const char *title, uint32_t rows)
{
    uint32_t n = who_graph_list(graph, list), shown = n < rows ? n : rows;
    if (!shown) return;
    fprintf(stderr, "\n%-*s  %10s  %8s", LABEL_COLUMNS + 4, title, "statements", "articles");
    fputs(list == WHO_SPEAKERS ? "  kind\n" : "\n", stderr);
    for (uint32_t i = 0; i < shown; i++) {
        who_row row = who_graph_row(graph, list, i);
        fprintf(stderr, "%3u ", (unsigned)i + 1);
        print_label(row.label);
        fprintf(stderr, "  %10u  %8u", (unsigned)row.tally.statements, (unsigned)row.tally.articles);
        if (list == WHO_SPEAKERS) fprintf(stderr, "  %s", row.kind);
        fputc('\n', stderr);
    }
    if (n > shown) fprintf(stderr, "    and %u more\n", (unsigned)(n - shown));
}

static const char *readers_of(enum who_graph_format format)
{
    switch (format) {
    case WHO_GRAPHML:
        return "Gephi, networkx, igraph";
    case WHO_GEXF:
        return "Gephi, with dates";
    case WHO_JSON_FLAT:
        return "JavaScript, networkx, pandas";
    case WHO_JSON_GRAPHOLOGY:
        return "Gephi Lite, sigma.js";
    case WHO_JSON_CYTOSCAPE:
        return "Cytoscape";
    default:
        return "spreadsheets, Gephi";
    }
}

static void print_result(const files *f, const who_graph *graph, const job *j, const settings *s)
{
    uint32_t rows = s->rows ? (uint32_t)s->rows : DEFAULT_ROWS;
    who_graph_counts in = who_graph_count(graph);
    const who_counts *all = job_counts(j);
    print_table(graph, WHO_SPEAKERS, "speakers", rows);
    print_table(graph, WHO_TOPICS, "topics", rows);
    print_table(graph, WHO_OUTLETS, "outlets", rows);
    fputc('\n', stderr);
    if (!in.nodes) job_say("the graph is empty: no statement of a known speaker is in it");
    if (in.statements < all->statements - all->unknown)
        job_say("%llu of %llu statements of known speakers are in the graph", (unsigned long long)in.statements,
                (unsigned long long)(all->statements - all->unknown));
    if (in.undated) job_say("%llu statements have no date for a slice", (unsigned long long)in.undated);
    job_say("%u nodes, %u edges", (unsigned)in.nodes, (unsigned)in.edges);
    for (size_t i = 0; i < f->nformats; i++) job_say("wrote %s (%s)", f->list[i].name, readers_of(f->list[i].format));
    if (f->n > f->nformats)
        job_say("wrote %u slices, %s to %s", (unsigned)who_graph_slices(graph), f->list[f->nformats].name,
                f->list[f->n - 1].name);
}

/* ---- the command ---- */

static int write_slices(files *f, const who_graph *graph, const settings *s, who_err *err)
{
    int rc = WHO_OK;
    for (uint32_t i = 0; i < who_graph_slices(graph) && rc == WHO_OK; i++) {
        who_graph *slice;
        size_t first;
        rc = who_graph_slice(&slice, graph, i, err);
        if (rc != WHO_OK) break;
        rc = files_open(f, who_graph_slice_name(graph, i), &first, err);
        if (rc == WHO_OK) rc = files_write(f, first, slice, s->csv_safe, err);
        who_graph_free(slice);
    }
    return rc;
}

/* The graph of all inputs into the files, which are open. */
static int fill_files(job *j, files *f, const settings *s, who_err *err)
{
    who_corpus *corpus = NULL;
    who_graph *graph = NULL;
    who_graph_options wanted = s->graph;
    for (size_t i = 0; i < f->nformats; i++) wanted.dates |= f->formats[i] == WHO_GEXF;
    int rc = job_corpus(j, WHO_KEEP_STATEMENTS | who_graph_needs(&wanted), &corpus, err);
    int read = rc, keep = job_keep(j, rc);
    who_err failed;
    if (keep) rc = who_graph_new(&graph, corpus, &wanted, &failed);
    if (keep && rc == WHO_OK) rc = files_write(f, 0, graph, s->csv_safe, &failed);
    if (keep && rc == WHO_OK) rc = write_slices(f, graph, s, &failed);
    keep = keep && rc == WHO_OK;
    int closed = files_close(f, keep, &failed);
    if (keep && closed == WHO_OK && !s->quiet) print_result(f, graph, j, s);
    who_graph_free(graph);
    who_corpus_free(corpus);
    if (rc == WHO_OK) rc = closed;
    if (rc != WHO_OK && rc != read) *err = failed;
    return rc == WHO_OK ? read : rc;
}

static int run(const settings *s)
{
    int status = EXIT_TROUBLE;
    who_err err;
    files f;
    if (files_begin(&f, s, &err) != WHO_OK || who_graph_check(&s->graph, &err) != WHO_OK) {
        job_say("graph: %s", err.msg);
    } else {
        job *j = job_begin(s, &status);
        size_t first;
        if (j) {
            int rc = files_open(&f, "", &first, &err);
            who_err ignored;
            if (rc == WHO_OK)
                rc = fill_files(j, &f, s, &err);
            else
                files_close(&f, 0, &ignored);
            status = job_end(j, rc, &err);
        }
    }
    files_end(&f);
    return status;
}

const command command_graph = {
    .name = "graph",
    .summary = "the graph of speakers, topics and outlets: the main job",
    .operands = "INPUT... -o NAME",
    .examples = "  whosaid graph articles.jsonl -o news     writes news.graphml and news.json\n"
                "  whosaid graph news/ more.csv.gz -o all   folders and compressed files too\n"
                "  whosaid graph --formats gexf,csv --since 2024-03 --kind anonymous news/ -o leaks\n"
                "  whosaid graph --project speakers --backbone 0.05 news/ -o who-with-whom\n"
                "  whosaid graph --slices month news/ -o film\n",
    .description =
        "Reads all articles and writes NAME.graphml, NAME.json or other formats: speakers, topics and outlets as "
        "nodes,\n"
        "counted statements as edges. All files are kept or none. Tables of the most frequent nodes go to standard "
        "error.\n"
        "\n"
        "Statements are in where they satisfy each of the options that select: --since, --until, --outlet, --topic, "
        "--speaker\n"
        "and --kind.\n"
        "\n"
        "GraphML and GEXF open in Gephi, networkx and igraph; JSON is for scripts and for programs in a browser.\n"
        "whosaid-format(5) lists the attributes.",
    .options = options,
    .run = run,
};
