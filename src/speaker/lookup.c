/* lookup.c - whom the article means by a role ("the mayor"), by a word for an institution ("the bank"), by a label.
 *
 * Each question has a list, made when it is first asked and sorted by key and place, so that an answer takes a binary
 * search and a look at the nearest members. People are listed under their roles and qualifiers at the place where they
 * are named first: of more than MOST_ALIKE people of one role those introduced last before the mention are compared.
 * Who holds an office is also listed under the wider words for it ("the lawmaker"). Of the firms before "the company"
 * the likeliest is meant, by a score, because the nearest may be where an analyst works.
 * Gets wrong: two who hold one office, where nothing else is said: the one named last is taken.
 */
#include <stdlib.h>
#include <string.h>

#include "speaker/internal.h"

#define LEAD_PARAGRAPHS 3
#define TRADE_REACH 400                   /* tokens back in which a firm without a name may have been brought in */
#define QUALIFIER_KEY ((uint64_t)1 << 32) /* beside the word id: words that stand beside a role, not the role */

static int order(const void *x, const void *y)
{
    const keyed_at *a = x, *b = y;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    if (a->at != b->at) return a->at < b->at ? -1 : 1;
    return a->value < b->value ? -1 : a->value > b->value;
}

static void sort(keyed_at *list, uint32_t n)
{
    if (n) qsort(list, n, sizeof *list, order);
}

/* How many of the list stand before (key, at] ends: the index behind the last one with that key at or before `at`. */
static uint32_t behind(const keyed_at *list, uint32_t n, uint64_t key, uint32_t at)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const keyed_at *x = &list[middle];
        if (x->key < key || (x->key == key && x->at <= at))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- people by role ---- */

uint32_t canonical_id(const cast *c, uint32_t id)
{
    return rules_word(c->r, rules_canonical(c->r, rules_spelling(c->r, id)));
}

/* Of the title that n tokens from t are: a chief executive is the CEO. */
uint32_t title_id(const cast *c, uint32_t t, uint32_t n)
{
    who_str s = utf8_lower_str(&c->d->mem, joined_tokens(c, t, t + n));
    return rules_word(c->r, rules_canonical(c->r, s));
}

static void make_places(cast *c)
{
    uint32_t *start = arena_alloc(&c->d->mem, sizeof *start * (c->nentities + (size_t)2));
    uint32_t *all = arena_alloc(&c->d->mem, sizeof *all * (c->nnamings + (size_t)1));
    for (uint32_t i = 0; i < c->nnamings; i++) start[c->namings[i].entity + 2]++;
    for (uint32_t e = 2; e < c->nentities + 2; e++) start[e] += start[e - 1];
    for (uint32_t i = 0; i < c->nnamings; i++) all[start[c->namings[i].entity + 1]++] = c->namings[i].first;
    c->asked.places = all;
    c->asked.place_of = start;
}

/* What those who hold an office are called too: "the lawmaker" is a senator. The first word is the wider one. */
#define NARROWER 14 /* words in a row, with the wider one */
static const char *const WIDER[][NARROWER] = {
    {"lawmaker", "senator", "representative", "congressman", "congresswoman", "mp", "legislator", "assemblyman",
     "deputy", "member"},
    {"legislator", "senator", "representative", "assemblyman", "assemblywoman", "lawmaker", "mp", "deputy", "member"},
    {"congresswoman", "representative", "member"},
    {"congressman", "representative", "member"},
    {"mp", "member", "lawmaker", "legislator", "parliamentarian", "deputy"},
    {"judge", "justice", "magistrate", "chief justice"},
    {"lawyer", "attorney", "solicitor", "barrister", "advocate", "counsel"},
    {"attorney", "lawyer", "counsel"},
    {"doctor", "physician", "surgeon", "gp", "cardiologist", "paediatrician", "oncologist"},
    {"officer", "sergeant", "constable", "inspector", "detective", "lieutenant", "superintendent", "captain",
     "colonel"},
    {"commander", "general", "colonel", "brigadier", "major", "admiral", "captain", "lieutenant"},
    {"academic", "professor", "lecturer", "historian", "economist"},
    {"don", "professor", "lecturer", "academic", "scholar"},
    {"clergyman", "bishop", "pastor", "priest", "vicar", "rector", "reverend", "rev"},
    {"priest", "reverend", "rev", "father", "vicar"},
    {"pastor", "reverend", "rev"},
    {"vicar", "reverend", "rev"},
    {"cleric", "sheikh", "imam", "mufti", "mullah", "ayatollah", "bishop", "priest"},
    {"preacher", "sheikh", "imam", "pastor", "reverend", "cleric"},
    {"premier", "prime minister"},
    {"minister", "home secretary", "foreign secretary", "health secretary", "education secretary",
     "transport secretary", "justice secretary", "defense secretary", "business secretary", "culture secretary",
     "environment secretary", "reverend", "rev"},
    {"diplomat", "ambassador", "envoy", "consul", "foreign minister", "representative"},
    {"envoy", "representative", "ambassador", "rapporteur"},
    {"scientist", "biologist", "chemist", "physicist", "geologist", "epidemiologist", "astronomer"}};

/* Is `role` one of those that the row is wider than? */
static bool is_wider(const cast *c, const char *const row[NARROWER], uint32_t role)
{
    who_str s = rules_spelling(c->r, role);
    for (size_t i = 1; i < NARROWER && row[i]; i++)
        if (str_is(s, row[i])) return true;
    return false;
}

static void add_role_of(cast *c, uint64_t key, uint32_t e)
{
    keyed_at x = {key, c->asked.places[c->asked.place_of[e]], e};
    ARENA_PUSH(&c->d->mem, c->asked.roles, c->asked.nroles, x);
}

/* The one person with a government: "the Ilse Rosen government"; an entity, or WHO_NONE for nobody or two. */
static uint32_t leader_of_government(const cast *c)
{
    static const char *const BODIES[] = {"government", "administration"};
    uint32_t found = WHO_NONE;
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        bool led = n->first > 0 && wd(c, n->first - 1)->role == WORD_THE && same_sentence(c, n->first, n->last) &&
                   IS_ONE_OF(c, n->last, BODIES) && c->entities[n->entity].kind == WHO_PERSON;
        if (led && found != WHO_NONE && found != n->entity) return WHO_NONE;
        if (led) found = n->entity;
    }
    return found;
}

