/* Outputs: whole or an error, and nothing left behind. */
#define _XOPEN_SOURCE 700

#include "base/base.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static int enter_folder(void **state)
{
    char name[] = "/tmp/whosaid-test-XXXXXX";
    signal(SIGPIPE, SIG_IGN);
    if (!mkdtemp(name) || chdir(name) != 0) return -1;
    *state = strdup(name);
    return 0;
}

static int leave_folder(void **state)
{
    DIR *folder = opendir(".");
    for (struct dirent *e; (e = readdir(folder));) unlink(e->d_name);
    closedir(folder);
    int rc = chdir("/") || rmdir(*state);
    free(*state);
    return rc;
}

static int count_files(void)
{
    int n = 0;
    DIR *folder = opendir(".");
    for (struct dirent *e; (e = readdir(folder));) n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(folder);
    return n;
}

static void put(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static void assert_content(const char *path, const char *text)
{
    char got[256] = {0};
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    assert_true(fread(got, 1, sizeof got - 1, f) < sizeof got - 1);
    fclose(f);
    assert_string_equal(got, text);
}

static void a_file_appears_when_it_is_whole(void **state)
{
    (void)state;
    who_out *out;
    who_err err;
    put("old", "old");
    assert_int_equal(who_out_open(&out, "old", &err), WHO_OK);
    assert_int_equal(who_out_write(out, "new", 3, &err), WHO_OK);
    assert_int_equal(count_files(), 2);
    assert_content("old", "old");
    assert_int_equal(who_out_close(out, 1, &err), WHO_OK);
    assert_content("old", "new");
    assert_int_equal(count_files(), 1);
    unlink("old");
}

static void a_dropped_file_leaves_nothing(void **state)
{
    (void)state;
    who_out *out;
    who_err err;
    char *much = calloc(1, 200000);
    assert_int_equal(who_out_open(&out, "dropped", &err), WHO_OK);
    assert_int_equal(who_out_write(out, much, 200000, &err), WHO_OK);
    assert_int_equal(who_out_close(out, 0, &err), WHO_OK);
    assert_int_equal(count_files(), 0);
    free(much);
}

static void bytes_arrive_in_order_whatever_the_pieces(void **state)
{
    (void)state;
    static const size_t pieces[] = {1, 7, 1000, 65535, 65536, 65537, 200000, 0, 3};
    who_out *out;
    who_err err;
    buf all = {0};
    assert_int_equal(who_out_open(&out, "pieces", &err), WHO_OK);
    for (size_t i = 0; i < 3 * sizeof pieces / sizeof *pieces; i++) {
        size_t from = all.len, n = pieces[i % (sizeof pieces / sizeof *pieces)];
        for (size_t k = 0; k < n; k++) buf_char(&all, (char)((from + k) * 31 >> 3));
        assert_int_equal(who_out_write(out, all.ptr + from, n, &err), WHO_OK);
    }
    assert_int_equal(who_out_close(out, 1, &err), WHO_OK);
    char *got = malloc(all.len + 1);
    FILE *f = fopen("pieces", "rb");
    assert_int_equal(fread(got, 1, all.len + 1, f), all.len);
    fclose(f);
    assert_memory_equal(got, all.ptr, all.len);
    free(got);
    buf_free(&all);
    unlink("pieces");
}

static void modes_are_the_umask_s_or_the_old_file_s(void **state)
{
    (void)state;
    who_out *out;
    who_err err;
    struct stat st;
    mode_t before = umask(027);
    assert_int_equal(who_out_open(&out, "mode", &err), WHO_OK);
    assert_int_equal(who_out_close(out, 1, &err), WHO_OK);
    assert_int_equal(stat("mode", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_int_equal(chmod("mode", 0606), 0);
    assert_int_equal(who_out_open(&out, "mode", &err), WHO_OK);
    assert_int_equal(who_out_close(out, 1, &err), WHO_OK);
    assert_int_equal(stat("mode", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0606);
    umask(before);
    unlink("mode");
}

static void a_link_stays_a_link(void **state)
{
    (void)state;
    who_out *out;
    who_err err;
    struct stat st;
    put("target", "old");
    assert_int_equal(symlink("target", "link"), 0);
    assert_int_equal(who_out_open(&out, "link", &err), WHO_OK);
    assert_int_equal(who_out_write(out, "new", 3, &err), WHO_OK);
    assert_int_equal(who_out_close(out, 1, &err), WHO_OK);
    assert_int_equal(lstat("link", &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_content("target", "new");
    unlink("link");
    unlink("target");
}

static void what_cannot_be_opened_says_so(void **state)
{
    (void)state;
    static const struct {
        const char *path, *text;
    } rows[] = {{"absent/file", "absent/file: cannot open for writing: No such file or directory"},
                {"", "cannot open for writing: No such file or directory"},
                {".", ".: cannot open for writing: Is a directory"},
                {"/dev/null/x", "/dev/null/x: cannot open for writing: Not a directory"}};
    who_err err;
    char text[900];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        who_out *out = (who_out *)&err;
        assert_int_equal(who_out_open(&out, rows[i].path, &err), WHO_EOUTPUT);
        assert_null(out);
        assert_string_equal(who_err_text(&err, text, sizeof text), rows[i].text);
    }
    assert_int_equal(who_out_close(NULL, 1, &err), WHO_OK);
    assert_int_equal(count_files(), 0);
}

static void a_read_only_file_is_not_replaced(void **state)
{
    (void)state;
    who_out *out;
    who_err err;
    put("kept", "kept");
    chmod("kept", 0444);
    if (access("kept", W_OK) == 0) { /* root may write to anything */
        unlink("kept");
        skip();
    }
    assert_int_equal(who_out_open(&out, "kept", &err), WHO_EOUTPUT);
    assert_content("kept", "kept");
    unlink("kept");
}

static void a_full_disk_is_an_error_now_and_later(void **state)
{
    (void)state;
    if (access("/dev/full", W_OK) != 0) skip();
    who_out *out;
    who_err err;
    char text[900], much[100000] = {0};
    assert_int_equal(who_out_open(&out, "/dev/full", &err), WHO_OK);
    assert_int_equal(who_out_write(out, "x", 1, &err), WHO_OK); /* still in the buffer */
    assert_int_equal(who_out_close(out, 1, &err), WHO_EOUTPUT);
    assert_string_equal(who_err_text(&err, text, sizeof text), "/dev/full: cannot write: No space left on device");

    assert_int_equal(who_out_open(&out, "/dev/full", &err), WHO_OK);
    assert_int_equal(who_out_write(out, much, sizeof much, &err), WHO_EOUTPUT);
    memset(&err, 0, sizeof err);
    assert_int_equal(who_out_write(out, "x", 1, &err), WHO_EOUTPUT);
    assert_string_equal(err.file, "/dev/full");
    assert_int_equal(who_out_close(out, 1, &err), WHO_EOUTPUT);
    assert_int_equal(count_files(), 0);
}

/* Runs `body` with descriptor 1 as given; a child, so that cmocka keeps its own. */
static int exit_of(int (*body)(void), int descriptor)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (descriptor < 0)
            close(STDOUT_FILENO);
        else
            dup2(descriptor, STDOUT_FILENO);
        _exit(body());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int write_to_standard_output(void)
{
    who_out *out;
    who_err err;
    int rc = who_out_open(&out, "-", &err);
    if (rc) return rc;
    for (int i = 0; i < 20000 && !rc; i++) rc = who_out_write(out, "0123456789", 10, &err);
    int closed = who_out_close(out, 1, &err);
    return rc ? rc : closed;
}

static void standard_output_is_checked(void **state)
{
    (void)state;
    int file = open("stdout", O_RDWR | O_CREAT, 0600), full = open("/dev/full", O_WRONLY), ends[2];
    assert_int_equal(pipe(ends), 0);
    close(ends[0]); /* nobody reads */
    assert_int_equal(exit_of(write_to_standard_output, file), WHO_OK);
    assert_int_equal(lseek(file, 0, SEEK_END), 200000);
    assert_int_equal(exit_of(write_to_standard_output, ends[1]), WHO_EPIPE);
    assert_int_equal(exit_of(write_to_standard_output, -1), WHO_EOUTPUT);
    if (full >= 0) assert_int_equal(exit_of(write_to_standard_output, full), WHO_EOUTPUT);
    close(ends[1]);
    close(file);
    close(full);
    unlink("stdout");
}

static void a_slow_reader_of_a_non_blocking_pipe_gets_all(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t reader = fork();
    if (reader == 0) {
        char bytes[512];
        ssize_t n;
        size_t total = 0;
        close(ends[1]);
        nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
        while ((n = read(ends[0], bytes, sizeof bytes)) > 0) total += (size_t)n;
        _exit(total == 200000 ? 0 : 1);
    }
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    assert_int_equal(exit_of(write_to_standard_output, ends[1]), WHO_OK);
    close(ends[1]);
    close(ends[0]);
    int status = 1;
    waitpid(reader, &status, 0);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_appears_when_it_is_whole),
        cmocka_unit_test(a_dropped_file_leaves_nothing),
        cmocka_unit_test(bytes_arrive_in_order_whatever_the_pieces),
        cmocka_unit_test(modes_are_the_umask_s_or_the_old_file_s),
        cmocka_unit_test(a_link_stays_a_link),
        cmocka_unit_test(what_cannot_be_opened_says_so),
        cmocka_unit_test(a_read_only_file_is_not_replaced),
        cmocka_unit_test(a_full_disk_is_an_error_now_and_later),
        cmocka_unit_test(standard_output_is_checked),
        cmocka_unit_test(a_slow_reader_of_a_non_blocking_pipe_gets_all),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
