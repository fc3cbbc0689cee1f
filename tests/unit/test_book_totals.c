/* Totals of periods, arrears by age, and the closing of a month. */
#include "book_memory.h"

static struct memory memory;

static void setup(void)
{
    memory_new(&memory);
    add(&memory, "funds/2026/10/01.yaml",
        "- {id: O261001-001, date: 2026-09-30, amount: 1000.00, place: bank, fund: operating}");
    add(&memory, "funds/2026/10/01.yaml",
        "- {id: O261001-002, date: 2026-09-30, amount: 40.00, unit: 10-1, item: property, "
        "month: 2023-10}");
    add(&memory, "fees/2026/10/20.yaml",
        "- {id: P261020-001, date: 2026-10-20, unit: 2-101, amount: 300.00, via: wechat}");
    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: P261105-001, date: 2026-11-05, unit: 2-102, amount: 296.00, via: bank}");
    add(&memory, NOVEMBER "06.yaml",
        "- {id: P261106-001, date: 2026-11-06, amount: 77.00, via: bank}");
    add(&memory, NOVEMBER "07.yaml",
        "- {id: P261107-001, date: 2026-11-07, unit: 10-1, amount: 50.00, via: cash}");
    add(&memory, NOVEMBER "08.yaml",
        "- {id: R261108-001, date: 2026-11-08, of: P261107-001, reason: \"mistyped\"}");
    add(&memory, NOVEMBER "09.yaml",
        "- {id: W261109-001, date: 2026-11-09, unit: 10-1, item: property, month: 2026-11, "
        "amount: 63.10, decision: D2026-01, reason: \"leak\"}");
    add(&memory, "expenses/2026/11/10.yaml",
        "- {id: X261110-001, date: 2026-11-10, amount: 120.00, category: repair, payee: p9, "
        "fund: utilities, from: bank, handler: p1, by: p2}");
    add(&memory, "expenses/2026/11/10.yaml",
        "- {id: X261110-002, date: 2026-11-10, amount: 80.00, category: staff, payee: p9, "
        "fund: operating, from: bank, handler: p1, by: p2}");
    add(&memory, "expenses/2026/11/10.yaml",
        "- {id: Z261110-001, date: 2026-11-11, of: X261110-001, from: bank}");
}

static void teardown(void)
{
    memory_free(&memory);
}

START_TEST(a_month_adds_up)
{
    const struct date from[] = {{2026, 11, 1}, {2026, 10, 1}, {0}},
                      to[] = {{2026, 11, 30}, {2026, 10, 31}, {2026, 11, 7}};
    struct totals *totals;
    struct fold *fold;

    assert_ok(&memory.run,
              totals_compute(&memory.run, memory_book(&memory), from, to, 3, &totals, &fold));
    /* November; places are bank, wechat, cash */
    ck_assert_int_eq(totals[0].place_before[0], 100000);
    ck_assert_int_eq(totals[0].place_in[0], 37300);
    ck_assert_int_eq(totals[0].place_out[0], 12000);
    ck_assert_int_eq(totals[0].place_after[0], 125300);
    ck_assert_int_eq(totals[0].place_in[2], 0); /* received and reversed */
    ck_assert_int_eq(totals[0].place_out[2], 0);
    /* funds are operating, utilities, common: 100.00 of parking of each of two units */
    ck_assert_int_eq(totals[0].fund_before[0], 130000);
    ck_assert_int_eq(totals[0].fund_after[1], -12000);
    ck_assert_int_eq(totals[0].fund_after[2], 20000);
    ck_assert_int_eq(totals[0].fund_after[0], 130000 + 9600 + 10000 + 7700 - 10000);
    ck_assert_int_eq(totals[0].charged[0], 68710);
    ck_assert_int_eq(totals[0].received[0], 12800 + 9600);
    ck_assert_int_eq(totals[0].received[2], 20000);
    ck_assert_int_eq(totals[0].waived[0], 6310);
    ck_assert_int_eq(totals[0].receivable_before[0], 4000);
    ck_assert_int_eq(totals[0].receivable[0], 4000 + 68710 - 22400 - 6310);
    ck_assert_int_eq(totals[0].unit_receivable[2], 44000);
    ck_assert_int_eq(totals[0].unit_credit[0], 7200);
    ck_assert_int_eq(totals[0].unit_credit[1], 10000);
    ck_assert_int_eq(totals[0].credit_before, 30000);
    ck_assert_int_eq(totals[0].credit, 17200);
    ck_assert_int_eq(totals[0].unidentified, 7700);
    ck_assert_int_eq(totals[0].payable, 8000);
    ck_assert_int_eq(totals[0].incurred[0], 8000);
    ck_assert_int_eq(totals[0].spent[0], 0);
    ck_assert_int_eq(totals[0].spent[1], 12000);
    /* of November's money 100.00 is left as credit; October's 300.00 was all in advance */
    ck_assert_int_eq(totals[0].advance, 10000);
    ck_assert_int_eq(totals[1].advance, 30000);
    ck_assert_int_eq(totals[1].place_after[1], 30000);
    ck_assert_int_eq(totals[1].receivable[0], 4000);
    /* from the beginning to the 7th, when the receipt of 50.00 still stood */
    ck_assert_int_eq(totals[2].place_before[0], 0);
    ck_assert_int_eq(totals[2].place_after[2], 5000);
    ck_assert_int_eq(totals[2].advance, 7200 + 10000);
}
END_TEST

