/* lexicon.c - the topics and terms of a dictionary to tables.
 *
 * Enters: topics and terms, one by one, from the reader of a format. Leaves: patterns (each distinct term once, with
 * the topics that use it) and three indexes from how a term begins to the terms that begin so: a word, two words, or
 * the letters before a star. Lookup costs a bit test of each, whatever the number of terms, for words that begin none.
 * Only terms that begin with a star are tried everywhere.
 *
 * Terms and texts are cut into units by the same two functions, so that "cease-fire", "cease fire" and U.N., UN agree.
 * Plurals are added to the indexes here and cost nothing later.
 * Gets wrong: irregular plurals ("mice") must be terms of their own; the plural rule also makes words that are none.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "topic/internal.h"

void builder_start(builder *b, const char *file, who_str scheme, who_err *err)
{
    lexicon *x = who_alloc(sizeof *x);
    *x = (lexicon){.limits = OWN_LIMITS};
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
    uint32_t known = intern_count(b->ids);
    if (intern_add(b->ids, id) < known)
        return builder_fail(b, at, "there already is a topic \"%.*s\"", id.len > 80 ? 80 : (int)id.len, id.ptr);
    draft row = {.broader = broader, .line = at.line};
    row.id = arena_str(&b->mem, id.ptr, id.len);
    row.label = arena_str(&b->mem, label.ptr, label.len);
    *topic = b->ndrafts;
    VEC_PUSH(b->drafts, b->ndrafts, row);
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
        units_split(&b->mem, &t->u, w);
    } else if (wild && wild == w.len - 1 && w.ptr[wild] == '*') {
        units_split(&b->mem, &t->u, (who_str){w.ptr, wild});
        kind = PART_PREFIX;
    } else {
        who_str low = utf8_lower_str(&b->mem, w);
        units_reserve(&b->mem, &t->u, t->u.n + 1);
        t->u.at[t->u.n++] = (unit){.word = low.ptr, .len = (uint32_t)low.len};
        kind = PART_GLOB;
    }
    for (uint32_t i = before; i < t->u.n && i < PHRASE_MAX; i++)
        t->kinds[i] = i + 1 == t->u.n || kind != PART_PREFIX ? kind : PART_EXACT;
}

/* Does the term begin with a star or question mark that has no letter after it? Then everything matches. */
static bool is_all_wild(const builder *b, const unit *u)
{
    for (uint32_t i = 0; i < u->len; i++)
        if (!is_wild(b, u->word[i])) return false;
    return true;
}

/* The bytes of a first word that its star leaves sure. */
static uint16_t stem_of(const builder *b, const term *t)
{
    size_t n = t->kinds[0] == PART_GLOB ? wild_at(b, (who_str){t->u.at[0].word, t->u.at[0].len}) : t->u.at[0].len;
    return (uint16_t)(n < STEM_MOST ? n : STEM_MOST);
}

static void add_pattern(builder *b, const term *t, bool caps)
{
    pattern p = {.first_part = b->nparts, .nparts = (uint16_t)t->u.n, .caps = caps};
    for (uint32_t i = 0; i < t->u.n; i++) {
        const unit *u = &t->u.at[i];
        bool stars = t->kinds[i] == PART_PREFIX || t->kinds[i] == PART_GLOB;
        part x = {(uint32_t)b->chars.len, u->len, (uint16_t)t->kinds[i], i == 0 && stars ? stem_of(b, t) : 0};
        for (uint32_t k = 0; k < u->len; k++) buf_char(&b->chars, ascii_lower(u->word[k]));
        VEC_PUSH(b->parts, b->nparts, x);
    }
    VEC_PUSH(b->patterns, b->npatterns, p);
}

