/* join.c - which rows of the corpus are the same speaker.
 *
 * People are grouped by surname. Within a group, full names whose given names are equal are one person whatever stands
 * between (a middle name, an initial); a given name that is an initial, a nickname or a rare misspelling joins the one
 * full name that fits and none where two fit. A bare surname joins the only person of that surname, or the one who has
 * nearly all the statements in that outlet, or else stays what it is: joining strangers is worse than leaving a node
 * apart. What the user's gazetteer knows comes first: rows of one entry are one, and two entries stay two.
 * Institutions are one when their names differ in "the" or in order, and with the abbreviation that an article gives
 * them; groups, documents and anonymous descriptors when their ids are equal. Rows are taken in the order of their
 * keys, so nothing depends on the order of adding.
 *
 * People of one surname are in the order of their given names: all that a short form may stand for follow it directly.
 * Accents make no difference: Andres Nunez is Andrés Núñez.
 */
#include <stdlib.h>

#include "speaker/internal.h"
#include "speaker/rows.h"

#define NEIGHBOURS 64 /* full names of one given name that are compared with each: clashing genders leave two */
#define MOST_FITS 256 /* full names that a short form is compared with; where there are more it joins none of them */
#define MISSPELT_RATIO 10 /* times as often as its misspelling must a given name occur */
#define DOMINANT 5        /* times the statements of the next of that surname, for a bare surname to be taken for him */

