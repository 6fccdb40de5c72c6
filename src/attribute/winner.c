/* winner.c - the candidates of a sentence to drafts: of each cue the likeliest wins, if it is likely enough.
 *
 * Called between two sentences, so that no more candidates are held than a sentence has. What wins ends where its words
 * likely end (boundary.c); a draft keeps of it what select.c asks for.
 * Gets wrong: what the weights were not learned from; the forms that are certain all the same are told here one by one.
 */
#include "attribute/internal.h"
#include "attribute/score.h"

/* Below these probabilities a candidate is dropped; chosen on the train split. More would be right by source with a
 * higher one for quotations, and fewer found. A quotation that loses its candidate is still looked at by the rules for
 * quotations without a cue. */
#define LEAST_QUOTED 0.30f
#define LEAST_INDIRECT 0.42f
#define LABEL_SCORE 0.95f /* turns of a transcript: its form is as good as a cue */
#define PLAIN_SCORE 0.8f  /* "quoted her as saying" */
#define ANNOUNCED_SCORE 0.5f
#define CLOSING_SCORE 0.83f /* 29 of 35 on the train split are right */
#define PERFECT_SCORE 0.6f
#define RARE_SCORE 0.6f

bool has_quotation(const work *w, const range *pieces, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t t = pieces[i].first; t < pieces[i].last; t++)
            if (tok(w, t)->depth) return true;
    return false;
}

bool is_label(const char *rule) { return strcmp(rule, "label") == 0; }

bool is_quoted_as(const char *rule) { return strcmp(rule, "quoted-as") == 0; }

/* Forms that leave no doubt and are too rare to be learned; the other is: in the words of Velden, "..." */
static bool is_plain_form(const candidate *c) { return is_quoted_as(c->rule) || strcmp(c->rule, "in-words") == 0; }

/* "The boat sank, the court heard", "the inquest heard that": what was said before those who sit there. */
static bool is_evidence(const work *w, const candidate *c)
{
    static const char *const BENCHES[] = {"court", "inquest", "tribunal", "inquiry", "jury", "hearing", "trial"};
    if (!c->lexeme || c->source_head == WHO_NONE || !str_is(c->lexeme->lemma, "hear")) return false;
    if (c->cue.modal || c->cue.negated || c->cue.infinitive) return false;
    if (c->marker != MARKER_THAT && !(c->marker == MARKER_CLAUSE && c->before)) return false;
    who_str head = rules_spelling(w->r, tok(w, c->source_head)->word);
    for (size_t i = 0; i < sizeof BENCHES / sizeof *BENCHES; i++)
        if (str_is(head, BENCHES[i])) return true;
    return false;
}

/* "Velden is adamant that", "led Velden to declare that": 11 of 14 and 7 of 9 on the train split are right, which is
 * too few to be learned. */
static bool is_rare_form(const work *w, const candidate *c)
{
    bool spoken = c->source_head != WHO_NONE && can_speak(w, c->source_head) && !c->cue.modal;
    bool idiom = c->lexeme && lex(w, c->cue.verb)->cue && c->lexeme != rules_cue(w->r, lex(w, c->cue.verb)->cue);
    if (is_evidence(w, c)) return true;
    if (idiom && spoken && (c->marker == MARKER_WH || c->marker == MARKER_THAT)) return true; /* sought to know why */
    return strcmp(c->rule, "adjective-that") == 0 ||
           (strcmp(c->rule, "caused-subject") == 0 && c->marker == MARKER_THAT);
}

/* "Who asked that neither she nor her company be named", "asked to be identified only by her first name": how somebody
 * spoke, and nothing said. */
static bool asks_for_discretion(const work *w, const candidate *c)
{
    static const char *const KNOWN[] = {"named", "identified", "quoted"};
    uint32_t end = c->content[0].last, to = c->content[0].first;
    bool asked = c->lexeme && c->marker == MARKER_INF && to + 2 < end && role(w, to + 1) == WORD_BE;
    if (asked && STR_IS_ANY(doc_token(w->d, to + 2), KNOWN)) return true;
    if (!c->lexeme || c->marker != MARKER_THAT || c->before || !str_is(c->lexeme->lemma, "ask")) return false;
    if (end < c->content[0].first + 3 || !str_is(doc_token(w->d, end - 2), "be")) return false;
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
        if (str_is(doc_token(w->d, end - 1), KNOWN[i])) return true;
    return false;
}

/* Thoughts and wishes are no statements, and verbs that seldom speak need the words they carry: a quotation or "that".
 */
