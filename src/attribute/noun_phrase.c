/* noun_phrase.c - noun phrases that can be the subject of speech: of several words, in lists, with titles in marks.
 *
 * Enters: where a phrase ends. Leaves: where it begins, and its head. "Velden and Oss", "firms, unions and many
 * sailors", "officials of the port", 'fans of "The Pier"', "several papers, including the Post". Gets wrong: lists
 * whose members are of different kinds.
 */
#include "attribute/internal.h"

#define LONGEST_OPENING 12  /* tokens of a place or time before a list of subjects */
#define LONGEST_TITLE 8     /* words of the title of a book or programme */
#define LONGEST_RELATIVE 12 /* tokens from "who" to the title in its clause */
#define SHORT_QUOTATION 4   /* words in marks that can be part of a noun phrase */

bool is_person_like(const work *w, uint32_t c)
{
    const chunk *k = &w->chunks[c];
    if (tok(w, k->head)->pos == POS_NAME && !is_time(w, k->head)) return true;
    if (tok(w, k->head)->pos == POS_PRON) return true;
    if (role(w, k->head) == WORD_OTHER || str_is(doc_token(w->d, k->head), "Others")) return true;
    if (str_ends(doc_token(w->d, k->head), "-year-old")) return true;
    return lex(w, k->head)->lex & (LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_DOC | LEX_METONYM | LEX_KIN) ? true
                                                                                                                : false;
}

bool is_relative(const work *w, uint32_t t) { return role(w, t) == WORD_WHO || role(w, t) == WORD_WHICH; }

bool opens_relative(const work *w, uint32_t t) { return is_relative(w, t) || str_is(doc_token(w->d, t), "whose"); }

/* Before the bracket that closes at end - 1, "(D-Selm)": the token that it opens at; end itself where there is none. */
uint32_t before_bracket(const work *w, uint32_t end, uint32_t first)
{
    if (end <= first || !is_punct(w, end - 1, ")")) return end;
    for (uint32_t i = end - 1; i > first && end - i < 16; i--)
        if (is_punct(w, i, "(")) return i;
    return end;
}

/* "The Unwritten Law": a title of a work, all its longer words capitalised. */
bool is_title_cased(const work *w, const quotation *q) { return quotation_title_cased(w->d, q); }

/* 'Velden, who called it "a grave,"', 'sailors, one of whom called it "a grave",', 'Velden, citing "the sea,"': is the
 * verb before token t that of a relative or participial clause between commas? */
static bool opens_parenthesis(const work *w, uint32_t t, uint32_t first)
{
    for (uint32_t i = t; i-- > first + 1 && t - i < LONGEST_RELATIVE;) {
        if (is_wall(w, i) || is_punct(w, i, ",")) return false;
        bool relative = opens_relative(w, i), of = relative && i > first + 3 && role(w, i - 1) == WORD_OF;
        if (is_punct(w, i - 1, ",") && (relative || tok(w, i)->pos == POS_ING)) return true;
        if (of && is_punct(w, i - 3, ",")) return true; /* , one of whom */
    }
    return false;
}

/* "a report titled", "her book, called", "a memo, dated May and marked": is token t the participle before the title of
 * a work? */
static bool is_titled(const work *w, uint32_t t, uint32_t first)
{
    uint8_t p = tok(w, t)->pos;
    if ((p != POS_PAST && p != POS_PART) || t < first + 2) return false;
    return is_punct(w, t - 1, ",") || role(w, t - 1) == WORD_AND || lex(w, t - 1)->lex & LEX_DOC;
}

/* Where the quotation that ends at `end` (exclusive) begins, if it is a few words within a noun phrase, 'wearing "Oss
 * for Mayor" pins'. `end` itself where it is not. */
