/* test_attribute.c - each rule by its name: a text that it makes a statement of, with the source, the cue and the
 * content, and texts much like it of which it must make none. Which of several rules wins, and what is found in whole
 * paragraphs, is the business of tests/cases.
 */
#include "support/stages.h"

#include "attribute/attribute.h"

static doc doc_attributed(const char *text)
{
    doc d = doc_quoted(text);
    attribute_statements(&d, RULES, MATCH);
    return d;
}

/* "SOURCE | CUE | CONTENT + CONTENT" */
static void describe(const doc *d, const who_statement *st, buf *out)
{
    buf_str(out, doc_slice(d, st->source.start, st->source.end));
    buf_z(out, " | ");
    buf_str(out, doc_slice(d, st->cue.start, st->cue.end));
    buf_z(out, " | ");
    for (uint32_t i = 0; i < st->ncontent; i++) {
        buf_z(out, i ? " + " : "");
        buf_str(out, doc_slice(d, st->content[i].start, st->content[i].end));
    }
}

/* `found` is the only statement that the rule makes of the text; NULL: it makes none. */
static const struct {
    const char *rule, *text, *found;
} ROWS[] = {
    {"subject-cue-content", "Holm said that the pier had sunk.", "Holm | said | that the pier had sunk"},
    {"subject-cue-content", "Holm said the pier had sunk.", "Holm | said | the pier had sunk"},
    {"subject-cue-content", "Holm said: “The pier has sunk.”", "Holm | said | “The pier has sunk.”"},
    {"subject-cue-content", "Holm told reporters that the pier had sunk.", "Holm | told | that the pier had sunk"},
    {"subject-cue-content", "Holm and Voss said that the pier had sunk.",
     "Holm and Voss | said | that the pier had sunk"},
    {"subject-cue-content", "The mayor, who wept, said the pier had sunk.",
     "The mayor, who wept | said | the pier had sunk"},
    {"subject-cue-content", "Voss warned of delays.", "Voss | warned of | delays"},
    {"subject-cue-content", "Voss vowed to close the pier.", "Voss | vowed | to close the pier"},
    {"subject-cue-content", "Voss described the plan as a raft of straw.",
     "Voss | described | the plan as a raft of straw"},
    {"subject-cue-content", "Holm walked to the pier that had sunk.", NULL},
    {"subject-cue-content", "Holm did not say that the pier had sunk.", NULL},
    {"subject-cue-content", "Nobody said that the pier had sunk.", NULL},
    {"subject-cue-content", "Holm was told that the pier had sunk.", NULL},
    {"subject-cue-content", "Holm declined to comment on the pier.", NULL},
    {"subject-cue-content", "Holm asked not to be named.", NULL},
    {"subject-cue-content", "Sign up for our newsletter\nClick here to subscribe", NULL},

    {"content-subject-cue", "The pier had sunk, Holm said.", "Holm | said | The pier had sunk"},
    {"content-subject-cue", "“The pier has sunk,” Holm said on Friday.", "Holm | said | “The pier has sunk,”"},
    {"content-subject-cue", "“The pier has sunk,” a senior official, who was not named, said on Friday.",
     "a senior official, who was not named | said | “The pier has sunk,”"},
    {"content-subject-cue", "“Why?” she asked.", "she | asked | “Why?”"},
    {"content-subject-cue", "“The pier has sunk.” Holm wept.", NULL},
    {"content-subject-cue", "The pier had sunk, Holm saw.", NULL},

    {"content-cue-subject", "“The pier has sunk,” said Holm.", "Holm | said | “The pier has sunk,”"},
    {"content-cue-subject", "“The pier has sunk,” says Greta Holm, the mayor.",
     "Greta Holm, the mayor | says | “The pier has sunk,”"},
    {"content-cue-subject", "“The pier has sunk,” shouted nobody.", NULL},
    {"content-cue-subject", "“The pier has sunk.” Holm wept.", NULL},

    {"closing-cue", "The old pier had sunk in the night, said Greta Holm, the mayor of Osmark.",
     "Greta Holm, the mayor of Osmark | said | The old pier had sunk in the night"},
    {"closing-cue", "Greta Holm, who built the pier, wrote a book.", NULL},

    {"with-participle", "The harbour closed, with Holm saying that the pier had sunk.",
     "Holm | saying | that the pier had sunk"},
    {"quoted-as", "The Courier quoted Holm as saying that the pier was “a wreck.”",
     "Holm | saying | that the pier was “a wreck.”"},
    {"with-participle", "The harbour closed, with Holm walking home.", NULL},

    {"caused-subject", "The storm led Greta Holm to declare that the pier had sunk.",
     "Greta Holm | to declare | that the pier had sunk"},
    {"caused-subject", "The storm led Greta Holm to the pier that had sunk.", NULL},

    {"gives-noun-that", "Holm raised concerns that the pier had sunk.", "Holm | concerns | that the pier had sunk"},
    {"gives-noun-that", "Holm ignored concerns that the pier had sunk.", NULL},

    {"noun-was", "Holm's answer was that the pier had sunk.", "Holm's | answer was | that the pier had sunk"},
    {"noun-was", "Holm's boat was that year's winner.", NULL},

    {"quotation-was", "“The pier has sunk” was the verdict of Greta Holm.",
     "Greta Holm | was the verdict | “The pier has sunk”"},
    {"quotation-was", "“The pier has sunk,” came the reply from Holm.", "Holm | came the reply | “The pier has sunk,”"},
    {"quotation-was", "“The Pier” was the name of the boat.", NULL},

    {"signed", "“The pier has sunk.”\n\n- Greta Holm, mayor", "Greta Holm | - | “The pier has sunk.”"},
    {"signed", "“The pier has sunk.”\n\n- a list of piers that sank", NULL},

    {"content-around-cue", "“The pier,” Holm said, “has sunk.”", "Holm | said | “The pier,” + “has sunk.”"},
    {"content-around-cue", "“The pier,” said Holm, “has sunk.”", "Holm | said | “The pier,” + “has sunk.”"},
    {"content-around-cue", "The pier, Holm said, had sunk.", "Holm | said | The pier + had sunk"},
    {"content-around-cue", "“The pier has sunk,” Holm said, and she wept.", NULL},
    {"content-around-cue", "The pier, Holm saw, had sunk.", NULL},

    {"cue-subject-content", "Said Holm: “The pier has sunk.”", "Holm | Said | “The pier has sunk.”"},
    {"cue-subject-content", "Built by Holm: “The Maria”.", NULL},

    {"according-to", "According to Holm, the pier had sunk.", "Holm | According to | the pier had sunk"},
    {"according-to", "The pier had sunk, according to Holm.", "Holm | according to | The pier had sunk"},
    {"according-to", "The pier had sunk, according to a report by the Tarn Institute.",
     "a report by the Tarn Institute | according to | The pier had sunk"},
    {"according-to", "According to Holm and Voss, the pier had sunk.",
     "Holm and Voss | According to | the pier had sunk"},
    {"according-to", "She acted according to plan.", NULL},
    {"according-to", "According to", NULL},

    {"as-said", "As Holm warned in June, the pier has sunk.", "Holm | warned | the pier has sunk"},
    {"as-said", "The pier has sunk, as Holm warned.", "Holm | warned | The pier has sunk"},
    {"as-said", "As Holm walked home, the pier sank.", NULL},

    {"participle", "Holm said that the pier was closed, adding that two piles had sunk.",
     "Holm | adding | that two piles had sunk"},
    {"participle", "An aide to Holm said on Friday that the pier had sunk, adding that nobody had died.",
     "An aide to Holm | adding | that nobody had died"},
    {"participle", "The pier closed on Friday, adding to the delays.", NULL},

    {"fronted-participle", "Noting that the pier had sunk, Holm asked for money.",
     "Holm | Noting | that the pier had sunk"},
    {"fronted-participle", "Walking to the pier, Holm asked for money.", NULL},

    {"with-participle", "The council heard footage of Holm saying that the pier had sunk.",
     "Holm | saying | that the pier had sunk"},
    {"noun-participle", "A poster saying that the pier was “a wreck” hung there.",
     "A poster | saying | that the pier was “a wreck” hung there"},
    {"noun-participle", "The council saw footage of Holm building a pier that had sunk.", NULL},

    {"passive-by", "The plan was announced by Holm on Friday.", "Holm | was announced by | The plan"},
    {"passive-by", "The plan was drawn by Holm on Friday.", NULL},
    {"passive-by", "The plan was announced by noon.", NULL},

    {"said-so", "The old pier sank in the night. This was announced by Greta Holm on Friday.",
     "Greta Holm | was announced | The old pier sank in the night."},
    {"said-so", "The pier has sunk. A council official told reporters after the meeting.",
     "A council official | told | The pier has sunk."},
    {"said-so", "This was stated by Holm on Friday.", NULL},
    {"said-so", "The old pier sank in the night. This was built by Greta Holm on Friday.", NULL},

    {"noun-that", "Holm's claim that the pier had sunk drew laughter.", "Holm's | claim | that the pier had sunk"},
    {"noun-that", "Her claim that the pier had sunk was false.", "Her | claim | that the pier had sunk"},
    {"noun-that", "Holm's promise to close the pier drew laughter.", "Holm's | promise | to close the pier"},
    {"noun-that", "The claim that the pier had sunk was false.", NULL}, /* whose? */
    {"noun-quotation", "The crowd ignored Holm's cry of “Open the pier now.”", "Holm's | cry | “Open the pier now.”"},
    {"noun-quotation", "The crowd ignored a cry of “Open the pier now.”", NULL},
    {"noun-that", "Holm's boat that had sunk drew laughter.", NULL},

    {"in-words", "In Holm's words, “the pier has sunk.”", "Holm's | words | “the pier has sunk.”"},
    {"in-words", "In the words of Holm, the pier is “a sunken thing.”", "Holm | words | the pier is “a sunken thing.”"},
    {"in-words", "In her words: “The pier has sunk.”", "her | words | “The pier has sunk.”"},
    {"in-words", "In other words, the pier has “sunk.”", NULL},
    {"in-words", "In Holm's harbour, “the pier has sunk.”", NULL},

    {"dash-inside", "“First of all - Holm stressed - the pier has sunk.”",
     "Holm | stressed | “First of all + the pier has sunk.”"},
    {"dash-inside", "“The pier – a wreck – has sunk,” Holm said.", NULL},

    {"signed", "“The best day of my life.” — Ilse Brandt", "Ilse Brandt | — | “The best day of my life.”"},
    {"signed", "“The best day of my life” — a record.", NULL},
    {"signed", "The best day of my life — Ilse Brandt", NULL},

    {"subject-verb-quotation", "Holm tore up the plan as “a raft of straw and tar.”",
     "Holm | tore | “a raft of straw and tar.”"},
    {"subject-verb-quotation", "The ship “Maria” sank.", NULL},

    {"shared-subject", "Holm looked at the pier and said that it had sunk.", "Holm | said | that it had sunk"},
    {"shared-subject", "Holm took the stage to warn that the pier had sunk.",
     "Holm | to warn | that the pier had sunk"},
    {"shared-subject", "Holm looked at the pier and wept.", NULL},

    {"colon-before", "Holm:\n“The pier has sunk, and we are sorry.”",
     "Holm | : | “The pier has sunk, and we are sorry.”"},
    {"colon-before", "He wrote on a card:\n“The pier has sunk, and we are sorry.”",
     "He | wrote | “The pier has sunk, and we are sorry.”"},
    {"colon-before", "The harbour has three parts:\n“North”, “South” and “West”", NULL},

    {"set-off", "Holm wrote on a card:\nThe pier has sunk, and we are sorry.",
     "Holm | wrote | The pier has sunk, and we are sorry."},
    {"set-off", "Holm wrote on a card:\nThe pier and the boats", NULL},

    {"same-speaker", "“The pier has sunk,” Holm said. She wept. “We are sorry for that.”",
     "Holm | said | “We are sorry for that.”"},
    {"same-speaker", "“The pier has sunk,” Holm said. “We are sorry for that.”", NULL}, /* one statement */
    {"next-paragraph", "“The pier has sunk,” Holm said.\n“We are sorry for all of that.”",
     "Holm | said | “We are sorry for all of that.”"},
    {"next-paragraph", "“The pier has sunk,” Holm said.\nNobody wept.\n“We are sorry for all of that.”", NULL},
    {"same-sentence", "“Take a coat for the day and wear it well,” Holm says, and “it will rain on all of us and you.”",
     "Holm | says | “it will rain on all of us and you.”"},
    {"unattributed", "It rained. “We are sorry for all of that.”", " |  | “We are sorry for all of that.”"},
    {"unattributed", "It rained on the “Maria”.", NULL},
    {"unattributed", "“We are sorry for all of that,” Holm said.", NULL},
};

