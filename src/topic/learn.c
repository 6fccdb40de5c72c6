/* learn.c - the terms of a corpus, counted while its articles pass by.
 *
 * Enters: the statements of all articles. Leaves: a network of terms (auto.c makes topics of it). Terms are the nouns
 * of the statements, compounds of two or three words, and names of institutions; not those of people, who are nodes of
 * the graph already. Two terms are the closer the more often they stand together beyond what chance would give: the
 * count times the logarithm of the count over the expected one (local mutual information, Evert 2005). A statement that
 * has both counts twice beside the article that does.
 *
 * Everything is counted in whole numbers and sorted by the words themselves before anything is computed, so that the
 * order of the articles changes nothing. Memory: four bytes for each term of each statement, the vocabulary, and the
 * pairs of the MOST_TERMS terms that most articles have.
 * Gets wrong: words of two meanings are one term. An article that is given twice counts twice.
 */
#include <math.h>
#include <stdlib.h>

#include "topic/learn.h"
#include "topic/phrase.h"

enum {
    MOST_TERMS = 2000, /* of a corpus */
    FEWEST_STATEMENTS = 3,
    FEWEST_ARTICLES = 3,  /* that have a term; one in a corpus below SMALL_CORPUS */
    SMALL_CORPUS = 60,    /* articles */
    BURST = 140,          /* percent: statements that have a term for each article that does */
    MOST_SHARE = 8,       /* what one article in so many has says nothing, */
    ALWAYS_ARTICLES = 10, /* unless it is no more than these */
    ARTICLE_TERMS = 200,  /* of one article that pairs are made of: its first */
    COMPOUND_WORDS = 3,
    SAME_ARTICLE = 1,
    SAME_STATEMENT = 2
};
#define END_STATEMENT UINT32_MAX
#define END_ARTICLE (UINT32_MAX - 1)

learner *learner_new(void)
{
    learner *l = who_alloc(sizeof *l);
    *l = (learner){.terms = intern_new(), .forms = intern_new()};
    return l;
}

void learner_free(learner *l)
{
    if (!l) return;
    intern_free(l->terms);
    intern_free(l->forms);
    who_dealloc(l->articles);
    who_dealloc(l->statements);
    who_dealloc(l->last);
    who_dealloc(l->form_times);
    who_dealloc(l->uses);
    who_dealloc(l->chosen);
    who_dealloc(l->net.ends);
    who_dealloc(l->net.weights);
    who_dealloc(l);
}

/* ---- terms of a statement ---- */

static bool is_noun(const doc *d, const rules *r, uint32_t t)
{
    return phrase_part(d, r, t) == PART_NOUN && d->tokens[t].pos == POS_NOUN &&
           d->tokens[t].end - d->tokens[t].start > 2;
}

static bool is_institution(const doc *d, const rules *r, uint32_t t)
{
    return (d->tokens[t].shape & SHAPE_UPPER) || (rules_at(r, d->tokens[t].word)->lex & (LEX_ORG | LEX_PLACEHEAD));
}

/* Letters and digits, with a hyphen at most: no address, no "he-said-she-said". */
static bool is_plain_word(who_str w)
{
    uint32_t code, hyphens = 0;
    for (size_t at = 0; at < w.len;) {
        at += (size_t)utf8_decode(w.ptr + at, w.len - at, &code);
        if (!utf8_is_alpha(code) && !(code >= '0' && code <= '9') && hyphens++) return false;
    }
    return true;
}

/* Are tokens [from, to) of a run a term? */
static bool is_term(const doc *d, const rules *r, uint32_t from, uint32_t to)
{
    bool names = true;
    for (uint32_t t = from; t < to; t++) {
        enum phrase_part is = phrase_part(d, r, t);
        if (is == PART_NUMBER || is == PART_VERB || !is_plain_word(doc_token(d, t))) return false;
        names &= is == PART_NAME;
    }
    return names ? is_institution(d, r, to - 1) : is_noun(d, r, to - 1);
}

static void count_form(learner *l, uint32_t term, const doc *d, uint32_t from, uint32_t to)
{
    buf key = {0};
    buf_uint(&key, term);
    buf_char(&key, '\t');
    phrase_write(d, from, to, &key);
    uint32_t known = intern_count(l->forms), form = intern_add(l->forms, buf_slice(&key)), one = 1;
    buf_free(&key);
    if (form < known)
        l->form_times[form]++;
    else
        VEC_PUSH(l->form_times, l->nforms, one);
}

