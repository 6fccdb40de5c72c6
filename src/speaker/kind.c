/* kind.c - what kind of thing a name is, where only the company that it keeps tells.
 *
 * Enters: entities with their roles. Leaves: names that would be taken for people, as all unknown ones are, made
 * institutions or places: a place stands behind "in", a firm has shares and a chief executive, a club is many ("Kerrex
 * have"), what "which" follows is nobody, one unknown word to which figures are credited is a body's; only somebody
 * goes by a name. An unknown office ("The Seneschal, Dr Oss, said") is that of whose name is set off behind it. Whom a
 * title, a given name, a role or a pronoun has told stays what it is.
 * Gets wrong: people of one name of whom the article says what it says of firms ("a disciple of Kerrex").
 */
#include "speaker/internal.h"

bool is_trade(const cast *c, uint32_t t) { return wd(c, t)->lex & LEX_TRADE; }

/* "sponsor Kerrex", "rival Kerrex": does what stands before one unknown word leave open that it is a firm? */
bool may_name_body(const cast *c, uint32_t t)
{
    return is_trade(c, t) || str_is(rules_spelling(c->r, tk(c, t)->word), "rival");
}

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

/* Can a firm be what the article calls e: "its publisher, Oss Learning", "the supplier Harbour Feed"? */
static bool has_trades_only(const cast *c, const entity *e)
{
    for (uint32_t k = 0; k < e->nroles; k++)
        if (!(rules_at(c->r, e->roles[k])->lex & LEX_TRADE)) return false;
    return true;
}

static bool may_be_firm(const cast *c, const entity *e)
{
    bool unsure = e->kind == WHO_PERSON && !e->certain && !e->gender;
    return unsure && e->nparts > 1 && e->part[0].len > 1 && has_trades_only(c, e);
}

static bool same_sentence(const cast *c, uint32_t a, uint32_t b)
{
    return b < c->d->ntokens && tk(c, a)->sentence == tk(c, b)->sentence;
}

/* The words at t, if they are an office that only firms have; else 0. */
static uint32_t firm_office(const cast *c, uint32_t t)
{
    static const char *const OFFICES[] = {"chief executive", "chief executive officer", "chief financial officer",
                                          "chief operating officer", "managing director"};
    uint32_t words;
    if (t >= c->d->ntokens || !phrase_at(c, t, &words)) return 0;
    who_str office = joined_tokens(c, t, t + words);
    for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES; i++)
        if (str_is(office, OFFICES[i])) return words;
    return 0;
}

/* "A Kerrex spokesperson", "a former Kerrex engineer", "Kerrex engineers", "Kerrex striker Karl Oss": one word in front
 * of who works there. */
static bool is_body_of_staff(const cast *c, const naming *n)
{
    static const char *const STAFF[] = {"spokesperson", "spokeswoman", "spokesman",  "engineer",    "employee",
                                        "executive",    "worker",      "staffer",    "insider",     "manager",
                                        "subsidiary",   "customer",    "user",       "shareholder", "scientist",
                                        "toxicologist", "chemist",     "researcher", "technician",  "geologist"};
    static const char *const NAMED[] = {"coach",      "captain",    "chairman", "chairwoman", "manager",    "analyst",
                                        "economist",  "boss",       "chief",    "striker",    "midfielder", "defender",
                                        "goalkeeper", "founder",    "editor",   "engineer",   "winger",     "skipper",
                                        "ceo",        "co-founder", "bassist",  "drummer",    "guitarist",  "singer",
                                        "frontman",   "president",  "owner",    "director",   "executive"};
    if (n->last - n->first != 1 || n->last >= c->d->ntokens) return false;
    uint32_t office = firm_office(c, n->last), behind = n->last + (office ? office : 1);
    bool named = same_sentence(c, n->first, behind) && c->naming_at[behind] != WHO_NONE;
    if (named && (office || IS_ONE_OF(c, n->last, NAMED))) return true;
    who_str one = rules_canonical(c->r, rules_spelling(c->r, tk(c, n->last)->word));
    if (wd(c, n->last)->lex & LEX_PLURAL && STR_IS_ANY(one, STAFF)) return true;
    if (n->first == 0) return false;
    uint8_t before = wd(c, n->first - 1)->role;
    return (before == WORD_A || str_is(doc_token(c->d, n->first - 1), "former")) && IS_ONE_OF(c, n->last, STAFF);
}

