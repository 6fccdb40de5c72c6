/* speakers.c - a summary of each speaker of a corpus: as text, Markdown, JSON or CSV.
 *
 * In: a finished corpus. Out: for each of the first speakers (most statements first), or for those of a name, who it
 * is, how much is known of what was said, since when and until when, on which topics, in which outlets, who else speaks
 * on them, and three to five statements that represent it. summary.c gathers, speakers_data.c writes JSON and CSV.
 */
#include "export/export.h"
#include "export/fields.h"
#include "export/summary.h"

enum { LEAST_WIDTH = 48, MOST_WIDTH = 140, TEXT_INDENT = 4, LABEL_COLUMNS = 14 };
static const char bold[] = "1", dim[] = "2";

/* ---- text ---- */

/* Begins a line with its label in a column of its own. */
static void text_label(summary *s, const char *label)
{
    s->w.indent = TEXT_INDENT;
    wrap_style(&s->w, dim);
    if (label[0]) wrap_glue(&s->w, str_of(label));
    wrap_style(&s->w, "");
    wrap_space(&s->w);
    while (s->w.column < LABEL_COLUMNS) {
        buf_char(&s->b, ' ');
        s->w.column++;
    }
    s->w.gap = false;
    s->w.indent = LABEL_COLUMNS;
}

static void text_line(summary *s, const char *label, buf *value)
{
    if (value->len) {
        text_label(s, label);
        wrap_text(&s->w, buf_slice(value));
        wrap_break(&s->w);
    }
    buf_clear(value);
}

/* A broken address cannot be followed. */
static void text_url(summary *s, who_str url)
{
    if (!url.len) return;
    int width = s->w.width;
    text_label(s, "");
    s->w.width = INT32_MAX;
    wrap_style(&s->w, dim);
    wrap_text(&s->w, url);
    wrap_style(&s->w, "");
    wrap_break(&s->w);
    s->w.width = width;
}

static void text_samples(summary *s, buf *tmp)
{
    for (uint32_t i = 0; i < s->e.nsamples; i++) {
        const corpus_sample *x = s->e.samples[i];
        buf_fold(tmp, x->text);
        text_line(s, i ? "" : "said", tmp);
        buf_printf(tmp, "\xe2\x80\x93 %s, ", who_type_name(x->type));
        put_place(tmp, x);
        text_line(s, "", tmp);
        text_url(s, x->url);
    }
}

void summary_text(summary *s)
{
    const entry *e = &s->e;
    buf tmp = {0};
    buf_printf(&s->b, "%3u ", (unsigned)e->rank);
    s->w.indent = s->w.column = TEXT_INDENT;
    buf_fold(&tmp, e->node->label);
    wrap_style(&s->w, bold);
    wrap_text(&s->w, buf_slice(&tmp));
    wrap_style(&s->w, "");
    buf_clear(&tmp);
    buf_z(&tmp, " (");
    put_identity(&tmp, e);
    buf_char(&tmp, ')');
    wrap_text(&s->w, buf_slice(&tmp));
    wrap_break(&s->w);
    buf_clear(&tmp);
    put_figures(&tmp, e);
    text_line(s, "spoke", &tmp);
    put_spark(&tmp, e->months, e->nmonths, s->first_month, s->last_month);
    text_line(s, "months", &tmp);
    put_aliases(&tmp, e);
    text_line(s, "also", &tmp);
    put_roles(&tmp, e, false);
    text_line(s, "as", &tmp);
    put_roles(&tmp, e, true);
    text_line(s, "of", &tmp);
    put_parts(&tmp, e, e->topics, e->ntopics);
    text_line(s, "topics", &tmp);
    put_parts(&tmp, e, e->outlets, e->noutlets);
    text_line(s, "outlets", &tmp);
    put_peers(&tmp, s);
    text_line(s, "others", &tmp);
    text_samples(s, &tmp);
    buf_char(&s->b, '\n');
    buf_free(&tmp);
}

/* ---- Markdown ---- */

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

