/* score_corpus.c - how well the program reads our own articles, and whether it still reads them as well as before.
 *
 *     score_corpus [--update | --errors] GOLD_FOLDER FLOORS INPUT...
 *
 * In: the articles of INPUT, and for each the expected statements in GOLD_FOLDER/ID.txt (support/gold.h); the ID of a
 * plain text file is its name without the ending. FLOORS holds the lowest value allowed for each measure.
 * Out: a table, and "N passed, N failed" as the last line, where each value of the table is one test: it fails when it
 * lies more than SLACK points below its floor. --update writes the table as the new floors; --errors prints every
 * statement that is missing (-), too many (+), or given to somebody else (- and +).
 *
 * Method: both sides become sets of word positions in the text. An expected statement is found when one found
 * statement covers half of its words or more, and right when the closest such statement has its speaker (the words of
 * one name are among those of the other, titles apart) and kind. A found statement is precise when an expected one
 * covers half of its words or more. Classes: recall by the expected type, precision by the found type.
 * Gets wrong: a content whose very words stand twice in an article is looked for after the one before it, and may be
 * taken for the wrong one.
 */
#include <stdlib.h>
#include <string.h>

#include "support/gold.h"

#define SLACK 0.5 /* points; less than one statement of the smallest class */

enum { NTYPES = 3, MEASURES = 3 };
enum measure { FOUND, RIGHT, PRECISE };
static const char *const measure_names[MEASURES] = {"found", "right", "precise"};

typedef struct scorer {
    const char *folder;
    bool errors;
    unsigned expected[NTYPES], returned[NTYPES], hits[NTYPES][MEASURES];
    unsigned articles;
} scorer;

/* The words of the text, in order. */
typedef struct words {
    who_str *at;
    size_t n;
} words;

/* One bit for each word of the text. */
typedef struct mask {
    unsigned char *in;
    size_t n;
} mask;

static words split(who_str s)
{
    words w = {NULL, 0};
    who_str word;
    size_t at = 0, cap = 0;
    while (gold_next_word(s, &at, &word)) {
        if (w.n == cap) {
            cap = cap ? 2 * cap : 64;
            w.at = gold_alloc(w.at, cap * sizeof *w.at);
        }
        w.at[w.n++] = word;
    }
    return w;
}

static bool equal(who_str a, who_str b) { return a.len == b.len && !memcmp(a.ptr, b.ptr, a.len); }

static mask mask_new(const words *w)
{
    mask m = {gold_alloc(NULL, w->n), w->n};
    memset(m.in, 0, w->n);
    return m;
}

static size_t common(const mask *a, const mask *b)
{
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++) n += a->in[i] & b->in[i];
    return n;
}

/* Where the words of `part` stand in the text, from word `from` on; w->n when they do not. */
static size_t find(const words *w, const words *part, size_t from)
{
    for (size_t i = from; i + part->n <= w->n; i++) {
        size_t k = 0;
        while (k < part->n && equal(w->at[i + k], part->at[k])) k++;
        if (k == part->n) return i;
    }
    return w->n;
}

/* The words of an expected statement; *cursor is where the last statement began. */
static mask mask_of_gold(const words *w, const gold *g, size_t *cursor, const char *id)
{
    mask m = mask_new(w);
    size_t from = *cursor;
    for (size_t p = 0; p < g->nparts; p++) {
        words part = split((who_str){g->parts[p], strlen(g->parts[p])});
        size_t at = find(w, &part, from);
        if (at == w->n) at = find(w, &part, 0);
        if (at == w->n) {
            fprintf(stderr, "%s: expected words that the text does not have: %s\n", id, g->parts[p]);
            exit(2);
        }
        memset(m.in + at, 1, part.n);
        from = at + part.n;
        if (!p) *cursor = at;
        free(part.at);
    }
    return m;
}

static mask mask_of_found(const words *w, const who_article *a, const who_statement *s)
{
    mask m = mask_new(w);
    for (uint32_t p = 0; p < s->ncontent; p++)
        for (size_t i = 0; i < w->n; i++) {
            size_t at = (size_t)(w->at[i].ptr - a->text.ptr);
            m.in[i] |= at >= s->content[p].start && at < s->content[p].end;
        }
    return m;
}

/* ---- names ---- */

static bool is_title(who_str word)
{
    static const char *const titles[] = {"mr",      "mrs",     "ms",   "miss", "dr",        "prof",     "professor",
                                         "sir",     "dame",    "lord", "lady", "president", "mayor",    "judge",
                                         "justice", "senator", "the",  "a",    "captain",   "minister", NULL};
    for (size_t i = 0; titles[i]; i++)
        if (equal(word, (who_str){titles[i], strlen(titles[i])})) return true;
    return false;
}

