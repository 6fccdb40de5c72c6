/* boundary.c - where reported words end that no quotation mark closes, and the reporter's own go on.
 *
 * Enters: a candidate that has won. Leaves: its content, ended at the first break where it likely ends. "Velden said
 * the pier was safe, but declined to say since when": a comma, a dash or a conjunction may end what Velden said. Each
 * such break is described by what stands on its sides, and weights that were learned before those of the candidates
 * (tests/train/) say how likely the content ends there, if it has not ended before.
 * Gets wrong: what only the sense tells; the annotators of the articles often disagree, too.
 */
#include <math.h>

#include "attribute/internal.h"
#include "attribute/score.h"

#define SHORTEST_CONTENT 2 /* tokens before the first break */
#define LONGEST_ASIDE 12   /* tokens between two commas: ", also known as Oss's men," */
#define LEAST_END 0.5f     /* a break is an end if that is as likely as not */

/* ", a year after the port burned": does a time begin behind the sign at t? It belongs to what stands before. */
static bool is_before_time(const work *w, uint32_t t)
{
    uint32_t n = chunk_at(w, t + 1);
    return n != WHO_NONE && w->chunks[n].first == t + 1 && is_time(w, w->chunks[n].head);
}

static bool is_sign(const work *w, uint32_t t) { return is_punct(w, t, ",") || is_dash(w, t); }

/* ", exactly,": does the sign at t close one adverb between two? */
static bool closes_adverb(const work *w, uint32_t t)
{
    return t >= 2 && tok(w, t - 1)->pos == POS_ADV && is_sign(w, t - 2);
}

/* Can the content end before t: a comma, a dash or a conjunction of the reporter's? */
static bool is_break(const work *w, uint32_t t)
{
    if (tok(w, t)->depth) return false;
    if (is_sign(w, t)) return !is_before_time(w, t) && !closes_adverb(w, t);
    uint8_t r = role(w, t);
    return r == WORD_AND || r == WORD_BUT || r == WORD_WHILE || (r == WORD_AS && tok(w, t)->pos == POS_PREP);
}

/* Is something quoted behind t that no verb there attributes? Then it belongs to what stands before t. */
static bool is_quoted_behind(const work *w, uint32_t t, uint32_t last)
{
    for (; t < last; t++) {
        if (tok(w, t)->depth) return true;
        bool verb = is_finite(w, t) || tok(w, t)->pos == POS_ING || tok(w, t)->pos == POS_PART;
        if (verb && lex(w, t)->cue) return false;
    }
    return false;
}

/* Does the sign at t stand in a bracket that opened behind `first`? */
static bool is_bracketed(const work *w, uint32_t first, uint32_t t)
{
    while (t > first && !is_punct(w, t, "()")) t--;
    return is_punct(w, t, "(");
}

/* "that despite the storm, the pier was safe": behind the sign that ends what the content opens with; else its first
 * token. */
static uint32_t behind_opening(const work *w, const range *x)
{
    uint32_t t = x->first, that = tok(w, t)->pos == POS_THAT && t + 1 < x->last ? t + 1 : t;
    if (that > t && is_punct(w, that, ",")) that++;
    uint8_t r = that < x->last ? role(w, that) : WORD_NONE;
    bool opens = that < x->last && (tok(w, that)->pos == POS_PREP || r == WORD_IF || r == WORD_WHILE || that > t + 1);
    if (!opens) return t;
    for (t = that; t < x->last && !is_sign(w, t);) t++;
    return t < x->last ? t + 1 : x->first;
}

uint32_t next_break(const work *w, const candidate *c, uint32_t from)
{
    const range *x = &c->content[c->ncontent - 1];
    if (x->first < c->cue.last || is_label(c->rule)) return x->last;
    bool clause = c->marker == MARKER_THAT || c->marker == MARKER_CLAUSE;
    uint32_t first = (clause ? behind_opening(w, x) : x->first) + SHORTEST_CONTENT;
    for (uint32_t t = from + 1 > first ? from + 1 : first; t + 1 < x->last; t++) {
        if (!is_break(w, t) || is_sign(w, t - 1) || is_bracketed(w, x->first, t)) continue;
        return is_quoted_behind(w, t, x->last) ? x->last : t;
    }
    return x->last;
}

/* A closed-class word itself, else its part of speech. */
static hashed word_value(const features *f, const work *w, uint32_t t)
{
    const token *k = tok(w, t);
    bool closed = lex(w, t)->role || k->pos == POS_CONJ || k->pos == POS_PREP || k->pos == POS_WH;
    return closed && k->word != NO_WORD ? hashed_of(rules_spelling(w->r, k->word)) : f->pos[k->pos];
}

