/* select.c - candidates to statements: which win, what quotations without a cue of their own belong to, and how sure.
 *
 * Contents are widened to the whole quotations that they touch. Every top-level quotation then belongs to the best
 * candidate that covers it; those that none covers carry on the statement before them (reopened marks, the next
 * sentence of the same speech, a paragraph that is all quotation), or follow a line that ends in a colon. What is left
 * and reads like speech stays as a statement without a speaker; the rest are scare quotes and titles.
 */
#include <stdio.h>

#include "attribute/internal.h"
#include "attribute/score.h"

/* Below these probabilities a candidate is dropped: where F1 on the train split is highest. A quotation that loses its
 * candidate is still looked at by the rules for quotations without a cue. */
#define LEAST_QUOTED 0.22f
#define LABEL_SCORE 0.95f
#define LEAST_INDIRECT 0.40f

typedef struct draft {
    candidate c;
    uint32_t follows;    /* draft that this one carries on, or WHO_NONE */
    bool dead;
    const char *why;
} draft;

typedef struct selection {
    work *w;
    draft *drafts;       uint32_t ndrafts;
    uint32_t *owner;     /* quotation -> draft, or WHO_NONE */
} selection;

static const quotation *quotes(const selection *s, uint32_t i) { return &s->w->d->quotations[i]; }

static bool covers(const candidate *c, uint32_t first, uint32_t last)
{
    for (uint32_t i = 0; i < c->ncontent; i++)
        if (c->content[i].first <= first && last <= c->content[i].last) return true;
    return false;
}

/* "First of all - Velden stressed - ...": its pieces are the quotation without the cue. */
static bool cue_inside(const candidate *c, const quotation *q) { return q->first < c->cue.first && c->cue.last < q->last && c->ncontent > 1; }

/* ---- quotations without a cue of their own ---- */

static uint32_t add_draft(selection *s, const candidate *c, uint32_t follows, const char *why)
{
    draft n = {*c, follows, false, why};
    ARENA_PUSH(&s->w->d->mem, s->drafts, s->ndrafts, n);
    return s->ndrafts - 1;
}

/* Are the sentences that quotation q touches nothing but quotation? */
static bool stands_alone(const selection *s, const quotation *q)
{
    const work *w = s->w;
    const sentence *a = sentence_of(w, q->first), *b = sentence_of(w, q->last - 1);
    for (uint32_t t = a->first; t < b->last; t++)
        if (!tok(w, t)->depth && tok(w, t)->kind == TOK_WORD) return false;
    return true;
}

/* The draft whose words (content, cue or source) end last before token t, in the paragraph of t. */
static uint32_t draft_before(const selection *s, uint32_t t, uint32_t from)
{
    uint32_t best = WHO_NONE, best_end = 0;
    for (uint32_t i = 0; i < s->ndrafts; i++) {
        const draft *k = &s->drafts[i];
        if (k->dead || k->c.source.first >= k->c.source.last) {
            if (k->dead || k->follows == WHO_NONE) continue;
        }
        uint32_t end = k->c.cue.last;
        if (k->c.ncontent && k->c.content[k->c.ncontent - 1].last > end) end = k->c.content[k->c.ncontent - 1].last;
        if (end <= t && end > from && end >= best_end) best = i, best_end = end;
    }
    return best;
}

static bool has_quotation(const selection *s, const draft *k)
{
    for (uint32_t i = 0; i < k->c.ncontent; i++)
        for (uint32_t t = k->c.content[i].first; t < k->c.content[i].last; t++)
            if (tok(s->w, t)->depth) return true;
    return false;
}

static void extend(selection *s, uint32_t index, const quotation *q)
{
    candidate *c = &s->drafts[index].c;
    if (c->ncontent == MAX_PIECES) return;
    c->content[c->ncontent++] = (range){q->first, q->last};
    tidy_content(c);
}

/* The speaker of a line that ends in a colon: the subject of its last verb that has one. */
static bool colon_source(const work *w, uint32_t colon, candidate *c)
{
    const sentence *s = sentence_of(w, colon);
    for (uint32_t t = colon; t-- > s->first;) {
        const token *k = tok(w, t);
        if (k->depth || (k->pos != POS_PAST && k->pos != POS_VERB && k->pos != POS_PART)) continue;
        if (role(w, t) == WORD_BE || role(w, t) == WORD_HAVE) continue;
        if (!verb_group_at(w, t, &c->cue) || c->cue.passive) continue;
        if (subject_before(w, &c->cue, &c->source, &c->source_head)) {
            c->lexeme = lex(w, t)->cue ? rules_cue(w->r, lex(w, t)->cue) : NULL;
            return true;
        }
    }
    return false;
}

