/* speaker.c - every statement's source to its speaker.
 *
 * Enters: statements with mentions. Leaves: doc.a.speakers and each statement's speaker. A mention is a name, a
 * pronoun, a role that the article gives to somebody ("the mayor"), or a description: of an institution, a group, a
 * document or an unnamed person. "The official" is the unnamed official of before unless it says "another".
 * What cannot be told stays WHO_NONE, with the reason.
 */
#include "speaker/speaker.h"

#include "speaker/internal.h"

#define SOON 3 /* paragraphs from "the mayor" to the name of who that is */

bool is_definite(const cast *c, const mention *m)
{
    const token *next = m->last < c->d->ntokens ? tk(c, m->last) : NULL;
    if (next && next->kind == TOK_PUNCT && c->d->a.text.ptr[next->start] == ':' && m->last - m->first <= 2)
        return true; /* CHAIR: */
    uint8_t r = wd(c, m->first)->role;
    return r == WORD_THE || r == WORD_THIS || r == WORD_THAT;
}

/* "the adviser": has somebody unnamed whom that may mean spoken since person e was named last? */
static bool is_unnamed_since(cast *c, const mention *m, uint32_t e, who_str bare)
{
    uint32_t u = unnamed_before(c, m, kind_of_source(c, m), bare);
    if (u == WHO_NONE || c->unnamed[u].plural) return false;
    const attribution *at = &c->d->attributions[c->unnamed[u].statement];
    if (at->mention == WHO_NONE) return false;
    uint32_t spoke = c->d->mentions[at->mention].first;
    for (uint32_t i = namings_before(c, m->first); i-- > 0 && c->namings[i].first > spoke;)
        if (c->namings[i].entity == e) return false;
    return true;
}

/* "The plan is dead," Renn's former adviser said, where somebody else than Renn has just spoken: an office of long ago
 * tells of somebody whom the article has named. */
static uint32_t person_with_past(const cast *c, const mention *m, uint32_t owner, uint32_t statement)
{
    uint32_t e = owner != WHO_NONE && says_former(c, m) ? resolve_as(c, m->first, WORD_NONE, statement) : WHO_NONE;
    bool speaks = e != WHO_NONE && e != owner && e == running_speaker(c, statement);
    return speaks && !gender_clash(&c->entities[e], wd(c, m->head)->lex) ? e : WHO_NONE;
}

/* "The Selm senator", and e is a senator whom the article gives no place, or not that one. */
static bool is_of_unknown_place(const cast *c, const mention *m, uint32_t e)
{
    const entity *x = &c->entities[e];
    bool place = false;
    for (uint32_t t = m->first + 1; t < m->head; t++) {
        if (!(wd(c, t)->lex & LEX_PLACE)) continue;
        place = true;
        for (uint32_t k = 0; k < x->nqualifiers; k++)
            if (x->qualifiers[k] == tk(c, t)->word) return false;
    }
    return place;
}

/* Is e named neither in the paragraph of token t, before it, nor in the one before that? */
static bool is_far(const cast *c, uint32_t e, uint32_t t)
{
    uint32_t here = c->d->sentences[tk(c, t)->sentence].paragraph;
    for (uint32_t last = namings_before(c, t), i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        if (c->d->sentences[tk(c, c->namings[i].first)->sentence].paragraph + 1 < here) return true;
        if (c->namings[i].entity == e) return false;
    }
    return true;
}

/* Where e has the role of m, but far from it, or is brought in long behind it (for "the former captain", anywhere): the
 * person whom the sentences before are about, if that may be who is meant; else e. */
static uint32_t person_nearer(const cast *c, const mention *m, uint32_t e, uint32_t statement)
{
    uint32_t named = c->entities[e].first, here = c->d->sentences[tk(c, m->head)->sentence].paragraph;
    bool soon = c->d->sentences[tk(c, named)->sentence].paragraph <= here + SOON;
    bool far = is_far(c, e, m->head), later = named > m->head && (says_former(c, m) || !soon);
    uint32_t near = far || later ? person_in_focus(c, m, statement) : WHO_NONE;
    if (near == WHO_NONE) return e;
    if (later) return near;
    bool may = !c->entities[near].nroles || is_of_unknown_place(c, m, e);
    return may && near == running_speaker(c, statement) ? near : e;
}

/* "A palace official smiled. "...," the official said": has somebody of those words been brought in since person e was
 * named last, and not by a name? */
static bool is_other_brought_in(const cast *c, const mention *m, uint32_t e)
{
    mention as;
    bool bare = m->head == m->first + 1 && is_definite(c, m);
    if (!bare || !brought_in_before(c, m, 2, &as) || tk(c, as.first)->depth || as.head + 1 >= m->first) return false;
    bool apposition = as.first > 1 && is_sign(c, as.first - 1, ',') && c->naming_at[as.first - 2] != WHO_NONE;
    if (apposition) return false; /* Ilse Oss, an official who */
    uint32_t i = namings_before(c, m->first);
    while (i-- > 0 && c->namings[i].first > as.first)
        if (c->namings[i].entity == e) return false;
    if (i == WHO_NONE || c->namings[i].entity != e) return true;
    for (uint32_t t = c->namings[i].last; t < as.first; t++) /* Oss, an official; Oss is an official */
        if (tk(c, t)->kind != TOK_PUNCT && wd(c, t)->role != WORD_BE && tk(c, t)->kind != TOK_NUMBER) return true;
    return false;
}

/* "X's president", "the Kentucky senator". */
static uint32_t by_role(cast *c, const mention *m, uint32_t statement)
{
    uint32_t bits = wd(c, m->head)->lex;
    bool called = bits & (LEX_ROLE | LEX_HONORIFIC | LEX_KIN | LEX_EPITHET) || is_former_anything(c, m) ||
                  parent_bits(c, m->head);
    if (m->plural || !called || ends_body_of_two(c, m->head)) return WHO_NONE;
    bool possessed = tk(c, m->first)->pos == POS_POSS && bits & LEX_KIN && bits & (LEX_MALE | LEX_FEMALE);
    uint32_t owner = possessed ? resolve_pronoun(c, m->first, statement) : WHO_NONE;
    for (uint32_t t = m->first; t < m->head; t++) {
        if (wd(c, t)->role != WORD_S) continue;
        possessed = true;
        if (t > m->first && c->naming_at[t - 1] != WHO_NONE) owner = c->namings[c->naming_at[t - 1]].entity;
    }
    bool its = wd(c, m->first)->role == WORD_ITS && bits & LEX_ROLE; /* its chairman, whom the next paragraph names */
    bool any = tk(c, m->first)->pos == POS_NUM;                      /* one senator */
    bool brief = m->head >= m->last - 1 || is_sign(c, m->head + 1, ','); /* a councillor, who claims */
    if (!is_definite(c, m) && !possessed && !its) return brief && !any ? person_announced(c, m) : WHO_NONE;
    uint32_t e = WHO_NONE; /* "the Democrat": many are, and the one whom the sentences before are about is meant */
    if (is_party_word(c, tk(c, m->head)->word) && !possessed) e = person_in_focus(c, m, statement);
    if (e == WHO_NONE) e = person_with_role(c, m);
    if (e != WHO_NONE && !possessed) e = person_nearer(c, m, e, statement);
    if (e == owner) e = WHO_NONE; /* Renn's doctor is not Renn */
    if (possessed && e == WHO_NONE) e = other_of_couple(c, m, owner, statement);
    if (possessed) return e != WHO_NONE ? e : person_with_past(c, m, owner, statement);
    if (e == WHO_NONE) e = person_by_trade(c, m);
    if (e != WHO_NONE && !possessed && is_other_brought_in(c, m, e)) return WHO_NONE;
    who_str bare = descriptor(c, m, STR("")); /* "the diplomat", of whom the article has spoken without a name */
    if (e != WHO_NONE) return is_unnamed_since(c, m, e, bare) ? WHO_NONE : e;
    if (its) return WHO_NONE;
    if (unnamed_before(c, m, kind_of_source(c, m), bare) != WHO_NONE) return WHO_NONE;
    e = person_in_focus(c, m, statement);
    if (e != WHO_NONE && wd(c, m->head)->lex & LEX_ROLE) remember_role(c, e, m);
    return e;
}

/* "Renn's reaction", "his gut feeling": words about somebody's words; the owner speaks, unless the head is a document.
 */
static uint32_t owner_of_words(cast *c, const mention *m, uint32_t statement)
{
    if (wd(c, m->head)->lex & (LEX_DOC | LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_KIN | LEX_EPITHET) ||
        tk(c, m->head)->pos == POS_NAME)
        return WHO_NONE;
    if (tk(c, m->first)->pos == POS_POSS && m->first < m->head) return resolve_pronoun(c, m->first, statement);
    for (uint32_t t = m->first + 1; t < m->head; t++)
        if (wd(c, t)->role == WORD_S && c->naming_at[t - 1] != WHO_NONE) {
            uint32_t e = c->namings[c->naming_at[t - 1]].entity;
            return c->entities[e].kind == WHO_PERSON ? e : WHO_NONE;
        }
    return WHO_NONE;
}

/* "one of them", "another of them" */
static bool is_one_of_them(const cast *c, const mention *m)
{
    return m->head + 2 < m->last && wd(c, m->head + 1)->role == WORD_OF && wd(c, m->head + 2)->role == WORD_THEY;
}

/* "one of the officials": the plural speaker of before that those are; or WHO_NONE. */
static uint32_t those_of_whom_one(const cast *c, const mention *m)
{
    uint32_t the = m->head + 2, noun = m->head + 3;
    if (!str_is(rules_spelling(c->r, tk(c, m->head)->word), "one") || noun + 1 != m->last) return WHO_NONE;
    if (wd(c, m->head + 1)->role != WORD_OF || wd(c, the)->role != WORD_THE || !(wd(c, noun)->lex & LEX_PLURAL))
        return WHO_NONE;
    mention those = {.first = the, .last = noun + 1, .head = noun, .plural = true};
    return unnamed_before(c, &those, WHO_ANONYMOUS, rules_spelling(c->r, tk(c, noun)->word));
}

/* Where the subject of sentence s begins: behind "In a similar case,", "When asked for it,", "Asked why,". */
static uint32_t behind_opening_phrase(const cast *c, const sentence *s)
{
    uint32_t asked = tk(c, s->first)->pos == POS_WH && s->first + 1 < s->last ? s->first + 1 : s->first;
    uint8_t p = tk(c, asked)->pos;
    if (tk(c, s->first)->pos != POS_PREP && p != POS_PART && p != POS_PAST) return s->first;
    for (uint32_t t = asked + 1; t + 1 < s->last && t < s->first + OFFICE_REACH; t++) {
        if (tk(c, t)->depth || tk(c, t)->pos == POS_PAST || tk(c, t)->pos == POS_VERB) break;
        if (tk(c, t)->kind == TOK_PUNCT && c->d->a.text.ptr[tk(c, t)->start] == ',') return t + 1;
    }
    return s->first;
}

