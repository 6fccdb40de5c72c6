/* quantity.c - sources that a poll counts: "52 percent of voters", "four in 10 voters", "nearly half".
 *
 * The speaker is whom the words count, not how many they are: 52 percent and 61 percent of voters are the same voters.
 * A quantity alone goes back to those who were counted before it.
 */
#include "speaker/internal.h"

#define SURVEY_REACH 3 /* sentences from who was asked to the part of them that is counted */

static bool is_number(const cast *c, uint32_t t) { return tk(c, t)->kind == TOK_NUMBER || tk(c, t)->pos == POS_NUM; }

/* Behind "percent", "in 10", "out of three" at t, behind a number, or t. "One of two witnesses" is one person. */
static uint32_t behind_share(const cast *c, uint32_t t, uint32_t last)
{
    static const char *const PERCENT[] = {"percent", "pct"};
    if (t < last && (IS_ONE_OF(c, t, PERCENT) || str_is(doc_token(c->d, t), "%"))) return t + 1;
    if (t + 1 < last && wd(c, t)->role == WORD_PER && str_is(doc_token(c->d, t + 1), "cent")) return t + 2;
    uint32_t of = t + 1 < last && str_is(doc_token(c->d, t), "out") ? t + 1 : t;
    bool ratio = of + 1 < last && (wd(c, of)->role == WORD_OF || wd(c, of)->role == WORD_IN) && is_number(c, of + 1);
    bool single =
        ratio && of == t && wd(c, of)->role == WORD_OF && str_is(rules_spelling(c->r, tk(c, t - 1)->word), "one");
    return ratio && !single ? of + 2 : t;
}

/* Behind the words for a part at t: "half", "a third", "a number", which "of" follows; or t. */
static uint32_t behind_part(const cast *c, uint32_t t, uint32_t last)
{
    static const char *const FRACTIONS[] = {"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths"};
    static const char *const PARTS[] = {"majority", "plurality", "number",    "handful",    "dozens",
                                        "scores",   "hundreds",  "thousands", "percentage", "share"};
    uint32_t part = t + 1 < last && wd(c, t)->role == WORD_A ? t + 1 : t;
    if (part >= last) return t;
    bool of = part + 1 < last && wd(c, part + 1)->role == WORD_OF, fraction = IS_ONE_OF(c, part, FRACTIONS);
    if (fraction ? !of && part + 1 < last && tk(c, part + 1)->kind == TOK_WORD : !of || !IS_ONE_OF(c, part, PARTS))
        return t;
    return part + 1;
}

/* Behind the quantity that m begins with, "of" and "the" included; m->first where it begins with none. */
static uint32_t behind_quantity(const cast *c, const mention *m)
{
    static const char *const ABOUT[] = {"about",  "nearly", "almost", "only", "some",    "just",         "roughly",
                                        "around", "over",   "more",   "less", "fewer",   "than",         "at",
                                        "least",  "most",   "up",     "to",   "another", "approximately"};
    uint32_t t = m->first;
    while (t < m->last && t < m->first + 4 && IS_ONE_OF(c, t, ABOUT)) t++;
    bool most = t == m->first + 1 && str_is(rules_spelling(c->r, tk(c, m->first)->word), "most");
    if (t >= m->last) return most ? t : m->first;
    uint32_t from = is_number(c, t) ? t + 1 : t, end = from == t ? t : behind_share(c, from, m->last);
    if (end == from) end = behind_part(c, from, m->last); /* two thirds, half */
    if (end == from) return m->first;
    if (end < m->last && wd(c, end)->role == WORD_OF) end++;
    return end < m->last && wd(c, end)->role == WORD_THE ? end + 1 : end;
}

/* "A survey of 3,200 young mothers. Two thirds said": whom the article has just told to be so many; false where it has
 * not. */
bool surveyed(const cast *c, const mention *m, mention *whom)
{
    uint32_t line = tk(c, m->head)->sentence, people = LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_KIN;
    for (uint32_t t = m->first; t-- > 0 && line - tk(c, t)->sentence <= SURVEY_REACH;) {
        if (tk(c, t)->kind != TOK_NUMBER || tk(c, t)->depth) continue;
        uint32_t head = t + 1;
        while (head + 1 < m->first && (tk(c, head)->pos == POS_ADJ || tk(c, head + 1)->pos == POS_NOUN)) head++;
        if (tk(c, head)->pos != POS_NOUN || !(wd(c, head)->lex & LEX_PLURAL) || !(wd(c, head)->lex & people)) continue;
        *whom = (mention){.first = t + 1, .last = head + 1, .head = head, .plural = true};
        return true;
    }
    return false;
}

bool counts(const cast *c, const mention *m, mention *whom)
{
    uint32_t t = behind_quantity(c, m);
    if (t == m->first) return false;
    *whom = *m;
    whom->first = t;
    whom->head = WHO_NONE;
    whom->plural = true;
    for (; t < m->last && tk(c, t)->kind == TOK_WORD; t++) {
        uint8_t p = tk(c, t)->pos;
        if (p == POS_NOUN || p == POS_NAME || wd(c, t)->role == WORD_THIS) whom->head = t;
        if (p == POS_PREP || p == POS_WH || p == POS_THAT || p == POS_PART || p == POS_PAST || p == POS_VERB) break;
    }
    return true;
}
