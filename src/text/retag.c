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

#define LONGEST_CLAUSE 16 /* tokens to either side of a form that may be a clause's only verb */
#define LONGEST_OBJECT 40 /* tokens behind a form in which another verb is looked for */

/* "the plant accounts for 11 percent": no accounts of anybody. */
static bool accounts_for(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    static const char *const SHARES[] = {"half", "most", "much", "all", "nearly", "almost", "about", "roughly", "some"};
    bool may = t > first && t + 2 < last && str_is(rules_spelling(r, d->tokens[t].word), "accounts") &&
               at(d, r, t + 1)->role == WORD_FOR && AMONG(d->tokens[t - 1].pos, BIT(POS_NOUN) | BIT(POS_NAME));
    return may && (d->tokens[t + 2].kind == TOK_NUMBER || at(d, r, t + 2)->pos == POS_NUM ||
                   STR_IS_ANY(doc_token(d, t + 2), SHARES));
}

/* "at competing insurers", "with threatening notes", "for supporting actress": an -ing form behind a preposition that
 * tells which are meant. */
static bool tells_which(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    static const char *const WHICH[] = {"competing", "leading", "ruling",     "governing", "participating",
                                        "opposing",  "warring", "practising", "practicing"};
    bool between = t > first && t + 1 < last && d->tokens[t - 1].pos == POS_PREP && d->tokens[t + 1].pos == POS_NOUN;
    if (!between) return false;
    static const char *const PARTS[] = {"actress", "actor", "role", "cast", "character", "player"};
    bool part = str_is(doc_token(d, t), "supporting") && STR_IS_ANY(doc_token(d, t + 1), PARTS);
    bool with = at(d, r, t)->cue && at(d, r, t - 1)->role == WORD_WITH;
    return with || part ||
           (at(d, r, t + 1)->lex & (LEX_ROLE | LEX_ORG | LEX_GROUP | LEX_ANON) && STR_IS_ANY(doc_token(d, t), WHICH));
}

/* "The banks face a", "the crews need to": such a noun, and then what only a verb takes. */
static bool is_verb_of_many(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    if (t + 1 >= last || !follows_plural(d, r, t) || !is_plain_noun(d, r, t)) return false;
    if (AMONG(d->tokens[t + 1].pos, BIT(POS_DET) | BIT(POS_PRON))) return true;
    return d->tokens[t + 1].pos == POS_TO && str_is(rules_spelling(r, d->tokens[t].word), "need");
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
    bool saint = t > 1 && (str_is(doc_token(d, t - 2), "St.") || str_is(doc_token(d, t - 2), "St"));
    if (at(d, r, t - 1)->lex & (LEX_GIVEN_F | LEX_GIVEN_M) && !saint) return false; /* Ilse's said she will */
    const word *next = at(d, r, t + 1);
    bool aux =
        d->tokens[t + 1].pos == POS_MODAL || next->role == WORD_HAVE || next->role == WORD_BE || next->role == WORD_DO;
    bool finite = d->tokens[t + 1].pos == POS_PAST || d->tokens[t + 1].pos == POS_VERB;
    bool third = next->form == FORM_S, past = next->form == FORM_PAST; /* not: Let's say; Oss's claims that */
    bool says = finite && (third || past) && str_is(rules_cue(r, next->cue)->lemma, "say");
    uint8_t behind = t + 2 < last ? d->tokens[t + 2].pos : POS_OTHER; /* Ostrel's warned that, warned it may close */
    return aux || says || (finite && past && (behind == POS_THAT || behind == POS_PRON));
}

/* "Ostrel's recently announced plans are": behind 's at t an adverb, a participle and a noun, of which a verb follows.
 * "Ostrel's recently announced plans to sell" has announced them. */