/* The pattern of these units, made where it is new. */
static uint32_t pattern_of(builder *b, const term *t, bool caps)
{
    static const char MARK[] = {[PART_WHOLE] = 's', [PART_EXACT] = '.', [PART_PREFIX] = '*', [PART_GLOB] = '?'};
    buf key = {0};
    for (uint32_t i = 0; i < t->u.n; i++) {
        if (i) buf_char(&key, ' ');
        for (uint32_t k = 0; k < t->u.at[i].len; k++) buf_char(&key, ascii_lower(t->u.at[i].word[k]));
        if (t->kinds[i] != PART_WHOLE) buf_char(&key, MARK[t->kinds[i]]);
    }
    if (caps) buf_char(&key, '!');
    uint32_t known = intern_count(b->terms), index = intern_add(b->terms, buf_slice(&key));
    buf_free(&key);
    if (index == known) add_pattern(b, t, caps);
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
    bool caps = !b->globs && t.u.n == 1 && t.kinds[0] == PART_WHOLE && unit_is_upper(&t.u.at[0]);
    x.pattern = pattern_of(b, &t, caps);
    if (x.topic != WHO_NONE) VEC_PUSH(b->uses, b->nuses, x);
    return WHO_OK;
}

/* ---- the hierarchy ---- */

static int link_broader(builder *b)
{
    for (uint32_t i = 0; i < b->ndrafts; i++) {
        draft *row = &b->drafts[i];
        if (row->broader_id.len == 0) continue;
        row->broader = intern_find(b->ids, row->broader_id);
        if (row->broader == WHO_NONE)
            return builder_fail(b, (place){row->line, row->broader_column}, "there is no topic \"%.*s\"",
                                row->broader_id.len > 80 ? 80 : (int)row->broader_id.len, row->broader_id.ptr);
    }
    return WHO_OK;
}

static uint32_t add_chars(builder *b, who_str s)
{
    uint32_t at = (uint32_t)b->chars.len;
    buf_str(&b->chars, s);
    return at;
}

/* The rows without their levels; depths. */
static int link_tops(builder *b, topic_row *rows)
{
    for (uint32_t i = 0; i < b->ndrafts; i++) {
        draft *d = &b->drafts[i];
        uint32_t top = i;
        for (; b->drafts[top].broader != WHO_NONE; top = b->drafts[top].broader)
            if (++d->depth > 64)
                return builder_fail(b, (place){d->line, d->broader_column},
                                    "the topics above this one go round in a circle or more than 64 levels up");
        bool full = d->broader == WHO_NONE && d->share == 0;
        rows[i] = (topic_row){.id_len = (uint32_t)d->id.len,
                              .label_len = (uint32_t)d->label.len,
                              .broader = d->broader,
                              .top = top,
                              .share = full ? 100 : d->share, /* that of the top-level topic is asked for */
                              .level = 2};
        rows[i].id = add_chars(b, d->id);
        rows[i].label = add_chars(b, d->label);
    }
    return WHO_OK;
}

static int link_rows(builder *b)
{
    lexicon *x = b->x;
    topic_row *rows = arena_alloc(&x->mem, sizeof *rows * ((size_t)b->ndrafts + 1));
    int rc = link_broader(b);
    if (rc == WHO_OK) rc = link_tops(b, rows);
    for (uint32_t i = 0; i < b->ndrafts && rc == WHO_OK && x->limits.by_level; i++)
        if (rows[i].broader != WHO_NONE) {
            uint32_t depth = b->drafts[rows[i].broader].depth;
            rows[rows[i].broader].level = depth < 2 ? depth : 2;
        }
    x->t.rows = rows;
    x->t.nrows = b->ndrafts;
    return rc;
}

/* ---- uses ---- */

/* By top-level topic, then topic; of one topic what the file says comes first, then the heaviest. */
static int use_cmp(const void *va, const void *vb)
{
    const use *a = va, *b = vb;
    if (a->top != b->top) return a->top < b->top ? -1 : 1;
    if (a->topic != b->topic) return a->topic < b->topic ? -1 : 1;
    if (a->derived != b->derived) return a->derived ? 1 : -1;
    if (a->ambiguous != b->ambiguous) return a->ambiguous ? 1 : -1;
    return (int)b->weight - (int)a->weight;
}

