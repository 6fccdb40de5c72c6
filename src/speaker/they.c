/* they.c - whom "they" and "both" mean: two or more who were named, asked or spoken of together.
 *
 * Enters: the pronoun. Leaves: a speaker: people who speak jointly, a group, or one spokesperson; or WHO_NONE.
 */
#include "speaker/internal.h"

/* pilots, insiders, residents */
bool is_people_word(const cast *c, uint32_t t)
{
    uint32_t bits = wd(c, t)->lex;
    return tk(c, t)->pos == POS_NOUN && bits & LEX_PLURAL && bits & (LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_KIN) &&
           c->naming_at[t] == WHO_NONE;
}

/* "Velden and her colleagues waited. They said": those words are a group, where the token `link` follows the name in
 * them that sentence s begins with. A speaker or WHO_NONE. */
static uint32_t people_of(cast *c, const sentence *s, uint32_t link, uint32_t statement)
{
    uint32_t head = link + 1;
    if (head < s->last && tk(c, head)->pos == POS_POSS) head++;
    while (head + 1 < s->last && (tk(c, head)->pos == POS_ADJ || tk(c, head + 1)->pos == POS_NOUN)) head++;
    if (head >= s->last || !is_people_word(c, head)) return WHO_NONE;
    mention m = {.first = c->namings[c->naming_at[link - 1]].first, .last = head + 1, .head = head, .plural = true};
    return resolve_unnamed(c, &m, statement);
}

/* "Velden and Oss waited.": the two who are the subject of sentence s, as one speaker, or WHO_NONE. */
static uint32_t two_in(cast *c, const sentence *s, uint32_t statement)
{
    uint32_t a = naming_in(c, s->first, s->first + 4 < s->last ? s->first + 4 : s->last);
    if (a == WHO_NONE || c->namings[a].last + 1 >= s->last || wd(c, c->namings[a].last)->role != WORD_AND)
        return WHO_NONE;
    uint32_t with = people_of(c, s, c->namings[a].last, statement);
    if (with != WHO_NONE) return with;
    uint32_t link = c->namings[a].last, b = naming_in(c, link + 1, link + 4 < s->last ? link + 4 : s->last);
    if (b == WHO_NONE || tk(c, c->namings[a].first)->depth || c->namings[b].last >= s->last) return WHO_NONE;
    uint8_t behind = tk(c, c->namings[b].last)->pos;
    uint32_t x = c->namings[a].entity, y = c->namings[b].entity;
    bool people = c->entities[x].kind == WHO_PERSON && c->entities[y].kind == WHO_PERSON && x != y;
    if (!people || (behind != POS_PAST && behind != POS_VERB && behind != POS_MODAL)) return WHO_NONE;
    return joint_speaker(c, speaker_of_entity(c, x), speaker_of_entity(c, y));
}

/* "Velden and Oss waited. They said", "Velden and Oss, they said, ...": the two who are the subject of the sentence
 * before the pronoun t, or of its own, or WHO_NONE. */
uint32_t two_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence;
    uint32_t own = t > c->d->sentences[line].first ? two_in(c, &c->d->sentences[line], statement) : WHO_NONE;
    return own != WHO_NONE || line == 0 ? own : two_in(c, &c->d->sentences[line - 1], statement);
}

/* "A teacher was sent home after she posted", "The chairman has resigned over what he called", where the article has
 * named nobody: the unnamed subject of the pronoun's own sentence, which a conjunction joins to its clause; a speaker
 * or WHO_NONE. */
