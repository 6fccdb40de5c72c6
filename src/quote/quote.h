/* quote.h - quotation marks to quotations. */
#ifndef WHO_QUOTE_H
#define WHO_QUOTE_H

#include "rules/rules.h"

/* Fills d->quotations and the depth of the tokens. Linear in the text. */
void quote_find(doc *d, const rules *r, match *m);

#endif
