/* What each kind of record does to the accounts, transaction by transaction. */
#include "book_memory.h"

static struct memory memory;

static void setup(void)
{
    memory_new(&memory);
}

static void teardown(void)
{
    memory_free(&memory);
}

#define CHARGED                                                                                    \
    "2026-11-01 charge C261101-001: assets:receivable:2-101:property 128.00 income:property "      \
    "-128.00 assets:receivable:2-101:parking 100.00 income:parking -100.00\n"                      \
    "2026-11-01 charge C261101-001: assets:receivable:2-102:property 96.00 income:property "       \
    "-96.00 assets:receivable:2-102:parking 100.00 income:parking -100.00\n"                       \
    "2026-11-01 charge C261101-001: assets:receivable:10-1:property 463.10 income:property "       \
    "-463.10\n"

START_TEST(part_payment_is_pro_rata)
{
    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: P261105-001, date: 2026-11-04, unit: 2-101, amount: 100.01, via: bank}");
    /* 100.01 over 128 and 100: 56.1459.. and 43.8640.., the cent to the larger remainder. */
    ck_assert_str_eq(memory_fold(&memory, NULL, true),
                     CHARGED "2026-11-04 receipt P261105-001: assets:place:bank 100.01 "
                             "assets:receivable:2-101:property -56.15 "
                             "assets:receivable:2-101:parking -43.86 equity:funds:operating 56.15 "
                             "equity:funds:common 43.86 equity:pool -100.01\n");
}
END_TEST

START_TEST(choice_comes_first)
{
    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: P261105-001, date: 2026-11-05, unit: 2-101, amount: 110.00, via: bank, "
        "for: [parking]}");
    ck_assert_str_eq(memory_fold(&memory, NULL, false),
                     CHARGED "2026-11-05 receipt P261105-001: assets:place:bank 110.00 "
                             "assets:receivable:2-101:parking -100.00 "
                             "assets:receivable:2-101:property -10.00\n");
}
END_TEST

START_TEST(earlier_due_comes_first)
{
    struct fold *fold;

    charge_november(&memory);
    charge_december(&memory);
    add(&memory, "fees/2026/12/02.yaml",
        "- {id: P261202-001, date: 2026-12-02, unit: 2-101, amount: 230.00, via: cash}");
    ck_assert_ptr_nonnull(strstr(memory_fold(&memory, &fold, false),
                                 "2026-12-02 receipt P261202-001: assets:place:cash 230.00 "
                                 "assets:receivable:2-101:property -128.00 "
                                 "assets:receivable:2-101:parking -100.00 "
                                 "assets:receivable:2-101:property -1.86 "
                                 "assets:receivable:2-101:water -0.14\n"));
    int32_t debt = fold_debt(fold, 0, 0, month_of("2026-12"));
    ck_assert_int_eq(debt_open(&fold->debts[debt]), 12614);
    ck_assert_int_eq(fold_debt(fold, 1, 0, month_of("2026-12")), -1);
    ck_assert_int_eq(fold_debt(fold, 2, 2, month_of("2026-11")), -1); /* zero makes no debt */
}
END_TEST

START_TEST(credit_is_used_by_the_next_charge)
{
    struct fold *fold;
    struct use *uses;
    size_t count;

    add(&memory, "fees/2026/10/20.yaml",
        "- {id: P261020-001, date: 2026-10-20, unit: 2-101, amount: 200.00, via: wechat}");
    add(&memory, "fees/2026/10/21.yaml",
        "- {id: P261021-001, date: 2026-10-21, unit: 2-101, amount: 100.00, via: wechat}");
    charge_november(&memory);
    const char *text = memory_fold(&memory, &fold, true);
    ck_assert_ptr_nonnull(strstr(text,
                                 "2026-10-20 receipt P261020-001: assets:place:wechat 200.00 "
                                 "liabilities:credit:2-101 -200.00 equity:funds:operating 200.00 "
                                 "equity:pool -200.00\n"));
    /* 200.00 over 128 and 100; the rest of both from the second receipt */
    ck_assert_ptr_nonnull(strstr(
        text, "2026-11-01 credit C261101-001 of P261020-001: "
              "assets:receivable:2-101:property -112.28 assets:receivable:2-101:parking -87.72 "
              "liabilities:credit:2-101 200.00 equity:funds:operating -87.72 "
              "equity:funds:common 87.72\n"
              "2026-11-01 credit C261101-001 of P261021-001: "
              "assets:receivable:2-101:property -15.72 assets:receivable:2-101:parking -12.28 "
              "liabilities:credit:2-101 28.00"));
    ck_assert_int_eq(fold->credit[0], 7200);
    assert_ok(&memory.run,
              fold_uses(&memory.run, fold, book_find(fold->book, "P261021-001"), &uses, &count));
    ck_assert_uint_eq(count, 3);
    ck_assert_int_eq(uses[0].amount, 1572);
    ck_assert_int_eq(date_compare(uses[0].date, day_of("2026-11-01")), 0);
    ck_assert_int_eq(uses[2].debt, -1);
    ck_assert_int_eq(uses[2].amount, 7200);
}
END_TEST

