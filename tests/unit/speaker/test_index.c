/* test_index.c - lists by key: their order, their bound, and which words are misspellings of which. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "speaker/internal.h"

static void test_lists(void **state)
{
    cast c = {0};
    uint64_t keys[] = {index_key(BY_SURNAME, STR("renn")), index_key(BY_FIRST, STR("renn")),
                       index_key(BY_SURNAME, STR("oss"))};
    uint32_t value;
    (void)state;
    walk w = index_walk(&c, keys[0]);
    assert_false(index_next(&w, &value)); /* nothing was ever added */
    for (uint32_t i = 0; i < 9; i++) index_add(&c, keys[i % 3], 100 + i);
    for (uint32_t k = 0; k < 3; k++) {
        w = index_walk(&c, keys[k]);
        for (uint32_t i = k; i < 9; i += 3) {
            assert_true(index_next(&w, &value));
            assert_int_equal(value, 100 + i);
        }
        assert_false(index_next(&w, &value));
        assert_false(index_next(&w, &value)); /* and stays at the end */
    }
    w = index_walk(&c, index_key(BY_SURNAME, STR("")));
    assert_false(index_next(&w, &value));
    index_free(&c);
    w = index_walk(&c, keys[0]);
    assert_false(index_next(&w, &value));
}

static void test_bound(void **state)
{
    cast c = {0};
    uint64_t key = index_key(BY_ID, STR("person:oss"));
    uint32_t n = 0, value;
    (void)state;
    for (uint32_t i = 0; i < 3 * MOST_ALIKE; i++) index_add(&c, key, i);
    for (walk w = index_walk(&c, key); index_next(&w, &value);) assert_int_equal(value, n++);
    assert_int_equal(n, MOST_ALIKE);
    index_free(&c);
}

/* Is b found by asking for a, as a name that a may be misspelt for? */
static bool finds(const char *a, const char *b)
{
    cast c = {0};
    walk walks[6];
    uint32_t value;
    bool found = false;
    index_spelling(&c, str_of(b), 1);
    for (uint32_t n = spelling_walks(&c, str_of(a), walks); n-- > 0;)
        while (index_next(&walks[n], &value)) found = true;
    index_free(&c);
    return found;
}

static void test_spellings(void **state)
{
    static const struct {
        const char *a, *b;
        bool misspelt;
    } rows[] = {
        {"velden", "velden", true},
        {"velden", "veldem", true},  /* the last letter */
        {"velden", "vilden", true},  /* the second */
        {"velden", "velen", true},   /* one is missing */
        {"velden", "veldeen", true}, /* one too many */
        {"velden", "veldens", true},
        {"veldens", "velden", true},
        {"velden", "belden", false}, /* the first letter is never wrong */
        {"velden", "vledem", false}, /* two */
        {"velden", "vledne", false},
        {"velden", "velde", true},
        {"renn", "ren", false}, /* too short to tell */
        {"renno", "renn", false},
        {"rennos", "renno", true},
        {"abcdefghij", "abcdeghij", true},
        {"abcdefghij", "abcdeXfghij", true},
        {"abcdefghij", "abcdXefghij", true},
        {"abcdefghij", "abXdefghiX", false},
        {"", "velden", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (is_misspelt(str_of(rows[i].a), str_of(rows[i].b)) != rows[i].misspelt)
            fail_msg("%s, %s", rows[i].a, rows[i].b);
        assert_int_equal(is_misspelt(str_of(rows[i].b), str_of(rows[i].a)), rows[i].misspelt);
        if (rows[i].misspelt && (!finds(rows[i].a, rows[i].b) || !finds(rows[i].b, rows[i].a)))
            fail_msg("%s is not found for %s", rows[i].b, rows[i].a);
    }
}

/* Every word of six letters out of "ab" that differs in one letter, is missing one or has one too many is found. */
static void test_all_spellings(void **state)
{
    char a[8] = {0}, b[9] = {0};
    (void)state;
    for (unsigned x = 0; x < 64; x++) {
        for (int i = 0; i < 6; i++) a[i] = (char)('a' + (x >> i & 1));
        for (size_t len = 5; len <= 7; len++)
            for (unsigned y = 0; y < 1u << len; y++) {
                for (size_t i = 0; i < len; i++) b[i] = (char)('a' + (y >> i & 1));
                b[len] = 0;
                if (is_misspelt(str_of(a), str_of(b)) && !finds(a, b)) fail_msg("%s is not found for %s", b, a);
            }
    }
}

static void test_long_words(void **state)
{
    char a[4097], b[4097];
    (void)state;
    memset(a, 'a', sizeof a);
    memcpy(b, a, sizeof b);
    b[2000] = 'b';
    assert_false(is_misspelt((who_str){a, 4096}, (who_str){b, 4096}));
    a[4096] = b[4096] = 0;
    assert_false(finds(a, b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),         cmocka_unit_test(test_bound),      cmocka_unit_test(test_spellings),
        cmocka_unit_test(test_all_spellings), cmocka_unit_test(test_long_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