static void make_roles(cast *c)
{
    if (c->asked.roles_made) return;
    c->asked.roles_made = true;
    c->asked.leader = leader_of_government(c);
    make_places(c);
    for (uint32_t i = 0; i < c->nentities; i++) {
        const entity *e = &c->entities[i];
        bool named = c->asked.place_of[i] < c->asked.place_of[i + 1]; /* all its namings may have become another's */
        if (e->kind != WHO_PERSON || e->place || !named) continue;
        for (uint32_t k = 0; k < e->nroles; k++) {
            uint32_t role = canonical_id(c, e->roles[k]);
            add_role_of(c, role, i);
            for (size_t w = 0; w < sizeof WIDER / sizeof *WIDER; w++)
                if (is_wider(c, WIDER[w], role)) add_role_of(c, rules_word(c->r, str_of(WIDER[w][0])), i);
        }
        for (uint32_t k = 0; k < e->nqualifiers; k++) add_role_of(c, QUALIFIER_KEY | e->qualifiers[k], i);
    }
    sort(c->asked.roles, c->asked.nroles);
}

static uint32_t first_qualifier(const mention *m)
{
    return m->head > m->first + QUALIFIERS ? m->head - QUALIFIERS : m->first;
}

bool has_role(const cast *c, const entity *e, uint32_t canonical)
{
    for (uint32_t k = 0; k < e->nroles; k++)
        if (canonical_id(c, e->roles[k]) == canonical) return true;
    return false;
}

/* The same, or one that m's head is a wider word for, unless more is said of whom it means: "the lawyer who ran". */
bool may_be_called(const cast *c, const entity *e, const mention *m, uint32_t canonical)
{
    if (has_role(c, e, canonical)) return true;
    static const char *const POST[] = {"charge", "duty"}; /* the officer in charge */
    for (uint32_t t = m->head + 1; t < m->last; t++)
        if (tk(c, t)->pos == POS_WH || IS_ONE_OF(c, t, POST)) return false;
    for (size_t w = 0; w < sizeof WIDER / sizeof *WIDER; w++)
        for (uint32_t k = 0; k < e->nroles && str_is(rules_spelling(c->r, canonical), WIDER[w][0]); k++)
            if (is_wider(c, WIDER[w], canonical_id(c, e->roles[k]))) return true;
    return false;
}

/* "The chief vet" is no other vet: does a rank stand before the head of m that the article does not give e? */
static bool outranks(const cast *c, const entity *e, const mention *m)
{
    static const char *const RANKS[] = {"chief", "deputy", "lead", "assistant"};
    for (uint32_t t = first_qualifier(m); t < m->head; t++) {
        if (!IS_ONE_OF(c, t, RANKS)) continue;
        bool shared = false;
        for (uint32_t k = 0; k < e->nqualifiers; k++) shared = shared || e->qualifiers[k] == tk(c, t)->word;
        if (!shared) return true;
    }
    return false;
}

/* "The transport secretary" is no permanent secretary: does m say a title of several words that ends in its head, and
 * the article give e another such one? */
static bool has_other_title(const cast *c, const entity *e, const mention *m)
{
    static const char *const OF_FIELD[] = {"secretary", "minister", "officer", "commissioner", "director", "general"};
    uint32_t t = IS_ONE_OF(c, m->head, OF_FIELD) ? first_qualifier(m) : m->head, n;
    while (t < m->head && !(phrase_at(c, t, &n) & LEX_ROLE && t + n == m->head + 1)) t++;
    bool behind_it = t >= m->head && phrase_at(c, m->head, &n) & LEX_ROLE && n > 1; /* the secretary general */
    if (t >= m->head && !behind_it) return false;
    who_str own = rules_spelling(c->r, title_id(c, t, n)), head = rules_spelling(c->r, tk(c, m->head)->word);
    bool other = false;
    for (uint32_t k = 0; k < e->nroles; k++) {
        who_str s = rules_spelling(c->r, canonical_id(c, e->roles[k]));
        bool title = s.len > head.len && s.ptr[s.len - head.len - 1] == ' ' &&
                     memcmp(s.ptr + s.len - head.len, head.ptr, head.len) == 0;
        size_t less = s.len < own.len ? s.len : own.len; /* press secretary, White House press secretary */
        if (title && memcmp(s.ptr + s.len - less, own.ptr + own.len - less, less) == 0) return false;
        other = other || title;
    }
    return other;
}

/* "The prime minister" is no health minister, and the head coach no assistant coach. */
bool has_other_charge(const cast *c, const entity *e, const mention *m)
{
    static const char *const FIRST[] = {"head", "chief"};
    bool rank = m->head > m->first && IS_ONE_OF(c, m->head - 1, FIRST), helps = false;
    for (uint32_t k = 0; k < e->nroles && rank; k++)
        helps = helps || str_starts(rules_spelling(c->r, e->roles[k]), "assistant ");
    return (helps && has_role(c, e, canonical_id(c, tk(c, m->head)->word))) || has_other_title(c, e, m);
}

/* How well person e fits the role phrase of m: -1 not at all, else 1 and one for each qualifier shared. */
static int role_fit(const cast *c, const entity *e, const mention *m, uint32_t canonical)
{
    bool by_head = canonical == canonical_id(c, tk(c, m->head)->word);
    if (by_head && (outranks(c, e, m) || has_other_charge(c, e, m))) return -1;
    int fit = may_be_called(c, e, m, canonical) ? 1 : -1;
    for (uint32_t t = first_qualifier(m); t < m->head; t++)
        for (uint32_t k = 0; k < e->nqualifiers; k++)
            if (e->qualifiers[k] == tk(c, t)->word && tk(c, t)->word != NO_WORD) {
                if (fit > 0)
                    fit++;
                else if (wd(c, m->head)->lex & LEX_EPITHET)
                    fit = 1;
                break;
            }
    return fit;
}

bool gender_clash(const entity *e, uint32_t bits)
{
    return (bits & LEX_FEMALE && e->gender == WHO_MALE) || (bits & LEX_MALE && e->gender == WHO_FEMALE);
}

typedef struct choice {
    uint32_t before, before_at; /* the best fit, of several the one named last before the mention */
    int fit;
    uint32_t after, after_at; /* the first named behind it */
} choice;

/* Where the entity is named last at or before token t; WHO_NONE where it is not. */
static uint32_t place_before(const cast *c, uint32_t e, uint32_t t)
{
    uint32_t first = c->asked.place_of[e], low = first, high = c->asked.place_of[e + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (c->asked.places[middle] <= t)
            low = middle + 1;
        else
            high = middle;
    }
    return low == first ? WHO_NONE : c->asked.places[low - 1];
}

/* "The Selm Republican" is the Republican of Selm: for those whom many are, the place must fit. */
static bool wants_place(const cast *c, const mention *m)
{
    if (!is_party_word(c, tk(c, m->head)->word)) return false;
    for (uint32_t t = first_qualifier(m); t < m->head; t++)
        if (wd(c, t)->lex & LEX_PLACE) return true;
    return false;
}

