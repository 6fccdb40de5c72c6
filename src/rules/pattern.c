/* pattern.c - patterns.re to compiled PCRE2, and bounded matching.
 *
 * Every pattern is compiled with UTF, UCP and NEVER_BACKSLASH_C when the rules are loaded, and by the JIT, which takes
 * three times as long, where there is one and before the first match: an article needs a few of them. Texts were
 * checked for UTF-8 once when they were read, so matching is told not to check again: with the default check a find-all
 * loop over one long text is quadratic. Limits bound the match, the heap and the JIT stack; a limit that is hit is -1
 * and counted, never "no match".
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "rules/internal.h"

#define MATCH_LIMIT 1000000 /* backtracking steps; the built-in patterns need fewer than 1000 on real text */
#define HEAP_LIMIT 65536    /* KiB */
#define ARTICLE_LIMITS 8    /* limits hit in one article before it is left alone: bounds the time for many paragraphs */
#define JIT_STACK (512 * 1024)
#define FILTER_LETTERS                                                                                                 \
    3 /* of a word: enough to be rare, and compared at all places of a text in a few instructions                      \
       */
#define FILTER_WORDS 3

typedef struct regex {
    pcre2_code *code;     /* NULL: there is none */
    atomic_bool finished; /* by the JIT. Nobody matches with it before */
} regex;

struct pattern {
    regex main;
    regex begins;  /* the same, for a match that begins where the subject does; of those asked so only */
    regex further; /* for subjects that pass the filter */
    unsigned char filter[FILTER_WORDS][FILTER_LETTERS]; /* of fewer words the last is repeated */
};

struct match {
    const rules *rules;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    uint32_t limits_hit, in_article;
};

static const char *const NAMES[PAT_COUNT] = {
    [PAT_DATELINE] = "dateline",   [PAT_BYLINE] = "byline", [PAT_BOILERPLATE] = "boilerplate",
    [PAT_DATE_TEXT] = "date_text", [PAT_CREDIT] = "credit", [PAT_SPEAKER_LABEL] = "speaker_label",
};

/* A pattern and where each of its lines stands in the file, so that an error can be shown there. */
typedef struct pattern_source {
    buf name, text;
    struct piece {
        size_t at; /* in text */
        uint64_t line, column;
    } * pieces;
    uint32_t npieces;
} pattern_source;

static pcre2_code *compile_with(who_str source, uint32_t options, int *code, PCRE2_SIZE *at)
{
    return pcre2_compile((PCRE2_SPTR)source.ptr, source.len, PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | options,
                         code, at, NULL);
}

static void add_piece(pattern_source *p, who_str line, who_str part, uint64_t number)
{
    struct piece piece = {p->text.len, number, (uint64_t)(part.ptr - line.ptr) + 1};
    VEC_PUSH(p->pieces, p->npieces, piece);
    buf_str(&p->text, part);
}

/* PCRE2's message, at the line and column of the file that byte `at` of the pattern came from. */
static int refuse(const pattern_source *p, int code, size_t at, who_err *err)
{
    char text[200];
    uint32_t i = p->npieces - 1;
    while (i && p->pieces[i].at > at) i--;
    uint64_t column = p->pieces[i].column;
    for (size_t k = p->pieces[i].at; k < at; k++) column += ((unsigned char)p->text.ptr[k] & 0xC0) != 0x80;
    pcre2_get_error_message(code, (PCRE2_UCHAR *)text, sizeof text);
    return err_at(err, WHO_ERULES, "patterns.re", p->pieces[i].line, column, UINT64_MAX, "%s", text);
}

