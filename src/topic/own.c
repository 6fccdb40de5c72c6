/* own.c - dictionaries in our own format, of which src/rules/topics.txt is the largest.
 *
 * Enters: `id|label|broader|share%: term, term, ...` lines; broader and share may be left out, and the id "-" holds
 * phrases that only keep their words from counting. Leaves: topics and terms in the builder. Columns count characters.
 */
#include "topic/internal.h"

typedef struct reader {
    builder *b;
    who_str line;
    uint64_t number;
} reader;

static place place_at(const reader *z, size_t at)
{
    place p = {z->number, 1};
    for (size_t i = 0; i < at && i < z->line.len; i++) p.column += ((unsigned char)z->line.ptr[i] & 0xC0) != 0x80;
    return p;
}

static int fail(const reader *z, size_t at, const char *what)
{
    return builder_fail(z->b, place_at(z, at), "%s", what);
}

static bool is_space(char c) { return c == ' ' || c == '\t'; }

/* Weight and question mark behind a term. */
static int read_marks(reader *z, size_t *at, use *x)
{
    who_str l = z->line;
    for (; *at < l.len && l.ptr[*at] != ','; ++*at) {
        if (l.ptr[*at] == '?')
            x->ambiguous = true;
        else if (l.ptr[*at] == '^') {
            ++*at;
            if (*at >= l.len || l.ptr[*at] < '1' || l.ptr[*at] > '5') return fail(z, *at, "a weight is 1 to 5");
            x->weight = (uint8_t)(l.ptr[*at] - '0');
        } else if (!is_space(l.ptr[*at]))
            return fail(z, *at, "expected a comma, ^weight or ?");
    }
    return WHO_OK;
}

/* One term at *at, and the comma behind it. */
static int read_term(reader *z, size_t *at, uint32_t topic)
{
    who_str l = z->line;
    use x = {.topic = topic, .weight = z->b->weight};
    size_t from = *at, to;
    if (l.ptr[from] == '"') {
        const char *end = memchr(l.ptr + from + 1, '"', l.len - from - 1);
        if (!end) return fail(z, from, "a quotation mark that is not closed");
        to = (size_t)(end - l.ptr);
        *at = to + 1;
        from++;
    } else {
        for (to = from; to < l.len && !strchr(",^?\"", l.ptr[to]); to++) {
        }
        *at = to;
        while (to > from && is_space(l.ptr[to - 1])) to--;
        for (size_t i = from; i < to; i++)
            if (is_space(l.ptr[i])) return fail(z, i + 1, "a term of several words needs quotation marks");
    }
    size_t start = from;
    int rc = read_marks(z, at, &x);
    return rc ? rc : builder_term(z->b, (who_str){l.ptr + from, to - from}, &x, place_at(z, start));
}

/* The end of the field at `from`: a bar, or the colon that ends the head of the line (the last of the line or with a
 * space behind it, so that ids may have colons). */
static size_t field_end(who_str l, size_t from)
{
    while (from < l.len && l.ptr[from] != '|' &&
           !(l.ptr[from] == ':' && (from + 1 == l.len || is_space(l.ptr[from + 1]))))
        from++;
    return from;
}

static int read_share(reader *z, size_t from, who_str field, uint32_t *share)
{
    *share = 0;
    for (size_t i = 0; i + 1 < field.len; i++) {
        if (field.ptr[i] < '0' || field.ptr[i] > '9' || *share > 100)
            return fail(z, from + i, "a share is 1% to 1000%");
        *share = *share * 10 + (uint32_t)(field.ptr[i] - '0');
    }
    if (field.len < 2 || field.ptr[field.len - 1] != '%' || *share == 0 || *share > 1000)
        return fail(z, from, "a share is 1% to 1000%");
    return WHO_OK;
}

enum { FIELDS = 4 };

/* Cuts the head of a line into its fields; *at is left behind the colon. */
static int cut_head(reader *z, size_t *at, who_str field[FIELDS], size_t start[FIELDS], size_t *n)
{
    who_str l = z->line;
    for (*n = 0;; ++*at) {
        size_t end = field_end(l, *at);
        if (*n == FIELDS) return fail(z, *at - 1, "too many fields");
        start[*n] = *at;
        field[(*n)++] = str_trim((who_str){l.ptr + *at, end - *at});
        *at = end;
        if (end >= l.len) return fail(z, end, "expected a colon and the terms");
        if (l.ptr[end] == ':') break;
    }
    ++*at;
    return WHO_OK;
}

/* The head of a line; *topic is WHO_NONE for the phrases of no topic, whose id is "-". */
static int read_head(reader *z, size_t *at, uint32_t *topic)
{
    who_str field[FIELDS] = {{"", 0}};
    size_t start[FIELDS] = {0}, n = 0, from = *at;
    int rc = cut_head(z, at, field, start, &n);
    if (rc) return rc;
    if (field[0].len == 0) return fail(z, from, "a topic without an id");
    if (n < 2) return fail(z, *at - 1, "expected a bar and the label");
    if (field[1].len == 0) return fail(z, start[1], "a topic without a label");
    *topic = WHO_NONE;
    if (str_is(field[0], "-")) return WHO_OK;
    uint32_t share = 0;
    if (n > 3 && (rc = read_share(z, start[3], field[3], &share)) != WHO_OK) return rc;
    if ((rc = builder_topic(z->b, field[0], field[1], WHO_NONE, place_at(z, from), topic)) != WHO_OK) return rc;
    draft *row = &z->b->drafts[*topic];
    row->share = share;
    if (n > 2 && !str_is(field[2], "-") && field[2].len) {
        row->broader_id = arena_str(&z->b->mem, field[2].ptr, field[2].len);
        row->broader_column = place_at(z, start[2]).column;
    }
    return WHO_OK;
}

static int read_line(reader *z)
{
    who_str l = z->line;
    const builder *b = z->b;
    size_t at = 0;
    while (at < l.len && is_space(l.ptr[at])) at++;
    if (at == l.len || l.ptr[at] == '#') return WHO_OK;
    uint32_t topic = WHO_NONE, before = b->nuses;
    int rc = read_head(z, &at, &topic);
    while (rc == WHO_OK) {
        while (at < l.len && is_space(l.ptr[at])) at++;
        if (at == l.len) break;
        if (l.ptr[at] == ',') return fail(z, at, "an empty term");
        rc = read_term(z, &at, topic);
        if (rc == WHO_OK && at < l.len) at++; /* the comma */
    }
    if (rc == WHO_OK && topic != WHO_NONE && b->nuses == before)
        return builder_fail(b, place_at(z, l.len), "no terms for the topic \"%.*s\"",
                            b->drafts[topic].id.len > 80 ? 80 : (int)b->drafts[topic].id.len, b->drafts[topic].id.ptr);
    return rc;
}

int read_own(builder *b)
{
    reader z = {.b = b};
    who_str text = b->text;
    if (str_starts(text, "\xEF\xBB\xBF")) text.ptr += 3, text.len -= 3;
    while (text.len) {
        z.number++;
        z.line = str_split(&text, '\n');
        if (z.line.len && z.line.ptr[z.line.len - 1] == '\r') z.line.len--;
        int rc = read_line(&z);
        if (rc) return rc;
    }
    return WHO_OK;
}

int read_news(lexicon **out, const char *file, who_str text, who_err *err)
{
    builder b;
    builder_start(&b, file, NEWS_SCHEME, err);
    b.text = text;
    b.weight = BUILTIN_WEIGHT;
    b.x->limits = NEWS_LIMITS;
    return builder_finish(&b, read_own(&b), out);
}
