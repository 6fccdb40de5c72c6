/* html.c - the tags of a page to blocks of text, the boxes that hold them, and what its head says of it.
 *
 * libxml2's HTML parser calls back for each tag as browsers would close them; nothing is built but the blocks, so
 * memory is that of the text and nothing recurses. What is never part of an article (navigation, forms, captions,
 * elements whose class or id says "related", "newsletter", "share" ...) is left out here; which box is the article is
 * for page.c.
 *
 * What it gets wrong: what a style sheet hides, or a script writes. trafilatura knows far more of real sites.
 */
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <strings.h>

#include "input/html.h"

enum { THREAD_ROOM = 64 << 10 }; /* bytes; some sixty times what libxml2 keeps of a thread */
enum { TAG_INLINE = 1, TAG_SKIP = 2, TAG_BOX = 4, TAG_PARAGRAPH = 8, TAG_HEADING = 16, TAG_ITEM = 32 };
static const struct {
    const char *name;
    int flags;
} TAGS[] = {
    /* sorted */
    {"a", TAG_INLINE},
    {"abbr", TAG_INLINE},
    {"acronym", TAG_INLINE},
    {"article", TAG_BOX},
    {"aside", TAG_SKIP},
    {"audio", TAG_SKIP},
    {"b", TAG_INLINE},
    {"bdi", TAG_INLINE},
    {"bdo", TAG_INLINE},
    {"big", TAG_INLINE},
    {"blockquote", TAG_PARAGRAPH},
    {"br", TAG_INLINE},
    {"button", TAG_SKIP},
    {"canvas", TAG_SKIP},
    {"cite", TAG_INLINE},
    {"code", TAG_INLINE},
    {"dd", TAG_ITEM},
    {"del", TAG_SKIP},
    {"dialog", TAG_SKIP},
    {"div", TAG_BOX},
    {"dt", TAG_ITEM},
    {"em", TAG_INLINE},
    {"figcaption", TAG_SKIP},
    {"figure", TAG_SKIP},
    {"font", TAG_INLINE},
    {"footer", TAG_SKIP},
    {"form", TAG_SKIP},
    {"h1", TAG_HEADING},
    {"h2", TAG_HEADING},
    {"h3", TAG_HEADING},
    {"h4", TAG_HEADING},
    {"h5", TAG_HEADING},
    {"h6", TAG_HEADING},
    {"i", TAG_INLINE},
    {"iframe", TAG_SKIP},
    {"img", TAG_INLINE},
    {"ins", TAG_INLINE},
    {"kbd", TAG_INLINE},
    {"label", TAG_INLINE},
    {"li", TAG_ITEM},
    {"main", TAG_BOX},
    {"mark", TAG_INLINE},
    {"nav", TAG_SKIP},
    {"noscript", TAG_SKIP},
    {"object", TAG_SKIP},
    {"p", TAG_PARAGRAPH},
    {"q", TAG_INLINE},
    {"s", TAG_INLINE},
    {"samp", TAG_INLINE},
    {"script", TAG_SKIP},
    {"section", TAG_BOX},
    {"select", TAG_SKIP},
    {"small", TAG_INLINE},
    {"span", TAG_INLINE},
    {"strong", TAG_INLINE},
    {"style", TAG_SKIP},
    {"sub", TAG_INLINE},
    {"sup", TAG_INLINE},
    {"svg", TAG_SKIP},
    {"td", TAG_BOX},
    {"template", TAG_SKIP},
    {"textarea", TAG_SKIP},
    {"time", TAG_INLINE},
    {"title", TAG_SKIP},
    {"tt", TAG_INLINE},
    {"u", TAG_INLINE},
    {"var", TAG_INLINE},
    {"video", TAG_SKIP},
    {"wbr", TAG_INLINE},
};

typedef struct element {
    uint32_t box;
    uint8_t kind; /* of a block directly in it */
    bool skip, link;
} element;

typedef struct parser {
    html *h;
    arena *mem;
    xmlParserCtxtPtr context;
    buf text;        /* the block at hand */
    size_t in_links; /* bytes of it */
    buf aside;       /* text of a script, <title> or <h1> */
    bool keeps_aside, too_deep;
    element stack[HTML_DEPTH];
    uint32_t depth;
} parser;

