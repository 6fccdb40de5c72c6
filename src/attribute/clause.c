/* clause.c - where the words that are reported end, and what is a clause.
 *
 * Enters: a token where reported words begin. Leaves: where they end at the latest: at the end of the sentence, before
 * another attribution, a comment of the reporter's or the main clause that goes on. boundary.c may end them earlier.
 */
#include "attribute/internal.h"

#define LONGEST_SUBJECT 12   /* tokens of a subject that is no noun phrase: "mending the old pier was late" */
#define LONGEST_LEAD 8       /* tokens between a cue and its quotation */
#define LONGEST_INSERTION 12 /* tokens between two commas before a subject */

static bool is_clause_break(const work *w, uint32_t t)
{
    uint8_t r = role(w, t);
    return r == WORD_AND || r == WORD_BUT || r == WORD_WHILE;
}

/* A cue verb that is a verb of its clause here. */
bool is_cue_verb(const work *w, uint32_t t)
{
    const word *x = lex(w, t);
    if (!x->cue) return false;
    uint32_t f = rules_cue(w->r, x->cue)->frames;
    return !(f & (FRAME_WEAK | FRAME_MENTAL | FRAME_NEG)) &&
           (tok(w, t)->pos == POS_PAST || tok(w, t)->pos == POS_VERB || tok(w, t)->pos == POS_ING);
}

/* A finite verb, the 's of "it's" with them. */
bool is_clause_verb(const work *w, uint32_t t)
{
    return is_finite(w, t) || (role(w, t) == WORD_S && tok(w, t)->pos == POS_VERB);
}

bool has_finite_verb(const work *w, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (is_clause_verb(w, t)) return true;
    return false;
}

bool is_bench(const work *w, uint32_t head)
{
    static const char *const BENCHES[] = {"court",   "inquest", "tribunal", "inquiry",     "jury",
                                          "hearing", "trial",   "jurors",   "magistrates", "inquests"};
    who_str s = rules_spelling(w->r, tok(w, head)->word);
    return STR_IS_ANY(s, BENCHES);
}

/* "the court heard", "the jury was told": the token of the last word of a verb at v by which a bench, `head`, learns
 * something; or WHO_NONE. */
static uint32_t evidence_verb(const work *w, uint32_t head, uint32_t v, uint32_t last)
{
    if (v >= last || !is_bench(w, head)) return WHO_NONE;
    if (str_is(doc_token(w->d, v), "heard")) return v;
    bool told = role(w, v) == WORD_BE && v + 1 < last && str_is(doc_token(w->d, v + 1), "told");
    return told ? v + 1 : WHO_NONE;
}

/* Behind the apposition that the comma or bracket at v opens, ", a lawyer,", "(D-Selm)"; v where none closes. */
static uint32_t behind_apposition(const work *w, uint32_t v, uint32_t last)
{
    uint32_t close = v + 1;
    if (is_punct(w, v, "(")) {
        while (close < last && close < v + 20 && !is_punct(w, close, ")")) close++;
        return close < last && is_punct(w, close, ")") ? close + 1 : v;
    }
    while (close < last && close < v + 20 && !is_punct(w, close, ",;") && !tok(w, close)->depth) close++;
    return close < last && is_punct(w, close, ",") ? close + 1 : v;
}

