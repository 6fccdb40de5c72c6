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

/* "reports in the journal Marine Notes": where the verb before t was printed. */
static bool begins_journal(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    while (t + 2 < last && (at(d, r, t)->lex & LEX_TIME || str_is(doc_token(d, t), "online"))) t++; /* online today */
    return t + 2 < last && at(d, r, t)->role == WORD_IN && at(d, r, t + 1)->role == WORD_THE &&
           (str_is(doc_token(d, t + 2), "journal") || str_is(doc_token(d, t + 2), "Journal"));
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
    bool by = false; /* ..., a study by the Harbour Board estimates. */
    for (uint32_t n = 0; t > first && n < 8; t--, n++) {
        uint8_t role = at(d, r, t)->role;
        if (AMONG(d->tokens[t].pos, BIT(POS_NAME) | BIT(POS_NOUN) | BIT(POS_NUM) | BIT(POS_ADJ))) continue;
        if (role != WORD_BY && (role != WORD_THE || at(d, r, t - 1)->role != WORD_BY)) break;
        if (role == WORD_BY && by) break;
        by = by || role == WORD_BY;
    }
    uint8_t role = at(d, r, t)->role;
    if (t == first || (role != WORD_THE && !(by && role == WORD_A))) return false;
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
    uint32_t a = d->tokens[p - 1].pos == POS_ADJ && p > 1 ? p - 2 : p - 1; /* in a brief phone call that */
    bool opens = d->tokens[a].pos == POS_DET || d->tokens[a].pos == POS_POSS;
    return opens && !(at(d, r, p)->lex & many) && !str_ends(doc_token(d, p), "s");
}

/* "an education think tank": a noun of two words or more, behind what only a noun can stand behind. */
static bool begins_compound(const doc *d, const rules *r, uint32_t t, uint8_t prev)
{
    uint32_t n;
    bool noun = AMONG(prev, BIT(POS_DET) | BIT(POS_ADJ) | BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_POSS));
    return noun && at(d, r, t)->phrase_max > 1 && rules_phrase(r, d, t, &n) && n > 1;
}

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

/* Does a noun in the singular stand at t, behind one in the plural? */
static bool follows_plural(const doc *d, const rules *r, uint32_t t)
{
    const word *many = at(d, r, t - 1);
    bool plural =
        many->lex & LEX_PLURAL || (str_ends(doc_token(d, t - 1), "s") && !str_ends(doc_token(d, t - 1), "ss"));
    return plural && !str_ends(doc_token(d, t), "s");
}

/* Is the noun at t on no list but those that say nothing of what it means? */
static bool is_plain_noun(const doc *d, const rules *r, uint32_t t)
{
    return !(at(d, r, t)->lex & ~(uint32_t)(LEX_SURNAME | LEX_NOTNAME | LEX_CAUSATIVE));
}

/* "The banks face a", "the crews need to": such a noun, and then what only a verb takes. */
static bool is_verb_of_many(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    if (t + 1 >= last || !follows_plural(d, r, t) || !is_plain_noun(d, r, t)) return false;
    if (AMONG(d->tokens[t + 1].pos, BIT(POS_DET) | BIT(POS_PRON))) return true;
    return d->tokens[t + 1].pos == POS_TO && str_is(rules_spelling(r, d->tokens[t].word), "need");
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
        if (AMONG(d->tokens[i].pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL))) return false;
    }
    return true;
}

/* A word that is a cue verb or a noun (claims, report, call), and what stands around it. */
typedef struct place {
    const doc *d;
    const rules *r;
    uint32_t t, first, last; /* the token and its sentence */
    const word *w;
    uint32_t p;   /* the token before it that is no adverb, or WHO_NONE */
    uint8_t prev; /* its tag; POS_PUNCT where there is none */
    bool beside;  /* it stands directly before t */
    bool third;   /* says, claims */
    bool content; /* reported words can begin behind t */
    bool closed;  /* a sign stands behind t */
    uint8_t next; /* the tag behind t so far, POS_OTHER at the end */
} place;

