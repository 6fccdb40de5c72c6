/* csv.c - rows of CSV and TSV files, each made a JSON object whose keys are the header's names.
 *
 * RFC 4180: a field that begins with a quotation mark ends at its closing mark, holds line ends and separators, and two
 * marks in it are one. As others do, this accepts text behind the closing mark, line ends of either kind, and a header
 * that ends in an empty column. The separator is the one of comma, tab and semicolon that the header has most of.
 * A file of eleven columns whose first row begins with an address has trafilatura's columns: it writes no header.
 *
 * A row with more fields than the header is skipped: its commas are not where they seem, and a field that slid into
 * another column would be a wrong article. Missing fields at the end are absent. A quotation mark that is never closed
 * takes the file's rest into its field; the row is then given up, and reading goes on with the line after the one where
 * it began, a few times for each file (linear time).
 */
#include "input/parts.h"

#define SEPARATORS ",\t;"

/* Takes one row from the window on, with its line end, into in->raw: false at the end. *closed = false where a
 * quotation mark is still open at the end of the file; *too_long where the row is not all there. */
static bool take_row(input *in, bool *closed, bool *too_long)
{
    enum { START, BARE, QUOTED, AFTER } state = START;
    buf_clear(&in->raw);
    *too_long = false;
    bool any = false, done = false;
    while (!done && source_want(in->src, 1)) {
        const char *from = in->src->ptr, *p = from;
        any = true;
        for (; p < in->src->end && !done; p++) {
            if (*p == '\n') in->line++;
            if (state == QUOTED) {
                if (*p == '"') state = AFTER;
            } else if (*p == '\n')
                done = true;
            else if (*p == in->separator)
                state = START;
            else if (*p == '"' && (state == START || state == AFTER))
                state = QUOTED;
            else
                state = BARE;
        }
        size_t n = (size_t)(p - from);
        if (!*too_long && in->raw.len + n > in->options->max_record) {
            *too_long = true;
            buf_free(&in->raw);
        }
        if (!*too_long) buf_add(&in->raw, from, n);
        in->src->ptr = p;
    }
    *closed = done || state != QUOTED;
    return any;
}

/* The next field of *row, unquoted, to out; *row is what follows it. False where nothing does. */
static bool take_field(buf *out, who_str *row, char separator)
{
    const char *p = row->ptr, *end = p + row->len;
    buf_clear(out);
    if (p < end && *p == '"')
        for (p++; p < end;) {
            const char *mark = memchr(p, '"', (size_t)(end - p));
            buf_add(out, p, (size_t)((mark ? mark : end) - p));
            p = mark ? mark + 1 : end;
            if (!mark || p == end || *p != '"') break;
            buf_char(out, *p++);
        }
    const char *stop = p < end ? memchr(p, separator, (size_t)(end - p)) : NULL;
    buf_add(out, p, (size_t)((stop ? stop : end) - p));
    p = stop ? stop + 1 : end;
    *row = (who_str){p, (size_t)(end - p)};
    return stop != NULL;
}

static who_str without_line_end(who_str row)
{
    while (row.len && (row.ptr[row.len - 1] == '\n' || row.ptr[row.len - 1] == '\r')) row.len--;
    return row;
}

static char find_separator(who_str line)
{
    char best = ',';
    size_t most = 0;
    for (const char *c = SEPARATORS; *c; c++) {
        size_t n = 0;
        bool quoted = false;
        for (size_t i = 0; i < line.len; i++) {
            quoted ^= line.ptr[i] == '"';
            n += !quoted && line.ptr[i] == *c;
        }
        if (n > most) {
            most = n;
            best = *c;
        }
    }
    return best;
}

static who_str first_line(who_str start)
{
    const char *lf = memchr(start.ptr, '\n', start.len);
    return without_line_end((who_str){start.ptr, lf ? (size_t)(lf - start.ptr) : start.len});
}

bool csv_sniff(who_str start)
{
    who_str line = first_line(start);
    if (line.len == start.len || line.len > 1000) return false;
    char separator = find_separator(line);
    buf field = {0};
    bool more = true, text = false, other = false;
    while (more) {
        more = take_field(&field, &line, separator);
        who_str name = str_trim(buf_slice(&field));
        if (field_has_key(FIELD_TEXT, name))
            text = true;
        else
            for (int f = FIELD_TEXT + 1; f < FIELD_COUNT; f++) other |= field_has_key((enum field)f, name);
    }
    buf_free(&field);
    return text && other;
}

