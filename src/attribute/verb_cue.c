/* verb_cue.c - the rules for one verb: who its subject is, and on which side its content stands.
 *
 * Enters: a verb that the lexicon has as a cue. Leaves: candidates. What reads like content before the verb and what
 * reads like it behind are both proposed, where both can be; they compete by score.
 */
#include "attribute/internal.h"

#define CLAUSE_FRAMES (FRAME_THAT | FRAME_CLAUSE | FRAME_OBJ_THAT | FRAME_DOC | FRAME_MENTAL)
#define LONGEST_GESTURE 14  /* tokens of what somebody does while speaking: "pausing to light a pipe" */
#define LONGEST_UNKNOWN 5   /* tokens between a quotation and its cue that no rule reads as a subject */
#define LONGEST_MANNER 8    /* words between a cue and the colon behind it: put it more bluntly than that: */
#define LONGEST_PROGRAMME 6 /* words of the title of one */

/* Is there nothing but times, places and adverbs between t and the end of the clause? */
static bool is_final(const work *w, uint32_t t, uint32_t last)
{
    while (t < last &&
           (tok(w, t)->pos == POS_ADV || is_time(w, t) || role(w, t) == WORD_ON || tok(w, t)->pos == POS_NUM))
        t++;
    return t >= last || is_punct(w, t, ".,;!?)") || is_dash(w, t) || tok(w, t)->pos == POS_PREP || is_mark(w, t) ||
           role(w, t) == WORD_WHILE || role(w, t) == WORD_AS || tok(w, t)->pos == POS_ING || tok(w, t)->pos == POS_TO;
}

/* The same behind an addressee: "told reporters on Friday". */
static bool is_final_behind_addressee(const work *w, const candidate *c, uint32_t last)
{
    uint32_t n = chunk_at(w, c->cue.last);
    if (!(c->lexeme->frames & FRAME_OBJ_THAT) || n == WHO_NONE || w->chunks[n].first != c->cue.last) return false;
    uint32_t head = w->chunks[n].head, bits = lex(w, head)->lex, hearer = LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG;
    bool words = bits & (LEX_DOC | LEX_CUENOUN) && !(bits & hearer) && tok(w, head)->pos == POS_NOUN;
    if (!can_speak(w, head) || role(w, head) == WORD_IT || words)
        return false; /* tells it otherwise, tells the story */
    return is_final(w, phrase_end(w, n, last), last);
}

/* '"Nobody," she said, pausing to light a pipe, "told me."': the quotation behind the gesture that begins at t, or t
 * where none follows it. */
static uint32_t behind_gesture(const work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    for (uint32_t i = t; i + 1 < s->last && i < t + LONGEST_GESTURE && !tok(w, i)->depth && !is_finite(w, i) &&
                         !(tok(w, i)->pos == POS_ING && is_punct(w, i + 1, ",")); /* adding, "..." */
         i++)
        if (is_punct(w, i, ",") && starts_quotation(w, i + 1)) return i + 1;
    return t;
}

/* "That was calm, he said, replacing Oss would be harder": does the gerund at t open a clause? Not so "prompting
 * doctors to warn that it is". */
static bool is_gerund_subject(const work *w, uint32_t t, uint32_t end)
{
    uint32_t to = t + 1;
    while (to < end && !is_punct(w, to, ",") && !is_dash(w, to) && tok(w, to)->pos != POS_THAT) to++;
    bool including = str_is(doc_token(w->d, t), "including");
    return !including && !lex(w, t)->cue && has_finite_verb(w, t + 1, to);
}

/* "It is late, said Oss, a student whose work it is": does the phrase at t say who speaks? A verb of the sentence would
 * stand behind it otherwise. */
static bool is_who_speaks(const work *w, uint32_t t, uint32_t end)
{
    uint32_t n = role(w, t) == WORD_A ? chunk_at(w, t) : WHO_NONE;
    if (n == WHO_NONE || !(lex(w, w->chunks[n].head)->lex & (LEX_ROLE | LEX_ANON | LEX_KIN))) return false;
    for (t = w->chunks[n].last; t < end; t++) {
        if (is_finite(w, t)) return false;
        if (tok(w, t)->pos == POS_WH || is_relative(w, t)) return true;
    }
    return true;
}

/* "The road was bad, Velden said, but it would hold": is what stands behind "but" still reported? Not so a second
 * attribution, nor what the speaker did then ("but he left early"). The attribution ends at `comma`. */
static bool goes_on_behind_but(const work *w, const candidate *c, uint32_t comma, uint32_t but)
{
    uint32_t verb = but + 1, end = content_end(w, but);
    if (verb >= end) return false;
    if (is_finite(w, verb)) return true; /* she would resign, Velden said, but would stay on */
    if (but != comma + 1 || !c->before || !is_speech(c->lexeme)) return false;
    if (str_is(doc_token(w->d, but + 1), "also") || starts_quotation(w, but + 1)) return true;
    while (verb < end && !is_finite(w, verb) && !tok(w, verb)->depth) verb++;
    if (verb == end || tok(w, verb)->depth || has_quotation(w, &(range){verb, end}, 1)) return false;
    uint8_t r = role(w, verb);
    bool auxiliary = tok(w, verb)->pos == POS_MODAL || r == WORD_HAVE || r == WORD_BE || r == WORD_DO;
    uint8_t subject = role(w, but + 1);
    bool same = tok(w, but + 1)->word == tok(w, c->source_head)->word ||
                ((subject == WORD_HE || subject == WORD_SHE) && tok(w, c->source_head)->pos == POS_NAME);
    return auxiliary || !(same || lex(w, verb)->cue);
}