static int by_name(const void *key, const void *row) { return strcmp(key, *(const char *const *)row); }

static int flags_of(const char *name)
{
    const void *row = bsearch(name, TAGS, sizeof TAGS / sizeof *TAGS, sizeof *TAGS, by_name);
    return row ? TAGS[((const char *)row - (const char *)TAGS) / (ptrdiff_t)sizeof *TAGS].flags : 0;
}

static const char *attribute(const xmlChar **atts, const char *name)
{
    for (; atts && atts[0]; atts += 2)
        if (strcmp((const char *)atts[0], name) == 0) return atts[1] ? (const char *)atts[1] : "";
    return NULL;
}

static void keep(parser *p, who_str *field, const char *value)
{
    who_str s = value ? str_trim(str_of(value)) : STR("");
    if (!field->len && s.len && utf8_valid(s.ptr, s.len) == s.len) *field = arena_str(p->mem, s.ptr, s.len);
}

/* ---- the head ---- */

static void read_meta(parser *p, const xmlChar **atts)
{
    enum { TITLE, OUTLET, DATE, AUTHOR, ADDRESS };
    static const struct {
        const char *name;
        int field;
    } metas[] = {
        {"og:title", TITLE},
        {"og:site_name", OUTLET},
        {"article:published_time", DATE},
        {"datePublished", DATE},
        {"parsely-pub-date", DATE},
        {"sailthru.date", DATE},
        {"pubdate", DATE},
        {"publishdate", DATE},
        {"publish-date", DATE},
        {"dc.date.issued", DATE},
        {"DC.date.issued", DATE},
        {"dcterms.created", DATE},
        {"date", DATE},
        {"author", AUTHOR},
        {"parsely-author", AUTHOR},
        {"sailthru.author", AUTHOR},
        {"dc.creator", AUTHOR},
        {"DC.creator", AUTHOR},
        {"og:url", ADDRESS},
    };
    html *h = p->h;
    who_str *const fields[] = {&h->shared, &h->outlet, &h->date, &h->author, &h->url};
    const char *name = attribute(atts, "property");
    if (!name) name = attribute(atts, "name");
    if (!name) name = attribute(atts, "itemprop");
    for (size_t i = 0; name && i < sizeof metas / sizeof *metas; i++)
        if (strcmp(name, metas[i].name) == 0) keep(p, fields[metas[i].field], attribute(atts, "content"));
}

static void read_link(parser *p, const xmlChar **atts)
{
    const char *rel = attribute(atts, "rel"), *href = attribute(atts, "href");
    if (rel && strcmp(rel, "canonical") == 0 && href && strncmp(href, "http", 4) == 0) keep(p, &p->h->url, href);
}

/* ---- blocks ---- */

static void end_block(parser *p)
{
    who_str s = str_trim(buf_slice(&p->text));
    const element *top = &p->stack[p->depth - 1];
    if (s.len) {
        html_block b = {arena_str(p->mem, s.ptr, s.len), top->box, top->kind, 2 * p->in_links > s.len};
        ARENA_PUSH(p->mem, p->h->blocks, p->h->nblocks, b);
    }
    buf_clear(&p->text);
    p->in_links = 0;
}

static void add_text(void *payload, const xmlChar *chars, int len)
{
    parser *p = payload;
    const element *top = &p->stack[p->depth - 1];
    if (p->keeps_aside) buf_add(&p->aside, (const char *)chars, (size_t)len);
    if (top->skip) return;
    size_t before = p->text.len;
    for (int i = 0; i < len; i++) {
        char c = (char)chars[i];
        bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
        if (!space)
            buf_char(&p->text, c);
        else if (p->text.len && p->text.ptr[p->text.len - 1] != ' ' && p->text.ptr[p->text.len - 1] != '\n')
            buf_char(&p->text, ' ');
    }
    if (top->link) p->in_links += p->text.len - before;
}