/* Whatever the periods, one is the sum of its parts. */
START_TEST(periods_add_up)
{
    struct date from[40], to[40];
    struct totals *totals;
    size_t count = 0;

    from[0] = day_of("2026-09-25");
    to[0] = day_of("2026-11-20");
    for (int32_t day = date_days(from[0]); day <= date_days(to[0]); day += 3) {
        from[++count] = date_from_days(day);
        to[count] = date_from_days(day + 2);
    }
    assert_ok(&memory.run, totals_compute(&memory.run, memory_book(&memory), from, to, count + 1,
                                          &totals, NULL));
    for (size_t place = 0; place < 3; place++) {
        int64_t in = 0, out = 0;
        for (size_t i = 1; i <= count; i++) {
            in += totals[i].place_in[place];
            out += totals[i].place_out[place];
            ck_assert_int_eq(totals[i].place_before[place] + totals[i].place_in[place] -
                                 totals[i].place_out[place],
                             totals[i].place_after[place]);
            ck_assert_int_eq(totals[i].place_before[place],
                             i > 1 ? totals[i - 1].place_after[place] : 0);
        }
        ck_assert_int_eq(in, totals[0].place_in[place]);
        ck_assert_int_eq(out, totals[0].place_out[place]);
    }
}
END_TEST

START_TEST(ages)
{
    static const struct {
        const char *due, *day;
        enum age age;
    } cases[] = {

        {"2026-11-20", "2026-11-19", AGE_NOT_DUE}, {"2026-11-20", "2026-11-20", AGE_NOT_DUE},
        {"2026-11-20", "2026-11-21", AGE_30},      {"2026-11-20", "2026-12-20", AGE_30},
        {"2026-11-20", "2026-12-21", AGE_90},      {"2026-01-01", "2026-04-01", AGE_90},
        {"2026-01-01", "2026-04-02", AGE_180},     {"2026-01-01", "2026-06-30", AGE_180},
        {"2026-01-01", "2026-07-01", AGE_365},     {"2026-01-01", "2027-01-01", AGE_365},
        {"2026-01-01", "2027-01-02", AGE_OLDER},   {"2023-11-20", "2026-11-20", AGE_OLDER},
        {"2023-11-20", "2026-11-21", AGE_BARRED},  {"2026-10-30", "2026-11-21", AGE_30},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct date due = day_of(cases[i].due), day = day_of(cases[i].day);
        const struct date limit = day_of(due.year < 2026 ? "2026-11-20" : "2029-11-20");
        ck_assert_msg(debt_age(due, limit, day) == cases[i].age, "%s %s", cases[i].due,
                      cases[i].day);
    }
}
END_TEST

