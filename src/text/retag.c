/* retag.c - a first tag that its neighbours contradict.
 *
 * Enters: a token with its first tag, in a sentence whose tokens to the left are corrected. Leaves: a verb after "the"
 * as a noun, a noun after "to" as a verb, a past form after "has" as a participle, and the like (Brill 1992). Each rule
 * looks one or two words to either side, cues a little farther.
 */
#include "text/tag.h"

/* First tags that may be corrected. */
#define RETAGGED                                                                                                       \
    (BIT(POS_NOUN) | BIT(POS_VERB) | BIT(POS_PAST) | BIT(POS_PART) | BIT(POS_ADJ) | BIT(POS_ADV) | BIT(POS_POSS) |     \
     BIT(POS_PRON) | BIT(POS_ING))

/* The previous token that is no adverb or negation, within the sentence; WHO_NONE at its start. */
static uint32_t before(const doc *d, uint32_t t, uint32_t first)
{
    while (t-- > first)
        if (d->tokens[t].pos != POS_ADV && d->tokens[t].pos != POS_NEG) return t;
    return WHO_NONE;
}

/* Can what begins at t be the object or content of a verb? */
static bool begins_content(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    if (t >= last) return false;
    const token *k = &d->tokens[t];
    if (k->kind == TOK_MARK) return true;
    if (k->kind == TOK_PUNCT) return d->a.text.ptr[k->start] == ':';
    uint8_t role = at(d, r, t)->role;
    return k->pos == POS_DET || k->pos == POS_THAT || k->pos == POS_PRON || k->pos == POS_POSS || k->pos == POS_WH ||
           role == WORD_IF || (k->pos == POS_NAME && !(at(d, r, t)->lex & LEX_TIME)) || k->pos == POS_NUM ||
           role == WORD_THIS;
}

/* Does the run of names that ends with token t stand directly behind a quotation mark? ("...," Oss points out.) */
static bool after_mark(const doc *d, uint32_t t, uint32_t first)
{
    while (t > first && d->tokens[t].pos == POS_NAME) t--;
    return d->tokens[t].pos == POS_MARK;
}

/* The same behind a mark or a comma, with an article or number in front: '"...," the two write', "..., the Courier
 * reports". */
static bool closes_quotation(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    uint32_t n = 0;
    while (t > first && n < 6 &&
           (d->tokens[t].pos == POS_NAME || d->tokens[t].pos == POS_NOUN || d->tokens[t].pos == POS_NUM ||
            d->tokens[t].pos == POS_ADJ))
        t--, n++;
    if (t == first || at(d, r, t)->role != WORD_THE) return false;
    return d->tokens[t - 1].pos == POS_MARK || d->a.text.ptr[d->tokens[t - 1].start] == ',';
}

/* Nothing behind it that it could be a noun for: the end, a sign, a particle, a preposition. */
static bool closes_clause(const doc *d, uint32_t t, uint32_t last)
{
    if (t >= last) return true;
    uint8_t p = d->tokens[t].pos;
    return p == POS_PUNCT || p == POS_ADV || p == POS_PREP || p == POS_MARK || p == POS_ING;
}

/* Can what stands before a verb be all of its subject, though it is no noun: "one in ten say", "those asked say", "a
 * third say"? */
static bool counts_people(const doc *d, const rules *r, uint32_t p, uint32_t first)
{
    uint8_t pos = d->tokens[p].pos, role = at(d, r, p)->role;
    bool year = d->tokens[p].kind == TOK_NUMBER && p > first && at(d, r, p - 1)->role == WORD_A; /* a 2016 recall */
    if ((pos == POS_NUM && !year) || role == WORD_SOME || role == WORD_OTHER) return true;
    return (pos == POS_ADJ || pos == POS_PART || pos == POS_PAST) && p > first && at(d, r, p - 1)->role == WORD_THIS;
}

/* "On the late contact call, she": does a preposition that opens the clause govern the noun in the singular at p, so
 * that what follows is no verb of it? */
static bool is_in_phrase(const doc *d, const rules *r, uint32_t p, uint32_t first)
{
    uint32_t t = p;
    if (at(d, r, p)->lex & LEX_PLURAL || str_ends(doc_token(d, p), "s")) return false;
    while (t > first && (d->tokens[t].pos == POS_NOUN || d->tokens[t].pos == POS_ADJ)) t--;
    if (t == first || d->tokens[t].pos != POS_DET) return false;
    uint8_t role = at(d, r, t - 1)->role;
    bool opens = t - 1 == first || d->tokens[t - 2].pos == POS_PUNCT;
    return opens && d->tokens[t - 1].pos == POS_PREP && role != WORD_AS && role != WORD_WHILE && role != WORD_IF;
}

