/* article.c - what can be asked of an article beyond its fields. */
#include "model/model.h"

uint32_t who_article_offset(const who_article *article, uint32_t byte, int utf16)
{
    offset_map map = {.text = article->text, .unit = utf16 ? WHO_UTF16 : WHO_CODEPOINTS};
    return offset_at(&map, byte);
}
