/* test_gazetteer.c - who is found by which name; what corrections do, once and twice; and that a corpus joins the forms
 * of one entry and keeps two entries apart, whatever the order. Broken files: tests/golden/identity-broken. */
#include <stdlib.h>
#include <unistd.h>

#include "support/stages.h"

#include "speaker/internal.h"
#include "whosaid.h"

/* A file of the text; the caller unlinks and frees its name. */
static char *file_of(const char *text)
{
    const char *folder = getenv("TMPDIR");
    char path[512];
    snprintf(path, sizeof path, "%s/whosaid-XXXXXX", folder ? folder : "/tmp");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    char *name = malloc(strlen(path) + 1);
    return strcpy(name, path);
}

static gazetteer *load(const char *table, const char *corrections)
{
    who_options options = WHO_OPTIONS_INIT;
    gazetteer *g = NULL;
    who_err err;
    char *names[2] = {table ? file_of(table) : NULL, corrections ? file_of(corrections) : NULL};
    options.gazetteer = names[0];
    options.aliases = names[1];
    int rc = gazetteer_load(&g, &options, RULES, &err);
    if (rc != WHO_OK) fail_msg("line %d: %s", (int)err.line, err.msg);
    for (int i = 0; i < 2; i++) {
        if (names[i]) unlink(names[i]);
        free(names[i]);
    }
    return g;
}

static const char TABLE[] = "kind\tname\tid\taliases\tgender\r\n"
                            "person\tMarta Velden\tQ1\tM. V. Velden|Dr. Marta Velden-Oss\tfemale\r\n"
                            "person\tPetra Velden\tQ2\tVelden the Younger|Velden\n"
                            "\n"
                            "person\tZolt\xC3\xA1n L\xC3\xB8vquist\tQ3\n"
                            "person\tNadia Quist\tQ4\tNadia Holm Quist|N. Q.\n"
                            "person\tNadia Quist\tQ5\tNadia Renn Quist|N. Q.\n"
                            "institution\tThe Port Authority\tQ6\tPA|The Beacon\n"
                            "document\tThe Beacon\tQ7\n"
                            "\tHolm\t\tHolm Town\n"
                            "person\tM. Velden\tQ1\tMarta V.\n";

static void finding(void **state)
{
    static const struct {
        enum who_kind kind;
        enum who_gender gender;
        const char *names[3], *id; /* id: "" for an entry without one, NULL for none */
    } rows[] = {
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Marta Velden"}, "Q1"},
        {WHO_PERSON, WHO_FEMALE, {"MARTA VELDEN"}, "Q1"},
        {WHO_PERSON, WHO_MALE, {"Marta Velden"}, NULL},
        {WHO_INSTITUTION, WHO_GENDER_UNKNOWN, {"Marta Velden"}, NULL},
        {WHO_ANONYMOUS, WHO_GENDER_UNKNOWN, {"Marta Velden"}, NULL},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Marta Velden-Oss"}, "Q1"},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Marta V"}, "Q1"}, /* of the second row of Q1 */
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"M Velden"}, "Q1"},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Velden"}, "Q2"},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Ilse Velden", "Velden"}, NULL}, /* the article says whose surname it is */
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"zoltan lovquist"}, "Q3"},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Zoltan", "Zolta\xCC\x81n L\xC3\xB8vquist"}, "Q3"},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Nadia Quist"}, NULL},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"N. Q."}, NULL},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Nadia Quist", "Nadia Renn Quist"}, "Q5"},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Nadia Quist", "Nadia Renn Quist", "Nadia Holm Quist"}, NULL},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Nadia Quist", "Marta Velden"}, NULL}, /* neither of them */
        {WHO_INSTITUTION, WHO_GENDER_UNKNOWN, {"Port Authority"}, "Q6"},
        {WHO_INSTITUTION, WHO_GENDER_UNKNOWN, {"Harbour Office", "PA"}, "Q6"},
        {WHO_INSTITUTION, WHO_GENDER_UNKNOWN, {"the Beacon"}, "Q6"},
        {WHO_DOCUMENT, WHO_GENDER_UNKNOWN, {"Beacon"}, "Q7"},
        {WHO_GROUP, WHO_GENDER_UNKNOWN, {"Holm"}, ""},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {"Nobody"}, NULL},
        {WHO_PERSON, WHO_GENDER_UNKNOWN, {""}, NULL},
    };
    gazetteer *g = load(TABLE, NULL);
    (void)state;
    assert_int_equal(gazetteer_count(g), 8);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        who_str names[3];
        uint32_t n = 0;
        while (n < 3 && rows[i].names[n]) names[n] = str_of(rows[i].names[n]), n++;
        uint32_t e = gazetteer_find(g, rows[i].kind, rows[i].gender, names, n);
        bool right = rows[i].id ? e != WHO_NONE && str_is(gazetteer_entry(g, e)->id, rows[i].id) : e == WHO_NONE;
        if (!right) fail_msg("row %zu, %s: entry %d", i, rows[i].names[0], (int)e);
    }
    gazetteer_free(g);
}

