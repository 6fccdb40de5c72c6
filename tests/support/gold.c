/* gold.c - reads and compares expected statements: see gold.h.
 *
 * Comparison is by words, so that a mark or a comma at the edge of a span is no difference. What counts as a word
 * character is decided without tables: ASCII letters and digits, and everything above U+00BF that is not in the blocks
 * of general punctuation; small letters are made of ASCII only. That is enough for tests in European languages.
 */
#include "support/gold.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *path, unsigned line, const char *message)
{
    fprintf(stderr, "%s:%u: %s\n", path, line, message);
    exit(2);
}

void *gold_alloc(void *ptr, size_t size)
{
    void *p = realloc(ptr, size ? size : 1);
    if (!p) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return p;
}

void text_add(text *t, const char *bytes, size_t len)
{
    if (t->cap < t->len + len + 1) {
        t->cap = 2 * (t->len + len + 1);
        t->ptr = gold_alloc(t->ptr, t->cap);
    }
    if (len) memcpy(t->ptr + t->len, bytes, len);
    t->len += len;
    t->ptr[t->len] = '\0';
}

void text_puts(text *t, const char *string) { text_add(t, string, strlen(string)); }

text gold_read_file(const char *path)
{
    text t = {NULL, 0, 0};
    char buf[65536];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (!f) die(path, 0, strerror(errno));
    while ((n = fread(buf, 1, sizeof buf, f)) > 0) text_add(&t, buf, n);
    if (ferror(f)) die(path, 0, "cannot be read");
    fclose(f);
    text_add(&t, "", 0);
    return t;
}

/* ---- words ---- */

static bool is_word(uint32_t c)
{
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    return c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F) && c != 0xFEFF;
}

/* The code point at s[*at], which moves on; a byte that begins none counts as a space. */
static uint32_t next_char(who_str s, size_t *at)
{
    unsigned char b = (unsigned char)s.ptr[(*at)++];
    uint32_t c = b < 0xE0 ? b & 0x1Fu : b < 0xF0 ? b & 0x0Fu : b & 0x07u;
    if (b < 0x80) return b;
    if (b < 0xC0) return ' ';
    while (*at < s.len && ((unsigned char)s.ptr[*at] & 0xC0) == 0x80)
        c = c << 6 | ((unsigned char)s.ptr[(*at)++] & 0x3Fu);
    return c;
}

bool gold_next_word(who_str s, size_t *at, who_str *word)
{
    size_t start = s.len;
    while (*at < s.len) {
        size_t here = *at;
        bool in = is_word(next_char(s, at));
        if (in && start == s.len) {
            start = here;
        } else if (!in && start < s.len) {
            *word = (who_str){s.ptr + start, here - start};
            return true;
        }
    }
    *word = (who_str){s.ptr + start, s.len - start};
    return start < s.len;
}

char *gold_words(who_str s)
{
    text t = {NULL, 0, 0};
    who_str word;
    size_t at = 0;
    text_add(&t, "", 0);
    while (gold_next_word(s, &at, &word)) {
        if (t.len) text_puts(&t, " ");
        text_add(&t, word.ptr, word.len);
    }
    for (size_t i = 0; i < t.len; i++)
        if (t.ptr[i] >= 'A' && t.ptr[i] <= 'Z') t.ptr[i] = (char)(t.ptr[i] + 32);
    return t.ptr;
}

bool gold_same_words(const char *expected, who_str found)
{
    char *a = gold_words((who_str){expected, strlen(expected)}), *b = gold_words(found);
    bool same = !strcmp(a, b);
    free(a);
    free(b);
    return same;
}

/* ---- reading ---- */

static char *trimmed(char *s)
{
    char *end = s + strlen(s);
    while (*s == ' ' || *s == '\t') s++;
    while (end > s && strchr(" \t\r", end[-1])) *--end = '\0';
    return s;
}

static char *copy(const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(gold_alloc(NULL, n), s, n);
}

/* "~ mixed | Dmitar Vosk | person" */
static gold header(char *line, const char *path, unsigned number)
{
    static const char *const kinds[] = {"person", "anonymous", "institution", "group", "document", "?"};
    gold g = {0};
    char *speaker, *kind;
    size_t i = 0;
    g.optional = *line == '~';
    line = trimmed(line + g.optional);
    speaker = strchr(line, '|');
    kind = strrchr(line, '|');
    if (!speaker || speaker == kind)
        die(path, number, "expected 'type | speaker | kind', 'source:', 'cue:' or 'content:'");
    *speaker = *kind = '\0';
    line = trimmed(line);
    kind = trimmed(kind + 1);
    g.speaker = copy(trimmed(speaker + 1));
    g.kind = copy(kind);
    g.type = WHO_DIRECT;
    while (g.type < WHO_INDIRECT && strcmp(line, who_type_name(g.type)) != 0) g.type++;
    if (strcmp(line, who_type_name(g.type)) != 0) die(path, number, "the type is one of direct, mixed, indirect");
    while (i < 6 && strcmp(kind, kinds[i]) != 0) i++;
    if (i == 6) die(path, number, "the kind is one of person, anonymous, institution, group, document, ?");
    return g;
}

