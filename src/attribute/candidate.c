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
 *
 * A rule looks only beside a cue that a lexicon lookup found. It proposes; select.c decides.
 */
#include "attribute/internal.h"

#define LONGEST_SIGNATURE 25 /* tokens of a line that signs the quotation above it */

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

/* Pieces in order, overlapping ones joined. */
void tidy_content(candidate *c)
{
    for (uint32_t i = 1; i < c->ncontent; i++)
        for (uint32_t j = i; j > 0 && c->content[j].first < c->content[j - 1].first; j--) {
            range x = c->content[j];
            c->content[j] = c->content[j - 1];
            c->content[j - 1] = x;
        }
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->ncontent; i++) {
        if (n && c->content[i].first < c->content[n - 1].last) {
            if (c->content[i].last > c->content[n - 1].last) c->content[n - 1].last = c->content[i].last;
        } else if (c->content[i].first < c->content[i].last)
            c->content[n++] = c->content[i];
    }
    c->ncontent = n;
}

/* "who asked not to be named" says nothing. */
static bool asks_no_name(const work *w, const candidate *c)
{
    uint32_t t = c->content[0].first, end = t + 5;
    bool not_to = t > 0 && (tok(w, t)->pos == POS_NEG || tok(w, t - 1)->pos == POS_NEG);
    for (; not_to && t < end && t < c->content[0].last; t++)
        if (str_is(doc_token(w->d, t), "named") || str_is(doc_token(w->d, t), "identified") ||
            str_is(doc_token(w->d, t), "quoted"))
            return true;
    return false;
}

static void propose(work *w, const candidate *proposed)
{
    candidate c = *proposed;
    widen(w, &c);
    tidy_content(&c);
    bool nobody =
        c.source_head != WHO_NONE && (role(w, c.source_head) == WORD_NO || role(w, c.source.first) == WORD_NO ||
                                      (c.source.first && str_is(doc_token(w->d, c.source.first - 1), "nor")));
    bool pointer =
        c.source_head != WHO_NONE && c.source.last == c.source.first + 1 &&
        (role(w, c.source_head) == WORD_THIS || role(w, c.source_head) == WORD_ALSO); /* this, there: nobody */
    bool empty = c.ncontent == 1 && c.content[0].last == c.content[0].first + 1 &&    /* Velden denied that. */
                 (role(w, c.content[0].first) == WORD_THAT || role(w, c.content[0].first) == WORD_THIS ||
                  role(w, c.content[0].first) == WORD_IT);
    if (c.ncontent && !empty && !nobody && !pointer && !c.cue.negated && !asks_no_name(w, &c))
        ARENA_PUSH(&w->d->mem, w->found, w->nfound, c);
}

static bool starts_quotation(const work *w, uint32_t t)
{
    return t < w->d->ntokens && is_mark(w, t) && tok(w, t)->depth;
}

/* Is token t the last of a quotation? */
static bool ends_quotation(const work *w, uint32_t t)
{
    return is_mark(w, t) && tok(w, t)->depth &&
           (t + 1 >= w->d->ntokens || tok(w, t + 1)->depth < tok(w, t)->depth || is_mark(w, t + 1));
}

/* Does a quotation of the same paragraph end directly before t? */
static bool quotation_before(const work *w, uint32_t t)
{
    return t > 0 && tok(w, t)->depth == 0 && ends_quotation(w, t - 1) && paragraph_of(w, t) == paragraph_of(w, t - 1);
}

/* Is there nothing but times, places and adverbs between t and the end of the clause? */
static bool is_final(const work *w, uint32_t t, uint32_t last)
{
    while (t < last &&
           (tok(w, t)->pos == POS_ADV || is_time(w, t) || role(w, t) == WORD_ON || tok(w, t)->pos == POS_NUM))
        t++;
    return t >= last || is_punct(w, t, ".,;!?)") || is_dash(w, t) || tok(w, t)->pos == POS_PREP || is_mark(w, t) ||
           role(w, t) == WORD_WHILE || role(w, t) == WORD_AS || tok(w, t)->pos == POS_ING || tok(w, t)->pos == POS_TO;
}

/* The same behind an addressee: "told reporters on Friday". */
static bool is_final_behind_addressee(const work *w, const candidate *c, uint32_t last)
{
    uint32_t n = chunk_at(w, c->cue.last);
    if (!(c->lexeme->frames & FRAME_OBJ_THAT) || n == WHO_NONE || w->chunks[n].first != c->cue.last) return false;
    return is_final(w, phrase_end(w, n, last), last);
}

/* The content that goes on behind an attribution in the middle: , "...". */
static void continue_behind(const work *w, uint32_t t, bool quoted, candidate *c)
{
    const sentence *s = sentence_of(w, t ? t - 1 : 0);
    candidate more = {0};
    uint32_t i = t;
    while (i < s->last && !is_punct(w, i, ",") && !is_dash(w, i) && !is_mark(w, i) && !is_punct(w, i, ":")) {
        if (is_finite(w, i) || c->ncontent == MAX_PIECES) return;
        i++;
    }
    if (i + 1 >= s->last) return;
    if (is_mark(w, i)) {
        if (!starts_quotation(w, i) || i != t) return;
    } else
        i++;
    if (starts_quotation(w, i)) {
        if (content_after(w, &c->cue, c->lexeme, i, &more))
            c->content[c->ncontent++] = more.content[0], c->around = true;
        return;
    }
    if (quoted || tok(w, i)->pos == POS_ING || tok(w, i)->pos == POS_WH || str_is(doc_token(w->d, i), "while") ||
        role(w, i) == WORD_BUT || role(w, i) == WORD_AND || role(w, i) == WORD_ACCORDING)
        return;
    uint32_t end = content_end(w, i);
    if (tok(w, i)->pos == POS_PREP && end < i + 6) return; /* a place or a time */
    if (end > i + 1) c->content[c->ncontent++] = (range){i, end}, c->around = true;
}

/* "This was stated by Velden", "So said Velden": the content is the sentence before. */
static void said_so(work *w, candidate *c)
{
    uint32_t index = tok(w, c->cue.verb)->sentence;
    if (index == 0) return;
    const sentence *p = &w->d->sentences[index - 1];
    c->content[0] = (range){p->first, p->last};
    c->ncontent = 1;
    c->before = true;
    c->marker = MARKER_CLAUSE;
    c->rule = "said-so";
    propose(w, c);
}

