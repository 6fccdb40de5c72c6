/* noun_or_verb.c - a form that is a verb of speech or a noun: claims, report, call, warning.
 *
 * Enters: such a token with its first tag. Leaves: its tag, by what stands around it, the surest signs first: phrases
 * in which it cannot be mistaken, who stands before it, the word before it, and the words that it can report.
 */
#include "text/tag.h"

/* The previous token that is no adverb or negation, within the sentence; WHO_NONE at its start. */
uint32_t before(const doc *d, uint32_t t, uint32_t first)
{
    while (t-- > first)
        if (d->tokens[t].pos != POS_ADV && d->tokens[t].pos != POS_NEG) return t;
    return WHO_NONE;
}

/* Can what begins at t be the object or content of a verb? */
bool begins_content(const doc *d, const rules *r, uint32_t t, uint32_t last)
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
bool begins_compound(const doc *d, const rules *r, uint32_t t, uint8_t prev)
{
    uint32_t n;
    bool noun = AMONG(prev, BIT(POS_DET) | BIT(POS_ADJ) | BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_POSS));
    return noun && at(d, r, t)->phrase_max > 1 && rules_phrase(r, d, t, &n) && n > 1;
}

/* Does a noun in the singular stand at t, behind one in the plural? */
bool follows_plural(const doc *d, const rules *r, uint32_t t)
{
    const word *many = at(d, r, t - 1);
    bool plural =
        many->lex & LEX_PLURAL || (str_ends(doc_token(d, t - 1), "s") && !str_ends(doc_token(d, t - 1), "ss"));
    return plural && !str_ends(doc_token(d, t), "s");
}

/* Is the noun at t on no list but those that say nothing of what it means? */
bool is_plain_noun(const doc *d, const rules *r, uint32_t t)
{
    return !(at(d, r, t)->lex & ~(uint32_t)(LEX_SURNAME | LEX_NOTNAME | LEX_CAUSATIVE));
}

/* "say the timetables clash with meals": behind a verb of speech a clause begins, and nothing else in it can be its
 * verb. Not: "say the sports day in May was late". */
bool is_reported_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
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

#define UNDECIDED POS_OTHER
#define LONGEST_WHERE 10    /* tokens between a participle and "that": in a statement on Monday */
#define LONGEST_PEOPLE 24   /* tokens of such a subject: sailors at the port of Selm */
#define LONGEST_OVERHEARD 6 /* tokens from "heard" to what was heard: a woman in the hall cry */

static const word *before_it(const place *x) { return at(x->d, x->r, x->p); }

static bool ends_in_s(const place *x, uint32_t t) { return str_ends(doc_token(x->d, t), "s"); }

/* A word that is no finite verb. */
static bool is_phrase_word(const place *x, uint32_t t)
{
    const token *k = &x->d->tokens[t];
    return k->kind == TOK_WORD && !AMONG(k->pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL));
}

/* ", warning in a statement that": does a phrase that tells where it was said, and then "that", stand behind? */
static bool leads_to_that(const place *x)
{
    uint32_t t = x->t + 1;
    if (x->next != POS_PREP || !x->w->cue) return false;
    while (t < x->last && t < x->t + LONGEST_WHERE && is_phrase_word(x, t) && x->d->tokens[t].pos != POS_THAT) t++;
    return t < x->last && x->d->tokens[t].pos == POS_THAT;
}

