/* fixture.h - for the tests of input/: files in a folder of their own, and what reading them gives, as text.
 *
 * A run is written down as one line for each record, "LINE:BYTE TEXT" for JSON and tables and "LINE:BYTE plain TEXT"
 * for text files; messages are gathered apart, without the folder's name. */
#ifndef TEST_INPUT_FIXTURE_H
#define TEST_INPUT_FIXTURE_H

#define _XOPEN_SOURCE 700 /* nftw */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above first */
#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "input/parts.h"

typedef struct fixture {
    char folder[64];
    who_options options;
    buf records, messages;
    uint64_t skipped;
    int status;
} fixture;

static inline void note(const char *line, void *payload)
{
    fixture *f = payload;
    const char *at = strstr(line, f->folder);
    buf_z(&f->messages, at == line ? line + strlen(f->folder) + 1 : line);
    buf_char(&f->messages, '\n');
}

static inline fixture fixture_new(void)
{
    fixture f = {.folder = "/tmp/whosaid-test-XXXXXX", .options = WHO_OPTIONS_INIT};
    assert_non_null(mkdtemp(f.folder));
    return f;
}

static inline int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static inline void fixture_free(fixture *f)
{
    nftw(f->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    buf_free(&f->records);
    buf_free(&f->messages);
}

static inline const char *path_in(const fixture *f, const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", f->folder, name);
    return path;
}

static inline void put(const fixture *f, const char *name, const char *bytes, size_t len)
{
    FILE *out = fopen(path_in(f, name), "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, len, out), len);
    fclose(out);
}

/* Adds one gzip member to a file. */
static inline void put_gzip(const fixture *f, const char *name, const char *bytes, size_t len)
{
    gzFile out = gzopen(path_in(f, name), "ab");
    assert_non_null(out);
    assert_int_equal(gzwrite(out, bytes, (unsigned)len), (int)len);
    gzclose(out);
}

/* Reads paths (of the folder, or "-") to the end. */
static inline void run_paths(fixture *f, const char *const *names, size_t n)
{
    char paths[4][512];
    const char *list[4];
    for (size_t i = 0; i < n; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%s", f->folder, names[i]);
        list[i] = paths[i];
    }
    buf_clear(&f->records);
    buf_clear(&f->messages);
    f->options.message = note;
    f->options.payload = f;
    input *in = input_open(list, n, &f->options);
    record rec;
    while (input_next(in, &rec)) {
        assert_int_equal(utf8_valid(rec.bytes.ptr, rec.bytes.len), rec.bytes.len);
        buf_printf(&f->records, "%llu:%llu %s", (unsigned long long)rec.line, (unsigned long long)rec.byte,
                   rec.kind == RECORD_PLAIN ? "plain " : rec.kind == RECORD_PAGE ? "page " : "");
        buf_str(&f->records, buf_slice(&rec.bytes));
        buf_char(&f->records, '\n');
    }
    who_err err;
    f->skipped = input_skipped(in);
    f->status = input_status(in, &err);
    input_close(in);
    buf_z(&f->records, ""); /* NUL-terminated even when empty */
    buf_z(&f->messages, "");
}

static inline void run_one(fixture *f, const char *name) { run_paths(f, &name, 1); }

static inline void run_bytes(fixture *f, const char *name, const char *bytes, size_t len)
{
    put(f, name, bytes, len);
    run_one(f, name);
}

static inline const char *text_of_buf(const buf *b) { return b->ptr ? b->ptr : ""; }

/* Fails with both texts where they differ. */
static inline void same(const char *row, const char *got, const char *want)
{
    if (strcmp(got, want) != 0)
        fail_msg("%s\n got: %s\nwant: %s", row, got, want);
}

static inline void has(const char *row, const char *got, const char *part)
{
    if (!strstr(got, part))
        fail_msg("%s\n     got: %s\nlacks: %s", row, got, part);
}

#endif
