/* test_sentences.c - where sentences end. */
#include "support/stages.h"

/* Sentences are separated by " | ". */
static const struct {
    const char *text, *sentences;
} ROWS[] = {
    {"One ferry left. Two stayed.", "One ferry left. | Two stayed."},
    {"Who left? Nobody! Good.", "Who left? | Nobody! | Good."},
    {"No full stop", "No full stop"},
    {"One line\nAnother line", "One line | Another line"},
    /* full stops that belong to a word end nothing */
    {"Mr. Holm met Dr. Voss. They left.", "Mr. Holm met Dr. Voss. | They left."},
    {"J. R. Holm left.", "J. R. Holm left."},
    {"The U.S. fleet left.", "The U.S. fleet left."},
    {"He paid 4.50 for it. It sank.", "He paid 4.50 for it. | It sank."},
    /* but an abbreviation before a word that begins sentences does */
    {"It sails for the U.S. The fleet stays.", "It sails for the U.S. | The fleet stays."},
    {"They met at 10 a.m. The fleet stayed.", "They met at 10 a.m. | The fleet stayed."},
    {"It sank on Jan. 5. Nobody wept.", "It sank on Jan. 5. | Nobody wept."},
    /* marks and brackets behind the end belong to it */
    {"\"It sank.\" She wept.", "\"It sank.\" | She wept."},
    {"\xE2\x80\x9CIt sank.\xE2\x80\x9D She wept.", "\xE2\x80\x9CIt sank.\xE2\x80\x9D | She wept."},
    {"It sank. \"Who wept?\" she asked.", "It sank. | \"Who wept?\" she asked."},
    {"(It sank.) She wept.", "(It sank.) | She wept."},
    {"It sank?! Yes.", "It sank?! | Yes."},
    /* a question inside that goes on in small letters */
    {"\"Who wept?\" she asked. Nobody.", "\"Who wept?\" she asked. | Nobody."},
    {"\"Go!\" said Holm.", "\"Go!\" said Holm."},
    /* dots */
    {"Well... maybe it sank.", "Well... maybe it sank."},
    {"It sank... They wept.", "It sank... | They wept."},
    {"It sank\xE2\x80\xA6 They wept.", "It sank\xE2\x80\xA6 | They wept."},
    /* the white space was lost, the capital was not */
    {"It sank.They wept.", "It sank. | They wept."},
    {"see osmark.example for more", "see osmark.example for more"},
    {"It sank. 40 wept.", "It sank. | 40 wept."},
    {"It sank. @holm wept.", "It sank. | @holm wept."},
    {"", ""},
};

static void test_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        doc d = doc_split("", ROWS[i].text);
        buf got = {0};
        for (uint32_t s = 0; s < d.nsentences; s++) {
            const sentence *x = &d.sentences[s];
            buf_z(&got, s ? " | " : "");
            buf_str(&got, doc_slice(&d, d.tokens[x->first].start, d.tokens[x->last - 1].end));
            for (uint32_t t = x->first; t < x->last; t++) assert_int_equal(d.tokens[t].sentence, s);
        }
        same(ROWS[i].text, &got, ROWS[i].sentences);
        doc_end(&d);
    }
}

/* Stages that look back over a sentence need it to end somewhere. */
static void test_longest(void **state)
{
    (void)state;
    static char text[20001];
    for (int i = 0; i < 10000; i++) memcpy(text + 2 * i, "a ", 3);
    doc d = doc_split("", text);
    assert_int_equal(d.ntokens, 10000);
    assert_true(d.nsentences >= 20);
    for (uint32_t i = 0; i < d.nsentences; i++) assert_true(d.sentences[i].last - d.sentences[i].first <= 500);
    doc_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_longest),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
