/* transcript.c - articles in which labels say who speaks: "VELDEN: ...", "Q: ...", "Ilse Velden: ...".
 *
 * Enters: paragraphs. Leaves: one candidate for each turn, where at least three paragraphs begin with labels and half
 * of them are capitals, or names that come back. Stars and underscores that set a label in bold are no part of it.
 * A turn ends where the reporter goes on: with a question that has no label, or with words of somebody in marks.
 * Without labels, paragraphs that ask "you" and are answered by "I" are an interview with whom the article names first.
 * Gets wrong: of such interviews, answers of more than one paragraph, and those that are questions themselves.
 */
#include "attribute/internal.h"

#define LONGEST_QUESTION 45 /* tokens */

/* Behind the stars at t with which a text was set in bold: "**Velden:** We are late." */
static uint32_t behind_stars(const work *w, uint32_t t, uint32_t last)
{
    while (t < last && is_punct(w, t, "*_")) t++;
    return t;
}

/* Where the words of the paragraph [first, last) begin. */
static uint32_t words_begin(const work *w, uint32_t first, uint32_t last)
{
    if (first < last && is_mark(w, first)) first++;
    return behind_stars(w, first, last);
}

/* The label that begins a paragraph, behind an opening mark if there is one: "VELDEN:", "Q:". The token of its colon,
 * or WHO_NONE. */
static uint32_t label_at(const work *w, uint32_t first, uint32_t last)
{
    uint32_t words = 0, t = words_begin(w, first, last);
    for (; t < last && words < 7; t++) {
        if (is_punct(w, t, "*_")) { /* **Velden**: */
            uint32_t colon = behind_stars(w, t, last);
            return words && colon < last && is_punct(w, colon, ":") ? colon : WHO_NONE;
        }
        const token *k = tok(w, t);
        if (k->kind == TOK_WORD) {
            if (!(k->shape & (SHAPE_CAP | SHAPE_UPPER | SHAPE_INITIAL)) && !(lex(w, t)->lex & LEX_PARTICLE) &&
                role(w, t) != WORD_OF)
                return WHO_NONE;
            words++;
        } else if (is_punct(w, t, ":"))
            return words ? t : WHO_NONE;
        else if (!is_punct(w, t, ".()-,"))
            return WHO_NONE;
    }
    return WHO_NONE;
}

/* Does the paragraph attribute something itself, so that it is the reporter's and no answer? */
static bool has_cue_outside(const work *w, const paragraph *p)
{
    for (uint32_t t = p->first_token; t < p->last_token; t++)
        if (!tok(w, t)->depth && tok(w, t)->pos == POS_PAST && lex(w, t)->cue &&
            rules_cue(w->r, lex(w, t)->cue)->frames & FRAME_QUOTE &&
            !(rules_cue(w->r, lex(w, t)->cue)->frames & FRAME_WEAK))
            return true;
    return false;
}

/* "Ilse joined late. “It rained,” she says on the phone.": does the paragraph hold words in quotation marks, and in the
 * present say whose? Then it is the reporter's, between two turns. */
static bool quotes_somebody(const work *w, const paragraph *p)
{
    for (uint32_t t = p->first_token + 1; t + 1 < p->last_token; t++) {
        bool behind_marks = is_mark(w, t) && tok(w, t - 1)->depth && !tok(w, t + 1)->depth;
        uint32_t n = behind_marks ? chunk_at(w, t + 1) : WHO_NONE, verb = n == WHO_NONE ? t + 1 : w->chunks[n].last;
        bool says = behind_marks && verb < p->last_token && is_finite(w, verb) && lex(w, verb)->cue;
        if (says && rules_cue(w->r, lex(w, verb)->cue)->frames & FRAME_QUOTE) return true;
    }
    return false;
}

/* "COPPER: Prices fell, predicts Velden of Oss Metals.": does somebody speak of whom the paragraph says so? Then its
 * label is a heading. Who speaks in turn seldom uses the forms of the present that reporters do, nor "said Velden". */
static bool is_reported(const work *w, const paragraph *p)
{
    for (uint32_t t = p->first_token + 1; t + 1 < p->last_token; t++) {
        bool says =
            !tok(w, t)->depth && lex(w, t)->cue && is_finite(w, t) && is_speech(rules_cue(w->r, lex(w, t)->cue));
        uint32_t n = says ? chunk_at(w, t - 1) : WHO_NONE, next = says ? chunk_at(w, t + 1) : WHO_NONE;
        bool subject = n != WHO_NONE && tok(w, w->chunks[n].head)->pos != POS_PRON && can_speak(w, w->chunks[n].head);
        bool inverted = next != WHO_NONE && (is_punct(w, t - 1, ",") || is_mark(w, t - 1)) &&
                        tok(w, w->chunks[next].head)->pos == POS_NAME;
        if (subject || inverted) return true;
    }
    return false;
}

