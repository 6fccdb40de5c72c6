/* quoted_cue.c - attributions that are found from the quotation: signed below it, inside it between dashes, what it is
 * said to be, and, where no verb of the lexicon governs it, the verb before it.
 *
 * Enters: a quotation, or a sign beside one. Leaves: candidates.
 */
#include "attribute/internal.h"

#define LONGEST_SIGNATURE 25 /* tokens of a line that signs the quotation above it */

/* "First of all - Velden stressed - the harbour ...": an attribution between dashes inside a quotation. */
void dash_inside(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    uint32_t a = t, b = t + 1;
    while (a > s->first && t - a < 8 && !is_dash(w, a - 1)) a--;
    if (a == s->first || !is_dash(w, a - 1)) return;
    while (b < s->last && b - t < 8 && !is_dash(w, b)) b++;
    if (b >= s->last || !is_dash(w, b)) return;
    uint32_t n = a < t ? chunk_at(w, a) : chunk_at(w, t + 1);
    if (n == WHO_NONE || role(w, w->chunks[n].head) == WORD_I || role(w, w->chunks[n].head) == WORD_YOU)
        return; /* "a friend - I said so - has left": the speaker's own aside */
    for (uint32_t i = a; i < b; i++)
        if (i != t && is_finite(w, i)) return;
    if ((tok(w, w->chunks[n].head)->pos != POS_NAME && tok(w, w->chunks[n].head)->pos != POS_PRON &&
         !(lex(w, w->chunks[n].head)->lex & (LEX_ROLE | LEX_ANON))))
        return;
    candidate c = {.cue = {.first = t, .verb = t, .last = t + 1},
                   .rule = "dash-inside",
                   .marker = MARKER_MARK,
                   .around = true,
                   .lexeme = rules_cue(w->r, lex(w, t)->cue)};
    c.source = a < t ? (range){a, t} : (range){t + 1, b};
    c.source_head = w->chunks[n].head;
    uint32_t first = a - 1, last = b + 1;
    while (first > 0 && tok(w, first - 1)->depth && tok(w, first - 1)->sentence + 12 > tok(w, t)->sentence &&
           !(is_mark(w, first)))
        first--;
    while (last < w->d->ntokens && tok(w, last)->depth && !is_mark(w, last - 1)) last++;
    if (first >= a - 1) return;
    c.content[0] = (range){first, a - 1};
    c.content[1] = (range){b + 1, last};
    c.ncontent = 2;
    propose(w, &c);
}

/* "The best day of my life." - Ilse Oss: a name signed behind a dash that follows a quotation and ends its line, or is
 * the line below it. */
/* '"Meet the Mayor" - with Ilse Oss': is it the title of something, in capitals and without a sentence's end? */
static bool is_title(const work *w, const quotation *q)
{
    uint32_t end = q->last >= q->first + 2 ? q->last - 2 : q->first;
    return q->words > 1 && q->words < 8 && is_title_cased(w, q) && !is_punct(w, end, ".?!");
}

void signed_quotation(work *w, uint32_t dash)
{
    const sentence *s = sentence_of(w, dash);
    const paragraph *p = &w->d->paragraphs[s->paragraph];
    uint32_t mark = dash > 1 && is_punct(w, dash - 1, ".") ? dash - 2 : dash - 1; /* "...". - Ilse Oss */
    if (dash == 0 || !ends_quotation(w, mark) || dash + 1 >= p->last_token) return;
    if (dash == p->first_token && p->last_token > dash + LONGEST_SIGNATURE) return;
    uint32_t quoted = quotation_from(w, mark), n = chunk_at(w, dash + 1);
    if (quoted < w->ntop && is_title(w, &w->d->quotations[w->top[quoted]])) return;
    if (n == WHO_NONE || w->chunks[n].first != dash + 1 || tok(w, w->chunks[n].head)->pos != POS_NAME) return;
    uint32_t end = w->chunks[n].last;
    bool ends = end >= p->last_token || is_punct(w, end, ".,(") || role(w, end) == WORD_IN || role(w, end) == WORD_ON ||
                tok(w, end)->kind == TOK_MARK || is_dash(w, end);
    if (!ends) return;
    candidate c = {.cue = {.first = dash, .verb = dash, .last = dash + 1},
                   .source = {dash + 1, end},
                   .source_head = w->chunks[n].head,
                   .rule = "signed",
                   .marker = MARKER_MARK,
                   .before = true};
    c.content[0] = (range){mark, mark + 1};
    c.ncontent = 1;
    propose(w, &c);
}

/* '"A disgrace" was Velden's verdict', '"A disgrace" is how Velden put it', '"A disgrace" was all she would say': what
 * a quotation is said to be. */
