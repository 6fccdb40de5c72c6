/* role.c - which roles the article gives to whom, and what that tells of a name's kind.
 *
 * Enters: entities and their namings. Leaves: roles, qualifiers and affiliation of each; kinds that only the company of
 * a name tells: a place stands behind "in", a firm has shares, a network is called one. Roles stand before a name
 * ("Selm mayor Ilse Oss"), before its comma ("the mayor, Ilse Oss") or in the apposition behind it.
 * Gets wrong: appositions in which the role of another stands ("Oss, whom the mayor trusts").
 */
#include "speaker/internal.h"

static void add_role(const cast *c, entity *e, uint32_t id)
{
    if (id == NO_WORD) return;
    for (uint32_t i = 0; i < e->nroles; i++)
        if (e->roles[i] == id) return;
    if (e->nroles < MAX_ROLES) ARENA_PUSH(&c->d->mem, e->roles, e->nroles, id);
}

/* A chairman is the chair too: the word without -man, -woman, -person, where that is a role. */
static void add_role_stem(const cast *c, entity *e, uint32_t id)
{
    static const char *const ENDS[] = {"woman", "person", "man"};
    who_str s = rules_spelling(c->r, id);
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        if (!str_ends(s, ENDS[i])) continue;
        who_str stem = {s.ptr, s.len - strlen(ENDS[i])};
        if (rules_lookup(c->r, stem) & LEX_ROLE) add_role(c, e, rules_word(c->r, stem));
        return;
    }
}

static bool is_role(const cast *c, uint32_t t)
{
    uint32_t b = wd(c, t)->lex;
    return b & (LEX_ROLE | LEX_HONORIFIC | LEX_ANON | LEX_KIN) && !(b & LEX_PLURAL) && tk(c, t)->kind == TOK_WORD;
}

/* Of which body or country somebody is; "former" and "senior" are many. */
static bool tells_apart(const cast *c, uint32_t t)
{
    return wd(c, t)->lex & (LEX_DEMONYM | LEX_GROUP | LEX_PLACE) || tk(c, t)->shape & SHAPE_CAP;
}

/* What qualifies a role: Selm mayor, Harbour Party candidate. */
static void add_qualifiers(cast *c, entity *e, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last; t++)
        if ((tk(c, t)->pos == POS_NAME || (tk(c, t)->pos == POS_ADJ && tells_apart(c, t))) &&
            tk(c, t)->word != NO_WORD && e->nqualifiers < MAX_ROLES)
            ARENA_PUSH(&c->d->mem, e->qualifiers, e->nqualifiers, tk(c, t)->word);
}

/* A party, or what somebody is to another: an office says more on record. */
static bool says_little(const cast *c, who_str role)
{
    static const char *const LITTLE[] = {"rival",  "opponent", "conservative", "liberal", "elder",   "ally",
                                         "critic", "friend",   "supporter",    "man",     "veteran", "native"};
    for (size_t i = 0; i < sizeof LITTLE / sizeof *LITTLE; i++)
        if (str_is(role, LITTLE[i])) return true;
    return is_party_word(c, rules_word(c->r, role));
}

