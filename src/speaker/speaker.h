/* speaker.h - mentions to speakers, in the article and across the corpus. */
#ifndef WHO_SPEAKER_H
#define WHO_SPEAKER_H

#include "rules/rules.h"

/* Gives every statement of d its speaker (or WHO_NONE, with the reason in `why`), and fills d->a.speakers. */
void speaker_resolve(doc *d, const rules *r);

/* The speakers whom the user knows: gazetteer.c. Read-only once loaded, shared by all threads. */
typedef struct gazetteer gazetteer;

/* Loads the files of --gazetteer and --aliases, of which either may be NULL. The caller frees *out, which is NULL where
 * both are, with gazetteer_free(). WHO_ERULES: a line is wrong, with its place. The rules must outlive it. O(n). */
int gazetteer_load(gazetteer **out, const who_options *options, const rules *r, who_err *err);
void gazetteer_free(gazetteer *g);

/* Says through the message function, which must be there, which corrections have met no speaker so far, with their
 * lines. */
void gazetteer_report(const gazetteer *g, const who_options *options);

/* The gazetteer that a session was made with, or NULL; in pipeline.c, which owns it. */
const gazetteer *session_gazetteer(const who_session *s);

/* After speaker_resolve(): the corrections of --aliases, each told in the `why` of its statements, and the ids of the
 * gazetteer. Doing it twice changes nothing more. */
void speaker_identify(doc *d, const gazetteer *g);

/* The corrections for a statement that was written earlier, perhaps without them. What is new is in the arena. */
void saying_identify(saying *s, arena *mem, const gazetteer *g);

/* Adds a statement that was written earlier; copies what it keeps. True where it begins an article: those of one
 * article follow each other, in the order of their content, as `quotes` and `merge` write them. */
bool corpus_add_saying(who_corpus *c, const saying *s);

#endif
