/* sort.c - any number of records, sorted by their bytes, in bounded memory.
 *
 * Enters: records. Leaves: the same, sorted by byte; of equal ones one or more. Method: external merge sort. What fits
 * in memory is sorted there; once it is full it goes to a temporary file as a sorted run, and at the end the runs are
 * merged by a heap, each read through a small window. The file is in $TMPDIR, else /tmp, and has no name: it ends with
 * the process whatever happens. Memory: the budget, or the longest record, and WINDOW for each budget's worth of input:
 * at 64 MB and 64 KiB, a thousandth of what is sorted. The file is as large as what is sorted.
 */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define WINDOW ((size_t)64 << 10) /* bytes of a run that are read at once */

/* A record in memory: its place, and its first bytes as a number that orders as they do, for most comparisons. */
typedef struct place {
    uint64_t prefix;
    const char *ptr;
    size_t len;
} place;

/* A sorted run in the file: [at, end) is not read yet; the window holds what was. */
typedef struct sorted_run {
    uint64_t at, end;
    char *window;
    size_t used, filled, cap;
    who_str head; /* its next record, in the window */
} sorted_run;

struct sorter {
    size_t budget, bytes; /* bytes: in memory now */
    arena mem;
    place *places;
    uint32_t nplaces, next; /* next: of those in memory, once all are added */
    int fd;                 /* -1 until a run is written */
    uint64_t written;
    sorted_run *runs;
    uint32_t nruns;
    uint32_t *heap; /* runs that have a record left, the least at 0 */
    uint32_t nheap;
    bool merging;
    buf last; /* the record that was given last, where it came from a run */
};

sorter *sorter_new(size_t budget)
{
    sorter *s = who_alloc(sizeof *s);
    s->budget = budget;
    s->fd = -1;
    return s;
}

void sorter_free(sorter *s)
{
    if (!s) return;
    for (uint32_t i = 0; i < s->nruns; i++) who_dealloc(s->runs[i].window);
    if (s->fd >= 0) close(s->fd);
    arena_free(&s->mem);
    buf_free(&s->last);
    who_dealloc(s->runs);
    who_dealloc(s->heap);
    who_dealloc(s->places);
    who_dealloc(s);
}

static int file_error(who_err *err, const char *doing)
{
    char reason[128];
    int number = errno;
    if (strerror_r(number, reason, sizeof reason) != 0) snprintf(reason, sizeof reason, "error %d", number);
    return err_at(err, WHO_EOUTPUT, "temporary file", 0, 0, UINT64_MAX, "cannot %s: %s", doing, reason);
}

/* ---- in memory ---- */

static uint64_t prefix_of(who_str s)
{
    uint64_t prefix = 0;
    for (size_t i = 0; i < 8; i++) prefix = prefix << 8 | (i < s.len ? (unsigned char)s.ptr[i] : 0);
    return prefix;
}

static int place_cmp(const void *x, const void *y)
{
    const place *a = x, *b = y;
    if (a->prefix != b->prefix) return a->prefix < b->prefix ? -1 : 1;
    return str_cmp((who_str){a->ptr, a->len}, (who_str){b->ptr, b->len});
}

static void sort_memory(sorter *s)
{
    if (s->nplaces) qsort(s->places, s->nplaces, sizeof *s->places, place_cmp);
    s->next = 0;
}

static void empty_memory(sorter *s)
{
    arena_reset(&s->mem);
    s->nplaces = 0;
    s->bytes = 0;
}

/* ---- runs ---- */

static int open_file(sorter *s, who_err *err)
{
    const char *folder = getenv("TMPDIR");
    buf path = {0};
    buf_z(&path, folder && *folder ? folder : "/tmp");
    buf_z(&path, "/whosaid-XXXXXX");
    s->fd = mkstemp(path.ptr);
    int rc = s->fd >= 0 ? WHO_OK : file_error(err, "create one in $TMPDIR or /tmp");
    if (rc == WHO_OK) {
        unlink(path.ptr);
        fcntl(s->fd, F_SETFD, FD_CLOEXEC);
    }
    buf_free(&path);
    return rc;
}

static int append(sorter *s, buf *out, size_t at_least, who_err *err)
{
    for (size_t done = 0; out->len > at_least && done < out->len;) {
        ssize_t n = write(s->fd, out->ptr + done, out->len - done);
        if (n < 0 && errno != EINTR) return file_error(err, "write to it");
        if (n > 0) done += (size_t)n, s->written += (uint64_t)n;
        if (done == out->len) buf_clear(out);
    }
    return WHO_OK;
}

