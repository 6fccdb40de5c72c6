/* shared.c - verbs whose subject is that of another verb: "Velden wept and warned that", "went on air to say that".
 *
 * Enters: a cue without a subject before it, behind a conjunction, a comma or "to". Leaves: candidates, or a source for
 * the rules that ask: that of the first attribution of the sentence, that of the verb before, or whom the verb before
 * makes act. Both of the first are proposed where a sentence has them, and select.c decides; not so where number or
 * tense tell. Gets wrong: verbs of a subordinate clause that go on behind a comma.
 */
#include "attribute/internal.h"

static bool covers_token(const candidate *c, uint32_t t)
{
    for (uint32_t i = 0; i < c->ncontent; i++)
        if (c->content[i].first <= t && t < c->content[i].last) return true;
    return false;
}

/* "Asked by Oss, who said it was late, Velden smiled and said": does a sentence that opens with a participle have the
 * attribution `first` in these words, by their "who", and `then` behind them? */
static bool is_of_opening(const work *w, const candidate *first, const candidate *then)
{
    uint32_t opens = sentence_start(w, first->cue.verb);
    uint8_t p = tok(w, opens)->pos;
    bool participle = p == POS_PART || p == POS_PAST || p == POS_ING;
    return participle && role(w, first->source.last - 1) == WORD_WHO && then->source.first > first->cue.verb &&
           is_punct(w, then->source.first - 1, ",");
}

/* The attribution of a sentence that the others stand inside, or follow: in "Oss will call, the aide said" it is the
 * aide's, in "the aide said Oss had called" it is the aide's too. NULL where there is none yet. */
const candidate *main_attribution(const work *w, uint32_t verb)
{
    uint32_t i = w->nfound, sentence_index = tok(w, verb)->sentence;
    const candidate *best = NULL;
    while (i > 0 && tok(w, w->found[i - 1].cue.verb)->sentence == sentence_index) i--;
    for (; i < w->nfound; i++) {
        const candidate *c = &w->found[i];
        if (c->source.first >= c->source.last || c->cue.verb == verb) continue;
        bool agent = strcmp(c->rule, "passive-by") == 0; /* he was told by Oss that it was late, and insisted that */
        if (agent && tok(w, verb)->pos != POS_ING) continue;
        bool straight =
            best && best->cue.verb == c->cue.verb && best->inverted && !c->inverted; /* Oss, a lawyer, said */
        if (!best || straight || is_of_opening(w, best, c) ||
            (best->cue.verb != c->cue.verb && !covers_token(best, c->cue.verb)))
            best = c;
    }
    return best;
}

/* Can the head of a subject speak? "The timing" cannot. */
bool can_speak(const work *w, uint32_t head)
{
    uint32_t speakers = LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_DOC | LEX_METONYM | LEX_KIN | LEX_CUENOUN;
    return tok(w, head)->pos == POS_NAME || lex(w, head)->lex & speakers ||
           (tok(w, head)->pos == POS_PRON && role(w, head) != WORD_IT);
}

/* "Pilots of the port bristled at this and said": the phrase that opens the sentence, where no tag tells which word is
 * its verb. */
static bool opening_phrase(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    uint32_t first = sentence_start(w, g->verb), n = chunk_at(w, first);
    if (n == WHO_NONE || w->chunks[n].first != first || tok(w, first)->depth) return false;
    uint32_t end = phrase_end(w, n, g->first);
    uint32_t h = w->chunks[n].head;
    if (end >= g->first || !can_speak(w, h) || is_time(w, h)) return false;
    *source = (range){first, end};
    *head = h;
    return true;
}

/* "A law that makes it a crime, arguing": is verb group v that of a clause that only tells which law is meant? */
static bool tells_which(const work *w, const verb_group *v, uint32_t first)
{
    if (v->first < first + 2) return false;
    uint32_t t = v->first - 1;
    bool relative = tok(w, t)->pos == POS_THAT || role(w, t) == WORD_WHO || role(w, t) == WORD_WHICH;
    return relative && tok(w, t - 1)->pos == POS_NOUN;
}

/* The last verb before group g in its sentence that has a subject, outside quotations, and the head of that. */
static bool verb_before(const work *w, const verb_group *g, verb_group *v, uint32_t *head)
{
    uint32_t first = sentence_of(w, g->verb)->first;
    range subject;
    for (uint32_t t = g->first; t-- > first;)
        if (!tok(w, t)->depth && is_finite(w, t) && verb_group_at(w, t, v) && subject_before(w, v, &subject, head))
            return true;
    return false;
}

/* The source that a participle or a second verb shares: that of the first attribution of its sentence, or the subject
 * of the first verb that has one; with `nearest`, of the verb before it. */
