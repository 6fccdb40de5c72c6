/* pipeline.c - runs the stages in order, on threads. The only file that sees every stage.
 *
 * In: inputs. Out: analysed articles, one call of the visitor for each, in the order of the input; and, to those who
 * take them, statements that were written earlier.
 *
 *   reader (calling thread) -> batch -> worker: all stages -> visitor (calling thread)
 *
 * Method: the reader copies records into batches of about 16 KiB; batches stand in a ring. Workers take them in order
 * and analyse them; the calling thread visits them in the order in which it filled them, and then fills them again.
 * What an article needs lives in the arena of its batch, and ends with the visit. With one thread there is no ring:
 * each record is analysed where the reader left it, and visited at once.
 * The same bytes for any number of threads: a stage sees one article and the rules, and messages are kept with the
 * record that caused them and are given out when it is visited.
 * Memory: a batch holds 16 KiB or one longer record, and no record is read while more than the ring's share of bytes is
 * under way, so that two huge records are analysed one after the other rather than side by side.
 * Gets wrong: results wait for their batch. From a pipe that trickles, articles come out a batch at a time; -j 1 gives
 * each as soon as it was read.
 */
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "attribute/attribute.h"
#include "export/export.h"
#include "graph/graph.h"
#include "input/input.h"
#include "merge/merge.h"
#include "model/model.h"
#include "quote/quote.h"
#include "rules/rules.h"
#include "speaker/speaker.h"
#include "text/text.h"
#include "topic/topic.h"
#include "whosaid.h"

enum {
    MAX_THREADS = 256,
    MAX_KEYPHRASES = 1000,  /* each is compared with those before it */
    BATCH_BYTES = 16 << 10, /* handing over a batch costs some 10 us; analysing 16 KiB costs 100 times that */
    BATCH_RECORDS = 32,     /* so that tiny records do not need a batch that is mostly records */
    RING_PER_WORKER = 2,    /* one under way, one ready */
    RING_SPARE = 2,         /* one being filled, one being visited */
    KEEP_BYTES = 1 << 20,   /* a buffer that grew beyond this is given back after its batch */
    HELD_MESSAGES = 1 << 20 /* bytes of messages held back for their record; what is over goes out early */
};

struct who_session {
    who_options options;
    rules *rules;
    topics *topics;       /* NULL with --topics none */
    gazetteer *gazetteer; /* NULL where none was given */
};

/* ---- session ---- */

static int check_options(const who_options *o, who_err *err)
{
    if (o->threads < 0 || o->threads > MAX_THREADS)
        return err_set(err, WHO_EUSAGE, "number of threads is %d, not 0 to %d", o->threads, MAX_THREADS);
    if (!(o->min_confidence >= 0 && o->min_confidence <= 1)) /* written so that NaN fails too */
        return err_set(err, WHO_EUSAGE, "minimum confidence is not between 0 and 1");
    if ((int)o->offsets < 0 || o->offsets > WHO_UTF16) return err_set(err, WHO_EUSAGE, "unit of offsets is unknown");
    if ((int)o->anonymous < 0 || o->anonymous > WHO_ANON_DROP)
        return err_set(err, WHO_EUSAGE, "treatment of anonymous sources is unknown");
    if ((int)o->duplicates < 0 || o->duplicates > WHO_COPIES_ONCE)
        return err_set(err, WHO_EUSAGE, "treatment of duplicates is unknown");
    if (o->duplicates != WHO_COPIES_ALL && o->per_article)
        return err_set(err, WHO_EUSAGE, "one line for each article (--per-article) leaves no duplicate out");
    if (input_check_map(o->map, err) != WHO_OK || input_check_encoding(o->encoding, err) != WHO_OK) return err->code;
    if (o->max_expansion < 0) return err_set(err, WHO_EUSAGE, "maximum expansion is negative");
    if (o->keyphrases < 0 || o->keyphrases > MAX_KEYPHRASES)
        return err_set(err, WHO_EUSAGE, "number of key phrases is %d, not 0 to %d", o->keyphrases, MAX_KEYPHRASES);
    if (o->max_record == 0) return err_set(err, WHO_EUSAGE, "maximum size of a record is 0");
    return WHO_OK;
}

