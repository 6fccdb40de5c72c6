/* lexicon.c - topic files to tables.
 *
 * Enters: `id|label|broader|share%: term, term, ...` lines; broader and share may be left out, and the id "-" holds
 * phrases that only keep their words from counting. Leaves: patterns (each
 * distinct term once, with the topics that use it) and two tables from the hash of a first word, or of the beginning
 * of one, to the patterns that start there. Lookup costs one walk over the bytes of a word, whatever the number of
 * terms: the running hash is probed at the lengths that some starred term has, and at the end.
 *
 * Terms and texts are cut into units by the same two functions, so that "cease-fire", "cease fire" and U.N., UN agree.
 * Plurals are added to the tables here and cost nothing later.
 * Gets wrong: irregular plurals ("mice") must be terms of their own; the plural rule also makes words that are none.
 */
#include "topic/internal.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- reading a line ---- */

typedef struct reader {
    topics *t;
    intern *terms; /* canonical spelling of a term -> pattern */
    intern *ids;   /* of topics */
    const char *file;
    who_str line;
    uint64_t number; /* of the line */
    uint64_t byte;   /* where the line begins */
    who_err *err;
} reader;

static uint64_t column_of(const reader *z, size_t at)
{
    uint64_t column = 1;
    for (size_t i = 0; i < at && i < z->line.len; i++) column += ((unsigned char)z->line.ptr[i] & 0xC0) != 0x80;
    return column;
}

static int fail(const reader *z, size_t at, const char *what)
{
    return err_at(z->err, WHO_ERULES, z->file, z->number, column_of(z, at), z->byte + at, "%s", what);
}

static int fail_id(const reader *z, size_t at, const char *what, who_str id)
{
    int len = id.len > 80 ? 80 : (int)id.len;
    return err_at(z->err, WHO_ERULES, z->file, z->number, column_of(z, at), z->byte + at, "%s \"%.*s\"", what, len,
                  id.ptr);
}

static bool is_space(char c) { return c == ' ' || c == '\t'; }

/* The pattern of these units, made where it is new. */
static uint32_t pattern_of(reader *z, const units *u, const bool *stars, bool caps)
{
    buf key = {0};
    for (uint32_t i = 0; i < u->n; i++) {
        if (i) buf_char(&key, ' ');
        buf_add(&key, u->at[i].lower, u->at[i].len);
        if (stars[i]) buf_char(&key, '*');
    }
    if (caps) buf_char(&key, '!');
    uint32_t known = intern_count(z->terms), index = intern_add(z->terms, buf_slice(&key));
    buf_free(&key);
    if (index < known) return index;
    topics *t = z->t;
    pattern p = {.nparts = u->n, .caps = caps, .parts = arena_alloc(&t->mem, sizeof(part) * u->n)};
    for (uint32_t i = 0; i < u->n; i++) p.parts[i] = (part){{u->at[i].lower, u->at[i].len}, stars[i]};
    VEC_PUSH(t->patterns, t->npatterns, p);
    return index;
}

enum { PHRASE_MAX = 8, STAR_MIN = 4 };

/* The words of one term, line[from, to), quotation marks left off. */
static int read_words(reader *z, size_t from, size_t to, bool quoted, uint32_t *pattern_index)
{
    units u = {0};
    bool stars[PHRASE_MAX];
    for (size_t at = from; at < to;) {
        size_t end = at;
        while (end < to && !is_space(z->line.ptr[end])) end++;
        who_str w = {z->line.ptr + at, end - at};
        if (w.len == 0) {
            at++;
            continue;
        }
        if (at > from && !quoted) return fail(z, at, "a term of several words needs quotation marks");
        const char *star = memchr(w.ptr, '*', w.len);
        if (star && star != w.ptr + w.len - 1)
            return fail(z, at + (size_t)(star - w.ptr), "a star can only end a word");
        if (star) w.len--;
        uint32_t before = u.n;
        units_split(&z->t->mem, &u, w);
        if (u.n > PHRASE_MAX) return fail(z, at, "a phrase has at most 8 words");
        for (uint32_t i = before; i < u.n; i++) stars[i] = star && i == u.n - 1;
        if (star && (u.n == before || u.at[u.n - 1].len < STAR_MIN))
            return fail(z, at, "a star needs at least four letters before it");
        at = end;
    }
    if (u.n == 0) return fail(z, from, "an empty term");
    *pattern_index = pattern_of(z, &u, stars, u.n == 1 && u.at[0].upper && !stars[0]);
    return WHO_OK;
}

