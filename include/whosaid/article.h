/* article.h - one news text, with what was found in it. */
#ifndef WHOSAID_ARTICLE_H
#define WHOSAID_ARTICLE_H

#include "whosaid/base.h"
#include "whosaid/speaker.h"
#include "whosaid/statement.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where an article came from, for messages: file, line (from 1, 0 unknown) and byte offset of its record. */
typedef struct who_origin {
    const char *file;
    uint64_t line, byte;
} who_origin;

/* What the article is about, in its own words. */
typedef struct who_keyphrase {
    who_str text; /* as the article has it, names whole */
    float score;  /* 0..1: how likely a reader would mark it */
} who_keyphrase;

/* An article. Strings are empty where unknown. */
typedef struct who_article {
    who_str id;     /* given, or the url, or "h" and a hash of title, date and text: never a counter */
    who_str outlet; /* who published it: "The Moscow Times" */
    who_str date;   /* "2021-12-30", or as much of it as is known: "2021", "2021-12" */
    who_str title, url, author;
    who_str agency;  /* where the text came from, read from its dateline: "AFP" */
    who_str problem; /* why the record gave no article; only with who_options.per_article, and then all else is empty */
    who_str text;    /* exactly as given, valid UTF-8; every span of every record points into it */
    who_origin origin;
    who_statement *statements; /* by first content byte */
    uint32_t nstatements;
    who_speaker *speakers; /* everyone who speaks in this article, in order of first mention */
    uint32_t nspeakers;
    who_topic_hit *topics; /* of the article as a whole, best first */
    uint32_t ntopics;
    who_keyphrase *keyphrases; /* best first; only where who_options.keyphrases asks for them */
    uint32_t nkeyphrases;
    uint32_t limits_hit; /* how many patterns gave up on a limit: the statements may be incomplete */
} who_article;

/* The number of code points (utf16 = 0) or UTF-16 units (utf16 = 1) before byte `byte` of the text. Linear: callers
 * with many offsets use who_offsets. */
WHO_API uint32_t who_article_offset(const who_article *article, uint32_t byte, int utf16);

#ifdef __cplusplus
}
#endif
#endif