static int default_threads(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MAX_THREADS ? MAX_THREADS : (int)n;
}

int who_session_new(who_session **out, const who_options *options, who_err *err)
{
    *out = NULL;
    memset(err, 0, sizeof *err);
    if (check_options(options, err) != WHO_OK) return err->code;
    who_session *s = who_alloc(sizeof *s);
    *s = (who_session){.options = *options};
    if (s->options.threads == 0) s->options.threads = default_threads();
    int rc = rules_load(&s->rules, s->options.rules_dir, err);
    if (rc == WHO_OK) rc = gazetteer_load(&s->gazetteer, &s->options, s->rules, err);
    if (rc == WHO_OK && !(s->options.ntopics == 1 && strcmp(s->options.topics[0], "none") == 0))
        rc = topics_load(&s->topics, s->rules, s->options.topics, s->options.ntopics, err);
    if (rc != WHO_OK) {
        who_session_free(s);
        return rc;
    }
    *out = s;
    return WHO_OK;
}

void who_session_free(who_session *s)
{
    if (!s) return;
    topics_free(s->topics);
    gazetteer_free(s->gazetteer);
    rules_free(s->rules);
    who_dealloc(s);
}

const rules *session_rules(const who_session *s) { return s->rules; }

const gazetteer *session_gazetteer(const who_session *s) { return s->gazetteer; }

const who_options *who_session_options(const who_session *s) { return &s->options; }

who_topic_info who_topic_get(const who_session *s, uint32_t topic)
{
    if (s->topics) return topic_info(s->topics, topic);
    return (who_topic_info){STR(""), STR(""), STR(""), WHO_NONE, WHO_NONE};
}

/* ---- one article ---- */

/* Hash of the article's id and the spans. Two statements of an article never share all of theirs. */
static uint64_t statement_id(const who_article *a, const who_statement *st)
{
    uint64_t h = str_hash(a->id);
    for (uint32_t i = 0; i < st->ncontent; i++)
        h = hash_mix(h, (uint64_t)st->content[i].start << 32 | st->content[i].end);
    h = hash_mix(h, (uint64_t)st->cue.start << 32 | st->cue.end);
    return hash_mix(h, (uint64_t)st->source.start << 32 | st->source.end);
}

static void drop_unsure(doc *d, double least)
{
    bool *keep = arena_alloc(doc_scratch(d), d->a.nstatements + (size_t)1);
    for (uint32_t i = 0; i < d->a.nstatements; i++) keep[i] = !is_unsure(d->a.statements[i].confidence, least);
    doc_keep_statements(d, keep);
}

/* Statements that were written earlier are as this session would have written them, but for their topics. */
static void settle_sayings(const who_session *s, doc *d)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < d->nsayings; i++) {
        if (is_unsure(d->sayings[i].confidence, s->options.min_confidence)) continue;
        if (!s->topics) d->sayings[i].ntopics = 0;
        if (s->gazetteer) saying_identify(&d->sayings[i], &d->mem, s->gazetteer);
        d->sayings[kept++] = d->sayings[i];
    }
    d->nsayings = kept;
}

/* A short record's bytes are in a buffer that is used again. A long one's are taken from the reader, as its own, and
 * given back as soon as it is an article. */
static bool is_own(const record *rec) { return rec->bytes.cap > 0; }

static void settle_bytes(input *in, record *rec)
{
    if (rec->bytes.len > KEEP_BYTES)
        input_take(in, rec);
    else
        rec->bytes.cap = 0;
}

static void drop_bytes(record *rec)
{
    if (is_own(rec)) buf_free(&rec->bytes);
}

/* What a run does with its records; a record of the other sort is skipped with a message. */
enum takes { TAKES_ARTICLES = 1, TAKES_STATEMENTS = 2 };

static int check_sort(enum takes takes, const record *rec, const doc *d, who_err *err)
{
    if (takes & (d->filed ? TAKES_STATEMENTS : TAKES_ARTICLES)) return WHO_OK;
    return err_at(err, WHO_EINPUT, rec->file, rec->line, 0, rec->byte, "%s: record skipped",
                  d->filed ? "a statement that whosaid wrote, not an article"
                           : "an article, not a statement that whosaid wrote");
}

