/* wrap.c - fills words into lines of a given width.
 *
 * In: pieces of text and styles. Out: lines in a buffer. A word is gathered until it ends, because only then is it
 * known whether it still fits; styles inside it are kept as escape sequences of no width. Before a line ends the style
 * is switched off, and on again after the indent: pagers and terminals that paint to the end of the line stay clean.
 * Gets wrong: the width of a character is 1, but for combining marks (0) and East Asian scripts (2); emoji that join
 * several characters count for more columns than they take. Text without spaces is broken where the line is full.
 */
#include "export/wrap.h"

static bool is_combining(uint32_t code)
{
    return (code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200d) ||
           (code >= 0xfe00 && code <= 0xfe0f) || code == 0xfeff;
}

static bool is_wide(uint32_t code)
{
    return (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) ||
           (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
           (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
           (code >= 0x1f300 && code <= 0x1faff) || (code >= 0x20000 && code <= 0x3fffd);
}

static int width_of(uint32_t code) { return is_combining(code) ? 0 : is_wide(code) ? 2 : 1; }

static bool is_direction(uint32_t code)
{
    return code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029;
}

int wrap_columns(who_str s)
{
    int columns = 0;
    for (size_t i = 0; i < s.len && columns < 1 << 20;) {
        uint32_t code;
        i += (size_t)utf8_decode(s.ptr + i, s.len - i, &code);
        if (code == 0x1b) { /* only ours: those of a text became U+FFFD */
            while (i < s.len && s.ptr[i++] != 'm') continue;
            continue;
        }
        columns += is_direction(code) ? 0 : width_of(code);
    }
    return columns;
}

static void add_escape(buf *b, const char *sgr)
{
    buf_z(b, "\033[");
    buf_z(b, sgr[0] ? sgr : "0");
    buf_char(b, 'm');
}

/* Begins a line with its indent where there is none yet. */
static void begin_line(wrap *w)
{
    if (w->column) return;
    for (int i = 0; i < w->indent; i++) buf_char(w->out, ' ');
    w->column = w->indent;
    if (w->line_style[0]) add_escape(w->out, w->line_style);
}

static void end_line(wrap *w)
{
    if (w->line_style[0] && w->column) add_escape(w->out, "");
    buf_char(w->out, '\n');
    w->line++;
    w->column = 0;
    w->gap = false;
}

/* Puts the word under way on this line or the next. A word that is nothing but styles takes no place: on an empty line
 * it is dropped, because begin_line() switches on what is in force. */
static void place_word(wrap *w)
{
    if (w->word_width) {
        if (w->gap && w->column > w->indent && w->column + 1 + w->word_width > w->width) end_line(w);
        begin_line(w);
        if (w->gap && w->column > w->indent) {
            buf_char(w->out, ' ');
            w->column++;
        }
        w->gap = false;
        w->column += w->word_width;
    }
    while (w->placed < w->ntags) w->tags[w->placed++].line = w->line;
    if (w->column) buf_str(w->out, buf_slice(&w->word));
    memcpy(w->line_style, w->style, sizeof w->line_style);
    buf_clear(&w->word);
    w->word_width = 0;
}

void wrap_glue(wrap *w, who_str text)
{
    for (size_t i = 0; i < text.len;) {
        uint32_t code;
        int n = utf8_decode(text.ptr + i, text.len - i, &code);
        if (w->word_width + width_of(code) > w->width - w->indent && w->word_width > 0) {
            place_word(w);
            end_line(w);
        }
        if (is_control(code)) {
            buf_z(&w->word, "\xef\xbf\xbd");
            w->word_width++;
        } else if (!is_direction(code)) {
            buf_add(&w->word, text.ptr + i, (size_t)n);
            w->word_width += width_of(code);
        }
        i += (size_t)n;
    }
}

void wrap_space(wrap *w)
{
    place_word(w);
    if (w->column > w->indent) w->gap = true;
}

void wrap_text(wrap *w, who_str text)
{
    size_t start = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && text.ptr[i] != ' ' && text.ptr[i] != '\n' && text.ptr[i] != '\r' && text.ptr[i] != '\t')
            continue;
        wrap_glue(w, (who_str){text.ptr + start, i - start});
        if (i < text.len) wrap_space(w);
        start = i + 1;
    }
}

void wrap_break(wrap *w)
{
    place_word(w);
    if (w->column) end_line(w);
}

void wrap_style(wrap *w, const char *sgr)
{
    char next[sizeof w->style] = "";
    if (!w->colour || strlen(sgr) >= sizeof next || strcmp(w->style, sgr) == 0) return;
    memcpy(next, sgr, strlen(sgr)); /* sgr may be w->style itself */
    bool at_start = w->column == 0 && w->word.len == 0;
    if (!at_start && w->style[0] && next[0])
        add_escape(&w->word, ""); /* styles replace each other: bold must not stay */
    if (!at_start) add_escape(&w->word, next);
    memcpy(w->style, next, sizeof next);
    if (at_start) /* begin_line() switches it on */
        memcpy(w->line_style, next, sizeof next);
}

void wrap_tag(wrap *w, uint32_t value)
{
    struct wrap_tag tag = {value, w->line};
    VEC_PUSH(w->tags, w->ntags, tag);
}

void wrap_free(wrap *w)
{
    buf_free(&w->word);
    who_dealloc(w->tags);
}
