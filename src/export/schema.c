/* schema.c - what is written as JSON, as a table, and the JSON Schema made of it.
 *
 * A field that a writer of this folder adds gets its row here: `whosaid schema` and whosaid-format(5) have it from this
 * table, and a test holds real outputs against it.
 */
#include "export/export.h"
#include "export/fields.h"
#include "whosaid/fields.h"

#define STRING WHO_FIELD_STRING
#define DATE WHO_FIELD_DATE
#define INTEGER WHO_FIELD_INTEGER
#define SCORE WHO_FIELD_SCORE
#define NUMBER WHO_FIELD_NUMBER
#define BOOLEAN WHO_FIELD_BOOLEAN
#define OBJECT WHO_FIELD_OBJECT
#define OR_NULL WHO_FIELD_NULL
#define LIST WHO_FIELD_LIST
#define OPTIONAL WHO_FIELD_OPTIONAL

#define KINDS "person|anonymous|institution|group|document"
#define TYPES "direct|mixed|indirect"

/* clang-format off */
#define SPEAKER(depth)                                                                                                  \
    {(depth), "id", STRING, NULL, "\"person:marta-velden\": the same in every run"},                                      \
    {(depth), "name", STRING, NULL, "the fullest name known; of an anonymous source its description"},                    \
    {(depth), "kind", STRING, KINDS, "what kind of speaker that is"},                                                     \
    {(depth), "role", STRING | OR_NULL, NULL, "\"spokesman\""},                                                           \
    {(depth), "affiliation", STRING | OR_NULL, NULL, "whom the role is with"}
#define ARTICLE_SPEAKER(depth)                                                                                          \
    SPEAKER(depth),                                                                                                     \
    {(depth), "gender", STRING | OR_NULL, "female|male", "what titles, given names and pronouns of the article say"},     \
    {(depth), "aliases", STRING | LIST, NULL, "other forms of the name in the article"},                                  \
    {(depth), "gazetteer_id", STRING | OPTIONAL, NULL, "of the entry of --gazetteer that has the name"}
#define JOINT_SPEAKER(depth)                                                                                            \
    ARTICLE_SPEAKER(depth),                                                                                             \
    {(depth), "members", OBJECT | LIST | OPTIONAL, NULL, "of those who speak jointly, whose name is \"A | B\": each"},      \
    ARTICLE_SPEAKER((depth) + 1)
#define PUBLISHED(depth)                                                                                                \
    {(depth), "doc", STRING, NULL, "the article's id as given, else its address, else a hash of it"},                     \
    {(depth), "outlet", STRING | OR_NULL, NULL, "who published it"}
#define DATED(depth)                                                                                                    \
    {(depth), "date", DATE | OR_NULL, NULL, "of the article, as much of it as is known"},                                 \
    {(depth), "title", STRING | OR_NULL, NULL, "of the article"}
#define ARTICLE(depth) PUBLISHED(depth), DATED(depth)
#define ORIGIN {1, "origin", STRING | OR_NULL, NULL, "the agency that the text came from"}
#define TOPIC(depth)                                                                                                    \
    {(depth), "id", STRING, NULL, "\"medtop:20000343\", or as a dictionary of the user names it"},                        \
    {(depth), "label", STRING, NULL, "its name"}
#define SCHEME {2, "scheme", STRING | OR_NULL, NULL, "the dictionary that it is from"}
#define SPAN(depth)                                                                                                     \
    {(depth), "start", INTEGER, NULL, "code points before it in the article's text, or what --offsets asks for"},         \
    {(depth), "end", INTEGER, NULL, "the same, behind it"}
#define SHARE(depth, of)                                                                                                \
    {(depth), "statements", INTEGER, NULL, "how many"},                                                                   \
    {(depth), "share", SCORE, NULL, "of the statements of the " of}
#define UNNAMED(depth)                                                                                                  \
    {(depth), "unnamed", INTEGER, NULL, "statements of unnamed sources"},                                                 \
    {(depth), "statements", INTEGER, NULL, "all statements with a known speaker; of a descriptor, all of unnamed sources"}, \
    {(depth), "share", SCORE, NULL, "the one divided by the other"}
#define DATES(depth)                                                                                                    \
    {(depth), "first_date", DATE | OR_NULL, NULL, "of the first article with such a statement"},                          \
    {(depth), "last_date", DATE | OR_NULL, NULL, "of the last"}
