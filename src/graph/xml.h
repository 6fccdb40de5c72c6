/* xml.h - what the XML formats of graphs are written with. */
#ifndef WHO_GRAPH_XML_H
#define WHO_GRAPH_XML_H

#include "model/columns.h"

#include <libxml/xmlwriter.h>

typedef struct xml {
    xmlTextWriterPtr writer;
    who_out *out;
    who_err *err;
    int rc;   /* of the output; the writer is not told, or it would print a message */
    bool bad; /* the writer itself gave up: no memory */
    buf value, escaped, key, row;
} xml;

/* Calls put(x, g) between the start and the end of a document. WHO_EOUTPUT, WHO_EPIPE. */
int xml_write(const graph *g, void (*put)(xml *x, const graph *g), who_out *out, who_err *err);

/* False once nothing more can be written. */
bool xml_goes_on(const xml *x);
void xml_start(xml *x, const char *name);
void xml_end(xml *x);
void xml_line_end(xml *x);
void xml_attribute(xml *x, const char *name, who_str value);
void xml_text(xml *x, who_str text);
/* For what there is most of: appends a text as it stands in XML to a buffer, which is then written as it is. The writer
 * takes several calls for each element. */
void xml_escape(buf *b, who_str text, bool in_attribute);
void xml_raw(xml *x, who_str text);
/* The id of a key: "v_label", "e_weight". Never a bare name, under which Gephi would find its own columns. Valid until
 * the next call. */
who_str xml_key(xml *x, char prefix, const column *c);

#endif
