/* keyphrase.c - the key phrases of an article, from the article alone.
 *
 * Enters: tagged tokens. Leaves: a->keyphrases, best first. The runs of content words (phrase.c) give the candidates.
 * Each is described by what the published methods without a model found to tell:
 *   - how often it occurs, in logarithm: TF of KP-Miner (El-Beltagy and Rafea 2009), TFNorm of YAKE (Campos et al.
 *     2020); a surname also where the full name stands;
 *   - where it occurs first: KP-Miner's cut-off, TPosition of YAKE, first occurrence of KEA (Witten et al. 1999);
 *   - whether it stands apart: RAKE (Rose et al. 2010) and KP-Miner take what is between function words, and TRel of
 *     YAKE asks how much varies beside a word. Of two neighbours readers mark the longer one, or both as one phrase: so
 *     the letters of the content words beside a word count against it, and so does an 's behind it;
 *   - how many words it has, and whether all are names (Hulth 2003);
 *   - the letters of its shortest word. The methods that ask how rare a word is need a collection to count in; a single
 *     article has none, but rare words are long (Zipf), so that length stands for the inverse document frequency.
 * The sum of the features with the weights below is the logarithm of the odds that a reader marks the phrase. They were
 * found on the 250 texts that measure them, by climbing the measure itself with a soft threshold at the tenth phrase;
 * those of several words, of which it tells little, are rounded so that names and what is repeated go first. In folds
 * these features reach an F1 of .219 where those before them, weighed the same way, reach .210; with fifty, the
 * frequency of a word elsewhere among them, it is less, and boosted trees give .222 to .227. Of two phrases of which
 * one holds the other, the lower goes if it is seldom found elsewhere. Gets wrong: an article tells not which of its
 * words are rare elsewhere: long general words get in.
 */
#include <math.h>

#include "topic/internal.h"
#include "topic/phrase.h"

/* What stands beside a phrase in its sentences, added up over all occurrences. */
typedef struct beside {
    uint32_t letters; /* of content words, BESIDE_MOST at most of each */
    uint32_t signs, names;
    uint32_t determiners; /* before it: the, a, this */
    uint32_t owned;       /* 's, behind it */
    uint32_t apart;       /* no content word on either side */
} beside;

/* A distinct phrase of the article. */
typedef struct candidate {
    uint32_t from, to; /* tokens: its first occurrence */
    uint32_t times;
    uint32_t rank; /* words before the first occurrence */
    beside beside;
    bool covered; /* it never occurs but inside one longer phrase that occurs as often */
    bool shown;   /* from, to are an occurrence that begins with a small letter: a capital may be the sentence's */
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

#define BASE (-2.05)
#define LETTER_MORE 0.11 /* for each letter of the shortest of several words, and of a single one, */
#define LETTER_ONE 0.17
#define LETTERS_MOST 8.0  /* up to here; */
#define LETTER_LONG 0.138 /* and of a single one, */
#define LONG_MOST 13.0    /* up to here */
#define TIMES_ONE 0.945
#define TIMES_MORE 0.7
#define FIRST_ONE (-0.195)
#define FIRST_MORE (-0.174)
#define DETERMINER_BEFORE 0.27
#define SIGN_BESIDE (-0.31)
#define LETTER_BESIDE (-0.24) /* for each letter of the words beside a single word, */
#define BESIDE_LEAST 4.0      /* from here on, */
#define BESIDE_SPAN 6.0       /* for so many; */
#define BESIDE_MOST 12        /* and so many of one word */
#define IS_OWNER (-0.95)
#define HAS_HYPHEN (-2.8) /* "year-earlier": mostly a modifier of the word behind it */
#define IS_SOURCE (-0.4)  /* official, aide, witness: who speaks, not what about */
#define NAME_BESIDE (-0.8)
#define IS_APART 0.5
#define ALL_NAMES 0.4
#define WORD_MORE (-0.36)
#define WORDS_MOST 4
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

static double odds_of_word(finder *z, const candidate *c, double letters)
{
    const token *k = &z->d->tokens[c->from];
    bool is_name = phrase_part(z->d, z->r, c->from) == PART_NAME;
    uint32_t times = c->times, in_names = is_name ? map64_get(&z->in_names, word_at(z, c->from)) : 0;
    double near = (double)c->beside.letters / c->times - BESIDE_LEAST;
    if (in_names > times) times = in_names;
    return LETTER_ONE * fmin(letters, LETTERS_MOST) + LETTER_LONG * fmin(letters, LONG_MOST) + TIMES_ONE * log(times) +
           FIRST_ONE * log(1.0 + c->rank) + LETTER_BESIDE * fmin(fmax(near, 0), BESIDE_SPAN) +
           (DETERMINER_BEFORE * c->beside.determiners + SIGN_BESIDE * c->beside.signs) / c->times +
           (k->shape & SHAPE_HYPHEN ? HAS_HYPHEN : 0) + (rules_at(z->r, k->word)->lex & LEX_ANON ? IS_SOURCE : 0);
}

static double odds_of(finder *z, const candidate *c)
{
    uint32_t words = c->to - c->from, shortest = UINT32_MAX, names = 0;
    for (uint32_t t = c->from; t < c->to; t++) {
        uint32_t letters = letters_of(doc_token(z->d, t));
        if (letters < shortest) shortest = letters;
        names += phrase_part(z->d, z->r, t) == PART_NAME;
    }
    double odds = BASE + IS_OWNER * c->beside.owned / c->times;
    if (words == 1) return odds + odds_of_word(z, c, shortest);
    return odds + LETTER_MORE * fmin(shortest, LETTERS_MOST) + TIMES_MORE * log(c->times) +
           FIRST_MORE * log(1.0 + c->rank) + (NAME_BESIDE * c->beside.names + IS_APART * c->beside.apart) / c->times +
           (names == words ? ALL_NAMES : 0) + WORD_MORE * ((words < WORDS_MOST ? words : WORDS_MOST) - 2);
}

/* ---- candidates ---- */

static void look_at(const finder *z, uint32_t t, beside *b)
{
    uint8_t pos = z->d->tokens[t].pos;
    b->signs += pos == POS_PUNCT || pos == POS_MARK;
    b->names += pos == POS_NAME;
    if (phrase_part(z->d, z->r, t) == PART_NONE) return;
    uint32_t letters = letters_of(doc_token(z->d, t));
    b->letters += letters < BESIDE_MOST ? letters : BESIDE_MOST;
}

static void look_beside(const finder *z, uint32_t from, uint32_t to, beside *b)
{
    const token *k = z->d->tokens;
    uint32_t letters = b->letters;
    if (from && k[from - 1].sentence == k[from].sentence) {
        look_at(z, from - 1, b);
        b->determiners += k[from - 1].pos == POS_DET;
    }
    if (to < z->d->ntokens && k[to].sentence == k[from].sentence) {
        look_at(z, to, b);
        b->owned += k[to].pos == POS_POSS;
    }
    b->apart += b->letters == letters;
}

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
            look_beside(z, from, to, &c->beside);
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
