/* test_rules.c - the built-in lexicons as they are looked up, and rule files of a folder: what is accepted, what is
 * refused, and with which place. test_patterns.c of input/ runs the patterns themselves.
 */
#define _XOPEN_SOURCE 700 /* nftw, mkdtemp */

#include "support/stages.h"

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the built-in files ---- */

static const struct {
    const char *term;
    uint32_t has, lacks;
} TERMS[] = {
    {"mayor", LEX_ROLE, LEX_PLURAL | LEX_DOC},
    {"mayors", LEX_ROLE | LEX_PLURAL, 0},
    {"spokeswoman", LEX_ANON | LEX_FEMALE, LEX_MALE | LEX_PLURAL},
    {"spokesmen", LEX_ANON | LEX_MALE | LEX_PLURAL, LEX_FEMALE},
    {"vice president", LEX_ROLE, LEX_PLURAL},
    {"vice presidents", LEX_ROLE | LEX_PLURAL, 0},
    {"mr", LEX_HONORIFIC | LEX_MALE, LEX_FEMALE},
    {"mrs", LEX_HONORIFIC | LEX_FEMALE, LEX_MALE},
    {"official", LEX_ANON, LEX_PLURAL},
    {"voters", LEX_GROUP | LEX_PLURAL, 0},
    {"poll", LEX_DOC, LEX_ROLE},
    {"ministry", LEX_ORG, LEX_ROLE},
    {"kremlin", LEX_METONYM, LEX_ROLE},
    {"white house", LEX_METONYM, 0},
    {"washington", LEX_PLACE | LEX_SEAT | LEX_AMBIGUOUS, 0},
    {"russian", LEX_DEMONYM, LEX_PLACE},
    {"greta", LEX_GIVEN_F, LEX_GIVEN_M | LEX_FEMALE},
    {"oskar", LEX_GIVEN_M, LEX_GIVEN_F},
    {"monday", LEX_TIME, LEX_PLACE},
    {"reuters", LEX_AGENCY, LEX_PLACE},
    {"wife", LEX_KIN | LEX_FEMALE, LEX_MALE},
    {"statement", LEX_CUENOUN, LEX_ROLE},
    {"however", LEX_NOTNAME, LEX_GIVEN_F | LEX_GIVEN_M},
    {"van", LEX_PARTICLE, LEX_CUE},
    {"said", LEX_CUE, LEX_CUENOUN},
    {"Mayor", 0, UINT32_MAX}, /* lower case is asked for */
    {"qzzyx", 0, UINT32_MAX},
    {"", 0, UINT32_MAX},
};

static void test_terms(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TERMS / sizeof *TERMS; i++) {
        uint32_t bits = rules_lookup(RULES, str_of(TERMS[i].term));
        if ((bits & TERMS[i].has) != TERMS[i].has || (bits & TERMS[i].lacks))
            fail_msg("%s: %x", TERMS[i].term, (unsigned)bits);
    }
}

/* The longest phrase at the first token, and how many tokens it has. */
static const struct {
    const char *text;
    uint32_t tokens, has;
} PHRASES[] = {
    {"prime minister of Osmark", 2, LEX_ROLE},
    {"Prime Minister Holm", 2, LEX_ROLE},
    {"prime ministers met", 2, LEX_ROLE | LEX_PLURAL},
    {"White House staff", 2, LEX_METONYM},
    {"foreign ministry spokeswoman Holm", 3, LEX_ROLE | LEX_FEMALE},
    {"foreign ministry building", 2, LEX_ORG},
    {"the mayor said", 0, 0},
    {"mayor", 0, 0}, /* a single word is no phrase */
    {"Queen's Park said", 3, LEX_METONYM},
    {"Queen\xE2\x80\x99s Park said", 3, LEX_METONYM},
    {"White. House staff", 0, 0}, /* not across the end of a sentence */
    {"White\n\nHouse staff", 0, 0},
};

static void test_phrases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++) {
        doc d = doc_split("", PHRASES[i].text);
        uint32_t n = 99, bits = rules_phrase(RULES, &d, 0, &n);
        if (n != PHRASES[i].tokens || (bits & PHRASES[i].has) != PHRASES[i].has || (n == 0 && bits))
            fail_msg("%s: %u tokens, bits %x", PHRASES[i].text, (unsigned)n, (unsigned)bits);
        doc_end(&d);
    }
}

