/* pronoun.c - he, she, they and it to the entity that is meant.
 *
 * Candidates are the people named before the pronoun, outside quotations; gender must not contradict, and whom the
 * words that open its sentence are about ("Asked about Velden, he"), who asked before, or whom the words of the
 * statement address ("Sit down, Ilse"), is another. The subject of the clause before in the same sentence comes first,
 * then the speaker of the statement before (news keeps to its speaker), then the subject of the sentence before, then
 * the nearest name. Two candidates are enough: with more, accuracy does not rise (the literature's 88 % is reached with
 * the two nearest).
 */
#include "speaker/internal.h"

#define LONGEST_LIFE 20  /* sentences without the name of whom they are about */
#define RUNS_ON 9        /* what it is worth to have spoken last */
#define ANSWER_NEAR 3    /* sentences between the words of two who talk */
#define OPENING_WORDS 16 /* behind a name in the words that open a sentence */

static bool fits(const cast *c, const entity *e, uint8_t role)
{
    bool they = role == WORD_THEY || role == WORD_THEIR;
    if (e->name.len && e->name.ptr[0] == '@' && !e->gender) return role == WORD_WHO; /* @tidequeen_: no he or she */
    if (e->neutral) return they || role == WORD_WHO;
    if (e->place && role == WORD_IT) /* a government, and no harbour */
        return rules_lookup(c->r, utf8_lower_str(doc_scratch(c->d), e->name)) & LEX_SEAT;
    if (they || role == WORD_IT || role == WORD_ITS) return e->kind != WHO_PERSON && !e->place;
    if (e->kind != WHO_PERSON) return false;
    if (role == WORD_HE || role == WORD_HIS) return e->gender != WHO_FEMALE;
    if (role == WORD_SHE || role == WORD_HER) return e->gender != WHO_MALE;
    return true;
}

/* "Velden, whose daughter Ilse is missing, waited": does the naming stand in a relative clause between commas? */
static bool is_in_relative(const cast *c, const naming *n, uint32_t first)
{
    for (uint32_t t = n->first; t-- > first + 1;) {
        if (tk(c, t)->kind == TOK_PUNCT) return false;
        bool who = wd(c, t)->role == WORD_WHO || wd(c, t)->role == WORD_WHICH || str_is(doc_token(c->d, t), "whose");
        if (who && is_sign(c, t - 1, ',')) return true; /* not: in Selm, where Velden began, he */
    }
    return false;
}

/* "As for Velden, he plans to stay", "For Velden, that is late": what a sentence is about stands in front of its
 * subject. */
static bool is_topic(const cast *c, const naming *n)
{
    uint32_t first = c->d->sentences[tk(c, n->first)->sentence].first;
    if (tk(c, first)->pos == POS_CONJ || wd(c, first)->role == WORD_BUT) first++;
    if (wd(c, first)->role == WORD_AS) first++;
    return n->first > first && n->first <= first + 2 && wd(c, first)->role == WORD_FOR && n->last < c->d->ntokens &&
           is_sign(c, n->last, ',');
}

/* Is the naming the first noun phrase of its sentence, or directly before a verb? */
bool is_subject(const cast *c, const naming *n)
{
    const sentence *s = &c->d->sentences[tk(c, n->first)->sentence];
    bool own = n->first > s->first && is_before_own_name(c, n->first - 1); /* The cook, known as Velden, */
    if (is_in_relative(c, n, s->first)) return false;
    if (is_topic(c, n)) return true;
    if (n->first > s->first && tk(c, n->first - 1)->pos == POS_PREP && !own)
        return false; /* asked about Velden, he said */
    if (n->last < s->last) {
        uint8_t p = tk(c, n->last)->pos;
        if (is_verb_tag(p) || p == POS_ADV) return true;
        uint8_t verb = n->first > s->first ? tk(c, n->first - 1)->pos : POS_OTHER;
        bool met =
            (verb == POS_PAST || verb == POS_VERB) && wd(c, n->first - 1)->role == WORD_NONE; /* Velden met Oss. */
        if (tk(c, n->last)->kind == TOK_PUNCT && !met && n->first <= s->first + 3) return true;
        bool set_off = n->first > s->first && (own || tk(c, n->first - 1)->kind == TOK_PUNCT ||
                                               wd(c, n->first - 1)->lex & (LEX_KIN | LEX_ROLE));
        bool apposition = set_off && tk(c, n->last)->kind == TOK_PUNCT &&
                          n->last + 1 < s->last; /* The minister, her cousin Ilse Velden, 39, argues */
        bool aged = apposition && tk(c, n->last + 1)->kind == TOK_NUMBER && n->last + 3 < s->last;
        uint32_t own_verb = n->last + (aged ? 3 : 1);
        while (apposition && own_verb + 1 < s->last && tk(c, own_verb)->pos == POS_ADV)
            own_verb++; /* Milo, 19, later posted */
        uint8_t behind = apposition ? tk(c, own_verb)->pos : POS_OTHER;
        if (behind == POS_PAST || behind == POS_VERB || (aged && behind == POS_PART)) return true;
    }
    uint32_t first = n->first; /* Republican senator Ilse Velden of Selm */
    while (first > s->first && wd(c, first - 1)->lex & (LEX_HONORIFIC | LEX_ROLE | LEX_GROUP | LEX_DEMONYM)) first--;
    return first <= s->first + 1;
}

