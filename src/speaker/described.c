/* described.c - the person or body that a source describes instead of naming.
 *
 * Enters: a mention whose head is no name. Leaves: an entity, or WHO_NONE: by a name in apposition ("Ilse Oss, a lawyer
 * who"), or whom the article calls so without saying that it does ("the businessman"): then the person whom the
 * sentences before are about, where nothing that is said contradicts what the article tells of him.
 * Gets wrong: somebody new whom the article brings in with "the".
 */
#include "speaker/internal.h"

bool is_sign(const cast *c, uint32_t t, char sign)
{
    return tk(c, t)->kind == TOK_PUNCT && c->d->a.text.ptr[tk(c, t)->start] == sign;
}

static bool is_person_at(const cast *c, uint32_t t)
{
    uint32_t k = c->naming_at[t];
    return k != WHO_NONE && c->entities[c->namings[k].entity].kind == WHO_PERSON;
}

/* Does token t name a person who has a title or a name in full? A bare word may be no name. */
static bool is_named_in_full(const cast *c, uint32_t t)
{
    return is_person_at(c, t) &&
           (c->namings[c->naming_at[t]].titled || c->entities[c->namings[c->naming_at[t]].entity].nparts > 1);
}

/* The naming of a person that ends what m says, at or behind token t, with nothing but titles before it: "the lawyer
 * Tobin Renn", "Secretary of State Tobin Renn". WHO_NONE where something else comes first. */
static uint32_t name_behind_titles(const cast *c, const mention *m, uint32_t t)
{
    for (uint32_t from = t, n; t < m->last && t < from + 8; t += n) {
        uint8_t p = tk(c, t)->pos;
        if (is_person_at(c, t)) {
            uint32_t k = c->naming_at[t], end = t + 1;
            while (end < m->last && c->naming_at[end] == k) end++; /* Tobin Renn SC, the letters with it */
            if (end >= m->last || tk(c, end)->kind == TOK_PUNCT) return k;
            uint8_t r = wd(c, end)->role; /* Tobin Renn of Selm */
            if (r == WORD_OF || r == WORD_FROM || r == WORD_AT) return k;
            if (!(wd(c, end)->lex & (LEX_ROLE | LEX_ANON | LEX_KIN))) return WHO_NONE;
            n = end - t; /* the Quist aide Tobin Renn */
            continue;
        }
        bool title = phrase_at(c, t, &n) & (LEX_HONORIFIC | LEX_ROLE) && t + n < m->last;
        if (title) continue;
        n = 2; /* the MP, Labour's Tobin Renn */
        if (t + 2 < m->last && wd(c, t)->lex & (LEX_GROUP | LEX_METONYM | LEX_ORG) && wd(c, t + 1)->role == WORD_S)
            continue;
        n = 1;
        bool his = p == POS_POSS && t + 1 < m->last && wd(c, t + 1)->lex & LEX_HONORIFIC; /* His Excellency Mr Oss */
        bool bracket = is_sign(c, t, '(') || is_sign(c, t, ')');                          /* Prof. (Mrs.) Oss */
        if (his || bracket) continue;
        if (tk(c, t)->kind == TOK_PUNCT || p == POS_PREP || p == POS_WH || p == POS_POSS || p == POS_PAST) break;
    }
    return WHO_NONE;
}

static bool is_dash(const cast *c, uint32_t t)
{
    who_str s = doc_token(c->d, t);
    return tk(c, t)->kind == TOK_PUNCT && tk(c, t)->shape & SHAPE_SPACE &&
           (str_starts(s, "-") || str_is(s, "\xE2\x80\x93") || str_is(s, "\xE2\x80\x94"));
}

/* "who spoke through his secretary, Tobin Renn,", "a group that backs the mayor, Tobin Renn": does the comma at t set
 * off a name behind another noun for a person, in a clause about the head? */
static bool is_of_another(const cast *c, const mention *m, uint32_t t)
{
    static const char *const CLOSE[] = {"close", "loyal", "near"};
    bool clause = false;
    for (uint32_t i = m->head + 1; i < t; i++) {
        uint8_t p = tk(c, i)->pos, next = tk(c, i + 1)->pos;
        bool does = p == POS_THAT && (next == POS_VERB || next == POS_PAST || next == POS_MODAL);
        clause = clause || p == POS_WH || p == POS_ING || does;
    }
    bool friends = m->plural && t > m->head + 2 && !(wd(c, t - 1)->lex & LEX_PLURAL); /* friends of the mayor, Oss, */
    bool close = wd(c, m->head)->lex & LEX_ANON && IS_ONE_OF(c, m->head + 1, CLOSE);  /* a source close to the mayor */
    uint32_t person = LEX_ROLE | LEX_ANON | LEX_KIN | LEX_EPITHET;
    bool body = wd(c, m->head)->lex & LEX_ORG && !(wd(c, m->head)->lex & person); /* a firm owned by the mayor, Oss */
    return (clause || friends || body || close) && t > m->head + 1 && tk(c, t - 1)->pos == POS_NOUN &&
           wd(c, t - 1)->lex & person;
}

