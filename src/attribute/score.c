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

static const char *const MARKERS[MARKER_COUNT] = {"none", "that", "mark", "colon", "clause",
                                                  "inf",  "noun", "wh",   "prep",  "ing"};
static const char *const POS[POS_COUNT] = {"other", "noun", "name", "pron", "poss",  "det",   "adj", "num",
                                           "adv",   "verb", "past", "part", "ing",   "modal", "to",  "prep",
                                           "conj",  "that", "wh",   "neg",  "punct", "mark"};
static const char *const BUCKETS[MAX_BUCKETS] = {"0",   "1",     "2",     "3",     "4",  "5-6",
                                                 "7-9", "10-14", "15-24", "25-49", "50+"};

void features_init(features *f)
{
    f->n = 0;
    f->show = NULL;
    for (int i = 0; i < MARKER_COUNT; i++) f->markers[i] = hashed_of(str_of(MARKERS[i]));
    for (int i = 0; i < POS_COUNT; i++) f->pos[i] = hashed_of(str_of(POS[i]));
    for (int i = 0; i < MAX_BUCKETS; i++) f->buckets[i] = hashed_of(str_of(BUCKETS[i]));
}

void add_feature(features *f, hashed name, hashed a, hashed b)
{
    if (f->n < MAX_FEATURES) f->keys[f->n++] = weight_key(name, a, b);
    if (f->show) f->show(f, name, a, b);
}

hashed bucket(const features *f, uint32_t n)
{
    static const uint32_t FROM[MAX_BUCKETS] = {0, 1, 2, 3, 4, 5, 7, 10, 15, 25, 50};
    uint32_t i = 0; /* most are small */
    while (i + 1 < MAX_BUCKETS && FROM[i + 1] <= n) i++;
    return f->buckets[i];
}

static hashed pos_value(const features *f, const work *w, uint32_t t) { return f->pos[tok(w, t)->pos]; }

hashed head_class(const work *w, uint32_t head)
{
    if (head == WHO_NONE) return HASHED("none");
    const word *x = lex(w, head);
    switch (x->role) {
    case WORD_HE:
    case WORD_SHE:
        return HASHED("he");
    case WORD_THEY:
        return HASHED("they");
    case WORD_I:
        return HASHED("I");
    case WORD_YOU:
        return HASHED("you");
    case WORD_IT:
        return HASHED("it");
    case WORD_WHO:
        return HASHED("who");
    case WORD_WHICH:
        return HASHED("which");
    case WORD_THIS:
    case WORD_THAT:
        return HASHED("this");
    case WORD_SOME:
    case WORD_OTHER:
        return HASHED("some"); /* another, many: whom the sentence before has named */
    default:
        break;
    }
    if (tok(w, head)->pos == POS_NUM) return HASHED("some");
    if (tok(w, head)->pos == POS_POSS) return HASHED("his");
    if (tok(w, head)->pos == POS_PRON) return HASHED("pron");
    if (tok(w, head)->pos == POS_NAME) {
        if (is_time(w, head)) return HASHED("time");
        return x->lex & (LEX_ORG | LEX_METONYM | LEX_AGENCY) ? HASHED("orgname")
               : x->lex & LEX_PLACE                          ? HASHED("placename")
                                                             : HASHED("name");
    }
    if (is_time(w, head)) return HASHED("time");
    if (x->lex & (LEX_ROLE | LEX_ANON | LEX_KIN)) return x->lex & LEX_PLURAL ? HASHED("people") : HASHED("person");
    if (x->lex & LEX_GROUP) return HASHED("group");
    if (x->lex & LEX_ORG) return HASHED("org");
    if (x->lex & LEX_DOC) return HASHED("doc");
    if (x->lex & LEX_CUENOUN) return HASHED("cuenoun");
    return HASHED("thing");
}

/* "It sank", said Velden: the comma that others set inside the marks. */
static bool is_outer_comma(const work *w, const sentence *s, uint32_t t)
{
    return t > s->first && t < s->last && is_punct(w, t, ",") && !tok(w, t)->depth && is_mark(w, t - 1) &&
           tok(w, t - 1)->depth;
}

hashed neighbour(const features *f, const work *w, const sentence *s, uint32_t t)
{
    if (t < s->first || t >= s->last) return HASHED("edge");
    if (is_mark(w, t) || is_outer_comma(w, s, t)) return HASHED("mark");
    if (tok(w, t)->depth) return HASHED("quoted");
    if (is_dash(w, t)) return HASHED("dash");
    if (tok(w, t)->kind == TOK_PUNCT)
        return tok(w, t)->end - tok(w, t)->start <= 3 ? hashed_of(doc_token(w->d, t)) : HASHED("sign");
    if (is_time(w, t)) return HASHED("time");
    switch (role(w, t)) {
    case WORD_AND:
        return HASHED("and");
    case WORD_BUT:
        return HASHED("but");
    case WORD_WHILE:
        return HASHED("while");
    case WORD_AS:
        return HASHED("as");
    case WORD_HOW:
        return HASHED("how");
    case WORD_WHO:
        return HASHED("who");
    case WORD_IF:
        return HASHED("if");
    default:
        return pos_value(f, w, t);
    }
}

