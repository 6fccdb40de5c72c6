/* test_link.c - from a text to the speakers of its statements: who is the same, whom a pronoun, a role, a description
 * or an abbreviation means, and that nothing gets slower or wrong where a text has more of them than anybody writes. */
#include "support/stages.h"

#include "attribute/attribute.h"
#include "speaker/speaker.h"

static doc doc_spoken(const char *author, const char *text)
{
    doc d = doc_quoted(text);
    d.a.author = str_of(author);
    attribute_statements(&d, RULES, MATCH);
    speaker_resolve(&d, RULES);
    return d;
}

/* The ids of the speakers of the statements, one space between them, "?" for none. */
static void print_speakers(const doc *d, buf *out)
{
    for (uint32_t i = 0; i < d->a.nstatements; i++) {
        if (i) buf_char(out, ' ');
        uint32_t s = d->a.statements[i].speaker;
        assert_true(s == WHO_NONE || s < d->a.nspeakers);
        buf_str(out, s == WHO_NONE ? STR("?") : d->a.speakers[s].id);
    }
}

#define SAID " said that the bridge would open. "

static const struct {
    const char *text, *speakers;
} ROWS[] = {
    /* one person under several names */
    {"Marta Velden" SAID "Velden" SAID "Ms. Velden" SAID,
     "person:marta-velden person:marta-velden person:marta-velden"},
    {"Velden" SAID "Marta Velden" SAID, "person:marta-velden person:marta-velden"},
    {"Marta Velden" SAID "M. Velden" SAID, "person:marta-velden person:marta-velden"},
    {"Marta Velden" SAID "Marta Ilse Velden" SAID, "person:marta-ilse-velden person:marta-ilse-velden"},
    {"William Velden" SAID "Bill Velden" SAID, "person:william-velden person:william-velden"},
    {"Marta Velden" SAID "Veldem" SAID, "person:marta-velden person:marta-velden"},
    {"Marta Velden" SAID "Marta" SAID, "person:marta-velden person:marta-velden"},
    /* two people of one surname */
    {"Marta Velden" SAID "Robert Velden" SAID, "person:marta-velden person:robert-velden"},
    {"Marta Velden" SAID "Robert Velden" SAID "Mr. Velden" SAID "Ms. Velden" SAID,
     "person:marta-velden person:robert-velden person:robert-velden person:marta-velden"},
    /* pronouns */
    {"Marta Velden" SAID "She" SAID, "person:marta-velden person:marta-velden"},
    {"Marta Velden met Robert Oss. He" SAID "She" SAID, "person:robert-oss person:marta-velden"},
    {"She" SAID, "?"},
    {"The Ports Ministry" SAID "It" SAID, "institution:ports-ministry institution:ports-ministry"},
    /* roles */
    {"Mayor Marta Velden came. Governor Robert Oss came. The mayor" SAID, "person:marta-velden"},
    {"Governor Robert Oss came. Mayor Marta Velden came. The governor" SAID, "person:robert-oss"},
    {"The mayor" SAID "Mayor Marta Velden left.", "person:marta-velden"},
    /* unnamed */
    {"A senior official" SAID "The official" SAID, "anonymous:senior-official anonymous:senior-official"},
    {"A senior official" SAID "Another official" SAID, "anonymous:senior-official anonymous:another-official"},
    {"A senior official" SAID "A palace official" SAID "The official" SAID,
     "anonymous:senior-official anonymous:palace-official anonymous:palace-official"},
    /* institutions */
    {"The Bank of Selm fell. The bank" SAID, "institution:bank-of-selm"},
    {"The Karsia Harbour Ministry (KHM) met. The KHM" SAID, "institution:karsia-harbour-ministry"},
    /* together */
    {"Marta Velden and Robert Oss" SAID, "person:marta-velden+person:robert-oss"},
    {"Marta Velden and Robert Oss" SAID "Marta Velden and Robert Oss" SAID,
     "person:marta-velden+person:robert-oss person:marta-velden+person:robert-oss"},
    {"", ""},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        doc d = doc_spoken("", ROWS[i].text);
        buf got = {0};
        print_speakers(&d, &got);
        same(ROWS[i].text, &got, ROWS[i].speakers);
        doc_end(&d);
    }
}

