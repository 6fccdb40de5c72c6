/* test_score.c - which terms are found, and what an article and its statements are given for them. */
#define _XOPEN_SOURCE 700 /* mkdtemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "topic/topic.h"

/* Loads text in the place of the built-in topics, so that it is scored as they are. */
static topics *load(const char *text)
{
    char dir[] = "/tmp/whosaid-score-XXXXXX", path[64];
    topics *t = NULL;
    rules *r = NULL;
    who_err err = {0};
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/topics.txt", dir);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
    assert_int_equal(fclose(out), 0);
    assert_int_equal(rules_load(&r, dir, &err), WHO_OK);
    int rc = topics_load(&t, r, NULL, 0, &err);
    rules_free(r);
    unlink(path);
    rmdir(dir);
    if (rc) fail_msg("%d:%d %s", (int)err.line, (int)err.column, err.msg);
    return t;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           (unsigned char)c >= 0x80;
}

/* A doc of one paragraph, cut into words and signs; sentences end with a full stop that does not stand in a word. */
static void make_doc(doc *d, const char *text)
{
    *d = (doc){0};
    d->a.text = str_of(text);
    d->a.title = d->a.id = STR("");
    sentence s = {0};
    for (uint32_t at = 0; text[at];) {
        uint32_t from = at;
        if (text[at] == ' ') {
            at++;
            continue;
        }
        token k = {.start = at, .word = NO_WORD, .sentence = d->nsentences};
        while (is_letter(text[at]) || (at > from && text[at] == '.' && is_letter(text[at + 1]))) at++;
        if (at > from && text[at] == '.' && text[at - 2] == '.') at++; /* U.N. */
        k.kind = TOK_WORD;
        if (at == from) {
            k.kind = text[at] == '"' ? TOK_MARK : TOK_PUNCT;
            at += text[at] == '\'' && text[at + 1] == 's' ? 2 : 1;
            if (at - from == 2) k.kind = TOK_WORD;
        }
        k.end = at;
        ARENA_PUSH(&d->mem, d->tokens, d->ntokens, k);
        if (text[from] == '.' || !text[at]) {
            s.last = d->ntokens;
            ARENA_PUSH(&d->mem, d->sentences, d->nsentences, s);
            s.first = d->ntokens;
        }
    }
    paragraph p = {.end = (uint32_t)strlen(text), .nsentences = d->nsentences, .last_token = d->ntokens};
    ARENA_PUSH(&d->mem, d->paragraphs, d->nparagraphs, p);
}

/* Adds a statement whose content is the first occurrence of the words. */
static void add_statement(doc *d, const char *words)
{
    const char *at = strstr(d->a.text.ptr, words);
    assert_non_null(at);
    who_statement s = {0};
    who_span *span = arena_alloc(&d->mem, sizeof *span);
    span->start = (uint32_t)(at - d->a.text.ptr);
    span->end = span->start + (uint32_t)strlen(words);
    s.content = span;
    s.ncontent = 1;
    ARENA_PUSH(&d->mem, d->a.statements, d->a.nstatements, s);
}

/* "id(word/word) id(...)" of hits, in their order. */
static const char *spelled(doc *d, const topics *t, const who_topic_hit *hits, uint32_t n)
{
    buf b = {0};
    for (uint32_t i = 0; i < n; i++) {
        if (i) buf_char(&b, ' ');
        buf_str(&b, topic_info(t, hits[i].topic).id);
        buf_char(&b, '(');
        for (uint32_t k = 0; k < hits[i].nmatched; k++) {
            if (k) buf_char(&b, '/');
            buf_str(&b, hits[i].matched[k]);
        }
        buf_char(&b, ')');
        assert_true(hits[i].score > 0 && hits[i].score <= 1);
    }
    who_str s = arena_str(&d->mem, b.ptr ? b.ptr : "", b.len);
    buf_free(&b);
    char *z = arena_alloc(&d->mem, s.len + 1);
    if (s.len) memcpy(z, s.ptr, s.len);
    return z;
}

static const char LEXICON[] =
    "dip|diplomacy: diplomat*^4, \"foreign minister*\"^4, \"phone call\"^4, embassy^4, talks?^2\n"
    "san|sanctions: sanctions^5, embargo^5, \"asset freeze\"^5\n"
    "law|law: court?^3, strike?^3, judge^4, \"women's rights\"^5, AIDS^4, UN^4\n"
    "cri|crime|law: burglary^5, \"cease-fire\"^4\n"
    "ins|insurance: insurance^5\n"
    "hea|health: \"health insurance\"^5, aid^3\n"
    "rac|racing: lap^4, laps^4\n"
    "-|nothing: \"good judge of\"\n";

