/* noun_cue.c - cues that are no verbs: according to Velden, her claim that, in Velden's words.
 *
 * Enters: the noun, or "according". Leaves: candidates, whose source is the owner of the noun, or who gives it ("gave a
 * warning that").
 * Gets wrong: nouns whose owner is named in another sentence.
 */
#include "attribute/internal.h"

#define LONGEST_MANNER 12 /* tokens: speaking on condition of anonymity */
#define LONGEST_WHEN 7    /* tokens of a time and a place between a noun and its "that" */

/* Does a clause begin at t, inside a sentence: behind a comma and conjunction, or a sentence adverb? */
static bool is_clause_opening(const work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    if (t == s->first) return true;
    uint32_t i = t - 1;
    if (is_punct(w, i, ",") && i > s->first) i--;
    if (i + 1 < t && tok(w, i)->pos == POS_THAT) return true; /* said that, according to the plan, ... */
    bool adverb = tok(w, i)->pos == POS_ADV && (i == s->first || i + 1 == t);
    return role(w, i) == WORD_BUT || role(w, i) == WORD_AND || adverb || is_punct(w, t - 1, ";:");
}

/* "figures released by the ministry": a past form that is a participle here */
static bool is_reduced(const work *w, uint32_t t, uint32_t last)
{
    bool form = tok(w, t)->pos == POS_PAST || tok(w, t)->pos == POS_PART;
    return form && t + 1 < last && (tok(w, t + 1)->pos == POS_PREP || tok(w, t + 1)->pos == POS_TO);
}

/* "According to Oss, Holm and Velden, the port ...": does a list of names go on with chunk n? *end: behind it. */
static bool names_follow(const work *w, const candidate *c, uint32_t n, uint32_t *end)
{
    uint32_t last = sentence_of(w, c->cue.verb)->last, t = w->chunks[n].last;
    bool names = tok(w, c->source_head)->pos == POS_NAME && tok(w, w->chunks[n].head)->pos == POS_NAME;
    uint32_t m = names && t + 1 < last && role(w, t) == WORD_AND ? chunk_at(w, t + 1) : WHO_NONE;
    if (m == WHO_NONE || w->chunks[m].first != t + 1 || tok(w, w->chunks[m].head)->pos != POS_NAME) return false;
    *end = w->chunks[m].last;
    return *end + 1 < last && is_punct(w, *end, ",");
}

/* "According to a complaint filed by Oss, the port ...": the source ends at the first comma before any verb of a
 * clause; an apposition belongs to it only when it names an office, or who holds it, and a comma closes it. */
static uint32_t opening_source_end(const work *w, const candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t t = c->source.last;
    bool relative = false; /* a person who works there */
    for (; t < s->last && t < c->source.first + 30 && !is_punct(w, t, ",;:") && !tok(w, t)->depth; t++) {
        relative = relative || role(w, t) == WORD_WHO || role(w, t) == WORD_WHICH || tok(w, t)->pos == POS_THAT;
        if (is_finite(w, t) && !relative && !is_reduced(w, t, s->last)) break;
    }
    if (t >= s->last || !is_punct(w, t, ",")) return c->source.last;
    if (t + 1 < s->last && (role(w, t + 1) == WORD_WHO || role(w, t + 1) == WORD_WHICH)) { /* who has seen it, ... */
        uint32_t close = t + 2;
        while (close < s->last && !is_punct(w, close, ",;:") && !tok(w, close)->depth) close++;
        return close + 1 < s->last && is_punct(w, close, ",") ? close : t;
    }
    uint32_t n = chunk_at(w, t + 1), offices = LEX_ROLE | LEX_HONORIFIC | LEX_KIN;
    if (n == WHO_NONE) return t;
    bool office = lex(w, w->chunks[n].head)->lex & offices && tok(w, w->chunks[n].first)->pos != POS_NAME;
    uint32_t last = chunk_at(w, t - 1); /* Oss and her husband, Jonas Holm, */
    uint32_t office_last = last == WHO_NONE ? 0 : lex(w, w->chunks[last].head)->lex & offices;
    bool holder = (lex(w, c->source_head)->lex & offices || office_last) && tok(w, w->chunks[n].head)->pos == POS_NAME;
    uint32_t end = phrase_end(w, n, s->last);
    bool closed = end + 1 < s->last && is_punct(w, end, ",");
    if (closed && (office || holder)) return end;
    return names_follow(w, c, n, &end) ? end : t;
}

