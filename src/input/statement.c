/* statement.c - statements that `quotes` wrote earlier, read back.
 *
 * Enters: a parsed record: one statement, or the statements of an article (`quotes --per-article`). Leaves:
 * doc.sayings, which have what the corpus needs and the bytes of the line itself. Method: the number at "whosaid" says
 * that a record is one, and which version wrote it; every field that is used is checked, because the file may be cut,
 * merged or edited since, and a wrong one is named. Fields that are not used, and unknown ones, are passed over.
 *
 * What it gets wrong: a field that was changed into another valid value is believed.
 */
#include <cjson/cJSON.h>

#include "input/parts.h"

#define STATEMENTS "statements" /* of an article; the key's value is an array */

typedef struct reader {
    const record *rec;
    const who_options *options;
    arena *mem;
    const char *wrong; /* the field that is not as it should be; NULL where all are */
} reader;

static const cJSON *get(const cJSON *object, const char *key)
{
    return cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, key) : NULL;
}

/* A string of the object, empty where it is null or not there. */
static who_str text_at(reader *r, const cJSON *object, const char *key)
{
    const cJSON *item = get(object, key);
    if (!item || cJSON_IsNull(item)) return STR("");
    if (!cJSON_IsString(item)) {
        r->wrong = key;
        return STR("");
    }
    return arena_str(r->mem, item->valuestring, strlen(item->valuestring));
}

static who_str needed_text_at(reader *r, const cJSON *object, const char *key)
{
    who_str s = text_at(r, object, key);
    if (!s.len) r->wrong = key;
    return s;
}

/* The place of the object's string among the names of an enumeration of n. */
static int name_at(reader *r, const cJSON *object, const char *key, const char *(*name)(int), int n)
{
    const cJSON *item = get(object, key);
    for (int i = 0; i < n && cJSON_IsString(item); i++)
        if (strcmp(item->valuestring, name(i)) == 0) return i;
    r->wrong = key;
    return 0;
}

static const char *kind_name(int i) { return who_kind_name((enum who_kind)i); }
static const char *type_name(int i) { return who_type_name((enum who_type)i); }

static uint64_t id_at(reader *r, const cJSON *object)
{
    const cJSON *item = get(object, "id");
    const char *s = cJSON_IsString(item) ? item->valuestring : "";
    uint64_t id = 0;
    int n = 0;
    for (; s[n] && n < 17; n++) {
        int digit = s[n] >= '0' && s[n] <= '9' ? s[n] - '0' : s[n] >= 'a' && s[n] <= 'f' ? s[n] - 'a' + 10 : -1;
        if (digit < 0) break;
        id = id << 4 | (uint64_t)digit;
    }
    if (n != 16 || s[n]) r->wrong = "id";
    return id;
}

static void read_aliases(reader *r, const cJSON *object, who_speaker *s)
{
    const cJSON *list = get(object, "aliases");
    if (!cJSON_IsArray(list)) r->wrong = "aliases";
    for (const cJSON *item = list ? list->child : NULL; item && !r->wrong; item = item->next) {
        if (!cJSON_IsString(item)) {
            r->wrong = "aliases";
            return;
        }
        who_str alias = arena_str(r->mem, item->valuestring, strlen(item->valuestring));
        ARENA_PUSH(r->mem, s->aliases, s->naliases, alias);
    }
}

static who_speaker read_one(reader *r, const cJSON *object)
{
    who_str gender = text_at(r, object, "gender");
    who_speaker s = {.id = needed_text_at(r, object, "id"),
                     .name = needed_text_at(r, object, "name"),
                     .kind = (enum who_kind)name_at(r, object, "kind", kind_name, WHO_DOCUMENT + 1),
                     .gender = str_is(gender, "female") ? WHO_FEMALE
                               : str_is(gender, "male") ? WHO_MALE
                                                        : WHO_GENDER_UNKNOWN,
                     .role = text_at(r, object, "role"),
                     .affiliation = text_at(r, object, "affiliation")};
    if (gender.len && s.gender == WHO_GENDER_UNKNOWN) r->wrong = "gender";
    read_aliases(r, object, &s);
    return s;
}

/* The speaker, and behind it those who speak jointly in it. */
static void read_speaker(reader *r, const cJSON *object, saying *s)
{
    who_speaker *all = NULL;
    uint32_t n = 0;
    if (!object || cJSON_IsNull(object)) return; /* Spark leaves null fields out */
    if (!cJSON_IsObject(object)) {
        r->wrong = "speaker";
        return;
    }
    ARENA_PUSH(r->mem, all, n, read_one(r, object));
    const cJSON *members = get(object, "members");
    if (cJSON_IsNull(members)) members = NULL; /* DuckDB gives every row every field */
    if (members && (!cJSON_IsArray(members) || !members->child)) r->wrong = "members";
    for (const cJSON *item = members ? members->child : NULL; item && !r->wrong; item = item->next)
        ARENA_PUSH(r->mem, all, n, read_one(r, item));
    all->nmembers = n - 1;
    if (n > 1) all->members = arena_alloc(r->mem, sizeof *all->members * n);
    for (uint32_t i = 0; i + 1 < n; i++) all->members[i] = i + 1;
    s->speaker = s->others = all;
}

static const named_topic *read_topics(reader *r, const cJSON *list, uint32_t *n)
{
    named_topic *topics = NULL;
    if (!cJSON_IsArray(list)) r->wrong = "topics";
    for (const cJSON *item = list ? list->child : NULL; item && !r->wrong; item = item->next) {
        named_topic t = {needed_text_at(r, item, "id"), needed_text_at(r, item, "label"), text_at(r, item, "scheme"),
                         text_at(r, item, "top_label")};
        ARENA_PUSH(r->mem, topics, *n, t);
    }
    return topics;
}