/* "The treasurer", and e is the shadow treasurer: has e the office only behind a word that m has not? */
bool is_only_deputy(const cast *c, const entity *e, const mention *m)
{
    for (uint32_t t = first_qualifier(m); t <= m->head; t++)
        if (is_lesser(c, tk(c, t)->word)) return false; /* the deputy, the deputy governor */
    if (!has_role(c, e, canonical_id(c, tk(c, m->head)->word))) return false;
    for (uint32_t k = 0; k < e->nqualifiers; k++)
        if (is_lesser(c, e->qualifiers[k])) return true;
    return false;
}

/* "The Selm senator" is none whom the article has of another place. */
static bool is_of_another_place(const cast *c, const entity *e, const mention *m)
{
    bool elsewhere = false;
    for (uint32_t t = first_qualifier(m); t < m->head; t++) {
        if (!(wd(c, t)->lex & LEX_PLACE)) continue;
        for (uint32_t k = 0; k < e->nqualifiers; k++) {
            if (e->qualifiers[k] == tk(c, t)->word) return false;
            elsewhere = elsewhere || rules_at(c->r, e->qualifiers[k])->lex & LEX_PLACE;
        }
    }
    return elsewhere;
}

static void consider(const cast *c, const mention *m, uint32_t canonical, const keyed_at *x, choice *best)
{
    const entity *e = &c->entities[x->value];
    int fit = gender_clash(e, wd(c, m->head)->lex) ? -1 : role_fit(c, e, m, canonical);
    if (fit < (wants_place(c, m) ? 2 : 1) || is_of_another_place(c, e, m) || is_only_deputy(c, e, m)) return;
    uint32_t at = place_before(c, x->value, m->head);
    if (at == WHO_NONE) {
        if (best->after == WHO_NONE || x->at < best->after_at) best->after = x->value, best->after_at = x->at;
    } else if (fit > best->fit || (fit == best->fit && at >= best->before_at))
        best->before = x->value, best->before_at = at, best->fit = fit;
}

static void consider_all(const cast *c, const mention *m, uint32_t canonical, uint64_t key, choice *best)
{
    const keyed_at *list = c->asked.roles;
    uint32_t n = c->asked.nroles, middle = behind(list, n, key, m->head);
    for (uint32_t i = middle; i-- > 0 && list[i].key == key && middle - i <= MOST_ALIKE;)
        consider(c, m, canonical, &list[i], best);
    for (uint32_t i = middle; i < n && list[i].key == key && i - middle < MOST_ALIKE && best->after == WHO_NONE; i++)
        consider(c, m, canonical, &list[i], best);
}

/* "The Rosen government", and then "the prime minister": whom the article names before the word for a government, where
 * m is the office of who leads one; WHO_NONE where that is nobody or two. */
static uint32_t head_of_government(const cast *c, const mention *m)
{
    static const char *const LED[] = {"prime minister", "chief minister", "premier", "chancellor", "president"};
    uint32_t leader = c->asked.leader;
    bool bare = m->head > m->first && m->last == m->head + 1 && wd(c, m->first)->role == WORD_THE;
    if (leader == WHO_NONE || !bare || m->head - m->first > 2) return WHO_NONE;
    who_str office = utf8_lower_str(doc_scratch(c->d), joined_tokens(c, m->first + 1, m->head + 1));
    const entity *e = &c->entities[leader];
    bool clash = has_other_title(c, e, m) || gender_clash(e, wd(c, m->head)->lex);
    return STR_IS_ANY(office, LED) && !clash ? leader : WHO_NONE;
}

/* The person whom the article gives the role of m: the best fit, then the nearest before it; WHO_NONE where none has
 * it. */
uint32_t person_with_role(cast *c, const mention *m)
{
    choice best = {.before = WHO_NONE, .after = WHO_NONE};
    uint32_t canonical = canonical_id(c, tk(c, m->head)->word);
    make_roles(c);
    for (uint32_t t = m->first, n; t < m->head; t++)
        if (phrase_at(c, t, &n) & LEX_ROLE && t + n == m->head + 1)
            consider_all(c, m, title_id(c, t, n), title_id(c, t, n), &best);
    if (canonical != NO_WORD) consider_all(c, m, canonical, canonical, &best);
    if (wd(c, m->head)->lex & LEX_EPITHET)
        for (uint32_t t = first_qualifier(m); t < m->head; t++) {
            choice more = {.before = WHO_NONE, .after = WHO_NONE};
            if (tk(c, t)->word == NO_WORD || !(tk(c, t)->shape & SHAPE_CAP)) continue; /* a democratic socialist */
            consider_all(c, m, canonical, QUALIFIER_KEY | tk(c, t)->word, &more);
            if (more.before != WHO_NONE &&
                (more.fit > best.fit || (more.fit == best.fit && more.before_at >= best.before_at)))
                best.before = more.before, best.before_at = more.before_at, best.fit = more.fit;
        }
    if (best.before != WHO_NONE) return best.before;
    return best.after != WHO_NONE ? best.after : head_of_government(c, m);
}

/* "The minister", where minister e is only mentioned since another has spoken: who speaks, if the role fits that person
 * no less; else e. */
uint32_t person_speaking(cast *c, const mention *m, uint32_t e, uint32_t statement)
{
    make_roles(c);
    uint32_t s = running_speaker(c, statement), at = place_before(c, e, m->head);
    uint32_t canonical = canonical_id(c, tk(c, m->head)->word);
    if (s == WHO_NONE || s == e || at == WHO_NONE || is_subject(c, &c->namings[c->naming_at[at]])) return e;
    const entity *x = &c->entities[s];
    bool fits = x->kind == WHO_PERSON && !gender_clash(x, wd(c, m->head)->lex) && !is_only_deputy(c, x, m) &&
                !is_of_another_place(c, x, m) && role_fit(c, x, m, canonical) > 0;
    return fits && role_fit(c, x, m, canonical) >= role_fit(c, &c->entities[e], m, canonical) ? s : e;
}

/* Files e under the key in the sorted list. */
static void insert_role_of(cast *c, uint64_t key, uint32_t e)
{
    add_role_of(c, key, e);
    keyed_at *list = c->asked.roles, added = list[c->asked.nroles - 1];
    uint32_t at = behind(list, c->asked.nroles - 1, added.key, added.at);
    memmove(list + at + 1, list + at, sizeof *list * (c->asked.nroles - 1 - at));
    list[at] = added;
}

