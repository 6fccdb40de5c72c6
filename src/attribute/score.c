/* score.c - how likely a candidate is right: features, and their weights summed.
 *
 * Each candidate is described by features that name what a reader would look at: the verb and how its content begins,
 * what the source's head is, what stands beside them, how long everything is. The weights (rules/weights.txt) are those
 * of a logistic regression on annotated news, so the sum, put through the logistic function, is the share of such
 * candidates that have the right source: the confidence. tests/train/ has the program that learns them.
 */
#include <math.h>

#include "attribute/internal.h"
#include "attribute/score.h"

static const char *const MARKERS[] = {"none", "that", "mark", "colon", "clause", "inf", "noun", "wh", "prep", "ing"};
static const char *const POS[POS_COUNT] = {"other", "noun", "name", "pron", "poss",  "det",   "adj", "num",
                                           "adv",   "verb", "past", "part", "ing",   "modal", "to",  "prep",
                                           "conj",  "that", "wh",   "neg",  "punct", "mark"};

static void feature(feature_sink *f, const char *name, who_str a, who_str b) { f->add(f, str_of(name), a, b); }

static who_str bucket(uint32_t n)
{
    static const char *const NAMES[] = {"0", "1", "2", "3", "4", "5-6", "7-9", "10-14", "15-24", "25-49", "50+"};
    static const uint32_t FROM[] = {0, 1, 2, 3, 4, 5, 7, 10, 15, 25, 50};
    uint32_t i = sizeof FROM / sizeof *FROM - 1;
    while (FROM[i] > n) i--;
    return str_of(NAMES[i]);
}

/* What the head of the source is. */
static who_str head_class(const work *w, uint32_t head)
{
    if (head == WHO_NONE) return STR("none");
    const word *x = lex(w, head);
    switch (x->role) {
    case WORD_HE:
    case WORD_SHE:
        return STR("he");
    case WORD_THEY:
        return STR("they");
    case WORD_I:
        return STR("I");
    case WORD_YOU:
        return STR("you");
    case WORD_IT:
        return STR("it");
    case WORD_WHO:
        return STR("who");
    case WORD_WHICH:
        return STR("which");
    case WORD_THIS:
    case WORD_THAT:
        return STR("this");
    case WORD_SOME:
    case WORD_OTHER:
        return STR("some"); /* another, many: whom the sentence before has named */
    default:
        break;
    }
    if (tok(w, head)->pos == POS_NUM) return STR("some");
    if (tok(w, head)->pos == POS_POSS) return STR("his");
    if (tok(w, head)->pos == POS_PRON) return STR("pron");
    if (tok(w, head)->pos == POS_NAME) {
        if (is_time(w, head)) return STR("time");
        return x->lex & (LEX_ORG | LEX_METONYM | LEX_AGENCY) ? STR("orgname")
               : x->lex & LEX_PLACE                          ? STR("placename")
                                                             : STR("name");
    }
    if (is_time(w, head)) return STR("time");
    if (x->lex & (LEX_ROLE | LEX_ANON | LEX_KIN)) return x->lex & LEX_PLURAL ? STR("people") : STR("person");
    if (x->lex & LEX_GROUP) return STR("group");
    if (x->lex & LEX_ORG) return STR("org");
    if (x->lex & LEX_DOC) return STR("doc");
    if (x->lex & LEX_CUENOUN) return STR("cuenoun");
    return STR("thing");
}

/* "It sank", said Velden: the comma that others set inside the marks. */
static bool is_outer_comma(const work *w, const sentence *s, uint32_t t)
{
    return t > s->first && t < s->last && is_punct(w, t, ",") && !tok(w, t)->depth && is_mark(w, t - 1) &&
           tok(w, t - 1)->depth;
}

/* What stands at token t, as seen from sentence s: the edge, a sign, or a part of speech. */
static who_str neighbour(const work *w, const sentence *s, uint32_t t)
{
    if (t < s->first || t >= s->last) return STR("edge");
    if (is_mark(w, t) || is_outer_comma(w, s, t)) return STR("mark");
    if (tok(w, t)->depth) return STR("quoted");
    if (is_dash(w, t)) return STR("dash");
    if (tok(w, t)->kind == TOK_PUNCT) return tok(w, t)->end - tok(w, t)->start <= 3 ? doc_token(w->d, t) : STR("sign");
    if (is_time(w, t)) return STR("time");
    switch (role(w, t)) {
    case WORD_AND:
        return STR("and");
    case WORD_BUT:
        return STR("but");
    case WORD_WHILE:
        return STR("while");
    case WORD_AS:
        return STR("as");
    case WORD_HOW:
        return STR("how");
    case WORD_WHO:
        return STR("who");
    case WORD_IF:
        return STR("if");
    default:
        return str_of(POS[tok(w, t)->pos]);
    }
}

