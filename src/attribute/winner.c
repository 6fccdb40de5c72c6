/* winner.c - the candidates of a sentence to drafts: of each cue the likeliest wins, if it is likely enough.
 *
 * Called between two sentences, so that no more candidates are held than a sentence has. What wins ends where its words
 * likely end (boundary.c); a draft keeps of it what select.c asks for.
 * Gets wrong: what the weights were not learned from; the forms that are certain all the same are told here one by one.
 */
#include "attribute/internal.h"
#include "attribute/score.h"

/* Below these probabilities a candidate is dropped; chosen on the train split. More would be right by source with a
 * higher one for quotations, and fewer found. A quotation that loses its candidate is still looked at by the rules for
 * quotations without a cue. */
#define LEAST_QUOTED 0.30f
#define LEAST_INDIRECT 0.42f
#define LABEL_SCORE 0.95f /* turns of a transcript: its form is as good as a cue */
#define PLAIN_SCORE 0.8f  /* "quoted her as saying" */
#define ANNOUNCED_SCORE 0.5f
#define CLOSING_SCORE 0.83f /* 29 of 35 on the train split are right */
#define PERFECT_SCORE 0.6f
#define RARE_SCORE 0.6f
#define LONGEST_REQUEST 12 /* tokens of a wish not to be named */

bool has_quotation(const work *w, const range *pieces, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t t = pieces[i].first; t < pieces[i].last; t++)
            if (tok(w, t)->depth) return true;
    return false;
}

bool is_label(const char *rule) { return strcmp(rule, "label") == 0; }

bool is_quoted_as(const char *rule) { return strcmp(rule, "quoted-as") == 0; }

/* Forms that leave no doubt and are too rare to be learned; the other is: in the words of Velden, "..." */
static bool is_plain_form(const candidate *c) { return is_quoted_as(c->rule) || strcmp(c->rule, "in-words") == 0; }

/* "According to Velden, who insists it is late": does a verb of speech report a clause for a "who" behind a comma? 5 of
 * 6 on the train split are right. */
static bool says_aside(const work *w, const candidate *c)
{
    bool clause = c->marker == MARKER_CLAUSE || c->marker == MARKER_THAT;
    if (!is_speech(c->lexeme) || !clause || c->before || c->cue.negated || c->source.last < c->source.first + 3)
        return false;
    return role(w, c->source.last - 1) == WORD_WHO && is_punct(w, c->source.last - 2, ",");
}

/* "Her own habits, she admits, offer little", "Oss, says Velden, is late": does the cue stand between a subject and its
 * verb? */
static bool parts_clause(const work *w, const candidate *c)
{
    uint32_t end = c->inverted ? c->source.last : c->cue.last;
    bool beside = c->inverted ? c->source.first == c->cue.last : c->source.last == c->cue.first;
    if (!is_speech(c->lexeme) || !c->around || c->ncontent != 2 || !beside) return false;
    const range *subject = &c->content[0], *rest = &c->content[1];
    bool verb = is_finite(w, rest->first) || lex(w, rest->first)->cue; /* offer: a noun elsewhere */
    return rest->first == end + 1 && verb && !has_quotation(w, c->content, 2) &&
           !has_finite_verb(w, subject->first, subject->last) && chunk_at(w, subject->first) != WHO_NONE;
}

/* "When the storm came, said Velden, nobody was ready": does the cue stand between a clause that opens the sentence and
 * its main clause? */
static bool parts_sentence(const work *w, const candidate *c)
{
    if (!is_speech(c->lexeme) || !c->around || c->ncontent != 2 || !c->inverted || c->source.first != c->cue.last)
        return false;
    const range *first = &c->content[0], *rest = &c->content[1];
    bool opens = tok(w, first->first)->pos == POS_WH || role(w, first->first) == WORD_IF ||
                 role(w, first->first) == WORD_WHILE || role(w, first->first) == WORD_HOW;
    return opens && rest->first == c->source.last + 1 && has_finite_verb(w, first->first, first->last) &&
           has_finite_verb(w, rest->first, rest->last) && !has_quotation(w, c->content, 2);
}