static const struct {
    const char *form, *canonical;
} CANONICAL[] = {
    {"mayors", "mayor"},
    {"mayor", "mayor"},
    {"prime ministers", "prime minister"},
    {"wives", "wife"},
    {"vice-president", "vice president"},
    {"spokespeople", "spokesperson"},
    {"qzzyx", "qzzyx"},
    {"", ""},
};

static void test_canonical(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CANONICAL / sizeof *CANONICAL; i++) {
        who_str got = rules_canonical(RULES, str_of(CANONICAL[i].form));
        if (!str_is(got, CANONICAL[i].canonical)) fail_msg("%s: %.*s", CANONICAL[i].form, (int)got.len, got.ptr);
    }
}

static const struct {
    const char *full, *nickname;
    bool is;
} NICKNAMES[] = {
    {"abigail", "abby", true},
    {"abigail", "gail", true},
    {"abby", "abigail", false}, /* one way */
    {"abigail", "abigail", false},
    {"abigail", "bert", false},
    {"albert", "bert", true},
    {"Albert", "Bert", false}, /* lower case is asked for */
    {"", "", false},
};

static void test_nicknames(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof NICKNAMES / sizeof *NICKNAMES; i++)
        if (rules_is_nickname(RULES, str_of(NICKNAMES[i].full), str_of(NICKNAMES[i].nickname)) != NICKNAMES[i].is)
            fail_msg("%s, %s", NICKNAMES[i].full, NICKNAMES[i].nickname);
}

static const struct {
    const char *form, *lemma; /* NULL: no cue */
    int verb_form;
    uint32_t has, lacks;
} CUES[] = {
    {"say", "say", FORM_BASE, FRAME_QUOTE | FRAME_THAT, FRAME_OBJ_THAT | FRAME_WEAK | FRAME_MENTAL},
    {"says", "say", FORM_S, FRAME_QUOTE | FRAME_THAT, 0},
    {"said", "say", FORM_PAST, FRAME_QUOTE | FRAME_THAT, 0}, /* the past before the participle */
    {"saying", "say", FORM_ING, FRAME_QUOTE | FRAME_THAT, 0},
    {"told", "tell", FORM_PAST, FRAME_QUOTE | FRAME_OBJ_THAT, 0},
    {"vowed", "vow", FORM_PAST, FRAME_INF, FRAME_NEG},
    {"denied", "deny", FORM_PAST, FRAME_NOUN | FRAME_ING, FRAME_NEG},
    {"urged", "urge", FORM_PAST, FRAME_OBJ_INF, 0},
    {"described", "describe", FORM_PAST, FRAME_AS, 0},
    {"warned", "warn", FORM_PAST, FRAME_PREP, 0},
    {"wrote", "write", FORM_PAST, FRAME_QUOTE, 0},
    {"written", "write", FORM_PART, FRAME_QUOTE, 0},
    {"declined", "decline", FORM_PAST, FRAME_NEG, FRAME_QUOTE},
    {"thinks", "think", FORM_S, FRAME_MENTAL, 0},
    {"walked", NULL, FORM_NONE, 0, 0},
    {"boat", NULL, FORM_NONE, 0, 0},
};

static void test_cues(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CUES / sizeof *CUES; i++) {
        const word *w = rules_at(RULES, rules_word(RULES, str_of(CUES[i].form)));
        const cue *c = rules_cue(RULES, w->cue);
        if (!CUES[i].lemma ? w->cue != 0 || c->frames != 0
                           : !str_is(c->lemma, CUES[i].lemma) || w->form != CUES[i].verb_form ||
                                 (c->frames & CUES[i].has) != CUES[i].has || (c->frames & CUES[i].lacks))
            fail_msg("%s: %.*s, form %d, frames %x", CUES[i].form, (int)c->lemma.len, c->lemma.ptr, w->form,
                     (unsigned)c->frames);
    }
}

static const struct {
    const char *form;
    int role;
} ROLES[] = {
    {"been", WORD_BE},    {"'re", WORD_BE},     {"n't", WORD_NOT},   {"him", WORD_HE},
    {"'s", WORD_S},       {"an", WORD_A},       {"&", WORD_AND},     {"us", WORD_I},
    {"these", WORD_THIS}, {"whether", WORD_IF}, {"boat", WORD_NONE}, {"according", WORD_ACCORDING},
    {"nobody", WORD_NO},  {"our", WORD_MY},
};

static void test_roles(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++)
        if (rules_at(RULES, rules_word(RULES, str_of(ROLES[i].form)))->role != ROLES[i].role)
            fail_msg("%s", ROLES[i].form);
}

