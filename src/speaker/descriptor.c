/* descriptor.c - sources without a name: what kind of speaker, and how it is written.
 *
 * The descriptor is the noun phrase without its article, with the "of ..." and "for ..." that belong to it and without
 * clauses: "A person close to the board, who asked not to be named" is "person close to the board". A possessive
 * pronoun becomes the name of its owner: "his lawyer" is "Tobin Renn's lawyer".
 */
#include "speaker/internal.h"

bool is_one_of(const cast *c, uint32_t t, const char *const *words, size_t n)
{
    return str_is_any(rules_spelling(c->r, tk(c, t)->word), words, n);
}

bool is_self(const cast *c, uint32_t t)
{
    static const char *const WORDS[] = {"himself", "herself", "themself", "themselves"};
    return IS_ONE_OF(c, t, WORDS);
}

/* Are the tokens words with one space between them, or none where the text has none? Then they are joined as they
 * stand. */
static bool stand_joined(const cast *c, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last; t++) {
        const token *k = tk(c, t);
        if (t > first) {
            uint32_t gap = k->start - tk(c, t - 1)->end;
            bool space = gap == 1 && c->d->a.text.ptr[k->start - 1] == ' ' && k->shape & SHAPE_SPACE;
            if (!space && (gap || k->shape & SHAPE_SPACE)) return false;
        }
        if (k->kind == TOK_PUNCT) return false;
    }
    return first < last && tk(c, last - 1)->end - tk(c, first)->start < NAME_BYTES;
}

who_str joined_tokens(const cast *c, uint32_t first, uint32_t last)
{
    if (stand_joined(c, first, last)) return doc_slice(c->d, tk(c, first)->start, tk(c, last - 1)->end);
    buf b = {0};
    for (uint32_t t = first; t < last && b.len < NAME_BYTES; t++) {
        const token *k = tk(c, t);
        bool opens = c->d->a.text.ptr[k->start] == '(', sign = k->kind == TOK_PUNCT && !is_ampersand(c, t) && !opens;
        if (t > first && k->shape & SHAPE_SPACE && !sign && b.len && b.ptr[b.len - 1] != ' ') buf_char(&b, ' ');
        buf_str(&b, doc_token(c->d, t));
        if (sign && t + 1 < last && tk(c, t + 1)->shape & SHAPE_SPACE) buf_char(&b, ' ');
    }
    size_t len = b.len < NAME_BYTES ? b.len : NAME_BYTES;
    while (len < b.len && ((unsigned char)b.ptr[len] & 0xC0) == 0x80) len--; /* no half of a letter */
    who_str s = arena_str(&c->d->mem, b.ptr ? b.ptr : "", len);
    buf_free(&b);
    return s;
}

/* "two people", "three members of the board": so few that they are individuals. */
static bool is_counted(const cast *c, uint32_t first, uint32_t head)
{
    static const char *const FEW[] = {"two", "three", "four", "five", "six"};
    return first < head && IS_ONE_OF(c, first, FEW);
}

/* "People familiar with the talks", "those close to her", "people who asked not to be named" are sources; "people in
 * the town", "those who voted" are a group. */
static bool is_in_the_know(const cast *c, const mention *m)
{
    static const char *const NEAR[] = {"close", "familiar", "briefed", "involved", "privy",         "present",
                                       "near",  "inside",   "aware",   "with",     "knowledgeable", "around"};
    static const char *const WHERE[] = {"attendance", "room",    "meeting", "meetings", "orbit",
                                        "circle",     "circles", "camp",    "campaign", "talks"};
    static const char *const HIDDEN[] = {"anonymity", "anonymously", "identified", "authorized", "authorised"};
    uint32_t next = m->head + 1;
    if (next < m->last && IS_ONE_OF(c, next, NEAR)) return true;
    bool in = next < m->last && wd(c, next)->role == WORD_IN;
    for (uint32_t t = next; t < m->last; t++) {
        if (IS_ONE_OF(c, t, HIDDEN) || (in && IS_ONE_OF(c, t, WHERE))) return true;
        if (wd(c, t)->role == WORD_BE && t + 1 < m->last && str_is(doc_token(c->d, t + 1), "named")) return true;
    }
    return false;
}

