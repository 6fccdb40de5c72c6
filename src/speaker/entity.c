/* entity.c - namings to entities: who is the same, what kind each is.
 *
 * Full names first, so that a surname finds its owner even where it stands before the full name. Two forms are one
 * person when the surnames agree and the given names do not contradict (equal, an initial, a nickname). A bare surname
 * goes to the person of that surname; between two it is decided by the title's gender, then by nearness. A long name
 * that differs in one letter from a known one is a misspelling; accents make no difference. An abbreviation is the body
 * with its initials, with or without those of its small words. Whom a form may belong to is looked up by its words
 * (index.c), never by going through everybody.
 */
#include <stdlib.h>

#include "speaker/internal.h"

/* "al-khoury" is called "khoury" too: the word without the article of Arabic that is joined to it. */
static who_str without_article(who_str s)
{
    static const char *const ARTICLES[] = {"al-", "el-", "ad-", "an-", "ar-", "as-", "at-", "az-", "ash-"};
    if (s.len < 5 || (s.ptr[2] != '-' && s.ptr[3] != '-')) return s;
    for (size_t i = 0; i < sizeof ARTICLES / sizeof *ARTICLES; i++) {
        size_t n = strlen(ARTICLES[i]);
        if (str_starts(s, ARTICLES[i]) && s.len > n + 1) return (who_str){s.ptr + n, s.len - n};
    }
    return s;
}

who_str lower_token(const cast *c, uint32_t t)
{
    who_str s = without_article(utf8_lower_str(doc_scratch(c->d), doc_token(c->d, t)));
    while (s.len && s.ptr[s.len - 1] == '.') s.len--;
    for (size_t i = 0; i + 2 < s.len; i++) { /* one kind of apostrophe: O'Renn */
        if (memcmp(s.ptr + i, "\xE2\x80\x99", 3) != 0) continue;
        return ARENA_JOIN(doc_scratch(c->d), {s.ptr, i}, STR("'"), {s.ptr + i + 3, s.len - i - 3});
    }
    return without_accents(doc_scratch(c->d), s);
}

who_str surname(const entity *e) { return e->part[e->nparts - 1]; }

static bool is_suffix(who_str s)
{
    return str_is(s, "jr") || str_is(s, "sr") || str_is(s, "ii") || str_is(s, "iii") || str_is(s, "iv");
}

static bool given_agree(const cast *c, who_str a, who_str b)
{
    if (str_eq(a, b)) return true;
    if (a.len == 1 || b.len == 1) return a.ptr[0] == b.ptr[0];
    if (rules_is_nickname(c->r, a, b) || rules_is_nickname(c->r, b, a)) return true;
    size_t n = a.len < b.len ? a.len : b.len;
    return n >= 3 && memcmp(a.ptr, b.ptr, n) == 0; /* Chris, Christopher */
}

/* Are the parts of the shorter name those of the longer from part `at` on? */
static bool has_parts_at(const entity *longer, const entity *shorter, uint32_t at)
{
    for (uint32_t i = 0; i < shorter->nparts; i++)
        if (!str_eq(longer->part[at + i], shorter->part[i])) return false;
    return true;
}

/* "Mr. Guaja Villar" is Ildo Guaja Villar: the shorter name is the end of the longer, which has a given name more. */
static bool is_tail(const entity *a, const entity *b)
{
    if (a->nparts > b->nparts) return is_tail(b, a);
    uint32_t more = b->nparts - a->nparts;
    if (!more || a->nparts < 2 || (a->gender && b->gender && a->gender != b->gender)) return false;
    return has_parts_at(b, a, more);
}

static bool begins_with_particle(const cast *c, const entity *e)
{
    return e->nparts > 1 && rules_lookup(c->r, e->part[0]) & LEX_PARTICLE;
}

/* Abu Oss, Umm Oss: called by a child's name. */
static bool is_kunya(const entity *e)
{
    return e->nparts > 1 && (str_is(e->part[0], "abu") || str_is(e->part[0], "umm"));
}

/* "De la Villa" is Ildo de la Villa Renn, whose first surname has particles; "Abu Oss" is Abu Oss al-Renn. */
static bool is_shortened(const cast *c, const entity *a, const entity *b)
{
    if (a->nparts > b->nparts) return is_shortened(c, b, a);
    uint32_t more = b->nparts - a->nparts;
    if (more > 1 && begins_with_particle(c, a) && has_parts_at(b, a, more - 1)) return true;
    return more && is_kunya(a) && has_parts_at(b, a, 0);
}

/* Maria Ilse Renn is not Maria Rosa Renn. */
static bool middle_differs(const cast *c, const entity *a, const entity *b)
{
    if (a->nparts != 3 || b->nparts != 3) return false;
    return !given_agree(c, a->part[1], b->part[1]) && !is_misspelt(a->part[1], b->part[1]);
}

static bool same_person(const cast *c, const entity *a, const entity *b)
{
    if (!str_eq(surname(a), surname(b)) || middle_differs(c, a, b)) return false;
    if (a->gender && b->gender && a->gender != b->gender) return false;
    if (!a->junior && b->junior && str_eq(a->part[0], b->part[0]))
        return false; /* a later "Jr." is the son; dropped later, the same */
    return given_agree(c, a->part[0], b->part[0]) || (a->nickname.len && str_eq(a->nickname, b->part[0])) ||
           (b->nickname.len && str_eq(b->nickname, a->part[0]));
}

/* Does token t make a firm of the name that it is in: Ostrel.com; Ostrel's, where that is no possessive; Rosa
 * Semiconductor, whose line of business nobody has for a surname? */
static bool is_trade_name(const cast *c, uint32_t t)
{
    static const char *const LINES[] = {
        "semiconductor", "semiconductors", "pharmaceuticals", "biotech",    "logistics",    "beverages",
        "chemicals",     "textiles",       "telecom",         "telecoms",   "aerospace",    "software",
        "electronics",   "robotics",       "analytics",       "petroleum",  "therapeutics", "genomics",
        "cosmetics",     "diagnostics",    "automotive",      "healthcare", "technologies", "enterprises",
        "airlines",      "airways",        "industries",      "holdings",   "pharma",       "motors",
        "securities",    "foods",          "stores",          "breweries",  "minerals",     "homes"};
    if (t > 0 && tk(c, t - 1)->pos == POS_NAME && IS_ONE_OF(c, t, LINES)) return true;
    who_str s = doc_token(c->d, t);
    const char *stop = memchr(s.ptr, '.', s.len);
    bool domain = stop && stop + 2 < s.ptr + s.len && stop[1] >= 'a' && stop[1] <= 'z';
    return domain || wd(c, t)->role == WORD_S;
}

