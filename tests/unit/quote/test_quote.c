/* test_quote.c - which marks pair, what lost ones cost, and how deep the tokens between them stand. */
#include "support/stages.h"

/* Quotations in order, separated by " | ". Before each: "." for every quotation that it is nested in, "+N" where it
 * carries on quotation N, "~" where a mark of it is missing, "-" where it is no speech. */
static void describe(const doc *d, buf *out)
{
    for (uint32_t i = 0; i < d->nquotations; i++) {
        const quotation *q = &d->quotations[i];
        buf_z(out, i ? " | " : "");
        for (uint32_t p = q->parent; p != WHO_NONE; p = d->quotations[p].parent) buf_char(out, '.');
        if (q->continues != WHO_NONE) buf_printf(out, "+%u ", (unsigned)q->continues);
        buf_z(out, q->open ? "~" : "");
        buf_z(out, q->use == USE_SCARE ? "-" : "");
        buf_str(out, doc_slice(d, q->start, q->end));
    }
}

typedef struct row {
    const char *text, *quotations;
} row;

static void run(const row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        doc d = doc_quoted(rows[i].text);
        buf got = {0};
        describe(&d, &got);
        same(rows[i].text, &got, rows[i].quotations);
        doc_end(&d);
    }
}
#define RUN(rows) run(rows, sizeof(rows) / sizeof *(rows))

static const row PAIRS[] = {
    {"Nobody spoke.", ""},
    {"\"It sank,\" Holm said.", "\"It sank,\""},
    {"“It sank,” Holm said.", "“It sank,”"},
    {"``It sank,'' Holm said.", "``It sank,''"},
    {"''It sank,'' Holm said.", "''It sank,''"},
    {"\"\"It sank,\"\" Holm said.", "\"\"It sank,\"\""},
    {"«It sank,» Holm said.", "«It sank,»"},
    {"„It sank“, Holm said.", "„It sank“"},
    {"»It sank«, Holm said.", "»It sank«"},
    {"‹It sank›, Holm said.", "‹It sank›"},
    {"「It sank」 Holm said.", "「It sank」"},
    {"＂It sank＂ Holm said.", "＂It sank＂"},
    {"'It sank,' Holm said.", "'It sank,'"},
    {"‘It sank,’ Holm said.", "‘It sank,’"},
    {"\xC3\xA2\xE2\x82\xAC\xC5\x93It sank,\xC3\xA2\xE2\x82\xAC\xC2\x9D Holm said.",
     "\xC3\xA2\xE2\x82\xAC\xC5\x93It sank,\xC3\xA2\xE2\x82\xAC\xC2\x9D"},
    {"“It sank,” Holm said. “It did.”", "“It sank,” | “It did.”"},
    {"\"One,\" \"two\" and \"three.\"", "\"One,\" | \"two\" | \"three.\""},
    {"Holm (\"the mayor\") left.", "\"the mayor\""},
    {"Holm—“the mayor”—left.", "“the mayor”"},
    {"“It sank.”“It did.”", "“It sank.” | “It did.”"},
};

static void test_pairs(void **state)
{
    (void)state;
    RUN(PAIRS);
}

/* A mark that is lost or wrong costs its own quotation at most. */
static const row BROKEN[] = {
    /* the wrong kind */
    {"“It sank,“ Holm said.", "“It sank,“"},
    {"”It sank,” Holm said.", "”It sank,”"},
    {"”It sank,“ Holm said.", "”It sank,“"},
    {"“It sank,\" Holm said.", "“It sank,\""},
    {"\"It sank,” Holm said.", "\"It sank,”"},
    {"“It sank,'' Holm said.", "“It sank,''"},
    {"``It sank,\" Holm said.", "``It sank,\""},
    /* never closed: up to the attribution, else to the end of the paragraph */
    {"“It sank in the night, Holm said on Friday.", "~“It sank in the night,"},
    {"“It sank in the night, said Holm.", "~“It sank in the night,"},
    {"“Who saw it sink? she asked.", "~“Who saw it sink?"},
    {"“It sank in the night.\nNobody wept.", "~“It sank in the night."},
    {"“It sank. “It did,” Holm said.", "~“It sank. | “It did,”"},
    {"“It sank in the night, Holm said. “It did.”", "~“It sank in the night, | “It did.”"},
    /* never opened */
    {"It sank in the night,” Holm said.", "~It sank in the night,”"},
    {"“One,” said Holm. It sank in the night,” Voss said.", "“One,” | ~It sank in the night,”"},
    /* inches, feet */
    {"The board is 12\" wide.", ""},
    {"The mast is 5'11\" tall.", ""},
    /* a mark alone */
    {"\"", "~\""},
    {"said \" and", "~\" and"},
};

static void test_broken(void **state)
{
    (void)state;
    RUN(BROKEN);
}

static const row PARAGRAPHS[] = {
    /* reopened in each paragraph, closed in the last */
    {"“It sank.\n“It did.\n“All of it,” Holm said.", "~“It sank. | +0 ~“It did. | +1 “All of it,”"},
    {"\"It sank.\n\"It did,\" Holm said.", "~\"It sank. | +0 \"It did,\""},
    {"“It sank,” Holm said. “It did.\n“All of it.”", "“It sank,” | ~“It did. | +1 “All of it.”"},
    /* closed before: nothing is carried on */
    {"“It sank.”\n“It did.”", "“It sank.” | “It did.”"},
    /* a paragraph without marks between ends it */
    {"“It sank.\nNobody wept.\n“It did.”", "~“It sank. | “It did.”"},
};

