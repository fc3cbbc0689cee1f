/* What the fold refuses, each with its code, its line and a next step; and that it goes on. */
#include "book_memory.h"

#include "book/fold_inside.h"

#define FEES NOVEMBER "05.yaml"
#define SPENT "expenses/2026/11/05.yaml"
#define MOVED "funds/2026/11/05.yaml"
#define EXPENSE                                                                                    \
    "- {id: X261105-001, date: 2026-11-05, amount: 3200.00, category: staff, payee: p009, "        \
    "fund: operating, from: bank, handler: p001, by: p002}\n"
#define APPROVED EXPENSE "- {id: Y261105-001, date: 2026-11-05, of: X261105-001, by: p003}\n"
#define PAID APPROVED "- {id: Z261105-001, date: 2026-11-05, of: X261105-001, from: bank}\n"
#define RECEIPT "- {id: P261105-001, date: 2026-11-05, unit: 2-101, amount: 1.00, via: bank}\n"
#define NAMELESS "- {id: P261105-001, date: 2026-11-05, amount: 1.00, via: bank}\n"
#define WAIVER(amount)                                                                             \
    "- {id: W261105-001, date: 2026-11-05, unit: 2-101, item: property, month: 2026-11, "          \
    "amount: " amount ", decision: D2026-01, reason: \"x\"}\n"
#define ADJUST(unit, amount)                                                                       \
    "- {id: A261105-001, date: 2026-11-05, unit: " unit                                            \
    ", item: property, month: 2026-11, amount: " amount ", reason: \"x\"}\n"
#define REVERSE(number, of)                                                                        \
    "- {id: R261105-00" number ", date: 2026-11-05, of: " of ", reason: \"x\"}\n"
#define IDENTIFY(number, of, unit)                                                                 \
    "- {id: I261105-00" number ", date: 2026-11-05, of: " of ", unit: " unit "}\n"
#define BILL "- {id: B261105-001, date: 2026-11-05, item: water, month: 2026-11, amount: 9.00}\n"

