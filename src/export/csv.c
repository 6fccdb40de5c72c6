/* csv.c - cells of tables as RFC 4180 has them.
 *
 * In: a text. Out: the text, in quotation marks where it needs them, with those inside of it doubled.
 * A cell that begins with = + - @, a tab or a line end is a formula to a spreadsheet, which may run it; a text from an
 * article must not be able to. An apostrophe before it makes it text again, but is in the way of every other reader, so
 * it is only put where it was asked for (OWASP, "CSV injection").
 * What it gets wrong: a number below 0 would get the apostrophe too; callers write numbers without csv_cell().
 */
#include "export/csv.h"

static bool is_formula(who_str s) { return s.len && memchr("=+-@\t\r\n", s.ptr[0], 7); }

void csv_cell(buf *b, who_str s, bool safe)
{
    bool formula = safe && is_formula(s);
    bool quoted = formula || (s.len && (s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' '));
    for (size_t i = 0; i < s.len && !quoted; i++)
        quoted = s.ptr[i] == ',' || s.ptr[i] == '"' || s.ptr[i] == '\n' || s.ptr[i] == '\r';
    if (!quoted) {
        buf_str(b, s);
        return;
    }
    buf_z(b, formula ? "\"'" : "\"");
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"') buf_char(b, '"');
        buf_char(b, s.ptr[i]);
    }
    buf_char(b, '"');
}
