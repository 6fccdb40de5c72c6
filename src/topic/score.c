/* score.c - the topics of an article and of its statements.
 *
 * Enters: tokens and statements. Leaves: who_topic_hits. Three steps. First, one pass over the tokens finds every term
 * of the lexicon; what lies inside a longer find does not count ("health insurance" is not insurance). Second, the
 * article: each distinct term counts once, more with its weight, its place and (slowly) its repetitions; the sums of
 * the top-level branches rank the branches, the sums of the topics choose inside them. Third, each statement: the
 * terms in its own words, then those in the rest of its sentences, then what the article is about, which only tips
 * the balance between topics that have words here. A statement without any such words gets the topic of the article,
 * if that is clear.
 *
 * The idea of a few hundred weighted terms for each subject is that of dictionary coding in the social sciences;
 * Lexicoder's topic dictionaries work so. What it gets wrong: words of metaphors and of names ("Rivers", "a war on
 * fat"), and everything that is said without a single telling word.
 */
#include "topic/internal.h"

#include <stdlib.h>

/* One term found in the text. */
typedef struct find {
    uint32_t unit, n; /* units [unit, unit + n) */
    uint32_t pattern;
} find;

/* A distinct term of the article. */
typedef struct seen {
    uint32_t pattern, first; /* the first find */
    uint32_t places;         /* finds, times the weight of their places */
    bool local;              /* scratch of one statement: already counted there */
} seen;

typedef struct scorer {
    doc *d;
    const topics *t;
    const rules *r;
    units u;
    find *finds;
    uint32_t nfinds;
    seen *terms;
    uint32_t nterms;
    uint32_t *slot;               /* pattern -> terms, WHO_NONE */
    uint32_t title_end, lead_end; /* units */
    uint64_t *own, *sum;          /* topic -> mass, of its own terms; with those of narrower topics */
    uint64_t *branch;             /* top-level topic -> mass, with its share */
    bool *clear;                  /* top-level topic -> it has a term that is not ambiguous */
    uint64_t *local;              /* scratch: topic -> mass in one statement */
    uint64_t best_branch;
} scorer;

/* A candidate; ties go to the topic that comes first in the file. */
typedef struct ranked {
    uint32_t topic;
    uint64_t mass;
    float score;
} ranked;

static int ranked_cmp(const void *va, const void *vb)
{
    const ranked *a = va, *b = vb;
    if (a->score < b->score || a->score > b->score) return a->score > b->score ? -1 : 1;
    if (a->mass != b->mass) return a->mass > b->mass ? -1 : 1;
    return (a->topic > b->topic) - (a->topic < b->topic);
}

/* ---- finding terms ---- */

static bool is_headline(const doc *d, const paragraph *p, uint32_t index)
{
    if (p->kind == PARA_HEADLINE) return true;
    if (index > 0 || p->last_token <= p->first_token || p->last_token - p->first_token > HEADLINE_UNITS) return false;
    who_str last = doc_token(d, p->last_token - 1);
    return !str_is(last, ".");
}

static void add_paragraph(scorer *z, const paragraph *p)
{
    doc *d = z->d;
    for (uint32_t i = p->first_token; i < p->last_token; i++)
        if (d->tokens[i].kind != TOK_MARK) units_add(&d->mem, &z->u, doc_token(d, i), i);
    units_add(&d->mem, &z->u, STR("\n"), WHO_NONE); /* no phrase runs over it */
}

/* The title where it came apart from the text, then the headline, then the rest. */
static void make_units(scorer *z)
{
    doc *d = z->d;
    who_str title = d->a.title;
    bool apart = title.len && !(d->a.text.len >= title.len && memcmp(d->a.text.ptr, title.ptr, title.len) == 0);
    if (apart) {
        units_split(&d->mem, &z->u, title);
        units_add(&d->mem, &z->u, STR("\n"), WHO_NONE);
    }
    uint32_t i = 0;
    for (; i < d->nparagraphs && is_headline(d, &d->paragraphs[i], i); i++) add_paragraph(z, &d->paragraphs[i]);
    z->title_end = z->u.n;
    z->lead_end = z->title_end + LEAD_UNITS;
    for (; i < d->nparagraphs; i++)
        if (d->paragraphs[i].kind != PARA_BOILERPLATE) add_paragraph(z, &d->paragraphs[i]);
}

