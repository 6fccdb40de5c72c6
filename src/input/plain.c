/* plain.c - the fields of an article that only its text names: headline, byline, date line, dateline, agency, address,
 * outlet; then the id.
 *
 * Only fields that are still empty are filled, so a JSON record's own values win; the text itself stays as it is. The
 * first HEAD_LINES lines with anything in them are told apart by the patterns of rules/ (byline, date, dateline,
 * credit, boilerplate) and by header lines ("Title: ..."); the headline is the first that is none of these and no
 * sentence. The last TAIL_LINES may hold "Original url:" and a copyright line. A date in the middle of a sentence is
 * not the article's date, a date in the address is.
 *
 * What it gets wrong: a headline that ends in a full stop is taken for a sentence unless a byline or date follows it; a
 * first sentence without one for a headline.
 */
#include <stdio.h>

#include "input/parts.h"

#define HEAD_LINES 10
#define TAIL_LINES 8
#define LINE_BYTES 400 /* longer lines are paragraphs: only a dateline can be in them */
#define HEADLINE_BYTES 250
#define HEADLINE_WORDS 30
#define MIN_ADDRESS 9 /* bytes */

enum line_kind { LINE_TEXT, LINE_BYLINE, LINE_DATE, LINE_DATELINE, LINE_HEADER, LINE_ADDRESS, LINE_OTHER };

typedef struct filler {
    doc *d;
    match *m;
    const rules *rules;
    who_str head[HEAD_LINES], tail[TAIL_LINES];
    uint32_t nhead, ntail;
    bool whole; /* head holds every line of the text */
} filler;

/* The next line with anything in it, trimmed. */
static bool next_line(who_str *rest, who_str *line)
{
    while (rest->len) {
        *line = str_trim(str_split(rest, '\n'));
        if (line->len) return true;
    }
    return false;
}

#define EACH_BYTE UINT64_C(0x0101010101010101)

/* Where the last line of s begins; eight bytes at a time, because lines are paragraphs. */
static size_t last_line(who_str s)
{
    size_t from = s.len;
    for (; from >= 8; from -= 8) {
        uint64_t x = load8(s.ptr + from - 8) ^ EACH_BYTE * '\n';
        if ((x - EACH_BYTE) & ~x & EACH_BYTE * 0x80) break;
    }
    while (from && s.ptr[from - 1] != '\n') from--;
    return from;
}

static void collect(filler *f)
{
    who_str rest = f->d->a.text, line;
    while (f->nhead < HEAD_LINES && next_line(&rest, &line)) f->head[f->nhead++] = line;
    f->whole = !str_trim(rest).len;
    rest = f->d->a.text;
    while (rest.len && f->ntail < TAIL_LINES) { /* last line first */
        size_t from = last_line(rest);
        line = str_trim((who_str){rest.ptr + from, rest.len - from});
        rest.len = from ? from - 1 : 0;
        if (line.len) f->tail[f->ntail++] = line;
    }
}

static void set(filler *f, who_str *field, who_str value)
{
    value = str_trim(value);
    if (!field->len && value.len) *field = arena_str(&f->d->mem, value.ptr, value.len);
}

static who_str span_of(who_str s, who_span span) { return (who_str){s.ptr + span.start, span.end - span.start}; }

/* At most n bytes of s, whole characters. */
static who_str front(who_str s, size_t n)
{
    if (s.len <= n) return s;
    while (n && ((unsigned char)s.ptr[n] & 0xC0) == 0x80) n--;
    return (who_str){s.ptr, n};
}

static uint32_t words_in(who_str s)
{
    uint32_t n = 0;
    bool inside = false;
    for (size_t i = 0; i < s.len; i++) {
        bool space = s.ptr[i] == ' ' || s.ptr[i] == '\t';
        n += !space && !inside;
        inside = !space;
    }
    return n;
}

