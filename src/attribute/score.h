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

void features_init(features *f); /* without features and show */
void add_feature(features *f, hashed name, hashed a, hashed b);
#define feature(f, name, a, b) add_feature(f, HASHED(name), a, b) /* the name is a literal */
hashed bucket(const features *f, uint32_t n);                     /* a small number, exactly, and larger ones roughly */
hashed head_class(const work *w, uint32_t head);                  /* what the head of a source is */
/* What stands at token t, as seen from sentence s: the edge, a sign, or a part of speech. */
hashed neighbour(const features *f, const work *w, const sentence *s, uint32_t t);

void describe_candidate(const work *w, const candidate *c, features *f); /* adds to f */
/* 0..1: how often a candidate like this one has the right source and content. f is for all candidates. */
float score_candidate(const work *w, const candidate *c, features *f);

/* boundary.c */
/* The next token behind `from` before which the content may end, or where it does end. */
uint32_t next_break(const work *w, const candidate *c, uint32_t from);
void describe_break(const work *w, const candidate *c, uint32_t t, features *f); /* adds to f */
/* Ends the content at the first of its breaks where it likely does. */
void end_content(const work *w, candidate *c, features *f);

#endif
