/* speakers.c - a summary of each speaker of a corpus: as text, Markdown, JSON or CSV.
 *
 * In: a finished corpus. Out: for each of the first speakers (most statements first) who it is, how much is known of
 * what was said, where and when, on which topics, and up to three statements that represent it.
 * Method: edges are sorted by speaker, samples grouped by speaker, so one walk finds where each speaker's begin. Shares
 * are of the speaker's statements; they may add up to more than one, since a statement can have several topics.
 * Gets wrong: text is laid out for a fixed width, for the same bytes everywhere.
 */
#include <stdlib.h>

#include "export/csv.h"
#include "export/export.h"
#include "export/fields.h"
#include "export/wrap.h"

enum { TEXT_WIDTH = 96, TEXT_INDENT = 4, LABEL_COLUMNS = 14, SAMPLES = 3, LISTED = 6, FLUSH_BYTES = 1 << 16 };

/* A topic or an outlet of one speaker. */
typedef struct part {
    const corpus_node *node;
    uint32_t statements;
} part;

/* One speaker, with what belongs to it. */
typedef struct entry {
    uint32_t rank; /* from 1 */
    const corpus_node *node;
    const who_speaker *who;
    part *topics, *outlets;
    uint32_t ntopics, noutlets;
    const corpus_sample *samples;
    uint32_t nsamples;
} entry;

typedef struct summary {
    const corpus *c;
    enum who_format format;
    bool safe; /* no formulas in CSV */
    buf b;
    wrap w;
    uint32_t edge, sample; /* where the walk stands */
    entry e;               /* its lists are reused */
} summary;

static int part_cmp(const void *pa, const void *pb)
{
    const part *a = pa, *b = pb;
    if (a->statements != b->statements) return a->statements > b->statements ? -1 : 1;
    return str_cmp(a->node->id, b->node->id);
}

/* Fills s->e for speaker i; called with rising i. */
static void collect(summary *s, uint32_t i)
{
    const corpus *c = s->c;
    entry *e = &s->e;
    e->rank = i + 1;
    e->node = &c->nodes[i];
    e->who = &c->speakers[i];
    e->ntopics = e->noutlets = e->nsamples = 0;
    while (s->edge < c->nedges && c->edges[s->edge].a < i) s->edge++;
    for (; s->edge < c->nedges && c->edges[s->edge].a == i; s->edge++) {
        const corpus_edge *edge = &c->edges[s->edge];
        part p = {&c->nodes[edge->b], edge->tally.statements};
        if (edge->b < c->nspeakers) continue;
        if (edge->b < c->nspeakers + c->ntopics)
            VEC_PUSH(e->topics, e->ntopics, p);
        else
            VEC_PUSH(e->outlets, e->noutlets, p);
    }
    if (e->ntopics) qsort(e->topics, e->ntopics, sizeof *e->topics, part_cmp);
    if (e->noutlets) qsort(e->outlets, e->noutlets, sizeof *e->outlets, part_cmp);
    while (s->sample < c->nsamples && c->samples[s->sample].speaker < i) s->sample++;
    e->samples = c->samples + s->sample;
    while (e->nsamples < SAMPLES && s->sample + e->nsamples < c->nsamples && e->samples[e->nsamples].speaker == i)
        e->nsamples++;
}

static double share_of(const entry *e, const part *p)
{
    return e->node->tally.statements ? (double)p->statements / e->node->tally.statements : 0;
}

static unsigned percent_of(const entry *e, const part *p) { return (unsigned)(share_of(e, p) * 100 + 0.5); }

static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

/* "5 statements (3 quoted) in 2 articles of 1 outlet, 2021-03-02 to 2021-09-14" */
static void put_figures(buf *b, const entry *e)
{
    const who_tally *t = &e->node->tally;
    buf_printf(b, "%u statement%s (%u quoted) in %u article%s of %u outlet%s", (unsigned)t->statements,
               plural(t->statements), (unsigned)t->quotations, (unsigned)t->articles, plural(t->articles),
               (unsigned)e->noutlets, plural(e->noutlets));
    if (!t->first_date) return;
    buf_z(b, ", ");
    field_date(b, t->first_date);
    if (t->last_date != t->first_date) {
        buf_z(b, " to ");
        field_date(b, t->last_date);
    }
}

