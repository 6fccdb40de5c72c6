/* job.c - the frame that every subcommand runs in.
 *
 * In: the settings of the command line. Out: data where the command writes it; on standard error the messages, a
 * progress line on a terminal, and a closing line with the counts; the exit status.
 * Method: between records it draws the progress and notices an interruption.
 * A signal only sets a flag, so that outputs are ended as after any other error: nothing half-written is left.
 * Gets wrong: the time left is a guess from the bytes read, and given only where all inputs are files, or folders of
 * files, that are not compressed.
 */
#include "cli.h"

#include <dirent.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { INTERRUPTED = -1 /* what the visitor returns then */, DEFAULT_WIDTH = 80 };
enum { BAR_COLUMNS = 20, MOST_FILES = 100000, MOST_DEPTH = 64 };
#define REDRAW_SECONDS 0.2
#define PATIENCE_SECONDS 0.5 /* a run that is over before needs no bar */

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
    int files;        /* and folders, counted for that */
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

/* Adds the sizes of a file, or of all files below a folder; -1: what will be read cannot be told from them. */
static int add_sizes(job *j, const char *path, int depth)
{
    struct stat st;
    size_t n = strlen(path);
    int packed = (n > 3 && strcmp(path + n - 3, ".gz") == 0) || (n > 4 && strcmp(path + n - 4, ".zst") == 0);
    if (stat(path, &st) != 0 || ++j->files > MOST_FILES || depth > MOST_DEPTH) return -1;
    if (S_ISREG(st.st_mode) && !packed) {
        j->total += (uint64_t)st.st_size;
        return 0;
    }
    DIR *folder = S_ISDIR(st.st_mode) ? opendir(path) : NULL;
    if (!folder) return -1;
    int rc = 0;
    for (const struct dirent *e = readdir(folder); e && rc == 0; e = readdir(folder)) {
        char below[4096];
        if (e->d_name[0] == '.') continue; /* as the reader does */
        int len = snprintf(below, sizeof below, "%s/%s", path, e->d_name);
        rc = len < (int)sizeof below ? add_sizes(j, below, depth + 1) : -1;
    }
    closedir(folder);
    return rc;
}

static void prepare_progress(job *j)
{
    const settings *s = j->s;
    j->began = j->last = now();
    j->progress = !s->quiet && isatty(STDERR_FILENO) && (s->output || !isatty(STDOUT_FILENO));
    for (size_t i = 0; j->progress && i < s->ninputs; i++) {
        if (add_sizes(j, s->inputs[i], 0) == 0) continue;
        j->total = 0;
        break;
    }
}

/* " 42% [########            ]", for the part of the input that is read. */
static void draw_bar(double part)
{
    char bar[BAR_COLUMNS + 1];
    memset(bar, ' ', BAR_COLUMNS);
    memset(bar, '#', (size_t)(part * BAR_COLUMNS));
    bar[BAR_COLUMNS] = 0;
    fprintf(stderr, "%3d%% [%s] ", (int)(part * 100), bar);
}

static void draw_progress(job *j)
{
    double t = now(), spent = t - j->began, part = 0;
    if (!j->progress || t - j->last < REDRAW_SECONDS || spent < PATIENCE_SECONDS) return;
    if (j->total && j->counts.bytes <= j->total) part = (double)j->counts.bytes / (double)j->total;
    fputs("\r\033[K", stderr);
    if (part > 0) draw_bar(part);
    double mb = (double)j->counts.bytes / 1e6;
    fprintf(stderr, "%llu articles, %.1f MB, %.1f MB/s", (unsigned long long)j->counts.articles, mb, mb / spent);
    if (part > 0) {
        unsigned left = (unsigned)(spent / part - spent + 0.5);
        fprintf(stderr, ", %u:%02u left", left / 60, left % 60);
    }
    j->drawn = 1;
    j->last = t;
}

/* ---- how it is written ---- */

const char *const color_choices[] = {"auto", "always", "never", NULL};