/* The first address in a line. Colons are rare in it, and letters are not. */
static who_str find_address(who_str s)
{
    const char *end = s.ptr + s.len;
    for (const char *colon = s.ptr; (colon = memchr(colon, ':', (size_t)(end - colon))); colon++) {
        who_str before = {s.ptr, (size_t)(colon - s.ptr)}, behind = {colon, (size_t)(end - colon)};
        size_t scheme = str_ends(before, "http") ? 4 : str_ends(before, "https") ? 5 : 0;
        if (!scheme || !str_starts(behind, "://") || behind.len + scheme < MIN_ADDRESS) continue;
        who_str url = {colon - scheme, behind.len + scheme};
        for (size_t n = 0; n < url.len; n++)
            if ((unsigned char)url.ptr[n] <= ' ' || strchr("<>()[]\"'", url.ptr[n])) url.len = n;
        while (url.len && strchr(".,;", url.ptr[url.len - 1])) url.len--;
        return url;
    }
    return STR("");
}

static bool equals_lower(who_str s, const char *lower)
{
    size_t n = strlen(lower);
    for (size_t i = 0; i < n && i < s.len; i++) {
        char c = s.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? c | 32 : c) != lower[i]) return false;
    }
    return s.len == n;
}

/* "Title: ...", "Source: https://...": a header as people write one on top of a text file, and archives below it. */
static bool read_header(filler *f, who_str line)
{
    enum { TITLE, DATE, AUTHOR, OUTLET, ADDRESS };
    static const struct {
        const char *key;
        int field;
    } headers[] = {
        {"title", TITLE},
        {"headline", TITLE},
        {"date", DATE},
        {"published", DATE},
        {"author", AUTHOR},
        {"authors", AUTHOR},
        {"outlet", OUTLET},
        {"publication", OUTLET},
        {"source", OUTLET},
        {"newspaper", OUTLET},
        {"publisher", OUTLET},
        {"url", ADDRESS},
        {"link", ADDRESS},
        {"original url", ADDRESS},
        {"original link", ADDRESS},
        {"source url", ADDRESS},
        {"original article", ADDRESS},
    };
    who_article *a = &f->d->a;
    who_str value = line, key = str_trim(str_split(&value, ':'));
    value = str_trim(value);
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        if (!value.len || value.len > LINE_BYTES || !equals_lower(key, headers[i].key)) continue;
        switch (headers[i].field) {
        case TITLE:
            set(f, &a->title, value);
            return true;
        case DATE:
            set(f, &a->date, value_date(&f->d->mem, value));
            return true;
        case AUTHOR:
            set(f, &a->author, value_authors(&f->d->mem, value, &a->agency));
            return true;
        default:
            if (find_address(value).len)
                set(f, &a->url, find_address(value));
            else if (headers[i].field == OUTLET)
                set(f, &a->outlet, value);
            return true;
        }
    }
    return false;
}

static bool has_digit(who_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') return true;
    return false;
}

/* A line that is a date and little else: "December 30, 2021", "Published Dec. 30, 2021 5:04 pm ET". */
static bool read_date(filler *f, who_str line)
{
    who_span g[1];
    if (line.len > 120 || !has_digit(line) || pattern_find(f->m, PAT_DATE_TEXT, line, 0, g, 1) != 1) return false;
    who_str before = {line.ptr, g[0].start}, after = {line.ptr + g[0].end, line.len - g[0].end};
    if (words_in(before) > 3 || words_in(after) > 5) return false;
    set(f, &f->d->a.date, value_date(&f->d->mem, span_of(line, g[0])));
    return true;
}

static bool read_byline(filler *f, who_str line)
{
    who_article *a = &f->d->a;
    who_span g[2];
    if (line.len > LINE_BYTES || pattern_find(f->m, PAT_BYLINE, line, 0, g, 2) != 1) return false;
    buf by = {0}; /* with "By", so that commas count as between names */
    who_str agency = STR("");
    buf_z(&by, "By ");
    buf_str(&by, span_of(line, g[1]));
    set(f, &a->author, value_authors(&f->d->mem, buf_slice(&by), &agency));
    set(f, &a->agency, agency);
    buf_free(&by);
    who_span date[1];
    who_str rest = {line.ptr + g[1].end, line.len - g[1].end};
    if (pattern_find(f->m, PAT_DATE_TEXT, rest, 0, date, 1) == 1)
        set(f, &a->date, value_date(&f->d->mem, span_of(rest, date[0])));
    return true;
}

