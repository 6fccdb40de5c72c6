/* attribute.c - the order of the passes: noun phrases, candidates by rule, selection. */
#include "attribute/internal.h"

void attribute_statements(doc *d, const rules *r, match *m)
{
    (void)m;
    work w = {.d = d, .r = r, .tokens = d->tokens};
    find_chunks(&w);
    find_candidates(&w);
    select_statements(&w);
}
