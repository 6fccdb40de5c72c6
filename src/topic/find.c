/* find.c - the terms of a lexicon in an article.
 *
 * Enters: tokens. Leaves: units (the words of title, headline and body in the form of terms), and every place where a
 * term stands. One pass over the units: the first word of a term is looked up by its hash, the rest compared. What lies
 * inside a longer find does not count ("health insurance" is not insurance), and terms do not run over paragraphs.
 * Gets wrong: two terms that overlap by a word are both found.
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

static void add_paragraph(doc *d, units *u, const paragraph *p)
{
    units_tokens(d, u, p->first_token, p->last_token);
    units_add(&d->mem, u, STR("\n"), WHO_NONE); /* no phrase runs over it */
}

/* The title where it came apart from the text, then the headline, then the rest. */
void read_units(doc *d, article_units *text)
{
    who_str title = d->a.title;
    bool apart = title.len && !(d->a.text.len >= title.len && memcmp(d->a.text.ptr, title.ptr, title.len) == 0);
    units_reserve(&d->mem, &text->u, d->ntokens + d->nparagraphs + 32); /* that a token is two is rare */
    if (apart) {
        units_split(&d->mem, &text->u, title);
        units_add(&d->mem, &text->u, STR("\n"), WHO_NONE);
    }
    uint32_t i = 0;
    for (; i < d->nparagraphs && is_headline(d, &d->paragraphs[i], i); i++)
        add_paragraph(d, &text->u, &d->paragraphs[i]);
    text->title_end = text->u.n;
    text->lead_end = text->title_end + LEAD_UNITS;
    for (; i < d->nparagraphs; i++)
        if (d->paragraphs[i].kind != PARA_BOILERPLATE) add_paragraph(d, &text->u, &d->paragraphs[i]);
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

/* Tries all patterns of the key, of which it makes so many words sure. */
static void try_bucket(const scorer *z, const term_index *x, uint64_t key, uint32_t i, uint32_t sure, longest *found)
{
    uint64_t bucket = index_bucket(x, key);
    for (uint32_t k = x->first[bucket]; k < x->first[bucket + 1]; k++)
        if (x->at[k].key == key) try_entry(z, &x->at[k], i, sure, found);
}

/* pair_key() of the unit and the next. */
static inline uint64_t next_key(const scorer *z, uint32_t i)
{
    const unit *u = &z->text->u.at[i];
    return i + 1 < z->text->u.n ? pair_key(u->key, u[1].key) : 0;
}

/* The units at which a term may begin, by the filters alone: a third of them. */
static uint32_t find_likely(const scorer *z, uint32_t *likely)
{
    const tables *t = &z->x->t;
    const unit *u = z->text->u.at;
    uint32_t n = 0;
    for (uint32_t i = 0; i < z->text->u.n; i++) {
        bool may = index_may_have(&t->words, u[i].key) | index_may_have(&t->pairs, next_key(z, i));
        may |= index_may_have(&t->stems, stem_key(t, u[i].head));
        likely[n] = i; /* no branch: which words begin terms cannot be foreseen */
        n += may || t->nanywhere;
    }
    return n;
}

/* Every term that begins at unit i and is not part of a longer one that does. */
static void find_at(scorer *z, uint32_t i)
{
    const tables *t = &z->x->t;
    const unit *u = &z->text->u.at[i];
    longest found;
    found.parts = found.n = 0, found.caps = false;
    uint64_t pair = next_key(z, i);
    if (index_may_have(&t->pairs, pair)) try_bucket(z, &t->pairs, pair, i, 2, &found);
    uint64_t stem = stem_key(t, u->head);
    if (index_may_have(&t->stems, stem)) try_bucket(z, &t->stems, stem, i, 0, &found);
    if (index_may_have(&t->words, u->key)) try_bucket(z, &t->words, u->key, i, 1, &found);
    for (uint32_t k = 0; k < t->nanywhere; k++) try_entry(z, &t->anywhere[k], i, 0, &found);
    for (uint32_t k = 0; k < found.n; k++)
        ARENA_PUSH(&z->d->mem, z->finds, z->nfinds, ((find){i, found.parts, u->token, found.patterns[k]}));
}

/* Drops finds that share a unit with a longer one. */
static void drop_covered(scorer *z)
{
    uint8_t *cover = arena_alloc(&z->d->mem, (size_t)z->text->u.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < z->nfinds; i++)
        for (uint32_t k = 0; k < z->finds[i].n; k++)
            if (cover[z->finds[i].unit + k] < z->finds[i].n) cover[z->finds[i].unit + k] = (uint8_t)z->finds[i].n;
    for (uint32_t i = 0; i < z->nfinds; i++) {
        bool inside = false;
        for (uint32_t k = 0; k < z->finds[i].n; k++)
            if (cover[z->finds[i].unit + k] > z->finds[i].n) inside = true;
        if (!inside) z->finds[n++] = z->finds[i];
    }
    z->nfinds = n;
}

/* The distinct terms, in the order of their first finds. An article has a few hundred of the thousands of a lexicon, so
 * that they are told by a table of the size of the article. */
static void number_terms(scorer *z)
{
    uint32_t bits = 4;
    while (bits < 31 && UINT32_C(1) << bits < 2 * (uint64_t)z->nfinds) bits++;
    uint32_t *slots = arena_alloc(&z->d->mem, sizeof *slots << bits), mask = (UINT32_C(1) << bits) - 1;
    z->terms = arena_alloc(&z->d->mem, sizeof *z->terms * ((size_t)z->nfinds + 1));
    for (uint32_t i = 0; i < z->nfinds; i++) {
        find *f = &z->finds[i];
        uint32_t at = f->term * UINT32_C(0x9E3779B1) >> (32 - bits);
        while (slots[at] && z->terms[slots[at] - 1].pattern != f->term) at = (at + 1) & mask;
        if (slots[at] == 0) {
            z->terms[z->nterms++].pattern = f->term;
            slots[at] = z->nterms;
        }
        f->term = slots[at] - 1;
        z->terms[f->term].places += f->unit < z->text->title_end  ? PLACE_TITLE
                                    : f->unit < z->text->lead_end ? PLACE_LEAD
                                                                  : 1;
    }
}

void find_terms(scorer *z)
{
    if (z->x->t.npatterns == 0) return;
    uint32_t *likely = arena_alloc(&z->d->mem, sizeof *likely * ((size_t)z->text->u.n + 1));
    uint32_t n = find_likely(z, likely);
    for (uint32_t i = 0; i < n; i++) find_at(z, likely[i]);
    drop_covered(z);
    number_terms(z);
}