#define UNDECIDED POS_OTHER

static const word *before_it(const place *x) { return at(x->d, x->r, x->p); }

static bool ends_in_s(const place *x, uint32_t t) { return str_ends(doc_token(x->d, t), "s"); }

static bool asks_to(const doc *d, const rules *r, uint32_t t, uint32_t last);

/* An -ing form: a verb behind "be", and where it takes an object behind a sign or a preposition. */
static enum pos gerund_or_not(const place *x)
{
    bool qualifies = (x->prev == POS_DET || x->prev == POS_POSS) && x->beside;
    if (qualifies && x->next == POS_NOUN) return POS_ADJ;                   /* the defending champions */
    bool asks = x->prev == POS_PUNCT && asks_to(x->d, x->r, x->t, x->last); /* , warning residents not to wait */
    bool object = x->content || x->next == POS_TO || asks;
    bool opens = (x->prev == POS_PUNCT || x->prev == POS_PREP) && x->p != WHO_NONE && object;
    bool be = x->p != WHO_NONE && before_it(x)->role == WORD_BE;
    uint32_t name = x->t;
    while (x->next == POS_THAT && name > x->first && x->d->tokens[name - 1].pos == POS_NAME) name--;
    uint8_t before_name = name < x->t && name > x->first ? at(x->d, x->r, name - 1)->role : WORD_NONE;
    bool with = before_name == WORD_WITH || before_name == WORD_AND; /* with Selm warning that */
    return be || opens || with ? POS_ING : (enum pos)x->d->tokens[x->t].pos;
}

/* "in her opening remarks", "in the production notes": does the noun phrase of a preposition end with t? */
static bool closes_phrase(const place *x)
{
    const doc *d = x->d;
    if (!(x->w->lex & (LEX_CUENOUN | LEX_DOC)) || !AMONG(x->prev, BIT(POS_ADJ) | BIT(POS_ING) | BIT(POS_NOUN)))
        return false;
    return x->p > x->first + 1 && AMONG(d->tokens[x->p - 1].pos, BIT(POS_DET) | BIT(POS_POSS)) &&
           d->tokens[x->p - 2].pos == POS_PREP;
}

/* Do people, or the police, stand at t, and behind them what they say, "who police say robbed it"? */
static bool are_reporting(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint32_t bits = at(d, r, t)->lex;
    bool people = (bits & LEX_PLURAL && bits & (LEX_ROLE | LEX_ANON | LEX_GROUP)) || str_is(doc_token(d, t), "police");
    const word *says = t + 1 < last ? at(d, r, t + 1) : NULL;
    return people && says && says->cue && says->form == FORM_BASE && rules_cue(r, says->cue)->frames & FRAME_THAT;
}

/* "It sank, police claim.", "It sank, Selm researchers report.": do people stand before the verb, and before them
 * nothing but what tells which, to the comma? */
static bool closes_report_of(const place *x)
{
    const uint32_t inside = BIT(POS_NAME) | BIT(POS_NOUN) | BIT(POS_ADJ) | BIT(POS_DET) | BIT(POS_NUM);
    uint32_t t = x->p;
    if (!are_reporting(x->d, x->r, x->p, x->last)) return false;
    while (t > x->first && AMONG(x->d->tokens[t - 1].pos, inside)) t--;
    return t > x->first && x->d->a.text.ptr[x->d->tokens[t - 1].start] == ',';
}

/* "Scientists at the University of Selm report that": are people the subject that the sentence begins with, and what
 * stands between them and the verb only where they are? */