/* How much of the content is quoted, and how many words it has. */
static who_str quoted_share(const work *w, const candidate *c, uint32_t *words, bool *finite)
{
    uint32_t in = 0, out = 0;
    *finite = false;
    for (uint32_t i = 0; i < c->ncontent; i++)
        for (uint32_t t = c->content[i].first; t < c->content[i].last; t++) {
            if (tok(w, t)->kind != TOK_WORD && tok(w, t)->kind != TOK_NUMBER) continue;
            if (tok(w, t)->depth)
                in++;
            else
                out++;
            *finite = *finite || is_finite(w, t);
        }
    *words = in + out;
    if (!in) return STR("none");
    if (!out) return in < 4 ? STR("few") : STR("all");
    return in < 4 ? STR("some-few") : STR("some");
}

static void describe_cue(const work *w, const candidate *c, feature_sink *f, who_str lemma, who_str marker,
                         who_str rule)
{
    const verb_group *g = &c->cue;
    const sentence *s = sentence_of(w, g->verb);
    who_str form = str_of(POS[tok(w, g->verb)->pos]);
    feature(f, "lemma", lemma, STR(""));
    feature(f, "lemma-marker", lemma, marker);
    feature(f, "lemma-rule", lemma, rule);
    feature(f, "form-marker", form, marker);
    feature(f, "form-rule", form, rule);
    feature(f, "rule-marker", rule, marker);
    feature(f, "group-length", bucket(g->verb - g->first), marker);
    feature(f, "lemma-after", lemma, neighbour(w, s, g->last));
    feature(f, "after-rule", neighbour(w, s, g->last), rule);
    feature(f, "before-cue", neighbour(w, s, g->first - 1), rule);
    if (g->modal) feature(f, "modal", rule, marker), feature(f, "modal-lemma", lemma, STR(""));
    if (g->negated) feature(f, "negated", rule, lemma);
    if (g->infinitive)
        feature(f, "infinitive", rule, marker),
            feature(f, "infinitive-lemma", lemma, str_of(POS[tok(w, g->first)->pos]));
    if (c->lexeme) {
        uint32_t fr = c->lexeme->frames;
        who_str level = fr & FRAME_MENTAL  ? STR("mental")
                        : fr & FRAME_WEAK  ? STR("weak")
                        : fr & FRAME_QUOTE ? STR("speech")
                                           : STR("plain");
        feature(f, "level-marker", level, marker);
        feature(f, "level-rule", level, rule);
    }
}

/* The word before the source, where a lexicon has it: if, when, to. */
static who_str word_before(const work *w, const sentence *s, uint32_t t)
{
    return t > s->first && tok(w, t - 1)->word != WHO_NONE ? rules_spelling(w->r, tok(w, t - 1)->word) : STR("");
}

static void describe_source(const work *w, const candidate *c, feature_sink *f, who_str lemma, who_str marker,
                            who_str rule)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    who_str head = head_class(w, c->source_head), before = neighbour(w, s, c->source.first - 1);
    feature(f, "head", head, STR(""));
    feature(f, "head-rule", head, rule);
    feature(f, "head-marker", head, marker);
    feature(f, "head-lemma", head, lemma);
    feature(f, "source-length", bucket(c->source.last - c->source.first), rule);
    feature(f, "before-source", before, rule);
    feature(f, "before-word", word_before(w, s, c->source.first), rule);
    feature(f, "before-source-marker", before, marker);
    feature(f, c->rule, head, marker);
    feature(f, MARKERS[c->marker], lemma, head);
    feature(f, POS[tok(w, c->cue.verb)->pos], before, rule);
    if (c->source.last <= c->cue.first) feature(f, "gap", bucket(c->cue.first - c->source.last), rule);
    if (tok(w, c->source.first)->pos == POS_DET)
        feature(f, "determiner", utf8_lower_str(&w->d->mem, doc_token(w->d, c->source.first)), head);
}

