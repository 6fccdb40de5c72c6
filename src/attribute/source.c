/* source.c - who is the subject of a verb group, before it.
 *
 * The noun phrase that ends where the group begins, with what hangs on it; when a comma stands there, the phrase before
 * the apposition, relative clause or participle that the comma closes ("Velden, who leads the party, said"). Quotations
 * are walls; a relative pronoun stands for the phrase before it.
 * Gets wrong: coordinated clauses that share a subject over more than one comma.
 */
#include "attribute/internal.h"

#define LONGEST_REDUCED 32  /* tokens from a participle to the end of its clause: "a report published by ..." */
#define LONGEST_RELATIVE 12 /* tokens between "whose" and a comma inside its clause */

/* The words that may stand between a subject and its postmodifier: "a person familiar with the talks". */
static bool is_subject_pronoun(const work *w, uint32_t t)
{
    uint8_t r = role(w, t);
    return tok(w, t)->pos == POS_PRON && r != WORD_NONE;
}

/* Velden, himself a lawyer, said */
bool is_reflexive(const work *w, uint32_t t)
{
    who_str s = doc_token(w->d, t);
    return tok(w, t)->pos == POS_PRON && (str_ends(s, "self") || str_ends(s, "selves"));
}

/* Is the whole of chunk c the name of a place that the lexicon has: "Ohio", "North Carolina"? */
static bool is_known_place(const work *w, uint32_t c)
{
    const chunk *k = &w->chunks[c];
    uint32_t n;
    if (lex(w, k->head)->lex & LEX_PLACE || lex(w, k->first)->phrase_max < 2) return lex(w, k->head)->lex & LEX_PLACE;
    return rules_phrase(w->r, w->d, k->first, &n) & LEX_PLACE && k->first + n == k->last;
}

/* "Ilse Velden, of Oss, Md., said": is chunk c the region of a place named before it? */
static bool is_region(const work *w, uint32_t c, uint32_t limit)
{
    uint32_t first = w->chunks[c].first;
    if (!is_known_place(w, c) || first < limit + 3 || !is_punct(w, first - 1, ",")) return false;
    uint32_t place = chunk_at(w, first - 2);
    if (place == WHO_NONE || w->chunks[place].first <= limit) return false;
    bool qualifies = tok(w, w->chunks[place].first)->pos == POS_DET; /* the San Selmo, Calif., firm */
    return qualifies || tok(w, w->chunks[place].first - 1)->pos == POS_PREP;
}

/* "Ilse Velden, R-Selm, head of the port, said": is chunk c the letter of a party and a place? */
static bool is_party_tag(const work *w, uint32_t c)
{
    const chunk *k = &w->chunks[c];
    who_str s = doc_token(w->d, k->first);
    return k->last == k->first + 1 && s.len > 3 && s.ptr[1] == '-' && tok(w, k->first)->shape & SHAPE_CAP;
}

/* "In a memo, seen by the Courier, Velden said": is chunk c who has seen or got it, between commas? */
static bool is_reader(const work *w, uint32_t c, uint32_t limit)
{
    uint32_t by = w->chunks[c].first;
    if (by < limit + 3 || role(w, by - 1) != WORD_BY || !is_punct(w, by - 3, ",")) return false;
    return tok(w, by - 2)->pos == POS_PART || tok(w, by - 2)->pos == POS_PAST;
}

/* "Velden, whose firm, Oss, sells ships, said": does the comma at t stand in a relative clause that has no verb before
 * it? Then the token before which that clause's own comma stands; else WHO_NONE. */
static uint32_t relative_before(const work *w, uint32_t t, uint32_t limit)
{
    for (uint32_t i = t; i-- > limit + 1 && t - i < LONGEST_RELATIVE;) {
        if (is_wall(w, i) || is_finite(w, i)) return WHO_NONE;
        if (tok(w, i)->pos == POS_WH && is_punct(w, i - 1, ",") && !is_relative(w, i)) return i;
    }
    return WHO_NONE;
}

/* "Friday", "last week". */
static bool begins_time(const work *w, uint32_t t)
{
    uint32_t n = chunk_at(w, t);
    return is_time(w, t) || (n != WHO_NONE && w->chunks[n].first == t && is_time(w, w->chunks[n].head));
}

/* "A note Oss sent to Selm said", "The experts I met said": does chunk c, whose verb follows, begin a clause that hangs
 * on the phrase in front of it without a pronoun? That phrase; else c. */
static uint32_t before_contact(const work *w, uint32_t c, uint32_t limit)
{
    uint32_t first = w->chunks[c].first, b = first > limit ? chunk_ending_at(w, first) : WHO_NONE;
    uint8_t p = tok(w, first)->pos;
    if (b == WHO_NONE || (p != POS_PRON && p != POS_NAME && p != POS_DET && p != POS_POSS)) return c;
    uint32_t head = w->chunks[b].head, start = w->chunks[b].first;
    bool governed = start > limit && tok(w, start - 1)->pos == POS_PREP;
    if (start < limit || governed || tok(w, head)->pos != POS_NOUN || is_time(w, head)) return c;
    return lex(w, head)->lex & LEX_DOC || is_person_like(w, b) ? b : c;
}

/* What the lexicons know of the head of chunk c, alone or as the last word of a term: "class action". */
static uint32_t bits_of_head(const work *w, uint32_t c)
{
    uint32_t head = w->chunks[c].head, n, bits = lex(w, head)->lex;
    bool term = head > w->chunks[c].first && lex(w, head - 1)->phrase_max > 1;
    uint32_t more = term ? rules_phrase(w->r, w->d, head - 1, &n) : 0;
    return term && n == 2 ? bits | more : bits;
}

/* "A poll published last week by the institute found": the noun phrase in front of the participle, not the last one.
 * Looking left from the phrase that begins at `from`; a chunk or WHO_NONE. */
