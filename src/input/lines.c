/* lines.c - a file taken line by line, whatever the lines hold: each is a record, bad ones too.
 *
 * For engines that pipe lines through the program and need one line back for each (options->per_article). Nothing is
 * looked for beyond the line end: an object over several lines is so many bad records, and a line that is too long is
 * passed over to its end. A last line without a line end is one; an empty file has none.
 */
#include "input/parts.h"

int line_next(input *in, record *rec)
{
    bool ended = false, too_long = false;
    buf_clear(&in->raw);
    rec->line = in->line;
    rec->byte = source_at(in->src);
    if (!source_want(in->src, 1)) return 0;
    while (!ended && source_want(in->src, 1)) {
        const char *from = in->src->ptr, *end = memchr(from, '\n', (size_t)(in->src->end - from));
        size_t n = (size_t)((end ? end : in->src->end) - from);
        too_long |= in->raw.len + n > in->options->max_record;
        if (!too_long) buf_add(&in->raw, from, n);
        in->src->ptr = end ? end + 1 : in->src->end;
        ended = end != NULL;
    }
    in->line++;
    rec->problem = too_long                             ? "longer than the limit (--max-record): record skipped"
                   : !str_trim(buf_slice(&in->raw)).len ? "an empty line: record skipped"
                                                        : NULL;
    if (too_long) buf_free(&in->raw);
    if (rec->problem) buf_clear(&in->raw), buf_char(&in->raw, ' ');
    return 1;
}
