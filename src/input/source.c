/* source.c - the bytes of a file, decompressed and in UTF-8, through a window.
 *
 * descriptor -> gzip or zstd where the magic says so (any number of members or frames) -> UTF-16 where a byte order
 * mark says so, or what --encoding names where none does -> window. A UTF-8 byte order mark is taken off too: it is a
 * mark of the encoding, not of the text. Reading survives interruption and short reads. An error (a read that fails,
 * compressed data that is broken, cut off, or expands beyond options->max_expansion) ends the bytes and stays in
 * `failed`: what came before it has been handed out.
 *
 * Without --encoding other encodings pass as they are; read.c looks at what is not UTF-8. Bytes that follow the last
 * gzip member and begin no other are ignored where they are zero (tapes pad with them) and an error otherwise.
 */
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdio.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "input/parts.h"

#define CHUNK (64 * 1024)
#define ZSTD_WINDOW 27 /* log2 of the bytes that a frame may ask to be remembered: 128 MB, the usual limit */

enum packing { PACKING_NONE, PACKING_GZIP, PACKING_ZSTD };
enum encoding { ENCODING_UTF8, ENCODING_UTF16_LE, ENCODING_UTF16_BE, ENCODING_NAMED };

typedef struct stream {
    source s; /* first: what callers see */
    int fd;
    bool close_fd, at_end;
    /* compressed */
    unsigned char in[CHUNK];
    unsigned char *in_next;
    size_t in_left;
    enum packing packing;
    bool inside; /* a member or frame has begun and not ended */
    z_stream z;
    ZSTD_DStream *zstd;
    uint64_t in_total, out_total;
    int max_expansion;
    unsigned char held[3]; /* the first bytes, read to tell the encoding */
    size_t nheld;
    /* UTF-16 */
    enum encoding encoding;
    uint32_t high; /* a high surrogate that waits for its partner */
    int odd;       /* the first byte of a unit cut by the end of a read, or -1 */
    /* --encoding */
    iconv_t named;
    char pending[1024]; /* bytes that were read and not yet converted */
    size_t npending;
    /* the window */
    char *out;       /* CHUNK bytes */
    uint64_t end_at; /* offset of s.end in the output, while the window is in out */
    buf back;        /* bytes put back; the window is in here while `in_back` */
    bool in_back;
    const char *out_ptr, *out_end;
} stream;

static void fail(stream *t, const char *what)
{
    if (!t->s.failed[0]) snprintf(t->s.failed, sizeof t->s.failed, "%s", what);
    t->at_end = true;
}

/* Reads more of the file into `in` when it is empty; false at its end. */
static bool refill(stream *t)
{
    if (t->in_left) return true;
    ssize_t n;
    do n = read(t->fd, t->in, CHUNK);
    while (n < 0 && errno == EINTR);
    if (n < 0) {
        fail(t, strerror(errno));
        return false;
    }
    t->in_next = t->in;
    t->in_left = (size_t)n;
    t->in_total += (uint64_t)n;
    return n > 0;
}

/* After a gzip member: whether another one begins here. */
static bool next_member(stream *t)
{
    while (refill(t) && *t->in_next == 0) t->in_next++, t->in_left--;
    if (!t->in_left) return false;
    if (*t->in_next == 0x1F) return true;
    fail(t, "the compressed data is followed by bytes that are none");
    return false;
}

/* One step of gzip: takes bytes from `in`, gives at most *room to *out, both moved on; false at the end or an error. */
static bool inflate_step(stream *t, char **out, size_t *room)
{
    if (!t->inside) {
        if (!next_member(t)) return false;
        inflateReset(&t->z);
        t->inside = true;
    }
    if (!refill(t)) {
        fail(t, "the compressed data ends too early");
        return false;
    }
    t->z.next_out = (unsigned char *)*out;
    t->z.avail_out = (uInt)*room;
    t->z.next_in = t->in_next;
    t->z.avail_in = (uInt)t->in_left;
    int rc = inflate(&t->z, Z_NO_FLUSH);
    t->in_next = t->z.next_in;
    t->in_left = t->z.avail_in;
    *out += *room - t->z.avail_out;
    *room = t->z.avail_out;
    if (rc == Z_MEM_ERROR) who_out_of_memory(CHUNK);
    if (rc == Z_STREAM_END)
        t->inside = false;
    else if (rc != Z_OK && rc != Z_BUF_ERROR)
        fail(t, "the compressed data is broken");
    return true;
}

