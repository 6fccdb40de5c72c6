/* quote.c - quotation marks to quotations: which mark opens, which closes, and which says nothing.
 *
 * Enters: the TOK_MARK tokens. Leaves: quotations in order of their opening mark, with nesting, and the depth of every
 * token. The method is cmark's for emphasis: each mark says by its character and by the white space beside it whether
 * it can open or close; a stack pairs them, paragraph by paragraph, so that one bad mark costs one quotation and never
 * an article. All double marks are one family, since opening and closing kinds are mixed in real copy; single marks
 * pair only among themselves, and only where a closing one follows.
 *
 * Repairs: an opening mark that stands where one closes, closes; the reverse; a quotation left open ends before the
 * attribution that follows it in its paragraph ("..., he said"), else with its paragraph, and goes on in the next one
 * when that begins with an opening mark; a closing mark alone in its paragraph closes a quotation that began with it.
 * Gets wrong: straight marks nested in straight marks without white space to tell them; inches after a quotation.
 */
#include "quote/quote.h"

enum { CAN_OPEN = 1, CAN_CLOSE = 2 };

#define DEEPEST 8        /* nested quotations; deeper marks are left alone */
#define SINGLE_REACH 400 /* tokens within which a single mark must be closed */

typedef struct finder {
    doc *d;
    const rules *r;
    uint32_t stack[DEEPEST];
    uint32_t depth;
    uint32_t carried; /* the quotation left open by the paragraph before, or WHO_NONE */
} finder;

static char byte_at(const doc *d, uint32_t t) { return d->a.text.ptr[d->tokens[t].start]; }
static bool is_single(const token *k) { return k->shape & MARK_SINGLE; }

/* White space, or a bracket or dash, on the left of token t of p? */
static bool is_free_left(const doc *d, const paragraph *p, uint32_t t)
{
    if (t == p->first_token || (d->tokens[t].shape & SHAPE_SPACE)) return true;
    const token *k = &d->tokens[t - 1];
    return k->kind == TOK_PUNCT && (strchr("([{", byte_at(d, t - 1)) || (k->shape & SHAPE_HYPHEN));
}

/* White space or closing punctuation on the right? */
static bool is_free_right(const doc *d, const paragraph *p, uint32_t t)
{
    if (t + 1 >= p->last_token) return true;
    const token *k = &d->tokens[t + 1];
    if (k->shape & SHAPE_SPACE) return true;
    if (k->kind != TOK_PUNCT) return false;
    return (k->shape & SHAPE_HYPHEN) || strchr(".,;:!?)]}", byte_at(d, t + 1));
}

/* What mark t can do, from its character and its neighbours. */
static int roles(const doc *d, const paragraph *p, uint32_t t)
{
    const token *k = &d->tokens[t];
    bool left = is_free_left(d, p, t), right = is_free_right(d, p, t);
    if (left != right) {
        if (t > p->first_token && right && d->tokens[t - 1].kind == TOK_NUMBER && !(k->shape & MARK_CLOSES) &&
            !is_single(k))
            return CAN_CLOSE; /* also inches; the caller closes only what is open */
        return left ? CAN_OPEN : CAN_CLOSE;
    }
    if (k->shape & MARK_OPENS) return CAN_OPEN | (left ? CAN_CLOSE : 0);
    if (k->shape & MARK_CLOSES) return CAN_CLOSE | (left ? CAN_OPEN : 0);
    return CAN_OPEN | CAN_CLOSE;
}

static uint32_t top(const finder *f) { return f->depth ? f->stack[f->depth - 1] : WHO_NONE; }

static void open_at(finder *f, uint32_t paragraph_index, uint32_t t, uint32_t continues)
{
    if (f->depth == DEEPEST) return;
    quotation q = {.start = f->d->tokens[t].start,
                   .end = f->d->tokens[t].end,
                   .first = t,
                   .last = t + 1,
                   .paragraph = paragraph_index,
                   .parent = top(f),
                   .continues = continues,
                   .open = true};
    f->stack[f->depth++] = f->d->nquotations;
    ARENA_PUSH(&f->d->mem, f->d->quotations, f->d->nquotations, q);
}

/* Ends the innermost quotation behind token t; closed = its own mark stands there. */
static void close_at(finder *f, uint32_t t, bool closed)
{
    quotation *q = &f->d->quotations[f->stack[--f->depth]];
    q->last = t + 1;
    q->end = f->d->tokens[t].end;
    q->open = !closed;
}

static const word *lexicon(const finder *f, uint32_t t) { return rules_at(f->r, f->d->tokens[t].word); }

