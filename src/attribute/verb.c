/* verb.c - verb groups: a cue verb with what belongs to it on either side.
 *
 * To the left: auxiliaries, modals, adverbs, negation, and chains such as "went on to", "declined to", "has been
 * expected to". To the right: the particle of "pointed out", "went on". The group says whether it is negated, modal,
 * passive or an infinitive: those are features, and some of them refuse the statement.
 */
#include "attribute/internal.h"

static bool is_aux(const work *w, uint32_t t)
{
    uint8_t r = role(w, t);
    return r == WORD_BE || r == WORD_HAVE || r == WORD_DO || tok(w, t)->pos == POS_MODAL ||
           (r == WORD_S && tok(w, t)->pos == POS_VERB);
}

/* Refuses the whole statement: declined to say, refused to comment, stopped short of saying. */
static bool denies(const work *w, uint32_t t)
{
    const word *x = lex(w, t);
    return x->cue && (rules_cue(w->r, x->cue)->frames & FRAME_NEG);
}

static bool is_part_verb(uint8_t pos)
{
    return pos == POS_VERB || pos == POS_PAST || pos == POS_PART || pos == POS_ING;
}

/* "to say", "wanted to say", "unable to say": the verb before "to" at token `to` joins the group, which then begins
 * with it. Returns the token at which the walk to the left goes on, or WHO_NONE where the group ends. */
static uint32_t join_infinitive(const work *w, uint32_t to, verb_group *out)
{
    const sentence *s = sentence_of(w, to);
    out->infinitive = true;
    out->purpose = true;
    out->first = to;
    uint32_t v = to - 1;
    bool yet = str_is(doc_token(w->d, v), "yet"); /* has yet to say */
    while (v > s->first && tok(w, v)->pos == POS_ADV) v--;
    bool ready =
        tok(w, v)->pos == POS_ADJ && v > s->first &&
        (is_aux(w, v - 1) || tok(w, v - 1)->pos == POS_ADV || tok(w, v - 1)->pos == POS_NEG); /* was quick to */
    if (!is_part_verb(tok(w, v)->pos) && !ready) return WHO_NONE;
    out->purpose = false;
    out->governed = lex(w, v)->cue && !denies(w, v);
    if (role(w, v) == WORD_BE) out->modal = true; /* are to announce */
    if (denies(w, v) || yet || str_is(doc_token(w->d, v), "unable")) out->denied = true;
    out->first = v;
    return v;
}

/* "has in the past described": the first token of a preposition and noun phrase that end with token i, between an
 * auxiliary and its participle; i itself where there is none. */
static uint32_t inner_adjunct(const work *w, uint32_t i, uint32_t verb)
{
    bool form = tok(w, verb)->pos == POS_PART || tok(w, verb)->pos == POS_PAST; /* past is what "described" is alone */
    uint32_t c = form && i + 1 == verb ? chunk_at(w, i) : WHO_NONE;
    if (c == WHO_NONE || w->chunks[c].last != i + 1) return i;
    uint32_t first = w->chunks[c].first;
    if (first > 0 && role(w, first - 1) == WORD_WHILE) return i; /* it was after Oss posted */
    bool inside = first >= sentence_of(w, verb)->first + 2 && tok(w, first - 1)->pos == POS_PREP &&
                  (role(w, first - 2) == WORD_HAVE || role(w, first - 2) == WORD_BE);
    uint32_t be = first - 2; /* People who were in the room said */
    bool other = inside && role(w, be) == WORD_BE && !is_time(w, w->chunks[c].head) && be > sentence_of(w, be)->first &&
                 (is_relative(w, be - 1) || tok(w, be - 1)->pos == POS_THAT);
    if (other) return i;
    return inside ? first - 1 : i;
}

/* Is the participle followed by words of its own, and not by who did it or what was to be done? */
static bool governs_words(const work *w, uint32_t verb)
{
    const sentence *s = sentence_of(w, verb);
    if (tok(w, verb)->pos != POS_PART || !lex(w, verb)->cue || verb + 1 >= s->last) return false;
    return role(w, verb + 1) != WORD_BY && tok(w, verb + 1)->pos != POS_TO && tok(w, verb + 1)->pos != POS_PREP;
}

/* "People who were there said": a place that another verb has, so that nothing before it belongs to this one. */
bool is_place_of_another(const work *w, uint32_t t)
{
    static const char *const PLACES[] = {"there", "here"};
    if (!STR_IS_ANY(doc_token(w->d, t), PLACES) || t <= sentence_of(w, t)->first) return false;
    return role(w, t - 1) == WORD_BE && t + 1 < sentence_of(w, t)->last && tok(w, t + 1)->pos == POS_PAST;
}

/* Auxiliaries, negations and governing verbs before the verb: has not been, wanted to. Sets *be where a form of "be"
 * makes it a passive or a progressive. */
