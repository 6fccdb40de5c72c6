/* unnamed.c - which outlets rest on unnamed sources: by descriptor, topic and month, as text, Markdown, JSON or CSV.
 *
 * In: a corpus in which the anonymous sources of each outlet are speakers of their own (WHO_ANON_OUTLET), so that the
 * topics and months of such a speaker are that outlet's. Out: the outlets, those with most statements of unnamed
 * sources first; for each the descriptors, the topics and the months, with the number of such statements, of all
 * statements, and the share. Method: edges say which outlet an anonymous speaker has; its other edges and its months
 * are added up there. Gets wrong: a statement of two unnamed sources together counts for each. Outlets that are not
 * known are left out; the first line counts their statements too.
 */
#include <stdlib.h>

#include "export/csv.h"
#include "export/export.h"
#include "export/fields.h"
#include "export/summary.h"

enum { LEAST_WIDTH = 48, MOST_WIDTH = 140, INDENT = 4, LABEL_COLUMNS = 16, NAME_COLUMNS = 36 };

/* A line of a table: so many of all statements have an unnamed source. For a descriptor, `all` are the outlet's
 * statements of unnamed sources. */
typedef struct line {
    who_str id, label;
    uint32_t month; /* yyyymm, of the third table */
    uint32_t unnamed, all;
} line;

enum { DESCRIPTORS, TOPICS, MONTHS, TABLES };
static const char *const table_names[TABLES] = {"descriptors", "topics", "months"};
static const char *const labels[TABLES] = {"sources", "topics", "months"};

typedef struct outlet {
    line total;
    line *tables[TABLES];
    uint32_t n[TABLES];
} outlet;

typedef struct report {
    const corpus *c;
    const who_summary_style *style;
    outlet *outlets;
    uint32_t noutlets, listed; /* the first `listed` are written */
    line total;
    buf b;
    wrap w;
} report;

/* ---- gathering ---- */

static int line_cmp(const void *pa, const void *pb)
{
    const line *a = pa, *b = pb;
    if (a->month != b->month) return a->month < b->month ? -1 : 1;
    if (a->unnamed != b->unnamed) return a->unnamed > b->unnamed ? -1 : 1;
    return str_cmp(a->id, b->id);
}

static int outlet_cmp(const void *pa, const void *pb)
{
    return line_cmp(&((const outlet *)pa)->total, &((const outlet *)pb)->total);
}

static bool is_anonymous(const corpus *c, uint32_t speaker) { return str_is(c->nodes[speaker].kind, "anonymous"); }

/* Adds to the line of the same topic or month of the outlet; `places` knows where it is. */
static void add_line(outlet *o, int table, map64 *places, uint64_t key, line add)
{
    uint32_t *at = map64_at(places, key, o->n[table]);
    if (*at == o->n[table])
        VEC_PUSH(o->tables[table], o->n[table], add);
    else
        o->tables[table][*at].unnamed += add.unnamed;
}

/* Adds an anonymous speaker, whose edges and months begin at `edge` and `month`, to its outlet. */
static void add_speaker(report *r, uint32_t i, uint32_t edge, uint32_t month, map64 places[TABLES])
{
    const corpus *c = r->c;
    const corpus_node *who = &c->nodes[i];
    uint32_t topics = c->nspeakers, first_outlet = c->nspeakers + c->ntopics, at = WHO_NONE;
    r->total.unnamed += who->tally.statements;
    for (uint32_t e = edge; e < c->nedges && c->edges[e].a == i; e++)
        if (c->edges[e].b >= first_outlet) at = c->edges[e].b - first_outlet;
    if (at == WHO_NONE) return;
    outlet *o = &r->outlets[at];
    o->total.unnamed += who->tally.statements;
    line self = {who->id, who->label, 0, who->tally.statements, 0};
    VEC_PUSH(o->tables[DESCRIPTORS], o->n[DESCRIPTORS], self);
    for (uint32_t e = edge; e < c->nedges && c->edges[e].a == i; e++) {
        uint32_t t = c->edges[e].b;
        if (t < topics || t >= first_outlet) continue;
        line x = {c->nodes[t].id, c->nodes[t].label, 0, c->edges[e].tally.statements, 0};
        add_line(o, TOPICS, &places[TOPICS], (uint64_t)at << 32 | t, x);
    }
    for (uint32_t m = month; m < c->nmonths && c->months[m].node == i; m++) {
        line x = {STR(""), STR(""), c->months[m].month, c->months[m].statements, 0};
        add_line(o, MONTHS, &places[MONTHS], (uint64_t)at << 32 | c->months[m].month, x);
    }
}

