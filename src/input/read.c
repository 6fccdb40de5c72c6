/* read.c - the inputs, record by record: opens each file, tells its format, repairs bytes, reports what is bad.
 *
 * Enters: paths. Leaves: records whose bytes are valid UTF-8. What must be recognised by how it begins (web archives,
 * pages, exports of LexisNexis and Factiva) is; then a file is JSON by its name (.json, .jsonl, .ndjson) or by how it
 * begins, a table by its name (.csv, .tsv, .tab) or by a header that names a text and another field, else plain text:
 * one article. `.gz` or `.zst` at the end of the name is looked through. Empty files, binary files and files without
 * any record are reported and counted, so that nothing is lost silently.
 *
 * Bytes that are no UTF-8 are read in another encoding where encoding.c is certain, with one message for the file. Else
 * they become U+FFFD, and so do U+0000 and halves of surrogate pairs (escaped in JSON, which has no other way to hold
 * them): one message for the record with the place of the first.
 */
#include <stdarg.h>
#include <stdio.h>
#include <strings.h>

#include "input/html.h"
#include "input/parts.h"

/* ---- messages ---- */

static void say(input *in, const char *file, uint64_t line, uint64_t byte, const char *what)
{
    who_err err;
    char text[1024];
    err_at(&err, WHO_EINPUT, file, line, 0, byte, "%s", what);
    if (in->options->message) in->options->message(who_err_text(&err, text, sizeof text), in->options->payload);
}

void input_say(input *in, uint64_t line, uint64_t byte, const char *format, ...)
{
    char what[512];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    say(in, in->file, line, byte, what);
}

void input_skip(input *in, uint64_t line, uint64_t byte, const char *format, ...)
{
    char what[512];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    in->skipped++;
    say(in, in->file, line, byte, what);
}

/* An input that cannot be read: a message, and the run's status if it is the first. */
static void cannot_read(input *in, const char *file, uint64_t byte, const char *what)
{
    in->skipped++;
    say(in, file, 0, byte, what);
    if (in->first.code == WHO_OK) err_at(&in->first, WHO_EINPUT, file, 0, 0, byte, "%s", what);
}

static void walk_problem(void *payload, const char *path, bool failed, const char *what)
{
    input *in = payload;
    if (failed) {
        cannot_read(in, path, UINT64_MAX, what);
        return;
    }
    in->skipped++;
    say(in, path, 0, UINT64_MAX, what);
}

/* ---- files ---- */

input *input_open(const char *const *paths, size_t npaths, const who_options *options)
{
    input *in = who_alloc(sizeof *in);
    html_begin();
    in->options = options;
    in->walk = walk_open(paths, npaths, walk_problem, in);
    err_set(&in->first, WHO_OK, "%s", "");
    return in;
}

void input_close(input *in)
{
    if (!in) return;
    walk_close(in->walk);
    source_close(in->src);
    buf_free(&in->raw);
    buf_free(&in->made);
    buf_free(&in->pending);
    buf_free(&in->flat);
    arena_free(&in->mem);
    arena_free(&in->head);
    who_dealloc(in);
}

static bool ends_in(who_str name, const char *const *ends)
{
    for (; *ends; ends++) {
        size_t n = strlen(*ends), i = 0;
        if (name.len < n) continue;
        const char *tail = name.ptr + name.len - n;
        while (i < n && (tail[i] >= 'A' && tail[i] <= 'Z' ? tail[i] | 32 : tail[i]) == (*ends)[i]) i++;
        if (i == n) return true;
    }
    return false;
}

/* '{' before a string or '}', '[' before an object or ']'. */
static bool begins_json(who_str s)
{
    char want = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        if (!want && (c == '{' || c == '['))
            want = c;
        else
            return (want == '{' && (c == '"' || c == '}')) || (want == '[' && (c == '{' || c == ']'));
    }
    return false;
}

/* "<!doctype html", "<html" or another first tag of a page, behind white space and comments. */
static bool begins_page(who_str s)
{
    static const char *const tags[] = {"<!doctype html", "<html",  "<head",    "<body",
                                       "<meta",          "<title", "<article", NULL};
    s = str_trim(s);
    while (str_starts(s, "<!--") || str_starts(s, "<?xml")) {
        const char *close = memchr(s.ptr + 1, '>', s.len - 1);
        size_t n = close ? (size_t)(close + 1 - s.ptr) : s.len;
        s = str_trim((who_str){s.ptr + n, s.len - n});
    }
    for (const char *const *tag = tags; *tag; tag++)
        if (s.len >= strlen(*tag) && strncasecmp(s.ptr, *tag, strlen(*tag)) == 0) return true;
    return false;
}

