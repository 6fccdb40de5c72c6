/* auto.c - communities of terms to topics.
 *
 * Enters: the network of terms of a corpus (learn.c) and the community of each. Leaves: a lexicon whose topics are the
 * communities of some size. A topic is named after the terms that are strongest inside it, and has as its id the
 * strongest alone, so that an article more or less changes no id while that term leads. Its terms weigh by how strong
 * they are. From there on it is a scheme like any other.
 */
#include <stdlib.h>

#include "topic/learn.h"

enum {
    TOPIC_TERMS = 3, /* a community of less is no topic */
    LABEL_TERMS = 3
};

typedef struct member {
    who_str key;
    uint32_t term, community;
    double strength; /* of its edges inside the community */
} member;

static int member_cmp(const void *va, const void *vb)
{
    const member *a = va, *b = vb;
    if (a->community != b->community) return a->community < b->community ? -1 : 1;
    if (a->strength < b->strength || a->strength > b->strength) return a->strength > b->strength ? -1 : 1;
    return str_cmp(a->key, b->key);
}

/* The terms, by community, the strongest first. */
static member *find_members(const learner *l, const uint32_t *community)
{
    const network *net = &l->net;
    member *all = who_alloc(sizeof *all * ((size_t)net->nnodes + 1));
    for (uint32_t i = 0; i < net->nnodes; i++)
        all[i] = (member){intern_get(l->terms, l->chosen[i]), l->chosen[i], community[i], 0};
    for (uint32_t i = 0; i < net->nedges; i++) {
        uint32_t a = net->ends[2 * (size_t)i], b = net->ends[2 * (size_t)i + 1];
        if (community[a] != community[b]) continue;
        all[a].strength += net->weights[i];
        all[b].strength += net->weights[i];
    }
    if (net->nnodes) qsort(all, net->nnodes, sizeof *all, member_cmp);
    return all;
}

/* How each term is mostly written: an index into l->forms. */
static uint32_t *find_forms(const learner *l)
{
    uint32_t *best = who_alloc(sizeof *best * ((size_t)l->nterms + 1));
    for (uint32_t i = 0; i < l->nterms; i++) best[i] = WHO_NONE;
    for (uint32_t i = 0; i < l->nforms; i++) {
        who_str form = intern_get(l->forms, i), number = str_split(&form, '\t');
        uint32_t term = 0;
        for (size_t k = 0; k < number.len; k++) term = 10 * term + (uint32_t)(number.ptr[k] - '0');
        uint32_t old = best[term];
        bool better = old == WHO_NONE || l->form_times[i] > l->form_times[old];
        if (!better && l->form_times[i] == l->form_times[old]) {
            who_str other = intern_get(l->forms, old);
            str_split(&other, '\t');
            better = str_cmp(form, other) > 0; /* small letters before capitals */
        }
        if (better) best[term] = i;
    }
    return best;
}

/* "vaccine, lake fever, clinic": the strongest, none of which is a part of another. */
static void add_label(buf *label, const learner *l, const uint32_t *forms, const member *m, uint32_t n)
{
    who_str taken[LABEL_TERMS];
    uint32_t ntaken = 0;
    for (uint32_t i = 0; i < n && ntaken < LABEL_TERMS; i++) {
        bool known = false;
        for (uint32_t k = 0; k < ntaken; k++)
            known |= term_inside(m[i].key, taken[k]) || term_inside(taken[k], m[i].key);
        if (known) continue;
        taken[ntaken++] = m[i].key;
        who_str form = intern_get(l->forms, forms[m[i].term]);
        str_split(&form, '\t');
        if (label->len) buf_z(label, ", ");
        buf_str(label, form);
    }
}

static int add_topic(builder *b, const learner *l, const uint32_t *forms, const member *m, uint32_t n)
{
    buf label = {0}, id = {0};
    uint32_t topic;
    add_label(&label, l, forms, m, n);
    for (size_t i = 0; i < m->key.len; i++) buf_char(&id, m->key.ptr[i] == ' ' ? '-' : m->key.ptr[i]);
    int rc = builder_topic(b, buf_slice(&id), buf_slice(&label), WHO_NONE, (place){0, 0}, &topic);
    for (uint32_t i = 0; i < n && rc == WHO_OK; i++) {
        use how = {.topic = topic, .weight = (uint8_t)(2 + (int)(3 * m[i].strength / m[0].strength))};
        rc = builder_term(b, m[i].key, &how, (place){0, 0});
    }
    buf_free(&label);
    buf_free(&id);
    return rc;
}

int lexicon_learn(lexicon **out, const learner *l, const uint32_t *community, who_err *err)
{
    builder b;
    member *all = find_members(l, community);
    uint32_t *forms = find_forms(l), n = l->net.nnodes;
    int rc = WHO_OK;
    builder_start(&b, "", STR("auto"), err);
    b.x->limits = AUTO_LIMITS;
    b.x->learned = true;
    for (uint32_t from = 0, to; from < n && rc == WHO_OK; from = to) {
        for (to = from; to < n && all[to].community == all[from].community && all[to].strength > 0;) to++;
        if (to - from >= TOPIC_TERMS) rc = add_topic(&b, l, forms, all + from, to - from);
        while (to < n && all[to].community == all[from].community) to++; /* those without an edge here */
    }
    who_dealloc(all);
    who_dealloc(forms);
    return builder_finish(&b, rc, out);
}