/* Adds a term to the statement that began at uses[first]; once. */
static void add_term(learner *l, const doc *d, uint32_t from, uint32_t to, size_t first)
{
    buf key = {0};
    for (uint32_t t = from; t < to; t++) {
        if (t > from) buf_char(&key, ' ');
        phrase_spell(d, t, &key);
    }
    uint32_t term = intern_add(l->terms, buf_slice(&key)), none = 0;
    buf_free(&key);
    if (term == l->nterms) {
        uint32_t n = l->nterms;
        VEC_PUSH(l->articles, n, none);
        n = l->nterms;
        VEC_PUSH(l->statements, n, none);
        VEC_PUSH(l->last, l->nterms, none);
    }
    for (size_t i = first; i < l->nuses; i++)
        if (l->uses[i] == term) return;
    VEC_PUSH(l->uses, l->nuses, term);
    l->statements[term]++;
    count_form(l, term, d, from, to);
    if (l->last[term] == l->narticles) return;
    l->last[term] = l->narticles;
    l->articles[term]++;
}

static void add_span(learner *l, const doc *d, const rules *r, who_span span, size_t begin)
{
    uint32_t at = doc_token_from(d, span.start), end = doc_token_from(d, span.end), first, last;
    while (phrase_run(d, r, &at, end, &first, &last))
        for (uint32_t from = first; from < last; from++)
            for (uint32_t to = from + 1; to <= last && to - from <= COMPOUND_WORDS; to++)
                if (phrase_fits(d, r, first, last, from, to) && is_term(d, r, from, to))
                    add_term(l, d, from, to, begin);
}

void learner_add(learner *l, const doc *d, const rules *r)
{
    uint32_t mark = END_STATEMENT;
    l->narticles++;
    for (uint32_t i = 0; i < d->a.nstatements; i++) {
        const who_statement *s = &d->a.statements[i];
        size_t begin = l->nuses;
        for (uint32_t c = 0; c < s->ncontent; c++) add_span(l, d, r, s->content[c], begin);
        if (l->nuses > begin) VEC_PUSH(l->uses, l->nuses, mark);
    }
    mark = END_ARTICLE;
    VEC_PUSH(l->uses, l->nuses, mark);
}

/* ---- the terms that count ---- */

/* A term that is tried. */
typedef struct tried {
    who_str key;
    uint32_t term, articles;
} tried;

static int more_articles(const void *va, const void *vb)
{
    const tried *a = va, *b = vb;
    if (a->articles != b->articles) return a->articles > b->articles ? -1 : 1;
    return str_cmp(a->key, b->key);
}

static int by_key(const void *va, const void *vb)
{
    const tried *a = va, *b = vb;
    return str_cmp(a->key, b->key);
}

/* Words of a subject come in numbers where they come; those of any subject are spread (Church and Gale 1995). */
static bool is_burst(const learner *l, uint32_t term)
{
    return l->statements[term] >= FEWEST_STATEMENTS &&
           (uint64_t)l->statements[term] * 100 >= (uint64_t)l->articles[term] * BURST;
}

/* Fills chosen, sorted by the words. Returns node_of: term to node, or WHO_NONE. */
static uint32_t *choose_terms(learner *l)
{
    uint32_t least = l->narticles < SMALL_CORPUS ? 1 : FEWEST_ARTICLES;
    uint32_t most = l->narticles / MOST_SHARE > ALWAYS_ARTICLES ? l->narticles / MOST_SHARE : ALWAYS_ARTICLES;
    tried *all = NULL;
    uint32_t n = 0, *node_of = who_alloc(sizeof *node_of * ((size_t)l->nterms + 1));
    for (uint32_t i = 0; i < l->nterms; i++) {
        tried x = {intern_get(l->terms, i), i, l->articles[i]};
        node_of[i] = WHO_NONE;
        if (x.articles >= least && x.articles <= most && is_burst(l, i)) VEC_PUSH(all, n, x);
    }
    if (n) qsort(all, n, sizeof *all, more_articles);
    if (n > MOST_TERMS) n = MOST_TERMS;
    if (n) qsort(all, n, sizeof *all, by_key);
    l->chosen = who_alloc(sizeof *l->chosen * ((size_t)n + 1));
    for (uint32_t i = 0; i < n; i++) {
        l->chosen[i] = all[i].term;
        node_of[all[i].term] = i;
    }
    l->net.nnodes = n;
    who_dealloc(all);
    return node_of;
}

