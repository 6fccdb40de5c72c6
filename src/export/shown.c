/* shown.c - an article with its statements marked, for a person to read.
 *
 * In: an analysed article. Out: its text filled to the width of the window, the content of statement n as [n ...] (and
 * in the colour of its speaker), and below each paragraph who is held to have said it, how sure that is, by which rule
 * and why; at the end what was seen but left without a speaker.
 * Method: the ends of all spans are sorted into one list of events; the text between two events is written as it is.
 * Paragraphs end at empty lines, or, in a text that has none, at every line end.
 * Gets wrong: a statement carried on in a later paragraph is explained below the paragraph in which it begins.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "export/export.h"
#include "export/fields.h"
#include "export/wrap.h"

enum { MIN_WIDTH = 30, MAX_WIDTH = 400, NOTE_INDENT = 4, EXCERPT_BYTES = 72, FLUSH_BYTES = 1 << 16 };

/* SGR colours that can be told apart on dark and on light ground; a speaker keeps his through the article. */
static const char *const palette[] = {"36", "33", "35", "32", "34", "31", "96", "93", "95", "92", "94", "91"};
static const char unknown_colour[] = "90";

/* An end of a span. At one byte, what ends comes before what begins. */
typedef struct event {
    uint32_t byte, statement;
    uint32_t length; /* of the span: the longer one opens first and closes last */
    enum { EV_CLOSE, EV_SOURCE_END, EV_SOURCE, EV_OPEN } kind;
} event;

typedef struct shown {
    const who_article *a;
    const who_session *session;
    double min_confidence;
    buf b;
    wrap w;
    event *events;
    uint32_t nevents, next;
    uint32_t *open; /* statements whose content is under way, innermost last */
    uint32_t nopen;
    uint32_t sources; /* source spans under way */
    uint32_t next_note;
    bool blank_lines; /* paragraphs are parted by empty lines */
} shown;

static bool is_shown(const shown *s, uint32_t i)
{
    return !is_unsure(s->a->statements[i].confidence, s->min_confidence);
}

static const char *colour_of(const shown *s, uint32_t statement)
{
    uint32_t speaker = s->a->statements[statement].speaker;
    return speaker == WHO_NONE ? unknown_colour : palette[speaker % (sizeof palette / sizeof *palette)];
}

static int event_cmp(const void *pa, const void *pb)
{
    const event *a = pa, *b = pb;
    if (a->byte != b->byte) return a->byte < b->byte ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    bool closing = a->kind == EV_CLOSE || a->kind == EV_SOURCE_END;
    if (a->length != b->length) return (a->length < b->length) == closing ? -1 : 1;
    if (a->statement != b->statement) return (a->statement > b->statement) == closing ? -1 : 1;
    return 0;
}

static void add_span(shown *s, who_span span, uint32_t statement, bool source)
{
    if (span.start >= span.end || span.end > s->a->text.len) return;
    event first = {span.start, statement, span.end - span.start, source ? EV_SOURCE : EV_OPEN};
    event last = {span.end, statement, span.end - span.start, source ? EV_SOURCE_END : EV_CLOSE};
    VEC_PUSH(s->events, s->nevents, first);
    VEC_PUSH(s->events, s->nevents, last);
}

static void collect_events(shown *s)
{
    for (uint32_t i = 0; i < s->a->nstatements; i++) {
        const who_statement *st = &s->a->statements[i];
        if (!is_shown(s, i)) continue;
        for (uint32_t c = 0; c < st->ncontent; c++) add_span(s, st->content[c], i, false);
        add_span(s, st->source, i, true);
    }
    if (s->nevents) qsort(s->events, s->nevents, sizeof *s->events, event_cmp);
    s->open = who_alloc(sizeof *s->open * (s->nevents + 1));
}

/* The style of the text from here on: the innermost statement's colour, sources underlined. */
static void apply_style(shown *s)
{
    char sgr[24] = "";
    if (s->nopen) {
        const char *colour = colour_of(s, s->open[s->nopen - 1]);
        memcpy(sgr, colour, strlen(colour) + 1);
    }
    if (s->sources) memcpy(sgr + strlen(sgr), sgr[0] ? ";4" : "4", sgr[0] ? 3 : 2);
    wrap_style(&s->w, sgr);
}

static void glue_number(shown *s, const char *before, uint32_t statement, const char *after)
{
    char text[32];
    int n = snprintf(text, sizeof text, "%s%u%s", before, (unsigned)statement + 1, after);
    wrap_glue(&s->w, (who_str){text, (size_t)n});
}