uint32_t subject_of_main_clause(cast *c, uint32_t t, uint32_t statement)
{
    const sentence *s = &c->d->sentences[tk(c, t)->sentence];
    uint8_t r = wd(c, t)->role;
    mention m;
    bool joined = t > s->first && (wd(c, t - 1)->role == WORD_WHILE || wd(c, t - 1)->role == WORD_AS ||
                                   wd(c, t - 1)->role == WORD_HOW || wd(c, t - 1)->role == WORD_IF);
    if (!joined || !described_subject(c, s, &m) || m.plural || m.last >= t) return WHO_NONE;
    bool asks = wd(c, m.last)->cue && str_is(rules_cue(c->r, wd(c, m.last)->cue)->lemma, "ask");
    if (asks) return WHO_NONE; /* a reporter asked whether he */
    bool nobody_yet = wd(c, m.first)->role == WORD_THE && first_person_before(c, t) == WHO_NONE;
    if (wd(c, m.first)->role != WORD_A && !nobody_yet) return WHO_NONE;
    uint32_t bits = wd(c, m.head)->lex;
    if ((r == WORD_HE && bits & LEX_FEMALE) || (r == WORD_SHE && bits & LEX_MALE)) return WHO_NONE;
    for (uint32_t i = m.last; i < t; i++) { /* nobody else stands between them, and she is its subject */
        uint32_t n = c->naming_at[i];
        if (n != WHO_NONE && c->entities[c->namings[n].entity].kind == WHO_PERSON) return WHO_NONE;
    }
    return resolve_unnamed(c, &m, statement);
}

/* The token behind "interviewed" or "according to" in the sentence, whose next words are those who were asked; WHO_NONE
 * where there is none. */
static uint32_t behind_asking(const cast *c, const sentence *s)
{
    static const char *const ASKED[] = {"interviewed", "surveyed", "questioned", "polled"};
    for (uint32_t t = s->first + 1; t + 1 < s->last; t++) {
        bool according = wd(c, t)->role == WORD_TO && wd(c, t - 1)->role == WORD_ACCORDING;
        if ((according || IS_ONE_OF(c, t, ASKED)) && !tk(c, t)->depth) return t + 1;
    }
    return WHO_NONE;
}

/* "The agency interviewed 15 retired pilots and cooks. They described", "..., according to insiders. They said":
 * the unnamed people whom the sentence before gives as those who were asked. A speaker or WHO_NONE. */
static uint32_t people_asked(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    if (line == 0 || s->paragraph != c->d->sentences[line].paragraph) return WHO_NONE;
    uint32_t first = behind_asking(c, s), head = first;
    if (first == WHO_NONE) return WHO_NONE;
    while (head < s->last && head < first + QUALIFIERS && !is_people_word(c, head) && tk(c, head)->kind != TOK_PUNCT)
        head++;
    if (head >= s->last || !is_people_word(c, head)) return WHO_NONE;
    while (head + 1 < s->last && is_people_word(c, head + 1)) head++;
    mention m = {.first = first, .last = head + 1, .head = head, .plural = true};
    return resolve_unnamed(c, &m, statement);
}

/* "They", where the article calls one person so and nobody else is nearer; a speaker or WHO_NONE. */
uint32_t they_alone(cast *c, const mention *m, uint32_t statement)
{
    uint8_t r = wd(c, m->head)->role;
    if (!c->any_neutral || (r != WORD_THEY && r != WORD_THEIR)) return WHO_NONE;
    uint32_t e = resolve_pronoun(c, m->head, statement);
    return e != WHO_NONE && c->entities[e].neutral ? speaker_of_entity(c, e) : WHO_NONE;
}

/* "A spokesperson said it was late. They added": the one who speaks for others, of whom no word tells the sex. A
 * speaker or WHO_NONE. */
static uint32_t spokesperson_before(const cast *c, uint32_t t, uint32_t statement)
{
    static const char *const NEUTRAL[] = {"spokesperson", "representative"};
    uint32_t before = c->spoken_before[statement];
    uint32_t at = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    if (at == WHO_NONE || !IS_ONE_OF(c, c->d->mentions[at].head, NEUTRAL)) return WHO_NONE;
    uint32_t line = tk(c, c->d->mentions[at].first)->sentence, here = tk(c, t)->sentence;
    uint32_t speaker = c->d->a.statements[before].speaker;
    bool near = line < here && here - line <= 2 && c->d->a.speakers[speaker].kind == WHO_ANONYMOUS;
    return near ? speaker : WHO_NONE;
}

/* "Residents are fighting a plan which they fear", "Prosecutors charged Oss because they say", "arrested two men they
 * say": the unnamed people that the pronoun's own sentence begins with. A speaker or WHO_NONE. */
