/* xml.c - what the XML formats of graphs are written with.
 *
 * In: elements, attributes and texts, the last made fit for XML by build.c. Out: bytes to an output.
 * Method: libxml2's writer keeps the structure. Texts are escaped here, because its own escaping also turns quotation
 * marks inside of text into entities, and readers lose a space between two of these. Bytes go to the output through a
 * callback as they come, so memory does not grow with the file.
 * What it gets wrong: a text of more than 2 GB would be cut; records are shorter.
 */
#include "graph/xml.h"

static int take_bytes(void *context, const char *bytes, int len)
{
    xml *x = context;
    if (x->rc == WHO_OK && len > 0) x->rc = who_out_write(x->out, bytes, (size_t)len, x->err);
    return len;
}

static void check(xml *x, int result) { x->bad |= result < 0; }

bool xml_goes_on(const xml *x) { return x->rc == WHO_OK && !x->bad; }

static const char *entity_of(char c, bool in_attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return in_attribute ? "&quot;" : NULL;
    default:
        return NULL;
    }
}

void xml_escape(buf *b, who_str s, bool in_attribute)
{
    size_t done = 0;
    for (size_t i = 0; i < s.len; i++) {
        const char *entity = entity_of(s.ptr[i], in_attribute);
        if (!entity) continue;
        buf_add(b, s.ptr + done, i - done);
        buf_z(b, entity);
        done = i + 1;
    }
    buf_add(b, s.ptr + done, s.len - done);
}

void xml_raw(xml *x, who_str s) { check(x, xmlTextWriterWriteRawLen(x->writer, BAD_CAST s.ptr, (int)s.len)); }

static void put_escaped(xml *x, who_str s, bool in_attribute)
{
    buf_clear(&x->escaped);
    xml_escape(&x->escaped, s, in_attribute);
    xml_raw(x, buf_slice(&x->escaped));
}

void xml_start(xml *x, const char *name) { check(x, xmlTextWriterStartElement(x->writer, BAD_CAST name)); }

void xml_end(xml *x) { check(x, xmlTextWriterEndElement(x->writer)); }

void xml_line_end(xml *x) { xml_raw(x, STR("\n")); }

void xml_text(xml *x, who_str text) { put_escaped(x, text, false); }

void xml_attribute(xml *x, const char *name, who_str value)
{
    check(x, xmlTextWriterStartAttribute(x->writer, BAD_CAST name));
    put_escaped(x, value, true);
    check(x, xmlTextWriterEndAttribute(x->writer));
}

who_str xml_key(xml *x, char prefix, const column *c)
{
    buf_clear(&x->key);
    buf_char(&x->key, prefix);
    buf_char(&x->key, '_');
    buf_z(&x->key, c->name);
    return buf_slice(&x->key);
}

int xml_write(const graph *g, void (*put)(xml *x, const graph *g), who_out *out, who_err *err)
{
    xml x = {.out = out, .err = err};
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(take_bytes, NULL, &x, NULL);
    if (buffer && !(x.writer = xmlNewTextWriter(buffer))) xmlOutputBufferClose(buffer);
    if (x.writer) {
        check(&x, xmlTextWriterStartDocument(x.writer, NULL, "UTF-8", NULL));
        put(&x, g);
        check(&x, xmlTextWriterEndDocument(x.writer));
        xmlFreeTextWriter(x.writer); /* and the buffer, which is flushed */
    }
    buf_free(&x.value);
    buf_free(&x.escaped);
    buf_free(&x.key);
    buf_free(&x.row);
    if (x.rc == WHO_OK && (!x.writer || x.bad)) x.rc = err_set(err, WHO_EOUTPUT, "libxml2 cannot write XML: no memory");
    return x.rc;
}