/* How much of the content is quoted, and how many words it has. */
static hashed quoted_share(const work *w, const candidate *c, uint32_t *words, bool *finite)
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
    if (!in) return HASHED("none");
    if (!out) return in < 4 ? HASHED("few") : HASHED("all");
    return in < 4 ? HASHED("some-few") : HASHED("some");
}

/* The word before t, where a lexicon has it: if, when, to. */
static hashed word_before(const work *w, const sentence *s, uint32_t t)
{
    bool known = t > s->first && tok(w, t - 1)->word != NO_WORD;
    return known ? hashed_of(rules_spelling(w->r, tok(w, t - 1)->word)) : HASHED("");
}

static void describe_cue(const work *w, const candidate *c, features *f, hashed lemma, hashed marker, hashed rule)
{
    const verb_group *g = &c->cue;
    const sentence *s = sentence_of(w, g->verb);
    hashed form = pos_value(f, w, g->verb), after = neighbour(f, w, s, g->last);
    if (c->before && g->last < s->last && is_punct(w, g->last, ";")) after = hashed_of(STR(".")); /* Oss said; she */
    feature(f, "lemma", lemma, HASHED(""));
    feature(f, "lemma-marker", lemma, marker);
    feature(f, "lemma-rule", lemma, rule);
    feature(f, "form-marker", form, marker);
    feature(f, "form-rule", form, rule);
    feature(f, "rule-marker", rule, marker);
    feature(f, "group-length", bucket(f, g->verb - g->first), marker);
    feature(f, "lemma-after", lemma, after);
    feature(f, "after-rule", after, rule);
    feature(f, "before-cue", neighbour(f, w, s, g->first - 1), rule);
    if (g->participle) feature(f, "before-cue-word", word_before(w, s, g->first), rule); /* by saying, while saying */
    if (g->participle && g->first > s->first) { /* a sign saying, a man claiming */
        uint32_t n = chunk_at(w, g->first - 1);
        feature(f, "head-before-cue", n == WHO_NONE ? HASHED("none") : head_class(w, w->chunks[n].head), rule);
    }
    if (g->modal) feature(f, "modal", rule, marker), feature(f, "modal-lemma", lemma, HASHED(""));
    if (g->negated) feature(f, "negated", rule, lemma);
    if (g->infinitive)
        feature(f, "infinitive", rule, marker), feature(f, "infinitive-lemma", lemma, pos_value(f, w, g->first));
    if (c->lexeme) {
        uint32_t fr = c->lexeme->frames;
        hashed level = fr & FRAME_MENTAL  ? HASHED("mental")
                       : fr & FRAME_WEAK  ? HASHED("weak")
                       : fr & FRAME_QUOTE ? HASHED("speech")
                                          : HASHED("plain");
        feature(f, "level-marker", level, marker);
        feature(f, "level-rule", level, rule);
    }
}

/* "..., Oss told the Courier.": the token behind the cue and who is told. */
static uint32_t behind_listener(const work *w, const candidate *c, const sentence *s)
{
    uint32_t t = c->cue.last;
    bool listens = c->lexeme && c->lexeme->frames & FRAME_OBJ_THAT && t < s->last;
    uint32_t n = listens ? chunk_at(w, t) : WHO_NONE;
    if (n != WHO_NONE && w->chunks[n].first == t) t = phrase_end(w, n, s->last);
    uint32_t outlet = listens && t < s->last ? behind_outlet_in_marks(w, &c->cue, c->lexeme, t) : WHO_NONE;
    return outlet != WHO_NONE ? outlet : t;
}

static void describe_source(const work *w, const candidate *c, features *f, hashed lemma, hashed marker, hashed rule)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    hashed head = head_class(w, c->source_head), before = neighbour(f, w, s, c->source.first - 1);
    feature(f, "head", head, HASHED(""));
    feature(f, "head-rule", head, rule);
    feature(f, "head-marker", head, marker);
    feature(f, "head-lemma", head, lemma);
    feature(f, "source-length", bucket(f, c->source.last - c->source.first), rule);
    feature(f, "before-source", before, rule);
    feature(f, "before-word", word_before(w, s, c->source.first), rule);
    feature(f, "before-source-marker", before, marker);
    if (c->before) feature(f, "between", before, neighbour(f, w, s, behind_listener(w, c, s)));
    add_feature(f, rule, head, marker);
    add_feature(f, marker, lemma, head);
    add_feature(f, pos_value(f, w, c->cue.verb), before, rule);
    if (c->source.last <= c->cue.first) feature(f, "gap", bucket(f, c->cue.first - c->source.last), rule);
    if (tok(w, c->source.first)->pos == POS_DET)
        feature(f, "determiner", hashed_of(utf8_lower_str(&w->d->mem, doc_token(w->d, c->source.first))), head);
}

