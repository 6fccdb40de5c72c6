/* first_tag.c - a word to the part of speech that it has most often.
 *
 * Enters: a token. Leaves: the tag of the lexicon, or a guess from shape and ending. A capitalised word is a name where
 * only names are capitals; at the start of a sentence only where the article, or what stands beside it, says so.
 */
#include "text/tag.h"

#define LONGEST_ELIDED 5      /* letters before the mark of "dell'Arte" */
#define LONGEST_PLACE 8       /* words from those who do something to their verb: "along the fence" */
#define LONGEST_COMMON_NAME 5 /* words of a name that are all common words: "Clean Harbour Action" */

static bool ends_with(who_str s, const char *suffix) { return s.len > strlen(suffix) + 2 && str_ends(s, suffix); }

/* The guess for a word that no lexicon has. */
static enum pos guess(const doc *d, const token *k, uint32_t t)
{
    who_str s = doc_token(d, t);
    if (k->shape & (SHAPE_CAP | SHAPE_UPPER | SHAPE_INITIAL)) return POS_NAME;
    if (s.ptr[0] == '@' || s.ptr[0] == '#') return POS_NAME;
    if (ends_with(s, "ly")) return POS_ADV;
    if (ends_with(s, "ing")) return POS_ING;
    if (ends_with(s, "ed")) return POS_PART;
    static const char *const ADJECTIVE[] = {"ous", "ful", "ive", "able", "ible", "ish", "less", "ical", "ary", "ian"};
    for (size_t i = 0; i < sizeof ADJECTIVE / sizeof *ADJECTIVE; i++)
        if (ends_with(s, ADJECTIVE[i])) return POS_ADJ;
    if (k->shape & SHAPE_HYPHEN) return POS_ADJ;
    return POS_NOUN;
}

static bool is_open_class(uint8_t pos)
{
    return pos == POS_NOUN || pos == POS_ADJ || pos == POS_OTHER || pos == POS_VERB || pos == POS_PART ||
           pos == POS_ING || pos == POS_PAST;
}

/* Does token t stand where any word is capitalised? */
bool is_initial(const doc *d, uint32_t t, uint32_t first)
{
    while (t > first) {
        const token *p = &d->tokens[t - 1];
        if (p->kind == TOK_MARK) {
            t--;
            continue;
        }
        if (p->kind != TOK_PUNCT) return false;
        char c = d->a.text.ptr[p->start];
        if (c == ')')
            return d->paragraphs[d->sentences[d->tokens[t].sentence].paragraph].body == t; /* Selm (KNA) Police */
        return c == ':' || c == '.' || (p->shape & SHAPE_HYPHEN) || c == '?' || c == '!' || c == '(' || c == '[';
    }
    return true;
}

/* One bit for each word of the lexicons: seen capitalised where only names are ("Mrs Holt" makes "Holt" a name). */
static bool is_known_name(const uint8_t *names, uint32_t id) { return id != NO_WORD && names[id / 8] >> id % 8 & 1; }

/* Does a title, an initial or a given name stand before token t? */
static bool follows_given_name(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    if (t == first || d->tokens[t - 1].kind != TOK_WORD || !(d->tokens[t - 1].shape & SHAPE_CAP)) return false;
    return d->tokens[t - 1].shape & SHAPE_INITIAL ||
           at(d, r, t - 1)->lex & (LEX_GIVEN_F | LEX_GIVEN_M | LEX_HONORIFIC | LEX_ROLE);
}

/* "Hon. Sunday Oss", "Alhaji Friday Oss": a day behind a title with its full stop or a title of courtesy, before a
 * name. */
static bool is_between_title_and_name(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    if (t == first || t + 1 >= d->ntokens) return false;
    const token *title = &d->tokens[t - 1], *name = &d->tokens[t + 1];
    uint32_t bits = at(d, r, t - 1)->lex, never = LEX_TIME | LEX_ORG | LEX_METONYM | LEX_PLACE | LEX_DEMONYM;
    bool courtesy = title->shape & SHAPE_ABBREV || !(bits & LEX_ROLE); /* not: the President Sunday */
    return title->shape & SHAPE_CAP && bits & LEX_HONORIFIC && courtesy && name->kind == TOK_WORD &&
           name->shape & SHAPE_CAP && !(at(d, r, t + 1)->lex & never);
}