static void describe_content(const work *w, const candidate *c, feature_sink *f, who_str lemma, who_str marker,
                             who_str rule)
{
    uint32_t words;
    bool finite;
    who_str quoted = quoted_share(w, c, &words, &finite);
    const sentence *s = sentence_of(w, c->content[0].first);
    feature(f, "words", bucket(words), marker);
    feature(f, "words-rule", bucket(words), rule);
    feature(f, "quoted", quoted, rule);
    feature(f, "quoted-marker", quoted, marker);
    feature(f, "quoted-lemma", quoted, lemma);
    feature(f, "finite", finite ? STR("yes") : STR("no"), marker);
    feature(f, "begins", str_of(POS[tok(w, c->content[0].first)->pos]), marker);
    feature(f, "begins-lemma", str_of(POS[tok(w, c->content[0].first)->pos]), lemma);
    feature(f, "finite-lemma", finite ? STR("yes") : STR("no"), lemma);
    feature(f, "at-edge", c->content[0].first == s->first ? STR("yes") : STR("no"), rule);
    feature(f, "pieces", bucket(c->ncontent), rule);
    feature(f, "before-content", neighbour(w, s, c->content[0].first - 1), rule);
    if (c->before && c->marker == MARKER_MARK) { /* "...," she said: the comma announces the cue */
        uint32_t end = c->content[0].last;
        who_str sign = STR("none");
        if (end > c->content[0].first + 1 && tok(w, end - 2)->kind == TOK_PUNCT)
            sign = doc_token(w->d, end - 2);
        else if (is_outer_comma(w, sentence_of(w, end - 1), end))
            sign = STR(",");
        feature(f, "closing", sign, rule);
        feature(f, "closing-head", sign, head_class(w, c->source_head));
        feature(f, "closing-lemma", sign, lemma);
    }
    const range *last = &c->content[c->ncontent - 1];
    const sentence *end = sentence_of(w, last->last - 1);
    feature(f, "behind", neighbour(w, end, last->last + is_outer_comma(w, end, last->last)), rule);
    feature(f, "ends-paragraph",
            last->last + 1 >= w->d->paragraphs[paragraph_of(w, last->first)].last_token ? STR("yes") : STR("no"), rule);
}

/* What competes: how many attributions of the sentence stand before this one, and whether one holds its cue. */
static void describe_company(const work *w, const candidate *c, feature_sink *f, who_str marker, who_str rule)
{
    uint32_t i = (uint32_t)(c - w->found), before = 0;
    bool inside = false;
    for (uint32_t k = i;
         k-- > 0 && before < 12 && tok(w, w->found[k].cue.verb)->sentence == tok(w, c->cue.verb)->sentence; before++)
        for (uint32_t p = 0; p < w->found[k].ncontent; p++)
            inside = inside || (w->found[k].cue.verb != c->cue.verb && w->found[k].content[p].first <= c->cue.verb &&
                                c->cue.verb < w->found[k].content[p].last);
    feature(f, "company", bucket(before), rule);
    feature(f, "inside", inside ? STR("yes") : STR("no"), rule);
    feature(f, "inside-marker", inside ? STR("yes") : STR("no"), marker);
}

void describe_candidate(const work *w, const candidate *c, feature_sink *f)
{
    who_str lemma = c->lexeme                                ? c->lexeme->lemma
                    : lex(w, c->cue.verb)->lex & LEX_CUENOUN ? rules_spelling(w->r, tok(w, c->cue.verb)->word)
                                                             : STR("?");
    who_str marker = str_of(MARKERS[c->marker]), rule = str_of(c->rule);
    const paragraph *p = &w->d->paragraphs[paragraph_of(w, c->cue.verb)];
    feature(f, "bias", STR(""), STR(""));
    feature(f, "rule", rule, STR(""));
    feature(f, "paragraph", p->kind == PARA_HEADLINE ? STR("headline") : STR("body"), rule);
    describe_cue(w, c, f, lemma, marker, rule);
    if (c->source_head != WHO_NONE) describe_source(w, c, f, lemma, marker, rule);
    describe_content(w, c, f, lemma, marker, rule);
    describe_company(w, c, f, marker, rule);
}

typedef struct summing {
    feature_sink sink; /* first */
    const rules *r;
    float sum;
} summing;

static void add_weight(feature_sink *f, who_str name, who_str a, who_str b)
{
    summing *s = (summing *)f;
    s->sum += rules_weight(s->r, weight_key(name, a, b));
}

float score_candidate(const work *w, const candidate *c)
{
    summing s = {.sink = {.add = add_weight}, .r = w->r};
    describe_candidate(w, c, &s.sink);
    return 1.0f / (1.0f + expf(-s.sum));
}
