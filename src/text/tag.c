/* tag.c - tokens to parts of speech.
 *
 * Each word gets the part of speech that it has most often (words/pos.txt), unknown ones a guess from their shape and
 * ending, capitalised ones are names where only names are capitals, and then rules look one or two words to either
 * side, after Brill (1992): a verb after "the" is a noun, a noun after "to" is a verb, a past form after "has" is a
 * participle. About one word in twenty stays wrong; the stages that follow ask for noun phrases and verb groups only,
 * and tolerate that.
 */
#include "text/tag.h"

static bool is_function_word(uint8_t pos)
{
    return pos == POS_PREP || pos == POS_DET || pos == POS_CONJ || pos == POS_TO;
}

/* A sentence in which nearly Every Word Is Capitalised says nothing about names; where no stop ends it, Words for a
 * Headline may be small. */
static bool is_headline(const doc *d, const rules *r, const sentence *s)
{
    uint32_t caps = 0, words = 0;
    bool stopped =
        s->last > s->first && d->tokens[s->last - 1].kind != TOK_WORD && d->tokens[s->last - 1].kind != TOK_NUMBER;
    for (uint32_t t = s->first; t < s->last; t++) {
        const token *k = &d->tokens[t];
        if (k->kind != TOK_WORD) continue;
        bool cap = (k->shape & SHAPE_CAP) != 0;
        uint8_t pos = cap ? POS_OTHER : at(d, r, t)->pos;
        if (!stopped && is_function_word(pos)) continue;
        if ((pos == POS_PAST || pos == POS_VERB) && !at(d, r, t)->role) return false; /* its verb is not capitalised */
        words++, caps += cap;
    }
    return words >= 4 && caps * 4 >= words * 3;
}

/* For each sentence, whether it is a headline. */
static bool *find_headlines(doc *d, const rules *r)
{
    bool *headlines = arena_alloc(doc_scratch(d), d->nsentences);
    for (uint32_t i = 0; i < d->nsentences; i++) headlines[i] = is_headline(d, r, &d->sentences[i]);
    return headlines;
}

/* What is capitalised in the article where only names are, or stands as a surname first; and the tokens that may be a
 * month or a person. */
static uint8_t *known_names(doc *d, const rules *r, const bool *headlines, uint32_t **months, uint32_t *n)
{
    uint8_t *names = arena_alloc(doc_scratch(d), rules_nwords(r) / 8 + 1);
    for (uint32_t i = 0; i < d->nsentences; i++) {
        const sentence *s = &d->sentences[i];
        for (uint32_t t = s->first; t < s->last; t++) {
            const token *k = &d->tokens[t];
            if (!(k->shape & SHAPE_CAP) || k->word == NO_WORD) continue;
            if (at(d, r, t)->lex & LEX_TIME) ARENA_PUSH(doc_scratch(d), *months, *n, t);
            if (headlines[i] || k->shape & SHAPE_UPPER) continue;
            bool inside = t > s->first && !is_initial(d, t, s->first);
            if (inside || is_surname_first(d, r, t)) names[k->word / 8] |= (uint8_t)(1u << k->word % 8);
        }
    }
    return names;
}

/* Marks the months that are people, first those that stand behind a given name, then the others of that name. */
static void mark_people(doc *d, const rules *r, const bool *headlines, const uint32_t *months, uint32_t n)
{
    uint8_t *people = n ? arena_alloc(doc_scratch(d), rules_nwords(r) / 8 + 1) : NULL;
    for (uint32_t i = 0; i < 2 * n; i++) {
        token *k = &d->tokens[months[i % n]];
        const sentence *s = &d->sentences[k->sentence];
        if (!is_person(d, r, people, months[i % n], s) || headlines[k->sentence]) continue;
        k->shape |= SHAPE_PERSON;
        people[k->word / 8] |= (uint8_t)(1u << k->word % 8);
    }
}

/* Do "the" or "our" and a word with a capital follow the one at t: Save the Bay? */
static bool leads_to_article(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    if (t + 2 >= last || !(d->tokens[t].shape & d->tokens[t + 2].shape & SHAPE_CAP)) return false;
    return at(d, r, t + 1)->role == WORD_THE || at(d, r, t + 1)->pos == POS_POSS;
}

static bool is_movement(const doc *d, uint32_t t)
{
    static const char *const BODIES[] = {"nonprofit",    "non-profit",  "charity", "campaign", "movement",
                                         "initiative",   "coalition",   "project", "startup",  "foundation",
                                         "network",      "band",        "group",   "party",    "alliance",
                                         "organisation", "organization"};
    return STR_IS_ANY(doc_token(d, t), BODIES);
}

/* "Save the Bay, a charity in Selm,": does an apposition at t tell of a movement? */
static bool explains_movement(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    if (t + 2 >= last || d->a.text.ptr[d->tokens[t].start] != ',' || at(d, r, t + 1)->role != WORD_A) return false;
    uint32_t n = t + 2;
    while (n + 1 < last && n < t + 5 && !is_movement(d, n)) n++;
    return is_movement(d, n);
}

/* "the charity Feed the Poor", "campaigners from Fix Our Roads", "Save the Bay said": do the words at t, which
 * leads_to_article(), call for something, so that they are the name of who calls for it? What stands before or behind
 * them says so: a word for a body; a preposition, or the start of the sentence and a verb that speaks. */
