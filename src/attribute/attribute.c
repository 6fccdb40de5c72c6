/* attribute.c - the order of the passes: noun phrases, candidates by rule, those that win, selection. */
#include "attribute/internal.h"

void attribute_statements(doc *d, const rules *r, match *m)
{
    (void)m;
    work w = {.d = d, .r = r, .tokens = d->tokens, .settle = take_winners};
    find_chunks(&w);
    find_candidates(&w);
    take_winners(&w);
    set_off(&w);
    select_statements(&w);
}
