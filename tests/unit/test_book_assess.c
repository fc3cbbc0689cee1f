/* What units owe for a month, and that a roll can be proved from its own basis. */
#include "book_memory.h"

#include "format/yaml.h"

static struct memory memory;

static void setup(void)
{
    memory_new(&memory);
}

static void teardown(void)
{
    memory_free(&memory);
}

static const struct month november = {2026, 11};

static struct roll assessed(void)
{
    struct roll roll;

    assert_ok(&memory.run, assess_month(&memory.run, memory_book(&memory), november,
                                        day_of("2026-11-20"), &roll));
    return roll;
}

static void assert_line(const struct roll *roll, size_t line, const char *unit, int64_t first,
                        int64_t second)
{
    ck_assert_str_eq(roll->lines.key[line], unit);
    ck_assert_int_eq(roll->lines.value[line * roll->lines.width], first);
    ck_assert_int_eq(roll->lines.value[line * roll->lines.width + 1], second);
}

START_TEST(by_area_and_by_unit)
{
    struct roll roll = assessed();

    ck_assert_ptr_null(roll.id);
    ck_assert_int_eq(date_compare(roll.due, day_of("2026-11-20")), 0);
    ck_assert_uint_eq(roll.items.count, 2);
    ck_assert_str_eq(roll.items.item[1], "parking");
    ck_assert_uint_eq(roll.lines.count, 3);
    assert_line(&roll, 0, "2-101", 12800, 10000);
    assert_line(&roll, 1, "2-102", 9600, 10000);
    assert_line(&roll, 2, "10-1", 46310, 0); /* 210.50 m² at 2.20; parking is not theirs */
    ck_assert_int_eq(roll.totals.item[0], 68710);
    ck_assert_int_eq(roll.totals.item[1], 20000);
    const struct basis *basis = roll.basis.item;
    ck_assert_int_eq(basis[1].count, 2);
    ck_assert_int_eq(basis[1].weight, 0);
    /* water has no bill */
    ck_assert_uint_eq(memory.run.count, 1);
    ck_assert_str_eq(memory.run.findings[0].code, "bill-missing");
    ck_assert_int_eq(memory.run.findings[0].severity, SEVERITY_WARNING);
}
END_TEST

START_TEST(rounded_half_away_from_zero)
{
    put(&memory, "tariffs.yaml",
        "- {item: a, name: \"a\", by: area, rates: {villa: 0.0310, flat: 0.0300}, "
        "fund: operating, from: 2026-01}\n"
        "- {item: b, name: \"b\", by: unit, rates: {villa: 1.0050, flat: 1.0049}, "
        "fund: operating, from: 2026-01}\n");
    struct roll roll = assessed();
    assert_line(&roll, 0, "2-101", 240, 100);
    assert_line(&roll, 2, "10-1", 653, 101); /* 6.5255 and 1.0050 */
}
END_TEST

static void bill(const char *id, const char *amount, const char *month)
{
    add(&memory, NOVEMBER "02.yaml",
        arena_printf(memory.run.arena,
                     "- {id: %s, date: 2026-11-02, item: water, month: %s, amount: %s}", id, month,
                     amount));
}

START_TEST(bills_are_split_exactly)
{
    bill("B261102-001", "100.00", "2026-11");
    bill("B261102-002", "0.01", "2026-11");
    bill("B261102-003", "55.00", "2026-11");
    bill("B261102-004", "77.00", "2026-12");
    add(&memory, NOVEMBER "02.yaml",
        "- {id: R261102-001, date: 2026-11-02, of: B261102-003, reason: \"mistyped\"}");
    struct roll roll = assessed();
    ck_assert_uint_eq(roll.items.count, 3);
    /* 10001 fen over 80, 60 and 210.5 of 350.5: 2282.7.., 1712.0.., 6006.3.. */
    ck_assert_int_eq(roll.lines.value[1], 2283);
    ck_assert_int_eq(roll.lines.value[4], 1712);
    ck_assert_int_eq(roll.lines.value[7], 6006);
    ck_assert_int_eq(roll.totals.item[1], 10001);
    const struct basis *water = (const struct basis *)roll.basis.item + 1;
    ck_assert_uint_eq(water->bills.count, 2);
    ck_assert_str_eq(water->bills.item[1], "B261102-002");
    ck_assert_int_eq(water->amount, 10001);
    ck_assert_int_eq(water->weight, 35050);
    ck_assert_str_eq(water->split, "area");
}
END_TEST

