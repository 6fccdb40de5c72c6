/* map.c - which keys hold which field: the names that scrapers and archives use, and the user's own (options->map).
 *
 * For each field a list of keys, tried in order; the first that has a usable value wins. A dot leads into an object,
 * though a key that has the dot itself comes first. The order carries what is known of the sources: a body's own name
 * (maintext, articleBody) before the names that other things have too (content, body); text with paragraphs before
 * raw_text without; a site's name before its host; teasers (summary, description, excerpt) never. A key counts in any
 * case ("Headline", "TEXT": tables made by hand), but one that is spelled exactly comes first.
 *
 * The user's map: "outlet=publication,text=fields.bodyText,url="source.url"", fields by our names, paths with dots,
 * steps in quotation marks where a key has dots, commas or quotation marks of its own.
 */
#include "input/parts.h"

static const char *const NAMES[FIELD_COUNT] = {
    [FIELD_TEXT] = "text",     [FIELD_TITLE] = "title", [FIELD_DATE] = "date", [FIELD_OUTLET] = "outlet",
    [FIELD_AUTHOR] = "author", [FIELD_URL] = "url",     [FIELD_ID] = "id",
};

static const char *const TEXT[] = {
    "maintext",  "articleBody", "article_body", "body_text",       "bodyText", "fields.bodyText", "plain_text",
    "plaintext", "text",        "content",      "article",         "body",     "full_text",       "content_text",
    "raw_text",  "fields.body", "content_html", "content:encoded", NULL};
static const char *const TITLE[] = {"title",   "headline", "webTitle", "fields.headline", "title_page", "title_rss",
                                    "heading", "HD",       NULL};
static const char *const DATE[] = {"date_publish",
                                   "publish_date",
                                   "published_date",
                                   "publishing_date",
                                   "datePublished",
                                   "date_published",
                                   "webPublicationDate",
                                   "published_at",
                                   "publishedAt",
                                   "published",
                                   "published_utc",
                                   "pub_date",
                                   "pubDate",
                                   "date",
                                   "seendate",
                                   "PD",
                                   "year",
                                   NULL};
static const char *const OUTLET[] = {"outlet",          "media_name",    "publication", "publisher", "sitename",
                                     "source-hostname", "source_domain", "medium",      "newspaper", "meta_site_name",
                                     "source",          "domain",        "hostname",    "SN",        NULL};
static const char *const AUTHOR[] = {"authors", "author",     "byline", "fields.byline",
                                     "creator", "dc:creator", "BY",     NULL};
static const char *const URL[] = {"url",
                                  "link",
                                  "webUrl",
                                  "web_url",
                                  "canonical_link",
                                  "requested_url",
                                  "source",
                                  "html.requested_url",
                                  "mainEntityOfPage.@id",
                                  "mainEntityOfPage",
                                  NULL};
static const char *const ID[] = {"id", "doc_id", "uuid", "guid", "AN", "_id", NULL};

static const char *const *const KEYS[FIELD_COUNT] = {
    [FIELD_TEXT] = TEXT,     [FIELD_TITLE] = TITLE, [FIELD_DATE] = DATE, [FIELD_OUTLET] = OUTLET,
    [FIELD_AUTHOR] = AUTHOR, [FIELD_URL] = URL,     [FIELD_ID] = ID,
};

const char *field_name(enum field field) { return NAMES[field]; }

const char *const *field_keys(enum field field) { return KEYS[field]; }

bool field_has_key(enum field field, who_str key)
{
    for (const char *const *k = KEYS[field]; *k; k++)
        if (key_matches(key, *k)) return true;
    return false;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c; }

bool key_matches(who_str key, const char *known)
{
    size_t i = 0;
    while (i < key.len && known[i] && lower(key.ptr[i]) == lower(known[i])) i++;
    return i == key.len && !known[i];
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* One step of a path at *p, which is moved behind it: false where it has no end or is empty. */
static bool parse_step(const char **p, who_str *step)
{
    const char *s = *p;
    if (*s == '"' || *s == '\'') {
        const char *end = strchr(s + 1, *s);
        if (!end) return false;
        *step = (who_str){s + 1, (size_t)(end - s - 1)};
        *p = end + 1;
        return true;
    }
    size_t n = strcspn(s, ".,\"' \t\r\n");
    *step = (who_str){s, n};
    *p = s + n;
    return n > 0;
}

static int parse_path(map_path *path, const char *spec, const char **p, who_err *err)
{
    const char *from = *p;
    bool quoted = false;
    *path = (map_path){.spelled = {"", 0}, .plain = {"", 0}};
    for (;;) {
        if (path->nsteps == MAP_STEPS)
            return err_set(err, WHO_EUSAGE, "--map: more than %d steps in a path, at character %zu of \"%s\"",
                           MAP_STEPS, (size_t)(*p - spec) + 1, spec);
        quoted |= **p == '"' || **p == '\'';
        if (!parse_step(p, &path->steps[path->nsteps++]))
            return err_set(err, WHO_EUSAGE, "--map: expected a key at character %zu of \"%s\"", (size_t)(*p - spec) + 1,
                           spec);
        if (**p != '.') break;
        (*p)++;
    }
    path->spelled = (who_str){from, (size_t)(*p - from)};
    if (!quoted) path->plain = path->spelled;
    return WHO_OK;
}

/* The field that a name in the map means, or FIELD_COUNT. */
static enum field field_called(who_str name)
{
    for (int f = 0; f < FIELD_COUNT; f++)
        if (str_is(name, NAMES[f])) return (enum field)f;
    if (str_is(name, "body")) return FIELD_TEXT;
    return str_is(name, "headline") ? FIELD_TITLE : FIELD_COUNT;
}

int map_parse(field_map *map, const char *spec, who_err *err)
{
    memset(map, 0, sizeof *map);
    const char *p = spec ? spec : "";
    for (;;) {
        while (is_space(*p)) p++;
        if (!*p) return WHO_OK;
        size_t n = strcspn(p, "=, \t\r\n");
        who_str name = {p, n};
        enum field field = field_called(name);
        p += n;
        while (is_space(*p)) p++;
        if (*p != '=')
            return err_set(err, WHO_EUSAGE, "--map: expected field=key, found \"%.*s\" in \"%s\"",
                           (int)(n < 100 ? n : 100), name.ptr, spec);
        if (field == FIELD_COUNT)
            return err_set(err, WHO_EUSAGE,
                           "--map: there is no field \"%.*s\"; fields are text, title, date, outlet, author, url, id",
                           (int)(n < 100 ? n : 100), name.ptr);
        p++;
        while (is_space(*p)) p++;
        int rc = parse_path(&map->paths[field], spec, &p, err);
        if (rc != WHO_OK) return rc;
        while (is_space(*p)) p++;
        if (*p == ',')
            p++;
        else if (*p)
            return err_set(err, WHO_EUSAGE, "--map: expected a comma at character %zu of \"%s\"",
                           (size_t)(p - spec) + 1, spec);
    }
}

int input_check_map(const char *map, who_err *err)
{
    field_map parsed;
    return map_parse(&parsed, map, err);
}
