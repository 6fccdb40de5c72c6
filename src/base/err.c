/* err.c - filling in and spelling out errors.
 *
 * A who_err holds its strings, so a long file name loses its front (its end tells more) and a long message its end,
 * both at a whole character. who_err_text() makes one line that is safe to print on a terminal: file names and quoted
 * input can hold control characters and bytes that are no UTF-8, and each becomes '?'.
 */
#include "base/base.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

static void copy_file(char *out, size_t size, const char *file)
{
    size_t len = strlen(file);
    if (len < size) {
        memcpy(out, file, len + 1);
        return;
    }
    const char *from = file + len - (size - 4);
    while (((unsigned char)*from & 0xC0) == 0x80) from++;
    snprintf(out, size, "...%s", from);
}

static void format_message(who_err *err, const char *format, va_list args)
{
    int len = vsnprintf(err->msg, sizeof err->msg, format, args);
    if (len < 0) err->msg[0] = 0;
    if (len < (int)sizeof err->msg) return;
    size_t end = sizeof err->msg - 1;
    size_t valid = utf8_valid(err->msg, end);
    if (end - valid < 4) /* a character cut in two, and not a message that is bad from the middle on */
        err->msg[valid] = 0;
}

int err_set(who_err *err, enum who_code code, const char *format, ...)
{
    va_list args;
    memset(err, 0, sizeof *err);
    err->code = code;
    err->byte = UINT64_MAX;
    va_start(args, format);
    format_message(err, format, args);
    va_end(args);
    return code;
}

int err_at(who_err *err, enum who_code code, const char *file, uint64_t line, uint64_t column, uint64_t byte,
           const char *format, ...)
{
    va_list args;
    char name[sizeof err->file]; /* file may be err->file itself */
    copy_file(name, sizeof name, file ? file : "");
    memset(err, 0, sizeof *err);
    err->code = code;
    memcpy(err->file, name, sizeof name);
    err->line = line;
    err->column = column;
    err->byte = byte;
    va_start(args, format);
    format_message(err, format, args);
    va_end(args);
    return code;
}

/* Appends z to text as far as there is room, with '?' for what a terminal should not see. */
static void add_safe(char *text, size_t size, size_t *len, const char *z)
{
    size_t left = strlen(z);
    while (left) {
        uint32_t code;
        size_t n = (size_t)utf8_decode(z, left, &code);
        bool bad = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code == 0xFFFD && n == 1);
        size_t room = size - 1 - *len;
        if ((bad ? 1 : n) > room) return;
        if (bad)
            text[(*len)++] = '?';
        else
            memcpy(text + *len, z, n), *len += n;
        z += n;
        left -= n;
    }
}

/* The part of a long line that is shown begins so many characters before the caret. */
enum { SOURCE_BEFORE = 70 };

void err_source(who_err *err, who_str text)
{
    who_str line = {"", 0};
    for (uint64_t n = 0; n < err->line; n++) line = str_split(&text, '\n'); /* beyond the end: empty */
    if (err->line == 0 || err->column == 0) return;
    uint64_t skip = err->column > SOURCE_BEFORE ? err->column - SOURCE_BEFORE : 0;
    size_t len = 0, at = 0;
    for (uint64_t column = 1; at < line.len && line.ptr[at] != '\r'; column++) {
        uint32_t code;
        size_t n = (size_t)utf8_decode(line.ptr + at, line.len - at, &code);
        bool bad = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code == 0xFFFD && n == 1);
        if (column > skip) {
            if (len + n >= sizeof err->source) break;
            if (bad)
                err->source[len++] = code == '\t' ? ' ' : '?';
            else
                memcpy(err->source + len, line.ptr + at, n), len += n;
        }
        at += n;
    }
    err->source[len] = 0;
    err->caret = (uint32_t)(err->column - 1 - skip);
}

char *who_err_text(const who_err *err, char *text, size_t size)
{
    size_t len = 0;
    char number[32];
    if (size == 0) return text;
    add_safe(text, size, &len, err->file);
    if (err->line) {
        snprintf(number, sizeof number, "%s%" PRIu64, len ? ":" : "line ", err->line);
        add_safe(text, size, &len, number);
    }
    if (err->line && err->column) {
        snprintf(number, sizeof number, ":%" PRIu64, err->column);
        add_safe(text, size, &len, number);
    }
    if (err->byte != UINT64_MAX) {
        snprintf(number, sizeof number, "%sbyte %" PRIu64, len ? ": " : "", err->byte);
        add_safe(text, size, &len, number);
    }
    if (len) add_safe(text, size, &len, ": ");
    add_safe(text, size, &len, err->msg);
    text[len] = 0;
    return text;
}
