/* corpus.c - many articles added up, and the same person joined across them.
 *
 * Enters: articles, or their statements one by one as `quotes` wrote them: either gives the same corpus.
 * Adding keeps no statements: a row for each speaker as an article knows it, a tally for each edge, and the few best
 * statements of each row. Rows are keyed by the speaker's id; a person known by one word only ("Velden") by id and
 * outlet, because another outlet's Velden may be another. Everything kept is a sum, a minimum, a maximum, a set, or the
 * first few of a total order, so the order of adding changes nothing.
 *
 * Finishing joins rows into speakers (join_rows), maps the edges, and sorts.
 */
#include <stdlib.h>

#include "speaker/internal.h"
#include "speaker/rows.h"

who_corpus *who_corpus_new(const who_session *session)
{
    who_corpus *c = who_alloc(sizeof *c);
    memset(c, 0, sizeof *c);
    c->c.session = session;
    c->keys = intern_new();
    c->topic_keys = intern_new();
    c->outlet_names = intern_new();
    return c;
}

static void free_row(row *r)
{
    who_dealloc(r->names);
    who_dealloc(r->roles);
    who_dealloc(r->affiliations);
}

void who_corpus_free(who_corpus *c)
{
    if (!c) return;
    for (uint32_t i = 0; i < c->nrows; i++) free_row(&c->rows[i]);
    who_dealloc(c->rows);
    for (int k = 0; k < PAIR_KINDS; k++) {
        map64_free(&c->edge_at[k]);
        who_dealloc(c->edges[k]);
    }
    who_dealloc(c->topics);
    who_dealloc(c->outlets);
    map64_free(&c->form_at);
    kept_free(&c->kept);
    intern_free(c->keys);
    intern_free(c->topic_keys);
    intern_free(c->outlet_names);
    buf_free(&c->last);
    arena_free(&c->mem);
    who_dealloc(c);
}

/* ---- adding ---- */

static void stretch(uint32_t *first, uint32_t *last, uint32_t date)
{
    if (!date) return;
    if (!*first || date < *first) *first = date;
    if (date > *last) *last = date;
}

static void count(counted *t, const saying *s, uint32_t date, uint64_t article)
{
    t->tally.statements++;
    t->tally.quotations += s->type != WHO_INDIRECT;
    if (t->article != article) t->tally.articles++, t->article = article;
    stretch(&t->tally.first_date, &t->tally.last_date, date);
}

enum form_list { NAMES, ROLES, AFFILIATIONS };

/* Counts a form in one of the lists of a row, which has as many as articles give it: each is found by its hash. */
static void add_form(who_corpus *c, uint32_t row_index, enum form_list which, who_str text, uint32_t times,
                     uint32_t date)
{
    if (!text.len) return;
    row *r = &c->rows[row_index];
    form **list = which == NAMES ? &r->names : which == ROLES ? &r->roles : &r->affiliations;
    uint32_t *n = which == NAMES ? &r->nnames : which == ROLES ? &r->nroles : &r->naffiliations;
    uint64_t key = hash_mix(str_hash(text), (uint64_t)row_index << 2 | which);
    uint32_t *at = map64_at(&c->form_at, key, *n);
    while (*at != *n && !str_eq((*list)[*at].text, text)) /* another text of one hash */
        at = map64_at(&c->form_at, key = hash_mix(key, 1), *n);
    if (*at != *n) {
        (*list)[*at].times += times;
        stretch(&(*list)[*at].first_date, &(*list)[*at].last_date, date);
        return;
    }
    form f = {arena_str(&c->mem, text.ptr, text.len), times, date, date};
    VEC_PUSH(*list, *n, f);
}

static bool is_one_word(who_str name) { return name.len && !memchr(name.ptr, ' ', name.len); }

/* Does the name tell nobody which it is? "The report", "the council", "the crowd", "others", "those surveyed" are
 * others in each article; what has a name in it ("Selm council", "a Kerrex memo") is not, and "voters" are what they
 * are anywhere. */
static bool is_of_its_article(const rules *r, const who_speaker *s)
{
    for (size_t i = 0; i < s->name.len;) {
        uint32_t code;
        i += (size_t)utf8_decode(s->name.ptr + i, s->name.len - i, &code);
        bool other_script = code >= 0x80 && utf8_is_alpha(code); /* which may have no capitals */
        if (utf8_is_upper(code) || (code >= '0' && code <= '9') || other_script) return false;
    }
    if (s->kind == WHO_DOCUMENT || s->kind == WHO_INSTITUTION) return true;
    return s->kind == WHO_GROUP &&
           (str_starts(s->name, "those ") || (is_one_word(s->name) && !(rules_lookup(r, s->name) & LEX_PLURAL)));
}

