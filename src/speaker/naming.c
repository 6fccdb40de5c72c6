/* naming.c - the proper names of an article, wherever they stand.
 *
 * A naming is a run of name tokens, with particles (van, de, al) and initials inside it, without the titles and
 * offices in front ("White House Press Secretary" is no part of a name), without times. What stands in front tells the
 * kind: a title makes a person, "the" and a head such as Ministry an institution.
 * Gets wrong: names that begin a sentence behind a capitalised adverb that no lexicon has.
 */
#include "speaker/internal.h"

#define TITLE_REACH 1500 /* tokens from "Dean Ilse Oss" to "the dean" */

/* "R-Wis.", "D-Selm": the party and the place of whom they stand behind. */
bool is_party_mark(const cast *c, uint32_t t)
{
    who_str s = doc_token(c->d, t);
    return s.len > 3 && s.len <= WORD_BYTES && memchr("RDI", s.ptr[0], 3) && s.ptr[1] == '-' && s.ptr[2] >= 'A' &&
           s.ptr[2] <= 'Z';
}

static bool is_name(const cast *c, uint32_t t)
{
    return tk(c, t)->pos == POS_NAME && (!(wd(c, t)->lex & LEX_TIME) || tk(c, t)->shape & SHAPE_PERSON) &&
           tk(c, t)->end - tk(c, t)->start <= WORD_BYTES && !is_party_mark(c, t);
}

static bool same_line(const cast *c, uint32_t a, uint32_t b) { return tk(c, a)->sentence == tk(c, b)->sentence; }

/* "Ilse Oss MP": letters behind a name that are no part of it. */
static bool is_post_nominal(const cast *c, uint32_t t)
{
    if (wd(c, t)->lex & LEX_ROLE && tk(c, t)->shape & SHAPE_UPPER) return true; /* the Oss CEO */
    static const char *const OFFICES[] = {"MP", "MEP", "MSP", "TD", "SC", "MLA"};
    return STR_IS_ANY(doc_token(c->d, t), OFFICES) || rules_is_degree(doc_token(c->d, t));
}

/* "Holm QC": letters that stand behind a surname alone, too. */
static bool is_honour(const cast *c, uint32_t t)
{
    static const char *const HONOURS[] = {"QC", "KC", "MBE", "OBE", "CBE", "KBE", "DBE", "MP", "MSP", "MEP"};
    return wd(c, t)->lex & LEX_ROLE || STR_IS_ANY(doc_token(c->d, t), HONOURS);
}

/* "Ernst & Oss": the sign joins the words of one name. */
bool is_ampersand(const cast *c, uint32_t t) { return str_is(doc_token(c->d, t), "&"); }

/* What ends the name of a firm. */
bool is_legal_form(const cast *c, uint32_t t) { return rules_is_legal_form(doc_token(c->d, t)); }

/* "Ostrel, Inc.": does the comma at t stand inside the name of a firm? */
static bool is_before_legal_form(const cast *c, uint32_t t)
{
    return tk(c, t)->kind == TOK_PUNCT && c->d->a.text.ptr[tk(c, t)->start] == ',' && t + 1 < c->d->ntokens &&
           is_legal_form(c, t + 1);
}

/* Does one of the name tokens from t on name a kind of body? */
static bool names_body(const cast *c, uint32_t t)
{
    for (uint32_t e = t; e < c->d->ntokens && e - t < NAME_TOKENS && is_name(c, e); e++)
        if (wd(c, e)->lex & LEX_ORG) return true;
    return false;
}

/* "Selm Bankers' Association", "Selm Sheriff's Office", "the People's Progress Congress": does the possessive at t
 * stand between members, or who holds an office, and their body, all one name? */
static bool is_members_body(const cast *c, uint32_t t)
{
    static const char *const MEMBERS[] = {"people", "women", "men", "children"};
    if (wd(c, t)->role != WORD_S || t + 1 >= c->d->ntokens || !is_name(c, t - 1) || !is_name(c, t + 1)) return false;
    if (IS_ONE_OF(c, t - 1, MEMBERS)) return names_body(c, t + 1);
    bool bare = (c->d->a.text.ptr[tk(c, t)->end - 1] | 32) != 's' && str_ends(doc_token(c->d, t - 1), "s");
    const word *body = wd(c, t + 1); /* but the Rovers' Karl Oss */
    bool common = body->pos == POS_NOUN && !(body->lex & (LEX_ROLE | LEX_HONORIFIC | LEX_GIVEN_F | LEX_GIVEN_M));
    static const char *const OFFICES[] = {"office", "department", "bureau"};
    bool officer = wd(c, t - 1)->lex & LEX_ROLE && !(wd(c, t - 1)->lex & (LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME));
    return (bare && (body->lex & LEX_ORG || common)) || (officer && IS_ONE_OF(c, t + 1, OFFICES));
}

/* Robert "Bobby" Oss, Robert (Bobby) Oss: does a nickname between marks or brackets begin at t, inside a name? */
static bool is_nickname(const cast *c, uint32_t t)
{
    if (t + 4 >= c->d->ntokens || !is_name(c, t + 1)) return false;
    if (!is_name(c, t + 3) && !(wd(c, t + 3)->lex & LEX_PARTICLE && is_name(c, t + 4))) return false;
    if (tk(c, t)->kind == TOK_MARK) return tk(c, t + 2)->kind == TOK_MARK;
    uint32_t given = LEX_GIVEN_F | LEX_GIVEN_M;
    return t > 0 && wd(c, t - 1)->lex & given && !(tk(c, t + 1)->shape & SHAPE_UPPER) &&
           str_is(doc_token(c->d, t), "(") && str_is(doc_token(c->d, t + 2), ")");
}

/* The end of the run of name tokens that begins at t. */
static uint32_t run_end(const cast *c, uint32_t t)
{
    uint32_t n = c->d->ntokens, e = t + 1;
    while (e < n && e - t < NAME_TOKENS && same_line(c, t, e)) {
        if (tk(c, e)->depth != tk(c, t)->depth && tk(c, e)->kind != TOK_MARK) break;
        if (is_name(c, e)) {
            e++;
            continue;
        }
        if (is_nickname(c, e) && same_line(c, t, e + 3)) {
            e += 3;
            continue;
        }
        if (is_before_legal_form(c, e) && same_line(c, t, e + 1)) {
            e += 2;
            continue;
        }
        if (is_members_body(c, e) && same_line(c, t, e + 1)) {
            e += 2;
            continue;
        }
        if (is_ampersand(c, e) && e + 1 < n && is_name(c, e + 1) && same_line(c, t, e + 1)) {
            e += 2;
            continue;
        }
        bool particle = wd(c, e)->lex & LEX_PARTICLE && !(wd(c, e)->role == WORD_A);
        if (particle && e + 1 < n && same_line(c, t, e + 1) &&
            (is_name(c, e + 1) || (wd(c, e + 1)->lex & LEX_PARTICLE && e + 2 < n && is_name(c, e + 2)))) {
            e++;
            continue;
        }
        break;
    }
    return e;
}