static bool owns_subject(const doc *d, uint32_t t, uint32_t last)
{
    uint32_t n = t + 3;
    if (n >= last || (d->tokens[t + 2].pos != POS_PART && d->tokens[t + 2].pos != POS_PAST)) return false;
    while (n < last && BIT(d->tokens[n].pos) & (BIT(POS_NOUN) | BIT(POS_ADJ) | BIT(POS_PART) | BIT(POS_NAME))) n++;
    uint8_t p = n < last ? d->tokens[n].pos : POS_PUNCT;
    return n > t + 3 && (p == POS_VERB || p == POS_PAST || p == POS_MODAL);
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
        return owns_subject(d, t, last) ? POS_POSS : POS_VERB;
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

/* "When it rains", "If it works": does "it" at t open a clause, and a word that agrees with it follow? */
static bool is_subject_it(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    if (at(d, r, t)->role != WORD_IT || t == first || !str_ends(doc_token(d, t + 1), "s")) return false;
    uint8_t before = at(d, r, t - 1)->role;
    return d->tokens[t - 1].pos == POS_WH || before == WORD_IF || before == WORD_WHILE;
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

/* "Owners rarely switch providers": the verb of several, behind how often they do so, with an object. */
static bool is_done_often(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    static const char *const OFTEN[] = {"rarely", "seldom", "never", "often", "always", "usually", "sometimes"};
    if (t < first + 2 || t + 1 >= last || !STR_IS_ANY(doc_token(d, t - 1), OFTEN)) return false;
    bool many = d->tokens[t - 2].pos == POS_NOUN && at(d, r, t - 2)->lex & LEX_PLURAL;
    many = many || (d->tokens[t - 2].pos == POS_NOUN && str_ends(doc_token(d, t - 2), "s"));
    return many && !str_ends(doc_token(d, t), "s") &&
           AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_DET) | BIT(POS_POSS) | BIT(POS_ADJ) | BIT(POS_PRON));
}

/* A noun that is no cue: "she reserves the right", "will water", "to water the". */
/* Does the sentence begin with somebody alone, before token t: "the waitress", "her first coach", "Ilse Oss"? */
static bool begins_with_one(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    const uint32_t somebody = LEX_ROLE | LEX_ANON | LEX_KIN;
    bool name = d->tokens[first].pos == POS_NAME && at(d, r, first)->lex & (LEX_GIVEN_F | LEX_GIVEN_M);
    for (uint32_t i = first + 1; name && i < t; i++) name = d->tokens[i].pos == POS_NAME;
    const word *one = at(d, r, t - 1);
    if (name || t > first + 4 || !(one->lex & somebody) || one->lex & LEX_PLURAL) return name;
    bool alone = AMONG(d->tokens[first].pos, BIT(POS_DET) | BIT(POS_POSS));
    for (uint32_t i = first + 1; alone && i + 1 < t; i++) alone = AMONG(d->tokens[i].pos, BIT(POS_ADJ) | BIT(POS_NOUN));
    return alone;
}

/* "The waitress smiles.", "Her coach returns with tea": somebody with whom the sentence begins, and what only can be
 * its verb, for no other follows. */
static bool is_what_one_does(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    const uint32_t behind = BIT(POS_PREP) | BIT(POS_PRON) | BIT(POS_DET) | BIT(POS_POSS) | BIT(POS_ADV) | BIT(POS_TO);
    bool does = str_ends(doc_token(d, t), "s") && !(at(d, r, t)->lex & (LEX_ROLE | LEX_ANON | LEX_KIN | LEX_GROUP));
    if (t == first || !does || !begins_with_one(d, r, t, first)) return false;
    bool ends = t + 1 >= last || d->tokens[t + 1].kind == TOK_PUNCT;
    if (!ends && !AMONG(d->tokens[t + 1].pos, behind)) return false;
    for (uint32_t i = t + 1; i < last && i < t + LONGEST_OBJECT; i++)
        if (AMONG(d->tokens[i].pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL) | BIT(POS_PART)))
            return i > t + 1 && AMONG(d->tokens[i - 1].pos, BIT(POS_TO) | BIT(POS_PRON) | BIT(POS_WH) | BIT(POS_CONJ));
    return true;
}