/* A name behind the description: "a spokesman for the port, Tobin Renn,", "her husband, the lawyer Tobin Renn". */
uint32_t name_in_apposition(const cast *c, const mention *m)
{
    static const char *const ORDINALS[] = {"second", "third", "fourth",  "fifth",
                                           "sixth",  "one",   "another", "other"}; /* a third, Tobin Renn, */
    if (!(wd(c, m->head)->lex & (LEX_ROLE | LEX_ANON | LEX_HONORIFIC | LEX_KIN | LEX_EPITHET)) &&
        wd(c, m->head)->role != WORD_NONE && !IS_ONE_OF(c, m->head, ORDINALS))
        return WHO_NONE;
    static const char *const EXAMPLES[] = {"including", "like"};
    bool writing = wd(c, m->head)->lex & LEX_DOC; /* the letter, which was signed by the chairman, Ilse Oss, */
    for (uint32_t t = m->head + 1; t + 1 < m->last; t++) {
        if (writing && (tk(c, t)->pos == POS_WH || tk(c, t)->pos == POS_PART)) return WHO_NONE;
        bool titled = writing && tk(c, t + 1)->depth; /* a study, "Sleep and Work," */
        bool sets_off = !titled && (is_sign(c, t, ',') || (!m->plural && is_dash(c, t)));
        if (m->plural && IS_ONE_OF(c, t + 1, EXAMPLES)) return WHO_NONE; /* senators, including Sens. Oss and Holm */
        uint32_t k = sets_off && !is_of_another(c, m, t) ? name_behind_titles(c, m, t + 1) : WHO_NONE;
        if (k != WHO_NONE) return c->namings[k].entity;
    }
    return WHO_NONE;
}

/* "The mine's owner, Kerrex Minerals,", "a maker of pumps, Kerrex,": the body named behind what can be one. */
uint32_t body_in_apposition(const cast *c, const mention *m)
{
    static const char *const BODIES[] = {
        "owner",    "parent",    "employer",  "rival",      "competitor", "organizer",   "organiser", "landlord",
        "client",   "defendant", "plaintiff", "respondent", "claimant",   "appellant",   "buyer",     "seller",
        "bidder",   "winner",    "partner",   "host",       "tenant",     "backer",      "investor",  "shareholder",
        "customer", "proponent", "developer", "operator",   "maker",      "manufacturer"};
    static const char *const FIRMS[] = {"agents",     "lawyers",    "solicitors",  "publishers",  "brokers",
                                        "attorneys",  "promoters",  "owners",      "bookmakers",  "accountants",
                                        "organisers", "organizers", "developers",  "auditors",    "architects",
                                        "insurers",   "operators",  "contractors", "consultants", "builders"};
    uint32_t comma = m->head + 1;
    bool serves = !m->plural && wd(c, m->head)->lex & (LEX_ROLE | LEX_ANON); /* its agent, Kerrex Corp., */
    bool one = !m->plural && (IS_ONE_OF(c, m->head, BODIES) || is_trade(c, m->head) || wd(c, m->head)->lex & LEX_ORG);
    if (!one && !serves && !IS_ONE_OF(c, m->head, FIRMS)) return WHO_NONE; /* her agents, Brook & Oss, */
    while (comma < m->last && !is_sign(c, comma, ',')) comma++;
    uint32_t first = comma + 1 < m->last && wd(c, comma + 1)->role == WORD_THE ? comma + 2 : comma + 1;
    if (first < m->last && str_ends(doc_token(c->d, first), "-based")) first++; /* Selm-based Kerrex */
    while (first > comma + 1 && first + 1 < m->last && c->naming_at[first] == WHO_NONE &&
           (tk(c, first)->pos == POS_NOUN || tk(c, first)->pos == POS_ADJ)) /* the parcel carrier Kerrex */
        first++;
    uint32_t k = first < m->last ? c->naming_at[first] : WHO_NONE; /* their union, the ACRO */
    if (k == WHO_NONE || c->namings[k].first != first) return WHO_NONE;
    const entity *e = &c->entities[c->namings[k].entity];
    uint32_t end = c->namings[k].last;
    if (end + 1 < m->last && (wd(c, end)->role == WORD_OF || wd(c, end)->role == WORD_IN) &&
        wd(c, end + 1)->lex & LEX_PLACE) /* its maker, Kerrex of Selm, */
        for (end++; end < m->last && tk(c, end)->pos == POS_NAME;) end++;
    bool whole = end >= m->last || is_sign(c, end, ',');
    if (serves && !one && !is_legal_form(c, c->namings[k].last - 1)) return WHO_NONE;
    return whole && e->kind == WHO_INSTITUTION && !e->place ? c->namings[k].entity : WHO_NONE;
}

/* "Two lawyers, Tobin Renn and Ada Quist,": exactly two names behind the comma of a plural. */
uint32_t two_in_apposition(const cast *c, const mention *m, uint32_t *second)
{
    uint32_t comma = m->head + 1;
    if (!m->plural || tk(c, m->head)->pos != POS_NOUN) return WHO_NONE;
    while (comma < m->last && !is_sign(c, comma, ',')) comma++;
    if (comma + 1 >= m->last) return WHO_NONE;
    uint32_t link = comma + 1;
    if (tk(c, link)->pos != POS_NAME && !(wd(c, link)->lex & (LEX_HONORIFIC | LEX_ROLE)))
        return WHO_NONE; /* like Oss */
    while (link < m->last && wd(c, link)->role != WORD_AND && !is_sign(c, link, ',')) link++;
    if (link + 1 >= m->last || wd(c, link)->role != WORD_AND || !is_person_at(c, link - 1)) return WHO_NONE;
    uint32_t k = name_behind_titles(c, m, link + 1), a = c->namings[c->naming_at[link - 1]].entity;
    if (k == WHO_NONE || c->namings[k].entity == a) return WHO_NONE;
    *second = c->namings[k].entity;
    return a;
}

/* Two offices of one person: "former lawyer and Selm Mayor Tobin Renn", "her coach and husband Tobin Renn". "The lawyer
 * and Mayor Renn" are two. */