static const struct refusal {
    const char *path, *text;
    enum status status;
    const char *code;
    int line;
} refusals[] = {
    {FEES, "- {id: P261105-001, date: 2026-11-05, unit: 9-101, amount: 1.00, via: bank}\n",
     STATUS_DATA, "unknown-unit", 1},
    {FEES, "- {id: P261105-001, date: 2026-11-05, unit: 2-101, amount: 1.00, via: alipay}\n",
     STATUS_DATA, "unknown-place", 1},
    {FEES,
     "- {id: P261105-001, date: 2026-11-05, unit: 2-101, amount: 1.00, via: bank, for: [gas]}\n",
     STATUS_DATA, "unknown-item", 1},
    {FEES, IDENTIFY("1", "P261105-001", "2-101"), STATUS_DATA, "unknown-record", 1},
    {FEES, IDENTIFY("1", "P261105-001", "2-101") NAMELESS, STATUS_DATA, "unknown-record", 1},
    {FEES, RECEIPT IDENTIFY("1", "P261105-001", "2-101"), STATUS_REFUSED, "not-unidentified", 2},
    {FEES, NAMELESS IDENTIFY("1", "P261105-001", "2-101") IDENTIFY("2", "P261105-001", "2-102"),
     STATUS_REFUSED, "already-identified", 3},
    {FEES, NAMELESS REVERSE("1", "P261105-001") IDENTIFY("1", "P261105-001", "2-101"),
     STATUS_REFUSED, "already-reversed", 3},
    {FEES, WAIVER("128.01"), STATUS_REFUSED, "waive-too-much", 1},
    {FEES, ADJUST("2-101", "-128.01"), STATUS_REFUSED, "adjust-too-much", 1},
    {FEES, WAIVER("100.00") ADJUST("2-101", "-28.01"), STATUS_REFUSED, "adjust-too-much", 2},
    {FEES,
     "- {id: A261105-001, date: 2026-11-05, unit: 10-1, item: water, month: 2026-11, "
     "amount: -1.00, reason: \"x\"}\n",
     STATUS_REFUSED, "adjust-too-much", 1},
    {FEES, RECEIPT REVERSE("1", "P261105-001") REVERSE("2", "P261105-001"), STATUS_REFUSED,
     "already-reversed", 3},
    {FEES, RECEIPT REVERSE("1", "P261105-001") REVERSE("2", "R261105-001"), STATUS_REFUSED,
     "not-reversible", 3},
    {FEES, REVERSE("1", "C261101-001"), STATUS_REFUSED, "not-reversible", 1},
    {FEES, REVERSE("1", "P261105-009"), STATUS_DATA, "unknown-record", 1},
    {FEES, BILL REVERSE("1", "B261105-001"), STATUS_REFUSED, "already-assessed", 2},
    {FEES, "- {id: C261105-001, date: 2026-11-05, month: 2026-11, total: 887.10}\n", STATUS_DATA,
     "already-assessed", 1},
    {FEES, "- {id: C261105-001, date: 2026-11-05, month: 2026-10, total: 887.10}\n", STATUS_DATA,
     "roll-missing", 1},
    {SPENT,
     "- {id: X261105-001, date: 2026-11-05, amount: 1.00, category: party, payee: p009, "
     "fund: operating, from: bank, handler: p001, by: p002}\n",
     STATUS_DATA, "unknown-category", 1},
    {SPENT, EXPENSE "- {id: Z261105-001, date: 2026-11-05, of: X261105-001, from: bank}\n",
     STATUS_REFUSED, "not-approved", 2},
    {SPENT, EXPENSE "- {id: Y261105-001, date: 2026-11-05, of: X261105-001, by: p001}\n",
     STATUS_REFUSED, "approve-own", 2},
    {SPENT, EXPENSE "- {id: Y261105-001, date: 2026-11-05, of: X261105-001, by: p002}\n",
     STATUS_REFUSED, "approve-own", 2},
    {SPENT, EXPENSE "- {id: Y261105-001, date: 2026-11-05, of: X261105-001, by: p009}\n",
     STATUS_REFUSED, "approve-own", 2},
    {SPENT, PAID "- {id: Z261105-002, date: 2026-11-05, of: X261105-001, from: bank}\n",
     STATUS_REFUSED, "already-paid", 4},
    {SPENT, PAID REVERSE("1", "X261105-001"), STATUS_REFUSED, "already-paid", 4},
    {SPENT, PAID REVERSE("1", "Y261105-001"), STATUS_REFUSED, "already-paid", 4},
    {SPENT,
     EXPENSE REVERSE("1", "X261105-001") "- {id: Y261105-001, date: 2026-11-05, "
                                         "of: X261105-001, by: p003}\n",
     STATUS_REFUSED, "already-reversed", 3},
    {SPENT, REVERSE("1", "C261101-001"), STATUS_REFUSED, "not-reversible", 1},
    {MOVED, "- {id: O261105-001, date: 2026-11-05, amount: 1.00, place: bank}\n", STATUS_DATA,
     "opening-shape", 1},
    {MOVED, "- {id: O261105-001, date: 2026-11-05, amount: 1.00, unit: 2-101, item: water}\n",
     STATUS_DATA, "opening-shape", 1},
    {MOVED, "- {id: O261105-001, date: 2026-11-05, amount: 1.00, unit: 2-101, month: 2026-01}\n",
     STATUS_DATA, "opening-shape", 1},
    {MOVED,
     "- {id: O261105-001, date: 2026-11-05, amount: 1.00, unit: 2-101, place: bank, "
     "fund: common}\n",
     STATUS_DATA, "opening-shape", 1},
    {MOVED, "- {id: O261105-001, date: 2026-11-05, amount: -1.00, unit: 2-101}\n", STATUS_DATA,
     "opening-amount", 1},
    {MOVED,
     "- {id: F261105-001, date: 2026-11-05, amount: 1.00, from: bank, to_fund: common, "
     "reason: \"x\"}\n",
     STATUS_DATA, "transfer-shape", 1},
    {MOVED,
     "- {id: F261105-001, date: 2026-11-05, amount: 1.00, from_fund: common, to_fund: roads, "
     "reason: \"x\"}\n",
     STATUS_DATA, "unknown-fund", 1},
};

