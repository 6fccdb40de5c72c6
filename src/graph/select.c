/* select.c - which statements are in the graph.
 *
 * In: the options and a corpus with its statements. Out: yes or no for each statement, and for each of its speakers.
 * Method: names and ids are looked up once and become a flag on each node. A statement is in where it satisfies every
 * option that was given: its date, its outlet, one of its topics, one of its speakers. It is in as a whole, with its
 * other topics and speakers; only --kind takes speakers of other kinds out of it.
 * What it gets wrong: a date that is not known exactly is in only where every day that it may mean is.
 */
#include "graph/internal.h"

enum { BY_NAME = 1, BY_KIND = 2 };

/* Where the nodes of a list begin and end. */
typedef struct range {
    uint32_t first, last;
} range;

static range list_range(const corpus *c, enum who_list list)
{
    uint32_t from = list == WHO_SPEAKERS ? 0 : list == WHO_TOPICS ? c->nspeakers : c->nspeakers + c->ntopics;
    uint32_t n = list == WHO_SPEAKERS ? c->nspeakers : list == WHO_TOPICS ? c->ntopics : c->noutlets;
    return (range){from, from + n};
}

static bool same_name(arena *a, who_str folded, who_str s) { return str_eq(folded, utf8_lower_str(a, s)); }

/* The place of a topic in the session's own vocabulary, whose ends has no id; or WHO_NONE. */
static uint32_t known_topic(const who_session *session, who_str id)
{
    for (uint32_t i = 0; session; i++) {
        who_str known = who_topic_get(session, i).id;
        if (!known.len) break;
        if (str_eq(known, id)) return i;
    }
    return WHO_NONE;
}

/* Itself, its top-level topic, or one between, which only the session's own vocabulary knows. */
static bool is_topic_named(arena *a, const corpus *c, const named_topic *t, who_str folded)
{
    if (same_name(a, folded, t->id) || same_name(a, folded, t->label) || same_name(a, folded, t->top)) return true;
    uint32_t at = known_topic(c->session, t->id);
    for (int depth = 0; at != WHO_NONE && depth < 16; depth++) {
        who_topic_info info = who_topic_get(c->session, at);
        if (same_name(a, folded, info.id) || same_name(a, folded, info.label)) return true;
        at = info.broader;
    }
    return false;
}

/* By id, label, another name or the gazetteer's id, whatever the case. */
static bool is_named(arena *a, const corpus *c, const corpus_node *n, who_str folded)
{
    if (same_name(a, folded, n->id) || same_name(a, folded, n->label)) return true;
    if (n->topic != WHO_NONE && c->topics) return is_topic_named(a, c, &c->topics[n->topic], folded);
    if (n->speaker == WHO_NONE || !c->speakers) return false;
    const who_speaker *s = &c->speakers[n->speaker];
    if (same_name(a, folded, s->gazetteer_id)) return true;
    for (uint32_t i = 0; i < s->naliases; i++)
        if (same_name(a, folded, s->aliases[i])) return true;
    return false;
}

/* Flags the nodes that the names mean; each must mean one. */
static int choose(selection *s, const char *names, enum who_list list, const char *option, bool *used, who_err *err)
{
    arena scratch = {0};
    range r = list_range(s->from, list);
    who_str rest = str_of(names ? names : "");
    int rc = WHO_OK;
    while (rest.len && rc == WHO_OK) {
        who_str name = str_trim(str_split(&rest, ';')), folded = utf8_lower_str(&scratch, name);
        bool found = name.len == 0;
        *used |= name.len > 0;
        for (uint32_t i = r.first; i < r.last && name.len; i++) {
            if (!is_named(&scratch, s->from, &s->from->nodes[i], folded)) continue;
            s->chosen[i] |= BY_NAME;
            found = true;
        }
        if (!found)
            rc = err_set(err, WHO_EUSAGE, "--%s: nothing in these articles has the id or name '%.*s'", option,
                         (int)(name.len < 200 ? name.len : 200), name.ptr);
    }
    arena_free(&scratch);
    return rc;
}

