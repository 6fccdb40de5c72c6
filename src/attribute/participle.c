/* participle.c - cues that have no subject of their own, and whose they share.
 *
 * Enters: a participle that is a cue. Leaves: candidates. Of the nouns before it each that could be meant is proposed:
 * the noun phrase directly before it ("a sign saying"), what "with" introduces, the subject of the verb before it, that
 * of the sentence's first attribution, and for "Noting that ..., Velden said" the subject behind it; select.c decides.
 * Gets wrong: participles behind the object of a verb that no list has ("spotted Velden saying").
 */
#include "attribute/internal.h"

#define LONGEST_KEEPING 10 /* tokens from "barred" to the participle behind "from" */
#define LONGEST_QUOTED 20  /* tokens between "quoted" and "as saying" */

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

/* "The Courier quoted its director, Ilse Velden, as saying": behind the verb that quotes whom the comma at `end`
 * closes; WHO_NONE where none does. */
static uint32_t behind_quoting(const work *w, uint32_t end)
{
    uint32_t first = sentence_of(w, end)->first;
    for (uint32_t t = end; t-- > first && end - t < LONGEST_QUOTED && !tok(w, t)->depth && !is_punct(w, t, ";:");)
        if (is_finite(w, t) && lex(w, t)->cue)
            return str_is(rules_cue(w->r, lex(w, t)->cue)->lemma, "quote") ? t + 1 : WHO_NONE;
    return WHO_NONE;
}

/* The rule by which the phrase before the participle is its subject and nothing else, being the object of a verb that
 * quotes, hears, shows or remembers, "cited a lawmaker saying", "heard Velden boasting"; NULL where it may be
 * another's. */
static const char *object_rule(const work *w, const verb_group *g)
{
    static const char *const HEARS[] = {"hear",   "hears", "heard", "hearing", "overhear", "overheard", "caught",
                                        "filmed", "shows", "show",  "showed",  "captured", "captures",  "saw"};
    static const char *const RECALLS[] = {"remembers", "remembered", "recalls", "recalled"};
    uint32_t first = sentence_of(w, g->verb)->first, n = g->first > first ? chunk_ending_at(w, g->first) : WHO_NONE;
    uint32_t start = n == WHO_NONE || !can_speak(w, w->chunks[n].head) ? first : phrase_start(w, n, first);
    if (start <= first) return NULL;
    who_str verb = lex(w, start - 1)->cue ? rules_cue(w->r, lex(w, start - 1)->cue)->lemma : STR("");
    who_str form = doc_token(w->d, start - 1);
    if (str_is(verb, "quote") || str_is(verb, "cite") || STR_IS_ANY(form, HEARS)) return "quoted-as";
    return STR_IS_ANY(form, RECALLS) ? "noun-participle" : NULL;
}

/* "The Courier quoted Velden as saying": the object of the verb before it is who says it. */
static bool quoted_as(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    if (g->first < s->first + 3 || role(w, g->first - 1) != WORD_AS) return false;
    bool set_off = is_punct(w, g->first - 2, ",");
    uint32_t end = set_off ? g->first - 2 : g->first - 1, n = chunk_at(w, end - 1);
    if (n == WHO_NONE || w->chunks[n].last != end) return false;
    uint32_t start = set_off ? behind_quoting(w, end) : phrase_start(w, n, s->first);
    uint32_t c = start == WHO_NONE ? WHO_NONE : chunk_at(w, start);
    if (start == s->first || c == WHO_NONE || !can_speak(w, w->chunks[c].head) || tok(w, start - 1)->depth)
        return false;
    uint8_t verb = tok(w, start - 1)->pos;
    if (!lex(w, start - 1)->cue || (!is_finite(w, start - 1) && verb != POS_ING && verb != POS_PART)) return false;
    *source = (range){start, end};
    *head = w->chunks[c].head;
    return true;
}

/* "with Selm saying": does a phrase and the participle of a cue stand behind "with" at t, before `last`? */
static bool is_with_clause(const work *w, uint32_t t, uint32_t last)
{
    uint32_t n = chunk_at(w, t + 1), v = n == WHO_NONE ? last : phrase_end(w, n, last);
    return v < last && tok(w, v)->pos == POS_ING && is_cue_verb(w, v);
}