/* Nothing is beyond any table. */
static void test_bounds(void **state)
{
    (void)state;
    assert_int_equal(rules_word(RULES, STR("qzzyx")), NO_WORD);
    assert_int_equal(rules_at(RULES, WHO_NONE)->lex, 0);
    assert_int_equal(rules_at(RULES, rules_nwords(RULES))->pos, 0);
    assert_int_equal(rules_spelling(RULES, WHO_NONE).len, 0);
    assert_int_equal(rules_cue(RULES, UINT16_MAX)->frames, 0);
    assert_int_equal(rules_file(RULES, "words/nothing.txt").len, 0);
    assert_true(rules_file(RULES, "cues.txt").len > 1000);
    assert_true(rules_ncues(RULES) > 100);
}

/* ---- files of a folder ---- */

static char folder[64];

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

/* Loads the rules with this text in place of one file; the folder is gone afterwards. */
static int load_with(rules **out, const char *name, const char *text, size_t len, who_err *err)
{
    char path[128];
    memset(err, 0, sizeof *err);
    snprintf(folder, sizeof folder, "/tmp/whosaid-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/words", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    fclose(file);
    int rc = rules_load(out, folder, err);
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    return rc;
}

/* All patterns but the last, which the rows may add. */
#define PATTERNS "dateline: x\nbyline: x\nboilerplate: x\ndate_text: x\ncredit: x\n"

static const struct {
    const char *name, *text;
    uint64_t line, column;
    const char *message; /* part of it; NULL: loads */
} FILES[] = {
    {"cues.txt", "", 0, 0, NULL},
    {"cues.txt", "# only a comment\n\n", 0, 0, NULL},
    {"cues.txt", "croak|croaks|croaked|croaked|croaking\tquote that\n", 0, 0, NULL},
    {"cues.txt", "croak|croaks|croaked|croaked|croaking\tquote that\r\n", 0, 0, NULL},
    {"cues.txt", "croak\n", 0, 0, NULL}, /* no frames: a verb that nothing may follow */
    {"cues.txt", "croak|croaks\tquote thatt\n", 1, 20, "unknown frame \"thatt\""},
    {"cues.txt", "# one\n\ncroak|croaks\tquot\n", 3, 14, "unknown frame \"quot\""},
    {"cues.txt", "croak|croaks\tquote  that\n", 1, 20, "unknown frame \"\""},
    {"words/pos.txt", "croak VB NN\n", 0, 0, NULL},
    {"words/pos.txt", "croak VB\nboat XX\n", 2, 6, "unknown tag"},
    {"words/pos.txt", "croak\n", 1, 7, "unknown tag"},
    {"words/roles.txt", "harbour master/harbour masters|master of the harbour\tm\n", 0, 0, NULL},
    {"words/roles.txt", "|||\n//\n \t \n", 0, 0, NULL},
    {"words/nicknames.txt", "margareta|greta\n", 0, 0, NULL},
    {"weights.txt", "bias\t\t\t-1.5\n", 0, 0, NULL},
    {"weights.txt", "# one\nbias\t\t\t1.5x\n", 2, 8, "no number"},
    {"weights.txt", "bias\ta\tb\t\n", 1, 10, "no number"},
    {"weights.txt", "bias\ta\tb\t-\n", 1, 10, "no number"},
    {"weights.txt", "bias\ta\tb\t1.2.3\n", 1, 10, "no number"},
    {"patterns.re", PATTERNS "speaker_label: x\n", 0, 0, NULL},
    {"patterns.re", PATTERNS "speaker_label: (x\n", 6, 18, "missing closing parenthesis"},
    {"patterns.re", PATTERNS "# (\nspeaker_label: [x\n", 7, 18, "missing terminating ]"},
    {"patterns.re", PATTERNS "speaker_label: x\n    y\n\t(z\n", 8, 4, "missing closing parenthesis"},
    {"patterns.re", PATTERNS "speaker_label: \\C\n", 6, 0, "\\C is disabled"},
    {"patterns.re", PATTERNS "speaker_label: x\nspeaker_label with one two three: y\n", 0, 0, NULL},
    {"patterns.re", PATTERNS "speaker_label: x\ncredit with a: y\n", 7, 1, "words of 3 letters"},
    {"patterns.re", PATTERNS "speaker_label: x\ncredit with: y\n", 7, 1, "one to 3 words"},
    {"patterns.re", PATTERNS "speaker_label: x\ncredit with one two three four: y\n", 7, 1, "one to 3 words"},
    {"patterns.re", PATTERNS "speaker_label: x\ncredit without one: y\n", 7, 1,
     "unknown pattern \"credit without one\""},
    {"patterns.re", PATTERNS "speaker_label with one: x\n", 0, 0, "the pattern \"speaker_label\" is missing"},
    {"patterns.re", PATTERNS, 0, 0, "the pattern \"speaker_label\" is missing"},
    {"patterns.re", PATTERNS "speaker: x\n", 6, 1, "unknown pattern \"speaker\""},
    {"patterns.re", "", 0, 0, "the pattern \"dateline\" is missing"},
};

static void test_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        rules *r = NULL;
        who_err err;
        int rc = load_with(&r, FILES[i].name, FILES[i].text, strlen(FILES[i].text), &err);
        if (!FILES[i].message) {
            if (rc != WHO_OK) fail_msg("%s: %s", FILES[i].text, err.msg);
            assert_true(str_is(rules_file(r, FILES[i].name), FILES[i].text));
            rules_free(r);
            continue;
        }
        assert_null(r);
        assert_int_equal(rc, WHO_ERULES);
        assert_int_equal(err.code, WHO_ERULES);
        bool column = FILES[i].column == 0 || err.column == FILES[i].column; /* 0: PCRE2's own idea of the place */
        if (!strstr(err.msg, FILES[i].message) || !strstr(err.file, FILES[i].name) || err.line != FILES[i].line ||
            !column)
            fail_msg("%s\n%s: %d:%d: %s", FILES[i].text, err.file, (int)err.line, (int)err.column, err.msg);
    }
}