static void markdown_sample(summary *s, const corpus_sample *x, buf *tmp)
{
    buf_z(&s->b, "\n> ");
    buf_fold(tmp, x->text);
    put_markdown(&s->b, buf_slice(tmp));
    buf_printf(&s->b, "  \n> \xe2\x80\x93 %s, ", who_type_name(x->type));
    buf_clear(tmp);
    put_place(tmp, x);
    put_markdown(&s->b, buf_slice(tmp));
    buf_clear(tmp);
    buf_fold(tmp, x->url);
    if (tmp->len) {
        buf_z(&s->b, "  \n> ");
        put_markdown(&s->b, buf_slice(tmp));
    }
    buf_char(&s->b, '\n');
    buf_clear(tmp);
}

void summary_markdown(summary *s)
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
    put_spark(&tmp, e->months, e->nmonths, s->first_month, s->last_month);
    markdown_item(s, "by month: ", &tmp);
    put_aliases(&tmp, e);
    markdown_item(s, "also: ", &tmp);
    put_roles(&tmp, e, false);
    markdown_item(s, "as: ", &tmp);
    put_roles(&tmp, e, true);
    markdown_item(s, "of: ", &tmp);
    put_parts(&tmp, e, e->topics, e->ntopics);
    markdown_item(s, "topics: ", &tmp);
    put_parts(&tmp, e, e->outlets, e->noutlets);
    markdown_item(s, "outlets: ", &tmp);
    put_peers(&tmp, s);
    markdown_item(s, "on the same topics: ", &tmp);
    for (uint32_t i = 0; i < e->nsamples; i++) markdown_sample(s, e->samples[i], &tmp);
    buf_char(&s->b, '\n');
    buf_free(&tmp);
}

/* ---- all ---- */

static void write_head(summary *s)
{
    const corpus *c = s->c;
    switch (s->style->format) {
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
        buf_z(&s->b, summary_csv_header);
        break;
    }
}

static void write_entry(summary *s, bool first)
{
    switch (s->style->format) {
    case WHO_TEXT:
        summary_text(s);
        break;
    case WHO_MARKDOWN:
        summary_markdown(s);
        break;
    case WHO_JSON:
        summary_json(s, first);
        break;
    case WHO_CSV:
        summary_csv(s);
        break;
    }
}

uint32_t export_find(const corpus *c, const char *name, uint32_t from)
{
    int best = 0;
    for (uint32_t i = 0; i < c->nspeakers && best < 2; i++) {
        int fits = speaker_is_called(c, i, name);
        if (fits > best) best = fits;
    }
    for (uint32_t i = from; i < c->nspeakers && best; i++)
        if (speaker_is_called(c, i, name) == best) return i;
    return WHO_NONE;
}

int export_speakers(const corpus *c, const who_summary_style *style, who_out *out, who_err *err)
{
    summary s;
    int width = style->width < LEAST_WIDTH  ? LEAST_WIDTH
                : style->width > MOST_WIDTH ? MOST_WIDTH
                                            : style->width,
        rc = WHO_OK;
    uint32_t written = 0, best = style->name ? export_find(c, style->name, 0) : 0;
    int fits = style->name && best != WHO_NONE ? speaker_is_called(c, best, style->name) : 0;
    summary_begin(&s, c, style);
    s.w = (wrap){.out = &s.b, .width = width, .colour = style->colour != 0};
    write_head(&s);
    for (uint32_t i = best; i < c->nspeakers && (!style->top || written < style->top) && rc == WHO_OK; i++) {
        if (fits && speaker_is_called(c, i, style->name) != fits) continue;
        summary_collect(&s, i);
        write_entry(&s, written++ == 0);
        rc = field_flush(&s.b, SUMMARY_FLUSH, out, err);
    }
    if (style->format == WHO_JSON) buf_z(&s.b, written ? "\n]}\n" : "]}\n");
    if (rc == WHO_OK) rc = field_flush(&s.b, 0, out, err);
    summary_end(&s);
    return rc;
}