/* One term at *at, and the comma behind it. */
static int read_term(reader *z, size_t *at, uint32_t topic)
{
    who_str l = z->line;
    use x = {.topic = topic, .weight = 1};
    size_t from = *at, to;
    bool quoted = l.ptr[from] == '"';
    if (quoted) {
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
    }
    int rc = read_words(z, from, to, quoted, &x.pattern);
    if (rc) return rc;
    for (; *at < l.len && l.ptr[*at] != ','; ++*at) {
        if (l.ptr[*at] == '?')
            x.ambiguous = true;
        else if (l.ptr[*at] == '^') {
            ++*at;
            if (*at >= l.len || l.ptr[*at] < '1' || l.ptr[*at] > '5') return fail(z, *at, "a weight is 1 to 5");
            x.weight = (uint8_t)(l.ptr[*at] - '0');
        } else if (!is_space(l.ptr[*at]))
            return fail(z, *at, "expected a comma, ^weight or ?");
    }
    if (topic != WHO_NONE) VEC_PUSH(z->t->uses, z->t->nuses, x);
    return WHO_OK;
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

/* The head of a line; *topic is WHO_NONE for the phrases of no topic, whose id is "-". */
static int read_head(reader *z, size_t *at, uint32_t *topic)
{
    topics *t = z->t;
    who_str l = z->line, field[4] = {0};
    size_t start[4] = {0}, n = 0;
    for (*at = 0;; ++*at) {
        size_t end = field_end(l, *at);
        if (n == 4) return fail(z, *at - 1, "too many fields");
        start[n] = *at;
        field[n++] = str_trim((who_str){l.ptr + *at, end - *at});
        *at = end;
        if (end >= l.len) return fail(z, end, "expected a colon and the terms");
        if (l.ptr[end] == ':') break;
    }
    ++*at;
    if (field[0].len == 0) return fail(z, 0, "a topic without an id");
    if (n < 2) return fail(z, *at - 1, "expected a bar and the label");
    if (field[1].len == 0) return fail(z, start[1], "a topic without a label");
    *topic = WHO_NONE;
    if (str_is(field[0], "-")) return WHO_OK;
    topic_row row = {.broader = WHO_NONE, .top = WHO_NONE, .line = z->number, .share = 0};
    row.id = arena_str(&t->mem, field[0].ptr, field[0].len);
    row.label = arena_str(&t->mem, field[1].ptr, field[1].len);
    if (n > 2 && !str_is(field[2], "-") && field[2].len) {
        row.broader_id = arena_str(&t->mem, field[2].ptr, field[2].len);
        row.broader_column = column_of(z, start[2]);
    }
    int rc = n > 3 ? read_share(z, start[3], field[3], &row.share) : WHO_OK;
    if (rc) return rc;
    uint32_t known = intern_count(z->ids);
    if (intern_add(z->ids, row.id) < known) return fail_id(z, 0, "there already is a topic", row.id);
    *topic = t->nrows;
    VEC_PUSH(t->rows, t->nrows, row);
    return WHO_OK;
}

static int read_line(reader *z)
{
    who_str l = z->line;
    size_t at = 0;
    while (at < l.len && is_space(l.ptr[at])) at++;
    if (at == l.len || l.ptr[at] == '#') return WHO_OK;
    uint32_t topic = WHO_NONE;
    int rc = read_head(z, &at, &topic);
    uint32_t before = z->t->nuses;
    while (rc == WHO_OK) {
        while (at < l.len && is_space(l.ptr[at])) at++;
        if (at == l.len) break;
        if (l.ptr[at] == ',') return fail(z, at, "an empty term");
        rc = read_term(z, &at, topic);
        if (rc == WHO_OK && at < l.len) at++; /* the comma */
    }
    if (rc == WHO_OK && topic != WHO_NONE && z->t->nuses == before)
        return fail_id(z, l.len, "no terms for the topic", z->t->rows[topic].id);
    return rc;
}

/* ---- the hierarchy ---- */

static int link_rows(reader *z)
{
    topics *t = z->t;
    for (uint32_t i = 0; i < t->nrows; i++) {
        topic_row *row = &t->rows[i];
        if (row->broader_id.len == 0) continue;
        row->broader = intern_find(z->ids, row->broader_id);
        if (row->broader == WHO_NONE)
            return err_at(z->err, WHO_ERULES, z->file, row->line, row->broader_column, UINT64_MAX,
                          "there is no topic \"%.*s\"", row->broader_id.len > 80 ? 80 : (int)row->broader_id.len,
                          row->broader_id.ptr);
    }
    uint32_t deepest = 0;
    for (uint32_t i = 0; i < t->nrows; i++) {
        uint32_t top = i, depth = 0;
        for (; t->rows[top].broader != WHO_NONE; top = t->rows[top].broader)
            if (++depth > 64)
                return err_at(z->err, WHO_ERULES, z->file, t->rows[i].line, t->rows[i].broader_column, UINT64_MAX,
                              "the topics above this one go round in a circle or more than 64 levels up");
        t->rows[i].top = top;
        t->rows[i].depth = depth;
        t->rows[i].level = 2;
        if (depth > deepest) deepest = depth;
    }
    for (uint32_t i = 0; i < t->nrows; i++)
        if (t->rows[i].broader != WHO_NONE) {
            topic_row *above = &t->rows[t->rows[i].broader];
            above->level = above->depth < 2 ? above->depth : 2;
        }
    for (uint32_t i = 0; i < t->nrows; i++) /* the share is that of the top-level topic */
        if (t->rows[i].broader == WHO_NONE && t->rows[i].share == 0) t->rows[i].share = 100;
    t->by_depth = arena_alloc(&t->mem, sizeof(uint32_t) * (t->nrows + 1));
    uint32_t n = 0;
    for (uint32_t depth = deepest + 1; depth-- > 0;)
        for (uint32_t i = 0; i < t->nrows; i++)
            if (t->rows[i].depth == depth) t->by_depth[n++] = i;
    return WHO_OK;
}

/* ---- the tables ---- */

/* The regular plural of a word of three letters or more; empty for others. */
static who_str plural_of(arena *mem, who_str w)
{
    char a = w.len > 2 ? w.ptr[w.len - 2] : 0, z = w.len > 2 ? w.ptr[w.len - 1] : 0;
    if (z < 'a' || z > 'z') return (who_str){"", 0};
    bool es = z == 's' || z == 'x' || z == 'z' || (z == 'h' && (a == 'c' || a == 's'));
    bool ies = z == 'y' && !strchr("aeiou", a);
    who_str stem = {w.ptr, ies ? w.len - 1 : w.len}, end = ies ? STR("ies") : es ? STR("es") : STR("s");
    char *plural = arena_alloc(mem, stem.len + end.len);
    memcpy(plural, stem.ptr, stem.len);
    memcpy(plural + stem.len, end.ptr, end.len);
    return (who_str){plural, stem.len + end.len};
}

/* Where a plural is a term of its own, topics that list the singular only use the plural too; else it is an alias. */
static who_str plural_alias(reader *z, uint32_t p)
{
    topics *t = z->t;
    who_str none = {"", 0};
    if (t->patterns[p].nparts != 1 || t->patterns[p].parts[0].star || t->patterns[p].caps) return none;
    who_str plural = plural_of(&t->mem, t->patterns[p].parts[0].word);
    uint32_t other = plural.len ? intern_find(z->terms, plural) : WHO_NONE;
    if (other == WHO_NONE) return plural;
    const pattern *a = &t->patterns[p];
    for (uint32_t i = 0; i < a->nuses; i++) {
        use x = t->uses[a->first_use + i];
        x.pattern = other;
        x.derived = true;
        VEC_PUSH(t->uses, t->nuses, x);
    }
    return none;
}

/* By pattern, then top-level topic, then topic; of one topic what the file says comes first, then the heaviest. */
static int use_cmp(const void *va, const void *vb)
{
    const use *a = va, *b = vb;
    if (a->pattern != b->pattern) return a->pattern < b->pattern ? -1 : 1;
    if (a->top != b->top) return a->top < b->top ? -1 : 1;
    if (a->topic != b->topic) return a->topic < b->topic ? -1 : 1;
    if (a->derived != b->derived) return a->derived ? 1 : -1;
    if (a->ambiguous != b->ambiguous) return a->ambiguous ? 1 : -1;
    return (int)b->weight - (int)a->weight;
}

/* Sorts the uses and hands each pattern its own; of several of one topic the first stays. */
static void sort_uses(topics *t)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->nuses; i++) t->uses[i].top = t->rows[t->uses[i].topic].top;
    if (t->nuses) qsort(t->uses, t->nuses, sizeof *t->uses, use_cmp);
    for (uint32_t i = 0; i < t->nuses; i++)
        if (n == 0 || t->uses[n - 1].pattern != t->uses[i].pattern || t->uses[n - 1].topic != t->uses[i].topic)
            t->uses[n++] = t->uses[i];
    t->nuses = n;
    for (uint32_t i = 0; i < t->npatterns; i++) t->patterns[i].nuses = 0;
    for (uint32_t i = 0; i < n; i++) {
        pattern *p = &t->patterns[t->uses[i].pattern];
        if (p->nuses++ == 0) p->first_use = i;
    }
}

