/* Receipts, corrections, expenses, funds: what is drafted, and what is refused. */
#include "ops_ledger.h"

START_TEST(a_receipt_is_one_line_and_one_commit)
{
    struct ops ops;
    const struct receipt receipt = {
        .unit = "3-101", .amount = 61445, .via = "wechat", .ref = "4200001234202611030001"};
    const struct receipt second = {.unit = "3-102", .amount = 100, .via = "cash"};

    ops_found(&ops);
    on(&ops, "2026-11-03");
    ops.command = "fees pay";
    ops.message = "paid at the window";
    assert_booked(&ops, receive_payment, receipt);
    ck_assert_str_eq(ops.written.subject,
                     "fees: receive 614.45 from 3-101 by wechat (P261103-001)");
    ops.message = NULL;
    assert_booked(&ops, receive_payment, second);
    ck_assert_str_eq(
        file_of(&ops, "fees/2026/11/03.yaml"),
        "- {id: P261103-001, date: 2026-11-03, unit: 3-101, amount: 614.45, via: wechat, "
        "ref: \"4200001234202611030001\"}\n"
        "- {id: P261103-002, date: 2026-11-03, unit: 3-102, amount: 1.00, via: cash}\n");
    ck_assert_str_eq(
        output(ops.run->arena,
               "git -C '%s' log -1 --skip=1 --format=%%B | grep -v Ledger-Operation | tr '\\n' '~'",
               ops.fixture.ledger),
        "fees: receive 614.45 from 3-101 by wechat (P261103-001)~~paid at the window~~"
        "Ledger-Record: P261103-001~Ledger-Amount: 614.45 CNY~Ledger-Command: fees pay~~");
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(dates_are_within_the_books)
{
    struct ops ops;
    struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};

    ops_found(&ops);
    on(&ops, "2026-10-03");
    receipt.date = day_of("2026-10-04");
    assert_refused(&ops, STATUS_REFUSED, "date-in-future", receive_payment, receipt);
    receipt.date = day_of("2026-09-30");
    assert_refused(&ops, STATUS_REFUSED, "date-before-books", receive_payment, receipt);
    receipt.date = day_of("2026-10-02");
    assert_booked(&ops, receive_payment, receipt);
    ops_close(&ops);
}
END_TEST

START_TEST(unknown_names_are_refused)
{
    struct ops ops;
    const char *items[] = {"garden"};
    const struct receipt unit = {.unit = "9-101", .amount = 100, .via = "cash"};
    const struct receipt place = {.unit = "3-101", .amount = 100, .via = "pocket"};
    const struct receipt item = {
        .unit = "3-101", .amount = 100, .via = "cash", .items = {items, 1}};
    const struct receipt nothing = {.unit = "3-101", .via = "cash"};

    ops_found(&ops);
    assert_refused(&ops, STATUS_REFUSED, "unknown-unit", receive_payment, unit);
    assert_refused(&ops, STATUS_REFUSED, "unknown-place", receive_payment, place);
    assert_refused(&ops, STATUS_REFUSED, "unknown-item", receive_payment, item);
    assert_refused(&ops, STATUS_DATA, "field-sign", receive_payment, nothing);
    ck_assert_str_eq(file_of(&ops, "fees/2026/10/01.yaml"), "");
    ops_close(&ops);
}
END_TEST

