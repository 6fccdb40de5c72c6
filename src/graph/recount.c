/* recount.c - the nodes and edges of the statements that are in.
 *
 * In: a selection and its corpus with the statements. Out: a corpus of the same form with the tallies of these
 * statements alone, and where they were asked for nodes of statements and articles, edges between speakers, and the
 * days on which each node and edge occurs.
 * Method: two passes over the statements, which are grouped by article: nodes first, because their counts decide which
 * stay, then the edges between those that stay. All is sums, minima and maxima. Days are collected one by one and
 * sorted in the end.
 * What it gets wrong: pairs of speakers of one article grow with the square of the speakers; beyond MOST_PAIRS they are
 * refused unless forced.
 */
#include "graph/internal.h"

#include <stdio.h>
#include <stdlib.h>

/* A day on which a node or an edge occurs. */
typedef struct moment {
    uint32_t element, first, last; /* yyyymmdd */
} moment;

typedef struct moments {
    moment *list;
    uint32_t n;
} moments;

typedef struct counting {
    const selection *s;
    const corpus *from;
    corpus *to;
    arena *mem;
    uint32_t *place;         /* of from's nodes in to, WHO_NONE: not there */
    uint32_t *node_article;  /* of from's nodes: the last article that counted, plus one */
    uint32_t *edge_article;  /* of to's edges, the same */
    uint32_t nedge_articles; /* as many as to->nedges */
    map64 edge_at;
    intern *own_ids; /* of nodes of statements and articles */
    uint32_t *own_article, nown;
    uint32_t *gathered; /* of to's speakers: the first statement of the article that they were last gathered for */
    moments node_days, own_days, edge_days;
    uint32_t nspells;
} counting;

static void count(who_tally *t, uint32_t *last, const corpus_statement *st, uint32_t date)
{
    t->statements++;
    t->quotations += st->type != WHO_INDIRECT;
    if (*last != st->article + 1) t->articles++;
    *last = st->article + 1;
    if (!date) return;
    if (!t->first_date || date < t->first_date) t->first_date = date;
    if (date > t->last_date) t->last_date = date;
}

static void add_day(moments *days, uint32_t element, uint32_t date)
{
    moment m = {element, date_first(date), date_last(date)};
    if (date) VEC_PUSH(days->list, days->n, m);
}

static void count_node(counting *k, uint32_t node, const corpus_statement *st)
{
    uint32_t date = k->from->kept_articles[st->article].date;
    bool again = k->node_article[node] == st->article + 1;
    count(&k->to->nodes[node].tally, &k->node_article[node], st, date);
    if (k->s->options->dates && !again) add_day(&k->node_days, node, date);
}

static void count_edge(counting *k, uint32_t a, uint32_t b, const corpus_statement *st)
{
    if (a == WHO_NONE || b == WHO_NONE) return;
    corpus *to = k->to;
    uint32_t date = k->from->kept_articles[st->article].date;
    uint32_t *at = map64_at(&k->edge_at, (uint64_t)a << 32 | b, to->nedges), i = *at;
    if (i == to->nedges) {
        corpus_edge fresh = {.a = a, .b = b};
        ARENA_PUSH(k->mem, to->edges, to->nedges, fresh);
        VEC_PUSH(k->edge_article, k->nedge_articles, 0);
    }
    bool again = k->edge_article[i] == st->article + 1;
    count(&to->edges[i].tally, &k->edge_article[i], st, date);
    if (k->s->options->dates && !again) add_day(&k->edge_days, i, date);
}

/* ---- nodes ---- */

/* The tallies of from's nodes, over the statements that are in, in a copy of them that has their places. */
static void count_nodes(counting *k)
{
    const corpus *from = k->from;
    const selection *s = k->s;
    k->to->nodes = arena_alloc(k->mem, sizeof *from->nodes * ((size_t)from->nnodes + 1));
    k->node_article = who_alloc(sizeof *k->node_article * ((size_t)from->nnodes + 1));
    memset(k->node_article, 0, sizeof *k->node_article * ((size_t)from->nnodes + 1));
    for (uint32_t i = 0; i < from->nnodes; i++) {
        k->to->nodes[i] = from->nodes[i];
        k->to->nodes[i].tally = (who_tally){0};
    }
    for (uint32_t i = 0; i < from->nkept; i++) {
        const corpus_statement *st = &from->kept[i];
        const uint32_t *refs = from->refs + st->refs;
        uint32_t outlet = from->kept_articles[st->article].outlet;
        if (!selection_has(s, st)) continue;
        k->to->statements++;
        for (uint16_t r = 0; r < st->nspeakers + st->ntopics; r++)
            if (r >= st->nspeakers || selection_speaks(s, refs[r])) count_node(k, refs[r], st);
        if (outlet != WHO_NONE) count_node(k, outlet, st);
    }
}