/* ---- pairs ---- */

typedef struct pair {
    uint32_t a, b, times;
} pair;

typedef struct pairs {
    const learner *l;
    map64 at;
    pair *all;
    uint32_t n;
} pairs;

static void count_pair(pairs *p, uint32_t a, uint32_t b, uint32_t times)
{
    if (a == b) return;
    if (a > b) {
        uint32_t swap = a;
        a = b, b = swap;
    }
    uint32_t *slot = map64_at(&p->at, (uint64_t)a << 32 | b, p->n);
    if (*slot == p->n) {
        pair fresh = {a, b, 0};
        VEC_PUSH(p->all, p->n, fresh);
    }
    p->all[*slot].times += times;
}

static void count_pairs(pairs *p, const uint32_t *nodes, uint32_t n, uint32_t times)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++) count_pair(p, nodes[i], nodes[k], times);
}

/* Goes through the statements again: terms that became nodes, together in a statement and in an article. */
static void find_pairs(pairs *p, const uint32_t *node_of)
{
    const learner *l = p->l;
    uint32_t statement[ARTICLE_TERMS], article[ARTICLE_TERMS], ns = 0, na = 0;
    for (size_t i = 0; i < l->nuses; i++) {
        uint32_t term = l->uses[i];
        if (term == END_STATEMENT || term == END_ARTICLE) {
            count_pairs(p, statement, ns, SAME_STATEMENT);
            ns = 0;
        }
        if (term == END_ARTICLE) {
            count_pairs(p, article, na, SAME_ARTICLE);
            na = 0;
        }
        uint32_t node = term < l->nterms ? node_of[term] : WHO_NONE;
        if (node == WHO_NONE) continue;
        if (ns < ARTICLE_TERMS) statement[ns++] = node;
        bool known = false;
        for (uint32_t k = 0; k < na && !known; k++) known = article[k] == node;
        if (!known && na < ARTICLE_TERMS) article[na++] = node;
    }
}

static int pair_cmp(const void *va, const void *vb)
{
    const pair *a = va, *b = vb;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

bool term_inside(who_str a, who_str b)
{
    for (size_t at = 0; at + a.len <= b.len; at++) {
        bool begins = at == 0 || b.ptr[at - 1] == ' ', ends = at + a.len == b.len || b.ptr[at + a.len] == ' ';
        if (begins && ends && memcmp(b.ptr + at, a.ptr, a.len) == 0) return true;
    }
    return false;
}

/* Edges of the pairs that are more than chance, and of which neither term is a part of the other. */
static void make_edges(learner *l, pairs *p)
{
    uint64_t total = 0, *sums = who_alloc(sizeof *sums * ((size_t)l->net.nnodes + 1));
    memset(sums, 0, sizeof *sums * ((size_t)l->net.nnodes + 1));
    for (uint32_t i = 0; i < p->n; i++) {
        sums[p->all[i].a] += p->all[i].times;
        sums[p->all[i].b] += p->all[i].times;
        total += 2 * (uint64_t)p->all[i].times;
    }
    for (uint32_t i = 0; i < p->n; i++) {
        const pair *x = &p->all[i];
        who_str a = intern_get(l->terms, l->chosen[x->a]), b = intern_get(l->terms, l->chosen[x->b]);
        double expected = (double)sums[x->a] * (double)sums[x->b] / (double)total;
        double weight = x->times * log(x->times / expected);
        if (x->times < SAME_ARTICLE + SAME_STATEMENT || !(weight > 0) || term_inside(a, b) || term_inside(b, a))
            continue;
        uint32_t n = 2 * l->net.nedges;
        VEC_PUSH(l->net.ends, n, x->a);
        VEC_PUSH(l->net.ends, n, x->b);
        VEC_PUSH(l->net.weights, l->net.nedges, weight);
    }
    who_dealloc(sums);
}

const network *learner_network(learner *l)
{
    pairs p = {.l = l};
    uint32_t *node_of = choose_terms(l);
    find_pairs(&p, node_of);
    if (p.n) qsort(p.all, p.n, sizeof *p.all, pair_cmp);
    make_edges(l, &p);
    map64_free(&p.at);
    who_dealloc(p.all);
    who_dealloc(node_of);
    return &l->net;
}
