/* file.c - whole files: the dictionaries and lists that a user gives.
 *
 * Enters: a path, which may be anything: a folder, a pipe, a device without end. Leaves: its text, valid UTF-8 and
 * bounded, or an error with the place.
 */
#include "base/base.h"

#include <stdio.h>

enum { MOST_BYTES = 256 << 20 };

static int bad_utf8(const char *path, who_str text, size_t at, who_err *err)
{
    uint64_t line = 1, column = 1;
    for (size_t i = 0; i < at; i++) {
        bool ends = text.ptr[i] == '\n';
        line += ends;
        column = ends ? 1 : column + (((unsigned char)text.ptr[i] & 0xC0) != 0x80);
    }
    err_at(err, WHO_ERULES, path, line, column, at, "is not valid UTF-8");
    err_source(err, text);
    return WHO_ERULES;
}

int read_file(const char *path, buf *text, who_err *err)
{
    FILE *in = fopen(path, "rb");
    if (!in) return err_at(err, WHO_ERULES, path, 0, 0, UINT64_MAX, "cannot be opened");
    char chunk[65536];
    for (size_t n; text->len <= MOST_BYTES && (n = fread(chunk, 1, sizeof chunk, in)) > 0;) buf_add(text, chunk, n);
    bool bad = ferror(in) != 0;
    fclose(in);
    if (bad) return err_at(err, WHO_ERULES, path, 0, 0, UINT64_MAX, "cannot be read");
    if (text->len > MOST_BYTES) return err_at(err, WHO_ERULES, path, 0, 0, UINT64_MAX, "is larger than 256 MB");
    size_t valid = text->len ? utf8_valid(text->ptr, text->len) : 0;
    return valid == text->len ? WHO_OK : bad_utf8(path, buf_slice(text), valid, err);
}