/* "Velden confirmed that it had sunk but denied warnings had been ignored": does the source of a report go on with
 * another, behind but? */
static bool goes_on_but(const work *w, const candidate *c)
{
    bool shared = strcmp(c->rule, "shared-subject") == 0 && c->cue.first > c->source.last &&
                  !(lex(w, c->source_head)->lex & LEX_CUENOUN); /* in the debate but said */
    return shared && is_speech(c->lexeme) && role(w, c->cue.first - 1) == WORD_BUT &&
           (c->marker == MARKER_CLAUSE || c->marker == MARKER_THAT);
}

/* "a man police say robbed it", "who aides say will run", "a clause that lawyers believe is void": what is said or
 * thought of the noun before the source, of which the content has only the verb. */
static bool is_said_of_noun(const work *w, const candidate *c)
{
    uint32_t before = c->source.first;
    if (c->marker != MARKER_CLAUSE || c->before || before <= sentence_of(w, before)->first + 1) return false;
    if (!is_speech(c->lexeme) && !(c->lexeme && c->lexeme->frames & FRAME_MENTAL)) return false;
    bool that = tok(w, before - 1)->pos == POS_THAT && tok(w, before - 2)->pos == POS_NOUN;
    bool relative = that || role(w, before - 1) == WORD_WHO || role(w, before - 1) == WORD_WHICH;
    bool noun = tok(w, before - 1)->pos == POS_NOUN || relative;
    return noun && c->source.last == c->cue.first && is_finite(w, c->content[0].first) &&
           (c->content[0].first == c->cue.last || relative);
}

/* "Velden is adamant that", "led Velden to declare that": 11 of 14 and 7 of 9 on the train split are right, which is
 * too few to be learned. */
static bool is_rare_form(const work *w, const candidate *c)
{
    bool spoken = c->source_head != WHO_NONE && can_speak(w, c->source_head) && !c->cue.modal;
    bool idiom = c->lexeme && lex(w, c->cue.verb)->cue && c->lexeme != rules_cue(w->r, lex(w, c->cue.verb)->cue);
    bool evidence = idiom && c->source_head != WHO_NONE && str_is(c->lexeme->lemma, "testify");
    if (evidence && is_bench(w, c->source_head)) return true; /* the boat sank, the court heard */
    bool gerund = str_is(c->lexeme ? c->lexeme->lemma : STR(""), "deny") || strcmp(c->rule, "shared-subject") == 0;
    if (spoken && c->marker == MARKER_ING && gerund && is_speech(c->lexeme))
        return true; /* denies ever seeing it; warned that it was late, and recommended waiting */
    if (idiom && spoken && (c->marker == MARKER_WH || c->marker == MARKER_THAT)) return true; /* sought to know why */
    if (spoken &&
        (says_aside(w, c) || parts_clause(w, c) || parts_sentence(w, c) || goes_on_but(w, c) || is_said_of_noun(w, c)))
        return true;
    bool keeps = c->lexeme && str_is(c->lexeme->lemma, "maintain") && c->marker == MARKER_CLAUSE;
    keeps = keeps && spoken && !c->before && c->content[0].first == c->cue.last;
    if (keeps && role(w, c->cue.last) != WORD_A) return true; /* maintains it was late; not: maintains a lead */
    bool put = strcmp(c->rule, "as-said") == 0 && c->before && is_mark(w, c->content[0].last - 1);
    if (spoken && put && (is_speech(c->lexeme) || str_is(c->lexeme->lemma, "put")))
        return true; /* "a wreck," as a blogger put it */
    return strcmp(c->rule, "adjective-that") == 0 ||
           (strcmp(c->rule, "caused-subject") == 0 && c->marker == MARKER_THAT);
}

static bool is_word_for_name(who_str s)
{
    return str_starts(s, "name") || str_starts(s, "surname") || str_starts(s, "identit");
}

/* "asked us not to use her name", "asked that we not print her full name", "asked us not to name him": is a name all
 * that may not be told? */