static uint32_t reduced_clause_head(const work *w, uint32_t from, uint32_t limit)
{
    static const char *const ASKED[] = {"contacted", "interviewed", "reached", "polled", "surveyed", "questioned"};
    static const char *const KNOWN[] = {"available", "public", "online"};
    uint32_t event = chunk_at(w, from); /* published before the vote */
    bool eventful = event != WHO_NONE && !is_person_like(w, event);
    bool joined = false; /* by "and" to what was read before */
    for (uint32_t t = from; t-- > limit && from - t < LONGEST_REDUCED;) {
        uint8_t next = tok(w, t + 1)->pos;
        bool objectless = next == POS_PREP || next == POS_TO || next == POS_ADV ||
                          STR_IS_ANY(doc_token(w->d, t + 1), KNOWN) ||
                          begins_time(w, t + 1); /* a note sent to the paper, made public on Monday */
        bool familiar = tok(w, t)->pos == POS_ADJ && next == POS_PREP && joined; /* familiar with it and shown it */
        bool read = objectless && str_is(doc_token(w->d, t), "read");            /* a report read to the court */
        bool part = read || tok(w, t)->pos == POS_PART || tok(w, t)->pos == POS_ING ||
                    (tok(w, t)->pos == POS_PAST && objectless) || familiar;
        bool before = tok(w, t)->pos == POS_PREP && t + 1 == from && eventful;
        bool clause = tok(w, t)->pos == POS_WH || tok(w, t)->pos == POS_THAT || role(w, t) == WORD_HOW ||
                      role(w, t) == WORD_IF || (role(w, t) == WORD_WHILE && !before);
        if (clause || is_punct(w, t, ",") || is_wall(w, t)) return WHO_NONE;
        if (role(w, t) == WORD_BE || role(w, t) == WORD_HAVE) return WHO_NONE;
        bool says = str_is(doc_token(w->d, t), "said"); /* the crews said on Friday as the trial opened */
        if ((!part || says) && is_finite(w, t)) return WHO_NONE;
        if (!part || t == limit) continue;
        uint32_t noun = t;
        while (noun > limit + 1 && (tok(w, noun - 1)->pos == POS_ADV || tok(w, noun - 1)->pos == POS_NEG))
            noun--; /* a book just published for children, lawyers not involved in the case */
        uint32_t c = familiar ? chunk_at(w, noun - 1) : chunk_ending_at(w, noun);
        bool within = noun > limit && (tok(w, noun - 1)->pos == POS_PREP || role(w, noun - 1) == WORD_AND);
        joined = joined || (within && role(w, noun - 1) == WORD_AND);
        if (c == WHO_NONE && within) continue; /* a man accused of robbing, a note signed by Oss and sent to Selm */
        if (c == WHO_NONE) return WHO_NONE;
        uint32_t opens = phrase_start(w, c, limit),
                 whole = chunk_at(w, opens); /* officials from the port treating waste */
        bool as = opens > sentence_of(w, t)->first && role(w, opens - 1) == WORD_AS;
        if (as && tok(w, t)->pos == POS_PAST) return WHO_NONE; /* as the union walked out of talks and Oss told them */
        uint32_t bits = bits_of_head(w, c) | (whole == WHO_NONE ? 0 : bits_of_head(w, whole));
        if (STR_IS_ANY(doc_token(w->d, t), ASKED)) return c; /* Three drillers contacted by the Courier */
        uint32_t sent = tok(w, t)->pos == POS_PAST ? before_contact(w, c, limit) : c;
        if (sent != c) return sent;
        if (bits & (LEX_DOC | LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_CUENOUN)) return c;
        bool clause_of_own = role(w, from - 1) == WORD_AS; /* came for it as officials said */
        if (opens <= limit || clause_of_own || tok(w, opens - 1)->pos != POS_PREP) return WHO_NONE;
        t = opens; /* a note issued after a meeting held in Selm and sent to Oss */
    }
    return WHO_NONE;
}

/* Can the pronoun at t be no part of a subject, as that of "one of them" is? */
static bool is_object(const work *w, uint32_t t)
{
    return is_object_pronoun(w, t) && t > 0 && role(w, t - 1) != WORD_OF;
}

/* The nearest finite verb in [from, to), or WHO_NONE; looking from the right. */
static uint32_t last_finite(const work *w, uint32_t from, uint32_t to)
{
    for (uint32_t i = to; i-- > from;)
        if (is_finite(w, i) && !tok(w, i)->depth) return i;
    return WHO_NONE;
}

/* A relative clause that ends where the verb begins: "the man who shot the mayor said". */
static bool subject_before_relative(const work *w, uint32_t limit, uint32_t end, range *source, uint32_t *head)
{
    for (uint32_t i = end; i-- > limit;) {
        if (is_wall(w, i) || is_punct(w, i, ",")) return false;
        uint32_t n = role(w, i) == WORD_WHILE ? chunk_at(w, i + 1) : WHO_NONE; /* a row that began after Oss said */
        bool opens = n != WHO_NONE && w->chunks[n].first == i + 1 && is_person_like(w, n);
        if (opens && phrase_end(w, n, end) == end) return false;
        bool whose = tok(w, i)->pos == POS_WH && role(w, i) == WORD_NONE;
        if (!is_relative(w, i) && tok(w, i)->pos != POS_THAT && !whose) continue;
        if (i <= limit || chunk_at(w, i - 1) == WHO_NONE) continue;
        range r;
        if (!phrase_ending_at(w, i, limit, &r, head)) return false;
        *source = (range){r.first, end};
        return true;
    }
    return false;
}

/* "Two drillers who worked on the pier, speaking on Monday, said", "A study that she published, with Oss, found":
 * whether a relative clause ends at the comma at `end` and a participle or "with" follows it; *source is then all
 * before the comma. */
static bool relative_and_participle(const work *w, uint32_t limit, uint32_t end, range *source, uint32_t *head)
{
    bool more = tok(w, end + 1)->pos == POS_ING || role(w, end + 1) == WORD_WITH;
    return more && subject_before_relative(w, limit, end, source, head) &&
           last_finite(w, source->first, end) != WHO_NONE;
}

/* "A stoker, who comes from Selm, said": does chunk c begin its clause, with "who" behind the comma that follows it? */
static bool is_subject_who(const work *w, uint32_t c, uint32_t limit)
{
    uint32_t start = phrase_start(w, c, limit), comma = w->chunks[c].last;
    if (!is_punct(w, comma, ",") || role(w, comma + 1) != WORD_WHO) return false;
    return start == limit || is_punct(w, start - 1, ",") || tok(w, start - 1)->pos == POS_CONJ ||
           tok(w, start - 1)->pos == POS_THAT || role(w, start - 1) == WORD_WHILE;
}

/* "Residents were angry. One, a nurse in Selm, said", "One of the three, from Selm, said": is chunk c a number alone
 * that an apposition tells more of? */
