/* internal.h - what the files of attribute/ share: the working state of one article, noun phrases, verb groups,
 * candidates. All positions are token indices, ranges are half open. */
#ifndef WHO_ATTRIBUTE_INTERNAL_H
#define WHO_ATTRIBUTE_INTERNAL_H

#include "attribute/attribute.h"

typedef struct range {
    uint32_t first, last;
} range;

/* A base noun phrase: "his spokesman Dmitar Oss", "officials", "she". */
typedef struct chunk {
    uint32_t first, last, head;
} chunk;

/* A verb with its auxiliaries and adverbs: "has repeatedly said", "went on to say". */
typedef struct verb_group {
    uint32_t first, verb, last; /* last: behind particles that belong to it ("pointed out") */
    bool governed : 1;          /* an infinitive that hangs on another cue: wanted to see */
    bool purpose : 1;           /* an infinitive that hangs on no verb directly: came to the harbour to say */
    bool negated : 1, modal : 1, passive : 1, infinitive : 1;
    bool participle : 1; /* -ing without be */
    bool denied : 1;     /* declined to */
} verb_group;

#define MAX_PIECES 12

/* What a rule proposes. */
typedef struct candidate {
    verb_group cue;
    const char *rule;
    const cue *lexeme;    /* NULL where the cue is no verb */
    range source;         /* empty: none */
    uint32_t source_head; /* token of the subject's head, WHO_NONE */
    range content[MAX_PIECES];
    uint32_t ncontent;
    bool inverted;  /* said Velden */
    bool around;    /* content on both sides */
    bool before;    /* content before the cue */
    uint8_t marker; /* how the content begins: enum marker */
    float score;    /* set by take_winners() */
} candidate;

/* A candidate that has won, or what a quotation without a cue of its own belongs to. */
typedef struct draft {
    const char *rule;
    const cue *lexeme;
    const char *why; /* NULL: the words of source and cue tell */
    range *content;
    verb_group cue;
    range source;
    uint32_t source_head;
    uint32_t follows; /* draft that this one carries on, or WHO_NONE */
    uint32_t named;   /* draft whose words name the speaker: itself, or the first that it carries on by way of others */
    uint32_t inner;   /* draft that its content holds, or WHO_NONE */
    float score;
    uint8_t ncontent, marker;
    bool around, before, dead;
} draft;

enum marker {
    MARKER_NONE,
    MARKER_THAT,
    MARKER_MARK,
    MARKER_COLON,
    MARKER_CLAUSE,
    MARKER_INF,
    MARKER_NOUN,
    MARKER_WH,
    MARKER_PREP,
    MARKER_ING,
    MARKER_COUNT
};

/* What the rules ask of a token again and again, at its number. */
typedef struct note {
    uint8_t role; /* enum word_role */
    uint8_t sign; /* of a TOK_PUNCT of one byte from ' ' to '_', its distance from ' '; else 0 */
    bool dash : 1, wall : 1, time : 1, finite : 1;
    bool look : 1; /* find_candidates() has rules for tokens like this one */
} note;

typedef struct work {
    doc *d;
    const rules *r;
    const token *tokens; /* of d */
    note *notes;         /* made with the chunks */
    chunk *chunks;
    uint32_t nchunks;
    uint32_t *chunk_of; /* token -> chunk or WHO_NONE */
    uint32_t *top;
    uint32_t ntop;    /* the quotations that are nested in no other */
    uint32_t singles; /* of these, in single marks */
    candidate *found;
    uint32_t nfound, room; /* by cue: those of one cue stand together. There is room for so many */
    /* Where it is set: takes the candidates of a sentence before those of another are found. */
    void (*settle)(struct work *w);
    struct features *features; /* of take_winners(), which makes them */
    draft *drafts;
    uint32_t ndrafts;
} work;

