/* archive.c - files that news archives export, many articles in each: LexisNexis as text, Factiva as text or HTML.
 *
 * LexisNexis writes "3 of 17 DOCUMENTS" before each article, then lines for the outlet and the date, the headline,
 * lines that begin with a key in capitals ("BYLINE:", "LENGTH: 355 words"), the body broken at 80 columns, and keys
 * again
 * ("LOAD-DATE:"). Factiva writes codes of two letters ("HD" the headline, "SN" the source, "PD" the date, "LP" and "TD"
 * the text) and ends an article with "Document" and its accession number; its HTML has the same codes in the cells of a
 * table. Each article becomes a JSON object, its body with paragraphs put together again and an empty line between
 * them: offsets count in that.
 *
 * What it gets wrong: LexisNexis headlines that look like a date; Factiva's display without codes (use the one with
 * indexing). Files in RTF, DOCX or PDF must be converted first.
 */
#include "input/parts.h"

/* ---- lines ---- */

/* The next line, with its end, in in->pending: from the text of a page where the file was one, else from the file. */
static bool take_line(input *in, who_str *line)
{
    buf_clear(&in->pending);
    if (in->flat.len) {
        who_str rest = {in->flat.ptr + in->flat_at, in->flat.len - in->flat_at};
        const char *lf = rest.len ? memchr(rest.ptr, '\n', rest.len) : NULL;
        *line = (who_str){rest.ptr, lf ? (size_t)(lf + 1 - rest.ptr) : rest.len};
        in->flat_at += line->len;
        return line->len > 0;
    }
    bool any = false;
    while (source_want(in->src, 1)) {
        const char *p = in->src->ptr, *lf = memchr(p, '\n', (size_t)(in->src->end - p));
        size_t n = (size_t)((lf ? lf + 1 : in->src->end) - p);
        if (in->pending.len < in->options->max_record) buf_add(&in->pending, p, n);
        in->src->ptr += n;
        any = true;
        if (!lf) continue;
        in->line++;
        in->line_start = source_at(in->src);
        break;
    }
    *line = buf_slice(&in->pending);
    return any;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

static size_t digits_at(who_str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.len && is_digit(s.ptr[i + n])) n++;
    return n;
}

/* "3 of 17 DOCUMENTS" */
static bool begins_nexis(who_str line)
{
    line = str_trim(line);
    size_t n = digits_at(line, 0);
    if (!n || n > 7 || !str_starts((who_str){line.ptr + n, line.len - n}, " of ")) return false;
    size_t m = digits_at(line, n + 4);
    who_str rest = {line.ptr + n + 4 + m, line.len - n - 4 - m};
    return m && (str_is(rest, " DOCUMENTS") || str_is(rest, " DOCUMENT"));
}

/* "Document VARC000020240303ek330001n" */
static bool ends_factiva(who_str line)
{
    line = str_trim(line);
    if (!str_starts(line, "Document ") || line.len < 9 + 15 || line.len > 9 + 40) return false;
    for (size_t i = 9; i < line.len; i++)
        if (!is_digit(line.ptr[i]) && !is_capital(line.ptr[i]) && !(line.ptr[i] >= 'a' && line.ptr[i] <= 'z'))
            return false;
    return true;
}

bool archive_is_nexis(who_str start)
{
    while (start.len)
        if (begins_nexis(str_split(&start, '\n'))) return true;
    return false;
}

/* ---- Factiva's codes ---- */

enum code { CODE_NONE, CODE_OTHER, CODE_TITLE, CODE_AUTHOR, CODE_DATE, CODE_OUTLET, CODE_TEXT, CODE_ID };

/* The code that a line begins with, and what follows it. Inside a text only one that stands alone or far from what
 * follows it: a sentence may begin with "IN". */