/* "person, minister, Kerensk" */
static void put_identity(buf *b, const entry *e)
{
    buf_str(b, e->node->kind);
    const who_str more[] = {e->who->role, e->who->affiliation};
    for (size_t i = 0; i < 2; i++) {
        if (!more[i].len) continue;
        buf_z(b, ", ");
        buf_fold(b, more[i]);
    }
}

/* "Health 45%, Economy 20%, 3 more" */
static void put_parts(buf *b, const entry *e, const part *parts, uint32_t n)
{
    for (uint32_t i = 0; i < n && i < LISTED; i++) {
        buf_z(b, i ? ", " : "");
        buf_fold(b, parts[i].node->label);
        buf_printf(b, " %u%%", percent_of(e, &parts[i]));
    }
    if (n > LISTED) buf_printf(b, ", %u more", (unsigned)(n - LISTED));
}

static void put_aliases(buf *b, const entry *e)
{
    for (uint32_t i = 0; i < e->who->naliases; i++) {
        buf_z(b, i ? ", " : "");
        buf_fold(b, e->who->aliases[i]);
    }
}

/* "The Kerensk Post, 2021-03-02, Ministry opens clinic" */
static void put_place(buf *b, const corpus_sample *sample)
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
}

/* ---- text ---- */

static void text_line(summary *s, const char *label, const buf *value)
{
    if (value->len == 0) return;
    buf_printf(&s->b, "%*s%-*s", TEXT_INDENT, "", LABEL_COLUMNS - TEXT_INDENT, label);
    s->w.indent = s->w.column = LABEL_COLUMNS;
    wrap_text(&s->w, buf_slice(value));
    wrap_break(&s->w);
    s->w.indent = 0;
}

static void text_samples(summary *s, buf *tmp)
{
    const entry *e = &s->e;
    for (uint32_t i = 0; i < e->nsamples; i++) {
        buf_clear(tmp);
        buf_fold(tmp, e->samples[i].text);
        text_line(s, i ? "" : "said", tmp);
        buf_clear(tmp);
        buf_z(tmp, "\xe2\x80\x93 ");
        put_place(tmp, &e->samples[i]);
        text_line(s, "", tmp);
    }
}

static void write_text(summary *s)
{
    const entry *e = &s->e;
    buf tmp = {0};
    buf_printf(&s->b, "%3u ", (unsigned)e->rank);
    s->w.indent = s->w.column = TEXT_INDENT;
    buf_fold(&tmp, e->node->label);
    buf_z(&tmp, " (");
    put_identity(&tmp, e);
    buf_char(&tmp, ')');
    wrap_text(&s->w, buf_slice(&tmp));
    wrap_break(&s->w);
    buf_clear(&tmp);
    put_figures(&tmp, e);
    text_line(s, "spoke", &tmp);
    buf_clear(&tmp);
    put_aliases(&tmp, e);
    text_line(s, "also", &tmp);
    buf_clear(&tmp);
    put_parts(&tmp, e, e->topics, e->ntopics);
    text_line(s, "topics", &tmp);
    buf_clear(&tmp);
    put_parts(&tmp, e, e->outlets, e->noutlets);
    text_line(s, "outlets", &tmp);
    text_samples(s, &tmp);
    buf_char(&s->b, '\n');
    buf_free(&tmp);
}

/* ---- Markdown ---- */

/* Appends text so that Markdown shows it as it is. */
static void put_markdown(buf *b, who_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (memchr("\\`*_{}[]<>#|~&", s.ptr[i], 14)) buf_char(b, '\\');
        buf_char(b, s.ptr[i]);
    }
}

static void markdown_item(summary *s, const char *label, buf *value)
{
    if (value->len) {
        buf_z(&s->b, "- ");
        buf_z(&s->b, label);
        put_markdown(&s->b, buf_slice(value));
        buf_char(&s->b, '\n');
    }
    buf_clear(value);
}

