/* gazetteer.c - the speakers whom the user knows: a table of them, and corrections.
 *
 * Enters: the files of --gazetteer and --aliases. Leaves: entries, found by any of their names, and corrections, found
 * by the form and, before that, by outlet and form. Names are compared without case, accents, punctuation, titles and
 * a leading "the". Rows of one id are one entry with the names of all (a query of Wikidata gives a row for each alias),
 * and so are rows of one name and kind without an id. The right name of a correction is an entry too, unless the
 * gazetteer has it: so what the user joined or kept apart is kept by the corpus.
 *
 * A correction is applied once, and its right name may be no form of another: so doing it twice is doing it once, and
 * there are no circles.
 *
 * That a correction has met its form is remembered, and those that met nothing are reported when all has been read.
 *
 * What it gets wrong: a title that is also a given name (Dean) is taken off before two words.
 */
#include <stdatomic.h>

#include "speaker/internal.h"

enum { MOST_COLUMNS = 64, TITLE_WORDS = 4, MOST_SHOWN = 80 /* bytes of a name in a message */ };
enum { MOST_REPORTED = 20 /* corrections that met nothing, one by one; a list for other articles has hundreds */ };
enum column { NAME, ID, ALIASES, KIND, GENDER, NCOLUMNS };
static const char *const COLUMNS[NCOLUMNS] = {"name", "id", "aliases", "kind", "gender"};

/* That an entry has a name; uses of one name are chained. */
typedef struct use {
    uint32_t entry, next;
    bool full; /* its own name, in two words or more */
} use;

typedef struct used {
    uint32_t first, n; /* the newest use, and how many */
} used;

struct gazetteer {
    const rules *rules;
    arena mem;
    listed *entries;
    uint32_t nentries;
    intern *identities; /* of entries */
    intern *keys;       /* of names */
    used *used;         /* by key */
    uint32_t nused;
    use *uses;
    uint32_t nuses;
    map64 use_at;  /* key and entry -> use */
    intern *forms; /* of corrections: outlet, '=', key of the form */
    correction *corrections;
    uint32_t ncorrections;
    who_str file;     /* of corrections */
    intern *rights;   /* keys of right names */
    atomic_bool *met; /* by correction: has a speaker had its form? Behind them, by right name: was one called so? */
};

typedef struct reader {
    gazetteer *g;
    const char *file;
    who_str text, line;
    uint64_t number;
    const who_options *options; /* for messages */
    who_err *err;
    buf key, other;                      /* reused */
    enum column column_of[MOST_COLUMNS]; /* NCOLUMNS: not used */
    uint32_t ncolumns;
} reader;

/* ---- places ---- */

static int fail(reader *z, const char *at, const char *what)
{
    uint64_t column = 1;
    for (const char *p = z->line.ptr; p < at; p++) column += ((unsigned char)*p & 0xC0) != 0x80;
    err_at(z->err, WHO_ERULES, z->file, z->number, column, UINT64_MAX, "%s", what);
    err_source(z->err, z->text);
    return WHO_ERULES;
}

/* The same of something that the line names, as much of it as is worth showing. */
static int fail_named(reader *z, const char *at, who_str name, const char *what)
{
    buf b = {0};
    size_t len = name.len < MOST_SHOWN ? name.len : utf8_valid(name.ptr, MOST_SHOWN);
    buf_printf(&b, "\"%.*s\" %s", (int)len, name.ptr, what);
    int rc = fail(z, at, b.ptr);
    buf_free(&b);
    return rc;
}

static bool next_line(reader *z, who_str *rest)
{
    if (!rest->len) return false;
    z->line = str_split(rest, '\n');
    z->number++;
    if (z->line.len && z->line.ptr[z->line.len - 1] == '\r') z->line.len--;
    return true;
}

/* ---- names as they are compared ---- */

