/* family.c - whom the article means by what one is to another: his wife, the couple, the younger of two.
 *
 * Enters: a mention ("his wife") with the owner of its pronoun, or a surname behind "the younger". Leaves: an entity,
 * or WHO_NONE. Somebody is the other of a couple when the article gives one of the two such a role, or names them
 * together with one surname. Gets wrong: couples of whom the article has said it of others ("her husband's wife").
 */
#include "speaker/internal.h"

/* Does the article give e one of the roles? */
static bool has_any_role(const cast *c, const entity *e, const char *const *roles, size_t n)
{
    for (uint32_t k = 0; k < e->nroles; k++)
        if (str_is_any(rules_spelling(c->r, e->roles[k]), roles, n)) return true;
    return false;
}

/* "Rosa and Karl Tamm": who is named beside e with the surname of both, of that sex, not far from token t; or WHO_NONE.
 */
static uint32_t named_as_couple(const cast *c, uint32_t e, uint32_t bits, uint32_t t)
{
    uint32_t here = namings_before(c, t), first = here > NAMINGS_BACK ? here - NAMINGS_BACK : 0;
    for (uint32_t i = first; i + 1 < c->nnamings && i < here + NAMINGS_BACK; i++) {
        const naming *a = &c->namings[i], *b = a + 1;
        if ((a->entity != e && b->entity != e) || a->entity == b->entity || b->first != a->last + 1) continue;
        const entity *x = &c->entities[a->entity], *y = &c->entities[b->entity];
        bool pair = wd(c, a->last)->role == WORD_AND && a->last - a->first == 1 && x->nparts > 1 && y->nparts > 1;
        if (!pair || x->kind != WHO_PERSON || !str_eq(surname(x), surname(y))) continue;
        uint32_t other = a->entity == e ? b->entity : a->entity;
        return gender_clash(&c->entities[other], bits) ? WHO_NONE : other;
    }
    return WHO_NONE;
}

/* "Hubby Karl smiled. His wife said": of a couple, of whom the article has called one the husband or wife of the other,
 * the other: the person whom the pronoun of her sex would mean there. */
uint32_t other_of_couple(const cast *c, const mention *m, uint32_t owner, uint32_t statement)
{
    static const char *const SPOUSES[] = {"wife",   "husband", "hubby",     "spouse",    "partner",
                                          "fiance", "fiancee", "boyfriend", "girlfriend"};
    uint32_t bits = wd(c, m->head)->lex;
    if (owner == WHO_NONE || !IS_ONE_OF(c, m->head, SPOUSES) || !(bits & (LEX_FEMALE | LEX_MALE))) return WHO_NONE;
    if (!has_any_role(c, &c->entities[owner], SPOUSES, sizeof SPOUSES / sizeof *SPOUSES))
        return named_as_couple(c, owner, bits, m->first);
    uint32_t beside = c->entities[owner].first; /* whose husband that is stands before him */
    uint32_t e = resolve_as(c, beside, bits & LEX_FEMALE ? WORD_SHE : WORD_HE, statement);
    return e != owner ? e : WHO_NONE;
}

/* Does nothing but "and", ages, titles and kin stand between two names of one sentence: "Karl Oss, 34, and his wife,
 * Ilse Renn"? */
static bool are_joined(const cast *c, const naming *a, const naming *b)
{
    bool joined = false;
    if (b->first - a->last > OFFICE_REACH || tk(c, a->first)->sentence != tk(c, b->first)->sentence) return false;
    for (uint32_t t = a->last; t < b->first; t++) {
        bool title = wd(c, t)->lex & (LEX_HONORIFIC | LEX_ROLE | LEX_KIN) || tk(c, t)->pos == POS_POSS;
        bool set_off = is_sign(c, t, ',') || tk(c, t)->kind == TOK_NUMBER || wd(c, t)->role == WORD_THE;
        if (!title && !set_off && wd(c, t)->role != WORD_AND) return false;
        joined = joined || wd(c, t)->role == WORD_AND;
    }
    return joined && wd(c, a->last)->role != WORD_S;
}

/* "Ilse Renn laughed. Her husband, Karl, nodded": whose husband or wife naming i is, by the pronoun before that word:
 * the person named last before, in the same paragraph, of that sex; an entity or WHO_NONE. */