/* "That is", "This was": is all that stands before t a word for the sentence before? */
static bool points_back(const work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    bool pointer = role(w, s->first) == WORD_THAT || role(w, s->first) == WORD_THIS || role(w, s->first) == WORD_IT;
    bool be = role(w, t - 1) == WORD_BE || role(w, t - 1) == WORD_S;
    return pointer && be && t == s->first + 2 && tok(w, t)->sentence > 0 &&
           w->d->paragraphs[(s - 1)->paragraph].kind == PARA_BODY;
}

/* "according to plan", "according to custom": is what stands at t nobody, but a way to act? */
static bool is_manner(const work *w, uint32_t t)
{
    const chunk *k = &w->chunks[chunk_at(w, t)];
    uint32_t known = LEX_PLURAL | LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_DOC | LEX_METONYM | LEX_AGENCY;
    if (k->last != k->first + 1 || tok(w, t)->pos != POS_NOUN) return false;
    return str_is(doc_token(w->d, t), "plan") || (!(lex(w, t)->lex & known) && !str_ends(doc_token(w->d, t), "s"));
}

/* ", per the harbour board": does "per" at t cite who knows it, rather than count: per day, per ferry? */
static bool cites(const work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    uint32_t n = t + 1 < s->last ? chunk_at(w, t + 1) : WHO_NONE;
    if (t > s->first && role(w, t - 1) == WORD_AS) return true;
    if (n == WHO_NONE || w->chunks[n].first != t + 1 || (t > s->first && !is_punct(w, t - 1, ","))) return false;
    uint32_t head = w->chunks[n].head, bits = lex(w, head)->lex;
    bool certain = tok(w, t + 1)->pos == POS_DET || tok(w, t + 1)->pos == POS_POSS; /* not: per keen sailor */
    bool body = certain && bits & (LEX_ORG | LEX_METONYM | LEX_ROLE | LEX_ANON | LEX_GROUP);
    bool papers = bits & LEX_DOC && (certain || bits & LEX_PLURAL);
    return (tok(w, head)->pos == POS_NAME && !is_time(w, head)) || body || papers;
}

/* "According to a diplomat, speaking on condition of anonymity, the port": behind how the source speaks, told at
 * `from`; `from` where that is not told. */
static uint32_t behind_manner(const work *w, uint32_t from, uint32_t last)
{
    static const char *const SPEAKING[] = {"speaking", "talking", "writing", "testifying",
                                           "citing",   "quoted",  "quoting"};
    if (!STR_IS_ANY(doc_token(w->d, from), SPEAKING)) return from;
    for (uint32_t t = from + 1; t + 1 < last && t < from + LONGEST_MANNER; t++)
        if (is_punct(w, t, ",")) return t + 1;
    return from;
}

/* "In May, according to the minutes, the manager, Oss, asked": is what looks like an apposition of the source the
 * subject of the clause? There is no verb before, and one behind. */
static bool takes_subject(const work *w, const candidate *c)
{
    uint32_t verb = c->source.last + 1, n = chunk_at(w, c->source.first);
    if (n == WHO_NONE || !is_punct(w, phrase_end(w, n, c->source.last), ",")) return false;
    return verb < sentence_of(w, c->cue.first)->last && is_punct(w, verb - 1, ",") && is_finite(w, verb) &&
           !has_finite_verb(w, sentence_start(w, c->cue.first), c->cue.first);
}

