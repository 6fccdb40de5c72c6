/* find.c - the terms of a lexicon in an article.
 *
 * Enters: tokens. Leaves: every place where a term stands. Title, headline and body are read as units, words in the
 * form of terms, some paragraphs at a time: all schemes look at these before the next are read, so that the units of a
 * long article need no more memory than those of a short one. The first word of a term is looked up by its hash, the
 * rest compared. What lies inside a longer find does not count ("health insurance" is not insurance), and terms do not
 * run over paragraphs. Gets wrong: two terms that overlap by a word are both found.
 */
#include "topic/score.h"

/* ---- units ---- */

static bool is_headline(const doc *d, const paragraph *p, uint32_t index)
{
    if (p->kind == PARA_HEADLINE) return true;
    if (index > 0 || p->last_token <= p->first_token || p->last_token - p->first_token > HEADLINE_UNITS) return false;
    who_str last = doc_token(d, p->last_token - 1);
    return !str_is(last, ".");
}

static void end_paragraph(doc *d, units *u)
{
    units_add(doc_scratch(d), u, STR("\n"), WHO_NONE); /* no phrase runs over it */
}

/* Most articles have fewer tokens; a paragraph that has more is cut, though a term may stand there: it is no prose. */
enum { READ_MOST = 4096 };

static void begin_units(doc *d, article_units *text)
{
    who_str title = d->a.title;
    bool apart = title.len && !(d->a.text.len >= title.len && memcmp(d->a.text.ptr, title.ptr, title.len) == 0);
    uint32_t all = d->ntokens + d->nparagraphs + 32; /* that a token is two is rare */
    units_reserve(doc_scratch(d), &text->u, all < READ_MOST ? all : READ_MOST + READ_MOST / 4);
    if (!apart) return;
    units_split(doc_scratch(d), &text->u, title);
    end_paragraph(d, &text->u);
    text->title_end = text->u.n;
}

/* The title where it came apart from the text, then the headline, then the rest. */
bool read_units(doc *d, article_units *text)
{
    text->before += text->u.n;
    text->u.n = 0;
    if (!text->u.cap) begin_units(d, text);
    while (text->paragraph < d->nparagraphs && text->u.n < READ_MOST) {
        const paragraph *p = &d->paragraphs[text->paragraph];
        text->in_body = text->in_body || !is_headline(d, p, text->paragraph);
        bool is_read = !text->in_body || p->kind != PARA_BOILERPLATE;
        uint32_t first = p->first_token + text->tokens, last = p->last_token;
        bool is_cut = is_read && last - first > READ_MOST;
        if (is_cut) last = first + READ_MOST;
        if (is_read) {
            units_tokens(d, &text->u, first, last);
            end_paragraph(d, &text->u);
        }
        text->tokens = is_cut ? last - p->first_token : 0;
        text->paragraph += !is_cut;
        if (!text->in_body) text->title_end = text->before + text->u.n;
    }
    return text->u.n > 0;
}

/* ---- one word ---- */

static bool is_plural(who_str w, const unit *u)
{
    if (w.len <= 2 || u->len <= w.len) return false;
    if (u->len == w.len + 1) return ascii_lower(u->word[w.len]) == 's' && unit_begins(u, w.ptr, w.len);
    if (u->len != w.len + 2 || ascii_lower(u->word[w.len]) != 'e' || ascii_lower(u->word[w.len + 1]) != 's')
        return false;
    if (unit_begins(u, w.ptr, w.len)) return strchr("sxzh", w.ptr[w.len - 1]) != NULL;
    return w.ptr[w.len - 1] == 'y' && ascii_lower(u->word[w.len - 1]) == 'i' && unit_begins(u, w.ptr, w.len - 1);
}

/* A star is any letters, a question mark one. On a mismatch the last star takes a letter more. */
static bool globs(who_str glob, const unit *u)
{
    size_t p = 0, i = 0, star = SIZE_MAX, retry = 0;
    while (i < u->len) {
        if (p < glob.len && glob.ptr[p] == '*') {
            star = p++;
            retry = i;
        } else if (p < glob.len && (glob.ptr[p] == '?' || glob.ptr[p] == ascii_lower(u->word[i]))) {
            bool any = glob.ptr[p++] == '?';
            i++;
            while (any && i < u->len && ((unsigned char)u->word[i] & 0xC0) == 0x80) i++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            i = ++retry;
        } else {
            return false;
        }
    }
    while (p < glob.len && glob.ptr[p] == '*') p++;
    return p == glob.len;
}

