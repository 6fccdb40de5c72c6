/* tag.c - tokens to parts of speech.
 *
 * Each word gets the part of speech that it has most often (words/pos.txt), unknown ones a guess from their shape and
 * ending, capitalised ones are names where only names are capitals, and then rules look one or two words to either
 * side, after Brill (1992): a verb after "the" is a noun, a noun after "to" is a verb, a past form after "has" is a
 * participle. About one word in twenty stays wrong; the stages that follow ask for noun phrases and verb groups only,
 * and tolerate that.
 */
#include "text/internal.h"

#define BIT(n) (UINT64_C(1) << (n))
#define AMONG(pos, set) ((BIT(pos) & (set)) != 0)

#define LONGEST_ELIDED 5      /* letters before the mark of "dell'Arte" */
#define LONGEST_COMMON_NAME 5 /* words of a name that are all common words: "Clean Harbour Action" */

static const word *at(const doc *d, const rules *r, uint32_t t) { return rules_at(r, d->tokens[t].word); }

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
static bool is_initial(const doc *d, uint32_t t, uint32_t first)
{
    while (t > first) {
        const token *p = &d->tokens[t - 1];
        if (p->kind == TOK_MARK) {
            t--;
            continue;
        }
        if (p->kind != TOK_PUNCT) return false;
        char c = d->a.text.ptr[p->start];
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
static bool is_person(const doc *d, const rules *r, const uint8_t *people, uint32_t t, const sentence *s)
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
static bool is_surname_first(const doc *d, const rules *r, uint32_t t)
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

/* "Pupils First", "Clean Rivers Now": does token t end the name of a cause? */
static bool ends_slogan(const doc *d, uint32_t t, uint32_t first)
{
    static const char *const LAST[] = {"Now", "First", "Forward", "Together", "Ahead"};
    return t > first && d->tokens[t - 1].kind == TOK_WORD && d->tokens[t - 1].shape & SHAPE_CAP &&
           !is_initial(d, t, first) && STR_IS_ANY(doc_token(d, t), LAST);
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

static enum pos first_tag(const doc *d, const rules *r, const uint8_t *names, uint32_t t, uint32_t first, bool headline)
{
    const token *k = &d->tokens[t];
    if (k->kind == TOK_MARK) return POS_MARK;
    if (k->kind == TOK_PUNCT) return POS_PUNCT;
    if (k->kind == TOK_NUMBER) return POS_NUM;
    if (k->shape & SHAPE_PERSON) return POS_NAME;
    const word *w = at(d, r, t);
    if (w->role == WORD_THAT) return is_object_of_as(d, r, t, first) ? POS_PRON : POS_THAT;
    if (w->role == WORD_NOT) return POS_NEG;
    if (w->role == WORD_S) return POS_POSS;
    if (w->role == WORD_PER && t + 1 < d->ntokens && str_is(doc_token(d, t + 1), "cent")) return POS_NOUN;
    enum pos pos = w->pos ? (enum pos)w->pos : guess(d, k, t);
    if (!w->pos && w->lex & LEX_TRADE && !(k->shape & SHAPE_UPPER)) pos = POS_NOUN; /* Chipmaker Kerrex */
    if (w->cue && pos != POS_VERB && pos != POS_PAST && pos != POS_PART && pos != POS_ING && !w->pos)
        pos = w->form == FORM_ING    ? POS_ING
              : w->form == FORM_PAST ? POS_PAST
              : w->form == FORM_PART ? POS_PART
                                     : POS_VERB;
    if (!(k->shape & (SHAPE_CAP | SHAPE_UPPER | SHAPE_INITIAL)))
        return (k->shape & SHAPE_HYPHEN && has_joined_particle(d, r, t)) || is_elided(d, t) ? POS_NAME : pos;
    bool unknown = !w->pos && !w->lex && !w->cue;
    if (unknown && k->shape & SHAPE_HYPHEN && !headline && is_initial(d, t, first)) return joined_tag(d, r, t);
    if (k->shape & SHAPE_INITIAL)
        return (w->role == WORD_I || w->role == WORD_A) && !is_middle_initial(d, t, first) ? pos : POS_NAME;
    uint32_t n;
    if (!w->role && !headline && t + 1 < d->ntokens && d->tokens[t + 1].shape & SHAPE_CAP &&
        rules_phrase(r, d, t, &n) & (LEX_PLACE | LEX_METONYM | LEX_AGENCY))
        return POS_NAME; /* South Korea */
    if (pos == POS_PRON && w->role != WORD_I && !headline && is_amid_capitals(d, t, first)) return POS_NAME;
    if (!headline && ends_slogan(d, t, first)) return POS_NAME;
    if (w->role == WORD_I || !is_open_class((uint8_t)pos)) {
        if (pos == POS_NAME || (!headline && !w->role && is_surname_first(d, r, t))) return POS_NAME;
        if (!w->role && is_known_name(names, k->word) && acts_like_person(d, r, t)) return POS_NAME;
        return is_initial(d, t, first) || headline || w->role ? pos : (w->lex & LEX_NOTNAME ? pos : POS_NAME);
    }
    if (is_school_year(d, t)) return POS_NOUN;
    if (!is_initial(d, t, first) && !headline) return POS_NAME;
    bool next_cap = t + 1 < d->ntokens && (d->tokens[t + 1].shape & SHAPE_CAP) && d->tokens[t + 1].kind == TOK_WORD;
    if ((!w->pos && pos != POS_NOUN) ||
        (w->lex & (LEX_GIVEN_F | LEX_GIVEN_M) && (next_cap || pos == POS_NOUN || pos == POS_ADJ)))
        return POS_NAME;
    if (w->lex & (LEX_PLACE | LEX_METONYM | LEX_DEMONYM)) return POS_NAME;
    bool says = t + 1 < d->ntokens && at(d, r, t + 1)->form == FORM_PAST && at(d, r, t + 1)->cue &&
                (str_is(doc_token(d, t + 1), "said") || str_is(doc_token(d, t + 1), "told"));
    if (says && pos == POS_NOUN && !(w->lex & ~(uint32_t)LEX_SURNAME) && !w->cue && !headline &&
        !str_ends(doc_token(d, t), "s"))
        return POS_NAME; /* Shelter said: no noun stands alone there */
    bool before_name = next_cap && !headline && !at(d, r, t + 1)->pos && !at(d, r, t + 1)->lex; /* Grit Velden came */
    if (!headline && (is_surname_first(d, r, t) || is_before_ampersand(d, t) || begins_body(d, r, t, pos) ||
                      begins_members_body(d, r, t) || (next_cap && pos == POS_NOUN && runs_to_body(d, r, t)) ||
                      (next_cap && begins_common_name(d, r, t))))
        return POS_NAME;
    if (before_name && pos == POS_NOUN && !(w->lex & ~(uint32_t)LEX_PLURAL) && !w->cue) return POS_NAME;
    return is_known_name(names, k->word) && !(k->shape & SHAPE_UPPER && headline) ? POS_NAME : pos;
}

/* The previous token that is no adverb or negation, within the sentence; WHO_NONE at its start. */
static uint32_t before(const doc *d, uint32_t t, uint32_t first)
{
    while (t-- > first)
        if (d->tokens[t].pos != POS_ADV && d->tokens[t].pos != POS_NEG) return t;
    return WHO_NONE;
}

/* Can what begins at t be the object or content of a verb? */
static bool begins_content(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    if (t >= last) return false;
    const token *k = &d->tokens[t];
    if (k->kind == TOK_MARK) return true;
    if (k->kind == TOK_PUNCT) return d->a.text.ptr[k->start] == ':';
    uint8_t role = at(d, r, t)->role;
    return k->pos == POS_DET || k->pos == POS_THAT || k->pos == POS_PRON || k->pos == POS_POSS || k->pos == POS_WH ||
           role == WORD_IF || (k->pos == POS_NAME && !(at(d, r, t)->lex & LEX_TIME)) || k->pos == POS_NUM ||
           role == WORD_THIS;
}

/* Does the run of names that ends with token t stand directly behind a quotation mark? ("...," Oss points out.) */
static bool after_mark(const doc *d, uint32_t t, uint32_t first)
{
    while (t > first && d->tokens[t].pos == POS_NAME) t--;
    return d->tokens[t].pos == POS_MARK;
}

/* The same behind a mark or a comma, with an article or number in front: '"...," the two write', "..., the Courier
 * reports". */
static bool closes_quotation(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    uint32_t n = 0;
    while (t > first && n < 6 &&
           (d->tokens[t].pos == POS_NAME || d->tokens[t].pos == POS_NOUN || d->tokens[t].pos == POS_NUM ||
            d->tokens[t].pos == POS_ADJ))
        t--, n++;
    if (t == first || at(d, r, t)->role != WORD_THE) return false;
    return d->tokens[t - 1].pos == POS_MARK || d->a.text.ptr[d->tokens[t - 1].start] == ',';
}

/* Nothing behind it that it could be a noun for: the end, a sign, a particle, a preposition. */
static bool closes_clause(const doc *d, uint32_t t, uint32_t last)
{
    if (t >= last) return true;
    uint8_t p = d->tokens[t].pos;
    return p == POS_PUNCT || p == POS_ADV || p == POS_PREP || p == POS_MARK || p == POS_ING;
}

/* Can what stands before a verb be all of its subject, though it is no noun: "one in ten say", "those asked say", "a
 * third say"? */
static bool counts_people(const doc *d, const rules *r, uint32_t p, uint32_t first)
{
    uint8_t pos = d->tokens[p].pos, role = at(d, r, p)->role;
    bool year = d->tokens[p].kind == TOK_NUMBER && p > first && at(d, r, p - 1)->role == WORD_A; /* a 2016 recall */
    if ((pos == POS_NUM && !year) || role == WORD_SOME || role == WORD_OTHER) return true;
    return (pos == POS_ADJ || pos == POS_PART || pos == POS_PAST) && p > first && at(d, r, p - 1)->role == WORD_THIS;
}

/* "On the late contact call, she": does a preposition that opens the clause govern the noun in the singular at p, so
 * that what follows is no verb of it? */
static bool is_in_phrase(const doc *d, const rules *r, uint32_t p, uint32_t first)
{
    uint32_t t = p;
    if (at(d, r, p)->lex & LEX_PLURAL || str_ends(doc_token(d, p), "s")) return false;
    while (t > first && (d->tokens[t].pos == POS_NOUN || d->tokens[t].pos == POS_ADJ)) t--;
    if (t == first || d->tokens[t].pos != POS_DET) return false;
    uint8_t role = at(d, r, t - 1)->role;
    bool opens = t - 1 == first || d->tokens[t - 2].pos == POS_PUNCT;
    return opens && d->tokens[t - 1].pos == POS_PREP && role != WORD_AS && role != WORD_WHILE && role != WORD_IF;
}

/* "on a conference call that": behind a thing in the singular and its article the base form at t is no verb. `p`: the
 * token before. A club may claim, as many. */
static bool is_of_thing(const doc *d, const rules *r, uint32_t t, uint32_t p)
{
    if (p == WHO_NONE || p + 1 != t || p == 0 || d->tokens[p].pos != POS_NOUN) return false;
    uint32_t many = LEX_PLURAL | LEX_ROLE | LEX_ANON | LEX_EPITHET | LEX_KIN;
    if (at(d, r, p - 1)->role != WORD_A) many |= LEX_ORG | LEX_GROUP;
    bool opens = d->tokens[p - 1].pos == POS_DET || d->tokens[p - 1].pos == POS_POSS;
    return opens && !(at(d, r, p)->lex & many) && !str_ends(doc_token(d, p), "s");
}

/* "an education think tank": a noun of two words or more, behind what only a noun can stand behind. */
static bool begins_compound(const doc *d, const rules *r, uint32_t t, uint8_t prev)
{
    uint32_t n;
    bool noun = AMONG(prev, BIT(POS_DET) | BIT(POS_ADJ) | BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_POSS));
    return noun && at(d, r, t)->phrase_max > 1 && rules_phrase(r, d, t, &n) && n > 1;
}

/* Does a noun in the singular stand at t, behind one in the plural? */
static bool follows_plural(const doc *d, const rules *r, uint32_t t)
{
    const word *many = at(d, r, t - 1);
    bool plural =
        many->lex & LEX_PLURAL || (str_ends(doc_token(d, t - 1), "s") && !str_ends(doc_token(d, t - 1), "ss"));
    return plural && !str_ends(doc_token(d, t), "s");
}

/* "The banks face a": such a noun, and then what only a verb takes. */
static bool is_verb_of_many(const doc *d, const rules *r, uint32_t t)
{
    return follows_plural(d, r, t) && !(at(d, r, t)->lex & ~(uint32_t)LEX_SURNAME);
}

/* "say the timetables clash with meals": behind a verb of speech a clause begins, and nothing else in it can be its
 * verb. Not: "say the sports day in May was late". */
static bool is_reported_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint32_t p = t - 1;
    while (p > first && AMONG(d->tokens[p].pos, BIT(POS_NOUN) | BIT(POS_ADJ))) p--;
    if (p > first && AMONG(d->tokens[p].pos, BIT(POS_DET) | BIT(POS_POSS))) p--;
    if (p > first && d->tokens[p].pos == POS_THAT) p--;
    const word *says = at(d, r, p);
    bool spoken = says->cue && AMONG(d->tokens[p].pos, BIT(POS_VERB) | BIT(POS_PAST));
    uint32_t frames = spoken ? rules_cue(r, says->cue)->frames : 0;
    if (!(frames & FRAME_THAT) || frames & (FRAME_NOUN | FRAME_DOC | FRAME_WEAK) || !follows_plural(d, r, t))
        return false;
    for (uint32_t i = t + 1; i < last; i++) {
        const word *w = at(d, r, i);
        if (d->tokens[i].kind == TOK_PUNCT || AMONG(w->pos, BIT(POS_CONJ) | BIT(POS_WH)) || w->role == WORD_THAT) break;
        if (AMONG(w->pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL))) return false;
    }
    return true;
}