START_TEST(arrears_by_age)
{
    struct arrears arrears;

    assert_ok(&memory.run,
              arrears_compute(&memory.run, memory_book(&memory), day_of("2026-11-21"), &arrears));
    ck_assert_uint_eq(arrears.count, 3);
    const struct arrears_line *line = &arrears.lines[2];
    ck_assert_int_eq(line->owed, 44000);
    ck_assert_int_eq(line->overdue, 44000);
    ck_assert_int_eq(line->age[AGE_BARRED], 4000); /* due 2023-10-31 */
    ck_assert_int_eq(line->age[AGE_30], 40000);
    ck_assert_int_eq(date_compare(line->oldest, day_of("2023-10-31")), 0);
    ck_assert_int_eq(arrears.lines[0].credit, 7200);
    ck_assert_int_eq(arrears.lines[0].owed, 0);
    ck_assert(date_is_none(arrears.lines[0].oldest));
    ck_assert_int_eq(arrears.total.unit, -1);
    ck_assert_int_eq(arrears.total.owed, 44000);
    ck_assert_int_eq(arrears.total.credit, 17200);
    /* an earlier day: before the waiver, when the receipt of 50.00 still stood */
    assert_ok(&memory.run,
              arrears_compute(&memory.run, memory_book(&memory), day_of("2026-11-07"), &arrears));
    ck_assert_int_eq(arrears.lines[2].owed, 50310 - 5000);
    ck_assert_int_eq(arrears.lines[2].overdue, 0);
    ck_assert_int_eq(arrears.lines[2].age[AGE_NOT_DUE], 45310);
    /* before the charge */
    assert_ok(&memory.run,
              arrears_compute(&memory.run, memory_book(&memory), day_of("2026-10-31"), &arrears));
    ck_assert_int_eq(arrears.lines[0].owed, 0);
    ck_assert_int_eq(arrears.lines[0].credit, 30000);
    ck_assert_int_eq(arrears.total.owed, 4000);
}
END_TEST

static void assert_pairs(const struct pairs *pairs, size_t count, const struct pair *expected)
{
    ck_assert_uint_eq(pairs->count, count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(pairs->item[i].key, expected[i].key);
        ck_assert_int_eq(pairs->item[i].value, expected[i].value);
    }
}

START_TEST(a_month_is_closed)
{
    struct closing closing;

    assert_ok(&memory.run, closing_compute(&memory.run, memory_book(&memory),
                                           (struct month){2026, 11}, &closing));
    ck_assert_ptr_null(closing.id);
    assert_pairs(&closing.places, 3,
                 (struct pair[]){{"bank", 125300}, {"wechat", 30000}, {"cash", 0}});
    assert_pairs(
        &closing.funds, 4,
        (struct pair[]){
            {"operating", 147300}, {"utilities", -12000}, {"common", 20000}, {"deposits", 0}});
    assert_pairs(&closing.charged, 2, (struct pair[]){{"property", 68710}, {"parking", 20000}});
    assert_pairs(&closing.received, 2, (struct pair[]){{"property", 22400}, {"parking", 20000}});
    assert_pairs(&closing.waived, 1, (struct pair[]){{"property", 6310}});
    assert_pairs(&closing.spent, 1, (struct pair[]){{"repair", 12000}});
    assert_pairs(&closing.receivable, 1, (struct pair[]){{"property", 44000}});
    assert_pairs(&closing.units, 3,
                 (struct pair[]){{"2-101", -7200}, {"2-102", -10000}, {"10-1", 44000}});
    ck_assert_int_eq(closing.credit, 17200);
    ck_assert_int_eq(closing.unidentified, 7700);
    ck_assert_int_eq(closing.payable, 8000);
}
END_TEST

/* A receipt of last month is identified in this one: its rest is this month's advance. */
START_TEST(identified_later)
{
    const struct date from[] = {{2026, 12, 1}}, to[] = {{2026, 12, 31}};
    struct totals *totals;

    add(&memory, "fees/2026/12/02.yaml",
        "- {id: I261202-001, date: 2026-12-02, of: P261106-001, unit: 2-102}");
    add(&memory, "fees/2026/12/03.yaml",
        "- {id: A261203-001, date: 2026-12-03, unit: 2-102, item: property, month: 2026-12, "
        "amount: 130.00, reason: \"x\"}");
    assert_ok(&memory.run,
              totals_compute(&memory.run, memory_book(&memory), from, to, 1, &totals, NULL));
    /* 100.00 came from November, 30.00 of the 77.00 was used */
    ck_assert_int_eq(totals->advance, 4700);
    ck_assert_int_eq(totals->unidentified_before, 7700);
    ck_assert_int_eq(totals->unidentified, 0);
    ck_assert_int_eq(totals->charged[0], 13000);
    ck_assert_int_eq(totals->received[0], 13000);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_totals");
    TCase *tests = tcase_create("totals");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_month_adds_up);
    tcase_add_test(tests, periods_add_up);
    tcase_add_test(tests, ages);
    tcase_add_test(tests, arrears_by_age);
    tcase_add_test(tests, a_month_is_closed);
    tcase_add_test(tests, identified_later);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
