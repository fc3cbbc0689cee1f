/* What is written is read back the same, by ourselves through libyaml and by another reader. */
#include "base/text.h"
#include "format/json.h"
#include "format/yaml.h"
#include "format/yaml_reader.h"
#include "random_record.h"
#include "scratch.h"

#include <check.h>
#include <stdlib.h>

START_TEST(lines_are_canonical)
{
    const char *items[] = {"property", "water"};
    struct receipt receipt = {.id = "P261103-002",
                              .date = {2026, 11, 2},
                              .unit = "1-203",
                              .amount = 120000,
                              .via = "cash",
                              .items = {items, 2},
                              .note = "六个月 \"a\\b\""};
    struct text text = text_new(arena_new(NULL));

    yaml_write_item(&text, &kind_receipt, &receipt);
    ck_assert_str_eq(text.at,
                     "- {id: P261103-002, date: 2026-11-02, unit: 1-203, amount: 1200.00, "
                     "via: cash, for: [property, water], note: \"六个月 \\\"a\\\\b\\\"\"}\n");
    arena_free(text.arena);
}
END_TEST

START_TEST(a_roll_is_aligned)
{
    const char *items[] = {"property", "parking"}, *units[] = {"1-101", "10-102"};
    int64_t cells[] = {41200, 15000, 6, 0}, totals[] = {41206, 15000};
    struct pair rates[] = {{"villa", 22000}, {"flat", 16055}, {"shop", 21200}};
    struct basis basis = {.item = "property", .by = "area", .rates = {rates, 3}, .count = 90};
    struct roll roll = {.id = "C261101-001",
                        .month = {2026, 11},
                        .due = {2026, 11, 20},
                        .items = {items, 2},
                        .lines = {units, cells, 2, 2},
                        .totals = {totals, 2},
                        .basis = {&basis, 1}};
    struct text text = text_new(arena_new(NULL));

    yaml_write_map(&text, &kind_roll, &roll);
    ck_assert_str_eq(text.at, "id: C261101-001\n"
                              "month: 2026-11\n"
                              "due: 2026-11-20\n"
                              "items: [property, parking]\n"
                              "lines:\n"
                              "  1-101:  [412.00, 150.00]\n"
                              "  10-102: [  0.06,   0.00]\n"
                              "totals: [412.06, 150.00]\n"
                              "basis:\n"
                              "  - {item: property, by: area, rates: {villa: 2.20, flat: 1.6055, "
                              "shop: 2.12}, count: 90}\n");
    arena_free(text.arena);
}
END_TEST

START_TEST(blocks_are_canonical)
{
    struct rules rules = {.group_minimum = 5, .credit_fund = "operating"};
    struct compound compound = {.version = 1,
                                .name = "桂园",
                                .currency = "CNY",
                                .language = "zh-CN",
                                .timezone = "Asia/Shanghai",
                                .opened = {2018, 6},
                                .rules = &rules};
    struct pair places[] = {{"bank", -150}, {"cash", 0}};
    struct closing closing = {.id = "K261201-001",
                              .date = {2026, 12, 1},
                              .month = {2026, 11},
                              .places = {places, 2},
                              .credit = 7};
    struct text text = text_new(arena_new(NULL));

    yaml_write_map(&text, &kind_compound, &compound);
    yaml_write_item(&text, &kind_closing, &closing);
    ck_assert_str_eq(text.at, "version: 1\n"
                              "name: \"桂园\"\n"
                              "currency: CNY\n"
                              "language: zh-CN\n"
                              "timezone: \"Asia/Shanghai\"\n"
                              "opened: 2018-06\n"
                              "rules:\n"
                              "  group_minimum: 5\n"
                              "  credit_fund: operating\n"
                              "- id: K261201-001\n"
                              "  date: 2026-12-01\n"
                              "  month: 2026-11\n"
                              "  places:\n"
                              "    bank: -1.50\n"
                              "    cash: 0.00\n"
                              "  funds: {}\n"
                              "  credit: 0.07\n");
    arena_free(text.arena);
}
END_TEST

/* A random file, and its records as a JSON array. */
static void random_file(struct dice *dice, const struct file_kind *file, struct text *text,
                        struct json *json)
{
    size_t count = file->shape == SHAPE_MAP ? 1 : 1 + dice_roll(dice, 4);

    for (size_t i = 0; i < count; i++) {
        const struct kind *kind = file->kinds[dice_roll(dice, kinds_of(file))];
        void *record = arena_alloc(dice->arena, kind->size);
        dice_record(dice, kind, record);
        if (file->shape == SHAPE_MAP)
            yaml_write_map(text, kind, record);
        else
            yaml_write_item(text, kind, record);
        json_add(json, NULL, json_record(kind, record));
    }
}

static struct text rewrite(struct run *run, const struct file_kind *file, const struct text *text)
{
    struct source source = {"test.yaml", text->at, text->length};
    struct text again = text_new(run->arena);
    struct items items;
    void *record;

    if (file->shape == SHAPE_MAP) {
        if (careful_read_map(run, &source, file, &record) == STATUS_OK)
            yaml_write_map(&again, file->kinds[0], record);
    } else if (careful_read_list(run, &source, file, &items) == STATUS_OK) {
        for (size_t i = 0; i < items.count; i++)
            yaml_write_item(&again, items.item[i].kind, items.item[i].record);
    }
    return again;
}