/* The LEX_ bits of the phrase or word at t, and its length. */
static uint32_t bits_at(const cast *c, uint32_t t, uint32_t limit, uint32_t *n)
{
    uint32_t bits = phrase_at(c, t, n);
    if (bits && t + *n <= limit) return bits;
    *n = 1;
    return wd(c, t)->lex;
}

/* "DSP Ilse Oss", "DS Karl Oss", "MLA Karl Oss": letters for a rank or a body in front of a given name, and none that
 * are a title. */
static bool is_rank(const cast *c, uint32_t t)
{
    static const char *const RANKS[] = {"DC", "DS", "DI", "PS"};
    if (STR_IS_ANY(doc_token(c->d, t), RANKS)) return true;
    uint32_t len = tk(c, t)->end - tk(c, t)->start;
    return tk(c, t)->shape & SHAPE_UPPER && len >= 2 && len <= 4 && !(wd(c, t)->lex & (LEX_HONORIFIC | LEX_ROLE)) &&
           !(tk(c, t + 1)->shape & SHAPE_UPPER);
}

/* "Selm News Ilse Oss": where the name of somebody begins behind that of the outlet, agency or metonym, or a rank. */
static uint32_t behind_outlet(const cast *c, uint32_t first, uint32_t last)
{
    uint32_t n, bits = bits_at(c, first, last, &n);
    if (first + n + 2 > last || wd(c, last - 1)->lex & LEX_ORG) return first;
    if (!(bits & (LEX_METONYM | LEX_AGENCY | LEX_ORG)) && !is_rank(c, first)) return first;
    uint32_t start = first + n;
    if (start + 2 < last && is_party_word(c, tk(c, start)->word)) start++; /* House Republican Ilse Oss */
    uint32_t given = wd(c, start)->lex;
    return given & (LEX_GIVEN_F | LEX_GIVEN_M) && !(given & (LEX_ORG | LEX_PLACE)) ? start : first;
}

/* Secretary-Treasurer, Chancellor-designate */
static bool is_compound_title(const cast *c, uint32_t t)
{
    static const char *const NEXT[] = {"designate", "elect", "nominate"};
    who_str s = doc_token(c->d, t), rest = s;
    if (!(tk(c, t)->shape & SHAPE_HYPHEN) || s.len > WORD_BYTES) return false;
    who_str part = str_split(&rest, '-');
    return rules_lookup(c->r, utf8_lower_str(doc_scratch(c->d), part)) & LEX_ROLE &&
           (STR_IS_ANY(rest, NEXT) || rules_lookup(c->r, utf8_lower_str(doc_scratch(c->d), rest)) & LEX_ROLE);
}

/* "Velis Pal Ostrel": a word for a person between a name that English has not and the last word is the middle of a
 * name, where no title is. */
static bool is_middle_name(const cast *c, uint32_t t, uint32_t first, uint32_t last)
{
    if (t != first + 1 || t + 2 != last) return false;
    uint32_t bits = wd(c, t)->lex, name = LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME;
    return bits & LEX_ROLE && !(bits & LEX_HONORIFIC) && wd(c, first)->pos == POS_OTHER && !(wd(c, first)->lex & ~name);
}

/* "in Captain Oss Street", "on the Old Coach Road": does a word for a place alone stand behind the title at `start` -
 * 1, and where something is in front of the run? */
static bool is_where(const cast *c, uint32_t first, uint32_t start, uint32_t last)
{
    static const char *const AT[] = {"in", "on", "off", "near", "along", "the"};
    if (last - start != 1 || start == first || first == 0 || !(wd(c, start)->lex & LEX_PLACEHEAD)) return false;
    return wd(c, start - 1)->lex & LEX_ROLE && !(tk(c, start - 1)->shape & SHAPE_ABBREV) && IS_ONE_OF(c, first - 1, AT);
}

/* "Dean Ilse Oss", in an article that then says "the dean": is the given name at t, in front of another and a surname,
 * what she is rather than what she is called? */
static bool is_title_here(const cast *c, uint32_t t, uint32_t last)
{
    if (last < t + 3 || !(wd(c, t + 1)->lex & (LEX_GIVEN_F | LEX_GIVEN_M))) return false;
    uint32_t id = tk(c, t)->word, end = c->d->ntokens - t > TITLE_REACH ? t + TITLE_REACH : c->d->ntokens;
    for (uint32_t i = t + 1; i < end; i++)
        if (tk(c, i)->word == id && !(tk(c, i)->shape & SHAPE_CAP) && wd(c, i - 1)->role == WORD_THE) return true;
    return false;
}

/* Behind the last title, office or demonym in front of the name in [first, last). */
static uint32_t after_titles(const cast *c, uint32_t first, uint32_t last, bool *titled, enum who_gender *gender)
{
    uint32_t start = behind_outlet(c, first, last);
    bool club = last >= first + 2 && rules_is_body(c->r, STR("club"), lower_token(c, last - 1));
    if (last >= first + 2 && (club || rules_ends_slogan(doc_token(c->d, last - 1))) &&
        wd(c, last - 2)->lex & LEX_PLURAL)
        return first; /* Rope Workers United, Tenants Together */
    for (uint32_t t = start; t + 1 < last;) {
        if (t > first && is_nickname(c, t)) { /* Dwayne "Duke" Oss: no duke */
            t += 3;
            continue;
        }
        uint32_t n, bits = bits_at(c, t, last, &n);
        bool inside = n == 1 && bits & LEX_PARTICLE && !*titled && /* Luis del Oss, Luis Del Oss: no delegate */
                      (!(tk(c, t)->shape & SHAPE_CAP) || (t > first && !(tk(c, t)->shape & SHAPE_ABBREV)));
        bool title = (bits & (LEX_HONORIFIC | LEX_ROLE) || is_compound_title(c, t)) && !inside &&
                     !(bits & (LEX_GIVEN_F | LEX_GIVEN_M) && n == 1 && !(tk(c, t)->shape & SHAPE_ABBREV) &&
                       t == first && !is_title_here(c, t, last));
        if (t + n >= last) break;
        if (wd(c, t + n)->role == WORD_S) title = false;                                      /* Drovers' Voice */
        bool name = *titled && n == 1 && t + 2 == last && bits & (LEX_GIVEN_F | LEX_GIVEN_M); /* Mayor Earl Mercury */
        if (title && !name && !is_middle_name(c, t, first, last)) {
            start = t + n;
            *titled = true;
            if (bits & LEX_FEMALE) *gender = WHO_FEMALE;
            if (bits & LEX_MALE) *gender = WHO_MALE;
        }
        t += n;
    }
    const uint32_t named = LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME; /* the Criminal Justice Act */
    bool document = last - start == 1 && start > first + 1 && (wd(c, start)->lex & (LEX_DOC | named)) == LEX_DOC;
    bool cause = last - start == 1 && start > first + 1 && wd(c, start)->pos == POS_NOUN &&
                 !(wd(c, start)->lex & named) &&
                 str_is(lower_token(c, start - 1), "justice"); /* the Selm Justice Project */
    if (document || cause || is_where(c, first, start, last)) {
        *titled = false, *gender = WHO_GENDER_UNKNOWN;
        return first;
    }
    bool open = last - start == 1 && start > first && may_name_body(c, start - 1);
    if (open && !(wd(c, start)->lex & (LEX_GIVEN_F | LEX_GIVEN_M))) *titled = false;
    bool body = wd(c, last - 1)->lex & LEX_ORG && !(wd(c, last - 1)->lex & LEX_PLURAL);
    const uint32_t somebody = LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME | LEX_GROUP | LEX_ROLE;
    while (start + 1 < last && !*titled && !body && wd(c, start)->lex & (LEX_DEMONYM | LEX_GROUP) &&
           last - start >= 3 && !(wd(c, start)->lex & (LEX_GIVEN_F | LEX_GIVEN_M)) &&
           wd(c, start + 1)->role != WORD_S &&
           !(wd(c, start + 1)->pos == POS_NOUN && !(wd(c, start + 1)->lex & somebody))) /* Scottish Water Watch */
        start++;
    return start;
}

