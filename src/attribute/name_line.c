/* name_line.c - whose words stand beside a name that nothing else is said of, as where people in the street are asked.
 *
 * Enters: a quotation that no cue covers. Leaves: source of a candidate: the name in front of it, "Ilse Velden, baker
 * 'I shall miss it.'", or on a line of its own above or below. Gets wrong: an article in
 * which some names stand above and others below; a name alone on the line before a quotation that is its title.
 */
#include "attribute/internal.h"

#define LONGEST_NAME_LINE 18 /* tokens */

/* Do nothing but a name and who that is stand in [first, last)? "Ilse Velden, 54, baker", "Ilse Velden (Selm)". */
static bool names_somebody(const work *w, uint32_t first, uint32_t last, candidate *c)
{
    uint32_t n = first < last && last - first <= LONGEST_NAME_LINE ? chunk_at(w, first) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first != first || w->chunks[n].last > last) return false;
    const chunk *k = &w->chunks[n];
    uint32_t bits = lex(w, k->head)->lex;
    bool name = tok(w, first)->pos == POS_NAME && tok(w, k->head)->pos == POS_NAME && k->last >= first + 2 &&
                !(tok(w, k->head)->shape & SHAPE_UPPER); /* a heading */
    if (!name || bits & (LEX_PLACE | LEX_ORG | LEX_METONYM | LEX_AGENCY | LEX_DOC) || is_time(w, k->head)) return false;
    bool ends = k->last == last || is_punct(w, k->last, ",(") || is_dash(w, k->last) || role(w, k->last) == WORD_OF;
    if (!ends || is_punct(w, last - 1, ",:;.?!")) return false;
    for (uint32_t t = first; t < last; t++)
        if (is_finite(w, t) || tok(w, t)->pos == POS_ING || tok(w, t)->depth) return false;
    c->source = (range){first, last};
    c->source_head = k->head;
    return true;
}

static bool is_quotation(const work *w, uint32_t i)
{
    if (i >= w->d->nparagraphs) return false;
    const paragraph *p = &w->d->paragraphs[i];
    return p->first_token < p->last_token && is_mark(w, p->first_token);
}

/* Does paragraph i, alone on its line, name somebody? The first one is the headline. */
static bool is_name(const work *w, uint32_t i, candidate *c)
{
    if (i == 0 || i >= w->d->nparagraphs || w->d->paragraphs[i].kind == PARA_BOILERPLATE) return false;
    return names_somebody(w, w->d->paragraphs[i].first_token, w->d->paragraphs[i].last_token, c);
}

/* A name between two quotations could be of either; where others stand beside one only, all are on their side. */
enum name_side side_of_names(const work *w)
{
    candidate unused;
    uint32_t above = 0, below = 0;
    for (uint32_t i = 1; i < w->d->nparagraphs; i++) {
        bool before = is_quotation(w, i - 1), behind = is_quotation(w, i + 1);
        if (before == behind || !is_name(w, i, &unused)) continue;
        above += behind;
        below += before;
    }
    return above > below ? NAMES_ABOVE : below > above ? NAMES_BELOW : NAMES_ANYWHERE;
}

/* Does it label the quotation beside it? The second paragraph may be who wrote the article, where no quotation stands
 * behind a name elsewhere. */
static bool is_name_line(const work *w, uint32_t i, candidate *c)
{
    return (i > 1 || is_quotation(w, i + 3)) && is_name(w, i, c);
}

/* In front of the quotation, in its sentence or on the line above. */
bool name_above(const work *w, const quotation *q, candidate *c)
{
    const paragraph *p = &w->d->paragraphs[q->paragraph];
    if (q->first == p->first_token) return q->paragraph && is_name_line(w, q->paragraph - 1, c);
    return names_somebody(w, sentence_of(w, q->first)->first, q->first, c);
}

/* Behind the quotation, to the end of its paragraph, or on the line below. */
bool name_below(const work *w, const quotation *q, candidate *c)
{
    const paragraph *p = &w->d->paragraphs[sentence_of(w, q->last - 1)->paragraph];
    if (q->last >= p->last_token) return is_name_line(w, q->paragraph + 1, c);
    return names_somebody(w, q->last, p->last_token, c);
}
