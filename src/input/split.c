/* split.c - one JSON object after another out of a stream: JSON Lines, concatenated pretty-printed objects, arrays,
 * wrapper objects such as {"articles":[...]} or {"response":{"results":[...]}}.
 *
 * A byte scanner that knows strings, brackets and lines finds where an object ends; whether it is right inside is for
 * cJSON to say. Only the object at hand is in memory, and no more of it than options->max_record. `open` holds the
 * brackets around the records; a top-level object turns out to be a wrapper when one of its list keys holds an array
 * whose first element is an object, before any key that could hold an article's text.
 *
 * A broken record must not take the next one with it. A raw line end inside a string, a bracket that does not match
 * and the end of the file end a record; so does an object that begins a line, no deeper than the record did, where the
 * grammar allows none. If the grammar would allow it (the record broke off after "text":), that line is remembered,
 * and when the record turns out broken the scanner goes back to it, once: from then on any such line ends the record
 * before it (`strict`), so each byte is scanned twice at most.
 *
 * What it gets wrong: in a file with everything on one line, a bracket that does not match loses the rest of the line.
 */
#include "input/parts.h"

enum event { MORE, CLOSED, BROKEN, RESTART, LIST };

typedef struct scan {
    char open[JSON_DEPTH]; /* brackets inside the record, its own first */
    uint64_t depth;
    uint32_t list_depth; /* at LIST: how many of them belong to the wrapper */
    bool text, escaped;  /* inside a string; after a backslash in it */
    bool is_key;
    bool too_deep, too_long;
    char before;   /* the last byte that was no white space */
    bool blank;    /* nothing but white space since the line began */
    bool has_text; /* a key was seen that holds an article's text */
    bool strict;
    uint64_t line, byte, column;
    char key[2][KEY_BYTES]; /* the last key at depth 1 and 2 */
    uint32_t key_len[2];
    bool found; /* a line that may begin the next record: */
    uint64_t found_at, found_line, found_column;
    const char *what; /* at BROKEN and RESTART */
} scan;

static bool is_wrapper_key(const char *key, uint32_t len)
{
    static const char *const keys[] = {"articles", "results", "docs", "documents", "items",    "data",  "news",
                                       "stories",  "entries", "hits", "records",   "response", "posts", "value"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strlen(keys[i]) == len && memcmp(keys[i], key, len) == 0) return true;
    return false;
}

/* At a '{': whether it is the first element of a list of records. */
static bool is_list(const scan *sc)
{
    if (sc->has_text || sc->before != '[') return false;
    if (sc->depth == 2 && sc->open[0] == '{' && sc->open[1] == '[') return is_wrapper_key(sc->key[0], sc->key_len[0]);
    return sc->depth == 3 && sc->open[1] == '{' && sc->open[2] == '[' && is_wrapper_key(sc->key[0], sc->key_len[0]) &&
           is_wrapper_key(sc->key[1], sc->key_len[1]);
}

static void begin_string(scan *sc)
{
    sc->text = true;
    sc->is_key =
        sc->depth >= 1 && sc->depth <= 2 && sc->open[sc->depth - 1] == '{' && (sc->before == '{' || sc->before == ',');
    if (sc->is_key) sc->key_len[sc->depth - 1] = 0;
}

static void end_string(scan *sc)
{
    sc->text = false;
    sc->before = '"';
    if (sc->is_key && sc->depth == 1) sc->has_text |= field_has_key(FIELD_TEXT, (who_str){sc->key[0], sc->key_len[0]});
    sc->is_key = false;
}

/* Inside a string from p on: where it ends, or the window does, or the line end that breaks it stands. */
static const char *scan_string(scan *sc, const char *p, const char *end, enum event *event)
{
    for (; p < end; p++) {
        char c = *p;
        if (c == '\n') {
            *event = BROKEN;
            sc->what = "a line ends inside a string";
            return p;
        }
        if (sc->escaped)
            sc->escaped = false;
        else if (c == '\\')
            sc->escaped = true;
        else if (c == '"') {
            end_string(sc);
            return p + 1;
        } else if (!sc->is_key)
            p += json_run(p + 1, (size_t)(end - p) - 1);
        if (sc->is_key && sc->key_len[sc->depth - 1] < KEY_BYTES)
            sc->key[sc->depth - 1][sc->key_len[sc->depth - 1]++] = c;
    }
    return p;
}