void quotation_was(work *w, const quotation *q)
{
    uint32_t be = q->last, t = be + 1;
    if (t + 1 >= w->d->ntokens) return;
    const sentence *s = sentence_of(w, be);
    who_str verb = doc_token(w->d, be);
    bool came = str_is(verb, "came") || str_is(verb, "comes");
    if (t + 1 >= s->last || (role(w, be) != WORD_BE && !came) || (q->first != s->first && !came)) return;
    candidate c = {.source_head = WHO_NONE, .rule = "quotation-was", .marker = MARKER_MARK, .before = true};
    if (role(w, t) == WORD_HOW || role(w, t) == WORD_AS || str_is(doc_token(w->d, t), "all")) {
        uint32_t v = t + 1;
        while (v < s->last && v < t + 12 && !(lex(w, v)->cue && is_finite(w, v))) v++;
        if (v >= s->last || v >= t + 12 || !verb_group_at(w, v, &c.cue)) return;
        if (!subject_before(w, &c.cue, &c.source, &c.source_head)) return;
        if (c.source.first == t) c.source.first++; /* all Velden would say */
        c.lexeme = rules_cue(w->r, lex(w, v)->cue);
    } else {
        uint32_t n = chunk_at(w, t), head = n == WHO_NONE ? 0 : w->chunks[n].last - 1;
        if (n == WHO_NONE || w->chunks[n].first != t || !(lex(w, head)->lex & LEX_CUENOUN)) return;
        c.cue = (verb_group){.first = be, .verb = head, .last = head + 1};
        if (!possessor(w, head, &c)) {
            uint32_t of = head + 1, m = WHO_NONE;
            if (of + 1 < s->last && role(w, of) == (came ? WORD_FROM : WORD_OF)) m = chunk_at(w, of + 1);
            if (m == WHO_NONE) return; /* was the verdict of, came the reply from */
            c.source = (range){of + 1, phrase_end(w, m, s->last)};
            c.source_head = w->chunks[m].head;
        }
    }
    c.content[c.ncontent++] = (range){q->first, q->last};
    propose(w, &c);
}

/* Is the noun at t something that bears words for all to read? */
static bool is_sign(const work *w, uint32_t t)
{
    static const char *const SIGNS[] = {"banner", "placard", "sign",    "poster",    "slogan",  "plaque",
                                        "flyer",  "sticker", "leaflet", "billboard", "t-shirt", "pamphlet"};
    who_str s = rules_canonical(w->r, rules_spelling(w->r, tok(w, t)->word));
    if (str_ends(s, "s")) s.len--;
    return STR_IS_ANY(s, SIGNS) || str_is(s, "graffiti");
}

/* Where what leads from a sign to the words on it begins, "reading", "that said", "with the words", which end before
 * token t; t where nothing does. */
static uint32_t before_inscription(const work *w, uint32_t t, uint32_t first)
{
    static const char *const READING[] = {"reading", "saying", "proclaiming", "declaring", "demanding"};
    static const char *const WORDS[] = {"words", "word", "slogan", "slogans", "message", "messages", "inscription"};
    if (t < first + 3) return t;
    who_str last = doc_token(w->d, t - 1);
    if (STR_IS_ANY(last, READING)) return t - 1;
    uint8_t that = tok(w, t - 2)->pos;
    if (lex(w, t - 1)->cue && (that == POS_THAT || role(w, t - 2) == WORD_WHICH)) return t - 2;
    if (!STR_IS_ANY(last, WORDS)) return t;
    uint32_t with = role(w, t - 2) == WORD_THE ? t - 3 : t - 2;
    return role(w, with) == WORD_WITH || str_is(doc_token(w->d, with), "bearing") ? with : t;
}

/* 'They held up banners reading "..." and "..."', 'signs that said, "..."': nobody says it but what it is written on.
 */
void written_on(work *w, const quotation *q)
{
    const sentence *s = sentence_of(w, q->first);
    uint32_t t = q->first > s->first && is_punct(w, q->first - 1, ",:") ? q->first - 1 : q->first;
    uint32_t lead = before_inscription(w, t, s->first), n = lead < t ? chunk_at(w, lead - 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].last < lead || !is_sign(w, lead - 1)) return;
    candidate c = {.cue = {.first = lead, .verb = t - 1, .last = t},
                   .source = {w->chunks[n].first, lead},
                   .source_head = lead - 1,
                   .rule = "written-on",
                   .marker = MARKER_MARK};
    for (uint32_t at = q->first; c.ncontent < MAX_PIECES && starts_quotation(w, at); at++) {
        c.content[c.ncontent++] = (range){at, quotation_end(w, at)};
        at = quotation_end(w, at);
        if (at + 1 >= s->last || (role(w, at) != WORD_AND && role(w, at) != WORD_OR && !is_punct(w, at, ","))) break;
    }
    propose(w, &c);
}

/* A quotation that a verb of no lexicon governs: Velden painted it as "...". The nearest verb before it that has a
 * subject. */
/* '"I made it," Velden corrected her.': a quotation that begins its sentence and whose comma announces who speaks; the
 * verb is none that the lexicon has for speech. */