/* A word that is a cue verb or a noun (claims, report, call): verb or noun here? */
static enum pos noun_or_verb(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    const token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    uint32_t p = before(d, t, first);
    uint8_t prev = p == WHO_NONE ? POS_PUNCT : d->tokens[p].pos;
    if (begins_compound(d, r, t, prev)) return POS_NOUN;
    bool content = begins_content(d, r, t + 1, last);
    bool office = p == WHO_NONE && w->form == FORM_BASE && t + 1 < last && d->tokens[t + 1].shape & SHAPE_CAP &&
                  at(d, r, t + 1)->lex & (LEX_ROLE | LEX_ORG); /* State Minister Oss */
    if (office) return POS_NOUN;
    if (w->form == FORM_ING) {
        bool qualifies = (prev == POS_DET || prev == POS_POSS) && p + 1 == t && t + 1 < last;
        if (qualifies && d->tokens[t + 1].pos == POS_NOUN) return POS_ADJ; /* the defending champions */
        bool be = p != WHO_NONE && at(d, r, p)->role == WORD_BE;
        bool object = content || (t + 1 < last && d->tokens[t + 1].pos == POS_TO);
        return be || ((prev == POS_PUNCT || prev == POS_PREP) && p != WHO_NONE && object) ? POS_ING : (enum pos)k->pos;
    }
    if (w->form == FORM_PAST || w->form == FORM_PART) return (enum pos)k->pos;
    bool third = w->form == FORM_S, only_verb = third && w->pos == POS_VERB; /* says, but not claims */
    bool noun = w->lex & (LEX_CUENOUN | LEX_DOC) && (prev == POS_ADJ || prev == POS_ING || prev == POS_NOUN) &&
                p > first + 1 && (d->tokens[p - 1].pos == POS_DET || d->tokens[p - 1].pos == POS_POSS) &&
                d->tokens[p - 2].pos == POS_PREP;                                         /* in her opening remarks */
    if (third && w->lex & LEX_CUENOUN && prev == POS_PAST && p + 1 == t) return POS_NOUN; /* dismissed claims */
    bool governed = prev == POS_PREP && p + 1 == t && at(d, r, p)->role != WORD_AS; /* in hopes of, with promises to */
    if (only_verb && governed && w->lex & LEX_CUENOUN) return POS_NOUN;
    if (third && noun) return POS_NOUN; /* in the production notes */
    if (third && w->lex & LEX_CUENOUN && (prev == POS_ADJ || prev == POS_NOUN) && t + 1 < last &&
        d->tokens[t + 1].pos == POS_PAST)
        return POS_NOUN;                                           /* jobless claims rose */
    bool out = t + 1 < last && str_is(doc_token(d, t + 1), "out"); /* Oss points out */
    if (!out && w->form == FORM_BASE && w->lex & (LEX_CUENOUN | LEX_DOC) && is_of_thing(d, r, t, p)) return POS_NOUN;
    bool subject = w->form == FORM_BASE && prev == POS_NOUN && p + 1 == t && t + 1 < last;
    if (subject && (d->tokens[t + 1].pos == POS_PAST || d->tokens[t + 1].pos == POS_VERB) &&
        !(at(d, r, p)->lex & LEX_PLURAL))
        return POS_NOUN;                                                     /* Toy recall widens */
    bool the = p != WHO_NONE && p + 1 == t && at(d, r, p)->role == WORD_THE; /* two of the suspects */
    bool many = t + 1 < last && (str_is(doc_token(d, t + 1), "are") || str_is(doc_token(d, t + 1), "were"));
    if (third && many && AMONG(prev, BIT(POS_ADJ) | BIT(POS_NOUN) | BIT(POS_DET)) && p + 1 == t)
        return POS_NOUN; /* the usual suspects are */
    if (only_verb && prev != POS_POSS && !noun && !the) return POS_VERB;
    bool closed = t + 1 < last && d->tokens[t + 1].kind == TOK_PUNCT; /* That, many argue, is late */
    if (w->form == FORM_BASE && w->pos == POS_VERB && (content || closed) && p != WHO_NONE &&
        counts_people(d, r, p, first))
        return POS_VERB;
    if (p != WHO_NONE && at(d, r, p)->role == WORD_DO) return POS_VERB;
    bool numbered = prev == POS_NUM && p > first && at(d, r, p - 1)->role == WORD_NO; /* No 10 points out */
    bool points = out && p + 1 == t && AMONG(prev, BIT(POS_NAME) | BIT(POS_NOUN) | BIT(POS_PUNCT));
    bool point = str_is(rules_cue(r, w->cue)->lemma, "point") && t + 2 < last && at(d, r, t + 2)->role != WORD_OF;
    if ((third && (numbered || points)) || (points && point)) return POS_VERB;
    bool plural = prev == POS_NUM || (p != WHO_NONE && str_ends(doc_token(d, p), "s"));
    if ((third || plural) && p != WHO_NONE && p + 1 == t && closes_clause(d, t + 1, last) &&
        closes_quotation(d, r, p, first))
        return POS_VERB;
    if (prev == POS_DET || prev == POS_ADJ || prev == POS_NUM || prev == POS_PREP || (prev == POS_POSS))
        return POS_NOUN;
    if (third && !only_verb && prev == POS_PAST && p + 1 == t) return POS_NOUN; /* dashed hopes */
    if (prev == POS_TO && p > first && at(d, r, p - 1)->role == WORD_ACCORDING) return POS_NOUN;
    if (prev == POS_TO || prev == POS_MODAL) return third ? POS_NOUN : POS_VERB; /* according to figures */
    if (p != WHO_NONE && prev == POS_PRON) return POS_VERB;
    if (prev == POS_WH) return POS_VERB;
    if (third && prev == POS_NAME && p + 1 == t && after_mark(d, p, first) && closes_clause(d, t + 1, last))
        return POS_VERB;
    if (third && (prev == POS_NAME || prev == POS_NOUN) && (content || (p + 1 < t))) return POS_VERB;
    if (third && prev == POS_PUNCT && p != WHO_NONE && content) return POS_VERB;
    bool intends = t + 2 < last && d->tokens[t + 1].pos == POS_TO && at(d, r, t + 2)->pos == POS_VERB;
    if (third && intends && prev == POS_NAME && p + 1 == t) return POS_VERB; /* Oss pledges to stay */
    content = content || (intends && p + 1 == t);
    if (!third && prev == POS_NOUN && content && (at(d, r, p)->lex & LEX_PLURAL || str_ends(doc_token(d, p), "s")))
        return POS_VERB;
    if (!third && prev == POS_NAME && content && str_ends(doc_token(d, p), "s")) return POS_VERB;
    bool wish = w->cue && rules_cue(r, w->cue)->frames & FRAME_MENTAL;
    if (!third && intends && wish && p + 1 == t && at(d, r, p)->lex & (LEX_ORG | LEX_GROUP | LEX_TRADE))
        return POS_VERB; /* the club hope to win; the government plan to close it was late */
    if (p == WHO_NONE && !third && content) return POS_VERB;
    if (prev == POS_MARK && content) return POS_VERB;
    if (prev == POS_NOUN && closed && is_in_phrase(d, r, p, first)) return POS_NOUN;
    if (prev == POS_NOUN && p + 1 == t && w->form == FORM_BASE && is_reported_verb(d, r, t, first, last))
        return POS_VERB;
    return (enum pos)k->pos;
}