/* What stands between the name and the colon. */
static int read_filter(struct pattern *p, who_str words, uint64_t line, who_err *err)
{
    uint32_t n = 0;
    bool fits = words.len > 0;
    while (words.len && fits) {
        who_str one = str_split(&words, ' ');
        fits = one.len >= FILTER_LETTERS && n < FILTER_WORDS;
        for (uint32_t i = n++; i < FILTER_WORDS && fits; i++) memcpy(p->filter[i], one.ptr, FILTER_LETTERS);
    }
    if (fits) return WHO_OK;
    return err_at(err, WHO_ERULES, "patterns.re", line, 1, UINT64_MAX, "one to %d words of %d letters or more",
                  FILTER_WORDS, FILTER_LETTERS);
}

static int compile(rules *r, const pattern_source *p, who_err *err)
{
    who_str words = buf_slice(&p->name), name = str_split(&words, ' '), source = buf_slice(&p->text);
    bool further = str_is(str_split(&words, ' '), "with");
    for (int i = 0; i < PAT_COUNT; i++)
        if (str_is(name, NAMES[i]) && (further || name.len == p->name.len)) {
            struct pattern *out = &r->patterns[i];
            int code;
            PCRE2_SIZE at;
            pcre2_code *c = compile_with(source, 0, &code, &at);
            if (!c) return refuse(p, code, at, err);
            regex *place = further ? &out->further : &out->main;
            pcre2_code_free(place->code);
            place->code = c;
            if (further) return read_filter(out, words, p->pieces[0].line, err);
            /* An option at the time of the match would do, but the JIT does not know it. */
            pcre2_code_free(out->begins.code);
            out->begins.code = i == PAT_CREDIT ? compile_with(source, PCRE2_ANCHORED, &code, &at) : NULL;
            return WHO_OK;
        }
    name = buf_slice(&p->name);
    return err_at(err, WHO_ERULES, "patterns.re", p->pieces[0].line, 1, UINT64_MAX, "unknown pattern \"%.*s\"",
                  (int)name.len, name.ptr);
}

/* `name: regex`, carried on by indented lines, which are joined without their indentation. */
int patterns_compile(rules *r, who_err *err)
{
    who_str text = rules_file(r, "patterns.re");
    pattern_source p = {.npieces = 0};
    uint64_t line = 0;
    int rc = WHO_OK;
    r->patterns = who_alloc(sizeof *r->patterns * PAT_COUNT);
    memset(r->patterns, 0, sizeof *r->patterns * PAT_COUNT);
    r->finishing = who_alloc(sizeof *r->finishing);
    pthread_mutex_init(r->finishing, NULL);
    while (text.len && !rc) {
        who_str s = str_split(&text, '\n');
        line++;
        who_str t = str_trim(s);
        if (!t.len || t.ptr[0] == '#') continue;
        if (s.ptr[0] == ' ' || s.ptr[0] == '\t') {
            if (p.name.len) add_piece(&p, s, t, line);
            continue;
        }
        if (p.name.len) rc = compile(r, &p, err);
        buf_clear(&p.name), buf_clear(&p.text);
        who_dealloc(p.pieces);
        p.pieces = NULL, p.npieces = 0;
        who_str rest = t, head = str_split(&rest, ':');
        buf_str(&p.name, head);
        add_piece(&p, s, str_trim(rest), line);
    }
    if (p.name.len && !rc) rc = compile(r, &p, err);
    for (int i = 0; i < PAT_COUNT && !rc; i++)
        if (!r->patterns[i].main.code)
            rc = err_at(err, WHO_ERULES, "patterns.re", 0, 0, UINT64_MAX, "the pattern \"%s\" is missing", NAMES[i]);
    buf_free(&p.text), buf_free(&p.name);
    who_dealloc(p.pieces);
    return rc;
}

void patterns_free(rules *r)
{
    if (!r->patterns) return;
    for (int i = 0; i < PAT_COUNT; i++) {
        pcre2_code_free(r->patterns[i].main.code);
        pcre2_code_free(r->patterns[i].begins.code);
        pcre2_code_free(r->patterns[i].further.code);
    }
    pthread_mutex_destroy(r->finishing);
    who_dealloc(r->finishing);
    who_dealloc(r->patterns);
}

