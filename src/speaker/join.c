/* join.c - which rows of the corpus are the same speaker.
 *
 * People are grouped by surname. Within a group, full names whose given names are equal are one person whatever stands
 * between (a middle name, an initial); a given name that is an initial or nickname joins the one full name that fits
 * and none where two fit. A bare surname joins the only person of that surname, or the one who has nearly all the
 * statements in that outlet, or else stays what it is: joining strangers is worse than leaving a node apart.
 * Institutions, groups, documents and anonymous descriptors are one when their ids are equal. Rows are taken in the
 * order of their keys, so nothing depends on the order of adding.
 */
#include <stdlib.h>

#include "speaker/internal.h"
#include "speaker/rows.h"

#define DOMINANT 5 /* times as many statements as the next of the same surname, for a bare surname to be taken for him */

typedef struct person {
    uint32_t row;
    who_str given, surname; /* parts of the id; given is empty for a bare surname */
    who_str key;            /* of the row: the order of everything */
} person;

typedef struct keyed {
    who_str key;
    uint32_t row;
} keyed;

static who_str id_words(who_str id)
{
    who_str rest = id;
    str_split(&rest, ':');
    return rest;
}

static person person_of(const who_corpus *c, uint32_t i)
{
    person p = {.row = i, .given = STR(""), .surname = STR(""), .key = c->rows[i].key};
    who_str rest = id_words(c->rows[i].id);
    bool first = true;
    while (rest.len) {
        who_str w = str_split(&rest, '-');
        bool suffix = str_is(w, "jr") || str_is(w, "sr") || str_is(w, "ii") || str_is(w, "iii");
        if (suffix && !first) continue;
        if (first && rest.len) p.given = w;
        p.surname = w;
        first = false;
    }
    return p;
}

static int person_cmp(const void *x, const void *y)
{
    const person *a = x, *b = y;
    int d = str_cmp(a->surname, b->surname);
    return d ? d : str_cmp(a->key, b->key);
}

static uint32_t root(uint32_t *parent, uint32_t i)
{
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

static void unite(uint32_t *parent, uint32_t a, uint32_t b)
{
    a = root(parent, a), b = root(parent, b);
    if (a != b) parent[a > b ? a : b] = a > b ? b : a;
}

static bool genders_clash(const row *a, const row *b)
{
    return (a->female > a->male && b->male > b->female) || (a->male > a->female && b->female > b->male);
}

static bool is_short_for(who_str brief, who_str full)
{
    return brief.len < full.len && brief.len >= 1 && (brief.len == 1 || brief.len >= 3) && memcmp(brief.ptr, full.ptr, brief.len) == 0;
}

/* Full names of one surname: p[0..n). */
static void join_full(const who_corpus *c, uint32_t *parent, const person *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n && k < i + 64; k++)
            if (p[i].given.len && str_eq(p[i].given, p[k].given) && !genders_clash(&c->rows[p[i].row], &c->rows[p[k].row]))
                unite(parent, p[i].row, p[k].row);
    for (uint32_t i = 0; i < n; i++) {
        if (!p[i].given.len) continue;
        uint32_t fits = WHO_NONE;
        bool many = false;
        for (uint32_t k = 0; k < n && !many; k++) {
            if (k == i || !is_short_for(p[i].given, p[k].given) || genders_clash(&c->rows[p[i].row], &c->rows[p[k].row])) continue;
            if (fits != WHO_NONE && root(parent, p[fits].row) != root(parent, p[k].row)) many = true;
            fits = k;
        }
        if (fits != WHO_NONE && !many) unite(parent, p[i].row, p[fits].row);
    }
}

/* Statements of the person `r` (a root) in the outlet `scope`; in all outlets when scope is empty. */
static uint32_t weight_in(const who_corpus *c, uint32_t *parent, const person *p, uint32_t n, uint32_t r)
{
    uint32_t w = 0;
    for (uint32_t i = 0; i < n; i++)
        if (p[i].given.len && root(parent, p[i].row) == r) w += c->rows[p[i].row].counted.tally.statements;
    return w;
}

static void join_bare(const who_corpus *c, uint32_t *parent, const person *p, uint32_t n)
{
    uint32_t best = WHO_NONE, best_weight = 0, next_weight = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (!p[i].given.len) continue;
        uint32_t r = root(parent, p[i].row);
        if (r == best) continue;
        uint32_t w = weight_in(c, parent, p, n, r);
        if (w > best_weight) next_weight = best_weight, best = r, best_weight = w;
        else if (w > next_weight) next_weight = w;
    }
    if (best == WHO_NONE || best_weight < DOMINANT * next_weight) best = WHO_NONE;
    uint32_t first_bare = WHO_NONE;
    for (uint32_t i = 0; i < n; i++) {
        if (p[i].given.len) continue;
        if (best != WHO_NONE && !genders_clash(&c->rows[best], &c->rows[p[i].row])) unite(parent, best, p[i].row);
        else if (next_weight == 0) { /* nobody has a full name: one bare surname is one node */
            if (first_bare != WHO_NONE) unite(parent, first_bare, p[i].row);
            first_bare = p[i].row;
        }
    }
}

static void join_people(who_corpus *c, uint32_t *parent)
{
    person *p = who_alloc(sizeof *p * (c->nrows + 1));
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->nrows; i++)
        if (c->rows[i].kind == WHO_PERSON) p[n++] = person_of(c, i);
    if (n) qsort(p, n, sizeof *p, person_cmp);
    for (uint32_t a = 0, b; a < n; a = b) {
        b = a + 1;
        while (b < n && str_eq(p[a].surname, p[b].surname)) b++;
        if (b - a > 1) {
            join_full(c, parent, p + a, b - a);
            join_bare(c, parent, p + a, b - a);
        }
    }
    who_dealloc(p);
}