START_TEST(by_unit_in_a_group)
{
    put(&memory, "tariffs.yaml",
        "- {item: water, name: \"w\", by: share, split: unit, buildings: [b], fund: utilities, "
        "from: 2026-01}\n"
        "- {item: light, name: \"l\", by: unit, rates: {flat: 1.00}, buildings: [b], "
        "units: [2-102], fund: utilities, from: 2026-01}\n");
    put(&memory, "units/b.yaml",
        "- {unit: b-9, kind: flat, area: 1.00, source: contract, owner: o7, from: 2026-01-01}\n"
        "- {unit: b-10, kind: flat, area: 9.00, source: contract, owner: o7, from: 2026-01-01}\n");
    bill("B261102-001", "0.01", "2026-11");
    struct roll roll = assessed();
    assert_line(&roll, 0, "2-101", 0, 0);
    assert_line(&roll, 1, "2-102", 0, 100);
    assert_line(&roll, 2, "10-1", 0, 0);
    assert_line(&roll, 3, "b-9", 1, 100); /* equal remainders: in the order of codes */
    assert_line(&roll, 4, "b-10", 0, 100);
    ck_assert_int_eq(((const struct basis *)roll.basis.item)->weight, 2);
}
END_TEST

START_TEST(only_units_of_the_first_day)
{
    add(&memory, "units/2.yaml",
        "- {unit: 2-103, kind: flat, area: 50.00, source: contract, owner: o7, "
        "from: 2026-11-01}");
    add(&memory, "units/2.yaml",
        "- {unit: 2-104, kind: flat, area: 50.00, source: contract, owner: o7, "
        "from: 2026-11-02}");
    struct roll roll = assessed();
    ck_assert_uint_eq(roll.lines.count, 4);
    ck_assert_str_eq(roll.lines.key[2], "2-103");
}
END_TEST

static void assert_no_roll(enum status status, const char *code)
{
    struct roll roll;

    memory.run.count = 0;
    ck_assert_int_eq(
        assess_month(&memory.run, memory_book(&memory), november, day_of("2026-11-20"), &roll),
        status);
    ck_assert_str_eq(memory.run.findings[memory.run.count - 1].code, code);
}

START_TEST(what_cannot_be_assessed)
{
    put(&memory, "tariffs.yaml",
        "- {item: a, name: \"a\", by: area, rates: {flat: 1.00}, fund: operating, "
        "from: 2026-01}\n");
    assert_no_roll(STATUS_DATA, "rate-missing");
    ck_assert_str_eq(memory.run.findings[0].message,
                     "'a' has no rate for a unit of kind 'villa' such as '10-1'");
    put(&memory, "tariffs.yaml", "");
    assert_no_roll(STATUS_REFUSED, "nothing-to-assess");
    put(&memory, "tariffs.yaml",
        "- {item: water, name: \"a\", by: share, buildings: [g], fund: operating, "
        "from: 2026-01}\n");
    bill("B261102-001", "9.00", "2026-11");
    assert_no_roll(STATUS_DATA, "nobody-to-share");
    put(&memory, "tariffs.yaml",
        "- {item: a, name: \"a\", by: area, rates: {flat: 99999999.00, villa: 1.00}, "
        "fund: operating, from: 2026-01}\n");
    put(&memory, "units/2.yaml",
        "- {unit: 2-101, kind: flat, area: 9999999999.00, source: registered, owner: o1, "
        "from: 2026-01-01}\n");
    assert_no_roll(STATUS_DATA, "amount-too-large");
    put(&memory, "tariffs.yaml", tariffs_text);
    charge_november(&memory);
    assert_no_roll(STATUS_REFUSED, "already-assessed");
}
END_TEST

/* Writes the roll as the command would and verifies it as read again. */
static void store(struct roll *roll)
{
    struct text text = text_new(memory.run.arena);

    roll->id = "C261101-001";
    yaml_write_map(&text, &kind_roll, roll);
    put(&memory, NOVEMBER "charges.yaml", text.at);
    add(&memory, NOVEMBER "03.yaml",
        "- {id: C261101-001, date: 2026-11-01, month: 2026-11, total: 0.00}");
}

static enum status verified(void)
{
    struct book *book = memory_book(&memory);

    memory.run.count = 0;
    assert_ok(&memory.run, book_records(&memory.run, book));
    return assess_verify(&memory.run, book, &book->records->rolls[0]);
}

START_TEST(a_roll_is_proved)
{
    bill("B261102-001", "100.01", "2026-11");
    struct roll roll = assessed();
    store(&roll);
    assert_ok(&memory.run, verified());
    ck_assert_uint_eq(memory.run.count, 0);
    /* other tariffs may come afterwards */
    add(&memory, "tariffs.yaml",
        "- {item: lift, name: \"l\", by: unit, rates: {flat: 1.00}, fund: operating, "
        "from: 2026-01}");
    assert_ok(&memory.run, verified());
    bill("B261102-002", "5.00", "2026-11");
    assert_ok(&memory.run, verified());
    ck_assert_uint_eq(memory.run.count, 1);
    ck_assert_str_eq(memory.run.findings[0].code, "bill-not-charged");
}
END_TEST

static void assert_tariff_differs(const char *tariffs, const char *says)
{
    put(&memory, "tariffs.yaml", tariffs);
    ck_assert_int_eq(verified(), STATUS_DATA);
    ck_assert_uint_eq(memory.run.count, 1);
    ck_assert_str_eq(memory.run.findings[0].code, "roll-tariff");
    ck_assert_str_eq(memory.run.findings[0].message, says);
}

