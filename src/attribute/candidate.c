/* candidate.c - every cue of the article to what it could attribute: the rules.
 *
 * rule                     example
 * subject-cue-content      Velden said (that) ...        content-subject-cue   ..., Velden said
 * content-cue-subject      ..., said Velden              content-around-cue    "...," Velden said, "..."
 * participle               ..., adding that ...          according-to          according to Velden, ...
 * passive-by               ... was announced by Velden   noun-that             Velden's claim that ...
 * in-words                 in Velden's words, ...        dash-inside           "... - Velden stressed - ..."
 * said-so                  This was stated by Velden     label                 VELDEN: ...
 * signed                   "..." - Velden                noun-was              Velden's answer was that ...
 * with-participle          with Velden saying ...        quotation-was         "..." was Velden's verdict
 * gives-noun-that          Velden gave a warning that    caused-subject        led Velden to declare ...
 * quoted-as                the Courier quoted Velden as saying
 * announced                "...," Velden corrected her
 * shared-subject           Velden wept and warned ...    shared-nearest        Oss left, and Velden wept and warned ...
 * noun-quotation           Velden's chant of "..."      adjective-that        Velden is adamant that ...
 * set-off                  Velden said: and a paragraph without marks
 * with-participle          also: dismissed a report saying ... (participle.c)
 * written-on               banners reading "..."
 *
 * A rule looks only beside a cue that a lexicon lookup found. It proposes; select.c decides. Here is what all rules
 * share, and the walk that calls them; they stand in verb_cue.c, participle.c, noun_cue.c, quoted_cue.c, transcript.c.
 */
#include "attribute/internal.h"

/* The first top-level quotation that ends behind token t: quotations are sorted, and top-level ones do not overlap. */
uint32_t quotation_from(const work *w, uint32_t t)
{
    uint32_t lo = 0, hi = w->ntop;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (w->d->quotations[w->top[mid]].last <= t)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Contents reach over the whole quotations that they touch. */
static void widen(const work *w, candidate *c)
{
    for (uint32_t p = 0; p < c->ncontent; p++) {
        range *x = &c->content[p];
        for (uint32_t i = quotation_from(w, x->first); i < w->ntop; i++) {
            const quotation *q = &w->d->quotations[w->top[i]];
            if (q->first >= x->last) break;
            if (q->first <= c->cue.verb && c->cue.verb < q->last) continue;
            if (q->first < x->first) x->first = q->first;
            if (q->last > x->last) x->last = q->last;
        }
    }
}

uint32_t tidy_pieces(range *pieces, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t j = i; j > 0 && pieces[j].first < pieces[j - 1].first; j--) {
            range x = pieces[j];
            pieces[j] = pieces[j - 1];
            pieces[j - 1] = x;
        }
    uint32_t left = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (left && pieces[i].first < pieces[left - 1].last) {
            if (pieces[i].last > pieces[left - 1].last) pieces[left - 1].last = pieces[i].last;
        } else if (pieces[i].first < pieces[i].last)
            pieces[left++] = pieces[i];
    }
    return left;
}

/* "who asked not to be named", "asked to be called Oss", "spoke on condition of anonymity to discuss wages", "granted
 * anonymity": says nothing. */
static bool asks_no_name(const work *w, const candidate *c)
{
    uint32_t t = c->content[0].first, end = t + 5, first = c->cue.first;
    uint32_t condition = t + (tok(w, t)->pos == POS_DET && t + 1 < w->d->ntokens);
    if (c->marker == MARKER_PREP && str_starts(doc_token(w->d, condition), "condition")) return true;
    bool purpose = c->cue.infinitive && first > 0 && str_is(doc_token(w->d, first - 1), "anonymity");
    if (str_is(doc_token(w->d, t), "anonymity") || purpose) return true;
    bool to_be = t + 3 < c->content[0].last && tok(w, t)->pos == POS_TO && role(w, t + 1) == WORD_BE;
    bool called = to_be && str_is(doc_token(w->d, t + 2), "called") && tok(w, t + 3)->shape & SHAPE_CAP;
    if (called && c->lexeme && str_is(c->lexeme->lemma, "ask")) return true;
    bool not_to = t > 0 && (tok(w, t)->pos == POS_NEG || tok(w, t - 1)->pos == POS_NEG);
    for (; not_to && t < end && t < c->content[0].last; t++)
        if (str_is(doc_token(w->d, t), "named") || str_is(doc_token(w->d, t), "identified") ||
            str_is(doc_token(w->d, t), "quoted"))
            return true;
    return false;
}

static void add_found(work *w, const candidate *c)
{
    uint32_t line = tok(w, c->cue.verb)->sentence;
    if (w->settle && w->nfound && tok(w, w->found[w->nfound - 1].cue.verb)->sentence != line) w->settle(w);
    if (w->nfound == w->room) {
        uint32_t room = w->room ? 2 * w->room : 16;
        w->found = arena_grow(doc_scratch(w->d), w->found, sizeof *c * w->room, sizeof *c * room);
        w->room = room;
    }
    w->found[w->nfound++] = *c;
}

/* "Velden denied that.", "who disclosed this at a forum": is the content a word for what was said before, with no more
 * than where or when behind it? */
static bool is_pointer_only(const work *w, const candidate *c)
{
    uint32_t t = c->content[0].first, next = t + 1;
    if (role(w, t) != WORD_THAT && role(w, t) != WORD_THIS && role(w, t) != WORD_IT) return false;
    if (next == c->content[0].last) return true;
    if (role(w, t) == WORD_THAT || (tok(w, next)->pos != POS_PREP && tok(w, next)->pos != POS_TO)) return false;
    for (uint32_t i = next; i < c->content[0].last; i++)
        if (tok(w, i)->depth || is_finite(w, i)) return false;
    return role(w, next) != WORD_OF && role(w, next) != WORD_FOR && role(w, next) != WORD_AS;
}