static void announced_verb(work *w, const quotation *q)
{
    uint32_t t = q->last;
    if (t == w->d->ntokens) return;
    uint32_t last = sentence_of(w, t)->last;
    bool announced = q->last >= q->first + 4 && is_punct(w, q->last - 2, ",") && !is_title_cased(w, q);
    if (!announced || q->first != sentence_of(w, q->first)->first || !quotation_before(w, t)) return;
    uint32_t n = chunk_at(w, t), v = n == WHO_NONE || w->chunks[n].first != t ? last : phrase_end(w, n, last);
    while (v < last && tok(w, v)->pos == POS_ADV) v++;
    if (v >= last || tok(w, v)->pos != POS_PAST || role(w, v) == WORD_BE || role(w, v) == WORD_HAVE) return;
    uint32_t frames = lex(w, v)->cue ? rules_cue(w->r, lex(w, v)->cue)->frames : FRAME_WEAK;
    if (!(frames & FRAME_WEAK) || !can_speak(w, w->chunks[n].head) || is_time(w, w->chunks[n].head)) return;
    candidate c = {.source = {t, phrase_end(w, n, last)},
                   .source_head = w->chunks[n].head,
                   .rule = "announced",
                   .marker = MARKER_MARK,
                   .before = true};
    if (!verb_group_at(w, v, &c.cue) || c.cue.passive || c.cue.negated) return;
    c.content[c.ncontent++] = (range){q->first, q->last};
    propose(w, &c);
}

/* 'For Velden, a former mayor, the plan was "a joke"': whose judgement it is, where nothing but "be" governs the
 * quotation. */
static bool judged_by(work *w, const quotation *q)
{
    const sentence *s = sentence_of(w, q->first);
    uint32_t n = s->first + 3 < q->first ? chunk_at(w, s->first + 1) : WHO_NONE;
    bool opens = role(w, s->first) == WORD_FOR || role(w, s->first) == WORD_TO;
    if (!opens || q->last + 1 < s->last || n == WHO_NONE || role(w, q->first - 1) != WORD_BE || is_title_cased(w, q))
        return false;
    const chunk *k = &w->chunks[n];
    uint32_t name = LEX_PLACE | LEX_TIME | LEX_ORG;
    if (tok(w, k->head)->pos != POS_NAME || lex(w, k->head)->lex & name || !is_punct(w, k->last, ",")) return false;
    candidate c = {.source = {k->first, k->last},
                   .source_head = k->head,
                   .rule = "in-words",
                   .marker = MARKER_MARK,
                   .cue = {.first = s->first, .verb = s->first, .last = s->first + 1}};
    c.content[c.ncontent++] = (range){q->first, q->last};
    propose(w, &c);
    return true;
}

void any_verb(work *w, const quotation *q)
{
    if (judged_by(w, q)) return;
    announced_verb(w, q);
    const sentence *s = sentence_of(w, q->first);
    uint32_t before = q->first > s->first + 1 && is_punct(w, q->first - 1, ",:") ? q->first - 2 : q->first - 1;
    if (q->first > s->first && is_phrasing(w, before)) return; /* in Velden's words, "..." */
    bool title = q->first > s->first && tok(w, q->first - 1)->kind == TOK_WORD && is_title_cased(w, q);
    if (title && (q->words >= 2 || tok(w, q->first - 1)->pos == POS_NOUN)) return; /* the comedy "Ferrymen" */
    for (uint32_t t = q->first; t-- > s->first && q->first - t < 25;) {
        if (is_punct(w, t, ";")) return;
        if (tok(w, t)->depth || !(is_finite(w, t) || tok(w, t)->pos == POS_PART || tok(w, t)->pos == POS_ING)) continue;
        if (role(w, t) == WORD_HAVE || tok(w, t)->pos == POS_MODAL) continue;
        if (role(w, t) == WORD_BE && is_punct(w, q->first - 1, ":")) return; /* her message is simple: colon.c */
        if (lex(w, t)->cue) { /* has rules of its own; but in "Velden was asked "..."" it is not Velden who speaks */
            verb_group g;
            if (verb_group_at(w, t, &g) && (g.passive || g.last > before)) return; /* saw a sign that read "..." */
            continue;
        }
        candidate c = {.source_head = WHO_NONE, .rule = "subject-verb-quotation", .marker = MARKER_MARK};
        if (!verb_group_at(w, t, &c.cue) || c.cue.passive) return;
        if (!subject_before(w, &c.cue, &c.source, &c.source_head) &&
            !shared_subject(w, &c.cue, true, &c.source, &c.source_head))
            continue;
        bool is = role(w, t) == WORD_BE && !(lex(w, c.source_head)->lex & (LEX_DOC | LEX_CUENOUN));
        if (is && c.cue.verb == t) return; /* The boat is "a wreck": nobody says so */
        c.content[0] = (range){q->first, q->last};
        c.ncontent = 1;
        propose(w, &c);
        return;
    }
}
