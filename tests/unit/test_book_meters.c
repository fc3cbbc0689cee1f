/* Meters of single units, vacant units, and bills that are split by usage. */
#include "book_memory.h"

#include "book/check.h"
#include "book/meters.h"
#include "format/yaml.h"

static struct memory memory;

static const struct month november = {2026, 11};

static void setup(void)
{
    memory_new(&memory);
    put(&memory, "tariffs.yaml",
        "- {item: heat, name: \"h\", by: meter, rates: {villa: 0.52, flat: 0.5005}, "
        "steps: [{above: 100, rate: 0.80}, {above: 150, rate: 1.10}], fund: utilities, "
        "from: 2026-01}\n");
}

static void teardown(void)
{
    memory_free(&memory);
}

static void reading(const char *rest)
{
    static int number;

    add(&memory, NOVEMBER "02.yaml",
        arena_printf(memory.run.arena, "- {id: U261102-%03d, %s}", ++number, rest));
}

static struct roll assessed(struct month month)
{
    struct roll roll;

    assert_ok(&memory.run,
              assess_month(&memory.run, memory_book(&memory), month, day_of("2026-11-20"), &roll));
    return roll;
}

static const struct basis *basis_at(const struct roll *roll, size_t index)
{
    return (const struct basis *)roll->basis.item + index;
}

#define OCTOBER "date: 2026-10-31, item: heat, month: 2026-10, "
#define NOW "date: 2026-11-02, item: heat, month: 2026-11, "

START_TEST(usage_between_two_months)
{
    reading(OCTOBER "unit: 2-101, reading: 1000");
    reading(OCTOBER "unit: 10-1, reading: 7.25");
    reading(NOW "unit: 2-101, reading: 1100.01");
    reading(NOW "unit: 10-1, reading: 7.25");
    struct roll roll = assessed(november);
    ck_assert_uint_eq(roll.items.count, 1);
    /* 100 at 0.5005 and 0.01 at 0.80: 50.058 */
    ck_assert_int_eq(roll.lines.value[0], 5006);
    ck_assert_int_eq(roll.lines.value[1], 0);
    ck_assert_int_eq(roll.lines.value[2], 0);
    const struct basis *basis = basis_at(&roll, 0);
    ck_assert_uint_eq(basis->readings.count, 2);
    ck_assert_uint_eq(basis->usage.count, 1);
    ck_assert_str_eq(basis->usage.item[0].key, "2-101");
    ck_assert_int_eq(basis->usage.item[0].value, 10001);
    ck_assert_int_eq(basis->count, 3);
    /* 2-102 was not read */
    ck_assert_uint_eq(memory.run.count, 1);
    ck_assert_str_eq(memory.run.findings[0].code, "reading-missing");
    ck_assert_ptr_nonnull(strstr(memory.run.findings[0].message, "2-102"));
    ck_assert_ptr_null(strstr(memory.run.findings[0].message, "2-101"));
}
END_TEST

/* 200 in a month: 100 at the rate, 50 at the first step, 50 at the second. Over two months the
 * limits are twice as high, so all of it is at the rate. */
START_TEST(steps_count_by_month)
{
    reading(OCTOBER "unit: 2-101, reading: 0");
    reading("date: 2026-09-30, item: heat, month: 2026-09, unit: 2-102, reading: 0");
    reading(NOW "unit: 2-101, reading: 200");
    reading(NOW "unit: 2-102, reading: 200");
    struct roll roll = assessed(november);
    ck_assert_int_eq(roll.lines.value[0], 5005 + 4000 + 5500);
    ck_assert_int_eq(roll.lines.value[1], 10010);
}
END_TEST

START_TEST(a_missed_month_is_caught_up)
{
    reading("date: 2026-09-30, item: heat, month: 2026-09, unit: 2-101, reading: 10");
    struct roll roll = assessed(month_of("2026-10"));
    ck_assert_int_eq(roll.totals.item[0], 0);
    reading(NOW "unit: 2-101, reading: 30");
    memory.run.count = 0;
    roll = assessed(november);
    ck_assert_int_eq(roll.totals.item[0], 1001);
}
END_TEST

START_TEST(a_replaced_meter_counts_both)
{
    reading(OCTOBER "unit: 2-101, reading: 900");
    reading(NOW "unit: 2-101, reading: 12, replaced: true, last: 913.40, first: 2");
    struct roll roll = assessed(november);
    ck_assert_int_eq(basis_at(&roll, 0)->usage.item[0].value, 1340 + 1000);
    assert_ok(&memory.run, meters_check(&memory.run, memory_book(&memory)));
}
END_TEST

