/* office.c - sources that are a role: the person who holds it.
 *
 * Enters: a mention such as "the mayor", "X's lawyer", "the 24-year-old". Leaves: an entity, by the roles that role.c
 * has read, by who is near, or by an age or a country that the article has told; WHO_NONE where the role is nobody's,
 * or where somebody without a name has been brought in as its holder since.
 */
#include "speaker/internal.h"

#define MOST_LETTERS 4 /* of an office's initials: DSP, CEO */
#define SOON 3         /* paragraphs from "the mayor" to the name of who that is */

bool is_definite(const cast *c, const mention *m)
{
    const token *next = m->last < c->d->ntokens ? tk(c, m->last) : NULL;
    if (next && next->kind == TOK_PUNCT && c->d->a.text.ptr[next->start] == ':' && m->last - m->first <= 2)
        return true; /* CHAIR: */
    uint8_t r = wd(c, m->first)->role;
    return r == WORD_THE || r == WORD_THIS || r == WORD_THAT;
}

/* "the adviser": has somebody unnamed whom that may mean spoken since person e was named last? */
static bool is_unnamed_since(cast *c, const mention *m, uint32_t e, who_str bare)
{
    uint32_t u = unnamed_before(c, m, kind_of_source(c, m), bare);
    if (u == WHO_NONE || c->unnamed[u].plural) return false;
    const attribution *at = &c->d->attributions[c->unnamed[u].statement];
    if (at->mention == WHO_NONE) return false;
    uint32_t spoke = c->d->mentions[at->mention].first;
    for (uint32_t i = namings_before(c, m->first); i-- > 0 && c->namings[i].first > spoke;)
        if (c->namings[i].entity == e) return false;
    return true;
}

/* "The plan is dead," Renn's former adviser said, where somebody else than Renn has just spoken: an office of long ago
 * tells of somebody whom the article has named. */
static uint32_t person_with_past(const cast *c, const mention *m, uint32_t owner, uint32_t statement)
{
    uint32_t e = owner != WHO_NONE && says_former(c, m) ? resolve_as(c, m->first, WORD_NONE, statement) : WHO_NONE;
    bool speaks = e != WHO_NONE && e != owner && e == running_speaker(c, statement);
    return speaks && !gender_clash(&c->entities[e], wd(c, m->head)->lex) ? e : WHO_NONE;
}

/* "The Selm senator", and e is a senator whom the article gives no place, or not that one. */
static bool is_of_unknown_place(const cast *c, const mention *m, uint32_t e)
{
    const entity *x = &c->entities[e];
    bool place = false;
    for (uint32_t t = m->first + 1; t < m->head; t++) {
        if (!(wd(c, t)->lex & LEX_PLACE)) continue;
        place = true;
        for (uint32_t k = 0; k < x->nqualifiers; k++)
            if (x->qualifiers[k] == tk(c, t)->word) return false;
    }
    return place;
}

/* Is e named neither in the paragraph of token t, before it, nor in the one before that? */
static bool is_far(const cast *c, uint32_t e, uint32_t t)
{
    uint32_t here = c->d->sentences[tk(c, t)->sentence].paragraph;
    for (uint32_t last = namings_before(c, t), i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        if (c->d->sentences[tk(c, c->namings[i].first)->sentence].paragraph + 1 < here) return true;
        if (c->namings[i].entity == e) return false;
    }
    return true;
}

/* Where e has the role of m, but far from it, or is brought in long behind it (for "the former captain", anywhere): the
 * person whom the sentences before are about, if that may be who is meant; else e. */
static uint32_t person_nearer(const cast *c, const mention *m, uint32_t e, uint32_t statement)
{
    uint32_t named = c->entities[e].first, here = c->d->sentences[tk(c, m->head)->sentence].paragraph;
    bool soon = c->d->sentences[tk(c, named)->sentence].paragraph <= here + SOON;
    bool far = is_far(c, e, m->head), later = named > m->head && (says_former(c, m) || !soon);
    uint32_t near = far || later ? person_in_focus(c, m, statement) : WHO_NONE;
    if (near == WHO_NONE) return e;
    if (later) return near;
    bool may = !c->entities[near].nroles || is_of_unknown_place(c, m, e);
    return may && near == running_speaker(c, statement) ? near : e;
}