/* Whether a column can hold the text; else one message for the file. */
static bool has_text_column(input *in, uint64_t line, uint64_t byte)
{
    field_map map;
    who_err err;
    if (map_parse(&map, in->options->map, &err) == WHO_OK && map.paths[FIELD_TEXT].nsteps) return true;
    buf seen = {0};
    for (uint32_t i = 0; i < in->nnames; i++) {
        if (field_has_key(FIELD_TEXT, in->names[i])) {
            buf_free(&seen);
            return true;
        }
        if (in->names[i].len && in->names[i].len <= 40 && seen.len < 200)
            buf_printf(&seen, "%s%.*s", seen.len ? ", " : "", (int)in->names[i].len, in->names[i].ptr);
    }
    input_skip(in, line, byte, "no column holds the text of an article (--map text=COLUMN names it): %.*s",
               (int)seen.len, seen.len ? seen.ptr : "");
    buf_free(&seen);
    return false;
}

/* Reads the header, or recognises that there is none: false, with a message, where the file is no table of articles. */
static bool read_header(input *in)
{
    static const char *const trafilatura[] = {"url",  "id",   "fingerprint", "hostname", "title",   "image",
                                              "date", "text", "comments",    "license",  "pagetype"};
    source_want(in->src, SNIFF_BYTES);
    in->separator = find_separator(first_line((who_str){in->src->ptr, (size_t)(in->src->end - in->src->ptr)}));
    uint64_t line = in->line, byte = source_at(in->src);
    bool closed, too_long, more = true;
    if (!take_row(in, &closed, &too_long)) return false;
    if (!closed || too_long) {
        if (!in->src->failed[0]) input_skip(in, line, byte, "the header of this table does not end: file skipped");
        return false;
    }
    uint64_t replaced = 0;
    who_str row = utf8_repaired(&in->head, without_line_end(buf_slice(&in->raw)), &replaced);
    while (more) {
        more = take_field(&in->pending, &row, in->separator);
        who_str name = str_trim(buf_slice(&in->pending));
        name = arena_str(&in->head, name.ptr, name.len);
        ARENA_PUSH(&in->head, in->names, in->nnames, name);
    }
    if (in->nnames == 11 && value_is_url(in->names[0])) {
        for (uint32_t i = 0; i < in->nnames; i++) in->names[i] = str_of(trafilatura[i]);
        source_unread(in->src, in->raw.ptr, in->raw.len);
        in->line = line;
    }
    return has_text_column(in, line, byte);
}

/* in->raw to a JSON object in in->made: false where the row has more fields than the header. */
static bool make_object(input *in, uint32_t *nfields)
{
    who_str row = without_line_end(buf_slice(&in->raw));
    bool more = true, extra = false, first = true;
    buf_clear(&in->made);
    buf_char(&in->made, '{');
    *nfields = 0;
    while (more) {
        more = take_field(&in->pending, &row, in->separator);
        who_str value = buf_slice(&in->pending);
        uint32_t i = (*nfields)++;
        if (i >= in->nnames) {
            extra |= value.len > 0;
            continue;
        }
        if (!in->names[i].len) continue;
        if (!first) buf_char(&in->made, ',');
        first = false;
        buf_json(&in->made, in->names[i]);
        buf_char(&in->made, ':');
        buf_json(&in->made, value);
    }
    buf_char(&in->made, '}');
    return !extra;
}

/* A quotation mark that began in [line, byte) is still open at the end of the file. */
static bool repair(input *in, uint64_t line, uint64_t byte)
{
    if (in->repairs++ == CSV_REPAIRS) {
        input_skip(in, line, byte, "another quotation mark is not closed: the rest of the file is skipped");
        return false;
    }
    input_skip(in, line, byte, "a quotation mark is not closed: the line where it begins is skipped");
    const char *lf = in->raw.len ? memchr(in->raw.ptr, '\n', in->raw.len) : NULL;
    if (!lf) return false;
    size_t taken = (size_t)(lf + 1 - in->raw.ptr);
    source_unread(in->src, in->raw.ptr + taken, in->raw.len - taken);
    in->line = line + 1;
    return true;
}

int csv_next(input *in, record *rec)
{
    bool closed, too_long;
    if (!in->nnames && !read_header(in)) return 0;
    for (;;) {
        uint64_t line = in->line, byte = source_at(in->src);
        if (!take_row(in, &closed, &too_long)) return 0;
        if (!closed && in->src->failed[0]) return 0;
        if (too_long) {
            input_skip(in, line, byte, "the record is longer than the limit (--max-record): record skipped");
            continue;
        }
        if (!closed) {
            if (!repair(in, line, byte)) return 0;
            continue;
        }
        if (!without_line_end(buf_slice(&in->raw)).len) continue;
        rec->line = line;
        rec->byte = byte;
        return 1;
    }
}

bool csv_object(input *in, const record *rec)
{
    uint32_t nfields;
    if (make_object(in, &nfields)) return true;
    input_skip(in, rec->line, rec->byte, "%u fields where the header has %u: record skipped", nfields, in->nnames);
    return false;
}