/* The token where the label of paragraph p begins; its colon in *colon. WHO_NONE where it has none. A headline has
 * none but a letter: "Q&A: The Harbour's New Keeper". "Participants: Ilse Velden, Karl Oss" is a list. Words in marks
 * are quoted where a reporter writes: 'Velden: "It rained." She nods.' */
static uint32_t turn_at(const work *w, const paragraph *p, uint32_t *colon)
{
    *colon = label_at(w, p->first_token, p->last_token);
    if (*colon == WHO_NONE || *colon + 1 >= p->last_token || p->kind == PARA_BOILERPLATE) return WHO_NONE;
    uint32_t first = words_begin(w, p->first_token, p->last_token);
    bool letter = tok(w, first)->end - tok(w, first)->start == 1;
    bool list = first + 1 == *colon && lex(w, first)->lex & LEX_PLURAL && !(tok(w, first)->shape & SHAPE_UPPER);
    bool quoted = is_mark(w, *colon + 1) && !is_mark(w, p->first_token);
    return list || quoted || (p->kind == PARA_HEADLINE && !letter) ? WHO_NONE : first;
}

/* Capitals, or a single letter: Q, A. */
static bool is_shouted(const work *w, uint32_t t)
{
    return (tok(w, t)->shape & SHAPE_UPPER) || tok(w, t)->end - tok(w, t)->start == 1;
}

/* Can the last word of a label be a surname, or the name of a magazine? "Where:" and "Price:" are none. */
static bool may_be_called_so(const work *w, uint32_t t)
{
    const word *x = lex(w, t);
    return !x->role && (x->pos == POS_OTHER || x->lex & (LEX_GIVEN_F | LEX_GIVEN_M | LEX_AGENCY | LEX_METONYM));
}

/* Of labels in small letters, how many end in a name that another label ends in too. */
static uint32_t repeated_names(const work *w)
{
    map64 times = {0};
    uint32_t n = 0, colon;
    for (uint32_t i = 0; i < w->d->nparagraphs; i++) {
        uint32_t t = turn_at(w, &w->d->paragraphs[i], &colon);
        if (t == WHO_NONE || is_shouted(w, t) || !may_be_called_so(w, colon - 1)) continue;
        uint32_t *seen = map64_at(&times, str_hash(doc_token(w->d, colon - 1)), 0);
        if (++*seen > 1) n += *seen == 2 ? 2 : 1;
    }
    map64_free(&times);
    return n;
}

/* Is the article one: paragraphs that begin with labels, at least three of them, half of which are capitals or names
 * that come back? */
static bool is_transcript(const work *w)
{
    uint32_t labels = 0, capitals = 0, reported = 0, colon;
    for (uint32_t i = 0; i < w->d->nparagraphs; i++) {
        uint32_t t = turn_at(w, &w->d->paragraphs[i], &colon);
        if (t == WHO_NONE) continue;
        labels++;
        capitals += is_shouted(w, t);
        reported += is_reported(w, &w->d->paragraphs[i]);
    }
    if (labels < 3 || 2 * reported > labels) return false;
    return capitals * 2 >= labels || (capitals + repeated_names(w)) * 2 >= labels;
}

static bool is_question(const work *w, const paragraph *p)
{
    return p->first_token < p->last_token && is_punct(w, p->last_token - 1, "?");
}

/* Do the questions have no label, as in most interviews with several people? Then each ends the turn before it. */
static bool asks_without_label(const work *w)
{
    uint32_t bare = 0, labelled = 0, colon;
    for (uint32_t i = 0; i + 1 < w->d->nparagraphs; i++) {
        const paragraph *p = &w->d->paragraphs[i];
        if (!is_question(w, p) || turn_at(w, p + 1, &colon) == WHO_NONE) continue;
        *(turn_at(w, p, &colon) == WHO_NONE ? &bare : &labelled) += 1;
    }
    return bare >= 2 && bare > labelled;
}

