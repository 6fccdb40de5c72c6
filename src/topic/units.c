/* units.c - the words of texts and of terms, in the one form that they are compared in.
 *
 * Enters: a token of text/, or a string (a term, a title that came apart from its text). Leaves: units. Lower case,
 * straight apostrophes, no dots in abbreviations, one unit for each part of a hyphenated word, none for 's.
 * A string is cut where text/ would cut it, as far as terms need: at spaces, before n't, and around signs.
 * Gets wrong: a dotted name of a site ("example.com") is one unit in no case.
 */
#include "topic/internal.h"

static bool is_hyphen(uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
static bool is_quote(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018; }

/* ---- keys ---- */

#define KEY_LOW UINT64_C(0x9E3779B97F4A7C15)
#define KEY_HIGH UINT64_C(0xBF58476D1CE4E5B9)

/* Of a word of up to 16 bytes, the first eight of which are `low`. Each step can be undone, so that nothing of a word
 * of eight is lost. */
static inline uint64_t key_of(uint64_t low, uint64_t high)
{
    uint64_t h = low * KEY_LOW;
    h = ((h ^ h >> 32) + high) * KEY_HIGH;
    return h ^ h >> 29;
}

/* n < 8 bytes as a number, the first lowest; eight by load8(). */
static uint64_t load_few(const char *p, size_t n)
{
    uint64_t x = 0;
    for (size_t i = 0; i < n; i++) x |= (uint64_t)(unsigned char)p[i] << 8 * i;
    return x;
}

static uint64_t load_upto8(const char *p, size_t n) { return n >= 8 ? load8(p) : load_few(p, n); }

uint64_t unit_key(who_str w)
{
    uint64_t h = key_of(load_upto8(w.ptr, w.len), w.len > 8 ? load_upto8(w.ptr + 8, w.len - 8) : 0);
    for (size_t at = 16; at < w.len; at += 8) h = key_of(h, load_upto8(w.ptr + at, w.len - at));
    return h;
}

/* ---- one unit ---- */

void units_reserve(arena *mem, units *u, uint32_t n)
{
    if (n <= u->cap) return;
    u->at = arena_grow(mem, u->at, sizeof *u->at * u->cap, sizeof *u->at * n);
    u->cap = n;
}

static unit *new_unit(arena *mem, units *u)
{
    if (u->n == u->cap) units_reserve(mem, u, 2 * u->cap + 16);
    return &u->at[u->n++];
}

/* Eight copies of a byte. */
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The highest bit of each byte of x, all below 0x80, that is from `from` to `to`. */
static inline uint64_t bytes_between(uint64_t x, unsigned char from, unsigned char to)
{
    return ((x + EACH(0x80u - from)) ^ (x + EACH(0x7Fu - to))) & EACH(0x80u);
}

/* Eight bytes of a word of which those of the mask belong to it, in small letters; 0 in *plain unless these are ASCII
 * letters and digits. */
static inline uint64_t lower8(uint64_t x, uint64_t mask, uint64_t *plain)
{
    x &= mask;
    uint64_t tops = mask & EACH(0x80u), beyond = x & tops, small = x | (mask & EACH(0x20u));
    if (!beyond && bytes_between(small, 'a', 'z') == tops) return small; /* a word: mostly */
    x ^= beyond;
    x |= bytes_between(x, 'A', 'Z') >> 2;
    uint64_t fits = bytes_between(x, 'a', 'z') | bytes_between(x, '0', '9');
    if (beyond || (fits & tops) != tops) *plain = 0;
    return x | beyond;
}

static inline uint64_t mask_of(size_t n) { return UINT64_MAX >> (64 - 8 * (n < 8 ? n : 8)); } /* n > 0 */

/* Fills x for the text as it stands, where that is right: up to 16 ASCII letters and digits, or one ASCII sign. That is
 * nearly every token, so it is done eight bytes at a time and without a copy. far: the 16 bytes from text.ptr can be
 * read. */
static inline bool read_plain(unit *x, who_str text, bool far, uint32_t source)
{
    if (text.len - 1 > 15) return false;
    uint64_t low = far ? load8(text.ptr) : load_upto8(text.ptr, text.len), high = 0, plain = 1;
    low = lower8(low, mask_of(text.len), &plain);
    if (text.len > 8) {
        high = far ? load8(text.ptr + 8) : load_upto8(text.ptr + 8, text.len - 8);
        high = lower8(high, mask_of(text.len - 8), &plain);
    }
    if (!plain && (text.len > 1 || low >= 0x80 || low == '-' || low == '\'')) return false;
    x->key = key_of(low, high);
    x->word = x->text = text.ptr;
    x->len = x->text_len = (uint32_t)text.len;
    x->token = source;
    x->head = (uint32_t)low;
    return true;
}

static bool add_plain(arena *mem, units *u, who_str text, uint32_t source)
{
    bool plain = read_plain(new_unit(mem, u), text, false, source);
    if (!plain) u->n--;
    return plain;
}

/* What is in small letters already. */
static void add_lower(arena *mem, units *u, who_str low, who_str text, uint32_t source)
{
    *new_unit(mem, u) = (unit){.key = unit_key(low),
                               .word = low.ptr,
                               .text = text.ptr,
                               .len = (uint32_t)low.len,
                               .text_len = (uint32_t)text.len,
                               .token = source,
                               .head = (uint32_t)load_upto8(low.ptr, low.len)};
}

static size_t lower_piece(who_str text, char *low)
{
    size_t n = 0;
    bool letters = false;
    uint32_t code;
    for (size_t at = 0; at < text.len;) {
        unsigned char c = (unsigned char)text.ptr[at];
        if (c >= 'a' && c <= 'z') {
            low[n++] = (char)c;
            letters = true, at++;
            continue;
        }
        at += (size_t)utf8_decode(text.ptr + at, text.len - at, &code);
        if (code == '.' && letters) continue;
        if (is_quote(code)) code = '\'';
        letters = letters || utf8_is_alpha(code);
        n += (size_t)utf8_encode(utf8_lower(code), low + n);
    }
    return n;
}

/* One piece without spaces and hyphens, in lower case; nothing for 's and lone apostrophes. */
static void add_piece(arena *mem, units *u, who_str text, uint32_t source)
{
    char few[64], *low = 2 * text.len + 4 <= sizeof few ? few : arena_alloc(mem, 2 * text.len + 4);
    if (add_plain(mem, u, text, source)) return;
    size_t n = lower_piece(text, low); /* a letter may be one byte longer in lower case */
    while (n && low[n - 1] == '\'') n--;
    if (n == 0 || (n == 2 && low[0] == '\'' && low[1] == 's')) return;
    add_lower(mem, u, low == few ? arena_str(mem, low, n) : (who_str){low, n}, text, source);
}

bool unit_begins(const unit *u, const char *w, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (ascii_lower(u->word[i]) != w[i]) return false;
    return true;
}

bool unit_is_upper(const unit *u)
{
    uint32_t letters = 0, code;
    for (size_t at = 0; at < u->text_len;) {
        at += (size_t)utf8_decode(u->text + at, u->text_len - at, &code);
        if (code >= '0' && code <= '9') return false;
        if (!utf8_is_alpha(code)) continue;
        if (!utf8_is_upper(code)) return false;
        letters++;
    }
    return letters >= 2;
}

/* ---- texts ---- */

/* 's, in any of its forms */
static bool is_possessive(who_str w)
{
    uint32_t code = 0;
    size_t step = w.len ? (size_t)utf8_decode(w.ptr, w.len, &code) : 0;
    return w.len == step + 1 && is_quote(code) && (w.ptr[step] | 32) == 's';
}

/* The parts between hyphens of a token that is not plain. */
static void add_pieces(arena *mem, units *u, who_str text, uint32_t source)
{
    size_t from = 0, at = 0;
    if (is_possessive(text)) return;
    while (at < text.len) {
        if ((text.ptr[at] & 0x80) == 0 && text.ptr[at] != '-') {
            at++;
            continue;
        }
        uint32_t code;
        size_t step = (size_t)utf8_decode(text.ptr + at, text.len - at, &code);
        if (is_hyphen(code)) {
            if (at > from) add_piece(mem, u, (who_str){text.ptr + from, at - from}, source);
            from = at + step;
        }
        at += step;
    }
    if (at > from)
        add_piece(mem, u, (who_str){text.ptr + from, at - from}, source);
    else if (from == at && at == 1)
        add_lower(mem, u, STR("-"), text, source); /* a dash on its own */
}

void units_add(arena *mem, units *u, who_str text, uint32_t source)
{
    if (!add_plain(mem, u, text, source)) add_pieces(mem, u, text, source);
}

void units_tokens(doc *d, units *u, uint32_t first, uint32_t last)
{
    const char *sure = d->a.text.len > 16 ? d->a.text.ptr + d->a.text.len - 16 : d->a.text.ptr - 1;
    for (uint32_t t = first; t < last; t++) {
        if (d->tokens[t].kind == TOK_MARK) continue;
        if (u->n == u->cap) units_reserve(doc_scratch(d), u, 2 * u->cap + 16);
        who_str text = doc_token(d, t);
        if (read_plain(&u->at[u->n], text, text.ptr <= sure, t))
            u->n++;
        else
            add_pieces(doc_scratch(d), u, text, t);
    }
}

/* Is the dot at `at` part of an abbreviation or a number, as text/ sees it? */
static bool inner_dot(who_str w, size_t at)
{
    uint32_t before, after;
    if (at == 0 || at + 1 >= w.len) return at > 0;
    before = (unsigned char)w.ptr[at - 1], after = (unsigned char)w.ptr[at + 1];
    if (before >= '0' && before <= '9' && after >= '0' && after <= '9') return true;
    return at <= 2 || (at >= 2 && w.ptr[at - 2] == '.');
}

static void split_word(arena *mem, units *u, who_str w)
{
    size_t from = 0, at = 0;
    while (at < w.len) {
        uint32_t code;
        size_t step = (size_t)utf8_decode(w.ptr + at, w.len - at, &code);
        who_str rest = {w.ptr + at, w.len - at};
        bool s = is_quote(code) && rest.len == step + 1 && (rest.ptr[step] | 32) == 's';
        bool nt = (code | 32) == 'n' && at > from && rest.len > 2 && is_quote((unsigned char)rest.ptr[1]) &&
                  rest.len == 3 && (rest.ptr[2] | 32) == 't';
        bool sign = !utf8_is_alpha(code) && !(code >= '0' && code <= '9') && !is_quote(code) && !is_hyphen(code) &&
                    code != '_' && !(code == '&' && at > from && rest.len > 1) &&
                    !((code == '#' || code == '@') && at == 0) && !(code == '.' && inner_dot(w, at)) &&
                    !(code == ',' && inner_dot(w, at) && at > 0 && w.ptr[at - 1] <= '9');
        if (s || nt || sign) {
            if (at > from) units_add(mem, u, (who_str){w.ptr + from, at - from}, WHO_NONE);
            from = at;
            if (sign) {
                add_piece(mem, u, (who_str){w.ptr + at, step}, WHO_NONE);
                from = at + step;
            }
            if (s) return;
            if (nt) break;
        }
        at += step;
    }
    if (w.len > from) units_add(mem, u, (who_str){w.ptr + from, w.len - from}, WHO_NONE);
}

void units_split(arena *mem, units *u, who_str text)
{
    while (text.len) {
        who_str w = str_trim(str_split(&text, ' '));
        if (w.len) split_word(mem, u, w);
    }
}