/* Puts the uses of each pattern beside each other, in the order of patterns; first_use is where they begin. */
static void group_uses(builder *b)
{
    uint32_t n = 0, room = 1;
    while (room < b->nuses) room *= 2; /* as VEC_PUSH keeps it */
    use *grouped = who_alloc(sizeof *grouped * room);
    for (uint32_t i = 0; i < b->npatterns; i++) b->patterns[i].nuses = 0;
    for (uint32_t i = 0; i < b->nuses; i++) b->patterns[b->uses[i].pattern].nuses++;
    for (uint32_t i = 0; i < b->npatterns; i++) {
        b->patterns[i].first_use = n;
        n += b->patterns[i].nuses;
        b->patterns[i].nuses = 0;
    }
    for (uint32_t i = 0; i < n; i++) {
        pattern *p = &b->patterns[b->uses[i].pattern];
        grouped[p->first_use + p->nuses++] = b->uses[i];
    }
    who_dealloc(b->uses);
    b->uses = grouped;
}

/* Sorts the uses and hands each pattern its own; of several of one topic the first stays. */
static void sort_uses(builder *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->nuses; i++) b->uses[i].top = b->x->t.rows[b->uses[i].topic].top;
    group_uses(b);
    for (uint32_t i = 0; i < b->npatterns; i++) {
        pattern *p = &b->patterns[i];
        use *own = b->uses + p->first_use;
        uint32_t had = p->nuses;
        if (had > 1) qsort(own, had, sizeof *own, use_cmp);
        p->first_use = n;
        p->nuses = 0;
        for (uint32_t k = 0; k < had; k++)
            if (k == 0 || own[k - 1].topic != own[k].topic) {
                b->uses[n++] = own[k];
                p->nuses++;
            }
    }
    b->nuses = n;
}

/* ---- plurals ---- */

static who_str word_of(const builder *b, const part *p) { return (who_str){b->chars.ptr + p->word, p->len}; }

/* The word without its last `cut` letters and with another end. */
static who_str with_end(builder *b, who_str w, size_t cut, const char *end)
{
    size_t kept = w.len - cut, more = strlen(end);
    char *made = arena_alloc(&b->mem, kept + more);
    memcpy(made, w.ptr, kept);
    memcpy(made + kept, end, more);
    return (who_str){made, kept + more};
}

/* The regular plural of a word of three letters or more; empty for others, and for what is a plural: "laps" beside
 * "lap" makes no "lapses". */
static who_str plural_of(builder *b, who_str w)
{
    char a = w.len > 2 ? w.ptr[w.len - 2] : 0, z = w.len > 2 ? w.ptr[w.len - 1] : 0;
    bool plural = z == 's' && intern_find(b->terms, (who_str){w.ptr, w.len - 1}) != WHO_NONE;
    if (z < 'a' || z > 'z' || plural) return (who_str){"", 0};
    bool es = z == 's' || z == 'x' || z == 'z' || (z == 'h' && (a == 'c' || a == 's'));
    bool ies = z == 'y' && !strchr("aeiou", a);
    return with_end(b, w, ies, ies ? "ies" : es ? "es" : "s");
}

/* Where a plural is a term of its own, topics that list the singular only use the plural too; else it is an alias. */
static who_str plural_alias(builder *b, uint32_t p)
{
    who_str none = {"", 0};
    const pattern *a = &b->patterns[p];
    const part *only = &b->parts[a->first_part];
    if (a->nparts != 1 || only->kind != PART_WHOLE || a->caps) return none;
    who_str plural = plural_of(b, word_of(b, only));
    uint32_t other = plural.len ? intern_find(b->terms, plural) : WHO_NONE;
    if (other == WHO_NONE) return plural;
    for (uint32_t i = 0; i < a->nuses; i++) {
        use derived = b->uses[a->first_use + i];
        derived.pattern = other;
        derived.derived = true;
        VEC_PUSH(b->uses, b->nuses, derived);
    }
    return none;
}

