/* statement.h - one thing attributed to one source. */
#ifndef WHOSAID_STATEMENT_H
#define WHOSAID_STATEMENT_H

#include "whosaid/base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum who_type {
    WHO_DIRECT,  /* whole clauses in quotation marks */
    WHO_MIXED,   /* a reported clause with quoted words in it */
    WHO_INDIRECT /* reported speech without quotation marks */
};

/* A topic found in a statement or an article. `topic` is an index for who_topic_info(). `matched` are the words that
 * decided, in the order of the text; score is in 0..1. */
typedef struct who_topic_hit {
    uint32_t topic;
    float score;
    who_str *matched;
    uint32_t nmatched;
} who_topic_hit;

/* A statement; all spans are bytes of the article's text, all indices are into the arrays of the same article. */
typedef struct who_statement {
    uint64_t id; /* hash of the article's id and the spans; printed as 16 hex digits */
    enum who_type type;
    who_span *content; /* at least one, in order of the text, never overlapping, quotation marks included */
    uint32_t ncontent;
    who_span cue;     /* empty (start == end) where no words attribute; of one that carries on another, the other's */
    who_span source;  /* empty where no words name the speaker */
    uint32_t speaker; /* index into article->speakers, or WHO_NONE: unknown, with the reason in `why` */
    uint32_t inner;   /* the speaker that the content itself names as speaking, or WHO_NONE */
    who_span inner_span;
    who_topic_hit *topics; /* best first */
    uint32_t ntopics;
    float confidence; /* 0..1: how often a statement like this one has the right source */
    const char *rule; /* the rule that made it, e.g. "subject-cue-content"; static */
    who_str why;      /* one sentence for a person to read */
} who_statement;

/* "direct", "mixed" or "indirect". Static. */
WHO_API const char *who_type_name(enum who_type type);

#ifdef __cplusplus
}
#endif
#endif