/* The key of a speaker's row: its id, and where it must stay apart, the outlet or the article. */
static uint32_t row_of(who_corpus *c, const saying *said, const who_speaker *s)
{
    enum who_anonymous apart = who_session_options(c->c.session)->anonymous;
    buf key = {0};
    buf_str(&key, s->id);
    who_str scope = STR("");
    if (s->kind == WHO_PERSON && is_one_word(s->name)) scope = said->outlet;
    if (s->kind == WHO_ANONYMOUS && apart == WHO_ANON_OUTLET) scope = said->outlet;
    if (s->kind == WHO_ANONYMOUS && apart == WHO_ANON_ARTICLE) scope = said->doc;
    if (is_of_its_article(session_rules(c->c.session), s)) scope = said->doc;
    buf_char(&key, '@');
    buf_str(&key, scope);
    uint32_t i = intern_add(c->keys, buf_slice(&key));
    buf_free(&key);
    if (i < c->nrows) return i;
    row r = {.kind = s->kind,
             .entry = WHO_NONE,
             .id = arena_str(&c->mem, s->id.ptr, s->id.len),
             .scope = arena_str(&c->mem, scope.ptr, scope.len),
             .name = arena_str(&c->mem, s->name.ptr, s->name.len)};
    r.key = intern_get(c->keys, i);
    VEC_PUSH(c->rows, c->nrows, r);
    return i;
}

static counted *edge_at(who_corpus *c, int kind, uint32_t a, uint32_t b)
{
    uint64_t key = (uint64_t)a << 32 | b;
    uint32_t *at = map64_at(&c->edge_at[kind], key, c->nedges[kind]);
    if (*at == c->nedges[kind]) {
        counted e = {.a = a, .b = b};
        VEC_PUSH(c->edges[kind], c->nedges[kind], e);
    }
    return &c->edges[kind][*at];
}

static int topic_cmp(const named_topic *x, const named_topic *y)
{
    int d = str_cmp(x->label, y->label);
    return d ? d : str_cmp(x->top, y->top);
}

/* A topic is its id in its dictionary. Two of that name may label it otherwise: the first by bytes stays, whatever the
 * order. */
static uint32_t topic_at(who_corpus *c, const named_topic *t)
{
    buf key = {0};
    buf_str(&key, t->scheme);
    buf_char(&key, '\0');
    buf_str(&key, t->id);
    uint32_t i = intern_add(c->topic_keys, buf_slice(&key));
    buf_free(&key);
    bool fresh = i == c->ntopics;
    if (fresh) VEC_PUSH(c->topics, c->ntopics, (counted_topic){0});
    named_topic *known = &c->topics[i].topic;
    if (fresh || topic_cmp(t, known) < 0)
        *known =
            (named_topic){arena_str(&c->mem, t->id.ptr, t->id.len), arena_str(&c->mem, t->label.ptr, t->label.len),
                          arena_str(&c->mem, t->scheme.ptr, t->scheme.len), arena_str(&c->mem, t->top.ptr, t->top.len)};
    return i;
}

static uint32_t outlet_at(who_corpus *c, who_str name)
{
    if (!name.len) return WHO_NONE;
    uint32_t i = intern_add(c->outlet_names, name);
    if (i == c->noutlets) {
        counted o = {.a = i};
        VEC_PUSH(c->outlets, c->noutlets, o);
    }
    return i;
}

