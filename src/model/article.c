/* article.c - what can be asked of an article and its statements beyond their fields. */
#include "model/model.h"

uint32_t who_article_offset(const who_article *article, uint32_t byte, int utf16)
{
    offset_map map = {.text = article->text, .unit = utf16 ? WHO_UTF16 : WHO_CODEPOINTS};
    return offset_at(&map, byte);
}

void statement_text(buf *b, const who_article *a, const who_statement *st)
{
    for (uint32_t i = 0; i < st->ncontent; i++) {
        who_span span = st->content[i];
        if (i) buf_char(b, ' ');
        buf_fold(b, (who_str){a->text.ptr + span.start, span.end - span.start});
    }
}

void doc_keep_statements(doc *d, const bool *keep)
{
    uint32_t kept = 0, n = d->a.nstatements;
    uint32_t *renamed = arena_alloc(doc_scratch(d), sizeof *renamed * ((size_t)n + 1));
    for (uint32_t i = 0; i < n; i++) renamed[i] = keep[i] ? kept++ : WHO_NONE;
    for (uint32_t i = 0; i < n; i++) {
        if (renamed[i] == WHO_NONE) continue;
        d->a.statements[renamed[i]] = d->a.statements[i];
        if (!d->attributions) continue;
        attribution at = d->attributions[i];
        at.follows = at.follows < n ? renamed[at.follows] : WHO_NONE;
        d->attributions[renamed[i]] = at;
    }
    d->a.nstatements = kept;
}

bool quotation_title_cased(const doc *d, const quotation *q)
{
    for (uint32_t t = q->first + 1; t < q->last; t++) {
        const token *k = &d->tokens[t];
        bool clitic = k[-1].kind == TOK_WORD && k[-1].end == k->start; /* ’s, n’t */
        if (k->kind == TOK_WORD && !(k->shape & SHAPE_CAP) && k->end - k->start > 3 && !clitic) return false;
    }
    return true;
}

float confidence_rounded(float x)
{
    return x > 0 ? (x < 1 ? (float)(unsigned)((double)x * 100 + 0.5) / 100 : 1) : 0; /* NaN becomes 0 too */
}

bool is_unsure(float confidence, double least) { return confidence < (float)least; }
