/* chunk.c - base noun phrases, and the phrases that hang on them.
 *
 * A base noun phrase is a determiner or possessive, then adjectives, numbers, nouns and names, 's included; one pass
 * from left to right. phrase_end() and phrase_start() add "of ..." always, and "for, at, with, in, from, to ..." where
 * the head is one that takes them (a spokesman for, an analyst at).
 */
#include "attribute/internal.h"

/* Sets of parts of speech. */
#define BIT(pos) (UINT32_C(1) << (pos))
#define AMONG(pos, set) ((BIT(pos) & (set)) != 0)

/* "that pier"; not "said that pier owners were late", where it opens a clause. */
static bool that_points(const work *w, uint32_t t)
{
    uint32_t n = t;
    while (n + 1 < w->d->ntokens && tok(w, n + 1)->pos == POS_NOUN && !tok(w, n + 1)->depth) n++;
    return n > t && !(lex(w, n)->lex & LEX_PLURAL);
}

/* "$40 million", "£40m": does an amount of money begin at t? */
bool begins_money(const work *w, uint32_t t)
{
    static const char *const SIGNS[] = {"$", "£", "€", "¥"};
    if (t + 1 >= w->d->ntokens || tok(w, t)->pos != POS_PUNCT || !STR_IS_ANY(doc_token(w->d, t), SIGNS)) return false;
    char digit = byte_of(w, t + 1);
    return digit >= '0' && digit <= '9' && tok(w, t + 1)->start == tok(w, t)->end;
}

static bool can_begin(const work *w, uint32_t t)
{
    const token *k = tok(w, t);
    if (AMONG(k->pos, BIT(POS_DET) | BIT(POS_ADJ) | BIT(POS_NUM) | BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_PRON)))
        return true;
    if ((role(w, t) == WORD_SOME || role(w, t) == WORD_OTHER) && k->kind == TOK_WORD) return true;
    switch (k->pos) {
    case POS_POSS:
        return role(w, t) != WORD_S;
    case POS_THAT:
        return that_points(w, t);
    case POS_PUNCT:
        return begins_money(w, t);
    default:
        return false;
    }
}

/* A noun that a name may follow within one phrase: "the spokesman Oss", "the daily Harbour News", "the website Kerrex";
 * not "that meeting Oss". */
static bool takes_name(const work *w, uint32_t t)
{
    static const char *const BEFORE[] = {"ruling", "dozen"}; /* the ruling Oss Party, a dozen Selm officials */
    const word *x = lex(w, t);
    return x->lex & (LEX_ROLE | LEX_HONORIFIC | LEX_ANON | LEX_KIN | LEX_ORG | LEX_EPITHET | LEX_GROUP | LEX_TRADE) ||
           x->pos == POS_OTHER || STR_IS_ANY(rules_spelling(w->r, tok(w, t)->word), BEFORE) ||
           (t > 0 && tok(w, t - 1)->pos == POS_NAME) || (tok(w, t)->shape & SHAPE_CAP);
}

/* "the state Department of Health", "the city Planning Board": does the name of a body begin at t, behind whose it is?
 */
static bool begins_body(const work *w, uint32_t t, uint32_t last)
{
    if (!(lex(w, t - 1)->lex & LEX_PLACENOUN)) return false;
    while (t + 1 < last && tok(w, t + 1)->pos == POS_NAME) t++;
    return lex(w, t)->lex & LEX_ORG;
}

static bool is_year(const work *w, uint32_t t)
{
    return tok(w, t)->kind == TOK_NUMBER && tok(w, t)->end - tok(w, t)->start == 4;
}

/* "Channel Four", "Local 90": one of several that are told apart by number. */
static bool takes_number(const work *w, uint32_t t)
{
    static const char *const NUMBERED[] = {"Channel", "Radio",  "News",     "Local", "Lodge",
                                           "Chapter", "Branch", "District", "Ward",  "Circuit"};
    return STR_IS_ANY(doc_token(w->d, t), NUMBERED);
}

/* What may stand in a phrase behind its first word; most phrases end before something else. */
#define INSIDE                                                                                                         \
    (BIT(POS_NOUN) | BIT(POS_ADJ) | BIT(POS_NUM) | BIT(POS_NAME) | BIT(POS_MARK) | BIT(POS_POSS) | BIT(POS_ADV) |      \
     BIT(POS_ING) | BIT(POS_PART) | BIT(POS_DET) | BIT(POS_VERB))

