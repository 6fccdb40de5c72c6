/* page.c - articles with their statements marked, as one page of HTML.
 *
 * In: analysed articles. Out: a page that needs nothing but itself: no script, no font, no picture, no network; its
 * style is page.css, and a policy in its head forbids the browser everything else, whatever an article holds.
 * Method: as shown.c, with events between pieces of text. Marks do not nest: each piece has the mark of the innermost
 * statement, because spans of two statements may overlap and elements may not. The note of a statement floats into the
 * margin from where the statement begins; in a narrow window it stands in the text.
 * An article is well-formed XML too, which a test makes use of.
 * Gets wrong: an article that is given twice has its anchors twice, and links lead to the first.
 * Addresses become links only when they are http or https: an article must not bring a script.
 */
#include "export/export.h"
#include "export/fields.h"
#include "export/reading.h"

enum { COLOURS = 10, FLUSH_BYTES = 1 << 16 }; /* colours: classes c0 to c9 of page.css */

extern const char text_page_css[];

typedef struct page {
    reading r;
    const who_session *session;
    buf b;
    buf id; /* of the article, for anchors: its hash */
    bool why;
} page;

/* ---- text ---- */

static bool is_unwanted(uint32_t code)
{
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || (code >= 0x7f && code < 0xa0) ||
           code == 0x2028 || code == 0x2029 || (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
}

/* Characters that turn the direction of writing could show a text in another order than it has. */
static bool is_direction(uint32_t code)
{
    return code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

static void put_text(buf *b, who_str s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t code;
        int n = utf8_decode(s.ptr + i, s.len - i, &code);
        if (code == '&')
            buf_z(b, "&amp;");
        else if (code == '<')
            buf_z(b, "&lt;");
        else if (code == '>')
            buf_z(b, "&gt;");
        else if (code == '"')
            buf_z(b, "&quot;");
        else if (is_unwanted(code))
            buf_z(b, "\xef\xbf\xbd");
        else if (!is_direction(code))
            buf_add(b, s.ptr + i, (size_t)n);
        i += (size_t)n;
    }
}

static void put_joined(buf *b, const who_str *parts, size_t n, const char *between)
{
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        if (!parts[i].len) continue;
        if (any) buf_z(b, between);
        any = true;
        put_text(b, parts[i]);
    }
}

static void put_anchor(page *p, const char *attribute, const char *prefix, uint32_t statement)
{
    buf_printf(&p->b, " %s\"%s%.*s-%u\"", attribute, prefix, (int)p->id.len, p->id.ptr, (unsigned)statement + 1);
}

/* ---- marks ---- */

static void put_class(page *p, uint32_t speaker)
{
    if (speaker == WHO_NONE)
        buf_char(&p->b, 'u');
    else
        buf_printf(&p->b, "c%u", (unsigned)(p->r.colour[speaker] % COLOURS));
}

/* A piece of text between two events. */
static void put_piece(page *p, uint32_t start, uint32_t end)
{
    uint32_t inner = reading_inner(&p->r);
    const who_article *a = p->r.a;
    if (start >= end) return;
    if (inner != WHO_NONE) {
        buf_z(&p->b, "<mark class=\"");
        put_class(p, a->statements[inner].speaker);
        buf_printf(&p->b, " %s\">", who_type_name(a->statements[inner].type));
    }
    if (p->r.sources) buf_z(&p->b, "<span class=\"by\">");
    put_text(&p->b, (who_str){a->text.ptr + start, end - start});
    if (p->r.sources) buf_z(&p->b, "</span>");
    if (inner != WHO_NONE) buf_z(&p->b, "</mark>");
}

/* ---- notes ---- */

static void put_speaker(page *p, uint32_t speaker)
{
    const who_speaker *sp = &p->r.a->speakers[speaker];
    const who_str about[] = {str_of(who_kind_name(sp->kind)), sp->role, sp->affiliation, sp->gazetteer_id};
    buf_z(&p->b, "<b>");
    put_text(&p->b, sp->name);
    buf_z(&p->b, "</b> <span class=\"kind\">");
    put_joined(&p->b, about, 4, ", ");
    buf_z(&p->b, "</span>");
}

static void put_reason(page *p, const who_statement *st)
{
    put_text(&p->b, str_of(st->rule ? st->rule : "no rule"));
    if (!st->why.len) return;
    buf_z(&p->b, ": ");
    put_text(&p->b, st->why);
}

static void put_topics(page *p, const who_statement *st)
{
    for (uint32_t t = 0; t < st->ntopics; t++) {
        buf_z(&p->b, t ? ", " : "<span class=\"why\">topics: ");
        put_text(&p->b, who_topic_get(p->session, st->topics[t].topic).label);
        buf_char(&p->b, ' ');
        field_score(&p->b, (double)st->topics[t].score);
    }
    if (st->ntopics) buf_z(&p->b, "</span>");
}

