/* statement_table.c - the statements of an article as rows of a table.
 *
 * In: an analysed article. Out: CSV for spreadsheets, R and discourse network analysis: one row for each statement,
 * one cell for each thing that is said of it; the record of NDJSON has more. Several topics stand in one cell, joined
 * by "; ", as do those who speak jointly in theirs.
 * What it gets wrong: of several spans of a content only where the first begins and the last ends.
 */
#include "export/csv.h"
#include "export/export.h"
#include "export/fields.h"

enum { FLUSH_BYTES = 1 << 16 };

static const char head[] = "id,doc,outlet,origin,date,title,url,type,text,start,end,cue,source,speaker_id,speaker,"
                           "kind,role,affiliation,gazetteer_id,topic_ids,topics,confidence,rule\r\n";

typedef struct row {
    const who_article *a;
    const who_session *session;
    offset_map map;
    bool safe;
    buf line, cell;
} row;

/* Ends the cell that was put together. */
static void end_cell(row *r)
{
    csv_cell(&r->line, buf_slice(&r->cell), r->safe);
    buf_char(&r->line, ',');
    buf_clear(&r->cell);
}

static void put_cell(row *r, who_str s)
{
    buf_fold(&r->cell, s);
    end_cell(r);
}

static void put_span(row *r, who_span span)
{
    put_cell(r, (who_str){r->a->text.ptr + span.start, span.end - span.start});
}

static void put_speaker(row *r, const who_statement *st)
{
    static const who_speaker nobody = {.kind = WHO_PERSON};
    bool known = st->speaker < r->a->nspeakers; /* WHO_NONE is not */
    const who_speaker *s = known ? &r->a->speakers[st->speaker] : &nobody;
    const who_str cells[] = {s->id,   s->name,        str_of(known ? who_kind_name(s->kind) : ""),
                             s->role, s->affiliation, s->gazetteer_id};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) put_cell(r, cells[i]);
}

static void put_topics(row *r, const who_statement *st, bool labels)
{
    for (uint32_t i = 0; i < st->ntopics; i++) {
        who_topic_info t = who_topic_get(r->session, st->topics[i].topic);
        if (i) buf_z(&r->cell, "; ");
        buf_fold(&r->cell, labels ? t.label : t.id);
    }
    end_cell(r);
}

static void put_statement(row *r, const who_statement *st)
{
    const who_article *a = r->a;
    const who_str shared[] = {a->id, a->outlet, a->agency, a->date, a->title, a->url};
    buf_printf(&r->line, "%016llx,", (unsigned long long)st->id);
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) put_cell(r, shared[i]);
    put_cell(r, str_of(who_type_name(st->type)));
    statement_text(&r->cell, a, st);
    end_cell(r);
    buf_uint(&r->line, offset_at(&r->map, st->content[0].start));
    buf_char(&r->line, ',');
    buf_uint(&r->line, offset_at(&r->map, st->content[st->ncontent - 1].end));
    buf_char(&r->line, ',');
    put_span(r, st->cue);
    put_span(r, st->source);
    put_speaker(r, st);
    put_topics(r, st, false);
    put_topics(r, st, true);
    field_score(&r->line, (double)st->confidence);
    buf_char(&r->line, ',');
    csv_cell(&r->line, str_of(st->rule ? st->rule : ""), r->safe);
    buf_z(&r->line, "\r\n");
}

int export_statement_head(who_out *out, who_err *err) { return who_out_write(out, head, sizeof head - 1, err); }

int export_statement_table(const who_article *a, const who_session *s, const who_options *options, bool safe,
                           who_out *out, who_err *err)
{
    row r = {.a = a, .session = s, .map = {.text = a->text, .unit = options->offsets}, .safe = safe};
    int rc = WHO_OK;
    for (uint32_t i = 0; i < a->nstatements && rc == WHO_OK; i++) {
        if (is_unsure(a->statements[i].confidence, options->min_confidence)) continue;
        put_statement(&r, &a->statements[i]);
        rc = field_flush(&r.line, FLUSH_BYTES, out, err);
    }
    if (rc == WHO_OK) rc = field_flush(&r.line, 0, out, err);
    buf_free(&r.line);
    buf_free(&r.cell);
    offset_map_free(&r.map);
    return rc;
}
