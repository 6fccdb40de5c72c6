/* checks.h - what must hold for an analysed article, whatever the input was. A check that fails names itself and
 * aborts, which a fuzzer and replay.c both notice.
 */
#ifndef TEST_FUZZ_CHECKS_H
#define TEST_FUZZ_CHECKS_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/model.h"
#include "rules/rules.h"
#include "whosaid.h"

#define REQUIRE(holds)                                                                                                 \
    do {                                                                                                               \
        if (!(holds)) {                                                                                                \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds);                                 \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline bool is_text(who_str s) { return s.ptr && utf8_valid(s.ptr, s.len) == s.len; }

/* Inside the text, not reversed, and at both ends between characters. */
static inline bool is_span(const who_article *a, uint32_t start, uint32_t end)
{
    const char *s = a->text.ptr;
    return start <= end && end <= a->text.len && (start == a->text.len || ((unsigned char)s[start] & 0xC0) != 0x80) &&
           (end == a->text.len || ((unsigned char)s[end] & 0xC0) != 0x80);
}

static inline void check_topics(const who_session *session, const who_topic_hit *hits, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        REQUIRE(hits[i].score >= 0 && hits[i].score <= 1);
        REQUIRE(i == 0 || hits[i].score <= hits[i - 1].score);
        REQUIRE(hits[i].nmatched > 0);
        for (uint32_t k = 0; k < hits[i].nmatched; k++) REQUIRE(is_text(hits[i].matched[k]) && hits[i].matched[k].len);
        if (session) REQUIRE(who_topic_get(session, hits[i].topic).label.len > 0);
    }
}

static inline void check_speaker(const who_article *a, const who_speaker *s)
{
    REQUIRE(is_text(s->id) && s->id.len && is_text(s->name) && s->name.len);
    REQUIRE(is_text(s->role) && is_text(s->affiliation));
    REQUIRE((int)s->kind >= 0 && s->kind <= WHO_DOCUMENT && (int)s->gender >= 0 && s->gender <= WHO_MALE);
    for (uint32_t i = 0; i < s->naliases; i++) {
        REQUIRE(is_text(s->aliases[i]) && s->aliases[i].len);
        REQUIRE(i == 0 || str_cmp(s->aliases[i - 1], s->aliases[i]) < 0);
    }
    REQUIRE(s->nmembers != 1);
    for (uint32_t i = 0; i < s->nmembers; i++)
        REQUIRE(s->members[i] < a->nspeakers && a->speakers[s->members[i]].nmembers == 0);
}

static inline void check_statement(const who_session *session, const who_article *a, const who_statement *st)
{
    REQUIRE(st->ncontent > 0 && (int)st->type >= 0 && st->type <= WHO_INDIRECT);
    for (uint32_t i = 0; i < st->ncontent; i++) {
        REQUIRE(is_span(a, st->content[i].start, st->content[i].end) && st->content[i].start < st->content[i].end);
        REQUIRE(i == 0 || st->content[i - 1].end <= st->content[i].start);
    }
    REQUIRE(is_span(a, st->cue.start, st->cue.end) && is_span(a, st->source.start, st->source.end));
    REQUIRE(st->speaker == WHO_NONE || st->speaker < a->nspeakers);
    REQUIRE(st->inner == WHO_NONE || st->inner < a->nspeakers);
    REQUIRE(is_span(a, st->inner_span.start, st->inner_span.end));
    REQUIRE(st->confidence >= 0 && st->confidence <= 1); /* not NaN either */
    REQUIRE(st->rule && st->rule[0] && is_text(st->why) && st->why.len);
    check_topics(session, st->topics, st->ntopics);
}