/* Every word of a that is no title is a word of b, and there is one. */
static bool within(const words *a, const words *b)
{
    size_t real = 0;
    for (size_t i = 0; i < a->n; i++) {
        size_t k = 0;
        if (is_title(a->at[i])) continue;
        real++;
        while (k < b->n && !equal(a->at[i], b->at[k])) k++;
        if (k == b->n) return false;
    }
    return real > 0;
}

static bool same_speaker(const gold *g, const who_article *a, const who_statement *s)
{
    char *one = gold_words((who_str){g->speaker, strlen(g->speaker)}), *other = gold_words(gold_speaker(a, s));
    words x = split((who_str){one, strlen(one)}), y = split((who_str){other, strlen(other)});
    bool same = *g->speaker == '?' ? s->speaker == WHO_NONE : within(&x, &y) || within(&y, &x);
    free(x.at);
    free(y.at);
    free(one);
    free(other);
    return same;
}

/* ---- one article ---- */

typedef struct pairing {
    const who_article *article;
    golds expected;
    mask *gold, *found;
} pairing;

/* The found statement closest to expected statement g, or WHO_NONE: the most words in common for the fewest others. */
static uint32_t closest(const pairing *p, size_t g)
{
    uint32_t best = WHO_NONE;
    double score = 0;
    size_t wanted = common(&p->gold[g], &p->gold[g]);
    for (uint32_t f = 0; f < p->article->nstatements; f++) {
        size_t both = common(&p->gold[g], &p->found[f]), own = common(&p->found[f], &p->found[f]);
        double now = (double)both / (double)(wanted + own - both);
        if (2 * both >= wanted && now > score) {
            score = now;
            best = f;
        }
    }
    return best;
}

static bool is_precise(const pairing *p, uint32_t f)
{
    size_t own = common(&p->found[f], &p->found[f]);
    for (size_t g = 0; g < p->expected.n; g++)
        if (own && 2 * common(&p->gold[g], &p->found[f]) >= own) return true;
    return false;
}

static void score_pairing(scorer *s, const pairing *p, const char *path)
{
    const who_article *a = p->article;
    for (size_t g = 0; g < p->expected.n; g++) {
        const gold *expected = &p->expected.at[g];
        uint32_t f = closest(p, g);
        bool right = f != WHO_NONE && same_speaker(expected, a, &a->statements[f]) &&
                     !strcmp(expected->kind, gold_kind(a, &a->statements[f]));
        if (expected->optional) continue;
        s->expected[expected->type]++;
        s->hits[expected->type][FOUND] += f != WHO_NONE;
        s->hits[expected->type][RIGHT] += right;
        if (right || !s->errors) continue;
        printf("%s %s\n", f == WHO_NONE ? "MISSING" : "WRONG", path);
        gold_print("- ", expected);
        if (f != WHO_NONE) gold_print_found("+ ", a, &a->statements[f]);
        putchar('\n');
    }
    for (uint32_t f = 0; f < a->nstatements; f++) {
        bool precise = is_precise(p, f);
        s->returned[a->statements[f].type]++;
        s->hits[a->statements[f].type][PRECISE] += precise;
        if (precise || !s->errors) continue;
        printf("TOO MANY %s\n", path);
        gold_print_found("+ ", a, &a->statements[f]);
        putchar('\n');
    }
}

/* GOLD_FOLDER/ID.txt, where a plain text file has its own name for an ID. */
static void gold_path(char *path, size_t size, const char *folder, const who_article *a)
{
    const char *file = a->origin.file ? a->origin.file : "", *name = strrchr(file, '/'), *dot;
    name = name ? name + 1 : file;
    dot = strrchr(name, '.');
    if (dot && !strcmp(dot, ".txt"))
        snprintf(path, size, "%s/%s", folder, name);
    else
        snprintf(path, size, "%s/%.*s.txt", folder, (int)a->id.len, a->id.ptr);
}

static int score_article(const who_article *a, void *payload, who_err *err)
{
    scorer *s = payload;
    words w = split(a->text);
    pairing p = {.article = a};
    char path[4096];
    size_t cursor = 0;
    text file;
    (void)err;
    gold_path(path, sizeof path, s->folder, a);
    file = gold_read_file(path);
    p.expected = gold_parse(file.ptr, path, 1);
    p.gold = gold_alloc(NULL, p.expected.n * sizeof *p.gold);
    p.found = gold_alloc(NULL, a->nstatements * sizeof *p.found);
    for (size_t g = 0; g < p.expected.n; g++) p.gold[g] = mask_of_gold(&w, &p.expected.at[g], &cursor, path);
    for (uint32_t f = 0; f < a->nstatements; f++) p.found[f] = mask_of_found(&w, a, &a->statements[f]);
    score_pairing(s, &p, path);
    s->articles++;
    for (size_t g = 0; g < p.expected.n; g++) free(p.gold[g].in);
    for (uint32_t f = 0; f < a->nstatements; f++) free(p.found[f].in);
    free(p.gold);
    free(p.found);
    gold_free(&p.expected);
    free(file.ptr);
    free(w.at);
    return 0;
}

