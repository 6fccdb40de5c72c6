/* partitive.c - some of several: "one of them", "another", "a third said".
 *
 * Enters: a mention whose noun is left out, or stands for people spoken of before. Leaves: the words with the noun that
 * they leave out: "one of two officials", "another adviser".
 */
#include "speaker/internal.h"

/* "one of them", "another of them", "one of the two", "one of whom" */
bool is_one_of_them(const cast *c, const mention *m)
{
    uint32_t two = m->head + 3;
    bool of_two = two < m->last && wd(c, two - 2)->role == WORD_OF && wd(c, two - 1)->role == WORD_THE &&
                  tk(c, two)->pos == POS_NUM && tk(c, two)->kind == TOK_WORD;
    if (of_two && (two + 1 >= m->last || tk(c, two + 1)->kind == TOK_PUNCT || wd(c, two + 1)->role == WORD_WHO))
        return true;
    if (m->head + 2 >= m->last || wd(c, m->head + 1)->role != WORD_OF) return false;
    return wd(c, m->head + 2)->role == WORD_THEY || wd(c, m->head + 2)->role == WORD_WHO;
}

/* "one of the officials", "one of those people": the plural speaker of before that those are; or WHO_NONE. */
uint32_t those_of_whom_one(const cast *c, const mention *m)
{
    uint32_t the = m->head + 2, noun = m->head + 3;
    if (!str_is(rules_spelling(c->r, tk(c, m->head)->word), "one") || noun + 1 != m->last) return WHO_NONE;
    bool those_are = wd(c, the)->role == WORD_THE || wd(c, the)->role == WORD_THIS;
    if (wd(c, m->head + 1)->role != WORD_OF || !those_are || !(wd(c, noun)->lex & LEX_PLURAL)) return WHO_NONE;
    mention those = {.first = the, .last = noun + 1, .head = noun, .plural = true};
    return unnamed_before(c, &those, WHO_ANONYMOUS, rules_spelling(c->r, tk(c, noun)->word));
}

/* "She met three drivers, one of whom said": those before the comma in front of m; or "". */
static who_str those_before_whom(const cast *c, const mention *m)
{
    uint32_t head = m->first - 2, first = head, begin = c->d->sentences[tk(c, m->head)->sentence].first;
    if (wd(c, m->last - 1)->role != WORD_WHO || m->first < begin + 2 || !(wd(c, head)->lex & LEX_PLURAL))
        return STR("");
    while (first > begin && (tk(c, first - 1)->pos == POS_ADJ || tk(c, first - 1)->pos == POS_NOUN)) first--;
    if (first > begin && tk(c, first - 1)->pos == POS_NUM) first--;
    mention those = {.first = first, .last = head + 1, .head = head, .plural = true};
    return descriptor(c, &those, STR(""));
}

/* "Aid workers were blunter. Two of them said": the noun phrase in the plural that is the subject of the sentence
 * before that of m, where nobody in the plural has spoken since; or "". */
static who_str subject_of_them(const cast *c, const mention *m)
{
    uint32_t line = tk(c, m->head)->sentence, spoke = WHO_NONE;
    mention those;
    if (line == 0 || !described_subject(c, &c->d->sentences[line - 1], &those) || !those.plural) return STR("");
    if (c->recent_plural != WHO_NONE) spoke = c->d->attributions[c->unnamed[c->recent_plural].statement].mention;
    if (spoke != WHO_NONE && c->d->mentions[spoke].head >= those.head) return STR("");
    return descriptor(c, &those, STR(""));
}

/* "She met two dozen members of her party on what is, in the words of one of them, late": those of whom its own
 * sentence has said before m how many they are; or "". */
static who_str counted_in_sentence(const cast *c, const mention *m)
{
    const sentence *s = &c->d->sentences[tk(c, m->head)->sentence];
    for (uint32_t t = m->first; t-- > s->first && m->first - t < NAME_TOKENS;) {
        if (!is_people_word(c, t) || tk(c, t)->depth) continue;
        uint32_t first = t;
        while (first > s->first && (tk(c, first - 1)->pos == POS_ADJ || tk(c, first - 1)->pos == POS_NOUN)) first--;
        while (first > s->first && tk(c, first - 1)->pos == POS_NUM) first--;
        if (tk(c, first)->pos != POS_NUM) return STR("");
        mention those = {.first = first, .last = end_of_whose(c, t + 1, m->first), .head = t, .plural = true};
        return descriptor(c, &those, STR(""));
    }
    return STR("");
}

/* "two of them", "some of them": more than one? */
bool counts_them(const cast *c, const mention *m)
{
    bool number = tk(c, m->head)->pos == POS_NUM && !str_is(rules_spelling(c->r, tk(c, m->head)->word), "one");
    return is_one_of_them(c, m) && (number || wd(c, m->head)->role == WORD_SOME);
}