/* The role words of [first, last) become roles of e; the last of them, with what qualifies it, its role on record. */
static void take_roles(cast *c, entity *e, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last; t++) { /* the mayor's spokesman is no mayor; Selm's mayor is the Selm mayor */
        if (tk(c, t)->pos != POS_POSS) continue;
        uint32_t n = t > first ? c->naming_at[t - 1] : WHO_NONE;
        if (n != WHO_NONE && c->entities[c->namings[n].entity].kind != WHO_PERSON) add_qualifiers(c, e, first, t);
        first = t + 1;
    }
    for (uint32_t t = first; t < last; t++) {
        uint32_t words;
        if (phrase_at(c, t, &words) & LEX_ROLE && t + words <= last) add_role(c, e, title_id(c, t, words));
        if (!is_role(c, t)) continue;
        add_role(c, e, tk(c, t)->word);
        add_role_stem(c, e, tk(c, t)->word);
        add_qualifiers(c, e, first, last);
        uint32_t bits = wd(c, t)->lex;
        if (!e->gender && bits & LEX_FEMALE) e->gender = WHO_FEMALE;
        if (!e->gender && bits & LEX_MALE) e->gender = WHO_MALE;
        bool known = e->role.len && !(says_little(c, e->role) && !says_little(c, lower_token(c, t)));
        if (known || !(wd(c, t)->lex & LEX_ROLE)) continue;
        if (t + 1 < last && is_role(c, t + 1) && wd(c, t + 1)->lex & LEX_ROLE) continue; /* general manager */
        uint32_t a = t, end = t + 1;
        uint32_t n;
        while (a > first && is_role(c, a - 1) &&
               !(wd(c, a - 1)->lex & LEX_HONORIFIC && tk(c, a - 1)->shape & SHAPE_ABBREV))
            a--;
        while (a > first && tk(c, a - 1)->kind == TOK_WORD && phrase_at(c, a - 1, &n) & (LEX_ROLE | LEX_HONORIFIC) &&
               a - 1 + n == t + 1)
            a--;
        if (phrase_at(c, a, &n) & LEX_ROLE && a + n > end) end = a + n; /* secretary of state */
        e->role = utf8_lower_str(&c->d->mem, joined_tokens(c, a, end));
        uint32_t k = naming_in(c, first, a);
        if (k == WHO_NONE) continue;
        const naming *org = &c->namings[k];
        if (c->entities[org->entity].kind == WHO_INSTITUTION) e->affiliation = c->entities[org->entity].name;
    }
}

/* Is the word one that English has as a common word? */
static bool is_common(const cast *c, uint32_t t)
{
    return wd(c, t)->pos != POS_OTHER && !(wd(c, t)->lex & (LEX_GIVEN_F | LEX_GIVEN_M));
}

/* "Harbour Energy", "American Apparel", "City Hall"; not "Tavi Stone", "Rush Velden", "Moon Ki-tav" and "Long Wei",
 * where one word may be the name of anybody. */
static bool reads_like_firm(const cast *c, const naming *n)
{
    const word *first = wd(c, n->first), *last = wd(c, n->last - 1);
    bool unknown = last->pos == POS_OTHER && !last->lex, surname = last->lex & LEX_SURNAME || unknown;
    who_str end = doc_token(c->d, n->last - 1);
    if (memchr(end.ptr, '-', end.len)) return false;
    if (is_common(c, n->last - 1) && !surname) return true;
    if (!is_common(c, n->first)) return false;
    if (first->lex & LEX_SURNAME && (unknown || last->lex & (LEX_GIVEN_F | LEX_GIVEN_M))) return false;
    return !surname || first->pos == POS_ADJ || first->lex & LEX_PLACENOUN;
}

static bool may_be_firm(const entity *e)
{
    return e->kind == WHO_PERSON && !e->certain && e->nparts > 1 && !e->gender && !e->nroles && e->part[0].len > 1;
}

/* "A Kerrex spokesperson", "a former Kerrex engineer": one word between an article and who works there. */
static bool is_body_of_staff(const cast *c, const naming *n)
{
    static const char *const STAFF[] = {"spokesperson", "spokeswoman", "spokesman", "engineer",   "employee",
                                        "executive",    "worker",      "staffer",   "insider",    "manager",
                                        "subsidiary",   "customer",    "user",      "shareholder"};
    if (n->last - n->first != 1 || n->first == 0 || n->last >= c->d->ntokens) return false;
    uint8_t before = wd(c, n->first - 1)->role;
    if (before != WORD_A && !str_is(doc_token(c->d, n->first - 1), "former")) return false;
    who_str next = rules_spelling(c->r, tk(c, n->last)->word);
    for (size_t i = 0; i < sizeof STAFF / sizeof *STAFF; i++)
        if (str_is(next, STAFF[i])) return true;
    return false;
}

/* "Kerrex shares", "Kerrex's headquarters", "the chip maker Kerrex", "Kerrex employs": what is said of firms and the
 * like, and of nobody. */