static int sample_cmp(const sample *x, const sample *y)
{
    if (x->rank != y->rank) return x->rank > y->rank ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

/* Keeps the statement when it is among the row's best: sure, direct, neither a scrap nor a speech. */
static void keep_sample(who_corpus *c, row *r, const saying *s)
{
    size_t len = s->text.len;
    int rank = (int)(s->confidence * 100 + 0.5f) +
               (s->type == WHO_DIRECT  ? 40
                : s->type == WHO_MIXED ? 15
                                       : 0) +
               (len >= 60 && len <= 300 ? 30 : 0) + (s->ntopics ? 15 : 0);
    sample x = {.rank = rank, .id = s->id};
    uint32_t at = r->nsamples;
    while (at > 0 && sample_cmp(&x, &r->samples[at - 1]) < 0) at--;
    if (at == ROW_SAMPLES || (at < r->nsamples && r->samples[at].id == s->id) ||
        (at > 0 && r->samples[at - 1].id == s->id))
        return;
    who_str topic = s->ntopics ? s->topics[0].label : STR("");
    arena *m = &c->mem;
    x.s = (corpus_sample){.type = s->type,
                          .confidence = s->confidence,
                          .text = arena_str(m, s->text.ptr, s->text.len),
                          .outlet = arena_str(m, s->outlet.ptr, s->outlet.len),
                          .date = arena_str(m, s->date.ptr, s->date.len),
                          .title = arena_str(m, s->title.ptr, s->title.len),
                          .url = arena_str(m, s->url.ptr, s->url.len),
                          .doc = arena_str(m, s->doc.ptr, s->doc.len),
                          .topic = arena_str(m, topic.ptr, topic.len),
                          .start = s->start};
    if (r->nsamples < ROW_SAMPLES) r->nsamples++;
    for (uint32_t i = r->nsamples - 1; i > at; i--) r->samples[i] = r->samples[i - 1];
    r->samples[at] = x;
}

static bool has_month(uint32_t date) { return date / 100 % 100 != 0; }

static void add_spoken(who_corpus *c, const saying *s, uint32_t date, uint32_t outlet, const who_speaker *who)
{
    if (who->kind == WHO_ANONYMOUS && who_session_options(c->c.session)->anonymous == WHO_ANON_DROP) return;
    uint32_t i = row_of(c, s, who);
    row *r = &c->rows[i];
    count(&r->counted, s, date, c->article);
    add_form(c, i, NAMES, who->name, 1, date);
    for (uint32_t k = 0; k < who->naliases; k++) add_form(c, i, NAMES, who->aliases[k], 0, date);
    add_form(c, i, ROLES, who->role, 1, date);
    add_form(c, i, AFFILIATIONS, who->affiliation, 1, date);
    if (who->gender == WHO_FEMALE) r->female++;
    if (who->gender == WHO_MALE) r->male++;
    if (has_month(date)) count(edge_at(c, SPEAKER_MONTH, i, date / 100), s, date, c->article);
    if (outlet != WHO_NONE) count(edge_at(c, SPEAKER_OUTLET, i, outlet), s, date, c->article);
    for (uint32_t k = 0; k < s->ntopics; k++)
        count(edge_at(c, SPEAKER_TOPIC, i, topic_at(c, &s->topics[k])), s, date, c->article);
    kept_speaker(c, i);
    keep_sample(c, r, s);
}

/* A statement of the article that is being added. */
static void add_saying(who_corpus *c, const saying *s)
{
    uint32_t date = date_number(s->date);
    c->c.statements++;
    if (!s->speaker) {
        c->c.unknown++;
        return;
    }
    uint32_t outlet = outlet_at(c, s->outlet);
    if (outlet != WHO_NONE) {
        count(&c->outlets[outlet], s, date, c->article);
        if (has_month(date)) count(edge_at(c, OUTLET_MONTH, outlet, date / 100), s, date, c->article);
    }
    for (uint32_t k = 0; k < s->ntopics; k++) {
        uint32_t t = topic_at(c, &s->topics[k]);
        count(&c->topics[t].counted, s, date, c->article);
        if (outlet != WHO_NONE) count(edge_at(c, TOPIC_OUTLET, t, outlet), s, date, c->article);
    }
    kept_begin(c, s, outlet, date);
    if (!s->speaker->nmembers) add_spoken(c, s, date, outlet, s->speaker);
    for (uint32_t k = 0; k < s->speaker->nmembers; k++)
        add_spoken(c, s, date, outlet, &s->others[s->speaker->members[k]]);
    for (uint32_t k = 0; k < s->ntopics; k++) kept_topic(c, topic_at(c, &s->topics[k]));
    kept_end(c, s);
}

static void begin_article(who_corpus *c)
{
    c->article++;
    c->c.articles++;
    buf_clear(&c->last);
}

static named_topic name_topic(const who_session *session, uint32_t topic)
{
    who_topic_info t = who_topic_get(session, topic);
    who_str top = t.top == WHO_NONE ? STR("") : who_topic_get(session, t.top).label;
    return (named_topic){t.id, t.label, t.scheme, top};
}

void who_corpus_add(who_corpus *c, const who_article *a)
{
    offset_map offsets = {.text = a->text, .unit = who_session_options(c->c.session)->offsets};
    buf text = {0};
    named_topic *topics = NULL;
    if (a->nstatements) begin_article(c);
    for (uint32_t i = 0; i < a->nstatements; i++) {
        const who_statement *st = &a->statements[i];
        uint32_t ntopics = 0;
        for (uint32_t k = 0; k < st->ntopics; k++)
            VEC_PUSH(topics, ntopics, name_topic(c->c.session, st->topics[k].topic));
        buf_clear(&text);
        statement_text(&text, a, st);
        saying s = {.id = st->id, .doc = a->id, .outlet = a->outlet, .date = a->date, .title = a->title, .url = a->url};
        s.type = st->type;
        s.text = buf_slice(&text);
        s.start = offset_at(&offsets, st->content[0].start);
        s.confidence = confidence_rounded(st->confidence);
        s.speaker = st->speaker == WHO_NONE ? NULL : &a->speakers[st->speaker];
        s.others = a->speakers;
        s.topics = topics;
        s.ntopics = ntopics;
        add_saying(c, &s);
    }
    offset_map_free(&offsets);
    buf_free(&text);
    who_dealloc(topics);
}

/* What the statements of one article share. */
static void add_shared(buf *b, const saying *s)
{
    const who_str shared[] = {s->doc, s->outlet, s->date, s->title, s->url};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        buf_str(b, shared[i]);
        buf_char(b, '\0');
    }
}