/* according to X, as per X, per X */
void according_to(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    bool per = role(w, t) == WORD_PER;
    uint32_t to = per ? t : t + 1, first = per && t > s->first && role(w, t - 1) == WORD_AS ? t - 1 : t;
    if (to + 1 >= s->last || (per ? !cites(w, t) : role(w, to) != WORD_TO)) return;
    candidate c = {.cue = {.first = first, .verb = t, .last = to + 1}, .source_head = WHO_NONE, .rule = "according-to"};
    uint32_t at = to + 1;
    bool qualified = tok(w, at)->pos == POS_ING || tok(w, at)->pos == POS_PART; /* according to acting mayor Oss */
    qualified = qualified || str_is(doc_token(w->d, at), "even");               /* according to even her own crew */
    if (qualified && at + 1 < s->last) at++;
    uint32_t n = chunk_at(w, at);
    if (n == WHO_NONE || w->chunks[n].first != at) return;
    uint32_t end = phrase_end(w, n, s->last);
    if (end == w->chunks[n].last && !qualified && is_manner(w, to + 1)) return;
    c.source = (range){to + 1, end};
    c.source_head = w->chunks[n].head;
    bool opens = is_clause_opening(w, first);
    if (opens)
        c.source.last = opening_source_end(w, &c);
    else if (!subject_after(w, &c.cue, false, &c.source, &c.source_head) || takes_subject(w, &c))
        c.source = (range){to + 1, phrase_end(w, n, s->last)}, c.source_head = w->chunks[n].head;
    if (opens && c.source.last + 1 < s->last && is_punct(w, c.source.last, ",")) {
        uint32_t from = behind_manner(w, c.source.last + 1, s->last);
        c.content[c.ncontent++] = (range){from, content_end(w, from)};
        c.marker = MARKER_CLAUSE;
        propose(w, &c);
        return;
    }
    if (first > s->first && is_punct(w, first - 1, ",")) first--;
    if (first <= s->first) return;
    if (points_back(w, first)) { /* That's according to Oss. */
        c.content[c.ncontent++] = (range){(s - 1)->first, (s - 1)->last};
        c.before = true;
        c.marker = MARKER_CLAUSE;
        c.rule = "said-so";
        propose(w, &c);
        return;
    }
    c.content[c.ncontent++] = (range){sentence_start(w, t), first};
    c.before = true;
    c.marker = MARKER_CLAUSE;
    if (c.source.last < s->last && is_punct(w, c.source.last, ",") && c.source.last + 1 < s->last) {
        uint32_t from = c.source.last + 1;
        if (tok(w, from)->pos != POS_WH && tok(w, from)->pos != POS_ING && role(w, from) != WORD_WHILE &&
            role(w, from) != WORD_BUT && role(w, from) != WORD_AND)
            c.content[c.ncontent++] = (range){from, content_end(w, from)};
    }
    propose(w, &c);
}

/* "will not seek", "has gone", "she said was": does the finite verb at t belong to the one before it? */
static bool goes_with_verb(const work *w, uint32_t t, uint32_t from)
{
    uint32_t p = t - 1;
    while (p > from && (tok(w, p)->pos == POS_ADV || tok(w, p)->pos == POS_NEG)) p--;
    uint8_t r = role(w, p);
    bool auxiliary = tok(w, p)->pos == POS_MODAL || r == WORD_BE || r == WORD_HAVE || r == WORD_DO;
    return auxiliary || (p + 1 == t && is_finite(w, p) && is_cue_verb(w, p));
}

/* "His claim that the roof was sound drew laughter", "Those who say the roof is sound are few": the clause ends before
 * the second verb that nothing introduces. */
uint32_t noun_clause_end(const work *w, uint32_t from, uint32_t to)
{
    bool verb = tok(w, from)->pos == POS_TO;
    for (uint32_t t = from + 1; t < to; t++) {
        if (tok(w, t)->depth) continue;
        uint8_t p = tok(w, t)->pos;
        if (p == POS_THAT || p == POS_WH || p == POS_CONJ || is_punct(w, t, ",;") || role(w, t) == WORD_IF ||
            role(w, t) == WORD_WHILE) {
            if (is_punct(w, t, ",;")) return to; /* too much to tell */
            verb = false;
            continue;
        }
        if (!is_finite(w, t)) continue;
        if (verb && !goes_with_verb(w, t, from)) return t;
        verb = true;
    }
    return to;
}