static bool is_spoken(const work *w, const candidate *c, bool quoted)
{
    uint32_t f = c->lexeme ? c->lexeme->frames : 0;
    if (f & FRAME_WEAK && f & FRAME_DOC && c->marker == MARKER_CLAUSE && !c->before)
        return c->source_head != WHO_NONE && /* a survey found most were late. It found most were old */
               (lex(w, c->source_head)->lex & LEX_DOC ||
                (role(w, c->source_head) == WORD_IT && str_is(c->lexeme->lemma, "find")));
    if (asks_for_discretion(w, c)) return false;
    if (quoted || is_evidence(w, c)) return true;
    if (f & FRAME_MENTAL && !(f & FRAME_QUOTE)) return false;
    bool closes = c->ncontent == 1 && c->cue.last + 1 >= sentence_of(w, c->cue.verb)->last;
    bool found = c->before && f & FRAME_DOC && (closes || c->around) && /* ..., the study found[, ...] */
                 c->content[0].first == sentence_start(w, c->cue.verb);
    for (uint32_t t = c->content[0].first; found && t < c->content[0].last; t++) /* nor what another attributes */
        found = !(lex(w, t)->cue && is_finite(w, t) && rules_cue(w->r, lex(w, t)->cue)->frames & FRAME_QUOTE);
    bool amount = f & FRAME_AT && c->marker == MARKER_NOUN; /* put the cost at 5 million */
    return !(f & FRAME_WEAK) || c->marker == MARKER_THAT || c->marker == MARKER_COLON || found || amount;
}

/* "The pier had sunk, said Velden[, but ...].": a whole clause that ends with who said it. So rare in the articles that
 * the weights were learned from that they do not know it. */
static bool closes_sentence(const work *w, const candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    if (!c->inverted || !c->before || c->ncontent != 1) return false;
    if (c->content[0].first != sentence_start(w, c->cue.verb)) return false;
    if (!c->lexeme || !(c->lexeme->frames & FRAME_QUOTE) ||
        c->lexeme->frames & (FRAME_WEAK | FRAME_MENTAL | FRAME_OBJ_THAT)) /* a spokesman, Tom Oss, told Velden */
        return false;
    if (tok(w, c->cue.verb)->depth) return false;
    if (c->source.last + 1 < s->last && !names_speaker(w, c->cue.verb, s->last)) return false;
    bool writing = lex(w, c->source_head)->lex & LEX_DOC && tok(w, c->source_head)->pos != POS_NAME;
    bool tells = c->lexeme->frames & FRAME_DOC || str_is(c->lexeme->lemma, "say"); /* suggests a study */
    if (writing && !tells) return false;                                           /* wrote a book */
    bool relative = false; /* the next verb is that of a relative clause: those who smoke are ill */
    for (uint32_t t = c->content[0].first; t < c->content[0].last; t++) {
        if (role(w, t) == WORD_WHO || role(w, t) == WORD_WHICH) relative = true;
        if (!is_finite(w, t)) continue;
        if (!relative) return true;
        relative = false;
    }
    return false;
}

static uint32_t behind_times(const work *w, uint32_t t, uint32_t last)
{
    while (t < last) {
        uint32_t on = role(w, t) == WORD_ON && t + 1 < last ? t + 1 : t, n = chunk_at(w, on);
        if (n != WHO_NONE && w->chunks[n].first == on && is_time(w, w->chunks[n].head))
            t = w->chunks[n].last;
        else if (tok(w, t)->pos == POS_ADV)
            t++;
        else
            break;
    }
    return t;
}

/* "..., she argued in a letter to the board on Monday": behind where words were written or spoken, and when; t where
 * that is not told. */
static uint32_t behind_occasion(const work *w, uint32_t t, uint32_t last)
{
    uint32_t n = t + 1 < last && tok(w, t)->pos == POS_PREP ? chunk_at(w, t + 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first != t + 1 || !(lex(w, w->chunks[n].head)->lex & (LEX_DOC | LEX_CUENOUN)))
        return t;
    return behind_times(w, phrase_end(w, n, last), last);
}

/* "..., ministers told the Courier": behind who was told. */
static uint32_t behind_addressee(const work *w, const candidate *c, uint32_t last)
{
    uint32_t t = c->cue.last, n = t < last ? chunk_at(w, t) : WHO_NONE;
    bool heard = n != WHO_NONE && c->lexeme->frames & FRAME_OBJ_THAT && w->chunks[n].first == t;
    return heard && can_speak(w, w->chunks[n].head) ? phrase_end(w, n, last) : t;
}