static int most_first(const void *x, const void *y)
{
    const corpus_node *a = *(const corpus_node *const *)x, *b = *(const corpus_node *const *)y;
    if (a->tally.statements != b->tally.statements) return a->tally.statements > b->tally.statements ? -1 : 1;
    return str_cmp(a->id, b->id);
}

/* Appends the nodes of a list that stay to the first n of `kept`; the new n. */
static uint32_t keep_list(counting *k, uint32_t first, uint32_t length, corpus_node *kept, uint32_t n)
{
    const who_graph_options *o = k->s->options;
    const corpus_node *nodes = k->to->nodes;
    const corpus_node **order = who_alloc(sizeof *order * ((size_t)length + 1));
    uint32_t norder = 0, least = o->min_statements ? o->min_statements : 1;
    for (uint32_t i = first; i < first + length; i++)
        if (nodes[i].tally.statements >= least) order[norder++] = &nodes[i];
    if (norder) qsort(order, norder, sizeof *order, most_first);
    if (o->top && norder > o->top) norder = o->top;
    for (uint32_t i = 0; i < norder; i++) {
        k->place[order[i] - nodes] = n;
        kept[n++] = *order[i];
    }
    who_dealloc(order);
    return n;
}

/* Leaves the nodes that stay, in the order of their statements, with room for those that are made of statements. */
static void keep_nodes(counting *k)
{
    corpus *to = k->to;
    const corpus *from = k->from;
    const who_graph_options *o = k->s->options;
    size_t room =
        (size_t)from->nnodes + (o->statement_nodes ? from->nkept : 0) + (o->article_nodes ? from->nkept_articles : 0);
    corpus_node *kept = arena_alloc(k->mem, sizeof *kept * (room + 1));
    k->place = who_alloc(sizeof *k->place * ((size_t)from->nnodes + 1));
    memset(k->place, 0xFF, sizeof *k->place * ((size_t)from->nnodes + 1)); /* WHO_NONE */
    uint32_t topics = from->nspeakers, outlets = topics + from->ntopics;
    to->nspeakers = keep_list(k, 0, from->nspeakers, kept, 0);
    to->ntopics = keep_list(k, topics, from->ntopics, kept, to->nspeakers) - to->nspeakers;
    to->nnodes = keep_list(k, outlets, from->noutlets, kept, to->nspeakers + to->ntopics);
    to->noutlets = to->nnodes - to->nspeakers - to->ntopics;
    to->nodes = kept;
}

/* ---- nodes of statements and articles ---- */

/* A node of its own for a statement or an article. Where two have one id, as an article that was given twice, it is
 * one. An id of the table is the place of the node among those of its own. */
static uint32_t own_node(counting *k, who_str id, const char *kind, uint32_t kept)
{
    uint32_t first = k->to->nspeakers + k->to->ntopics + k->to->noutlets, at = first + intern_add(k->own_ids, id);
    if (at < k->to->nnodes) return at;
    k->to->nodes[k->to->nnodes++] = (corpus_node){.id = arena_str(k->mem, id.ptr, id.len),
                                                  .label = STR(""),
                                                  .kind = str_of(kind),
                                                  .speaker = WHO_NONE,
                                                  .topic = WHO_NONE,
                                                  .kept = kept};
    VEC_PUSH(k->own_article, k->nown, 0);
    return at;
}

static void count_own(counting *k, uint32_t node, const corpus_statement *st)
{
    uint32_t date = k->from->kept_articles[st->article].date;
    uint32_t *last = &k->own_article[node - (k->to->nnodes - k->nown)];
    if (k->s->options->dates && *last != st->article + 1) add_day(&k->own_days, node, date);
    count(&k->to->nodes[node].tally, last, st, date);
}

static uint32_t statement_node(counting *k, uint32_t index)
{
    const corpus_statement *st = &k->from->kept[index];
    char id[32];
    snprintf(id, sizeof id, "statement:%016llx", (unsigned long long)st->id);
    uint32_t node = own_node(k, str_of(id), "statement", index);
    count_own(k, node, st);
    return node;
}

