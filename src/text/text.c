/* text.c - the order of the passes: paragraphs, tokens, sentences, kinds of paragraph, parts of speech.
 *
 * Every pass reads what the one before it made. The text itself is never changed or copied: tokens are byte ranges.
 */
#include "text/internal.h"

void text_split(doc *d, const rules *r, match *m)
{
    text_paragraphs(d, r, m);
    text_tokens(d, r);
    text_sentences(d, r);
    text_kinds(d, r, m);
    text_tags(d, r);
}