static enum format tell_format(const char *path, who_str start)
{
    static const char *const packed[] = {".gz", ".zst", NULL}, *const json[] = {".json", ".jsonl", ".ndjson", NULL},
                             *const csv[] = {".csv", ".tsv", ".tab", NULL},
                             *const page[] = {".html", ".htm", ".xhtml", NULL};
    who_str name = str_of(path);
    if (ends_in(name, packed)) name.len -= name.ptr[name.len - 1] == 'z' ? 3 : 4;
    if (str_starts(start, "WARC/1.")) return FORMAT_WARC;
    if (ends_in(name, json)) return FORMAT_JSON;
    if (ends_in(name, csv)) return FORMAT_CSV;
    if (begins_json(start)) return FORMAT_JSON;
    if (archive_is_factiva(start)) return FORMAT_FACTIVA;
    if (begins_page(start) || ends_in(name, page)) return FORMAT_PAGE;
    if (archive_is_nexis(start)) return FORMAT_NEXIS;
    return csv_sniff(start) ? FORMAT_CSV : FORMAT_PLAIN;
}

static bool is_binary(who_str start)
{
    size_t controls = 0;
    for (size_t i = 0; i < start.len; i++) {
        unsigned char c = (unsigned char)start.ptr[i];
        if (!c) return true;
        controls += (c < 0x20 && !strchr("\t\n\r\f\b\x1b\x1e", c)) || c == 0x7F;
    }
    return controls * 100 > start.len * CONTROL_PERCENT;
}

/* Whether the file that was just opened has anything to read; else one message. */
static bool begin_file(input *in, const char *path)
{
    source_want(in->src, SNIFF_BYTES);
    who_str start = {in->src->ptr, (size_t)(in->src->end - in->src->ptr)};
    if (start.len > SNIFF_BYTES) start.len = SNIFF_BYTES;
    in->line = 1;
    in->line_start = source_at(in->src);
    in->nopen = 0;
    in->strict = false;
    in->names = NULL;
    in->nnames = 0;
    in->repairs = 0;
    in->told_encoding = in->made_json = false;
    in->charset = STR("");
    in->passed_over = 0;
    in->begun = false;
    buf_clear(&in->flat);
    arena_reset(&in->head);
    if (!start.len && in->src->failed[0]) return false;
    if (in->options->per_article) {
        in->format = FORMAT_LINES;
        return true;
    }
    if (!str_trim(start).len && start.len < SNIFF_BYTES)
        input_skip(in, 0, UINT64_MAX, start.len ? "nothing but white space: file skipped" : "an empty file: skipped");
    else if (!str_starts(start, "WARC/1.") && is_binary(start)) /* pictures stand in web archives */
        input_skip(in, 0, UINT64_MAX, "a binary file: skipped");
    else {
        in->format = tell_format(path, start);
        return true;
    }
    return false;
}

static void end_file(input *in)
{
    if (in->src->failed[0]) cannot_read(in, in->file, source_at(in->src), in->src->failed);
    in->bytes += source_total(in->src);
    source_close(in->src);
    in->src = NULL;
}

/* Opens the next file that can be read and holds something; false at the end of the inputs. */
static bool next_file(input *in)
{
    const char *path;
    while ((path = walk_next(in->walk)) != NULL) {
        who_err err;
        in->src = source_open(path, in->options, &err);
        const char *shown = strcmp(path, "-") == 0 ? "standard input" : path;
        if (!in->src) {
            cannot_read(in, path, UINT64_MAX, err.msg);
            continue;
        }
        err_at(&err, WHO_OK, shown, 0, 0, 0, "%s", ""); /* a long name loses its front */
        memcpy(in->file, err.file, sizeof in->file);
        if (begin_file(in, path)) return true;
        end_file(in);
    }
    return false;
}

/* ---- records ---- */

/* The whole file, as a text or behind the line that a page's address would stand in. */
static int whole_next(input *in, record *rec)
{
    bool too_long = false;
    buf_clear(&in->raw);
    if (in->format == FORMAT_PAGE && source_want(in->src, 1)) buf_char(&in->raw, '\n');
    rec->line = 1;
    rec->byte = source_at(in->src);
    while (!too_long && source_want(in->src, 1)) {
        size_t n = (size_t)(in->src->end - in->src->ptr);
        too_long = in->raw.len + n > in->options->max_record;
        if (!too_long) buf_add(&in->raw, in->src->ptr, n);
        in->src->ptr = in->src->end;
    }
    if (too_long) {
        buf_free(&in->raw);
        input_skip(in, 0, UINT64_MAX, "the file is longer than the limit (--max-record): skipped");
        return 0;
    }
    return in->raw.len && !in->src->failed[0];
}