uint32_t name_behind_two_titles(const cast *c, const mention *m)
{
    uint8_t p = tk(c, m->first)->pos;
    bool kin = p == POS_POSS && m->head + 2 < m->last && wd(c, m->head + 2)->lex & LEX_KIN;
    if (p == POS_DET || (p == POS_POSS && !kin) || !(wd(c, m->head)->lex & (LEX_ROLE | LEX_EPITHET))) return WHO_NONE;
    if (m->head + 2 >= m->last || wd(c, m->head + 1)->role != WORD_AND) return WHO_NONE;
    uint32_t k = name_behind_titles(c, m, m->head + 2);
    return k != WHO_NONE && c->namings[k].titled ? c->namings[k].entity : WHO_NONE;
}

/* The token behind the name that ends before token t, past an age, a party and place in brackets, or "of Selm". */
static uint32_t name_end_before(const cast *c, uint32_t t, uint32_t limit)
{
    if (t > limit + 2 && tk(c, t - 1)->kind == TOK_NUMBER && is_sign(c, t - 2, ',')) return t - 2; /* Oss, 34, */
    if (t > limit + 2 && is_sign(c, t - 1, ')')) {
        uint32_t open = t - 1;
        while (open > limit && t - open < 8 && !is_sign(c, open, '(')) open--;
        return is_sign(c, open, '(') ? open : t;
    }
    uint32_t k = t > limit ? c->naming_at[t - 1] : WHO_NONE;
    bool of = k != WHO_NONE && c->namings[k].first > limit && wd(c, c->namings[k].first - 1)->role == WORD_OF;
    return of && !is_person_at(c, t - 1) ? c->namings[k].first - 1 : t;
}

/* "Kerrex, the start-up that says": the body whose name the comma at t ends; or WHO_NONE. */
static uint32_t body_before_comma(const cast *c, uint32_t t)
{
    uint32_t n = c->naming_at[t - 1];
    if (n == WHO_NONE || c->namings[n].last != t || tk(c, t - 1)->depth != tk(c, t)->depth) return WHO_NONE;
    const entity *e = &c->entities[c->namings[n].entity];
    return e->kind == WHO_INSTITUTION && !e->place ? c->namings[n].entity : WHO_NONE;
}

/* Does sentence s, which token `t` is in, begin with somebody's name in full, behind titles: "Sen. Tobin Renn"? */
static bool opens_with_name(const cast *c, uint32_t t)
{
    const sentence *s = &c->d->sentences[tk(c, t)->sentence];
    uint32_t first = c->d->paragraphs[s->paragraph].body, n = 0;
    if (first < s->first || first >= s->last) first = s->first;
    while (first + 1 < t && c->naming_at[first] == WHO_NONE && phrase_at(c, first, &n) & (LEX_HONORIFIC | LEX_ROLE))
        first += n;
    return is_named_in_full(c, first);
}

/* "Tobin Renn, 34, a lawyer for the port who ...": m stands in apposition to the name before its comma. Not so "Renn, a
 * spokesman said", where the words directly before the cue say no more than who says it. */
uint32_t name_before_apposition(const cast *c, const mention *m)
{
    uint32_t limit = c->d->sentences[tk(c, m->first)->sentence].first;
    if (m->plural || m->first < limit + 2 || !is_sign(c, m->first - 1, ',')) return WHO_NONE;
    bool several = m->first + 1 < m->last && tk(c, m->first)->pos == POS_NUM;
    if (several && wd(c, m->first + 1)->role == WORD_OF) return WHO_NONE; /* Selm, one of them says, */
    uint8_t article = wd(c, m->first)->role;
    bool bare = article != WORD_A && article != WORD_THE, opens = !bare && opens_with_name(c, m->first);
    bool clause = false, of = bare || opens; /* Tobin Renn, the director of the port said */
    if (is_named_in_full(c, m->head)) return WHO_NONE;
    for (uint32_t t = m->head + 1; t < m->last && !clause; t++) {
        if (is_person_at(c, t) && of) return WHO_NONE;
        clause = tk(c, t)->pos == POS_WH || (of && tk(c, t)->pos == POS_PREP);
    }
    uint8_t behind = m->last < c->d->ntokens ? tk(c, m->last)->pos : POS_OTHER;
    if (!clause && behind != POS_THAT && behind != POS_ING) return WHO_NONE; /* Tobin Renn, a lawyer claiming */
    bool owned = tk(c, m->first)->pos == POS_POSS && !(clause && wd(c, m->first)->role == WORD_MY); /* my aunt, who */
    enum who_kind kind = kind_of_source(c, m);
    if (kind == WHO_INSTITUTION && article != WORD_NONE) return body_before_comma(c, m->first - 1);
    if (owned || kind != WHO_ANONYMOUS) return WHO_NONE;
    uint32_t end = name_end_before(c, m->first - 1, limit);
    if (end <= limit || !is_person_at(c, end - 1) || tk(c, end - 1)->depth != tk(c, m->first)->depth) return WHO_NONE;
    return c->namings[c->naming_at[end - 1]].last == end ? c->namings[c->naming_at[end - 1]].entity : WHO_NONE;
}

/* "A former teacher who likes to say that it is late, he is convinced that": the pronoun that goes on behind the words
 * with which its sentence opens, and which say what he is; WHO_NONE where there is none. */
