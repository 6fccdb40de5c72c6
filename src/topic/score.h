/* score.h - what find.c, score.c and statement.c share: one article under one scheme. */
#ifndef WHO_TOPIC_SCORE_H
#define WHO_TOPIC_SCORE_H

#include "topic/internal.h"

/* The words of an article, the same for every scheme. */
typedef struct article_units {
    units u;
    uint32_t title_end, lead_end; /* units */
} article_units;

/* One term found in the text. */
typedef struct find {
    uint32_t unit, n; /* units [unit, unit + n) */
    uint32_t pattern;
} find;

/* A distinct term of the article. */
typedef struct seen {
    uint32_t pattern, first; /* the first find */
    uint32_t places;         /* finds, times the weight of their places */
    bool local;              /* scratch of one statement: already counted there */
} seen;

typedef struct scorer {
    doc *d;
    const lexicon *x;
    const rules *r;
    const article_units *text;
    find *finds;
    uint32_t nfinds;
    seen *terms;
    uint32_t nterms;
    uint32_t *slot;      /* pattern -> terms, one up; 0 is none */
    uint64_t *own, *sum; /* topic -> mass, of its own terms; with those of narrower topics */
    uint64_t *branch;    /* top-level topic -> mass, with its share */
    bool *clear;         /* top-level topic -> it has a term that is not ambiguous */
    uint64_t *local;     /* scratch: topic -> mass in one statement */
    uint64_t best_branch;
    who_topic_hit *hits; /* of the article by this scheme, best first */
    uint32_t nhits;
} scorer;

/* A candidate; ties go to the topic that comes first in the file. */
typedef struct ranked {
    uint32_t topic;
    uint64_t mass;
    float score;
} ranked;
int ranked_cmp(const void *va, const void *vb);

/* ---- find.c ---- */

void read_units(doc *d, article_units *text);
/* Fills finds, terms and slot. */
void find_terms(scorer *z);

/* ---- score.c ---- */

uint64_t use_mass(const use *x, uint32_t times);
/* An ambiguous term counts only in company. */
static inline bool counts(const scorer *z, const use *x) { return !x->ambiguous || z->clear[x->top]; }
static inline float saturated(uint64_t mass, uint64_t half) { return (float)mass / (float)(mass + half); }
/* How clearly the article is about the topic: mostly its branch, then the topic inside it. */
float article_score(const scorer *z, uint32_t topic);
bool is_above(const lexicon *x, uint32_t above, uint32_t topic);
/* Fills hit->matched from the finds [from, to): the heaviest, in the order of the text. */
void fill_matched(scorer *z, who_topic_hit *hit, uint32_t from, uint32_t to);
/* Does every term of the topic among finds [from, to) also belong to one of the hits? Then it tells nothing new. */
bool says_nothing_new(const scorer *z, uint32_t topic, const who_topic_hit *hits, uint32_t n, uint32_t from,
                      uint32_t to);
/* Joins hits, whose topics are indices of one scheme, into a list of all schemes, best first. */
void add_hits(doc *d, who_topic_hit **list, uint32_t *n, const lexicon *x, const who_topic_hit *hits, uint32_t nhits);

/* ---- statement.c ---- */

void score_statement(scorer *z, who_statement *s);

#endif