/* "A palace official smiled. "...," the official said": has somebody of those words been brought in since person e was
 * named last, and not by a name? */
static bool is_other_brought_in(const cast *c, const mention *m, uint32_t e)
{
    mention as;
    bool bare = m->head == m->first + 1 && is_definite(c, m);
    if (!bare || !brought_in_before(c, m, 2, &as) || tk(c, as.first)->depth || as.head + 1 >= m->first) return false;
    bool apposition = as.first > 1 && is_sign(c, as.first - 1, ',') && c->naming_at[as.first - 2] != WHO_NONE;
    if (apposition) return false; /* Ilse Oss, an official who */
    static const char *const PUT[] = {"asked", "questioned", "pressed", "challenged", "examined", "cross-examined"};
    bool asks = as.first > 1 && wd(c, as.first - 1)->role == WORD_BY && tk(c, as.first - 2)->kind == TOK_WORD &&
                STR_IS_ANY(lower_token(c, as.first - 2), PUT);
    if (asks) return true; /* Asked by a lawyer why, Ilse Oss, the lawyer for, sighed */
    uint32_t i = namings_before(c, m->first);
    while (i-- > 0 && c->namings[i].first > as.first)
        if (c->namings[i].entity == e) return false;
    if (i == WHO_NONE || c->namings[i].entity != e) return true;
    for (uint32_t t = c->namings[i].last; t < as.first; t++) /* Oss, an official; Oss is an official */
        if (tk(c, t)->kind != TOK_PUNCT && wd(c, t)->role != WORD_BE && tk(c, t)->kind != TOK_NUMBER) return true;
    return false;
}

/* "Two former executives said ... The former executive": is m one of several without names who spoke last? */
static bool is_one_of_former(const cast *c, const mention *m)
{
    if (c->recent_plural == WHO_NONE || !says_former(c, m)) return false;
    uint32_t last = c->d->attributions[c->unnamed[c->recent_plural].statement].mention;
    if (last == WHO_NONE) return false;
    const mention *those = &c->d->mentions[last];
    return says_former(c, those) && canonical_id(c, tk(c, those->head)->word) == canonical_id(c, tk(c, m->head)->word);
}

/* Is naming n of somebody who serves the person of naming `of`, by the role between them: "a lawyer for Oss, Karl
 * Renn", "Karl Renn, a lawyer for Oss", "Oss's lawyer, Karl Renn"? */
static bool serves(const cast *c, const naming *n, const naming *of)
{
    const naming *first = n->first < of->first ? n : of, *last = first == n ? of : n;
    if (last->first - first->last > OFFICE_REACH || !same_sentence(c, first->first, last->first)) return false;
    bool role = false;
    for (uint32_t t = first->last; t < last->first; t++) {
        if (is_verb_tag(tk(c, t)->pos) || c->naming_at[t] != WHO_NONE) return false;
        role = role || wd(c, t)->lex & LEX_ROLE;
    }
    uint8_t before = of->first > 0 ? wd(c, of->first - 1)->role : WORD_NONE;
    if (before == WORD_FOR) /* A lawyer for Oss, Karl Renn */
        return role || (of == first && of->first > 1 && wd(c, of->first - 2)->lex & LEX_ROLE);
    return role && of == first && !is_sign(c, first->last, ',');
}