static uint32_t pronoun_behind_opening(const cast *c, const mention *m)
{
    const sentence *s = &c->d->sentences[tk(c, m->first)->sentence];
    bool opens = m->first == s->first && wd(c, m->first)->role == WORD_A && wd(c, m->last - 1)->role == WORD_WHO;
    for (uint32_t t = m->last; opens && t + 3 < s->last && t < m->last + NAME_TOKENS; t++) {
        if (!is_sign(c, t, ',')) continue;
        uint32_t he = tk(c, t + 1)->kind == TOK_MARK ? t + 2 : t + 1;
        uint8_t r = wd(c, he)->role, p = tk(c, he + 1)->pos;
        if (tk(c, he)->depth || (r != WORD_HE && r != WORD_SHE)) continue;
        if (p == POS_VERB || p == POS_PAST || p == POS_MODAL || p == POS_ADV) return he;
    }
    return WHO_NONE;
}

uint32_t person_opened_with(const cast *c, const mention *m, uint32_t statement)
{
    uint32_t t = pronoun_behind_opening(c, m);
    if (t == WHO_NONE || kind_of_source(c, m) != WHO_ANONYMOUS) return WHO_NONE;
    return resolve_as(c, m->first, wd(c, t)->role, statement);
}

/* "Renn (R-Wis.)", where the source is no more than what the brackets say: the person before them. */
uint32_t name_before_party(const cast *c, const mention *m)
{
    uint32_t t = m->first;
    while (t < m->last && tk(c, t)->kind == TOK_PUNCT) t++;
    if (t >= m->last || !is_party_mark(c, t) || t < 2 || tk(c, t - 1)->kind != TOK_PUNCT) return WHO_NONE;
    return is_person_at(c, t - 2) ? c->namings[c->naming_at[t - 2]].entity : WHO_NONE;
}

bool is_in_words(const cast *c, uint32_t statement, uint32_t t)
{
    const who_statement *st = &c->d->a.statements[statement];
    for (uint32_t p = 0; p < st->ncontent; p++)
        if (st->content[p].start <= tk(c, t)->start && tk(c, t)->end <= st->content[p].end) return true;
    return false;
}

/* The sentence in which the statement begins whose source is at token t: his words may fill several before his name. */
uint32_t line_of(const cast *c, uint32_t statement, uint32_t t)
{
    uint32_t line = tk(c, t)->sentence;
    while (line > 0 && is_in_words(c, statement, c->d->sentences[line].first - 1)) line--;
    return line;
}

/* Is e the only person whom this sentence and those before it, `back` of them, name outside the words of the statement
 * and who may be of the sex that `bits` tell? */
static bool is_only_person(const cast *c, uint32_t e, uint32_t t, uint32_t bits, uint32_t back, uint32_t statement)
{
    uint32_t line = line_of(c, statement, t), last = c->spoken_before[statement];
    bool his = last != WHO_NONE && running_speaker(c, statement) == e; /* whom he spoke of is another */
    for (uint32_t i = namings_before(c, t); i-- > 0 && tk(c, c->namings[i].first)->sentence + back >= line;) {
        const entity *x = &c->entities[c->namings[i].entity];
        if (his && is_in_words(c, last, c->namings[i].first)) continue;
        bool other = gender_clash(x, bits) || (bits & (LEX_FEMALE | LEX_MALE) && !x->gender && !x->certain);
        if (is_in_words(c, statement, c->namings[i].first)) continue;
        if (c->namings[i].entity != e && x->kind == WHO_PERSON && !other) return false;
    }
    return true;
}

/* "Ilse Oss, secretary of the Dockers' Alliance", "the union leader": does what follows a name of e before token t
 * name a body that token `noun` can mean? */
static bool is_of_body(const cast *c, uint32_t e, uint32_t noun, uint32_t t)
{
    who_str called = rules_spelling(c->r, tk(c, noun)->word);
    for (uint32_t i = namings_before(c, t), last = i; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i], *body = n + 1;
        if (n->entity != e || i + 1 >= last || body->first > n->last + OFFICE_REACH) continue;
        const entity *b = &c->entities[body->entity];
        if (b->kind != WHO_INSTITUTION || tk(c, body->first)->sentence != tk(c, n->first)->sentence) continue;
        for (uint32_t k = 0; k < b->nparts; k++)
            if (str_eq(called, b->part[k]) || rules_is_body(c->r, called, b->part[k])) return true;
    }
    return false;
}

/* Does the sentence of token t name e before it? "Renn spoke as the heckler yelled": the heckler is another. */
static bool is_named_beside(const cast *c, uint32_t e, uint32_t t)
{
    for (uint32_t i = namings_before(c, t); i-- > 0 && tk(c, c->namings[i].first)->sentence == tk(c, t)->sentence;)
        if (c->namings[i].entity == e) return true;
    return false;
}

/* "Oss watched. He left early. The tycoon said": the first of the sentences before `line`, in its paragraph, that go on
 * with "he" or "she" as their subject; else `line`. */
static uint32_t where_pronouns_begin(const cast *c, uint32_t line)
{
    uint32_t p = c->d->sentences[line].paragraph, first = line;
    for (; first > 0 && line - first < SUBJECT_REACH && c->d->sentences[first - 1].paragraph == p; first--) {
        const sentence *s = &c->d->sentences[first - 1];
        uint8_t r = wd(c, behind_opening_phrase(c, s))->role;
        if (tk(c, s->first)->depth || (r != WORD_HE && r != WORD_SHE)) break;
    }
    return first;
}

/* Is e the subject of the sentence before that in which the statement of source t begins, or behind that before t? Then
 * what goes on with a pronoun is about e as well. */
static bool is_subject_before(const cast *c, uint32_t e, uint32_t t, uint32_t statement)
{
    uint32_t line = where_pronouns_begin(c, line_of(c, statement, t));
    for (uint32_t i = namings_before(c, t); i-- > 0 && tk(c, c->namings[i].first)->sentence + 1u >= line;)
        if (c->namings[i].entity == e && is_subject(c, &c->namings[i]) && !tk(c, c->namings[i].first)->depth)
            return true;
    return false;
}