/* The key without the titles in front: "mrs velden" is "velden", "prime minister oss" is "oss". */
static who_str without_titles(const rules *r, who_str key)
{
    for (who_str rest = key; rest.len;) {
        who_str behind = {"", 0};
        rest = key;
        for (int n = 0; n < TITLE_WORDS && rest.len; n++) {
            str_split(&rest, ' ');
            who_str title = {key.ptr, key.len - rest.len - (rest.len != 0)};
            uint32_t lex = rules_lookup(r, title);
            bool given = lex & (LEX_GIVEN_F | LEX_GIVEN_M) && !memchr(rest.ptr, ' ', rest.len);
            if (lex & LEX_HONORIFIC && !given) behind = rest;
        }
        if (!behind.len) break;
        key = rest = behind;
    }
    return key;
}

/* Into b, which it empties; the slice is of b. */
static who_str key_of(buf *b, who_str name)
{
    buf_clear(b);
    utf8_fold(b, name);
    who_str key = buf_slice(b);
    if (str_starts(key, "the ")) key.ptr += 4, key.len -= 4;
    return key;
}

static bool is_one_word(who_str key) { return !memchr(key.ptr, ' ', key.len); }

static void add_use(gazetteer *g, who_str key, uint32_t entry, bool full)
{
    uint32_t k = intern_add(g->keys, key);
    used none = {WHO_NONE, 0};
    if (k == g->nused) VEC_PUSH(g->used, g->nused, none);
    uint32_t *at = map64_at(&g->use_at, (uint64_t)k << 32 | entry, g->nuses);
    if (*at != g->nuses) {
        g->uses[*at].full |= full;
        return;
    }
    use x = {entry, g->used[k].first, full};
    g->used[k].first = g->nuses;
    g->used[k].n++;
    VEC_PUSH(g->uses, g->nuses, x);
}

/* Makes the entry be found by the name, and of a person also without titles. */
static void add_name(reader *z, uint32_t entry, who_str name, bool own)
{
    gazetteer *g = z->g;
    who_str key = key_of(&z->other, name);
    if (key.len) add_use(g, key, entry, own && !is_one_word(key));
    if (!g->entries[entry].any_kind && g->entries[entry].kind != WHO_PERSON) return;
    who_str bare = without_titles(g->rules, key);
    if (bare.len != key.len) add_use(g, bare, entry, own && !is_one_word(bare));
}

static bool contradicts(const listed *e, enum who_kind kind, enum who_gender gender)
{
    return (!e->any_kind && e->kind != kind) ||
           (e->gender != WHO_GENDER_UNKNOWN && gender != WHO_GENDER_UNKNOWN && e->gender != gender);
}

typedef struct candidates {
    uint32_t one; /* the entry that it is, or WHO_NONE */
    uint32_t key; /* where there are several */
    bool several;
} candidates;

/* Who has the key; NULL for kind is any kind. A name of one's own goes before an alias of another. */
static candidates look(const gazetteer *g, who_str key, const enum who_kind *kind, enum who_gender gender)
{
    uint32_t k = intern_find(g->keys, key), n = 0, nfull = 0, found = WHO_NONE, full = WHO_NONE;
    if (k == WHO_NONE) return (candidates){WHO_NONE, k, false};
    if (g->used[k].n > MOST_ALIKE) return (candidates){WHO_NONE, k, true};
    for (uint32_t u = g->used[k].first; u != WHO_NONE; u = g->uses[u].next) {
        if (kind && contradicts(&g->entries[g->uses[u].entry], *kind, gender)) continue;
        n++, found = g->uses[u].entry;
        if (g->uses[u].full) nfull++, full = found;
    }
    return (candidates){n == 1 ? found : nfull == 1 ? full : WHO_NONE, k, n > 1};
}

/* ---- the gazetteer ---- */

static void say_unused(const reader *z, who_str column)
{
    char line[640];
    who_err note;
    if (!z->options->message) return;
    err_at(&note, WHO_OK, z->file, z->number, 0, UINT64_MAX, "the column \"%.*s\" is not used",
           column.len > 80 ? 80 : (int)column.len, column.ptr);
    z->options->message(who_err_text(&note, line, sizeof line), z->options->payload);
}

