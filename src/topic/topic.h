/* topic.h - what an article and each of its statements are about. */
#ifndef WHO_TOPIC_H
#define WHO_TOPIC_H

#include "base/base.h"
#include "model/model.h"
#include "rules/rules.h"
#include "whosaid/run.h"

typedef struct topics topics;

/* Loads topics, the schemes one after another. A name is "iptc" (topics.txt of the rules, scheme "medtop"), or a file:
 * a quanteda dictionary (.yml, .yaml), one of Lexicoder or Yoshikoder (.lcd, .ykd), anything else in our own format,
 * `id|label: term, "two words", stem*`, which src/rules/topics.txt describes. A file's scheme is its name without
 * folder and ending. n 0 is "iptc"; "none", alone, is no topics. *out is freed with topics_free(); read-only
 * afterwards, and so shared by all threads. WHO_ERULES: file, line and column (in characters, from 1), and the line
 * itself; WHO_EUSAGE: two schemes of one name. */
int topics_load(topics **out, const rules *r, const char *const *names, size_t n, who_err *err);
void topics_free(topics *t); /* NULL is allowed */

/* Sets d->a.topics and the topics of each of d->a.statements, from d's arena. Linear in the tokens, and in the
 * statements times the terms found in them. */
void topic_score(doc *d, const topics *t, const rules *r);

/* Sets d->a.keyphrases, at most so many, from d's arena. O(n log n) in the tokens. */
void topic_keyphrases(doc *d, const rules *r, uint32_t most);

uint32_t topic_count(const topics *t);
who_topic_info topic_info(const topics *t, uint32_t index); /* strings live as long as t; all empty beyond the last */

#endif