static void remember_one_role(cast *c, uint32_t e, uint32_t role)
{
    entity *x = &c->entities[e];
    if (role == NO_WORD || x->nroles >= MAX_ROLES || has_role(c, x, role)) return;
    ARENA_PUSH(&c->d->mem, x->roles, x->nroles, role);
    insert_role_of(c, role, e);
    for (size_t w = 0; w < sizeof WIDER / sizeof *WIDER; w++)
        if (is_wider(c, WIDER[w], role)) insert_role_of(c, rules_word(c->r, str_of(WIDER[w][0])), e);
}

/* The article calls e by the role of m: from there on it is one of hers, as if it stood beside her name; not so what
 * several in one article are. */
void remember_role(cast *c, uint32_t e, const mention *m)
{
    static const char *const SEVERAL[] = {"candidate", "nominee", "contender", "hopeful"};
    if (IS_ONE_OF(c, m->head, SEVERAL) || is_party_word(c, tk(c, m->head)->word)) return;
    make_roles(c);
    if (c->asked.place_of[e] == c->asked.place_of[e + 1]) return;
    remember_one_role(c, e, canonical_id(c, tk(c, m->head)->word));
    for (uint32_t t = first_qualifier(m), n; t < m->head; t++)
        if (phrase_at(c, t, &n) & LEX_ROLE && t + n == m->head + 1) remember_one_role(c, e, title_id(c, t, n));
}

/* Is e the only one whom the article calls a judge or the like by a title? */
static bool is_only_judge(const cast *c, uint32_t e)
{
    static const char *const TITLES[] = {"judge", "justice", "magistrate", "coroner", "recorder"};
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        bool judge = n->titled && n->first > 0 && IS_ONE_OF(c, n->first - 1, TITLES);
        if (judge && n->entity != e) return false;
    }
    return true;
}

/* "A Selm judge has ruled ...", where the article begins, and then "Judge Ilse Renn": the first person named behind m,
 * never before and within three paragraphs, who has that role with that qualifier. The first of all who are named there
 * needs the role alone, unless it is one of those that many have (LEX_ANON); so does a judge, by the title. */
uint32_t person_announced(const cast *c, const mention *m)
{
    static const char *const BENCH[] = {"judge", "magistrate", "coroner"};
    uint32_t canonical = canonical_id(c, tk(c, m->head)->word), bits = wd(c, m->head)->lex;
    uint32_t here = c->d->sentences[tk(c, m->head)->sentence].paragraph;
    bool first = !(bits & LEX_ANON);
    if (here > LEAD_PARAGRAPHS || canonical == NO_WORD) return WHO_NONE;
    for (uint32_t i = namings_before(c, m->last); i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        bool far = c->d->sentences[tk(c, n->first)->sentence].paragraph > here + LEAD_PARAGRAPHS;
        if (far && !IS_ONE_OF(c, m->head, BENCH)) break;
        if (e->kind != WHO_PERSON || e->first < m->last || e->first != n->first) continue;
        bool may = may_be_called(c, e, m, canonical) && !gender_clash(e, bits);
        bool bench = n->titled && IS_ONE_OF(c, m->head, BENCH); /* a judge: Justice Ilse Renn */
        if (may && far) return bench && is_only_judge(c, n->entity) ? n->entity : WHO_NONE;
        if (may && (first || bench || role_fit(c, e, m, canonical) >= 2)) return n->entity;
        if (tk(c, n->first)->sentence != tk(c, m->head)->sentence) first = false;
    }
    return WHO_NONE;
}

/* ---- institutions by a word of their name ---- */

static void make_words(cast *c)
{
    if (c->asked.words_made) return;
    c->asked.words_made = true;
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        if (e->kind != WHO_INSTITUTION || e->place) continue;
        for (uint32_t p = 0; p < e->nparts; p++) {
            keyed_at x = {rules_word(c->r, e->part[p]), n->first, n->entity};
            bool ends = p + 1 == e->nparts && e->nparts > 2 && rules_at(c->r, (uint32_t)x.key)->pos == POS_NOUN;
            if (rules_at(c->r, (uint32_t)x.key)->lex & LEX_ORG || ends) /* the Selm First Nation */
                ARENA_PUSH(&c->d->mem, c->asked.words, c->asked.nwords, x);
        }
    }
    sort(c->asked.words, c->asked.nwords);
}

/* Words for any institution: they contradict no name. */
bool is_general_head(who_str head)
{
    static const char *const GENERAL[] = {"agency", "organization", "organisation", "group",  "company", "firm",
                                          "body",   "institution",  "network",      "outlet", "club",    "team",
                                          "side",   "alliance",     "bloc",         "band"};
    return STR_IS_ANY(head, GENERAL);
}

/* Parts of the names of firms that say that it is a firm, and not of what kind. */
static const char *const FIRM_PARTS[] = {
    "plc",   "group",   "holdings",     "industries",   "corporation",   "company",    "brands", "corp",
    "corp.", "inc",     "inc.",         "co",           "co.",           "ltd",        "ltd.",   "llc",
    "ag",    "limited", "incorporated", "technologies", "international", "enterprises"};

/* "Kerrex", "Kerrex Group PLC": a firm of whose name no word says what it does. */
static bool says_no_trade(const cast *c, const entity *e)
{
    if (rules_lookup(c->r, utf8_lower_str(doc_scratch(c->d), e->name)) & (LEX_METONYM | LEX_AGENCY)) return false;
    for (uint32_t k = 0; k < e->nparts; k++)
        if (rules_lookup(c->r, e->part[k]) & LEX_ORG && !STR_IS_ANY(e->part[k], FIRM_PARTS)) return false;
    return true;
}

/* Words for one kind of firm, a row for each. */
#define FIRM_WORDS 5
static const char *const FIRM_KINDS[][FIRM_WORDS] = {{"bank", "lender"},
                                                     {"airline", "carrier"},
                                                     {"carmaker", "automaker"},
                                                     {"insurer", "assurer"},
                                                     {"brewer", "brewery"},
                                                     {"retailer", "chain", "supermarket", "grocer", "store"},
                                                     {"publisher"},
                                                     {"broadcaster"},
                                                     {"drugmaker"},
                                                     {"hospital"},
                                                     {"university"},
                                                     {"newspaper", "paper", "daily"},
                                                     {"railway"},
                                                     {"utility"},
                                                     {"charity"}};

static size_t firm_kind(who_str called)
{
    size_t i = 0;
    for (; i < sizeof FIRM_KINDS / sizeof *FIRM_KINDS; i++)
        for (size_t k = 0; k < FIRM_WORDS && FIRM_KINDS[i][k]; k++)
            if (str_is(called, FIRM_KINDS[i][k])) return i;
    return i;
}

/* "The lender Kerrex ... the bank": 1 where the article calls e by another word for that kind of firm, -1 where by one
 * for another kind only; else 0. */
