/* json.c - one JSON object to the fields of an article.
 *
 * The record is checked before cJSON sees it, because cJSON cuts a string at an escaped U+0000, passes bad UTF-8 on and
 * recurses: read.c repairs the first two with a message; here such a record is refused, and one nested too deep.
 * Getters are case-sensitive, duplicate keys count once (the first), bytes behind the object are an error.
 *
 * A field takes the first of its keys (map.c) whose value is usable: a string, a number, a list of strings, an object
 * that names itself ({"name": ...}); "None", "null", "nan" and "" are no values. `source` is an address for some and an
 * outlet for others: what it looks like decides. An id that is a number is taken digit by digit from the record's bytes
 * where a double would round it.
 *
 * A text that is HTML from its first tag on (the Guardian's fields.body, feeds) becomes its text: offsets count in
 * that. Every other text stays as it was given, tags and entities included; titles and names lose theirs.
 *
 * What it gets wrong: a title that quotes HTML, such as "&amp;", loses it.
 */
#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>

#include "input/parts.h"

#define EXACT_INTEGER 9007199254740992.0 /* 2^53: doubles hold every integer up to here */

typedef struct found {
    who_str key;   /* empty where the field has none */
    who_str value; /* as in the article */
} found;

typedef struct reader {
    const record *rec;
    arena *mem;
    field_map map;
    who_str agency; /* named in the authors' line */
    found fields[FIELD_COUNT];
} reader;

/* ---- checks ---- */

/* The depth of brackets in a JSON text and the count of its values, strings left out; and whether an escape in it is
 * one that cJSON mistakes. */
static uint32_t measure(who_str s, bool *bad_escape, uint32_t *values)
{
    uint32_t depth = 0, deepest = 0;
    bool text = false;
    for (size_t i = 0; i < s.len; i++) {
        if (text && (i += json_run(s.ptr + i, s.len - i)) == s.len) break;
        char c = s.ptr[i];
        if (text && c == '\\') {
            *bad_escape |= s.len - i > 5 && memcmp(s.ptr + i + 1, "u0000", 5) == 0;
            i++;
        } else if (c == '"')
            text = !text;
        else if (!text && (c == '{' || c == '[')) {
            deepest = ++depth > deepest ? depth : deepest;
            ++*values;
        } else if (!text && c == ',')
            ++*values;
        else if (!text && (c == '}' || c == ']'))
            depth -= depth > 0;
    }
    return deepest;
}

static int fail(const record *rec, size_t at, who_err *err, const char *what)
{
    uint64_t line = rec->line;
    for (size_t i = 0; i < at && i < rec->bytes.len; i++) line += rec->bytes.ptr[i] == '\n';
    return err_at(err, WHO_EINPUT, rec->file, line, 0, rec->byte + at, "%s", what);
}

/* The JSON of the record; the caller deletes *out. */
static int parse_any(const record *rec, cJSON **out, who_err *err)
{
    who_str s = buf_slice(&rec->bytes);
    size_t valid = utf8_valid(s.ptr, s.len);
    bool bad_escape = false;
    uint32_t values = 0;
    *out = NULL;
    if (valid < s.len) return fail(rec, valid, err, "this is not UTF-8");
    if (measure(s, &bad_escape, &values) > JSON_DEPTH) return fail(rec, 0, err, "brackets are nested deeper than 200");
    if (values > JSON_VALUES) return fail(rec, 0, err, "the record has more than a million values: skipped");
    if (bad_escape) return fail(rec, 0, err, "a string holds \\u0000");
    const char *end = s.ptr;
    errno = 0; /* cJSON gives no reason: where memory ran out, a good record is no bad one */
    /* With the NUL that ends every buf, so that cJSON can require it. */
    *out = cJSON_ParseWithLengthOpts(s.ptr, s.len + 1, &end, 1);
    if (!*out) {
        if (errno == ENOMEM) who_out_of_memory(s.len);
        size_t at = end >= s.ptr && end <= s.ptr + s.len ? (size_t)(end - s.ptr) : 0;
        return fail(rec, at, err, "this JSON does not parse: record skipped");
    }
    return WHO_OK;
}

static int parse(const record *rec, cJSON **out, who_err *err)
{
    int rc = parse_any(rec, out, err);
    if (rc == WHO_OK && !cJSON_IsObject(*out)) {
        cJSON_Delete(*out);
        *out = NULL;
        return fail(rec, 0, err, "this record is no JSON object");
    }
    return rc;
}

/* ---- values ---- */

static const cJSON *get(const cJSON *object, const char *key)
{
    return cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, key) : NULL;
}

