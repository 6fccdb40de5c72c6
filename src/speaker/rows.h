/* rows.h - the corpus while it grows: speakers as articles know them, and how they are joined. */
#ifndef WHO_SPEAKER_ROWS_H
#define WHO_SPEAKER_ROWS_H

#include "model/model.h"

/* What is counted by pairs: the edges of the graph; behind them a speaker or outlet and a month (yyyymm). */
enum { SPEAKER_TOPIC, SPEAKER_OUTLET, TOPIC_OUTLET, EDGE_KINDS, SPEAKER_MONTH = EDGE_KINDS, OUTLET_MONTH, PAIR_KINDS };

#define ROW_SAMPLES 8 /* to choose three to five from that are not all alike */

typedef struct counted {
    uint32_t a, b;
    uint64_t article; /* the last one that counted here */
    who_tally tally;
} counted;

typedef struct counted_topic {
    named_topic topic;
    counted counted;
} counted_topic;

typedef struct form {
    who_str text;
    uint32_t times;
    uint32_t first_date, last_date; /* of the statements that it was given with; 0 unknown */
} form;

typedef struct sample {
    int rank;
    uint64_t id; /* of the statement: breaks ties */
    corpus_sample s;
} sample;

typedef struct row {
    who_str key, id, scope, name; /* scope: the outlet or article that it must stay apart in; empty: none */
    enum who_kind kind;
    uint32_t entry; /* of the gazetteer; set by joining, WHO_NONE before */
    counted counted;
    form *names;
    uint32_t nnames;
    form *roles;
    uint32_t nroles;
    form *affiliations;
    uint32_t naffiliations;
    uint32_t female, male;
    sample samples[ROW_SAMPLES];
    uint32_t nsamples;
} row;

/* What who_corpus_keep() has kept. Until kept_finish(), a speaker is a row, a topic or an outlet its place in its list.
 * Parallel arrays for what only some graphs need. */
typedef struct keeping {
    int what; /* bits of enum who_keep */
    corpus_article *articles;
    corpus_statement *statements;
    who_str *texts;
    uint32_t *refs;
    uint32_t narticles, nstatements, ntexts, nrefs;
    uint64_t article; /* of the corpus, the last of `articles` */
    intern *names;    /* what may be the name of whom a statement speaks about */
} keeping;

struct who_corpus {
    corpus c; /* first: complete after who_corpus_finish() */
    arena mem;
    intern *keys; /* of rows */
    row *rows;
    uint32_t nrows;
    map64 form_at; /* row, list and text -> place in the list */
    counted *edges[PAIR_KINDS];
    uint32_t nedges[PAIR_KINDS];
    map64 edge_at[PAIR_KINDS];
    intern *topic_keys;    /* dictionary and id */
    counted_topic *topics; /* by the number of their key */
    uint32_t ntopics;
    intern *outlet_names;
    counted *outlets;
    uint32_t noutlets;
    uint64_t article; /* how many have begun */
    /* the article that the last saying belonged to: what its statements share, empty where that was no saying */
    buf last;
    uint64_t first_id;
    uint32_t last_start;
    keeping kept;
};

/* A speaker of the corpus: one row or several. */
typedef struct joined {
    who_speaker speaker;
    who_str key; /* of the row that names it: no two have the same */
    who_tally tally;
    sample samples[ROW_SAMPLES];
    uint32_t nsamples;
    form *roles; /* most used first; in the arena of the corpus, as affiliations */
    uint32_t nroles;
    form *affiliations;
    uint32_t naffiliations;
} joined;

/* Which rows are one speaker: row_joined[row] is an index into the result, whose length is *n. The caller frees the
 * array with who_dealloc(); its strings live in the corpus. O(n log n). */
joined *join_rows(who_corpus *c, uint32_t *row_joined, uint32_t *n);

/* kept.c. For each statement of a known speaker kept_begin(), then a kept_speaker() for each speaker that was counted
 * and a kept_topic() for each topic, then kept_end(); they do nothing where nothing is kept. `outlet` is a place in
 * c->outlets or WHO_NONE, `topic` one in c->topics. */
void kept_begin(who_corpus *c, const saying *s, uint32_t outlet, uint32_t date);
void kept_speaker(who_corpus *c, uint32_t row_index);
void kept_topic(who_corpus *c, uint32_t topic);
void kept_end(who_corpus *c, const saying *s);
/* Rows and places become nodes, and everything is sorted. place[]: as sort_nodes() returns it. After the speakers. */
void kept_finish(who_corpus *c, const uint32_t *row_joined, const uint32_t *place);
void kept_free(keeping *k);

#endif
