/* internal.h - lexicons, how they are made and read, and every number that the scores depend on. */
#ifndef WHO_TOPIC_INTERNAL_H
#define WHO_TOPIC_INTERNAL_H

#include "topic/topic.h"

/* ---- the words of a text or of a term, in the form that both are compared in ---- */

/* A word; an abbreviation has lost its dots, a hyphenated word is several, a 's is none. Punctuation is a unit too: it
 * keeps phrases from running over it. */
typedef struct unit {
    uint64_t key;     /* unit_key() of its word */
    const char *word; /* in any case: A and a are the same in it; other letters are small */
    const char *text; /* as it stands, with its hyphenated neighbours cut off */
    uint32_t len, text_len;
    uint32_t token; /* WHO_NONE for a unit of the title that the input gave apart from the text */
    uint32_t head;  /* the first four bytes of the word, in small letters; of a shorter one with zeros behind */
} unit;

typedef struct units {
    unit *at;
    uint32_t n, cap;
} units;

/* Appends the units of the token `source`, of tokens without marks, or of a string that is cut at spaces as text/ would
 * cut it. */
void units_add(arena *mem, units *u, who_str text, uint32_t source);
void units_tokens(doc *d, units *u, uint32_t first, uint32_t last);
void units_split(arena *mem, units *u, who_str text);
void units_reserve(arena *mem, units *u, uint32_t n); /* room for n in all */

/* A number for a word in small letters: of its bytes alone, different for words of up to eight. */
uint64_t unit_key(who_str word);
/* And for two words in a row, from their keys. */
static inline uint64_t pair_key(uint64_t first, uint64_t second)
{
    return (first ^ (second << 23 | second >> 41)) * UINT64_C(0x9E3779B97F4A7C15);
}
/* Are the first n bytes of the unit those of w, which are in small letters? */
bool unit_begins(const unit *u, const char *w, size_t n);
/* Two letters or more, all capitals? */
bool unit_is_upper(const unit *u);
static inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c; }

/* ---- a lexicon: one scheme of topics ---- */

/* How a word of a term is compared. */
enum part_kind {
    PART_WHOLE,  /* and its plural, where it is the last word of the term */
    PART_EXACT,  /* as it is */
    PART_PREFIX, /* stem*: every word that begins so */
    PART_GLOB    /* stars and question marks anywhere */
};

typedef struct part {
    uint32_t word, len; /* in tables.chars, in small letters; with its stars and question marks only for PART_GLOB */
    uint16_t kind;      /* enum part_kind */
    uint16_t stem;      /* of the first word of a term: bytes before its star, STEM_MOST for more */
} part;

enum { STEM_MOST = 62 };

typedef struct use {
    uint32_t pattern, topic, top;
    uint8_t weight; /* 1..5 */
    bool ambiguous;
    bool derived; /* from the singular, for a plural that is a term of another topic */
} use;

/* A distinct term. */
typedef struct pattern {
    uint32_t first_part, first_use; /* in tables.parts; in tables.uses, which are sorted by (pattern, top, topic) */
    uint32_t nuses;
    uint16_t nparts;
    bool caps; /* only where the text has it in capitals */
} pattern;

typedef struct topic_row {
    uint32_t id, id_len, label, label_len; /* in tables.chars */
    uint32_t broader, top;
    uint32_t share; /* percent: how much the matches of a branch count against those of other branches */
    uint32_t level; /* for LEVEL: 0 and 1 for the top and the next, if they have narrower topics; 2 for all others */
} topic_row;

/* Patterns by a key of what they begin with, in the bucket of the key's highest bits. Two words or pairs with one key
 * would be taken for each other: they are longer than eight bytes, and 64 bits wide, so that it happens to one of 10^10
 * lexicons. */
typedef struct index_entry {
    uint64_t key;
    uint32_t pattern;
    uint16_t nparts; /* of the pattern: most are told by the key alone, without a look at it */
    bool caps;
} index_entry;

typedef struct term_index {
    const uint32_t *first; /* of each bucket, and one more */
    const index_entry *at;
    uint32_t bits; /* there are 1 << bits buckets */
} term_index;

static inline uint64_t index_bucket(const term_index *x, uint64_t key) { return key >> (64 - x->bits); }

/* A bit for each key, before the indexes: nearly all words begin no term. A line of it, as long as those of the cache,
 * is chosen by one key and the bit in it by another, so that a word and all pairs that it begins are in the same line,
 * and an article touches a line for each of its different words and no more. */
typedef struct filter {
    const uint64_t *words;
    uint32_t bits; /* there are 1 << bits lines */
} filter;

enum { LINE_BITS = 512, LINE_KEYS = 32 /* at most, on average: a sixteenth of the bits */ };