/* Words for times that people are called by, too, as names: May, June, Jan. Not with a number behind them, nor behind
 * "in", "last" or "the"; behind a given name, before what can only be a surname, or where the article has named
 * somebody so (`people`, a bit for each word), or as who speaks behind a quotation. */
bool is_person(const doc *d, const rules *r, const uint8_t *people, uint32_t t, const sentence *s)
{
    const token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    bool given = w->lex & (LEX_GIVEN_F | LEX_GIVEN_M);
    if (!(w->lex & LEX_TIME) || !(k->shape & SHAPE_CAP) || k->shape & (SHAPE_ABBREV | SHAPE_UPPER)) return false;
    const token *next = t + 1 < s->last ? k + 1 : NULL;
    if (next && is_between_title_and_name(d, r, t, s->first)) return true;
    if (!(given || w->pos == POS_MODAL || w->pos == POS_NOUN)) return false;
    if (next && next->kind == TOK_NUMBER) return false;
    if (follows_given_name(d, r, t, s->first)) return true;
    uint8_t before = t > s->first ? at(d, r, t - 1)->pos : POS_OTHER;
    if (before == POS_PREP || before == POS_DET || before == POS_POSS || before == POS_ADJ || before == POS_NUM)
        return false;
    const word *behind = next ? at(d, r, t + 1) : NULL;
    if (is_known_name(people, k->word)) return given || !is_initial(d, t, s->first) || (behind && behind->cue);
    bool speaks = behind && behind->cue && behind->form == FORM_PAST;
    if (speaks && t > s->first && k[-1].kind == TOK_MARK) return true;
    uint32_t never = LEX_TIME | LEX_ORG | LEX_METONYM | LEX_PLACE | LEX_DEMONYM;
    bool surname =
        next && next->kind == TOK_WORD && next->shape & SHAPE_CAP && (!(behind->lex & never) || behind->lex & LEX_ROLE);
    return given && (surname || (speaks && k->end - k->start == 3));
}

/* "A. K. Velden", "Joost A. Velden": an initial, where a lone A or I would be a word. */
static bool is_middle_initial(const doc *d, uint32_t t, uint32_t first)
{
    const token *k = &d->tokens[t];
    if (t + 1 >= d->ntokens || k[1].kind != TOK_WORD) return false;
    if (k[1].shape & SHAPE_INITIAL) return true;
    bool full_stop = d->a.text.ptr[k->end - 1] == '.';
    return full_stop && t > first && k[-1].kind == TOK_WORD && k[-1].shape & SHAPE_CAP && k[1].shape & SHAPE_CAP;
}

/* "el-Sorn", "al-Oss": a particle in lower case before the capital of a name. */
static bool has_joined_particle(const doc *d, const rules *r, uint32_t t)
{
    who_str s = doc_token(d, t);
    const char *hyphen = memchr(s.ptr, '-', s.len);
    size_t n = hyphen ? (size_t)(hyphen - s.ptr) : 0;
    if (!n || n + 1 >= s.len || hyphen[1] < 'A' || hyphen[1] > 'Z') return false;
    return rules_lookup(r, (who_str){s.ptr, n}) & LEX_PARTICLE;
}

/* "d'Urgence", "dell'Arte": an article or preposition that has lost its vowel before the capital of a name. */
static bool is_elided(const doc *d, uint32_t t)
{
    who_str s = doc_token(d, t);
    for (size_t n = 1; n < s.len && n <= LONGEST_ELIDED; n++) {
        size_t mark = s.ptr[n] == '\'' ? 1 : n + 3 < s.len && !memcmp(s.ptr + n, "\xE2\x80\x99", 3) ? 3 : 0;
        if (mark) return n + mark < s.len && s.ptr[n + mark] >= 'A' && s.ptr[n + mark] <= 'Z';
    }
    return false;
}

/* "Cross-examined by", "Wide-ranging talks": what a capital begins is no name where the last of its joined words is one
 * that the lexicons have, in small letters. */
