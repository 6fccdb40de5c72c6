/* shown.c - an article with its statements marked, for a person at a terminal.
 *
 * In: an analysed article. Out: its text, the content of statement n as [n ...] and in the colour of its speaker, and
 * who is held to have said it, what kind of speaker that is and how sure that is: in a margin beside the line where the
 * statement begins, or below the paragraph where the window is too narrow for two columns. With `why`, below each
 * paragraph by which rule and for which reason. At the end what was seen but left without a speaker.
 * Method: a paragraph is filled into lines first; the words with which statements begin are tagged, so that the line of
 * each note is known; then lines and margin are put side by side.
 * Gets wrong: a statement carried on in a later paragraph has its note beside the paragraph in which it begins.
 */
#include <limits.h>
#include <stdio.h>

#include "export/export.h"
#include "export/fields.h"
#include "export/reading.h"
#include "export/wrap.h"

enum { MIN_WIDTH = 30, MAX_WIDTH = 400, NOTE_INDENT = 4, FLUSH_BYTES = 1 << 16 };
/* Two columns: a margin that holds a name, and a text of readable length. */
enum { TWO_COLUMNS = 72, LEAST_MARGIN = 24, MOST_MARGIN = 40, MOST_TEXT = 84, GUTTER = 3 };

/* SGR colours that can be told apart on dark and on light ground; a speaker keeps his through the article. */
static const char *const palette[] = {"36", "33", "35", "32", "34", "31", "96", "93", "95", "92", "94", "91"};
static const char unknown_colour[] = "90", dim[] = "2";

typedef struct shown {
    reading r;
    const who_session *session;
    buf b;      /* what is finished */
    buf text;   /* the lines of the paragraph under way, where there are two columns */
    buf notes;  /* its margin */
    wrap w;     /* writes to text or b */
    int width;  /* of a line below the columns */
    int column; /* of the text beside the margin; without one it is as wide as the others */
    int margin; /* columns of it; 0: notes stand below */
    bool why;
    uint32_t next_note;
} shown;

static const char *colour_of(const shown *s, uint32_t statement)
{
    uint32_t speaker = s->r.a->statements[statement].speaker;
    return speaker == WHO_NONE ? unknown_colour : palette[s->r.colour[speaker] % (sizeof palette / sizeof *palette)];
}

/* ---- the text ---- */

/* The style of the text from here on: the innermost statement's colour, sources underlined. */
static void apply_style(shown *s)
{
    char sgr[24] = "";
    uint32_t inner = reading_inner(&s->r);
    if (inner != WHO_NONE) {
        const char *colour = colour_of(s, inner);
        memcpy(sgr, colour, strlen(colour) + 1);
    }
    if (s->r.sources) memcpy(sgr + strlen(sgr), sgr[0] ? ";4" : "4", sgr[0] ? 3 : 2);
    wrap_style(&s->w, sgr);
}

static void glue_number(wrap *w, const char *before, uint32_t statement, const char *after)
{
    char text[32];
    int n = snprintf(text, sizeof text, "%s%u%s", before, (unsigned)statement + 1, after);
    wrap_glue(w, (who_str){text, (size_t)n});
}

/* Writes the text [start, end) with the marks that fall into it, those at its end included. */
static void write_text(shown *s, uint32_t start, uint32_t end)
{
    const char *text = s->r.a->text.ptr;
    reading_event e;
    while (reading_next(&s->r, end, &e)) {
        if (e.byte > start) {
            wrap_text(&s->w, (who_str){text + start, e.byte - start});
            start = e.byte;
        }
        if (e.kind == EV_CLOSE) wrap_glue(&s->w, STR("]"));
        apply_style(s);
        if (e.kind != EV_OPEN) continue;
        glue_number(&s->w, "[", e.statement, " ");
        if (s->margin && e.first) wrap_tag(&s->w, e.statement);
    }
    wrap_text(&s->w, (who_str){text + start, end - start});
}

/* ---- notes ---- */

static void write_z(wrap *w, const char *z) { wrap_text(w, str_of(z)); }

static void write_score(wrap *w, double x)
{
    buf number = {0};
    field_score(&number, x);
    wrap_text(w, buf_slice(&number));
    buf_free(&number);
}

/* "Marta Velden (person, minister, Kerensk)" */
static void write_speaker(wrap *w, const who_speaker *sp)
{
    const who_str more[] = {sp->role, sp->affiliation, sp->gazetteer_id};
    wrap_text(w, sp->name);
    write_z(w, " (");
    write_z(w, who_kind_name(sp->kind));
    for (size_t i = 0; i < 3; i++) {
        if (!more[i].len) continue;
        write_z(w, ", ");
        wrap_text(w, more[i]);
    }
    write_z(w, ")");
}