/* Does the name begin with how many they are? */
static bool is_counted_name(const cast *c, who_str name)
{
    who_str first = str_split(&name, ' ');
    return first.len &&
           ((first.ptr[0] >= '0' && first.ptr[0] <= '9') || rules_at(c->r, rules_word(c->r, first))->pos == POS_NUM);
}

/* "One of them", "two of them": of two officials who spoke before, or of those whom the sentence before is about,
 * spelt out; the words themselves where there is nobody. */
who_str some_of_before(cast *c, const mention *m, who_str words)
{
    who_str whole = those_before_whom(c, m), many = rules_spelling(c->r, tk(c, m->head)->word);
    if (!whole.len) whole = counted_in_sentence(c, m);
    if (!whole.len) whole = subject_of_them(c, m);
    if (!whole.len && c->recent_plural != WHO_NONE) whole = c->unnamed[c->recent_plural].name;
    if (!whole.len) return words;
    if (str_starts(whole, "one of ")) return whole;
    who_str rest = whole, first = str_split(&rest, ' ');
    if (str_starts(rest, "of ")) whole = (who_str){rest.ptr + 3, rest.len - 3};   /* of two of three officials */
    if (rules_at(c->r, rules_word(c->r, first))->role == WORD_SOME) whole = rest; /* most of many officials */
    bool counted = is_counted_name(c, whole);
    if (!counts_them(c, m)) return ARENA_JOIN(&c->d->mem, str_of(counted ? "one of " : "one of the "), whole);
    return ARENA_JOIN(&c->d->mem, many, str_of(counted ? " of " : " "), whole);
}

/* "Two analysts said yes. One said": the words for those who spoke together shortly before and were counted, or ""
 * where none did, or the article has since spoken of other people, by the word `people`. */
static who_str counted_whole(const cast *c, uint32_t people, uint32_t statement)
{
    const unnamed *u = c->recent_plural == WHO_NONE ? NULL : &c->unnamed[c->recent_plural];
    if (!u || u->statement + UNNAMED_NEAR < statement || !is_counted_name(c, u->name)) return STR("");
    if (people != NO_WORD && rules_word(c->r, rules_canonical(c->r, rules_spelling(c->r, people))) != u->head &&
        people != u->head)
        return STR("");
    who_str rest = u->name;
    str_split(&rest, ' ');
    return str_starts(rest, "of ") ? (who_str){rest.ptr + 3, rest.len - 3} : u->name; /* two of three officials */
}

/* The people who are the subject of one of the two sentences before that of token t, by their word; NO_WORD. *those
 * says who they are. */
static uint32_t people_before(const cast *c, uint32_t t, mention *those)
{
    uint32_t line = tk(c, t)->sentence;
    for (uint32_t i = line; i-- > 0 && i + 2 >= line;)
        if (described_subject(c, &c->d->sentences[i], those) && those->plural) return tk(c, those->head)->word;
    return NO_WORD;
}

/* What stands before the noun of those people and tells which: "former " of three former managers, with a space behind
 * it; or "". */
static who_str which_people(cast *c, const mention *those)
{
    static const char *const COUNTS[] = {"dozen", "dozens", "hundred", "hundreds", "handful", "couple", "number"};
    uint32_t first = those->first;
    while (first < those->head &&
           (wd(c, first)->role == WORD_SOME || (tk(c, first)->pos != POS_ADJ && tk(c, first)->pos != POS_NOUN)))
        first++;
    for (uint32_t t = first; t < those->head; t++)
        if (wd(c, t)->role == WORD_OTHER || tk(c, t)->kind != TOK_WORD || IS_ONE_OF(c, t, COUNTS)) return STR("");
    if (first == those->head) return STR("");
    return utf8_lower_str(&c->d->mem, ARENA_JOIN(&c->d->mem, joined_tokens(c, first, those->head), STR(" ")));
}

/* Does nothing but a clause say more of the head of m: "one", "another, who left in March"? */
static bool is_alone(const cast *c, const mention *m)
{
    uint32_t t = m->head + 1;
    return t >= m->last || tk(c, t)->kind == TOK_PUNCT || wd(c, t)->role == WORD_WHO;
}

/* "One said no, another yes. A third said nothing.": an ordinal without a noun, where an unnamed person has spoken
 * before, or several for "the second"; in a poll a third is of all who were asked. */
bool is_next_of_them(const cast *c, const mention *m, uint32_t statement)
{
    static const char *const ORDINALS[] = {"second", "third", "fourth", "fifth", "sixth"};
    bool the = wd(c, m->first)->role == WORD_THE;
    if (m->head != m->first + 1 || (wd(c, m->first)->role != WORD_A && !the) || !is_alone(c, m)) return false;
    uint32_t u = unnamed_last(c);
    return u != WHO_NONE && c->unnamed[u].kind == WHO_ANONYMOUS && (the || !c->unnamed[u].plural) &&
           c->unnamed[u].statement + UNNAMED_NEAR >= statement && IS_ONE_OF(c, m->head, ORDINALS);
}

