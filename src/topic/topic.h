/* topic.h - what an article and each of its statements are about. */
#ifndef WHO_TOPIC_H
#define WHO_TOPIC_H

#include "base/base.h"
#include "model/model.h"
#include "rules/rules.h"
#include "whosaid/run.h"

typedef struct topics topics;

/* Loads the topics: dictionary NULL is topics.txt of the rules (scheme "medtop"), "none" is no topics at all, anything
 * else a file in the same format, `id|label: term, "two words", stem*`, whose scheme is its name without folder and
 * ending. src/rules/topics.txt describes the format. *out is freed with topics_free(); read-only afterwards, and so
 * shared by all threads. WHO_ERULES: file, line and column (in characters, from 1). */
int topics_load(topics **out, const rules *r, const char *dictionary, who_err *err);
void topics_free(topics *t); /* NULL is allowed */

/* Sets d->a.topics and the topics of each of d->a.statements, from d's arena. Linear in the tokens, and in the
 * statements times the terms found in them. */
void topic_score(doc *d, const topics *t, const rules *r);

/* Sets d->a.keyphrases, at most so many, from d's arena. O(n log n) in the tokens. */
void topic_keyphrases(doc *d, const rules *r, uint32_t most);

uint32_t topic_count(const topics *t);
who_topic_info topic_info(const topics *t, uint32_t index); /* strings live as long as t; all empty beyond the last */

#endif