/* "on a conference call that": behind a thing in the singular and its article the base form at t is no verb. `p`: the
 * token before. A club may claim, as many. */
static bool is_of_thing(const doc *d, const rules *r, uint32_t t, uint32_t p)
{
    if (p == WHO_NONE || p + 1 != t || p == 0 || d->tokens[p].pos != POS_NOUN) return false;
    uint32_t many = LEX_PLURAL | LEX_ROLE | LEX_ANON | LEX_EPITHET | LEX_KIN;
    if (at(d, r, p - 1)->role != WORD_A) many |= LEX_ORG | LEX_GROUP;
    bool opens = d->tokens[p - 1].pos == POS_DET || d->tokens[p - 1].pos == POS_POSS;
    return opens && !(at(d, r, p)->lex & many) && !str_ends(doc_token(d, p), "s");
}

/* "an education think tank": a noun of two words or more, behind what only a noun can stand behind. */
static bool begins_compound(const doc *d, const rules *r, uint32_t t, uint8_t prev)
{
    uint32_t n;
    bool noun = AMONG(prev, BIT(POS_DET) | BIT(POS_ADJ) | BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_POSS));
    return noun && at(d, r, t)->phrase_max > 1 && rules_phrase(r, d, t, &n) && n > 1;
}

/* Does a noun in the singular stand at t, behind one in the plural? */
static bool follows_plural(const doc *d, const rules *r, uint32_t t)
{
    const word *many = at(d, r, t - 1);
    bool plural =
        many->lex & LEX_PLURAL || (str_ends(doc_token(d, t - 1), "s") && !str_ends(doc_token(d, t - 1), "ss"));
    return plural && !str_ends(doc_token(d, t), "s");
}

/* "The banks face a": such a noun, and then what only a verb takes. */
static bool is_verb_of_many(const doc *d, const rules *r, uint32_t t)
{
    return follows_plural(d, r, t) && !(at(d, r, t)->lex & ~(uint32_t)LEX_SURNAME);
}

/* "say the timetables clash with meals": behind a verb of speech a clause begins, and nothing else in it can be its
 * verb. Not: "say the sports day in May was late". */
static bool is_reported_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint32_t p = t - 1;
    while (p > first && AMONG(d->tokens[p].pos, BIT(POS_NOUN) | BIT(POS_ADJ))) p--;
    if (p > first && AMONG(d->tokens[p].pos, BIT(POS_DET) | BIT(POS_POSS))) p--;
    if (p > first && d->tokens[p].pos == POS_THAT) p--;
    const word *says = at(d, r, p);
    bool spoken = says->cue && AMONG(d->tokens[p].pos, BIT(POS_VERB) | BIT(POS_PAST));
    uint32_t frames = spoken ? rules_cue(r, says->cue)->frames : 0;
    if (!(frames & FRAME_THAT) || frames & (FRAME_NOUN | FRAME_DOC | FRAME_WEAK) || !follows_plural(d, r, t))
        return false;
    for (uint32_t i = t + 1; i < last; i++) {
        const word *w = at(d, r, i);
        if (d->tokens[i].kind == TOK_PUNCT || AMONG(w->pos, BIT(POS_CONJ) | BIT(POS_WH)) || w->role == WORD_THAT) break;
        if (AMONG(w->pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL))) return false;
    }
    return true;
}