START_TEST(a_serial_is_booked_once)
{
    struct ops ops;
    const struct receipt receipt = {
        .unit = "3-101", .amount = 100, .via = "wechat", .ref = "4200001234202611030001"};
    struct receipt other = receipt;
    const struct reversal reversal = {.of = "P261003-001", .reason = "wrong unit"};

    ops_found(&ops);
    on(&ops, "2026-10-03");
    assert_booked(&ops, receive_payment, receipt);
    on(&ops, "2026-11-28");
    other.unit = "3-102";
    assert_refused(&ops, STATUS_REFUSED, "receipt-known", receive_payment, other);
    other.via = "bank";
    assert_booked(&ops, receive_payment, other);
    other.via = "wechat";
    assert_booked(&ops, reverse_record, reversal);
    ck_assert_str_eq(ops.written.subject, "fees: reverse receipt P261003-001 (R261128-001)");
    assert_booked(&ops, receive_payment, other);
    assert_refused(&ops, STATUS_REFUSED, "receipt-known", receive_payment, receipt);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(personal_data_needs_a_reason)
{
    struct ops ops;
    const struct receipt receipt = {
        .unit = "3-101", .amount = 100, .via = "cash", .note = "电话13800138000"};
    const struct receipt clean = {.unit = "3-101", .amount = 100, .via = "cash"};

    ops_found(&ops);
    assert_refused(&ops, STATUS_REFUSED, "personal-data", receive_payment, receipt);
    ck_assert_str_eq(ops.run->findings[0].spot.file, "fees/2026/10/01.yaml");
    ck_assert_int_eq(ops.run->findings[0].spot.line, 1);
    ops.message = "write to chen@example.org";
    assert_refused(&ops, STATUS_REFUSED, "personal-data", receive_payment, clean);
    ops.message = NULL;
    ops.allow_personal = "the hotline of the compound";
    assert_booked(&ops, receive_payment, receipt);
    ck_assert_ptr_nonnull(
        strstr(ops.written.message, "Ledger-Personal: the hotline of the compound"));
    assert_booked(&ops, receive_payment, clean);
    ck_assert_ptr_null(strstr(ops.written.message, "Ledger-Personal"));
    ops_close(&ops);
}
END_TEST

START_TEST(a_dry_run_shows_and_writes_nothing)
{
    struct ops ops;
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};

    ops_found(&ops);
    ops.dry_run = true;
    assert_booked(&ops, receive_payment, receipt);
    ck_assert_str_eq(ops.written.subject, "fees: receive 1.00 from 3-101 by cash (P261001-001)");
    ck_assert_str_eq(ops.written.added,
                     "+ fees/2026/10/01.yaml: - {id: P261001-001, date: 2026-10-01, unit: 3-101, "
                     "amount: 1.00, via: cash}\n");
    ck_assert_uint_eq(ops.written.edit_count, 1);
    ck_assert_str_eq(ops.written.message, "fees: receive 1.00 from 3-101 by cash (P261001-001)\n\n"
                                          "Ledger-Record: P261001-001\nLedger-Amount: 1.00 CNY\n"
                                          "Ledger-Command: test\n");
    ck_assert_str_eq(file_of(&ops, "fees/2026/10/01.yaml"), "");
    ops_close(&ops);
}
END_TEST

START_TEST(an_operation_is_done_once)
{
    struct ops ops;
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};

    ops_found(&ops);
    ops.operation = "7f3a0000000000000000000000000001";
    assert_booked(&ops, receive_payment, receipt);
    ck_assert(!ops.written.outcome.repeated);
    assert_booked(&ops, receive_payment, receipt);
    ck_assert(ops.written.outcome.repeated);
    ck_assert_str_eq(ops.written.subject, "fees: receive 1.00 from 3-101 by cash (P261001-001)");
    ck_assert_ptr_null(strstr(file_of(&ops, "fees/2026/10/01.yaml"), "P261001-002"));
    ops_close(&ops);
}
END_TEST

