/* Values as a person types them, and the check of records that were not read from a file. */
#include "base/decimal.h"
#include "format/yaml.h"
#include "random_record.h"

#include <check.h>
#include <stdlib.h>

struct typed {
    const struct kind *kind;
    const char *field, *text;
    const char *shown;  /* field_text() of what was stored; NULL: refused */
    const char *reason; /* a part of why */
};

static const struct typed typed[] = {
    {&kind_receipt, "amount", "5", "5.00", NULL},
    {&kind_receipt, "amount", "5.5", "5.50", NULL},
    {&kind_receipt, "amount", "614.45", "614.45", NULL},
    {&kind_receipt, "amount", "0", NULL, "above zero"},
    {&kind_receipt, "amount", "-1", NULL, "above zero"},
    {&kind_receipt, "amount", "1.005", NULL, "614.45"},
    {&kind_receipt, "amount", "1,200", NULL, "614.45"},
    {&kind_receipt, "amount", "", NULL, "614.45"},
    {&kind_adjustment, "amount", "-3.2", "-3.20", NULL},
    {&kind_charge, "total", "-3.2", NULL, "not negative"},
    {&kind_receipt, "date", "2026-11-03", "2026-11-03", NULL},
    {&kind_receipt, "date", "2026-11-31", NULL, "2026-11-03"},
    {&kind_receipt, "for", "property,water", "property,water", NULL},
    {&kind_receipt, "for", "property,,water", NULL, "commas"},
    {&kind_receipt, "for", "", NULL, "commas"},
    {&kind_receipt, "for", "Property", NULL, "commas"},
    {&kind_receipt, "note", "六个月, 五个月", "六个月, 五个月", NULL},
    {&kind_receipt, "note", "", NULL, "one line"},
    {&kind_receipt, "note", "a\nb", NULL, "one line"},
    {&kind_receipt, "note", "a\tb", NULL, "control"},
    {&kind_receipt, "note", "e\xcc\x81", NULL, "normalization"},
    {&kind_receipt, "note", "\xff", NULL, "UTF-8"},
    {&kind_receipt, "unit", "3-101", "3-101", NULL},
    {&kind_receipt, "unit", "3101", NULL, "3-101"},
    {&kind_receipt, "statement", "S261103-001", "S261103-001", NULL},
    {&kind_receipt, "statement", "S261103-000", NULL, "P261103-001"},
    {&kind_bill, "before", "10342.5", "10342.5", NULL},
    {&kind_bill, "before", "10342.50", "10342.5", NULL},
    {&kind_bill, "before", "10342", "10342", NULL},
    {&kind_bill, "month", "2026-11", "2026-11", NULL},
    {&kind_bill, "month", "2026-13", NULL, "2026-11"},
    {&kind_bill, "voucher", "abc", NULL, "64"},
    {&kind_tariff, "rates", "villa=2.2,flat=1.6055", "villa=2.20,flat=1.6055", NULL},
    {&kind_tariff, "rates", "villa=2.2,villa=1", NULL, "villa=2.20"},
    {&kind_tariff, "rates", "villa", NULL, "villa=2.20"},
    {&kind_tariff, "rates", "villa=-1", NULL, "villa=2.20"},
    {&kind_tariff, "rates", "=1", NULL, "villa=2.20"},
    {&kind_tariff, "by", "area", "area", NULL},
    {&kind_tariff, "by", "are", NULL, "one of area, unit, share"},
    {&kind_tariff, "by", "area unit", NULL, "one of area, unit, share"},
    {&kind_tariff, "by", "", NULL, "one of area, unit, share"},
    {&kind_tariff, "units", "3-101,3-102", "3-101,3-102", NULL},
    {&kind_closing, "units", "3-101=-1.5", "3-101=-1.50", NULL},
    {&kind_closing, "places", "bank=1", "bank=1.00", NULL},
    {&kind_roll, "totals", "1,2.5", "1.00,2.50", NULL},
    {&kind_roll, "lines", "1-101=1", NULL, "row of amounts"},
    {&kind_roll, "basis", "a", NULL, "list of records"},
    {&kind_compound, "rules", "a", NULL, "fields of its own"},
    {&kind_rules, "private_places_allowed", "true", "true", NULL},
    {&kind_rules, "private_places_allowed", "yes", NULL, "true or false"},
    {&kind_rules, "group_minimum", "5", "5", NULL},
    {&kind_rules, "group_minimum", "5.0", NULL, "whole number"},
    {&kind_unit, "owner", "p017", "p017", NULL},
    {&kind_unit, "owner", "张三", NULL, "p017"},
    {&kind_unit, "area", "128.5", "128.50", NULL},
    {&kind_waiver, "decision", "D2026-07", "D2026-07", NULL},
    {&kind_waiver, "decision", "2026-07", NULL, "D2026-07"},
};