/* Behind the words that say whose spokesman somebody is: "for the Selm port authority"; t where none begin there. */
static uint32_t end_of_whose(const cast *c, uint32_t t, uint32_t limit)
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

/* The head of the noun phrase whose words behind an article begin at t, or WHO_NONE; with `the` article, also an office
 * in capitals: The Chief Minister himself. */
static uint32_t head_from(const cast *c, uint32_t t, uint32_t limit, bool the)
{
    uint32_t head = t, end = t + OFFICE_REACH < limit ? t + OFFICE_REACH : limit;
    while (head + 1 < end && (tk(c, head)->pos == POS_ADJ || tk(c, head)->pos == POS_NAME)) head++;
    while (head + 1 < end && tk(c, head + 1)->pos == POS_NOUN) head++;
    if (head >= end) return WHO_NONE;
    if (tk(c, head)->pos == POS_NOUN) return head;
    bool office = the && head > t && tk(c, head - 1)->pos == POS_NAME && wd(c, head - 1)->lex & LEX_ROLE;
    return office ? head - 1 : WHO_NONE;
}

/* The noun phrase for somebody that begins at t and is no name: "the governor", "one man", "fishermen". False where
 * something else does. */
static bool described_at(const cast *c, uint32_t t, const sentence *s, mention *out)
{
    bool the = wd(c, t)->role == WORD_THE || wd(c, t)->role == WORD_A || wd(c, t)->role == WORD_SOME ||
               tk(c, t)->pos == POS_NUM;                              /* Two tellers, one man */
    bool his = tk(c, t)->pos == POS_POSS && wd(c, t)->role != WORD_S; /* Her father laughed. */
    if (tk(c, t)->depth) return false;
    uint32_t head = head_from(c, the || his ? t + 1 : t, s->last, the);
    if (head == WHO_NONE || c->naming_at[head] != WHO_NONE) return false;
    bool plural = wd(c, head)->lex & LEX_PLURAL;
    if (!the && !his && !plural) return false;
    if (!(wd(c, head)->lex & (his ? LEX_KIN : LEX_ROLE | LEX_EPITHET | LEX_ANON | LEX_GROUP))) return false;
    uint32_t last = head + 1;
    bool of_two = wd(c, head)->lex & LEX_KIN && last + 1 < s->last && wd(c, last)->role == WORD_OF &&
                  tk(c, last + 1)->pos == POS_NUM; /* the mother of two */
    *out = (mention){.first = t, .last = of_two ? last + 2 : last, .head = head, .plural = plural};
    return true;
}

/* The noun phrase that is the subject of sentence s where it is no name: "The governor only smiled", "Fishermen
 * waited". False where the sentence begins otherwise. */
static bool described_subject(const cast *c, const sentence *s, mention *out)
{
    return described_at(c, behind_opening_phrase(c, s), s, out);
}

/* "The minister was heckled by a man in a gown. “Sort it out!” he shouted": who does what sentence s says is done.
 * False where nobody does, or somebody with a name. */
static bool described_agent(const cast *c, const sentence *s, mention *out)
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

/* "two of them", "some of them": more than one? */
static bool counts_them(const cast *c, const mention *m)
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
static who_str some_of_before(cast *c, const mention *m, who_str words)
{
    who_str whole = subject_of_them(c, m), many = rules_spelling(c->r, tk(c, m->head)->word);
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

/* The people who are the subject of one of the two sentences before that of token t, by their word; NO_WORD. */
static uint32_t people_before(const cast *c, uint32_t t)
{
    uint32_t line = tk(c, t)->sentence;
    mention m;
    for (uint32_t i = line; i-- > 0 && i + 2 >= line;)
        if (described_subject(c, &c->d->sentences[i], &m) && m.plural) return tk(c, m.head)->word;
    return NO_WORD;
}

/* Does nothing but a clause say more of the head of m: "one", "another, who left in March"? */
static bool is_alone(const cast *c, const mention *m)
{
    uint32_t t = m->head + 1;
    return t >= m->last || tk(c, t)->kind == TOK_PUNCT || wd(c, t)->role == WORD_WHO;
}

/* "One said no, another yes. A third said nothing.": an ordinal without a noun, where an unnamed person has spoken
 * before; in a poll a third is of all who were asked. */
static bool is_next_of_them(const cast *c, const mention *m, uint32_t statement)
{
    static const char *const ORDINALS[] = {"second", "third", "fourth", "fifth", "sixth"};
    if (m->head != m->first + 1 || wd(c, m->first)->role != WORD_A || m->last > m->head + 1) return false;
    uint32_t u = unnamed_last(c);
    return u != WHO_NONE && c->unnamed[u].kind == WHO_ANONYMOUS && !c->unnamed[u].plural &&
           c->unnamed[u].statement + UNNAMED_NEAR >= statement && IS_ONE_OF(c, m->head, ORDINALS);
}

static bool is_few(who_str name)
{
    static const char *const FEW[] = {"two", "three", "four", "five", "six"};
    return STR_IS_ANY(name, FEW);
}

/* "Two officials agreed. One said no. Another said yes.": the noun that "one" and "another" leave out is that of the
 * unnamed speaker of before, where that is near, or that of the people of whom the article has just spoken. */
static who_str with_noun(cast *c, const mention *m, who_str name, uint32_t statement)
{
    bool one = str_is(name, "one"), other = str_is(name, "another") || str_is(name, "other");
    bool another = other || is_next_of_them(c, m, statement);
    if (!is_alone(c, m)) return name;
    uint32_t u = unnamed_last(c), people = people_before(c, m->head);
    bool near = u != WHO_NONE && c->unnamed[u].statement + UNNAMED_NEAR >= statement;
    if (near && is_few(name) && c->unnamed[u].plural &&
        c->unnamed[u].head != NO_WORD) /* Seven drivers said yes. Two said no. */
        return ARENA_JOIN(&c->d->mem, name, STR(" "), rules_spelling(c->r, c->unnamed[u].head));
    if (!another && !one) return name;
    if (people == NO_WORD && !near) return name;
    who_str noun = rules_canonical(c->r, rules_spelling(c->r, people == NO_WORD ? c->unnamed[u].head : people));
    if (!noun.len || !(rules_lookup(c->r, noun) & (LEX_ROLE | LEX_ANON | LEX_KIN))) return name;
    char first = noun.ptr[0];
    bool proper = is_party_word(c, rules_word(c->r, noun)) || rules_lookup(c->r, noun) & LEX_DEMONYM;
    if (proper && first >= 'a' && first <= 'z') first = (char)(first - 32);
    return ARENA_JOIN(&c->d->mem, one ? STR("") : name, str_of(one ? "" : " "), {&first, 1},
                      {noun.ptr + 1, noun.len - 1});
}

/* The word that "the adviser" goes back to: the head, or for "one of Renn's advisers" the noun, in the singular; for
 * "another" alone that of its name, "another adviser". */
static uint32_t head_word(const cast *c, const mention *m, who_str name)
{
    static const char *const ALONE[] = {"one", "another", "other", "second", "third", "fourth", "fifth", "sixth"};
    uint32_t noun = m->head;
    if (IS_ONE_OF(c, noun, ALONE) && is_alone(c, m)) {
        size_t first = name.len;
        while (first && name.ptr[first - 1] != ' ') first--;
        return rules_word(c->r, utf8_lower_str(&c->d->mem, (who_str){name.ptr + first, name.len - first}));
    }
    if (m->head + 1 < m->last && wd(c, m->head + 1)->role == WORD_OF)
        for (uint32_t t = m->head + 2; t < m->last && tk(c, t)->kind == TOK_WORD && tk(c, t)->pos != POS_WH; t++)
            if (tk(c, t)->pos == POS_NOUN && wd(c, t)->lex & LEX_PLURAL) noun = t;
    if (noun == m->head) return tk(c, m->head)->word;
    return rules_word(c->r, rules_canonical(c->r, rules_spelling(c->r, tk(c, noun)->word)));
}

/* The group that spoke or was counted last, not long ago: whom "63 percent" alone counts. A speaker or WHO_NONE. */
static uint32_t counted_before(cast *c, uint32_t statement)
{
    const unnamed *u = c->recent_plural == WHO_NONE ? NULL : &c->unnamed[c->recent_plural];
    if (!u || u->kind != WHO_GROUP || u->statement + UNNAMED_NEAR < statement) return WHO_NONE;
    unnamed_used(c, c->recent_plural, statement);
    return speaker_of_unnamed(c, c->recent_plural);
}

/* "The campaign" after "the Renn campaign" or "Renn's campaign": the name that those words have, or "". */
static who_str owned_before(const cast *c, const mention *m)
{
    uint32_t last = namings_before(c, m->first), word_of = tk(c, m->head)->word;
    static const char *const BODIES[] = {"campaign", "administration", "camp"};
    bool bare = m->head == m->first || (m->head == m->first + 1 && wd(c, m->first)->role == WORD_THE);
    if (!bare || !IS_ONE_OF(c, m->head, BODIES)) return STR("");
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        uint32_t t = n->last < c->d->ntokens && wd(c, n->last)->role == WORD_S ? n->last + 1 : n->last;
        if (t >= m->first || tk(c, t)->word != word_of || c->entities[n->entity].kind != WHO_PERSON) continue;
        who_str owner = doc_token(c->d, n->last - 1), head = rules_spelling(c->r, word_of);
        return ARENA_JOIN(&c->d->mem, owner, STR(" "), head);
    }
    return STR("");
}

/* "The poll" after "a Harbour Institute poll": the name that those words have, where the article is not far behind
 * them; or "". */
static who_str document_before(const cast *c, const mention *m)
{
    uint32_t head = tk(c, m->head)->word;
    bool bare = m->head == m->first + 1 && wd(c, m->first)->role == WORD_THE && m->last == m->head + 1;
    if (!bare || !(wd(c, m->head)->lex & LEX_DOC)) return STR("");
    for (uint32_t t = m->first; t-- > 1 && m->first - t < DOCUMENT_REACH;) {
        bool named = tk(c, t - 1)->pos == POS_NAME && !(wd(c, t - 1)->lex & LEX_TIME);
        if (tk(c, t)->word != head || !named || tk(c, t)->depth) continue;
        uint32_t first = t - 1, line = tk(c, t)->sentence;
        while (first > 0 && t - first < NAME_TOKENS && tk(c, first - 1)->sentence == line &&
               (tk(c, first - 1)->pos == POS_NAME || str_is(doc_token(c->d, first - 1), "/")))
            first--;
        return joined_tokens(c, first, t + 1);
    }
    return STR("");
}

/* "A palace official smiled. "Yes," the official said": the whole of the words that brought the official in, where they
 * are nearer than whoever unnamed spoke as such before (u, or WHO_NONE); or "". */