#define TOTALS(depth)                                                                                                   \
    {(depth), "articles", INTEGER, NULL, "articles read"},                                                                \
    {(depth), "statements", INTEGER, NULL, "statements found"},                                                           \
    {(depth), "unknown", INTEGER, NULL, "statements whose speaker is not known"}
#define COUNTS(depth)                                                                                                   \
    {(depth), "statements", INTEGER, NULL, "statements of the speaker, on the topic, in the outlet, or of both"},         \
    {(depth), "quotations", INTEGER, NULL, "those with words in quotation marks"},                                        \
    {(depth), "articles", INTEGER, NULL, "articles with at least one of them"},                                           \
    {(depth), "first_date", STRING, NULL, "of the first such article, empty where none has a date"},                      \
    {(depth), "last_date", STRING, NULL, "of the last"}

static const who_field table[] = {
{0, "statements", OBJECT, NULL, "What quotes writes: one object a line, one line for each statement"},
    {1, "id", STRING, NULL, "16 hexadecimal digits: a hash of the article's id and the spans"},
    PUBLISHED(1), ORIGIN, DATED(1),
    {1, "url", STRING | OR_NULL, NULL, "of the article"},
    {1, "type", STRING, TYPES, "whole clauses in quotation marks, a reported clause with quoted words, or no marks"},
    {1, "text", STRING, NULL, "the words of the content, its parts joined by a space, line ends made spaces"},
    {1, "content", OBJECT | LIST, NULL, "where they stand, quotation marks included"},
        SPAN(2),
    {1, "cue", OBJECT | OR_NULL, NULL, "the words that attribute; of a statement that carries on another, those of the other"},
        SPAN(2), {2, "text", STRING, NULL, "\"according to\""},
    {1, "source", OBJECT | OR_NULL, NULL, "the words that name the speaker near the cue"},
        SPAN(2), {2, "text", STRING, NULL, "\"the official\""},
    {1, "speaker", OBJECT | OR_NULL, NULL, "who that is; null where it is not known, and \"why\" says so"},
        JOINT_SPEAKER(2),
    {1, "inner", OBJECT | OR_NULL, NULL, "whom the content itself names as speaking, and what that one says"},
        {2, "speaker", OBJECT | OR_NULL, NULL, "as above"}, JOINT_SPEAKER(3), SPAN(2),
    {1, "topics", OBJECT | LIST, NULL, "best first, perhaps none"},
        TOPIC(2), SCHEME,
        {2, "top_label", STRING | OR_NULL, NULL, "the name of the top-level topic above it"},
        {2, "score", SCORE, NULL, "how well it fits; scores compare within an article"},
        {2, "matched", STRING | LIST, NULL, "the words that decided"},
    {1, "confidence", SCORE, NULL, "how often a statement like this one has the right source"},
    {1, "rule", STRING | OR_NULL, NULL, "what made the attribution: \"subject-cue-content\""},
    {1, "why", STRING | OR_NULL, NULL, "the reason, for a person to read"},
    {1, "whosaid", INTEGER, NULL, "the version of this record: graph, speakers and merge know by it what a line is"},

{0, "articles", OBJECT, NULL, "What quotes --per-article writes: one object a line, one line for each line of the input"},
    {1, "doc", STRING | OR_NULL, NULL, "as in a statement; null where there is no article"},
    {1, "outlet", STRING | OR_NULL, NULL, "who published it"},
    ORIGIN, DATED(1),
    {1, "url", STRING | OR_NULL, NULL, "of the article"},
    {1, "error", STRING | OR_NULL, NULL, "why there is no article"},
    {1, "statements", OBJECT | LIST, NULL, "each as a line of quotes has it"},
    {1, "whosaid", INTEGER, NULL, "the version of this record"},

{0, "topics", OBJECT, NULL, "What topics writes: one object a line, line n for article n"},
    ARTICLE(1),
    {1, "topics", OBJECT | LIST, NULL, "of the article, best first"},
        TOPIC(2), SCHEME,
        {2, "top", STRING | OR_NULL, NULL, "the id of the top-level topic above it"},
        {2, "score", SCORE, NULL, "how well it fits; scores compare within an article"},
        {2, "matched", STRING | LIST, NULL, "the words that decided"},
    {1, "keyphrases", OBJECT | LIST, NULL, "of the article, best first"},
        {2, "text", STRING, NULL, "as it stands in the article"},
        {2, "score", SCORE, NULL, "how likely a reader would mark it"},

{0, "speakers", OBJECT, NULL, "What speakers --format json writes: one object"},
    TOTALS(1),
    {1, "speakers", OBJECT | LIST, NULL, "those with most statements first"},
        SPEAKER(2),
        {2, "gazetteer_id", STRING | OR_NULL, NULL, "of the entry of --gazetteer that this is"},
        {2, "aliases", STRING | LIST, NULL, "other forms of the name"},
        {2, "roles", OBJECT | LIST, NULL, "roles that articles give, the most used first"},
            {3, "text", STRING, NULL, "the role"},
            {3, "statements", INTEGER, NULL, "of the speaker so called"},
            DATES(3),
        {2, "affiliations", OBJECT | LIST, NULL, "the same of affiliations"},
            {3, "text", STRING, NULL, "the affiliation"},
            {3, "statements", INTEGER, NULL, "of the speaker so called"},
            DATES(3),
        {2, "statements", INTEGER, NULL, "how many"},
        {2, "quotations", INTEGER, NULL, "those with words in quotation marks"},
        {2, "reported", INTEGER, NULL, "those without"},
        {2, "articles", INTEGER, NULL, "articles with at least one of them"},
        DATES(2),
        {2, "months", OBJECT | LIST, NULL, "months with statements"},
            {3, "month", DATE, NULL, "\"2021-12\""},
            {3, "statements", INTEGER, NULL, "how many"},
        {2, "topics", OBJECT | LIST, NULL, "most first; a statement may have several, so that shares add up to more than 1"},
            TOPIC(3), SHARE(3, "speaker"),
        {2, "outlets", OBJECT | LIST, NULL, "most first"},
            {3, "id", STRING, NULL, "\"outlet:the-harbour-post\""},
            {3, "label", STRING, NULL, "its name"},
            SHARE(3, "speaker"),
        {2, "peers", OBJECT | LIST, NULL, "who else speaks most on the same topics"},
            {3, "id", STRING, NULL, "of the speaker"},
            {3, "name", STRING, NULL, "of the speaker"},
            {3, "shared", INTEGER, NULL, "statements on topics of both, for each topic the smaller number of the two"},
        {2, "samples", OBJECT | LIST, NULL, "three to five statements that represent the speaker, if there are as many"},
            {3, "text", STRING, NULL, "as in a statement"},
            {3, "type", STRING, TYPES, "as in a statement"},
            {3, "topic", STRING | OR_NULL, NULL, "the name of its first topic"},
            {3, "outlet", STRING | OR_NULL, NULL, "of the article"},
            {3, "date", DATE | OR_NULL, NULL, "of the article"},
            {3, "title", STRING | OR_NULL, NULL, "of the article"},
            {3, "url", STRING | OR_NULL, NULL, "of the article"},
            {3, "doc", STRING, NULL, "the article's id"},
            {3, "start", INTEGER, NULL, "code points before it in the article's text"},
            {3, "confidence", SCORE, NULL, "as in a statement"},

{0, "unnamed", OBJECT, NULL, "What speakers --anonymous --format json writes: one object"},
    {1, "articles", INTEGER, NULL, "articles read"},
    UNNAMED(1),
    {1, "outlets", OBJECT | LIST, NULL, "those with most statements of unnamed sources first"},
        {2, "id", STRING, NULL, "\"outlet:the-harbour-post\""},
        {2, "name", STRING, NULL, "its name"},
        UNNAMED(2),
        {2, "descriptors", OBJECT | LIST, NULL, "how the sources are described, most first"},
            {3, "id", STRING, NULL, "of the speaker"},
            {3, "name", STRING, NULL, "the description"},
            UNNAMED(3),
        {2, "topics", OBJECT | LIST, NULL, "what they speak about, most first"},
            TOPIC(3), UNNAMED(3),
        {2, "months", OBJECT | LIST, NULL, "the months of the outlet, in order"},
            {3, "month", DATE, NULL, "\"2021-12\""},
            UNNAMED(3),

{0, "graph", OBJECT, NULL, "NAME.json of graph: one object. graphs/README.md of the source describes each attribute"},
    {1, "directed", BOOLEAN, NULL, "for networkx"},
    {1, "multigraph", BOOLEAN, NULL, "for networkx"},
    {1, "nodes", OBJECT | LIST, NULL, "sorted by id"},
        {2, "id", STRING, NULL, "the id"},
        {2, "key", STRING, NULL, "the id, for graphology"},
        {2, "label", STRING, NULL, "for people to read"},
        {2, "kind", STRING, NULL, "that of the speaker, topic or outlet"},
        {2, "mode", STRING, NULL, "speaker, topic or outlet"},
        COUNTS(2),
    {1, "edges", OBJECT | LIST, NULL, "sorted by their ends"},
        {2, "key", STRING, NULL, "the ids of both ends, with two hyphens between"},
        {2, "source", STRING, NULL, "id of a node"},
        {2, "target", STRING, NULL, "id of a node"},
        {2, "weight", NUMBER, NULL, "above 0"},
        {2, "kind", STRING, NULL, "the modes of both ends, with a hyphen between"},
        COUNTS(2),
};
/* clang-format on */
enum { ROWS = sizeof table / sizeof *table };

