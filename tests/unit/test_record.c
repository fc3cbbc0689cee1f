/* Names in records, the paths of files, and the tables themselves. */
#include "base/arena.h"
#include "record/id.h"
#include "record/records.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(ids_round_trip)
{
    static const char *const good[] = {"P261103-001", "P261103-B001", "Z000229-999", "A991231-1000",
                                       "K261103-Z123456"};

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct record_id id;
        char text[ID_SIZE];
        ck_assert_msg(id_parse(good[i], &id), "'%s'", good[i]);
        ck_assert_str_eq(id_text(id, text), good[i]);
    }
    struct record_id id;
    ck_assert(id_parse("P261103-B042", &id));
    ck_assert_int_eq(id.prefix, 'P');
    ck_assert_int_eq(id.desk, 'B');
    ck_assert_int_eq(id.number, 42);
    ck_assert_int_eq(date_compare(id.day, (struct date){2026, 11, 3}), 0);
}
END_TEST

START_TEST(ids_have_one_spelling)
{
    static const char *const bad[] = {
        "",
        "P",
        "P261103",
        "P261103-",
        "P261103-01",
        "p261103-001",
        "P261103-000",
        "P261103-0001",
        "P261103-b001",
        "P261131-001",
        "P26110-001",
        "P261103_001",
        "P261103-001 ",
        "P261103-BB001",
        "P261103-1234567",
        "P261103-00a",
        "P2611030-001",
        "P26é103-001",
        "P-61103-001",
        "P261103--01",
    };
    struct record_id id;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_msg(!id_parse(bad[i], &id), "'%s'", bad[i]);
}
END_TEST

START_TEST(words_are_words_to_every_reader)
{
    static const char *const good[] = {
        "a", "property", "no_voucher", "x-1", "nope", "e5", "abcdefghijklmnopqrstuvwxyz012345"};
    static const char *const bad[] = {
        "",   "A",   "1a",   "-a",    "_a",   "a b",
        "水", "a.b", "y",    "n",     "yes",  "no",
        "on", "off", "true", "false", "null", "abcdefghijklmnopqrstuvwxyz0123456"};

    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        ck_assert_msg(is_word(good[i]), "'%s'", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_msg(!is_word(bad[i]), "'%s'", bad[i]);
}
END_TEST

START_TEST(units_persons_decisions)
{
    static const char *const units[] = {"3-101", "B2-1F-03", "1-1", "A-b", "1234567-89012345"};
    static const char *const no_units[] = {
        "",      "3101",       "3-",     "-3",    "3--101",           "3_101",
        "3 101", "2026-11-03", "三-101", "3.1-1", "12345678-90123456"};

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        ck_assert_msg(is_unit(units[i]), "'%s'", units[i]);
    for (size_t i = 0; i < sizeof no_units / sizeof no_units[0]; i++)
        ck_assert_msg(!is_unit(no_units[i]), "'%s'", no_units[i]);
    ck_assert(is_person("p017") && is_person("a1") && is_person("z123456"));
    ck_assert(!is_person("p") && !is_person("P017") && !is_person("p1234567"));
    ck_assert(!is_person("p01a") && !is_person("") && !is_person("017"));
    ck_assert(is_decision("D2026-07") && is_decision("D2026-123"));
    ck_assert(!is_decision("D2026-7") && !is_decision("D2026-00") && !is_decision("D2026-1234"));
    ck_assert(!is_decision("d2026-07") && !is_decision("D226-007") && !is_decision(""));
    ck_assert(!is_decision("D0026-07"));
    ck_assert(is_ticket("T2026-0042") && is_ticket("T2026-10000") && is_ticket("T2026-999999"));
    ck_assert(!is_ticket("T2026-042") && !is_ticket("T2026-0000") && !is_ticket("T2026-00042"));
    ck_assert(!is_ticket("T2026-1000000") && !is_ticket("T0026-0042") && !is_ticket("J2026-0042"));
    ck_assert(is_project("J2026-01") && is_project("J2026-123"));
    ck_assert(!is_project("D2026-01") && !is_project("J2026-1") && !is_project("J2026-00"));
}
END_TEST

START_TEST(units_sort_as_people_count)
{
    static const char *const sorted[] = {"1-2",      "1-02",  "1-10",  "1-101", "1-1001",
                                         "2-9",      "2-10",  "10-1",  "A-1",   "B2-1F-03",
                                         "B2-1F-10", "B2-1G", "B10-1", "a-1"};
    enum { COUNT = sizeof sorted / sizeof sorted[0] };
    char building[17];

    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++) {
            int order = unit_compare(sorted[i], sorted[j]);
            ck_assert_msg((order > 0) - (order < 0) == (i > j) - (i < j), "'%s' '%s'", sorted[i],
                          sorted[j]);
        }
    ck_assert_str_eq(unit_building("3-101", building), "3");
    ck_assert_str_eq(unit_building("B2-1F-03", building), "B2");
}
END_TEST

/* Any three codes: the order is total, or sorting would depend on what came first. */
START_TEST(the_order_of_units_is_total)
{
    static const char *const codes[] = {"1-1",  "1-01",  "01-1",  "1-1a", "1-a1", "1a-1",
                                        "a1-1", "1-1-1", "1-001", "0-0",  "00-0", "1-11"};
    enum { COUNT = sizeof codes / sizeof codes[0] };

    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++) {
            int forth = unit_compare(codes[i], codes[j]), back = unit_compare(codes[j], codes[i]);
            ck_assert_msg((forth > 0) == (back < 0) && (forth == 0) == (i == j), "'%s' '%s'",
                          codes[i], codes[j]);
            for (size_t k = 0; k < COUNT; k++)
                if (forth < 0 && unit_compare(codes[j], codes[k]) < 0)
                    ck_assert_msg(unit_compare(codes[i], codes[k]) < 0, "'%s' '%s' '%s'", codes[i],
                                  codes[j], codes[k]);
        }
}
END_TEST

