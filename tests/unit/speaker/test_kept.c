/* test_kept.c - the statements that a corpus keeps: whose, on what, about whom; and that the order of adding changes
 * nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "speaker/internal.h"
#include "speaker/rows.h"
#include "whosaid.h"

static who_session *session;

/* A statement, and perhaps the same of another speaker in the same article. */
typedef struct said {
    const char *article, *outlet, *date;
    int speaker, also; /* -1: nobody says it, too */
    const char *text;
} said;

static const char *const names[] = {"Marta Velden", "Jan Oss", "Greta Holm"};

static void add(who_corpus *c, const said *s)
{
    arena mem = {0};
    who_speaker speakers[3];
    for (int i = 0; i < 3; i++)
        speakers[i] = (who_speaker){.kind = WHO_PERSON,
                                    .name = str_of(names[i]),
                                    .id = make_id(&mem, WHO_PERSON, str_of(names[i])),
                                    .role = STR(""),
                                    .affiliation = STR("")};
    who_str surname = STR("Oss");
    speakers[1].aliases = &surname, speakers[1].naliases = 1;
    who_span content = {0, (uint32_t)strlen(s->text)};
    who_statement st[2];
    for (int i = 0; i < 2; i++) {
        st[i] = (who_statement){.content = &content, .ncontent = 1, .why = STR(""), .rule = "test", .confidence = 0.5f};
        st[i].id = str_hash(str_of(s->text)) + (uint64_t)i;
        st[i].speaker = (uint32_t)(i ? s->also : s->speaker);
    }
    who_article a = {.id = str_of(s->article),
                     .outlet = str_of(s->outlet),
                     .date = str_of(s->date),
                     .title = STR("title"),
                     .url = STR(""),
                     .author = STR(""),
                     .agency = STR(""),
                     .text = str_of(s->text),
                     .statements = st,
                     .nstatements = s->also < 0 ? 1 : 2,
                     .speakers = speakers,
                     .nspeakers = 3};
    who_corpus_add(c, &a);
    arena_free(&mem);
}

static const said rows[] = {
    {"b", "The Wire", "2021-03", 0, -1, "We asked Mayor Jan Oss, and Oss's deputy."},
    {"a", "The Post", "2021-03-01", 1, -1, "The Jan Oss Bridge is closed, Greta Holm told me. Marta Velden. I agree."},
    {"c", "", "", 2, -1, "Nothing will change under J. Oss or Holm"},
    {"d", "", "", 2, 1, "Mr. Oss and Velden"},
};
enum { ROWS = sizeof rows / sizeof *rows };

static who_corpus *kept(const int *order, int what)
{
    who_corpus *c = who_corpus_new(session);
    who_corpus_keep(c, what);
    for (int i = 0; i < ROWS; i++) add(c, &rows[order[i]]);
    who_corpus_finish(c);
    return c;
}

static bool is_about(const corpus *c, const corpus_statement *s, const char *id)
{
    for (uint16_t i = 0; i < s->nabout; i++)
        if (str_is(c->nodes[c->refs[s->refs + s->nspeakers + s->ntopics + i]].id, id)) return true;
    return false;
}

static void test_kept(void **state)
{
    (void)state;
    static const int orders[][ROWS] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}};
    for (size_t o = 0; o < sizeof orders / sizeof *orders; o++) {
        who_corpus *all = kept(orders[o], WHO_KEEP_STATEMENTS | WHO_KEEP_TEXTS | WHO_KEEP_MENTIONS);
        const corpus *c = &all->c;
        assert_int_equal(c->nkept, ROWS + 1);
        assert_int_equal(c->nkept_articles, ROWS);
        static const char *const articles[] = {"a", "b", "c", "d"}, *const whose[] = {
                                                                        "person:jan-oss", "person:marta-velden",
                                                                        "person:greta-holm", "person:greta-holm"};
        for (uint32_t i = 0; i < ROWS; i++) {
            assert_true(str_is(c->kept_articles[c->kept[i].article].id, articles[i]));
            assert_int_equal(c->kept[i].nspeakers, 1);
            if (i < 3) assert_true(str_is(c->nodes[c->refs[c->kept[i].refs]].id, whose[i]));
            assert_int_equal(c->kept[i].confidence, 50);
        }
        assert_true(str_is(c->kept_texts[1], rows[0].text));
        assert_true(str_is(c->nodes[c->kept_articles[1].outlet].label, "The Wire"));
        assert_int_equal(c->kept_articles[2].outlet, WHO_NONE);
        assert_int_equal(c->kept_articles[1].date, 20210300);
        /* Oss speaks of Holm, who speaks elsewhere, and of Velden; the bridge is not himself */
        assert_int_equal(c->kept[0].nabout, 2);
        assert_true(is_about(c, &c->kept[0], "person:greta-holm") && is_about(c, &c->kept[0], "person:marta-velden"));
        assert_int_equal(c->kept[1].nabout, 1); /* named twice */
        assert_true(is_about(c, &c->kept[1], "person:jan-oss"));
        assert_int_equal(c->kept[2].nabout, 0); /* herself, and a surname of nobody who speaks there */
        assert_int_equal(c->kept[3].nabout + c->kept[4].nabout, 1); /* of Oss, who speaks there, too; himself not */
        assert_true(is_about(c, &c->kept[3], "person:jan-oss") || is_about(c, &c->kept[4], "person:jan-oss"));
        who_corpus_free(all);
    }
}

static void test_nothing_kept(void **state)
{
    (void)state;
    static const int order[] = {0, 1, 2, 3};
    who_corpus *all = kept(order, 0);
    assert_null(all->c.kept_articles);
    assert_int_equal(all->c.nspeakers, 3);
    who_corpus_free(all);
    all = kept(order, WHO_KEEP_STATEMENTS);
    assert_null(all->c.kept_texts);
    assert_int_equal(all->c.kept[0].nabout, 0);
    who_corpus_free(all);
}

static int begin(void **state)
{
    (void)state;
    who_options options = WHO_OPTIONS_INIT;
    who_err err;
    static const char *const none[] = {"none"};
    options.topics = none, options.ntopics = 1;
    return who_session_new(&session, &options, &err);
}

static int end(void **state)
{
    (void)state;
    who_session_free(session);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_kept), cmocka_unit_test(test_nothing_kept)};
    return cmocka_run_group_tests(tests, begin, end);
}