static const struct {
    const char *text, *topics;
} ARTICLES[] = {
    {"Nothing of note was heard.", ""},
    {"The diplomats met. A diplomatic note came.", "dip(diplomats/diplomatic)"},
    {"Two foreign ministers met.", "dip(foreign ministers)"},
    {"The foreign trade and the ministers.", ""},
    {"The foreign. Ministers met.", ""},
    {"Two embassies and one Embassy stood there.", "dip(embassies/Embassy)"},
    {"The court was on strike.", ""},                    /* only ambiguous words */
    {"The court heard a judge.", "law(court/judge)"},    /* in company */
    {"The court heard of a burglary.", "cri(burglary)"}, /* company of the same branch; the narrower wins */
    {"Talks about an embargo went on.", "san(embargo)"}, /* company of another branch does not help */
    /* one clear word does not vouch for all the ambiguous ones */
    {"The judge saw a court and a strike, an embargo and an asset freeze.",
     "san(embargo/asset freeze) law(judge/court/strike)"},
    {"The women's rights group met.", "law(women's rights)"},
    {"It fought AIDS there.", "law(AIDS)"},
    {"It fought with aids there.", "hea(aids)"}, /* not in capitals: the plural of aid */
    {"Two lapses and one more.", ""},            /* no plural of laps, which is one */
    {"The U.N. and then the UN spoke.", "law(U.N./UN)"},
    {"A cease-fire or cease fire held.", "cri(cease-fire/cease fire)"},
    {"Their health insurance was gone.", "hea(health insurance)"}, /* insurance is inside */
    {"He is a good judge of wine.", ""},
    {"Sanctions, sanctions and SANCTIONS.", "san(Sanctions)"}, /* the same word once */
};

static void test_articles(void **state)
{
    (void)state;
    topics *t = load(LEXICON);
    for (size_t i = 0; i < sizeof ARTICLES / sizeof *ARTICLES; i++) {
        doc d;
        make_doc(&d, ARTICLES[i].text);
        topic_score(&d, t, NULL);
        const char *got = spelled(&d, t, d.a.topics, d.a.ntopics);
        if (strcmp(got, ARTICLES[i].topics) != 0) fail_msg("%s: %s", ARTICLES[i].text, got);
        arena_free(&d.mem);
    }
    topics_free(t);
}

#define CALL "The diplomats spoke in a phone call. The phone call of the diplomats was long, an embassy wrote. "

static const struct {
    const char *text, *content, *topics;
} STATEMENTS[] = {
    /* its own words go before the article's */
    {CALL "He said there would be sanctions.", "there would be sanctions", "san(sanctions)"},
    /* then the rest of its sentence */
    {CALL "On sanctions he said it would be hard.", "it would be hard", "san(sanctions)"},
    /* without any words of either, what the article is about */
    {CALL "He said it would be hard.", "it would be hard", "dip(diplomats/phone call/embassy)"},
    /* an article that is about nothing in particular gives nothing */
    {"They met. He said it would be hard.", "it would be hard", ""},
    /* what the article says makes the difference for a weak word, and its company */
    {CALL "He said the talks went on.", "the talks went on", "dip(talks)"},
    {"There was music. He said the talks went on.", "the talks went on", ""},
    /* two topics */
    {"He said an embargo and a burglary were near.", "an embargo and a burglary were near",
     "san(embargo) cri(burglary)"},
};

static void test_statements(void **state)
{
    (void)state;
    topics *t = load(LEXICON);
    for (size_t i = 0; i < sizeof STATEMENTS / sizeof *STATEMENTS; i++) {
        doc d;
        make_doc(&d, STATEMENTS[i].text);
        add_statement(&d, STATEMENTS[i].content);
        topic_score(&d, t, NULL);
        const who_statement *s = &d.a.statements[0];
        const char *got = spelled(&d, t, s->topics, s->ntopics);
        if (strcmp(got, STATEMENTS[i].topics) != 0) fail_msg("%s: %s", STATEMENTS[i].text, got);
        arena_free(&d.mem);
    }
    topics_free(t);
}

/* The words around a statement that name its source, and its cue, are not what it is about. */
static void test_frame(void **state)
{
    (void)state;
    topics *t = load(LEXICON);
    doc d;
    make_doc(&d, "There was rain. The judge said an embargo is near.");
    add_statement(&d, "an embargo is near");
    d.a.statements[0].source = (who_span){16, 25};
    topic_score(&d, t, NULL);
    assert_string_equal(spelled(&d, t, d.a.statements[0].topics, d.a.statements[0].ntopics), "san(embargo)");
    arena_free(&d.mem);
    topics_free(t);
}