static void passive(work *w, candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t by = c->cue.last;
    while (by < s->last && (tok(w, by)->pos == POS_ADV || is_time(w, by))) by++;
    if (by + 1 >= s->last || role(w, by) != WORD_BY) return;
    verb_group g = c->cue;
    g.last = by + 1;
    if (!subject_after(w, &g, false, &c->source, &c->source_head)) return;
    range subject;
    uint32_t head;
    if (!subject_before(w, &c->cue, &subject, &head)) return;
    uint32_t behind = c->source.last;
    if (role(w, subject.first) == WORD_IT && behind < s->last &&
        tok(w, behind)->pos == POS_THAT) { /* it was told by Oss that ... */
        c->cue.last = by + 1;
        if (!content_after(w, &c->cue, c->lexeme, behind, c)) return;
        c->rule = "passive-by";
        propose(w, c);
        return;
    }
    if (role(w, subject.first) == WORD_THIS || role(w, subject.first) == WORD_IT) {
        said_so(w, c);
        return;
    }
    c->cue.last = by + 1;
    for (uint32_t t = subject.first; t < subject.last; t++)
        if (is_finite(w, t)) return; /* the subject is of a clause: "Oss said the call had been requested by Velden" */
    c->content[0] = subject;
    c->ncontent = 1;
    c->before = true;
    c->rule = "passive-by";
    c->marker = MARKER_NOUN;
    propose(w, c);
}

static bool covers_token(const candidate *c, uint32_t t)
{
    for (uint32_t i = 0; i < c->ncontent; i++)
        if (c->content[i].first <= t && t < c->content[i].last) return true;
    return false;
}

/* The attribution of a sentence that the others stand inside, or follow: in "Oss will call, the aide said" it is the
 * aide's, in "the aide said Oss had called" it is the aide's too. NULL where there is none yet. */
static const candidate *main_attribution(const work *w, uint32_t verb)
{
    uint32_t i = w->nfound, sentence_index = tok(w, verb)->sentence;
    const candidate *best = NULL;
    while (i > 0 && tok(w, w->found[i - 1].cue.verb)->sentence == sentence_index) i--;
    for (; i < w->nfound; i++) {
        const candidate *c = &w->found[i];
        if (c->source.first >= c->source.last || c->cue.verb == verb) continue;
        if (!best || (best->cue.verb != c->cue.verb && !covers_token(best, c->cue.verb))) best = c;
    }
    return best;
}

/* The source that a participle or a second verb shares: that of the first attribution of its sentence, or the subject
 * of the first verb that has one; with `nearest`, of the verb before it. */
bool shared_subject(const work *w, const verb_group *g, bool nearest, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    const candidate *main_one = nearest ? NULL : main_attribution(w, g->verb);
    if (main_one) {
        *source = main_one->source;
        *head = main_one->source_head;
        return true;
    }
    bool found = false;
    for (uint32_t t = s->first; t < g->first && !(found && !nearest); t++) {
        verb_group v;
        range x;
        uint32_t h;
        if (tok(w, t)->depth || !is_finite(w, t) || !verb_group_at(w, t, &v) || !subject_before(w, &v, &x, &h))
            continue;
        *source = x;
        *head = h;
        found = true;
    }
    return found;
}

/* Can the head of a subject speak? "The timing" cannot. */
bool can_speak(const work *w, uint32_t head)
{
    uint32_t speakers = LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_DOC | LEX_METONYM | LEX_KIN | LEX_CUENOUN;
    return tok(w, head)->pos == POS_NAME || lex(w, head)->lex & speakers ||
           (tok(w, head)->pos == POS_PRON && role(w, head) != WORD_IT);
}

/* "footage of Velden saying": the noun phrase directly before the participle is its subject. */
static bool adjacent_subject(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    uint32_t n = g->first ? chunk_at(w, g->first - 1) : WHO_NONE;
    if (n == WHO_NONE || tok(w, g->first - 1)->sentence != tok(w, g->verb)->sentence || tok(w, g->first - 1)->depth)
        return false;
    uint32_t h = w->chunks[n].head;
    if (!can_speak(w, h) || is_time(w, h)) return false;
    *source = (range){w->chunks[n].first, g->first};
    *head = h;
    return true;
}

/* "The Courier quoted Velden as saying": the object of the verb before it is who says it. */
static bool quoted_as(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    if (g->first < s->first + 3 || role(w, g->first - 1) != WORD_AS) return false;
    uint32_t n = chunk_at(w, g->first - 2);
    if (n == WHO_NONE || w->chunks[n].last != g->first - 1) return false;
    uint32_t start = phrase_start(w, n, s->first), c = chunk_at(w, start);
    if (start == s->first || c == WHO_NONE || !can_speak(w, w->chunks[c].head) || tok(w, start - 1)->depth)
        return false;
    if (!lex(w, start - 1)->cue || (!is_finite(w, start - 1) && tok(w, start - 1)->pos != POS_ING)) return false;
    *source = (range){start, g->first - 1};
    *head = w->chunks[c].head;
    return true;
}

/* Does "with", or a recording and its "of", stand before t? */
static bool shows_somebody(const work *w, uint32_t t, uint32_t first)
{
    if (t == first || role(w, t - 1) == WORD_WITH) return t > first;
    return t >= first + 2 && role(w, t - 1) == WORD_OF && tok(w, t - 2)->pos == POS_NOUN &&
           lex(w, t - 2)->lex & LEX_DOC;
}

/* "..., with one of her aides saying", "footage of Velden asking": the noun phrase before the participle is its
 * subject, and nothing else is. */
static bool with_subject(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    if (quoted_as(w, g, source, head)) return true;
    uint32_t t = g->first;
    while (t > s->first && g->first - t < 20 && !shows_somebody(w, t, s->first) && !is_punct(w, t - 1, ",;:") &&
           !tok(w, t - 1)->depth && !is_finite(w, t - 1))
        t--;
    if (t == g->first || !shows_somebody(w, t, s->first) || tok(w, g->first - 1)->pos == POS_PREP) return false;
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].first != t) return false;
    uint32_t h = w->chunks[n].head;
    if (!can_speak(w, h) && tok(w, h)->pos != POS_NUM && role(w, h) != WORD_SOME) return false;
    *source = (range){t, g->first};
    *head = h;
    return true;
}