/* "..., which worries Henri Oss, head of the port.": named in full, with an apposition, and never before. */
static bool is_introduced(const cast *c, const naming *n)
{
    return n->last - n->first >= 2 && n->first == c->entities[n->entity].first && n->last < c->d->ntokens &&
           tk(c, n->last)->kind == TOK_PUNCT && c->d->a.text.ptr[tk(c, n->last)->start] == ',';
}

bool is_possessive(const cast *c, const naming *n)
{
    return n->last < c->d->ntokens && wd(c, n->last)->role == WORD_S && tk(c, n->last)->pos == POS_POSS;
}

/* Does the cue that ends before token `end` ask? */
static bool is_asking(const cast *c, uint32_t end)
{
    return str_is(rules_cue(c->r, wd(c, end - 1)->cue)->lemma, "ask");
}

/* "A reporter asked whether it was late": does statement s report a question? */
static bool is_reported_question(const cast *c, uint32_t s)
{
    uint32_t end = c->d->attributions[s].cue_last;
    if (!end || end >= c->d->ntokens || !is_asking(c, end)) return false;
    uint8_t r = wd(c, end)->role;
    return r == WORD_IF || r == WORD_HOW || r == WORD_ABOUT;
}

bool is_asked(const cast *c, uint32_t s)
{
    static const char *const ASKERS[] = {"questioner", "reporter",     "interviewer",
                                         "journalist", "interrogator", "moderator"};
    const attribution *a = &c->d->attributions[s];
    const who_statement *st = &c->d->a.statements[s];
    if (a->mention == WHO_NONE || st->speaker == WHO_NONE) return false;
    if (c->d->a.speakers[st->speaker].kind != WHO_ANONYMOUS) return false;
    if (st->type == WHO_INDIRECT) return is_reported_question(c, s);
    return IS_ONE_OF(c, c->d->mentions[a->mention].head, ASKERS) || (a->cue_last && is_asking(c, a->cue_last));
}

/* "He was, he said, nervous. One critic had called him a ghost. "I read nothing," he says": does nobody but one unnamed
 * speak in statement `last`, in the paragraph of the named speaker before? */
static bool is_interlude(const cast *c, uint32_t last)
{
    const doc *d = c->d;
    uint32_t earlier = c->spoken_before[last];
    if (earlier == WHO_NONE || d->a.speakers[d->a.statements[last].speaker].kind != WHO_ANONYMOUS) return false;
    uint32_t a = d->attributions[earlier].mention, b = d->attributions[last].mention;
    if (a == WHO_NONE || b == WHO_NONE || c->entity_of[d->a.statements[earlier].speaker] == WHO_NONE) return false;
    return d->sentences[tk(c, d->mentions[a].first)->sentence].paragraph ==
           d->sentences[tk(c, d->mentions[b].first)->sentence].paragraph;
}

/* "The mayor, ahead according to a poll, said": is the source of statement `last` a writing in the sentence of
 * statement s? It holds no floor. */
static bool is_writing_beside(const cast *c, uint32_t last, uint32_t s)
{
    uint32_t a = c->d->attributions[last].mention, b = c->d->attributions[s].mention;
    if (a == WHO_NONE || b == WHO_NONE) return false;
    bool same = tk(c, c->d->mentions[a].first)->sentence == tk(c, c->d->mentions[b].first)->sentence;
    return same && c->d->a.speakers[c->d->a.statements[last].speaker].kind == WHO_DOCUMENT;
}

/* The statement before statement s whose speaker holds the floor, past an unnamed person's question or aside; or
 * WHO_NONE. */
static uint32_t floor_before(const cast *c, uint32_t s)
{
    uint32_t last = c->spoken_before[s];
    if (last == WHO_NONE || c->spoken_before[last] == WHO_NONE) return last;
    bool aside = is_asked(c, last) || is_interlude(c, last) || is_writing_beside(c, last, s);
    return aside ? c->spoken_before[last] : last;
}

/* The entity whose statement came last before statement `s`, if it is a named one. */
uint32_t running_speaker(const cast *c, uint32_t s)
{
    uint32_t last = floor_before(c, s);
    return last == WHO_NONE ? WHO_NONE : c->entity_of[c->d->a.statements[last].speaker];
}

/* "The governor warned ... His words: ...": who spoke last is as near as his last words, by whatever he was called
 * there. The score of a name that stands in that place as a subject. */
