/* unnamed.c - "the official" to the unnamed speaker of before.
 *
 * The same words are the same speaker. A bare "the official" goes back to the last unnamed speaker with that head, and
 * a general word ("the source") that none has to the last unnamed person, who is called so from there on; "another
 * official" goes back to nobody. For each head, number and kind the speaker used last is kept, so that nothing is
 * searched.
 */
#include "speaker/internal.h"

#define ANY_HEAD ((uint64_t)1 << 32) /* beside the word ids */

static bool is_people(enum who_kind kind) { return kind == WHO_GROUP || kind == WHO_ANONYMOUS; }

static uint64_t recent_key(uint64_t head, bool plural, enum who_kind kind)
{
    return head << 8 | (uint64_t)plural << 4 | (uint64_t)kind;
}

static uint32_t later(const cast *c, uint32_t a, uint32_t b)
{
    if (a == WHO_NONE || b == WHO_NONE) return a == WHO_NONE ? b : a;
    uint32_t x = c->unnamed[a].statement, y = c->unnamed[b].statement;
    return x > y || (x == y && a > b) ? a : b;
}

/* Was it the last used of those with its head? Then `key` is its own. */
static void set_recent(cast *c, uint64_t key, uint32_t u)
{
    uint32_t *at = map64_at(&c->recent, key, u);
    *at = later(c, *at, u);
}

void unnamed_used(cast *c, uint32_t u, uint32_t statement)
{
    unnamed *x = &c->unnamed[u];
    x->statement = statement;
    set_recent(c, recent_key(x->head, x->plural, x->kind), u);
    if (x->kind == WHO_ANONYMOUS || x->kind == WHO_DOCUMENT) set_recent(c, recent_key(ANY_HEAD, x->plural, x->kind), u);
    bool told_of = is_reported_by_another(c->d, statement); /* warned by his lawyers, two members said. One of them */
    told_of = told_of && c->recent_plural != WHO_NONE && c->unnamed[c->recent_plural].kind == WHO_ANONYMOUS;
    if (x->plural && !told_of) c->recent_plural = later(c, c->recent_plural, u);
}

void unnamed_called(cast *c, uint32_t u, uint32_t head)
{
    set_recent(c, recent_key(head, c->unnamed[u].plural, c->unnamed[u].kind), u);
}

uint32_t unnamed_last(const cast *c)
{
    uint32_t one = map64_get(&c->recent, recent_key(ANY_HEAD, false, WHO_ANONYMOUS));
    return later(c, one, c->recent_plural);
}

uint32_t unnamed_add(cast *c, unnamed u)
{
    ARENA_PUSH(&c->d->mem, c->unnamed, c->nunnamed, u);
    index_add(c, index_key(BY_DESCRIPTOR, u.name), c->nunnamed - 1);
    return c->nunnamed - 1;
}

/* Heads that stand for any unnamed person when the article goes back to one. */
static bool is_general(const cast *c, const mention *m)
{
    static const char *const GENERAL[] = {"source",  "official",  "interlocutor", "person", "man",     "woman",
                                          "insider", "informant", "pal",          "friend", "sources", "insiders"};
    return wd(c, m->head)->lex & LEX_ANON && IS_ONE_OF(c, m->head, GENERAL);
}

/* "The friend" may be the pal of before, and no official. */
static bool is_friend(const cast *c, uint32_t id)
{
    static const char *const FRIENDS[] = {"friend", "pal", "chum", "mate", "confidant", "insider", "source"};
    return STR_IS_ANY(rules_spelling(c->r, id), FRIENDS);
}

static bool says_other(const cast *c, const mention *m)
{
    for (uint32_t t = m->first; t < m->head; t++)
        if (wd(c, t)->role == WORD_OTHER) return true;
    return false;
}

static bool is_one_word(who_str s) { return s.len && !memchr(s.ptr, ' ', s.len); }