/* her: before a noun phrase it is possessive, otherwise the person. */
static enum pos her_or_hers(const doc *d, uint32_t t, uint32_t last)
{
    if (t + 1 >= last) return POS_PRON;
    uint8_t n = d->tokens[t + 1].pos;
    return n == POS_NOUN || n == POS_ADJ || n == POS_NAME || n == POS_NUM || n == POS_MARK || n == POS_PART ||
                   (n == POS_ING) || n == POS_VERB
               ? POS_POSS
               : POS_PRON;
}

/* "Ostrel's said", "Ostrel's will close": nobody owns a verb, so that the firm is called so. */
static bool is_end_of_name(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint8_t p = d->tokens[t - 1].pos;
    if (!(d->tokens[t - 1].shape & SHAPE_CAP) || (p != POS_NAME && p != POS_NOUN && p != POS_ADJ)) return false;
    if (at(d, r, t - 1)->lex & (LEX_GIVEN_F | LEX_GIVEN_M)) return false; /* Ilse's said she will */
    const word *next = at(d, r, t + 1);
    bool aux =
        d->tokens[t + 1].pos == POS_MODAL || next->role == WORD_HAVE || next->role == WORD_BE || next->role == WORD_DO;
    bool finite = d->tokens[t + 1].pos == POS_PAST || d->tokens[t + 1].pos == POS_VERB;
    bool third = next->form == FORM_S, past = next->form == FORM_PAST; /* not: Let's say; Oss's claims that */
    bool says = finite && (third || past) && str_is(rules_cue(r, next->cue)->lemma, "say");
    return aux || says || (finite && past && t + 2 < last && d->tokens[t + 2].pos == POS_THAT);
}

