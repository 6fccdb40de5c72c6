/* kind.c - what kind of thing a name is, where only the company that it keeps tells.
 *
 * Enters: entities with their roles. Leaves: names that would be taken for people, as all unknown ones are, made
 * institutions or places: a place stands behind "in", of a firm is said what is said of firms (firm.c), one unknown
 * word to which figures are credited is a body's; only somebody goes by a name. An unknown office ("The Seneschal, Dr
 * Oss, said") is that of whose name is set off behind it. Whom a title, a given name, a role or a pronoun has told
 * stays what it is. Gets wrong: titles of works that are the names of people.
 */
#include "speaker/internal.h"

static bool is_given(const cast *c, uint32_t t) { return wd(c, t)->lex & (LEX_GIVEN_F | LEX_GIVEN_M); }

/* Is the word one that English has as a common word? */
static bool is_common(const cast *c, uint32_t t) { return wd(c, t)->pos != POS_OTHER && !is_given(c, t); }

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
    if (first->lex & LEX_SURNAME && (unknown || is_given(c, n->last - 1))) return false;
    return !surname || first->pos == POS_ADJ || first->lex & LEX_PLACENOUN;
}

/* Can a firm be what the article calls e: "its publisher, Oss Learning", "the plant's owner, Harbour Feed"? */
static bool has_trades_only(const cast *c, const entity *e)
{
    static const char *const FIRMS_TOO[] = {"owner",     "operator",   "parent",    "employer", "landlord",
                                            "developer", "contractor", "organiser", "organizer"};
    for (uint32_t k = 0; k < e->nroles; k++) {
        bool may =
            rules_at(c->r, e->roles[k])->lex & LEX_TRADE || STR_IS_ANY(rules_spelling(c->r, e->roles[k]), FIRMS_TOO);
        if (!may) return false;
    }
    return true;
}

static bool may_be_firm(const cast *c, const entity *e)
{
    bool unsure = e->kind == WHO_PERSON && !e->certain && !e->gender;
    return unsure && e->nparts > 1 && e->part[0].len > 1 && has_trades_only(c, e);
}

/* "Karl Direct", without a title: a given name, and a common word that nobody has for a surname. */
static bool is_called_direct(const cast *c, const naming *n)
{
    const word *end = wd(c, n->last - 1);
    bool common = end->pos == POS_NOUN || end->pos == POS_ADJ;
    return n->last - n->first >= 2 && !n->titled && common && !(end->lex & (LEX_SURNAME | LEX_GIVEN_F | LEX_GIVEN_M));
}

/* "His new film, Kerrex, opens", "the thriller Salt Road", "a part in Salt Road": is n what a work is called? Not so
 * "the song Oss wrote" and "In the play, Oss, who". */
static bool is_title_of_work(const cast *c, const naming *n)
{
    static const char *const WORKS[] = {"film",  "movie",   "album",   "single", "song",        "novel",   "memoir",
                                        "play",  "musical", "opera",   "sitcom", "drama",       "comedy",  "thriller",
                                        "poem",  "biopic",  "ballad",  "sequel", "documentary", "release", "series",
                                        "book",  "romcom",  "ballet",  "debut",  "miniseries",  "show",    "hit",
                                        "track", "romance", "trilogy", "saga",   "blockbuster", "anthem",  "soap"};
    static const char *const PARTS[] = {"part",     "role",       "starred",      "stars", "starring",
                                        "appeared", "appearance", "breakthrough", "cameo", "performance"};
    uint32_t first = c->d->sentences[tk(c, n->first)->sentence].first, t = n->first;
    if (t < first + 2) return false;
    if (wd(c, t - 1)->role == WORD_IN) return n->last - t > 1 && IS_ONE_OF(c, t - 2, PARTS);
    bool comma = is_sign(c, t - 1, ','), closed = n->last >= c->d->ntokens || tk(c, n->last)->kind != TOK_WORD;
    uint32_t work = comma ? t - 2 : t - 1, a = work;
    if (!IS_ONE_OF(c, work, WORKS) || tk(c, work)->pos != POS_NOUN) return false;
    while (a > first && (tk(c, a - 1)->pos == POS_ADJ || tk(c, a - 1)->pos == POS_NOUN)) a--;
    bool owned = a > first && tk(c, a - 1)->pos == POS_POSS, the = a > first && tk(c, a - 1)->pos == POS_DET;
    if (comma) return closed && owned && !(a == first + 2 && tk(c, first)->pos == POS_PREP);
    uint8_t behind = closed ? POS_PUNCT : tk(c, n->last)->pos;
    return (owned || the) && behind != POS_PAST && behind != POS_VERB && behind != POS_MODAL && behind != POS_ADV;
}