static bool is_plural(who_str w, const unit *u)
{
    if (u->len == w.len + 1) return u->lower[w.len] == 's' && memcmp(u->lower, w.ptr, w.len) == 0;
    if (u->len != w.len + 2 || memcmp(u->lower + u->len - 2, "es", 2) != 0) return false;
    if (memcmp(u->lower, w.ptr, w.len) == 0) return strchr("sxzh", w.ptr[w.len - 1]) != NULL;
    return w.ptr[w.len - 1] == 'y' && u->lower[w.len - 1] == 'i' && memcmp(u->lower, w.ptr, w.len - 1) == 0;
}

static bool matches(const part *p, const unit *u, bool last)
{
    if (p->star) return u->len >= p->word.len && memcmp(u->lower, p->word.ptr, p->word.len) == 0;
    if (u->len == p->word.len) return memcmp(u->lower, p->word.ptr, u->len) == 0;
    return last && p->word.len > 2 && u->len > p->word.len && is_plural(p->word, u);
}

/* Tries the patterns of one list at unit i; keeps the longest in *best. A term in capitals goes before its like. */
static void try_list(const scorer *z, uint32_t list, uint32_t i, find *best, uint32_t *same, find *all)
{
    const topics *t = z->t;
    uint32_t next = i + 1 < z->u.n ? z->u.at[i + 1].head : 0;
    for (uint32_t k = 0; k < t->lists[list].n; k++) {
        const topic_start *s = &t->starts[t->lists[list].first + k];
        if ((next & s->mask) != s->next) continue;
        uint32_t p = s->pattern;
        const pattern *x = &t->patterns[p];
        if (x->nparts > z->u.n - i || (x->caps && !z->u.at[i].upper)) continue;
        bool ok = true;
        for (uint32_t n = 0; ok && n < x->nparts; n++) ok = matches(&x->parts[n], &z->u.at[i + n], n + 1 == x->nparts);
        if (!ok || x->nparts < best->n) continue;
        bool caps = *same && t->patterns[all[0].pattern].caps;
        if (x->nparts > best->n || (x->caps && !caps))
            *same = 0;
        else if (caps && !x->caps)
            continue;
        *best = (find){i, x->nparts, p};
        if (*same < 8) all[(*same)++] = *best;
    }
}

/* Every term that begins at unit i and is not part of a longer one that does. */
static void find_at(scorer *z, uint32_t i)
{
    const topics *t = z->t;
    const unit *u = &z->u.at[i];
    find best = {i, 0, WHO_NONE}, all[8];
    uint32_t same = 0;
    uint64_t h = HASH_START;
    for (uint32_t n = 0; n < u->len;) {
        h = hash_byte(h, u->lower[n++]);
        if (n > 62 || !(t->prefix_lengths >> n & 1)) continue;
        uint64_t key = h ^ PREFIX_SALT;
        uint32_t bit = filter_bit(key);
        if (!(t->filter[bit / 8] >> bit % 8 & 1)) continue;
        uint32_t list = map64_get(&t->prefixes, key);
        if (list != WHO_NONE) try_list(z, list, i, &best, &same, all);
    }
    uint32_t bit = filter_bit(h), list = t->filter[bit / 8] >> bit % 8 & 1 ? map64_get(&t->words, h) : WHO_NONE;
    if (list != WHO_NONE) try_list(z, list, i, &best, &same, all);
    for (uint32_t k = 0; k < same; k++) ARENA_PUSH(&z->d->mem, z->finds, z->nfinds, all[k]);
}

