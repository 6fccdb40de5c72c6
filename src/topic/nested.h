/* nested.h - what the readers of nested dictionaries share: keys inside keys, with terms at any depth. */
#ifndef WHO_TOPIC_NESTED_H
#define WHO_TOPIC_NESTED_H

#include "topic/internal.h"

enum { NESTED_MOST = 64 };

/* The keys that are open, outermost first. */
typedef struct nested {
    builder *b;
    uint32_t topics[NESTED_MOST];
    uint32_t uses[NESTED_MOST], rows[NESTED_MOST]; /* of the lexicon when the key began */
    place places[NESTED_MOST];
    uint32_t depth;
} nested;

/* A key below the innermost open one: a topic with the id "outer.inner" and the label "inner". */
int nested_open(nested *z, who_str key, place at);
/* WHO_ERULES: neither terms nor narrower keys were in it. */
int nested_close(nested *z);
/* A glob pattern of the innermost key. */
int nested_term(nested *z, who_str words, place at);

#endif