static int analyse(const who_session *s, enum takes takes, record *rec, const who_options *options, match *m, doc *d,
                   who_err *err)
{
    const rules *r = s->rules;
    uint32_t limits = match_limits_hit(m);
    match_begin(m);
    int rc = input_article(rec, r, m, options, d, err);
    if (rc == WHO_OK) rc = check_sort(takes, rec, d, err);
    if (rc != WHO_OK) return rc;
    if (d->filed) {
        settle_sayings(s, d);
        return WHO_OK;
    }
    drop_bytes(rec); /* the article has its copy */
    if (options->duplicates != WHO_COPIES_ALL) copies_sketch(d);
    text_split(d, r, m);
    arena_reset(d->scratch);
    quote_find(d, r, m);
    arena_reset(d->scratch);
    attribute_statements(d, r, m);
    arena_reset(d->scratch);
    speaker_resolve(d, r);
    arena_reset(d->scratch);
    if (s->gazetteer) speaker_identify(d, s->gazetteer);
    if (s->topics) topic_score(d, s->topics, r);
    arena_reset(d->scratch);
    topic_keyphrases(d, r, (uint32_t)options->keyphrases);
    arena_reset(d->scratch);
    for (uint32_t i = 0; i < d->a.nstatements; i++)
        d->a.statements[i].confidence = confidence_rounded(d->a.statements[i].confidence);
    if (options->min_confidence > 0) drop_unsure(d, options->min_confidence);
    for (uint32_t i = 0; i < d->a.nstatements; i++) d->a.statements[i].id = statement_id(&d->a, &d->a.statements[i]);
    d->a.limits_hit = match_limits_hit(m) - limits;
    return WHO_OK;
}

/* ---- batches ---- */

/* A record, the article made of it, and what there is to say about it. */
typedef struct item {
    record rec; /* its bytes are in batch.bytes, at `offset`, or its own */
    size_t offset;
    bool has_record; /* false: only messages, at the end of the input */
    buf notes;       /* messages, a line each */
    doc d;
    int rc; /* of analyse() */
    who_err err;
} item;

enum batch_state { BATCH_FREE, BATCH_READY, BATCH_DONE };

typedef struct batch {
    buf bytes;
    size_t size; /* of all its records */
    item items[BATCH_RECORDS];
    uint32_t nitems;
    arena mem;
    enum batch_state state; /* guarded by ring.lock, as the two counters below */
} batch;

/* Given the statements of a record that was written earlier. */
typedef int (*said_fn)(const saying *sayings, uint32_t n, void *payload, who_counts *counts, who_err *err);

typedef struct run {
    const who_session *session;
    who_options reading; /* the session's, with messages held back */
    buf *notes;          /* where the reader's messages go now; NULL: out at once */
    input *in;
    enum takes takes;
    who_visit_fn visit;
    said_fn said; /* where statements are taken */
    void *payload;
    who_counts *counts;
    copies *copies;                                 /* NULL where every article counts */
    uint64_t bytes_before, skipped_before, refused; /* of counts, when the run began; records that gave no article */

    batch *ring;
    uint32_t nring, head, tail; /* batches [tail, head) are under way; both only grow */
    uint64_t bytes_under_way;
    pthread_mutex_t lock;
    pthread_cond_t ready, done;
    uint32_t taken; /* batches [tail, taken) were taken by workers */
    bool stop;
} run;

static void hold_message(buf *notes, const char *line, const who_options *options)
{
    if (notes && notes->len < HELD_MESSAGES) {
        buf_z(notes, line);
        buf_char(notes, '\n');
    } else if (options->message) {
        options->message(line, options->payload);
    }
}

static void reader_message(const char *line, void *payload)
{
    run *r = payload;
    hold_message(r->notes, line, &r->session->options);
}

static void worker_message(const char *line, void *payload)
{
    buf_z(payload, line);
    buf_char(payload, '\n');
}