/* 's: is or has before what a verb takes, else possessive. */
static enum pos possessive_or_is(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    bool plural = (d->a.text.ptr[d->tokens[t].end - 1] | 32) != 's'; /* the voters' */
    if (t == first || t + 1 >= last || plural) return POS_POSS;
    if (d->tokens[t - 1].pos == POS_PRON || d->tokens[t - 1].pos == POS_WH || d->tokens[t - 1].pos == POS_THAT ||
        at(d, r, t - 1)->role == WORD_HOW)
        return POS_VERB;
    if (is_end_of_name(d, r, t, last)) return POS_NAME;
    const token *n = &d->tokens[t + 1];
    if (n->pos == POS_DET || n->pos == POS_NEG || n->pos == POS_PREP || n->pos == POS_PRON || n->pos == POS_TO)
        return POS_VERB;
    if (n->pos == POS_ADV && t + 2 < last && d->tokens[t + 2].pos != POS_NOUN && d->tokens[t + 2].pos != POS_ADJ)
        return POS_VERB;
    if (n->pos == POS_ING && t + 2 < last && (d->tokens[t + 2].pos == POS_DET || d->tokens[t + 2].pos == POS_PREP))
        return POS_VERB;
    return POS_POSS;
}

/* "Oss and Holm both said", "they have each said": a word between subject and verb that belongs to neither. */
static bool is_floating(const doc *d, uint32_t t, uint32_t first)
{
    who_str s = doc_token(d, t);
    if (t == first || !(str_is(s, "both") || str_is(s, "all") || str_is(s, "each"))) return false;
    uint8_t p = d->tokens[t - 1].pos;
    return p == POS_NAME || p == POS_NOUN || p == POS_PRON || p == POS_VERB;
}