/* "Officials familiar with the talks", "executives, speaking on condition of anonymity": sources, however many. */
static bool is_hidden_source(const cast *c, const mention *m)
{
    static const char *const KNOWING[] = {"close", "familiar", "briefed", "privy", "knowledgeable"};
    static const char *const HIDDEN[] = {"anonymity", "anonymously", "identified"};
    uint32_t next = m->head + 1;
    if (next < m->last && IS_ONE_OF(c, next, KNOWING)) return true;
    for (uint32_t t = next; t < m->last; t++)
        if (IS_ONE_OF(c, t, HIDDEN)) return true;
    return false;
}

/* The plural behind the head's "of": "one of its shareholders"; the head itself where there is none. */
static uint32_t noun_behind_of(const cast *c, const mention *m)
{
    if (m->head + 2 >= m->last || wd(c, m->head + 1)->role != WORD_OF) return m->head;
    uint32_t t = m->head + 2;
    for (; t < m->last && (tk(c, t)->kind == TOK_WORD || tk(c, t)->kind == TOK_NUMBER); t++) {
        uint32_t bits = wd(c, t)->lex; /* MPs are tagged as a name */
        if (bits & LEX_PLURAL && (tk(c, t)->pos == POS_NOUN || bits & LEX_ROLE)) return t;
    }
    return m->head;
}

/* "Business Insider": two capitalised common words or more that no person owns, where the sentence has small letters
 * too, are a name. */
static bool is_capitalised(const cast *c, const mention *m)
{
    if (wd(c, m->first)->role != WORD_NONE) return false;
    for (uint32_t t = m->first; t <= m->head; t++)
        if (!(tk(c, t)->shape & SHAPE_CAP) || tk(c, t)->shape & SHAPE_UPPER || tk(c, t)->kind != TOK_WORD ||
            c->naming_at[t] != WHO_NONE || wd(c, t)->lex & (LEX_DEMONYM | LEX_HONORIFIC | LEX_PLURAL) ||
            is_party_word(c, tk(c, t)->word))
            return false;
    const sentence *s = &c->d->sentences[tk(c, m->head)->sentence];
    uint32_t small = 0, words = 0;
    for (uint32_t t = s->first; t < s->last && t < s->first + SOURCE_REACH; t++) {
        words += tk(c, t)->kind == TOK_WORD;
        small += tk(c, t)->kind == TOK_WORD && !(tk(c, t)->shape & SHAPE_CAP);
    }
    return m->head > m->first && 2 * small > words;
}

/* "Figures released by the ministry", "official figures" are numbers; "senior figures in the party" are people. */
static bool are_numbers(const cast *c, const mention *m)
{
    static const char *const PEOPLE[] = {"senior", "leading",   "prominent", "opposition", "party", "religious",
                                         "public", "political", "military",  "business",   "those", "other"};
    if (!str_is(rules_spelling(c->r, tk(c, m->head)->word), "figures")) return false;
    for (uint32_t t = m->first; t < m->head; t++) {
        bool office =
            wd(c, t)->lex & (LEX_ROLE | LEX_GROUP) && !str_is(rules_spelling(c->r, tk(c, t)->word), "official");
        if (IS_ONE_OF(c, t, PEOPLE) || office || wd(c, t)->role == WORD_SOME || tk(c, t)->pos == POS_NUM) return false;
    }
    return m->head + 1 >= m->last || wd(c, m->head + 1)->role != WORD_IN; /* figures in the party */
}

bool says_former(const cast *c, const mention *m)
{
    static const char *const PAST[] = {"former", "longtime", "onetime", "erstwhile", "ex", "retired", "one-time"};
    for (uint32_t t = m->first; t < m->head; t++)
        if (IS_ONE_OF(c, t, PAST)) return true;
    return false;
}

bool is_former_anything(const cast *c, const mention *m)
{
    return !m->plural && !(wd(c, m->head)->lex & ~(uint32_t)LEX_CUE) && says_former(c, m);
}

/* "Police and parents": do people in the plural stand behind "and"? */
static bool joins_people(const cast *c, const mention *m)
{
    uint32_t t = m->head + 1;
    if (t + 1 >= m->last || wd(c, t)->role != WORD_AND) return false;
    while (t + 1 < m->last && (tk(c, t + 1)->pos == POS_ADJ || tk(c, t + 1)->pos == POS_NOUN)) t++;
    return wd(c, t)->lex & LEX_PLURAL && wd(c, t)->lex & (LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_KIN);
}

