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

static bool is_better(const ranked *a, const ranked *b)
{
    if (a->score < b->score || a->score > b->score) return a->score > b->score;
    if (a->mass != b->mass) return a->mass > b->mass;
    return a->topic < b->topic;
}

void best_first(ranked *all, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++)
        if (is_better(&all[i], &all[best])) best = i;
    ranked first = all[best];
    all[best] = all[0];
    all[0] = first;
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

/* The mass of a topic, made where it is new, behind those of the topics above it. */
static uint32_t mass_at(scorer *z, uint32_t topic)
{
    if (z->mass_of[topic]) return z->mass_of[topic] - 1;
    uint32_t broader = z->x->t.rows[topic].broader;
    topic_mass m = {.topic = topic, .above = broader == WHO_NONE ? WHO_NONE : mass_at(z, broader)};
    m.top = m.above == WHO_NONE ? z->nmasses : z->masses[m.above].top;
    ARENA_PUSH(doc_scratch(z->d), z->masses, z->nmasses, m);
    z->mass_of[topic] = z->nmasses;
    return z->nmasses - 1;
}

/* Which branches have a term that needs no company. */
static void find_company(scorer *z)
{
    const tables *t = &z->x->t;
    for (uint32_t i = 0; i < z->nterms; i++) {
        const pattern *p = &t->patterns[z->terms[i].pattern];
        for (uint32_t k = 0; k < p->nuses; k++) {
            const use *u = &t->uses[p->first_use + k];
            if (u->ambiguous) continue;
            uint32_t top = mass_at(z, u->top); /* may move the masses */
            z->masses[top].clear = true;
        }
        z->nshares += p->nuses;
    }
}

/* An ambiguous term counts only in company. */
static void find_shares(scorer *z)
{
    const tables *t = &z->x->t;
    z->shares = arena_alloc(doc_scratch(z->d), sizeof *z->shares * ((size_t)z->nshares + 1));
    z->nshares = 0;
    for (uint32_t i = 0; i < z->nterms; i++) {
        const pattern *p = &t->patterns[z->terms[i].pattern];
        z->terms[i].shares = z->nshares;
        for (uint32_t k = 0; k < p->nuses; k++) {
            const use *u = &t->uses[p->first_use + k];
            if (u->ambiguous && (z->mass_of[u->top] == 0 || !z->masses[z->mass_of[u->top] - 1].clear)) continue;
            z->shares[z->nshares++] = (share){mass_at(z, u->topic), u};
        }
        z->terms[i].nshares = z->nshares - z->terms[i].shares;
    }
}

/* The terms of each mass. */
static void group_shares(scorer *z)
{
    uint32_t *first = arena_alloc(doc_scratch(z->d), sizeof *first * ((size_t)z->nmasses + 2));
    z->by_mass = arena_alloc(doc_scratch(z->d), sizeof *z->by_mass * ((size_t)z->nshares + 1));
    for (uint32_t i = 0; i < z->nshares; i++) first[z->shares[i].mass + 2]++;
    for (uint32_t i = 2; i < z->nmasses + 2; i++) first[i] += first[i - 1];
    for (uint32_t i = 0; i < z->nterms; i++) /* each counts up to the begin of the next */
        for (uint32_t k = 0; k < z->terms[i].nshares; k++)
            z->by_mass[first[z->shares[z->terms[i].shares + k].mass + 1]++] = i;
    z->first_by = first;
}

/* Own and branch masses; in a branch a term counts once, with the topic that it weighs most for. */
static void weigh_terms(scorer *z)
{
    for (uint32_t i = 0; i < z->nterms; i++) {
        const share *s = z->shares + z->terms[i].shares;
        uint64_t most = 0;
        bool ambiguous = false;
        for (uint32_t k = 0; k < z->terms[i].nshares; k++) {
            topic_mass *m = &z->masses[s[k].mass];
            uint64_t weight = term_mass(&z->terms[i], s[k].use);
            m->own += weight;
            if (weight > most) most = weight, ambiguous = s[k].use->ambiguous;
            if (k + 1 < z->terms[i].nshares && s[k + 1].use->top == s[k].use->top) continue;
            topic_mass *top = &z->masses[m->top];
            *(ambiguous ? &top->vague : &top->branch) += most;
            most = 0;
            ambiguous = false;
        }
    }
}