/* Behind the head of m and what belongs to its title: "secretary of state", "first lady and senator". */
static uint32_t title_end(const cast *c, const mention *m)
{
    uint32_t t = m->head + 1, n;
    for (uint32_t i = m->first; i <= m->head; i++)
        if (phrase_at(c, i, &n) & (LEX_ROLE | LEX_HONORIFIC) && i + n > t) t = i + n;
    return t;
}

/* Where the title of several words begins that ends in the head: "Senate minority leader"; else the head. */
static uint32_t title_begin(const cast *c, const mention *m)
{
    for (uint32_t i = m->first, n; i < m->head; i++)
        if (phrase_at(c, i, &n) & (LEX_ROLE | LEX_HONORIFIC) && i + n > m->head) return i;
    return m->head;
}

/* The LEX_ bits of the head, or of such a title: a first lady is no lady. */
static uint32_t title_bits(const cast *c, const mention *m)
{
    uint32_t t = title_begin(c, m), n;
    return t < m->head ? phrase_at(c, t, &n) : wd(c, m->head)->lex;
}

/* "The 34-year-old mother of three". */
static bool says_age(const cast *c, const mention *m)
{
    for (uint32_t t = m->first; t < m->head; t++)
        if (is_age(c, t)) return true;
    return false;
}

/* "The mother of two", "the father of twins": how many children somebody has who was named before. */
static bool counts_children(const cast *c, const mention *m)
{
    static const char *const AGAIN[] = {"twins", "triplets"};
    uint32_t of = m->head + 1;
    if (parent_bits(c, m->head)) return true;
    if (!(wd(c, m->head)->lex & LEX_KIN) || of + 1 >= m->last || wd(c, of)->role != WORD_OF) return false;
    return tk(c, of + 1)->pos == POS_NUM || tk(c, of + 1)->kind == TOK_NUMBER || IS_ONE_OF(c, of + 1, AGAIN);
}

/* "the billionaire business mogul": what stands before such a head is a field, no body that he speaks for. */
static bool takes_field(const cast *c, const mention *m)
{
    static const char *const RICH[] = {"mogul", "tycoon", "magnate", "billionaire", "millionaire"};
    return IS_ONE_OF(c, m->head, RICH);
}

/* "the union leader": the word for a body directly in front of the head, or WHO_NONE. */
static uint32_t body_noun(const cast *c, const mention *m)
{
    uint32_t t = m->head - 1;
    bool body = !takes_field(c, m) && m->head > m->first + 1 && tk(c, t)->pos == POS_NOUN && wd(c, t)->lex & LEX_ORG;
    return body ? t : WHO_NONE;
}

/* Of a word or title with these bits: an office that one person has, "mayor", rather than a word for many, "officer"?
 */
static bool is_office(uint32_t bits) { return bits & LEX_ROLE && !(bits & (LEX_ANON | LEX_NOTNAME)); }

/* "The star of Tides", "the author of "Salt"": somebody by a work with a title. */
static bool is_of_work(const cast *c, const mention *m)
{
    static const char *const MAKERS[] = {"star", "author", "creator", "composer", "singer", "frontman", "novelist"};
    uint32_t t = m->head + 1;
    if (t + 1 >= m->last || wd(c, t)->role != WORD_OF || !IS_ONE_OF(c, m->head, MAKERS)) return false;
    if (wd(c, t + 1)->role == WORD_THE && t + 2 < m->last) t++;
    return tk(c, t + 1)->pos == POS_NAME || tk(c, t + 1)->depth > tk(c, m->head)->depth;
}

/* Can m be what an article calls somebody whom it has named: "the businessman", "the former Selm governor", "the oil
 * tycoon"? Not "the band leader", "the head of the port": they say too much, and speak of somebody new. */
static bool is_epithet(const cast *c, const mention *m)
{
    uint32_t bits = wd(c, m->head)->lex, title = title_bits(c, m);
    static const char *const TRADES[] = {"developer", "operator", "manufacturer", "contractor", "supplier",
                                         "owner",     "landlord", "promoter",     "publisher",  "distributor"};
    if (m->head == m->first + 1 && IS_ONE_OF(c, m->head, TRADES)) return false; /* the developer: most are firms */
    bool told = says_age(c, m) || counts_children(c, m) || is_of_work(c, m);    /* of somebody who was named before */
    bool called = told || bits & LEX_EPITHET || is_office(bits) || is_office(title) || is_former_anything(c, m);
    uint32_t titled = 0; /* the "Salt Road" singer */
    for (uint32_t t = m->first; t < m->head && t < m->first + QUALIFIERS; t++)
        titled += tk(c, t)->kind == TOK_MARK || tk(c, t)->depth > tk(c, m->head)->depth;
    if (!called || wd(c, m->first)->role != WORD_THE || m->head - m->first > 5 + titled) return false;
    bool letters = tk(c, m->head)->shape & SHAPE_UPPER; /* the Selm MP; but THE CHAIR is a label */
    if (letters && !(bits & LEX_ROLE && tk(c, m->head)->end - tk(c, m->head)->start <= 4)) return false;
    if (tk(c, m->head)->pos == POS_NAME && !(bits & LEX_EPITHET) && !letters) return false; /* the Guardian */
    for (uint32_t t = title_end(c, m); t < m->last; t++) {
        if (tk(c, t)->kind == TOK_PUNCT) break;
        if (wd(c, t)->role == WORD_S && t + 1 < m->last) return false; /* the governor's office */
        bool home = str_is(doc_token(c->d, t), "from") && !is_party_word(c, tk(c, m->head)->word) && t + 1 < m->last &&
                    wd(c, t + 1)->lex & LEX_PLACE;
        if (tk(c, t)->pos == POS_WH || (tk(c, t)->pos == POS_PREP && !told && !home)) return false;
    }
    uint32_t begin = title & LEX_HONORIFIC ? title_begin(c, m) : m->head; /* Senate minority leader; news anchor */
    for (uint32_t t = m->first + 1; t < begin; t++) {
        if (is_named_in_full(c, t)) return false; /* the Renn supporter */
        bool says_more = wd(c, t)->lex & (LEX_ORG | LEX_GROUP | LEX_CUENOUN | LEX_PLACENOUN) && t != body_noun(c, m) &&
                         !(wd(c, t)->lex & LEX_EPITHET); /* the veteran keeper */
        if (tk(c, t)->pos == POS_NOUN && says_more && !takes_field(c, m)) return false;
    }
    return true;
}

