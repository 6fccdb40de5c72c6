/* idiom.c - words that attribute together, as the one verb that says the same: "seeks to know" asks, "go on" continues.
 *
 * Enters: a cue. Leaves: the cue with the lexeme, and so the frames, of that verb.
 */
#include "attribute/internal.h"

/* seek, want: the verbs that ask with "to know". */
static bool is_wish(const cue *c)
{
    static const char *const WISHES[] = {"seek", "want", "wish", "demand", "ask"};
    return STR_IS_ANY(c->lemma, WISHES);
}

static bool opens_question(const work *w, uint32_t t)
{
    return tok(w, t)->pos == POS_WH || role(w, t) == WORD_HOW || role(w, t) == WORD_IF;
}

/* "The bench sought to know why": asked, in other words? */
static bool asks_to_know(const work *w, const candidate *c)
{
    uint32_t t = c->cue.verb, next = c->cue.last;
    if (!c->cue.governed || t < 2 || !str_is(c->lexeme->lemma, "know") || !lex(w, t - 2)->cue) return false;
    return next < sentence_of(w, t)->last && opens_question(w, next) && is_wish(rules_cue(w->r, lex(w, t - 2)->cue));
}

bool leads_to_know(const work *w, const candidate *c)
{
    uint32_t t = c->cue.last;
    if (t + 2 >= sentence_of(w, c->cue.verb)->last || tok(w, t)->pos != POS_TO || !is_wish(c->lexeme)) return false;
    return str_is(doc_token(w->d, t + 1), "know") && opens_question(w, t + 2);
}

/* "The party sought that the words be struck out": requested, in one word? */
static bool seeks_that(const work *w, const candidate *c)
{
    uint32_t t = c->cue.last;
    return str_is(c->lexeme->lemma, "seek") && t < sentence_of(w, t - 1)->last && tok(w, t)->pos == POS_THAT;
}

/* "She let slip that", "she made clear that": revealed, stated, in other words? */
static bool has_word_and_that(const work *w, const candidate *c, const char *verb, const char *noun)
{
    uint32_t t = c->cue.last;
    uint32_t last = sentence_of(w, t - 1)->last;
    if (!str_is(c->lexeme->lemma, verb) || t + 1 >= last || !str_is(doc_token(w->d, t), noun)) return false;
    return tok(w, t + 1)->pos == POS_THAT || clause_begins(w, t + 1, last);
}

/* "The boat sank, the court heard", "the inquest was told that": testified, before those who sit there? A cue that only
 * heard loses its passive. */
static bool hears_evidence(const work *w, candidate *c)
{
    range bench;
    uint32_t head, by;
    bool told = c->cue.passive && str_is(c->lexeme->lemma, "tell");
    if (!told && !str_is(c->lexeme->lemma, "hear")) return false;
    if (c->cue.modal || c->cue.negated || c->cue.infinitive || agent(w, &(candidate){.cue = c->cue}, &by)) return false;
    if (!subject_before(w, &c->cue, &bench, &head) || !is_bench(w, head)) return false;
    c->cue.passive = false;
    return true;
}

/* A verb and its particle that attribute together: the verb that does so alone, or NULL. */
static const char *phrasal(const work *w, const candidate *c)
{
    static const struct {
        const char *verb, *particle, *same;
    } PHRASAL[] = {{"point", "out", "note"},
                   {"go", "on", "continue"},
                   {"spell", "out", "explain"},
                   {"rule", "out", "deny"},
                   {"put", "in", "interject"}};
    uint32_t t = c->cue.verb + 1;
    if (c->cue.last != t + 1) return NULL;
    for (size_t i = 0; i < sizeof PHRASAL / sizeof *PHRASAL; i++)
        if (str_is(c->lexeme->lemma, PHRASAL[i].verb) && str_is(doc_token(w->d, t), PHRASAL[i].particle))
            return PHRASAL[i].same;
    return NULL;
}

/* Two words that attribute together are what the one verb is that says the same. */
/* The cue that is written `lemma`; NULL where those of --rules lack it. */
static const cue *cue_called(const work *w, const char *lemma)
{
    uint16_t index = rules_at(w->r, rules_word(w->r, str_of(lemma)))->cue;
    return index ? rules_cue(w->r, index) : NULL;
}

const cue *state_at(const work *w, uint32_t t)
{
    static const char *const STATES[] = {"worried", "convinced"}; /* forms of verbs: to worry that, to convince her */
    const cue *own = rules_cue(w->r, lex(w, t)->cue);
    uint32_t be = t, first = sentence_of(w, t)->first;
    if (own->frames & FRAME_STATE) return own;
    if (!STR_IS_ANY(doc_token(w->d, t), STATES)) return NULL;
    while (be > first && tok(w, be - 1)->pos == POS_ADV) be--;
    return be > first && role(w, be - 1) == WORD_BE ? cue_called(w, "concerned") : NULL;
}

void read_idiom(const work *w, candidate *c)
{
    const char *idiom = asks_to_know(w, c)                         ? "ask"
                        : seeks_that(w, c)                         ? "request"
                        : has_word_and_that(w, c, "let", "slip")   ? "reveal"
                        : has_word_and_that(w, c, "make", "clear") ? "state"
                                                                   : NULL;
    const char *same = idiom ? idiom : hears_evidence(w, c) ? "testify" : phrasal(w, c);
    const cue *as = same ? cue_called(w, same) : NULL;
    if (!as) return;
    if (idiom && tok(w, c->cue.last)->pos != POS_THAT && !c->cue.governed)
        c->cue.last++; /* the particle of a phrasal one is in the cue already */
    c->lexeme = as;
}
