/* internal.h - what the files of rules/ share with each other.
 *
 *   rule files --files.c--> texts --lexicon.c, weights.c--> tables of words --rules.c--> answers
 *              --pattern.c--> compiled patterns
 *
 * The tables of the built-in files are made when the program is built: compile.c, which is no part of the library, has
 * lexicon.c make them and prints them as C.
 */
#ifndef WHO_RULES_INTERNAL_H
#define WHO_RULES_INTERNAL_H

#include <pthread.h>

#include "rules/rules.h"

#define PHRASE_SEED UINT64_C(0x9e3779b97f4a7c15)

/* ---- texts (files.c) ---- */

typedef struct rule_file {
    const char *name;
    who_str text;
    char *owned; /* read from --rules, to be freed; NULL for a built-in one */
} rule_file;

/* All rule files: those of the folder where it has them, else the built-in ones. dir may be NULL. */
int files_load(rules *r, const char *dir, who_err *err);
void files_free(rules *r);

/* ---- tables (lexicon.c) ---- */

/* A slot is the high bits of a word's hash and, in the low ones, its id. The word itself is not compared, because that
 * would wait for memory twice more: a word that differs and has the same 44 bits at the same place would be taken for
 * it, once in 10^13 lookups. */
#define FREE_SLOT UINT64_MAX

/* Hashes to numbers, written once. A hash is its own place, since hash_mix() made it. */
typedef struct number_map {
    uint64_t *keys; /* 0 is free; linear probing, at most half full */
    uint32_t *values;
    uint32_t mask;
} number_map;
static inline uint32_t map_get(const number_map *h, uint64_t key) /* WHO_NONE where it is absent */
{
    uint32_t at = (uint32_t)key & h->mask;
    while (h->keys[at] != key && h->keys[at]) at = (at + 1) & h->mask;
    return h->keys[at] ? h->values[at] : WHO_NONE;
}

typedef struct weight {
    uint32_t tag; /* of its key (weights.c); 0: free, and the weight is 0 */
    float weight;
} weight;

/* The words and phrases of all files. Written once, by lexicon_build() or into the program. */
typedef struct lexicon {
    uint64_t *slots; /* linear probing */
    uint32_t slot_mask;
    uint32_t nwords;
    word *words;           /* and one more, all zero */
    uint32_t *canon;       /* of each word, the id of its canonical form */
    uint32_t *spelling_at; /* nwords + 1 offsets; the bytes before the next one are the word and a NUL */
    char *spellings;
    cue *cues;
    uint32_t ncues;         /* 0 is none */
    number_map phrases;     /* hash of word ids -> word */
    number_map nicknames;   /* hash of (full name, short form) */
    number_map bodies;      /* hash of (noun, word of a name that it may stand for) */
    weight *weights;        /* by key, linear probing; less than half of it is used */
    uint32_t weights_shift; /* of a key, for its slot */
} lexicon;

extern const lexicon lexicon_builtin; /* made by compile.c */

/* From the texts of r, which its cues borrow. */
int lexicon_build(lexicon *out, const rules *r, who_err *err);
void lexicon_release(lexicon *x);

/* The key of any word; of a short one it is its bytes. */
word_key key_of(who_str lower);
static inline uint32_t lexicon_find(const lexicon *x, uint64_t hash)
{
    for (uint32_t at = (uint32_t)hash & x->slot_mask;; at = (at + 1) & x->slot_mask) {
        uint64_t slot = x->slots[at];
        if (slot == FREE_SLOT) return NO_WORD;
        if ((slot ^ hash) >> WORD_BITS == 0) return (uint32_t)slot & NO_WORD;
    }
}

/* ---- weights.c ---- */
int load_weights(const rules *r, lexicon *x, who_err *err);

/* ---- pattern.c ---- */
int patterns_compile(rules *r, who_err *err);
void patterns_free(rules *r);

struct rules {
    rules_head head; /* first; see there */
    rule_file *files;
    uint32_t nfiles;
    lexicon lexicon;
    bool owns_lexicon; /* it is not the built-in one */
    struct pattern *patterns;
    pthread_mutex_t *finishing; /* held while the JIT works on one of them */
};

#endif