/* An opening bracket at offset `at`. */
static enum event open_bracket(const input *in, scan *sc, char c, uint64_t at)
{
    uint64_t column = at - in->line_start;
    if (c == '{' && sc->depth && sc->blank && column <= sc->column) {
        char top = sc->depth <= JSON_DEPTH ? sc->open[sc->depth - 1] : '[';
        bool legal = sc->before == ':' || sc->before == '[' || (sc->before == ',' && top == '[');
        if (!legal || sc->strict) {
            sc->what = "the object is not closed before the next one begins";
            return RESTART;
        }
        if (!sc->found) {
            sc->found = true;
            sc->found_at = at;
            sc->found_line = in->line;
            sc->found_column = column;
        }
    }
    if (c == '{' && is_list(sc)) {
        sc->list_depth = (uint32_t)sc->depth;
        return LIST;
    }
    if (sc->depth < JSON_DEPTH)
        sc->open[sc->depth] = c;
    else
        sc->too_deep = true;
    sc->depth++;
    return MORE;
}

static enum event close_bracket(scan *sc, char c)
{
    sc->depth--;
    if (sc->depth < JSON_DEPTH && sc->open[sc->depth] != (c == '}' ? '{' : '[')) {
        sc->what = c == '}' ? "a } stands where ] should" : "a ] stands where } should";
        return BROKEN;
    }
    return sc->depth ? MORE : CLOSED;
}

/* Scans [p, end), whose first byte is at offset `at`; where it stopped. At RESTART and LIST that is the bracket. */
static const char *scan_window(input *in, scan *sc, const char *p, const char *end, uint64_t at, enum event *event)
{
    const char *from = p;
    while (p < end && *event == MORE) {
        if (sc->text) {
            p = scan_string(sc, p, end, event);
            continue;
        }
        char c = *p;
        switch (c) {
        case '\n':
            in->line++;
            in->line_start = at + (uint64_t)(p - from) + 1;
            sc->blank = true;
            p++;
            continue;
        case ' ':
        case '\t':
        case '\r':
            p++;
            continue;
        case '"':
            begin_string(sc);
            break;
        case '{':
        case '[':
            *event = open_bracket(in, sc, c, at + (uint64_t)(p - from));
            if (*event != MORE) return p;
            break;
        case '}':
        case ']':
            *event = close_bracket(sc, c);
            break;
        default:
            break;
        }
        sc->before = c;
        sc->blank = false;
        p++;
    }
    return p;
}

/* Scans until something happens; the bytes go to in->raw while `keep` and there is room. */
static enum event scan_object(input *in, scan *sc, bool keep)
{
    enum event event = MORE;
    sc->strict = in->strict;
    while (event == MORE && source_want(in->src, 1)) {
        const char *from = in->src->ptr;
        const char *to = scan_window(in, sc, from, in->src->end, source_at(in->src), &event);
        size_t n = (size_t)(to - from);
        if (keep && !sc->too_long && in->raw.len + n > in->options->max_record) {
            sc->too_long = true;
            buf_free(&in->raw);
        }
        if (keep && !sc->too_long) buf_add(&in->raw, from, n);
        in->src->ptr = to;
    }
    if (event == MORE) {
        sc->what = "the file ends inside the object";
        return BROKEN;
    }
    return event;
}

static void skip_line(input *in)
{
    while (source_want(in->src, 1)) {
        const char *p = in->src->ptr, *lf = memchr(p, '\n', (size_t)(in->src->end - p));
        in->src->ptr = lf ? lf + 1 : in->src->end;
        if (lf) {
            in->line++;
            in->line_start = source_at(in->src);
            return;
        }
    }
}

/* The next byte that is neither white space nor a comma nor a record separator, not taken; -1 at the end. */
static int skip_space(input *in)
{
    while (source_want(in->src, 1)) {
        unsigned char c = (unsigned char)*in->src->ptr;
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ',' && c != 0x1E) return c;
        in->src->ptr++;
        if (c == '\n') {
            in->line++;
            in->line_start = source_at(in->src);
        }
    }
    return -1;
}

/* After a record that broke on a later line than it began: to a line where another may begin, or a list end. */
static void resync(input *in, uint64_t column)
{
    for (;;) {
        skip_line(in);
        int c = skip_space(in);
        uint64_t at = source_at(in->src) - in->line_start;
        if (c < 0 || (c == '{' && at <= column) || (c == ']' && at < column)) return;
    }
}

