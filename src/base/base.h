/* base.h - memory, strings, tables, UTF-8 and outputs. Knows nothing of news.
 *
 * Slices (who_str) borrow, buffers (buf) own, arenas own everything that an article needs and are reset for the next
 * one. Allocation failure never returns: it calls the hook of who_set_oom().
 */
#ifndef WHO_BASE_H
#define WHO_BASE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "whosaid/base.h"
#include "whosaid/write.h"

/* ---- memory (mem.c) ---- */
void *who_alloc(size_t size); /* never NULL; not zeroed */
void *who_realloc(void *old, size_t size);
void who_dealloc(void *ptr);
void who_out_of_memory(size_t wanted) __attribute__((noreturn)); /* for libraries that report it themselves */

/* A chain of chunks; everything in it ends together. Compile with -DWHO_ARENA_DEBUG to make each allocation a malloc of
 * its own, so that ASan and valgrind see overruns. */
typedef struct arena {
    struct arena_chunk *chunks;
    char *next, *end;
} arena;
void *arena_alloc(arena *a, size_t size); /* 16-byte aligned, zeroed */
/* As realloc: `old`, which may be NULL, is no longer valid, and what is new is not zeroed. What shrinks keeps its room.
 */
void *arena_grow(arena *a, void *old, size_t old_size, size_t new_size);
/* `ptr`, which may be NULL, is no longer needed: a large allocation is given back now, a small one with the arena. */
void arena_drop(arena *a, const void *ptr);
who_str arena_str(arena *a, const char *ptr, size_t len);
who_str arena_printf(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The parts one behind the other: ARENA_JOIN(a, first, STR(" "), last). */
who_str arena_join(arena *a, const who_str *parts, size_t n);
#define ARENA_JOIN(a, ...)                                                                                             \
    arena_join(a, (const who_str[]){__VA_ARGS__}, sizeof(const who_str[]){__VA_ARGS__} / sizeof(who_str))
void arena_reset(arena *a); /* keeps the first chunk for reuse */
void arena_free(arena *a);

/* Appends one element to an arena array; the array is `T *items; uint32_t n` and its capacity is a power of two that
 * follows from n, so records need no third field. */
#define ARENA_PUSH(a, items, n, value)                                                                                 \
    do {                                                                                                               \
        if (((n) & ((n)-1)) == 0)                                                                                      \
            (items) = arena_grow(a, items, sizeof *(items) * (n), sizeof *(items) * ((n) ? 2 * (size_t)(n) : 1));      \
        (items)[(n)++] = (value);                                                                                      \
    } while (0)

/* The same on the heap, for arrays that outlive an article; free with who_dealloc(). */
#define VEC_PUSH(items, n, value)                                                                                      \
    do {                                                                                                               \
        if (((n) & ((n)-1)) == 0) (items) = who_realloc(items, sizeof *(items) * ((n) ? 2 * (size_t)(n) : 1));         \
        (items)[(n)++] = (value);                                                                                      \
    } while (0)

/* ---- strings (str.c) ---- */
#define STR(literal) ((who_str){literal, sizeof(literal) - 1})
static inline who_str str_of(const char *z) { return (who_str){z, strlen(z)}; }
static inline bool str_eq(who_str a, who_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}
static inline bool str_is(who_str a, const char *z)
{
    return a.len ? a.ptr[0] == z[0] && str_eq(a, str_of(z)) : !z[0]; /* most words differ in the first letter */
}
static inline bool str_is_any(who_str a, const char *const *words, size_t n)
{
    for (size_t i = 0; a.len && i < n; i++) /* most differ in their first letter */
        if (words[i][0] == a.ptr[0] && str_is(a, words[i])) return true;
    return false;
}
#define STR_IS_ANY(a, words) str_is_any(a, words, sizeof(words) / sizeof *(words)) /* an array of strings */
int str_cmp(who_str a, who_str b);                                                 /* byte order */
/* Here, so that the length of a literal is no call. */
static inline bool str_starts(who_str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.len >= n && (n == 0 || memcmp(s.ptr, prefix, n) == 0);
}
static inline bool str_ends(who_str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.len >= n && (n == 0 || memcmp(s.ptr + s.len - n, suffix, n) == 0);
}
who_str str_trim(who_str s);                      /* without ASCII white space and U+00A0 at either end */
who_str str_split(who_str *rest, char separator); /* the part before the separator; *rest is what follows it */
uint64_t str_hash(who_str s);
/* Eight bytes as a number, the first lowest. Written out, because compilers make one load of that, and none of a loop.
 */
static inline uint64_t load8(const void *bytes)
{
    const unsigned char *p = bytes;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
           (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}
static inline uint64_t hash_mix(uint64_t hash, uint64_t value)
{
    value *= UINT64_C(0x9E3779B97F4A7C15);
    value ^= value >> 32;
    hash = (hash ^ value) * UINT64_C(0xBF58476D1CE4E5B9);
    return hash ^ (hash >> 29);
}

/* An owned, growing, NUL-terminated buffer; {0} is empty. */
typedef struct buf {
    char *ptr;
    size_t len, cap;
} buf;
void buf_reserve(buf *b, size_t more); /* room for so many bytes and the NUL after them */
static inline void buf_add(buf *b, const char *ptr, size_t len)
{
    if (len >= b->cap - b->len) buf_reserve(b, len);
    if (len) memcpy(b->ptr + b->len, ptr, len);
    b->len += len;
    b->ptr[b->len] = 0;
}
static inline void buf_str(buf *b, who_str s) { buf_add(b, s.ptr, s.len); }
static inline void buf_z(buf *b, const char *z) { buf_add(b, z, strlen(z)); }
static inline void buf_char(buf *b, char c) { buf_add(b, &c, 1); }
void buf_uint(buf *b, uint64_t n);
void buf_double(buf *b, double x, int digits); /* %.*g with a decimal point in any locale; not for NaN or infinity */
void buf_printf(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_json(buf *b, who_str s); /* with its quotation marks; control characters, U+0085, U+2028 and U+2029 escaped */
size_t json_run(const char *s, size_t len); /* the first bytes that are neither '"' nor '\\' nor below 0x20 */
/* Appends a JSON text with every character beyond ASCII escaped; these stand only inside its strings. */
void buf_ascii(buf *b, who_str json);
/* Appends s, but every run of white space with a line end, a tab or another control character in it is one space: what
 * was wrapped in the article is one line in a record. Folding twice changes nothing more. */
void buf_fold(buf *b, who_str s);
void buf_clear(buf *b);
void buf_free(buf *b);
static inline who_str buf_slice(const buf *b) { return (who_str){b->ptr ? b->ptr : "", b->len}; }

/* ---- interning (intern.c) ---- */

/* Strings to dense ids from 0, and back. A frozen table only answers, and may then be read from many threads. */
typedef struct intern intern;
intern *intern_new(void);
void intern_free(intern *t);
uint32_t intern_add(intern *t, who_str s);
uint32_t intern_find(const intern *t, who_str s); /* WHO_NONE where it is absent */
who_str intern_get(const intern *t, uint32_t id);
uint32_t intern_count(const intern *t);

/* 64-bit keys to 32-bit values; key 0 is allowed. */
typedef struct map64 {
    struct map64_slot {
        uint64_t key;
        uint32_t value; /* WHO_NONE marks a free slot */
    } * slots;          /* beside each other, because a lookup waits for memory and little else */
    uint32_t n, cap;
} map64;
uint32_t *map64_at(map64 *m, uint64_t key, uint32_t missing); /* inserts `missing` where the key is absent */
uint32_t map64_get(const map64 *m, uint64_t key);             /* WHO_NONE where it is absent */
void map64_reserve(map64 *m, uint32_t n);                     /* it is to hold n keys: makes the table once */
void map64_free(map64 *m);

/* ---- sorting (sort.c) ---- */

/* Records of any number, sorted by their bytes; what is above `budget` bytes waits in a temporary file. All are added,
 * then all are taken. sorter_next(): 1 and the next record, valid until the next call; 0 at the end; -1 and
 * WHO_EOUTPUT. Of equal records one or more are given. */
typedef struct sorter sorter;
sorter *sorter_new(size_t budget);
void sorter_free(sorter *s);
int sorter_add(sorter *s, who_str record, who_err *err); /* copies it */
int sorter_next(sorter *s, who_str *record, who_err *err);

/* ---- UTF-8 (utf8.c) ---- */
size_t utf8_valid(const char *s, size_t len); /* length of the valid prefix; len when all of it is */
int utf8_encode(uint32_t code, char out[4]);
/* Of the next four, what is beyond ASCII; nearly everything is asked of ASCII, and that is no call. */
int utf8_decode_beyond(const char *s, size_t len, uint32_t *code);
bool utf8_is_upper_beyond(uint32_t code);
bool utf8_is_alpha_beyond(uint32_t code);
uint32_t utf8_lower_beyond(uint32_t code);
static inline int utf8_decode(const char *s, size_t len, uint32_t *code) /* bytes read, 1 and U+FFFD for a bad one */
{
    if (!len || (unsigned char)s[0] >= 0x80) return utf8_decode_beyond(s, len, code);
    *code = (unsigned char)s[0];
    return 1;
}
static inline bool utf8_is_upper(uint32_t code)
{
    return code < 0x80 ? code - 'A' <= 'Z' - 'A' : utf8_is_upper_beyond(code);
}
static inline bool utf8_is_alpha(uint32_t code)
{
    return code < 0x80 ? (code | 0x20) - 'a' <= 'z' - 'a' : utf8_is_alpha_beyond(code);
}
static inline uint32_t utf8_lower(uint32_t code)
{
    return code >= 0x80 ? utf8_lower_beyond(code) : utf8_is_upper(code) ? code + 32 : code;
}
who_str utf8_lower_str(arena *a, who_str s);
/* Appends what of a name is compared: letters and digits in lower case without accents, one space for other runs.
 * Apostrophes and full stops are nothing, as in the ids of speakers. "J.-P. O'Brien" is "j p obrien". */
void utf8_fold(buf *b, who_str s);
who_str utf8_repaired(arena *a, who_str s, uint64_t *replaced); /* bad bytes become U+FFFD; *replaced counts them */

/* Byte offsets to code points or UTF-16 units, for offsets that mostly rise: constant time each, amortised. What asks
 * for offsets far back, too, ends it with offset_map_free(); {0} but for text and unit is a map that owns nothing. */
typedef struct offset_map {
    who_str text;
    enum who_offsets unit;
    uint32_t byte, out; /* the last one asked for */
    uint32_t *before;   /* units before each block of the text, as far as somebody came back from */
    uint32_t nbefore;
} offset_map;
uint32_t offset_at(offset_map *m, uint32_t byte);
void offset_map_free(offset_map *m);

/* ---- errors (err.c) ---- */
int err_set(who_err *err, enum who_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));
int err_at(who_err *err, enum who_code code, const char *file, uint64_t line, uint64_t column, uint64_t byte,
           const char *format, ...) __attribute__((format(printf, 7, 8)));
/* Fills err->source and err->caret from the text of the file and the line and column of err. */
void err_source(who_err *err, who_str text);

/* ---- files that rules and dictionaries come from (file.c) ---- */

/* Appends the file's text. WHO_ERULES with the place: it cannot be read, is no UTF-8, or is above 256 MB. */
int read_file(const char *path, buf *text, who_err *err);

/* ---- dates ---- */
uint32_t date_number(who_str iso);  /* "2021-12-30" to 20211230, "2021" to 20210000; 0 where it is none */
uint32_t date_first(uint32_t date); /* 20210200 to 20210201; 0 stays 0 */
uint32_t date_last(uint32_t date);  /* 20210200 to 20210228 */
int32_t date_day(uint32_t date);    /* days since 1970-01-01, which may be negative */
uint32_t date_of_day(int32_t days); /* for years from 1 */

#endif
