/* fuzz_rules.c - any bytes as a dictionary of topics or as one of the rule files.
 *
 * The first line names the file: "topics", "topics.yml" and "topics.lcd" are dictionaries for --topics, "gazetteer.tsv"
 * and "aliases.txt" what the options of that name take, anything else a file of src/rules ("words/roles.txt"); the rest
 * is its text. The other rule files are empty or as short as they can be, since loading
 * them is most of the time. What is broken must be refused with a place inside the file; what is accepted must analyse
 * an article. Patterns are only compiled: what a user's own pattern costs is the user's.
 */
#define _XOPEN_SOURCE 700 /* nftw, mkdtemp */

#include "checks.h"

#include "attribute/attribute.h"
#include "quote/quote.h"
#include "rules/builtin.h"
#include "speaker/speaker.h"
#include "text/text.h"
#include "topic/topic.h"

static const char ARTICLE[] =
    "Mayor Greta Holm said on Friday that the ferry would sail. \"It's late,\" she told Dr. Oskar Lindt's office.\n"
    "According to a senior harbour official, the Tarn Institute's report warned of \"great\" delays.\n";

/* The files that are put back after each input. patterns.re must name every pattern, the rest may be empty. */
static const char PATTERNS[] = "dateline: x\nbyline: x\nboilerplate: x\ndate_text: x\ncredit: x\n"
                               "speaker_label: x\n";

static void put_default(const char *name)
{
    char path[256];
    const char *text = strcmp(name, "patterns.re") == 0 ? PATTERNS : "";
    fuzz_put(fuzz_path(path, name), text, strlen(text));
}

static void load(void)
{
    char path[256];
    REQUIRE(mkdir(fuzz_path(path, "words"), 0700) == 0);
    for (const struct rules_builtin *b = rules_builtin; b->name; b++) put_default(b->name);
}

static void analyse(const rules *r, const topics *t, const gazetteer *g, bool patterns)
{
    doc d = {.a = {.text = STR(ARTICLE), .id = STR("a1"), .title = STR(""), .outlet = STR(""), .date = STR("")}};
    d.a.url = d.a.author = d.a.agency = STR("");
    if (patterns) return;
    match *m = match_new(r);
    text_split(&d, r, m);
    quote_find(&d, r, m);
    check_doc(&d);
    attribute_statements(&d, r, m);
    speaker_resolve(&d, r);
    if (g) speaker_identify(&d, g);
    if (t) topic_score(&d, t, r);
    check_article(NULL, &d.a);
    match_free(m);
    arena_free(&d.mem);
}

/* A place that is named is in the file: no line beyond the last. */
static void check_error(const who_err *err, who_str text)
{
    uint64_t lines = 1;
    for (size_t i = 0; i < text.len; i++) lines += text.ptr[i] == '\n';
    REQUIRE(err->code == WHO_ERULES && err->file[0] && err->msg[0]);
    REQUIRE(utf8_valid(err->msg, strlen(err->msg)) == strlen(err->msg));
    REQUIRE(err->line <= lines && err->column <= text.len + 2);
}

/* The name of the file of the user that the line asks for, or NULL. */
static const char *dictionary_of(who_str line)
{
    static const char *const NAMES[] = {"topics", "topics.yml", "topics.lcd", "gazetteer.tsv", "aliases.txt"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (str_is(line, NAMES[i])) return NAMES[i];
    return NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static rules *plain;
    who_err err;
    char path[256];
    if (!plain) {
        load();
        REQUIRE(rules_load(&plain, fuzz_folder, &err) == WHO_OK);
    }
    who_str text = {(const char *)data, size}, name = str_split(&text, '\n');
    const struct rules_builtin *b = rules_builtin;
    while (b->name && !str_is(name, b->name)) b++;
    const char *file = b->name ? b->name : dictionary_of(name);
    if (!file) return 0;
    fuzz_put(fuzz_path(path, file), text.ptr, text.len);
    rules *r = plain;
    topics *t = NULL;
    gazetteer *g = NULL;
    who_options options = WHO_OPTIONS_INIT;
    if (strcmp(file, "gazetteer.tsv") == 0) options.gazetteer = path;
    if (strcmp(file, "aliases.txt") == 0) options.aliases = path;
    bool dictionary = !b->name && !options.gazetteer && !options.aliases;
    int rc = b->name ? rules_load(&r, fuzz_folder, &err) : WHO_OK;
    if (rc == WHO_OK) rc = topics_load(&t, r, &(const char *){path}, dictionary, &err);
    if (rc == WHO_OK) rc = gazetteer_load(&g, &options, r, &err);
    if (rc == WHO_OK)
        analyse(r, t, g, b->name && strcmp(b->name, "patterns.re") == 0);
    else
        check_error(&err, text);
    topics_free(t);
    gazetteer_free(g);
    if (r != plain) rules_free(r);
    if (b->name) put_default(b->name);
    return 0;
}
