/* run_cases.c - runs the specification: short texts, and the statements that must be found in them.
 *
 *     run_cases FILE...
 *
 * In: case files, as the *.txt beside this file. Lines that begin with # are prose; a line ==== begins a case:
 *
 *     ====
 *     name: the cue stands between two parts
 *     “Come in,” said Ada Quist. “It is cold.”
 *     ---
 *     direct | Ada Quist | person
 *     content: “Come in,”
 *     content: “It is cold.”
 *
 * The expected statements are described in support/gold.h; the single word "none" is none at all. `known:` in place of
 * `name:` is a known failure: it is run, and counted apart; one that passes is named, so that the word can go.
 * Out: every failed case as a difference, - expected and + found, and "N passed, N failed" as the last line; exit
 * status 1 when a case failed, 2 when a case file cannot be understood.
 * Method: the cases of a file become one JSON Lines file, which who_run() reads as it would read anybody's. Every
 * article stands there again without its end, cut in places: nothing is expected of those but that they are read, which
 * under a sanitizer says that no rule looks beyond the words of a text that ends amid a clause.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/gold.h"

typedef struct test_case {
    const char *name;
    char *article;
    unsigned line;
    bool known, ran, passed;
    golds expected;
} test_case;

#define CUTS 4 /* places in which each article is cut, by its length */

typedef struct suite {
    const char *path;
    test_case *at;
    size_t n;
    size_t cuts; /* articles without their end that were read */
    unsigned passed, failed, known;
} suite;

static void die(const char *path, unsigned line, const char *message)
{
    fprintf(stderr, "%s:%u: %s\n", path, line, message);
    exit(2);
}

/* ---- reading the case files ---- */

/* The next line of *rest without its end, or NULL; *rest moves on. */
static char *cut_line(char **rest)
{
    char *line = *rest, *end;
    if (!line) return NULL;
    end = strchr(line, '\n');
    *rest = end ? end + 1 : NULL;
    if (end) *end = '\0';
    return line;
}

/* One case: `body` is what stands between two lines ====, its first line is number `line`. */
static void add_case(suite *s, char *body, unsigned line)
{
    test_case c = {.name = "(no name)", .line = line};
    text article = {NULL, 0, 0};
    char *rest = body, *here;
    text_add(&article, "", 0);
    while ((here = cut_line(&rest)) && strcmp(here, "---") != 0) {
        line++;
        if (!article.len && (!strncmp(here, "name: ", 6) || !strncmp(here, "known: ", 7))) {
            c.known = *here == 'k';
            c.name = here + (c.known ? 7 : 6);
        } else if (*here != '#' && (article.len || *here)) {
            text_puts(&article, here);
            text_puts(&article, "\n");
        }
    }
    while (article.len && article.ptr[article.len - 1] == '\n') article.ptr[--article.len] = '\0';
    c.article = article.ptr;
    if (!here && !article.len) { /* prose before the first case */
        free(c.article);
        return;
    }
    if (!here || !article.len) die(s->path, c.line, "a case is an article, a line ---, and what is expected");
    rest = rest ? rest + strspn(rest, "\n") : NULL;
    if (!rest || !*rest) die(s->path, c.line, "a case without expected statements says none");
    if (strncmp(rest, "none", 4) != 0 || strspn(rest + 4, "\n") != strlen(rest + 4))
        c.expected = gold_parse(rest, s->path, line + 1);
    s->at = gold_alloc(s->at, (s->n + 1) * sizeof *s->at);
    s->at[s->n++] = c;
}

static void read_cases(suite *s, char *file)
{
    char *rest = file, *body = file;
    unsigned line = 1, began = 1;
    for (char *here; (here = rest); line++) {
        char *end = strchr(here, '\n');
        rest = end ? end + 1 : NULL;
        if (strncmp(here, "====", 4) != 0 || strcspn(here, "\n") != 4) continue;
        if (here > body)
            here[-1] = '\0';
        else
            *here = '\0';
        add_case(s, body, began);
        body = rest ? rest : here + 4;
        began = line + 1;
    }
    add_case(s, body, began);
}

/* ---- comparing ---- */

static bool same(const gold *expected, const who_article *article, const who_statement *found)
{
    char *content;
    bool equal;
    if (expected->type != found->type || strcmp(expected->kind, gold_kind(article, found)) != 0) return false;
    if (*expected->speaker == '?' ? found->speaker != WHO_NONE
                                  : !gold_same_words(expected->speaker, gold_speaker(article, found)))
        return false;
    if (expected->source && !gold_same_words(expected->source, gold_span(article, found->source))) return false;
    if (expected->cue && !gold_same_words(expected->cue, gold_span(article, found->cue))) return false;
    content = gold_content(article, found);
    equal = gold_same_words(expected->content, (who_str){content, strlen(content)});
    free(content);
    return equal;
}

