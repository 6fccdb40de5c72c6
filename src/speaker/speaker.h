/* speaker.h - mentions to speakers, in the article and across the corpus. */
#ifndef WHO_SPEAKER_H
#define WHO_SPEAKER_H

#include "rules/rules.h"

/* Gives every statement of d its speaker (or WHO_NONE, with the reason in `why`), and fills d->a.speakers. */
void speaker_resolve(doc *d, const rules *r);

/* Adds a statement that was written earlier; copies what it keeps. True where it begins an article: those of one
 * article follow each other, in the order of their content, as `quotes` and `merge` write them. */
bool corpus_add_saying(who_corpus *c, const saying *s);

#endif
