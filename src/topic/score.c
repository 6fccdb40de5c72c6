/* score.c - the topics of an article, and the frame for those of its statements.
 *
 * Enters: tokens and statements. Leaves: who_topic_hits. Three steps for each scheme. First, every term of its lexicon
 * is found (find.c). Second, the article: each distinct term counts once, more with its weight, its place and (slowly)
 * its repetitions; the sums of the top-level branches rank the branches, the sums of the topics choose inside them.
 * Third, each statement (statement.c).
 *
 * The idea of a few hundred weighted terms for each subject is that of dictionary coding in the social sciences;
 * Lexicoder's topic dictionaries work so. What it gets wrong: words of metaphors and of names ("Rivers", "a war on
 * fat"), and everything that is said without a single telling word.
 */
#include "topic/score.h"

#include <stdlib.h>

int ranked_cmp(const void *va, const void *vb)
{
    const ranked *a = va, *b = vb;
    if (a->score < b->score || a->score > b->score) return a->score > b->score ? -1 : 1;
    if (a->mass != b->mass) return a->mass > b->mass ? -1 : 1;
    return (a->topic > b->topic) - (a->topic < b->topic);
}

/* ---- masses ---- */

uint64_t use_mass(const use *u, uint32_t times)
{
    uint64_t mass = (uint64_t)WEIGHT[u->weight] * times;
    return u->ambiguous ? mass * AMBIGUOUS_NUM / AMBIGUOUS_DEN : mass;
}

static uint64_t term_mass(const seen *s, const use *u)
{
    return use_mass(u, TIMES[s->places < TIMES_MAX ? s->places : TIMES_MAX]);
}

/* Which branches have a term that needs no company. */
static void find_company(scorer *z)
{
    const lexicon *x = z->x;
    for (uint32_t i = 0; i < z->nterms; i++) {
        const pattern *p = &x->patterns[z->terms[i].pattern];
        for (uint32_t k = 0; k < p->nuses; k++) {
            const use *u = &x->uses[p->first_use + k];
            if (!u->ambiguous) z->clear[u->top] = true;
        }
    }
}

/* Own and branch masses; in a branch a term counts once, with the topic that it weighs most for. */
static void weigh_terms(scorer *z)
{
    const lexicon *x = z->x;
    for (uint32_t i = 0; i < z->nterms; i++) {
        const pattern *p = &x->patterns[z->terms[i].pattern];
        uint64_t most = 0;
        for (uint32_t k = 0; k < p->nuses; k++) {
            const use *u = &x->uses[p->first_use + k];
            uint64_t mass = counts(z, u) ? term_mass(&z->terms[i], u) : 0;
            z->own[u->topic] += mass;
            if (mass > most) most = mass;
            if (k + 1 < p->nuses && u[1].top == u->top) continue;
            z->branch[u->top] += most;
            most = 0;
        }
    }
}

static void weigh_article(scorer *z)
{
    const lexicon *x = z->x;
    find_company(z);
    weigh_terms(z);
    for (uint32_t i = 0; i < x->nrows; i++) {
        uint32_t topic = x->by_depth[i];
        const topic_row *row = &x->rows[topic];
        z->sum[topic] += z->own[topic];
        if (row->broader != WHO_NONE) z->sum[row->broader] += z->sum[topic] / NARROWER_DEN;
        z->branch[topic] = z->branch[topic] * row->share / 100;
        if (z->branch[topic] > z->best_branch) z->best_branch = z->branch[topic];
    }
}

float article_score(const scorer *z, uint32_t topic)
{
    uint64_t branch = z->branch[z->x->rows[topic].top];
    if (branch == 0) return 0;
    float rank = (float)branch / (float)z->best_branch;
    float inside = saturated(z->sum[topic] * LEVEL[z->x->rows[topic].level] / 100, ARTICLE_HALF / 2);
    return saturated(branch, ARTICLE_HALF) * rank * (1 - INSIDE + INSIDE * inside);
}