static void retag_noun(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint8_t prev = t > first ? d->tokens[t - 1].pos : POS_OTHER;
    if (AMONG(prev, BIT(POS_ADV) | BIT(POS_NEG)) && follows_auxiliary(d, r, t, first)) d->tokens[t].pos = POS_VERB;
    if (prev == POS_ADV && is_done_often(d, r, t, first, last)) d->tokens[t].pos = POS_VERB;
    bool verb = is_what_one_does(d, r, t, first, last);
    verb = verb || (prev == POS_NOUN && (is_verb_of_many(d, r, t, last) ||
                                         (is_plain_noun(d, r, t) && is_reported_verb(d, r, t, first, last))));
    if (verb) d->tokens[t].pos = POS_VERB;
    bool relative = prev == POS_THAT && t >= first + 2 && t + 1 < last && d->tokens[t + 1].pos == POS_DET &&
                    AMONG(d->tokens[t - 2].pos, BIT(POS_NOUN) | BIT(POS_NAME)) && str_ends(doc_token(d, t), "s");
    if (relative) d->tokens[t].pos = POS_VERB; /* the mission that monitors the line */
    uint32_t somebody = LEX_ROLE | LEX_ANON | LEX_KIN | LEX_GROUP;
    bool often =
        prev == POS_ADV && t >= first + 2 && at(d, r, t - 2)->role == WORD_WHO && str_ends(doc_token(d, t), "s");
    if (often) d->tokens[t].pos = POS_VERB; /* a woman who now lives here */
    bool doing = prev == POS_NOUN && t + 1 < last && AMONG(d->tokens[t + 1].pos, BIT(POS_DET) | BIT(POS_POSS)) &&
                 at(d, r, t - 1)->lex & somebody && str_ends(doc_token(d, t), "ing");
    if (doing) d->tokens[t].pos = POS_ING; /* the judge handling the case */
    if (!AMONG(prev, BIT(POS_PRON) | BIT(POS_WH) | BIT(POS_MODAL) | BIT(POS_TO))) return; /* mostly */
    if (is_subject_pronoun(d, r, t - 1) || is_subject_it(d, r, t - 1, first)) {
        if (prev != POS_WH || !are_reporting(d, r, t, last)) d->tokens[t].pos = POS_VERB;
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
    if (!(frames & FRAME_INF) || frames & (FRAME_OBJ_INF | FRAME_NOUN) || t + 2 >= last) return false;
    bool bare = d->tokens[t + 2].pos == POS_NOUN && !(frames & FRAME_WEAK) && !str_ends(doc_token(d, t + 2), "s");
    return d->tokens[t + 1].pos == POS_TO && (d->tokens[t + 2].pos == POS_VERB || bare); /* to strike */
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

/* "Its policy, still in force, assured users that", "Her column compared critics with": has a sentence that opens with
 * its subject no other verb? What stands behind the form at t is what it takes. */
static bool is_only_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint8_t opens = d->tokens[first].pos;
    if (!AMONG(opens, BIT(POS_DET) | BIT(POS_POSS) | BIT(POS_NOUN) | BIT(POS_NAME)) || t < first + 2 || t + 2 >= last)
        return false;
    if (!AMONG(d->tokens[t - 1].pos, BIT(POS_NOUN) | BIT(POS_NAME)) && d->a.text.ptr[d->tokens[t - 1].start] != ',')
        return false;
    if (!AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ) | BIT(POS_NUM))) return false;
    if (at(d, r, t + 1)->lex & LEX_TIME) return false;
    if (last > t + LONGEST_OBJECT) last = t + LONGEST_OBJECT;
    for (uint32_t i = t + 1; i < last; i++) {
        if (d->tokens[i].kind == TOK_MARK || AMONG(d->tokens[i].pos, BIT(POS_THAT) | BIT(POS_WH))) return true;
        if (AMONG(d->tokens[i].pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL))) return false;
    }
    return true;
}

/* "Said that at nine the shooting restarted": does the clause that "that" opens lack a verb but for the form at t? */
static bool ends_that_clause(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    const uint32_t verbs = BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL);
    uint32_t that = t;
    while (that > first && t - that < LONGEST_CLAUSE && d->tokens[that].pos != POS_THAT)
        if (AMONG(d->tokens[--that].pos, verbs)) return false;
    if (that == first || d->tokens[that].pos != POS_THAT || !at(d, r, that - 1)->cue) return false;
    for (uint32_t i = t + 1; i < last && i < t + LONGEST_CLAUSE; i++) {
        if (d->tokens[i].kind == TOK_PUNCT) return true;
        if (AMONG(d->tokens[i].pos, verbs)) return false;
    }
    return true;
}

/* "advised patients not to stop": the verb of speech at t, who is asked, and what. */
bool asks_to(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint32_t to = t + 2;
    if (!has_addressee(d, r, t, last)) return false;
    while (to < last && AMONG(d->tokens[to].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_NEG) | BIT(POS_ADJ))) to++;
    return to + 1 < last && d->tokens[to].pos == POS_TO && d->tokens[to + 1].pos == POS_VERB;
}

