/* wrap.h - text for a person: words filled into lines, colours that survive a line break, nothing that drives the
 * terminal. */
#ifndef WHO_EXPORT_WRAP_H
#define WHO_EXPORT_WRAP_H

#include "base/base.h"

/* Start from {.out = ..., .width = ..., .colour = ...}; end with wrap_free(). */
typedef struct wrap {
    buf *out;    /* borrowed */
    int width;   /* columns of a line */
    int indent;  /* columns left free at the start of each line that is begun */
    bool colour; /* otherwise wrap_style() does nothing */
    int column;  /* used on the current line */
    bool gap;    /* a space is due before the next word */
    int word_width;
    buf word;            /* the word under way, with its styles */
    char style[24];      /* asked for last */
    char line_style[24]; /* in force where the line ends now */
    uint32_t line;       /* line ends written; the caller may set it back */
    struct wrap_tag {
        uint32_t value, line;
    } * tags; /* see wrap_tag() */
    uint32_t ntags, placed;
} wrap;

/* Adds text to the word under way; it is not broken unless it is longer than a line. Control characters become U+FFFD
 * and characters that turn the direction of writing are left out: an article must not write to the terminal. */
void wrap_glue(wrap *w, who_str text);
/* Ends the word; the next one begins after a space or on a new line. */
void wrap_space(wrap *w);
/* Adds running text: white space in it separates words. */
void wrap_text(wrap *w, who_str text);
/* Ends the line. */
void wrap_break(wrap *w);
/* From here on the SGR parameters, such as "1;36"; "" for plain. Borrowed only during the call. */
void wrap_style(wrap *w, const char *sgr);
/* Remembers the line on which the word under way will stand: an element of tags, complete after wrap_break(). */
void wrap_tag(wrap *w, uint32_t value);
void wrap_free(wrap *w);

/* Columns that the string takes on a terminal; escape sequences of wrap_style() take none. */
int wrap_columns(who_str s);

#endif
