/* corpus.h - many articles added up: who speaks about what, in which outlet. */
#ifndef WHOSAID_CORPUS_H
#define WHOSAID_CORPUS_H

#include "whosaid/run.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct who_corpus who_corpus;

/* How often, in how many articles, and when. Dates are yyyymmdd, 0 unknown. */
typedef struct who_tally {
    uint32_t statements, quotations /* direct and mixed */, articles;
    uint32_t first_date, last_date;
} who_tally;

/* An empty corpus; end it with who_corpus_free(). The session must outlive it. */
WHO_API who_corpus *who_corpus_new(const who_session *session);
WHO_API void who_corpus_free(who_corpus *corpus);

/* What to keep of each statement beside the sums; bits. A graph needs WHO_KEEP_STATEMENTS (some 50 bytes a statement)
 * for dates, selections, projections and slices, WHO_KEEP_TEXTS beside it for nodes of statements and articles, and
 * WHO_KEEP_MENTIONS for who speaks about whom. Call before the first who_corpus_add(); without it nothing is kept. */
enum who_keep { WHO_KEEP_STATEMENTS = 1, WHO_KEEP_TEXTS = 2, WHO_KEEP_MENTIONS = 4 };
WHO_API void who_corpus_keep(who_corpus *corpus, int what);

/* Adds the statements of an article; a statement without a speaker counts in who_corpus_unknown() only. The order of
 * calls does not change anything that is written later. Copies what it keeps. */
WHO_API void who_corpus_add(who_corpus *corpus, const who_article *article);

/* Reads each input as who_run() does and adds its articles, and statements that who_write_statements() wrote earlier:
 * these give what their articles would give, at the same minimum confidence and anonymous sources; their topics are as
 * they were written, or none where the session has none. `watch` may be NULL. Returns as who_run(). */
WHO_API int who_corpus_read(who_corpus *corpus, const char *const *inputs, size_t ninputs, who_watch_fn watch,
                            void *payload, who_counts *counts, who_err *err);

/* Joins the speakers of all articles added ("Velden" and "Marta Velden") and sorts every list. Call once, after the
 * last add and before anything below. O(n log n) in speakers and edges. */
WHO_API void who_corpus_finish(who_corpus *corpus);

/* The three kinds of node, each list sorted by statements (most first), then id. */
enum who_list { WHO_SPEAKERS, WHO_TOPICS, WHO_OUTLETS };
WHO_API uint32_t who_corpus_count(const who_corpus *corpus, enum who_list list);

/* One row of a list: borrowed until who_corpus_free(). kind is "person", ..., "topic" or "outlet". */
typedef struct who_row {
    who_str id, label;
    const char *kind;
    who_tally tally;
} who_row;
WHO_API who_row who_corpus_row(const who_corpus *corpus, enum who_list list, uint32_t index);

/* The first speaker, from index `from` on, whose id, name or alias is `name`, in capitals or not; where nobody has that
 * name, the first who has all of its words in one of theirs. WHO_NONE: there is none. Linear in the speakers. */
WHO_API uint32_t who_corpus_find(const who_corpus *corpus, const char *name, uint32_t from);

/* Statements whose speaker is not known: they are in no list and no edge. */
WHO_API uint64_t who_corpus_unknown(const who_corpus *corpus);

#ifdef __cplusplus
}
#endif
#endif