static bool keeps_name(const work *w, range words)
{
    static const char *const USE[] = {"use", "publish", "print", "disclose", "reveal"};
    static const char *const NAME[] = {"name", "identify", "quote"};
    for (uint32_t t = words.first; t + 2 < words.last && t < words.first + LONGEST_REQUEST; t++) {
        if (tok(w, t)->pos != POS_NEG) continue;
        uint32_t use = t + 1 + (tok(w, t + 1)->pos == POS_TO), n = chunk_at(w, use + 1);
        if (n == WHO_NONE) return false;
        who_str verb = doc_token(w->d, use);
        return (STR_IS_ANY(verb, USE) && is_word_for_name(doc_token(w->d, w->chunks[n].head))) ||
               (STR_IS_ANY(verb, NAME) && tok(w, use + 1)->pos == POS_PRON);
    }
    return false;
}

/* "Who asked that neither she nor her company be named", "that his name not be used", "asked us not to use her name",
 * "asked to be identified only by her first name": how somebody spoke, and nothing said. */
static bool asks_for_discretion(const work *w, const candidate *c)
{
    static const char *const KNOWN[] = {"named", "identified", "quoted"};
    static const char *const USED[] = {"used", "withheld", "published", "printed", "disclosed", "revealed", "changed"};
    uint32_t end = c->content[0].last, to = c->content[0].first;
    bool asked = c->lexeme && c->marker == MARKER_INF && to + 2 < end && role(w, to + 1) == WORD_BE;
    if (asked && STR_IS_ANY(doc_token(w->d, to + 2), KNOWN)) return true;
    bool wish = c->marker == MARKER_THAT || c->marker == MARKER_INF;
    if (!c->lexeme || !wish || c->before || !str_is(c->lexeme->lemma, "ask")) return false;
    if (keeps_name(w, c->content[0])) return true;
    bool name = false;
    for (uint32_t t = to; t + 1 < end && t < to + LONGEST_REQUEST; t++) {
        who_str said = doc_token(w->d, t), next = doc_token(w->d, t + 1);
        name = name || is_word_for_name(said);
        if (str_is(said, "be") && (STR_IS_ANY(next, KNOWN) || (name && STR_IS_ANY(next, USED)))) return true;
    }
    return false;
}

/* Is the verb at t a cue for speech, and seldom anything else? */
static bool speaks(const work *w, uint32_t t)
{
    return lex(w, t)->cue && (rules_cue(w->r, lex(w, t)->cue)->frames & (FRAME_QUOTE | FRAME_WEAK)) == FRAME_QUOTE;
}

/* Behind the times, the note or letter in which it was said, and "on condition of anonymity". */
static uint32_t behind_times(const work *w, uint32_t t, uint32_t last)
{
    while (t < last) {
        uint32_t in = role(w, t) == WORD_IN && t + 1 < last ? chunk_at(w, t + 1) : WHO_NONE;
        if (in != WHO_NONE && w->chunks[in].first == t + 1 && role(w, t + 1) == WORD_A &&
            lex(w, w->chunks[in].head)->lex & LEX_DOC) {
            t = phrase_end(w, in, last);
            continue;
        }
        uint32_t on = role(w, t) == WORD_ON && t + 1 < last ? t + 1 : t, n = chunk_at(w, on);
        if (n != WHO_NONE && w->chunks[n].first == on && is_time(w, w->chunks[n].head))
            t = w->chunks[n].last;
        else if (on > t && n != WHO_NONE && str_is(doc_token(w->d, w->chunks[n].head), "condition"))
            t = phrase_end(w, n, last);
        else if (tok(w, t)->pos == POS_ADV || str_is(doc_token(w->d, t), "online"))
            t++;
        else
            break;
    }
    return t;
}

/* "Making it the largest", but "made a promise", "made it clear that". */
static bool is_made_thing(const work *w, const candidate *c)
{
    if (!c->lexeme || c->marker != MARKER_NOUN || !str_is(c->lexeme->lemma, "make")) return false;
    uint32_t n = chunk_at(w, c->content[0].first);
    return n == WHO_NONE || !(lex(w, w->chunks[n].head)->lex & (LEX_CUENOUN | LEX_DOC));
}