static uint32_t people_of_clause(cast *c, uint32_t t, uint32_t statement)
{
    const sentence *s = &c->d->sentences[tk(c, t)->sentence];
    mention m;
    uint8_t r = t > s->first ? wd(c, t - 1)->role : WORD_NONE;
    bool relative = r == WORD_WHICH || r == WORD_WHO;
    bool because = t > s->first && str_is(doc_token(c->d, t - 1), "because");
    bool object = t > s->first && tk(c, t - 1)->pos == POS_NOUN;
    if ((!relative && !because && !object) || !described_subject(c, s, &m) || !m.plural || m.last >= t) return WHO_NONE;
    return resolve_unnamed(c, &m, statement);
}

/* "The couple moved, they say", "The couple moved. They say": the two who are meant, as the subject of the pronoun's
 * own sentence or of the one before, in its paragraph. A speaker or WHO_NONE. */
static uint32_t couple_of_clause(cast *c, uint32_t t)
{
    uint32_t line = tk(c, t)->sentence, second;
    for (uint32_t i = line + 1; i-- > 0 && i + 1 >= line;) {
        const sentence *s = &c->d->sentences[i];
        uint32_t first = behind_opening_phrase(c, s);
        if (s->paragraph != c->d->sentences[line].paragraph) break;
        if (first + 2 >= t || tk(c, first)->depth) continue;
        mention m = {.first = first, .last = first + 2, .head = first + 1, .plural = true};
        uint32_t e = couple_before(c, &m, &second);
        if (e != WHO_NONE) return joint_speaker(c, speaker_of_entity(c, e), speaker_of_entity(c, second));
    }
    return WHO_NONE;
}

/* "They": those whom the sentence before names two of, or says that they were asked, or whom their own begins with, or
 * who speaks for them. A speaker or WHO_NONE. */
uint32_t several_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t s = two_before(c, t, statement);
    if (s == WHO_NONE) s = couple_of_clause(c, t);
    if (s == WHO_NONE) s = people_asked(c, t, statement);
    if (s == WHO_NONE) s = people_of_clause(c, t, statement);
    return s != WHO_NONE ? s : spokesperson_before(c, t, statement);
}

/* "She and her colleagues report ... They write": the first of several who spoke last; a speaker or WHO_NONE. */
uint32_t joined_speaker(const cast *c, uint32_t t, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement];
    uint32_t at = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    if (at == WHO_NONE) return WHO_NONE;
    const mention *m = &c->d->mentions[at];
    uint8_t r = wd(c, m->first)->role;
    bool joined = (r == WORD_HE || r == WORD_SHE) && m->first + 2 < m->last && wd(c, m->first + 1)->role == WORD_AND;
    bool near = m->first < t && tk(c, m->first)->sentence + 2u >= tk(c, t)->sentence;
    return joined && near ? c->d->a.statements[before].speaker : WHO_NONE;
}

/* "Ilse Oss and Senator Karl Renn wrote ... The senators demand": those who spoke together last, where one of them at
 * least is what m says that they are; a speaker or WHO_NONE. */
uint32_t joint_before(const cast *c, const mention *m, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement], bits = wd(c, m->head)->lex;
    uint32_t at = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    bool those = wd(c, m->first)->role == WORD_THE && m->head == m->first + 1 && m->last == m->head + 1;
    if (at == WHO_NONE || !those || !(bits & LEX_PLURAL) || !(bits & LEX_ROLE)) return WHO_NONE;
    uint32_t s = c->d->a.statements[before].speaker, canonical = canonical_id(c, tk(c, m->head)->word);
    uint32_t here = c->d->sentences[tk(c, m->head)->sentence].paragraph;
    if (c->d->sentences[tk(c, c->d->mentions[at].head)->sentence].paragraph + 1 < here) return WHO_NONE;
    for (uint32_t i = 0; i < c->d->a.speakers[s].nmembers; i++) {
        uint32_t e = c->entity_of[c->d->a.speakers[s].members[i]];
        if (e != WHO_NONE && has_role(c, &c->entities[e], canonical)) return s;
    }
    return WHO_NONE;
}