START_TEST(refused)
{
    const struct refusal *refusal = &refusals[_i];
    struct memory memory;

    memory_new(&memory);
    charge_november(&memory);
    put(&memory, refusal->path, refusal->text);
    assert_refused(&memory, refusal->status, refusal->code, refusal->line);
    memory_free(&memory);
}
END_TEST

static struct memory memory;

static void setup(void)
{
    memory_new(&memory);
}

static void teardown(void)
{
    memory_free(&memory);
}

START_TEST(reversal_stands_beside)
{
    charge_november(&memory);
    put(&memory, FEES, RECEIPT);
    put(&memory, SPENT, REVERSE("1", "P261105-001"));
    assert_refused(&memory, STATUS_DATA, "reversal-elsewhere", 1);
}
END_TEST

START_TEST(all_problems_are_reported)
{
    struct fold *fold;

    put(&memory, FEES,
        WAIVER("1.00") RECEIPT IDENTIFY("1", "P261105-001", "9-101") REVERSE("1", "W261105-001"));
    struct book *book = memory_book(&memory);
    ck_assert_int_eq(fold_run(&memory.run, book, NULL, NULL, &fold), STATUS_REFUSED);
    /* the reversal of what was refused has nothing to add */
    ck_assert_uint_eq(memory.run.count, 2);
    ck_assert_str_eq(memory.run.findings[0].code, "waive-too-much");
    ck_assert_str_eq(memory.run.findings[0].message,
                     "'W261105-001' waives 1.00, but '2-101' owes 0.00 for 'property' of 2026-11");
    ck_assert_int_eq(memory.run.findings[0].spot.column, 92);
    ck_assert_str_eq(memory.run.findings[1].code, "unknown-unit");
}
END_TEST

START_TEST(roll_and_charge_belong_together)
{
    charge_november(&memory);
    put(&memory, NOVEMBER "01.yaml",
        "- {id: C261101-001, date: 2026-11-01, month: 2026-11, total: 887.11}\n");
    assert_refused(&memory, STATUS_DATA, "roll-total", 1);
    put(&memory, NOVEMBER "01.yaml", "");
    assert_refused(&memory, STATUS_DATA, "roll-unbooked", 0);
}
END_TEST

/* The limit is out of reach of any test's records, so the count starts just below it. */
START_TEST(sums_stay_within_what_can_be_held)
{
    struct fold *fold;

    put(&memory, FEES, RECEIPT);
    struct book *book = memory_book(&memory);
    assert_ok(&memory.run, fold_run(&memory.run, book, NULL, NULL, &fold));
    const struct heading heading = {.date = day_of("2026-11-05"), .event = book->records->events};
    ck_assert_int_eq(fold->state->volume, 400); /* place, credit, fund, pool */
    fold->state->volume = INT64_MAX / 4 - 200;
    post(fold->state, ACCOUNT_PLACE, 0, -1, 100);
    post(fold->state, ACCOUNT_OPENING, -1, -1, -100);
    emit(fold->state, heading);
    ck_assert_int_eq(fold->state->broken, STATUS_OK);
    post(fold->state, ACCOUNT_PLACE, 0, -1, 1);
    emit(fold->state, heading);
    ck_assert_int_eq(fold->state->broken, STATUS_DATA);
    ck_assert_str_eq(memory.run.findings[0].code, "too-much-money");
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_refusals");
    TCase *loop = tcase_create("refusals"), *tests = tcase_create("more");

    tcase_add_loop_test(loop, refused, 0, sizeof refusals / sizeof refusals[0]);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, reversal_stands_beside);
    tcase_add_test(tests, all_problems_are_reported);
    tcase_add_test(tests, roll_and_charge_belong_together);
    tcase_add_test(tests, sums_stay_within_what_can_be_held);
    suite_add_tcase(suite, loop);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