static inline const token *tok(const work *w, uint32_t t) { return &w->tokens[t]; }
static inline const word *lex(const work *w, uint32_t t) { return rules_at(w->r, w->tokens[t].word); }
static inline char byte_of(const work *w, uint32_t t) { return w->d->a.text.ptr[w->tokens[t].start]; }
static inline uint8_t role(const work *w, uint32_t t) { return w->notes[t].role; }
static inline uint64_t sign_bit(char sign) { return UINT64_C(1) << (sign - ' '); }
/* The bits of all signs of a literal, which compilers fold into a constant. */
static inline __attribute__((always_inline)) uint64_t sign_bits(const char *set)
{
    uint64_t bits = 0;
    while (*set) bits |= sign_bit(*set++);
    return bits;
}
static inline __attribute__((always_inline)) bool is_punct(const work *w, uint32_t t, const char *set)
{
    return sign_bits(set) >> w->notes[t].sign & 1;
}
/* Is a cue a verb of speech, which seldom is anything else? NULL is none. */
static inline bool is_speech(const cue *k)
{
    return k && k->frames & FRAME_QUOTE && !(k->frames & (FRAME_WEAK | FRAME_MENTAL));
}

static inline bool is_dash(const work *w, uint32_t t) { return w->notes[t].dash; }
/* Is t quoted, or a sign that no noun phrase reaches over? */
static inline bool is_wall(const work *w, uint32_t t) { return w->notes[t].wall; }
static inline bool is_time(const work *w, uint32_t t) { return w->notes[t].time; }
static inline bool is_finite(const work *w, uint32_t t) { return w->notes[t].finite; }
static inline bool is_mark(const work *w, uint32_t t) { return tok(w, t)->kind == TOK_MARK; }
static inline const sentence *sentence_of(const work *w, uint32_t t) { return &w->d->sentences[tok(w, t)->sentence]; }

static inline uint32_t paragraph_of(const work *w, uint32_t t) { return sentence_of(w, t)->paragraph; }

/* Where the reported words of t's sentence can begin: behind a dateline. */
static inline uint32_t sentence_start(const work *w, uint32_t t)
{
    uint32_t first = sentence_of(w, t)->first, body = w->d->paragraphs[paragraph_of(w, t)].body;
    return body > first && body < sentence_of(w, t)->last ? body : first;
}

/* chunk.c */
void find_chunks(work *w);
uint32_t chunk_at(const work *w, uint32_t t); /* the chunk that token t is in, or WHO_NONE */
bool begins_money(const work *w, uint32_t t); /* $40 million */
uint32_t phrase_end(const work *w, uint32_t c,
                    uint32_t limit); /* behind chunk c and the "of ..." and "for ..." that belong to it */
uint32_t phrase_start(const work *w, uint32_t c, uint32_t limit); /* the same to the left */
/* "More than a dozen sailors": where what stands before the number at t begins, not before `limit`; or t. */
uint32_t before_than(const work *w, uint32_t t, uint32_t limit);

/* verb.c */
bool is_place_of_another(const work *w, uint32_t t); /* who were there said */
bool verb_group_at(const work *w, uint32_t t, verb_group *out);

/* noun_phrase.c */
bool is_person_like(const work *w, uint32_t c);               /* can chunk c speak? */
bool can_speak_of(const work *w, uint32_t c, uint32_t limit); /* or what it hangs on: the secretary of state */
bool is_relative(const work *w, uint32_t t);                  /* who, which */
bool opens_relative(const work *w, uint32_t t);               /* the same, or whose */
bool is_object_pronoun(const work *w, uint32_t t);
bool is_plural(const work *w, uint32_t head);
bool is_title_cased(const work *w, const quotation *q);
bool ends_title(const work *w, uint32_t end); /* of a work, within a phrase, in front of token `end` */
uint32_t before_bracket(const work *w, uint32_t end, uint32_t first);
uint32_t over_quotation(const work *w, uint32_t end, uint32_t first);
uint32_t chunk_ending_at(const work *w, uint32_t end);                 /* or WHO_NONE */
uint32_t head_of_phrase(const work *w, uint32_t first, uint32_t last); /* of the phrase from one chunk to another */
bool is_governed(const work *w, uint32_t t); /* the phrase at t, as an object, by the verb before it */
bool phrase_ending_at(const work *w, uint32_t end, uint32_t limit, range *source, uint32_t *head);
void take_exemplified(const work *w, uint32_t limit, range *source, uint32_t *head);