/* Calls `each` for each kind of the list, which must be one. */
static int read_kinds(const char *kinds, void (*each)(selection *s, who_str kind), selection *s, who_err *err)
{
    who_str rest = str_of(kinds ? kinds : "");
    while (rest.len) {
        who_str kind = str_trim(str_split(&rest, ','));
        bool known = false;
        for (int k = WHO_PERSON; k <= WHO_DOCUMENT; k++) known |= str_is(kind, who_kind_name((enum who_kind)k));
        if (!known)
            return err_set(err, WHO_EUSAGE,
                           "--kind takes person, anonymous, institution, group or document, several separated by "
                           "commas, not '%.*s'",
                           (int)(kind.len < 200 ? kind.len : 200), kind.ptr);
        if (each) each(s, kind);
    }
    return WHO_OK;
}

static void choose_kind(selection *s, who_str kind)
{
    s->by_kind = true;
    for (uint32_t i = 0; i < s->from->nspeakers; i++)
        if (str_eq(s->from->nodes[i].kind, kind)) s->chosen[i] |= BY_KIND;
}

static int read_date(const char *text, const char *option, uint32_t *date, who_err *err)
{
    *date = text ? date_number(str_of(text)) : 0;
    if (!text || *date) return WHO_OK;
    return err_set(err, WHO_EUSAGE, "--%s takes a date such as 2021-03-01, 2021-03 or 2021, not '%.100s'", option,
                   text);
}

static int read_dates(const who_graph_options *o, uint32_t *since, uint32_t *until, who_err *err)
{
    int rc = read_date(o->since, "since", since, err);
    if (rc == WHO_OK) rc = read_date(o->until, "until", until, err);
    if (rc != WHO_OK) return rc;
    *since = date_first(*since);
    *until = date_last(*until);
    if (!*since || !*until || *since <= *until) return WHO_OK;
    return err_set(err, WHO_EUSAGE, "--since %s is after --until %s", o->since, o->until);
}

int graph_check(const who_graph_options *o, who_err *err)
{
    uint32_t since, until;
    if (!(o->backbone >= 0 && o->backbone <= 1)) /* written so that NaN fails too */
        return err_set(err, WHO_EUSAGE, "the alpha of a backbone is not between 0 and 1");
    int rc = read_dates(o, &since, &until, err);
    return rc == WHO_OK ? read_kinds(o->kinds, NULL, NULL, err) : rc;
}

int selection_init(selection *s, const corpus *from, const who_graph_options *o, who_err *err)
{
    *s = (selection){.options = o, .from = from};
    s->chosen = who_alloc((size_t)from->nnodes + 1);
    memset(s->chosen, 0, (size_t)from->nnodes + 1);
    int rc = read_dates(o, &s->since, &s->until, err);
    if (rc == WHO_OK) rc = read_kinds(o->kinds, choose_kind, s, err);
    if (rc == WHO_OK) rc = choose(s, o->speakers, WHO_SPEAKERS, "speaker", &s->by_speaker, err);
    if (rc == WHO_OK) rc = choose(s, o->topics, WHO_TOPICS, "topic", &s->by_topic, err);
    if (rc == WHO_OK) rc = choose(s, o->outlets, WHO_OUTLETS, "outlet", &s->by_outlet, err);
    return rc;
}

void selection_free(selection *s) { who_dealloc(s->chosen); }

static bool any_chosen(const selection *s, const uint32_t *nodes, uint16_t n, uint8_t flag)
{
    for (uint16_t i = 0; i < n; i++)
        if (s->chosen[nodes[i]] & flag) return true;
    return false;
}

bool selection_has(const selection *s, const corpus_statement *st)
{
    const corpus_article *a = &s->from->kept_articles[st->article];
    const uint32_t *speakers = s->from->refs + st->refs;
    if ((s->since || s->until) && !a->date) return false;
    if (s->since && date_first(a->date) < s->since) return false;
    if (s->until && date_last(a->date) > s->until) return false;
    if (s->by_outlet && (a->outlet == WHO_NONE || !(s->chosen[a->outlet] & BY_NAME))) return false;
    if (s->by_topic && !any_chosen(s, speakers + st->nspeakers, st->ntopics, BY_NAME)) return false;
    if (s->by_speaker && !any_chosen(s, speakers, st->nspeakers, BY_NAME)) return false;
    return !s->by_kind || any_chosen(s, speakers, st->nspeakers, BY_KIND);
}

bool selection_speaks(const selection *s, uint32_t node) { return !s->by_kind || s->chosen[node] & BY_KIND; }