/* "Ostrel, Inc.": does the comma at t stand inside the name of a firm? */
static bool is_before_legal_form(const work *w, uint32_t t, uint32_t last)
{
    if (!is_punct(w, t, ",") || tok(w, t - 1)->pos != POS_NAME || t + 1 >= last) return false;
    return rules_is_legal_form(doc_token(w->d, t + 1));
}

/* "Selm Port Authority (SPA) figures": does the bracket at t open or close the initials of a name that goes on? */
static bool sets_off_initials(const work *w, uint32_t t, uint32_t last)
{
    uint32_t i = is_punct(w, t, ")") ? t - 1 : t + 1;
    if (i < 3 || i + 2 >= last || !is_punct(w, i - 1, "(") || !is_punct(w, i + 1, ")")) return false;
    bool initials = tok(w, i)->pos == POS_NAME && tok(w, i)->shape & SHAPE_UPPER && tok(w, i - 2)->pos == POS_NAME;
    return initials && tok(w, i + 2)->pos == POS_NOUN;
}

/* A sign inside a phrase. */
static bool joins_words(const work *w, uint32_t t, uint32_t last)
{
    if (is_punct(w, t, "()")) return sets_off_initials(w, t, last);
    if (is_punct(w, t, "&/")) /* Ernst & Oss, the Courier/Mirror poll */
        return tok(w, t - 1)->pos == POS_NAME && t + 1 < last && tok(w, t + 1)->pos == POS_NAME;
    if (begins_money(w, t)) return AMONG(tok(w, t - 1)->pos, BIT(POS_DET) | BIT(POS_ADJ) | BIT(POS_POSS));
    return is_punct(w, t, "%") ? tok(w, t - 1)->pos == POS_NUM : is_before_legal_form(w, t, last);
}

/* "the $20 million experts say": who stands behind an amount of money begins a phrase. */
static bool counts_money(const work *w, uint32_t t, uint32_t first)
{
    while (t > first && tok(w, t - 1)->pos == POS_NUM) t--;
    return t > 0 && begins_money(w, t - 1);
}

static bool is_plural_person(const work *w, uint32_t t)
{
    uint32_t bits = lex(w, t)->lex;
    return bits & LEX_PLURAL && bits & (LEX_ROLE | LEX_ANON | LEX_GROUP);
}

/* "a man police say robbed it", "two men officials believe": people behind a noun that is not of their phrase, and what
 * they say of it. */
static bool begins_report(const work *w, uint32_t t, uint32_t first, uint32_t last)
{
    if (t + 1 >= last || tok(w, t + 1)->pos != POS_VERB || lex(w, t + 1)->form != FORM_BASE) return false;
    bool people = is_plural_person(w, t) || str_is(doc_token(w->d, t), "police");
    return people && lex(w, t + 1)->cue && tok(w, t - 1)->pos == POS_NOUN && tok(w, first)->pos != POS_POSS &&
           (role(w, first) == WORD_A || is_plural_person(w, t - 1));
}

/* "a formulation two donors called vague", "the letter three sailors signed": people who are counted, behind a noun
 * that is not of their phrase. */
static bool begins_count(const work *w, uint32_t t, uint32_t first, uint32_t last)
{
    return tok(w, t)->kind == TOK_WORD && tok(w, t - 1)->pos == POS_NOUN && tok(w, first)->pos == POS_DET &&
           t + 1 < last && is_plural_person(w, t + 1);
}

/* "seven current and former officials": does the word at t join two adjectives of one noun that is counted? */
static bool joins_adjectives(const work *w, uint32_t t, uint32_t first, uint32_t last)
{
    bool counted = AMONG(tok(w, first)->pos, BIT(POS_NUM) | BIT(POS_DET) | BIT(POS_POSS));
    return counted && t + 2 < last && tok(w, t)->pos == POS_CONJ && tok(w, t - 1)->pos == POS_ADJ &&
           tok(w, t + 1)->pos == POS_ADJ && AMONG(tok(w, t + 2)->pos, BIT(POS_NOUN) | BIT(POS_ADJ));
}