static void describe_content(const work *w, const candidate *c, features *f, hashed lemma, hashed marker, hashed rule)
{
    uint32_t words;
    bool finite;
    hashed quoted = quoted_share(w, c, &words, &finite);
    const sentence *s = sentence_of(w, c->content[0].first);
    hashed length = bucket(f, words);
    feature(f, "words", length, marker);
    feature(f, "words-rule", length, rule);
    feature(f, "quoted", quoted, rule);
    feature(f, "quoted-marker", quoted, marker);
    feature(f, "quoted-lemma", quoted, lemma);
    feature(f, "finite", finite ? HASHED("yes") : HASHED("no"), marker);
    hashed begins = pos_value(f, w, c->content[0].first);
    feature(f, "begins", begins, marker);
    feature(f, "begins-lemma", begins, lemma);
    feature(f, "finite-lemma", finite ? HASHED("yes") : HASHED("no"), lemma);
    feature(f, "at-edge", c->content[0].first == s->first ? HASHED("yes") : HASHED("no"), rule);
    feature(f, "pieces", bucket(f, c->ncontent), rule);
    feature(f, "before-content", neighbour(f, w, s, c->content[0].first - 1), rule);
    if (c->before && c->marker == MARKER_MARK) { /* "...," she said: the comma announces the cue */
        uint32_t end = c->content[0].last;
        hashed sign = HASHED("none");
        if (end > c->content[0].first + 1 && tok(w, end - 2)->kind == TOK_PUNCT)
            sign = hashed_of(doc_token(w->d, end - 2));
        else if (is_outer_comma(w, sentence_of(w, end - 1), end))
            sign = HASHED(",");
        feature(f, "closing", sign, rule);
        feature(f, "closing-head", sign, head_class(w, c->source_head));
        feature(f, "closing-lemma", sign, lemma);
    }
    const range *last = &c->content[c->ncontent - 1];
    const sentence *end = sentence_of(w, last->last - 1);
    feature(f, "behind", neighbour(f, w, end, last->last + is_outer_comma(w, end, last->last)), rule);
    feature(f, "ends-paragraph",
            last->last + 1 >= w->d->paragraphs[paragraph_of(w, last->first)].last_token ? HASHED("yes") : HASHED("no"),
            rule);
}

/* What competes: how many attributions of the sentence stand before this one, and whether one holds its cue. */
static void describe_company(const work *w, const candidate *c, features *f, hashed marker, hashed rule)
{
    uint32_t i = (uint32_t)(c - w->found), before = 0;
    bool inside = false;
    for (uint32_t k = i;
         k-- > 0 && before < 12 && tok(w, w->found[k].cue.verb)->sentence == tok(w, c->cue.verb)->sentence; before++)
        for (uint32_t p = 0; p < w->found[k].ncontent; p++)
            inside = inside || (w->found[k].cue.verb != c->cue.verb && w->found[k].content[p].first <= c->cue.verb &&
                                c->cue.verb < w->found[k].content[p].last);
    feature(f, "company", bucket(f, before), rule);
    feature(f, "inside", inside ? HASHED("yes") : HASHED("no"), rule);
    feature(f, "inside-marker", inside ? HASHED("yes") : HASHED("no"), marker);
}

void describe_candidate(const work *w, const candidate *c, features *f)
{
    hashed lemma = c->lexeme                                ? hashed_of(c->lexeme->lemma)
                   : lex(w, c->cue.verb)->lex & LEX_CUENOUN ? hashed_of(rules_spelling(w->r, tok(w, c->cue.verb)->word))
                                                            : HASHED("?");
    hashed marker = f->markers[c->marker], rule = hashed_of(str_of(c->rule));
    const paragraph *p = &w->d->paragraphs[paragraph_of(w, c->cue.verb)];
    feature(f, "bias", HASHED(""), HASHED(""));
    feature(f, "rule", rule, HASHED(""));
    feature(f, "paragraph", p->kind == PARA_HEADLINE ? HASHED("headline") : HASHED("body"), rule);
    describe_cue(w, c, f, lemma, marker, rule);
    if (c->source_head != WHO_NONE) describe_source(w, c, f, lemma, marker, rule);
    describe_content(w, c, f, lemma, marker, rule);
    describe_company(w, c, f, marker, rule);
}

float score_candidate(const work *w, const candidate *c, features *f)
{
    f->n = 0;
    describe_candidate(w, c, f);
    return 1.0f / (1.0f + expf(-rules_weights(w->r, f->keys, f->n)));
}