/* Does an attribution begin at token t: "he said", "said Velden", "Velden added"? */
static bool attribution_begins(const finder *f, uint32_t t, uint32_t last)
{
    const doc *d = f->d;
    uint32_t end = t + 5 < last ? t + 5 : last;
    bool subject = false;
    for (uint32_t i = t; i < end; i++) {
        const token *k = &d->tokens[i];
        const word *w = lexicon(f, i);
        if (w->cue && (k->pos == POS_PAST || k->pos == POS_VERB) && (rules_cue(f->r, w->cue)->frames & FRAME_QUOTE) &&
            !(rules_cue(f->r, w->cue)->frames & (FRAME_WEAK | FRAME_MENTAL)))
            return subject ||
                   (i == t && i + 1 < last && (d->tokens[i + 1].pos == POS_NAME || d->tokens[i + 1].pos == POS_DET));
        if (k->pos == POS_PRON || k->pos == POS_NAME)
            subject = w->role != WORD_I && w->role != WORD_YOU;
        else if (k->pos != POS_ADV && k->pos != POS_DET && k->pos != POS_NOUN && k->pos != POS_ADJ)
            return false;
    }
    return false;
}

/* Where a quotation that is never closed ends: before "..., he said", else at `limit`, the end of its paragraph or
 * the next opening mark. */
static uint32_t unclosed_end(const finder *f, uint32_t limit, const quotation *q)
{
    const doc *d = f->d;
    for (uint32_t t = q->first + 3; t + 1 < limit; t++)
        if (d->tokens[t].kind == TOK_PUNCT && strchr(",?!", byte_at(d, t)) && attribution_begins(f, t + 1, limit))
            return t;
    return limit - 1;
}

/* How many marks that can only close follow before one that can only open, within the paragraph (double family)? */
static uint32_t closers_ahead(const finder *f, const paragraph *p, uint32_t t)
{
    uint32_t n = 0;
    for (uint32_t i = t + 1; i < p->last_token && n < 2; i++) {
        const token *k = &f->d->tokens[i];
        if (k->kind != TOK_MARK || is_single(k)) continue;
        int what = roles(f->d, p, i);
        if (what == CAN_OPEN) break;
        n++;
    }
    return n;
}

/* The end of the sentence before mark t, where the quotation before it must have ended. */
static uint32_t end_before(const doc *d, const quotation *q, uint32_t t)
{
    for (uint32_t i = t - 1; i > q->first; i--)
        if (d->tokens[i].kind == TOK_PUNCT && strchr(".!?", byte_at(d, i))) return i;
    return t - 1 > q->first ? t - 1 : q->first;
}

/* The first token of the first sentence that begins in (from, to), or `to`. */
static uint32_t sentence_after(const doc *d, uint32_t from, uint32_t to)
{
    for (uint32_t t = from + 1; t < to; t++)
        if (d->tokens[t].sentence != d->tokens[t - 1].sentence) return t;
    return to;
}

static void double_mark(finder *f, uint32_t paragraph_index, uint32_t t)
{
    doc *d = f->d;
    const paragraph *p = &d->paragraphs[paragraph_index];
    int what = roles(d, p, t);
    bool open = f->depth > 0;
    if (!open) {
        if (what & CAN_OPEN)
            open_at(f, paragraph_index, t, WHO_NONE);
        else if (t > p->first_token + 2 && d->tokens[t - 1].kind != TOK_NUMBER) {
            bool first = d->nquotations == 0 || d->quotations[d->nquotations - 1].paragraph != paragraph_index;
            uint32_t start = first ? p->first_token : sentence_after(d, d->quotations[d->nquotations - 1].last, t);
            if (start + 2 >= t) return;
            open_at(f, paragraph_index, start, first ? f->carried : WHO_NONE); /* its opening mark is missing */
            close_at(f, t, true);
            d->quotations[d->nquotations - 1].open = true;
        }
        return;
    }
    if (what == CAN_OPEN) {
        if (closers_ahead(f, p, t) >= 2) {
            open_at(f, paragraph_index, t, WHO_NONE); /* nested */
            return;
        }
        quotation *q = &d->quotations[top(f)];
        uint32_t attributed = unclosed_end(f, t, q), end = end_before(d, q, t);
        close_at(f, attributed < end ? attributed : end, false); /* its closing mark is missing */
        open_at(f, paragraph_index, t, WHO_NONE);
        return;
    }
    close_at(f, t, true);
}

/* "The drivers' view": a mark behind an s with a word to follow closes nothing where another reading is left. */
static bool is_possessive(const doc *d, const paragraph *p, uint32_t t)
{
    return d->a.text.ptr[d->tokens[t].start - 1] == 's' && t + 1 < p->last_token && d->tokens[t + 1].kind == TOK_WORD;
}