uint32_t over_quotation(const work *w, uint32_t end, uint32_t first)
{
    uint32_t i = quotation_from(w, end - 1);
    const quotation *q = i < w->ntop ? &w->d->quotations[w->top[i]] : NULL;
    if (!q || q->last != end || q->first < first + 1 || q->last < q->first + 3) return end;
    bool behind =
        tok(w, q->first - 1)->pos == POS_PREP || tok(w, q->first - 1)->pos == POS_POSS ||
        tok(w, q->first - 1)->pos == POS_NOUN || is_punct(w, q->first - 1, ",") || /* an ad, "The Way Home," said */
        is_titled(w, q->first - 1, first) ||
        (tok(w, q->first - 1)->pos == POS_DET && q->first > first + 1 && tok(w, q->first - 2)->pos == POS_PREP);
    bool comma = is_punct(w, q->last - 2, ",") || (q->last < w->d->ntokens && is_punct(w, q->last, ","));
    bool headed =
        comma && is_titled(w, q->first - 1, first) &&
        (is_punct(w, q->first - 2, ",") || role(w, q->first - 2) == WORD_AND); /* a report, headed "Walk away", said */
    if (q->words <= LONGEST_TITLE && behind && (headed || is_title_cased(w, q))) return q->first;
    if (q->words <= LONGEST_TITLE && comma && opens_parenthesis(w, q->first, first)) return q->first;
    if (q->words > SHORT_QUOTATION || tok(w, q->last - 2)->kind == TOK_PUNCT) return end;
    return q->last < w->d->ntokens && tok(w, q->last)->pos == POS_NOUN ? q->first : end;
}

bool ends_title(const work *w, uint32_t end)
{
    uint32_t first = sentence_of(w, end - 1)->first;
    return tok(w, end - 1)->depth && over_quotation(w, end, first) < end;
}

/* A word in front of the phrase that qualifies it: "retired general", where nothing else stands before it. */
static uint32_t take_qualifier(const work *w, uint32_t start, uint32_t limit)
{
    if (start <= limit) return start;
    if (start >= limit + 2 && tok(w, start - 1)->pos == POS_CONJ && tok(w, start - 2)->pos == POS_ADJ &&
        (tok(w, start)->pos == POS_ADJ || tok(w, start)->pos == POS_NOUN))
        return start - 2; /* current and former officials, naval and industry sources */
    uint8_t p = tok(w, start - 1)->pos;
    bool counted = tok(w, start)->pos == POS_NUM; /* about one in ten */
    if (counted && role(w, start - 1) == WORD_ABOUT) return start - 1;
    if (role(w, start - 1) == WORD_AT && str_is(doc_token(w->d, start), "least")) return start - 1;
    if (p != POS_PART && p != POS_ING && p != POS_ADV && p != POS_ADJ) return start;
    if (str_is(doc_token(w->d, start - 1), "including")) return start; /* suits, including one that claims */
    static const char *const OF_CLAUSE[] = {"However", "Once", "Meanwhile", "Instead", "Perhaps", "Indeed", "Still"};
    if (p == POS_ADV && STR_IS_ANY(doc_token(w->d, start - 1), OF_CLAUSE)) return start;
    bool edge = start - 1 == limit || is_punct(w, start - 2, ",") || tok(w, start - 2)->depth;
    bool nominal =
        counted || tok(w, start)->pos == POS_NOUN || tok(w, start)->pos == POS_NAME || tok(w, start)->pos == POS_ADJ;
    return edge && nominal ? start - 1 : start;
}

/* "military and hospital officials", not "police and witnesses": does chunk b name the kind of the plural noun of chunk
 * c, behind the conjunction? */
static bool shares_noun(const work *w, uint32_t b, uint32_t c)
{
    const chunk *x = &w->chunks[b], *y = &w->chunks[c];
    bool one = tok(w, x->first)->pos == POS_NOUN || tok(w, x->first)->pos == POS_ADJ;
    return x->last == x->first + 1 && one && !(lex(w, x->head)->lex & LEX_PLURAL) && y->last >= y->first + 2 &&
           tok(w, y->first)->pos == POS_NOUN && lex(w, y->head)->lex & LEX_PLURAL;
}