static uint32_t named_as_spouse(const cast *c, uint32_t i)
{
    static const char *const SPOUSES[] = {"wife", "husband", "spouse", "partner", "fiance", "fiancee"};
    uint32_t t = c->namings[i].first, here = tk(c, t)->sentence;
    if (t > 2 && is_sign(c, t - 1, ',')) t--;
    if (t < 3 || !IS_ONE_OF(c, t - 1, SPOUSES) || tk(c, t - 2)->pos != POS_POSS || tk(c, t)->depth) return WHO_NONE;
    bool her = wd(c, t - 2)->role == WORD_HER, his = wd(c, t - 2)->role == WORD_HIS;
    for (uint32_t k = i; k-- > 0 && i - k <= NAMINGS_BACK && (her || his);) {
        const entity *e = &c->entities[c->namings[k].entity];
        if (c->d->sentences[tk(c, c->namings[k].first)->sentence].paragraph != c->d->sentences[here].paragraph) break;
        if (e->kind != WHO_PERSON || tk(c, c->namings[k].first)->depth) continue;
        return e->gender == (her ? WHO_MALE : WHO_FEMALE) ? WHO_NONE : c->namings[k].entity;
    }
    return WHO_NONE;
}

/* "Karl Oss and Ilse Renn have parted ... the couple said": the last two before m who are named together, and no third
 * with them, or one as the husband of the other; the first of them, or WHO_NONE. */
uint32_t couple_before(const cast *c, const mention *m, uint32_t *second)
{
    static const char *const TWO[] = {"couple", "pair", "duo", "newlyweds", "twins", "spouses", "siblings", "two"};
    if (!IS_ONE_OF(c, m->head, TWO) || wd(c, m->first)->role != WORD_THE) return WHO_NONE;
    if (m->last > m->head + 1 && !is_sign(c, m->head + 1, ',')) return WHO_NONE; /* the couple, who have two sons, */
    for (uint32_t t = m->first + 1; t < m->head; t++)
        if (tk(c, t)->pos != POS_ADJ) return WHO_NONE; /* the Oss twins */
    for (uint32_t last = namings_before(c, m->first), i = last; i-- > 1 && last - i <= NAMINGS_BACK;) {
        const naming *b = &c->namings[i], *a = b - 1;
        if (b->first > 0 && wd(c, b->first - 1)->lex & LEX_TRADE && IS_ONE_OF(c, b->first - 1, TWO))
            return WHO_NONE; /* the duo Kerrex */
        bool people = c->entities[a->entity].kind == WHO_PERSON && c->entities[b->entity].kind == WHO_PERSON;
        uint32_t spouse = c->entities[b->entity].kind == WHO_PERSON ? named_as_spouse(c, i) : WHO_NONE;
        if (spouse != WHO_NONE && spouse != b->entity) {
            *second = b->entity;
            return spouse;
        }
        if (!people || a->entity == b->entity || tk(c, a->first)->depth || !are_joined(c, a, b)) continue;
        bool third = i > 1 && a->first == a[-1].last + 1 && is_sign(c, a[-1].last, ',');
        if (third) return WHO_NONE;
        *second = b->entity;
        return a->entity;
    }
    return WHO_NONE;
}

/* "The younger Oss", "the elder Oss": of two of one surname the one whom the article calls the son or daughter, or the
 * other. */
uint32_t elder_or_younger(const cast *c, const mention *m)
{
    static const char *const CHILD[] = {"son",   "daughter", "grandson", "granddaughter",
                                        "niece", "nephew",   "stepson",  "stepdaughter"};
    if (m->head == m->first) return WHO_NONE;
    who_str age = doc_token(c->d, m->head - 1);
    bool young = str_is(age, "younger");
    if (!young && !str_is(age, "elder") && !str_is(age, "older")) return WHO_NONE;
    uint32_t child = WHO_NONE, other = WHO_NONE, i;
    for (walk w = index_walk(c, index_key(BY_SURNAME, lower_token(c, m->head))); index_next(&w, &i);) {
        const entity *e = &c->entities[i];
        if (e->kind != WHO_PERSON || e->nparts < 2 || !str_eq(surname(e), lower_token(c, m->head))) continue;
        *(has_any_role(c, e, CHILD, sizeof CHILD / sizeof *CHILD) ? &child : &other) = i;
    }
    return child == WHO_NONE || other == WHO_NONE ? WHO_NONE : young ? child : other;
}
