/* reading.h - what the views of an article for a person share: where statements begin and end in its text, its
 * paragraphs, and which colour each speaker has. */
#ifndef WHO_EXPORT_READING_H
#define WHO_EXPORT_READING_H

#include "model/model.h"

/* An end of a span. At one byte, what ends comes before what begins. */
typedef struct reading_event {
    uint32_t byte, statement;
    uint32_t length; /* of the span: the longer one opens first and closes last */
    enum { EV_CLOSE, EV_SOURCE_END, EV_SOURCE, EV_OPEN } kind;
    bool first; /* EV_OPEN: the statement begins here; later spans carry it on */
} reading_event;

/* The walk through the article. Start with reading_begin(), end with reading_end(). */
typedef struct reading {
    const who_article *a;
    double min_confidence;
    reading_event *events;
    uint32_t nevents, next;
    uint32_t *open; /* statements whose content is under way, innermost last */
    uint32_t nopen;
    uint32_t sources; /* source spans under way */
    uint32_t
        *colour; /* of each speaker, from 0 in the order in which they speak; WHO_NONE: says nothing that is shown */
    uint32_t ncolours;
    bool blank_lines; /* paragraphs are parted by empty lines, otherwise each line is one */
    uint32_t at;      /* where the next line begins */
} reading;

void reading_begin(reading *r, const who_article *a, double min_confidence);
void reading_end(reading *r);

bool reading_shows(const reading *r, uint32_t statement);
uint32_t reading_inner(const reading *r); /* the innermost statement under way, or WHO_NONE */

/* The next end of a span in [.., end], those that begin at `end` left for later; the state above is that behind it.
 * False where there is none. */
bool reading_next(reading *r, uint32_t end, reading_event *out);

/* The next line that is not blank, without its end; *last: a paragraph ends with it. False at the end of the text. */
bool reading_line(reading *r, who_span *line, bool *last);

/* How many statements are shown, and how many of them have no speaker. */
uint32_t reading_count(const reading *r, uint32_t *unknown);

/* The title is not already the first line of the text. */
bool reading_needs_title(const who_article *a);

/* Appends the first words of a content, folded, with "…" where there are more. */
void reading_excerpt(buf *b, const who_article *a, const who_statement *st);

#endif
