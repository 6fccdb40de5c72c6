/* colon.c - whose words follow a line that ends in a colon.
 *
 * Enters: the colon in front of a quotation that no cue covers. Leaves: source and cue of a candidate: the subject of
 * the line's last verb, or the name or document directly before the colon, where that labels the line or the subject
 * cannot speak ("The timing surprised the pollster Daron Oss: ..."). A paragraph that is set off behind such a line,
 * and has no marks, is found here too. Gets wrong: lines whose subject is told something by somebody in an earlier
 * sentence; of words set off in several paragraphs all but the first, which nothing in plain text shows.
 */
#include "attribute/internal.h"

#define LONGEST_LABEL 20  /* tokens in front of a colon that say who speaks, and of what */
#define LONGEST_MANNER 10 /* tokens between "said" and the colon: in a letter to the council */
#define SHORTEST_BLOCK 6  /* tokens of words that are set off: fewer may be an item of a list */
#define BLOCK_SCORE 0.75f /* as that of a quotation behind a colon */

/* "Interview: 'We were late'": what kind of article it is, and nobody's words. */
static bool is_rubric(const work *w, const chunk *k)
{
    static const char *const RUBRICS[] = {"interview", "analysis", "opinion", "comment", "exclusive", "profile",
                                          "review",    "podcast",  "video",   "update",  "feature",   "editorial"};
    return k->first == sentence_of(w, k->first)->first && k->last == k->first + 1 &&
           STR_IS_ANY(rules_spelling(w->r, tok(w, k->first)->word), RUBRICS);
}

/* "Her message to voters: "..."", "Velden's advice for Oss: "..."": do words, whose owner becomes the source, open the
 * sentence s, and token t begins whom they are for? */
static bool is_addressed(const work *w, const sentence *s, uint32_t t, candidate *c)
{
    bool to = t > s->first + 1 && (tok(w, t - 1)->pos == POS_TO || role(w, t - 1) == WORD_FOR);
    uint32_t b = to ? chunk_ending_at(w, t - 1) : WHO_NONE;
    if (b == WHO_NONE || w->chunks[b].first != s->first) return false;
    return lex(w, w->chunks[b].head)->lex & (LEX_DOC | LEX_CUENOUN) && possessor(w, w->chunks[b].head, c);
}

/* The name or document directly before a colon: 'surprised the pollster Daron Oss: "..."', 'From Oss\'s letter: "..."'.
 * Of "Oss\'s letter" it is Oss. */
static bool colon_phrase(const work *w, uint32_t colon, candidate *c)
{
    const sentence *s = sentence_of(w, colon);
    uint32_t end = colon;
    if (is_punct(w, end - 1, ")"))
        while (end > s->first && colon - end < 16 && !is_punct(w, end, "(")) end--;
    uint32_t n = end > s->first ? chunk_at(w, end - 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].last != end || tok(w, end - 1)->depth) return false;
    const chunk *k = &w->chunks[n];
    if (is_addressed(w, s, k->first, c)) {
        c->lexeme = NULL;
        c->cue = (verb_group){.first = colon, .verb = colon, .last = colon + 1};
        return true;
    }
    bool predicate = k->first > s->first && role(w, k->first - 1) == WORD_BE && k->last == k->first + 1;
    if (is_rubric(w, k) || (predicate && tok(w, k->head)->pos != POS_NAME)) return false; /* Her reply was brief: */
    uint32_t bits = lex(w, k->head)->lex;
    c->source = (range){phrase_start(w, n, s->first), colon};
    c->source_head = k->head;
    uint32_t before = c->source.first,
             name = before >= s->first + 3 && tok(w, before - 1)->pos == POS_PREP && is_punct(w, before - 2, ",")
                        ? chunk_at(w, before - 3)
                        : WHO_NONE;
    uint32_t whole = name == WHO_NONE ? WHO_NONE : chunk_at(w, phrase_start(w, name, s->first));
    if (whole != WHO_NONE && w->chunks[whole].first == s->first && can_speak(w, w->chunks[whole].head)) {
        c->source = (range){s->first, w->chunks[name].last}; /* Oss, in a letter: "..." */
        c->source_head = w->chunks[whole].head;
        c->lexeme = NULL;
        c->cue = (verb_group){.first = colon, .verb = colon, .last = colon + 1};
        return true;
    }
    bool words = bits & (LEX_DOC | LEX_CUENOUN);
    if (words && k->last == k->head + 1) possessor(w, k->head, c); /* else the document speaks */
    if (!words && (tok(w, k->head)->pos != POS_NAME || is_time(w, k->head))) return false;
    bool place =
        c->source.first > s->first + 1 && tok(w, c->source.first - 1)->pos == POS_PREP &&
        role(w, c->source.first - 1) != WORD_BY &&                                                 /* "Late," by Oss: */
        !(role(w, c->source.first - 1) == WORD_FROM && role(w, c->source.first - 2) == WORD_THIS); /* this from */
    if (!words && place) return false;                                                    /* Oss posted on Facebook: */
    while (c->source.first >= s->first + 2 && role(w, c->source.first - 1) == WORD_AND) { /* Oss and Holm: */
        uint32_t b = chunk_at(w, c->source.first - 2);
        if (b == WHO_NONE || tok(w, w->chunks[b].head)->pos != POS_NAME) break;
        c->source.first = w->chunks[b].first;
        c->source_head = w->chunks[b].head;
    }
    c->lexeme = NULL;
    c->cue = (verb_group){.first = colon, .verb = colon, .last = colon + 1};
    return true;
}