static int floor_score(const cast *c, uint32_t statement, uint32_t t)
{
    uint32_t at = c->d->attributions[floor_before(c, statement)].mention;
    if (at == WHO_NONE) return -1000;
    uint32_t line = tk(c, c->d->mentions[at].first)->sentence, here = tk(c, t)->sentence;
    if (line >= here || here - line > 1 || c->d->sentences[line].paragraph != c->d->sentences[here].paragraph)
        return -1000;
    return 40 - 9 + 14 + 12 + 3;
}

uint32_t resolve_pronoun(const cast *c, uint32_t t, uint32_t statement)
{
    uint8_t role = wd(c, t)->role;
    if (role == WORD_I || role == WORD_YOU || role == WORD_MY) return WHO_NONE; /* the author, or a reader */
    return resolve_as(c, t, role, statement);
}

/* As far as "he said" goes, the running speaker stands where his last words do: many sentences may keep to him without
 * his name. */
static int running_score(const cast *c, uint32_t running, uint32_t t, uint32_t s)
{
    const attribution *a = &c->d->attributions[floor_before(c, s)];
    if (a->mention == WHO_NONE) return -1000;
    uint32_t here = tk(c, t)->sentence, line = tk(c, c->d->mentions[a->mention].first)->sentence;
    if (line > here) return -1000;
    int score = 40 - 9 * (int)(here - line) + RUNS_ON;
    if (c->d->sentences[line].paragraph != c->d->sentences[here].paragraph) score -= 6;
    return score + (c->entities[running].gender ? 6 : 0) + 3;
}

/* "Asked about Velden, he said", "When asked by Velden": behind the participle and its words that open the sentence of
 * pronoun t, who is its subject; else the sentence's first token. */
uint32_t opening_end(const cast *c, uint32_t t)
{
    const sentence *s = &c->d->sentences[tk(c, t)->sentence];
    uint32_t first = s->first, comma = t;
    while (first < t && (tk(c, first)->pos == POS_CONJ || wd(c, first)->role == WORD_BUT ||
                         wd(c, first)->role == WORD_HOW || wd(c, first)->role == WORD_WHILE))
        first++;
    uint8_t p = tk(c, first)->pos;
    if (first == t || (p != POS_PART && p != POS_PAST && p != POS_ING)) return s->first;
    while (comma > first && tk(c, comma)->kind != TOK_PUNCT) comma--;
    return comma + 2 >= t && c->d->a.text.ptr[tk(c, comma)->start] == ',' ? comma : s->first;
}

/* "“Rosalie packed the sail.", a paragraph of an excerpt, and in the next "“It is done,” she said": is it the subject
 * of a sentence in a paragraph before that of token t that ends inside quotation marks? */
static bool is_in_excerpt(const cast *c, const naming *n, uint32_t t)
{
    uint32_t p = c->d->sentences[tk(c, n->first)->sentence].paragraph;
    uint32_t end = c->d->paragraphs[p].last_token - 1;
    bool left_open = tk(c, end)->depth && tk(c, end)->kind != TOK_MARK;
    return left_open && p < c->d->sentences[tk(c, t)->sentence].paragraph && is_subject(c, n);
}