static void finds(const char *code)
{
    struct book *book = memory_book(&memory);

    memory.run.count = 0;
    assert_ok(&memory.run, book_records(&memory.run, book));
    ck_assert_int_eq(meters_check(&memory.run, book), STATUS_DATA);
    ck_assert_str_eq(memory.run.findings[0].code, code);
}

START_TEST(what_does_not_follow_is_found)
{
    reading(OCTOBER "unit: 2-101, reading: 900");
    reading(NOW "unit: 2-101, reading: 899.99");
    finds("reading-backwards");
    put(&memory, NOVEMBER "02.yaml", "");
    reading(OCTOBER "unit: 2-101, reading: 900");
    reading(OCTOBER "unit: 2-101, reading: 901");
    finds("reading-known");
    put(&memory, NOVEMBER "02.yaml", "");
    reading(NOW "unit: 2-101, reading: 900");
    reading(OCTOBER "unit: 2-101, reading: 901");
    finds("reading-order");
    put(&memory, NOVEMBER "02.yaml", "");
    reading(NOW "unit: 2-101, reading: 1, replaced: true");
    finds("reading-replaced");
    put(&memory, NOVEMBER "02.yaml", "");
    reading(OCTOBER "unit: 2-101, reading: 900");
    reading(NOW "unit: 2-101, reading: 1, replaced: true, last: 950, first: 2");
    finds("reading-backwards");
}
END_TEST

START_TEST(the_rest_of_a_bill_by_usage)
{
    add(&memory, "tariffs.yaml",
        "- {item: loss, name: \"l\", by: share, split: usage, meter: heat, fund: utilities, "
        "from: 2026-01}");
    reading(OCTOBER "unit: 2-101, reading: 0");
    reading(OCTOBER "unit: 10-1, reading: 0");
    reading(NOW "unit: 2-101, reading: 10");
    reading(NOW "unit: 10-1, reading: 20");
    add(&memory, NOVEMBER "02.yaml",
        "- {id: B261102-001, date: 2026-11-02, item: loss, month: 2026-11, amount: 25.42}");
    struct roll roll = assessed(november);
    /* the meters charge 5.01 (5.005) and 10.40; 10.01 are left, a third and two */
    const struct basis *loss = basis_at(&roll, 1);
    ck_assert_int_eq(loss->deducted, 501 + 1040);
    ck_assert_int_eq(loss->weight, 3000);
    ck_assert_int_eq(roll.lines.value[1], 334);
    ck_assert_int_eq(roll.lines.value[5], 667);
    ck_assert_int_eq(roll.totals.item[1], 1001);
}
END_TEST

START_TEST(less_than_the_meters_charge_splits_nothing)
{
    add(&memory, "tariffs.yaml",
        "- {item: loss, name: \"l\", by: share, split: usage, meter: heat, fund: utilities, "
        "from: 2026-01}");
    reading(OCTOBER "unit: 2-101, reading: 0");
    reading(NOW "unit: 2-101, reading: 10");
    add(&memory, NOVEMBER "02.yaml",
        "- {id: B261102-001, date: 2026-11-02, item: loss, month: 2026-11, amount: 5.00}");
    struct roll roll = assessed(november);
    bool said = false;
    ck_assert_int_eq(roll.totals.item[1], 0);
    for (size_t i = 0; i < memory.run.count; i++)
        said |= strcmp(memory.run.findings[i].code, "bill-below-meters") == 0;
    ck_assert(said);
}
END_TEST