/* Whose is the noun at t: Velden's claim, her warning? Into the source of *c; false where nobody owns it. */
bool possessor(const work *w, uint32_t t, candidate *c)
{
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].last != t + 1) return false;
    const chunk *k = &w->chunks[n];
    for (uint32_t i = t; i-- > k->first;)
        if (role(w, i) == WORD_S && i > k->first) {
            c->source = (range){k->first, i + 1};
            c->source_head = i - 1;
            return true;
        }
    if (tok(w, k->first)->pos != POS_POSS || k->first == t) return false;
    c->source = (range){k->first, k->first + 1};
    c->source_head = k->first;
    return true;
}

/* "gave a warning", "came to the conclusion", "took the view": the verb with which somebody gives or has what chunk n
 * names; or WHO_NONE. */
static uint32_t light_verb(const work *w, uint32_t n)
{
    static const char *const LIGHT[] = {"make",  "give",  "raise",  "offer", "deliver",
                                        "sound", "renew", "repeat", "issue"};
    static const char *const COME[] = {"come", "comes", "came"}, *const REACH[] = {"reach", "reaches", "reached"};
    static const char *const TAKE[] = {"take", "takes", "took", "taken"};
    uint32_t first = w->chunks[n].first, begin = sentence_of(w, first)->first;
    if (first < begin + 2) return WHO_NONE;
    const word *x = lex(w, first - 1);
    if (x->cue && STR_IS_ANY(rules_cue(w->r, x->cue)->lemma, LIGHT)) return first - 1;
    who_str noun = doc_token(w->d, w->chunks[n].head);
    bool to = tok(w, first - 1)->pos == POS_TO, take = str_is(noun, "view") || str_is(noun, "position");
    uint32_t v = first - 1 - to;
    who_str verb = doc_token(w->d, v);
    bool fits = take ? !to && STR_IS_ANY(verb, TAKE)
                     : str_is(noun, "conclusion") && (to ? STR_IS_ANY(verb, COME) : STR_IS_ANY(verb, REACH));
    return fits ? v : WHO_NONE;
}

/* Who gives it: Velden gave a warning, she raised concerns? */
static bool giver(const work *w, uint32_t n, candidate *c)
{
    uint32_t v = light_verb(w, n);
    verb_group g;
    if (v == WHO_NONE || !verb_group_at(w, v, &g) || g.passive || g.negated || g.denied) return false;
    bool found = g.participle ? shared_subject(w, &g, true, &c->source, &c->source_head)
                              : subject_before(w, &g, &c->source, &c->source_head);
    uint32_t before = found && c->source.first ? c->source.first - 1 : WHO_NONE; /* came to the port to make her case */
    bool place = before != WHO_NONE && (tok(w, before)->pos == POS_PREP || tok(w, before)->pos == POS_TO);
    if (g.purpose && place) found = shared_subject(w, &g, false, &c->source, &c->source_head);
    return found && can_speak(w, c->source_head);
}

/* Who has it: Velden is of the view, they were of the opinion? */
static bool holder(const work *w, uint32_t n, candidate *c)
{
    uint32_t of = w->chunks[n].first - 1;
    verb_group g;
    if (w->chunks[n].first < 2 || role(w, of) != WORD_OF || role(w, of - 1) != WORD_BE) return false;
    if (tok(w, of - 1)->sentence != tok(w, of)->sentence || !verb_group_at(w, of - 1, &g) || g.negated) return false;
    return subject_before(w, &g, &c->source, &c->source_head) && can_speak(w, c->source_head);
}