bool corpus_add_saying(who_corpus *c, const saying *s)
{
    buf shared = {0};
    add_shared(&shared, s);
    /* The same again from its beginning is the same article once more, as who_corpus_add() would count it. */
    bool begins = !str_eq(buf_slice(&shared), buf_slice(&c->last)) || s->start < c->last_start || s->id == c->first_id;
    if (begins) {
        begin_article(c);
        buf_str(&c->last, buf_slice(&shared));
        c->first_id = s->id;
    }
    c->last_start = s->start;
    buf_free(&shared);
    add_saying(c, s);
    return begins;
}

/* ---- finishing ---- */

static void merge_tally(who_tally *t, const who_tally *u)
{
    t->statements += u->statements;
    t->quotations += u->quotations;
    t->articles += u->articles;
    stretch(&t->first_date, &t->last_date, u->first_date);
    stretch(&t->first_date, &t->last_date, u->last_date);
}

static int node_cmp(const void *x, const void *y)
{
    const corpus_node *a = x, *b = y;
    if (a->tally.statements != b->tally.statements) return a->tally.statements > b->tally.statements ? -1 : 1;
    return str_cmp(a->id, b->id);
}

static int edge_cmp(const void *x, const void *y)
{
    const corpus_edge *a = x, *b = y;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static void add_node(who_corpus *c, corpus_node n) { ARENA_PUSH(&c->mem, c->c.nodes, c->c.nnodes, n); }

/* The nodes of the three lists; until they are sorted, `speaker` is a node's place in its own list. */
static void make_nodes(who_corpus *c, const joined *j, uint32_t njoined)
{
    for (uint32_t i = 0; i < njoined; i++)
        add_node(c, (corpus_node){.id = j[i].speaker.id,
                                  .label = j[i].speaker.name,
                                  .kind = str_of(who_kind_name(j[i].speaker.kind)),
                                  .tally = j[i].tally,
                                  .speaker = i,
                                  .topic = WHO_NONE});
    c->c.nspeakers = njoined;
    for (uint32_t i = 0; i < c->ntopics; i++) {
        named_topic t = c->topics[i].topic;
        bool scoped = memchr(t.id.ptr, ':', t.id.len) != NULL; /* medtop:20000639 is itself */
        who_str scheme = t.scheme.len ? t.scheme : STR("topic");
        who_str id =
            scoped ? t.id : arena_printf(&c->mem, "%.*s:%.*s", (int)scheme.len, scheme.ptr, (int)t.id.len, t.id.ptr);
        ARENA_PUSH(&c->mem, c->c.topics, c->c.ntopics, t);
        add_node(c, (corpus_node){.id = id,
                                  .label = t.label,
                                  .kind = STR("topic"),
                                  .tally = c->topics[i].counted.tally,
                                  .speaker = i,
                                  .topic = i});
    }
    for (uint32_t i = 0; i < c->noutlets; i++) {
        who_str name = intern_get(c->outlet_names, c->outlets[i].a), slug = make_id(&c->mem, WHO_PERSON, name);
        slug.ptr += strlen("person:"), slug.len -= strlen("person:");
        add_node(c, (corpus_node){.id = arena_printf(&c->mem, "outlet:%.*s", (int)slug.len, slug.ptr),
                                  .label = name,
                                  .kind = STR("outlet"),
                                  .tally = c->outlets[i].tally,
                                  .speaker = i,
                                  .topic = WHO_NONE});
    }
    c->c.noutlets = c->noutlets;
}

typedef struct named {
    who_str id, full; /* full: what the node stands for, different for each two of one id */
    uint32_t node;
} named;

static int named_cmp(const void *x, const void *y)
{
    const named *a = x, *b = y;
    int d = str_cmp(a->id, b->id);
    return d ? d : str_cmp(a->full, b->full);
}

/* What a node stands for; `speaker` is still its place among the joined speakers, or in its own list. */
static who_str full_name(const who_corpus *c, const corpus_node *n, const joined *j)
{
    if (str_is(n->kind, "topic")) return c->c.topics[n->topic].scheme;
    return str_is(n->kind, "outlet") ? n->label : j[n->speaker].key;
}

/* Two outlets' Velden who stay apart, or two outlets whose names differ in a comma, would be one node to Gephi: each
 * of them gets a hash of what it stands for behind its id, whatever the order of adding. */
static void set_ids_apart(who_corpus *c, const joined *j)
{
    corpus *k = &c->c;
    named *list = who_alloc(sizeof *list * (k->nnodes + 1));
    for (uint32_t i = 0; i < k->nnodes; i++) list[i] = (named){k->nodes[i].id, full_name(c, &k->nodes[i], j), i};
    qsort(list, k->nnodes, sizeof *list, named_cmp);
    for (uint32_t a = 0, b; a < k->nnodes; a = b) {
        for (b = a + 1; b < k->nnodes && str_eq(list[a].id, list[b].id);) b++;
        for (uint32_t i = a; i < b && b - a > 1; i++)
            k->nodes[list[i].node].id = arena_printf(&c->mem, "%.*s~%08x", (int)list[i].id.len, list[i].id.ptr,
                                                     (unsigned)(str_hash(list[i].full) & 0xffffffffu));
    }
    who_dealloc(list);
}

/* Sorts the three lists; place[list offset + old index] is the new index of a node. `speaker` holds the old index. */
static uint32_t *sort_nodes(who_corpus *c)
{
    corpus *k = &c->c;
    uint32_t *place = who_alloc(sizeof *place * (k->nnodes + 1));
    uint32_t from[3] = {0, k->nspeakers, k->nspeakers + k->ntopics}, n[3] = {k->nspeakers, k->ntopics, k->noutlets};
    for (int l = 0; l < 3; l++) {
        if (n[l]) qsort(k->nodes + from[l], n[l], sizeof *k->nodes, node_cmp);
        for (uint32_t i = 0; i < n[l]; i++) {
            place[from[l] + k->nodes[from[l] + i].speaker] = from[l] + i;
            k->nodes[from[l] + i].speaker = l == 0 ? i : WHO_NONE;
        }
    }
    return place;
}

static void make_edges(who_corpus *c, const uint32_t *row_joined, const uint32_t *place)
{
    corpus *k = &c->c;
    map64 at = {0};
    for (int kind = 0; kind < EDGE_KINDS; kind++)
        for (uint32_t i = 0; i < c->nedges[kind]; i++) {
            const counted *e = &c->edges[kind][i];
            uint32_t topics = k->nspeakers, outlets = k->nspeakers + k->ntopics;
            uint32_t a = kind == TOPIC_OUTLET ? place[topics + e->a] : place[row_joined[e->a]];
            uint32_t b = kind == SPEAKER_TOPIC ? place[topics + e->b] : place[outlets + e->b];
            uint32_t *x = map64_at(&at, (uint64_t)a << 32 | b, k->nedges);
            if (*x == k->nedges) {
                corpus_edge fresh = {.a = a, .b = b};
                ARENA_PUSH(&c->mem, k->edges, k->nedges, fresh);
            }
            merge_tally(&k->edges[*x].tally, &e->tally);
        }
    map64_free(&at);
    if (k->nedges) qsort(k->edges, k->nedges, sizeof *k->edges, edge_cmp);
}

static int month_cmp(const void *x, const void *y)
{
    const corpus_month *a = x, *b = y;
    if (a->node != b->node) return a->node < b->node ? -1 : 1;
    return a->month < b->month ? -1 : a->month > b->month;
}

/* The months of the rows of one speaker become his. */
static void make_months(who_corpus *c, const uint32_t *row_joined, const uint32_t *place)
{
    corpus *k = &c->c;
    uint32_t outlets = k->nspeakers + k->ntopics, n = 0;
    k->months = arena_alloc(&c->mem, sizeof *k->months * (c->nedges[SPEAKER_MONTH] + c->nedges[OUTLET_MONTH] + 1u));
    for (int kind = SPEAKER_MONTH; kind <= OUTLET_MONTH; kind++)
        for (uint32_t i = 0; i < c->nedges[kind]; i++) {
            const counted *e = &c->edges[kind][i];
            uint32_t node = kind == SPEAKER_MONTH ? place[row_joined[e->a]] : place[outlets + e->a];
            k->months[n++] = (corpus_month){node, e->b, e->tally.statements};
        }
    if (n) qsort(k->months, n, sizeof *k->months, month_cmp);
    for (uint32_t i = 0; i < n; i++) {
        if (k->nmonths && month_cmp(&k->months[k->nmonths - 1], &k->months[i]) == 0)
            k->months[k->nmonths - 1].statements += k->months[i].statements;
        else
            k->months[k->nmonths++] = k->months[i];
    }
}

static void add_roles(who_corpus *c, uint32_t speaker, bool affiliation, const form *list, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        corpus_role r = {speaker, affiliation, list[i].text, list[i].times, list[i].first_date, list[i].last_date};
        ARENA_PUSH(&c->mem, c->c.roles, c->c.nroles, r);
    }
}

