/* statements.c - the statements of an article as NDJSON.
 *
 * In: an analysed article. Out: one line for each statement, its keys always in the same order; README.md describes
 * the record. Nothing else is in a line: no time, no counter, nothing that depends on other articles, so the same
 * article gives the same bytes in every run, in any place of the input. Each line holds all that the corpus needs
 * (struct saying): input/statement.c reads it back.
 * Method: what all lines of an article share (doc, outlet, date, title, url) is written once and copied. Offsets come
 * from a map that moves with the statement; they are bytes inside the program and code points outside.
 * Gets wrong: the text of a content that was wrapped in the article is one line here, so it need not be the same bytes
 * as the article between the offsets. The offsets are right; the text is for reading.
 */
#include "export/export.h"
#include "export/fields.h"

enum { FLUSH_BYTES = 1 << 16 }; /* one write for this many, so that an article of 100,000 statements stays small */

typedef struct writer {
    const who_article *a;
    const who_session *session;
    offset_map map;
    const who_options *options;
    who_out *out;
    who_err *err;
    buf line, text, shared; /* shared: the members that every line of the article has */
    buf ascii;              /* the line in ASCII, where that is asked for */
} writer;

/* Writes what is in w->line, once it holds `at_least` bytes. */
static int flush(writer *w, size_t at_least)
{
    if (!w->options->ascii) return field_flush(&w->line, at_least, w->out, w->err);
    if (w->line.len < at_least) return WHO_OK;
    buf_ascii(&w->ascii, buf_slice(&w->line));
    buf_clear(&w->line);
    return field_flush(&w->ascii, 0, w->out, w->err);
}

static void write_offsets(writer *w, who_span span)
{
    buf_z(&w->line, "\"start\":");
    buf_uint(&w->line, offset_at(&w->map, span.start));
    buf_z(&w->line, ",\"end\":");
    buf_uint(&w->line, offset_at(&w->map, span.end));
}

/* An object with offsets and text, or null for an empty span. */
static void write_span(writer *w, who_span span)
{
    if (span.start >= span.end) {
        buf_z(&w->line, "null");
        return;
    }
    buf_char(&w->line, '{');
    write_offsets(w, span);
    buf_z(&w->line, ",\"text\":");
    buf_clear(&w->text);
    buf_fold(&w->text, (who_str){w->a->text.ptr + span.start, span.end - span.start});
    buf_json(&w->line, buf_slice(&w->text));
    buf_char(&w->line, '}');
}

/* The members of a speaker, without the braces. */
static void write_speaker_fields(buf *b, const who_speaker *sp)
{
    buf_z(b, "\"id\":");
    buf_json(b, sp->id);
    buf_z(b, ",\"name\":");
    buf_json(b, sp->name);
    buf_z(b, ",\"kind\":\"");
    buf_z(b, who_kind_name(sp->kind));
    buf_z(b, "\",\"role\":");
    field_str(b, sp->role);
    buf_z(b, ",\"affiliation\":");
    field_str(b, sp->affiliation);
    buf_z(b, ",\"gender\":");
    buf_z(b, sp->gender == WHO_FEMALE ? "\"female\"" : sp->gender == WHO_MALE ? "\"male\"" : "null");
    buf_z(b, ",\"aliases\":[");
    for (uint32_t i = 0; i < sp->naliases; i++) {
        if (i) buf_char(b, ',');
        buf_json(b, sp->aliases[i]);
    }
    buf_char(b, ']');
    if (!sp->gazetteer_id.len) return;
    buf_z(b, ",\"gazetteer_id\":");
    buf_json(b, sp->gazetteer_id);
}

static void write_speaker(writer *w, uint32_t index)
{
    if (index >= w->a->nspeakers) { /* WHO_NONE too */
        buf_z(&w->line, "null");
        return;
    }
    const who_speaker *sp = &w->a->speakers[index];
    buf_char(&w->line, '{');
    write_speaker_fields(&w->line, sp);
    if (sp->nmembers) {
        buf_z(&w->line, ",\"members\":[");
        for (uint32_t i = 0; i < sp->nmembers; i++) {
            buf_z(&w->line, i ? ",{" : "{");
            write_speaker_fields(&w->line, &w->a->speakers[sp->members[i]]);
            buf_char(&w->line, '}');
        }
        buf_char(&w->line, ']');
    }
    buf_char(&w->line, '}');
}

static void write_content(writer *w, const who_statement *st)
{
    buf_z(&w->line, "\"text\":");
    buf_clear(&w->text);
    statement_text(&w->text, w->a, st);
    buf_json(&w->line, buf_slice(&w->text));
    buf_z(&w->line, ",\"content\":[");
    for (uint32_t i = 0; i < st->ncontent; i++) {
        buf_z(&w->line, i ? ",{" : "{");
        write_offsets(w, st->content[i]);
        buf_char(&w->line, '}');
    }
    buf_char(&w->line, ']');
}