/* All statements on a topic or in a month of an outlet, whoever speaks; months without unnamed sources get their line
 * too. */
static void add_totals(report *r, map64 places[TABLES])
{
    const corpus *c = r->c;
    uint32_t first_outlet = c->nspeakers + c->ntopics;
    for (uint32_t e = 0; e < c->nedges; e++) {
        const corpus_edge *edge = &c->edges[e];
        if (edge->a < c->nspeakers || edge->a >= first_outlet || edge->b < first_outlet) continue;
        uint32_t at = map64_get(&places[TOPICS], (uint64_t)(edge->b - first_outlet) << 32 | edge->a);
        if (at != WHO_NONE) r->outlets[edge->b - first_outlet].tables[TOPICS][at].all = edge->tally.statements;
    }
    for (uint32_t m = 0; m < c->nmonths; m++) {
        if (c->months[m].node < first_outlet) continue;
        uint32_t o = c->months[m].node - first_outlet;
        line x = {STR(""), STR(""), c->months[m].month, 0, 0};
        uint64_t key = (uint64_t)o << 32 | c->months[m].month;
        add_line(&r->outlets[o], MONTHS, &places[MONTHS], key, x);
        r->outlets[o].tables[MONTHS][map64_get(&places[MONTHS], key)].all = c->months[m].statements;
    }
}

static void gather(report *r)
{
    const corpus *c = r->c;
    map64 places[TABLES] = {{0}};
    r->noutlets = c->noutlets;
    r->outlets = who_alloc(sizeof *r->outlets * ((size_t)c->noutlets + 1));
    memset(r->outlets, 0, sizeof *r->outlets * ((size_t)c->noutlets + 1));
    for (uint32_t i = 0; i < c->noutlets; i++) {
        const corpus_node *n = &c->nodes[c->nspeakers + c->ntopics + i];
        r->outlets[i].total = (line){n->id, n->label, 0, 0, n->tally.statements};
    }
    r->total.all = (uint32_t)(c->statements - c->unknown);
    for (uint32_t i = 0, edge = 0, month = 0; i < c->nspeakers; i++) {
        while (edge < c->nedges && c->edges[edge].a < i) edge++;
        while (month < c->nmonths && c->months[month].node < i) month++;
        if (is_anonymous(c, i)) add_speaker(r, i, edge, month, places);
    }
    add_totals(r, places);
    for (int t = 0; t < TABLES; t++) map64_free(&places[t]);
    for (uint32_t i = 0; i < r->noutlets; i++) {
        outlet *o = &r->outlets[i];
        for (uint32_t k = 0; k < o->n[DESCRIPTORS]; k++) o->tables[DESCRIPTORS][k].all = o->total.unnamed;
        for (int t = 0; t < TABLES; t++)
            if (o->n[t]) qsort(o->tables[t], o->n[t], sizeof(line), line_cmp);
    }
    if (r->noutlets) qsort(r->outlets, r->noutlets, sizeof *r->outlets, outlet_cmp);
}

/* ---- phrases ---- */

static double share(const line *x) { return x->all ? (double)x->unnamed / x->all : 0; }

static void put_label(buf *b, const line *x)
{
    if (x->month)
        field_date(b, x->month * 100);
    else
        buf_fold(b, x->label);
}

/* "ministry official 4 (22%), dealer 1 (6%), 3 more"; of a month or topic "4 of 18 (22%)". */
static void put_lines(buf *b, const outlet *o, int table)
{
    uint32_t listed = table == MONTHS ? UINT32_MAX : 2 * SUMMARY_LISTED, n = o->n[table], shown = 0;
    for (uint32_t i = 0; i < n && shown < listed; i++) {
        const line *x = &o->tables[table][i];
        if (!x->unnamed) continue;
        buf_z(b, shown++ ? ", " : "");
        put_label(b, x);
        buf_printf(b, " %u", (unsigned)x->unnamed);
        if (table != DESCRIPTORS) buf_printf(b, " of %u", (unsigned)x->all);
        buf_printf(b, " (%u%%)", (unsigned)(share(x) * 100 + 0.5));
    }
    if (table != MONTHS && n > shown) buf_printf(b, ", %u more", (unsigned)(n - shown));
}

