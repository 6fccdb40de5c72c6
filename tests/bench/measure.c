/* measure.c - runs commands and says what each took: CPU time, wall time, memory.
 *
 * measure COMMAND runs `sh -c COMMAND` with its output thrown away and prints "CPU WALL MIB STATUS": seconds of user
 * and system time of it and its children, seconds from start to end, the most memory that one process had.
 */
#define _DEFAULT_SOURCE /* wait4 */

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: measure COMMAND\n");
        return 2;
    }
    double began = now();
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_RDWR);
        if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0) _exit(126);
        execl("/bin/sh", "sh", "-c", argv[1], (char *)NULL);
        _exit(127);
    }
    int status = 0;
    struct rusage used;
    if (pid < 0 || wait4(pid, &status, 0, &used) != pid) {
        perror("measure");
        return 1;
    }
    printf("%.4f %.4f %.1f %d\n", seconds(used.ru_utime) + seconds(used.ru_stime), now() - began,
           (double)used.ru_maxrss / 1024, WIFEXITED(status) ? WEXITSTATUS(status) : 128);
    return 0;
}
