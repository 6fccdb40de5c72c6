/* model.h - the records that the stages meet in. A stage reads earlier records and appends its own; it edits none.
 *
 *   bytes --input--> doc.a (article) --text--> paragraphs, sentences, tokens --quote--> quotations
 *         --attribute--> mentions, statements --speaker--> speakers --topic--> topic hits
 *         then, over all articles: --speaker--> corpus --graph--> graph --export--> files
 *
 * All spans are bytes of doc.a.text, half open. All indices are uint32_t, WHO_NONE is none. Everything of a doc lives
 * in its arena.
 */
#ifndef WHO_MODEL_H
#define WHO_MODEL_H

#include "base/base.h"
#include "whosaid/article.h"
#include "whosaid/corpus.h"

/* ---- text ---- */

enum token_kind { TOK_WORD, TOK_NUMBER, TOK_PUNCT, TOK_MARK /* a quotation mark, also ' where it is one */ };

/* Shape of a word. */
enum {
    SHAPE_CAP = 1,     /* Kerensk */
    SHAPE_UPPER = 2,   /* NATO: two letters or more, all capitals */
    SHAPE_INITIAL = 4, /* J. (the full stop belongs to the token) */
    SHAPE_ABBREV = 8,  /* Mr. Sen. U.S. (the full stop belongs to the token) */
    SHAPE_SPACE = 16,  /* white space before it */
    SHAPE_HYPHEN = 32, /* has a hyphen inside */
    SHAPE_PERSON = 64  /* set by tag.c: a month or season that is somebody's name here: Liesel May */
};

/* The shape of a TOK_MARK, beside SHAPE_SPACE: what the character itself says. Neither opens nor closes: straight. */
enum { MARK_OPENS = 1, MARK_CLOSES = 2, MARK_SINGLE = 4 };

/* Part of speech, coarse: enough to find noun phrases and clauses. */
enum pos {
    POS_OTHER,
    POS_NOUN,
    POS_NAME,
    POS_PRON,
    POS_POSS /* his, 's */,
    POS_DET,
    POS_ADJ,
    POS_NUM,
    POS_ADV,
    POS_VERB /* base or present: say, says */,
    POS_PAST /* said, was */,
    POS_PART /* past participle: been, given */,
    POS_ING,
    POS_MODAL,
    POS_TO,
    POS_PREP,
    POS_CONJ,
    POS_THAT,
    POS_WH,
    POS_NEG,
    POS_PUNCT,
    POS_MARK,
    POS_COUNT
};

typedef struct token {
    uint32_t start, end; /* bytes */
    uint32_t word;       /* index of the lower-cased word for rules_word(), or WHO_NONE: not in any lexicon */
    uint8_t kind, shape, pos;
    uint8_t depth; /* set by quote/: in how many quotations it stands; 0 outside. The marks count as inside */
    uint32_t sentence;
} token;

typedef struct sentence {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t paragraph;
} sentence;

enum para_kind {
    PARA_BODY,
    PARA_HEADLINE,
    PARA_BYLINE,
    PARA_CAPTION,
    PARA_BOILERPLATE,
    PARA_LABEL /* a speaker label line */
};
typedef struct paragraph {
    uint32_t start, end; /* bytes, without the line ends around it */
    uint32_t first_sentence, nsentences;
    uint32_t first_token, last_token; /* [first, last) */
    uint8_t kind;
    uint32_t body; /* first token after a dateline */
} paragraph;

/* ---- quote ---- */

enum quotation_use { USE_SPEECH, USE_SCARE /* scare quotes, titles of works, nicknames: not speech */ };

typedef struct quotation {
    uint32_t start, end;  /* bytes, marks included; an unclosed one ends with its paragraph */
    uint32_t first, last; /* tokens [first, last), marks included */
    uint32_t paragraph;
    uint32_t parent; /* the quotation it is nested in, or WHO_NONE */
    uint32_t
        continues; /* the quotation of an earlier paragraph that this one carries on (reopened mark), or WHO_NONE */
    uint8_t use;
    bool open; /* it has no closing mark */
    uint16_t words;
} quotation;