static bool is_one_of_several(const work *w, uint32_t c, uint32_t limit)
{
    const chunk *k = &w->chunks[c];
    bool of = k->first == limit + 2 && role(w, limit + 1) == WORD_OF && tok(w, limit)->pos == POS_NUM &&
              (role(w, k->head) == WORD_THEY || tok(w, k->head)->pos == POS_NUM);
    if (of) return is_punct(w, k->last, ",");
    return k->first == limit && k->last == limit + 1 && tok(w, limit)->pos == POS_NUM &&
           tok(w, limit)->kind == TOK_WORD && is_punct(w, k->last, ",") && role(w, k->last + 1) == WORD_A;
}

/* "One of them, she said, told her": is who says it all that stands between the commas at `open` and `close`? */
static bool is_report_between(const work *w, uint32_t open, uint32_t close)
{
    uint32_t n = chunk_at(w, open + 1), verb = close - 1;
    if (n == WHO_NONE || w->chunks[n].first != open + 1 || w->chunks[n].last != verb || !lex(w, verb)->cue)
        return false;
    return is_finite(w, verb) && (tok(w, open + 1)->pos == POS_PRON || is_person_like(w, n));
}

/* "In Selm, the mayor, Velden, said", "Speaking after a vote of the union, its head, Velden, said": does the clause
 * begin, before the phrase at `phrase`, with what is no subject? */
static bool opens_with_adjunct(const work *w, uint32_t limit, uint32_t phrase)
{
    uint8_t opens = tok(w, limit)->pos;
    if (phrase <= limit || (opens != POS_PREP && opens != POS_ING && opens != POS_PART)) return false;
    for (uint32_t t = limit; t < phrase; t++)
        if (is_finite(w, t) || is_punct(w, t, ",")) return false;
    uint8_t before = tok(w, phrase - 1)->pos;
    return before == POS_PREP || before == POS_ING || before == POS_TO || str_ends(doc_token(w->d, phrase - 1), "ing");
}

/* The comma that opens the parenthesis closed by the comma at `close`: behind a phrase that can be a subject. */
static uint32_t opening_comma(const work *w, uint32_t close, uint32_t limit)
{
    uint32_t best = WHO_NONE;
    for (uint32_t i = close; i-- > limit;) {
        i = over_insertion(w, i + 1, limit);
        if (i-- <= limit) break;
        if (is_wall(w, i) && tok(w, i)->depth == 0) break;
        if (i == limit || !(is_dash(w, close) ? is_dash(w, i) : is_punct(w, i, ","))) continue;
        if (tok(w, i - 1)->pos == POS_CONJ)
            return WHO_NONE; /* "offered help and, in a letter, wrote": the subject is shared */
        uint32_t c = chunk_at(w, before_bracket(w, i, limit) - 1);
        if (c == WHO_NONE || is_object(w, w->chunks[c].head)) continue; /* who saw him, Ilse Velden, said */
        uint32_t c0 = chunk_at(w, phrase_start(w, c, limit));
        if (is_region(w, c, limit) || is_party_tag(w, c) || is_reader(w, c, limit)) continue;
        uint32_t whole = reduced_clause_head(w, w->chunks[c].first, limit); /* the union representing ... */
        bool reduced = whole != WHO_NONE;
        range who;
        uint32_t clause_of;
        bool speaks = reduced || is_person_like(w, c) || (c0 != WHO_NONE && is_person_like(w, c0)) ||
                      relative_and_participle(w, limit, i, &who, &clause_of) || is_subject_who(w, c, limit) ||
                      is_one_of_several(w, c, limit);
        if (!speaks) continue;
        const token *n = tok(w, i + 1);
        bool opens = n->pos == POS_DET || n->pos == POS_WH || n->pos == POS_NUM || n->pos == POS_PREP ||
                     n->pos == POS_ING || n->pos == POS_PART || n->pos == POS_ADJ || n->pos == POS_NOUN ||
                     n->pos == POS_NAME || n->pos == POS_POSS || n->pos == POS_ADV || n->pos == POS_PAST ||
                     n->pos == POS_VERB || n->pos == POS_TO || n->pos == POS_NEG || is_reflexive(w, i + 1) ||
                     role(w, i + 1) == WORD_YOU || n->kind == TOK_MARK || is_report_between(w, i, close);
        if (!opens) continue;
        uint32_t phrase = phrase_start(w, reduced ? whole : c, limit);           /* In Selm, the mayor, Velden, said */
        if (phrase >= limit + 2 && role(w, phrase - 2) == WORD_ACCORDING) break; /* according to Oss, the mayor, ... */
        if (best != WHO_NONE && opens_with_adjunct(w, limit, phrase)) continue;
        best = i;
        bool name = tok(w, w->chunks[c].head)->pos == POS_NAME;
        uint32_t start = phrase_start(w, c, limit);
        uint32_t relative = relative_before(w, i, limit); /* Velden, whose firm, Oss, sells ships, */
        if (relative != WHO_NONE) {
            i = relative;
            continue;
        }
        bool begins = start == limit || is_punct(w, start - 1, ",") || role(w, start - 1) == WORD_AND ||
                      role(w, start - 1) == WORD_BUT || role(w, start - 1) == WORD_WHILE ||
                      role(w, start - 1) == WORD_AS;
        bool thing = start > limit && role(w, start - 1) == WORD_AND && c0 != c && c0 != WHO_NONE &&
                     !is_person_like(w, c0); /* who grows wheat and corn in Selm */
        begins = begins && !thing;
        bool apposition = tok(w, start)->pos != POS_NAME && start > limit && is_punct(w, start - 1, ",");
        uint8_t before = start > limit ? role(w, start - 1) : WORD_NONE;
        bool joined = before == WORD_WHILE || before == WORD_BUT || before == WORD_IF ||
                      before == WORD_HOW; /* over what its leader, Velden, called */
        if (joined || (begins && !apposition && (name || start == limit))) break;
    }
    return best;
}

/* Before the places and times that stand between subject and verb: "the minister, who in 2010 said", "Velden in Selm
 * said". Only over prepositions that hang on no noun, and only while something is left that can be a subject. */