/* "Scientists found the ring was warped": is what they find what they say? */
static bool is_finder(const work *w, uint32_t head)
{
    static const char *const FINDERS[] = {"scientists", "researchers", "investigators", "inspectors", "auditors",
                                          "authors",    "economists",  "regulators",    "team",       "panel",
                                          "committee",  "commission",  "court",         "tribunal",   "inquiry",
                                          "ombudsman",  "watchdog",    "regulator",     "agency",     "judge",
                                          "jury",       "judges",      "jurors",        "coroner",    "authority"};
    return STR_IS_ANY(rules_spelling(w->r, tok(w, head)->word), FINDERS);
}

/* "But the pier had sunk, said Velden": does the content begin with its sentence, but for a conjunction? */
static bool opens_sentence(const work *w, const candidate *c)
{
    uint32_t start = sentence_start(w, c->cue.verb), first = c->content[0].first;
    return first == start || (first == start + 1 && tok(w, start)->pos == POS_CONJ);
}

/* "Firms have to report a loss", "must disclose their pay", "are required to report deaths": what they have to tell,
 * and have not told. */
static bool is_duty(const work *w, const candidate *c)
{
    static const char *const MUST[] = {"must", "should"}, *const OBLIGED[] = {"have",    "has",  "required",
                                                                              "obliged", "need", "needs"};
    if (c->marker != MARKER_NOUN) return false;
    for (uint32_t t = c->cue.first; t < c->cue.verb; t++) {
        who_str s = doc_token(w->d, t);
        if (STR_IS_ANY(s, MUST)) return true;
        if (tok(w, t + 1)->pos == POS_TO && STR_IS_ANY(s, OBLIGED)) return true; /* not: had to defend it */
    }
    return false;
}

/* Thoughts and wishes are no statements, and verbs that seldom speak need the words they carry: a quotation or "that".
 */
static bool is_spoken(const work *w, const candidate *c, bool quoted)
{
    uint32_t f = c->lexeme ? c->lexeme->frames : 0;
    if (f & FRAME_WEAK && f & FRAME_DOC && c->marker == MARKER_CLAUSE && !c->before)
        return c->source_head != WHO_NONE && /* a survey found most were late. It found most were old */
               (lex(w, c->source_head)->lex & LEX_DOC ||
                (str_is(c->lexeme->lemma, "find") &&
                 (role(w, c->source_head) == WORD_IT || is_finder(w, c->source_head))));
    if (asks_for_discretion(w, c) || is_made_thing(w, c)) return false;
    if (quoted) return true;
    if (is_duty(w, c)) return false;
    bool field = f & FRAME_QUOTE && c->marker == MARKER_PREP && c->source.last > c->source.first &&
                 role(w, c->source.last - 1) == WORD_WHO && role(w, c->cue.first) == WORD_HAVE;
    if (field && str_is(c->lexeme->lemma, "write")) return false; /* a lawyer who has written about ports */
    bool reporter = c->source_head != WHO_NONE && role(w, c->source_head) == WORD_I && c->marker == MARKER_NOUN;
    if (reporter) return false; /* When I mentioned the figure, she laughed */
    if (f & FRAME_MENTAL && !(f & FRAME_QUOTE)) return false;
    uint32_t last = sentence_of(w, c->cue.verb)->last;
    bool closes = c->ncontent == 1 && behind_times(w, c->cue.last, last) + 1 >= last;
    bool found = c->before && f & FRAME_DOC && (closes || c->around) && /* ..., the study found[, ...] */
                 opens_sentence(w, c);
    for (uint32_t t = c->content[0].first; found && t < c->content[0].last; t++) /* nor what another attributes */
        found = !(is_finite(w, t) && speaks(w, t));
    bool amount = f & FRAME_AT && c->marker == MARKER_NOUN; /* put the cost at 5 million */
    bool bids = f & FRAME_QUOTE && f & FRAME_OBJ_INF && c->marker == MARKER_INF && !c->before; /* ordered Oss to go */
    bool put = f & FRAME_OBJ_ON && c->marker == MARKER_WH; /* pressed Oss on whether */
    return !(f & FRAME_WEAK) || c->marker == MARKER_THAT || c->marker == MARKER_COLON || found || amount || bids || put;
}