/* PortWatch, eHarbour: names of firms and sites; but McRenn and O'Renn are people. */
static bool has_inner_capital(const cast *c, uint32_t t)
{
    who_str s = doc_token(c->d, t);
    if (tk(c, t)->shape & (SHAPE_UPPER | SHAPE_HYPHEN)) return false;
    for (size_t i = 2; i < s.len; i++) {
        if (s.ptr[i - 1] == '\'' || (unsigned char)s.ptr[i - 1] >= 0x80) return false;
        if (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z')
            return !(str_starts(s, "Mc") || str_starts(s, "Mac") || str_starts(s, "De") || str_starts(s, "La") ||
                     str_starts(s, "Van"));
    }
    return false;
}

/* "Rosa Tamm Show", "Karl Oss Election Day": called after somebody, and nobody itself. */
static bool is_called_after(const cast *c, const naming *n)
{
    static const char *const THINGS[] = {"show",  "hour",    "election", "day",    "rally",  "tour",
                                         "plan",  "era",     "project",  "report", "awards", "prize",
                                         "award", "podcast", "library",  "act",    "law",    "effect"};
    for (uint32_t t = n->first + 2; t < n->last; t++)
        if (IS_ONE_OF(c, t, THINGS)) return true;
    return false;
}

/* "the Economic Survey", "the Ports Act": the name of something written. */
static bool is_written(const cast *c, const naming *n)
{
    static const char *const WORKS[] = {"survey",    "report", "act",    "bill",    "census",
                                        "manifesto", "code",   "treaty", "charter", "constitution"};
    return n->last - n->first >= 2 && IS_ONE_OF(c, n->last - 1, WORKS);
}

/* "House Democrats", "Selm Muslims": of which chamber or place those of a party or faith are? */
static bool are_members(const cast *c, const naming *n)
{
    static const char *const MEMBERS[] = {"democrats", "republicans", "muslims", "christians", "jews", "catholics"};
    uint32_t first = wd(c, n->first)->lex;
    bool somebody = first & (LEX_GIVEN_F | LEX_GIVEN_M) && !(first & LEX_PLACE);
    return n->last - n->first > 1 && !somebody && STR_IS_ANY(lower_token(c, n->last - 1), MEMBERS);
}

/* "Karsians", "Harbour Republicans": all its words say of which people or party they are. */
static bool is_people(const cast *c, const naming *n)
{
    for (uint32_t t = n->first; t < n->last; t++)
        if (!(wd(c, t)->lex & (LEX_GROUP | LEX_DEMONYM))) return false;
    return true;
}

/* "The Renns", where Ilse Renn is named. */
static bool is_family(const cast *c, const naming *n)
{
    who_str s = lower_token(c, n->first);
    bool plural = n->last - n->first == 1 && str_ends(s, "s") && person_by_surname(c, s) == WHO_NONE;
    return plural && person_by_surname(c, (who_str){s.ptr, s.len - 1}) != WHO_NONE;
}

/* "Oss United", "Tenants Together": a word that ends the names of clubs and causes, behind none that is only a given
 * name. */
static bool is_club(const cast *c, const naming *n, uint32_t first)
{
    bool somebody = first & (LEX_GIVEN_F | LEX_GIVEN_M) && !(first & LEX_PLACE);
    bool cause = n->last - n->first >= 2 && rules_ends_slogan(doc_token(c->d, n->last - 1)) &&
                 wd(c, n->last - 2)->lex & LEX_PLURAL;
    return cause ||
           (n->last - n->first >= 2 && !somebody && rules_is_body(c->r, STR("club"), lower_token(c, n->last - 1)));
}

/* "J. Selm", "Mount Oss": two words or more that are a place by the last one. */
static bool ends_as_place(const cast *c, const naming *n)
{
    uint32_t last = wd(c, n->last - 1)->lex, len = n->last - n->first;
    bool initial = len == 2 && tk(c, n->first)->shape & SHAPE_INITIAL && last & LEX_PLACE && !(last & LEX_AMBIGUOUS);
    uint32_t words; /* but: the Selm School District */
    if (len > 2 && last & LEX_PLACEHEAD && phrase_at(c, n->last - 2, &words) & LEX_ORG && words == 2) return false;
    return len >= 2 && (last & LEX_PLACEHEAD || initial);
}

/* "Clifton University", "Madison Council": does the name end in a word that says what kind of body it is, and that
 * nobody has for a surname? */
static bool ends_as_body(const cast *c, const naming *n)
{
    static const char *const HEADS[] = {"university", "college",     "institute",  "council",    "party",
                                        "commission", "committee",   "foundation", "department", "ministry",
                                        "academy",    "association", "federation", "hospital",   "laboratory",
                                        "authority",  "museum",      "polytechnic"};
    return tk(c, n->last - 1)->shape & SHAPE_CAP && IS_ONE_OF(c, n->last - 1, HEADS);
}

/* "Harbour Board", "Reuters India", "the opposition Christian Union": is it a body by the kind of words that it has?
 * `given`: it begins with a given name; `all`: the bits of all its words. */
static bool is_body_by_words(const cast *c, const naming *n, bool given, uint32_t all)
{
    uint32_t len = n->last - n->first, first = wd(c, n->first)->lex, last = wd(c, n->last - 1)->lex;
    bool the = n->first > 0 && wd(c, n->first - 1)->role == WORD_THE;
    bool side = n->first > 1 && tk(c, n->first - 1)->pos == POS_NOUN && wd(c, n->first - 2)->role == WORD_THE &&
                !(wd(c, n->first - 1)->lex & (LEX_ROLE | LEX_HONORIFIC)); /* the opposition Christian Union */
    const token *end = tk(c, n->last - 1);
    bool un = end->end - end->start <= 2 && !(end->shape & SHAPE_UPPER);   /* Kim Oss Un is not of the UN */
    bool initial = len == 3 && tk(c, n->first + 1)->shape & SHAPE_INITIAL; /* Karl S. Ford */
    bool firstname = given && (len == 2 || initial) && !ends_as_body(c, n);
    if (!un && last & (LEX_ORG | LEX_METONYM | LEX_AGENCY) && (!firstname || the || side)) return true;
    bool branch = first & (LEX_METONYM | LEX_AGENCY) && last & LEX_PLACE; /* Reuters India */
    return (len >= 2 && (all & LEX_ORG || branch) && !given) || is_club(c, n, first);
}

/* "HOS", but not the label RENNEL: ... */
static bool stands_as_letters(const cast *c, const naming *n)
{
    const token *k = tk(c, n->first);
    uint32_t len = k->end - k->start;
    who_str s = doc_token(c->d, n->first);
    bool station = str_ends(s, "-TV") || str_ends(s, "-FM") || str_ends(s, "-AM"); /* KOSS-TV */
    if (n->last - n->first == 1 && station) return true;
    if (n->last - n->first != 1 || !(k->shape & SHAPE_UPPER) || len > 6) return false;
    return len <= 3 || n->last >= c->d->ntokens || !str_is(doc_token(c->d, n->last), ":");
}

/* "J.H., now 18,", "M.K.": two initials, by which courts and papers name somebody whose name they keep; three where an
 * age follows. No article stands before them, and no town: Selm, N.B. */
static bool stands_for_name(const cast *c, const naming *n)
{
    who_str s = doc_token(c->d, n->first);
    if (n->last - n->first != 1 || wd(c, n->first)->lex || s.len < 4 || s.len > 6) return false;
    for (size_t i = 0; i < s.len; i++)
        if (i % 2 ? s.ptr[i] != '.' : s.ptr[i] < 'A' || s.ptr[i] > 'Z') return false;
    if (n->first && wd(c, n->first - 1)->role == WORD_THE) return false;
    if (n->first > 1 && is_sign(c, n->first - 1, ',') && tk(c, n->first - 2)->pos == POS_NAME) return false;
    uint32_t age = n->last + 1; /* , 18, or , now 18, */
    if (age < c->d->ntokens && tk(c, age)->pos == POS_ADV) age++;
    bool aged = age < c->d->ntokens && is_sign(c, n->last, ',') && tk(c, age)->kind == TOK_NUMBER &&
                doc_token(c->d, age).len <= 2;
    return s.len == 4 || aged;
}

/* The kind of what the naming names, and whether that is certain. */
static enum who_kind kind_of(const cast *c, const naming *n, bool *certain, bool *place)
{
    uint32_t len = n->last - n->first, all = 0, p, bits = phrase_at(c, n->first, &p), first = wd(c, n->first)->lex;
    for (uint32_t t = n->first; t < n->last; t++) all |= wd(c, t)->lex;
    if (len == 1) bits = first, p = 1;
    *place = p == len && bits & LEX_PLACE;
    *certain = true;
    for (uint32_t t = n->first; t < n->last; t++)
        if (is_ampersand(c, t) || is_trade_name(c, t)) return WHO_INSTITUTION;
    if (len > 1 && is_legal_form(c, n->last - 1)) return WHO_INSTITUTION; /* parts supplier Oss Dyne Corp. */
    if (n->titled) {
        *place = false;
        return WHO_PERSON;
    }
    if (are_members(c, n)) return WHO_GROUP;
    if (len >= 3 && wd(c, n->first + 1)->role == WORD_FOR) return WHO_INSTITUTION; /* Citizens for Better Roads */
    if (p == len && bits & (LEX_METONYM | LEX_AGENCY | (len > 1 ? LEX_ORG : 0))) return WHO_INSTITUTION;
    bool given = first & (LEX_GIVEN_F | LEX_GIVEN_M) && len >= 2;
    if ((given && is_called_after(c, n)) || (*place && !(bits & LEX_AMBIGUOUS))) return WHO_INSTITUTION;
    if (!given && ends_as_place(c, n)) {
        *place = true;
        return WHO_INSTITUTION;
    }
    if (is_body_by_words(c, n, given, all)) return WHO_INSTITUTION;
    bool the = n->first > 0 && wd(c, n->first - 1)->role == WORD_THE;
    uint8_t next = n->last < c->d->ntokens ? tk(c, n->last)->pos : POS_PUNCT;
    if (given && !(the && is_verb_tag(next))) { /* the Selm Nationals said */
        *place = false;
        return WHO_PERSON;
    }
    if (the && is_written(c, n)) return WHO_DOCUMENT;
    uint8_t second = len > 2 ? wd(c, n->first + 1)->role : WORD_NONE;
    if (second == WORD_THE && !(tk(c, n->first + 1)->shape & SHAPE_CAP) && !given)
        return WHO_INSTITUTION; /* Save the */
    if (stands_for_name(c, n)) return WHO_PERSON;
    if (stands_as_letters(c, n)) return WHO_INSTITUTION;
    if (is_people(c, n) || is_family(c, n)) return WHO_GROUP;
    if (the && next != POS_NOUN && next != POS_ADJ && next != POS_NAME && next != POS_POSS) return WHO_INSTITUTION;
    if (len == 1 && has_inner_capital(c, n->first)) return WHO_INSTITUTION;
    *certain = false;
    bool local = len > 1 && (bits | first) & LEX_PLACE && !((bits | first) & LEX_AMBIGUOUS); /* the Selm Register */
    return *place || local ? WHO_INSTITUTION : WHO_PERSON;
}

/* "chairman Ilse Oss": women hold offices that are called so, too, all but that of a spokesman. */
static bool is_mans_office(const cast *c, const naming *n)
{
    who_str title = n->title == NO_WORD ? STR("") : rules_spelling(c->r, n->title);
    return n->gender == WHO_MALE && str_ends(title, "man") && !str_is(title, "spokesman");
}

static enum who_gender gender_of(const cast *c, const naming *n)
{
    uint32_t g = n->last - n->first >= 2 ? wd(c, n->first)->lex : 0;
    if (n->last - n->first >= 3 && tk(c, n->first)->shape & SHAPE_INITIAL) g = wd(c, n->first + 1)->lex;
    bool woman = g & LEX_GIVEN_F && !(g & (LEX_GIVEN_M | LEX_SURNAME)) && is_mans_office(c, n);
    if (n->gender && !woman) return n->gender;
    if (g & LEX_GIVEN_F && !(g & LEX_GIVEN_M)) return WHO_FEMALE;
    if (g & LEX_GIVEN_M && !(g & LEX_GIVEN_F)) return WHO_MALE;
    return WHO_GENDER_UNKNOWN;
}

/* "Pope Tomas", "Queen Ilse II": people known by title and given name, so that both are the name. */
static bool is_regnal(const cast *c, const naming *n)
{
    static const char *const TITLES[] = {"king",    "queen",  "prince", "princess", "pope",   "emperor",
                                         "empress", "sultan", "emir",   "sheikh",   "sheikha"};
    if (!(wd(c, n->first)->lex & (LEX_GIVEN_F | LEX_GIVEN_M)) || !(tk(c, n->first - 1)->shape & SHAPE_CAP))
        return false;
    who_str title = rules_spelling(c->r, n->title);
    return STR_IS_ANY(title, TITLES);
}

/* A mark or bracket inside a name. */
static bool is_around_nickname(const cast *c, uint32_t t)
{
    char sign = c->d->a.text.ptr[tk(c, t)->start];
    return tk(c, t)->kind == TOK_MARK || (tk(c, t)->kind == TOK_PUNCT && (sign == '(' || sign == ')'));
}

/* Its parts stand in `part`, which the caller copies (keep_parts) if the entity is to last. */
static void make_entity(const cast *c, const naming *n, who_str part[MAX_PARTS], entity *e)
{
    *e = (entity){.first = n->first,
                  .latest = WHO_NONE,
                  .speaker = WHO_NONE,
                  .role = STR(""),
                  .affiliation = STR(""),
                  .nickname = STR("")};
    e->part = part;
    e->kind = kind_of(c, n, &e->certain, &e->place);
    e->gender = e->kind == WHO_PERSON ? gender_of(c, n) : WHO_GENDER_UNKNOWN;
    uint32_t last = n->last;
    for (uint32_t t = n->first; t < last && e->nparts < MAX_PARTS; t++) {
        if (is_around_nickname(c, t)) continue;
        who_str s = lower_token(c, t);
        if (t > n->first && t + 1 < last && is_around_nickname(c, t - 1) && is_around_nickname(c, t + 1))
            e->nickname = s;
        if (is_suffix(s) && e->nparts) {
            e->junior = true;
            continue;
        }
        e->part[e->nparts++] = s;
    }
    if (!e->nparts) e->part[e->nparts++] = lower_token(c, n->first);
    bool reigns = n->titled && e->nparts == 1 && n->title != NO_WORD && is_regnal(c, n);
    e->name = joined_tokens(c, n->first - reigns, n->last);
}

static void add_alias(cast *c, entity *e, who_str form)
{
    bool initial = form.len == 2 && form.ptr[1] == '.';
    if (!form.len || initial || str_eq(form, e->name)) return;
    for (uint32_t i = 0; i < e->naliases; i++)
        if (str_eq(e->aliases[i], form)) return;
    if (e->naliases >= MAX_ALIASES) return;
    ARENA_PUSH(&c->d->mem, e->aliases, e->naliases, form);
    if (!memchr(form.ptr, ' ', form.len)) index_add(c, index_key(BY_ALIAS, form), (uint32_t)(e - c->entities));
}

/* Does the word say what kind of body a name that ends in it is of, so that it may stand alone for the name? */
static bool is_head_of_name(const cast *c, who_str s)
{
    return rules_lookup(c->r, s) & LEX_ORG || rules_is_body(c->r, STR("club"), s); /* Rovers */
}

/* Files the entity under the words that a naming may share with it. */
static void index_entity(cast *c, uint32_t i)
{
    const entity *e = &c->entities[i];
    if (e->nparts > 1) index_add(c, index_key(BY_NAME, e->name), i);
    index_add(c, index_key(BY_FIRST, e->part[0]), i);
    bool body = e->kind != WHO_PERSON && e->nparts > 1 && is_head_of_name(c, surname(e)); /* the Times */
    if (e->kind == WHO_PERSON || body) index_add(c, index_key(BY_SURNAME, surname(e)), i);
    if (e->kind != WHO_PERSON) return;
    for (uint32_t k = 1; k + 1 < e->nparts; k++) index_add(c, index_key(BY_SECOND, e->part[k]), i);
    if (e->nparts > 1) index_spelling(c, surname(e), i);
}

static void add_title(entity *e, uint32_t title)
{
    if (title != NO_WORD && e->ntitles < sizeof e->titles / sizeof *e->titles) e->titles[e->ntitles++] = title;
}

static bool begins_with_given(const cast *c, const entity *e)
{
    return rules_lookup(c->r, e->part[0]) & (LEX_GIVEN_F | LEX_GIVEN_M);
}

/* Is form the better name of e: a fuller one, or one without the epithet in front ("Crooked Ilse Oss")? */
static bool is_better_name(const cast *c, const entity *e, const entity *form)
{
    if (form->nparts < 2 || form->part[0].len < 2) return false;
    bool plain = begins_with_given(c, e) || e->nparts < 2, form_plain = begins_with_given(c, form);
    if (form->nparts > e->nparts) return form_plain || !plain || e->nparts < 2;
    return form->nparts < e->nparts && form_plain && !plain;
}

/* "Ilse Rosa Oss was born in Selm", of whom the article says Ilse Oss: what stands in the register. */
static bool is_register_name(const cast *c, const naming *n)
{
    return n->last + 1 < c->d->ntokens && wd(c, n->last)->role == WORD_BE &&
           str_is(doc_token(c->d, n->last + 1), "born");
}

static void keep_parts(const cast *c, entity *e, const entity *form)
{
    who_str *part = arena_alloc(&c->d->mem, sizeof *part * form->nparts);
    memcpy(part, form->part, sizeof *part * form->nparts);
    e->part = part;
    e->nparts = form->nparts;
}

/* "Praises Ilse Oss", once Ilse Oss is known: a word of the headline in front of the name is no part of it. */
static bool has_more_in_front(const cast *c, const entity *e, const entity *form)
{
    return e->kind == WHO_PERSON && form->nparts > e->nparts && e->nparts > 1 && begins_with_given(c, e) &&
           !begins_with_given(c, form) && is_tail(e, form);
}

/* WASHINGTON, in a dateline, is Washington; NATO has no other form. */
static bool is_shouted(who_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= 'a' && s.ptr[i] <= 'z') return false;
    return s.len > 1;
}