static uint32_t article_node(counting *k, const corpus_statement *st)
{
    buf id = {0};
    buf_z(&id, "article:");
    buf_str(&id, k->from->kept_articles[st->article].id);
    uint32_t node = own_node(k, buf_slice(&id), "article", st->article);
    buf_free(&id);
    count_own(k, node, st);
    return node;
}

/* ---- edges ---- */

/* The edges of one statement. `hub` is its node or that of its article, whichever is nearer, or WHO_NONE. */
static void join_statement(counting *k, const corpus_statement *st, uint32_t hub)
{
    const uint32_t *speakers = k->from->refs + st->refs, *topics = speakers + st->nspeakers;
    uint32_t at = k->from->kept_articles[st->article].outlet, outlet = at == WHO_NONE ? at : k->place[at];
    for (uint16_t i = 0; i < st->nspeakers; i++) {
        uint32_t a = selection_speaks(k->s, speakers[i]) ? k->place[speakers[i]] : WHO_NONE;
        for (uint16_t t = 0; t < st->ntopics; t++) count_edge(k, a, k->place[topics[t]], st);
        count_edge(k, a, outlet, st);
        count_edge(k, a, hub, st);
    }
    for (uint16_t t = 0; t < st->ntopics; t++) {
        count_edge(k, k->place[topics[t]], outlet, st);
        count_edge(k, hub, k->place[topics[t]], st);
    }
}

/* Whether one of those who make the statement is a node. */
static bool is_spoken(const counting *k, const corpus_statement *st)
{
    const uint32_t *speakers = k->from->refs + st->refs;
    for (uint16_t i = 0; i < st->nspeakers; i++)
        if (selection_speaks(k->s, speakers[i]) && k->place[speakers[i]] != WHO_NONE) return true;
    return false;
}

static void join_own(counting *k, uint32_t index)
{
    const who_graph_options *o = k->s->options;
    const corpus_statement *st = &k->from->kept[index];
    uint32_t at = k->from->kept_articles[st->article].outlet, outlet = at == WHO_NONE ? at : k->place[at];
    bool spoken = (o->statement_nodes || o->article_nodes) && is_spoken(k, st);
    uint32_t statement = o->statement_nodes && spoken ? statement_node(k, index) : WHO_NONE;
    uint32_t article = o->article_nodes && spoken ? article_node(k, st) : WHO_NONE;
    count_edge(k, statement, article == WHO_NONE ? outlet : article, st);
    count_edge(k, article, outlet, st);
    join_statement(k, st, statement == WHO_NONE ? article : statement);
}

/* From who speaks to whom that one speaks about. */
static void join_about(counting *k, const corpus_statement *st)
{
    const uint32_t *speakers = k->from->refs + st->refs, *about = speakers + st->nspeakers + st->ntopics;
    for (uint16_t i = 0; i < st->nspeakers; i++)
        for (uint16_t m = 0; m < st->nabout && selection_speaks(k->s, speakers[i]); m++)
            count_edge(k, k->place[speakers[i]], k->place[about[m]], st);
}

/* The speakers of the statements [first, last), which are of one article: each once, in `together`; how many. */
static uint32_t gather(const counting *k, uint32_t first, uint32_t last, uint32_t **together)
{
    uint32_t n = 0;
    for (uint32_t i = first; i < last; i++) {
        const corpus_statement *st = &k->from->kept[i];
        const uint32_t *speakers = k->from->refs + st->refs;
        if (!selection_has(k->s, st)) continue;
        for (uint16_t r = 0; r < st->nspeakers; r++) {
            uint32_t node = selection_speaks(k->s, speakers[r]) ? k->place[speakers[r]] : WHO_NONE;
            if (node == WHO_NONE || k->gathered[node] == first + 1) continue;
            k->gathered[node] = first + 1;
            VEC_PUSH(*together, n, node);
        }
    }
    return n;
}

/* Edges between the speakers of each article, that count articles; or only how many pairs there are. */
static uint64_t join_together(counting *k, bool counting_only)
{
    uint32_t *together = NULL, last;
    uint64_t pairs = 0;
    const corpus *from = k->from;
    memset(k->gathered, 0, sizeof *k->gathered * ((size_t)k->to->nspeakers + 1));
    for (uint32_t first = 0; first < from->nkept; first = last) {
        for (last = first; last < from->nkept && from->kept[last].article == from->kept[first].article;) last++;
        who_dealloc(together);
        together = NULL;
        uint32_t n = gather(k, first, last, &together);
        pairs += (uint64_t)n * (n ? n - 1 : 0) / 2;
        for (uint32_t i = 0; i < n && !counting_only; i++)
            for (uint32_t j = 0; j < n; j++)
                if (str_cmp(k->to->nodes[together[i]].id, k->to->nodes[together[j]].id) < 0)
                    count_edge(k, together[i], together[j],
                               &(corpus_statement){.article = from->kept[first].article, .type = WHO_INDIRECT});
    }
    who_dealloc(together);
    return pairs;
}