/* "Women and Family Minister Ilse Oss": is chunk b the first word of the title that chunk c goes on with? */
static bool shares_title(const work *w, uint32_t b, uint32_t c)
{
    const chunk *x = &w->chunks[b], *y = &w->chunks[c];
    if (x->last != x->first + 1 || x->last + 1 != y->first || !(tok(w, x->first)->shape & SHAPE_CAP)) return false;
    if (lex(w, x->head)->pos != POS_NOUN || lex(w, x->head)->lex & (LEX_ORG | LEX_ROLE | LEX_HONORIFIC) ||
        lex(w, y->first)->lex & (LEX_GIVEN_F | LEX_GIVEN_M | LEX_ROLE))
        return false;
    for (uint32_t t = y->first + 1; t + 1 < y->last; t++)
        if (lex(w, t)->lex & LEX_ROLE && tok(w, t)->shape & SHAPE_CAP) return tok(w, t + 1)->pos == POS_NAME;
    return false;
}

/* "actor and director Ilse Oss", "his neighbour and friend Ilse Oss": is chunk b one more title of the person whom
 * chunk c names? */
static bool is_second_title(const work *w, uint32_t b, uint32_t c)
{
    const chunk *x = &w->chunks[b], *y = &w->chunks[c];
    uint32_t title = lex(w, x->head)->lex;
    return tok(w, x->head)->pos == POS_NOUN && title & (LEX_ROLE | LEX_KIN) && !(title & LEX_PLURAL) &&
           tok(w, x->first)->pos != POS_DET && role(w, x->first) != WORD_S && tok(w, y->head)->pos == POS_NAME &&
           lex(w, y->first)->lex & (LEX_ROLE | LEX_KIN) && y->last > y->first + 1;
}

/* "a Ministry of Ports spokesman": the head of the phrase from chunk `first` to chunk `last` is who works there, not
 * the body whose name has an "of" in it. */
uint32_t head_of_phrase(const work *w, uint32_t first, uint32_t last)
{
    const chunk *a = &w->chunks[first], *b = &w->chunks[last];
    bool of = role(w, a->last) == WORD_OF || role(w, a->last) == WORD_FOR;
    bool body = first != last && of && tok(w, a->head)->pos == POS_NAME && tok(w, a->first)->pos == POS_DET;
    for (uint32_t t = a->last + 1; body && t < b->first; t++) /* A Department for Work and Pensions spokesman */
        body = tok(w, t)->pos == POS_NAME || role(w, t) == WORD_AND || is_punct(w, t, ",");
    bool person = tok(w, b->head)->pos == POS_NOUN && tok(w, b->first)->pos == POS_NAME && b->last > b->first + 1 &&
                  lex(w, b->head)->lex & (LEX_ROLE | LEX_ANON | LEX_DOC);
    return body && person ? b->head : a->head;
}

uint32_t chunk_ending_at(const work *w, uint32_t end)
{
    uint32_t c = end ? chunk_at(w, end - 1) : WHO_NONE;
    return c != WHO_NONE && w->chunks[c].last == end ? c : WHO_NONE;
}

/* Can chunk c be a subject of speech, or what it hangs on: the secretary of state? */
bool can_speak_of(const work *w, uint32_t c, uint32_t limit)
{
    uint32_t whole = chunk_at(w, phrase_start(w, c, limit));
    return is_person_like(w, c) || (whole != WHO_NONE && is_person_like(w, whole));
}

bool is_plural(const work *w, uint32_t head)
{
    return tok(w, head)->pos == POS_NOUN && (lex(w, head)->lex & LEX_PLURAL || str_ends(doc_token(w->d, head), "s"));
}

/* "the Department for Children, Schools and Families": does the name of a body begin a list of its fields with chunk c?
 */
static bool begins_fields(const work *w, uint32_t c)
{
    static const char *const BODIES[] = {"Department", "Ministry",    "Secretary",  "Committee", "Office",
                                         "Minister",   "College",     "Academy",    "Institute", "Society",
                                         "Centers",    "Association", "Federation", "Union",     "Commission"};
    uint32_t t = w->chunks[c].first;
    bool of = t >= 2 && (role(w, t - 1) == WORD_FOR || role(w, t - 1) == WORD_OF);
    return of && tok(w, t)->pos == POS_NAME && lex(w, t)->pos == POS_NOUN && STR_IS_ANY(doc_token(w->d, t - 2), BODIES);
}