/* "Kerrex's Ilse Oss": for whom somebody named in full works. */
static bool owns_somebody(const cast *c, const naming *n)
{
    uint32_t t = n->last + 1,
             k = wd(c, n->last)->role == WORD_S && same_sentence(c, n->first, t) ? c->naming_at[t] : WHO_NONE;
    if (n->last - n->first != 1 || k == WHO_NONE || c->namings[k].first != t) return false;
    const entity *e = &c->entities[c->namings[k].entity];
    return e->kind == WHO_PERSON && e->nparts > 1 && (e->certain || e->gender);
}

/* "Kerrex's headquarters", "Kerrex shares", "Kerrex employs". */
static bool has_what_firms_have(const cast *c, const naming *n)
{
    static const char *const THINGS[] = {
        "shares",     "stock",     "headquarters", "customers", "profits",      "profit",    "revenue", "revenues",
        "subsidiary", "employees", "investors",    "factories", "shareholders", "factory",   "ceo",     "subscribers",
        "bassist",    "drummer",   "creditors",    "turnover",  "earnings",     "frontman",  "parent",  "co-founder",
        "depositors", "workforce", "goalkeeper",   "founder",   "striker",      "midfielder"};
    static const char *const VERBS[] = {"employs", "employed", "acquires", "acquired", "manufactures", "publishes"};
    uint32_t t = n->last, owned = wd(c, t)->role == WORD_S ? t + 1 : t;
    bool whose = is_sign(c, t, ',') && same_sentence(c, n->first, t + 2) && /* Kerrex, whose shares fell */
                 str_is(doc_token(c->d, t + 1), "whose") && IS_ONE_OF(c, t + 2, THINGS);
    if (whose) return true;
    if (IS_ONE_OF(c, t, VERBS) || (same_sentence(c, t, owned) && IS_ONE_OF(c, owned, THINGS))) return true;
    return owned > t && same_sentence(c, t, owned) && firm_office(c, owned);
}

/* "Kerrex South Africa", "Kerrex Canada": a word that English has not, and where that part of a body works. */
static bool ends_in_country(const cast *c, const naming *n)
{
    const uint32_t people = LEX_GIVEN_F | LEX_GIVEN_M | LEX_SURNAME | LEX_HONORIFIC | LEX_ROLE;
    if (n->last - n->first < 2) return false;
    uint32_t words, bits = phrase_at(c, n->first + 1, &words);
    if (!bits) bits = wd(c, n->first + 1)->lex, words = 1;
    if (!(bits & LEX_PLACE) || n->first + 1 + words != n->last || wd(c, n->first)->lex & people) return false;
    return words > 1 || (bits & LEX_SEAT && !(bits & people)); /* Holland may be anybody */
}

/* "The network, Kerrex, says": what the subject of the sentence is, and its name between commas. */
static bool is_apposed_to_body(const cast *c, const naming *n)
{
    uint32_t first = c->d->sentences[tk(c, n->first)->sentence].first, t = n->first;
    if (t < first + 3 || !is_sign(c, t - 1, ',') || !is_sign(c, n->last, ',')) return false;
    uint32_t head = t - 2, bits = wd(c, head)->lex;
    bool body = (bits & LEX_ORG && !(bits & (LEX_PLURAL | LEX_ROLE | LEX_ANON | LEX_PLACEHEAD))) || is_trade(c, head);
    bool opens = wd(c, first)->role == WORD_THE || (tk(c, first)->pos == POS_POSS && wd(c, first)->role != WORD_S);
    if (!body || tk(c, head)->pos != POS_NOUN || !opens) return false; /* their insurer, Kerrex, */
    for (t = first + 1; t < head; t++)
        if (tk(c, t)->pos != POS_ADJ && tk(c, t)->pos != POS_NOUN) return false;
    uint32_t verb = n->last + 1;
    return same_sentence(c, head, verb) && (tk(c, verb)->pos == POS_PAST || tk(c, verb)->pos == POS_VERB);
}

/* "The chip maker Kerrex", "the trade union Kerrex", "the far-right group Kerrex", "the opposition Kerrex": does what
 * it is stand directly before the name? In "told the court Kerrex was late" the court is told. */
