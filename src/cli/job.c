/* job.c - the frame that every subcommand runs in.
 *
 * In: the settings of the command line. Out: data where the command writes it; on standard error the messages, a
 * progress line on a terminal, and a closing line with the counts; the exit status.
 * Method: between records it draws the progress and notices an interruption.
 * A signal only sets a flag, so that outputs are ended as after any other error: nothing half-written is left.
 * Gets wrong: the time left is a guess from the bytes read, and given only where all inputs are plain files.
 */
#include "cli.h"

#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { INTERRUPTED = -1 }; /* what the visitor returns then */

struct job {
    const settings *s;
    who_session *session;
    who_counts counts;
    who_visit_fn visit;
    void *payload;
    int reported;     /* messages given out */
    char first[1024]; /* the first of them */
    int progress;     /* draw it */
    int drawn;        /* a progress line stands on the terminal */
    uint64_t total;   /* bytes of all inputs; 0 unknown */
    double began, last;
};

/* A signal handler can reach nothing but a global. */
static volatile sig_atomic_t interrupted;

static void on_interrupt(int number) { interrupted = number; }

static void catch_interrupts(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_interrupt;
    action.sa_flags = (int)SA_RESETHAND; /* the second one ends the program at once */
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- messages ---- */

void job_say(const char *format, ...)
{
    char line[1400];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    for (char *p = line; *p; p++) {
        if ((unsigned char)*p < ' ' || *p == 0x7f) *p = '?';
    }
    fprintf(stderr, "whosaid: %s\n", line);
}

static void clear_progress(job *j)
{
    if (j->drawn) fputs("\r\033[K", stderr);
    j->drawn = 0;
}

static void on_message(const char *line, void *payload)
{
    job *j = payload;
    clear_progress(j);
    if (!j->reported++) snprintf(j->first, sizeof j->first, "%s", line);
    job_say("%s", line);
}

/* ---- progress ---- */

static int is_plain_file(const char *path, const struct stat *st)
{
    size_t n = strlen(path);
    return S_ISREG(st->st_mode) && !(n > 3 && strcmp(path + n - 3, ".gz") == 0);
}

static void prepare_progress(job *j)
{
    const settings *s = j->s;
    struct stat st;
    j->progress = !s->quiet && isatty(STDERR_FILENO) && (s->output || !isatty(STDOUT_FILENO));
    for (size_t i = 0; i < s->ninputs; i++) {
        if (stat(s->inputs[i], &st) != 0 || !is_plain_file(s->inputs[i], &st)) {
            j->total = 0;
            break;
        }
        j->total += (uint64_t)st.st_size;
    }
    j->began = j->last = now();
}

static void draw_progress(job *j)
{
    double t = now(), spent = t - j->began;
    if (!j->progress || t - j->last < 0.2) return;
    double mb = (double)j->counts.bytes / 1e6;
    fprintf(stderr, "\r\033[K%llu articles, %.1f MB, %.1f MB/s", (unsigned long long)j->counts.articles, mb,
            mb / spent);
    if (j->total && j->counts.bytes && j->counts.bytes <= j->total) {
        double part = (double)j->counts.bytes / (double)j->total;
        unsigned left = (unsigned)(spent / part - spent + 0.5);
        fprintf(stderr, ", %d%%, %u:%02u left", (int)(part * 100), left / 60, left % 60);
    }
    j->drawn = 1;
    j->last = t;
}

/* ---- the run ---- */

static int exit_of(int rc)
{
    return rc == WHO_OK        ? EXIT_DONE
           : rc == WHO_ERULES  ? EXIT_RULES
           : rc == INTERRUPTED ? EXIT_INTERRUPTED
                               : EXIT_TROUBLE;
}

static void report(const settings *s, const who_err *err)
{
    char line[1024];
    if (err->code != WHO_EPIPE)
        job_say("%s", who_err_text(err, line, sizeof line));
    else if (!s->quiet)
        job_say("standard output was closed");
}

job *job_begin(const settings *s, int *status)
{
    who_err err;
    job *j = calloc(1, sizeof *j);
    if (!j) {
        job_say("out of memory");
        *status = EXIT_TROUBLE;
        return NULL;
    }
    j->s = s;
    who_options options = s->who;
    options.message = on_message;
    options.payload = j;
    int rc = who_session_new(&j->session, &options, &err);
    if (rc != WHO_OK) {
        report(s, &err);
        *status = exit_of(rc);
        free(j);
        return NULL;
    }
    catch_interrupts();
    prepare_progress(j);
    return j;
}

who_session *job_session(const job *j) { return j->session; }

const who_counts *job_counts(const job *j) { return &j->counts; }

static int watch(void *payload, who_err *err)
{
    job *j = payload;
    if (interrupted) {
        snprintf(err->msg, sizeof err->msg, "interrupted");
        return INTERRUPTED;
    }
    draw_progress(j);
    return WHO_OK;
}

static int watched_visit(const who_article *article, void *payload, who_err *err)
{
    job *j = payload;
    int rc = watch(j, err);
    return rc == WHO_OK ? j->visit(article, j->payload, err) : rc;
}

int job_run(job *j, who_visit_fn visit, void *payload, who_err *err)
{
    j->visit = visit;
    j->payload = payload;
    int rc = who_run(j->session, j->s->inputs, j->s->ninputs, watched_visit, j, &j->counts, err);
    clear_progress(j);
    return rc;
}

int job_keep(const job *j, int rc) { return rc == WHO_OK || (rc == WHO_EINPUT && j->counts.articles > 0); }

static void say_counts(const who_counts *c)
{
    char repeated[48] = "";
    if (c->repeated) snprintf(repeated, sizeof repeated, ", %llu repeated", (unsigned long long)c->repeated);
    job_say("%llu article%s read, %llu skipped, %llu statement%s, %llu of unknown speakers%s",
            (unsigned long long)c->articles, c->articles == 1 ? "" : "s", (unsigned long long)c->skipped,
            (unsigned long long)c->statements, c->statements == 1 ? "" : "s", (unsigned long long)c->unknown, repeated);
}

int job_end(job *j, int rc, const who_err *err)
{
    int status = exit_of(rc);
    if (rc == INTERRUPTED)
        job_say("interrupted");
    else if (rc == WHO_EINPUT && j->reported) /* the inputs at fault were reported as they were met */
        ;
    else if (rc != WHO_OK)
        report(j->s, err);
    if (!j->s->quiet && (rc == WHO_OK || rc == WHO_EINPUT)) say_counts(&j->counts);
    if (rc == WHO_OK && j->s->strict && j->counts.skipped) status = EXIT_SKIPPED;
    who_session_free(j->session);
    free(j);
    return status;
}

int job_close(const job *j, who_out *out, int rc, who_err *err)
{
    who_err closing;
    int code = who_out_close(out, job_keep(j, rc), &closing);
    if (code == WHO_OK || (rc != WHO_OK && rc != WHO_EINPUT)) return rc;
    *err = closing;
    return code;
}

/* ---- two ways to go through the articles ---- */

typedef struct stream {
    who_out *out;
    const who_session *session;
    write_fn write;
    const void *payload;
} stream;

static int stream_visit(const who_article *article, void *payload, who_err *err)
{
    stream *st = payload;
    return st->write(st->out, st->session, article, st->payload, err);
}

int job_stream(const settings *s, write_fn write, const void *payload)
{
    int status;
    who_err err;
    stream st = {.write = write, .payload = payload};
    job *j = job_begin(s, &status);
    if (!j) return status;
    st.session = j->session;
    int rc = who_out_open(&st.out, s->output ? s->output : "-", &err);
    if (rc == WHO_OK) {
        rc = job_run(j, stream_visit, &st, &err);
        rc = job_close(j, st.out, rc, &err);
    }
    return job_end(j, rc, &err);
}

int job_corpus(job *j, int keep, who_corpus **out, who_err *err)
{
    *out = who_corpus_new(j->session);
    who_corpus_keep(*out, keep);
    int rc = who_corpus_read(*out, j->s->inputs, j->s->ninputs, watch, j, &j->counts, err);
    clear_progress(j);
    if (job_keep(j, rc)) who_corpus_finish(*out);
    return rc;
}

int job_merge(job *j, who_out *out, who_err *err)
{
    int rc = who_merge(j->session, j->s->inputs, j->s->ninputs, out, watch, j, &j->counts, err);
    clear_progress(j);
    return rc;
}
