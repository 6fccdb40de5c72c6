/* fuzz_json.c - any bytes as a file of records, through who_run() and everything that is written of them.
 *
 * What is written must be read again by another: each line of statements and the summaries by cJSON, the graph and the
 * page of each article by libxml2.
 * The statements are also given back: to who_run(), which refuses them, and to who_corpus_read(), which takes each.
 */
#define _XOPEN_SOURCE 700 /* nftw, mkdtemp */

#include <cjson/cJSON.h>
#include <libxml/parser.h>

#include "checks.h"

static who_session *SESSION;

/* For a narrow window, for one with a margin, and for a browser: an article of a page is well-formed XML. */
static int read_views(const who_article *a, who_err *err)
{
    static const who_show_style styles[] = {{0, 60, 0}, {1, 100, 1}};
    char path[256];
    who_out *out;
    for (int i = 0; i < 2; i++) {
        REQUIRE(who_out_open(&out, fuzz_path(path, "shown.txt"), err) == WHO_OK);
        REQUIRE(who_write_shown(out, SESSION, a, &styles[i], err) == WHO_OK);
        REQUIRE(who_out_close(out, 0, err) == WHO_OK);
    }
    REQUIRE(who_out_open(&out, fuzz_path(path, "page.html"), err) == WHO_OK);
    REQUIRE(who_write_page(out, SESSION, a, &styles[1], err) == WHO_OK);
    REQUIRE(who_out_close(out, 1, err) == WHO_OK);
    xmlDocPtr tree = xmlReadFile(path, "UTF-8", XML_PARSE_NONET | XML_PARSE_HUGE);
    REQUIRE(tree);
    xmlFreeDoc(tree);
    return WHO_OK;
}

/* The speakers of all articles, and what outlets have of unnamed sources, in every format. */
static void write_summaries(const who_corpus *all)
{
    char path[256];
    who_out *out;
    who_err err;
    for (int i = 0; i < 8; i++) {
        who_summary_style style = {.format = (enum who_format)(i / 2), .width = 80, .colour = 1};
        REQUIRE(who_out_open(&out, fuzz_path(path, "summary"), &err) == WHO_OK);
        REQUIRE((i % 2 ? who_write_unnamed : who_write_speakers)(out, all, &style, &err) == WHO_OK);
        REQUIRE(who_out_close(out, 1, &err) == WHO_OK);
        if (style.format != WHO_JSON) continue;
        who_str written = fuzz_get(path);
        cJSON *value = cJSON_ParseWithLength(written.ptr, written.len);
        REQUIRE(cJSON_IsObject(value));
        cJSON_Delete(value);
        who_dealloc((void *)written.ptr);
    }
}

static int visit(const who_article *a, void *all, who_err *err)
{
    char path[256];
    who_out *out;
    check_article(SESSION, a);
    who_corpus_add(all, a);
    REQUIRE(who_out_open(&out, fuzz_path(path, "statements.ndjson"), err) == WHO_OK);
    REQUIRE(who_write_statements(out, SESSION, a, err) == WHO_OK);
    REQUIRE(who_write_topics(out, SESSION, a, err) == WHO_OK);
    REQUIRE(who_out_close(out, 1, err) == WHO_OK);
    who_str written = fuzz_get(path), rest = written;
    uint32_t lines = 0;
    for (; rest.len; lines++) {
        who_str line = str_split(&rest, '\n');
        cJSON *json = cJSON_ParseWithLength(line.ptr, line.len);
        REQUIRE(cJSON_IsObject(json));
        cJSON_Delete(json);
    }
    REQUIRE(lines == a->nstatements + 1);
    if (written.len) who_dealloc((void *)written.ptr);
    return read_views(a, err);
}

static void write_format(const who_graph *g, enum who_graph_format format, const char *path)
{
    who_out *out;
    who_err err;
    REQUIRE(who_out_open(&out, path, &err) == WHO_OK);
    REQUIRE(who_write_graph(out, g, format, 0, &err) == WHO_OK);
    REQUIRE(who_out_close(out, 1, &err) == WHO_OK);
}

