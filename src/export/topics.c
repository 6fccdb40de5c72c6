/* topics.c - the topics of an article as one line of JSON.
 *
 * In: an analysed article. Out: {"doc","outlet","date","title","topics":[{"id","label","scheme","top","score",
 * "matched"}],"keyphrases":[{"text","score"}]}, the topics best first, "top" the id of the top-level topic above each.
 * Every article gives its line, also one without any topic, so that line n is article n.
 * Gets wrong: scores of key phrases and of topics are not on one scale.
 */
#include "export/export.h"
#include "export/fields.h"

int export_topics(const who_article *a, const who_session *s, who_out *out, who_err *err)
{
    buf b = {0};
    buf_z(&b, "{\"doc\":");
    buf_json(&b, a->id);
    buf_z(&b, ",\"outlet\":");
    field_str(&b, a->outlet);
    buf_z(&b, ",\"date\":");
    field_str(&b, a->date);
    buf_z(&b, ",\"title\":");
    field_str(&b, a->title);
    buf_z(&b, ",\"topics\":");
    field_topics(&b, s, a->topics, a->ntopics, FIELD_TOP);
    buf_z(&b, ",\"keyphrases\":[");
    for (uint32_t i = 0; i < a->nkeyphrases; i++) {
        buf_z(&b, i ? ",{\"text\":" : "{\"text\":");
        buf_json(&b, a->keyphrases[i].text);
        buf_z(&b, ",\"score\":");
        field_score(&b, (double)a->keyphrases[i].score);
        buf_char(&b, '}');
    }
    buf_z(&b, "]}\n");
    int rc = field_flush(&b, 0, out, err);
    buf_free(&b);
    return rc;
}