int job_colour(const settings *s)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (s->color != COLOR_AUTO) return s->color == COLOR_ALWAYS;
    return !s->output && isatty(STDOUT_FILENO) && !(no_color && no_color[0]) && !(term && strcmp(term, "dumb") == 0);
}

int job_width(const settings *s)
{
    struct winsize window;
    if (!s->output && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0) return window.ws_col;
    return DEFAULT_WIDTH;
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
    if (err->source[0]) fprintf(stderr, "    %s\n    %*s^\n", err->source, (int)err->caret, "");
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

/* While topics are learned there is no progress to show. */
static int learning_watch(void *payload, who_err *err)
{
    (void)payload;
    if (!interrupted) return WHO_OK;
    snprintf(err->msg, sizeof err->msg, "interrupted");
    return INTERRUPTED;
}

static int learn(job *j, who_err *err)
{
    return who_learn_topics(j->session, j->s->inputs, j->s->ninputs, learning_watch, j, err);
}

int job_run(job *j, who_visit_fn visit, void *payload, who_err *err)
{
    j->visit = visit;
    j->payload = payload;
    int rc = learn(j, err);
    if (rc == WHO_OK) rc = who_run(j->session, j->s->inputs, j->s->ninputs, watched_visit, j, &j->counts, err);
    clear_progress(j);
    return rc;
}

int job_keep(const job *j, int rc) { return rc == WHO_OK || (rc == WHO_EINPUT && j->counts.articles > 0); }

/* What was read, and where that is nothing, what to try. */
static void say_counts(const who_counts *c)
{
    char copies[64] = "", repeated[48] = "";
    if (c->copies)
        snprintf(copies, sizeof copies, "%llu cop%s left out, ", (unsigned long long)c->copies,
                 c->copies == 1 ? "y" : "ies");
    if (c->repeated) snprintf(repeated, sizeof repeated, ", %llu repeated", (unsigned long long)c->repeated);
    job_say("%llu article%s read, %llu skipped, %s%llu statement%s, %llu of unknown speakers%s",
            (unsigned long long)c->articles, c->articles == 1 ? "" : "s", (unsigned long long)c->skipped, copies,
            (unsigned long long)c->statements, c->statements == 1 ? "" : "s", (unsigned long long)c->unknown, repeated);
    if (!c->articles && c->skipped)
        job_say("no record gave an article: --explain-input says which fields were looked at, --map names others");
    else if (c->articles && !c->statements)
        job_say("nobody says anything there: is the text English, and whole? `whosaid show` shows what was read");
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
    const writer *writer;
    void *payload;
} stream;

static int stream_visit(const who_article *article, void *payload, who_err *err)
{
    stream *st = payload;
    return st->writer->write(st->out, st->session, article, st->payload, err);
}

/* An input that could not be read is no reason to leave the others unfinished. */
static int stream_end(const job *j, const stream *st, int rc, who_err *err)
{
    who_err ending;
    if (!st->writer->end || !job_keep(j, rc)) return rc;
    int code = st->writer->end(st->out, st->payload, &ending);
    if (code == WHO_OK) return rc;
    *err = ending;
    return code;
}

int job_stream(const settings *s, const writer *w, void *payload)
{
    int status;
    who_err err;
    stream st = {.writer = w, .payload = payload};
    job *j = job_begin(s, &status);
    if (!j) return status;
    st.session = j->session;
    int rc = who_out_open(&st.out, s->output ? s->output : "-", &err);
    if (rc == WHO_OK) {
        rc = job_run(j, stream_visit, &st, &err);
        rc = stream_end(j, &st, rc, &err);
        rc = job_close(j, st.out, rc, &err);
    }
    return job_end(j, rc, &err);
}

int job_corpus(job *j, int keep, who_corpus **out, who_err *err)
{
    *out = who_corpus_new(j->session);
    who_corpus_keep(*out, keep);
    int rc = learn(j, err);
    if (rc == WHO_OK) rc = who_corpus_read(*out, j->s->inputs, j->s->ninputs, watch, j, &j->counts, err);
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
