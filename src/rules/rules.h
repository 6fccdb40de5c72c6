/* rules.h - lexicons and patterns: text files of this folder, compiled in, replaced file by file with --rules DIR.
 *
 * words/CLASS.txt   one term a line: `singular/plural|variant|variant<TAB>attributes`, `#` comments. A term is one word
 *                   or several ("prime minister"). Matched on lower-cased tokens.
 * words/pos.txt     `word tag`: the part of speech that a word has most often
 * cues.txt          the verbs and phrases that attribute, with their frames
 * topics.txt        read by topic/
 * patterns.re       named regular expressions
 *
 * The only user of pcre2.h. Loaded once, then read-only: shared by all threads.
 */
#ifndef WHO_RULES_H
#define WHO_RULES_H

#include "base/base.h"
#include "model/model.h"

typedef struct rules rules;

/* *out is freed with rules_free(). dir NULL: the built-in files. WHO_ERULES with file, line, column. */
int rules_load(rules **out, const char *dir, who_err *err);
void rules_free(rules *r);

/* The bytes of a rule file ("topics.txt"), from the directory of --rules or built in. */
who_str rules_file(const rules *r, const char *name);
bool rules_is_builtin(const rules *r, const char *name); /* and not that of the directory */

/* ---- words ---- */

/* What a term is; the bits of a word or phrase are those of all files that list it. */
enum {
    LEX_HONORIFIC = 1 << 0, /* mr, dr, sir: before a name, never part of it */
    LEX_ROLE = 1 << 1,      /* senator, spokeswoman, prime minister: a person by office or occupation */
    LEX_ANON = 1 << 2,      /* official, source, aide, person: heads of anonymous descriptors */
    LEX_GROUP = 1 << 3,     /* voters, critics, residents */
    LEX_DOC = 1 << 4,       /* report, poll, lawsuit, letter */
    LEX_ORG = 1 << 5,       /* ministry, court, company: heads of names of institutions */
    LEX_METONYM = 1 << 6,   /* white house, kremlin: names of institutions that have no such head */
    LEX_PLACE = 1 << 7,
    LEX_DEMONYM = 1 << 8,
    LEX_GIVEN_F = 1 << 9,
    LEX_GIVEN_M = 1 << 10,
    LEX_TIME = 1 << 11,   /* monday, january */
    LEX_AGENCY = 1 << 12, /* reuters, ap */
    LEX_FEMALE = 1 << 13,
    LEX_MALE = 1 << 14,      /* spokeswoman, actress, mother; spokesman, father */
    LEX_KIN = 1 << 15,       /* wife, son */
    LEX_PLURAL = 1 << 16,    /* this form is a plural */
    LEX_CUE = 1 << 17,       /* a form of a cue verb; see word.cue */
    LEX_CUENOUN = 1 << 18,   /* statement, claim, warning: nouns that attribute */
    LEX_NOTNAME = 1 << 19,   /* capitalised by position or style, never a name of a person: however, exclusive */
    LEX_PARTICLE = 1 << 20,  /* van, de, al, bin: inside names */
    LEX_AMBIGUOUS = 1 << 21, /* a place that is a name of people too: washington, chad */
    LEX_PLACEHEAD = 1 << 23, /* island, street: ends the name of a place */
    LEX_EPITHET = 1 << 24,   /* nominee, businessman: what an article calls somebody whom it has named */
    LEX_PLACENOUN = 1 << 25, /* city, town: "the city of Oss" */
    LEX_CAUSATIVE = 1 << 26, /* led, forced: the object does what the infinitive says */
    LEX_SEAT = 1 << 22,      /* a country or capital: stands for its government */
    LEX_SURNAME = 1 << 27,   /* stone, rice: an English word that is a surname too */
    LEX_TRADE = 1 << 28      /* brewer, lender, band: what a firm or the like is by what it does */
};

/* Closed-class words that the rules ask for by name. */
enum word_role {
    WORD_NONE,
    WORD_BE,
    WORD_HAVE,
    WORD_DO,
    WORD_NOT,
    WORD_THAT,
    WORD_HE /* he, him, himself */,
    WORD_SHE,
    WORD_THEY,
    WORD_I /* I, we, us */,
    WORD_YOU,
    WORD_IT,
    WORD_WHO,
    WORD_WHICH,
    WORD_HIS,
    WORD_HER,
    WORD_THEIR,
    WORD_MY /* my, our */,
    WORD_ITS,
    WORD_S /* 's */,
    WORD_OF,
    WORD_BY,
    WORD_TO,
    WORD_AND,
    WORD_OR,
    WORD_BUT,
    WORD_AS,
    WORD_ACCORDING,
    WORD_FOR,
    WORD_FROM,
    WORD_IN,
    WORD_ON,
    WORD_AT,
    WORD_WITH,
    WORD_ABOUT,
    WORD_A /* a, an */,
    WORD_THE,
    WORD_THIS /* this, these, those */,
    WORD_IF /* if, whether */,
    WORD_HOW /* how, why, what, when, where */,
    WORD_WHILE /* while, because, although, since, after */,
    WORD_ALSO /* also, later, then: between source and cue */,
    WORD_OTHER /* other, another, second */,
    WORD_PER,
    WORD_QUOTING,
    WORD_SOME /* some, many, several, most, few */,
    WORD_NO /* no, nobody, neither */
};