typedef struct person {
    uint32_t row;
    who_str given, surname; /* parts of the id without accents; given is empty for a bare surname */
    who_str nickname;       /* that the name gives in marks or brackets: bobby; or empty */
    who_str key;            /* of the row: the order of everything */
    bool junior;            /* the name has Jr., III or the like: father and son are two */
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

/* What one of the names has between marks or brackets: Robert "Bobby" Oss. In lower case. */
static who_str nickname_of(who_corpus *c, const row *r)
{
    for (uint32_t i = 0; i < r->nnames; i++) {
        who_str rest = r->names[i].text;
        str_split(&rest, ' ');
        while (rest.len) {
            who_str w = str_split(&rest, ' ');
            size_t mark = str_starts(w, "\"") || str_starts(w, "(") || str_starts(w, "'") ? 1 : 3;
            bool marked = mark == 1 || str_starts(w, "\xE2\x80\x9C") || str_starts(w, "\xE2\x80\x98");
            if (marked && rest.len && w.len > 2 * mark + 1)
                return utf8_lower_str(&c->mem, (who_str){w.ptr + mark, w.len - 2 * mark});
        }
    }
    return STR("");
}

static person person_of(who_corpus *c, uint32_t i)
{
    person p = {.row = i, .given = STR(""), .surname = STR(""), .key = c->rows[i].key};
    p.nickname = nickname_of(c, &c->rows[i]);
    who_str rest = id_words(c->rows[i].id);
    bool first = true;
    while (rest.len) {
        who_str w = str_split(&rest, '-');
        bool suffix = str_is(w, "jr") || str_is(w, "sr") || str_is(w, "ii") || str_is(w, "iii");
        if (suffix && !first) {
            p.junior = true;
            continue;
        }
        if (first && rest.len) p.given = without_accents(&c->mem, w);
        p.surname = without_accents(&c->mem, w);
        first = false;
    }
    return p;
}

static int person_cmp(const void *x, const void *y)
{
    const person *a = x, *b = y;
    int d = str_cmp(a->surname, b->surname);
    if (!d) d = str_cmp(a->given, b->given);
    return d ? d : str_cmp(a->key, b->key);
}

static uint32_t root(uint32_t *parent, uint32_t i)
{
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

/* Two who are different entries of the gazetteer stay two. A root has the entry of all its rows. */
static void unite(const who_corpus *c, uint32_t *parent, uint32_t a, uint32_t b)
{
    a = root(parent, a), b = root(parent, b);
    uint32_t low = a > b ? b : a, high = a > b ? a : b, x = c->rows[low].entry, y = c->rows[high].entry;
    if (low == high || (x != y && x != WHO_NONE && y != WHO_NONE)) return;
    parent[high] = low;
    c->rows[low].entry = x != WHO_NONE ? x : y;
}

static bool genders_clash(const row *a, const row *b)
{
    return (a->female > a->male && b->male > b->female) || (a->male > a->female && b->female > b->male);
}

static bool is_short_for(who_str brief, who_str full)
{
    return brief.len < full.len && brief.len >= 1 && (brief.len == 1 || brief.len >= 3) &&
           memcmp(brief.ptr, full.ptr, brief.len) == 0;
}

/* The one full name of f[from..n) that the short form f[i] stands for; WHO_NONE for none, or two people. */
static uint32_t only_fit(const who_corpus *c, uint32_t *parent, const person *f, uint32_t n, uint32_t i, uint32_t from)
{
    uint32_t fits = WHO_NONE;
    for (uint32_t k = from; k < n; k++) {
        if (f[k].given.len < f[i].given.len || memcmp(f[k].given.ptr, f[i].given.ptr, f[i].given.len) != 0) break;
        if (k - from == MOST_FITS) return WHO_NONE;
        if (!is_short_for(f[i].given, f[k].given) || genders_clash(&c->rows[f[i].row], &c->rows[f[k].row])) continue;
        if (fits != WHO_NONE && root(parent, f[fits].row) != root(parent, f[k].row)) return WHO_NONE;
        fits = k;
    }
    return fits;
}

static uint32_t statements_of(const who_corpus *c, const person *p)
{
    return (uint32_t)c->rows[p->row].counted.tally.statements;
}

/* May two spellings be one given name? Two that a lexicon knows are two names (Ivana, Ivanka), unless a letter is
 * doubled in one (Hilary, Hillary). */
static bool is_one_given_name(const rules *r, who_str a, who_str b)
{
    uint32_t given = LEX_GIVEN_F | LEX_GIVEN_M;
    if (!(rules_lookup(r, a) & given) || !(rules_lookup(r, b) & given)) return true;
    who_str brief = a.len < b.len ? a : b, full = a.len < b.len ? b : a;
    size_t i = 0;
    while (i < brief.len && brief.ptr[i] == full.ptr[i]) i++;
    return full.len == brief.len + 1 && i && full.ptr[i] == full.ptr[i - 1];
}

/* Joe and Joseph; Hilary, once, and Hillary. */
static bool is_other_form(const who_corpus *c, const rules *r, const person *a, const person *b)
{
    if (genders_clash(&c->rows[a->row], &c->rows[b->row])) return false;
    if (rules_is_nickname(r, a->given, b->given) || rules_is_nickname(r, b->given, a->given)) return true;
    if (str_eq(a->nickname, b->given) || str_eq(b->nickname, a->given) ||
        (a->nickname.len && str_eq(a->nickname, b->nickname)))
        return true;
    uint32_t x = statements_of(c, a), y = statements_of(c, b);
    return is_misspelt(a->given, b->given) && is_one_given_name(r, a->given, b->given) &&
           (x >= MISSPELT_RATIO * y || y >= MISSPELT_RATIO * x);
}

/* The only one of f[0..n) that f[i] is another form of, as roots are now; WHO_NONE for none, or two people. */
static uint32_t only_other_form(const who_corpus *c, uint32_t *parent, const rules *r, const person *f, uint32_t n,
                                uint32_t i)
{
    uint32_t found = WHO_NONE;
    for (uint32_t k = 0; k < n; k++) {
        if (root(parent, f[k].row) == root(parent, f[i].row) || !is_other_form(c, r, &f[i], &f[k])) continue;
        if (found != WHO_NONE && root(parent, f[found].row) != root(parent, f[k].row)) return WHO_NONE;
        found = k;
    }
    return found;
}

static void join_other_forms(const who_corpus *c, uint32_t *parent, const person *f, uint32_t n)
{
    const rules *r = session_rules(c->c.session);
    if (n > MOST_FITS) return;
    uint32_t *other = who_alloc(sizeof *other * (n + (size_t)1));
    for (uint32_t i = 0; i < n; i++) other[i] = only_other_form(c, parent, r, f, n, i);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = other[i];
        bool mutual = k != WHO_NONE && other[k] != WHO_NONE && root(parent, f[other[k]].row) == root(parent, f[i].row);
        if (mutual) unite(c, parent, f[i].row, f[k].row);
    }
    who_dealloc(other);
}

/* Full names of one surname, in the order of their given names: f[0..n). */
static void join_full(const who_corpus *c, uint32_t *parent, const person *f, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n && k < i + NEIGHBOURS && str_eq(f[i].given, f[k].given); k++)
            if (f[i].junior == f[k].junior && !genders_clash(&c->rows[f[i].row], &c->rows[f[k].row]))
                unite(c, parent, f[i].row, f[k].row);
    for (uint32_t i = 0, behind = 0; i < n; i++) {
        while (behind < n && (behind <= i || str_eq(f[i].given, f[behind].given))) behind++;
        uint32_t fits = only_fit(c, parent, f, n, i, behind);
        if (fits != WHO_NONE) unite(c, parent, f[i].row, f[fits].row);
    }
    join_other_forms(c, parent, f, n);
}