static enum pos joined_tag(const doc *d, const rules *r, uint32_t t)
{
    who_str s = doc_token(d, t);
    size_t at = s.len;
    while (at > 0 && s.ptr[at - 1] != '-') at--;
    if (!at || at >= s.len || s.ptr[at] < 'a' || s.ptr[at] > 'z') return POS_NAME;
    uint32_t id = rules_word(r, (who_str){s.ptr + at, s.len - at});
    if (id == NO_WORD || rules_at(r, id)->lex & (LEX_GIVEN_F | LEX_GIVEN_M)) return POS_NAME;
    if (at > 4 && rules_at(r, id)->pos == POS_NUM && memcmp(s.ptr + at - 4, "-of-", 4) == 0)
        return POS_NOUN; /* Mother-of-two Ilse Oss */
    switch (rules_at(r, id)->pos) {
    case POS_PAST:
    case POS_PART:
        return POS_PART;
    case POS_ING:
    case POS_ADJ:
        return POS_ADJ;
    case POS_NOUN:
        return POS_NOUN;
    default:
        return POS_NAME;
    }
}

/* "Moon Ki-tav", "Long Wei", "Oh Se-jin": does a word that English has too stand as a surname before a given name at
 * the start of a sentence? A given name in two syllables tells it of any short word. */
bool is_surname_first(const doc *d, const rules *r, uint32_t t)
{
    const token *k = &d->tokens[t];
    if (t + 1 >= d->ntokens || k[1].kind != TOK_WORD || (k[1].shape & (SHAPE_CAP | SHAPE_UPPER)) != SHAPE_CAP)
        return false;
    const word *w = at(d, r, t), *next = at(d, r, t + 1);
    if (next->pos || next->lex & ~(uint32_t)(LEX_GIVEN_F | LEX_GIVEN_M)) return false;
    if (w->lex & LEX_SURNAME) return true;
    const uint32_t other = LEX_HONORIFIC | LEX_ROLE | LEX_KIN | LEX_ANON | LEX_TIME | LEX_DEMONYM | LEX_EPITHET;
    who_str s = doc_token(d, t + 1);
    const char *hyphen = k[1].shape & SHAPE_HYPHEN ? memchr(s.ptr, '-', s.len) : NULL;
    bool syllables =
        hyphen && hyphen[1] >= 'a' && hyphen[1] <= 'z' && s.len <= 10 && joined_tag(d, r, t + 1) == POS_NAME;
    return syllables && !w->role && !w->cue && !(w->lex & other) && k->end - k->start <= 5;
}

/* "the United Mine Workers": does a capital stand before and behind token t in its sentence? */
static bool is_amid_capitals(const doc *d, uint32_t t, uint32_t first)
{
    if (t == first || t + 1 >= d->ntokens || d->tokens[t].shape & SHAPE_UPPER) return false;
    const token *a = &d->tokens[t - 1], *b = &d->tokens[t + 1];
    return a->kind == TOK_WORD && a->shape & SHAPE_CAP && b->kind == TOK_WORD && b->shape & SHAPE_CAP;
}

/* "Prairie Lakes Hospital will", at the start of a sentence: does the noun at t begin a run of capitals that ends as
 * the name of a body does? */
static bool runs_to_body(const doc *d, const rules *r, uint32_t t)
{
    const uint32_t other = LEX_ROLE | LEX_HONORIFIC | LEX_KIN | LEX_ANON | LEX_GROUP | LEX_PLURAL | LEX_EPITHET |
                           LEX_ORG | LEX_DOC | LEX_TIME;
    const word *w = at(d, r, t);
    if (w->lex & other || w->cue || w->role) return false;
    uint32_t end = t + 1;
    while (end < d->ntokens && d->tokens[end].kind == TOK_WORD && d->tokens[end].sentence == d->tokens[t].sentence &&
           (d->tokens[end].shape & (SHAPE_CAP | SHAPE_UPPER)) == SHAPE_CAP)
        end++;
    return end >= t + 2 && at(d, r, end - 1)->lex & LEX_ORG && !(at(d, r, end - 1)->lex & LEX_PLURAL);
}

