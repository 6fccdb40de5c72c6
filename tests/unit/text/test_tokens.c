/* test_tokens.c - where words and signs begin and end, and what their characters say about them. */
#include "support/stages.h"

/* Tokens are separated by spaces, marks stand in braces. */
static const struct {
    const char *text, *tokens;
} ROWS[] = {
    {"The ferry sails.", "The ferry sails ."},
    /* possessives and contractions are tokens of their own */
    {"Holm's boat", "Holm 's boat"},
    {"Holm\xE2\x80\x99s boat", "Holm \xE2\x80\x99s boat"},
    {"I don't know", "I do n't know"},
    {"It can\xE2\x80\x99t", "It ca n\xE2\x80\x99t"},
    {"we're, they've, he'll, she'd, I'm", "we 're , they 've , he 'll , she 'd , I 'm"},
    {"WE'RE HERE", "WE 'RE HERE"},
    {"O'Brannigan of d'Arvelle", "O'Brannigan of d'Arvelle"},
    {"o'clock", "o'clock"},
    /* the full stop belongs to initials and abbreviations */
    {"J. R. Holm", "J. R. Holm"},
    {"Mr. Holm met Sen. Voss", "Mr. Holm met Sen. Voss"},
    {"the U.S. fleet", "the U.S. fleet"},
    {"at 10 a.m. on Jan. 5", "at 10 a.m. on Jan. 5"},
    {"He met Oskar Lindt Jr. there", "He met Oskar Lindt Jr. there"},
    {"She saw it.", "She saw it ."},
    {"no. It", "no . It"},
    /* numbers */
    {"3,500 of 4.5 at 10:30 on 3/4", "3,500 of 4.5 at 10:30 on 3/4"},
    {"It cost 40. Then", "It cost 40 . Then"},
    {"$3.5m or 7%", "$ 3.5m or 7 %"},
    /* hyphens and dashes */
    {"a well-known ex-mayor", "a well-known ex-mayor"},
    {"late -- again --- and -", "late -- again --- and -"},
    {"Selm\xE2\x80\x94Osmark", "Selm \xE2\x80\x94 Osmark"},
    {"wait... and", "wait ... and"},
    /* names of accounts, addresses */
    {"@holm_osmark wrote #ferry now", "@holm_osmark wrote #ferry now"},
    {"see https://osmark.example/a.b?c=d now", "see https://osmark.example/a.b?c=d now"},
    {"(www.osmark.example)", "( www.osmark.example )"},
    /* marks */
    {"\"No\"", "{\"} No {\"}"},
    {"\xE2\x80\x9CNo\xE2\x80\x9D", "{\xE2\x80\x9C} No {\xE2\x80\x9D}"},
    {"``No''", "{``} No {''}"},
    {"'No'", "{'} No {'}"},
    {"\"\"No\"", "{\"\"} No {\"}"},
    {"\xC2\xABNo\xC2\xBB \xE2\x80\x9ENo\xE2\x80\x9C", "{\xC2\xAB} No {\xC2\xBB} {\xE2\x80\x9E} No {\xE2\x80\x9C}"},
    {"the boats' crews", "the boats ' crews"},
    {"'the boats' he saw", "{'} the boats {'} he saw"}, /* one is open: quote/ decides what it is */
    /* UTF-8 that was read as CP1252: the mark that was meant, over the bytes that are there */
    {"\xC3\xA2\xE2\x82\xAC\xC5\x93No\xC3\xA2\xE2\x82\xAC\xC2\x9D",
     "{\xC3\xA2\xE2\x82\xAC\xC5\x93} No {\xC3\xA2\xE2\x82\xAC\xC2\x9D}"},
    {"Holm\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s", "Holm \xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s"},
    {"don\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2t", "do n\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2t"},
    {"Ren\xC3\x83\xC2\xA9"
     "e Valdek",
     "Ren\xC3\x83\xC2\xA9"
     "e Valdek"},
    {"late \xC3\xA2\xE2\x82\xAC\xE2\x80\x9D again", "late \xC3\xA2\xE2\x82\xAC\xE2\x80\x9D again"},
    {"in \xC3\x82ngstrom", "in \xC3\x82ngstrom"},
    /* other white space */
    {"Holm\xC2\xA0said\xE2\x80\xA8no", "Holm said no"},
    {"\xEF\xBB\xBFHolm", "Holm"},
    {"", ""},
    {" \n\t\n ", ""},
};

static void test_tokens(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        doc d = doc_split("", ROWS[i].text);
        buf got = {0};
        for (uint32_t t = 0; t < d.ntokens; t++) {
            bool mark = d.tokens[t].kind == TOK_MARK;
            buf_z(&got, t ? " " : "");
            buf_z(&got, mark ? "{" : "");
            buf_str(&got, doc_token(&d, t));
            buf_z(&got, mark ? "}" : "");
        }
        same(ROWS[i].text, &got, ROWS[i].tokens);
        doc_end(&d);
    }
}