/* Pairs expected and found statements one to one; prints what is left over when asked to. */
static bool compare(const test_case *c, const who_article *article, bool print)
{
    bool *used = gold_alloc(NULL, article->nstatements), good = true;
    memset(used, 0, article->nstatements);
    for (size_t e = 0; e < c->expected.n; e++) {
        const gold *expected = &c->expected.at[e];
        uint32_t f = 0;
        while (f < article->nstatements && (used[f] || !same(expected, article, &article->statements[f]))) f++;
        if (f < article->nstatements) {
            used[f] = true;
        } else if (!expected->optional) {
            good = false;
            if (print) gold_print("- ", expected);
        }
    }
    for (uint32_t f = 0; f < article->nstatements; f++) {
        if (used[f]) continue;
        good = false;
        if (print) gold_print_found("+ ", article, &article->statements[f]);
    }
    free(used);
    return good;
}

static int check_article(const who_article *article, void *payload, who_err *err)
{
    suite *s = payload;
    size_t i = strtoul(article->id.ptr, NULL, 10); /* the id ends before the quotation mark of its record */
    test_case *c = &s->at[i < s->n ? i : 0];
    (void)err;
    if (i >= s->n) {
        s->cuts++;
        return 0;
    }
    c->ran = true;
    c->passed = compare(c, article, false);
    if (c->passed || c->known) return 0;
    printf("FAILED %s:%u: %s\n", s->path, c->line, c->name);
    compare(c, article, true);
    putchar('\n');
    return 0;
}

/* ---- running ---- */

static void write_json(FILE *f, size_t id, const char *article, size_t len)
{
    fprintf(f, "{\"id\":\"%zu\",\"text\":\"", id);
    for (const char *end = article + len; article < end; article++) {
        if (*article == '\n')
            fputs("\\n", f);
        else if (*article == '"' || *article == '\\')
            fprintf(f, "\\%c", *article);
        else if ((unsigned char)*article < 0x20)
            fprintf(f, "\\u%04x", (unsigned)*article);
        else
            fputc(*article, f);
    }
    fputs("\"}\n", f);
}

/* How long the article is up to the last space before its k-th part of CUTS; the last has all but its final sign. */
static size_t cut_length(const char *article, size_t k)
{
    size_t len = strlen(article), at = len * k / CUTS;
    if (k == CUTS) return len > 1 && (unsigned char)article[len - 1] < 0x80 ? len - 1 : len;
    while (at && article[at] != ' ') at--;
    return at ? at : len;
}

/* The articles of all cases of the file, where who_run() can read them. */
static void write_articles(const suite *s, char *path, size_t size)
{
    const char *folder = getenv("TMPDIR");
    FILE *f = NULL;
    int fd;
    snprintf(path, size, "%s/whosaid-cases-XXXXXX", folder && *folder ? folder : "/tmp");
    fd = mkstemp(path);
    if (fd >= 0) f = fdopen(fd, "w");
    if (!f) die(path, 0, "cannot be created");
    for (size_t i = 0; i < s->n; i++) write_json(f, i, s->at[i].article, strlen(s->at[i].article));
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = 1; k <= CUTS; k++)
            write_json(f, s->n + i * CUTS + k, s->at[i].article, cut_length(s->at[i].article, k));
    if (fclose(f) != 0) die(path, 0, "cannot be written");
}

static void count(suite *s)
{
    if (s->cuts != s->n * CUTS) {
        printf("FAILED %s: %zu of %zu articles without their end were read\n\n", s->path, s->cuts, s->n * CUTS);
        s->failed++;
    }
    for (size_t i = 0; i < s->n; i++) {
        const test_case *c = &s->at[i];
        if (!c->ran) printf("FAILED %s:%u: %s\nthe article was not read\n\n", s->path, c->line, c->name);
        if (c->passed && c->known) printf("known failure that passes now: %s:%u: %s\n", s->path, c->line, c->name);
        if (c->known && c->ran)
            s->known++;
        else if (c->passed)
            s->passed++;
        else
            s->failed++;
    }
}

static void on_message(const char *line, void *payload)
{
    (void)payload;
    fprintf(stderr, "%s\n", line);
}

static void run_file(suite *s, who_session *session)
{
    text file = gold_read_file(s->path);
    char path[4096], message[1024];
    const char *const inputs[] = {path};
    who_counts counts = {0};
    who_err err;
    read_cases(s, file.ptr);
    write_articles(s, path, sizeof path);
    if (who_run(session, inputs, 1, check_article, s, &counts, &err) != WHO_OK)
        printf("%s\n", who_err_text(&err, message, sizeof message)); /* count() counts what was not read */
    remove(path);
    count(s);
    for (size_t i = 0; i < s->n; i++) {
        free(s->at[i].article);
        gold_free(&s->at[i].expected);
    }
    free(s->at);
    free(file.ptr);
}

int main(int argc, char **argv)
{
    unsigned passed = 0, failed = 0, known = 0;
    who_options options = WHO_OPTIONS_INIT;
    who_session *session;
    who_err err;
    char message[1024];
    options.message = on_message;
    options.threads = 1;
    if (who_session_new(&session, &options, &err) != WHO_OK) {
        fprintf(stderr, "%s\n", who_err_text(&err, message, sizeof message));
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        suite s = {.path = argv[i]};
        run_file(&s, session);
        passed += s.passed;
        failed += s.failed;
        known += s.known;
    }
    who_session_free(session);
    if (known) printf("known failures: %u\n", known);
    printf("%u passed, %u failed\n", passed, failed);
    return failed > 0;
}