/* "Hearth & Holm": a capital stands behind the sign too, so that both words are the name of one firm. */
static bool is_before_ampersand(const doc *d, uint32_t t)
{
    return t + 2 < d->ntokens && str_is(doc_token(d, t + 1), "&") && d->tokens[t + 2].shape & SHAPE_CAP &&
           d->tokens[t].sentence == d->tokens[t + 2].sentence;
}

/* "Meadow Foods", "National Rope", "Silver Rope Workers": a noun, or an adjective that names of bodies begin with,
 * before a common noun with a capital of its own. "General Manager Ilse Oss" and "Federal Judge Oss" have titles. */
static bool begins_body(const doc *d, const rules *r, uint32_t t, enum pos pos)
{
    static const char *const FIRST[] = {
        "united",   "national",     "general",    "royal",    "international", "global", "allied",  "continental",
        "standard", "northern",     "southern",   "eastern",  "western",       "great",  "central", "imperial",
        "silver",   "universal",    "regional",   "digital",  "advanced",      "grand",  "applied", "golden",
        "pacific",  "consolidated", "associated", "atlantic", "big",           "blue",   "green",   "red",
        "black",    "white",        "bright",     "clear",    "swift",         "fresh",  "open",    "smart"};
    const uint32_t person = LEX_ROLE | LEX_HONORIFIC | LEX_GROUP | LEX_ANON | LEX_EPITHET | LEX_GIVEN_F | LEX_GIVEN_M |
                            LEX_KIN | LEX_DEMONYM | LEX_TIME;
    const word *w = at(d, r, t);
    bool noun = pos == POS_NOUN && !w->cue && !(w->lex & (person | LEX_NOTNAME));
    if (t + 1 >= d->ntokens || (!noun && !STR_IS_ANY(rules_spelling(r, d->tokens[t].word), FIRST))) return false;
    const word *next = at(d, r, t + 1);
    bool common = d->tokens[t + 1].shape & SHAPE_CAP && next->pos == POS_NOUN && !(next->lex & person);
    uint32_t n;
    return common && !(rules_phrase(r, d, t, &n) & (LEX_ROLE | LEX_HONORIFIC)) &&
           !(rules_phrase(r, d, t + 1, &n) & (LEX_ROLE | LEX_HONORIFIC | LEX_METONYM | LEX_AGENCY | LEX_PLACE));
}

/* "Drovers' Voice", "Rope Workers United": members in the plural, with whom the name of their body begins. */
static bool begins_members_body(const doc *d, const rules *r, uint32_t t)
{
    if (t + 2 >= d->ntokens) return false;
    if (at(d, r, t + 1)->lex & LEX_PLURAL && d->tokens[t + 1].shape & SHAPE_CAP)
        return str_is(doc_token(d, t + 2), "United");
    if (at(d, r, t + 1)->role != WORD_S || !str_ends(doc_token(d, t), "s")) return false;
    const word *body = at(d, r, t + 2);
    bool bare = d->tokens[t + 1].end - d->tokens[t + 1].start <= 3 && !str_ends(doc_token(d, t + 1), "s");
    return bare && d->tokens[t + 2].shape & SHAPE_CAP && (body->lex & LEX_ORG || body->pos == POS_NOUN) &&
           !(body->lex & (LEX_ROLE | LEX_HONORIFIC | LEX_GIVEN_F | LEX_GIVEN_M));
}

/* "Dismissed that as", not "said that as a child she": an object between a verb and its "as". */
static bool is_object_of_as(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    if (t == first || t + 1 >= d->ntokens || at(d, r, t + 1)->role != WORD_AS || !at(d, r, t - 1)->cue) return false;
    uint32_t frames = rules_cue(r, at(d, r, t - 1)->cue)->frames;
    return frames & FRAME_AS && !(frames & FRAME_THAT);
}

/* "called that theory absurd": the verb before it takes no clause. */
static bool points_at_object(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    if (t == first || t + 2 >= d->ntokens || !at(d, r, t - 1)->cue || at(d, r, t + 1)->pos != POS_NOUN) return false;
    uint32_t frames = rules_cue(r, at(d, r, t - 1)->cue)->frames;
    bool verb = AMONG(at(d, r, t - 1)->pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_PART)); /* not: of the view that */
    return verb && frames & FRAME_AS && !(frames & (FRAME_THAT | FRAME_CLAUSE | FRAME_OBJ_THAT));
}