/* What follows "key: ", or NULL where the line is not of that kind. */
static const char *value_of(const char *line, const char *key)
{
    size_t n = strlen(key);
    return !strncmp(line, key, n) && line[n] == ':' ? trimmed((char *)line + n + 1) : NULL;
}

static bool field(gold *g, const char *line)
{
    const char *source = value_of(line, "source"), *cue = value_of(line, "cue"), *content = value_of(line, "content");
    if (source) {
        free(g->source);
        g->source = copy(source);
    } else if (cue) {
        free(g->cue);
        g->cue = copy(cue);
    } else if (content) {
        text t = {NULL, 0, 0};
        g->parts = gold_alloc(g->parts, (g->nparts + 1) * sizeof *g->parts);
        g->parts[g->nparts++] = copy(content);
        if (g->content) {
            text_puts(&t, g->content);
            text_puts(&t, " ");
        }
        text_puts(&t, content);
        free(g->content);
        g->content = t.ptr;
    }
    return source || cue || content;
}

golds gold_parse(char *body, const char *path, unsigned line)
{
    golds all = {NULL, 0};
    for (char *next; body; body = next, line++) {
        next = strchr(body, '\n');
        if (next) *next++ = '\0';
        if (*body == '#' || !*(body = trimmed(body)) || (all.n && field(&all.at[all.n - 1], body))) continue;
        if (all.n && !all.at[all.n - 1].content) die(path, line, "the statement above has no content");
        all.at = gold_alloc(all.at, (all.n + 1) * sizeof *all.at);
        all.at[all.n] = header(body, path, line);
        all.n++;
    }
    if (all.n && !all.at[all.n - 1].content) die(path, line, "the last statement has no content");
    return all;
}

void gold_free(golds *all)
{
    for (size_t i = 0; i < all->n; i++) {
        gold *g = &all->at[i];
        for (size_t k = 0; k < g->nparts; k++) free(g->parts[k]);
        free(g->parts);
        free(g->speaker);
        free(g->kind);
        free(g->source);
        free(g->cue);
        free(g->content);
    }
    free(all->at);
    *all = (golds){NULL, 0};
}

/* ---- what was found ---- */

who_str gold_span(const who_article *article, who_span span)
{
    return (who_str){article->text.ptr + span.start, span.end - span.start};
}

char *gold_content(const who_article *article, const who_statement *statement)
{
    text t = {NULL, 0, 0};
    for (uint32_t i = 0; i < statement->ncontent; i++) {
        who_str part = gold_span(article, statement->content[i]);
        text_add(&t, " ", i > 0);
        text_add(&t, part.ptr, part.len);
    }
    return t.ptr;
}

who_str gold_speaker(const who_article *article, const who_statement *statement)
{
    return statement->speaker == WHO_NONE ? (who_str){"?", 1} : article->speakers[statement->speaker].name;
}

const char *gold_kind(const who_article *article, const who_statement *statement)
{
    return statement->speaker == WHO_NONE ? "?" : who_kind_name(article->speakers[statement->speaker].kind);
}

/* A text may hold line ends; a block may not. */
static void print_line(const char *lead, const char *key, who_str value)
{
    if (!value.len) return;
    printf("%s%s: ", lead, key);
    for (size_t i = 0; i < value.len; i++) putchar(value.ptr[i] == '\n' ? ' ' : value.ptr[i]);
    putchar('\n');
}

void gold_print_found(const char *lead, const who_article *article, const who_statement *statement)
{
    who_str name = gold_speaker(article, statement);
    printf("%s%s | %.*s | %s\n", lead, who_type_name(statement->type), (int)name.len, name.ptr,
           gold_kind(article, statement));
    print_line(lead, "source", gold_span(article, statement->source));
    print_line(lead, "cue", gold_span(article, statement->cue));
    for (uint32_t i = 0; i < statement->ncontent; i++)
        print_line(lead, "content", gold_span(article, statement->content[i]));
    printf("%s  (%s: %.*s)\n", lead, statement->rule, (int)statement->why.len, statement->why.ptr);
}

void gold_print(const char *lead, const gold *expected)
{
    printf("%s%s%s | %s | %s\n", lead, expected->optional ? "~ " : "", who_type_name(expected->type), expected->speaker,
           expected->kind);
    if (expected->source) printf("%ssource: %s\n", lead, expected->source);
    if (expected->cue) printf("%scue: %s\n", lead, expected->cue);
    for (size_t i = 0; i < expected->nparts; i++) printf("%scontent: %s\n", lead, expected->parts[i]);
}