/* Does the article at token i bring in somebody: "a designer", "one designer"? Not so "as a designer", "is a designer".
 */
static bool brings_in(const cast *c, uint32_t i)
{
    uint8_t r = wd(c, i)->role, before = i ? wd(c, i - 1)->role : WORD_NONE;
    if (r == WORD_OTHER || tk(c, i)->pos == POS_NUM) return true;
    return r == WORD_A && before != WORD_AS && before != WORD_BE && before != WORD_OF;
}

/* Behind what hangs on the noun at t: "of the port", "familiar with the talks"; not "to five months". */
static uint32_t behind_description(const cast *c, uint32_t t)
{
    uint32_t limit = c->d->sentences[tk(c, t)->sentence].last, end = t + 1;
    for (; end < limit && end < t + OFFICE_REACH; end++) {
        uint8_t r = wd(c, end)->role, p = tk(c, end)->pos;
        bool joins = r == WORD_OF || r == WORD_FOR || r == WORD_IN || r == WORD_AT || r == WORD_FROM ||
                     r == WORD_WITH || r == WORD_BY;
        bool inside = p == POS_NOUN || p == POS_NAME || p == POS_ADJ || p == POS_DET || p == POS_POSS || p == POS_NUM;
        if (!joins && !inside && p != POS_PART) break;
    }
    return end;
}

/* "A designer told ... the designer said": *as is what brings in somebody of that description before m, nearest to it
 * and at most `sentences` back. */
bool brought_in_before(const cast *c, const mention *m, uint32_t sentences, mention *as)
{
    uint32_t head = tk(c, m->head)->word, line = tk(c, m->head)->sentence;
    for (uint32_t t = m->first; t-- > 0 && tk(c, t)->sentence + sentences >= line && head != NO_WORD;) {
        if (tk(c, t)->word != head || c->naming_at[t] != WHO_NONE) continue;
        for (uint32_t i = t; i-- > 0 && t - i <= QUALIFIERS && tk(c, i)->sentence == tk(c, t)->sentence;) {
            uint8_t p = tk(c, i)->pos;
            if (brings_in(c, i)) {
                *as = (mention){.first = i, .last = behind_description(c, t), .head = t};
                return true;
            }
            if (p != POS_ADJ && p != POS_NOUN && p != POS_NAME && p != POS_ADV) break;
        }
    }
    return false;
}

/* "Ilse Oss, who farms near Selm": "the farmer" is she, by the verb that her name's clause has. */
uint32_t person_by_trade(const cast *c, const mention *m)
{
    who_str stem = rules_spelling(c->r, tk(c, m->head)->word);
    if (!str_ends(stem, "er") || stem.len < 6 || m->head != m->first + 1) return WHO_NONE;
    stem.len -= strlen("er");
    for (uint32_t i = namings_before(c, m->first), last = i; i-- > 0 && last - i <= NAMINGS_BACK;) {
        uint32_t who = c->namings[i].last;
        if (who < m->first && is_sign(c, who, ',')) who++;
        if (who + 1 >= m->first || wd(c, who)->role != WORD_WHO || !is_person_at(c, c->namings[i].first)) continue;
        who_str verb = rules_spelling(c->r, tk(c, who + 1)->word);
        bool present = verb.len == stem.len + 1 && verb.ptr[stem.len] == 's';
        if (present && memcmp(verb.ptr, stem.ptr, stem.len) == 0) return c->namings[i].entity;
    }
    return WHO_NONE;
}

bool is_party_word(const cast *c, uint32_t id)
{
    static const char *const MEMBERS[] = {"republican", "democrat", "libertarian"};
    who_str s = rules_spelling(c->r, id);
    return STR_IS_ANY(s, MEMBERS);
}

/* Does m say of e that he is of another party or country than the article gives him? */
static bool is_of_another_party(const cast *c, const mention *m, const entity *e)
{
    bool party = is_party_word(c, tk(c, m->head)->word), here = false, elsewhere = false;
    for (uint32_t k = 0; k < e->nroles && party; k++)
        if (is_party_word(c, e->roles[k]) && e->roles[k] != tk(c, m->head)->word) return true;
    for (uint32_t t = m->first + 1; t < m->head; t++)
        for (uint32_t k = 0; k < e->nqualifiers; k++) {
            uint32_t q = e->qualifiers[k], bits = rules_at(c->r, q)->lex;
            bool office = (wd(c, t)->lex | bits) & LEX_HONORIFIC; /* the elder statesman was a Chief */
            bool kinds = wd(c, t)->lex & (LEX_GROUP | LEX_DEMONYM) && bits & (LEX_GROUP | LEX_DEMONYM) && !office;
            if (kinds && tk(c, t)->word != q) return true;
            if (wd(c, t)->lex & bits & LEX_PLACE) *(tk(c, t)->word == q ? &here : &elsewhere) = true;
        }
    return party && elsewhere && !here;
}