/* Drops finds that share a unit with a longer one. */
static void drop_covered(scorer *z)
{
    uint8_t *cover = arena_alloc(&z->d->mem, z->u.n + 1);
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

static void find_terms(scorer *z)
{
    const topics *t = z->t;
    for (uint32_t i = 0; i < z->u.n; i++) find_at(z, i);
    drop_covered(z);
    z->slot = arena_alloc(&z->d->mem, sizeof *z->slot * (t->npatterns + 1)); /* 0 is none: slots are kept one up */
    for (uint32_t i = 0; i < z->nfinds; i++) {
        find f = z->finds[i];
        if (z->slot[f.pattern] == 0) {
            ARENA_PUSH(&z->d->mem, z->terms, z->nterms, ((seen){f.pattern, i, 0, false}));
            z->slot[f.pattern] = z->nterms;
        }
        z->terms[z->slot[f.pattern] - 1].places += f.unit < z->title_end  ? PLACE_TITLE
                                                   : f.unit < z->lead_end ? PLACE_LEAD
                                                                          : 1;
    }
}

/* ---- the article ---- */

static uint64_t use_mass(const use *x, uint32_t times)
{
    uint64_t mass = (uint64_t)WEIGHT[x->weight] * times;
    return x->ambiguous ? mass * AMBIGUOUS_NUM / AMBIGUOUS_DEN : mass;
}

static uint64_t term_mass(const seen *s, const use *x)
{
    return use_mass(x, TIMES[s->places < TIMES_MAX ? s->places : TIMES_MAX]);
}

static bool counts(const scorer *z, const use *x) { return !x->ambiguous || z->clear[x->top]; }

/* Own and branch masses; in a branch a term counts once, with the topic that it weighs most for. */
static void weigh_article(scorer *z)
{
    const topics *t = z->t;
    for (uint32_t i = 0; i < z->nterms; i++) {
        const pattern *p = &t->patterns[z->terms[i].pattern];
        for (uint32_t k = 0; k < p->nuses; k++) {
            const use *x = &t->uses[p->first_use + k];
            if (!x->ambiguous) z->clear[x->top] = true;
        }
    }
    for (uint32_t i = 0; i < z->nterms; i++) {
        const pattern *p = &t->patterns[z->terms[i].pattern];
        uint64_t most = 0;
        for (uint32_t k = 0; k < p->nuses; k++) {
            const use *x = &t->uses[p->first_use + k];
            uint64_t mass = counts(z, x) ? term_mass(&z->terms[i], x) : 0;
            z->own[x->topic] += mass;
            if (mass > most) most = mass;
            if (k + 1 < p->nuses && x[1].top == x->top) continue;
            z->branch[x->top] += most;
            most = 0;
        }
    }
    for (uint32_t i = 0; i < t->nrows; i++) {
        uint32_t topic = t->by_depth[i];
        z->sum[topic] += z->own[topic];
        if (t->rows[topic].broader != WHO_NONE) z->sum[t->rows[topic].broader] += z->sum[topic] / NARROWER_DEN;
        z->branch[topic] = z->branch[topic] * t->rows[topic].share / 100;
        if (z->branch[topic] > z->best_branch) z->best_branch = z->branch[topic];
    }
}

static float saturated(uint64_t mass, uint64_t half) { return (float)mass / (float)(mass + half); }

/* How clearly the article is about the topic: mostly its branch, then the topic inside it. */
static float article_score(const scorer *z, uint32_t topic)
{
    uint64_t branch = z->branch[z->t->rows[topic].top];
    if (branch == 0) return 0;
    float rank = (float)branch / (float)z->best_branch;
    float inside = saturated(z->sum[topic] * LEVEL[z->t->rows[topic].level] / 100, ARTICLE_HALF / 2);
    return saturated(branch, ARTICLE_HALF) * rank * (1 - INSIDE + INSIDE * inside);
}

static bool is_above(const topics *t, uint32_t above, uint32_t topic)
{
    while ((topic = t->rows[topic].broader) != WHO_NONE)
        if (topic == above) return true;
    return false;
}

/* ---- the words that decided ---- */

typedef struct word_at {
    who_str text;
    uint32_t find;
    uint64_t mass;
} word_at;

static int heavier(const void *va, const void *vb)
{
    const word_at *a = va, *b = vb;
    if (a->mass != b->mass) return a->mass > b->mass ? -1 : 1;
    return (a->find > b->find) - (a->find < b->find);
}

static int earlier(const void *va, const void *vb)
{
    const word_at *a = va, *b = vb;
    return (a->find > b->find) - (a->find < b->find);
}

/* The words of find i as they stand; hyphenated words whole. */
static who_str words_of(const scorer *z, uint32_t i)
{
    const unit *a = &z->u.at[z->finds[i].unit], *b = a + z->finds[i].n - 1;
    return (who_str){a->text.ptr, (size_t)(b->text.ptr + b->text.len - a->text.ptr)};
}

static bool same_words(who_str a, who_str b)
{
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        char x = a.ptr[i], y = b.ptr[i];
        if (x != y && !((x ^ y) == 32 && (x | 32) >= 'a' && (x | 32) <= 'z')) return false;
    }
    return true;
}

