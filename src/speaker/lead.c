/* lead.c - whom the beginning of an article tells of before it names them.
 *
 * Enters: a description that nobody named before explains, "a hiker who broke her leg". Leaves: the entity that the
 * next paragraph names as if the reader knew her, or WHO_NONE. The article's first paragraph is kept in asked.lead
 * where it names nobody. Gets wrong: leads about one, and a second paragraph about another.
 */
#include "speaker/internal.h"

#define LONGEST_OPENING 14 /* tokens before the comma and the name: "Giving evidence by video link on Monday," */

/* "Ilse Oss, who had led the museum since May,": does a clause at t say no more than that somebody leads something? */
static bool leads_it(const cast *c, uint32_t t, uint32_t end)
{
    static const char *const LEADS[] = {"led", "leads", "headed", "heads", "ran", "runs", "run", "chaired", "chairs"};
    uint32_t verb = t + 1;
    if (verb < end && wd(c, verb)->role == WORD_HAVE) verb++;
    return verb + 1 < end && wd(c, t)->role == WORD_WHO && IS_ONE_OF(c, verb, LEADS) &&
           wd(c, verb + 1)->role == WORD_THE;
}

/* "Ilse Oss says", "said Ilse Oss, who led the port until May": a source who is named in full and for the first time,
 * with no word on who that is; where that was somebody private, "a grandmother", also "Ilse Oss, 78, was". */
static bool is_unexplained(const cast *c, const naming *n, bool private)
{
    const entity *e = &c->entities[n->entity];
    if (e->kind != WHO_PERSON || e->first != n->first || e->nparts < 2 || n->titled || tk(c, n->first)->depth)
        return false;
    uint32_t end = c->d->sentences[tk(c, n->first)->sentence].last;
    uint8_t next = n->last < end ? tk(c, n->last)->pos : POS_PUNCT;
    if (n->last < end && wd(c, n->last)->cue && (next == POS_PAST || next == POS_VERB)) return true;
    if (private && n->last + 2 < end && is_sign(c, n->last, ',') && is_sign(c, n->last + 2, ','))
        return tk(c, n->last + 1)->kind == TOK_NUMBER;
    if (n->last < end && is_sign(c, n->last, ',') && leads_it(c, n->last + 1, end)) return true;
    bool said = n->first > 0 && wd(c, n->first - 1)->cue && tk(c, n->first - 1)->pos == POS_PAST;
    bool ends = n->last >= end || str_is(doc_token(c->d, n->last), ".");
    return said && (ends || (n->last + 1 < end && wd(c, n->last + 1)->role == WORD_WHO));
}

/* Does a finite verb, or a comma and an age, stand behind naming n in its sentence? */
static bool is_acting(const cast *c, const naming *n)
{
    if (!same_sentence(c, n->first, n->last)) return false;
    if (is_verb_tag(tk(c, n->last)->pos)) return true;
    return is_sign(c, n->last, ',') && same_sentence(c, n->first, n->last + 1) &&
           tk(c, n->last + 1)->kind == TOK_NUMBER; /* Ilse Oss, 61, */
}

static bool is_known_person(const entity *e)
{
    return e->kind == WHO_PERSON && (e->nparts > 1 || e->certain || e->gender);
}

/* Has the article an office or trade for e, not only a form of address? */
bool has_office(const cast *c, const entity *e)
{
    for (uint32_t k = 0; k < e->nroles; k++)
        if (rules_at(c->r, e->roles[k])->lex & (LEX_ROLE | LEX_ANON | LEX_KIN)) return true;
    return false;
}

/* Does paragraph p name nobody? One word that no lexicon has may be anything. */
static bool is_without_names(const cast *c, const paragraph *p)
{
    for (uint32_t i = namings_before(c, p->last_token); i-- > 0 && c->namings[i].first >= p->first_token;)
        if (is_known_person(&c->entities[c->namings[i].entity])) return false;
    return true;
}

/* "Giving evidence by video on Monday, Ilse Oss said": behind the comma of what opens paragraph p without a name or a
 * verb; its first token where nothing does. */