/* Who, what kind, how sure; the rule and the reason unfold, or stand open. */
static void put_note(page *p, uint32_t i)
{
    const who_statement *st = &p->r.a->statements[i];
    double sure = (double)st->confidence;
    buf_z(&p->b, "<aside class=\"note ");
    put_class(p, st->speaker);
    buf_char(&p->b, '"');
    put_anchor(p, "id=", "n", i);
    buf_z(&p->b, "><a");
    put_anchor(p, "href=", "#s", i);
    buf_printf(&p->b, ">%u</a> ", (unsigned)i + 1);
    if (st->speaker == WHO_NONE)
        buf_z(&p->b, "<b>speaker unknown</b>");
    else
        put_speaker(p, st->speaker);
    if (st->inner != WHO_NONE) {
        buf_z(&p->b, "<span class=\"kind\"><br/>inner speaker ");
        put_speaker(p, st->inner);
        buf_z(&p->b, "</span>");
    }
    buf_printf(&p->b, "<details%s><summary><span class=\"sure\"><i style=\"width:%u%%\"></i></span>",
               p->why ? " open=\"\"" : "", sure > 0 ? (unsigned)(sure * 100 + 0.5) : 0);
    field_score(&p->b, sure);
    buf_printf(&p->b, " \xc2\xb7 %s</summary><span class=\"why\">", who_type_name(st->type));
    put_reason(p, st);
    buf_z(&p->b, "</span>");
    put_topics(p, st);
    buf_z(&p->b, "</details></aside>");
}

static void put_line(page *p, who_span line)
{
    reading_event e;
    uint32_t at = line.start;
    /* What is under way up to an event is known only before it is taken. */
    for (;;) {
        uint32_t next = p->r.next < p->r.nevents ? p->r.events[p->r.next].byte : UINT32_MAX;
        put_piece(p, at, next < line.end ? next : line.end);
        if (next < line.end && next > at) at = next;
        if (next >= line.end) at = line.end;
        if (!reading_next(&p->r, line.end, &e)) break;
        if (e.kind != EV_OPEN) continue;
        if (e.first) put_note(p, e.statement);
        buf_z(&p->b, "<a class=\"n ");
        put_class(p, p->r.a->statements[e.statement].speaker);
        buf_char(&p->b, '"');
        if (e.first) put_anchor(p, "id=", "s", e.statement);
        put_anchor(p, "href=", "#n", e.statement);
        buf_printf(&p->b, ">%u</a>", (unsigned)e.statement + 1);
    }
}

/* ---- the article ---- */

static void put_url(page *p, who_str url)
{
    if (!url.len) return;
    buf_z(&p->b, "<p class=\"meta\">");
    if (str_starts(url, "https://") || str_starts(url, "http://")) {
        buf_z(&p->b, "<a rel=\"noreferrer\" href=\"");
        put_text(&p->b, url);
        buf_z(&p->b, "\">");
        put_text(&p->b, url);
        buf_z(&p->b, "</a>");
    } else {
        put_text(&p->b, url);
    }
    buf_z(&p->b, "</p>\n");
}

/* Everybody who speaks, in the order in which they do, with the number of statements. */
static void put_cast(page *p)
{
    const who_article *a = p->r.a;
    uint32_t *order = who_alloc(sizeof *order * ((size_t)p->r.ncolours + 1));
    uint32_t *statements = who_alloc(sizeof *statements * ((size_t)a->nspeakers + 1));
    memset(statements, 0, sizeof *statements * ((size_t)a->nspeakers + 1));
    for (uint32_t i = 0; i < a->nspeakers; i++)
        if (p->r.colour[i] != WHO_NONE) order[p->r.colour[i]] = i;
    for (uint32_t i = 0; i < a->nstatements; i++)
        if (reading_shows(&p->r, i) && a->statements[i].speaker != WHO_NONE) statements[a->statements[i].speaker]++;
    if (p->r.ncolours) buf_z(&p->b, "<ul class=\"cast\">\n");
    for (uint32_t i = 0; i < p->r.ncolours; i++) {
        const who_speaker *sp = &a->speakers[order[i]];
        const who_str about[] = {str_of(who_kind_name(sp->kind)), sp->role, sp->affiliation, sp->gazetteer_id};
        buf_z(&p->b, "<li class=\"");
        put_class(p, order[i]);
        buf_z(&p->b, "\"><b>");
        put_text(&p->b, sp->name);
        buf_z(&p->b, "</b><span>");
        put_joined(&p->b, about, 4, ", ");
        buf_printf(&p->b, " \xc2\xb7 %u</span></li>\n", (unsigned)statements[order[i]]);
    }
    if (p->r.ncolours) buf_z(&p->b, "</ul>\n");
    who_dealloc(order);
    who_dealloc(statements);
}

/* The byte behind a title with which the text begins, and in which nothing is marked; 0 where there is none. */
static uint32_t title_end(const page *p)
{
    const who_article *a = p->r.a;
    if (!a->title.len || reading_needs_title(a)) return 0;
    size_t end = (size_t)(str_trim(a->text).ptr - a->text.ptr) + a->title.len;
    return p->r.nevents && p->r.events[0].byte < end ? 0 : (uint32_t)end;
}

