/* encoding.c - bytes that are no UTF-8 to UTF-8, where it is known or certain enough what they are.
 *
 * Known: --encoding, for source.c, in any encoding that iconv(3) has; and the charset that a page names, in one of the
 * single-byte encodings below (a page is no one to choose from iconv's list: its decoders of stateful encodings have
 * been attacked). Certain enough: a record with high bytes none of which belong to any UTF-8 sequence, and which are
 * all characters in Windows-1252, is that; Latin-1 is a part of it, as browsers take it too.
 *
 * What it gets wrong: Windows-1250 and other neighbours that nobody names are read as Windows-1252.
 */
#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "input/parts.h"

/* Of 0x80 to 0x9F, the rest are the code points themselves; 0: no character. */
static const uint16_t CP1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* Behind an accented letter, only what ends or carries on a word: any other byte there is a broken UTF-8 sequence. */
static bool may_follow_letter(unsigned char c)
{
    return c >= 0xC0 || c == 0x85 || (c >= 0x91 && c <= 0x97) || c == 0x99 || c == 0xBB;
}

bool encoding_is_cp1252(who_str s)
{
    uint32_t code;
    unsigned char before = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x80) {
            if (c >= 0xFE || (c < 0xA0 && !CP1252[c - 0x80]))
                return false; /* FE and FF begin UTF-16 and binary files */
            if (before >= 0xC0 && !may_follow_letter(c)) return false;
            if (utf8_decode(s.ptr + i, s.len - i, &code) > 1) return false;
        }
        before = c;
    }
    return true;
}

void encoding_from_cp1252(buf *out, who_str s)
{
    char bytes[4];
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        uint32_t code = c >= 0x80 && c < 0xA0 ? CP1252[c - 0x80] : c;
        buf_add(out, bytes, (size_t)utf8_encode(code || !c ? code : 0xFFFD, bytes));
    }
}

/* The value of charset=... in a head or a header. */
static who_str charset_in(who_str s)
{
    static const char key[] = "charset";
    for (size_t i = 0; i + sizeof key < s.len; i++) {
        if (strncasecmp(s.ptr + i, key, sizeof key - 1) != 0) continue;
        who_str value = {s.ptr + i + sizeof key - 1, s.len - i - sizeof key + 1};
        while (value.len && strchr(" =\"'\t", value.ptr[0])) value.ptr++, value.len--;
        size_t n = 0;
        while (n < value.len && n < 40 && !strchr(" \"'/>;,\t\r\n", value.ptr[n])) n++;
        if (n) return (who_str){value.ptr, n};
    }
    return STR("");
}

/* From one of the single-byte encodings that pages use; false where it is none. */
static bool from_named(buf *out, who_str name, who_str s)
{
    static const char *const families[] = {"windows-125", "iso-8859-", "koi8-"};
    char z[48];
    memcpy(z, name.ptr, name.len);
    z[name.len] = 0;
    if (!strcasecmp(z, "iso-8859-1") || !strcasecmp(z, "windows-1252") || !strcasecmp(z, "latin1")) {
        encoding_from_cp1252(out, s);
        return true;
    }
    bool known = false;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        known |= strncasecmp(z, families[i], strlen(families[i])) == 0;
    iconv_t cd = known ? iconv_open("UTF-8", z) : (iconv_t)-1;
    if (cd == (iconv_t)-1) return false;
    for (size_t i = 0; i < s.len; i++) { /* a byte is a character */
        char in = s.ptr[i], bytes[8], *from = &in, *to = bytes;
        size_t left = 1, room = sizeof bytes;
        if (iconv(cd, &from, &left, &to, &room) == (size_t)-1)
            buf_z(out, "\xEF\xBF\xBD");
        else
            buf_add(out, bytes, (size_t)(to - bytes));
    }
    iconv_close(cd);
    return true;
}

const char *encoding_repair(buf *out, who_str s, who_str declared, bool page)
{
    who_str head = {s.ptr, s.len < 4096 ? s.len : 4096};
    if (!declared.len && page) declared = charset_in(head);
    if (declared.len && declared.len < 40 && from_named(out, declared, s)) return "as the page says";
    if (!encoding_is_cp1252(s)) return NULL;
    encoding_from_cp1252(out, s);
    return "as Windows-1252";
}

who_str encoding_of_header(who_str content_type) { return charset_in(content_type); }

int input_check_encoding(const char *name, who_err *err)
{
    if (!name) return WHO_OK;
    iconv_t cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1)
        return err_set(err, WHO_EUSAGE, "--encoding: there is no encoding \"%.60s\" here (iconv -l lists them)", name);
    iconv_close(cd);
    return WHO_OK;
}