static void write_markdown(summary *s)
{
    const entry *e = &s->e;
    buf tmp = {0};
    buf_fold(&tmp, e->node->label);
    buf_printf(&s->b, "## %u. ", (unsigned)e->rank);
    put_markdown(&s->b, buf_slice(&tmp));
    buf_z(&s->b, "\n\n");
    buf_clear(&tmp);
    put_identity(&tmp, e);
    markdown_item(s, "", &tmp);
    put_figures(&tmp, e);
    markdown_item(s, "", &tmp);
    put_aliases(&tmp, e);
    markdown_item(s, "also: ", &tmp);
    put_parts(&tmp, e, e->topics, e->ntopics);
    markdown_item(s, "topics: ", &tmp);
    put_parts(&tmp, e, e->outlets, e->noutlets);
    markdown_item(s, "outlets: ", &tmp);
    for (uint32_t i = 0; i < e->nsamples; i++) {
        buf_z(&s->b, "\n> ");
        buf_fold(&tmp, e->samples[i].text);
        put_markdown(&s->b, buf_slice(&tmp));
        buf_z(&s->b, "  \n> \xe2\x80\x93 ");
        buf_clear(&tmp);
        put_place(&tmp, &e->samples[i]);
        put_markdown(&s->b, buf_slice(&tmp));
        buf_char(&s->b, '\n');
        buf_clear(&tmp);
    }
    buf_char(&s->b, '\n');
    buf_free(&tmp);
}

/* ---- JSON ---- */

static void json_date(buf *b, const char *name, uint32_t date)
{
    buf_printf(b, ",\"%s\":", name);
    if (!date) {
        buf_z(b, "null");
        return;
    }
    buf_char(b, '"');
    field_date(b, date);
    buf_char(b, '"');
}

static void json_parts(buf *b, const char *name, const entry *e, const part *parts, uint32_t n)
{
    buf_printf(b, ",\"%s\":[", name);
    for (uint32_t i = 0; i < n; i++) {
        buf_z(b, i ? ",{\"id\":" : "{\"id\":");
        buf_json(b, parts[i].node->id);
        buf_z(b, ",\"label\":");
        buf_json(b, parts[i].node->label);
        buf_printf(b, ",\"statements\":%u,\"share\":", (unsigned)parts[i].statements);
        field_score(b, share_of(e, &parts[i]));
        buf_char(b, '}');
    }
    buf_char(b, ']');
}

static void json_sample(buf *b, const corpus_sample *sample)
{
    const struct {
        const char *name;
        who_str value;
    } members[] = {{"text", sample->text},   {"type", str_of(who_type_name(sample->type))},
                   {"topic", sample->topic}, {"outlet", sample->outlet},
                   {"date", sample->date},   {"title", sample->title},
                   {"url", sample->url},     {"doc", sample->doc}};
    buf folded = {0};
    buf_char(b, '{');
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        buf_printf(b, "\"%s\":", members[i].name);
        buf_fold(&folded, members[i].value);
        field_str(b, buf_slice(&folded));
        buf_char(b, ',');
        buf_clear(&folded);
    }
    buf_free(&folded);
    buf_printf(b, "\"start\":%u,\"confidence\":", (unsigned)sample->start);
    field_score(b, (double)sample->confidence);
    buf_char(b, '}');
}

static void write_json(summary *s)
{
    const entry *e = &s->e;
    const who_tally *t = &e->node->tally;
    buf *b = &s->b;
    buf_z(b, e->rank > 1 ? ",\n{\"id\":" : "\n{\"id\":");
    buf_json(b, e->node->id);
    buf_z(b, ",\"name\":");
    buf_json(b, e->node->label);
    buf_z(b, ",\"kind\":");
    buf_json(b, e->node->kind);
    buf_z(b, ",\"role\":");
    field_str(b, e->who->role);
    buf_z(b, ",\"affiliation\":");
    field_str(b, e->who->affiliation);
    buf_z(b, ",\"aliases\":[");
    for (uint32_t i = 0; i < e->who->naliases; i++) {
        buf_z(b, i ? "," : "");
        buf_json(b, e->who->aliases[i]);
    }
    buf_printf(b, "],\"statements\":%u,\"quotations\":%u,\"articles\":%u", (unsigned)t->statements,
               (unsigned)t->quotations, (unsigned)t->articles);
    json_date(b, "first_date", t->first_date);
    json_date(b, "last_date", t->last_date);
    json_parts(b, "topics", e, e->topics, e->ntopics);
    json_parts(b, "outlets", e, e->outlets, e->noutlets);
    buf_z(b, ",\"samples\":[");
    for (uint32_t i = 0; i < e->nsamples; i++) {
        buf_z(b, i ? "," : "");
        json_sample(b, &e->samples[i]);
    }
    buf_z(b, "]}");
}