/* A class or id is a list of names; one that begins so is not the article. */
static bool names_other_matter(const char *names)
{
    static const char *const starts[] = {"related",   "newsletter", "share",    "social",     "comment",   "cookie",
                                         "promo",     "advert",     "ad-",      "sidebar",    "footer",    "breadcrumb",
                                         "recirc",    "caption",    "credit",   "byline",     "read-more", "recommend",
                                         "most-read", "trending",   "tag-list", "author-bio", "consent",   "paywall"};
    for (const char *s = names ? names : ""; *s;) {
        s += strspn(s, " \t\r\n");
        size_t n = strcspn(s, " \t\r\n");
        for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
            size_t len = strlen(starts[i]);
            if (n >= len && memcmp(s, starts[i], len) == 0) return true;
        }
        s += n;
    }
    return false;
}

static bool names_body(const xmlChar **atts)
{
    static const char *const names[] = {"articleBody",  "article-body",    "article__body",
                                        "story-body",   "article-content", "entry-content",
                                        "post-content", "article-text",    "story-content"};
    const char *values[] = {attribute(atts, "itemprop"), attribute(atts, "class"), attribute(atts, "id")};
    for (int v = 0; v < 3; v++)
        for (size_t i = 0; values[v] && i < sizeof names / sizeof *names; i++)
            if (strstr(values[v], names[i])) return true;
    return false;
}

static void begin_inline(parser *p, const char *name, element *e, const xmlChar **atts)
{
    if (strcmp(name, "a") == 0)
        e->link = true;
    else if (strcmp(name, "br") == 0 && !e->skip) {
        while (p->text.len && p->text.ptr[p->text.len - 1] == ' ') p->text.len--;
        if (p->text.len && p->text.ptr[p->text.len - 1] == '\n') /* a second one ends the paragraph */
            end_block(p);
        else if (p->text.len)
            buf_char(&p->text, '\n');
    } else if (strcmp(name, "q") == 0)
        add_text(p, (const xmlChar *)"\xE2\x80\x9C", 3);
    else if (strcmp(name, "time") == 0)
        keep(p, &p->h->time, attribute(atts, "datetime"));
}

static void begin_box(parser *p, const char *name, int flags, element *e, const xmlChar **atts)
{
    static const struct {
        int flag;
        uint8_t kind;
    } kinds[] = {{TAG_PARAGRAPH, BLOCK_PARAGRAPH}, {TAG_HEADING, BLOCK_HEADING}, {TAG_ITEM, BLOCK_ITEM}};
    bool frame = strcmp(name, "body") == 0 || strcmp(name, "html") == 0 || strcmp(name, "main") == 0;
    e->kind = BLOCK_TEXT;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (flags & kinds[i].flag) e->kind = kinds[i].kind;
    bool body = flags & TAG_BOX && names_body(atts);
    if (flags & TAG_SKIP ||
        (!frame && !body &&
         (names_other_matter(attribute(atts, "class")) || names_other_matter(attribute(atts, "id")))))
        e->skip = true;
    if (flags & TAG_BOX && !e->skip) {
        html_box box = {.parent = e->box};
        box.kind = body ? BOX_BODY : strcmp(name, "article") == 0 ? BOX_ARTICLE : BOX_PLAIN;
        e->box = p->h->nboxes;
        ARENA_PUSH(p->mem, p->h->boxes, p->h->nboxes, box);
    }
}

static bool is_kept_aside(const char *name, const xmlChar **atts)
{
    const char *type = attribute(atts, "type");
    return strcmp(name, "title") == 0 || strcmp(name, "h1") == 0 ||
           (strcmp(name, "script") == 0 && type && strcmp(type, "application/ld+json") == 0);
}

static void begin_element(void *payload, const xmlChar *tag, const xmlChar **atts)
{
    parser *p = payload;
    const char *name = (const char *)tag;
    if (p->depth == HTML_DEPTH) {
        p->too_deep = true;
        xmlStopParser(p->context);
        return;
    }
    if (strcmp(name, "meta") == 0) read_meta(p, atts);
    if (strcmp(name, "link") == 0) read_link(p, atts);
    int flags = flags_of(name);
    element e = p->stack[p->depth - 1];
    if (!(flags & TAG_INLINE)) end_block(p);
    if (flags & TAG_INLINE)
        begin_inline(p, name, &e, atts);
    else
        begin_box(p, name, flags, &e, atts);
    if (is_kept_aside(name, atts)) {
        p->keeps_aside = true;
        buf_clear(&p->aside);
    }
    p->stack[p->depth++] = e;
}