static uint32_t before_adjuncts(const work *w, uint32_t end, uint32_t limit)
{
    for (uint32_t e = end; e > limit;) {
        uint32_t c = chunk_at(w, e - 1);
        if (c == WHO_NONE) break;
        uint32_t start = phrase_start(w, c, limit);
        if (start < limit + 2 || tok(w, start - 1)->pos != POS_PREP || role(w, start - 1) == WORD_AS) break;
        if (role(w, start - 1) == WORD_WHILE && !is_relative(w, start - 2)) break; /* it sank after Velden said */
        if (role(w, start - 1) == WORD_IF) break; /* asked in Selm whether Velden had said */
        uint32_t p = start - 1;
        while (p > limit && (is_time(w, p - 1) || tok(w, p - 1)->pos == POS_ADV)) p--;
        if (p == limit) break;
        if (is_relative(w, p - 1)) return p;
        uint32_t b = chunk_at(w, p - 1);
        if (b == WHO_NONE || !is_person_like(w, b) || tok(w, w->chunks[b].head)->pos == POS_NOUN) break;
        end = e = p;
    }
    return end;
}

/* "a comment from Velden, who", "Velden of the board in Selm, who": only a person is `who`, and only a body or a text
 * says something; the name in the phrase *r that ends at `stop`, or the one that the place hangs on. */
static void find_antecedent(const work *w, uint32_t stop, uint32_t limit, bool who, range *r, uint32_t *head)
{
    uint32_t c = chunk_at(w, stop - 1), bits = lex(w, w->chunks[c].head)->lex;
    uint32_t of_head = lex(w, *head)->lex, one = of_head & LEX_ROLE && !(of_head & LEX_PLURAL) ? LEX_GROUP : 0;
    bool can = who ? is_person_like(w, chunk_at(w, *head)) : of_head & ((LEX_DOC | LEX_ORG | LEX_GROUP) & ~one);
    bool thing = tok(w, *head)->pos == POS_NOUN && !can;
    bool words = who && tok(w, *head)->pos == POS_NOUN && lex(w, *head)->lex & (LEX_DOC | LEX_CUENOUN);
    bool somebody = tok(w, w->chunks[c].head)->pos == POS_NAME || bits & (who ? LEX_ROLE | LEX_ANON : LEX_ORG) ||
                    (who && bits & LEX_PLURAL && bits & (LEX_GROUP | LEX_ORG)); /* criticism from farmers, who */
    uint32_t with = w->chunks[c].first;                                         /* made in a station with Oss, who */
    bool body = who && *head + 1 < with && tok(w, *head)->pos == POS_NOUN && lex(w, *head)->lex & LEX_ORG;
    thing = thing || (body && (role(w, with - 1) == WORD_WITH || role(w, with - 1) == WORD_BY));
    if (!who && !thing) return; /* a question of the government, which denies it; not: a report by the board, which */
    if ((thing || words) && somebody) {
        *r = (range){w->chunks[c].first, stop};
        *head = w->chunks[c].head;
        return;
    }
    uint32_t first = r->first;
    while (tok(w, *head)->pos == POS_NAME && first >= limit + 2 &&
           (role(w, first - 1) == WORD_IN || role(w, first - 1) == WORD_OF || role(w, first - 1) == WORD_AT ||
            role(w, first - 1) == WORD_FOR)) {
        uint32_t b = chunk_at(w, first - 2);
        if (b == WHO_NONE || w->chunks[b].last != first - 1 || tok(w, w->chunks[b].head)->pos != POS_NAME) return;
        first = w->chunks[b].first;
        *r = (range){first, stop};
        *head = w->chunks[b].head;
    }
}

/* "a letter on Friday afternoon that said": where the words for a time that end at `stop` begin, or `stop`. */
static uint32_t before_time(const work *w, uint32_t stop, uint32_t limit)
{
    uint32_t t = stop;
    while (t > limit && is_time(w, t - 1)) t--;
    if (t < stop && t > limit && role(w, t - 1) == WORD_ON) t--;
    return t > limit ? t : stop;
}

/* "Greta Oss, 77, who said", "a former resident, now living in Oss, who said", "the firm in Oss, Md., which said":
 * between commas before the relative pronoun stands an age, or where somebody is. The comma before it; `stop` itself
 * where nothing of the kind does. */
static uint32_t before_particulars(const work *w, uint32_t stop, uint32_t limit, bool who)
{
    uint32_t first = stop;
    while (first > limit && stop - first < LONGEST_RELATIVE && !is_wall(w, first - 1) && !is_punct(w, first - 1, ","))
        first--;
    if (first == stop || first < limit + 2 || !is_punct(w, first - 1, ",")) return stop;
    bool age = first + 1 == stop && tok(w, first)->pos == POS_NUM;
    uint32_t place = chunk_at(w, stop - 1), before = chunk_at(w, first - 2), f = first;
    while (f + 1 < stop && tok(w, f)->pos == POS_ADV) f++; /* now living in */
    bool reduced = tok(w, f)->pos == POS_ING || tok(w, f)->pos == POS_PART || tok(w, f)->pos == POS_PREP;
    bool where = reduced && place != WHO_NONE && lex(w, w->chunks[place].head)->lex & LEX_PLACE;
    bool region =
        place != WHO_NONE && w->chunks[place].first == first && is_region(w, place, limit); /* of Oss, Md., who */
    return region || (who && (age || where) && before != WHO_NONE && is_person_like(w, before)) ? first - 1 : stop;
}

/* "who wants to stay and who said": before the second of two joined clauses, whose relative pronoun is at t, behind the
 * pronoun of the first; else t + 1. */
static uint32_t behind_first_relative(const work *w, uint32_t t, uint32_t limit)
{
    if (t < limit + 3 || role(w, t - 1) != WORD_AND) return t + 1;
    for (uint32_t i = t - 1; i-- > limit && t - i < LONGEST_REDUCED;) {
        if (is_wall(w, i) || tok(w, i)->depth) break;
        if (role(w, i) == role(w, t)) return i + 1;
    }
    return t + 1;
}

/* "Sheriffs from Selm, Varrow and Tesk said", "23 cooks at four hotels in Selm and Tesk who say": what looks like a
 * list of places is where those before it are from, or where that is at which they are. */
static void reach_over_places(const work *w, uint32_t limit, range *source, uint32_t *head)
{
    uint32_t first = source->first;
    if (!(lex(w, *head)->lex & LEX_PLACE)) return;
    while (first > limit + 2 && (is_punct(w, first - 1, ",") || role(w, first - 1) == WORD_AND)) {
        uint32_t c = chunk_ending_at(w, first - 1);
        if (c == WHO_NONE || !(lex(w, w->chunks[c].head)->lex & LEX_PLACE)) return;
        first = w->chunks[c].first;
    }
    while (first > limit + 1 && source->first - first < LONGEST_RELATIVE && tok(w, first - 1)->pos == POS_PREP) {
        uint32_t who = chunk_ending_at(w, first - 1);
        if (who == WHO_NONE || w->chunks[who].first < limit) return;
        first = w->chunks[who].first;
        if (!is_person_like(w, who)) continue;
        source->first = phrase_start(w, who, limit);
        *head = w->chunks[who].head;
        return;
    }
}