/* The token where what ends at `end` (exclusive) begins, if it is a bracket or such a quotation: subjects reach over
 * them. `end` itself where it is neither, as nearly all tokens are. */
static inline uint32_t over_insertion(const work *w, uint32_t end, uint32_t first)
{
    if (end <= first) return end;
    if (tok(w, end - 1)->depth) return over_quotation(w, end, first);
    return is_punct(w, end - 1, ")") ? before_bracket(w, end, first) : end;
}

/* source.c */
bool subject_before(const work *w, const verb_group *g, range *source, uint32_t *head);
bool is_reflexive(const work *w, uint32_t t); /* himself, themselves */

/* inverted.c */
/* `anything`: also what is no person or body, "says a narrator". */
bool subject_after(const work *w, const verb_group *g, bool anything, range *source, uint32_t *head);

/* clause.c */
uint32_t content_end(const work *w, uint32_t from); /* where reported words that begin there end at the latest */
uint32_t noun_end(const work *w, uint32_t from, uint32_t to);
uint32_t relative_end(const work *w, uint32_t from, uint32_t to);
uint32_t subordinate_end(const work *w, uint32_t from, uint32_t to);
bool is_cue_verb(const work *w, uint32_t t);
bool is_clause_verb(const work *w, uint32_t t);                     /* finite, 's included */
bool has_finite_verb(const work *w, uint32_t from, uint32_t to);    /* of a clause in [from, to) */
bool has_own_verb(const work *w, uint32_t from, uint32_t to);       /* not only that of a relative clause */
bool is_clause(const work *w, uint32_t from, uint32_t to);          /* a subject and its verb */
bool is_headless_clause(const work *w, uint32_t t, uint32_t last);  /* whose subject is no noun phrase */
bool opens_amount(const work *w, uint32_t t, uint32_t last);        /* up to 40, more than half */
bool closing_attribution(const work *w, uint32_t t, uint32_t last); /* ", the official said", then no more */
bool is_bench(const work *w, uint32_t head);                        /* before whom evidence is given: the court */
bool names_speaker(const work *w, uint32_t t, uint32_t last);       /* ", said Velden" */
uint32_t quotation_at(const work *w, uint32_t t);                   /* the top-level one that begins at t */

/* content.c */
uint32_t question_put(const work *w, const cue *c, uint32_t behind, uint32_t last);
bool content_after(const work *w, const verb_group *g, const cue *c, uint32_t from, candidate *out);
bool content_before(const work *w, uint32_t until, candidate *out);
/* told "Hafenbote", told the "Selm Tageblatt" newspaper that, told the magazine "Hafen" it sank: the quotation at t is
 * the name of whom the words were told. Behind it, or WHO_NONE where it is what was said. */
uint32_t behind_outlet_in_marks(const work *w, const verb_group *g, const cue *c, uint32_t t);

/* candidate.c */
void find_candidates(work *w);
void propose(work *w, const candidate *proposed);
uint32_t tidy_pieces(range *pieces, uint32_t n);            /* in order, overlapping ones joined: how many are left */
const quotation *quotation_over(const work *w, uint32_t t); /* the first that ends behind token t, or NULL */
uint32_t quotation_from(const work *w, uint32_t t);         /* place in w->top of the first that ends behind token t */
bool starts_quotation(const work *w, uint32_t t);
uint32_t quotation_end(const work *w, uint32_t t); /* behind the quotation that token t is in */
bool ends_quotation(const work *w, uint32_t t);    /* is token t the last of a quotation? */
bool quotation_before(const work *w, uint32_t t);  /* does one of the same paragraph end directly before t? */

/* verb_cue.c */
void said_so(work *w, candidate *c);                          /* the content is the sentence before; proposes */
bool opens_as_clause(const work *w, uint32_t as);             /* as Velden warned, */
bool is_when(const work *w, uint32_t t);                      /* when, after, before */
bool clause_begins(const work *w, uint32_t t, uint32_t last); /* a subject and its verb, behind the cue */

/* passive.c */
bool agent(const work *w, candidate *c, uint32_t *by); /* sets the source behind "by", which is at *by */
bool content_behind_agent(work *w, const candidate *base, uint32_t by); /* proposes */
void passive(work *w, candidate *c);                                    /* proposes */