/* "The health secretary" after "Ilse Oss, an engineer", "the farm minister" after "Karl Oss, the union's president":
 * does m say an office that must be somebody else's, by its field, or because the article gives e another and no word
 * says that e held this one once? */
static bool is_other_office(const cast *c, const mention *m, const entity *e)
{
    static const char *const OF_FIELD[] = {"secretary", "minister", "commissioner"};
    static const char *const GENERALS[] = {"general"}, *const STATES[] = {"district", "prime", "chief"};
    static const char *const OFFICES[] = {"minister", "president",  "governor", "senator",   "mayor",      "ambassador",
                                          "judge",    "archbishop", "bishop",   "secretary", "chancellor", "sheriff"};
    uint32_t head = tk(c, m->head)->word;
    bool of_field = m->head > m->first + 1 && tk(c, m->head - 1)->pos == POS_NOUN && IS_ONE_OF(c, m->head, OF_FIELD);
    uint32_t words = 0; /* the attorney general, the district attorney: one of a state */
    for (uint32_t t = m->first + 1; t < m->head && !of_field; t++)
        of_field = phrase_at(c, t, &words) & LEX_ROLE && t + words == m->head + 1 && !says_former(c, m) &&
                   (IS_ONE_OF(c, m->head, GENERALS) || IS_ONE_OF(c, t, STATES));
    bool office = IS_ONE_OF(c, m->head, OFFICES) && !says_former(c, m), other = false;
    if (!of_field && !office) return false;
    for (uint32_t k = 0; k < e->nroles; k++) {
        if (canonical_id(c, e->roles[k]) == canonical_id(c, head)) return false;
        other = other || (of_field && rules_at(c->r, e->roles[k])->lex & LEX_ROLE); /* Mr is none */
        other = other || (office && STR_IS_ANY(rules_spelling(c->r, e->roles[k]), OFFICES));
    }
    return other;
}

/* "The director compared it to lightning. The swimmer admitted": does m say what a player or performer is, and the
 * article that e works for such people? */
static bool is_of_other_calling(const cast *c, const mention *m, const entity *e)
{
    static const char *const PLAYERS[] = {"actor",      "actress",     "singer",  "rapper",    "dancer",     "musician",
                                          "comedian",   "star",        "striker", "winger",    "midfielder", "defender",
                                          "goalkeeper", "forward",     "swimmer", "sprinter",  "runner",     "boxer",
                                          "jockey",     "cyclist",     "golfer",  "rower",     "skier",      "skater",
                                          "gymnast",    "teenager",    "player",  "youngster", "batsman",    "bowler",
                                          "flanker",    "quarterback", "pitcher", "olympian",  "rookie",     "hurdler"};
    static const char *const STAFF[] = {"director", "coach",    "manager", "agent",      "publicist",  "chairman",
                                        "chair",    "minister", "lawyer",  "doctor",     "physio",     "father",
                                        "mother",   "referee",  "umpire",  "producer",   "filmmaker",  "spokesman",
                                        "critic",   "wife",     "husband", "chairwoman", "spokeswoman"};
    bool works = false;
    if (!IS_ONE_OF(c, m->head, PLAYERS) || says_former(c, m)) return false;
    for (uint32_t k = 0; k < e->nroles; k++) {
        who_str role = rules_spelling(c->r, e->roles[k]);
        if (STR_IS_ANY(role, PLAYERS)) return false;
        works = works || STR_IS_ANY(role, STAFF);
    }
    return works;
}

/* The last person before m, near it, of whom that cannot be said and whom the article names again and again; or
 * WHO_NONE. */
static uint32_t person_of_calling(const cast *c, const mention *m, uint32_t bits)
{
    for (uint32_t i = namings_before(c, m->first); i-- > 0;) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        if (tk(c, m->first)->sentence - tk(c, n->first)->sentence > 6) break;
        bool may = e->kind == WHO_PERSON && e->mentions >= 3 && !gender_clash(e, bits) && !tk(c, n->first)->depth;
        if (may && !is_of_other_calling(c, m, e)) return n->entity;
    }
    return WHO_NONE;
}

/* "Her mum agrees. "...," the widow said": is the sentence before, of the same paragraph, about somebody's relative? */
static bool follows_relative(const cast *c, const mention *m)
{
    uint32_t line = tk(c, m->head)->sentence;
    const sentence *s = &c->d->sentences[line];
    if (line == 0 || s[-1].paragraph != s->paragraph || s[-1].first + 2 >= s[-1].last) return false;
    uint32_t t = s[-1].first, end = t + OFFICE_REACH < s[-1].last ? t + OFFICE_REACH : s[-1].last;
    bool named = is_sign(c, t + 2, ',') && naming_in(c, t + 3, end) != WHO_NONE; /* Her husband, the baker Karl Oss, */
    return tk(c, t)->pos == POS_POSS && !tk(c, t)->depth && wd(c, t + 1)->lex & LEX_KIN &&
           c->naming_at[t + 2] == WHO_NONE && !named;
}