/* Quotation i follows a line that ends in a colon. */
static bool after_colon(selection *s, uint32_t i)
{
    const work *w = s->w;
    const quotation *q = quotes(s, i);
    if (q->first == 0 || !is_punct(w, q->first - 1, ":")) return false;
    candidate c = {.source_head = WHO_NONE, .rule = "colon-before", .marker = MARKER_COLON};
    uint32_t p = draft_before(s, q->first, 0);
    if (!colon_source(w, q->first - 1, &c)) {
        const sentence *line = sentence_of(w, q->first - 1);
        uint32_t n = chunk_at(w, line->first);
        if (n != WHO_NONE && w->chunks[n].last == q->first - 1 && tok(w, w->chunks[n].head)->pos == POS_NAME) {
            c.source = (range){line->first, q->first - 1};
            c.source_head = w->chunks[n].head;
            c.cue = (verb_group){.first = q->first - 1, .verb = q->first - 1, .last = q->first};
        } else return false;
    }
    (void)p;
    c.content[0] = (range){q->first, q->last};
    c.ncontent = 1;
    s->owner[i] = add_draft(s, &c, WHO_NONE, NULL);
    return true;
}

static bool has_verb(const selection *s, const quotation *q)
{
    for (uint32_t t = q->first; t < q->last; t++)
        if (is_finite(s->w, t)) return true;
    return false;
}

static bool is_whole(const selection *s, const quotation *q)
{
    const work *w = s->w;
    if (q->words >= 8) return true;
    bool stop = q->last >= q->first + 2 && tok(w, q->last - 2)->kind == TOK_PUNCT && strchr(".?!,", byte_of(w, q->last - 2));
    return stop && q->words >= 3;
}

static void place_quotation(selection *s, uint32_t i)
{
    const work *w = s->w;
    const doc *d = w->d;
    const quotation *q = quotes(s, i);
    if (q->continues != WHO_NONE && s->owner[q->continues] != WHO_NONE) {
        s->owner[i] = s->owner[q->continues];
        extend(s, s->owner[i], q);
        return;
    }
    if (after_colon(s, i)) return;
    const paragraph *p = &d->paragraphs[q->paragraph];
    bool alone = stands_alone(s, q);
    uint32_t before = draft_before(s, q->first, p->first_token);
    if (alone && before != WHO_NONE && has_quotation(s, &s->drafts[before])) {
        const candidate *c = &s->drafts[before].c;
        uint32_t sentence_before = q->first ? tok(w, sentence_of(w, q->first)->first)->sentence - 1 : 0;
        uint32_t end = c->content[c->ncontent - 1].last > c->cue.last ? c->content[c->ncontent - 1].last : c->cue.last;
        if (tok(w, end - 1)->sentence >= sentence_before) {
            s->owner[i] = before;
            extend(s, before, q);
            return;
        }
    }
    if (alone && before != WHO_NONE) { /* the reported sentence before it has the same speaker */
        candidate c = {.source_head = WHO_NONE, .rule = "same-speaker", .marker = MARKER_MARK};
        c.content[0] = (range){q->first, q->last};
        c.ncontent = 1;
        s->owner[i] = add_draft(s, &c, before, "it follows words of the same speaker in one paragraph");
        return;
    }
    if (alone && is_whole(s, q)) {
        uint32_t last = draft_before(s, q->first, 0);
        uint32_t from = q->paragraph > 0 ? d->paragraphs[q->paragraph - 1].first_token : 0;
        candidate c = {.source_head = WHO_NONE, .rule = "next-paragraph", .marker = MARKER_MARK};
        c.content[0] = (range){q->first, q->last};
        c.ncontent = 1;
        if (last != WHO_NONE) {
            const candidate *k = &s->drafts[last].c;
            uint32_t end = k->content[k->ncontent - 1].last > k->cue.last ? k->content[k->ncontent - 1].last : k->cue.last;
            if (end > from) {
                s->owner[i] = add_draft(s, &c, last, "a paragraph of quotation follows words of the same speaker");
                return;
            }
        }
        c.rule = "unattributed";
        s->owner[i] = add_draft(s, &c, WHO_NONE, "no words near it name a speaker");
        return;
    }
    if (!is_whole(s, q) || (!alone && (q->words < 5 || !has_verb(s, q)))) return; /* a title, a sign, a scare quote */
    uint32_t same = WHO_NONE;
    for (uint32_t k = 0; k < s->ndrafts && same == WHO_NONE; k++)
        if (!s->drafts[k].dead && s->drafts[k].c.source_head != WHO_NONE && s->drafts[k].c.cue.last > s->drafts[k].c.cue.first &&
            tok(w, s->drafts[k].c.cue.verb)->sentence == tok(w, q->first)->sentence) same = k;
    candidate c = {.source_head = WHO_NONE, .rule = same != WHO_NONE ? "same-sentence" : "unattributed", .marker = MARKER_MARK};
    c.content[0] = (range){q->first, q->last};
    c.ncontent = 1;
    s->owner[i] = add_draft(s, &c, same, same != WHO_NONE ? "the attribution stands in the same sentence" : "no words near it name a speaker");
}