/* idiom.c */
/* "adamant", "is worried": the adjective, or the participle that stands for one, at t; or NULL. */
const cue *state_at(const work *w, uint32_t t);
/* "Sought to know why": does "know", which asks with it, attribute what the cue would? */
bool leads_to_know(const work *w, const candidate *c);
void read_idiom(const work *w, candidate *c); /* sets the lexeme that the words stand for */

/* unsaid.c: does the cue attribute nothing here? */
bool is_reporters_question(const work *w, uint32_t subject); /* What would she say? */
bool is_for_anybody(const work *w, const candidate *c);      /* it is too soon to say */
bool is_to_readers(const work *w, const candidate *c);       /* you may recall */
bool is_order(const work *w, const candidate *c);            /* Ask Velden how it began */
bool is_told(const work *w, const candidate *c);             /* ..., ministers told: a headline */
bool is_asked_aside(const work *w, const verb_group *g);     /* asked about the pier, said */
bool is_accused_of(const work *w, const candidate *c);       /* men accused of a theft */
bool enters_plea(const work *w, const candidate *c);         /* pleaded not guilty */
bool is_amount(const work *w, const candidate *c);           /* added 37,000 jobs */
bool is_contest(const work *w, const candidate *c);          /* is challenging Oss for the seat */
bool is_imagined(const work *w, const candidate *c);         /* any child could have told him */
bool quotes_another(const work *w, const candidate *c);      /* quoted Velden as saying */
bool is_left_undone(const work *w, const verb_group *g);     /* neither confirmed nor denied */

/* The rules: each looks beside token t, and proposes. */
void verb_cue(work *w, uint32_t t);     /* verb_cue.c */
void participle(work *w, candidate *c); /* participle.c: the cue is set */
void according_to(work *w, uint32_t t); /* noun_cue.c, as the next four */
void noun_cue(work *w, uint32_t t);
void noun_was(work *w, uint32_t t);
bool is_phrasing(const work *w, uint32_t t);
bool is_programme(const work *w, uint32_t t); /* said on "Morning Tide" */
void in_words(work *w, uint32_t t);
void dash_inside(work *w, uint32_t t); /* quoted_cue.c, as the next four */
void signed_quotation(work *w, uint32_t dash);
void quotation_was(work *w, const quotation *q);
void written_on(work *w, const quotation *q);
void any_verb(work *w, const quotation *q);
void transcript(work *w); /* transcript.c */

/* shared.c */
const candidate *main_attribution(const work *w, uint32_t verb); /* that of its sentence, so far */
bool shared_subject(const work *w, const verb_group *g, bool nearest, range *source, uint32_t *head);
bool can_speak(const work *w, uint32_t head); /* can the head of a subject? "The timing" cannot */
bool joined_behind_place(const work *w, const candidate *c);
void joined_by_conjunction(work *w, const candidate *base);
void of_purpose(work *w, const candidate *base);

/* name_line.c */
enum name_side { NAMES_UNREAD, NAMES_ANYWHERE, NAMES_ABOVE, NAMES_BELOW };
enum name_side side_of_names(const work *w); /* on which side of their quotations names stand alone on lines */
bool name_above(const work *w, const quotation *q, candidate *c);
bool name_below(const work *w, const quotation *q, candidate *c);
/* noun_cue.c */
uint32_t noun_clause_end(const work *w, uint32_t from, uint32_t to);
bool possessor(const work *w, uint32_t t, candidate *c); /* whose is the noun at t? Into the source of *c */

/* colon.c */
bool colon_source(const work *w, uint32_t colon, candidate *c);
void set_off(work *w);                          /* adds drafts */
bool is_heading(const work *w, uint32_t colon); /* Review: */

/* winner.c */
void take_winners(work *w); /* adds drafts, and empties w->found */
uint32_t draft_add(work *w, const candidate *c, float score);
bool has_quotation(const work *w, const range *pieces, uint32_t n);
bool is_label(const char *rule);     /* a turn of a transcript, which the form of the whole article made certain */
bool is_quoted_as(const char *rule); /* the Courier quoted Velden as saying */

/* select.c */
void select_statements(work *w);

#endif
