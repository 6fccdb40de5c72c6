/* answer.c - who answers: the one to whom the sentence before puts a question.
 *
 * Enters: "he" or "she" as the source of quoted words. Leaves: a speaker or WHO_NONE. "Oss was asked why. “I was late,”
 * he said": Oss, and nobody who spoke before. Who asks, and so does not answer, pronoun.c tells.
 */
#include "speaker/internal.h"

/* The token "asked" of a question that sentence s puts to its subject, "was asked whether", or WHO_NONE. */
static uint32_t asked_in(const cast *c, const sentence *s)
{
    static const char *const ASKED[] = {"asked", "pressed", "questioned", "quizzed"};
    for (uint32_t t = s->first + 2; t + 1 < s->last; t++)
        if (IS_ONE_OF(c, t, ASKED) && wd(c, t - 1)->role == WORD_BE && !tk(c, t)->depth) return t;
    return WHO_NONE;
}

/* "A lawyer asked the officer why he fired": whom sentence s asks something, without a name, in *m; false where it asks
 * nobody. */
static bool whom_asked(const cast *c, const sentence *s, mention *m)
{
    static const char *const ASKS[] = {"asked", "asks", "pressed", "questioned", "quizzed"};
    for (uint32_t t = s->first + 1; t + 2 < s->last; t++) {
        if (!IS_ONE_OF(c, t, ASKS) || !is_verb_tag(tk(c, t)->pos) || tk(c, t)->depth) continue;
        if (!described_at(c, t + 1, s, m) || m->plural || m->last >= s->last) return false;
        if (wd(c, m->head)->lex & (LEX_GROUP | LEX_ORG)) return false; /* asked the crowd */
        uint8_t r = wd(c, m->last)->role;
        return tk(c, m->last)->pos == POS_WH || r == WORD_HOW || r == WORD_IF || r == WORD_ABOUT || r == WORD_ON;
    }
    return false;
}

/* Whom m, who is asked, means by the pronoun `role`; a speaker or WHO_NONE. */
static uint32_t asked_means(cast *c, const mention *m, uint8_t role, uint32_t statement)
{
    uint32_t own = role == WORD_HE ? LEX_MALE : LEX_FEMALE, other = role == WORD_HE ? LEX_FEMALE : LEX_MALE;
    uint32_t e = by_role(c, m, statement);
    if (e != WHO_NONE) return gender_clash(&c->entities[e], own) ? WHO_NONE : speaker_of_entity(c, e);
    return wd(c, m->head)->lex & other ? WHO_NONE : resolve_unnamed(c, m, statement);
}

/* Whom the words that end before token `end` mean, the subject of "was asked"; a speaker or WHO_NONE. */
static uint32_t subject_asked(cast *c, const sentence *s, uint32_t end, uint8_t role, uint32_t statement)
{
    if (end > s->first + 1 && is_sign(c, end - 1, ',')) end--; /* the coach, Karl Oss, was asked */
    uint32_t n = c->naming_at[end - 1], first = end - 1;
    if (n != WHO_NONE && c->namings[n].last == end) {
        uint32_t e = c->namings[n].entity;
        bool clash = gender_clash(&c->entities[e], role == WORD_HE ? LEX_MALE : LEX_FEMALE);
        return c->entities[e].kind == WHO_PERSON && !clash ? speaker_of_entity(c, e) : WHO_NONE;
    }
    if (wd(c, end - 1)->role == role) {
        uint32_t e = resolve_pronoun(c, end - 1, statement);
        return e == WHO_NONE ? WHO_NONE : speaker_of_entity(c, e);
    }
    while (first > s->first && end - first < QUALIFIERS && tk(c, first)->pos != POS_DET) first--;
    mention m;
    if (!described_at(c, first, s, &m) || m.last != end || m.plural) return WHO_NONE;
    return asked_means(c, &m, role, statement);
}

uint32_t asked_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = line_of(c, statement, t), own = c->d->attributions[statement].cue_last;
    bool asks = own && str_is(rules_cue(c->r, wd(c, own - 1)->cue)->lemma, "ask");
    if (line == 0 || asks || c->d->a.statements[statement].type == WHO_INDIRECT) return WHO_NONE;
    const sentence *s = &c->d->sentences[line - 1];
    uint32_t asked = asked_in(c, s);
    mention whom;
    if (asked != WHO_NONE) return subject_asked(c, s, asked - 1, wd(c, t)->role, statement);
    return whom_asked(c, s, &whom) ? asked_means(c, &whom, wd(c, t)->role, statement) : WHO_NONE;
}