/* "A stoker, who comes from Selm,": does "who" stand behind the head of m, as behind people only? */
static bool is_somebody_who(const cast *c, const mention *m)
{
    uint32_t t = m->head + 1;
    if (t < m->last && is_sign(c, t, ',')) t++;
    return t < m->last && wd(c, t)->role == WORD_WHO;
}

enum who_kind kind_of_source(const cast *c, const mention *m)
{
    static const char *const SEVERAL[] = {"group", "number", "crowd", "band", "handful", "minority"}; /* of parents */
    if (is_capitalised(c, m)) return WHO_INSTITUTION;
    if (are_numbers(c, m)) return WHO_DOCUMENT;
    who_str head = rules_spelling(c->r, tk(c, m->head)->word);
    bool alone = tk(c, m->head)->pos == POS_ADJ && m->first < m->head && str_is(lower_token(c, m->first), "one");
    if (alone) return WHO_ANONYMOUS; /* one third-year in the department */
    bool label = m->first == m->head && m->last < c->d->ntokens && is_sign(c, m->last, ':');
    if (label && str_is(head, "operator")) return WHO_ANONYMOUS; /* of a conference call */
    bool one = str_is(head, "one"),
         number = !one && (tk(c, m->head)->pos == POS_NUM || wd(c, m->head)->role == WORD_SOME);
    uint32_t behind = noun_behind_of(c, m), noun = number ? behind : m->head;
    uint32_t of = wd(c, behind)->lex;
    if (one && of & LEX_ORG && !(of & (LEX_ROLE | LEX_ANON | LEX_GROUP))) return WHO_INSTITUTION; /* one of the firms */
    enum who_kind kind = kind_of_head(c, noun);
    uint32_t members = noun_behind_of(c, m);
    bool several = members != m->head && wd(c, members)->lex & (LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_KIN);
    if (several && IS_ONE_OF(c, m->head, SEVERAL)) return WHO_GROUP;
    if (kind == WHO_DOCUMENT && (is_former_anything(c, m) || is_somebody_who(c, m))) return WHO_ANONYMOUS;
    bool anybody = (str_is(head, "people") || str_is(head, "those")) && !is_counted(c, m->first, m->head);
    if (anybody && wd(c, m->first)->role != WORD_THE) return is_in_the_know(c, m) ? WHO_ANONYMOUS : WHO_GROUP;
    if (kind == WHO_GROUP && is_hidden_source(c, m)) return WHO_ANONYMOUS;
    bool people = wd(c, noun)->lex & (LEX_ROLE | LEX_ANON | LEX_KIN | LEX_EPITHET | LEX_GROUP);
    if (kind == WHO_INSTITUTION && joins_people(c, m)) return WHO_GROUP;
    uint32_t bits = wd(c, noun)->lex & ~(uint32_t)LEX_PLURAL; /* six newspapers; four divers are doers of no list */
    people = people || (!bits && (str_ends(doc_token(c->d, noun), "ers") || str_ends(doc_token(c->d, noun), "ors")));
    return kind == WHO_GROUP && people && is_counted(c, m->first, noun) ? WHO_ANONYMOUS : kind;
}

bool is_age(const cast *c, uint32_t t) { return str_ends(doc_token(c->d, t), "-year-old"); }

/* "The mother-of-two", "the gran-of-six": the LEX_ bits of the parent in such a word; 0 of all others. */
uint32_t parent_bits(const cast *c, uint32_t t)
{
    who_str rest = doc_token(c->d, t);
    if (!(tk(c, t)->shape & SHAPE_HYPHEN) || rest.len > WORD_BYTES) return 0;
    who_str kin = str_split(&rest, '-');
    uint32_t bits = str_starts(rest, "of-") ? rules_lookup(c->r, utf8_lower_str(doc_scratch(c->d), kin)) : 0;
    return bits & LEX_KIN ? bits : 0;
}

/* The LEX_ bits of the phrase of two words that ends with token head; 0 where none does. */
static uint32_t bits_of_pair(const cast *c, uint32_t head)
{
    uint32_t n = 0;
    if (head == 0 || !same_sentence(c, head - 1, head)) return 0;
    uint32_t bits = phrase_at(c, head - 1, &n);
    return n == 2 ? bits : 0;
}

