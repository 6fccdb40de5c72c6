/* options.h - everything that a caller can set, with its defaults. */
#ifndef WHOSAID_OPTIONS_H
#define WHOSAID_OPTIONS_H

#include "whosaid/base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum who_offsets { WHO_CODEPOINTS, WHO_BYTES, WHO_UTF16 };
enum who_anonymous { WHO_ANON_MERGE, WHO_ANON_OUTLET, WHO_ANON_ARTICLE, WHO_ANON_DROP };

/* Whether an article counts that is nearly the same as one before it: always, once for each outlet, once. */
enum who_duplicates { WHO_COPIES_ALL, WHO_COPIES_OUTLET, WHO_COPIES_ONCE };

/* What warnings and the records that were skipped are reported to: one line without the line end. */
typedef void (*who_message_fn)(const char *line, void *payload);

/* Start from WHO_OPTIONS_INIT. Strings are borrowed until the session is freed; NULL means the default. */
typedef struct who_options {
    const char *rules_dir;     /* lexicons that replace the built-in ones of the same file name */
    const char *map;           /* "outlet=publication,text=fields.bodyText" */
    const char *const *topics; /* dictionary files, "iptc", "auto" (see who_learn_topics()); or "none" alone */
    size_t ntopics;            /* 0: the IPTC Media Topics */
    const char *outlet;        /* the outlet of articles that name none */
    const char *gazetteer;     /* table of known speakers: name, id, aliases, kind, gender */
    const char *aliases;       /* corrections, "form = right name" a line */
    int keyphrases;            /* at most so many key phrases for each article; 0: none are looked for */
    int explain_input;         /* report the field mapping chosen, as messages */
    int per_article;           /* each line of the input is a record and is visited, also one that gives no article */
    int ascii;                 /* statements are written in ASCII: other characters as JSON escapes */
    int threads;               /* 0: one for each processor */
    double min_confidence;     /* statements below are left out */
    enum who_offsets offsets;
    enum who_anonymous anonymous;
    enum who_duplicates duplicates;
    uint64_t max_record;  /* bytes of one record; longer ones are skipped with a message */
    int max_expansion;    /* output to input of a compressed file beyond 64 MB; 0: no limit */
    const char *encoding; /* of inputs without a byte order mark, by iconv's name; NULL: UTF-8, or what is certain */
    who_message_fn message;
    void *payload;
} who_options;

#define WHO_OPTIONS_INIT                                                                                               \
    {                                                                                                                  \
        NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 0, 0, 0.0, WHO_CODEPOINTS, WHO_ANON_MERGE, WHO_COPIES_ALL,     \
            (uint64_t)16 << 20, 200, NULL, NULL, NULL                                                                  \
    }

#ifdef __cplusplus
}
#endif
#endif