static bool begins_with_people(const place *x)
{
    const uint32_t inside = BIT(POS_NAME) | BIT(POS_NOUN) | BIT(POS_ADJ) | BIT(POS_DET) | BIT(POS_PREP);
    const uint32_t people = LEX_ROLE | LEX_ANON | LEX_GROUP;
    uint32_t prepositions = 0, head = x->first;
    while (head < x->t && AMONG(x->d->tokens[head].pos, BIT(POS_ADJ) | BIT(POS_DET) | BIT(POS_NAME))) head++;
    uint32_t bits = at(x->d, x->r, head)->lex;
    if (x->d->tokens[head].pos != POS_NOUN || !(bits & LEX_PLURAL) || !(bits & people)) return false;
    for (uint32_t t = head + 1; t < x->t; t++) {
        if (!AMONG(x->d->tokens[t].pos, inside) || x->d->tokens[t].kind == TOK_PUNCT) return false;
        prepositions += x->d->tokens[t].pos == POS_PREP;
    }
    return prepositions > 0 && x->d->tokens[head + 1].pos == POS_PREP;
}

/* Forms in which a noun cannot be mistaken, or says and its like, which are verbs nearly always. */
static enum pos by_phrase(const place *x, bool out)
{
    bool only_verb = x->third && x->w->pos == POS_VERB, cue_noun = x->w->lex & LEX_CUENOUN; /* says, but not claims */
    bool phrase = closes_phrase(x), base = x->w->form == FORM_BASE;
    bool governed =
        x->prev == POS_PREP && x->beside && before_it(x)->role != WORD_AS; /* in hopes of, with promises to */
    bool noun = AMONG(x->prev, BIT(POS_ADJ) | BIT(POS_NOUN));
    if (x->third && cue_noun && x->prev == POS_PAST && x->beside) return POS_NOUN; /* dismissed claims */
    if ((only_verb && governed && cue_noun) || (x->third && phrase)) return POS_NOUN;
    if (x->third && cue_noun && noun && x->next == POS_PAST) return POS_NOUN; /* jobless claims rose */
    bool of = x->t + 1 < x->last && at(x->d, x->r, x->t + 1)->role == WORD_OF;
    if (base && of && AMONG(x->prev, BIT(POS_PAST) | BIT(POS_PART)) && x->beside)
        return POS_NOUN; /* dismissed talk of */
    if (!out && base && x->w->lex & (LEX_CUENOUN | LEX_DOC) && is_of_thing(x->d, x->r, x->t, x->p)) return POS_NOUN;
    if (base && x->t + 2 >= x->last && x->beside && x->closed && closes_report_of(x)) return POS_VERB;
    bool by = base && x->t + 2 < x->last && x->prev == POS_NOUN && at(x->d, x->r, x->t + 1)->role == WORD_BY;
    if (by && before_it(x)->lex & LEX_PLURAL && x->d->tokens[x->t + 2].pos == POS_ING)
        return POS_VERB; /* Unions counter by pointing out */
    bool subject = base && x->prev == POS_NOUN && x->beside && (x->next == POS_PAST || x->next == POS_VERB);
    if (subject && !(before_it(x)->lex & LEX_PLURAL)) return POS_NOUN; /* Toy recall widens */
    bool many =
        x->t + 1 < x->last && (str_is(doc_token(x->d, x->t + 1), "are") || str_is(doc_token(x->d, x->t + 1), "were"));
    if (x->third && many && (noun || x->prev == POS_DET) && x->beside) return POS_NOUN; /* the usual suspects are */
    bool the = x->beside && before_it(x)->role == WORD_THE;                             /* two of the suspects */
    return only_verb && x->prev != POS_POSS && !phrase && !the ? POS_VERB : UNDECIDED;
}

/* "many argue", "No 10 points out", "critics point out", '..., Velden claims': by who stands before it. */
static enum pos by_speaker(const place *x, bool out)
{
    const doc *d = x->d;
    if (x->p == WHO_NONE) return UNDECIDED;
    bool base = x->w->form == FORM_BASE && x->w->pos == POS_VERB; /* That, many argue, is late */
    if (base && (x->content || x->closed) && counts_people(d, x->r, x->p, x->first)) return POS_VERB;
    if (before_it(x)->role == WORD_DO) return POS_VERB;
    bool numbered = x->prev == POS_NUM && x->p > x->first && at(d, x->r, x->p - 1)->role == WORD_NO;
    bool points = out && x->beside && AMONG(x->prev, BIT(POS_NAME) | BIT(POS_NOUN) | BIT(POS_PUNCT));
    bool of = x->t + 2 < x->last && at(d, x->r, x->t + 2)->role == WORD_OF;
    bool point = str_is(rules_cue(x->r, x->w->cue)->lemma, "point") && x->t + 2 < x->last && !of;
    if ((x->third && (numbered || points)) || (points && point)) return POS_VERB;
    bool agrees = x->third || x->prev == POS_NUM || ends_in_s(x, x->p);
    bool closes = agrees && x->beside && closes_clause(d, x->t + 1, x->last);
    return closes && closes_quotation(d, x->r, x->p, x->first) ? POS_VERB : UNDECIDED;
}