/* "His lawyer", "Oss's lawyer": of those who are lawyers the one whom the article gives to the owner; WHO_NONE. */
static uint32_t person_serving(const cast *c, const mention *m, uint32_t owner)
{
    uint32_t here = namings_before(c, m->first), canonical = canonical_id(c, tk(c, m->head)->word);
    uint32_t first = here > NAMINGS_BACK ? here - NAMINGS_BACK : 0;
    if (owner == WHO_NONE || canonical == NO_WORD) return WHO_NONE;
    for (uint32_t i = first; i + 1 < c->nnamings && i < here + NAMINGS_BACK; i++) {
        const naming *a = &c->namings[i], *b = a + 1;
        if ((a->entity != owner) == (b->entity != owner)) continue;
        const naming *of = a->entity == owner ? a : b, *n = of == a ? b : a;
        const entity *e = &c->entities[n->entity];
        bool fits = e->kind == WHO_PERSON && may_be_called(c, e, m, canonical);
        if (fits && !gender_clash(e, wd(c, m->head)->lex) && serves(c, n, of)) return n->entity;
    }
    return WHO_NONE;
}

/* "Counsel said", "the witness replied": who has that part in a hearing. */
static bool is_court_part(const cast *c, const mention *m)
{
    bool counsel = m->head == m->first && str_is(lower_token(c, m->head), "counsel");
    bool witness =
        m->head == m->first + 1 && wd(c, m->first)->role == WORD_THE && str_is(lower_token(c, m->head), "witness");
    return m->last == m->head + 1 && (counsel || witness);
}

static bool has_role_among(const cast *c, const entity *e, const char *const *words, size_t n)
{
    for (uint32_t k = 0; k < e->nroles; k++)
        for (size_t i = 0; i < n; i++)
            if (str_is(rules_spelling(c->r, e->roles[k]), words[i])) return true;
    return false;
}
#define HAS_ROLE_AMONG(c, e, words) has_role_among(c, e, words, sizeof(words) / sizeof *(words))

/* "Ilse Oss SC", "Karl Oss, defending,": does the article say beside the name n that this is a barrister? */
static bool pleads(const cast *c, const naming *n)
{
    static const char *const LETTERS[] = {"QC", "KC", "SC", "BL"};
    static const char *const PLEADING[] = {"prosecuting", "defending"};
    if (n->last + 1 >= c->d->ntokens) return false;
    bool letters = STR_IS_ANY(doc_token(c->d, n->last), LETTERS) || STR_IS_ANY(doc_token(c->d, n->last - 1), LETTERS);
    return letters || (is_sign(c, n->last, ',') && STR_IS_ANY(doc_token(c->d, n->last + 1), PLEADING));
}

/* The same of any naming of the one whom naming i names, not far before it: the barrister is Mr Oss by now. */
static bool has_pleaded(const cast *c, uint32_t i)
{
    for (uint32_t k = i + 1; k-- > 0 && i - k <= NAMINGS_BACK;)
        if (c->namings[k].entity == c->namings[i].entity && pleads(c, &c->namings[k])) return true;
    return false;
}

/* Counsel is the last lawyer who spoke or acted, the witness the last other who spoke and neither judges nor sits; an
 * entity or WHO_NONE. Only where a lawyer, a judge or a witness is named: at the scene of a crash a witness is somebody
 * else. */
static uint32_t person_in_court(const cast *c, const mention *m)
{
    static const char *const BAR[] = {"counsel", "barrister", "attorney", "prosecutor"}; /* a lawyer may testify */
    static const char *const BENCH[] = {"judge", "justice", "chairman", "chairwoman", "chair", "coroner", "magistrate"};
    static const char *const SWORN[] = {"witness"};
    bool counsel = m->head == m->first, court = false;
    uint32_t found = WHO_NONE, barrister = WHO_NONE;
    for (uint32_t last = namings_before(c, m->first), i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const entity *e = &c->entities[c->namings[i].entity];
        bool pleading = pleads(c, &c->namings[i]), bar = pleading || HAS_ROLE_AMONG(c, e, BAR);
        bool bench = HAS_ROLE_AMONG(c, e, BENCH);
        court = court || bar || bench || HAS_ROLE_AMONG(c, e, SWORN);
        bool speaks = e->kind == WHO_PERSON && (e->speaker != WHO_NONE || pleading);
        if (found != WHO_NONE || !speaks || (counsel ? !bar : bar || bench)) continue;
        /* who is known to plead is not looked for again: a witness may be asked by one a hundred times */
        if (!counsel && c->namings[i].entity != barrister && has_pleaded(c, i)) barrister = c->namings[i].entity;
        if (c->namings[i].entity != barrister) found = c->namings[i].entity;
    }
    bool hidden = unnamed_before(c, m, WHO_ANONYMOUS, lower_token(c, m->head)) != WHO_NONE; /* a witness without name */
    return court && !hidden ? found : WHO_NONE;
}

