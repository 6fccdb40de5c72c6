/* passive.c - the rules for a passive: the agent behind "by" is the source, and the subject or what follows the
 * content.
 *
 * Enters: a passive cue. Leaves: candidates. "He was told" has no agent and attributes nothing.
 */
#include "attribute/internal.h"

/* "by Oss, for the family, whether": behind what commas set off at t, for whom the agent asks; t where nothing is. */
static uint32_t behind_client(const work *w, uint32_t t, uint32_t last)
{
    if (t + 2 >= last || !is_punct(w, t, ",") || role(w, t + 1) != WORD_FOR) return t;
    uint32_t n = chunk_at(w, t + 2), end = n == WHO_NONE ? t : w->chunks[n].last;
    return end > t && end + 1 < last && is_punct(w, end, ",") ? end + 1 : t;
}

/* "asked by Oss why ...", "warned by Oss that ...", "warned by Oss: "..."", "accused by Oss of ...", "As reported by
 * Oss, ...": the content behind who says it. */
bool content_behind_agent(work *w, const candidate *base, uint32_t by)
{
    candidate c = *base;
    const sentence *s = sentence_of(w, c.cue.verb);
    uint32_t t = c.source.last, before = c.cue.first;
    while (t < s->last && (role(w, t) == WORD_ON ? is_when(w, t) : is_time(w, t))) t++;
    if (t + 1 >= s->last) return false;
    if (is_punct(w, t, ",") && tok(w, t + 1)->pos == POS_THAT) t++; /* told by the owner, Ilse Oss, that */
    t = behind_client(w, t, s->last);
    bool put = question_put(w, c.lexeme, t, s->last) != WHO_NONE; /* pressed by Oss on whether */
    if (put) t++;
    c.rule = "passive-by";
    bool as = before > s->first && opens_as_clause(w, before - 1);
    if (as && is_punct(w, t, ",")) {
        if (is_finite(w, t + 1)) return true; /* the keeper, as drawn by Oss, loses her sight: no words of his */
        c.content[0] = (range){t + 1, content_end(w, t + 1)};
        c.ncontent = 1;
        c.marker = MARKER_CLAUSE;
    } else {
        uint8_t p = tok(w, t)->pos;
        bool opens = p == POS_THAT || p == POS_WH || p == POS_TO || role(w, t) == WORD_HOW || role(w, t) == WORD_IF ||
                     ((role(w, t) == WORD_OF || role(w, t) == WORD_ABOUT) && c.lexeme->frames & FRAME_PREP) ||
                     (role(w, t) == WORD_AS && c.lexeme->frames & FRAME_AS) ||
                     (is_punct(w, t, ":") && starts_quotation(w, t + 1));
        bool bare = !opens && c.lexeme->frames & FRAME_OBJ_THAT && clause_begins(w, t, s->last);
        if (bare) { /* told by doctors her leg was broken */
            c.content[0] = (range){t, content_end(w, t)};
            c.ncontent = 1;
            c.marker = MARKER_THAT; /* as good as said */
        } else if (as || !opens || !content_after(w, &c.cue, c.lexeme, t, &c))
            return false;
        bool when = before == s->first + 1 && (tok(w, s->first)->pos == POS_WH || role(w, s->first) == WORD_WHILE);
        if (before <= s->first || when) /* Asked by Oss if it was late, Velden nodded; When asked by Oss */
            c.content[0].last = subordinate_end(w, c.content[0].first, c.content[0].last);
    }
    c.cue.last = by + 1;
    propose(w, &c);
    return true;
}

/* The source behind "by", with the token of "by" in *by; false where nobody stands there. */
bool agent(const work *w, candidate *c, uint32_t *by)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    *by = c->cue.last;
    while (*by < s->last && (tok(w, *by)->pos == POS_ADV || is_time(w, *by))) ++*by;
    if (*by + 1 >= s->last || role(w, *by) != WORD_BY || tok(w, *by + 1)->pos == POS_ING) return false;
    static const char *const MEDIA[] = {"email", "e-mail", "phone", "telephone", "text", "mail", "post", "letter"};
    verb_group g = c->cue;
    g.last = *by + 1;
    if (STR_IS_ANY(doc_token(w->d, *by + 1), MEDIA)) return false; /* said by email that */
    return subject_after(w, &g, false, &c->source, &c->source_head);
}