/* "direct · 0.96" */
static void write_type(wrap *w, const who_statement *st)
{
    write_z(w, who_type_name(st->type));
    write_z(w, " \xc2\xb7 ");
    write_score(w, (double)st->confidence);
}

static void write_reason(wrap *w, const who_statement *st)
{
    write_z(w, st->rule ? st->rule : "no rule");
    if (st->why.len) {
        write_z(w, ": ");
        wrap_text(w, st->why);
    }
}

/* The rule, the reason and the topics, in dim lines. */
static void write_why(shown *s, const who_statement *st)
{
    wrap_style(&s->w, dim);
    write_reason(&s->w, st);
    wrap_break(&s->w);
    for (uint32_t t = 0; t < st->ntopics; t++) {
        write_z(&s->w, t ? ", " : "topics: ");
        wrap_text(&s->w, who_topic_get(s->session, st->topics[t].topic).label);
        write_z(&s->w, " ");
        write_score(&s->w, (double)st->topics[t].score);
    }
    wrap_break(&s->w);
    wrap_style(&s->w, "");
}

/* A note of the margin: "[3] 0.96 Marta Velden", and below it "person · direct". */
static void write_margin_note(const shown *s, wrap *w, uint32_t i)
{
    const who_statement *st = &s->r.a->statements[i];
    w->indent = 0;
    wrap_style(w, colour_of(s, i));
    glue_number(w, "[", i, "] ");
    write_score(w, (double)st->confidence);
    wrap_space(w);
    w->indent = NOTE_INDENT;
    if (st->speaker == WHO_NONE)
        write_z(w, "speaker unknown");
    else
        wrap_text(w, s->r.a->speakers[st->speaker].name);
    wrap_style(w, "");
    wrap_break(w);
    wrap_style(w, dim);
    if (st->speaker != WHO_NONE) {
        write_z(w, who_kind_name(s->r.a->speakers[st->speaker].kind));
        write_z(w, " \xc2\xb7 ");
    }
    write_z(w, who_type_name(st->type));
    wrap_break(w);
    wrap_style(w, "");
}

/* Below the paragraph: who, in full, and with `why` for which reason. */
static void write_note(shown *s, uint32_t i)
{
    const who_statement *st = &s->r.a->statements[i];
    s->w.indent = NOTE_INDENT;
    wrap_style(&s->w, colour_of(s, i));
    glue_number(&s->w, "[", i, "] ");
    if (st->speaker == WHO_NONE)
        write_z(&s->w, "speaker unknown");
    else
        write_speaker(&s->w, &s->r.a->speakers[st->speaker]);
    wrap_style(&s->w, "");
    write_z(&s->w, " \xc2\xb7 ");
    write_type(&s->w, st);
    if (st->inner != WHO_NONE) {
        write_z(&s->w, " \xc2\xb7 inner speaker ");
        write_speaker(&s->w, &s->r.a->speakers[st->inner]);
    }
    wrap_break(&s->w);
    s->w.indent = 2 * NOTE_INDENT;
    if (s->why) write_why(s, st);
    s->w.indent = 0;
}

/* The notes of all statements that begin before `end` and have none in the margin. */
static void write_notes(shown *s, uint32_t end)
{
    const who_article *a = s->r.a;
    bool any = false;
    char style[sizeof s->w.style];
    memcpy(style, s->w.style, sizeof style); /* a statement may be under way across the notes */
    while (s->next_note < a->nstatements &&
           (a->statements[s->next_note].ncontent == 0 || a->statements[s->next_note].content[0].start < end)) {
        uint32_t i = s->next_note++;
        if (!reading_shows(&s->r, i) || (s->margin && !s->why)) continue;
        if (!any) wrap_break(&s->w);
        any = true;
        write_note(s, i);
    }
    wrap_style(&s->w, style);
}

/* ---- two columns ---- */

/* The first line of *rest, without its end; *rest is what follows. Empty where nothing is left. */
static who_str take_line(who_str *rest)
{
    const char *nl = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
    size_t n = nl ? (size_t)(nl - rest->ptr) : rest->len;
    who_str line = {rest->ptr, n};
    n += nl != NULL;
    *rest = (who_str){rest->ptr + n, rest->len - n};
    return line;
}

/* The notes of the paragraph, each at the line where its statement begins or below the note before it. */
static void fill_margin(shown *s)
{
    wrap w = {.out = &s->notes, .width = s->margin, .colour = s->w.colour};
    uint32_t line = 0;
    for (uint32_t i = 0; i < s->w.ntags; i++) {
        for (; line < s->w.tags[i].line; line++) buf_char(&s->notes, '\n');
        w.line = line;
        write_margin_note(s, &w, s->w.tags[i].value);
        line = w.line;
    }
    wrap_free(&w);
}