/* "The woman" is not the man of before. */
static bool is_of_other_sex(const cast *c, const mention *m, uint32_t u)
{
    uint32_t a = wd(c, m->head)->lex, b = u == WHO_NONE ? 0 : rules_at(c->r, c->unnamed[u].head)->lex;
    return (a & LEX_FEMALE && b & LEX_MALE) || (a & LEX_MALE && b & LEX_FEMALE);
}

/* "A poll found. The survey found": the other word for the same thing, or NO_WORD. */
static uint32_t word_alike(const cast *c, uint32_t head)
{
    static const char *const PAIRS[][2] = {{"poll", "survey"}, {"study", "paper"}, {"lawsuit", "suit"}};
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        for (int k = 0; k < 2; k++)
            if (str_is(rules_spelling(c->r, head), PAIRS[i][k])) return rules_word(c->r, str_of(PAIRS[i][1 - k]));
    return NO_WORD;
}

/* "Renn's lawyer, who asked not to be named": whom the article will not name is nobody whom it names elsewhere. */
bool is_kept_unnamed(const cast *c, const mention *m)
{
    static const char *const HIDDEN[] = {"anonymity", "anonymously"}, *const NAMED[] = {"named", "identified"};
    static const char *const USED[] = {"used", "published", "printed", "disclosed"};
    uint32_t last = c->d->sentences[tk(c, m->head)->sentence].last, who = m->head + 1;
    while (who < last && who < m->head + OFFICE_REACH && wd(c, who)->role != WORD_WHO) who++;
    if (c->naming_at[m->head] != WHO_NONE || who >= last || wd(c, who)->role != WORD_WHO) return false;
    bool not_to = false; /* who has been there for years and did not want her name used */
    for (uint32_t t = who; t < last && t < who + 2 * OFFICE_REACH && !tk(c, t)->depth; t++) {
        not_to = not_to || tk(c, t)->pos == POS_NEG || str_is(doc_token(c->d, t), "declined");
        bool withheld = not_to && IS_ONE_OF(c, t, USED) && str_is(doc_token(c->d, t - 1), "name");
        if (withheld) return true;
        bool be_named = not_to && IS_ONE_OF(c, t, NAMED) && wd(c, t - 1)->role == WORD_BE; /* not: named a deputy */
        if (be_named || IS_ONE_OF(c, t, HIDDEN)) return true;
    }
    return false;
}

/* "A veteran who did not want his name used said so. "...," the player said": is u somebody whom the article hides and
 * who spoke just before m, so that any word may be for him that is for nobody else? */
static bool is_veiled(const cast *c, const mention *m, uint32_t u)
{
    uint32_t at = u == WHO_NONE ? WHO_NONE : c->d->attributions[c->unnamed[u].statement].mention;
    if (at == WHO_NONE || m->plural || !(wd(c, m->head)->lex & (LEX_ROLE | LEX_ANON))) return false;
    const mention *source = &c->d->mentions[at];
    uint32_t here = tk(c, m->head)->sentence, there = tk(c, source->head)->sentence;
    return source->head < m->head && here - there <= 2 && is_kept_unnamed(c, source) && !is_of_other_sex(c, m, u);
}

/* "The 84-page document": is how long it is all that is said of it? */
static bool says_length(const cast *c, const mention *m)
{
    char first = c->d->a.text.ptr[tk(c, m->first + 1)->start];
    return m->head == m->first + 2 && first >= '0' && first <= '9';
}

