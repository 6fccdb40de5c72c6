/* reading.h - any bytes as a file of some format: read twice, to records and articles, without the stages after them.
 *
 * Every record is valid UTF-8 and stands inside what was read; every article has a text, an id, and a date of the one
 * form; a second reading gives the same. Files of a few kilobytes must not take many times their size.
 */
#ifndef TEST_FUZZ_READING_H
#define TEST_FUZZ_READING_H

#define _XOPEN_SOURCE 700 /* nftw, mkdtemp */

#include "checks.h"

#include "input/input.h"

static inline void check_fields(const who_article *a)
{
    const who_str all[] = {a->id, a->outlet, a->date, a->title, a->url, a->author, a->agency, a->text};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) REQUIRE(is_text(all[i]));
    REQUIRE(a->id.len && a->text.len && !memchr(a->text.ptr, 0, a->text.len));
    REQUIRE(a->date.len == 0 || a->date.len == 4 || a->date.len == 7 || a->date.len == 10);
    REQUIRE(a->date.len == 0 || date_number(a->date));
}

/* A number that stands for everything that was read. */
static inline uint64_t read_once(const char *path, const rules *r, match *m, const who_options *options)
{
    uint64_t found = 1;
    record rec = {.kind = RECORD_PLAIN};
    doc d = {0};
    who_err err;
    input *in = input_open(&path, 1, options);
    while (input_next(in, &rec)) {
        REQUIRE(utf8_valid(rec.bytes.ptr, rec.bytes.len) == rec.bytes.len);
        REQUIRE(!memchr(rec.bytes.ptr, 0, rec.bytes.len));
        arena mem = d.mem;
        arena_reset(&mem);
        d = (doc){.mem = mem};
        if (input_article(&rec, r, m, options, &d, &err) != WHO_OK) {
            REQUIRE(err.code == WHO_EINPUT && err.msg[0]);
            continue;
        }
        check_fields(&d.a);
        copies_sketch(&d);
        found = hash_mix(hash_mix(found, str_hash(d.a.id)), str_hash(d.a.text));
        found = hash_mix(hash_mix(found, str_hash(d.a.title)), str_hash(d.a.date));
    }
    found = hash_mix(found, input_skipped(in));
    arena_free(&d.mem);
    input_close(in);
    return found;
}

static inline void check_reading(const char *name, const uint8_t *data, size_t size, const who_options *options)
{
    static rules *all;
    static match *m;
    who_err err;
    char path[256];
    if (!all) {
        REQUIRE(rules_load(&all, NULL, &err) == WHO_OK);
        m = match_new(all);
    }
    fuzz_put(fuzz_path(path, name), data, size);
    uint64_t first = read_once(path, all, m, options);
    REQUIRE(read_once(path, all, m, options) == first);
}

#endif