/* "..., the official said[, ...]": behind the comma nothing but a subject and a cue, then the end of the clause. */
bool closing_attribution(const work *w, uint32_t t, uint32_t last)
{
    uint32_t c = chunk_at(w, t);
    if (c == WHO_NONE || w->chunks[c].first != t) return false;
    uint32_t v = phrase_end(w, c, last);
    if (v < last && is_punct(w, v, ",")) v = behind_apposition(w, v, last); /* ..., Oss, a lawyer, said */
    while (v < last && (tok(w, v)->pos == POS_ADV || role(w, v) == WORD_HAVE || role(w, v) == WORD_ALSO)) v++;
    if (v >= last || !is_finite(w, v)) return false;
    bool poll = lex(w, w->chunks[c].head)->lex & LEX_DOC && lex(w, v)->cue &&
                rules_cue(w->r, lex(w, v)->cue)->frames & FRAME_DOC; /* ..., the survey found */
    uint32_t evidence = evidence_verb(w, w->chunks[c].head, v, last);
    if (evidence != WHO_NONE) v = evidence;
    if (!poll && evidence == WHO_NONE && !is_cue_verb(w, v)) return false;
    v++;
    while (v < last && (is_time(w, v) || tok(w, v)->pos == POS_ADV || role(w, v) == WORD_ON ||
                        (tok(w, v)->pos == POS_ADJ && v + 1 < last && is_time(w, v + 1)))) /* last week */
        v++;
    if (v >= last || is_punct(w, v, ",.;:") || is_mark(w, v)) return true;
    bool as = role(w, v) == WORD_AS && has_finite_verb(w, v, last); /* prosecutors said Friday as the trial opened */
    if (as || role(w, v) == WORD_WHILE) return true;
    return tok(w, v)->pos == POS_PREP && !has_finite_verb(w, v, last); /* the authors write in the journal */
}

/* "..., said Velden, but ...", "..., said two sailors who saw it.": is t a cue, and then who says it, and then a comma
 * or the end? */
bool names_speaker(const work *w, uint32_t t, uint32_t last)
{
    uint32_t c = is_cue_verb(w, t) && is_finite(w, t) ? chunk_at(w, t + 1) : WHO_NONE;
    if (c == WHO_NONE || w->chunks[c].first != t + 1) return false;
    const cue *lexeme = rules_cue(w->r, lex(w, t)->cue);
    bool somebody = is_person_like(w, c) && str_is(lexeme->lemma, "say");
    if (!somebody && tok(w, w->chunks[c].head)->pos != POS_NAME) return false;
    if (lexeme->frames & (FRAME_NOUN | FRAME_AS | FRAME_OBJ_THAT)) return false;
    if (somebody && w->chunks[c].last < last && role(w, w->chunks[c].last) == WORD_WHO) return true;
    uint32_t end = phrase_end(w, c, last), place = end + 1 < last ? chunk_at(w, end + 1) : WHO_NONE;
    bool there = place != WHO_NONE && tok(w, end)->pos == POS_PREP && tok(w, w->chunks[place].head)->pos == POS_NAME;
    if (there) end = w->chunks[place].last; /* argued Velden of the board in Selm */
    return end >= last || is_punct(w, end, ",.;");
}

/* ", which she called \"a mess\"", ", both of whom he praised": a relative clause that attributes words of its own. */
static bool relative_attribution(const work *w, uint32_t t, uint32_t last)
{
    uint32_t i = t;
    while (i < last && i < t + 3 && role(w, i) != WORD_WHICH && tok(w, i)->pos != POS_WH) i++;
    if (i >= last || (role(w, i) != WORD_WHICH && role(w, i) != WORD_WHO)) return false;
    uint32_t c = chunk_at(w, i + 1);
    if (c == WHO_NONE || w->chunks[c].first != i + 1) return false;
    uint32_t v = phrase_end(w, c, last);
    while (v < last && (tok(w, v)->pos == POS_ADV || role(w, v) == WORD_HAVE || role(w, v) == WORD_ALSO)) v++;
    const word *x = v < last ? lex(w, v) : NULL;
    if (!x || !x->cue || !(is_finite(w, v) || tok(w, v)->pos == POS_PART)) return false;
    uint32_t end = v + 1;
    while (end < last && end < v + 8 && !is_mark(w, end) && !is_punct(w, end, ",;")) end++;
    return end < last && is_mark(w, end) && tok(w, end)->depth; /* its words are quoted */
}