static uint32_t behind_opening(const cast *c, const paragraph *p)
{
    uint32_t first = p->first_token;
    uint8_t opens = tk(c, first)->pos;
    if (opens != POS_ING && opens != POS_PREP && opens != POS_PART) return first;
    for (uint32_t t = first; t + 1 < p->last_token && t < first + LONGEST_OPENING; t++) {
        uint32_t k = c->naming_at[t];
        if (is_sign(c, t, ',')) return t + 1;
        if (is_verb_tag(tk(c, t)->pos) || (k != WHO_NONE && is_known_person(&c->entities[c->namings[k].entity]))) break;
    }
    return first;
}

/* The naming with which paragraph p opens, behind titles, where it is the first of somebody named in full; or WHO_NONE.
 */
static uint32_t opening_name(const cast *c, const paragraph *p)
{
    uint32_t t = behind_opening(c, p), end = p->last_token < t + NAME_TOKENS ? p->last_token : t + NAME_TOKENS;
    while (t + 1 < end && c->naming_at[t] == WHO_NONE && wd(c, t)->lex & (LEX_HONORIFIC | LEX_ROLE)) t++;
    uint32_t k = t < end ? c->naming_at[t] : WHO_NONE;
    if (k == WHO_NONE || c->namings[k].first != t || tk(c, t)->depth) return WHO_NONE;
    const entity *e = &c->entities[c->namings[k].entity];
    return e->kind == WHO_PERSON && e->nparts > 1 && e->first == t ? k : WHO_NONE;
}

/* Sets asked.lead, the article's first paragraph, where it names nobody and the next begins with the name of somebody,
 * asked.led. */
static void find_lead(cast *c)
{
    const paragraph *p = c->d->paragraphs;
    uint32_t i = 0;
    while (i < c->d->nparagraphs && p[i].kind != PARA_BODY) i++;
    c->asked.lead = c->asked.led = WHO_NONE;
    if (i + 1 >= c->d->nparagraphs || p[i + 1].kind != PARA_BODY || !is_without_names(c, &p[i])) return;
    c->asked.led = opening_name(c, &p[i + 1]);
    if (c->asked.led != WHO_NONE) c->asked.lead = i;
}

/* "A Labour MP": of which party somebody is tells that it is not said who. */
static bool says_party(const cast *c, const mention *m)
{
    for (uint32_t t = m->first; t <= m->head; t++) {
        uint32_t bits = wd(c, t)->lex;
        bool party = bits & (LEX_GROUP | LEX_METONYM) && !(bits & (LEX_ROLE | LEX_ANON));
        if (party || is_party_word(c, tk(c, t)->word)) return true;
    }
    return false;
}

/* "A hiker who broke her leg says ...", and the next paragraph "Ilse Oss, 61, was found": the one who is named first in
 * the paragraph behind the article's first, which names nobody: where the article gives her the part of m, or where it
 * begins with m, tells more of it or else her age, and gives her no part at all. Officials, sources and those who speak
 * of others stay unnamed. */
static uint32_t person_introduced(const cast *c, const mention *m)
{
    static const char *const OF_OTHERS[] = {
        "official", "source",    "aide",      "spokesman",  "spokeswoman", "spokesperson", "insider", "witness",
        "adviser",  "advisor",   "diplomat",  "policeman",  "officer",     "expert",       "analyst", "neighbour",
        "neighbor", "judge",     "coroner",   "detective",  "inspector",   "prosecutor",   "lawyer",  "attorney",
        "doctor",   "solicitor", "barrister", "magistrate", "sergeant"};
    uint32_t here = c->d->sentences[tk(c, m->head)->sentence].paragraph,
             canonical = canonical_id(c, tk(c, m->head)->word);
    if (c->asked.led == WHO_NONE || here != c->asked.lead || kind_of_head(c, m->head) != WHO_ANONYMOUS) return WHO_NONE;
    const naming *n = &c->namings[c->asked.led];
    const entity *e = &c->entities[n->entity];
    if (gender_clash(e, wd(c, m->head)->lex) || tk(c, m->first)->pos == POS_NUM || says_party(c, m)) return WHO_NONE;
    if (canonical != NO_WORD && has_role(c, e, canonical)) return n->entity;
    bool bracket = same_sentence(c, n->first, n->last + 2) && is_sign(c, n->last, '(') &&
                   tk(c, n->last + 1)->kind == TOK_NUMBER && is_sign(c, n->last + 2, ')'); /* Ilse Oss (71) */
    bool aged = same_sentence(c, n->first, n->last + 1) && is_sign(c, n->last, ',') &&
                tk(c, n->last + 1)->kind == TOK_NUMBER; /* A potter said. Ilse Oss, 64, */
    bool told = m->first == c->d->paragraphs[here].body && (m->last > m->head + 1 || aged || bracket);
    bool may = bracket || (!has_office(c, e) && is_acting(c, n)); /* in court her offices come behind her age */
    return told && may && !IS_ONE_OF(c, m->head, OF_OTHERS) ? n->entity : WHO_NONE;
}