static bool has_accents(who_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0xC3 && (unsigned char)s.ptr[i] < 0xE0) return true; /* no mark or apostrophe */
    return false;
}

/* Is the same name better written in form: not in capitals, or with its accents? */
static bool has_better_letters(const entity *e, const entity *form)
{
    for (uint32_t i = 0; i < e->nparts; i++)
        if (!str_eq(e->part[i], form->part[i])) return false;
    return is_shouted(form->name) < is_shouted(e->name) || has_accents(form->name) > has_accents(e->name);
}

/* "The Bunyips", of whom the article has said "Selm Bunyips": with the article they are nobody. */
static bool is_body_with_article(const cast *c, const naming *n, const entity *form)
{
    bool the = n->first > 0 && wd(c, n->first - 1)->role == WORD_THE;
    bool unknown = !(rules_lookup(c->r, form->part[0]) & (LEX_METONYM | LEX_AGENCY | LEX_ORG));
    return the && unknown && form->nparts == 1 && form->kind == WHO_INSTITUTION && form->certain && !form->place;
}

static void join(cast *c, uint32_t index, uint32_t into, const entity *form)
{
    entity *e = &c->entities[into];
    bool nobody = !e->certain && !e->gender && e->kind == WHO_PERSON;
    if (nobody && is_body_with_article(c, &c->namings[index], form)) e->kind = WHO_INSTITUTION;
    c->namings[index].entity = into;
    add_title(e, c->namings[index].title);
    e->mentions++;
    e->familiar += form->nparts == 1 && e->nparts > 1 && !str_eq(form->part[0], surname(e));
    e->bare += form->nparts == 1 && e->nparts > 1 && str_eq(form->part[0], surname(e));
    if (!e->gender) e->gender = form->gender;
    if (!e->certain && form->certain && e->kind != WHO_PERSON && form->kind == WHO_PERSON && !e->place) {
        e->kind = WHO_PERSON, e->certain = true; /* Selm Oss, who is the actress Selm Oss */
        index_entity(c, into);
    }
    if (e->kind == WHO_PERSON && form->kind == WHO_PERSON) e->certain = e->certain || form->certain;
    if (form->first < e->first) e->first = form->first;
    if (!e->nickname.len) e->nickname = form->nickname;
    if (e->nparts == form->nparts && has_better_letters(e, form)) e->name = form->name;
    if (is_better_name(c, e, form) && !(e->nparts > 1 && is_register_name(c, &c->namings[index]))) {
        who_str old = has_more_in_front(c, form, e) ? STR("") : e->name;
        keep_parts(c, e, form);
        e->name = form->name;
        add_alias(c, e, old);
        index_entity(c, into);
    } else if (!has_more_in_front(c, e, form))
        add_alias(c, e, form->name);
}

