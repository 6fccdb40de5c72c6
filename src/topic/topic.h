/* topic.h - statements to topics. */
#ifndef WHO_TOPIC_H
#define WHO_TOPIC_H

#include "rules/rules.h"

typedef struct topics topics;

/* dictionary: NULL for the built-in IPTC Media Topics, or a file. *out is freed with topics_free(). WHO_ERULES with
 * file, line and column. */
int topics_load(topics **out, const rules *r, const char *dictionary, who_err *err);
void topics_free(topics *t);
/* Fills the topics of the article and of each of its statements. */
void topic_score(doc *d, const topics *t, const rules *r);
who_topic_info topic_info(const topics *t, uint32_t index);
uint32_t topic_count(const topics *t);

#endif