#define LONGEST_PHRASE 8 /* words; of longer ones the rest is not compared */
typedef struct word {
    uint32_t lex;       /* LEX_ bits of the word on its own */
    uint8_t pos;        /* enum pos: its most frequent part of speech; POS_OTHER where unknown */
    uint8_t pos2;       /* another that it often has */
    uint8_t form;       /* of a cue verb: enum verb_form */
    uint8_t phrase_max; /* words of the longest phrase that begins with it, LONGEST_PHRASE at most; 0: none */
    uint16_t cue;       /* index for rules_cue(); 0: none */
    uint8_t role;       /* enum word_role: closed-class words that rules ask for by name */
    uint8_t inside;     /* 1: some phrase has it behind its first word */
} word;

uint32_t rules_word(const rules *r, who_str lower); /* NO_WORD where it is in no lexicon */

/* A word of at most WORD_KEY bytes as numbers: its lower-cased bytes, the first in the lowest bits; 0 behind them. For
 * those who make it while they read the word; its hash is what is looked up. */
#define WORD_KEY 12
typedef struct word_key {
    uint64_t head; /* eight bytes */
    uint32_t tail; /* four */
} word_key;
static inline uint64_t key_hash(word_key key)
{
    uint64_t hash = (key.head ^ key.tail * UINT64_C(0xD6E8FEB86659FD93)) * UINT64_C(0x9E3779B97F4A7C15);
    hash = (hash ^ hash >> 32) * UINT64_C(0xBF58476D1CE4E5B9);
    return hash ^ hash >> 29;
}
uint32_t rules_hashed(const rules *r, uint64_t hash);
/* The word of that hash will be asked for soon: who reads several words ahead does not wait for memory. */
void rules_expect(const rules *r, uint64_t hash);

/* What rules begins with: rules_at() is asked too often to be a call. */
typedef struct rules_head {
    const word *words; /* and one more, all zero */
    uint32_t nwords;
} rules_head;

/* An all-zero word for NO_WORD. A product instead of a branch: which words are unknown cannot be foreseen. */
static inline const word *rules_at(const rules *r, uint32_t index)
{
    const rules_head *head = (const rules_head *)(const void *)r;
    uint32_t n = head->nwords;
    return &head->words[n - (n - index) * (index < n)];
}
uint32_t rules_nwords(const rules *r);
who_str rules_spelling(const rules *r, uint32_t index);

/* The longest phrase of two words or more that begins at token t: its LEX_ bits, and the tokens in *n; 0 for none. */
uint32_t rules_phrase(const rules *r, const doc *d, uint32_t t, uint32_t *n);
/* The same for a string of lower-cased words joined by single spaces (a single word too). */
uint32_t rules_lookup(const rules *r, who_str lower);
/* The canonical form (first on its line, singular) of a word or phrase, or the string itself. */
who_str rules_canonical(const rules *r, who_str lower);

/* Is `nickname` a short form of the given name `full` (both lower case)? */
bool rules_is_nickname(const rules *r, who_str full, who_str nickname);

/* Is it a degree or an honour behind a name, as it is written there: "Ilse Oss, PhD", "Karl Oss MBE"? */
bool rules_is_degree(who_str letters);
bool rules_is_legal_form(who_str letters); /* what ends the name of a firm, as written: "Ostrel, Inc." */
bool rules_ends_slogan(who_str s);         /* Now, Together: as the last word of a cause's name, "Tenants Together" */

/* Can an article call a body so whose name has `word` (both lower case): "the union" the Association of Teachers? */
bool rules_is_body(const rules *r, who_str noun, who_str part);

/* The rules that a session was made with; in pipeline.c, which owns them. */
const rules *session_rules(const who_session *s);

/* ---- cues ---- */

enum verb_form { FORM_NONE, FORM_BASE, FORM_S, FORM_PAST, FORM_PART, FORM_ING };

