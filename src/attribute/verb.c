/* verb.c - verb groups: a cue verb with what belongs to it on either side.
 *
 * To the left: auxiliaries, modals, adverbs, negation, and chains such as "went on to", "declined to", "has been
 * expected to". To the right: the particle of "pointed out", "went on". The group says whether it is negated, modal,
 * passive or an infinitive: those are features, and some of them refuse the statement.
 */
#include "attribute/internal.h"

bool is_finite(const work *w, uint32_t t)
{
    uint8_t p = tok(w, t)->pos;
    if (p != POS_VERB) return p == POS_PAST || p == POS_MODAL;
    while (t > 0 && tok(w, t - 1)->pos == POS_ADV) t--;
    return t == 0 || tok(w, t - 1)->pos != POS_TO;
}

static bool is_aux(const work *w, uint32_t t)
{
    uint8_t r = role(w, t);
    return r == WORD_BE || r == WORD_HAVE || r == WORD_DO || tok(w, t)->pos == POS_MODAL || (r == WORD_S && tok(w, t)->pos == POS_VERB);
}

/* Refuses the whole statement: declined to say, refused to comment, stopped short of saying. */
static bool denies(const work *w, uint32_t t)
{
    const word *x = lex(w, t);
    return x->cue && (rules_cue(w->r, x->cue)->frames & FRAME_NEG);
}

static bool is_part_verb(uint8_t pos) { return pos == POS_VERB || pos == POS_PAST || pos == POS_PART || pos == POS_ING; }

bool verb_group_at(const work *w, uint32_t t, verb_group *out)
{
    const sentence *s = sentence_of(w, t);
    uint8_t pos = tok(w, t)->pos;
    memset(out, 0, sizeof *out);
    if (!is_part_verb(pos)) return false;
    out->verb = t;
    out->first = t;
    out->last = t + 1;
    bool be = false, have = false;
    uint32_t i = t;
    while (i-- > s->first) {
        if (tok(w, i)->depth != tok(w, t)->depth) break;
        const token *k = tok(w, i);
        if (k->pos == POS_ADV || (lex(w, i)->role == WORD_ALSO && k->pos != POS_PREP)) continue;
        if (k->pos == POS_NEG) { out->negated = true; continue; }
        if (is_aux(w, i)) {
            if (role(w, i) == WORD_BE || role(w, i) == WORD_S) be = be || !have;
            if (role(w, i) == WORD_HAVE) have = true;
            if (k->pos == POS_MODAL) out->modal = true;
            out->first = i;
            continue;
        }
        if (k->pos == POS_TO && i > s->first) {
            out->infinitive = true;
            out->purpose = true;
            out->first = i;
            uint32_t v = i - 1;
            while (v > s->first && (tok(w, v)->pos == POS_ADV)) v--;
            if (is_part_verb(tok(w, v)->pos) || tok(w, v)->pos == POS_ADJ) {
                out->purpose = false;
                out->governed = lex(w, v)->cue && !denies(w, v);
                if (denies(w, v)) out->denied = true;
                out->first = v;
                i = v;
                if (tok(w, v)->pos == POS_PAST || tok(w, v)->pos == POS_VERB) {
                    if (!is_aux(w, v)) be = false;
                }
                continue;
            }
            break;
        }
        break;
    }
    /* Adverbs between the group and what precedes it belong to it: "also said". */
    uint32_t f = out->first;
    while (f > s->first && tok(w, f - 1)->depth == tok(w, t)->depth && (tok(w, f - 1)->pos == POS_ADV || tok(w, f - 1)->pos == POS_NEG || role(w, f - 1) == WORD_ALSO) && !is_time(w, f - 1)) f--;
    out->first = f;
    out->passive = be && pos == POS_PART;
    out->participle = pos == POS_ING && !be;
    while (out->last < s->last && tok(w, out->last)->depth == tok(w, t)->depth) {
        who_str p = doc_token(w->d, out->last);
        if (!str_is(p, "out") && !str_is(p, "on") && !str_is(p, "back") && !str_is(p, "up") && !str_is(p, "in")) break;
        bool particle = str_is(p, "out") || (out->last + 1 < s->last && (is_punct(w, out->last + 1, ",.:") || is_mark(w, out->last + 1)));
        if (!particle) break;
        out->last++;
    }
    return true;
}
