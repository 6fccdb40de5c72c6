/* lcd.c - dictionaries of Lexicoder (.lcd) and Yoshikoder (.ykd).
 *
 * Enters: XML whose cnode elements are categories, inside each other, and whose pnode elements are patterns, each with
 * its text in `name`. Leaves: topics and terms. Other elements are passed over. As quanteda reads these files, a
 * pattern is whole words, without the spaces around it, and a star stands for any letters. Columns are those of the end
 * of a tag, which is where libxml2 tells of it. A document type is refused, so that no entity can grow. Gets wrong:
 * Lexicoder itself takes a pattern without a space at its end for the beginning of a word.
 */
#include <libxml/parser.h>
#include <libxml/parserInternals.h> /* xmlCreateMemoryParserCtxt() */

#include "topic/nested.h"

typedef struct reader {
    nested n;
    xmlParserCtxtPtr parser;
    int rc;
} reader;

static place place_now(const reader *z)
{
    int line = z->parser->input ? z->parser->input->line : 0, column = z->parser->input ? z->parser->input->col : 0;
    return (place){line > 0 ? (uint64_t)line : 0, column > 0 ? (uint64_t)column : 1};
}

static void keep(reader *z, int rc)
{
    if (rc == WHO_OK || z->rc != WHO_OK) return;
    z->rc = rc;
    xmlStopParser(z->parser);
}

/* libxml2 gives each attribute as name, prefix, namespace, and where its value begins and ends. */
enum { ATTRIBUTE_PARTS = 5 };

static who_str name_of(const xmlChar **attributes, int n)
{
    for (int i = 0; i < n; i++, attributes += ATTRIBUTE_PARTS)
        if (strcmp((const char *)attributes[0], "name") == 0)
            return (who_str){(const char *)attributes[3], (size_t)(attributes[4] - attributes[3])};
    return (who_str){"", 0};
}

static void on_start(void *payload, const xmlChar *element, const xmlChar *prefix, const xmlChar *uri, int nspaces,
                     const xmlChar **spaces, int nattributes, int ndefaulted, const xmlChar **attributes)
{
    reader *z = payload;
    (void)prefix, (void)uri, (void)nspaces, (void)spaces, (void)ndefaulted;
    if (z->rc) return;
    if (strcmp((const char *)element, "cnode") == 0)
        keep(z, nested_open(&z->n, name_of(attributes, nattributes), place_now(z)));
    else if (strcmp((const char *)element, "pnode") == 0)
        keep(z, nested_term(&z->n, name_of(attributes, nattributes), place_now(z)));
}

static void on_end(void *payload, const xmlChar *element, const xmlChar *prefix, const xmlChar *uri)
{
    reader *z = payload;
    (void)prefix, (void)uri;
    if (z->rc == WHO_OK && strcmp((const char *)element, "cnode") == 0) keep(z, nested_close(&z->n));
}

static void on_doctype(void *payload, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
    reader *z = payload;
    (void)name, (void)id, (void)system;
    if (z->rc == WHO_OK) keep(z, builder_fail(z->n.b, place_now(z), "a document type is not read"));
}

#if LIBXML_VERSION >= 21200
static void on_error(void *payload, const xmlError *error)
#else
static void on_error(void *payload, xmlErrorPtr error)
#endif
{
    reader *z = payload;
    if (z->rc || error->level < XML_ERR_ERROR) return;
    place at = {error->line > 0 ? (uint64_t)error->line : 0, error->int2 > 0 ? (uint64_t)error->int2 : 1};
    who_str text = str_trim(str_of(error->message ? error->message : "is not XML"));
    keep(z, builder_fail(z->n.b, at, "%.*s", (int)text.len, text.ptr));
}

int read_lcd(builder *b)
{
    reader z = {.n = {.b = b}};
    if (b->text.len == 0 || b->text.len > INT32_MAX) return builder_fail(b, (place){1, 1}, "is not XML");
    z.parser = xmlCreateMemoryParserCtxt(b->text.ptr, (int)b->text.len);
    if (!z.parser) who_out_of_memory(b->text.len);
    xmlCtxtUseOptions(z.parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOWARNING);
    xmlSAXHandler *on = z.parser->sax;
    memset(on, 0, sizeof *on);
    on->initialized = XML_SAX2_MAGIC;
    on->startElementNs = on_start;
    on->endElementNs = on_end;
    on->internalSubset = on_doctype;
    on->serror = on_error;
    z.parser->userData = &z;
    xmlParseDocument(z.parser);
    xmlFreeParserCtxt(z.parser);
    return z.rc;
}