/* A word that is a cue verb or a noun (claims, report, call): verb or noun here? */
static enum pos noun_or_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    const token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    uint32_t p = before(d, t, first);
    uint8_t prev = p == WHO_NONE ? POS_PUNCT : d->tokens[p].pos;
    if (begins_compound(d, r, t, prev)) return POS_NOUN;
    bool content = begins_content(d, r, t + 1, last);
    bool office = p == WHO_NONE && w->form == FORM_BASE && t + 1 < last && d->tokens[t + 1].shape & SHAPE_CAP &&
                  at(d, r, t + 1)->lex & (LEX_ROLE | LEX_ORG); /* State Minister Oss */
    if (office) return POS_NOUN;
    if (w->form == FORM_ING) {
        bool qualifies = (prev == POS_DET || prev == POS_POSS) && p + 1 == t && t + 1 < last;
        if (qualifies && d->tokens[t + 1].pos == POS_NOUN) return POS_ADJ; /* the defending champions */
        bool be = p != WHO_NONE && at(d, r, p)->role == WORD_BE;
        bool object = content || (t + 1 < last && d->tokens[t + 1].pos == POS_TO);
        return be || ((prev == POS_PUNCT || prev == POS_PREP) && p != WHO_NONE && object) ? POS_ING : (enum pos)k->pos;
    }
    if (w->form == FORM_PAST || w->form == FORM_PART) return (enum pos)k->pos;
    bool third = w->form == FORM_S, only_verb = third && w->pos == POS_VERB; /* says, but not claims */
    bool noun = w->lex & (LEX_CUENOUN | LEX_DOC) && (prev == POS_ADJ || prev == POS_ING || prev == POS_NOUN) &&
                p > first + 1 && (d->tokens[p - 1].pos == POS_DET || d->tokens[p - 1].pos == POS_POSS) &&
                d->tokens[p - 2].pos == POS_PREP;                                         /* in her opening remarks */
    if (third && w->lex & LEX_CUENOUN && prev == POS_PAST && p + 1 == t) return POS_NOUN; /* dismissed claims */
    bool governed = prev == POS_PREP && p + 1 == t && at(d, r, p)->role != WORD_AS; /* in hopes of, with promises to */
    if (only_verb && governed && w->lex & LEX_CUENOUN) return POS_NOUN;
    if (third && noun) return POS_NOUN; /* in the production notes */
    if (third && w->lex & LEX_CUENOUN && (prev == POS_ADJ || prev == POS_NOUN) && t + 1 < last &&
        d->tokens[t + 1].pos == POS_PAST)
        return POS_NOUN;                                           /* jobless claims rose */
    bool out = t + 1 < last && str_is(doc_token(d, t + 1), "out"); /* Oss points out */
    if (!out && w->form == FORM_BASE && w->lex & (LEX_CUENOUN | LEX_DOC) && is_of_thing(d, r, t, p)) return POS_NOUN;
    bool subject = w->form == FORM_BASE && prev == POS_NOUN && p + 1 == t && t + 1 < last;
    if (subject && (d->tokens[t + 1].pos == POS_PAST || d->tokens[t + 1].pos == POS_VERB) &&
        !(at(d, r, p)->lex & LEX_PLURAL))
        return POS_NOUN;                                                     /* Toy recall widens */
    bool the = p != WHO_NONE && p + 1 == t && at(d, r, p)->role == WORD_THE; /* two of the suspects */
    bool many = t + 1 < last && (str_is(doc_token(d, t + 1), "are") || str_is(doc_token(d, t + 1), "were"));
    if (third && many && AMONG(prev, BIT(POS_ADJ) | BIT(POS_NOUN) | BIT(POS_DET)) && p + 1 == t)
        return POS_NOUN; /* the usual suspects are */
    if (only_verb && prev != POS_POSS && !noun && !the) return POS_VERB;
    bool closed = t + 1 < last && d->tokens[t + 1].kind == TOK_PUNCT; /* That, many argue, is late */
    if (w->form == FORM_BASE && w->pos == POS_VERB && (content || closed) && p != WHO_NONE &&
        counts_people(d, r, p, first))
        return POS_VERB;
    if (p != WHO_NONE && at(d, r, p)->role == WORD_DO) return POS_VERB;
    bool numbered = prev == POS_NUM && p > first && at(d, r, p - 1)->role == WORD_NO; /* No 10 points out */
    bool points = out && p + 1 == t && AMONG(prev, BIT(POS_NAME) | BIT(POS_NOUN) | BIT(POS_PUNCT));
    bool point = str_is(rules_cue(r, w->cue)->lemma, "point") && t + 2 < last && at(d, r, t + 2)->role != WORD_OF;
    if ((third && (numbered || points)) || (points && point)) return POS_VERB;
    bool plural = prev == POS_NUM || (p != WHO_NONE && str_ends(doc_token(d, p), "s"));
    if ((third || plural) && p != WHO_NONE && p + 1 == t && closes_clause(d, t + 1, last) &&
        closes_quotation(d, r, p, first))
        return POS_VERB;
    if (prev == POS_DET || prev == POS_ADJ || prev == POS_NUM || prev == POS_PREP || (prev == POS_POSS))
        return POS_NOUN;
    if (third && !only_verb && prev == POS_PAST && p + 1 == t) return POS_NOUN; /* dashed hopes */
    if (prev == POS_TO && p > first && at(d, r, p - 1)->role == WORD_ACCORDING) return POS_NOUN;
    if (prev == POS_TO || prev == POS_MODAL) return third ? POS_NOUN : POS_VERB; /* according to figures */
    if (p != WHO_NONE && prev == POS_PRON) return POS_VERB;
    if (prev == POS_WH) return POS_VERB;
    if (third && prev == POS_NAME && p + 1 == t && after_mark(d, p, first) && closes_clause(d, t + 1, last))
        return POS_VERB;
    if (third && (prev == POS_NAME || prev == POS_NOUN) && (content || (p + 1 < t))) return POS_VERB;
    if (third && prev == POS_PUNCT && p != WHO_NONE && content) return POS_VERB;
    bool intends = t + 2 < last && d->tokens[t + 1].pos == POS_TO && at(d, r, t + 2)->pos == POS_VERB;
    if (third && intends && prev == POS_NAME && p + 1 == t) return POS_VERB; /* Oss pledges to stay */
    content = content || (intends && p + 1 == t);
    if (!third && prev == POS_NOUN && content && (at(d, r, p)->lex & LEX_PLURAL || str_ends(doc_token(d, p), "s")))
        return POS_VERB;
    if (!third && prev == POS_NAME && content && str_ends(doc_token(d, p), "s")) return POS_VERB;
    bool wish = w->cue && rules_cue(r, w->cue)->frames & FRAME_MENTAL;
    if (!third && intends && wish && p + 1 == t && at(d, r, p)->lex & (LEX_ORG | LEX_GROUP | LEX_TRADE))
        return POS_VERB; /* the club hope to win; the government plan to close it was late */
    if (p == WHO_NONE && !third && content) return POS_VERB;
    if (prev == POS_MARK && content) return POS_VERB;
    if (prev == POS_NOUN && closed && is_in_phrase(d, r, p, first)) return POS_NOUN;
    if (prev == POS_NOUN && p + 1 == t && w->form == FORM_BASE && is_reported_verb(d, r, t, first, last))
        return POS_VERB;
    return (enum pos)k->pos;
}