static bool has_org(const cast *c, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last;) {
        uint32_t n, bits = bits_at(c, t, last, &n);
        if (tk(c, t)->kind == TOK_MARK) { /* a nickname: "Cia" */
            t += 3;
            continue;
        }
        if (bits & (LEX_ORG | LEX_METONYM | LEX_AGENCY)) return true;
        t += n;
    }
    return false;
}

static bool is_agency(const cast *c, uint32_t first, uint32_t last)
{
    return last - first == 1 && wd(c, first)->lex & (LEX_AGENCY | LEX_METONYM) && !(wd(c, first)->lex & LEX_ORG);
}

/* "and the Pentagon", "and Reuters": a body whose name is complete. */
static bool is_whole_body(const cast *c, uint32_t first, uint32_t last)
{
    uint32_t n, bits = bits_at(c, first, last, &n);
    return first + n == last && bits & (LEX_METONYM | LEX_AGENCY);
}

/* "NLU National President, Comrade Oss": does a comma and who holds it follow the office that ends before t? */
static bool is_held_by_next(const cast *c, uint32_t t)
{
    if (t + 1 >= c->d->ntokens || c->d->a.text.ptr[tk(c, t)->start] != ',') return false;
    return tk(c, t + 1)->pos == POS_NAME || wd(c, t + 1)->lex & LEX_HONORIFIC;
}

/* "Chairman of the Council's Committee on Ports Oss": does the word at t join the names of the field of an office? */
static bool is_within_field(const cast *c, uint32_t t)
{
    uint8_t r = wd(c, t)->role;
    if (is_name(c, t) || r == WORD_AND || r == WORD_THE || r == WORD_S) return true;
    return (r == WORD_OF || r == WORD_FOR || r == WORD_ON) && t > 0 && is_name(c, t - 1) && wd(c, t - 1)->lex & LEX_ORG;
}

/* "Minister of State for": the first token of an office of several words that ends before t, or WHO_NONE. */
static uint32_t office_of_words(const cast *c, uint32_t t)
{
    for (uint32_t n, i = t - 1; i + LONGEST_PHRASE > t && i > 0 && same_line(c, i - 1, t); i--)
        if (phrase_at(c, i - 1, &n) & LEX_ROLE && i - 1 + n == t) return i - 1;
    return WHO_NONE;
}

/* "Minister for Housing and School Education K. R. Oss": the token of the office whose field the names before `t` may
 * be, or WHO_NONE. */
static uint32_t office_before(const cast *c, uint32_t t)
{
    for (uint32_t p = t; p > 1 && t - p < OFFICE_REACH && same_line(c, p - 2, t) && !tk(c, p - 1)->depth; p--) {
        uint8_t r = wd(c, p - 1)->role;
        uint32_t office = wd(c, p - 2)->lex;
        bool of = r == WORD_OF || r == WORD_FOR || r == WORD_TO, one = !(office & (LEX_ORG | LEX_PLURAL));
        if (of && one && (office & LEX_ROLE || str_is(rules_spelling(c->r, tk(c, p - 2)->word), "member")))
            return p - 2;
        uint32_t of_state = of ? office_of_words(c, p - 1) : WHO_NONE;
        if (of_state != WHO_NONE) return of_state;
        if (!is_within_field(c, p - 1)) break;
    }
    return WHO_NONE;
}

/* Inside the run [t, end) behind an office and its "of" or "for": where the name of who holds it begins; t where the
 * run is all one name. */
static uint32_t behind_office(const cast *c, uint32_t t, uint32_t end)
{
    if (end < t + 2 || wd(c, end - 1)->lex & LEX_ORG || office_before(c, t) == WHO_NONE) return t;
    bool common = true;
    for (uint32_t i = t + 1; i < end; i++) {
        const word *x = wd(c, i), *before = wd(c, i - 1);
        bool known = before->pos != POS_OTHER || before->lex & LEX_DEMONYM;
        common = common && known && !(before->lex & (LEX_GIVEN_F | LEX_GIVEN_M));
        bool given = x->lex & (LEX_GIVEN_F | LEX_GIVEN_M) && !(x->lex & (LEX_ORG | LEX_PLACE));
        if (i + 1 < end && (given || x->lex & LEX_HONORIFIC || tk(c, i)->shape & SHAPE_INITIAL)) return i;
        bool last = i + 1 == end && !is_held_by_next(c, end);      /* the leader of Green Kerrex, Mr Oss */
        bool two = i + 2 == end && wd(c, i + 1)->pos == POS_OTHER; /* Minister for Foreign Affairs Velis Oss */
        if ((last || two) && common && x->pos == POS_OTHER && !(x->lex & (LEX_ORG | LEX_PLACE))) return i;
    }
    return t;
}

/* "Council on Ports Executive Director Ilse Oss": the run [t, end) behind "on" ends where the title of somebody named
 * begins. */
static uint32_t before_title_of_staff(const cast *c, uint32_t t, uint32_t end)
{
    static const char *const RANKS[] = {"national", "executive", "regional", "state", "deputy", "senior"};
    const word *last = wd(c, end - 1);
    bool name = last->pos == POS_OTHER || last->lex & (LEX_SURNAME | LEX_GIVEN_F | LEX_GIVEN_M);
    for (uint32_t i = t + 1; name && i + 1 < end; i++) {
        uint32_t n, bits = bits_at(c, i, end, &n);
        if (!(bits & LEX_ROLE) || bits & (LEX_ORG | LEX_PLURAL | LEX_GIVEN_F | LEX_GIVEN_M) || i + n >= end) continue;
        if (!(wd(c, i + n)->lex & (LEX_GIVEN_F | LEX_GIVEN_M)) && i + n + 2 != end) continue;
        while (i > t + 1 && IS_ONE_OF(c, i - 1, RANKS)) i--;
        return i;
    }
    return end;
}