/* The line of a byte of in->raw; 0 in formats that have none. A page in a file of its own has the line that an address
 * would stand in before it. */
static uint64_t line_of(const input *in, const record *rec, size_t at)
{
    uint64_t line = rec->line;
    if (!line) return 0;
    for (size_t i = in->format == FORMAT_PAGE; i < at; i++) line += in->raw.ptr[i] == '\n';
    return line;
}

static uint64_t byte_of(const input *in, const record *rec, size_t at)
{
    return rec->byte + at - (in->format == FORMAT_PAGE);
}

/* Whether in->raw, which is no UTF-8, is in an encoding that is known or certain; it is then converted. */
static bool read_otherwise(input *in, const record *rec, size_t bad)
{
    buf_clear(&in->pending);
    const char *how = encoding_repair(&in->pending, buf_slice(&in->raw), in->charset, rec->kind == RECORD_PAGE);
    if (!how) return false;
    uint64_t line = line_of(in, rec, bad);
    buf held = in->raw;
    in->raw = in->pending;
    in->pending = held;
    if (!in->told_encoding)
        input_say(in, line, byte_of(in, rec, bad),
                  "this is not UTF-8: read %s, as is what else is like it in this file", how);
    in->told_encoding = true;
    return true;
}

/* Bad bytes of in->raw, and NULs where the text would hold them. */
static void repair_bytes(input *in, const record *rec)
{
    who_str s = buf_slice(&in->raw);
    size_t bad = utf8_valid(s.ptr, s.len);
    const char *nul = memchr(s.ptr, 0, s.len);
    if (bad == s.len && !nul) return;
    if (!nul && read_otherwise(in, rec, bad)) return;
    size_t first = nul && (size_t)(nul - s.ptr) < bad ? (size_t)(nul - s.ptr) : bad;
    uint64_t replaced = 0;
    arena_reset(&in->mem);
    who_str valid = utf8_repaired(&in->mem, s, &replaced);
    uint64_t line = line_of(in, rec, first);
    buf_clear(&in->pending);
    while (valid.len) {
        nul = memchr(valid.ptr, 0, valid.len);
        size_t n = nul ? (size_t)(nul - valid.ptr) : valid.len;
        buf_add(&in->pending, valid.ptr, n);
        if (nul) {
            buf_z(&in->pending, "\xEF\xBF\xBD");
            replaced++;
            n++;
        }
        valid = (who_str){valid.ptr + n, valid.len - n};
    }
    buf held = in->raw;
    in->raw = in->pending;
    in->pending = held;
    input_say(in, line, byte_of(in, rec, first), "%llu bad byte%s replaced by U+FFFD (the text is not UTF-8)",
              (unsigned long long)replaced, replaced == 1 ? "" : "s");
}