/* ---- attribute ---- */

/* Words that name a source near a cue. */
typedef struct mention {
    who_span span;                  /* the whole noun phrase, as the source span of a statement */
    uint32_t first, last;           /* its tokens */
    uint32_t name_first, name_last; /* the tokens of a proper name inside it; empty where there is none */
    uint32_t head;                  /* token: the last word of the name, or the head noun, or the pronoun */
    bool plural;
    uint32_t next; /* the second of joint sources ("Velden and Oss"), or WHO_NONE */
} mention;

/* What attribute/ found; the statement's `speaker` is set by speaker/. Parallel to doc.a.statements. */
typedef struct attribution {
    uint32_t mention;             /* index into doc.mentions, or WHO_NONE: no source words of its own */
    uint32_t follows;             /* the statement whose speaker carries on here, or WHO_NONE */
    uint32_t cue_first, cue_last; /* tokens of the cue; empty where it has none */
    uint32_t inner;               /* the mention that the content itself names as speaking, or WHO_NONE */
} attribution;

/* ---- one statement by itself ---- */

/* A topic without the dictionary that it comes from. */
typedef struct named_topic {
    who_str id, label, scheme, top; /* top: the label of the top-level topic above it, its own for one */
} named_topic;

/* Of the lines that export/statements.c writes and input/statement.c reads. It rises when a reader of the version
 * before would misunderstand a line; a field more does not raise it. */
#define STATEMENT_VERSION 1

/* A statement with all that the corpus needs of its article: what a line of `quotes` holds, and what speaker/ adds up.
 * A field that the corpus comes to need is written by export/statements.c and read by input/statement.c. */
typedef struct saying {
    uint64_t id;
    who_str doc, outlet, date, title, url; /* of the article */
    enum who_type type;
    who_str text;               /* as statement_text() gives it */
    uint32_t start;             /* where its content begins, in the unit that offsets are written in */
    float confidence;           /* rounded */
    const who_speaker *speaker; /* NULL: unknown */
    const who_speaker *others;  /* what speaker->members are indices into */
    const named_topic *topics;
    uint32_t ntopics;
    who_str line; /* its bytes in the input, where it was read from one */
} saying;

/* ---- one article on its way ---- */

typedef struct doc {
    who_article a; /* first: what visitors see */
    arena mem;
    paragraph *paragraphs;
    uint32_t nparagraphs;
    sentence *sentences;
    uint32_t nsentences;
    token *tokens;
    uint32_t ntokens;
    quotation *quotations;
    uint32_t nquotations;
    mention *mentions;
    uint32_t nmentions;
    attribution *attributions; /* one for each statement */
    const uint16_t *sketch;    /* by which input/copies.c knows near-duplicates; NULL where nobody asked */
    bool filed; /* the record holds statements that were written earlier, and no article: all other fields are empty */
    saying *sayings;
    uint32_t nsayings;
} doc;