/* By the word before it alone. */
static enum pos by_word_before(const place *x)
{
    if (AMONG(x->prev, BIT(POS_DET) | BIT(POS_ADJ) | BIT(POS_NUM) | BIT(POS_PREP) | BIT(POS_POSS))) return POS_NOUN;
    if (x->third && x->w->pos != POS_VERB && x->prev == POS_PAST && x->beside) return POS_NOUN; /* dashed hopes */
    if (x->prev == POS_TO && x->p > x->first && at(x->d, x->r, x->p - 1)->role == WORD_ACCORDING) return POS_NOUN;
    if (x->prev == POS_TO || x->prev == POS_MODAL) return x->third ? POS_NOUN : POS_VERB; /* according to figures */
    return (x->p != WHO_NONE && x->prev == POS_PRON) || x->prev == POS_WH ? POS_VERB : UNDECIDED;
}

/* A verb where a subject that agrees with it stands before, and words that it can report behind. */
static enum pos by_content(const place *x)
{
    const doc *d = x->d;
    bool name = x->prev == POS_NAME, noun = x->prev == POS_NOUN, inside = x->p != WHO_NONE;
    bool intends = x->t + 2 < x->last && x->next == POS_TO && at(d, x->r, x->t + 2)->pos == POS_VERB;
    if (x->third && name && x->beside && after_mark(d, x->p, x->first) && closes_clause(d, x->t + 1, x->last))
        return POS_VERB;
    if (x->third && (name || noun) && (x->content || !x->beside)) return POS_VERB;
    if (x->third && x->prev == POS_PUNCT && inside && x->content) return POS_VERB;
    if (x->third && intends && name && x->beside) return POS_VERB; /* Oss pledges to stay */
    bool content = x->content || (intends && x->beside);
    if (!x->third && noun && content && (before_it(x)->lex & LEX_PLURAL || ends_in_s(x, x->p))) return POS_VERB;
    if (!x->third && name && content && (ends_in_s(x, x->p) || begins_with_people(x))) return POS_VERB;
    static const char *const MANY[] = {"staff", "police", "crew", "faculty", "management", "clergy"};
    bool several =
        noun && !x->third && x->next == POS_THAT && STR_IS_ANY(rules_spelling(x->r, d->tokens[x->p].word), MANY);
    if (several && (!x->beside || x->p == x->first)) return POS_VERB; /* council staff now estimate that */
    bool wish = rules_cue(x->r, x->w->cue)->frames & FRAME_MENTAL && x->beside && intends && !x->third;
    if (wish && before_it(x)->lex & (LEX_ORG | LEX_GROUP | LEX_TRADE))
        return POS_VERB; /* the club hope to win; the government plan to close it was late */
    if ((!inside && !x->third && content) || (x->prev == POS_MARK && content)) return POS_VERB;
    if (noun && x->closed && is_in_phrase(d, x->r, x->p, x->first)) return POS_NOUN;
    bool reported = noun && x->beside && x->w->form == FORM_BASE;
    return reported && is_reported_verb(d, x->r, x->t, x->first, x->last) ? POS_VERB : UNDECIDED;
}