static bool can_continue(const work *w, uint32_t t, uint32_t first, uint32_t last)
{
    const token *k = tok(w, t), *p = tok(w, t - 1);
    if (joins_adjectives(w, t, first, last) || p->pos == POS_CONJ) return true; /* and what it joins */
    if (!AMONG(k->pos, INSIDE)) return k->pos == POS_PUNCT && joins_words(w, t, last);
    if (is_time(w, t) && p->pos != POS_DET && p->pos != POS_ADJ) return false;
    bool day = k->pos == POS_NOUN && t == first + 1 && is_time(w, first) && p->pos == POS_NAME;
    if (day && first > 0 && role(w, first - 1) == WORD_ON) return false;      /* said on Friday crews were late */
    bool date = t == first + 1 && p->kind == TOK_NUMBER && is_time(w, first); /* On May 24 police said */
    if (date && k->pos == POS_NOUN && !is_time(w, t)) return false;
    if (k->pos == POS_NOUN && begins_report(w, t, first, last)) return false;
    if (k->pos == POS_NOUN) return !(p->pos == POS_NUM && counts_money(w, t, first) && is_plural_person(w, t));
    if (k->pos == POS_NUM && begins_count(w, t, first, last)) return false;
    bool nominal_next = t + 1 < last && AMONG(tok(w, t + 1)->pos, BIT(POS_NOUN) | BIT(POS_NAME) | BIT(POS_ADJ));
    switch (k->pos) {
    case POS_ADJ:
        if ((p->pos == POS_NAME || p->pos == POS_NOUN) && t + 1 < last && is_time(w, t + 1))
            return false; /* Oss last night said, her widow last night said */
        return p->pos != POS_NAME || nominal_next;
    case POS_NUM:
        return p->pos != POS_NAME || takes_number(w, t - 1);
    case POS_NAME:
        if (is_punct(w, t - 1, "&/")) return true;
        if (is_year(w, t - 1))
            return t == first + 2 && tok(w, first)->pos == POS_DET; /* a 2013 Harbour Office letter */
        return p->pos != POS_NOUN || takes_name(w, t - 1) || begins_body(w, t, last);
    case POS_MARK: /* Robert "Bobby" Oss: the marks of a nickname count as no quotation */
        return !k->depth && p->pos == POS_NAME && t + 1 < last && tok(w, t + 1)->pos == POS_NAME;
    case POS_POSS:
        return role(w, t) == WORD_S && t > first;
    case POS_ADV:
        return (p->pos == POS_DET || p->pos == POS_POSS) && nominal_next;
    case POS_ING:
    case POS_PART:
        return (p->pos == POS_DET || p->pos == POS_ADJ || p->pos == POS_POSS || p->pos == POS_NAME ||
                p->pos == POS_NUM) &&
               nominal_next;
    case POS_DET:
        return p->pos == POS_DET || role(w, t - 1) == WORD_SOME ||
               (k->shape & SHAPE_CAP && p->pos == POS_NAME && t + 1 < last && tok(w, t + 1)->pos == POS_NAME);
    case POS_VERB: /* not: these are late boats */
        return p->pos == POS_DET && nominal_next && role(w, t) != WORD_BE && role(w, t) != WORD_HAVE;
    default:
        return false;
    }
}

static void push_chunk(work *w, uint32_t first, uint32_t last)
{
    chunk c = {first, last, last - 1};
    if (c.head > first && (tok(w, c.head)->kind == TOK_PUNCT || role(w, c.head) == WORD_S)) c.head--; /* 42 %, Oss's */
    while (c.head > first &&
           (tok(w, c.head)->pos == POS_POSS || tok(w, c.head)->pos == POS_ADJ || tok(w, c.head)->pos == POS_NUM) &&
           (tok(w, c.head - 1)->pos == POS_NOUN || tok(w, c.head - 1)->pos == POS_NAME))
        c.head--;
    if (tok(w, c.head)->pos == POS_ADJ && (role(w, first) == WORD_THIS || role(w, first) == WORD_SOME))
        c.head = first;                                   /* those close to */
    bool in = first > 0 && role(w, first - 1) == WORD_IN; /* in Velden's words: is_phrasing() */
    for (uint32_t t = first; t < last; t++) {
        w->chunk_of[t] = w->nchunks;
        if (in) w->notes[t].look = true;
    }
    ARENA_PUSH(doc_scratch(w->d), w->chunks, w->nchunks, c);
}