/* Does the mark stand for letters left out? */
static bool is_short_for(const doc *d, uint32_t t)
{
    static const char *const SHORT[] = {"em", "Em", "til", "Til", "tis", "Tis", "twas", "Twas", "cause", "Cause", "n"};
    who_str s = t + 1 < d->ntokens ? doc_token(d, t + 1) : STR("");
    if (s.len && s.ptr[0] >= '0' && s.ptr[0] <= '9') return true; /* '90s */
    return STR_IS_ANY(s, SHORT);
}

/* The mark that closes the single mark t, or WHO_NONE: then t is an apostrophe, or goes on in the next paragraph. */
static uint32_t single_closer(const doc *d, const paragraph *p, uint32_t t)
{
    uint32_t best = WHO_NONE, end = p->last_token - t > SINGLE_REACH ? t + SINGLE_REACH : p->last_token;
    for (uint32_t i = t + 1; i < end; i++) {
        const token *k = &d->tokens[i];
        if (k->kind != TOK_MARK || !is_single(k)) continue;
        if (d->tokens[i].shape & SHAPE_SPACE && is_short_for(d, i)) continue; /* in ’96 */
        if (roles(d, p, i) == CAN_OPEN) break;
        if (i == t + 1) return WHO_NONE;
        char before = byte_at(d, i - 1);
        bool stopped = d->tokens[i - 1].kind == TOK_PUNCT && strchr(".,?!", before);
        if (stopped) return i;
        bool possessive = is_possessive(d, p, i);
        if (best == WHO_NONE || possessive) best = best == WHO_NONE ? i : best;
        if (!possessive) return i;
    }
    return best;
}

static bool begins_with_mark(const doc *d, uint32_t paragraph_index)
{
    const paragraph *p = &d->paragraphs[paragraph_index];
    return p->first_token < p->last_token && d->tokens[p->first_token].kind == TOK_MARK &&
           (roles(d, p, p->first_token) & CAN_OPEN);
}

/* Does the single mark t begin words that go on in the next paragraph, which opens with a single mark too? Speech it is
 * only behind a sign or at the start of a paragraph; elsewhere the mark is an apostrophe. */
static bool goes_on(const doc *d, uint32_t paragraph_index, uint32_t t)
{
    const paragraph *p = &d->paragraphs[paragraph_index];
    if (paragraph_index + 1 >= d->nparagraphs || !begins_with_mark(d, paragraph_index + 1)) return false;
    if (!is_single(&d->tokens[d->paragraphs[paragraph_index + 1].first_token])) return false;
    bool speech = t == p->first_token || (d->tokens[t - 1].kind == TOK_PUNCT && strchr(":,.?!", byte_at(d, t - 1)));
    uint32_t closer = single_closer(d, p, t);
    return speech && (closer == WHO_NONE || is_possessive(d, p, closer));
}

static void single_mark(finder *f, uint32_t paragraph_index, uint32_t t)
{
    doc *d = f->d;
    const paragraph *p = &d->paragraphs[paragraph_index];
    if (!(roles(d, p, t) & CAN_OPEN) || !is_free_left(d, p, t) || is_short_for(d, t)) return;
    if (single_closer(d, p, t) != WHO_NONE || goes_on(d, paragraph_index, t)) open_at(f, paragraph_index, t, WHO_NONE);
}

static void pair_marks(finder *f, uint32_t paragraph_index)
{
    doc *d = f->d;
    const paragraph *p = &d->paragraphs[paragraph_index];
    uint32_t begin = p->first_token;
    uint32_t single_end = WHO_NONE; /* where the single quotation on top of the stack closes */
    for (uint32_t t = begin; t < p->last_token; t++) {
        const token *k = &d->tokens[t];
        if (k->kind != TOK_MARK) continue;
        if (single_end != WHO_NONE && t == single_end) {
            close_at(f, t, true);
            single_end = WHO_NONE;
        } else if (is_single(k)) {
            if (single_end == WHO_NONE) {
                uint32_t depth = f->depth;
                single_mark(f, paragraph_index, t);
                if (f->depth > depth)
                    single_end = goes_on(d, paragraph_index, t) ? p->last_token : single_closer(d, p, t);
            }
        } else if (single_end == WHO_NONE) {
            double_mark(f, paragraph_index, t);
        } else { /* double marks inside single ones: British style */
            int what = roles(d, p, t);
            bool inner = f->depth && !is_single(&d->tokens[d->quotations[top(f)].first]);
            if (inner)
                close_at(f, t, true);
            else if (what & CAN_OPEN) {
                uint32_t close = WHO_NONE;
                for (uint32_t i = t + 1; i < single_end && close == WHO_NONE; i++)
                    if (d->tokens[i].kind == TOK_MARK && !is_single(&d->tokens[i])) close = i;
                if (close != WHO_NONE) open_at(f, paragraph_index, t, WHO_NONE);
            }
        }
    }
}

