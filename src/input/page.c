/* page.c - a page of HTML to the fields of an article.
 *
 * JSON-LD first: what the page says of itself to search engines (json.c reads the object). Then its head, and for the
 * text the paragraphs of the box that is said to be the article's body, else of the <article> with most text, else of
 * the box with most. A text of JSON-LD that has lost its paragraphs gives way to the page's own where these hold as
 * much, since a paragraph's end says where a quotation cannot go on.
 *
 * The text of such an article is what was taken out of the page, paragraphs with an empty line between them: offsets
 * count in it.
 *
 * What it gets wrong: pages that are not one article (lists, live tickers); it is second best to trafilatura.
 */
#include "input/html.h"
#include "input/parts.h"

#define ENOUGH 100    /* bytes of paragraphs that make a box an article */
#define LONE_TEXT 120 /* bytes of a text outside any paragraph that count as one */

static bool is_prose(const html_block *b)
{
    if (b->links) return false;
    return b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_HEADING || b->kind == BLOCK_ITEM || b->text.len >= LONE_TEXT;
}

/* Counts each paragraph for its box, and half for the box around that: an article in one box, or in a few of one. */
static void weigh(html *h)
{
    for (uint32_t i = 0; i < h->nblocks; i++) {
        const html_block *b = &h->blocks[i];
        if (b->links || b->kind == BLOCK_HEADING || b->kind == BLOCK_ITEM || !is_prose(b)) continue;
        h->boxes[b->box].letters += 2 * b->text.len;
        if (b->box) h->boxes[h->boxes[b->box].parent].letters += b->text.len;
    }
}

/* The paragraphs anywhere inside boxes of one kind: those boxes are summed up, a box inside another with it. */
static uint32_t best_of_kind(html *h, uint8_t kind, arena *mem)
{
    uint64_t *inside = arena_alloc(mem, sizeof *inside * h->nboxes);
    uint32_t best = WHO_NONE;
    for (uint32_t i = 0; i < h->nblocks; i++)
        if (h->blocks[i].kind == BLOCK_PARAGRAPH && !h->blocks[i].links)
            inside[h->blocks[i].box] += h->blocks[i].text.len;
    for (uint32_t i = h->nboxes; i-- > 1;) inside[h->boxes[i].parent] += inside[i];
    for (uint32_t i = 1; i < h->nboxes; i++)
        if (h->boxes[i].kind == kind && inside[i] >= ENOUGH && (best == WHO_NONE || inside[i] > inside[best])) best = i;
    return best;
}

static uint32_t best_box(html *h, arena *mem)
{
    uint32_t best = best_of_kind(h, BOX_BODY, mem);
    if (best == WHO_NONE) best = best_of_kind(h, BOX_ARTICLE, mem);
    if (best != WHO_NONE) return best;
    weigh(h);
    best = 0;
    for (uint32_t i = 1; i < h->nboxes; i++)
        if (h->boxes[i].letters > h->boxes[best].letters) best = i;
    return best;
}

/* The prose inside `box`, from the first paragraph to the last. */
static who_str text_of_box(const html *h, uint32_t box, arena *mem)
{
    bool *inside = arena_alloc(mem, h->nboxes);
    uint32_t last = 0;
    buf out = {0};
    for (uint32_t i = box; i < h->nboxes; i++) inside[i] = i == box || (i > 0 && inside[h->boxes[i].parent]);
    for (uint32_t i = 0; i < h->nblocks; i++)
        if (inside[h->blocks[i].box] && is_prose(&h->blocks[i]) && h->blocks[i].kind != BLOCK_HEADING) last = i + 1;
    for (uint32_t i = 0; i < last; i++) {
        const html_block *b = &h->blocks[i];
        if (!inside[b->box] || !is_prose(b) || str_eq(b->text, h->heading)) continue;
        buf_z(&out, out.len ? "\n\n" : "");
        buf_str(&out, b->text);
    }
    who_str s = arena_str(mem, out.ptr ? out.ptr : "", out.len);
    buf_free(&out);
    return s;
}

/* Whether the page's own paragraphs are the same article as a text without any. */
static bool keeps_paragraphs(who_str flat, who_str own)
{
    return !memchr(flat.ptr, '\n', flat.len) && own.len * 5 >= flat.len * 4 && own.len <= flat.len * 2;
}

static void first(who_str *field, who_str value)
{
    if (!field->len) *field = value;
}

/* "Budget passes - Varrow Courier" without the outlet. */
static who_str without_outlet(who_str title, who_str outlet)
{
    static const char *const between[] = {" - ", " | ", " – ", " — ", " :: "};
    if (!outlet.len || title.len <= outlet.len ||
        memcmp(title.ptr + title.len - outlet.len, outlet.ptr, outlet.len) != 0)
        return title;
    title.len -= outlet.len;
    for (size_t i = 0; i < sizeof between / sizeof *between; i++)
        if (str_ends(title, between[i])) return str_trim((who_str){title.ptr, title.len - strlen(between[i])});
    title.len += outlet.len;
    return title;
}

