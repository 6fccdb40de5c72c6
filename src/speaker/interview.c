/* interview.c - who asks and who answers: labels, initials, and interviews that have neither.
 *
 * Enters: a statement by the rule "label", or a quotation behind a question. Leaves: its speaker and the reason. Q is
 * the author; A, and whoever answers without a label, is the person whom the article names first.
 */
#include "speaker/internal.h"

/* The author of the article, who asks in an interview, or WHO_NONE where there is none or more than one. */
static uint32_t author_speaker(cast *c)
{
    uint32_t e = author_entity(c);
    return e == WHO_NONE ? WHO_NONE : speaker_of_entity(c, e);
}

/* Are the capitals those that the words of the name begin with, or all its parts: LV, and SOT for Sam Oss-Tavi? */
static bool has_initials(const entity *e, who_str capitals)
{
    size_t words = 0, parts = 0;
    bool by_word = e->nparts == capitals.len, by_part = true;
    for (uint32_t k = 0; k < e->nparts; k++) {
        who_str rest = e->part[k];
        by_word = by_word && rest.ptr[0] == capitals.ptr[words++] + 32;
        while (rest.len) {
            who_str part = str_split(&rest, '-');
            by_part = by_part && parts < capitals.len && part.len && part.ptr[0] == capitals.ptr[parts++] + 32;
        }
    }
    return by_word || (by_part && parts == capitals.len);
}

/* "LV: I began at nine.": a label of initials is the person who has them, named first of those before it. */
static uint32_t person_by_initials(const cast *c, const mention *m)
{
    who_str label = doc_token(c->d, m->head);
    if (m->last - m->first != 1 || !(tk(c, m->head)->shape & SHAPE_UPPER) || label.len < 2 || label.len > 3)
        return WHO_NONE;
    for (uint32_t i = 0; i < c->nnamings && i < NAMINGS_BACK && c->namings[i].first < m->first; i++) {
        const entity *e = &c->entities[c->namings[i].entity];
        if (e->kind == WHO_PERSON && has_initials(e, label)) return c->namings[i].entity;
    }
    return WHO_NONE;
}

/* The labels of an interview: A is the person whom the article names first, Q its author. */
bool resolve_label(cast *c, const mention *m, who_str *why, uint32_t *speaker)
{
    who_str label = doc_token(c->d, m->head);
    if (m->last - m->first == 1 && (str_is(label, "Q") || str_is(label, "QUESTION") || str_is(label, "Question"))) {
        *speaker = author_speaker(c);
        *why = explain(c, *why,
                       *speaker == WHO_NONE ? "the label Q is the interviewer, whom the article does not name"
                                            : "the label Q is the author,",
                       *speaker);
        return true;
    }
    if (m->last - m->first == 1 && (str_is(label, "A") || str_is(label, "ANSWER") || str_is(label, "Answer"))) {
        uint32_t best = first_person_before(c, m->head);
        *speaker = best == WHO_NONE ? WHO_NONE : speaker_of_entity(c, best);
        *why = explain(c, *why, "the label A is the person interviewed:", *speaker);
        return true;
    }
    uint32_t initials = person_by_initials(c, m);
    if (initials != WHO_NONE) {
        *speaker = speaker_of_entity(c, initials);
        *why = explain(c, *why, "the label has the initials of", *speaker);
        return true;
    }
    static const char *const NOBODY[] = {"UNIDENTIFIED", "UNKNOWN", "Unidentified", "Unknown"};
    if (!STR_IS_ANY(doc_token(c->d, m->first), NOBODY)) return false;
    *speaker = WHO_NONE;
    *why = explain(c, *why, "the label says that nobody knows", WHO_NONE);
    return true;
}

/* "Why did it sink?", a paragraph without marks, and the next begins with a quotation: is paragraph p such an answer?
 */
static bool answers_question(const cast *c, uint32_t p)
{
    const paragraph *here = &c->d->paragraphs[p], *before = here - 1;
    if (p == 0 || here->first_token >= here->last_token || before->first_token >= before->last_token) return false;
    if (tk(c, here->first_token)->kind != TOK_MARK || !is_sign(c, before->last_token - 1, '?')) return false;
    for (uint32_t t = before->first_token; t < before->last_token; t++)
        if (tk(c, t)->depth || tk(c, t)->kind == TOK_MARK) return false;
    return true;
}

/* Is the article an interview without labels: two such answers or more? */
static bool is_interview(cast *c)
{
    uint32_t answers = 0;
    if (c->asked.interview_made) return c->asked.interview;
    for (uint32_t p = 1; p < c->d->nparagraphs; p++) answers += answers_question(c, p);
    c->asked.interview_made = true;
    return c->asked.interview = answers >= 2;
}

/* Who answers with statement i, which nothing attributes, in an interview without labels: whom the article names first.
 */
void resolve_answer(cast *c, uint32_t i)
{
    who_statement *st = &c->d->a.statements[i];
    uint32_t t = doc_token_from(c->d, st->content[0].start), p = c->d->sentences[tk(c, t)->sentence].paragraph;
    if (t != c->d->paragraphs[p].first_token || !is_interview(c) || !answers_question(c, p)) return;
    uint32_t e = first_person_before(c, t);
    if (e == WHO_NONE || e == author_entity(c)) return;
    st->speaker = speaker_of_entity(c, e);
    st->why = explain(c, st->why, "a question stands before it; the person interviewed is", st->speaker);
}

/* The turns of an interview whose answers have neither labels nor marks: they are those of the person whom the article
 * names first. */
void resolve_turn(cast *c, who_statement *st)
{
    uint32_t e = first_person_before(c, c->d->ntokens);
    if (e != WHO_NONE) st->speaker = speaker_of_entity(c, e);
    st->why = STR("it follows a question without a label");
    st->why = explain(c, st->why, "the person interviewed is", st->speaker);
}