/* The line of a key, as the index of its first word. */
static inline uint64_t filter_line(const filter *f, uint64_t key)
{
    return (key >> 1 >> (63 - f->bits)) * (LINE_BITS / 64);
}
static inline uint64_t line_word(uint64_t key) { return (key >> 26) % (LINE_BITS / 64); }
static inline uint64_t line_bit(uint64_t key) { return (key >> 20) % 64; }
static inline bool line_has(const uint64_t *line, uint64_t key) { return line[line_word(key)] >> line_bit(key) & 1; }

/* All that finding and scoring read of a lexicon. Nothing in it points to another part of it. */
typedef struct tables {
    const char *chars;
    const topic_row *rows;
    const pattern *patterns;
    const part *parts;
    const use *uses;
    const index_entry *anywhere; /* patterns that begin with a star or question mark */
    uint32_t nchars, nrows, npatterns, nparts, nuses, nanywhere;
    uint32_t stem_mask; /* for stem_key(): of as many bytes as all stems have, up to four; 0: there are no stems */
    term_index by[3];   /* by enum begin */
    filter starts;      /* of words and pairs, in the lines of the first words */
    filter stems;       /* in lines of their own */
} tables;

/* What a term is found by. */
enum begin {
    BY_PAIR, /* pair_key() of its first two words, where these are whole */
    BY_STEM, /* stem_key() of what stands before the star of its first word */
    BY_WORD, /* the word that it is, or its plural; the first of two, where the next has a star */
    ANYWHERE /* it begins with a star: no key */
};

/* Of the head of a word. */
static inline uint64_t stem_key(const tables *t, uint32_t head)
{
    return (uint64_t)(head & t->stem_mask) * UINT64_C(0x9E3779B97F4A7C15);
}

/* The order of terms that begin at one place: by what stands before the star of the first word, the shorter first; then
 * those whose first word has none, then those that begin with one; each in the order of the file. */
static inline uint64_t first_order(const tables *t, uint32_t index)
{
    const part *p = &t->parts[t->patterns[index].first_part];
    uint64_t before = p->kind != PART_PREFIX && p->kind != PART_GLOB ? STEM_MOST + 1
                      : p->stem                                      ? p->stem
                                                                     : STEM_MOST + 2;
    return before << 32 | index;
}

/* How many topics are given. */
typedef struct limits {
    uint32_t article, same, statement; /* at most: of an article, of one branch of it, of a statement */
    uint32_t near;                     /* percent of the best topic's mass that another one of a statement needs */
    float score;                       /* topics of an article below are left out */
    bool all;                          /* also what says nothing new beside another, or is above it */
    bool by_level;                     /* general topics count less than narrow ones */
    bool inherits;                     /* a statement without any terms may get the article's topic */
} limits;

typedef struct lexicon {
    tables t;
    who_str scheme;
    arena mem; /* holds both, where they are not compiled in */
    limits limits;
    uint32_t first; /* index of its first topic among those of all schemes */
    bool learned;   /* its topics come from the corpus: none until they are learned */
} lexicon;

static inline who_str row_id(const lexicon *x, uint32_t i)
{
    return (who_str){x->t.chars + x->t.rows[i].id, x->t.rows[i].id_len};
}
static inline who_str row_label(const lexicon *x, uint32_t i)
{
    return (who_str){x->t.chars + x->t.rows[i].label, x->t.rows[i].label_len};
}

struct topics {
    lexicon **schemes;
    uint32_t n;
};

void lexicon_free(lexicon *x); /* NULL is allowed */
/* A topic for each community of the learner's network. */
int lexicon_learn(lexicon **out, const learner *l, const uint32_t *community, who_err *err);

/* ---- making one (lexicon.c) ---- */

/* Where something stands in a dictionary; for the message. */
typedef struct place {
    uint64_t line, column; /* from 1, in characters; 0 unknown */
} place;

/* A topic before all are known. */
typedef struct draft {
    who_str id, label, broader_id;
    uint32_t broader, share, depth;
    uint64_t line, broader_column;
} draft;

typedef struct builder {
    arena mem;
    lexicon *x;
    buf chars;
    draft *drafts;
    pattern *patterns;
    part *parts;
    use *uses;
    uint32_t ndrafts, npatterns, nparts, nuses;
    intern *terms; /* canonical spelling of a term -> pattern */
    intern *ids;   /* of topics */
    const char *file;
    who_str text;   /* of the whole file */
    uint8_t weight; /* of a term that gives none */
    bool globs;     /* quanteda's ways: ? is a letter, words are taken as they are, without plurals and capitals */
    who_err *err;
} builder;

void builder_start(builder *b, const char *file, who_str scheme, who_err *err);
/* Ends the building. Where rc is WHO_OK: links the topics and makes the tables, and the lexicon is the caller's; where
 * it is not or this fails, *out is NULL. Returns what failed first. */
int builder_finish(builder *b, int rc, lexicon **out);