/* Has it a finite verb of its own, besides that of "who" or "which": those who smoke are ill? */
static bool holds_clause(const work *w, range words)
{
    bool relative = false;
    for (uint32_t t = words.first; t < words.last; t++) {
        if (role(w, t) == WORD_WHO || role(w, t) == WORD_WHICH) relative = true;
        if (!is_finite(w, t)) continue;
        if (!relative) return true;
        relative = false;
    }
    return false;
}

/* "The pier had sunk, said Velden[, but ...].": a whole clause that ends with who said it. So rare in the articles that
 * the weights were learned from that they do not know it. */
static bool closes_sentence(const work *w, const candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    if (!c->inverted || !c->before || c->ncontent != 1) return false;
    if (!opens_sentence(w, c)) return false;
    if (!c->lexeme || !(c->lexeme->frames & FRAME_QUOTE) ||
        c->lexeme->frames & (FRAME_WEAK | FRAME_OBJ_THAT)) /* a spokesman, Tom Oss, told Velden */
        return false;
    if (tok(w, c->cue.verb)->depth) return false;
    uint32_t end = behind_times(w, c->source.last, s->last); /* said the spokesman here */
    if (end + 1 < s->last && !names_speaker(w, c->cue.verb, s->last)) return false;
    bool writing = lex(w, c->source_head)->lex & LEX_DOC && tok(w, c->source_head)->pos != POS_NAME;
    bool tells = c->lexeme->frames & FRAME_DOC || str_is(c->lexeme->lemma, "say"); /* suggests a study */
    if (writing && !tells) return false;                                           /* wrote a book */
    return holds_clause(w, c->content[0]);
}

/* "told the Courier in Selm on Monday", "confirmed to the Courier": behind who was told at t, with the place and time,
 * or t where nobody was. */
static uint32_t behind_addressee(const work *w, const candidate *c, uint32_t t, uint32_t last)
{
    uint32_t to = role(w, t) == WORD_TO ? t + 1 : t, n = to < last ? chunk_at(w, to) : WHO_NONE;
    bool told = to > t || c->lexeme->frames & FRAME_OBJ_THAT;
    if (!told || n == WHO_NONE || w->chunks[n].first != to || role(w, w->chunks[n].head) == WORD_IT) return t;
    if (!can_speak(w, w->chunks[n].head) && tok(w, w->chunks[n].head)->pos != POS_NAME) return t;
    uint32_t end = behind_times(w, phrase_end(w, n, last), last);
    for (int phrases = 0; phrases < 3; phrases++) { /* by telephone from the quay */
        uint32_t place = end + 1 < last && tok(w, end)->pos == POS_PREP ? chunk_at(w, end + 1) : WHO_NONE;
        if (place == WHO_NONE || w->chunks[place].first != end + 1) break;
        end = phrase_end(w, place, last);
    }
    return end;
}

/* "in the journal Coast & Sea", "in Marine Notes": behind the paper at t in which it was said, or t. */
static uint32_t behind_paper(const work *w, uint32_t t, uint32_t last)
{
    uint32_t n = t + 1 < last && role(w, t) == WORD_IN ? chunk_at(w, t + 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first != t + 1) return t;
    uint32_t head = w->chunks[n].head, end = w->chunks[n].last, title = chunk_at(w, end);
    if (tok(w, head)->pos == POS_NAME) return phrase_end(w, n, last); /* in the Journal of Eels */
    if (!(lex(w, head)->lex & (LEX_DOC | LEX_ORG))) return t;
    bool named = title != WHO_NONE && w->chunks[title].first == end && tok(w, end)->pos == POS_NAME;
    return named ? w->chunks[title].last : end;
}

/* "during the hearing", "at a meeting in Selm": behind the occasion at t on which it was said, where that ends the
 * sentence; else t. */
