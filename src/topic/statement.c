/* statement.c - the topics of a statement.
 *
 * Enters: the terms of an article under one scheme, and what the article is about. Leaves: the statement's topics. The
 * terms in its own words count most, then those in the rest of its sentences, then what the article is about, which
 * only tips the balance between topics that have words here. A statement without any such words gets the topic of the
 * article, if that is clear and the scheme allows it.
 * Gets wrong: "it" and "the plan" are not resolved.
 */
#include "topic/score.h"

/* The first find at or after a token. */
static uint32_t find_from(const scorer *z, uint32_t tok)
{
    uint32_t low = 0, high = z->nfinds;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2, at = z->finds[mid].token;
        if (at == WHO_NONE || at < tok)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool in_span(const token *k, who_span s) { return k->start >= s.start && k->end <= s.end; }

static bool is_own(const scorer *z, const who_statement *s, uint32_t i)
{
    const token *k = &z->d->tokens[z->finds[i].token];
    for (uint32_t c = 0; c < s->ncontent; c++)
        if (in_span(k, s->content[c])) return true;
    return false;
}

/* A title before a name ("President Velden"), the words that name the source, or the cue: no part of what is said. */
static bool is_frame(const scorer *z, const who_statement *s, uint32_t i)
{
    const doc *d = z->d;
    const find *f = &z->finds[i];
    uint32_t first = f->token, last = f->last;
    if (in_span(&d->tokens[first], s->cue) || in_span(&d->tokens[first], s->source)) return true;
    if (last + 1 >= d->ntokens || !z->r) return false;
    const token *next = &d->tokens[last + 1];
    return next->kind == TOK_WORD && (next->shape & SHAPE_CAP) && (d->tokens[last].shape & SHAPE_CAP) &&
           (rules_at(z->r, d->tokens[last].word)->lex & LEX_ROLE) != 0;
}

/* What is looked at for one statement: finds [from, to), and how many of scorer.touched have words there. */
typedef struct view {
    uint32_t from, to, ntouched;
} view;

/* Where a term stands. */
enum side { SIDE_FRAME, SIDE_OWN, SIDE_BESIDE };

static void find_sides(scorer *z, const who_statement *s, const view *v)
{
    for (uint32_t i = v->from; i < v->to; i++)
        z->sides[i] = is_frame(z, s, i) ? SIDE_FRAME : is_own(z, s, i) ? SIDE_OWN : SIDE_BESIDE;
}

/* Adds the terms of one side; a term counts once in a statement. */
static void weigh_side(scorer *z, uint32_t number, view *v, enum side side)
{
    for (uint32_t i = v->from; i < v->to; i++) {
        seen *term = &z->terms[z->finds[i].term];
        if (z->sides[i] != side || term->counted == number) continue;
        term->counted = number;
        for (uint32_t k = term->shares; k < term->shares + term->nshares; k++) {
            topic_mass *m = &z->masses[z->shares[k].mass];
            if (m->local == 0) z->touched[v->ntouched++] = z->shares[k].mass;
            m->local += use_mass(z->shares[k].use, side == SIDE_OWN ? OWN : SENTENCE);
        }
    }
}

/* The topics of the view, as candidates in no order; what was touched is clean again. */
static void rank_local(scorer *z, const view *v)
{
    for (uint32_t i = 0; i < v->ntouched; i++) {
        topic_mass *m = &z->masses[z->touched[i]];
        if (!m->weighed) weigh_mass(z, m);
        uint64_t all = (m->local + m->context) * LOCAL_LEVEL[z->x->t.rows[m->topic].level] / 100;
        z->rank[i] = (ranked){m->topic, all, saturated(all, STATEMENT_HALF)};
        m->local = 0;
    }
}

/* The place among hits [0, n) of a top-level topic above this one; n: none. Its words are general, so that the narrower
 * one says more and takes the place, if it has nearly as much. */
static uint32_t general_hit(const lexicon *x, const ranked *r, const who_topic_hit *hits, uint32_t n, uint64_t best)
{
    uint32_t k = 0;
    while (k < n && !(hits[k].topic == x->t.rows[r->topic].top && hits[k].topic != r->topic)) k++;
    return r->mass * 100 >= best * STATEMENT_NARROW ? k : n;
}

/* Is one of the hits above or below the topic, or do they have all of its words? */
static bool is_redundant(const scorer *z, uint32_t topic, const who_topic_hit *hits, uint32_t n, const view *v)
{
    for (uint32_t k = 0; k < n; k++)
        if (is_above(z->x, topic, hits[k].topic) || is_above(z->x, hits[k].topic, topic)) return true;
    for (uint32_t i = v->from; i < v->to; i++) {
        const seen *term = &z->terms[z->finds[i].term];
        if (share_of(z, term, z->mass_of[topic] - 1) && !is_known(z, term, hits, n)) return false;
    }
    return true;
}

static void choose_local(scorer *z, who_statement *s, const view *v)
{
    const lexicon *x = z->x;
    ranked *all = z->rank;
    uint32_t most = v->ntouched < x->limits.statement ? v->ntouched : x->limits.statement, n = 0;
    who_topic_hit *hits = arena_alloc(doc_scratch(z->d), sizeof *hits * ((size_t)most + 1));
    for (uint32_t i = 0; i < v->ntouched && n < most; i++) {
        best_first(all + i, v->ntouched - i);
        uint32_t topic = all[i].topic;
        if (all[i].mass < STATEMENT_MIN || all[i].mass * 100 < all[0].mass * x->limits.near) break;
        uint32_t at = x->limits.all ? n : general_hit(x, &all[i], hits, n, all[0].mass);
        if (at == n && !x->limits.all && is_redundant(z, topic, hits, n, v)) continue;
        hits[at] = (who_topic_hit){.topic = topic, .score = at < n ? hits[at].score : all[i].score};
        fill_matched(z, &hits[at], v->from, v->to);
        n += at == n;
    }
    if (n == 0 && x->limits.inherits && z->nhits && z->hits[0].score >= INHERIT_MIN) {
        hits[n] = z->hits[0];
        hits[n++].score *= INHERIT_SHARE;
    }
    add_hits(z->d, &s->topics, &s->ntopics, x, hits, n);
}

/* The finds in the sentences of the statement, as far as they are near. */
static view view_of(const scorer *z, const who_statement *s)
{
    const doc *d = z->d;
    uint32_t first = doc_token_from(d, s->content[0].start), last = doc_token_from(d, s->content[s->ncontent - 1].end);
    if (first >= d->ntokens) return (view){0};
    last = last > first ? last - 1 : first;
    uint32_t begin = d->tokens[first].sentence, end = d->tokens[last].sentence;
    begin = begin < d->nsentences ? d->sentences[begin].first : first;
    end = end < d->nsentences ? d->sentences[end].last : last + 1;
    if (first > begin && first - begin > SENTENCE_TOKENS) begin = first - SENTENCE_TOKENS;
    if (end > last && end - last > SENTENCE_TOKENS) end = last + SENTENCE_TOKENS;
    return (view){.from = find_from(z, begin), .to = find_from(z, end)};
}

void score_statement(scorer *z, who_statement *s, uint32_t number)
{
    if (s->ncontent == 0 || z->d->ntokens == 0) return;
    view v = view_of(z, s);
    find_sides(z, s, &v);
    weigh_side(z, number, &v, SIDE_OWN);
    weigh_side(z, number, &v, SIDE_BESIDE);
    rank_local(z, &v);
    choose_local(z, s, &v);
}