/* "Oss is one of 23 cooks who say": whom the plural of the verb at token `verb` speaks of is all of them. */
static void take_all_of_them(const work *w, uint32_t verb, range *r, uint32_t *head)
{
    uint32_t f = r->first, many = f + 2 < verb && role(w, f + 1) == WORD_OF ? chunk_at(w, f + 2) : WHO_NONE;
    if (many == WHO_NONE || !str_is(doc_token(w->d, f), "one") || lex(w, verb)->form != FORM_BASE) return;
    r->first = f + 2;
    *head = w->chunks[many].head;
}

/* Velden, who said: the words before the relative pronoun, with it; before "that", without. */
static bool subject_of_relative(const work *w, uint32_t end, uint32_t limit, range *source, uint32_t *head)
{
    uint32_t stop = behind_first_relative(w, end - 1, limit) - 1;
    uint32_t some = stop > limit + 1 && role(w, stop - 1) == WORD_OF ? chunk_ending_at(w, stop - 1) : WHO_NONE;
    if (some != WHO_NONE && w->chunks[some].first > limit) stop = w->chunks[some].first; /* the crews, many of whom */
    if (stop + 3 == end && tok(w, stop)->pos == POS_NUM) { /* three drivers, one of whom */
        *source = (range){stop, end};
        *head = stop;
        return true;
    }
    if (stop > limit && (is_punct(w, stop - 1, ",") || is_dash(w, stop - 1))) stop--;
    stop = before_time(w, stop, limit);
    stop = before_bracket(w, stop, limit); /* the Harbour Board (HB), which said */
    if (is_relative(w, end - 1)) stop = before_particulars(w, stop, limit, role(w, end - 1) == WORD_WHO);
    range r;
    if (stop <= limit || !phrase_ending_at(w, stop, limit, &r, head)) return false;
    if (tok(w, end - 1)->pos != POS_THAT) find_antecedent(w, stop, limit, role(w, end - 1) == WORD_WHO, &r, head);
    if (role(w, end - 1) == WORD_WHO) {
        reach_over_places(w, limit, &r, head);
        take_all_of_them(w, end, &r, head);
    }
    *source = tok(w, end - 1)->pos == POS_THAT ? r : (range){r.first, end};
    return true;
}

/* "Velden, who, in May, said": the relative pronoun before the comma that the comma at `close` answers, or WHO_NONE. */
static uint32_t open_relative(const work *w, uint32_t close, uint32_t limit)
{
    for (uint32_t i = close; i-- > limit + 1 && close - i < 20;) {
        if (is_wall(w, i) || is_finite(w, i)) break;
        if (is_punct(w, i, ",")) return is_relative(w, i - 1) ? i - 1 : WHO_NONE;
    }
    return WHO_NONE;
}

/* A phrase was found; is it the end of a longer one? "A person familiar with the talks said", "sources close to the
 * party said": the adjective hides the head. */
static void reach_hidden_head(const work *w, uint32_t end, uint32_t limit, range *source, uint32_t *head)
{
    uint32_t f = source->first;
    bool somebody = tok(w, *head)->pos == POS_NAME || tok(w, *head)->pos == POS_PRON;
    if (somebody && f > limit && is_time(w, f - 1)) return; /* In a letter sent last week Oss wrote */
    uint32_t reduced = reduced_clause_head(w, f, limit);
    if (reduced == WHO_NONE) {
        if (f < limit + 2 || (tok(w, f - 1)->pos != POS_PREP && tok(w, f - 1)->pos != POS_TO)) return;
        uint32_t a = f - 2;
        bool post = tok(w, a)->pos == POS_ADJ || tok(w, a)->pos == POS_PART || tok(w, a)->pos == POS_ING;
        uint32_t c = post ? chunk_at(w, a) : WHO_NONE;
        reduced = post && a > limit ? chunk_at(w, a - 1) : WHO_NONE;
        if (c != WHO_NONE && w->chunks[c].last == f - 1 && w->chunks[c].head < a) reduced = c;
        if (reduced == WHO_NONE || !is_person_like(w, reduced)) return;
    }
    uint32_t start = phrase_start(w, reduced, limit);
    bool within = start > limit && tok(w, start - 1)->pos == POS_PREP && lex(w, w->chunks[reduced].head)->lex & LEX_DOC;
    bool object = tok(w, f - 1)->pos == POS_PREP || tok(w, f - 1)->pos == POS_TO;
    bool agent = !object && chunk_at(w, f) != WHO_NONE && is_person_like(w, chunk_at(w, f));
    if (within && agent) return; /* In a note dated Friday the board said */
    *source = (range){start, end};
    uint32_t whole = chunk_at(w, source->first);
    *head = w->chunks[whole == WHO_NONE ? reduced : whole].head;
}

/* "Organisers of the push to boycott the speech said": what the infinitive hangs on holds who speaks. */
static void reach_before_infinitive(const work *w, uint32_t limit, range *source, uint32_t *head)
{
    uint32_t f = source->first;
    if (f < limit + 3 || tok(w, f - 1)->pos != POS_VERB || tok(w, f - 2)->pos != POS_TO) return;
    uint32_t c = chunk_ending_at(w, f - 2), start = c == WHO_NONE ? f : phrase_start(w, c, limit);
    uint32_t whole = c == WHO_NONE ? WHO_NONE : chunk_at(w, start);
    if (start < limit || whole == WHO_NONE) return;
    if (whole == c) { /* A man accused of hiring others to rob a shop said */
        whole = reduced_clause_head(w, start, limit);
        if (whole == WHO_NONE) return;
        start = phrase_start(w, whole, limit);
        whole = chunk_at(w, start);
    }
    if (whole == WHO_NONE || !is_person_like(w, whole)) return;
    source->first = start;
    *head = w->chunks[whole].head;
}

/* "the group, in a statement, said", "the board, however, said": do words for the verb stand behind the comma before t?
 */