static bool is_said_of_firms(const cast *c, const naming *n)
{
    static const char *const THINGS[] = {
        "shares",     "stock",     "headquarters", "customers",    "profits",   "profit",  "revenue", "revenues",
        "subsidiary", "employees", "investors",    "shareholders", "factories", "factory", "ceo",     "subscribers"};
    static const char *const VERBS[] = {"employs", "employed", "acquires", "acquired", "manufactures", "publishes"};
    static const char *const MAKERS[] = {
        "maker",        "giant",      "carrier",     "retailer",  "chain",       "startup",      "start-up",
        "brand",        "contractor", "supplier",    "operator",  "publisher",   "manufacturer", "developer",
        "lender",       "insurer",    "distributor", "provider",  "broadcaster", "airline",      "brewer",
        "builder",      "automaker",  "carmaker",    "drugmaker", "chipmaker",   "grocer",       "brokerage",
        "charity",      "newspaper",  "daily",       "weekly",    "magazine",    "tabloid",      "website",
        "vendor",       "bookmaker",  "consultancy", "pollster",  "thinktank",   "airline",      "utility",
        "conglomerate", "label",      "platform"};
    if (n->first > 0 && tk(c, n->first - 1)->sentence == tk(c, n->first)->sentence) {
        who_str before = rules_spelling(c->r, tk(c, n->first - 1)->word);
        for (size_t i = 0; i < sizeof MAKERS / sizeof *MAKERS; i++)
            if (str_is(before, MAKERS[i])) return true;
    }
    uint32_t t = n->last;
    if (is_body_of_staff(c, n)) return true;
    if (t + 1 >= c->d->ntokens || tk(c, n->first)->sentence != tk(c, t)->sentence) return false;
    uint32_t its = t + 1 < c->d->ntokens && tk(c, t + 1)->pos == POS_THAT ? t + 2 : t + 1; /* said (that) its profits */
    if (wd(c, t)->cue && its < c->d->ntokens && wd(c, its)->role == WORD_ITS) return true;
    if (tk(c, t)->word == NO_WORD) return false;
    who_str next = rules_spelling(c->r, tk(c, t)->word);
    for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++)
        if (str_is(next, VERBS[i])) return true;
    if (wd(c, t)->role == WORD_S) next = rules_spelling(c->r, tk(c, t + 1)->word);
    for (size_t i = 0; i < sizeof THINGS / sizeof *THINGS; i++)
        if (str_is(next, THINGS[i])) return true;
    return false;
}

/* A name made of common words ("Harbour Energy") that no title, role, age or later bare surname makes a person is that
 * of a firm or the like. */
static void settle_kinds(cast *c)
{
    for (uint32_t i = 0; i < c->nnamings; i++) { /* "in Selm": a single name that stands where places do */
        const naming *n = &c->namings[i];
        entity *e = &c->entities[n->entity];
        if (e->kind == WHO_PERSON && !e->certain && !e->gender && is_said_of_firms(c, n)) e->kind = WHO_INSTITUTION;
        if (e->kind != WHO_PERSON || e->certain || e->nparts > 1 || e->nroles || n->first == 0) continue;
        uint8_t r = wd(c, n->first - 1)->role;
        bool owner = n->last < c->d->ntokens && wd(c, n->last)->role == WORD_S;
        bool rules_it = owner && n->last + 1 < c->d->ntokens && wd(c, n->last + 1)->lex & LEX_EPITHET &&
                        wd(c, n->last + 1)->lex & LEX_HONORIFIC;
        bool dateline = n->first < c->d->paragraphs[c->d->sentences[tk(c, n->first)->sentence].paragraph].body;
        bool given = wd(c, n->first)->lex & (LEX_GIVEN_F | LEX_GIVEN_M); /* Karl's manager; I believe in Karl */
        if ((rules_it && !given) || dateline) e->kind = WHO_INSTITUTION, e->place = true; /* Karsia's president */
        bool named_place =
            r == WORD_OF && n->first > 1 && wd(c, n->first - 2)->lex & LEX_PLACENOUN; /* the city of Oss */
        if (named_place) e->kind = WHO_INSTITUTION, e->place = true;
        bool stands = r == WORD_IN || r == WORD_AT || str_is(doc_token(c->d, n->first - 1), "near");
        if (stands && !owner && !given) e->kind = WHO_INSTITUTION, e->place = true;
    }
    struct seen {
        bool person, common;
    } *seen = arena_alloc(&c->d->mem, sizeof *seen * (c->nentities + 1));
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        if (!may_be_firm(&c->entities[n->entity])) continue;
        bool aged = n->last + 1 < c->d->ntokens && c->d->a.text.ptr[tk(c, n->last)->start] == ',' &&
                    tk(c, n->last + 1)->kind == TOK_NUMBER && doc_token(c->d, n->last + 1).len <= 2;
        bool bare = n->last - n->first == 1 && str_eq(lower_token(c, n->first), surname(&c->entities[n->entity]));
        if (n->titled || aged || bare) seen[n->entity].person = true;
        if (n->last - n->first >= 2) seen[n->entity].common = reads_like_firm(c, n);
    }
    for (uint32_t i = 0; i < c->nentities; i++)
        if (may_be_firm(&c->entities[i]) && !seen[i].person && seen[i].common) c->entities[i].kind = WHO_INSTITUTION;
}