/* "In talks on Monday, unions": does nothing but a phrase with a preposition stand before t in the clause? */
static bool is_behind_place(const work *w, uint32_t t, uint32_t limit)
{
    return t >= limit + 3 && t < limit + LONGEST_OPENING && is_punct(w, t - 1, ",") && tok(w, limit)->pos == POS_PREP &&
           !has_finite_verb(w, limit, t);
}

/* "Velden, Oss and Holm", "unions, firms, and many sailors": where the list begins that goes on at `t` behind a comma,
 * if that is where its clause begins; else `start`, where its last chunk is `last`. Three members at least: a comma
 * stands before an apposition too. All are names, or all are plural. */
static uint32_t list_start(const work *w, uint32_t t, uint32_t limit, uint32_t start, uint32_t *last)
{
    uint32_t members = t == start ? 2 : 1; /* from t on */
    bool names = tok(w, w->chunks[*last].head)->pos == POS_NAME;
    uint32_t first = WHO_NONE;
    while (t >= limit + 2 && is_punct(w, t - 1, ",")) {
        if (members >= 3 && is_behind_place(w, t, limit)) break;
        first = chunk_ending_at(w, before_bracket(w, t - 1, limit));
        if (first == WHO_NONE || !can_speak_of(w, first, limit)) return start;
        bool field = lex(w, t)->pos == POS_NOUN || lex(w, t)->pos == POS_ADJ; /* no Oss */
        t = phrase_start(w, first, limit);
        if (names && field && begins_fields(w, first)) {
            *last = chunk_at(w, t);
            return t;
        }
        uint32_t c = chunk_at(w, t), head = w->chunks[c == WHO_NONE ? first : c].head;
        const uint32_t bodies = LEX_ORG | LEX_GROUP;
        bool body = t < w->chunks[first].first && lex(w, head)->lex & bodies && !is_plural(w, head);
        if (!names && body && t == limit) { /* A committee of two teachers, a parent and a librarian */
            *last = c;
            return t;
        }
        bool alike = names ? tok(w, head)->pos == POS_NAME : is_plural(w, head);
        if (!alike || is_time(w, head)) return start;
        members++;
        first = c == WHO_NONE ? first : c;
        t = before_than(w, t, limit);
    }
    bool begins = t == limit || tok(w, t - 1)->pos == POS_THAT || is_behind_place(w, t, limit) ||
                  (tok(w, t - 1)->pos == POS_CONJ && (t == limit + 1 || is_punct(w, t - 2, ",")));
    if (members < 3 || !begins) return start;
    *last = first;
    return t;
}

/* "The police arrested Oss and Velden said": does a phrase at t follow a verb that takes an object and no clause? */
bool is_governed(const work *w, uint32_t t)
{
    if (t == sentence_of(w, t)->first || !is_finite(w, t - 1) || role(w, t - 1) == WORD_BE) return false;
    const uint32_t clause = FRAME_THAT | FRAME_CLAUSE | FRAME_MENTAL | FRAME_DOC;
    uint32_t number = lex(w, t - 1)->cue;
    return !number || !(rules_cue(w->r, number)->frames & clause);
}

/* "experts on Selm and on ports", "experts on Selm and nuclear power": what stands behind the "and" before `start` is
 * one more thing that those before it have to do with: where their phrase begins; else `start`. */
static uint32_t phrase_before_and(const work *w, uint32_t start, bool speaks, uint32_t limit)
{
    bool hangs = start >= limit + 3 && tok(w, start - 1)->pos == POS_PREP;
    uint32_t link = hangs ? start - 2 : start - 1;
    if (start < limit + 3 || role(w, link) != WORD_AND || (speaks && !hangs)) return start;
    uint32_t b = chunk_ending_at(w, is_punct(w, link - 1, ",") ? link - 1 : link), member = b;
    while (member != WHO_NONE && w->chunks[member].first >= limit + 2 &&
           is_punct(w, w->chunks[member].first - 1, ",")) {
        b = member;
        member = chunk_ending_at(w, w->chunks[b].first - 1);
    }
    if (member != WHO_NONE) b = member; /* a maker of pumps, valves and bells */
    uint32_t first = b == WHO_NONE ? start : phrase_start(w, b, limit);
    if (first >= start || first >= w->chunks[b].first || first < limit) return start;
    uint32_t c = chunk_at(w, first);
    return c != WHO_NONE && is_person_like(w, c) ? first : start;
}