bool ends_body_of_two(const cast *c, uint32_t head)
{
    if (head > 1 && wd(c, head - 2)->role == WORD_A && wd(c, head)->lex & LEX_ROLE) return false; /* a border guard */
    return bits_of_pair(c, head) & LEX_ORG && !(wd(c, head)->lex & (LEX_PLURAL | LEX_DOC));
}

/* "Six per cent", "a third", "far fewer": a part of those who were asked? */
static bool is_share(who_str head)
{
    static const char *const SHARES[] = {"percent", "cent",  "half", "third", "quarter",  "fifth",
                                         "more",    "fewer", "most", "rest",  "remainder"};
    return STR_IS_ANY(head, SHARES);
}

enum who_kind kind_of_head(const cast *c, uint32_t head)
{
    if (ends_body_of_two(c, head)) return WHO_INSTITUTION;
    uint32_t b = wd(c, head)->lex, pair = bits_of_pair(c, head);
    if (pair & LEX_DOC && !(b & LEX_DOC)) return WHO_DOCUMENT;                                  /* family legend */
    if (!(b & (LEX_ORG | LEX_GROUP | LEX_DOC))) b |= pair & (LEX_ROLE | LEX_ANON | LEX_PLURAL); /* prima donna */
    if (is_share(rules_spelling(c->r, tk(c, head)->word))) return WHO_GROUP;
    if (is_age(c, head) || parent_bits(c, head) || is_countryman(c, head)) return WHO_ANONYMOUS;
    bool plural = b & LEX_PLURAL;
    if (b & LEX_DOC && !(b & (LEX_ROLE | LEX_ANON))) return WHO_DOCUMENT;
    who_str low = rules_spelling(c->r, tk(c, head)->word);
    if (str_is(low, "one") || str_is(low, "someone") || str_is(low, "somebody") || str_is(low, "another"))
        return WHO_ANONYMOUS;
    if (str_is(low, "those")) return WHO_ANONYMOUS; /* those close to her */
    if (plural) {
        static const char *const SOURCES[] = {"sources",    "aides",      "advisers",  "advisors",   "insiders",
                                              "staffers",   "operatives", "people",    "confidants", "informants",
                                              "associates", "witnesses",  "diplomats", "reps"};
        return STR_IS_ANY(low, SOURCES) ? WHO_ANONYMOUS : WHO_GROUP;
    }
    static const char *const MASTHEADS[] = {"guardian", "courier"}; /* written small, people */
    bool person = STR_IS_ANY(low, MASTHEADS) && !(tk(c, head)->shape & SHAPE_CAP);
    if (b & LEX_ORG && !(b & (LEX_EPITHET | LEX_ANON)) && !person)
        return WHO_INSTITUTION; /* authority, regulator, broadcaster */
    if (b & (LEX_ROLE | LEX_ANON | LEX_KIN | LEX_HONORIFIC)) return WHO_ANONYMOUS;
    if (b & (LEX_ORG | LEX_METONYM | LEX_AGENCY)) return WHO_INSTITUTION;
    if (b & LEX_GROUP) return WHO_GROUP;
    if (b & (LEX_DOC | LEX_CUENOUN)) return WHO_DOCUMENT;
    if (b & LEX_PLACENOUN) return WHO_INSTITUTION; /* the city of Selm */
    if (wd(c, head)->role == WORD_SOME || wd(c, head)->role == WORD_THEY) return WHO_GROUP;
    who_str s = doc_token(c->d, head);
    if (s.len > 3 && s.ptr[s.len - 1] == 's' && s.ptr[s.len - 2] != 's') return WHO_GROUP;
    static const char *const PERSON[] = {"er",  "or",  "ist",  "man",  "woman",  "one",
                                         "ian", "ant", "body", "hand", "wright", "monger"};
    for (size_t i = 0; i < sizeof PERSON / sizeof *PERSON; i++)
        if (str_ends(s, PERSON[i])) return WHO_ANONYMOUS;
    bool several = tk(c, head)->kind == TOK_NUMBER || tk(c, head)->pos == POS_NUM;
    return several ? WHO_GROUP : WHO_DOCUMENT;
}

/* "families, friends and town officials": does the list whose first member is the head of m go on behind the comma at
 * t? */
