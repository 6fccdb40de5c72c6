/* out.c - outputs that are whole or an error.
 *
 * A file is written under a temporary name in the folder of its target and renamed when it is complete, so that a
 * reader never sees half of it and a failed run leaves the old one. Standard output, and targets that are no regular
 * file (a FIFO, /dev/full), are written to directly. The first error is kept and returned by every later call; what
 * close(2) reports counts, because some file systems notice a full disk only there.
 * Standard output is duplicated, so that it can be closed (and checked) without taking descriptor 1 from the process.
 *
 * A reader that goes away gives WHO_EPIPE only if the process ignores SIGPIPE, which is for the program to decide: a
 * library leaves signals alone. Where memory runs out nothing can be closed: `unfinished` says what to remove then.
 * Nothing is synced: a crash of the machine may lose the file, as with any other tool.
 */
#define _XOPEN_SOURCE 700 /* realpath() */

#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_SIZE ((size_t)64 << 10) /* bytes; what a pipe holds */
#define MOST_TRIES 10000               /* temporary names that may exist already */
#define MOST_UNFINISHED 16             /* temporary files that who_out_abandon() knows; more are left to the user */

/* Names of temporary files; a process has one set, as it has one memory. */
static _Atomic(char *) unfinished[MOST_UNFINISHED];

static void remember(char *name)
{
    for (int i = 0; i < MOST_UNFINISHED; i++) {
        char *none = NULL;
        if (atomic_compare_exchange_strong(&unfinished[i], &none, name)) return;
    }
}

static void forget(char *name)
{
    for (int i = 0; i < MOST_UNFINISHED; i++) {
        char *own = name;
        if (atomic_compare_exchange_strong(&unfinished[i], &own, NULL)) return;
    }
}

void who_out_abandon(void)
{
    for (int i = 0; i < MOST_UNFINISHED; i++) {
        char *name = atomic_exchange(&unfinished[i], NULL);
        if (name) unlink(name);
    }
}

struct who_out {
    int fd;
    char *path, *temporary; /* temporary is NULL where the target is written directly */
    const char *name;       /* for messages */
    size_t n;
    who_err failed; /* code WHO_OK while all is well */
    char bytes[BUFFER_SIZE];
};

static int out_error(who_err *err, const char *name, int number, const char *doing)
{
    char reason[128];
    if (strerror_r(number, reason, sizeof reason) != 0) snprintf(reason, sizeof reason, "error %d", number);
    enum who_code code = number == EPIPE ? WHO_EPIPE : WHO_EOUTPUT;
    return err_at(err, code, name, 0, 0, UINT64_MAX, "%s: %s", doing, reason);
}

static char *copy_z(const char *z)
{
    size_t size = strlen(z) + 1;
    return memcpy(who_alloc(size), z, size);
}

/* Creates a file in the folder of out->path. The name does not come from the target's, which may be as long as names
 * can be. 0666 is what the umask is for. */
static int open_temporary(who_out *out)
{
    const char *slash = strrchr(out->path, '/');
    int folder = slash ? (int)(slash - out->path) + 1 : 0;
    size_t size = (size_t)folder + 64;
    out->temporary = who_alloc(size);
    for (int i = 0; i < MOST_TRIES; i++) {
        snprintf(out->temporary, size, "%.*s.whosaid-%ld-%d.tmp", folder, out->path, (long)getpid(), i);
        int fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0) remember(out->temporary);
        if (fd >= 0 || errno != EEXIST) return fd;
    }
    return -1;
}

/* Opens the target, or a temporary file beside it; -1 and errno where neither can be. */
static int open_target(who_out *out)
{
    struct stat st;
    if (!*out->path) {
        errno = ENOENT;
        return -1;
    }
    if (lstat(out->path, &st) == 0 && S_ISLNK(st.st_mode)) { /* a link stays, and what it points to is replaced */
        char *real = realpath(out->path, NULL);
        if (real) {
            who_dealloc(out->path);
            out->path = real;
        }
    }
    bool exists = stat(out->path, &st) == 0;
    if (exists && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return -1;
    }
    if (exists && !S_ISREG(st.st_mode)) return open(out->path, O_WRONLY | O_CLOEXEC);
    if (exists && access(out->path, W_OK) != 0) /* renaming would replace it all the same */
        return -1;
    int fd = open_temporary(out);
    if (fd < 0) {
        int number = errno;
        who_dealloc(out->temporary);
        out->temporary = NULL;
        errno = number;
    } else if (exists && fchmod(fd, st.st_mode & 0777) != 0) {
        /* Not the owner's file system: the mode that the umask gave will do. */
    }
    return fd;
}

int who_out_open(who_out **result, const char *path, who_err *err)
{
    who_out *out = who_alloc(sizeof *out);
    bool standard = strcmp(path, "-") == 0;
    *result = NULL;
    out->path = copy_z(path);
    out->fd = standard ? fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3) : open_target(out);
    if (out->fd < 0) {
        out_error(err, standard ? "standard output" : path, errno, "cannot open for writing");
        who_dealloc(out->path);
        who_dealloc(out);
        return err->code;
    }
    out->name = standard ? "standard output" : out->path;
    *result = out;
    return WHO_OK;
}

static int fail(who_out *out, int number, const char *doing)
{
    if (out->failed.code == WHO_OK) out_error(&out->failed, out->name, number, doing);
    return out->failed.code;
}

static int write_all(who_out *out, const char *bytes, size_t len)
{
    while (len) {
        ssize_t n = write(out->fd, bytes, len < INT_MAX ? len : INT_MAX);
        if (n >= 0) {
            bytes += n;
            len -= (size_t)n;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) { /* a pipe that another program made non-blocking */
            struct pollfd waiting = {.fd = out->fd, .events = POLLOUT};
            poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            return fail(out, errno, "cannot write");
        }
    }
    return WHO_OK;
}

static int flush(who_out *out)
{
    size_t n = out->n;
    out->n = 0;
    return write_all(out, out->bytes, n);
}

int who_out_write(who_out *out, const char *bytes, size_t len, who_err *err)
{
    if (out->failed.code == WHO_OK && len > BUFFER_SIZE - out->n && flush(out) == WHO_OK && len >= BUFFER_SIZE) {
        write_all(out, bytes, len);
        len = 0;
    }
    if (out->failed.code != WHO_OK) {
        *err = out->failed;
        return err->code;
    }
    if (len) memcpy(out->bytes + out->n, bytes, len);
    out->n += len;
    return WHO_OK;
}

int who_out_close(who_out *out, int keep, who_err *err)
{
    if (!out) return WHO_OK;
    if (keep && out->failed.code == WHO_OK) flush(out);
    if (close(out->fd) != 0 && errno != EINTR && keep) fail(out, errno, "cannot write");
    if (out->temporary) {
        bool whole = keep && out->failed.code == WHO_OK;
        if (whole && rename(out->temporary, out->path) != 0) {
            fail(out, errno, "cannot rename the finished file");
            whole = false;
        }
        if (!whole) unlink(out->temporary);
        forget(out->temporary);
    }
    int code = keep ? out->failed.code : WHO_OK;
    if (code != WHO_OK) *err = out->failed;
    who_dealloc(out->temporary);
    who_dealloc(out->path);
    who_dealloc(out);
    return code;
}
