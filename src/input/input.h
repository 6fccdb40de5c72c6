/* input.h - bytes to articles: plain text, JSON, tables, HTML, web archives, exports of news archives; compression and
 * encodings; folders; field mapping; datelines and bylines. */
#ifndef WHO_INPUT_H
#define WHO_INPUT_H

#include "rules/rules.h"
#include "whosaid/options.h"

/* What the bytes of a record are: one JSON object (a row of a table is made one), a whole text file, or a page of HTML
 * behind a first line that is its address or empty. */
enum record_kind { RECORD_JSON, RECORD_PLAIN, RECORD_PAGE };

/* One record as read, before it is made an article. The bytes are valid UTF-8, and a JSON text has no escape for U+0000
 * or half a surrogate pair: what was bad has been replaced, with a message. */
typedef struct record {
    buf bytes; /* owned by the reader and valid until the next input_next(), unless they are taken */
    enum record_kind kind;
    char file[256];
    const char *problem; /* why it can be no article, found while reading (options->per_article); NULL: nothing yet */
    uint64_t line, byte; /* where it begins: line from 1, byte from 0, after decompression */
} record;

typedef struct input input;

/* Reads inputs in order; folders recursively in byte order of their paths. Problems of a file or record are messages
 * (options->message), counted in skipped, and reading goes on. paths and options are borrowed until input_close(). */
input *input_open(const char *const *paths, size_t npaths, const who_options *options);
void input_close(input *in);

/* 1 and the next record, or 0 at the end. */
int input_next(input *in, record *out);
/* The bytes of the record that input_next() just gave are the caller's now, to be freed. */
void input_take(input *in, record *rec);
/* The first input that could not be opened or read (WHO_EINPUT), or WHO_OK. */
int input_status(const input *in, who_err *err);
uint64_t input_skipped(const input *in);
uint64_t input_bytes(const input *in); /* read so far, after decompression */

/* Makes the record an article in d (fields of d->a, copied to d's arena), or d->sayings with d->filed set where it is
 * what `quotes` wrote: 0, or WHO_EINPUT with a message saying why there is neither. Thread-safe for different d and m.
 */
int input_article(const record *rec, const rules *r, match *m, const who_options *options, doc *d, who_err *err);

/* Near-duplicates. copies_sketch() fills d->sketch from the text, on any thread; copies_add() says whether an article
 * that was added before (in the same outlet, with per_outlet) is nearly the same, and adds it where none is. */
typedef struct copies copies;
copies *copies_new(bool per_outlet);
void copies_free(copies *c);
void copies_sketch(doc *d);
bool copies_add(copies *c, const doc *d);

/* WHO_EUSAGE when options->map is no list of field=path, with what is wrong; NULL is WHO_OK. */
int input_check_map(const char *map, who_err *err);

/* WHO_EUSAGE when iconv(3) knows no encoding of that name; NULL is WHO_OK. */
int input_check_encoding(const char *name, who_err *err);

/* "1.7.15", "1.2.13" and "1.5.4": the cJSON, zlib and zstd that are linked. Static. */
const char *input_cjson_version(void);
const char *input_zlib_version(void);
const char *input_zstd_version(void);

#endif
