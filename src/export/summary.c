/* summary.c - what is known of one speaker, gathered from the corpus.
 *
 * In: a finished corpus. Out: an entry for each speaker in turn, and phrases made of it.
 * Method: edges are sorted by speaker; samples, roles and months are grouped by speaker; so one walk finds where each
 * speaker's begin. Shares are of the speaker's statements; they may add up to more than one, since a statement can have
 * several topics.
 *
 * Representative statements are chosen one by one from the candidates that the corpus kept: sure ones, direct rather
 * than reported, on the topics that the speaker mostly speaks about; and each that is chosen makes others of the same
 * article, topic or outlet less worth choosing, so that three to five show different things.
 *
 * Who else speaks on the same topics: for each topic of the speaker, those with most statements on it; two share of a
 * topic what both have.
 * Gets wrong: only the LOUDEST speakers of a topic are candidates, so that nothing grows with the square of the corpus.
 */
#include "export/summary.h"

#include <stdlib.h>

#include "export/fields.h"

enum { LOUDEST = 64, LEAST_SAMPLES = 3 };
/* What a statement is worth as a representative, in hundredths of confidence. */
enum { WORTH_DIRECT = 40, WORTH_MIXED = 15, WORTH_TOPIC = 40, SAME_ARTICLE = 30, SAME_TOPIC = 25, SAME_OUTLET = 10 };
enum { WORTH_A_FOURTH = 90, SAME_TEXT_BYTES = 48 };

/* ---- the walk ---- */

static int part_cmp(const void *pa, const void *pb)
{
    const part *a = pa, *b = pb;
    if (a->statements != b->statements) return a->statements > b->statements ? -1 : 1;
    return str_cmp(a->node->id, b->node->id);
}

static bool is_topic(const corpus *c, uint32_t node)
{
    return node >= c->nspeakers && node < c->nspeakers + c->ntopics;
}

static void collect_edges(summary *s, uint32_t i)
{
    const corpus *c = s->c;
    entry *e = &s->e;
    e->ntopics = e->noutlets = 0;
    while (s->edge < c->nedges && c->edges[s->edge].a < i) s->edge++;
    for (; s->edge < c->nedges && c->edges[s->edge].a == i; s->edge++) {
        const corpus_edge *edge = &c->edges[s->edge];
        part p = {&c->nodes[edge->b], edge->tally.statements};
        if (edge->b < c->nspeakers) continue;
        if (is_topic(c, edge->b))
            VEC_PUSH(e->topics, e->ntopics, p);
        else
            VEC_PUSH(e->outlets, e->noutlets, p);
    }
    if (e->ntopics) qsort(e->topics, e->ntopics, sizeof *e->topics, part_cmp);
    if (e->noutlets) qsort(e->outlets, e->noutlets, sizeof *e->outlets, part_cmp);
}

static const corpus_role no_roles[1];

static void collect_roles(summary *s, uint32_t i)
{
    const corpus *c = s->c;
    entry *e = &s->e;
    e->nroles = e->naffiliations = 0;
    while (s->role < c->nroles && c->roles[s->role].speaker < i) s->role++;
    e->roles = c->nroles ? c->roles + s->role : no_roles;
    for (uint32_t r = s->role; r < c->nroles && c->roles[r].speaker == i; r++) {
        e->nroles += !c->roles[r].affiliation;
        e->naffiliations += c->roles[r].affiliation;
    }
}

static void collect_months(summary *s, uint32_t i)
{
    const corpus *c = s->c;
    entry *e = &s->e;
    e->nmonths = 0;
    while (s->month < c->nmonths && c->months[s->month].node < i) s->month++;
    e->months = c->nmonths ? c->months + s->month : NULL;
    while (s->month + e->nmonths < c->nmonths && e->months[e->nmonths].node == i) e->nmonths++;
}

/* ---- representative statements ---- */

static int topic_worth(const entry *e, who_str topic)
{
    for (uint32_t i = 0; i < e->ntopics; i++) {
        if (str_eq(e->topics[i].node->label, topic)) return (int)(part_share(e, &e->topics[i]) * WORTH_TOPIC + 0.5);
    }
    return 0;
}

