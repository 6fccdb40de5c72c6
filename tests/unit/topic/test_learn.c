/* test_learn.c - the topics of a corpus: which terms count, that the order of articles changes nothing, and a whole
 * run. */
#define _XOPEN_SOURCE 700 /* mkfifo, mkdtemp */
#include "support/stages.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/graph.h"
#include "topic/learn.h"
#include "whosaid.h"

/* Two subjects, and words that go with both. Each line is an article of one statement a sentence. */
static const char *const ARTICLES[] = {
    "The vaccine reached the clinic. A nurse gave the vaccine at the clinic. The fever needs a vaccine and a nurse.",
    "The clinic has no vaccine for the fever. The nurse left the clinic. A fever is a fever, and the vaccine is here.",
    "The fever came to the clinic. The nurse fears the fever. The vaccine of the clinic is old, the nurse knows.",
    "The tariff hurts the harbour. A ship paid the tariff in the harbour. The cargo of the ship bears a tariff.",
    "The harbour lost a ship. The cargo pays a tariff. The ship left the harbour with the cargo and the tariff.",
    "The cargo waits in the harbour. The ship fears the tariff. The harbour taxes the cargo of a ship.",
};
enum { NARTICLES = sizeof ARTICLES / sizeof *ARTICLES };

static doc make_article(const char *text)
{
    doc d = doc_split("", text);
    d.a.statements = arena_alloc(&d.mem, sizeof *d.a.statements * d.nsentences);
    for (uint32_t i = 0; i < d.nsentences; i++) {
        who_span *span = arena_alloc(&d.mem, sizeof *span);
        *span = (who_span){d.tokens[d.sentences[i].first].start, d.tokens[d.sentences[i].last - 1].end};
        d.a.statements[d.a.nstatements++] = (who_statement){.content = span, .ncontent = 1};
    }
    return d;
}

/* Learns from the articles in this order; the topics as "id: label" lines. */
static void learn(const uint32_t *order, buf *out)
{
    const char *name = "auto";
    topics *t;
    who_err err;
    assert_int_equal(topics_load(&t, RULES, &name, 1, &err), WHO_OK);
    assert_true(topics_want_learning(t));
    assert_int_equal(topic_count(t), 0);
    learner *l = learner_new();
    for (uint32_t i = 0; i < NARTICLES; i++) {
        doc d = make_article(ARTICLES[order[i]]);
        learner_add(l, &d, RULES);
        doc_end(&d);
    }
    const network *net = learner_network(l);
    uint32_t community[64];
    assert_true(net->nnodes <= 64);
    assert_int_equal(graph_communities(net, community, &err), WHO_OK);
    assert_int_equal(topics_learn(t, l, community, &err), WHO_OK);
    learner_free(l);
    for (uint32_t i = 0; i < topic_count(t); i++) {
        who_topic_info info = topic_info(t, i);
        assert_true(str_is(info.scheme, "auto") && info.top == i);
        buf_printf(out, "%.*s: %.*s\n", (int)info.id.len, info.id.ptr, (int)info.label.len, info.label.ptr);
    }
    doc d = make_article("The ship waits.");
    topic_score(&d, t, RULES);
    assert_int_equal(d.a.ntopics, 1);
    buf label = {0};
    buf_str(&label, topic_info(t, d.a.topics[0].topic).label);
    assert_non_null(strstr(label.ptr, "tariff"));
    buf_free(&label);
    doc_end(&d);
    topics_free(t);
}

static void test_any_order(void **state)
{
    (void)state;
    static const uint32_t ORDERS[][NARTICLES] = {{0, 1, 2, 3, 4, 5}, {5, 4, 3, 2, 1, 0}, {3, 0, 4, 1, 5, 2}};
    buf first = {0};
    learn(ORDERS[0], &first);
    buf_z(&first, "");
    uint32_t lines = 0;
    for (size_t i = 0; i < first.len; i++) lines += first.ptr[i] == '\n';
    assert_int_equal(lines, 2);
    for (size_t i = 1; i < sizeof ORDERS / sizeof *ORDERS; i++) {
        buf next = {0};
        learn(ORDERS[i], &next);
        same("another order", &next, first.ptr);
    }
    buf_free(&first);
}

