/* internal.h - the passes of text/, in the order in which text_split() runs them. */
#ifndef WHO_TEXT_INTERNAL_H
#define WHO_TEXT_INTERNAL_H

#include "text/text.h"

void text_paragraphs(doc *d, const rules *r, match *m); /* bytes -> paragraphs */
void text_tokens(doc *d, const rules *r);               /* paragraphs -> tokens */
void text_sentences(doc *d, const rules *r);            /* tokens -> sentences */
void text_kinds(doc *d, const rules *r, match *m);      /* headline, byline, boilerplate, dateline */
void text_tags(doc *d, const rules *r);                 /* tokens -> parts of speech */

#endif
