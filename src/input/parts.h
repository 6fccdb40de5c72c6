/* parts.h - what the files of input/ share with each other.
 *
 *   paths --walk.c--> files --source.c--> bytes, unpacked
 *         --split.c, csv.c, warc.c, archive.c, lines.c--> records --read.c, encoding.c--> records in UTF-8
 *   a record --json.c + map.c + fields.c--> an article
 *            --html.c + page.c (and json.c for JSON-LD)--> an article
 *            --plain.c--> an article, or what the others left empty
 *            --json.c + statement.c--> statements that were written earlier
 *   articles --copies.c--> those that are no copies
 */
#ifndef WHO_INPUT_PARTS_H
#define WHO_INPUT_PARTS_H

#include "input/input.h"

/* ---- tunables ---- */

#define SNIFF_BYTES 4096    /* of a file's start, by which its format is told */
#define CONTROL_PERCENT 30  /* more control bytes than that in the start: a binary file */
#define JSON_DEPTH 200      /* levels of brackets in one record; cJSON recurses, real records have fewer than 20 */
#define JSON_VALUES 1000000 /* in one record, 64 bytes of memory each; real ones have fewer than 10,000 */
#define WRAPPERS 8          /* brackets around the records: [ or {"response":{"results":[ */
#define KEY_BYTES 32        /* of a key, enough to tell the keys that matter to split.c */
#define EXPANSION_FREE (64 << 20) /* bytes that may come out whatever the ratio */
#define CSV_REPAIRS 8             /* unclosed quotation marks that a CSV file is read around before it is given up */
#define EXPLAINED 3               /* records that explain_input reports */

/* ---- walk.c: the files of the inputs ---- */

typedef struct walk walk;
typedef void (*walk_problem_fn)(void *payload, const char *path, bool failed, const char *what);

walk *walk_open(const char *const *paths, size_t npaths, walk_problem_fn problem, void *payload);
/* The next file, or NULL at the end; borrowed until the next call. Problems are reported, failed = true where an input
 * cannot be read (not just passed over). */
const char *walk_next(walk *w);
void walk_close(walk *w);

/* ---- source.c: the bytes of a file, decompressed and in UTF-8 ---- */

typedef struct source source;
struct source {
    const char *ptr, *end; /* the window: bytes that are not yet taken; whoever takes some moves ptr */
    char failed[160];      /* what went wrong; "" where nothing did */
};
/* path "-" is standard input. NULL and *err (WHO_EINPUT) when it cannot be opened. */
source *source_open(const char *path, const who_options *options, who_err *err);
void source_close(source *s);
/* Widens the window to `want` bytes (at most SNIFF_BYTES) unless fewer are left; how many it has. 0 is the end, or an
 * error (see failed). Pointers into the old window end. */
size_t source_want(source *s, size_t want);
uint64_t source_at(const source *s);    /* offset of ptr */
uint64_t source_total(const source *s); /* bytes that came out so far */
/* Puts bytes back that were taken just before ptr; they are copied. */
void source_unread(source *s, const char *bytes, size_t len);

/* ---- read.c ---- */

enum format {
    FORMAT_PLAIN,
    FORMAT_JSON,
    FORMAT_CSV,
    FORMAT_LINES,
    FORMAT_PAGE,
    FORMAT_WARC,
    FORMAT_NEXIS,
    FORMAT_FACTIVA
};

struct input {
    const who_options *options;
    walk *walk;
    source *src;
    char file[256]; /* shown name of the file that is open */
    enum format format;
    buf raw;             /* the record as it stands in the file */
    buf made;            /* the JSON object made of a CSV row */
    buf pending;         /* scratch for repairs */
    arena mem;           /* scratch, emptied for each record */
    uint64_t line;       /* of src->ptr, from 1 */
    uint64_t line_start; /* offset of that line */
    uint64_t skipped, bytes;
    uint64_t before; /* skipped when the file began; UINT64_MAX once it gave a record */
    uint32_t explained;
    who_err first; /* the first input that failed */
    /* split.c */
    char open[WRAPPERS]; /* the brackets around the records */
    uint32_t nopen;
    bool strict;        /* a record was broken: one that begins a line ends what came before it */
    bool told_encoding; /* that this file is in another encoding */
    bool made_json;     /* warc.c: the record is a JSON object and not a page */
    /* warc.c */
    who_str charset; /* of the page in raw, where the server named it */
    uint64_t passed_over;
    /* archive.c */
    bool begun;     /* the first article has */
    buf flat;       /* the text of a page that holds them all; empty where the file is text */
    size_t flat_at; /* what was taken of it */
    /* csv.c */
    arena head; /* the header, until the file ends */
    who_str *names;
    uint32_t nnames;
    char separator;
    uint32_t repairs;
};

