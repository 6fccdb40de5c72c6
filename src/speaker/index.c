/* index.c - who of an article has this name, surname, spelling: lists by key, so that no name is held against all.
 *
 * A key is the hash of a word and of what it is to its owner. A list only grows: an entity whose name changes is added
 * under its new one and stays under the old, so who walks a list checks each member, and takes the least or the best
 * of them rather than the first. A walk ends after MOST_ALIKE members.
 *
 * Misspellings: two words one letter apart have the first or the last half of either in common. A word of n bytes is
 * filed under both halves together with n; who asks tries the lengths n - 1, n and n + 1.
 * Gets wrong: letters of two bytes that differ in both (ш, щ differ in one).
 */
#include "speaker/internal.h"

#define SPELT_LEAST 5 /* bytes: shorter words that differ in a letter are two words */
#define SPELT_MOST 64 /* longer ones nobody compares by eye */

who_str without_accents(arena *mem, who_str lower)
{
    bool plain = true;
    for (size_t i = 0; i < lower.len; i++) plain = plain && (unsigned char)lower.ptr[i] < 0x80;
    if (plain) return lower;
    buf b = {0};
    utf8_fold(&b, lower);
    for (size_t i = 0; i < b.len; i++)
        if (b.ptr[i] == ' ') b.ptr[i] = '-';
    who_str s = b.len ? arena_str(mem, b.ptr, b.len) : lower;
    buf_free(&b);
    return s;
}

uint64_t index_key(enum index_of what, who_str s) { return index_key_of(what, str_hash(s)); }

void index_add(cast *c, uint64_t key, uint32_t value)
{
    postings *p = &c->index;
    struct posting new = {value, p->n};
    uint32_t *last = map64_at(&p->last, key, p->n);
    if (*last != p->n) {
        new.next = p->items[*last].next;
        p->items[*last].next = p->n;
        *last = p->n;
    }
    VEC_PUSH(p->items, p->n, new);
}

walk index_walk(const cast *c, uint64_t key)
{
    walk w = {&c->index, WHO_NONE, map64_get(&c->index.last, key), MOST_ALIKE};
    if (w.last != WHO_NONE) w.at = c->index.items[w.last].next;
    return w;
}

bool index_next(walk *w, uint32_t *value)
{
    if (w->at == WHO_NONE || !w->left--) return false;
    *value = w->p->items[w->at].value;
    w->at = w->at == w->last ? WHO_NONE : w->p->items[w->at].next;
    return true;
}

void index_free(cast *c)
{
    map64_free(&c->index.last);
    who_dealloc(c->index.items);
    c->index = (postings){0};
}

/* Letters that must change to make b of a, at most `most`; more than that is most + 1. */
static uint32_t distance(who_str a, who_str b, uint32_t most)
{
    size_t i = 0;
    while (i < a.len && i < b.len && a.ptr[i] == b.ptr[i]) i++;
    a.ptr += i, a.len -= i, b.ptr += i, b.len -= i;
    while (a.len && b.len && a.ptr[a.len - 1] == b.ptr[b.len - 1]) a.len--, b.len--;
    size_t n = a.len > b.len ? a.len : b.len;
    return n > most ? most + 1 : (uint32_t)n;
}

static bool is_comparable(who_str s) { return s.len >= SPELT_LEAST && s.len <= SPELT_MOST; }

bool is_misspelt(who_str a, who_str b)
{
    return is_comparable(a) && is_comparable(b) && a.ptr[0] == b.ptr[0] && distance(a, b, 1) <= 1;
}

/* The key of the first (or last) half of a word of `len` bytes, read from s, which may be one byte longer or shorter.
 */
static uint64_t half_key(who_str s, size_t len, bool tail)
{
    size_t n = tail ? len - len / 2 : len / 2;
    uint64_t key = index_key(tail ? BY_TAIL_LETTERS : BY_HEAD_LETTERS, (who_str){tail ? s.ptr + s.len - n : s.ptr, n});
    return hash_mix(key, len << 8 | (unsigned char)s.ptr[0]);
}

void index_spelling(cast *c, who_str s, uint32_t value)
{
    if (!is_comparable(s)) return;
    index_add(c, half_key(s, s.len, false), value);
    index_add(c, half_key(s, s.len, true), value);
}

uint32_t spelling_walks(const cast *c, who_str s, walk walks[6])
{
    uint32_t n = 0;
    if (!is_comparable(s)) return 0;
    for (size_t len = s.len - 1; len <= s.len + 1; len++)
        for (int tail = 0; tail < 2; tail++) walks[n++] = index_walk(c, half_key(s, len, tail));
    return n;
}
