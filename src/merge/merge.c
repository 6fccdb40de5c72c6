/* merge.c - the statements of several files as one file, each once, in an order that depends on nothing but them.
 *
 * Enters: statements with the bytes of their lines. Leaves: lines, sorted by the article's id; in an article (outlet,
 * date, title, url) by where their content begins. Of those with one id the least by bytes stays. So joining is
 * commutative, associative and idempotent: what is written is a function of the set of lines, and joined again with any
 * part of itself it is the same bytes. Lines of an article stand together, which is all that the corpus asks of them.
 * Method: a sorter (base/sort.c) takes records "doc, id, rest" and gives them by document and id, so that repeats are
 * neighbours; the statements of a document are gathered and sorted by the rest, which has the order of the output.
 * Memory: SORT_BYTES for the sorter, and GROUP_BYTES for a document.
 * What it gets wrong: a document with more statements than GROUP_BYTES holds (ids that are the same for many articles)
 * is written in several pieces, each in order; its articles may be counted once for each piece.
 */
#include "merge/merge.h"

#include <stdlib.h>

#define SORT_BYTES ((size_t)64 << 20)
#define GROUP_BYTES ((size_t)64 << 20)
#define FLUSH_BYTES ((size_t)64 << 10)

/* The fields of a record end with a NUL, which no text holds, so that records sort field by field:
 * doc, id, then the rest: outlet, date, title, url, place, line. */
enum { ARTICLE_FIELDS = 4 };

struct merge {
    sorter *sorter;
    uint64_t added;
    buf record;
};

merge *merge_new(void)
{
    merge *m = who_alloc(sizeof *m);
    m->sorter = sorter_new(SORT_BYTES);
    return m;
}

void merge_free(merge *m)
{
    if (!m) return;
    sorter_free(m->sorter);
    buf_free(&m->record);
    who_dealloc(m);
}

static void add_field(buf *b, who_str s)
{
    buf_str(b, s);
    buf_char(b, '\0');
}

/* A JSON text without the white space between its tokens: a line that a program has laid out otherwise is the same. */
static void add_compact(buf *b, who_str json)
{
    size_t done = 0;
    bool inside = false;
    for (size_t i = 0; i < json.len; i++) {
        char c = json.ptr[i];
        if (inside && c == '\\') {
            i++;
        } else if (c == '"') {
            inside = !inside;
        } else if (!inside && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
            buf_add(b, json.ptr + done, i - done);
            done = i + 1;
        }
    }
    buf_add(b, json.ptr + done, json.len - done);
}

int merge_add(merge *m, const saying *s, who_err *err)
{
    buf *b = &m->record;
    buf_clear(b);
    add_field(b, s->doc);
    buf_printf(b, "%016llx", (unsigned long long)s->id);
    buf_char(b, '\0');
    const who_str article[ARTICLE_FIELDS] = {s->outlet, s->date, s->title, s->url};
    for (int i = 0; i < ARTICLE_FIELDS; i++) add_field(b, article[i]);
    buf_printf(b, "%08x%c", (unsigned)s->start, s->speaker ? '+' : '-');
    buf_char(b, '\0');
    add_compact(b, s->line);
    m->added++;
    return sorter_add(m->sorter, buf_slice(b), err);
}

/* ---- writing ---- */

/* The statements of a document. */
typedef struct group {
    arena mem;
    buf doc;
    who_str id;    /* of the last one */
    who_str *rest; /* of each */
    uint32_t n;
    size_t bytes;
} group;

typedef struct writer {
    group g;
    buf article, lines; /* article: the last one written, with its document */
    merge_counts *counts;
    who_out *out;
} writer;

static int rest_cmp(const void *x, const void *y) { return str_cmp(*(const who_str *)x, *(const who_str *)y); }

static void write_line(writer *w, who_str rest)
{
    who_str from = rest;
    for (int i = 0; i < ARTICLE_FIELDS; i++) str_split(&rest, '\0');
    who_str article = {from.ptr, from.len - rest.len}, place = str_split(&rest, '\0');
    if (w->article.len == 0 || !str_eq(article, buf_slice(&w->article))) {
        buf_clear(&w->article);
        buf_str(&w->article, article);
        w->counts->articles++;
    }
    w->counts->statements++;
    w->counts->unknown += str_ends(place, "-");
    buf_str(&w->lines, rest);
    buf_char(&w->lines, '\n');
}

static int flush(writer *w, size_t at_least, who_err *err)
{
    if (w->lines.len <= at_least) return WHO_OK;
    int rc = who_out_write(w->out, w->lines.ptr, w->lines.len, err);
    buf_clear(&w->lines);
    return rc;
}

static int end_group(writer *w, who_err *err)
{
    group *g = &w->g;
    int rc = WHO_OK;
    if (g->n) qsort(g->rest, g->n, sizeof *g->rest, rest_cmp);
    for (uint32_t i = 0; i < g->n && rc == WHO_OK; i++) {
        write_line(w, g->rest[i]);
        rc = flush(w, FLUSH_BYTES, err);
    }
    arena_reset(&g->mem);
    g->n = 0;
    g->bytes = 0;
    g->id = STR("");
    return rc;
}

static int take(writer *w, who_str record, who_err *err)
{
    group *g = &w->g;
    who_str article = str_split(&record, '\0'), id = str_split(&record, '\0');
    bool same = str_eq(article, buf_slice(&g->doc));
    if (same && str_eq(id, g->id)) return WHO_OK;
    if (!same || g->bytes > GROUP_BYTES) {
        int rc = end_group(w, err);
        if (rc != WHO_OK) return rc;
    }
    if (!same) {
        buf_clear(&g->doc);
        buf_str(&g->doc, article);
        buf_clear(&w->article);
    }
    who_str rest = arena_str(&g->mem, record.ptr, record.len);
    VEC_PUSH(g->rest, g->n, rest);
    g->bytes += rest.len;
    g->id = arena_str(&g->mem, id.ptr, id.len);
    return WHO_OK;
}

int merge_write(merge *m, who_out *out, merge_counts *counts, who_err *err)
{
    writer w = {.counts = counts, .out = out, .g = {.id = STR("")}};
    who_str record;
    int got, rc = WHO_OK;
    while (rc == WHO_OK && (got = sorter_next(m->sorter, &record, err)) != 0)
        rc = got < 0 ? (int)err->code : take(&w, record, err);
    if (rc == WHO_OK) rc = end_group(&w, err);
    if (rc == WHO_OK) rc = flush(&w, 0, err);
    counts->repeated = m->added - counts->statements;
    arena_free(&w.g.mem);
    buf_free(&w.g.doc);
    who_dealloc(w.g.rest);
    buf_free(&w.article);
    buf_free(&w.lines);
    return rc;
}