static bool list_goes_on(const cast *c, const mention *m, uint32_t t)
{
    if (c->d->a.text.ptr[tk(c, t)->start] != ',' || !(wd(c, m->head)->lex & LEX_PLURAL)) return false;
    for (uint32_t i = t + 1; i + 1 < m->last; i++) {
        uint8_t p = tk(c, i)->pos;
        if (wd(c, i)->role == WORD_AND) return tk(c, i - 1)->pos == POS_NOUN || tk(c, i - 1)->kind == TOK_PUNCT;
        bool comma = c->d->a.text.ptr[tk(c, i)->start] == ',' && tk(c, i - 1)->pos == POS_NOUN;
        if (!comma && p != POS_NOUN && p != POS_ADJ && p != POS_ADV && wd(c, i)->role != WORD_SOME) return false;
    }
    return false;
}

/* "those who know him": nobody without the clause, which ends before the sign or the quotation at the returned token;
 * behind the head where it has none. */
static uint32_t behind_clause_of_those(const cast *c, const mention *m)
{
    uint32_t t = m->head + 1;
    if (!str_is(lower_token(c, m->head), "those") || t + 1 >= m->last || wd(c, t)->role != WORD_WHO) return t;
    while (t < m->last && tk(c, t)->kind != TOK_PUNCT && tk(c, t)->kind != TOK_MARK) t++;
    return t;
}

/* "a letter the board sent to Selm", "a note Velden wrote": where the verb of the clause ends whose subject begins at
 * t, behind the common noun that the clause hangs on; `t` itself where a phrase begins there and no clause; or
 * WHO_NONE. */
static uint32_t behind_contact(const cast *c, const mention *m, uint32_t t)
{
    uint8_t p = tk(c, t)->pos;
    if (t != m->head + 1 || tk(c, t - 1)->pos != POS_NOUN || wd(c, t)->role == WORD_S) return WHO_NONE;
    bool subject = p == POS_DET || p == POS_POSS || p == POS_PRON || (p == POS_NAME && wd(c, t - 1)->lex & LEX_DOC);
    for (uint32_t v = t + 1; subject && p != POS_PRON && v < m->last && tk(c, v)->kind == TOK_WORD; v++)
        if (tk(c, v)->pos == POS_PAST || tk(c, v)->pos == POS_PART || tk(c, v)->pos == POS_VERB) return v + 1;
    return subject ? t : WHO_NONE;
}

/* Where the noun phrase ends: before a clause, a comma or a verb. */
static uint32_t phrase_end(const cast *c, const mention *m)
{
    uint32_t t = behind_clause_of_those(c, m);
    if (t > m->head + 1) return t;
    while (t < m->last) {
        const token *k = tk(c, t);
        bool hyphen = c->d->a.text.ptr[k->start] == '-' && !(k->shape & SHAPE_SPACE); /* no dash */
        bool named = c->naming_at[t] != WHO_NONE; /* the Department for Culture, Media and Sport */
        if (k->kind == TOK_PUNCT && !hyphen && !named && !list_goes_on(c, m, t)) break;
        uint32_t n = t ? c->naming_at[t - 1] : WHO_NONE, of = n == WHO_NONE ? 0 : c->namings[n].first;
        bool friend = of && wd(c, of - 1)->role == WORD_OF; /* a friend of Oss's */
        bool owner = wd(c, t)->role == WORD_S && (tk(c, t)->pos != POS_NAME || friend);
        if (owner && t + 1 == m->last) break; /* the mayor's, of a warning; but analysts at Moody's */
        if (k->kind == TOK_MARK || k->pos == POS_WH || k->pos == POS_THAT || k->pos == POS_PAST || k->pos == POS_VERB ||
            k->pos == POS_MODAL)
            break;
        if (wd(c, t)->lex & LEX_TIME && !(tk(c, t)->shape & SHAPE_PERSON)) {
            if (t > m->head + 1 && tk(c, t - 1)->pos == POS_ADJ) t--; /* a survey last year */
            break;
        }
        if (k->pos == POS_PART && t == m->head + 1 && (wd(c, m->head)->lex | bits_of_pair(c, m->head)) & LEX_DOC) break;
        uint32_t contact = behind_contact(c, m, t);
        if (contact != WHO_NONE) return contact;
        t++;
    }
    bool met = t < m->last && tk(c, t)->kind == TOK_WORD; /* the experts [I met] */
    if (met && t > m->head + 1 && tk(c, t - 1)->pos == POS_PRON) t--;
    while (t > m->head + 1 && (tk(c, t - 1)->pos == POS_PREP || tk(c, t - 1)->pos == POS_TO ||
                               tk(c, t - 1)->pos == POS_DET || tk(c, t - 1)->pos == POS_CONJ))
        t--;
    return t;
}