/* What is in memory becomes a run: each record behind its length. */
static int spill(sorter *s, who_err *err)
{
    int rc = s->fd >= 0 ? WHO_OK : open_file(s, err);
    buf out = {0};
    sorted_run run = {.at = s->written};
    sort_memory(s);
    for (uint32_t i = 0; i < s->nplaces && rc == WHO_OK; i++) {
        const place *p = &s->places[i];
        if (i && place_cmp(p, p - 1) == 0) continue;
        uint64_t len = p->len;
        buf_add(&out, (const char *)&len, sizeof len);
        buf_add(&out, p->ptr, p->len);
        rc = append(s, &out, WINDOW, err);
    }
    if (rc == WHO_OK) rc = append(s, &out, 0, err);
    buf_free(&out);
    run.end = s->written;
    VEC_PUSH(s->runs, s->nruns, run);
    empty_memory(s);
    return rc;
}

int sorter_add(sorter *s, who_str record, who_err *err)
{
    size_t cost = record.len + sizeof(place) + 16;
    if (s->nplaces && (s->bytes + cost > s->budget || s->nplaces == UINT32_MAX / 2)) {
        int rc = spill(s, err);
        if (rc != WHO_OK) return rc;
    }
    who_str kept = arena_str(&s->mem, record.ptr, record.len);
    place p = {prefix_of(kept), kept.ptr, kept.len};
    VEC_PUSH(s->places, s->nplaces, p);
    s->bytes += cost;
    return WHO_OK;
}

/* ---- merging ---- */

/* Widens the window of a run to `want` bytes of what is left. */
static int fill(sorter *s, sorted_run *r, size_t want, who_err *err)
{
    if (r->filled - r->used >= want) return WHO_OK;
    r->filled -= r->used;
    if (r->filled) memmove(r->window, r->window + r->used, r->filled);
    r->used = 0;
    if (r->cap < want || !r->cap) {
        r->cap = want > WINDOW ? want : WINDOW;
        r->window = who_realloc(r->window, r->cap);
    }
    while (r->filled < want) {
        uint64_t left = r->end - r->at;
        size_t most = left < r->cap - r->filled ? (size_t)left : r->cap - r->filled;
        ssize_t n = pread(s->fd, r->window + r->filled, most, (off_t)r->at);
        if (n == 0) errno = EIO; /* the file is shorter than what was written */
        if (n == 0 || (n < 0 && errno != EINTR)) return file_error(err, "read it back");
        if (n > 0) r->filled += (size_t)n, r->at += (uint64_t)n;
    }
    return WHO_OK;
}

/* Moves a run to its next record: 1, or 0 at its end, or -1. */
static int advance(sorter *s, sorted_run *r, who_err *err)
{
    uint64_t len;
    r->used += r->head.len;
    r->head = STR("");
    if (r->at == r->end && r->used == r->filled) return 0;
    if (fill(s, r, sizeof len, err) != WHO_OK) return -1;
    memcpy(&len, r->window + r->used, sizeof len);
    if (fill(s, r, sizeof len + (size_t)len, err) != WHO_OK) return -1;
    r->used += sizeof len;
    r->head = (who_str){r->window + r->used, (size_t)len};
    return 1;
}

static bool is_less(const sorter *s, uint32_t a, uint32_t b)
{
    return str_cmp(s->runs[s->heap[a]].head, s->runs[s->heap[b]].head) < 0;
}

static void sink(sorter *s, uint32_t at)
{
    for (uint32_t least;; at = least) {
        least = at;
        for (uint32_t child = 2 * at + 1; child <= 2 * at + 2 && child < s->nheap; child++)
            if (is_less(s, child, least)) least = child;
        if (least == at) return;
        uint32_t held = s->heap[at];
        s->heap[at] = s->heap[least];
        s->heap[least] = held;
    }
}

static int begin_merging(sorter *s, who_err *err)
{
    s->merging = true;
    if (!s->nruns) {
        sort_memory(s);
        return WHO_OK;
    }
    int rc = s->nplaces ? spill(s, err) : WHO_OK;
    arena_free(&s->mem);
    s->heap = who_alloc(sizeof *s->heap * s->nruns);
    for (uint32_t i = 0; i < s->nruns && rc == WHO_OK; i++) {
        int got = advance(s, &s->runs[i], err);
        if (got < 0) rc = err->code;
        if (got > 0) s->heap[s->nheap++] = i;
    }
    for (uint32_t i = s->nheap / 2; i-- > 0;) sink(s, i);
    return rc;
}

int sorter_next(sorter *s, who_str *record, who_err *err)
{
    if (!s->merging && begin_merging(s, err) != WHO_OK) return -1;
    if (!s->nruns) {
        if (s->next == s->nplaces) return 0;
        *record = (who_str){s->places[s->next].ptr, s->places[s->next].len};
        s->next++;
        return 1;
    }
    if (!s->nheap) return 0;
    sorted_run *least = &s->runs[s->heap[0]];
    buf_clear(&s->last); /* the window moves */
    buf_str(&s->last, least->head);
    int got = advance(s, least, err);
    if (got < 0) return -1;
    if (got == 0) {
        who_dealloc(least->window);
        least->window = NULL;
        s->heap[0] = s->heap[--s->nheap];
    }
    sink(s, 0);
    *record = buf_slice(&s->last);
    return 1;
}