static void test_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        doc d = doc_attributed(ROWS[i].text);
        buf got = {0};
        for (uint32_t k = 0; k < d.a.nstatements; k++) {
            if (strcmp(d.a.statements[k].rule, ROWS[i].rule) != 0) continue;
            buf_z(&got, got.len ? " || " : "");
            describe(&d, &d.a.statements[k], &got);
        }
        char row[512];
        snprintf(row, sizeof row, "%s: %s", ROWS[i].rule, ROWS[i].text);
        same(row, &got, ROWS[i].found ? ROWS[i].found : "");
        doc_end(&d);
    }
}

/* A transcript: every turn is a statement, and goes on in paragraphs that have no label. */
static const struct {
    const char *text, *turns;
} TRANSCRIPTS[] = {
    {"MARA VOSS: The pier has sunk.\nOSKAR LINDT: It has not.\nMARA VOSS: It has.",
     "MARA VOSS |  | The pier has sunk.\nOSKAR LINDT |  | It has not.\nMARA VOSS |  | It has.\n"},
    {"Q: Has the pier sunk?\nA: It has.\nAll of it.\nQ: When?\nA: In June.",
     "Q |  | Has the pier sunk?\nA |  | It has. + All of it.\nQ |  | When?\nA |  | In June.\n"},
    {"MARA VOSS: The pier has sunk.\nIt rained.", ""}, /* one label is none */
    {"The plan: a new pier.\nThe cost: a lot.\nThe end: in June.", ""},
};