match *match_new(const rules *r)
{
    match *m = who_alloc(sizeof *m);
    m->rules = r;
    m->limits_hit = m->in_article = 0;
    m->data = pcre2_match_data_create(16, NULL);
    m->context = pcre2_match_context_create(NULL);
    m->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
    if (!m->data || !m->context) who_out_of_memory(0);
    pcre2_set_match_limit(m->context, MATCH_LIMIT);
    pcre2_set_heap_limit(m->context, HEAP_LIMIT);
    if (m->stack) pcre2_jit_stack_assign(m->context, NULL, m->stack);
    return m;
}

void match_free(match *m)
{
    if (!m) return;
    pcre2_match_data_free(m->data);
    pcre2_match_context_free(m->context);
    pcre2_jit_stack_free(m->stack);
    who_dealloc(m);
}

/* The code, finished by the JIT whichever thread asks first. */
static const pcre2_code *finished(const rules *r, regex *x)
{
    if (!atomic_load_explicit(&x->finished, memory_order_acquire)) {
        pthread_mutex_lock(r->finishing);
        if (!x->finished) pcre2_jit_compile(x->code, PCRE2_JIT_COMPLETE);
        atomic_store_explicit(&x->finished, true, memory_order_release);
        pthread_mutex_unlock(r->finishing);
    }
    return x->code;
}

static int find(match *m, regex *x, who_str subject, size_t from, who_span *out, size_t ngroups)
{
    if (m->in_article >= ARTICLE_LIMITS) {
        m->limits_hit++;
        return -1;
    }
    int n = pcre2_match(finished(m->rules, x), (PCRE2_SPTR)subject.ptr, subject.len, from, PCRE2_NO_UTF_CHECK, m->data,
                        m->context);
    if (n == PCRE2_ERROR_NOMATCH) return 0;
    if (n == PCRE2_ERROR_NOMEMORY) who_out_of_memory(0);
    if (n < 0) {
        m->limits_hit++;
        m->in_article++;
        return -1;
    }
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(m->data);
    for (size_t i = 0; i < ngroups; i++) {
        bool set = (int)i < n && v[2 * i] != PCRE2_UNSET;
        out[i] = set ? (who_span){(uint32_t)v[2 * i], (uint32_t)v[2 * i + 1]} : (who_span){0, 0};
    }
    return 1;
}

/* All words at all places: the loop has no branch, so that the compiler takes many bytes in one step. */
static bool passes_filter(const struct pattern *p, who_str s)
{
    const unsigned char *at = (const unsigned char *)s.ptr;
    unsigned char found = 0;
    for (size_t i = 0; i + FILTER_LETTERS <= s.len; i++)
        for (int w = 0; w < FILTER_WORDS; w++) {
            const unsigned char *k = p->filter[w];
            found |= ((at[i] | 32) == k[0]) & ((at[i + 1] | 32) == k[1]) & ((at[i + 2] | 32) == k[2]);
        }
    return found;
}

int pattern_find(match *m, enum pattern_id id, who_str subject, size_t from, who_span *out, size_t ngroups)
{
    struct pattern *p = &m->rules->patterns[id];
    int found = find(m, &p->main, subject, from, out, ngroups);
    if (found || !p->further.code || !passes_filter(p, subject)) return found;
    return find(m, &p->further, subject, from, out, ngroups);
}

int pattern_begins(match *m, enum pattern_id id, who_str subject, who_span *out, size_t ngroups)
{
    struct pattern *p = &m->rules->patterns[id];
    int found = find(m, p->begins.code ? &p->begins : &p->main, subject, 0, out, ngroups);
    return found == 1 && ngroups && out[0].start > 0 ? 0 : found;
}

void match_begin(match *m) { m->in_article = 0; }

uint32_t match_limits_hit(const match *m) { return m->limits_hit; }