static int read_header(reader *z)
{
    who_str rest = z->line;
    bool has[NCOLUMNS + 1] = {false};
    if (str_starts(rest, "\xEF\xBB\xBF")) rest.ptr += 3, rest.len -= 3;
    while (rest.len) {
        who_str field = str_split(&rest, '\t');
        enum column c = NAME;
        key_of(&z->key, field);
        while (c < NCOLUMNS && !str_is(buf_slice(&z->key), COLUMNS[c])) c++;
        if (c < NCOLUMNS && has[c]) return fail_named(z, field.ptr, field, "is a column already");
        if (c == NCOLUMNS) say_unused(z, field);
        if (z->ncolumns == MOST_COLUMNS) return fail(z, field.ptr, "more than 64 columns");
        has[c] = true;
        z->column_of[z->ncolumns++] = c;
    }
    if (has[NAME]) return WHO_OK;
    return fail(z, z->line.ptr, "no column \"name\": a header names the columns, with tabs between");
}

static bool is_word(reader *z, who_str field, const char *what) { return str_is(key_of(&z->key, field), what); }

static int read_kind(reader *z, who_str field, listed *e)
{
    e->any_kind = field.len == 0;
    for (int k = WHO_PERSON; k <= WHO_DOCUMENT && field.len; k++)
        if (k != WHO_ANONYMOUS && is_word(z, field, who_kind_name((enum who_kind)k))) {
            e->kind = (enum who_kind)k;
            return WHO_OK;
        }
    return e->any_kind ? WHO_OK : fail(z, field.ptr, "a kind is person, institution, group or document");
}

static int read_gender(reader *z, who_str field, listed *e)
{
    if (is_word(z, field, "female")) e->gender = WHO_FEMALE;
    if (is_word(z, field, "male")) e->gender = WHO_MALE;
    if (!field.len || e->gender != WHO_GENDER_UNKNOWN || is_word(z, field, "other")) return WHO_OK;
    return fail(z, field.ptr, "a gender is female, male, other or nothing");
}

/* The fields of the line by column, "" where there is none; at z->line where it has none. */
static int cut_fields(reader *z, who_str fields[NCOLUMNS])
{
    who_str rest = z->line;
    for (int c = 0; c < NCOLUMNS; c++) fields[c] = (who_str){z->line.ptr, 0};
    for (uint32_t i = 0; rest.len; i++) {
        who_str field = str_split(&rest, '\t');
        if (i == z->ncolumns) return fail(z, field.ptr, "more fields than the header has columns");
        if (z->column_of[i] < NCOLUMNS) fields[z->column_of[i]] = str_trim(field);
    }
    return WHO_OK;
}

/* What makes two rows the same entry: the id, or else name and kind. */
static uint32_t identity_of(reader *z, const listed *e)
{
    gazetteer *g = z->g;
    buf identity = {0};
    if (e->id.len) {
        buf_z(&identity, "id ");
        buf_str(&identity, e->id);
    } else {
        buf_z(&identity, e->any_kind ? "" : who_kind_name(e->kind));
        buf_char(&identity, ':');
        buf_str(&identity, key_of(&z->key, e->name));
    }
    uint32_t i = intern_add(g->identities, buf_slice(&identity));
    buf_free(&identity);
    return i;
}

static int add_entry(reader *z, listed e, const who_str *fields, uint32_t *index)
{
    gazetteer *g = z->g;
    *index = identity_of(z, &e);
    if (*index == g->nentries) {
        e.name = arena_str(&g->mem, e.name.ptr, e.name.len);
        e.id = arena_str(&g->mem, e.id.ptr, e.id.len);
        VEC_PUSH(g->entries, g->nentries, e);
        return WHO_OK;
    }
    listed *old = &g->entries[*index];
    if (!e.any_kind && !old->any_kind && e.kind != old->kind)
        return fail_named(z, fields[KIND].ptr, e.id.len ? e.id : e.name, "is of another kind on a line above");
    if (e.gender && old->gender && e.gender != old->gender)
        return fail_named(z, fields[GENDER].ptr, e.id.len ? e.id : e.name, "is of another gender on a line above");
    if (!e.any_kind) old->any_kind = false, old->kind = e.kind;
    if (e.gender) old->gender = e.gender;
    return WHO_OK;
}