/* Limits: at most three topics for a statement and six words for a topic; the best first. */
static void test_limits(void **state)
{
    (void)state;
    topics *t = load("a|A: apple^5\nb|B: berry^5\nc|C: cherry^5\nd|D: date^5\n"
                     "e|E: one^3, two^3, three^3, four^3, five^5, six^3, seven^3, eight^3\n");
    doc d;
    make_doc(&d, "He had an apple berry cherry date. He counted one two three four five six seven eight.");
    add_statement(&d, "an apple berry cherry date");
    topic_score(&d, t, NULL);
    const who_statement *s = &d.a.statements[0];
    assert_int_equal(s->ntopics, 3);
    assert_string_equal(spelled(&d, t, d.a.topics, 1), "e(one/two/three/four/five/six)");
    for (uint32_t i = 1; i < d.a.ntopics; i++) assert_true(d.a.topics[i - 1].score >= d.a.topics[i].score);
    arena_free(&d.mem);
    topics_free(t);
}

/* In a long text one word in passing is no topic of the article; two, or one that comes again, are. */
static void test_passing(void **state)
{
    (void)state;
    topics *t = load(LEXICON);
    static const struct {
        const char *last, *topics;
    } ROWS[] = {
        {"An embargo.", ""},
        {"An embargo, a second embargo.", "san(embargo)"},
        {"An embargo and sanctions.", "san(embargo/sanctions)"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        buf text = {0};
        for (int k = 0; k < 100; k++) buf_z(&text, "It was so. ");
        buf_z(&text, ROWS[i].last);
        doc d;
        make_doc(&d, text.ptr);
        topic_score(&d, t, NULL);
        assert_string_equal(spelled(&d, t, d.a.topics, d.a.ntopics), ROWS[i].topics);
        arena_free(&d.mem);
        buf_free(&text);
    }
    topics_free(t);
}

/* An article of thousands of words is read in parts, here of one paragraph: all of its terms count, those at its end in
 * a statement too, and a word at the begin is in the lead. */
static void test_long(void **state)
{
    (void)state;
    topics *t = load(LEXICON);
    buf text = {0};
    buf_z(&text, "The embargo held. ");
    for (int k = 0; k < 5000; k++) buf_z(&text, "It was so. ");
    buf_z(&text, "The asset freeze is over. ");
    doc d;
    make_doc(&d, text.ptr);
    d.a.title = STR("Sanctions");
    add_statement(&d, "The asset freeze is over");
    topic_score(&d, t, NULL);
    assert_true(d.ntokens > 20000);
    assert_string_equal(spelled(&d, t, d.a.topics, d.a.ntopics), "san(Sanctions/embargo/asset freeze)");
    const who_statement *said = &d.a.statements[0];
    assert_string_equal(spelled(&d, t, said->topics, said->ntopics), "san(asset freeze)");
    arena_free(&d.mem);
    buf_free(&text);
    topics_free(t);
}

/* The title counts where it came apart from the text, and its words are given from there. */
static void test_title(void **state)
{
    (void)state;
    topics *t = load(LEXICON);
    doc d;
    make_doc(&d, "It was long.");
    d.a.title = STR("Embargo: women's rights and a cease-fire");
    topic_score(&d, t, NULL);
    assert_string_equal(spelled(&d, t, d.a.topics, d.a.ntopics), "cri(cease-fire) san(Embargo)");
    arena_free(&d.mem);
    topics_free(t);
}

/* Hostile shapes: no tokens, statements beyond the text, no lexicon. */
static void test_empty(void **state)
{
    (void)state;
    topics *t = load(LEXICON), *none;
    who_err err;
    doc d = {0};
    d.a.text = d.a.title = STR("");
    topic_score(&d, t, NULL);
    assert_int_equal(d.a.ntopics, 0);
    arena_free(&d.mem);
    make_doc(&d, "An embargo.");
    add_statement(&d, "embargo");
    d.a.statements[0].content[0] = (who_span){500, 600};
    topic_score(&d, t, NULL);
    assert_int_equal(d.a.statements[0].ntopics, 0);
    assert_int_equal(topics_load(&none, NULL, &(const char *){"none"}, 1, &err), WHO_OK);
    d.a.ntopics = 0;
    topic_score(&d, none, NULL);
    assert_int_equal(d.a.ntopics, 0);
    arena_free(&d.mem);
    topics_free(none);
    topics_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_articles), cmocka_unit_test(test_statements), cmocka_unit_test(test_frame),
        cmocka_unit_test(test_limits),   cmocka_unit_test(test_passing),    cmocka_unit_test(test_title),
        cmocka_unit_test(test_empty),    cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