bool shared_subject(const work *w, const verb_group *g, bool nearest, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    const candidate *main_one = nearest ? NULL : main_attribution(w, g->verb);
    bool owner = main_one && role(w, main_one->source.last - 1) == WORD_S && /* she doubted Oss's claim that, saying */
                 tok(w, sentence_start(w, g->verb))->pos == POS_PRON;
    bool which = main_one && g->participle && g->first > s->first &&
                 is_punct(w, g->first - 1, ",") && /* struck down a law that asked, ruling */
                 main_one->source.first > sentence_start(w, g->verb) && tells_which(w, &main_one->cue, s->first) &&
                 tok(w, main_one->source_head)->pos == POS_NOUN;
    if (main_one && !owner && !which) {
        *source = main_one->source;
        *head = main_one->source_head;
        return true;
    }
    bool found = false;
    for (uint32_t t = sentence_start(w, g->verb); t < g->first && !(found && !nearest); t++) {
        verb_group v;
        range x;
        uint32_t h;
        if (tok(w, t)->depth || !is_finite(w, t) || !verb_group_at(w, t, &v) || !subject_before(w, &v, &x, &h))
            continue;
        if (found && g->participle && is_punct(w, g->first - 1, ",") && tells_which(w, &v, s->first)) continue;
        *source = x;
        *head = h;
        found = true;
    }
    return found || opening_phrase(w, g, source, head);
}

/* "The vote led Velden to declare": the object of a verb that makes others act is who speaks. */
static bool caused_subject(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    uint32_t n = g->first > s->first ? chunk_at(w, g->first - 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].last != g->first) return false;
    uint32_t start = phrase_start(w, n, s->first), c = chunk_at(w, start);
    if (start == s->first || !(lex(w, start - 1)->lex & LEX_CAUSATIVE)) return false;
    if (c == WHO_NONE || !can_speak(w, w->chunks[c].head)) return false;
    *source = (range){start, g->first};
    *head = w->chunks[c].head;
    return true;
}

/* "Velden expects Oss to report a loss", "wants the board to explain": what stands before "to" is asked to speak by the
 * verb before it, and has not spoken. */
static bool is_asked_to(const work *w, const verb_group *g)
{
    const sentence *s = sentence_of(w, g->verb);
    uint32_t n = g->first > s->first ? chunk_at(w, g->first - 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].last != g->first) return false;
    if (!can_speak(w, w->chunks[n].head) && !is_plural(w, w->chunks[n].head)) return false;
    uint32_t start = phrase_start(w, n, s->first);
    if (start == s->first || !lex(w, start - 1)->cue || tok(w, start - 1)->depth) return false;
    const cue *asks = rules_cue(w->r, lex(w, start - 1)->cue);
    uint32_t frames = asks->frames;
    if (str_is(asks->lemma, "call")) return false; /* called Oss to congratulate him */
    return frames & FRAME_OBJ_INF || (frames & FRAME_INF && frames & FRAME_MENTAL);
}

/* "The mayor backs it, but members - and the union - call": a verb in the plural has no singular person for a subject.
 */
static bool disagrees(const work *w, const verb_group *g, range source, uint32_t head)
{
    uint32_t t = g->first;
    while (t < g->verb && !is_finite(w, t)) t++;
    bool plural = t == g->verb && tok(w, t)->pos == POS_VERB && lex(w, t)->form == FORM_BASE && !g->infinitive;
    for (uint32_t i = source.first; i < source.last; i++) plural = plural && role(w, i) != WORD_AND;
    bool she = role(w, head) == WORD_SHE || role(w, head) == WORD_HE;
    uint32_t bits = lex(w, head)->lex, bodies = LEX_ORG | LEX_PLURAL | LEX_METONYM;
    bool person = tok(w, head)->pos == POS_NOUN && bits & (LEX_ROLE | LEX_ANON | LEX_KIN) && !(bits & bodies);
    return plural && (she || person);
}

/* Velden took to the radio to say ..., Velden listened and warned ...: the subject stands before another verb. False
 * where there is none. */
static bool shared(work *w, const candidate *base, bool nearest, const char *rule, candidate *out)
{
    candidate c = *base;
    bool caused = c.cue.purpose && caused_subject(w, &c.cue, &c.source, &c.source_head);
    if (!caused && !shared_subject(w, &c.cue, nearest, &c.source, &c.source_head)) return false;
    if (!caused && disagrees(w, &c.cue, c.source, c.source_head)) return false;
    if (!content_after(w, &c.cue, c.lexeme, c.cue.last, &c)) return false;
    uint32_t q = c.lexeme->frames & (FRAME_WEAK | FRAME_AS) ? quotation_at(w, c.cue.last) : WHO_NONE;
    if (q != WHO_NONE && ends_title(w, w->d->quotations[q].last)) return false; /* the song, called "Home," says */
    c.rule = caused ? "caused-subject" : rule;
    *out = c;
    return true;
}

