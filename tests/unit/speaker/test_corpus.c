/* test_corpus.c - ids, and which speakers of several articles are one: by surname and given name, initial, outlet and
 * gender; that the order of adding changes nothing; and counts, forms and samples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "speaker/internal.h"
#include "speaker/rows.h"
#include "whosaid.h"

static who_session *session_with(enum who_anonymous anonymous)
{
    who_options options = WHO_OPTIONS_INIT;
    who_session *s = NULL;
    who_err err;
    options.topics = &(const char *){"none"};
    options.ntopics = 1;
    options.anonymous = anonymous;
    assert_int_equal(who_session_new(&s, &options, &err), WHO_OK);
    return s;
}

static void test_ids(void **state)
{
    static const struct {
        enum who_kind kind;
        const char *name, *id;
    } rows[] = {
        {WHO_PERSON, "Marta Velden", "person:marta-velden"},
        {WHO_PERSON, "J. R. O'Renn", "person:j-r-orenn"},
        {WHO_PERSON, "J. R. O\xE2\x80\x99Renn", "person:j-r-orenn"},
        {WHO_PERSON, "Anne-Marie  Oss", "person:anne-marie-oss"},
        {WHO_PERSON, "\xC3\x96ller \xC3\x89 2nd", "person:\xC3\xB6ller-\xC3\xA9-2nd"},
        {WHO_ANONYMOUS, "- senior official, (retired)", "anonymous:senior-official-retired"},
        {WHO_INSTITUTION, "U.S. Bank", "institution:us-bank"},
        {WHO_GROUP, "", "group:"},
        {WHO_DOCUMENT, "!?", "document:"},
    };
    (void)state;
    arena mem = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        who_str id = make_id(&mem, rows[i].kind, str_of(rows[i].name));
        if (!str_is(id, rows[i].id)) fail_msg("%s: %.*s", rows[i].name, (int)id.len, id.ptr);
    }
    arena_free(&mem);
}

/* One statement: who (with f or m before the name, - for neither; an alias behind a bar), in which outlet, how often.
 */
typedef struct told {
    const char *who, *outlet;
    int times;
} told;

static void add(who_corpus *c, const told *t, enum who_kind kind)
{
    arena mem = {0};
    who_span content = {0, 5};
    who_statement st = {.content = &content, .ncontent = 1, .why = STR(""), .rule = "test", .confidence = 0.5f};
    who_str alias = str_of(t->who + 1), name = str_split(&alias, '|');
    who_speaker s = {.kind = kind, .name = name, .role = STR(""), .affiliation = STR("")};
    if (alias.len) s.aliases = &alias, s.naliases = 1;
    s.gender = t->who[0] == 'f' ? WHO_FEMALE : t->who[0] == 'm' ? WHO_MALE : WHO_GENDER_UNKNOWN;
    s.id = make_id(&mem, kind, s.name);
    for (int i = 0; i < t->times; i++) {
        st.id = str_hash(s.id) + (uint64_t)i;
        who_article a = {.id = arena_printf(&mem, "%s %s %d", t->outlet, t->who, i),
                         .outlet = str_of(t->outlet),
                         .date = STR("2021-03-02"),
                         .title = STR(""),
                         .url = STR(""),
                         .author = STR(""),
                         .agency = STR(""),
                         .text = STR("words"),
                         .statements = &st,
                         .nstatements = 1,
                         .speakers = &s,
                         .nspeakers = 1};
        who_corpus_add(c, &a);
    }
    arena_free(&mem);
}

/* "id=statements", most first, one space between. */
static void print_list(const who_corpus *c, enum who_list list, buf *out)
{
    for (uint32_t i = 0; i < who_corpus_count(c, list); i++) {
        who_row r = who_corpus_row(c, list, i);
        if (i) buf_char(out, ' ');
        buf_str(out, r.id);
        buf_printf(out, "=%u", r.tally.statements);
    }
}

enum { MOST = 8 };