/* 'their chant of "Open the port"', 'a cry from the crowd of "Shame"': a noun and its quotation. */
static void noun_quotation(work *w, candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t t = c->source.first > c->cue.verb ? c->source.last : c->cue.last;
    if (t + 1 >= s->last || tok(w, t)->pos != POS_PREP || !starts_quotation(w, t + 1)) return;
    c->content[0] = (range){t + 1, t + 2}; /* widened to the whole quotation later */
    c->ncontent = 1;
    c->marker = MARKER_MARK;
    c->rule = "noun-quotation";
    propose(w, c);
}

/* "the warning by Velden that", "a report from Oss that": who is named behind the noun at t. Returns the token behind
 * the name, or t + 1 where there is none. */
static uint32_t agent_behind(const work *w, uint32_t t, candidate *c)
{
    const sentence *s = sentence_of(w, t);
    uint32_t by = t + 1, n = by + 1 < s->last ? chunk_at(w, by + 1) : WHO_NONE;
    if (n == WHO_NONE || (role(w, by) != WORD_BY && role(w, by) != WORD_FROM) || w->chunks[n].first != by + 1 ||
        !can_speak(w, w->chunks[n].head))
        return by;
    c->source = (range){by + 1, phrase_end(w, n, s->last)};
    c->source_head = w->chunks[n].head;
    return c->source.last;
}

/* "her claim on Tuesday that", "the claim last week that": the token behind the time and place at t, or t. */
static uint32_t behind_when(const work *w, uint32_t t, uint32_t last)
{
    uint32_t i = t;
    for (uint32_t k = t; k < last && k < t + LONGEST_WHEN && tok(w, k)->pos != POS_THAT; k++)
        if (lex(w, k)->cue && tok(w, k)->pos == POS_ING) return t; /* her advice after hearing that */
    while (i + 1 < last && i < t + LONGEST_WHEN && !tok(w, i)->depth && tok(w, i)->kind != TOK_PUNCT &&
           tok(w, i)->pos != POS_THAT && tok(w, i)->pos != POS_TO && !is_finite(w, i) && tok(w, i)->pos != POS_WH) {
        bool another = tok(w, i)->pos == POS_CONJ && i + 1 < last && tok(w, i + 1)->pos == POS_POSS;
        if (another) return t; /* his attacks and his promise to */
        i++;
    }
    return i < last && (tok(w, i)->pos == POS_THAT || tok(w, i)->pos == POS_TO) ? i : t;
}

/* "gave a warning on Monday that": is there nothing but a time between the noun, behind which `t` is, and `end`? */
static bool is_dated(const work *w, uint32_t t, uint32_t end)
{
    for (; t < end; t++) {
        uint32_t n = chunk_at(w, t);
        bool time = is_time(w, t) || (n != WHO_NONE && is_time(w, w->chunks[n].head));
        if (!time && tok(w, t)->pos != POS_PREP) return false;
    }
    return true;
}

/* "Despite Velden's claim that it was safe, the pier sank": does the noun at t stand in a phrase with a preposition
 * that opens its sentence? */
static bool is_in_opening_phrase(const work *w, uint32_t t)
{
    uint32_t first = sentence_start(w, t);
    if (tok(w, first)->pos != POS_PREP) return false;
    for (uint32_t i = first; i < t; i++)
        if (is_finite(w, i) || is_punct(w, i, ",;:") || tok(w, i)->depth) return false;
    return true;
}