/* The content that goes on behind an attribution in the middle: , "...". */
static void continue_behind(const work *w, uint32_t t, bool quoted, candidate *c)
{
    const sentence *s = sentence_of(w, t ? t - 1 : 0);
    candidate more = {0};
    uint32_t i = t;
    while (i < s->last && !is_punct(w, i, ",") && !is_dash(w, i) && !is_mark(w, i) && !is_punct(w, i, ":") &&
           !(is_punct(w, i, ";") && starts_quotation(w, i + 1))) {
        if (is_finite(w, i) || c->ncontent == MAX_PIECES) return;
        i++;
    }
    if (i + 1 >= s->last) return;
    if (is_mark(w, i)) {
        if (!starts_quotation(w, i) || i != t || is_programme(w, i)) return;
    } else
        i = quoted ? behind_gesture(w, i + 1) : i + 1;
    if (starts_quotation(w, i)) {
        if (content_after(w, &c->cue, c->lexeme, i, &more))
            c->content[c->ncontent++] = more.content[0], c->around = true;
        return;
    }
    bool gerund = tok(w, i)->pos == POS_ING && !is_gerund_subject(w, i, content_end(w, i));
    if (quoted || gerund || tok(w, i)->pos == POS_WH || str_is(doc_token(w->d, i), "while") ||
        (role(w, i) == WORD_BUT && !goes_on_behind_but(w, c, t, i)) || role(w, i) == WORD_ACCORDING)
        return;
    uint32_t end = content_end(w, i);
    bool whole = c->before && has_own_verb(w, c->content[0].first, c->content[0].last - 1);
    if (whole && is_who_speaks(w, i, end)) return;
    uint32_t broken = c->before ? c->content[0].last : 0; /* It was, Velden said, in a good state */
    bool open = broken && is_finite(w, broken - 1 - is_punct(w, broken - 1, ","));
    if (tok(w, i)->pos == POS_PREP && end < i + 6 && !open) return; /* a place or a time */
    if (end > i + 1) c->content[c->ncontent++] = (range){i, end}, c->around = true;
}

/* "This was stated by Velden", "So said Velden": the content is the sentence before. */
void said_so(work *w, candidate *c)
{
    uint32_t index = tok(w, c->cue.verb)->sentence;
    if (index == 0) return;
    const sentence *p = &w->d->sentences[index - 1];
    c->content[0] = (range){p->first, p->last};
    c->ncontent = 1;
    c->before = true;
    c->marker = MARKER_CLAUSE;
    c->rule = "said-so";
    propose(w, c);
}

/* The content before token `until`; where a quotation ends the sentence before, that quotation. */
static bool before_or_mark(const work *w, uint32_t until, bool mark, candidate *c)
{
    const sentence *s = sentence_of(w, until);
    if (content_before(w, until, c)) return true;
    if (!mark || until != s->first) return false;
    c->content[0] = (range){until - 1, until}; /* widened to the whole quotation later */
    c->ncontent = 1;
    c->before = true;
    c->marker = MARKER_MARK;
    return true;
}

/* "An official told reporters after the meeting.": nothing is told here, so it is the sentence before. */
static bool tells_only(const work *w, candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    const uint32_t other = FRAME_WEAK | FRAME_MENTAL | FRAME_NOUN; /* promised a port */
    if (!(c->lexeme->frames & FRAME_OBJ_THAT) || c->lexeme->frames & other || c->cue.negated || c->cue.modal ||
        str_is(c->lexeme->lemma, "ask"))
        return false;
    if (c->source.first > s->first + 1 || s->first == 0 || tok(w, s->first)->sentence == 0 ||
        !is_final_behind_addressee(w, c, s->last))
        return false;
    for (uint32_t t = c->cue.last; t < s->last; t++)
        if (is_finite(w, t) || tok(w, t)->depth || is_punct(w, t, ":,") || tok(w, t)->pos == POS_THAT ||
            (c->lexeme->frames & FRAME_PREP && str_is(doc_token(w->d, t), "against")) || /* warned them against it */
            (tok(w, t)->pos == POS_TO && t + 1 < s->last &&
             (tok(w, t + 1)->pos == POS_VERB || tok(w, t + 1)->pos == POS_NOUN))) /* told its members to wait */
            return false;
    const sentence *p = s - 1;
    if (p->paragraph != s->paragraph || is_mark(w, p->last - 1)) return false;
    c->content[0] = (range){p->first, p->last};
    c->ncontent = 1;
    c->before = true;
    c->marker = MARKER_CLAUSE;
    c->rule = "said-so";
    return true;
}

/* Where "as Velden warned" begins: behind a comma or a mark, or at the start of its clause. */
bool opens_as_clause(const work *w, uint32_t as)
{
    const sentence *s = sentence_of(w, as);
    if (role(w, as) != WORD_AS) return false;
    if (as == s->first || is_punct(w, as - 1, ",") || is_dash(w, as - 1) || quotation_before(w, as)) return true;
    uint32_t before = as - 1; /* and, as Oss warned; ..., and as Oss warned */
    return tok(w, before)->pos == POS_CONJ && (before == s->first || is_punct(w, before - 1, ","));
}

/* "on Tuesday", "Tuesday", behind "late": does a time begin at t? */
bool is_when(const work *w, uint32_t t)
{
    return is_time(w, t) || (role(w, t) == WORD_ON && t + 1 < w->d->ntokens && is_time(w, t + 1));
}

/* Does a clause with a subject of its own begin at t? */
bool clause_begins(const work *w, uint32_t t, uint32_t last)
{
    uint32_t n = t < last ? chunk_at(w, t) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first != t || is_time(w, w->chunks[n].head)) return false;
    uint32_t v = w->chunks[n].last;
    while (v < last && tok(w, v)->pos == POS_ADV) v++;
    uint8_t p = tok(w, t)->pos;
    return (p == POS_PRON || p == POS_POSS || p == POS_DET) && v < last && is_finite(w, v);
}

/* "As Velden warned, the port ...": the content is the sentence around it; where marks follow, 'because, as Velden put
 * it, "..."', what they enclose. */