static bool is_call(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    const uint32_t other = LEX_GIVEN_F | LEX_GIVEN_M | LEX_PLACE | LEX_ROLE | LEX_HONORIFIC | LEX_TIME | LEX_GROUP |
                           LEX_METONYM | LEX_AGENCY | LEX_DEMONYM | LEX_KIN | LEX_ANON;
    const word *verb = at(d, r, t), *thing = at(d, r, t + 2);
    if ((verb->lex | thing->lex) & other || d->tokens[t].shape & SHAPE_UPPER || verb->role) return false;
    if (AMONG(verb->pos, BIT(POS_PREP) | BIT(POS_ING)) || verb->pos == POS_OTHER) return false;
    if (t > first && is_movement(d, t - 1)) return true;
    if (verb->form != FORM_BASE && verb->pos != POS_VERB) return false;
    uint32_t end = t + 3;
    while (end < last && d->tokens[end].shape & SHAPE_CAP) end++;
    if (end < last && explains_movement(d, r, end, last)) return true;
    if (thing->pos != POS_NOUN || thing->lex & LEX_ORG) return false;
    if (t > first || end >= last) return t > first && at(d, r, t - 1)->pos == POS_PREP;
    const word *next = at(d, r, end);
    return next->cue && (next->form == FORM_PAST || next->form == FORM_S);
}

/* "Doctors Without Borders", "Save the Children": all words of a known name, or of a call, are name, the small ones
 * too.
 */
static void mark_phrase(doc *d, const rules *r, uint32_t t, const sentence *s)
{
    uint32_t n, last = s->last;
    if (leads_to_article(d, r, t, last) && is_call(d, r, t, s->first, last))
        d->tokens[t].pos = d->tokens[t + 1].pos = d->tokens[t + 2].pos = POS_NAME;
    if (!(d->tokens[t].shape & SHAPE_CAP) || at(d, r, t)->phrase_max < 2) return;
    if (!(rules_phrase(r, d, t, &n) & (LEX_METONYM | LEX_AGENCY)) || n < 2 || t + n > last) return;
    if (!(d->tokens[t + n - 1].shape & SHAPE_CAP)) return;
    for (uint32_t i = t; i < t + n; i++)
        if (d->tokens[i].kind == TOK_WORD) d->tokens[i].pos = POS_NAME;
}

/* A word in small letters whose first tag is that of the lexicon. Without branches: what comes next can hardly be
 * guessed. */
static bool is_plain(const token *k, const word *w)
{
    unsigned unlike = SHAPE_CAP | SHAPE_UPPER | SHAPE_INITIAL | SHAPE_HYPHEN | SHAPE_PERSON;
    uint64_t special = BIT(WORD_THAT) | BIT(WORD_NOT) | BIT(WORD_S) | BIT(WORD_PER);
    return (k->kind == TOK_WORD) & ((k->shape & unlike) == 0) & (w->pos != 0) & ((BIT(w->role) & special) == 0);
}

/* The first tag of each token. Can a known name of several words begin at one of them? */
static bool tag_sentence(doc *d, const rules *r, const uint8_t *names, const sentence *s, bool headline)
{
    bool phrase = false;
    for (uint32_t t = s->first; t < s->last; t++) {
        token *k = &d->tokens[t];
        const word *w = at(d, r, t);
        if (is_plain(k, w)) {
            k->pos = w->pos;
            continue;
        }
        k->pos = (uint8_t)first_tag(d, r, names, t, s->first, headline);
        phrase = phrase || (k->shape & SHAPE_CAP && (w->phrase_max > 1 || leads_to_article(d, r, t, s->last)));
    }
    return phrase && !headline;
}

/* Whether the clause that is being read has a finite verb yet, and the one around it. */
typedef struct clause {
    bool verb, outer_verb, relative;
} clause;

/* Goes on over token t: in "Velden, who leads the port, sank it" the second comma is in the clause of the first again.
 */
static void read_clause(const doc *d, uint32_t t, const sentence *s, clause *c)
{
    uint8_t pos = d->tokens[t].pos;
    bool comma = pos == POS_PUNCT && d->a.text.ptr[d->tokens[t].start] == ',';
    bool infinitive = pos == POS_VERB && t > s->first && d->tokens[t - 1].pos == POS_TO;
    if (comma && c->relative) c->verb = c->outer_verb, c->relative = false;
    if (comma && t + 1 < s->last && d->tokens[t + 1].pos == POS_WH) c->outer_verb = c->verb, c->relative = true;
    if (AMONG(pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL)) && !infinitive) c->verb = true;
}

void text_tags(doc *d, const rules *r)
{
    uint32_t *months = NULL, nmonths = 0;
    const bool *headlines = find_headlines(d, r);
    const uint8_t *names = known_names(d, r, headlines, &months, &nmonths);
    mark_people(d, r, headlines, months, nmonths);
    for (uint32_t i = 0; i < d->nsentences; i++) {
        const sentence *s = &d->sentences[i];
        bool phrase = tag_sentence(d, r, names, s, headlines[i]);
        for (uint32_t t = s->first; t < s->last && phrase; t++) mark_phrase(d, r, t, s);
        clause c = {.verb = false};
        for (uint32_t t = s->first; t < s->last; t++) {
            retag(d, r, t, s->first, s->last, c.verb);
            read_clause(d, t, s, &c);
        }
    }
}
