/* files.c - the texts of the rule files: built in, or from the folder of --rules where it has one of the name. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "rules/builtin.h"
#include "rules/internal.h"

/* The file of the folder; *text stays empty where it has none. */
static int read_own(const char *path, buf *text, who_err *err)
{
    FILE *in = fopen(path, "rb");
    if (!in && (errno == ENOENT || errno == ENOTDIR)) return WHO_OK;
    if (!in) /* the built-in file is no answer to that */
        return err_at(err, WHO_ERULES, path, 0, 0, UINT64_MAX, "cannot be read: %s", strerror(errno));
    char chunk[65536];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, in)) > 0;) buf_add(text, chunk, n);
    buf_add(text, "", 0); /* an empty file is a file */
    bool bad = ferror(in);
    fclose(in);
    if (!bad) return WHO_OK;
    buf_free(text);
    return err_at(err, WHO_ERULES, path, 0, 0, UINT64_MAX, "cannot be read");
}

static int load_file(rules *r, const char *dir, const struct rules_builtin *b, who_err *err)
{
    rule_file f = {b->name, {(const char *)b->bytes, b->len}, NULL};
    if (dir) {
        char path[1024];
        buf text = {0};
        snprintf(path, sizeof path, "%s/%s", dir, b->name);
        int rc = read_own(path, &text, err);
        if (rc != WHO_OK) return rc;
        if (text.ptr) {
            f.owned = text.ptr;
            f.text = buf_slice(&text);
        }
    }
    VEC_PUSH(r->files, r->nfiles, f);
    size_t ok = f.owned ? utf8_valid(f.text.ptr, f.text.len) : f.text.len;
    if (ok != f.text.len) return err_at(err, WHO_ERULES, b->name, 0, 0, ok, "is not valid UTF-8");
    return WHO_OK;
}

int files_load(rules *r, const char *dir, who_err *err)
{
    struct stat st;
    int rc = WHO_OK;
    if (dir && (stat(dir, &st) != 0 || !S_ISDIR(st.st_mode)))
        rc = err_at(err, WHO_ERULES, dir, 0, 0, UINT64_MAX, "is no folder that can be read");
    for (const struct rules_builtin *b = rules_builtin; b->name && !rc; b++) rc = load_file(r, dir, b, err);
    return rc;
}

void files_free(rules *r)
{
    for (uint32_t i = 0; i < r->nfiles; i++) who_dealloc(r->files[i].owned);
    who_dealloc(r->files);
}

who_str rules_file(const rules *r, const char *name)
{
    for (uint32_t i = 0; i < r->nfiles; i++)
        if (strcmp(r->files[i].name, name) == 0) return r->files[i].text;
    return STR("");
}

bool rules_is_builtin(const rules *r, const char *name)
{
    for (uint32_t i = 0; i < r->nfiles; i++)
        if (strcmp(r->files[i].name, name) == 0) return !r->files[i].owned;
    return false;
}
