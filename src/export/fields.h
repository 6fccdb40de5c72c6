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

/* The array of topics: id, label, score, matched; and of the top-level topic above each either its id ("top"), or its
 * label with the dictionary's name ("top_label", "scheme"), so that no dictionary is needed to read it. */
enum field_above { FIELD_TOP, FIELD_DICTIONARY };
void field_topics(buf *b, const who_session *s, const who_topic_hit *hits, uint32_t n, enum field_above above);

/* Writes what is in the buffer and empties it; once it holds less than `at_least` bytes it only waits. */
int field_flush(buf *b, size_t at_least, who_out *out, who_err *err);

#endif