/* One message about the open file; counts nothing. byte UINT64_MAX is unknown. */
void input_say(input *in, uint64_t line, uint64_t byte, const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The same, for a record or file that is lost. */
void input_skip(input *in, uint64_t line, uint64_t byte, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Each fills rec->line and rec->byte and leaves the record in in->raw: 1, or 0 at the end of the file. */
int split_next(input *in, record *rec);
int csv_next(input *in, record *rec);
int line_next(input *in, record *rec); /* a bad one too, with rec->problem */
int warc_next(input *in, record *rec);
/* Makes the row in in->raw, once repaired, a JSON object in in->made; false, with a message, where it cannot. */
bool csv_object(input *in, const record *rec);
/* archive.c: exports of news archives. */
bool archive_is_nexis(who_str start);
bool archive_is_factiva(who_str start);
int archive_next(input *in, record *rec);
/* Makes the article in in->raw, once repaired, a JSON object in in->made. */
void archive_object(input *in);
/* Whether the start of a file is a CSV header that names a text; for files whose name does not tell. */
bool csv_sniff(who_str start);

/* ---- encoding.c: bytes that are no UTF-8 ---- */

bool encoding_is_cp1252(who_str s); /* certain enough */
void encoding_from_cp1252(buf *out, who_str s);
who_str encoding_of_header(who_str content_type); /* the charset in "text/html; charset=..." */
/* UTF-8 of s (which is none) in out, and what it was read as; NULL where that is not known. */
const char *encoding_repair(buf *out, who_str s, who_str declared, bool page);

/* ---- map.c: which keys hold which field ---- */

enum field { FIELD_TEXT, FIELD_TITLE, FIELD_DATE, FIELD_OUTLET, FIELD_AUTHOR, FIELD_URL, FIELD_ID, FIELD_COUNT };
const char *field_name(enum field field);
/* The keys looked for, in order; NULL-terminated; a dot leads into an object. */
const char *const *field_keys(enum field field);
bool field_has_key(enum field field, who_str key);
bool key_matches(who_str key, const char *known); /* whatever the case of ASCII letters */

#define MAP_STEPS 8
typedef struct map_path {
    who_str steps[MAP_STEPS];
    uint32_t nsteps;
    who_str spelled; /* as the user wrote it; empty where the field is not mapped */
    who_str plain;   /* the whole path as one key, where it has no quotation marks */
} map_path;
typedef struct field_map {
    map_path paths[FIELD_COUNT];
} field_map;
int map_parse(field_map *map, const char *spec, who_err *err);

/* ---- json.c ---- */

/* Fills the fields of d->a that the JSON object has. */
int json_article(const record *rec, const who_options *options, doc *d, who_err *err);

/* Fills the fields of d->a from the first object of a script of JSON-LD that is an article; leaves them empty where
 * there is none. */
void json_ld(who_str script, doc *d);

/* One line: which key gave which field of this record. */
void json_explain(input *in, const record *rec);

/* ---- statement.c: statements that were written earlier ---- */

struct cJSON;
/* Whether a record is what `quotes` writes, of this version or another, and no article. */
bool statements_recognised(const struct cJSON *object);
/* Fills d->sayings and sets d->filed; one that is damaged or of another version is WHO_EINPUT. */
int statements_read(const record *rec, const struct cJSON *object, const who_options *options, doc *d, who_err *err);

/* ---- fields.c: values ---- */

bool value_is_missing(who_str s); /* "", None, null, nan, ... */
bool value_is_url(who_str s);
/* "2021-12-30", "2021-12" or "2021" in mem, from any of the forms in the comment of fields.c; empty where it is none.
 */
who_str value_date(arena *mem, who_str s);
/* "A; B" of "By A and B", "A; B", "['A', 'B']", "[A for AFP](#) and [B](#)"; *agency is set where it names one. */
who_str value_authors(arena *mem, who_str s, who_str *agency);
who_str value_host(who_str url); /* without www. and port; empty where there is none */

/* ---- gqg.c: a list of quotations with their context, and no article ---- */

struct cJSON;
who_str gqg_text(arena *mem, const struct cJSON *quotes);

/* ---- page.c: HTML ---- */

int page_article(const record *rec, doc *d, who_err *err);
/* One line: what the page gave. */
void page_explain(input *in, const record *rec);
bool value_is_html(who_str s);                /* has tags or entities that only HTML has */
bool value_is_markup(who_str s);              /* is HTML from its first tag on: a text that quotes a tag is not */
who_str value_of_html(arena *mem, who_str s); /* its text: paragraphs with an empty line between them */

/* ---- plain.c ---- */

/* Fills the fields of d->a that are still empty from its text, and then the id. */
void plain_fill(doc *d, const rules *r, const who_options *options, match *m);

#endif
