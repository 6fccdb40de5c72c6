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
 * folder and ending. "auto" is the topics of the corpus, below. n 0 is "iptc"; "none", alone, is no topics. *out is
 * freed with topics_free(); read-only afterwards, and so shared by all threads. WHO_ERULES: file, line and column (in
 * characters, from 1), and the line itself; WHO_EUSAGE: two schemes of one name. */
int topics_load(topics **out, const rules *r, const char *const *names, size_t n, who_err *err);
void topics_free(topics *t); /* NULL is allowed */

/* The scheme "auto", whose topics are those of a corpus: empty until they are learned. First each article is added to a
 * learner, in any order; then the network of its terms is clustered by graph/, and the communities become the topics.
 */
typedef struct learner learner;
bool topics_want_learning(const topics *t);
learner *learner_new(void);
void learner_free(learner *l); /* NULL is allowed */
void learner_add(learner *l, const doc *d, const rules *r);
/* Borrowed from the learner; call once. O(statements times the pairs of their terms). */
const network *learner_network(learner *l);
/* community: of each node of the network. The indices of all topics change. */
int topics_learn(topics *t, const learner *l, const uint32_t *community, who_err *err);

/* Sets d->a.topics and the topics of each of d->a.statements, from d's arena. Linear in the tokens, and in the
 * statements times the terms found in them. */
void topic_score(doc *d, const topics *t, const rules *r);

/* Sets d->a.keyphrases, at most so many, from d's arena. O(n log n) in the tokens. */
void topic_keyphrases(doc *d, const rules *r, uint32_t most);

uint32_t topic_count(const topics *t);
who_topic_info topic_info(const topics *t, uint32_t index); /* strings live as long as t; all empty beyond the last */

#endif