/* "The governor, Stepa Oss," and "the president of the jury, Ilse Renn": the phrase that ends at the comma. */
static void take_roles_before_comma(cast *c, entity *e, uint32_t limit, uint32_t comma)
{
    uint32_t t = comma;
    while (t > limit && comma - t < 9) {
        uint8_t p = tk(c, t - 1)->pos;
        uint8_t r = wd(c, t - 1)->role;
        bool joins = r == WORD_OF || r == WORD_FOR; /* the minister for ports */
        if (p != POS_NOUN && p != POS_ADJ && p != POS_NAME && p != POS_DET && p != POS_POSS && !joins) break;
        t--;
        if (p == POS_DET && (t == limit || wd(c, t - 1)->role != WORD_OF)) break;
    }
    bool owned = false; /* Selm's mayor, its director */
    for (uint32_t i = t; i < comma; i++) owned = owned || tk(c, i)->pos == POS_POSS;
    if (t >= comma || (wd(c, t)->role != WORD_THE && !owned)) return;
    for (uint32_t i = t; i < comma; i++) { /* the head stands before "of" */
        bool joins = wd(c, i)->role == WORD_OF || wd(c, i)->role == WORD_FOR;
        if (!joins && i + 1 < comma) continue;
        take_roles(c, e, t, joins ? i : comma);
        return;
    }
}

static bool is_institution_phrase(const cast *c, uint32_t first, uint32_t last)
{
    if (wd(c, first)->role != WORD_THE && wd(c, first)->role != WORD_A) return false;
    for (uint32_t t = first + 1; t < last && tk(c, t)->pos != POS_PREP; t++)
        if (t + 1 == last || tk(c, t + 1)->pos == POS_PREP || wd(c, t + 1)->role == WORD_TO ||
            tk(c, t + 1)->pos == POS_PART)
            return wd(c, t)->lex & LEX_ORG;
    return false;
}

/* "Ilse Oss (R-Wis.)", "Ilse Oss, D-Selm,": the party and the place, spelt out as "the Wisconsin Republican" is. */
static void take_party(cast *c, entity *e, const naming *n)
{
    static const char *const PARTIES[] = {"republican", "democrat", "independent"};
    uint32_t t = n->last + 1;
    if (t >= c->d->ntokens || tk(c, n->last)->kind != TOK_PUNCT) return;
    if (!is_party_mark(c, t)) return;
    who_str s = doc_token(c->d, t);
    for (size_t i = 0; i < sizeof PARTIES / sizeof *PARTIES; i++) {
        if (s.ptr[0] != PARTIES[i][0] - 32) continue;
        add_role(c, e, rules_word(c->r, str_of(PARTIES[i])));
        who_str place = rules_canonical(c->r, utf8_lower_str(&c->d->mem, (who_str){s.ptr + 2, s.len - 2}));
        while (place.len && e->nqualifiers < MAX_ROLES)
            ARENA_PUSH(&c->d->mem, e->qualifiers, e->nqualifiers, rules_word(c->r, str_split(&place, ' ')));
    }
}