/* ---- records ---- */

static who_span bytes_of(const doc *d, range x)
{
    return x.first < x.last ? (who_span){d->tokens[x.first].start, d->tokens[x.last - 1].end} : (who_span){0, 0};
}

/* A turn of a transcript, which the form of the whole article made certain. */
static bool is_label(const candidate *c) { return strcmp(c->rule, "label") == 0; }

static enum who_type type_of(const work *w, const candidate *c)
{
    uint32_t in = 0, out = 0, verbs = 0;
    bool stopped = false;
    for (uint32_t i = 0; i < c->ncontent; i++)
        for (uint32_t t = c->content[i].first; t < c->content[i].last; t++) {
            const token *k = tok(w, t);
            if (k->kind == TOK_WORD || k->kind == TOK_NUMBER) {
                if (k->depth) in++;
                else out++;
                if (k->depth && is_finite(w, t)) verbs++;
            } else if (k->depth && k->kind == TOK_PUNCT && is_punct(w, t, ".,?!") && t + 1 < c->content[i].last && is_mark(w, t + 1)) stopped = true;
        }
    if (is_label(c)) return WHO_DIRECT;
    if (!in) return WHO_INDIRECT;
    if (out) return WHO_MIXED;
    return verbs || (stopped && in >= 3 && c->marker != MARKER_PREP && c->marker != MARKER_NOUN) ? WHO_DIRECT : WHO_MIXED;
}

/* The proper name inside the source: the first run of name tokens that is no time or title alone. */
static void find_name(const work *w, mention *m)
{
    m->name_first = m->name_last = m->first;
    if (tok(w, m->head)->pos != POS_NAME) return;
    uint32_t a = m->head, b = m->head + 1;
    while (a > m->first && (tok(w, a - 1)->pos == POS_NAME)) a--;
    while (b < m->last && (tok(w, b)->pos == POS_NAME)) b++;
    m->name_first = a;
    m->name_last = b;
}

static uint32_t add_mention(work *w, const candidate *c)
{
    doc *d = w->d;
    if (c->source_head == WHO_NONE || c->source.first >= c->source.last) return WHO_NONE;
    uint32_t last = c->source.last;
    while (last > c->source.first + 1 && tok(w, last - 1)->kind == TOK_PUNCT) last--;
    mention m = {.span = bytes_of(d, (range){c->source.first, last}), .first = c->source.first, .last = last,
                 .head = c->source_head, .next = WHO_NONE};
    find_name(w, &m);
    m.plural = lex(w, m.head)->lex & LEX_PLURAL || role(w, m.head) == WORD_THEY;
    ARENA_PUSH(&d->mem, d->mentions, d->nmentions, m);
    return d->nmentions - 1;
}

static who_str reason(work *w, const draft *k)
{
    doc *d = w->d;
    const candidate *c = &k->c;
    if (k->why) return str_of(k->why);
    who_span source = bytes_of(d, c->source), verb = bytes_of(d, (range){c->cue.first, c->cue.last});
    who_str x = doc_slice(d, source.start, source.end), y = doc_slice(d, verb.start, verb.end);
    return arena_printf(&d->mem, "\"%.*s\" is the source of \"%.*s\", %s", (int)x.len, x.ptr, (int)y.len, y.ptr,
                        c->around ? "in the middle of its content" : c->before ? "whose content stands before it" : "whose content follows");
}

/* The words that name the speaker of a statement that carries on another. */
static who_span carried_source(const selection *s, uint32_t k)
{
    for (int hops = 0; hops < 64 && s->drafts[k].follows != WHO_NONE && s->drafts[k].c.source_head == WHO_NONE; hops++) k = s->drafts[k].follows;
    return bytes_of(s->w->d, s->drafts[k].c.source);
}

