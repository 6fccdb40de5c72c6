/* score.h - what find.c, score.c and statement.c share: one article under one scheme. */
#ifndef WHO_TOPIC_SCORE_H
#define WHO_TOPIC_SCORE_H

#include "topic/internal.h"

/* Words of an article, the same for every scheme: those that were read last, of one paragraph or of several. */
typedef struct article_units {
    units u;
    uint32_t before;    /* units that were read before these: the first of these has this number in the article */
    uint32_t title_end; /* the first unit behind title and headline, by its number */
    uint32_t paragraph; /* to be read next, */
    uint32_t tokens;    /* and how many of its tokens were */
    bool in_body;       /* title and headline are read */
} article_units;

/* One term found in the text. */
typedef struct find {
    const char *words; /* as they stand, hyphenated ones whole */
    uint32_t len;
    uint32_t unit, n;     /* n units from this on, by its number in the article */
    uint32_t token, last; /* of the first unit and the last */
    uint32_t term;        /* scorer.terms; until they are numbered, the pattern */
} find;

/* A distinct term of the article. */
typedef struct seen {
    uint32_t pattern;
    uint32_t places;          /* finds, times the weight of their places */
    uint32_t shares, nshares; /* in scorer.shares */
    uint32_t counted;         /* scratch: the statement that it was counted in last, from 1 */
} seen;

/* What a term gives a topic. Terms that need company and have none give nothing and have no share. */
typedef struct share {
    uint32_t mass; /* scorer.masses */
    const use *use;
} share;

/* A topic that the article has terms of, or one above such a topic. */
typedef struct topic_mass {
    uint32_t topic, above, top; /* the last two in scorer.masses */
    bool clear;                 /* of a top-level topic: its branch has a term that is not ambiguous */
    bool weighed;               /* score and context are set */
    uint64_t own, sum;          /* of its own terms; with those of narrower topics */
    uint64_t branch;            /* of a top-level topic, with its share */
    uint64_t vague;   /* of a top-level topic: the ambiguous terms of its branch, which branch is without at first */
    uint64_t local;   /* scratch: in one statement */
    uint64_t context; /* what the article adds in a statement that has words of it */
    float score;      /* how clearly the article is about it */
} topic_mass;

/* A candidate; ties go to the topic that comes first in the file. */
typedef struct ranked {
    uint32_t topic;
    uint64_t mass;
    float score;
} ranked;

typedef struct scorer {
    doc *d;
    const lexicon *x;
    const rules *r;
    const article_units *text;
    find *finds; /* in the order of the text */
    uint32_t nfinds;
    seen *terms;
    uint32_t nterms;
    share *shares;
    uint32_t nshares;
    topic_mass *masses; /* a topic stands behind the one above it */
    uint32_t nmasses;
    uint32_t *mass_of; /* topic -> masses, one up; 0 is none */
    uint32_t *by_mass; /* of mass m from first_by[m] to first_by[m + 1]: its terms, in the order of the text */
    uint32_t *first_by;
    uint64_t best_branch;
    who_topic_hit *hits; /* of the article by this scheme, best first */
    uint32_t nhits;
    uint32_t *touched; /* scratch of a statement: its masses */
    ranked *rank;
    uint8_t *sides;
} scorer;

/* Puts the best of the n candidates first. */
void best_first(ranked *all, uint32_t n);

/* ---- find.c ---- */

/* Reads on; false at the end of the article, where `before` is the number of all its units. */
bool read_units(doc *d, article_units *text);
/* Adds the finds in the units that were read last. */
void find_terms(scorer *z);
/* Fills terms, when all finds are there. */
void number_terms(scorer *z);

/* ---- score.c ---- */

uint64_t use_mass(const use *x, uint32_t times);
static inline float saturated(uint64_t mass, uint64_t half) { return (float)mass / (float)(mass + half); }
/* Sets score and context. */
void weigh_mass(scorer *z, topic_mass *m);
bool is_above(const lexicon *x, uint32_t above, uint32_t topic);
/* What the term gives the topic; NULL: nothing. */
static inline const share *share_of(const scorer *z, const seen *term, uint32_t m)
{
    for (uint32_t k = term->shares; k < term->shares + term->nshares; k++)
        if (z->shares[k].mass == m) return &z->shares[k];
    return NULL;
}
/* Does the term count for one of the topics of the hits? */
bool is_known(const scorer *z, const seen *term, const who_topic_hit *hits, uint32_t n);
/* Fills hit->matched from the finds [from, to): the heaviest, in the order of the text. */
void fill_matched(scorer *z, who_topic_hit *hit, uint32_t from, uint32_t to);
/* Joins hits, whose topics are indices of one scheme, into a list of all schemes, best first. */
void add_hits(doc *d, who_topic_hit **list, uint32_t *n, const lexicon *x, const who_topic_hit *hits, uint32_t nhits);

/* ---- statement.c ---- */

/* number: of the statement, from 1. */
void score_statement(scorer *z, who_statement *s, uint32_t number);

#endif
