/* inverted.c - who is the subject of a verb group, behind it: "said Velden, a lawyer from Selm".
 *
 * The noun phrase behind the verb, with its apposition, its relative clause and whom an "and" joins to it. For an
 * apposition that is a clause of its own nothing is taken.
 */
#include "attribute/internal.h"

/* An apposition behind the inverted subject: ", a lawyer from Selm", ", 34, a lawyer". */
static uint32_t apposition_end(const work *w, uint32_t at, uint32_t limit)
{
    while (at + 1 < limit && is_punct(w, at, ",") && tok(w, at + 1)->pos == POS_NUM && !tok(w, at + 1)->depth) {
        if (at + 2 < limit && is_finite(w, at + 2)) return at; /* according to the office, 211 live here */
        at += 2;
    }
    if (at + 1 >= limit || !is_punct(w, at, ",")) return at;
    const token *n = tok(w, at + 1);
    if (n->depth) return at;
    bool relative = opens_relative(w, at + 1);
    uint32_t c = chunk_at(w, at + 1);
    bool noun =
        c != WHO_NONE && (n->pos == POS_DET || n->pos == POS_ADJ || n->pos == POS_NOUN || n->pos == POS_POSS ||
                          (n->pos == POS_NAME && tok(w, w->chunks[c].head)->pos == POS_NOUN) || is_person_like(w, c));
    if ((!relative && !noun) || n->pos == POS_PRON) return at;
    for (uint32_t i = at + 1; i < limit; i++) {
        if (tok(w, i)->depth || is_punct(w, i, ";:")) return i;
        if (is_punct(w, i, ",")) {
            const token *m = tok(w, i + 1 < limit ? i + 1 : i);
            if (m->pos == POS_ING || m->depth || m->pos == POS_PRON || m->pos == POS_CONJ) return i;
            if (relative) return i;
            if (m->pos == POS_WH || m->pos == POS_NAME || m->pos == POS_DET) continue;
            return i;
        }
        relative = relative || is_relative(w, i);               /* a former mayor who now leads the port */
        bool done = i + 1 < limit && role(w, i + 1) == WORD_BY; /* a mayor ousted by Oss */
        if (!relative && is_finite(w, i) && !done) return at;   /* a clause, no apposition */
    }
    return limit;
}

/* What hangs on the phrase that ends at `end` without a comma: "said an aide familiar with the talks", "said a member
 * who was there". */
static uint32_t postmodifier_end(const work *w, uint32_t end, uint32_t limit)
{
    if (end + 2 >= limit) return end;
    if (str_is(doc_token(w->d, end), "there")) end++; /* said a doctor there, Karl Oss */
    if (opens_relative(w, end)) {
        uint32_t t = end;
        while (t < limit && !is_punct(w, t, ",") && !is_dash(w, t) && !tok(w, t)->depth) t++;
        return t;
    }
    uint32_t post = end; /* researchers writing in the journal, people not directly involved */
    while (post + 1 < limit && (tok(w, post)->pos == POS_ADV || tok(w, post)->pos == POS_NEG)) post++;
    uint8_t p = tok(w, post)->pos, next = post + 1 < limit ? tok(w, post + 1)->pos : POS_PUNCT;
    if (p != POS_ADJ && p != POS_PART && p != POS_ING) return end;
    if (next == POS_PUNCT) return post > end ? post + 1 : end;
    uint32_t object = next == POS_PREP || next == POS_TO ? post + 2 : p == POS_ING ? post + 1 : limit;
    uint32_t n = object < limit && tok(w, object)->pos != POS_PRON ? chunk_at(w, object) : WHO_NONE;
    return n != WHO_NONE && w->chunks[n].first == object ? phrase_end(w, n, limit) : end;
}

/* Where the inverted subject begins: behind "for her part", "at the same time", "on Monday". */
static uint32_t inverted_start(const work *w, uint32_t t, uint32_t limit)
{
    if (t >= limit || tok(w, t)->pos != POS_PREP) return t;
    uint32_t c = chunk_at(w, t + 1);
    if (c == WHO_NONE || w->chunks[c].last >= limit || tok(w, w->chunks[c].head)->pos == POS_NAME) return t;
    uint32_t next = chunk_at(w, w->chunks[c].last);
    return next != WHO_NONE && is_person_like(w, next) ? w->chunks[c].last : t;
}