/* The first naming that begins at or behind byte `start` of the text. */
static uint32_t naming_from(const cast *c, uint32_t start)
{
    uint32_t low = 0, high = c->nnamings;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tk(c, c->namings[middle].first)->start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* "With respect, Ilse, it is late", "Mr. Oss, sit down": is n set off on both sides, in words that are quoted once? */
static bool is_vocative(const cast *c, const naming *n)
{
    uint32_t first = n->first;
    while (first > 0 && wd(c, first - 1)->lex & LEX_HONORIFIC) first--;
    if (tk(c, n->first)->depth != 1 || first == 0 || n->last >= c->d->ntokens) return false;
    bool opens = tk(c, first - 1)->kind == TOK_MARK || is_sign(c, first - 1, '.') || is_sign(c, first - 1, '?');
    bool before = is_sign(c, first - 1, ',') && first > 1 && c->naming_at[first - 2] == WHO_NONE &&
                  wd(c, first - 2)->role != WORD_I; /* I, Ilse Oss, */
    bool ends = tk(c, n->last)->kind == TOK_MARK || is_sign(c, n->last, '.') || is_sign(c, n->last, '?') ||
                is_sign(c, n->last, '!');
    bool behind = is_sign(c, n->last, ',');
    return (before && (behind || ends)) || (opens && behind);
}

/* “With respect, Ilse, it is late,” he said: whom the words of the statement speak to says them not. The first of them;
 * an entity or WHO_NONE. */
static uint32_t addressed_in(const cast *c, uint32_t statement)
{
    const who_statement *st = &c->d->a.statements[statement];
    for (uint32_t p = 0; p < st->ncontent && st->type != WHO_INDIRECT; p++)
        for (uint32_t i = naming_from(c, st->content[p].start); i < c->nnamings; i++) {
            if (tk(c, c->namings[i].first)->start >= st->content[p].end) break;
            if (is_vocative(c, &c->namings[i])) return c->namings[i].entity;
        }
    return WHO_NONE;
}

/* "Rosalie (Ilse Oss) learns that": who plays the part, and is not spoken of. */
static bool is_in_brackets(const cast *c, const naming *n)
{
    return n->first > 0 && n->last < c->d->ntokens && is_sign(c, n->first - 1, '(') && is_sign(c, n->last, ')');
}

/* "Born Ilse Maria Oss in Selm, she": what somebody was called once is nobody else. */
static bool is_birth_name(const cast *c, const naming *n)
{
    static const char *const BORN[] = {"born", "née", "né", "nee"};
    return n->first > 0 && IS_ONE_OF(c, n->first - 1, BORN);
}

/* "Karl Oss, whose daughter Ilse, 19, is missing, waited. She": is n, behind a word for a relative, of the other sex
 * than whose relative that is? */
static bool is_other_relative(const cast *c, const naming *n)
{
    uint32_t t = n->first;
    if (t < 4 || !(wd(c, t - 1)->lex & LEX_KIN) || !str_is(doc_token(c->d, t - 2), "whose")) return false;
    uint32_t owner = is_sign(c, t - 3, ',') ? c->naming_at[t - 4] : WHO_NONE;
    if (owner == WHO_NONE || c->entities[c->namings[owner].entity].kind != WHO_PERSON) return false;
    enum who_gender a = c->entities[n->entity].gender, b = c->entities[c->namings[owner].entity].gender;
    return a && b && a != b;
}

static bool may_be_place(const entity *e) { return !e->certain && e->nparts == 1 && !e->nroles; }

/* "A unit at Varrow Quay", "a house in Varrow Quay": does the name of two words that nothing tells to be somebody's
 * stand behind "at" or "in"? */
static bool is_quarter(const cast *c, const naming *n)
{
    const entity *e = &c->entities[n->entity];
    if (is_known(e) || n->titled || e->kind != WHO_PERSON || e->nparts < 2 || e->mentions > 3 || n->first == 0)
        return false;
    uint8_t r = same_sentence(c, n->first - 1, n->first) ? wd(c, n->first - 1)->role : WORD_NONE;
    return r == WORD_AT || r == WORD_IN;
}

/* "She got a scholarship to Selm", "on West 38th Street": does the naming of nobody who is known or speaks stand behind
 * what mostly stands before places? */
static bool is_likely_place(const cast *c, const naming *n)
{
    const entity *e = &c->entities[n->entity];
    if (is_known(e) || !may_be_place(e) || n->first == 0) return false;
    if (!same_sentence(c, n->first - 1, n->first)) return false;
    uint8_t r = wd(c, n->first - 1)->role;
    return r == WORD_IN || r == WORD_AT || r == WORD_ON || r == WORD_FROM || tk(c, n->first - 1)->pos == POS_TO;
}

/* How near to the pronoun t a name before it is. `rival`: somebody who may be meant too holds the floor. */
static int naming_score(const cast *c, const naming *n, uint32_t t, bool rival)
{
    const entity *e = &c->entities[n->entity];
    const sentence *here = &c->d->sentences[tk(c, t)->sentence], *there = &c->d->sentences[tk(c, n->first)->sentence];
    uint32_t away = (uint32_t)(here - there);
    bool apart = here->paragraph != there->paragraph;
    int score = 40 - 9 * (int)away - (apart ? 6 : 0);
    if (is_in_brackets(c, n)) score -= 30;
    bool qualifies = n->last < here->last && tk(c, n->last)->pos == POS_NOUN; /* a Velden nomination */
    if (qualifies) score -= e->certain || e->nparts > 1 ? 12 : 30;
    if (is_possessive(c, n))
        score -= 8;
    else if (is_subject(c, n))
        score += away ? 14 : 24; /* Velden denounced what he called */
    else if (away == 1 && (is_introduced(c, n) || is_other_relative(c, n)))
        score += 12;
    else if (apart && rival && e->speaker == WHO_NONE)
        score -= 6; /* mentioned in passing, and silent all along */
    if (e->gender) score += 6;
    if (may_be_place(e)) score -= is_likely_place(c, n) ? 35 : 10;
    return score + (e->mentions > 3 ? 3 : (int)e->mentions);
}

/* “I was scared,” Renn said. “Of whom?” Oss asked. “Of him,” he said: does statement `last`, quoted words, ask another
 * who spoke shortly before it, so that statement s, quoted, too, can be the answer? */
static bool asks_speaker_before(const cast *c, uint32_t last, uint32_t s, uint8_t role)
{
    const who_statement *st = c->d->a.statements;
    uint32_t before = c->spoken_before[last], a = c->d->attributions[last].mention;
    uint32_t b = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    if (st[last].type != WHO_DIRECT || st[s].type != WHO_DIRECT || a == WHO_NONE || b == WHO_NONE) return false;
    uint32_t near = tk(c, c->d->mentions[a].head)->sentence - tk(c, c->d->mentions[b].head)->sentence;
    uint32_t e = c->entity_of[st[before].speaker];
    return near <= ANSWER_NEAR && e != WHO_NONE && e != c->entity_of[st[last].speaker] &&
           fits(c, &c->entities[e], role);
}

/* "Oss asked him why. “I was late,” he said": who asked, in the sentence before that of the pronoun t, somebody whom it
 * may mean, and so is not who answers; or WHO_NONE. */
static uint32_t asker_before(const cast *c, uint32_t t, uint8_t role, uint32_t statement)
{
    uint32_t last = c->spoken_before[statement];
    if (last == WHO_NONE || (role != WORD_HE && role != WORD_SHE)) return WHO_NONE;
    uint32_t whom = c->d->attributions[last].cue_last, own = c->d->attributions[statement].cue_last;
    bool by = whom > 1 && wd(c, whom - 1)->role == WORD_BY; /* was asked by Oss */
    if (by) whom--;
    bool put = whom && whom + 3 < t && str_is(rules_cue(c->r, wd(c, whom - 1)->cue)->lemma, "put") &&
               wd(c, whom)->role == WORD_IT && wd(c, whom + 1)->role == WORD_TO; /* put it to him that */
    if (!whom || whom >= t || tk(c, t)->sentence - tk(c, whom - 1)->sentence > 1 || !(put || is_asking(c, whom)))
        return WHO_NONE;
    if (put) whom += 2;
    if (own && is_asking(c, own)) return WHO_NONE; /* and asks again */
    if (by || asks_speaker_before(c, last, statement, role)) return c->entity_of[c->d->a.statements[last].speaker];
    if (tk(c, whom + 1)->pos == POS_TO) return WHO_NONE; /* Oss asked him to come, which is no question */
    if (tk(c, whom)->pos == POS_WH || wd(c, whom)->role == WORD_HOW || wd(c, whom)->role == WORD_IF) whom++;
    uint8_t asked = wd(c, whom)->role; /* asks him; asks what he sees */
    if (asked != role && !(asked == WORD_HER && role == WORD_SHE) && tk(c, whom)->pos != POS_NAME) return WHO_NONE;
    return c->entity_of[c->d->a.statements[last].speaker];
}

/* "When Oss suggested that he might go, he said": who says or asks something in the clause with which the sentence of
 * the pronoun t begins, and so is another; an entity or WHO_NONE. */
static uint32_t asker_in_clause(const cast *c, uint32_t t, uint32_t statement)
{
    static const char *const ASKS[] = {"suggest", "ask", "press", "challenge", "argue", "object", "wonder", "remind"};
    const sentence *s = &c->d->sentences[tk(c, t)->sentence];
    uint32_t before = c->spoken_before[statement];
    if (before == WHO_NONE || !str_is(rules_spelling(c->r, tk(c, s->first)->word), "when")) return WHO_NONE;
    uint32_t by = c->d->attributions[before].mention, cue_last = c->d->attributions[before].cue_last;
    if (by == WHO_NONE || cue_last <= s->first || cue_last > t) return WHO_NONE;
    const cue *x = rules_cue(c->r, wd(c, cue_last - 1)->cue);
    bool opens = c->d->mentions[by].first > s->first && c->d->mentions[by].first < s->first + OFFICE_REACH;
    return opens && STR_IS_ANY(x->lemma, ASKS) ? c->entity_of[c->d->a.statements[before].speaker] : WHO_NONE;
}

/* "...," Ilse said. Rosa laughed. "...," she said: is n the subject of the sentence before token t, in its paragraph,
 * or named there first at the end of the paragraph before, and behind the last words of who holds the floor? */
static bool acts_between(const cast *c, const naming *n, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, n->first)->sentence, at = c->d->attributions[floor_before(c, statement)].mention;
    if (line + 1 != tk(c, t)->sentence || at == WHO_NONE || is_possessive(c, n) || !is_subject(c, n)) return false;
    const sentence *s = &c->d->sentences[line];
    if (n->first > s->first + OFFICE_REACH) return false;
    for (uint32_t i = s->first; i < n->first; i++) /* of its first clause */
        if (tk(c, i)->pos == POS_PAST || tk(c, i)->pos == POS_VERB) return false;
    uint8_t next = tk(c, n->last)->pos;
    bool verb = is_verb_tag(next) || next == POS_PUNCT;
    bool introduces = c->entities[n->entity].first == n->first && n->last > n->first + 1 && verb &&
                      c->d->a.statements[statement].type == WHO_DIRECT;
    return tk(c, c->d->mentions[at].first)->sentence < line && (introduces || s->paragraph == s[1].paragraph);
}