/* Does it stand behind nothing but a preposition, a dash or the start of its line? */
static bool labels_line(const work *w, uint32_t phrase)
{
    uint32_t first = sentence_of(w, phrase)->first;
    return phrase == first || is_dash(w, phrase - 1) || (phrase == first + 1 && tok(w, first)->pos == POS_PREP);
}

/* Does the form of be or have at t belong to another verb that may govern the colon? "Was not having it" is one. */
static bool is_auxiliary(const work *w, uint32_t t)
{
    uint32_t i = t + 1;
    while (i < w->d->ntokens && (tok(w, i)->pos == POS_ADV || tok(w, i)->pos == POS_NEG)) i++;
    return i < w->d->ntokens && (tok(w, i)->pos == POS_PART || role(w, i) == WORD_BE);
}

/* "She denied reports that he had left: "..."": does the verb at t belong to a clause that tells what a noun means? */
static bool is_of_noun_clause(const work *w, uint32_t t, uint32_t first)
{
    while (t > first + 1 && !is_punct(w, t, ",;") && tok(w, t)->pos != POS_THAT) t--;
    return t > first && tok(w, t)->pos == POS_THAT && lex(w, t - 1)->lex & LEX_CUENOUN;
}

/* The subject of the last verb of a line that ends in a colon. */
static bool colon_subject(const work *w, uint32_t colon, candidate *c)
{
    const sentence *s = sentence_of(w, colon);
    for (uint32_t t = colon; t-- > s->first;) {
        const token *k = tok(w, t);
        if (k->depth || (k->pos != POS_PAST && k->pos != POS_VERB && k->pos != POS_PART)) continue;
        bool auxiliary = role(w, t) == WORD_BE || role(w, t) == WORD_HAVE;
        if ((auxiliary && is_auxiliary(w, t)) || is_of_noun_clause(w, t, s->first)) continue;
        if (!verb_group_at(w, t, &c->cue) || c->cue.passive) continue;
        bool joined =
            c->cue.first > s->first && tok(w, c->cue.first - 1)->pos == POS_CONJ; /* tells the story and recites: */
        if (joined ? !shared_subject(w, &c->cue, true, &c->source, &c->source_head)
                   : !subject_before(w, &c->cue, &c->source, &c->source_head))
            continue;
        uint8_t before = c->source.first > s->first ? tok(w, c->source.first - 1)->pos : POS_OTHER;
        if (c->cue.purpose && (before == POS_TO || before == POS_PREP)) /* took to the radio to complain: */
            shared_subject(w, &c->cue, true, &c->source, &c->source_head);
        if (role(w, c->source_head) == WORD_THIS) continue;       /* had this to say: */
        if (auxiliary && !can_speak(w, c->source_head)) continue; /* the rule is simple: */
        bool is = auxiliary || role(w, c->cue.first) == WORD_BE;  /* the council's response was blunt: */
        if (is && lex(w, c->source_head)->lex & (LEX_DOC | LEX_CUENOUN)) possessor(w, c->source_head, c);
        c->lexeme = lex(w, t)->cue ? rules_cue(w->r, lex(w, t)->cue) : NULL;
        return true;
    }
    return false;
}