static bool is_adverbial(const work *w, uint32_t t)
{
    if (tok(w, t)->pos == POS_ADV) return is_punct(w, t + 1, ",");
    bool bare = tok(w, t)->pos == POS_PREP && tok(w, t + 1)->pos == POS_NOUN && is_punct(w, t + 2, ",");
    if (bare) return true; /* the group, by contrast, */
    return role(w, t) == WORD_IN && tok(w, t + 1)->pos == POS_DET;
}

/* A finite verb, or a form that may be one: whose husband enrolled. */
static bool is_verb_form(const work *w, uint32_t t) { return is_finite(w, t) || tok(w, t)->pos == POS_PART; }

/* "Velden, whose father and agent, Karl Oss, says": the words behind "whose" up to the comma at `close`. */
static bool relative_of(const work *w, uint32_t close, uint32_t limit, range *source, uint32_t *head)
{
    for (uint32_t t = close; t-- > limit && close - t < LONGEST_RELATIVE && !is_verb_form(w, t) && !is_wall(w, t);) {
        uint32_t n = str_is(doc_token(w->d, t), "whose") ? chunk_at(w, t + 1) : WHO_NONE;
        if (n == WHO_NONE || !(lex(w, w->chunks[n].head)->lex & (LEX_ROLE | LEX_ANON | LEX_KIN))) continue;
        *source = (range){t + 1, close};
        *head = w->chunks[n].head;
        return true;
    }
    return false;
}

/* "One regular at the Port Arms, where he drank, said", "A letter from the minister, Karl Oss, seen by the Courier,
 * says": what the phrase *r, before an apposition, hangs on by a preposition: who is at a place, or a letter at the
 * start of the clause. */
static void reach_over_preposition(const work *w, uint32_t open, uint32_t limit, range *r, uint32_t *head)
{
    uint32_t before = r->first;
    if (before < limit + 2) return;
    bool where = open != WHO_NONE && str_is(doc_token(w->d, open + 1), "where");
    uint32_t who = where && tok(w, before - 1)->pos == POS_PREP ? chunk_ending_at(w, before - 1) : WHO_NONE;
    uint32_t text = chunk_at(w, limit), end = text == WHO_NONE ? limit : w->chunks[text].last;
    bool sent = text != WHO_NONE && w->chunks[text].first == limit && end < before &&
                lex(w, w->chunks[text].head)->lex & LEX_DOC && (role(w, end) == WORD_FROM || role(w, end) == WORD_BY);
    for (uint32_t t = limit; t < before && sent; t++) sent = !is_finite(w, t) && !is_dash(w, t);
    if (sent) who = text;
    if (who == WHO_NONE || w->chunks[who].first < limit || tok(w, w->chunks[who].head)->pos == POS_NAME) return;
    r->first = w->chunks[who].first;
    *head = w->chunks[who].head;
}

/* Velden, the mayor, said: the words before the comma that opens the apposition, with it. "Velden (D-Selm), said" has
 * a comma too many: the name before it, unless the clause begins with another, "Oss's aide, Ilse Velden (D), said". */
static bool subject_before_apposition(const work *w, uint32_t end, uint32_t limit, range *source, uint32_t *head)
{
    uint32_t open = opening_comma(w, end - 1, limit), close = before_bracket(w, end - 1, limit);
    range named = {0, 0}, r = {0, 0};
    uint32_t named_head = WHO_NONE;
    if (relative_of(w, end - 1, limit, source, head)) return true;
    bool dash = is_dash(w, end - 1); /* Velden - who called it "a grave" in Oss - said: no dash too many */
    bool bare = (open == WHO_NONE || close < end - 1) && !dash &&
                phrase_ending_at(w, close, limit, &named, &named_head) && tok(w, named_head)->pos == POS_NAME &&
                !is_time(w, named_head) && !is_governed(w, named.first); /* Oss quits Selm, vows to return */
    if (bare) take_exemplified(w, limit, &named, &named_head);
    uint32_t relative = open == WHO_NONE ? open_relative(w, end - 1, limit) : WHO_NONE; /* Velden, who, in May, said */
    if (relative != WHO_NONE) return subject_of_relative(w, relative + 1, limit, source, head);
    uint32_t until = open == WHO_NONE ? limit : before_adjuncts(w, before_bracket(w, open, limit), limit);
    bool opened = open != WHO_NONE && phrase_ending_at(w, until, limit, &r, head); /* Oss at the Board, ..., said */
    if (bare && !(opened && r.first == limit)) r = named, *head = named_head;
    if (!bare && !opened) return false;
    bool adverbial = opened && r.last <= open && open < end - 1 && !bare &&
                     (is_adverbial(w, open + 1) || is_report_between(w, open, end - 1));
    range whole;
    uint32_t of;
    bool relative_clause = opened && !bare && r.last == open && relative_and_participle(w, limit, open, &whole, &of);
    if (relative_clause)
        r = whole, *head = of;
    else if (opened && !bare)
        reach_hidden_head(w, r.last, limit, &r, head);
    reach_over_preposition(w, open, limit, &r, head);
    *source = (range){r.first, adverbial ? r.last : end - 1};
    return true;
}

/* "They all said", "Oss and Holm both said": a word that counts the subject before it, and is none itself. */
static bool floats(const work *w, uint32_t t, uint32_t limit)
{
    if (role(w, t) != WORD_SOME || t <= limit) return false;
    uint8_t p = tok(w, t - 1)->pos;
    return p == POS_NAME || p == POS_NOUN || p == POS_PRON;
}

/* "Oss, on his part, said", "Oss, for his part, said": before those words where they end before `end`; else `end`. */
static uint32_t before_part(const work *w, uint32_t end, uint32_t limit)
{
    uint32_t t = end - is_punct(w, end - 1, ",");
    bool part = t > limit + 3 && str_is(doc_token(w->d, t - 1), "part") && tok(w, t - 2)->pos == POS_POSS &&
                (role(w, t - 3) == WORD_ON || role(w, t - 3) == WORD_FOR);
    return part ? t - 3 : end;
}

/* "Velden at one point said", "Velden, the mayor, at times said": before those words where they end at `end`. */
static uint32_t before_point(const work *w, uint32_t end, uint32_t limit)
{
    static const char *const POINTS[] = {"point", "stage", "times", "first"};
    uint32_t n = end > limit + 2 ? chunk_ending_at(w, end) : WHO_NONE, at = n == WHO_NONE ? 0 : w->chunks[n].first;
    bool point = at > limit && role(w, at - 1) == WORD_AT && STR_IS_ANY(doc_token(w->d, w->chunks[n].head), POINTS);
    return point ? at - 1 : end;
}

