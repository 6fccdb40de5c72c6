/* copies.c - near-duplicates: the texts of news agencies as many outlets print them.
 *
 * In: the text of each article. Out: whether an article before it has nearly the same, at all or in the same outlet.
 * Method: the set of all runs of four words is sketched by one-permutation MinHash (Li, Owen and Zhang 2012, after
 * Broder 1997) with empty bins filled from their neighbours (Shrivastava and Li 2014): two sketches agree in about as
 * many bins as the sets share of their union. Bands of four bins are keys of a table, so that only articles that share
 * a band are compared: linear time, about 400 bytes for each article.
 *
 * What it gets wrong: a copy that was cut to less than about 60 % or mixed with as much new text is an article of its
 * own; so is, in one of a hundred cases, one just above that. Which of two copies stays is the order of the input.
 */
#include "input/parts.h"

#define BINS 64
#define BAND 4
#define WORDS 4  /* of a run */
#define ALIKE 40 /* bins that agree at least: 0.62 */

struct copies {
    bool per_outlet;
    uint16_t (*sketches)[BINS];
    uint32_t n;
    map64 bands; /* to the first article with this band */
};

copies *copies_new(bool per_outlet)
{
    copies *c = who_alloc(sizeof *c);
    *c = (copies){.per_outlet = per_outlet};
    return c;
}

void copies_free(copies *c)
{
    if (!c) return;
    map64_free(&c->bands);
    who_dealloc(c->sketches);
    who_dealloc(c);
}

/* The hash of the next word, in lower case; false at the end. Anything but letters and digits of ASCII ends a word, and
 * all else above ASCII counts as a letter, except what marks and dashes begin with: outlets differ in these. */
static bool next_word(who_str s, size_t *at, uint64_t *hash)
{
    char letters[64];
    size_t n = 0;
    for (; *at < s.len; (*at)++) {
        unsigned char c = (unsigned char)s.ptr[*at];
        if (c >= 'A' && c <= 'Z') c |= 32;
        bool sign = c == 0xE2 && s.len - *at > 2 && (unsigned char)s.ptr[*at + 1] == 0x80;
        if (sign) *at += 2;
        if (!sign && (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            if (n < sizeof letters) letters[n++] = (char)c;
        } else if (n)
            break;
    }
    *hash = str_hash((who_str){letters, n});
    return n > 0;
}

/* Puts the run into its bin: six bits say which, the smallest of the rest stays. */
static void add_run(uint32_t mins[BINS], const uint64_t words[WORDS], uint32_t last)
{
    uint64_t h = 0;
    for (uint32_t i = 0; i < WORDS; i++) h = hash_mix(h, words[(last + 1 + i) % WORDS]);
    uint32_t bin = (uint32_t)(h >> 58), value = (uint32_t)(h >> 16);
    if (value < mins[bin]) mins[bin] = value;
}

void copies_sketch(doc *d)
{
    uint64_t words[WORDS] = {0};
    uint32_t mins[BINS], n = 0;
    memset(mins, 0xFF, sizeof mins);
    for (size_t at = 0; next_word(d->a.text, &at, &words[n % WORDS]); n++)
        if (n + 1 >= WORDS) add_run(mins, words, n % WORDS);
    if (n == 0) return;
    if (n < WORDS) add_run(mins, words, (n - 1) % WORDS);
    uint16_t *sketch = arena_alloc(&d->mem, sizeof *sketch * BINS);
    for (uint32_t i = 0; i < BINS; i++) {
        uint32_t from = i, steps = 0;
        while (mins[from] == UINT32_MAX && steps < BINS) from = (from + 1) % BINS, steps++;
        sketch[i] = (uint16_t)(hash_mix(mins[from], steps) >> 20);
    }
    d->sketch = sketch;
}

static uint32_t agreeing(const uint16_t *a, const uint16_t *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < BINS; i++) n += a[i] == b[i];
    return n;
}

bool copies_add(copies *c, const doc *d)
{
    if (!d->sketch) return false;
    uint64_t seed = c->per_outlet ? str_hash(d->a.outlet) : 0;
    uint64_t keys[BINS / BAND];
    for (uint32_t i = 0; i < BINS / BAND; i++) {
        keys[i] = hash_mix(seed, i);
        for (uint32_t k = 0; k < BAND; k++) keys[i] = hash_mix(keys[i], d->sketch[BAND * i + k]);
        uint32_t known = map64_get(&c->bands, keys[i]);
        if (known != WHO_NONE && agreeing(c->sketches[known], d->sketch) >= ALIKE) return true;
    }
    for (uint32_t i = 0; i < BINS / BAND; i++) map64_at(&c->bands, keys[i], c->n);
    if ((c->n & (c->n - 1)) == 0)
        c->sketches = who_realloc(c->sketches, sizeof *c->sketches * (c->n ? 2 * (size_t)c->n : 1));
    memcpy(c->sketches[c->n++], d->sketch, sizeof *c->sketches);
    return false;
}
