/* select.c - drafts to statements: what quotations without a cue of their own belong to, and what is inside what.
 *
 * Enters: a draft of each cue whose likeliest candidate was likely enough. A quotation that none covers carries on the
 * statement before it (a reopened mark, the next sentence of the same speech, a paragraph that is all quotation),
 * follows a line that ends in a colon, or, when it reads like speech, stays as a statement without a speaker; the rest
 * are scare quotes and titles. An attribution inside the content of another is its inner one.
 * Everything is one pass in the order of the text: quotations, and the places where statements end, only move forward.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "attribute/internal.h"
#include "attribute/score.h"

#define CARRIED 0.8f         /* a statement that carries on another is this much less sure */
#define SENTENCE_SCORE 0.65f /* of 15 on the train split 10 are by the subject, though annotated at another mention */
#define COLON_SCORE 0.75f    /* measured on the train split, as the next one */
#define NAME_SCORE 0.75f     /* set by hand: the train split has no people with their names beside what they say */
#define UNATTRIBUTED 0.4f    /* that it is speech; nobody is named */
#define SHORTEST_LABELLED 4  /* words: a shorter quotation in a headline may be a title or a nickname */
#define LONGEST_GESTURE 9    /* tokens of a sentence that tells what a speaker does: "She puts down the cup." */
#define LONGEST_TURN 12      /* words: who speaks longer than that goes on in the next paragraph */
#define LONGEST_TALK 4       /* paragraphs in which the other one has spoken */
#define REASONS 64           /* that are remembered */
#define NESTING_LOOKBACK 16  /* attributions of one sentence that are looked at for an outer one */

typedef struct selection {
    work *w;
    uint32_t *owner;           /* quotation -> draft, or WHO_NONE */
    uint32_t *ending;          /* token -> the last draft whose words end before it, or WHO_NONE */
    uint32_t *first_in;        /* sentence -> its first draft with a source, or WHO_NONE */
    enum name_side name_lines; /* where that cannot be told from all of them: as the first one stands, so do all */
    uint32_t seen;             /* tokens [0, seen) of `ending` were walked over ... */
    uint32_t last;             /* ... and this draft ends last among them, or WHO_NONE */
    who_str reasons[REASONS];
} selection;

static const quotation *quotes(const selection *s, uint32_t i) { return &s->w->d->quotations[i]; }

static uint32_t *filled(work *w, uint32_t n)
{
    uint32_t *a = arena_grow(doc_scratch(w->d), NULL, 0, sizeof *a * (n + (size_t)1));
    return memset(a, 0xFF, sizeof *a * (n + (size_t)1)); /* WHO_NONE */
}

/* ---- drafts ---- */

static uint32_t end_of(const draft *k)
{
    uint32_t end = k->ncontent ? k->content[k->ncontent - 1].last : 0;
    return end > k->cue.last ? end : k->cue.last;
}

static bool has_source(const draft *k) { return k->source.first < k->source.last; }

static bool has_cue(const draft *k) { return k->cue.first < k->cue.last; }

static bool is_partly_quoted(const work *w, const draft *k) { return has_quotation(w, k->content, k->ncontent); }

static void note_end(selection *s, uint32_t index)
{
    const draft *k = &s->w->drafts[index];
    if (has_source(k) || k->follows != WHO_NONE) s->ending[end_of(k)] = index;
}

static void note_draft(selection *s, uint32_t index)
{
    const draft *k = &s->w->drafts[index];
    note_end(s, index);
    uint32_t line = tok(s->w, has_cue(k) ? k->cue.verb : k->content[0].first)->sentence;
    if (has_source(k) && has_cue(k) && s->first_in[line] == WHO_NONE) s->first_in[line] = index;
}

static uint32_t add_draft(selection *s, const candidate *c, float score, uint32_t follows, const char *why)
{
    uint32_t index = draft_add(s->w, c, score);
    draft *k = &s->w->drafts[index];
    k->follows = follows;
    k->why = why;
    if (follows != WHO_NONE && !has_source(k)) k->named = s->w->drafts[follows].named;
    note_draft(s, index);
    return index;
}

/* The draft whose words end last in (from, t], or WHO_NONE. `t` never moves back. */
static uint32_t draft_before(selection *s, uint32_t t, uint32_t from)
{
    for (; s->seen <= t; s->seen++)
        if (s->ending[s->seen] != WHO_NONE && !s->w->drafts[s->ending[s->seen]].dead) s->last = s->ending[s->seen];
    return s->last != WHO_NONE && end_of(&s->w->drafts[s->last]) > from ? s->last : WHO_NONE;
}

/* Does the attribution of `inner` stand in the words of `outer`? */
static bool holds(const draft *outer, const draft *inner)
{
    for (uint32_t i = 0; i < outer->ncontent; i++)
        if (outer->content[i].first <= inner->cue.first && inner->cue.last <= outer->content[i].last) return true;
    return false;
}

/* '"It sank," said Velden at a table where a waiter had asked if it was "bad." "..."': does draft `inner`, of whose
 * words only some are quoted, stand in a relative clause behind draft `first`, which begins with its quotation? */
static bool is_aside(const work *w, const draft *first, const draft *inner)
{
    bool plain = first->before && first->marker == MARKER_MARK && !starts_quotation(w, inner->content[0].first);
    uint32_t t = end_of(first) > first->source.last ? end_of(first) : first->source.last;
    if (!plain || !has_source(first) || inner->source.first <= t) return false;
    while (t < inner->source.first && tok(w, t)->pos != POS_CONJ && tok(w, t)->pos != POS_WH) t++;
    return t < inner->source.first && tok(w, t)->pos == POS_WH;
}