static enum code code_of(who_str line, bool in_text, who_str *value)
{
    static const struct {
        const char *name;
        enum code code;
    } codes[] = {{"HD", CODE_TITLE},  {"BY", CODE_AUTHOR}, {"PD", CODE_DATE},   {"SN", CODE_OUTLET},
                 {"LP", CODE_TEXT},   {"TD", CODE_TEXT},   {"AN", CODE_ID},     {"SE", CODE_OTHER},
                 {"CR", CODE_OTHER},  {"WC", CODE_OTHER},  {"ET", CODE_OTHER},  {"SC", CODE_OTHER},
                 {"ED", CODE_OTHER},  {"PG", CODE_OTHER},  {"VOL", CODE_OTHER}, {"LA", CODE_OTHER},
                 {"CY", CODE_OTHER},  {"ART", CODE_OTHER}, {"CO", CODE_OTHER},  {"IN", CODE_OTHER},
                 {"NS", CODE_OTHER},  {"RE", CODE_OTHER},  {"IPC", CODE_OTHER}, {"IPD", CODE_OTHER},
                 {"PUB", CODE_OTHER}, {"CLM", CODE_OTHER}, {"CT", CODE_OTHER},  {"RF", CODE_OTHER}};
    while (line.len && strchr(" \t\r\n", line.ptr[line.len - 1])) line.len--;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        size_t n = strlen(codes[i].name);
        if (!str_starts(line, codes[i].name)) continue;
        who_str rest = {line.ptr + n, line.len - n};
        bool near = rest.len && rest.ptr[0] == ' ' && !str_starts(rest, "  ");
        if (rest.len && ((near && in_text) || !strchr(" \t", rest.ptr[0]))) continue;
        *value = str_trim(rest);
        return codes[i].code;
    }
    return CODE_NONE;
}

bool archive_is_factiva(who_str start)
{
    bool title = false, date = false, outlet = false;
    if (!start.len) return false;
    for (size_t i = 0; i + 9 < start.len; i++) { /* <b>HD</b> */
        if (memcmp(start.ptr + i, "<b>", 3) != 0 || start.ptr[i + 5] != '<') continue;
        title |= memcmp(start.ptr + i + 3, "HD", 2) == 0;
        date |= memcmp(start.ptr + i + 3, "PD", 2) == 0;
        outlet |= memcmp(start.ptr + i + 3, "SN", 2) == 0;
    }
    while (start.len && !(title && date && outlet)) {
        who_str value;
        enum code code = code_of(str_split(&start, '\n'), false, &value);
        title |= code == CODE_TITLE;
        date |= code == CODE_DATE;
        outlet |= code == CODE_OUTLET;
    }
    return title && date && outlet;
}

/* ---- one article after another ---- */

/* The file of Factiva, when it is a page, to its text in in->flat. */
static void flatten(input *in)
{
    who_str line;
    buf_clear(&in->raw);
    while (in->raw.len < in->options->max_record && take_line(in, &line)) buf_str(&in->raw, line);
    uint64_t replaced = 0;
    arena_reset(&in->mem);
    who_str page = buf_slice(&in->raw);
    buf_clear(&in->pending);
    if (utf8_valid(page.ptr, page.len) < page.len && encoding_repair(&in->pending, page, STR(""), true))
        page = buf_slice(&in->pending);
    who_str text = value_of_html(&in->mem, utf8_repaired(&in->mem, page, &replaced));
    if (replaced)
        input_say(in, 0, UINT64_MAX, "%llu bad byte%s replaced by U+FFFD (the text is not UTF-8)",
                  (unsigned long long)replaced, replaced == 1 ? "" : "s");
    buf_str(&in->flat, text);
    buf_char(&in->flat, '\n');
    in->flat_at = 0;
}

/* Takes lines to the end of an article, into in->raw; false where nothing but white space is left. */
static bool take_article(input *in, record *rec, bool *too_long)
{
    bool nexis = in->format == FORMAT_NEXIS, any = false;
    who_str line;
    buf_clear(&in->raw);
    *too_long = false;
    for (;;) {
        if (!any) {
            rec->line = in->flat.len ? 0 : in->line;
            rec->byte = in->flat.len ? in->flat_at : source_at(in->src);
        }
        if (!take_line(in, &line)) return any;
        if (nexis && begins_nexis(line)) {
            if (in->begun && any) return true;
            in->begun = true;
            any = false; /* what stands before the first is a cover page */
            buf_clear(&in->raw);
            continue;
        }
        any |= str_trim(line).len > 0;
        *too_long |= in->raw.len + line.len > in->options->max_record;
        if (!*too_long) buf_str(&in->raw, line);
        if (!nexis && ends_factiva(line)) return true;
    }
}

int archive_next(input *in, record *rec)
{
    bool too_long;
    if (in->format == FORMAT_FACTIVA && !in->begun && source_want(in->src, SNIFF_BYTES) && *in->src->ptr == '<')
        flatten(in);
    if (in->format == FORMAT_FACTIVA) in->begun = true;
    while (take_article(in, rec, &too_long)) {
        if (in->src->failed[0]) return 0;
        buf_z(&in->raw, "");
        if (!too_long) return 1;
        input_skip(in, rec->line, rec->byte, "the record is longer than the limit (--max-record): record skipped");
    }
    return 0;
}

/* ---- to fields ---- */

