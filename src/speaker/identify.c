/* identify.c - what the user knows of the speakers of an article, or of a statement that was written earlier.
 *
 * Enters: speakers as the article tells them. Leaves: their right names, kinds and ids where --aliases corrects them,
 * with the reason in the `why` of the statements; and the gazetteer's id where the article's name is that of an entry.
 * Only the fullest name that an article has for somebody is corrected: that "Velden" is Petra says nothing of a Marta
 * Velden who is called Velden later. The corpus looks the names up again, when it knows all forms (join.c).
 */
#include "speaker/internal.h"

/* The aliases with the name that was, without the one that is. */
static void move_name(arena *mem, who_speaker *s, who_str right)
{
    who_str *old = s->aliases, was = s->name;
    uint32_t n = s->naliases, kept = 0;
    s->aliases = arena_alloc(mem, sizeof *s->aliases * (n + (size_t)1));
    for (uint32_t i = 0; i < n; i++) {
        if (was.len && str_cmp(was, old[i]) <= 0) {
            if (!str_eq(was, old[i])) s->aliases[kept++] = was;
            was.len = 0;
        }
        if (!str_eq(old[i], right)) s->aliases[kept++] = old[i];
    }
    if (was.len) s->aliases[kept++] = was;
    s->naliases = kept;
    s->name = right;
}

/* A description becomes a person by a name of its own: "senior harbour official = Jonas Velden". */
static enum who_kind kind_of(const gazetteer *g, const correction *x, enum who_kind kind)
{
    uint32_t first;
    if (x->entry != WHO_NONE && !gazetteer_entry(g, x->entry)->any_kind) return gazetteer_entry(g, x->entry)->kind;
    utf8_decode(x->right.ptr, x->right.len, &first);
    return kind == WHO_ANONYMOUS && utf8_is_upper(first) ? WHO_PERSON : kind;
}

/* False: it is no speaker. *how says what was done, and is left alone where nothing was. */
static bool correct(const gazetteer *g, arena *mem, who_str outlet, who_speaker *s, who_str *how)
{
    const correction *x = gazetteer_correction(g, outlet, s->name);
    if (!x) return true;
    who_str was = s->name, is = x->right.len ? x->right : STR("not a speaker");
    if (!str_eq(was, is))
        *how = arena_printf(mem, "--aliases: %.*s is %.*s", (int)was.len, was.ptr, (int)is.len, is.ptr);
    if (!x->right.len) return false;
    if (!str_eq(was, is)) move_name(mem, s, x->right);
    s->kind = kind_of(g, x, s->kind);
    s->id = make_id(mem, s->kind, s->name);
    return true;
}

/* Joint speakers as their members are now: to[] maps these. Returns who it is: self, the only one left, or nobody. */
static uint32_t rejoin(arena *mem, who_speaker *all, uint32_t self, const uint32_t *to, who_str *how)
{
    who_speaker *s = &all[self];
    uint32_t *members = arena_alloc(mem, sizeof *members * s->nmembers), n = 0;
    buf name = {0}, id = {0};
    who_str done = STR("");
    for (uint32_t i = 0; i < s->nmembers; i++) {
        uint32_t m = to[s->members[i]], k = 0;
        if (how[s->members[i]].len) done = how[s->members[i]];
        while (m != WHO_NONE && k < n && !str_eq(all[members[k]].id, all[m].id)) k++;
        if (m == WHO_NONE || k < n) continue;
        members[n++] = m;
        buf_z(&name, n > 1 ? " | " : ""), buf_str(&name, all[m].name);
        buf_z(&id, n > 1 ? "+" : ""), buf_str(&id, all[m].id);
    }
    if (done.len && n > 1) {
        s->name = arena_str(mem, name.ptr, name.len);
        s->id = arena_str(mem, id.ptr, id.len);
        s->kind = all[members[0]].kind;
        s->members = members;
        s->nmembers = n;
    }
    how[self] = done;
    buf_free(&name);
    buf_free(&id);
    return n > 1 ? self : n ? members[0] : WHO_NONE;
}

/* Corrects all[0..n); to[i] becomes who speaker i then is, how[i] what was done. */
static void correct_all(const gazetteer *g, arena *mem, who_str outlet, who_speaker *all, uint32_t n, uint32_t *to,
                        who_str *how)
{
    for (uint32_t i = 0; i < n; i++) {
        how[i] = STR("");
        if (!all[i].nmembers) to[i] = correct(g, mem, outlet, &all[i], &how[i]) ? i : WHO_NONE;
    }
    for (uint32_t i = 0; i < n; i++)
        if (all[i].nmembers) to[i] = rejoin(mem, all, i, to, how);
}

static void take_id(const gazetteer *g, arena *mem, who_speaker *s)
{
    if (s->nmembers) return;
    who_str *names = arena_alloc(mem, sizeof *names * (s->naliases + (size_t)1));
    names[0] = s->name;
    for (uint32_t i = 0; i < s->naliases; i++) names[i + 1] = s->aliases[i];
    uint32_t e = gazetteer_find(g, s->kind, s->gender, names, s->naliases + 1);
    if (e != WHO_NONE) s->gazetteer_id = gazetteer_entry(g, e)->id;
}

void speaker_identify(doc *d, const gazetteer *g)
{
    who_article *a = &d->a;
    uint32_t *to = arena_alloc(&d->mem, sizeof *to * (a->nspeakers + (size_t)1));
    who_str *how = arena_alloc(&d->mem, sizeof *how * (a->nspeakers + (size_t)1));
    correct_all(g, &d->mem, a->outlet, a->speakers, a->nspeakers, to, how);
    for (uint32_t i = 0; i < a->nspeakers; i++) take_id(g, &d->mem, &a->speakers[i]);
    for (uint32_t i = 0; i < a->nstatements; i++) {
        who_statement *st = &a->statements[i];
        if (st->inner != WHO_NONE) st->inner = to[st->inner];
        if (st->speaker == WHO_NONE) continue;
        who_str done = how[st->speaker];
        st->speaker = to[st->speaker];
        if (done.len)
            st->why = arena_printf(&d->mem, "%.*s%s%.*s", (int)st->why.len, st->why.ptr, st->why.len ? "; " : "",
                                   (int)done.len, done.ptr);
    }
}

void saying_identify(saying *s, arena *mem, const gazetteer *g)
{
    gazetteer_met_right(g, STR("")); /* who is nobody now may have been somebody */
    if (!s->speaker) return;
    uint32_t n = 1 + s->speaker->nmembers;
    who_speaker *all = arena_alloc(mem, sizeof *all * n);
    uint32_t *to = arena_alloc(mem, sizeof *to * n);
    who_str *how = arena_alloc(mem, sizeof *how * n);
    all[0] = *s->speaker;
    if (n > 1) all[0].members = arena_alloc(mem, sizeof *all->members * n);
    for (uint32_t i = 1; i < n; i++) {
        all[i] = s->others[s->speaker->members[i - 1]];
        all[0].members[i - 1] = i;
    }
    for (uint32_t i = 0; i < n; i++) gazetteer_met_right(g, all[i].name);
    correct_all(g, mem, s->outlet, all, n, to, how);
    s->speaker = to[0] == WHO_NONE ? NULL : &all[to[0]];
    s->others = all;
}