/* One step of a path: a key, or an index of a list. */
static const cJSON *step(const cJSON *at, who_str key)
{
    if (cJSON_IsArray(at)) {
        int index = 0;
        for (size_t i = 0; i < key.len; i++) {
            if (key.ptr[i] < '0' || key.ptr[i] > '9' || index > 100000) return NULL;
            index = 10 * index + (key.ptr[i] - '0');
        }
        return key.len ? cJSON_GetArrayItem(at, index) : NULL;
    }
    for (const cJSON *child = cJSON_IsObject(at) ? at->child : NULL; child; child = child->next)
        if (child->string && str_is(key, child->string)) return child;
    return NULL;
}

/* A key of map.c: itself, or through its dots. */
static const cJSON *find_key(const cJSON *object, const char *key)
{
    const cJSON *item = get(object, key);
    who_str rest = str_of(key);
    if (item || !memchr(key, '.', rest.len)) return item;
    for (item = object; rest.len && item;) item = step(item, str_split(&rest, '.'));
    return item;
}

static const cJSON *find_path(const cJSON *object, const map_path *path)
{
    const cJSON *item = path->plain.len ? step(object, path->plain) : NULL;
    if (item) return item;
    item = object;
    for (uint32_t i = 0; i < path->nsteps && item; i++) item = step(item, path->steps[i]);
    return item;
}

/* The strings of a value in order, with `between` between them; of an object only those that `named` allows. */
static void add_strings(buf *out, const cJSON *item, const char *between, bool objects)
{
    static const char *const names[] = {"name", "main", "original", "title", "text", "value"};
    if (cJSON_IsString(item) && item->valuestring) {
        who_str s = str_of(item->valuestring);
        if (value_is_missing(s)) return;
        buf_z(out, out->len ? between : "");
        buf_str(out, s);
    } else if (cJSON_IsArray(item) || (objects && cJSON_IsObject(item))) {
        for (const cJSON *child = item->child; child; child = child->next) add_strings(out, child, between, objects);
    } else if (cJSON_IsObject(item)) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            const cJSON *inner = get(item, names[i]);
            if (cJSON_IsString(inner) && !value_is_missing(str_of(inner->valuestring))) {
                add_strings(out, inner, between, false);
                return;
            }
        }
    }
}

/* The number at a top-level key of the record, as its digits stand there; empty where it is not found. */
static who_str raw_number(const record *rec, const char *key)
{
    who_str s = buf_slice(&rec->bytes);
    size_t n = strlen(key);
    int depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '"') {
            size_t from = ++i;
            while (i < s.len && s.ptr[i] != '"') i += s.ptr[i] == '\\' ? 2 : 1;
            if (depth != 1 || i >= s.len || i - from != n || memcmp(s.ptr + from, key, n) != 0) continue;
            size_t at = i + 1;
            while (at < s.len && strchr(" \t\r\n:", s.ptr[at])) at++;
            size_t digits = at;
            while (digits < s.len && strchr("-0123456789", s.ptr[digits])) digits++;
            if (digits > at && digits < s.len && strchr(",} \t\r\n", s.ptr[digits]))
                return (who_str){s.ptr + at, digits - at};
        } else if (c == '{' || c == '[')
            depth++;
        else if (c == '}' || c == ']')
            depth--;
    }
    return STR("");
}

static who_str number_text(reader *r, const cJSON *item)
{
    double x = item->valuedouble;
    if (x > -EXACT_INTEGER && x < EXACT_INTEGER && x == (double)(int64_t)x)
        return arena_printf(r->mem, "%lld", (long long)x);
    who_str raw = item->string ? raw_number(r->rec, item->string) : STR("");
    if (raw.len) return raw;
    buf b = {0};
    buf_double(&b, x, 17);
    who_str s = arena_str(r->mem, b.ptr ? b.ptr : "", b.len);
    buf_free(&b);
    return s;
}

/* What a database's export wraps in an object of one key: {"$oid": ...}, {"$date": {"$numberLong": ...}}. */
static const cJSON *unwrapped(const cJSON *item)
{
    while (cJSON_IsObject(item) && item->child && !item->child->next && item->child->string[0] == '$')
        item = item->child;
    return item;
}

