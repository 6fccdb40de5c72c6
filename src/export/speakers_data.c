/* speakers_data.c - the summary of a speaker as JSON and as CSV; whosaid-format(5) describes the fields. */
#include "export/csv.h"
#include "export/fields.h"
#include "export/summary.h"

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
        field_score(b, part_share(e, &parts[i]));
        buf_char(b, '}');
    }
    buf_char(b, ']');
}

static void json_roles(buf *b, const char *name, const corpus_role *list, uint32_t n)
{
    buf_printf(b, ",\"%s\":[", name);
    for (uint32_t i = 0; i < n; i++) {
        buf_z(b, i ? ",{\"text\":" : "{\"text\":");
        buf_json(b, list[i].text);
        buf_printf(b, ",\"statements\":%u", (unsigned)list[i].statements);
        json_date(b, "first_date", list[i].first_date);
        json_date(b, "last_date", list[i].last_date);
        buf_char(b, '}');
    }
    buf_char(b, ']');
}

static void json_months(buf *b, const entry *e)
{
    buf_z(b, ",\"months\":[");
    for (uint32_t i = 0; i < e->nmonths; i++) {
        buf_z(b, i ? ",{\"month\":\"" : "{\"month\":\"");
        field_date(b, e->months[i].month * 100);
        buf_printf(b, "\",\"statements\":%u}", (unsigned)e->months[i].statements);
    }
    buf_char(b, ']');
}

static void json_peers(buf *b, const summary *s)
{
    buf_z(b, ",\"peers\":[");
    for (uint32_t i = 0; i < s->e.npeers; i++) {
        const corpus_node *node = &s->c->nodes[s->e.peers[i].speaker];
        buf_z(b, i ? ",{\"id\":" : "{\"id\":");
        buf_json(b, node->id);
        buf_z(b, ",\"name\":");
        buf_json(b, node->label);
        buf_printf(b, ",\"shared\":%u}", (unsigned)s->e.peers[i].shared);
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

void summary_json(summary *s, bool first)
{
    const entry *e = &s->e;
    const who_tally *t = &e->node->tally;
    buf *b = &s->b;
    buf_z(b, first ? "\n{\"id\":" : ",\n{\"id\":");
    buf_json(b, e->node->id);
    buf_z(b, ",\"name\":");
    buf_json(b, e->node->label);
    buf_z(b, ",\"kind\":");
    buf_json(b, e->node->kind);
    buf_z(b, ",\"role\":");
    field_str(b, e->who->role);
    buf_z(b, ",\"affiliation\":");
    field_str(b, e->who->affiliation);
    buf_z(b, ",\"gazetteer_id\":");
    field_str(b, e->who->gazetteer_id);
    buf_z(b, ",\"aliases\":[");
    for (uint32_t i = 0; i < e->who->naliases; i++) {
        buf_z(b, i ? "," : "");
        buf_json(b, e->who->aliases[i]);
    }
    buf_char(b, ']');
    json_roles(b, "roles", e->roles, e->nroles);
    json_roles(b, "affiliations", e->roles + e->nroles, e->naffiliations);
    buf_printf(b, ",\"statements\":%u,\"quotations\":%u,\"reported\":%u,\"articles\":%u", (unsigned)t->statements,
               (unsigned)t->quotations, (unsigned)(t->statements - t->quotations), (unsigned)t->articles);
    json_date(b, "first_date", t->first_date);
    json_date(b, "last_date", t->last_date);
    json_months(b, e);
    json_parts(b, "topics", e, e->topics, e->ntopics);
    json_parts(b, "outlets", e, e->outlets, e->noutlets);
    json_peers(b, s);
    buf_z(b, ",\"samples\":[");
    for (uint32_t i = 0; i < e->nsamples; i++) {
        buf_z(b, i ? "," : "");
        json_sample(b, e->samples[i]);
    }
    buf_z(b, "]}");
}

/* ---- CSV ---- */

const char summary_csv_header[] = "id,name,kind,role,affiliation,gazetteer_id,aliases,statements,quotations,articles,"
                                  "first_date,last_date,topics,outlets,sample,"
                                  "reported,months,peers\r\n";

static void csv_next(summary *s, buf *value)
{
    buf_char(&s->b, ',');
    csv_cell(&s->b, buf_slice(value), s->style->safe);
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

/* In the same way, what came to the table later: at its end, so that the columns before keep their places. */
static void csv_later(summary *s, buf *tmp)
{
    const entry *e = &s->e;
    buf *b = &s->b;
    buf_printf(b, ",%u", (unsigned)(e->node->tally.statements - e->node->tally.quotations));
    for (uint32_t i = 0; i < e->nmonths; i++) {
        buf_z(tmp, i ? "|" : "");
        field_date(tmp, e->months[i].month * 100);
        buf_printf(tmp, ":%u", (unsigned)e->months[i].statements);
    }
    csv_next(s, tmp);
    for (uint32_t i = 0; i < e->npeers; i++) {
        buf_z(tmp, i ? "|" : "");
        buf_fold(tmp, s->c->nodes[e->peers[i].speaker].label);
        buf_printf(tmp, ":%u", (unsigned)e->peers[i].shared);
    }
    csv_next(s, tmp);
}

void summary_csv(summary *s)
{
    const entry *e = &s->e;
    const who_tally *t = &e->node->tally;
    buf *b = &s->b, tmp = {0};
    const who_str identity[] = {e->node->label, e->node->kind, e->who->role, e->who->affiliation, e->who->gazetteer_id};
    csv_cell(b, e->node->id, s->style->safe);
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
    if (e->nsamples) buf_fold(&tmp, e->samples[0]->text);
    csv_next(s, &tmp);
    csv_later(s, &tmp);
    buf_z(b, "\r\n");
    buf_free(&tmp);
}
