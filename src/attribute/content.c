/* content.c - which words are reported.
 *
 * Behind the cue: over an addressee, times and places to "that", a mark, a colon, an infinitive, a question word or a
 * clause; from there to the end of the sentence, or to where another attribution begins (", adding", "and warned",
 * ", according to"). Before the cue: from the start of the sentence, or from the attribution before it.
 * Sentences that go on in the reporter's own words behind a comma are for boundary.c: there is no parser to tell.
 */
#include "attribute/internal.h"

#define LONGEST_PARENTHESIS 30 /* tokens between commas, behind a cue and before "that" */
#define LONGEST_AMOUNT 5       /* tokens from "at" to the number: "at more than $ 5 million" */
#define SHORTEST_CLAUSE 5      /* tokens of a clause whose verb is not seen */
#define LONGEST_OUTLET 5       /* words of the name of a newspaper in quotation marks */
#define LONGEST_OCCASION 6     /* tokens: made it clear in a letter last Monday that */
#define LONGEST_PARTY 8        /* tokens of a bracket behind a name */
#define MOST_STEPS 12          /* phrases between cue and content; more than that is another clause */

/* Over a preposition and its noun phrase: "in a statement", "to reporters at the airport". */
static uint32_t skip_phrase(const work *w, uint32_t t, uint32_t last)
{
    uint32_t n = t + 1;
    if (n < last && tok(w, n)->pos == POS_ING) n++;
    uint32_t c = chunk_at(w, n);
    if (c == WHO_NONE) return t;
    uint32_t end = w->chunks[c].last;
    if (end + 1 < last && role(w, end) == WORD_OF) {
        uint32_t m = chunk_at(w, end + 1);
        if (m != WHO_NONE) end = w->chunks[m].last;
    }
    return end;
}

static bool set_content(candidate *out, uint32_t first, uint32_t last, enum marker marker)
{
    if (first >= last) return false;
    out->content[0] = (range){first, last};
    out->ncontent = 1;
    out->marker = (uint8_t)marker;
    return true;
}

/* 'said "late" in place of "never" was no joke': is the quotation that ends before t, with the phrase there, the
 * subject of a verb? */
static bool is_subject_in_marks(const work *w, uint32_t t, uint32_t last)
{
    for (uint32_t i = t; i < last; i++) {
        if (tok(w, i)->depth) continue;
        uint8_t p = tok(w, i)->pos;
        if (is_finite(w, i)) return i > t && p != POS_VERB && tok(w, i - 1)->pos != POS_CONJ && !is_time(w, i - 1);
        bool phrase = p == POS_PREP || p == POS_DET || p == POS_ADJ || p == POS_NOUN || p == POS_NAME || p == POS_POSS;
        bool joins = role(w, i) == WORD_AND && starts_quotation(w, i + 1);
        if ((!phrase && !joins) || is_time(w, i) || is_when(w, i) || tok(w, i)->kind == TOK_PUNCT) return false;
    }
    return false;
}

/* Do the words at t belong to the clause that a quotation before them begins? */
static bool goes_on_unquoted(const work *w, uint32_t t, uint32_t last)
{
    uint8_t p = tok(w, t)->pos, r = role(w, t);
    if (tok(w, t)->kind != TOK_WORD) return false;
    if (r == WORD_IF || is_relative(w, t) || str_is(doc_token(w->d, t), "where")) return true;
    if (p == POS_PREP) return is_subject_in_marks(w, t, last);
    return p != POS_CONJ && p != POS_WH && r != WORD_WHILE && r != WORD_AS;
}

/* A quotation that follows the cue: the quotation alone when it is whole, or the clause that goes on behind it. */
static bool quotation_content(const work *w, uint32_t t, candidate *out)
{
    uint32_t q = quotation_at(w, t);
    if (q == WHO_NONE) return false;
    const quotation *k = &w->d->quotations[q];
    const sentence *s = sentence_of(w, k->last - 1);
    uint32_t end = k->last;
    bool stopped = end >= 2 && tok(w, end - 2)->kind == TOK_PUNCT && strchr(".?!,", byte_of(w, end - 2));
    bool more = end < s->last && !stopped && k->words < 8 && goes_on_unquoted(w, end, s->last);
    if (more) end = content_end(w, end - 1);
    while (end + 1 < s->last && role(w, end) == WORD_AND &&
           starts_quotation(w, end + 1)) /* chanted "Out" and "Shame" */
        end = quotation_end(w, end + 1);
    return set_content(out, t, end, MARKER_MARK);
}

/* The same with what leads up to it from token `from` on: vowed [to "fight on"], lamented [the "sad" state of things].
 */
static bool led_up_quotation(const work *w, uint32_t from, uint32_t t, candidate *out)
{
    if (!quotation_content(w, t, out)) return false;
    out->content[0].first = from;
    return true;
}

/* "Velden said as she left the port, "..."": a quotation behind the comma or colon that ends what stands between. */
static bool late_quotation(const work *w, const verb_group *g, const cue *c, uint32_t from, candidate *out)
{
    const sentence *s = sentence_of(w, g->verb);
    if (!is_speech(c)) return false;
    for (uint32_t t = from; t + 1 < s->last && t < from + 25; t++) {
        if (tok(w, t)->depth || is_punct(w, t, ";") || role(w, t) == WORD_ACCORDING) return false;
        if (t > from && is_cue_verb(w, t) && (is_finite(w, t) || is_punct(w, t - 1, ","))) return false;
        if (is_punct(w, t, ",:") && is_mark(w, t + 1) && tok(w, t + 1)->depth) return quotation_content(w, t + 1, out);
    }
    return false;
}

/* Walking from the cue to its content: each step decides at token t and either sets the content, refuses, or moves on.
 */
typedef struct walk {
    const work *w;
    const verb_group *g;
    const cue *c;
    uint32_t frames, t, last;
    bool object_seen; /* the addressee, */
    uint32_t object;  /* which is here */
    candidate *out;
} walk;

enum step { STEP_ON, STEP_SET, STEP_REFUSE, STEP_NONE /* not for this rule to tell */ };

static enum step set_if(bool done) { return done ? STEP_SET : STEP_REFUSE; }

static enum step move_to(walk *k, uint32_t t)
{
    k->t = t;
    return STEP_ON;
}

static bool opens_quotation(const walk *k, uint32_t t)
{
    return t < k->last && is_mark(k->w, t) && tok(k->w, t)->depth;
}

/* "in a deal that cost millions": does a noun that says nothing stand before "that", which tells of it? */
static bool tells_of_thing(const work *w, uint32_t t)
{
    static const char *const THINGS[] = {"deal", "pact", "move", "bid", "tone", "voice", "manner", "agreement", "race"};
    return t > 1 && tok(w, t - 1)->pos == POS_NOUN && STR_IS_ANY(doc_token(w->d, t - 1), THINGS) &&
           role(w, t - 2) == WORD_A;
}

static bool is_that(const walk *k, uint32_t t)
{
    return t < k->last && tok(k->w, t)->pos == POS_THAT && !tells_of_thing(k->w, t);
}

/* said: ... */
static enum step at_colon(walk *k)
{
    uint32_t t = k->t + 1;
    if (t >= k->last) return STEP_REFUSE; /* the next paragraph: select.c */
    if (is_mark(k->w, t)) return set_if(quotation_content(k->w, t, k->out));
    return set_if(set_content(k->out, t, content_end(k->w, t), MARKER_COLON));
}

/* "asked Oss, Holm and Velden to", "told Oss, head of the port, that": behind the comma at *t, the word that opens the
 * content. */
static bool addressee_goes_on(const walk *k, uint32_t *t)
{
    const work *w = k->w;
    for (uint32_t i = *t; i + 1 < k->last && i < *t + LONGEST_PARENTHESIS && !tok(w, i)->depth; i++) {
        bool infinitive = tok(w, i)->pos == POS_TO && tok(w, i + 1)->pos == POS_VERB && k->frames & FRAME_OBJ_INF;
        if (infinitive || (is_that(k, i) && is_punct(w, i - 1, ","))) {
            *t = i;
            return true;
        }
        if (is_finite(w, i) || is_punct(w, i, ";:")) return false;
    }
    return false;
}

/* "said, if elected, she would stay": the condition that the content at t begins with, between two commas? */
static bool is_condition(const walk *k, uint32_t t)
{
    const work *w = k->w;
    if (t >= k->last || role(w, t) != WORD_IF || !(k->frames & FRAME_THAT)) return false;
    uint32_t close = t + 1;
    while (close + 1 < k->last && close < t + LONGEST_PARENTHESIS && !is_punct(w, close, ",;:")) close++;
    return close + 1 < k->last && is_punct(w, close, ",") && clause_begins(w, close + 1, k->last);
}

/* "said, with no evidence that", "objected to the law's demand that": does "that" at i belong to the noun before it, in
 * the phrase of the preposition at t? */