/* Is the name at t a common word: Schools, Media, Rural Affairs? */
static bool is_field(const cast *c, uint32_t t)
{
    const uint32_t own = LEX_GIVEN_F | LEX_GIVEN_M | LEX_PLACE | LEX_METONYM | LEX_AGENCY | LEX_HONORIFIC | LEX_DEMONYM;
    return is_name(c, t) && (wd(c, t)->pos == POS_NOUN || wd(c, t)->pos == POS_ADJ) && !(wd(c, t)->lex & own);
}

/* "the American College of Ropes", of whose fields a list may follow: does the name [first, e) tell what it is of or
 * for?
 */
static bool is_body_of_fields(const cast *c, uint32_t first, uint32_t e)
{
    static const char *const BODIES[] = {"college",    "academy", "institute",  "society", "association",
                                         "federation", "union",   "commission", "agency",  "administration",
                                         "bureau",     "center",  "centre",     "centers", "centres"};
    for (uint32_t t = first; t + 2 < e; t++)
        if (IS_ONE_OF(c, t, BODIES)) return wd(c, t + 1)->role == WORD_OF || wd(c, t + 1)->role == WORD_FOR;
    return false;
}

/* "Department for Children, Schools and Families", "College of Ropes, Sails and Oars", "National Association of Growers
 * and Shippers": where the name of a body [first, e) ends that a list of its fields goes on with; else e. */
static uint32_t behind_fields(const cast *c, uint32_t first, uint32_t e)
{
    static const char *const BODIES[] = {"department", "ministry", "secretary", "committee", "office", "minister"};
    uint32_t n = c->d->ntokens, t = e;
    bool office = e >= first + 3 && IS_ONE_OF(c, first, BODIES);
    if ((!office && !is_body_of_fields(c, first, e)) || !is_field(c, e - 1)) return e;
    while (t + 1 < n && t < e + NAME_TOKENS && is_sign(c, t, ',') && same_line(c, first, t + 1) && is_field(c, t + 1))
        t = run_end(c, t + 1);
    bool joined = t + 1 < n && wd(c, t)->role == WORD_AND && same_line(c, first, t + 1);
    return joined && is_field(c, t + 1) ? run_end(c, t + 1) : e;
}

/* Roper Center for Public Opinion Research, Bank of Selm */
static uint32_t extend_institution(const cast *c, uint32_t first, uint32_t last)
{
    uint32_t n = c->d->ntokens, e = last;
    while (e + 1 < n && e - first < NAME_TOKENS && same_line(c, first, e + 1)) {
        uint8_t r = wd(c, e)->role;
        if (r != WORD_OF && r != WORD_FOR && r != WORD_ON && r != WORD_AND) break;
        uint32_t b = e + 1;
        if ((wd(c, b)->role == WORD_THE || (wd(c, b)->role == WORD_A && r == WORD_FOR)) && b + 1 < n) b++;
        if (r == WORD_AND && (!has_org(c, first, last) || e - first > 6)) break;
        if ((r == WORD_OF || r == WORD_AND) && is_agency(c, first, last)) break; /* Twitter of Tobin Renn */
        if (is_legal_form(c, e - 1)) break;
        if (!is_name(c, b) || !same_line(c, first, b)) break;
        uint32_t end = run_end(c, b), holder = behind_office(c, b, end);
        if (holder > b) return holder; /* chairman of the Committee on Ports Oss */
        uint32_t staff = r == WORD_ON || r == WORD_FOR ? before_title_of_staff(c, b, end) : end;
        if (staff < end) return staff;
        if (r == WORD_AND && (end - b > 2 || b > e + 1 || is_whole_body(c, b, end))) break;
        if (r == WORD_AND && end < n && (tk(c, end)->pos != POS_NAME)) { /* "the Ministry and Oss": two sources */
            if (!has_org(c, b, end)) break;
        }
        e = end;
    }
    return behind_fields(c, first, e);
}

/* "Citizens for Better Roads", "Mothers Against Noise", "the opposition Rally for Progress": people or a movement and
 * what they are for or against, in common words. The end of the name that begins at t, or t. */
static uint32_t cause_end(const cast *c, uint32_t t)
{
    if (t + 2 >= c->d->ntokens || !same_line(c, t, t + 2)) return t;
    bool against = tk(c, t + 1)->shape & SHAPE_CAP && str_is(doc_token(c->d, t + 1), "Against");
    if (wd(c, t + 1)->role != WORD_FOR && !against) return t;
    uint32_t to = t + 2; /* the charity Ropes for the Poor */
    bool within = t > 0 && same_line(c, t - 1, t) && tk(c, t - 1)->kind == TOK_WORD;
    if (within && wd(c, to)->role == WORD_THE && to + 1 < c->d->ntokens && same_line(c, t, to + 1)) to++;
    const word *head = wd(c, t), *aim = wd(c, to);
    bool office = head->lex & (LEX_ROLE | LEX_HONORIFIC | LEX_ANON) && !(head->lex & LEX_PLURAL);
    if (!(tk(c, t)->shape & SHAPE_CAP) || head->pos != POS_NOUN || office || !is_name(c, to)) return t;
    bool common = aim->pos == POS_NOUN || aim->pos == POS_ADJ || aim->pos == POS_ING || aim->pos == POS_PART;
    uint32_t end = run_end(c, to), somebody = LEX_GIVEN_F | LEX_GIVEN_M | LEX_PLACE | LEX_ORG | LEX_METONYM;
    if (end > to + 1) somebody |= LEX_HONORIFIC | LEX_ROLE; /* Workers for Justice, but for Justice Oss */
    if (!common || aim->lex & somebody) return t;
    for (uint32_t i = to + 1; i < end; i++)
        if (wd(c, i)->lex & (LEX_HONORIFIC | LEX_ROLE | LEX_GIVEN_F | LEX_GIVEN_M)) return t; /* and its director */
    return behind_fields(c, t, end);
}

/* "St Ada's University Hospital", "Queen Ilse's College": a house named after a saint or a queen. The end of the name
 * that begins at t, or t. */
