/* introduced.c - names that stand beside a description and tell who it is: "the keeper, known as Velden".
 *
 * Enters: a mention without a name. Leaves: the entity that is named behind its title, as its apposition or by a verb
 * of naming, or that it misspells; WHO_NONE where the sentence names nobody so.
 */
#include "speaker/internal.h"

/* Has m no article and nobody whose it is? */
static bool is_bare(const cast *c, const mention *m)
{
    for (uint32_t t = m->first; t < m->head; t++)
        if (tk(c, t)->pos == POS_DET || tk(c, t)->pos == POS_POSS) return false;
    return true;
}

/* A title of several words before the name, whose first word was taken for the head: "Minister of Trade Ilse Oss". */
uint32_t name_behind_title(const cast *c, const mention *m)
{
    static const char *const SEEKS[] = {"candidate", "nominee",  "contender", "hopeful",
                                        "director",  "minister", "secretary", "commissioner"};
    static const char *const SPEAKS[] = {"spokesman", "spokeswoman", "spokesperson", "counsel",
                                         "lawyer",    "attorney",    "solicitor",    "barrister"};
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
        of = of || (wd(c, m->head + 1)->role == WORD_FOR && IS_ONE_OF(c, m->head, SEEKS) && is_bare(c, m));
        bool many = wd(c, t - 1)->lex & LEX_PLURAL; /* spokesman for the families Ana Ruiz */
        of = of || (wd(c, m->head + 1)->role == WORD_FOR && IS_ONE_OF(c, m->head, SPEAKS) && many);
        if (field && of && c->namings[k].last >= m->last && c->entities[c->namings[k].entity].kind == WHO_PERSON)
            return c->namings[k].entity; /* head of communications Ana Ruiz, candidate for governor Ana Ruiz */
    }
    return WHO_NONE;
}

/* "Season-ticket holder Ilse Oss", "cellar rat Karl Oss": a name in full directly behind a noun of whatever people are.
 */
uint32_t name_behind_noun(const cast *c, const mention *m)
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
    static const char *const BETWEEN[] = {"only", "simply", "himself", "herself", "themselves", "first", "name"};
    uint32_t last = c->d->sentences[tk(c, t)->sentence].last, from = t + 1;
    while (as && from < last && IS_ONE_OF(c, from, BETWEEN)) from++;
    bool by = as && from + 1 < last && wd(c, from)->role == WORD_BY;
    if (by && tk(c, from + 1)->pos == POS_POSS) /* identified only by her first name, Ilse */
        from += 2, as = false;
    else if (by || (as && from + 1 < last && wd(c, from)->role == WORD_IN)) /* by the police as, in court papers as */
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
    static const char *const NAMES[] = {"named",  "name",      "surnamed", "surname",
                                        "guerre", "pseudonym", "alias",    "nickname"};
    static const char *const TOLD[] = {"identified", "known"};
    bool told = IS_ONE_OF(c, t, TOLD);
    if (tk(c, t)->pos == POS_PART && str_is(doc_token(c->d, t), "called")) return name_behind(c, t, false);
    return told || IS_ONE_OF(c, t, NAMES) ? name_behind(c, t, told) : WHO_NONE;
}

/* The same where it says what somebody calls himself: "introduced herself as Ilse". Directly behind whom it is said of,
 * "the mayor called Renn" speaks of another. */
static uint32_t own_name_behind(const cast *c, uint32_t t)
{
    uint32_t at = t + 1, last = c->d->sentences[tk(c, t)->sentence].last;
    bool own = is_before_own_name(c, t);
    while (own && at + 1 < last && c->naming_at[at] == WHO_NONE && wd(c, at)->lex & LEX_HONORIFIC) at++;
    uint32_t n = own ? c->naming_at[at] : WHO_NONE;
    return n != WHO_NONE && c->entities[c->namings[n].entity].kind == WHO_PERSON ? c->namings[n].entity : WHO_NONE;
}

/* "The chair, a dentist called Renn,": the name in the apposition at t; an entity or WHO_NONE. */
static uint32_t name_in_description(const cast *c, uint32_t t, uint32_t last)
{
    if (t >= last || wd(c, t)->role != WORD_A) return WHO_NONE;
    do t++;
    while (t < last && (tk(c, t)->pos == POS_ADJ || tk(c, t)->pos == POS_NOUN || tk(c, t)->pos == POS_NAME));
    return t + 1 < last ? own_name_behind(c, t) : WHO_NONE;
}

/* "The rebels, who call themselves the Selm Army,": the body that several say that they are; an entity or WHO_NONE. */
uint32_t body_of_selves(const cast *c, const mention *m)
{
    static const char *const CALL[] = {"call", "called", "calling", "style"};
    for (uint32_t t = m->head + 1; t + 2 < m->last && m->plural; t++) {
        if (!IS_ONE_OF(c, t, CALL) || !str_is(lower_token(c, t + 1), "themselves")) continue;
        uint32_t name = t + 2 + (wd(c, t + 2)->role == WORD_THE), n = name < m->last ? c->naming_at[name] : WHO_NONE;
        bool body = n != WHO_NONE && c->namings[n].first == name &&
                    c->entities[c->namings[n].entity].kind == WHO_INSTITUTION &&
                    !c->entities[c->namings[n].entity].place;
        if (body) return c->namings[n].entity;
    }
    return WHO_NONE;
}