static void read_numbers(reader *r, const cJSON *object, saying *s)
{
    const cJSON *content = get(object, "content"), *confidence = get(object, "confidence");
    const cJSON *start = cJSON_IsArray(content) ? get(content->child, "start") : NULL;
    if (!cJSON_IsNumber(start) || !(start->valuedouble >= 0 && start->valuedouble < UINT32_MAX))
        r->wrong = "content";
    else
        s->start = (uint32_t)start->valuedouble;
    if (!cJSON_IsNumber(confidence) || !(confidence->valuedouble >= 0 && confidence->valuedouble <= 1))
        r->wrong = "confidence";
    else
        s->confidence = confidence_rounded((float)confidence->valuedouble);
}

static int fail(const record *rec, who_err *err, const char *format, const char *what)
{
    return err_at(err, WHO_EINPUT, rec->file, rec->line, 0, rec->byte, format, what);
}

/* WHO_OK where the object says that a program wrote it whose lines this one reads. */
static int check_version(const record *rec, const cJSON *object, who_err *err)
{
    const cJSON *version = get(object, "whosaid");
    if (!version)
        return fail(rec, err, "a statement without a version, as older programs wrote it%s", ": record skipped");
    if (cJSON_IsNumber(version) && version->valuedouble == STATEMENT_VERSION) return WHO_OK;
    char *text = cJSON_PrintUnformatted(version);
    err_at(err, WHO_EINPUT, rec->file, rec->line, 0, rec->byte,
           "a statement of version %.20s, and this program reads version %d: record skipped", text ? text : "?",
           STATEMENT_VERSION);
    cJSON_free(text);
    return err->code;
}

static int read_statement(reader *r, const cJSON *object, who_str line, doc *d, who_err *err)
{
    int rc = check_version(r->rec, object, err);
    if (rc != WHO_OK) return rc;
    saying s = {.id = id_at(r, object),
                .doc = needed_text_at(r, object, "doc"),
                .outlet = text_at(r, object, "outlet"),
                .date = text_at(r, object, "date"),
                .title = text_at(r, object, "title"),
                .url = text_at(r, object, "url"),
                .type = (enum who_type)name_at(r, object, "type", type_name, WHO_INDIRECT + 1),
                .text = text_at(r, object, "text"),
                .line = line};
    if (!s.outlet.len && r->options->outlet) s.outlet = str_of(r->options->outlet);
    read_numbers(r, object, &s);
    read_speaker(r, get(object, "speaker"), &s);
    s.topics = read_topics(r, get(object, "topics"), &s.ntopics);
    if (r->wrong)
        return fail(r->rec, err, "a damaged statement: \"%s\" is not as it was written: record skipped", r->wrong);
    ARENA_PUSH(r->mem, d->sayings, d->nsayings, s);
    return WHO_OK;
}

/* ---- the bytes of a statement ---- */

/* Where the JSON value that begins at `at` ends. The text parses. */
static size_t value_end(who_str s, size_t at)
{
    int depth = 0;
    for (; at < s.len; at++) {
        char c = s.ptr[at];
        if (c == '"')
            while (++at < s.len && s.ptr[at] != '"') at += s.ptr[at] == '\\';
        else if (c == '{' || c == '[')
            depth++;
        else if ((c == '}' || c == ']') && depth-- <= 1)
            return depth < 0 ? at : at + 1;
        else if (c == ',' && !depth)
            return at;
    }
    return s.len;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ':'; }

static size_t skip_blanks(who_str s, size_t at)
{
    while (at < s.len && is_blank(s.ptr[at])) at++;
    return at;
}

/* Where the first element of the array at STATEMENTS begins. */
static size_t first_element(who_str s)
{
    for (size_t at = skip_blanks(s, 0) + 1; at < s.len;) {
        size_t key = skip_blanks(s, at), end = key + 1;
        while (end < s.len && s.ptr[end] != '"') end += s.ptr[end] == '\\' ? 2 : 1;
        size_t value = skip_blanks(s, end + 1);
        if (end < s.len && str_is((who_str){s.ptr + key + 1, end - key - 1}, STATEMENTS)) return value + 1;
        at = value_end(s, value);
    }
    return s.len;
}

/* ---- records ---- */

bool statements_recognised(const cJSON *object)
{
    const cJSON *content = get(object, "content");
    bool unmarked = cJSON_IsArray(content) && get(content->child, "start") && get(object, "rule") && get(object, "doc");
    return unmarked || cJSON_IsNumber(get(object, "whosaid"));
}

int statements_read(const record *rec, const cJSON *object, const who_options *options, doc *d, who_err *err)
{
    reader r = {.rec = rec, .options = options, .mem = &d->mem};
    who_str bytes = buf_slice(&rec->bytes);
    const cJSON *list = get(object, STATEMENTS), *error = get(object, "error");
    d->filed = true;
    if (!list) return read_statement(&r, object, str_trim(bytes), d, err);
    int rc = check_version(rec, object, err);
    if (rc == WHO_OK && cJSON_IsString(error))
        rc = fail(rec, err, "an article that could not be read when its statements were looked for: %s",
                  error->valuestring);
    if (rc == WHO_OK && !cJSON_IsArray(list))
        rc = fail(rec, err, "a damaged line: %s is no list", "\"" STATEMENTS "\"");
    size_t at = rc == WHO_OK ? first_element(bytes) : 0;
    for (const cJSON *item = list->child; item && rc == WHO_OK; item = item->next) {
        size_t from = skip_blanks(bytes, at);
        at = value_end(bytes, from);
        rc = read_statement(&r, item, (who_str){bytes.ptr + from, at - from}, d, err);
    }
    return rc;
}
