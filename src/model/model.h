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
#include "whosaid/graph.h"

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

/* The bits of a word's number in the lexicons, and the number of a word that is in none. */
#define WORD_BITS 20
#define NO_WORD ((UINT32_C(1) << WORD_BITS) - 1)

/* A text has no more sentences than a token can number: none is shorter than two bytes. */
#define SENTENCE_BITS 26
#define MAX_TEXT (UINT32_C(1) << (SENTENCE_BITS + 1)) /* bytes of an article */

/* Sixteen bytes: an article has more tokens than anything else, and they are read again and again. */
typedef struct token {
    uint32_t start, end;         /* bytes */
    uint32_t pos : 5, shape : 7; /* enum pos; SHAPE_ or MARK_ bits */
    uint32_t word : WORD_BITS;   /* rules_word() of the lower-cased word, or NO_WORD */
    uint32_t kind : 2;           /* enum token_kind */
    uint32_t depth : 4; /* set by quote/: in how many quotations it stands; 0 outside. The marks count as inside */
    uint32_t sentence : SENTENCE_BITS;
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
    bool divided;  /* has a dash, a bracket, a slash, a colon or a sign that is rarer: what stands behind a dateline */
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
    who_span span;        /* the whole noun phrase, as the source span of a statement */
    uint32_t first, last; /* its tokens */
    uint32_t head;        /* token: the last word of the name, or the head noun, or the pronoun */
    bool plural;
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
    arena *scratch; /* for what a stage needs only while it runs; emptied behind it. NULL: that is kept in mem */
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
static inline arena *doc_scratch(doc *d) { return d->scratch ? d->scratch : &d->mem; }
/* The first token that ends behind the byte; d->ntokens where there is none. Halves without branches, which nobody
 * could foresee. */
static inline uint32_t doc_token_from(const doc *d, uint32_t byte)
{
    uint32_t first = 0;
    for (uint32_t n = d->ntokens; n; n /= 2) {
        uint32_t half = (n + 1) / 2;
        first += half * (d->tokens[first + half - 1].end <= byte);
    }
    return first;
}
static inline who_str doc_token(const doc *d, uint32_t t) { return doc_slice(d, d->tokens[t].start, d->tokens[t].end); }

/* The words of a statement's content, its pieces folded (buf_fold) and joined by one space. */
void statement_text(buf *b, const who_article *a, const who_statement *st);

/* Leaves out the statements i with keep[i] false; one that carried on from such a statement begins anew. O(n). */
void doc_keep_statements(doc *d, const bool *keep);

/* Have all words of more than three letters a capital? "The Way Home" */
bool quotation_title_cased(const doc *d, const quotation *q);

/* Hundredths, as outputs write them. Statements have it rounded already, so that what is read back is the same. */
float confidence_rounded(float x);
bool is_unsure(float confidence, double least);

/* ---- corpus: filled by speaker/, read by graph/ and export/ ---- */

typedef struct corpus_node {
    who_str id, label, kind; /* kind: person, anonymous, institution, group, document, topic, outlet */
    who_tally tally;
    uint32_t speaker;         /* index into corpus.speakers, for speakers */
    uint32_t topic;           /* index into corpus.topics, for topics */
    uint32_t kept;            /* index into corpus.kept or kept_articles, for nodes of statements and articles */
    uint32_t spells, nspells; /* when: from here in corpus.spells */
} corpus_node;

/* An edge between two nodes; a < b is not promised: a is the speaker, or the topic of topic-outlet. */
typedef struct corpus_edge {
    uint32_t a, b; /* indices into corpus.nodes */
    who_tally tally;
    uint32_t spells, nspells;
    double jaccard, cosine; /* in projections */
} corpus_edge;

/* Days in a row with statements, yyyymmdd, the last included. */
typedef struct corpus_spell {
    uint32_t start, end;
} corpus_spell;

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

/* An article and a statement as who_corpus_keep() has them kept, for whatever is counted anew: selections, slices,
 * projections, the dates of GEXF. Indices of nodes are into corpus.nodes. */
typedef struct corpus_article {
    who_str id, title, url;
    uint32_t outlet; /* node, or WHO_NONE */
    uint32_t date;   /* yyyymmdd, 0 unknown */
} corpus_article;

typedef struct corpus_statement {
    uint64_t id;
    uint32_t article;                    /* index into corpus.kept_articles */
    uint32_t refs;                       /* nodes, from here in corpus.refs: */
    uint16_t nspeakers, ntopics, nabout; /* first its speakers, then its topics, then whom it speaks about */
    uint8_t type;                        /* enum who_type */
    uint8_t confidence;                  /* hundredths */
} corpus_statement;

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
    corpus_article *kept_articles; /* sorted by id; NULL where nothing was kept */
    uint32_t nkept_articles;
    corpus_statement *kept; /* sorted by article, then id */
    who_str *kept_texts;    /* parallel to kept; NULL where texts were not kept */
    uint32_t nkept;
    uint32_t *refs;
    corpus_spell *spells;                   /* NULL where they were not asked for */
    uint64_t articles, statements, unknown; /* articles: those that have a statement */
} corpus;

