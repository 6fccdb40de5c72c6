/* kept.c - the statements of a corpus one by one, for graphs that count anew: selections, slices, projections, dates.
 *
 * In: each statement as the corpus counts it. Out: corpus.kept and what belongs to it, sorted, so that the order of
 * adding changes nothing. A statement takes some 50 bytes; its text and the names in it are kept only on request.
 * Whom a statement speaks about: runs of capitalised words in its text, where the run or its end is a name of one who
 * speaks in the article, or at least two words of it the name of one speaker of the corpus and no other. What follows a
 * name ends it ("the Anna Holt Bridge" is not about Anna Holt), what comes before does not ("Mayor Anna Holt").
 * What it gets wrong: "she", and people who never speak, are not found; a surname alone only in an article where that
 * person speaks. Counts of one statement end at 65,535 speakers, topics or names each.
 */
#include <stdlib.h>

#include "speaker/rows.h"

enum {
    RUN_WORDS = 6, /* names are no longer; of a longer run the last words are looked at */
    LONGEST_RUN = 64,
    MOST_REFS = UINT16_MAX
};
#define FIRST_BIT 0x80000000u /* until finishing: this name is a whole run, and its ends follow */

void who_corpus_keep(who_corpus *c, int what)
{
    c->kept.what = what;
    if (what & WHO_KEEP_MENTIONS && !c->kept.names) c->kept.names = intern_new();
}

void kept_free(keeping *k)
{
    who_dealloc(k->articles);
    who_dealloc(k->statements);
    who_dealloc(k->texts);
    who_dealloc(k->refs);
    intern_free(k->names);
}

/* ---- adding ---- */

static who_str copy(who_corpus *c, who_str s) { return arena_str(&c->mem, s.ptr, s.len); }

void kept_begin(who_corpus *c, const saying *s, uint32_t outlet, uint32_t date)
{
    keeping *k = &c->kept;
    if (!k->what) return;
    if (k->article != c->article) {
        bool texts = k->what & WHO_KEEP_TEXTS;
        corpus_article article = {.id = copy(c, s->doc),
                                  .title = texts ? copy(c, s->title) : STR(""),
                                  .url = texts ? copy(c, s->url) : STR(""),
                                  .outlet = outlet,
                                  .date = date};
        VEC_PUSH(k->articles, k->narticles, article);
        k->article = c->article;
    }
    corpus_statement st = {.id = s->id, .article = k->narticles - 1, .refs = k->nrefs, .type = (uint8_t)s->type};
    st.confidence = (uint8_t)(s->confidence * 100.0f + 0.5f);
    VEC_PUSH(k->statements, k->nstatements, st);
    if (k->what & WHO_KEEP_TEXTS) VEC_PUSH(k->texts, k->ntexts, copy(c, s->text));
}

static void add_ref(keeping *k, uint16_t *n, uint32_t ref)
{
    if (*n == MOST_REFS) return;
    VEC_PUSH(k->refs, k->nrefs, ref);
    ++*n;
}

static corpus_statement *last_statement(keeping *k) { return &k->statements[k->nstatements - 1]; }

void kept_speaker(who_corpus *c, uint32_t row_index)
{
    if (c->kept.what) add_ref(&c->kept, &last_statement(&c->kept)->nspeakers, row_index);
}

void kept_topic(who_corpus *c, uint32_t topic)
{
    if (c->kept.what) add_ref(&c->kept, &last_statement(&c->kept)->ntopics, topic);
}

/* The n words of a run, and each end of them. */
static void add_run(keeping *k, who_str text, const who_span *words, uint32_t n)
{
    uint16_t *count = &last_statement(k)->nabout;
    uint32_t from = n > RUN_WORDS ? n - RUN_WORDS : 0;
    for (uint32_t first = from; first < n; first++) {
        who_str name = {text.ptr + words[first].start, words[n - 1].end - words[first].start};
        add_ref(k, count, intern_add(k->names, name) | (first == from ? FIRST_BIT : 0));
    }
}

static bool is_word(uint32_t code) { return utf8_is_alpha(code) || code == '-' || (code >= '0' && code <= '9'); }

/* The next word of the span at or after *at, without a possessive 's; false at the end. */
static bool next_word(who_str text, uint32_t *at, uint32_t end, who_span *word, bool *capital)
{
    uint32_t code = 0, i = *at;
    int n = 1;
    while (i < end && (n = utf8_decode(text.ptr + i, end - i, &code), !is_word(code))) i += (uint32_t)n;
    if (i >= end) return false;
    *capital = utf8_is_upper(code);
    word->start = i;
    while (i < end && (n = utf8_decode(text.ptr + i, end - i, &code), is_word(code))) i += (uint32_t)n;
    word->end = *at = i;
    return true;
}