static bool as_said(const work *w, candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t as = c->source.first ? c->source.first - 1 : 0;
    if (c->source.first <= s->first || !opens_as_clause(w, as)) return false;
    bool anybody = role(w, c->source_head) == WORD_THEY && tok(w, c->cue.verb)->pos == POS_VERB; /* as they say */
    if (anybody) return false;
    uint32_t comma = c->cue.last, start = sentence_start(w, as);
    while (comma < s->last && (is_time(w, comma) || tok(w, comma)->pos == POS_ADV || role(w, comma) == WORD_ON ||
                               (comma + 1 < s->last && tok(w, comma)->pos == POS_ADJ && is_when(w, comma + 1))))
        comma++;
    if (comma < s->last && role(w, comma) == WORD_IT) comma++; /* as the report put it */
    bool ends = comma >= s->last || tok(w, comma)->kind == TOK_PUNCT || tok(w, comma)->pos == POS_PREP;
    bool quoted_before = as > start && is_mark(w, as - 1) && ends;
    c->marker = MARKER_CLAUSE;
    c->rule = "as-said";
    if (quoted_before || (as > s->first + 3 && (comma >= s->last || is_punct(w, comma, ".?!")))) {
        c->content[0] = (range){start, quoted_before ? as : as - 1};
        c->ncontent = 1;
        c->before = true;
        return true;
    }
    while (comma < s->last && comma < c->cue.last + 14 && !is_punct(w, comma, ",;:.") && !tok(w, comma)->depth &&
           !is_finite(w, comma))
        comma++;
    if (comma + 1 >= s->last || !is_punct(w, comma, ",:")) return false; /* as he put it in a letter, ... */
    c->ncontent = 0;
    if (starts_quotation(w, comma + 1)) {
        c->marker = MARKER_MARK;
        return content_after(w, &c->cue, c->lexeme, comma + 1, c);
    }
    uint32_t article = chunk_at(w, comma + 1); /* owed it to, as Velden put it, an "extreme" turn */
    if (article != WHO_NONE && tok(w, comma + 1)->pos == POS_DET && starts_quotation(w, comma + 2)) {
        c->marker = MARKER_MARK;
        c->content[c->ncontent++] = (range){comma + 1, noun_end(w, comma + 1, content_end(w, comma + 1))};
        return true;
    }
    bool joined = as > start && tok(w, as - 1)->pos == POS_CONJ; /* The roof may fall, and as Velden noted, ... */
    if (as > start + 2 && !joined) c->content[c->ncontent++] = (range){start, as - 1}, c->around = true;
    c->content[c->ncontent++] = (range){comma + 1, content_end(w, comma + 1)};
    return true;
}

/* Does the comma before the cue at `first` break a clause off behind its verb: He was, said Velden, "..."? */
static bool is_broken_off(const work *w, uint32_t first)
{
    return first >= sentence_of(w, first)->first + 2 && is_punct(w, first - 1, ",") && is_finite(w, first - 2) &&
           !tok(w, first - 2)->depth;
}

/* "The port, said Velden, who left in May, will sink": do the two pieces lack each what the other has, a subject of one
 * phrase and its verb? A single comma between them can only belong to the attribution. */
static bool is_split_clause(const work *w, const candidate *c)
{
    if (c->ncontent != 2) return false;
    uint32_t verb = c->content[1].first, last = c->content[1].last;
    while (verb < last && (tok(w, verb)->pos == POS_ADV || tok(w, verb)->pos == POS_NEG)) verb++;
    if (verb == last || !is_finite(w, verb)) return false;
    uint32_t first = c->content[0].first, end = c->content[0].last;
    if (tok(w, first)->pos == POS_CONJ) first++;
    uint32_t n = first < end ? chunk_at(w, first) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first != first) return false;
    return phrase_end(w, n, end) >= end - is_punct(w, end - 1, ",");
}

/* "Because it sank, explained Ilse Velden": the clause before the comma that stands before the cue at t needs another
 * behind it, and a name behind the cue is no object. */
static bool is_behind_subordinate(const work *w, uint32_t t)
{
    uint32_t first = sentence_start(w, t), n = chunk_at(w, t + 1);
    if (t < first + 3 || !is_punct(w, t - 1, ",")) return false;
    if (n == WHO_NONE || w->chunks[n].first != t + 1 || tok(w, w->chunks[n].head)->pos != POS_NAME) return false;
    return role(w, first) == WORD_WHILE || role(w, first) == WORD_IF;
}

/* 'A study, "Sleep at Sea," estimates that': is what ends before token t the title of a text, set off from it? */
static bool titles_text(const work *w, uint32_t t)
{
    const quotation *q = quotation_over(w, t - 1);
    bool set_off = q && ends_title(w, t) && q->first > sentence_of(w, t)->first + 1 && is_punct(w, q->first - 1, ",");
    return set_off && lex(w, q->first - 2)->lex & LEX_DOC;
}