static void give_out(const run *r, buf *notes)
{
    const who_options *o = &r->session->options;
    for (size_t start = 0; start < notes->len && o->message;) {
        char *line = notes->ptr + start, *end = memchr(line, '\n', notes->len - start);
        *end = '\0'; /* hold_message() ends each line */
        o->message(line, o->payload);
        start = (size_t)(end - notes->ptr) + 1;
    }
    buf_clear(notes);
}

static void message_error(const run *r, const who_err *err)
{
    char line[1024];
    if (r->session->options.message)
        r->session->options.message(who_err_text(err, line, sizeof line), r->session->options.payload);
}

/* ---- visits ---- */

static void warn_limits(const run *r, const who_article *a)
{
    who_err err;
    err_at(&err, WHO_OK, a->origin.file, a->origin.line, 0, a->origin.byte,
           "%u pattern%s gave up on a limit: statements of this article may be missing", (unsigned)a->limits_hit,
           a->limits_hit == 1 ? "" : "s");
    message_error(r, &err);
}

static void update_counts(run *r)
{
    r->counts->bytes = r->bytes_before + input_bytes(r->in);
    r->counts->skipped = r->skipped_before + input_skipped(r->in) + r->refused;
}

/* What the visitor sees of a record without an article. The place is not in the problem: it depends on the split. */
static int visit_problem(run *r, const doc *d, const who_err *problem, who_err *err)
{
    const who_str none = STR("");
    who_article bad = {.origin = d->a.origin, .problem = str_of(problem->msg)};
    bad.id = bad.outlet = bad.date = bad.title = bad.url = bad.author = bad.agency = bad.text = none;
    return r->visit(&bad, r->payload, err);
}

/* Gives an analysed record to the visitor, or its problem to the message function. */
static int visit(run *r, int rc, const doc *d, who_err *problem, who_err *err)
{
    const who_article *a = &d->a;
    if (rc != WHO_OK) {
        r->refused++;
        message_error(r, problem);
        update_counts(r);
        return r->session->options.per_article && r->visit ? visit_problem(r, d, problem, err) : WHO_OK;
    }
    if (d->filed) {
        r->counts->statements += d->nsayings;
        for (uint32_t i = 0; i < d->nsayings; i++) r->counts->unknown += !d->sayings[i].speaker;
        update_counts(r);
        return r->said(d->sayings, d->nsayings, r->payload, r->counts, err);
    }
    if (r->copies && copies_add(r->copies, d)) {
        r->counts->copies++;
        update_counts(r);
        return WHO_OK;
    }
    if (a->limits_hit) warn_limits(r, a);
    r->counts->articles++;
    r->counts->statements += a->nstatements;
    for (uint32_t i = 0; i < a->nstatements; i++) r->counts->unknown += a->statements[i].speaker == WHO_NONE;
    r->counts->limits_hit += a->limits_hit;
    update_counts(r);
    return r->visit(a, r->payload, err);
}

/* ---- one thread ---- */

static int run_alone(run *r, who_err *err)
{
    match *m = match_new(r->session->rules);
    arena scratch = {0};
    doc d = {.scratch = &scratch};
    record rec = {0};
    int rc = WHO_OK;
    while (rc == WHO_OK && input_next(r->in, &rec)) {
        who_err problem;
        size_t size = rec.bytes.len;
        arena mem = d.mem;
        d = (doc){.mem = mem, .scratch = &scratch};
        settle_bytes(r->in, &rec);
        int analysed = analyse(r->session, r->takes, &rec, &r->reading, m, &d, &problem);
        rc = visit(r, analysed, &d, &problem, err);
        drop_bytes(&rec);
        if (size > KEEP_BYTES)
            arena_free(&d.mem);
        else
            arena_reset(&d.mem);
    }
    arena_free(&d.mem);
    arena_free(&scratch);
    match_free(m);
    return rc;
}

/* ---- many threads ---- */