/* '"It sank," Velden said, after Oss had warned that it might. "..."': of the drafts of the sentence whose words end
 * last the one with a quotation leads, and is carried on. */
static uint32_t leading(const selection *s, uint32_t before)
{
    if (before == WHO_NONE) return before;
    const draft *k = &s->w->drafts[before];
    uint32_t main_one = has_cue(k) ? s->first_in[tok(s->w, k->cue.verb)->sentence] : WHO_NONE;
    if (main_one == WHO_NONE || s->w->drafts[main_one].dead) return before;
    const draft *first = &s->w->drafts[main_one];
    bool reports = first->around && holds(first, k); /* Her father, she said, asks what it costs. "..." */
    bool leads = is_partly_quoted(s->w, first) && (!is_partly_quoted(s->w, k) || is_aside(s->w, first, k));
    return leads || reports ? main_one : before;
}

static void extend(selection *s, uint32_t index, const quotation *q)
{
    draft *k = &s->w->drafts[index];
    if (k->ncontent == MAX_PIECES) return;
    size_t size = sizeof *k->content * k->ncontent;
    k->content = arena_grow(doc_scratch(s->w->d), k->content, size, size + sizeof *k->content);
    k->content[k->ncontent++] = (range){q->first, q->last};
    k->ncontent = (uint8_t)tidy_pieces(k->content, k->ncontent);
    note_end(s, index);
}

/* "First of all - Velden stressed - ...": its pieces are the quotation without the cue. */
static bool cue_inside(const draft *c, const quotation *q)
{
    return q->first < c->cue.first && c->cue.last < q->last && c->ncontent > 1;
}

/* 'The filing cites a letter in which Velden wrote, "..."': what draft `outer` speaks of has words of its own speaker
 * in it, those of draft `inner`. */
static bool speaks_of(const draft *outer, const draft *inner)
{
    return outer->marker == MARKER_NOUN && holds(outer, inner) && is_speech(inner->lexeme) &&
           inner->source.first >= outer->content[0].first && inner->source.last <= inner->cue.first &&
           (inner->marker == MARKER_MARK || inner->marker == MARKER_COLON);
}

/* '"It is late," Velden said, according to two in the room': does draft `outer` report that the words of draft `inner`
 * were said, by whom it names? They are that speaker's. */
static bool vouches_for(const draft *outer, const draft *inner)
{
    return inner->before && inner->marker == MARKER_MARK && is_speech(inner->lexeme) && holds(outer, inner) &&
           !holds(inner, outer) && inner->content[0].first == outer->content[0].first &&
           inner->source.first >= outer->content[0].first;
}

/* Has draft c the better claim to a quotation that both cover? */
static bool has_better_claim(const draft *c, const draft *owner)
{
    if (speaks_of(owner, c) || vouches_for(owner, c)) return true;
    return c->score > owner->score && !speaks_of(c, owner) && !vouches_for(c, owner);
}

/* Each top-level quotation goes to the draft with the best claim. */
static void give_quotations(selection *s)
{
    const work *w = s->w;
    for (uint32_t k = 0; k < s->w->ndrafts; k++) {
        const draft *c = &s->w->drafts[k];
        for (uint32_t p = 0; p < c->ncontent; p++)
            for (uint32_t i = quotation_from(w, c->content[p].first); i < w->ntop; i++) {
                const quotation *q = quotes(s, w->top[i]);
                if (q->first >= c->content[p].last) break;
                bool whole = c->content[p].first <= q->first && q->last <= c->content[p].last;
                uint32_t *owner = &s->owner[w->top[i]];
                if ((whole || cue_inside(c, q)) && (*owner == WHO_NONE || has_better_claim(c, &w->drafts[*owner])))
                    *owner = k;
            }
    }
}

/* A draft that is nothing but quotations which likelier drafts have taken says nothing of its own. */
static void drop_robbed(selection *s)
{
    const work *w = s->w;
    for (uint32_t k = 0; k < s->w->ndrafts; k++) {
        draft *d = &s->w->drafts[k];
        bool robbed = d->ncontent > 0;
        for (uint32_t p = 0; p < d->ncontent && robbed; p++) {
            uint32_t at = d->content[p].first;
            for (uint32_t i = quotation_from(w, at); i < w->ntop && at < d->content[p].last && robbed; i++) {
                const quotation *q = quotes(s, w->top[i]);
                robbed = q->first == at && s->owner[w->top[i]] != k && s->owner[w->top[i]] != WHO_NONE;
                at = q->last;
                while (at < d->content[p].last && tok(w, at)->kind == TOK_PUNCT) at++;
            }
            robbed = robbed && at >= d->content[p].last;
        }
        d->dead = d->dead || robbed;
    }
}

/* ---- quotations without a cue of their own ---- */

/* Are the sentences that quotation q touches nothing but quotation? A connective in front is no word of the reporter's:
 * 'But "we will stay."' */
static bool stands_alone(const work *w, const quotation *q)
{
    const sentence *a = sentence_of(w, q->first), *b = sentence_of(w, q->last - 1);
    uint32_t first = a->first;
    if (tok(w, first)->pos == POS_CONJ || tok(w, first)->pos == POS_ADV) first++;
    for (uint32_t t = first; t < q->first; t++)
        if (!tok(w, t)->depth && tok(w, t)->kind == TOK_WORD) return false;
    for (uint32_t t = q->last; t < b->last; t++)
        if (!tok(w, t)->depth && tok(w, t)->kind == TOK_WORD) return false;
    return true;
}

