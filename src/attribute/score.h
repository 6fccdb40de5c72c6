/* score.h - features of a candidate, and the probability that they add up to. */
#ifndef WHO_ATTRIBUTE_SCORE_H
#define WHO_ATTRIBUTE_SCORE_H

#include "attribute/internal.h"

/* Takes the features of one candidate: a name and up to two values, borrowed for the call. */
typedef struct feature_sink {
    void (*add)(struct feature_sink *sink, who_str name, who_str a, who_str b);
} feature_sink;

void describe_candidate(const work *w, const candidate *c, feature_sink *sink);
/* 0..1: how often a candidate like this one has the right source and content. */
float score_candidate(const work *w, const candidate *c);

#endif
