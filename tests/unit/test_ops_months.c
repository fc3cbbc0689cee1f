/* A month's course: bills, the assessment, corrections, closing, reopening. */
#include "ops_ledger.h"

static const struct bill_input water = {
    .bill = {.item = "water", .amount = 111050, .before = 1034200, .after = 1073100},
    .voucher = {"scan of the bill", 16, "jpg"}};

static void found_and_assess(struct ops *ops)
{
    const struct assess_input october = {.month = {2026, 10}};

    ops_found(ops);
    on(ops, "2026-10-10");
    assert_booked(ops, record_bill, water);
    assert_booked(ops, assess_units, october);
}

START_TEST(a_month_is_assessed_once)
{
    struct ops ops;
    struct assess_input input = {.month = {2026, 10}};
    const struct reversal undo = {.of = "B261010-001", .reason = "wrong"};

    found_and_assess(&ops);
    /* 200 + 150 + 100 m² × 2.20, 90 m² × 1.60, and the bill */
    ck_assert_str_eq(ops.written.subject, "fees: assess 2026-10, 2244.50 for 4 units "
                                          "(C261010-001)");
    ck_assert_ptr_nonnull(strstr(ops.written.message, "Ledger-Amount: 2244.50 CNY"));
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "fees/2026/10/charges.yaml"), "due: 2026-10-20"));
    assert_refused(&ops, STATUS_REFUSED, "already-assessed", assess_units, input);
    assert_refused(&ops, STATUS_REFUSED, "already-assessed", record_bill, water);
    assert_refused(&ops, STATUS_REFUSED, "already-assessed", reverse_record, undo);
    input.month = month_of("2026-09");
    assert_refused(&ops, STATUS_REFUSED, "date-before-books", assess_units, input);
    input.month = month_of("2026-11");
    assert_refused(&ops, STATUS_REFUSED, "month-not-begun", assess_units, input);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(a_month_assessed_late_is_charged_on_its_last_day)
{
    struct ops ops;
    const struct assess_input input = {.month = {2026, 10}, .due = {2026, 11, 30}};

    ops_found(&ops);
    on(&ops, "2026-11-05");
    ops.message = "late";
    ck_assert_int_le(book_it(&ops, assess_units, &input), STATUS_FOUND);
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "fees/2026/11/05.yaml"), "date: 2026-10-31"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(bills_are_for_shared_items)
{
    struct ops ops;
    struct bill_input input = water;

    ops_found(&ops);
    input.bill.item = "property";
    assert_refused(&ops, STATUS_REFUSED, "bill-not-shared", record_bill, input);
    input.bill.item = "water";
    input.bill.month = month_of("2026-09");
    assert_refused(&ops, STATUS_REFUSED, "tariff-missing", record_bill, input);
    input.bill.month = month_of("2026-10");
    input.bill.after = 1;
    assert_refused(&ops, STATUS_REFUSED, "bill-meter", record_bill, input);
    input.bill.after = 1073100;
    input.voucher.type = "../x";
    assert_refused(&ops, STATUS_USAGE, "voucher-type", record_bill, input);
    input.voucher.type = "jpg";
    assert_booked(&ops, record_bill, input);
    ck_assert_str_eq(ops.written.subject, "fees: bill water 2026-10, 1110.50 (B261001-001)");
    ck_assert_int_eq(shell("ls '%s'/vouchers/2026/10/*.jpg >/dev/null", ops.fixture.ledger), 0);
    ops_close(&ops);
}
END_TEST