/* Velden's claim that ..., her warning last week that ..., a promise by Velden to ... */
void noun_cue(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].last != t + 1 || t + 2 >= s->last) return;
    candidate c = {.cue = {.first = t, .verb = t, .last = t + 1}, .source_head = WHO_NONE, .rule = "noun-that"};
    bool owned = possessor(w, t, &c);
    uint32_t at = owned ? t + 1 : agent_behind(w, t, &c);
    bool agent = at > t + 1;
    bool own = owned && tok(w, c.source_head)->pos == POS_POSS; /* she made her claim that */
    candidate from = c;
    bool given = (!owned || own) && !agent && giver(w, n, &from);
    if (given) c = from;
    uint32_t when = owned || agent || given ? behind_when(w, at, s->last) : at;
    if (!given || is_dated(w, at, when)) at = when;
    if (at + 1 >= s->last) return;
    bool that = tok(w, at)->pos == POS_THAT, to = tok(w, at)->pos == POS_TO && tok(w, at + 1)->pos == POS_VERB;
    if (that && is_finite(w, at + 1)) return; /* a letter that says */
    if (!that && !to) {
        if (owned || agent) noun_quotation(w, &c);
        return;
    }
    if (given || (!owned && !agent)) {
        if (!given && !holder(w, n, &c)) return;
        c.rule = "gives-noun-that";
    }
    uint32_t end = content_end(w, at);
    if (is_in_opening_phrase(w, t)) end = subordinate_end(w, at, end);
    c.content[0] = (range){at, noun_clause_end(w, at, end)};
    c.ncontent = 1;
    c.marker = that ? MARKER_THAT : MARKER_INF;
    propose(w, &c);
}

/* "His answer was that ...", "Velden's message, given on air, was "..."": what the noun of a possessor is. */
void noun_was(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    candidate c = {.cue = {.first = t, .verb = t, .last = t + 1}, .source_head = WHO_NONE, .rule = "noun-was"};
    if (!possessor(w, t, &c)) return;
    uint32_t be = t + 1;
    if (be < s->last && is_punct(w, be, ",")) {
        for (be++; be + 1 < s->last && be < t + 16 && !is_punct(w, be, ",") && !tok(w, be)->depth;) be++;
        if (be < s->last && is_punct(w, be, ",")) be++;
    }
    if (be + 1 >= s->last || role(w, be) != WORD_BE || !is_finite(w, be)) return;
    uint32_t at = be + 1;
    while (at + 1 < s->last && (tok(w, at)->pos == POS_ADV || is_punct(w, at, ",:"))) at++;
    bool that = tok(w, at)->pos == POS_THAT && at + 1 < s->last;
    if (!that && !starts_quotation(w, at)) return;
    c.content[0] = (range){at, content_end(w, at)};
    c.ncontent = 1;
    c.marker = that ? MARKER_THAT : MARKER_MARK;
    c.cue.last = be + 1;
    propose(w, &c);
}

/* words, view: the noun of "in Velden's words", "by Velden's own account" */
bool is_phrasing(const work *w, uint32_t t)
{
    static const char *const NOUNS[] = {"words", "view", "opinion", "telling", "estimation", "phrase", "judgment"};
    static const char *const BY_NOUNS[] = {"account", "admission", "reckoning", "telling", "estimation"};
    if (tok(w, t)->pos != POS_NOUN || t == 0) return false;
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].first == 0) return false;
    who_str s = rules_spelling(w->r, tok(w, t)->word);
    uint8_t before = role(w, w->chunks[n].first - 1);
    bool own = before == WORD_BY && str_is(doc_token(w->d, t - 1), "own");
    return before == WORD_IN ? STR_IS_ANY(s, NOUNS) : own && STR_IS_ANY(s, BY_NOUNS);
}

/* "Orders are, in ...": does the one clause of its sentence break off behind its verb, before the comma in front of t?
 */
static bool is_unfinished(const work *w, uint32_t t)
{
    uint32_t first = sentence_start(w, t);
    if (t < first + 3 || !is_punct(w, t - 1, ",") || !is_finite(w, t - 2)) return false;
    for (uint32_t i = first; i + 2 < t; i++)
        if (is_punct(w, i, ",;:") || tok(w, i)->depth || tok(w, i)->pos == POS_THAT || is_finite(w, i)) return false;
    return true;
}

/* in Velden's view; in Velden's words is nothing without marks */
static bool is_opinion(const work *w, uint32_t t)
{
    who_str s = rules_spelling(w->r, tok(w, t)->word);
    return !str_is(s, "words") && !str_is(s, "phrase");
}

/* "The port, in her view, is late": do the commas around what stands in [first, behind) part a subject from its verb?
 */