static bool is_month(const work *w, uint32_t t)
{
    static const char *const MONTHS[] = {"january", "february",  "march",   "april",    "may",      "june", "july",
                                         "august",  "september", "october", "november", "december", "jan.", "feb.",
                                         "aug.",    "sept.",     "oct.",    "nov.",     "dec."};
    return w->notes[t].time && tok(w, t)->shape & SHAPE_CAP &&
           STR_IS_ANY(rules_spelling(w->r, tok(w, t)->word), MONTHS);
}

/* "On July 20", "May 3, 2011", "May, 2011", "in 2011": is the number at t the day of the month before it, or its year?
 */
static bool is_date(const work *w, uint32_t t)
{
    uint32_t before = is_year(w, t) && t > 1 && is_punct(w, t - 1, ",") ? t - 2 : t - 1;
    if (t == 0 || tok(w, before)->sentence != tok(w, t)->sentence) return false;
    bool day = tok(w, t)->end - tok(w, t)->start <= 2;
    bool dated = is_year(w, t) && tok(w, before)->kind == TOK_NUMBER && w->notes[before].time;
    bool alone = is_year(w, t) && role(w, t - 1) == WORD_IN; /* A survey she made in 2011 found */
    return dated || alone || ((day || is_year(w, t)) && is_month(w, before));
}

/* "Selm Today": the last word of what a paper is called, and no time. */
static bool is_paper(const work *w, uint32_t t)
{
    bool beside = t > 0 && tok(w, t - 1)->sentence == tok(w, t)->sentence && tok(w, t - 1)->pos == POS_NAME;
    return beside && !w->notes[t - 1].time && str_is(doc_token(w->d, t), "Today");
}

/* "the fall of the board", and no season. */
static bool is_downfall(const work *w, uint32_t t)
{
    bool of = t + 2 < w->d->ntokens && lex(w, t + 1)->role == WORD_OF && tok(w, t + 2)->kind != TOK_NUMBER;
    return of && str_is(doc_token(w->d, t), "fall");
}

/* A base form behind "to" is no finite verb, whatever adverbs stand between them: to quickly sink. Written without
 * branches: what a token is can hardly be guessed. */
static void note_tokens(work *w)
{
    static const bool WALL[256] = {[';'] = true, [':'] = true, ['('] = true, [')'] = true, ['['] = true, [']'] = true};
    const doc *d = w->d;
    uint8_t before = POS_OTHER; /* of the last token that is no adverb */
    w->notes = arena_alloc(doc_scratch(w->d), sizeof *w->notes * (d->ntokens + (size_t)1));
    for (uint32_t t = 0; t < d->ntokens; t++) {
        const token *k = &d->tokens[t];
        const word *x = lex(w, t);
        bool punct = k->kind == TOK_PUNCT, dash = punct & ((k->shape & SHAPE_HYPHEN) != 0);
        bool cue_noun = (k->pos == POS_NOUN) & ((x->lex & LEX_CUENOUN) != 0);
        unsigned char byte = (unsigned char)d->a.text.ptr[k->start];
        byte = (punct & (k->end - k->start == 1)) ? byte : 0;
        w->notes[t] = (note){
            .role = x->role,
            .sign = (uint8_t)(byte - ' ') < 64 ? (uint8_t)(byte - ' ') : 0,
            .dash = dash,
            .wall = (k->depth > 0) | WALL[byte],
            .time = ((x->lex & LEX_TIME) != 0) & ((k->shape & SHAPE_PERSON) == 0) & (k->pos != POS_MODAL), /* it may */
            .finite = AMONG(k->pos, BIT(POS_PAST) | BIT(POS_MODAL)) | ((k->pos == POS_VERB) & (before != POS_TO)),
            .look = (x->cue != 0) | cue_noun | (x->role == WORD_ACCORDING) | (x->role == WORD_PER) | dash,
        };
        if (k->kind == TOK_NUMBER && is_date(w, t)) w->notes[t].time = true;
        if (w->notes[t].time && (k->shape & SHAPE_CAP ? is_paper(w, t) : is_downfall(w, t))) w->notes[t].time = false;
        before = k->pos == POS_ADV ? before : k->pos;
    }
}

