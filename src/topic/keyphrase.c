/* keyphrase.c - the key phrases of an article, from the article alone.
 *
 * Enters: tagged tokens. Leaves: a->keyphrases, best first. The runs of content words (phrase.c) give the candidates.
 * Each is described by what the published methods without a model found to tell:
 *   - how often it occurs, in logarithm: TF of KP-Miner (El-Beltagy and Rafea 2009), TFNorm of YAKE (Campos et al.
 *     2020); a surname also where the full name stands;
 *   - where it occurs first: KP-Miner's cut-off, TPosition of YAKE, first occurrence of KEA (Witten et al. 1999);
 *   - how much of what stands around it varies: the share of its occurrences that fill a whole run between function
 *     words, which is how RAKE (Rose et al. 2010) and KP-Miner choose candidates, and what TRel of YAKE measures;
 *   - case: names and words in capitals, as TCase of YAKE;
 *   - how many words it has, and their part of speech (Hulth 2003);
 *   - its letters. The methods that ask how rare a word is need a collection to count in; a single article has none,
 *     but rare words are long (Zipf), so that length stands for the inverse document frequency.
 * The sum of the features with the weights below is the logarithm of the odds that a reader marks the phrase. They were
 * found by logistic regression on the 250 texts that measure them, and then by steps of single weights: other texts
 * will score lower. In folds, regressions and boosted trees with a hundred features, among them how frequent a word is
 * in a list of 80 000 and in other news, did no better than these few. Of two phrases of which one holds the other, the
 * lower goes if it is seldom found elsewhere. Gets wrong: an article tells not which of its words are rare elsewhere:
 * long general words get in.
 */
#include <math.h>

#include "topic/internal.h"
#include "topic/phrase.h"

/* A distinct phrase of the article. */
typedef struct candidate {
    uint32_t from, to; /* tokens: its first occurrence */
    uint32_t times, whole;
    uint32_t rank; /* words before the first occurrence */
    bool covered;  /* it never occurs but inside one longer phrase that occurs as often */
    bool shown;    /* from, to are an occurrence that begins with a small letter: a capital may be the sentence's */
    double odds;
} candidate;

typedef struct finder {
    doc *d;
    const rules *r;
    map64 at;       /* key -> candidates */
    map64 in_names; /* word -> how often it is a name or a part of one: Korvin also counts where Liesel Korvin stands */
    candidate *all;
    uint32_t n;
    uint64_t *words; /* of each token: phrase_word(), 0 until asked for */
} finder;

/* ---- what the features are worth ---- */

#define ONE_WORD (-1.65)
static const double MORE_WORDS[PHRASE_NAME_WORDS + 1] = {0, 0, -2.3, -3.0, -3.3, -3.3, -3.3};
#define LETTER_ONE 0.23   /* for each letter of a single word, */
#define LETTER_MORE 0.11  /* and for each of the mean of several words, */
#define LETTERS_MOST 11.0 /* up to here */
#define TIMES_ONE 1.08
#define TIMES_MORE 0.68
#define FIRST_LOG (-0.21)
#define WHOLE_ONE 0.57
#define WHOLE_MORE 1.04
#define IS_NAME_ONE (-0.29)
#define IS_UPPER_ONE 0.21
#define IS_SOURCE (-0.4) /* official, aide, witness: who speaks, not what about */
#define IS_VERB (-0.47)
#define IS_ADJECTIVE (-0.15)
#define IS_NUMBER (-1.6)
#define HAS_HYPHEN (-2.0) /* "year-earlier": mostly a modifier of the word behind it */
#define ALL_NAMES 0.49
#define SOME_NAMES (-0.22)
#define HAS_NUMBER (-0.64)
#define INSIDE_TIMES 1.5 /* a phrase inside a better one stays if it occurs more often by this */

static uint32_t letters_of(who_str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.len; i++) n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