/* her: before a noun phrase it is possessive, otherwise the person. */
static enum pos her_or_hers(const doc *d, uint32_t t, uint32_t last)
{
    if (t + 1 >= last) return POS_PRON;
    uint8_t n = d->tokens[t + 1].pos;
    return n == POS_NOUN || n == POS_ADJ || n == POS_NAME || n == POS_NUM || n == POS_MARK || n == POS_PART ||
                   (n == POS_ING) || n == POS_VERB
               ? POS_POSS
               : POS_PRON;
}

/* "Ostrel's said", "Ostrel's will close": nobody owns a verb, so that the firm is called so. */
static bool is_end_of_name(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint8_t p = d->tokens[t - 1].pos;
    if (!(d->tokens[t - 1].shape & SHAPE_CAP) || (p != POS_NAME && p != POS_NOUN && p != POS_ADJ)) return false;
    if (at(d, r, t - 1)->lex & (LEX_GIVEN_F | LEX_GIVEN_M)) return false; /* Ilse's said she will */
    const word *next = at(d, r, t + 1);
    bool aux =
        d->tokens[t + 1].pos == POS_MODAL || next->role == WORD_HAVE || next->role == WORD_BE || next->role == WORD_DO;
    bool finite = d->tokens[t + 1].pos == POS_PAST || d->tokens[t + 1].pos == POS_VERB;
    bool third = next->form == FORM_S, past = next->form == FORM_PAST; /* not: Let's say; Oss's claims that */
    bool says = finite && (third || past) && str_is(rules_cue(r, next->cue)->lemma, "say");
    return aux || says || (finite && past && t + 2 < last && d->tokens[t + 2].pos == POS_THAT);
}