/* Quotation i follows a line that ends in a colon. */
static bool after_colon(selection *s, uint32_t i)
{
    const work *w = s->w;
    const quotation *q = quotes(s, i);
    if (q->first == 0 || !is_punct(w, q->first - 1, ":")) return false;
    candidate c = {.source_head = WHO_NONE, .rule = "colon-before", .marker = MARKER_COLON};
    if (!colon_source(w, q->first - 1, &c)) return false;
    c.content[c.ncontent++] = (range){q->first, q->last};
    s->owner[i] = add_draft(s, &c, COLON_SCORE, WHO_NONE, NULL);
    return true;
}

/* The quotation as a statement of its own, with the speaker of draft `follows`. */
static void carry_on(selection *s, uint32_t i, const char *rule, uint32_t follows, const char *why)
{
    const quotation *q = quotes(s, i);
    candidate c = {.source_head = WHO_NONE, .rule = rule, .marker = MARKER_MARK, .ncontent = 1};
    c.content[0] = (range){q->first, q->last};
    float score = follows == WHO_NONE ? UNATTRIBUTED : CARRIED * s->w->drafts[follows].score;
    s->owner[i] = add_draft(s, &c, score, follows, why);
}

/* 'Before adding: "..."': quotation i follows a line that has no subject, so that who spoke last speaks on. */
static bool after_adding(selection *s, uint32_t i)
{
    const work *w = s->w;
    const quotation *q = quotes(s, i);
    uint32_t colon = q->first - 1, first = q->first ? sentence_of(w, q->first)->first : 0;
    if (q->first < first + 3 || !is_punct(w, colon, ":") || tok(w, first)->pos != POS_PREP) return false;
    if (tok(w, colon - 1)->pos != POS_ING || !lex(w, colon - 1)->cue || colon - first > 3) return false;
    uint32_t from = q->paragraph ? q->paragraph - 1 : 0;
    uint32_t before = leading(s, draft_before(s, q->first, w->d->paragraphs[from].first_token));
    if (before == WHO_NONE) return false;
    carry_on(s, i, "same-speaker", before, "its cue has the subject of the words before");
    return true;
}

/* "Ilse Velden: the pier is 'a wreck'": quotation i stands in a line that a name opens, as headlines do. */
static bool after_label(selection *s, uint32_t i)
{
    const work *w = s->w;
    const quotation *q = quotes(s, i);
    uint32_t line = tok(w, q->first)->sentence, first = w->d->sentences[line].first;
    uint32_t n = chunk_at(w, first), colon = n == WHO_NONE ? 0 : w->chunks[n].last;
    if (n == WHO_NONE || colon + 1 >= q->first || !is_punct(w, colon, ":") || s->first_in[line] != WHO_NONE)
        return false;
    if (tok(w, w->chunks[n].head)->pos != POS_NAME || tok(w, first)->depth || q->words < SHORTEST_LABELLED)
        return false;
    if (is_heading(w, colon)) return false;
    candidate c = {.cue = {.first = colon, .verb = colon, .last = colon + 1},
                   .source = {first, colon},
                   .source_head = w->chunks[n].head,
                   .rule = "colon-before",
                   .marker = MARKER_COLON};
    c.content[c.ncontent++] = (range){colon + 1, w->d->sentences[line].last};
    s->owner[i] = add_draft(s, &c, COLON_SCORE, WHO_NONE, NULL);
    return true;
}

/* "Ilse Velden, baker" above or below quotation i, and nothing but that. */
static bool beside_name(selection *s, uint32_t i)
{
    const quotation *q = quotes(s, i);
    candidate c = {.source_head = WHO_NONE, .rule = "name-line", .marker = MARKER_MARK};
    uint32_t end = sentence_of(s->w, q->last - 1)->last;
    if (q->last < q->first + 3 || !is_punct(s->w, q->last - 2, ".?!")) return false; /* the title of a book */
    if (s->name_lines == NAMES_UNREAD) s->name_lines = side_of_names(s->w);
    bool above = s->name_lines != NAMES_BELOW && q->last >= end && name_above(s->w, q, &c);
    if (!above && (s->name_lines == NAMES_ABOVE || !name_below(s->w, q, &c))) return false;
    s->name_lines = above ? NAMES_ABOVE : NAMES_BELOW;
    c.content[c.ncontent++] = (range){q->first, q->last};
    s->owner[i] = add_draft(s, &c, NAME_SCORE, WHO_NONE, "a name that stands beside it labels it");
    return true;
}

static bool has_verb(const work *w, const quotation *q)
{
    for (uint32_t t = q->first; t < q->last; t++)
        if (is_finite(w, t)) return true;
    return false;
}

/* 'A long fight.' between two parts of an article that has double marks for speech. */
static bool is_section_head(const work *w, const quotation *q)
{
    const paragraph *p = &w->d->paragraphs[q->paragraph];
    if (!(tok(w, q->first)->shape & MARK_SINGLE) || q->words >= 8) return false;
    return q->first == p->first_token && q->last == p->last_token && w->singles * 2 < w->ntop;
}

