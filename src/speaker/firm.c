/* firm.c - whether an article says of a name what is said of firms, clubs, unions and bands.
 *
 * Enters: a naming of somebody or something that no lexicon knows. Leaves: whether it is a body, by what stands beside
 * it: "shares of Kerrex", "Kerrex (KRX.N)", "a Kerrex spokeswoman", "the chip maker Kerrex", "Kerrex said it would".
 * Gets wrong: people of one name of whom the article says what it says of firms ("a disciple of Kerrex").
 */
#include "speaker/internal.h"

bool is_trade(const cast *c, uint32_t t) { return wd(c, t)->lex & LEX_TRADE; }

/* "sponsor Kerrex", "rival Kerrex": does what stands before one unknown word leave open that it is a firm? */
bool may_name_body(const cast *c, uint32_t t)
{
    return is_trade(c, t) || str_is(rules_spelling(c->r, tk(c, t)->word), "rival");
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
    if (office && (before == WORD_THE || before == WORD_A)) return true; /* the Kerrex chief executive */
    return (before == WORD_A || str_is(doc_token(c->d, n->first - 1), "former")) && IS_ONE_OF(c, n->last, STAFF);
}

/* "Harbour Oss CEO Ilse Renn", "Karl Tavi chairman Ilse Renn": a name of two words or more in front of an office that
 * only bodies have, and of who holds it. */
bool is_led_by(const cast *c, const naming *n)
{
    static const char *const OFFICES[] = {"ceo", "cfo", "coo", "chairman", "chairwoman", "co-founder", "co-ceo"};
    if (n->last - n->first < 2 || n->titled || !same_sentence(c, n->first, n->last + 1)) return false;
    uint32_t office = firm_office(c, n->last), behind = n->last + (office ? office : 1);
    if (!office && !IS_ONE_OF(c, n->last, OFFICES)) return false;
    uint32_t k = same_sentence(c, n->first, behind) ? c->naming_at[behind] : WHO_NONE;
    return k != WHO_NONE && c->namings[k].first == behind && c->entities[c->namings[k].entity].kind == WHO_PERSON &&
           c->namings[k].entity != n->entity;
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
        "shares",     "stock",     "headquarters", "customers", "profits",      "profit",     "revenue", "revenues",
        "subsidiary", "employees", "investors",    "factories", "shareholders", "factory",    "ceo",     "subscribers",
        "bassist",    "drummer",   "creditors",    "turnover",  "earnings",     "frontman",   "parent",  "co-founder",
        "depositors", "workforce", "goalkeeper",   "founder",   "striker",      "midfielder", "board",   "directors",
        "branches",   "auditors",  "bondholders",  "lenders",   "servers",      "stores",     "app",     "users",
        "fleet",      "outlets",   "subsidiaries", "refinery",  "warehouses"};
    static const char *const VERBS[] = {"employs", "employed", "acquires", "acquired", "manufactures", "publishes"};
    uint32_t t = n->last, owned = wd(c, t)->role == WORD_S ? t + 1 : t;
    bool whose = is_sign(c, t, ',') && same_sentence(c, n->first, t + 2) && /* Kerrex, whose shares fell */
                 str_is(doc_token(c->d, t + 1), "whose") && IS_ONE_OF(c, t + 2, THINGS);
    if (whose) return true;
    if (IS_ONE_OF(c, t, VERBS) || (same_sentence(c, t, owned) && IS_ONE_OF(c, owned, THINGS))) return true;
    return owned > t && same_sentence(c, t, owned) && firm_office(c, owned);
}

/* Is nothing named in the tokens [from, to) that may be a firm, and nobody he or she? */
static bool leaves_one_body(const cast *c, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++) {
        uint8_t r = wd(c, t)->role;
        if (r == WORD_HE || r == WORD_SHE || r == WORD_HIS || r == WORD_HER) return false;
        const entity *e = c->naming_at[t] == WHO_NONE ? NULL : &c->entities[c->namings[c->naming_at[t]].entity];
        if (e && !e->place && (e->kind == WHO_INSTITUTION || !(e->certain || e->gender))) return false;
    }
    return true;
}

/* "Kerrex said profit fell. The company": does one of the two sentences behind that of n, of which n is the subject,
 * begin with a word for a firm, and is no other body named since? */
