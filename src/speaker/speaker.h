/* speaker.h - mentions to speakers, in the article and across the corpus. */
#ifndef WHO_SPEAKER_H
#define WHO_SPEAKER_H

#include "rules/rules.h"

/* Gives every statement of d its speaker (or WHO_NONE, with the reason in `why`), and fills d->a.speakers. */
void speaker_resolve(doc *d, const rules *r);

#endif
