/* learn.h - what learn.c counted, for auto.c. */
#ifndef WHO_TOPIC_LEARN_H
#define WHO_TOPIC_LEARN_H

#include "topic/internal.h"

struct learner {
    intern *terms;      /* words without plurals, in small letters, with spaces */
    uint32_t *articles; /* of each term: how many have it */
    uint32_t *statements;
    uint32_t *last; /* of each term: the article that was counted last */
    uint32_t nterms;
    intern *forms; /* "number of the term", tab, "as it is written" */
    uint32_t *form_times;
    uint32_t nforms;
    uint32_t *uses; /* terms of the statements one after another, with marks at the ends of statements and articles */
    size_t nuses;
    uint32_t narticles;
    uint32_t *chosen; /* by learner_network(): nodes to terms, in the order of their words */
    network net;
};

/* Are the words of a also words of b, beside each other? */
bool term_inside(who_str a, who_str b);

#endif