static int read_row(reader *z)
{
    who_str fields[NCOLUMNS];
    if (!str_trim(z->line).len) return WHO_OK;
    int rc = cut_fields(z, fields);
    if (rc != WHO_OK) return rc;
    listed e = {.name = fields[NAME], .id = fields[ID], .line = z->number};
    if (!key_of(&z->key, e.name).len) return fail(z, e.name.ptr, "a name without letters or digits");
    if ((rc = read_kind(z, fields[KIND], &e)) != WHO_OK || (rc = read_gender(z, fields[GENDER], &e)) != WHO_OK)
        return rc;
    uint32_t index;
    if ((rc = add_entry(z, e, fields, &index)) != WHO_OK) return rc;
    bool own = z->g->entries[index].line == z->number || str_eq(z->g->entries[index].name, e.name);
    add_name(z, index, e.name, own);
    while (fields[ALIASES].len) add_name(z, index, str_trim(str_split(&fields[ALIASES], '|')), false);
    return WHO_OK;
}

static int read_table(reader *z)
{
    who_str rest = z->text;
    int rc = next_line(z, &rest) ? read_header(z) : fail(z, z->line.ptr, "an empty file");
    while (rc == WHO_OK && next_line(z, &rest)) rc = read_row(z);
    return rc;
}

/* ---- corrections ---- */

static void form_key(buf *b, who_str outlet, who_str key)
{
    buf_clear(b);
    utf8_fold(b, outlet);
    buf_char(b, '=');
    buf_str(b, key);
}

/* The entry that a right name is: the gazetteer's, or a new one; WHO_NONE where several have the name. */
static uint32_t entry_named(reader *z, who_str name)
{
    candidates x = look(z->g, key_of(&z->key, name), NULL, WHO_GENDER_UNKNOWN);
    if (x.one != WHO_NONE || x.several) return x.one;
    listed e = {.name = name, .id = STR(""), .any_kind = true};
    uint32_t index;
    add_entry(z, e, NULL, &index);
    add_name(z, index, name, true);
    return index;
}

/* "outlet: form"; without an outlet it is empty. */
static who_str cut_outlet(who_str *form)
{
    for (size_t i = form->len; i-- > 1;) {
        if (form->ptr[i - 1] != ':' || form->ptr[i] != ' ') continue;
        who_str outlet = str_trim((who_str){form->ptr, i - 1});
        *form = str_trim((who_str){form->ptr + i, form->len - i});
        return outlet;
    }
    return STR("");
}

static int read_correction(reader *z)
{
    gazetteer *g = z->g;
    who_str right = z->line, form = str_trim(str_split(&right, '='));
    const char *behind = z->line.ptr + z->line.len;
    if (!memchr(z->line.ptr, '=', z->line.len)) return fail(z, behind, "expected = and the right name");
    const char *second = memchr(right.ptr, '=', right.len);
    if (second) return fail(z, second, "a second =");
    right = str_trim(right);
    who_str outlet = cut_outlet(&form);
    if (!right.len) return fail(z, behind, "expected the right name, or - for no speaker");
    bool nobody = str_is(right, "-");
    if (!nobody && !key_of(&z->key, right).len) return fail(z, right.ptr, "a name without letters or digits");
    who_str key = without_titles(g->rules, key_of(&z->key, form));
    if (!key.len) return fail(z, form.len ? form.ptr : z->line.ptr, "a form without letters or digits");
    form_key(&z->other, outlet, key);
    uint32_t i = intern_add(g->forms, buf_slice(&z->other));
    correction x = {arena_str(&g->mem, form.ptr, form.len), nobody ? STR("") : arena_str(&g->mem, right.ptr, right.len),
                    WHO_NONE, WHO_NONE, z->number};
    if (i < g->ncorrections)
        return str_eq(g->corrections[i].right, x.right)
                   ? WHO_OK
                   : fail_named(z, form.ptr, form, "has another right name on a line above");
    VEC_PUSH(g->corrections, g->ncorrections, x);
    return WHO_OK;
}