static who_str brought_in(const cast *c, const mention *m, uint32_t u)
{
    mention as;
    bool bare = m->head == m->first + 1 && wd(c, m->first)->role == WORD_THE && !m->plural;
    if (!bare || !brought_in_before(c, m, 3, &as) || tk(c, as.first)->depth || as.head + 1 >= m->first) return STR("");
    if (u != WHO_NONE) {
        uint32_t spoke = c->d->attributions[c->unnamed[u].statement].mention;
        if (spoke == WHO_NONE || c->d->mentions[spoke].head >= as.first) return STR("");
    }
    return descriptor(c, &as, STR(""));
}

/* "Renn's team" is the Renn campaign, where the article names that. */
static who_str as_campaign(const cast *c, const mention *m, who_str name)
{
    static const char *const SIDES[] = {"team", "camp"};
    if (!IS_ONE_OF(c, m->head, SIDES)) return name;
    who_str owner = name, campaign = STR("campaign");
    while (owner.len && owner.ptr[owner.len - 1] != ' ') owner.len--;
    if (owner.len < 2 || memchr(owner.ptr, ' ', owner.len - 1)) return name;
    owner.len--;
    for (uint32_t i = 0; i < c->nnamings; i++) {
        uint32_t t = c->namings[i].last;
        if (!str_eq(doc_token(c->d, t - 1), owner) || t + 1 >= c->d->ntokens) continue;
        if (wd(c, t)->role == WORD_S) t++;
        if (str_eq(doc_token(c->d, t), campaign)) return ARENA_JOIN(&c->d->mem, owner, STR(" "), campaign);
    }
    return name;
}

/* The unnamed speaker u of before, or where that is WHO_NONE a new one of that name, speaks in the statement. */
static uint32_t speaks_again(cast *c, const mention *m, enum who_kind kind, who_str name, uint32_t u,
                             uint32_t statement)
{
    if (u == WHO_NONE) {
        unnamed n = {
            .kind = kind, .name = name, .head = head_word(c, m, name), .speaker = WHO_NONE, .plural = m->plural};
        u = unnamed_add(c, n);
    }
    unnamed_used(c, u, statement);
    unnamed_called(c, u, tk(c, m->head)->word);
    return speaker_of_unnamed(c, u);
}

/* Behind "Local 88 of the United Cannery Workers", a branch of a union, and behind its number where no name follows; or
 * WHO_NONE. */
static uint32_t branch_end(const cast *c, uint32_t number)
{
    static const char *const BRANCHES[] = {"local", "lodge", "chapter"};
    if (!IS_ONE_OF(c, number - 1, BRANCHES)) return WHO_NONE;
    uint32_t t = number + 1;
    if (t + 2 >= c->d->ntokens || wd(c, t)->role != WORD_OF) return t;
    uint32_t n = c->naming_at[t + 1] != WHO_NONE ? c->naming_at[t + 1] : c->naming_at[t + 2];
    return n == WHO_NONE ? t : c->namings[n].last;
}

/* "The Prime Minister, according to his spokesman, was ill": whose spokesman it is, by the pronoun at t: an office at
 * the start of its sentence and set off from it, whoever holds that; else whom the pronoun means. An entity or
 * WHO_NONE. */
static uint32_t owner_by_pronoun(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t first = c->d->sentences[tk(c, t)->sentence].first, comma = first;
    while (comma < t && comma < first + OFFICE_REACH && !is_sign(c, comma, ',') && c->naming_at[comma] == WHO_NONE)
        comma++;
    bool set_off = comma < t && comma > first + 1 && is_sign(c, comma, ',') && wd(c, first)->role == WORD_THE;
    if (!set_off || tk(c, first)->depth || !(wd(c, comma - 1)->lex & LEX_ROLE)) return resolve_pronoun(c, t, statement);
    mention office = {.first = first, .last = comma, .head = comma - 1};
    return person_with_role(c, &office);
}

/* "Number 10", "No 10", "Local 88 of the United Cannery Workers": an institution by a number, of which the source may
 * have only that. A speaker or WHO_NONE. */
static uint32_t body_by_number(cast *c, const mention *m, uint32_t statement)
{
    uint32_t number = tk(c, m->head)->kind == TOK_NUMBER ? m->head : m->head + 1;
    if (number == 0 || number >= c->d->ntokens || tk(c, number)->kind != TOK_NUMBER) return WHO_NONE;
    if (!(tk(c, number - 1)->shape & SHAPE_CAP)) return WHO_NONE;
    uint32_t branch = branch_end(c, number);
    who_str name = joined_tokens(c, number - 1, branch == WHO_NONE ? number + 1 : branch);
    if (branch == WHO_NONE && !(rules_lookup(c->r, utf8_lower_str(&c->d->mem, name)) & LEX_METONYM)) return WHO_NONE;
    return speaks_again(c, m, WHO_INSTITUTION, name, unnamed_before(c, m, WHO_INSTITUTION, name), statement);
}

static uint32_t resolve_unnamed(cast *c, const mention *m, uint32_t statement)
{
    mention whom = *m;
    uint32_t body = body_by_number(c, m, statement);
    if (body != WHO_NONE) return body;
    bool those = m->head == m->first + 1 && str_is(rules_spelling(c->r, tk(c, m->first)->word), "those") &&
                 !(wd(c, m->head)->lex & LEX_PLURAL);
    if (those) whom.head = m->first, m = &whom; /* those close to her */
    if (counts_them(c, m)) whom.plural = true, m = &whom;
    if (!those && counts(c, m, &whom)) {
        uint32_t before = whom.head == WHO_NONE ? counted_before(c, statement) : WHO_NONE;
        if (before != WHO_NONE) return before;
        if (whom.head != WHO_NONE || surveyed(c, m, &whom)) m = &whom;
    }
    bool two = counts_them(c, m) && tk(c, m->head)->pos == POS_NUM;
    enum who_kind kind = two || is_next_of_them(c, m, statement) ? WHO_ANONYMOUS : kind_of_source(c, m);
    uint32_t words_of = owner_of_words(c, m, statement);
    if (words_of != WHO_NONE) return speaker_of_entity(c, words_of);
    who_str owner = STR("");
    uint32_t pronoun = pronoun_in(c, m), e = WHO_NONE;
    if (pronoun != WHO_NONE) e = owner_by_pronoun(c, pronoun, statement);
    if (e != WHO_NONE) owner = c->entities[e].name;
    who_str name = descriptor(c, m, owner);
    if (!name.len) return WHO_NONE;
    uint32_t those_before = those_of_whom_one(c, m);
    if (those_before != WHO_NONE)
        name = ARENA_JOIN(&c->d->mem, STR("one of "), c->unnamed[those_before].name);
    else if (is_one_of_them(c, m))
        name = some_of_before(c, m, name);
    name = with_noun(c, m, as_campaign(c, m, name), statement);
    uint32_t u = unnamed_before(c, m, kind, name);
    who_str whole = kind == WHO_ANONYMOUS ? brought_in(c, m, u) : STR("");
    if (whole.len) name = whole, u = unnamed_before(c, m, kind, name);
    who_str full = u != WHO_NONE ? STR("") : kind == WHO_DOCUMENT ? document_before(c, m) : owned_before(c, m);
    return speaks_again(c, m, kind, full.len ? full : name, u, statement);
}

/* A title of several words before the name, whose first word was taken for the head: "Minister of Trade Ilse Oss". */
static uint32_t name_behind_title(const cast *c, const mention *m)
{
    for (uint32_t t = m->first; t <= m->head; t++) {
        uint32_t n, bits = phrase_at(c, t, &n);
        if (!(bits & (LEX_HONORIFIC | LEX_ROLE)) || t + n >= m->last) continue;
        if (wd(c, t + n)->lex & LEX_HONORIFIC && t + n + 1 < m->last && c->naming_at[t + n] == WHO_NONE) n++;
        uint32_t k = c->naming_at[t + n - 1] != WHO_NONE ? c->naming_at[t + n - 1] : c->naming_at[t + n];
        bool owns = k != WHO_NONE && c->namings[k].last < c->d->ntokens && wd(c, c->namings[k].last)->role == WORD_S;
        if (k != WHO_NONE && !owns && c->namings[k].last <= m->last &&
            c->entities[c->namings[k].entity].kind == WHO_PERSON && c->namings[k].last > t + n)
            return c->namings[k].entity;
    }
    for (uint32_t t = m->head + 2; t < m->last && !m->plural; t++) {
        uint32_t k = c->naming_at[t];
        bool holder = k != WHO_NONE && c->namings[k].first == t && c->namings[k].titled;
        if (holder && office_of(c, t) == m->head) return c->namings[k].entity;
        bool field = k != WHO_NONE && c->namings[k].first == t && tk(c, t - 1)->pos == POS_NOUN && t > m->head + 2;
        bool of = wd(c, m->head + 1)->role == WORD_OF && wd(c, m->head)->lex & LEX_ROLE;
        if (field && of && c->namings[k].last >= m->last && c->entities[c->namings[k].entity].kind == WHO_PERSON)
            return c->namings[k].entity; /* head of communications Ana Ruiz */
    }
    return WHO_NONE;
}

/* "Season-ticket holder Ilse Oss", "cellar rat Karl Oss": a name in full directly behind a noun of whatever people are.
 */
static uint32_t name_behind_noun(const cast *c, const mention *m)
{
    uint32_t k = m->head + 1 < c->d->ntokens ? c->naming_at[m->head + 1] : WHO_NONE;
    if (k == WHO_NONE || c->namings[k].first != m->head + 1 || tk(c, m->head)->pos != POS_NOUN) return WHO_NONE;
    const entity *e = &c->entities[c->namings[k].entity];
    const uint32_t other = LEX_DOC | LEX_ORG | LEX_GROUP | LEX_TRADE | LEX_PLURAL | LEX_CUENOUN | LEX_PLACENOUN;
    uint32_t end = c->namings[k].last;
    bool ends = end == m->last || (end < c->d->ntokens && tk(c, end)->kind == TOK_PUNCT);
    bool person = e->kind == WHO_PERSON && e->nparts > 1 && (e->certain || e->gender);
    return person && ends && !(wd(c, m->head)->lex & other) ? c->namings[k].entity : WHO_NONE;
}

/* The first person named behind token t, with nothing between but what introduces a name: "known only as Ilse", "her
 * first name, Ilse"; an entity or WHO_NONE. `as`: only where that word stands between. */