/* Does the full name of form, a person or not, belong to e? */
static bool is_full(const cast *c, const entity *e, const entity *form)
{
    if (e->nparts < 2) return false;
    if (str_eq(e->name, form->name)) return true;
    if (e->kind != WHO_PERSON || form->kind != WHO_PERSON) return false;
    bool misspelt = !str_eq(surname(e), surname(form)) && is_misspelt(surname(e), surname(form));
    return same_person(c, e, form) || is_tail(e, form) || is_shortened(c, e, form) ||
           (misspelt && str_eq(e->part[0], form->part[0]));
}

/* "Harlan Oss Corp. ... Harlan Oss said", "Brook Oss Health Group ... Brook Oss said": has e the words of the form, and
 * behind them what firms end in? A foundation may have a person's name, and a council that of a place. */
static bool is_firm_of_name(const cast *c, const entity *e, const entity *form)
{
    static const char *const FIRMS[] = {
        "group",  "holdings", "partners",  "capital",    "media",   "entertainment", "industries", "technologies",
        "brands", "energy",   "resources", "properties", "systems", "solutions",     "ventures",   "pharmaceuticals"};
    if (e->kind != WHO_INSTITUTION || e->nparts <= form->nparts || e->first > form->first) return false;
    if (!has_parts_at(e, form, 0)) return false;
    if (!begins_with_given(c, form) && STR_IS_ANY(e->part[e->nparts - 1], FIRMS)) return true;
    uint32_t first = c->naming_at[e->first];
    return e->nparts == form->nparts + 1 && first != WHO_NONE && is_legal_form(c, c->namings[first].last - 1);
}

