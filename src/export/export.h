/* export.h - model records to JSON, NDJSON, CSV, Markdown and text. */
#ifndef WHO_EXPORT_H
#define WHO_EXPORT_H

#include "model/model.h"
#include "whosaid/write.h"

/* One of the three forms of JSON, and one of the two tables: graphs/README.md is their schema. `safe`: csv.h. */
int export_graph_json(const graph *g, enum who_graph_format form, who_out *out, who_err *err);
int export_graph_csv(const graph *g, enum who_graph_format which, bool safe, who_out *out, who_err *err);
/* One line for each statement of the article, or one with all of them (options->per_article). */
int export_statements(const who_article *a, const who_session *s, const who_options *options, who_out *out,
                      who_err *err);
/* The same as rows of a table, and its first line. `safe`: csv.h. */
int export_statement_head(who_out *out, who_err *err);
int export_statement_table(const who_article *a, const who_session *s, const who_options *options, bool safe,
                           who_out *out, who_err *err);
int export_topics(const who_article *a, const who_session *s, who_out *out, who_err *err);
int export_shown(const who_article *a, const who_session *s, const who_show_style *style, double min_confidence,
                 who_out *out, who_err *err);
/* A page is the head, any number of articles, and the foot. */
int export_page_head(who_str title, who_out *out, who_err *err);
int export_page(const who_article *a, const who_session *s, bool why, double min_confidence, who_out *out,
                who_err *err);
int export_page_foot(who_out *out, who_err *err);
int export_speakers(const corpus *c, const who_summary_style *style, who_out *out, who_err *err);
int export_unnamed(const corpus *c, const who_summary_style *style, who_out *out, who_err *err);
/* The next speaker from `from` on who is called so, as who_corpus_find(). */
uint32_t export_find(const corpus *c, const char *name, uint32_t from);

/* JSON Schema of an output, or of all (NULL); WHO_EUSAGE: there is no such. */
int export_schema(const char *name, who_out *out, who_err *err);

#endif