/* Long enough, or stopped like a sentence, to be speech. */
static bool reads_like_speech(const work *w, const quotation *q, bool alone)
{
    bool stopped = q->last >= q->first + 2 && is_punct(w, q->last - 2, ".?!,");
    if (is_section_head(w, q)) return false;
    if (q->words < 8 && !(stopped && q->words >= 3)) return false;
    return alone ||
           (q->words >= 5 && has_verb(w, q) && !is_title_cased(w, q)); /* else a title, a sign, a scare quote */
}

/* "Was she tempted to stay?", "Why did she leave?": a question of the reporter's whose verb is at t, and whom it is put
 * to. */
static bool is_asked(const work *w, const sentence *s, uint32_t t, candidate *c)
{
    bool opens =
        t == s->first || (t == s->first + 1 && (tok(w, s->first)->pos == POS_WH || role(w, s->first) == WORD_HOW));
    uint32_t n = opens && is_punct(w, s->last - 1, "?") ? chunk_at(w, t + 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first != t + 1) return false;
    uint32_t head = w->chunks[n].head;
    uint8_t r = role(w, head);
    if (r != WORD_HE && r != WORD_SHE && !(r == WORD_NONE && tok(w, head)->pos == POS_NAME)) return false;
    c->source = (range){t + 1, w->chunks[n].last};
    c->source_head = head;
    c->lexeme = NULL;
    c->cue = (verb_group){.first = t, .verb = t, .last = t + 1};
    return !(lex(w, head)->lex & (LEX_PLACE | LEX_ORG));
}

/* "Asked if she would stay, Velden smiled": where the main clause begins. */
static uint32_t behind_participle(const work *w, const sentence *s)
{
    uint8_t p = tok(w, s->first)->pos;
    uint32_t t = s->first;
    if (p == POS_PAST || p == POS_PART || p == POS_ING)
        while (t + 1 < s->last && !is_punct(w, t, ",")) t++;
    return t + 1 < s->last ? t : s->first;
}

/* The subject of the first verb of a sentence, where it is somebody. */
static bool person_of_sentence(const work *w, const sentence *s, candidate *c)
{
    for (uint32_t t = behind_participle(w, s); t < s->last; t++) {
        if (tok(w, t)->depth) return false;
        if (is_finite(w, t) && is_asked(w, s, t, c)) return true;
        if (!is_finite(w, t) || !verb_group_at(w, t, &c->cue)) continue;
        if (c->cue.passive || !subject_before(w, &c->cue, &c->source, &c->source_head)) return false;
        uint32_t h = c->source_head;
        uint8_t r = role(w, h);
        bool person = (tok(w, h)->pos == POS_NAME && !is_time(w, h) && !(lex(w, h)->lex & LEX_PLACE)) || r == WORD_HE ||
                      r == WORD_SHE || (lex(w, h)->lex & (LEX_ROLE | LEX_ANON | LEX_KIN));
        c->lexeme = lex(w, t)->cue ? rules_cue(w->r, lex(w, t)->cue) : NULL;
        return person && !c->cue.negated;
    }
    return false;
}

/* "Velden" and "Her niece, Ilse Velden," are named; "a man from Selm" is not. */
static bool is_named(const work *w, const candidate *c)
{
    if (tok(w, c->source_head)->pos == POS_NAME) return true;
    for (uint32_t t = c->source.first + 1; t < c->source.last; t++)
        if (tok(w, t)->pos == POS_NAME && is_punct(w, t - 1, ",") && !(lex(w, t)->lex & LEX_PLACE)) return true;
    return false;
}

/* "Oss said so. Velden was asked why. She laughed. "...": is the subject of the sentence `line` a pronoun, behind a
 * sentence of its paragraph that a name begins and that reports nothing? */
static bool is_of_last_named(const selection *s, const candidate *c, uint32_t line)
{
    uint8_t r = role(s->w, c->source_head);
    const sentence *own = &s->w->d->sentences[line];
    if ((r != WORD_HE && r != WORD_SHE) || line == 0 || own[-1].paragraph != own->paragraph) return false;
    const token *opens = tok(s->w, own[-1].first);
    return opens->pos == POS_NAME && !opens->depth && s->first_in[line - 1] == WHO_NONE;
}

/* "Velden was in no mood to wait. "...": a quotation without a cue behind a sentence about somebody, which attributes
 * nothing itself but what it opens with, "Asked by Oss whether she would stay, Velden paused." With `named`, only
 * somebody who has a name there, or whom the sentence makes answer, and whose quotation it must be whole. */
static bool after_sentence(selection *s, uint32_t i, bool named)
{
    const work *w = s->w;
    const quotation *q = quotes(s, i);
    uint32_t line = tok(w, q->first)->sentence;
    if (line == 0 || q->first != w->d->sentences[line].first || !reads_like_speech(w, q, true)) return false;
    const sentence *p = &w->d->sentences[line - 1];
    const paragraph *near = &w->d->paragraphs[p->paragraph];
    if (p->paragraph + 1 < q->paragraph || near->kind != PARA_BODY) return false;
    uint32_t first = s->first_in[line - 1], clause = behind_participle(w, p);
    bool asked = first != WHO_NONE && clause > p->first && end_of(&s->w->drafts[first]) <= clause;
    if ((first != WHO_NONE && !asked) || draft_before(s, q->first, clause) != WHO_NONE) return false;
    candidate c = {.source_head = WHO_NONE, .rule = "sentence-before", .marker = MARKER_MARK};
    if (!person_of_sentence(w, p, &c)) return false;
    const word *head = lex(w, c.source_head);
    bool answers = clause > p->first || is_asked(w, p, c.cue.verb, &(candidate){0}); /* Told of this, he smiled. */
    bool known =
        (is_named(w, &c) || is_of_last_named(s, &c, line - 1)) && !(head->lex & (LEX_ORG | LEX_METONYM | LEX_AGENCY));
    if (named && !known && !answers) return false;
    c.content[c.ncontent++] = (range){q->first, q->last};
    s->owner[i] = add_draft(s, &c, SENTENCE_SCORE, WHO_NONE, NULL);
    return true;
}

