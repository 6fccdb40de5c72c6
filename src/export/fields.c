/* fields.c - pieces of output that several writers of this folder share.
 *
 * In: strings, numbers and topic hits of the records. Out: bytes appended to a buffer.
 * Method: everything is written by hand into a growing buffer. A JSON tree built with a library and printed afterwards
 * takes about twenty times as long for each statement, and rounds numbers in its own way.
 * Gets wrong: nothing is checked here; strings are valid UTF-8 because input/ made them so.
 */
#include "export/fields.h"

void field_str(buf *b, who_str s)
{
    if (s.len)
        buf_json(b, s);
    else
        buf_z(b, "null");
}

void field_score(buf *b, double x)
{
    /* Written so that NaN becomes 0 too. */
    unsigned hundredths = x > 0 ? (x < 1 ? (unsigned)(x * 100 + 0.5) : 100) : 0;
    char text[4] = {(char)('0' + hundredths / 100), '.', (char)('0' + hundredths / 10 % 10),
                    (char)('0' + hundredths % 10)};
    buf_add(b, text, sizeof text);
}

void field_date(buf *b, uint32_t yyyymmdd)
{
    uint32_t year = yyyymmdd / 10000, month = yyyymmdd / 100 % 100, day = yyyymmdd % 100;
    if (!year) return;
    buf_printf(b, "%04u", (unsigned)year);
    if (month) buf_printf(b, "-%02u", (unsigned)month);
    if (month && day) buf_printf(b, "-%02u", (unsigned)day);
}

void field_topics(buf *b, const who_session *s, const who_topic_hit *hits, uint32_t n, enum field_above above)
{
    buf_char(b, '[');
    for (uint32_t i = 0; i < n; i++) {
        who_topic_info info = who_topic_get(s, hits[i].topic);
        buf_z(b, i ? ",{\"id\":" : "{\"id\":");
        buf_json(b, info.id);
        buf_z(b, ",\"label\":");
        buf_json(b, info.label);
        who_topic_info top = info.top == WHO_NONE ? (who_topic_info){0} : who_topic_get(s, info.top);
        buf_z(b, ",\"scheme\":");
        field_str(b, info.scheme);
        buf_z(b, above == FIELD_TOP ? ",\"top\":" : ",\"top_label\":");
        field_str(b, above == FIELD_TOP ? top.id : top.label);
        buf_z(b, ",\"score\":");
        field_score(b, (double)hits[i].score);
        buf_z(b, ",\"matched\":[");
        for (uint32_t m = 0; m < hits[i].nmatched; m++) {
            if (m) buf_char(b, ',');
            buf_json(b, hits[i].matched[m]);
        }
        buf_z(b, "]}");
    }
    buf_char(b, ']');
}

int field_flush(buf *b, size_t at_least, who_out *out, who_err *err)
{
    if (b->len == 0 || b->len < at_least) return WHO_OK;
    int rc = who_out_write(out, b->ptr, b->len, err);
    buf_clear(b);
    return rc;
}