static bool is_of_noun(const work *w, uint32_t t, uint32_t i)
{
    static const char *const NOUNS[] = {"evidence", "sign", "signs",  "proof",      "requirement", "requirements",
                                        "demand",   "idea", "notion", "suggestion", "indication"};
    bool without = str_is(doc_token(w->d, t), "without"); /* claimed without evidence that */
    return i > t + 1 && !without && (role(w, t) == WORD_WITH || STR_IS_ANY(doc_token(w->d, i - 1), NOUNS)) &&
           tok(w, i - 1)->pos == POS_NOUN;
}

/* said, "..." and told X, that and, over a parenthesis, said, in a letter, that */
static enum step at_comma(walk *k)
{
    const work *w = k->w;
    uint32_t i = k->t + 1;
    if (i < k->last && is_mark(w, i)) return set_if(quotation_content(w, i, k->out));
    if (is_condition(k, i)) return set_if(set_content(k->out, i, content_end(w, i), MARKER_CLAUSE));
    if ((k->object_seen || k->frames & FRAME_THAT) && is_that(k, i)) return move_to(k, i);
    if (k->object_seen && addressee_goes_on(k, &i)) return move_to(k, i);
    uint8_t p = i < k->last ? tok(w, i)->pos : POS_PUNCT;
    bool relative = i < k->last && (role(w, i) == WORD_WHO || role(w, i) == WORD_WHICH || p == POS_WH);
    bool other = i < k->last && role(w, i) == WORD_WHILE; /* ordered a pier, though Oss warns that */
    bool more =
        p == POS_ADV && i + 2 < k->last && chunk_at(w, i + 1) != WHO_NONE; /* say, almost double the toll that */
    bool adverbial = p == POS_PREP || p == POS_ADV || p == POS_ING || relative;
    if (more) return STEP_REFUSE;
    bool aside = p == POS_ADV && i + 2 < k->last && is_punct(w, i + 1, ",") && tok(w, i + 2)->pos == POS_TO;
    if (aside && k->frames & FRAME_INF) return move_to(k, i + 2); /* promised, however, to look into it */
    if (!adverbial && p != POS_NAME && p != POS_NUM && p != POS_PART && p != POS_PAST) return STEP_REFUSE;
    bool alone = is_that(k, i + 2) && is_punct(w, i + 1, ",");              /* agreed with Oss, defending, that */
    if (p == POS_ING && is_cue_verb(w, i) && !alone) return STEP_REFUSE;    /* added, reiterating that */
    if (p == POS_ING && lex(w, i)->lex & LEX_CAUSATIVE) return STEP_REFUSE; /* show, prompting Oss to warn that */
    uint32_t source = k->out->source.first; /* It sank, Oss said, breaking a rule that holds */
    bool trails = p == POS_ING && source > sentence_of(w, source)->first && is_punct(w, source - 1, ",");
    for (; i + 1 < k->last && i < k->t + LONGEST_PARENTHESIS && !tok(w, i)->depth; i++) {
        if (is_that(k, i) && (trails || is_of_noun(w, k->t + 1, i))) return STEP_REFUSE;
        if (i > k->t + 1 && !relative && !other && (is_that(k, i) || is_mark(w, i))) return move_to(k, i);
        bool how = k->object_seen && (role(w, i + 1) == WORD_HOW || role(w, i + 1) == WORD_IF);
        if (is_punct(w, i, ",") && (is_mark(w, i + 1) || is_that(k, i + 1) || how)) return move_to(k, i + 1);
        bool what = is_punct(w, i, ",") && role(w, i + 1) == WORD_BE && k->out->source.first &&
                    role(w, k->out->source.first - 1) == WORD_HOW; /* what she said, in a letter, was that */
        if (what) return move_to(k, i + 1);
        bool over = is_punct(w, i, ",") ? adverbial : !adverbial && i > k->t + 1 && is_finite(w, i);
        if (over) return STEP_REFUSE;
    }
    bool own = relative && !is_punct(w, i - 1, ",:"); /* reacted to Oss, who called it "a mess" */
    return i + 1 < k->last && is_mark(w, i) && !own ? move_to(k, i) : STEP_REFUSE;
}

/* Does an infinitive begin at t? Behind a verb that takes one, a word that mostly is a noun is a verb: "vowed to work".
 */
static bool is_infinitive(const walk *k, uint32_t t)
{
    const work *w = k->w;
    uint32_t verb = t + 1;
    while (verb + 1 < k->last && tok(w, verb)->pos == POS_ADV) verb++; /* not to even think of it */
    if (t + 1 >= k->last || tok(w, verb)->pos == POS_VERB) return t + 1 < k->last;
    bool beside = t == k->g->last || is_time(w, t - 1) || tok(w, t - 1)->pos == POS_NEG ||
                  tok(w, t - 1)->pos == POS_ADV; /* pledged Saturday to rid, never to, never again to */
    bool governs = (beside && k->frames & FRAME_INF) || (k->object_seen && k->frames & FRAME_OBJ_INF);
    uint8_t p = tok(w, t + 1)->pos;
    who_str s = doc_token(w->d, t + 1);
    bool many = lex(w, t + 1)->lex & LEX_PLURAL ||
                (str_ends(s, "s") && !str_ends(s, "ss") && !str_ends(s, "us")); /* to focus, to address */
    return governs && (p == POS_NOUN || p == POS_ADJ || p == POS_PART) && !many && !(tok(w, t + 1)->shape & SHAPE_CAP);
}

/* The infinitive at t, with whom it is asked of: "urged [the mayor to go]", "expects [the mayor to go]"; not "promised
 * her [to go]", where the speaker goes. */
static uint32_t infinitive_start(const walk *k)
{
    bool own = k->frames & FRAME_INF && !(k->frames & FRAME_MENTAL);
    return k->object_seen && k->object && !own ? k->object : k->t;
}

static enum step set_infinitive(walk *k)
{
    return set_if(set_content(k->out, infinitive_start(k), content_end(k->w, k->t), MARKER_INF));
}

/* "Firm told to pay", "Minister urged to act": whom the verb speaks to is its subject, so that nobody says anything. */
static bool is_told_to(const walk *k)
{
    static const char *const ORDERS[] = {"tell", "urge", "order", "advise", "instruct", "remind", "exhort", "implore"};
    return k->c && !k->object_seen && k->t == k->g->last && STR_IS_ANY(k->c->lemma, ORDERS);
}

/* vowed to, and exhorted them to "..." */
static enum step at_infinitive(walk *k)
{
    bool back = str_is(doc_token(k->w->d, k->t - 1), "back"); /* called back to say */
    if (back || is_told_to(k)) return STEP_REFUSE;
    bool infinitive = k->frames & (FRAME_INF | FRAME_OBJ_INF);
    if (opens_quotation(k, k->t + 1))
        return set_if(led_up_quotation(k->w, infinitive ? infinitive_start(k) : k->t + 1, k->t + 1, k->out));
    return infinitive ? set_infinitive(k) : STEP_REFUSE;
}

/* "said despite the storm, the port would open", "said if it was late, she would stay": does the content begin with
 * what goes before its clause? */
static bool opens_with_adverbial(const walk *k, uint32_t t)
{
    const work *w = k->w;
    uint8_t r = role(w, t);
    bool place = r == WORD_IN || r == WORD_ON || r == WORD_AT || r == WORD_TO || r == WORD_WITH || r == WORD_FROM ||
                 r == WORD_FOR || r == WORD_ABOUT || r == WORD_OF || r == WORD_BY || r == WORD_AS; /* of the speech */
    if (place || !(k->frames & FRAME_THAT) || k->frames & (FRAME_WEAK | FRAME_MENTAL)) return false;
    for (uint32_t i = t + 1; i + 1 < k->last && i < t + LONGEST_PARENTHESIS && !tok(w, i)->depth; i++) {
        if (is_that(k, i) || is_punct(w, i, ";:") || is_dash(w, i)) return false;
        if (is_punct(w, i, ","))
            return is_clause(w, i + 1, content_end(w, i + 1)) && !closing_attribution(w, i + 1, k->last);
    }
    return false;
}

/* "which some say target minorities", "which she said represented all": does a verb at the end of the cue belong to
 * what stands before its subject? */
static bool fills_gap(const walk *k)
{
    const work *w = k->w;
    uint32_t subject = k->out->source.first;
    bool that = subject > 1 && tok(w, subject - 1)->pos == POS_THAT && tok(w, subject - 2)->pos == POS_NOUN;
    return that || (subject && (role(w, subject - 1) == WORD_WHICH || role(w, subject - 1) == WORD_WHO));
}

/* Can the content begin at t, behind a place or a time? */
static bool can_follow(const walk *k, uint32_t t)
{
    const work *w = k->w;
    uint8_t p = tok(w, t)->pos, r = role(w, t);
    return is_mark(w, t) || is_punct(w, t, ",:") || is_dash(w, t) || is_time(w, t) || p == POS_THAT || p == POS_PREP ||
           p == POS_ADV || p == POS_WH || r == WORD_HOW || r == WORD_IF ||
           (p == POS_TO && k->frames & (FRAME_INF | FRAME_OBJ_INF)) ||
           (p == POS_NEG && t + 1 < k->last && tok(w, t + 1)->pos == POS_TO && k->frames & FRAME_OBJ_INF) ||
           (p == POS_TO && chunk_at(w, t + 1) != WHO_NONE) || /* in a letter to Oss */
           (p == POS_PRON && opens_quotation(k, t + 1)) ||    /* on Friday he "left" */
           (is_finite(w, t) && fills_gap(k)) ||               /* whom aides insisted on Monday had the votes */
           is_clause(w, t, content_end(w, t));
}