/* "Noting that the port was closed, Velden said ...": the subject stands behind the comma that ends the content. */
static void fronted_participle(work *w, const candidate *base)
{
    candidate c = *base;
    const sentence *s = sentence_of(w, c.cue.verb);
    uint32_t comma = c.content[0].first, last = c.content[0].last + 1 < s->last ? c.content[0].last + 1 : s->last;
    while (comma + 1 < last && !(is_punct(w, comma, ",") && !tok(w, comma)->depth)) comma++;
    uint32_t n = comma + 1 < s->last && is_punct(w, comma, ",") ? chunk_at(w, comma + 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first != comma + 1) return;
    c.source = (range){comma + 1, phrase_end(w, n, s->last)};
    c.source_head = w->chunks[n].head;
    c.content[0].last = comma;
    c.rule = "fronted-participle";
    propose(w, &c);
}

/* "without saying that", "stopped short of saying that": nothing was. */
static bool is_left_unsaid(const work *w, const verb_group *g)
{
    const sentence *s = sentence_of(w, g->verb);
    if (g->first == s->first || tok(w, g->first - 1)->pos != POS_PREP) return false;
    who_str before = doc_token(w->d, g->first - 1),
            earlier = g->first >= s->first + 2 ? doc_token(w->d, g->first - 2) : STR("");
    if (str_is(before, "without") || str_is(before, "Without")) return true;
    return str_is(before, "of") &&
           (str_is(earlier, "short") || str_is(earlier, "instead") || str_is(earlier, "Instead"));
}

static void participle(work *w, candidate *c)
{
    if (is_left_unsaid(w, &c->cue)) return;
    if (!content_after(w, &c->cue, c->lexeme, c->cue.last, c)) return;
    candidate shared_one = *c;
    const sentence *s = sentence_of(w, c->cue.verb);
    if (c->cue.first <= s->first + 1) fronted_participle(w, c);
    if (with_subject(w, &c->cue, &c->source, &c->source_head)) {
        c->rule = "with-participle";
        propose(w, c);
        return;
    }
    if (adjacent_subject(w, &c->cue, &c->source, &c->source_head)) {
        c->rule = "noun-participle";
        propose(w, c);
    }
    *c = shared_one;
    range first = {WHO_NONE, 0};
    if (shared_subject(w, &c->cue, true, &c->source,
                       &c->source_head)) { /* the verb before it may have another subject */
        first = c->source;
        c->rule = "participle-nearest";
        propose(w, c);
    }
    *c = shared_one;
    if (!shared_subject(w, &c->cue, false, &c->source, &c->source_head) || c->source.first == first.first) return;
    c->rule = "participle";
    propose(w, c);
}

/* The content before token `until`; where a quotation ends the sentence before, that quotation. */
static bool before_or_mark(const work *w, uint32_t until, bool mark, candidate *c)
{
    const sentence *s = sentence_of(w, until);
    if (content_before(w, until, c)) return true;
    if (!mark || until != s->first) return false;
    c->content[0] = (range){until - 1, until}; /* widened to the whole quotation later */
    c->ncontent = 1;
    c->before = true;
    c->marker = MARKER_MARK;
    return true;
}

/* "An official told reporters after the meeting.": nothing is told here, so it is the sentence before. */
static bool tells_only(const work *w, candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    if (!(c->lexeme->frames & FRAME_OBJ_THAT) || c->lexeme->frames & (FRAME_WEAK | FRAME_MENTAL) || c->cue.negated ||
        c->cue.modal)
        return false;
    if (c->source.first > s->first + 1 || s->first == 0 || tok(w, s->first)->sentence == 0 ||
        !is_final_behind_addressee(w, c, s->last))
        return false;
    for (uint32_t t = c->cue.last; t < s->last; t++)
        if (is_finite(w, t) || tok(w, t)->depth || is_punct(w, t, ":,") || tok(w, t)->pos == POS_THAT) return false;
    const sentence *p = s - 1;
    if (p->paragraph != s->paragraph || is_mark(w, p->last - 1)) return false;
    c->content[0] = (range){p->first, p->last};
    c->ncontent = 1;
    c->before = true;
    c->marker = MARKER_CLAUSE;
    c->rule = "said-so";
    return true;
}

/* Where "as Velden warned" begins: behind a comma or a mark, or at the start of its clause. */
static bool opens_as_clause(const work *w, uint32_t as)
{
    const sentence *s = sentence_of(w, as);
    if (role(w, as) != WORD_AS) return false;
    if (as == s->first || is_punct(w, as - 1, ",") || is_dash(w, as - 1) || quotation_before(w, as)) return true;
    return as == s->first + 1 && tok(w, s->first)->pos == POS_CONJ;
}

/* "As Velden warned, the port ...": the content is the sentence around it; where marks follow, 'because, as Velden put
 * it, "..."', what they enclose. */
static bool as_said(const work *w, candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t as = c->source.first ? c->source.first - 1 : 0;
    if (c->source.first <= s->first || !opens_as_clause(w, as)) return false;
    uint32_t comma = c->cue.last, start = sentence_start(w, as);
    while (comma < s->last && (is_time(w, comma) || tok(w, comma)->pos == POS_ADV)) comma++;
    if (comma < s->last && role(w, comma) == WORD_IT) comma++; /* as the report put it */
    bool ends = comma >= s->last || tok(w, comma)->kind == TOK_PUNCT || tok(w, comma)->pos == POS_PREP;
    bool quoted_before = as > start && is_mark(w, as - 1) && ends;
    c->marker = MARKER_CLAUSE;
    c->rule = "as-said";
    if (quoted_before || (as > s->first + 3 && (comma >= s->last || is_punct(w, comma, ".?!")))) {
        c->content[0] = (range){start, quoted_before ? as : as - 1};
        c->ncontent = 1;
        c->before = true;
        return true;
    }
    while (comma < s->last && comma < c->cue.last + 14 && !is_punct(w, comma, ",;:.") && !tok(w, comma)->depth &&
           !is_finite(w, comma))
        comma++;
    if (comma + 1 >= s->last || !is_punct(w, comma, ",:")) return false; /* as he put it in a letter, ... */
    c->ncontent = 0;
    if (starts_quotation(w, comma + 1)) {
        c->marker = MARKER_MARK;
        return content_after(w, &c->cue, c->lexeme, comma + 1, c);
    }
    if (as > start + 2) c->content[c->ncontent++] = (range){start, as - 1}, c->around = true;
    c->content[c->ncontent++] = (range){comma + 1, content_end(w, comma + 1)};
    return true;
}