/* The entity that a full name belongs to: the first that fits. */
static uint32_t find_full(const cast *c, const naming *n, const entity *form)
{
    walk walks[10];
    uint32_t count = form->kind == WHO_PERSON ? spelling_walks(c, surname(form), walks) : 0, best = WHO_NONE;
    if (form->kind == WHO_PERSON) walks[count++] = index_walk(c, index_key(BY_SURNAME, surname(form)));
    walks[count++] = index_walk(c, index_key(BY_NAME, form->name));
    if (begins_with_particle(c, form)) walks[count++] = index_walk(c, index_key(BY_SECOND, surname(form)));
    if (is_kunya(form)) walks[count++] = index_walk(c, index_key(BY_FIRST, form->part[0]));
    for (uint32_t k = 0, i; k < count; k++)
        while (index_next(&walks[k], &i))
            if (i < best && is_full(c, &c->entities[i], form)) best = i;
    walk firms = index_walk(c, index_key(BY_FIRST, form->part[0]));
    for (uint32_t i; form->kind == WHO_PERSON && !n->titled && best == WHO_NONE && index_next(&firms, &i);)
        if (is_firm_of_name(c, &c->entities[i], form)) best = i;
    return best;
}

static bool has_middle(const entity *e, who_str s)
{
    for (uint32_t k = 1; k + 1 < e->nparts; k++)
        if (str_eq(e->part[k], s)) return true;
    return false;
}

/* "Ildo Guaja Villar" is called Guaja: the first of two surnames, which is no given name. */
static bool is_first_surname(const cast *c, const entity *e, who_str s)
{
    return e->nparts > 2 && str_eq(e->part[e->nparts - 2], s) && !(rules_lookup(c->r, s) & (LEX_GIVEN_F | LEX_GIVEN_M));
}

static bool ends_in_a(who_str s) { return s.len > 2 && s.ptr[s.len - 1] == 'a'; }

/* Can the first word alone stand for the body? Behind its full name, or where the last word says what it is: "Oss" is
 * Oss Bank, but not the car that is called Oss Breeze further down. */
static bool is_short_for(const cast *c, const naming *n, const entity *e)
{
    return e->first < n->first || rules_lookup(c->r, surname(e)) & LEX_ORG;
}

/* Is the whole name that of something else than its last word says? */
static bool is_metonym(const cast *c, const entity *e)
{
    return rules_lookup(c->r, utf8_lower_str(doc_scratch(c->d), e->name)) & LEX_METONYM;
}

/* "The recruit's father, Karl Oss, spoke. Mr Oss said": is e named in the sentence before that of n, so that "Mr" is
 * he, rather than somebody of the same surname whom the article names more often? */
static bool is_just_named(const cast *c, const entity *e, const naming *n)
{
    if (!n->gender || e->latest == WHO_NONE || e->nparts < 2) return false;
    return tk(c, n->first)->sentence - tk(c, c->namings[e->latest].first)->sentence <= 1;
}

/* "Ella Oss, 8, was bitten. Mrs Oss said": is n an adult by its title, and e a child by its age? */
static bool is_parent_of(const cast *c, const naming *n, const entity *e)
{
    static const char *const ADULTS[] = {"mr", "mrs"};
    uint32_t at = c->naming_at[e->first], t = at == WHO_NONE ? 0 : c->namings[at].last;
    if (n->title == NO_WORD || t == 0 || t + 1 >= c->d->ntokens || !STR_IS_ANY(rules_spelling(c->r, n->title), ADULTS))
        return false;
    who_str age = doc_token(c->d, t + 1);
    if (tk(c, t + 1)->kind != TOK_NUMBER || c->d->a.text.ptr[tk(c, t)->start] != ',') return false;
    return age.len == 1 || (age.len == 2 && age.ptr[0] == '1' && age.ptr[1] < '6');
}

/* "Oss let her staff wait", "In her book, Oss wrote": does the sentence of n contradict the sex of e by the first
 * pronoun behind n, where nobody else is named between, or by the one in front of it? */
static bool is_told_otherwise(const cast *c, const entity *e, const naming *n)
{
    const sentence *s = &c->d->sentences[tk(c, n->first)->sentence];
    uint32_t end = n->last + NAME_TOKENS < s->last ? n->last + NAME_TOKENS : s->last;
    for (uint32_t t = n->first > s->first + NAME_TOKENS ? n->first : s->first; t < end && e->gender; t++) {
        if (t >= n->last && c->naming_at[t] != WHO_NONE) return false;
        uint8_t r = wd(c, t)->role;
        bool own = !tk(c, t)->depth && (tk(c, t)->pos == POS_POSS || r == WORD_HE || r == WORD_SHE);
        if (own && (r == WORD_HE || r == WORD_HIS)) return e->gender == WHO_FEMALE;
        if (own && (r == WORD_SHE || r == WORD_HER)) return e->gender == WHO_MALE;
    }
    return false;
}

/* "The trial of Karl Oss ... Oss was paid": is e the last one of that surname to be named in the paragraph of n before
 * it, in full, and is n the surname alone? */
static bool is_named_in_paragraph(const cast *c, const entity *e, const naming *n)
{
    if (n->titled || e->latest == WHO_NONE || e->nparts < 2 || c->namings[e->latest].first >= n->first) return false;
    const naming *last = &c->namings[e->latest];
    uint32_t p = c->d->sentences[tk(c, n->first)->sentence].paragraph;
    if (c->d->sentences[tk(c, last->first)->sentence].paragraph != p || last->last - last->first < 2) return false;
    if (!str_eq(lower_token(c, n->first), surname(e)) || is_told_otherwise(c, e, n)) return false;
    uint32_t i;
    for (walk w = index_walk(c, index_key(BY_SURNAME, surname(e))); index_next(&w, &i);) {
        const entity *x = &c->entities[i];
        if (x == e || x->latest == WHO_NONE || !str_eq(surname(x), surname(e))) continue;
        if (c->d->sentences[tk(c, c->namings[x->latest].first)->sentence].paragraph == p) return false;
    }
    return true;
}

/* Two of one surname: the bare surname is the one whom the article calls so most, then the nearer one. How often that
 * is, the surname alone counting thrice. */
static uint32_t times_named(const cast *c, const entity *e, const naming *n)
{
    uint32_t times = 4 * (e->mentions - e->familiar) + 8 * e->bare; /* who is Ilse here is rather not Oss there */
    if (e->by_given) times = times > 4 ? times - 4 : 1;
    bool bare = !n->titled && e->nparts > 1 && e->mentions <= 4; /* who is named often is rather not by another's sex */
    if (bare && is_told_otherwise(c, e, n)) times = times > 8 ? times - 8 : 1;
    return times < 200 ? times : 200;
}

/* "Florence Oss left. Florence wept": does n, which is a place's name too, stand where only she can, behind e? */
static bool is_given_name_here(const cast *c, const naming *n, const entity *e)
{
    uint8_t before = n->first > 0 ? tk(c, n->first - 1)->pos : POS_PUNCT;
    bool verb = n->last < c->d->ntokens && is_verb_tag(tk(c, n->last)->pos);
    return wd(c, n->first)->lex & (LEX_GIVEN_F | LEX_GIVEN_M) && e->first < n->first && before != POS_PREP &&
           before != POS_TO && verb;
}