static void recover(input *in, const scan *sc)
{
    if (sc->found && !sc->too_long) {
        uint64_t behind = sc->found_at - sc->byte;
        source_unread(in->src, in->raw.ptr + behind, in->raw.len - (size_t)behind);
        in->line = sc->found_line;
        in->line_start = sc->found_at - sc->found_column;
        in->strict = true;
    } else if (in->line == sc->line)
        skip_line(in);
    else
        resync(in, sc->column);
}

/* At a byte that begins no record: one message, then on to what may follow it. */
static void skip_junk(input *in, int first)
{
    char shown[24] = "";
    size_t n = 0;
    for (const char *p = in->src->ptr; p < in->src->end && n < sizeof shown - 1 && *p != '\n'; p++) shown[n++] = *p;
    input_skip(in, in->line, source_at(in->src), "expected a JSON object, found: %s", shown);
    if (!in->nopen || in->open[in->nopen - 1] != '[') {
        skip_line(in);
        return;
    }
    bool text = false, escaped = false;
    for (bool more = true; more && source_want(in->src, 1);) {
        char c = *in->src->ptr;
        if (c == '\n' || (!text && (c == ',' || c == ']'))) return;
        if (c == '"' && !escaped) text = !text;
        escaped = text && c == '\\' && !escaped;
        more = text || c != '"' || first != '"';
        in->src->ptr++;
    }
}

/* Goes through what follows a list inside a wrapper object, up to the wrapper's end or another list of it. */
static void skip_tail(input *in)
{
    scan sc = {.depth = 1, .before = ',', .line = in->line, .byte = source_at(in->src)};
    sc.open[0] = '{';
    enum event event = scan_object(in, &sc, false);
    if (event == CLOSED)
        in->nopen--;
    else if (event == LIST && in->nopen - 1 + sc.list_depth <= WRAPPERS) {
        memcpy(in->open + in->nopen - 1, sc.open, sc.list_depth);
        in->nopen += sc.list_depth - 1;
    } else {
        in->nopen = 0;
        if (in->src->failed[0]) return;
        input_skip(in, sc.line, sc.byte, "the object around the list: %s", sc.what ? sc.what : "too many brackets");
        if (event == BROKEN) skip_line(in);
    }
}

/* The object at the window's start: true and it is in in->raw, or false. */
static bool take_object(input *in, record *rec)
{
    scan sc = {.line = in->line, .byte = source_at(in->src), .before = '\n'};
    sc.column = sc.byte - in->line_start;
    buf_clear(&in->raw);
    enum event event = scan_object(in, &sc, true);
    const char *what = sc.what;
    if (event == LIST && in->nopen + sc.list_depth <= WRAPPERS) {
        memcpy(in->open + in->nopen, sc.open, sc.list_depth);
        in->nopen += sc.list_depth;
        return false;
    }
    if (event == CLOSED && !sc.too_long && !sc.too_deep) {
        rec->line = sc.line;
        rec->byte = sc.byte;
        return true;
    }
    if (in->src->failed[0]) /* reported for the file */
        return false;
    if (sc.too_long)
        what = "the record is longer than the limit (--max-record)";
    else if (sc.too_deep)
        what = "brackets are nested deeper than 200";
    else if (event == LIST)
        what = "too many brackets around the records";
    input_skip(in, sc.line, sc.byte, "%s: record skipped", what);
    if (event == RESTART && (!sc.found || sc.too_long))
        in->strict = true;
    else if (event != CLOSED)
        recover(in, &sc);
    return false;
}

int split_next(input *in, record *rec)
{
    for (;;) {
        if (in->nopen && in->open[in->nopen - 1] == '{') {
            skip_tail(in);
            continue;
        }
        int c = skip_space(in);
        if (c < 0) break;
        if (c == '{') {
            if (take_object(in, rec)) return 1;
        } else if (c == '[' && in->nopen < WRAPPERS) {
            in->open[in->nopen++] = '[';
            in->src->ptr++;
        } else if (c == ']' && in->nopen) {
            in->nopen--;
            in->src->ptr++;
        } else
            skip_junk(in, c);
    }
    if (in->nopen && !in->src->failed[0])
        input_skip(in, in->line, source_at(in->src), "the file ends before its list is closed");
    in->nopen = 0;
    return 0;
}
