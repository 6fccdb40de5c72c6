/* gender.c - whether somebody is he or she, by what the article says.
 *
 * Enters: entities with their kinds, a gender where a title or the given name tells one. Leaves: the gender of others:
 * by the pronouns that follow a name as the subject of its sentence, or by a given name that stands alone. A pronoun
 * that owns something in the clause directly behind the name ("Robin Oss, who broke her leg,") is believed more than
 * the given name, unless the article calls somebody by the other pronoun. Gets wrong: pronouns that mean somebody whom
 * the sentence has not named.
 */
#include "speaker/internal.h"

/* Which of he (0) and she (1) token t is, as subject or owner; -1 neither. */
static int sex_of(const cast *c, uint32_t t)
{
    uint8_t r = wd(c, t)->role;
    if (r == WORD_HE || r == WORD_HIS) return str_ends(doc_token(c->d, t), "im") ? -1 : 0;
    if (r == WORD_SHE) return 1;
    return r == WORD_HER && tk(c, t)->pos == POS_POSS ? 1 : -1;
}

/* Who is known by one name in the whole article, "Rosalie", and that is a given name. */
static enum who_gender gender_of_given(const cast *c, who_str name)
{
    uint32_t bits = rules_lookup(c->r, name);
    if (bits & (LEX_PLACE | LEX_ORG)) return WHO_GENDER_UNKNOWN;
    bool female = bits & LEX_GIVEN_F, male = bits & LEX_GIVEN_M;
    return female == male ? WHO_GENDER_UNKNOWN : female ? WHO_FEMALE : WHO_MALE;
}

/* Does hardly anybody of that sex have the given name? */
static bool contradicts(const cast *c, who_str given, enum who_gender told)
{
    uint32_t bits = rules_lookup(c->r, given) & (LEX_GIVEN_F | LEX_GIVEN_M);
    return bits == (told == WHO_MALE ? LEX_GIVEN_F : LEX_GIVEN_M);
}

/* Does the article call anybody by the pronoun `role`, outside quotations? */
static bool is_anybody_called(const cast *c, uint8_t role)
{
    for (uint32_t t = 0; t < c->d->ntokens; t++)
        if (wd(c, t)->role == role && !tk(c, t)->depth) return true;
    return false;
}

/* "Khizo Renn laid down his pen": pronouns behind the only person of a sentence, its subject, tell whether a name that
 * no lexicon has is a man's. One alone may be another's: "Rosa Tamm said he lied". */
static void count_votes(const cast *c, uint32_t (*votes)[2])
{
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        uint32_t end = c->d->sentences[tk(c, n->first)->sentence].last;
        bool first = i == 0 || tk(c, c->namings[i - 1].first)->sentence != tk(c, n->first)->sentence;
        if (i + 1 < c->nnamings && c->namings[i + 1].first < end) end = c->namings[i + 1].first;
        if (!first || tk(c, n->first)->depth || !is_subject(c, n) || is_possessive(c, n)) continue;
        for (uint32_t t = n->last; t < end; t++) {
            int sex = tk(c, t)->depth ? -1 : sex_of(c, t);
            if (sex >= 0) votes[n->entity][sex]++;
        }
    }
}

/* Has a person of that sex, or of whom none is known, another than e, been named in the paragraph of token t, before
 * it?
 */
static bool may_be_another(const cast *c, uint32_t e, enum who_gender sex, uint32_t t)
{
    uint32_t p = c->d->sentences[tk(c, t)->sentence].paragraph, last = namings_before(c, t);
    for (uint32_t i = last; i-- > 0 && c->namings[i].first >= c->d->paragraphs[p].first_token;) {
        const entity *x = &c->entities[c->namings[i].entity];
        if (last - i > NAMINGS_BACK) return true;
        if (c->namings[i].entity != e && x->kind == WHO_PERSON && (!x->gender || x->gender == sex)) return true;
    }
    return false;
}

/* "Sam Oss, who has a tattoo of her cat,": what the clause behind the name n says is her own. */
static enum who_gender told_in_relative(const cast *c, const naming *n)
{
    uint32_t last = c->d->sentences[tk(c, n->first)->sentence].last, who = n->last + 1;
    if (who >= last || !is_sign(c, n->last, ',') || wd(c, who)->role != WORD_WHO || tk(c, who)->depth)
        return WHO_GENDER_UNKNOWN;
    for (uint32_t t = who + 1; t < last && tk(c, t)->kind == TOK_WORD; t++) {
        int sex = tk(c, t)->pos == POS_POSS ? sex_of(c, t) : -1;
        if (sex < 0) continue;
        enum who_gender told = sex ? WHO_FEMALE : WHO_MALE;
        return may_be_another(c, n->entity, told, t) ? WHO_GENDER_UNKNOWN : told;
    }
    return WHO_GENDER_UNKNOWN;
}

/* The sex that a relative clause tells becomes that of whom no title and no other pronoun contradicts. */
static void take_from_relatives(cast *c, uint32_t (*votes)[2])
{
    bool *titled = arena_alloc(doc_scratch(c->d), sizeof *titled * (c->nentities + (size_t)1));
    memset(titled, 0, sizeof *titled * (c->nentities + (size_t)1));
    for (uint32_t i = 0; i < c->nnamings; i++)
        if (c->namings[i].gender) titled[c->namings[i].entity] = true;
    bool he = is_anybody_called(c, WORD_HE), she = is_anybody_called(c, WORD_SHE);
    for (uint32_t i = 0; i < c->nnamings; i++) {
        entity *e = &c->entities[c->namings[i].entity];
        if (e->kind != WHO_PERSON || titled[c->namings[i].entity]) continue;
        enum who_gender told = told_in_relative(c, &c->namings[i]);
        bool doubtful = told && e->nparts > 1 && contradicts(c, e->part[0], told); /* Karl Oss, who has backed her */
        if (doubtful && (told == WHO_MALE ? she : he)) continue;
        uint32_t against = votes[c->namings[i].entity][told == WHO_MALE];
        if (told && !against) e->gender = told;
    }
}

void settle_genders(cast *c)
{
    uint32_t(*votes)[2] = arena_alloc(&c->d->mem, sizeof *votes * (c->nentities + (size_t)1));
    count_votes(c, votes);
    take_from_relatives(c, votes);
    for (uint32_t i = 0; i < c->nentities; i++) {
        entity *e = &c->entities[i];
        uint32_t he = votes[i][0], she = votes[i][1], most = he > she ? he : she, least = he + she - most;
        enum who_gender told = he > she ? WHO_MALE : WHO_FEMALE;
        if (e->kind != WHO_PERSON || e->gender) continue;
        if (most >= 2 && most >= 3 * least)
            e->gender = told;
        else if (e->nparts == 1 && !e->place)
            e->gender = gender_of_given(c, e->part[0]);
    }
}