/* ..., said Velden[, "..."]. True where nobody else can be who says it. */
static bool inverted(work *w, const candidate *base)
{
    candidate c = *base;
    const sentence *s = sentence_of(w, c.cue.verb);
    uint32_t first = c.cue.first;
    bool opens = tok(w, first)->shape & SHAPE_CAP && first == s->first; /* "..." Said Velden: "..." */
    bool mark = quotation_before(w, first) && !opens;
    bool comma = first > s->first && (is_punct(w, first - 1, ",") || is_dash(w, first - 1));
    if (!mark && !comma && first != s->first) return false;
    if (tok(w, c.cue.verb)->pos != POS_PAST && tok(w, c.cue.verb)->pos != POS_VERB) return false;
    bool speech = is_speech(c.lexeme);
    if (!subject_after(w, &c.cue, mark && speech, &c.source, &c.source_head)) return false;
    bool object = c.lexeme->frames & (FRAME_NOUN | FRAME_AS | FRAME_OBJ_THAT) && !can_speak(w, c.source_head) &&
                  tok(w, c.source_head)->pos == POS_NOUN;
    bool told = c.lexeme->frames & FRAME_OBJ_THAT && c.source.last < s->last && tok(w, c.source.last)->pos == POS_THAT;
    if (object || told) return false; /* Velden, who called it "dull," described the effect, told reporters that */
    bool clause = c.source.last < s->last && is_finite(w, c.source.last);
    if (mark && clause && ends_title(w, first)) return false; /* The report, "Our Sea," said it was late */
    if (mark && titles_text(w, first) && tok(w, c.source_head)->pos != POS_NAME) return false;
    if (!mark && c.lexeme->frames & FRAME_AS) return false; /* The paper, called The Mail, is late */
    c.inverted = true;
    if (comma && speech && c.source.last < s->last && is_punct(w, c.source.last, ":") &&
        content_after(w, &c.cue, c.lexeme, c.source.last, &c)) { /* In short, said Velden: "..." */
        c.rule = "cue-subject-content";
        propose(w, &c);
        return false;
    }
    if (mark || comma) {
        bool before = before_or_mark(w, first, mark, &c);
        if (before || (comma && c.ncontent)) {
            c.rule = "content-cue-subject";
            continue_behind(w, c.source.last, before && c.marker == MARKER_MARK, &c);
            if (c.around) c.rule = "content-around-cue";
            if (before || c.around) propose(w, &c); /* "The pier, said Velden, has sunk" needs its second half */
            if (before || c.around) return c.around && (is_broken_off(w, first) || (comma && is_split_clause(w, &c)));
        }
        c.ncontent = 0;
        bool opening = comma && c.source.last + 1 < s->last && is_punct(w, c.source.last, ",") &&
                       starts_quotation(w, c.source.last + 1); /* But, said Velden, "..." */
        if (!opening || !content_after(w, &c.cue, c.lexeme, c.source.last + 1, &c)) return false;
        c.rule = "cue-subject-content";
        propose(w, &c);
        return false;
    }
    if (is_order(w, &c) || !content_after(w, &c.cue, c.lexeme, c.source.last, &c)) return false;
    c.rule = "cue-subject-content";
    propose(w, &c);
    return false;
}

/* "A band called The Piers got the crowd to dance": a verb behind the name, so nobody calls anybody anything. */
static bool is_name_given(const work *w, const candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    if (!(c->lexeme->frames & FRAME_AS) || c->cue.first != c->cue.verb || c->source.last != c->cue.first) return false;
    uint32_t name = c->cue.last + 1;
    if (name + 1 < s->last && role(w, name) == WORD_THE) name++;
    bool own = name < s->last && is_reflexive(w, c->cue.last) && tok(w, name)->pos == POS_NAME;
    if (own) return true; /* a man who calls himself Oss, rebels who call themselves the Selm Army */
    if (c->cue.last >= s->last || tok(w, c->cue.last)->pos != POS_NAME) return false;
    for (uint32_t t = c->cue.last + 1; t < s->last; t++) {
        const token *k = tok(w, t);
        if (k->depth || k->kind == TOK_PUNCT || k->pos == POS_THAT || k->pos == POS_WH || k->pos == POS_CONJ)
            return false;
        if (is_finite(w, t)) return true;
    }
    return false;
}

/* "After Velden said", "Even as she warned": does a conjunction that opens the sentence stand before its subject? */
static bool is_subordinate(const work *w, uint32_t subject)
{
    uint32_t first = sentence_start(w, subject), t = subject;
    while (t > first && (tok(w, t - 1)->pos == POS_ADV || role(w, t - 1) == WORD_ALSO)) t--;
    if (t <= first || t > first + 3) return false; /* before it: in the dateline */
    uint8_t r = role(w, t - 1);
    return r == WORD_WHILE || r == WORD_AS || r == WORD_IF || r == WORD_HOW;
}

/* 'the cargo of the "Good Hope," a freighter', 'on "The Late Hour," Velden said': does the name of a thing end before
 * t?
 */
static bool is_name_in_marks(const work *w, uint32_t t)
{
    static const char *const LINES[] = {"line",    "title", "headline", "slogan",
                                        "hashtag", "motto", "titled",   "entitled"};
    const quotation *q = quotation_over(w, t - 1);
    if (!q) return false;
    if (q->first > 0 && STR_IS_ANY(doc_token(w->d, q->first - 1), LINES)) return true; /* the subject line "At Sea," */
    if (q->first == 0 || !is_title_cased(w, q)) return false;
    uint8_t r = role(w, q->first - 1); /* on "The Late Hour," on the channel's "Morning Hour," */
    return (r == WORD_THE && q->words <= 3) || ((r == WORD_ON || r == WORD_S) && q->words <= LONGEST_PROGRAMME);
}

/* '"It sank," From said.', '"It sank," SÃ¸rn said.': the comma in the marks says that a cue follows, and one does; what
 * stands between is who speaks, though no tag says so. */
static bool announced_subject(const work *w, candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t first = c->cue.first, head = WHO_NONE;
    if (!is_speech(c->lexeme) || !is_final(w, c->cue.last, s->last)) return false;
    while (first > s->first && c->cue.first - first < LONGEST_UNKNOWN && !tok(w, first - 1)->depth) {
        first--;
        if (is_finite(w, first) || is_punct(w, first, ",;:()") || is_dash(w, first) || tok(w, first)->pos == POS_CONJ)
            return false;
        if (tok(w, first)->shape & SHAPE_CAP) head = first;
    }
    if (head == WHO_NONE || !quotation_before(w, first) || first < 2 || !is_punct(w, first - 2, ",?!")) return false;
    c->source = (range){first, c->cue.first};
    c->source_head = head;
    c->content[0] = (range){first - 1, first}; /* widened to the whole quotation later */
    c->ncontent = 1;
    c->before = true;
    c->marker = MARKER_MARK;
    c->rule = "content-subject-cue";
    return true;
}

/* 'What Oss called "a slip" cost two lives': is the quotation at t all that stands before the verb? */
static bool is_quoted_subject(const work *w, uint32_t t)
{
    uint32_t behind = starts_quotation(w, t) ? quotation_end(w, t) : w->d->ntokens;
    return behind < w->d->ntokens && is_finite(w, behind);
}