static void apply_event(shown *s, const event *e)
{
    uint32_t at = s->nopen;
    switch (e->kind) {
    case EV_OPEN:
        s->open[s->nopen++] = e->statement;
        apply_style(s);
        glue_number(s, "[", e->statement, " ");
        break;
    case EV_CLOSE:
        wrap_glue(&s->w, STR("]"));
        while (at > 0 && s->open[at - 1] != e->statement) at--;
        if (at > 0) memmove(s->open + at - 1, s->open + at, sizeof *s->open * (--s->nopen - (at - 1)));
        apply_style(s);
        break;
    case EV_SOURCE:
        s->sources++;
        apply_style(s);
        break;
    case EV_SOURCE_END:
        s->sources--;
        apply_style(s);
        break;
    }
}

/* Writes the text [start, end) with the marks that fall into it, those at its end included. */
static void write_text(shown *s, uint32_t start, uint32_t end)
{
    const char *text = s->a->text.ptr;
    while (s->next < s->nevents && s->events[s->next].byte <= end) {
        const event *e = &s->events[s->next];
        if (e->byte == end && (e->kind == EV_OPEN || e->kind == EV_SOURCE)) break;
        if (e->byte > start) {
            wrap_text(&s->w, (who_str){text + start, e->byte - start});
            start = e->byte;
        }
        apply_event(s, e);
        s->next++;
    }
    wrap_text(&s->w, (who_str){text + start, end - start});
}

static void write_z(shown *s, const char *z) { wrap_text(&s->w, str_of(z)); }

/* "Marta Velden (person, minister, Kerensk)" */
static void write_speaker(shown *s, uint32_t index)
{
    const who_speaker *sp = &s->a->speakers[index];
    wrap_text(&s->w, sp->name);
    write_z(s, " (");
    write_z(s, who_kind_name(sp->kind));
    const who_str more[] = {sp->role, sp->affiliation};
    for (size_t i = 0; i < 2; i++) {
        if (!more[i].len) continue;
        write_z(s, ", ");
        wrap_text(&s->w, more[i]);
    }
    write_z(s, ")");
}

static void write_score(shown *s, double x)
{
    buf number = {0};
    field_score(&number, x);
    wrap_text(&s->w, buf_slice(&number));
    buf_free(&number);
}

static void write_reason(shown *s, const who_statement *st)
{
    write_z(s, st->rule ? st->rule : "no rule");
    if (st->why.len) {
        write_z(s, ": ");
        wrap_text(&s->w, st->why);
    }
    wrap_break(&s->w);
}

static void write_note(shown *s, uint32_t i)
{
    const who_statement *st = &s->a->statements[i];
    s->w.indent = NOTE_INDENT;
    wrap_style(&s->w, colour_of(s, i));
    glue_number(s, "[", i, "] ");
    if (st->speaker == WHO_NONE)
        write_z(s, "speaker unknown");
    else
        write_speaker(s, st->speaker);
    wrap_style(&s->w, "");
    write_z(s, " \xc2\xb7 ");
    write_z(s, who_type_name(st->type));
    write_z(s, " \xc2\xb7 ");
    write_score(s, (double)st->confidence);
    if (st->inner != WHO_NONE) {
        write_z(s, " \xc2\xb7 inner speaker ");
        write_speaker(s, st->inner);
    }
    wrap_break(&s->w);
    s->w.indent = 2 * NOTE_INDENT;
    wrap_style(&s->w, "2");
    write_reason(s, st);
    for (uint32_t t = 0; t < st->ntopics; t++) {
        write_z(s, t ? ", " : "topics: ");
        wrap_text(&s->w, who_topic_get(s->session, st->topics[t].topic).label);
        write_z(s, " ");
        write_score(s, (double)st->topics[t].score);
    }
    wrap_break(&s->w);
    wrap_style(&s->w, "");
    s->w.indent = 0;
}

static void write_blank(shown *s)
{
    wrap_break(&s->w);
    buf_char(&s->b, '\n');
}

/* The notes of all statements that begin before `end`. */
static void write_notes(shown *s, uint32_t end)
{
    const who_article *a = s->a;
    bool any = false;
    char style[sizeof s->w.style];
    memcpy(style, s->w.style, sizeof style); /* a statement may be under way across the notes */
    while (s->next_note < a->nstatements &&
           (a->statements[s->next_note].ncontent == 0 || a->statements[s->next_note].content[0].start < end)) {
        uint32_t i = s->next_note++;
        if (!is_shown(s, i)) continue;
        if (!any) wrap_break(&s->w);
        any = true;
        write_note(s, i);
    }
    wrap_style(&s->w, style);
}

static void write_header(shown *s)
{
    const who_article *a = s->a;
    const who_str parts[] = {a->outlet, a->date, a->author, a->agency};
    bool any = false;
    who_str text = str_trim(a->text);
    bool repeated = text.len >= a->title.len && memcmp(text.ptr, a->title.ptr, a->title.len) == 0;
    if (a->title.len && !repeated) {
        wrap_style(&s->w, "1");
        wrap_text(&s->w, a->title);
        wrap_break(&s->w);
        wrap_style(&s->w, "");
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].len) continue;
        if (any) write_z(s, " \xc2\xb7 ");
        any = true;
        wrap_text(&s->w, parts[i]);
    }
    wrap_break(&s->w);
    int width = s->w.width;
    s->w.width = (int)(a->url.len < INT_MAX ? a->url.len + 1 : INT_MAX); /* a broken address cannot be followed */
    wrap_text(&s->w, a->url);
    wrap_break(&s->w);
    s->w.width = width;
    if (s->b.len) buf_char(&s->b, '\n');
}