static const use *use_for(const topics *t, uint32_t pattern_index, uint32_t topic)
{
    const pattern *p = &t->patterns[pattern_index];
    for (uint32_t k = 0; k < p->nuses; k++)
        if (t->uses[p->first_use + k].topic == topic) return &t->uses[p->first_use + k];
    return NULL;
}

/* Fills hit->matched from the finds [from, to): the heaviest, in the order of the text. */
static void fill_matched(scorer *z, who_topic_hit *hit, uint32_t from, uint32_t to)
{
    word_at *words = NULL;
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) {
        const use *x = use_for(z->t, z->finds[i].pattern, hit->topic);
        if (!x || !counts(z, x)) continue;
        word_at w = {words_of(z, i), i, use_mass(x, 1)};
        bool known = false;
        for (uint32_t k = 0; k < n && !known; k++) known = same_words(words[k].text, w.text);
        if (!known && n < 64) ARENA_PUSH(&z->d->mem, words, n, w);
    }
    if (n > MATCHED_MAX) {
        qsort(words, n, sizeof *words, heavier);
        n = MATCHED_MAX;
    }
    if (n) qsort(words, n, sizeof *words, earlier);
    hit->matched = arena_alloc(&z->d->mem, sizeof *hit->matched * (n + 1));
    hit->nmatched = n;
    for (uint32_t i = 0; i < n; i++) hit->matched[i] = words[i].text;
}

/* Does every term of the topic among finds [from, to) also belong to one of the hits? Then it tells nothing new. */
static bool says_nothing_new(const scorer *z, uint32_t topic, const who_topic_hit *hits, uint32_t n, uint32_t from,
                             uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const use *x = use_for(z->t, z->finds[i].pattern, topic);
        if (!x || !counts(z, x)) continue;
        bool known = false;
        for (uint32_t k = 0; k < n && !known; k++) known = use_for(z->t, z->finds[i].pattern, hits[k].topic) != NULL;
        if (!known) return false;
    }
    return true;
}

static void article_topics(scorer *z)
{
    const topics *t = z->t;
    who_article *a = &z->d->a;
    ranked *all = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->nrows; i++)
        if (z->own[i] >= ARTICLE_MIN && z->branch[t->rows[i].top])
            ARENA_PUSH(&z->d->mem, all, n, ((ranked){i, z->sum[i], article_score(z, i)}));
    if (n) qsort(all, n, sizeof *all, ranked_cmp);
    a->topics = arena_alloc(&z->d->mem, sizeof *a->topics * (ARTICLE_TOPICS + 1));
    a->ntopics = 0;
    for (uint32_t i = 0; i < n && a->ntopics < ARTICLE_TOPICS; i++) {
        if (all[i].score < ARTICLE_SCORE_MIN) break;
        uint32_t same = 0, related = 0;
        for (uint32_t k = 0; k < a->ntopics; k++) {
            uint32_t other = a->topics[k].topic;
            same += t->rows[other].top == t->rows[all[i].topic].top;
            related += is_above(t, other, all[i].topic) || is_above(t, all[i].topic, other);
        }
        if (same >= ARTICLE_SAME || related) continue;
        if (same && says_nothing_new(z, all[i].topic, a->topics, a->ntopics, 0, z->nfinds)) continue;
        who_topic_hit hit = {.topic = all[i].topic, .score = all[i].score};
        fill_matched(z, &hit, 0, z->nfinds);
        a->topics[a->ntopics++] = hit;
    }
}

