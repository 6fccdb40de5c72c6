/* write.h - everything that is written, and the outputs that it is written to. */
#ifndef WHOSAID_WRITE_H
#define WHOSAID_WRITE_H

#include "whosaid/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A buffered output. An error is kept and returned by every later call: a full disk is never a short file. */
typedef struct who_out who_out;

/* path "-" is standard output; any other is written beside itself under a temporary name until it is closed.
 * WHO_EOUTPUT: cannot be created. The caller ends *out with who_out_close(). */
WHO_API int who_out_open(who_out **out, const char *path, who_err *err);
WHO_API int who_out_write(who_out *out, const char *bytes, size_t len, who_err *err);

/* keep = 1: flushes, checks, and renames the file to its real name; keep = 0: removes it. Frees out in every case.
 * WHO_EOUTPUT or WHO_EPIPE: something could not be written; the file is not left behind. */
WHO_API int who_out_close(who_out *out, int keep, who_err *err);

/* Removes the temporary files of all outputs that are open, and does nothing else: for a hook of who_set_oom() that
 * ends the process. No output may be used after it. Allocates nothing; from any thread. */
WHO_API void who_out_abandon(void);

/* The statements of an article, one JSON object a line (the record is described by README.md). */
WHO_API int who_write_statements(who_out *out, const who_session *session, const who_article *article, who_err *err);

/* The statements of an article as rows of CSV, and the first row of such a table, with the names of its columns
 * (README.md). `safe`: what a spreadsheet would take for a formula gets an apostrophe before it. */
WHO_API int who_write_statement_head(who_out *out, who_err *err);
WHO_API int who_write_statement_table(who_out *out, const who_session *session, const who_article *article, int safe,
                                      who_err *err);

/* Reads statements that who_write_statements() wrote, as who_run() reads articles, and writes each once: sorted by
 * article, in an article by place; of those with one id the least by bytes. What is written depends on nothing but the
 * set of lines read, so joining is commutative, associative and idempotent. Memory: some 130 MB, the longest record,
 * and a thousandth of what is read; what does not fit is sorted in a temporary file of that size in $TMPDIR or /tmp.
 * Returns as who_run(), or WHO_EOUTPUT. O(n log n). */
WHO_API int who_merge(who_session *session, const char *const *inputs, size_t ninputs, who_out *out, who_watch_fn watch,
                      void *payload, who_counts *counts, who_err *err);

/* The topics and key phrases of an article, one JSON object in one line. */
WHO_API int who_write_topics(who_out *out, const who_session *session, const who_article *article, who_err *err);

/* The article with every statement marked, for a person to read. `colour`: ANSI colours; `width`: columns; `why`: with
 * the rule and the reason of each attribution. */
typedef struct who_show_style {
    int colour, width, why;
} who_show_style;
WHO_API int who_write_shown(who_out *out, const who_session *session, const who_article *article,
                            const who_show_style *style, who_err *err);

/* The same as one page of HTML that needs no network: the head, any number of articles, the foot, in this order into
 * one output. `title` may be empty; of the style only `why` matters: whether the reasons stand open or unfold. */
WHO_API int who_write_page_head(who_out *out, who_str title, who_err *err);
WHO_API int who_write_page(who_out *out, const who_session *session, const who_article *article,
                           const who_show_style *style, who_err *err);
WHO_API int who_write_page_foot(who_out *out, who_err *err);

/* How summaries are written. `top` 0 means all; `name` NULL means everybody, otherwise those whom who_corpus_find()
 * finds; `colour` (ANSI) and `width` (columns) are of text only, `safe` of CSV: what a spreadsheet would take for a
 * formula gets an apostrophe before it. Borrowed only during the call. */
enum who_format { WHO_TEXT, WHO_MARKDOWN, WHO_JSON, WHO_CSV };
typedef struct who_summary_style {
    enum who_format format;
    uint32_t top;
    const char *name;
    int colour, width, safe;
} who_summary_style;

/* A summary of the speakers with the most statements. */
WHO_API int who_write_speakers(who_out *out, const who_corpus *corpus, const who_summary_style *style, who_err *err);

/* Which outlets rest on unnamed sources: by descriptor, topic and month, with shares; `top` outlets, `name` does not
 * matter. The session of the corpus must keep anonymous sources apart by outlet (WHO_ANON_OUTLET): otherwise a source
 * of two outlets is counted in one of them. */
WHO_API int who_write_unnamed(who_out *out, const who_corpus *corpus, const who_summary_style *style, who_err *err);

/* JSON Schema (draft 2020-12) of an output: "statements" (a line of who_write_statements()), "articles", "topics",
 * "speakers", "unnamed" or "graph"; NULL: of all, below "$defs". WHO_EUSAGE: there is no such output. fields.h has the
 * table. */
WHO_API int who_write_schema(who_out *out, const char *output, who_err *err);

/* A graph in one of its formats; graphs/README.md is the schema. `safe` as above, in tables. */
enum who_graph_format {
    WHO_GRAPHML,
    WHO_GEXF,            /* 1.3, with options.dates */
    WHO_JSON_FLAT,       /* node-link: networkx, d3, jq, pandas */
    WHO_JSON_GRAPHOLOGY, /* nested attributes: graphology, sigma.js, Gephi Lite */
    WHO_JSON_CYTOSCAPE,  /* Cytoscape.js, Cytoscape */
    WHO_NODES_CSV,       /* tables for Gephi's import of spreadsheets */
    WHO_EDGES_CSV
};
WHO_API int who_write_graph(who_out *out, const who_graph *graph, enum who_graph_format format, int safe, who_err *err);

#ifdef __cplusplus
}
#endif
#endif
