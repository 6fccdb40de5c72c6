/* subject.c - who a sentence is about, where that is no name.
 *
 * Enters: a sentence. Leaves: its subject as a mention, "the governor", "two tellers", "her father", or who does what
 * it says is done, "heckled by a man". Whom they mean is for others to find.
 */
#include "speaker/internal.h"

#define OWNER_WORDS 3 /* the vice president's */

/* Where the subject of sentence s begins: behind the dateline, "And", and behind "In a similar case,", "When asked for
 * it,", "Asked why,", "Finally".
 */
uint32_t behind_opening_phrase(const cast *c, const sentence *s)
{
    uint32_t body = c->d->paragraphs[s->paragraph].body, first = body > s->first && body < s->last ? body : s->first;
    if (tk(c, first)->pos == POS_CONJ && first + 1 < s->last) first++;
    uint32_t asked = tk(c, first)->pos == POS_WH && first + 1 < s->last ? first + 1 : first;
    uint8_t p = tk(c, asked)->pos;
    if (tk(c, first)->pos == POS_ADV && asked == first && first + 2 < s->last)
        return first + 1 + is_sign(c, first + 1, ',');
    if (tk(c, first)->pos != POS_PREP && p != POS_PART && p != POS_PAST) return first;
    for (uint32_t t = asked + 1; t + 1 < s->last && t < first + OFFICE_REACH; t++) {
        if (tk(c, t)->depth || tk(c, t)->pos == POS_PAST || tk(c, t)->pos == POS_VERB) break;
        if (tk(c, t)->kind == TOK_PUNCT && c->d->a.text.ptr[tk(c, t)->start] == ',') return t + 1;
    }
    return first;
}

/* Behind the words that say whose spokesman somebody is: "for the Selm port authority"; t where none begin there. */
uint32_t end_of_whose(const cast *c, uint32_t t, uint32_t limit)
{
    uint32_t last = t + 1;
    if (last >= limit || (wd(c, t)->role != WORD_FOR && wd(c, t)->role != WORD_OF)) return t;
    while (last < limit && last < t + QUALIFIERS) {
        uint8_t p = tk(c, last)->pos;
        if (p != POS_DET && p != POS_ADJ && p != POS_NOUN && p != POS_NAME && p != POS_POSS) break;
        last++;
    }
    return last == t + 1 ? t : last;
}

/* "Republicans", "Labour MPs": is the name at t a word for many? */
static bool are_many(const cast *c, uint32_t t)
{
    const uint32_t people = LEX_GROUP | LEX_DEMONYM | LEX_ROLE | LEX_ANON;
    return tk(c, t)->pos == POS_NAME && wd(c, t)->lex & LEX_PLURAL && wd(c, t)->lex & people;
}

/* The head of the noun phrase whose words behind an article begin at t, or WHO_NONE; with `the` article, also an office
 * in capitals or an age: The Chief Minister himself, the 24-year-old stopped. */
static uint32_t head_from(const cast *c, uint32_t t, uint32_t limit, bool the)
{
    uint32_t head = t, end = t + OFFICE_REACH < limit ? t + OFFICE_REACH : limit;
    while (head + 1 < end && (tk(c, head)->pos == POS_ADJ || tk(c, head)->pos == POS_NAME)) head++;
    while (head + 1 < end && (tk(c, head + 1)->pos == POS_NOUN || /* a high school English teacher */
                              (wd(c, head + 1)->lex & LEX_DEMONYM && tk(c, head + 2)->pos == POS_NOUN)))
        head++;
    if (head >= end) return WHO_NONE;
    bool many = head + 1 < end && are_many(c, head + 1); /* Senate Democrats */
    if (tk(c, head)->pos == POS_NOUN) return many ? head + 1 : head;
    if (head > t && are_many(c, head - 1) && is_verb_tag(tk(c, head)->pos)) return head - 1;
    bool office = head > t && tk(c, head - 1)->pos == POS_NAME && wd(c, head - 1)->lex & LEX_ROLE;
    bool aged = head > t && is_age(c, head - 1);
    return the && (office || aged) ? head - 1 : WHO_NONE;
}

/* Behind "Ilse Oss's", "the mayor's" at t, before what somebody is to the owner; t where no owner begins there. */
static uint32_t behind_owner(const cast *c, uint32_t t, const sentence *s)
{
    uint32_t k = c->naming_at[t], end = t;
    if (k != WHO_NONE)
        end = c->namings[k].first == t ? c->namings[k].last : t;
    else if (wd(c, t)->role == WORD_THE)
        while (end + 1 < s->last && end < t + OWNER_WORDS && wd(c, end)->role != WORD_S) end++;
    return end > t && end + 1 < s->last && wd(c, end)->role == WORD_S ? end + 1 : t;
}

/* "Ilse Oss's wife", "the mayor's sons" at t. */
static bool relative_of(const cast *c, uint32_t t, const sentence *s, mention *out)
{
    uint32_t own = behind_owner(c, t, s), head = own > t ? head_from(c, own, s->last, false) : WHO_NONE;
    if (head == WHO_NONE || tk(c, t)->depth || c->naming_at[head] != WHO_NONE) return false;
    if (!(wd(c, head)->lex & LEX_KIN)) return false;
    *out = (mention){.first = t, .last = head + 1, .head = head, .plural = wd(c, head)->lex & LEX_PLURAL};
    return true;
}