/* ..., said Velden[, "..."] */
static void inverted(work *w, const candidate *base)
{
    candidate c = *base;
    const sentence *s = sentence_of(w, c.cue.verb);
    uint32_t first = c.cue.first;
    bool mark = quotation_before(w, first);
    bool comma = first > s->first && (is_punct(w, first - 1, ",") || is_dash(w, first - 1));
    if (!mark && !comma && first != s->first) return;
    if (tok(w, c.cue.verb)->pos != POS_PAST && tok(w, c.cue.verb)->pos != POS_VERB) return;
    bool speech = c.lexeme->frames & FRAME_QUOTE && !(c.lexeme->frames & (FRAME_WEAK | FRAME_MENTAL));
    if (!subject_after(w, &c.cue, mark && speech, &c.source, &c.source_head)) return;
    c.inverted = true;
    if (comma && c.source.last < s->last && is_punct(w, c.source.last, ":") &&
        content_after(w, &c.cue, c.lexeme, c.source.last, &c)) { /* In short, said Velden: "..." */
        c.rule = "cue-subject-content";
        propose(w, &c);
        return;
    }
    if (mark || comma) {
        if (!before_or_mark(w, first, mark, &c)) {
            bool opening = comma && c.source.last + 1 < s->last && is_punct(w, c.source.last, ",") &&
                           starts_quotation(w, c.source.last + 1); /* But, said Velden, "..." */
            if (!opening || !content_after(w, &c.cue, c.lexeme, c.source.last + 1, &c)) return;
            c.rule = "cue-subject-content";
            propose(w, &c);
            return;
        }
        c.rule = "content-cue-subject";
        continue_behind(w, c.source.last, c.marker == MARKER_MARK, &c);
        if (c.around) c.rule = "content-around-cue";
        propose(w, &c);
        return;
    }
    if (!content_after(w, &c.cue, c.lexeme, c.source.last, &c)) return;
    c.rule = "cue-subject-content";
    propose(w, &c);
}

/* "The vote led Velden to declare": the object of a verb that makes others act is who speaks. */
static bool caused_subject(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    uint32_t n = g->first > s->first ? chunk_at(w, g->first - 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].last != g->first) return false;
    uint32_t start = phrase_start(w, n, s->first), c = chunk_at(w, start);
    if (start == s->first || !(lex(w, start - 1)->lex & LEX_CAUSATIVE)) return false;
    if (c == WHO_NONE || !can_speak(w, w->chunks[c].head)) return false;
    *source = (range){start, g->first};
    *head = w->chunks[c].head;
    return true;
}

/* Velden took to the radio to say ..., Velden listened and warned ...: the subject stands before another verb. */
static void shared(work *w, const candidate *base, bool nearest)
{
    candidate c = *base;
    bool caused = c.cue.purpose && caused_subject(w, &c.cue, &c.source, &c.source_head);
    if (!caused && !shared_subject(w, &c.cue, nearest, &c.source, &c.source_head)) return;
    if (!content_after(w, &c.cue, c.lexeme, c.cue.last, &c)) return;
    c.rule = caused ? "caused-subject" : "shared-subject";
    propose(w, &c);
}

/* "A band called The Piers got the crowd to dance": a verb behind the name, so nobody calls anybody anything. */
static bool is_name_given(const work *w, const candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    if (!(c->lexeme->frames & FRAME_AS) || c->cue.first != c->cue.verb || c->source.last != c->cue.first) return false;
    if (c->cue.last >= s->last || tok(w, c->cue.last)->pos != POS_NAME) return false;
    for (uint32_t t = c->cue.last + 1; t < s->last; t++) {
        const token *k = tok(w, t);
        if (k->depth || k->kind == TOK_PUNCT || k->pos == POS_THAT || k->pos == POS_WH || k->pos == POS_CONJ)
            return false;
        if (is_finite(w, t)) return true;
    }
    return false;
}

/* "After Velden said", "Even as she warned": does a conjunction that opens the sentence stand before its subject? */
static bool is_subordinate(const work *w, uint32_t subject)
{
    uint32_t first = sentence_start(w, subject), t = subject;
    while (t > first && (tok(w, t - 1)->pos == POS_ADV || role(w, t - 1) == WORD_ALSO)) t--;
    if (t <= first || t > first + 3) return false; /* before it: in the dateline */
    uint8_t r = role(w, t - 1);
    return r == WORD_WHILE || r == WORD_AS || r == WORD_IF || r == WORD_HOW;
}

/* Does a clause with a subject of its own begin at t? */
static bool clause_begins(const work *w, uint32_t t, uint32_t last)
{
    uint32_t n = t < last ? chunk_at(w, t) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first != t || is_time(w, w->chunks[n].head)) return false;
    uint32_t v = w->chunks[n].last;
    while (v < last && tok(w, v)->pos == POS_ADV) v++;
    uint8_t p = tok(w, t)->pos;
    return (p == POS_PRON || p == POS_POSS || p == POS_DET) && v < last && is_finite(w, v);
}

