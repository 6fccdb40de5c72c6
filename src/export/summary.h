/* summary.h - what the summaries of speakers share: one speaker with all that belongs to it, and phrases made of it. */
#ifndef WHO_EXPORT_SUMMARY_H
#define WHO_EXPORT_SUMMARY_H

#include "export/wrap.h"
#include "model/model.h"

enum { SUMMARY_SAMPLES = 5, SUMMARY_PEERS = 5, SUMMARY_LISTED = 6, SUMMARY_COLUMNS = 36, SUMMARY_FLUSH = 1 << 16 };

/* A topic or an outlet of one speaker. */
typedef struct part {
    const corpus_node *node;
    uint32_t statements;
} part;

/* Somebody who speaks on the same topics. */
typedef struct peer {
    uint32_t speaker;
    uint32_t shared; /* statements on topics that the two share, the smaller number of the two for each topic */
} peer;

/* One speaker, with what belongs to it. */
typedef struct entry {
    uint32_t rank; /* from 1: the place among all speakers */
    const corpus_node *node;
    const who_speaker *who;
    part *topics, *outlets;
    uint32_t ntopics, noutlets;
    const corpus_role *roles; /* roles, then affiliations */
    uint32_t nroles, naffiliations;
    const corpus_month *months;
    uint32_t nmonths;
    const corpus_sample *samples[SUMMARY_SAMPLES];
    uint32_t nsamples;
    peer peers[SUMMARY_PEERS];
    uint32_t npeers;
} entry;

typedef struct summary {
    const corpus *c;
    const who_summary_style *style;
    buf b;
    wrap w;
    uint32_t edge, sample, role, month; /* where the walk stands */
    uint32_t *by_topic, *topic_at;    /* the speakers of topic t: by_topic[topic_at[t]..topic_at[t + 1]), most first */
    uint32_t *weight_by_topic;        /* parallel: their statements on it */
    uint32_t *shared, *touched;       /* of all speakers, while peers are looked for */
    uint32_t first_month, last_month; /* of the corpus, yyyymm; 0 where no statement has a date */
    entry e;                          /* its lists are reused */
} summary;

void summary_begin(summary *s, const corpus *c, const who_summary_style *style);
void summary_end(summary *s);
/* Fills s->e for speaker i; called with rising i. */
void summary_collect(summary *s, uint32_t i);

double part_share(const entry *e, const part *p);
const char *plural(uint32_t n);

/* Phrases; each appends nothing where there is nothing to say. */
void put_figures(buf *b,
                 const entry *e); /* "5 statements (3 quoted, 2 reported) in 2 articles of 1 outlet, ... to ..." */
void put_identity(buf *b, const entry *e); /* "person, minister, Kerensk" */
void put_aliases(buf *b, const entry *e);
void put_roles(buf *b, const entry *e, bool affiliations);             /* "minister (4), 2021-03-02 to 2021-09-14" */
void put_parts(buf *b, const entry *e, const part *parts, uint32_t n); /* "Health 45%, Economy 20%, 3 more" */
void put_peers(buf *b, const summary *s);                              /* "Tomas Oss, Anna Holm" */
void put_place(buf *b, const corpus_sample *sample); /* "The Kerensk Post, 2021-03-02, Clinic opens, character 12" */
/* "2021-03 ▂·█ 2021-05": the months from `first` to `last`, several in one column where there are too many. */
void put_spark(buf *b, const corpus_month *months, uint32_t n, uint32_t first, uint32_t last);

/* One speaker in one format. */
void summary_text(summary *s);
void summary_markdown(summary *s);
void summary_json(summary *s, bool first);
void summary_csv(summary *s);
extern const char summary_csv_header[];

/* ---- pieces that other tables use too ---- */

/* Appends text so that Markdown shows it as it is. */
void put_markdown(buf *b, who_str s);

/* The speaker is called so: 2 by id, name or alias, 1 by all words of `name` among those of one of them, 0 not. Letters
 * are compared without regard to case. */
int speaker_is_called(const corpus *c, uint32_t speaker, const char *name);

#endif