/* "He said that Velden was late": does the clause that is reported behind the pronoun t name e, as what it is about or
 * by an object of its own? Then it means another. `last`: the first naming behind t. */
static bool is_named_behind(const cast *c, uint32_t e, uint32_t t, uint32_t last, uint32_t statement)
{
    const who_statement *st = &c->d->a.statements[statement];
    uint8_t r = wd(c, t)->role; /* "his aides said that Velden" may mean his own */
    if ((r != WORD_HE && r != WORD_SHE) || st->type == WHO_DIRECT || st->ncontent != 1 ||
        st->content[0].start < tk(c, t)->end)
        return false;
    for (uint32_t i = last; i < c->nnamings && tk(c, c->namings[i].first)->start < st->content[0].end; i++) {
        const naming *n = &c->namings[i];
        if (n->entity != e || tk(c, n->first)->depth || tk(c, n->first)->start < st->content[0].start) continue;
        uint32_t first = n->first; /* when he rose, Mr. Velden said */
        while (first > t && wd(c, first - 1)->lex & LEX_HONORIFIC) first--;
        bool set_off = tk(c, first - 1)->kind == TOK_PUNCT;
        uint8_t p = n->last < c->d->ntokens ? tk(c, n->last)->pos : POS_PUNCT;
        bool owns = p == POS_NOUN || p == POS_NAME || p == POS_ADJ || p == POS_POSS; /* the Velden plan */
        if (!set_off && !owns) return true;
    }
    return false;
}