/* 'In a letter, Velden said: "..."', 'Sentencing him, ...': is what stands before the cue no clause, and a quotation
 * announced behind it? */
static bool is_lead(const work *w, const candidate *c)
{
    uint32_t t = c->cue.last;
    if (t + 1 >= sentence_of(w, c->cue.verb)->last || !is_punct(w, t, ":") || !starts_quotation(w, t + 1)) return false;
    for (uint32_t i = c->content[0].first; i < c->content[0].last; i++)
        if (is_finite(w, i)) return false;
    return true;
}

/* "Those who say the roof is sound are few": does `who`, without a comma, belong to the subject of the sentence? */
static bool is_within_subject(const work *w, uint32_t who)
{
    uint32_t first = sentence_start(w, who);
    uint32_t some = who > first + 1 && role(w, who - 1) == WORD_OF ? chunk_at(w, who - 2) : WHO_NONE;
    if (some != WHO_NONE && w->chunks[some].first > first) who = w->chunks[some].first; /* , many of whom */
    if (who == first || is_punct(w, who - 1, ",") || is_dash(w, who - 1)) return false;
    uint32_t n = chunk_ending_at(w, who), start = n == WHO_NONE ? first : phrase_start(w, n, first);
    if (start > first && is_punct(w, start - 1, ",")) return false; /* Oss, a cook who says it is late, */
    for (uint32_t t = first; t < who; t++)
        if (is_finite(w, t) || is_punct(w, t, ":;") || tok(w, t)->depth) return false;
    return true;
}

/* "Those who say the roof is sound are few": before the second verb. In "Those who advise firms said they were late" it
 * has a subject of its own, and the first is the sentence's. */
static void end_within_subject(const work *w, candidate *c)
{
    range *words = &c->content[0];
    uint32_t end = noun_clause_end(w, words->first, words->last);
    if (end == words->last) end = relative_end(w, words->first, end); /* Those who say, for one, that it is, are few */
    bool own = end < words->last && tok(w, end - 1)->pos == POS_PRON && !is_object_pronoun(w, end - 1);
    uint32_t verb = words->first;
    while (verb < end && !(is_finite(w, verb) && is_cue_verb(w, verb))) verb++;
    if (own && verb < end) {
        end = c->lexeme->frames & FRAME_NOUN ? verb : words->first;
        c->marker = MARKER_NOUN;
    }
    words->last = end;
}

/* Where the clause of the cue is a part of another, its words end before that one goes on. */
static void end_before_main_clause(const work *w, candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t relative = c->source.last - 1; /* who, which: the clause ends before the main verb */
    uint32_t object = c->source.first;      /* which friends called a mess, fell through */
    bool object_clause = object > s->first + 1 && (is_punct(w, object - 2, ",") || role(w, object - 2) == WORD_AND) &&
                         (role(w, object - 1) == WORD_WHICH || role(w, object - 1) == WORD_WHO);
    bool who = role(w, relative) == WORD_WHO || role(w, relative) == WORD_WHICH;
    bool that = tok(w, c->source.last)->pos == POS_THAT && c->source.last < c->cue.first; /* Oss, a firm that says */
    bool whose = object > s->first && str_is(doc_token(w->d, object - 1), "whose");       /* Oss, whose lawyer says */
    if (who && c->marker != MARKER_MARK && is_within_subject(w, relative))
        end_within_subject(w, c);
    else if (who || that || object_clause || whose)
        c->content[0].last = relative_end(w, c->content[0].first, c->content[0].last);
    else if (object > s->first && role(w, object - 1) == WORD_HOW && is_quoted_subject(w, c->content[0].first))
        c->content[0].last = quotation_end(w, c->content[0].first);
    else if (is_subordinate(w, c->source.first))
        c->content[0].last = subordinate_end(w, c->content[0].first, c->content[0].last);
}

/* "Velden, who concluded a visit, said the port was closed": the verb that made a clause of what follows the cue was
 * the sentence's own. */
static bool lost_its_verb(const work *w, const candidate *c)
{
    if (c->content[0].first == c->content[0].last) return true;
    if (c->marker != MARKER_CLAUSE || c->lexeme->frames & FRAME_NOUN || is_finite(w, c->content[0].first)) return false;
    for (uint32_t t = c->content[0].first; t < c->content[0].last; t++)
        if (is_finite(w, t) || role(w, t) == WORD_S || tok(w, t)->pos == POS_PART || tok(w, t)->depth) return false;
    return true;
}

/* Does "that" stand behind the cue, or behind whom it speaks to: told the Courier that? */
static bool that_follows(const work *w, const verb_group *g)
{
    uint32_t last = sentence_of(w, g->verb)->last, t = g->last, n = chunk_at(w, t);
    if (n != WHO_NONE && w->chunks[n].first == t && tok(w, t)->pos != POS_THAT) t = phrase_end(w, n, last);
    return t < last && tok(w, t)->pos == POS_THAT;
}

/* 'Velden put it more bluntly: "..."': proposes the quotation that a colon announces a few words behind the cue. Then
 * what ends before the sentence was said by somebody else. */
static bool puts_it(work *w, candidate *c)
{
    uint32_t last = sentence_of(w, c->cue.verb)->last, t = c->cue.last;
    while (t + 1 < last && t < c->cue.last + LONGEST_MANNER && !is_punct(w, t, ":")) {
        if (is_finite(w, t) || tok(w, t)->depth) return false;
        t++;
    }
    if (t + 1 >= last || !is_punct(w, t, ":") || !starts_quotation(w, t + 1)) return false;
    c->content[0] = (range){t + 1, quotation_end(w, t + 1)};
    c->ncontent = 1;
    c->marker = MARKER_COLON;
    c->rule = "subject-cue-content";
    propose(w, c);
    return true;
}

