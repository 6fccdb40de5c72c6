/* dump.c - the candidates of articles with their features, and the places where their contents could end, one JSON
 * object a line, for train.py.
 *
 * usage: dump ARTICLES.jsonl    (one article a line: id, text, title)
 * Offsets are code points, so that they compare with the annotations.
 */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

#include "attribute/score.h"
#include "quote/quote.h"
#include "text/text.h"

typedef struct printer {
    features f; /* first */
    buf *out;
    bool more;
} printer;

static void print_feature(features *f, hashed name, hashed a, hashed b)
{
    printer *p = (printer *)f;
    buf joined = {0};
    buf_add(&joined, name.text, name.len), buf_char(&joined, '\t');
    buf_add(&joined, a.text, a.len), buf_char(&joined, '\t');
    buf_add(&joined, b.text, b.len);
    if (p->more) buf_char(p->out, ',');
    p->more = true;
    buf_json(p->out, buf_slice(&joined));
    buf_free(&joined);
}

static void print_range(buf *out, const doc *d, offset_map *m, range x)
{
    buf_printf(out, "[%u,", offset_at(m, d->tokens[x.first].start));
    buf_printf(out, "%u]", offset_at(m, d->tokens[x.last - 1].end));
}

static void print_features(buf *out, const work *w, const candidate *c, uint32_t at)
{
    printer p = {.out = out};
    features_init(&p.f);
    p.f.show = print_feature;
    buf_z(out, "\"features\":[");
    if (at == WHO_NONE)
        describe_candidate(w, c, &p.f);
    else
        describe_break(w, c, at, &p.f);
    buf_z(out, "]}");
}

/* Where the content could end. */
static void print_breaks(buf *out, const work *w, const candidate *c, offset_map *m)
{
    const range *x = &c->content[c->ncontent - 1];
    buf_z(out, ",\"breaks\":[");
    for (uint32_t t = next_break(w, c, x->first), n = 0; t < x->last; t = next_break(w, c, t), n++) {
        buf_printf(out, "%s{\"at\":%u,", n ? "," : "", offset_at(m, w->d->tokens[t].start));
        print_features(out, w, c, t);
    }
    buf_z(out, "],");
}

static void print_candidates(const work *w, buf *out)
{
    doc *d = w->d;
    for (uint32_t i = 0; i < w->nfound; i++) {
        const candidate *c = &w->found[i];
        offset_map m = {.text = d->a.text, .unit = WHO_CODEPOINTS};
        buf_clear(out);
        buf_z(out, "{\"doc\":"), buf_json(out, d->a.id);
        buf_printf(out, ",\"cue\":%u,\"content\":[", c->cue.verb);
        for (uint32_t p = 0; p < c->ncontent; p++) {
            if (p) buf_char(out, ',');
            print_range(out, d, &m, c->content[p]);
        }
        buf_z(out, "],\"source\":");
        if (c->source.first < c->source.last)
            print_range(out, d, &m, c->source);
        else
            buf_z(out, "null");
        print_breaks(out, w, c, &m);
        print_features(out, w, c, WHO_NONE);
        buf_char(out, '\n');
        fwrite(out->ptr, 1, out->len, stdout);
    }
}

static who_str field(const cJSON *o, const char *name, arena *mem)
{
    const cJSON *x = cJSON_GetObjectItemCaseSensitive(o, name);
    return cJSON_IsString(x) ? arena_str(mem, x->valuestring, strlen(x->valuestring)) : STR("");
}

int main(int argc, char **argv)
{
    who_err err = {0};
    rules *r;
    FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!in) return fprintf(stderr, "usage: dump ARTICLES.jsonl\n"), 2;
    if (rules_load(&r, NULL, &err)) return fprintf(stderr, "%s\n", err.msg), 3;
    match *m = match_new(r);
    arena mem = {0};
    char *line = NULL;
    size_t cap = 0;
    buf out = {0};
    while (getline(&line, &cap, in) > 0) {
        cJSON *o = cJSON_Parse(line);
        if (!o) continue;
        arena_reset(&mem);
        doc d = {.mem = mem};
        d.a.id = field(o, "id", &d.mem);
        d.a.title = field(o, "title", &d.mem);
        d.a.text = field(o, "text", &d.mem);
        text_split(&d, r, m);
        quote_find(&d, r, m);
        work w = {.d = &d, .r = r, .tokens = d.tokens};
        find_chunks(&w);
        find_candidates(&w);
        print_candidates(&w, &out);
        cJSON_Delete(o);
        mem = d.mem;
    }
    free(line), buf_free(&out), arena_free(&mem), match_free(m), rules_free(r);
    return fclose(in) != 0 || fflush(stdout) != 0;
}