static uint32_t house_end(const cast *c, uint32_t t)
{
    static const char *const AFTER[] = {"st", "st.", "saint", "queen", "king", "prince", "princess"};
    if (t + 3 >= c->d->ntokens || !same_line(c, t, t + 3) || wd(c, t + 2)->role != WORD_S) return t;
    bool after = IS_ONE_OF(c, t, AFTER) && tk(c, t)->shape & SHAPE_CAP && tk(c, t + 1)->shape & SHAPE_CAP;
    if (!after || !is_name(c, t + 3)) return t;
    static const char *const HOUSES[] = {"hospital", "college", "school", "church", "infirmary", "academy", "hospice"};
    uint32_t end = run_end(c, t + 3); /* not: King Karl's Council */
    return IS_ONE_OF(c, end - 1, HOUSES) ? end : t;
}

/* "Citizenship and Immigration Services": the words before "and" are common ones, and what kind of body it is stands
 * behind them all. "Karsia and the Ports Department" are two. */
static uint32_t extend_common(const cast *c, uint32_t first, uint32_t last)
{
    if (last + 1 >= c->d->ntokens || wd(c, last)->role != WORD_AND || !is_name(c, last + 1)) return last;
    const word *before = wd(c, last - 1);
    const uint32_t whole = LEX_PLACE | LEX_ORG | LEX_METONYM | LEX_AGENCY | LEX_DEMONYM | LEX_GROUP;
    if (before->pos != POS_NOUN || before->lex & (whole | LEX_GIVEN_F | LEX_GIVEN_M | LEX_ROLE)) return last;
    if (!same_line(c, first, last + 1)) return last;
    uint32_t end = run_end(c, last + 1);
    bool common = wd(c, last + 1)->pos == POS_NOUN || wd(c, last + 1)->pos == POS_ADJ;
    return common && end > last + 2 && has_org(c, end - 2, end) ? end : last;
}

static void push(cast *c, uint32_t first, uint32_t last, bool titled, enum who_gender gender)
{
    naming n = {
        .first = first, .last = last, .entity = WHO_NONE, .gender = gender, .titled = titled, .previous = WHO_NONE};
    n.title = titled && first > 0 ? tk(c, first - 1)->word : NO_WORD;
    for (uint32_t t = first; t < last; t++) c->naming_at[t] = c->nnamings;
    ARENA_PUSH(doc_scratch(c->d), c->namings, c->nnamings, n);
}

/* "8:47PM Tobin Renn": the time of an entry, run into the name behind it. */
static bool is_clock_time(const cast *c, uint32_t t)
{
    who_str s = doc_token(c->d, t);
    return s.len > 3 && s.ptr[0] >= '0' && s.ptr[0] <= '9' && memchr(s.ptr, ':', s.len);
}

/* "Prize-winning Kerrex", "Selm-based Kerrex": what the word behind the hyphen tells of the name. */
static bool is_compound_adjective(const cast *c, uint32_t t)
{
    who_str s = doc_token(c->d, t);
    const char *hyphen = tk(c, t)->shape & SHAPE_HYPHEN && s.len < WORD_BYTES ? memchr(s.ptr, '-', s.len) : NULL;
    if (!hyphen || hyphen + 1 >= s.ptr + s.len || hyphen[1] < 'a' || hyphen[1] > 'z') return false;
    return str_ends(s, "ing") || str_ends(s, "ed") || str_ends(s, "born") || str_ends(s, "era");
}

/* "Telling Tobin Renn": a verb that begins a headline, before a given name and a surname. */
static bool is_headline_verb(const cast *c, uint32_t t, uint32_t end)
{
    uint32_t given = LEX_GIVEN_F | LEX_GIVEN_M;
    uint8_t p = wd(c, t)->pos;
    bool verb = p == POS_ING || p == POS_VERB || p == POS_PAST;
    return end - t >= 3 && verb && !(wd(c, t)->lex & given) && wd(c, t + 1)->lex & given;
}

/* "The Democratic senator": a capitalised adjective that is no part of a name, before a noun in small letters. */
static bool is_adjective(const cast *c, uint32_t t)
{
    const uint32_t named = LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME | LEX_PLACE | LEX_ORG | LEX_METONYM | LEX_AGENCY;
    const word *x = wd(c, t);
    bool never = x->lex & LEX_NOTNAME && !(x->lex & named) && x->pos == POS_ADJ;
    return never && t + 1 < c->d->ntokens && tk(c, t + 1)->pos == POS_NOUN && !(tk(c, t + 1)->shape & SHAPE_CAP);
}

/* "Greengrocer Ilse Oss" at the start of a sentence: a word that no lexicon has, but that of who is unnamed, with the
 * ending of a trade, before a given name and a surname. */
static bool is_unknown_trade(const cast *c, uint32_t t, uint32_t end)
{
    static const char *const ENDS[] = {"er", "or", "ist", "man", "woman"};
    uint32_t given = LEX_GIVEN_F | LEX_GIVEN_M;
    if (end - t < 3 || wd(c, t)->pos || wd(c, t)->lex & ~(uint32_t)LEX_ANON || !(wd(c, t + 1)->lex & given))
        return false;
    if (c->d->sentences[tk(c, t)->sentence].first != t || tk(c, t)->end - tk(c, t)->start < 7) return false;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (str_ends(doc_token(c->d, t), ENDS[i])) return true;
    return false;
}

/* "Heartbroken Rosa told", "Furious Tobin Renn said": how somebody feels, at the start of a sentence before a given
 * name. Nicknames begin so too: Little Tobin. */
static bool is_mood(const cast *c, uint32_t t, uint32_t end)
{
    static const char *const NICKNAMES[] = {"little", "big", "old", "young", "lucky", "wild", "sunny", "fat", "saint"};
    const uint32_t given = LEX_GIVEN_F | LEX_GIVEN_M, named = given | LEX_SURNAME | LEX_PLACE | LEX_ROLE | LEX_DEMONYM;
    bool opens = c->d->sentences[tk(c, t)->sentence].first == t && !(tk(c, t)->shape & SHAPE_UPPER);
    uint8_t p = wd(c, t)->pos;
    bool mood = p == POS_ADJ || p == POS_PART || p == POS_PAST;
    return opens && mood && t + 1 < end && !(wd(c, t)->lex & named) && wd(c, t + 1)->lex & given &&
           !IS_ONE_OF(c, t, NICKNAMES);
}

/* "Selm Republican", "one House Democrat": where or in which house somebody is of which party; no name. */
static bool is_party_member(const cast *c, uint32_t first, uint32_t last)
{
    uint32_t bits = wd(c, last - 1)->lex, member = LEX_EPITHET | LEX_GROUP;
    if ((bits & member) != member || bits & (LEX_PLURAL | LEX_ORG) || last - first > 4 || last - first < 2)
        return false;
    for (uint32_t t = first; t + 1 < last;) {
        uint32_t n, place = bits_at(c, t, last, &n);
        bool whole = t + n == last && is_party_word(c, tk(c, last - 1)->word); /* a House Democrat */
        if (!whole && !(place & (LEX_PLACE | LEX_DEMONYM))) return false;
        t += n;
    }
    return true;
}