static void put_total(buf *b, const report *r)
{
    uint32_t resting = 0;
    for (uint32_t i = 0; i < r->noutlets; i++) resting += r->outlets[i].total.unnamed > 0;
    buf_printf(b, "%u of %u attributed statements (%u%%) rest on unnamed sources, in %u of %u outlet%s",
               (unsigned)r->total.unnamed, (unsigned)r->total.all, (unsigned)(share(&r->total) * 100 + 0.5),
               (unsigned)resting, (unsigned)r->noutlets, plural(r->noutlets));
}

/* ---- text ---- */

/* At most NAME_COLUMNS of the name, and spaces up to there. */
static void put_name(buf *b, who_str name)
{
    size_t n = 0, kept = 0;
    int columns = 0;
    buf folded = {0};
    buf_fold(&folded, name);
    while (n < folded.len) {
        uint32_t code;
        size_t len = (size_t)utf8_decode(folded.ptr + n, folded.len - n, &code);
        columns = wrap_columns((who_str){folded.ptr, n + len});
        if (columns < NAME_COLUMNS) kept = n + len;
        n += len;
    }
    bool cut = columns > NAME_COLUMNS;
    wrap w = {.out = b, .width = NAME_COLUMNS};
    wrap_glue(&w, (who_str){folded.ptr ? folded.ptr : "", cut ? kept : folded.len});
    if (cut) wrap_glue(&w, STR("\xe2\x80\xa6"));
    wrap_space(&w);
    for (int i = w.column; i < NAME_COLUMNS; i++) buf_char(b, ' ');
    wrap_free(&w);
    buf_free(&folded);
}

static void text_table(report *r)
{
    buf_printf(&r->b, "\n%-*s  unnamed  statements  share\n", NAME_COLUMNS, "outlet");
    for (uint32_t i = 0; i < r->listed; i++) {
        const line *x = &r->outlets[i].total;
        put_name(&r->b, x->label);
        buf_printf(&r->b, "  %7u  %10u  %4u%%\n", (unsigned)x->unnamed, (unsigned)x->all,
                   (unsigned)(share(x) * 100 + 0.5));
    }
}

static void text_outlet(report *r, const outlet *o)
{
    buf tmp = {0};
    if (!o->total.unnamed) return;
    buf_char(&r->b, '\n');
    r->w.indent = 0;
    wrap_style(&r->w, "1");
    buf_fold(&tmp, o->total.label);
    wrap_text(&r->w, buf_slice(&tmp));
    wrap_style(&r->w, "");
    wrap_break(&r->w);
    for (int t = 0; t < TABLES; t++) {
        buf_clear(&tmp);
        put_lines(&tmp, o, t);
        if (!tmp.len) continue;
        buf_printf(&r->b, "%*s%-*s", INDENT, "", LABEL_COLUMNS - INDENT, labels[t]);
        r->w.indent = r->w.column = LABEL_COLUMNS;
        wrap_text(&r->w, buf_slice(&tmp));
        wrap_break(&r->w);
    }
    buf_free(&tmp);
}

static void write_text(report *r)
{
    put_total(&r->b, r);
    buf_char(&r->b, '\n');
    if (r->listed) text_table(r);
    for (uint32_t i = 0; i < r->listed; i++) text_outlet(r, &r->outlets[i]);
}

/* ---- Markdown ---- */

static void write_markdown(report *r)
{
    buf tmp = {0};
    buf_z(&r->b, "# Unnamed sources\n\n");
    put_total(&r->b, r);
    buf_z(&r->b, "\n\n| outlet | unnamed | statements | share |\n|---|--:|--:|--:|\n");
    for (uint32_t i = 0; i < r->listed; i++) {
        const line *x = &r->outlets[i].total;
        buf_clear(&tmp);
        buf_fold(&tmp, x->label);
        buf_z(&r->b, "| ");
        put_markdown(&r->b, buf_slice(&tmp));
        buf_printf(&r->b, " | %u | %u | %u%% |\n", (unsigned)x->unnamed, (unsigned)x->all,
                   (unsigned)(share(x) * 100 + 0.5));
    }
    for (uint32_t i = 0; i < r->listed; i++) {
        const outlet *o = &r->outlets[i];
        if (!o->total.unnamed) continue;
        buf_clear(&tmp);
        buf_fold(&tmp, o->total.label);
        buf_z(&r->b, "\n## ");
        put_markdown(&r->b, buf_slice(&tmp));
        buf_z(&r->b, "\n\n");
        for (int t = 0; t < TABLES; t++) {
            buf_clear(&tmp);
            put_lines(&tmp, o, t);
            if (!tmp.len) continue;
            buf_printf(&r->b, "- %s: ", labels[t]);
            put_markdown(&r->b, buf_slice(&tmp));
            buf_char(&r->b, '\n');
        }
    }
    buf_free(&tmp);
}