void find_chunks(work *w)
{
    doc *d = w->d;
    note_tokens(w);
    w->chunk_of = arena_alloc(doc_scratch(d), sizeof *w->chunk_of * (d->ntokens + 1));
    memset(w->chunk_of, 0xFF, sizeof *w->chunk_of * d->ntokens); /* WHO_NONE */
    for (uint32_t i = 0; i < d->nsentences; i++) {
        const sentence *s = &d->sentences[i];
        for (uint32_t t = s->first; t < s->last;) {
            if (!can_begin(w, t)) {
                t++;
                continue;
            }
            uint32_t first = t++;
            bool pronoun = tok(w, first)->pos == POS_PRON;
            while (!pronoun && t < s->last && tok(w, t)->depth == tok(w, first)->depth &&
                   can_continue(w, t, first, s->last))
                t++;
            push_chunk(w, first, t);
        }
    }
}

uint32_t chunk_at(const work *w, uint32_t t) { return t < w->d->ntokens ? w->chunk_of[t] : WHO_NONE; }

static bool is_those(const work *w, uint32_t head)
{
    return role(w, head) == WORD_THIS && str_is(rules_spelling(w->r, tok(w, head)->word), "those");
}

static bool takes_phrases(const work *w, uint32_t head)
{
    const chunk *c = &w->chunks[w->chunk_of[head]];
    if (role(w, head) == WORD_SOME && c->last == c->first + 1) return true; /* some in the crowd, many on the left */
    if (tok(w, c->first)->pos == POS_NUM && tok(w, head)->pos == POS_ADJ) return true; /* one third-year in */
    return lex(w, head)->lex & (LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_DOC | LEX_CUENOUN) ||
           tok(w, head)->pos == POS_NOUN || tok(w, head)->pos == POS_NUM;
}

static bool is_writing(const work *w, uint32_t head) { return lex(w, head)->lex & (LEX_DOC | LEX_CUENOUN); }

/* "a survey of 1,100 growers by": the head of the writing that `head` is the matter of, or `head` itself. */
static uint32_t writing_about(const work *w, uint32_t head)
{
    uint32_t first = w->chunks[w->chunk_of[head]].first;
    if (first < 2 || role(w, first - 1) != WORD_OF) return head;
    uint32_t before = w->chunk_of[first - 2];
    return before == WHO_NONE ? head : w->chunks[before].head;
}

/* A preposition that hangs a phrase on the noun before it. */
static bool attaches(const work *w, uint32_t t, uint32_t head)
{
    if (tok(w, t)->pos != POS_PREP && tok(w, t)->pos != POS_TO) return false;
    uint8_t r = role(w, t);
    if (r == WORD_OF || is_those(w, head)) return true; /* those near the port */
    uint32_t c = w->chunk_of[head];                     /* the Rally for Progress: a name with "the" is no person's */
    if (r == WORD_FOR && tok(w, head)->pos == POS_NAME && tok(w, w->chunks[c].first)->pos == POS_DET &&
        t + 1 < w->d->ntokens && tok(w, t + 1)->pos == POS_NAME)
        return true;
    bool of_state = r == WORD_FOR && head >= 2 && role(w, head - 1) == WORD_OF && lex(w, head - 2)->lex & LEX_ROLE &&
                    str_is(doc_token(w->d, head), "State"); /* Minister of State for Ports */
    if (of_state) return true;
    if (r == WORD_BY) return is_writing(w, head) || is_writing(w, writing_about(w, head));
    if (r == WORD_FOR || r == WORD_AT || r == WORD_WITH || r == WORD_FROM || r == WORD_IN || r == WORD_ON ||
        r == WORD_TO || r == WORD_ABOUT || r == WORD_NONE) /* of no role: near, outside, above, against */
        return takes_phrases(w, head);
    return false;
}

/* "said the bank in a statement": does the phrase in chunk n say where somebody spoke, rather than which they are? */
static bool is_occasion(const work *w, uint32_t preposition, uint32_t head, uint32_t n)
{
    const chunk *k = &w->chunks[n];
    bool speaker = tok(w, head)->pos == POS_NAME || lex(w, head)->lex & (LEX_ROLE | LEX_ANON | LEX_ORG | LEX_GROUP);
    return speaker && role(w, preposition) == WORD_IN && role(w, k->first) == WORD_A &&
           lex(w, k->head)->lex & (LEX_DOC | LEX_CUENOUN);
}