static void test_paragraphs(void **state)
{
    (void)state;
    RUN(PARAGRAPHS);
}

static const row NESTED[] = {
    {"“She said ‘never’ to me,” Holm said.", "“She said ‘never’ to me,” | .‘never’"},
    {"\"She said 'never' to me,\" Holm said.", "\"She said 'never' to me,\" | .'never'"},
    {"'She said \"never\" to me,' Holm said.", "'She said \"never\" to me,' | .\"never\""},
    {"“She said “never” to me,” Holm said.", "“She said “never” to me,” | .“never”"},
    {"“He told me, ‘Say “sure” twice,’ so I did,” she said.",
     "“He told me, ‘Say “sure” twice,’ so I did,” | .‘Say “sure” twice,’ | ..“sure”"},
    {"“It was ‘never,’” Holm said.", "“It was ‘never,’” | .‘never,’"},
};

static void test_nested(void **state)
{
    (void)state;
    RUN(NESTED);
}

/* Single marks that are apostrophes, and those that are not. */
static const row SINGLE[] = {
    {"The boats' crews wept.", ""},
    {"The boats’ crews wept.", ""},
    {"Lindt's and Voss' boats", ""},
    {"rock 'n' roll", ""},
    {"the '90s and the '80s", ""},
    {"Back in '90 the boys' boat sank.", ""},
    {"Take 'em all, she said.", ""},
    {"Until ’til then, the boys’ boat stays.", ""},
    {"It isn't, and wasn't, Holm's.", ""},
    {"“It's the boys' boat,” Holm said.", "“It's the boys' boat,”"},
    {"“It’s the boys’ boat,” Holm said.", "“It’s the boys’ boat,”"},
    {"'It isn't the boys' boat,' Holm said.", "'It isn't the boys' boat,'"},
    {"‘It isn’t the boys’ boat,’ Holm said.", "‘It isn’t the boys’ boat,’"},
    {"Holm called it 'late' and 'wet'.", "'late' | 'wet'"},
    {"The word 'never", ""},
};

static void test_single(void **state)
{
    (void)state;
    RUN(SINGLE);
}

/* Nicknames are no speech. */
static const row NICKNAMES[] = {
    {"Then Robert “Bobby” Lindt left.", "-“Bobby”"},
    {"Then Greta \"Iron Mary\" Holm left.", "-\"Iron Mary\""},
    {"Then Robert “never” Lindt left.", "“never”"},
    {"Then Lindt said “No.” Holm left.", "“No.”"},
};

static void test_nicknames(void **state)
{
    (void)state;
    RUN(NICKNAMES);
}

static const struct {
    const char *text, *token;
    int depth;
} DEPTHS[] = {
    {"“It ‘really’ sank,” Holm said.", "It", 1},
    {"“It ‘really’ sank,” Holm said.", "really", 2},
    {"“It ‘really’ sank,” Holm said.", "sank", 1},
    {"“It ‘really’ sank,” Holm said.", "“", 1},
    {"“It ‘really’ sank,” Holm said.", "‘", 2},
    {"“It ‘really’ sank,” Holm said.", "”", 1},
    {"“It ‘really’ sank,” Holm said.", "Holm", 0},
    {"Then Robert “Bobby” Lindt left.", "Bobby", 0}, /* no speech, no depth */
    {"“It sank in the night, Holm said.", "night", 1},
    {"“It sank in the night, Holm said.", "Holm", 0},
    {"“It sank. “It did,” Holm said.", "did", 1},
};

static void test_depth(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof DEPTHS / sizeof *DEPTHS; i++) {
        doc d = doc_quoted(DEPTHS[i].text);
        int got = d.tokens[token_of(&d, DEPTHS[i].token)].depth;
        if (got != DEPTHS[i].depth) fail_msg("%s in %s: depth %d", DEPTHS[i].token, DEPTHS[i].text, got);
        doc_end(&d);
    }
}

/* Words are counted without marks and signs. */
static void test_words(void **state)
{
    (void)state;
    doc d = doc_quoted("“It sank, all 3 of it!” Holm said.");
    assert_int_equal(d.nquotations, 1);
    assert_int_equal(d.quotations[0].words, 5);
    doc_end(&d);
}

/* Marks by the thousand: deep nesting is cut off, nothing is lost from memory, each opens at most one quotation. */
static void test_many(void **state)
{
    (void)state;
    static const char *const MARKS[] = {"“", "”", "\"", "‘", "’ ", " '", "« ", "“a ", " “"};
    static char text[80001];
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        size_t len = strlen(MARKS[i]), n = 0;
        while (n + len < 40000) {
            memcpy(text + n, MARKS[i], len);
            n += len;
        }
        text[n] = 0;
        doc d = doc_quoted(text);
        assert_true(d.nquotations <= d.ntokens);
        for (uint32_t t = 0; t < d.ntokens; t++) assert_true(d.tokens[t].depth <= 8);
        doc_end(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),  cmocka_unit_test(test_broken), cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_nested), cmocka_unit_test(test_single), cmocka_unit_test(test_nicknames),
        cmocka_unit_test(test_depth),  cmocka_unit_test(test_words),  cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