/* "The sheriff of Selm carries no gun.", "A guard was jailed on Friday.", and the next paragraph begins "Ilse Oss,
 * 63,": her part from there on. */
void remember_lead(cast *c)
{
    find_lead(c);
    if (c->asked.lead == WHO_NONE) return;
    const sentence *s = &c->d->sentences[c->d->paragraphs[c->asked.lead].first_sentence];
    mention m;
    if (!described_subject(c, s, &m) || m.plural) return;
    bool the = wd(c, m.first)->role == WORD_THE, a = wd(c, m.first)->role == WORD_A;
    if (!(the || a) || !(wd(c, m.head)->lex & (a ? LEX_ROLE | LEX_ANON : LEX_ROLE))) return;
    m.last = end_of_whose(c, m.last, s->last);
    uint32_t e = person_introduced(c, &m);
    if (e != WHO_NONE) remember_role(c, e, &m);
}

/* "The head of the coast guard conceded ...", and the next paragraph "Director Ilse Oss said": by the title alone? */
static bool is_head_by_title(const cast *c, const mention *m, const naming *n)
{
    static const char *const HEADS[] = {"head", "chief", "boss", "leader"};
    static const char *const TITLES[] = {"chief",    "director",   "commissioner", "president",
                                         "chairman", "chairwoman", "chair",        "superintendent"};
    const entity *e = &c->entities[n->entity];
    bool title = n->first > c->d->sentences[tk(c, n->first)->sentence].first && IS_ONE_OF(c, n->first - 1, TITLES) &&
                 tk(c, n->first - 1)->shape & SHAPE_CAP;
    return title && e->kind == WHO_PERSON && e->first == n->first && e->nparts > 1 && IS_ONE_OF(c, m->head, HEADS) &&
           is_definite(c, m) && is_acting(c, n);
}

/* "A Selm doctor says the harbour is shut.", and the next paragraph begins "Ilse Oss says" or with her words: the first
 * person named there, where the article does not explain who that is, has been described before. */
uint32_t person_unexplained(const cast *c, const mention *m)
{
    uint32_t here = c->d->sentences[tk(c, m->head)->sentence].paragraph, bits = wd(c, m->head)->lex;
    bool one = !m->plural && bits & (LEX_ROLE | LEX_ANON | LEX_HONORIFIC | LEX_KIN | LEX_EPITHET);
    uint32_t introduced = m->plural ? WHO_NONE : person_introduced(c, m);
    if (introduced != WHO_NONE) return introduced;
    if (!one || here + 1 >= c->d->nparagraphs) return WHO_NONE;
    const paragraph *own = &c->d->paragraphs[here]; /* what else is told before the name comes is of others */
    if (tk(c, m->head)->sentence + 2u < own->first_sentence + own->nsentences) return WHO_NONE;
    const paragraph *next = &c->d->paragraphs[here + 1];
    uint32_t i = namings_before(c, next->first_token), most = i + NAMINGS_BACK;
    while (i < c->nnamings && i < most && c->namings[i].first < next->last_token && tk(c, c->namings[i].first)->depth)
        i++;
    if (i >= c->nnamings || c->namings[i].first >= next->last_token) return WHO_NONE;
    const naming *n = &c->namings[i];
    bool opens = n->first == next->first_token || tk(c, next->first_token)->kind == TOK_MARK;
    bool private = bits & LEX_KIN || (bits & (LEX_MALE | LEX_FEMALE) && !(bits & (LEX_ROLE | LEX_HONORIFIC)));
    if (tk(c, n->first)->depth == 0 && is_head_by_title(c, m, n)) return n->entity;
    return opens && is_unexplained(c, n, private) && !gender_clash(&c->entities[n->entity], bits) ? n->entity
                                                                                                  : WHO_NONE;
}