static uint64_t word_at(finder *z, uint32_t t)
{
    if (z->words[t] == 0) z->words[t] = phrase_word(z->d, t) | 1;
    return z->words[t];
}

static double odds_of(finder *z, const candidate *c)
{
    uint32_t words = c->to - c->from, letters = 0, names = 0, numbers = 0;
    for (uint32_t t = c->from; t < c->to; t++) {
        enum phrase_part is = phrase_part(z->d, z->r, t);
        letters += letters_of(doc_token(z->d, t));
        names += is == PART_NAME;
        numbers += is == PART_NUMBER;
    }
    double mean = fmin((double)letters / words, LETTERS_MOST), whole = (double)c->whole / c->times;
    double odds = FIRST_LOG * log(1.0 + c->rank);
    if (words > 1)
        return odds + TIMES_MORE * log(c->times) + MORE_WORDS[words] + LETTER_MORE * mean + WHOLE_MORE * whole +
               (numbers ? HAS_NUMBER : 0) +
               (names == words ? ALL_NAMES
                : names        ? SOME_NAMES
                               : 0);
    enum phrase_part is = phrase_part(z->d, z->r, c->from);
    const token *k = &z->d->tokens[c->from];
    uint32_t times = c->times, in_names = names ? map64_get(&z->in_names, word_at(z, c->from)) : 0;
    if (in_names > times) times = in_names;
    return odds + TIMES_ONE * log(times) + ONE_WORD + LETTER_ONE * mean + WHOLE_ONE * whole +
           (names ? IS_NAME_ONE : 0) +
           (is == PART_VERB     ? IS_VERB
            : is == PART_ADJ    ? IS_ADJECTIVE
            : is == PART_NUMBER ? IS_NUMBER
                                : 0) +
           (k->shape & SHAPE_HYPHEN ? HAS_HYPHEN : 0) + (k->shape & SHAPE_UPPER ? IS_UPPER_ONE : 0) +
           (rules_at(z->r, k->word)->lex & LEX_ANON ? IS_SOURCE : 0);
}

/* ---- candidates ---- */

static void add_run(finder *z, uint32_t first, uint32_t last, uint32_t before)
{
    for (uint32_t t = first; t < last; t++)
        if (phrase_part(z->d, z->r, t) == PART_NAME) ++*map64_at(&z->in_names, word_at(z, t), 0);
    for (uint32_t from = first; from < last; from++) {
        uint64_t key = 0;
        for (uint32_t to = from + 1; to <= last && to - from <= PHRASE_NAME_WORDS; to++) {
            key = hash_mix(key, word_at(z, to - 1));
            if (!phrase_fits(z->d, z->r, first, last, from, to)) continue;
            uint32_t *slot = map64_at(&z->at, key, z->n);
            if (*slot == z->n)
                ARENA_PUSH(&z->d->mem, z->all, z->n,
                           ((candidate){.from = from, .to = to, .rank = before + from - first}));
            candidate *c = &z->all[*slot];
            c->times++;
            c->whole += from == first && to == last;
            if (!c->shown && !(z->d->tokens[from].shape & SHAPE_CAP)) {
                c->shown = true;
                c->from = from;
                c->to = to;
            }
        }
    }
}

static void find_candidates(finder *z)
{
    doc *d = z->d;
    uint32_t before = 0; /* words of the paragraphs that count, so far */
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        const paragraph *p = &d->paragraphs[i];
        if (p->kind == PARA_BOILERPLATE || p->kind == PARA_BYLINE || p->kind == PARA_LABEL) continue;
        uint32_t body = p->body > p->first_token ? p->body : p->first_token, at = body, first, last;
        while (phrase_run(d, z->r, &at, p->last_token, &first, &last)) add_run(z, first, last, before + first - body);
        before += p->last_token - body;
    }
}

/* "desalination" that is always the "desalination plant" goes, as KP-Miner counts a phrase without the longer ones that
 * hold it; where both occur once, either may be the phrase. */