/* How well the single word of n, in lower case its form's first part, stands for e; 0 not at all. */
static uint32_t short_rank(const cast *c, const entity *e, const naming *n, const entity *form)
{
    who_str s = form->part[0];
    uint32_t rank = 0;
    if (e->kind == WHO_PERSON) {
        if ((n->gender && e->gender && n->gender != e->gender) || is_parent_of(c, n, e)) return 0;
        bool body = form->kind == WHO_INSTITUTION && form->certain && !form->place; /* a paper, beside Mr. Herald */
        if (body && e->nparts == 1 && e->ntitles && !n->titled) return 0;
        bool press = wd(c, n->first)->lex & (LEX_AGENCY | LEX_METONYM); /* Reuter, long before Ilse Reuter */
        if (body && press && !n->titled && e->first > n->first) return 0;
        if (form->junior && !e->junior) return 0; /* Karl Jr. is the son of Karl Oss */
        if (str_eq(surname(e), s))                /* Mr. Oss is not the Oss whom a later paragraph brings in */
            rank = (1u << 30) + (e->first < n->first && e->nparts > 1 ? 1u << 26 : 0);
        else if (is_first_surname(c, e, s) && e->first < n->first)
            rank = (1u << 30) + (1u << 25);
        else if (e->nparts > 1 && str_eq(e->part[0], s) && (!form->place || is_given_name_here(c, n, e)) &&
                 (e->certain || e->first < n->first))
            rank = 1u << 28;
        else if (has_middle(e, s))
            rank = 1u << 27;
        else if (e->nparts > 1 && is_misspelt(surname(e), s) && !form->certain && form->kind != WHO_GROUP)
            rank = 1u << 26;
    } else if (e->nparts > 1 && str_eq(e->part[0], s) && !e->place && !form->certain && is_short_for(c, n, e))
        rank = 1u << 27;
    else if (e->nparts == 1 && str_eq(e->part[0], s))
        rank = 1u << 29;
    else if (e->nparts > 1 && str_eq(surname(e), s) && is_head_of_name(c, s) && !is_metonym(c, e))
        rank = 1u << 26; /* the Times; but "the House" is not the White House */
    if (!rank) return 0;
    if (n->gender && e->nparts > 1) /* most given names that end in -a are women's */
        rank += e->gender || ends_in_a(e->part[0]) == (n->gender == WHO_FEMALE) ? 1u << 24 : 0;
    for (uint32_t k = 0; k < e->ntitles; k++)
        if (e->titles[k] == n->title && n->title != NO_WORD) rank += 1u << 25;
    if (is_just_named(c, e, n)) rank += 1u << 24;
    if (is_named_in_paragraph(c, e, n)) rank += 1u << 25;
    rank += times_named(c, e, n) * 65536u;
    uint32_t near = e->latest == WHO_NONE || n->gender ? 0 : c->namings[e->latest].first + 1;
    return rank + (near < 65535 ? near : 65535);
}

/* Ranks from here on are above those of all misspellings. */
#define RANK_SPELT (1u << 28)

static void rank_all(const cast *c, const naming *n, const entity *form, walk w, uint32_t *best, uint32_t *best_rank)
{
    for (uint32_t i; index_next(&w, &i);) {
        uint32_t rank = short_rank(c, &c->entities[i], n, form);
        if (rank > *best_rank || (rank && rank == *best_rank && i < *best)) *best = i, *best_rank = rank;
    }
}

/* The entity that a single word belongs to: surname, given name, part of an institution's name, acronym, misspelling.
 */
static uint32_t find_short(const cast *c, const naming *n, const entity *form)
{
    uint64_t hash = str_hash(form->part[0]);
    uint32_t best = WHO_NONE, best_rank = 0;
    for (enum index_of by = BY_SURNAME; by <= BY_SECOND; by++)
        rank_all(c, n, form, index_walk(c, index_key_of(by, hash)), &best, &best_rank);
    if (best_rank >= RANK_SPELT) return best;
    walk walks[6];
    uint32_t count = spelling_walks(c, form->part[0], walks);
    for (uint32_t k = 0; k < count; k++) rank_all(c, n, form, walks[k], &best, &best_rank);
    return best;
}

/* "Alliance to Mend Our Harbours (AMOH)": the words in front of the bracket whose initials it has, in order; small
 * words may be left out. The first token of the name, or WHO_NONE. */
static uint32_t spelt_out_before(const cast *c, uint32_t bracket, who_str acronym)
{
    size_t left = acronym.len;
    for (uint32_t t = bracket; t-- > 0 && bracket - t < 12 && same_sentence(c, t, bracket);) {
        if (tk(c, t)->kind != TOK_WORD) return WHO_NONE;
        char f = c->d->a.text.ptr[tk(c, t)->start];
        while (left && (acronym.ptr[left - 1] == '.' || (acronym.ptr[left - 1] >= 'a' && acronym.ptr[left - 1] <= 'z')))
            left--;
        if (!left) return WHO_NONE;
        bool small = f >= 'a' && f <= 'z' && left > 1 && left < acronym.len && f - 32 == acronym.ptr[left - 1];
        if (f == acronym.ptr[left - 1] || small) { /* PPS is the Partija po Selm */
            if (--left == 0) return t;
        } else if (f >= 'A' && f <= 'Z')
            return WHO_NONE;
    }
    return WHO_NONE;
}

/* The entity's last naming is taken back: namings are given in the order of the text, and taken from the end. */
static void forget_latest(cast *c, uint32_t naming_index)
{
    naming *k = &c->namings[naming_index];
    c->entities[k->entity].latest = k->previous;
}

static void remember_latest(cast *c, uint32_t naming_index)
{
    naming *k = &c->namings[naming_index];
    k->previous = c->entities[k->entity].latest;
    c->entities[k->entity].latest = naming_index;
}

/* Everything between `start` and the bracket before naming `index` is one name, that of the entity at `start`. */
static uint32_t join_spelt_out(cast *c, uint32_t start, uint32_t index)
{
    uint32_t k = c->naming_at[start], bracket = c->namings[index].first - 1, e = c->namings[k].entity;
    for (uint32_t i = index; i-- > k;) forget_latest(c, i);
    for (uint32_t i = k; i < index; i++) {
        c->namings[i].entity = e;
        remember_latest(c, i);
    }
    c->entities[e].kind = WHO_INSTITUTION;
    c->entities[e].place = false;
    c->entities[e].name = joined_tokens(c, start, bracket);
    return e;
}

/* What an abbreviation may leave out of the name, or take from it. */
enum { SMALL_WORDS = 1, NO_COUNTRY = 2, ABBREVIATIONS = 4 };

/* The letters that an abbreviation has of the name: the capitals with which its words begin, USDA those of "U.S." too;
 * with SMALL_WORDS those of the words between them, as DOJ has; with NO_COUNTRY not those of a country with stops in
 * front, as FDA. False without two words. */