static bool heads_page(const page *p) { return reading_needs_title(p->r.a) || title_end(p) > 0; }

static void put_header(page *p)
{
    const who_article *a = p->r.a;
    const who_str about[] = {a->outlet, a->date, a->author, a->agency};
    uint32_t unknown, statements = reading_count(&p->r, &unknown);
    buf_z(&p->b, "<header>\n");
    if (heads_page(p)) {
        buf_z(&p->b, "<h1>");
        put_text(&p->b, a->title);
        buf_z(&p->b, "</h1>\n");
    }
    buf_z(&p->b, "<p class=\"meta\">");
    put_joined(&p->b, about, 4, " \xc2\xb7 ");
    buf_z(&p->b, "</p>\n");
    put_url(p, a->url);
    buf_printf(&p->b, "<p class=\"meta\">%u statement%s, %u not attributed</p>\n", (unsigned)statements,
               statements == 1 ? "" : "s", (unsigned)unknown);
    put_cast(p);
    buf_z(&p->b, "</header>\n");
}

static int put_body(page *p, who_out *out, who_err *err)
{
    uint32_t title = title_end(p);
    who_span line;
    bool last, inside = false;
    int rc = WHO_OK;
    while (rc == WHO_OK && reading_line(&p->r, &line, &last)) {
        if (line.start < title) line.start = title < line.end ? title : line.end; /* it is in the header */
        if (line.start == line.end) continue;
        buf_z(&p->b, inside ? "\n" : "<div class=\"p\">");
        put_line(p, line);
        if (last) buf_z(&p->b, "</div>\n");
        inside = !last;
        rc = field_flush(&p->b, FLUSH_BYTES, out, err);
    }
    if (inside) buf_z(&p->b, "</div>\n");
    return rc;
}

static void put_unattributed(page *p)
{
    const who_article *a = p->r.a;
    uint32_t unknown;
    buf excerpt = {0};
    reading_count(&p->r, &unknown);
    if (unknown) buf_z(&p->b, "<h2>Seen, and given to nobody</h2>\n<ul class=\"left\">\n");
    for (uint32_t i = 0; i < a->nstatements && unknown; i++) {
        if (!reading_shows(&p->r, i) || a->statements[i].speaker != WHO_NONE) continue;
        buf_z(&p->b, "<li><a");
        put_anchor(p, "href=", "#s", i);
        buf_printf(&p->b, ">%u</a> <q>", (unsigned)i + 1);
        buf_clear(&excerpt);
        reading_excerpt(&excerpt, a, &a->statements[i]);
        put_text(&p->b, buf_slice(&excerpt));
        buf_z(&p->b, "</q><br/>");
        put_reason(p, &a->statements[i]);
        buf_z(&p->b, "</li>\n");
    }
    if (unknown) buf_z(&p->b, "</ul>\n");
    buf_free(&excerpt);
}

int export_page(const who_article *a, const who_session *session, bool why, double min_confidence, who_out *out,
                who_err *err)
{
    page p = {.session = session, .why = why};
    reading_begin(&p.r, a, min_confidence);
    buf_printf(&p.id, "%08x", (unsigned)(str_hash(a->id) & 0xffffffffu));
    buf_z(&p.b, why ? "<article class=\"open\">\n" : "<article>\n");
    put_header(&p);
    int rc = put_body(&p, out, err);
    put_unattributed(&p);
    buf_z(&p.b, "</article>\n");
    if (rc == WHO_OK) rc = field_flush(&p.b, 0, out, err);
    reading_end(&p.r);
    buf_free(&p.b);
    buf_free(&p.id);
    return rc;
}

/* ---- around the articles ---- */

int export_page_head(who_str title, who_out *out, who_err *err)
{
    buf b = {0};
    buf_z(&b,
          "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"generator\" content=\"whosaid " WHO_VERSION "\">\n"
          "<title>");
    put_text(&b, title.len ? title : STR("whosaid"));
    buf_z(&b, "</title>\n<style>\n");
    buf_z(&b, text_page_css);
    buf_z(&b, "</style>\n</head>\n<body>\n");
    int rc = field_flush(&b, 0, out, err);
    buf_free(&b);
    return rc;
}

int export_page_foot(who_out *out, who_err *err)
{
    buf b = {0};
    buf_z(&b,
          "<footer>A statement has the colour of its speaker; the line below it says how it is given: "
          "<mark class=\"direct\">in quotation marks</mark>, <mark class=\"mixed\">partly in quotation marks</mark>, "
          "<mark class=\"indirect\">reported without</mark>; <mark class=\"u\">boxed</mark> where nobody is held to "
          "have said it. The words that name a speaker are <span class=\"by\">underlined</span>. The number is how "
          "sure the attribution is, from 0 to 1; behind it are the rule and the reason.<br>"
          "Made by whosaid " WHO_VERSION ": it says what an article reports that somebody said, with mistakes."
          "</footer>\n</body>\n</html>\n");
    int rc = field_flush(&b, 0, out, err);
    buf_free(&b);
    return rc;
}
