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
int export_speakers(const corpus *c, enum who_format format, uint32_t top, bool safe, who_out *out, who_err *err);

#endif