/* ", Oss, a lawyer, said, "..."", ", she called it "a mess"": a main clause whose cue has a quotation of its own. */
static bool quoting_clause(const work *w, uint32_t t, uint32_t last)
{
    uint32_t c = chunk_at(w, t);
    if (c == WHO_NONE || w->chunks[c].first != t || is_time(w, t)) return false;
    uint32_t v = phrase_end(w, c, last);
    if (v < last && is_punct(w, v, ",")) v = behind_apposition(w, v, last);
    while (v < last && (tok(w, v)->pos == POS_ADV || role(w, v) == WORD_HAVE || role(w, v) == WORD_ALSO)) v++;
    if (v >= last || !is_cue_verb(w, v) || !is_finite(w, v)) return false;
    for (uint32_t i = v + 1; i < last && i < v + LONGEST_LEAD; i++) {
        if (is_mark(w, i) && tok(w, i)->depth) return true;
        if (is_finite(w, i) || is_punct(w, i, ";")) return false;
    }
    return false;
}

/* ", with Oss saying": somebody else's words. */
static bool with_clause(const work *w, uint32_t t, uint32_t last)
{
    uint32_t c = role(w, t) == WORD_WITH ? chunk_at(w, t + 1) : WHO_NONE;
    if (c == WHO_NONE) return false;
    uint32_t v = phrase_end(w, c, last);
    while (v < last && tok(w, v)->pos == POS_ADV) v++;
    return v < last && tok(w, v)->pos == POS_ING && is_cue_verb(w, v);
}

/* ", and from Velden, who said": somebody else at t, with words of their own. */
static bool speaks_in_relative(const work *w, uint32_t t, uint32_t last)
{
    uint32_t c = chunk_at(w, t);
    uint32_t v = c == WHO_NONE || w->chunks[c].first != t ? last : phrase_end(w, c, last);
    return v + 2 < last && is_punct(w, v, ",") && role(w, v + 1) == WORD_WHO && is_cue_verb(w, v + 2);
}

/* "but declined to comment", "but would not say more": does the source, at t, say no more? */
static bool withholds(const work *w, uint32_t t, uint32_t last)
{
    static const char *const MORE[] = {"say", "comment", "elaborate", "specify", "disclose"};
    bool not_more = t + 2 < last && tok(w, t + 1)->pos == POS_NEG && STR_IS_ANY(doc_token(w->d, t + 2), MORE);
    if (not_more && (tok(w, t)->pos == POS_MODAL || role(w, t) == WORD_DO)) return true;
    bool negative = lex(w, t)->cue && rules_cue(w->r, lex(w, t)->cue)->frames & FRAME_NEG;
    return negative && is_finite(w, t) && t + 2 < last && tok(w, t + 1)->pos == POS_TO && lex(w, t + 2)->cue;
}

/* "and has added two ferries": nobody says so. */
static bool adds_number(const work *w, uint32_t t, uint32_t last)
{
    bool adds = lex(w, t)->cue && str_is(rules_cue(w->r, lex(w, t)->cue)->lemma, "add");
    return adds && t + 1 < last && tok(w, t + 1)->pos == POS_NUM;
}

/* "with Selm saying it was late and Oss warning that": somebody else's words, behind the "and" before chunk c. */
static bool goes_on_with(const work *w, uint32_t c, uint32_t last)
{
    uint32_t v = phrase_end(w, c, last);
    return v + 1 < last && tok(w, v)->pos == POS_ING && is_cue_verb(w, v) &&
           role(w, w->chunks[c].first - 1) == WORD_AND &&
           (tok(w, v + 1)->pos == POS_THAT || tok(w, v + 1)->pos == POS_TO);
}

/* "while Oss said", "and Oss, a lawyer, has often said", "while Oss at the Board said": does chunk c, its subject,
 * begin an attribution? */
