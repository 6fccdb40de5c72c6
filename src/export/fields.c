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

static bool is_fold(char c) { return (unsigned char)c < ' ' || c == 0x7f; }

void field_fold(buf *b, who_str s)
{
    size_t done = 0;
    for (size_t i = 0; i < s.len;) {
        if (!is_fold(s.ptr[i])) {
            i++;
            continue;
        }
        size_t left = i, right = i;
        while (left > done && s.ptr[left - 1] == ' ') left--;
        while (right < s.len && (s.ptr[right] == ' ' || is_fold(s.ptr[right]))) right++;
        buf_add(b, s.ptr + done, left - done);
        if (left > 0 && right < s.len) buf_char(b, ' ');
        i = done = right;
    }
    buf_add(b, s.ptr + done, s.len - done);
}

void field_content(buf *b, const who_article *a, const who_statement *st)
{
    for (uint32_t i = 0; i < st->ncontent; i++) {
        who_span span = st->content[i];
        if (i) buf_char(b, ' ');
        field_fold(b, (who_str){a->text.ptr + span.start, span.end - span.start});
    }
}

void field_topics(buf *b, const who_session *s, const who_topic_hit *hits, uint32_t n, bool with_top)
{
    buf_char(b, '[');
    for (uint32_t i = 0; i < n; i++) {
        who_topic_info info = who_topic_get(s, hits[i].topic);
        buf_z(b, i ? ",{\"id\":" : "{\"id\":");
        buf_json(b, info.id);
        buf_z(b, ",\"label\":");
        buf_json(b, info.label);
        if (with_top) {
            buf_z(b, ",\"top\":");
            field_str(b, info.top == WHO_NONE ? STR("") : who_topic_get(s, info.top).id);
        }
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