/* Where the subject ends when times and adverbs stand before the verb: "Velden on Monday said", "Velden, also, said".
 */
static uint32_t before_times(const work *w, const verb_group *g, uint32_t limit)
{
    uint32_t end = g->first;
    while (end > limit && is_time(w, end - 1)) end--;
    uint32_t n = end < g->first ? chunk_at(w, end) : WHO_NONE;
    if (n != WHO_NONE && w->chunks[n].first < end && w->chunks[n].first > limit && is_time(w, w->chunks[n].head) &&
        tok(w, w->chunks[n].first)->pos != POS_NAME)
        end = w->chunks[n].first; /* Velden last week said, the council this past week said */
    end = before_point(w, end, limit);
    bool dated = end > limit && end < g->first && (role(w, end - 1) == WORD_ON || role(w, end - 1) == WORD_IN);
    if (dated) {
        static const char *const PART[] = {"late", "early", "later", "earlier"}; /* Velden late on Monday said */
        end--;
        if (end > limit + 1 && STR_IS_ANY(doc_token(w->d, end - 1), PART)) end--;
    }
    while (end > limit && !is_place_of_another(w, end - 1) &&
           (tok(w, end - 1)->pos == POS_ADV || floats(w, end - 1, limit)))
        end--;
    uint32_t span = str_is(doc_token(w->d, end), "ago") ? chunk_ending_at(w, end) : WHO_NONE;
    if (span != WHO_NONE && w->chunks[span].first > limit) { /* who just a week ago said */
        end = w->chunks[span].first;
        while (end > limit && tok(w, end - 1)->pos == POS_ADV) end--;
    }
    if (end > limit && is_punct(w, end - 1, ",") && end < g->first) end--;
    return end;
}

/* "People briefed on it said", "sources close to him said": a postmodifier without a noun at its end. */
static bool subject_before_postmodifier(const work *w, const verb_group *g, uint32_t end, uint32_t limit, range *source,
                                        uint32_t *head)
{
    for (uint32_t i = end; i-- > limit && end - i < 12;) {
        bool asked = i + 1 == end && tok(w, i)->pos == POS_PAST && is_finite(w, g->verb); /* the voters asked said */
        bool verb = is_finite(w, i) && !asked;
        uint32_t agent = verb ? chunk_ending_at(w, i) : WHO_NONE; /* the drivers the union represents said */
        bool contact = agent != WHO_NONE && before_contact(w, agent, limit) != agent;
        if (is_punct(w, i, ",") || (verb && !contact)) break;
        uint32_t c = chunk_at(w, i);
        bool owner = role(w, i) == WORD_S; /* familiar with Velden's thinking */
        bool dated = c != WHO_NONE && i + 2 == end && lex(w, w->chunks[c].head)->lex & LEX_DOC; /* a note dated May 3 */
        if (c != WHO_NONE && w->chunks[c].last == i + 1 && !owner && (dated || is_person_like(w, c))) {
            c = before_contact(w, c, limit);
            uint32_t text = i + 1 < end ? reduced_clause_head(w, w->chunks[c].first, limit) : WHO_NONE;
            if (text != WHO_NONE) c = text; /* a note signed by Oss and sent in May */
            *source = (range){phrase_start(w, c, limit), end};
            *head = w->chunks[c].head;
            return true;
        }
    }
    return false;
}

/* "Velden, the mayor, on Monday said", "Pergo, a maker of chips, today announced": the comma that closes an apposition
 * before the times that stand in front of the verb; g->first itself where there is none. */
static uint32_t comma_before_times(const work *w, const verb_group *g, uint32_t limit)
{
    uint32_t end = g->first;
    while (end > limit && (is_time(w, end - 1) || tok(w, end - 1)->pos == POS_ADV || role(w, end - 1) == WORD_ON))
        end--;
    end = before_point(w, end, limit);
    bool closes = end < g->first && end > limit + 1 && is_punct(w, end - 1, ",");
    return closes && opening_comma(w, end - 1, limit) != WHO_NONE ? end : g->first;
}

static bool subject_ending_before(const work *w, const verb_group *g, uint32_t first, range *source, uint32_t *head)
{
    verb_group inner = *g;
    inner.first = first;
    return subject_before(w, &inner, source, head);
}

/* "Velden, 34, and Oss, 29, said", "Velden, the mayor, and his wife, Ilse Oss, said": where the subject at *source is
 * the second of two, joined behind an apposition of the first, who opens the clause. */
static void take_partner(const work *w, uint32_t limit, range *source, uint32_t *head)
{
    uint32_t t = source->first;
    uint32_t kin = t >= limit + 2 && is_punct(w, t - 1, ",") ? chunk_ending_at(w, t - 1) : WHO_NONE;
    if (kin != WHO_NONE && is_person_like(w, kin)) t = w->chunks[kin].first;
    if (is_relative(w, source->last - 1)) return; /* his guests, Velden and Oss, who said */
    if (t < limit + 4 || role(w, t - 1) != WORD_AND || !is_punct(w, t - 2, ",")) return;
    range first;
    uint32_t who;
    if (!subject_before_apposition(w, t - 1, limit, &first, &who) || tok(w, who)->pos != POS_NAME) return;
    bool relative = false, clause = false;
    for (uint32_t i = who; i < t; i++) {
        relative = relative || is_relative(w, i);
        clause = clause || (is_finite(w, i) && !relative);
    }
    if (clause || (first.first != limit && tok(w, first.first - 1)->pos != POS_THAT)) return;
    source->first = first.first;
    *head = who;
}

/* 'The star of "The Port" said', 'the report "The Port" said': of whose phrase the title in marks that ends at `end` is
 * a part. */
static bool subject_before_title(const work *w, uint32_t end, uint32_t limit, range *source, uint32_t *head)
{
    if (end <= limit + 1 || !tok(w, end - 1)->depth) return false;
    uint32_t over = over_quotation(w, end, limit);
    if (over == end || over <= limit + 1) return false;
    uint32_t c = chunk_ending_at(w, role(w, over - 1) == WORD_OF ? over - 1 : over);
    if (c == WHO_NONE || w->chunks[c].first < limit || !can_speak_of(w, c, limit)) return false;
    bool of = role(w, over - 1) == WORD_OF;                              /* Oss of "The Port" said */
    if (!of && tok(w, w->chunks[c].head)->pos == POS_NAME) return false; /* the singer of Oss "The Port" said */
    *source = (range){phrase_start(w, c, limit), end};
    *head = w->chunks[chunk_at(w, source->first) == WHO_NONE ? c : chunk_at(w, source->first)].head;
    return true;
}