/* The form of the finite verb at t. */
static hashed verb_form(const features *f, const work *w, uint32_t t)
{
    if (t == WHO_NONE) return HASHED("none");
    bool past = tok(w, t)->pos == POS_PAST;
    if (role(w, t) == WORD_HAVE) return past ? HASHED("had") : HASHED("have");
    if (role(w, t) == WORD_BE) return past ? HASHED("was") : HASHED("is");
    if (role(w, t) == WORD_DO) return past ? HASHED("did") : HASHED("do");
    return f->pos[tok(w, t)->pos];
}

static uint32_t first_finite(const work *w, uint32_t t, uint32_t last)
{
    while (t < last && !is_finite(w, t)) t++;
    return t < last ? t : WHO_NONE;
}

static uint32_t over_adverbs(const work *w, uint32_t t, uint32_t last)
{
    while (t + 1 < last && (tok(w, t)->pos == POS_ADV || is_time(w, t))) t++;
    return t;
}

/* How the verb at t reports, if it does. */
static hashed level_of(const work *w, uint32_t t)
{
    if (t == WHO_NONE || !lex(w, t)->cue) return HASHED("no");
    uint32_t fr = rules_cue(w->r, lex(w, t)->cue)->frames;
    return fr & FRAME_NEG      ? HASHED("negative")
           : fr & FRAME_MENTAL ? HASHED("mental")
           : fr & FRAME_WEAK   ? HASHED("weak")
                               : HASHED("speech");
}

/* The verb that tells what the words behind the break do, over its auxiliaries: "has not said". WHO_NONE without one.
 */
static uint32_t main_verb(const work *w, uint32_t verb, uint32_t last)
{
    while (verb != WHO_NONE && verb + 1 < last && !lex(w, verb)->cue &&
           (is_finite(w, verb) || tok(w, verb)->pos == POS_NEG || tok(w, verb)->pos == POS_ADV))
        verb++;
    return verb;
}

/* How the words behind the break go on: with a verb of the source, "but declined", or a subject and its verb, "but Oss
 * declined". That verb, or WHO_NONE where they go on otherwise. */
static uint32_t describe_clause(const work *w, const candidate *c, uint32_t at, uint32_t n, hashed lead, features *f)
{
    const range *x = &c->content[c->ncontent - 1];
    hashed said = verb_form(f, w, first_finite(w, c->cue.first, c->cue.last));
    hashed inner = verb_form(f, w, first_finite(w, x->first, at)), marker = f->markers[c->marker];
    uint32_t verb = WHO_NONE, k = n < x->last ? chunk_at(w, n) : WHO_NONE;
    if (n < x->last && is_finite(w, n)) {
        verb = n;
        hashed form = verb_form(f, w, verb);
        feature(f, "end-verb", form, lead);
        feature(f, "end-verb-cue", form, said);
        feature(f, "end-verb-inner", form, inner);
        feature(f, "end-verb-marker", form, marker);
    }
    if (k != WHO_NONE && w->chunks[k].first == n) {
        verb = over_adverbs(w, phrase_end(w, k, x->last), x->last);
        if (verb >= x->last || !is_finite(w, verb)) verb = WHO_NONE;
        hashed head = head_class(w, w->chunks[k].head), form = verb_form(f, w, verb);
        feature(f, "end-subject", head, lead);
        if (c->source_head != WHO_NONE) feature(f, "end-subject-source", head, head_class(w, c->source_head));
        feature(f, "end-subject-verb", form, lead);
        feature(f, "end-subject-cue", form, said);
        feature(f, "end-subject-inner", form, inner);
        feature(f, "end-subject-marker", form, marker);
    }
    return verb;
}

/* What the words behind the break, which begins with token `at`, are like. */
static void describe_tail(const work *w, const candidate *c, uint32_t at, hashed lead, features *f)
{
    uint32_t last = c->content[c->ncontent - 1].last;
    uint8_t r = role(w, at);
    bool joins = tok(w, at)->pos == POS_CONJ || r == WORD_BUT || r == WORD_WHILE || r == WORD_AS, quoted = false;
    uint32_t n = over_adverbs(w, at + joins, last);
    feature(f, "end-next", lead, neighbour(f, w, sentence_of(w, at), n));
    uint32_t verb = describe_clause(w, c, at, n, lead, f);
    hashed level = level_of(w, main_verb(w, verb, last));
    feature(f, "end-level", level, lead);
    for (uint32_t i = at; i < last; i++) quoted = quoted || tok(w, i)->depth;
    if (quoted) feature(f, "end-quoted", level, lead);
    if (verb != WHO_NONE && verb + 1 < last && tok(w, verb + 1)->pos == POS_NEG) feature(f, "end-not", level, lead);
    feature(f, "end-has-verb", first_finite(w, at, last) != WHO_NONE ? HASHED("yes") : HASHED("no"), lead);
}

/* "on the pier, the port and the mole": does a conjunction stand before the next sign, and no verb? */
static bool is_list(const work *w, uint32_t at, uint32_t last)
{
    for (uint32_t t = at + 1; t < last && !is_sign(w, t) && !is_finite(w, t); t++)
        if (role(w, t) == WORD_AND || role(w, t) == WORD_OR) return true;
    return false;
}