static uint32_t name_behind(const cast *c, uint32_t t, bool as)
{
    static const char *const BETWEEN[] = {"only", "simply", "himself", "herself", "themselves"};
    uint32_t last = c->d->sentences[tk(c, t)->sentence].last, from = t + 1;
    if (as && from < last && wd(c, from)->role == WORD_BY) /* identified by the police as */
        while (from + 1 < last && from < t + OFFICE_REACH && wd(c, from)->role != WORD_AS) from++;
    for (uint32_t k = from; k < last && k < from + 4; k++) {
        uint32_t n = c->naming_at[k];
        bool person = n != WHO_NONE && c->entities[c->namings[n].entity].kind == WHO_PERSON;
        if (n != WHO_NONE) return person && !as ? c->namings[n].entity : WHO_NONE;
        bool is_as = wd(c, k)->role == WORD_AS, kin = wd(c, k)->lex & (LEX_KIN | LEX_HONORIFIC);
        if (tk(c, k)->kind != TOK_PUNCT && !is_as && !kin && !IS_ONE_OF(c, k, BETWEEN)) return WHO_NONE;
        as = as && !is_as;
    }
    return WHO_NONE;
}

/* The person whose name token t introduces: "named Ilse", "identified by the police as Renn", "by the nom de guerre
 * Renn"; an entity or WHO_NONE. */
static uint32_t name_introduced(const cast *c, uint32_t t)
{
    static const char *const NAMES[] = {"named", "name", "guerre", "pseudonym", "alias", "nickname"};
    static const char *const TOLD[] = {"identified", "known"};
    bool told = IS_ONE_OF(c, t, TOLD);
    return told || IS_ONE_OF(c, t, NAMES) ? name_behind(c, t, told) : WHO_NONE;
}

/* The same where it says what somebody calls himself: "introduced herself as Ilse". Directly behind whom it is said of,
 * "the mayor called Renn" speaks of another. */
static uint32_t own_name_behind(const cast *c, uint32_t t)
{
    uint32_t n = is_before_own_name(c, t) ? c->naming_at[t + 1] : WHO_NONE;
    return n != WHO_NONE && c->entities[c->namings[n].entity].kind == WHO_PERSON ? c->namings[n].entity : WHO_NONE;
}

/* "a resident who gave only her first name, Ilse", "a man known as Renn": the name that somebody described has by what
 * follows. */
static uint32_t name_given_behind(const cast *c, const mention *m)
{
    uint32_t last = c->d->sentences[tk(c, m->head)->sentence].last, t = m->head + 1;
    static const char *const OF_THEM[] = {"one", "another"};
    bool person = wd(c, m->head)->lex & (LEX_ROLE | LEX_ANON | LEX_KIN | LEX_EPITHET) || is_age(c, m->head);
    bool of_them = IS_ONE_OF(c, m->head, OF_THEM); /* one of them called Renn: another */
    if ((!person && !of_them) || m->plural) return WHO_NONE;
    uint32_t first = t < last && tk(c, t)->kind == TOK_PUNCT ? t + 1 : t; /* a man, later identified as Renn, */
    while (first + 1 < last && tk(c, first)->pos == POS_ADV) first++;
    uint32_t e = first + 1 < last ? name_introduced(c, first) : WHO_NONE;
    while (t < last && t < m->head + OFFICE_REACH && wd(c, t)->role != WORD_WHO) t++;
    for (uint32_t i = t; e == WHO_NONE && i + 2 < last && i <= t + OFFICE_REACH && !tk(c, i)->depth; i++) {
        e = name_introduced(c, i);
        if (e == WHO_NONE && i > t && !of_them) e = own_name_behind(c, i);
    }
    return e;
}

static uint32_t resolve_name(cast *c, const mention *m)
{
    uint32_t n = c->naming_at[m->head], one = elder_or_younger(c, m);
    if (one != WHO_NONE) return speaker_of_entity(c, one);
    if (n == WHO_NONE) return WHO_NONE;
    return speaker_of_entity(c, c->namings[n].entity);
}

static who_str explain(cast *c, who_str why, const char *how, uint32_t speaker)
{
    if (speaker == WHO_NONE) return ARENA_JOIN(&c->d->mem, why, STR("; "), str_of(how));
    return ARENA_JOIN(&c->d->mem, why, STR("; "), str_of(how), STR(" "), c->d->a.speakers[speaker].name);
}

static bool is_pronoun(const cast *c, uint32_t t)
{
    uint8_t r = wd(c, t)->role;
    return tk(c, t)->pos == POS_PRON || tk(c, t)->pos == POS_POSS ? r != WORD_S : r == WORD_WHO || r == WORD_WHICH;
}

/* Are the source's words of statement i a plural? */
static bool is_said_by_several(const cast *c, uint32_t i)
{
    uint32_t m = c->d->attributions[i].mention;
    return m != WHO_NONE && c->d->mentions[m].plural;
}

/* The speaker that ran last and is no person: what "it" and "they" may mean. */
static uint32_t last_other(const cast *c, uint32_t statement, bool plural)
{
    for (uint32_t i = c->spoken_before[statement]; i != WHO_NONE; i = c->spoken_before[i]) {
        uint32_t s = c->d->a.statements[i].speaker;
        const who_speaker *x = &c->d->a.speakers[s];
        bool several = x->kind == WHO_ANONYMOUS && is_said_by_several(c, i);
        if (plural ? x->kind == WHO_GROUP || x->nmembers > 1 || several || x->kind == WHO_INSTITUTION
                   : x->kind == WHO_INSTITUTION || x->kind == WHO_DOCUMENT)
            return s;
        if (statement - i > 3) break;
    }
    return WHO_NONE;
}

/* "Ilse Oss's manager": with Oss herself as near to a pronoun as her manager. */
static bool is_owned(who_str name)
{
    for (size_t i = 0; i + 2 < name.len; i++)
        if (name.ptr[i] == '\'' && name.ptr[i + 1] == 's' && name.ptr[i + 2] == ' ') return true;
    return false;
}

/* Unnamed persons too can be "he" and "she": the last speaker, when it is one; not where somebody named answers what
 * that one asked. */
static uint32_t last_unnamed(const cast *c, uint32_t statement, uint32_t t)
{
    if (statement == 0) return WHO_NONE;
    bool answers = c->d->a.statements[statement].type == WHO_DIRECT && is_asked(c, statement - 1);
    if (answers && resolve_pronoun(c, t, statement) != WHO_NONE) return WHO_NONE;
    uint32_t s = c->d->a.statements[statement - 1].speaker;
    if (s == WHO_NONE || c->d->a.speakers[s].kind != WHO_ANONYMOUS) return WHO_NONE;
    const attribution *a = &c->d->attributions[statement - 1];
    if (a->mention == WHO_NONE || c->d->mentions[a->mention].plural) return WHO_NONE;
    const mention *source = &c->d->mentions[a->mention]; /* an adviser to Velden: that is not Velden */
    uint32_t line = tk(c, source->first)->sentence, bits = wd(c, source->head)->lex;
    uint8_t r = wd(c, t)->role;
    if ((r == WORD_HE && bits & LEX_FEMALE) || (r == WORD_SHE && bits & LEX_MALE)) return WHO_NONE;
    if (line + 3 < tk(c, t)->sentence) return WHO_NONE;
    static const char *const ALONE[] = {"one", "another"}; /* whose noun the article leaves out */
    bool same = wd(c, source->head)->role == r && is_pronoun(c, source->head) &&
                !is_owned(c->d->a.speakers[s].name); /* he said. He added */
    bool somebody =
        bits & (LEX_ROLE | LEX_ANON | LEX_KIN) || is_age(c, source->head) || IS_ONE_OF(c, source->head, ALONE);
    if (!same && !somebody) return WHO_NONE;
    uint32_t last = namings_before(c, t);
    for (uint32_t i = last;
         i-- > 0 && last - i <= NAMINGS_BACK;) { /* a person named in that sentence or since is as near */
        const naming *n = &c->namings[i];
        if (tk(c, n->first)->sentence < line) break;
        bool own = line + 1 >= tk(c, t)->sentence && n->first >= source->first && n->first < source->last;
        bool owner = wd(c, n->last)->role == WORD_S && n->last < source->first && line == tk(c, n->first)->sentence;
        if (owner) continue; /* In Oss's novel a mother tells her son it is late. "...," she says */
        if (c->entities[n->entity].kind == WHO_PERSON && !tk(c, n->first)->depth && !own) return WHO_NONE;
    }
    return s;
}

/* Does anybody named, whom `role` (he, she) may mean, stand in the sentences [from, to)? */
static bool names_somebody(const cast *c, uint32_t from, uint32_t to, uint8_t role)
{
    uint32_t first = c->d->sentences[from].first, end = c->d->sentences[to - 1].last;
    for (uint32_t i = namings_before(c, end); i-- > 0 && c->namings[i].first >= first;) {
        const entity *e = &c->entities[c->namings[i].entity];
        bool clash = (role == WORD_HE && e->gender == WHO_FEMALE) || (role == WORD_SHE && e->gender == WHO_MALE);
        if (e->kind == WHO_PERSON && !clash && !tk(c, c->namings[i].first)->depth) return true;
    }
    return false;
}

/* "His brother is dead. “Who will tell them?” he said": does the sentence say how it is with somebody by what he is to
 * whom the pronoun `role` means? */
static bool is_told_of(const cast *c, const mention *m, uint8_t role)
{
    uint8_t owner = wd(c, m->first)->role;
    bool same = (owner == WORD_HIS && role == WORD_HE) || (owner == WORD_HER && role == WORD_SHE);
    if (!same || m->last >= c->d->ntokens) return false;
    uint8_t verb = wd(c, m->last)->role;
    return verb == WORD_BE || verb == WORD_HAVE;
}

/* "The governor only smiled. "...," he said": what is the subject of a sentence before without being named, in the same
 * paragraph and since anybody last spoke: the person who has that role, else the unnamed one. A speaker or WHO_NONE. */
static uint32_t subject_before_pronoun(cast *c, uint32_t t, uint32_t statement)
{
    const doc *d = c->d;
    uint32_t line = tk(c, t)->sentence, p = d->sentences[line].paragraph, last = c->spoken_before[statement];
    uint32_t spoken = last == WHO_NONE ? 0 : d->a.statements[last].content[0].start;
    uint8_t r = wd(c, t)->role;
    if (r == WORD_HIS) r = WORD_HE;
    if (r == WORD_HER) r = WORD_SHE;
    for (uint32_t i = line; i-- > d->paragraphs[p].first_sentence && line - i < 4;) {
        const sentence *s = &d->sentences[i];
        mention m;
        if (tk(c, s->first)->start <= spoken && last != WHO_NONE) return WHO_NONE;
        bool there = described_subject(c, s, &m) || (i + 1 == line && described_agent(c, s, &m));
        if (!there || m.plural != (r == WORD_THEY) || is_told_of(c, &m, r)) continue;
        if (m.plural) return resolve_unnamed(c, &m, statement);
        bool office = wd(c, m.head)->lex & (LEX_ROLE | LEX_EPITHET) || m.last > m.head + 1;
        uint32_t e = office && wd(c, m.first)->role == WORD_THE ? person_with_role(c, &m) : WHO_NONE;
        if (e == WHO_NONE && office) e = person_in_focus(c, &m, statement);
        bool clash = e != WHO_NONE && ((r == WORD_HE && c->entities[e].gender == WHO_FEMALE) ||
                                       (r == WORD_SHE && c->entities[e].gender == WHO_MALE));
        if (e != WHO_NONE && !clash) return speaker_of_entity(c, e);
        uint32_t bits = wd(c, m.head)->lex;
        bool other = (r == WORD_HE && bits & LEX_FEMALE) || (r == WORD_SHE && bits & LEX_MALE);
        if (e != WHO_NONE || other || names_somebody(c, i, line + 1, r)) continue;
        if (bits & LEX_ANON) m.last = end_of_whose(c, m.last, s->last);
        return resolve_unnamed(c, &m, statement);
    }
    return WHO_NONE;
}