START_TEST(money_dated_before_the_charge_waits_as_credit)
{
    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: P261105-001, date: 2026-10-30, unit: 10-1, amount: 463.10, via: bank}");
    ck_assert_str_eq(memory_fold(&memory, NULL, false),
                     CHARGED "2026-10-30 receipt P261105-001: assets:place:bank 463.10 "
                             "liabilities:credit:10-1 -463.10\n"
                             "2026-11-01 credit P261105-001 of P261105-001: "
                             "assets:receivable:10-1:property -463.10 "
                             "liabilities:credit:10-1 463.10\n");
}
END_TEST

START_TEST(unidentified_is_identified)
{
    struct fold *fold;
    struct use *uses;
    size_t count;

    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: P261105-001, date: 2026-11-05, amount: 500.00, via: bank}");
    add(&memory, NOVEMBER "06.yaml",
        "- {id: I261106-001, date: 2026-11-06, of: P261105-001, unit: 10-1}");
    ck_assert_str_eq(memory_fold(&memory, &fold, true),
                     CHARGED "2026-11-05 receipt P261105-001: assets:place:bank 500.00 "
                             "liabilities:unidentified -500.00 equity:funds:operating 500.00 "
                             "equity:pool -500.00\n"
                             "2026-11-06 identification I261106-001: "
                             "liabilities:unidentified 500.00 "
                             "assets:receivable:10-1:property -463.10 "
                             "liabilities:credit:10-1 -36.90\n");
    const struct event *receipt = book_find(fold->book, "P261105-001");
    ck_assert_str_eq(fold_fate(fold, receipt)->identified_by->id, "I261106-001");
    assert_ok(&memory.run, fold_uses(&memory.run, fold, receipt, &uses, &count));
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(uses[0].amount, 46310);
}
END_TEST

START_TEST(adjustment_frees_paid_money)
{
    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: P261105-001, date: 2026-11-05, unit: 2-101, amount: 128.00, via: bank, "
        "for: [property]}");
    add(&memory, NOVEMBER "09.yaml",
        "- {id: A261109-001, date: 2026-11-02, unit: 2-101, item: property, month: 2026-11, "
        "amount: -28.00, reason: \"area\"}");
    /* 28.00 becomes credit on the day it was paid, and pays the parking that is still open */
    ck_assert_ptr_nonnull(strstr(
        memory_fold(&memory, NULL, true),
        "2026-11-05 -credit A261109-001 of P261105-001: assets:receivable:2-101:property 28.00 "
        "liabilities:credit:2-101 -28.00\n"
        "2026-11-05 adjust A261109-001: assets:receivable:2-101:property -28.00 "
        "income:property 28.00\n"
        "2026-11-05 credit A261109-001 of P261105-001: assets:receivable:2-101:parking -28.00 "
        "liabilities:credit:2-101 28.00 equity:funds:operating -28.00 "
        "equity:funds:common 28.00\n"));
}
END_TEST

