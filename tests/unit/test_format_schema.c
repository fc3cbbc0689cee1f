/* The JSON schemas say of records what the tables say. */
#include "base/text.h"
#include "format/json.h"
#include "random_record.h"
#include "scratch.h"

#include <check.h>
#include <stdlib.h>

static struct text schema_of(struct run *run, const struct file_kind *file)
{
    struct text text = text_new(run->arena);

    ck_assert_int_eq(json_schema(run, file, &text), STATUS_OK);
    return text;
}

START_TEST(a_schema_in_full)
{
    static const char expected[] =
        "{\n"
        "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
        "  \"$comment\": \"test.yaml\",\n"
        "  \"title\": \"category\",\n"
        "  \"description\": \"a category of spending\",\n"
        "  \"type\": \"object\",\n"
        "  \"properties\": {\n"
        "    \"category\": {\n"
        "      \"type\": \"string\",\n"
        "      \"pattern\": "
        "\"^(?!(y|n|yes|no|on|off|true|false|null)$)[a-z][a-z0-9_-]{0,31}$\",\n"
        "      \"description\": \"the category's short name\"\n"
        "    },\n"
        "    \"name\": {\n"
        "      \"type\": \"string\",\n"
        "      \"pattern\": \"^[^\\\\n]+$\",\n"
        "      \"maxLength\": 2048,\n"
        "      \"description\": \"its name as residents read it\"\n"
        "    },\n"
        "    \"group\": {\n"
        "      \"enum\": [\n"
        "        \"staff\",\n"
        "        \"service\",\n"
        "        \"utilities\",\n"
        "        \"repair\",\n"
        "        \"other\"\n"
        "      ],\n"
        "      \"description\": \"the report's section\"\n"
        "    }\n"
        "  },\n"
        "  \"required\": [\n"
        "    \"category\",\n"
        "    \"name\",\n"
        "    \"group\"\n"
        "  ],\n"
        "  \"additionalProperties\": false\n"
        "}\n";
    struct run run = {.arena = arena_new(NULL)};
    const struct kind *const kinds[] = {&kind_category, NULL};
    const struct file_kind file = {.name = "test",
                                   .pattern = "test.yaml",
                                   .shape = SHAPE_MAP,
                                   .kinds = kinds,
                                   .help = "a test"};

    ck_assert_str_eq(schema_of(&run, &file).at, expected);
    arena_free(run.arena);
}
END_TEST

START_TEST(files_without_records_have_none)
{
    struct run run = {.arena = arena_new(NULL)};
    struct text text = text_new(run.arena);

    ck_assert_int_eq(json_schema(&run, file_kind_of("README.md", NULL), &text), STATUS_DATA);
    ck_assert_uint_eq(run.count, 1);
    ck_assert_uint_eq(text.length, 0);
    arena_free(run.arena);
}
END_TEST

/* Each record fits; without a required field, with an unknown one, or with a value of another
 * shape it does not. */
static const char script[] =
    "import copy, json, os, sys, jsonschema\n"
    "folder, refused = sys.argv[1], 0\n"
    "for number in range(9):\n"
    "    load = lambda what: json.load(open(f'{folder}/{number}.{what}', encoding='utf-8'))\n"
    "    schema, records = load('schema'), load('json')\n"
    "    jsonschema.Draft202012Validator.check_schema(schema)\n"
    "    judge = jsonschema.Draft202012Validator(schema)\n"
    "    wrap = (lambda r: [r]) if schema['type'] == 'array' else (lambda r: r)\n"
    "    for record in records:\n"
    "        judge.validate(wrap(record))\n"
    "        bad = [{**record, 'unknown': 1}]\n"
    "        for name in record:\n"
    "            bad.append({**record, name: {'x': {}}})\n"
    "            bad.append({**record, name: '-1.000001'} if name not in sys.argv[2].split()\n"
    "                       else {**record, name: ''})\n"
    "        for one in bad:\n"
    "            assert not judge.is_valid(wrap(one)), one\n"
    "            refused += 1\n"
    "print('JUDGED', refused > 2000)\n";

static void save_kind(struct run *run, struct dice *dice, const char *folder, int number)
{
    const struct file_kind *file = &all_files[number];
    struct text text = text_new(run->arena);
    struct json *json = json_new_array();

    for (int i = 0; i < 40; i++) {
        const struct kind *kind = file->kinds[dice_roll(dice, kinds_of(file))];
        void *record = arena_alloc(run->arena, kind->size);
        dice_record(dice, kind, record);
        json_add(json, NULL, json_record(kind, record));
    }
    ck_assert_int_eq(json_write(run, json, &text), STATUS_OK);
    scratch_save(run->arena, folder, arena_printf(run->arena, "%d.json", number), text.at);
    scratch_save(run->arena, folder, arena_printf(run->arena, "%d.schema", number),
                 schema_of(run, file).at);
}

START_TEST(a_validator_agrees)
{
    struct run run = {.arena = arena_new(NULL)};
    struct dice dice = {.state = 11, .arena = run.arena};
    struct text texts = text_new(run.arena);

    for (const struct kind *const *kind = all_kinds; *kind; kind++)
        for (size_t i = 0; i < (*kind)->field_count; i++)
            if ((*kind)->fields[i].type == FIELD_TEXT)
                text_printf(&texts, "%s ", (*kind)->fields[i].name);
    if (python_has(run.arena, "jsonschema")) {
        const char *folder = scratch_new(run.arena);
        for (int i = 0; i < 9; i++)
            save_kind(&run, &dice, folder, i);
        python_says(run.arena, folder, script, texts.at, "JUDGED True\n");
        scratch_remove(run.arena, folder);
    }
    arena_free(run.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format schema");
    TCase *all = tcase_create("all");

    tcase_set_timeout(all, 60);
    tcase_add_test(all, a_schema_in_full);
    tcase_add_test(all, files_without_records_have_none);
    tcase_add_test(all, a_validator_agrees);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