static uint32_t behind_setting(const work *w, uint32_t t, uint32_t last)
{
    static const char *const WHEN[] = {"during", "after", "before", "outside", "through", "via"};
    uint32_t end = t;
    for (int phrases = 0; phrases < 3 && end + 1 < last; phrases++) {
        uint8_t r = role(w, end);
        bool opens = r == WORD_AT || r == WORD_IN || r == WORD_ON || r == WORD_FROM || r == WORD_OF || r == WORD_WITH ||
                     STR_IS_ANY(doc_token(w->d, end), WHEN);
        uint32_t n = opens ? chunk_at(w, end + 1) : WHO_NONE;
        if (n == WHO_NONE || w->chunks[n].first != end + 1) break;
        end = behind_times(w, w->chunks[n].last, last);
    }
    return end + 1 >= last ? end : t;
}

/* "When it rains, the roof leaks": does a clause with a subject follow the comma behind one that has a verb, too? */
static bool has_main_clause(const work *w, range words)
{
    for (uint32_t t = words.first; t + 2 < words.last; t++)
        if (is_punct(w, t, ",") && has_finite_verb(w, words.first, t)) {
            uint32_t n = chunk_at(w, t + 1), v = n == WHO_NONE ? words.last : phrase_end(w, n, words.last);
            return n != WHO_NONE && w->chunks[n].first == t + 1 && v < words.last && is_finite(w, v);
        }
    return false;
}

/* "The pier had sunk, ministers have confirmed.", "..., officials said this week.", "..., as the board also
 * announced.", "..., her agents tell the Courier.", "..., they write in the journal Coast & Sea.", "..., records
 * show.": the same with the subject first, in the perfect, with a time or with who was told, or behind "as", or a
 * document's, as is usual outside the articles that the weights were learned from. */
static bool has_closed_sentence(const work *w, const candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    if (c->inverted || !c->before || c->ncontent != 1 || !opens_sentence(w, c)) return false;
    bool ruling = c->lexeme && str_is(c->lexeme->lemma, "rule"); /* the regulator ruled */
    bool speech = is_speech(c->lexeme);
    bool shown = c->lexeme && c->lexeme->frames & FRAME_DOC && c->source_head != WHO_NONE &&
                 lex(w, c->source_head)->lex & LEX_DOC; /* it was late, records show */
    if (!ruling && !speech && !shown) return false;
    uint32_t to = behind_times(w, c->cue.last, s->last), told = to < s->last ? behind_addressee(w, c, to, s->last) : to;
    uint32_t paper = behind_paper(w, told, s->last);
    uint32_t end = behind_setting(w, behind_times(w, paper, s->last), s->last);
    bool open = c->cue.negated || c->cue.modal || c->cue.passive || c->cue.infinitive;
    bool as = strcmp(c->rule, "as-said") == 0 && tok(w, c->cue.verb)->pos == POS_PAST;
    uint32_t first = c->content[0].first;                  /* On Friday, as shares fell, Velden told the Courier, */
    static const char *const COUNTS[] = {"least", "many"}; /* At least six men have left, Velden told the Courier */
    bool counted = STR_IS_ANY(doc_token(w->d, first + 1), COUNTS);
    bool subordinate = (tok(w, first)->pos == POS_PREP && !counted) || tok(w, first)->pos == POS_WH;
    bool second = subordinate && has_main_clause(w, c->content[0]); /* When it rains, the roof leaks, Velden said. */
    bool clause = second || (!subordinate && holds_clause(w, c->content[0]));
    if (paper > to && !clause) return false;                              /* In Selm, Velden told the Courier, */
    bool cites = clause && end < s->last && role(w, end) == WORD_QUOTING; /* the Courier reported, citing an aide */
    bool pronoun =
        clause && (role(w, c->source_head) == WORD_SHE || role(w, c->source_head) == WORD_HE); /* she maintains */
    bool named = clause && tok(w, c->source_head)->pos == POS_NAME && tok(w, c->cue.verb)->pos == POS_PAST;
    bool known = second || as || cites || pronoun || named || (shown && clause) || paper > to ||
                 role(w, c->cue.first) == WORD_HAVE || (end > c->cue.last && tok(w, c->cue.verb)->pos == POS_PAST);
    bool aside =
        end + 1 < s->last && is_punct(w, end, ",") &&
        (told > to || (clause && (tok(w, end + 1)->pos == POS_ING || str_is(doc_token(w->d, end + 1), "when"))));
    bool closed = end + 1 >= s->last || aside || cites; /* Oss tells me, for the silence; pointing to */
    return known && !open && closed && c->source_head != WHO_NONE && can_speak(w, c->source_head);
}