/* "Velden was heckled by a man", "questioned by the police": a verb whose object hears the words, and is not what they
 * are about. */
static bool is_spoken_to(const cue *c)
{
    static const char *const TO[] = {"heckle",  "question",  "grill", "quiz",   "interrupt", "greet",
                                     "address", "press",     "ask",   "tell",   "brief",     "lecture",
                                     "thank",   "challenge", "warn",  "advise", "remind"};
    for (size_t i = 0; i < sizeof TO / sizeof *TO; i++)
        if (str_is(c->lemma, TO[i])) return true;
    return false;
}

/* Behind the quotation or quotations at t, "mad" and "bad"; t itself where there is none. */
static uint32_t behind_quotations(const work *w, uint32_t t, uint32_t last)
{
    uint32_t end = t < last && starts_quotation(w, t) ? quotation_end(w, t) : t;
    while (end > t && end + 1 < last && role(w, end) == WORD_AND && starts_quotation(w, end + 1))
        end = quotation_end(w, end + 1);
    return end;
}

/* 'The plan was branded "mad" by Velden', 'described as a nightmare by residents': what it was called stands before
 * who called it so. */
static void called_by(work *w, candidate *c)
{
    uint32_t last = sentence_of(w, c->cue.verb)->last, t = c->cue.last;
    bool as = t + 1 < last && role(w, t) == WORD_AS;
    if (!(c->lexeme->frames & FRAME_AS)) return;
    t += as;
    uint32_t end = behind_quotations(w, t, last);
    bool quoted = end > t;
    while (as && !quoted && end < last && tok(w, end)->kind != TOK_PUNCT && role(w, end) != WORD_BY) end++;
    verb_group by = {.verb = c->cue.verb, .first = c->cue.first, .last = end + 1};
    if (end == t || end + 1 >= last || role(w, end) != WORD_BY) return;
    if (!subject_after(w, &by, false, &c->source, &c->source_head)) return;
    c->content[c->ncontent++] = (range){t, end};
    c->rule = "passive-by";
    c->marker = quoted ? MARKER_MARK : MARKER_NOUN;
    propose(w, c);
}

void passive(work *w, candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t by;
    if (!agent(w, c, &by)) {
        called_by(w, c);
        return;
    }
    uint32_t why = c->source.last;
    if (why < s->last && is_punct(w, why, ",")) why++;
    bool blames = why + 1 < s->last && c->lexeme->frames & FRAME_NOUN &&
                  (role(w, why) == WORD_FOR || (role(w, why) == WORD_OF && c->lexeme->frames & FRAME_PREP));
    if (!blames && content_behind_agent(w, c, by)) return;
    range subject;
    uint32_t head;
    if (!subject_before(w, &c->cue, &subject, &head)) return;
    uint32_t behind = c->source.last;
    if (role(w, subject.first) == WORD_IT && behind < s->last &&
        tok(w, behind)->pos == POS_THAT) { /* it was told by Oss that ... */
        c->cue.last = by + 1;
        if (!content_after(w, &c->cue, c->lexeme, behind, c)) return;
        c->rule = "passive-by";
        propose(w, c);
        return;
    }
    if (role(w, subject.first) == WORD_THIS || role(w, subject.first) == WORD_IT) {
        if (subject.first <= s->first + 1) said_so(w, c); /* not: before it was published by Oss, he said */
        return;
    }
    if (!blames && is_spoken_to(c->lexeme) && can_speak(w, head)) return;
    if (str_is(c->lexeme->lemma, "add") && !tok(w, subject.last - 1)->depth) return; /* the wing was added by Oss */
    c->cue.last = by + 1;
    for (uint32_t t = subject.first; t < subject.last; t++)
        if (is_finite(w, t)) return; /* the subject is of a clause: "Oss said the call had been requested by Velden" */
    c->content[c->ncontent++] = subject;
    if (blames) c->content[c->ncontent++] = (range){why, content_end(w, why)}; /* Velden was accused by Oss of ... */
    c->before = true;
    c->around = blames;
    c->rule = "passive-by";
    c->marker = MARKER_NOUN;
    propose(w, c);
}