START_TEST(adjustment_makes_a_debt)
{
    struct fold *fold;

    charge_november(&memory);
    add(&memory, NOVEMBER "09.yaml",
        "- {id: A261109-001, date: 2026-11-09, unit: 10-1, item: parking, month: 2026-11, "
        "amount: 150.00, reason: \"forgotten\"}");
    add(&memory, NOVEMBER "10.yaml",
        "- {id: A261110-001, date: 2026-11-10, unit: 10-1, item: parking, month: 2026-12, "
        "amount: 150.00, reason: \"in advance\"}");
    memory_fold(&memory, &fold, false);
    const struct debt *debt = &fold->debts[fold_debt(fold, 2, 2, month_of("2026-11"))];
    ck_assert_int_eq(date_compare(debt->due, day_of("2026-11-20")), 0); /* as the roll's */
    ck_assert_int_eq(date_compare(debt->date, day_of("2026-11-09")), 0);
    debt = &fold->debts[fold_debt(fold, 2, 2, month_of("2026-12"))];
    ck_assert_int_eq(date_compare(debt->due, day_of("2026-12-31")), 0);
}
END_TEST

START_TEST(waiver_and_its_reversal)
{
    struct fold *fold;

    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: W261105-001, date: 2026-11-05, unit: 2-101, item: property, month: 2026-11, "
        "amount: 28.00, decision: D2026-01, reason: \"leak\"}");
    add(&memory, NOVEMBER "06.yaml",
        "- {id: R261106-001, date: 2026-11-06, of: W261105-001, reason: \"wrong unit\"}");
    ck_assert_ptr_nonnull(
        strstr(memory_fold(&memory, &fold, false),
               "2026-11-05 waiver W261105-001: assets:receivable:2-101:property -28.00 "
               "expenses:waived:property 28.00\n"
               "2026-11-06 -waiver R261106-001 of W261105-001: "
               "assets:receivable:2-101:property 28.00 expenses:waived:property -28.00\n"));
    ck_assert_int_eq(debt_open(&fold->debts[fold_debt(fold, 0, 0, month_of("2026-11"))]), 12800);
    ck_assert_str_eq(fold_fate(fold, book_find(fold->book, "W261105-001"))->reversed_by->id,
                     "R261106-001");
}
END_TEST

/* What is owed again is owed since the reversal, and credit that is there pays it at once. */
START_TEST(reversed_waiver_opens_the_debt)
{
    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: W261105-001, date: 2026-11-05, unit: 2-101, item: property, month: 2026-11, "
        "amount: 128.00, decision: D2026-01, reason: \"leak\"}");
    add(&memory, NOVEMBER "06.yaml",
        "- {id: P261106-001, date: 2026-11-06, unit: 2-101, amount: 130.00, via: bank}");
    add(&memory, NOVEMBER "09.yaml",
        "- {id: R261109-001, date: 2026-11-09, of: W261105-001, reason: \"wrong unit\"}");
    add(&memory, NOVEMBER "10.yaml",
        "- {id: P261110-001, date: 2026-11-08, unit: 2-101, amount: 98.00, via: bank}");
    ck_assert_ptr_nonnull(
        strstr(memory_fold(&memory, NULL, false),
               "2026-11-09 -waiver R261109-001 of W261105-001: "
               "assets:receivable:2-101:property 128.00 expenses:waived:property -128.00\n"
               "2026-11-09 credit R261109-001 of P261106-001: "
               "assets:receivable:2-101:property -30.00 liabilities:credit:2-101 30.00\n"
               "2026-11-08 receipt P261110-001: assets:place:bank 98.00 "
               "liabilities:credit:2-101 -98.00\n"
               "2026-11-09 credit P261110-001 of P261110-001: "
               "assets:receivable:2-101:property -98.00 liabilities:credit:2-101 98.00\n"));
}
END_TEST

START_TEST(reversed_receipt_opens_its_debts)
{
    struct fold *fold;
    struct use *uses;
    size_t count;

    add(&memory, "fees/2026/10/20.yaml",
        "- {id: P261020-001, date: 2026-10-20, unit: 2-101, amount: 250.00, via: wechat}");
    add(&memory, "fees/2026/10/20.yaml",
        "- {id: P261020-002, date: 2026-10-20, unit: 2-101, amount: 50.00, via: wechat}");
    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: R261105-001, date: 2026-11-05, of: P261020-001, reason: \"bounced\"}");
    /* the first receipt had paid all 228.00, 22.00 was left; the second's 50.00 pays at once */
    ck_assert_ptr_nonnull(
        strstr(memory_fold(&memory, &fold, false),
               "2026-11-05 -receipt R261105-001 of P261020-001: "
               "assets:receivable:2-101:property 128.00 assets:receivable:2-101:parking 100.00 "
               "assets:place:wechat -250.00 liabilities:credit:2-101 22.00\n"
               "2026-11-05 credit R261105-001 of P261020-002: "
               "assets:receivable:2-101:property -28.07 "
               "assets:receivable:2-101:parking -21.93 liabilities:credit:2-101 50.00\n"));
    ck_assert_int_eq(fold->credit[0], 0);
    assert_ok(&memory.run,
              fold_uses(&memory.run, fold, book_find(fold->book, "P261020-001"), &uses, &count));
    ck_assert_uint_eq(count, 0);
}
END_TEST