/* '"I had." Velden shrugs. "It was late."': quotation i stands before a short sentence about somebody which attributes
 * nothing, and behind which the paragraph goes on with a quotation. */
static bool before_gesture(selection *s, uint32_t i)
{
    const work *w = s->w;
    const quotation *q = quotes(s, i);
    uint32_t line = tok(w, q->last - 1)->sentence + 1u;
    if (line + 1 >= w->d->nsentences) return false;
    const sentence *act = &w->d->sentences[line], *next = act + 1;
    if (act[-1].last != q->last || act->paragraph != q->paragraph || next->paragraph != q->paragraph) return false;
    if (act->last - act->first > LONGEST_GESTURE || s->first_in[line] != WHO_NONE || !is_mark(w, next->first))
        return false;
    candidate c = {.source_head = WHO_NONE, .rule = "sentence-behind", .marker = MARKER_MARK};
    if (!person_of_sentence(w, act, &c) || (!is_named(w, &c) && tok(w, c.source_head)->pos != POS_PRON)) return false;
    c.content[c.ncontent++] = (range){q->first, q->last};
    c.before = true;
    s->owner[i] = add_draft(s, &c, SENTENCE_SCORE, WHO_NONE, NULL);
    return true;
}

/* The draft whose words name the speaker of draft k. */
static const draft *carried(const selection *s, const draft *k) { return &s->w->drafts[k->named]; }

static bool ends_in_question(const work *w, uint32_t last) { return last >= 2 && is_punct(w, last - 2, "?"); }

/* "Where was it?" asked Oss. "I forget," Velden replied. "I thought so.": are draft k, in paragraph p, and draft
 * `last`, in the next, a question and the reply to it? Then what follows is the questioner's. */
static bool is_reply_to(const work *w, const draft *k, const draft *last, uint32_t p)
{
    static const char *const REPLIES[] = {"reply", "answer", "respond", "retort"};
    bool replies = last->lexeme && STR_IS_ANY(last->lexeme->lemma, REPLIES);
    uint32_t end = k->content[k->ncontent - 1].last;
    return replies && ends_in_question(w, end) && w->d->sentences[tok(w, end - 1)->sentence].paragraph == p;
}

/* Of two who talk in short turns, "Where was it?" asked Oss. "Here." "And then?": the other one's draft, where
 * quotation i is a turn of a paragraph of its own: it answers a question, asks one behind an answer, or follows a reply
 * or what the reporter said. WHO_NONE where there is no such talk. */
static uint32_t other_voice(selection *s, uint32_t i)
{
    const work *w = s->w;
    const quotation *q = quotes(s, i);
    const paragraph *all = w->d->paragraphs;
    if (q->paragraph < 2 || q->words > LONGEST_TURN || q->first != all[q->paragraph].first_token) return WHO_NONE;
    uint32_t before = draft_before(s, q->first, all[q->paragraph - 1].first_token);
    if (before == WHO_NONE) return before;
    const draft *last = &s->w->drafts[before], *one = carried(s, last);
    if (one->source_head == WHO_NONE) return WHO_NONE;
    uint32_t end = last->content[last->ncontent - 1].last, words = end - last->content[0].first;
    bool reporter = role(w, one->source_head) == WORD_I;
    bool talk = is_partly_quoted(w, last) && words <= 2 * LONGEST_TURN;
    bool turn = talk && ends_in_question(w, end) != ends_in_question(w, q->last);
    if (!talk && !reporter) return WHO_NONE;
    uint32_t from = all[q->paragraph > LONGEST_TALK ? q->paragraph - LONGEST_TALK : 0].first_token;
    for (uint32_t t = last->content[0].first; t-- > from;) {
        uint32_t k = s->ending[t];
        if (k == WHO_NONE || s->w->drafts[k].dead) continue;
        const draft *other = carried(s, &s->w->drafts[k]);
        if (other->source_head == WHO_NONE || role(w, other->source_head) == WORD_I) continue;
        if (str_eq(doc_token(w->d, other->source_head), doc_token(w->d, one->source_head))) continue;
        return turn || reporter || is_reply_to(w, &w->drafts[k], last, q->paragraph - 2) ? k : WHO_NONE;
    }
    return WHO_NONE;
}

/* "I ask Velden whether it was hard. "...", "I ask if she was tempted. "...": what a reporter asks in draft `asks` is
 * answered by whom it is put to, or else by whom the question is about. */