static bool parts_clause(const work *w, uint32_t first, uint32_t behind)
{
    uint32_t start = sentence_start(w, first);
    if (first < start + 2 || behind + 1 >= sentence_of(w, first)->last) return false;
    if (!is_punct(w, first - 1, ",") || !is_punct(w, behind - 1, ",") || !is_finite(w, behind)) return false;
    for (uint32_t i = start; i + 1 < first; i++)
        if (is_finite(w, i) || tok(w, i)->depth || tok(w, i)->kind == TOK_PUNCT) return false;
    return true;
}

/* "The words of Velden", "her own words": whose the words at t in chunk n are becomes the source of c. The token behind
 * all that, or WHO_NONE where they are nobody's. */
static uint32_t whose_words(const work *w, uint32_t t, uint32_t n, candidate *c)
{
    uint32_t behind = t + 1, end = sentence_of(w, t)->last, last = t;
    if (behind + 1 < end && role(w, behind) == WORD_OF) {
        uint32_t m = chunk_at(w, behind + 1);
        if (m == WHO_NONE) return WHO_NONE;
        c->source = (range){behind + 1, phrase_end(w, m, end)};
        c->source_head = w->chunks[m].head;
        return c->source.last;
    }
    while (last > w->chunks[n].first && tok(w, last - 1)->pos != POS_POSS) last--;
    if (last == w->chunks[n].first) return WHO_NONE;
    c->source = (range){w->chunks[n].first, last};
    c->source_head = role(w, last - 1) == WORD_S ? last - 2 : last - 1;
    return behind;
}

/* In Velden's words, "..." and in the words of Velden, "...": cue `t` is "words". */
void in_words(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].first == s->first) return;
    candidate c = {.cue = {.first = t, .verb = t, .last = t + 1},
                   .source_head = WHO_NONE,
                   .rule = "in-words",
                   .marker = MARKER_MARK};
    uint32_t first = w->chunks[n].first - 1, behind = whose_words(w, t, n, &c);
    if (behind == WHO_NONE) return;
    if (behind < s->last && is_punct(w, behind, ",:")) behind++;
    bool opens = first == s->first && behind + 2 < s->last; /* In the words of Velden, it was a talk "..." */
    for (uint32_t i = behind; opens && i < s->last; i++)
        if (tok(w, i)->depth) {
            c.content[c.ncontent++] = (range){behind, content_end(w, behind)};
            propose(w, &c);
            return;
        }
    if (behind < s->last && is_mark(w, behind) && tok(w, behind)->depth) {
        if (is_unfinished(w, first)) /* Orders are, in the view of Velden, "..." */
            c.content[c.ncontent++] = (range){sentence_start(w, t), first - 1}, c.around = true;
        c.content[c.ncontent++] = (range){behind, behind + 1};
    } else if (opens && is_opinion(w, t) && is_punct(w, behind - 1, ",") &&
               role(w, c.source_head) != WORD_MY) { /* In Velden's view, the port ... */
        c.content[c.ncontent++] = (range){behind, content_end(w, behind)};
        c.marker = MARKER_CLAUSE;
    } else if (is_opinion(w, t) && role(w, c.source_head) != WORD_MY && parts_clause(w, first, behind)) {
        c.content[c.ncontent++] = (range){sentence_start(w, t), first - 1};
        c.content[c.ncontent++] = (range){behind, content_end(w, behind)};
        c.around = true;
        c.marker = MARKER_CLAUSE;
    } else if (first > s->first && first >= 2 && tok(w, first - 2)->depth && is_punct(w, first - 1, ","))
        c.content[c.ncontent++] = (range){first - 2, first - 1}, c.before = true;
    else if (first < s->first + 4 || !is_punct(w, first - 1, ",") || w->chunks[n].first == t)
        return; /* in view of the storm */
    else {      /* Orders are up, in the view of Velden */
        c.content[c.ncontent++] = (range){sentence_start(w, t), first - 1};
        c.before = true;
        c.marker = MARKER_CLAUSE;
    }
    propose(w, &c);
}
