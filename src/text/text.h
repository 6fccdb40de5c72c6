/* text.h - an article's text to paragraphs, sentences and tokens with parts of speech. */
#ifndef WHO_TEXT_H
#define WHO_TEXT_H

#include "rules/rules.h"

/* Fills paragraphs, sentences and tokens of d from d->a.text. Linear. */
void text_split(doc *d, const rules *r, match *m);

#endif