/* "Police said a man had run into the shop. He told": the unnamed subject of what was reported in the sentence before,
 * where who reported it is nobody that the pronoun can mean. A speaker or WHO_NONE. */
static uint32_t subject_of_report(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement], line = tk(c, t)->sentence;
    uint32_t from = before == WHO_NONE ? 0 : c->d->attributions[before].cue_last;
    if (!from || tk(c, from - 1)->sentence + 1u != line || c->naming_at[from] != WHO_NONE) return WHO_NONE;
    uint32_t who = c->d->attributions[before].mention;
    const sentence *s = &c->d->sentences[line - 1];
    if (who == WHO_NONE || c->d->mentions[who].first >= from || s->paragraph != s[1].paragraph) return WHO_NONE;
    uint32_t e = c->entity_of[c->d->a.statements[before].speaker], own = LEX_MALE, other = LEX_FEMALE;
    if (wd(c, t)->role == WORD_SHE) own = LEX_FEMALE, other = LEX_MALE;
    bool speaks = e != WHO_NONE && c->entities[e].kind == WHO_PERSON && !gender_clash(&c->entities[e], own);
    if (speaks || names_somebody(c, line - 1, line + 1, wd(c, t)->role)) return WHO_NONE;
    mention m;
    from += from < s->last && tk(c, from)->pos == POS_THAT;
    if (from >= s->last || !described_at(c, from, s, &m) || m.plural || wd(c, from)->role == WORD_THE) return WHO_NONE;
    return wd(c, m.head)->lex & other ? WHO_NONE : resolve_unnamed(c, &m, statement);
}

/* pilots, insiders, residents */
static bool is_people_word(const cast *c, uint32_t t)
{
    uint32_t bits = wd(c, t)->lex;
    return tk(c, t)->pos == POS_NOUN && bits & LEX_PLURAL && bits & (LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_KIN) &&
           c->naming_at[t] == WHO_NONE;
}

/* "Velden and her colleagues waited. They said": those words are a group, where `and` follows the name in them that
 * sentence s begins with. A speaker or WHO_NONE. */
static uint32_t people_of(cast *c, const sentence *s, uint32_t and, uint32_t statement)
{
    uint32_t head = and+1;
    if (head < s->last && tk(c, head)->pos == POS_POSS) head++;
    while (head + 1 < s->last && (tk(c, head)->pos == POS_ADJ || tk(c, head + 1)->pos == POS_NOUN)) head++;
    if (head >= s->last || !is_people_word(c, head)) return WHO_NONE;
    mention m = {.first = c->namings[c->naming_at[and-1]].first, .last = head + 1, .head = head, .plural = true};
    return resolve_unnamed(c, &m, statement);
}

/* "Velden and Oss waited.": the two who are the subject of sentence s, as one speaker, or WHO_NONE. */
static uint32_t two_in(cast *c, const sentence *s, uint32_t statement)
{
    uint32_t a = naming_in(c, s->first, s->first + 4 < s->last ? s->first + 4 : s->last);
    if (a == WHO_NONE || c->namings[a].last + 1 >= s->last || wd(c, c->namings[a].last)->role != WORD_AND)
        return WHO_NONE;
    uint32_t with = people_of(c, s, c->namings[a].last, statement);
    if (with != WHO_NONE) return with;
    uint32_t and = c->namings[a].last, b = naming_in(c, and+1, and+4 < s->last ? and+4 : s->last);
    if (b == WHO_NONE || tk(c, c->namings[a].first)->depth || c->namings[b].last >= s->last) return WHO_NONE;
    uint8_t behind = tk(c, c->namings[b].last)->pos;
    uint32_t x = c->namings[a].entity, y = c->namings[b].entity;
    bool people = c->entities[x].kind == WHO_PERSON && c->entities[y].kind == WHO_PERSON && x != y;
    if (!people || (behind != POS_PAST && behind != POS_VERB && behind != POS_MODAL)) return WHO_NONE;
    return joint_speaker(c, speaker_of_entity(c, x), speaker_of_entity(c, y));
}

/* "Velden and Oss waited. They said", "Velden and Oss, they said, ...": the two who are the subject of the sentence
 * before the pronoun t, or of its own, or WHO_NONE. */
static uint32_t two_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence;
    uint32_t own = t > c->d->sentences[line].first ? two_in(c, &c->d->sentences[line], statement) : WHO_NONE;
    return own != WHO_NONE || line == 0 ? own : two_in(c, &c->d->sentences[line - 1], statement);
}

/* "A teacher was sent home after she posted", "The chairman has resigned over what he called", where the article has
 * named nobody: the unnamed subject of the pronoun's own sentence, which a conjunction joins to its clause; a speaker
 * or WHO_NONE. */
static uint32_t subject_of_main_clause(cast *c, uint32_t t, uint32_t statement)
{
    const sentence *s = &c->d->sentences[tk(c, t)->sentence];
    uint8_t r = wd(c, t)->role;
    mention m;
    bool joined = t > s->first && (wd(c, t - 1)->role == WORD_WHILE || wd(c, t - 1)->role == WORD_AS ||
                                   wd(c, t - 1)->role == WORD_HOW || wd(c, t - 1)->role == WORD_IF);
    if (!joined || !described_subject(c, s, &m) || m.plural || m.last >= t) return WHO_NONE;
    bool nobody_yet = wd(c, m.first)->role == WORD_THE && first_person_before(c, t) == WHO_NONE;
    if (wd(c, m.first)->role != WORD_A && !nobody_yet) return WHO_NONE;
    uint32_t bits = wd(c, m.head)->lex;
    if ((r == WORD_HE && bits & LEX_FEMALE) || (r == WORD_SHE && bits & LEX_MALE)) return WHO_NONE;
    for (uint32_t i = m.last; i < t; i++) { /* nobody else stands between them, and she is its subject */
        uint32_t n = c->naming_at[i];
        if (n != WHO_NONE && c->entities[c->namings[n].entity].kind == WHO_PERSON) return WHO_NONE;
    }
    return resolve_unnamed(c, &m, statement);
}

/* The token behind "interviewed" or "according to" in the sentence, whose next words are those who were asked; WHO_NONE
 * where there is none. */
static uint32_t behind_asking(const cast *c, const sentence *s)
{
    static const char *const ASKED[] = {"interviewed", "surveyed", "questioned", "polled"};
    for (uint32_t t = s->first + 1; t + 1 < s->last; t++) {
        bool according = wd(c, t)->role == WORD_TO && wd(c, t - 1)->role == WORD_ACCORDING;
        if ((according || IS_ONE_OF(c, t, ASKED)) && !tk(c, t)->depth) return t + 1;
    }
    return WHO_NONE;
}

/* "The agency interviewed 15 retired pilots and cooks. They described", "..., according to insiders. They said":
 * the unnamed people whom the sentence before gives as those who were asked. A speaker or WHO_NONE. */
static uint32_t people_asked(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    if (line == 0 || s->paragraph != c->d->sentences[line].paragraph) return WHO_NONE;
    uint32_t first = behind_asking(c, s), head = first;
    if (first == WHO_NONE) return WHO_NONE;
    while (head < s->last && head < first + QUALIFIERS && !is_people_word(c, head) && tk(c, head)->kind != TOK_PUNCT)
        head++;
    if (head >= s->last || !is_people_word(c, head)) return WHO_NONE;
    while (head + 1 < s->last && is_people_word(c, head + 1)) head++;
    mention m = {.first = first, .last = head + 1, .head = head, .plural = true};
    return resolve_unnamed(c, &m, statement);
}

/* "They", where the article calls one person so and nobody else is nearer; a speaker or WHO_NONE. */
static uint32_t they_alone(cast *c, const mention *m, uint32_t statement)
{
    uint8_t r = wd(c, m->head)->role;
    if (!c->any_neutral || (r != WORD_THEY && r != WORD_THEIR)) return WHO_NONE;
    uint32_t e = resolve_pronoun(c, m->head, statement);
    return e != WHO_NONE && c->entities[e].neutral ? speaker_of_entity(c, e) : WHO_NONE;
}

/* What is read or found: "it" is rather something written than a body. */
static bool is_of_writing(const cue *x)
{
    static const char *const LEMMAS[] = {"read", "find", "conclude", "recommend"};
    return STR_IS_ANY(x->lemma, LEMMAS);
}

/* "They proposed by telegram. "...," it read", "They have a report. It found": the last thing written that is named
 * before token t, in this sentence or the one before, where the cue of the statement is what such things do; a speaker
 * or WHO_NONE. */
static uint32_t written_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t verb = c->d->attributions[statement].cue_last;
    const cue *x = verb ? rules_cue(c->r, wd(c, verb - 1)->cue) : NULL;
    if (!x || !is_of_writing(x)) return WHO_NONE;
    uint32_t line = tk(c, t)->sentence, first = c->d->sentences[line ? line - 1 : line].first;
    for (uint32_t i = t; i-- > first;) {
        bool written = tk(c, i)->pos == POS_NOUN && wd(c, i)->lex & LEX_DOC && !(wd(c, i)->lex & LEX_PLURAL);
        if (!written || tk(c, i)->depth) continue;
        mention m = {.first = i, .last = i + 1, .head = i};
        return resolve_unnamed(c, &m, statement);
    }
    return WHO_NONE;
}

/* Does sentence s stand behind whatever was last said before the statement, and by whom? */
static bool stands_behind_speech(const cast *c, const sentence *s, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement];
    uint32_t by = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    return by != WHO_NONE && c->d->mentions[by].first < s->first;
}

/* "The Council opposed it. "...," it said": the institution that is the subject of the sentence before, where that
 * stands behind what anybody last said. A speaker or WHO_NONE. */
