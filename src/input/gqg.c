/* gqg.c - a record of GDELT's Global Quotation Graph to a text.
 *
 * The record has no article but `quotes`, a list of {pre, quote, post}: the words quoted, without marks, and about a
 * hundred characters on either side. Each becomes a paragraph, the quotation in marks between its context, and is then
 * attributed as in any text. Where the context reaches into another quotation, which has a paragraph of its own, it is
 * cut off at the mark, so that nothing is found twice.
 *
 * What it gets wrong: who "he" is when the name stands outside the hundred characters.
 */
#include <cjson/cJSON.h>

#include "input/parts.h"

static who_str string_at(const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, key) : NULL;
    return cJSON_IsString(item) && item->valuestring ? str_trim(str_of(item->valuestring)) : STR("");
}

/* The bytes of a double quotation mark at s[i], or 0. */
static size_t mark_at(who_str s, size_t i)
{
    static const char *const marks[] = {"\"", "“", "”", "„", "«", "»", "''", "``"};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (str_starts((who_str){s.ptr + i, s.len - i}, marks[k])) return strlen(marks[k]);
    return 0;
}

/* Marks at either end taken off. */
static who_str without_marks(who_str s)
{
    for (size_t n; s.len && (n = mark_at(s, 0)) != 0;) s = (who_str){s.ptr + n, s.len - n};
    for (bool more = true; more;) {
        more = false;
        for (size_t n = 1; n <= 3 && n <= s.len; n++)
            if (mark_at(s, s.len - n) == n) {
                s.len -= n;
                more = true;
            }
    }
    return str_trim(s);
}

static who_str before_any_mark(who_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (mark_at(s, i)) return (who_str){s.ptr, i};
    return s;
}

static who_str after_last_mark(who_str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++)
        if (mark_at(s, i)) from = i + mark_at(s, i);
    return (who_str){s.ptr + from, s.len - from};
}

who_str gqg_text(arena *mem, const cJSON *quotes)
{
    buf out = {0};
    for (const cJSON *one = cJSON_IsArray(quotes) ? quotes->child : NULL; one; one = one->next) {
        who_str quote = without_marks(string_at(one, "quote"));
        if (!quote.len) continue;
        who_str pre = str_trim(after_last_mark(without_marks(string_at(one, "pre"))));
        who_str post = str_trim(before_any_mark(without_marks(string_at(one, "post"))));
        buf_z(&out, out.len ? "\n\n" : "");
        buf_str(&out, pre);
        buf_z(&out, pre.len ? " “" : "“");
        buf_str(&out, quote);
        buf_z(&out, post.len ? "” " : "”");
        buf_str(&out, post);
    }
    who_str made = arena_str(mem, out.ptr ? out.ptr : "", out.len);
    buf_free(&out);
    return made;
}
