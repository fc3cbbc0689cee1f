/* Parking and other income: what a part of a month costs, the registers, who is next, and what
 * earnings post. */
#include "book_memory.h"

#include "book/check.h"
#include "book/income.h"
#include "book/parking.h"

static struct memory memory;

static const char spaces_text[] =
    "- {space: g-01, kind: ground, from: 2026-01-01}\n"
    "- {space: g-02, kind: ground, from: 2026-01-01, to: 2026-11-30, reason: \"fire lane\"}\n"
    "- {space: u-01, kind: underground, from: 2026-01-01}\n";
static const char sources_text[] =
    "- {source: parking, name: \"停车\", group: parking, fund: common, items: [parking], costs: "
    "[repair]}\n"
    "- {source: adverts, name: \"广告\", group: advertising, fund: common}\n";

static void setup(void)
{
    memory_new(&memory);
    put(&memory, "parking/spaces.yaml", spaces_text);
    put(&memory, "sources.yaml", sources_text);
    put(&memory, "tariffs.yaml",
        "- {item: property, name: \"物业费\", by: area, rates: {villa: 2.20, flat: 1.60}, "
        "fund: operating, from: 2026-01}\n"
        "- {item: parking, name: \"停车费\", by: space, rates: {ground: 100.00, underground: 0.00, "
        "second: 150.50}, fund: common, from: 2026-01}\n");
}

static void teardown(void)
{
    memory_free(&memory);
}

static int64_t cost(int64_t rate, const char *part, const char *first, const char *last)
{
    int64_t out = -1;

    ck_assert(space_cost(rate, part, month_of("2026-11"), day_of(first),
                         last ? day_of(last) : (struct date){0}, &out));
    return out;
}

START_TEST(parts_of_a_month)
{
    const int64_t rate = 1000000; /* 100.00 */

    ck_assert_int_eq(cost(rate, NULL, "2026-11-01", NULL), 10000);
    ck_assert_int_eq(cost(rate, "day", "2026-10-01", "2026-12-31"), 10000);
    ck_assert_int_eq(cost(rate, "day", "2026-11-01", "2026-11-10"), 3333);
    ck_assert_int_eq(cost(rate, "day", "2026-11-11", "2026-11-20"), 3334);
    ck_assert_int_eq(cost(rate, "day", "2026-11-21", NULL), 3333);
    ck_assert_int_eq(cost(rate, "day", "2026-12-01", NULL), 0);
    ck_assert_int_eq(cost(rate, "day", "2026-10-01", "2026-10-31"), 0);
    ck_assert_int_eq(cost(rate, "half", "2026-11-15", "2026-11-15"), 5000);
    ck_assert_int_eq(cost(rate, "half", "2026-11-16", NULL), 5000);
    ck_assert_int_eq(cost(rate, "half", "2026-11-15", "2026-11-16"), 10000);
    ck_assert_int_eq(cost(10001 * 100, "half", "2026-11-01", "2026-11-10"), 5001);
    ck_assert_int_eq(cost(10001 * 100, "half", "2026-11-20", NULL), 5000);
    ck_assert_int_eq(cost(rate, "month", "2026-11-30", NULL), 10000);
    ck_assert_int_eq(cost(0, "day", "2026-11-05", NULL), 0);
}
END_TEST

/* However a month is cut up, its parts add up to it. */
START_TEST(parts_add_up)
{
    for (int64_t rate = 1; rate < 2000000; rate = rate * 3 + 7)
        for (int cut = 1; cut < 30; cut++) {
            int64_t all, first, second;
            const struct month month = {2026, 11};
            const struct date day = {2026, 11, (int8_t)cut}, next = {2026, 11, (int8_t)(cut + 1)};
            ck_assert(space_cost(rate, "day", month, month_first(month), (struct date){0}, &all));
            ck_assert(space_cost(rate, "day", month, month_first(month), day, &first));
            ck_assert(space_cost(rate, "day", month, next, (struct date){0}, &second));
            ck_assert_int_eq(first + second, all);
            ck_assert_int_ge(first, 0);
            ck_assert_int_ge(second, 0);
        }
}
END_TEST