static bool is_few(who_str name)
{
    static const char *const FEW[] = {"two", "three", "four", "five", "six"};
    return STR_IS_ANY(name, FEW);
}

/* "Two officials agreed. One said no. Another said yes.": the noun that "one" and "another" leave out is that of the
 * unnamed speaker of before, where that is near, or that of the people of whom the article has just spoken. */
who_str with_noun(cast *c, const mention *m, who_str name, uint32_t statement)
{
    bool one = str_is(name, "one"), other = str_is(name, "another") || str_is(name, "other");
    bool another = other || is_next_of_them(c, m, statement);
    if (!is_alone(c, m)) return name;
    mention those;
    uint32_t u = unnamed_last(c), people = people_before(c, m->head, &those);
    bool near = u != WHO_NONE && c->unnamed[u].statement + UNNAMED_NEAR >= statement;
    if (near && is_few(name) && c->unnamed[u].plural &&
        c->unnamed[u].head != NO_WORD) /* Seven drivers said yes. Two said no. */
        return ARENA_JOIN(&c->d->mem, name, STR(" "), rules_spelling(c->r, c->unnamed[u].head));
    if (!another && !one) return name;
    who_str last = u == WHO_NONE ? STR("") : c->unnamed[u].name;
    bool of_them = str_starts(last, "one of ") || str_starts(last, "another of ");
    bool more = str_is(name, "another") && !of_them; /* Two officials said yes. Another said no: a third one */
    who_str whole = (one || other) && !more ? counted_whole(c, people, statement) : STR("");
    if (whole.len) return ARENA_JOIN(&c->d->mem, name, STR(" of "), whole);
    if (people == NO_WORD && !near) return name;
    who_str noun = rules_canonical(c->r, rules_spelling(c->r, people == NO_WORD ? c->unnamed[u].head : people));
    if (!noun.len || !(rules_lookup(c->r, noun) & (LEX_ROLE | LEX_ANON | LEX_KIN))) return name;
    if (str_is(noun, "person")) { /* People close to the bank agreed. One said: no more than one of them */
        who_str them = subject_of_them(c, m);
        if (!them.len && c->recent_plural != WHO_NONE) them = c->unnamed[c->recent_plural].name;
        if (str_starts(them, "people ")) return ARENA_JOIN(&c->d->mem, name, STR(" of the "), them);
    }
    char first = noun.ptr[0];
    bool proper = is_party_word(c, rules_word(c->r, noun)) || rules_lookup(c->r, noun) & LEX_DEMONYM;
    if (proper && first >= 'a' && first <= 'z') first = (char)(first - 32);
    who_str which = people == NO_WORD ? STR("") : which_people(c, &those);
    return ARENA_JOIN(&c->d->mem, one ? STR("") : name, str_of(one ? "" : " "), which, {&first, 1},
                      {noun.ptr + 1, noun.len - 1});
}

/* The word that "the adviser" goes back to: the head, or for "one of Renn's advisers" the noun, in the singular; for
 * "another" alone and "one of them" that of its name, "another adviser", "one of two advisers". */
uint32_t head_word(const cast *c, const mention *m, who_str name)
{
    static const char *const ALONE[] = {"one", "another", "other", "second", "third", "fourth", "fifth", "sixth"};
    uint32_t noun = m->head;
    if (is_one_of_them(c, m) || (IS_ONE_OF(c, noun, ALONE) && is_alone(c, m))) {
        for (who_str rest = name, one = str_split(&rest, ' '); rest.len; one = str_split(&rest, ' ')) {
            uint32_t bits = rules_lookup(c->r, one); /* one of two officials in the talks */
            if (bits & LEX_PLURAL && bits & (LEX_ROLE | LEX_ANON | LEX_KIN | LEX_GROUP))
                return rules_word(c->r, rules_canonical(c->r, one));
        }
        size_t first = name.len;
        while (first && name.ptr[first - 1] != ' ') first--;
        who_str last = utf8_lower_str(&c->d->mem, (who_str){name.ptr + first, name.len - first});
        return rules_word(c->r, rules_canonical(c->r, last));
    }
    if (m->head + 1 < m->last && wd(c, m->head + 1)->role == WORD_OF)
        for (uint32_t t = m->head + 2; t < m->last && tk(c, t)->kind == TOK_WORD && tk(c, t)->pos != POS_WH; t++)
            if (tk(c, t)->pos == POS_NOUN && wd(c, t)->lex & LEX_PLURAL) noun = t;
    if (noun == m->head) return tk(c, m->head)->word;
    return rules_word(c->r, rules_canonical(c->r, rules_spelling(c->r, tk(c, noun)->word)));
}