START_TEST(a_receipt_is_identified_once)
{
    struct ops ops;
    const struct receipt receipt = {.amount = 5000, .via = "wechat"};
    const struct identification first = {.of = "P261001-001", .unit = "3-102"};
    const struct identification unknown = {.of = "P261001-009", .unit = "3-102"};
    const struct identification other = {.of = "I261001-001", .unit = "3-102"};
    const struct reversal undo = {.of = "I261001-001", .reason = "it was another unit"};

    ops_found(&ops);
    assert_booked(&ops, receive_payment, receipt);
    ck_assert_str_eq(ops.written.subject,
                     "fees: receive 50.00 not identified by wechat (P261001-001)");
    assert_refused(&ops, STATUS_REFUSED, "unknown-record", identify_receipt, unknown);
    assert_booked(&ops, identify_receipt, first);
    ck_assert_str_eq(ops.written.subject,
                     "fees: identify P261001-001, 50.00, as from 3-102 (I261001-001)");
    assert_refused(&ops, STATUS_REFUSED, "already-identified", identify_receipt, first);
    assert_refused(&ops, STATUS_REFUSED, "record-kind-other", identify_receipt, other);
    assert_booked(&ops, reverse_record, undo);
    assert_booked(&ops, identify_receipt, first);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(what_cannot_be_reversed_is_refused)
{
    struct ops ops;
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};
    const struct reversal undo = {.of = "P261001-001", .reason = "typed twice"};
    const struct reversal redo = {.of = "R261001-001", .reason = "no"};
    const struct reversal shape = {.of = "P2611", .reason = "no"};

    ops_found(&ops);
    assert_booked(&ops, receive_payment, receipt);
    assert_booked(&ops, reverse_record, undo);
    assert_refused(&ops, STATUS_REFUSED, "already-reversed", reverse_record, undo);
    assert_refused(&ops, STATUS_REFUSED, "not-reversible", reverse_record, redo);
    assert_refused(&ops, STATUS_USAGE, "record-id", reverse_record, shape);
    ops_close(&ops);
}
END_TEST

START_TEST(openings_are_money_credit_or_arrears)
{
    struct ops ops;
    const struct opening bank = {.amount = 1000000, .place = "bank", .fund = "operating"};
    const struct opening credit = {.amount = 5000, .unit = "3-101"};
    const struct opening arrears = {
        .amount = 20000, .unit = "3-102", .item = "property", .month = {2026, 8}};
    const struct opening half = {.amount = 100, .place = "bank"};
    const struct opening below = {.amount = -100, .unit = "3-101"};
    const struct waiver waiver = {.unit = "3-102",
                                  .item = "property",
                                  .month = {2026, 8},
                                  .amount = 5000,
                                  .decision = "D2026-01",
                                  .reason = "hardship"};
    struct waiver all = waiver;

    ops_found(&ops);
    assert_booked(&ops, open_balance, bank);
    ck_assert_str_eq(ops.written.subject,
                     "funds: open bank with 10000.00 for operating (O261001-001)");
    assert_booked(&ops, open_balance, credit);
    assert_booked(&ops, open_balance, arrears);
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "funds/2026/10/01.yaml"), "date: 2026-09-30"));
    assert_refused(&ops, STATUS_REFUSED, "opening-shape", open_balance, half);
    assert_refused(&ops, STATUS_REFUSED, "opening-amount", open_balance, below);
    assert_refused(&ops, STATUS_REFUSED, "unknown-decision", waive_debt, waiver);
    adopt(&ops, "D2026-01");
    assert_booked(&ops, waive_debt, waiver);
    ck_assert_str_eq(ops.written.subject, "fees: waive 50.00 of property 2026-08 for 3-102 by "
                                          "D2026-01 (W261001-001)");
    all.amount = 15001;
    assert_refused(&ops, STATUS_REFUSED, "waive-too-much", waive_debt, all);
    all.amount = 15000;
    assert_booked(&ops, waive_debt, all);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