static bool read_dateline(filler *f, who_str line)
{
    who_article *a = &f->d->a;
    who_span g[4];
    line = front(line, LINE_BYTES);
    if (pattern_find(f->m, PAT_DATELINE, line, 0, g, 4) != 1) return false;
    if (!g[3].end && memchr(line.ptr, ':', g[0].end)) return false; /* SELM: of a place, or of who speaks */
    set(f, &a->agency, span_of(line, g[3]));
    who_str date = value_date(&f->d->mem, span_of(line, g[2]));
    set(f, &a->date, date); /* empty without a year */
    return true;
}

static bool matches(filler *f, enum pattern_id id, who_str line)
{
    who_span g[1];
    return line.len <= LINE_BYTES && pattern_find(f->m, id, line, 0, g, 1) == 1;
}

/* `told`: whether it is text no longer matters. */
static enum line_kind read_line(filler *f, who_str line, bool told)
{
    if (read_header(f, line)) return LINE_HEADER;
    if (read_byline(f, line)) return LINE_BYLINE;
    if (read_dateline(f, line)) return LINE_DATELINE;
    if (read_date(f, line)) return LINE_DATE;
    if (told) return LINE_TEXT;
    return matches(f, PAT_CREDIT, line) || matches(f, PAT_BOILERPLATE, line) ? LINE_OTHER : LINE_TEXT;
}

/* Whether a line reads like a headline: short, and no sentence, unless a byline or date follows it. */
static bool is_headline(filler *f, who_str line, bool before_byline)
{
    if (line.len < 6 || line.len > HEADLINE_BYTES || words_in(line) < 2 || words_in(line) > HEADLINE_WORDS)
        return false;
    who_span g[2];
    if (pattern_find(f->m, PAT_SPEAKER_LABEL, line, 0, g, 2) == 1 && g[1].end - g[1].start <= 2) return false;
    static const char *const closing[] = {"”", "’", "\"", "'", "»", ")"};
    who_str s = line;
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (str_ends(s, closing[i])) s.len -= strlen(closing[i]);
    if (!s.len) return false;
    char last = s.ptr[s.len - 1];
    if (strchr(":;,", last)) return false;
    return before_byline || last != '.';
}

static void read_head(filler *f)
{
    who_article *a = &f->d->a;
    enum line_kind kinds[HEAD_LINES];
    uint32_t n = f->nhead, first = n;
    for (uint32_t i = 0; i < n; i++) {
        bool address = i < 3 && value_is_url(f->head[i]);
        bool told = a->title.len || first < n; /* the headline is known, or text stands above */
        kinds[i] = read_line(f, f->head[i], told && !address);
        if (address && kinds[i] == LINE_OTHER) set(f, &a->url, find_address(f->head[i]));
        if (kinds[i] == LINE_TEXT && first == n) first = i;
        if (kinds[i] == LINE_DATELINE) { /* the body has begun */
            n = i + 1;
            break;
        }
    }
    if (a->title.len || first >= n) return;
    for (uint32_t i = 0; i < first; i++)
        if (kinds[i] == LINE_DATELINE) return;
    who_str line = f->head[first];
    while (line.len && line.ptr[line.len - 1] == '*') line.len--;
    while (line.len && (line.ptr[0] == '#' || line.ptr[0] == '*'))
        line = str_trim((who_str){line.ptr + 1, line.len - 1});
    bool alone = first + 1 == n && f->whole && f->nhead == n;
    bool before_byline = first + 1 < n && (kinds[first + 1] == LINE_BYLINE || kinds[first + 1] == LINE_DATE);
    if (!alone && is_headline(f, line, before_byline)) set(f, &a->title, line);
}