static bool answers_reporter(selection *s, uint32_t i, uint32_t asks)
{
    const work *w = s->w;
    const draft *k = &w->drafts[asks];
    const quotation *q = quotes(s, i);
    if (!has_source(k) || role(w, k->source_head) != WORD_I || is_partly_quoted(w, k)) return false;
    if (!k->lexeme || !str_is(k->lexeme->lemma, "ask")) return false;
    candidate c = {.cue = k->cue, .source_head = WHO_NONE, .rule = "sentence-before", .marker = MARKER_MARK};
    for (uint32_t t = k->cue.last; t < end_of(k) && c.source_head == WHO_NONE; t++) {
        uint32_t n = chunk_at(w, t);
        bool put = t == k->cue.last && n != WHO_NONE && tok(w, w->chunks[n].head)->pos == POS_NAME;
        if (put) c.source = (range){t, w->chunks[n].last}, c.source_head = w->chunks[n].head;
        if (!put && (role(w, t) == WORD_HE || role(w, t) == WORD_SHE)) c.source = (range){t, t + 1}, c.source_head = t;
    }
    if (c.source_head == WHO_NONE) return false;
    c.content[c.ncontent++] = (range){q->first, q->last};
    s->owner[i] = add_draft(s, &c, SENTENCE_SCORE, WHO_NONE, NULL);
    return true;
}

/* A sentence that is all quotation: part of what was said just before, or said by who said it. */
static bool place_alone(selection *s, uint32_t i)
{
    const work *w = s->w;
    const quotation *q = quotes(s, i);
    const paragraph *p = &w->d->paragraphs[q->paragraph];
    uint32_t before = leading(s, draft_before(s, q->first, p->first_token));
    if (before != WHO_NONE) {
        const draft *k = &s->w->drafts[before];
        uint32_t line = tok(w, q->first)->sentence;
        if (is_partly_quoted(w, k) && tok(w, end_of(k) - 1)->sentence + 1u >= line) {
            s->owner[i] = before;
            extend(s, before, q);
        } else if (!after_sentence(s, i, true))
            carry_on(s, i, "same-speaker", before, "it follows words of the same speaker in one paragraph");
        return true;
    }
    uint32_t other = other_voice(s, i);
    if (other != WHO_NONE) {
        carry_on(s, i, "dialogue", other, "two speak in turn, and this is the other one's");
        return true;
    }
    if (!reads_like_speech(w, q, true)) return false;
    if (before_gesture(s, i) || after_sentence(s, i, false)) return true;
    uint32_t from = q->paragraph > 0 ? w->d->paragraphs[q->paragraph - 1].first_token : 0;
    before = leading(s, draft_before(s, q->first, from));
    if (before != WHO_NONE && answers_reporter(s, i, before)) return true;
    if (before != WHO_NONE)
        carry_on(s, i, "next-paragraph", before, "a paragraph of quotation follows words of the same speaker");
    else
        carry_on(s, i, "unattributed", WHO_NONE, "no words near it name a speaker");
    return true;
}

static void place_quotation(selection *s, uint32_t i)
{
    const work *w = s->w;
    const quotation *q = quotes(s, i);
    if (q->continues != WHO_NONE && s->owner[q->continues] != WHO_NONE) {
        s->owner[i] = s->owner[q->continues];
        extend(s, s->owner[i], q);
        return;
    }
    if (after_colon(s, i) || after_adding(s, i) || after_label(s, i) ||
        (reads_like_speech(w, q, true) && beside_name(s, i)))
        return;
    if (stands_alone(w, q)) {
        place_alone(s, i);
        return;
    }
    if (!reads_like_speech(w, q, false)) return;
    uint32_t line = tok(w, q->first)->sentence,
             before = draft_before(s, q->first, w->d->paragraphs[q->paragraph].first_token);
    if (q->first == w->d->sentences[line].first && before != WHO_NONE && s->first_in[line] == WHO_NONE &&
        tok(w, end_of(&s->w->drafts[before]) - 1)->sentence + 1u >= line) {
        carry_on(s, i, "same-speaker", before, "it follows words of the same speaker in one paragraph");
        return;
    }
    if (before != WHO_NONE && s->first_in[line] == WHO_NONE &&
        tok(w, end_of(&s->w->drafts[before]) - 1)->sentence + 1u >= line) {
        carry_on(s, i, "same-paragraph", before, "it follows words of the same speaker in one paragraph");
        return;
    }
    uint32_t same = s->first_in[line];
    const draft *k = same == WHO_NONE ? NULL : &s->w->drafts[same];
    if (k && k->lexeme && k->lexeme->frames & FRAME_MENTAL && before != WHO_NONE && has_source(&s->w->drafts[before]))
        same = before; /* who hoped says less than who said */
    if (same != WHO_NONE && !s->w->drafts[same].dead)
        carry_on(s, i, "same-sentence", same, "the attribution stands in the same sentence");
    else
        carry_on(s, i, "unattributed", WHO_NONE, "no words near it name a speaker");
}

/* Paragraphs of one speech whose attribution stands in a later one: "...(first)  "...(second)," said Velden. */
static void carry_back(selection *s)
{
    for (uint32_t i = s->w->d->nquotations; i-- > 0;) {
        uint32_t earlier = quotes(s, i)->continues;
        if (earlier == WHO_NONE || s->owner[i] == WHO_NONE || s->owner[earlier] != WHO_NONE) continue;
        s->owner[earlier] = s->owner[i];
        extend(s, s->owner[i], quotes(s, earlier));
    }
}

/* ---- nesting ---- */

/* An attribution inside the content of another is its inner one; one that lies in the future ("will tell"), or that
 * only the outer speaker vouches for, is no statement of its own. */