static who_str most_used(const form *f, uint32_t n)
{
    who_str best = STR("");
    uint32_t times = 0;
    for (uint32_t i = 0; i < n; i++)
        if (f[i].times > times || (f[i].times == times && times && str_cmp(f[i].text, best) < 0)) best = f[i].text, times = f[i].times;
    return best;
}

static void add_times(form **list, uint32_t *n, const form *more, uint32_t nmore)
{
    for (uint32_t k = 0; k < nmore; k++) {
        uint32_t i = 0;
        while (i < *n && !str_eq((*list)[i].text, more[k].text)) i++;
        if (i < *n) (*list)[i].times += more[k].times;
        else VEC_PUSH(*list, *n, more[k]);
    }
}

static int str_order(const void *x, const void *y) { return str_cmp(*(const who_str *)x, *(const who_str *)y); }

static void add_samples(joined *j, const row *r)
{
    for (uint32_t i = 0; i < r->nsamples; i++) {
        const sample *x = &r->samples[i];
        uint32_t at = j->nsamples;
        while (at > 0 && (x->rank > j->samples[at - 1].rank || (x->rank == j->samples[at - 1].rank && x->id < j->samples[at - 1].id))) at--;
        if (at == ROW_SAMPLES) continue;
        if (j->nsamples < ROW_SAMPLES) j->nsamples++;
        for (uint32_t k = j->nsamples - 1; k > at; k--) j->samples[k] = j->samples[k - 1];
        j->samples[at] = *x;
    }
}

/* The record of the rows list[0..n), which are one speaker: the fullest name that is used most, all forms as aliases. */
static void describe(who_corpus *c, const uint32_t *list, uint32_t n, joined *j)
{
    form *names = NULL, *roles = NULL, *affiliations = NULL;
    uint32_t nnames = 0, nroles = 0, naffiliations = 0, female = 0, male = 0;
    const row *lead = NULL;
    for (uint32_t i = 0; i < n; i++) {
        const row *r = &c->rows[list[i]];
        bool bare = !memchr(r->name.ptr, ' ', r->name.len), lead_bare = lead && !memchr(lead->name.ptr, ' ', lead->name.len);
        bool more = lead && (r->counted.tally.statements > lead->counted.tally.statements ||
                             (r->counted.tally.statements == lead->counted.tally.statements && str_cmp(r->key, lead->key) < 0));
        if (!lead || (lead_bare && !bare) || (lead_bare == bare && more)) lead = r;
        add_times(&names, &nnames, r->names, r->nnames);
        add_times(&roles, &nroles, r->roles, r->nroles);
        add_times(&affiliations, &naffiliations, r->affiliations, r->naffiliations);
        female += r->female, male += r->male;
        add_samples(j, r);
    }
    who_speaker *s = &j->speaker;
    s->kind = lead->kind;
    s->name = most_used(lead->names, lead->nnames);
    if (!s->name.len) s->name = lead->name;
    s->id = lead->id;
    if (lead->scope.len && (lead->kind == WHO_ANONYMOUS || n == 1)) {
        who_str slug = make_id(&c->mem, WHO_PERSON, lead->scope);
        if (lead->kind == WHO_ANONYMOUS)
            s->id = arena_printf(&c->mem, "%.*s@%.*s", (int)lead->id.len, lead->id.ptr, (int)(slug.len - 7), slug.ptr + 7);
    }
    s->role = most_used(roles, nroles);
    s->affiliation = most_used(affiliations, naffiliations);
    s->gender = female > male ? WHO_FEMALE : male > female ? WHO_MALE : WHO_GENDER_UNKNOWN;
    for (uint32_t i = 0; i < nnames; i++)
        if (!str_eq(names[i].text, s->name)) ARENA_PUSH(&c->mem, s->aliases, s->naliases, names[i].text);
    if (s->naliases) qsort(s->aliases, s->naliases, sizeof *s->aliases, str_order);
    who_dealloc(names);
    who_dealloc(roles);
    who_dealloc(affiliations);
}

static int key_cmp(const void *x, const void *y) { return str_cmp(((const keyed *)x)->key, ((const keyed *)y)->key); }

joined *join_rows(who_corpus *c, uint32_t *row_joined, uint32_t *n)
{
    size_t room = c->nrows + (size_t)1;
    uint32_t *parent = who_alloc(sizeof *parent * room), *next = who_alloc(sizeof *next * room);
    uint32_t *head = who_alloc(sizeof *head * room), *list = who_alloc(sizeof *list * room);
    keyed *order = who_alloc(sizeof *order * room);
    for (uint32_t i = 0; i < c->nrows; i++) parent[i] = i, head[i] = next[i] = WHO_NONE, order[i] = (keyed){c->rows[i].key, i};
    join_people(c, parent);
    if (c->nrows) qsort(order, c->nrows, sizeof *order, key_cmp);
    for (uint32_t i = c->nrows; i-- > 0;) { /* a list for each root, in the order of keys */
        uint32_t r = root(parent, order[i].row);
        next[order[i].row] = head[r];
        head[r] = order[i].row;
    }
    joined *j = who_alloc(sizeof *j * room);
    memset(j, 0, sizeof *j * room);
    *n = 0;
    for (uint32_t i = 0; i < c->nrows; i++) {
        if (head[root(parent, order[i].row)] != order[i].row) continue;
        uint32_t count = 0;
        for (uint32_t k = order[i].row; k != WHO_NONE; k = next[k]) row_joined[k] = *n, list[count++] = k;
        describe(c, list, count, &j[(*n)++]);
    }
    who_dealloc(parent), who_dealloc(next), who_dealloc(head), who_dealloc(list), who_dealloc(order);
    return j;
}