/* Verb or noun here? The surest signs first. */
static enum pos noun_or_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    place x = {.d = d, .r = r, .t = t, .first = first, .last = last, .w = at(d, r, t), .p = before(d, t, first)};
    x.prev = x.p == WHO_NONE ? POS_PUNCT : d->tokens[x.p].pos;
    x.beside = x.p != WHO_NONE && x.p + 1 == t;
    x.next = t + 1 < last ? d->tokens[t + 1].pos : POS_OTHER;
    if (begins_compound(d, r, t, x.prev)) return POS_NOUN;
    bool office = x.p == WHO_NONE && x.w->form == FORM_BASE && t + 1 < last && d->tokens[t + 1].shape & SHAPE_CAP &&
                  at(d, r, t + 1)->lex & (LEX_ROLE | LEX_ORG | LEX_HONORIFIC); /* State Minister Oss */
    if (office) return POS_NOUN;
    x.content = begins_content(d, r, t + 1, last) || begins_journal(d, r, t + 1, last);
    if (x.w->form == FORM_ING) return gerund_or_not(&x);
    if (x.w->form == FORM_PAST || x.w->form == FORM_PART) return (enum pos)d->tokens[t].pos;
    x.third = x.w->form == FORM_S;
    x.closed = t + 1 < last && d->tokens[t + 1].kind == TOK_PUNCT;
    bool announces = x.third && x.closed && t + 2 < last && d->a.text.ptr[d->tokens[t + 1].start] == ',' &&
                     d->tokens[t + 2].kind == TOK_MARK && d->tokens[t + 2].start > d->tokens[t + 1].end; /* states, " */
    x.content = x.content || announces;
    bool out = t + 1 < last && str_is(doc_token(d, t + 1), "out"); /* Oss points out */
    enum pos pos = by_phrase(&x, out);
    if (pos == UNDECIDED) pos = by_speaker(&x, out);
    if (pos == UNDECIDED) pos = by_word_before(&x);
    if (pos == UNDECIDED) pos = by_content(&x);
    return pos == UNDECIDED ? (enum pos)d->tokens[t].pos : pos;
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
    return aux || says || (finite && past && t + 2 < last && d->tokens[t + 2].pos == POS_THAT);
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

/* A noun that is no cue: "she reserves the right", "will water", "to water the". */
static void retag_noun(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint8_t prev = t > first ? d->tokens[t - 1].pos : POS_OTHER;
    if (AMONG(prev, BIT(POS_ADV) | BIT(POS_NEG)) && follows_auxiliary(d, r, t, first)) d->tokens[t].pos = POS_VERB;
    bool verb = prev == POS_NOUN &&
                (is_verb_of_many(d, r, t, last) || (is_plain_noun(d, r, t) && is_reported_verb(d, r, t, first, last)));
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
static bool asks_to(const doc *d, const rules *r, uint32_t t, uint32_t last)
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

/* A form that is a past or a participle: which it is here. `verb`: a finite verb stands before t in its sentence. */
static void retag_past(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last, bool verb)
{
    token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    static const char *const WHEN[] = {"yesterday", "today", "tonight"};
    uint32_t p = before(d, t, first);
    if (p != WHO_NONE && STR_IS_ANY(doc_token(d, p), WHEN)) p = before(d, p, first); /* They yesterday vowed to go */
    uint8_t prev = p == WHO_NONE ? POS_PUNCT : d->tokens[p].pos;
    bool there = t > first && k->pos == POS_PAST && str_is(doc_token(d, t - 1), "there"); /* who were there said */
    bool aux = after_form_of(d, r, t, first, WORD_HAVE) || (after_form_of(d, r, t, first, WORD_BE) && !there) ||
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
    else if (k->pos == POS_PART && prev == POS_CONJ && verb && (has_addressee(d, r, t, last) || vows(d, r, t, last)))
        k->pos = POS_PAST; /* was late and assured them that, called it late and threatened to leave */
    else if (k->pos == POS_PART && prev == POS_CONJ && w->cue && t + 1 < last && d->tokens[t + 1].pos == POS_THAT)
        k->pos = POS_PAST; /* cut his rating and estimated that */
    else if (k->pos == POS_PART && prev == POS_NOUN && p + 1 == t && !verb && asks_to(d, r, t, last))
        k->pos = POS_PAST; /* the group advised patients not to stop */
    else if (k->pos == POS_PART && verb && w->cue && p != WHO_NONE && at(d, r, p)->role == WORD_BUT &&
             takes_object(d, r, t + 1, last))
        k->pos = POS_PAST; /* said it was late but disputed the idea that */
    else if (k->pos == POS_PART && prev == POS_NOUN &&
             ((!verb && vows(d, r, t, last)) || interjects(d, r, t, first, last) ||
              (verb && closes_report(d, r, t, first, last)) || is_subject_of_relative(d, p, first)))
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_VERB && p + 1 == t && is_said_of(d, r, p, first))
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && ((!verb && w->cue && is_only_verb(d, r, t, first, last)) ||
                                    (prev == POS_NOUN && ends_that_clause(d, r, t, first, last))))
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_NAME &&
             (t + 1 >= last || d->tokens[t + 1].pos != POS_PREP || at(d, r, t + 1)->role != WORD_BY))
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

