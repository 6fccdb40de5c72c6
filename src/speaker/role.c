/* role.c - which roles the article gives to whom, and what it calls bodies.
 *
 * Enters: entities and their namings. Leaves: roles, qualifiers and affiliation of each; what bodies are called, of
 * which a role or a phrase like "the network" tells that they are such. Roles stand before a name
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

static void add_qualifier(cast *c, entity *e, uint32_t t)
{
    if (e->nqualifiers < MAX_ROLES) ARENA_PUSH(&c->d->mem, e->qualifiers, e->nqualifiers, tk(c, t)->word);
}

/* What qualifies a role: Selm mayor, Harbour Party candidate. */
static void add_qualifiers(cast *c, entity *e, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last; t++)
        if ((tk(c, t)->pos == POS_NAME || (tk(c, t)->pos == POS_ADJ && tells_apart(c, t))) && tk(c, t)->word != NO_WORD)
            add_qualifier(c, e, t);
}

/* The shadow treasurer is not the treasurer. */
bool is_lesser(const cast *c, uint32_t id)
{
    static const char *const LESSER[] = {"shadow", "deputy", "vice"};
    return STR_IS_ANY(rules_spelling(c->r, id), LESSER);
}

/* A party, or what somebody is to another: an office says more on record. */
static bool says_little(const cast *c, who_str role)
{
    static const char *const LITTLE[] = {"rival",  "opponent", "conservative", "liberal", "elder",   "ally",
                                         "critic", "friend",   "supporter",    "man",     "veteran", "native"};
    return STR_IS_ANY(role, LITTLE) || is_party_word(c, rules_word(c->r, role));
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
        bool title = words > 1; /* a pop singer is no pop */
        if (!is_role(c, t)) continue;
        add_role(c, e, tk(c, t)->word);
        add_role_stem(c, e, tk(c, t)->word);
        add_qualifiers(c, e, first, last);
        for (uint32_t i = first; i < t; i++)
            if (is_lesser(c, tk(c, i)->word)) add_qualifier(c, e, i);
        uint32_t bits = wd(c, t)->lex;
        if (!e->gender && bits & LEX_FEMALE && !title) e->gender = WHO_FEMALE;
        if (!e->gender && bits & LEX_MALE && !title) e->gender = WHO_MALE;
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

/* "A porter at the steps, Murel, smiled": the phrase that opens the sentence and ends at the comma. */
static void take_opening_roles(cast *c, entity *e, uint32_t first, uint32_t comma)
{
    uint32_t head = first;
    if (wd(c, first)->role != WORD_A || comma - first > OFFICE_REACH) return;
    for (uint32_t t = first + 1; t < comma; t++) {
        uint8_t p = tk(c, t)->pos;
        if (p != POS_NOUN && p != POS_ADJ && p != POS_NAME && p != POS_DET && p != POS_PREP && p != POS_NUM) return;
        if (p == POS_PREP && head == first) head = t;
    }
    take_roles(c, e, first, head == first ? comma : head);
}

/* "Minister of Power, Ilse Oss, said": does a sentence begin with an office in capitals, and no person, up to the
 * comma?
 */
static bool is_bare_title(const cast *c, uint32_t first, uint32_t comma)
{
    uint32_t n;
    if (!((phrase_at(c, first, &n) | wd(c, first)->lex) & LEX_ROLE) || !(tk(c, first)->shape & SHAPE_CAP)) return false;
    for (uint32_t t = first; t < comma; t++) {
        uint32_t k = c->naming_at[t];
        bool field = t > first && (wd(c, t - 1)->role == WORD_OF || wd(c, t - 1)->role == WORD_FOR); /* of Power */
        if (k != WHO_NONE && !field && c->entities[c->namings[k].entity].kind == WHO_PERSON) return false;
    }
    return true;
}

/* "The minister of labour and ports": does "and" at t join two fields of an office, behind "of"? */
static bool joins_fields(const cast *c, uint32_t t, uint32_t limit)
{
    if (wd(c, t)->role != WORD_AND || t < limit + 3) return false;
    uint8_t before = tk(c, t - 1)->pos, behind = tk(c, t + 1)->pos;
    bool fields = (before == POS_NOUN || before == POS_NAME) && (behind == POS_NOUN || behind == POS_NAME);
    uint8_t r = wd(c, t - 2)->role;
    return fields && (r == WORD_OF || r == WORD_FOR);
}

/* "The governor, Stepa Oss," "a baker, Karl Oss," and "the president of the jury, Ilse Renn": the phrase that ends at
 * the comma. */
static void take_roles_before_comma(cast *c, entity *e, uint32_t limit, uint32_t comma)
{
    uint32_t t = comma;
    while (t > limit && comma - t < 9) {
        uint8_t p = tk(c, t - 1)->pos;
        uint8_t r = wd(c, t - 1)->role;
        bool joins = r == WORD_OF || r == WORD_FOR || joins_fields(c, t - 1, limit); /* the minister for ports */
        if (p != POS_NOUN && p != POS_ADJ && p != POS_NAME && p != POS_DET && p != POS_POSS && !joins) break;
        t--;
        uint8_t before = t > limit ? wd(c, t - 1)->role : WORD_NONE; /* the head of the port, counsel for the court */
        if (p == POS_DET && before != WORD_OF && before != WORD_FOR) break;
    }
    bool owned = false; /* Selm's mayor, its director */
    for (uint32_t i = t; i < comma; i++) owned = owned || tk(c, i)->pos == POS_POSS;
    bool bare = t == limit && is_bare_title(c, t, comma);
    if (t >= comma || (wd(c, t)->role != WORD_THE && wd(c, t)->role != WORD_A && !owned && !bare)) return;
    for (uint32_t i = t; i < comma; i++) { /* the head stands before "of" */
        bool joins = wd(c, i)->role == WORD_OF || wd(c, i)->role == WORD_FOR;
        if (!joins && i + 1 < comma) continue;
        take_roles(c, e, t, joins ? i : comma);
        return;
    }
}

/* "the network", "a maker of pumps": the head of the phrase at [first, last) that says what a body is, or WHO_NONE. */
static uint32_t body_head(const cast *c, uint32_t first, uint32_t last)
{
    if (wd(c, first)->role != WORD_THE && wd(c, first)->role != WORD_A) return WHO_NONE;
    for (uint32_t t = first + 1; t < last && tk(c, t)->pos != POS_PREP; t++) {
        bool ends = t + 1 == last || tk(c, t + 1)->pos == POS_PREP || wd(c, t + 1)->role == WORD_TO ||
                    tk(c, t + 1)->pos == POS_PART;
        if (ends)
            return wd(c, t)->lex & LEX_ORG || is_general_head(rules_spelling(c->r, tk(c, t)->word)) ? t : WHO_NONE;
    }
    return WHO_NONE;
}

/* "Kerrex, an activist fund that", "the payments company Kerrex": what a body is called beside its name is what "the
 * fund" means further down. */
static void take_body_words(const cast *c, entity *e, const naming *n)
{
    const sentence *s = &c->d->sentences[tk(c, n->first)->sentence];
    if (n->first > s->first && tk(c, n->first - 1)->pos == POS_NOUN && wd(c, n->first - 1)->lex & LEX_ORG)
        add_role(c, e, tk(c, n->first - 1)->word);
    if (n->last + 2 >= s->last || c->d->a.text.ptr[tk(c, n->last)->start] != ',') return;
    uint32_t b = n->last + 1, end = b;
    while (end < s->last && tk(c, end)->kind == TOK_WORD && end - b < 10 && tk(c, end)->pos != POS_WH &&
           tk(c, end)->pos != POS_THAT && tk(c, end)->pos != POS_PAST && tk(c, end)->pos != POS_VERB)
        end++;
    bool acts = end < s->last && (tk(c, end)->pos == POS_PAST || tk(c, end)->pos == POS_VERB);
    uint32_t head = acts ? WHO_NONE : body_head(c, b, end); /* Kerrex, the newspaper said */
    if (head != WHO_NONE) add_role(c, e, tk(c, head)->word);
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

/* Before the form of address in front of the name at t: "the chair, Councillor Oss", "the bishop, the Most Rev Oss". */
static uint32_t before_address(const cast *c, uint32_t t, uint32_t first)
{
    static const char *const DEGREES[] = {"most", "right", "very"};
    while (t > first && wd(c, t - 1)->lex & LEX_HONORIFIC) t--;
    if (!(wd(c, t)->lex & LEX_HONORIFIC)) return t;
    if (t > first && IS_ONE_OF(c, t - 1, DEGREES)) t--;
    return t > first && wd(c, t - 1)->role == WORD_THE ? t - 1 : t;
}

/* "The secretary (ports) Karl Oss", "Superintendent of Police (Harbour) Ilse Oss": the office in front of the brackets
 * that end before the name at t. */
static void take_office_with_field(cast *c, entity *e, uint32_t first, uint32_t t)
{
    uint32_t end = t - 1;
    while (end > first && t - end < OFFICE_REACH && !is_sign(c, end, '(')) end--;
    if (!is_sign(c, end, '(')) return;
    uint32_t start = end;
    while (
        start > first && end - start < OFFICE_REACH &&
        (tk(c, start - 1)->pos == POS_NOUN || tk(c, start - 1)->pos == POS_NAME || wd(c, start - 1)->role == WORD_OF))
        start--;
    take_roles(c, e, start, end);
}

/* Titles and offices before name n, in its phrase or before its comma. */
static void take_roles_before(cast *c, entity *e, const naming *n, const sentence *s)
{
    uint32_t a = n->first;
    if (e->kind == WHO_PERSON && a > s->first && is_sign(c, a - 1, ')')) take_office_with_field(c, e, s->first, a);
    while (a > s->first && n->first - a < 8) {
        uint8_t p = tk(c, a - 1)->pos;
        if (p != POS_NOUN && p != POS_NAME && p != POS_ADJ && p != POS_POSS) break;
        a--;
    }
    bool called = n->first > a && is_general_head(rules_spelling(c->r, tk(c, n->first - 1)->word));
    if (called && !e->certain && e->nparts > 1) e->kind = WHO_INSTITUTION; /* the campaign group Harbour Eye */
    if (e->kind == WHO_PERSON) take_roles(c, e, a, n->first);
    for (uint32_t t = n->first, words; t-- > s->first && n->first - t < 6 && e->kind == WHO_PERSON;)
        if (t < a && phrase_at(c, t, &words) & LEX_ROLE && t + words == n->first)
            take_roles(c, e, t, n->first); /* Superintendent of Police Oss */
    take_party(c, e, n);
    uint32_t office = n->titled ? office_of(c, n->first) : WHO_NONE;
    if (office != WHO_NONE) take_roles(c, e, office, office + 1), add_qualifiers(c, e, office + 2, n->first);
    uint32_t begin = before_address(c, n->first, s->first);
    uint8_t behind = n->last < s->last ? tk(c, n->last)->pos : POS_PUNCT;
    bool acts = behind == POS_MODAL || behind == POS_VERB || behind == POS_PAST; /* for the mayor, Selm will be */
    if (begin > s->first + 2 && c->d->a.text.ptr[tk(c, begin - 1)->start] == ',' && !acts)
        take_opening_roles(c, e, s->first, begin - 1), take_roles_before_comma(c, e, s->first, begin - 1);
}

/* Does the phrase of an apposition end before token t? */
static bool ends_apposition(const cast *c, uint32_t t)
{
    uint8_t p = tk(c, t)->pos, r = wd(c, t)->role;
    return tk(c, t)->kind != TOK_WORD || r == WORD_BY || r == WORD_WITH || p == POS_PAST || p == POS_VERB ||
           p == POS_WH || p == POS_THAT;
}

/* "Ilse Oss, defending, said": what she does in court tells that she is a barrister; false where it says nothing. */
static bool take_part_in_court(const cast *c, entity *e, const naming *n, const sentence *s)
{
    static const char *const PARTS[] = {"defending", "prosecuting", "mitigating"};
    uint32_t t = n->last + 1;
    if (t + 1 >= s->last || !IS_ONE_OF(c, t, PARTS)) return false;
    if (!is_sign(c, t + 1, ',') && wd(c, t + 1)->role != WORD_FOR) return false;
    add_role(c, e, rules_word(c->r, STR("barrister")));
    if (str_is(doc_token(c->d, t), "prosecuting")) add_role(c, e, rules_word(c->r, STR("prosecutor")));
    return true;
}

/* The apposition behind name n: "Ilse Oss, the mayor of Selm,". */
static void take_apposition(cast *c, entity *e, const naming *n, const sentence *s)
{
    uint8_t before = n->first == s->first + 1 ? wd(c, s->first)->role : WORD_NONE;
    if (before == WORD_IN || before == WORD_AT || before == WORD_FROM) return; /* In Selm, the mayor, Oss, said */
    bool place = !e->certain && e->nparts == 1 && n->first > s->first && wd(c, n->first - 1)->role == WORD_IN;
    if (place) return; /* She was born in Selm, the daughter of */
    if (n->last + 1 >= s->last || c->d->a.text.ptr[tk(c, n->last)->start] != ',') return;
    if (take_part_in_court(c, e, n, s)) return;
    uint32_t b = n->last + 1;
    bool aged = b + 2 < s->last && tk(c, b)->kind == TOK_NUMBER && is_sign(c, b + 1, ','); /* Ilse Oss, 34, a lawyer */
    if (aged) b += 2;
    uint32_t end = b, named = c->naming_at[b];
    if (wd(c, b)->role == WORD_WHO || tk(c, b)->pos == POS_PRON) return;
    while (end < s->last && end - b < 10 && !ends_apposition(c, end)) end++;
    if (named != WHO_NONE && c->entities[c->namings[named].entity].kind == WHO_PERSON) return;
    if (end < s->last && (tk(c, end)->pos == POS_PAST || tk(c, end)->pos == POS_VERB)) return; /* Oss, the aide said */
    if (!e->certain && !e->nroles && body_head(c, b, end) != WHO_NONE)
        e->kind = WHO_INSTITUTION, take_body_words(c, e, n); /* Pergo, the network */
    else
        take_roles(c, e, b, end);
}

/* "Ilse Oss, who has been mayor since May,": the office behind a form of "be" in the relative clause. */
static void take_relative_role(cast *c, entity *e, const naming *n, const sentence *s)
{
    uint32_t who = n->last + 1, b = who + 1;
    if (who >= s->last || c->d->a.text.ptr[tk(c, n->last)->start] != ',' || wd(c, who)->role != WORD_WHO) return;
    while (b < s->last && (wd(c, b)->role == WORD_HAVE || tk(c, b)->pos == POS_ADV)) b++;
    if (b >= s->last || wd(c, b)->role != WORD_BE) return;
    uint32_t end = ++b;
    while (end < s->last && end - b < OFFICE_REACH && !ends_apposition(c, end) && tk(c, end)->pos != POS_PREP) end++;
    while (b < end && tk(c, b)->pos != POS_NOUN) b++; /* what qualifies it there may be news */
    if (b < end && (end >= s->last || tk(c, end)->pos != POS_ING)) take_roles(c, e, b, end);
}

/* Behind "is", "has been", "became", "was elected", "serves as" at t, or t where none of them stands there. */
static uint32_t behind_copula(const cast *c, uint32_t t, uint32_t last)
{
    static const char *const BECOMES[] = {"became", "becomes", "remains"};
    static const char *const MADE[] = {"elected", "re-elected", "appointed", "named"};
    static const char *const SERVES[] = {"serves", "works", "served", "worked"};
    uint32_t b = t + (t < last && wd(c, t)->role == WORD_HAVE);
    if (b + 1 >= last) return t;
    if (IS_ONE_OF(c, b, SERVES)) return str_is(doc_token(c->d, b + 1), "as") ? b + 2 : t;
    if (IS_ONE_OF(c, b, BECOMES)) return b + 1;
    if (wd(c, b)->role != WORD_BE) return t;
    return b + 1 + IS_ONE_OF(c, b + 1, MADE);
}

/* "Ilse Oss is the mayor of Selm", "Ilse Oss was elected mayor": the office behind the verb. */
static void take_predicate_role(cast *c, entity *e, const naming *n, const sentence *s)
{
    uint32_t b = behind_copula(c, n->last, s->last), end = b;
    if (b == n->last || tk(c, n->first)->depth) return;
    while (end < s->last && end - b < OFFICE_REACH && !ends_apposition(c, end) && tk(c, end)->pos != POS_PREP) end++;
    while (b < end && tk(c, b)->pos != POS_NOUN) {
        uint8_t p = tk(c, b)->pos;
        if (p != POS_DET && p != POS_ADJ && p != POS_NAME && p != POS_POSS) return;
        if (wd(c, b)->role == WORD_NO) return; /* is no mayor, is not the mayor */
        b++;
    }
    bool plain = end < s->last && (tk(c, end)->kind == TOK_PUNCT || tk(c, end)->pos == POS_PREP);
    if (b < end && plain) take_roles(c, e, b, end);
}

void find_roles(cast *c)
{
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        entity *e = &c->entities[n->entity];
        const sentence *s = &c->d->sentences[tk(c, n->first)->sentence];
        if (e->kind == WHO_INSTITUTION && !e->place) take_body_words(c, e, n);
        if (e->kind != WHO_PERSON) continue;
        if (is_called_they(c, n)) e->neutral = c->any_neutral = true, e->gender = WHO_GENDER_UNKNOWN;
        take_roles_before(c, e, n, s);
        take_apposition(c, e, n, s);
        take_relative_role(c, e, n, s);
        take_predicate_role(c, e, n, s);
    }
}

void find_body_words(cast *c)
{
    for (uint32_t i = 0; i < c->nnamings; i++) {
        entity *e = &c->entities[c->namings[i].entity];
        if (e->kind == WHO_INSTITUTION && !e->place) take_body_words(c, e, &c->namings[i]);
    }
}