/* Does "with", "including", or a recording and its "of", stand before t? */
static bool shows_somebody(const work *w, uint32_t t, uint32_t first)
{
    static const char *const SHOWS[] = {"include", "includes", "included", "including", "featured", "featuring"};
    if (t == first || role(w, t - 1) == WORD_WITH) return t > first;
    uint32_t n = role(w, t - 1) == WORD_AND ? chunk_at(w, t) : WHO_NONE;
    bool with = false,
         joined = n != WHO_NONE && w->chunks[n].first == t; /* with Selm saying it was late and Oss that */
    for (uint32_t i = t - 1; joined && !with && i > first && !is_punct(w, i, ";:");)
        with = role(w, --i) == WORD_WITH && is_with_clause(w, i, t);
    if (with) return true;
    if (STR_IS_ANY(doc_token(w->d, t - 1), SHOWS)) return true;
    return t >= first + 2 && role(w, t - 1) == WORD_OF && tok(w, t - 2)->pos == POS_NOUN &&
           lex(w, t - 2)->lex & LEX_DOC;
}

/* ", with his lawyer, Karl Velden, arguing": with_subject() where an apposition stands before the participle. */
static bool with_apposition(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    uint32_t first = sentence_of(w, g->verb)->first, close = g->first - 1, open = close;
    if (g->first < first + 4 || !is_punct(w, close, ",")) return false;
    do open--;
    while (open > first + 1 && close - open < 12 && !is_punct(w, open, ",;:") && !is_finite(w, open));
    uint32_t n = is_punct(w, open, ",") ? chunk_ending_at(w, open) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first <= first || role(w, w->chunks[n].first - 1) != WORD_WITH) return false;
    if (!is_person_like(w, n)) return false;
    *source = (range){w->chunks[n].first, close};
    *head = w->chunks[n].head;
    return true;
}

/* "..., with one of her aides saying", "footage of Velden asking", "calls that included Velden asking": the noun phrase
 * before the participle is its subject, and nothing else is. */
static bool with_subject(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    uint32_t t = g->first;
    while (t > s->first && g->first - t < 20 && !shows_somebody(w, t, s->first) && !is_punct(w, t - 1, ",;:") &&
           !is_dash(w, t - 1) && !tok(w, t - 1)->depth && !is_finite(w, t - 1))
        t--;
    if (t == g->first && with_apposition(w, g, source, head)) return true;
    if (t == g->first || !shows_somebody(w, t, s->first) || tok(w, g->first - 1)->pos == POS_PREP) return false;
    uint32_t n = chunk_at(w, t);
    if (n == WHO_NONE || w->chunks[n].first != t) return false;
    uint32_t h = w->chunks[n].head;
    if (is_time(w, h)) return false;
    bool counted = tok(w, t)->pos == POS_NUM || role(w, h) == WORD_SOME; /* with one in ten saying */
    if (!can_speak(w, h) && tok(w, h)->pos != POS_NUM && !counted && !is_plural(w, h)) return false; /* with states */
    *source = (range){t, g->first};
    *head = h;
    return true;
}

/* "A petition, urging Oss to act, was handed over": the phrase that opens the sentence, where no verb stands between.
 */
static bool before_comma(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    const sentence *s = sentence_of(w, g->verb);
    verb_group comma = *g;
    if (g->first < s->first + 2 || !is_punct(w, g->first - 1, ",")) return false;
    comma.first = g->first - 1;
    for (uint32_t t = s->first; t < comma.first; t++)
        if (is_finite(w, t) || is_punct(w, t, ",") || tok(w, t)->depth) return false;
    return subject_before(w, &comma, source, head) && source->first == sentence_start(w, g->verb) &&
           can_speak(w, *head) && !is_time(w, *head);
}

