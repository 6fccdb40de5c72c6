/* base.h - strings, spans and errors, as every public record uses them. */
#ifndef WHOSAID_BASE_H
#define WHOSAID_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define WHO_API __attribute__((visibility("default")))
#else
#define WHO_API
#endif

#define WHO_VERSION "0.1.0"

/* No such record: the value of an index that points to nothing. */
#define WHO_NONE UINT32_MAX

/* A borrowed string: `len` bytes of valid UTF-8 at `ptr`, not NUL-terminated. len 0 means absent or empty; ptr is
 * never NULL in a record. */
typedef struct who_str {
    const char *ptr;
    size_t len;
} who_str;

/* Bytes [start, end) of the article's text. */
typedef struct who_span {
    uint32_t start, end;
} who_span;

enum who_code {
    WHO_OK = 0,
    WHO_EUSAGE,  /* an option or argument makes no sense */
    WHO_EINPUT,  /* an input cannot be opened or read */
    WHO_EOUTPUT, /* an output cannot be written in full */
    WHO_ERULES,  /* a rule, lexicon or dictionary is broken */
    WHO_EGRAPH,  /* igraph refused; the message is its own */
    WHO_EPIPE    /* the reader of standard output went away */
};

/* What went wrong, and where. `file` is empty where there is none; line and column count from 1, 0 is unknown; `byte`
 * is an offset into the file, UINT64_MAX is unknown. All strings are inside the struct: copy it freely. */
typedef struct who_err {
    enum who_code code;
    char file[256];
    uint64_t line, column, byte;
    char source[121]; /* the line at fault, or the part of it around the column; empty where it is not known */
    uint32_t caret;   /* columns of source before the place that the error is about */
    char msg[512];
} who_err;

/* Writes "file:line: byte N: message" as far as the parts are known; returns buf. */
WHO_API char *who_err_text(const who_err *err, char *buf, size_t size);

/* Replaces what happens when memory runs out. The hook must not return; NULL restores the default, which aborts with
 * a message. Set it before any other call; not thread-safe. */
WHO_API void who_set_oom(void (*hook)(size_t wanted));

/* The name and version of the program and of the libraries it runs with: "whosaid 0.1.0\nigraph 0.10.2\n...". Static.
 */
WHO_API const char *who_version(void);

#ifdef __cplusplus
}
#endif
#endif