const who_field *who_fields(size_t *n)
{
    *n = ROWS;
    return table;
}

/* ---- JSON Schema ---- */

static void put_enum(buf *b, const char *one_of, bool or_null)
{
    who_str rest = str_of(one_of);
    buf_z(b, ",\"enum\":[");
    for (bool first = true; rest.len; first = false) {
        if (!first) buf_char(b, ',');
        buf_json(b, str_split(&rest, '|'));
    }
    buf_z(b, or_null ? ",null]" : "]");
}

static void put_type(buf *b, const char *name, bool or_null)
{
    buf_printf(b, or_null ? "\"type\":[\"%s\",\"null\"]" : "\"type\":\"%s\"", name);
}

static size_t put_object(buf *b, size_t row, bool or_null);

/* The schema of one value, without braces; returns the row behind those that belong to it. */
static size_t put_value(buf *b, size_t row, bool or_null)
{
    const who_field *f = &table[row];
    if (f->type & OBJECT) return put_object(b, row, or_null);
    put_type(b,
             f->type & INTEGER            ? "integer"
             : f->type & (SCORE | NUMBER) ? "number"
             : f->type & BOOLEAN          ? "boolean"
                                          : "string",
             or_null);
    if (f->type & (INTEGER | SCORE)) buf_z(b, ",\"minimum\":0");
    if (f->type & SCORE) buf_z(b, ",\"maximum\":1");
    if (f->type & DATE) buf_z(b, ",\"pattern\":\"^[0-9]{4}(-[0-9]{2}){0,2}$\"");
    if (f->one_of) put_enum(b, f->one_of, or_null);
    return row + 1;
}