/* The subject that ends at `end` (exclusive), without crossing `limit` to the left. */
bool phrase_ending_at(const work *w, uint32_t end, uint32_t limit, range *source, uint32_t *head)
{
    if (end <= limit) return false;
    uint32_t c = chunk_at(w, end - 1);
    if (c == WHO_NONE) return false;
    uint32_t start = phrase_start(w, c, limit);
    if (start < limit) start = limit;
    uint32_t first_chunk = chunk_at(w, start);
    if (first_chunk == WHO_NONE) first_chunk = c;
    uint32_t whole = phrase_before_and(w, start, is_person_like(w, first_chunk), limit);
    if (whole < start) start = whole, first_chunk = chunk_at(w, whole);
    bool several = false;
    while (start >= limit + 2 && role(w, start - 1) == WORD_AND) { /* X and Y, X (D) and Y */
        uint32_t b = chunk_ending_at(w, before_bracket(w, start - 1, limit));
        if (b == WHO_NONE || !is_person_like(w, first_chunk) || !can_speak_of(w, b, limit)) break;
        if (is_governed(w, phrase_start(w, b, limit))) break;
        bool shared =
            shares_noun(w, b, first_chunk) || is_second_title(w, b, first_chunk) || shares_title(w, b, first_chunk);
        start = phrase_start(w, b, limit);
        if (shared) break;
        several = true;
        first_chunk = chunk_at(w, start);
        if (first_chunk == WHO_NONE) first_chunk = b;
    }
    bool oxford = start >= limit + 3 && role(w, start - 1) == WORD_AND && is_punct(w, start - 2, ",");
    if (several || oxford) start = list_start(w, oxford ? start - 1 : start, limit, start, &first_chunk);
    *source = (range){take_qualifier(w, start, limit), end};
    *head = head_of_phrase(w, first_chunk, c);
    return true;
}

/* "Several papers, including the Post and the News, said": the subject is what the phrase gives examples of. */
void take_exemplified(const work *w, uint32_t limit, range *source, uint32_t *head)
{
    static const char *const WORDS[] = {"including", "like"};
    uint32_t t = source->first, member;
    bool several = false;
    for (uint32_t i = t; i < source->last && !several; i++) several = role(w, i) == WORD_AND;
    while (several && t >= limit + 2 && is_punct(w, t - 1, ",") && /* including the Post, the News and the Mail */
           (member = chunk_ending_at(w, before_bracket(w, t - 1, limit))) != WHO_NONE)
        t = phrase_start(w, member, limit);
    if (t >= limit + 2 && role(w, t - 1) == WORD_AS && str_is(doc_token(w->d, t - 2), "such"))
        t -= 2;
    else if (t > limit && STR_IS_ANY(doc_token(w->d, t - 1), WORDS))
        t--;
    else
        return;
    if (t > limit && (is_punct(w, t - 1, ",") || is_dash(w, t - 1))) t--;
    uint32_t c = t > limit ? chunk_ending_at(w, t) : WHO_NONE;
    if (c == WHO_NONE || !is_plural(w, w->chunks[c].head)) return;
    source->first = w->chunks[c].first;
    *head = w->chunks[c].head;
}

/* "Ask her what it means": is t a pronoun in the form of an object? */
bool is_object_pronoun(const work *w, uint32_t t)
{
    static const char *const OBJECTS[] = {"her", "him", "them", "me", "us"};
    return tok(w, t)->pos == POS_PRON && STR_IS_ANY(doc_token(w->d, t), OBJECTS);
}
