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

static void push_unit(arena *mem, units *u, unit x) { ARENA_PUSH(mem, u->at, u->n, x); }

/* Lower-cases text into low; what the letters were goes to *letters, *capitals and *digits. */
static uint32_t lower_piece(who_str text, char *low, uint32_t *letters, uint32_t *capitals, bool *digits)
{
    uint32_t n = 0, code;
    for (size_t at = 0; at < text.len;) {
        unsigned char c = (unsigned char)text.ptr[at];
        if (c >= 'a' && c <= 'z') {
            low[n++] = (char)c;
            ++*letters, at++;
            continue;
        }
        at += (size_t)utf8_decode(text.ptr + at, text.len - at, &code);
        if (code == '.' && *letters) continue;
        if (is_quote(code)) code = '\'';
        if (code >= '0' && code <= '9') *digits = true;
        if (utf8_is_alpha(code)) ++*letters, *capitals += utf8_is_upper(code);
        n += (uint32_t)utf8_encode(utf8_lower(code), low + n);
    }
    return n;
}

/* One piece without spaces and hyphens, in lower case; nothing for 's and lone apostrophes. */
static void add_piece(arena *mem, units *u, who_str text, uint32_t source)
{
    char *low = arena_alloc(mem, 2 * text.len + 4); /* a letter may be one byte longer in lower case */
    uint32_t letters = 0, capitals = 0;
    bool digits = false;
    uint32_t n = lower_piece(text, low, &letters, &capitals, &digits);
    while (n && low[n - 1] == '\'') n--;
    if (n == 0 || (n == 2 && low[0] == '\'' && low[1] == 's')) return;
    push_unit(mem, u, (unit){low, n, text, source, head_of(low, n), letters >= 2 && letters == capitals && !digits});
}

void units_add(arena *mem, units *u, who_str text, uint32_t source)
{
    size_t from = 0, at = 0;
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
        push_unit(mem, u, (unit){"-", 1, text, source, '-', false}); /* a dash on its own */
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
