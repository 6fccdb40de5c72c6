/* files.h - the files that one run of `whosaid graph` writes: all of them are kept, or none. */
#ifndef WHOSAID_FILES_H
#define WHOSAID_FILES_H

#include "cli.h"

typedef struct file {
    char *name;
    who_out *out;
    enum who_graph_format format;
} file;

typedef struct files {
    file *list;
    size_t n;
    char *stem; /* NAME of NAME.graphml */
    enum who_graph_format formats[8];
    size_t nformats;
} files;

/* Reads the list of formats ("graphml,json", "all") and the name. Ended with files_end(), also after an error, which is
 * WHO_EUSAGE. */
int files_begin(files *f, const settings *s, who_err *err);

/* Opens a file for each format, NAME.graphml or NAME-PART.graphml; the first of them is f->list[*first]. WHO_EOUTPUT.
 */
int files_open(files *f, const char *part, size_t *first, who_err *err);

/* Writes the graph to the files opened last, from list[first] on. */
int files_write(files *f, size_t first, const who_graph *graph, int safe, who_err *err);

/* keep: whether all was written. Once one cannot be finished, none is left behind. */
int files_close(files *f, int keep, who_err *err);
void files_end(files *f);

#endif