/* Velden said ..., and ..., Velden said: both are proposed where both can be. */
static void plain(work *w, const candidate *base)
{
    candidate c = *base;
    const sentence *s = sentence_of(w, c.cue.verb);
    if (c.cue.purpose) {
        shared(w, &c, true);
        return;
    }
    if (!subject_before(w, &c.cue, &c.source, &c.source_head)) {
        uint32_t p = c.cue.first;
        if (p > s->first && (tok(w, p - 1)->pos == POS_CONJ || is_punct(w, p - 1, ","))) shared(w, &c, false);
        return;
    }
    if (as_said(w, &c) || tells_only(w, &c)) {
        propose(w, &c);
        return;
    }
    if (is_name_given(w, &c)) return;
    candidate after = c;
    uint32_t quoted =
        c.source.first; /* "...," Velden said, ...: the comma in the quotation says that it is what she said */
    bool closed = quotation_before(w, quoted) && quoted >= 2 && is_punct(w, quoted - 2, ",?!") &&
                  !clause_begins(w, c.cue.last, s->last);
    if (!closed && content_after(w, &c.cue, c.lexeme, c.cue.last, &after)) {
        after.rule = "subject-cue-content";
        uint32_t relative = after.source.last - 1; /* who, which: the clause ends before the main verb */
        uint32_t object = after.source.first;      /* which friends called a mess, fell through */
        bool object_clause = object > s->first + 1 && is_punct(w, object - 2, ",") &&
                             (role(w, object - 1) == WORD_WHICH || role(w, object - 1) == WORD_WHO);
        if (role(w, relative) == WORD_WHO || role(w, relative) == WORD_WHICH || object_clause)
            after.content[0].last = relative_end(w, after.content[0].first, after.content[0].last);
        else if (is_subordinate(w, after.source.first))
            after.content[0].last = subordinate_end(w, after.content[0].first, after.content[0].last);
        propose(w, &after);
    }
    uint32_t first = c.source.first;
    bool mark = quotation_before(w, first);
    bool comma = first > s->first && (is_punct(w, first - 1, ",") || is_dash(w, first - 1));
    if (!mark && !comma) return;
    bool before = before_or_mark(w, first, mark, &c);
    bool opening = comma && first <= s->first + 2; /* And, Velden said, the port ... */
    if (!before && !opening && !(comma && c.ncontent)) return;
    continue_behind(w, c.cue.last, before && c.marker == MARKER_MARK, &c);
    if (!before && !c.around) return; /* "Under him, Velden said, the port grew" needs its second half */
    c.rule = c.around ? "content-around-cue" : "content-subject-cue";
    propose(w, &c);
}

/* The rules for one verb: what they propose competes, and select.c takes the likeliest. */
static void verb_cue(work *w, uint32_t t)
{
    candidate c = {.source_head = WHO_NONE};
    if (!verb_group_at(w, t, &c.cue)) return;
    c.lexeme = rules_cue(w->r, lex(w, t)->cue);
    if (c.cue.denied || c.lexeme->frames & FRAME_NEG) return;
    if (c.cue.governed && c.lexeme->frames & (FRAME_WEAK | FRAME_MENTAL))
        return; /* "wanted to see" is one attribution */
    if (c.cue.passive) {
        passive(w, &c);
        return;
    }
    if (c.cue.participle) {
        participle(w, &c);
        return;
    }
    if (tok(w, t)->pos == POS_PART && c.cue.first == t) return; /* the man accused of ... */
    inverted(w, &c);
    plain(w, &c);
}

/* Does a clause begin at t, inside a sentence: behind a comma and conjunction, or a sentence adverb? */
static bool is_clause_opening(const work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    if (t == s->first) return true;
    uint32_t i = t - 1;
    if (is_punct(w, i, ",") && i > s->first) i--;
    return role(w, i) == WORD_BUT || role(w, i) == WORD_AND || tok(w, i)->pos == POS_ADV || is_punct(w, t - 1, ";:");
}

/* "According to a complaint filed by Oss, the port ...": the source ends at the first comma before any verb of a
 * clause; an apposition belongs to it only when it names an office and a comma closes it. */
static uint32_t opening_source_end(const work *w, const candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t t = c->source.last;
    while (t < s->last && t < c->source.first + 30 && !is_punct(w, t, ",;:") && !is_finite(w, t) && !tok(w, t)->depth)
        t++;
    if (t >= s->last || !is_punct(w, t, ",")) return c->source.last;
    uint32_t n = chunk_at(w, t + 1);
    if (n == WHO_NONE || !(lex(w, w->chunks[n].head)->lex & (LEX_ROLE | LEX_HONORIFIC | LEX_KIN))) return t;
    uint32_t end = phrase_end(w, n, s->last);
    bool closed = end + 1 < s->last && is_punct(w, end, ",") && tok(w, w->chunks[n].first)->pos != POS_NAME;
    return closed ? end : t;
}

/* according to X */
static void according_to(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    uint32_t to = t + 1;
    if (to + 1 >= s->last || role(w, to) != WORD_TO) return;
    candidate c = {.cue = {.first = t, .verb = t, .last = to + 1}, .source_head = WHO_NONE, .rule = "according-to"};
    uint32_t n = chunk_at(w, to + 1);
    if (n == WHO_NONE || w->chunks[n].first != to + 1) return;
    c.source = (range){to + 1, phrase_end(w, n, s->last)};
    c.source_head = w->chunks[n].head;
    uint32_t first = t;
    bool opens = is_clause_opening(w, t);
    if (opens)
        c.source.last = opening_source_end(w, &c);
    else if (!subject_after(w, &c.cue, false, &c.source, &c.source_head))
        c.source.last = phrase_end(w, n, s->last);
    if (opens && c.source.last + 1 < s->last && is_punct(w, c.source.last, ",")) {
        uint32_t from = c.source.last + 1;
        c.content[c.ncontent++] = (range){from, content_end(w, from)};
        c.marker = MARKER_CLAUSE;
        propose(w, &c);
        return;
    }
    if (first > s->first && is_punct(w, first - 1, ",")) first--;
    if (first <= s->first) return;
    c.content[c.ncontent++] = (range){sentence_start(w, t), first};
    c.before = true;
    c.marker = MARKER_CLAUSE;
    if (c.source.last < s->last && is_punct(w, c.source.last, ",") && c.source.last + 1 < s->last) {
        uint32_t from = c.source.last + 1;
        if (tok(w, from)->pos != POS_WH && tok(w, from)->pos != POS_ING && role(w, from) != WORD_WHILE &&
            role(w, from) != WORD_BUT && role(w, from) != WORD_AND)
            c.content[c.ncontent++] = (range){from, content_end(w, from)};
    }
    propose(w, &c);
}