static void test_not_utf8(void **state)
{
    (void)state;
    rules *r = NULL;
    who_err err;
    assert_int_equal(load_with(&r, "words/roles.txt", "mayor\nma\xFFyor\n", 13, &err), WHO_ERULES);
    assert_null(r);
    assert_string_equal(err.msg, "is not valid UTF-8");
    assert_int_equal(err.byte, 8);
}

static void test_no_folder(void **state)
{
    (void)state;
    static const char *const PATHS[] = {"/nowhere/at/all", "/dev/null", ""};
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        rules *r = NULL;
        who_err err;
        assert_int_equal(rules_load(&r, PATHS[i], &err), WHO_ERULES);
        assert_null(r);
        assert_string_equal(err.file, PATHS[i]);
    }
}

/* A file of the folder replaces the built-in one of its name, and no other. */
static void test_replaced(void **state)
{
    (void)state;
    rules *r = NULL;
    who_err err;
    static const char ROLES_TEXT[] = "# ours\nharbour master/harbour masters|port's keeper\tf\n";
    assert_int_equal(load_with(&r, "words/roles.txt", ROLES_TEXT, sizeof ROLES_TEXT - 1, &err), WHO_OK);
    assert_int_equal(rules_lookup(r, STR("harbour master")), LEX_ROLE | LEX_FEMALE);
    assert_int_equal(rules_lookup(r, STR("harbour masters")), LEX_ROLE | LEX_FEMALE | LEX_PLURAL);
    assert_true(str_is(rules_canonical(r, STR("port's keeper")), "harbour master"));
    assert_false(rules_lookup(r, STR("vice president")) & LEX_ROLE);
    assert_true(rules_lookup(r, STR("kremlin")) & LEX_METONYM);
    rules_free(r);

    static const char CUES_TEXT[] = "croak|croaks|croaked|croaked|croaking\tquote that\n";
    assert_int_equal(load_with(&r, "cues.txt", CUES_TEXT, sizeof CUES_TEXT - 1, &err), WHO_OK);
    assert_int_equal(rules_at(r, rules_word(r, STR("croaked")))->form, FORM_PAST);
    assert_int_equal(rules_at(r, rules_word(r, STR("said")))->cue, 0);
    assert_int_equal(rules_ncues(r), 2); /* with number 0, which is none */
    rules_free(r);
}

/* The tables that were compiled in are those that the built-in files give at the start. */
static void test_compiled(void **state)
{
    (void)state;
    rules *r = NULL;
    who_err err;
    assert_int_equal(load_with(&r, "of-no-concern", "", 0, &err), WHO_OK);
    assert_int_equal(rules_nwords(r), rules_nwords(RULES));
    for (uint32_t i = 0; i < rules_nwords(r); i++) {
        who_str s = rules_spelling(r, i);
        assert_true(str_eq(s, rules_spelling(RULES, i)));
        assert_memory_equal(rules_at(r, i), rules_at(RULES, i), sizeof(word));
        assert_true(str_eq(rules_canonical(r, s), rules_canonical(RULES, s)));
        assert_int_equal(rules_word(RULES, s), i);
        assert_int_equal(rules_word(r, s), i);
    }
    assert_int_equal(rules_ncues(r), rules_ncues(RULES));
    for (uint16_t i = 0; i < rules_ncues(r); i++) {
        assert_true(str_eq(rules_cue(r, i)->lemma, rules_cue(RULES, i)->lemma));
        assert_int_equal(rules_cue(r, i)->frames, rules_cue(RULES, i)->frames);
    }
    rules_free(r);
}