/* What follows the next sign; a verb, where what stands between is a parenthesis: the plan, a good one, is ... */
static hashed closes_before_verb(const features *f, const work *w, uint32_t at, uint32_t last)
{
    uint32_t t = at;
    while (t < last && (tok(w, t)->depth || !is_sign(w, t))) t++;
    if (t + 1 >= last) return HASHED("none");
    return word_value(f, w, over_adverbs(w, t + 1, last));
}

void describe_break(const work *w, const candidate *c, uint32_t t, features *f)
{
    const range *x = &c->content[c->ncontent - 1];
    uint32_t at = is_sign(w, t) ? t + 1 : t, signs = 0, commas = 0, verbs = 0;
    hashed sign = is_punct(w, t, ",") ? HASHED(",") : is_dash(w, t) ? HASHED("dash") : HASHED("none");
    hashed lead = word_value(f, w, at), marker = f->markers[c->marker];
    for (uint32_t i = x->first; i < t; i++) {
        verbs += is_finite(w, i);
        signs += is_sign(w, i);
    }
    for (uint32_t i = at; i < x->last; i++) commas += !tok(w, i)->depth && is_sign(w, i);
    feature(f, "end", HASHED(""), HASHED(""));
    feature(f, "end-lead", lead, sign);
    feature(f, "end-marker", marker, sign);
    feature(f, "end-lead-marker", lead, marker);
    feature(f, "end-verbs", bucket(f, verbs), lead);
    feature(f, "end-verbs-marker", bucket(f, verbs), marker);
    hashed whole = has_own_verb(w, x->first, t) ? HASHED("yes") : HASHED("no"); /* the pier, built by Oss, was late */
    feature(f, "end-whole", whole, marker);
    feature(f, "end-whole-lead", whole, lead);
    feature(f, "end-length", bucket(f, t - x->first), sign);
    feature(f, "end-length-marker", bucket(f, t - x->first), marker);
    feature(f, "end-breaks", bucket(f, commas), lead);
    feature(f, "end-sides", f->pos[tok(w, t - 1)->pos], lead);
    if (at + 1 < x->last) feature(f, "end-two", lead, word_value(f, w, at + 1));
    feature(f, "end-closed", closes_before_verb(f, w, at, x->last), lead);
    feature(f, "end-list", is_list(w, at, x->last) ? HASHED("yes") : HASHED("no"), lead);
    feature(f, "end-sign-before", signs ? HASHED("yes") : HASHED("no"), lead);
    feature(f, "end-cue", c->lexeme ? hashed_of(c->lexeme->lemma) : HASHED("?"), sign);
    feature(f, "end-rule", hashed_of(str_of(c->rule)), sign);
    describe_tail(w, c, at, lead, f);
}

/* "said the crew, also known as Oss's men, had left": a clause does not end before its verb. */
static bool awaits_verb(const work *w, const candidate *c, const range *x, uint32_t t)
{
    bool clause = c->marker == MARKER_THAT || c->marker == MARKER_CLAUSE,
         own = !c->lexeme || c->lexeme->frames & FRAME_NOUN;
    if (!clause || own || !is_punct(w, t, ",") || has_finite_verb(w, x->first, t)) return false;
    uint32_t close = t + 1;
    while (close + 1 < x->last && close < t + LONGEST_ASIDE && !is_sign(w, close) && !is_finite(w, close)) close++;
    return close + 1 < x->last && is_punct(w, close, ",") && is_finite(w, close + 1);
}

/* "got a folder, a pen and a cap": does the comma at t stand in a list of things that all begin with "a"? */
static bool lists_things(const work *w, uint32_t t, uint32_t last)
{
    uint32_t n = chunk_ending_at(w, t), next = t + 1;
    if (!is_punct(w, t, ",") || n == WHO_NONE || role(w, w->chunks[n].first) != WORD_A) return false;
    while (next < last && role(w, next) == WORD_A && (n = chunk_at(w, next)) != WHO_NONE) {
        uint32_t behind = w->chunks[n].last;
        if (behind < last && is_punct(w, behind, ",")) behind++;
        bool joined = behind + 1 < last && (role(w, behind) == WORD_AND || role(w, behind) == WORD_OR);
        if (joined) return role(w, behind + 1) == WORD_A || role(w, behind + 1) == WORD_THE;
        if (behind == w->chunks[n].last) return false;
        next = behind;
    }
    return false;
}

void end_content(const work *w, candidate *c, features *f)
{
    range *x = &c->content[c->ncontent - 1];
    for (uint32_t t = next_break(w, c, x->first); t < x->last; t = next_break(w, c, t)) {
        if (awaits_verb(w, c, x, t) || lists_things(w, t, x->last)) continue;
        f->n = 0;
        describe_break(w, c, t, f);
        if (1.0f / (1.0f + expf(-rules_weights(w->r, f->keys, f->n))) < LEAST_END) continue;
        x->last = t;
        return;
    }
}
