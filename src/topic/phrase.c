/* phrase.c - which words beside each other may be a phrase.
 *
 * Enters: tagged tokens. Leaves: runs of content words between function words and signs, as RAKE and KP-Miner cut a
 * text, and the word sequences inside them that may be phrases: ending in a noun or name, and never with a part of a
 * name, so that "Port Selm council" gives "council", "Port Selm" and "Port Selm council" but not "Selm council".
 * "of" between two names belongs to the name.
 * Gets wrong: what the tagger got wrong. Titles in capitals are read by the words' usual parts of speech, and so cut
 * names that are made of common words.
 */
#include "topic/phrase.h"

static bool in_headline(const doc *d, uint32_t t)
{
    const token *k = &d->tokens[t];
    return k->sentence < d->nsentences && d->paragraphs[d->sentences[k->sentence].paragraph].kind == PARA_HEADLINE;
}

static enum phrase_part part_of_pos(uint8_t pos)
{
    switch (pos) {
    case POS_NAME:
        return PART_NAME;
    case POS_NOUN:
    case POS_ING:
    case POS_PART:
        return PART_NOUN;
    case POS_ADJ:
        return PART_ADJ;
    case POS_VERB:
    case POS_PAST:
        return PART_VERB;
    case POS_NUM:
        return PART_NUMBER;
    default:
        return PART_NONE;
    }
}

static bool is_name(const doc *d, uint32_t t)
{
    return t < d->ntokens && d->tokens[t].kind == TOK_WORD && d->tokens[t].pos == POS_NAME;
}

enum phrase_part phrase_part(const doc *d, const rules *r, uint32_t t)
{
    const token *k = &d->tokens[t];
    if (k->kind == TOK_NUMBER) return PART_NUMBER;
    if (k->kind != TOK_WORD || k->end - k->start < 2) return PART_NONE;
    const word *w = rules_at(r, k->word);
    if (w->role == WORD_OF && t && is_name(d, t - 1) && is_name(d, t + 1)) return PART_NAME;
    if (w->role != WORD_NONE || (w->lex & LEX_TIME)) return PART_NONE;
    if ((w->lex & LEX_HONORIFIC) && (k->shape & SHAPE_CAP)) return PART_NONE;
    uint8_t pos = k->pos;
    if (pos == POS_NAME && w->pos != POS_OTHER && in_headline(d, t)) pos = w->pos;
    enum phrase_part part = part_of_pos(pos);
    if (part == PART_VERB && (w->lex & LEX_CUE)) return PART_NONE;
    return part;
}

bool phrase_run(const doc *d, const rules *r, uint32_t *at, uint32_t end, uint32_t *first, uint32_t *last)
{
    enum phrase_part part = PART_NONE;
    uint32_t t = *at;
    while (t < end && (part = phrase_part(d, r, t)) == PART_NONE) t++;
    *first = t;
    if (t < end) t++;
    if (part != PART_VERB)
        while (t < end && d->tokens[t].sentence == d->tokens[*first].sentence) {
            part = phrase_part(d, r, t);
            if (part == PART_NONE || part == PART_VERB) break;
            t++;
        }
    *last = *at = t;
    return *first < *last;
}

bool phrase_fits(const doc *d, const rules *r, uint32_t first, uint32_t last, uint32_t from, uint32_t to)
{
    enum phrase_part begin = phrase_part(d, r, from), end = phrase_part(d, r, to - 1);
    if (begin == PART_NAME && from > first && phrase_part(d, r, from - 1) == PART_NAME) return false;
    if (end == PART_NAME && to < last && phrase_part(d, r, to) == PART_NAME) return false;
    if (end == PART_NUMBER || (end == PART_ADJ && to - from > 1)) return false;
    if (to - from <= PHRASE_WORDS) return true;
    for (uint32_t t = from; t < to; t++)
        if (phrase_part(d, r, t) != PART_NAME) return false;
    return to - from <= PHRASE_NAME_WORDS;
}

/* Cuts the plural ending of the word, where its ending tells one; its length. */
static size_t cut_plural(char *w, size_t len)
{
    who_str s = {w, len};
    if (len < 4 || w[len - 1] != 's' || strchr("sui", w[len - 2]) || str_is(s, "news")) return len;
    if (len > 4 && str_ends(s, "ies")) {
        w[len - 3] = 'y';
        return len - 2;
    }
    bool es = str_ends(s, "sses") || str_ends(s, "xes") || str_ends(s, "ches") || str_ends(s, "shes");
    return len - (es ? 2 : 1);
}

/* A word of phrases: few bytes of it need no memory of their own. */
typedef struct spelling {
    char few[128], *low;
    size_t len;
} spelling;

static void spell(const doc *d, uint32_t t, spelling *x)
{
    who_str s = doc_token(d, t);
    x->low = 2 * s.len <= sizeof x->few ? x->few : who_alloc(2 * s.len); /* lower case may be a byte longer */
    x->len = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code = (unsigned char)s.ptr[at];
        if (code < 0x80) {
            x->low[x->len++] = (char)(code >= 'A' && code <= 'Z' ? code + 32 : code);
            at++;
            continue;
        }
        at += (size_t)utf8_decode(s.ptr + at, s.len - at, &code);
        x->len += (size_t)utf8_encode(utf8_lower(code), x->low + x->len);
    }
    x->len = cut_plural(x->low, x->len);
}

static void end_spelling(spelling *x)
{
    if (x->low != x->few) who_dealloc(x->low);
}

void phrase_spell(const doc *d, uint32_t t, buf *out)
{
    spelling x;
    spell(d, t, &x);
    buf_add(out, x.low, x.len);
    end_spelling(&x);
}

uint64_t phrase_word(const doc *d, uint32_t t)
{
    spelling x;
    spell(d, t, &x);
    uint64_t h = str_hash((who_str){x.low, x.len});
    end_spelling(&x);
    return h;
}

void phrase_write(const doc *d, uint32_t from, uint32_t to, buf *out)
{
    for (uint32_t t = from; t < to; t++) {
        if (t > from && (d->tokens[t].shape & SHAPE_SPACE)) buf_char(out, ' ');
        buf_str(out, doc_token(d, t));
    }
}

who_str phrase_text(doc *d, uint32_t from, uint32_t to)
{
    buf b = {0};
    phrase_write(d, from, to, &b);
    who_str s = arena_str(&d->mem, b.ptr ? b.ptr : "", b.len);
    buf_free(&b);
    return s;
}