/* Bare surnames b[0..nb) and those who have a given name too, f[0..nf). weight[] is 0 for each row, and left so. */
static void join_bare(const who_corpus *c, uint32_t *parent, const person *f, uint32_t nf, const person *b, uint32_t nb,
                      uint64_t *weight)
{
    uint32_t best = WHO_NONE;
    uint64_t best_weight = 0, next_weight = 0;
    for (uint32_t i = 0; i < nf; i++) weight[root(parent, f[i].row)] += c->rows[f[i].row].counted.tally.statements;
    for (uint32_t i = 0; i < nf; i++) {
        uint32_t r = root(parent, f[i].row);
        uint64_t w = weight[r];
        weight[r] = 0; /* counted once */
        if (w > best_weight)
            next_weight = best_weight, best = r, best_weight = w;
        else if (w > next_weight)
            next_weight = w;
    }
    if (best_weight < DOMINANT * next_weight) best = WHO_NONE;
    uint32_t before = WHO_NONE;
    for (uint32_t i = 0; i < nb; i++) {
        if (best != WHO_NONE && !genders_clash(&c->rows[best], &c->rows[b[i].row]))
            unite(c, parent, best, b[i].row);
        else if (next_weight == 0) { /* nobody has a full name: one bare surname is one node */
            if (before != WHO_NONE) unite(c, parent, before, b[i].row);
            before = b[i].row;
        }
    }
}

static void join_people(who_corpus *c, uint32_t *parent)
{
    size_t room = c->nrows + (size_t)1;
    person *p = who_alloc(sizeof *p * room), *bare = who_alloc(sizeof *bare * room);
    uint64_t *weight = who_alloc(sizeof *weight * room);
    memset(weight, 0, sizeof *weight * room);
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->nrows; i++)
        if (c->rows[i].kind == WHO_PERSON) p[n++] = person_of(c, i);
    if (n) qsort(p, n, sizeof *p, person_cmp);
    for (uint32_t a = 0, b; a < n; a = b) {
        uint32_t nfull = 0, nbare = 0;
        who_str surname = p[a].surname;
        for (b = a; b < n && str_eq(p[b].surname, surname); b++) { /* those with given names to the front */
            if (p[b].given.len)
                p[a + nfull++] = p[b];
            else
                bare[nbare++] = p[b];
        }
        join_full(c, parent, p + a, nfull);
        join_bare(c, parent, p + a, nfull, bare, nbare, weight);
    }
    who_dealloc(p), who_dealloc(bare), who_dealloc(weight);
}

/* Without what says how a firm is owned: "Kerrex Inc." is Kerrex. */
static who_str without_legal_form(who_str name)
{
    static const char *const FORMS[] = {"-inc", "-corp", "-co", "-ltd", "-plc", "-llc", "-llp", "-gmbh", "-ag"};
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        if (str_ends(name, FORMS[i])) return (who_str){name.ptr, name.len - strlen(FORMS[i])};
    return name;
}

