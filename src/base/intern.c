/* intern.c - strings to dense ids and back, and 64-bit keys to values.
 *
 * Both are tables with open addressing and linear probing, kept at most half full and grown by doubling. The strings
 * of an intern table are copied into its arena and never move, so a slice from intern_get() lives as long as the
 * table. Ids count from 0 in the order of the first intern_add(): they depend on the input's order and must not reach
 * an output.
 *
 * What it gets wrong: nothing is ever removed, and str_hash() is not secret (see str.c).
 */
#include "base/base.h"

#define SLOTS_FIRST 64 /* power of two */

typedef struct entry {
    who_str text;
    uint64_t hash;
} entry;

/* The tag is a part of the hash that does not choose the slot: another text is told by it, without a look at it. */
typedef struct slot {
    uint32_t id; /* WHO_NONE where free */
    uint32_t tag;
} slot;

struct intern {
    arena mem;
    entry *entries;
    uint32_t n;
    slot *slots;
    uint32_t cap; /* power of two */
};

static uint32_t tag_of(uint64_t hash) { return (uint32_t)(hash >> 32); }

static slot *free_slots(uint32_t cap)
{
    slot *slots = who_alloc(sizeof *slots * cap);
    memset(slots, 0xFF, sizeof *slots * cap); /* WHO_NONE */
    return slots;
}

intern *intern_new(void)
{
    intern *t = who_alloc(sizeof *t);
    t->cap = SLOTS_FIRST;
    t->slots = free_slots(t->cap);
    return t;
}

void intern_free(intern *t)
{
    if (!t) return;
    arena_free(&t->mem);
    who_dealloc(t->entries);
    who_dealloc(t->slots);
    who_dealloc(t);
}

/* The slot that holds s, or the free one where it belongs. */
static uint32_t slot_of(const intern *t, who_str s, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & (t->cap - 1);
    for (; t->slots[at].id != WHO_NONE; at = (at + 1) & (t->cap - 1))
        if (t->slots[at].tag == tag_of(hash) && str_eq(t->entries[t->slots[at].id].text, s)) break;
    return at;
}

static void grow_slots(intern *t)
{
    who_dealloc(t->slots);
    t->cap *= 2;
    t->slots = free_slots(t->cap);
    for (uint32_t id = 0; id < t->n; id++) {
        uint32_t at = (uint32_t)t->entries[id].hash & (t->cap - 1);
        while (t->slots[at].id != WHO_NONE) at = (at + 1) & (t->cap - 1);
        t->slots[at] = (slot){id, tag_of(t->entries[id].hash)};
    }
}

uint32_t intern_add(intern *t, who_str s)
{
    uint64_t hash = str_hash(s);
    uint32_t at = slot_of(t, s, hash);
    if (t->slots[at].id != WHO_NONE) return t->slots[at].id;
    uint32_t id = t->n;
    t->slots[at] = (slot){id, tag_of(hash)};
    entry added = {arena_str(&t->mem, s.ptr, s.len), hash};
    VEC_PUSH(t->entries, t->n, added);
    if (t->n > t->cap / 2) grow_slots(t);
    return id;
}

uint32_t intern_find(const intern *t, who_str s) { return t->slots[slot_of(t, s, str_hash(s))].id; }

who_str intern_get(const intern *t, uint32_t id) { return id < t->n ? t->entries[id].text : STR(""); }

uint32_t intern_count(const intern *t) { return t->n; }

/* ---- map64 ---- */

static struct map64_slot *key_slot(const map64 *m, uint64_t key)
{
    uint32_t at = (uint32_t)hash_mix(0, key) & (m->cap - 1);
    while (m->slots[at].value != WHO_NONE && m->slots[at].key != key) at = (at + 1) & (m->cap - 1);
    return &m->slots[at];
}

/* To a table that n keys fill to a quarter at most; it has no more now. */
static void resize(map64 *m, uint32_t n)
{
    map64 old = *m;
    uint32_t used = 0;
    m->cap = SLOTS_FIRST;
    while (m->cap / 4 < n) m->cap *= 2;
    m->slots = who_alloc(sizeof *m->slots * m->cap);
    for (uint32_t i = 0; i < m->cap; i++) m->slots[i].value = WHO_NONE;
    for (uint32_t i = 0; i < old.cap; i++)
        if (old.slots[i].value != WHO_NONE) *key_slot(m, old.slots[i].key) = old.slots[i], used++;
    m->n = used;
    map64_free(&old);
}

/* Slots that were left free do not count again. */
static void rehash(map64 *m)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < m->cap; i++) used += m->slots[i].value != WHO_NONE;
    resize(m, used);
}

void map64_reserve(map64 *m, uint32_t n)
{
    if (n > m->n && m->cap / 4 < n) resize(m, n);
}

uint32_t *map64_at(map64 *m, uint64_t key, uint32_t missing)
{
    if (m->n >= m->cap / 2) rehash(m);
    struct map64_slot *at = key_slot(m, key);
    if (at->value == WHO_NONE) {
        /* a missing of WHO_NONE leaves the slot free until the caller writes to it */
        *at = (struct map64_slot){key, missing};
        m->n++;
    }
    return &at->value;
}

uint32_t map64_get(const map64 *m, uint64_t key) { return m->cap ? key_slot(m, key)->value : WHO_NONE; }

void map64_free(map64 *m)
{
    who_dealloc(m->slots);
    *m = (map64){0};
}