/* ---- graph: made by graph/ from a corpus, read by export/ ---- */

enum graph_mode { MODE_SPEAKER, MODE_TOPIC, MODE_OUTLET, MODE_STATEMENT, MODE_ARTICLE, MODES };
#define MAIN_MODES 3 /* the first three, of which measures are given one by one */

/* Texts are fit for any file: valid UTF-8 without control characters and noncharacters. Numbers are rounded to what is
 * written and never NaN or infinite. columns.h lists the attributes that files carry. */
typedef struct graph_node {
    const corpus_node *node;
    who_str id, label, kind;            /* as in node, made fit */
    who_str role, affiliation, aliases; /* of speakers; aliases joined by "; " */
    who_str gazetteer_id;               /* of speakers */
    who_str scheme, top;                /* of topics; top is the label of the top-level topic above it */
    who_str text, url;                  /* of statements and articles */
    enum graph_mode mode;
    const char *mode_name; /* "speaker", "topic" ... */
    const char *color;     /* "#rrggbb" */
    who_tally tally;
    bool anonymous;
    uint32_t degree, component, community; /* the last two numbered by size, largest 0 */
    uint32_t degree_of[MAIN_MODES];        /* neighbours of that mode */
    uint32_t coreness;
    uint32_t strength_rank, pagerank_rank, betweenness_rank; /* from 1, among the nodes of its mode */
    double strength, strength_of[MAIN_MODES], pagerank, betweenness;
    double x, y, size;
} graph_node;

typedef struct graph_edge {
    const corpus_edge *edge;
    uint32_t source, target; /* indices into graph.nodes */
    const char *kind;        /* "speaker-topic", "speaker-outlet", "topic-outlet" ... */
    const char *color;
    who_tally tally;
    double weight; /* above 0 */
    double direct; /* share of quotations in statements */
    double alpha;  /* disparity filter: how surprising the weight is, small is significant */
    double jaccard, cosine;
} graph_edge;

/* A slice of time. */
typedef struct graph_period {
    uint32_t since, until; /* yyyymmdd, inclusive */
    char name[12];         /* "2021", "2021-03", "2021-W09" */
} graph_period;

typedef struct who_graph {
    const corpus *corpus; /* what it shows: given, or made of a selection */
    const corpus *source; /* what was given */
    who_graph_options options;
    arena mem; /* everything below, and the texts that had to be made fit */
    bool directed;
    bool has_texts;     /* nodes of statements or articles: the columns of these are written */
    bool is_projection; /* jaccard and cosine are */
    graph_node *nodes;
    uint32_t nnodes; /* sorted by id */
    graph_edge *edges;
    uint32_t nedges; /* sorted by (source, target) */
    graph_period *periods;
    uint32_t nperiods;
    uint64_t undated; /* statements that are in and in no period */
} graph;

/* ---- a network of terms: made by topic/, clustered by graph/ ---- */

/* Undirected, without loops, each pair of nodes once; weights are above 0. */
typedef struct network {
    uint32_t nnodes, nedges;
    uint32_t *ends; /* two for each edge */
    double *weights;
} network;

#endif