static bool is_called_body(const cast *c, uint32_t name)
{
    static const char *const SIDES[] = {"opposition", "ruling", "governing"};
    uint32_t t = name - 1, first = c->d->sentences[tk(c, name)->sentence].first, words;
    const word *x = wd(c, t);
    bool one = c->entities[c->namings[c->naming_at[name]].entity].nparts == 1;
    if (one ? may_name_body(c, t) : is_trade(c, t)) return true;
    if (t > first && phrase_at(c, t - 1, &words) & LEX_ORG && words == 2) return true; /* the think tank Kerrex */
    bool the = t > first && wd(c, t - 1)->role == WORD_THE;
    if (IS_ONE_OF(c, t, SIDES)) return the;
    if (!(x->lex & LEX_ORG) || x->lex & (LEX_PLURAL | LEX_ROLE | LEX_ANON | LEX_PLACEHEAD)) return false;
    if (tk(c, t)->pos != POS_NOUN || tk(c, t)->shape & SHAPE_UPPER) return false;
    while (t > first && (tk(c, t - 1)->pos == POS_ADJ || tk(c, t - 1)->pos == POS_NOUN || tk(c, t - 1)->pos == POS_DET))
        t--;
    return t == first || !wd(c, t - 1)->cue;
}

/* "The brewer Kerrex", "shares of Kerrex", "an analyst at Kerrex", "chief executive of Kerrex". */
static bool stands_where_firms_do(const cast *c, const naming *n)
{
    static const char *const OF[] = {"shares",       "stock",      "stake",     "ceo",    "subsidiary",
                                     "founder",      "co-founder", "owner",     "owners", "employees",
                                     "shareholders", "customers",  "executive", "board",  "takeover",
                                     "leader",       "leaders",    "member",    "members"};
    static const char *const AT[] = {"works", "worked", "working", "work", "employees", "jobs", "executives"};
    uint32_t t = n->first;
    if (t == 0 || !same_sentence(c, t - 1, t)) return false;
    if (is_called_body(c, t)) return true;
    if (t < 2 || !same_sentence(c, t - 2, t)) return false;
    uint8_t r = wd(c, t - 1)->role;
    const uint32_t person = LEX_ROLE | LEX_ANON;
    if (r == WORD_AT) return IS_ONE_OF(c, t - 2, AT) || (wd(c, t - 2)->lex & person && tk(c, t - 2)->pos == POS_NOUN);
    return (r == WORD_OF || r == WORD_IN) && IS_ONE_OF(c, t - 2, OF);
}

/* Behind the time or the statement that t begins with: said "on Monday" it would, said "in a letter" it would. */
static uint32_t behind_occasion(const cast *c, uint32_t t)
{
    uint32_t end = c->d->sentences[tk(c, t)->sentence].last;
    for (; t + 3 < end; t++) {
        if (wd(c, t)->role == WORD_IN && wd(c, t + 1)->role == WORD_A && wd(c, t + 2)->lex & LEX_DOC) return t + 3;
        bool on = wd(c, t)->role == WORD_ON && wd(c, t + 1)->lex & LEX_TIME;
        uint8_t p = tk(c, t)->pos; /* last week, earlier this month */
        bool last = (p == POS_ADJ || p == POS_ADV || wd(c, t)->role == WORD_THIS) &&
                    (wd(c, t + 1)->lex | wd(c, t + 2)->lex) & LEX_TIME;
        if (!on && !last && !(wd(c, t)->lex & LEX_TIME)) break;
    }
    return t;
}