static int is_of_kind(const cast *c, const entity *e, who_str head)
{
    size_t none = sizeof FIRM_KINDS / sizeof *FIRM_KINDS, kind = firm_kind(head);
    int found = 0;
    for (uint32_t k = 0; k < e->nroles && kind < none; k++) {
        size_t own = firm_kind(rules_spelling(c->r, canonical_id(c, e->roles[k])));
        if (own == kind) return 1;
        if (own < none) found = -1;
    }
    return found;
}

/* Can "the airline" be e: because the article has called it so, by a word of its name, or because no word of its name
 * says what it is and it is general? */
static bool is_called(const cast *c, const entity *e, who_str head, bool general)
{
    if (has_role(c, e, canonical_id(c, rules_word(c->r, head)))) return true; /* Kerrex, an activist fund */
    for (uint32_t k = 0; k < e->nparts; k++)
        if (rules_is_body(c->r, head, e->part[k])) return true;
    int kind = is_of_kind(c, e, head);
    return kind > 0 || (general && kind == 0);
}

/* The institution that the article is about: named three times or more, and twice as often as every other; or WHO_NONE.
 */
static uint32_t main_institution(cast *c)
{
    uint32_t most = 0, next = 0;
    if (c->asked.main_made) return c->asked.main;
    c->asked.main_made = true;
    c->asked.main = WHO_NONE;
    for (uint32_t i = 0; i < c->nentities; i++) {
        const entity *e = &c->entities[i];
        if (e->kind != WHO_INSTITUTION || e->place) continue;
        if (e->mentions > most)
            next = most, most = e->mentions, c->asked.main = i;
        else if (e->mentions > next)
            next = e->mentions;
    }
    if (most < 3 || most < 2 * next) c->asked.main = WHO_NONE;
    return c->asked.main;
}

/* ---- the company ---- */

enum {
    FIRM_FORM = 4,
    FIRM_LEAD = 4, /* the article begins with it */
    FIRM_SUBJECT = 3,
    FIRM_NEAR = 4, /* in this sentence or that before */
    FIRM_EMPLOYER = -3,
    FIRM_OFTEN = 2,
    FIRM_AGAIN = 4,
    FIRM_FAR = 8, /* sentences: farther is as far */
    FIRM_LEAST = -6
};

static bool has_part(const entity *e, const char *const *words, size_t n)
{
    for (uint32_t k = 0; k < e->nparts; k++)
        if (str_is_any(e->part[k], words, n)) return true;
    return false;
}

/* Does its name say that it is no firm: "United Cannery Workers", "the Ministry of Works"? */
static bool is_no_firm(const cast *c, const entity *e)
{
    static const char *const BODIES[] = {"union",      "ministry", "department", "agency", "party",
                                         "university", "hospital", "church",     "panel",  "charity",
                                         "institute",  "museum",   "regulator"};
    static const char *const OTHERS[] = {"police",  "court", "congress", "parliament", "senate",   "government",
                                         "force",   "army",  "navy",     "house",      "assembly", "school",
                                         "embassy", "gop",   "street",   "index",      "cpi",      "gdp"};
    if (has_part(e, OTHERS, sizeof OTHERS / sizeof *OTHERS)) return true;
    for (uint32_t k = 0; k < e->nparts; k++)
        for (size_t i = 0; i < sizeof BODIES / sizeof *BODIES; i++)
            if (str_is(e->part[k], BODIES[i]) || rules_is_body(c->r, str_of(BODIES[i]), e->part[k])) return true;
    return false;
}

/* "Others, including Oss Rail and the lender Kerrex": one of several that are named as examples? */
static bool is_example(const cast *c, const naming *n)
{
    static const char *const SUCH[] = {"including", "like"};
    uint32_t first = c->d->sentences[tk(c, n->first)->sentence].first, t = n->first;
    for (; t > first && !IS_ONE_OF(c, t - 1, SUCH); t--) {
        uint8_t p = tk(c, t - 1)->pos;
        bool inside = p == POS_NAME || p == POS_CONJ || p == POS_DET || p == POS_ADJ || p == POS_NOUN;
        if (!inside && tk(c, t - 1)->kind != TOK_PUNCT) return false;
    }
    return t > first;
}

/* How likely naming n is of the firm that "the company" in sentence `line` means: one that is called a firm, or that a
 * sentence is about, rather than the nearest, which may be where an analyst works. */
static int firm_score(const cast *c, const naming *n, uint32_t line)
{
    const entity *e = &c->entities[n->entity];
    uint8_t before = n->first > 0 ? wd(c, n->first - 1)->role : WORD_NONE;
    bool employs = before == WORD_OF || before == WORD_AT || before == WORD_FOR || before == WORD_WITH;
    int score = has_part(e, FIRM_PARTS, sizeof FIRM_PARTS / sizeof *FIRM_PARTS) ? FIRM_FORM : 0;
    if (is_subject(c, n)) score += FIRM_SUBJECT;
    if (employs) score += FIRM_EMPLOYER;
    if (e->mentions >= 3) score += FIRM_OFTEN;
    if (tk(c, e->first)->sentence < LEAD_PARAGRAPHS) score += FIRM_LEAD;
    int away = (int)(line - tk(c, n->first)->sentence);
    return score + (away < 2 ? FIRM_NEAR : 0) - (away < FIRM_FAR ? away : FIRM_FAR);
}

/* What the word of m goes back to until it means another; e again. */
static uint32_t remember_called(cast *c, const mention *m, uint32_t e)
{
    c->asked.called_by = tk(c, m->head)->word;
    c->asked.called = e;
    return e;
}

/* "In a letter to Kerrex, the firm said": n is who is written to, in the sentence of m, and not who writes. */
static bool is_written_to(const cast *c, const naming *n, const mention *m)
{
    uint32_t t = n->first, opens = c->d->sentences[tk(c, m->head)->sentence].first;
    if (t < opens + 2 || tk(c, opens)->pos != POS_PREP) return false;
    if (wd(c, t - 1)->role == WORD_THE) t--;
    return wd(c, t - 1)->role == WORD_TO || wd(c, t - 1)->role == WORD_WITH;
}

/* "SELM, April 1 -": does n stand in a dateline? */
bool in_dateline(const cast *c, const naming *n)
{
    return n->first < c->d->paragraphs[c->d->sentences[tk(c, n->first)->sentence].paragraph].body;
}

/* "SELM, April 1 (Courier) -": is n the place or the agency in a dateline? */
bool is_credit(const cast *c, const naming *n)
{
    if (in_dateline(c, n)) return true;
    return n->first > 0 && is_sign(c, n->first - 1, '(') && is_sign(c, n->last, ')') &&
           wd(c, n->last - 1)->lex & (LEX_AGENCY | LEX_METONYM | LEX_ORG) && n->last + 1 < c->d->ntokens &&
           tk(c, n->last + 1)->shape & SHAPE_HYPHEN;
}