static const struct {
    enum who_kind kind;
    enum who_anonymous anonymous;
    told told[MOST];
    const char *speakers;
} ROWS[] = {
    /* people */
    {WHO_PERSON, WHO_ANON_MERGE, {{"-Marta Velden", "A", 2}, {"-Marta Velden", "B", 1}}, "person:marta-velden=3"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Marta Velden", "A", 2}, {"-Robert Velden", "A", 1}},
     "person:marta-velden=2 person:robert-velden=1"},
    {WHO_PERSON, WHO_ANON_MERGE, {{"-Marta Velden", "A", 2}, {"-Marta Ilse Velden", "A", 1}}, "person:marta-velden=3"},
    {WHO_PERSON, WHO_ANON_MERGE, {{"-Marta Velden", "A", 2}, {"-M. Velden", "B", 1}}, "person:marta-velden=3"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"fMarta Velden", "A", 3}, {"mM. Velden", "B", 2}},
     "person:marta-velden=3 person:m-velden=2"},
    {WHO_PERSON, WHO_ANON_MERGE, {{"-Christopher Oss", "A", 3}, {"-Chris Oss", "B", 2}}, "person:christopher-oss=5"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Christopher Oss", "A", 3}, {"-Ch Oss", "B", 2}},
     "person:christopher-oss=3 person:ch-oss=2"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Marta Velden", "A", 3}, {"-Mona Velden", "A", 2}, {"-M. Velden", "B", 1}},
     "person:marta-velden=3 person:mona-velden=2 person:m-velden=1"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Robert Velden Jr.", "A", 2}, {"-Robert Velden", "B", 1}},
     "person:robert-velden-jr=2 person:robert-velden=1"},
    /* bare surnames */
    /* nicknames, a junior's too; and a misspelling that is rare beside the name */
    {WHO_PERSON, WHO_ANON_MERGE, {{"-Joe Velden", "A", 4}, {"-Joseph R. Velden Jr.", "B", 2}}, "person:joe-velden=6"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Joe Velden", "A", 4}, {"-Joseph Velden", "B", 2}, {"-Joey Velden", "C", 1}},
     "person:joe-velden=7"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Hillary Velden", "A", 12}, {"-Hilary Velden", "B", 1}},
     "person:hillary-velden=13"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Hillary Velden", "A", 2}, {"-Hilary Velden", "B", 1}},
     "person:hillary-velden=2 person:hilary-velden=1"},

    {WHO_PERSON, WHO_ANON_MERGE, {{"-Velden", "A", 1}, {"-Velden", "B", 1}}, "person:velden=2"},
    {WHO_PERSON, WHO_ANON_MERGE, {{"-Velden", "A", 3}, {"-Marta Velden", "B", 1}}, "person:marta-velden=4"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"mVelden", "A", 3}, {"fMarta Velden", "B", 1}},
     "person:velden=3 person:marta-velden=1"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Velden", "A", 1}, {"-Marta Velden", "B", 5}, {"-Robert Velden", "B", 1}},
     "person:marta-velden=6 person:robert-velden=1"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Velden", "A", 1}, {"-Marta Velden", "B", 4}, {"-Robert Velden", "B", 1}, {"-Robert X. Velden", "C", 1}},
     "person:marta-velden=4 person:robert-velden=2 person:velden=1"},
    /* the unnamed */
    {WHO_ANONYMOUS,
     WHO_ANON_MERGE,
     {{"-senior official", "A", 2}, {"-senior official", "B", 1}},
     "anonymous:senior-official=3"},
    {WHO_ANONYMOUS,
     WHO_ANON_OUTLET,
     {{"-senior official", "A", 2}, {"-senior official", "B", 1}},
     "anonymous:senior-official@a=2 anonymous:senior-official@b=1"},
    {WHO_ANONYMOUS,
     WHO_ANON_ARTICLE,
     {{"-official", "A", 2}},
     "anonymous:official@a-official-0=1 anonymous:official@a-official-1=1"},
    {WHO_ANONYMOUS, WHO_ANON_DROP, {{"-senior official", "A", 2}}, ""},
    /* two given names that a lexicon knows are two, however alike and however rare one is */
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Ivanka Velden", "A", 12}, {"-Ivana Velden", "B", 1}},
     "person:ivanka-velden=12 person:ivana-velden=1"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Hillary Velden", "A", 12}, {"-Hilary Velden", "B", 1}},
     "person:hillary-velden=13"},
    /* accents, which some outlets leave out */
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Andrés Núvel", "A", 3}, {"-Andres Nuvel", "B", 1}, {"-Nuvel", "B", 1}},
     "person:andrés-núvel=5"},
    {WHO_INSTITUTION,
     WHO_ANON_MERGE,
     {{"-Société Velden", "A", 3}, {"-Societe Velden", "B", 1}},
     "institution:société-velden=4"},
    /* a nickname that another article gives with the name */
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-John Ellis \"Jib\" Velden", "A", 1}, {"-Jib Velden", "B", 3}},
     "person:jib-velden=4"},
    {WHO_PERSON,
     WHO_ANON_MERGE,
     {{"-Ellis (Jib) Velden", "A", 1}, {"-Jib Velden", "B", 3}, {"-John \"Jib\" Velden", "B", 1}},
     "person:jib-velden=3 person:ellis-jib-velden=1 person:john-jib-velden=1"},
    /* what says nothing of which it is stays in its article; a plural says what they are */
    {WHO_DOCUMENT,
     WHO_ANON_MERGE,
     {{"-report", "A", 1}, {"-report", "B", 1}},
     "document:report@a-report-0=1 document:report@b-report-0=1"},
    {WHO_DOCUMENT,
     WHO_ANON_MERGE,
     {{"-Kerrex report", "A", 1}, {"-Kerrex report", "B", 1}},
     "document:kerrex-report=2"},
    {WHO_INSTITUTION,
     WHO_ANON_MERGE,
     {{"-council", "A", 2}},
     "institution:council@a-council-0=1 institution:council@a-council-1=1"},
    {WHO_GROUP,
     WHO_ANON_MERGE,
     {{"-crowd", "A", 1}, {"-crowd", "B", 1}, {"-voters", "A", 1}, {"-voters", "B", 1}},
     "group:voters=2 group:crowd@a-crowd-0=1 group:crowd@b-crowd-0=1"},
    /* institutions: "the", the order of a department's words, abbreviations that some article explains */
    {WHO_INSTITUTION, WHO_ANON_MERGE, {{"-The Selm News", "A", 1}, {"-Selm News", "B", 2}}, "institution:selm-news=3"},
    {WHO_INSTITUTION,
     WHO_ANON_MERGE,
     {{"-Department of the Ports", "A", 1}, {"-Ports Department", "B", 2}},
     "institution:ports-department=3"},
    {WHO_INSTITUTION,
     WHO_ANON_MERGE,
     {{"-Selm News Agency|SNA", "A", 1}, {"-SNA", "B", 2}, {"-S.N.A.", "C", 1}},
     "institution:sna=4"},
    {WHO_INSTITUTION,
     WHO_ANON_MERGE,
     {{"-Selm News Agency|SNA", "A", 1}, {"-Selm Nurses' Alliance|SNA", "B", 1}, {"-SNA", "C", 1}},
     "institution:selm-news-agency=1 institution:selm-nurses-alliance=1 institution:sna=1"},
    {WHO_INSTITUTION, WHO_ANON_MERGE, {{"-Kerrex Inc.", "A", 1}, {"-Kerrex", "B", 2}}, "institution:kerrex=3"},
    {WHO_INSTITUTION,
     WHO_ANON_MERGE,
     {{"-Office of Selm", "A", 1}, {"-Selm", "B", 1}},
     "institution:office-of-selm=1 institution:selm=1"},
    /* everything else: by id only */
    {WHO_INSTITUTION,
     WHO_ANON_ARTICLE,
     {{"-Selm Bank", "A", 1}, {"-Selm bank", "B", 1}, {"-Bank", "B", 1}},
     "institution:selm-bank=2 institution:bank=1"},
};