/* "Velden had been late, he said": does what is reported before the pronoun t, who says so, begin with e as its
 * subject? He would be called "he" there too. */
static bool is_subject_of_report(const cast *c, uint32_t e, uint32_t t, uint32_t statement)
{
    const who_statement *st = &c->d->a.statements[statement];
    uint8_t r = wd(c, t)->role;
    uint32_t first = c->d->sentences[tk(c, t)->sentence].first;
    while (first < t && tk(c, first)->start < st->content[0].start) first++;
    uint32_t comma = first + 1 < t && tk(c, t - 1)->kind == TOK_MARK ? t - 2 : t - 1; /* Velden was "late," he said */
    bool before = (r == WORD_HE || r == WORD_SHE) && st->type != WHO_DIRECT && first < t && first < comma &&
                  is_sign(c, comma, ',');
    static const char *const OPENS[] = {"because", "although", "though", "since", "so", "but", "and", "that"};
    before = before && first + 2 < t && !IS_ONE_OF(c, t - 2, OPENS); /* Velden left because, he said, it was late */
    while (before && first + 1 < t && wd(c, first)->lex & (LEX_HONORIFIC | LEX_ROLE)) first++;
    uint32_t n = before ? c->naming_at[first] : WHO_NONE;
    if (n == WHO_NONE || c->namings[n].entity != e || is_possessive(c, &c->namings[n])) return false;
    uint8_t verb = wd(c, c->namings[n].last)->role; /* not: Velden asked why "it is late," he said */
    return comma + 1 == t || verb == WORD_BE || verb == WORD_HAVE;
}

/* Is n of the first person whom the article names? */
static bool is_first_person(const cast *c, const naming *n)
{
    for (uint32_t i = 0; i < c->nnamings; i++)
        if (c->entities[c->namings[i].entity].kind == WHO_PERSON) return c->namings[i].entity == n->entity;
    return false;
}

/* "Over a Cobb salad", "her second Tony", "on West 38th Street": does the naming of one word stand for a thing? */
static bool is_thing(const cast *c, const naming *n)
{
    uint32_t t = n->first;
    if (n->last != t + 1 || t < 2 || tk(c, t - 1)->sentence != tk(c, t)->sentence) return false;
    const token *before = tk(c, t - 1);
    uint8_t first = tk(c, t - 2)->pos;
    bool behind_noun = n->last < c->d->ntokens && tk(c, n->last)->pos == POS_NOUN;
    if (wd(c, t - 1)->role == WORD_A) return behind_noun && c->entities[n->entity].nparts == 1;
    char digit = c->d->a.text.ptr[before->start]; /* 38th Street */
    if (digit >= '0' && digit <= '9') return wd(c, t)->lex & LEX_PLACEHEAD;
    static const char *const PLACES[] = {"first", "second", "third"};
    bool counted = IS_ONE_OF(c, t - 1, PLACES) || str_ends(doc_token(c->d, t - 1), "th");
    return counted && !(before->shape & SHAPE_CAP) && (first == POS_POSS || first == POS_DET);
}

/* The life of somebody, in whole paragraphs of "she": where no name near the pronoun t fits, the nearest before whose
 * sex is known, if the article begins with that person or has named her often. */
static uint32_t protagonist(const cast *c, uint32_t t, uint8_t role)
{
    if (role != WORD_HE && role != WORD_SHE) return WHO_NONE;
    for (uint32_t last = namings_before(c, t), i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        if (tk(c, t)->sentence - tk(c, n->first)->sentence > LONGEST_LIFE) break;
        if (tk(c, n->first)->depth || !fits(c, e, role) || is_thing(c, n) || is_likely_place(c, n)) continue;
        if (!e->gender && e->mentions == 1) continue; /* a place, or somebody in passing */
        bool first = is_first_person(c, n), often = e->mentions >= 3;
        if (e->gender) return often || first ? n->entity : WHO_NONE;
        if (often && first && e->nparts > 1) return n->entity;
    }
    return WHO_NONE;
}