static bool after_form_of(const doc *d, const rules *r, uint32_t t, uint32_t first, enum word_role role)
{
    uint32_t p = before(d, t, first);
    if (p != WHO_NONE && is_floating(d, p, first)) p = before(d, p, first);
    return p != WHO_NONE && at(d, r, p)->role == role;
}

/* Does an object begin at t? "the talks created a backdrop": then the form before it is no participle. */
static bool takes_object(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    if (t >= last) return false;
    uint8_t p = d->tokens[t].pos;
    return p == POS_DET || p == POS_PRON || (p == POS_POSS && at(d, r, t)->role != WORD_S);
}

/* "another said", "some warned": a determiner that is the subject. */
static bool stands_alone(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    uint8_t role = at(d, r, t)->role;
    return (role == WORD_OTHER || role == WORD_SOME) &&
           (t == first || AMONG(d->tokens[t - 1].pos, BIT(POS_ADV) | BIT(POS_PUNCT) | BIT(POS_CONJ) | BIT(POS_MARK)) ||
            at(d, r, t - 1)->role == WORD_WHILE);
}

/* to fish out, to hand over */
static bool is_particle(const doc *d, uint32_t t, uint32_t last)
{
    static const char *const PARTICLES[] = {"out", "up", "off", "down", "over", "back", "away"};
    return t < last && STR_IS_ANY(doc_token(d, t), PARTICLES);
}

/* "according to the parish register, ...": a verb's base form behind a noun in the singular that an article opens, and
 * before a sign: a noun too. */
static bool is_compound_head(const doc *d, const rules *r, uint32_t t, uint32_t p, uint32_t first, uint32_t last)
{
    if (p == WHO_NONE || p + 1 != t || p == first || t + 1 >= last || d->tokens[t + 1].kind != TOK_PUNCT) return false;
    bool opened = d->tokens[p - 1].pos == POS_DET || d->tokens[p - 1].pos == POS_POSS;
    return d->tokens[p].pos == POS_NOUN && opened && !str_ends(doc_token(d, p), "s") &&
           !(at(d, r, p)->lex & LEX_PLURAL) && at(d, r, t)->form != FORM_S && !str_ends(doc_token(d, t), "s");
}

/* he, she, they, we: only a verb stands directly behind them. */
static bool is_subject_pronoun(const doc *d, const rules *r, uint32_t t)
{
    who_str s = doc_token(d, t);
    uint8_t role = at(d, r, t)->role;
    return role == WORD_SHE || (role == WORD_HE && (s.ptr[0] | 32) == 'h' && s.len == 2) ||
           (role == WORD_THEY && s.len == 4 && s.ptr[3] == 'y') || (role == WORD_WHO && s.len == 3) ||
           (role == WORD_I && s.len == 2 && s.ptr[1] == 'e');
}

/* "will not water the", "did not water": does an auxiliary stand before t, over adverbs? */
static bool follows_auxiliary(const doc *d, const rules *r, uint32_t t, uint32_t first)
{
    uint32_t p = before(d, t, first);
    if (p == WHO_NONE || str_ends(doc_token(d, t), "s")) return false;
    bool negated = d->tokens[t - 1].pos == POS_NEG || (t >= first + 2 && d->tokens[t - 2].pos == POS_NEG);
    return d->tokens[p].pos == POS_MODAL || (negated && at(d, r, p)->role == WORD_DO);
}

/* "Learned to cook", "wants to farm": does the word at t, if there is one, seldom stand before "to" and a noun? */
static bool takes_infinitive(const doc *d, uint32_t t, uint32_t first)
{
    static const char *const VERBS[] = {"learn", "learns",    "learned",   "learnt", "want",  "wants",   "wanted",
                                        "begin", "begins",    "began",     "try",    "tries", "tried",   "refuses",
                                        "hopes", "hoped",     "decided",   "loves",  "loved", "hates",   "hated",
                                        "used",  "continues", "continued", "agreed", "likes", "managed", "refused"};
    return t >= first && t < d->ntokens && STR_IS_ANY(doc_token(d, t), VERBS);
}

/* A noun that is no cue: "she reserves the right", "will water", "to water the". */
static void retag_noun(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint8_t prev = t > first ? d->tokens[t - 1].pos : POS_OTHER;
    if (AMONG(prev, BIT(POS_ADV) | BIT(POS_NEG)) && follows_auxiliary(d, r, t, first)) d->tokens[t].pos = POS_VERB;
    if (prev == POS_NOUN && t + 1 < last && AMONG(d->tokens[t + 1].pos, BIT(POS_DET) | BIT(POS_PRON)) &&
        is_verb_of_many(d, r, t))
        d->tokens[t].pos = POS_VERB;
    else if (prev == POS_NOUN && !(at(d, r, t)->lex & ~(uint32_t)LEX_SURNAME) && is_reported_verb(d, r, t, first, last))
        d->tokens[t].pos = POS_VERB;
    if (!AMONG(prev, BIT(POS_PRON) | BIT(POS_WH) | BIT(POS_MODAL) | BIT(POS_TO))) return; /* mostly */
    if (is_subject_pronoun(d, r, t - 1)) {
        d->tokens[t].pos = POS_VERB;
    } else if ((prev == POS_MODAL || prev == POS_TO) && !str_ends(doc_token(d, t), "s") &&
               !(t - 1 > first && at(d, r, t - 2)->role == WORD_ACCORDING)) {
        if (prev == POS_MODAL || begins_content(d, r, t + 1, last) || is_particle(d, t + 1, last) ||
            takes_infinitive(d, t - 2, first))
            d->tokens[t].pos = POS_VERB;
    }
}