static void test_transcripts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TRANSCRIPTS / sizeof *TRANSCRIPTS; i++) {
        doc d = doc_attributed(TRANSCRIPTS[i].text);
        buf got = {0};
        for (uint32_t k = 0; k < d.a.nstatements; k++)
            if (strcmp(d.a.statements[k].rule, "label") == 0) {
                describe(&d, &d.a.statements[k], &got);
                buf_char(&got, '\n');
            }
        same(TRANSCRIPTS[i].text, &got, TRANSCRIPTS[i].turns);
        doc_end(&d);
    }
}

static const struct {
    const char *text;
    int type;
} TYPES[] = {
    {"“The pier has sunk,” Holm said.", WHO_DIRECT},
    {"“Why?” Holm asked. “Nobody knows.”", WHO_DIRECT},
    {"Holm said that the pier was “a sunken thing.”", WHO_MIXED},
    {"Holm called the pier “a sunken thing.”", WHO_MIXED},
    {"Holm said that the pier had sunk.", WHO_INDIRECT},
};

static void test_types(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        doc d = doc_attributed(TYPES[i].text);
        if (d.a.nstatements != 1 || (int)d.a.statements[0].type != TYPES[i].type)
            fail_msg("%s: %u statements, type %d", TYPES[i].text, (unsigned)d.a.nstatements,
                     d.a.nstatements ? (int)d.a.statements[0].type : -1);
        doc_end(&d);
    }
}