static bool attributes_words(const work *w, uint32_t c, bool but, uint32_t last)
{
    uint32_t v = phrase_end(w, c, last), name = v < last && tok(w, v)->pos == POS_NAME ? chunk_at(w, v) : WHO_NONE;
    if (name != WHO_NONE && w->chunks[name].first == v) v = phrase_end(w, name, last); /* while coal giant Oss said */
    uint32_t place = v + 1 < last && tok(w, v)->pos == POS_PREP ? chunk_at(w, v + 1) : WHO_NONE;
    bool there = place != WHO_NONE && tok(w, w->chunks[place].head)->pos == POS_NAME && is_person_like(w, c);
    if (there) v = w->chunks[place].last;                                    /* while Oss at the Board said */
    if (v < last && is_punct(w, v, ",(")) v = behind_apposition(w, v, last); /* , and Oss, a lawyer, said */
    bool has = false;
    for (; v < last && (tok(w, v)->pos == POS_ADV || role(w, v) == WORD_HAVE || role(w, v) == WORD_DO); v++)
        has = has || role(w, v) == WORD_HAVE;
    if (but && v < last && withholds(w, v, last)) return true; /* , but Oss declined to comment */
    const word *x = v < last ? lex(w, v) : NULL;
    if (!x || !x->cue) return false;
    uint32_t frames = rules_cue(w->r, x->cue)->frames;
    if (has && tok(w, v)->pos == POS_PART && !(frames & FRAME_WEAK)) return !(frames & (FRAME_MENTAL | FRAME_NEG));
    return !(frames & (FRAME_MENTAL | FRAME_NEG)) && tok(w, v)->pos != POS_ING && is_finite(w, v);
}

/* "that she had spoken to both and had asked them to": is "had" the verb of what begins at `from`, as it is behind the
 * "and" at t? */
static bool goes_on_in_perfect(const work *w, uint32_t from, uint32_t t)
{
    uint32_t verb = from, again = t + 1;
    while (verb < t && !is_finite(w, verb)) verb++;
    while (role(w, again) != WORD_HAVE) again++; /* there is one */
    return verb < t && role(w, verb) == WORD_HAVE && tok(w, verb)->word == tok(w, again)->word &&
           tok(w, again)->pos == POS_PAST;
}

/* ", but, speaking in Selm, Oss said": behind what stands between two commas at t, without a verb of its own; else t.
 */
static uint32_t behind_insertion(const work *w, uint32_t t, uint32_t last)
{
    uint32_t close = t + 1;
    if (t + 1 >= last || !is_punct(w, t, ",")) return t;
    while (close < last && close < t + LONGEST_INSERTION && !is_punct(w, close, ",") && !is_finite(w, close)) close++;
    return close + 1 < last && is_punct(w, close, ",") ? close + 1 : t;
}

