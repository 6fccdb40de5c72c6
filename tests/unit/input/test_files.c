/* test_files.c - files and folders: order, what is passed over, compression, encodings, what cannot be read. */
#include "fixture.h"

#include <zstd.h>

#include <fcntl.h>

static void make_folder(const fixture *f, const char *name) { assert_int_equal(mkdir(path_in(f, name), 0755), 0); }

static void test_order(void **state)
{
    (void)state;
    static const char *const files[] = {"d/b.txt",    "d/a/x.txt",   "d/a-b/x.txt",   "d/a.txt",
                                        "d/B.txt",    "d/a/y/z.txt", "d/.hidden.txt", "d/.git/x.txt",
                                        "d/old.txt~", "d/a/.x",      "d/\xC3\xA4.txt"};
    fixture f = fixture_new();
    make_folder(&f, "d");
    make_folder(&f, "d/a");
    make_folder(&f, "d/a/y");
    make_folder(&f, "d/a-b");
    make_folder(&f, "d/.git");
    make_folder(&f, "d/empty");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) put(&f, files[i], files[i], strlen(files[i]));
    run_one(&f, "d");
    same("order", text_of_buf(&f.records),
         "1:0 plain d/B.txt\n1:0 plain d/a-b/x.txt\n1:0 plain d/a.txt\n1:0 plain d/a/x.txt\n1:0 plain d/a/y/z.txt\n"
         "1:0 plain d/b.txt\n1:0 plain d/\xC3\xA4.txt\n");
    same("order", text_of_buf(&f.messages), "");

    run_one(&f, "d/"); /* no doubled slash in the names that records carry */
    has("slash", text_of_buf(&f.records), "1:0 plain d/B.txt\n");
    static const char *const both[] = {"d/b.txt", "d/.hidden.txt",
                                       "d/a"}; /* named files are read whatever their name */
    run_paths(&f, both, 3);
    same("named", text_of_buf(&f.records),
         "1:0 plain d/b.txt\n1:0 plain d/.hidden.txt\n1:0 plain d/a/x.txt\n1:0 plain d/a/y/z.txt\n");
    fixture_free(&f);
}

static void test_links(void **state)
{
    (void)state;
    fixture f = fixture_new();
    make_folder(&f, "d");
    make_folder(&f, "d/a");
    make_folder(&f, "d/b");
    put(&f, "d/a/x.txt", "x", 1);
    put(&f, "d/b/y.txt", "y", 1);
    assert_int_equal(symlink("..", path_in(&f, "d/a/up")), 0);
    assert_int_equal(symlink("../b", path_in(&f, "d/a/b")), 0);
    assert_int_equal(symlink("../a", path_in(&f, "d/b/a")), 0);
    assert_int_equal(symlink("self", path_in(&f, "d/self")), 0);
    assert_int_equal(symlink("nowhere", path_in(&f, "d/gone.txt")), 0);
    assert_int_equal(symlink("b/y.txt", path_in(&f, "d/link.txt")), 0);
    assert_int_equal(mkfifo(path_in(&f, "d/pipe"), 0600), 0);
    run_one(&f, "d");
    same("links", text_of_buf(&f.records), "1:0 plain y\n1:0 plain x\n1:0 plain y\n");
    has("loop", text_of_buf(&f.messages), "d/a/up/: a link to a folder that was read already: skipped\n");
    has("across", text_of_buf(&f.messages), "d/a/b/a/: a link to a folder that was read already: skipped\n");
    has("twice", text_of_buf(&f.messages), "d/b/: a link to a folder that was read already: skipped\n");
    has("pipe", text_of_buf(&f.messages), "d/pipe: not a regular file: skipped\n");
    has("self", text_of_buf(&f.messages), "d/self: ");
    has("gone", text_of_buf(&f.messages), "d/gone.txt: No such file or directory\n");
    assert_int_equal(f.status, WHO_EINPUT);
    fixture_free(&f);
}

static void test_missing(void **state)
{
    (void)state;
    fixture f = fixture_new();
    put(&f, "a.txt", "a", 1);
    static const char *const names[] = {"nowhere.txt", "a.txt", "a.txt/x"};
    run_paths(&f, names, 3);
    same("the others are read", text_of_buf(&f.records), "1:0 plain a\n");
    same("missing", text_of_buf(&f.messages), "nowhere.txt: No such file or directory\na.txt/x: Not a directory\n");
    assert_int_equal(f.status, WHO_EINPUT);
    assert_int_equal(f.skipped, 2);
    fixture_free(&f);
}