static void no_files_no_gazetteer(void **state)
{
    (void)state;
    assert_null(load(NULL, NULL));
}

static const char RIGHT[] = "# a comment\n"
                            "Ilsa Oss = Ilse Oss\n"
                            "  The Tide: Velden = Marta Velden  \n"
                            "Velden = Petra Velden\r\n"
                            "Mrs. Lindt = -\n"
                            "harbour official = Tobin Renn\n"
                            "palace source = palace official\n"
                            "crew = Crew\n"
                            "Port = Port Authority\n";

/* The name and kind after correcting, NULL for nobody. */
static void correcting(void **state)
{
    static const struct {
        enum who_kind kind;
        const char *outlet, *name, *right;
        enum who_kind becomes;
        const char *why;
    } rows[] = {
        {WHO_PERSON, "", "Ilsa Oss", "Ilse Oss", WHO_PERSON, "w; --aliases: Ilsa Oss is Ilse Oss"},
        {WHO_PERSON, "", "Ilse Oss", "Ilse Oss", WHO_PERSON, "w"},
        {WHO_PERSON,
         "the t\xC3\xAD"
         "DE",
         "Velden", "Marta Velden", WHO_PERSON, "w; --aliases: Velden is Marta Velden"},
        {WHO_PERSON, "The Post", "VELDEN", "Petra Velden", WHO_PERSON, "w; --aliases: VELDEN is Petra Velden"},
        {WHO_PERSON, "", "Lindt", NULL, WHO_PERSON, "w; --aliases: Lindt is not a speaker"},
        {WHO_ANONYMOUS, "", "harbour official", "Tobin Renn", WHO_PERSON,
         "w; --aliases: harbour official is Tobin Renn"},
        {WHO_ANONYMOUS, "", "palace source", "palace official", WHO_ANONYMOUS,
         "w; --aliases: palace source is palace official"},
        {WHO_GROUP, "", "crew", "Crew", WHO_GROUP, "w; --aliases: crew is Crew"},
        {WHO_PERSON, "", "Port", "Port Authority", WHO_INSTITUTION, "w; --aliases: Port is Port Authority"},
    };
    gazetteer *g = load(TABLE, RIGHT);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        doc d = {0};
        who_speaker s = {.name = str_of(rows[i].name), .kind = rows[i].kind, .gazetteer_id = STR("")};
        who_statement st = {.speaker = 0, .inner = 0, .why = STR("w")};
        s.id = make_id(&d.mem, s.kind, s.name);
        d.a = (who_article){.outlet = str_of(rows[i].outlet), .speakers = &s, .nspeakers = 1};
        d.a.statements = &st, d.a.nstatements = 1;
        for (int twice = 0; twice < 2; twice++) {
            speaker_identify(&d, g);
            bool right = rows[i].right ? st.speaker == 0 && str_is(s.name, rows[i].right) &&
                                             s.kind == rows[i].becomes && str_eq(s.id, make_id(&d.mem, s.kind, s.name))
                                       : st.speaker == WHO_NONE && st.inner == WHO_NONE;
            if (!right || !str_is(st.why, rows[i].why))
                fail_msg("%s: %.*s, %.*s", rows[i].name, (int)s.name.len, s.name.ptr, (int)st.why.len, st.why.ptr);
        }
        arena_free(&d.mem);
    }
    gazetteer_free(g);
}