/* Does another attribution begin at t (a comma or conjunction), in what begins at `from`? */
static bool attribution_begins(const work *w, uint32_t t, uint32_t from, uint32_t last)
{
    uint32_t i = t;
    bool inner = t > 1 && ends_quotation(w, t - 1) && is_punct(w, t - 2, ","); /* called it "a barn," but left */
    bool comma = is_punct(w, i, ",");
    if (comma) i++;
    comma = comma || inner;
    if (i >= last) return false;
    bool inside = t == from + 1 && tok(w, from)->pos == POS_THAT; /* said that, according to the plan, ... */
    if (comma && !inside && (role(w, i) == WORD_ACCORDING || role(w, i) == WORD_QUOTING)) return true;
    if (comma && tok(w, i)->pos == POS_ING && is_cue_verb(w, i)) return true;
    if (comma && (closing_attribution(w, i, last) || names_speaker(w, i, last) || relative_attribution(w, i, last) ||
                  with_clause(w, i, last)))
        return true;
    bool then = comma && i + 1 < last && str_is(doc_token(w->d, i), "then");
    if (then && is_cue_verb(w, i + 1) && tok(w, i + 1)->pos == POS_PAST) return true; /* , then said */
    if (!is_clause_break(w, i)) return false;
    bool but = role(w, i) == WORD_BUT;
    if (comma && role(w, i) == WORD_WHILE && i + 1 < last && tok(w, i + 1)->pos == POS_ING && is_cue_verb(w, i + 1))
        return true; /* , while warning against it */
    i = behind_insertion(w, i + 1, last);
    if (comma && i + 1 < last && tok(w, i)->pos == POS_PREP && speaks_in_relative(w, i + 1, last)) return true;
    bool has = false; /* and has warned */
    for (; i < last && (tok(w, i)->pos == POS_ADV || role(w, i) == WORD_HAVE || role(w, i) == WORD_ALSO); i++)
        has = has || role(w, i) == WORD_HAVE;
    if (i + 1 < last && role(w, i) == WORD_BE && tok(w, i + 1)->pos == POS_ING && is_cue_verb(w, i + 1)) return true;
    bool when = i + 2 < last && (is_time(w, i + 1) || tok(w, i + 1)->kind == TOK_NUMBER);
    bool dated = comma && when && (role(w, i) == WORD_IN || role(w, i) == WORD_ON);
    if (dated) i += 2; /* , and in 1972 Oss demanded to know */
    if (i >= last || tok(w, i)->depth) return false;
    if (but && withholds(w, i, last)) return true;
    if (adds_number(w, i, last)) return false; /* is late and has added two ferries */
    if (is_cue_verb(w, i) && (tok(w, i)->pos == POS_PAST || lex(w, i)->form == FORM_S)) return true; /* and warned */
    if (has && goes_on_in_perfect(w, from, t)) return false; /* that she had spoken to both and had asked them to */
    if (has && tok(w, i)->pos == POS_PART && lex(w, i)->cue &&
        !(rules_cue(w->r, lex(w, i)->cue)->frames & (FRAME_WEAK | FRAME_MENTAL)))
        return true;
    uint32_t c = chunk_at(w, i); /* , while Oss said */
    if (c != WHO_NONE && !but && goes_on_with(w, c, last)) return true;
    if (!comma || c == WHO_NONE) return false;
    return attributes_words(w, c, but, last);
}

/* The quotation whose opening mark is token t, or WHO_NONE. Quotations are sorted by their first token. */
uint32_t quotation_at(const work *w, uint32_t t)
{
    uint32_t lo = 0, hi = w->d->nquotations;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (w->d->quotations[mid].first < t)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < w->d->nquotations && w->d->quotations[lo].first == t ? lo : WHO_NONE;
}

/* 'He had paid: "I have paid," he wrote': the comma before the closing mark says that a cue follows. */
static bool quotation_has_own_cue(const work *w, uint32_t t)
{
    uint32_t q = t < w->d->ntokens && is_mark(w, t) ? quotation_at(w, t) : WHO_NONE;
    if (q == WHO_NONE) return false;
    uint32_t last = w->d->quotations[q].last;
    return last >= t + 3 && is_punct(w, last - 2, ",") && last < w->d->ntokens;
}

/* 'had his "full backing" - words that chilled him': does the reporter comment on the quotation behind the dash at t?
 */
static bool comments(const work *w, uint32_t t, uint32_t last)
{
    if (t == 0 || !ends_quotation(w, t - 1)) return false;
    uint32_t n = chunk_at(w, t + 1);
    for (uint32_t i = t + 1; i < last; i++)
        if (tok(w, i)->depth || is_dash(w, i)) return false;
    return n != WHO_NONE && w->chunks[n].first == t + 1 && tok(w, w->chunks[n].head)->pos == POS_NOUN;
}

/* "To Oss, who said it was late she replied: "..."": where the clause begins whose cue stands before the colon at t;
 * WHO_NONE where that cue is part of what begins at `from`. */
static uint32_t clause_of_cue(const work *w, uint32_t t, uint32_t from)
{
    verb_group g;
    bool verb = t > from + 3 && is_cue_verb(w, t - 1) && verb_group_at(w, t - 1, &g) && !g.participle;
    uint32_t n = verb && g.first > from ? chunk_at(w, g.first - 1) : WHO_NONE;
    bool subject = n != WHO_NONE && w->chunks[n].first > from + 2 && tok(w, w->chunks[n].first - 1)->pos != POS_THAT &&
                   (tok(w, w->chunks[n].head)->pos == POS_NAME || tok(w, w->chunks[n].head)->pos == POS_PRON);
    return subject && has_finite_verb(w, from, w->chunks[n].first) ? w->chunks[n].first : WHO_NONE;
}

