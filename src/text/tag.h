/* tag.h - what the files of tagging share. */
#ifndef WHO_TEXT_TAG_H
#define WHO_TEXT_TAG_H

#include "text/internal.h"

#define BIT(n) (UINT64_C(1) << (n))
#define AMONG(pos, set) ((BIT(pos) & (set)) != 0)

static inline const word *at(const doc *d, const rules *r, uint32_t t) { return rules_at(r, d->tokens[t].word); }

/* first_tag.c. `first` is the first token of the sentence; `names`: the words that the article has as names. */
bool is_initial(const doc *d, uint32_t t, uint32_t first);
bool is_person(const doc *d, const rules *r, const uint8_t *people, uint32_t t, const sentence *s);
bool is_surname_first(const doc *d, const rules *r, uint32_t t);
enum pos first_tag(const doc *d, const rules *r, const uint8_t *names, uint32_t t, uint32_t first, bool headline);

/* A token whose form leaves open what it is (claims, report; asked), and what stands around it. */
typedef struct place {
    const doc *d;
    const rules *r;
    uint32_t t, first, last; /* the token and its sentence */
    const word *w;
    uint32_t p;   /* the token before it that is no adverb, or WHO_NONE */
    uint8_t prev; /* its tag; POS_PUNCT where there is none */
    bool beside;  /* it stands directly before t */
    bool content; /* reported words can begin behind t */
    bool third;   /* says, claims */
    bool closed;  /* a sign stands behind t */
    bool verb;    /* a finite verb stands before t in its sentence */
    uint8_t next; /* the tag behind t so far, POS_OTHER at the end */
} place;

/* noun_or_verb.c. [first, last) is the sentence. */
place place_of(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last); /* up to `beside` */
uint32_t before(const doc *d, uint32_t t, uint32_t first); /* the last token before t that is no adverb, or WHO_NONE */
bool begins_content(const doc *d, const rules *r, uint32_t t, uint32_t last); /* can reported words begin at t? */
bool begins_compound(const doc *d, const rules *r, uint32_t t, uint8_t prev);
bool follows_plural(const doc *d, const rules *r, uint32_t t);
bool is_plain_noun(const doc *d, const rules *r, uint32_t t);
bool is_reported_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last);
bool are_reporting(const doc *d, const rules *r, uint32_t t, uint32_t last);
enum pos noun_or_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last);

/* retag.c. `verb`: a finite verb stands before t in its clause. */
bool asks_to(const doc *d, const rules *r, uint32_t t, uint32_t last);
void retag(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last, bool verb);

#endif