static inline void check_article(const who_session *session, const who_article *a)
{
    REQUIRE(is_text(a->text) && is_text(a->id) && a->id.len && is_text(a->outlet) && is_text(a->title));
    REQUIRE(is_text(a->date) && is_text(a->url) && is_text(a->author) && is_text(a->agency));
    for (uint32_t i = 0; i < a->nspeakers; i++) check_speaker(a, &a->speakers[i]);
    for (uint32_t i = 0; i < a->nstatements; i++) {
        check_statement(session, a, &a->statements[i]);
        REQUIRE(i == 0 || a->statements[i - 1].content[0].start <= a->statements[i].content[0].start);
    }
    check_topics(session, a->topics, a->ntopics);
    for (uint32_t i = 0; i < a->nkeyphrases; i++) {
        const who_keyphrase *k = &a->keyphrases[i];
        REQUIRE(is_text(k->text) && k->text.len && k->score > 0 && k->score <= 1);
        REQUIRE(i == 0 || k->score <= a->keyphrases[i - 1].score);
    }
}

/* What text/ and quote/ leave: tokens in order, each in one sentence, each sentence in one paragraph, nested marks. */
static inline void check_doc(const doc *d)
{
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        const paragraph *p = &d->paragraphs[i];
        REQUIRE(is_span(&d->a, p->start, p->end) && p->start < p->end && p->first_token <= p->last_token);
        REQUIRE(p->last_token <= d->ntokens && p->body >= p->first_token && p->body <= p->last_token);
        REQUIRE(i == 0 || (p[-1].end <= p->start && p[-1].last_token == p->first_token));
    }
    for (uint32_t i = 0; i < d->nsentences; i++) {
        const sentence *s = &d->sentences[i];
        REQUIRE(s->first < s->last && s->last <= d->ntokens && s->paragraph < d->nparagraphs);
        REQUIRE(s->first == (i ? s[-1].last : 0));
        for (uint32_t t = s->first; t < s->last; t++) REQUIRE(d->tokens[t].sentence == i);
    }
    REQUIRE(d->ntokens == (d->nsentences ? d->sentences[d->nsentences - 1].last : 0));
    for (uint32_t t = 0; t < d->ntokens; t++) {
        const token *k = &d->tokens[t];
        REQUIRE(is_span(&d->a, k->start, k->end) && k->start < k->end && k->pos < POS_COUNT);
        REQUIRE(t == 0 || k[-1].end <= k->start);
    }
    for (uint32_t i = 0; i < d->nquotations; i++) {
        const quotation *q = &d->quotations[i];
        REQUIRE(q->first < q->last && q->last <= d->ntokens && q->paragraph < d->nparagraphs);
        REQUIRE(q->start == d->tokens[q->first].start && q->end == d->tokens[q->last - 1].end);
        REQUIRE(q->parent == WHO_NONE || (q->parent < i && d->quotations[q->parent].first <= q->first));
        REQUIRE(q->continues == WHO_NONE || q->continues < i);
        REQUIRE(i == 0 || q[-1].first <= q->first);
    }
}

/* ---- a folder for files, removed when the program ends; kept, with the input, when a check fails ---- */

static char fuzz_folder[64];

static inline int fuzz_remove(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static inline void fuzz_end(void) { nftw(fuzz_folder, fuzz_remove, 16, FTW_DEPTH | FTW_PHYS); }

static inline const char *fuzz_path(char path[256], const char *name)
{
    if (!fuzz_folder[0]) {
        const char *parent = getenv("TMPDIR");
        snprintf(fuzz_folder, sizeof fuzz_folder, "%.40s/whosaid-fuzz-XXXXXX", parent ? parent : "/tmp");
        REQUIRE(mkdtemp(fuzz_folder));
        atexit(fuzz_end);
    }
    snprintf(path, 256, "%s/%s", fuzz_folder, name);
    return path;
}

static inline void fuzz_put(const char *path, const void *bytes, size_t size)
{
    FILE *out = fopen(path, "wb");
    REQUIRE(out);
    REQUIRE(fwrite(bytes, 1, size, out) == size);
    REQUIRE(fclose(out) == 0);
}

static inline who_str fuzz_get(const char *path)
{
    FILE *in = fopen(path, "rb");
    REQUIRE(in);
    buf b = {0};
    char chunk[4096];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, in)) > 0;) buf_add(&b, chunk, n);
    fclose(in);
    return b.ptr ? (who_str){b.ptr, b.len} : STR("");
}

#endif
