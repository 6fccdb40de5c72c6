/* test_tags.c - parts of speech of words that have several, in the places that decide. */
#include "support/stages.h"

static const char *const NAMES[POS_COUNT] = {
    "other", "noun", "name",  "pron", "poss", "det",  "adj",  "num", "adv", "verb",  "past",
    "part",  "ing",  "modal", "to",   "prep", "conj", "that", "wh",  "neg", "punct", "mark",
};

static const struct {
    const char *text, *token, *pos;
} ROWS[] = {
    /* verbs that are nouns too */
    {"The claim was false.", "claim", "noun"},
    {"They claim that it sank.", "claim", "verb"},
    {"Voss claims that it sank.", "claims", "verb"},
    {"His claims were false.", "claims", "noun"},
    {"The report shows a leak.", "report", "noun"},
    {"The report shows a leak.", "shows", "verb"},
    {"Officials report a leak.", "report", "verb"},
    {"She wants to call the mayor.", "call", "verb"},
    {"She made the call.", "call", "noun"},
    {"She will answer the question.", "answer", "verb"},
    {"He gave an answer.", "answer", "noun"},
    {"He will warn them.", "warn", "verb"},
    /* past and participle */
    {"Voss said no.", "said", "past"},
    {"Voss has said no.", "said", "part"},
    {"It was said in June.", "said", "part"},
    {"Voss told the council.", "told", "past"},
    {"Voss was told nothing.", "told", "part"},
    {"Voss has not announced it.", "announced", "part"},
    {"the proposed law", "proposed", "adj"},
    {"Holm announced that it sank.", "announced", "past"},
    {"the talks created a backdrop", "created", "past"},
    /* 's: possessive, is, has */
    {"Holm's boat sank.", "'s", "poss"},
    {"It's late.", "'s", "verb"},
    {"He's not here.", "'s", "verb"},
    {"Holm's the mayor.", "'s", "verb"},
    /* her */
    {"her boat sank", "her", "poss"},
    {"They told her that it sank.", "her", "pron"},
    /* that, to, not */
    {"She said that it sank.", "that", "that"},
    {"She wants to go.", "to", "to"},
    {"She did not go.", "not", "neg"},
    {"She did n't go.", "n't", "neg"},
    /* names: capitals where they say something */
    {"Then Greta Holm left.", "Holm", "name"},
    {"Then Greta Holm left.", "Greta", "name"},
    {"Zarquon left.", "Zarquon", "name"},
    {"The boat sank.", "The", "det"},
    {"Boats sank.", "Boats", "noun"},
    {"They met Rose. Rose left.", "Rose", "name"},
    {"They met J. Holm", "J.", "name"},
    {"Then I left.", "I", "pron"},
    {"Council Votes To Close The Old Pier", "Old", "adj"},
    {"Council Votes To Close The Old Pier", "The", "det"},
    /* words of no lexicon, by their endings */
    {"it was zorply done", "zorply", "adv"},
    {"they were blenking", "blenking", "ing"},
    {"a grobulous thing", "grobulous", "adj"},
    {"the snorp sank", "snorp", "noun"},
    {"@holm said so", "@holm", "name"},
    /* signs and numbers */
    {"40 boats", "40", "num"},
    {"boats, ships", ",", "punct"},
    {"\"boats\"", "\"", "mark"},
};

static void test_tags(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        doc d = doc_split("", ROWS[i].text);
        const char *got = NAMES[d.tokens[token_of(&d, ROWS[i].token)].pos];
        if (strcmp(got, ROWS[i].pos) != 0)
            fail_msg("%s in \"%s\": %s, not %s", ROWS[i].token, ROWS[i].text, got, ROWS[i].pos);
        doc_end(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tags)};
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
