/* compile.c - a program of the build: makes C of the topics that are compiled in, so that nothing of them is read,
 * hashed or sorted at each start.
 *
 *   compile TOPICS.TXT >news.c
 *
 * Enters: topics.txt. Leaves: the arrays that lexicon.c makes of it, as initializers, and `topic_news` that points to
 * them. A unit test compares them with what is read at run time.
 */
#include <inttypes.h>
#include <stdio.h>

#include "topic/internal.h"

static void open_array(const char *type, const char *name, const char *suffix)
{
    printf("static const %s %s%s[] = {\n", type, name, suffix);
}

static void print_chars(const tables *t)
{
    printf("static const char chars[] = \"\"");
    for (uint32_t i = 0; i < t->nchars; i++) {
        unsigned char c = (unsigned char)t->chars[i];
        if (i % 100 == 0) printf("\n    \"");
        if (c < ' ' || c > '~' || strchr("\\\"?", c))
            printf("\\%03o", c);
        else
            putchar(c);
        if (i % 100 == 99 || i + 1 == t->nchars) putchar('"');
    }
    printf(";\n");
}

static void print_rows(const tables *t)
{
    open_array("topic_row", "rows", "");
    for (uint32_t i = 0; i < t->nrows; i++) {
        const topic_row *x = &t->rows[i];
        printf("{%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32 "u,%" PRIu32 ",%" PRIu32 ",%" PRIu32 "},\n",
               x->id, x->id_len, x->label, x->label_len, x->broader, x->top, x->share, x->level);
    }
    printf("};\n");
}

static void print_terms(const tables *t)
{
    open_array("pattern", "patterns", "");
    for (uint32_t i = 0; i < t->npatterns; i++) {
        const pattern *x = &t->patterns[i];
        printf("{%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%u,%d},\n", x->first_part, x->first_use, x->nuses,
               (unsigned)x->nparts, x->caps);
    }
    printf("};\n");
    open_array("part", "parts", "");
    for (uint32_t i = 0; i < t->nparts; i++) {
        const part *x = &t->parts[i];
        printf("{%" PRIu32 ",%" PRIu32 ",%u,%u},\n", x->word, x->len, (unsigned)x->kind, (unsigned)x->stem);
    }
    printf("};\n");
    open_array("use", "uses", "");
    for (uint32_t i = 0; i < t->nuses; i++) {
        const use *x = &t->uses[i];
        printf("{%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%u,%d,%d},\n", x->pattern, x->topic, x->top, (unsigned)x->weight,
               x->ambiguous, x->derived);
    }
    printf("};\n");
}

static void print_entries(const char *name, const char *suffix, const index_entry *e, uint32_t n)
{
    open_array("index_entry", name, suffix);
    for (uint32_t i = 0; i < n; i++)
        printf("{UINT64_C(%" PRIu64 "),%" PRIu32 ",%u,%d},\n", e[i].key, e[i].pattern, (unsigned)e[i].nparts,
               e[i].caps);
    printf("{0,0,0,0}};\n");
}

static void print_index(const char *name, const term_index *x)
{
    uint32_t nbuckets = UINT32_C(1) << x->bits;
    open_array("uint32_t", name, "_first");
    for (uint32_t i = 0; i <= nbuckets; i++) printf("%" PRIu32 ",\n", x->first[i]);
    printf("};\n");
    print_entries(name, "_at", x->at, x->first[nbuckets]);
}

static void print_filter(const char *name, const filter *f)
{
    open_array("_Alignas(64) uint64_t", name, "");
    for (size_t i = 0; i < (size_t)LINE_BITS / 64 << f->bits; i++) printf("UINT64_C(%" PRIu64 "),\n", f->words[i]);
    printf("};\n");
}

static void print_tables(const tables *t)
{
    printf("/* Made by src/topic/compile.c. */\n#include \"topic/internal.h\"\n");
    print_chars(t);
    print_rows(t);
    print_terms(t);
    print_entries("anywhere", "", t->anywhere, t->nanywhere);
    print_index("words", &t->by[BY_WORD]);
    print_index("pairs", &t->by[BY_PAIR]);
    print_index("stems", &t->by[BY_STEM]);
    print_filter("start_lines", &t->starts);
    print_filter("stem_lines", &t->stems);
    printf("const tables topic_news = {\n.chars = chars, .rows = rows, .patterns = patterns, .parts = parts, .uses = "
           "uses,\n"
           ".anywhere = anywhere,\n");
    printf(".nchars = %" PRIu32 ", .nrows = %" PRIu32 ", .npatterns = %" PRIu32 ", .nparts = %" PRIu32
           ", .nuses = %" PRIu32 ",\n.nanywhere = %" PRIu32 ", .stem_mask = %" PRIu32 "u,\n",
           t->nchars, t->nrows, t->npatterns, t->nparts, t->nuses, t->nanywhere, t->stem_mask);
    printf(".by = {[BY_WORD] = {words_first, words_at, %" PRIu32 "},\n", t->by[BY_WORD].bits);
    printf("[BY_PAIR] = {pairs_first, pairs_at, %" PRIu32 "},\n", t->by[BY_PAIR].bits);
    printf("[BY_STEM] = {stems_first, stems_at, %" PRIu32 "}},\n", t->by[BY_STEM].bits);
    printf(".starts = {start_lines, %" PRIu32 "},\n.stems = {stem_lines, %" PRIu32 "}};\n", t->starts.bits,
           t->stems.bits);
}

int main(int argc, char **argv)
{
    buf file = {0};
    lexicon *x = NULL;
    who_err err = {0};
    int rc = argc == 2 ? read_file(argv[1], &file, &err) : WHO_EUSAGE;
    if (rc == WHO_OK) rc = read_news(&x, argv[1], buf_slice(&file), &err);
    if (rc == WHO_OK) print_tables(&x->t);
    if (rc == WHO_ERULES) fprintf(stderr, "%s:%" PRIu64 ":%" PRIu64 ": %s\n", argv[1], err.line, err.column, err.msg);
    lexicon_free(x);
    buf_free(&file);
    return rc != WHO_OK || fflush(stdout) != 0;
}