/* "Who was with him that night said", "she left that day.": a time, not "said that night had come", "that night buses
 * ran".
 */
static bool is_that_night(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    if (t < first + 2 || t + 2 >= d->ntokens || at(d, r, t - 1)->cue) return false;
    const token *time = &d->tokens[t + 1], *next = &d->tokens[t + 2];
    const word *w = at(d, r, t + 2);
    if (!(at(d, r, t + 1)->lex & LEX_TIME) || at(d, r, t + 1)->pos != POS_NOUN || time->shape & SHAPE_CAP) return false;
    bool who = at(d, r, t - 1)->role == WORD_WHO || at(d, r, t - 1)->role == WORD_WHICH; /* who that day had come */
    return next->kind == TOK_PUNCT || w->pos == POS_PREP || who ||
           (w->cue && (w->form == FORM_PAST || w->form == FORM_S) && w->role == WORD_NONE);
}

/* "Askew, who", "Early said": does what only somebody does stand behind token t? */
static bool acts_like_person(const doc *d, const rules *r, uint32_t t)
{
    if (t + 2 >= d->ntokens) return false;
    const word *next = at(d, r, t + 1);
    bool said = next->cue && (next->form == FORM_PAST || next->form == FORM_S);
    return said || (d->a.text.ptr[d->tokens[t + 1].start] == ',' && at(d, r, t + 2)->role == WORD_WHO);
}

/* "Grade 11 pupil Ilse Oss": is it a year of school, which tells of somebody? */
static bool is_school_year(const doc *d, uint32_t t)
{
    return str_is(doc_token(d, t), "Grade") && t + 2 < d->ntokens && d->tokens[t + 1].kind == TOK_NUMBER &&
           d->tokens[t + 2].kind == TOK_WORD && !(d->tokens[t + 2].shape & SHAPE_CAP);
}

/* "Section 4", "Article 12": a part of a law. */
static bool is_part_of_law(const doc *d, uint32_t t)
{
    static const char *const PARTS[] = {"Section", "Sections", "Article", "Articles", "Clause", "Schedule"};
    return t + 1 < d->ntokens && d->tokens[t + 1].kind == TOK_NUMBER && STR_IS_ANY(doc_token(d, t), PARTS);
}

/* "Pupils First", "Clean Rivers Now": does token t end the name of a cause? */
static bool ends_slogan(const doc *d, uint32_t t, uint32_t first)
{
    return t > first && d->tokens[t - 1].kind == TOK_WORD && d->tokens[t - 1].shape & SHAPE_CAP &&
           !is_initial(d, t, first) && rules_ends_slogan(doc_token(d, t));
}

/* "Tenants Together said": members, and the end of the name of their cause. */
static bool begins_slogan(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    uint32_t many = at(d, r, t)->pos == POS_ADJ ? t + 1 : t, last = many + 1; /* Safe Medicines Now */
    return last + 1 < d->ntokens && at(d, r, many)->pos == POS_NOUN && str_ends(doc_token(d, many), "s") &&
           d->tokens[many].shape & d->tokens[last].shape & SHAPE_CAP && d->tokens[last].kind == TOK_WORD &&
           ends_slogan(d, last, first) && (at(d, r, last + 1)->cue || at(d, r, last + 1)->role == WORD_HAVE);
}

/* "Clean Harbour, a charity, said", "Farm Rescue says": does a sentence begin at t with common words of which only a
 * name would be so capitalised, before what it is or says? Not: "Senior Treasury officials", "Former Senator Oss". */