void who_corpus_finish(who_corpus *c)
{
    uint32_t *row_joined = who_alloc(sizeof *row_joined * (c->nrows + 1)), njoined;
    joined *j = join_rows(c, row_joined, &njoined);
    for (uint32_t i = 0; i < c->nrows; i++) merge_tally(&j[row_joined[i]].tally, &c->rows[i].counted.tally);
    make_nodes(c, j, njoined);
    set_ids_apart(c, j);
    uint32_t *place = sort_nodes(c);
    make_edges(c, row_joined, place);
    make_months(c, row_joined, place);
    corpus *k = &c->c;
    k->speakers = arena_alloc(&c->mem, sizeof *k->speakers * (njoined + 1));
    for (uint32_t i = 0; i < njoined; i++) {
        k->speakers[place[i]] = j[i].speaker;
        k->speakers[place[i]].id = k->nodes[place[i]].id;
    }
    kept_finish(c, row_joined, place);
    uint32_t *old = who_alloc(sizeof *old * (njoined + 1));
    for (uint32_t i = 0; i < njoined; i++) old[place[i]] = i;
    for (uint32_t i = 0; i < njoined; i++) {
        const joined *x = &j[old[i]];
        add_roles(c, i, false, x->roles, x->nroles);
        add_roles(c, i, true, x->affiliations, x->naffiliations);
        for (uint32_t s = 0; s < x->nsamples; s++) {
            corpus_sample copy = x->samples[s].s;
            copy.speaker = i;
            ARENA_PUSH(&c->mem, k->samples, k->nsamples, copy);
        }
    }
    who_dealloc(old);
    who_dealloc(place);
    who_dealloc(j);
    who_dealloc(row_joined);
}

/* ---- reading ---- */

static uint32_t list_start(const corpus *k, enum who_list list)
{
    return list == WHO_SPEAKERS ? 0 : list == WHO_TOPICS ? k->nspeakers : k->nspeakers + k->ntopics;
}

uint32_t who_corpus_count(const who_corpus *c, enum who_list list)
{
    return list == WHO_SPEAKERS ? c->c.nspeakers : list == WHO_TOPICS ? c->c.ntopics : c->c.noutlets;
}

who_row who_corpus_row(const who_corpus *c, enum who_list list, uint32_t index)
{
    const corpus_node *n = &c->c.nodes[list_start(&c->c, list) + index];
    return (who_row){.id = n->id, .label = n->label, .kind = n->kind.ptr, .tally = n->tally};
}

uint64_t who_corpus_unknown(const who_corpus *c) { return c->c.unknown; }