/* "Ilse Oss, who danced for the king, died on Friday": is the first sentence that names a person an obituary's? */
static bool is_obituary(const cast *c, uint32_t first)
{
    static const char *const DIED[] = {"died", "dies"};
    const sentence *s = &c->d->sentences[tk(c, first)->sentence];
    for (uint32_t t = s->first; t < s->last; t++)
        if (!tk(c, t)->depth && IS_ONE_OF(c, t, DIED)) return true;
    return false;
}

/* "He was born in Selm.": does paragraph p begin with the pronoun and what only a life has? */
static bool tells_of_life(const cast *c, uint32_t p, uint8_t role)
{
    static const char *const LIFE[] = {"born", "raised", "survived", "grew", "married", "graduated", "educated"};
    uint32_t first = c->d->paragraphs[p].first_token, last = c->d->paragraphs[p].last_token;
    if (wd(c, first)->role != role || tk(c, first)->depth) return false;
    for (uint32_t t = first + 1; t < last && t < first + OFFICE_REACH; t++)
        if (IS_ONE_OF(c, t, LIFE)) return true;
    return false;
}

/* "Born in Selm, he left school at 13.", in an obituary whose paragraph before ends with somebody who speaks once: whom
 * it begins with, rather than e; or WHO_NONE. */
static uint32_t subject_of_life(const cast *c, uint32_t e, uint32_t t, uint8_t role)
{
    const entity *x = &c->entities[e];
    uint32_t p = c->d->sentences[tk(c, t)->sentence].paragraph;
    if ((role != WORD_HE && role != WORD_SHE) || (x->mentions > 1 && !tells_of_life(c, p, role))) return WHO_NONE;
    if (c->d->sentences[tk(c, x->first)->sentence].paragraph == p) return WHO_NONE;
    if (tk(c, c->d->paragraphs[p].first_token)->kind == TOK_MARK) return WHO_NONE; /* "...," he went on */
    for (uint32_t i = 0; i < c->nnamings && i < NAMINGS_BACK && c->namings[i].first < t; i++) {
        const entity *first = &c->entities[c->namings[i].entity];
        if (first->kind != WHO_PERSON) continue;
        bool about = first->mentions >= 3 && first->nparts > 1 && is_obituary(c, c->namings[i].first);
        return about && fits(c, first, role) ? c->namings[i].entity : WHO_NONE;
    }
    return WHO_NONE;
}

static enum who_gender sex_told(uint8_t role)
{
    return role == WORD_HE ? WHO_MALE : role == WORD_SHE ? WHO_FEMALE : WHO_GENDER_UNKNOWN;
}

/* "It is late," he said. "It is not," she said.: does the paragraph of token t call e, whose sex no name tells, by the
 * other pronoun? */
static bool is_called_otherwise(const cast *c, const entity *e, uint32_t t, uint8_t role)
{
    enum who_gender told = sex_told(role);
    if (e->gender || !e->called || !told || e->called == told) return false;
    return c->d->sentences[tk(c, e->called_at)->sentence].paragraph == c->d->sentences[tk(c, t)->sentence].paragraph;
}

void remember_pronoun(cast *c, uint32_t e, uint32_t t)
{
    enum who_gender told = sex_told(wd(c, t)->role);
    if (told) c->entities[e].called = told, c->entities[e].called_at = t;
}

/* '"I saw a boat. I saw nobody," he said.': the token from which those before the pronoun t are as far as they are from
 * the words themselves: the first of the sentence in which the words of the statement begin, where they stand before t
 * in its paragraph; else t. */
static uint32_t words_begin(const cast *c, uint32_t t, uint32_t statement)
{
    const who_statement *st = &c->d->a.statements[statement];
    uint32_t line = tk(c, t)->sentence, p = c->d->sentences[line].paragraph;
    if (st->type != WHO_DIRECT || !st->ncontent || st->content[0].start >= tk(c, t)->start) return t;
    while (line > 0 && c->d->sentences[line - 1].paragraph == p &&
           tk(c, c->d->sentences[line].first)->start > st->content[0].start)
        line--;
    return line == tk(c, t)->sentence ? t : c->d->sentences[line].first;
}

/* "The Karsian singer", "in Karsian": a people's name that says of which kind somebody is, or what they speak. */
static bool is_attribute(const cast *c, const naming *n)
{
    uint32_t bits = wd(c, n->last - 1)->lex;
    if (!(bits & LEX_DEMONYM) || n->last >= c->d->ntokens) return false;
    uint8_t p = tk(c, n->last)->pos;
    bool many = bits & LEX_PLURAL || n->first == 0 || wd(c, n->first - 1)->role == WORD_THE ||
                n->first == c->d->sentences[tk(c, n->first)->sentence].first;
    return !many || p == POS_NOUN || p == POS_ADJ || p == POS_NAME;
}

/* '"It is late," he told them, Oss recalled': who vouches, behind the pronoun t, for the words in which it stands, and
 * so is another; an entity or WHO_NONE. */