static uint32_t body_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence;
    if (line == 0) return WHO_NONE;
    const sentence *s = &c->d->sentences[line - 1];
    if (!stands_behind_speech(c, s, statement)) return WHO_NONE;
    for (uint32_t i = namings_before(c, s->last); i-- > 0 && c->namings[i].first >= s->first;) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        bool body = e->kind == WHO_INSTITUTION && !e->place && !tk(c, n->first)->depth;
        if (body && n->first <= s->first + 3 && is_subject(c, n)) return speaker_of_entity(c, n->entity);
    }
    return WHO_NONE;
}

/* The unnamed body or writing (`of`: LEX_ORG, LEX_DOC or both) that is the subject of sentence s, before token t. A
 * speaker or WHO_NONE. */
static uint32_t unnamed_body_in(cast *c, const sentence *s, uint32_t t, uint32_t of, uint32_t statement)
{
    uint32_t first = behind_opening_phrase(c, s), head = first + 1;
    bool opens = (wd(c, first)->role == WORD_THE || wd(c, first)->role == WORD_A) && !tk(c, first)->depth;
    uint32_t n = c->naming_at[first], owner = n == WHO_NONE ? s->last : c->namings[n].last;
    if (owner + 2 < s->last && wd(c, owner)->role == WORD_S && tk(c, owner)->pos == POS_POSS)
        opens = true, head = owner + 1; /* Oss's own press release */
    while (opens && head + 1 < s->last && (tk(c, head)->pos == POS_ADJ || tk(c, head + 1)->pos == POS_NOUN)) head++;
    if (!opens || head + 1 >= s->last || head + 1 >= t || tk(c, head)->pos != POS_NOUN ||
        c->naming_at[head] != WHO_NONE)
        return WHO_NONE;
    uint8_t behind = tk(c, head + 1)->pos;
    uint32_t words, bits = wd(c, head)->lex | (phrase_at(c, head - 1, &words) & LEX_DOC); /* press release */
    bool aside = tk(c, head + 1)->kind == TOK_PUNCT && head + 2 < s->last && wd(c, head + 2)->role == WORD_WHICH;
    if (!(bits & of) || bits & LEX_PLURAL || (behind != POS_PAST && behind != POS_VERB && !aside)) return WHO_NONE;
    mention m = {.first = first, .last = head + 1, .head = head};
    uint32_t e = bits & LEX_ORG && !(bits & LEX_DOC) ? institution_before(c, &m) : WHO_NONE; /* the club */
    return e == WHO_NONE ? resolve_unnamed(c, &m, statement) : speaker_of_entity(c, e);
}

/* What "it" at token t means: "The board condemned what it called a mess", "The board met. It found": the unnamed body
 * or writing that its sentence or the one before is about, or the writing that one before that in its paragraph is
 * about: "The report is clear. Nobody kept count. The roof leaks, it says". With `unspoken`, only behind what was said
 * last. A speaker or WHO_NONE. */
static uint32_t unnamed_body_before(cast *c, uint32_t t, uint32_t statement, bool unspoken)
{
    uint32_t line = tk(c, t)->sentence, either = LEX_ORG | LEX_DOC;
    uint32_t own = unspoken ? unnamed_body_in(c, &c->d->sentences[line], t, either, statement) : WHO_NONE;
    if (own != WHO_NONE) return own;
    for (uint32_t i = line; i-- > 0 && i + SUBJECT_REACH >= line;) {
        const sentence *s = &c->d->sentences[i];
        bool near = i + 1 == line;
        if ((!near && s->paragraph != c->d->sentences[line].paragraph) ||
            (unspoken && !stands_behind_speech(c, s, statement)))
            break;
        uint32_t x = unnamed_body_in(c, s, t, near ? either : LEX_DOC, statement);
        if (x != WHO_NONE) return x;
    }
    return WHO_NONE;
}

/* "A spokesperson said it was late. They added": the one who speaks for others, of whom no word tells the sex. A
 * speaker or WHO_NONE. */
static uint32_t spokesperson_before(const cast *c, uint32_t t, uint32_t statement)
{
    static const char *const NEUTRAL[] = {"spokesperson", "representative"};
    uint32_t before = c->spoken_before[statement];
    uint32_t at = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    if (at == WHO_NONE || !IS_ONE_OF(c, c->d->mentions[at].head, NEUTRAL)) return WHO_NONE;
    uint32_t line = tk(c, c->d->mentions[at].first)->sentence, here = tk(c, t)->sentence;
    uint32_t speaker = c->d->a.statements[before].speaker;
    bool near = line < here && here - line <= 2 && c->d->a.speakers[speaker].kind == WHO_ANONYMOUS;
    return near ? speaker : WHO_NONE;
}

/* "Residents are fighting a plan which they fear": the unnamed people that the pronoun's own sentence begins with. A
 * speaker or WHO_NONE. */
static uint32_t people_of_clause(cast *c, uint32_t t, uint32_t statement)
{
    const sentence *s = &c->d->sentences[tk(c, t)->sentence];
    mention m;
    bool relative = t > s->first && (wd(c, t - 1)->role == WORD_WHICH || wd(c, t - 1)->role == WORD_WHO);
    if (!relative || !described_subject(c, s, &m) || !m.plural || m.last >= t) return WHO_NONE;
    return resolve_unnamed(c, &m, statement);
}

/* "They": those whom the sentence before names two of, or says that they were asked, or whom their own begins with, or
 * who speaks for them. A speaker or WHO_NONE. */
static uint32_t several_before(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t s = two_before(c, t, statement);
    if (s == WHO_NONE) s = people_asked(c, t, statement);
    if (s == WHO_NONE) s = people_of_clause(c, t, statement);
    return s != WHO_NONE ? s : spokesperson_before(c, t, statement);
}

/* "She and her colleagues report ... They write": the first of several who spoke last; a speaker or WHO_NONE. */
static uint32_t joined_speaker(const cast *c, uint32_t t, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement];
    uint32_t at = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    if (at == WHO_NONE) return WHO_NONE;
    const mention *m = &c->d->mentions[at];
    uint8_t r = wd(c, m->first)->role;
    bool joined = (r == WORD_HE || r == WORD_SHE) && m->first + 2 < m->last && wd(c, m->first + 1)->role == WORD_AND;
    bool near = m->first < t && tk(c, m->first)->sentence + 2u >= tk(c, t)->sentence;
    return joined && near ? c->d->a.statements[before].speaker : WHO_NONE;
}

/* "A spokesperson said it was late. "...," they said": the one without a name and a sex who spoke in the sentence
 * before, where the words are quoted; a speaker or WHO_NONE. */
static uint32_t somebody_before(const cast *c, uint32_t t, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement];
    uint32_t at = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    if (at == WHO_NONE || c->d->a.statements[statement].type == WHO_INDIRECT) return WHO_NONE;
    const mention *m = &c->d->mentions[at];
    uint32_t s = c->d->a.statements[before].speaker, bits = wd(c, m->head)->lex;
    const sentence *here = &c->d->sentences[tk(c, t)->sentence], *there = &c->d->sentences[tk(c, m->head)->sentence];
    bool near = here->paragraph == there->paragraph && m->head < t && here - there <= 1;
    bool one = !m->plural && bits & (LEX_ROLE | LEX_ANON) && !(bits & (LEX_MALE | LEX_FEMALE));
    return near && one && c->d->a.speakers[s].kind == WHO_ANONYMOUS ? s : WHO_NONE;
}

/* "Robin Oss has gone. She said": the only person whom the sentence before names, where no title tells the sex, and the
 * given name is one that mostly men have; an entity or WHO_NONE. */
static uint32_t misjudged_before(const cast *c, uint32_t t)
{
    uint32_t line = tk(c, t)->sentence, e = WHO_NONE;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    if (line == 0 || s->paragraph != c->d->sentences[line].paragraph) return WHO_NONE;
    for (uint32_t i = namings_before(c, s->last); i-- > 0 && c->namings[i].first >= s->first;) {
        const naming *n = &c->namings[i];
        if (c->entities[n->entity].kind != WHO_PERSON || n->entity == e) continue;
        if (e != WHO_NONE || tk(c, n->first)->depth || tk(c, n->first - (n->first > 0))->pos == POS_PREP)
            return WHO_NONE;
        e = n->entity;
    }
    for (uint32_t i = 0; i < c->nnamings && e != WHO_NONE; i++)
        if (c->namings[i].entity == e && c->namings[i].gender) return WHO_NONE;
    return e;
}

static uint32_t resolve_as_pronoun(cast *c, const mention *m, uint32_t statement, who_str *why)
{
    uint8_t r = wd(c, m->head)->role;
    if (r == WORD_I || r == WORD_YOU || r == WORD_MY) {
        *why = explain(c, *why, "outside quotations \"I\" is the author", WHO_NONE);
        return WHO_NONE;
    }
    uint32_t s = they_alone(c, m, statement);
    if (r == WORD_IT) s = written_before(c, m->head, statement);
    if (r == WORD_IT && s == WHO_NONE) s = body_before(c, m->head, statement);
    if (r == WORD_IT && s == WHO_NONE) s = unnamed_body_before(c, m->head, statement, true);
    if (s == WHO_NONE && (r == WORD_IT || r == WORD_ITS))
        s = last_other(c, statement, false);
    else if (s == WHO_NONE && (r == WORD_THEY || r == WORD_THEIR))
        s = several_before(c, m->head, statement);
    else if (s == WHO_NONE)
        s = last_unnamed(c, statement, m->head);
    if (s == WHO_NONE && (r == WORD_HE || r == WORD_SHE)) s = subject_of_main_clause(c, m->head, statement);
    if (s == WHO_NONE && (r == WORD_HE || r == WORD_SHE || r == WORD_THEY || r == WORD_HIS || r == WORD_HER))
        s = subject_before_pronoun(c, m->head, statement);
    if (s == WHO_NONE && (r == WORD_HE || r == WORD_SHE)) s = subject_of_report(c, m->head, statement);
    if (s == WHO_NONE && r == WORD_THEY) s = joined_speaker(c, m->head, statement);
    if (s == WHO_NONE && r == WORD_THEY) s = somebody_before(c, m->head, statement);
    if (s == WHO_NONE && (r == WORD_THEY || r == WORD_THEIR)) s = last_other(c, statement, true);
    if (s == WHO_NONE) {
        uint32_t e = resolve_pronoun(c, m->head, statement);
        if (e == WHO_NONE && (r == WORD_HE || r == WORD_SHE)) e = misjudged_before(c, m->head);
        if (e != WHO_NONE) s = speaker_of_entity(c, e), remember_pronoun(c, e, m->head);
    }
    if (s == WHO_NONE && r == WORD_IT) s = unnamed_body_before(c, m->head, statement, false);
    *why = explain(c, *why, s == WHO_NONE ? "nobody before it fits the pronoun" : "the pronoun means", s);
    return s;
}

/* The author of the article, who asks in an interview, or WHO_NONE where there is none or more than one. */
static uint32_t author_speaker(cast *c)
{
    uint32_t e = author_entity(c);
    return e == WHO_NONE ? WHO_NONE : speaker_of_entity(c, e);
}