/* "A spokesman for Oss called it late. “...,” the spokesman, Karl Renn, wrote": who is named so behind the head of m;
 * an entity or WHO_NONE. */
static uint32_t person_told_next(const cast *c, const mention *m)
{
    uint32_t head = tk(c, m->head)->word, end = m->last + NAME_TOKENS;
    if (wd(c, m->first)->role != WORD_A || head == NO_WORD) return WHO_NONE;
    for (uint32_t t = m->last + 1; t + 2 < c->d->ntokens && t < end; t++) {
        if (tk(c, t)->word != head) continue;
        bool the = wd(c, t - 1)->role == WORD_THE && is_sign(c, t + 1, ',');
        uint32_t n = the ? c->naming_at[t + 2] : WHO_NONE;
        if (n == WHO_NONE || c->namings[n].first != t + 2) return WHO_NONE; /* another, or without a name */
        const entity *e = &c->entities[c->namings[n].entity];
        bool fresh = e->kind == WHO_PERSON && e->first == t + 2 && !gender_clash(e, wd(c, m->head)->lex);
        return fresh && is_sign(c, c->namings[n].last, ',') ? c->namings[n].entity : WHO_NONE;
    }
    return WHO_NONE;
}

/* "The first doctor": one of several, and not the one whom the article names; but the first lady. */
static bool is_one_in_order(const cast *c, const mention *m)
{
    static const char *const ORDER[] = {"first", "second", "third", "fourth", "fifth", "last", "next"};
    uint32_t t = m->first + 1, words;
    return t < m->head && !(tk(c, t)->shape & SHAPE_CAP) && IS_ONE_OF(c, t, ORDER) &&
           !(phrase_at(c, t, &words) & LEX_ROLE);
}

/* Is m no phrase for the one who holds an office: a plural, the first of several, a think tank? */
static bool is_no_holder(const cast *c, const mention *m)
{
    uint32_t bits = wd(c, m->head)->lex;
    bool called = bits & (LEX_ROLE | LEX_HONORIFIC | LEX_KIN | LEX_EPITHET) || is_former_anything(c, m) ||
                  parent_bits(c, m->head);
    return m->plural || !called || is_one_in_order(c, m) || (ends_body_of_two(c, m->head) && !says_former(c, m)) ||
           is_one_of_former(c, m);
}

/* Whose "his wife", "Oss's lawyer" is, where `possessed` becomes true, or WHO_NONE where that is not known. */
static uint32_t owner_of_role(const cast *c, const mention *m, uint32_t statement, bool *possessed)
{
    uint32_t bits = wd(c, m->head)->lex;
    *possessed = tk(c, m->first)->pos == POS_POSS && bits & LEX_KIN && bits & (LEX_MALE | LEX_FEMALE);
    uint32_t owner = *possessed ? resolve_pronoun(c, m->first, statement) : WHO_NONE;
    for (uint32_t t = m->first; t < m->head; t++) {
        if (wd(c, t)->role != WORD_S) continue;
        *possessed = true;
        if (t > m->first && c->naming_at[t - 1] != WHO_NONE) owner = c->namings[c->naming_at[t - 1]].entity;
    }
    return owner;
}

