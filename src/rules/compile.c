/* compile.c - prints the tables of the built-in rule files as C: a program of its own, run when the others are built,
 * so that they need not read 80,000 words at each start.
 *
 * Enters: the built-in files. Leaves: lexicon_builtin on standard output. What it prints is the same on every machine.
 */
#include <inttypes.h>
#include <stdio.h>

#include "rules/internal.h"

static void print_text(who_str s)
{
    putchar('"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool plain = (c | 32) >= 'a' && (c | 32) <= 'z';
        printf(plain || c == ' ' ? "%c" : "\\%03o", c);
    }
    putchar('"');
}

static void print_words(const lexicon *x)
{
    puts("static word words[] = {");
    for (uint32_t i = 0; i <= x->nwords; i++) {
        const word *w = &x->words[i];
        printf("{%" PRIu32 ",%d,%d,%d,%d,%d,%d,%d},\n", w->lex, w->pos, w->pos2, w->form, w->phrase_max, w->cue,
               w->role, w->inside);
    }
    puts("};\nstatic uint32_t canon[] = {");
    for (uint32_t i = 0; i < x->nwords; i++) printf("%" PRIu32 ",\n", x->canon[i]);
    puts("};\nstatic uint32_t spelling_at[] = {");
    for (uint32_t i = 0; i <= x->nwords; i++) printf("%" PRIu32 ",\n", x->spelling_at[i]);
    puts("};\nstatic char spellings[] =");
    for (uint32_t i = 0; i < x->nwords; i++) {
        uint32_t at = x->spelling_at[i];
        print_text((who_str){x->spellings + at, x->spelling_at[i + 1] - at});
        putchar('\n');
    }
    puts(";\nstatic uint64_t slots[] = {");
    for (uint32_t i = 0; i <= x->slot_mask; i++) printf("UINT64_C(%" PRIu64 "),\n", x->slots[i]);
    puts("};");
}

static void print_cues(const lexicon *x)
{
    puts("static cue cues[] = {");
    for (uint32_t i = 0; i < x->ncues; i++) {
        printf("{{");
        print_text(x->cues[i].lemma);
        printf(",%zu},%" PRIu32 "},\n", x->cues[i].lemma.len, x->cues[i].frames);
    }
    puts("};");
}

static void print_map(const char *name, const number_map *h)
{
    printf("static uint64_t %s_keys[] = {\n", name);
    for (uint32_t i = 0; i <= h->mask; i++) printf("UINT64_C(%" PRIu64 "),\n", h->keys[i]);
    printf("};\nstatic uint32_t %s_values[] = {\n", name);
    for (uint32_t i = 0; i <= h->mask; i++) printf("%" PRIu32 ",\n", h->values[i]);
    printf("};\n#define %s {%s_keys,%s_values,%" PRIu32 "}\n", name, name, name, h->mask);
}

static void print_weights(const lexicon *x)
{
    puts("static weight weights[] = {");
    for (uint32_t i = 0; i <= UINT64_MAX >> x->weights_shift; i++)
        printf("{%" PRIu32 "u,%af},\n", x->weights[i].tag, (double)x->weights[i].weight);
    puts("};");
}

static void print_lexicon(const lexicon *x)
{
    puts("/* Made by src/rules/compile.c. */\n#include \"rules/internal.h\"");
    print_words(x);
    print_cues(x);
    print_map("phrases", &x->phrases);
    print_map("nicknames", &x->nicknames);
    print_map("bodies", &x->bodies);
    print_weights(x);
    printf("const lexicon lexicon_builtin = {slots,%" PRIu32 ",%" PRIu32
           ",words,canon,spelling_at,spellings,cues,%" PRIu32 ",\nphrases,nicknames,bodies,weights,%" PRIu32 "};\n",
           x->slot_mask, x->nwords, x->ncues, x->weights_shift);
}

int main(void)
{
    rules r = {0};
    who_err err;
    char text[512];
    if (files_load(&r, NULL, &err) != WHO_OK || lexicon_build(&r.lexicon, &r, &err) != WHO_OK) {
        fprintf(stderr, "%s\n", who_err_text(&err, text, sizeof text));
        return 1;
    }
    print_lexicon(&r.lexicon);
    lexicon_release(&r.lexicon);
    files_free(&r);
    return fflush(stdout) != 0 || ferror(stdout);
}