static void check_xml(const char *path)
{
    xmlDocPtr tree = xmlReadFile(path, NULL, XML_PARSE_NONET);
    REQUIRE(tree);
    xmlFreeDoc(tree);
}

/* The graph of all articles, with everything that can be in it, as XML and as JSON; and who speaks about whom. */
static void write_graph(who_corpus *all)
{
    char graphml[256], gexf[256], json[256];
    who_graph *g;
    who_graph_options options = WHO_GRAPH_OPTIONS_INIT;
    options.dates = options.together = options.statement_nodes = options.article_nodes = 1;
    who_err err;
    REQUIRE(who_graph_new(&g, all, &options, &err) == WHO_OK);
    write_format(g, WHO_GRAPHML, fuzz_path(graphml, "graph.graphml"));
    write_format(g, WHO_GEXF, fuzz_path(gexf, "graph.gexf"));
    write_format(g, WHO_JSON_FLAT, fuzz_path(json, "graph.json"));
    who_graph_free(g);
    check_xml(graphml);
    check_xml(gexf);
    options.view = WHO_VIEW_ABOUT;
    REQUIRE(who_graph_new(&g, all, &options, &err) == WHO_OK);
    who_graph_free(g);
    who_str written = fuzz_get(json);
    cJSON *value = cJSON_ParseWithLength(written.ptr, written.len);
    REQUIRE(cJSON_IsObject(value));
    cJSON_Delete(value);
    who_dealloc((void *)written.ptr);
}

static int visit_again(const who_article *a, void *payload, who_err *err)
{
    (void)payload, (void)err;
    check_article(SESSION, a);
    return 0;
}

/* What was written is read back in full; the input's own statements are taken or refused. */
static void read_back(const char *records, const char *statements)
{
    who_err err;
    who_counts counts = {0}, more = {0};
    who_corpus *c = who_corpus_new(SESSION);
    who_corpus_keep(c, WHO_KEEP_STATEMENTS | WHO_KEEP_TEXTS | WHO_KEEP_MENTIONS);
    int rc = who_corpus_read(c, &statements, 1, NULL, NULL, &counts, &err);
    REQUIRE(rc == WHO_OK && counts.skipped == 1); /* the line of topics, or an empty file */
    rc = who_corpus_read(c, &records, 1, NULL, NULL, &more, &err);
    REQUIRE(rc == WHO_OK || rc == WHO_EINPUT);
    who_corpus_finish(c);
    if (counts.articles + more.articles) write_graph(c);
    who_corpus_free(c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    who_err err;
    if (!SESSION) {
        who_options options = WHO_OPTIONS_INIT;
        options.threads = 1;
        REQUIRE(who_session_new(&SESSION, &options, &err) == WHO_OK);
    }
    char path[256], again[256];
    fuzz_put(fuzz_path(path, "records.jsonl"), data, size);
    fuzz_put(fuzz_path(again, "statements.ndjson"), "", 0);
    const char *input = path, *statements = again;
    who_counts counts = {0}, more = {0};
    who_corpus *all = who_corpus_new(SESSION);
    who_corpus_keep(all, WHO_KEEP_STATEMENTS | WHO_KEEP_TEXTS | WHO_KEEP_MENTIONS);
    int rc = who_run(SESSION, &input, 1, visit, all, &counts, &err);
    REQUIRE(rc == WHO_OK || rc == WHO_EINPUT);
    who_corpus_finish(all);
    for (int list = WHO_SPEAKERS; list <= WHO_OUTLETS; list++)
        for (uint32_t i = 0; i < who_corpus_count(all, (enum who_list)list); i++) {
            who_row row = who_corpus_row(all, (enum who_list)list, i);
            REQUIRE(is_text(row.id) && row.id.len && is_text(row.label) && row.label.len);
            REQUIRE(row.tally.statements > 0 && row.tally.articles > 0);
        }
    if (counts.articles) {
        write_graph(all);
        write_summaries(all);
    }
    who_corpus_free(all);
    rc = who_run(SESSION, &statements, 1, visit_again, NULL, &more, &err);
    REQUIRE(rc == WHO_OK || rc == WHO_EINPUT);
    read_back(path, again);
    return 0;
}