/* 'The "Salt Road" singer said': a subject begins with the article in front of the title in it. */
static void take_title(const work *w, uint32_t limit, range *source)
{
    uint32_t first = source->first;
    if (first <= limit + 1 || !tok(w, first - 1)->depth) return;
    uint32_t over = over_quotation(w, first, limit);
    if (over == first || over <= limit) return;
    uint32_t n = chunk_ending_at(w, over); /* the 34-year-old */
    uint32_t start = n == WHO_NONE ? over - 1 : w->chunks[n].first;
    if (tok(w, start)->pos == POS_DET && tok(w, over - 1)->pos != POS_NOUN) source->first = start;
}

/* "The secretary (ports) Karl Oss said": a name begins with the office in front of the brackets before it. */
static void take_office(const work *w, uint32_t limit, range *source, uint32_t head)
{
    uint32_t first = source->first, open = before_bracket(w, first, limit);
    if (open == first || open <= limit || tok(w, head)->pos != POS_NAME) return;
    uint32_t n = chunk_ending_at(w, open), start = n == WHO_NONE ? first : phrase_start(w, n, limit),
             c = chunk_at(w, start);
    if (c == WHO_NONE || start < limit || !(lex(w, w->chunks[c].head)->lex & LEX_ROLE)) return;
    source->first = start;
}

/* "Nobody who saw it said", "those who had seen it said", "a man who worked on it said": is the pronoun behind token t
 * an object, no subject? */
static bool governs_pronoun(const work *w, uint32_t t)
{
    uint8_t p = tok(w, t)->pos, r = role(w, t);
    bool thing = r == WORD_ON || r == WORD_WITH || r == WORD_OF || r == WORD_BY || r == WORD_FOR || r == WORD_FROM;
    return is_finite(w, t) || p == POS_PART || p == POS_ING || thing;
}

static bool subject_with_limit(const work *w, const verb_group *g, uint32_t limit, range *source, uint32_t *head);

/* '"It sank," [Velden] told the Courier': a subject that who quotes the text has put in. */
static bool is_put_in(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    uint32_t first = sentence_of(w, g->verb)->first, close = g->first - (g->first > first);
    uint32_t n = is_punct(w, close, "]") && close > first ? chunk_ending_at(w, close) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first == first || !is_punct(w, w->chunks[n].first - 1, "[")) return false;
    *source = (range){w->chunks[n].first, close};
    *head = w->chunks[n].head;
    return can_speak(w, *head);
}

bool subject_before(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    if (is_put_in(w, g, source, head)) return true;
    uint32_t close = g->first;
    while (close > s->first && is_time(w, close - 1)) close--;
    uint32_t bracket = before_bracket(w, close, s->first);
    if (bracket < close) { /* Velden (D-Selm) said, Ostrel (NYSE: OST) today said */
        if (!subject_ending_before(w, g, bracket, source, head)) return false;
        source->last = g->first;
        return true;
    }
    uint32_t limit = g->first, body = sentence_start(w, g->verb); /* the dateline is no subject */
    if (body > g->first) body = s->first;
    while (limit > body) {
        uint32_t over = over_insertion(w, limit, body);
        if (over == limit && is_wall(w, limit - 1)) break;
        limit = over < limit ? over : limit - 1;
    }
    if (g->first <= limit || !subject_with_limit(w, g, limit, source, head)) return false;
    if (begins_money(w, source->first)) return false;
    take_partner(w, limit, source, head);
    return true;
}

/* The same without crossing `limit`. */
static bool subject_with_limit(const work *w, const verb_group *g, uint32_t limit, range *source, uint32_t *head)
{
    uint32_t last = g->first - 1;
    if (tok(w, last)->pos == POS_CONJ) return false; /* and said: the subject is shared */
    if (is_punct(w, last, ",") && str_is(doc_token(w->d, g->first), "then")) return false; /* , then said: so here */
    if (tok(w, last)->pos == POS_PREP && tok(w, g->first)->pos == POS_ING) return false;   /* for failing to say */
    if (tok(w, last)->pos == POS_WH && !is_relative(w, last)) return false;                /* when asked */
    if (is_relative(w, last) || (tok(w, last)->pos == POS_THAT && last > limit))
        return subject_of_relative(w, g->first, limit, source, head);
    bool closed_inside =
        is_mark(w, last) && last > limit && is_punct(w, last - 1, ","); /* of "The Unwritten Law," said */
    if (is_punct(w, last, ",") || is_dash(w, last) || (closed_inside && over_insertion(w, g->first, limit) < g->first))
        return subject_before_apposition(w, g->first + closed_inside, limit, source, head);
    if (subject_before_title(w, g->first, limit, source, head)) return true;
    uint32_t part = before_part(w, g->first, limit);
    if (part < g->first) return subject_ending_before(w, g, part, source, head);
    uint32_t comma = comma_before_times(w, g, limit);
    if (comma < g->first) return subject_before_apposition(w, comma, limit, source, head);
    uint32_t end = before_bracket(w, before_times(w, g, limit), limit); /* the Board (HB) on Monday said */
    if (end <= limit) return false;
    uint32_t relative = before_adjuncts(w, end, limit);
    if (relative < g->first && is_relative(w, relative - 1)) /* who in Selm said, who on Monday said */
        return subject_ending_before(w, g, relative, source, head);
    if (subject_before_relative(w, limit, end, source, head)) {
        uint32_t verb = last_finite(w, source->first, end);
        bool object = end > limit + 1 && governs_pronoun(w, end - 2);
        if (verb != WHO_NONE && (object || !is_subject_pronoun(w, end - 1))) {
            reach_hidden_head(w, end, limit, source, head); /* a man accused of setting the fire that killed Oss said */
            return true;
        }
    }
    if (!phrase_ending_at(w, relative, limit, source, head))
        return subject_before_postmodifier(w, g, relative, limit, source, head);
    take_exemplified(w, limit, source, head);
    reach_over_places(w, limit, source, head);
    take_title(w, limit, source);
    take_office(w, limit, source, *head);
    reach_hidden_head(w, relative, limit, source, head);
    reach_before_infinitive(w, limit, source, head);
    return true;
}
