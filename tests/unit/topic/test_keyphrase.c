/* test_keyphrase.c - which words may be a phrase, and which phrases an article is given. */
#include "support/stages.h"
#include "topic/phrase.h"
#include "topic/topic.h"

/* Runs of content words, "|" between them. */
static const struct {
    const char *text, *runs;
} RUNS[] = {
    {"The old harbour was closed by the council.", "old harbour|closed|council"},
    {"The mayor of Port Selm said no.", "mayor|Port Selm"},
    {"The Bank of Selm lends.", "Bank of Selm|lends"},
    {"the price of bread", "price|bread"},
    {"Then Mr. Holm met Mrs. Oss.", "Holm|met|Oss"},
    {"On Tuesday the ferry sank in March.", "ferry|sank"},
    {"It was so.", ""},
};

static void test_runs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof RUNS / sizeof *RUNS; i++) {
        doc d = doc_split("", RUNS[i].text);
        buf got = {0};
        uint32_t at = 0, first, last;
        while (phrase_run(&d, RULES, &at, d.ntokens, &first, &last)) {
            if (got.len) buf_char(&got, '|');
            buf_str(&got, phrase_text(&d, first, last));
        }
        same(RUNS[i].text, &got, RUNS[i].runs);
        doc_end(&d);
    }
}

/* What may be a phrase inside the first run. */
static const struct {
    const char *text, *phrases;
} FITS[] = {
    {"the Port Selm council", "Port Selm|Port Selm council|council"},
    {"the cold river storm", "cold|cold river|cold river storm|river|river storm|storm"},
    {"the storm 40", "storm"},
    {"Then Anna Beth Carla Dora Etta Fina left.", "Anna Beth Carla Dora Etta Fina"},
};

static void test_fits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FITS / sizeof *FITS; i++) {
        doc d = doc_split("", FITS[i].text);
        buf got = {0};
        uint32_t at = 0, first, last;
        assert_true(phrase_run(&d, RULES, &at, d.ntokens, &first, &last));
        for (uint32_t from = first; from < last; from++)
            for (uint32_t to = from + 1; to <= last; to++) {
                if (!phrase_fits(&d, RULES, first, last, from, to)) continue;
                if (got.len) buf_char(&got, '|');
                buf_str(&got, phrase_text(&d, from, to));
            }
        same(FITS[i].text, &got, FITS[i].phrases);
        doc_end(&d);
    }
}

static void test_words(void **state)
{
    (void)state;
    doc d = doc_split("", "tariff Tariffs bus buses crisis glass Glass");
    assert_true(phrase_word(&d, 0) == phrase_word(&d, 1));
    assert_false(phrase_word(&d, 2) == phrase_word(&d, 0));
    assert_true(phrase_word(&d, 5) == phrase_word(&d, 6));
    buf b = {0};
    for (uint32_t t = 0; t < d.ntokens; t++) {
        phrase_spell(&d, t, &b);
        buf_char(&b, ' ');
    }
    same("spellings", &b, "tariff tariff bus buse crisis glass glass ");
    doc_end(&d);
}

static const char ARTICLE[] = "Desalination plant divides Port Selm\n\n"
                              "PORT SELM - The desalination plant at Kettle Point would end the water shortage, "
                              "Mayor Liesel Quist said on Tuesday.\n\n"
                              "The fishing fleet fears the desalination plant. Brine kills the spawning grounds, the "
                              "fleet said, and Kettle Point is where the herring spawn.\n\n"
                              "Kettle Point was a quarry. The water shortage is in its third year.\n";

static void test_article(void **state)
{
    (void)state;
    doc d = doc_split("", ARTICLE);
    topic_keyphrases(&d, RULES, 8);
    assert_int_equal(d.a.nkeyphrases, 8);
    bool plant = false, point = false, shortage = false;
    for (uint32_t i = 0; i < d.a.nkeyphrases; i++) {
        const who_keyphrase *k = &d.a.keyphrases[i];
        plant |= str_is(k->text, "desalination plant");
        point |= str_is(k->text, "Kettle Point");
        shortage |= str_is(k->text, "water shortage");
        assert_false(str_is(k->text, "Point") || str_is(k->text, "Kettle") || str_is(k->text, "Tuesday"));
        assert_true(k->score > 0 && k->score <= 1);
        assert_true(i == 0 || k->score <= d.a.keyphrases[i - 1].score);
    }
    assert_true(plant && point && shortage);
    doc_end(&d);
}

/* The place of a phrase among those of the article. */
static uint32_t place_of(const doc *d, const char *phrase)
{
    uint32_t i = 0;
    while (i < d->a.nkeyphrases && !str_is(d->a.keyphrases[i].text, phrase)) i++;
    assert_true(i < d->a.nkeyphrases);
    return i;
}

static void test_order(void **state)
{
    (void)state;
    doc d = doc_split("", "Then Brandt met Quist. So Marle Quist left, and Marle Quist came back.");
    topic_keyphrases(&d, RULES, 10);
    assert_true(place_of(&d, "Quist") < place_of(&d, "Brandt")); /* it counts inside the full name too */
    doc_end(&d);
    d = doc_split("", "The official saw the causeway there.");
    topic_keyphrases(&d, RULES, 10);
    assert_true(place_of(&d, "causeway") < place_of(&d, "official")); /* who speaks is not what about */
    doc_end(&d);
    d = doc_split("", "The keeper saw the kestrel's nest beside the pelican there.");
    topic_keyphrases(&d, RULES, 10);
    assert_true(place_of(&d, "pelican") < place_of(&d, "kestrel")); /* no 's behind it: it stands apart */
    doc_end(&d);
}

static void test_few_and_none(void **state)
{
    (void)state;
    doc d = doc_split("", "It was so.");
    topic_keyphrases(&d, RULES, 10);
    assert_int_equal(d.a.nkeyphrases, 0);
    doc_end(&d);
    d = doc_split("", "Quist left.");
    topic_keyphrases(&d, RULES, 10);
    assert_int_equal(d.a.nkeyphrases, 2);
    topic_keyphrases(&d, RULES, 0);
    assert_int_equal(d.a.nkeyphrases, 0);
    doc_end(&d);
    d = doc_split("", "");
    topic_keyphrases(&d, RULES, 10);
    assert_int_equal(d.a.nkeyphrases, 0);
    doc_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs),    cmocka_unit_test(test_fits),  cmocka_unit_test(test_words),
        cmocka_unit_test(test_article), cmocka_unit_test(test_order), cmocka_unit_test(test_few_and_none),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