/* An -ing form: a verb behind "be", and where it takes an object behind a sign or a preposition. */
static enum pos gerund_or_not(const place *x)
{
    bool qualifies = (x->prev == POS_DET || x->prev == POS_POSS) && x->beside;
    if (qualifies && x->next == POS_NOUN) return POS_ADJ;                   /* the defending champions */
    bool asks = x->prev == POS_PUNCT && asks_to(x->d, x->r, x->t, x->last); /* , warning residents not to wait */
    bool object = x->content || x->next == POS_TO || asks;
    object = object || (x->prev == POS_PUNCT && leads_to_that(x));
    bool opens = (x->prev == POS_PUNCT || x->prev == POS_PREP) && x->p != WHO_NONE && object;
    bool be = x->p != WHO_NONE && before_it(x)->role == WORD_BE;
    uint32_t name = x->t;
    while (x->next == POS_THAT && name > x->first && x->d->tokens[name - 1].pos == POS_NAME) name--;
    uint8_t before_name = name < x->t && name > x->first ? at(x->d, x->r, name - 1)->role : WORD_NONE;
    bool with = before_name == WORD_WITH || before_name == WORD_AND; /* with Selm warning that */
    bool text = x->prev == POS_NOUN && x->p != WHO_NONE && before_it(x)->lex & LEX_DOC;
    if (text && x->next == POS_THAT) return POS_ING; /* a letter warning that */
    bool meanwhile = x->p != WHO_NONE && before_it(x)->role == WORD_WHILE && x->next == POS_PREP &&
                     str_is(doc_token(x->d, x->p), "while"); /* while warning against it */
    return be || opens || with || meanwhile ? POS_ING : (enum pos)x->d->tokens[x->t].pos;
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

/* Do people, or the police, stand at t, and behind them what they say: "who police say robbed it", "who prosecutors
 * said had lied"? */
bool are_reporting(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint32_t bits = at(d, r, t)->lex;
    bool people = (bits & LEX_PLURAL && bits & (LEX_ROLE | LEX_ANON | LEX_GROUP)) || str_is(doc_token(d, t), "police");
    const word *says = t + 1 < last ? at(d, r, t + 1) : NULL;
    if (!people || !says || !says->cue || !(rules_cue(r, says->cue)->frames & FRAME_THAT)) return false;
    uint8_t behind = t + 2 < last ? at(d, r, t + 2)->role : WORD_NONE;
    bool finite = behind == WORD_BE || behind == WORD_HAVE || (t + 2 < last && d->tokens[t + 2].pos == POS_MODAL);
    return says->form == FORM_BASE || (says->form == FORM_PAST && finite);
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

/* "Some in the party fear", "Others at the table say", "Those near the port want": do people stand at t of whom only
 * what is behind them tells which? */
static bool are_those_behind(const place *x, uint32_t t)
{
    static const char *const MANY[] = {"some", "many", "several", "most", "few", "others", "those"};
    return STR_IS_ANY(rules_spelling(x->r, x->d->tokens[t].word), MANY) && t + 1 < x->t &&
           x->d->tokens[t + 1].pos == POS_PREP;
}

/* "Scientists at the University of Selm report that", "But sailors not involved in the work caution that": are people
 * the subject that the sentence begins with, and what stands between them and the verb only where or which they are? */
static bool begins_with_people(const place *x)
{
    const uint32_t inside =
        BIT(POS_NAME) | BIT(POS_NOUN) | BIT(POS_ADJ) | BIT(POS_DET) | BIT(POS_PREP) | BIT(POS_NEG) | BIT(POS_PART);
    const uint32_t people = LEX_ROLE | LEX_ANON | LEX_GROUP;
    if (x->t - x->first > LONGEST_PEOPLE) return false;
    uint32_t prepositions = 0, head = x->first + (x->d->tokens[x->first].pos == POS_CONJ);
    bool those = are_those_behind(x, head);
    while (!those && head < x->t && AMONG(x->d->tokens[head].pos, BIT(POS_ADJ) | BIT(POS_DET) | BIT(POS_NAME))) head++;
    uint32_t bits = at(x->d, x->r, head)->lex;
    if (!those && (x->d->tokens[head].pos != POS_NOUN || !(bits & LEX_PLURAL) || !(bits & people))) return false;
    for (uint32_t t = head + 1; t < x->t; t++) {
        if (!AMONG(x->d->tokens[t].pos, inside) || x->d->tokens[t].kind == TOK_PUNCT) return false;
        prepositions += x->d->tokens[t].pos == POS_PREP;
    }
    return prepositions > 0 && AMONG(x->d->tokens[head + 1].pos, BIT(POS_PREP) | BIT(POS_NEG) | BIT(POS_PART));
}

/* "according to cost reports the firm filed": do only words that tell which stand between "according to" and it? */
static bool is_according_to(const place *x)
{
    uint32_t t = x->t;
    while (t > x->first && AMONG(x->d->tokens[t - 1].pos, BIT(POS_NOUN) | BIT(POS_ADJ))) t--;
    return t < x->t && t > x->first + 1 && at(x->d, x->r, t - 2)->role == WORD_ACCORDING;
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
    if (x->third && x->w->lex & (LEX_CUENOUN | LEX_DOC) && is_according_to(x)) return POS_NOUN;
    if (x->third && cue_noun && noun && x->next == POS_PAST) return POS_NOUN; /* jobless claims rose */
    bool of = x->t + 1 < x->last && at(x->d, x->r, x->t + 1)->role == WORD_OF;
    if (base && of && AMONG(x->prev, BIT(POS_PAST) | BIT(POS_PART)) && x->beside)
        return POS_NOUN; /* dismissed talk of */
    if (!out && base && x->w->lex & (LEX_CUENOUN | LEX_DOC) && is_of_thing(x->d, x->r, x->t, x->p)) return POS_NOUN;
    if (base && x->t + 2 >= x->last && x->beside && x->closed && closes_report_of(x)) return POS_VERB;
    static const char *const HOUR[] = {"a.m.", "p.m."};
    if (base && x->beside && STR_IS_ANY(doc_token(x->d, x->p), HOUR)) return POS_NOUN; /* the 4 p.m. show */
    bool by = base && x->t + 2 < x->last && x->prev == POS_NOUN && at(x->d, x->r, x->t + 1)->role == WORD_BY;
    if (by && before_it(x)->lex & LEX_PLURAL && x->d->tokens[x->t + 2].pos == POS_ING)
        return POS_VERB; /* Unions counter by pointing out */
    bool subject = base && x->prev == POS_NOUN && x->beside && (x->next == POS_PAST || x->next == POS_VERB);
    if (subject && !(before_it(x)->lex & LEX_PLURAL)) return POS_NOUN; /* Toy recall widens */
    bool many =
        x->t + 1 < x->last && (str_is(doc_token(x->d, x->t + 1), "are") || str_is(doc_token(x->d, x->t + 1), "were"));
    if (x->third && many && (noun || x->prev == POS_DET) && x->beside) return POS_NOUN; /* the usual suspects are */
    static const char *const SEEN[] = {"news", "talk", "television", "TV", "radio", "game", "fashion", "trade"};
    bool seen = x->third && x->beside && x->closed && str_is(doc_token(x->d, x->t), "shows");
    if (seen && STR_IS_ANY(doc_token(x->d, x->p), SEEN)) return POS_NOUN; /* Guests of the Sunday news shows: Oss */
    bool the = x->beside && before_it(x)->role == WORD_THE;               /* two of the suspects */
    return only_verb && x->prev != POS_POSS && !phrase && !the ? POS_VERB : UNDECIDED;
}

/* 'heard a woman cry, "..."', 'saw a man yell "..."': who is heard or seen says what is quoted. */
static bool is_overheard(const place *x)
{
    static const char *const PERCEIVES[] = {"hear", "heard", "hears", "saw", "see", "sees", "watched"};
    const doc *d = x->d;
    bool comma = x->t + 2 < x->last && d->tokens[x->t + 1].kind == TOK_PUNCT;
    uint32_t mark = x->t + 1 + comma;
    if (x->w->form != FORM_BASE || !x->beside || mark >= x->last || d->tokens[mark].kind != TOK_MARK) return false;
    for (uint32_t i = x->t; i-- > x->first && x->t - i < LONGEST_OVERHEARD && d->tokens[i].kind == TOK_WORD;)
        if (STR_IS_ANY(doc_token(d, i), PERCEIVES)) return true;
    return false;
}

/* "many argue", "No 10 points out", "critics point out", '..., Velden claims': by who stands before it. */
static enum pos by_speaker(const place *x, bool out)
{
    const doc *d = x->d;
    if (x->p == WHO_NONE) return UNDECIDED;
    if (is_overheard(x)) return POS_VERB;
    bool base = x->w->form == FORM_BASE && x->w->pos == POS_VERB; /* That, many argue, is late */
    if (base && (x->content || x->closed) && counts_people(d, x->r, x->p, x->first)) return POS_VERB;
    bool opens = x->p == x->first || AMONG(d->tokens[x->p - 1].pos, BIT(POS_PUNCT) | BIT(POS_CONJ)) ||
                 at(d, x->r, x->p - 1)->role == WORD_BUT;
    if (x->w->form == FORM_BASE && x->next == POS_THAT && x->beside && opens && before_it(x)->role == WORD_SOME)
        return POS_VERB; /* But some note that */
    if (before_it(x)->role == WORD_DO) return POS_VERB;
    bool plain = !(x->w->lex & (LEX_CUENOUN | LEX_DOC)) && rules_cue(x->r, x->w->cue)->frames & FRAME_THAT;
    bool set_off = x->w->form == FORM_BASE && x->prev == POS_PUNCT && x->beside && x->p > x->first;
    if (set_off && plain && x->next == POS_THAT) return POS_VERB; /* The papers, seen by Oss, state that */
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

/* "Oss plans to return to Selm": does what may be a verb, though it is oftener a noun, stand behind "to", and no
 * article before the name? */
static bool heads_to_verb(const place *x)
{
    if (x->t + 3 >= x->last || x->next != POS_TO) return false;
    const token *verb = &x->d->tokens[x->t + 2];
    bool plain = verb->kind == TOK_WORD && !(verb->shape & SHAPE_CAP) && !ends_in_s(x, x->t + 2);
    uint8_t behind = x->d->tokens[x->t + 3].pos;
    bool ends = AMONG(behind, BIT(POS_TO) | BIT(POS_PREP) | BIT(POS_PUNCT) | BIT(POS_DET) | BIT(POS_POSS));
    uint32_t t = x->p;
    while (t > x->first && AMONG(x->d->tokens[t].pos, BIT(POS_NAME) | BIT(POS_ADJ))) t--;
    return plain && ends && AMONG(verb->pos, BIT(POS_NOUN) | BIT(POS_VERB)) && x->d->tokens[t].pos != POS_DET;
}

/* "Hope midfielder Karl Oss will": do a subject and what only a verb begins with follow? */
static bool names_what_will(const place *x)
{
    const uint32_t inside = BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ) | BIT(POS_DET) | BIT(POS_POSS);
    uint32_t t = x->t + 1;
    while (t < x->last && t < x->t + LONGEST_WHERE && AMONG(x->d->tokens[t].pos, inside)) t++;
    return t > x->t + 1 && t < x->last && x->d->tokens[t].pos == POS_MODAL;
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
    bool one = noun && before_it(x)->lex & LEX_ROLE && !(before_it(x)->lex & LEX_PLURAL);
    if (x->third && x->beside && ((name && heads_to_verb(x)) || (one && intends)))
        return POS_VERB; /* Oss plans to return; the minister plans to go */
    bool content = x->content || (intends && x->beside);
    if (!x->third && noun && content && (before_it(x)->lex & LEX_PLURAL || ends_in_s(x, x->p))) return POS_VERB;
    if (!x->third && name && content && (ends_in_s(x, x->p) || begins_with_people(x))) return POS_VERB;
    static const char *const MANY[] = {"staff", "police", "crew", "faculty", "management", "clergy"};
    bool several =
        noun && !x->third && x->next == POS_THAT && STR_IS_ANY(rules_spelling(x->r, d->tokens[x->p].word), MANY);
    if (several && (!x->beside || x->p == x->first)) return POS_VERB; /* council staff now estimate that */
    bool wish = rules_cue(x->r, x->w->cue)->frames & FRAME_MENTAL && x->beside && !x->third;
    wish = wish && (intends || names_what_will(x));
    if (wish && before_it(x)->lex & (LEX_ORG | LEX_GROUP | LEX_TRADE))
        return POS_VERB; /* the club hope to win, hope prices will fall; the government plan to close it was late */
    if ((!inside && !x->third && content) || (x->prev == POS_MARK && content)) return POS_VERB;
    if (noun && x->closed && is_in_phrase(d, x->r, x->p, x->first)) return POS_NOUN;
    bool reported = noun && x->beside && x->w->form == FORM_BASE;
    return reported && is_reported_verb(d, x->r, x->t, x->first, x->last) ? POS_VERB : UNDECIDED;
}

/* "In a press release that": the second word of a noun of two words, behind what only a noun can stand behind. */
static bool ends_compound(const place *x)
{
    uint32_t n, p = x->p;
    if (!x->beside || x->prev != POS_NOUN || p == x->first || before_it(x)->phrase_max < 2) return false;
    uint8_t opens = x->d->tokens[p - 1].pos;
    bool noun = AMONG(opens, BIT(POS_DET) | BIT(POS_ADJ) | BIT(POS_POSS));
    return noun && rules_phrase(x->r, x->d, p, &n) & LEX_DOC && n == 2;
}

place place_of(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    place x = {.d = d, .r = r, .t = t, .first = first, .last = last, .w = at(d, r, t), .p = before(d, t, first)};
    x.prev = x.p == WHO_NONE ? POS_PUNCT : d->tokens[x.p].pos;
    x.beside = x.p != WHO_NONE && x.p + 1 == t;
    return x;
}

/* Verb or noun here? The surest signs first. */
enum pos noun_or_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    place x = place_of(d, r, t, first, last);
    x.next = t + 1 < last ? d->tokens[t + 1].pos : POS_OTHER;
    if (begins_compound(d, r, t, x.prev) || ends_compound(&x)) return POS_NOUN;
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
    bool clause = AMONG(x.next, BIT(POS_THAT) | BIT(POS_DET) | BIT(POS_PRON) | BIT(POS_WH)) ||
                  (t + 1 < last && at(d, r, t + 1)->role == WORD_IF);
    if (clause && x.w->form == FORM_BASE && x.prev == POS_NOUN && x.beside && begins_with_people(&x)) return POS_VERB;
    enum pos pos = by_phrase(&x, out);
    if (pos == UNDECIDED) pos = by_speaker(&x, out);
    if (pos == UNDECIDED) pos = by_word_before(&x);
    if (pos == UNDECIDED) pos = by_content(&x);
    return pos == UNDECIDED ? (enum pos)d->tokens[t].pos : pos;
}