START_TEST(typed_values_are_parsed)
{
    const struct typed *sample = &typed[_i];
    struct run run = {.arena = arena_new(NULL)};
    const struct field *field = kind_field(sample->kind, sample->field);
    char *record = arena_alloc(run.arena, sample->kind->size);
    char *zero = arena_alloc(run.arena, sample->kind->size);
    const char *reason = "unset";

    ck_assert_ptr_nonnull(field);
    bool parsed = field_parse(&run, field, sample->text, record, &reason);
    ck_assert_msg(parsed == (sample->shown != NULL), "'%s' for %s", sample->text, sample->field);
    if (parsed) {
        ck_assert_str_eq(field_text(&run, field, record), sample->shown);
        ck_assert_ptr_null(reason);
    } else {
        ck_assert_msg(strstr(reason, sample->reason) != NULL, "'%s' is not in '%s'", sample->reason,
                      reason);
        ck_assert_mem_eq(record, zero, sample->kind->size);
    }
    ck_assert_uint_eq(run.count, 0);
    arena_free(run.arena);
}
END_TEST

/* Forms that a command line cannot give. */
static bool is_large(enum field_type type)
{
    return type == FIELD_MATRIX || type == FIELD_ROWS || type == FIELD_RECORD;
}

START_TEST(text_is_what_parse_takes)
{
    struct dice dice = {.state = 5};
    size_t compared = 0;

    for (int round = 0; round < 100; round++) {
        struct run run = {.arena = arena_new(NULL)};
        dice.arena = run.arena;
        for (const struct kind *const *kind = all_kinds; *kind; kind++) {
            void *record = arena_alloc(run.arena, (*kind)->size);
            void *again = arena_alloc(run.arena, (*kind)->size);
            dice_record(&dice, *kind, record);
            for (size_t i = 0; i < (*kind)->field_count; i++) {
                const struct field *field = &(*kind)->fields[i];
                const char *text = field_text(&run, field, record), *reason;
                if (is_large(field->type) || !*text)
                    continue;
                ck_assert_msg(field_parse(&run, field, text, again, &reason), "%s '%s'",
                              field->name, text);
                ck_assert_str_eq(field_text(&run, field, again), text);
                compared++;
            }
        }
        arena_free(run.arena);
    }
    ck_assert_uint_gt(compared, 10000);
}
END_TEST

START_TEST(absent_is_null_none_or_zero)
{
    struct run run = {.arena = arena_new(NULL)};

    for (const struct kind *const *kind = all_kinds; *kind; kind++) {
        const void *record = arena_alloc(run.arena, (*kind)->size);
        for (size_t i = 0; i < (*kind)->field_count; i++) {
            const struct field *field = &(*kind)->fields[i];
            if (field->flags & FIELD_REQUIRED)
                continue;
            ck_assert(field_is_absent(field, record));
            ck_assert_str_eq(field_text(&run, field, record), "");
        }
    }
    struct charge charge = {0};
    ck_assert(!field_is_absent(kind_field(&kind_charge, "total"), &charge));
    ck_assert_str_eq(field_text(&run, kind_field(&kind_charge, "total"), &charge), "0.00");
    arena_free(run.arena);
}
END_TEST