/* The firm that "the company" means, or where a trade is given, "the retailer": then of none that its name or the
 * article says to be of another; an entity or WHO_NONE. */
static uint32_t firm_before(cast *c, const mention *m, who_str trade)
{
    uint32_t last = namings_before(c, m->head + 1), best = WHO_NONE, line = tk(c, m->head)->sentence;
    int most = FIRM_LEAST - 1;
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        if (e->kind != WHO_INSTITUTION || e->place || is_no_firm(c, e)) continue;
        if (is_written_to(c, n, m) || is_credit(c, n) || is_example(c, n)) continue;
        int score = firm_score(c, n, line);
        bool passing = e->mentions == 1 && score < FIRM_NEAR;
        if (trade.len && (passing || !says_no_trade(c, e) || is_of_kind(c, e, trade) < 0)) continue;
        if (c->asked.called_by == tk(c, m->head)->word && n->entity == c->asked.called) score += FIRM_AGAIN;
        if (score > most) best = n->entity, most = score;
    }
    return best == WHO_NONE ? WHO_NONE : remember_called(c, m, best);
}

/* "Kerrex, the parent of Oss Air, rose. The company": the institution that the sentence before that of token t begins
 * with, in its paragraph, or with `across` in the one before, too; or WHO_NONE. */
static uint32_t body_subject_before(const cast *c, uint32_t t, bool across)
{
    uint32_t line = tk(c, t)->sentence;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    uint32_t body = c->d->paragraphs[s->paragraph].body, first = body > s->first ? body : s->first;
    bool near = line && s[1].paragraph - s->paragraph <= across && first < s->last;
    uint32_t k = near ? c->naming_at[first] : WHO_NONE;
    if (k == WHO_NONE || c->namings[k].first != first || tk(c, first)->depth) return WHO_NONE;
    const entity *e = &c->entities[c->namings[k].entity];
    bool owner = c->namings[k].last < c->d->ntokens && wd(c, c->namings[k].last)->role == WORD_S;
    return e->kind == WHO_INSTITUTION && !e->place && !owner ? c->namings[k].entity : WHO_NONE;
}

/* "Kerrex has bought 32 trains from Oss Rail, the operator said": what the sentence that m ends is about, where no word
 * of its name contradicts; or WHO_NONE. */
static uint32_t body_that_announces(const cast *c, const mention *m)
{
    uint32_t first = c->d->sentences[tk(c, m->head)->sentence].first, k = c->naming_at[first];
    if (m->first < first + 2 || !is_sign(c, m->first - 1, ',') || k == WHO_NONE || tk(c, first)->depth) return WHO_NONE;
    const naming *n = &c->namings[k];
    const entity *e = &c->entities[n->entity];
    bool verb = is_verb_tag(tk(c, n->last)->pos);
    if (!verb || e->kind != WHO_INSTITUTION || e->place || !is_trade(c, m->head)) return WHO_NONE;
    for (uint32_t i = 0; i < e->nparts; i++)
        if (rules_lookup(c->r, e->part[i]) & (LEX_ORG | LEX_METONYM | LEX_AGENCY)) return WHO_NONE;
    return n->entity;
}

/* "The trio Kerrex", "the giants Kerrex ... the band": an ensemble, by the word directly before its name; or WHO_NONE.
 */
static uint32_t ensemble_before(const cast *c, const mention *m)
{
    static const char *const ENSEMBLES[] = {"band",  "trio", "duo",    "quartet", "quintet",
                                            "group", "pair", "outfit", "act"};
    uint32_t last = namings_before(c, m->head);
    if (!IS_ONE_OF(c, m->head, ENSEMBLES)) return WHO_NONE;
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        bool body = c->entities[n->entity].kind == WHO_INSTITUTION && !c->entities[n->entity].place;
        if (body && n->first > 0 && IS_ONE_OF(c, n->first - 1, ENSEMBLES)) return n->entity;
    }
    return WHO_NONE;
}

/* "Karl Oss, an engineer at Kerrex": is n where somebody works, and no more? */
static bool is_employer(const cast *c, const naming *n)
{
    uint32_t t = n->first;
    if (t > 0 && wd(c, t - 1)->role == WORD_THE) t--;
    if (t < 2) return false;
    uint8_t r = wd(c, t - 1)->role;
    uint32_t who = wd(c, t - 2)->lex;
    bool one = false;
    for (uint32_t i = t - 2; i-- > 0 && t - i < 6 && tk(c, i)->kind == TOK_WORD && !one;)
        one = wd(c, i)->role == WORD_A;
    return one && (r == WORD_AT || r == WORD_FROM || r == WORD_WITH) && who & (LEX_ROLE | LEX_ANON) &&
           !(who & LEX_PLURAL) && c->entities[n->entity].mentions == 1;
}

/* "He told Harbour FM ... the club said": n is whom somebody told. */
static bool is_told(const cast *c, const naming *n)
{
    uint32_t t = n->first;
    if (t > 0 && wd(c, t - 1)->role == WORD_THE) t--;
    return t > 0 && str_is(doc_token(c->d, t - 1), "told");
}

/* "The Journal of Marine Science", "the journal Nautics": what "the paper" means is in it. */
static bool is_journal(const cast *c, const naming *n)
{
    if (n->first > 0 && str_is(doc_token(c->d, n->first - 1), "journal")) return true;
    for (uint32_t t = n->first; t + 2 < n->last; t++)
        if (str_is(lower_token(c, t), "journal") && wd(c, t + 1)->role == WORD_OF) return true;
    return false;
}

/* The last institution before m that may be called by its word, by a general one within three sentences only unless the
 * article is about it; an entity or WHO_NONE. */