/* What later stages rely on, in a text that has a bit of everything. */
static void test_records(void **state)
{
    (void)state;
    doc d = doc_attributed("Voss said Holm had warned that the pier would sink.\n"
                           "“It has,” Holm said. She wept. “We are sorry for that.”\n"
                           "“Nobody was there, and nobody saw it go.”\n"
                           "According to a report, it was old, as Lindt had warned.");
    uint32_t followers = 0, inner = 0;
    assert_true(d.a.nstatements >= 4);
    for (uint32_t i = 0; i < d.a.nstatements; i++) {
        const who_statement *st = &d.a.statements[i];
        const attribution *at = &d.attributions[i];
        assert_true(st->ncontent > 0 && st->confidence > 0 && st->confidence <= 1 && st->why.len > 0);
        assert_true(i == 0 || st[-1].content[0].start <= st->content[0].start);
        assert_int_equal(st->speaker, WHO_NONE); /* for speaker/ to say */
        assert_true(at->mention == WHO_NONE || at->mention < d.nmentions);
        assert_true(at->follows == WHO_NONE || (at->follows < d.a.nstatements && at->follows != i));
        assert_true(at->inner == WHO_NONE || at->inner < d.nmentions);
        assert_true(at->mention != WHO_NONE || at->follows != WHO_NONE);
        followers += at->follows != WHO_NONE;
        inner += at->inner != WHO_NONE;
        if (at->inner != WHO_NONE)
            assert_true(
                str_is(doc_slice(&d, d.mentions[at->inner].span.start, d.mentions[at->inner].span.end), "Holm"));
    }
    assert_int_equal(followers, 2);
    assert_int_equal(inner, 1);
    for (uint32_t i = 0; i < d.nmentions; i++) {
        const mention *m = &d.mentions[i];
        assert_true(m->first <= m->head && m->head < m->last && m->last <= d.ntokens);
        assert_int_equal(m->span.start, d.tokens[m->first].start);
        assert_int_equal(m->span.end, d.tokens[m->last - 1].end);
    }
    doc_end(&d);
}

static void test_nothing(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "",      " ",  ".",      "\"",   "said",      "said said said", "said.\nsaid",   "according to",
        ": : :", "“”", "“said”", "Holm", "Holm said", "Holm said.",     "that that that"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        doc d = doc_attributed(TEXTS[i]);
        if (d.a.nstatements) fail_msg("%s: %s", TEXTS[i], d.a.statements[0].rule);
        doc_end(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),   cmocka_unit_test(test_transcripts), cmocka_unit_test(test_types),
        cmocka_unit_test(test_records), cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