static bool matches(const tables *t, const part *p, const unit *u, bool last)
{
    who_str w = {t->chars + p->word, p->len};
    switch (p->kind) {
    case PART_PREFIX:
        return u->len >= w.len && unit_begins(u, w.ptr, w.len);
    case PART_GLOB:
        return u->word[0] != '\n' && u->len >= p->stem && unit_begins(u, w.ptr, p->stem) && globs(w, u);
    default:
        if (u->len == w.len) return unit_begins(u, w.ptr, w.len);
        return last && p->kind == PART_WHOLE && is_plural(w, u);
    }
}

/* ---- terms ---- */

enum { LONGEST_MOST = 8 };

/* The longest terms that begin at one unit. */
typedef struct longest {
    uint32_t parts; /* of each; 0: none yet */
    bool caps;
    uint32_t patterns[LONGEST_MOST], n;
} longest;

/* Puts the pattern in its place by first_order(); the first LONGEST_MOST stay. */
static void keep(const tables *t, longest *found, uint32_t index)
{
    uint32_t i = found->n;
    uint64_t order = i ? first_order(t, index) : 0;
    if (i < LONGEST_MOST)
        found->n++;
    else if (order > first_order(t, found->patterns[--i]))
        return;
    for (; i && order < first_order(t, found->patterns[i - 1]); i--) found->patterns[i] = found->patterns[i - 1];
    found->patterns[i] = index;
}

/* Compares what is not sure of a pattern with the text at unit i. A term in capitals goes before its like. */
static void try_entry(const scorer *z, const index_entry *e, uint32_t i, uint32_t sure, longest *found)
{
    const tables *t = &z->x->t;
    const unit *u = &z->text->u.at[i];
    if (e->nparts < found->parts || e->nparts > z->text->u.n - i) return;
    if (e->nparts == found->parts && found->caps && !e->caps) return;
    for (uint32_t n = sure; n < e->nparts; n++)
        if (!matches(t, &t->parts[t->patterns[e->pattern].first_part + n], &u[n], n + 1 == e->nparts)) return;
    if (e->caps && !unit_is_upper(u)) return;
    if (e->nparts > found->parts || e->caps != found->caps) found->n = 0;
    found->parts = e->nparts;
    found->caps = e->caps;
    keep(t, found, e->pattern);
}

/* A key that passed the filter of its index, or ANYWHERE. */
typedef struct probe {
    uint64_t key;
    uint32_t unit, begin;
} probe;

/* What other stages left of the tables in the cache is little, and each look at them waits for memory: so the filters
 * of a block of units are asked before its terms are looked for, and everything is asked for ahead. */
enum { BLOCK = 64, UNITS_AHEAD = 12, BUCKETS_AHEAD = 8, ENTRIES_AHEAD = 4 };

static inline void fetch(const void *p) { __builtin_prefetch(p); }

/* pair_key() of the unit and the next. */
static inline uint64_t next_key(const scorer *z, uint32_t i)
{
    const unit *u = &z->text->u.at[i];
    return i + 1 < z->text->u.n ? pair_key(u->key, u[1].key) : 0;
}

/* The probes of units [from, to), at most four of each. No branch: which words begin terms cannot be foreseen. */
static uint32_t find_probes(const scorer *z, uint32_t from, uint32_t to, probe *probes)
{
    const tables *t = &z->x->t;
    const filter starts = t->starts, stems = t->stems;
    uint32_t n = 0, sure = z->text->u.n > UNITS_AHEAD ? z->text->u.n - UNITS_AHEAD : 0;
    for (uint32_t i = from; i < to; i++) {
        const unit *u = &z->text->u.at[i];
        const uint64_t *line = starts.words + filter_line(&starts, u->key);
        uint64_t pair = next_key(z, i), stem = stem_key(t, u->head);
        if (i < sure) fetch(starts.words + filter_line(&starts, u[UNITS_AHEAD].key));
        probes[n] = (probe){pair, i, BY_PAIR};
        n += line_has(line, pair);
        probes[n] = (probe){stem, i, BY_STEM};
        n += line_has(stems.words + filter_line(&stems, stem), stem);
        probes[n] = (probe){u->key, i, BY_WORD};
        n += line_has(line, u->key);
        if (t->nanywhere) probes[n++] = (probe){0, i, ANYWHERE};
    }
    return n;
}

static const uint32_t *bucket_of(const tables *t, const probe *p)
{
    return &t->by[p->begin].first[index_bucket(&t->by[p->begin], p->key)];
}

/* Tries all patterns of the probe's key. */
static void try_probe(const scorer *z, const probe *p, longest *found)
{
    static const uint32_t SURE[] = {[BY_PAIR] = 2, [BY_STEM] = 0, [BY_WORD] = 1};
    const tables *t = &z->x->t;
    if (p->begin == ANYWHERE) {
        for (uint32_t k = 0; k < t->nanywhere; k++) try_entry(z, &t->anywhere[k], p->unit, 0, found);
        return;
    }
    const uint32_t *bucket = bucket_of(t, p);
    const index_entry *at = t->by[p->begin].at;
    for (uint32_t k = bucket[0]; k < bucket[1]; k++)
        if (at[k].key == p->key) try_entry(z, &at[k], p->unit, SURE[p->begin], found);
}