/* "His claim that the roof was sound drew laughter": the clause ends before the second verb that nothing introduces. */
static uint32_t noun_clause_end(const work *w, uint32_t from, uint32_t to)
{
    bool verb = tok(w, from)->pos == POS_TO;
    for (uint32_t t = from + 1; t < to; t++) {
        if (tok(w, t)->depth) continue;
        uint8_t p = tok(w, t)->pos;
        if (p == POS_THAT || p == POS_WH || p == POS_CONJ || is_punct(w, t, ",;") || role(w, t) == WORD_IF ||
            role(w, t) == WORD_WHILE) {
            if (is_punct(w, t, ",;")) return to; /* too much to tell */
            verb = false;
            continue;
        }
        if (!is_finite(w, t)) continue;
        bool group =
            t > from && (tok(w, t - 1)->pos == POS_MODAL || is_finite(w, t - 1) || tok(w, t - 1)->pos == POS_ADV);
        if (verb && !group) return t;
        verb = true;
    }
    return to;
}

/* Whose is the noun at t: Velden's claim, her warning? Into the source of *c; false where nobody owns it. */
bool possessor(const work *w, uint32_t t, candidate *c)
{
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].last != t + 1) return false;
    const chunk *k = &w->chunks[n];
    for (uint32_t i = t; i-- > k->first;)
        if (role(w, i) == WORD_S && i > k->first) {
            c->source = (range){k->first, i + 1};
            c->source_head = i - 1;
            return true;
        }
    if (tok(w, k->first)->pos != POS_POSS || k->first == t) return false;
    c->source = (range){k->first, k->first + 1};
    c->source_head = k->first;
    return true;
}

/* Who gives it: Velden gave a warning, she raised concerns? */
static bool giver(const work *w, uint32_t n, candidate *c)
{
    static const char *const LIGHT[] = {"make",  "give",  "raise",  "offer", "deliver",
                                        "sound", "renew", "repeat", "issue"};
    uint32_t v = w->chunks[n].first;
    if (v == 0 || tok(w, v - 1)->sentence != tok(w, v)->sentence || !lex(w, v - 1)->cue) return false;
    who_str lemma = rules_cue(w->r, lex(w, v - 1)->cue)->lemma;
    bool light = false;
    for (size_t i = 0; i < sizeof LIGHT / sizeof *LIGHT; i++) light = light || str_is(lemma, LIGHT[i]);
    verb_group g;
    if (!light || !verb_group_at(w, v - 1, &g) || g.passive || g.negated || g.denied) return false;
    bool found = g.participle ? shared_subject(w, &g, true, &c->source, &c->source_head)
                              : subject_before(w, &g, &c->source, &c->source_head);
    return found && can_speak(w, c->source_head);
}

/* Velden's claim that ..., her warning that ... */
static void noun_cue(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].last != t + 1 || t + 2 >= s->last) return;
    bool that = tok(w, t + 1)->pos == POS_THAT, to = tok(w, t + 1)->pos == POS_TO && tok(w, t + 2)->pos == POS_VERB;
    if (!that && !to) return;
    candidate c = {.cue = {.first = t, .verb = t, .last = t + 1}, .source_head = WHO_NONE, .rule = "noun-that"};
    if (!possessor(w, t, &c)) {
        if (!giver(w, n, &c)) return;
        c.rule = "gives-noun-that";
    }
    c.content[0] = (range){t + 1, noun_clause_end(w, t + 1, content_end(w, t + 1))};
    c.ncontent = 1;
    c.marker = that ? MARKER_THAT : MARKER_INF;
    propose(w, &c);
}

/* "His answer was that ...", "Velden's message, given on air, was "..."": what the noun of a possessor is. */
static void noun_was(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    candidate c = {.cue = {.first = t, .verb = t, .last = t + 1}, .source_head = WHO_NONE, .rule = "noun-was"};
    if (!possessor(w, t, &c)) return;
    uint32_t be = t + 1;
    if (be < s->last && is_punct(w, be, ",")) {
        for (be++; be + 1 < s->last && be < t + 16 && !is_punct(w, be, ",") && !tok(w, be)->depth;) be++;
        if (is_punct(w, be, ",")) be++;
    }
    if (be + 1 >= s->last || role(w, be) != WORD_BE || !is_finite(w, be)) return;
    uint32_t at = be + 1;
    while (at + 1 < s->last && (tok(w, at)->pos == POS_ADV || is_punct(w, at, ",:"))) at++;
    bool that = tok(w, at)->pos == POS_THAT && at + 1 < s->last;
    if (!that && !starts_quotation(w, at)) return;
    c.content[0] = (range){at, content_end(w, at)};
    c.ncontent = 1;
    c.marker = that ? MARKER_THAT : MARKER_MARK;
    c.cue.last = be + 1;
    propose(w, &c);
}

/* "First of all - Velden stressed - the harbour ...": an attribution between dashes inside a quotation. */
static void dash_inside(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    uint32_t a = t, b = t + 1;
    while (a > s->first && t - a < 8 && !is_dash(w, a - 1)) a--;
    if (a == s->first || !is_dash(w, a - 1)) return;
    while (b < s->last && b - t < 8 && !is_dash(w, b)) b++;
    if (b >= s->last || !is_dash(w, b)) return;
    uint32_t n = a < t ? chunk_at(w, a) : chunk_at(w, t + 1);
    if (n == WHO_NONE || (tok(w, w->chunks[n].head)->pos != POS_NAME && tok(w, w->chunks[n].head)->pos != POS_PRON &&
                          !(lex(w, w->chunks[n].head)->lex & (LEX_ROLE | LEX_ANON))))
        return;
    candidate c = {.cue = {.first = t, .verb = t, .last = t + 1},
                   .rule = "dash-inside",
                   .marker = MARKER_MARK,
                   .around = true,
                   .lexeme = rules_cue(w->r, lex(w, t)->cue)};
    c.source = a < t ? (range){a, t} : (range){t + 1, b};
    c.source_head = w->chunks[n].head;
    uint32_t first = a - 1, last = b + 1;
    while (first > 0 && tok(w, first - 1)->depth && tok(w, first - 1)->sentence + 12 > tok(w, t)->sentence &&
           !(is_mark(w, first)))
        first--;
    while (last < w->d->ntokens && tok(w, last)->depth && !is_mark(w, last - 1)) last++;
    if (first >= a - 1) return;
    c.content[0] = (range){first, a - 1};
    c.content[1] = (range){b + 1, last};
    c.ncontent = 2;
    propose(w, &c);
}