/* The record's first line is the page's address, or empty. */
int page_article(const record *rec, doc *d, who_err *err)
{
    who_article *a = &d->a;
    html h;
    who_str bytes = buf_slice(&rec->bytes), address = str_trim(str_split(&bytes, '\n'));
    bool whole = html_read(&h, &d->mem, bytes);
    for (uint32_t i = 0; i < h.nscripts && !a->text.len; i++) json_ld(h.scripts[i], d);
    who_str own = text_of_box(&h, best_box(&h, &d->mem), &d->mem);
    if (!a->text.len || keeps_paragraphs(a->text, own)) a->text = own;
    first(&a->title, without_outlet(h.shared, a->outlet.len ? a->outlet : h.outlet));
    first(&a->title, h.heading);
    first(&a->outlet, h.outlet);
    first(&a->title, without_outlet(h.title, a->outlet));
    first(&a->date, value_date(&d->mem, h.date));
    first(&a->date, value_date(&d->mem, h.time));
    if (!value_is_url(h.author)) first(&a->author, value_authors(&d->mem, h.author, &a->agency));
    first(&a->url, h.url);
    first(&a->url, arena_str(&d->mem, address.ptr, address.len));
    if (str_trim(a->text).len) return WHO_OK;
    return err_at(err, WHO_EINPUT, rec->file, rec->line, 0, rec->byte, "no article was found in this page%s: skipped",
                  whole ? "" : " (its elements are nested too deep or have too many attributes)");
}

void page_explain(input *in, const record *rec)
{
    doc d = {0};
    who_err err;
    who_article *a = &d.a;
    a->title = a->date = a->outlet = a->author = a->url = a->agency = a->text = STR("");
    if (page_article(rec, &d, &err) != WHO_OK) {
        input_say(in, rec->line, rec->byte, "mapping: %s", err.msg);
    } else {
        const who_str values[] = {a->title, a->date, a->outlet, a->author, a->url};
        static const char *const names[] = {"title", "date", "outlet", "author", "url"};
        buf line = {0};
        buf_printf(&line, "mapping: a page, text (%zu bytes)", a->text.len);
        for (size_t i = 0; i < sizeof values / sizeof *values; i++)
            if (values[i].len)
                buf_printf(&line, ", %s \"%.*s\"", names[i], (int)(values[i].len < 40 ? values[i].len : 40),
                           values[i].ptr);
            else
                buf_printf(&line, ", %s: none", names[i]);
        input_say(in, rec->line, rec->byte, "%s", line.ptr);
        buf_free(&line);
    }
    arena_free(&d.mem);
}

/* ---- HTML inside other records ---- */

static bool has_any(who_str s, char mark, const char *const *words)
{
    const char *p = s.ptr, *end = s.ptr + s.len;
    for (; p < end && (p = memchr(p, mark, (size_t)(end - p))) != NULL; p++)
        for (const char *const *w = words; *w; w++)
            if (str_starts((who_str){p, (size_t)(end - p)}, *w)) return true;
    return false;
}

static bool has_tags(who_str s)
{
    static const char *const tags[] = {"<p>",   "<p ",    "</p>", "<P>",    "</P>", "<br>",
                                       "<br/>", "<br />", "<BR>", "</div>", "</a>", NULL};
    return s.len && has_any(s, '<', tags);
}

bool value_is_html(who_str s)
{
    static const char *const entities[] = {"&quot;",  "&amp;",   "&#39;",   "&#34;",   "&#82",
                                           "&#x2",    "&apos;",  "&nbsp;",  "&ldquo;", "&rdquo;",
                                           "&lsquo;", "&rsquo;", "&mdash;", "&ndash;", NULL};
    return s.len && (has_tags(s) || has_any(s, '&', entities));
}

bool value_is_markup(who_str s)
{
    static const char *const blocks[] = {"<p>",      "<p ",     "<P>", "<div", "<article",
                                         "<section", "<figure", "<h1", "<h2",  NULL};
    s = str_trim(s);
    for (const char *const *b = blocks; *b; b++)
        if (str_starts(s, *b)) return has_tags(s);
    return false;
}

who_str value_of_html(arena *mem, who_str s)
{
    bool tags = has_tags(s);
    buf out = {0};
    while (s.len) { /* without tags its own lines are the paragraphs */
        html h;
        who_str part = tags ? s : str_split(&s, '\n');
        if (tags) s.len = 0;
        html_read(&h, mem, part);
        for (uint32_t i = 0; i < h.nblocks; i++) {
            buf_z(&out, !out.len || !tags ? "" : "\n\n");
            buf_str(&out, h.blocks[i].text);
        }
        if (!tags && s.len) buf_char(&out, '\n');
    }
    who_str made = arena_str(mem, out.ptr ? out.ptr : "", out.len);
    buf_free(&out);
    return made;
}