/* "two men they say robbed it": is the form behind `says` the verb of what is said of the noun before the subject? */
static bool is_said_of(const doc *d, const rules *r, uint32_t says, uint32_t first)
{
    const word *w = at(d, r, says);
    if (says < first + 2 || d->tokens[says].pos != POS_VERB || !w->cue) return false;
    uint8_t subject = d->tokens[says - 1].pos, before_it = d->tokens[says - 2].pos;
    return rules_cue(r, w->cue)->frames & FRAME_THAT && (subject == POS_PRON || subject == POS_NOUN) &&
           (before_it == POS_NOUN || before_it == POS_WH || before_it == POS_THAT);
}

/* '"...," said stunned neighbour Oss': does the form at t, behind a verb of speech at p, say how the person behind it
 * is? */
static bool is_said_by(const doc *d, const rules *r, uint32_t t, uint32_t p, uint32_t last)
{
    if (p == 0 || p + 1 != t || t + 2 >= last || d->tokens[p - 1].pos != POS_MARK || d->tokens[p].pos != POS_PAST ||
        at(d, r, t)->cue)
        return false;
    bool said = at(d, r, p)->cue && rules_cue(r, at(d, r, p)->cue)->frames & FRAME_QUOTE;
    const uint32_t people = LEX_ROLE | LEX_ANON | LEX_KIN;
    return said && d->tokens[t + 1].pos == POS_NOUN && at(d, r, t + 1)->lex & people;
}

/* "a young man called Oss, says", "a woman named Oss said": does the form give the name of who is brought in? */
static bool gives_name(const place *x)
{
    static const char *const CALLED[] = {"called", "named", "surnamed"};
    const doc *d = x->d;
    uint32_t n = x->p, end = x->t + 1;
    if (!STR_IS_ANY(doc_token(d, x->t), CALLED) || !x->beside || x->prev != POS_NOUN) return false;
    while (n > x->first && AMONG(d->tokens[n].pos, BIT(POS_NOUN) | BIT(POS_ADJ))) n--;
    if (at(d, x->r, n)->role != WORD_A) return false;
    while (end < x->last && d->tokens[end].pos == POS_NAME) end++;
    if (end == x->t + 1 || end >= x->last) return false;
    return d->tokens[end].kind == TOK_PUNCT ||
           AMONG(d->tokens[end].pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL));
}

/* Is it a participle by what helps it, or an adjective by what it stands before? POS_OTHER where it is neither. */
static enum pos part_or_adjective(const place *x)
{
    const doc *d = x->d;
    const rules *r = x->r;
    uint32_t t = x->t, p = x->p;
    bool there =
        t > x->first && d->tokens[t].pos == POS_PAST && str_is(doc_token(d, t - 1), "there"); /* who were there said */
    bool aux = after_form_of(d, r, t, x->first, WORD_HAVE) || (after_form_of(d, r, t, x->first, WORD_BE) && !there) ||
               (p != WHO_NONE && at(d, r, p)->role == WORD_S && d->tokens[p].pos == POS_VERB);
    if (aux || gives_name(x)) return POS_PART;
    if (x->w->form == FORM_PART) return POS_PART; /* given that: no past has this form */
    bool qualifies = t + 1 < x->last && d->tokens[t + 1].pos == POS_NOUN && p != WHO_NONE && p + 1 == t &&
                     (x->prev == POS_ADJ || x->prev == POS_PREP || at(d, r, p)->role == WORD_SOME);
    if (qualifies) return POS_ADJ;                                        /* of registered voters */
    if (p != WHO_NONE && is_said_by(d, r, t, p, x->last)) return POS_ADJ; /* "...," said stunned neighbour Oss */
    bool behind_article = x->prev == POS_DET || x->prev == POS_POSS;
    bool own = behind_article && x->w->cue && (stands_alone(d, r, p, x->first) || is_floating(d, p, x->first));
    return behind_article && !own ? POS_ADJ : POS_OTHER;
}

/* "as the union threatened to go", "after the board highlighted gaps": where the subject of the clause begins that such
 * a word opens, with nothing else before the form; or WHO_NONE. */