/* 's: is or has before what a verb takes, else possessive. */
static enum pos possessive_or_is(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    bool plural = (d->a.text.ptr[d->tokens[t].end - 1] | 32) != 's'; /* the voters' */
    if (t == first || t + 1 >= last || plural) return POS_POSS;
    if (d->tokens[t - 1].pos == POS_PRON || d->tokens[t - 1].pos == POS_WH || d->tokens[t - 1].pos == POS_THAT ||
        at(d, r, t - 1)->role == WORD_HOW)
        return POS_VERB;
    if (is_end_of_name(d, r, t, last)) return POS_NAME;
    const token *n = &d->tokens[t + 1];
    if (n->pos == POS_DET || n->pos == POS_NEG || n->pos == POS_PREP || n->pos == POS_PRON || n->pos == POS_TO)
        return POS_VERB;
    if (n->pos == POS_ADV && t + 2 < last && d->tokens[t + 2].pos != POS_NOUN && d->tokens[t + 2].pos != POS_ADJ)
        return POS_VERB;
    if (n->pos == POS_ING && t + 2 < last && (d->tokens[t + 2].pos == POS_DET || d->tokens[t + 2].pos == POS_PREP))
        return POS_VERB;
    return POS_POSS;
}

/* "Oss and Holm both said", "they have each said": a word between subject and verb that belongs to neither. */
static bool is_floating(const doc *d, uint32_t t, uint32_t first)
{
    who_str s = doc_token(d, t);
    if (t == first || !(str_is(s, "both") || str_is(s, "all") || str_is(s, "each"))) return false;
    uint8_t p = d->tokens[t - 1].pos;
    return p == POS_NAME || p == POS_NOUN || p == POS_PRON || p == POS_VERB;
}

static bool after_form_of(const doc *d, const rules *r, uint32_t t, uint32_t first, enum word_role role)
{
    uint32_t p = before(d, t, first);
    if (p != WHO_NONE && is_floating(d, p, first)) p = before(d, p, first);
    return p != WHO_NONE && at(d, r, p)->role == role;
}

/* Does an object begin at t? "the talks created a backdrop": then the form before it is no participle. */
static bool takes_object(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    if (t >= last) return false;
    uint8_t p = d->tokens[t].pos;
    return p == POS_DET || p == POS_PRON || (p == POS_POSS && at(d, r, t)->role != WORD_S);
}

/* "another said", "some warned": a determiner that is the subject. */
static bool stands_alone(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    uint8_t role = at(d, r, t)->role;
    return (role == WORD_OTHER || role == WORD_SOME) &&
           (t == first || AMONG(d->tokens[t - 1].pos, BIT(POS_ADV) | BIT(POS_PUNCT) | BIT(POS_CONJ) | BIT(POS_MARK)) ||
            at(d, r, t - 1)->role == WORD_WHILE);
}

/* to fish out, to hand over */
static bool is_particle(const doc *d, uint32_t t, uint32_t last)
{
    static const char *const PARTICLES[] = {"out", "up", "off", "down", "over", "back", "away"};
    return t < last && STR_IS_ANY(doc_token(d, t), PARTICLES);
}

/* "according to the parish register, ...": a verb's base form behind a noun in the singular that an article opens, and
 * before a sign: a noun too. */
static bool is_compound_head(const doc *d, const rules *r, uint32_t t, uint32_t p, uint32_t first, uint32_t last)
{
    if (p == WHO_NONE || p + 1 != t || p == first || t + 1 >= last || d->tokens[t + 1].kind != TOK_PUNCT) return false;
    bool opened = d->tokens[p - 1].pos == POS_DET || d->tokens[p - 1].pos == POS_POSS;
    return d->tokens[p].pos == POS_NOUN && opened && !str_ends(doc_token(d, p), "s") &&
           !(at(d, r, p)->lex & LEX_PLURAL) && at(d, r, t)->form != FORM_S && !str_ends(doc_token(d, t), "s");
}

/* he, she, they, we: only a verb stands directly behind them. */
static bool is_subject_pronoun(const doc *d, const rules *r, uint32_t t)
{
    who_str s = doc_token(d, t);
    uint8_t role = at(d, r, t)->role;
    return role == WORD_SHE || (role == WORD_HE && (s.ptr[0] | 32) == 'h' && s.len == 2) ||
           (role == WORD_THEY && s.len == 4 && s.ptr[3] == 'y') || (role == WORD_WHO && s.len == 3) ||
           (role == WORD_I && s.len == 2 && s.ptr[1] == 'e');
}