static inline who_str doc_slice(const doc *d, uint32_t start, uint32_t end)
{
    return (who_str){d->a.text.ptr + start, end - start};
}
/* The first token that ends behind the byte; d->ntokens where there is none. */
static inline uint32_t doc_token_from(const doc *d, uint32_t byte)
{
    uint32_t low = 0, high = d->ntokens;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (d->tokens[mid].end <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}
static inline who_str doc_token(const doc *d, uint32_t t) { return doc_slice(d, d->tokens[t].start, d->tokens[t].end); }

/* The words of a statement's content, its pieces folded (buf_fold) and joined by one space. */
void statement_text(buf *b, const who_article *a, const who_statement *st);

/* Hundredths, as outputs write them. Statements have it rounded already, so that what is read back is the same. */
float confidence_rounded(float x);
bool is_unsure(float confidence, double least);

/* ---- corpus: filled by speaker/, read by graph/ and export/ ---- */

typedef struct corpus_node {
    who_str id, label, kind; /* kind: person, anonymous, institution, group, document, topic, outlet */
    who_tally tally;
    uint32_t speaker; /* index into corpus.speakers, for speakers */
    uint32_t topic;   /* index into corpus.topics, for topics */
} corpus_node;

/* An edge between two nodes; a < b is not promised: a is the speaker, or the topic of topic-outlet. */
typedef struct corpus_edge {
    uint32_t a, b; /* indices into corpus.nodes */
    who_tally tally;
} corpus_edge;

/* A statement kept because it represents its speaker. */
typedef struct corpus_sample {
    uint32_t speaker;
    enum who_type type;
    float confidence;
    who_str text, outlet, date, title, url, doc, topic;
    uint32_t start; /* where it begins in its article, in the unit that offsets are written in */
} corpus_sample;

/* A role or an affiliation that articles give a speaker. */
typedef struct corpus_role {
    uint32_t speaker;
    bool affiliation;
    who_str text;
    uint32_t statements;            /* by the speaker so called */
    uint32_t first_date, last_date; /* of these; 0 unknown */
} corpus_role;

/* The statements of a speaker or an outlet in a month. */
typedef struct corpus_month {
    uint32_t node, month; /* yyyymm */
    uint32_t statements;
} corpus_month;

/* The finished corpus as graph/ and export/ see it; who_corpus (speaker/corpus.c) begins with it.
 * nodes: speakers first, then topics, then outlets, each sorted by statements (most first), then id. */
typedef struct corpus {
    const who_session *session;
    corpus_node *nodes;
    uint32_t nnodes;
    uint32_t nspeakers, ntopics, noutlets;
    corpus_edge *edges;
    uint32_t nedges;       /* sorted by (a, b) */
    who_speaker *speakers; /* parallel to the first nspeakers nodes */
    named_topic *topics;
    corpus_sample *samples;
    uint32_t nsamples;  /* grouped by speaker, best first */
    corpus_role *roles; /* grouped by speaker, roles before affiliations, the most used first */
    uint32_t nroles;
    corpus_month *months; /* sorted by (node, month) */
    uint32_t nmonths;
    uint64_t articles, statements, unknown; /* articles: those that have a statement */
} corpus;

/* ---- graph: made by graph/ from a corpus, read by export/ ---- */

/* Texts are fit for any file: valid UTF-8 without control characters and noncharacters. Numbers are rounded to what is
 * written and never NaN or infinite. columns.h lists the attributes that files carry. */
typedef struct graph_node {
    const corpus_node *node;
    who_str id, label, kind;            /* as in node, made fit */
    who_str role, affiliation, aliases; /* of speakers; aliases joined by "; " */
    who_str scheme, top;                /* of topics; top is the label of the top-level topic above it */
    const char *mode;                   /* "speaker", "topic" or "outlet" */
    const char *color;                  /* "#rrggbb" */
    who_tally tally;
    bool anonymous;
    uint32_t degree, component, community; /* the last two numbered by size, largest 0 */
    double strength, pagerank;
    double x, y, size;
} graph_node;

typedef struct graph_edge {
    const corpus_edge *edge;
    uint32_t source, target; /* indices into graph.nodes */
    const char *kind;        /* "speaker-topic", "speaker-outlet", "topic-outlet" */
    who_tally tally;
    double weight; /* statements; above 0 */
    double alpha;  /* disparity filter: how surprising the weight is, small is significant */
} graph_edge;

typedef struct graph {
    const corpus *corpus;
    arena mem; /* everything below, and the texts that had to be made fit */
    graph_node *nodes;
    uint32_t nnodes; /* sorted by id */
    graph_edge *edges;
    uint32_t nedges; /* sorted by (source, target) */
} graph;

/* ---- a network of terms: made by topic/, clustered by graph/ ---- */

/* Undirected, without loops, each pair of nodes once; weights are above 0. */
typedef struct network {
    uint32_t nnodes, nedges;
    uint32_t *ends; /* two for each edge */
    double *weights;
} network;

#endif
