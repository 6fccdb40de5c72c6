/* whosaid.h - find what people are quoted as saying, and who said it.
 *
 * The only header to include. The library never prints and never exits; the one exception is an allocation that
 * fails, which calls the hook of who_set_oom() (the default prints one line to standard error and aborts).
 *
 * Ownership, once and for all: a session owns its rules; the article given to a visitor, and every string, statement
 * and speaker that can be reached from it, is borrowed and ends when the visitor returns; a corpus owns everything
 * that can be reached from it until who_corpus_free(). `T **out` means that the caller owns the result and ends it
 * with the function that the comment names. Every _free accepts NULL.
 *
 * Errors: functions that can fail return 0 or a code of enum who_code and fill `*err`, which may not be NULL.
 * Absence is not an error: a missing string has len 0, a missing record index is WHO_NONE.
 *
 * Threads: who_run() starts its own. Nothing here is shared between two sessions; one session, one corpus and one
 * output each belong to one thread at a time. igraph, as Debian builds it, is not thread-safe: call
 * who_graph_new() and who_graph_slice() from one thread of the process only.
 */
#ifndef WHOSAID_H
#define WHOSAID_H

#include "whosaid/article.h"
#include "whosaid/base.h"
#include "whosaid/corpus.h"
#include "whosaid/fields.h"
#include "whosaid/graph.h"
#include "whosaid/options.h"
#include "whosaid/run.h"
#include "whosaid/speaker.h"
#include "whosaid/statement.h"
#include "whosaid/write.h"

#endif