/* "will not water the", "did not water": does an auxiliary stand before t, over adverbs? */
static bool follows_auxiliary(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    uint32_t p = before(d, t, first);
    if (p == WHO_NONE || str_ends(doc_token(d, t), "s")) return false;
    bool negated = d->tokens[t - 1].pos == POS_NEG || (t >= first + 2 && d->tokens[t - 2].pos == POS_NEG);
    return d->tokens[p].pos == POS_MODAL || (negated && at(d, r, p)->role == WORD_DO);
}

/* "Learned to cook", "wants to farm": does the word at t, if there is one, seldom stand before "to" and a noun? */
static bool takes_infinitive(const doc *d, uint32_t t, uint32_t first)
{
    static const char *const VERBS[] = {"learn", "learns",    "learned",   "learnt", "want",  "wants",   "wanted",
                                        "begin", "begins",    "began",     "try",    "tries", "tried",   "refuses",
                                        "hopes", "hoped",     "decided",   "loves",  "loved", "hates",   "hated",
                                        "used",  "continues", "continued", "agreed", "likes", "managed", "refused"};
    return t >= first && t < d->ntokens && STR_IS_ANY(doc_token(d, t), VERBS);
}

/* A noun that is no cue: "she reserves the right", "will water", "to water the". */
static void retag_noun(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint8_t prev = t > first ? d->tokens[t - 1].pos : POS_OTHER;
    if (AMONG(prev, BIT(POS_ADV) | BIT(POS_NEG)) && follows_auxiliary(d, r, t, first)) d->tokens[t].pos = POS_VERB;
    if (prev == POS_NOUN && t + 1 < last && AMONG(d->tokens[t + 1].pos, BIT(POS_DET) | BIT(POS_PRON)) &&
        is_verb_of_many(d, r, t))
        d->tokens[t].pos = POS_VERB;
    else if (prev == POS_NOUN && !(at(d, r, t)->lex & ~(uint32_t)LEX_SURNAME) && is_reported_verb(d, r, t, first, last))
        d->tokens[t].pos = POS_VERB;
    if (!AMONG(prev, BIT(POS_PRON) | BIT(POS_WH) | BIT(POS_MODAL) | BIT(POS_TO))) return; /* mostly */
    if (is_subject_pronoun(d, r, t - 1)) {
        d->tokens[t].pos = POS_VERB;
    } else if ((prev == POS_MODAL || prev == POS_TO) && !str_ends(doc_token(d, t), "s") &&
               !(t - 1 > first && at(d, r, t - 2)->role == WORD_ACCORDING)) {
        if (prev == POS_MODAL || begins_content(d, r, t + 1, last) || is_particle(d, t + 1, last) ||
            takes_infinitive(d, t - 2, first))
            d->tokens[t].pos = POS_VERB;
    }
}

/* assured the house, urged passengers: the verb of speech at t and whom it speaks to. */
static bool has_addressee(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint32_t frames = at(d, r, t)->cue ? rules_cue(r, at(d, r, t)->cue)->frames : 0;
    if (!(frames & (FRAME_OBJ_THAT | FRAME_OBJ_INF)) || t + 1 >= last) return false;
    return takes_object(d, r, t + 1, last) || d->tokens[t + 1].pos == POS_NOUN || d->tokens[t + 1].pos == POS_NAME;
}

/* "the islands threatened to leave"; not "the crews told to leave", who were. */
static bool vows(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint32_t frames = at(d, r, t)->cue ? rules_cue(r, at(d, r, t)->cue)->frames : 0;
    return frames & FRAME_INF && !(frames & (FRAME_OBJ_INF | FRAME_NOUN)) && t + 2 < last &&
           d->tokens[t + 1].pos == POS_TO && d->tokens[t + 2].pos == POS_VERB;
}

/* "He was, the solicitor submitted, a poor man", "He was late, a tribunal found on Monday.": a subject and its verb of
 * speech between two commas, or between a comma and the end of the sentence. */
static bool interjects(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint32_t frames = at(d, r, t)->cue ? rules_cue(r, at(d, r, t)->cue)->frames : 0, n = t - 1;
    uint32_t behind = t + 1 < last && at(d, r, t + 1)->role == WORD_ON ? t + 2 : t + 1;
    while (behind < last && at(d, r, behind)->lex & LEX_TIME) behind++;
    bool comma = t + 1 < last && d->a.text.ptr[d->tokens[t + 1].start] == ',', ends = behind + 1 >= last;
    if (!(frames & (FRAME_QUOTE | (ends ? FRAME_THAT : 0u))) || (!comma && !ends)) return false;
    while (n > first && d->tokens[n].pos == POS_NOUN) n--;
    return n > first && d->tokens[n].pos == POS_DET && d->a.text.ptr[d->tokens[n - 1].start] == ',';
}