typedef struct article {
    buf outlet, date, title, author, text, id;
    bool gap; /* an empty line stands before the line at hand */
} article;

/* Lines of one paragraph are joined by `within`, paragraphs by an empty line. */
static void add_part(article *a, buf *field, who_str line, const char *within)
{
    if (field->len && line.len) buf_z(field, a->gap && field == &a->text ? "\n\n" : within);
    buf_str(field, line);
}

/* "BYLINE: Ada Quillon": the length of the key, or 0. */
static size_t key_of(who_str line)
{
    size_t n = 0;
    while (n < line.len && (is_capital(line.ptr[n]) || line.ptr[n] == '-' || line.ptr[n] == ' ')) n++;
    return n >= 3 && n <= 20 && n < line.len && line.ptr[n] == ':' ? n : 0;
}

static bool is_rights(who_str line)
{
    return str_starts(line, "Copyright ") || str_is(line, "All Rights Reserved") || str_starts(line, "©");
}

static void read_nexis(article *a, who_str rest)
{
    enum { OUTLET, DATE, HEADLINE, KEYS, BODY, BEHIND } at = OUTLET;
    arena mem = {0};
    buf ignored = {0}, *field = &ignored; /* what lines carry on */
    while (rest.len && at != BEHIND) {
        who_str line = str_trim(str_split(&rest, '\n'));
        size_t key = key_of(line);
        who_str name = {line.ptr, key},
                value = key ? str_trim((who_str){line.ptr + key + 1, line.len - key - 1}) : line;
        if (!line.len) {
            a->gap = true;
            if (at == KEYS) field = &ignored;
            continue;
        }
        bool ends = key && (str_is(name, "LOAD-DATE") || str_is(name, "LANGUAGE") || str_is(name, "PUBLICATION-TYPE") ||
                            str_is(name, "GRAPHIC") || str_is(name, "SUBJECT") || str_is(name, "DOCUMENT-TYPE"));
        if (at == BODY && (ends || is_rights(line)))
            at = BEHIND;
        else if (at == BODY || (at == KEYS && !key && field == &ignored)) {
            at = BODY;
            add_part(a, &a->text, line, " ");
        } else if (is_rights(line))
            ;
        else if (key) {
            field = str_is(name, "BYLINE") ? &a->author : str_is(name, "HEADLINE") ? &a->title : &ignored;
            if (str_is(name, "LENGTH") || at == KEYS) at = KEYS;
            if (str_is(name, "BODY")) at = BODY, field = &a->text;
            if (field == &a->title) buf_clear(field); /* what stood there was the edition */
            add_part(a, field, value, " ");
        } else if (at == OUTLET) {
            add_part(a, &a->outlet, line, " ");
            at = DATE;
        } else if (at == DATE && line.len < 80 && value_date(&mem, line).len >= 7) {
            add_part(a, &a->date, line, " ");
            at = HEADLINE;
        } else
            add_part(a, at == KEYS ? field : at == HEADLINE ? &a->title : &ignored, line, " ");
        a->gap = false;
    }
    buf_free(&ignored);
    arena_free(&mem);
}

static void read_factiva(article *a, who_str rest)
{
    buf ignored = {0};
    buf *const fields[] = {&ignored, &ignored, &a->title, &a->author, &a->date, &a->outlet, &a->text, &a->id};
    buf *field = &ignored;
    while (rest.len) {
        who_str line = str_split(&rest, '\n'), value = str_trim(line);
        enum code code = code_of(line, field == &a->text, &value);
        if (code != CODE_NONE) field = fields[code];
        if (ends_factiva(value)) { /* the end of any field */
            field = &a->id;
            value = (who_str){value.ptr + 9, value.len - 9};
        }
        if (value.len) add_part(a, field, value, field == &a->text ? "\n" : " ");
        a->gap = !value.len || code != CODE_NONE;
    }
    buf_free(&ignored);
}

void archive_object(input *in)
{
    article a = {.gap = false};
    static const char *const names[] = {"outlet", "date", "title", "author", "text", "id"};
    buf *const values[] = {&a.outlet, &a.date, &a.title, &a.author, &a.text, &a.id};
    (in->format == FORMAT_NEXIS ? read_nexis : read_factiva)(&a, buf_slice(&in->raw));
    buf_clear(&in->made);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        buf_z(&in->made, i ? ",\"" : "{\"");
        buf_z(&in->made, names[i]);
        buf_z(&in->made, "\":");
        buf_json(&in->made, buf_slice(values[i]));
        buf_free(values[i]);
    }
    buf_char(&in->made, '}');
}
