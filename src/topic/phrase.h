/* phrase.h - the runs of words that key phrases and the topics of a corpus are made of. */
#ifndef WHO_TOPIC_PHRASE_H
#define WHO_TOPIC_PHRASE_H

#include "base/base.h"
#include "model/model.h"
#include "rules/rules.h"

enum {
    PHRASE_WORDS = 4,     /* a phrase has at most so many */
    PHRASE_NAME_WORDS = 6 /* a name */
};

/* What a token is to phrases. */
enum phrase_part {
    PART_NONE,   /* ends a run: function words, signs, what attributes */
    PART_NOUN,   /* and what may be one: -ing forms, participles */
    PART_ADJ,    /* never the last word */
    PART_VERB,   /* a run of its own */
    PART_NUMBER, /* never alone, never last */
    PART_NAME
};
enum phrase_part phrase_part(const doc *d, const rules *r, uint32_t token);

/* The next run in tokens [*at, end), which stay inside one paragraph: tokens [*first, *last). False: there is none. */
bool phrase_run(const doc *d, const rules *r, uint32_t *at, uint32_t end, uint32_t *first, uint32_t *last);

/* May tokens [from, to) of the run [first, last) be a phrase: no name cut in two, a noun or name at its end? */
bool phrase_fits(const doc *d, const rules *r, uint32_t first, uint32_t last, uint32_t from, uint32_t to);

/* A word in lower case without its plural s: the same for "Tariff" and "tariffs". */
uint64_t phrase_word(const doc *d, uint32_t token);
void phrase_spell(const doc *d, uint32_t token, buf *out);

/* Tokens [from, to) as they stand, with single spaces; the second from the arena of the doc. */
void phrase_write(const doc *d, uint32_t from, uint32_t to, buf *out);
who_str phrase_text(doc *d, uint32_t from, uint32_t to);

#endif