/* "Noting that the port was closed, Velden said ...": the subject stands behind the comma that ends the content. */
static void fronted_participle(work *w, const candidate *base)
{
    candidate c = *base;
    const sentence *s = sentence_of(w, c.cue.verb);
    uint8_t where = c.marker == MARKER_PREP ? role(w, c.content[0].first - 1) : WORD_NONE;
    if (where == WORD_ON || where == WORD_IN || where == WORD_AT) return; /* Writing in the Courier, Velden said */
    if (where == WORD_FOR && str_is(c.lexeme->lemma, "write")) return;    /* Writing for the majority, Velden said */
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

/* "without saying that", "warned against saying that", "stopped short of saying that": nothing was, and of who is
 * "accused of writing that" others say it. */
static bool is_left_unsaid(const work *w, const verb_group *g)
{
    static const char *const CHARGED[] = {"accused", "convicted", "guilty", "suspected", "acquitted", "charged"};
    const sentence *s = sentence_of(w, g->verb);
    if (g->first == s->first || tok(w, g->first - 1)->pos != POS_PREP) return false;
    who_str before = doc_token(w->d, g->first - 1),
            earlier = g->first >= s->first + 2 ? doc_token(w->d, g->first - 2) : STR("");
    if (STR_IS_ANY(earlier, CHARGED)) return true;
    if (str_is(before, "without") || str_is(before, "Without") || str_is(before, "against")) return true;
    return str_is(before, "of") &&
           (str_is(earlier, "short") || str_is(earlier, "instead") || str_is(earlier, "Instead"));
}

/* "...," Velden was quoted as saying. "...," the Courier quoted her as saying. "...," she was heard saying. */
static void quoted_before(work *w, const candidate *base)
{
    static const char *const HEARD[] = {"heard", "overheard", "recorded", "filmed", "caught"};
    candidate c = *base;
    const sentence *s = sentence_of(w, c.cue.verb);
    verb_group g;
    if (c.cue.first < s->first + 3) return;
    bool heard = STR_IS_ANY(doc_token(w->d, c.cue.first - 1), HEARD);
    if (!heard && role(w, c.cue.first - 1) != WORD_AS) return;
    bool active = !heard && quoted_as(w, &c.cue, &c.source, &c.source_head);
    uint32_t verb = active ? c.source.first - 1 : c.cue.first - (heard ? 1 : 2), unused;
    if (!heard && !lex(w, verb)->cue) return;
    if (!verb_group_at(w, verb, &g) || g.passive == active || g.negated) return;
    range subject;
    if (!subject_before(w, &g, &subject, active ? &unused : &c.source_head)) return;
    if (!quotation_before(w, subject.first) || !is_punct(w, subject.first - 2, ",?!")) return;
    if (!active) c.cue.first = g.first, c.source = subject;
    c.content[0] = (range){subject.first - 1, subject.first}; /* widened to the whole quotation later */
    c.ncontent = 1;
    c.before = true;
    c.marker = MARKER_MARK;
    c.rule = active ? "quoted-as" : "content-subject-cue";
    propose(w, &c);
}

/* "a charge that Oss denied, saying": the verb directly before the comma is a cue, so that its subject speaks on; not
 * so "while talks continued, saying". */
static bool speaks_on(const work *w, const candidate *c)
{
    uint32_t t = c->cue.first;
    bool thing = tok(w, c->source_head)->pos == POS_NOUN &&
                 !(lex(w, c->source_head)->lex & (LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_DOC | LEX_KIN));
    return !thing && t >= sentence_of(w, t)->first + 3 && is_punct(w, t - 1, ",") && is_cue_verb(w, t - 2) &&
           is_finite(w, t - 2);
}

/* "praised Oss, who is leaving, saying he ...", "praised Oss, who ran, calling him ...": the relative clause that ends
 * before the participle only tells who somebody is, and the main clause goes on. */
static bool is_aside(const work *w, const candidate *c)
{
    uint32_t t = c->cue.first, last = sentence_of(w, t)->last;
    if (!is_relative(w, c->source.last - 1) || !is_punct(w, t - 1, ",")) return false;
    if (role(w, c->source.last - 1) == WORD_WHO && c->cue.last < last && is_object_pronoun(w, c->cue.last)) return true;
    range main_source;
    uint32_t head;
    return role(w, c->source.last) == WORD_BE && shared_subject(w, &c->cue, false, &main_source, &head) &&
           can_speak(w, head) && !is_time(w, head) && main_source.first != c->source.first;
}

/* "those calling for a vote", "..., union leaders insisting that", "after a gunman claiming allegiance left": can
 * nobody be the subject of the participle but the phrase directly before it? A comma or a conjunction parts that from
 * what stands before. */
static bool is_own_subject(const work *w, const verb_group *g, range *source, uint32_t *head)
{
    uint32_t first = sentence_start(w, g->verb), n = g->first > first ? chunk_ending_at(w, g->first) : WHO_NONE;
    if (n == WHO_NONE || tok(w, g->first - 1)->depth) return false;
    uint32_t start = phrase_start(w, n, first), c = chunk_at(w, start);
    if (c == WHO_NONE || start == first || is_time(w, w->chunks[c].head)) return false;
    uint8_t before = role(w, start - 1);
    bool clause = before == WORD_WHILE || before == WORD_IF || tok(w, start - 1)->pos == POS_THAT;
    bool apart = is_punct(w, start - 1, ",") || is_dash(w, start - 1) || clause;
    bool those = str_is(rules_spelling(w->r, tok(w, w->chunks[n].head)->word), "those");
    if (!those && !(apart && is_person_like(w, c))) return false;
    *source = (range){those ? w->chunks[n].first : start, g->first};
    *head = w->chunks[those ? n : c].head;
    return true;
}

/* "found theories suggesting that": what shows something, rather than whoever found it, stands before the participle.
 */
static bool is_shown(const work *w, const candidate *c)
{
    uint32_t n = c->cue.first ? chunk_ending_at(w, c->cue.first) : WHO_NONE;
    if (n == WHO_NONE || !(c->lexeme->frames & FRAME_DOC) || c->lexeme->frames & FRAME_OBJ_THAT) return false;
    uint32_t head = w->chunks[n].head, first = w->chunks[n].first;
    bool adverbial = first > 0 && tok(w, first - 1)->pos == POS_PREP; /* in many cases reporting other numbers */
    static const char *const THOUGHTS[] = {"theory", "theories", "evidence", "data", "hypothesis", "hypotheses"};
    bool thing = !can_speak(w, head) || STR_IS_ANY(doc_token(w->d, head), THOUGHTS);
    return tok(w, head)->pos == POS_NOUN && !adverbial && !is_time(w, head) && thing;
}

/* "tied to a lawsuit alleging that", "dismissed a report saying that": a text says it that the subject of the clause
 * has not made, for no verb of making it and no preposition of means stands before. */
static bool is_of_others(const work *w, candidate *c)
{
    static const char *const MAKES[] = {
        "issued", "issues", "issue", "released", "releases", "release",   "sent",      "sends",     "send",
        "wrote",  "writes", "write", "filed",    "files",    "file",      "posted",    "posts",     "post",
        "signed", "signs",  "sign",  "read",     "reads",    "published", "publishes", "publish",   "made",
        "makes",  "make",   "gave",  "gives",    "give",     "put",       "puts",      "delivered", "tweeted",
        "used",   "uses",   "left",  "shared",   "spent",    "aired",     "brought"};
    static const char *const MEANS[] = {"in", "with", "by", "during", "through", "via", "In", "With", "By"};
    const verb_group *g = &c->cue;
    uint32_t first = sentence_start(w, g->verb), n = g->first > first ? chunk_ending_at(w, g->first) : WHO_NONE;
    if (n == WHO_NONE || tok(w, g->first - 1)->depth || !(lex(w, w->chunks[n].head)->lex & LEX_DOC)) return false;
    if (c->lexeme->frames & FRAME_MENTAL) return false;
    uint32_t before = w->chunks[n].first;
    if (before == first || tok(w, w->chunks[n].head)->pos != POS_NOUN) return false;
    uint8_t p = tok(w, --before)->pos;
    bool preposition = p == POS_PREP || p == POS_TO;
    bool on_record = role(w, before) == WORD_ON && str_is(doc_token(w->d, w->chunks[n].head), "record");
    if (on_record) return false; /* went on record saying */
    if (preposition ? STR_IS_ANY(doc_token(w->d, before), MEANS) : !is_finite(w, before)) return false;
    if (!preposition && STR_IS_ANY(doc_token(w->d, before), MAKES)) return false;
    bool says = lex(w, before)->cue && rules_cue(w->r, lex(w, before)->cue)->frames & FRAME_THAT;
    if (!preposition && says) return false; /* said a report claiming that it sank was wrong */
    c->source = (range){w->chunks[n].first, g->first};
    c->source_head = w->chunks[n].head;
    return true;
}

/* A clause or a demand in no marks, which may end what a verb before reports: called a report saying it sank "a lie".
 */
static bool claims_something(const work *w, const candidate *c)
{
    bool clause = c->marker == MARKER_THAT || c->marker == MARKER_CLAUSE || c->marker == MARKER_INF;
    for (uint32_t t = c->content[0].first; t < c->content[0].last; t++) clause = clause && !tok(w, t)->depth;
    return clause || tok(w, c->content[0].first)->pos == POS_PRON; /* accusing it of theft */
}

/* "barred by the league from commenting", "refrained from saying": do they not say it? */
static bool is_kept_from(const work *w, const verb_group *g)
{
    static const char *const KEPT[] = {"bar",        "bars",      "barred",      "banned",    "prevent",  "prevents",
                                       "prevented",  "prohibits", "prohibited",  "refrain",   "refrains", "refrained",
                                       "discourage", "deterred",  "discouraged", "dissuaded", "stopped"};
    uint32_t first = sentence_of(w, g->verb)->first, t = g->first;
    if (t < first + 2 || role(w, t - 1) != WORD_FROM) return false;
    for (t--; t-- > first && g->first - t < LONGEST_KEEPING && !is_punct(w, t, ",;");)
        if (STR_IS_ANY(doc_token(w->d, t), KEPT)) return true;
    return false;
}

/* The rule by which nobody but one can be the subject of the participle, who becomes the source of c; or NULL. */
static const char *sure_subject(const work *w, candidate *c)
{
    if (quoted_as(w, &c->cue, &c->source, &c->source_head)) return "quoted-as";
    if (with_subject(w, &c->cue, &c->source, &c->source_head)) return "with-participle";
    if (is_of_others(w, c)) return claims_something(w, c) ? "with-participle" : "noun-participle";
    return is_own_subject(w, &c->cue, &c->source, &c->source_head) ? "noun-participle" : NULL;
}

/* The subject of the verb before the participle, which may be another one than that of the sentence; *whose becomes it,
 * where it is one. True where nobody else can be meant. */
static bool nearest_subject(work *w, candidate *c, range *whose)
{
    if (!shared_subject(w, &c->cue, true, &c->source, &c->source_head)) return false;
    bool means = role(w, c->cue.first - 1) == WORD_BY && can_speak(w, c->source_head); /* won them by saying */
    bool aside = is_aside(w, c);
    if (is_relative(w, c->source.last - 1)) /* who died insisting that it was late, left a son */
        c->content[0].last = relative_end(w, c->content[0].first, c->content[0].last);
    c->rule = "participle-nearest";
    if (aside) return means;
    *whose = c->source;
    propose(w, c);
    return means || speaks_on(w, c);
}

/* "A petition, urging Oss to act, was handed over": before_comma(), up to where the clause goes on. True where the
 * phrase is that. */
static bool opening_subject(work *w, candidate *c)
{
    bool speech = c->marker != MARKER_NOUN && c->marker != MARKER_PREP && !(c->lexeme->frames & FRAME_MENTAL);
    if (!speech || !before_comma(w, &c->cue, &c->source, &c->source_head)) return false;
    uint32_t end = relative_end(w, c->content[0].first, c->content[0].last);
    bool says = end + 1 < c->content[0].last && lex(w, end + 1)->cue; /* Velden, noting the crowd, said */
    c->content[0].last = end;
    c->rule = "participle-nearest";
    if (!says) propose(w, c);
    return true;
}

void participle(work *w, candidate *c)
{
    if (is_left_unsaid(w, &c->cue) || is_kept_from(w, &c->cue)) return;
    quoted_before(w, c);
    if (!content_after(w, &c->cue, c->lexeme, c->cue.last, c)) return;
    const candidate shared_one = *c;
    if (c->cue.first <= sentence_of(w, c->cue.verb)->first + 1) fronted_participle(w, c);
    const char *sure = sure_subject(w, c);
    if (!sure && adjacent_subject(w, &c->cue, &c->source, &c->source_head)) {
        sure = object_rule(w, &c->cue);
        c->rule = "noun-participle";
        if (!sure) propose(w, c);
    }
    if (sure) {
        c->rule = sure;
        propose(w, c);
        return;
    }
    *c = shared_one;
    if (is_shown(w, c)) return;
    range nearest = {WHO_NONE, 0};
    if (nearest_subject(w, c, &nearest)) return;
    *c = shared_one;
    if (opening_subject(w, c)) return;
    if (!shared_subject(w, &c->cue, false, &c->source, &c->source_head) || c->source.first == nearest.first) return;
    c->rule = "participle";
    propose(w, c);
}