/* The turn that begins with paragraph p, whose label stands from `first` to its colon. */
static candidate turn(const work *w, const paragraph *p, uint32_t first, uint32_t colon)
{
    uint32_t head = first, label_end = colon;
    while (head + 1 < colon && tok(w, head + 1)->kind == TOK_WORD) head++; /* not "MR OSS, HEAD OF PORTS" */
    while (label_end > first + 1 && is_punct(w, label_end - 1, "*_")) label_end--;
    candidate c = {.cue = {.first = colon, .verb = colon, .last = colon},
                   .source = {first, label_end},
                   .source_head = head,
                   .rule = "label",
                   .marker = MARKER_COLON};
    c.content[c.ncontent++] = (range){behind_stars(w, colon + 1, p->last_token - 1), p->last_token};
    return c;
}

/* Does the paragraph say one of the words with these roles outside quotation marks? */
static bool says_one_of(const work *w, const paragraph *p, uint8_t a, uint8_t b)
{
    for (uint32_t t = p->first_token; t < p->last_token; t++)
        if (!tok(w, t)->depth && (role(w, t) == a || role(w, t) == b)) return true;
    return false;
}

/* A question without a label, and behind it words that are no question and no quotation. */
static bool is_put(const work *w, uint32_t i)
{
    const paragraph *p = &w->d->paragraphs[i], *answer = p + 1;
    uint32_t colon;
    bool question = p->kind == PARA_BODY && is_question(w, p) && p->last_token - p->first_token <= LONGEST_QUESTION;
    if (!question || is_mark(w, p->first_token) || turn_at(w, p, &colon) != WHO_NONE) return false;
    if (i + 1 >= w->d->nparagraphs || answer->kind != PARA_BODY || answer->first_token >= answer->last_token)
        return false;
    return !is_mark(w, answer->first_token) && !is_question(w, answer) && !has_cue_outside(w, answer);
}

/* Does the article consist of questions to "you" and answers of "I"? */
static bool is_interview(const work *w)
{
    uint32_t put = 0, you = 0, own = 0;
    for (uint32_t i = 0; i + 1 < w->d->nparagraphs; i++) {
        const paragraph *p = &w->d->paragraphs[i];
        if (!is_put(w, i)) continue;
        put++;
        you += says_one_of(w, p, WORD_YOU, WORD_YOU);
        own += says_one_of(w, p + 1, WORD_I, WORD_MY);
    }
    return put >= 3 && 2 * you >= put && 2 * own >= put;
}

/* "When did you start?" and, in the next paragraph, "At nine.": the answers, one paragraph each, of whom the interview
 * is with. */
static void interview(work *w)
{
    if (!is_interview(w)) return;
    for (uint32_t i = 0; i + 1 < w->d->nparagraphs; i++) {
        const paragraph *answer = &w->d->paragraphs[i + 1];
        uint32_t mark = answer->first_token - 1; /* that of the question */
        candidate c = {.cue = {.first = mark, .verb = mark, .last = mark},
                       .source_head = WHO_NONE,
                       .rule = "label",
                       .marker = MARKER_COLON};
        if (!is_put(w, i)) continue;
        c.content[c.ncontent++] = (range){answer->first_token, answer->last_token};
        propose(w, &c);
    }
}

/* Everything to the next label is what the label's owner said, to the reporter's next words; where each turn is one
 * paragraph, so is the last, and what follows it is the editor's. */
void transcript(work *w)
{
    const doc *d = w->d;
    uint32_t colon;
    if (!is_transcript(w)) {
        interview(w);
        return;
    }
    candidate c = {.ncontent = 0};
    bool open = false, bare_questions = asks_without_label(w);
    uint32_t longest = 0; /* turn that has ended, in paragraphs */
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        const paragraph *p = &d->paragraphs[i];
        uint32_t first = turn_at(w, p, &colon);
        if (p->kind == PARA_BOILERPLATE) continue;
        if (first != WHO_NONE) {
            if (c.ncontent) propose(w, &c);
            if (c.ncontent > longest) longest = c.ncontent;
            c = turn(w, p, first, colon);
            open = true;
        } else if (quotes_somebody(w, p) || (bare_questions && is_question(w, p)))
            open = false;
        else if (open && c.ncontent < MAX_PIECES && p->kind == PARA_BODY && !is_punct(w, p->first_token, "([") &&
                 !has_cue_outside(w, p))
            c.content[c.ncontent++] = (range){p->first_token, p->last_token};
    }
    if (longest == 1) c.ncontent = 1;
    if (c.ncontent) propose(w, &c);
}