static void nest(selection *s)
{
    const work *w = s->w;
    for (uint32_t k = 0; k < s->w->ndrafts; k++) {
        draft *in = &s->w->drafts[k];
        if (!has_source(in) || !has_cue(in)) continue;
        uint32_t from = k > NESTING_LOOKBACK ? k - NESTING_LOOKBACK : 0;
        uint32_t to = k + NESTING_LOOKBACK < s->w->ndrafts ? k + NESTING_LOOKBACK : s->w->ndrafts;
        for (uint32_t o = from; o < to; o++) {
            draft *out = &s->w->drafts[o];
            bool turn = is_label(out->rule);
            if (o == k || !(has_source(out) || turn) || !holds(out, in) || holds(in, out)) continue;
            if (out->inner == WHO_NONE) out->inner = k;
            if (turn && role(w, in->source_head) == WORD_I) in->dead = true; /* A: I said so, I think */
            if (in->cue.modal) in->dead = true;
            bool shown = strcmp(in->rule, "with-participle") == 0 || is_quoted_as(in->rule);
            if (shown && in->source.first == out->content[0].first)
                out->dead = true; /* who quotes somebody as saying it does not say it */
            break;
        }
    }
}

/* ---- records ---- */

static who_span bytes_of(const doc *d, range x)
{
    return x.first < x.last ? (who_span){d->tokens[x.first].start, d->tokens[x.last - 1].end} : (who_span){0, 0};
}

static enum who_type type_of(const work *w, const draft *c)
{
    uint32_t in = 0, out = 0, verbs = 0;
    bool stopped = false;
    bool no_marks = is_label(c->rule) || strcmp(c->rule, "set-off") == 0;
    if (no_marks || strcmp(c->rule, "dialogue") == 0) return WHO_DIRECT; /* "Twice." */
    for (uint32_t i = 0; i < c->ncontent; i++)
        for (uint32_t t = c->content[i].first; t < c->content[i].last; t++) {
            const token *k = tok(w, t);
            if (k->kind == TOK_WORD || k->kind == TOK_NUMBER) {
                if (k->depth)
                    in++;
                else
                    out++;
                if (k->depth && is_finite(w, t)) verbs++;
            } else if (k->depth && is_punct(w, t, ".,?!") && t + 1 < c->content[i].last && is_mark(w, t + 1))
                stopped = true;
        }
    if (!in) return WHO_INDIRECT;
    if (out) return WHO_MIXED;
    uint32_t first = c->content[0].first;
    bool announced = has_cue(c) && first > c->cue.first && is_punct(w, first - 1, ",:") &&
                     tok(w, first + 1)->shape & SHAPE_CAP;       /* Velden said: "Twice." */
    bool whole = stopped && (in >= 3 || c->before || announced); /* "Liar!" shouted Velden */
    return verbs || (whole && c->marker != MARKER_PREP && c->marker != MARKER_NOUN) ? WHO_DIRECT : WHO_MIXED;
}

static uint32_t add_mention(work *w, const draft *c)
{
    doc *d = w->d;
    if (c->source_head == WHO_NONE || c->source.first >= c->source.last) return WHO_NONE;
    uint32_t last = c->source.last;
    while (last > c->source.first + 1 && tok(w, last - 1)->kind == TOK_PUNCT && !is_punct(w, last - 1, ")")) last--;
    mention m = {.span = bytes_of(d, (range){c->source.first, last}),
                 .first = c->source.first,
                 .last = last,
                 .head = c->source_head};
    m.plural = lex(w, m.head)->lex & LEX_PLURAL || role(w, m.head) == WORD_THEY;
    ARENA_PUSH(&d->mem, d->mentions, d->nmentions, m);
    return d->nmentions - 1;
}

static bool is_join_of(who_str s, const who_str *parts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (s.len < parts[i].len || memcmp(s.ptr, parts[i].ptr, parts[i].len) != 0) return false;
        s.ptr += parts[i].len, s.len -= parts[i].len;
    }
    return s.len == 0;
}

/* Said once for all of the last statements that have the same reason: an article has few speakers and fewer verbs. */
static who_str joined_once(selection *s, const who_str *parts, size_t n)
{
    who_str *said = &s->reasons[(str_hash(parts[1]) + str_hash(parts[n - 2]) + parts[n - 1].len) % REASONS];
    if (!said->len || !is_join_of(*said, parts, n)) *said = arena_join(&s->w->d->mem, parts, n);
    return *said;
}

static who_str reason(selection *s, const draft *k)
{
    const doc *d = s->w->d;
    if (k->why) return str_of(k->why);
    who_span source = bytes_of(d, k->source), verb = bytes_of(d, (range){k->cue.first, k->cue.last});
    who_str where = k->around   ? STR("\", in the middle of its content")
                    : k->before ? STR("\", whose content stands before it")
                                : STR("\", whose content follows");
    who_str parts[] = {STR("\""), doc_slice(d, source.start, source.end), STR("\" is the source of \""),
                       doc_slice(d, verb.start, verb.end), where};
    who_str label[] = {STR("\""), parts[1], STR("\" labels what follows")};
    return parts[3].len ? joined_once(s, parts, 5) : joined_once(s, label, 3);
}

typedef struct place {
    uint32_t first, last, draft;
} place;

/* In the order of the text; of two that begin together the longer, outer one first. */
static int place_cmp(const void *x, const void *y)
{
    const place *a = x, *b = y;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->last != b->last) return a->last > b->last ? -1 : 1;
    return a->draft < b->draft ? -1 : 1;
}