/* "Oss v. Selm": a case, whose ruling is meant. */
static bool is_case(const cast *c, const naming *n)
{
    for (uint32_t t = n->first + 1; t + 1 < n->last; t++)
        if (tk(c, t)->shape & (SHAPE_ABBREV | SHAPE_INITIAL) &&
            (str_is(doc_token(c->d, t), "v.") || str_is(doc_token(c->d, t), "vs.")))
            return true;
    return false;
}

/* "Selm's defence ministry", "Selm's deputy foreign minister": has the owner before token t what states have? */
static bool is_of_state(const cast *c, uint32_t t)
{
    static const char *const HAS[] = {"ministry", "parliament", "embassy", "army", "navy", "ambassador", "airspace"};
    static const char *const FIELDS[] = {"foreign", "defence", "defense", "interior", "finance", "justice"};
    for (uint32_t i = t; same_sentence(c, t - 1, i) && i < t + QUALIFIERS; i++) {
        if (IS_ONE_OF(c, i, HAS)) return true;
        if (i > t && str_is(lower_token(c, i), "minister")) return IS_ONE_OF(c, i - 1, FIELDS);
        if (tk(c, i)->pos != POS_ADJ && tk(c, i)->pos != POS_NOUN && tk(c, i)->pos != POS_NAME) return false;
    }
    return false;
}

/* "Living in a hostel in Preston": is "in" what stands before the only naming of somebody, who is rather a place? Not
 * so "faith in Karl". */
static bool is_once_inside(const cast *c, const naming *n)
{
    static const char *const WITHIN[] = {"believe", "believes",   "believed", "trust",      "trusts",
                                         "faith",   "confidence", "interest", "interested", "see",
                                         "saw",     "seen",       "found",    "find",       "disappointed",
                                         "love",    "change",     "belief",   "confide",    "confided"};
    if (c->entities[n->entity].mentions != 1 || n->first < 2 || wd(c, n->first - 1)->role != WORD_IN) return false;
    return !IS_ONE_OF(c, n->first - 2, WITHIN);
}

/* "In Selm", "Selm's president", "the city of Selm": a single name that stands where places do. */
static bool stands_where_places_do(const cast *c, const naming *n)
{
    bool dateline = in_dateline(c, n);
    if (dateline || n->first == 0) return dateline;
    uint8_t r = wd(c, n->first - 1)->role;
    bool owner = n->last < c->d->ntokens && wd(c, n->last)->role == WORD_S;
    bool rules_it = owner && n->last + 1 < c->d->ntokens && wd(c, n->last + 1)->lex & LEX_EPITHET &&
                    wd(c, n->last + 1)->lex & LEX_HONORIFIC;
    bool given = is_given(c, n->first) && !is_once_inside(c, n); /* Karl's manager; I believe in Karl */
    if ((rules_it || (owner && is_of_state(c, n->last + 1))) && !given) return true;
    if (r == WORD_OF && n->first > 1 && wd(c, n->first - 2)->lex & LEX_PLACENOUN) return true;
    return (r == WORD_IN || r == WORD_AT || str_is(doc_token(c->d, n->first - 1), "near")) && !owner && !given;
}

/* "The Labour MP for Selm West": whom somebody sits for. */
static bool is_seat_of(const cast *c, const naming *n)
{
    static const char *const SIT[] = {"mp", "msp", "mla", "td", "senator", "councillor", "mep", "delegate", "mps"};
    uint32_t t = n->first;
    return t > 1 && same_sentence(c, t - 2, t) && wd(c, t - 1)->role == WORD_FOR && IS_ONE_OF(c, t - 2, SIT);
}

/* "A Selm woman", "the Mill Oss man": where somebody is from. */
static bool is_home(const cast *c, const naming *n)
{
    static const char *const FROM[] = {"man",  "woman",  "resident", "mother",  "father",    "teenager",
                                       "teen", "couple", "native",   "student", "pensioner", "motorist"};
    uint8_t r = n->first > 0 ? wd(c, n->first - 1)->role : WORD_NONE;
    return (r == WORD_A || r == WORD_THE) && same_sentence(c, n->first, n->last) && IS_ONE_OF(c, n->last, FROM);
}

