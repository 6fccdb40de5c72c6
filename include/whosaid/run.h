/* run.h - articles in, analysed articles out. */
#ifndef WHOSAID_RUN_H
#define WHOSAID_RUN_H

#include "whosaid/article.h"
#include "whosaid/options.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct who_session who_session;

/* What a run did; every counter only grows, so one struct can be given to several runs. */
typedef struct who_counts {
    uint64_t articles; /* analysed */
    uint64_t skipped;  /* records or files that gave no article, each with a message */
    uint64_t statements;
    uint64_t unknown;    /* statements whose speaker is not known */
    uint64_t limits_hit; /* patterns that gave up */
    uint64_t repeated;   /* statements left out of a merge because they were there already */
    uint64_t bytes;      /* of input read, after decompression */
    uint64_t copies;     /* articles left out because one before them is nearly the same; not among the others */
} who_counts;

/* Loads the rules and gets ready. The caller frees *out with who_session_free(). WHO_ERULES: a rule is broken (file,
 * line and column in err); WHO_EUSAGE: an option is. */
WHO_API int who_session_new(who_session **out, const who_options *options, who_err *err);
WHO_API void who_session_free(who_session *session);

/* The options that the session was made with; borrowed until it is freed. */
WHO_API const who_options *who_session_options(const who_session *session);

/* Called with each analysed article, in the order of the input, from the thread that called who_run(). The article is
 * borrowed until the visitor returns. Non-zero stops the run, which returns that value; the visitor has filled err. */
typedef int (*who_visit_fn)(const who_article *article, void *payload, who_err *err);

/* Reads each input (a file, a folder, or "-"), analyses its articles and visits them. A bad record is one message and
 * one in counts->skipped, and the run goes on. Memory is bounded by the longest record, not by the input.
 * WHO_EINPUT: an input does not exist or cannot be read (the others were still read; err has the first such). */
WHO_API int who_run(who_session *session, const char *const *inputs, size_t ninputs, who_visit_fn visit, void *payload,
                    who_counts *counts, who_err *err);

/* Called between the records of a run that has no visitor; non-zero stops it, as a visitor's value does. */
typedef int (*who_watch_fn)(void *payload, who_err *err);

/* For the topics "auto": reads all inputs, finds the topics of what is said in them, and gives these to the session,
 * whose other runs score with them; without this call there are none. Does nothing where "auto" was not asked for.
 * `watch` may be NULL; the messages about bad records are left to the run that follows. Call it before who_run(): the
 * indices of topics change. Takes as long as a run, and memory that grows with the statements, some 50 bytes for each.
 * WHO_EUSAGE: an input cannot be read twice (standard input, a pipe); WHO_EGRAPH: igraph refused. */
WHO_API int who_learn_topics(who_session *session, const char *const *inputs, size_t ninputs, who_watch_fn watch,
                             void *payload, who_err *err);

/* The id, label and scheme of a topic, by the index in who_topic_hit; strings live as long as the session.
 * `broader` is the index of the topic above it, or WHO_NONE; `top` that of its top-level topic (itself for one). */
typedef struct who_topic_info {
    who_str id, label, scheme;
    uint32_t broader, top;
} who_topic_info;
WHO_API who_topic_info who_topic_get(const who_session *session, uint32_t topic);

#ifdef __cplusplus
}
#endif
#endif
