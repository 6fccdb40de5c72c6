/* it.c - what "it" means: a body or a writing that has no name, or that the sentences before are about.
 *
 * Enters: the pronoun. Leaves: a speaker or WHO_NONE. Bodies that have a name are found like people, by pronoun.c.
 */
#include "speaker/internal.h"

/* What is read or found: "it" is rather something written than a body. */
static bool is_of_writing(const cue *x)
{
    static const char *const LEMMAS[] = {"read", "find", "conclude", "recommend"};
    return STR_IS_ANY(x->lemma, LEMMAS);
}

/* The unnamed body or writing (`of`: LEX_ORG, LEX_DOC, LEX_GROUP) that is the subject of sentence s, before token t. A
 * speaker or WHO_NONE. */
static uint32_t unnamed_body_in(cast *c, const sentence *s, uint32_t t, uint32_t of, uint32_t statement)
{
    uint32_t first = behind_opening_phrase(c, s), head = first + 1;
    bool opens = (wd(c, first)->role == WORD_THE || wd(c, first)->role == WORD_A) && !tk(c, first)->depth;
    uint32_t n = c->naming_at[first], owner = n == WHO_NONE ? s->last : c->namings[n].last;
    if (owner + 2 < s->last && wd(c, owner)->role == WORD_S && tk(c, owner)->pos == POS_POSS)
        opens = true, head = owner + 1; /* Oss's own press release */
    uint32_t span;
    if (!opens && tk(c, first)->pos == POS_NOUN && phrase_at(c, first, &span) & LEX_ORG && span > 1)
        opens = true, head = first; /* state television */
    if (opens && head + 2 < s->last && wd(c, head + 1)->role == WORD_S && tk(c, head + 1)->pos == POS_POSS)
        head += 2; /* an auditor's report */
    while (opens && head + 1 < s->last && (tk(c, head)->pos == POS_ADJ || tk(c, head + 1)->pos == POS_NOUN)) head++;
    if (!opens || head + 1 >= s->last || head + 1 >= t || tk(c, head)->pos != POS_NOUN ||
        c->naming_at[head] != WHO_NONE)
        return WHO_NONE;
    uint8_t behind = tk(c, head + 1)->pos;
    uint32_t words, bits = wd(c, head)->lex | (phrase_at(c, head - 1, &words) & LEX_DOC); /* press release */
    bool aside = tk(c, head + 1)->kind == TOK_PUNCT && head + 2 < s->last && wd(c, head + 2)->role == WORD_WHICH;
    bool tabled = bits & LEX_DOC && behind == POS_PART; /* a report tabled in May */
    bool subject = behind == POS_PAST || behind == POS_VERB || aside || tabled;
    if (!(bits & of) || bits & LEX_PLURAL || !subject) return WHO_NONE;
    mention m = {.first = first, .last = head + 1, .head = head};
    uint32_t e = bits & LEX_ORG && !(bits & LEX_DOC) ? institution_before(c, &m) : WHO_NONE; /* the club */
    return e == WHO_NONE ? resolve_unnamed(c, &m, statement) : speaker_of_entity(c, e);
}

/* "They proposed by telegram. "...," it read", "They have a report. It found": the last thing written that is named
 * before token t, in this sentence or the one before, where the cue of the statement is what such things do; a speaker
 * or WHO_NONE. */
uint32_t written_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t verb = c->d->attributions[statement].cue_last;
    const cue *x = verb ? rules_cue(c->r, wd(c, verb - 1)->cue) : NULL;
    if (!x || !is_of_writing(x)) return WHO_NONE;
    uint32_t spoke = c->spoken_before[statement]; /* According to a survey, the tests give a wrong picture. It found */
    uint32_t by = spoke == WHO_NONE ? WHO_NONE : c->d->attributions[spoke].mention;
    bool goes_on = by != WHO_NONE && tk(c, c->d->mentions[by].head)->sentence + 1 == tk(c, t)->sentence;
    if (goes_on && c->d->a.speakers[c->d->a.statements[spoke].speaker].kind == WHO_DOCUMENT)
        return c->d->a.statements[spoke].speaker;
    uint32_t line = tk(c, t)->sentence, first = c->d->sentences[line ? line - 1 : line].first;
    bool near = line && c->d->sentences[line - 1].paragraph == c->d->sentences[line].paragraph;
    uint32_t about = near ? unnamed_body_in(c, &c->d->sentences[line - 1], t, LEX_DOC, statement) : WHO_NONE;
    if (about != WHO_NONE) return about; /* The study appears in a journal. It found */
    for (uint32_t i = t; i-- > first;) {
        bool written = tk(c, i)->pos == POS_NOUN && wd(c, i)->lex & LEX_DOC && !(wd(c, i)->lex & LEX_PLURAL);
        written = written && tk(c, i + 1)->pos != POS_NOUN; /* passage mortality */
        if (!written || tk(c, i)->depth) continue;
        mention m = {.first = i, .last = i + 1, .head = i};
        return resolve_unnamed(c, &m, statement);
    }
    return WHO_NONE;
}

/* "What changed her mind was a letter. It mentioned": the writing that the sentence before that of token t says that
 * something is; a speaker or WHO_NONE. */