typedef struct start {
    uint64_t hash;
    uint32_t pattern;
    bool star;
} start;

static int start_cmp(const void *va, const void *vb)
{
    const start *a = va, *b = vb;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return (a->pattern > b->pattern) - (a->pattern < b->pattern);
}

static uint64_t hash_word(who_str w)
{
    uint64_t h = HASH_START;
    for (size_t i = 0; i < w.len; i++) h = hash_byte(h, w.ptr[i]);
    return h;
}

/* A plural may differ from its singular in the last byte, so that byte is not asked for. */
static topic_start start_of(const topics *t, uint32_t index)
{
    const pattern *p = &t->patterns[index];
    topic_start s = {index, 0, 0};
    if (p->nparts < 2) return s;
    size_t sure = p->parts[1].star ? p->parts[1].word.len : p->parts[1].word.len - 1;
    s.mask = sure >= 3 ? 0xFFFFFF : sure == 2 ? 0xFFFF : sure == 1 ? 0xFF : 0;
    s.next = head_of(p->parts[1].word.ptr, p->parts[1].word.len) & s.mask;
    return s;
}

static void build_starts(topics *t, start *all, uint32_t n)
{
    if (n) qsort(all, n, sizeof *all, start_cmp);
    t->starts = arena_alloc(&t->mem, sizeof *t->starts * (n + 1));
    t->filter = arena_alloc(&t->mem, FILTER_BITS / 8);
    for (uint32_t i = 0; i < n; i++) {
        t->starts[i] = start_of(t, all[i].pattern);
        if (i && all[i].hash == all[i - 1].hash) {
            t->lists[t->nlists - 1].n++;
            continue;
        }
        start_list list = {i, 1};
        uint32_t bit = filter_bit(all[i].hash);
        t->filter[bit / 8] |= (uint8_t)(1u << bit % 8);
        *map64_at(all[i].star ? &t->prefixes : &t->words, all[i].hash, t->nlists) = t->nlists;
        VEC_PUSH(t->lists, t->nlists, list);
    }
}