/* ---- the table ---- */

static double value(const scorer *s, enum who_type type, enum measure m)
{
    unsigned of = m == PRECISE ? s->returned[type] : s->expected[type];
    return of ? 100.0 * s->hits[type][m] / of : 100.0;
}

static void print_table(const scorer *s, FILE *out)
{
    fprintf(out, "# class   %8s %8s %8s   per cent; of %u articles\n", measure_names[FOUND], measure_names[RIGHT],
            measure_names[PRECISE], s->articles);
    for (int t = 0; t < NTYPES; t++)
        fprintf(out, "%-9s %8.1f %8.1f %8.1f   # expected %u, returned %u\n", who_type_name((enum who_type)t),
                value(s, (enum who_type)t, FOUND), value(s, (enum who_type)t, RIGHT),
                value(s, (enum who_type)t, PRECISE), s->expected[t], s->returned[t]);
}

/* Compares one row of the floors; returns the values that are too low. */
static unsigned below(const scorer *s, enum who_type type, const double floors[MEASURES])
{
    unsigned low = 0;
    for (int m = 0; m < MEASURES; m++) {
        double now = value(s, type, (enum measure)m);
        if (now >= floors[m] - SLACK) continue;
        printf("FAILED %s %s: %.1f, the floor is %.1f\n", who_type_name(type), measure_names[m], now, floors[m]);
        low++;
    }
    return low;
}

static int check_floors(const scorer *s, const char *path)
{
    text file = gold_read_file(path);
    unsigned failed = 0, rows = 0;
    for (char *line = file.ptr; line; line = strchr(line, '\n')) {
        double floors[MEASURES];
        char name[16];
        line += *line == '\n';
        for (int t = 0; t < NTYPES; t++)
            if (sscanf(line, "%15s %lf %lf %lf", name, &floors[FOUND], &floors[RIGHT], &floors[PRECISE]) == 4 &&
                !strcmp(name, who_type_name((enum who_type)t))) {
                failed += below(s, (enum who_type)t, floors);
                rows++;
            }
    }
    free(file.ptr);
    if (rows != NTYPES) {
        fprintf(stderr, "%s: needs one row for each of direct, mixed, indirect\n", path);
        return 2;
    }
    printf("%u passed, %u failed\n", NTYPES * MEASURES - failed, failed);
    return failed > 0;
}

static int update_floors(const scorer *s, const char *path)
{
    FILE *f = fopen(path, "w");
    bool good = f != NULL;
    if (f) {
        fputs("# Written by `make corpus-update`: the lowest values that `make corpus` lets pass.\n", f);
        print_table(s, f);
        good = !ferror(f) && fclose(f) == 0;
    }
    if (!good) fprintf(stderr, "%s: cannot be written\n", path);
    return good ? 0 : 2;
}

static void on_message(const char *line, void *payload)
{
    (void)payload;
    fprintf(stderr, "%s\n", line);
}

int main(int argc, char **argv)
{
    scorer s = {0};
    who_options options = WHO_OPTIONS_INIT;
    who_session *session = NULL;
    who_counts counts = {0};
    who_err err;
    char message[1024];
    int first = 1, code;
    bool update = argc > 1 && !strcmp(argv[1], "--update");
    s.errors = argc > 1 && !strcmp(argv[1], "--errors");
    first += update || s.errors;
    if (argc < first + 3) {
        fputs("usage: score_corpus [--update | --errors] GOLD_FOLDER FLOORS INPUT...\n", stderr);
        return 2;
    }
    s.folder = argv[first];
    options.message = on_message;
    code = who_session_new(&session, &options, &err);
    if (code == WHO_OK)
        code = who_run(session, (const char *const *)argv + first + 2, (size_t)(argc - first - 2), score_article, &s,
                       &counts, &err);
    if (code != WHO_OK) fprintf(stderr, "%s\n", who_err_text(&err, message, sizeof message));
    who_session_free(session);
    if (code != WHO_OK) return 2;
    print_table(&s, stdout);
    return update ? update_floors(&s, argv[first + 1]) : s.errors ? 0 : check_floors(&s, argv[first + 1]);
}