static const who_speaker *speaker_named(const doc *d, const char *id)
{
    for (uint32_t i = 0; i < d->a.nspeakers; i++)
        if (str_is(d->a.speakers[i].id, id)) return &d->a.speakers[i];
    fail_msg("no speaker %s", id);
    return NULL;
}

static void test_records(void **state)
{
    (void)state;
    doc d = doc_spoken("", "The lawyer Marta Velden" SAID "Velden" SAID "Robert Oss and Velden" SAID);
    const who_speaker *s = speaker_named(&d, "person:marta-velden");
    assert_true(str_is(s->name, "Marta Velden"));
    assert_true(str_is(s->role, "lawyer"));
    assert_int_equal(s->gender, WHO_FEMALE);
    assert_int_equal(s->naliases, 1);
    assert_true(str_is(s->aliases[0], "Velden"));
    s = speaker_named(&d, "person:robert-oss+person:marta-velden");
    assert_int_equal(s->nmembers, 2);
    assert_true(str_is(d.a.speakers[s->members[0]].id, "person:robert-oss"));
    assert_true(str_is(d.a.speakers[s->members[1]].id, "person:marta-velden"));
    doc_end(&d);
}

/* Labels: Q is the author, where the text names him, and A the person whom it is about. */
static void test_interview(void **state)
{
    static const char text[] = "Marta Velden met Robert Oss at the bridge. Velden is the mayor.\n\n"
                               "Q: Will the bridge open this year?\n\nA: It will open in May, on the first.\n\n"
                               "Q: And what if it does not?\n\nA: Then it will open in June, of course.\n\n";
    (void)state;
    doc d = doc_spoken("Robert Oss", text);
    buf got = {0};
    print_speakers(&d, &got);
    same(text, &got, "person:robert-oss person:marta-velden person:robert-oss person:marta-velden");
    doc_end(&d);
    d = doc_spoken("Robert Oss and others, Selm", text);
    print_speakers(&d, &got);
    same(text, &got, "? person:marta-velden ? person:marta-velden");
    doc_end(&d);
}

/* More namesakes than are compared: each full name still is its own, and nothing fails. */
static void test_many(void **state)
{
    enum { MANY = 2000 };
    buf text = {0};
    (void)state;
    for (int i = 0; i < MANY; i++)
        buf_printf(&text, "Zq%c%c%c Smith" SAID, 'a' + i / 676, 'a' + i / 26 % 26, 'a' + i % 26);
    buf_z(&text, "Zqaaz Smith" SAID "Smith" SAID);
    doc d = doc_spoken("", text.ptr);
    assert_int_equal(d.a.nstatements, MANY + 2);
    assert_int_equal(d.a.nspeakers, MANY);
    assert_int_equal(d.a.statements[MANY].speaker, d.a.statements[25].speaker);
    assert_int_not_equal(d.a.statements[MANY + 1].speaker, WHO_NONE);
    doc_end(&d);
    buf_free(&text);
}

/* Names and words of absurd length are cut where a letter ends. */
static void test_long(void **state)
{
    static const char *const words[] = {"Anna ", "\xC3\x96", "Anna\xC3\x96"};
    (void)state;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        buf text = {0};
        for (int i = 0; i < 3000; i++) buf_z(&text, words[k]);
        buf_z(&text, SAID "She" SAID);
        doc d = doc_spoken("", text.ptr);
        for (uint32_t i = 0; i < d.a.nspeakers; i++) {
            who_str name = d.a.speakers[i].name;
            assert_true(name.len <= 1024 + 256);
            assert_int_equal(utf8_valid(name.ptr, name.len), name.len);
        }
        doc_end(&d);
        buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows), cmocka_unit_test(test_records), cmocka_unit_test(test_interview),
        cmocka_unit_test(test_many), cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
