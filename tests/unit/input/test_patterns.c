/* test_patterns.c - runs the examples beside each pattern of patterns.re: "# + text" must match, "# - text" must not;
 * and that no pattern gives up on, or is slow for, text made against it. */
#include "fixture.h"

static const char *const NAMES[PAT_COUNT] = {
    [PAT_DATELINE] = "dateline",   [PAT_BYLINE] = "byline", [PAT_BOILERPLATE] = "boilerplate",
    [PAT_DATE_TEXT] = "date_text", [PAT_CREDIT] = "credit", [PAT_SPEAKER_LABEL] = "speaker_label",
};

static rules *RULES;
static match *MATCH;

static enum pattern_id named(who_str line)
{
    for (int i = 0; i < PAT_COUNT; i++) {
        size_t n = strlen(NAMES[i]);
        if (str_starts(line, NAMES[i]) && line.len > n && line.ptr[n] == ':') return (enum pattern_id)i;
    }
    return PAT_COUNT;
}

static void test_examples(void **state)
{
    (void)state;
    who_str rest = rules_file(RULES, "patterns.re"), examples[64];
    uint32_t n = 0, yes[PAT_COUNT] = {0}, no[PAT_COUNT] = {0};
    while (rest.len) {
        who_str line = str_split(&rest, '\n');
        if ((str_starts(line, "# + ") || str_starts(line, "# - ")) && n < 64) examples[n++] = line;
        enum pattern_id id = named(line);
        if (id == PAT_COUNT) continue;
        for (uint32_t i = 0; i < n; i++) {
            who_span g[1];
            bool want = examples[i].ptr[2] == '+';
            who_str text = {examples[i].ptr + 4, examples[i].len - 4};
            int got = pattern_find(MATCH, id, text, 0, g, 1);
            if (got != want) fail_msg("%s: %.*s: %d", NAMES[id], (int)text.len, text.ptr, got);
            (want ? yes : no)[id]++;
        }
        n = 0;
    }
    for (int i = 0; i < PAT_COUNT; i++) assert_true(yes[i] && no[i]);
}

static void test_dateline_groups(void **state)
{
    (void)state;
    static const char *const rows[][4] = {
        {"VARROW, March 3 (KNA) — The", "VARROW", "March 3", "KNA"},
        {"KEY BISCAYNE, Fla. (AP) - The", "KEY BISCAYNE, Fla.", "", "AP"},
        {"Varrow (AFP) – The", "Varrow", "", "AFP"},
        {"Paris, Dec 30, 2021 (AFP) - The", "Paris", "Dec 30, 2021", "AFP"},
        {"DREGNY, May 7. /TASS/. The", "DREGNY", "May 7", "TASS"},
        {"(CNN) -- The", "", "", "CNN"},
        {"PORT SELM — The", "PORT SELM", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        who_span g[4];
        who_str text = str_of(rows[i][0]);
        assert_int_equal(pattern_find(MATCH, PAT_DATELINE, text, 0, g, 4), 1);
        assert_int_equal(g[0].end, text.len - 3); /* where the sentence begins */
        for (int k = 1; k < 4; k++) {
            who_str got = {text.ptr + g[k].start, g[k].end - g[k].start};
            if (!str_is(got, rows[i][k])) fail_msg("%s: group %d is %.*s", rows[i][0], k, (int)got.len, got.ptr);
        }
    }
}

static void test_hostile(void **state)
{
    (void)state;
    static const char *const units[] = {
        "A",          "AB ",      "A.", "A-",        "A/",       "AB, ", "Ab, ",   "Ab ",  "By Ab Cd, ",
        "Photo by ",  "(",        "/",  "[Ab](",     "and ",     "1",    "Jan ",   "Q",    "cookies ",
        "subscribe ", "https://", "©",  "A\xCC\x81", "\xC3\x84", "a.b.", "Ab/Cd ", "(Ab/", "Reporting by Ab ",
    };
    static const char *const starts[] = {"", "By ", "(", "PORT SELM, ", "Photo: ", "Read ", "Q: ", "Ab reported to "};
    uint32_t before = match_limits_hit(MATCH);
    buf text = {0};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        for (size_t s = 0; s < sizeof starts / sizeof *starts; s++) {
            buf_clear(&text);
            buf_z(&text, starts[s]);
            while (text.len < 20000) buf_z(&text, units[i]);
            for (int id = 0; id < PAT_COUNT; id++) {
                who_span g[4];
                pattern_find(MATCH, (enum pattern_id)id, buf_slice(&text), 0, g, 4);
                if (match_limits_hit(MATCH) != before)
                    fail_msg("%s gives up on %s%s...", NAMES[id], starts[s], units[i]);
            }
        }
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_dateline_groups),
        cmocka_unit_test(test_hostile),
    };
    who_err err;
    if (rules_load(&RULES, NULL, &err) != WHO_OK) {
        fprintf(stderr, "%s:%d: %s\n", err.file, (int)err.line, err.msg);
        return 1;
    }
    MATCH = match_new(RULES);
    int rc = cmocka_run_group_tests(tests, NULL, NULL);
    match_free(MATCH);
    rules_free(RULES);
    return rc;
}