/* The part of a form of corrections behind the outlet. */
static who_str key_of_form(const gazetteer *g, uint32_t i)
{
    who_str rest = intern_get(g->forms, i);
    str_split(&rest, '=');
    return rest;
}

/* Goes back to the line, for an error there. */
static int fail_right(reader *z, uint64_t line, who_str right)
{
    who_str rest = z->text;
    z->number = 0;
    while (z->number < line) next_line(z, &rest);
    const char *at = memchr(z->line.ptr, '=', z->line.len);
    who_str behind = {at + 1, z->line.len - (size_t)(at + 1 - z->line.ptr)};
    return fail_named(z, str_trim(behind).ptr, right, "is itself corrected by another line");
}

/* Right names to entries; that one is the form of another correction is an error. */
static int link_corrections(reader *z)
{
    gazetteer *g = z->g;
    intern *changed = intern_new(); /* forms, of any outlet, whose name becomes another */
    int rc = WHO_OK;
    for (uint32_t i = 0; i < g->ncorrections; i++) {
        who_str right = without_titles(g->rules, key_of(&z->key, g->corrections[i].right));
        g->corrections[i].right_key = intern_add(g->rights, right);
        if (!str_eq(right, key_of_form(g, i))) intern_add(changed, key_of_form(g, i));
    }
    for (uint32_t i = 0; i < g->ncorrections && rc == WHO_OK; i++) {
        correction *x = &g->corrections[i];
        if (!x->right.len) continue;
        who_str right = without_titles(g->rules, key_of(&z->key, x->right));
        if (!str_eq(right, key_of_form(g, i)) && intern_find(changed, right) != WHO_NONE)
            rc = fail_right(z, x->line, x->right);
        else
            x->entry = entry_named(z, x->right);
    }
    intern_free(changed);
    return rc;
}

static int read_corrections(reader *z)
{
    who_str rest = z->text;
    int rc = WHO_OK;
    if (str_starts(rest, "\xEF\xBB\xBF")) rest.ptr += 3, rest.len -= 3;
    while (rc == WHO_OK && next_line(z, &rest)) {
        who_str line = str_trim(z->line);
        if (line.len && line.ptr[0] != '#') rc = read_correction(z);
    }
    if (rc == WHO_OK) rc = link_corrections(z);
    gazetteer *g = z->g;
    size_t flags = (size_t)g->ncorrections * 2; /* no more right names than corrections */
    g->met = who_alloc(sizeof *g->met * (flags + 1));
    for (size_t i = 0; i < flags; i++) atomic_init(&g->met[i], false);
    g->file = arena_str(&g->mem, z->file, strlen(z->file));
    return rc;
}

/* ---- loading ---- */

static int load(gazetteer *g, const char *path, int (*read)(reader *), const who_options *options, who_err *err)
{
    buf file = {0};
    if (!path) return WHO_OK;
    int rc = read_file(path, &file, err);
    reader z = {.g = g, .file = path, .text = buf_slice(&file), .line = STR(""), .options = options, .err = err};
    if (rc == WHO_OK) rc = read(&z);
    buf_free(&z.key);
    buf_free(&z.other);
    buf_free(&file);
    return rc;
}

int gazetteer_load(gazetteer **out, const who_options *options, const rules *r, who_err *err)
{
    *out = NULL;
    if (!options->gazetteer && !options->aliases) return WHO_OK;
    gazetteer *g = who_alloc(sizeof *g);
    *g = (gazetteer){
        .rules = r, .identities = intern_new(), .keys = intern_new(), .forms = intern_new(), .rights = intern_new()};
    int rc = load(g, options->gazetteer, read_table, options, err);
    if (rc == WHO_OK) rc = load(g, options->aliases, read_corrections, options, err);
    if (rc == WHO_OK)
        *out = g;
    else
        gazetteer_free(g);
    return rc;
}