START_TEST(a_vacant_unit_owes_a_part)
{
    put(&memory, "tariffs.yaml",
        "- {item: property, name: \"p\", by: area, rates: {villa: 2.20, flat: 1.60}, "
        "vacant: 0.7011, fund: operating, from: 2026-01}\n"
        "- {item: lift, name: \"l\", by: unit, rates: {villa: 0, flat: 1.55}, vacant: 0.50, "
        "fund: operating, from: 2026-01}\n");
    add(&memory, "units/2.yaml",
        "- {unit: 2-101, kind: flat, area: 80.00, source: registered, owner: o001, "
        "state: vacant, from: 2026-11-01, reason: \"empty\"}");
    add(&memory, "units/2.yaml",
        "- {unit: 2-102, kind: flat, area: 60.00, source: registered, owner: o002, "
        "state: vacant, from: 2026-11-02, reason: \"empty\"}");
    struct roll roll = assessed(november);
    ck_assert_int_eq(roll.lines.value[0], 8974); /* 80 × 1.60 × 0.7011 = 89.7408 */
    ck_assert_int_eq(roll.lines.value[1], 78);   /* 0.775: half a fen up */
    ck_assert_int_eq(roll.lines.value[2], 9600); /* vacant from the second day on */
    ck_assert_int_eq(basis_at(&roll, 0)->vacant, 7011);
    ck_assert_int_eq(basis_at(&roll, 0)->reduced, 1);
}
END_TEST

START_TEST(steps_rise_and_no_factor_is_above_one)
{
    static const char *const wrong[] = {
        "by: meter, rates: {flat: 1}, steps: [{above: 10, rate: 1}, {above: 10, rate: 2}]",
        "by: area, rates: {flat: 1}, vacant: 1.0001"};

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct book *book;
        put(&memory, "tariffs.yaml",
            arena_printf(memory.run.arena,
                         "- {item: a, name: \"a\", %s, fund: operating, from: 2026-01}\n",
                         wrong[i]));
        memory.run.count = 0;
        struct snapshot *snapshot = memory_snapshot(&memory, &memory.run);
        ck_assert_int_eq(book_open(&memory.run, snapshot, &book), STATUS_DATA);
        ck_assert_str_eq(memory.run.findings[0].code, "tariff-shape");
    }
}
END_TEST

static enum status verified(const struct roll *roll)
{
    struct text text = text_new(memory.run.arena);
    struct roll copy = *roll;
    struct book *book;

    copy.id = "C261102-001";
    yaml_write_map(&text, &kind_roll, &copy);
    put(&memory, NOVEMBER "charges.yaml", text.at);
    memory.run.count = 0;
    book = memory_book(&memory);
    assert_ok(&memory.run, book_records(&memory.run, book));
    return assess_verify(&memory.run, book, &book->records->rolls[0]);
}

static void differs(const struct roll *roll, const char *code)
{
    ck_assert_int_eq(verified(roll), STATUS_DATA);
    ck_assert_uint_ge(memory.run.count, 1);
    ck_assert_str_eq(memory.run.findings[0].code, code);
}

/* A roll is computed again from the readings, not from what it says of them. */
START_TEST(a_roll_of_meters_is_proved)
{
    reading(OCTOBER "unit: 2-101, reading: 0");
    reading(NOW "unit: 2-101, reading: 10");
    struct roll roll = assessed(november);
    assert_ok(&memory.run, verified(&roll));
    struct basis basis = *basis_at(&roll, 0);
    struct pair usage = {"2-101", 1001};
    const char *other = "U261102-999";
    roll.basis.item = &basis;
    basis.usage.item = &usage;
    differs(&roll, "roll-usage");
    basis = *basis_at(&roll, 0);
    usage.value = 1000;
    basis.readings.item = &other;
    differs(&roll, "roll-readings");
}
END_TEST

/* Who enters a reading for a month that is assessed, or takes one away, is found. */
START_TEST(a_reading_too_late_is_found)
{
    reading(OCTOBER "unit: 2-101, reading: 0");
    reading(NOW "unit: 2-101, reading: 10");
    struct roll roll = assessed(november);
    reading("date: 2026-11-03, item: heat, month: 2026-11, unit: 2-102, reading: 1");
    differs(&roll, "roll-readings");
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_meters");
    TCase *tests = tcase_create("meters");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, usage_between_two_months);
    tcase_add_test(tests, steps_count_by_month);
    tcase_add_test(tests, a_missed_month_is_caught_up);
    tcase_add_test(tests, a_replaced_meter_counts_both);
    tcase_add_test(tests, what_does_not_follow_is_found);
    tcase_add_test(tests, the_rest_of_a_bill_by_usage);
    tcase_add_test(tests, less_than_the_meters_charge_splits_nothing);
    tcase_add_test(tests, a_vacant_unit_owes_a_part);
    tcase_add_test(tests, steps_rise_and_no_factor_is_above_one);
    tcase_add_test(tests, a_roll_of_meters_is_proved);
    tcase_add_test(tests, a_reading_too_late_is_found);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