static int count_edges(counting *k, who_err *err)
{
    const who_graph_options *o = k->s->options;
    for (uint32_t i = 0; i < k->from->nkept; i++) {
        if (!selection_has(k->s, &k->from->kept[i])) continue;
        if (o->view == WHO_VIEW_ABOUT)
            join_about(k, &k->from->kept[i]);
        else
            join_own(k, i);
    }
    if (!o->together || o->view != WHO_VIEW_ALL) return WHO_OK;
    k->gathered = who_alloc(sizeof *k->gathered * ((size_t)k->to->nspeakers + 1));
    uint64_t pairs = join_together(k, true);
    if (pairs > MOST_PAIRS && !o->force)
        return err_set(err, WHO_EUSAGE,
                       "speakers of one article make %llu pairs, more than %d: select fewer, or take --force",
                       (unsigned long long)pairs, MOST_PAIRS);
    join_together(k, false);
    return WHO_OK;
}

/* ---- days ---- */

static int moment_cmp(const void *x, const void *y)
{
    const moment *a = x, *b = y;
    if (a->element != b->element) return a->element < b->element ? -1 : 1;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    return (a->last > b->last) - (a->last < b->last);
}

/* Appends the days [at, end) of one element, those in a row as one; how many spells that are. */
static uint32_t add_spells(counting *k, const moment *at, const moment *end)
{
    uint32_t before = k->nspells;
    for (; at < end; at++) {
        corpus_spell *last = k->nspells > before ? &k->to->spells[k->nspells - 1] : NULL;
        corpus_spell fresh = {at->first, at->last};
        if (!last || date_day(at->first) > date_day(last->end) + 1)
            ARENA_PUSH(k->mem, k->to->spells, k->nspells, fresh);
        else if (at->last > last->end)
            last->end = at->last;
    }
    return k->nspells - before;
}

enum element { OF_CORPUS_NODE, OF_OWN_NODE, OF_EDGE };

static void make_spells(counting *k, moments *days, enum element of)
{
    if (days->n) qsort(days->list, days->n, sizeof *days->list, moment_cmp);
    for (uint32_t i = 0, end; i < days->n; i = end) {
        uint32_t element = days->list[i].element, from = k->nspells;
        for (end = i; end < days->n && days->list[end].element == element;) end++;
        if (of == OF_CORPUS_NODE && (element = k->place[element]) >= k->to->nnodes) continue; /* or WHO_NONE */
        uint32_t n = add_spells(k, days->list + i, days->list + end);
        if (of == OF_EDGE)
            k->to->edges[element].spells = from, k->to->edges[element].nspells = n;
        else
            k->to->nodes[element].spells = from, k->to->nodes[element].nspells = n;
    }
    who_dealloc(days->list);
}

int recount(corpus **out, arena *mem, const selection *s, who_err *err)
{
    const corpus *from = s->from;
    corpus *to = arena_alloc(mem, sizeof *to);
    *to = (corpus){
        .session = from->session, .speakers = from->speakers, .topics = from->topics, .articles = from->articles};
    to->unknown = from->unknown;
    to->kept_articles = from->kept_articles;
    to->kept = from->kept;
    to->kept_texts = from->kept_texts;
    counting k = {.s = s, .from = from, .to = to, .mem = mem, .own_ids = intern_new()};
    if (s->options->dates) to->spells = arena_alloc(mem, sizeof *to->spells);
    count_nodes(&k);
    keep_nodes(&k);
    if (s->options->view == WHO_VIEW_ABOUT) { /* speakers come first */
        to->ntopics = to->noutlets = 0;
        to->nnodes = to->nspeakers;
    }
    int rc = count_edges(&k, err);
    make_spells(&k, &k.node_days, OF_CORPUS_NODE);
    make_spells(&k, &k.own_days, OF_OWN_NODE);
    make_spells(&k, &k.edge_days, OF_EDGE);
    intern_free(k.own_ids);
    map64_free(&k.edge_at);
    who_dealloc(k.place);
    who_dealloc(k.node_article);
    who_dealloc(k.edge_article);
    who_dealloc(k.own_article);
    who_dealloc(k.gathered);
    *out = to;
    return rc;
}