/* The value as a string in mem, or empty. */
static who_str text_of(reader *r, enum field field, const cJSON *item)
{
    item = unwrapped(item);
    if (cJSON_IsNumber(item)) return number_text(r, item);
    buf b = {0};
    if (cJSON_IsArray(item) && field != FIELD_TEXT && field != FIELD_AUTHOR)
        item = item->child; /* of several outlets, dates or addresses the first */
    if (item) add_strings(&b, item, field == FIELD_TEXT ? "\n\n" : "; ", field == FIELD_TEXT);
    who_str s = buf_slice(&b);
    bool html = field == FIELD_TEXT ? value_is_markup(s) : field < FIELD_URL && value_is_html(s);
    s = html ? value_of_html(r->mem, s) : arena_str(r->mem, s.ptr, s.len);
    buf_free(&b);
    return value_is_missing(s) ? STR("") : s;
}

/* The field's value from one key: empty where it cannot be this field's. */
static who_str usable(reader *r, enum field field, const char *key, const cJSON *item)
{
    who_str s = text_of(r, field, item);
    bool either = key && strcmp(key, "source") == 0; /* an outlet or an address */
    if (!s.len || field == FIELD_TEXT) return s;
    s = str_trim(s);
    switch (field) {
    case FIELD_DATE:
        return value_date(r->mem, s);
    case FIELD_AUTHOR:
        return value_authors(r->mem, s, &r->agency);
    case FIELD_OUTLET:
        if (value_is_url(s)) return key && !either ? value_host(s) : STR("");
        return str_starts(s, "www.") && !memchr(s.ptr, ' ', s.len) ? (who_str){s.ptr + 4, s.len - 4} : s;
    case FIELD_URL:
        return either && !value_is_url(s) ? STR("") : s;
    default:
        return s;
    }
}

/* A member by a key whose case is another. */
static const cJSON *find_loosely(const cJSON *object, const char *key)
{
    for (const cJSON *child = object->child; child; child = child->next)
        if (child->string && key_matches(str_of(child->string), key)) return child;
    return NULL;
}

static void find_field(reader *r, enum field field, const cJSON *object)
{
    found *f = &r->fields[field];
    const map_path *path = &r->map.paths[field];
    *f = (found){STR(""), STR("")};
    if (path->nsteps) {
        const cJSON *item = find_path(object, path);
        f->value = item ? usable(r, field, NULL, item) : STR("");
        f->key = path->spelled;
        return;
    }
    for (int loosely = 0; loosely < 2; loosely++)
        for (const char *const *key = field_keys(field); *key; key++) {
            const cJSON *item = loosely ? find_loosely(object, *key) : find_key(object, *key);
            who_str value = item ? usable(r, field, *key, item) : STR("");
            if (!value.len) continue;
            *f = (found){loosely ? arena_str(r->mem, item->string, strlen(item->string)) : str_of(*key), value};
            return;
        }
}

/* A record without a text of its own that lists what was quoted. */
static void read_quotes(reader *r, const cJSON *object)
{
    found *f = &r->fields[FIELD_TEXT];
    if (f->value.len || r->map.paths[FIELD_TEXT].nsteps) return;
    *f = (found){STR("quotes"), gqg_text(r->mem, get(object, "quotes"))};
}

static int no_text(const reader *r, const cJSON *object, who_err *err)
{
    const map_path *path = &r->map.paths[FIELD_TEXT];
    if (path->nsteps) {
        char what[200];
        snprintf(what, sizeof what, "there is no text at %.*s: record skipped",
                 (int)(path->spelled.len < 100 ? path->spelled.len : 100), path->spelled.ptr);
        return fail(r->rec, 0, err, what);
    }
    buf keys = {0};
    for (const cJSON *child = object->child; child && keys.len < 200; child = child->next)
        if (child->string && strlen(child->string) <= 40)
            buf_printf(&keys, "%s%s", keys.len ? ", " : "", child->string);
    buf what = {0};
    buf_printf(&what, "no text: record skipped (--map text=KEY names it; its keys: %s)", keys.len ? keys.ptr : "none");
    fail(r->rec, 0, err, what.ptr);
    buf_free(&keys);
    buf_free(&what);
    return WHO_EINPUT;
}

static int read_fields(reader *r, const cJSON *parsed, const who_options *options, who_err *err)
{
    int rc = map_parse(&r->map, options->map, err);
    if (rc != WHO_OK) return rc;
    const cJSON *inner = get(parsed, "_source"); /* a search engine's envelope */
    const cJSON *object = cJSON_IsObject(inner) ? inner : parsed;
    for (int field = 0; field < FIELD_COUNT; field++) find_field(r, (enum field)field, object);
    read_quotes(r, object);
    if (!str_trim(r->fields[FIELD_TEXT].value).len) rc = no_text(r, object, err);
    return rc;
}

/* ---- articles ---- */