/* Are the capitals those that the words of the name begin with, or all its parts: LV, and SOT for Sam Oss-Tavi? */
static bool has_initials(const entity *e, who_str capitals)
{
    size_t words = 0, parts = 0;
    bool by_word = e->nparts == capitals.len, by_part = true;
    for (uint32_t k = 0; k < e->nparts; k++) {
        who_str rest = e->part[k];
        by_word = by_word && rest.ptr[0] == capitals.ptr[words++] + 32;
        while (rest.len) {
            who_str part = str_split(&rest, '-');
            by_part = by_part && parts < capitals.len && part.len && part.ptr[0] == capitals.ptr[parts++] + 32;
        }
    }
    return by_word || (by_part && parts == capitals.len);
}

/* "LV: I began at nine.": a label of initials is the person who has them, named first of those before it. */
static uint32_t person_by_initials(const cast *c, const mention *m)
{
    who_str label = doc_token(c->d, m->head);
    if (m->last - m->first != 1 || !(tk(c, m->head)->shape & SHAPE_UPPER) || label.len < 2 || label.len > 3)
        return WHO_NONE;
    for (uint32_t i = 0; i < c->nnamings && i < NAMINGS_BACK && c->namings[i].first < m->first; i++) {
        const entity *e = &c->entities[c->namings[i].entity];
        if (e->kind == WHO_PERSON && has_initials(e, label)) return c->namings[i].entity;
    }
    return WHO_NONE;
}

/* The labels of an interview: A is the person whom the article names first, Q its author. */
static bool resolve_label(cast *c, const mention *m, who_str *why, uint32_t *speaker)
{
    who_str label = doc_token(c->d, m->head);
    if (m->last - m->first == 1 && (str_is(label, "Q") || str_is(label, "QUESTION") || str_is(label, "Question"))) {
        *speaker = author_speaker(c);
        *why = explain(c, *why,
                       *speaker == WHO_NONE ? "the label Q is the interviewer, whom the article does not name"
                                            : "the label Q is the author,",
                       *speaker);
        return true;
    }
    if (m->last - m->first == 1 && (str_is(label, "A") || str_is(label, "ANSWER") || str_is(label, "Answer"))) {
        uint32_t best = first_person_before(c, m->head);
        *speaker = best == WHO_NONE ? WHO_NONE : speaker_of_entity(c, best);
        *why = explain(c, *why, "the label A is the person interviewed:", *speaker);
        return true;
    }
    uint32_t initials = person_by_initials(c, m);
    if (initials != WHO_NONE) {
        *speaker = speaker_of_entity(c, initials);
        *why = explain(c, *why, "the label has the initials of", *speaker);
        return true;
    }
    static const char *const NOBODY[] = {"UNIDENTIFIED", "UNKNOWN", "Unidentified", "Unknown"};
    if (!STR_IS_ANY(doc_token(c->d, m->first), NOBODY)) return false;
    *speaker = WHO_NONE;
    *why = explain(c, *why, "the label says that nobody knows", WHO_NONE);
    return true;
}

/* "The 24-year-old": the person of whom that age was given ("Ada Quist, 24,"), the only one whom the paragraph has
 * named before, or where it has named nobody, whom a pronoun would mean. */
static uint32_t person_of_age(const cast *c, const mention *m, uint32_t statement)
{
    if (!is_age(c, m->head) || !is_definite(c, m)) return WHO_NONE;
    who_str age = doc_token(c->d, m->head);
    age.len -= strlen("-year-old");
    uint32_t last = namings_before(c, m->first), here = c->d->sentences[tk(c, m->head)->sentence].paragraph;
    uint32_t only = WHO_NONE, people = 0;
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        if (c->entities[n->entity].kind != WHO_PERSON) continue;
        if (n->last + 1 < m->first && str_eq(doc_token(c->d, n->last + 1), age)) return n->entity;
        if (c->d->sentences[tk(c, n->first)->sentence].paragraph != here || tk(c, n->first)->depth) continue;
        if (only != n->entity) people++;
        only = n->entity;
    }
    if (people) return people == 1 ? only : WHO_NONE;
    return resolve_as(c, m->first, WORD_NONE, statement);
}

/* "The German", "the New Zealander", "the 35-year-old Pole", said of somebody: the person whom a pronoun would mean. */
static uint32_t person_of_country(const cast *c, const mention *m, uint32_t statement)
{
    uint32_t first = m->head, words, bits = wd(c, m->head)->lex;
    if (m->head <= m->first || wd(c, m->first)->role != WORD_THE) return WHO_NONE;
    if (m->head > m->first + 1 && phrase_at(c, first - 1, &words) & LEX_DEMONYM && words == 2)
        bits = phrase_at(c, --first, &words);
    for (uint32_t t = m->first + 1; t < first; t++)
        if (tk(c, t)->pos != POS_ADJ && !is_age(c, t)) return WHO_NONE;
    if (!(bits & LEX_DEMONYM) || bits & (LEX_PLURAL | LEX_ORG)) return WHO_NONE; /* the New Yorker wrote */
    who_str one = utf8_lower_str(&c->d->mem, joined_tokens(c, first, m->head + 1));
    who_str many = arena_printf(&c->d->mem, "%.*ss", (int)one.len, one.ptr); /* the French are many */
    bool single = str_ends(one, "man") || str_ends(one, "woman");            /* the Dutchman is one */
    return single || rules_lookup(c->r, many) & LEX_DEMONYM ? resolve_pronoun(c, m->head, statement) : WHO_NONE;
}

/* "High Court of Selm Justice Ilse Oss": a body's name in front of a title and the name of who holds it. */
static uint32_t holder_behind_body(const cast *c, const mention *m)
{
    if (!(wd(c, m->head)->lex & LEX_ORG)) return WHO_NONE;
    for (uint32_t t = m->head + 1; t < m->last && tk(c, t)->kind != TOK_PUNCT; t++) {
        uint8_t p = tk(c, t)->pos;
        bool within = wd(c, t)->role == WORD_OF || c->naming_at[t + 1] != WHO_NONE; /* Council on Ports chair Oss */
        if (p == POS_CONJ || p == POS_WH || p == POS_PAST || (p == POS_PREP && !within)) break;
        uint32_t n = c->naming_at[t];
        bool titled = n != WHO_NONE && c->namings[n].first == t && c->namings[n].titled;
        uint32_t title = t; /* the government of President Oss is not he */
        while (titled && title > m->head && wd(c, title - 1)->lex & (LEX_HONORIFIC | LEX_ROLE)) title--;
        if (titled && wd(c, title - 1)->role == WORD_OF) return WHO_NONE;
        if (titled && c->namings[n].title != NO_WORD && c->entities[c->namings[n].entity].kind == WHO_PERSON)
            return c->namings[n].entity;
    }
    return WHO_NONE;
}

/* "Paddle believes", where Ilse Pardle has just spoken: a word that begins its sentence, and is her surname but for one
 * letter. */
static uint32_t person_misspelt(const cast *c, const mention *m, uint32_t statement)
{
    bool opens = c->d->sentences[tk(c, m->head)->sentence].first == m->head;
    uint32_t e = opens && m->last - m->first == 1 ? running_speaker(c, statement) : WHO_NONE;
    if (e == WHO_NONE || c->entities[e].kind != WHO_PERSON || c->entities[e].nparts < 2) return WHO_NONE;
    return is_misspelt(lower_token(c, m->head), surname(&c->entities[e])) ? e : WHO_NONE;
}

/* "Researchers at Selm University looked again. The team found": those whom the article has at work at the institution
 * that is named last in that way; a speaker or WHO_NONE. */
static uint32_t team_before(cast *c, const mention *m, uint32_t statement)
{
    bool team =
        m->head == m->first + 1 && wd(c, m->first)->role == WORD_THE && str_is(doc_token(c->d, m->head), "team");
    uint32_t last = namings_before(c, m->first);
    for (uint32_t i = last; team && i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        bool the = n->first > 2 && wd(c, n->first - 1)->role == WORD_THE;
        uint32_t at = n->first - 1 - the;
        if (n->first < 2 || c->entities[n->entity].kind != WHO_INSTITUTION || tk(c, at)->depth) continue;
        if ((wd(c, at)->role != WORD_AT && wd(c, at)->role != WORD_FROM) || !is_people_word(c, at - 1)) continue;
        mention people = {.first = at - 1, .last = n->last, .head = at - 1, .plural = true};
        return resolve_unnamed(c, &people, statement);
    }
    return WHO_NONE;
}

static uint32_t resolve_one(cast *c, const mention *m, uint32_t statement, who_str *why)
{
    uint32_t s = WHO_NONE;
    if (strcmp(c->d->a.statements[statement].rule, "label") == 0 && resolve_label(c, m, why, &s)) return s;
    if (is_pronoun(c, m->head)) return resolve_as_pronoun(c, m, statement, why);
    bool both = m->last - m->first == 1 && str_is(rules_spelling(c->r, tk(c, m->head)->word), "both");
    if (both) s = two_before(c, m->head, statement);
    if (s != WHO_NONE) return s;
    bool article = wd(c, m->first)->role == WORD_A || wd(c, m->first)->role == WORD_THE;
    uint32_t beside =
        article ? name_before_apposition(c, m) : name_before_party(c, m); /* Tobin Renn, the Googler who */
    if (beside != WHO_NONE) return speaker_of_entity(c, beside);
    uint32_t native = person_of_country(c, m, statement);
    if (native == WHO_NONE) native = holder_behind_body(c, m);
    if (native != WHO_NONE) {
        s = speaker_of_entity(c, native);
        *why = explain(c, *why, "said of", s);
        return s;
    }
    if (tk(c, m->head)->pos == POS_NAME || (c->naming_at[m->head] != WHO_NONE)) s = resolve_name(c, m);
    if (s != WHO_NONE) return s;
    if (tk(c, m->head)->pos == POS_NAME && m->first == m->head) { /* a surname that is a title too: King, Shah */
        who_str whole = doc_token(c->d, m->head);
        uint32_t known = whole.len > WORD_BYTES ? WHO_NONE : person_by_surname(c, utf8_lower_str(&c->d->mem, whole));
        if (known != WHO_NONE) return speaker_of_entity(c, known);
    }
    uint32_t second = WHO_NONE, e = two_in_apposition(c, m, &second);
    if (e == WHO_NONE) e = couple_before(c, m, &second);
    if (e != WHO_NONE) return joint_speaker(c, speaker_of_entity(c, e), speaker_of_entity(c, second));
    e = name_behind_title(c, m);
    if (e == WHO_NONE) e = name_behind_noun(c, m);
    if (e == WHO_NONE) e = name_in_apposition(c, m);
    if (e == WHO_NONE) e = name_behind_two_titles(c, m);
    if (e == WHO_NONE) e = body_in_apposition(c, m);
    if (e == WHO_NONE) e = name_before_apposition(c, m);
    if (e == WHO_NONE) e = name_given_behind(c, m);
    if (e == WHO_NONE) e = person_of_age(c, m, statement);
    if (e == WHO_NONE) e = by_role(c, m, statement);
    s = e == WHO_NONE ? team_before(c, m, statement) : WHO_NONE;
    if (s != WHO_NONE) return s;
    if (e == WHO_NONE) e = institution_before(c, m);
    if (e == WHO_NONE) e = person_misspelt(c, m, statement);
    if (e == WHO_NONE) e = person_unexplained(c, m);
    if (e != WHO_NONE) {
        s = speaker_of_entity(c, e);
        *why = explain(c, *why, "the article gives that part to", s);
        return s;
    }
    return resolve_unnamed(c, m, statement);
}