static bool is_same_text(who_str a, who_str b)
{
    size_t n = a.len < SAME_TEXT_BYTES ? a.len : SAME_TEXT_BYTES;
    return b.len >= n && (b.len == a.len || n == SAME_TEXT_BYTES) && memcmp(a.ptr, b.ptr, n) == 0;
}

/* What is said already makes the same said again less worth; INT32_MIN: not at all. */
static int worth(const entry *e, const corpus_sample *x)
{
    int w = (int)((double)x->confidence * 100 + 0.5) + topic_worth(e, x->topic);
    w += x->type == WHO_DIRECT ? WORTH_DIRECT : x->type == WHO_MIXED ? WORTH_MIXED : 0;
    for (uint32_t i = 0; i < e->nsamples; i++) {
        const corpus_sample *y = e->samples[i];
        if (x == y || is_same_text(y->text, x->text)) return INT32_MIN;
        if (str_eq(x->doc, y->doc)) w -= SAME_ARTICLE;
        if (x->topic.len && str_eq(x->topic, y->topic)) w -= SAME_TOPIC;
        if (str_eq(x->outlet, y->outlet)) w -= SAME_OUTLET;
    }
    return w;
}

static void collect_samples(summary *s, uint32_t i)
{
    const corpus *c = s->c;
    entry *e = &s->e;
    e->nsamples = 0;
    while (s->sample < c->nsamples && c->samples[s->sample].speaker < i) s->sample++;
    while (e->nsamples < SUMMARY_SAMPLES) {
        const corpus_sample *best = NULL;
        int most = e->nsamples < LEAST_SAMPLES ? INT32_MIN : WORTH_A_FOURTH;
        for (uint32_t k = s->sample; k < c->nsamples && c->samples[k].speaker == i; k++) {
            int w = worth(e, &c->samples[k]);
            if (w > most) best = &c->samples[k], most = w;
        }
        if (!best) break;
        e->samples[e->nsamples++] = best;
    }
}

/* ---- who else speaks on the same topics ---- */

typedef struct heard {
    uint32_t speaker, statements;
} heard;

static int heard_cmp(const void *pa, const void *pb)
{
    const heard *a = pa, *b = pb;
    if (a->statements != b->statements) return a->statements > b->statements ? -1 : 1;
    return a->speaker < b->speaker ? -1 : a->speaker > b->speaker;
}

/* The speakers of each topic, the LOUDEST only. */
static void index_topics(summary *s)
{
    const corpus *c = s->c;
    uint32_t *at = who_alloc(sizeof *at * ((size_t)c->ntopics + 2)), n = 0, kept = 0;
    memset(at, 0, sizeof *at * ((size_t)c->ntopics + 2));
    for (uint32_t i = 0; i < c->nedges; i++)
        if (c->edges[i].a < c->nspeakers && is_topic(c, c->edges[i].b)) at[c->edges[i].b - c->nspeakers + 2]++, n++;
    for (uint32_t t = 2; t <= c->ntopics; t++) at[t + 1] += at[t];
    heard *all = who_alloc(sizeof *all * ((size_t)n + 1));
    for (uint32_t i = 0; i < c->nedges; i++) {
        const corpus_edge *e = &c->edges[i];
        if (e->a < c->nspeakers && is_topic(c, e->b))
            all[at[e->b - c->nspeakers + 1]++] = (heard){e->a, e->tally.statements};
    }
    s->by_topic = who_alloc(sizeof *s->by_topic * ((size_t)n + 1));
    s->weight_by_topic = who_alloc(sizeof *s->weight_by_topic * ((size_t)n + 1));
    s->topic_at = who_alloc(sizeof *s->topic_at * ((size_t)c->ntopics + 1));
    for (uint32_t t = 0; t < c->ntopics; t++) {
        uint32_t from = t ? at[t] : 0, count = at[t + 1] - from;
        if (count) qsort(all + from, count, sizeof *all, heard_cmp);
        s->topic_at[t] = kept;
        for (uint32_t i = 0; i < count && i < LOUDEST; i++, kept++) {
            s->by_topic[kept] = all[from + i].speaker;
            s->weight_by_topic[kept] = all[from + i].statements;
        }
    }
    s->topic_at[c->ntopics] = kept;
    who_dealloc(all);
    who_dealloc(at);
}