/* Ends what the paragraph left open; a quotation that the next paragraph reopens is carried over. */
static void end_paragraph(finder *f, uint32_t paragraph_index)
{
    doc *d = f->d;
    const paragraph *p = &d->paragraphs[paragraph_index];
    bool reopened = paragraph_index + 1 < d->nparagraphs && begins_with_mark(d, paragraph_index + 1);
    f->carried = WHO_NONE;
    while (f->depth) {
        uint32_t index = top(f);
        quotation *q = &d->quotations[index];
        uint32_t end = reopened && f->depth == 1 ? p->last_token - 1 : unclosed_end(f, p->last_token, q);
        if (reopened && f->depth == 1) f->carried = index;
        close_at(f, end, false);
    }
}

/* Robert "Bobby" Oss: a nickname between names is no speech. */
static bool is_nickname(const doc *d, const quotation *q)
{
    if (q->last - q->first > 5 || q->first == 0 || q->last >= d->ntokens) return false;
    const token *a = &d->tokens[q->first - 1], *b = &d->tokens[q->last];
    return a->pos == POS_NAME && b->pos == POS_NAME && a->sentence == b->sentence && (b->shape & SHAPE_CAP) &&
           (d->tokens[q->first + 1].shape & SHAPE_CAP);
}

/* 'A capsule called "The Way Home"', 'a realm darkly named "Beyond"': the noun phrase in front has that name; nobody
 * calls it so. */
static bool is_name_of_thing(const doc *d, const rules *r, const quotation *q)
{
    static const char *const NAMED[] = {"called", "titled", "entitled", "named", "dubbed", "nicknamed", "headlined"};
    uint32_t first = d->sentences[d->tokens[q->first].sentence].first, t = q->first - 1;
    size_t i = 0, n = sizeof NAMED / sizeof *NAMED;
    if (q->first < first + 4 || !quotation_title_cased(d, q)) return false;
    while (i < n && !str_is(doc_token(d, t), NAMED[i])) i++;
    if (i == n) return false;
    while (t > first && d->tokens[t - 1].pos == POS_ADV) t--;
    if (t == first || rules_at(r, d->tokens[--t].word)->lex & (LEX_ROLE | LEX_ANON)) return false;
    uint32_t head = t;
    while (t > first && t + 4 > head && rules_at(r, d->tokens[t].word)->role != WORD_A) t--;
    return t < head && rules_at(r, d->tokens[t].word)->role == WORD_A && d->tokens[head].kind == TOK_WORD;
}

/* "The tide came in / And I went out": lines of a song or poem, which somebody sings and nobody says. */
static bool is_verse(const doc *d, const quotation *q)
{
    for (uint32_t t = q->first + 2; t + 2 < q->last; t++) {
        const token *k = &d->tokens[t];
        bool slash = k->kind == TOK_PUNCT && k->end == k->start + 1 && d->a.text.ptr[k->start] == '/';
        if (slash && d->tokens[t - 1].end < k->start && k->end < d->tokens[t + 1].start) return true;
    }
    return false;
}

static void finish(doc *d, const rules *r)
{
    for (uint32_t i = 0; i < d->nquotations; i++) {
        quotation *q = &d->quotations[i];
        bool outside = d->paragraphs[q->paragraph].kind == PARA_BOILERPLATE; /* a teaser of another article */
        bool name = is_nickname(d, q) || is_name_of_thing(d, r, q);
        q->use = outside || name || is_verse(d, q) ? USE_SCARE : USE_SPEECH;
        for (uint32_t t = q->first; t < q->last; t++) {
            if (d->tokens[t].depth < DEEPEST && q->use == USE_SPEECH) d->tokens[t].depth++;
            q->words = (uint16_t)(q->words + (q->words < UINT16_MAX && d->tokens[t].kind == TOK_WORD));
        }
    }
}

void quote_find(doc *d, const rules *r, match *m)
{
    (void)m;
    finder f = {.d = d, .r = r, .carried = WHO_NONE};
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        uint32_t carried = f.carried, before = d->nquotations;
        pair_marks(&f, i);
        if (carried != WHO_NONE && d->nquotations > before &&
            d->quotations[before].first == d->paragraphs[i].first_token)
            d->quotations[before].continues = carried;
        end_paragraph(&f, i);
    }
    finish(d, r);
}