/* Joint speakers: what is left of "Ilsa Oss | Lindt", "Ilsa Oss | Ilse Oss", "Ilsa Oss | Anna Holm". */
static void correcting_joint_speakers(void **state)
{
    static const struct {
        const char *second, *name;
        uint32_t members;
    } rows[] = {{"Lindt", "Ilse Oss", 0}, {"Ilse Oss", "Ilse Oss", 0}, {"Anna Holm", "Ilse Oss | Anna Holm", 2}};
    gazetteer *g = load(NULL, RIGHT);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        arena mem = {0};
        uint32_t members[] = {1, 2};
        who_speaker all[3] = {{.name = STR("both"), .id = STR("x"), .members = members, .nmembers = 2},
                              {.name = STR("Ilsa Oss"), .id = STR("person:ilsa-oss")},
                              {.name = str_of(rows[i].second)}};
        all[2].id = make_id(&mem, WHO_PERSON, all[2].name);
        saying s = {.speaker = all, .others = all, .outlet = STR("")};
        saying_identify(&s, &mem, g);
        assert_true(str_is(s.speaker->name, rows[i].name));
        assert_int_equal(s.speaker->nmembers, rows[i].members);
        assert_true(str_is(all[1].name, "Ilsa Oss")); /* what was read stays */
        arena_free(&mem);
    }
    gazetteer_free(g);
}

/* One statement of each name, in the order of the string or backwards. */
static void add_names(who_corpus *c, const char *const *names, int n, bool backwards)
{
    for (int i = 0; i < n; i++) {
        arena mem = {0};
        who_span content = {0, 5};
        who_statement st = {.content = &content, .ncontent = 1, .why = STR(""), .rule = "test", .confidence = 0.5f};
        who_speaker s = {.name = str_of(names[backwards ? n - 1 - i : i]), .role = STR(""), .affiliation = STR("")};
        s.id = make_id(&mem, WHO_PERSON, s.name);
        st.id = str_hash(s.id);
        who_article a = {.id = s.id, .outlet = STR("A"), .date = STR(""), .title = STR(""), .url = STR("")};
        a.text = STR("words");
        a.statements = &st, a.nstatements = 1;
        a.speakers = &s, a.nspeakers = 1;
        who_corpus_add(c, &a);
        arena_free(&mem);
    }
}

static void joining(void **state)
{
    static const char *const names[] = {"Robert Velden", "Bob Velden",       "R. J. Velden", "Marta Velden",
                                        "Martha Velden", "Tilde Quist-Holm", "Tilda Renn"};
    static const char expected[] = "person:robert-velden=2 person:tilda-renn=2 person:bob-velden=1 "
                                   "person:marta-velden=1 person:martha-velden=1 ";
    char *table = file_of("name\tid\taliases\n"
                          "Robert Velden\tQ1\tR. J. Velden\nBob Velden\tQ2\t\n" /* a nickname, yet another */
                          "Marta Velden\tQ3\nMartha Velden\tQ4\nTilda Renn\tQ5\tTilde Quist-Holm\n");
    (void)state;
    for (int backwards = 0; backwards < 2; backwards++) {
        who_options options = WHO_OPTIONS_INIT;
        who_session *s = NULL;
        who_err err;
        buf got = {0};
        options.topics = &(const char *){"none"};
        options.ntopics = 1;
        options.gazetteer = table;
        assert_int_equal(who_session_new(&s, &options, &err), WHO_OK);
        who_corpus *c = who_corpus_new(s);
        add_names(c, names, sizeof names / sizeof *names, backwards);
        who_corpus_finish(c);
        for (uint32_t i = 0; i < who_corpus_count(c, WHO_SPEAKERS); i++) {
            who_row r = who_corpus_row(c, WHO_SPEAKERS, i);
            buf_printf(&got, "%.*s=%u ", (int)r.id.len, r.id.ptr, r.tally.statements);
        }
        assert_string_equal(got.ptr, expected);
        buf_free(&got);
        who_corpus_free(c);
        who_session_free(s);
    }
    unlink(table);
    free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finding),    cmocka_unit_test(no_files_no_gazetteer),
        cmocka_unit_test(correcting), cmocka_unit_test(correcting_joint_speakers),
        cmocka_unit_test(joining),
    };
    return cmocka_run_group_tests(tests, stages_load, stages_unload);
}
