/* score.c - not written yet: no statement has a topic. */
#include "topic/topic.h"

struct topics { int unused; };

int topics_load(topics **out, const rules *r, const char *dictionary, who_err *err)
{
    (void)r, (void)dictionary, (void)err;
    *out = who_alloc(sizeof **out);
    return WHO_OK;
}

void topics_free(topics *t) { who_dealloc(t); }
void topic_score(doc *d, const topics *t, const rules *r) { (void)d, (void)t, (void)r; }
uint32_t topic_count(const topics *t) { (void)t; return 0; }

who_topic_info topic_info(const topics *t, uint32_t index)
{
    (void)t, (void)index;
    return (who_topic_info){STR(""), STR(""), STR(""), WHO_NONE, WHO_NONE};
}