static bool begins_common_name(const doc *d, const rules *r, uint32_t t)
{
    const uint32_t neutral = LEX_SURNAME | LEX_ORG | LEX_DOC | LEX_CUENOUN | LEX_PLACENOUN | LEX_PLACEHEAD;
    uint32_t n = t;
    for (; n < d->ntokens && n < t + LONGEST_COMMON_NAME; n++) {
        const token *k = &d->tokens[n];
        const word *w = at(d, r, n);
        bool capital = k->kind == TOK_WORD && k->shape & SHAPE_CAP && !(k->shape & (SHAPE_UPPER | SHAPE_HYPHEN));
        if (!capital) break;
        bool first = (w->pos == POS_NOUN || w->pos == POS_ADJ) && !w->cue;
        uint32_t later = n == t ? 0 : n == t + 1 ? LEX_NOTNAME : LEX_NOTNAME | LEX_PLACE;
        bool known = w->pos || w->lex & LEX_PLACE;
        if (!known || w->lex & ~(neutral | later) || (n == t && !first)) return false;
    }
    if (n < t + 2 || n + 1 >= d->ntokens) return false;
    const word *next = at(d, r, n);
    if (d->a.text.ptr[d->tokens[n].start] == ',')
        return at(d, r, n + 1)->role == WORD_A || at(d, r, n + 1)->role == WORD_WHICH;
    bool says = (next->cue && (next->form == FORM_PAST || next->form == FORM_S)) || next->role == WORD_HAVE;
    return says && at(d, r, t)->pos == POS_NOUN; /* Absent Velden said */
}

/* "Nudge, the email start-up that says": does a common word at the start of a sentence stand before what says that it
 * is a body's name? "Look, the company is late" goes on with a verb. */
static bool is_explained_body(const doc *d, const rules *r, uint32_t t)
{
    const word *w = at(d, r, t);
    uint32_t a = t + 2, n = a + 1;
    if ((w->pos != POS_NOUN && w->pos != POS_VERB) || w->lex & ~(uint32_t)(LEX_SURNAME | LEX_CUENOUN)) return false;
    if (n >= d->ntokens || d->tokens[t].depth || d->a.text.ptr[d->tokens[t + 1].start] != ',') return false;
    if (at(d, r, a)->role != WORD_A && at(d, r, a)->role != WORD_THE) return false;
    while (n + 1 < d->ntokens && n < a + LONGEST_COMMON_NAME && !(at(d, r, n)->lex & (LEX_ORG | LEX_TRADE))) n++;
    uint8_t role = n + 1 < d->ntokens ? at(d, r, n + 1)->role : WORD_NONE;
    return at(d, r, n)->lex & (LEX_ORG | LEX_TRADE) && d->tokens[n].kind == TOK_WORD &&
           (role == WORD_THAT || role == WORD_WHICH);
}

/* "N65", "RM1,200": an amount behind the letters of its currency; not "U2". */
static bool is_price(who_str s)
{
    size_t letters = 0, digits = 0;
    while (letters < s.len && s.ptr[letters] >= 'A' && s.ptr[letters] <= 'Z') letters++;
    for (size_t i = letters; i < s.len; i++) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            digits++;
        else if (s.ptr[i] != ',' && s.ptr[i] != '.')
            return false;
    }
    return (letters == 1 || letters == 2) && digits >= 2;
}

/* "Dipnetters say", "DIPNETTERS along the weir have": does a word of no list, in the plural of those who do something,
 * stand before its verb in the plural, with no name behind it? */
static bool names_doers(const doc *d, const rules *r, uint32_t t)
{
    static const char *const ENDINGS[] = {"ers", "ors", "ists", "ERS", "ORS", "ISTS"};
    static const char *const MANY[] = {"have", "are", "were", "do"};
    bool doers = false;
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        doers = doers || ends_with(doc_token(d, t), ENDINGS[i]);
    if (ends_with(doc_token(d, t), "ists")) return true; /* Educationists said: nobody's name ends so */
    for (uint32_t i = t + 1; doers && i < d->ntokens && i < t + LONGEST_PLACE; i++) {
        const token *k = &d->tokens[i];
        const word *w = at(d, r, i);
        if (k->kind != TOK_WORD || k->sentence != d->tokens[t].sentence || w->pos == POS_CONJ) return false;
        if (STR_IS_ANY(doc_token(d, i), MANY) || (w->cue && w->form == FORM_BASE && w->pos == POS_VERB)) return true;
        if (w->pos == POS_PAST || w->pos == POS_MODAL || (i == t + 1 && w->pos != POS_PREP && w->pos != POS_ADV))
            return false;
    }
    return false;
}

/* "Umpiring, he liked to say,", "Umpiring a match is", "Interpellating Oss, Senator Renn asked": does a word of no
 * list, with which a sentence begins, stand where what somebody does stands, and no name? */