static void test_contents(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes;
        size_t len;
        const char *record, *message;
        int skipped;
    } rows[] = {
        {"a.txt", "B.\r\n\n C.\t\n", 10, "1:0 plain B.\r\n\n C.\t\n", "", 0},
        {"a.txt",
         "\xEF\xBB\xBF"
         "B.",
         5, "1:3 plain B.", "", 0},
        {"a.txt",
         "\xFF\xFE"
         "B\0\xE9\0\x3D\xD8\x00\xDE",
         10, "1:0 plain B\xC3\xA9\xF0\x9F\x98\x80", "", 0},
        {"a.txt", "\xFE\xFF\0B\0\xE9\xD8\x3D\xDE\x00", 10, "1:0 plain B\xC3\xA9\xF0\x9F\x98\x80", "", 0},
        {"a.txt",
         "\xFF\xFE\x3D\xD8"
         "B\0",
         6,
         "1:0 plain \xEF\xBF\xBD"
         "B",
         "", 0},
        {"a.txt",
         "\xFF\xFE"
         "B\0\x3D\xD8",
         6, "1:0 plain B\xEF\xBF\xBD", "", 0},
        {"a.txt",
         "\xFF\xFE"
         "B\0C",
         5, "1:0 plain B\xEF\xBF\xBD", "", 0},
        {"a.json", "\xFF\xFE{\0}\0", 6, "1:0 {}", "", 0},
        {"a.txt", "caf\xE9 cr\xE8me\nx\xF0\x9F\x98", 15, "1:0 plain caf\xEF\xBF\xBD cr\xEF\xBF\xBDme\nx\xEF\xBF\xBD",
         "a.txt:1: byte 3: ", 0},
        {"a.txt", "\n\nB\xC0\xAF", 5, "1:0 plain \n\nB\xEF\xBF\xBD\xEF\xBF\xBD",
         "a.txt:3: byte 3: 2 bad bytes replaced by U+FFFD", 0},
        {"a.txt", "", 0, "", "a.txt: an empty file: skipped", 1},
        {"a.txt", " \n\t", 3, "", "a.txt: nothing but white space: file skipped", 1},
        {"a.txt", "\xEF\xBB\xBF", 3, "", "a.txt: an empty file: skipped", 1},
        {"a.txt", "\x89PNG\r\n\x1A\n\0\0", 10, "", "a.txt: a binary file: skipped", 1},
        {"a.json", "\0\0", 2, "", "a.json: a binary file: skipped", 1},
        {"a.txt", "\1\2\3abcd", 7, "", "a.txt: a binary file: skipped", 1},
        {"a.txt", "[Updated at noon] The court", 27, "1:0 plain [Updated at noon] The court", "", 0},
        {"a.txt", " {\"text\":\"B.\"}", 14, "1:1 {\"text\":\"B.\"}", "", 0},
        {"a.JSONL.gz", "{\"a\":1}", 7, "1:0 {\"a\":1}", "", 0}, /* named so, not compressed */
    };
    fixture f = fixture_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        run_bytes(&f, rows[i].name, rows[i].bytes, rows[i].len);
        char row[32];
        snprintf(row, sizeof row, "row %zu", i);
        has(row, text_of_buf(&f.records), rows[i].record);
        if (!*rows[i].record) same(row, text_of_buf(&f.records), "");
        if (*rows[i].message)
            has(row, text_of_buf(&f.messages), rows[i].message);
        else
            same(row, text_of_buf(&f.messages), "");
        assert_int_equal(f.skipped, rows[i].skipped);
        assert_int_equal(f.status, WHO_OK);
    }
    fixture_free(&f);
}

/* U+0000 behind the bytes by which a binary file is told. */
static void test_late_nul(void **state)
{
    (void)state;
    fixture f = fixture_new();
    char text[6000];
    memset(text, 'x', sizeof text);
    text[5000] = 0;
    run_bytes(&f, "a.txt", text, sizeof text);
    has("late", text_of_buf(&f.records), "x\xEF\xBF\xBDx");
    has("late", text_of_buf(&f.messages), "a.txt:1: byte 5000: 1 bad byte replaced");
    fixture_free(&f);
}