uint32_t writing_that_was(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    if (!line || s->paragraph != s[1].paragraph || s->last < s->first + 5) return WHO_NONE;
    uint32_t noun = s->last - 2;
    bool a = wd(c, noun - 1)->role == WORD_A && wd(c, noun - 2)->role == WORD_BE && !tk(c, noun)->depth;
    if (!a || tk(c, noun)->pos != POS_NOUN || !(wd(c, noun)->lex & LEX_DOC)) return WHO_NONE;
    mention m = {.first = noun - 1, .last = noun + 1, .head = noun};
    return resolve_unnamed(c, &m, statement);
}

/* "The jury was also shown a letter": the participle behind the form of "be" at token `be` by which a writing comes to
 * somebody; else `be` itself. */
static uint32_t behind_brought(const cast *c, uint32_t be, uint32_t last)
{
    static const char *const BROUGHT[] = {"shown", "read", "given", "handed", "sent"};
    uint32_t t = be + 1;
    while (t + 1 < last && tk(c, t)->pos == POS_ADV) t++;
    return t < last && IS_ONE_OF(c, t, BROUGHT) ? t : be;
}

/* "At the heart of it is a cable from the embassy. It claims", "The jury was shown a letter. It claims": the writing
 * that the sentence before that of token t says there is, behind a form of "be" that is its first verb; a speaker or
 * WHO_NONE. */
uint32_t writing_that_is(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    if (!line || s->paragraph != s[1].paragraph) return WHO_NONE;
    uint32_t be = s->first;
    while (be < s->last && !is_verb_tag(tk(c, be)->pos)) be++;
    if (be + 2 >= s->last || wd(c, be)->role != WORD_BE) return WHO_NONE;
    uint32_t brought = behind_brought(c, be, s->last);
    if (brought == be && tk(c, s->first)->pos != POS_PREP) return WHO_NONE;
    be = brought;
    if (be + 2 >= s->last || wd(c, be + 1)->role != WORD_A) return WHO_NONE;
    uint32_t head = be + 2;
    while (head + 1 < s->last && (tk(c, head)->pos == POS_ADJ || tk(c, head + 1)->pos == POS_NOUN)) head++;
    if (tk(c, head)->depth || tk(c, head)->pos != POS_NOUN || !(wd(c, head)->lex & LEX_DOC)) return WHO_NONE;
    mention m = {.first = be + 1, .last = head + 1, .head = head};
    return resolve_unnamed(c, &m, statement);
}

/* Does sentence s stand behind whatever was last said before the statement, and by whom, if anybody spoke? */
bool stands_behind_speech(const cast *c, const sentence *s, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement];
    if (before == WHO_NONE) return true;
    uint32_t by = c->d->attributions[before].mention;
    const who_statement *st = &c->d->a.statements[before]; /* without a source it carries on another */
    return by == WHO_NONE ? st->content[st->ncontent - 1].end <= tk(c, s->first)->start
                          : c->d->mentions[by].first < s->first;
}

/* "As for Kerrex, it says"; "The Council opposed it. "...," it said": the institution that is the topic in front, or
 * the subject of the sentence before, where that stands behind what anybody last said. A speaker or WHO_NONE. */
uint32_t body_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence, topic = t > 1 ? c->naming_at[t - 2] : WHO_NONE;
    if (topic != WHO_NONE && is_topic_of_it(c, &c->namings[topic]) &&
        c->entities[c->namings[topic].entity].kind == WHO_INSTITUTION)
        return speaker_of_entity(c, c->namings[topic].entity);
    if (line == 0) return WHO_NONE;
    const sentence *s = &c->d->sentences[line - 1];
    if (!stands_behind_speech(c, s, statement)) return WHO_NONE;
    for (uint32_t i = namings_before(c, s->last); i-- > 0 && c->namings[i].first >= s->first;) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        bool body = e->kind == WHO_INSTITUTION && !e->place && !tk(c, n->first)->depth;
        if (body && n->first <= s->first + 3 && is_subject(c, n)) return speaker_of_entity(c, n->entity);
    }
    return WHO_NONE;
}

/* What "it" at token t means: "The board condemned what it called a mess", "The board met. It found": the unnamed body
 * or writing that its sentence or the one before is about, or the writing that one before that in its paragraph is
 * about: "The report is clear. Nobody kept count. The roof leaks, it says". With `unspoken`, only behind what was said
 * last. A speaker or WHO_NONE. */
uint32_t unnamed_body_before(cast *c, uint32_t t, uint32_t statement, bool unspoken)
{
    uint32_t line = tk(c, t)->sentence, either = LEX_ORG | LEX_DOC | LEX_GROUP;
    const sentence *here = &c->d->sentences[line];
    bool another = is_in_words(c, statement, here->first); /* "The navy has been told, it said" */
    uint32_t own = unspoken && !another ? unnamed_body_in(c, here, t, either, statement) : WHO_NONE;
    if (own != WHO_NONE) return own;
    for (uint32_t i = line; i-- > 0 && i + SUBJECT_REACH >= line;) {
        const sentence *s = &c->d->sentences[i];
        bool near = i + 1 == line;
        if ((!near && s->paragraph != c->d->sentences[line].paragraph) ||
            (unspoken && !stands_behind_speech(c, s, statement)))
            break;
        uint32_t x = unnamed_body_in(c, s, t, near ? either : LEX_DOC, statement);
        if (x != WHO_NONE) return x;
    }
    return WHO_NONE;
}

uint32_t writing_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    bool near = line && s->paragraph == s[1].paragraph && wd(c, t)->role == WORD_ITS;
    return near ? unnamed_body_in(c, s, t, LEX_DOC, statement) : WHO_NONE;
}
