/* str.c - slices, and the buffer that everything written is put together in.
 *
 * Slices are compared and cut byte by byte; nothing here knows of letters (utf8.c does). Hashes are the same on every
 * machine, because the ids of statements are made of them: words are read little-endian whatever the processor does.
 * Numbers are written the same in every locale.
 *
 * What it gets wrong: str_hash() is fast, not secret; input made to collide can make a table slow.
 */
#include "base/base.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

int str_cmp(who_str a, who_str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

who_str str_trim(who_str s)
{
    for (;;) {
        size_t n = s.len > 0 && is_space(s.ptr[0]) ? 1 : s.len > 1 && memcmp(s.ptr, "\xC2\xA0", 2) == 0 ? 2 : 0;
        if (n == 0) break;
        s.ptr += n;
        s.len -= n;
    }
    for (;;) {
        if (s.len > 0 && is_space(s.ptr[s.len - 1]))
            s.len--;
        else if (s.len > 1 && memcmp(s.ptr + s.len - 2, "\xC2\xA0", 2) == 0)
            s.len -= 2;
        else
            return s;
    }
}

who_str str_split(who_str *rest, char separator)
{
    const char *found = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    who_str part = *rest;
    if (!found) {
        *rest = (who_str){part.ptr ? part.ptr + part.len : "", 0};
        return part;
    }
    part.len = (size_t)(found - part.ptr);
    rest->ptr += part.len + 1;
    rest->len -= part.len + 1;
    return part;
}

/* The last n < 8 bytes of the `all` at p, without a step for each. */
static uint64_t load_tail(const unsigned char *p, size_t n, size_t all)
{
    if (n == 0) return 0;
    if (all >= 8) return load8(p + n - 8) >> (64 - 8 * n);
    if (n < 4) return (uint64_t)p[0] | (uint64_t)p[n / 2] << (8 * (n / 2)) | (uint64_t)p[n - 1] << (8 * (n - 1));
    uint64_t low = (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24;
    const unsigned char *q = p + n - 4;
    uint64_t high = (uint64_t)q[0] | (uint64_t)q[1] << 8 | (uint64_t)q[2] << 16 | (uint64_t)q[3] << 24;
    return low | high << (8 * (n - 4));
}

uint64_t str_hash(who_str s)
{
    uint64_t hash = UINT64_C(0x77686F7361696421) + s.len;
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t left = s.len;
    for (; left >= 8; left -= 8, p += 8) hash = hash_mix(hash, load8(p));
    return hash_mix(hash, load_tail(p, left, s.len));
}

/* ---- buffers ---- */

void buf_reserve(buf *b, size_t more)
{
    if (more < b->cap && b->len < b->cap - more) return;
    size_t cap = b->cap ? b->cap : 64;
    while (cap - b->len <= more && cap <= SIZE_MAX / 2) cap *= 2;
    b->ptr = who_realloc(b->ptr, cap - b->len > more ? cap : SIZE_MAX);
    b->cap = cap;
}

void buf_uint(buf *b, uint64_t n)
{
    char digits[20], *p = digits + sizeof digits;
    do {
        *--p = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    buf_add(b, p, (size_t)(digits + sizeof digits - p));
}

void buf_double(buf *b, double x, int digits)
{
    char text[96];
    if (x == 0) { /* -0 as well */
        buf_char(b, '0');
        return;
    }
    if (digits < 1 || digits > 17) digits = 17;
    int len = snprintf(text, sizeof text, "%.*g", digits, x);
    for (int i = 0; i < len; i++) { /* what is neither a digit, a sign nor an e is the locale's point, of any length */
        bool point = false;
        for (; i < len && !strchr("0123456789+-e", text[i]); i++) point = true;
        if (point) buf_char(b, '.');
        if (i < len) buf_char(b, text[i]);
    }
}

void buf_printf(buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    buf_reserve(b, 64); /* most texts fit, and are then formatted once */
    int len = vsnprintf(b->ptr + b->len, b->cap - b->len, format, args);
    va_end(args);
    if (len > 0 && (size_t)len >= b->cap - b->len) {
        buf_reserve(b, (size_t)len);
        vsnprintf(b->ptr + b->len, (size_t)len + 1, format, again);
    }
    if (len > 0) b->len += (size_t)len;
    b->ptr[b->len] = 0;
    va_end(again);
}

/* The bytes at s that must be escaped as one: 1 for ASCII, 2 for U+0080..9F, 3 for U+2028 and U+2029, 0 for none. The
 * last two end a line for JavaScript, U+0085 for Python's splitlines(); the others confuse terminals. */
static inline size_t escape_length(const unsigned char *s, size_t left)
{
    if (s[0] >= 0x20 && s[0] < 0x7F && s[0] != '"' && s[0] != '\\') return 0; /* nearly all */
    if (s[0] <= 0x7F) return 1;
    if (s[0] == 0xC2 && left > 1 && s[1] < 0xA0) return 2;
    if (s[0] == 0xE2 && left > 2 && s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9)) return 3;
    return 0;
}

#define EACH_BYTE UINT64_C(0x0101010101010101)

/* Whether one of eight bytes may need an escape: below 0x20, '"', '\\' or 0x7F and above. Some others count too. */
static bool may_escape(const unsigned char *s)
{
    uint64_t x = load8(s), quote = x ^ EACH_BYTE * '"', slash = x ^ EACH_BYTE * '\\';
    uint64_t low = (x - EACH_BYTE * 0x20) | (quote - EACH_BYTE) | (slash - EACH_BYTE);
    return ((low | x | (x + EACH_BYTE)) & EACH_BYTE * 0x80) != 0;
}

size_t json_run(const char *s, size_t len)
{
    const unsigned char *p = (const unsigned char *)s;
    size_t i = 0;
    for (; len - i >= 8; i += 8) {
        uint64_t x = load8(p + i), quote = x ^ EACH_BYTE * '"', slash = x ^ EACH_BYTE * '\\';
        uint64_t found =
            ((x - EACH_BYTE * 0x20) & ~x) | ((quote - EACH_BYTE) & ~quote) | ((slash - EACH_BYTE) & ~slash);
        if (found & EACH_BYTE * 0x80) break;
    }
    while (i < len && p[i] >= 0x20 && p[i] != '"' && p[i] != '\\') i++;
    return i;
}

/* Appends the bytes from `from` on that stand in JSON as they are; how many. They are copied while they are looked at,
 * eight at a time: most strings are short, and calls would cost more than the bytes. */
static size_t add_plain(buf *b, who_str s, size_t from)
{
    buf_reserve(b, s.len - from);
    const unsigned char *p = (const unsigned char *)s.ptr;
    char *out = b->ptr + b->len - from;
    size_t i = from;
    for (;;) {
        for (; s.len - i >= 8 && !may_escape(p + i); i += 8) memcpy(out + i, p + i, 8);
        bool ends = s.len - i < 8;
        if (ends && s.len >= 8 && !may_escape(p + s.len - 8)) {
            memcpy(out + s.len - 8, p + s.len - 8, 8);
            i = s.len;
            break;
        }
        size_t stop = ends ? s.len : i + 8;
        for (; i < stop && escape_length(p + i, s.len - i) == 0; i++) out[i] = s.ptr[i];
        if (i < stop || i == s.len) break;
    }
    b->len += i - from;
    return i - from;
}

/* Appends what stands for the n bytes at s. */
static void add_escaped(buf *b, const char *s, size_t n)
{
    const char *brief = n == 1 && *s ? strchr("\"\"\\\\\bb\ff\nn\rr\tt", *s) : NULL;
    if (brief) {
        buf_char(b, '\\');
        buf_char(b, brief[1]);
    } else {
        uint32_t code;
        utf8_decode(s, n, &code);
        buf_printf(b, "\\u%04" PRIx32, code);
    }
}

void buf_json(buf *b, who_str s)
{
    buf_char(b, '"');
    for (size_t i = 0; (i += add_plain(b, s, i)) < s.len;) {
        size_t n = escape_length((const unsigned char *)s.ptr + i, s.len - i);
        add_escaped(b, s.ptr + i, n);
        i += n;
    }
    buf_char(b, '"');
}

/* \uXXXX for a unit of UTF-16. */
static void add_unit(buf *b, uint32_t unit)
{
    static const char digits[] = "0123456789abcdef";
    char text[6] = {
        '\\', 'u', digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    buf_add(b, text, sizeof text);
}

void buf_ascii(buf *b, who_str json)
{
    size_t done = 0;
    for (size_t i = 0; i < json.len;) {
        if (!((unsigned char)json.ptr[i] & 0x80)) {
            i++;
            continue;
        }
        uint32_t code;
        buf_add(b, json.ptr + done, i - done);
        i += (size_t)utf8_decode(json.ptr + i, json.len - i, &code);
        done = i;
        if (code >= 0x10000) add_unit(b, 0xD800 + ((code - 0x10000) >> 10));
        add_unit(b, code >= 0x10000 ? 0xDC00 + ((code - 0x10000) & 0x3FF) : code);
    }
    buf_add(b, json.ptr + done, json.len - done);
}

static bool is_fold(char c) { return (unsigned char)c < ' ' || c == 0x7f; }

/* How many bytes from i on are none of those that fold; eight at a time as long as there are eight. */
static size_t before_fold(who_str s, size_t from)
{
    size_t i = from;
    for (; s.len - i >= 8; i += 8) {
        uint64_t x = load8(s.ptr + i), del = x ^ EACH_BYTE * 0x7F;
        uint64_t found = ((x - EACH_BYTE * 0x20) & ~x) | ((del - EACH_BYTE) & ~del);
        if (found & EACH_BYTE * 0x80) break;
    }
    while (i < s.len && !is_fold(s.ptr[i])) i++;
    return i - from;
}

void buf_fold(buf *b, who_str s)
{
    size_t done = 0;
    for (size_t i = 0; (i += before_fold(s, i)) < s.len;) {
        size_t left = i, right = i;
        while (left > done && s.ptr[left - 1] == ' ') left--;
        while (right < s.len && (s.ptr[right] == ' ' || is_fold(s.ptr[right]))) right++;
        buf_add(b, s.ptr + done, left - done);
        if (left > 0 && right < s.len) buf_char(b, ' ');
        i = done = right;
    }
    buf_add(b, s.ptr + done, s.len - done);
}

void buf_clear(buf *b)
{
    b->len = 0;
    if (b->ptr) b->ptr[0] = 0;
}

void buf_free(buf *b)
{
    who_dealloc(b->ptr);
    *b = (buf){0};
}