static uint32_t subject_of_subordinate(const place *x)
{
    static const char *const OPENS[] = {"as",    "after", "when",   "while",    "because", "before",
                                        "since", "until", "though", "although", "if",      "whereas"};
    uint32_t n = x->t;
    while (n > x->first && AMONG(x->d->tokens[n - 1].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ))) n--;
    if (n > x->first && AMONG(x->d->tokens[n - 1].pos, BIT(POS_DET) | BIT(POS_POSS))) n--;
    return n < x->t && n > x->first && STR_IS_ANY(doc_token(x->d, n - 1), OPENS) ? n : WHO_NONE;
}

/* Is what looks like a participle the past whose subject stands before it? */
static bool has_subject(const place *x)
{
    const doc *d = x->d;
    const rules *r = x->r;
    uint32_t t = x->t;
    bool noun = x->prev == POS_NOUN, name = x->prev == POS_NAME, sign = x->prev == POS_PUNCT && x->p != WHO_NONE;
    if (AMONG(x->prev, BIT(POS_PRON) | BIT(POS_WH) | BIT(POS_THAT) | BIT(POS_DET))) return true;
    if ((noun || name) && takes_object(d, r, t + 1, x->last)) return true;
    if ((noun || name || sign) && x->content) return true;
    if (sign && !x->verb && takes_object(d, r, t + 1, x->last))
        return true; /* Velden, head of the port, tied this to the storm */
    bool behind = t + 1 < x->last && d->tokens[t + 1].pos == POS_PREP && at(d, r, t + 1)->role == WORD_BY;
    if (name && !behind) return true;
    if (!noun) return false;
    bool back = x->beside && x->w->cue && t + 2 < x->last && str_is(doc_token(d, t + 1), "back") &&
                d->tokens[t + 2].pos == POS_THAT;                      /* his lawyer fired back that */
    bool advises = x->beside && !x->verb && asks_to(d, r, t, x->last); /* the group advised them not to stop */
    bool first_verb = !x->verb || subject_of_subordinate(x) != WHO_NONE;
    return back || advises || (first_verb && vows(d, r, t, x->last)) || interjects(d, r, t, x->first, x->last) ||
           (x->verb && closes_report(d, r, t, x->first, x->last)) || is_subject_of_relative(d, x->p, x->first) ||
           ends_that_clause(d, r, t, x->first, x->last);
}

/* Is it the past of a second verb, behind a conjunction, a mark or a verb that is said of it? */
static bool goes_on(const place *x)
{
    const doc *d = x->d;
    const rules *r = x->r;
    uint32_t t = x->t;
    bool speaks = x->w->cue, more = t + 1 < x->last;
    if (x->prev == POS_MARK && speaks && more && (x->content || d->tokens[t + 1].pos == POS_NOUN))
        return true; /* "...," exhorted the mayor */
    if (x->prev == POS_CONJ && x->verb && (has_addressee(d, r, t, x->last) || vows(d, r, t, x->last)))
        return true; /* was late and assured them that, called it late and threatened to leave */
    if (x->prev == POS_CONJ && speaks && more && d->tokens[t + 1].pos == POS_THAT)
        return true; /* cut his rating and estimated that */
    if (x->verb && speaks && x->p != WHO_NONE && at(d, r, x->p)->role == WORD_BUT && takes_object(d, r, t + 1, x->last))
        return true; /* said it was late but disputed the idea that */
    if (x->prev == POS_VERB && x->beside && is_said_of(d, r, x->p, x->first)) return true;
    uint32_t subject = !x->verb ? x->first : speaks ? subject_of_subordinate(x) : WHO_NONE;
    return speaks && subject != WHO_NONE && is_only_verb(d, r, t, subject, x->last);
}

/* "Velden (D-Selm) threatened to go": what stands around the form as if the bracket before it, which ends at x.p, were
 * not there. */
static place place_before_bracket(place x)
{
    uint32_t open = x.p;
    while (open > x.first && x.d->a.text.ptr[x.d->tokens[open].start] != '(') open--;
    uint32_t p = open > x.first ? before(x.d, open, x.first) : WHO_NONE;
    if (p == WHO_NONE) return x;
    x.p = p;
    x.prev = x.d->tokens[p].pos;
    return x;
}

/* "She, however, expressed fears": as if an adverb between two commas, of which the second is at x.p, were not there.
 */
