/* graph.h - the graph of a corpus: selected, measured and laid out once, written in several formats. */
#ifndef WHOSAID_GRAPH_H
#define WHOSAID_GRAPH_H

#include "whosaid/corpus.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct who_graph who_graph;

enum who_view {
    WHO_VIEW_ALL,      /* speakers, topics and outlets */
    WHO_VIEW_SPEAKERS, /* speakers, joined by the topics that they share */
    WHO_VIEW_TOPICS,   /* topics, joined by the speakers that they share */
    WHO_VIEW_OUTLETS,  /* outlets, joined by the speakers that they share */
    WHO_VIEW_ABOUT     /* speakers, joined by who speaks about whom; directed. Needs WHO_KEEP_MENTIONS */
};

enum who_slices { WHO_NO_SLICES, WHO_BY_MONTH, WHO_BY_WEEK, WHO_BY_YEAR };

/* Which statements and nodes are in, and what they are counted as. Start from WHO_GRAPH_OPTIONS_INIT, which is
 * everything. Strings are borrowed until the graph is freed; NULL does not select. */
typedef struct who_graph_options {
    /* Statements. */
    const char *since, *until; /* "2021-03-01", "2021-03", "2021", inclusive */
    const char *outlets, *topics,
        *speakers;     /* ids or names, several separated by ";". A topic is also those below it */
    const char *kinds; /* of speakers: "person,anonymous" */
    /* Nodes of what is left. */
    uint32_t min_statements, top; /* 0: all; top: the most frequent speakers, topics and outlets, so many of each */
    double backbone;              /* edges whose alpha is above this are left out; 1: none */
    /* What is drawn. */
    enum who_view view;
    int statement_nodes, article_nodes; /* need WHO_KEEP_TEXTS */
    int together;                       /* edges between speakers of one article */
    int count_articles;                 /* weights and sizes count articles, not statements */
    int dates;                          /* the days of each node and edge, for WHO_GEXF */
    int quick;                          /* no betweenness and no layout: for very large graphs */
    int force;                          /* also where that is more than a million edges between two of one mode */
    enum who_slices slices;
} who_graph_options;

#define WHO_GRAPH_OPTIONS_INIT                                                                                         \
    {                                                                                                                  \
        NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 1.0, WHO_VIEW_ALL, 0, 0, 0, 0, 0, 0, 0, WHO_NO_SLICES                \
    }

/* What who_corpus_keep() must keep for a graph like that. */
WHO_API int who_graph_needs(const who_graph_options *options);

/* Whether the options make sense before anything is read. WHO_EUSAGE. */
WHO_API int who_graph_check(const who_graph_options *options, who_err *err);

/* Selects, builds, measures and lays out. The corpus must outlive *out, which the caller frees. WHO_EUSAGE: an option
 * makes no sense, names nothing that is there, needs what was not kept, or gives too many edges without `force`.
 * WHO_EGRAPH: igraph refused. From one thread of the process only. A million edges take some seconds. */
WHO_API int who_graph_new(who_graph **out, const who_corpus *corpus, const who_graph_options *options, who_err *err);
WHO_API void who_graph_free(who_graph *graph);

/* The slices of time that have statements, in order of time; 0 where options.slices asked for none. The name is
 * "2021", "2021-03" or "2021-W09". A slice is a graph of its own, with the ids, places and colours of the whole, which
 * must outlive it. Statements without so exact a date are in no slice. */
WHO_API uint32_t who_graph_slices(const who_graph *graph);
WHO_API const char *who_graph_slice_name(const who_graph *graph, uint32_t slice);
WHO_API int who_graph_slice(who_graph **out, const who_graph *graph, uint32_t slice, who_err *err);

/* Counts of what is in the graph. `statements` are those selected; `undated` those of them that no slice can have. */
typedef struct who_graph_counts {
    uint32_t nodes, edges;
    uint64_t statements, undated;
} who_graph_counts;
WHO_API who_graph_counts who_graph_count(const who_graph *graph);

/* How many nodes of a list the graph has, and the one with the index-th most statements; borrowed until the graph is
 * freed. */
WHO_API uint32_t who_graph_list(const who_graph *graph, enum who_list list);
WHO_API who_row who_graph_row(const who_graph *graph, enum who_list list, uint32_t index);

#ifdef __cplusplus
}
#endif
#endif