/* 'that it would "blow up," according to letters', 'that he "slept," police said', 'that nurses "check their phones," a
 * comment that ...': does another source begin at t, behind a comma inside the marks, or the reporter's word for what
 * was said? */
static bool leaves_marks(const work *w, uint32_t t, uint32_t last)
{
    if (t < 2 || !ends_quotation(w, t - 1) || !is_punct(w, t - 2, ",")) return false;
    if (role(w, t) == WORD_ACCORDING || (tok(w, t)->pos == POS_ING && is_cue_verb(w, t))) return true;
    if (closing_attribution(w, t, last)) return true;
    uint32_t n = role(w, t) == WORD_A ? chunk_at(w, t) : WHO_NONE;
    return n != WHO_NONE && w->chunks[n].last < last && lex(w, w->chunks[n].head)->lex & (LEX_CUENOUN | LEX_DOC);
}

/* Behind the last word of what begins at `from` in its sentence. */
uint32_t content_end(const work *w, uint32_t from)
{
    const sentence *s = sentence_of(w, from);
    uint32_t end = s->last;
    for (uint32_t t = from + 1; t < s->last; t++) {
        if (tok(w, t)->depth) continue;
        uint32_t own = is_punct(w, t, ":") && starts_quotation(w, t + 1) ? clause_of_cue(w, t, from) : WHO_NONE;
        if (own != WHO_NONE) { /* who said that it was late Velden replied: "..." */
            end = own;
            break;
        }
        bool clause = is_punct(w, t, ";") || (is_dash(w, t) && relative_attribution(w, t + 1, s->last)) ||
                      (is_punct(w, t, ":") && quotation_has_own_cue(w, t + 1));
        if (clause) {
            end = t;
            break;
        }
        if ((is_dash(w, t) && comments(w, t, s->last)) || leaves_marks(w, t, s->last)) {
            end = t;
            break;
        }
        bool after = role(w, t) == WORD_WHILE && t > from + 1 && tok(w, from)->pos == POS_TO;
        if (after && quoting_clause(w, t + 1, s->last)) { /* threatened to go after Oss shouted, "..." */
            end = t;
            break;
        }
        if (is_punct(w, t, ",") || is_clause_break(w, t)) {
            bool quoting =
                is_punct(w, t, ",") && t + 1 < s->last && quoting_clause(w, t + 1, s->last) &&
                (tok(w, from)->pos == POS_TO || /* his plea to be heard, she said "..." */
                 has_finite_verb(w, from, t));  /* else it is part of what is said: that in May, she said "..." */
            if (quoting || attribution_begins(w, t, from, s->last)) {
                end = t;
                break;
            }
        }
    }
    while (end > from + 1 && is_punct(w, end - 1, ".,;:") && tok(w, end - 1)->depth == 0) end--;
    return end;
}

/* A finite verb of the clause itself, not of a relative clause in it: "a cool to any outfit, which is ..." */
bool has_own_verb(const work *w, uint32_t from, uint32_t to)
{
    uint32_t relative = 0;
    for (uint32_t t = from; t < to; t++) {
        bool verb = is_clause_verb(w, t);
        bool comma = t > from && is_punct(w, t - 1, ",");
        bool who = role(w, t) == WORD_WHO && t > from &&
                   !(lex(w, t - 1)->cue && is_finite(w, t - 1)); /* not: asked who came */
        if ((role(w, t) == WORD_WHICH && comma) || who) relative++;
        bool other = verb && tok(w, t)->pos != POS_MODAL && t > from &&
                     (tok(w, t - 1)->pos == POS_CONJ || role(w, t - 1) == WORD_BUT);
        if (!relative && role(w, t) == WORD_WHILE && t > from && is_punct(w, t - 1, ",")) return false;
        if (other && !relative) continue; /* added 14 points and did well */
        if (verb && !relative) return true;
        if (verb && !(t + 1 < to && (is_finite(w, t + 1) || tok(w, t + 1)->pos == POS_ADV))) relative--;
    }
    return false;
}