static void add_peer(entry *e, peer p)
{
    uint32_t at = e->npeers;
    while (at > 0 && (p.shared > e->peers[at - 1].shared ||
                      (p.shared == e->peers[at - 1].shared && p.speaker < e->peers[at - 1].speaker)))
        at--;
    if (at == SUMMARY_PEERS) return;
    if (e->npeers < SUMMARY_PEERS) e->npeers++;
    for (uint32_t i = e->npeers - 1; i > at; i--) e->peers[i] = e->peers[i - 1];
    e->peers[at] = p;
}

static void collect_peers(summary *s, uint32_t self)
{
    entry *e = &s->e;
    uint32_t ntouched = 0;
    e->npeers = 0;
    for (uint32_t i = 0; i < e->ntopics && i < SUMMARY_LISTED; i++) {
        uint32_t t = (uint32_t)(e->topics[i].node - s->c->nodes) - s->c->nspeakers;
        for (uint32_t k = s->topic_at[t]; k < s->topic_at[t + 1]; k++) {
            uint32_t who = s->by_topic[k], theirs = s->weight_by_topic[k], ours = e->topics[i].statements;
            if (who == self) continue;
            if (!s->shared[who]) s->touched[ntouched++] = who;
            s->shared[who] += theirs < ours ? theirs : ours;
        }
    }
    for (uint32_t i = 0; i < ntouched; i++) {
        add_peer(e, (peer){s->touched[i], s->shared[s->touched[i]]});
        s->shared[s->touched[i]] = 0;
    }
}

/* ---- all of it ---- */

void summary_begin(summary *s, const corpus *c, const who_summary_style *style)
{
    *s = (summary){.c = c, .style = style};
    s->shared = who_alloc(sizeof *s->shared * ((size_t)c->nspeakers + 1));
    memset(s->shared, 0, sizeof *s->shared * ((size_t)c->nspeakers + 1));
    s->touched = who_alloc(sizeof *s->touched * (LOUDEST * SUMMARY_LISTED));
    index_topics(s);
    for (uint32_t i = 0; i < c->nmonths; i++) {
        uint32_t m = c->months[i].month;
        if (!s->first_month || m < s->first_month) s->first_month = m;
        if (m > s->last_month) s->last_month = m;
    }
}

void summary_end(summary *s)
{
    who_dealloc(s->e.topics);
    who_dealloc(s->e.outlets);
    who_dealloc(s->by_topic);
    who_dealloc(s->weight_by_topic);
    who_dealloc(s->topic_at);
    who_dealloc(s->shared);
    who_dealloc(s->touched);
    wrap_free(&s->w);
    buf_free(&s->b);
}

void summary_collect(summary *s, uint32_t i)
{
    s->e.rank = i + 1;
    s->e.node = &s->c->nodes[i];
    s->e.who = &s->c->speakers[i];
    collect_edges(s, i);
    collect_roles(s, i);
    collect_months(s, i);
    collect_samples(s, i);
    collect_peers(s, i);
}

/* ---- phrases ---- */

double part_share(const entry *e, const part *p)
{
    return e->node->tally.statements ? (double)p->statements / e->node->tally.statements : 0;
}

const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

/* "2021-03-02 to 2021-09-14" */
static void put_dates(buf *b, const char *before, uint32_t first, uint32_t last)
{
    if (!first) return;
    buf_z(b, before);
    field_date(b, first);
    if (last == first) return;
    buf_z(b, " to ");
    field_date(b, last);
}

void put_figures(buf *b, const entry *e)
{
    const who_tally *t = &e->node->tally;
    buf_printf(b, "%u statement%s (%u quoted, %u reported) in %u article%s of %u outlet%s", (unsigned)t->statements,
               plural(t->statements), (unsigned)t->quotations, (unsigned)(t->statements - t->quotations),
               (unsigned)t->articles, plural(t->articles), (unsigned)e->noutlets, plural(e->noutlets));
    put_dates(b, ", ", t->first_date, t->last_date);
}

