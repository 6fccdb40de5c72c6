/* mem.c - the heap, and arenas on top of it.
 *
 * An arena is a list of chunks, the newest regular one first; `next` and `end` bound what is free in it. Chunks double
 * from 64 KB to 1 MB, so an arena that is reset for each article soon holds one chunk that fits most articles and then
 * never calls malloc. An allocation too large for a share of a chunk gets a chunk of its own, put behind the first, so
 * that the rest of the first is not lost.
 * With WHO_ARENA_DEBUG every allocation is a malloc, so that ASan and valgrind see each overrun and use after reset,
 * and what is left behind by arena_grow() is overwritten, so that nobody reads it by an old pointer.
 *
 * What it gets wrong: arena_grow() leaves the old copy of a small array behind unless it was the last allocation, so an
 * array that grows among others costs up to twice its size until it has a chunk of its own, which grows with it.
 */
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define CHUNK_FIRST ((size_t)64 << 10) /* bytes; the text and tokens of a short article */
#define CHUNK_MOST ((size_t)1 << 20)   /* bytes; above it doubling only wastes */
#define ALIGN 16
#define LARGE_LOOKED_AT 32 /* chunks, the newest first; few arrays of an article are large at once */

typedef struct arena_chunk {
    struct arena_chunk *older;
    size_t size; /* of data */
    bool large;  /* holds one allocation that was too large for a share of a chunk */
    _Alignas(ALIGN) char data[];
} chunk;

static void abort_oom(size_t wanted)
{
    fprintf(stderr, "whosaid: out of memory (%zu bytes wanted)\n", wanted);
    abort();
}

/* The one variable of the library that outlives a call: what to do when there is no memory to hold anything else. */
static void (*oom_hook)(size_t wanted) = abort_oom;

void who_set_oom(void (*hook)(size_t wanted)) { oom_hook = hook ? hook : abort_oom; }

void who_out_of_memory(size_t wanted)
{
    oom_hook(wanted);
    abort(); /* the hook must not return */
}

/* No object can be larger; malloc() refuses such sizes too, but compilers, ASan and valgrind take them for mistakes. */
static bool is_absurd(size_t size) { return size > PTRDIFF_MAX - 64; }

void *who_alloc(size_t size)
{
    void *ptr = is_absurd(size) ? NULL : calloc(1, size ? size : 1);
    if (!ptr) who_out_of_memory(size);
    return ptr;
}

void *who_realloc(void *old, size_t size)
{
    void *ptr = is_absurd(size) ? NULL : realloc(old, size ? size : 1);
    if (!ptr) who_out_of_memory(size);
    return ptr;
}

void who_dealloc(void *ptr) { free(ptr); }