/* A part that was never paid stays open from its first day, whatever happens to the rest. */
START_TEST(a_debt_opened_again_in_part_is_paid_from_its_first_day)
{
    charge_november(&memory);
    add(&memory, NOVEMBER "12.yaml",
        "- {id: P261112-001, date: 2026-11-10, unit: 10-1, amount: 263.10, via: bank}");
    add(&memory, "fees/2026/12/01.yaml",
        "- {id: R261201-001, date: 2026-12-01, of: P261112-001, reason: \"x\"}\n"
        "- {id: P261201-001, date: 2026-11-25, unit: 10-1, amount: 230.00, via: bank}");
    const char *folded = memory_fold(&memory, NULL, false);
    ck_assert_msg(strstr(folded, "2026-11-25 receipt P261201-001: assets:place:bank 230.00 "
                                 "assets:receivable:10-1:property -200.00 "
                                 "liabilities:credit:10-1 -30.00\n"
                                 "2026-12-01 credit P261201-001"),
                  "%s", folded);
}
END_TEST

START_TEST(reversed_identification_and_receipt)
{
    charge_november(&memory);
    add(&memory, NOVEMBER "05.yaml",
        "- {id: P261105-001, date: 2026-11-05, amount: 500.00, via: bank}");
    add(&memory, NOVEMBER "06.yaml",
        "- {id: I261106-001, date: 2026-11-06, of: P261105-001, unit: 10-1}");
    add(&memory, NOVEMBER "07.yaml",
        "- {id: R261107-001, date: 2026-11-07, of: I261106-001, reason: \"not theirs\"}");
    add(&memory, NOVEMBER "08.yaml",
        "- {id: I261108-001, date: 2026-11-06, of: P261105-001, unit: 2-102}");
    add(&memory, NOVEMBER "09.yaml",
        "- {id: R261109-001, date: 2026-11-09, of: P261105-001, reason: \"returned\"}");
    ck_assert_ptr_nonnull(
        strstr(memory_fold(&memory, NULL, false),
               "2026-11-07 -identification R261107-001 of I261106-001: "
               "assets:receivable:10-1:property 463.10 liabilities:unidentified -500.00 "
               "liabilities:credit:10-1 36.90\n"
               "2026-11-07 identification I261108-001: liabilities:unidentified 500.00 "
               "assets:receivable:2-102:property -96.00 assets:receivable:2-102:parking -100.00 "
               "liabilities:credit:2-102 -304.00\n"
               "2026-11-09 -receipt R261109-001 of P261105-001: "
               "assets:receivable:2-102:property 96.00 assets:receivable:2-102:parking 100.00 "
               "assets:place:bank -500.00 liabilities:credit:2-102 304.00\n"));
}
END_TEST

#define EXPENSE(id, amount)                                                                        \
    "- {id: " id ", date: 2026-11-05, amount: " amount                                             \
    ", category: staff, payee: \"guards\", fund: operating, from: bank, handler: p001, "           \
    "by: p002, no_voucher: \"none yet\"}"
#define SPENT "expenses/2026/11/05.yaml"