static place place_before_adverb(place x)
{
    const doc *d = x.d;
    const char *text = d->a.text.ptr;
    uint32_t comma = x.p;
    if (comma < x.first + 3 || text[d->tokens[comma].start] != ',' || d->tokens[comma - 1].pos != POS_ADV) return x;
    if (text[d->tokens[comma - 2].start] != ',') return x;
    x.p = comma - 3;
    x.prev = d->tokens[x.p].pos;
    return x;
}

/* A form that is a past or a participle: which it is here. `verb`: a finite verb stands before t in its sentence. */
static void retag_past(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last, bool verb)
{
    static const char *const WHEN[] = {"yesterday", "today", "tonight"};
    place x = place_of(d, r, t, first, last);
    if (x.p != WHO_NONE && STR_IS_ANY(doc_token(d, x.p), WHEN)) { /* They today vowed to */
        x.p = before(d, x.p, first);
        x.prev = x.p == WHO_NONE ? POS_PUNCT : d->tokens[x.p].pos;
        x.beside = false;
    }
    if (x.p != WHO_NONE && d->a.text.ptr[d->tokens[x.p].start] == ')') x = place_before_bracket(x);
    if (x.p != WHO_NONE) x = place_before_adverb(x);
    x.verb = verb;
    x.content = x.w->cue && begins_content(d, r, t + 1, last);
    enum pos pos = part_or_adjective(&x);
    token *k = &d->tokens[t];
    if (pos != POS_OTHER)
        k->pos = (uint8_t)pos;
    else if (k->pos == POS_PART && (has_subject(&x) || goes_on(&x)))
        k->pos = POS_PAST;
}

/* "Most said that", "..., and most have gone", "said most agree", "said most people": is "most" a subject, or does it
 * count one? */
static bool is_most_of_them(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    if (!str_is(rules_spelling(r, d->tokens[t].word), "most") || t + 1 >= last) return false;
    bool reported = t > first && (d->tokens[t - 1].pos == POS_THAT || (at(d, r, t - 1)->cue && t + 2 < last));
    bool opens = t == first || d->tokens[t - 1].kind == TOK_PUNCT || d->tokens[t - 1].pos == POS_CONJ || reported;
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

/* "The report further states": an adverb in front of a verb that reports. */
static bool is_further(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    if (t == first || t + 1 >= last || !str_is(doc_token(d, t), "further")) return false;
    const word *next = at(d, r, t + 1);
    return next->cue && (next->form == FORM_S || next->form == FORM_PAST) &&
           AMONG(d->tokens[t - 1].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_PRON));
}

/* "the Karsian military said", "the daily reported": is the adjective at t, which is what bodies are called too, the
 * end of a noun phrase? */
static bool stands_for_body(const doc *d, uint32_t t, uint32_t first, uint32_t last)
{
    uint8_t prev = t > first ? d->tokens[t - 1].pos : POS_PUNCT;
    if (!AMONG(prev, BIT(POS_NAME) | BIT(POS_DET) | BIT(POS_POSS) | BIT(POS_NOUN))) return false;
    return t + 1 >= last || !AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ) | BIT(POS_CONJ) |
                                                             BIT(POS_ING) | BIT(POS_NUM));
}

/* "lead author Ilse Oss": who leads the others, and no verb. */
static bool is_leading(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    return t + 1 < last && str_is(rules_spelling(r, d->tokens[t].word), "lead") && d->tokens[t + 1].pos == POS_NOUN &&
           at(d, r, t + 1)->lex & LEX_ROLE && !str_ends(doc_token(d, t + 1), "s");
}

/* "said people close to the mayor": how near they are, and no verb. */
static bool is_close_to(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    if (t == first || t + 2 >= last || !str_is(rules_spelling(r, d->tokens[t].word), "close")) return false;
    bool somebody = at(d, r, t - 1)->lex & (LEX_ANON | LEX_ROLE | LEX_GROUP);
    return somebody && d->tokens[t + 1].pos == POS_TO && d->tokens[t + 2].pos != POS_VERB;
}

/* "People who were there said", "a doctor there, Karl Oss,": a place, before a verb that "there" is no subject of, or a
 * sign: not "there are", "there came", "There, she". */
static bool is_place_there(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    if (!str_is(rules_spelling(r, d->tokens[t].word), "there") || t == first || t + 1 >= last) return false;
    if (d->tokens[t + 1].kind == TOK_PUNCT) return d->tokens[t - 1].pos == POS_NOUN;
    uint8_t next = d->tokens[t + 1].pos;
    const word *w = at(d, r, t + 1);
    return (next == POS_PAST || next == POS_VERB) && w->cue && rules_cue(r, w->cue)->frames & FRAME_QUOTE;
}