/* "X's president" */
static uint32_t holder_of(cast *c, const mention *m, uint32_t owner, uint32_t statement)
{
    uint32_t e = person_with_role(c, m);
    if (e == owner) e = WHO_NONE; /* Renn's doctor is not Renn */
    if (e == WHO_NONE) e = other_of_couple(c, m, owner, statement);
    return e != WHO_NONE ? e : person_with_past(c, m, owner, statement);
}

/* "a senator": who is named later, in the next sentence or where the article has begun. */
static uint32_t holder_to_come(const cast *c, const mention *m)
{
    uint32_t told = person_told_next(c, m);
    bool one = tk(c, m->first)->pos == POS_NUM;                          /* one senator */
    bool brief = m->head >= m->last - 1 || is_sign(c, m->head + 1, ','); /* a councillor, who claims */
    return told != WHO_NONE || one || !brief ? told : person_announced(c, m);
}

/* "the Kentucky senator", "its chairman", whom the next paragraph names */
static uint32_t definite_holder(cast *c, const mention *m, bool its, uint32_t statement)
{
    uint32_t e = WHO_NONE; /* "the Democrat": many are, and the one whom the sentences before are about is meant */
    if (is_party_word(c, tk(c, m->head)->word)) e = person_in_focus(c, m, statement);
    if (e == WHO_NONE) e = person_with_role(c, m);
    if (e != WHO_NONE) e = person_speaking(c, m, person_nearer(c, m, e, statement), statement);
    if (e == WHO_NONE) e = person_by_trade(c, m);
    if (e != WHO_NONE && is_other_brought_in(c, m, e)) return WHO_NONE;
    who_str bare = descriptor(c, m, STR("")); /* "the diplomat", of whom the article has spoken without a name */
    if (e != WHO_NONE) return is_unnamed_since(c, m, e, bare) ? WHO_NONE : e;
    if (its) return WHO_NONE;
    if (unnamed_before(c, m, kind_of_source(c, m), bare) != WHO_NONE) return WHO_NONE;
    if (is_trade(c, m->head) && institution_before(c, m) != WHO_NONE) return WHO_NONE; /* the retailer is a firm */
    e = person_in_focus(c, m, statement);
    if (e != WHO_NONE && wd(c, m->head)->lex & LEX_ROLE) remember_role(c, e, m);
    return e;
}

/* "X's president", "a senator", "the Kentucky senator". */
uint32_t by_role(cast *c, const mention *m, uint32_t statement)
{
    if (is_court_part(c, m)) return person_in_court(c, m);
    if (is_no_holder(c, m)) return WHO_NONE;
    bool possessed, role = wd(c, m->head)->lex & LEX_ROLE;
    uint32_t owner = owner_of_role(c, m, statement, &possessed);
    uint8_t r = wd(c, m->first)->role;
    bool his = (r == WORD_HIS || r == WORD_HER) && tk(c, m->first)->pos == POS_POSS && role; /* his lawyer */
    uint32_t whose = his ? resolve_pronoun(c, m->first, statement) : owner;
    uint32_t servant = his || possessed ? person_serving(c, m, whose) : WHO_NONE;
    if (servant != WHO_NONE) return servant;
    if (possessed) return holder_of(c, m, owner, statement);
    bool its = r == WORD_ITS && role;
    return its || is_definite(c, m) ? definite_holder(c, m, its, statement) : holder_to_come(c, m);
}

/* "Oss's agent, Ilse Renn, said no. The 24-year-old himself": Oss, set off from who last spoke for him; or WHO_NONE. */
static uint32_t person_spoken_for(const cast *c, const mention *m, uint32_t statement)
{
    uint32_t last = c->spoken_before[statement];
    uint32_t by = last == WHO_NONE ? WHO_NONE : c->d->attributions[last].mention;
    if (by == WHO_NONE || m->last >= c->d->ntokens || !is_self(c, m->last)) return WHO_NONE;
    uint32_t k = c->naming_at[c->d->mentions[by].first], end = k == WHO_NONE ? 0 : c->namings[k].last;
    bool owner = end > 0 && end < c->d->mentions[by].last && wd(c, end)->role == WORD_S;
    return owner && c->entities[c->namings[k].entity].kind == WHO_PERSON ? c->namings[k].entity : WHO_NONE;
}

