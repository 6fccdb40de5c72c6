/* handler.c - igraph's errors as who_err.
 *
 * igraph calls a handler for each function that an error passes through, the innermost first and the others with an
 * empty reason, then returns a code. Its own handler ends the process. Ours keeps the first reason.
 * The handler gets no payload, so where to write stands in a variable of the thread, set only while graph_build() runs.
 * What it gets wrong: Debian's igraph has one handler for all threads: another thread that uses igraph meanwhile
 * disturbs this one. That is why igraph is used from one thread only. igraph_fatal() still ends the process; it means
 * that igraph found itself broken.
 */
#include "graph/internal.h"

static _Thread_local who_err *reported;

static void report(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)file; /* a path of igraph's own source */
    (void)line;
    if (code == IGRAPH_ENOMEM) who_out_of_memory(0); /* igraph 0.10 frees twice when Leiden's memory runs out */
    if (reported && reported->code == WHO_OK) {
        bool has_reason = reason && *reason;
        err_set(reported, WHO_EGRAPH, "igraph: %s%s%s", has_reason ? reason : "", has_reason ? ": " : "",
                igraph_strerror(code));
    }
    IGRAPH_FINALLY_FREE();
}

static void ignore_warning(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
}

void guard_enter(guard *old, who_err *err)
{
    reported = err;
    old->error = igraph_set_error_handler(report);
    old->warning = igraph_set_warning_handler(ignore_warning);
}

void guard_leave(const guard *old)
{
    igraph_set_error_handler(old->error);
    igraph_set_warning_handler(old->warning);
    reported = NULL;
}

int guard_failed(igraph_error_t code, who_err *err)
{
    if (err->code == WHO_OK) err_set(err, WHO_EGRAPH, "igraph: %s", igraph_strerror(code));
    return WHO_EGRAPH;
}

const char *graph_igraph_version(void)
{
    const char *version;
    igraph_version(&version, NULL, NULL, NULL);
    return version;
}