/* '"It sank," snapped Velden.', '"It sank," she maintained.': does the clause end with a verb that seldom speaks and
 * somebody? No title of a work stands before it. */
static bool is_voiced(const work *w, const candidate *c)
{
    uint32_t end = c->inverted ? c->source.last : c->cue.last, bits = lex(w, c->source_head)->lex;
    uint8_t pos = tok(w, c->source_head)->pos;
    bool somebody = pos == POS_NAME || pos == POS_PRON || bits & (LEX_ROLE | LEX_ANON | LEX_KIN);
    if (!c->lexeme || !(c->lexeme->frames & FRAME_QUOTE) || !somebody || ends_title(w, c->cue.first)) return false;
    return end >= sentence_of(w, c->cue.verb)->last || is_punct(w, end, ".,;:");
}

/* '"It sank," said another.', '"It sank," stokers said on Friday.': the sign in the marks says that a cue follows, and
 * one does, directly: behind them a verb of speech, whose subject speaks, whatever it is where it follows, and what can
 * speak where it leads; or any verb that quotes, of somebody (is_voiced). */
static bool is_announced(const work *w, const candidate *c)
{
    if (!c->before || c->marker != MARKER_MARK || c->source_head == WHO_NONE) return false;
    bool anybody = can_speak(w, c->source_head) || is_plural(w, c->source_head);
    bool leads = c->source.last == c->cue.first && anybody && !ends_title(w, c->source.first) && c->lexeme &&
                 !(c->lexeme->frames & (FRAME_NOUN | FRAME_AS)); /* Oss called the port, accuses him */
    bool speech = is_speech(c->lexeme) && (c->inverted || leads);
    if (!speech && !is_voiced(w, c)) return false;
    uint32_t end = c->content[0].last;
    return end == (c->inverted ? c->cue.first : c->source.first) && end > c->content[0].first + 2 &&
           is_punct(w, end - 2, ",?!") && !c->cue.negated;
}

static float score_of(const work *w, const candidate *c, bool quoted)
{
    bool plain = is_label(c->rule) || strcmp(c->rule, "written-on") == 0;
    float score = plain ? LABEL_SCORE : score_candidate(w, c, w->features);
    if (score < PLAIN_SCORE && is_plain_form(c)) score = PLAIN_SCORE;
    if (score < ANNOUNCED_SCORE && (strcmp(c->rule, "announced") == 0 || is_announced(w, c))) score = ANNOUNCED_SCORE;
    if (score < RARE_SCORE && is_rare_form(w, c)) score = RARE_SCORE;
    if (score < PERFECT_SCORE && !quoted && has_closed_sentence(w, c)) score = PERFECT_SCORE;
    return score;
}

uint32_t draft_add(work *w, const candidate *c, float score)
{
    arena *mem = doc_scratch(w->d);
    size_t size = sizeof *c->content * c->ncontent;
    draft k = {.rule = c->rule,
               .lexeme = c->lexeme,
               .content = memcpy(arena_grow(mem, NULL, 0, size), c->content, size),
               .cue = c->cue,
               .source = c->source,
               .source_head = c->source_head,
               .score = score,
               .follows = WHO_NONE,
               .named = w->ndrafts,
               .inner = WHO_NONE,
               .ncontent = (uint8_t)c->ncontent,
               .marker = c->marker,
               .around = c->around,
               .before = c->before};
    ARENA_PUSH(mem, w->drafts, w->ndrafts, k);
    return w->ndrafts - 1;
}

/* "the pier, which she said would sink", "what he called a wreck": what the clause is about stands in front of the
 * attribution, and belongs to the content; not "a letter in which she said", which is where it was said. */
