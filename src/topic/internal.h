/* internal.h - the lexicon as score.c reads it, and every number that the scores depend on. */
#ifndef WHO_TOPIC_INTERNAL_H
#define WHO_TOPIC_INTERNAL_H

#include "topic/topic.h"

/* ---- the words of a text or of a term, in the form that both are compared in ---- */

/* A word in lower case, without the dots of an abbreviation; a hyphenated word is several, a 's is none. Punctuation
 * is a unit too: it keeps phrases from running over it. */
typedef struct unit {
    const char *lower;
    uint32_t len;
    who_str text;   /* as it stands, with its hyphenated neighbours cut off */
    uint32_t token; /* WHO_NONE for a unit of the title that the input gave apart from the text */
    uint32_t head;  /* head_of() its word */
    bool upper;     /* two letters or more, all capitals */
} unit;

typedef struct units {
    unit *at;
    uint32_t n;
} units;

/* Appends the units of the token `source`, or of a string that is cut at spaces as text/ would cut it. */
void units_add(arena *mem, units *u, who_str text, uint32_t source);
void units_split(arena *mem, units *u, who_str text);

/* ---- the lexicon ---- */

typedef struct part {
    who_str word;
    bool star; /* the beginning of a word */
} part;

typedef struct use {
    uint32_t pattern, topic, top;
    uint8_t weight; /* 1..5 */
    bool ambiguous;
    bool derived; /* from the singular, for a plural that is a term of another topic */
} use;

typedef struct pattern {
    part *parts;
    uint32_t nparts;
    bool caps;                 /* only where the text has it in capitals */
    uint32_t first_use, nuses; /* in topics.uses, sorted by (top, topic) */
} pattern;

typedef struct topic_row {
    who_str id, label;
    uint32_t broader, top;
    uint32_t share; /* percent: how much the matches of a branch count against those of other branches */
    uint32_t depth; /* 0 at the top */
    uint32_t level; /* for LEVEL: 0 and 1 for the top and the next, if they have narrower topics; 2 for all others */
    uint64_t line, broader_column;
    who_str broader_id;
} topic_row;

/* A pattern that begins with some word, and how the unit after it has to begin: (head & mask) == next. Most patterns
 * are turned down by that alone, without a look at the pattern. */
typedef struct topic_start {
    uint32_t pattern, next, mask;
} topic_start;

/* The first three bytes of a word as a number. */
static inline uint32_t head_of(const char *w, size_t len)
{
    uint32_t head = 0;
    for (size_t i = 0; i < 3; i++) head |= i < len ? (uint32_t)(unsigned char)w[i] << 8 * i : 0;
    return head;
}

/* The patterns that begin with one word. */
typedef struct start_list {
    uint32_t first, n; /* in topics.starts */
} start_list;

enum { FILTER_BITS = 1 << 17 };

struct topics {
    arena mem;
    who_str scheme;
    topic_row *rows;
    uint32_t nrows;
    uint32_t *by_depth; /* topics, the deepest first */
    pattern *patterns;
    uint32_t npatterns;
    use *uses;
    uint32_t nuses;
    map64 words;    /* hash of a whole first word -> lists */
    map64 prefixes; /* hash of a first word with a star -> lists */
    start_list *lists;
    uint32_t nlists;
    topic_start *starts;
    uint64_t prefix_lengths; /* bit n: some first word with a star has n bytes before it */
    uint8_t *filter;         /* FILTER_BITS bits: hashes that are in one of the two maps */
};

#define HASH_START UINT64_C(0xcbf29ce484222325)
#define PREFIX_SALT UINT64_C(0x9e3779b97f4a7c15)
static inline uint64_t hash_byte(uint64_t h, char c) { return (h ^ (unsigned char)c) * UINT64_C(0x100000001b3); }
static inline uint32_t filter_bit(uint64_t h) { return (uint32_t)(h >> 29) % FILTER_BITS; }

/* ---- the numbers ----
 *
 * A term that is found once in the body of an article counts WEIGHT[w] * TIMES[1]. Everything is added up in integers,
 * so that the order of additions and the machine change nothing. Chosen by trying some dozens of settings on the same
 * 250 news texts that measure them: differences of a text in a hundred are noise, and other texts will score lower. */

/* By the weight of the term. Flat: five terms of weight 2 say more than one of weight 5, which may be in passing; those
 * of weight 1 (company, show) are everywhere. */
static const uint32_t WEIGHT[6] = {0, 7, 18, 27, 34, 40};

/* By how often it is found, about 100 * n^0.45: a topic is told by many of its words, not by one word many times. */
enum { TIMES_MAX = 32 };
static const uint32_t TIMES[TIMES_MAX + 1] = {0,   100, 137, 164, 187, 206, 224, 240, 255, 269, 282,
                                              294, 306, 317, 328, 338, 348, 358, 367, 376, 385, 394,
                                              402, 410, 418, 426, 433, 441, 448, 455, 462, 469, 476};
/* Percent, by level: the words of a top-level topic are general, and a narrower topic says more. */
static const uint32_t LEVEL[3] = {30, 80, 100};       /* in articles */
static const uint32_t LOCAL_LEVEL[3] = {75, 95, 100}; /* in statements */

enum {
    AMBIGUOUS_NUM = 4,
    AMBIGUOUS_DEN = 5, /* an ambiguous term in company, against one that is not */
    PLACE_TITLE = 3,   /* a find in the title counts as so many in the body */
    PLACE_LEAD = 2,    /* in the first LEAD_UNITS of the body */
    LEAD_UNITS = 45,
    HEADLINE_UNITS = 25, /* a first paragraph that is no longer and does not end in a full stop is a headline */
    NARROWER_DEN = 4,    /* a topic gets 1/4 of what its narrower topics have */

    ARTICLE_TOPICS = 6,  /* at most so many for an article, */
    ARTICLE_SAME = 2,    /* and of one top-level branch */
    ARTICLE_MIN = 1700,  /* mass of its own terms below which a topic is not given: one term of weight 2 */
    ARTICLE_HALF = 9000, /* mass of a branch at which half of the score is reached */

    STATEMENT_TOPICS = 3,
    OWN = 300,            /* a term in the statement's own words, for TIMES */
    SENTENCE = 130,       /* elsewhere in its sentence or sentences */
    SENTENCE_TOKENS = 80, /* the rest of a sentence is looked at so far */
    CONTEXT = 3500,       /* added to a topic with words here, if it is the article's best; less for the others */
    BRANCH = 1500,        /* the same for a topic of the article's best branch */
    STATEMENT_MIN = 5000, /* mass below which a statement does not get the topic */
    STATEMENT_HALF = 9000,
    STATEMENT_NEAR = 55, /* percent of the best topic's mass that a second one needs */
    MATCHED_MAX = 6
};
#define ARTICLE_SCORE_MIN 0.04f /* topics of an article below are left out */
#define INSIDE 0.2f             /* how much of the score of an article's topic is its own and not its branch's */
#define INHERIT_MIN 0.45f       /* score of the article's best topic from which a statement without any words gets it */
#define INHERIT_SHARE 0.5f      /* and what part of that score */

#endif