/* "Velden went on air to say that": of an infinitive of purpose, unless the verb before asks its object to. */
void of_purpose(work *w, const candidate *base)
{
    candidate c;
    if (!is_asked_to(w, &base->cue) && shared(w, base, true, "shared-subject", &c)) propose(w, &c);
}

/* "told Oss, who opened the door and said": does the conjunction before the cue join it to the verb of a "who" that no
 * comma has closed? */
static bool joins_relative(const work *w, const candidate *c)
{
    uint32_t first = sentence_start(w, c->cue.verb), t = c->cue.first;
    if (t < first + 3 || role(w, t - 1) != WORD_AND) return false;
    uint32_t verbs = 0;
    for (t--; t-- > first && !is_punct(w, t, ",;:") && !is_dash(w, t) && !tok(w, t)->depth;) {
        if (role(w, t) == WORD_WHO) return verbs == 1 && t > first && is_punct(w, t - 1, ",");
        verbs += is_finite(w, t);
        if (verbs > 1) return false;
    }
    return false;
}

/* Is the first finite verb of the group in the past? */
static bool is_past(const work *w, const verb_group *g)
{
    uint32_t t = g->first;
    while (t < g->verb && !is_finite(w, t)) t++;
    return tok(w, t)->pos == POS_PAST;
}

/* "Oss says a man rose and told": verbs that share a subject share their tense. Is the nearest verb before that of
 * `base` alike, and that of the sentence's attribution not? In "Oss says he rose and told" both are of one. */
static bool breaks_tense(const work *w, const candidate *base, const candidate *main_one)
{
    verb_group near;
    uint32_t head;
    if (!main_one || is_past(w, &main_one->cue) || !is_past(w, &base->cue) || main_one->before) return false;
    if (main_one->cue.participle || main_one->cue.infinitive || main_one->cue.modal) return false;
    bool found = verb_before(w, &base->cue, &near, &head) && near.verb != main_one->cue.verb;
    return found && is_past(w, &near) && tok(w, head)->pos != POS_PRON;
}

/* "They were promised anonymity and told they could not vote": who tells, tells somebody, so that "told" directly
 * before a clause is done to the subject. */
static bool is_told_too(const work *w, const candidate *c)
{
    uint32_t t = c->cue.last, last = sentence_of(w, c->cue.verb)->last;
    if (!str_is(c->lexeme->lemma, "tell") || t + 1 >= last || tok(w, t)->pos != POS_PRON) return false;
    return !is_object_pronoun(w, t) && role(w, t) != WORD_IT && role(w, t) != WORD_YOU && is_finite(w, t + 1);
}

/* "Oss was sent home after parents complained and asked that": is the verb that shares the subject of `near` one of
 * speech in the same tense, in a clause of its own? */
static bool complains_too(const work *w, const candidate *base, const candidate *near)
{
    verb_group v;
    uint32_t head, first = near->source.first, start = sentence_start(w, first);
    if (first <= start || (role(w, first - 1) != WORD_WHILE && role(w, first - 1) != WORD_AS)) return false;
    if (!verb_before(w, &base->cue, &v, &head) || !lex(w, v.verb)->cue || tok(w, head)->pos == POS_PRON) return false;
    return is_speech(rules_cue(w->r, lex(w, v.verb)->cue)) && is_past(w, &v) == is_past(w, &base->cue);
}

/* "Oss resigned, and Velden wept and warned that": the verb before may have another subject than the sentence's first
 * attribution. Both are proposed. */
void joined_by_conjunction(work *w, const candidate *base)
{
    candidate first, nearest;
    if (is_told_too(w, base)) return;
    bool found = !joins_relative(w, base) && shared(w, base, false, "shared-subject", &first);
    const candidate *aside = main_attribution(w, base->cue.verb); /* That day, Oss said, her husband rose and asked */
    bool near = shared(w, base, true, "shared-nearest", &nearest);
    bool inside = found && aside && aside->around && near && nearest.source.first > aside->cue.last;
    bool other = found && near && nearest.source.first != first.source.first;
    inside = inside || (other && complains_too(w, base, &nearest));
    if (found && !inside && !breaks_tense(w, base, aside)) propose(w, &first);
    if (near && !(found && nearest.source.first == first.source.first)) propose(w, &nearest);
}

/* "but in a later interview said": the conjunction joins the cue, and between them stands only where it was said. */
bool joined_behind_place(const work *w, const candidate *c)
{
    uint32_t first = sentence_of(w, c->cue.verb)->first, n = chunk_ending_at(w, c->cue.first);
    if (n == WHO_NONE) return false;
    uint32_t head = w->chunks[n].head, start = phrase_start(w, n, first);
    if (start < first + 3) return false;
    uint8_t r = role(w, start - 1);
    bool where = r == WORD_IN || r == WORD_ON || r == WORD_AT;
    return where && tok(w, start - 2)->pos == POS_CONJ && (!can_speak(w, head) || lex(w, head)->lex & LEX_DOC);
}
