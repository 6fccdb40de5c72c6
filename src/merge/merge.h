/* merge.h - statements of several files to one, each once. */
#ifndef WHO_MERGE_H
#define WHO_MERGE_H

#include "model/model.h"

typedef struct merge merge;

merge *merge_new(void);
void merge_free(merge *m);
int merge_add(merge *m, const saying *s, who_err *err); /* copies what it keeps; WHO_EOUTPUT: no temporary file */

/* What was written. */
typedef struct merge_counts {
    uint64_t articles, statements, unknown; /* unknown: without a speaker */
    uint64_t repeated;                      /* left out because they were there already */
} merge_counts;

/* Writes the lines of all that were added, once, in the order of merge.c. */
int merge_write(merge *m, who_out *out, merge_counts *counts, who_err *err);

#endif