bool is_above(const lexicon *x, uint32_t above, uint32_t topic)
{
    while ((topic = x->rows[topic].broader) != WHO_NONE)
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
    const unit *a = &z->text->u.at[z->finds[i].unit], *b = a + z->finds[i].n - 1;
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

static const use *use_for(const lexicon *x, uint32_t pattern_index, uint32_t topic)
{
    const pattern *p = &x->patterns[pattern_index];
    for (uint32_t k = 0; k < p->nuses; k++)
        if (x->uses[p->first_use + k].topic == topic) return &x->uses[p->first_use + k];
    return NULL;
}

void fill_matched(scorer *z, who_topic_hit *hit, uint32_t from, uint32_t to)
{
    word_at *words = NULL;
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) {
        const use *u = use_for(z->x, z->finds[i].pattern, hit->topic);
        if (!u || !counts(z, u)) continue;
        word_at w = {words_of(z, i), i, use_mass(u, 1)};
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

bool says_nothing_new(const scorer *z, uint32_t topic, const who_topic_hit *hits, uint32_t n, uint32_t from,
                      uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const use *u = use_for(z->x, z->finds[i].pattern, topic);
        if (!u || !counts(z, u)) continue;
        bool known = false;
        for (uint32_t k = 0; k < n && !known; k++) known = use_for(z->x, z->finds[i].pattern, hits[k].topic) != NULL;
        if (!known) return false;
    }
    return true;
}

/* ---- the article ---- */

/* Whether the topic says enough beside those that were chosen before it. */
static bool has_place(const scorer *z, uint32_t topic)
{
    const lexicon *x = z->x;
    uint32_t same = 0;
    if (x->limits.all) return true;
    for (uint32_t k = 0; k < z->nhits; k++) {
        uint32_t other = z->hits[k].topic;
        if (is_above(x, other, topic) || is_above(x, topic, other)) return false;
        same += x->rows[other].top == x->rows[topic].top;
    }
    return same < x->limits.same && !(same && says_nothing_new(z, topic, z->hits, z->nhits, 0, z->nfinds));
}

/* Is all that the article has of the topic one word in passing? In a longer text that is a figure of speech, or a thing
 * that stood there. */
static bool is_in_passing(const scorer *z, uint32_t topic)
{
    uint32_t terms = 0;
    for (uint32_t i = 0; i < z->nterms; i++) {
        const use *u = use_for(z->x, z->terms[i].pattern, topic);
        if (!u || !counts(z, u)) continue;
        if (z->terms[i].places > 1 || ++terms > 1) return false;
    }
    return true;
}

static void article_topics(scorer *z)
{
    const lexicon *x = z->x;
    ranked *all = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->nrows; i++)
        if (z->own[i] >= ARTICLE_MIN && z->branch[x->rows[i].top])
            ARENA_PUSH(&z->d->mem, all, n, ((ranked){i, z->sum[i], article_score(z, i)}));
    if (n) qsort(all, n, sizeof *all, ranked_cmp);
    uint32_t most = n < x->limits.article ? n : x->limits.article;
    z->hits = arena_alloc(&z->d->mem, sizeof *z->hits * ((size_t)most + 1));
    for (uint32_t i = 0; i < n && z->nhits < most && all[i].score >= x->limits.score; i++) {
        if (!x->limits.all && z->text->u.n > LONG_UNITS && is_in_passing(z, all[i].topic)) continue;
        if (!has_place(z, all[i].topic)) continue;
        who_topic_hit hit = {.topic = all[i].topic, .score = all[i].score};
        fill_matched(z, &hit, 0, z->nfinds);
        z->hits[z->nhits++] = hit;
    }
}

void add_hits(doc *d, who_topic_hit **list, uint32_t *n, const lexicon *x, const who_topic_hit *hits, uint32_t nhits)
{
    who_topic_hit *joined = arena_alloc(&d->mem, sizeof *joined * ((size_t)*n + nhits + 1));
    uint32_t i = 0, k = 0;
    while (i < *n || k < nhits) {
        bool old = k == nhits || (i < *n && (*list)[i].score >= hits[k].score);
        who_topic_hit *to = &joined[i + k];
        *to = old ? (*list)[i++] : hits[k++];
        if (!old) to->topic += x->first;
    }
    *list = joined;
    *n += nhits;
}

/* ---- all schemes ---- */

static void score_scheme(doc *d, const lexicon *x, const rules *r, const article_units *text)
{
    scorer z = {.d = d, .x = x, .r = r, .text = text};
    if (x->nrows == 0) return;
    z.own = arena_alloc(&d->mem, sizeof *z.own * x->nrows);
    z.sum = arena_alloc(&d->mem, sizeof *z.sum * x->nrows);
    z.branch = arena_alloc(&d->mem, sizeof *z.branch * x->nrows);
    z.local = arena_alloc(&d->mem, sizeof *z.local * x->nrows);
    z.clear = arena_alloc(&d->mem, sizeof *z.clear * x->nrows);
    find_terms(&z);
    weigh_article(&z);
    article_topics(&z);
    add_hits(d, &d->a.topics, &d->a.ntopics, x, z.hits, z.nhits);
    for (uint32_t i = 0; i < d->a.nstatements; i++) score_statement(&z, &d->a.statements[i]);
}

void topic_score(doc *d, const topics *t, const rules *r)
{
    article_units text = {0};
    if (t->n == 0) return;
    read_units(d, &text);
    d->a.ntopics = 0;
    for (uint32_t i = 0; i < d->a.nstatements; i++) d->a.statements[i].ntopics = 0;
    for (uint32_t i = 0; i < t->n; i++) score_scheme(d, t->schemes[i], r, &text);
}
