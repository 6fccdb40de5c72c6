/* unsaid.c - cues that attribute nothing where they stand: questions, pleas in court, what is left undone.
 *
 * Enters: the verb group of a cue, or a candidate with its subject. Leaves: whether to propose nothing.
 */
#include "attribute/internal.h"

#define LONGEST_QUOTED 16 /* tokens that name whom somebody quotes: quoted the mayor of Selm, Ilse Oss, as saying */
#define LONGEST_PAIR 6    /* tokens from what negates two verbs to the second: could not confirm or deny */

/* "What would she say to him?": does the subject stand behind its auxiliary in a question that nobody is quoted with?
 */
bool is_reporters_question(const work *w, uint32_t subject)
{
    const sentence *s = sentence_of(w, subject);
    uint32_t end = s->last - 1; /* "Did she tell Oss that it was late? he asked." */
    while (end > subject && (tok(w, end)->depth || !is_punct(w, end, "?"))) end--;
    if (subject == s->first || end == subject) return false;
    uint8_t r = role(w, subject - 1);
    return tok(w, subject - 1)->pos == POS_MODAL || r == WORD_DO || r == WORD_BE || r == WORD_HAVE;
}

/* "It is too soon to say how bad it is": an "it" that stands for nobody. */
bool is_for_anybody(const work *w, const candidate *c)
{
    static const char *const HOW[] = {"too",       "easy",     "hard",       "difficult", "fair",       "safe",
                                      "important", "possible", "impossible", "necessary", "tempting",   "reasonable",
                                      "enough",    "unclear",  "worth",      "premature", "instructive"};
    if (role(w, c->source_head) != WORD_IT || !c->cue.infinitive) return false;
    for (uint32_t t = c->source_head + 1; t < c->cue.verb; t++)
        if (STR_IS_ANY(doc_token(w->d, t), HOW)) return true;
    return false;
}

/* "Velden, you may recall, sold the port": an aside of the author's. */
bool is_to_readers(const work *w, const candidate *c)
{
    uint32_t you = c->source_head, last = sentence_of(w, c->cue.verb)->last;
    bool opened = you > 0 && role(w, you) == WORD_YOU && is_punct(w, you - 1, ",");
    return opened && c->cue.last < last && is_punct(w, c->cue.last, ",");
}

/* "Ask Velden how it began and he will laugh": what the reader is to do. */
bool is_order(const work *w, const candidate *c)
{
    static const char *const ORDERS[] = {"ask", "tell", "remind"};
    uint32_t t = c->cue.first;
    return t == sentence_start(w, t) && tok(w, t)->pos == POS_VERB && lex(w, t)->form == FORM_BASE &&
           c->source_head > t && STR_IS_ANY(c->lexeme->lemma, ORDERS);
}

/* "Schools must open, ministers told": with nobody who was told behind it, a headline in which they were. */
bool is_told(const work *w, const candidate *c)
{
    uint32_t behind = c->cue.last, last = sentence_of(w, c->cue.verb)->last;
    bool bare = c->cue.first == c->cue.verb && tok(w, c->cue.verb)->pos == POS_PAST;
    return bare && str_is(c->lexeme->lemma, "tell") && (behind >= last || is_punct(w, behind, ".,"));
}

/* "The minister, asked about the pier, said", "Velden, asked if she was late, smiled": was the subject asked, in a
 * clause between commas? */
bool is_asked_aside(const work *w, const verb_group *g)
{
    const sentence *s = sentence_of(w, g->verb);
    uint32_t t = g->last, frames = rules_cue(w->r, lex(w, g->verb)->cue)->frames, first = g->first;
    if (g->first != g->verb || first == s->first || !is_punct(w, first - 1, ",") || t + 1 >= s->last) return false;
    if (!(frames & FRAME_OBJ_INF) || (role(w, t) != WORD_ABOUT && role(w, t) != WORD_IF && role(w, t) != WORD_HOW))
        return false;
    uint32_t n = chunk_at(w, first - 2); /* not: Velden, smiling, asked if */
    bool subject = n != WHO_NONE && w->chunks[n].first == sentence_start(w, first);
    for (bool nearest = true; t + 1 < s->last && !tok(w, t)->depth; t++) {
        if (!is_punct(w, t, ",")) continue;
        if (is_finite(w, t + 1) && (subject || (nearest && lex(w, t + 1)->cue))) return true;
        nearest = false;
    }
    return false;
}

/* "Two men accused of a theft were freed": a verb that takes whom it is about and then "of", with nobody between. */
bool is_accused_of(const work *w, const candidate *c)
{
    uint32_t both = FRAME_NOUN | FRAME_PREP, t = c->cue.verb;
    return (c->lexeme->frames & both) == both && c->cue.first == t && tok(w, t)->pos == POS_PAST &&
           c->cue.last < sentence_of(w, t)->last && role(w, c->cue.last) == WORD_OF;
}