/* The noun phrase for somebody that begins at t and is no name: "the governor", "one man", "fishermen", "Oss's wife".
 * False where something else does. */
bool described_at(const cast *c, uint32_t t, const sentence *s, mention *out)
{
    if (relative_of(c, t, s, out)) return true;
    uint8_t r = wd(c, t)->role;
    bool the = r == WORD_THE || r == WORD_A || r == WORD_SOME || r == WORD_OTHER ||
               tk(c, t)->pos == POS_NUM;                 /* Two tellers, one man, another man */
    bool his = tk(c, t)->pos == POS_POSS && r != WORD_S; /* Her father laughed. */
    if (tk(c, t)->depth) return false;
    uint32_t head = head_from(c, the || his ? t + 1 : t, s->last, the);
    if (head == WHO_NONE || c->naming_at[head] != WHO_NONE) return false;
    bool police = str_is(lower_token(c, head), "police"); /* they, though no plural */
    bool plural = wd(c, head)->lex & LEX_PLURAL || police;
    if (!the && !his && !plural) return false;
    bool aged = the && is_age(c, head); /* The 24-year-old stopped */
    if (!aged && !police && !(wd(c, head)->lex & (his ? LEX_KIN : LEX_ROLE | LEX_EPITHET | LEX_ANON | LEX_GROUP)))
        return false;
    uint32_t last = head + 1;
    bool of_two = wd(c, head)->lex & LEX_KIN && last + 1 < s->last && wd(c, last)->role == WORD_OF &&
                  tk(c, last + 1)->pos == POS_NUM; /* the mother of two */
    *out = (mention){.first = t, .last = of_two ? last + 2 : last, .head = head, .plural = plural};
    return true;
}

/* "The third, an ambassador, was calm", "Another, a nurse, wept": where the noun phrase in apposition to one of several
 * begins that sentence s has for its subject at t; else t. */
static uint32_t behind_one_of_several(const cast *c, uint32_t t, const sentence *s)
{
    static const char *const ALONE[] = {"one", "another", "second", "third", "fourth", "other"};
    uint32_t head = wd(c, t)->role == WORD_THE || wd(c, t)->role == WORD_A ? t + 1 : t;
    if (head + 3 >= s->last || !IS_ONE_OF(c, head, ALONE) || !is_sign(c, head + 1, ',')) return t;
    return wd(c, head + 2)->role == WORD_A ? head + 2 : t;
}

/* The noun phrase that is the subject of sentence s where it is no name: "The governor only smiled", "Fishermen
 * waited". False where the sentence begins otherwise. */
bool described_subject(const cast *c, const sentence *s, mention *out)
{
    if (!described_at(c, behind_one_of_several(c, behind_opening_phrase(c, s), s), s, out)) return false;
    uint32_t t = end_of_whose(c, out->last, s->last); /* Born in May, the daughter of a porter, she */
    uint8_t r = t + 1 < s->last && is_sign(c, t, ',') ? wd(c, t + 1)->role : WORD_NONE;
    return r != WORD_SHE && r != WORD_HE;
}

/* "As for the governor, she has left": whom sentence s is about before its subject, which is a pronoun. False where it
 * begins otherwise. */
bool described_topic(const cast *c, const sentence *s, mention *out)
{
    uint32_t first = s->first;
    if (first + 4 >= s->last || wd(c, first)->role != WORD_AS || wd(c, first + 1)->role != WORD_FOR) return false;
    return described_at(c, first + 2, s, out) && out->last < s->last && is_sign(c, out->last, ',');
}

/* "On the train I asked the woman opposite what she thought. ... she said": whom the author of the article asks in
 * sentence s. False where nobody is asked, or somebody with a name. */
bool described_asked(const cast *c, const sentence *s, mention *out)
{
    static const char *const ASKED[] = {"asked", "ask", "met", "meet", "telephoned", "called"};
    for (uint32_t t = s->first; t + 3 < s->last && t < s->first + NAME_TOKENS; t++) {
        if (wd(c, t)->role != WORD_I || tk(c, t)->depth || !IS_ONE_OF(c, t + 1, ASKED)) continue;
        if (!described_at(c, t + 2, s, out) || out->plural) return false;
        bool where = out->last + 1 < s->last && str_is(doc_token(c->d, out->last), "opposite");
        out->last += where;
        return true;
    }
    return false;
}

/* "The minister was heckled by a man in a gown. “Sort it out!” he shouted": who does what sentence s says is done.
 * False where nobody does, or somebody with a name. */
bool described_agent(const cast *c, const sentence *s, mention *out)
{
    uint32_t by = s->last;
    while (by > s->first + 2 && (wd(c, by - 1)->role != WORD_BY || tk(c, by - 1)->depth)) by--;
    if (by <= s->first + 2 || by + 1 >= s->last || wd(c, by)->role != WORD_A) return false;
    uint8_t verb = tk(c, by - 2)->pos;
    uint32_t head = by + 1;
    while (head + 1 < s->last && (tk(c, head)->pos == POS_ADJ || tk(c, head + 1)->pos == POS_NOUN)) head++;
    bool somebody = wd(c, head)->lex & (LEX_ROLE | LEX_EPITHET | LEX_ANON) && !(wd(c, head)->lex & LEX_PLURAL);
    if ((verb != POS_PART && verb != POS_PAST) || tk(c, head)->pos != POS_NOUN || !somebody) return false;
    *out = (mention){.first = by, .last = head + 1, .head = head};
    return true;
}