static void end_aside(parser *p, const char *name)
{
    p->keeps_aside = false;
    buf_z(&p->aside, "");
    if (strcmp(name, "script") == 0) {
        who_str s = arena_str(p->mem, p->aside.ptr, p->aside.len);
        ARENA_PUSH(p->mem, p->h->scripts, p->h->nscripts, s);
    } else
        keep(p, strcmp(name, "title") == 0 ? &p->h->title : &p->h->heading, p->aside.ptr);
}

static void end_element(void *payload, const xmlChar *tag)
{
    parser *p = payload;
    const char *name = (const char *)tag;
    if (p->depth == 1 || p->too_deep) return;
    if (strcmp(name, "q") == 0) add_text(p, (const xmlChar *)"\xE2\x80\x9D", 3);
    if (!(flags_of(name) & TAG_INLINE)) end_block(p);
    if (p->keeps_aside && (strcmp(name, "script") == 0 || strcmp(name, "title") == 0 || strcmp(name, "h1") == 0))
        end_aside(p, name);
    p->depth--;
}

/* ---- reading ---- */

void html_begin(void) { xmlInitParser(); }

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/* Behind the name of a tag: to its end, counting attributes as the parser does. */
static const char *skip_attributes(const char *p, const char *end, uint32_t *n)
{
    for (*n = 0; p < end && *p != '>'; ++*n) {
        while (p < end && is_space(*p)) p++;
        while (p < end && !is_space(*p) && *p != '>' && *p != '=') p++;
        while (p < end && is_space(*p)) p++;
        if (p == end || *p != '=') continue;
        for (p++; p < end && is_space(*p);) p++;
        if (p < end && (*p == '"' || *p == '\'')) {
            const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
            p = close ? close + 1 : end;
        } else
            while (p < end && !is_space(*p) && *p != '>') p++;
    }
    return p;
}

/* The text of a script may look like tags, and is none. */
static const char *skip_script(const char *p, const char *end)
{
    for (; p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++)
        if (end - p > 2 && p[1] == '/' && ((p[2] | 32) == 's')) return p;
    return end;
}

static bool has_many_attributes(who_str source)
{
    const char *p = source.ptr, *end = p + source.len;
    uint32_t n = 0;
    while (p < end && n <= HTML_ATTRIBUTES && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        const char *name = ++p;
        while (p < end && ((*p | 32) >= 'a' && (*p | 32) <= 'z')) p++;
        if (p == name) continue;
        bool script =
            (p - name == 6 && !strncasecmp(name, "script", 6)) || (p - name == 5 && !strncasecmp(name, "style", 5));
        p = skip_attributes(p, end, &n);
        if (script) p = skip_script(p, end);
    }
    return n > HTML_ATTRIBUTES;
}

bool html_read(html *out, arena *mem, who_str source)
{
    static const who_str none = {"", 0};
    *out = (html){.title = none,
                  .heading = none,
                  .shared = none,
                  .outlet = none,
                  .date = none,
                  .time = none,
                  .author = none,
                  .url = none};
    ARENA_PUSH(mem, out->boxes, out->nboxes, (html_box){0});
    if (!source.len || source.len > INT_MAX) return true;
    if (has_many_attributes(source)) return false;
    parser p = {.h = out, .mem = mem, .depth = 1};
    /* Where libxml2 finds no memory for what it keeps of a thread it calls itself until the stack ends. */
    who_dealloc(who_alloc(THREAD_ROOM));
    p.context = htmlCreateMemoryParserCtxt(source.ptr, (int)source.len);
    if (!p.context) who_out_of_memory(source.len);
    htmlCtxtUseOptions(p.context, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    htmlSAXHandler *sax = p.context->sax;
    memset(sax, 0, sizeof *sax);
    sax->startElement = begin_element;
    sax->endElement = end_element;
    sax->characters = sax->ignorableWhitespace = sax->cdataBlock = add_text;
    p.context->userData = &p;
    xmlSwitchEncoding(p.context, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(p.context);
    end_block(&p);
    if (p.context->errNo == XML_ERR_NO_MEMORY) who_out_of_memory(source.len);
    htmlFreeParserCtxt(p.context);
    buf_free(&p.text);
    buf_free(&p.aside);
    return !p.too_deep;
}