/* 'Complaining about "the system," Velden accused Oss of theft': do the marks that end before token t belong to a
 * participle that opens the sentence? */
static bool ends_opening_participle(const work *w, uint32_t t)
{
    uint32_t i = sentence_start(w, t);
    if (!quotation_before(w, t) || tok(w, i)->pos != POS_ING) return false;
    while (i < t && !tok(w, i)->depth && !is_punct(w, i, ",:") && !is_finite(w, i)) i++;
    return i < t && tok(w, i)->depth;
}

/* "...," Velden said, ...: the comma in the quotation says that it is what she said; not so in: her book, "My Port,"
 * Velden said that. Where the quotation holds the sentence from its start, nothing else can be: "It is late," Velden
 * told a crowd in Oss that had come by boat. */
static bool says_quoted(const work *w, const candidate *c)
{
    uint32_t t = c->source.first;
    if (!quotation_before(w, t) || t < 2 || !is_punct(w, t - 2, ",?!") || ends_opening_participle(w, t)) return false;
    if (is_name_in_marks(w, t)) return false;
    if (tok(w, sentence_start(w, t))->depth && has_finite_verb(w, sentence_start(w, t), t)) return true;
    return !that_follows(w, &c->cue) && !clause_begins(w, c->cue.last, sentence_of(w, c->cue.verb)->last);
}

/* 'The roof leaked, Velden said, "when it rained."': does a quotation behind the cue go on with the clause before it,
 * which is that of no other attribution? */
static bool goes_on_quoted(const work *w, const candidate *c)
{
    const sentence *s = sentence_of(w, c->cue.verb);
    uint32_t t = c->cue.last, first = c->source.first;
    if (first <= s->first + 2 || !is_punct(w, first - 1, ",") || t + 2 >= s->last) return false;
    if (!is_punct(w, t, ",") || !starts_quotation(w, t + 1) || tok(w, t + 2)->shape & SHAPE_CAP) return false;
    for (uint32_t i = sentence_start(w, first); i < first; i++)
        if (tok(w, i)->depth || (lex(w, i)->cue && rules_cue(w->r, lex(w, i)->cue)->frames & FRAME_QUOTE)) return false;
    return tok(w, t + 2)->kind == TOK_WORD && has_own_verb(w, sentence_start(w, first), first);
}

/* "Velden, says Oss, is late": does the cue with the name behind it stand between a subject and its verb? Then that
 * subject does not speak. */
static bool says_inside(const work *w, const candidate *c)
{
    uint32_t last = sentence_of(w, c->cue.verb)->last;
    if (!is_punct(w, c->cue.first - 1, ",") || !names_speaker(w, c->cue.verb, last)) return false;
    uint32_t end = phrase_end(w, chunk_at(w, c->cue.verb + 1), last);
    return end + 1 < last && is_punct(w, end, ",") && is_finite(w, end + 1);
}

/* "What Velden hopes to gain is unclear": does "what" stand for what somebody thinks, so that nothing is told of it? */
static bool is_untold(const work *w, const candidate *c)
{
    uint32_t first = c->source.first;
    if (!(c->lexeme->frames & FRAME_MENTAL) || first == sentence_of(w, first)->first) return false;
    who_str what = rules_spelling(w->r, tok(w, first - 1)->word);
    return str_is(what, "what");
}

/* "Asked whether he had called it safe, Velden laughed": is it in question whether the subject says so? */
static bool is_in_question(const work *w, const candidate *c)
{
    uint32_t t = c->source.first, first = sentence_start(w, t);
    if (t <= first || role(w, t - 1) != WORD_IF || is_relative(w, c->source.last - 1)) return false;
    bool whether = str_is(rules_spelling(w->r, tok(w, t - 1)->word), "whether");
    bool asked = t > first + 1 && lex(w, t - 2)->cue && str_is(rules_cue(w->r, lex(w, t - 2)->cue)->lemma, "ask");
    return (whether || asked) && !starts_quotation(w, c->cue.last);
}

/* "He came because, Velden said, it was late": the conjunction that the attribution cuts off opens what is said, and
 * what stands before it is the reporter's. */
static bool is_cut_off(const work *w, const candidate *c)
{
    static const char *const WORDS[] = {"because", "although", "though", "since", "when", "where"};
    uint32_t t = c->source.first;
    if (t < sentence_start(w, t) + 3 || !is_punct(w, t - 1, ",")) return false;
    bool so_that = tok(w, t - 2)->pos == POS_THAT && str_is(doc_token(w->d, t - 3), "so");
    bool in_which = role(w, t - 2) == WORD_WHICH && tok(w, t - 3)->pos == POS_PREP; /* a year in which, Oss said, */
    bool which = is_relative(w, t - 2); /* the advice, which, Oss said, was late; a man who, Oss said, was late */
    uint32_t verb = c->cue.last + 1, last = sentence_of(w, t)->last; /* sold it and, Oss said, never left */
    while (verb < last && (tok(w, verb)->pos == POS_ADV || tok(w, verb)->pos == POS_NEG)) verb++;
    bool joined = role(w, t - 2) == WORD_AND && verb < last && is_punct(w, c->cue.last, ",") && is_finite(w, verb);
    return joined || so_that || in_which || which || STR_IS_ANY(doc_token(w->d, t - 2), WORDS);
}

/* "When the vote ended, Velden insisted": does a clause that tells when or why stand before the attribution, and no
 * other? */
static bool is_only_subordinate(const work *w, const candidate *c)
{
    uint32_t first = c->content[0].first;
    bool opens = tok(w, first)->pos == POS_WH || role(w, first) == WORD_WHILE;
    if (!opens || c->around || c->marker == MARKER_MARK || is_punct(w, c->content[0].last - 1, "?")) return false;
    uint32_t verbs = 0;
    for (uint32_t t = first; t < c->content[0].last; t++) {
        if (is_punct(w, t, ",") || tok(w, t)->depth) return false;
        verbs += is_finite(w, t);
    }
    return verbs == 1;
}