/* "have warned for months that": does the phrase [t, after) say how long? */
static bool is_for_long(const walk *k, uint32_t t, uint32_t after)
{
    static const char *const LONG[] = {"days", "weeks", "months", "years", "decades", "generations", "time"};
    const work *w = k->w;
    return role(w, t) == WORD_FOR && after > t + 1 && after < k->last && is_that(k, after) &&
           STR_IS_ANY(doc_token(w->d, after - 1), LONG);
}

/* "her Facebook page", "social media", "Telegram": is chunk n one of the places where people publish their words? */
static bool is_site(const work *w, uint32_t n)
{
    static const char *const SITES[] = {"media",    "blog",    "platform",  "page",     "feed",    "account",
                                        "website",  "site",    "twitter",   "facebook", "wall",    "telegram",
                                        "weibo",    "youtube", "instagram", "tiktok",   "reddit",  "linkedin",
                                        "snapchat", "bluesky", "mastodon",  "whatsapp", "myspace", "vkontakte"};
    uint32_t head = w->chunks[n].head;
    return STR_IS_ANY(rules_spelling(w->r, tok(w, head)->word), SITES) || str_is(doc_token(w->d, head), "X");
}

/* "The mill was late, Velden wrote on her blog", "The mill, Velden wrote on her blog, was late": does the phrase at t,
 * with which the clause ends, tell where? */
static bool ends_on_site(const walk *k, uint32_t t, uint32_t after)
{
    const work *w = k->w;
    uint32_t n = role(w, t) == WORD_ON && after > t ? chunk_at(w, after - 1) : WHO_NONE;
    return n != WHO_NONE && k->frames & FRAME_THAT && (after >= k->last || is_punct(w, after, ".,")) && is_site(w, n);
}

/* "wrote on Instagram that", 'wrote on social media: "..."': does the phrase [t, after) name where it was said? */
static bool is_on_medium(const walk *k, uint32_t t, uint32_t after)
{
    const work *w = k->w;
    if (role(w, t) != WORD_ON || after <= t || after + 1 >= k->last) return false;
    bool announced = is_punct(w, after, ":,") && starts_quotation(w, after + 1);
    if (!is_that(k, after) && !announced) return false;
    uint32_t n = chunk_at(w, after - 1);
    if (n == WHO_NONE || !(k->frames & FRAME_THAT)) return false;
    return tok(w, w->chunks[n].head)->pos == POS_NAME || is_site(w, n);
}

/* "laughed at the plan"; who speaks or testifies at something is there, and so is who warns at a meeting. */
static bool is_aimed_at(const walk *k, uint32_t t)
{
    static const char *const THERE[] = {"speak", "talk", "testify", "campaign", "pray"};
    static const char *const EVENTS[] = {"meeting",  "hearing", "conference", "rally",   "briefing", "event",
                                         "session",  "summit",  "ceremony",   "inquest", "inquiry",  "gathering",
                                         "trial",    "vigil",   "dinner",     "forum",   "festival", "funeral",
                                         "service",  "scene",   "airport",    "station", "seminar",  "workshop",
                                         "hospital", "school",  "university", "hotel",   "launch",   "reception"};
    uint32_t n = t + 1 < k->last ? chunk_at(k->w, t + 1) : WHO_NONE;
    if (n != WHO_NONE && STR_IS_ANY(doc_token(k->w->d, k->w->chunks[n].head), EVENTS)) return false;
    return role(k->w, t) == WORD_AT && t == k->g->last && !(k->frames & FRAME_AS) && k->c &&
           !STR_IS_ANY(k->c->lemma, THERE);
}

/* "challenged the board that had been elected": does "that" at t stand for what goes before it? */
static bool is_relative_that(const walk *k, uint32_t t)
{
    const work *w = k->w;
    if (t == k->g->last || t + 1 >= k->last) return false;
    return tok(w, t + 1)->pos == POS_PAST || tok(w, t + 1)->pos == POS_MODAL || role(w, t + 1) == WORD_HAVE;
}

/* warned of, called on ... to; otherwise a place or time to pass over */
static enum step at_preposition(walk *k)
{
    const work *w = k->w;
    uint32_t t = k->t, after = skip_phrase(w, t, k->last);
    uint8_t r = role(w, t);
    if (r == WORD_BY && t + 1 < k->last && tok(w, t + 1)->pos == POS_ING && lex(w, t + 1)->cue)
        return STEP_REFUSE; /* responded by saying that: that is the content of "saying" */
    bool asked = r == WORD_TO && t == k->g->last && k->frames & FRAME_OBJ_INF && after + 1 < k->last &&
                 tok(w, after)->pos == POS_TO && chunk_at(w, t + 1) != WHO_NONE;
    if (asked) { /* appealed to the members to return */
        k->object_seen = true;
        return move_to(k, after);
    }
    bool on =
        r == WORD_ON && t == k->g->last && t + 1 < k->last && !is_time(w, t + 1); /* called on the council to act */
    bool doing = r == WORD_TO && t == k->g->last && t + 1 < k->last && tok(w, t + 1)->pos == POS_ING; /* admitted to */
    bool carries = on || doing || r == WORD_FOR || r == WORD_OF || r == WORD_ABOUT || is_aimed_at(k, t) ||
                   str_is(doc_token(w->d, t), "against");
    bool then =
        r == WORD_AT && is_that(k, after) && str_is(doc_token(w->d, after - 1), "time"); /* said at the time that */
    then = then || (r == WORD_ON && k->frames & FRAME_THAT && is_that(k, after) && !is_relative_that(k, after));
    if (then || is_on_medium(k, t, after) || is_for_long(k, t, after)) return move_to(k, after);
    if (ends_on_site(k, t, after)) return STEP_REFUSE;
    if (k->frames & FRAME_PREP && carries && t + 1 < k->last) {
        bool quoted = opens_quotation(k, t + 1) && quotation_content(w, t + 1, k->out);
        if (!quoted) return set_if(set_content(k->out, t + 1, noun_end(w, t + 1, content_end(w, t + 1)), MARKER_PREP));
        k->out->marker = MARKER_PREP;
        return STEP_SET;
    }
    if (k->frames & FRAME_AS && r == WORD_TO && t == k->g->last && after < k->last && role(w, after) == WORD_AS) {
        k->object = t + 1; /* referred to the pier as */
        return move_to(k, after);
    }
    bool speech = k->frames & FRAME_THAT && !(k->frames & (FRAME_WEAK | FRAME_MENTAL));
    for (uint32_t i = t; (k->object_seen || speech) && i < k->last && i < t + 16 && !is_punct(w, i, ",;:") &&
                         !is_dash(w, i) && (k->object_seen || !is_finite(w, i));
         i++) /* told X before the vote that, said in a talk given before the vote that */
        if (is_that(k, i) && !tok(w, i)->depth && is_of_noun(w, t, i))
            return STEP_REFUSE;
        else if (is_that(k, i) && !tok(w, i)->depth && !is_relative_that(k, i))
            return set_if(set_content(k->out, i, content_end(w, i), MARKER_THAT));
    bool reduced = after > t && after + 1 < k->last && /* in remarks carried by the radio */
                   (tok(w, after)->pos == POS_PART || tok(w, after)->pos == POS_PAST);
    if (reduced && tok(w, after + 1)->pos == POS_PREP) after = skip_phrase(w, after + 1, k->last);
    if (after <= t || after >= k->last) return STEP_REFUSE;
    bool dated =
        is_time(w, t + 1) && k->frames & FRAME_NOUN && chunk_at(w, after) != WHO_NONE; /* announced on Friday the */
    return dated || can_follow(k, after) ? move_to(k, after) : STEP_REFUSE;
}

/* Is the noun phrase that ends before `behind` the addressee: told X that, told X "...", urged X to? */
static bool is_addressee(const walk *k, uint32_t behind, uint32_t end)
{
    const work *w = k->w;
    if (k->object_seen || !(k->frames & (FRAME_OBJ_THAT | FRAME_OBJ_INF)) || behind >= k->last) return false;
    uint8_t p = tok(w, behind)->pos;
    bool follows = p == POS_THAT || p == POS_TO || p == POS_NEG || is_mark(w, behind) || is_punct(w, behind, ",:") ||
                   p == POS_WH || is_time(w, behind) || p == POS_PREP || p == POS_ADV ||
                   chunk_at(w, behind) != WHO_NONE;
    uint32_t n = chunk_at(w, k->t); /* challenged her claim that */
    if (p == POS_THAT && lex(w, w->chunks[n].head)->lex & LEX_CUENOUN && !can_speak(w, w->chunks[n].head)) return false;
    if (k->frames & FRAME_AS && p != POS_TO) return false; /* called her remarks on it "a mess" */
    bool subject = k->frames & FRAME_THAT && !str_is(k->c->lemma, "tell") && tok(w, k->t)->pos == POS_DET &&
                   is_finite(w, behind) && is_clause(w, k->t, end); /* warned the port would close */
    return follows && !subject;
}

