/* test_units.c - words of texts in the form that terms are compared in: how they are cut, and that a word has one key
 * however it was read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "topic/internal.h"

/* The units with a bar between them, in small letters. */
static void spell(const units *u, buf *out)
{
    for (uint32_t i = 0; i < u->n; i++) {
        if (i) buf_char(out, '|');
        for (uint32_t k = 0; k < u->at[i].len; k++) buf_char(out, ascii_lower(u->at[i].word[k]));
    }
}

static const struct {
    const char *text, *units;
} TOKENS[] = {
    {"Harbour", "harbour"},
    {"U.N.", "un"},
    {"cease-fire", "cease|fire"},
    {"Cease\xE2\x80\x90"
     "Fire",
     "cease|fire"},
    {"-", "-"},
    {",", ","},
    {".", "."},
    {"...", "..."},
    {"'", ""},
    {"'s", ""},
    {"\xE2\x80\x99S", ""},
    {"n't", "n't"},
    {"n\xE2\x80\x99t", "n't"},
    {"voters'", "voters"},
    {"1,200", "1,200"},
    {"G20", "g20"},
    {"\xC3\x89T\xC3\x89", "\xC3\xA9t\xC3\xA9"},
    {"@Harbour_1", "@harbour_1"},
    {"Abcdefghijklmnop", "abcdefghijklmnop"},
    {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"},
};

static void check_token(const units *u, const char *text, const char *expected)
{
    buf b = {0};
    spell(u, &b);
    if (!str_is(buf_slice(&b), expected)) fail_msg("%s: %s", text, b.ptr ? b.ptr : "");
    buf_free(&b);
    for (uint32_t i = 0; i < u->n; i++) {
        arena mem = {0};
        who_str low = utf8_lower_str(&mem, (who_str){u->at[i].word, u->at[i].len});
        uint32_t head = 0;
        for (size_t k = 0; k < low.len && k < 4; k++) head |= (uint32_t)(unsigned char)low.ptr[k] << 8 * k;
        assert_true(u->at[i].key == unit_key(low));
        assert_int_equal(u->at[i].head, head);
        arena_free(&mem);
    }
}

static void test_tokens(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TOKENS / sizeof *TOKENS; i++) {
        arena mem = {0};
        units u = {0};
        units_add(&mem, &u, str_of(TOKENS[i].text), 7);
        check_token(&u, TOKENS[i].text, TOKENS[i].units);
        if (u.n) assert_int_equal(u.at[0].token, 7);
        arena_free(&mem);
    }
}

/* The same as tokens of an article, at its end and with more text behind them. */
static void test_in_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TOKENS / sizeof *TOKENS; i++)
        for (int behind = 0; behind < 2; behind++) {
            buf text = {0};
            units u = {0};
            doc d = {0};
            buf_z(&text, TOKENS[i].text);
            token k = {.end = (uint32_t)text.len, .kind = TOK_WORD};
            if (behind) buf_z(&text, "XYZ and more words");
            char *exact = who_alloc(text.len); /* so that a byte too many is found by ASan */
            memcpy(exact, text.ptr, text.len);
            d.a.text = (who_str){exact, text.len};
            ARENA_PUSH(&d.mem, d.tokens, d.ntokens, k);
            units_tokens(&d, &u, 0, 1);
            check_token(&u, TOKENS[i].text, TOKENS[i].units);
            arena_free(&d.mem);
            who_dealloc(exact);
            buf_free(&text);
        }
}

/* Words of up to eight bytes have keys of their own, longer ones as good as. */
static void test_keys(void **state)
{
    (void)state;
    char a[24] = "abcdefghijklmnopqrstuvw";
    for (size_t len = 1; len < sizeof a; len++)
        for (size_t i = 0; i < len; i++) {
            char b[sizeof a];
            memcpy(b, a, sizeof a);
            b[i]++;
            assert_true(unit_key((who_str){a, len}) != unit_key((who_str){b, len}));
            assert_true(unit_key((who_str){a, len}) != unit_key((who_str){a, len - 1}));
        }
    uint64_t x = unit_key(STR("new")), y = unit_key(STR("port"));
    assert_true(pair_key(x, y) != pair_key(y, x));
}

static void test_upper(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool upper;
    } ROWS[] = {{"WHO", true},  {"U.N.", true}, {"A", false},
                {"Who", false}, {"G20", false}, {"\xC3\x89T\xC3\x89", true},
                {"who", false}, {",", false}};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        unit u = {.text = ROWS[i].text, .text_len = (uint32_t)strlen(ROWS[i].text)};
        if (unit_is_upper(&u) != ROWS[i].upper) fail_msg("%s", ROWS[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_in_text),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_upper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