/* "Kerrex said it would", "Kerrex says that its": what speaks calls itself so. "It was late" may be anybody's word. */
static bool calls_itself_it(const cast *c, const naming *n)
{
    if (n->last - n->first == 1 && is_given(c, n->first)) return false; /* Luca says it began in May */
    bool comma = c->d->a.text.ptr[tk(c, n->last)->start] == ',';        /* her publisher, Kerrex, */
    uint32_t says = comma ? n->last + 1 : behind_occasion(c, n->last);
    if (says < c->d->ntokens && wd(c, says)->role == WORD_HAVE) says++;
    if (!same_sentence(c, n->first, says + 1) || !wd(c, says)->cue) return false;
    bool office = n->first > 1 && is_sign(c, n->first - 1, ',') && wd(c, n->first - 2)->lex & LEX_ROLE;
    if (office && !is_trade(c, n->first - 2)) return false; /* its head, Oss, said it was open */
    uint32_t t = behind_occasion(c, says + 1);
    if (tk(c, t)->pos == POS_THAT && same_sentence(c, t, t + 1)) t++;
    if (wd(c, t)->role == WORD_ITS) return true;
    if (wd(c, t)->role != WORD_IT || !same_sentence(c, t, t + 2)) return false;
    static const char *const NOBODY[] = {"rained",  "snowed",   "seemed", "seems", "appeared", "appears",  "took",
                                         "takes",   "mattered", "turned", "felt",  "feels",    "looked",   "looks",
                                         "made",    "makes",    "came",   "comes", "happened", "depended", "depends",
                                         "sounded", "sounds",   "hurt",   "hurts", "cost",     "went",     "got"};
    uint8_t p = tk(c, t + 1)->pos;
    if ((p == POS_PAST || p == POS_VERB) && wd(c, t + 1)->role == WORD_NONE && !IS_ONE_OF(c, t + 1, NOBODY))
        return true;
    uint32_t verb = t + 2;
    while (same_sentence(c, t, verb) && tk(c, verb)->pos == POS_NEG) verb++;
    if (!same_sentence(c, t, verb)) return false;
    if (wd(c, t + 1)->role == WORD_BE) return tk(c, verb)->pos == POS_ING;
    bool auxiliary = tk(c, t + 1)->pos == POS_MODAL || wd(c, t + 1)->role == WORD_HAVE || wd(c, t + 1)->role == WORD_DO;
    return auxiliary && wd(c, verb)->role != WORD_BE;
}

/* "Kerrex cut its forecast", "Kerrex has opened its books": what firms do with what is theirs. */
static bool deals_with_its(const cast *c, const naming *n)
{
    static const char *const DEALS[] = {"cut",     "raised",   "lowered",   "reported", "opened",
                                        "closed",  "launched", "posted",    "sold",     "expanded",
                                        "lifted",  "slashed",  "halted",    "trimmed",  "unveiled",
                                        "revised", "moved",    "suspended", "doubled",  "defended"};
    uint32_t verb = n->last;
    if (verb < c->d->ntokens && wd(c, verb)->role == WORD_HAVE) verb++;
    return same_sentence(c, n->first, verb + 1) && IS_ONE_OF(c, verb, DEALS) && wd(c, verb + 1)->role == WORD_ITS;
}

/* "Kerrex has bought 32 trains, the operator announced": does the sentence that begins with n end with what says so, by
 * what firms do? */
static bool announces_as_trade(const cast *c, const naming *n)
{
    const sentence *s = &c->d->sentences[tk(c, n->first)->sentence];
    if (n->first != s->first || wd(c, n->last)->role == WORD_S) return false;
    for (uint32_t t = n->last; t + 3 < s->last; t++)
        if (is_sign(c, t, ',') && wd(c, t + 1)->role == WORD_THE && is_trade(c, t + 2) && wd(c, t + 3)->cue &&
            tk(c, t + 3)->pos == POS_PAST)
            return true;
    return false;
}

/* "Kerrex have said", "but Kerrex were relegated": a club or a band, by the verb. */
static bool is_several(const cast *c, const naming *n)
{
    uint32_t t = n->last, first = c->d->sentences[tk(c, n->first)->sentence].first;
    bool opens = n->first == first || tk(c, n->first - 1)->kind == TOK_PUNCT || wd(c, n->first - 1)->role == WORD_BUT;
    if (!opens || (n->first > first && tk(c, n->first - 1)->kind == TOK_PUNCT && n->first < first + 2)) return false;
    static const char *const PLURAL[] = {"have", "are", "were", "say"};
    return IS_ONE_OF(c, t, PLURAL);
}

/* "Kerrex, which makes pumps,"; but in "a letter to Oss, which was leaked", the letter was. */
static bool which_follows(const cast *c, const naming *n)
{
    uint32_t t = n->last + 1;
    if (n->first > 0 && (tk(c, n->first - 1)->pos == POS_PREP || wd(c, n->first - 1)->role == WORD_TO)) return false;
    return same_sentence(c, n->first, t) && c->d->a.text.ptr[tk(c, n->last)->start] == ',' &&
           wd(c, t)->role == WORD_WHICH;
}

/* "Karl Direct", without a title: a given name, and a common word that nobody has for a surname. */
static bool is_called_direct(const cast *c, const naming *n)
{
    const word *end = wd(c, n->last - 1);
    bool common = end->pos == POS_NOUN || end->pos == POS_ADJ;
    return n->last - n->first >= 2 && !n->titled && common && !(end->lex & (LEX_SURNAME | LEX_GIVEN_F | LEX_GIVEN_M));
}