/* What two names of one institution share: without "the", and "Department of Ports" as "Ports Department". */
static who_str institution_key(who_corpus *c, who_str id)
{
    static const char *const HEADS[] = {"department", "ministry", "bureau", "office"};
    who_str name = without_legal_form(without_accents(&c->mem, id_words(id)));
    if (str_starts(name, "the-")) name.ptr += 4, name.len -= 4;
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++) {
        size_t n = strlen(HEADS[i]);
        if (!str_starts(name, HEADS[i]) || name.len < n + 5 || memcmp(name.ptr + n, "-of-", 4) != 0) continue;
        who_str rest = {name.ptr + n + 4, name.len - n - 4};
        if (str_starts(rest, "the-")) rest.ptr += 4, rest.len -= 4;
        return arena_printf(&c->mem, "%.*s-%s", (int)rest.len, rest.ptr, HEADS[i]);
    }
    return name;
}

/* "AP", "F.A.A.": capitals, with or without full stops, two at least. */
static bool is_abbreviation(who_str s)
{
    size_t capitals = 0;
    for (size_t i = 0; i < s.len; i++) {
        bool capital = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z';
        if (!capital && s.ptr[i] != '.') return false;
        capitals += capital;
    }
    return capitals >= 2;
}

static int key_cmp(const void *x, const void *y)
{
    const keyed *a = x, *b = y;
    int d = str_cmp(a->key, b->key);
    return d ? d : (a->row > b->row) - (a->row < b->row);
}

/* An abbreviation that stands alone in one article joins the institution that another article abbreviates so: the only
 * one, or the one that has nearly all the statements. list[0..n): the abbreviations of one spelling, their rows. */
static void join_abbreviation(const who_corpus *c, uint32_t *parent, const keyed *list, uint32_t n, uint64_t *weight)
{
    uint32_t best = WHO_NONE;
    uint64_t best_weight = 0, next_weight = 0;
    for (uint32_t i = 0; i < n; i++)
        if (memchr(c->rows[list[i].row].name.ptr, ' ', c->rows[list[i].row].name.len))
            weight[root(parent, list[i].row)] += c->rows[list[i].row].counted.tally.statements;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t r = root(parent, list[i].row);
        uint64_t w = weight[r];
        weight[r] = 0; /* counted once */
        if (w > best_weight)
            next_weight = best_weight, best = r, best_weight = w;
        else if (w > next_weight)
            next_weight = w;
    }
    if (!best_weight || best_weight < DOMINANT * next_weight) return;
    for (uint32_t i = 0; i < n; i++)
        if (!memchr(c->rows[list[i].row].name.ptr, ' ', c->rows[list[i].row].name.len))
            unite(c, parent, best, list[i].row);
}

/* Institutions whose names differ in "the" and in order, and their abbreviations. */
static void join_institutions(who_corpus *c, uint32_t *parent)
{
    keyed *list = NULL, *brief = NULL;
    uint32_t n = 0, nbrief = 0;
    for (uint32_t i = 0; i < c->nrows; i++) {
        const row *r = &c->rows[i];
        if (r->kind != WHO_INSTITUTION || r->scope.len) continue;
        VEC_PUSH(list, n, ((keyed){institution_key(c, r->id), i}));
        for (uint32_t k = 0; k < r->nnames; k++)
            if (is_abbreviation(r->names[k].text)) {
                who_str id = make_id(&c->mem, WHO_INSTITUTION, r->names[k].text);
                VEC_PUSH(brief, nbrief, ((keyed){id, i}));
            }
    }
    if (n) qsort(list, n, sizeof *list, key_cmp);
    for (uint32_t i = 1; i < n; i++)
        if (str_eq(list[i].key, list[i - 1].key)) unite(c, parent, list[i - 1].row, list[i].row);
    size_t room = c->nrows + (size_t)1;
    uint64_t *weight = who_alloc(sizeof *weight * room);
    memset(weight, 0, sizeof *weight * room);
    if (nbrief) qsort(brief, nbrief, sizeof *brief, key_cmp);
    for (uint32_t a = 0, b; a < nbrief; a = b) {
        for (b = a; b < nbrief && str_eq(brief[b].key, brief[a].key); b++) continue;
        join_abbreviation(c, parent, brief + a, b - a, weight);
    }
    who_dealloc(weight), who_dealloc(list), who_dealloc(brief);
}

static enum who_gender gender_of(uint32_t female, uint32_t male)
{
    return female > male ? WHO_FEMALE : male > female ? WHO_MALE : WHO_GENDER_UNKNOWN;
}