static void analyse_batch(const run *r, batch *b, match *m, arena *scratch)
{
    for (uint32_t i = 0; i < b->nitems; i++) {
        item *it = &b->items[i];
        if (!it->has_record) continue;
        who_options options = r->session->options;
        options.message = worker_message;
        options.payload = &it->notes;
        if (!is_own(&it->rec)) it->rec.bytes.ptr = b->bytes.ptr + it->offset;
        it->d = (doc){.mem = b->mem, .scratch = scratch}; /* one arena for the batch, handed from article to article */
        it->rc = analyse(r->session, r->takes, &it->rec, &options, m, &it->d, &it->err);
        b->mem = it->d.mem;
    }
}

static void *work(void *argument)
{
    run *r = argument;
    match *m = match_new(r->session->rules);
    arena scratch = {0};
    pthread_mutex_lock(&r->lock);
    for (;;) {
        while (!r->stop && r->taken == r->head) pthread_cond_wait(&r->ready, &r->lock);
        if (r->stop) break;
        batch *b = &r->ring[r->taken++ % r->nring];
        pthread_mutex_unlock(&r->lock);
        analyse_batch(r, b, m, &scratch);
        pthread_mutex_lock(&r->lock);
        b->state = BATCH_DONE;
        pthread_cond_signal(&r->done);
    }
    pthread_mutex_unlock(&r->lock);
    arena_free(&scratch);
    match_free(m);
    return NULL;
}

/* Reads a batch; false at the end of the input. The last batch may hold only messages. */
static bool fill(run *r, batch *b)
{
    bool more = true;
    b->nitems = 0;
    b->size = 0;
    buf_clear(&b->bytes);
    while (more && b->nitems < BATCH_RECORDS && b->size < BATCH_BYTES) {
        item *it = &b->items[b->nitems];
        record rec = {0};
        buf_clear(&it->notes);
        r->notes = &it->notes;
        more = input_next(r->in, &rec) == 1;
        r->notes = NULL;
        it->has_record = more;
        if (!more && it->notes.len == 0) break;
        b->nitems++;
        if (!more) break;
        settle_bytes(r->in, &rec);
        it->offset = b->bytes.len;
        it->rec = rec;
        b->size += rec.bytes.len;
        if (is_own(&rec)) continue;
        buf_add(&b->bytes, rec.bytes.ptr, rec.bytes.len);
        buf_char(&b->bytes, '\0'); /* as the reader's own buffer ends */
    }
    return more;
}

/* The record's bytes are borrowed by the statements that were read from it until the batch is visited. */
static int visit_batch(run *r, batch *b, who_err *err)
{
    int rc = WHO_OK;
    for (uint32_t i = 0; i < b->nitems && rc == WHO_OK; i++) {
        item *it = &b->items[i];
        give_out(r, &it->notes);
        if (it->has_record) rc = visit(r, it->rc, &it->d, &it->err, err);
    }
    return rc;
}

static void recycle(batch *b)
{
    for (uint32_t i = 0; i < b->nitems; i++) drop_bytes(&b->items[i].rec);
    if (b->size > KEEP_BYTES)
        arena_free(&b->mem);
    else
        arena_reset(&b->mem);
    b->state = BATCH_FREE;
}

static void submit(run *r, batch *b)
{
    r->bytes_under_way += b->size;
    pthread_mutex_lock(&r->lock);
    b->state = BATCH_READY;
    r->head++;
    pthread_cond_signal(&r->ready);
    pthread_mutex_unlock(&r->lock);
}

static void wait_done(run *r, const batch *b)
{
    pthread_mutex_lock(&r->lock);
    while (b->state != BATCH_DONE) pthread_cond_wait(&r->done, &r->lock);
    pthread_mutex_unlock(&r->lock);
}

/* Keeps the ring full and visits its oldest batch, until the input ends or the visitor wants no more. */
static int feed(run *r, who_err *err)
{
    uint64_t share = (uint64_t)r->nring * BATCH_BYTES;
    bool more = true;
    int rc = WHO_OK;
    while (rc == WHO_OK) {
        batch *b = &r->ring[r->head % r->nring];
        if (more && r->head - r->tail < r->nring && (r->head == r->tail || r->bytes_under_way < share)) {
            more = fill(r, b);
            if (b->nitems) submit(r, b);
            continue;
        }
        if (r->head == r->tail) break;
        b = &r->ring[r->tail % r->nring];
        wait_done(r, b);
        rc = visit_batch(r, b, err);
        r->bytes_under_way -= b->size;
        recycle(b);
        r->tail++;
    }
    return rc;
}