static void test_gzip(void **state)
{
    (void)state;
    fixture f = fixture_new();
    put_gzip(&f, "a.jsonl.gz", "{\"a\":1}\n{\"b\"", 12);
    put_gzip(&f, "a.jsonl.gz", ":2}\n", 4);
    put_gzip(&f, "a.jsonl.gz", "", 0);
    put_gzip(&f, "a.jsonl.gz", "{\"c\":3}\n", 8);
    run_one(&f, "a.jsonl.gz");
    same("members", text_of_buf(&f.records), "1:0 {\"a\":1}\n2:8 {\"b\":2}\n3:16 {\"c\":3}\n");
    same("members", text_of_buf(&f.messages), "");

    FILE *file = fopen(path_in(&f, "a.jsonl.gz"), "ab"); /* as tapes pad it */
    assert_non_null(file);
    fwrite("\0\0\0\0", 1, 4, file);
    fclose(file);
    run_one(&f, "a.jsonl.gz");
    same("padding", text_of_buf(&f.messages), "");
    file = fopen(path_in(&f, "a.jsonl.gz"), "ab");
    fwrite("tail", 1, 4, file);
    fclose(file);
    run_one(&f, "a.jsonl.gz");
    has("tail", text_of_buf(&f.records), "3:16 {\"c\":3}\n");
    has("tail", text_of_buf(&f.messages), "the compressed data is followed by bytes that are none");
    assert_int_equal(f.status, WHO_EINPUT);

    put_gzip(&f, "noname", "B. in a text.", 13); /* told by its first bytes */
    run_one(&f, "noname");
    same("text", text_of_buf(&f.records), "1:0 plain B. in a text.\n");
    fixture_free(&f);
}

/* Cut at every byte, and each byte changed: a message or the records, never more. */
static void test_broken_gzip(void **state)
{
    (void)state;
    static const char lines[] = "{\"a\":\"some text that is long enough to be compressed, text, text\"}\n{\"b\":2}\n";
    fixture f = fixture_new();
    char bytes[512];
    put_gzip(&f, "whole.gz", lines, sizeof lines - 1);
    FILE *file = fopen(path_in(&f, "whole.gz"), "rb");
    assert_non_null(file);
    size_t n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    for (size_t cut = 2; cut < n; cut++) {
        run_bytes(&f, "cut.jsonl.gz", bytes, cut);
        has("cut", text_of_buf(&f.messages), "the compressed data ends too early");
        assert_int_equal(f.status, WHO_EINPUT);
    }
    for (size_t at = 2; at < n; at++) {
        char kept = bytes[at];
        bytes[at] = (char)~kept;
        run_bytes(&f, "changed.jsonl.gz", bytes, n);
        bytes[at] = kept;
        assert_true(f.status == WHO_EINPUT || f.records.len);
    }
    fixture_free(&f);
}

static size_t read_back(const fixture *f, const char *name, char *bytes, size_t room)
{
    FILE *file = fopen(path_in(f, name), "rb");
    assert_non_null(file);
    size_t n = fread(bytes, 1, room, file);
    fclose(file);
    return n;
}

/* One frame, added to a file. */
static void put_zstd(const fixture *f, const char *name, const char *text)
{
    char bytes[512];
    size_t n = ZSTD_compress(bytes, sizeof bytes, text, strlen(text), 1);
    assert_false(ZSTD_isError(n));
    FILE *file = fopen(path_in(f, name), "ab");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    fclose(file);
}

static void test_zstd(void **state)
{
    (void)state;
    static const char first[] = "{\"a\":\"some text that is long enough to be compressed, text, text\"}\n{\"b\"";
    fixture f = fixture_new();
    char bytes[1024];
    put_zstd(&f, "a.jsonl.zst", first);
    size_t frame = read_back(&f, "a.jsonl.zst", bytes, sizeof bytes);
    put_zstd(&f, "a.jsonl.zst", ":2}\n");
    size_t n = read_back(&f, "a.jsonl.zst", bytes, sizeof bytes);
    run_one(&f, "a.jsonl.zst");
    has("frames", text_of_buf(&f.records), "2:67 {\"b\":2}\n");
    same("frames", text_of_buf(&f.messages), "");
    for (size_t cut = 4; cut < n; cut++) { /* at every byte: a message, unless it is where a frame ends */
        run_bytes(&f, "cut.jsonl.zst", bytes, cut);
        assert_int_equal(f.status, cut == frame ? WHO_OK : WHO_EINPUT);
    }
    for (size_t at = 4; at < n; at++) {
        char kept = bytes[at];
        bytes[at] = (char)~kept;
        run_bytes(&f, "changed.jsonl.zst", bytes, n);
        bytes[at] = kept;
        assert_true(f.status == WHO_EINPUT || f.records.len);
    }
    fixture_free(&f);
}

