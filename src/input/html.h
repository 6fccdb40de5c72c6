/* html.h - a page as html.c reads it, for page.c and for texts that are HTML inside other records. */
#ifndef WHO_INPUT_HTML_H
#define WHO_INPUT_HTML_H

#include "base/base.h"

/* A run of text between two elements that break lines. */
enum { BLOCK_TEXT, BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_ITEM };
typedef struct html_block {
    who_str text; /* white space made single spaces; <br> a line end */
    uint32_t box;
    uint8_t kind;
    bool links; /* most of it is links */
} html_block;

/* An element that can hold an article; boxes[0] is the page. */
enum { BOX_PLAIN, BOX_ARTICLE, BOX_BODY /* said to be the body of the article */ };
typedef struct html_box {
    uint32_t parent; /* always smaller than its own index */
    uint8_t kind;
    uint64_t letters; /* page.c: bytes of the paragraphs in it */
} html_box;

/* Strings are empty where the page has none. */
typedef struct html {
    html_block *blocks;
    uint32_t nblocks;
    html_box *boxes;
    uint32_t nboxes;
    who_str *scripts; /* JSON-LD */
    uint32_t nscripts;
    who_str title, heading, shared; /* <title>, the first <h1>, og:title */
    who_str outlet, date, time, author, url;
} html;

#define HTML_DEPTH 512 /* of elements in elements; pages have fewer than 60 */

#define HTML_ATTRIBUTES 2000 /* of one element; the parser compares each with each */

/* Once before the other, on one thread. */
void html_begin(void);

/* Reads a page or a piece of one (valid UTF-8) into mem; never fails: HTML is whatever there is. False where elements
 * are nested deeper than HTML_DEPTH (the page was read up to there), or have too many attributes (nothing was). Linear
 * time. */
bool html_read(html *out, arena *mem, who_str source);

#endif