static uint32_t voucher_of(const cast *c, uint32_t t, uint32_t statement)
{
    bool quoted = c->d->a.statements[statement].type == WHO_DIRECT; /* of himself he may report: He left, Oss said */
    for (uint32_t k = statement; k-- > 0 && statement - k <= NESTING_BACK && quoted;) {
        uint32_t by = c->d->attributions[k].mention, s = c->d->a.statements[k].speaker;
        if (by != WHO_NONE && s != WHO_NONE && c->d->mentions[by].first > t && is_in_words(c, k, t))
            return c->entity_of[s];
    }
    return WHO_NONE;
}

/* "Asked by Oss about it, he paused. “No,” he said": does n stand in the participle and its words that open a sentence
 * whose subject is the same pronoun? Then it is of another. */
static bool is_before_same(const cast *c, const naming *n, uint8_t role)
{
    const sentence *s = &c->d->sentences[tk(c, n->first)->sentence];
    for (uint32_t t = n->last + 1; t < s->last && t < n->last + OPENING_WORDS; t++)
        if (wd(c, t)->role == role && is_sign(c, t - 1, ',')) return n->first < opening_end(c, t);
    return false;
}

/* "A reporter asked whether he feared Oss. “No,” he said": does n stand in the words of a question in which the pronoun
 * does, too? Then it is of another. */
static bool is_asked_about(const cast *c, const naming *n, uint8_t role, uint32_t statement)
{
    uint32_t last = c->spoken_before[statement];
    if (last == WHO_NONE || c->d->a.statements[last].type != WHO_INDIRECT || !is_in_words(c, last, n->first))
        return false;
    bool he = false;
    for (uint32_t t = n->first; t-- > 0 && is_in_words(c, last, t);) he = he || wd(c, t)->role == role;
    return he && is_asked(c, last);
}

uint32_t resolve_as(const cast *c, uint32_t t, uint8_t role, uint32_t statement)
{
    uint32_t voucher = voucher_of(c, t, statement);
    uint32_t running = running_speaker(c, statement), here = tk(c, t)->sentence, last = namings_before(c, t);
    uint32_t opens = c->d->sentences[here].first, opened = opening_end(c, t), best = WHO_NONE, quoted = WHO_NONE;
    uint32_t asker = asker_before(c, t, role, statement), asks = asker_in_clause(c, t, statement);
    if (asker == WHO_NONE) asker = asks;
    uint32_t begin = words_begin(c, t, statement);
    uint32_t whom_told = addressed_in(c, statement);
    bool speaks = running != WHO_NONE && running != asker && running != whom_told && running != voucher &&
                  fits(c, &c->entities[running], role) && !is_called_otherwise(c, &c->entities[running], t, role) &&
                  !is_named_behind(c, running, t, last, statement) && !is_subject_of_report(c, running, t, statement);
    int best_score = -1000;
    bool place = false; /* the best one is likely to be one */
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        const entity *e = &c->entities[n->entity];
        if (tk(c, begin)->sentence > tk(c, n->first)->sentence + 6u) break;
        if (n->entity == asker || n->entity == whom_told || n->entity == voucher || is_birth_name(c, n) ||
            !fits(c, e, role) || (n->first >= opens && n->first < opened))
            continue;
        if (is_attribute(c, n) || is_thing(c, n) || is_quarter(c, n) || (e->kind == WHO_INSTITUTION && is_credit(c, n)))
            continue;
        if (is_asked_about(c, n, role, statement) || is_before_same(c, n, role)) continue;
        if (is_named_behind(c, n->entity, t, last, statement) || is_subject_of_report(c, n->entity, t, statement) ||
            is_called_otherwise(c, e, t, role))
            continue;
        if (tk(c, n->first)->depth) {
            if (quoted == WHO_NONE && e->gender && is_in_excerpt(c, n, t)) quoted = n->entity;
            continue;
        }
        uint32_t from = n->first < begin ? begin : t;
        int score = naming_score(c, n, from, speaks) + (n->entity == running ? RUNS_ON : 0);
        if (speaks && n->entity != running && acts_between(c, n, from, statement)) score += 10;
        if (score > best_score) best = n->entity, best_score = score, place = is_likely_place(c, n);
    }
    if (!speaks && (best == WHO_NONE || place) && quoted == WHO_NONE) {
        uint32_t about = protagonist(c, t, role);
        bool asks_it = about != WHO_NONE && c->entities[about].first >= opens && c->entities[about].first < opened;
        if (asks_it) about = WHO_NONE; /* Asked by the chair, Ilse Oss, why, he */
        if (about != WHO_NONE || !place) best = about;
        if (best == asks) return WHO_NONE;
    }
    int held = speaks ? floor_score(c, statement, begin) : 0;
    int runs = speaks ? running_score(c, running, begin, statement) : 0;
    bool keeps = speaks && (best == WHO_NONE || held > best_score || runs > best_score);
    uint32_t whom = keeps ? running : best == WHO_NONE ? quoted : best;
    uint32_t life = whom == WHO_NONE ? whom : subject_of_life(c, whom, t, role);
    return life != WHO_NONE ? life : whom;
}