START_TEST(paths_have_kinds)
{
    static const struct {
        const char *path, *name, *day;
    } cases[] = {
        {"compound.yaml", "compound", ""},
        {"units/3.yaml", "units", ""},
        {"units/B2.yaml", "units", ""},
        {"tariffs.yaml", "tariffs", ""},
        {"funds.yaml", "funds", ""},
        {"fees/2026/11/03.yaml", "fees day-book", "2026-11-03"},
        {"fees/2026/11/charges.yaml", "roll", "2026-11-01"},
        {"expenses/2026/02/28.yaml", "expenses day-book", "2026-02-28"},
        {"funds/2026/11/30.yaml", "funds day-book", "2026-11-30"},
        {"periods/2026-11.yaml", "period", "2026-11-01"},
        {"vouchers/2026/11/aa.pdf", "voucher", "2026-11-01"},
        {".gitignore", "ignore list", ""},
        {"README.md", "readme", ""},
        {"", NULL, ""},
        {"compound.yaml.bak", NULL, ""},
        {"compound.yam", NULL, ""},
        {"units/.yaml", NULL, ""},
        {"units/a/b.yaml", NULL, ""},
        {"units/3.yaml/x", NULL, ""},
        {"fees/2026/11/31.yaml", NULL, ""},
        {"fees/2026/13/01.yaml", NULL, ""},
        {"fees/2026/00/charges.yaml", NULL, ""},
        {"fees/2026/11/3.yaml", NULL, ""},
        {"fees/26/11/03.yaml", NULL, ""},
        {"fees/2026/02/29.yaml", NULL, ""},
        {"fees/2026/11/03.yml", NULL, ""},
        {"periods/2026-13.yaml", NULL, ""},
        {"vouchers/2026/11/", NULL, ""},
        {"vouchers/2026/11/a/b", NULL, ""},
        {"private/names.yaml", NULL, ""},
        {"../compound.yaml", NULL, ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct date day = {0};
        char text[DATE_SIZE];
        const struct file_kind *kind = file_kind_of(cases[i].path, &day);
        ck_assert_msg((kind != NULL) == (cases[i].name != NULL), "'%s'", cases[i].path);
        if (!kind)
            continue;
        ck_assert_str_eq(kind->name, cases[i].name);
        ck_assert_str_eq(date_text(day, text), cases[i].day);
        ck_assert_ptr_eq(file_kind_of(cases[i].path, NULL), kind);
    }
}
END_TEST

static bool is_listed(const struct kind *wanted)
{
    for (const struct kind *const *kind = all_kinds; *kind; kind++)
        if (*kind == wanted)
            return true;
    return false;
}

START_TEST(tables_are_sound)
{
    for (const struct kind *const *kind = all_kinds; *kind; kind++) {
        ck_assert_msg((*kind)->field_count <= 64, "%s: the reader has 64 bits", (*kind)->name);
        ck_assert(*(*kind)->help && *(*kind)->name);
        for (size_t i = 0; i < (*kind)->field_count; i++) {
            const struct field *field = &(*kind)->fields[i];
            bool nests = field->type == FIELD_ROWS || field->type == FIELD_RECORD;
            ck_assert_msg(kind_field(*kind, field->name) == field, "%s.%s is there twice",
                          (*kind)->name, field->name);
            ck_assert_uint_lt(field->offset, (*kind)->size);
            ck_assert((field->type == FIELD_CHOICE) == (field->choices != NULL));
            ck_assert(nests == (field->nested != NULL));
            ck_assert(!nests || is_listed(field->nested));
            ck_assert_msg(field->help[0] && field->help[strlen(field->help) - 1] != '.', "%s.%s",
                          (*kind)->name, field->name);
        }
    }
    ck_assert_ptr_null(kind_field(&kind_receipt, "amuont"));
}
END_TEST

START_TEST(files_have_kinds_with_distinct_letters)
{
    for (const struct file_kind *file = all_files; file->name; file++) {
        ck_assert_uint_gt(file->limit, 0);
        ck_assert((file->shape == SHAPE_BYTES) == (file->kinds == NULL));
        if (!file->kinds)
            continue;
        ck_assert(file->shape == SHAPE_LIST || !file->kinds[1]);
        for (size_t i = 0; file->kinds[i]; i++) {
            ck_assert(is_listed(file->kinds[i]));
            ck_assert(i == 0 || file->kinds[i]->prefix);
            for (size_t j = 0; j < i; j++)
                ck_assert_int_ne(file->kinds[i]->prefix, file->kinds[j]->prefix);
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("record");
    TCase *all = tcase_create("all");

    tcase_add_test(all, ids_round_trip);
    tcase_add_test(all, ids_have_one_spelling);
    tcase_add_test(all, words_are_words_to_every_reader);
    tcase_add_test(all, units_persons_decisions);
    tcase_add_test(all, units_sort_as_people_count);
    tcase_add_test(all, the_order_of_units_is_total);
    tcase_add_test(all, paths_have_kinds);
    tcase_add_test(all, tables_are_sound);
    tcase_add_test(all, files_have_kinds_with_distinct_letters);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