START_TEST(expense_is_approved_paid_and_undone)
{
    struct fold *fold;

    add(&memory, SPENT, EXPENSE("X261105-001", "3200.00"));
    add(&memory, SPENT, "- {id: Y261105-001, date: 2026-11-05, of: X261105-001, by: p003}");
    add(&memory, SPENT, "- {id: Z261105-001, date: 2026-11-06, of: X261105-001, from: cash}");
    ck_assert_str_eq(memory_fold(&memory, &fold, true),
                     "2026-11-05 expense X261105-001: expenses:staff 3200.00 "
                     "liabilities:payable -3200.00\n"
                     "2026-11-06 payment Z261105-001: liabilities:payable 3200.00 "
                     "assets:place:cash -3200.00 equity:funds:operating -3200.00 "
                     "equity:pool 3200.00\n");
    const struct fate *fate = fold_fate(fold, book_find(fold->book, "X261105-001"));
    ck_assert_str_eq(fate->approved_by->id, "Y261105-001");
    ck_assert_str_eq(fate->paid_by->id, "Z261105-001");
    add(&memory, SPENT, "- {id: R261105-001, date: 2026-11-07, of: Z261105-001, reason: \"x\"}");
    add(&memory, SPENT, "- {id: R261105-002, date: 2026-11-07, of: Y261105-001, reason: \"x\"}");
    add(&memory, SPENT, "- {id: R261105-003, date: 2026-11-07, of: X261105-001, reason: \"x\"}");
    ck_assert_ptr_nonnull(
        strstr(memory_fold(&memory, &fold, false),
               "2026-11-07 -payment R261105-001 of Z261105-001: assets:place:cash 3200.00 "
               "liabilities:payable -3200.00\n"
               "2026-11-07 -expense R261105-003 of X261105-001: liabilities:payable 3200.00 "
               "expenses:staff -3200.00\n"));
    fate = fold_fate(fold, book_find(fold->book, "X261105-001"));
    ck_assert_ptr_null(fate->approved_by);
    ck_assert_ptr_null(fate->paid_by);
}
END_TEST

START_TEST(small_expense_needs_no_approval)
{
    add(&memory, SPENT, EXPENSE("X261105-001", "500.00"));
    add(&memory, SPENT, "- {id: Z261105-001, date: 2026-11-06, of: X261105-001, from: bank}");
    memory_fold(&memory, NULL, false);
    add(&memory, SPENT, EXPENSE("X261105-002", "500.01"));
    add(&memory, SPENT, "- {id: Z261105-002, date: 2026-11-06, of: X261105-002, from: bank}");
    assert_refused(&memory, STATUS_REFUSED, "not-approved", 4);
}
END_TEST

START_TEST(an_earlier_approval_stays_in_force)
{
    struct fold *fold;

    add(&memory, SPENT, EXPENSE("X261105-001", "3200.00"));
    add(&memory, SPENT, "- {id: Y261105-001, date: 2026-11-05, of: X261105-001, by: p003}");
    add(&memory, SPENT, "- {id: Y261105-002, date: 2026-11-05, of: X261105-001, by: p004}");
    add(&memory, SPENT, "- {id: R261105-001, date: 2026-11-05, of: Y261105-002, reason: \"x\"}");
    add(&memory, SPENT, "- {id: Z261105-001, date: 2026-11-06, of: X261105-001, from: bank}");
    memory_fold(&memory, &fold, false);
    ck_assert_str_eq(fold_fate(fold, book_find(fold->book, "X261105-001"))->approved_by->id,
                     "Y261105-001");
}
END_TEST

#define OPENED "funds/2026/01/01.yaml"