/* "© 2024 The Varrow Courier. All rights reserved." */
static void read_copyright(filler *f, who_str s)
{
    static const char *const starts[] = {"©", "Copyright", "COPYRIGHT", "(c)", "(C)", "by "};
    bool any = false;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
            if (str_starts(s, starts[i])) {
                size_t n = strlen(starts[i]);
                s = str_trim((who_str){s.ptr + n, s.len - n});
                any = more = true;
            }
        while (any && s.len && strchr("0123456789-, ", s.ptr[0])) s.ptr++, s.len--;
    }
    uint32_t code;
    if (!any || !utf8_decode(s.ptr, s.len, &code) || !utf8_is_upper(code)) return;
    for (size_t i = 0; i < s.len; i++) {
        who_str rest = {s.ptr + i, s.len - i};
        if (strchr(".,|;", s.ptr[i]) || str_starts(rest, " All ") || str_starts(rest, " all rights") ||
            str_starts(rest, " – "))
            s.len = i;
    }
    if (s.len <= 60 && !equals_lower(s, "all rights reserved")) set(f, &f->d->a.outlet, s);
}

static void read_tail(filler *f)
{
    who_article *a = &f->d->a;
    for (uint32_t i = 0; i < f->ntail; i++) {
        who_str line = f->tail[i], label = line;
        if (line.len > LINE_BYTES) continue;
        read_copyright(f, line);
        who_str url = find_address(line);
        if (!url.len) continue;
        if (url.ptr - line.ptr <= 1 && i + 1 < f->ntail) /* the address stands alone: its label is the line above */
            label = f->tail[i + 1];
        who_str key = str_trim(str_split(&label, ':'));
        static const char *const keys[] = {
            "original url", "original link", "original article", "original",   "source", "source url",
            "url",          "link",          "permalink",        "article url"};
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            if (equals_lower(key, keys[k])) set(f, &a->url, url);
    }
}

/* "/2021/12/30/", "/2021/12/" or "/2021-12-30" in the address. */
static void date_from_url(filler *f)
{
    who_str url = f->d->a.url;
    for (size_t i = 0; i + 8 < url.len; i++) {
        const char *p = url.ptr + i;
        size_t n = 0, left = url.len - i - 1;
        if (p[0] != '/') continue;
        while (n < left && n < 11 && ((p[1 + n] >= '0' && p[1 + n] <= '9') || p[1 + n] == '/' || p[1 + n] == '-')) n++;
        while (n && (p[n] == '/' || p[n] == '-')) n--;
        who_str part = {p + 1, n};
        bool shape = (n == 7 || n == 9 || n == 10 || n == 8) && (part.ptr[4] == '/' || part.ptr[4] == '-');
        who_str date = shape ? value_date(&f->d->mem, part) : STR("");
        if (date.len >= 7) {
            set(f, &f->d->a.date, date);
            return;
        }
    }
}

static void set_agency_of_author(filler *f)
{
    who_article *a = &f->d->a;
    if (a->agency.len || !a->author.len || a->author.len > 40 || !f->rules) return;
    if (rules_lookup(f->rules, utf8_lower_str(&f->d->mem, a->author)) & LEX_AGENCY) a->agency = a->author;
}

static void set_id(filler *f)
{
    who_article *a = &f->d->a;
    if (a->id.len) return;
    if (a->url.len) {
        const char *fragment = memchr(a->url.ptr, '#', a->url.len);
        a->id = (who_str){a->url.ptr, fragment ? (size_t)(fragment - a->url.ptr) : a->url.len};
        if (a->id.len) return;
    }
    uint64_t hash = hash_mix(hash_mix(str_hash(a->title), str_hash(a->date)), str_hash(a->text));
    a->id = arena_printf(&f->d->mem, "h%016llx", (unsigned long long)hash);
}

void plain_fill(doc *d, const rules *r, const who_options *options, match *m)
{
    filler f = {.d = d, .m = m, .rules = r};
    collect(&f);
    read_head(&f);
    read_tail(&f);
    set_agency_of_author(&f);
    date_from_url(&f);
    if (options->outlet) set(&f, &d->a.outlet, str_of(options->outlet));
    set(&f, &d->a.outlet, value_host(d->a.url));
    set_id(&f);
}