static bool has_relative(const work *w, const candidate *c)
{
    if (!c->ncontent || c->ncontent == MAX_PIECES || c->source.first < 2 || c->source.last != c->cue.first)
        return false;
    uint32_t t = c->source.first - 1, first = c->content[0].first;
    if (first < c->cue.last || starts_quotation(w, first) || tok(w, first)->pos == POS_THAT || tok(w, t)->depth)
        return false;
    if (t < sentence_start(w, t) + 1 || tok(w, t - 1)->pos == POS_PREP) return false;
    if (tok(w, t)->pos == POS_THAT) return tok(w, t - 1)->pos == POS_NOUN && is_finite(w, first);
    bool what = str_is(rules_spelling(w->r, tok(w, t)->word), "what");
    return what || role(w, t) == WORD_WHICH || role(w, t) == WORD_WHO;
}

/* 'Instead, Oss said, "she began with friends"', "It is no surprise, Oss said, that it sank": does the content go on
 * with the sentence that began before the attribution? A quotation does in small letters. */
static bool goes_on(const work *w, const candidate *c)
{
    uint32_t rest = c->content[0].first;
    if (strcmp(c->rule, "subject-cue-content") != 0 || !c->lexeme) return false;
    uint32_t end = behind_addressee(w, c, c->cue.last, sentence_of(w, c->cue.verb)->last); /* she told reporters, */
    if (!is_punct(w, end, ",") || rest != end + 1) return false;
    if (c->ncontent == MAX_PIECES || !is_punct(w, c->source.first - 1, ",")) return false;
    if (c->source.first > 1 && is_relative(w, c->source.first - 2)) return false; /* Renn, who, Oss said, "slept" */
    return !starts_quotation(w, rest) || (tok(w, rest + 1)->kind == TOK_WORD && !(tok(w, rest + 1)->shape & SHAPE_CAP));
}

/* The sentence up to the attribution in its middle; false where that is the reporter's: "Asked on Monday, Oss said". */
static bool opening_words(const work *w, const candidate *c, range *opening)
{
    candidate lead = {0};
    content_before(w, c->source.first, &lead);
    if (!lead.ncontent || has_quotation(w, lead.content, lead.ncontent)) return false;
    *opening = lead.content[0];
    uint8_t p = tok(w, opening->first)->pos;
    if (p == POS_ING || p == POS_PART || p == POS_PAST) return false;
    for (uint32_t t = opening->first; t < opening->last && p == POS_PREP; t++)
        if (is_time(w, t)) return false;
    return true;
}

static void push_front(candidate *c, range piece)
{
    memmove(c->content + 1, c->content, sizeof *c->content * c->ncontent++);
    c->content[0] = piece;
}

/* What stands in front of the attribution and belongs to its content. */
static void take_opening(const work *w, candidate *c)
{
    range opening;
    if (has_relative(w, c)) {
        push_front(c, (range){c->source.first - 1, c->source.first});
    } else if (c->source.first > sentence_start(w, c->cue.verb) && goes_on(w, c) && opening_words(w, c, &opening)) {
        push_front(c, opening);
        c->around = true;
    }
}

void take_winners(work *w)
{
    if (!w->features) {
        w->features = arena_alloc(doc_scratch(w->d), sizeof *w->features);
        features_init(w->features);
    }
    for (uint32_t i = 0, next; i < w->nfound; i = next) {
        candidate *best = NULL;
        bool best_quoted = false;
        for (next = i; next < w->nfound && w->found[next].cue.verb == w->found[i].cue.verb; next++) {
            candidate *c = &w->found[next];
            bool quoted = has_quotation(w, c->content, c->ncontent);
            c->score = score_of(w, c, quoted);
            if (c->score < CLOSING_SCORE && !quoted && closes_sentence(w, c))
                c->score = CLOSING_SCORE, c->rule = "closing-cue";
            if (!best || c->score > best->score) best = c, best_quoted = quoted;
        }
        float least = best_quoted ? LEAST_QUOTED : LEAST_INDIRECT;
        if (best->score < least || !is_spoken(w, best, best_quoted)) continue;
        end_content(w, best, w->features);
        take_opening(w, best);
        draft_add(w, best, best->score);
    }
    w->nfound = 0;
}