/* "pressed Oss on whether she would go", "by Oss about why she left": the question behind a verb that asks, and behind
 * who asks or is asked; WHO_NONE where there is none. */
uint32_t question_put(const work *w, const cue *c, uint32_t behind, uint32_t last)
{
    if (!c || !(c->frames & FRAME_OBJ_ON) || behind + 1 >= last) return WHO_NONE;
    uint8_t r = role(w, behind), next = role(w, behind + 1);
    bool on = r == WORD_ON || r == WORD_ABOUT || str_is(doc_token(w->d, behind), "over");
    bool asks = tok(w, behind + 1)->pos == POS_WH || next == WORD_HOW || next == WORD_IF;
    return on && asks ? behind + 1 : WHO_NONE;
}

/* Behind the bracket at t that tells of which party or place somebody is, "Oss (Tory)"; t where none does. */
static uint32_t behind_party(const work *w, uint32_t t, uint32_t last)
{
    if (t + 2 >= last || !is_punct(w, t, "(")) return t;
    uint32_t close = t + 1;
    while (close + 1 < last && close < t + LONGEST_PARTY && !is_punct(w, close, ")")) close++;
    return is_punct(w, close, ")") ? close + 1 : t;
}

/* Where the addressee in chunk n ends: "the Commissioner of Police" is one name. */
static uint32_t behind_office(const walk *k, uint32_t n)
{
    const work *w = k->w;
    uint32_t of = w->chunks[n].last, next = of + 1 < k->last ? chunk_at(w, of + 1) : WHO_NONE;
    bool name = next != WHO_NONE && role(w, of) == WORD_OF && tok(w, w->chunks[n].head)->pos == POS_NAME &&
                tok(w, of + 1)->pos == POS_NAME;
    return name ? w->chunks[next].last : behind_party(w, of, k->last);
}

/* Is something said of the object: called the plan a mess, called the plan absurd, called her remarks "a mess"; not:
 * called a taxi, called twice? */
static bool has_complement(const work *w, uint32_t behind, uint32_t end)
{
    uint32_t last = behind - 1, n = chunk_at(w, last);
    bool noun = n != WHO_NONE && tok(w, w->chunks[n].head)->pos == POS_NOUN;
    if (noun && tok(w, last)->pos == POS_ADJ && w->chunks[n].head < last && role(w, last) != WORD_OTHER) return true;
    if (behind >= end) return false;
    uint8_t p = tok(w, behind)->pos;
    if (p == POS_DET || p == POS_ADJ || p == POS_POSS || p == POS_NOUN || p == POS_NAME) return true;
    static const char *const WHEN[] = {"late", "later", "early", "earlier"}; /* called him again late on Friday */
    if (p == POS_ADV && behind + 1 < end && tok(w, behind + 1)->pos == POS_ADJ && !is_time(w, behind + 1))
        return !STR_IS_ANY(doc_token(w->d, behind + 1), WHEN); /* called the pier too small */
    for (uint32_t t = behind; t < end; t++)
        if (tok(w, t)->depth) return true;
    return false;
}

/* put the cost of the pier at 5 million, puts it closer to 5 million: does the object that ends at t, or goes on there,
 * stand before an amount? */
static bool behind_amount(const walk *k, uint32_t t)
{
    const work *w = k->w;
    static const char *const NEAR[] = {"closer", "nearer"};
    uint32_t end = k->last < t + LONGEST_PARENTHESIS ? k->last : t + LONGEST_PARENTHESIS;
    for (; t + 1 < end && !tok(w, t)->depth && !is_finite(w, t) && !is_punct(w, t, ",;:"); t++) {
        bool near = role(w, t) == WORD_TO && STR_IS_ANY(doc_token(w->d, t - 1), NEAR);
        if (role(w, t) != WORD_AT && !near) continue;
        for (uint32_t i = t + 1; i < k->last && i < t + LONGEST_AMOUNT; i++)
            if (tok(w, i)->pos == POS_NUM || begins_money(w, i)) return true;
    }
    return false;
}

/* "found most of them were late"; not "shows a contest in the state, where piers are up for sale": does the verb stand
 * directly behind the phrase of chunk n? */
static bool is_plain_clause(const work *w, uint32_t n, uint32_t end)
{
    uint32_t v = phrase_end(w, n, end);
    while (v + 1 < end && tok(w, v)->pos == POS_ADV) v++;
    return v < end && is_clause_verb(w, v);
}

/* "indicate the defense plans to call ten witnesses": behind a verb that takes no noun, what reads like one is the verb
 * of a clause. */
static bool is_plan(const walk *k, uint32_t n)
{
    const work *w = k->w;
    uint32_t to = w->chunks[n].last, plans = to - 1;
    if (k->frames & FRAME_NOUN || to < w->chunks[n].first + 3 || to + 1 >= k->last) return false;
    uint8_t opens = tok(w, w->chunks[n].first)->pos;
    if ((opens != POS_DET && opens != POS_POSS) || tok(w, to)->pos != POS_TO || tok(w, to + 1)->pos != POS_VERB)
        return false;
    return lex(w, plans)->form == FORM_S && rules_cue(w->r, lex(w, plans)->cue)->frames & FRAME_INF;
}

/* "says quay owners overload their barges": several words behind "say" are a clause, though no tag tells which of
 * them is its verb; other verbs take a noun now and then, too. */
static bool must_be_clause(const walk *k, uint32_t behind, uint32_t end)
{
    const work *w = k->w;
    if (!k->c || !str_is(k->c->lemma, "say") || end < k->t + SHORTEST_CLAUSE || behind >= end) return false;
    uint8_t p = tok(w, behind)->pos;
    return tok(w, behind)->kind == TOK_WORD && p != POS_PREP && p != POS_TO && p != POS_CONJ;
}

/* "made it clear that", "let it be known that", "put it to Oss that": the word for which "it", before token t, stands
 * in; or WHO_NONE. */
static uint32_t that_behind_it(const walk *k, uint32_t t)
{
    bool to = t + 1 < k->last && tok(k->w, t)->pos == POS_TO;
    uint32_t ear = to ? chunk_at(k->w, t + 1) : WHO_NONE, from = ear == WHO_NONE ? t : k->w->chunks[ear].last;
    for (uint32_t i = from; i < from + LONGEST_OCCASION && i < k->last; i++) { /* made it clear last Monday that */
        if (is_that(k, i)) return i;
        if (tok(k->w, i)->kind != TOK_WORD || tok(k->w, i)->pos == POS_TO) break;
        if (is_finite(k->w, i) && !str_is(doc_token(k->w->d, i), "be")) break; /* said it assumed that */
    }
    return WHO_NONE;
}

/* "said nothing as she left", "said little": does the phrase in chunk n say that hardly anything was said? */
static bool says_nothing(const work *w, uint32_t n, uint32_t end)
{
    static const char *const NOTHING[] = {"nothing", "little", "anything", "something"};
    const chunk *k = &w->chunks[n];
    return k->last == k->first + 1 && STR_IS_ANY(doc_token(w->d, k->first), NOTHING) && !is_plain_clause(w, n, end);
}

/* "is recalling another 250 toys", "recalled 50 cars": a firm takes back, and remembers nothing. */
static bool takes_back(const walk *k, uint32_t n)
{
    if (!k->c || !str_is(k->c->lemma, "recall")) return false;
    for (uint32_t t = k->w->chunks[n].first; t < k->w->chunks[n].last; t++)
        if (tok(k->w, t)->pos == POS_NUM) return true;
    return false;
}

/* "answered the phone": who answers it has not said anything yet. */
static bool is_picked_up(const walk *k, uint32_t n)
{
    static const char *const RINGING[] = {"phone", "phones", "telephone", "call", "calls", "door", "doorbell", "bell"};
    return k->c && str_is(k->c->lemma, "answer") && STR_IS_ANY(doc_token(k->w->d, k->w->chunks[n].head), RINGING);
}

/* "found 52 per cent in favour", "found 40 percent opposed": how many of those asked stand where, in the phrase that
 * ends at t? */
static bool is_share_of_asked(const work *w, uint32_t first, uint32_t t, uint32_t end)
{
    static const char *const SIDES[] = {"favour",   "favor",      "support",   "opposed",  "against",
                                        "opposing", "supporting", "backing",   "wanting",  "saying",
                                        "leaning",  "undecided",  "satisfied", "approving"};
    bool percent = tok(w, first)->pos == POS_NUM && t > first + 1 &&
                   (str_ends(doc_token(w->d, t - 1), "cent") || is_punct(w, t - 1, "%"));
    if (!percent || t >= end) return false;
    bool in = role(w, t) == WORD_IN && t + 1 < end;
    return STR_IS_ANY(doc_token(w->d, in ? t + 1 : t), SIDES);
}

/* "showed Velden leading in Selm", "found Oss behind Holm", "shows her with 40 percent", "shows him 20 points ahead":
 * how those stand whom a poll has asked about, behind the chunk n. */