/* ---- indexes ---- */

static void *copied(arena *mem, const void *from, size_t size)
{
    void *copy = arena_alloc(mem, size);
    return size ? memcpy(copy, from, size) : copy;
}

/* Entries of one index, and the keys that choose their lines in the filter. */
typedef struct starts {
    index_entry *at;
    uint64_t *lines;
    uint32_t n, nlines;
} starts;

static void add_start(const builder *b, starts *to, uint64_t line, uint64_t key, uint32_t index)
{
    const pattern *p = &b->patterns[index];
    index_entry e = {key, index, p->nparts, p->caps};
    VEC_PUSH(to->at, to->n, e);
    VEC_PUSH(to->lines, to->nlines, line);
}

static void free_starts(starts *s)
{
    who_dealloc(s->at);
    who_dealloc(s->lines);
}

static void add_bits(uint64_t *words, const filter *f, const starts *s)
{
    for (uint32_t i = 0; i < s->n; i++) {
        uint64_t key = s->at[i].key;
        words[filter_line(f, s->lines[i]) + line_word(key)] |= UINT64_C(1) << line_bit(key);
    }
}

static filter filter_of(arena *mem, const starts *a, const starts *b)
{
    filter f = {0};
    while (f.bits < 24 && (uint64_t)LINE_KEYS << f.bits < (uint64_t)a->n + b->n) f.bits++;
    uint64_t *words = arena_alloc(mem, ((size_t)LINE_BITS << f.bits) / 8);
    f.words = words;
    add_bits(words, &f, a);
    add_bits(words, &f, b);
    return f;
}

static term_index index_of(arena *mem, const starts *s)
{
    term_index x = {.bits = 2};
    while (x.bits < 28 && UINT32_C(1) << x.bits < s->n) x.bits++;
    uint32_t nbuckets = UINT32_C(1) << x.bits;
    uint32_t *first = arena_alloc(mem, sizeof *first * ((size_t)nbuckets + 2));
    index_entry *at = arena_alloc(mem, sizeof *at * ((size_t)s->n + 1));
    for (uint32_t i = 0; i < s->n; i++) first[index_bucket(&x, s->at[i].key) + 2]++;
    for (uint32_t i = 2; i < nbuckets + 2; i++) first[i] += first[i - 1];
    for (uint32_t i = 0; i < s->n; i++) /* each counts up to the begin of the next */
        at[first[index_bucket(&x, s->at[i].key) + 1]++] = s->at[i];
    x.first = first, x.at = at;
    return x;
}

/* Every form that matches() in find.c takes for a plural of a second and last word. */
static void add_pairs(builder *b, starts *pairs, uint32_t p)
{
    const part *first = &b->parts[b->patterns[p].first_part];
    who_str second = word_of(b, first + 1);
    uint64_t key = unit_key(word_of(b, first));
    add_start(b, pairs, key, pair_key(key, unit_key(second)), p);
    if (b->patterns[p].nparts > 2 || first[1].kind != PART_WHOLE || second.len <= 2) return;
    char last = second.ptr[second.len - 1];
    add_start(b, pairs, key, pair_key(key, unit_key(with_end(b, second, 0, "s"))), p);
    if (strchr("sxzh", last)) add_start(b, pairs, key, pair_key(key, unit_key(with_end(b, second, 0, "es"))), p);
    if (last == 'y') add_start(b, pairs, key, pair_key(key, unit_key(with_end(b, second, 1, "ies"))), p);
}

static bool has_stars(const part *p) { return p->kind == PART_PREFIX || p->kind == PART_GLOB; }

