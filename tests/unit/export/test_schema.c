/* test_schema.c - the table of fields is well-formed, and each schema made of it is JSON with all of its fields. */
#include <cJSON.h>

#include "whosaid/fields.h"
#include "written.h"

static void test_table(void **state)
{
    size_t n;
    const who_field *f = who_fields(&n);
    (void)state;
    assert_true(n > 0 && f[0].depth == 0);
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(f[i].meaning);
        unsigned scalar = f[i].type & (WHO_FIELD_NULL - 1), parent = WHO_FIELD_OBJECT;
        if (!f[i].name[0] || !len || f[i].meaning[len - 1] == '.') fail_msg("%s: name or meaning", f[i].name);
        if (!scalar || (scalar & (scalar - 1))) fail_msg("%s: not one type", f[i].name);
        if (i && f[i].depth > f[i - 1].depth + 1) fail_msg("%s: too deep", f[i].name);
        if (i && f[i].depth == f[i - 1].depth + 1) parent = f[i - 1].type;
        if (!(parent & WHO_FIELD_OBJECT)) fail_msg("%s: below what is no object", f[i].name);
        for (size_t k = i; k-- > 0 && f[k].depth >= f[i].depth;)
            if (f[k].depth == f[i].depth && strcmp(f[k].name, f[i].name) == 0) fail_msg("%s: twice", f[i].name);
    }
}

/* The number of fields named by a schema and those inside it. */
static size_t count_fields(const cJSON *schema)
{
    size_t count = 0;
    const cJSON *items = cJSON_GetObjectItem(schema, "items");
    if (items) return count_fields(items);
    for (const cJSON *f = cJSON_GetObjectItem(schema, "properties") ? cJSON_GetObjectItem(schema, "properties")->child
                                                                    : NULL;
         f; f = f->next)
        count += 1 + count_fields(f);
    return count;
}

static void test_schemas(void **state)
{
    size_t n;
    const who_field *f = who_fields(&n);
    (void)state;
    for (size_t i = 0; i < n; i++) {
        static written w;
        size_t own = 0;
        if (f[i].depth) continue;
        while (i + own + 1 < n && f[i + own + 1].depth) own++;
        written_open(&w);
        assert_int_equal(export_schema(f[i].name, w.out, &w.err), WHO_OK);
        cJSON *schema = cJSON_Parse(written_close(&w));
        assert_non_null(schema);
        assert_int_equal(count_fields(schema), own);
        cJSON_Delete(schema);
    }
}

static void test_unknown(void **state)
{
    static written w;
    (void)state;
    written_open(&w);
    assert_int_equal(export_schema("nothing", w.out, &w.err), WHO_EUSAGE);
    assert_string_equal(written_close(&w), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_schemas),
        cmocka_unit_test(test_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