static void group_before(const work *w, verb_group *out, bool *be)
{
    const sentence *s = sentence_of(w, out->verb);
    bool have = false;
    for (uint32_t i = out->verb; i-- > s->first && tok(w, i)->depth == tok(w, out->verb)->depth;) {
        const token *k = tok(w, i);
        if (is_place_of_another(w, i)) return;
        if (k->pos == POS_ADV || (role(w, i) == WORD_ALSO && k->pos != POS_PREP && k->pos != POS_NAME)) continue;
        bool floats = role(w, i) == WORD_SOME || role(w, i) == WORD_WHILE; /* have all said, has since said */
        if (floats && i > s->first && role(w, i - 1) == WORD_HAVE) continue;
        bool order = str_is(doc_token(w->d, i), "first") || str_is(doc_token(w->d, i), "last");
        if (order && i > s->first && is_aux(w, i - 1)) continue; /* was first noted */
        uint32_t adjunct = inner_adjunct(w, i, out->verb);
        if (adjunct < i) {
            i = adjunct;
            continue;
        }
        if (k->pos == POS_NEG) {
            out->negated = true;
        } else if (is_aux(w, i)) {
            bool has = role(w, i) == WORD_S && governs_words(w, out->verb); /* he's said he would */
            if (!has && (role(w, i) == WORD_BE || role(w, i) == WORD_S)) *be = *be || !have;
            if (role(w, i) == WORD_HAVE || has) have = true;
            if (k->pos == POS_MODAL) out->modal = true;
            out->first = i;
        } else if (k->pos == POS_TO && i > s->first) {
            uint32_t v = join_infinitive(w, i, out);
            if (v == WHO_NONE) return;
            i = v;
        } else {
            return;
        }
    }
}

/* Where the group ends with its particle: "pointed out", "hit back,". */
static uint32_t behind_particles(const work *w, uint32_t verb)
{
    const sentence *s = sentence_of(w, verb);
    uint32_t t = verb + 1;
    for (; t < s->last && tok(w, t)->depth == tok(w, verb)->depth; t++) {
        who_str p = doc_token(w->d, t);
        if (str_is(p, "out")) continue;
        if (!str_is(p, "on") && !str_is(p, "back") && !str_is(p, "up") && !str_is(p, "in")) break;
        uint32_t who = verb > s->first && is_mark(w, verb - 1) && t + 1 < s->last ? chunk_at(w, t + 1) : WHO_NONE;
        bool words = who != WHO_NONE && lex(w, w->chunks[who].head)->lex & (LEX_DOC | LEX_CUENOUN); /* in an email */
        if (who != WHO_NONE && w->chunks[who].first == t + 1 && is_person_like(w, who) && !words)
            continue; /* put in Oss */
        if (t + 1 >= s->last || (!is_punct(w, t + 1, ",.:") && !is_mark(w, t + 1) && tok(w, t + 1)->pos != POS_THAT))
            break;
    }
    return t;
}

/* "Oss and Holm both said", "the ministers - all three - each said": a word that counts the subject before it. */
static bool counts_subject(const work *w, uint32_t t, uint32_t first)
{
    who_str s = rules_spelling(w->r, tok(w, t)->word);
    if (t == first || !(str_is(s, "both") || str_is(s, "each") || str_is(s, "all"))) return false;
    uint8_t p = tok(w, t - 1)->pos;
    return p == POS_NAME || p == POS_NOUN || p == POS_PRON || is_dash(w, t - 1) || is_punct(w, t - 1, ")");
}

bool verb_group_at(const work *w, uint32_t t, verb_group *out)
{
    const sentence *s = sentence_of(w, t);
    uint8_t pos = tok(w, t)->pos;
    *out = (verb_group){.first = t, .verb = t, .last = t + 1};
    if (!is_part_verb(pos)) return false;
    bool be = false;
    group_before(w, out, &be);
    /* Adverbs between the group and what precedes it belong to it: "also said". */
    uint32_t f = out->first;
    while (f > s->first && tok(w, f - 1)->depth == tok(w, t)->depth &&
           (tok(w, f - 1)->pos == POS_ADV || tok(w, f - 1)->pos == POS_NEG || role(w, f - 1) == WORD_ALSO) &&
           tok(w, f - 1)->pos != POS_NAME && !is_time(w, f - 1) && !is_place_of_another(w, f - 1))
        f--;
    if (f > s->first && role(w, f - 1) == WORD_SOME && counts_subject(w, f - 1, s->first)) f--;
    out->first = f;
    out->passive = be && (pos == POS_PART || pos == POS_PAST); /* which it may be taken for behind "first" */
    bool having = tok(w, f)->pos == POS_ING && role(w, f) == WORD_HAVE && !be; /* despite having promised that */
    out->participle = (pos == POS_ING && !be) || having;
    out->last = behind_particles(w, t);
    return true;
}