static void test_joining(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        for (int backwards = 0; backwards < 2; backwards++) {
            who_session *s = session_with(ROWS[i].anonymous);
            who_corpus *c = who_corpus_new(s);
            for (int k = 0; k < MOST; k++) {
                const told *t = &ROWS[i].told[backwards ? MOST - 1 - k : k];
                if (t->who) add(c, t, ROWS[i].kind);
            }
            who_corpus_finish(c);
            buf got = {0};
            print_list(c, WHO_SPEAKERS, &got);
            buf_z(&got, "");
            if (strcmp(got.ptr, ROWS[i].speakers) != 0)
                fail_msg("row %d%s\n got: %s\nwant: %s", (int)i, backwards ? ", backwards" : "", got.ptr,
                         ROWS[i].speakers);
            buf_free(&got);
            who_corpus_free(c);
            who_session_free(s);
        }
}

/* A statement without a speaker is counted and is nowhere else. */
static void test_counts(void **state)
{
    who_session *s = session_with(WHO_ANON_MERGE);
    who_corpus *c = who_corpus_new(s);
    who_span content[] = {{0, 4}, {5, 9}};
    uint32_t both[] = {0, 1};
    who_speaker speakers[] = {
        {.id = STR("person:marta-velden"), .name = STR("Marta Velden"), .role = STR("mayor"), .affiliation = STR("")},
        {.id = STR("person:robert-oss"), .name = STR("Robert Oss"), .role = STR(""), .affiliation = STR("")},
        {.id = STR("x+y"), .name = STR("Marta Velden | Robert Oss"), .members = both, .nmembers = 2},
    };
    who_statement st[] = {
        {.id = 1, .type = WHO_DIRECT, .content = content, .ncontent = 2, .speaker = 0},
        {.id = 2, .type = WHO_INDIRECT, .content = content, .ncontent = 1, .speaker = 2},
        {.id = 3, .type = WHO_INDIRECT, .content = content, .ncontent = 1, .speaker = WHO_NONE},
    };
    who_article a = {.id = STR("1"),
                     .outlet = STR("The Post"),
                     .date = STR("2021-03-02"),
                     .title = STR(""),
                     .url = STR(""),
                     .text = STR("\xC3\xB6ne two three"),
                     .statements = st,
                     .nstatements = 3,
                     .speakers = speakers,
                     .nspeakers = 3};
    (void)state;
    who_corpus_add(c, &a);
    a.date = STR("2020-01");
    who_corpus_add(c, &a);
    who_corpus_finish(c);
    assert_int_equal(who_corpus_unknown(c), 2);
    assert_int_equal(who_corpus_count(c, WHO_SPEAKERS), 2); /* those who speak jointly are not a third */
    who_row r = who_corpus_row(c, WHO_SPEAKERS, 0);
    assert_true(str_is(r.label, "Marta Velden"));
    assert_int_equal(r.tally.statements, 4);
    assert_int_equal(r.tally.quotations, 2);
    assert_int_equal(r.tally.articles, 2);
    assert_int_equal(r.tally.first_date, 20200100);
    assert_int_equal(r.tally.last_date, 20210302);
    r = who_corpus_row(c, WHO_OUTLETS, 0);
    assert_true(str_is(r.id, "outlet:the-post"));
    assert_int_equal(r.tally.statements, 4);
    assert_int_equal(who_corpus_count(c, WHO_TOPICS), 0);
    who_corpus_free(c);
    who_session_free(s);
}