/* "The pier had sunk, ministers have confirmed.", "..., officials said this week[, pointing to].": the same with the
 * subject first, in the perfect, with a time, an occasion or who was told, as is usual outside the articles that the
 * weights were learned from. */
static bool has_closed_sentence(const work *w, const candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    if (c->inverted || !c->before || c->ncontent != 1 || c->content[0].first != sentence_start(w, c->cue.verb))
        return false;
    if (!c->lexeme || !(c->lexeme->frames & FRAME_QUOTE) || c->lexeme->frames & (FRAME_WEAK | FRAME_MENTAL))
        return false;
    uint32_t end = behind_occasion(w, behind_times(w, behind_addressee(w, c, s->last), s->last), s->last);
    bool clause = false; /* On Friday morning, Oss told 400 guests */
    for (uint32_t t = c->content[0].first; t < c->content[0].last; t++) clause = clause || is_finite(w, t);
    bool aside = end + 1 < s->last && is_punct(w, end, ",") && tok(w, end + 1)->pos == POS_ING;
    bool open = c->cue.negated || c->cue.modal || c->cue.passive || c->cue.infinitive;
    bool known = role(w, c->cue.first) == WORD_HAVE || (end > c->cue.last && tok(w, c->cue.verb)->pos == POS_PAST);
    return known && clause && !open && (end + 1 >= s->last || aside) && c->source_head != WHO_NONE &&
           can_speak(w, c->source_head);
}

/* '"It sank," said another.': the comma in the marks says that a cue follows, and a verb of speech does, directly; so
 * its subject speaks, whatever it is. */
static bool is_announced(const work *w, const candidate *c)
{
    if (!c->before || !c->inverted || c->marker != MARKER_MARK || c->source_head == WHO_NONE) return false;
    if (!c->lexeme || !(c->lexeme->frames & FRAME_QUOTE) || c->lexeme->frames & (FRAME_WEAK | FRAME_MENTAL))
        return false;
    uint32_t end = c->content[0].last;
    return end == c->cue.first && end > c->content[0].first + 2 && is_punct(w, end - 2, ",") && !c->cue.negated;
}

static float score_of(const work *w, const candidate *c, bool quoted)
{
    float score = is_label(c->rule) ? LABEL_SCORE : score_candidate(w, c, w->features);
    if (score < PLAIN_SCORE && is_plain_form(c)) score = PLAIN_SCORE;
    if (score < ANNOUNCED_SCORE && (strcmp(c->rule, "announced") == 0 || is_announced(w, c))) score = ANNOUNCED_SCORE;
    if (score < RARE_SCORE && is_rare_form(w, c)) score = RARE_SCORE;
    if (score < PERFECT_SCORE && !quoted && has_closed_sentence(w, c)) score = PERFECT_SCORE;
    return score;
}

uint32_t draft_add(work *w, const candidate *c, float score)
{
    arena *mem = doc_scratch(w->d);
    size_t size = sizeof *c->content * c->ncontent;
    draft k = {.rule = c->rule,
               .lexeme = c->lexeme,
               .content = memcpy(arena_grow(mem, NULL, 0, size), c->content, size),
               .cue = c->cue,
               .source = c->source,
               .source_head = c->source_head,
               .score = score,
               .follows = WHO_NONE,
               .named = w->ndrafts,
               .inner = WHO_NONE,
               .ncontent = (uint8_t)c->ncontent,
               .marker = c->marker,
               .around = c->around,
               .before = c->before};
    ARENA_PUSH(mem, w->drafts, w->ndrafts, k);
    return w->ndrafts - 1;
}

void take_winners(work *w)
{
    if (!w->features) {
        w->features = arena_alloc(doc_scratch(w->d), sizeof *w->features);
        features_init(w->features);
    }
    for (uint32_t i = 0, next; i < w->nfound; i = next) {
        candidate *best = NULL;
        bool best_quoted = false;
        for (next = i; next < w->nfound && w->found[next].cue.verb == w->found[i].cue.verb; next++) {
            candidate *c = &w->found[next];
            bool quoted = has_quotation(w, c->content, c->ncontent);
            c->score = score_of(w, c, quoted);
            if (c->score < CLOSING_SCORE && !quoted && closes_sentence(w, c))
                c->score = CLOSING_SCORE, c->rule = "closing-cue";
            if (!best || c->score > best->score) best = c, best_quoted = quoted;
        }
        float least = best_quoted ? LEAST_QUOTED : LEAST_INDIRECT;
        if (best->score < least || !is_spoken(w, best, best_quoted)) continue;
        end_content(w, best, w->features);
        draft_add(w, best, best->score);
    }
    w->nfound = 0;
}
