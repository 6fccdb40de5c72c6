/* stages.h - for the tests of rules/, text/, quote/ and attribute/: the built-in rules, loaded once, and a doc made of
 * a text by the stages up to the one under test. Tests that use it pass stages_load and stages_unload to
 * cmocka_run_group_tests(). Texts are string literals: they outlive the doc.
 */
#ifndef SUPPORT_STAGES_H
#define SUPPORT_STAGES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above first */
#include <cmocka.h>
#include <stdio.h>

#include "model/model.h"
#include "quote/quote.h"
#include "text/text.h"

static rules *RULES;
static match *MATCH;

static inline int stages_load(void **state)
{
    who_err err;
    (void)state;
    if (rules_load(&RULES, NULL, &err) != WHO_OK)
        return -1;
    MATCH = match_new(RULES);
    return 0;
}

static inline int stages_unload(void **state)
{
    (void)state;
    match_free(MATCH);
    rules_free(RULES);
    return 0;
}

/* An article of this text and title, split. Free with doc_end(). */
static inline doc doc_split(const char *title, const char *text)
{
    doc d = {.a = {.id = STR("t1"), .title = str_of(title), .text = str_of(text)}};
    d.a.outlet = d.a.date = d.a.url = d.a.author = d.a.agency = STR("");
    assert_int_equal(utf8_valid(text, strlen(text)), strlen(text));
    text_split(&d, RULES, MATCH);
    return d;
}

static inline doc doc_quoted(const char *text)
{
    doc d = doc_split("", text);
    quote_find(&d, RULES, MATCH);
    return d;
}

static inline void doc_end(doc *d) { arena_free(&d->mem); }

/* The first token with this text; fails where there is none. */
static inline uint32_t token_of(const doc *d, const char *text)
{
    for (uint32_t t = 0; t < d->ntokens; t++)
        if (str_is(doc_token(d, t), text))
            return t;
    fail_msg("no token \"%s\" in: %s", text, d->a.text.ptr);
    return WHO_NONE;
}

/* Fails with both texts where they differ, and frees what was got. */
static inline void same(const char *row, buf *got, const char *want)
{
    buf_z(got, "");
    if (strcmp(got->ptr ? got->ptr : "", want) != 0)
        fail_msg("%s\n got: %s\nwant: %s", row, got->ptr ? got->ptr : "", want);
    buf_free(got);
}

#endif