/* "Here is Velden on why it is late:", "Here is Velden in May 1992:": the name behind the verb. */
static bool presented(const work *w, uint32_t colon, candidate *c)
{
    const sentence *s = sentence_of(w, colon);
    uint32_t t = s->first;
    while (t + 1 < colon && (tok(w, t)->pos == POS_CONJ || is_punct(w, t, ","))) t++;
    uint32_t be = t + 1, n = be + 1 < colon ? chunk_at(w, be + 1) : WHO_NONE;
    bool here = str_is(doc_token(w->d, t), "here") || str_is(doc_token(w->d, t), "Here");
    if (!here || (role(w, be) != WORD_BE && role(w, be) != WORD_S) || n == WHO_NONE) return false;
    uint32_t end = phrase_end(w, n, colon), head = w->chunks[n].head;
    uint32_t behind = w->chunks[n].last;
    bool about = role(w, behind) == WORD_ON || (role(w, behind) == WORD_IN && is_time(w, behind + 1));
    if (w->chunks[n].first != be + 1 || !can_speak(w, head) || (end < colon && !about)) return false;
    c->source = (range){be + 1, w->chunks[n].last};
    c->source_head = head;
    c->lexeme = NULL;
    c->cue = (verb_group){.first = colon, .verb = colon, .last = colon + 1};
    return true;
}

/* "For Velden, the answer is simple:": whose answer it is. */
static bool answers_for(const work *w, uint32_t colon, candidate *c)
{
    const sentence *s = sentence_of(w, colon);
    uint32_t n = role(w, s->first) == WORD_FOR ? chunk_at(w, s->first + 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].last >= colon || !is_punct(w, w->chunks[n].last, ",")) return false;
    if (tok(w, w->chunks[n].head)->pos != POS_NAME || is_time(w, w->chunks[n].head)) return false;
    c->source = (range){w->chunks[n].first, w->chunks[n].last};
    c->source_head = w->chunks[n].head;
    c->lexeme = NULL;
    c->cue = (verb_group){.first = colon, .verb = colon, .last = colon + 1};
    return true;
}

/* "Ilse Velden, mayor of Oss: "..."", "Velden on the harbour: "..."": the name that a line without a verb begins with.
 */
static bool opens_line(const work *w, uint32_t colon, candidate *c)
{
    uint32_t first = sentence_start(w, colon);
    while (first < colon && (is_dash(w, first) || is_punct(w, first, "*"))) first++;
    uint32_t n = first < colon ? chunk_at(w, first) : WHO_NONE;
    if (n == WHO_NONE || colon - first > LONGEST_LABEL || w->chunks[n].first != first) return false;
    const chunk *k = &w->chunks[n];
    bool goes_on = k->last < colon && (is_punct(w, k->last, ",") || role(w, k->last) == WORD_ON);
    if (!goes_on || tok(w, k->head)->pos != POS_NAME || is_time(w, k->head) || lex(w, k->head)->lex & LEX_PLACE)
        return false;
    for (uint32_t t = k->last; t < colon; t++)
        if (is_finite(w, t) || tok(w, t)->depth || tok(w, t)->pos == POS_ING) return false;
    c->source = (range){k->first, is_punct(w, k->last, ",") ? colon : k->last};
    c->source_head = k->head;
    c->lexeme = NULL;
    c->cue = (verb_group){.first = colon, .verb = colon, .last = colon + 1};
    return true;
}