/* `verb` as for retag_past(). */
void retag(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last, bool verb)
{
    token *k = &d->tokens[t];
    if (k->kind == TOK_NUMBER && is_of_name(d, r, t, first, last)) k->pos = POS_NAME;
    if (!AMONG(k->pos, RETAGGED) || k->kind != TOK_WORD) return;
    const word *w = at(d, r, t);
    if (w->role == WORD_S) k->pos = (uint8_t)possessive_or_is(d, r, t, first, last);
    if (w->role == WORD_S && k->pos == POS_NAME) d->tokens[t - 1].pos = POS_NAME;
    if (w->role == WORD_HER) k->pos = (uint8_t)her_or_hers(d, t, last);
    bool hour = w->role == WORD_BE && t > first && d->tokens[t - 1].kind == TOK_NUMBER && str_is(doc_token(d, t), "am");
    if (hour) k->pos = POS_NOUN; /* 11:00 am */
    if (k->pos == POS_ADV && is_direction(d, r, t, last)) k->pos = POS_ADJ;
    if (k->pos == POS_ADV && is_place_behind(d, r, t, first)) {
        k->pos = POS_NOUN;
        return;
    }
    if (k->pos == POS_PRON && is_place_there(d, r, t, first, last)) k->pos = POS_ADV;
    if (k->pos == POS_ADV && w->lex & LEX_ROLE && is_forward(d, r, t, first, last)) k->pos = POS_NOUN;
    uint32_t before_it = t > first ? BIT(d->tokens[t - 1].pos) : 0;
    bool named = k->pos == POS_ADJ && ((w->lex & LEX_EPITHET && before_it == BIT(POS_NAME)) ||
                                       (w->lex & LEX_ROLE && before_it == BIT(POS_NOUN)));
    if (named && (t + 1 >= last || !AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_ADJ))))
        k->pos = POS_NOUN; /* a Selm international, the fire chief */
    bool close = w->cue && AMONG(k->pos, BIT(POS_VERB) | BIT(POS_ADJ)) && is_close_to(d, r, t, first, last);
    if (close || (k->pos == POS_VERB && is_leading(d, r, t, last))) {
        k->pos = POS_ADJ;
        return;
    }
    if (k->pos == POS_ING && t > first && begins_compound(d, r, t, d->tokens[t - 1].pos)) k->pos = POS_ADJ;
    if (k->pos == POS_ING && tells_which(d, r, t, first, last)) k->pos = POS_ADJ;
    if (k->pos == POS_ADV && w->role == WORD_SOME && is_most_of_them(d, r, t, first, last)) k->pos = POS_DET;
    if (w->role) return;
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
    } else if (k->pos == POS_VERB && !w->role &&
               (prev == POS_DET || prev == POS_ADJ || prev == POS_POSS || is_compound_head(d, r, t, p, first, last) ||
                names_material(d, r, t, p, last))) {
        k->pos = POS_NOUN;
    }
}