/* A roll that agrees with itself, but not with what had been decided to charge. */
START_TEST(a_roll_follows_the_tariffs)
{
    put(&memory, "tariffs.yaml",
        "- {item: a, name: \"a\", by: area, rates: {villa: 2.20, flat: 1.60}, fund: operating, "
        "from: 2026-01}\n");
    struct roll roll = assessed();
    store(&roll);
    assert_tariff_differs(
        "- {item: a, name: \"a\", by: area, rates: {villa: 2.20, flat: 1.50}, "
        "fund: operating, from: 2026-01}\n",
        "'a' is charged otherwise than its tariff of 2026-11 in tariffs.yaml says");
    assert_tariff_differs(
        "- {item: a, name: \"a\", by: area, rates: {villa: 2.20, flat: 1.60}, "
        "buildings: [2], fund: operating, from: 2026-01}\n",
        "'a' is charged otherwise than its tariff of 2026-11 in tariffs.yaml says");
    assert_tariff_differs("- {item: a, name: \"a\", by: area, rates: {villa: 2.20, flat: 1.60}, "
                          "fund: operating, from: 2026-12}\n",
                          "'a' is charged, but has no tariff of 2026-11 in tariffs.yaml");
    put(&memory, "tariffs.yaml",
        "- {item: a, name: \"another\", by: area, rates: {flat: 1.60, villa: 2.20}, "
        "fund: operating, from: 2026-01, to: 2026-11}\n");
    assert_ok(&memory.run, verified());
    ck_assert_uint_eq(memory.run.count, 0);
}
END_TEST

/* Each change of one figure is found, by its name. */
START_TEST(every_figure_is_checked)
{
    bill("B261102-001", "100.01", "2026-11");
    struct roll good = assessed();
    static const struct {
        const char *code, *says;
    } expected[] = {
        {"roll-differs", "the line '2-102' of 'property' is 96.01 in the roll, but comes to 96.00"},
        {"roll-differs", "the total of 'parking' is 200.01 in the roll, but comes to 200.00"},
        {"roll-differs", "the sum of bills of 'water' is 100.02 in the roll, but comes to 100.01"},
        {"roll-differs", "the weight of 'water' is 35051 in the roll, but comes to 35050"},
        {"roll-differs", "'parking' concerns 3 units in the roll, but 2 in the registers"},
        {"roll-differs",
         "the line '2-101' of 'property' is 128.00 in the roll, but comes to 128.80"},
        {"roll-unit", "the roll has no line of '10-1'"},
        {"roll-unit", "the roll charges '9-1', which was not there that month"},
        {"roll-bill",
         "the roll's basis names 'B261102-009', which is no bill for 'water' of its month"},
        {"roll-basis", "the basis of 'water' stands where that of 'property' should"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        struct roll roll = good;
        struct basis basis[3];
        memcpy(basis, good.basis.item, sizeof basis);
        roll.basis.item = basis;
        roll.lines.value = arena_grow(memory.run.arena, good.lines.value, 9, 9, sizeof(int64_t));
        roll.lines.key = arena_grow(memory.run.arena, good.lines.key, 3, 3, sizeof(char *));
        roll.totals.item = arena_grow(memory.run.arena, good.totals.item, 3, 3, sizeof(int64_t));
        const char *other[] = {"B261102-009"};
        struct pair rates[] = {{"villa", 22000}, {"flat", 16100}};
        roll.lines.value[3] += i == 0;
        roll.totals.item[2] += i == 1;
        basis[1].amount += i == 2;
        basis[1].weight += i == 3;
        basis[2].count += i == 4;
        if (i == 5)
            basis[0].rates = (struct pairs){rates, 2};
        if (i == 6 || i == 7)
            roll.lines.key[2] = "9-1";
        if (i == 8)
            basis[1].bills.item = other;
        if (i == 9)
            basis[0].item = "water";
        store(&roll);
        put(&memory, NOVEMBER "03.yaml", "");
        ck_assert_int_eq(verified(), STATUS_DATA);
        bool found = false;
        for (size_t at = 0; at < memory.run.count; at++)
            found |= strcmp(memory.run.findings[at].code, expected[i].code) == 0 &&
                     strcmp(memory.run.findings[at].message, expected[i].says) == 0;
        if (!found)
            show(&memory.run);
        ck_assert_msg(found, "%s", expected[i].says);
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_assess");
    TCase *tests = tcase_create("assess");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, by_area_and_by_unit);
    tcase_add_test(tests, rounded_half_away_from_zero);
    tcase_add_test(tests, bills_are_split_exactly);
    tcase_add_test(tests, by_unit_in_a_group);
    tcase_add_test(tests, only_units_of_the_first_day);
    tcase_add_test(tests, what_cannot_be_assessed);
    tcase_add_test(tests, a_roll_is_proved);
    tcase_add_test(tests, a_roll_follows_the_tariffs);
    tcase_add_test(tests, every_figure_is_checked);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
