/* lexicon.c - the topics and terms of a dictionary to tables.
 *
 * Enters: topics and terms, one by one, from the reader of a format. Leaves: patterns (each distinct term once, with
 * the topics that use it) and two tables from the hash of a first word, or of the beginning of one, to the patterns
 * that start there. Lookup costs one walk over the bytes of a word, whatever the number of terms: the running hash is
 * probed at the lengths that some starred term has, and at the end. Only terms that begin with a star are tried
 * everywhere.
 *
 * Terms and texts are cut into units by the same two functions, so that "cease-fire", "cease fire" and U.N., UN agree.
 * Plurals are added to the tables here and cost nothing later.
 * Gets wrong: irregular plurals ("mice") must be terms of their own; the plural rule also makes words that are none.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "topic/internal.h"

void builder_start(builder *b, const char *file, who_str scheme, who_err *err)
{
    lexicon *x = who_alloc(sizeof *x);
    *x = (lexicon){.limits = OWN_LIMITS, .anywhere = WHO_NONE};
    x->scheme = arena_str(&x->mem, scheme.ptr, scheme.len);
    *b = (builder){.x = x, .terms = intern_new(), .ids = intern_new(), .file = file, .weight = OWN_WEIGHT, .err = err};
}

int builder_fail(const builder *b, place at, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    err_at(b->err, WHO_ERULES, b->file, at.line, at.column, UINT64_MAX, "%s", text);
    err_source(b->err, b->text);
    return WHO_ERULES;
}

int builder_topic(builder *b, who_str id, who_str label, uint32_t broader, place at, uint32_t *topic)
{
    lexicon *x = b->x;
    uint32_t known = intern_count(b->ids);
    if (intern_add(b->ids, id) < known)
        return builder_fail(b, at, "there already is a topic \"%.*s\"", id.len > 80 ? 80 : (int)id.len, id.ptr);
    topic_row row = {.broader = broader, .top = WHO_NONE, .line = at.line};
    row.id = arena_str(&x->mem, id.ptr, id.len);
    row.label = arena_str(&x->mem, label.ptr, label.len);
    *topic = x->nrows;
    VEC_PUSH(x->rows, x->nrows, row);
    return WHO_OK;
}

/* ---- terms ---- */

enum { PHRASE_MAX = 8 };

/* A term on its way: its units, and how each is compared. */
typedef struct term {
    units u;
    enum part_kind kinds[PHRASE_MAX];
} term;

static bool is_wild(const builder *b, char c) { return c == '*' || (c == '?' && b->globs); }

static size_t wild_at(const builder *b, who_str w)
{
    size_t i = 0;
    while (i < w.len && !is_wild(b, w.ptr[i])) i++;
    return i;
}

/* One word of a term without hyphens in it. */
static void add_word(builder *b, term *t, who_str w)
{
    size_t wild = wild_at(b, w);
    enum part_kind kind = b->globs ? PART_EXACT : PART_WHOLE;
    uint32_t before = t->u.n;
    if (wild == w.len) {
        units_split(&b->x->mem, &t->u, w);
    } else if (wild && wild == w.len - 1 && w.ptr[wild] == '*') {
        units_split(&b->x->mem, &t->u, (who_str){w.ptr, wild});
        kind = PART_PREFIX;
    } else {
        who_str low = utf8_lower_str(&b->x->mem, w);
        unit x = {.lower = low.ptr, .len = (uint32_t)low.len, .text = low, .token = WHO_NONE};
        ARENA_PUSH(&b->x->mem, t->u.at, t->u.n, x);
        kind = PART_GLOB;
    }
    for (uint32_t i = before; i < t->u.n && i < PHRASE_MAX; i++)
        t->kinds[i] = i + 1 == t->u.n || kind != PART_PREFIX ? kind : PART_EXACT;
}

/* Does the term begin with a star or question mark that has no letter after it? Then everything matches. */
static bool is_all_wild(const builder *b, const unit *u)
{
    for (uint32_t i = 0; i < u->len; i++)
        if (!is_wild(b, u->lower[i])) return false;
    return true;
}

/* The pattern of these units, made where it is new. */
static uint32_t pattern_of(builder *b, const term *t, bool caps)
{
    static const char MARK[] = {[PART_WHOLE] = 's', [PART_EXACT] = '.', [PART_PREFIX] = '*', [PART_GLOB] = '?'};
    buf key = {0};
    for (uint32_t i = 0; i < t->u.n; i++) {
        if (i) buf_char(&key, ' ');
        buf_add(&key, t->u.at[i].lower, t->u.at[i].len);
        if (t->kinds[i] != PART_WHOLE) buf_char(&key, MARK[t->kinds[i]]);
    }
    if (caps) buf_char(&key, '!');
    uint32_t known = intern_count(b->terms), index = intern_add(b->terms, buf_slice(&key));
    buf_free(&key);
    if (index < known) return index;
    lexicon *x = b->x;
    pattern p = {.nparts = t->u.n, .caps = caps, .parts = arena_alloc(&x->mem, sizeof(part) * t->u.n)};
    for (uint32_t i = 0; i < t->u.n; i++) p.parts[i] = (part){{t->u.at[i].lower, t->u.at[i].len}, t->kinds[i]};
    VEC_PUSH(x->patterns, x->npatterns, p);
    return index;
}