/* Every term that begins at a unit and is not part of a longer one that does. */
static void keep_longest(scorer *z, uint32_t i, const longest *found)
{
    for (uint32_t k = 0; k < found->n; k++) {
        const unit *first = &z->text->u.at[i], *last = first + found->parts - 1;
        find f = {.words = first->text,
                  .len = (uint32_t)(last->text + last->text_len - first->text),
                  .unit = z->text->before + i,
                  .n = found->parts,
                  .token = first->token,
                  .last = last->token,
                  .term = found->patterns[k]};
        fetch(&z->x->t.patterns[f.term]);
        ARENA_PUSH(doc_scratch(z->d), z->finds, z->nfinds, f);
    }
}

static void try_probes(scorer *z, const probe *probes, uint32_t n)
{
    const tables *t = &z->x->t;
    longest found = {0};
    for (uint32_t k = 0; k < n; k++) {
        const probe *p = &probes[k];
        if (k + BUCKETS_AHEAD < n && p[BUCKETS_AHEAD].begin != ANYWHERE) fetch(bucket_of(t, p + BUCKETS_AHEAD));
        if (k + ENTRIES_AHEAD < n && p[ENTRIES_AHEAD].begin != ANYWHERE)
            fetch(&t->by[p[ENTRIES_AHEAD].begin].at[*bucket_of(t, p + ENTRIES_AHEAD)]);
        try_probe(z, p, &found);
        if (k + 1 < n && p[1].unit == p->unit) continue;
        if (found.n) keep_longest(z, p->unit, &found);
        found.parts = found.n = 0, found.caps = false;
    }
}

/* Drops finds, from the given one on, that share a unit with a longer one. */
static void drop_covered(scorer *z, uint32_t from)
{
    uint8_t *cover = arena_alloc(doc_scratch(z->d), (size_t)z->text->u.n + 1);
    uint32_t n = from;
    for (uint32_t i = from; i < z->nfinds; i++) {
        uint8_t *at = cover + (z->finds[i].unit - z->text->before);
        for (uint32_t k = 0; k < z->finds[i].n; k++)
            if (at[k] < z->finds[i].n) at[k] = (uint8_t)z->finds[i].n;
    }
    for (uint32_t i = from; i < z->nfinds; i++) {
        const uint8_t *at = cover + (z->finds[i].unit - z->text->before);
        bool inside = false;
        for (uint32_t k = 0; k < z->finds[i].n; k++) inside |= at[k] > z->finds[i].n;
        if (!inside) z->finds[n++] = z->finds[i];
    }
    z->nfinds = n;
}

/* The distinct terms, in the order of their first finds. An article has a few hundred of the thousands of a lexicon, so
 * that they are told by a table of the size of the article. */
void number_terms(scorer *z)
{
    uint32_t bits = 4;
    while (bits < 31 && UINT32_C(1) << bits < 2 * (uint64_t)z->nfinds) bits++;
    uint32_t *slots = arena_alloc(doc_scratch(z->d), sizeof *slots << bits), mask = (UINT32_C(1) << bits) - 1;
    z->terms = arena_alloc(doc_scratch(z->d), sizeof *z->terms * ((size_t)z->nfinds + 1));
    for (uint32_t i = 0; i < z->nfinds; i++) {
        find *f = &z->finds[i];
        uint32_t at = f->term * UINT32_C(0x9E3779B1) >> (32 - bits);
        while (slots[at] && z->terms[slots[at] - 1].pattern != f->term) at = (at + 1) & mask;
        if (slots[at] == 0) {
            fetch(&z->x->t.uses[z->x->t.patterns[f->term].first_use]);
            z->terms[z->nterms++].pattern = f->term;
            slots[at] = z->nterms;
        }
        f->term = slots[at] - 1;
        z->terms[f->term].places += f->unit < z->text->title_end                ? PLACE_TITLE
                                    : f->unit < z->text->title_end + LEAD_UNITS ? PLACE_LEAD
                                                                                : 1;
    }
}

void find_terms(scorer *z)
{
    if (z->x->t.npatterns == 0) return;
    uint32_t known = z->nfinds;
    probe probes[4 * BLOCK + 1]; /* one more, which find_probes() may write and not count */
    for (uint32_t from = 0; from < z->text->u.n; from += BLOCK) {
        uint32_t left = z->text->u.n - from;
        try_probes(z, probes, find_probes(z, from, from + (left < BLOCK ? left : BLOCK), probes));
    }
    drop_covered(z, known);
}