/* "Coral Tolliver", where a Len Tolliver is named too: has another person the surname of entity i? */
static bool has_relative(const cast *c, uint32_t i)
{
    uint32_t k;
    for (walk w = index_walk(c, index_key(BY_SURNAME, surname(&c->entities[i]))); index_next(&w, &k);) {
        const entity *e = &c->entities[k];
        bool person = k != i && e->kind == WHO_PERSON && e->nparts > 1 && (e->certain || e->gender);
        if (person && str_eq(surname(e), surname(&c->entities[i]))) return true;
    }
    return false;
}

/* "His counsel, Tavi Contractor,": is n in apposition to a word for one who can only be a person? */
static bool is_apposed_to_person(const cast *c, const naming *n)
{
    static const char *const PEOPLE[] = {"lawyer",    "attorney",    "solicitor", "counsel", "barrister",
                                         "spokesman", "spokeswoman", "aide",      "deputy",  "assistant",
                                         "colleague", "coach",       "doctor",    "teacher", "friend",
                                         "manager",   "secretary",   "neighbour", "neighbor"};
    uint32_t t = n->first;
    if (t < 2 || !same_sentence(c, t - 2, n->last) || !is_sign(c, t - 1, ',') || !is_sign(c, n->last, ','))
        return false;
    uint32_t bits = wd(c, t - 2)->lex; /* her brother; not: its parent, Kerrex, */
    return IS_ONE_OF(c, t - 2, PEOPLE) || (bits & LEX_KIN && bits & (LEX_FEMALE | LEX_MALE) && !(bits & LEX_PLURAL));
}

/* A name made of common words ("Harbour Energy") that no title, role, age or later bare surname makes a person is that
 * of a firm or the like. */
static void settle_common_words(cast *c)
{
    struct seen {
        bool person, common;
    } *seen = arena_alloc(&c->d->mem, sizeof *seen * (c->nentities + 1));
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        if (!may_be_firm(c, &c->entities[n->entity])) continue;
        bool aged = n->last + 1 < c->d->ntokens && c->d->a.text.ptr[tk(c, n->last)->start] == ',' &&
                    tk(c, n->last + 1)->kind == TOK_NUMBER && doc_token(c->d, n->last + 1).len <= 2;
        bool bare = n->last - n->first == 1 && str_eq(lower_token(c, n->first), surname(&c->entities[n->entity]));
        if (n->titled || aged || bare || is_apposed_to_person(c, n)) seen[n->entity].person = true;
        if (n->last - n->first >= 2) seen[n->entity].common = reads_like_firm(c, n);
    }
    for (uint32_t i = 0; i < c->nentities; i++)
        if (may_be_firm(c, &c->entities[i]) && !seen[i].person && seen[i].common && !has_relative(c, i))
            c->entities[i].kind = WHO_INSTITUTION;
}

/* "A spokesman for Kerrex", "Kerrex said it": what people have and say too, but seldom both. */
static bool has_spokesman(const cast *c, const naming *n)
{
    static const char *const SPEAK[] = {"spokesman", "spokeswoman", "spokesperson"};
    uint32_t t = n->first;
    return t > 1 && same_sentence(c, t - 2, t) && wd(c, t - 1)->role == WORD_FOR && IS_ONE_OF(c, t - 2, SPEAK);
}

static bool says_it(const cast *c, const naming *n)
{
    uint32_t t = n->last + 1;
    if (!same_sentence(c, n->first, t + 1) || !wd(c, n->last)->cue) return false;
    t += tk(c, t)->pos == POS_THAT;
    return wd(c, t)->role == WORD_IT || wd(c, t)->role == WORD_ITS;
}

/* "According to Kerrex", "data from Kerrex": does n stand where what is known comes from? */
static bool is_where_from(const cast *c, const naming *n)
{
    static const char *const DATA[] = {"data", "figures", "statistics", "numbers", "index", "estimates", "forecasts"};
    uint32_t t = n->first;
    if (t < 2 || !same_sentence(c, t - 2, t)) return false;
    uint8_t r = wd(c, t - 1)->role;
    if (r == WORD_TO && wd(c, t - 2)->role == WORD_ACCORDING) return true;
    return (r == WORD_FROM || r == WORD_BY) && IS_ONE_OF(c, t - 2, DATA);
}