static size_t aligned(size_t size)
{
    if (size > SIZE_MAX / 2) who_out_of_memory(size);
    return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static chunk *chunk_new(size_t size, bool zeroed)
{
    chunk *c = zeroed ? calloc(1, sizeof *c + size) : malloc(sizeof *c + size);
    if (!c) who_out_of_memory(size);
    c->size = size;
    c->older = NULL;
    c->large = false;
    return c;
}

#ifdef WHO_ARENA_DEBUG

#define SHRINKS true /* so that reads behind what is left are seen */

static void *take(arena *a, size_t size, bool zeroed)
{
    chunk *c = chunk_new(is_absurd(size) ? aligned(size) : size, zeroed);
    c->older = a->chunks;
    a->chunks = c;
    return c->data;
}

static bool extends(const arena *a, const char *old, size_t old_size, size_t new_size)
{
    (void)a, (void)old, (void)old_size, (void)new_size;
    return false;
}

static void *grow_large(arena *a, const char *old, size_t new_size)
{
    (void)a, (void)old, (void)new_size;
    return NULL;
}

static void leave_behind(void *old, size_t size) { memset(old, 0xA5, size); }

/* The link to the chunk of `ptr`, which is all that the chunk holds. */
static chunk **own_chunk(arena *a, const char *ptr)
{
    for (chunk **at = &a->chunks; *at; at = &(*at)->older)
        if ((*at)->data == ptr) return at;
    return NULL;
}

void arena_reset(arena *a) { arena_free(a); }

#else

#define SHRINKS false

/* A chunk of its own for one large allocation, behind the chunk that is being filled. Large memory comes zeroed from
 * the system, and what nobody touches of it costs nothing. */
static void *take_large(arena *a, size_t size, bool zeroed)
{
    chunk *c = chunk_new(size, zeroed);
    c->large = true;
    if (a->chunks) {
        c->older = a->chunks->older;
        a->chunks->older = c;
    } else {
        a->chunks = c;
    }
    return c->data;
}

static void *take(arena *a, size_t size, bool zeroed)
{
    size = aligned(size ? size : 1);
    if (!a->next || (size_t)(a->end - a->next) < size) {
        size_t regular = CHUNK_FIRST;
        if (a->next && a->chunks->size < CHUNK_MOST)
            regular = 2 * a->chunks->size;
        else if (a->next)
            regular = CHUNK_MOST;
        if (size > regular / 4) return take_large(a, size, zeroed);
        chunk *c = chunk_new(regular, false);
        c->older = a->chunks;
        a->chunks = c;
        a->next = c->data;
        a->end = c->data + regular;
    }
    void *ptr = a->next;
    a->next += size;
    return zeroed ? memset(ptr, 0, size) : ptr;
}

/* Whether `old` is the newest allocation of its chunk and has room behind it. */
static bool extends(const arena *a, const char *old, size_t old_size, size_t new_size)
{
    size_t had = aligned(old_size), wants = aligned(new_size);
    return a->next && old + had == a->next && wants - had <= (size_t)(a->end - a->next);
}

/* The link to the chunk that holds nothing but `ptr`; NULL where it has none. */
static chunk **own_chunk(arena *a, const char *ptr)
{
    chunk **at = &a->chunks;
    for (int i = 0; i < LARGE_LOOKED_AT && *at; i++, at = &(*at)->older)
        if ((*at)->large && (*at)->data == ptr) return at;
    return NULL;
}

/* The same allocation with more room, where it has a chunk of its own; else NULL. */
static void *grow_large(arena *a, const char *old, size_t new_size)
{
    chunk **at = own_chunk(a, old);
    if (!at) return NULL;
    size_t size = aligned(new_size);
    chunk *c = realloc(*at, sizeof *c + size);
    if (!c) who_out_of_memory(size);
    *at = c;
    c->size = size;
    return c->data;
}

static void leave_behind(void *old, size_t size) { (void)old, (void)size; }

void arena_reset(arena *a)
{
    if (!a->next) { /* only large chunks, if any */
        arena_free(a);
        return;
    }
    chunk *kept = a->chunks;
    arena older = {.chunks = kept->older};
    arena_free(&older);
    kept->older = NULL;
    a->next = kept->data;
}

#endif

void *arena_alloc(arena *a, size_t size) { return take(a, size, true); }

void *arena_grow(arena *a, void *old, size_t old_size, size_t new_size)
{
    if (new_size <= old_size && old && !SHRINKS) return old;
    if (old && old_size && extends(a, old, old_size, new_size)) {
        a->next += aligned(new_size) - aligned(old_size);
        return old;
    }
    void *ptr = old && old_size ? grow_large(a, old, new_size) : NULL;
    if (ptr) return ptr;
    ptr = take(a, new_size, false);
    if (old && old_size) {
        memcpy(ptr, old, old_size < new_size ? old_size : new_size);
        leave_behind(old, old_size);
    }
    return ptr;
}

void arena_drop(arena *a, const void *ptr)
{
    chunk **at = ptr ? own_chunk(a, ptr) : NULL;
    if (!at) return;
    chunk *dropped = *at;
    *at = dropped->older;
    free(dropped);
}

void arena_free(arena *a)
{
    for (chunk *c = a->chunks, *older; c; c = older) {
        older = c->older;
        free(c);
    }
    *a = (arena){0};
}

who_str arena_str(arena *a, const char *ptr, size_t len)
{
    char *copy = take(a, len + 1, false);
    if (len) memcpy(copy, ptr, len);
    copy[len] = '\0';
    return (who_str){copy, len};
}

who_str arena_join(arena *a, const who_str *parts, size_t n)
{
    size_t len = 0;
    for (size_t i = 0; i < n; i++) len += parts[i].len;
    char *text = take(a, len + 1, false), *end = text;
    for (size_t i = 0; i < n; i++) {
        if (parts[i].len) memcpy(end, parts[i].ptr, parts[i].len);
        end += parts[i].len;
    }
    *end = '\0';
    return (who_str){text, len};
}

who_str arena_printf(arena *a, const char *format, ...)
{
    char brief[256]; /* most texts fit, and are then formatted once */
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(brief, sizeof brief, format, args);
    va_end(args);
    who_str made = STR("");
    if (len > 0 && (size_t)len < sizeof brief) {
        made = arena_str(a, brief, (size_t)len);
    } else if (len > 0) {
        char *text = take(a, (size_t)len + 1, false);
        vsnprintf(text, (size_t)len + 1, format, again);
        made = (who_str){text, (size_t)len};
    }
    va_end(again);
    return made; /* empty too where formatting fails, which nothing does that base/ formats */
}