/* "The road was closed, a Selm court heard yesterday.": behind the last comma nothing but a subject and its verb. */
static bool closes_report(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint32_t n = t - 1, end = t + 1;
    if (!at(d, r, t)->cue) return false;
    while (n > first && AMONG(d->tokens[n].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ))) n--;
    if (n == first || d->tokens[n].pos != POS_DET || d->a.text.ptr[d->tokens[n - 1].start] != ',') return false;
    while (end < last && (at(d, r, end)->lex & LEX_TIME || at(d, r, end)->role == WORD_ON)) end++;
    return end + 1 >= last;
}

/* "a survey that the board conducted", "the rule which inspectors imposed": is what ends with the noun p the subject of
 * a relative clause? */
static bool is_subject_of_relative(const doc *d, uint32_t p, uint32_t first)
{
    while (p > first && AMONG(d->tokens[p].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ))) p--;
    if (p > first && AMONG(d->tokens[p].pos, BIT(POS_DET) | BIT(POS_POSS))) p--;
    return p > first && AMONG(d->tokens[p].pos, BIT(POS_THAT) | BIT(POS_WH)) && d->tokens[p - 1].pos == POS_NOUN;
}

/* A form that is a past or a participle: which it is here. `verb`: a finite verb stands before t in its sentence. */
static void retag_past(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last, bool verb)
{
    token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    uint32_t p = before(d, t, first);
    uint8_t prev = p == WHO_NONE ? POS_PUNCT : d->tokens[p].pos;
    bool aux = after_form_of(d, r, t, first, WORD_HAVE) || after_form_of(d, r, t, first, WORD_BE) ||
               (p != WHO_NONE && at(d, r, p)->role == WORD_S && d->tokens[p].pos == POS_VERB);
    bool told = w->cue && begins_content(d, r, t + 1, last);
    bool qualifies = t + 1 < last && d->tokens[t + 1].pos == POS_NOUN && p != WHO_NONE && p + 1 == t &&
                     (prev == POS_ADJ || prev == POS_PREP || at(d, r, p)->role == WORD_SOME); /* of registered voters */
    if (aux || w->form == FORM_PART) /* given that: no past has this form */
        k->pos = POS_PART;
    else if (qualifies)
        k->pos = POS_ADJ;
    else if ((prev == POS_DET || prev == POS_POSS) &&
             !(w->cue && (stands_alone(d, r, p, first) || is_floating(d, p, first))))
        k->pos = POS_ADJ;
    else if (k->pos == POS_PART && (prev == POS_NOUN || prev == POS_NAME) && takes_object(d, r, t + 1, last))
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && (prev == POS_PRON || prev == POS_WH || prev == POS_THAT || prev == POS_DET))
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && (prev == POS_NAME || prev == POS_NOUN || prev == POS_PUNCT) && p != WHO_NONE && told)
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_PUNCT && p != WHO_NONE && !verb &&
             takes_object(d, r, t + 1, last)) /* Velden, head of the port, tied this to the storm */
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_MARK && w->cue && t + 1 < last &&
             (told || d->tokens[t + 1].pos == POS_NOUN)) /* "...," exhorted the mayor */
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_CONJ && verb && has_addressee(d, r, t, last))
        k->pos = POS_PAST; /* was late and assured them that */
    else if (k->pos == POS_PART && prev == POS_NOUN &&
             ((!verb && vows(d, r, t, last)) || interjects(d, r, t, first, last) ||
              (verb && closes_report(d, r, t, first, last)) || is_subject_of_relative(d, p, first)))
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_NAME &&
             (t + 1 >= last || d->tokens[t + 1].pos != POS_PREP || at(d, r, t + 1)->role != WORD_BY))
        k->pos = POS_PAST;
}