/* The entry of the gazetteer that a row is: its id tells the name, whichever of its spellings came first. */
static uint32_t entry_of(const gazetteer *g, const row *r)
{
    who_str *names = who_alloc(sizeof *names * (r->nnames + (size_t)1));
    uint32_t n = 0;
    names[n++] = id_words(r->id);
    for (uint32_t i = 0; i < r->nnames; i++) names[n++] = r->names[i].text;
    uint32_t entry = gazetteer_find(g, r->kind, gender_of(r->female, r->male), names, n);
    who_dealloc(names);
    return entry;
}

/* Before all other joining: rows of one entry are one. */
static void join_known(who_corpus *c, uint32_t *parent)
{
    const gazetteer *g = session_gazetteer(c->c.session);
    if (!g) return;
    uint32_t *first = who_alloc(sizeof *first * (gazetteer_count(g) + (size_t)1));
    for (uint32_t i = 0; i < gazetteer_count(g); i++) first[i] = WHO_NONE;
    for (uint32_t i = 0; i < c->nrows; i++) {
        uint32_t entry = c->rows[i].entry = entry_of(g, &c->rows[i]);
        if (entry == WHO_NONE) continue;
        if (first[entry] == WHO_NONE) first[entry] = i;
        unite(c, parent, first[entry], i);
    }
    who_dealloc(first);
}

static who_str most_used(const form *f, uint32_t n)
{
    who_str best = STR("");
    uint32_t times = 0;
    for (uint32_t i = 0; i < n; i++)
        if (f[i].times > times || (f[i].times == times && times && str_cmp(f[i].text, best) < 0))
            best = f[i].text, times = f[i].times;
    return best;
}

static void add_times(form **list, uint32_t *n, const form *more, uint32_t nmore)
{
    for (uint32_t k = 0; k < nmore; k++) VEC_PUSH(*list, *n, more[k]);
}

static int form_cmp(const void *x, const void *y) { return str_cmp(((const form *)x)->text, ((const form *)y)->text); }

/* Sorts the forms of several rows and makes one of those that are equal; returns how many are left. */
static uint32_t merge_forms(form *list, uint32_t n)
{
    uint32_t kept = 0;
    if (n) qsort(list, n, sizeof *list, form_cmp);
    for (uint32_t i = 0; i < n; i++) {
        if (!kept || !str_eq(list[kept - 1].text, list[i].text)) {
            list[kept++] = list[i];
            continue;
        }
        form *f = &list[kept - 1];
        f->times += list[i].times;
        if (!f->first_date || (list[i].first_date && list[i].first_date < f->first_date))
            f->first_date = list[i].first_date;
        if (list[i].last_date > f->last_date) f->last_date = list[i].last_date;
    }
    return kept;
}

static int times_cmp(const void *x, const void *y)
{
    const form *a = x, *b = y;
    if (a->times != b->times) return a->times > b->times ? -1 : 1;
    return str_cmp(a->text, b->text);
}

/* A copy in the corpus, the most used first. */
static form *keep_forms(who_corpus *c, form *list, uint32_t n)
{
    form *kept = arena_alloc(&c->mem, sizeof *kept * (n + (size_t)1));
    if (n) qsort(list, n, sizeof *list, times_cmp);
    if (n) memcpy(kept, list, sizeof *list * n);
    return kept;
}

static void add_samples(joined *j, const row *r)
{
    for (uint32_t i = 0; i < r->nsamples; i++) {
        const sample *x = &r->samples[i];
        uint32_t at = j->nsamples;
        while (at > 0 && (x->rank > j->samples[at - 1].rank ||
                          (x->rank == j->samples[at - 1].rank && x->id < j->samples[at - 1].id)))
            at--;
        if (at == ROW_SAMPLES) continue;
        if (j->nsamples < ROW_SAMPLES) j->nsamples++;
        for (uint32_t k = j->nsamples - 1; k > at; k--) j->samples[k] = j->samples[k - 1];
        j->samples[at] = *x;
    }
}

