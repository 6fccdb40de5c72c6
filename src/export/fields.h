/* fields.h - pieces of output that several writers of this folder share. */
#ifndef WHO_EXPORT_FIELDS_H
#define WHO_EXPORT_FIELDS_H

#include "model/model.h"

/* A JSON string, or null where it is empty. */
void field_str(buf *b, who_str s);

/* A number of 0..1 with two digits: "0.96"; anything outside (or NaN) is brought inside. */
void field_score(buf *b, double x);

/* 20211230 as 2021-12-30, 20211200 as 2021-12, 20210000 as 2021; nothing for 0. */
void field_date(buf *b, uint32_t yyyymmdd);

/* Appends s as it is, but every run of white space with a line end, a tab or another control character in it is one
 * space: what was wrapped in the article is one line in a record. */
void field_fold(buf *b, who_str s);

/* Appends the pieces of a statement's content, folded and joined by one space. */
void field_content(buf *b, const who_article *a, const who_statement *st);

/* The array of topics: id, label, score, matched; with_top adds "top", the id of the top-level topic above each. */
void field_topics(buf *b, const who_session *s, const who_topic_hit *hits, uint32_t n, bool with_top);

/* Writes what is in the buffer and empties it; once it holds less than `at_least` bytes it only waits. */
int field_flush(buf *b, size_t at_least, who_out *out, who_err *err);

#endif