/* The number of four hexadecimal digits, or -1. */
static int hex4(const char *p)
{
    int value = 0;
    for (int i = 0; i < 4; i++) {
        int c = (unsigned char)p[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
        if (digit < 0) return -1;
        value = 16 * value + digit;
    }
    return value;
}

/* Escapes in a JSON text that stand for no character: U+0000, which cJSON takes for the end of the string, and halves
 * of surrogate pairs, for which it refuses the record. Same length, so nothing moves. */
static void repair_escapes(input *in, const record *rec)
{
    char *p = in->raw.ptr, *end = p + in->raw.len;
    size_t first = 0, replaced = 0;
    while ((p = memchr(p, '\\', (size_t)(end - p))) != NULL && end - p >= 6) {
        int unit = p[1] == 'u' ? hex4(p + 2) : -1;
        bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
        int next = high && end - p >= 12 && p[6] == '\\' && p[7] == 'u' ? hex4(p + 8) : -1;
        if (next >= 0xDC00 && next < 0xE000) {
            p += 12;
            continue;
        }
        if (unit == 0 || high || low) {
            if (!replaced++) first = (size_t)(p - in->raw.ptr);
            memcpy(p + 2, "FFFD", 4);
        }
        p += unit >= 0 ? 6 : 2;
    }
    if (replaced)
        input_say(in, line_of(in, rec, first), byte_of(in, rec, first),
                  "%zu escape%s for no character (\\u0000 or half a surrogate pair) replaced by U+FFFD", replaced,
                  replaced == 1 ? "" : "s");
}

static enum record_kind kind_of(const input *in)
{
    if (in->format == FORMAT_PLAIN) return RECORD_PLAIN;
    return in->format == FORMAT_PAGE || (in->format == FORMAT_WARC && !in->made_json) ? RECORD_PAGE : RECORD_JSON;
}

static void explain(input *in, const record *rec)
{
    if (!in->options->explain_input || in->explained == EXPLAINED) return;
    in->explained++;
    if (rec->kind == RECORD_PLAIN)
        input_say(in, rec->line, rec->byte,
                  "mapping: plain text, %zu bytes; title, date, outlet, author and url are read from it",
                  rec->bytes.len);
    else if (rec->kind == RECORD_PAGE)
        page_explain(in, rec);
    else
        json_explain(in, rec);
}

/* in->raw, as read, to the record's bytes: false where it gives none. */
static bool finish(input *in, record *rec)
{
    rec->kind = kind_of(in);
    repair_bytes(in, rec);
    memcpy(rec->file, in->file, sizeof rec->file);
    if (in->format == FORMAT_CSV && !csv_object(in, rec)) return false;
    if (in->format == FORMAT_NEXIS || in->format == FORMAT_FACTIVA) archive_object(in);
    if (in->format == FORMAT_JSON || in->format == FORMAT_LINES) repair_escapes(in, rec);
    bool made = in->format == FORMAT_CSV || in->format == FORMAT_NEXIS || in->format == FORMAT_FACTIVA;
    rec->bytes = made ? in->made : in->raw;
    explain(in, rec);
    return true;
}

static int record_next(input *in, record *out)
{
    switch (in->format) {
    case FORMAT_JSON:
        return split_next(in, out);
    case FORMAT_CSV:
        return csv_next(in, out);
    case FORMAT_LINES:
        return line_next(in, out);
    case FORMAT_WARC:
        return warc_next(in, out);
    case FORMAT_NEXIS:
    case FORMAT_FACTIVA:
        return archive_next(in, out);
    default:
        return whole_next(in, out);
    }
}

int input_next(input *in, record *out)
{
    for (;;) {
        if (!in->src) {
            if (!next_file(in)) return 0;
            in->before = in->skipped;
        }
        out->problem = NULL;
        if (record_next(in, out)) {
            in->before = UINT64_MAX;
            if (finish(in, out)) return 1;
            continue;
        }
        if (in->before == in->skipped && !in->src->failed[0] && in->format != FORMAT_LINES)
            input_skip(in, 0, UINT64_MAX, "there is no record in this file: skipped");
        end_file(in);
    }
}

void input_take(input *in, record *rec)
{
    buf *held = rec->bytes.ptr == in->made.ptr ? &in->made : &in->raw;
    rec->bytes = *held;
    *held = (buf){0};
}

int input_status(const input *in, who_err *err)
{
    if (in->first.code != WHO_OK) *err = in->first;
    return in->first.code;
}

uint64_t input_skipped(const input *in) { return in->skipped; }

uint64_t input_bytes(const input *in) { return in->bytes + (in->src ? source_total(in->src) : 0); }

int input_article(const record *rec, const rules *r, match *m, const who_options *options, doc *d, who_err *err)
{
    who_article *a = &d->a;
    a->id = a->outlet = a->date = a->title = a->url = a->author = a->agency = a->text = a->problem = STR("");
    who_str file = arena_str(&d->mem, rec->file, strlen(rec->file));
    a->origin = (who_origin){file.ptr, rec->line, rec->byte};
    if (rec->problem) return err_at(err, WHO_EINPUT, rec->file, rec->line, 0, rec->byte, "%s", rec->problem);
    if (rec->kind == RECORD_PLAIN) {
        a->text = arena_str(&d->mem, rec->bytes.ptr, rec->bytes.len);
    } else {
        int rc = rec->kind == RECORD_PAGE ? page_article(rec, d, err) : json_article(rec, options, d, err);
        if (rc != WHO_OK || d->filed) return rc;
    }
    if (a->text.len > MAX_TEXT)
        return err_at(err, WHO_EINPUT, rec->file, rec->line, 0, rec->byte, "the text is longer than %u MB: skipped",
                      (unsigned)(MAX_TEXT >> 20));
    plain_fill(d, r, options, m);
    return WHO_OK;
}