/* "said Velden, 34, and Oss, 29": behind the second of two, joined at `end` behind an apposition; else `end`. */
static uint32_t partner_end(const work *w, uint32_t head, uint32_t end, uint32_t limit)
{
    if (tok(w, head)->pos != POS_NAME || end + 2 >= limit || !is_punct(w, end, ",") || role(w, end + 1) != WORD_AND)
        return end;
    uint32_t c = chunk_at(w, end + 2);
    if (c == WHO_NONE || w->chunks[c].first != end + 2 || !is_person_like(w, c)) return end;
    uint32_t last = apposition_end(w, phrase_end(w, c, limit), limit);
    return last < limit && tok(w, last)->kind == TOK_WORD ? end : last; /* and Oss left */
}

/* 'said the "Salt Road" singer': the noun phrase behind a title that stands between an article, at t, and its noun; or
 * WHO_NONE. */
static uint32_t behind_title(const work *w, uint32_t t, uint32_t last)
{
    if (tok(w, t)->pos != POS_DET) return WHO_NONE;
    uint32_t c = chunk_at(w, t), mark = c == WHO_NONE ? t + 1 : w->chunks[c].last, end = mark;
    if (mark + 2 >= last || !is_mark(w, mark)) return WHO_NONE;
    while (end < last && tok(w, end)->depth) end++;
    uint32_t n = end < last && over_quotation(w, end, t) == mark ? chunk_at(w, end) : WHO_NONE;
    return n != WHO_NONE && w->chunks[n].first == end && is_person_like(w, n) ? n : WHO_NONE;
}

bool subject_after(const work *w, const verb_group *g, bool anything, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    uint32_t limit = g->last;
    while (limit < s->last && !tok(w, limit)->depth && !is_punct(w, limit, ";:.!?()")) limit++;
    uint32_t at = inverted_start(w, g->last, limit);
    uint32_t titled = at < s->last ? behind_title(w, at, s->last) : WHO_NONE;
    if (titled != WHO_NONE) {
        *source = (range){at, w->chunks[titled].last};
        *head = w->chunks[titled].head;
        return true;
    }
    uint32_t start = at;
    bool longer = at + 1 < limit;
    bool lead = longer && tok(w, at)->pos == POS_VERB && g->first > s->first && ends_quotation(w, g->first - 1) &&
                tok(w, at + 1)->pos == POS_NOUN; /* says lead author Oss */
    if (longer && (tok(w, at)->pos == POS_PART || tok(w, at)->pos == POS_ING || lead))
        at++; /* said retired general Oss */
    uint32_t c = at < limit ? chunk_at(w, at) : WHO_NONE;
    if (c == WHO_NONE || w->chunks[c].first != at) return false;
    uint32_t of = w->chunks[c].last;
    bool counted = (tok(w, w->chunks[c].head)->pos == POS_NUM || role(w, at) == WORD_SOME) && of + 1 < limit &&
                   role(w, of) == WORD_OF && chunk_at(w, of + 1) != WHO_NONE &&
                   is_person_like(w, chunk_at(w, of + 1)); /* said one of two witnesses */
    if (tok(w, w->chunks[c].head)->pos != POS_NAME && !is_person_like(w, c) && !counted && !anything) return false;
    if (is_time(w, at) || is_object_pronoun(w, at)) return false;
    uint32_t end = phrase_end(w, c, limit);
    *head = head_of_phrase(w, c, chunk_at(w, end - 1));
    while (end + 1 < limit && role(w, end) == WORD_AND) {
        uint32_t n = chunk_at(w, end + 1);
        if (n == WHO_NONE || !is_person_like(w, n)) break;
        end = phrase_end(w, n, limit);
    }
    if (end < s->last && is_punct(w, end, "("))
        for (uint32_t i = end; i < s->last && i < end + 16; i++)
            if (is_punct(w, i, ")")) {
                end = limit = i + 1;
                while (limit < s->last && !tok(w, limit)->depth && !is_punct(w, limit, ";:.!?()")) limit++;
                break;
            }
    end = apposition_end(w, postmodifier_end(w, end, limit), limit);
    *source = (range){start, partner_end(w, *head, end, limit)};
    return true;
}