/* Is n one word that no lexicon has, and as which nobody is spoken of: no title, no "who", "he" or "she" behind it? */
static bool is_bare_unknown(const cast *c, const naming *n)
{
    if (n->last - n->first != 1 || wd(c, n->first)->lex || wd(c, n->first)->pos != POS_OTHER || n->titled) return false;
    uint32_t end = c->d->sentences[tk(c, n->first)->sentence].last;
    for (uint32_t t = n->last; t < end && t < n->last + NAME_TOKENS; t++) {
        uint8_t r = wd(c, t)->role;
        if (r == WORD_HE || r == WORD_SHE || r == WORD_HIS || r == WORD_HER || r == WORD_WHO) return false;
    }
    return true;
}

/* "..., according to Datalyx": one word that is no name known, which the article takes for a source and nowhere for
 * somebody, is rather a firm's: people are named in full once. */
static void settle_sources(cast *c)
{
    struct seen {
        bool source, spokesman, it, person;
    } *seen = arena_alloc(doc_scratch(c->d), sizeof *seen * (c->nentities + 1));
    memset(seen, 0, sizeof *seen * (c->nentities + 1));
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        if (is_where_from(c, n)) seen[n->entity].source = true;
        if (has_spokesman(c, n)) seen[n->entity].spokesman = true;
        if (says_it(c, n)) seen[n->entity].it = true;
        if (!is_bare_unknown(c, n)) seen[n->entity].person = true;
    }
    for (uint32_t i = 0; i < c->nentities; i++) {
        entity *e = &c->entities[i];
        bool unsure = e->kind == WHO_PERSON && !e->certain && !e->gender && e->nparts == 1 && !e->nroles;
        bool source = seen[i].source && e->mentions <= 3; /* and no player known by one name */
        bool body = source || (seen[i].spokesman && seen[i].it);
        if (unsure && body && !seen[i].person) e->kind = WHO_INSTITUTION;
    }
}

/* "who identified herself as Ilse", "who goes by Mott": does a name that somebody is called by begin behind token t? */
bool is_before_own_name(const cast *c, uint32_t t)
{
    static const char *const AS[] = {"identified", "introduced", "known", "described", "presented"};
    static const char *const BY[] = {"goes", "went", "go", "known"};
    static const char *const NAMED[] = {"named", "surnamed", "called", "nicknamed"};
    static const char *const CALLS[] = {"calls", "called", "calling"};
    uint8_t r = wd(c, t)->role;
    if (t > 0 && is_self(c, t) && IS_ONE_OF(c, t - 1, CALLS)) return true;
    for (uint32_t i = t; (r == WORD_AS || r == WORD_BY) && i-- > 0 && t - i <= 3;)
        if (r == WORD_AS ? IS_ONE_OF(c, i, AS) : IS_ONE_OF(c, i, BY)) return true;
    return IS_ONE_OF(c, t, NAMED);
}

/* "Goes by Mott", "identified herself as Ilse": nobody but people do. */
static bool is_own_name(const cast *c, const naming *n)
{
    if (n->first < 3 || !is_before_own_name(c, n->first - 1)) return false;
    uint8_t r = wd(c, n->first - 1)->role;
    return r == WORD_BY || (r == WORD_AS && (is_self(c, n->first - 2) || is_self(c, n->first - 3)));
}

/* "For Jordan, not his real name, who was": a name that the article gives somebody whom it hides. */
static bool is_false_name(const cast *c, const naming *n)
{
    uint32_t t = n->last;
    return same_sentence(c, n->first, t + 4) && is_sign(c, t, ',') && str_is(doc_token(c->d, t + 1), "not") &&
           tk(c, t + 2)->pos == POS_POSS && str_is(doc_token(c->d, t + 3), "real") &&
           str_is(doc_token(c->d, t + 4), "name");
}

/* "The Cathaoirleach, Cllr Ilse Oss (FG), asked": the person between commas behind one word that no lexicon has, which
 * is an office then; an entity or WHO_NONE. "The Kerrex, Cllr Oss said, is late" gives none. */