static bool is_doing(const doc *d, const rules *r, uint32_t t)
{
    if (!str_ends(doc_token(d, t), "ing") || doc_token(d, t).len < 7 || t + 2 >= d->ntokens) return false;
    const token *next = &d->tokens[t + 1];
    const word *w = at(d, r, t + 1);
    if (next->kind == TOK_PUNCT && d->a.text.ptr[next->start] == ',') return at(d, r, t + 2)->pos == POS_PRON;
    bool object = t + 3 < d->ntokens && next->shape & SHAPE_CAP && d->tokens[t + 2].kind == TOK_PUNCT &&
                  d->a.text.ptr[d->tokens[t + 2].start] == ',' && d->tokens[t + 3].shape & SHAPE_CAP &&
                  at(d, r, t + 3)->lex & (LEX_HONORIFIC | LEX_ROLE);
    if (object) return true;
    return next->kind == TOK_WORD && !(next->shape & SHAPE_CAP) && (w->pos == POS_DET || w->pos == POS_POSS);
}

/* "Ilse Oss, MD, a doctor": letters behind a name and between commas, which stand where an age does. */
static bool is_degree(const doc *d, uint32_t t, uint32_t first)
{
    if (t < first + 2 || t + 1 >= d->ntokens || !(d->tokens[t - 2].shape & SHAPE_CAP)) return false;
    char before = d->a.text.ptr[d->tokens[t - 1].start], behind = d->a.text.ptr[d->tokens[t + 1].start];
    return before == ',' && behind == ',' && rules_is_degree(doc_token(d, t));
}

/* By its kind, its shape or its part in grammar, which decide alone; POS_OTHER where they do not. */
static enum pos fixed_tag(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    const token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    if (k->kind == TOK_MARK) return POS_MARK;
    if (k->kind == TOK_PUNCT) return POS_PUNCT;
    if (k->kind == TOK_NUMBER) return POS_NUM;
    if (k->shape & (SHAPE_CAP | SHAPE_UPPER) && is_degree(d, t, first)) return POS_NUM;
    if (k->shape & SHAPE_PERSON) return POS_NAME;
    if (w->role == WORD_THAT && (is_that_night(d, r, t, first) || points_at_object(d, r, t, first))) return POS_DET;
    if (w->role == WORD_THAT) return is_object_of_as(d, r, t, first) ? POS_PRON : POS_THAT;
    if (w->role == WORD_NOT) return POS_NEG;
    if (w->role == WORD_S) return POS_POSS;
    bool cent = w->role == WORD_PER && t + 1 < d->ntokens && str_is(doc_token(d, t + 1), "cent");
    return cent ? POS_NOUN : POS_OTHER;
}

/* By the word alone, as if it were written small. */
static enum pos tag_of_word(const doc *d, const word *w, uint32_t t)
{
    const token *k = &d->tokens[t];
    enum pos pos = w->pos ? (enum pos)w->pos : guess(d, k, t);
    if (!w->pos && w->lex & LEX_TRADE && !(k->shape & SHAPE_UPPER)) pos = POS_NOUN; /* Chipmaker Kerrex */
    if (!w->cue || w->pos || AMONG(pos, BIT(POS_VERB) | BIT(POS_PAST) | BIT(POS_PART) | BIT(POS_ING))) return pos;
    return w->form == FORM_ING ? POS_ING : w->form == FORM_PAST ? POS_PAST : w->form == FORM_PART ? POS_PART : POS_VERB;
}