/* assured the house, urged passengers: the verb of speech at t and whom it speaks to. */
static bool has_addressee(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint32_t frames = at(d, r, t)->cue ? rules_cue(r, at(d, r, t)->cue)->frames : 0;
    if (!(frames & (FRAME_OBJ_THAT | FRAME_OBJ_INF)) || t + 1 >= last) return false;
    return takes_object(d, r, t + 1, last) || d->tokens[t + 1].pos == POS_NOUN || d->tokens[t + 1].pos == POS_NAME;
}

/* "the islands threatened to leave"; not "the crews told to leave", who were. */
static bool vows(const doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint32_t frames = at(d, r, t)->cue ? rules_cue(r, at(d, r, t)->cue)->frames : 0;
    return frames & FRAME_INF && !(frames & (FRAME_OBJ_INF | FRAME_NOUN)) && t + 2 < last &&
           d->tokens[t + 1].pos == POS_TO && d->tokens[t + 2].pos == POS_VERB;
}

/* "He was, the solicitor submitted, a poor man", "He was late, a tribunal found on Monday.": a subject and its verb of
 * speech between two commas, or between a comma and the end of the sentence. */
static bool interjects(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint32_t frames = at(d, r, t)->cue ? rules_cue(r, at(d, r, t)->cue)->frames : 0, n = t - 1;
    uint32_t behind = t + 1 < last && at(d, r, t + 1)->role == WORD_ON ? t + 2 : t + 1;
    while (behind < last && at(d, r, behind)->lex & LEX_TIME) behind++;
    bool comma = t + 1 < last && d->a.text.ptr[d->tokens[t + 1].start] == ',', ends = behind + 1 >= last;
    if (!(frames & (FRAME_QUOTE | (ends ? FRAME_THAT : 0u))) || (!comma && !ends)) return false;
    while (n > first && d->tokens[n].pos == POS_NOUN) n--;
    return n > first && d->tokens[n].pos == POS_DET && d->a.text.ptr[d->tokens[n - 1].start] == ',';
}

/* "The road was closed, a Selm court heard yesterday.": behind the last comma nothing but a subject and its verb. */
static bool closes_report(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    uint32_t n = t - 1, end = t + 1;
    if (!at(d, r, t)->cue) return false;
    while (n > first && AMONG(d->tokens[n].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ))) n--;
    if (n == first || d->tokens[n].pos != POS_DET || d->a.text.ptr[d->tokens[n - 1].start] != ',') return false;
    while (end < last && (at(d, r, end)->lex & LEX_TIME || at(d, r, end)->role == WORD_ON)) end++;
    return end + 1 >= last;
}

/* "a survey that the board conducted", "the rule which inspectors imposed": is what ends with the noun p the subject of
 * a relative clause? */
static bool is_subject_of_relative(const doc *d, uint32_t p, uint32_t first)
{
    while (p > first && AMONG(d->tokens[p].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ))) p--;
    if (p > first && AMONG(d->tokens[p].pos, BIT(POS_DET) | BIT(POS_POSS))) p--;
    return p > first && AMONG(d->tokens[p].pos, BIT(POS_THAT) | BIT(POS_WH)) && d->tokens[p - 1].pos == POS_NOUN;
}

/* A form that is a past or a participle: which it is here. `verb`: a finite verb stands before t in its sentence. */
static void retag_past(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last, bool verb)
{
    token *k = &d->tokens[t];
    const word *w = at(d, r, t);
    uint32_t p = before(d, t, first);
    uint8_t prev = p == WHO_NONE ? POS_PUNCT : d->tokens[p].pos;
    bool aux = after_form_of(d, r, t, first, WORD_HAVE) || after_form_of(d, r, t, first, WORD_BE) ||
               (p != WHO_NONE && at(d, r, p)->role == WORD_S && d->tokens[p].pos == POS_VERB);
    bool told = w->cue && begins_content(d, r, t + 1, last);
    bool qualifies = t + 1 < last && d->tokens[t + 1].pos == POS_NOUN && p != WHO_NONE && p + 1 == t &&
                     (prev == POS_ADJ || prev == POS_PREP || at(d, r, p)->role == WORD_SOME); /* of registered voters */
    if (aux || w->form == FORM_PART) /* given that: no past has this form */
        k->pos = POS_PART;
    else if (qualifies)
        k->pos = POS_ADJ;
    else if ((prev == POS_DET || prev == POS_POSS) &&
             !(w->cue && (stands_alone(d, r, p, first) || is_floating(d, p, first))))
        k->pos = POS_ADJ;
    else if (k->pos == POS_PART && (prev == POS_NOUN || prev == POS_NAME) && takes_object(d, r, t + 1, last))
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && (prev == POS_PRON || prev == POS_WH || prev == POS_THAT || prev == POS_DET))
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && (prev == POS_NAME || prev == POS_NOUN || prev == POS_PUNCT) && p != WHO_NONE && told)
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_PUNCT && p != WHO_NONE && !verb &&
             takes_object(d, r, t + 1, last)) /* Velden, head of the port, tied this to the storm */
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_MARK && w->cue && t + 1 < last &&
             (told || d->tokens[t + 1].pos == POS_NOUN)) /* "...," exhorted the mayor */
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_CONJ && verb && has_addressee(d, r, t, last))
        k->pos = POS_PAST; /* was late and assured them that */
    else if (k->pos == POS_PART && prev == POS_NOUN &&
             ((!verb && vows(d, r, t, last)) || interjects(d, r, t, first, last) ||
              (verb && closes_report(d, r, t, first, last)) || is_subject_of_relative(d, p, first)))
        k->pos = POS_PAST;
    else if (k->pos == POS_PART && prev == POS_NAME &&
             (t + 1 >= last || d->tokens[t + 1].pos != POS_PREP || at(d, r, t + 1)->role != WORD_BY))
        k->pos = POS_PAST;
}