/* So that the first month that is published does not show the mistake as income. */
START_TEST(a_mistyped_opening_is_undone_on_its_own_day)
{
    struct ops ops;
    const struct opening wrong = {.amount = 500, .place = "bank", .fund = "operating"};
    const struct reversal undo = {.of = "O261001-001", .reason = "mistyped"};

    ops_found(&ops);
    assert_booked(&ops, open_balance, wrong);
    assert_booked(&ops, reverse_record, undo);
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "funds/2026/10/01.yaml"),
                                 "- {id: R261001-001, date: 2026-09-30, of: O261001-001"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(money_moves_between_two_places_or_two_funds)
{
    struct ops ops;
    const struct opening bank = {.amount = 1000000, .place = "bank", .fund = "operating"};
    const struct opening repair = {.amount = 50000, .place = "bank", .fund = "maintenance"};
    const struct transfer places = {
        .amount = 30000, .from = "bank", .to = "cash", .reason = "change"};
    const struct transfer same = {
        .amount = 30000, .from = "bank", .to = "bank", .reason = "change"};
    struct transfer funds = {
        .amount = 50001, .from_fund = "maintenance", .to_fund = "operating", .reason = "roof"};

    ops_found(&ops);
    assert_booked(&ops, open_balance, bank);
    assert_booked(&ops, open_balance, repair);
    assert_booked(&ops, transfer_money, places);
    ck_assert_str_eq(ops.written.subject, "funds: transfer 300.00 from bank to cash (F261001-001)");
    assert_refused(&ops, STATUS_REFUSED, "transfer-shape", transfer_money, same);
    assert_refused(&ops, STATUS_REFUSED, "decision-missing", transfer_money, funds);
    adopt(&ops, "D2026-02");
    funds.decision = "D2026-02";
    assert_refused(&ops, STATUS_REFUSED, "fund-overdrawn", transfer_money, funds);
    funds.amount = 50000;
    assert_booked(&ops, transfer_money, funds);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(a_reconciliation_agrees_or_explains)
{
    struct ops ops;
    const struct opening bank = {.amount = 1000000, .place = "bank", .fund = "operating"};
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "bank"};
    struct reconciliation record = {.place = "bank", .balance = 1000000};

    ops_found(&ops);
    assert_booked(&ops, open_balance, bank);
    assert_booked(&ops, reconcile_place, record);
    ck_assert_str_eq(ops.written.subject,
                     "funds: reconcile bank at 2026-10-01, 10000.00 (N261001-001)");
    on(&ops, "2026-10-02");
    assert_booked(&ops, receive_payment, receipt);
    record.date = day_of("2026-10-01");
    assert_booked(&ops, reconcile_place, record);
    record.date = day_of("2026-10-02");
    assert_refused(&ops, STATUS_REFUSED, "reconcile-differs", reconcile_place, record);
    ck_assert_ptr_nonnull(strstr(ops.run->findings[0].message, "differ by -1.00"));
    record.explanation = "credited on the next day";
    assert_booked(&ops, reconcile_place, record);
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "funds/2026/10/02.yaml"), "booked: 10001.00"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

/* A person of their own at another computer. */
static void become(struct ops *ops, const char *name)
{
    ck_assert_int_eq(
        shell("git -C '%s' config user.email %s@example.org", ops->fixture.ledger, name), 0);
    fixture_reopen(&ops->fixture);
}

static struct expense_input guards(void)
{
    return (struct expense_input){.expense = {.amount = 320000,
                                              .category = "staff",
                                              .payee = "guards, November",
                                              .fund = "operating",
                                              .from = "bank",
                                              .handler = "p011",
                                              .by = "p012",
                                              .post = "guard"},
                                  .voucher = {"%PDF slip", 9, "pdf"}};
}