/* A speaker with many forms of his name: each is an alias once, in the order of bytes; the name is the one used most.
 */
static void test_forms(void **state)
{
    enum { FORMS = 500 };
    who_session *s = session_with(WHO_ANON_MERGE);
    who_corpus *c = who_corpus_new(s);
    char names[FORMS][32];
    (void)state;
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < FORMS; i++) {
            snprintf(names[i], sizeof names[i], "-Marta Z%c%cz Velden", 'a' + i / 26, 'a' + i % 26);
            told t = {names[i], i % 2 ? "A" : "B", i == 77 ? 3 : 1};
            add(c, &t, WHO_PERSON);
        }
    who_corpus_finish(c);
    assert_int_equal(who_corpus_count(c, WHO_SPEAKERS), 1);
    const who_speaker *one = &((const corpus *)c)->speakers[0];
    assert_true(str_is(one->name, "Marta Zczz Velden"));
    assert_int_equal(one->naliases, FORMS - 1);
    for (uint32_t i = 1; i < one->naliases; i++) assert_true(str_cmp(one->aliases[i - 1], one->aliases[i]) < 0);
    who_corpus_free(c);
    who_session_free(s);
}

/* An initial that fits more full names than are compared joins none of them; a bare surname neither. */
static void test_many(void **state)
{
    enum { MANY = 3000 };
    who_session *s = session_with(WHO_ANON_MERGE);
    who_corpus *c = who_corpus_new(s);
    char name[32];
    told t = {name, "A", 1};
    (void)state;
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "-M%c%c%c Velden", 'a' + i / 676, 'a' + i / 26 % 26, 'a' + i % 26);
        add(c, &t, WHO_PERSON);
    }
    strcpy(name, "-M. Velden");
    add(c, &t, WHO_PERSON);
    strcpy(name, "-Velden");
    add(c, &t, WHO_PERSON);
    who_corpus_finish(c);
    assert_int_equal(who_corpus_count(c, WHO_SPEAKERS), MANY + 2);
    who_corpus_free(c);
    who_session_free(s);
}