/* "Most said that", "..., and most have gone", "said most people": is "most" a subject, or does it count one? */
static bool is_most_of_them(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    if (!str_is(rules_spelling(r, d->tokens[t].word), "most") || t + 1 >= last) return false;
    bool opens = t == first || d->tokens[t - 1].kind == TOK_PUNCT || d->tokens[t - 1].pos == POS_CONJ;
    const word *w = at(d, r, t + 1);
    if (w->role == WORD_OF || (w->pos == POS_NOUN && str_ends(doc_token(d, t + 1), "s")) || w->lex & LEX_PLURAL)
        return true;
    return opens && (w->pos == POS_PAST || w->pos == POS_MODAL || w->form == FORM_BASE || w->role == WORD_BE ||
                     w->role == WORD_HAVE);
}

/* "advocates for stem cell research": no verb follows such a preposition. */
static bool names_material(const doc *d, const rules *r, uint32_t t, uint32_t p, uint32_t last)
{
    uint8_t role = p == WHO_NONE ? WORD_NONE : at(d, r, p)->role;
    bool before_noun = role == WORD_FOR || role == WORD_OF || role == WORD_WITH || role == WORD_FROM || role == WORD_BY;
    return before_noun && p + 1 == t && t + 1 < last && d->tokens[t + 1].pos == POS_NOUN;
}

/* "the Karsian military said", "the daily reported": is the adjective at t, which is what bodies are called too, the
 * end of a noun phrase? */
static bool stands_for_body(const doc *d, uint32_t t, uint32_t first, uint32_t last)
{
    uint8_t prev = t > first ? d->tokens[t - 1].pos : POS_PUNCT;
    if (!AMONG(prev, BIT(POS_NAME) | BIT(POS_DET) | BIT(POS_POSS))) return false;
    return t + 1 >= last || !AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ) | BIT(POS_CONJ) |
                                                             BIT(POS_ING) | BIT(POS_NUM));
}

/* `verb` as for retag_past(). */
void retag(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last, bool verb)
{
    token *k = &d->tokens[t];
    if (!AMONG(k->pos, RETAGGED) || k->kind != TOK_WORD) return;
    const word *w = at(d, r, t);
    if (w->role == WORD_S) k->pos = (uint8_t)possessive_or_is(d, r, t, first, last);
    if (w->role == WORD_S && k->pos == POS_NAME) d->tokens[t - 1].pos = POS_NAME;
    if (w->role == WORD_HER) k->pos = (uint8_t)her_or_hers(d, t, last);
    if (k->pos == POS_ADV && w->lex & LEX_ROLE && t + 1 < last && d->tokens[t + 1].pos == POS_NAME)
        k->pos = POS_NOUN; /* forward Ilse Oss */
    bool named = k->pos == POS_ADJ && w->lex & LEX_EPITHET && t > first && d->tokens[t - 1].pos == POS_NAME;
    if (named && (t + 1 >= last || !AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_ADJ))))
        k->pos = POS_NOUN; /* a Selm international */
    if (k->pos == POS_ING && t > first && begins_compound(d, r, t, d->tokens[t - 1].pos)) k->pos = POS_ADJ;
    if (k->pos == POS_ADV && w->role == WORD_SOME && is_most_of_them(d, r, t, first, last)) k->pos = POS_DET;
    if (w->role) return;
    if (k->pos == POS_ADJ && w->lex & LEX_ORG && stands_for_body(d, t, first, last)) k->pos = POS_NOUN;
    if (k->pos == POS_NOUN && !w->cue) { /* most of them */
        retag_noun(d, r, t, first, last);
        return;
    }
    bool past = k->pos == POS_PART || k->pos == POS_PAST, open = k->pos == POS_NOUN || k->pos == POS_VERB;
    bool state = k->pos == POS_ADJ && w->cue && rules_cue(r, w->cue)->frames & FRAME_STATE; /* adamant */
    if (!(past || open || (k->pos == POS_ADJ && w->cue)) || state) return;
    uint32_t p = before(d, t, first);
    uint8_t prev = p == WHO_NONE ? POS_PUNCT : d->tokens[p].pos;
    if (past) {
        retag_past(d, r, t, first, last, verb);
    } else if (w->cue) {
        k->pos = (uint8_t)noun_or_verb(d, r, t, first, last);
    } else if (k->pos == POS_VERB && !w->role &&
               (prev == POS_DET || prev == POS_ADJ || prev == POS_POSS || is_compound_head(d, r, t, p, first, last) ||
                names_material(d, r, t, p, last))) {
        k->pos = POS_NOUN;
    }
}