static uint32_t of_key(word_key key)
{
    rules_expect(RULES, key_hash(key));
    return rules_hashed(RULES, key_hash(key));
}

/* A word is found by its bytes as numbers, up to twelve of them, and by longer ones as by itself. */
static void test_keys(void **state)
{
    (void)state;
    assert_int_equal(of_key((word_key){0x64696173, 0}), rules_word(RULES, STR("said")));
    assert_int_equal(of_key((word_key){UINT64_C(0x6e656d656c707075), 0x7972}), NO_WORD);
    assert_int_equal(of_key((word_key){UINT64_C(0x6e656d6574617473), 't'}), rules_word(RULES, STR("statement")));
    assert_int_equal(rules_word(RULES, STR("said\0x")), NO_WORD);
    assert_int_not_equal(rules_word(RULES, STR("representative")), NO_WORD);
    assert_int_equal(rules_word(RULES, STR("representativf")), NO_WORD);
}

static float weight_of(const rules *r, const char *feature, const char *a, const char *b)
{
    uint64_t key = weight_key(hashed_of(str_of(feature)), hashed_of(str_of(a)), hashed_of(str_of(b)));
    return rules_weights(r, &key, 1);
}

static void test_weights(void **state)
{
    (void)state;
    rules *r = NULL;
    who_err err;
    static const char TEXT[] = "# ours\nbias\t\t\t-1.25\nrule\tparticiple\tsaid\t.5\nrule\tparticiple\t\t2\n";
    assert_int_equal(load_with(&r, "weights.txt", TEXT, sizeof TEXT - 1, &err), WHO_OK);
    assert_true(weight_of(r, "bias", "", "") == -1.25f);
    assert_true(weight_of(r, "rule", "participle", "said") == 0.5f);
    assert_true(weight_of(r, "rule", "participle", "") == 2.0f);
    assert_true(weight_of(r, "rule", "said", "participle") == 0.0f);
    assert_true(weight_of(r, "rules", "participle", "") == 0.0f);
    rules_free(r);
}

/* A pattern that backtracks for ever gives up, and says so. */
static void test_limit(void **state)
{
    (void)state;
    rules *r = NULL;
    who_err err;
    static const char TEXT[] = PATTERNS "speaker_label: ^(?:(?:a|aa)+)+\n  (b)?$\n";
    static const char SUBJECT[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac";
    who_span g[3] = {{9, 9}, {9, 9}, {9, 9}};
    assert_int_equal(load_with(&r, "patterns.re", TEXT, sizeof TEXT - 1, &err), WHO_OK);
    match *m = match_new(r);
    assert_int_equal(pattern_find(m, PAT_SPEAKER_LABEL, str_of(SUBJECT), 0, g, 1), -1);
    assert_int_equal(match_limits_hit(m), 1);
    assert_int_equal(pattern_find(m, PAT_SPEAKER_LABEL, STR("aaab"), 0, g, 3), 1);
    assert_int_equal(g[0].end, 4);
    assert_int_equal(g[1].start, 3);
    assert_int_equal(g[2].start + g[2].end, 0); /* no such group */
    assert_int_equal(pattern_find(m, PAT_SPEAKER_LABEL, STR("aaa"), 0, g, 2), 1);
    assert_int_equal(g[1].start + g[1].end, 0); /* a group that took no part */
    assert_int_equal(pattern_find(m, PAT_SPEAKER_LABEL, STR("baa"), 0, g, 1), 0);
    assert_int_equal(match_limits_hit(m), 1);
    match_free(m);
    rules_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms),     cmocka_unit_test(test_phrases),  cmocka_unit_test(test_canonical),
        cmocka_unit_test(test_nicknames), cmocka_unit_test(test_cues),     cmocka_unit_test(test_roles),
        cmocka_unit_test(test_bounds),    cmocka_unit_test(test_files),    cmocka_unit_test(test_not_utf8),
        cmocka_unit_test(test_no_folder), cmocka_unit_test(test_replaced), cmocka_unit_test(test_weights),
        cmocka_unit_test(test_limit),     cmocka_unit_test(test_compiled), cmocka_unit_test(test_keys),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