/* The score says how often candidates like this are right; those of some rules that have won are right more often. */
static float confidence_of(const work *w, const draft *c)
{
    uint64_t calibration = weight_key(HASHED("calibration"), hashed_of(str_of(c->rule)), HASHED(""));
    float shift = rules_weights(w->r, &calibration, 1);
    float p = c->score < 0.001f ? 0.001f : c->score > 0.999f ? 0.999f : c->score;
    return 1 / (1 + (1 / p - 1) * expf(-shift));
}

/* The words of the cue: the verb group, with the preposition of "called for" and with "in a statement". */
static range cue_words(const work *w, const draft *c)
{
    range words = {c->cue.first, c->cue.last};
    if (words.first == words.last) return words;
    uint32_t last = sentence_of(w, c->cue.verb)->last, t = words.last;
    bool phrasal = t < last && (tok(w, t)->pos == POS_PREP || tok(w, t)->pos == POS_TO) && c->content[0].first == t + 1;
    if (phrasal && c->lexeme && c->lexeme->frames & FRAME_PREP) words.last = t + 1;
    bool statement = t + 2 < last && role(w, t) == WORD_IN && role(w, t + 1) == WORD_A &&
                     str_is(doc_token(w->d, t + 2), "statement");
    if (statement) words.last = t + 3;
    return words;
}

/* `content`: room for the pieces of the draft. */
static void fill_statement(selection *s, const draft *k, who_span *content, who_statement *st, attribution *at)
{
    work *w = s->w;
    doc *d = w->d;
    st->type = type_of(w, k);
    st->content = content;
    st->ncontent = k->ncontent;
    for (uint32_t p = 0; p < k->ncontent; p++) st->content[p] = bytes_of(d, k->content[p]);
    st->cue = bytes_of(d, cue_words(w, k));
    st->rule = k->rule;
    st->speaker = st->inner = WHO_NONE;
    st->confidence = confidence_of(w, k);
    st->why = reason(s, k);
    at->mention = add_mention(w, k);
    if (at->mention != WHO_NONE)
        st->source = d->mentions[at->mention].span;
    else if (k->follows != WHO_NONE) { /* it carries on what these words attribute */
        st->source = bytes_of(d, carried(s, k)->source);
        st->cue = bytes_of(d, cue_words(w, carried(s, k)));
    }
    at->cue_first = k->cue.first;
    at->cue_last = k->cue.last;
}

/* The drafts that live, in the order of the text; how many. *pieces: of all their contents. */
static uint32_t in_order(const selection *s, place *order, size_t *pieces)
{
    uint32_t n = 0;
    *pieces = 0;
    for (uint32_t i = 0; i < s->w->ndrafts; i++) {
        const draft *k = &s->w->drafts[i];
        if (k->dead || !k->ncontent) continue;
        order[n++] = (place){k->content[0].first, k->content[k->ncontent - 1].last, i};
        *pieces += k->ncontent;
    }
    if (n) qsort(order, n, sizeof *order, place_cmp);
    return n;
}

static void build(selection *s)
{
    doc *d = s->w->d;
    size_t pieces;
    place *order = arena_alloc(doc_scratch(d), sizeof *order * (s->w->ndrafts + (size_t)1));
    uint32_t *at_draft = filled(s->w, s->w->ndrafts), n = in_order(s, order, &pieces);
    for (uint32_t i = 0; i < n; i++) at_draft[order[i].draft] = i;
    d->a.statements = arena_alloc(&d->mem, sizeof *d->a.statements * (n + (size_t)1));
    d->attributions = arena_alloc(&d->mem, sizeof *d->attributions * (n + (size_t)1));
    d->a.nstatements = n;
    who_span *content = arena_alloc(&d->mem, sizeof *content * pieces);
    for (uint32_t i = 0; i < n; i++) {
        const draft *k = &s->w->drafts[order[i].draft];
        attribution *at = &d->attributions[i];
        fill_statement(s, k, content, &d->a.statements[i], at);
        content += k->ncontent;
        at->follows = k->follows == WHO_NONE ? WHO_NONE : at_draft[k->follows];
        at->inner = WHO_NONE;
        if (k->inner == WHO_NONE) continue;
        const draft *in = &s->w->drafts[k->inner];
        at->inner = add_mention(s->w, in);
        d->a.statements[i].inner_span = bytes_of(d, (range){in->content[0].first, in->content[in->ncontent - 1].last});
    }
}

/* What only choosing needed, before the records take its room. */
static void drop_choosing(selection *s)
{
    work *w = s->w;
    const void *const dropped[] = {w->found, w->chunks, w->chunk_of, w->top, s->ending, s->owner, s->first_in};
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) arena_drop(doc_scratch(w->d), dropped[i]);
}

void select_statements(work *w)
{
    doc *d = w->d;
    selection s = {.w = w, .last = WHO_NONE};
    s.owner = filled(w, d->nquotations);
    s.ending = filled(w, d->ntokens);
    s.first_in = filled(w, d->nsentences);
    give_quotations(&s);
    drop_robbed(&s);
    for (uint32_t k = 0; k < w->ndrafts; k++)
        if (!w->drafts[k].dead) note_draft(&s, k);
    carry_back(&s);
    for (uint32_t i = 0; i < d->nquotations; i++) {
        const quotation *q = quotes(&s, i);
        if (s.owner[i] == WHO_NONE && q->parent == WHO_NONE && q->use == USE_SPEECH) place_quotation(&s, i);
    }
    nest(&s);
    drop_choosing(&s);
    build(&s);
}
