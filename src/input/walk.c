/* walk.c - the files that the inputs name, one at a time.
 *
 * A file is itself; a folder is every file below it, in byte order of the full paths, without hidden entries and
 * without editors' backups (a name that ends in ~). Full paths compare as the names of one folder do when a folder's
 * name is taken with a slash after it, so sorting folder by folder is enough, and only the names of the folders on the
 * way down are in memory.
 *
 * Links are followed. A folder is read once for each input, known by its device and inode: loops end there, and links
 * across cannot multiply the work. Of a folder only regular files are taken, since a pipe could block for ever; an
 * input that is named itself may be anything that can be read.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "input/parts.h"

typedef struct folder {
    char **names; /* sorted; folders end in '/' */
    uint32_t nnames, next;
    size_t path_len; /* of walk.path up to and with this folder's slash */
} folder;

struct walk {
    const char *const *paths;
    size_t npaths, next;
    walk_problem_fn problem;
    void *payload;
    folder *stack;
    uint32_t depth, stack_cap;
    map64 seen; /* hash of device and inode */
    buf path;
};

walk *walk_open(const char *const *paths, size_t npaths, walk_problem_fn problem, void *payload)
{
    walk *w = who_alloc(sizeof *w);
    *w = (walk){.paths = paths, .npaths = npaths, .problem = problem, .payload = payload};
    return w;
}

static void leave(walk *w)
{
    folder *f = &w->stack[--w->depth];
    for (uint32_t i = 0; i < f->nnames; i++) who_dealloc(f->names[i]);
    who_dealloc(f->names);
}

void walk_close(walk *w)
{
    if (!w) return;
    while (w->depth) leave(w);
    who_dealloc(w->stack);
    map64_free(&w->seen);
    buf_free(&w->path);
    who_dealloc(w);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void set_path(walk *w, size_t keep, const char *name)
{
    w->path.len = keep;
    buf_z(&w->path, name);
}

/* The names of the folder w->path, which ends in '/'. What cannot be looked at stays in the list as a file, so that
 * opening it gives the message. */
static void list(walk *w, DIR *dir, folder *f)
{
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(dir)) != NULL) {
        const char *name = entry->d_name;
        size_t len = strlen(name);
        if (name[0] == '.' || name[len - 1] == '~') continue;
        set_path(w, f->path_len, name);
        struct stat st;
        bool known = stat(w->path.ptr, &st) == 0;
        bool is_folder = known && S_ISDIR(st.st_mode);
        if (known && !is_folder && !S_ISREG(st.st_mode)) {
            w->problem(w->payload, w->path.ptr, false, "not a regular file: skipped");
            continue;
        }
        char *kept = who_alloc(len + 2);
        memcpy(kept, name, len);
        memcpy(kept + len, is_folder ? "/" : "", 2 - !is_folder);
        VEC_PUSH(f->names, f->nnames, kept);
    }
    int error = errno;
    set_path(w, f->path_len, "");
    if (error) w->problem(w->payload, w->path.ptr, true, strerror(error));
    if (f->nnames) qsort(f->names, f->nnames, sizeof *f->names, by_name);
}

/* Goes into the folder w->path, which ends in '/'. */
static void enter(walk *w)
{
    DIR *dir = opendir(w->path.ptr);
    struct stat st;
    if (!dir || stat(w->path.ptr, &st) != 0) {
        w->problem(w->payload, w->path.ptr, true, strerror(errno));
        if (dir) closedir(dir);
        return;
    }
    uint64_t key = hash_mix(hash_mix(0, (uint64_t)st.st_dev), (uint64_t)st.st_ino);
    uint32_t *seen = map64_at(&w->seen, key, 0);
    if (*seen) {
        w->problem(w->payload, w->path.ptr, false, "a link to a folder that was read already: skipped");
        closedir(dir);
        return;
    }
    *seen = 1;
    folder f = {.path_len = w->path.len};
    list(w, dir, &f);
    closedir(dir);
    if (w->depth == w->stack_cap) {
        w->stack_cap = w->stack_cap ? 2 * w->stack_cap : 16;
        w->stack = who_realloc(w->stack, sizeof *w->stack * w->stack_cap);
    }
    w->stack[w->depth++] = f;
}

/* The next input as named by the caller: a file's path, or NULL after a folder was entered or a problem reported. */
static const char *start_input(walk *w)
{
    const char *path = w->paths[w->next++];
    if (strcmp(path, "-") == 0) return path;
    struct stat st;
    if (stat(path, &st) != 0) {
        w->problem(w->payload, path, true, strerror(errno));
        return NULL;
    }
    if (!S_ISDIR(st.st_mode)) return path;
    map64_free(&w->seen);
    w->seen = (map64){0};
    set_path(w, 0, path);
    if (!w->path.len || w->path.ptr[w->path.len - 1] != '/') buf_char(&w->path, '/');
    enter(w);
    return NULL;
}

const char *walk_next(walk *w)
{
    for (;;) {
        if (!w->depth) {
            if (w->next == w->npaths) return NULL;
            const char *file = start_input(w);
            if (file) return file;
            continue;
        }
        folder *f = &w->stack[w->depth - 1];
        if (f->next == f->nnames) {
            leave(w);
            continue;
        }
        const char *name = f->names[f->next++];
        set_path(w, f->path_len, name);
        if (name[strlen(name) - 1] != '/') return w->path.ptr;
        enter(w);
    }
}
