/* faults.c - a library to preload (LD_PRELOAD) that makes calls of the system fail, as FAULT says:
 *
 *   malloc:N      the N-th allocation fails, and all after it
 *   malloc1:N     only the N-th
 *   read:short    read() gives one byte at a time         write:short    write() takes one byte at a time
 *   read:eintr    every second read() is interrupted      write:eintr    every second write()
 *   read:N        the N-th read() fails (EIO)             write:N        the N-th write() and all after it (ENOSPC)
 *   term:N        SIGTERM arrives before the N-th read()
 *   close:N rename:N open:N   the N-th fails (EIO, EIO, EMFILE); those of the dynamic linker are not counted
 *
 * With FAULT=count nothing fails, and at the end "malloc A read B write C close D rename E open F" goes to the file
 * that FAULT_COUNTS names, so that a test knows how far N can go. Standard error is left alone: messages must arrive.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

static char kind[16], how[16];
static long number;
static atomic_long mallocs, reads, writes, closes, renames, opens;
static atomic_int ready;

static int is(const char *name) { return strcmp(kind, name) == 0; }

__attribute__((constructor)) static void begin(void)
{
    const char *fault = getenv("FAULT"), *colon = fault ? strchr(fault, ':') : NULL;
    size_t n = !fault ? 0 : colon ? (size_t)(colon - fault) : strlen(fault);
    if (n == 0 || n >= sizeof kind) return;
    memcpy(kind, fault, n);
    if (colon) snprintf(how, sizeof how, "%s", colon + 1);
    number = atol(how);
    ready = 1;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = is("count") ? getenv("FAULT_COUNTS") : NULL;
    if (!path) return;
    ready = 0;
    FILE *out = fopen(path, "w");
    if (!out) return;
    fprintf(out, "malloc %ld read %ld write %ld close %ld rename %ld open %ld\n", (long)mallocs, (long)reads,
            (long)writes, (long)closes, (long)renames, (long)opens);
    fclose(out);
}

/* ---- memory ---- */

/* What libxml2 allocates once for each thread: without it, it calls itself until the stack ends. The program sees to it
 * that there is room (input/html.c), which cannot be told here from a call that follows by chance. */
static int is_thread_state(const void *caller)
{
    Dl_info where;
    return dladdr(caller, &where) && where.dli_sname && strcmp(where.dli_sname, "xmlGetGlobalState") == 0;
}

static int no_memory(const void *caller)
{
    if (!ready) return 0;
    long n = ++mallocs;
    int fails = (is("malloc") && n >= number) || (is("malloc1") && n == number);
    if (!fails || is_thread_state(caller)) return 0;
    errno = ENOMEM;
    return 1;
}

#define CALLER __builtin_return_address(0)
void *malloc(size_t size) { return no_memory(CALLER) ? NULL : __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return no_memory(CALLER) ? NULL : __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { return no_memory(CALLER) ? NULL : __libc_realloc(old, size); }

/* ---- files ---- */

ssize_t read(int fd, void *bytes, size_t size)
{
    static ssize_t (*real)(int, void *, size_t);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, "read");
    long n = ++reads;
    if (is("read") && strcmp(how, "short") == 0 && size > 1) size = 1;
    if ((is("read") && strcmp(how, "eintr") == 0 && n % 2) || (is("read") && n == number)) {
        errno = number ? EIO : EINTR;
        return -1;
    }
    if (is("term") && n == number) raise(SIGTERM);
    return real(fd, bytes, size);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, "write");
    if (fd == STDERR_FILENO) return real(fd, bytes, size);
    long n = ++writes;
    if (is("write") && strcmp(how, "short") == 0 && size > 1) size = 1;
    if ((is("write") && strcmp(how, "eintr") == 0 && n % 2) || (is("write") && number && n >= number)) {
        errno = number ? ENOSPC : EINTR;
        return -1;
    }
    return real(fd, bytes, size);
}

int close(int fd)
{
    static int (*real)(int);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, "close");
    long n = ++closes;
    int result = real(fd);
    if (!is("close") || n != number) return result;
    errno = EIO;
    return -1;
}

int rename(const char *from, const char *to)
{
    static int (*real)(const char *, const char *);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, "rename");
    if (++renames == number && is("rename")) {
        errno = EIO;
        return -1;
    }
    return real(from, to);
}

int open(const char *path, int flags, ...)
{
    static int (*real)(const char *, int, ...);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, "open");
    va_list args;
    va_start(args, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, int) : 0;
    va_end(args);
    if (++opens == number && is("open")) {
        errno = EMFILE;
        return -1;
    }
    return real(path, flags, mode);
}
