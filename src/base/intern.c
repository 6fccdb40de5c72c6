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

struct intern {
    arena mem;
    entry *entries;
    uint32_t n;
    uint32_t *slots; /* ids, WHO_NONE where free */
    uint32_t cap;    /* power of two */
};

static uint32_t *free_slots(uint32_t cap)
{
    uint32_t *slots = who_alloc(sizeof *slots * cap);
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
    for (; t->slots[at] != WHO_NONE; at = (at + 1) & (t->cap - 1)) {
        const entry *e = &t->entries[t->slots[at]];
        if (e->hash == hash && str_eq(e->text, s)) break;
    }
    return at;
}

static void grow_slots(intern *t)
{
    who_dealloc(t->slots);
    t->cap *= 2;
    t->slots = free_slots(t->cap);
    for (uint32_t id = 0; id < t->n; id++) {
        uint32_t at = (uint32_t)t->entries[id].hash & (t->cap - 1);
        while (t->slots[at] != WHO_NONE) at = (at + 1) & (t->cap - 1);
        t->slots[at] = id;
    }
}

uint32_t intern_add(intern *t, who_str s)
{
    uint64_t hash = str_hash(s);
    uint32_t at = slot_of(t, s, hash);
    if (t->slots[at] != WHO_NONE) return t->slots[at];
    uint32_t id = t->n;
    t->slots[at] = id;
    entry added = {arena_str(&t->mem, s.ptr, s.len), hash};
    VEC_PUSH(t->entries, t->n, added);
    if (t->n > t->cap / 2) grow_slots(t);
    return id;
}

uint32_t intern_find(const intern *t, who_str s) { return t->slots[slot_of(t, s, str_hash(s))]; }

who_str intern_get(const intern *t, uint32_t id) { return id < t->n ? t->entries[id].text : STR(""); }

uint32_t intern_count(const intern *t) { return t->n; }

/* ---- map64 ---- */

static uint32_t key_slot(const map64 *m, uint64_t key)
{
    uint32_t at = (uint32_t)hash_mix(0, key) & (m->cap - 1);
    while (m->values[at] != WHO_NONE && m->keys[at] != key) at = (at + 1) & (m->cap - 1);
    return at;
}

static void rehash(map64 *m)
{
    map64 old = *m;
    uint32_t used = 0;
    for (uint32_t i = 0; i < old.cap; i++) used += old.values[i] != WHO_NONE;
    m->cap = SLOTS_FIRST;
    while (m->cap / 4 < used) /* leaves the new table a quarter full at most */
        m->cap *= 2;
    m->keys = who_alloc(sizeof *m->keys * m->cap);
    m->values = free_slots(m->cap);
    m->n = used;
    for (uint32_t i = 0; i < old.cap; i++) {
        if (old.values[i] == WHO_NONE) continue;
        uint32_t at = key_slot(m, old.keys[i]);
        m->keys[at] = old.keys[i];
        m->values[at] = old.values[i];
    }
    map64_free(&old);
}

uint32_t *map64_at(map64 *m, uint64_t key, uint32_t missing)
{
    if (m->n >= m->cap / 2) rehash(m);
    uint32_t at = key_slot(m, key);
    if (m->values[at] == WHO_NONE) {
        m->keys[at] = key;
        m->values[at] = missing; /* WHO_NONE leaves the slot free until the caller writes to it */
        m->n++;
    }
    return &m->values[at];
}

uint32_t map64_get(const map64 *m, uint64_t key) { return m->cap ? m->values[key_slot(m, key)] : WHO_NONE; }

void map64_free(map64 *m)
{
    who_dealloc(m->keys);
    who_dealloc(m->values);
    *m = (map64){0};
}
