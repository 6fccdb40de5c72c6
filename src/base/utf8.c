/* utf8.c - reading, writing, checking and repairing UTF-8; case and categories; offsets in other units.
 *
 * Valid means what RFC 3629 says: no surrogates, nothing above U+10FFFF, the shortest form only. ASCII, nearly all of
 * the news in English, is decided here; the Unicode tables are utf8proc's, so case and categories are those of its
 * Unicode version and never those of the locale.
 *
 * What it gets wrong: lower-casing is one code point to one code point, so the German sharp s and final sigma stay as
 * they are; utf8_fold() alone normalises.
 */
#include "base/base.h"

#include <utf8proc.h>

#define REPLACEMENT 0xFFFD
#define HIGH_BITS UINT64_C(0x8080808080808080)
#define BLOCK 4096 /* bytes of an offset map; few articles are longer than two */

int utf8_decode_beyond(const char *s, size_t len, uint32_t *code)
{
    /* By the count of leading ones: bits of the lead byte that count, and the least code that needs that many bytes. */
    static const struct {
        unsigned char mask;
        uint32_t least;
    } forms[] = {{0x7F, 0}, {0x1F, 0x80}, {0x0F, 0x800}, {0x07, 0x10000}};
    *code = REPLACEMENT;
    if (len == 0) return 0;
    unsigned char lead = (unsigned char)s[0];
    int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || len <= (size_t)more) return 1;
    uint32_t c = lead & forms[more].mask;
    for (int i = 1; i <= more; i++) {
        if (((unsigned char)s[i] & 0xC0) != 0x80) return 1;
        c = c << 6 | ((unsigned char)s[i] & 0x3F);
    }
    if (c < forms[more].least || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return 1;
    *code = c;
    return more + 1;
}

int utf8_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = REPLACEMENT;
    int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    for (int i = more; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)((0xFF00 >> (more + 1) & 0xFF) | code);
    return more + 1;
}

/* The length of the ASCII prefix, eight bytes at a time. */
static size_t ascii_prefix(const char *s, size_t len)
{
    size_t i = 0;
    for (uint64_t word; i + 8 <= len; i += 8) {
        memcpy(&word, s + i, 8);
        if (word & HIGH_BITS) break;
    }
    while (i < len && !((unsigned char)s[i] & 0x80)) i++;
    return i;
}

size_t utf8_valid(const char *s, size_t len)
{
    for (size_t i = 0; i < len;) {
        i += ascii_prefix(s + i, len - i);
        while (i < len && ((unsigned char)s[i] & 0x80)) {
            uint32_t code;
            int n = utf8_decode(s + i, len - i, &code);
            if (n == 1) return i;
            i += (size_t)n;
        }
    }
    return len;
}

bool utf8_is_upper_beyond(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_alpha_beyond(uint32_t code)
{
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN: /* a letter and its combining accent are one word */
    case UTF8PROC_CATEGORY_MC:
        return true;
    default:
        return false;
    }
}

uint32_t utf8_lower_beyond(uint32_t code) { return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code); }

who_str utf8_lower_str(arena *a, who_str s)
{
    size_t ascii = s.len ? ascii_prefix(s.ptr, s.len) : 0;
    /* U+023A and U+023E are longer in lower case, three bytes for two; nothing grows by more. */
    size_t most = ascii + (s.len - ascii) / 2 * 3 + 4;
    char *out = arena_grow(a, NULL, 0, most + 1); /* not zeroed */
    size_t len = 0;
    for (size_t i = 0; i < ascii; i++) out[len++] = (char)utf8_lower((unsigned char)s.ptr[i]);
    for (size_t i = ascii; i < s.len;) {
        uint32_t code;
        char bytes[4];
        i += (size_t)utf8_decode(s.ptr + i, s.len - i, &code);
        size_t n = (size_t)utf8_encode(utf8_lower(code), bytes);
        if (len + n > most) { /* only bad bytes, which become three each, can get here */
            out = arena_grow(a, out, most + 1, 2 * most + 1);
            most *= 2;
        }
        memcpy(out + len, bytes, n);
        len += n;
    }
    out[len] = 0;
    return (who_str){out, len};
}

/* Letters that no accent was put on, as people write them who have not the key. */
static const char *plain_letter(uint32_t code)
{
    switch (code) {
    case 0xE6: /* ae */
        return "ae";
    case 0xF0: /* eth */
    case 0x111:
        return "d";
    case 0xF8: /* o with a stroke */
        return "o";
    case 0xFE: /* thorn */
        return "th";
    case 0x131: /* dotless i */
        return "i";
    case 0x142: /* l with a stroke */
        return "l";
    case 0x153: /* oe */
        return "oe";
    default:
        return NULL;
    }
}