static bool is_result(const work *w, uint32_t n, uint32_t end)
{
    static const char *const PLACES[] = {"ahead",   "behind", "tied",    "trailing",
                                         "leading", "neck",   "running", "winning"};
    uint32_t t = w->chunks[n].last, by = t < end ? chunk_at(w, t) : WHO_NONE;
    if (is_share_of_asked(w, w->chunks[n].first, t, end)) return true;
    bool name = tok(w, w->chunks[n].first)->pos == POS_NAME; /* the governor Karl Oss of Selm leading */
    if (name && t < end && role(w, t) == WORD_OF) t = phrase_end(w, n, end);
    bool points = by != WHO_NONE && tok(w, w->chunks[by].first)->pos == POS_NUM && w->chunks[by].last < end;
    if (points && STR_IS_ANY(doc_token(w->d, w->chunks[by].last), PLACES)) return true; /* 20 points ahead */
    bool share = t + 1 < end && (role(w, t) == WORD_WITH || role(w, t) == WORD_AT) && tok(w, t + 1)->pos == POS_NUM;
    bool place = false; /* "leading Oss" may be in the chunk */
    for (uint32_t i = w->chunks[n].first + 1; i <= t && i < end; i++)
        place = place || STR_IS_ANY(doc_token(w->d, i), PLACES);
    bool led = place && t + 1 < end && (role(w, t + 1) == WORD_BY || tok(w, t + 1)->pos == POS_NUM);
    if (is_object_pronoun(w, w->chunks[n].head)) return share || led; /* not: video showed him running */
    return name && (share || place);                                  /* not: the league behind Velden */
}

/* "two weeks ago", "three days later": does such a word stand at t, behind the length of a time? */
static bool is_ago(const work *w, uint32_t t, uint32_t last)
{
    static const char *const SPANS[] = {"days", "weeks", "months", "years", "hours", "minutes", "decades", "moments"};
    static const char *const AGO[] = {"ago", "later", "earlier"};
    return t > 0 && t < last && STR_IS_ANY(doc_token(w->d, t), AGO) && STR_IS_ANY(doc_token(w->d, t - 1), SPANS);
}

/* "told the court Renn had", "told reporters Mr Oss was": where, in chunk n, the name that is the subject of what is
 * said begins behind who is told, who cannot stand before a name; or WHO_NONE. */
static uint32_t behind_told(const walk *k, uint32_t n)
{
    const work *w = k->w;
    const chunk *x = &w->chunks[n];
    if (!k->c || !str_is(k->c->lemma, "tell") || k->object_seen || x->last >= k->last) return WHO_NONE;
    uint32_t verb = phrase_end(w, n, k->last); /* told Selm News pensioners in the town were */
    if (verb >= k->last || !is_finite(w, verb)) return WHO_NONE;
    bool named = tok(w, x->head)->pos == POS_NAME;
    if (named ? !is_clause_verb(w, x->last) : !(lex(w, x->head)->lex & LEX_PLURAL)) return WHO_NONE;
    for (uint32_t t = x->first; t + 1 < x->last; t++) {
        bool paper = lex(w, t)->lex & (LEX_ORG | LEX_AGENCY | LEX_METONYM) || str_is(doc_token(w->d, t), "News");
        bool outlet = !named && tok(w, t)->pos == POS_NAME && paper;
        if (outlet && tok(w, t + 1)->pos == POS_NOUN) return t + 1;
        if (!named) continue;
        uint32_t bits = lex(w, t)->lex, next = lex(w, t + 1)->lex;
        bool mps = bits & LEX_PLURAL && bits & (LEX_ROLE | LEX_GROUP);
        bool name = tok(w, t + 1)->pos == POS_NAME && (tok(w, t)->pos == POS_NOUN || mps);
        bool titled = next & LEX_HONORIFIC && bits & LEX_ORG; /* told the committee Mr Oss was */
        bool many = bits & (LEX_PLURAL | LEX_GROUP) || is_bench(w, t) || titled;
        if (name) return many ? t + 1 : WHO_NONE;
    }
    return WHO_NONE;
}

/* "Monday", "last week": when somebody said it; not "another day of wind", which is forecast. */
static bool says_when(const work *w, uint32_t n, uint32_t last)
{
    const chunk *k = &w->chunks[n];
    bool of = role(w, k->first) == WORD_A && k->last < last && role(w, k->last) == WORD_OF;
    return is_time(w, k->head) && !of && !str_is(doc_token(w->d, k->first), "another");
}

/* "Velden added 14 points and Oss was hurt", "added 16 and Selm won": what is added in chunk n is a score. */
static bool is_score(const walk *k, uint32_t n)
{
    static const char *const SCORED[] = {"points", "goals",   "goal",  "assists", "rebounds", "runs",
                                         "saves",  "wickets", "yards", "steals",  "birdies",  "tries"};
    static const char *const MORE[] = {"second", "third", "fourth"};
    const work *w = k->w;
    const chunk *x = &w->chunks[n];
    if (!k->c || !str_is(k->c->lemma, "add")) return false;
    bool another =
        role(w, x->first) == WORD_A && x->last == x->first + 2 && STR_IS_ANY(doc_token(w->d, x->last - 1), MORE);
    if (another && x->last < k->last && tok(w, x->last)->pos == POS_PREP) return true; /* added a second on the hour */
    if (tok(w, x->first)->pos != POS_NUM) return false;
    bool bare = x->last == x->first + 1 && x->last < k->last && role(w, x->last) == WORD_AND;
    return bare || STR_IS_ANY(doc_token(w->d, x->head), SCORED);
}

/* 'accused "career people" at the port of theft', 'blamed the "deep state" for it': does the quotation at t only name
 * whom the verb is about, with what they are blamed for behind it? */
static bool is_quoted_object(const walk *k, uint32_t t, const quotation *q)
{
    const work *w = k->w;
    bool takes = k->frames & FRAME_NOUN && k->frames & FRAME_PREP, stopped = is_punct(w, q->last - 2, ",.?!");
    if (!takes || stopped || q->last >= k->last || tok(w, q->last)->pos != POS_PREP) return false;
    return !has_finite_verb(w, t, q->last);
}

/* "threatened legal action", "has threatened a strike"; not "threatened the harbour". */
static bool is_threat(const walk *k, uint32_t n)
{
    static const char *const THREATS[] = {"action",    "actions",     "strike",      "strikes",  "boycott",
                                          "lawsuit",   "lawsuits",    "sanctions",   "tariffs",  "revenge",
                                          "reprisals", "retaliation", "walkout",     "protests", "proceedings",
                                          "war",       "veto",        "consequences"};
    if (!k->c || !str_is(k->c->lemma, "threaten") || k->g->passive || k->t != k->g->last) return false;
    return STR_IS_ANY(doc_token(k->w->d, k->w->chunks[n].head), THREATS);
}

