/* record.c - entities and descriptors to the speaker records of the article. */
#include "speaker/internal.h"

/* "person:dmitar-oss": kind, then the letters and digits of the name in lower case, runs of anything else one hyphen.
 */
who_str make_id(arena *mem, enum who_kind kind, who_str name)
{
    buf b = {0};
    buf_z(&b, who_kind_name(kind));
    buf_char(&b, ':');
    size_t head = b.len;
    bool gap = false;
    for (size_t i = 0; i < name.len;) {
        uint32_t code;
        i += (size_t)utf8_decode(name.ptr + i, name.len - i, &code);
        bool keep = (code >= '0' && code <= '9') || utf8_is_alpha(code);
        if (!keep) {
            gap = code != '\'' && code != 0x2019 && code != '.' ? true : gap;
            continue;
        }
        if (gap && b.len > head) buf_char(&b, '-');
        gap = false;
        char out[4];
        code = utf8_lower(code);
        if (code < 0x80)
            buf_char(&b, (char)code);
        else
            buf_add(&b, out, (size_t)utf8_encode(code, out));
    }
    who_str id = arena_str(mem, b.ptr, b.len);
    buf_free(&b);
    return id;
}

static uint32_t find_speaker(const cast *c, who_str id)
{
    uint32_t i;
    for (walk w = index_walk(c, index_key(BY_ID, id)); index_next(&w, &i);)
        if (str_eq(c->d->a.speakers[i].id, id)) return i;
    return WHO_NONE;
}

static uint32_t push_speaker(cast *c, who_speaker s)
{
    who_article *a = &c->d->a;
    s.gazetteer_id = STR("");
    index_add(c, index_key(BY_ID, s.id), a->nspeakers);
    ARENA_PUSH(&c->d->mem, c->entity_of, c->nentity_of, WHO_NONE);
    ARENA_PUSH(&c->d->mem, a->speakers, a->nspeakers, s);
    return a->nspeakers - 1;
}

static uint32_t add_speaker(cast *c, who_speaker *s)
{
    s->id = make_id(&c->d->mem, s->kind, s->name);
    uint32_t i = find_speaker(c, s->id);
    return i != WHO_NONE ? i : push_speaker(c, *s);
}

static void sort_strings(who_str *s, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t j = i; j > 0 && str_cmp(s[j], s[j - 1]) < 0; j--) {
            who_str x = s[j];
            s[j] = s[j - 1];
            s[j - 1] = x;
        }
}

uint32_t speaker_of_entity(cast *c, uint32_t index)
{
    entity *e = &c->entities[index];
    if (e->speaker != WHO_NONE) return e->speaker;
    who_speaker s = {
        .name = e->name, .kind = e->kind, .gender = e->gender, .role = e->role, .affiliation = e->affiliation};
    sort_strings(e->aliases, e->naliases);
    s.aliases = e->aliases;
    s.naliases = e->naliases;
    e->speaker = add_speaker(c, &s);
    if (index < c->entity_of[e->speaker]) c->entity_of[e->speaker] = index;
    return e->speaker;
}

uint32_t speaker_of_unnamed(cast *c, uint32_t index)
{
    unnamed *u = &c->unnamed[index];
    if (u->speaker != WHO_NONE) return u->speaker;
    who_speaker s = {.name = u->name, .kind = u->kind, .role = STR(""), .affiliation = STR("")};
    if (u->kind == WHO_ANONYMOUS) s.role = rules_canonical(c->r, rules_spelling(c->r, u->head));
    u->speaker = add_speaker(c, &s);
    return u->speaker;
}

uint32_t joint_speaker(cast *c, uint32_t a, uint32_t b)
{
    who_article *x = &c->d->a;
    who_speaker p = x->speakers[a], q = x->speakers[b];
    for (uint32_t i = 0; i < p.nmembers; i++)
        if (p.members[i] == b) return a;
    if (a == b || q.nmembers) return a;
    who_speaker s = {.kind = p.kind, .role = STR(""), .affiliation = STR("")};
    s.name = ARENA_JOIN(&c->d->mem, p.name, STR(" | "), q.name);
    s.id = ARENA_JOIN(&c->d->mem, p.id, STR("+"), q.id);
    uint32_t known = find_speaker(c, s.id);
    if (known != WHO_NONE) return known;
    s.nmembers = p.nmembers ? p.nmembers + 1 : 2;
    s.members = arena_alloc(&c->d->mem, sizeof *s.members * s.nmembers);
    s.members[0] = a;
    if (p.nmembers) memcpy(s.members, p.members, sizeof *s.members * p.nmembers);
    s.members[s.nmembers - 1] = b;
    return push_speaker(c, s);
}
