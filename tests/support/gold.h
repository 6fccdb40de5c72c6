/* gold.h - expected statements as the tests write them down, and how they are compared with what was found.
 *
 * A file of expected statements has one block for each, with or without an empty line between; a line that begins
 * with # is prose:
 *
 *     mixed | Dmitar Vosk | person
 *     source: His spokesman, Dmitar Vosk,
 *     cue: warned
 *     content: that any attempt to seize cargo would be met “in kind.”
 *
 * A statement in several parts has several `content:` lines. Speaker ? is unknown, "A & B" speak jointly, a header that
 * begins with ~ is a statement that may be found and need not be; `source:` and `cue:` may be absent.
 *
 * The test programs that use this see the public headers only. They are not a library: no memory, no file, or a file
 * that cannot be understood ends the program with a message and status 2.
 */
#ifndef SUPPORT_GOLD_H
#define SUPPORT_GOLD_H

#include <stdbool.h>
#include <stdio.h>

#include "whosaid.h"

/* One expected statement. Strings are owned and NUL-terminated; source and cue are NULL where absent; the parts of the
 * content are joined by a space in `content`, and each in `parts`. */
typedef struct gold {
    bool optional;
    enum who_type type;
    char *speaker, *kind, *source, *cue, *content;
    char **parts;
    size_t nparts;
} gold;

typedef struct golds {
    gold *at;
    size_t n;
} golds;

/* A growing string, always NUL-terminated after the first append. */
typedef struct text {
    char *ptr;
    size_t len, cap;
} text;

void *gold_alloc(void *ptr, size_t size); /* realloc that never fails */
void text_add(text *t, const char *bytes, size_t len);
void text_puts(text *t, const char *string);

/* The whole file; the caller frees it. */
text gold_read_file(const char *path);

/* The statements in `body`, which is cut up; `path` and `line` (of its first line) are for messages. */
golds gold_parse(char *body, const char *path, unsigned line);
void gold_free(golds *all);

/* Finds the next word at or after *at: letters and digits; every mark and space separates. Returns false at the end. */
bool gold_next_word(who_str s, size_t *at, who_str *word);

/* The words of s in small letters, separated by spaces: equal when two strings have the same words. Caller frees. */
char *gold_words(who_str s);
bool gold_same_words(const char *expected, who_str found);

/* The text of all content spans, separated by spaces; the caller frees it. */
char *gold_content(const who_article *article, const who_statement *statement);
who_str gold_span(const who_article *article, who_span span);

/* The speaker's name; "?" when unknown. */
who_str gold_speaker(const who_article *article, const who_statement *statement);
const char *gold_kind(const who_article *article, const who_statement *statement);

/* Prints a found statement as a block, every line after `lead`, with the rule and the reason. */
void gold_print_found(const char *lead, const who_article *article, const who_statement *statement);
void gold_print(const char *lead, const gold *expected);

#endif