/* "Velden, Oss and Holm": the name behind the comma at t where it is one of a list; a naming or WHO_NONE. */
static uint32_t next_in_list(const cast *c, const mention *m, uint32_t t)
{
    uint32_t n = t + 1 < m->last ? c->naming_at[t + 1] : WHO_NONE;
    if (n == WHO_NONE || c->namings[n].last >= m->last || c->naming_at[m->head] == WHO_NONE) return WHO_NONE;
    uint32_t behind = c->namings[n].last;
    bool and = wd(c, behind)->role == WORD_AND || (is_sign(c, behind, ',') && wd(c, behind + 1)->role == WORD_AND);
    if (!and&&(!is_sign(c, behind, ',') || next_in_list(c, m, behind) == WHO_NONE)) return WHO_NONE;
    return c->namings[n].first == t + 1 ? n : WHO_NONE;
}

/* "Velden, 34, and his wife, Ilse Oss, 29": behind the comma at t, which opens an apposition, the other one's. */
static bool behind_apposition(const cast *c, const mention *m, uint32_t t, mention *out)
{
    for (uint32_t i = t + 1; i + 2 < m->last && c->naming_at[m->head] != WHO_NONE; i++) {
        if (!is_sign(c, i, ',') || wd(c, i + 1)->role != WORD_AND) continue;
        uint32_t n = naming_in(c, i + 2, m->last);
        if (n == WHO_NONE || c->entities[c->namings[n].entity].kind != WHO_PERSON) return false;
        *out = *m;
        out->first = i + 2;
        out->head = c->namings[n].last - 1;
        return true;
    }
    return false;
}

/* X and Y, or X, Y and Z: the next source of m behind token `from`. Behind "and", as in "his counterpart Oss", the
 * person named in its phrase, else what is named first. */
static bool next_source(const cast *c, const mention *m, uint32_t from, mention *out)
{
    for (uint32_t t = from; t + 1 < m->last; t++) {
        bool later = t > m->head + 1; /* Oss, Velden, and Holm */
        if (is_sign(c, t, ',') && !(later && wd(c, t + 1)->role == WORD_AND)) {
            uint32_t n = next_in_list(c, m, t);
            if (n == WHO_NONE) return behind_apposition(c, m, t, out);
            *out = *m;
            out->first = t + 1;
            out->head = c->namings[n].last - 1;
            return true;
        }
        if (tk(c, t)->pos == POS_PREP || tk(c, t)->pos == POS_WH) return false;
        if (wd(c, t)->role != WORD_AND || is_ampersand(c, t)) continue;
        uint32_t found = WHO_NONE;
        for (uint32_t i = t + 1; i < m->last && tk(c, i)->kind == TOK_WORD && tk(c, i)->pos != POS_PREP; i++) {
            uint32_t n = c->naming_at[i];
            if (n == WHO_NONE) continue;
            if (found == WHO_NONE || c->entities[c->namings[n].entity].kind == WHO_PERSON) found = n;
        }
        if (found == WHO_NONE || c->naming_at[m->head] == found || c->naming_at[m->head] == WHO_NONE) return false;
        *out = *m;
        out->first = t + 1;
        out->head = c->namings[found].last - 1;
        return true;
    }
    return false;
}

/* "Selm and Varrow mayor Ilse Oss": is who is named behind "and" there the holder of an office of both, and alone? */
static bool holds_office_of_both(const cast *c, const mention *m, const mention *other)
{
    const naming *holder = &c->namings[c->naming_at[other->head]];
    uint32_t first = c->naming_at[m->head], second = c->naming_at[other->first];
    if (first == WHO_NONE || second == WHO_NONE || c->namings[second].entity == holder->entity) return false;
    bool bodies = c->entities[c->namings[first].entity].kind == WHO_INSTITUTION &&
                  c->entities[c->namings[second].entity].kind == WHO_INSTITUTION;
    uint32_t office = holder->first - 1;
    return bodies && c->entities[holder->entity].kind == WHO_PERSON && office >= c->namings[second].last &&
           wd(c, office)->lex & (LEX_ROLE | LEX_HONORIFIC);
}

/* A mention as far as anything is read in it: a source of a thousand words is no better known than one of its head. */
static mention clipped(mention m)
{
    if (m.head > m.first + SOURCE_REACH) m.first = m.head - SOURCE_REACH;
    if (m.last > m.head + SOURCE_REACH) m.last = m.head + SOURCE_REACH;
    return m;
}

/* The speaker that the content itself names as speaking. */
static void resolve_inner(cast *c, uint32_t i)
{
    const attribution *at = &c->d->attributions[i];
    if (at->inner == WHO_NONE) return;
    who_str unused = STR("");
    mention m = clipped(c->d->mentions[at->inner]);
    c->d->a.statements[i].inner = resolve_one(c, &m, i, &unused);
}

/* "Why did it sink?", a paragraph without marks, and the next begins with a quotation: is paragraph p such an answer?
 */
static bool answers_question(const cast *c, uint32_t p)
{
    const paragraph *here = &c->d->paragraphs[p], *before = here - 1;
    if (p == 0 || here->first_token >= here->last_token || before->first_token >= before->last_token) return false;
    if (tk(c, here->first_token)->kind != TOK_MARK || !is_sign(c, before->last_token - 1, '?')) return false;
    for (uint32_t t = before->first_token; t < before->last_token; t++)
        if (tk(c, t)->depth || tk(c, t)->kind == TOK_MARK) return false;
    return true;
}

/* Is the article an interview without labels: two such answers or more? */
static bool is_interview(cast *c)
{
    uint32_t answers = 0;
    if (c->asked.interview_made) return c->asked.interview;
    for (uint32_t p = 1; p < c->d->nparagraphs; p++) answers += answers_question(c, p);
    c->asked.interview_made = true;
    return c->asked.interview = answers >= 2;
}

/* Who answers with statement i, which nothing attributes, in an interview without labels: whom the article names first.
 */
static void resolve_answer(cast *c, uint32_t i)
{
    who_statement *st = &c->d->a.statements[i];
    uint32_t t = doc_token_from(c->d, st->content[0].start), p = c->d->sentences[tk(c, t)->sentence].paragraph;
    if (t != c->d->paragraphs[p].first_token || !is_interview(c) || !answers_question(c, p)) return;
    uint32_t e = first_person_before(c, t);
    if (e == WHO_NONE || e == author_entity(c)) return;
    st->speaker = speaker_of_entity(c, e);
    st->why = explain(c, st->why, "a question stands before it; the person interviewed is", st->speaker);
}

/* The turns of an interview whose answers have neither labels nor marks: they are those of the person whom the article
 * names first. */
static void resolve_turn(cast *c, who_statement *st)
{
    uint32_t e = first_person_before(c, c->d->ntokens);
    if (e != WHO_NONE) st->speaker = speaker_of_entity(c, e);
    st->why = STR("it follows a question without a label");
    st->why = explain(c, st->why, "the person interviewed is", st->speaker);
}

static void resolve_statement(cast *c, uint32_t i)
{
    doc *d = c->d;
    who_statement *st = &d->a.statements[i];
    const attribution *at = &d->attributions[i];
    if (at->mention == WHO_NONE) {
        if (at->follows != WHO_NONE && at->follows < i) st->speaker = d->a.statements[at->follows].speaker;
        bool turn = at->follows == WHO_NONE && strcmp(st->rule, "label") == 0;
        if (turn) resolve_turn(c, st);
        if (st->speaker == WHO_NONE && at->follows == WHO_NONE && !turn) resolve_answer(c, i);
        return;
    }
    mention m = clipped(d->mentions[at->mention]), other;
    st->speaker = resolve_one(c, &m, i, &st->why);
    for (uint32_t t = m.head + 1; st->speaker != WHO_NONE && next_source(c, &m, t, &other); t = other.head + 1) {
        uint32_t next = resolve_one(c, &other, i, &st->why);
        if (next != WHO_NONE && holds_office_of_both(c, &m, &other))
            st->speaker = next;
        else if (next != WHO_NONE)
            st->speaker = joint_speaker(c, st->speaker, next);
    }
}

/* "Velden said the plan came after Oss had demanded one": does statement i stand in the content of one before it? Then
 * whoever speaks in it does not hold the floor. */
static bool is_reported_by_another(const doc *d, uint32_t i)
{
    const who_statement *in = &d->a.statements[i];
    for (uint32_t k = i; k-- > 0 && i - k <= NESTING_BACK;) {
        const who_statement *out = &d->a.statements[k];
        for (uint32_t p = 0; p < out->ncontent; p++)
            if (out->content[p].start <= in->cue.start && in->cue.end <= out->content[p].end) return true;
    }
    return false;
}

void speaker_resolve(doc *d, const rules *r)
{
    cast c = {.d = d, .r = r, .tokens = d->tokens, .recent_plural = WHO_NONE, .asked.called_by = WHO_NONE};
    c.spoken_before = arena_alloc(doc_scratch(d), sizeof *c.spoken_before * (d->a.nstatements + (size_t)1));
    c.spoken_before[0] = WHO_NONE;
    find_namings(&c);
    link_namings(&c);
    find_roles(&c);
    settle_kinds(&c);
    settle_spellings(&c);
    settle_genders(&c);
    for (uint32_t i = 0; i < d->a.nstatements; i++) {
        resolve_statement(&c, i);
        resolve_inner(&c, i);
        bool spoke = d->a.statements[i].speaker != WHO_NONE && !is_reported_by_another(d, i);
        c.spoken_before[i + 1] = spoke ? i : c.spoken_before[i];
    }
    for (uint32_t i = 0; i < d->a.nstatements; i++) { /* statements that carry on a later one */
        const attribution *at = &d->attributions[i];
        if (d->a.statements[i].speaker == WHO_NONE && at->mention == WHO_NONE && at->follows != WHO_NONE)
            d->a.statements[i].speaker = d->a.statements[at->follows].speaker;
    }
    drop_repeated(d);
    index_free(&c);
    map64_free(&c.recent);
}