/* ---- the statements ---- */

/* The first find at or after a token. */
static uint32_t find_from(const scorer *z, uint32_t tok)
{
    uint32_t low = 0, high = z->nfinds;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2, at = z->u.at[z->finds[mid].unit].token;
        if (at == WHO_NONE || at < tok)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static uint32_t token_from(const doc *d, uint32_t byte)
{
    uint32_t low = 0, high = d->ntokens;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (d->tokens[mid].end <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool is_own(const scorer *z, const who_statement *s, uint32_t i)
{
    const token *k = &z->d->tokens[z->u.at[z->finds[i].unit].token];
    for (uint32_t c = 0; c < s->ncontent; c++)
        if (k->start >= s->content[c].start && k->end <= s->content[c].end) return true;
    return false;
}

static bool in_span(const token *k, who_span s) { return k->start >= s.start && k->end <= s.end; }

/* A title before a name ("President Velden"), the words that name the source, or the cue: no part of what is said. */
static bool is_frame(const scorer *z, const who_statement *s, uint32_t i)
{
    const doc *d = z->d;
    uint32_t first = z->u.at[z->finds[i].unit].token, last = z->u.at[z->finds[i].unit + z->finds[i].n - 1].token;
    if (in_span(&d->tokens[first], s->cue) || in_span(&d->tokens[first], s->source)) return true;
    if (last + 1 >= d->ntokens || !z->r) return false;
    const token *next = &d->tokens[last + 1];
    return next->kind == TOK_WORD && (next->shape & SHAPE_CAP) && (d->tokens[last].shape & SHAPE_CAP) &&
           (rules_at(z->r, d->tokens[last].word)->lex & LEX_ROLE) != 0;
}

/* Adds the terms among finds [from, to) that are (or are not) the statement's own words; a term counts once. */
static void weigh_local(scorer *z, const who_statement *s, uint32_t from, uint32_t to, bool own, uint32_t **touched,
                        uint32_t *n)
{
    const topics *t = z->t;
    for (uint32_t i = from; i < to; i++) {
        seen *term = &z->terms[z->slot[z->finds[i].pattern] - 1];
        if (term->local || is_own(z, s, i) != own || is_frame(z, s, i)) continue;
        term->local = true;
        const pattern *p = &t->patterns[term->pattern];
        for (uint32_t k = 0; k < p->nuses; k++) {
            const use *x = &t->uses[p->first_use + k];
            if (!counts(z, x)) continue;
            if (z->local[x->topic] == 0) ARENA_PUSH(&z->d->mem, *touched, *n, x->topic);
            z->local[x->topic] += use_mass(x, own ? OWN : SENTENCE);
        }
    }
}

/* What the article adds to a topic that has words in the statement. */
static uint64_t context_mass(const scorer *z, uint32_t topic)
{
    float best = z->d->a.ntopics ? z->d->a.topics[0].score : 0;
    uint64_t branch = z->branch[z->t->rows[topic].top];
    uint64_t mass = z->best_branch ? (uint64_t)BRANCH * branch / z->best_branch : 0;
    return mass + (best > 0 ? (uint64_t)((float)CONTEXT * (article_score(z, topic) / best)) : 0);
}

static void choose_local(scorer *z, who_statement *s, ranked *all, uint32_t n, uint32_t from, uint32_t to)
{
    const topics *t = z->t;
    if (n) qsort(all, n, sizeof *all, ranked_cmp);
    for (uint32_t i = 0; i < n && s->ntopics < STATEMENT_TOPICS; i++) {
        bool related = false;
        for (uint32_t k = 0; k < s->ntopics; k++) {
            uint32_t other = s->topics[k].topic;
            if (is_above(t, all[i].topic, other) || is_above(t, other, all[i].topic)) related = true;
        }
        if (all[i].mass < STATEMENT_MIN || all[i].mass * 100 < all[0].mass * STATEMENT_NEAR) break;
        if (related || says_nothing_new(z, all[i].topic, s->topics, s->ntopics, from, to)) continue;
        who_topic_hit hit = {.topic = all[i].topic, .score = all[i].score};
        fill_matched(z, &hit, from, to);
        s->topics[s->ntopics++] = hit;
    }
}

static void score_statement(scorer *z, who_statement *s)
{
    doc *d = z->d;
    s->topics = arena_alloc(&d->mem, sizeof *s->topics * (STATEMENT_TOPICS + 1));
    s->ntopics = 0;
    if (s->ncontent == 0 || d->ntokens == 0) return;
    uint32_t first = token_from(d, s->content[0].start), last = token_from(d, s->content[s->ncontent - 1].end);
    if (first >= d->ntokens) return;
    last = last > first ? last - 1 : first;
    uint32_t begin = d->tokens[first].sentence, end = d->tokens[last].sentence;
    begin = begin < d->nsentences ? d->sentences[begin].first : first;
    end = end < d->nsentences ? d->sentences[end].last : last + 1;
    if (first > begin && first - begin > SENTENCE_TOKENS) begin = first - SENTENCE_TOKENS;
    if (end > last && end - last > SENTENCE_TOKENS) end = last + SENTENCE_TOKENS;
    uint32_t from = find_from(z, begin), to = find_from(z, end);
    uint32_t *touched = NULL, ntouched = 0, n = 0;
    weigh_local(z, s, from, to, true, &touched, &ntouched);
    weigh_local(z, s, from, to, false, &touched, &ntouched);
    ranked *all = arena_alloc(&d->mem, sizeof *all * (ntouched + 1));
    for (uint32_t i = 0; i < ntouched; i++) {
        uint64_t mass = z->local[touched[i]] + context_mass(z, touched[i]);
        mass = mass * LOCAL_LEVEL[z->t->rows[touched[i]].level] / 100;
        all[n++] = (ranked){touched[i], mass, saturated(mass, STATEMENT_HALF)};
    }
    choose_local(z, s, all, n, from, to);
    for (uint32_t i = 0; i < ntouched; i++) z->local[touched[i]] = 0;
    for (uint32_t i = from; i < to; i++) z->terms[z->slot[z->finds[i].pattern] - 1].local = false;
    if (s->ntopics == 0 && d->a.ntopics && d->a.topics[0].score >= INHERIT_MIN) {
        s->topics[0] = d->a.topics[0];
        s->topics[0].score *= INHERIT_SHARE;
        s->ntopics = 1;
    }
}

void topic_score(doc *d, const topics *t, const rules *r)
{
    if (t->nrows == 0) return;
    scorer z = {.d = d, .t = t, .r = r};
    z.own = arena_alloc(&d->mem, sizeof *z.own * t->nrows);
    z.sum = arena_alloc(&d->mem, sizeof *z.sum * t->nrows);
    z.branch = arena_alloc(&d->mem, sizeof *z.branch * t->nrows);
    z.local = arena_alloc(&d->mem, sizeof *z.local * t->nrows);
    z.clear = arena_alloc(&d->mem, sizeof *z.clear * t->nrows);
    make_units(&z);
    find_terms(&z);
    weigh_article(&z);
    article_topics(&z);
    for (uint32_t i = 0; i < d->a.nstatements; i++) score_statement(&z, &d->a.statements[i]);
}