void gazetteer_free(gazetteer *g)
{
    if (!g) return;
    intern_free(g->identities), intern_free(g->keys), intern_free(g->forms), intern_free(g->rights);
    who_dealloc(g->entries), who_dealloc(g->used), who_dealloc(g->uses), who_dealloc(g->corrections);
    who_dealloc(g->met);
    map64_free(&g->use_at);
    arena_free(&g->mem);
    who_dealloc(g);
}

/* ---- finding ---- */

const listed *gazetteer_entry(const gazetteer *g, uint32_t index) { return &g->entries[index]; }
uint32_t gazetteer_count(const gazetteer *g) { return g->nentries; }

static bool has_name(const gazetteer *g, const candidates *of, uint32_t entry)
{
    return !of->several || map64_get(&g->use_at, (uint64_t)of->key << 32 | entry) != WHO_NONE;
}

uint32_t gazetteer_find(const gazetteer *g, enum who_kind kind, enum who_gender gender, const who_str *names,
                        uint32_t n)
{
    if (kind == WHO_ANONYMOUS || n == 0) return WHO_NONE; /* whom a descriptor means is another each time */
    buf b = {0};
    candidates first = look(g, key_of(&b, names[0]), &kind, gender);
    uint32_t found = first.one;
    bool clash = false;
    for (uint32_t i = 1; i < n && first.one == WHO_NONE; i++) {
        who_str key = key_of(&b, names[i]);
        if (kind == WHO_PERSON && is_one_word(key)) continue; /* a surname: the article says whose */
        uint32_t e = look(g, key, &kind, gender).one;
        if (e == WHO_NONE || !has_name(g, &first, e)) continue;
        clash |= found != WHO_NONE && found != e;
        found = e;
    }
    buf_free(&b);
    return clash ? WHO_NONE : found;
}

const correction *gazetteer_correction(const gazetteer *g, who_str outlet, who_str form)
{
    if (!g->ncorrections) return NULL;
    buf name = {0}, key = {0};
    who_str bare = without_titles(g->rules, key_of(&name, form));
    form_key(&key, outlet, bare);
    uint32_t i = intern_find(g->forms, buf_slice(&key));
    if (i == WHO_NONE) {
        form_key(&key, STR(""), bare);
        i = intern_find(g->forms, buf_slice(&key));
    }
    buf_free(&name);
    buf_free(&key);
    if (i == WHO_NONE) return NULL;
    atomic_store_explicit(&g->met[i], true, memory_order_relaxed);
    return &g->corrections[i];
}

/* ---- what met nothing ---- */

void gazetteer_met_right(const gazetteer *g, who_str name)
{
    if (!g->ncorrections) return;
    buf key = {0};
    uint32_t right = intern_find(g->rights, without_titles(g->rules, key_of(&key, name)));
    if (right != WHO_NONE) atomic_store_explicit(&g->met[g->ncorrections + right], true, memory_order_relaxed);
    buf_free(&key);
}

static bool has_met(const gazetteer *g, uint32_t i)
{
    const correction *x = &g->corrections[i];
    return atomic_load_explicit(&g->met[i], memory_order_relaxed) ||
           atomic_load_explicit(&g->met[g->ncorrections + x->right_key], memory_order_relaxed);
}

void gazetteer_report(const gazetteer *g, const who_options *options)
{
    char line[640];
    who_err note;
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->ncorrections; i++) {
        const correction *x = &g->corrections[i];
        if (has_met(g, i) || n++ >= MOST_REPORTED) continue;
        size_t len = x->form.len < MOST_SHOWN ? x->form.len : utf8_valid(x->form.ptr, MOST_SHOWN);
        err_at(&note, WHO_OK, g->file.ptr, x->line, 0, UINT64_MAX, "no speaker is called \"%.*s\"", (int)len,
               x->form.ptr);
        options->message(who_err_text(&note, line, sizeof line), options->payload);
    }
    if (n <= MOST_REPORTED) return;
    err_at(&note, WHO_OK, g->file.ptr, 0, 0, UINT64_MAX, "%u more corrections are of nobody here", n - MOST_REPORTED);
    options->message(who_err_text(&note, line, sizeof line), options->payload);
}