/* "The best day of my life." - Ilse Oss: a name signed behind a dash that follows a quotation and ends its line, or is
 * the line below it. */
static void signed_quotation(work *w, uint32_t dash)
{
    const sentence *s = sentence_of(w, dash);
    const paragraph *p = &w->d->paragraphs[s->paragraph];
    if (dash == 0 || !ends_quotation(w, dash - 1) || dash + 1 >= p->last_token) return;
    if (dash == p->first_token && p->last_token > dash + LONGEST_SIGNATURE) return;
    uint32_t n = chunk_at(w, dash + 1);
    if (n == WHO_NONE || w->chunks[n].first != dash + 1 || tok(w, w->chunks[n].head)->pos != POS_NAME) return;
    uint32_t end = w->chunks[n].last;
    bool ends = end >= p->last_token || is_punct(w, end, ".,(") || role(w, end) == WORD_IN || role(w, end) == WORD_ON ||
                tok(w, end)->kind == TOK_MARK || is_dash(w, end);
    if (!ends) return;
    candidate c = {.cue = {.first = dash, .verb = dash, .last = dash + 1},
                   .source = {dash + 1, end},
                   .source_head = w->chunks[n].head,
                   .rule = "signed",
                   .marker = MARKER_MARK,
                   .before = true};
    c.content[0] = (range){dash - 1, dash};
    c.ncontent = 1;
    propose(w, &c);
}

/* words, view: the noun of "in Velden's words" */
static bool is_phrasing(const work *w, uint32_t t)
{
    static const char *const NOUNS[] = {"words", "view", "opinion", "telling", "estimation", "phrase", "judgment"};
    if (tok(w, t)->pos != POS_NOUN || t == 0) return false;
    who_str s = rules_spelling(w->r, tok(w, t)->word);
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].first == 0 || role(w, w->chunks[n].first - 1) != WORD_IN) return false;
    for (size_t i = 0; i < sizeof NOUNS / sizeof *NOUNS; i++)
        if (str_is(s, NOUNS[i])) return true;
    return false;
}

/* In Velden's words, "..." and in the words of Velden, "...": cue `t` is "words". */
static void in_words(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].first == s->first || role(w, w->chunks[n].first - 1) != WORD_IN) return;
    candidate c = {.cue = {.first = t, .verb = t, .last = t + 1},
                   .source_head = WHO_NONE,
                   .rule = "in-words",
                   .marker = MARKER_MARK};
    uint32_t behind = t + 1, first = w->chunks[n].first - 1;
    if (behind + 1 < s->last && role(w, behind) == WORD_OF) {
        uint32_t m = chunk_at(w, behind + 1);
        if (m == WHO_NONE) return;
        c.source = (range){behind + 1, phrase_end(w, m, s->last)};
        c.source_head = w->chunks[m].head;
        behind = c.source.last;
    } else {
        uint32_t last = t;
        while (last > w->chunks[n].first && tok(w, last - 1)->pos != POS_POSS) last--; /* her own words */
        if (last == w->chunks[n].first) return;
        c.source = (range){w->chunks[n].first, last};
        c.source_head = role(w, last - 1) == WORD_S ? last - 2 : last - 1;
    }
    if (behind < s->last && is_punct(w, behind, ",:")) behind++;
    bool opens = first == s->first && behind + 2 < s->last; /* In the words of Velden, it was a talk "..." */
    for (uint32_t i = behind; opens && i < s->last; i++)
        if (tok(w, i)->depth) {
            c.content[c.ncontent++] = (range){behind, content_end(w, behind)};
            propose(w, &c);
            return;
        }
    if (behind < s->last && is_mark(w, behind) && tok(w, behind)->depth)
        c.content[c.ncontent++] = (range){behind, behind + 1};
    else if (first > s->first && first >= 2 && tok(w, first - 2)->depth && is_punct(w, first - 1, ","))
        c.content[c.ncontent++] = (range){first - 2, first - 1}, c.before = true;
    else
        return;
    propose(w, &c);
}

/* '"A disgrace" was Velden's verdict', '"A disgrace" is how Velden put it': what a quotation is said to be. */
static void quotation_was(work *w, const quotation *q)
{
    uint32_t be = q->last, t = be + 1;
    if (t + 1 >= w->d->ntokens) return;
    const sentence *s = sentence_of(w, be);
    who_str verb = doc_token(w->d, be);
    bool came = str_is(verb, "came") || str_is(verb, "comes");
    if (t + 1 >= s->last || (role(w, be) != WORD_BE && !came) || (q->first != s->first && !came)) return;
    candidate c = {.source_head = WHO_NONE, .rule = "quotation-was", .marker = MARKER_MARK, .before = true};
    if (role(w, t) == WORD_HOW || role(w, t) == WORD_AS) {
        uint32_t v = t + 1;
        while (v < s->last && v < t + 12 && !(lex(w, v)->cue && is_finite(w, v))) v++;
        if (v >= s->last || v >= t + 12 || !verb_group_at(w, v, &c.cue)) return;
        if (!subject_before(w, &c.cue, &c.source, &c.source_head)) return;
        c.lexeme = rules_cue(w->r, lex(w, v)->cue);
    } else {
        uint32_t n = chunk_at(w, t), head = n == WHO_NONE ? 0 : w->chunks[n].last - 1;
        if (n == WHO_NONE || w->chunks[n].first != t || !(lex(w, head)->lex & LEX_CUENOUN)) return;
        c.cue = (verb_group){.first = be, .verb = head, .last = head + 1};
        if (!possessor(w, head, &c)) {
            uint32_t of = head + 1, m = WHO_NONE;
            if (of + 1 < s->last && role(w, of) == (came ? WORD_FROM : WORD_OF)) m = chunk_at(w, of + 1);
            if (m == WHO_NONE) return; /* was the verdict of, came the reply from */
            c.source = (range){of + 1, phrase_end(w, m, s->last)};
            c.source_head = w->chunks[m].head;
        }
    }
    c.content[c.ncontent++] = (range){q->first, q->last};
    propose(w, &c);
}