static struct roll november_roll(void)
{
    struct roll roll;

    assert_ok(&memory.run, assess_month(&memory.run, memory_book(&memory), month_of("2026-11"),
                                        day_of("2026-11-20"), &roll));
    ck_assert_str_eq(roll.items.item[1], "parking");
    return roll;
}

START_TEST(the_roll_charges_permits)
{
    put(&memory, "parking/permits.yaml",
        "- {space: g-01, unit: 2-101, from: 2026-01-01, to: 2026-11-10, given: 2026-01-01}\n"
        "- {space: g-01, unit: 2-102, from: 2026-11-11, given: 2026-11-01}\n"
        "- {space: u-01, unit: 2-102, from: 2026-01-01, given: 2026-01-01}\n"
        "- {space: g-02, unit: 10-1, from: 2026-11-16, to: 2026-11-30, given: 2026-11-16, "
        "charged_from: 2026-12}\n");
    struct roll roll = november_roll();
    const struct basis *basis = roll.basis.item;

    ck_assert_int_eq(roll.lines.value[1], 3333);
    ck_assert_int_eq(roll.lines.value[3], 6667);
    ck_assert_int_eq(roll.lines.value[5], 0);
    ck_assert_int_eq(roll.totals.item[1], 10000);
    ck_assert_str_eq(basis[1].part, "day");
    ck_assert_int_eq(basis[1].count, 3);
}
END_TEST

START_TEST(the_roll_does_not_know_a_later_end)
{
    put(&memory, "parking/permits.yaml",
        "- {space: g-01, unit: 2-101, rate: second, from: 2026-11-10, to: 2026-11-20, given: "
        "2026-11-01, ended: 2026-11-15, charged_to: 2026-11}\n");
    struct roll roll = november_roll();

    /* 150.50 × 20/30 - 150.50 × 9/30 */
    ck_assert_int_eq(roll.lines.value[1], 10033 - 4515);
}
END_TEST

START_TEST(a_kind_without_a_rate)
{
    struct roll roll;

    put(&memory, "parking/spaces.yaml", "- {space: v-1, kind: visitor, from: 2026-01-01}\n");
    put(&memory, "parking/permits.yaml",
        "- {space: v-1, unit: 2-101, from: 2026-01-01, given: 2026-01-01}\n");
    ck_assert_int_eq(assess_month(&memory.run, memory_book(&memory), month_of("2026-11"),
                                  day_of("2026-11-20"), &roll),
                     STATUS_DATA);
    ck_assert_str_eq(memory.run.findings[0].code, "rate-missing");
}
END_TEST

/* What opening the book finds of a register: one finding, in this line. */
static void assert_found(const char *path, const char *text, const char *code, int line)
{
    struct book *book;

    put(&memory, path, text);
    const size_t since = memory.run.count;
    ck_assert_int_eq(book_open(&memory.run, memory_snapshot(&memory, &memory.run), &book),
                     STATUS_DATA);
    if (memory.run.count != since + 1)
        show(&memory.run);
    ck_assert_uint_eq(memory.run.count, since + 1);
    ck_assert_str_eq(memory.run.findings[since].code, code);
    ck_assert_int_eq(memory.run.findings[since].spot.line, line);
    ck_assert_ptr_nonnull(memory.run.findings[since].hint);
    put(&memory, path, "");
}

#define FIRST "- {space: g-01, unit: 2-101, from: 2026-03-01, to: 2026-03-31, given: 2026-03-01}\n"