static uint32_t holder_set_off(const cast *c, const naming *n)
{
    uint32_t t = n->last, k;
    bool unknown = n->last - n->first == 1 && !wd(c, n->first)->lex && wd(c, n->first)->pos == POS_OTHER;
    if (!unknown || n->first == 0 || wd(c, n->first - 1)->role != WORD_THE || !same_sentence(c, t, t + 3) ||
        !is_sign(c, t, ',') || !(wd(c, t + 1)->lex & LEX_HONORIFIC))
        return WHO_NONE;
    for (t++; wd(c, t)->lex & LEX_HONORIFIC && same_sentence(c, t, t + 1) && c->naming_at[t] == WHO_NONE;) t++;
    k = c->naming_at[t];
    if (k == WHO_NONE || c->entities[c->namings[k].entity].kind != WHO_PERSON) return WHO_NONE;
    uint32_t end = c->namings[k].last;
    for (uint32_t i = end;
         same_sentence(c, t, end) && is_sign(c, end, '(') && i < end + QUALIFIERS && same_sentence(c, t, i); i++)
        if (is_sign(c, i, ')')) end = i + 1;
    bool set_off = same_sentence(c, t, end + 1) && is_sign(c, end, ',');
    uint8_t verb = set_off ? tk(c, end + 1)->pos : POS_OTHER;
    return is_verb_tag(verb) ? c->namings[k].entity : WHO_NONE;
}

/* Behind the adjectives, nouns and names from token t on. */
static uint32_t behind_words(const cast *c, uint32_t t, uint32_t last)
{
    while (t < last && (tk(c, t)->pos == POS_ADJ || tk(c, t)->pos == POS_NOUN || tk(c, t)->pos == POS_NAME)) t++;
    return t;
}

/* "Oss Manor, a hotel in Selm,", "Ilse Renn, the cosmetics firm,": what is said between commas to be a body, whatever
 * its name is like. Trades that are people's too do not count: a grocer. */
static bool is_apposed_body(const cast *c, const naming *n)
{
    const uint32_t people = LEX_ROLE | LEX_ANON | LEX_KIN | LEX_EPITHET | LEX_GROUP | LEX_PLURAL;
    static const char *const HOUSES[] = {"venue", "hotel", "restaurant", "inn", "resort", "pub", "startup"};
    uint32_t t = n->last + 2, last = c->d->sentences[tk(c, n->first)->sentence].last, head = t;
    if (n->titled || t + 2 >= last || !is_sign(c, n->last, ',') || tk(c, n->first)->depth) return false;
    if (wd(c, t - 1)->role != WORD_A && wd(c, t - 1)->role != WORD_THE) return false;
    head = behind_words(c, head, last);
    bool region = head + 3 < last && is_sign(c, head, ',') && wd(c, head + 1)->lex & LEX_PLACE;
    if (region && is_sign(c, head + 2, ',')) head = behind_words(c, head + 3, last); /* the San Selmo, Calif., firm */
    if (head == t || head >= last || tk(c, --head)->pos != POS_NOUN) return false;
    uint32_t close = head + 1;
    static const char *const PARTS[] = {"unit", "subsidiary", "division", "arm", "affiliate", "maker", "operator"};
    uint8_t r = wd(c, close)->role;
    bool part = r == WORD_OF && IS_ONE_OF(c, head, PARTS);                     /* Oss Alto, a unit of Selm Resources, */
    bool tells = tk(c, close)->pos == POS_THAT || tk(c, close)->pos == POS_WH; /* the firm that makes pumps, */
    if (r == WORD_IN || r == WORD_AT || part || tells)
        while (close < last && close < head + QUALIFIERS && !is_sign(c, close, ',')) close++;
    bool ends = close + 1 < last && is_sign(c, close, ',') && is_verb_tag(tk(c, close + 1)->pos); /* no list */
    bool body = part || (wd(c, head)->lex & LEX_ORG && !is_trade(c, head)) || IS_ONE_OF(c, head, HOUSES);
    return ends && body && !(wd(c, head)->lex & people);
}

/* "KTV Selm": capitals that are no initials of a person's, and a place behind them. */
static bool is_station(const cast *c, const naming *n)
{
    const token *k = tk(c, n->first);
    bool capitals = k->shape & SHAPE_UPPER && k->end - k->start >= 3 && !(wd(c, n->first)->lex & LEX_HONORIFIC);
    return n->last == n->first + 2 && capitals && wd(c, n->last - 1)->lex & LEX_PLACE && !is_given(c, n->first) &&
           !(wd(c, n->last - 1)->lex & (LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME));
}