/* Whether a run goes on from one word to the next: over a space, or an initial's full stop and a space. */
static bool is_joined(who_str text, who_span word, who_span next)
{
    who_str between = {text.ptr + word.end, next.start - word.end};
    return str_is(between, " ") || (word.end - word.start == 1 && str_is(between, ". "));
}

void kept_end(who_corpus *c, const saying *s)
{
    keeping *k = &c->kept;
    if (!(k->what & WHO_KEEP_MENTIONS)) return;
    who_span run[LONGEST_RUN], word;
    uint32_t at = 0, n = 0;
    bool capital;
    while (next_word(s->text, &at, (uint32_t)s->text.len, &word, &capital)) {
        bool goes_on = n && capital && is_joined(s->text, run[n - 1], word);
        if (n && (!goes_on || n == LONGEST_RUN)) {
            add_run(k, s->text, run, n);
            n = 0;
        }
        if (capital) run[n++] = word;
    }
    if (n) add_run(k, s->text, run, n);
}

/* ---- finishing ---- */

static int ref_cmp(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

/* Sorts n refs and leaves out what is none or there already; how many are left. */
static uint16_t settle(uint32_t *refs, uint16_t n)
{
    uint16_t kept = 0;
    if (n > 1) qsort(refs, n, sizeof *refs, ref_cmp);
    for (uint16_t i = 0; i < n; i++)
        if (refs[i] != WHO_NONE && (!kept || refs[kept - 1] != refs[i])) refs[kept++] = refs[i];
    return kept;
}

static bool is_among(const uint32_t *refs, uint16_t n, uint32_t ref)
{
    for (uint16_t i = 0; i < n; i++)
        if (refs[i] == ref) return true;
    return false;
}

static void finish_statement(const who_corpus *c, corpus_statement *s, const uint32_t *row_joined,
                             const uint32_t *place)
{
    uint32_t *refs = c->kept.refs + s->refs, *topics = refs + s->nspeakers, *about = topics + s->ntopics;
    for (uint16_t i = 0; i < s->nspeakers; i++) refs[i] = place[row_joined[refs[i]]];
    for (uint16_t i = 0; i < s->ntopics; i++) topics[i] = place[c->c.nspeakers + topics[i]];
    s->nspeakers = settle(refs, s->nspeakers);
    s->ntopics = settle(topics, s->ntopics);
    memmove(refs + s->nspeakers, topics, sizeof *refs * s->ntopics);
    memmove(refs + s->nspeakers + s->ntopics, about, sizeof *refs * s->nabout);
}

/* An article or a statement on its way to its place. */
typedef struct keyed {
    const corpus_article *article;
    uint64_t id;
    uint32_t old;
} keyed;

static int keyed_cmp(const void *x, const void *y)
{
    const keyed *a = x, *b = y;
    const corpus_article *p = a->article, *q = b->article;
    int d = str_cmp(p->id, q->id);
    if (!d) d = (p->outlet > q->outlet) - (p->outlet < q->outlet);
    if (!d) d = (p->date > q->date) - (p->date < q->date);
    if (!d) d = (p > q) - (p < q); /* the same article twice: which is first changes nothing */
    return d ? d : (a->id > b->id) - (a->id < b->id);
}

static void sort_kept(who_corpus *c)
{
    keeping *k = &c->kept;
    corpus *to = &c->c;
    keyed *order = who_alloc(sizeof *order * ((size_t)k->nstatements + 1));
    for (uint32_t i = 0; i < k->nstatements; i++)
        order[i] = (keyed){&k->articles[k->statements[i].article], k->statements[i].id, i};
    if (k->nstatements) qsort(order, k->nstatements, sizeof *order, keyed_cmp);
    to->kept = arena_alloc(&c->mem, sizeof *to->kept * ((size_t)k->nstatements + 1));
    to->kept_articles = arena_alloc(&c->mem, sizeof *to->kept_articles * ((size_t)k->narticles + 1));
    if (k->ntexts) to->kept_texts = arena_alloc(&c->mem, sizeof *to->kept_texts * ((size_t)k->nstatements + 1));
    for (uint32_t i = 0; i < k->nstatements; i++) {
        if (!i || order[i].article != order[i - 1].article) to->kept_articles[to->nkept_articles++] = *order[i].article;
        to->kept[i] = k->statements[order[i].old];
        to->kept[i].article = to->nkept_articles - 1;
        if (k->ntexts) to->kept_texts[i] = k->texts[order[i].old];
    }
    to->nkept = k->nstatements;
    to->refs = k->refs;
    who_dealloc(order);
}

/* ---- whom statements speak about ---- */

/* That a name is one of a speaker's. */
typedef struct bearer {
    uint32_t name, node;
} bearer;

static int bearer_cmp(const void *x, const void *y)
{
    const bearer *a = x, *b = y;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

typedef struct naming {
    const intern *names;
    bearer *bearers; /* sorted */
    uint32_t nbearers;
    uint32_t *first;     /* of each name, among the bearers */
    uint32_t *last_seen; /* of each speaker: the last article in which it speaks, plus one */
} naming;

/* Each speaker bears its name and its aliases. */
static naming naming_new(const who_corpus *c)
{
    naming n = {.names = c->kept.names};
    uint32_t count = intern_count(n.names);
    for (uint32_t i = 0; i < c->c.nspeakers; i++) {
        const who_speaker *s = &c->c.speakers[i];
        for (uint32_t k = 0; k <= s->naliases && s->kind != WHO_ANONYMOUS; k++) {
            uint32_t name = intern_find(n.names, k ? s->aliases[k - 1] : s->name);
            if (name != WHO_NONE) VEC_PUSH(n.bearers, n.nbearers, ((bearer){name, i}));
        }
    }
    if (n.nbearers) qsort(n.bearers, n.nbearers, sizeof *n.bearers, bearer_cmp);
    n.first = who_alloc(sizeof *n.first * ((size_t)count + 1));
    for (uint32_t name = 0, at = 0; name <= count; name++) {
        while (at < n.nbearers && n.bearers[at].name < name) at++;
        n.first[name] = at;
    }
    n.last_seen = who_alloc(sizeof *n.last_seen * ((size_t)c->c.nspeakers + 1));
    memset(n.last_seen, 0, sizeof *n.last_seen * ((size_t)c->c.nspeakers + 1));
    return n;
}

static void naming_free(naming *n)
{
    who_dealloc(n->bearers);
    who_dealloc(n->first);
    who_dealloc(n->last_seen);
}

/* The only bearer who speaks in the article; else, of two words or more, the only one at all; or WHO_NONE. */
static uint32_t find_named(const naming *n, uint32_t name, uint32_t article)
{
    uint32_t here = WHO_NONE, any = WHO_NONE, nhere = 0, nany = 0;
    for (uint32_t i = n->first[name]; i < n->first[name + 1]; i++) {
        uint32_t node = n->bearers[i].node;
        if (i > n->first[name] && n->bearers[i - 1].node == node) continue;
        any = node, nany++;
        if (n->last_seen[node] == article + 1) here = node, nhere++;
    }
    who_str text = intern_get(n->names, name);
    if (nhere) return nhere == 1 ? here : WHO_NONE;
    return nany == 1 && memchr(text.ptr, ' ', text.len) ? any : WHO_NONE;
}

/* From names to nodes; nobody speaks about himself. */
static void resolve_names(const naming *n, corpus_statement *s, uint32_t *refs)
{
    uint32_t *about = refs + s->nspeakers + s->ntopics;
    bool found = false;
    for (uint16_t i = 0; i < s->nabout; i++) {
        if (about[i] & FIRST_BIT) found = false;
        uint32_t who = found ? WHO_NONE : find_named(n, about[i] & ~FIRST_BIT, s->article);
        found |= who != WHO_NONE;
        about[i] = is_among(refs, s->nspeakers, who) ? WHO_NONE : who;
    }
    s->nabout = settle(about, s->nabout);
}

/* Statements are sorted by article by now. */
static void resolve_all(who_corpus *c)
{
    naming n = naming_new(c);
    corpus *k = &c->c;
    for (uint32_t first = 0, last; first < k->nkept; first = last) {
        uint32_t article = k->kept[first].article;
        for (last = first; last < k->nkept && k->kept[last].article == article; last++)
            for (uint16_t i = 0; i < k->kept[last].nspeakers; i++)
                n.last_seen[k->refs[k->kept[last].refs + i]] = article + 1;
        for (uint32_t i = first; i < last; i++) resolve_names(&n, &k->kept[i], k->refs + k->kept[i].refs);
    }
    naming_free(&n);
}

void kept_finish(who_corpus *c, const uint32_t *row_joined, const uint32_t *place)
{
    keeping *k = &c->kept;
    if (!k->what) return;
    for (uint32_t i = 0; i < k->nstatements; i++) finish_statement(c, &k->statements[i], row_joined, place);
    for (uint32_t i = 0; i < k->narticles; i++) {
        uint32_t *outlet = &k->articles[i].outlet;
        if (*outlet != WHO_NONE) *outlet = place[c->c.nspeakers + c->c.ntopics + *outlet];
    }
    sort_kept(c);
    if (k->what & WHO_KEEP_MENTIONS) resolve_all(c);
}