/* One clear word does not vouch for any number of ambiguous ones. */
static uint64_t branch_mass(const scorer *z, const topic_mass *m)
{
    uint64_t most = m->branch * VAGUE_MOST / 100, vague = m->vague < most ? m->vague : most;
    return (m->branch + vague) * z->x->t.rows[m->topic].share / 100;
}

static void weigh_article(scorer *z)
{
    z->mass_of = arena_alloc(doc_scratch(z->d), sizeof *z->mass_of * z->x->t.nrows);
    find_company(z);
    find_shares(z);
    group_shares(z);
    weigh_terms(z);
    for (uint32_t i = z->nmasses; i-- > 0;) {
        topic_mass *m = &z->masses[i];
        m->sum += m->own;
        if (m->above != WHO_NONE) z->masses[m->above].sum += m->sum / NARROWER_DEN;
        m->branch = branch_mass(z, m);
        if (m->branch > z->best_branch) z->best_branch = m->branch;
    }
}

/* How clearly the article is about the topic: mostly its branch, then the topic inside it. */
static float article_score(const scorer *z, const topic_mass *m)
{
    uint64_t branch = z->masses[m->top].branch;
    if (branch == 0) return 0;
    float rank = (float)branch / (float)z->best_branch;
    float inside = saturated(m->sum * LEVEL[z->x->t.rows[m->topic].level] / 100, ARTICLE_HALF / 2);
    return saturated(branch, ARTICLE_HALF) * rank * (1 - INSIDE + INSIDE * inside);
}

void weigh_mass(scorer *z, topic_mass *m)
{
    float best = z->nhits ? z->hits[0].score : 0;
    uint64_t branch = z->masses[m->top].branch;
    m->score = article_score(z, m);
    m->context = z->best_branch ? (uint64_t)BRANCH * branch / z->best_branch : 0;
    m->context += best > 0 ? (uint64_t)((float)CONTEXT * (m->score / best)) : 0;
    m->weighed = true;
}

bool is_above(const lexicon *x, uint32_t above, uint32_t topic)
{
    while ((topic = x->t.rows[topic].broader) != WHO_NONE)
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

static bool same_words(who_str a, who_str b)
{
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++) {
        char x = a.ptr[i], y = b.ptr[i];
        if (x != y && !((x ^ y) == 32 && (x | 32) >= 'a' && (x | 32) <= 'z')) return false;
    }
    return true;
}

enum { WORDS_MOST = 64 };

void fill_matched(scorer *z, who_topic_hit *hit, uint32_t from, uint32_t to)
{
    word_at words[WORDS_MOST];
    uint32_t n = 0, m = z->mass_of[hit->topic] - 1;
    for (uint32_t i = from; i < to && n < WORDS_MOST; i++) {
        const share *s = share_of(z, &z->terms[z->finds[i].term], m);
        if (!s) continue;
        word_at w = {{z->finds[i].words, z->finds[i].len}, i, use_mass(s->use, 1)};
        bool known = false;
        for (uint32_t k = 0; k < n && !known; k++) known = same_words(words[k].text, w.text);
        if (!known) words[n++] = w;
    }
    if (n > MATCHED_MAX) {
        qsort(words, n, sizeof *words, heavier);
        n = MATCHED_MAX;
        qsort(words, n, sizeof *words, earlier);
    }
    hit->matched = arena_alloc(&z->d->mem, sizeof *hit->matched * (n + 1));
    hit->nmatched = n;
    for (uint32_t i = 0; i < n; i++) hit->matched[i] = words[i].text;
}

bool is_known(const scorer *z, const seen *term, const who_topic_hit *hits, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++)
        if (share_of(z, term, z->mass_of[hits[k].topic] - 1)) return true;
    return false;
}