/* Does what opens a sentence with a capital, a word of open class whose tag is pos, begin a name? */
static bool opens_name(const doc *d, const rules *r, uint32_t t, enum pos pos, bool headline)
{
    const word *w = at(d, r, t), *next = t + 1 < d->ntokens ? at(d, r, t + 1) : NULL;
    bool next_cap = next && d->tokens[t + 1].shape & SHAPE_CAP && d->tokens[t + 1].kind == TOK_WORD;
    bool given = w->lex & (LEX_GIVEN_F | LEX_GIVEN_M) && (next_cap || pos == POS_NOUN || pos == POS_ADJ);
    if ((!w->pos && pos != POS_NOUN) || given || w->lex & (LEX_PLACE | LEX_METONYM | LEX_DEMONYM)) return true;
    if (headline) return false;
    bool says = next && next->form == FORM_PAST && next->cue &&
                (str_is(doc_token(d, t + 1), "said") || str_is(doc_token(d, t + 1), "told"));
    bool bare = pos == POS_NOUN && !(w->lex & ~(uint32_t)LEX_SURNAME) && !w->cue && !str_ends(doc_token(d, t), "s");
    if (says && bare) return true; /* Shelter said: no noun stands alone there */
    if (is_surname_first(d, r, t) || is_before_ampersand(d, t) || begins_body(d, r, t, pos) ||
        begins_members_body(d, r, t) || is_explained_body(d, r, t))
        return true;
    if (!next_cap) return false;
    if ((pos == POS_NOUN && runs_to_body(d, r, t)) || begins_common_name(d, r, t)) return true;
    bool before_name = !next->pos && !next->lex; /* Grit Velden came */
    return before_name && pos == POS_NOUN && !(w->lex & ~(uint32_t)LEX_PLURAL) && !w->cue;
}

/* Of a word with a capital, whose tag would be pos were it written small. */
static enum pos tag_of_capital(const doc *d, const rules *r, const uint8_t *names, uint32_t t, uint32_t first,
                               bool headline, enum pos pos)
{
    const token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    bool initial = is_initial(d, t, first), unknown = !w->pos && !w->lex && !w->cue;
    bool opens = unknown && !headline && initial;
    if (opens && k->shape & SHAPE_HYPHEN) return joined_tag(d, r, t);
    if (unknown && is_price(doc_token(d, t))) return POS_NUM;
    if (opens && names_doers(d, r, t)) return POS_NOUN;
    if (!headline && initial && begins_slogan(d, r, t, first)) return POS_NAME;
    if (opens && !is_known_name(names, k->word) && is_doing(d, r, t)) return POS_ING;
    if (k->shape & SHAPE_INITIAL)
        return (w->role == WORD_I || w->role == WORD_A) && !is_middle_initial(d, t, first) ? pos : POS_NAME;
    uint32_t n;
    bool next_cap = t + 1 < d->ntokens && d->tokens[t + 1].shape & SHAPE_CAP;
    if (!w->role && !headline && next_cap && rules_phrase(r, d, t, &n) & (LEX_PLACE | LEX_METONYM | LEX_AGENCY))
        return POS_NAME; /* South Korea */
    if (pos == POS_PRON && w->role != WORD_I && !headline && is_amid_capitals(d, t, first)) return POS_NAME;
    if (!headline && ends_slogan(d, t, first)) return POS_NAME;
    bool numbered = pos == POS_NUM && !headline && !initial && next_cap;
    if (numbered && d->tokens[t + 1].kind == TOK_WORD) return POS_NAME; /* the hotel Four Piers */
    if (w->role == WORD_I || !is_open_class((uint8_t)pos)) {
        if (pos == POS_NAME || (!headline && !w->role && is_surname_first(d, r, t))) return POS_NAME;
        if (!w->role && is_known_name(names, k->word) && acts_like_person(d, r, t)) return POS_NAME;
        return initial || headline || w->role || w->lex & LEX_NOTNAME ? pos : POS_NAME;
    }
    if (is_school_year(d, t) || is_part_of_law(d, t)) return POS_NOUN;
    if ((!initial && !headline) || opens_name(d, r, t, pos, headline)) return POS_NAME;
    return is_known_name(names, k->word) && !(k->shape & SHAPE_UPPER && headline) ? POS_NAME : pos;
}

enum pos first_tag(const doc *d, const rules *r, const uint8_t *names, uint32_t t, uint32_t first, bool headline)
{
    const token *k = &d->tokens[t];
    enum pos pos = fixed_tag(d, r, t, first);
    if (pos != POS_OTHER) return pos;
    pos = tag_of_word(d, at(d, r, t), t);
    if (k->shape & (SHAPE_CAP | SHAPE_UPPER | SHAPE_INITIAL))
        return tag_of_capital(d, r, names, t, first, headline, pos);
    return (k->shape & SHAPE_HYPHEN && has_joined_particle(d, r, t)) || is_elided(d, t) ? POS_NAME : pos;
}