static void build(selection *s)
{
    work *w = s->w;
    doc *d = w->d;
    uint32_t *order = arena_alloc(&d->mem, sizeof *order * (s->ndrafts + 1)), n = 0;
    for (uint32_t i = 0; i < s->ndrafts; i++) {
        if (s->drafts[i].dead || !s->drafts[i].c.ncontent) continue;
        uint32_t at = n++;
        while (at > 0) {
            const candidate *a = &s->drafts[order[at - 1]].c, *b = &s->drafts[i].c;
            if (a->content[0].first < b->content[0].first ||
                (a->content[0].first == b->content[0].first && a->content[a->ncontent - 1].last >= b->content[b->ncontent - 1].last)) break;
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    uint32_t *place = arena_alloc(&d->mem, sizeof *place * (s->ndrafts + 1));
    for (uint32_t i = 0; i < n; i++) place[order[i]] = i;
    d->a.statements = arena_alloc(&d->mem, sizeof *d->a.statements * (n + 1));
    d->attributions = arena_alloc(&d->mem, sizeof *d->attributions * (n + 1));
    d->a.nstatements = n;
    for (uint32_t i = 0; i < n; i++) {
        const draft *k = &s->drafts[order[i]];
        const candidate *c = &k->c;
        who_statement *st = &d->a.statements[i];
        attribution *at = &d->attributions[i];
        st->type = type_of(w, c);
        st->content = arena_alloc(&d->mem, sizeof *st->content * c->ncontent);
        st->ncontent = c->ncontent;
        for (uint32_t p = 0; p < c->ncontent; p++) st->content[p] = bytes_of(d, c->content[p]);
        st->cue = bytes_of(d, (range){c->cue.first, c->cue.last});
        st->rule = c->rule;
        st->speaker = st->inner = WHO_NONE;
        st->confidence = c->score;
        st->why = reason(w, k);
        at->mention = add_mention(w, c);
        if (at->mention != WHO_NONE) st->source = d->mentions[at->mention].span;
        else if (k->follows != WHO_NONE) st->source = carried_source(s, k->follows);
        at->follows = k->follows == WHO_NONE ? WHO_NONE : place[k->follows];
        at->cue_first = c->cue.first;
        at->cue_last = c->cue.last;
        at->inner = WHO_NONE;
    }
}

static float least_score(const work *w, const candidate *c)
{
    for (uint32_t i = 0; i < c->ncontent; i++)
        for (uint32_t t = c->content[i].first; t < c->content[i].last; t++)
            if (tok(w, t)->depth) return LEAST_QUOTED;
    return LEAST_INDIRECT;
}

void select_statements(work *w)
{
    doc *d = w->d;
    selection s = {.w = w};
    s.owner = arena_alloc(&d->mem, sizeof *s.owner * (d->nquotations + 1));
    for (uint32_t i = 0; i < d->nquotations; i++) s.owner[i] = WHO_NONE;
    for (uint32_t i = 0; i < w->nfound; i++) w->found[i].score = is_label(&w->found[i]) ? LABEL_SCORE : score_candidate(w, &w->found[i]);
    for (uint32_t i = 0, j; i < w->nfound; i = j) { /* the likeliest of each cue */
        uint32_t best = i;
        for (j = i; j < w->nfound && w->found[j].cue.verb == w->found[i].cue.verb; j++)
            if (w->found[j].score > w->found[best].score) best = j;
        if (w->found[best].score >= least_score(w, &w->found[best])) add_draft(&s, &w->found[best], WHO_NONE, NULL);
    }
    for (uint32_t i = 0; i < d->nquotations; i++) {
        const quotation *q = quotes(&s, i);
        for (uint32_t k = 0; k < s.ndrafts; k++)
            if ((covers(&s.drafts[k].c, q->first, q->last) || cue_inside(&s.drafts[k].c, q)) && (s.owner[i] == WHO_NONE || s.drafts[k].c.score > s.drafts[s.owner[i]].c.score))
                s.owner[i] = k;
    }
    for (uint32_t i = 0; i < d->nquotations; i++) {
        const quotation *q = quotes(&s, i);
        if (s.owner[i] == WHO_NONE && q->parent == WHO_NONE && q->use == USE_SPEECH) place_quotation(&s, i);
    }
    for (uint32_t i = 0; i < s.ndrafts; i++) { /* what carries on is a little less sure than what it carries on */
        draft *k = &s.drafts[i];
        if (k->c.score > 0) continue;
        k->c.score = k->follows != WHO_NONE ? 0.8f * s.drafts[k->follows].c.score : 0.4f;
    }
    build(&s);
}