static bool is_called_company(const cast *c, const naming *n)
{
    static const char *const FIRMS[] = {"company",  "firm",      "bank",        "retailer",  "airline",
                                        "carmaker", "automaker", "drugmaker",   "chipmaker", "start-up",
                                        "startup",  "lender",    "insurer",     "brewer",    "miner",
                                        "charity",  "chain",     "supermarket", "developer", "broadcaster"};
    uint32_t line = tk(c, n->first)->sentence;
    if (n->last - n->first != 1 || n->first != c->d->sentences[line].first || !is_verb_tag(tk(c, n->last)->pos))
        return false;
    for (uint32_t i = line + 1; i < c->d->nsentences && i <= line + 2; i++) {
        uint32_t first = c->d->sentences[i].first;
        bool the = first + 2 < c->d->sentences[i].last && wd(c, first)->role == WORD_THE;
        if (the && IS_ONE_OF(c, first + 1, FIRMS) && is_verb_tag(tk(c, first + 2)->pos))
            return leaves_one_body(c, n->last, c->d->sentences[i].last);
    }
    return false;
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

/* "The network, Kerrex, says", "Selm's official news agency, Kerrex, says": what the subject of the sentence is, and
 * its name between commas. */
static bool is_apposed_to_body(const cast *c, const naming *n)
{
    uint32_t first = c->d->sentences[tk(c, n->first)->sentence].first, t = n->first;
    if (t < first + 3 || !is_sign(c, t - 1, ',') || !is_sign(c, n->last, ',')) return false;
    uint32_t head = t - 2, bits = wd(c, head)->lex;
    bool body = (bits & LEX_ORG && !(bits & (LEX_PLURAL | LEX_ROLE | LEX_ANON | LEX_PLACEHEAD))) || is_trade(c, head);
    t = head;
    while (t > first && (tk(c, t - 1)->pos == POS_ADJ || tk(c, t - 1)->pos == POS_NOUN)) t--;
    bool the = t == first + 1 && wd(c, first)->role == WORD_THE;
    bool whose = t > first && tk(c, t - 1)->pos == POS_POSS && t <= first + NAME_TOKENS; /* their insurer, Kerrex, */
    if (!body || tk(c, head)->pos != POS_NOUN || (!the && !whose)) return false;
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
    static const char *const PLAYERS[] = {"center", "centre"}; /* the Mariners lost center Ilse Oss */
    if (IS_ONE_OF(c, t, SIDES) || IS_ONE_OF(c, t, PLAYERS)) return the;
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

/* "Kerrex (KRX.N)", "Kerrex (NYSE: KRX)": the sign of its shares. */
static bool has_share_sign(const cast *c, const naming *n)
{
    static const char *const EXCHANGES[] = {"NYSE", "NASDAQ", "Nasdaq", "LSE",  "LON",  "TSX", "ASX",
                                            "JSE",  "NSE",    "BSE",    "AIM",  "HKEX", "OTC", "TSXV",
                                            "NZX",  "SGX",    "SEHK",   "HKSE", "AMEX", "TSE", "SIX"};
    uint32_t t = n->last + 1;
    if (!same_sentence(c, n->first, t + 1) || !is_sign(c, n->last, '(')) return false;
    who_str s = doc_token(c->d, t);
    if (is_sign(c, t + 1, ':')) return STR_IS_ANY(s, EXCHANGES);
    const char *dot = is_sign(c, t + 1, ')') ? memchr(s.ptr, '.', s.len) : NULL, *end = s.ptr + s.len;
    if (!dot || dot < s.ptr + 2 || dot + 1 == end || end - dot > 3) return false; /* KRX.N, 0001.HK, but U.S. */
    for (const char *p = dot + 1; p < end; p++)
        if (*p < 'A' || *p > 'Z') return false; /* 19.81 */
    return true;
}

/* "Kerrex, owned by Oss Rail", "who runs Kerrex", "Kerrex posted a loss": one word that is treated as firms are. */
static bool is_treated_as_firm(const cast *c, const naming *n)
{
    static const char *const MADE[] = {"owned", "founded", "headquartered", "controlled", "based"};
    static const char *const RUNS[] = {"runs", "founded", "owns", "co-founded", "heads"};
    static const char *const POSTS[] = {"reported", "posted", "booked", "reports"};
    static const char *const SUMS[] = {"profit", "loss", "profits", "losses", "revenue", "sales", "earnings"};
    uint32_t t = n->last, first = n->first;
    if (n->last - first != 1 || wd(c, first)->lex || c->entities[n->entity].nroles || !same_sentence(c, first, t + 2))
        return false;
    if (first > 1 && same_sentence(c, first - 2, first) && wd(c, first - 2)->role == WORD_WHO &&
        IS_ONE_OF(c, first - 1, RUNS))
        return true;
    uint32_t made = is_sign(c, t, ',') || wd(c, t)->role == WORD_BE ? t + 1 : t;
    if (made > t && IS_ONE_OF(c, made, MADE))
        return wd(c, made + 1)->role == WORD_BY || wd(c, made + 1)->role == WORD_IN;
    if (!IS_ONE_OF(c, t, POSTS)) return false;
    return IS_ONE_OF(c, t + 1, SUMS) || (same_sentence(c, t, t + 3) && IS_ONE_OF(c, t + 2, SUMS));
}

/* "Kerrex said in a regulatory filing": what only listed firms do. */
static bool files_for_market(const cast *c, const naming *n)
{
    uint32_t t = n->last, last = c->d->sentences[tk(c, n->first)->sentence].last;
    if (n->last - n->first != 1 || wd(c, n->first)->lex || t >= last || !wd(c, t)->cue) return false;
    for (t++; t + 3 < last && t < n->last + OFFICE_REACH; t++)
        if (wd(c, t)->role == WORD_IN)
            return str_is(doc_token(c->d, t + 2), "regulatory") && str_is(doc_token(c->d, t + 3), "filing");
    return false;
}

/* "Kerrex said it would", "Kerrex says that its": what speaks calls itself so. "It was late" may be anybody's word. */
static bool calls_itself_it(const cast *c, const naming *n)
{
    if (n->last - n->first == 1 && wd(c, n->first)->lex & (LEX_GIVEN_F | LEX_GIVEN_M))
        return false;                                            /* Luca says it began in May */
    bool comma = c->d->a.text.ptr[tk(c, n->last)->start] == ','; /* her publisher, Kerrex, */
    bool of = wd(c, n->last)->role == WORD_OF && same_sentence(c, n->first, n->last + 2) &&
              wd(c, n->last + 1)->lex & LEX_PLACE;
    uint32_t says = comma ? n->last + 1 : behind_occasion(c, of ? n->last + 2 : n->last); /* Kerrex of Selm said */
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
bool which_follows(const cast *c, const naming *n)
{
    uint32_t t = n->last + 1;
    if (n->first > 0 && (tk(c, n->first - 1)->pos == POS_PREP || wd(c, n->first - 1)->role == WORD_TO)) return false;
    return same_sentence(c, n->first, t) && c->d->a.text.ptr[tk(c, n->last)->start] == ',' &&
           wd(c, t)->role == WORD_WHICH;
}

/* "Kerrex, the largest of them,", "Kerrex, the biggest seller of boats": one of the firms spoken of. */
static bool is_largest(const cast *c, const naming *n)
{
    static const char *const MOST[] = {"largest", "biggest"};
    static const char *const DO[] = {"seller",   "producer", "provider",    "employer",    "exporter",
                                     "importer", "supplier", "distributor", "manufacturer"};
    uint32_t t = n->last;
    bool most = same_sentence(c, n->first, t + 4) && is_sign(c, t, ',') && wd(c, t + 1)->role == WORD_THE &&
                IS_ONE_OF(c, t + 2, MOST);
    return most && (wd(c, t + 3)->role == WORD_OF || IS_ONE_OF(c, t + 3, DO) || is_trade(c, t + 3));
}

/* "Kerrex cut 400 jobs. Its chairman": one unknown word that a sentence begins with, and then its possessive, where
 * that sentence has no other thing that it may stand for. */
static bool is_before_its(const cast *c, const naming *n)
{
    uint32_t line = tk(c, n->first)->sentence;
    const sentence *s = &c->d->sentences[line];
    if (line + 1 >= c->d->nsentences || s[1].paragraph != s->paragraph || n->first != s->first) return false;
    if (n->last - n->first != 1 || wd(c, n->first)->lex || wd(c, s[1].first)->role != WORD_ITS) return false;
    for (uint32_t t = n->last; t < s->last; t++) {
        uint32_t bits = wd(c, t)->lex;
        bool name = c->naming_at[t] != WHO_NONE && !(bits & LEX_PLACE);
        bool thing = bits & (LEX_ORG | LEX_DOC | LEX_TRADE | LEX_PLACENOUN) && !(bits & LEX_PLURAL);
        if (name || thing || wd(c, t)->role == WORD_A || wd(c, t)->role == WORD_THE) return false;
    }
    return true;
}

bool is_topic_of_it(const cast *c, const naming *n)
{
    uint32_t at = n->first > 0 && wd(c, n->first - 1)->role == WORD_THE ? n->first - 1 : n->first, it = n->last + 1;
    bool as_for = at > 1 && wd(c, at - 2)->role == WORD_AS && wd(c, at - 1)->role == WORD_FOR;
    return as_for && same_sentence(c, at, it + 1) && is_sign(c, n->last, ',') && wd(c, it)->role == WORD_IT &&
           wd(c, it + 1)->cue;
}

bool is_said_of_firms(const cast *c, const naming *n)
{
    if (stands_where_firms_do(c, n) || is_body_of_staff(c, n) || ends_in_country(c, n)) return true;
    if (!same_sentence(c, n->first, n->last) || tk(c, n->first)->depth != tk(c, n->last)->depth) return false;
    return owns_somebody(c, n) || is_apposed_to_body(c, n) || has_what_firms_have(c, n) || calls_itself_it(c, n) ||
           deals_with_its(c, n) || announces_as_trade(c, n) || is_several(c, n) || which_follows(c, n) ||
           is_topic_of_it(c, n) || is_largest(c, n) || is_before_its(c, n) || has_share_sign(c, n) ||
           is_treated_as_firm(c, n) || files_for_market(c, n) || is_called_company(c, n);
}