START_TEST(a_debt_is_adjusted_within_what_was_charged)
{
    struct ops ops;
    struct adjustment record = {.unit = "3-101",
                                .item = "property",
                                .month = {2026, 10},
                                .amount = -4000,
                                .reason = "area was wrong"};

    found_and_assess(&ops);
    assert_booked(&ops, adjust_debt, record);
    ck_assert_str_eq(ops.written.subject,
                     "fees: adjust property 2026-10 of 3-101 by -40.00 (A261010-001)");
    record.amount = -40001;
    assert_refused(&ops, STATUS_REFUSED, "adjust-too-much", adjust_debt, record);
    record.amount = 0;
    ck_assert_int_gt(book_it(&ops, adjust_debt, &record), STATUS_FOUND);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(a_tariff_cannot_change_what_was_charged)
{
    struct ops ops;
    struct pair rates[] = {{"villa", 25000}, {"flat", 18000}};
    struct tariff tariff = {.item = "property", .rates = {rates, 2}, .from = {2026, 10}};

    found_and_assess(&ops);
    assert_refused(&ops, STATUS_REFUSED, "tariff-late", set_tariff, tariff);
    tariff.from = month_of("2026-11");
    assert_booked(&ops, set_tariff, tariff);
    ops_close(&ops);
}
END_TEST

START_TEST(units_cannot_change_what_was_charged)
{
    struct ops ops;
    struct unit late = {
        .unit = "3-109", .kind = "flat", .area = 5000, .source = "contract", .owner = "o9"};
    const struct unit_input input = {.units = &late, .count = 1};
    struct unit wider = {.unit = "3-101", .area = 30000, .from = {2026, 10, 1}};
    const struct unit sold = {.unit = "3-102", .owner = "o91", .from = {2026, 10, 1}};

    found_and_assess(&ops);
    assert_refused(&ops, STATUS_REFUSED, "unit-assessed", add_units, input);
    late.from = day_of("2026-10-02");
    assert_booked(&ops, add_units, input);
    assert_refused(&ops, STATUS_REFUSED, "unit-assessed", change_unit, wider);
    wider.from = day_of("2026-10-10");
    assert_booked(&ops, change_unit, wider);
    assert_booked(&ops, change_unit, sold);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(months_close_in_order_after_their_end)
{
    struct ops ops;
    const struct period_input october = {.month = {2026, 10}}, november = {.month = {2026, 11}},
                              september = {.month = {2026, 9}};

    const struct opening cash = {.amount = 5000, .place = "cash", .fund = "operating"};

    found_and_assess(&ops);
    assert_booked(&ops, open_balance, cash);
    assert_refused(&ops, STATUS_REFUSED, "month-not-over", close_month, october);
    assert_refused(&ops, STATUS_REFUSED, "date-before-books", close_month, september);
    on(&ops, "2026-12-03");
    assert_refused(&ops, STATUS_REFUSED, "close-order", close_month, november);
    assert_booked(&ops, close_month, october);
    ck_assert_str_eq(ops.written.subject, "compound: close 2026-10 (K261203-001)");
    ck_assert(has_finding(ops.run, "not-reconciled"));
    for (size_t i = 0; i < ops.run->count; i++) /* an empty place has no statement */
        ck_assert_ptr_null(strstr(ops.run->findings[i].message, "'bank' was not reconciled"));
    ck_assert(!has_finding(ops.run, "not-assessed"));
    assert_refused(&ops, STATUS_REFUSED, "month-closed", close_month, october);
    assert_booked(&ops, close_month, november);
    ck_assert_str_eq(ops.written.subject, "compound: close 2026-11 (K261203-002)");
    ck_assert(has_finding(ops.run, "not-assessed"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(a_closed_month_takes_no_records)
{
    struct ops ops;
    const struct period_input october = {.month = {2026, 10}};
    struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};
    const struct opening opening = {.amount = 100, .place = "cash", .fund = "operating"};
    const struct unit wider = {.unit = "3-101", .area = 30000, .from = {2026, 10, 20}};
    const struct unit sold = {.unit = "3-101", .owner = "o091", .from = {2026, 10, 20}};

    found_and_assess(&ops);
    on(&ops, "2026-11-01");
    assert_booked(&ops, close_month, october);
    receipt.date = day_of("2026-10-31");
    assert_refused(&ops, STATUS_REFUSED, "month-closed", receive_payment, receipt);
    ck_assert_str_eq(ops.run->findings[0].hint,
                     "book it with today's date, or open the month again: compound reopen "
                     "2026-10 --reason '…'");
    assert_refused(&ops, STATUS_REFUSED, "month-closed", open_balance, opening);
    assert_refused(
        &ops, STATUS_REFUSED, "month-closed", record_bill,
        (struct bill_input){.bill = {.item = "water", .month = {2026, 10}, .amount = 100}});
    assert_refused(&ops, STATUS_REFUSED, "month-closed", change_unit, wider);
    assert_booked(&ops, change_unit, sold);
    receipt.date = day_of("2026-11-01");
    assert_booked(&ops, receive_payment, receipt);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

/* By a clock that was set back, the booking day itself can be in a closed month. */
START_TEST(nothing_is_booked_on_a_day_of_a_closed_month)
{
    struct ops ops;
    const struct period_input october = {.month = {2026, 10}};
    const struct opening record = {.id = "O261031-001",
                                   .date = {2026, 9, 30},
                                   .amount = 1,
                                   .place = "cash",
                                   .fund = "operating"};
    const struct reversal reversal = {
        .id = "R261031-001", .date = {2026, 10, 31}, .of = "P261001-001", .reason = "x"};
    const struct spot spot = {.file = "fees/2026/10/31.yaml", .line = 1};
    struct snapshot *head;
    struct book *book;

    found_and_assess(&ops);
    on(&ops, "2026-11-01");
    assert_booked(&ops, close_month, october);
    ops.run->count = 0;
    assert_done(ops.run, store_head(ops.run, ops.fixture.store, &head));
    assert_done(ops.run, book_open(ops.run, head, &book));
    ck_assert_int_eq(
        check_record(ops.run, book, &kind_opening, &record, day_of("2026-10-31"), spot),
        STATUS_REFUSED);
    ck_assert_int_eq(
        check_record(ops.run, book, &kind_reversal, &reversal, day_of("2026-10-31"), spot),
        STATUS_REFUSED);
    ck_assert_str_eq(ops.run->findings[1].code, "month-closed");
    ck_assert_int_eq(ops.run->findings[1].spot.line, 1);
    ops.run->count = 0;
    /* What was booked before the closing stands. */
    assert_done(ops.run, check_standing(ops.run, book, &kind_reversal, &reversal,
                                        day_of("2026-10-31"), spot));
    ck_assert_int_eq(
        check_standing(ops.run, book, &kind_reversal, &reversal, day_of("2026-11-02"), spot),
        STATUS_DATA);
    ops_close(&ops);
}
END_TEST

START_TEST(only_the_latest_closed_month_is_reopened)
{
    struct ops ops;
    const struct period_input october = {.month = {2026, 10}, .reason = "a bill came late"},
                              november = {.month = {2026, 11}, .reason = "a bill came late"},
                              silent = {.month = {2026, 11}};
    const struct receipt receipt = {
        .unit = "3-101", .amount = 100, .via = "cash", .date = {2026, 11, 30}};

    found_and_assess(&ops);
    on(&ops, "2026-12-03");
    assert_booked(&ops, close_month, october);
    assert_booked(&ops, close_month, november);
    assert_refused(&ops, STATUS_REFUSED, "reopen-order", reopen_month, october);
    assert_refused(&ops, STATUS_DATA, "field-missing", reopen_month, silent);
    assert_booked(&ops, reopen_month, november);
    ck_assert_str_eq(ops.written.subject, "compound: reopen 2026-11 (L261203-001)");
    assert_refused(&ops, STATUS_REFUSED, "month-open", reopen_month, november);
    assert_booked(&ops, receive_payment, receipt);
    assert_booked(&ops, close_month, november);
    ck_assert_str_eq(ops.written.subject, "compound: close 2026-11 (K261203-003)");
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(closing_tells_what_is_left)
{
    struct ops ops;
    const struct period_input october = {.month = {2026, 10}};
    const struct receipt receipt = {.amount = 100, .via = "cash"};
    const struct expense_input expense = {.expense = {.amount = 100,
                                                      .category = "office",
                                                      .payee = "stationer",
                                                      .fund = "operating",
                                                      .from = "cash",
                                                      .handler = "p1",
                                                      .by = "p2",
                                                      .no_voucher = "below one yuan"}};

    found_and_assess(&ops);
    assert_booked(&ops, receive_payment, receipt);
    assert_booked(&ops, enter_expense, expense);
    on(&ops, "2026-11-01");
    assert_booked(&ops, close_month, october);
    ck_assert(has_finding(ops.run, "unidentified-left"));
    ck_assert(has_finding(ops.run, "unapproved-left"));
    ops_close(&ops);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("operations: months");
    TCase *tcase = tcase_create("months");

    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, a_month_is_assessed_once);
    tcase_add_test(tcase, a_month_assessed_late_is_charged_on_its_last_day);
    tcase_add_test(tcase, bills_are_for_shared_items);
    tcase_add_test(tcase, a_debt_is_adjusted_within_what_was_charged);
    tcase_add_test(tcase, a_tariff_cannot_change_what_was_charged);
    tcase_add_test(tcase, units_cannot_change_what_was_charged);
    tcase_add_test(tcase, months_close_in_order_after_their_end);
    tcase_add_test(tcase, a_closed_month_takes_no_records);
    tcase_add_test(tcase, nothing_is_booked_on_a_day_of_a_closed_month);
    tcase_add_test(tcase, only_the_latest_closed_month_is_reopened);
    tcase_add_test(tcase, closing_tells_what_is_left);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
