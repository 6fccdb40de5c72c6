/* lookup.c - whom the article means by a role ("the mayor"), by a word for an institution ("the bank"), by a label.
 *
 * Each question has a list, made when it is first asked and sorted by key and place, so that an answer takes a binary
 * search and a look at the nearest members. People are listed under their roles and qualifiers at the place where they
 * are named first: of more than MOST_ALIKE people of one role those introduced last before the mention are compared.
 */
#include <stdlib.h>

#include "speaker/internal.h"

#define LEAD_PARAGRAPHS 3
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

static void add_role_of(cast *c, uint64_t key, uint32_t e)
{
    keyed_at x = {key, c->asked.places[c->asked.place_of[e]], e};
    ARENA_PUSH(&c->d->mem, c->asked.roles, c->asked.nroles, x);
}

static void make_roles(cast *c)
{
    if (c->asked.roles_made) return;
    c->asked.roles_made = true;
    make_places(c);
    for (uint32_t i = 0; i < c->nentities; i++) {
        const entity *e = &c->entities[i];
        bool named = c->asked.place_of[i] < c->asked.place_of[i + 1]; /* all its namings may have become another's */
        if (e->kind != WHO_PERSON || e->place || !named) continue;
        for (uint32_t k = 0; k < e->nroles; k++) add_role_of(c, canonical_id(c, e->roles[k]), i);
        for (uint32_t k = 0; k < e->nqualifiers; k++) add_role_of(c, QUALIFIER_KEY | e->qualifiers[k], i);
    }
    sort(c->asked.roles, c->asked.nroles);
}

static uint32_t first_qualifier(const mention *m)
{
    return m->head > m->first + QUALIFIERS ? m->head - QUALIFIERS : m->first;
}

static bool has_role(const cast *c, const entity *e, uint32_t canonical)
{
    for (uint32_t k = 0; k < e->nroles; k++)
        if (canonical_id(c, e->roles[k]) == canonical) return true;
    return false;
}

/* How well person e fits the role phrase of m: -1 not at all, else 1 and one for each qualifier shared. */
static int role_fit(const cast *c, const entity *e, const mention *m, uint32_t canonical)
{
    int fit = has_role(c, e, canonical) ? 1 : -1;
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
    if (fit < (wants_place(c, m) ? 2 : 1) || is_of_another_place(c, e, m)) return;
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
            if (tk(c, t)->word == NO_WORD) continue;
            consider_all(c, m, canonical, QUALIFIER_KEY | tk(c, t)->word, &more);
            if (more.before != WHO_NONE &&
                (more.fit > best.fit || (more.fit == best.fit && more.before_at >= best.before_at)))
                best.before = more.before, best.before_at = more.before_at, best.fit = more.fit;
            if (more.after != WHO_NONE && (best.after == WHO_NONE || more.after_at < best.after_at))
                best.after = more.after, best.after_at = more.after_at;
        }
    return best.before != WHO_NONE ? best.before : best.after;
}

/* "A Selm judge has ruled ...", where the article begins, and then "Judge Ilse Renn": the first person named behind m,
 * never before and within three paragraphs, who has that role with that qualifier. The first of all who are named there
 * needs the role alone, unless it is one of those that many have (LEX_ANON). */
uint32_t person_announced(const cast *c, const mention *m)
{
    uint32_t canonical = canonical_id(c, tk(c, m->head)->word), bits = wd(c, m->head)->lex;
    uint32_t here = c->d->sentences[tk(c, m->head)->sentence].paragraph;
    bool first = !(bits & LEX_ANON);
    if (here > LEAD_PARAGRAPHS || canonical == NO_WORD) return WHO_NONE;
    for (uint32_t i = namings_before(c, m->last); i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        if (c->d->sentences[tk(c, n->first)->sentence].paragraph > here + LEAD_PARAGRAPHS) break;
        if (e->kind != WHO_PERSON || e->first < m->last || e->first != n->first) continue;
        bool may = has_role(c, e, canonical) && !gender_clash(e, bits);
        if (may && (first || role_fit(c, e, m, canonical) >= 2)) return n->entity;
        if (tk(c, n->first)->sentence != tk(c, m->head)->sentence) first = false;
    }
    return WHO_NONE;
}

