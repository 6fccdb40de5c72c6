/* written.h - runs a writer into a temporary file and gives back what it wrote; the topics of these tests. */
#ifndef WHO_TEST_WRITTEN_H
#define WHO_TEST_WRITTEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "export/export.h"

/* In place of the pipeline's: topic 0 is the top of topic 1. */
who_topic_info who_topic_get(const who_session *session, uint32_t topic)
{
    (void)session;
    if (topic == 0)
        return (who_topic_info){STR("medtop:1"), STR("politics"), STR("medtop"), WHO_NONE, 0};
    return (who_topic_info){STR("medtop:2"), STR("\"foreign\" policy"), STR("medtop"), 0, 0};
}

typedef struct written {
    char path[64], text[1 << 16];
    who_out *out;
    who_err err;
} written;

static void written_open(written *w)
{
    strcpy(w->path, "/tmp/whosaid-test-XXXXXX");
    int fd = mkstemp(w->path);
    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(who_out_open(&w->out, w->path, &w->err), WHO_OK);
}

/* What was written, NUL-terminated; the file is gone. */
static const char *written_close(written *w)
{
    assert_int_equal(who_out_close(w->out, 1, &w->err), WHO_OK);
    FILE *from = fopen(w->path, "rb");
    assert_non_null(from);
    w->text[fread(w->text, 1, sizeof w->text - 1, from)] = 0;
    fclose(from);
    unlink(w->path);
    return w->text;
}

#endif