START_TEST(good_records_pass_the_check)
{
    struct dice dice = {.state = 3};

    for (int round = 0; round < 200; round++) {
        struct run run = {.arena = arena_new(NULL)};
        dice.arena = run.arena;
        for (const struct kind *const *kind = all_kinds; *kind; kind++) {
            void *record = arena_alloc(run.arena, (*kind)->size);
            dice_record(&dice, *kind, record);
            enum status status = record_check(&run, *kind, record);
            ck_assert_msg(status == STATUS_OK, "%s", run.count ? run.findings[0].message : "");
        }
        arena_free(run.arena);
    }
}
END_TEST

static void check_codes(const struct kind *kind, const void *record, const char *expected)
{
    struct run run = {.arena = arena_new(NULL)};
    struct text codes = text_new(run.arena);

    ck_assert_int_eq(record_check(&run, kind, record), STATUS_DATA);
    for (size_t i = 0; i < run.count; i++)
        text_printf(&codes, "%s%s", i ? " " : "", run.findings[i].code);
    ck_assert_msg(strcmp(codes.at, expected) == 0, "found '%s' (%s), expected '%s'", codes.at,
                  run.findings[0].message, expected);
    arena_free(run.arena);
}

START_TEST(bad_records_fail_the_check)
{
    struct date day = {2026, 11, 3};
    struct receipt receipt = {.id = "P261103-001", .date = day, .amount = 1, .via = "cash"};
    struct receipt bad = receipt;
    const char *words[] = {"a", "B"}, *keys[] = {"1-101", "1-101"};
    int64_t cells[] = {1, -1};

    check_codes(&kind_receipt, &(struct receipt){0},
                "field-missing field-missing field-sign field-missing");
    bad.id = "B261103-001";
    check_codes(&kind_receipt, &bad, "record-kind");
    bad = receipt;
    bad.date = (struct date){2026, 2, 30};
    bad.amount = DECIMAL_LIMIT + 1;
    bad.note = "a\nb";
    check_codes(&kind_receipt, &bad, "field-type field-type text-lines");
    bad = receipt;
    bad.items = (struct words){words, 2};
    bad.unit = "";
    check_codes(&kind_receipt, &bad, "field-type field-type");
    struct roll roll = {.id = "C261103-001", .month = {2026, 11}, .due = day};
    roll.lines = (struct matrix){keys, cells, 2, 1};
    check_codes(&kind_roll, &roll, "field-sign yaml-duplicate-key");
    struct compound compound = {.version = 1, .name = "桂", .currency = "XXX", .language = "en"};
    struct rules rules = {.credit_fund = "Operating"};
    compound.timezone = "UTC";
    compound.opened = (struct month){2018, 6};
    compound.rules = &rules;
    check_codes(&kind_compound, &compound, "field-choice field-type");
}
END_TEST

START_TEST(a_check_names_record_and_field)
{
    struct run run = {.arena = arena_new(NULL)};
    struct receipt receipt = {
        .id = "P261103-001", .date = {2026, 11, 3}, .amount = 100, .via = "Cash"};

    ck_assert_int_eq(record_check(&run, &kind_receipt, &receipt), STATUS_DATA);
    ck_assert_str_eq(run.findings[0].message,
                     "receipt 'P261103-001': field 'via': found 'Cash', expected a short name "
                     "like 'property' (small letters, digits, - and _)");
    arena_free(run.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format field");
    TCase *all = tcase_create("all");

    tcase_add_loop_test(all, typed_values_are_parsed, 0, (int)(sizeof typed / sizeof typed[0]));
    tcase_add_test(all, text_is_what_parse_takes);
    tcase_add_test(all, absent_is_null_none_or_zero);
    tcase_add_test(all, good_records_pass_the_check);
    tcase_add_test(all, bad_records_fail_the_check);
    tcase_add_test(all, a_check_names_record_and_field);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
