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
    for (uint32_t i = p->first_token; i < p->last_token; i++)
        if (d->tokens[i].kind != TOK_MARK) units_add(&d->mem, u, doc_token(d, i), i);
    units_add(&d->mem, u, STR("\n"), WHO_NONE); /* no phrase runs over it */
}

/* The title where it came apart from the text, then the headline, then the rest. */
void read_units(doc *d, article_units *text)
{
    who_str title = d->a.title;
    bool apart = title.len && !(d->a.text.len >= title.len && memcmp(d->a.text.ptr, title.ptr, title.len) == 0);
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
    if (u->len == w.len + 1) return u->lower[w.len] == 's' && memcmp(u->lower, w.ptr, w.len) == 0;
    if (u->len != w.len + 2 || memcmp(u->lower + u->len - 2, "es", 2) != 0) return false;
    if (memcmp(u->lower, w.ptr, w.len) == 0) return strchr("sxzh", w.ptr[w.len - 1]) != NULL;
    return w.ptr[w.len - 1] == 'y' && u->lower[w.len - 1] == 'i' && memcmp(u->lower, w.ptr, w.len - 1) == 0;
}

/* A star is any letters, a question mark one. On a mismatch the last star takes a letter more. */
static bool globs(who_str glob, who_str s)
{
    size_t p = 0, i = 0, star = SIZE_MAX, retry = 0;
    while (i < s.len) {
        if (p < glob.len && glob.ptr[p] == '*') {
            star = p++;
            retry = i;
        } else if (p < glob.len && (glob.ptr[p] == '?' || glob.ptr[p] == s.ptr[i])) {
            bool any = glob.ptr[p++] == '?';
            i++;
            while (any && i < s.len && ((unsigned char)s.ptr[i] & 0xC0) == 0x80) i++;
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

static bool matches(const part *p, const unit *u, bool last)
{
    switch (p->kind) {
    case PART_PREFIX:
        return u->len >= p->word.len && memcmp(u->lower, p->word.ptr, p->word.len) == 0;
    case PART_GLOB:
        return u->lower[0] != '\n' && globs(p->word, (who_str){u->lower, u->len});
    default:
        if (u->len == p->word.len) return memcmp(u->lower, p->word.ptr, u->len) == 0;
        return last && p->kind == PART_WHOLE && is_plural(p->word, u);
    }
}

/* ---- terms ---- */

/* The longest terms that begin at one unit. */
typedef struct longest {
    find best, all[8];
    uint32_t same;
} longest;

/* Tries the patterns of one list at unit i; keeps the longest. A term in capitals goes before its like. */
static void try_list(const scorer *z, uint32_t list, uint32_t i, longest *found)
{
    const lexicon *x = z->x;
    const units *u = &z->text->u;
    uint32_t next = i + 1 < u->n ? u->at[i + 1].head : 0;
    for (uint32_t k = 0; k < x->lists[list].n; k++) {
        const topic_start *s = &x->starts[x->lists[list].first + k];
        if ((next & s->mask) != s->next) continue;
        const pattern *p = &x->patterns[s->pattern];
        if (p->nparts > u->n - i || (p->caps && !u->at[i].upper)) continue;
        bool ok = true;
        for (uint32_t n = 0; ok && n < p->nparts; n++) ok = matches(&p->parts[n], &u->at[i + n], n + 1 == p->nparts);
        if (!ok || p->nparts < found->best.n) continue;
        bool caps = found->same && x->patterns[found->all[0].pattern].caps;
        if (p->nparts > found->best.n || (p->caps && !caps))
            found->same = 0;
        else if (caps && !p->caps)
            continue;
        found->best = (find){i, p->nparts, s->pattern};
        if (found->same < 8) found->all[found->same++] = found->best;
    }
}

static bool in_filter(const lexicon *x, uint64_t hash)
{
    uint32_t bit = filter_bit(hash);
    return x->filter[bit / 8] >> bit % 8 & 1;
}

/* Every term that begins at unit i and is not part of a longer one that does. */
static void find_at(scorer *z, uint32_t i)
{
    const lexicon *x = z->x;
    const unit *u = &z->text->u.at[i];
    longest found = {.best = {i, 0, WHO_NONE}};
    uint64_t h = HASH_START;
    for (uint32_t n = 0; n < u->len;) {
        h = hash_byte(h, u->lower[n++]);
        if (n > 62 || !(x->prefix_lengths >> n & 1) || !in_filter(x, h ^ PREFIX_SALT)) continue;
        uint32_t list = map64_get(&x->prefixes, h ^ PREFIX_SALT);
        if (list != WHO_NONE) try_list(z, list, i, &found);
    }
    uint32_t list = in_filter(x, h) ? map64_get(&x->words, h) : WHO_NONE;
    if (list != WHO_NONE) try_list(z, list, i, &found);
    if (x->anywhere != WHO_NONE) try_list(z, x->anywhere, i, &found);
    for (uint32_t k = 0; k < found.same; k++) ARENA_PUSH(&z->d->mem, z->finds, z->nfinds, found.all[k]);
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

void find_terms(scorer *z)
{
    for (uint32_t i = 0; i < z->text->u.n; i++) find_at(z, i);
    drop_covered(z);
    z->slot = arena_alloc(&z->d->mem, sizeof *z->slot * ((size_t)z->x->npatterns + 1));
    for (uint32_t i = 0; i < z->nfinds; i++) {
        find f = z->finds[i];
        if (z->slot[f.pattern] == 0) {
            ARENA_PUSH(&z->d->mem, z->terms, z->nterms, ((seen){f.pattern, i, 0, false}));
            z->slot[f.pattern] = z->nterms;
        }
        z->terms[z->slot[f.pattern] - 1].places += f.unit < z->text->title_end  ? PLACE_TITLE
                                                   : f.unit < z->text->lead_end ? PLACE_LEAD
                                                                                : 1;
    }
}