/* "Tory MPs", "French Senators": of which party or country those are who hold an office; no name. */
static bool are_office_holders(const cast *c, uint32_t first, uint32_t last)
{
    uint32_t bits = wd(c, last - 1)->lex;
    if (last - first < 2 || !(bits & LEX_PLURAL) || !(bits & (LEX_ROLE | LEX_ANON)) || bits & LEX_ORG) return false;
    for (uint32_t t = first; t + 1 < last; t++)
        if (!(wd(c, t)->lex & (LEX_GROUP | LEX_DEMONYM | LEX_METONYM))) return false;
    return true;
}

/* "the Police Public Relations Officer", "the Selm Harbour Master": common words or a body, and an office at the end.
 */
static bool is_office(const cast *c, uint32_t first, uint32_t last)
{
    uint32_t end = last ? wd(c, last - 1)->lex : 0;
    if (last < first + 2 || !(end & LEX_ROLE) || end & (LEX_ORG | LEX_PLURAL | LEX_GIVEN_F | LEX_GIVEN_M)) return false;
    bool the = first > 0 && wd(c, first - 1)->role == WORD_THE;
    if (!the && (end & LEX_SURNAME || !is_held_by_next(c, last))) return false;
    for (uint32_t t = first; t + 1 < last; t++) {
        bool acronym = !the && tk(c, t)->shape & SHAPE_UPPER && last - first > 2;
        if ((wd(c, t)->pos == POS_OTHER && !acronym) || wd(c, t)->lex & (LEX_GIVEN_F | LEX_GIVEN_M)) return false;
    }
    return true;
}

/* "UN Special Envoy for Karsia": does a field follow the office that ends before t? */
static bool has_field(const cast *c, uint32_t t)
{
    if (t + 1 >= c->d->ntokens || !is_name(c, t + 1)) return false;
    return wd(c, t)->role == WORD_FOR || wd(c, t)->role == WORD_OF || wd(c, t)->role == WORD_TO;
}

/* "UN Special Envoy", "Karsian Deputy Minister": behind the place or body in front of an office; last - 1 at most. */
static uint32_t behind_seat(const cast *c, uint32_t first, uint32_t last)
{
    uint32_t t = first;
    for (uint32_t n; t + 1 < last; t += n) {
        bool seat = bits_at(c, t, last, &n) & (LEX_DEMONYM | LEX_PLACE | LEX_METONYM | LEX_AGENCY);
        if ((!seat && !(tk(c, t)->shape & SHAPE_UPPER)) || t + n >= last) break;
    }
    return t;
}

static bool is_title_only(const cast *c, uint32_t first, uint32_t last)
{
    if (is_office(c, first, last)) return true;
    if (last - first >= 2 && wd(c, first)->lex & LEX_HONORIFIC && !(wd(c, first)->lex & LEX_ROLE))
        return false; /* Mr King */
    for (uint32_t t = has_field(c, last) ? behind_seat(c, first, last) : first; t < last;) {
        uint32_t n, bits = bits_at(c, t, last, &n);
        if (!(bits & (LEX_HONORIFIC | LEX_ROLE | LEX_EPITHET)) || bits & (LEX_GIVEN_F | LEX_GIVEN_M)) return false;
        t += n;
    }
    return true;
}

/* "Harbour Point", "Tavi Marine": does the run of names from `first` end in a common word that nobody has for a name?
 */
static bool ends_in_common_word(const cast *c, uint32_t first)
{
    const word *end = wd(c, run_end(c, first) - 1);
    return end->pos == POS_NOUN && !(end->lex & (LEX_SURNAME | LEX_GIVEN_F | LEX_GIVEN_M));
}

/* A title in lower case, or split off, directly before the name: "spokeswoman Ilse Oss", "Mr Oss". */
static bool title_before(const cast *c, uint32_t first, enum who_gender *gender)
{
    if (first == 0 || !same_line(c, first - 1, first)) return false;
    uint32_t bits = wd(c, first - 1)->lex;
    if (tk(c, first - 1)->pos == POS_POSS || tk(c, first - 1)->kind != TOK_WORD) return false;
    if (str_is(doc_token(c->d, first - 1), "miss")) return false;                 /* he would miss Kerrex */
    bool alone = first + 1 >= c->d->ntokens || tk(c, first + 1)->pos != POS_NAME; /* sponsor Kerrex */
    bool known = wd(c, first)->lex & (LEX_GIVEN_F | LEX_GIVEN_M);
    bool firm = bits & LEX_ORG && !(bits & LEX_HONORIFIC); /* the contractor Oss Marine */
    if (!known && (firm || (may_name_body(c, first - 1) && (alone || ends_in_common_word(c, first))))) return false;
    if (bits & LEX_FEMALE) *gender = WHO_FEMALE;
    if (bits & LEX_MALE) *gender = WHO_MALE;
    return bits & (LEX_HONORIFIC | LEX_ROLE | LEX_KIN | LEX_ANON) && !(bits & LEX_PLURAL);
}

/* "Selm Secretary of State Ilse Oss": the run [t, end) ends where a title begins that goes on behind it. */
static uint32_t before_long_title(const cast *c, uint32_t t, uint32_t end)
{
    for (uint32_t i = t + 1; i < end; i++) {
        uint32_t n, bits = phrase_at(c, i, &n);
        if (!(bits & (LEX_HONORIFIC | LEX_ROLE)) || bits & (LEX_ORG | LEX_METONYM) || i + n <= end) continue;
        bool party = end == i + 1 && str_is(doc_token(c->d, i), "Party") && !(tk(c, end)->shape & SHAPE_CAP);
        if (!party) return i; /* but: Green Party leader */
    }
    return end;
}

/* "Kerrex President and CEO Ilse Oss": the run [t, end) ends where the first of two titles begins that one person
 * holds.
 */
static uint32_t before_joined_titles(const cast *c, uint32_t t, uint32_t end)
{
    uint32_t n;
    if (end + 2 >= c->d->ntokens || wd(c, end)->role != WORD_AND || !same_line(c, t, end + 2)) return end;
    uint32_t next = bits_at(c, end + 1, c->d->ntokens, &n);
    if (!(next & LEX_ROLE) || next & LEX_PLURAL || end + 1 + n >= c->d->ntokens || !is_name(c, end + 1 + n)) return end;
    for (uint32_t i = t + 1; i < end; i++) {
        uint32_t bits = bits_at(c, i, end, &n);
        if (bits & LEX_ROLE && !(bits & (LEX_ORG | LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME)) && i + n == end) return i;
    }
    return end;
}

/* Behind titles: a given name and a surname, or what stands behind Dr, Mr or Ms, though an outlet or firm is called so
 * too. */