/* "A man in the back shouted", "from the outside": a place. */
static bool is_place_behind(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    static const char *const WORDS[] = {"back", "outside", "inside", "north", "south", "east", "west"};
    if (t < first + 2 || at(d, r, t - 1)->role != WORD_THE || d->tokens[t - 2].pos != POS_PREP) return false;
    return STR_IS_ANY(rules_spelling(r, d->tokens[t].word), WORDS);
}

/* "From north Selm": a part of the place behind it. */
static bool is_direction(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    static const char *const WORDS[] = {"north",     "south",     "east",      "west",
                                        "northeast", "northwest", "southeast", "southwest"};
    if (t + 1 >= last || d->tokens[t + 1].pos != POS_NAME || at(d, r, t + 1)->lex & LEX_TIME) return false;
    return STR_IS_ANY(rules_spelling(r, d->tokens[t].word), WORDS);
}

/* "Forward Ilse Oss", "the forward said": an adverb that is an office, too, where it stands as one. */
static bool is_forward(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    if (t + 1 < last && d->tokens[t + 1].pos == POS_NAME) return true;
    if (t == first || d->tokens[t - 1].pos != POS_DET || at(d, r, t - 1)->role == WORD_THAT) return false;
    return t + 1 >= last || d->tokens[t + 1].kind != TOK_WORD || at(d, r, t + 1)->cue;
}

/* "Suddi 24 reported": a number between a name and what it says is a part of the name, as of a channel's. */
static bool is_of_name(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    if (t == first || t + 1 >= last || d->tokens[t - 1].pos != POS_NAME || at(d, r, t - 1)->lex & LEX_TIME)
        return false;
    static const char *const NUMBERED[] = {"Local", "Lodge", "Chapter"}; /* Dockers Local 88 */
    if (STR_IS_ANY(doc_token(d, t - 1), NUMBERED)) return true;
    const word *w = at(d, r, t + 1);
    bool says = w->cue && rules_cue(r, w->cue)->frames & FRAME_QUOTE;
    who_str number = doc_token(d, t);
    return says && !memchr(number.ptr, ':', number.len) && /* Psalm 23:1 says */
           AMONG(d->tokens[t + 1].pos, BIT(POS_PAST) | BIT(POS_VERB));
}

/* Words of grammar, and those that tell where: a tag of its own for each. True where nothing else is to be asked. */
static bool retag_place(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    if (w->role == WORD_S) k->pos = (uint8_t)possessive_or_is(d, r, t, first, last);
    if (w->role == WORD_S && k->pos == POS_NAME) d->tokens[t - 1].pos = POS_NAME;
    if (w->role == WORD_HAVE && k->pos == POS_PAST && after_form_of(d, r, t, first, WORD_HAVE)) k->pos = POS_PART;
    if (w->role == WORD_HER) k->pos = (uint8_t)her_or_hers(d, t, last);
    bool hour = w->role == WORD_BE && t > first && d->tokens[t - 1].kind == TOK_NUMBER && str_is(doc_token(d, t), "am");
    if (hour) k->pos = POS_NOUN; /* 11:00 am */
    if (k->pos == POS_ADJ && is_further(d, r, t, first, last)) k->pos = POS_ADV;
    if (k->pos == POS_ADV && is_direction(d, r, t, last)) k->pos = POS_ADJ;
    if (k->pos == POS_ADV && is_place_behind(d, r, t, first)) {
        k->pos = POS_NOUN;
        return true;
    }
    if (k->pos == POS_PRON && is_place_there(d, r, t, first, last)) k->pos = POS_ADV;
    if (k->pos == POS_ADV && w->lex & LEX_ROLE && is_forward(d, r, t, first, last)) k->pos = POS_NOUN;
    return false;
}

/* An adjective that is somebody, "the fire chief", or a verb that is an adjective, "a leading Republican". True where
 * nothing else is to be asked. */