uint32_t phrase_end(const work *w, uint32_t c, uint32_t limit)
{
    uint32_t end = w->chunks[c].last, head = w->chunks[c].head;
    while (end + 1 < limit) {
        if (!attaches(w, end, head)) break;
        uint32_t n = chunk_at(w, end + 1);
        if (n == WHO_NONE || w->chunks[n].last > limit) break;
        if (role(w, end) == WORD_OF && role(w, end + 1) == WORD_THEY) return end + 2; /* one of them */
        bool close = tok(w, end)->pos == POS_TO && tok(w, end - 1)->pos == POS_ADJ;   /* a person close to him */
        if (tok(w, w->chunks[n].first)->pos == POS_PRON) return close ? end + 2 : end;
        if (is_time(w, end + 1) || is_occasion(w, end, head, n)) break;
        end = w->chunks[n].last;
        head = w->chunks[n].head;
    }
    return end;
}

/* The preposition in front of the phrase that begins at `start`: "of" in "nine out of ten", and in "a coalition of
 * nearly 40 groups". */
static uint32_t preposition_before(const work *w, uint32_t start, uint32_t limit)
{
    bool about = start >= limit + 3 && tok(w, start)->pos == POS_NUM && tok(w, start - 1)->pos == POS_ADV;
    return about && role(w, start - 2) == WORD_OF ? start - 2 : start - 1;
}

/* A quarter of the sailors is no time. */
static bool is_share(const work *w, uint32_t head, uint32_t preposition)
{
    return role(w, preposition) == WORD_OF && str_is(doc_token(w->d, head), "quarter");
}

uint32_t before_than(const work *w, uint32_t t, uint32_t limit)
{
    static const char *const COMPARED[] = {"more", "fewer", "less", "More", "Fewer", "Less"};
    bool than = t >= limit + 2 && str_is(doc_token(w->d, t - 1), "than");
    return than && STR_IS_ANY(doc_token(w->d, t - 2), COMPARED) ? t - 2 : t;
}

/* "A study of more than 600 of the birds": where what stands before the number at t begins, or t. */
static uint32_t before_number(const work *w, uint32_t t, uint32_t limit)
{
    bool of = t >= limit + 3 && tok(w, t)->pos == POS_NUM && role(w, t - 3) == WORD_OF;
    return of ? before_than(w, t, limit) : t;
}

/* "A poll by local paper the Selm Echo", "a study by think tank Oss": where the noun begins that tells behind "by" what
 * the name at `start` is, who wrote what stands before "by"; else `start`. */
static uint32_t before_its_kind(const work *w, uint32_t start, uint32_t limit)
{
    uint32_t name = chunk_at(w, start), n = start > limit + 3 ? chunk_at(w, start - 1) : WHO_NONE;
    if (name == WHO_NONE || n == WHO_NONE || tok(w, w->chunks[name].head)->pos != POS_NAME) return start;
    uint32_t first = w->chunks[n].first, by = first - (first > 0);
    bool kind = tok(w, w->chunks[n].head)->pos == POS_NOUN && tok(w, first)->pos != POS_DET && !is_time(w, start - 1);
    if (by < limit + 2 || role(w, by) != WORD_BY || !kind) return start; /* In a note by the union Oss said */
    uint32_t writing = chunk_at(w, by - 1);
    return writing != WHO_NONE && is_writing(w, w->chunks[writing].head) ? first : start;
}

uint32_t phrase_start(const work *w, uint32_t c, uint32_t limit)
{
    uint32_t start = before_its_kind(w, w->chunks[c].first, limit);
    while (start >= limit + 2) {
        start = before_number(w, start, limit);
        if (start < limit + 2) break;
        uint32_t p = preposition_before(w, start, limit);
        uint32_t end = p >= limit + 2 && role(w, p) == WORD_OF && str_is(doc_token(w->d, p - 1), "out") ? p - 1 : p;
        uint32_t before = end > limit ? chunk_at(w, end - 1) : WHO_NONE;
        if (before == WHO_NONE || w->chunks[before].first < limit || tok(w, w->chunks[before].first)->pos == POS_PRON)
            break;
        bool dated = role(w, p) == WORD_BY && end > limit + 2 && is_time(w, w->chunks[before].head);
        if (dated && w->chunks[before].last == end) { /* a survey last year by */
            end = w->chunks[before].first;
            before = chunk_at(w, end - 1);
            if (before == WHO_NONE || w->chunks[before].first < limit) break;
        }
        uint32_t head = w->chunks[before].head;
        if (w->chunks[before].last != end || !attaches(w, p, head)) break;
        if (is_time(w, head) && !is_share(w, head, p)) break;
        start = w->chunks[before].first;
    }
    return start;
}