START_TEST(an_expense_comes_with_its_paper)
{
    struct ops ops;
    struct expense_input input = guards();

    ops_found(&ops);
    assert_booked(&ops, enter_expense, input);
    ck_assert_str_eq(ops.written.subject,
                     "expenses: enter 3200.00 to guards, November from operating (X261001-001)");
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "expenses/2026/10/01.yaml"), "voucher_type: pdf"));
    input.expense.post = NULL;
    assert_refused(&ops, STATUS_REFUSED, "post-missing", enter_expense, input);
    input.expense.post = "guard";
    input.voucher.bytes = NULL;
    assert_refused(&ops, STATUS_REFUSED, "voucher-missing", enter_expense, input);
    input.expense.no_voucher = "lost; a note is signed";
    assert_booked(&ops, enter_expense, input);
    input.expense.handler = NULL;
    assert_refused(&ops, STATUS_DATA, "field-missing", enter_expense, input);
    input.expense.handler = "p011";
    input.expense.bill = "B261001-001";
    assert_refused(&ops, STATUS_REFUSED, "unknown-record", enter_expense, input);
    input.expense.bill = NULL;
    input.expense.payee = "guard, 13800138000";
    assert_refused(&ops, STATUS_REFUSED, "personal-data", enter_expense, input);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(an_expense_is_approved_by_another_and_paid_once)
{
    struct ops ops;
    const struct expense_input input = guards();
    const struct opening bank = {.amount = 1000000, .place = "bank", .fund = "operating"};
    struct approval approval = {.of = "X261001-001", .by = "p013"};
    const struct payment payment = {.of = "X261001-001"};
    const struct reversal undo = {.of = "X261001-001", .reason = "no"};

    ops_found(&ops);
    assert_booked(&ops, open_balance, bank);
    assert_booked(&ops, enter_expense, input);
    assert_refused(&ops, STATUS_REFUSED, "not-approved", pay_expense, payment);
    assert_refused(&ops, STATUS_REFUSED, "approve-own", approve_expense, approval);
    become(&ops, "li");
    approval.by = "p011";
    assert_refused(&ops, STATUS_REFUSED, "approve-own", approve_expense, approval);
    approval.by = "p012";
    assert_refused(&ops, STATUS_REFUSED, "approve-own", approve_expense, approval);
    approval.by = "p013";
    on(&ops, "2026-10-02");
    assert_booked(&ops, approve_expense, approval);
    ck_assert_str_eq(ops.written.subject, "expenses: approve 3200.00 to guards, November "
                                          "(Y261002-001 of X261001-001)");
    assert_booked(&ops, pay_expense, payment);
    ck_assert_str_eq(ops.written.subject, "expenses: pay 3200.00 to guards, November from bank "
                                          "(Z261002-001 of X261001-001)");
    ck_assert_uint_eq(ops.run->count, 0);
    assert_refused(&ops, STATUS_REFUSED, "already-paid", pay_expense, payment);
    assert_refused(&ops, STATUS_REFUSED, "already-paid", reverse_record, undo);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

/* The commit was made by plain git, so no trailer tells who entered the expense. */
START_TEST(the_author_is_found_without_trailers)
{
    struct ops ops;
    const struct expense_input input = guards();
    const struct approval approval = {.of = "X261001-001", .by = "p013"};

    ops_found(&ops);
    assert_booked(&ops, enter_expense, input);
    ck_assert_int_eq(
        shell(
            "git -C '%s' commit -q --no-verify --amend --date=2026-10-01T13:00:00+0800 -m expense",
            ops.fixture.ledger),
        0);
    fixture_reopen(&ops.fixture);
    assert_refused(&ops, STATUS_REFUSED, "approve-own", approve_expense, approval);
    become(&ops, "li");
    assert_booked(&ops, approve_expense, approval);
    ops_close(&ops);
}
END_TEST

START_TEST(a_restricted_fund_is_not_overdrawn)
{
    struct ops ops;
    struct expense_input input = guards();
    const struct opening bank = {.amount = 100000, .place = "bank", .fund = "maintenance"};
    const struct approval approval = {.of = "X261001-001", .by = "p013"};
    const struct payment payment = {.of = "X261001-001", .from = "cash"};

    ops_found(&ops);
    input.expense.fund = "maintenance";
    assert_booked(&ops, open_balance, bank);
    assert_booked(&ops, enter_expense, input);
    become(&ops, "li");
    assert_booked(&ops, approve_expense, approval);
    assert_refused(&ops, STATUS_REFUSED, "fund-overdrawn", pay_expense, payment);
    ck_assert(has_finding(ops.run, "place-overdrawn"));
    ops_close(&ops);
}
END_TEST

/* Four processes with ten receipts each: none is lost, no number is given twice. */
START_TEST(desks_that_write_at_once_lose_nothing)
{
    enum { DESKS = 4, EACH = 10 };
    struct ops ops;
    pid_t desks[DESKS];
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};

    ops_found(&ops);
    for (int desk = 0; desk < DESKS; desk++) {
        desks[desk] = fork();
        ck_assert_int_ge(desks[desk], 0);
        if (desks[desk])
            continue;
        struct store *store;
        const struct write_options options = {.command = "fees pay"};
        int failed = store_open(ops.run, ops.fixture.ledger, &store) != STATUS_OK;
        for (int i = 0; i < EACH && !failed; i++)
            failed = ledger_write(ops.run, store, &options, receive_payment,
                                  (void *)(uintptr_t)&receipt, &ops.written) != STATUS_OK;
        _exit(failed);
    }
    for (int desk = 0; desk < DESKS; desk++) {
        int result;
        ck_assert_int_eq(waitpid(desks[desk], &result, 0), desks[desk]);
        ck_assert_int_eq(result, 0);
    }
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "fees/2026/10/01.yaml"), "P261001-040"));
    ck_assert_ptr_null(strstr(file_of(&ops, "fees/2026/10/01.yaml"), "P261001-041"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

/* What an import does: many records, one commit, its trailers the first, the last and the count. */
static enum status build_many(struct run *run, const struct book *book, void *context,
                              struct draft *draft)
{
    enum status status = STATUS_OK;

    (void)book;
    (void)context;
    for (int i = 0; i < 21 && !status; i++) {
        struct receipt receipt = {.id = draft_next_id(draft, &kind_receipt),
                                  .date = run->today,
                                  .unit = "3-101",
                                  .amount = 100,
                                  .via = "wechat"};
        status = draft_append(draft, "fees", &kind_receipt, &receipt);
    }
    draft_subject(draft, "fees: import");
    draft_trailer(draft, "Ledger-Extra", "own");
    return status;
}

START_TEST(many_records_are_counted_in_trailers)
{
    struct ops ops;

    ops_found(&ops);
    assert_booked(&ops, build_many, ops);
    ck_assert_ptr_nonnull(strstr(ops.written.message, "Ledger-Extra: own\n"
                                                      "Ledger-Record: P261001-001\n"
                                                      "Ledger-Record: P261001-021\n"
                                                      "Ledger-Count: 21\n"
                                                      "Ledger-Command: test"));
    ck_assert_ptr_null(strstr(ops.written.message, "Ledger-Amount"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("operations: money");
    TCase *tcase = tcase_create("money");

    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, a_receipt_is_one_line_and_one_commit);
    tcase_add_test(tcase, dates_are_within_the_books);
    tcase_add_test(tcase, unknown_names_are_refused);
    tcase_add_test(tcase, a_serial_is_booked_once);
    tcase_add_test(tcase, personal_data_needs_a_reason);
    tcase_add_test(tcase, a_dry_run_shows_and_writes_nothing);
    tcase_add_test(tcase, an_operation_is_done_once);
    tcase_add_test(tcase, a_receipt_is_identified_once);
    tcase_add_test(tcase, what_cannot_be_reversed_is_refused);
    tcase_add_test(tcase, openings_are_money_credit_or_arrears);
    tcase_add_test(tcase, a_mistyped_opening_is_undone_on_its_own_day);
    tcase_add_test(tcase, money_moves_between_two_places_or_two_funds);
    tcase_add_test(tcase, a_reconciliation_agrees_or_explains);
    tcase_add_test(tcase, an_expense_comes_with_its_paper);
    tcase_add_test(tcase, an_expense_is_approved_by_another_and_paid_once);
    tcase_add_test(tcase, the_author_is_found_without_trailers);
    tcase_add_test(tcase, a_restricted_fund_is_not_overdrawn);
    tcase_add_test(tcase, desks_that_write_at_once_lose_nothing);
    tcase_add_test(tcase, many_records_are_counted_in_trailers);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