int builder_term(builder *b, who_str words, const use *how, place at)
{
    term t = {0};
    who_str rest = words;
    while (rest.len) {
        who_str w = str_trim(str_split(&rest, ' '));
        while (w.len) {
            who_str piece = w;
            if (wild_at(b, w) < w.len)
                piece = str_split(&w, '-');
            else
                w.len = 0;
            if (piece.len) add_word(b, &t, piece);
        }
        if (t.u.n > PHRASE_MAX) return builder_fail(b, at, "a phrase has at most 8 words");
    }
    if (t.u.n == 0) return builder_fail(b, at, "an empty term");
    if (t.kinds[0] == PART_GLOB && is_all_wild(b, &t.u.at[0]))
        return builder_fail(b, at, "a term that begins with a star needs letters after it");
    use x = *how;
    bool caps = !b->globs && t.u.n == 1 && t.u.at[0].upper && t.kinds[0] == PART_WHOLE;
    x.pattern = pattern_of(b, &t, caps);
    if (x.topic != WHO_NONE) VEC_PUSH(b->x->uses, b->x->nuses, x);
    return WHO_OK;
}

/* ---- the hierarchy ---- */

static int link_broader(builder *b)
{
    lexicon *x = b->x;
    for (uint32_t i = 0; i < x->nrows; i++) {
        topic_row *row = &x->rows[i];
        if (row->broader_id.len == 0) continue;
        row->broader = intern_find(b->ids, row->broader_id);
        if (row->broader == WHO_NONE)
            return builder_fail(b, (place){row->line, row->broader_column}, "there is no topic \"%.*s\"",
                                row->broader_id.len > 80 ? 80 : (int)row->broader_id.len, row->broader_id.ptr);
    }
    return WHO_OK;
}

static int set_depths(builder *b, uint32_t *deepest)
{
    lexicon *x = b->x;
    *deepest = 0;
    for (uint32_t i = 0; i < x->nrows; i++) {
        topic_row *row = &x->rows[i];
        uint32_t top = i, depth = 0;
        for (; x->rows[top].broader != WHO_NONE; top = x->rows[top].broader)
            if (++depth > 64)
                return builder_fail(b, (place){row->line, row->broader_column},
                                    "the topics above this one go round in a circle or more than 64 levels up");
        row->top = top;
        row->depth = depth;
        row->level = 2;
        if (depth > *deepest) *deepest = depth;
    }
    return WHO_OK;
}