/* The same for zstd, whose frames follow each other by themselves. */
static bool zstd_step(stream *t, char **out, size_t *room)
{
    ZSTD_outBuffer to = {*out, *room, 0};
    ZSTD_inBuffer from = {t->in_next, refill(t) ? t->in_left : 0, 0};
    from.src = t->in_next;
    size_t rc = ZSTD_decompressStream(t->zstd, &to, &from);
    if (ZSTD_isError(rc)) {
        if (ZSTD_getErrorCode(rc) == ZSTD_error_memory_allocation) who_out_of_memory(CHUNK);
        fail(t, ZSTD_getErrorCode(rc) == ZSTD_error_frameParameter_windowTooLarge
                    ? "the compressed data needs more than 128 MB of memory"
                    : "the compressed data is broken");
        return false;
    }
    bool ended = !t->in_left && !to.pos;
    t->in_next += from.pos;
    t->in_left -= from.pos;
    *out += to.pos;
    *room -= to.pos;
    if (ended && t->inside) fail(t, "the compressed data ends too early");
    t->inside = rc != 0;
    return !ended;
}

/* Decompressed bytes to out; 0 at the end or on an error. */
static size_t unpack(stream *t, char *out, size_t room)
{
    size_t left = room;
    while (left == room && !t->at_end)
        if (!(t->packing == PACKING_GZIP ? inflate_step : zstd_step)(t, &out, &left)) t->at_end = true;
    t->out_total += room - left;
    if (t->max_expansion && t->out_total > EXPANSION_FREE && t->out_total / (uint64_t)t->max_expansion > t->in_total) {
        char what[sizeof t->s.failed];
        snprintf(what, sizeof what, "the compressed data grows more than %d-fold (--max-expansion): not read further",
                 t->max_expansion);
        fail(t, what);
        return 0;
    }
    return room - left;
}

/* Bytes as they are in the (decompressed) file; 0 at the end. */
static size_t pull(stream *t, char *out, size_t room)
{
    if (t->nheld) {
        size_t taken = t->nheld < room ? t->nheld : room;
        memcpy(out, t->held, taken);
        memmove(t->held, t->held + taken, t->nheld -= taken);
        return taken;
    }
    if (t->at_end) return 0;
    if (t->packing) return unpack(t, out, room);
    if (!refill(t)) {
        t->at_end = true;
        return 0;
    }
    size_t n = t->in_left < room ? t->in_left : room;
    memcpy(out, t->in_next, n);
    t->in_next += n;
    t->in_left -= n;
    t->out_total += n;
    return n;
}

static size_t put_unit(stream *t, uint32_t unit, char *out)
{
    size_t n = 0;
    if (t->high) {
        uint32_t high = t->high;
        t->high = 0;
        if (unit >= 0xDC00 && unit < 0xE000)
            return (size_t)utf8_encode(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), out);
        n = (size_t)utf8_encode(0xFFFD, out);
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
        t->high = unit;
        return n;
    }
    return n + (size_t)utf8_encode(unit >= 0xDC00 && unit < 0xE000 ? 0xFFFD : unit, out + n);
}

/* UTF-8 of UTF-16: a unit of two bytes becomes three at most, or six where it shows that the one before was half. */
static size_t convert(stream *t, char *out, size_t room)
{
    char units[CHUNK / 8];
    size_t want = room / 4 < sizeof units ? room / 4 : sizeof units;
    size_t n = pull(t, units, want), len = 0;
    if (n == 0) {
        if (t->odd >= 0 || t->high) len = (size_t)utf8_encode(0xFFFD, out);
        t->odd = -1;
        t->high = 0;
        return len;
    }
    for (size_t i = 0; i < n; i++) {
        int byte = (unsigned char)units[i];
        if (t->odd < 0) {
            t->odd = byte;
            continue;
        }
        int unit = t->encoding == ENCODING_UTF16_LE ? byte << 8 | t->odd : t->odd << 8 | byte;
        t->odd = -1;
        len += put_unit(t, (uint32_t)unit, out + len);
    }
    /* One byte, or a high surrogate alone, gives nothing yet: that is not the end. */
    return len ? len : convert(t, out, room);
}

/* UTF-8 of what --encoding names; what it does not know becomes U+FFFD, byte by byte. */
static size_t convert_named(stream *t, char *out, size_t room)
{
    char *to = out;
    for (bool more = true; to == out && more;) {
        size_t n = pull(t, t->pending + t->npending, sizeof t->pending - t->npending);
        char *from = t->pending;
        size_t left = t->npending + n;
        more = n > 0;
        while (left && iconv(t->named, &from, &left, &to, &room) == (size_t)-1 && room > 3) {
            if (errno == EINVAL && more) break; /* a character cut in two */
            int len = utf8_encode(0xFFFD, to);
            to += len;
            room -= (size_t)len;
            from++;
            left--;
        }
        memmove(t->pending, from, left);
        t->npending = left;
    }
    return (size_t)(to - out);
}

static size_t decode(stream *t, char *out, size_t room)
{
    switch (t->encoding) {
    case ENCODING_UTF8:
        return pull(t, out, room);
    case ENCODING_NAMED:
        return convert_named(t, out, room);
    default:
        return convert(t, out, room);
    }
}