/* Uses, plural aliases and the tables of first words. */
static void build_tables(reader *z)
{
    topics *t = z->t;
    start *all = NULL;
    uint32_t n = 0;
    sort_uses(t);
    for (uint32_t p = 0; p < t->npatterns; p++) {
        const part *first = t->patterns[p].parts;
        start s = {hash_word(first->word), p, first->star};
        if (first->star) {
            s.hash ^= PREFIX_SALT;
            t->prefix_lengths |= UINT64_C(1) << (first->word.len < 63 ? first->word.len : 63);
        }
        VEC_PUSH(all, n, s);
        who_str plural = plural_alias(z, p);
        if (plural.len) {
            s.hash = hash_word(plural);
            VEC_PUSH(all, n, s);
        }
    }
    sort_uses(t);
    build_starts(t, all, n);
    who_dealloc(all);
}

static int read_all(reader *z, who_str text)
{
    size_t ok = utf8_valid(text.ptr, text.len);
    const char *begin = text.ptr;
    if (ok != text.len) return err_at(z->err, WHO_ERULES, z->file, 0, 0, ok, "is not valid UTF-8");
    if (str_starts(text, "\xEF\xBB\xBF")) text.ptr += 3, text.len -= 3;
    while (text.len) {
        z->number++;
        z->byte = (uint64_t)(text.ptr - begin);
        z->line = str_split(&text, '\n');
        if (z->line.len && z->line.ptr[z->line.len - 1] == '\r') z->line.len--;
        int rc = read_line(z);
        if (rc) return rc;
    }
    int rc = link_rows(z);
    if (rc == WHO_OK) build_tables(z);
    return rc;
}