/* The person who is the subject of the sentence before that of token t, behind what was last said, if
 * anything was; or WHO_NONE. */
static uint32_t person_acting_before(const cast *c, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, t)->sentence;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    if (line == 0 || !stands_behind_speech(c, s, statement)) return WHO_NONE;
    for (uint32_t i = namings_before(c, s->last); i-- > 0 && c->namings[i].first >= s->first;) {
        const naming *n = &c->namings[i];
        bool clause = n->first > s->first + 1 && wd(c, n->first - 1)->role == WORD_AND &&
                      is_sign(c, n->first - 2, ',') && is_sign(c, n->last, ','); /* ..., and Oss, just on, scored */
        bool acts = is_subject(c, n) && wd(c, n->last)->role != WORD_S && tk(c, n->last)->pos != POS_PREP;
        bool person = c->entities[n->entity].kind == WHO_PERSON && !tk(c, n->first)->depth;
        if (person && (acts || clause)) return n->entity;
    }
    return WHO_NONE;
}

/* "The 24-year-old": the person of whom that age was given ("Ada Quist, 24,"), the only one whom the paragraph has
 * named before, or where it has named nobody, who acts in the sentence before, else whom a pronoun would mean. */
uint32_t person_of_age(const cast *c, const mention *m, uint32_t statement)
{
    if (!is_age(c, m->head) || !is_definite(c, m)) return WHO_NONE;
    who_str age = doc_token(c->d, m->head);
    age.len -= strlen("-year-old");
    uint32_t last = namings_before(c, m->first), here = c->d->sentences[tk(c, m->head)->sentence].paragraph;
    uint32_t only = WHO_NONE, people = 0;
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        if (c->entities[n->entity].kind != WHO_PERSON) continue;
        if (n->last + 1 < m->first && str_eq(doc_token(c->d, n->last + 1), age)) return n->entity;
        if (c->d->sentences[tk(c, n->first)->sentence].paragraph != here || tk(c, n->first)->depth) continue;
        if (only != n->entity) people++;
        only = n->entity;
    }
    if (people) return people == 1 ? only : WHO_NONE;
    only = person_spoken_for(c, m, statement);
    if (only == WHO_NONE) only = person_acting_before(c, m->first, statement);
    return only != WHO_NONE ? only : resolve_as(c, m->first, WORD_NONE, statement);
}

/* "Portuguese coach Karl Oss ... the Portuguese said": the last person before m of whom the article tells that he is of
 * the people that m means; or WHO_NONE. */
static uint32_t person_of_people(const cast *c, const mention *m)
{
    uint32_t last = namings_before(c, m->head), id = tk(c, m->head)->word;
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const entity *e = &c->entities[c->namings[i].entity];
        for (uint32_t k = 0; k < e->nqualifiers && e->kind == WHO_PERSON; k++)
            if (e->qualifiers[k] == id) return c->namings[i].entity;
    }
    return WHO_NONE;
}