/* said the port would close, told X, called the plan "a mess", likened it to "...", denied the claim */
static enum step at_phrase(walk *k)
{
    const work *w = k->w;
    uint32_t n = chunk_at(w, k->t), t = k->t;
    if (n == WHO_NONE || is_score(k, n) || is_picked_up(k, n)) return STEP_REFUSE;
    uint32_t end = content_end(w, t), behind = behind_party(w, w->chunks[n].last, k->last);
    bool when = says_when(w, n, k->last) || is_ago(w, behind, k->last);
    if (when && t == w->chunks[n].first && behind < k->last && can_follow(k, behind))
        return move_to(k, behind); /* vowed last month to */
    if (is_threat(k, n)) return set_if(set_content(k->out, t, noun_end(w, t, end), MARKER_NOUN));
    uint32_t asked = question_put(w, k->c, behind, k->last);
    if (asked != WHO_NONE) return set_if(set_content(k->out, asked, content_end(w, asked), MARKER_WH));
    uint32_t that = role(w, t) == WORD_IT ? that_behind_it(k, behind) : WHO_NONE;
    if (that != WHO_NONE) {
        k->object_seen = true;
        return move_to(k, that);
    }
    static const char *const CLEAR[] = {"clear", "plain", "known"}; /* made it clear she would go */
    bool made = role(w, t) == WORD_IT && k->c && str_is(k->c->lemma, "make") && behind + 1 < k->last;
    if (made && STR_IS_ANY(doc_token(w->d, behind), CLEAR) && clause_begins(w, behind + 1, k->last))
        return set_if(set_content(k->out, behind + 1, content_end(w, behind + 1), MARKER_THAT));
    if (k->frames & FRAME_AS && opens_quotation(k, behind))
        return set_if(set_content(k->out, t, noun_end(w, behind, content_end(w, behind)), MARKER_NOUN));
    bool shows = k->frames & FRAME_WEAK && k->frames & FRAME_DOC;
    if (shows && t == k->g->last && is_result(w, n, end)) return set_if(set_content(k->out, t, end, MARKER_THAT));
    if (k->frames & FRAME_THAT && !(k->frames & FRAME_NOUN) && says_nothing(w, n, end)) return STEP_REFUSE;
    uint32_t split = behind_told(k, n);
    if (split != WHO_NONE) return set_if(set_content(k->out, split, end, MARKER_CLAUSE));
    if (is_addressee(k, behind, end)) {
        bool nobody = role(w, t) == WORD_NO; /* told no one where it was; promised no pier */
        if (nobody && !(k->frames & FRAME_NOUN)) return STEP_REFUSE;
        if (nobody) return set_if(set_content(k->out, t, noun_end(w, t, end), MARKER_NOUN));
        k->object_seen = true;
        k->object = t;
        return move_to(k, behind_office(k, n));
    }
    bool clause = k->frames & FRAME_THAT || (k->object_seen && k->frames & FRAME_OBJ_THAT);
    if (clause && is_plan(k, n)) return set_if(set_content(k->out, t, end, MARKER_THAT));
    bool keeps = k->c && str_is(k->c->lemma, "maintain"); /* maintains roads that lead to it */
    if (clause && is_clause(w, t, end) && ((!shows && !keeps) || is_plain_clause(w, n, end)))
        return set_if(set_content(k->out, t, end, MARKER_CLAUSE));
    if (must_be_clause(k, behind, end)) return set_if(set_content(k->out, t, end, MARKER_THAT)); /* as good as said */
    uint32_t over = k->frames & FRAME_NOUN ? behind : phrase_end(w, n, k->last); /* likened the loss of it to "..." */
    bool preposition = over < k->last && (tok(w, over)->pos == POS_TO || tok(w, over)->pos == POS_PREP);
    if (k->frames & FRAME_PREP && preposition && opens_quotation(k, over + 1))
        return set_if(led_up_quotation(w, t, over + 1, k->out));
    if (k->frames & FRAME_AT && behind_amount(k, behind)) return set_if(set_content(k->out, t, end, MARKER_NOUN));
    bool told = k->frames & (FRAME_OBJ_THAT | FRAME_OBJ_INF | FRAME_NOUN | FRAME_WEAK | FRAME_MENTAL);
    if (clause && !told && opens_quotation(k, behind) && tok(w, t)->pos != POS_NAME) /* said the letters "stink" */
        return set_if(set_content(k->out, t, end, MARKER_CLAUSE));
    uint32_t q = opens_quotation(k, behind) ? quotation_at(w, behind) : WHO_NONE; /* unnamed "pirates" of theft */
    if (q != WHO_NONE && is_quoted_object(k, behind, &w->d->quotations[q])) {
        uint32_t rest = w->d->quotations[q].last;
        return set_if(set_content(k->out, t, noun_end(w, rest, content_end(w, rest)), MARKER_NOUN));
    }
    if (k->frames & FRAME_QUOTE && opens_quotation(k, behind)) return set_if(led_up_quotation(w, t, behind, k->out));
    uint32_t subject = k->out->source.first; /* which she called the best year: the object stands before */
    uint8_t before = subject && t == k->g->last ? role(w, subject - 1) : WORD_NONE;
    bool object = before == WORD_WHICH || before == WORD_WHO;
    bool lacks = k->frames & FRAME_AS && !(k->frames & FRAME_NOUN) && !object && !has_complement(w, behind, end);
    if (lacks) return STEP_REFUSE;
    if (!(k->frames & (FRAME_NOUN | FRAME_AS)) || says_when(w, n, k->last)) return STEP_REFUSE;
    if (behind == t + 1 && str_is(doc_token(w->d, t), "nothing")) return STEP_REFUSE; /* promised nothing */
    if (takes_back(k, n)) return STEP_REFUSE;
    return set_if(set_content(k->out, t, noun_end(w, t, end), MARKER_NOUN));
}

static bool is_medium(const work *w, uint32_t t)
{
    static const char *const MEDIA[] = {"newspaper", "paper",     "daily",   "weekly",     "magazine",
                                        "journal",   "tabloid",   "website", "station",    "channel",
                                        "portal",    "programme", "program", "broadcaster"};
    return STR_IS_ANY(rules_spelling(w->r, tok(w, t)->word), MEDIA);
}

uint32_t behind_outlet_in_marks(const work *w, const verb_group *g, const cue *c, uint32_t t)
{
    uint32_t i = is_mark(w, t) && tok(w, t)->depth ? quotation_at(w, t) : WHO_NONE, before = t - 1;
    const quotation *q = i == WHO_NONE ? NULL : &w->d->quotations[i];
    bool alone = t == g->last || (before == g->last && tok(w, before)->pos == POS_DET);
    if (!q || !c || !str_is(c->lemma, "tell") || (!alone && !is_medium(w, before))) return WHO_NONE;
    if (q->words > LONGEST_OUTLET || !is_title_cased(w, q) || is_punct(w, q->last - 2, ",.?!")) return WHO_NONE;
    return q->last < w->d->ntokens && is_medium(w, q->last) ? q->last + 1 : q->last;
}

/* "Velden said on "Morning Tide."": does the quotation at t name where it was said? */
bool is_programme(const work *w, uint32_t t)
{
    uint32_t q = t ? quotation_at(w, t) : WHO_NONE;
    if (q == WHO_NONE || (role(w, t - 1) != WORD_ON && role(w, t - 1) != WORD_IN)) return false;
    const quotation *k = &w->d->quotations[q];
    return k->words > 1 && k->words <= LONGEST_OUTLET && is_title_cased(w, k);
}

/* wrote "The Late Tide", a novel: does an apposition at t say what kind of work has been named? */
static bool is_work(const work *w, uint32_t t, uint32_t last)
{
    static const char *const WORKS[] = {"novel", "memoir", "book", "song",   "play",  "poem",  "hit",
                                        "film",  "album",  "tale", "script", "opera", "series"};
    if (t > 1 && is_punct(w, t - 2, ",") && role(w, t) == WORD_A) t--; /* the comma stands in the marks */
    uint32_t n = t + 1 < last ? chunk_at(w, t + 1) : WHO_NONE;
    return n != WHO_NONE && w->chunks[n].first == t + 1 && STR_IS_ANY(doc_token(w->d, w->chunks[n].head), WORKS);
}

/* said "...", and said on the programme "Morning Tide" that */
static enum step at_mark(walk *k)
{
    const work *w = k->w;
    uint32_t q = opens_quotation(k, k->t) ? quotation_at(w, k->t) : WHO_NONE;
    if (q == WHO_NONE) return STEP_REFUSE;
    uint32_t behind = w->d->quotations[q].last, outlet = behind_outlet_in_marks(w, k->g, k->c, k->t);
    if (outlet != WHO_NONE) {
        k->object_seen = true;
        return move_to(k, outlet);
    }
    if (is_programme(w, k->t)) return STEP_REFUSE;
    bool named = k->t > k->g->last && tok(w, k->t - 1)->kind == TOK_WORD && is_that(k, behind);
    if (named) return move_to(k, behind);
    const quotation *title = &w->d->quotations[q]; /* a sign painted "Fresh Bread" */
    bool cased = k->t == k->g->last && title->words > 1 && is_title_cased(w, title);
    bool weak = cased && (k->frames & FRAME_WEAK || is_work(w, behind, k->last));
    if (is_quoted_object(k, k->t, title))
        return set_if(set_content(k->out, k->t, noun_end(w, behind, content_end(w, behind)), MARKER_NOUN));
    return set_if(!weak && quotation_content(w, k->t, k->out));
}

/* said in May - wrongly - that, says - and many agree - that */
static enum step at_dash(walk *k)
{
    const work *w = k->w;
    bool verb = false;
    for (uint32_t t = k->t + 1; t + 1 < k->last && t < k->t + LONGEST_PARENTHESIS && !tok(w, t)->depth; t++) {
        verb = verb || is_finite(w, t);
        if (is_dash(w, t)) return verb && !is_that(k, t + 1) ? STEP_REFUSE : move_to(k, t + 1);
    }
    return STEP_REFUSE;
}

/* "told cheering supporters that": a participle in front of the addressee. */
static bool begins_addressee(const walk *k, uint32_t t)
{
    const work *w = k->w;
    bool form = tok(w, t)->pos == POS_ING || tok(w, t)->pos == POS_PART;
    if (!form || t != k->g->last || k->frames & FRAME_ING || !(k->frames & (FRAME_OBJ_THAT | FRAME_OBJ_INF)))
        return false;
    uint32_t n = chunk_at(w, t + 1);
    return n != WHO_NONE && w->chunks[n].first == t + 1 && tok(w, t + 1)->pos == POS_NOUN;
}

/* "says tired keepers have been told": a participle in front of the subject of a clause. */
static bool qualifies_subject(const work *w, uint32_t t, uint32_t last)
{
    uint32_t n = tok(w, t)->pos == POS_PART && t + 2 < last ? chunk_at(w, t + 1) : WHO_NONE;
    return n != WHO_NONE && w->chunks[n].first == t + 1 && tok(w, t + 1)->pos == POS_NOUN &&
           is_plain_clause(w, n, last);
}