/* ---- loading ---- */

static int read_file(const char *path, buf *text, who_err *err)
{
    FILE *in = fopen(path, "rb");
    if (!in) return err_at(err, WHO_ERULES, path, 0, 0, UINT64_MAX, "cannot be opened");
    char chunk[65536];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, in)) > 0;) buf_add(text, chunk, n);
    bool bad = ferror(in) != 0;
    fclose(in);
    return bad ? err_at(err, WHO_ERULES, path, 0, 0, UINT64_MAX, "cannot be read") : WHO_OK;
}

/* The file's name without its folders and its last ending. */
static who_str scheme_of(arena *mem, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    return arena_str(mem, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

int topics_load(topics **out, const rules *r, const char *dictionary, who_err *err)
{
    topics *t = who_alloc(sizeof *t);
    *t = (topics){.scheme = STR("medtop")};
    *out = t;
    buf file = {0};
    who_str text = {"", 0};
    int rc = WHO_OK;
    if (!dictionary)
        text = rules_file(r, "topics.txt");
    else if (strcmp(dictionary, "none") != 0) {
        rc = read_file(dictionary, &file, err);
        text = buf_slice(&file);
        t->scheme = scheme_of(&t->mem, dictionary);
    }
    if (rc == WHO_OK) {
        reader z = {.t = t,
                    .terms = intern_new(),
                    .ids = intern_new(),
                    .err = err,
                    .file = dictionary ? dictionary : "topics.txt"};
        rc = read_all(&z, text);
        intern_free(z.terms);
        intern_free(z.ids);
    }
    buf_free(&file);
    if (rc) {
        topics_free(t);
        *out = NULL;
    }
    return rc;
}

void topics_free(topics *t)
{
    if (!t) return;
    who_dealloc(t->rows);
    who_dealloc(t->patterns);
    who_dealloc(t->uses);
    who_dealloc(t->lists);
    map64_free(&t->words);
    map64_free(&t->prefixes);
    arena_free(&t->mem);
    who_dealloc(t);
}

uint32_t topic_count(const topics *t) { return t->nrows; }

who_topic_info topic_info(const topics *t, uint32_t index)
{
    who_str none = {"", 0};
    if (index >= t->nrows) return (who_topic_info){none, none, none, WHO_NONE, WHO_NONE};
    const topic_row *row = &t->rows[index];
    return (who_topic_info){row->id, row->label, t->scheme, row->broader, row->top};
}