static void test_network(void **state)
{
    (void)state;
    learner *l = learner_new();
    for (uint32_t i = 0; i < NARTICLES; i++) {
        doc d = make_article(ARTICLES[i]);
        learner_add(l, &d, RULES);
        doc_end(&d);
    }
    const network *net = learner_network(l);
    assert_true(net->nedges > 0);
    for (uint32_t i = 0; i < net->nedges; i++) {
        assert_true(net->ends[2 * i] < net->ends[2 * i + 1] && net->ends[2 * i + 1] < net->nnodes);
        assert_true(net->weights[i] > 0);
    }
    for (uint32_t i = 1; i < net->nnodes; i++)
        assert_true(str_cmp(intern_get(l->terms, l->chosen[i - 1]), intern_get(l->terms, l->chosen[i])) < 0);
    learner_free(l);
}

static void test_nothing(void **state)
{
    (void)state;
    who_err err;
    learner *l = learner_new();
    doc d = make_article("It was so. They left.");
    learner_add(l, &d, RULES);
    doc_end(&d);
    const network *net = learner_network(l);
    uint32_t community[1];
    assert_int_equal(net->nnodes, 0);
    assert_int_equal(graph_communities(net, community, &err), WHO_OK);
    learner_free(l);
    learner_free(NULL);
}

static void test_communities(void **state)
{
    (void)state;
    /* two triangles and a bridge; node 6 alone */
    uint32_t ends[] = {0, 1, 1, 2, 0, 2, 3, 4, 4, 5, 3, 5, 2, 3}, community[7];
    double weights[] = {9, 9, 9, 9, 9, 9, 1};
    network net = {7, 7, ends, weights};
    who_err err;
    assert_int_equal(graph_communities(&net, community, &err), WHO_OK);
    assert_true(community[0] == community[1] && community[1] == community[2]);
    assert_true(community[3] == community[4] && community[4] == community[5]);
    assert_true(community[0] != community[3] && community[6] != community[0] && community[6] != community[3]);
}

static void test_terms(void **state)
{
    (void)state;
    static const char *const WITHIN[][2] = {{"fever", "lake fever"}, {"lake", "lake fever"}, {"a b", "a b"}};
    static const char *const BESIDE[][2] = {{"ever", "lake fever"}, {"lake fever", "fever"}, {"feve", "fever"}};
    for (size_t i = 0; i < 3; i++) {
        assert_true(term_inside(str_of(WITHIN[i][0]), str_of(WITHIN[i][1])));
        assert_false(term_inside(str_of(BESIDE[i][0]), str_of(BESIDE[i][1])));
    }
}

/* The whole run refuses what it cannot read twice, before it reads anything. */
static void test_read_twice(void **state)
{
    (void)state;
    const char *topic = "auto", *inputs[] = {"-"};
    char dir[] = "/tmp/whosaid-learn-XXXXXX", fifo[64];
    who_options options = WHO_OPTIONS_INIT;
    options.topics = &topic;
    options.ntopics = 1;
    who_session *s;
    who_err err;
    assert_int_equal(who_session_new(&s, &options, &err), WHO_OK);
    assert_int_equal(who_learn_topics(s, inputs, 1, NULL, NULL, &err), WHO_EUSAGE);
    assert_non_null(mkdtemp(dir));
    snprintf(fifo, sizeof fifo, "%s/pipe", dir);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    inputs[0] = fifo;
    assert_int_equal(who_learn_topics(s, inputs, 1, NULL, NULL, &err), WHO_EUSAGE);
    unlink(fifo);
    rmdir(dir);
    who_session_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_order), cmocka_unit_test(test_network), cmocka_unit_test(test_communities),
        cmocka_unit_test(test_nothing),   cmocka_unit_test(test_terms),   cmocka_unit_test(test_read_twice),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