/* "The government in the capital, Selm, said": a name between commas behind the word for such a place, which hangs on
 * the noun of a body. */
static bool is_place_set_off(const cast *c, const naming *n)
{
    uint32_t t = n->first;
    if (t < 5 || !same_sentence(c, t - 5, n->last) || !is_sign(c, t - 1, ',') || !is_sign(c, n->last, ','))
        return false;
    return wd(c, t - 2)->lex & (LEX_PLACENOUN | LEX_PLACEHEAD) && wd(c, t - 3)->role == WORD_THE &&
           wd(c, t - 4)->role == WORD_IN && tk(c, t - 5)->pos == POS_NOUN && !(wd(c, t - 5)->lex & LEX_TIME);
}

/* "Dot's Diner": a common word behind whose it is, and nobody's name. */
static bool is_shop(const cast *c, const naming *n)
{
    uint32_t t = n->first;
    bool owned = t > 1 && n->last == t + 1 && wd(c, t - 1)->role == WORD_S && tk(c, t - 2)->pos == POS_NAME;
    return owned && wd(c, t)->pos == POS_NOUN && !(wd(c, t)->lex & (LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME));
}

/* Such an office stands for its holder wherever the article has it. */
static void settle_offices(cast *c)
{
    uint32_t *holder = arena_alloc(doc_scratch(c->d), sizeof *holder * (c->nentities + (size_t)1));
    bool any = false;
    for (uint32_t i = 0; i < c->nentities; i++) holder[i] = i;
    for (uint32_t i = 0; i < c->nnamings; i++) {
        uint32_t e = holder_set_off(c, &c->namings[i]);
        if (e == WHO_NONE || e == c->namings[i].entity) continue;
        holder[c->namings[i].entity] = e;
        any = true;
    }
    for (uint32_t i = 0; i < c->nnamings && any; i++) c->namings[i].entity = holder[c->namings[i].entity];
}

void settle_kinds(cast *c)
{
    settle_offices(c);
    for (uint32_t i = 0; i < c->nnamings; i++) {
        const naming *n = &c->namings[i];
        entity *e = &c->entities[n->entity];
        if (is_false_name(c, n)) e->kind = WHO_PERSON, e->place = false, e->certain = true;
        if (e->kind == WHO_PERSON && !e->certain && is_own_name(c, n)) e->certain = true;
        if (e->kind == WHO_INSTITUTION && n->last == n->first + 2 && is_apposed_to_person(c, n)) e->kind = WHO_PERSON;
        bool unsure = e->kind == WHO_PERSON && !e->certain && !e->gender;
        bool named = unsure || (e->kind == WHO_INSTITUTION && !e->place && e->first == n->first);
        if (is_case(c, n) || (named && is_title_of_work(c, n))) {
            e->kind = WHO_DOCUMENT;
            continue;
        }
        bool thing = e->kind == WHO_PERSON && is_called_direct(c, n) && which_follows(c, n);
        thing = thing || (e->kind == WHO_PERSON && !e->nroles && is_apposed_body(c, n));
        thing = thing || (e->kind == WHO_PERSON && is_led_by(c, n));      /* whatever the name is like */
        bool numbered = unsure && tk(c, n->last - 1)->kind == TOK_NUMBER; /* Kerrex 24 */
        if ((unsure && (is_said_of_firms(c, n) || is_shop(c, n) || is_station(c, n))) || numbered || thing)
            e->kind = WHO_INSTITUTION, e->gender = WHO_GENDER_UNKNOWN;
        bool unknown = e->kind == WHO_PERSON && !e->certain && e->nparts == 1 && !e->nroles;
        bool home = unsure && e->nparts <= 2 && !e->nroles && (is_home(c, n) || is_seat_of(c, n));
        if (home || (unknown && stands_where_places_do(c, n))) e->kind = WHO_INSTITUTION, e->place = true;
        if (e->kind == WHO_PERSON && !e->nroles && !n->titled && is_place_set_off(c, n))
            e->kind = WHO_INSTITUTION, e->place = true;
    }
    settle_common_words(c);
    settle_sources(c);
}