/* 'Read More ""': marks, and nothing between them. */
static bool has_words(const work *w, const candidate *c)
{
    for (uint32_t i = 0; i < c->ncontent; i++)
        for (uint32_t t = c->content[i].first; t < c->content[i].last; t++)
            if (tok(w, t)->kind == TOK_WORD || tok(w, t)->kind == TOK_NUMBER) return true;
    return false;
}

/* "She does not believe that it will close", "Police do not expect anyone to be charged": what somebody does not think
 * is what he thinks it is not; the "not" is a part of the cue. */
static bool denies_in_mind(const work *w, const candidate *c)
{
    static const char *const MIND[] = {"believe", "think", "expect"};
    if (!c->cue.negated || !c->lexeme || c->cue.modal || c->cue.infinitive || c->before || c->around) return false;
    bool clause = c->marker == MARKER_THAT || c->marker == MARKER_CLAUSE || c->marker == MARKER_INF;
    bool author =
        c->source_head == WHO_NONE || role(w, c->source_head) == WORD_I || role(w, c->source_head) == WORD_YOU;
    return clause && !author && STR_IS_ANY(c->lexeme->lemma, MIND) && role(w, c->cue.first) == WORD_DO;
}

void propose(work *w, const candidate *proposed)
{
    candidate c = *proposed;
    widen(w, &c);
    c.ncontent = tidy_pieces(c.content, c.ncontent);
    bool number = c.source.first + 1 < c.source.last && tok(w, c.source.first + 1)->pos == POS_NUM; /* No 10 said */
    bool nobody = c.source_head != WHO_NONE &&
                  (role(w, c.source_head) == WORD_NO || (role(w, c.source.first) == WORD_NO && !number) ||
                   (c.source.first && str_is(doc_token(w->d, c.source.first - 1), "nor")));
    bool pointer =
        c.source_head != WHO_NONE && c.source.last == c.source.first + 1 &&
        (role(w, c.source_head) == WORD_THIS || role(w, c.source_head) == WORD_ALSO); /* this, there: nobody */
    bool empty = c.ncontent == 1 && is_pointer_only(w, &c);
    if (has_words(w, &c) && !empty && !nobody && !pointer && (!c.cue.negated || denies_in_mind(w, &c)) &&
        !asks_no_name(w, &c))
        add_found(w, &c);
}

bool starts_quotation(const work *w, uint32_t t) { return t < w->d->ntokens && is_mark(w, t) && tok(w, t)->depth; }

const quotation *quotation_over(const work *w, uint32_t t)
{
    uint32_t i = quotation_from(w, t);
    return i < w->ntop ? &w->d->quotations[w->top[i]] : NULL;
}

uint32_t quotation_end(const work *w, uint32_t t)
{
    const quotation *q = quotation_over(w, t);
    return q ? q->last : t + 1; /* a mark inside of which nothing is quoted */
}

/* Is token t the last of a quotation? */
bool ends_quotation(const work *w, uint32_t t)
{
    return is_mark(w, t) && tok(w, t)->depth &&
           (t + 1 >= w->d->ntokens || tok(w, t + 1)->depth < tok(w, t)->depth || is_mark(w, t + 1));
}

/* Does a quotation of the same paragraph end directly before t? */
bool quotation_before(const work *w, uint32_t t)
{
    return t > 0 && tok(w, t)->depth == 0 && ends_quotation(w, t - 1) && paragraph_of(w, t) == paragraph_of(w, t - 1);
}

void find_candidates(work *w)
{
    doc *d = w->d;
    for (uint32_t i = 0; i < d->nquotations; i++)
        if (d->quotations[i].parent == WHO_NONE) {
            ARENA_PUSH(doc_scratch(d), w->top, w->ntop, i);
            w->singles += (tok(w, d->quotations[i].first)->shape & MARK_SINGLE) != 0;
        }
    for (uint32_t i = 0; i < d->nsentences; i++) {
        const sentence *s = &d->sentences[i];
        uint8_t kind = d->paragraphs[s->paragraph].kind;
        if (kind == PARA_BOILERPLATE || kind == PARA_BYLINE) continue;
        for (uint32_t t = s->first; t < s->last; t++) {
            if (!w->notes[t].look) continue;
            const word *x = lex(w, t);
            if (tok(w, t)->depth) {
                if (x->cue && (tok(w, t)->pos == POS_PAST || x->form == FORM_S)) dash_inside(w, t);
                continue;
            }
            if (is_dash(w, t)) signed_quotation(w, t);
            if (x->role == WORD_ACCORDING || x->role == WORD_PER)
                according_to(w, t);
            else if (is_phrasing(w, t))
                in_words(w, t);
            else if (x->cue && tok(w, t)->pos != POS_NOUN && tok(w, t)->pos != POS_NAME)
                verb_cue(w, t);
            else if (x->lex & LEX_CUENOUN && tok(w, t)->pos == POS_NOUN)
                noun_cue(w, t), noun_was(w, t);
        }
    }
    for (uint32_t i = 0; i < w->ntop; i++) {
        const quotation *q = &d->quotations[w->top[i]];
        if (q->use == USE_SPEECH) written_on(w, q), any_verb(w, q), quotation_was(w, q);
    }
    transcript(w);
}