/* What may carry the content. */
enum {
    FRAME_QUOTE = 1,     /* a quotation beside it: said "..." */
    FRAME_THAT = 2,      /* said that he would; that may be left out */
    FRAME_CLAUSE = 4,    /* only with "that", "how", "whether": realised that */
    FRAME_INF = 8,       /* vowed to */
    FRAME_NOUN = 16,     /* denied the allegation */
    FRAME_OBJ_THAT = 32, /* told X that, warned X that: the object is the addressee */
    FRAME_OBJ_INF = 64,  /* urged X to */
    FRAME_AS = 128,      /* described X as */
    FRAME_PREP = 256,    /* called for, warned of, spoke about */
    FRAME_MENTAL = 512,  /* thinks, wants: reported, but not said */
    FRAME_WEAK = 1024,   /* often no speech: only with better evidence (show, provide, address) */
    FRAME_DOC = 2048,    /* usual of documents: shows, reads */
    FRAME_ING = 4096,    /* denied taking */
    FRAME_NEG = 8192,    /* declined to comment: says that nothing was said */
    FRAME_AT = 16384,    /* put the cost at */
    FRAME_STATE = 32768, /* no verb: adamant that */
    FRAME_OBJ_ON = 65536 /* pressed X on whether */
};
typedef struct cue {
    who_str lemma;
    uint32_t frames;
} cue;
const cue *rules_cue(const rules *r, uint16_t index);
uint32_t rules_ncues(const rules *r);

/* ---- weights ---- */

/* The name of a feature in weights.txt, or one of its values: a word with its hash, which is made once however many
 * features the word is part of, and by the compiler where the word is a literal. */
typedef struct hashed {
    const char *text; /* borrowed */
    uint32_t len, hash;
} hashed;

/* Four bytes as a number, the same on every machine, because tables are made when the program is built. */
static inline uint32_t hashed_four(const char *s)
{
    return (uint32_t)(unsigned char)s[0] | (uint32_t)(unsigned char)s[1] << 8 | (uint32_t)(unsigned char)s[2] << 16 |
           (uint32_t)(unsigned char)s[3] << 24;
}

/* The first eight bytes, or all of fewer. No loop, so that it folds. */
static inline uint64_t hashed_bytes(const char *s, size_t n)
{
    if (n >= 8) return load8(s);
    if (n >= 4) return (uint64_t)hashed_four(s) << 32 | hashed_four(s + n - 4);
    if (!n) return 0;
    return (uint64_t)(unsigned char)s[0] << 16 | (uint64_t)(unsigned char)s[n / 2] << 8 | (unsigned char)s[n - 1];
}

static inline __attribute__((always_inline)) hashed hashed_here(who_str s)
{
    uint64_t h = (hashed_bytes(s.ptr, s.len) + s.len) * UINT64_C(0x9E3779B97F4A7C15);
    for (size_t i = 8; i < s.len; i += 8)
        h = ((h ^ h >> 32) + load8(s.ptr + (i + 8 < s.len ? i : s.len - 8))) * UINT64_C(0xBF58476D1CE4E5B9);
    return (hashed){s.ptr, (uint32_t)s.len, (uint32_t)(h >> 32)};
}
static inline hashed hashed_of(who_str s) { return hashed_here(s); }
#define HASHED(literal) hashed_here(STR(literal)) /* a constant */

/* What a feature is found by: its name and up to two values, HASHED("") where there is none. */
static inline uint64_t weight_key(hashed feature, hashed a, hashed b)
{
    return feature.hash * UINT64_C(0xD6E8FEB86659FD93) + a.hash * UINT64_C(0xA0761D6478BD642F) +
           b.hash * UINT64_C(0xE7037ED1A0B428DB);
}
/* The sum of the weights in weights.txt (learned by `make train`), in the order of the keys; 0 for those it has not. */
float rules_weights(const rules *r, const uint64_t *keys, uint32_t n);

/* ---- patterns ---- */

/* Pattern names as in patterns.re, in this order; rules_load() refuses a file that lacks one. */
enum pattern_id { PAT_DATELINE, PAT_BYLINE, PAT_BOILERPLATE, PAT_DATE_TEXT, PAT_CREDIT, PAT_SPEAKER_LABEL, PAT_COUNT };

/* Match memory of one thread; free with match_free(). */
typedef struct match match;
match *match_new(const rules *r);
void match_free(match *m);
/* A new article: after a few limits hit in one, its other matches are given up at once, and counted. */
void match_begin(match *m);

/* Looks for the pattern in subject[from..): 1 and the groups in out[0..ngroups) (unset ones are empty at 0), 0 for no
 * match, -1 when a limit was hit (counted; never the same as no match). The subject must be valid UTF-8. */
int pattern_find(match *m, enum pattern_id id, who_str subject, size_t from, who_span *out, size_t ngroups);
/* The same for a match that begins where the subject does; ngroups is not 0. */
int pattern_begins(match *m, enum pattern_id id, who_str subject, who_span *out, size_t ngroups);
uint32_t match_limits_hit(const match *m);

/* "10.42 2022-12-11": the PCRE2 that is linked, at most size - 1 bytes. */
void rules_pcre2_version(char *text, size_t size);

#endif