/* "Review: 'The Boats' Are Late", "Podcast: ...": does the line begin with the kind of article that it heads? */
bool is_heading(const work *w, uint32_t colon)
{
    static const char *const KINDS[] = {"review",   "podcast", "recap",     "preview", "interview", "profile",
                                        "obituary", "video",   "gallery",   "opinion", "analysis",  "editorial",
                                        "column",   "feature", "explainer", "watch",   "listen",    "exclusive"};
    if (colon != sentence_of(w, colon)->first + 1 || tok(w, colon - 1)->word == NO_WORD) return false;
    return STR_IS_ANY(rules_spelling(w->r, tok(w, colon - 1)->word), KINDS);
}

/* The speaker of a line that ends in a colon. */
bool colon_source(const work *w, uint32_t colon, candidate *c)
{
    if (is_heading(w, colon)) return false;
    if (presented(w, colon, c) || opens_line(w, colon, c)) return true;
    candidate phrase = *c;
    bool named = colon > sentence_of(w, colon)->first && colon_phrase(w, colon, &phrase);
    bool subject = !(named && labels_line(w, phrase.source.first)) && colon_subject(w, colon, c);
    bool speaks = subject && can_speak(w, c->source_head);
    bool thing = subject && tok(w, c->source_head)->pos == POS_NOUN && !(lex(w, c->source_head)->lex & LEX_ROLE);
    if ((thing || !speaks) && answers_for(w, colon, c)) return true;
    if (named && !speaks) *c = phrase;
    return named || subject;
}

/* Is the paragraph words without marks, with a sentence's end? */
static bool may_be_set_off(const work *w, const paragraph *p)
{
    if (p->kind != PARA_BODY || p->last_token < p->first_token + SHORTEST_BLOCK) return false;
    for (uint32_t t = p->first_token; t < p->last_token; t++)
        if (tok(w, t)->depth || is_mark(w, t)) return false;
    return is_punct(w, p->last_token - 1, ".?!");
}

/* What of each sentence set_off() asks. */
typedef struct line_note {
    bool speaker; /* it says itself who speaks, other than "I" and "you" */
    bool off;     /* it is set off */
} line_note;

static line_note *note_lines(work *w)
{
    line_note *lines = arena_alloc(doc_scratch(w->d), sizeof *lines * (w->d->nsentences + (size_t)1));
    memset(lines, 0, sizeof *lines * w->d->nsentences);
    for (uint32_t k = 0; k < w->ndrafts; k++) {
        const draft *x = &w->drafts[k];
        uint8_t r = x->source_head == WHO_NONE ? WORD_I : role(w, x->source_head);
        if (r != WORD_I && r != WORD_YOU) lines[tok(w, x->cue.verb)->sentence].speaker = true;
    }
    return lines;
}

/* Is the line in front of the colon somebody's saying something, and no more than how? */
static bool announces(const work *w, uint32_t colon, candidate *c)
{
    if (!colon_subject(w, colon, c) || !c->lexeme || !can_speak(w, c->source_head)) return false;
    bool speech = is_speech(c->lexeme);
    return speech && !c->cue.negated && !c->cue.modal && colon <= c->cue.last + LONGEST_MANNER;
}

/* "Velden said:", and in the next paragraph her words, without marks. What is said in them is no statement of its own.
 */
void set_off(work *w)
{
    line_note *lines = note_lines(w);
    uint32_t ndrafts = w->ndrafts;
    for (uint32_t i = 0; i + 1 < w->d->nparagraphs; i++) {
        const paragraph *line = &w->d->paragraphs[i], *block = line + 1;
        if (line->kind != PARA_BODY || line->last_token < line->first_token + 2) continue;
        uint32_t colon = line->last_token - 1;
        candidate c = {.source_head = WHO_NONE, .rule = "set-off", .marker = MARKER_COLON};
        if (tok(w, colon)->depth || !is_punct(w, colon, ":") || !may_be_set_off(w, block)) continue;
        if (lines[block->first_sentence].speaker || !announces(w, colon, &c)) continue;
        for (uint32_t k = 0; k < block->nsentences; k++) lines[block->first_sentence + k].off = true;
        c.content[c.ncontent++] = (range){block->first_token, block->last_token};
        draft_add(w, &c, BLOCK_SCORE);
    }
    for (uint32_t k = 0; k < ndrafts; k++)
        if (lines[tok(w, w->drafts[k].cue.verb)->sentence].off) w->drafts[k].dead = true;
}