START_TEST(opening_balances)
{
    struct fold *fold;

    add(&memory, OPENED,
        "- {id: O260101-001, date: 2025-12-31, amount: 1000.00, place: bank, fund: operating}");
    add(&memory, OPENED,
        "- {id: O260101-002, date: 2025-12-31, amount: 300.00, unit: 2-101, item: property, "
        "month: 2025-02}");
    add(&memory, OPENED, "- {id: O260101-003, date: 2025-12-31, amount: 350.00, unit: 2-101}");
    ck_assert_str_eq(memory_fold(&memory, &fold, true),
                     "2025-12-31 opening O260101-001: assets:place:bank 1000.00 "
                     "equity:opening -1000.00 equity:funds:operating 1000.00 "
                     "equity:pool -1000.00\n"
                     "2025-12-31 opening O260101-002: assets:receivable:2-101:property 300.00 "
                     "equity:opening -300.00\n"
                     "2025-12-31 opening O260101-003: equity:opening 350.00 "
                     "liabilities:credit:2-101 -350.00\n"
                     "2025-12-31 credit O260101-003: assets:receivable:2-101:property -300.00 "
                     "liabilities:credit:2-101 300.00\n");
    ck_assert_int_eq(date_compare(fold->debts[0].due, day_of("2025-02-28")), 0);
    ck_assert_int_eq(fold->credit[0], 5000);
    add(&memory, OPENED, "- {id: R260101-001, date: 2026-01-01, of: O260101-003, reason: \"x\"}");
    ck_assert_ptr_nonnull(
        strstr(memory_fold(&memory, &fold, false),
               "2026-01-01 -credit R260101-001: assets:receivable:2-101:property 300.00 "
               "liabilities:credit:2-101 -300.00\n"
               "2026-01-01 -opening R260101-001 of O260101-003: equity:opening -350.00 "
               "liabilities:credit:2-101 350.00\n"));
    ck_assert_int_eq(debt_open(&fold->debts[0]), 30000);
    add(&memory, OPENED, "- {id: R260101-002, date: 2026-01-01, of: O260101-002, reason: \"x\"}");
    add(&memory, OPENED, "- {id: R260101-003, date: 2026-01-01, of: O260101-001, reason: \"x\"}");
    ck_assert_ptr_nonnull(
        strstr(memory_fold(&memory, &fold, false),
               "2026-01-01 -opening R260101-002 of O260101-002: "
               "assets:receivable:2-101:property -300.00 equity:opening 300.00\n"
               "2026-01-01 -opening R260101-003 of O260101-001: equity:opening 1000.00 "
               "assets:place:bank -1000.00\n"));
}
END_TEST

START_TEST(transfers)
{
    add(&memory, OPENED,
        "- {id: F260101-001, date: 2026-01-01, amount: 10.00, from: cash, to: bank, "
        "reason: \"deposit\"}");
    add(&memory, OPENED,
        "- {id: F260101-002, date: 2026-01-01, amount: 5.00, from_fund: common, "
        "to_fund: operating, reason: \"D\"}");
    add(&memory, OPENED, "- {id: R260101-001, date: 2026-01-02, of: F260101-002, reason: \"x\"}");
    ck_assert_str_eq(memory_fold(&memory, NULL, true),
                     "2026-01-01 transfer F260101-001: assets:place:bank 10.00 "
                     "assets:place:cash -10.00\n"
                     "2026-01-01 transfer F260101-002: equity:funds:operating 5.00 "
                     "equity:funds:common -5.00\n"
                     "2026-01-02 -transfer R260101-001 of F260101-002: "
                     "equity:funds:operating -5.00 equity:funds:common 5.00\n");
}
END_TEST

static enum status stop_at_two(struct run *run, const struct transaction *transaction,
                               void *context)
{
    int *count = context;

    (void)run;
    (void)transaction;
    return ++*count == 2 ? STATUS_FOUND : STATUS_OK;
}

START_TEST(sink_can_stop)
{
    struct fold *fold;
    int count = 0;

    charge_november(&memory);
    charge_december(&memory);
    ck_assert_int_eq(fold_run(&memory.run, memory_book(&memory), stop_at_two, &count, &fold),
                     STATUS_FOUND);
    ck_assert_int_eq(count, 2);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_fold");
    TCase *tests = tcase_create("fold");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, part_payment_is_pro_rata);
    tcase_add_test(tests, choice_comes_first);
    tcase_add_test(tests, earlier_due_comes_first);
    tcase_add_test(tests, credit_is_used_by_the_next_charge);
    tcase_add_test(tests, money_dated_before_the_charge_waits_as_credit);
    tcase_add_test(tests, unidentified_is_identified);
    tcase_add_test(tests, adjustment_frees_paid_money);
    tcase_add_test(tests, adjustment_makes_a_debt);
    tcase_add_test(tests, waiver_and_its_reversal);
    tcase_add_test(tests, reversed_waiver_opens_the_debt);
    tcase_add_test(tests, reversed_receipt_opens_its_debts);
    tcase_add_test(tests, a_debt_opened_again_in_part_is_paid_from_its_first_day);
    tcase_add_test(tests, reversed_identification_and_receipt);
    tcase_add_test(tests, expense_is_approved_paid_and_undone);
    tcase_add_test(tests, small_expense_needs_no_approval);
    tcase_add_test(tests, an_earlier_approval_stays_in_force);
    tcase_add_test(tests, opening_balances);
    tcase_add_test(tests, transfers);
    tcase_add_test(tests, sink_can_stop);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