/* "blamed rising costs", "criticised proposed cuts": a participle in front of the noun that the verb takes. */
static bool qualifies_object(const walk *k, uint32_t t)
{
    const work *w = k->w;
    bool form = tok(w, t)->pos == POS_ING || tok(w, t)->pos == POS_PART;
    if (!form || t != k->g->last || !(k->frames & FRAME_NOUN) || t + 1 >= k->last) return false;
    uint32_t n = chunk_at(w, t + 1);
    return n != WHO_NONE && w->chunks[n].first == t + 1 && tok(w, t + 1)->pos == POS_NOUN;
}

/* "accepted she was late", "doubted there was one": behind a verb that takes clauses, but no bare noun for one, what
 * can only be a clause. */
static bool is_bare_clause(const walk *k, uint32_t t)
{
    const work *w = k->w;
    static const char *const SUBJECTS[] = {"he", "she", "they", "there"};
    bool takes = k->frames & FRAME_CLAUSE && !(k->frames & FRAME_MENTAL) && !k->g->participle;
    if (!takes || t != k->g->last || !STR_IS_ANY(doc_token(w->d, t), SUBJECTS)) return false;
    uint32_t v = t + 1;
    while (v + 1 < k->last && tok(w, v)->pos == POS_ADV) v++;
    return v < k->last && is_clause_verb(w, v);
}

/* "that evening", "that first evening": a time, and no clause. */
static bool is_that_time(const work *w, uint32_t t, uint32_t last)
{
    uint32_t n = t + 1 < last ? chunk_at(w, t + 1) : WHO_NONE;
    if (n == WHO_NONE || w->chunks[n].first != t + 1 || tok(w, t + 1)->pos == POS_DET) return false;
    return is_time(w, w->chunks[n].head) && tok(w, w->chunks[n].head)->pos == POS_NOUN &&
           !has_finite_verb(w, w->chunks[n].last, last);
}

/* "told them exactly that on Monday", "accepted that offer": what was said before, and no clause. */
static bool is_pronoun_that(const walk *k, uint32_t t)
{
    const work *w = k->w;
    if (t + 1 >= k->last || tok(w, t + 1)->depth || has_finite_verb(w, t + 1, k->last)) return false;
    if (tok(w, t + 1)->pos == POS_PREP) return true;
    uint32_t n = chunk_at(w, t + 1), behind = n == WHO_NONE ? k->last : phrase_end(w, n, k->last);
    bool ends =
        behind >= k->last || is_punct(w, behind, ".,;:") || is_time(w, behind) || tok(w, behind)->pos == POS_PREP;
    bool own = tok(w, t + 1)->pos == POS_NOUN || tok(w, t + 1)->pos == POS_ADJ; /* no article of its own */
    return n != WHO_NONE && ends && own && !(k->frames & FRAME_NOUN);
}

static enum step at_that(walk *k)
{
    const work *w = k->w;
    uint32_t t = k->t;
    bool object = k->frames & FRAME_AS && t == k->g->last && t + 1 < k->last && role(w, t + 1) == WORD_AS;
    if (object) return move_to(k, t + 1); /* described that as "a start" */
    if (is_pronoun_that(k, t)) return STEP_REFUSE;
    if (is_that_time(w, t, k->last)) return move_to(k, w->chunks[chunk_at(w, t + 1)].last); /* told me that evening */
    bool takes = t == k->g->last || k->object_seen || k->frames & (FRAME_THAT | FRAME_CLAUSE | FRAME_OBJ_THAT);
    if (!takes || is_relative_that(k, t)) return STEP_REFUSE; /* laughed at her claim that */
    return set_if(set_content(k->out, t, content_end(w, t), MARKER_THAT));
}

/* "A letter she wrote was read out": does what was written stand before its author, and not behind the verb? */
static bool is_what_was_written(const walk *k)
{
    const work *w = k->w;
    uint32_t first = k->out->source.first;
    bool writes = k->c && str_is(k->c->lemma, "write") && first > sentence_of(w, k->t)->first;
    return writes && tok(w, first - 1)->pos == POS_NOUN && lex(w, first - 1)->lex & LEX_DOC;
}

/* "asked people who live there to leave", "told those who called to wait": the infinitive behind the relative clause,
 * at t, of those who are asked; or WHO_NONE. */
static uint32_t infinitive_behind_relative(const walk *k, uint32_t t)
{
    const work *w = k->w;
    uint32_t n = k->object ? chunk_at(w, k->object) : WHO_NONE, who = n == WHO_NONE ? 0 : w->chunks[n].head;
    if (n == WHO_NONE || w->chunks[n].last != t || role(w, t) != WORD_WHO || !(k->frames & FRAME_OBJ_INF))
        return WHO_NONE;
    if (tok(w, who)->pos != POS_NOUN && role(w, who) != WORD_THIS) return WHO_NONE;
    for (uint32_t i = t + 2; i + 1 < k->last && !tok(w, i)->depth && !is_punct(w, i, ",;:"); i++)
        if (tok(w, i)->pos == POS_TO && tok(w, i + 1)->pos == POS_VERB && !is_finite(w, i - 1) &&
            has_finite_verb(w, t + 1, i)) /* who want to leave to wait */
            return i;
    return WHO_NONE;
}

/* "said following the vote that it was late": behind the occasion at t, whose participle is a preposition; t itself
 * where there is none. */
static uint32_t behind_occasion(const walk *k, uint32_t t)
{
    static const char *const WORDS[] = {"following", "regarding", "concerning"};
    const work *w = k->w;
    uint32_t n = t + 1 < k->last ? chunk_at(w, t + 1) : WHO_NONE;
    if (t != k->g->last || n == WHO_NONE || !STR_IS_ANY(doc_token(w->d, t), WORDS)) return t;
    uint32_t end = phrase_end(w, n, k->last);
    while (end + 1 < k->last && (is_time(w, end) || (tok(w, end)->pos == POS_PREP && is_time(w, end + 1)))) end++;
    return is_that(k, end) ? end : t; /* following a vote on Tuesday that */
}

/* Signs and "that", which need no look at what else the cue takes. */
static enum step at_sign(walk *k)
{
    const work *w = k->w;
    uint32_t t = k->t;
    if (is_dash(w, t) && t > k->g->last) return at_dash(k);
    bool behind_aside = t > k->g->last && is_punct(w, t - 1, ","); /* what she said, in a letter, was that */
    if ((t == k->g->last || behind_aside) && role(w, t) == WORD_BE && k->out->source.first && /* what she said was */
        role(w, k->out->source.first - 1) == WORD_HOW && t + 1 < k->last) {
        if (is_mark(w, t + 1) || is_punct(w, t + 1, ":") || is_that(k, t + 1)) return move_to(k, t + 1);
        uint32_t how = t + 1;
        while (how + 1 < k->last && (tok(w, how)->pos == POS_ADV || tok(w, how)->pos == POS_NEG)) how++;
        bool judged = tok(w, how)->pos == POS_ADJ && (how + 1 >= k->last || is_punct(w, how + 1, ".,"));
        if (judged) return STEP_REFUSE; /* what she said was not true */
    }
    if (is_mark(w, t)) return at_mark(k);
    if (is_punct(w, t, ":")) return at_colon(k);
    if (tok(w, t)->pos == POS_THAT) return at_that(k);
    return is_punct(w, t, ",") ? at_comma(k) : STEP_NONE;
}

/* A clause without "that", and what may stand in front of an infinitive or a clause. */
static enum step at_clause(walk *k, bool clause)
{
    const work *w = k->w;
    uint32_t t = k->t;
    uint8_t p = tok(w, t)->pos, r = role(w, t);
    if (clause && is_headless_clause(w, t, k->last))
        return set_if(set_content(k->out, t, content_end(w, t), k->frames & FRAME_WEAK ? MARKER_THAT : MARKER_CLAUSE));
    if (is_bare_clause(k, t)) return set_if(set_content(k->out, t, content_end(w, t), MARKER_THAT));
    uint32_t to = p == POS_NEG ? t + 1 : k->last;
    while (to < k->last && tok(w, to)->pos == POS_ADV) to++; /* never again to */
    if (to + 1 < k->last && tok(w, to)->pos == POS_TO && is_infinitive(k, to) &&
        k->frames & (FRAME_INF | FRAME_OBJ_INF)) /* urged them not to go, vowed never to return */
        return set_infinitive(k);
    bool self = p == POS_PRON && r == WORD_ALSO && k->frames & FRAME_AS; /* described herself as */
    if (self) return at_phrase(k);
    if (is_time(w, t) || p == POS_ADV || p == POS_NEG || r == WORD_ALSO) return move_to(k, t + 1);
    bool to_quotation = opens_quotation(k, t + 1) && k->frames & (FRAME_INF | FRAME_OBJ_INF | FRAME_PREP);
    return p == POS_TO && (to_quotation || is_infinitive(k, t)) ? at_infinitive(k) : STEP_NONE;
}