/* The end of a clause that begins at a noun phrase: must hold a finite verb to be reported speech without "that". */
bool is_clause(const work *w, uint32_t from, uint32_t to)
{
    uint32_t c = chunk_at(w, from);
    if (c == WHO_NONE) return false;
    uint32_t v = phrase_end(w, c, to);
    if (has_own_verb(w, v > from ? v : from, to)) return true;
    if (v < to && is_punct(w, v, ",")) v = behind_apposition(w, v, to);
    while (v + 1 < to && tok(w, v)->pos == POS_ADV) v++;
    return v < to && tok(w, v)->pos == POS_PART; /* the port closed more piers: no other word can be the verb */
}

/* "about half", "just over 40", "at least two", "as many as 40", "up to 40", "no fewer than 40": does an amount begin
 * at t, in words that are no noun phrase? */
bool opens_amount(const work *w, uint32_t t, uint32_t last)
{
    static const char *const ABOUT[] = {"over",    "under",   "around",        "nearly", "almost",
                                        "roughly", "between", "approximately", "about",  "just"};
    if (t + 2 >= last) return false;
    uint32_t number = t + 1;
    if (str_is(doc_token(w->d, t), "just") && STR_IS_ANY(doc_token(w->d, number), ABOUT)) number++; /* just over */
    if (STR_IS_ANY(doc_token(w->d, t), ABOUT))
        return tok(w, number)->pos == POS_NUM || str_is(doc_token(w->d, number), "half");
    if (role(w, t) == WORD_AT) return str_is(doc_token(w->d, t + 1), "least") || str_is(doc_token(w->d, t + 1), "most");
    if (str_is(doc_token(w->d, t), "up")) return tok(w, t + 1)->pos == POS_TO && tok(w, t + 2)->pos == POS_NUM;
    return role(w, t) == WORD_AS && t + 3 < last && role(w, t + 2) == WORD_AS && tok(w, t + 3)->pos == POS_NUM;
}

/* "said there were two", "said mending it was late", "said about half of it had sunk": a clause that begins with no
 * noun phrase. */
bool is_headless_clause(const work *w, uint32_t t, uint32_t last)
{
    if (str_is(doc_token(w->d, t), "there")) {
        uint32_t v = t + 1;
        while (v + 1 < last && tok(w, v)->pos == POS_ADV) v++;
        return v < last && is_finite(w, v);
    }
    uint8_t p = tok(w, t)->pos;
    if (p != POS_ING && !opens_amount(w, t, last)) return false;
    for (uint32_t v = t + 1; v < last && v < t + LONGEST_SUBJECT; v++) {
        uint8_t q = tok(w, v)->pos;
        bool clause = q == POS_THAT && chunk_at(w, v) == WHO_NONE; /* not: mending that pier */
        if (tok(w, v)->depth || tok(w, v)->kind == TOK_PUNCT || clause || q == POS_WH || role(w, v) == WORD_HOW)
            return false;
        if (is_finite(w, v)) return true;
    }
    return false;
}

/* A clause inside commas or dashes ends where its sentence's own verb comes: "..., who said it was late, welcomed the
 * plan". */
uint32_t relative_end(const work *w, uint32_t from, uint32_t to)
{
    for (uint32_t t = from + 1; t + 1 < to; t++) {
        bool inside = tok(w, t)->depth && is_mark(w, t + 1); /* who called it "a barn," stayed away */
        if ((!is_punct(w, t, ",") && !is_dash(w, t)) || (tok(w, t)->depth && !inside)) continue;
        uint32_t v = inside ? t + 2 : t + 1;
        while (v + 1 < to && tok(w, v)->pos == POS_ADV) v++;
        if (v < to && (is_finite(w, v) || role(w, v) == WORD_BE || role(w, v) == WORD_HAVE)) return inside ? t + 2 : t;
    }
    return to;
}