/* ---- CSV ---- */

static void csv_next(summary *s, buf *value)
{
    buf_char(&s->b, ',');
    csv_cell(&s->b, buf_slice(value), s->safe);
    buf_clear(value);
}

/* Names joined by "|", which no name has (joint speakers apart). */
static void csv_parts(summary *s, buf *tmp, const part *parts, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        buf_z(tmp, i ? "|" : "");
        buf_fold(tmp, parts[i].node->label);
        buf_printf(tmp, ":%u", (unsigned)parts[i].statements);
    }
    csv_next(s, tmp);
}

static void write_csv(summary *s)
{
    const entry *e = &s->e;
    const who_tally *t = &e->node->tally;
    buf *b = &s->b, tmp = {0};
    const who_str identity[] = {e->node->label, e->node->kind, e->who->role, e->who->affiliation};
    csv_cell(b, e->node->id, s->safe);
    for (size_t i = 0; i < sizeof identity / sizeof *identity; i++) {
        buf_fold(&tmp, identity[i]);
        csv_next(s, &tmp);
    }
    for (uint32_t i = 0; i < e->who->naliases; i++) {
        buf_z(&tmp, i ? "|" : "");
        buf_fold(&tmp, e->who->aliases[i]);
    }
    csv_next(s, &tmp);
    buf_printf(b, ",%u,%u,%u,", (unsigned)t->statements, (unsigned)t->quotations, (unsigned)t->articles);
    field_date(b, t->first_date);
    buf_char(b, ',');
    field_date(b, t->last_date);
    csv_parts(s, &tmp, e->topics, e->ntopics);
    csv_parts(s, &tmp, e->outlets, e->noutlets);
    if (e->nsamples) buf_fold(&tmp, e->samples[0].text);
    csv_next(s, &tmp);
    buf_z(b, "\r\n");
    buf_free(&tmp);
}

/* ---- all ---- */

static void write_head(summary *s)
{
    const corpus *c = s->c;
    switch (s->format) {
    case WHO_TEXT:
        break;
    case WHO_MARKDOWN:
        buf_printf(&s->b, "# Speakers\n\n%llu articles with %llu statements, %llu of unknown speakers, %u speakers\n\n",
                   (unsigned long long)c->articles, (unsigned long long)c->statements, (unsigned long long)c->unknown,
                   (unsigned)c->nspeakers);
        break;
    case WHO_JSON:
        buf_printf(&s->b, "{\"articles\":%llu,\"statements\":%llu,\"unknown\":%llu,\"speakers\":[",
                   (unsigned long long)c->articles, (unsigned long long)c->statements, (unsigned long long)c->unknown);
        break;
    case WHO_CSV:
        buf_z(&s->b, "id,name,kind,role,affiliation,aliases,statements,quotations,articles,first_date,last_date,topics,"
                     "outlets,sample\r\n");
        break;
    }
}

static void write_entry(summary *s)
{
    switch (s->format) {
    case WHO_TEXT:
        write_text(s);
        break;
    case WHO_MARKDOWN:
        write_markdown(s);
        break;
    case WHO_JSON:
        write_json(s);
        break;
    case WHO_CSV:
        write_csv(s);
        break;
    }
}

int export_speakers(const corpus *c, enum who_format format, uint32_t top, bool safe, who_out *out, who_err *err)
{
    summary s = {.c = c, .format = format, .safe = safe};
    s.w = (wrap){.out = &s.b, .width = TEXT_WIDTH};
    uint32_t n = top && top < c->nspeakers ? top : c->nspeakers;
    int rc = WHO_OK;
    write_head(&s);
    for (uint32_t i = 0; i < n && rc == WHO_OK; i++) {
        collect(&s, i);
        write_entry(&s);
        rc = field_flush(&s.b, FLUSH_BYTES, out, err);
    }
    if (format == WHO_JSON) buf_z(&s.b, n ? "\n]}\n" : "]}\n");
    if (rc == WHO_OK) rc = field_flush(&s.b, 0, out, err);
    who_dealloc(s.e.topics);
    who_dealloc(s.e.outlets);
    wrap_free(&s.w);
    buf_free(&s.b);
    return rc;
}