static int link_rows(builder *b)
{
    lexicon *x = b->x;
    uint32_t deepest = 0, n = 0;
    int rc = link_broader(b);
    if (rc == WHO_OK) rc = set_depths(b, &deepest);
    if (rc) return rc;
    for (uint32_t i = 0; i < x->nrows && x->limits.by_level; i++)
        if (x->rows[i].broader != WHO_NONE) {
            topic_row *above = &x->rows[x->rows[i].broader];
            above->level = above->depth < 2 ? above->depth : 2;
        }
    for (uint32_t i = 0; i < x->nrows; i++) /* the share is that of the top-level topic */
        if (x->rows[i].broader == WHO_NONE && x->rows[i].share == 0) x->rows[i].share = 100;
    x->by_depth = arena_alloc(&x->mem, sizeof(uint32_t) * ((size_t)x->nrows + 1));
    for (uint32_t depth = deepest + 1; depth-- > 0;)
        for (uint32_t i = 0; i < x->nrows; i++)
            if (x->rows[i].depth == depth) x->by_depth[n++] = i;
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
static who_str plural_alias(builder *b, uint32_t p)
{
    lexicon *x = b->x;
    who_str none = {"", 0};
    if (x->patterns[p].nparts != 1 || x->patterns[p].parts[0].kind != PART_WHOLE || x->patterns[p].caps) return none;
    who_str plural = plural_of(&x->mem, x->patterns[p].parts[0].word);
    uint32_t other = plural.len ? intern_find(b->terms, plural) : WHO_NONE;
    if (other == WHO_NONE) return plural;
    const pattern *a = &x->patterns[p];
    for (uint32_t i = 0; i < a->nuses; i++) {
        use derived = x->uses[a->first_use + i];
        derived.pattern = other;
        derived.derived = true;
        VEC_PUSH(x->uses, x->nuses, derived);
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
static void sort_uses(lexicon *x)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->nuses; i++) x->uses[i].top = x->rows[x->uses[i].topic].top;
    if (x->nuses) qsort(x->uses, x->nuses, sizeof *x->uses, use_cmp);
    for (uint32_t i = 0; i < x->nuses; i++)
        if (n == 0 || x->uses[n - 1].pattern != x->uses[i].pattern || x->uses[n - 1].topic != x->uses[i].topic)
            x->uses[n++] = x->uses[i];
    x->nuses = n;
    for (uint32_t i = 0; i < x->npatterns; i++) x->patterns[i].nuses = 0;
    for (uint32_t i = 0; i < n; i++) {
        pattern *p = &x->patterns[x->uses[i].pattern];
        if (p->nuses++ == 0) p->first_use = i;
    }
}

typedef struct start {
    uint64_t hash; /* 0: anywhere */
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
static topic_start start_of(const lexicon *x, uint32_t index)
{
    const pattern *p = &x->patterns[index];
    topic_start s = {index, 0, 0};
    if (p->nparts < 2 || p->parts[1].kind == PART_GLOB) return s;
    size_t sure = p->parts[1].kind == PART_WHOLE ? p->parts[1].word.len - 1 : p->parts[1].word.len;
    s.mask = sure >= 3 ? 0xFFFFFF : sure == 2 ? 0xFFFF : sure == 1 ? 0xFF : 0;
    s.next = head_of(p->parts[1].word.ptr, p->parts[1].word.len) & s.mask;
    return s;
}

static void build_starts(lexicon *x, start *all, uint32_t n)
{
    if (n) qsort(all, n, sizeof *all, start_cmp);
    x->starts = arena_alloc(&x->mem, sizeof *x->starts * ((size_t)n + 1));
    x->filter = arena_alloc(&x->mem, FILTER_BITS / 8);
    for (uint32_t i = 0; i < n; i++) {
        x->starts[i] = start_of(x, all[i].pattern);
        if (i && all[i].hash == all[i - 1].hash) {
            x->lists[x->nlists - 1].n++;
            continue;
        }
        start_list list = {i, 1};
        if (all[i].hash == 0) {
            x->anywhere = x->nlists;
        } else {
            uint32_t bit = filter_bit(all[i].hash);
            x->filter[bit / 8] |= (uint8_t)(1u << bit % 8);
            *map64_at(all[i].star ? &x->prefixes : &x->words, all[i].hash, x->nlists) = x->nlists;
        }
        VEC_PUSH(x->lists, x->nlists, list);
    }
}

/* Where lookup finds a pattern: by its first word, or by what stands before the first star of it. */
static start start_at(builder *b, uint32_t p)
{
    const part *first = b->x->patterns[p].parts;
    who_str w = first->word;
    start s = {0, p, first->kind == PART_PREFIX || first->kind == PART_GLOB};
    if (first->kind == PART_GLOB) w.len = wild_at(b, w);
    if (w.len == 0) return s;
    s.hash = hash_word(w);
    if (s.star) {
        if (w.len > 62) w.len = 62, s.hash = hash_word(w); /* as far as prefix_lengths goes */
        s.hash ^= PREFIX_SALT;
        b->x->prefix_lengths |= UINT64_C(1) << w.len;
    }
    return s;
}

/* Uses, plural aliases and the tables of first words. */
static void build_tables(builder *b)
{
    lexicon *x = b->x;
    start *all = NULL;
    uint32_t n = 0;
    sort_uses(x);
    for (uint32_t p = 0; p < x->npatterns; p++) {
        start s = start_at(b, p);
        VEC_PUSH(all, n, s);
        who_str plural = plural_alias(b, p);
        if (plural.len) {
            s.hash = hash_word(plural);
            VEC_PUSH(all, n, s);
        }
    }
    sort_uses(x);
    build_starts(x, all, n);
    who_dealloc(all);
}

int builder_finish(builder *b, int rc, lexicon **out)
{
    if (rc == WHO_OK) rc = link_rows(b);
    if (rc == WHO_OK) build_tables(b);
    intern_free(b->terms);
    intern_free(b->ids);
    if (rc) lexicon_free(b->x);
    *out = rc ? NULL : b->x;
    return rc;
}

void lexicon_free(lexicon *x)
{
    if (!x) return;
    who_dealloc(x->rows);
    who_dealloc(x->patterns);
    who_dealloc(x->uses);
    who_dealloc(x->lists);
    map64_free(&x->words);
    map64_free(&x->prefixes);
    arena_free(&x->mem);
    who_dealloc(x);
}