static size_t put_field(buf *b, size_t row)
{
    const who_field *f = &table[row];
    buf_json(b, str_of(f->name));
    buf_z(b, ":{\"description\":");
    buf_json(b, str_of(f->meaning));
    buf_char(b, ',');
    if (f->type & LIST) buf_z(b, "\"type\":\"array\",\"items\":{");
    row = put_value(b, row, (f->type & OR_NULL) != 0);
    buf_z(b, f->type & LIST ? "}}" : "}");
    return row;
}

static size_t put_object(buf *b, size_t row, bool or_null)
{
    unsigned depth = table[row].depth;
    size_t end = row + 1;
    bool first = true;
    put_type(b, "object", or_null);
    buf_z(b, ",\"properties\":{");
    while (end < ROWS && table[end].depth > depth) {
        if (end > row + 1) buf_char(b, ',');
        end = put_field(b, end);
    }
    buf_z(b, "},\"required\":[");
    for (size_t i = row + 1; i < end; i++) {
        if (table[i].depth != depth + 1 || table[i].type & OPTIONAL) continue;
        if (!first) buf_char(b, ',');
        buf_json(b, str_of(table[i].name));
        first = false;
    }
    buf_char(b, ']');
    return end;
}

static void put_output(buf *b, size_t row)
{
    buf_z(b, "\"title\":");
    buf_json(b, str_of(table[row].name));
    buf_z(b, ",\"description\":");
    buf_json(b, str_of(table[row].meaning));
    buf_char(b, ',');
    put_object(b, row, false);
}

int export_schema(const char *name, who_out *out, who_err *err)
{
    static const char version[] = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",";
    buf b = {0};
    bool any = false;
    if (!name) buf_printf(&b, "%s\"$defs\":{", version);
    for (size_t i = 0; i < ROWS; i++) {
        if (table[i].depth || (name && strcmp(name, table[i].name) != 0)) continue;
        if (name)
            buf_z(&b, version);
        else
            buf_printf(&b, "%s\n\"%s\":{", any ? "," : "", table[i].name);
        put_output(&b, i);
        buf_char(&b, '}');
        any = true;
    }
    if (!any) {
        buf_free(&b);
        return err_set(err, WHO_EUSAGE, "there is no output '%s'", name);
    }
    buf_z(&b, name ? "\n" : "\n}}\n");
    int rc = field_flush(&b, 0, out, err);
    buf_free(&b);
    return rc;
}