static bool is_somebody(const cast *c, uint32_t first, uint32_t last)
{
    uint32_t words = last - first, title = first > 0 ? wd(c, first - 1)->lex : 0;
    bool brief = title & LEX_HONORIFIC && tk(c, first - 1)->end - tk(c, first - 1)->start <= 3;
    if (brief && words <= 2) return true;
    if (words == 2) return wd(c, first)->lex & (LEX_GIVEN_F | LEX_GIVEN_M) && !(wd(c, first)->lex & LEX_ORG);
    return words == 1 && title & LEX_HONORIFIC && title & (LEX_FEMALE | LEX_MALE) && !(title & LEX_ROLE);
}

static bool has_names(const doc *d, uint32_t line)
{
    uint8_t kind = d->paragraphs[d->sentences[line].paragraph].kind;
    return kind != PARA_BOILERPLATE && kind != PARA_BYLINE && kind != PARA_CAPTION;
}

/* Can a title of several words begin at t, with a name behind it? */
static bool may_be_title(const cast *c, uint32_t t)
{
    uint32_t most = wd(c, t)->phrase_max; /* LONGEST_PHRASE at most */
    for (uint32_t n = 2; n <= most && t + n < c->d->ntokens; n++)
        if (is_name(c, t + n)) return true;
    return false;
}

/* The same of a name that begins at t, where the office has a field: not "chairman of Mrs Oss", nor "spokesman for
 * Ports Minister Oss", whose office is the nearer one. */
uint32_t office_of(const cast *c, uint32_t t)
{
    uint32_t office = office_before(c, t);
    if (office != WHO_NONE && wd(c, t - 1)->lex & LEX_HONORIFIC && wd(c, t - 1)->lex & LEX_ROLE) return WHO_NONE;
    for (uint32_t i = office == WHO_NONE ? t : office + 2; i < t; i++)
        if (is_name(c, i) && !(wd(c, i)->lex & LEX_HONORIFIC)) return office;
    return WHO_NONE;
}

/* "Three Rivers Council": does the number before the name of a body in [first, last) belong to it? */
static bool begins_with_number(const cast *c, uint32_t first, uint32_t last)
{
    if (first == 0 || last < first + 2 || tk(c, first - 1)->pos != POS_NUM || !same_line(c, first - 1, first))
        return false;
    const word *many = wd(c, first), *body = wd(c, last - 1);
    return tk(c, first - 1)->kind == TOK_WORD && tk(c, first - 1)->shape & SHAPE_CAP && many->pos == POS_NOUN &&
           str_ends(doc_token(c->d, first), "s") && !(many->lex & (LEX_ROLE | LEX_GROUP | LEX_ANON)) &&
           body->lex & LEX_ORG && !(body->lex & LEX_PLURAL);
}

/* "Kerrex Marine CEO Ilse Oss": where the name of a body that begins at t ends in front of an office that only bodies
 * have; t where none does before `first`, the name of who holds it. */
static uint32_t body_before_office(const cast *c, uint32_t t, uint32_t first)
{
    static const char *const OFFICES[] = {"ceo", "cfo", "coo", "co-ceo"};
    const uint32_t others = LEX_HONORIFIC | LEX_ROLE | LEX_DEMONYM | LEX_TIME | LEX_GROUP | LEX_ANON;
    for (uint32_t i = t; i < first; i++) {
        if (i > t && IS_ONE_OF(c, i, OFFICES)) return i;
        if (wd(c, i)->lex & others || tk(c, i)->pos != POS_NAME) break;
    }
    return t;
}

/* The naming that a run of name tokens [t, end) is, without the titles in front of it unless a known name is the
 * `whole` of it, and with what belongs to the name of a body behind it. Returns its end. */
static uint32_t take_run(cast *c, uint32_t t, uint32_t end, bool whole, bool titled)
{
    enum who_gender gender = WHO_GENDER_UNKNOWN;
    bool org = has_org(c, end - 1, end) || (end - t >= 2 && has_org(c, t, end));
    uint32_t first = whole && !titled ? t : after_titles(c, t, end, &titled, &gender), run = end;
    bool somebody = is_somebody(c, first, end); /* Mayor Earl Mercury, Ms. Bank */
    if (org && titled && !somebody && has_org(c, first, end))
        first = t, titled = false; /* "Prime Minister's Office" and the like */
    if (!titled) end = org ? extend_institution(c, t, end) : extend_common(c, t, end);
    bool given = wd(c, t)->lex & (LEX_GIVEN_F | LEX_GIVEN_M);
    bool surname = wd(c, end - 1)->lex & LEX_ROLE; /* journalist Ilse Contractor */
    bool body = end >= t + 2 && !given && !is_somebody(c, t, end) &&
                ((has_org(c, end - 1, end) && !surname) || end > run); /* the rival Oss Group */
    if (first == t && !body && title_before(c, first, &gender)) titled = true;
    if (begins_with_number(c, first, end)) first--;
    uint32_t led = titled && first > t ? body_before_office(c, t, first) : t;
    if (led > t) push(c, t, led, false, WHO_GENDER_UNKNOWN);
    push(c, first, end, titled, gender);
    return end;
}

/* "9:14 a.m. ET", "0930 GMT": the zone behind a time of day. */
static bool is_time_zone(const cast *c, uint32_t t)
{
    static const char *const ZONES[] = {"ET",  "CT",  "MT",  "PT",  "EST", "EDT", "CST",  "CDT", "PST",
                                        "PDT", "GMT", "BST", "CET", "UTC", "IST", "AEST", "SAST"};
    static const char *const HALVES[] = {"a.m.", "p.m.", "am", "pm"};
    bool time = t > 0 && (tk(c, t - 1)->kind == TOK_NUMBER || IS_ONE_OF(c, t - 1, HALVES) || is_clock_time(c, t - 1));
    return time && STR_IS_ANY(doc_token(c->d, t), ZONES);
}

/* "The Spaniard", "a Texan": one of a people, by a word that has a plural, and no adjective before a noun. */
static bool is_one_of_people(const cast *c, uint32_t t)
{
    const word *x = wd(c, t);
    if (!(x->lex & LEX_DEMONYM) || x->lex & LEX_PLURAL || tk(c, t)->end - tk(c, t)->start >= WORD_BYTES) return false;
    uint8_t next = t + 1 < c->d->ntokens ? tk(c, t + 1)->pos : POS_PUNCT;
    if (next == POS_NOUN || next == POS_NAME || next == POS_ADJ || next == POS_NUM || next == POS_CONJ) return false;
    who_str s = lower_token(c, t), many = ARENA_JOIN(doc_scratch(c->d), {s.ptr, s.len}, {"s", 1});
    return str_ends(s, "man") || str_ends(s, "woman") || rules_lookup(c->r, many) & LEX_DEMONYM;
}

