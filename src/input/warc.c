/* warc.c - the pages of a web archive (ISO 28500), one at a time: CC-NEWS and what crawlers write.
 *
 * A record is "WARC/1.x", header lines, an empty line, Content-Length bytes. Taken are answers (type `response` or
 * `resource`) with status 200 that are HTML, their transfer encoding undone, and the plain texts of `conversion`
 * records (WET files). Requests, metadata and other types are counted in one message at the file's end. The gzip of
 * each record is undone by source.c before.
 *
 * A record whose head is broken is skipped with a message, to the next line that begins "WARC/1."; a page that is cut
 * off ends where it ends. The capture's date is not taken for the article's.
 *
 * What it gets wrong: `revisit` records (the page is elsewhere) and bodies in Brotli are passed over.
 */
#include <strings.h>
#include <zlib.h>

#include "input/parts.h"

#define HEAD_BYTES (64 << 10) /* of a record or an answer; real ones have fewer than 4 KB */

typedef struct head {
    bool taken_type, conversion;
    uint64_t length;
    bool has_length;
    who_str url; /* in in->head */
} head;

/* ---- bytes ---- */

/* A line without its end; false at the file's end. Longer lines are cut. */
static bool take_line(input *in, buf *line)
{
    buf_clear(line);
    bool any = false;
    while (source_want(in->src, 1)) {
        const char *p = in->src->ptr, *lf = memchr(p, '\n', (size_t)(in->src->end - p));
        size_t n = (size_t)((lf ? lf : in->src->end) - p);
        any = true;
        if (line->len < HEAD_BYTES) buf_add(line, p, n < HEAD_BYTES ? n : HEAD_BYTES);
        in->src->ptr += n + (lf != NULL);
        if (lf) break;
    }
    if (line->len && line->ptr[line->len - 1] == '\r') line->len--;
    return any;
}

/* Takes n bytes, and keeps them in `to` where that is not NULL; false where there are fewer. */
static bool take_bytes(input *in, uint64_t n, buf *to)
{
    while (n && source_want(in->src, 1)) {
        size_t have = (size_t)(in->src->end - in->src->ptr);
        if (have > n) have = (size_t)n;
        if (to) buf_add(to, in->src->ptr, have);
        in->src->ptr += have;
        n -= have;
    }
    return n == 0;
}

/* ---- the head of a record ---- */

/* The value of "Name: value" where the line has that name. */
static bool has_name(who_str line, const char *name, who_str *value)
{
    size_t n = strlen(name);
    if (line.len <= n || line.ptr[n] != ':' || strncasecmp(line.ptr, name, n) != 0) return false;
    *value = str_trim((who_str){line.ptr + n + 1, line.len - n - 1});
    return true;
}

static uint64_t number_of(who_str s)
{
    uint64_t n = 0;
    for (size_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && n < UINT64_MAX / 100; i++)
        n = 10 * n + (uint64_t)(s.ptr[i] - '0');
    return n;
}

/* Reads to the empty line; false where the file ends before it. */
static bool take_head(input *in, head *h)
{
    size_t total = 0;
    *h = (head){.url = {"", 0}};
    arena_reset(&in->head);
    while (take_line(in, &in->pending)) {
        who_str line = buf_slice(&in->pending), value;
        if (!line.len) return true;
        if ((total += line.len) > HEAD_BYTES) return false;
        if (has_name(line, "WARC-Type", &value)) {
            h->conversion = str_is(value, "conversion");
            h->taken_type = h->conversion || str_is(value, "response") || str_is(value, "resource");
        } else if (has_name(line, "Content-Length", &value)) {
            h->length = number_of(value);
            h->has_length = value.len && value.ptr[0] >= '0' && value.ptr[0] <= '9';
        } else if (has_name(line, "WARC-Target-URI", &value)) {
            if (value.len > 1 && value.ptr[0] == '<') value = (who_str){value.ptr + 1, value.len - 2};
            h->url = arena_str(&in->head, value.ptr, value.len);
        }
    }
    return false;
}

/* To the next record's first line, taken; false at the file's end. What stands before it is junk: one message. */
static bool take_version(input *in, uint64_t *byte)
{
    bool said = false;
    for (;;) {
        *byte = source_at(in->src);
        if (!take_line(in, &in->pending)) return false;
        who_str line = buf_slice(&in->pending);
        if (str_starts(line, "WARC/1.")) return true;
        if (str_trim(line).len && !said) {
            input_skip(in, 0, *byte, "expected a WARC record: skipped to the next one");
            said = true;
        }
    }
}

/* ---- an answer of a server ---- */

typedef struct answer {
    bool is_page, chunked, zipped, other_coding;
    who_str type, body;
} answer;

/* "HTTP/1.1 200 OK", header lines, an empty line, the body; a `resource` may be the body alone. */
static answer read_answer(who_str s)
{
    answer a = {.type = {"", 0}, .body = s};
    if (!str_starts(s, "HTTP/")) {
        a.is_page = s.len && memchr(s.ptr, '<', s.len < 512 ? s.len : 512) != NULL;
        return a;
    }
    who_str line = str_split(&s, '\n'), value;
    const char *status = memchr(line.ptr, ' ', line.len);
    bool good = status && line.ptr + line.len - status > 3 && memcmp(status + 1, "200", 3) == 0;
    for (bool html = false; s.len;) {
        line = str_trim(str_split(&s, '\n'));
        if (!line.len) {
            a.is_page = good && html;
            break;
        }
        if (has_name(line, "Content-Type", &value)) {
            a.type = value;
            html = !strncasecmp(value.ptr, "text/html", 9 < value.len ? 9 : value.len) ||
                   !strncasecmp(value.ptr, "application/xhtml", 17 < value.len ? 17 : value.len);
        } else if (has_name(line, "Transfer-Encoding", &value))
            a.chunked = value.len == 7 && !strncasecmp(value.ptr, "chunked", 7);
        else if (has_name(line, "Content-Encoding", &value)) {
            a.zipped = str_is(value, "gzip") || str_is(value, "x-gzip") || str_is(value, "deflate");
            a.other_coding = !a.zipped && value.len && !str_is(value, "identity");
        }
    }
    a.body = s;
    return a;
}

