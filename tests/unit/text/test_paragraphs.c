/* test_paragraphs.c - what is a paragraph, of what kind, and where its words begin behind a dateline. */
#include "support/stages.h"

static const char *const KINDS[] = {"body", "headline", "byline", "caption", "boilerplate", "label"};

/* Each paragraph is one line, "KIND: TEXT", TEXT cut off behind `chars` bytes; behind a dateline it begins with "^ "
 * and the first token that is no dateline. */
static void describe(const doc *d, size_t chars, buf *out)
{
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        const paragraph *p = &d->paragraphs[i];
        who_str s = doc_slice(d, p->start, p->end);
        buf_printf(out, "%s: ", KINDS[p->kind]);
        if (p->body > p->first_token && p->body < p->last_token) {
            buf_z(out, "^ ");
            s = doc_slice(d, d->tokens[p->body].start, p->end);
        }
        buf_add(out, s.ptr, s.len < chars ? s.len : chars);
        buf_char(out, '\n');
    }
}

static const struct {
    const char *title, *text, *paragraphs;
} ROWS[] = {
    {"", "", ""},
    {"", "  \n\n\t\r\n ", ""},
    {"", "The pier fell. It rained.", "body: The pier fel\n"},
    {"", "One fell.\nTwo fell.\r\n\r\n  Three fell.  \n", "body: One fell.\nbody: Two fell.\nbody: Three fell.\n"},
    /* headlines: the title again, or no sentence before sentences */
    {"Old pier falls into the sea", "Old Pier Falls Into The Sea\nIt rained.",
     "headline: Old Pier Fal\nbody: It rained.\n"},
    {"Old pier falls into the sea - Osmark Courier", "Old pier falls into the sea\nIt rained.",
     "headline: Old pier fal\nbody: It rained.\n"},
    {"", "Old pier falls\nIt rained.\nNobody wept.", "headline: Old pier fal\nbody: It rained.\nbody: Nobody wept.\n"},
    {"", "It rained.\nOld pier falls\nNobody wept.", "body: It rained.\nbody: Old pier fal\nbody: Nobody wept.\n"},
    {"Old pier falls", "It rained.\nNobody wept.", "body: It rained.\nbody: Nobody wept.\n"},
    /* bylines, credits, boilerplate */
    {"", "By Lena Torvik\nIt rained.\nIt did.", "byline: By Lena Torv\nbody: It rained.\nbody: It did.\n"},
    {"", "It rained.\nBy Monday, the pier had gone.", "body: It rained.\nbody: By Monday, t\n"},
    {"", "It rained.\nPhoto: Lena Torvik/KNA", "body: It rained.\ncaption: Photo: Lena \n"},
    {"", "It rained.\nSign up for our newsletter", "body: It rained.\nboilerplate: Sign up for \n"},
    {"", "It rained.\nAll rights reserved.", "body: It rained.\nboilerplate: All rights r\n"},
    /* datelines */
    {"", "PORT SELM, March 3 (KNA) \xE2\x80\x94 The pier fell.", "body: ^ The pier fel\n"},
    {"", "PORT SELM - The pier fell.", "body: ^ The pier fel\n"},
    {"", "The mayor - who was late - wept.", "body: The mayor - \n"},
};

static void test_kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        doc d = doc_split(ROWS[i].title, ROWS[i].text);
        buf got = {0};
        describe(&d, 12, &got);
        same(ROWS[i].text, &got, ROWS[i].paragraphs);
        doc_end(&d);
    }
}

static const struct {
    const char *text, *paragraphs;
} WRAPPED[] = {
    /* wrapped at a column: an empty line ends a paragraph, a line end does not */
    {"The council of Osmark voted on Tuesday to close the old pier after\n"
     "an engineer told members that two of its piles had gone, and that\n"
     "the third was held up by habit alone. The vote was seven to two,\n"
     "and one of the members asked whether the report had been read by\n"
     "anybody at all before that night.\n\n"
     "The pier will be shut by noon on Wednesday, said the mayor, and\n"
     "the ferry will use the fish quay until spring.\n",
     "body: The council \nbody: The pier wil\n"},
    /* long lines that are sentences: each is a paragraph */
    {"The council of Osmark voted on Tuesday to close the old pier.\n"
     "An engineer told the members that two of its piles had gone.\n"
     "One of the members asked whether anybody had read the report.\n"
     "The mayor said that the pier would be shut on Wednesday noon.\n"
     "The ferry will use the fish quay until the spring, she said.\n",
     "body: The council \nbody: An engineer \nbody: One of the m\nbody: The mayor sa\nbody: The ferry wi\n"},
    /* short lines say nothing */
    {"one\ntwo\nthree\nfour\nfive\nsix", "headline: one\nbody: two\nbody: three\nbody: four\nbody: five\nbody: six\n"},
};

static void test_wrapped(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof WRAPPED / sizeof *WRAPPED; i++) {
        doc d = doc_split("", WRAPPED[i].text);
        buf got = {0};
        describe(&d, 12, &got);
        same(WRAPPED[i].text, &got, WRAPPED[i].paragraphs);
        doc_end(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_wrapped),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