/* "The Yorkshireman", "an Ulsterwoman", "the Spaniard": where somebody is from. */
bool is_countryman(const cast *c, uint32_t t)
{
    if (t == 0 || (wd(c, t - 1)->role != WORD_THE && wd(c, t - 1)->role != WORD_A)) return false;
    if (is_one_of_people(c, t)) return true;
    who_str s = doc_token(c->d, t);
    bool woman = str_ends(s, "woman");
    if (s.len > WORD_BYTES || (!woman && !str_ends(s, "man"))) return false;
    who_str stem = utf8_lower_str(doc_scratch(c->d), (who_str){s.ptr, s.len - (woman ? 5 : 3)});
    return stem.len > 3 && rules_lookup(c->r, stem) & (LEX_PLACE | LEX_DEMONYM) &&
           !(wd(c, t)->lex & (LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME | LEX_AGENCY | LEX_METONYM));
}

/* "An MRI exam": letters that no list has, of which kind a thing is. */
static bool is_kind_of_thing(const cast *c, uint32_t t)
{
    const uint32_t somebody = LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_KIN | LEX_EPITHET;
    if (!(tk(c, t)->shape & SHAPE_UPPER) || wd(c, t)->lex || t == 0 || !same_sentence(c, t - 1, t + 1)) return false;
    return wd(c, t - 1)->role == WORD_A && tk(c, t + 1)->pos == POS_NOUN && !(tk(c, t + 1)->shape & SHAPE_CAP) &&
           !(wd(c, t + 1)->lex & somebody);
}

/* "QB Tobin Renn": where a player plays, before his name. */
static bool is_position(const cast *c, uint32_t t, uint32_t end)
{
    static const char *const PLAYS[] = {"QB", "RB", "FB", "WR", "TE", "OL", "DL", "DE", "DT", "LB", "CB", "FS",
                                        "SS", "PG", "SG", "SF", "PF", "CF", "LF", "RF", "SP", "RP", "DH", "GK"};
    return end >= t + 3 && STR_IS_ANY(doc_token(c->d, t), PLAYS);
}

/* "the 2011 Report on Water": a text, written with a capital. */
static bool is_capital_text(const cast *c, uint32_t t)
{
    static const char *const TEXTS[] = {"report", "study", "survey", "audit", "letter", "statement", "memo"};
    uint8_t before = t && same_sentence(c, t - 1, t) ? tk(c, t - 1)->pos : POS_OTHER;
    bool certain = before == POS_DET || before == POS_NUM || before == POS_POSS || before == POS_ADJ;
    return certain && IS_ONE_OF(c, t, TEXTS);
}

/* Are the tokens [t, end) an adjective, an office, a party or a time rather than the name of anybody: the Selm-based
 * firm, the President, Tory MPs, 9 a.m. ET? */
static bool names_nobody(const cast *c, uint32_t t, uint32_t end)
{
    bool adjective = end == t + 1 && (is_compound_adjective(c, t) || is_adjective(c, t));
    if (end == t + 1 && (is_time_zone(c, t) || is_countryman(c, t) || is_kind_of_thing(c, t) || is_capital_text(c, t)))
        return true;
    return adjective || is_title_only(c, t, end) || are_office_holders(c, t, end) || is_party_member(c, t, end);
}

/* Q: and A: are labels. */
static bool is_letter_label(const cast *c, uint32_t t, uint32_t end)
{
    bool letter = end == t + 1 && tk(c, t)->end - tk(c, t)->start == 1;
    return letter && end < c->d->ntokens && tk(c, end)->kind == TOK_PUNCT;
}

/* Takes the names that begin at t, behind a title that may stand there. Where to go on. */
static uint32_t take_names(cast *c, uint32_t t)
{
    uint32_t title, bits = phrase_at(c, t, &title); /* Secretary of State: "State" begins no name */
    bool office = bits & (LEX_HONORIFIC | LEX_ROLE) && !(bits & (LEX_ORG | LEX_METONYM));
    bool titled = office && t + title < c->d->ntokens && is_name(c, t + title) && same_line(c, t, t + title);
    if (titled) t += title;
    if (!is_name(c, t)) return t + 1;
    uint32_t end = before_joined_titles(c, t, before_long_title(c, t, run_end(c, t)));
    uint32_t holder = titled ? t : behind_office(c, t, end);
    if (holder > t && wd(c, t)->lex & LEX_PLACE)
        end = holder;
    else if (holder > t)
        t = holder, titled = true;
    uint32_t behind = end; /* "Oss MP": the letters lead to the name */
    while (end > t + 1 && is_post_nominal(c, end - 1) && (end > t + 2 || is_honour(c, end - 1))) end--;
    if (is_letter_label(c, t, end)) return end;
    while (t + 1 < end && (is_clock_time(c, t) || is_headline_verb(c, t, end) || is_compound_adjective(c, t) ||
                           is_unknown_trade(c, t, end) || is_mood(c, t, end) || is_position(c, t, end)))
        t++;
    if (names_nobody(c, t, end)) return end;
    if (!titled && t > 0 && c->naming_at[t - 1] != WHO_NONE) titled = office_of(c, t) != WHO_NONE;
    bool whole = bits & (LEX_METONYM | LEX_AGENCY) && title >= 2 && t + title >= end; /* Doctors Without Borders */
    end = take_run(c, t, end, whole, titled);
    uint8_t before = t ? tk(c, t - 1)->pos : POS_OTHER; /* the Selm MP, one Selm MP is not Selm */
    bool his = before != POS_DET && before != POS_NUM && before != POS_ADJ;
    if (end < behind && his) c->naming_at[end] = c->nnamings - 1;
    return end < behind ? behind : end;
}

void find_namings(cast *c)
{
    doc *d = c->d;
    c->naming_at = arena_alloc(doc_scratch(d), sizeof *c->naming_at * (d->ntokens + 1));
    memset(c->naming_at, 0xFF, sizeof *c->naming_at * d->ntokens); /* WHO_NONE */
    uint32_t next = 0;                                             /* the first token from t on that is tagged a name */
    for (uint32_t t = 0; t < d->ntokens;) {
        if (next < t) next = t;
        while (next < d->ntokens && tk(c, next)->pos != POS_NAME) next++;
        if (next == d->ntokens) break;
        if (t + LONGEST_PHRASE < next) t = next - LONGEST_PHRASE;
        uint32_t house = house_end(c, t), cause = house > t ? house : cause_end(c, t);
        if (cause > t && has_names(d, tk(c, t)->sentence)) {
            push(c, t, cause, false, WHO_GENDER_UNKNOWN);
            t = cause;
        } else if ((t == next ? is_name(c, t) : may_be_title(c, t)) && has_names(d, tk(c, t)->sentence)) {
            t = take_names(c, t);
        } else {
            t++;
        }
    }
}

uint32_t namings_before(const cast *c, uint32_t t)
{
    uint32_t low = 0, high = c->nnamings;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (c->namings[middle].first < t)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t naming_in(const cast *c, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last; t++)
        if (c->naming_at[t] != WHO_NONE) return c->naming_at[t];
    return WHO_NONE;
}