/* "After Oss criticised the plan, Velden hit back": where the clause that the content began in ends, and the sentence's
 * own begins with a subject and its verb. */
uint32_t subordinate_end(const work *w, uint32_t from, uint32_t to)
{
    for (uint32_t t = from + 1; t + 2 < to; t++) {
        if (tok(w, t)->depth || !is_punct(w, t, ",")) continue;
        uint32_t n = t + 1;
        while (n + 1 < to && tok(w, n)->pos == POS_ADV) n++;
        uint32_t c = chunk_at(w, n);
        if (c == WHO_NONE || w->chunks[c].first != n) continue;
        uint32_t v = phrase_end(w, c, to);
        while (v + 1 < to && (tok(w, v)->pos == POS_ADV || role(w, v) == WORD_ALSO)) v++;
        if (v < to && (is_finite(w, v) || role(w, v) == WORD_WHO || role(w, v) == WORD_BE || role(w, v) == WORD_HAVE))
            return t;
    }
    return to;
}

/* Can an object or a clause, and no noun that the form before it tells of, begin at t? */
static bool begins_object(const work *w, uint32_t t)
{
    uint8_t p = tok(w, t)->pos;
    return p == POS_DET || p == POS_PRON || p == POS_POSS || p == POS_THAT || p == POS_PREP || p == POS_TO ||
           p == POS_NAME || p == POS_MARK;
}

/* "denounced the plan and believes it will fail": where the noun phrase, in which no clause stands, ends and what else
 * its subject does follows; `to` where nothing does. */
static uint32_t before_own_verb(const work *w, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t + 3 < to; t++) {
        uint8_t p = tok(w, t)->pos;
        if (tok(w, t)->depth) continue;
        bool clause = p == POS_WH || p == POS_THAT || p == POS_ING || p == POS_TO || is_finite(w, t);
        if (clause || is_punct(w, t, ",;:") || is_dash(w, t)) break;
        if (role(w, t) != WORD_AND && role(w, t) != WORD_BUT) continue;
        uint32_t v = t + 1;
        while (v + 1 < to && tok(w, v)->pos == POS_ADV) v++;
        if (v + 1 < to && is_finite(w, v) && begins_object(w, v + 1)) return t;
    }
    return to;
}

/* "denounced the plan, but the council voted for it", 'called it "a barn," and sailors left': what is denounced ends
 * where the sentence has another clause. */
uint32_t noun_end(const work *w, uint32_t from, uint32_t to)
{
    to = before_own_verb(w, from, to);
    for (uint32_t t = from + 1; t + 3 < to; t++) {
        bool marks = ends_quotation(w, t - 1);
        if (tok(w, t)->depth || !(marks || is_punct(w, t, ","))) continue;
        uint32_t joint = is_punct(w, t, ",") ? t + 1 : t;
        bool why = role(w, joint) == WORD_WHILE && !str_is(doc_token(w->d, joint), "while"); /* because she is late */
        if (!is_clause_break(w, joint) || (marks && why)) continue;
        uint32_t n = joint + 1;
        while (n + 1 < to && (tok(w, n)->pos == POS_ADV || is_time(w, n))) n++;
        if (n + 2 < to && str_is(doc_token(w->d, n + 1), "than")) n += 2; /* and more than 200 sailors left */
        uint32_t c = chunk_at(w, n);
        if (c == WHO_NONE || w->chunks[c].first != n) continue;
        uint32_t v = phrase_end(w, c, to);
        while (v + 1 < to && tok(w, v)->pos == POS_ADV) v++;
        if (v < to && is_finite(w, v)) return t;
    }
    return to;
}