size_t source_want(source *s, size_t want)
{
    stream *t = (stream *)s;
    if (t->in_back) {
        if (s->ptr < s->end) return (size_t)(s->end - s->ptr);
        t->in_back = false;
        s->ptr = t->out_ptr;
        s->end = t->out_end;
    }
    size_t have = (size_t)(s->end - s->ptr);
    if (want > SNIFF_BYTES) want = SNIFF_BYTES;
    if (have >= want) return have;
    memmove(t->out, s->ptr, have);
    while (have < want) {
        size_t n = decode(t, t->out + have, CHUNK - have);
        if (!n) break;
        have += n;
        t->end_at += n;
    }
    s->ptr = t->out;
    s->end = t->out + have;
    return have;
}

uint64_t source_at(const source *s)
{
    const stream *t = (const stream *)s;
    uint64_t behind = (uint64_t)(s->end - s->ptr);
    return t->end_at - behind - (t->in_back ? (uint64_t)(t->out_end - t->out_ptr) : 0);
}

uint64_t source_total(const source *s) { return ((const stream *)s)->out_total; }

void source_unread(source *s, const char *bytes, size_t len)
{
    stream *t = (stream *)s;
    if (!len) return;
    buf joined = {0};
    buf_add(&joined, bytes, len);
    if (t->in_back)
        buf_add(&joined, s->ptr, (size_t)(s->end - s->ptr));
    else {
        t->out_ptr = s->ptr;
        t->out_end = s->end;
    }
    buf_free(&t->back);
    t->back = joined;
    t->in_back = true;
    s->ptr = t->back.ptr;
    s->end = t->back.ptr + t->back.len;
}

/* Tells the compression by the first four bytes; a pipe may give fewer at first. */
static void recognise_packing(stream *t)
{
    for (bool more = refill(t); more && t->in_left < 4;) {
        ssize_t n = read(t->fd, t->in + t->in_left, CHUNK - t->in_left);
        if (n < 0 && errno == EINTR) continue;
        more = n > 0;
        t->in_left += n > 0 ? (size_t)n : 0;
        t->in_total += n > 0 ? (uint64_t)n : 0;
    }
    if (t->in_left >= 2 && memcmp(t->in_next, "\x1F\x8B", 2) == 0) {
        if (inflateInit2(&t->z, 15 + 16) != Z_OK) who_out_of_memory(CHUNK);
        t->packing = PACKING_GZIP;
        t->inside = true;
    } else if (t->in_left >= 4 && memcmp(t->in_next, "\x28\xB5\x2F\xFD", 4) == 0) {
        t->zstd = ZSTD_createDStream();
        if (!t->zstd) who_out_of_memory(CHUNK);
        ZSTD_DCtx_setParameter(t->zstd, ZSTD_d_windowLogMax, ZSTD_WINDOW);
        t->packing = PACKING_ZSTD;
    }
}

/* Looks at the first bytes: compression, and byte order marks behind it. */
static void recognise(stream *t)
{
    recognise_packing(t);
    size_t have = 0, n = 1;
    while (have < sizeof t->held && n) have += n = pull(t, (char *)t->held + have, sizeof t->held - have);
    size_t mark = 0;
    if (have == 3 && memcmp(t->held, "\xEF\xBB\xBF", 3) == 0)
        t->end_at = mark = 3;
    else if (have >= 2 && ((t->held[0] == 0xFF && t->held[1] == 0xFE) || (t->held[0] == 0xFE && t->held[1] == 0xFF))) {
        t->encoding = t->held[0] == 0xFF ? ENCODING_UTF16_LE : ENCODING_UTF16_BE;
        mark = 2;
    }
    t->nheld = have - mark;
    memmove(t->held, t->held + mark, t->nheld);
}

source *source_open(const char *path, const who_options *options, who_err *err)
{
    bool standard = strcmp(path, "-") == 0;
    int fd;
    do fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (fd < 0 && errno == EINTR);
    if (fd < 0) {
        err_at(err, WHO_EINPUT, path, 0, 0, UINT64_MAX, "%s", strerror(errno));
        return NULL;
    }
    stream *t = who_alloc(sizeof *t);
    memset(t, 0, sizeof *t);
    t->fd = fd;
    t->close_fd = !standard;
    t->odd = -1;
    t->max_expansion = options->max_expansion;
    t->out = who_alloc(CHUNK);
    t->s.ptr = t->s.end = t->out;
    t->named = (iconv_t)-1;
    recognise(t);
    if (options->encoding && t->encoding == ENCODING_UTF8 && !t->end_at) { /* no byte order mark */
        t->named = iconv_open("UTF-8", options->encoding);
        if (t->named != (iconv_t)-1) t->encoding = ENCODING_NAMED;
    }
    return &t->s;
}

void source_close(source *s)
{
    if (!s) return;
    stream *t = (stream *)s;
    if (t->packing == PACKING_GZIP) inflateEnd(&t->z);
    ZSTD_freeDStream(t->zstd);
    if (t->named != (iconv_t)-1) iconv_close(t->named);
    if (t->close_fd) close(t->fd);
    buf_free(&t->back);
    who_dealloc(t->out);
    who_dealloc(t);
}