/* The id is of the entry's name: the same in every corpus, whichever form of the name is used most there. */
static void take_entry(who_corpus *c, const listed *e, who_speaker *s)
{
    if (!e->any_kind) s->kind = e->kind;
    if (e->gender != WHO_GENDER_UNKNOWN) s->gender = e->gender;
    s->name = e->name;
    s->gazetteer_id = e->id;
    s->id = make_id(&c->mem, s->kind, e->name);
}

/* The record of the rows list[0..n), which are one speaker: the fullest name that is used most, or the name that the
 * entry of the gazetteer has; all forms as aliases. */
static void describe(who_corpus *c, const uint32_t *list, uint32_t n, uint32_t entry, joined *j)
{
    form *names = NULL, *roles = NULL, *affiliations = NULL;
    uint32_t nnames = 0, nroles = 0, naffiliations = 0, female = 0, male = 0;
    const row *lead = NULL;
    for (uint32_t i = 0; i < n; i++) {
        const row *r = &c->rows[list[i]];
        bool named = r->kind == WHO_PERSON; /* an institution is called as most articles call it: FBI */
        bool bare = named && !memchr(r->name.ptr, ' ', r->name.len),
             lead_bare = lead && named && !memchr(lead->name.ptr, ' ', lead->name.len);
        bool more =
            lead && (r->counted.tally.statements > lead->counted.tally.statements ||
                     (r->counted.tally.statements == lead->counted.tally.statements && str_cmp(r->key, lead->key) < 0));
        if (!lead || (lead_bare && !bare) || (lead_bare == bare && more)) lead = r;
        add_times(&names, &nnames, r->names, r->nnames);
        add_times(&roles, &nroles, r->roles, r->nroles);
        add_times(&affiliations, &naffiliations, r->affiliations, r->naffiliations);
        female += r->female, male += r->male;
        add_samples(j, r);
    }
    nnames = merge_forms(names, nnames), nroles = merge_forms(roles, nroles),
    naffiliations = merge_forms(affiliations, naffiliations);
    who_speaker *s = &j->speaker;
    s->kind = lead->kind;
    s->name = most_used(lead->names, lead->nnames);
    if (!s->name.len) s->name = lead->name;
    s->id = lead->id;
    j->key = lead->key;
    if (lead->scope.len && lead->kind != WHO_PERSON) {
        who_str slug = make_id(&c->mem, WHO_PERSON, lead->scope);
        s->id = arena_printf(&c->mem, "%.*s@%.*s", (int)lead->id.len, lead->id.ptr, (int)(slug.len - 7), slug.ptr + 7);
    }
    s->role = most_used(roles, nroles);
    s->affiliation = most_used(affiliations, naffiliations);
    s->gender = gender_of(female, male);
    s->gazetteer_id = STR("");
    if (entry != WHO_NONE) take_entry(c, gazetteer_entry(session_gazetteer(c->c.session), entry), s);
    for (uint32_t i = 0; i < nnames; i++)
        if (!str_eq(names[i].text, s->name)) ARENA_PUSH(&c->mem, s->aliases, s->naliases, names[i].text);
    j->roles = keep_forms(c, roles, j->nroles = nroles);
    j->affiliations = keep_forms(c, affiliations, j->naffiliations = naffiliations);
    who_dealloc(names);
    who_dealloc(roles);
    who_dealloc(affiliations);
}

joined *join_rows(who_corpus *c, uint32_t *row_joined, uint32_t *n)
{
    size_t room = c->nrows + (size_t)1;
    uint32_t *parent = who_alloc(sizeof *parent * room), *next = who_alloc(sizeof *next * room);
    uint32_t *head = who_alloc(sizeof *head * room), *list = who_alloc(sizeof *list * room);
    keyed *order = who_alloc(sizeof *order * room);
    for (uint32_t i = 0; i < c->nrows; i++)
        parent[i] = i, head[i] = next[i] = WHO_NONE, order[i] = (keyed){c->rows[i].key, i};
    join_known(c, parent);
    join_people(c, parent);
    join_institutions(c, parent);
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
        describe(c, list, count, c->rows[root(parent, list[0])].entry, &j[(*n)++]);
    }
    who_dealloc(parent), who_dealloc(next), who_dealloc(head), who_dealloc(list), who_dealloc(order);
    return j;
}