void utf8_fold(buf *b, who_str s)
{
    enum { MOST_CODES = 32 }; /* no character becomes half as many */
    const utf8proc_option_t how = UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
    bool gap = false, begun = false;
    for (size_t i = 0; i < s.len;) {
        utf8proc_int32_t codes[MOST_CODES];
        uint32_t code;
        int boundary = 0;
        i += (size_t)utf8_decode(s.ptr + i, s.len - i, &code);
        if (code == '\'' || code == 0x2019 || code == '.') continue;
        utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)code, codes, MOST_CODES, how, &boundary);
        for (utf8proc_ssize_t k = 0; k < n && k < MOST_CODES; k++) {
            uint32_t c = (uint32_t)codes[k];
            const char *plain = plain_letter(c);
            char bytes[4];
            if (!utf8_is_alpha(c) && !(c >= '0' && c <= '9')) {
                gap = begun;
                continue;
            }
            if (gap) buf_char(b, ' ');
            gap = false, begun = true;
            if (plain)
                buf_z(b, plain);
            else
                buf_add(b, bytes, (size_t)utf8_encode(c, bytes));
        }
    }
}

who_str utf8_repaired(arena *a, who_str s, uint64_t *replaced)
{
    size_t good = utf8_valid(s.ptr, s.len);
    if (good == s.len) return arena_str(a, s.ptr, s.len);
    size_t bad = 0;
    for (size_t i = 0; i < s.len; i++) {
        i += utf8_valid(s.ptr + i, s.len - i);
        bad += i < s.len;
    }
    char *out = arena_alloc(a, s.len + 2 * bad + 1);
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) {
        good = utf8_valid(s.ptr + i, s.len - i);
        memcpy(out + len, s.ptr + i, good);
        len += good;
        i += good;
        if (i < s.len) len += (size_t)utf8_encode(REPLACEMENT, out + len);
    }
    *replaced += bad;
    return (who_str){out, len};
}

/* How many of eight bytes carry a code point on. */
static inline uint32_t carried_on(uint64_t bytes)
{
    uint64_t more = (bytes & HIGH_BITS) >> 7 & ~bytes >> 6;
    return (uint32_t)(more * UINT64_C(0x0101010101010101) >> 56);
}

/* Code points or UTF-16 units that begin in [from, to). */
static uint32_t units_between(const offset_map *m, uint32_t from, uint32_t to)
{
    const unsigned char *text = (const unsigned char *)m->text.ptr;
    uint32_t n = 0, at = from;
    for (; to - at >= 8; at += 8) n += 8 - carried_on(load8(text + at));
    if (to - at && to >= 8) /* the last bytes of the eight that end there */
        n += to - at - carried_on(load8(text + to - 8) >> (64 - 8 * (to - at)));
    else
        for (; at < to; at++) n += (text[at] & 0xC0) != 0x80;
    if (m->unit == WHO_UTF16) {
        for (uint32_t i = from; i < to; i++) n += text[i] >= 0xF0;
    }
    return n;
}

/* The same before a byte, counted from the beginning of its block. The blocks before it are counted once. */
static uint32_t units_before(offset_map *m, uint32_t byte)
{
    uint32_t block = byte / BLOCK;
    if (!m->nbefore) VEC_PUSH(m->before, m->nbefore, 0);
    while (m->nbefore <= block) {
        uint32_t last = m->nbefore - 1, units = m->before[last] + units_between(m, last * BLOCK, (last + 1) * BLOCK);
        VEC_PUSH(m->before, m->nbefore, units);
    }
    return m->before[block] + units_between(m, block * BLOCK, byte);
}

uint32_t offset_at(offset_map *m, uint32_t byte)
{
    if (byte > m->text.len) byte = (uint32_t)m->text.len;
    if (m->unit == WHO_BYTES) return byte;
    bool back = byte < m->byte;
    uint32_t away = back ? m->byte - byte : byte - m->byte;
    if (away > BLOCK && (back || m->nbefore))
        m->out = units_before(m, byte);
    else if (back)
        m->out -= units_between(m, byte, m->byte);
    else
        m->out += units_between(m, m->byte, byte);
    m->byte = byte;
    return m->out;
}

void offset_map_free(offset_map *m)
{
    who_dealloc(m->before);
    m->before = NULL;
    m->nbefore = 0;
}