static const struct {
    const char *text, *token;
    int kind, has, lacks; /* bits of the shape */
} SHAPES[] = {
    {"met Holm", "Holm", TOK_WORD, SHAPE_CAP | SHAPE_SPACE, SHAPE_UPPER | SHAPE_INITIAL | SHAPE_ABBREV},
    {"met holm", "holm", TOK_WORD, SHAPE_SPACE, SHAPE_CAP | SHAPE_UPPER},
    {"met HOLM", "HOLM", TOK_WORD, SHAPE_CAP | SHAPE_UPPER, SHAPE_ABBREV},
    {"met \xC3\x96lund", "\xC3\x96lund", TOK_WORD, SHAPE_CAP, SHAPE_UPPER},
    {"met J. Holm", "J.", TOK_WORD, SHAPE_INITIAL | SHAPE_CAP, SHAPE_UPPER},
    {"met Mr. Holm", "Mr.", TOK_WORD, SHAPE_ABBREV | SHAPE_CAP, SHAPE_INITIAL},
    {"the U.S. fleet", "U.S.", TOK_WORD, SHAPE_ABBREV | SHAPE_UPPER, SHAPE_INITIAL},
    {"an ex-mayor", "ex-mayor", TOK_WORD, SHAPE_HYPHEN, SHAPE_CAP},
    {"Holm's", "'s", TOK_WORD, 0, SHAPE_SPACE | SHAPE_CAP},
    {"3,500", "3,500", TOK_NUMBER, 0, SHAPE_CAP},
    {"late -- no", "--", TOK_PUNCT, SHAPE_HYPHEN | SHAPE_SPACE, 0},
    {"a \xE2\x80\x9Cno\xE2\x80\x9D", "\xE2\x80\x9C", TOK_MARK, MARK_OPENS | SHAPE_SPACE, MARK_CLOSES | MARK_SINGLE},
    {"a \xE2\x80\x9Cno\xE2\x80\x9D", "\xE2\x80\x9D", TOK_MARK, MARK_CLOSES, MARK_OPENS | SHAPE_SPACE},
    {"a \"no\"", "\"", TOK_MARK, SHAPE_SPACE, MARK_OPENS | MARK_CLOSES | MARK_SINGLE},
    {"a 'no'", "'", TOK_MARK, MARK_SINGLE, MARK_OPENS | MARK_CLOSES},
    {"a ``no''", "``", TOK_MARK, MARK_OPENS, MARK_SINGLE},
    {"a \xE2\x80\x98no\xE2\x80\x99", "\xE2\x80\x98", TOK_MARK, MARK_OPENS | MARK_SINGLE, MARK_CLOSES},
};

static void test_shapes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++) {
        doc d = doc_split("", SHAPES[i].text);
        const token *k = &d.tokens[token_of(&d, SHAPES[i].token)];
        if (k->kind != SHAPES[i].kind || (k->shape & SHAPES[i].has) != SHAPES[i].has || (k->shape & SHAPES[i].lacks))
            fail_msg("%s in \"%s\": kind %d, shape %d", SHAPES[i].token, SHAPES[i].text, k->kind, k->shape);
        doc_end(&d);
    }
}

/* The word that a token is looked up as. */
static const struct {
    const char *text, *token, *word; /* NULL: in no lexicon */
} WORDS[] = {
    {"She Said no", "Said", "said"},
    {"don\xE2\x80\x99t", "n\xE2\x80\x99t", "n't"},
    {"Holm\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s", "\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s", "'s"},
    {"met Mr. Holm", "Mr.", "mr"},
    {"the US fleet", "US", "u.s."},
    {"with us", "us", "us"},
    {"the WHO report", "WHO", NULL},
    {"those who stay", "who", "who"},
    {"Xyzzquorn", "Xyzzquorn", NULL},
};

static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        doc d = doc_split("", WORDS[i].text);
        uint32_t id = d.tokens[token_of(&d, WORDS[i].token)].word;
        who_str got = rules_spelling(RULES, id);
        if (WORDS[i].word ? !str_is(got, WORDS[i].word) : id != NO_WORD)
            fail_msg("%s in \"%s\": %.*s", WORDS[i].token, WORDS[i].text, (int)got.len, got.ptr);
        doc_end(&d);
    }
}

/* A word longer than any in a lexicon, of letters that grow when they are made small. */
static void test_long_word(void **state)
{
    (void)state;
    static char text[4001];
    for (int i = 0; i < 2000; i++) memcpy(text + 2 * i, "\xC4\xB0", 3);
    doc d = doc_split("", text);
    assert_int_equal(d.ntokens, 1);
    assert_int_equal(d.tokens[0].end, 4000);
    assert_int_equal(d.tokens[0].word, NO_WORD);
    doc_end(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_long_word),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