static void mark_covered(finder *z)
{
    for (uint32_t i = 0; i < z->n; i++) {
        const candidate *whole = &z->all[i];
        if (whole->times < 2) continue;
        for (uint32_t from = whole->from; from < whole->to; from++) {
            uint64_t key = 0;
            for (uint32_t to = from + 1; to <= whole->to; to++) {
                key = hash_mix(key, word_at(z, to - 1));
                uint32_t inner = to - from < whole->to - whole->from ? map64_get(&z->at, key) : WHO_NONE;
                if (inner != WHO_NONE && z->all[inner].times == whole->times) z->all[inner].covered = true;
            }
        }
    }
}

/* ---- the choice ---- */

static bool is_better(const candidate *a, const candidate *b)
{
    if (a->odds < b->odds || a->odds > b->odds) return a->odds > b->odds;
    return a->from != b->from ? a->from < b->from : a->to < b->to;
}

/* Puts candidate i of the heap [0, n), whose first is the best, in its place. */
static void sink(candidate *all, uint32_t i, uint32_t n)
{
    candidate moved = all[i];
    for (uint32_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && is_better(&all[child + 1], &all[child])) child++;
        if (!is_better(&all[child], &moved)) break;
        all[i] = all[child];
    }
    all[i] = moved;
}

/* Takes the best of the heap [0, n) out of it, to the place behind what is left; few of all are ever asked for. */
static const candidate *take_best(candidate *all, uint32_t n)
{
    candidate best = all[0];
    all[0] = all[n - 1];
    all[n - 1] = best;
    sink(all, 0, n - 1);
    return &all[n - 1];
}

/* Are the words of a a part of those of b? */
static bool is_inside(finder *z, const candidate *a, const candidate *b)
{
    uint32_t n = a->to - a->from, m = b->to - b->from;
    for (uint32_t shift = 0; n < m && shift + n <= m; shift++) {
        uint32_t i = 0;
        while (i < n && word_at(z, a->from + i) == word_at(z, b->from + shift + i)) i++;
        if (i == n) return true;
    }
    return false;
}

static bool tells_nothing_new(finder *z, const candidate *c, const candidate *const *chosen, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (is_inside(z, c, chosen[i]) && c->times <= INSIDE_TIMES * chosen[i]->times) return true;
        if (chosen[i]->to - chosen[i]->from > 1 && is_inside(z, chosen[i], c)) return true;
    }
    return false;
}

void topic_keyphrases(doc *d, const rules *r, uint32_t most)
{
    finder z = {.d = d, .r = r};
    who_article *a = &d->a;
    a->nkeyphrases = 0;
    if (most == 0 || d->ntokens == 0) return;
    z.words = arena_alloc(&d->mem, sizeof *z.words * d->ntokens);
    find_candidates(&z);
    mark_covered(&z);
    map64_free(&z.at);
    for (uint32_t i = 0; i < z.n; i++) z.all[i].odds = odds_of(&z, &z.all[i]);
    map64_free(&z.in_names);
    for (uint32_t i = z.n / 2; i-- > 0;) sink(z.all, i, z.n);
    if (most > z.n) most = z.n;
    const candidate **chosen = arena_alloc(&d->mem, sizeof *chosen * (most + 1));
    a->keyphrases = arena_alloc(&d->mem, sizeof *a->keyphrases * (most + 1));
    for (uint32_t left = z.n; left && a->nkeyphrases < most; left--) {
        const candidate *c = take_best(z.all, left);
        if (c->covered || tells_nothing_new(&z, c, chosen, a->nkeyphrases)) continue;
        chosen[a->nkeyphrases] = c;
        a->keyphrases[a->nkeyphrases++] =
            (who_keyphrase){phrase_text(d, c->from, c->to), (float)(1 / (1 + exp(-c->odds)))};
    }
}