/* "Aides" at the start of a sentence are "aides", and a transcript's "CHAIR" is the chair. */
static who_str lower_initial(const cast *c, uint32_t first, who_str s)
{
    const token *k = tk(c, first);
    static const char *const NUMBERED[] = {"No.", "No", "Number"}; /* No. 2 official, No 10 spokesman */
    if (STR_IS_ANY(doc_token(c->d, first), NUMBERED) && tk(c, first + 1)->kind == TOK_NUMBER) return s;
    bool shouted = k->shape & SHAPE_UPPER && s.len >= 5 && !memchr(s.ptr, ' ', s.len); /* shorter: CEO, MP */
    if (shouted && wd(c, first)->lex & (LEX_ROLE | LEX_ANON)) return utf8_lower_str(&c->d->mem, s);
    static const char *const FAITHS[] = {"muslim", "christian", "catholic", "protestant",
                                         "jew",    "hindu",     "buddhist", "sikh"};
    uint32_t bits = wd(c, first)->lex;
    if (STR_IS_ANY(rules_spelling(c->r, canonical_id(c, k->word)), FAITHS)) return s;
    bool opens = c->d->sentences[k->sentence].first == first, party = is_party_word(c, canonical_id(c, k->word));
    bool people = opens && bits & LEX_GROUP && bits & LEX_PLURAL && !memchr(s.ptr, ' ', s.len); /* Parents said */
    bool chamber = bits & LEX_ORG && first + 1 < c->d->ntokens && tk(c, first + 1)->shape & SHAPE_CAP &&
                   is_party_word(c, canonical_id(c, tk(c, first + 1)->word)); /* Senate Republicans said */
    bool letters = s.len > 1 && s.ptr[1] >= 'A' && s.ptr[1] <= 'Z';           /* MPs said */
    if (!s.len || party || chamber || letters || (k->pos == POS_NAME && !people) || k->shape & SHAPE_UPPER ||
        s.ptr[0] < 'A' || s.ptr[0] > 'Z')
        return s;
    char initial = (char)(s.ptr[0] + 32);
    return ARENA_JOIN(&c->d->mem, {&initial, 1}, {s.ptr + 1, s.len - 1});
}

/* Words in front of a descriptor that are no part of it; a document stays the same when it is no longer new. */
static bool says_nothing(const cast *c, uint32_t t, uint32_t head)
{
    static const char *const NEW[] = {"new", "recent", "latest"};
    static const char *const SMALL[] = {"one", "same", "even", "then", "yet", "still", "also", "now", "such"};
    uint8_t r = wd(c, t)->role;
    if (r == WORD_A || r == WORD_THE || r == WORD_THIS || r == WORD_THAT) return true;
    if (wd(c, head)->lex & LEX_DOC && tk(c, t)->pos != POS_NAME && IS_ONE_OF(c, t, NEW)) return true;
    return IS_ONE_OF(c, t, SMALL);
}

/* "the official Wafaa news agency", "the state-run Selm Daily newspaper": where the name of a body begins behind the
 * adjectives in front of it; `first` where none does. */
static uint32_t behind_epithets(const cast *c, uint32_t first, uint32_t head)
{
    uint32_t t = first;
    while (t < head && !(tk(c, t)->shape & SHAPE_CAP) &&
           (tk(c, t)->pos == POS_ADJ || str_is(doc_token(c->d, t), "official")))
        t++;
    bool named = t < head && c->naming_at[t] != WHO_NONE && !(wd(c, t)->lex & LEX_DEMONYM);
    return named && wd(c, head)->lex & LEX_ORG ? t : first;
}

/* "a welder on his way home", "a man with his dog": is the possessive at t that of whom m itself describes? Not where
 * what is had may have others in it: "a lawyer on his team". */