/* The unnamed speaker of before that "the official" goes back to, or WHO_NONE. */
uint32_t unnamed_before(const cast *c, const mention *m, enum who_kind kind, who_str name)
{
    if (says_other(c, m)) return WHO_NONE;
    uint32_t i, same = WHO_NONE;
    for (walk w = index_walk(c, index_key(BY_DESCRIPTOR, name)); index_next(&w, &i);) {
        const unnamed *u = &c->unnamed[i];
        if (str_eq(u->name, name) && (u->kind == kind || (is_people(u->kind) && is_people(kind)))) same = i;
        if (same != WHO_NONE) break;
    }
    bool one = is_one_word(name) || (kind == WHO_DOCUMENT && says_length(c, m));
    if (!one || !is_definite(c, m)) return same;
    uint32_t head = tk(c, m->head)->word; /* the minister, and another since: the later one */
    uint32_t best = later(c, same, map64_get(&c->recent, recent_key(head, m->plural, kind)));
    bool written = same == WHO_NONE && kind == WHO_DOCUMENT && str_is(rules_spelling(c->r, head), "document"); /* any */
    if (written) best = later(c, best, map64_get(&c->recent, recent_key(ANY_HEAD, m->plural, kind)));
    uint32_t alike = best == WHO_NONE && kind == WHO_DOCUMENT ? word_alike(c, head) : NO_WORD;
    if (alike != NO_WORD) best = map64_get(&c->recent, recent_key(alike, m->plural, kind));
    if (!is_people(kind)) return best;
    enum who_kind other = kind == WHO_GROUP ? WHO_ANONYMOUS : WHO_GROUP;
    best = later(c, best, map64_get(&c->recent, recent_key(head, m->plural, other)));
    uint32_t any = map64_get(&c->recent, recent_key(ANY_HEAD, m->plural, WHO_ANONYMOUS));
    if (best == WHO_NONE && is_veiled(c, m, any)) return any;
    if (best != WHO_NONE || !is_general(c, m)) return best;
    if (str_is(rules_spelling(c->r, tk(c, m->head)->word), "friend") &&
        (any == WHO_NONE || !is_friend(c, c->unnamed[any].head)))
        return WHO_NONE;
    return is_of_other_sex(c, m, any) ? WHO_NONE : any;
}

/* Has the article named a person between token `from` and token `to`, but in the words of the statement? */
static bool named_between(const cast *c, uint32_t from, uint32_t to, uint32_t statement)
{
    for (uint32_t i = namings_before(c, to); i-- > 0 && c->namings[i].first > from;) {
        const naming *n = &c->namings[i];
        bool person = c->entities[n->entity].kind == WHO_PERSON && !tk(c, n->first)->depth;
        if (person && !is_in_words(c, statement, n->first)) return true;
    }
    return false;
}

/* "A senior Tory said so. “...,” the MP said": the unnamed member of a party or a parliament who spoke just before m, a
 * word for who sits in one, where no person has been named since; an unnamed, or WHO_NONE. */
uint32_t unnamed_member(const cast *c, const mention *m, uint32_t statement)
{
    static const char *const SEATS[] = {"mp",      "lawmaker",    "legislator",    "politician",  "parliamentarian",
                                        "senator", "congressman", "congresswoman", "backbencher", "assemblyman",
                                        "mla",     "msp",         "mep",           "councillor",  "councilwoman"};
    static const char *const MEMBERS[] = {"member", "colleague", "tory", "democrat", "republican", "conservative"};
    if (m->plural || wd(c, m->first)->role != WORD_THE || !IS_ONE_OF(c, m->head, SEATS)) return WHO_NONE;
    for (uint32_t t = m->first + 1; t < m->head; t++) /* the two-term MLA */
        if (tk(c, t)->pos != POS_ADJ) return WHO_NONE;
    uint32_t u = map64_get(&c->recent, recent_key(ANY_HEAD, false, WHO_ANONYMOUS)),
             before = c->spoken_before[statement];
    if (u == WHO_NONE || before == WHO_NONE || c->unnamed[u].statement != before) return WHO_NONE;
    uint32_t at = c->d->attributions[before].mention;
    if (at == WHO_NONE) return WHO_NONE;
    uint32_t source = c->d->mentions[at].head, there = tk(c, source)->sentence, here = tk(c, m->head)->sentence;
    who_str head = rules_spelling(c->r, c->unnamed[u].head);
    bool sits = STR_IS_ANY(head, SEATS) || STR_IS_ANY(head, MEMBERS);
    bool near = source < m->first && here <= there + 2;
    return sits && near && !named_between(c, source, m->first, before) ? u : WHO_NONE;
}