/* "The German", "the New Zealander", "the 35-year-old Pole", said of somebody: the person whom a pronoun would mean. */
uint32_t person_of_country(const cast *c, const mention *m, uint32_t statement)
{
    uint32_t first = m->head, words, bits = wd(c, m->head)->lex;
    if (m->head <= m->first || wd(c, m->first)->role != WORD_THE) return WHO_NONE;
    if (m->head > m->first + 1 && phrase_at(c, first - 1, &words) & LEX_DEMONYM && words == 2)
        bits = phrase_at(c, --first, &words);
    for (uint32_t t = m->first + 1; t < first; t++)
        if (tk(c, t)->pos != POS_ADJ && !is_age(c, t)) return WHO_NONE;
    bool countryman = first == m->head && is_countryman(c, m->head);
    if (!(bits & LEX_DEMONYM) && !countryman) return WHO_NONE;
    if (bits & (LEX_PLURAL | LEX_ORG)) return WHO_NONE; /* the New Yorker wrote */
    who_str one = utf8_lower_str(&c->d->mem, joined_tokens(c, first, m->head + 1));
    who_str many = arena_printf(&c->d->mem, "%.*ss", (int)one.len, one.ptr);   /* the French are many */
    bool woman = str_ends(one, "woman"), man = !woman && str_ends(one, "man"); /* the Dutchman is one */
    if (!woman && !man && !(rules_lookup(c->r, many) & LEX_DEMONYM))
        return first == m->head ? person_of_people(c, m) : WHO_NONE;
    return resolve_as(c, m->head, woman ? WORD_SHE : man ? WORD_HE : WORD_NONE, statement);
}

/* Are the capitals the initials of the title: SP for "superintendent of police", DG for "director-general"? */
static bool are_initials(who_str capitals, who_str title)
{
    size_t n = 0;
    while (title.len) {
        who_str part = str_split(&title, ' ');
        if (str_is(part, "of") || str_is(part, "for") || str_is(part, "and") || str_is(part, "the")) continue;
        while (part.len) {
            who_str piece = str_split(&part, '-');
            if (n == capitals.len || !piece.len || piece.ptr[0] != capitals.ptr[n++] + 32) return false;
        }
    }
    return n == capitals.len && n > 1;
}

/* "Superintendent of Police Ilse Oss ... the SP said": the person named last before m whose office m abbreviates; an
 * entity or WHO_NONE. */
uint32_t person_by_letters(const cast *c, const mention *m)
{
    who_str capitals = doc_token(c->d, m->head);
    bool plain = m->head == m->first + 1 && m->last == m->head + 1 && wd(c, m->first)->role == WORD_THE;
    if (!plain || !(tk(c, m->head)->shape & SHAPE_UPPER) || capitals.len < 2 || capitals.len > MOST_LETTERS)
        return WHO_NONE;
    for (uint32_t last = namings_before(c, m->first), i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const entity *e = &c->entities[c->namings[i].entity];
        for (uint32_t k = 0; k < e->nroles && e->kind == WHO_PERSON; k++)
            if (are_initials(capitals, rules_spelling(c->r, e->roles[k]))) return c->namings[i].entity;
    }
    return WHO_NONE;
}

/* "High Court of Selm Justice Ilse Oss": a body's name in front of a title and the name of who holds it. */
uint32_t holder_behind_body(const cast *c, const mention *m)
{
    if (!(wd(c, m->head)->lex & LEX_ORG)) return WHO_NONE;
    for (uint32_t t = m->head + 1; t < m->last; t++) {
        /* the Chairman, Senate Committee on Ports, Mr Oss, said */
        bool chair = is_sign(c, t, ',') && t + 1 < m->last && wd(c, t + 1)->lex & LEX_HONORIFIC;
        if (tk(c, t)->kind == TOK_PUNCT && !chair) break;
        uint8_t p = tk(c, t)->pos;
        bool within = wd(c, t)->role == WORD_OF || c->naming_at[t + 1] != WHO_NONE; /* Council on Ports chair Oss */
        if (p == POS_CONJ || p == POS_WH || p == POS_PAST || (p == POS_PREP && !within)) break;
        uint32_t n = c->naming_at[t];
        bool titled = n != WHO_NONE && c->namings[n].first == t && c->namings[n].titled;
        uint32_t title = t; /* the government of President Oss is not he */
        while (titled && title > m->head && wd(c, title - 1)->lex & (LEX_HONORIFIC | LEX_ROLE)) title--;
        if (titled && wd(c, title - 1)->role == WORD_OF) return WHO_NONE;
        if (titled && c->namings[n].title != NO_WORD && c->entities[c->namings[n].entity].kind == WHO_PERSON)
            return c->namings[n].entity;
    }
    return WHO_NONE;
}
