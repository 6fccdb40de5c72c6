/* score.h - features of a candidate, and the probability that they add up to. */
#ifndef WHO_ATTRIBUTE_SCORE_H
#define WHO_ATTRIBUTE_SCORE_H

#include "attribute/internal.h"

#define MAX_FEATURES 96 /* of one candidate; they are some fifty */
#define MAX_BUCKETS 11

/* The features of one candidate: what their weights are found by, in the order of describing. */
typedef struct features {
    uint64_t keys[MAX_FEATURES];
    uint32_t n;
    hashed markers[MARKER_COUNT], pos[POS_COUNT], buckets[MAX_BUCKETS]; /* values by number */
    /* Where it is set: gets the words of each, which are borrowed for the call. For training. */
    void (*show)(struct features *f, hashed name, hashed a, hashed b);
} features;

void features_init(features *f);                                         /* without features and show */
void describe_candidate(const work *w, const candidate *c, features *f); /* adds to f */
/* 0..1: how often a candidate like this one has the right source and content. f is for all candidates. */
float score_candidate(const work *w, const candidate *c, features *f);

#endif