static void end_ring(run *r)
{
    for (uint32_t i = 0; i < r->nring; i++) {
        batch *b = &r->ring[i];
        for (uint32_t k = 0; k < BATCH_RECORDS; k++) {
            buf_free(&b->items[k].notes);
            drop_bytes(&b->items[k].rec);
        }
        buf_free(&b->bytes);
        arena_free(&b->mem);
    }
    who_dealloc(r->ring);
    pthread_cond_destroy(&r->done);
    pthread_cond_destroy(&r->ready);
    pthread_mutex_destroy(&r->lock);
}

static int run_together(run *r, int threads, who_err *err)
{
    pthread_t workers[MAX_THREADS];
    int started = 0, rc;
    r->nring = (uint32_t)threads * RING_PER_WORKER + RING_SPARE;
    r->ring = who_alloc(sizeof *r->ring * r->nring);
    memset(r->ring, 0, sizeof *r->ring * r->nring);
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->ready, NULL);
    pthread_cond_init(&r->done, NULL);
    while (started < threads && pthread_create(&workers[started], NULL, work, r) == 0) started++;
    if (started) {
        rc = feed(r, err);
    } else { /* the system gives no thread: then without */
        rc = run_alone(r, err);
    }
    pthread_mutex_lock(&r->lock);
    r->stop = true;
    pthread_cond_broadcast(&r->ready);
    pthread_mutex_unlock(&r->lock);
    for (int i = 0; i < started; i++) pthread_join(workers[i], NULL);
    end_ring(r);
    return rc;
}

/* The rest of the run's fields, and the run. */
static int run_inputs(run *r, const char *const *inputs, size_t ninputs, who_counts *counts, who_err *err)
{
    memset(err, 0, sizeof *err);
    r->reading = r->session->options;
    r->reading.message = reader_message;
    r->reading.payload = r;
    r->counts = counts;
    r->bytes_before = counts->bytes;
    r->skipped_before = counts->skipped;
    enum who_duplicates duplicates = r->session->options.duplicates;
    if (duplicates != WHO_COPIES_ALL) r->copies = copies_new(duplicates == WHO_COPIES_OUTLET);
    r->in = input_open(inputs, ninputs, &r->reading);
    int threads = r->session->options.threads;
    int rc = threads > 1 ? run_together(r, threads, err) : run_alone(r, err);
    update_counts(r);
    if (rc == WHO_OK) rc = input_status(r->in, err);
    input_close(r->in);
    copies_free(r->copies);
    const who_options *o = &r->session->options;
    if (rc == WHO_OK && r->session->gazetteer && o->message) gazetteer_report(r->session->gazetteer, o);
    return rc;
}

int who_run(who_session *session, const char *const *inputs, size_t ninputs, who_visit_fn visitor, void *payload,
            who_counts *counts, who_err *err)
{
    run r = {.session = session, .takes = TAKES_ARTICLES, .visit = visitor, .payload = payload};
    return run_inputs(&r, inputs, ninputs, counts, err);
}

/* ---- runs that add up ---- */

typedef struct adding {
    who_corpus *corpus;
    who_watch_fn watch;
    void *payload;
} adding;

typedef struct joining {
    merge *merge;
    who_watch_fn watch;
    void *payload;
} joining;

static int watch(const adding *to, who_err *err) { return to->watch ? to->watch(to->payload, err) : WHO_OK; }

static int add_article(const who_article *a, void *payload, who_err *err)
{
    const adding *to = payload;
    who_corpus_add(to->corpus, a);
    return watch(to, err);
}

static int add_sayings(const saying *sayings, uint32_t n, void *payload, who_counts *counts, who_err *err)
{
    const adding *to = payload;
    for (uint32_t i = 0; i < n; i++) counts->articles += corpus_add_saying(to->corpus, &sayings[i]);
    return watch(to, err);
}