/* which, whether, and -ing forms */
static enum step at_question_or_gerund(walk *k, bool clause)
{
    const work *w = k->w;
    uint32_t t = k->t;
    uint8_t p = tok(w, t)->pos, r = role(w, t);
    uint32_t asked_to = p == POS_WH ? infinitive_behind_relative(k, t) : WHO_NONE;
    if (asked_to != WHO_NONE) return move_to(k, asked_to);
    bool relative = r == WORD_WHICH && t > k->g->last && tok(w, t - 1)->kind == TOK_WORD && !k->object_seen;
    if (relative) return STEP_REFUSE; /* pointed to a memo which said */
    if (p == POS_WH || r == WORD_HOW || r == WORD_IF)
        return set_if(k->frames & (FRAME_THAT | FRAME_CLAUSE | FRAME_OBJ_THAT) &&
                      set_content(k->out, t, content_end(w, t), MARKER_WH));
    if (begins_addressee(k, t)) return move_to(k, t + 1);
    if (p == POS_ING && r == WORD_QUOTING) return STEP_REFUSE; /* the Courier reported citing an aide */
    if (p == POS_ING && behind_occasion(k, t) > t) return move_to(k, behind_occasion(k, t));
    if (clause && t == k->g->last && qualifies_subject(w, t, k->last))
        return set_if(set_content(k->out, t, content_end(w, t), MARKER_CLAUSE));
    if (qualifies_object(k, t)) return set_if(set_content(k->out, t, noun_end(w, t, content_end(w, t)), MARKER_NOUN));
    bool gerund = p == POS_ING && k->frames & FRAME_ING;
    return gerund ? set_if(set_content(k->out, t, content_end(w, t), MARKER_ING)) : STEP_NONE;
}

/* "ruled 6-3 that", "ruled 5 to 4 on Monday that": behind the numbers of a vote at t; t where none are. */
static uint32_t behind_vote(const work *w, uint32_t t, uint32_t last)
{
    if (tok(w, t)->kind != TOK_NUMBER) return t;
    who_str s = doc_token(w->d, t);
    if (memchr(s.ptr, '-', s.len)) return t + 1;
    bool against = t + 2 < last && (tok(w, t + 1)->pos == POS_TO || is_dash(w, t + 1));
    return against && tok(w, t + 2)->kind == TOK_NUMBER ? t + 3 : t;
}

static enum step take_step(walk *k)
{
    const work *w = k->w;
    uint32_t t = k->t;
    bool clause = k->frames & FRAME_THAT || (k->object_seen && k->frames & FRAME_OBJ_THAT);
    enum step step = at_sign(k);
    if (step == STEP_NONE) step = at_clause(k, clause);
    if (step == STEP_NONE) step = at_question_or_gerund(k, clause);
    if (step != STEP_NONE) return step;
    uint8_t p = tok(w, t)->pos, r = role(w, t);
    if (r == WORD_AS && t + 2 < k->last && role(w, t + 1) == WORD_OF && is_time(w, t + 2)) /* said as of Monday */
        return move_to(k, t + 2);
    if (r == WORD_AS && t + 3 < k->last && tok(w, t + 1)->pos == POS_ADV && role(w, t + 2) == WORD_AS &&
        is_time(w, t + 3)) /* insisted as recently as Monday */
        return move_to(k, t + 3);
    uint32_t vote = t == k->g->last ? behind_vote(w, t, k->last) : t;
    if (vote > t && vote < k->last && (is_that(k, vote) || is_that(k, skip_phrase(w, vote, k->last))))
        return move_to(k, vote);
    if (r == WORD_AS && k->frames & FRAME_AS)
        return set_if(t + 1 < k->last &&
                      set_content(k->out, k->object ? k->object : t + 1, content_end(w, t + 1), MARKER_NOUN));
    if (k->frames & FRAME_NOUN && t == k->g->last && opens_amount(w, t, k->last)) /* announced up to 40 job losses */
        return set_if(set_content(k->out, t, noun_end(w, t, content_end(w, t)), MARKER_NOUN));
    if (p == POS_PREP && opens_with_adverbial(k, t))
        return set_if(set_content(k->out, t, content_end(w, t), MARKER_CLAUSE));
    if (p == POS_PREP || p == POS_TO) return at_preposition(k);
    if (t == k->g->last && is_what_was_written(k)) return STEP_REFUSE;
    bool gap = fills_gap(k), verb = is_finite(w, t) || (p == POS_PART && gap && t == k->g->last);
    if ((t == k->g->last || gap) && k->frames & FRAME_THAT && verb)
        return set_if(set_content(k->out, t, content_end(w, t), MARKER_CLAUSE));
    return at_phrase(k);
}

static bool near_content(const work *w, const verb_group *g, const cue *c, uint32_t from, candidate *out)
{
    walk k = {.w = w,
              .g = g,
              .c = c,
              .frames = c ? c->frames : FRAME_THAT | FRAME_QUOTE,
              .t = from,
              .last = sentence_of(w, g->verb)->last,
              .out = out};
    for (int steps = 0; steps < MOST_STEPS && k.t < k.last; steps++) {
        enum step s = take_step(&k);
        if (s == STEP_SET) return true;
        if (s == STEP_REFUSE) break;
    }
    if (!k.object || !(k.frames & FRAME_NOUN)) return false; /* promised a pier: nobody was told anything */
    return set_content(out, k.object, noun_end(w, k.object, content_end(w, k.object)), MARKER_NOUN);
}

/* Behind the cue, from token `from`: the content beside it, or a quotation at the end of what stands between. */
bool content_after(const work *w, const verb_group *g, const cue *c, uint32_t from, candidate *out)
{
    return near_content(w, g, c, from, out) || late_quotation(w, g, c, from, out);
}

/* "Oss thinks so, too: A port that is late": does a colon at t introduce a clause? */
static bool introduces_clause(const work *w, uint32_t t)
{
    return is_punct(w, t, ":") && tok(w, t + 1)->kind == TOK_WORD && tok(w, t + 1)->shape & (SHAPE_CAP | SHAPE_UPPER);
}

/* "Has asked": a participle of a verb of speech at t, behind a form of "have". */
static bool has_spoken(const work *w, uint32_t t)
{
    return tok(w, t)->pos == POS_PART && t && role(w, t - 1) == WORD_HAVE && lex(w, t)->cue &&
           is_speech(rules_cue(w->r, lex(w, t)->cue));
}

/* "Velden blamed the storm; the roof had leaked, she said", "Oss thinks so, too: A port that is late, he says": in the
 * sentence before token `until`, behind the semicolon where the clause before it has an attribution of its own, or
 * behind such a colon; else where the sentence begins. */
static uint32_t behind_other_clause(const work *w, uint32_t until)
{
    uint32_t first = sentence_start(w, until), semicolon = until;
    while (semicolon > first &&
           (tok(w, semicolon)->depth || !(is_punct(w, semicolon, ";") || introduces_clause(w, semicolon))))
        semicolon--;
    bool colon = is_punct(w, semicolon, ":");
    for (uint32_t t = first; t < semicolon; t++)
        if (!tok(w, t)->depth && (((colon || is_cue_verb(w, t)) && is_finite(w, t)) || has_spoken(w, t)))
            return semicolon + 1;
    return first;
}

/* What stands before the attribution that begins at token `until`: the clause up to its comma or mark. */
bool content_before(const work *w, uint32_t until, candidate *out)
{
    uint32_t end = until, first = behind_other_clause(w, until);
    if (end > first && is_punct(w, end - 1, ","))
        end--;
    else if (end > first && is_dash(w, end - 1))
        end--;
    else if (!(end > first && is_mark(w, end - 1)))
        return false;
    if (end <= first) return false;
    /* Reported clauses do not begin with the conjunction that joins them to the sentence before. */
    while (first < end && (role(w, first) == WORD_BUT || role(w, first) == WORD_AND ||
                           (tok(w, first)->pos == POS_ADV && is_punct(w, first + 1, ",")) || is_punct(w, first, ",")))
        first++;
    while (end > first + 1 && is_punct(w, end - 1, ",")) end--;
    for (uint32_t t = first; t + 1 < end && !tok(w, t)->depth; t++) /* Others were warmer: "...," Velden wrote */
        if (is_punct(w, t, ":") && starts_quotation(w, t + 1) && quotation_end(w, t + 1) >= end) first = t + 1;
    if (first >= end) return false;
    bool asked = lex(w, first)->cue && (tok(w, first)->pos == POS_PAST || tok(w, first)->pos == POS_PART);
    uint8_t next = first + 1 < end ? role(w, first + 1) : WORD_NONE;
    bool what = first + 1 < end && next == WORD_NONE && tok(w, first + 1)->pos == POS_WH;
    bool clause = what || next == WORD_IF || next == WORD_HOW;
    bool put = asked && rules_cue(w->r, lex(w, first)->cue)->frames & FRAME_OBJ_ON; /* Pressed by Oss on whether it */
    if (asked && (clause || put || (!tok(w, end - 1)->depth && !has_finite_verb(w, first + 1, end))))
        return false; /* Asked if it was late, Velden nodded; Asked when it began; Told of this, Velden laughed */
    out->content[0] = (range){first, end};
    out->ncontent = 1;
    out->before = true;
    bool quoted = tok(w, end - 1)->depth > 0;
    out->marker = quoted ? MARKER_MARK : MARKER_CLAUSE;
    return quoted || end - first >= 4 || (end - first >= 3 && has_finite_verb(w, first, end));
}