/* "5\r\nhello\r\n0\r\n"; false where it is not like that, since crawlers undo it and leave the header. */
static bool add_chunks(buf *out, who_str s)
{
    size_t before = out->len;
    while (s.len) {
        who_str line = str_trim(str_split(&s, '\n'));
        size_t n = 0, i = 0;
        for (; i < line.len && n < SIZE_MAX / 32; i++) {
            const char *digit = strchr("0123456789abcdef", line.ptr[i] | 32);
            if (!digit) break;
            n = 16 * n + (size_t)(digit - "0123456789abcdef");
        }
        if (!i || (i < line.len && line.ptr[i] != ';')) {
            out->len = before;
            return false;
        }
        if (!n) break;
        if (n > s.len) n = s.len; /* cut off */
        buf_add(out, s.ptr, n);
        s = (who_str){s.ptr + n, s.len - n};
        str_split(&s, '\n');
    }
    return true;
}

/* The body unpacked, where it still is packed (crawlers undo this too); what came out before an error counts. */
static bool add_unzipped(buf *out, who_str s, uint64_t limit)
{
    if (s.len < 2 || s.len > UINT32_MAX || !((unsigned char)s.ptr[0] == 0x1F || (s.ptr[0] & 0x0F) == 8)) return false;
    z_stream z = {.next_in = (unsigned char *)s.ptr, .avail_in = (uInt)s.len};
    size_t before = out->len;
    char some[16 << 10];
    if (inflateInit2(&z, 15 + 32) != Z_OK) who_out_of_memory(sizeof some);
    int rc = Z_OK;
    while (rc == Z_OK && out->len - before < limit) {
        z.next_out = (unsigned char *)some;
        z.avail_out = sizeof some;
        rc = inflate(&z, Z_NO_FLUSH);
        buf_add(out, some, sizeof some - z.avail_out);
    }
    inflateEnd(&z);
    return out->len > before;
}

/* The record's bytes in in->raw to a page in in->raw; false where it is none. */
static bool make_page(input *in, const head *h)
{
    answer a = read_answer(buf_slice(&in->raw));
    if (!a.is_page || a.other_coding) return false;
    who_str charset = encoding_of_header(a.type);
    in->charset = arena_str(&in->head, charset.ptr, charset.len);
    buf_clear(&in->pending);
    buf_str(&in->pending, h->url);
    buf_char(&in->pending, '\n');
    buf plain = {0};
    if (a.chunked && add_chunks(&plain, a.body)) a.body = buf_slice(&plain);
    if (!a.zipped || !add_unzipped(&in->pending, a.body, in->options->max_record)) buf_str(&in->pending, a.body);
    buf_free(&plain);
    buf held = in->raw;
    in->raw = in->pending;
    in->pending = held;
    return true;
}

/* A text that was made of a page, as a JSON object. */
static void make_text(input *in, const head *h)
{
    uint64_t replaced = 0;
    buf_clear(&in->pending);
    buf_z(&in->pending, "{\"url\":");
    buf_json(&in->pending, utf8_repaired(&in->head, h->url, &replaced));
    buf_z(&in->pending, ",\"text\":");
    buf_json(&in->pending, utf8_repaired(&in->head, buf_slice(&in->raw), &replaced));
    buf_char(&in->pending, '}');
    buf held = in->raw;
    in->raw = in->pending;
    in->pending = held;
}

int warc_next(input *in, record *rec)
{
    head h;
    in->charset = STR("");
    rec->line = 0;
    while (take_version(in, &rec->byte)) {
        if (!take_head(in, &h) || !h.has_length) {
            if (!in->src->failed[0]) input_skip(in, 0, rec->byte, "the head of this record is broken: record skipped");
            continue;
        }
        bool too_long = h.taken_type && h.length > in->options->max_record;
        if (too_long)
            input_skip(in, 0, rec->byte, "the record is longer than the limit (--max-record): record skipped");
        buf_clear(&in->raw);
        bool whole = take_bytes(in, h.length, h.taken_type && !too_long ? &in->raw : NULL);
        if (!whole) {
            if (!in->src->failed[0]) input_skip(in, 0, rec->byte, "the file ends inside this record");
            break;
        }
        in->made_json = h.conversion;
        if (h.conversion && !too_long) {
            make_text(in, &h);
            return 1;
        }
        if (!too_long && h.taken_type && make_page(in, &h)) return 1;
        in->passed_over += !too_long;
    }
    if (in->passed_over)
        input_say(
            in, 0, UINT64_MAX, "%llu record%s passed over that %s no page: requests, metadata, other types, errors",
            (unsigned long long)in->passed_over, in->passed_over == 1 ? "" : "s", in->passed_over == 1 ? "is" : "are");
    in->passed_over = 0;
    return 0;
}