/* All first words with stars are found by as many bytes as the one with the fewest before its star has. */
static uint32_t stem_mask(const builder *b)
{
    uint32_t n = 5;
    for (uint32_t p = 0; p < b->npatterns; p++) {
        const part *first = &b->parts[b->patterns[p].first_part];
        if (has_stars(first) && first->stem && first->stem < n) n = first->stem;
    }
    return n == 5 ? 0 : UINT32_MAX >> 8 * (4 - (n < 4 ? n : 4));
}

static void add_stem(builder *b, starts *stems, uint32_t p)
{
    const part *first = &b->parts[b->patterns[p].first_part];
    uint32_t head = 0;
    for (uint32_t i = 0; i < first->stem && i < 4; i++)
        head |= (uint32_t)(unsigned char)b->chars.ptr[first->word + i] << 8 * i;
    uint64_t key = stem_key(&b->x->t, head);
    add_start(b, stems, key, key, p);
}

static void add_word_start(builder *b, starts *words, who_str w, uint32_t p)
{
    uint64_t key = unit_key(w);
    add_start(b, words, key, key, p);
}

/* Uses, plural aliases and indexes. */
static void build_indexes(builder *b)
{
    starts words = {0}, pairs = {0}, stems = {0}, anywhere = {0};
    b->x->t.stem_mask = stem_mask(b);
    sort_uses(b);
    for (uint32_t p = 0; p < b->npatterns; p++) {
        const part *first = &b->parts[b->patterns[p].first_part];
        bool one = b->patterns[p].nparts == 1;
        who_str plural = plural_alias(b, p);
        if (has_stars(first) && first->stem == 0)
            add_start(b, &anywhere, 0, 0, p);
        else if (has_stars(first))
            add_stem(b, &stems, p);
        else if (one || has_stars(first + 1))
            add_word_start(b, &words, word_of(b, first), p);
        else
            add_pairs(b, &pairs, p);
        if (plural.len) add_word_start(b, &words, plural, p);
    }
    sort_uses(b);
    tables *t = &b->x->t;
    t->by[BY_WORD] = index_of(&b->x->mem, &words);
    t->by[BY_PAIR] = index_of(&b->x->mem, &pairs);
    t->by[BY_STEM] = index_of(&b->x->mem, &stems);
    t->anywhere = copied(&b->x->mem, anywhere.at, sizeof *anywhere.at * anywhere.n);
    t->nanywhere = anywhere.n;
    t->starts = filter_of(&b->x->mem, &words, &pairs);
    t->stems = filter_of(&b->x->mem, &stems, &(starts){0});
    free_starts(&words);
    free_starts(&pairs);
    free_starts(&stems);
    free_starts(&anywhere);
}

/* The arrays of the builder, in the memory of the lexicon. */
static void keep_arrays(builder *b)
{
    tables *t = &b->x->t;
    arena *mem = &b->x->mem;
    t->chars = copied(mem, b->chars.ptr, b->chars.len);
    t->patterns = copied(mem, b->patterns, sizeof *b->patterns * b->npatterns);
    t->parts = copied(mem, b->parts, sizeof *b->parts * b->nparts);
    t->uses = copied(mem, b->uses, sizeof *b->uses * b->nuses);
    t->nchars = (uint32_t)b->chars.len;
    t->npatterns = b->npatterns;
    t->nparts = b->nparts;
    t->nuses = b->nuses;
}

int builder_finish(builder *b, int rc, lexicon **out)
{
    if (rc == WHO_OK) rc = link_rows(b);
    if (rc == WHO_OK) {
        build_indexes(b);
        keep_arrays(b);
    }
    intern_free(b->terms);
    intern_free(b->ids);
    buf_free(&b->chars);
    who_dealloc(b->drafts);
    who_dealloc(b->patterns);
    who_dealloc(b->parts);
    who_dealloc(b->uses);
    arena_free(&b->mem);
    if (rc) lexicon_free(b->x);
    *out = rc ? NULL : b->x;
    return rc;
}

void lexicon_free(lexicon *x)
{
    if (!x) return;
    arena_free(&x->mem);
    who_dealloc(x);
}