static void test_samples(void **state)
{
    who_session *s = session_with(WHO_ANON_MERGE);
    who_corpus *c = who_corpus_new(s);
    told t = {"-Marta Velden", "A", 20};
    (void)state;
    add(c, &t, WHO_PERSON);
    add(c, &t, WHO_PERSON); /* the same statements again */
    who_corpus_finish(c);
    const corpus *k = (const corpus *)c;
    assert_int_equal(k->nsamples, ROW_SAMPLES);
    for (uint32_t i = 0; i < k->nsamples; i++) {
        assert_true(str_is(k->samples[i].text, "words"));
        assert_int_equal(k->samples[i].speaker, 0);
        assert_int_equal(k->samples[i].start, 0);
    }
    who_corpus_free(c);
    who_corpus_free(NULL);
    who_session_free(s);
}

static void test_empty(void **state)
{
    who_session *s = session_with(WHO_ANON_MERGE);
    who_corpus *c = who_corpus_new(s);
    (void)state;
    who_corpus_finish(c);
    for (int list = WHO_SPEAKERS; list <= WHO_OUTLETS; list++)
        assert_int_equal(who_corpus_count(c, (enum who_list)list), 0);
    who_corpus_free(c);
    who_session_free(s);
}

/* Roles with the dates of the statements that they were given with, and months, of rows that become one speaker. */
static void test_times(void **state)
{
    static const struct {
        const char *name, *outlet, *date, *role;
    } given[] = {{"Marta Velden", "A", "2021-05-02", "mayor"},
                 {"Marta Velden", "A", "2021-03-02", "mayor"},
                 {"Marta Ilse Velden", "B", "2021-03-09", "minister"},
                 {"Marta Ilse Velden", "B", "2021", "mayor"},
                 {"Marta Ilse Velden", "B", "", ""}};
    (void)state;
    who_session *session = session_with(WHO_ANON_MERGE);
    who_corpus *c = who_corpus_new(session);
    arena mem = {0};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        who_span content = {0, 5};
        who_statement st = {.id = i, .content = &content, .ncontent = 1, .why = STR(""), .rule = "test"};
        who_speaker s = {.name = str_of(given[i].name), .role = str_of(given[i].role), .affiliation = STR("")};
        s.id = make_id(&mem, WHO_PERSON, s.name);
        who_article a = {.id = arena_printf(&mem, "%zu", i),
                         .outlet = str_of(given[i].outlet),
                         .date = str_of(given[i].date),
                         .title = STR(""),
                         .url = STR(""),
                         .author = STR(""),
                         .agency = STR(""),
                         .text = STR("words"),
                         .statements = &st,
                         .nstatements = 1,
                         .speakers = &s,
                         .nspeakers = 1};
        who_corpus_add(c, &a);
    }
    who_corpus_finish(c);
    const corpus *k = &c->c;
    assert_int_equal(k->nspeakers, 1);
    assert_int_equal(k->nroles, 2);
    assert_true(str_is(k->roles[0].text, "mayor") && k->roles[0].statements == 3);
    assert_int_equal(k->roles[0].first_date, 20210000);
    assert_int_equal(k->roles[0].last_date, 20210502);
    assert_true(str_is(k->roles[1].text, "minister") && k->roles[1].statements == 1);
    static const corpus_month expected[] = {
        {0, 202103, 2}, {0, 202105, 1}, {1, 202103, 1}, {2, 202103, 1}, {2, 202105, 1}};
    assert_int_equal(k->nmonths, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < k->nmonths; i++) {
        assert_int_equal(k->months[i].month, expected[i].month);
        assert_int_equal(k->months[i].statements, expected[i].statements);
        assert_int_equal(k->months[i].node, expected[i].node); /* outlet B has three statements and stands first */
    }
    arena_free(&mem);
    who_corpus_free(c);
    who_session_free(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids),   cmocka_unit_test(test_joining), cmocka_unit_test(test_counts),
        cmocka_unit_test(test_forms), cmocka_unit_test(test_many),    cmocka_unit_test(test_samples),
        cmocka_unit_test(test_empty), cmocka_unit_test(test_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
