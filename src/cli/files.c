/* files.c - the files that one run of `whosaid graph` writes.
 *
 * In: a name, formats, graphs. Out: for each graph a file of each format, under the name with the format's ending.
 * Method: each is written under a temporary name (who_out); all are renamed at the end, and those that already are get
 * removed when a later one cannot be.
 * Gets wrong: the program may be killed between two renames, which leaves the first ones.
 */
#include "files.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STEM_MOST = 4000 };

static const struct {
    const char *name, *ending;
    enum who_graph_format format;
} formats[] = {
    {"graphml", ".graphml", WHO_GRAPHML}, {"json", ".json", WHO_JSON_FLAT},     {"gexf", ".gexf", WHO_GEXF},
    {"csv", ".nodes.csv", WHO_NODES_CSV}, {"csv", ".edges.csv", WHO_EDGES_CSV},
};
enum { FORMATS = sizeof formats / sizeof *formats };

static const enum who_graph_format json_forms[] = {WHO_JSON_FLAT, WHO_JSON_GRAPHOLOGY, WHO_JSON_CYTOSCAPE};

static int misused(who_err *err, const char *format, const char *text)
{
    memset(err, 0, sizeof *err);
    err->code = WHO_EUSAGE;
    snprintf(err->msg, sizeof err->msg, format, text);
    return WHO_EUSAGE;
}

static void add_format(files *f, enum who_graph_format format, int json)
{
    if (format == WHO_JSON_FLAT) format = json_forms[json];
    for (size_t i = 0; i < f->nformats; i++) {
        if (f->formats[i] == format) return;
    }
    f->formats[f->nformats++] = format;
}

static int read_formats(files *f, const char *list, int json, who_err *err)
{
    for (const char *at = list; *at;) {
        size_t n = strcspn(at, ",");
        int known = 0;
        for (int i = 0; i < FORMATS; i++) {
            if ((n != strlen(formats[i].name) || strncmp(at, formats[i].name, n) != 0) &&
                (n != 3 || strncmp(at, "all", n) != 0))
                continue;
            add_format(f, formats[i].format, json);
            known = 1;
        }
        if (!known)
            return misused(err,
                           "--formats takes graphml, json, gexf, csv or all, several separated by commas, not '%.200s'",
                           list);
        at += n + (at[n] == ',');
    }
    return WHO_OK;
}

static const char *ending_of(enum who_graph_format format)
{
    for (int i = 0; i < FORMATS; i++) {
        if (formats[i].format == format) return formats[i].ending;
    }
    return ".json"; /* the other forms of it */
}

/* Somebody who gives NAME.graphml means NAME. */
static size_t stem_length(const char *name)
{
    size_t n = strlen(name);
    for (int i = 0; i < FORMATS; i++) {
        size_t m = strlen(formats[i].ending);
        if (n > m && strcmp(name + n - m, formats[i].ending) == 0) return n - m;
    }
    return n;
}

int files_begin(files *f, const settings *s, who_err *err)
{
    memset(f, 0, sizeof *f);
    if (!s->output) return misused(err, "-o NAME is needed: %s", "files are written, NAME.graphml and NAME.json");
    if (strcmp(s->output, "-") == 0)
        return misused(err, "-o - makes no sense: %s", "files are written, NAME.graphml and NAME.json");
    size_t n = stem_length(s->output);
    if (n > STEM_MOST) return misused(err, "%s", "the name is too long");
    f->stem = malloc(n + 1);
    if (!f->stem) return misused(err, "%s", "out of memory");
    memcpy(f->stem, s->output, n);
    f->stem[n] = '\0';
    return read_formats(f, s->formats ? s->formats : "graphml,json", s->json, err);
}

static int open_file(files *f, const char *part, enum who_graph_format format, who_err *err)
{
    size_t size = strlen(f->stem) + strlen(part) + 32;
    file *list = realloc(f->list, (f->n + 1) * sizeof *list);
    if (list) f->list = list;
    char *name = list ? malloc(size) : NULL;
    if (!name) return misused(err, "%s", "out of memory");
    snprintf(name, size, "%s%s%s%s", f->stem, *part ? "-" : "", part, ending_of(format));
    f->list[f->n++] = (file){name, NULL, format};
    return who_out_open(&f->list[f->n - 1].out, name, err);
}

int files_open(files *f, const char *part, size_t *first, who_err *err)
{
    int rc = WHO_OK;
    *first = f->n;
    for (size_t i = 0; i < f->nformats && rc == WHO_OK; i++) rc = open_file(f, part, f->formats[i], err);
    return rc;
}

int files_write(files *f, size_t first, const who_graph *graph, int safe, who_err *err)
{
    int rc = WHO_OK;
    for (size_t i = first; i < f->n && rc == WHO_OK; i++)
        rc = who_write_graph(f->list[i].out, graph, f->list[i].format, safe, err);
    return rc;
}

int files_close(files *f, int keep, who_err *err)
{
    int rc = WHO_OK;
    for (size_t i = 0; i < f->n; i++) {
        who_err closing;
        int code = who_out_close(f->list[i].out, keep && rc == WHO_OK, &closing);
        f->list[i].out = NULL;
        if (code == WHO_OK || rc != WHO_OK) continue;
        rc = code;
        *err = closing;
        for (size_t k = 0; k < i; k++) unlink(f->list[k].name);
    }
    return rc;
}

void files_end(files *f)
{
    for (size_t i = 0; i < f->n; i++) free(f->list[i].name);
    free(f->list);
    free(f->stem);
}
