/* reading.c - what the views of an article for a person share.
 *
 * In: an analysed article. Out: its lines, and the ends of the spans of its statements in the order of the text.
 * Method: the ends of all spans are sorted into one list of events; a writer writes the text between two events as it
 * is, and asks in between which statement is the innermost. Paragraphs end at empty lines, or, in a text that has none,
 * at every line end.
 */
#include "export/reading.h"

#include <stdlib.h>

enum { EXCERPT_BYTES = 72 };

bool reading_shows(const reading *r, uint32_t i)
{
    return !is_unsure(r->a->statements[i].confidence, r->min_confidence);
}

/* ---- spans ---- */

static int event_cmp(const void *pa, const void *pb)
{
    const reading_event *a = pa, *b = pb;
    if (a->byte != b->byte) return a->byte < b->byte ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    bool closing = a->kind == EV_CLOSE || a->kind == EV_SOURCE_END;
    if (a->length != b->length) return (a->length < b->length) == closing ? -1 : 1;
    if (a->statement != b->statement) return (a->statement > b->statement) == closing ? -1 : 1;
    return 0;
}

static void add_span(reading *r, who_span span, uint32_t statement, bool source, bool first)
{
    if (span.start >= span.end || span.end > r->a->text.len) return;
    reading_event opens = {span.start, statement, span.end - span.start, source ? EV_SOURCE : EV_OPEN, first};
    reading_event closes = {span.end, statement, span.end - span.start, source ? EV_SOURCE_END : EV_CLOSE, false};
    VEC_PUSH(r->events, r->nevents, opens);
    VEC_PUSH(r->events, r->nevents, closes);
}

static bool has_blank_lines(who_str text);

void reading_begin(reading *r, const who_article *a, double min_confidence)
{
    *r = (reading){.a = a, .min_confidence = min_confidence, .blank_lines = has_blank_lines(a->text)};
    r->colour = who_alloc(sizeof *r->colour * ((size_t)a->nspeakers + 1));
    for (uint32_t i = 0; i < a->nspeakers; i++) r->colour[i] = WHO_NONE;
    for (uint32_t i = 0; i < a->nstatements; i++) {
        const who_statement *st = &a->statements[i];
        if (!reading_shows(r, i)) continue;
        for (uint32_t c = 0; c < st->ncontent; c++) add_span(r, st->content[c], i, false, c == 0);
        add_span(r, st->source, i, true, false);
        if (st->speaker != WHO_NONE && r->colour[st->speaker] == WHO_NONE) r->colour[st->speaker] = r->ncolours++;
    }
    if (r->nevents) qsort(r->events, r->nevents, sizeof *r->events, event_cmp);
    r->open = who_alloc(sizeof *r->open * ((size_t)r->nevents + 1));
}

void reading_end(reading *r)
{
    who_dealloc(r->events);
    who_dealloc(r->open);
    who_dealloc(r->colour);
}

uint32_t reading_inner(const reading *r) { return r->nopen ? r->open[r->nopen - 1] : WHO_NONE; }

static void close_statement(reading *r, uint32_t statement)
{
    uint32_t at = r->nopen;
    while (at > 0 && r->open[at - 1] != statement) at--;
    if (at > 0) memmove(r->open + at - 1, r->open + at, sizeof *r->open * (--r->nopen - (at - 1)));
}

bool reading_next(reading *r, uint32_t end, reading_event *out)
{
    if (r->next >= r->nevents || r->events[r->next].byte > end) return false;
    *out = r->events[r->next];
    if (out->byte == end && (out->kind == EV_OPEN || out->kind == EV_SOURCE)) return false;
    r->next++;
    if (out->kind == EV_OPEN) r->open[r->nopen++] = out->statement;
    if (out->kind == EV_CLOSE) close_statement(r, out->statement);
    if (out->kind == EV_SOURCE) r->sources++;
    if (out->kind == EV_SOURCE_END) r->sources--;
    return true;
}

/* ---- lines ---- */

/* The line that begins at `start`, without its end; *next is where the following one begins. */
static uint32_t line_end(who_str text, uint32_t start, uint32_t *next)
{
    const char *nl = memchr(text.ptr + start, '\n', text.len - start);
    uint32_t end = nl ? (uint32_t)(nl - text.ptr) : (uint32_t)text.len;
    *next = nl ? end + 1 : end;
    return end;
}

static bool is_blank(who_str text, uint32_t start, uint32_t end)
{
    return str_trim((who_str){text.ptr + start, end - start}).len == 0;
}

static bool has_blank_lines(who_str text)
{
    uint32_t next;
    text = str_trim(text);
    for (uint32_t at = 0; at < text.len; at = next) {
        uint32_t end = line_end(text, at, &next);
        if (is_blank(text, at, end)) return true;
    }
    return false;
}

bool reading_line(reading *r, who_span *line, bool *last)
{
    who_str text = r->a->text;
    uint32_t next, after;
    for (; r->at < text.len; r->at = next) {
        uint32_t end = line_end(text, r->at, &next);
        if (is_blank(text, r->at, end)) continue;
        *line = (who_span){r->at, end};
        r->at = next;
        *last = !r->blank_lines || next >= text.len || is_blank(text, next, line_end(text, next, &after));
        return true;
    }
    return false;
}

/* ---- pieces ---- */

uint32_t reading_count(const reading *r, uint32_t *unknown)
{
    uint32_t n = 0;
    *unknown = 0;
    for (uint32_t i = 0; i < r->a->nstatements; i++) {
        n += reading_shows(r, i);
        *unknown += reading_shows(r, i) && r->a->statements[i].speaker == WHO_NONE;
    }
    return n;
}

bool reading_needs_title(const who_article *a)
{
    who_str text = str_trim(a->text);
    return a->title.len && (text.len < a->title.len || memcmp(text.ptr, a->title.ptr, a->title.len) != 0);
}

void reading_excerpt(buf *b, const who_article *a, const who_statement *st)
{
    buf text = {0};
    statement_text(&text, a, st);
    who_str all = buf_slice(&text);
    size_t n = all.len;
    if (n > EXCERPT_BYTES) {
        for (n = EXCERPT_BYTES; n > 0 && all.ptr[n] != ' ';) n--;
        if (n == 0) /* no space in it: back to the start of a character */
            for (n = EXCERPT_BYTES; n > 0 && ((unsigned char)all.ptr[n] & 0xc0) == 0x80;) n--;
    }
    buf_add(b, all.ptr, n);
    if (n < all.len) buf_z(b, " \xe2\x80\xa6");
    buf_free(&text);
}
