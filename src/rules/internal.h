/* internal.h - what the files of rules/ share with each other. */
#ifndef WHO_RULES_INTERNAL_H
#define WHO_RULES_INTERNAL_H

#include "rules/rules.h"

#define PHRASE_SEED UINT64_C(0x9e3779b97f4a7c15)

typedef struct rule_file {
    const char *name;
    who_str text;
    char *owned; /* read from --rules, to be freed; NULL for a built-in one */
} rule_file;

struct rules {
    rule_file *files;
    uint32_t nfiles;
    intern *names; /* words and phrases, lower case */
    word *words;
    uint32_t nwords;
    uint32_t *canon;
    uint32_t ncanon;
    cue *cues;
    uint32_t ncues;  /* 0 is none */
    map64 phrases;   /* hash of word ids -> word */
    map64 nicknames; /* hash of (full name, short form) */
    map64 bodies;    /* hash of (noun, word of a name that it may stand for) */
    map64 weight_at; /* key -> index of weights */
    float *weights;
    uint32_t nweights;
    struct pattern *patterns;
};

int load_weights(rules *r, who_err *err);
int patterns_compile(rules *r, who_err *err);
void patterns_free(rules *r);

#endif