static void fill(const reader *r, who_article *a)
{
    a->text = r->fields[FIELD_TEXT].value;
    a->title = r->fields[FIELD_TITLE].value;
    a->date = r->fields[FIELD_DATE].value;
    a->outlet = r->fields[FIELD_OUTLET].value;
    a->author = r->fields[FIELD_AUTHOR].value;
    a->url = r->fields[FIELD_URL].value;
    a->agency = r->agency;
}

int json_article(const record *rec, const who_options *options, doc *d, who_err *err)
{
    reader r = {.rec = rec, .mem = &d->mem, .agency = STR("")};
    cJSON *parsed = NULL;
    int rc = parse(rec, &parsed, err);
    if (rc == WHO_OK && statements_recognised(parsed))
        rc = statements_read(rec, parsed, options, d, err);
    else if (rc == WHO_OK)
        rc = read_fields(&r, parsed, options, err);
    cJSON_Delete(parsed);
    if (rc != WHO_OK || d->filed) return rc;
    fill(&r, &d->a);
    who_str id = r.fields[FIELD_ID].value;
    d->a.id = arena_str(&d->mem, id.ptr, id.len); /* the digits of a number are the record's */
    return WHO_OK;
}

/* ---- JSON-LD ---- */

/* Whether "@type" (a string or a list) names an article: NewsArticle, ReportageNewsArticle, BlogPosting ... */
static bool is_article(const cJSON *object)
{
    const cJSON *type = get(object, "@type");
    for (const cJSON *one = cJSON_IsArray(type) ? type->child : type; one; one = cJSON_IsArray(type) ? one->next : NULL)
        if (cJSON_IsString(one) &&
            (str_ends(str_of(one->valuestring), "Article") || str_ends(str_of(one->valuestring), "Posting")))
            return true;
    return false;
}

/* The article in a list, a graph, or what the page is about; parse() has bounded the depth. */
static const cJSON *find_article(const cJSON *at)
{
    static const char *const inside[] = {"@graph", "mainEntity", "mainEntityOfPage"};
    if (is_article(at)) return at;
    const cJSON *hit = NULL;
    for (const cJSON *child = cJSON_IsArray(at) ? at->child : NULL; child && !hit; child = child->next)
        hit = find_article(child);
    for (size_t i = 0; i < sizeof inside / sizeof *inside && !hit; i++) {
        const cJSON *child = get(at, inside[i]);
        if (child) hit = find_article(child);
    }
    return hit;
}

void json_ld(who_str script, doc *d)
{
    who_err err;
    cJSON *parsed = NULL;
    record rec = {.bytes = {.ptr = (char *)script.ptr, .len = script.len}};
    reader r = {.rec = &rec, .mem = &d->mem, .agency = STR("")};
    if (map_parse(&r.map, NULL, &err) != WHO_OK || parse_any(&rec, &parsed, &err) != WHO_OK) return;
    const cJSON *object = find_article(parsed);
    for (int field = 0; field < FIELD_COUNT && object; field++) find_field(&r, (enum field)field, object);
    if (object) fill(&r, &d->a);
    cJSON_Delete(parsed);
}

void json_explain(input *in, const record *rec)
{
    who_err err;
    buf line = {0};
    arena_reset(&in->mem);
    reader r = {.rec = rec, .mem = &in->mem, .agency = STR("")};
    cJSON *parsed = NULL;
    int rc = parse(rec, &parsed, &err);
    bool filed = rc == WHO_OK && statements_recognised(parsed);
    if (rc == WHO_OK && !filed) rc = read_fields(&r, parsed, in->options, &err);
    cJSON_Delete(parsed);
    if (filed) {
        buf_z(&line, "statements that were written earlier, by the names that `quotes` gives");
    } else if (rc != WHO_OK) {
        buf_z(&line, err.msg);
    } else
        for (int i = 0; i < FIELD_COUNT; i++) {
            const found *f = &r.fields[i];
            buf_printf(&line, "%s%s", line.len ? ", " : "", field_name((enum field)i));
            if (!f->key.len) {
                buf_z(&line, ": none");
                continue;
            }
            buf_printf(&line, " from %.*s", (int)(f->key.len < 60 ? f->key.len : 60), f->key.ptr);
            if (i == FIELD_TEXT)
                buf_printf(&line, " (%zu bytes)", f->value.len);
            else
                buf_printf(&line, " \"%.*s\"", (int)(f->value.len < 40 ? f->value.len : 40), f->value.ptr);
        }
    input_say(in, rec->line, rec->byte, "mapping: %s", line.ptr ? line.ptr : "");
    buf_free(&line);
}