/* 'If it sank, Velden said, there was one answer: "Leave."': does a clause between the attribution, which commas set
 * off, and what was found behind it belong to the content? */
static bool skips_clause(const work *w, const candidate *c)
{
    uint32_t t = c->cue.last, before = c->source.first;
    if (before == sentence_of(w, t)->first || !is_punct(w, before - 1, ",") || !is_punct(w, t, ",")) return false;
    return has_finite_verb(w, t, c->content[0].first);
}

/* "On Friday, members protested outside the mill, about a mile from here": are what stands around the attribution only
 * a time and a place? */
static bool is_only_adjuncts(const work *w, const candidate *c)
{
    const range *before = &c->content[0], *behind = &c->content[1];
    if (!c->around || c->ncontent != 2 || tok(w, behind->first)->pos != POS_PREP) return false;
    return !has_quotation(w, c->content, 2) && !has_finite_verb(w, before->first, before->last) &&
           !has_finite_verb(w, behind->first, behind->last);
}

/* "..., Velden said", "..., Velden said, ...": the content stands before the source of *base, or around both. */
static void with_content_before(work *w, const candidate *base)
{
    candidate c = *base;
    const sentence *s = sentence_of(w, c.cue.verb);
    uint32_t first = c.source.first - (c.source.first > s->first && is_punct(w, c.source.first - 1, "["));
    bool mark = quotation_before(w, first);
    bool comma = first > s->first && (is_punct(w, first - 1, ",") || is_dash(w, first - 1));
    if (!mark && !comma && announced_subject(w, &c)) propose(w, &c);
    if ((!mark && !comma) || (mark && (is_name_in_marks(w, first) || ends_opening_participle(w, first)))) return;
    uint32_t end = c.source.last - 1; /* Velden, an historian who has written about ports, said */
    if (!mark && (role(w, end) == WORD_WHO || role(w, end) == WORD_WHICH)) return;
    if (mark && first == s->first && puts_it(w, &c)) return;
    bool cut = comma && is_cut_off(w, &c);
    bool before = !cut && before_or_mark(w, first, mark, &c);
    if (before && !mark && (is_lead(w, &c) || !(c.lexeme->frames & CLAUSE_FRAMES))) return;
    bool opening =
        cut || (comma && first <= s->first + 3); /* And, Velden said, the port ... But today, Velden said, ... */
    if (!before && !opening && !(comma && c.ncontent)) return;
    continue_behind(w, c.cue.last, before && c.marker == MARKER_MARK, &c);
    if (!before && !c.around) return; /* "Under him, Velden said, the port grew" needs its second half */
    if (is_only_adjuncts(w, &c)) return;
    if (is_only_subordinate(w, &c)) return;
    c.rule = c.around ? "content-around-cue" : "content-subject-cue";
    propose(w, &c);
}

/* Velden said ..., and ..., Velden said: both are proposed where both can be. */
static void plain(work *w, const candidate *base)
{
    candidate c = *base;
    const sentence *s = sentence_of(w, c.cue.verb);
    if (c.cue.purpose) {
        of_purpose(w, &c);
        return;
    }
    if (joined_behind_place(w, &c)) {
        joined_by_conjunction(w, &c);
        return;
    }
    if (!subject_before(w, &c.cue, &c.source, &c.source_head)) {
        uint32_t p = c.cue.first;
        if (announced_subject(w, &c))
            propose(w, &c);
        else if (p > s->first && (tok(w, p - 1)->pos == POS_CONJ || is_punct(w, p - 1, ",") || is_dash(w, p - 1)) &&
                 !(tok(w, p - 1)->pos != POS_CONJ && names_speaker(w, c.cue.verb, s->last)) &&
                 !is_behind_subordinate(w, p))
            joined_by_conjunction(w, &c);
        return;
    }
    bool behind = is_punct(w, c.cue.first - 1, ",") && names_speaker(w, c.cue.verb, s->last); /* Oss rose, said Renn */
    if (behind && has_own_verb(w, c.source.first, c.source.last)) return;
    if (is_reporters_question(w, c.source.first) || is_to_readers(w, &c) || is_for_anybody(w, &c) || is_told(w, &c))
        return;
    if (as_said(w, &c) || tells_only(w, &c)) {
        propose(w, &c);
        return;
    }
    if (is_name_given(w, &c) || is_untold(w, &c) || says_inside(w, &c) || is_in_question(w, &c)) return;
    if (c.lexeme->frames & FRAME_PREP && puts_it(w, &c)) return; /* disagreed from the back of the room: "..." */
    candidate after = c;
    if (!says_quoted(w, &c) && !goes_on_quoted(w, &c) && content_after(w, &c.cue, c.lexeme, c.cue.last, &after)) {
        after.rule = "subject-cue-content";
        end_before_main_clause(w, &after);
        if (!lost_its_verb(w, &after) && !skips_clause(w, &after)) propose(w, &after);
    }
    with_content_before(w, &c);
}

static bool is_form_of_make(const work *w, uint32_t t)
{
    static const char *const FORMS[] = {"make", "makes", "made", "making"};
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        if (str_is(doc_token(w->d, t), FORMS[i])) return true;
    return false;
}

/* "Velden is adamant that ...", "Oss remains confident the port will open": an adjective behind a verb, and a clause.
 */