static bool initials(const cast *c, const naming *n, int with, char *out, size_t *len)
{
    *len = 0;
    who_str country = doc_token(c->d, n->first);
    bool skip = with & NO_COUNTRY;
    if (skip && (n->last - n->first < 3 || !memchr(country.ptr, '.', country.len))) return false;
    for (uint32_t t = n->first + skip; t < n->last && *len < NAME_TOKENS; t++) {
        who_str s = doc_token(c->d, t);
        bool stops = memchr(s.ptr, '.', s.len);
        if (with & SMALL_WORDS && s.ptr[0] >= 'a' && s.ptr[0] <= 'z') out[(*len)++] = (char)(s.ptr[0] - 32);
        for (size_t i = 0; i < (stops ? s.len : 1) && *len < NAME_TOKENS; i++)
            if (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') out[(*len)++] = s.ptr[i];
    }
    return n->last - n->first >= 2;
}

/* Files naming `index` under its initials; one entity has each but once. */
static void index_letters(cast *c, uint32_t index, int with)
{
    char letters[NAME_TOKENS];
    size_t len;
    const naming *n = &c->namings[index];
    if (!initials(c, n, with, letters, &len) || !len) return;
    uint64_t key = index_key(BY_INITIALS, (who_str){letters, len}), pair = hash_mix(hash_mix(key, BY_PAIR), n->entity);
    uint32_t *seen = map64_at(&c->index.last, pair, WHO_NONE);
    if (*seen != WHO_NONE) return;
    *seen = 0; /* no list: the pair is only known */
    index_add(c, key, index);
}

/* A name of several words that is linked may have an abbreviation. */
static void index_initials(cast *c, uint32_t index)
{
    for (int with = 0; with < ABBREVIATIONS; with++) index_letters(c, index, with);
}

/* Are the letters the initials of a naming, of one kind or another? */
static bool has_letters(const cast *c, const naming *n, who_str letters)
{
    char own[NAME_TOKENS];
    for (int with = 0; with < ABBREVIATIONS; with++) {
        size_t len;
        if (initials(c, n, with, own, &len) && str_eq((who_str){own, len}, letters)) return true;
    }
    return false;
}

/* The entity of the first name, no person's, that the abbreviation s may stand for, with or without full stops. */
static uint32_t find_initials(const cast *c, who_str s)
{
    char letters[NAME_TOKENS];
    who_str wanted = {letters, 0};
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '.') continue;
        if (wanted.len == NAME_TOKENS) return WHO_NONE;
        letters[wanted.len++] = s.ptr[i] >= 'a' && s.ptr[i] <= 'z' ? (char)(s.ptr[i] - 32) : s.ptr[i];
    }
    uint32_t best = WHO_NONE, k;
    for (walk w = index_walk(c, index_key(BY_INITIALS, wanted)); wanted.len >= 2 && index_next(&w, &k);)
        if (k < best && has_letters(c, &c->namings[k], wanted) && c->entities[c->namings[k].entity].kind != WHO_PERSON)
            best = k;
    return best == WHO_NONE ? WHO_NONE : c->namings[best].entity;
}

/* MoD, DoJ: between capitals a small word's letter. */
static bool is_mixed_acronym(who_str s)
{
    if (s.len < 3 || s.len > 5) return false;
    for (size_t i = 0; i < s.len; i++) {
        bool ends = i == 0 || i + 1 == s.len, capital = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z';
        if (!capital && (ends || s.ptr[i] < 'a' || s.ptr[i] > 'z')) return false;
    }
    return true;
}

static bool is_acronym(const cast *c, const naming *n)
{
    return n->last - n->first == 1 &&
           (tk(c, n->first)->shape & SHAPE_UPPER || is_mixed_acronym(doc_token(c->d, n->first)));
}

static int by_letter(const void *a, const void *b) { return *(const char *)a - *(const char *)b; }

/* "The National Election Commission (CEN)": the name that ends before the bracket at t, where the abbreviation in it
 * has its initials in the order of another language; an entity or WHO_NONE. */
static uint32_t translated_before(const cast *c, uint32_t bracket, who_str s)
{
    char own[NAME_TOKENS], other[NAME_TOKENS];
    size_t len;
    uint32_t k = bracket > 0 ? c->naming_at[bracket - 1] : WHO_NONE;
    if (k == WHO_NONE || c->namings[k].last != bracket || s.len < 3 || s.len > NAME_TOKENS) return WHO_NONE;
    if (c->namings[k].entity == WHO_NONE || !initials(c, &c->namings[k], 0, own, &len) || len != s.len) return WHO_NONE;
    memcpy(other, s.ptr, s.len);
    qsort(own, len, 1, by_letter);
    qsort(other, len, 1, by_letter);
    bool body = c->entities[c->namings[k].entity].kind == WHO_INSTITUTION;
    return body && memcmp(own, other, len) == 0 ? c->namings[k].entity : WHO_NONE;
}

/* The entity that an abbreviation stands for: spelt out before its bracket, or a name with those initials. */
static uint32_t find_acronym(cast *c, uint32_t index)
{
    const naming *n = &c->namings[index];
    who_str s = doc_token(c->d, n->first);
    if (!is_acronym(c, n)) return WHO_NONE;
    if (n->first > 1 && tk(c, n->first - 1)->kind == TOK_PUNCT && c->d->a.text.ptr[tk(c, n->first - 1)->start] == '(') {
        uint32_t start = spelt_out_before(c, n->first - 1, s);
        if (start != WHO_NONE && c->naming_at[start] != WHO_NONE) return join_spelt_out(c, start, index);
        uint32_t translated = translated_before(c, n->first - 1, s);
        if (translated != WHO_NONE) return translated;
    }
    uint32_t best = WHO_NONE, i;
    for (walk w = index_walk(c, index_key(BY_ALIAS, s));
         index_next(&w, &i);) /* the abbreviation itself, where the name was found that way */
        if (i < best && c->entities[i].kind == WHO_INSTITUTION) best = i;
    return best != WHO_NONE ? best : find_initials(c, s);
}

static void new_entity(cast *c, uint32_t index, entity *form)
{
    c->namings[index].entity = c->nentities;
    form->mentions = 1;
    add_title(form, c->namings[index].title);
    keep_parts(c, form, form);
    ARENA_PUSH(&c->d->mem, c->entities, c->nentities, *form);
    index_entity(c, c->nentities - 1);
}

/* A person's name in two or three words, of which the first is a given name. */
static bool is_plain_name(const cast *c, const naming *n)
{
    uint32_t len = n->last - n->first;
    return len >= 2 && len <= 3 && wd(c, n->first)->lex & (LEX_GIVEN_F | LEX_GIVEN_M);
}

static bool ends_in_two_names(const cast *c, const naming *n)
{
    if (n->last - n->first < 3 || n->titled) return false;
    return wd(c, n->last - 2)->lex & (LEX_ORG | LEX_METONYM | LEX_AGENCY) && !(wd(c, n->last - 1)->lex & LEX_ORG);
}

/* "told the Selm Post Renn": a run that ends in the surname of somebody whom the article names elsewhere is two names.
 */
static void split_runs(cast *c)
{
    bool any = false;
    for (uint32_t i = 0; i < c->nnamings && !any; i++) any = ends_in_two_names(c, &c->namings[i]);
    if (!any) return;
    map64 surnames = {0}; /* hash -> how many plain names end in it, and 1 */
    for (uint32_t i = 0; i < c->nnamings; i++)
        if (is_plain_name(c, &c->namings[i]))
            ++*map64_at(&surnames, str_hash(lower_token(c, c->namings[i].last - 1)), 1);
    for (uint32_t i = 0; i < c->nnamings; i++) {
        naming *n = &c->namings[i];
        if (!ends_in_two_names(c, n)) continue;
        uint64_t key = str_hash(lower_token(c, n->last - 1));
        uint32_t *plain = map64_at(&surnames, key, 1), own = is_plain_name(c, n);
        if (*plain - own < 2) continue;
        *plain -= own;
        for (uint32_t t = n->first; t < n->last - 1; t++) c->naming_at[t] = WHO_NONE;
        n->first = n->last - 1;
    }
    map64_free(&surnames);
}

/* "the parents, Zarim and Ulka Tamm": what stands before the first name says that two of one family follow. */
static bool are_relatives(const cast *c, const naming *n)
{
    uint32_t t = n->first;
    if (wd(c, n->first)->pos != POS_OTHER) return false; /* a word that English has is no name of theirs */
    if (t > 0 && tk(c, t - 1)->kind == TOK_PUNCT) t--;
    const uint32_t family = LEX_KIN | LEX_PLURAL;
    return t > 0 && (wd(c, t - 1)->lex & family) == family && same_sentence(c, t - 1, n->first);
}

