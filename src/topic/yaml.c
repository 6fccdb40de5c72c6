/* yaml.c - quanteda's dictionaries in YAML.
 *
 * Enters: a mapping of keys to glob patterns (one, or a list) or to further keys. Leaves: topics and terms. libyaml
 * gives the events; nothing of YAML beyond mappings, lists and scalars is followed: an alias is an error.
 */
#include <yaml.h>

#include "topic/nested.h"

/* What is open: a mapping, or the list or single value of a key. */
enum open { OPEN_MAP, OPEN_LIST };

typedef struct reader {
    nested n;
    yaml_parser_t parser;
    enum open open[2 * NESTED_MOST];
    bool keyed[2 * NESTED_MOST]; /* a key of this mapping waits for its value */
    uint32_t depth;
    bool done;
} reader;

static place place_of(yaml_mark_t m) { return (place){m.line + 1, m.column + 1}; }

/* The value that was just read ends the key before it. */
static int end_value(reader *z)
{
    if (z->depth == 0 || z->open[z->depth - 1] != OPEN_MAP) return WHO_OK;
    z->keyed[z->depth - 1] = false;
    return nested_close(&z->n);
}

static bool is_null(const yaml_event_t *e)
{
    who_str s = {(const char *)e->data.scalar.value, e->data.scalar.length};
    bool plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    return plain && (s.len == 0 || str_is(s, "~") || str_is(s, "null"));
}

static int read_scalar(reader *z, const yaml_event_t *e)
{
    who_str s = {(const char *)e->data.scalar.value, e->data.scalar.length};
    place at = place_of(e->start_mark);
    if (z->depth == 0) return builder_fail(z->n.b, at, "expected keys with lists of terms");
    bool *keyed = &z->keyed[z->depth - 1];
    if (z->open[z->depth - 1] == OPEN_MAP && !*keyed) {
        *keyed = true;
        return nested_open(&z->n, s, at);
    }
    int rc = is_null(e) ? WHO_OK : nested_term(&z->n, s, at);
    return rc ? rc : end_value(z);
}

static int begin(reader *z, enum open open, const yaml_event_t *e)
{
    place at = place_of(e->start_mark);
    bool inner = z->depth > 0;
    if (inner && z->open[z->depth - 1] == OPEN_MAP && !z->keyed[z->depth - 1])
        return builder_fail(z->n.b, at, "a key has to be a word");
    if (!inner && open != OPEN_MAP) return builder_fail(z->n.b, at, "expected keys with lists of terms");
    if (z->depth == 2 * NESTED_MOST) return builder_fail(z->n.b, at, "lists inside too many others");
    z->keyed[z->depth] = false;
    z->open[z->depth++] = open;
    return WHO_OK;
}

static int read_event(reader *z, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(z, e);
    case YAML_MAPPING_START_EVENT:
        return begin(z, OPEN_MAP, e);
    case YAML_SEQUENCE_START_EVENT:
        return begin(z, OPEN_LIST, e);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        z->depth--;
        return end_value(z);
    case YAML_ALIAS_EVENT:
        return builder_fail(z->n.b, place_of(e->start_mark), "aliases are not followed");
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        z->done = true; /* what stands behind the first document is not read */
        return WHO_OK;
    default:
        return WHO_OK;
    }
}

/* libyaml puts what is wrong at the end of the text on a line behind it; here it is behind the last character. */
static place place_of_problem(const yaml_parser_t *parser, who_str text)
{
    place end = {1, 1};
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n' && i + 1 < text.len)
            end = (place){end.line + 1, 1};
        else
            end.column += ((unsigned char)text.ptr[i] & 0xC0) != 0x80 && text.ptr[i] != '\n';
    }
    place at = place_of(parser->problem_mark);
    return at.line > end.line ? end : at;
}

int read_yaml(builder *b)
{
    reader z = {.n = {.b = b}};
    int rc = WHO_OK;
    if (!yaml_parser_initialize(&z.parser)) who_out_of_memory(sizeof z.parser);
    yaml_parser_set_input_string(&z.parser, (const unsigned char *)b->text.ptr, b->text.len);
    while (rc == WHO_OK && !z.done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&z.parser, &event)) {
            const char *problem = z.parser.problem;
            rc = builder_fail(b, place_of_problem(&z.parser, b->text), "%s", problem ? problem : "is not YAML");
            break;
        }
        rc = read_event(&z, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&z.parser);
    return rc;
}
