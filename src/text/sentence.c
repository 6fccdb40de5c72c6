/* sentence.c - tokens to sentences.
 *
 * A sentence ends at . ! ? (and the marks and brackets behind it) before a word that can begin one, and with its
 * paragraph. "..." ends one only before a capital. A full stop that belongs to a word (Mr., U.S., J.) ends none, but an
 * abbreviation before a word that is capitalised and seldom a name does.
 * A question or exclamation mark inside a quotation that goes on in lower case ("Why?" she asked) ends none.
 */
#include "text/internal.h"

/* Tokens. No sentence of real prose is longer (the longest of 924 articles of political news has 220), and the stages
 * that look back over a sentence are quadratic in this number only. */
#define LONGEST 400

static char first_byte(const doc *d, uint32_t t) { return d->a.text.ptr[d->tokens[t].start]; }

static bool ends(const doc *d, uint32_t t)
{
    const token *k = &d->tokens[t];
    if (k->kind != TOK_PUNCT) return false;
    char c = first_byte(d, t);
    who_str s = doc_token(d, t);
    return c == '.' || c == '!' || c == '?' || str_is(s, "\xE2\x80\xA6");
}

/* Can a sentence begin with token t? */
static bool begins(const doc *d, uint32_t t, uint32_t last)
{
    while (t < last && d->tokens[t].kind == TOK_MARK) t++;
    while (t < last && d->tokens[t].kind == TOK_PUNCT && strchr("([-", first_byte(d, t))) t++;
    if (t >= last) return true;
    const token *k = &d->tokens[t];
    if (k->kind == TOK_PUNCT) return k->shape & SHAPE_HYPHEN;
    return k->kind == TOK_NUMBER || (k->shape & (SHAPE_CAP | SHAPE_UPPER)) || strchr("@#", first_byte(d, t)) ||
           (unsigned char)first_byte(d, t) >= 0x80;
}

/* "U.S. Ilse Oss said": a given name, and behind it another name or the verb of it. */
static bool names_somebody(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint32_t bits = rules_at(r, d->tokens[t].word)->lex, given = LEX_GIVEN_F | LEX_GIVEN_M;
    if (!(bits & given) || bits & ~(uint32_t)(given | LEX_SURNAME) || t + 2 >= last) return false;
    const word *verb = rules_at(r, d->tokens[t + 2].word);
    return d->tokens[t + 1].shape & SHAPE_CAP && (verb->pos == POS_PAST || verb->pos == POS_MODAL || verb->cue);
}

static bool is_clock(const doc *d, uint32_t t)
{
    return str_is(doc_token(d, t), "a.m.") || str_is(doc_token(d, t), "p.m.");
}

/* "until 4 a.m. “Over one word,” she said": a time of day, and a quotation that begins with a capital. */
static bool is_clock_before_quotation(const doc *d, uint32_t t, uint32_t last)
{
    return is_clock(d, t) && t + 2 < last && d->tokens[t + 1].kind == TOK_MARK &&
           d->tokens[t + 1].shape & SHAPE_SPACE && !(d->tokens[t + 2].shape & SHAPE_SPACE) &&
           d->tokens[t + 2].shape & SHAPE_CAP;
}

/* "to 8:35 a.m. Pupils slept": a time of day, and a common noun in the plural, which no clock is named after as it is
 * after days and zones. */
static bool is_clock_before_noun(const doc *d, const rules *r, uint32_t t)
{
    bool clock = is_clock(d, t);
    const word *w = rules_at(r, d->tokens[t + 1].word);
    return clock && w->pos == POS_NOUN && !(w->lex & (LEX_TIME | LEX_PLACE)) && str_ends(doc_token(d, t + 1), "s");
}

/* U.S. The president: an abbreviation that ends its sentence. */
static bool abbreviation_ends(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    const token *k = &d->tokens[t];
    if (!(k->shape & SHAPE_ABBREV) || t + 1 >= last || k->end - k->start < 3) return false;
    if (rules_at(r, k->word)->lex & LEX_HONORIFIC) return false;
    if (is_clock_before_quotation(d, t, last)) return true;
    const token *n = &d->tokens[t + 1];
    const word *w = rules_at(r, n->word);
    bool closed = w->pos == POS_DET || w->pos == POS_PRON || w->pos == POS_PREP || w->pos == POS_CONJ ||
                  w->pos == POS_WH || w->pos == POS_POSS || w->role == WORD_SOME; /* Minn. Most of them */
    bool cap = n->shape & SHAPE_CAP && !(n->shape & SHAPE_UPPER);
    bool letters = memchr(d->a.text.ptr + k->start, '.', k->end - k->start - 1) != NULL; /* U.S., but not then-Sen. */
    return cap && (closed || is_clock_before_noun(d, r, t) || (letters && names_somebody(d, r, t + 1, last)));
}

/* White space, or a mark, or the start of a new clause glued on ("said.The"), behind the end. */
static bool has_gap(const doc *d, uint32_t t, uint32_t last)
{
    return t >= last || (d->tokens[t].shape & SHAPE_SPACE) || (d->tokens[t].shape & SHAPE_CAP);
}

static void close_sentence(doc *d, uint32_t first, uint32_t last, uint32_t paragraph_index)
{
    if (first == last) return;
    sentence s = {first, last, paragraph_index};
    for (uint32_t t = first; t < last; t++) d->tokens[t].sentence = d->nsentences;
    ARENA_PUSH(&d->mem, d->sentences, d->nsentences, s);
    d->paragraphs[paragraph_index].nsentences++;
}

/* The marks and brackets behind a sentence end belong to it, unless white space stands before an opening one. */
static uint32_t take_closers(const doc *d, uint32_t t, uint32_t last)
{
    while (t < last) {
        const token *k = &d->tokens[t];
        bool closer = k->kind == TOK_MARK || (k->kind == TOK_PUNCT && strchr(")].!?", first_byte(d, t)));
        if (!closer) break;
        bool glued_next = t + 1 < last && !(d->tokens[t + 1].shape & SHAPE_SPACE) &&
                          d->tokens[t + 1].kind != TOK_PUNCT && d->tokens[t + 1].kind != TOK_MARK;
        if ((k->shape & SHAPE_SPACE) && glued_next) break; /* an opening mark of the next sentence */
        t++;
    }
    return t;
}

void text_sentences(doc *d, const rules *r)
{
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        paragraph *p = &d->paragraphs[i];
        p->first_sentence = d->nsentences;
        uint32_t first = p->first_token;
        for (uint32_t t = first; t < p->last_token;) {
            bool inner = d->tokens[t].kind != TOK_PUNCT && !(d->tokens[t].shape & SHAPE_ABBREV);
            if (inner && t - first < LONGEST) { /* nearly all */
                t++;
                continue;
            }
            bool end = ends(d, t);
            bool abbreviation = !end && abbreviation_ends(d, r, t, p->last_token);
            uint32_t next = end ? take_closers(d, t + 1, p->last_token) : t + 1;
            if (t - first >= LONGEST) {
                close_sentence(d, first, next, i);
                first = next;
            } else if ((end || abbreviation) && has_gap(d, next, p->last_token) && begins(d, next, p->last_token)) {
                close_sentence(d, first, next, i);
                first = next;
            }
            t = next;
        }
        close_sentence(d, first, p->last_token, i);
    }
}
