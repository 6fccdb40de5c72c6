/* test_archives.c - web archives and exports of news archives, article by article. */
#include "fixture.h"

static void test_warc(void **state)
{
    (void)state;
#define HEAD(type, length)                                                                                             \
    "WARC/1.0\r\nWARC-Type: " type "\r\nWARC-Target-URI: <http://e.example/a>\r\nContent-Length: " length "\r\n\r\n"
#define ANSWER "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    static const struct {
        const char *name, *bytes, *records, *messages;
    } rows[] = {
        {"a page", HEAD("response", "53") ANSWER "\r\n<p>B.</p>\r\n\r\n", "0:0 page http://e.example/a\n<p>B.</p>\n",
         ""},
        {"what is no page",
         HEAD("request", "5") "GET /\r\n\r\n" HEAD("response", "28") "HTTP/1.1 404 No\r\n\r\n<p>B.</p>", "",
         "2 records passed over"},
        {"chunks",
         HEAD("response", "98") ANSWER "Transfer-Encoding: chunked\r\n\r\n4\r\n<p>B\r\n5;x\r\n.</p>\r\n0\r\n\r\n",
         "0:0 page http://e.example/a\n<p>B.</p>\n", ""},
        {"chunks undone by the crawler", HEAD("response", "81") ANSWER "Transfer-Encoding: chunked\r\n\r\n<p>B.</p>",
         "0:0 page http://e.example/a\n<p>B.</p>\n", ""},
        {"a text", HEAD("conversion", "3") "B.\n", "0:0 {\"url\":\"http://e.example/a\",\"text\":\"B.\\n\"}\n", ""},
        {"cut off", HEAD("response", "99") ANSWER "\r\n<p>B", "", "the file ends inside this record"},
        {"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" HEAD("resource", "9") "<p>B.</p>",
         "0:33 page http://e.example/a\n<p>B.</p>\n", "byte 0: the head of this record is broken"},
        {"junk between", HEAD("resource", "9") "<p>B.</p>\r\n\r\nxyz\nabc\n" HEAD("resource", "9") "<p>C.</p>",
         "0:0 page http://e.example/a\n<p>B.</p>\n0:112 page http://e.example/a\n<p>C.</p>\n",
         "byte 104: expected a WARC record"},
        {"a length beyond all", HEAD("response", "99999999999999999999999") "x" HEAD("resource", "9") "<p>C.</p>", "",
         "longer than the limit"},
    };
    fixture f = fixture_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        run_bytes(&f, "a.warc", rows[i].bytes, strlen(rows[i].bytes));
        same(rows[i].name, text_of_buf(&f.records), rows[i].records);
        has(rows[i].name, text_of_buf(&f.messages), rows[i].messages);
        if (!*rows[i].messages) same(rows[i].name, text_of_buf(&f.messages), "");
    }
    fixture_free(&f);
}

static void test_exports(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes, *records;
    } rows[] = {
        {"LexisNexis",
         "Cover\n\n   1 of 2 DOCUMENTS\n\n   The Post\n\n  March 3, 2024 Sunday\n\nA headline\nof two lines\n\nBYLINE: "
         "Ada\n\n"
         "LENGTH: 5 words\n\nOne\ntwo.\n\nThree: four.\n\nLOAD-DATE: x\n\n   Copyright 2024 The Post\n\n   2 of 2 "
         "DOCUMENTS\n\n"
         "Copyright 2024 Courier\n\nCourier\n\nMarch 4, 2024\n\nLENGTH: 1 word\n\nFive.\n",
         "5:28 {\"outlet\":\"The Post\",\"date\":\"March 3, 2024 Sunday\",\"title\":\"A headline of two "
         "lines\",\"author\":\"Ada\","
         "\"text\":\"One two.\\n\\nThree: four.\",\"id\":\"\"}\n"
         "27:207 {\"outlet\":\"Courier\",\"date\":\"March 4, "
         "2024\",\"title\":\"\",\"author\":\"\",\"text\":\"Five.\",\"id\":\"\"}\n"},
        {"Factiva",
         "HD\nTitle\nPD  3 March 2024\nSN Post\nLP\nIN May it sails.\n\nLA is far.\nTD\nEnd.\nAN\nDocument "
         "POST000020240303ek330001n\n\nHD Two\nLP\nMore.\n",
         "1:0 {\"outlet\":\"Post\",\"date\":\"3 March 2024\",\"title\":\"Title\",\"author\":\"\",\"text\":\"IN May it "
         "sails.\\n\\n"
         "LA is far.\\n\\nEnd.\",\"id\":\"POST000020240303ek330001n\"}\n"
         "14:113 {\"outlet\":\"\",\"date\":\"\",\"title\":\"Two\",\"author\":\"\",\"text\":\"More.\",\"id\":\"\"}\n"},
        {"a text that counts documents", "There were 3 of 17 documents.\n",
         "1:0 plain There were 3 of 17 documents.\n\n"},
    };
    fixture f = fixture_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        run_bytes(&f, "a.txt", rows[i].bytes, strlen(rows[i].bytes));
        same(rows[i].name, text_of_buf(&f.records), rows[i].records);
        same(rows[i].name, text_of_buf(&f.messages), "");
    }
    f.options.max_record = 100;
    run_bytes(&f, "a.txt", rows[0].bytes, strlen(rows[0].bytes));
    has("too long", text_of_buf(&f.messages), "a.txt:5: byte 28: the record is longer than the limit (--max-record)");
    has("too long", text_of_buf(&f.records), "27:207 {\"outlet\":\"Courier\"");
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_warc), cmocka_unit_test(test_exports)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
