/* repeated.c - quoted words that one speaker would be counted with twice.
 *
 * "Oss said she had urged them "to wait"" attributes twice, and both attributions hold the quoted words; but Oss said
 * them once, and an analyst counts them once. Of the two statements the surer stays; the outer one, where they are
 * equally sure. An outer one says with `inner` that its content attributes again.
 * Left alone: the inner statement of another speaker, and indirect ones, whose clauses differ ("said that he hoped
 * that").
 */
#include "speaker/internal.h"

static bool covers(const who_statement *out, who_span piece)
{
    for (uint32_t p = 0; p < out->ncontent; p++)
        if (out->content[p].start <= piece.start && piece.end <= out->content[p].end) return true;
    return false;
}

/* Does `out` say all that `in` says, by the same speaker, in quotation marks? */
static bool repeats(const who_statement *out, const who_statement *in)
{
    if (in->speaker == WHO_NONE || in->speaker != out->speaker) return false;
    if (in->type == WHO_INDIRECT || out->type == WHO_INDIRECT) return false;
    for (uint32_t p = 0; p < in->ncontent; p++)
        if (!covers(out, in->content[p])) return false;
    return true;
}

void drop_repeated(doc *d)
{
    uint32_t n = d->a.nstatements;
    bool *keep = arena_alloc(doc_scratch(d), n + (size_t)1);
    for (uint32_t i = 0; i < n; i++) {
        const who_statement *in = &d->a.statements[i];
        keep[i] = true;
        for (uint32_t k = i; k-- > 0 && i - k <= NESTING_BACK && keep[i];) { /* an outer one stands before its inner */
            if (!keep[k] || !repeats(&d->a.statements[k], in)) continue;
            bool surer = in->confidence > d->a.statements[k].confidence;
            keep[surer ? k : i] = false;
        }
    }
    doc_keep_statements(d, keep);
}