static bool is_own_thing(const cast *c, const mention *m, uint32_t t)
{
    uint8_t r = wd(c, t - 1)->role;
    bool beside = t == m->head + 2 && tk(c, t)->pos == POS_POSS && tk(c, t - 1)->pos == POS_PREP && r != WORD_OF &&
                  r != WORD_TO && r != WORD_FOR && r != WORD_FROM && r != WORD_BY && t + 1 < c->d->ntokens;
    return beside && wd(c, m->first)->role == WORD_A &&
           !(wd(c, t + 1)->lex & (LEX_ORG | LEX_GROUP | LEX_DOC | LEX_TRADE | LEX_CUENOUN | LEX_ROLE | LEX_PLACENOUN));
}

uint32_t pronoun_in(const cast *c, const mention *m)
{
    if (tk(c, m->first)->pos == POS_POSS && m->first < m->head) return m->first;
    for (uint32_t t = m->head + 1, end = phrase_end(c, m); t < end; t++) {
        uint8_t r = wd(c, t)->role;
        if (is_own_thing(c, m, t)) continue;
        if (r == WORD_HE || r == WORD_SHE || r == WORD_HIS || r == WORD_HER) return t;
    }
    return WHO_NONE;
}

/* The tokens of the descriptor, with the name of the owner for the pronoun in it: "person close to Ilse Renn". */
static who_str with_owner(const cast *c, const mention *m, uint32_t first, uint32_t last, who_str owner)
{
    uint32_t t = pronoun_in(c, m);
    if (!owner.len || t == WHO_NONE || t <= first || t >= last) return joined_tokens(c, first, last);
    who_str head = joined_tokens(c, first, t), tail = joined_tokens(c, t + 1, last);
    const char *s = tk(c, t)->pos == POS_POSS ? "'s" : "";
    return ARENA_JOIN(&c->d->mem, head, STR(" "), owner, str_of(s), str_of(tail.len ? " " : ""), tail);
}

/* What is called by its owner's name with or without a possessive, "the Renn campaign", or only with one, "Renn's
 * office". */
static who_str owned_body(const cast *c, who_str owner, uint32_t head)
{
    static const char *const CALLED[] = {"campaign", "administration", "camp", "team", "government", "foundation"};
    return ARENA_JOIN(&c->d->mem, owner, str_of(IS_ONE_OF(c, head, CALLED) ? " " : "'s "), doc_token(c->d, head));
}

who_str descriptor(const cast *c, const mention *m, who_str owner)
{
    uint32_t first = m->first, last = phrase_end(c, m);
    while (first < m->head && says_nothing(c, first, m->head)) first++;
    first = behind_epithets(c, first, m->head);
    bool title = first + 2 < m->head && wd(c, first)->lex & LEX_HONORIFIC && !(wd(c, first)->lex & LEX_ROLE);
    if (title && c->naming_at[first + 1] != WHO_NONE) first++; /* Mr. Renn's aides */
    /* "Renn's campaign" and "the Renn campaign" are one: owner's surname, then the head. */
    if (wd(c, m->head)->lex & LEX_ORG && m->head >= first + 2 && wd(c, m->head - 1)->role == WORD_S &&
        c->naming_at[m->head - 2] != WHO_NONE) {
        const entity *e = &c->entities[c->namings[c->naming_at[m->head - 2]].entity];
        if (e->kind == WHO_PERSON && c->namings[c->naming_at[m->head - 2]].first == first)
            return owned_body(c, doc_token(c->d, m->head - 2), m->head);
    }
    bool his_body = wd(c, m->head)->lex & LEX_ORG && tk(c, m->first)->pos == POS_POSS && owner.len; /* his campaign */
    his_body = his_body && wd(c, m->first)->role != WORD_ITS; /* the board of Selm Hospital is not the Hospital's */
    if (his_body && m->head == m->first + 1) {
        const char *space = memchr(owner.ptr, ' ', owner.len);
        who_str sur = owner;
        while (space) {
            sur = (who_str){space + 1, (size_t)(owner.ptr + owner.len - space - 1)};
            space = memchr(sur.ptr, ' ', sur.len);
        }
        return owned_body(c, sur, m->head);
    }
    bool possessive = first < m->head && tk(c, first)->pos == POS_POSS && wd(c, first)->role != WORD_S;
    if (possessive) first++;
    who_str s = with_owner(c, m, first, last, owner);
    if (!is_capitalised(c, m)) s = lower_initial(c, first, s);
    if (possessive && owner.len) s = ARENA_JOIN(&c->d->mem, owner, STR("'s "), s);
    return s;
}