START_TEST(permits_that_cannot_be)
{
    const char *path = "parking/permits.yaml";

    assert_found(path, FIRST "- {space: g-01, unit: 2-102, from: 2026-03-31, given: 2026-03-01}\n",
                 "permit-overlap", 2);
    assert_found(path,
                 FIRST "- {space: g-01, unit: 2-102, from: 2026-01-01, to: 2026-03-01, given: "
                       "2026-01-01}\n",
                 "permit-overlap", 2);
    assert_found(path, FIRST "- {space: x-01, unit: 2-102, from: 2026-03-31, given: 2026-03-01}\n",
                 "unknown-space", 2);
    assert_found(path, FIRST "- {space: u-01, unit: 2-109, from: 2026-03-31, given: 2026-03-01}\n",
                 "unknown-unit", 2);
    assert_found(path, "- {space: u-01, unit: 2-101, from: 2025-12-31, given: 2026-01-01}\n",
                 "space-retired", 1);
    assert_found(path, "- {space: g-02, unit: 2-101, from: 2026-01-01, given: 2026-01-01}\n",
                 "space-retired", 1);
    assert_found(path,
                 "- {space: u-01, unit: 2-101, from: 2026-03-02, to: 2026-03-01, given: "
                 "2026-01-01}\n",
                 "permit-days", 1);
    assert_found(path,
                 "- {space: u-01, unit: 2-101, from: 2026-03-02, to: 2026-03-11, ended: "
                 "2026-03-12, given: 2026-01-01}\n",
                 "permit-days", 1);
    /* one that was never used is in nobody's way */
    put(&memory, path,
        "- {space: g-01, unit: 2-101, from: 2026-03-01, given: 2026-03-01, ended: 2026-02-28}\n"
        "- {space: g-01, unit: 2-102, from: 2026-02-01, given: 2026-02-01}\n");
    memory_book(&memory);
}
END_TEST

START_TEST(registers_that_cannot_be)
{
    assert_found("parking/spaces.yaml",
                 "- {space: g-01, kind: ground, from: 2026-01-01}\n"
                 "- {space: g-01, kind: visitor, from: 2026-01-01}\n",
                 "name-twice", 2);
    assert_found("parking/spaces.yaml",
                 "- {space: g-01, kind: ground, from: 2026-01-02, to: 2026-01-01}\n", "space-days",
                 1);
    assert_found("parking/queue.yaml", "- {unit: 2-109, since: 2026-01-01, entered: 2026-01-01}\n",
                 "unknown-unit", 1);
    assert_found("parking/queue.yaml",
                 "- {unit: 2-101, since: 2026-01-02, entered: 2026-01-02, until: 2026-01-01}\n",
                 "waiting-days", 1);
    assert_found("parking/queue.yaml",
                 "- {unit: 2-101, since: 2026-01-02, entered: 2026-01-02}\n"
                 "- {unit: 2-101, since: 2026-01-03, entered: 2026-01-03}\n",
                 "waiting-twice", 2);
    assert_found("sources.yaml", "- {source: a, name: x, group: rent, fund: operating}\n",
                 "source-fund", 1);
    assert_found("sources.yaml", "- {source: a, name: x, group: rent, fund: pool}\n",
                 "unknown-fund", 1);
    assert_found("sources.yaml",
                 "- {source: a, name: x, group: rent, fund: common, costs: [repair]}\n"
                 "- {source: b, name: x, group: rent, fund: common, costs: [repair]}\n",
                 "source-twice", 2);
    assert_found("sources.yaml",
                 "- {source: a, name: x, group: rent, fund: common, items: [pool]}\n",
                 "unknown-item", 1);
}
END_TEST