/* Fills b->err with the place and the line of the file; returns WHO_ERULES. */
int builder_fail(const builder *b, place at, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* A topic below another (index or WHO_NONE). The strings are copied. */
int builder_topic(builder *b, who_str id, who_str label, uint32_t broader, place at, uint32_t *topic);
/* A term of one word or several, with spaces between. topic WHO_NONE: its words count for nothing. */
int builder_term(builder *b, who_str words, const use *how, place at);

/* ---- dictionary formats: the whole text of a file to topics and terms ---- */

int read_own(builder *b); /* id|label: word, "two words", stem* */
/* The scheme of topics.txt, which is in the same format; and its tables, where the file is the one compiled in. */
int read_news(lexicon **out, const char *file, who_str text, who_err *err);
extern const tables topic_news;
int read_yaml(builder *b); /* quanteda: keys with lists of glob patterns, nested */
int read_lcd(builder *b);  /* Lexicoder and Yoshikoder: XML of cnode and pnode */

/* ---- the numbers ----
 *
 * A term that is found once in the body of an article counts WEIGHT[w] * TIMES[1]. Everything is added up in integers,
 * so that the order of additions and the machine change nothing. Chosen by trying some dozens of settings on the same
 * 250 news texts that measure them: differences of a text in a hundred are noise, and other texts will score lower. */

/* By the weight of the term. Flat: five terms of weight 2 say more than one of weight 5, which may be in passing; those
 * of weight 1 (company, show) are everywhere. */
static const uint32_t WEIGHT[6] = {0, 10, 20, 27, 31, 34};

/* By how often it is found, about 100 * n^0.45: a topic is told by many of its words, not by one word many times. */
enum { TIMES_MAX = 32 };
static const uint32_t TIMES[TIMES_MAX + 1] = {0,   100, 137, 164, 187, 206, 224, 240, 255, 269, 282,
                                              294, 306, 317, 328, 338, 348, 358, 367, 376, 385, 394,
                                              402, 410, 418, 426, 433, 441, 448, 455, 462, 469, 476};
/* Percent, by level: the words of a top-level topic are general, and a narrower topic says more. */
static const uint32_t LEVEL[3] = {30, 80, 100};       /* in articles */
static const uint32_t LOCAL_LEVEL[3] = {75, 95, 100}; /* in statements */

#define NEWS_SCHEME STR("medtop")
/* News has a few topics; of a dictionary of one's own, everything that was found is wanted. */
#define NEWS_LIMITS                                                                                                    \
    ((limits){.article = 6, .same = 2, .statement = 3, .near = 55, .score = 0.04f, .by_level = true, .inherits = true})
#define AUTO_LIMITS ((limits){.article = 4, .same = 1, .statement = 2, .near = 55, .score = 0.04f})
#define OWN_LIMITS ((limits){.article = 100, .same = 100, .statement = 100, .all = true})

enum {
    BUILTIN_WEIGHT = 1, /* of a term that gives none, */
    OWN_WEIGHT = 3,     /* and in a dictionary of one's own: one find is enough */

    AMBIGUOUS_NUM = 4,
    AMBIGUOUS_DEN = 5, /* an ambiguous term in company, against one that is not */
    VAGUE_MOST = 30,   /* percent of the mass of a branch's clear terms that all its ambiguous ones may add */
    PLACE_TITLE = 4,   /* a find in the title counts as so many in the body */
    PLACE_LEAD = 2,    /* in the first LEAD_UNITS of the body */
    LEAD_UNITS = 45,
    LONG_UNITS = 300,    /* in a text of more, a word that is found once, and not early, makes no topic alone */
    HEADLINE_UNITS = 25, /* a first paragraph that is no longer and does not end in a full stop is a headline */
    NARROWER_DEN = 4,    /* a topic gets 1/4 of what its narrower topics have */

    ARTICLE_MIN = 1700,  /* mass of its own terms below which a topic is not given: one term of weight 2 */
    ARTICLE_HALF = 9000, /* mass of a branch at which half of the score is reached */

    OWN = 300,            /* a term in the statement's own words, for TIMES */
    SENTENCE = 130,       /* elsewhere in its sentence or sentences */
    SENTENCE_TOKENS = 80, /* the rest of a sentence is looked at so far */
    CONTEXT = 3500,       /* added to a topic with words here, if it is the article's best; less for the others */
    BRANCH = 1500,        /* the same for a topic of the article's best branch */
    STATEMENT_MIN = 5000, /* mass below which a statement does not get the topic */
    STATEMENT_HALF = 9000,
    STATEMENT_NARROW =
        85, /* percent of the best topic's mass with which a narrower one takes a top-level one's place */
    MATCHED_MAX = 6
};
#define INSIDE 0.2f        /* how much of the score of an article's topic is its own and not its branch's */
#define INHERIT_MIN 0.45f  /* score of the article's best topic from which a statement without any words gets it */
#define INHERIT_SHARE 0.5f /* and what part of that score */

#endif