/* ---- JSON and CSV ---- */

static void json_counts(buf *b, const line *x)
{
    buf_printf(b, "\"unnamed\":%u,\"statements\":%u,\"share\":", (unsigned)x->unnamed, (unsigned)x->all);
    field_score(b, share(x));
}

static void json_outlet(report *r, const outlet *o)
{
    buf *b = &r->b;
    buf_z(b, "{\"id\":");
    buf_json(b, o->total.id);
    buf_z(b, ",\"name\":");
    buf_json(b, o->total.label);
    buf_char(b, ',');
    json_counts(b, &o->total);
    for (int t = 0; t < TABLES; t++) {
        buf_printf(b, ",\"%s\":[", table_names[t]);
        for (uint32_t i = 0; i < o->n[t]; i++) {
            const line *x = &o->tables[t][i];
            buf_z(b, i ? ",{" : "{");
            if (t == MONTHS) {
                buf_z(b, "\"month\":\"");
                put_label(b, x);
                buf_z(b, "\",");
            } else {
                buf_z(b, "\"id\":");
                buf_json(b, x->id);
                buf_z(b, t == TOPICS ? ",\"label\":" : ",\"name\":");
                buf_json(b, x->label);
                buf_char(b, ',');
            }
            json_counts(b, x);
            buf_char(b, '}');
        }
        buf_char(b, ']');
    }
    buf_char(b, '}');
}

static void write_json(report *r)
{
    buf_printf(&r->b, "{\"articles\":%llu,", (unsigned long long)r->c->articles);
    json_counts(&r->b, &r->total);
    buf_z(&r->b, ",\"outlets\":[");
    for (uint32_t i = 0; i < r->listed; i++) {
        buf_z(&r->b, i ? ",\n" : "\n");
        json_outlet(r, &r->outlets[i]);
    }
    buf_z(&r->b, r->listed ? "\n]}\n" : "]}\n");
}

static void csv_line(report *r, buf *tmp, who_str outlet_name, const char *by, const line *x)
{
    buf *b = &r->b;
    bool safe = r->style->safe;
    buf_clear(tmp);
    buf_fold(tmp, outlet_name);
    csv_cell(b, buf_slice(tmp), safe);
    buf_printf(b, ",%s,", by);
    csv_cell(b, x->id, safe);
    buf_char(b, ',');
    buf_clear(tmp);
    put_label(tmp, x);
    csv_cell(b, buf_slice(tmp), safe);
    buf_printf(b, ",%u,%u,", (unsigned)x->unnamed, (unsigned)x->all);
    field_score(b, share(x));
    buf_z(b, "\r\n");
}

static void write_csv(report *r)
{
    static const char *const by[TABLES] = {"descriptor", "topic", "month"};
    buf tmp = {0};
    buf_z(&r->b, "outlet,by,id,label,unnamed,statements,share\r\n");
    for (uint32_t i = 0; i < r->listed; i++) {
        const outlet *o = &r->outlets[i];
        csv_line(r, &tmp, o->total.label, "outlet", &o->total);
        for (int t = 0; t < TABLES; t++)
            for (uint32_t k = 0; k < o->n[t]; k++) csv_line(r, &tmp, o->total.label, by[t], &o->tables[t][k]);
    }
    buf_free(&tmp);
}

/* ---- all ---- */

int export_unnamed(const corpus *c, const who_summary_style *style, who_out *out, who_err *err)
{
    report r = {.c = c, .style = style};
    int width = style->width < LEAST_WIDTH ? LEAST_WIDTH : style->width > MOST_WIDTH ? MOST_WIDTH : style->width;
    r.w = (wrap){.out = &r.b, .width = width, .colour = style->colour != 0};
    gather(&r);
    r.listed = style->top && style->top < r.noutlets ? style->top : r.noutlets;
    switch (style->format) {
    case WHO_TEXT:
        write_text(&r);
        break;
    case WHO_MARKDOWN:
        write_markdown(&r);
        break;
    case WHO_JSON:
        write_json(&r);
        break;
    case WHO_CSV:
        write_csv(&r);
        break;
    }
    int rc = field_flush(&r.b, 0, out, err);
    for (uint32_t i = 0; i < r.noutlets; i++)
        for (int t = 0; t < TABLES; t++) who_dealloc(r.outlets[i].tables[t]);
    who_dealloc(r.outlets);
    wrap_free(&r.w);
    buf_free(&r.b);
    return rc;
}