START_TEST(who_is_next)
{
    const struct applicant *own;

    put(&memory, "parking/queue.yaml",
        "- {unit: 2-101, kind: ground, since: 2026-03-02, entered: 2026-03-02}\n"
        "- {unit: 2-102, since: 2026-03-02, entered: 2026-03-02}\n"
        "- {unit: 10-1, kind: underground, since: 2026-03-01, entered: 2026-03-05, until: "
        "2026-04-01}\n");
    const struct book *book = memory_book(&memory);
    const struct date day = day_of("2026-03-10");
    ck_assert_ptr_null(queue_before(book, "2-101", "ground", day, &own));
    ck_assert_ptr_eq(own, book->queue[0]);
    ck_assert_ptr_eq(queue_before(book, "2-102", "ground", day, &own), book->queue[0]);
    ck_assert_ptr_eq(own, book->queue[1]);
    ck_assert_ptr_eq(queue_before(book, "2-102", "underground", day, NULL), book->queue[2]);
    ck_assert_ptr_null(
        queue_before(book, "2-102", "underground", day_of("2026-03-04"), NULL)); /* not entered */
    ck_assert_ptr_null(queue_before(book, "2-102", "underground", day_of("2026-04-01"), NULL));
    ck_assert_ptr_eq(queue_before(book, "9-1", "charging", day, NULL), book->queue[1]);
    ck_assert_ptr_null(queue_before(book, "9-1", "charging", day_of("2026-03-01"), NULL));

    struct parking_count counts[SPACE_KINDS + 1];
    parking_count(book, day, 30, counts);
    ck_assert_int_eq(counts[0].spaces, 2);
    ck_assert_int_eq(counts[0].waiting, 1);
    ck_assert_int_eq(counts[SPACE_KINDS].waiting, 3);
    ck_assert_int_eq(counts[SPACE_KINDS].spaces, 3);
}
END_TEST

START_TEST(earnings_post)
{
    add(&memory, "funds/2026/11/02.yaml",
        "- {id: E261102-001, date: 2026-11-02, source: adverts, amount: 500.00, via: bank}\n"
        "- {id: E261102-002, date: 2026-11-01, source: parking, amount: 20.00, via: cash}\n"
        "- {id: R261102-001, date: 2026-11-02, of: E261102-002, reason: \"x\"}");
    ck_assert_str_eq(
        memory_fold(&memory, NULL, true),
        "2026-11-02 earning E261102-001: assets:place:bank 500.00 income:other:adverts "
        "-500.00 equity:funds:common 500.00 equity:pool -500.00\n"
        "2026-11-01 earning E261102-002: assets:place:cash 20.00 income:other:parking "
        "-20.00 equity:funds:common 20.00 equity:pool -20.00\n"
        "2026-11-02 -earning R261102-001 of E261102-002: assets:place:cash -20.00 "
        "income:other:parking 20.00 equity:funds:common -20.00 equity:pool 20.00\n");
}
END_TEST

START_TEST(a_receipt_is_income)
{
    struct fold *fold;
    struct use *uses;
    size_t count;

    add(&memory, "fees/2026/11/02.yaml",
        "- {id: P261102-001, date: 2026-11-02, amount: 30.00, via: cash}\n"
        "- {id: I261102-001, date: 2026-11-02, of: P261102-001, source: parking}");
    memory_fold(&memory, &fold, false);
    assert_ok(&memory.run,
              fold_uses(&memory.run, fold, &fold->book->records->events[0], &uses, &count));
    ck_assert_uint_eq(count, 0);
    add(&memory, "fees/2026/11/02.yaml",
        "- {id: R261102-001, date: 2026-11-02, of: I261102-001, reason: \"x\"}\n"
        "- {id: I261102-002, date: 2026-11-02, of: P261102-001, source: adverts}\n"
        "- {id: R261102-002, date: 2026-11-02, of: P261102-001, reason: \"x\"}");
    ck_assert_str_eq(
        memory_fold(&memory, NULL, true),
        "2026-11-02 receipt P261102-001: assets:place:cash 30.00 liabilities:unidentified -30.00 "
        "equity:funds:operating 30.00 equity:pool -30.00\n"
        "2026-11-02 identification I261102-001: liabilities:unidentified 30.00 "
        "income:other:parking -30.00 equity:funds:operating -30.00 equity:funds:common 30.00\n"
        "2026-11-02 -identification R261102-001 of I261102-001: income:other:parking 30.00 "
        "liabilities:unidentified -30.00 equity:funds:operating 30.00 equity:funds:common -30.00\n"
        "2026-11-02 identification I261102-002: liabilities:unidentified 30.00 "
        "income:other:adverts -30.00 equity:funds:operating -30.00 equity:funds:common 30.00\n"
        "2026-11-02 -receipt R261102-002 of P261102-001: assets:place:cash -30.00 "
        "income:other:adverts 30.00 equity:funds:common -30.00 equity:pool 30.00\n");
}
END_TEST