/* The same directly behind token t, or a comma there: "a man, later identified as Renn,", "the chair, a dentist called
 * Renn,". */
static uint32_t name_directly_behind(const cast *c, uint32_t t, uint32_t last)
{
    uint32_t first = t < last && tk(c, t)->kind == TOK_PUNCT ? t + 1 : t;
    while (first + 1 < last && tk(c, first)->pos == POS_ADV) first++;
    uint32_t e = first + 1 < last ? name_introduced(c, first) : WHO_NONE;
    return e == WHO_NONE && first > t ? name_in_description(c, first, last) : e;
}

/* "a resident who gave only her first name, Ilse", "a man known as Renn", "the chair, a dentist called Renn": the name
 * that somebody described has by what follows. */
uint32_t name_given_behind(const cast *c, const mention *m)
{
    uint32_t last = c->d->sentences[tk(c, m->head)->sentence].last, t = m->head + 1;
    static const char *const OF_THEM[] = {"one", "another"};
    bool person = wd(c, m->head)->lex & (LEX_ROLE | LEX_ANON | LEX_KIN | LEX_EPITHET) || is_age(c, m->head);
    bool who = t + 3 < last && wd(c, t)->role == WORD_WHO && is_before_own_name(c, t + 2); /* who calls himself */
    bool of_them = IS_ONE_OF(c, m->head, OF_THEM); /* one of them called Renn: another */
    if ((!person && !of_them && !who) || m->plural) return WHO_NONE;
    if (of_them && t < last && wd(c, t)->role == WORD_OF) /* one of them, known as Renn */
        while (t < last && t < m->head + QUALIFIERS && tk(c, t)->kind != TOK_PUNCT) t++;
    uint32_t e = name_directly_behind(c, t, last);
    while (t < last && t < m->head + OFFICE_REACH && wd(c, t)->role != WORD_WHO) t++;
    for (uint32_t i = t; e == WHO_NONE && i + 2 < last && i <= t + OFFICE_REACH && !tk(c, i)->depth; i++) {
        bool other = tk(c, i - 1)->pos == POS_NOUN && tk(c, i)->pos != POS_PREP && is_before_own_name(c, i);
        if (other) break; /* who beat a dentist called Renn */
        e = name_introduced(c, i);
        if (e == WHO_NONE && i > t && !of_them) e = own_name_behind(c, i);
    }
    return e;
}

/* The person named in apposition to the words of `as`, on either side: "a man, Karl Oss,", "Karl Oss, a man of faith,";
 * an entity or WHO_NONE. */
static uint32_t name_beside_comma(const cast *c, const mention *as, uint32_t last)
{
    uint32_t t = as->head + 1, n = t + 2 < last && is_sign(c, t, ',') ? c->naming_at[t + 1] : WHO_NONE;
    bool behind = n != WHO_NONE && c->namings[n].first == t + 1 && tk(c, c->namings[n].last)->kind == TOK_PUNCT;
    bool clause = as->last < last && is_verb_tag(tk(c, as->last)->pos); /* In Selm, Oss, a witness said, wept */
    bool before = !clause && as->first > 1 && is_sign(c, as->first - 1, ',');
    if (!behind) n = before ? c->naming_at[as->first - 2] : WHO_NONE;
    bool named = n != WHO_NONE && !c->namings[n].titled && c->entities[c->namings[n].entity].kind == WHO_PERSON;
    return named ? c->namings[n].entity : WHO_NONE;
}

/* "A nurse named Ilse was dismissed. The nurse said", "A man, Karl Oss, left. The man said": the person whom the words
 * that brought m in name; an entity or WHO_NONE. */
uint32_t person_brought_in(const cast *c, const mention *m)
{
    mention as;
    bool bare = m->head == m->first + 1 && is_definite(c, m) && wd(c, m->first)->role != WORD_THAT && !m->plural;
    if (!bare || !brought_in_before(c, m, BROUGHT_IN_REACH, &as) || tk(c, as.first)->depth) return WHO_NONE;
    uint32_t t = as.head + 1, last = c->d->sentences[tk(c, as.head)->sentence].last;
    if (t < last && wd(c, t)->role == WORD_WHO) return name_given_behind(c, &as);
    uint32_t e = name_directly_behind(c, t, last);
    return e == WHO_NONE ? name_beside_comma(c, &as, last) : e;
}

/* "Paddle believes", where Ilse Pardle has just spoken: a word that begins its sentence, and is her surname but for one
 * letter. */
uint32_t person_misspelt(const cast *c, const mention *m, uint32_t statement)
{
    bool opens = c->d->sentences[tk(c, m->head)->sentence].first == m->head;
    uint32_t e = opens && m->last - m->first == 1 ? running_speaker(c, statement) : WHO_NONE;
    if (e == WHO_NONE || c->entities[e].kind != WHO_PERSON || c->entities[e].nparts < 2) return WHO_NONE;
    return is_misspelt(lower_token(c, m->head), surname(&c->entities[e])) ? e : WHO_NONE;
}

/* "Researchers at Selm University looked again. The team found": those whom the article has at work at the institution
 * that is named last in that way; a speaker or WHO_NONE. */
uint32_t team_before(cast *c, const mention *m, uint32_t statement)
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