static void test_encodings(void **state)
{
    (void)state;
    static const struct {
        const char *encoding, *bytes;
        size_t len;
        const char *record, *message;
    } rows[] = {
        {NULL,
         "\x93"
         "Caf\xE9\x94 \x96 na\xEFve",
         14, "1:0 plain “Café” – naïve\n", "a.txt:1: byte 0: this is not UTF-8: read as Windows-1252"},
        {NULL, "caf\xE9, and caf\xC3\xA9", 15, "1:0 plain caf\xEF\xBF\xBD, and café\n", "1 bad byte replaced"},
        {NULL, "x\x81y", 3, "1:0 plain x\xEF\xBF\xBDy\n", "1 bad byte replaced"},
        {"ISO-8859-15", "5 \xA4", 3, "1:0 plain 5 €\n", ""},
        {"UTF-16LE", "B\0.\0\x3D\xD8\x00\xDE", 8, "1:0 plain B.😀\n", ""},
        {"UTF-16LE", "B\0C", 3, "1:0 plain B\xEF\xBF\xBD\n", ""},
        {"SHIFT_JIS", "\x93\xFA\x96\x7B \xFF", 6, "1:0 plain 日本 \xEF\xBF\xBD\n", ""},
        {"ISO-8859-15", "\xEF\xBB\xBF\xC3\xA9", 5, "1:3 plain é\n", ""}, /* a byte order mark knows better */
    };
    fixture f = fixture_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        f.options.encoding = rows[i].encoding;
        run_bytes(&f, "a.txt", rows[i].bytes, rows[i].len);
        same(rows[i].record, text_of_buf(&f.records), rows[i].record);
        has(rows[i].record, text_of_buf(&f.messages), rows[i].message);
    }
    char many[30000];
    size_t n = 0;
    while (n + 3 < sizeof many) n += (size_t)sprintf(many + n, "\xA4x%c", n % 50 == 49 ? '\n' : ' ');
    f.options.encoding = "ISO-8859-15"; /* far longer than what is converted at a time */
    run_bytes(&f, "a.txt", many, n);
    assert_int_equal(f.records.len, strlen("1:0 plain ") + n / 3 * 5 + 1);
    fixture_free(&f);
}

static void test_limits(void **state)
{
    (void)state;
    fixture f = fixture_new();
    char *zeros = calloc(1, 1 << 20);
    memset(zeros, 'x', 1 << 20);
    f.options.max_record = 1 << 16;
    run_bytes(&f, "a.txt", zeros, 1 << 20);
    same("long text", text_of_buf(&f.records), "");
    same("long text", text_of_buf(&f.messages), "a.txt: the file is longer than the limit (--max-record): skipped\n");

    gzFile out = gzopen(path_in(&f, "bomb.jsonl.gz"), "wb"); /* one line of 80 MiB in 80 kB */
    assert_non_null(out);
    gzputs(out, "{\"a\":\"");
    for (int i = 0; i < 80; i++) gzwrite(out, zeros, 1 << 20);
    gzputs(out, "\"}\n");
    gzclose(out);
    run_one(&f, "bomb.jsonl.gz");
    same("bomb", text_of_buf(&f.records), "");
    has("bomb", text_of_buf(&f.messages), "the compressed data grows more than 200-fold");
    assert_int_equal(f.skipped, 1);
    assert_int_equal(f.status, WHO_EINPUT);
    free(zeros);
    fixture_free(&f);
}

static void test_long_name(void **state)
{
    (void)state;
    fixture f = fixture_new();
    char name[300] = "";
    for (int i = 0; i < 200; i++) strcat(name, "n");
    make_folder(&f, name);
    strcat(name, "/");
    for (int i = 0; i < 80; i++) strcat(name, "m");
    put(&f, name, "B.", 2);
    char path[512];
    snprintf(path, sizeof path, "%s/%s", f.folder, name);
    const char *const paths[] = {path};
    input *in = input_open(paths, 1, &f.options);
    record rec;
    assert_int_equal(input_next(in, &rec), 1);
    assert_int_equal(strlen(rec.file), sizeof rec.file - 1);
    assert_int_equal(strncmp(rec.file, "...", 3), 0); /* the end tells more than the front */
    assert_int_equal(rec.file[sizeof rec.file - 2], 'm');
    assert_int_equal(input_next(in, &rec), 0);
    assert_int_equal(input_bytes(in), 2);
    input_close(in);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),       cmocka_unit_test(test_links),     cmocka_unit_test(test_missing),
        cmocka_unit_test(test_contents),    cmocka_unit_test(test_late_nul),  cmocka_unit_test(test_gzip),
        cmocka_unit_test(test_broken_gzip), cmocka_unit_test(test_zstd),      cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_limits),      cmocka_unit_test(test_long_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