bool is_topic_of_it(const cast *c, const naming *n)
{
    uint32_t at = n->first > 0 && wd(c, n->first - 1)->role == WORD_THE ? n->first - 1 : n->first, it = n->last + 1;
    bool as_for = at > 1 && wd(c, at - 2)->role == WORD_AS && wd(c, at - 1)->role == WORD_FOR;
    return as_for && same_sentence(c, at, it + 1) && is_sign(c, n->last, ',') && wd(c, it)->role == WORD_IT &&
           wd(c, it + 1)->cue;
}

static bool is_said_of_firms(const cast *c, const naming *n)
{
    if (stands_where_firms_do(c, n) || is_body_of_staff(c, n) || ends_in_country(c, n)) return true;
    if (!same_sentence(c, n->first, n->last) || tk(c, n->first)->depth != tk(c, n->last)->depth) return false;
    return owns_somebody(c, n) || is_apposed_to_body(c, n) || has_what_firms_have(c, n) || calls_itself_it(c, n) ||
           deals_with_its(c, n) || announces_as_trade(c, n) || is_several(c, n) || which_follows(c, n) ||
           is_topic_of_it(c, n);
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

/* "In Selm", "Selm's president", "the city of Selm": a single name that stands where places do. */
static bool stands_where_places_do(const cast *c, const naming *n)
{
    bool dateline = in_dateline(c, n);
    if (dateline || n->first == 0) return dateline;
    uint8_t r = wd(c, n->first - 1)->role;
    bool owner = n->last < c->d->ntokens && wd(c, n->last)->role == WORD_S;
    bool rules_it = owner && n->last + 1 < c->d->ntokens && wd(c, n->last + 1)->lex & LEX_EPITHET &&
                    wd(c, n->last + 1)->lex & LEX_HONORIFIC;
    bool given = is_given(c, n->first); /* Karl's manager; I believe in Karl */
    if (rules_it && !given) return true;
    if (r == WORD_OF && n->first > 1 && wd(c, n->first - 2)->lex & LEX_PLACENOUN) return true;
    return (r == WORD_IN || r == WORD_AT || str_is(doc_token(c->d, n->first - 1), "near")) && !owner && !given;
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
        if (n->titled || aged || bare) seen[n->entity].person = true;
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
    static const char *const NAMED[] = {"named", "called", "nicknamed"};
    uint8_t r = wd(c, t)->role;
    for (uint32_t i = t; (r == WORD_AS || r == WORD_BY) && i-- > 0 && t - i <= 3;)
        if (r == WORD_AS ? IS_ONE_OF(c, i, AS) : IS_ONE_OF(c, i, BY)) return true;
    return IS_ONE_OF(c, t, NAMED);
}

/* "Goes by Mott", "identified herself as Ilse": nobody but people do. */
static bool is_own_name(const cast *c, const naming *n)
{
    static const char *const SELF[] = {"himself", "herself", "themself", "themselves"};
    if (n->first < 3 || !is_before_own_name(c, n->first - 1)) return false;
    uint8_t r = wd(c, n->first - 1)->role;
    return r == WORD_BY || (r == WORD_AS && (IS_ONE_OF(c, n->first - 2, SELF) || IS_ONE_OF(c, n->first - 3, SELF)));
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
    return verb == POS_PAST || verb == POS_VERB || verb == POS_MODAL ? c->namings[k].entity : WHO_NONE;
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
        if (e->kind == WHO_PERSON && !e->certain && is_own_name(c, n)) e->certain = true;
        bool unsure = e->kind == WHO_PERSON && !e->certain && !e->gender;
        bool named = unsure || (e->kind == WHO_INSTITUTION && !e->place && e->first == n->first);
        if (named && is_title_of_work(c, n)) {
            e->kind = WHO_DOCUMENT;
            continue;
        }
        bool thing = e->kind == WHO_PERSON && is_called_direct(c, n) && which_follows(c, n);
        if ((unsure && is_said_of_firms(c, n)) || thing) e->kind = WHO_INSTITUTION, e->gender = WHO_GENDER_UNKNOWN;
        bool unknown = e->kind == WHO_PERSON && !e->certain && e->nparts == 1 && !e->nroles;
        bool home = unsure && e->nparts <= 2 && !e->nroles && is_home(c, n);
        if (home || (unknown && stands_where_places_do(c, n))) e->kind = WHO_INSTITUTION, e->place = true;
    }
    settle_common_words(c);
    settle_sources(c);
}