START_TEST(earnings_that_cannot_be)
{
    add(&memory, "funds/2026/11/02.yaml",
        "- {id: E261102-001, date: 2026-11-02, source: sky, amount: 5.00, via: bank}");
    assert_refused(&memory, STATUS_DATA, "unknown-source", 1);
    put(&memory, "funds/2026/11/02.yaml",
        "- {id: E261102-001, date: 2026-11-02, source: adverts, amount: 5.00, via: pool}\n");
    assert_refused(&memory, STATUS_DATA, "unknown-place", 1);
}
END_TEST

START_TEST(gross_cost_and_net)
{
    struct totals *totals;
    struct book *book;
    const struct date from = {2026, 11, 1}, to = {2026, 11, 30};

    charge_november(&memory);
    add(&memory, "fees/2026/11/02.yaml",
        "- {id: P261102-001, date: 2026-11-02, unit: 2-101, amount: 100.00, via: cash, for: "
        "[parking]}");
    add(&memory, "funds/2026/11/02.yaml",
        "- {id: E261102-001, date: 2026-11-02, source: parking, amount: 20.00, via: cash}\n"
        "- {id: E261102-002, date: 2026-11-02, source: adverts, amount: 7.00, via: cash}");
    add(&memory, "expenses/2026/11/02.yaml",
        "- {id: X261102-001, date: 2026-11-02, amount: 50.00, category: repair, payee: x, fund: "
        "common, from: cash, handler: p1, by: p2, no_voucher: x}\n"
        "- {id: Z261102-001, date: 2026-11-02, of: X261102-001, from: cash}");
    book = memory_book(&memory);
    assert_ok(&memory.run, totals_compute(&memory.run, book, &from, &to, 1, &totals, NULL));
    const struct income income = income_of(book, totals, 0);
    ck_assert_int_eq(income.charged, 10000);
    ck_assert_int_eq(income.earned, 2000);
    ck_assert_int_eq(income.gross, 12000);
    ck_assert_int_eq(income.cost, 5000);
    ck_assert_int_eq(income.net, 7000);
    ck_assert_int_eq(income_sum(book, totals, "advertising").net, 700);
    ck_assert_int_eq(income_sum(book, totals, NULL).net, 7700);
    struct closing closing;
    assert_ok(&memory.run, closing_compute(&memory.run, book, month_of("2026-11"), &closing));
    ck_assert_uint_eq(closing.earned.count, 2);
    ck_assert_int_eq(closing.earned.item[0].value, 2000);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_parking");
    TCase *tests = tcase_create("parking");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, parts_of_a_month);
    tcase_add_test(tests, parts_add_up);
    tcase_add_test(tests, the_roll_charges_permits);
    tcase_add_test(tests, the_roll_does_not_know_a_later_end);
    tcase_add_test(tests, a_kind_without_a_rate);
    tcase_add_test(tests, permits_that_cannot_be);
    tcase_add_test(tests, registers_that_cannot_be);
    tcase_add_test(tests, who_is_next);
    tcase_add_test(tests, earnings_post);
    tcase_add_test(tests, a_receipt_is_income);
    tcase_add_test(tests, earnings_that_cannot_be);
    tcase_add_test(tests, gross_cost_and_net);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
