/* schemes.c - the topics of a run: the schemes that were asked for, one after another.
 *
 * Enters: names of dictionaries. Leaves: lexicons, whose topics are numbered through. A dictionary's format is told by
 * the ending of its name; its scheme is the name without folder and ending.
 */
#include "topic/internal.h"

/* The file's name without its folders and its last ending. */
static who_str scheme_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    return (who_str){name, dot && dot > name ? (size_t)(dot - name) : strlen(name)};
}

static const struct {
    const char *ending;
    int (*read)(builder *b);
    bool globs;
} FORMATS[] = {
    {".yml", read_yaml, true}, {".yaml", read_yaml, true}, {".lcd", read_lcd, true},
    {".ykd", read_lcd, true},  {"", read_own, false}, /* any other */
};

static int load_file(lexicon **out, const char *path, who_err *err)
{
    builder b;
    buf file = {0};
    size_t f = 0;
    arena mem = {0};
    who_str low = utf8_lower_str(&mem, str_of(path));
    while (!str_ends(low, FORMATS[f].ending)) f++;
    arena_free(&mem);
    int rc = read_file(path, &file, err);
    builder_start(&b, path, scheme_of(path), err);
    b.text = buf_slice(&file);
    b.globs = FORMATS[f].globs;
    if (rc == WHO_OK) rc = FORMATS[f].read(&b);
    rc = builder_finish(&b, rc, out);
    buf_free(&file);
    return rc;
}

static int load_news(lexicon **out, const rules *r, who_err *err)
{
    if (!rules_is_builtin(r, "topics.txt")) return read_news(out, "topics.txt", rules_file(r, "topics.txt"), err);
    *out = who_alloc(sizeof **out);
    **out = (lexicon){.t = topic_news, .scheme = NEWS_SCHEME, .limits = NEWS_LIMITS};
    return WHO_OK;
}

/* Takes over the lexicon. */
static int add_scheme(topics *t, lexicon *x, const char *name, who_err *err)
{
    x->first = topic_count(t);
    VEC_PUSH(t->schemes, t->n, x);
    for (uint32_t i = 0; i + 1 < t->n; i++)
        if (str_eq(t->schemes[i]->scheme, x->scheme))
            return err_set(err, WHO_EUSAGE, "--topics %s: there already are topics of the name \"%.*s\"", name,
                           x->scheme.len > 80 ? 80 : (int)x->scheme.len, x->scheme.ptr);
    return WHO_OK;
}

/* The scheme of a corpus, before it is known. */
static int load_nothing(lexicon **out, who_err *err)
{
    builder b;
    builder_start(&b, "", STR("auto"), err);
    b.x->learned = true;
    return builder_finish(&b, WHO_OK, out);
}

static int load_scheme(topics *t, const rules *r, const char *name, who_err *err)
{
    lexicon *x = NULL;
    int rc = strcmp(name, "iptc") == 0   ? load_news(&x, r, err)
             : strcmp(name, "auto") == 0 ? load_nothing(&x, err)
                                         : load_file(&x, name, err);
    return rc ? rc : add_scheme(t, x, name, err);
}

int topics_load(topics **out, const rules *r, const char *const *names, size_t n, who_err *err)
{
    static const char *const NEWS[] = {"iptc"};
    topics *t = who_alloc(sizeof *t);
    *t = (topics){0};
    int rc = WHO_OK;
    if (n == 0) names = NEWS, n = 1;
    for (size_t i = 0; i < n && rc == WHO_OK; i++) {
        if (strcmp(names[i], "none") != 0)
            rc = load_scheme(t, r, names[i], err);
        else if (n > 1)
            rc = err_set(err, WHO_EUSAGE, "--topics none goes with no other --topics");
    }
    if (rc) {
        topics_free(t);
        t = NULL;
    }
    *out = t;
    return rc;
}

static lexicon **auto_scheme(const topics *t)
{
    for (uint32_t i = 0; i < t->n; i++)
        if (t->schemes[i]->learned) return &t->schemes[i];
    return NULL;
}

bool topics_want_learning(const topics *t) { return auto_scheme(t) != NULL; }

int topics_learn(topics *t, const learner *l, const uint32_t *community, who_err *err)
{
    lexicon **old = auto_scheme(t), *x;
    if (!old) return WHO_OK;
    int rc = lexicon_learn(&x, l, community, err);
    if (rc) return rc;
    lexicon_free(*old);
    *old = x;
    for (uint32_t i = 0, first = 0; i < t->n; first += t->schemes[i++]->t.nrows) t->schemes[i]->first = first;
    return WHO_OK;
}

void topics_free(topics *t)
{
    if (!t) return;
    for (uint32_t i = 0; i < t->n; i++) lexicon_free(t->schemes[i]);
    who_dealloc(t->schemes);
    who_dealloc(t);
}

uint32_t topic_count(const topics *t)
{
    const lexicon *last = t->n ? t->schemes[t->n - 1] : NULL;
    return last ? last->first + last->t.nrows : 0;
}

who_topic_info topic_info(const topics *t, uint32_t index)
{
    who_str none = {"", 0};
    if (index >= topic_count(t)) return (who_topic_info){none, none, none, WHO_NONE, WHO_NONE};
    uint32_t i = 0;
    while (index >= t->schemes[i]->first + t->schemes[i]->t.nrows) i++;
    const lexicon *x = t->schemes[i];
    const topic_row *row = &x->t.rows[index - x->first];
    uint32_t broader = row->broader == WHO_NONE ? WHO_NONE : row->broader + x->first;
    return (who_topic_info){row_id(x, index - x->first), row_label(x, index - x->first), x->scheme, broader,
                            row->top + x->first};
}
