/* fuzz_article.c - any bytes as the text file of an article, through every stage, twice.
 *
 * The reader hands over valid UTF-8 only, so bad bytes are repaired first, as it does. A second analysis, in the same
 * arena, must find the same: nothing may depend on what was in memory.
 */
#define _XOPEN_SOURCE 700 /* nftw, mkdtemp */

#include "checks.h"

#include "attribute/attribute.h"
#include "input/input.h"
#include "quote/quote.h"
#include "speaker/speaker.h"
#include "text/text.h"
#include "topic/topic.h"

static rules *RULES;
static topics *TOPICS;
static match *MATCH;

static void load(void)
{
    who_err err;
    REQUIRE(rules_load(&RULES, NULL, &err) == WHO_OK);
    REQUIRE(topics_load(&TOPICS, RULES, NULL, 0, &err) == WHO_OK);
    MATCH = match_new(RULES);
}

/* A number that stands for everything that was found; 0 where the text gave no article. */
static uint64_t analyse(const record *rec, doc *d)
{
    who_options options = WHO_OPTIONS_INIT;
    who_err err;
    uint64_t found = 1;
    if (input_article(rec, RULES, MATCH, &options, d, &err) != WHO_OK) return 0;
    text_split(d, RULES, MATCH);
    quote_find(d, RULES, MATCH);
    check_doc(d);
    attribute_statements(d, RULES, MATCH);
    speaker_resolve(d, RULES);
    topic_score(d, TOPICS, RULES);
    topic_keyphrases(d, RULES, 10);
    check_article(NULL, &d->a);
    for (uint32_t i = 0; i < d->a.nkeyphrases; i++) found = hash_mix(found, str_hash(d->a.keyphrases[i].text));
    for (uint32_t i = 0; i < d->a.nstatements; i++) {
        const who_statement *st = &d->a.statements[i];
        for (uint32_t k = 0; k < st->ncontent; k++)
            found = hash_mix(found, (uint64_t)st->content[k].start << 32 | st->content[k].end);
        found = hash_mix(found, (uint64_t)st->source.start << 32 | st->source.end);
        found = hash_mix(found, st->speaker == WHO_NONE ? 0 : str_hash(d->a.speakers[st->speaker].id));
        found = hash_mix(found, st->ntopics ? st->topics[0].topic : WHO_NONE);
        found = hash_mix(found, str_hash(st->why));
    }
    return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!RULES) load();
    arena mem = {0};
    uint64_t bad = 0;
    who_str text = utf8_repaired(&mem, (who_str){(const char *)data, size}, &bad);
    record rec = {.kind = RECORD_PLAIN, .file = "article.txt", .line = 1};
    buf_str(&rec.bytes, text);
    buf_z(&rec.bytes, "");
    doc d = {0};
    uint64_t first = analyse(&rec, &d);
    arena kept = d.mem;
    arena_reset(&kept);
    d = (doc){.mem = kept};
    REQUIRE(analyse(&rec, &d) == first);
    arena_free(&d.mem);
    arena_free(&mem);
    buf_free(&rec.bytes);
    return 0;
}