void put_identity(buf *b, const entry *e)
{
    buf_str(b, e->node->kind);
    const who_str more[] = {e->who->role, e->who->affiliation, e->who->gazetteer_id};
    for (size_t i = 0; i < 3; i++) {
        if (!more[i].len) continue;
        buf_z(b, ", ");
        buf_fold(b, more[i]);
    }
}

void put_aliases(buf *b, const entry *e)
{
    for (uint32_t i = 0; i < e->who->naliases; i++) {
        buf_z(b, i ? ", " : "");
        buf_fold(b, e->who->aliases[i]);
    }
}

void put_roles(buf *b, const entry *e, bool affiliations)
{
    uint32_t n = affiliations ? e->naffiliations : e->nroles;
    const corpus_role *list = e->roles + (affiliations ? e->nroles : 0);
    for (uint32_t i = 0; i < n && i < SUMMARY_LISTED; i++) {
        buf_z(b, i ? "; " : "");
        buf_fold(b, list[i].text);
        buf_printf(b, " (%u", (unsigned)list[i].statements);
        put_dates(b, ", ", list[i].first_date, list[i].last_date);
        buf_char(b, ')');
    }
    if (n > SUMMARY_LISTED) buf_printf(b, "; %u more", (unsigned)(n - SUMMARY_LISTED));
}

void put_parts(buf *b, const entry *e, const part *parts, uint32_t n)
{
    for (uint32_t i = 0; i < n && i < SUMMARY_LISTED; i++) {
        buf_z(b, i ? ", " : "");
        buf_fold(b, parts[i].node->label);
        buf_printf(b, " %u%%", (unsigned)(part_share(e, &parts[i]) * 100 + 0.5));
    }
    if (n > SUMMARY_LISTED) buf_printf(b, ", %u more", (unsigned)(n - SUMMARY_LISTED));
}

void put_peers(buf *b, const summary *s)
{
    for (uint32_t i = 0; i < s->e.npeers; i++) {
        buf_z(b, i ? ", " : "");
        buf_fold(b, s->c->nodes[s->e.peers[i].speaker].label);
        buf_printf(b, " (%u)", (unsigned)s->e.peers[i].shared);
    }
}

void put_place(buf *b, const corpus_sample *sample)
{
    const who_str parts[] = {sample->outlet, sample->date, sample->title};
    bool any = false;
    for (size_t i = 0; i < 3; i++) {
        if (!parts[i].len) continue;
        buf_z(b, any ? ", " : "");
        buf_fold(b, parts[i]);
        any = true;
    }
    if (!any) buf_fold(b, sample->doc);
    buf_printf(b, ", character %u", (unsigned)sample->start);
}

static uint32_t month_number(uint32_t yyyymm) { return yyyymm / 100 * 12 + yyyymm % 100 - 1; }

void put_spark(buf *b, const corpus_month *months, uint32_t n, uint32_t first, uint32_t last)
{
    static const char *const blocks[] = {"\xc2\xb7",     "\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83", "\xe2\x96\x84",
                                         "\xe2\x96\x85", "\xe2\x96\x86", "\xe2\x96\x87", "\xe2\x96\x88"};
    uint32_t columns[SUMMARY_COLUMNS] = {0}, most = 1;
    if (!n) return;
    uint32_t from = month_number(first), span = month_number(last) - from + 1;
    uint32_t each = (span + SUMMARY_COLUMNS - 1) / SUMMARY_COLUMNS, used = (span + each - 1) / each;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t *column = &columns[(month_number(months[i].month) - from) / each];
        *column += months[i].statements;
        if (*column > most) most = *column;
    }
    buf_printf(b, "%04u-%02u ", (unsigned)(first / 100), (unsigned)(first % 100));
    for (uint32_t i = 0; i < used; i++)
        buf_z(b, blocks[columns[i] ? 1 + ((uint64_t)columns[i] * 7 + most / 2) / most : 0]);
    buf_printf(b, " %04u-%02u", (unsigned)(last / 100), (unsigned)(last % 100));
}

/* ---- escaping ---- */

void put_markdown(buf *b, who_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (memchr("\\`*_{}[]<>#|~&", s.ptr[i], 14)) buf_char(b, '\\');
        buf_char(b, s.ptr[i]);
    }
}