/* The line that begins at `start`, without its end; *next is where the following one begins. */
static uint32_t line_end(who_str text, uint32_t start, uint32_t *next)
{
    const char *nl = memchr(text.ptr + start, '\n', text.len - start);
    uint32_t end = nl ? (uint32_t)(nl - text.ptr) : (uint32_t)text.len;
    *next = nl ? end + 1 : end;
    return end;
}

static bool is_blank(who_str s) { return str_trim(s).len == 0; }

static bool has_blank_lines(who_str text)
{
    uint32_t next;
    text = str_trim(text);
    for (uint32_t at = 0; at < text.len; at = next) {
        uint32_t end = line_end(text, at, &next);
        if (is_blank((who_str){text.ptr + at, end - at})) return true;
    }
    return false;
}

static int write_body(shown *s, who_out *out, who_err *err)
{
    who_str text = s->a->text;
    uint32_t next;
    int rc = WHO_OK;
    bool pending = false; /* lines of a paragraph were written and not yet explained */
    for (uint32_t at = 0; at < text.len && rc == WHO_OK; at = next) {
        uint32_t end = line_end(text, at, &next);
        bool blank = is_blank((who_str){text.ptr + at, end - at});
        if (!blank) {
            write_text(s, at, end);
            wrap_break(&s->w);
            pending = true;
        }
        if (pending && (blank || !s->blank_lines || next >= text.len)) {
            write_notes(s, next);
            write_blank(s);
            pending = false;
        }
        rc = field_flush(&s->b, FLUSH_BYTES, out, err);
    }
    return rc;
}

/* The first words of a content, for a list. */
static void write_excerpt(shown *s, const who_statement *st)
{
    buf text = {0};
    statement_text(&text, s->a, st);
    who_str all = buf_slice(&text);
    size_t n = all.len;
    if (n > EXCERPT_BYTES) {
        for (n = EXCERPT_BYTES; n > 0 && all.ptr[n] != ' ';) n--;
        if (n == 0) /* no space in it: back to the start of a character */
            for (n = EXCERPT_BYTES; n > 0 && ((unsigned char)all.ptr[n] & 0xc0) == 0x80;) n--;
    }
    wrap_text(&s->w, (who_str){all.ptr, n});
    write_z(s, n < all.len ? " \xe2\x80\xa6 " : " ");
    buf_free(&text);
}

static void write_summary(shown *s)
{
    const who_article *a = s->a;
    uint32_t statements = 0, unknown = 0;
    for (uint32_t i = 0; i < a->nstatements; i++) {
        statements += is_shown(s, i);
        unknown += is_shown(s, i) && a->statements[i].speaker == WHO_NONE;
    }
    char line[96];
    snprintf(line, sizeof line, "%u statement%s, %u not attributed%s", (unsigned)statements, statements == 1 ? "" : "s",
             (unsigned)unknown, unknown ? ":" : "");
    wrap_style(&s->w, "1");
    write_z(s, line);
    wrap_break(&s->w);
    wrap_style(&s->w, "");
    s->w.indent = NOTE_INDENT;
    for (uint32_t i = 0; i < a->nstatements && unknown; i++) {
        if (!is_shown(s, i) || a->statements[i].speaker != WHO_NONE) continue;
        glue_number(s, "[", i, "]");
        wrap_space(&s->w);
        write_excerpt(s, &a->statements[i]);
        write_z(s, "\xe2\x80\x93 ");
        write_reason(s, &a->statements[i]);
    }
}

int export_shown(const who_article *a, const who_session *session, const who_show_style *style, double min_confidence,
                 who_out *out, who_err *err)
{
    int width = style->width < MIN_WIDTH ? MIN_WIDTH : style->width > MAX_WIDTH ? MAX_WIDTH : style->width;
    shown s = {.a = a, .session = session, .min_confidence = min_confidence, .blank_lines = has_blank_lines(a->text)};
    s.w = (wrap){.out = &s.b, .width = width, .colour = style->colour != 0};
    collect_events(&s);
    write_header(&s);
    int rc = write_body(&s, out, err);
    if (rc == WHO_OK) {
        write_notes(&s, UINT32_MAX);
        write_summary(&s);
        wrap_break(&s.w);
        buf_char(&s.b, '\n');
        rc = field_flush(&s.b, 0, out, err);
    }
    who_dealloc(s.events);
    who_dealloc(s.open);
    wrap_free(&s.w);
    buf_free(&s.b);
    return rc;
}