/* "Rosa and Karl Tamm": the token of the surname that the given name of naming i shares with the next, or WHO_NONE. */
static uint32_t shared_surname(const cast *c, uint32_t i)
{
    const naming *n = &c->namings[i], *next = n + 1;
    uint32_t given = LEX_GIVEN_F | LEX_GIVEN_M;
    bool pair = n->last - n->first == 1 && next->last - next->first == 2 && next->first == n->last + 1 &&
                wd(c, n->last)->role == WORD_AND && !next->titled;
    bool known = wd(c, n->first)->lex & given && wd(c, next->first)->lex & given;
    if (!pair || (!known && !are_relatives(c, n))) return WHO_NONE;
    return wd(c, next->last - 1)->lex & (LEX_PLACE | LEX_ORG) ? WHO_NONE : next->last - 1;
}

static void add_surname(const cast *c, entity *e, uint32_t t)
{
    who_str s = doc_token(c->d, t);
    e->name = ARENA_JOIN(&c->d->mem, e->name, STR(" "), s);
    e->part[e->nparts++] = lower_token(c, t);
    e->kind = WHO_PERSON;
    e->certain = true;
    uint32_t g = wd(c, e->first)->lex;
    if (!e->gender && (g & LEX_GIVEN_F) && !(g & LEX_GIVEN_M)) e->gender = WHO_FEMALE;
    if (!e->gender && (g & LEX_GIVEN_M) && !(g & LEX_GIVEN_F)) e->gender = WHO_MALE;
}

/* "Rosa Oss, who has died ... Rosa Mary Renn was born in Selm": the person of that given name who is named before, by
 * the name that she had at birth; an entity or WHO_NONE. */
static uint32_t find_born(const cast *c, const naming *n, const entity *form)
{
    uint32_t k;
    bool opens = c->d->sentences[tk(c, n->first)->sentence].first == n->first;
    if (form->kind != WHO_PERSON || !opens || !is_register_name(c, n)) return WHO_NONE;
    for (walk w = index_walk(c, index_key(BY_FIRST, form->part[0])); index_next(&w, &k);) {
        const entity *e = &c->entities[k];
        if (e->kind == WHO_PERSON && e->nparts > 1 && str_eq(e->part[0], form->part[0])) return k;
    }
    return WHO_NONE;
}

/* "Mary Ann Oss left. Mary Ann said": the only person named before whose given names the two words of the form are; an
 * entity or WHO_NONE. */
static uint32_t find_by_given_names(const cast *c, const naming *n, const entity *form)
{
    uint32_t k, only = WHO_NONE;
    bool given = form->nparts == 2 && form->kind == WHO_PERSON && !n->titled && n->last - n->first == 2;
    if (!given || !(rules_lookup(c->r, form->part[1]) & (LEX_GIVEN_F | LEX_GIVEN_M))) return WHO_NONE;
    for (walk w = index_walk(c, index_key(BY_FIRST, form->part[0])); index_next(&w, &k);) {
        const entity *e = &c->entities[k];
        if (e->kind != WHO_PERSON || e->nparts < 3 || e->first > n->first || k == only) continue;
        if (!str_eq(e->part[0], form->part[0]) || !str_eq(e->part[1], form->part[1])) continue;
        if (only != WHO_NONE) return WHO_NONE;
        only = k;
    }
    return only;
}

static void link_naming(cast *c, uint32_t i, bool full)
{
    naming *n = &c->namings[i];
    uint32_t shared = c->nnamings > i + 1 ? shared_surname(c, i) : WHO_NONE;
    if (full && n->last - n->first == 1 && shared == WHO_NONE) return;
    who_str part[MAX_PARTS];
    entity form;
    make_entity(c, n, part, &form);
    if (shared != WHO_NONE) add_surname(c, &form, shared);
    if ((form.nparts > 1) != full) return;
    uint32_t e = full ? find_full(c, n, &form) : find_acronym(c, i);
    if (e == WHO_NONE && full) e = find_born(c, n, &form);
    if (e == WHO_NONE && full) e = find_by_given_names(c, n, &form);
    if (e == WHO_NONE && !full) e = find_short(c, n, &form);
    if (e != WHO_NONE && !full && c->entities[e].nparts > 1 && !n->titled &&
        str_eq(c->entities[e].part[0], form.part[0]) && !str_eq(surname(&c->entities[e]), form.part[0]))
        c->entities[e].by_given = true;
    if (e != WHO_NONE)
        join(c, i, e, &form);
    else
        new_entity(c, i, &form);
}

static bool has_acronym(const cast *c)
{
    for (uint32_t i = 0; i < c->nnamings; i++)
        if (is_acronym(c, &c->namings[i])) return true;
    return false;
}

void link_namings(cast *c)
{
    split_runs(c);
    bool acronym = has_acronym(c); /* which alone asks for initials */
    map64_reserve(&c->index.last, 2 * (c->nnamings < 512 ? c->nnamings : 512));
    for (uint32_t i = 0; i < c->nnamings; i++) { /* full names, then single words */
        link_naming(c, i, true);
        if (acronym && c->namings[i].entity != WHO_NONE) index_initials(c, i);
    }
    for (uint32_t i = 0; i < c->nnamings; i++) { /* Mr. and Mrs. Oss before the Oss who may be either */
        if (c->namings[i].entity == WHO_NONE && c->namings[i].gender) link_naming(c, i, false);
        if (c->namings[i].entity != WHO_NONE) remember_latest(c, i);
    }
    for (uint32_t i = 0; i < c->nentities; i++) c->entities[i].latest = WHO_NONE; /* again from the start */
    for (uint32_t i = 0; i < c->nnamings; i++) {
        bool linked = c->namings[i].entity != WHO_NONE;
        if (!linked) link_naming(c, i, false);
        remember_latest(c, i);
        if (acronym && !linked) index_initials(c, i);
    }
}

uint32_t person_by_surname(const cast *c, who_str lower)
{
    uint32_t best = WHO_NONE, i;
    for (walk w = index_walk(c, index_key(BY_SURNAME, lower)); index_next(&w, &i);) {
        const entity *e = &c->entities[i];
        if (i < best && e->kind == WHO_PERSON && e->nparts > 1 && str_eq(surname(e), lower)) best = i;
    }
    return best;
}

/* The misspelt form may stand in the full name: the surname that the article uses most is taken. */
void settle_spellings(cast *c)
{
    struct seen {
        uint32_t same, other, form;
    } *seen = arena_alloc(&c->d->mem, sizeof *seen * (c->nentities + 1));
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        if (e->kind != WHO_PERSON || e->nparts < 2) continue;
        who_str s = lower_token(c, n->last - 1);
        if (str_eq(s, surname(e)))
            seen[n->entity].same++;
        else if (is_misspelt(s, surname(e)))
            seen[n->entity].other++, seen[n->entity].form = n->last - 1;
    }
    for (uint32_t i = 0; i < c->nentities; i++) {
        entity *e = &c->entities[i];
        if (seen[i].other <= seen[i].same) continue;
        who_str last = doc_token(c->d, seen[i].form), old = e->name;
        size_t cut = old.len;
        while (cut > 0 && old.ptr[cut - 1] != ' ') cut--;
        e->name = ARENA_JOIN(&c->d->mem, {old.ptr, cut}, last);
        e->part[e->nparts - 1] = lower_token(c, seen[i].form);
        add_alias(c, e, old);
        index_entity(c, i);
    }
}