static uint32_t body_called(cast *c, const mention *m, who_str head, bool general)
{
    static const char *const NO_JOURNALS[] = {"paper", "team", "group", "company", "firm"};
    bool again = general && c->asked.called_by == tk(c, m->head)->word;
    bool trade = !general && is_trade(c, m->head) && !(wd(c, m->head)->lex & (LEX_DOC | LEX_GROUP)) &&
                 !rules_is_body(c->r, head, STR("news")) && !rules_is_body(c->r, head, STR("weekly")); /* no paper */
    uint32_t last = namings_before(c, m->head + 1);
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        if (e->kind != WHO_INSTITUTION || e->place || is_written_to(c, n, m) || in_dateline(c, n)) continue;
        if (((general || trade) && is_employer(c, n)) || is_told(c, n)) continue;
        if (STR_IS_ANY(head, NO_JOURNALS) && is_journal(c, n)) continue;
        bool near = tk(c, m->head)->sentence - tk(c, n->first)->sentence <= 3;
        bool any = general || (trade && e->mentions > 1 && says_no_trade(c, e)); /* no word of its name contradicts */
        bool so = n->last < m->first && tk(c, n->last)->word == tk(c, m->head)->word && /* Selm Weekly magazine */
                  !(wd(c, m->head)->lex & LEX_CUENOUN);                                 /* a Kerrex post */
        if (so || is_called(c, e, head, near && any)) return remember_called(c, m, n->entity);
        bool meant = (again && n->entity == c->asked.called) || n->entity == main_institution(c);
        bool line = firm_kind(head) < sizeof FIRM_KINDS / sizeof *FIRM_KINDS && says_no_trade(c, e) &&
                    is_of_kind(c, e, head) == 0; /* the bank, where the article is about Kerrex */
        if (meant && (any || line)) return n->entity;
    }
    return WHO_NONE;
}

/* "central", "Selm-listed", "private sector", "British": do the words between the article and the head tell of which
 * kind or place it is? Which place, only of a word for any firm: the Selm court may be another. */
static bool are_kind(const cast *c, const mention *m, who_str head)
{
    bool firm = is_general_head(head) || is_trade(c, m->head);
    bool other = m->head > m->first + 1 && str_is(head, "giant"); /* the retail giant is none of another sector */
    if (m->head > m->first + 3 || other) return false;
    for (uint32_t t = m->first + 1; t < m->head; t++) {
        uint8_t p = tk(c, t)->pos;
        bool place = firm && wd(c, t)->lex & (LEX_PLACE | LEX_DEMONYM);
        bool sector = firm && p == POS_NOUN; /* the supermarket chain */
        if (p != POS_ADJ && !(tk(c, t)->shape & SHAPE_HYPHEN) && !place && !sector) return false;
        if (wd(c, t)->role == WORD_OTHER || p == POS_NUM) return false;
    }
    return true;
}

/* "A rival retailer left. The retailer said": has the article spoken of one without a name, not far before m? */
static bool is_brought_in_unnamed(const cast *c, const mention *m)
{
    for (uint32_t t = m->first; t-- > 1 && m->first - t < TRADE_REACH;) {
        if (tk(c, t)->word != tk(c, m->head)->word || tk(c, t)->depth) continue;
        uint32_t a = t;
        while (a > 0 && t - a < QUALIFIERS && (tk(c, a - 1)->pos == POS_ADJ || tk(c, a - 1)->pos == POS_NOUN)) a--;
        bool apposed = a > 2 && is_sign(c, a - 2, ',') && c->naming_at[a - 3] != WHO_NONE;
        bool named = t + 1 < c->d->ntokens && c->naming_at[t + 1] != WHO_NONE; /* a retailer, Kerrex */
        if (a > 0 && wd(c, a - 1)->role == WORD_A && !apposed && !named) return true;
    }
    return false;
}

/* The last institution before m that has the word `id` in its name; where it is only mentioned, rather the last one
 * that has spoken; an entity or WHO_NONE. */
static uint32_t body_of_word(const cast *c, const mention *m, uint32_t id)
{
    uint32_t last = behind(c->asked.words, c->asked.nwords, id, m->head), i = last;
    const keyed_at *x = c->asked.words;
    if (last == 0 || x[last - 1].key != id) return WHO_NONE;
    bool mentioned = !is_subject(c, &c->namings[c->naming_at[x[last - 1].at]]);
    while (mentioned && i-- > 0 && x[i].key == id && last - i <= MOST_ALIKE) {
        const entity *e = &c->entities[x[i].value];
        if (e->speaker != WHO_NONE && e->nparts > 1) return x[i].value;
    }
    return x[last - 1].value;
}

/* Can m be a word alone, or with what tells of which kind it is, that goes back to an institution: "the bank", "the
 * central bank", "the Selm-listed firm"? */
static bool may_mean_body(const cast *c, const mention *m, who_str head)
{
    if (!is_definite(c, m) || !are_kind(c, m, head)) return false;
    static const char *const COMMON[] = {"panel", "orchestra", "force"};
    if (STR_IS_ANY(head, COMMON)) return m->head == m->first + 1 && !is_brought_in_unnamed(c, m);
    bool bare = m->head == m->first + 1 && body_of_word(c, m, tk(c, m->head)->word) != WHO_NONE; /* the nation */
    return bare || wd(c, m->head)->lex & LEX_ORG || is_general_head(head) || is_trade(c, m->head);
}

/* Does the last word of its name say that the body is something else than a party: Ports Ministry? */
static bool is_no_party(const cast *c, const entity *e)
{
    who_str last = e->nparts ? e->part[e->nparts - 1] : STR("");
    return rules_lookup(c->r, last) & LEX_ORG && !rules_is_body(c->r, STR("party"), last);
}

/* "The sheriff's office", once the article has named the Selm Sheriff's Office; an entity or WHO_NONE. */
static uint32_t officers_body(const cast *c, const mention *m)
{
    uint32_t id = tk(c, m->head)->word;
    if (!is_definite(c, m) || m->head != m->first + 3 || wd(c, m->head - 1)->role != WORD_S) return WHO_NONE;
    who_str officer = rules_spelling(c->r, tk(c, m->first + 1)->word);
    for (uint32_t i = behind(c->asked.words, c->asked.nwords, id, m->head); i-- > 0 && c->asked.words[i].key == id;) {
        const entity *e = &c->entities[c->asked.words[i].value];
        if (e->nparts > 3 && str_eq(e->part[e->nparts - 3], officer)) return c->asked.words[i].value;
    }
    return WHO_NONE;
}

/* "Shares of Kerrex fell. The retailer said": the likeliest firm, by a word for what firms do; an entity or WHO_NONE.
 */
static uint32_t firm_by_trade(cast *c, const mention *m, who_str head)
{
    static const char *const NO_FIRMS[] = {"charity",    "newspaper", "daily",   "weekly",   "magazine", "tabloid",
                                           "think tank", "band",      "club",    "trio",     "duo",      "quartet",
                                           "app",        "label",     "sponsor", "pollster", "utility",  "bank",
                                           "subsidiary", "brand",     "website"};
    if (!is_trade(c, m->head) || wd(c, m->head)->lex & LEX_DOC || STR_IS_ANY(head, NO_FIRMS)) return WHO_NONE;
    return is_brought_in_unnamed(c, m) ? WHO_NONE : firm_before(c, m, head);
}

