/* attribute.h - cues and the words around them to statements with a source, a rule, a reason and a confidence. */
#ifndef WHO_ATTRIBUTE_H
#define WHO_ATTRIBUTE_H

#include "rules/rules.h"

/* Fills d->a.statements, d->attributions and d->mentions; the speakers are left to speaker/. */
void attribute_statements(doc *d, const rules *r, match *m);

#endif