/* A quotation that a verb of no lexicon governs: Velden painted it as "...". The nearest verb before it that has a
 * subject. */
static void any_verb(work *w, const quotation *q)
{
    const sentence *s = sentence_of(w, q->first);
    if (q->words >= 2 && q->first > s->first && tok(w, q->first - 1)->kind == TOK_WORD && is_title_cased(w, q)) return;
    for (uint32_t t = q->first; t-- > s->first && q->first - t < 25;) {
        if (is_punct(w, t, ";")) return;
        if (tok(w, t)->depth || !(is_finite(w, t) || tok(w, t)->pos == POS_PART || tok(w, t)->pos == POS_ING)) continue;
        if (role(w, t) == WORD_HAVE || tok(w, t)->pos == POS_MODAL) continue;
        if (lex(w, t)->cue) { /* has rules of its own; but in "Velden was asked "..."" it is not Velden who speaks */
            verb_group g;
            if (verb_group_at(w, t, &g) && g.passive) return;
            continue;
        }
        candidate c = {.source_head = WHO_NONE, .rule = "subject-verb-quotation", .marker = MARKER_MARK};
        if (!verb_group_at(w, t, &c.cue) || c.cue.passive) return;
        if (!subject_before(w, &c.cue, &c.source, &c.source_head) &&
            !shared_subject(w, &c.cue, true, &c.source, &c.source_head))
            continue;
        c.content[0] = (range){q->first, q->last};
        c.ncontent = 1;
        propose(w, &c);
        return;
    }
}

/* ---- transcripts ---- */

/* The label that begins a paragraph, behind an opening mark if there is one: "VELDEN:", "Q:". Its last token, or
 * WHO_NONE. */
static uint32_t label_at(const work *w, uint32_t first, uint32_t last)
{
    if (first < last && is_mark(w, first)) first++;
    uint32_t words = 0, t = first;
    for (; t < last && words < 7; t++) {
        const token *k = tok(w, t);
        if (k->kind == TOK_WORD) {
            if (!(k->shape & (SHAPE_CAP | SHAPE_UPPER | SHAPE_INITIAL)) && !(lex(w, t)->lex & LEX_PARTICLE) &&
                role(w, t) != WORD_OF)
                return WHO_NONE;
            words++;
        } else if (is_punct(w, t, ":"))
            return words ? t : WHO_NONE;
        else if (!is_punct(w, t, ".()-,"))
            return WHO_NONE;
    }
    return WHO_NONE;
}

/* Does the paragraph attribute something itself, so that it is the reporter's and no answer? */
static bool has_cue_outside(const work *w, const paragraph *p)
{
    for (uint32_t t = p->first_token; t < p->last_token; t++)
        if (!tok(w, t)->depth && tok(w, t)->pos == POS_PAST && lex(w, t)->cue &&
            rules_cue(w->r, lex(w, t)->cue)->frames & FRAME_QUOTE &&
            !(rules_cue(w->r, lex(w, t)->cue)->frames & FRAME_WEAK))
            return true;
    return false;
}

/* A transcript: paragraphs that begin with labels, at least three of them, and labels that come back or are capitals.
 * Everything to the next label is what the label's owner said; where each turn is one paragraph, so is the last, and
 * what follows it is the editor's. */
static void transcript(work *w)
{
    const doc *d = w->d;
    uint32_t labels = 0, capitals = 0;
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        const paragraph *p = &d->paragraphs[i];
        uint32_t colon = label_at(w, p->first_token, p->last_token);
        if (colon == WHO_NONE || colon + 1 >= p->last_token) continue;
        labels++;
        uint32_t t = is_mark(w, p->first_token) ? p->first_token + 1 : p->first_token;
        capitals += (tok(w, t)->shape & SHAPE_UPPER) || tok(w, t)->end - tok(w, t)->start == 1;
    }
    if (labels < 3 || capitals * 2 < labels) return;
    candidate c = {.ncontent = 0};
    uint32_t longest = 0; /* turn that has ended, in paragraphs */
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        const paragraph *p = &d->paragraphs[i];
        uint32_t colon = label_at(w, p->first_token, p->last_token);
        if (colon != WHO_NONE && colon + 1 < p->last_token) {
            if (c.ncontent) propose(w, &c);
            if (c.ncontent > longest) longest = c.ncontent;
            uint32_t first = is_mark(w, p->first_token) ? p->first_token + 1 : p->first_token, head = first;
            while (head + 1 < colon && (tok(w, head + 1)->kind == TOK_WORD)) head++; /* not "MR OSS, HEAD OF PORTS" */
            c = (candidate){.cue = {.first = colon, .verb = colon, .last = colon},
                            .source = {first, colon},
                            .source_head = head,
                            .rule = "label",
                            .marker = MARKER_COLON};
            c.content[c.ncontent++] = (range){colon + 1, p->last_token};
        } else if (c.ncontent && c.ncontent < MAX_PIECES && p->kind == PARA_BODY &&
                   !is_punct(w, p->first_token, "([") && !has_cue_outside(w, p)) {
            c.content[c.ncontent++] = (range){p->first_token, p->last_token};
        }
    }
    if (longest == 1) c.ncontent = 1;
    if (c.ncontent) propose(w, &c);
}

void find_candidates(work *w)
{
    doc *d = w->d;
    for (uint32_t i = 0; i < d->nquotations; i++)
        if (d->quotations[i].parent == WHO_NONE) ARENA_PUSH(&d->mem, w->top, w->ntop, i);
    for (uint32_t i = 0; i < d->nsentences; i++) {
        const sentence *s = &d->sentences[i];
        uint8_t kind = d->paragraphs[s->paragraph].kind;
        if (kind == PARA_BOILERPLATE || kind == PARA_BYLINE) continue;
        for (uint32_t t = s->first; t < s->last; t++) {
            const word *x = lex(w, t);
            if (tok(w, t)->depth) {
                if (x->cue && (tok(w, t)->pos == POS_PAST || x->form == FORM_S)) dash_inside(w, t);
                continue;
            }
            if (is_dash(w, t)) signed_quotation(w, t);
            if (x->role == WORD_ACCORDING)
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
        if (q->use == USE_SPEECH) any_verb(w, q), quotation_was(w, q);
    }
    transcript(w);
}