/* "The central bank": the last body before m whose name tells one (the Reserve Bank of Velland, the Fed), or else the
 * last that is called Bank of somewhere, or whose name has "bank" in one word with another; not Selm Bank, which may be
 * any. An entity or WHO_NONE. */
static uint32_t central_bank(const cast *c, const mention *m)
{
    static const char *const TELLS[] = {"central", "reserve", "national", "fed", "ecb"};
    uint32_t bank = WHO_NONE;
    for (uint32_t last = namings_before(c, m->first), i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const entity *e = &c->entities[c->namings[i].entity];
        for (uint32_t p = 0; p < e->nparts && e->kind == WHO_INSTITUTION; p++) {
            if (STR_IS_ANY(e->part[p], TELLS)) return c->namings[i].entity;
            bool of = p + 1 < e->nparts, compound = e->part[p].len > 4; /* the Riksbank */
            if (bank == WHO_NONE && (of || compound) && str_ends(e->part[p], "bank")) bank = c->namings[i].entity;
        }
    }
    return bank;
}

/* An institution that the article names and that "the agency", "the union", "the bank" goes back to: the last one with
 * that word in its name; by a general word, what the sentence before is about; for "the company" the likeliest firm;
 * else the last one that may be called so. */
uint32_t institution_before(cast *c, const mention *m)
{
    uint32_t id = tk(c, m->head)->word, words;
    who_str head = rules_spelling(c->r, id);
    if (str_is(head, "bank") && m->head > m->first && str_is(lower_token(c, m->head - 1), "central"))
        return central_bank(c, m);
    uint32_t bits = m->head == m->first + 2 ? phrase_at(c, m->head - 1, &words) : 0;
    bool two = bits & (LEX_TRADE | LEX_ORG) && words == 2 && !str_is(head, "giant");       /* the school district */
    if (two && bits & LEX_TRADE) head = rules_spelling(c->r, title_id(c, m->head - 1, 2)); /* the think tank */
    make_words(c);
    bool body = two ? is_definite(c, m) : may_mean_body(c, m, head);
    uint32_t ensemble = body ? ensemble_before(c, m) : WHO_NONE;
    if (ensemble != WHO_NONE) return ensemble;
    if (!body) return officers_body(c, m);
    uint32_t same = body_of_word(c, m, id), main_one = main_institution(c);
    bool passing = same != WHO_NONE && is_general_head(head) && c->entities[same].mentions == 1 &&
                   c->entities[same].speaker == WHO_NONE && main_one != WHO_NONE && main_one != same &&
                   tk(c, c->entities[same].first)->sentence + 3 < tk(c, m->head)->sentence;
    if (passing && says_no_trade(c, &c->entities[main_one])) return main_one; /* shown on Harbour Network, too */
    if (same != WHO_NONE) return same;
    uint32_t own = body_that_announces(c, m);
    if (own != WHO_NONE) return remember_called(c, m, own);
    bool firm = str_is(head, "company") || str_is(head, "firm"), general = is_general_head(head);
    uint32_t subject = general || is_trade(c, m->head) ? body_subject_before(c, m->head, !general) : WHO_NONE;
    bool other = subject != WHO_NONE && !general && /* Kerrex fell. The retailer said */
                 (!says_no_trade(c, &c->entities[subject]) || is_of_kind(c, &c->entities[subject], head) < 0);
    if (other) subject = WHO_NONE;
    if (subject != WHO_NONE && !(firm && is_no_firm(c, &c->entities[subject]))) return remember_called(c, m, subject);
    uint32_t e = firm ? firm_before(c, m, STR("")) : body_called(c, m, head, general);
    if (e == WHO_NONE && !general) e = firm_by_trade(c, m, head);
    return e != WHO_NONE && str_is(head, "party") && is_no_party(c, &c->entities[e]) ? WHO_NONE : e;
}

/* "Ilse Oss, who leads the Dockers' Alliance ... Ms. Oss's union says": the body that stands behind a name of the owner
 * and a word for what he does there, and may be called so; an entity or WHO_NONE. */
uint32_t body_of_owner(const cast *c, const mention *m)
{
    static const char *const LEADS[] = {"leads", "led",     "heads",  "runs",       "founded",  "chairs",
                                        "owns",  "founder", "leader", "co-founder", "owner",    "director",
                                        "chair", "head",    "lead",   "run",        "chairman", "leading"};
    uint32_t own = m->head > m->first + 1 ? c->naming_at[m->head - 2] : WHO_NONE, last = namings_before(c, m->first);
    if (own == WHO_NONE || wd(c, m->head - 1)->role != WORD_S || m->last > m->head + 1) return WHO_NONE;
    who_str head = rules_spelling(c->r, tk(c, m->head)->word);
    if (c->entities[c->namings[own].entity].kind != WHO_PERSON || !(wd(c, m->head)->lex & LEX_ORG)) return WHO_NONE;
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i], *body = n + 1;
        if (n->entity != c->namings[own].entity || i + 1 >= last || body->first > n->last + OFFICE_REACH) continue;
        const entity *b = &c->entities[body->entity];
        if (b->kind != WHO_INSTITUTION || b->place || tk(c, body->first)->sentence != tk(c, n->first)->sentence)
            continue;
        for (uint32_t t = n->last; t < body->first; t++)
            if (IS_ONE_OF(c, t, LEADS) && is_called(c, b, head, is_general_head(head) && !str_is(head, "group")))
                return body->entity; /* her group at the institute is not that */
    }
    return WHO_NONE;
}

/* ---- the people of an interview ---- */

/* The person whom the article names first, before token t: interviews begin with whom they are with. One word may be
 * no name ("Immigration debate ..."): it needs a title, or a full name elsewhere. */
uint32_t first_person_before(const cast *c, uint32_t t)
{
    for (uint32_t i = 0; i < c->nnamings && i < NAMINGS_BACK && c->namings[i].first < t; i++) {
        const entity *e = &c->entities[c->namings[i].entity];
        if (e->kind == WHO_PERSON && (e->nparts > 1 || e->certain)) return c->namings[i].entity;
    }
    return WHO_NONE;
}

/* The author of the article, where the text names him and he is the only one. */
uint32_t author_entity(cast *c)
{
    if (c->asked.author_made) return c->asked.author;
    c->asked.author_made = true;
    c->asked.author = WHO_NONE;
    who_str author = str_trim(c->d->a.author);
    if (!author.len || !memchr(author.ptr, ' ', author.len) || memchr(author.ptr, ',', author.len) ||
        memchr(author.ptr, ';', author.len))
        return WHO_NONE;
    for (uint32_t i = 0; i < c->nentities && c->asked.author == WHO_NONE; i++)
        if (str_eq(c->entities[i].name, author)) c->asked.author = i;
    return c->asked.author;
}