static bool retag_adjective(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    uint32_t before_it = t > first ? BIT(d->tokens[t - 1].pos) : 0;
    bool named = k->pos == POS_ADJ && ((w->lex & LEX_EPITHET && before_it == BIT(POS_NAME)) ||
                                       (w->lex & LEX_ROLE && before_it == BIT(POS_NOUN)));
    if (named && (t + 1 >= last || !AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_ADJ))))
        k->pos = POS_NOUN; /* a Selm international, the fire chief */
    bool close = w->cue && AMONG(k->pos, BIT(POS_VERB) | BIT(POS_ADJ)) && is_close_to(d, r, t, first, last);
    if (close || (k->pos == POS_VERB && is_leading(d, r, t, last))) {
        k->pos = POS_ADJ;
        return true;
    }
    if (k->pos == POS_ING && t > first && begins_compound(d, r, t, d->tokens[t - 1].pos)) k->pos = POS_ADJ;
    bool compound = k->pos == POS_ING && k->shape & SHAPE_HYPHEN && before_it & (BIT(POS_PREP) | BIT(POS_DET));
    if (compound && t + 1 < last && AMONG(d->tokens[t + 1].pos, BIT(POS_NAME) | BIT(POS_NOUN)))
        k->pos = POS_ADJ; /* from coal-mining Selm */
    if (k->pos == POS_ING && tells_which(d, r, t, first, last)) k->pos = POS_ADJ;
    if (k->pos == POS_ADV && w->role == WORD_SOME && is_most_of_them(d, r, t, first, last)) k->pos = POS_DET;
    return false;
}

/* "The No. 2 official": a rank, whose two tokens end with the number at t, behind what only a noun phrase follows. */
static bool is_rank(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    if (t < first + 2 || t + 1 >= last || !str_is(doc_token(d, t - 1), "No.")) return false;
    bool opens =
        AMONG(d->tokens[t - 2].pos, BIT(POS_DET) | BIT(POS_POSS) | BIT(POS_ADJ)) || at(d, r, t - 2)->role == WORD_S;
    return opens && AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_ADJ));
}

/* `verb` as for retag_past(). */
void retag(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last, bool verb)
{
    token *k = &d->tokens[t];
    if (k->kind == TOK_NUMBER && is_of_name(d, r, t, first, last)) k->pos = POS_NAME;
    if (k->kind == TOK_NUMBER && is_rank(d, r, t, first, last)) d->tokens[t - 1].pos = k->pos = POS_ADJ;
    if (!AMONG(k->pos, RETAGGED) || k->kind != TOK_WORD) return;
    const word *w = at(d, r, t);
    if (retag_place(d, r, t, first, last) || retag_adjective(d, r, t, first, last) || w->role) return;
    if (k->pos == POS_ADJ && w->lex & LEX_ORG && stands_for_body(d, t, first, last)) k->pos = POS_NOUN;
    if (k->pos == POS_NOUN && accounts_for(d, r, t, first, last)) {
        k->pos = POS_VERB;
        return;
    }
    if (k->pos == POS_NOUN && !w->cue) { /* most of them */
        retag_noun(d, r, t, first, last);
        return;
    }
    bool read = k->pos == POS_VERB && t + 1 < last && at(d, r, t + 1)->role == WORD_BY && w->cue &&
                str_is(rules_cue(r, w->cue)->lemma, "read") && t > first && d->tokens[t - 1].pos == POS_NOUN;
    if (read) k->pos = POS_PART; /* a statement read by her aide */
    bool past = k->pos == POS_PART || k->pos == POS_PAST, open = k->pos == POS_NOUN || k->pos == POS_VERB;
    bool state = k->pos == POS_ADJ && w->cue && rules_cue(r, w->cue)->frames & FRAME_STATE; /* adamant */
    if (!(past || open || (k->pos == POS_ADJ && w->cue)) || state) return;
    uint32_t p = before(d, t, first);
    uint8_t prev = p == WHO_NONE ? POS_PUNCT : d->tokens[p].pos;
    if (past) {
        retag_past(d, r, t, first, last, verb);
    } else if (w->cue) {
        k->pos = (uint8_t)noun_or_verb(d, r, t, first, last);
        if (k->pos == POS_NOUN && is_what_one_does(d, r, t, first, last)) k->pos = POS_VERB;
    } else if (k->pos == POS_VERB && !w->role &&
               (prev == POS_DET || prev == POS_ADJ || prev == POS_POSS || is_compound_head(d, r, t, p, first, last) ||
                names_material(d, r, t, p, last))) {
        k->pos = POS_NOUN;
    }
}
