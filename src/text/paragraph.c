/* paragraph.c - bytes to paragraphs, and what kind each is.
 *
 * A line end is a paragraph break, unless the text is wrapped by hand (most lines about equally long and the next one
 * going on in lower case): then only an empty line is. Kinds are told by patterns on the whole paragraph; a headline
 * is a first paragraph that repeats the title, or that has no sentence end while the next one has.
 * Gets wrong: lists of one-word lines; headlines that are whole sentences and repeat no title.
 */
#include "text/internal.h"

#define WRAP_MIN 45    /* bytes: shorter lines say nothing about wrapping */
#define WRAP_SHARE 0.6 /* of the line ends must look like wrapping */

/* Is the text wrapped by hand at some column? */
static bool is_wrapped(who_str text)
{
    uint32_t wraps = 0, breaks = 0;
    const char *p = text.ptr, *end = text.ptr + text.len;
    while (p < end) {
        const char *nl = memchr(p, '\n', (size_t)(end - p));
        if (!nl) break;
        const char *q = nl + 1;
        bool blank = q < end && (*q == '\n' || *q == '\r');
        if (!blank && nl - p >= WRAP_MIN) {
            breaks++;
            wraps += nl - p <= 100 && q < end && *q >= 'a' && *q <= 'z';
        }
        p = q;
    }
    return breaks >= 4 && wraps >= WRAP_SHARE * breaks;
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* "> We are late.": the sign that mail and Markdown put in front of lines that are quoted. */
static bool is_quoting_sign(const char *s, uint32_t at, uint32_t end)
{
    return s[at] == '>' && (at + 1 == end || s[at + 1] == '>' || is_space(s[at + 1]));
}

static void add_paragraph(doc *d, uint32_t start, uint32_t end)
{
    const char *s = d->a.text.ptr;
    while (start < end && (is_space(s[start]) || is_quoting_sign(s, start, end))) start++;
    while (end > start && is_space(s[end - 1])) end--;
    if (start == end) return;
    paragraph p = {.start = start, .end = end, .kind = PARA_BODY};
    ARENA_PUSH(&d->mem, d->paragraphs, d->nparagraphs, p);
}

void text_paragraphs(doc *d, const rules *r, match *m)
{
    (void)r, (void)m;
    who_str t = d->a.text;
    bool wrapped = is_wrapped(t);
    uint32_t start = 0, n = (uint32_t)t.len;
    for (uint32_t i = 0; i < n; i++) {
        const char *line_end = memchr(t.ptr + i, '\n', n - i);
        if (!line_end) break;
        i = (uint32_t)(line_end - t.ptr);
        uint32_t next = i + 1;
        while (next < n && (t.ptr[next] == ' ' || t.ptr[next] == '\t' || t.ptr[next] == '\r')) next++;
        if (wrapped && next < n && t.ptr[next] != '\n') continue;
        add_paragraph(d, start, i);
        start = i + 1;
    }
    add_paragraph(d, start, n);
}

/* Same letters and digits, whatever else differs? The title may be cut short or carry the outlet behind it. */
static bool repeats_title(who_str title, who_str s)
{
    size_t i = 0, j = 0, same = 0;
    while (i < title.len && j < s.len) {
        unsigned char a = (unsigned char)title.ptr[i], b = (unsigned char)s.ptr[j];
        if (!((a | 32) >= 'a' && (a | 32) <= 'z')) {
            i++;
            continue;
        }
        if (!((b | 32) >= 'a' && (b | 32) <= 'z')) {
            j++;
            continue;
        }
        if ((a | 32) != (b | 32)) return false;
        i++, j++, same++;
    }
    return same >= 12;
}

static bool ends_sentence(const doc *d, const paragraph *p)
{
    for (uint32_t t = p->last_token; t-- > p->first_token;) {
        const token *k = &d->tokens[t];
        if (k->kind == TOK_MARK) continue;
        char c = d->a.text.ptr[k->start];
        return c == '.' || c == '!' || c == '?' || c == ':' || c == ',' || c == ';' || (k->shape & SHAPE_ABBREV);
    }
    return false;
}

/* "SELM: The port", "VELDEN: The port": a place where it begins the article's first paragraph and no other paragraph
 * begins so, else who speaks. */
static bool is_place_label(const doc *d, uint32_t index)
{
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        const paragraph *p = &d->paragraphs[i];
        if (i < index && p->kind == PARA_BODY) return false;
        uint32_t t = p->first_token;
        while (i > index && t < p->last_token && d->tokens[t].shape & SHAPE_UPPER) t++;
        bool label = t > p->first_token && t < p->last_token && d->a.text.ptr[d->tokens[t].start] == ':';
        if (label) return false;
    }
    return true;
}

/* "Selm – The port", where the article begins: behind the dash, or the paragraph's first token where no place that the
 * lexicons have stands alone before one. */
static uint32_t behind_place(const doc *d, const rules *r, const paragraph *p)
{
    uint32_t t = p->first_token, words = 1;
    if (t + 3 >= p->last_token) return t;
    uint32_t bits = rules_phrase(r, d, t, &words);
    if (!bits) words = 1, bits = rules_at(r, d->tokens[t].word)->lex;
    uint32_t dash = t + words;
    const token *k = &d->tokens[dash];
    if (!(bits & LEX_PLACE) || dash + 2 >= p->last_token || k->kind != TOK_PUNCT) return t;
    bool spaced = k->shape & SHAPE_HYPHEN && k->shape & SHAPE_SPACE;
    bool opens = d->tokens[dash + 1].shape & SHAPE_CAP || d->tokens[dash + 1].kind == TOK_MARK;
    return spaced && opens ? dash + 1 : t;
}

void text_kinds(doc *d, const rules *r, match *m)
{
    bool begun = false; /* the article's first paragraph of its own */
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        paragraph *p = &d->paragraphs[i];
        who_str s = doc_slice(d, p->start, p->end);
        who_span g[2];
        p->body = p->first_token;
        uint32_t words = p->last_token - p->first_token;
        if (s.len < 600 && pattern_find(m, PAT_BOILERPLATE, s, 0, g, 1) == 1)
            p->kind = PARA_BOILERPLATE;
        else if (s.len < 300 && pattern_begins(m, PAT_CREDIT, s, g, 1) == 1 && g[0].end + 2 >= s.len)
            p->kind = s.ptr[0] == '(' ? PARA_BYLINE : PARA_CAPTION; /* "(Reporting by ...)" has nothing to say */
        else if (words < 25 && pattern_find(m, PAT_BYLINE, s, 0, g, 1) == 1 && g[0].start == 0 && g[0].end + 2 >= s.len)
            p->kind = PARA_BYLINE;
        else if (i == 0 && words < 40 && (repeats_title(d->a.title, s) || (d->nparagraphs > 2 && !ends_sentence(d, p))))
            p->kind = PARA_HEADLINE;
        bool dateline =
            p->kind == PARA_BODY && p->divided && pattern_find(m, PAT_DATELINE, s, 0, g, 1) == 1 && g[0].start == 0;
        if (dateline && memchr(s.ptr, ':', g[0].end) && !is_place_label(d, i)) dateline = false;
        if (dateline)
            while (p->body < p->last_token && d->tokens[p->body].start < p->start + g[0].end) p->body++;
        else if (p->kind == PARA_BODY && !begun)
            p->body = behind_place(d, r, p);
        begun = begun || p->kind == PARA_BODY;
    }
}