static void join_columns(shown *s)
{
    fill_margin(s);
    who_str text = buf_slice(&s->text), notes = buf_slice(&s->notes);
    while (text.len || notes.len) {
        who_str left = take_line(&text), right = take_line(&notes);
        buf_str(&s->b, left);
        for (int i = wrap_columns(left); right.len && i < s->column + GUTTER; i++) buf_char(&s->b, ' ');
        buf_str(&s->b, right);
        buf_char(&s->b, '\n');
    }
    buf_clear(&s->text);
    buf_clear(&s->notes);
}

static void begin_paragraph(shown *s)
{
    if (!s->margin) return;
    s->w.out = &s->text;
    s->w.width = s->column;
    s->w.line = s->w.ntags = s->w.placed = 0;
}

static void end_paragraph(shown *s, uint32_t end)
{
    wrap_break(&s->w);
    if (s->margin) {
        join_columns(s);
        s->w.out = &s->b;
        s->w.width = s->width;
    }
    write_notes(s, end);
    wrap_break(&s->w);
    buf_char(&s->b, '\n');
}

/* ---- the article ---- */

static void write_header(shown *s)
{
    const who_article *a = s->r.a;
    const who_str parts[] = {a->outlet, a->date, a->author, a->agency};
    bool any = false;
    if (reading_needs_title(a)) {
        wrap_style(&s->w, "1");
        wrap_text(&s->w, a->title);
        wrap_break(&s->w);
        wrap_style(&s->w, "");
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].len) continue;
        if (any) write_z(&s->w, " \xc2\xb7 ");
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

static int write_body(shown *s, who_out *out, who_err *err)
{
    who_span line;
    bool last = true;
    int rc = WHO_OK;
    while (rc == WHO_OK) {
        bool first = last;
        if (!reading_line(&s->r, &line, &last)) break;
        if (first) begin_paragraph(s);
        write_text(s, line.start, line.end);
        wrap_break(&s->w);
        if (last) end_paragraph(s, s->r.at);
        rc = field_flush(&s->b, FLUSH_BYTES, out, err);
    }
    return rc;
}

static void write_summary(shown *s)
{
    const who_article *a = s->r.a;
    uint32_t unknown, statements = reading_count(&s->r, &unknown);
    buf line = {0};
    buf_printf(&line, "%u statement%s, %u not attributed%s", (unsigned)statements, statements == 1 ? "" : "s",
               (unsigned)unknown, unknown ? ":" : "");
    wrap_style(&s->w, "1");
    wrap_text(&s->w, buf_slice(&line));
    wrap_break(&s->w);
    wrap_style(&s->w, "");
    s->w.indent = NOTE_INDENT;
    for (uint32_t i = 0; i < a->nstatements && unknown; i++) {
        if (!reading_shows(&s->r, i) || a->statements[i].speaker != WHO_NONE) continue;
        glue_number(&s->w, "[", i, "]");
        wrap_space(&s->w);
        buf_clear(&line);
        reading_excerpt(&line, a, &a->statements[i]);
        wrap_text(&s->w, buf_slice(&line));
        write_z(&s->w, " \xe2\x80\x93 ");
        write_reason(&s->w, &a->statements[i]);
        wrap_break(&s->w);
    }
    buf_free(&line);
}

static void measure(shown *s, int width)
{
    width = width < MIN_WIDTH ? MIN_WIDTH : width > MAX_WIDTH ? MAX_WIDTH : width;
    s->width = s->column = width;
    if (width < TWO_COLUMNS) return;
    s->margin = width / 3 < LEAST_MARGIN ? LEAST_MARGIN : width / 3 > MOST_MARGIN ? MOST_MARGIN : width / 3;
    s->column = width - s->margin - GUTTER < MOST_TEXT ? width - s->margin - GUTTER : MOST_TEXT;
    if (width > s->column + GUTTER + s->margin) s->width = s->column + GUTTER + s->margin;
}

int export_shown(const who_article *a, const who_session *session, const who_show_style *style, double min_confidence,
                 who_out *out, who_err *err)
{
    shown s = {.session = session, .why = style->why != 0};
    measure(&s, style->width);
    s.w = (wrap){.out = &s.b, .width = s.width, .colour = style->colour != 0};
    reading_begin(&s.r, a, min_confidence);
    write_header(&s);
    int rc = write_body(&s, out, err);
    if (rc == WHO_OK) {
        write_notes(&s, UINT32_MAX);
        write_summary(&s);
        wrap_break(&s.w);
        buf_char(&s.b, '\n');
        rc = field_flush(&s.b, 0, out, err);
    }
    reading_end(&s.r);
    wrap_free(&s.w);
    buf_free(&s.text);
    buf_free(&s.notes);
    buf_free(&s.b);
    return rc;
}