static void write_inner(writer *w, const who_statement *st)
{
    if (st->inner >= w->a->nspeakers) {
        buf_z(&w->line, "null");
        return;
    }
    buf_z(&w->line, "{\"speaker\":");
    write_speaker(w, st->inner);
    buf_char(&w->line, ',');
    write_offsets(w, st->inner_span);
    buf_char(&w->line, '}');
}

/* The end of an object that input/statement.c reads. */
static void write_version(writer *w)
{
    buf_z(&w->line, ",\"whosaid\":");
    buf_uint(&w->line, STATEMENT_VERSION);
    buf_char(&w->line, '}');
}

static void write_statement(writer *w, const who_statement *st)
{
    static const char digits[] = "0123456789abcdef";
    char id[16];
    for (int i = 0; i < 16; i++) id[i] = digits[st->id >> (60 - 4 * i) & 15];
    buf_z(&w->line, "{\"id\":\"");
    buf_add(&w->line, id, sizeof id);
    buf_z(&w->line, "\",");
    buf_str(&w->line, buf_slice(&w->shared));
    buf_z(&w->line, ",\"type\":\"");
    buf_z(&w->line, who_type_name(st->type));
    buf_z(&w->line, "\",");
    write_content(w, st);
    buf_z(&w->line, ",\"cue\":");
    write_span(w, st->cue);
    buf_z(&w->line, ",\"source\":");
    write_span(w, st->source);
    buf_z(&w->line, ",\"speaker\":");
    write_speaker(w, st->speaker);
    buf_z(&w->line, ",\"inner\":");
    write_inner(w, st);
    buf_z(&w->line, ",\"topics\":");
    field_topics(&w->line, w->session, st->topics, st->ntopics, FIELD_DICTIONARY);
    buf_z(&w->line, ",\"confidence\":");
    field_score(&w->line, (double)st->confidence);
    buf_z(&w->line, ",\"rule\":");
    field_str(&w->line, str_of(st->rule ? st->rule : ""));
    buf_z(&w->line, ",\"why\":");
    field_str(&w->line, st->why);
    write_version(w);
}

static void write_shared(writer *w)
{
    const who_article *a = w->a;
    buf_z(&w->shared, "\"doc\":");
    field_str(&w->shared, a->id);
    buf_z(&w->shared, ",\"outlet\":");
    field_str(&w->shared, a->outlet);
    buf_z(&w->shared, ",\"origin\":");
    field_str(&w->shared, a->agency);
    buf_z(&w->shared, ",\"date\":");
    field_str(&w->shared, a->date);
    buf_z(&w->shared, ",\"title\":");
    field_str(&w->shared, a->title);
    buf_z(&w->shared, ",\"url\":");
    field_str(&w->shared, a->url);
}

/* A line for each statement. */
static int write_lines(writer *w)
{
    int rc = WHO_OK;
    for (uint32_t i = 0; i < w->a->nstatements && rc == WHO_OK; i++) {
        if (is_unsure(w->a->statements[i].confidence, w->options->min_confidence)) continue;
        write_statement(w, &w->a->statements[i]);
        buf_char(&w->line, '\n');
        rc = flush(w, FLUSH_BYTES);
    }
    return rc;
}

/* One line for the article: what it is, why there is none, and its statements, each as it would stand by itself. */
static int write_article(writer *w)
{
    const who_article *a = w->a;
    int rc = WHO_OK;
    buf_char(&w->line, '{');
    buf_str(&w->line, buf_slice(&w->shared));
    buf_z(&w->line, ",\"error\":");
    field_str(&w->line, a->problem);
    buf_z(&w->line, ",\"statements\":[");
    for (uint32_t i = 0, n = 0; i < a->nstatements && rc == WHO_OK; i++) {
        if (is_unsure(a->statements[i].confidence, w->options->min_confidence)) continue;
        if (n++) buf_char(&w->line, ',');
        write_statement(w, &a->statements[i]);
        rc = flush(w, FLUSH_BYTES);
    }
    buf_char(&w->line, ']');
    write_version(w);
    buf_char(&w->line, '\n');
    return rc;
}

int export_statements(const who_article *a, const who_session *s, const who_options *options, who_out *out,
                      who_err *err)
{
    writer w = {.a = a, .session = s, .options = options, .out = out, .err = err};
    w.map = (offset_map){.text = a->text, .unit = options->offsets};
    if (a->nstatements) buf_reserve(&w.line, FLUSH_BYTES); /* rather than in ten steps, each of which copies */
    write_shared(&w);
    int rc = options->per_article ? write_article(&w) : write_lines(&w);
    if (rc == WHO_OK) rc = flush(&w, 0);
    buf_free(&w.line);
    buf_free(&w.text);
    buf_free(&w.shared);
    buf_free(&w.ascii);
    offset_map_free(&w.map);
    return rc;
}