/* "Most said that", "..., and most have gone", "said most people": is "most" a subject, or does it count one? */
static bool is_most_of_them(const doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last)
{
    if (!str_is(rules_spelling(r, d->tokens[t].word), "most") || t + 1 >= last) return false;
    bool opens = t == first || d->tokens[t - 1].kind == TOK_PUNCT || d->tokens[t - 1].pos == POS_CONJ;
    const word *w = at(d, r, t + 1);
    if (w->role == WORD_OF || (w->pos == POS_NOUN && str_ends(doc_token(d, t + 1), "s")) || w->lex & LEX_PLURAL)
        return true;
    return opens && (w->pos == POS_PAST || w->pos == POS_MODAL || w->form == FORM_BASE || w->role == WORD_BE ||
                     w->role == WORD_HAVE);
}

/* First tags that may be corrected. */
#define RETAGGED                                                                                                       \
    (BIT(POS_NOUN) | BIT(POS_VERB) | BIT(POS_PAST) | BIT(POS_PART) | BIT(POS_ADJ) | BIT(POS_ADV) | BIT(POS_POSS) |     \
     BIT(POS_PRON) | BIT(POS_ING))

/* "advocates for stem cell research": no verb follows such a preposition. */
static bool names_material(const doc *d, const rules *r, uint32_t t, uint32_t p, uint32_t last)
{
    uint8_t role = p == WHO_NONE ? WORD_NONE : at(d, r, p)->role;
    bool before_noun = role == WORD_FOR || role == WORD_OF || role == WORD_WITH || role == WORD_FROM || role == WORD_BY;
    return before_noun && p + 1 == t && t + 1 < last && d->tokens[t + 1].pos == POS_NOUN;
}

/* "the Karsian military said", "the daily reported": is the adjective at t, which is what bodies are called too, the
 * end of a noun phrase? */
static bool stands_for_body(const doc *d, uint32_t t, uint32_t first, uint32_t last)
{
    uint8_t prev = t > first ? d->tokens[t - 1].pos : POS_PUNCT;
    if (!AMONG(prev, BIT(POS_NAME) | BIT(POS_DET) | BIT(POS_POSS))) return false;
    return t + 1 >= last || !AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ) | BIT(POS_CONJ) |
                                                             BIT(POS_ING) | BIT(POS_NUM));
}

/* `verb` as for retag_past(). */
static void retag(doc *d, const rules *r, uint32_t t, uint32_t first, uint32_t last, bool verb)
{
    token *k = &d->tokens[t];
    if (!AMONG(k->pos, RETAGGED) || k->kind != TOK_WORD) return;
    const word *w = at(d, r, t);
    if (w->role == WORD_S) k->pos = (uint8_t)possessive_or_is(d, r, t, first, last);
    if (w->role == WORD_S && k->pos == POS_NAME) d->tokens[t - 1].pos = POS_NAME;
    if (w->role == WORD_HER) k->pos = (uint8_t)her_or_hers(d, t, last);
    if (k->pos == POS_ADV && w->lex & LEX_ROLE && t + 1 < last && d->tokens[t + 1].pos == POS_NAME)
        k->pos = POS_NOUN; /* forward Ilse Oss */
    bool named = k->pos == POS_ADJ && w->lex & LEX_EPITHET && t > first && d->tokens[t - 1].pos == POS_NAME;
    if (named && (t + 1 >= last || !AMONG(d->tokens[t + 1].pos, BIT(POS_NOUN) | BIT(POS_ADJ))))
        k->pos = POS_NOUN; /* a Selm international */
    if (k->pos == POS_ING && t > first && begins_compound(d, r, t, d->tokens[t - 1].pos)) k->pos = POS_ADJ;
    if (k->pos == POS_ADV && w->role == WORD_SOME && is_most_of_them(d, r, t, first, last)) k->pos = POS_DET;
    if (w->role) return;
    if (k->pos == POS_ADJ && w->lex & LEX_ORG && stands_for_body(d, t, first, last)) k->pos = POS_NOUN;
    if (k->pos == POS_NOUN && !w->cue) { /* most of them */
        retag_noun(d, r, t, first, last);
        return;
    }
    bool past = k->pos == POS_PART || k->pos == POS_PAST, open = k->pos == POS_NOUN || k->pos == POS_VERB;
    bool state = k->pos == POS_ADJ && w->cue && rules_cue(r, w->cue)->frames & FRAME_STATE; /* adamant */
    if (!(past || open || (k->pos == POS_ADJ && w->cue)) || state) return;
    uint32_t p = before(d, t, first);
    uint8_t prev = p == WHO_NONE ? POS_PUNCT : d->tokens[p].pos;
    if (past) {
        retag_past(d, r, t, first, last, verb);
    } else if (w->cue) {
        k->pos = (uint8_t)noun_or_verb(d, r, t, first, last);
    } else if (k->pos == POS_VERB && !w->role &&
               (prev == POS_DET || prev == POS_ADJ || prev == POS_POSS || is_compound_head(d, r, t, p, first, last) ||
                names_material(d, r, t, p, last))) {
        k->pos = POS_NOUN;
    }
}

/* A sentence in which nearly Every Word Is Capitalised says nothing about names. */
static bool is_headline(const doc *d, const rules *r, const sentence *s)
{
    uint32_t caps = 0, words = 0;
    for (uint32_t t = s->first; t < s->last; t++) {
        const token *k = &d->tokens[t];
        if (k->kind != TOK_WORD) continue;
        bool cap = (k->shape & SHAPE_CAP) != 0;
        uint8_t pos = cap ? POS_OTHER : at(d, r, t)->pos;
        if ((pos == POS_PAST || pos == POS_VERB) && !at(d, r, t)->role) return false; /* its verb is not capitalised */
        words++, caps += cap;
    }
    return words >= 4 && caps * 4 >= words * 3;
}