/* "A Selm doctor says the harbour is shut.", and the next paragraph begins "Ilse Oss says": who is named there first,
 * in full and with no word on who that is, has been described before. */
uint32_t person_unexplained(const cast *c, const mention *m)
{
    uint32_t here = c->d->sentences[tk(c, m->head)->sentence].paragraph, bits = wd(c, m->head)->lex;
    bool one = !m->plural && bits & (LEX_ROLE | LEX_ANON | LEX_HONORIFIC | LEX_KIN | LEX_EPITHET);
    if (!one || here + 1 >= c->d->nparagraphs) return WHO_NONE;
    const paragraph *next = &c->d->paragraphs[here + 1];
    uint32_t k = next->first_token < next->last_token ? c->naming_at[next->first_token] : WHO_NONE;
    if (k == WHO_NONE || c->namings[k].last >= next->last_token) return WHO_NONE;
    const naming *n = &c->namings[k];
    const entity *e = &c->entities[n->entity];
    bool unexplained = e->first == n->first && n->first == next->first_token && e->nparts > 1 && !n->titled;
    bool says = wd(c, n->last)->cue && (tk(c, n->last)->pos == POS_PAST || tk(c, n->last)->pos == POS_VERB);
    return unexplained && says && e->kind == WHO_PERSON && !gender_clash(e, bits) ? n->entity : WHO_NONE;
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
            if (rules_at(c->r, (uint32_t)x.key)->lex & LEX_ORG)
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
    for (size_t i = 0; i < sizeof GENERAL / sizeof *GENERAL; i++)
        if (str_is(head, GENERAL[i])) return true;
    return false;
}

/* Can "the airline" be e: because the article has called it so, by a word of its name, or because no word of its name
 * says what it is and it is general? */
static bool is_called(const cast *c, const entity *e, who_str head, bool general)
{
    if (has_role(c, e, canonical_id(c, rules_word(c->r, head)))) return true; /* Kerrex, an activist fund */
    for (uint32_t k = 0; k < e->nparts; k++)
        if (rules_is_body(c->r, head, e->part[k])) return true;
    return general;
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

/* An institution that the article names and that "the agency", "the union", "the bank" goes back to: the last one with
 * that word in its name, else the last one that may be called so, by general words within three sentences only unless
 * the article is about it. */
uint32_t institution_before(cast *c, const mention *m)
{
    bool central = m->head == m->first + 2 && tk(c, m->first + 1)->pos == POS_ADJ; /* the central bank */
    bool body = wd(c, m->head)->lex & LEX_ORG || is_general_head(rules_spelling(c->r, tk(c, m->head)->word)) ||
                is_trade(c, m->head);
    if (!is_definite(c, m) || (m->head != m->first + 1 && !central) || !body) return WHO_NONE;
    make_words(c);
    uint32_t same = behind(c->asked.words, c->asked.nwords, tk(c, m->head)->word, m->head);
    if (same > 0 && c->asked.words[same - 1].key == tk(c, m->head)->word) return c->asked.words[same - 1].value;
    who_str head = rules_spelling(c->r, tk(c, m->head)->word);
    bool general = is_general_head(head), again = general && c->asked.called_by == tk(c, m->head)->word;
    uint32_t last = namings_before(c, m->head + 1);
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        uint32_t away = tk(c, m->head)->sentence - tk(c, n->first)->sentence;
        if (e->kind != WHO_INSTITUTION || e->place) continue;
        bool so = n->last < m->first && tk(c, n->last)->word == tk(c, m->head)->word; /* Selm Weekly magazine */
        if (so || is_called(c, e, head, general && away <= 3)) {
            c->asked.called_by = tk(c, m->head)->word, c->asked.called = n->entity;
            return n->entity;
        }
        bool meant = (again && n->entity == c->asked.called) || n->entity == main_institution(c);
        if (general && meant) return n->entity;
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
