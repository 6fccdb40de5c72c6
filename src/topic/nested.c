/* nested.c - keys inside keys to topics below topics.
 *
 * Enters: keys that open and close, and terms. Leaves: topics and terms in the builder. The id of a key is its path
 * with dots, as quanteda names flattened dictionaries.
 */
#include "topic/nested.h"

int nested_open(nested *z, who_str key, place at)
{
    builder *b = z->b;
    who_str label = str_trim(key), id = label;
    uint32_t outer = z->depth ? z->topics[z->depth - 1] : WHO_NONE;
    if (label.len == 0) return builder_fail(b, at, "a topic without a name");
    if (z->depth == NESTED_MOST) return builder_fail(b, at, "topics inside more than %d others", (int)NESTED_MOST);
    if (outer != WHO_NONE)
        id = arena_printf(&b->mem, "%.*s.%.*s", (int)b->drafts[outer].id.len, b->drafts[outer].id.ptr, (int)label.len,
                          label.ptr);
    z->uses[z->depth] = b->nuses;
    z->places[z->depth] = at;
    int rc = builder_topic(b, id, label, outer, at, &z->topics[z->depth]);
    z->rows[z->depth++] = b->ndrafts;
    return rc;
}

int nested_close(nested *z)
{
    const builder *b = z->b;
    uint32_t d = --z->depth;
    if (b->nuses > z->uses[d] || b->ndrafts > z->rows[d]) return WHO_OK;
    who_str id = b->drafts[z->topics[d]].id;
    return builder_fail(b, z->places[d], "no terms for the topic \"%.*s\"", id.len > 80 ? 80 : (int)id.len, id.ptr);
}

int nested_term(nested *z, who_str words, place at)
{
    use how = {.topic = z->depth ? z->topics[z->depth - 1] : WHO_NONE, .weight = z->b->weight};
    if (z->depth == 0) return builder_fail(z->b, at, "a term outside of any topic");
    return builder_term(z->b, str_trim(words), &how, at);
}