/* "Velden pleaded not guilty to": a plea in court, which tells nothing. */
bool enters_plea(const work *w, const candidate *c)
{
    static const char *const PLEAS[] = {"guilty", "innocent"};
    uint32_t t = c->cue.last, last = sentence_of(w, c->cue.verb)->last;
    if (!str_is(c->lexeme->lemma, "plead")) return false;
    if (t < last && tok(w, t)->pos == POS_NEG) t++;
    return t < last && STR_IS_ANY(doc_token(w->d, t), PLEAS);
}

/* "added 37,000 jobs", "has claimed more than 40 lives", "charged $40", "adds to the mystery that surrounds it": is
 * what grew, or was lost, behind a verb that can mean so too? */
bool is_amount(const work *w, const candidate *c)
{
    static const char *const BEFORE[] = {"more",      "less",  "fewer", "than",    "almost", "nearly",
                                         "about",     "some",  "at",    "another", "around", "roughly",
                                         "estimated", "least", "an",    "over"};
    static const char *const LOST[] = {"lives", "life", "victims"};
    bool adds = str_is(c->lexeme->lemma, "add");
    if (str_is(c->lexeme->lemma, "charge")) return begins_money(w, c->cue.last);
    if (!adds && !str_is(c->lexeme->lemma, "claim")) return false;
    uint32_t t = c->cue.last, last = sentence_of(w, c->cue.verb)->last;
    uint32_t what = adds && t + 1 < last && tok(w, t)->pos == POS_TO ? chunk_at(w, t + 1) : WHO_NONE;
    if (what != WHO_NONE) return !can_speak(w, w->chunks[what].head); /* not: added to the reporters */
    while (t < last && STR_IS_ANY(doc_token(w->d, t), BEFORE)) t++;
    uint32_t n = t < last && tok(w, t)->pos == POS_NUM ? chunk_at(w, t) : WHO_NONE;
    if (n == WHO_NONE) return false;
    if (!adds) return STR_IS_ANY(doc_token(w->d, w->chunks[n].head), LOST);
    uint32_t end = phrase_end(w, n, last);
    return end >= last || !(is_finite(w, end) || tok(w, end)->pos == POS_PART || role(w, end) == WORD_AND);
}

/* "is challenging Oss for the seat", "challenged the mayor in May": somebody is run against, and not called on to do
 * anything. */
bool is_contest(const work *w, const candidate *c)
{
    uint32_t last = sentence_of(w, c->cue.verb)->last, n = chunk_at(w, c->cue.last);
    if (!str_is(c->lexeme->lemma, "challenge") || n == WHO_NONE || w->chunks[n].first != c->cue.last) return false;
    uint32_t head = w->chunks[n].head, end = phrase_end(w, n, last);
    bool somebody = tok(w, head)->pos == POS_NAME || lex(w, head)->lex & LEX_ROLE;
    uint8_t behind = end < last ? role(w, end) : WORD_NONE; /* challenged Oss to, about, on the plan */
    return somebody && behind != WORD_TO && behind != WORD_ABOUT && behind != WORD_ON;
}

/* "Any child could have told him that": somebody who might have said so, and did not. */
bool is_imagined(const work *w, const candidate *c)
{
    static const char *const MODALS[] = {"could", "would", "should", "might"};
    uint32_t have = c->cue.verb;
    while (have > c->cue.first && role(w, have) != WORD_HAVE) have--;
    if (have == c->cue.first || c->cue.negated) return false;
    return STR_IS_ANY(doc_token(w->d, c->cue.first), MODALS);
}

/* 'the statement quoted Velden as saying', 'the agency cited her as telling': does the verb give the words of another,
 * with a cue of their own? */
bool quotes_another(const work *w, const candidate *c)
{
    uint32_t last = sentence_of(w, c->cue.verb)->last;
    if (c->cue.passive || !(str_is(c->lexeme->lemma, "quote") || str_is(c->lexeme->lemma, "cite"))) return false;
    for (uint32_t t = c->cue.last; t + 1 < last && t < c->cue.last + LONGEST_QUOTED; t++) {
        if (tok(w, t)->depth || is_finite(w, t)) return false;
        if (role(w, t) == WORD_AS && tok(w, t + 1)->pos == POS_ING && lex(w, t + 1)->cue) return true;
    }
    return false;
}

/* "neither confirmed nor denied", "would not confirm or deny": is the verb the second of two that are both left undone?
 */
bool is_left_undone(const work *w, const verb_group *g)
{
    static const char *const UNDONE[] = {"neither", "declined", "refused", "unable", "without"};
    uint32_t first = sentence_of(w, g->verb)->first, t = g->first;
    if (t == first) return false;
    if (str_is(doc_token(w->d, t - 1), "nor")) return true;
    bool base = tok(w, g->verb)->pos == POS_VERB && role(w, t - 1) == WORD_OR;
    for (uint32_t i = t - 1; base && i-- > first && t - i < LONGEST_PAIR;)
        if (tok(w, i)->pos == POS_NEG || STR_IS_ANY(doc_token(w->d, i), UNDONE)) return true;
    return false;
}