/* struct who_corpus begins with a corpus, which is complete after who_corpus_finish(). */
static const corpus *corpus_of(const who_corpus *c) { return (const corpus *)c; }

int who_corpus_read(who_corpus *c, const char *const *inputs, size_t ninputs, who_watch_fn watcher, void *payload,
                    who_counts *counts, who_err *err)
{
    adding to = {c, watcher, payload};
    run r = {.session = corpus_of(c)->session, .takes = TAKES_ARTICLES | TAKES_STATEMENTS};
    r.visit = add_article;
    r.said = add_sayings;
    r.payload = &to;
    return run_inputs(&r, inputs, ninputs, counts, err);
}

static int join_sayings(const saying *sayings, uint32_t n, void *payload, who_counts *counts, who_err *err)
{
    const joining *to = payload;
    int rc = WHO_OK;
    (void)counts;
    for (uint32_t i = 0; i < n && rc == WHO_OK; i++) rc = merge_add(to->merge, &sayings[i], err);
    return rc == WHO_OK && to->watch ? to->watch(to->payload, err) : rc;
}

int who_merge(who_session *session, const char *const *inputs, size_t ninputs, who_out *out, who_watch_fn watcher,
              void *payload, who_counts *counts, who_err *err)
{
    joining to = {merge_new(), watcher, payload};
    merge_counts written = {0};
    who_counts before = *counts;
    run r = {.session = session, .takes = TAKES_STATEMENTS, .said = join_sayings, .payload = &to};
    int rc = run_inputs(&r, inputs, ninputs, counts, err);
    if (rc == WHO_OK || rc == WHO_EINPUT) {
        who_err writing;
        int code = merge_write(to.merge, out, &written, &writing);
        if (code != WHO_OK) {
            rc = code;
            *err = writing;
        }
        counts->articles = before.articles + written.articles;
        counts->statements = before.statements + written.statements;
        counts->unknown = before.unknown + written.unknown;
        counts->repeated += written.repeated;
    }
    merge_free(to.merge);
    return rc;
}

/* ---- the topics of a corpus ---- */

typedef struct learning {
    learner *learner;
    const rules *rules;
    who_watch_fn watch;
    void *payload;
} learning;

/* The article is the first member of its doc, and both are whole until the visit ends. A problem has no doc. */
static int learn_visit(const who_article *a, void *payload, who_err *err)
{
    learning *l = payload;
    if (!a->problem.len) learner_add(l->learner, (const doc *)a, l->rules);
    return l->watch ? l->watch(l->payload, err) : WHO_OK;
}

static int check_readable_twice(const char *const *inputs, size_t n, who_err *err)
{
    for (size_t i = 0; i < n; i++) {
        struct stat st;
        bool twice =
            strcmp(inputs[i], "-") != 0 && (stat(inputs[i], &st) != 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode));
        if (!twice)
            return err_set(err, WHO_EUSAGE, "--topics auto reads its input twice, and %s can be read only once",
                           strcmp(inputs[i], "-") == 0 ? "standard input" : inputs[i]);
    }
    return WHO_OK;
}

static int learn(who_session *s, learner *l, who_err *err)
{
    const network *net = learner_network(l);
    uint32_t *community = who_alloc(sizeof *community * ((size_t)net->nnodes + 1));
    int rc = graph_communities(net, community, err);
    if (rc == WHO_OK) rc = topics_learn(s->topics, l, community, err);
    who_dealloc(community);
    return rc;
}

int who_learn_topics(who_session *s, const char *const *inputs, size_t ninputs, who_watch_fn watcher, void *payload,
                     who_err *err)
{
    memset(err, 0, sizeof *err);
    if (!s->topics || !topics_want_learning(s->topics)) return WHO_OK;
    int rc = check_readable_twice(inputs, ninputs, err);
    if (rc != WHO_OK) return rc;
    who_session first = *s; /* without topics and messages */
    first.topics = NULL;
    first.options.message = NULL;
    first.options.keyphrases = 0;
    learning l = {learner_new(), s->rules, watcher, payload};
    who_counts counts = {0};
    rc = who_run(&first, inputs, ninputs, learn_visit, &l, &counts, err);
    if (rc == WHO_OK || rc == WHO_EINPUT) rc = learn(s, l.learner, err); /* what cannot be read is said by the run */
    learner_free(l.learner);
    return rc;
}