static void adjective_cue(work *w, uint32_t t)
{
    const sentence *s = sentence_of(w, t);
    uint32_t be = t;
    while (be > s->first && (tok(w, be - 1)->pos == POS_ADV || tok(w, be - 1)->pos == POS_NEG)) be--;
    candidate c = {.source_head = WHO_NONE, .rule = "adjective-that", .lexeme = state_at(w, t)};
    if (be == s->first || !verb_group_at(w, be - 1, &c.cue) || c.cue.passive || t + 2 >= s->last) return;
    if (c.cue.modal) return;                /* if he can be convinced that */
    if (is_form_of_make(w, be - 1)) return; /* made sure that it sank */
    bool that = tok(w, t + 1)->pos == POS_THAT;
    if (!is_finite(w, c.cue.first) || (!that && !clause_begins(w, t + 1, s->last))) return;
    if (!subject_before(w, &c.cue, &c.source, &c.source_head) || !can_speak(w, c.source_head)) return;
    uint32_t first = c.source.first;
    bool reported = first > s->first && (lex(w, first - 1)->cue || tok(w, first - 1)->pos == POS_THAT);
    if (reported) return; /* Oss said she was confident that: it is Oss who says so */
    c.cue.verb = t;
    c.cue.last = t + 1;
    c.content[0] = (range){t + 1, content_end(w, t + 1)};
    c.ncontent = 1;
    c.marker = MARKER_THAT;
    propose(w, &c);
}

/* 'The Courier quoted Velden: "..."': whom the verb before the colon names has said it. */
static bool quotes_with_colon(work *w, const candidate *base)
{
    candidate c = *base;
    uint32_t last = sentence_of(w, c.cue.verb)->last, n = chunk_at(w, c.cue.last);
    if (!str_is(c.lexeme->lemma, "quote") || c.cue.passive || n == WHO_NONE || w->chunks[n].first != c.cue.last)
        return false;
    uint32_t colon = phrase_end(w, n, last);
    if (colon + 1 >= last || !is_punct(w, colon, ":") || !starts_quotation(w, colon + 1)) return false;
    if (!can_speak(w, w->chunks[n].head)) return false;
    c.source = (range){c.cue.last, colon};
    c.source_head = w->chunks[n].head;
    c.content[c.ncontent++] = (range){colon + 1, quotation_end(w, colon + 1)};
    c.marker = MARKER_COLON;
    c.rule = "quoted-as";
    propose(w, &c);
    return true;
}

/* "A man calling himself the captain left": the name that somebody goes by, beside the noun for him. */
static bool is_assumed_name(const work *w, const candidate *c)
{
    static const char *const SELVES[] = {"himself", "herself", "themself", "itself", "themselves"};
    static const char *const NAMES[] = {"call", "style", "identify"};
    uint32_t t = c->cue.first, last = sentence_of(w, t)->last;
    return c->cue.participle && c->cue.last < last && t > 0 && tok(w, t - 1)->pos == POS_NOUN &&
           STR_IS_ANY(c->lexeme->lemma, NAMES) && STR_IS_ANY(doc_token(w->d, c->cue.last), SELVES);
}

/* "Is understood to believe that", "seems to think that": does the verb that governs the cue say no more than that the
 * subject thinks so? */
static bool is_ascribed(const work *w, const cue *lexeme, const verb_group *g)
{
    static const char *const ASCRIBES[] = {"understood", "believed", "thought", "said",   "reported", "known",
                                           "appears",    "appeared", "seems",   "seemed", "appear",   "seem"};
    uint32_t to = g->verb;
    while (to > g->first && (tok(w, to - 1)->pos == POS_ADV || role(w, to - 1) == WORD_HAVE)) to--;
    bool thinks = lexeme->frames & FRAME_MENTAL && lexeme->frames & FRAME_THAT;
    return thinks && to > g->first + 1 && tok(w, to - 1)->pos == POS_TO &&
           STR_IS_ANY(doc_token(w->d, to - 2), ASCRIBES);
}

/* The rules for one verb: what they propose competes, and select.c takes the likeliest. */
void verb_cue(work *w, uint32_t t)
{
    candidate c = {.source_head = WHO_NONE, .lexeme = rules_cue(w->r, lex(w, t)->cue)};
    if (state_at(w, t)) {
        adjective_cue(w, t);
        return;
    }
    if (!verb_group_at(w, t, &c.cue)) return;
    if (c.cue.denied || c.lexeme->frames & FRAME_NEG || is_asked_aside(w, &c.cue) || enters_plea(w, &c)) return;
    if (quotes_another(w, &c) || is_left_undone(w, &c.cue) || is_amount(w, &c) || is_imagined(w, &c) ||
        is_contest(w, &c) || is_assumed_name(w, &c) || leads_to_know(w, &c))
        return;
    read_idiom(w, &c);
    if (c.cue.governed && c.lexeme->frames & (FRAME_WEAK | FRAME_MENTAL) && !is_ascribed(w, c.lexeme, &c.cue))
        return; /* "wanted to see" is one attribution */
    if (c.cue.passive) {
        passive(w, &c);
        return;
    }
    if (quotes_with_colon(w, &c)) return;
    candidate done = c; /* asked by Oss, as reported by Oss, measures added by Oss: without a form of be */
    uint32_t by;
    if (!c.cue.participle && agent(w, &done, &by) &&
        (content_behind_agent(w, &done, by) ||
         (can_speak(w, done.source_head) && !(lex(w, done.source_head)->lex & LEX_DOC))))
        return;
    if (c.cue.participle) {
        uint32_t n = chunk_at(w, t), opens = t - 1; /* a commanding lead, the full tweeting schedule */
        if (n != WHO_NONE && w->chunks[n].head == t + 1 && tok(w, t + 1)->pos == POS_NOUN && t &&
            tok(w, t - 1)->pos == POS_ADJ)
            opens = w->chunks[n].first;
        bool qualifies = c.cue.first == t && t > sentence_of(w, t)->first &&
                         (role(w, opens) == WORD_A || role(w, opens) == WORD_THE || tok(w, opens)->pos == POS_POSS);
        if (!qualifies) participle(w, &c); /* not: a commanding lead */
        return;
    }
    uint32_t adverbs = t;
    while (adverbs > c.cue.first && tok(w, adverbs - 1)->pos == POS_ADV) adverbs--;
    if (tok(w, t)->pos == POS_PART && c.cue.first == adverbs) return; /* a drug commonly called */
    if (is_accused_of(w, &c)) return;
    if (!inverted(w, &c)) plain(w, &c);
}