START_TEST(libyaml_reads_the_same)
{
    struct dice dice = {.state = 42};

    for (int round = 0; round < 2000; round++) {
        struct run run = {.arena = arena_new(NULL)};
        dice.arena = run.arena;
        const struct file_kind *file = &all_files[dice_roll(&dice, record_files())];
        struct text text = text_new(run.arena);
        struct json *json = json_new_array();
        random_file(&dice, file, &text, json);
        json_free(json);
        struct text again = rewrite(&run, file, &text);
        ck_assert_str_eq(again.at, text.at);
        ck_assert_uint_eq(run.count, 0);
        arena_free(run.arena);
    }
}
END_TEST

/* Compares NAME.yaml with NAME.json of a folder: as strings, exactly; and with the types that
 * YAML itself gives, so far as text must have remained text. */
static const char script[] =
    "import json, os, re, sys, yaml\n"
    "folder, texts = sys.argv[1], set(sys.argv[2].split())\n"
    "def plain(v):\n"
    "    if isinstance(v, dict): return {k: plain(w) for k, w in v.items()}\n"
    "    if isinstance(v, list): return [plain(w) for w in v]\n"
    "    if isinstance(v, bool): return 'true' if v else 'false'\n"
    "    return str(v)\n"
    "def typed(mine, theirs, name=None):\n"
    "    if isinstance(mine, dict):\n"
    "        assert list(mine) == list(theirs), (mine, theirs)\n"
    "        for k in mine: typed(mine[k], theirs[k], k)\n"
    "    elif isinstance(mine, list):\n"
    "        assert len(mine) == len(theirs)\n"
    "        for a, b in zip(mine, theirs): typed(a, b, name)\n"
    "    elif name in texts or isinstance(theirs, str):\n"
    "        assert mine == theirs, (name, mine, theirs)\n"
    "    else:\n"
    "        assert re.fullmatch(r'-?\\d+(\\.\\d+)?|\\d{4}-\\d\\d-\\d\\d|true|false', "
    "plain(mine)), mine\n"
    "count = 0\n"
    "for entry in sorted(os.listdir(folder)):\n"
    "    if not entry.endswith('.yaml'): continue\n"
    "    name = os.path.join(folder, entry[:-5])\n"
    "    mine = json.load(open(name + '.json', encoding='utf-8'))\n"
    "    text = open(name + '.yaml', encoding='utf-8').read()\n"
    "    strings, safe = yaml.load(text, Loader=yaml.BaseLoader), yaml.safe_load(text)\n"
    "    if not isinstance(strings, list): strings, safe = [strings], [safe]\n"
    "    assert strings == plain(mine), (entry, strings, plain(mine))\n"
    "    typed(mine, safe)\n"
    "    count += 1\n"
    "print('COMPARED', count)\n";

static bool is_text(const struct field *field)
{
    return field->type == FIELD_TEXT || field->type == FIELD_HASH;
}

/* Whether every kind that has the field has it as free text. */
static bool is_always_text(const char *name)
{
    for (const struct kind *const *kind = all_kinds; *kind; kind++) {
        const struct field *field = kind_field(*kind, name);
        if (field && !is_text(field))
            return false;
    }
    return true;
}

/* Names of the fields that hold free text, which another reader must see as text. */
static struct text text_names(struct arena *arena)
{
    struct text names = text_new(arena);

    for (const struct kind *const *kind = all_kinds; *kind; kind++)
        for (size_t i = 0; i < (*kind)->field_count; i++)
            if (is_text(&(*kind)->fields[i]) && is_always_text((*kind)->fields[i].name))
                text_printf(&names, "%s ", (*kind)->fields[i].name);
    return names;
}

static void save_pair(struct run *run, struct dice *dice, const char *folder, int number)
{
    struct text text = text_new(run->arena), dump = text_new(run->arena);
    struct json *json = json_new_array();

    random_file(dice, &all_files[(uint32_t)number % record_files()], &text, json);
    ck_assert_int_eq(json_write(run, json, &dump), STATUS_OK);
    scratch_save(run->arena, folder, arena_printf(run->arena, "%03d.yaml", number), text.at);
    scratch_save(run->arena, folder, arena_printf(run->arena, "%03d.json", number), dump.at);
}

START_TEST(another_reader_sees_the_same)
{
    struct run run = {.arena = arena_new(NULL)};
    struct dice dice = {.state = 7, .arena = run.arena};

    if (python_has(run.arena, "yaml")) {
        const char *folder = scratch_new(run.arena);
        for (int i = 0; i < 300; i++)
            save_pair(&run, &dice, folder, i);
        python_says(run.arena, folder, script, text_names(run.arena).at, "COMPARED 300\n");
        scratch_remove(run.arena, folder);
    }
    arena_free(run.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format write");
    TCase *all = tcase_create("all");

    tcase_set_timeout(all, 60);
    tcase_add_test(all, lines_are_canonical);
    tcase_add_test(all, a_roll_is_aligned);
    tcase_add_test(all, blocks_are_canonical);
    tcase_add_test(all, libyaml_reads_the_same);
    tcase_add_test(all, another_reader_sees_the_same);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