/* "The singer": what many are, though it stands before names as titles do; "the governor" may be another one. */
static bool is_calling(const cast *c, uint32_t t)
{
    static const char *const CALLINGS[] = {"actor",       "actress",     "artist",        "author",     "comedian",
                                           "composer",    "conductor",   "filmmaker",     "musician",   "novelist",
                                           "poet",        "rapper",      "singer",        "architect",  "historian",
                                           "striker",     "midfielder",  "defender",      "goalkeeper", "quarterback",
                                           "linebacker",  "pitcher",     "entrepreneur",  "tycoon",     "mogul",
                                           "billionaire", "businessman", "businesswoman", "scientist",  "economist"};
    return !(wd(c, t)->lex & LEX_HONORIFIC) || IS_ONE_OF(c, t, CALLINGS);
}

/* "For the expert Ilse Oss it is no surprise. "...," says the economist": is e named for the first time in the sentence
 * before that of token t, of its paragraph? */
static bool is_new_before(const cast *c, uint32_t e, uint32_t t)
{
    uint32_t line = tk(c, t)->sentence, first = c->entities[e].first, there = tk(c, first)->sentence;
    return there + 1 == line && c->d->sentences[there].paragraph == c->d->sentences[line].paragraph &&
           !tk(c, first)->depth;
}

/* "The singer added", "the singer continued": does the cue of the statement say that its speaker has spoken before? */
static bool goes_on_speaking(const cast *c, uint32_t statement)
{
    static const char *const MORE[] = {"add", "continue", "conclude", "finish", "elaborate"};
    uint32_t behind = c->d->attributions[statement].cue_last;
    return behind && wd(c, behind - 1)->cue && STR_IS_ANY(rules_cue(c->r, wd(c, behind - 1)->cue)->lemma, MORE);
}

/* "A former guard was jailed.", and the next paragraph "Karl Oss, 34, sold phones": is m in the article's first
 * paragraph, and e whom the next one names? */
static bool is_of_lead(const cast *c, const mention *m, uint32_t e)
{
    return c->asked.led != WHO_NONE && c->namings[c->asked.led].entity == e &&
           c->d->sentences[tk(c, m->first)->sentence].paragraph == c->asked.lead;
}

/* "The caller wept. The dispatcher asked": a plain occupation, where one without a name has just spoken in the
 * paragraph: it is of the scene, and of nobody whom the article names. */
static bool is_beside_unnamed(const cast *c, const mention *m, uint32_t bits, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement];
    uint32_t at = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    bool plain = bits & LEX_ROLE && !(bits & (LEX_EPITHET | LEX_HONORIFIC)) && m->head == m->first + 1;
    if (at == WHO_NONE || !plain || c->d->mentions[at].plural) return false;
    uint32_t here = tk(c, m->head)->sentence, there = tk(c, c->d->mentions[at].head)->sentence;
    bool near = here >= there && c->d->sentences[here].paragraph == c->d->sentences[there].paragraph;
    return near && c->d->a.speakers[c->d->a.statements[before].speaker].kind == WHO_ANONYMOUS;
}

/* "The businessman", "the Selm governor", said of somebody whose office the article never names: the person whom the
 * sentences before are about, if there is one. */
uint32_t person_in_focus(const cast *c, const mention *m, uint32_t statement)
{
    uint32_t bits = wd(c, m->head)->lex | parent_bits(c, m->head);
    if (!is_epithet(c, m) || follows_relative(c, m)) return WHO_NONE;
    bool one_gender = !(bits & LEX_MALE) != !(bits & LEX_FEMALE);
    uint8_t role = !one_gender ? WORD_NONE : bits & LEX_MALE ? WORD_HE : WORD_SHE;
    uint32_t e = resolve_as(c, m->first, role, statement);
    if (e == WHO_NONE || is_of_another_party(c, m, &c->entities[e])) return WHO_NONE;
    if (is_other_office(c, m, &c->entities[e])) return WHO_NONE;
    if (is_only_deputy(c, &c->entities[e], m) || has_other_charge(c, &c->entities[e], m)) return WHO_NONE;
    if (is_of_other_calling(c, m, &c->entities[e])) return person_of_calling(c, m, bits);
    bool body = body_noun(c, m) != WHO_NONE && !says_former(c, m); /* of which body somebody was may be news */
    if (body && !is_of_body(c, e, body_noun(c, m), m->first)) return WHO_NONE;
    bool bare = m->head == m->first + 1; /* "the president" can be another than the only person named: his spokesman */
    if (bare && !(bits & LEX_EPITHET) && is_named_beside(c, e, m->head)) return WHO_NONE;
    mention as;
    bool another = brought_in_before(c, m, 6, &as) && !is_of_lead(c, &as, e);
    if (another || is_beside_unnamed(c, m, bits, statement)) return WHO_NONE;
    bool about_him = e == running_speaker(c, statement) || is_subject_before(c, e, m->first, statement);
    if (about_him && (!bare || is_party_word(c, tk(c, m->head)->word))) return e;
    if (bare && c->entities[e].mentions >= 3) return e;
    bool calling = bare && is_calling(c, m->head), epithet = calling && bits & LEX_EPITHET;
    bool runs = epithet && e == running_speaker(c, statement);
    if (runs && (goes_on_speaking(c, statement) || is_only_person(c, e, m->first, bits, 2, statement))) return e;
    bool acts = epithet && is_subject_before(c, e, m->first, statement); /* "Oss smiled. "...," said the flanker */
    if ((acts || (calling && is_new_before(c, e, m->head))) && is_only_person(c, e, m->first, bits, 1, statement))
        return e;
    bool address = bare && bits & LEX_HONORIFIC && !counts_children(c, m); /* the father, but the father of two */
    return !address && is_only_person(c, e, m->first, bits, 2, statement) ? e : WHO_NONE;
}
