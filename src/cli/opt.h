/* opt.h - options as tables: one row drives both the parsing and the usage text. */
#ifndef WHOSAID_OPT_H
#define WHOSAID_OPT_H

#include <stddef.h>
#include <stdio.h>

/* What the field of the settings is, and what the argument must be. */
enum opt_kind {
    OPT_FLAG,   /* int; no argument; set to 1 */
    OPT_STRING, /* const char *; not empty */
    OPT_LIST,   /* opt_list; each time that it is given adds a string that is not empty */
    OPT_COUNT,  /* int; 0 to 2147483647 */
    OPT_RATIO,  /* double; 0 to 1 */
    OPT_SIZE,   /* uint64_t; bytes, or with K, M or G behind it; not 0 */
    OPT_CHOICE  /* int or enum; the place of the argument in `choices` */
};

enum { OPT_LIST_MOST = 16 };
typedef struct opt_list {
    const char *at[OPT_LIST_MOST];
    size_t n;
} opt_list;

/* A row. A table ends with a row whose name is NULL. */
typedef struct opt {
    char letter; /* 0: none */
    const char *name;
    enum opt_kind kind;
    size_t field;               /* offsetof in the settings */
    const char *argument;       /* as the usage text calls it; NULL for flags and choices */
    const char *help;           /* one sentence, no full stop; further lines are for the manual only. NULL: another name
                                   of an option, not listed */
    const char *const *choices; /* ends with NULL */
} opt;

enum { OPT_TABLES = 2, OPT_MOST = 48 }; /* tables of a command; options in them together */

/* Reads argv[1..] by the rows of the tables (either may be NULL) into the settings. Options may stand behind operands;
 * "--" ends them. Returns the index in argv of the first operand (argv is reordered), or -1 and what is wrong in
 * `problem`. Uses getopt(3): from one thread only. */
int opt_parse(const opt *const tables[OPT_TABLES], int argc, char **argv, void *settings, char *problem, size_t size);

/* The rows of one table, for a person: names in one column, what they do in another. */
void opt_usage(FILE *to, const opt *table);

/* The same rows as the items of a list in mdoc(7), for manual pages, with all that there is to say. */
void opt_manual(FILE *to, const opt *table);

/* Text in mdoc(7): what would be a request or an escape is none. Lines end as they do in the text. */
void mdoc_text(FILE *to, const char *text, size_t len);

#endif