/* ---- what is written ---- */

int who_write_statements(who_out *out, const who_session *s, const who_article *article, who_err *err)
{
    return export_statements(article, s, &s->options, out, err);
}

int who_write_statement_head(who_out *out, who_err *err) { return export_statement_head(out, err); }

int who_write_statement_table(who_out *out, const who_session *s, const who_article *article, int safe, who_err *err)
{
    return export_statement_table(article, s, &s->options, safe != 0, out, err);
}

int who_write_topics(who_out *out, const who_session *s, const who_article *article, who_err *err)
{
    return export_topics(article, s, out, err);
}

int who_write_shown(who_out *out, const who_session *s, const who_article *article, const who_show_style *style,
                    who_err *err)
{
    return export_shown(article, s, style, s->options.min_confidence, out, err);
}

int who_write_page_head(who_out *out, who_str title, who_err *err) { return export_page_head(title, out, err); }

int who_write_page(who_out *out, const who_session *s, const who_article *article, const who_show_style *style,
                   who_err *err)
{
    return export_page(article, s, style->why != 0, s->options.min_confidence, out, err);
}

int who_write_page_foot(who_out *out, who_err *err) { return export_page_foot(out, err); }

int who_write_speakers(who_out *out, const who_corpus *c, const who_summary_style *style, who_err *err)
{
    return export_speakers(corpus_of(c), style, out, err);
}

int who_write_unnamed(who_out *out, const who_corpus *c, const who_summary_style *style, who_err *err)
{
    return export_unnamed(corpus_of(c), style, out, err);
}

uint32_t who_corpus_find(const who_corpus *c, const char *name, uint32_t from)
{
    return export_find(corpus_of(c), name, from);
}

int who_write_schema(who_out *out, const char *output, who_err *err) { return export_schema(output, out, err); }

int who_write_graph(who_out *out, const who_graph *g, enum who_graph_format format, int safe, who_err *err)
{
    switch (format) {
    case WHO_GRAPHML:
        return graph_write_graphml(g, out, err);
    case WHO_GEXF:
        return graph_write_gexf(g, out, err);
    case WHO_JSON_FLAT:
    case WHO_JSON_GRAPHOLOGY:
    case WHO_JSON_CYTOSCAPE:
        return export_graph_json(g, format, out, err);
    case WHO_NODES_CSV:
    case WHO_EDGES_CSV:
        return export_graph_csv(g, format, safe != 0, out, err);
    }
    return err_set(err, WHO_EUSAGE, "format of graphs is unknown");
}

/* ---- graphs ---- */

int who_graph_check(const who_graph_options *options, who_err *err)
{
    memset(err, 0, sizeof *err);
    return graph_check(options, err);
}

int who_graph_new(who_graph **out, const who_corpus *c, const who_graph_options *options, who_err *err)
{
    memset(err, 0, sizeof *err);
    return graph_build(out, corpus_of(c), options, err);
}

int who_graph_slice(who_graph **out, const who_graph *g, uint32_t slice, who_err *err)
{
    memset(err, 0, sizeof *err);
    return graph_slice(out, g, &g->periods[slice], err);
}

void who_graph_free(who_graph *g) { graph_free(g); }

/* ---- version ---- */

static char version_text[256];
static pthread_once_t version_once = PTHREAD_ONCE_INIT;

static void write_version(void)
{
    char pcre2[32];
    rules_pcre2_version(pcre2, sizeof pcre2);
    snprintf(version_text, sizeof version_text, "whosaid %s\nigraph %s\nPCRE2 %s\ncJSON %s\nzlib %s\nzstd %s\n",
             WHO_VERSION, graph_igraph_version(), pcre2, input_cjson_version(), input_zlib_version(),
             input_zstd_version());
}

const char *who_version(void)
{
    pthread_once(&version_once, write_version);
    return version_text;
}