/* "Ari Oss, 34, who is non-binary," and "Ari Oss (they/them)": does the article say that the pronoun is "they"? */
static bool is_called_they(const cast *c, const naming *n)
{
    uint32_t last = c->d->sentences[tk(c, n->first)->sentence].last;
    for (uint32_t t = n->last; t < last && t < n->last + OFFICE_REACH && c->naming_at[t] == WHO_NONE; t++) {
        who_str s = doc_token(c->d, t);
        if (str_is(s, "non-binary") || str_is(s, "nonbinary") || str_is(s, "genderqueer")) return true;
        if (wd(c, t)->role == WORD_THEY && t + 2 < last && wd(c, t + 2)->role == WORD_THEY &&
            c->d->a.text.ptr[tk(c, t + 1)->start] == '/')
            return true;
    }
    return false;
}

/* Titles before each name, and the apposition behind it: "Ilse Oss, the mayor of Selm,". */
void find_roles(cast *c)
{
    const doc *d = c->d;
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        entity *e = &c->entities[n->entity];
        if (e->kind != WHO_PERSON) continue;
        if (is_called_they(c, n)) e->neutral = c->any_neutral = true, e->gender = WHO_GENDER_UNKNOWN;
        const sentence *s = &d->sentences[tk(c, n->first)->sentence];
        uint32_t a = n->first;
        while (a > s->first && n->first - a < 8) {
            uint8_t p = tk(c, a - 1)->pos;
            if (p != POS_NOUN && p != POS_NAME && p != POS_ADJ && tk(c, a - 1)->pos != POS_POSS) break;
            a--;
        }
        bool called = n->first > a && is_general_head(rules_spelling(c->r, tk(c, n->first - 1)->word));
        if (called && !e->certain && e->nparts > 1) e->kind = WHO_INSTITUTION; /* the campaign group Harbour Eye */
        if (e->kind == WHO_PERSON) take_roles(c, e, a, n->first);
        take_party(c, e, n);
        uint32_t office = n->titled ? office_of(c, n->first) : WHO_NONE;
        if (office != WHO_NONE) take_roles(c, e, office, office + 1), add_qualifiers(c, e, office + 2, n->first);
        uint32_t begin = n->first; /* the chair, Councillor Oss */
        while (begin > s->first && wd(c, begin - 1)->lex & LEX_HONORIFIC) begin--;
        if (begin > s->first + 2 && d->a.text.ptr[tk(c, begin - 1)->start] == ',')
            take_roles_before_comma(c, e, s->first, begin - 1);
        uint8_t before =
            n->first == s->first + 1 ? wd(c, s->first)->role : WORD_NONE; /* In Selm, the mayor, Oss, said */
        bool placed = before == WORD_IN || before == WORD_AT || before == WORD_FROM;
        if (!placed && n->last + 1 < s->last && tk(c, n->last)->kind == TOK_PUNCT &&
            d->a.text.ptr[tk(c, n->last)->start] == ',') {
            uint32_t b = n->last + 1, end = b;
            if (wd(c, b)->role == WORD_WHO || tk(c, b)->pos == POS_PRON) continue;
            while (end < s->last && tk(c, end)->kind == TOK_WORD && end - b < 10 && tk(c, end)->pos != POS_PAST &&
                   tk(c, end)->pos != POS_VERB && tk(c, end)->pos != POS_WH)
                end++;
            if (c->naming_at[b] != WHO_NONE && c->namings[c->naming_at[b]].entity != WHO_NONE &&
                c->entities[c->namings[c->naming_at[b]].entity].kind == WHO_PERSON)
                continue;
            if (end < s->last && (tk(c, end)->pos == POS_PAST || tk(c, end)->pos == POS_VERB))
                continue; /* a clause: "Oss, the aide said" */
            if (!e->certain && !e->nroles && is_institution_phrase(c, b, end))
                e->kind = WHO_INSTITUTION; /* Pergo, the network */
            else
                take_roles(c, e, b, end);
        }
    }
    settle_kinds(c);
    settle_spellings(c);
}