/* For each sentence, whether it is a headline. */
static bool *find_headlines(doc *d, const rules *r)
{
    bool *headlines = arena_alloc(doc_scratch(d), d->nsentences);
    for (uint32_t i = 0; i < d->nsentences; i++) headlines[i] = is_headline(d, r, &d->sentences[i]);
    return headlines;
}

/* What is capitalised in the article where only names are, or stands as a surname first; and the tokens that may be a
 * month or a person. */
static uint8_t *known_names(doc *d, const rules *r, const bool *headlines, uint32_t **months, uint32_t *n)
{
    uint8_t *names = arena_alloc(doc_scratch(d), rules_nwords(r) / 8 + 1);
    for (uint32_t i = 0; i < d->nsentences; i++) {
        const sentence *s = &d->sentences[i];
        for (uint32_t t = s->first; t < s->last; t++) {
            const token *k = &d->tokens[t];
            if (!(k->shape & SHAPE_CAP) || k->word == NO_WORD) continue;
            if (at(d, r, t)->lex & LEX_TIME) ARENA_PUSH(doc_scratch(d), *months, *n, t);
            if (headlines[i] || k->shape & SHAPE_UPPER) continue;
            bool inside = t > s->first && !is_initial(d, t, s->first);
            if (inside || is_surname_first(d, r, t)) names[k->word / 8] |= (uint8_t)(1u << k->word % 8);
        }
    }
    return names;
}

/* Marks the months that are people, first those that stand behind a given name, then the others of that name. */
static void mark_people(doc *d, const rules *r, const bool *headlines, const uint32_t *months, uint32_t n)
{
    uint8_t *people = n ? arena_alloc(doc_scratch(d), rules_nwords(r) / 8 + 1) : NULL;
    for (uint32_t i = 0; i < 2 * n; i++) {
        token *k = &d->tokens[months[i % n]];
        const sentence *s = &d->sentences[k->sentence];
        if (!is_person(d, r, people, months[i % n], s) || headlines[k->sentence]) continue;
        k->shape |= SHAPE_PERSON;
        people[k->word / 8] |= (uint8_t)(1u << k->word % 8);
    }
}

/* "Doctors Without Borders", "Save the Children": all words of a known name are name, the small ones too. */
static void mark_phrase(doc *d, const rules *r, uint32_t t, uint32_t last)
{
    uint32_t n;
    if (!(d->tokens[t].shape & SHAPE_CAP) || at(d, r, t)->phrase_max < 2) return;
    if (!(rules_phrase(r, d, t, &n) & (LEX_METONYM | LEX_AGENCY)) || n < 2 || t + n > last) return;
    if (!(d->tokens[t + n - 1].shape & SHAPE_CAP)) return;
    for (uint32_t i = t; i < t + n; i++)
        if (d->tokens[i].kind == TOK_WORD) d->tokens[i].pos = POS_NAME;
}

/* A word in small letters whose first tag is that of the lexicon. Without branches: what comes next can hardly be
 * guessed. */
static bool is_plain(const token *k, const word *w)
{
    unsigned unlike = SHAPE_CAP | SHAPE_UPPER | SHAPE_INITIAL | SHAPE_HYPHEN | SHAPE_PERSON;
    uint64_t special = BIT(WORD_THAT) | BIT(WORD_NOT) | BIT(WORD_S) | BIT(WORD_PER);
    return (k->kind == TOK_WORD) & ((k->shape & unlike) == 0) & (w->pos != 0) & ((BIT(w->role) & special) == 0);
}

/* The first tag of each token. Can a known name of several words begin at one of them? */
static bool tag_sentence(doc *d, const rules *r, const uint8_t *names, const sentence *s, bool headline)
{
    bool phrase = false;
    for (uint32_t t = s->first; t < s->last; t++) {
        token *k = &d->tokens[t];
        const word *w = at(d, r, t);
        if (is_plain(k, w)) {
            k->pos = w->pos;
            continue;
        }
        k->pos = (uint8_t)first_tag(d, r, names, t, s->first, headline);
        phrase = phrase || (k->shape & SHAPE_CAP && w->phrase_max > 1);
    }
    return phrase && !headline;
}

/* Whether the clause that is being read has a finite verb yet, and the one around it. */
typedef struct clause {
    bool verb, outer_verb, relative;
} clause;

/* Goes on over token t: in "Velden, who leads the port, sank it" the second comma is in the clause of the first again.
 */
static void read_clause(const doc *d, uint32_t t, const sentence *s, clause *c)
{
    uint8_t pos = d->tokens[t].pos;
    bool comma = pos == POS_PUNCT && d->a.text.ptr[d->tokens[t].start] == ',';
    bool infinitive = pos == POS_VERB && t > s->first && d->tokens[t - 1].pos == POS_TO;
    if (comma && c->relative) c->verb = c->outer_verb, c->relative = false;
    if (comma && t + 1 < s->last && d->tokens[t + 1].pos == POS_WH) c->outer_verb = c->verb, c->relative = true;
    if (AMONG(pos, BIT(POS_PAST) | BIT(POS_VERB) | BIT(POS_MODAL)) && !infinitive) c->verb = true;
}

void text_tags(doc *d, const rules *r)
{
    uint32_t *months = NULL, nmonths = 0;
    const bool *headlines = find_headlines(d, r);
    const uint8_t *names = known_names(d, r, headlines, &months, &nmonths);
    mark_people(d, r, headlines, months, nmonths);
    for (uint32_t i = 0; i < d->nsentences; i++) {
        const sentence *s = &d->sentences[i];
        bool phrase = tag_sentence(d, r, names, s, headlines[i]);
        for (uint32_t t = s->first; t < s->last && phrase; t++) mark_phrase(d, r, t, s->last);
        clause c = {.verb = false};
        for (uint32_t t = s->first; t < s->last; t++) {
            retag(d, r, t, s->first, s->last, c.verb);
            read_clause(d, t, s, &c);
        }
    }
}