/* ---- the article ---- */

/* Does every term of the topic also belong to one of the hits? */
static bool says_nothing_new(const scorer *z, uint32_t topic)
{
    uint32_t m = z->mass_of[topic] - 1;
    for (uint32_t i = z->first_by[m]; i < z->first_by[m + 1]; i++)
        if (!is_known(z, &z->terms[z->by_mass[i]], z->hits, z->nhits)) return false;
    return true;
}

/* Whether the topic says enough beside those that were chosen before it. */
static bool has_place(const scorer *z, uint32_t topic)
{
    const lexicon *x = z->x;
    uint32_t same = 0;
    if (x->limits.all) return true;
    for (uint32_t k = 0; k < z->nhits; k++) {
        uint32_t other = z->hits[k].topic;
        if (is_above(x, other, topic) || is_above(x, topic, other)) return false;
        same += x->t.rows[other].top == x->t.rows[topic].top;
    }
    return same < x->limits.same && !(same && says_nothing_new(z, topic));
}

/* Is all that the article has of the topic one word in passing? In a longer text that is a figure of speech, or a thing
 * that stood there. */
static bool is_in_passing(const scorer *z, uint32_t topic)
{
    uint32_t first = z->first_by[z->mass_of[topic] - 1], last = z->first_by[z->mass_of[topic]];
    return last - first == 1 && z->terms[z->by_mass[first]].places == 1;
}

static void article_topics(scorer *z)
{
    const limits *limit = &z->x->limits;
    ranked *all = arena_alloc(doc_scratch(z->d), sizeof *all * ((size_t)z->nmasses + 1));
    uint32_t n = 0;
    for (uint32_t i = 0; i < z->nmasses; i++) {
        const topic_mass *m = &z->masses[i];
        if (m->own >= ARTICLE_MIN && z->masses[m->top].branch)
            all[n++] = (ranked){m->topic, m->sum, article_score(z, m)};
    }
    uint32_t most = n < limit->article ? n : limit->article;
    z->hits = arena_alloc(doc_scratch(z->d), sizeof *z->hits * ((size_t)most + 1));
    for (uint32_t i = 0; i < n && z->nhits < most; i++) {
        best_first(all + i, n - i);
        if (all[i].score < limit->score) break;
        if (!limit->all && z->text->before > LONG_UNITS && is_in_passing(z, all[i].topic)) continue;
        if (!has_place(z, all[i].topic)) continue;
        who_topic_hit hit = {.topic = all[i].topic, .score = all[i].score};
        fill_matched(z, &hit, 0, z->nfinds);
        z->hits[z->nhits++] = hit;
    }
    z->rank = all;
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

static void score_scheme(scorer *z)
{
    doc *d = z->d;
    number_terms(z);
    weigh_article(z);
    article_topics(z);
    add_hits(d, &d->a.topics, &d->a.ntopics, z->x, z->hits, z->nhits);
    z->touched = arena_alloc(doc_scratch(d), sizeof *z->touched * ((size_t)z->nmasses + 1));
    z->sides = arena_alloc(doc_scratch(d), (size_t)z->nfinds + 1);
    for (uint32_t i = 0; i < d->a.nstatements; i++) score_statement(z, &d->a.statements[i], i + 1);
}

void topic_score(doc *d, const topics *t, const rules *r)
{
    article_units text = {0};
    if (t->n == 0) return;
    scorer *schemes = arena_alloc(doc_scratch(d), sizeof *schemes * t->n);
    for (uint32_t i = 0; i < t->n; i++) schemes[i] = (scorer){.d = d, .x = t->schemes[i], .r = r, .text = &text};
    while (read_units(d, &text))
        for (uint32_t i = 0; i < t->n; i++) find_terms(&schemes[i]);
    d->a.ntopics = 0;
    for (uint32_t i = 0; i < d->a.nstatements; i++) d->a.statements[i].ntopics = 0;
    for (uint32_t i = 0; i < t->n; i++)
        if (schemes[i].x->t.nrows) score_scheme(&schemes[i]);
}
