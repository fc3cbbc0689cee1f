/* What a reversal undoes, kind by kind. Both records stay in the books. */
#include "book/fold_inside.h"

#include "base/decimal.h"
#include "book/meters.h"

#include <string.h>

/* Opens again what a lot had paid, on the day that the undoing counts. */
static void settle_unit_of(struct fold_state *state, const struct lot *lot, struct heading heading)
{
    if (lot->unit >= 0)
        unit_settle(state, lot->unit, heading.date, heading.event);
}

/* Money that was given back, or that pays in advance, stands until that is undone. */
static enum status check_free(struct fold_state *state, const struct event *of,
                              const struct lot *lot, const struct event *reversal)
{
    const struct event *prepaid = lot->unit < 0 ? NULL : prepaid_of(state, lot->unit, of->id);
    const struct spot spot = event_spot(state->run, state->book, reversal, "of");
    char amount[DECIMAL_SIZE];

    if (prepaid)
        return fail_at(state->run, spot, STATUS_REFUSED, "prepaid",
                       "undo the prepayment first: fees reverse ID",
                       "the %s '%s' pays in advance what '%s' says",
                       phrase(state->run, of->kind->name), of->id, prepaid->id);
    if (lot->refunded)
        return fail_at(state->run, spot, STATUS_REFUSED, "already-refunded",
                       "reverse the refund first", "%s of the %s '%s' was given back",
                       decimal_text(lot->refunded, MONEY_PLACES, amount),
                       phrase(state->run, of->kind->name), of->id);
    return STATUS_OK;
}

/* The source of income that a receipt was identified as, or NULL. */
static const char *source_of(const struct event *identification)
{
    return ((const struct identification *)identification->record)->source;
}

static enum status undo_receipt(struct fold_state *state, const struct event *of,
                                struct heading heading)
{
    const struct receipt *receipt = of->record;
    const struct event *identified = fate_of(state, of)->identified_by;
    const char *source = identified ? source_of(identified) : NULL;
    struct lot *lot = state->lot_of[event_index(state, identified ? identified : of)];
    enum status status = check_free(state, of, lot, heading.event);

    if (status)
        return status;
    int64_t rest = lot_undo(state, lot, &heading.date);
    post(state, ACCOUNT_PLACE, book_place(state->book, receipt->via), -1, -receipt->amount);
    if (source)
        post_earning(state, source, -receipt->amount);
    post(state, lot->unit < 0 ? ACCOUNT_UNIDENTIFIED : ACCOUNT_CREDIT, -1, lot->unit, rest);
    post_fund(state, state->book->credit_fund, -rest);
    heading.cause = CAUSE_RECEIPT;
    emit(state, heading);
    if (identified)
        fate_of(state, identified)->reversed_by = heading.event;
    settle_unit_of(state, lot, heading);
    return STATUS_OK;
}

static enum status undo_identification(struct fold_state *state, const struct event *of,
                                       struct heading heading)
{
    const struct identification *identification = of->record;
    const struct event *receipt_event = book_find(state->book, identification->of);
    const struct receipt *receipt = receipt_event->record;
    struct lot *lot = state->lot_of[event_index(state, of)];
    struct lot *unidentified = state->lot_of[event_index(state, receipt_event)];
    enum status status = check_free(state, receipt_event, lot, heading.event);

    if (status)
        return status;
    int64_t rest = lot_undo(state, lot, &heading.date);
    if (identification->source)
        post_earning(state, identification->source, -receipt->amount);
    post(state, ACCOUNT_UNIDENTIFIED, -1, -1, -receipt->amount);
    if (lot->unit >= 0)
        post(state, ACCOUNT_CREDIT, -1, lot->unit, rest);
    post_fund(state, state->book->credit_fund, receipt->amount - rest);
    heading.cause = CAUSE_IDENTIFICATION;
    emit(state, heading);
    unidentified->rest = receipt->amount;
    unidentified->since = heading.date;
    fate_of(state, receipt_event)->identified_by = NULL;
    settle_unit_of(state, lot, heading);
    return STATUS_OK;
}

static enum status undo_waiver(struct fold_state *state, const struct event *of,
                               struct heading heading)
{
    const struct waiver *waiver = of->record;
    int32_t unit = book_unit(state->book, waiver->unit);
    int32_t item = book_item(state->book, waiver->item);
    int32_t debt = waiver->late ? fold_late_debt(state->fold, unit, item, waiver->month)
                                : fold_debt(state->fold, unit, item, waiver->month);

    heading.date = date_later(heading.date, state->debts[debt].since);
    heading.cause = CAUSE_WAIVER;
    state->fold->debts[debt].waived -= waiver->amount;
    post_debt(state, debt, waiver->amount, 0);
    post(state, ACCOUNT_WAIVED, item, -1, -waiver->amount);
    emit(state, heading);
    debt_grown(state, debt, heading.date);
    unit_settle(state, unit, heading.date, heading.event);
    return STATUS_OK;
}

static enum status undo_adjustment(struct fold_state *state, const struct event *of,
                                   struct heading heading)
{
    const struct adjustment *adjustment = of->record;
    int32_t debt = fold_debt(state->fold, book_unit(state->book, adjustment->unit),
                             book_item(state->book, adjustment->item), adjustment->month);

    heading.cause = CAUSE_ADJUSTMENT;
    return debt_change(state, debt, -adjustment->amount, ACCOUNT_INCOME, heading);
}

/* Takes back what an opening credit paid, and then the credit. */
static enum status undo_credit(struct fold_state *state, const struct event *of,
                               struct heading heading)
{
    const struct opening *opening = of->record;
    struct lot *lot = state->lot_of[event_index(state, of)];
    enum status status = check_free(state, of, lot, heading.event);

    if (status)
        return status;
    const int64_t used = opening->amount - lot_undo(state, lot, &heading.date);
    post(state, ACCOUNT_CREDIT, -1, lot->unit, -used);
    post_fund(state, state->book->credit_fund, used);
    emit(state, (struct heading){.date = heading.date,
                                 .cause = CAUSE_CREDIT_USED,
                                 .reversal = true,
                                 .event = heading.event});
    post(state, ACCOUNT_OPENING, -1, -1, -opening->amount);
    post(state, ACCOUNT_CREDIT, -1, lot->unit, opening->amount);
    emit(state, heading);
    settle_unit_of(state, lot, heading);
    return STATUS_OK;
}

static enum status undo_opening(struct fold_state *state, const struct event *of,
                                struct heading heading)
{
    const struct opening *opening = of->record;
    int32_t unit = book_unit(state->book, opening->unit);

    heading.cause = CAUSE_OPENING;
    if (opening->unit && !opening->item)
        return undo_credit(state, of, heading);
    if (opening->item)
        return debt_change(
            state,
            fold_debt(state->fold, unit, book_item(state->book, opening->item), opening->month),
            -opening->amount, ACCOUNT_OPENING, heading);
    post(state, ACCOUNT_OPENING, -1, -1, opening->amount);
    post(state, ACCOUNT_PLACE, book_place(state->book, opening->place), -1, -opening->amount);
    post_fund(state, book_fund(state->book, opening->fund), -opening->amount);
    emit(state, heading);
    return STATUS_OK;
}

static enum status undo_transfer(struct fold_state *state, const struct event *of,
                                 struct heading heading)
{
    const struct transfer *transfer = of->record;

    heading.cause = CAUSE_TRANSFER;
    if (transfer->from) {
        post(state, ACCOUNT_PLACE, book_place(state->book, transfer->from), -1, transfer->amount);
        post(state, ACCOUNT_PLACE, book_place(state->book, transfer->to), -1, -transfer->amount);
    } else {
        post_fund(state, book_fund(state->book, transfer->from_fund), transfer->amount);
        post_fund(state, book_fund(state->book, transfer->to_fund), -transfer->amount);
    }
    emit(state, heading);
    return STATUS_OK;
}

static enum status undo_gift(struct fold_state *state, const struct event *of,
                             struct heading heading)
{
    heading.cause = CAUSE_GIFT;
    post_gift(state, of->record, -1);
    emit(state, heading);
    return STATUS_OK;
}

static enum status undo_earning(struct fold_state *state, const struct event *of,
                                struct heading heading)
{
    const struct earning *earning = of->record;

    heading.cause = CAUSE_EARNING;
    post(state, ACCOUNT_PLACE, book_place(state->book, earning->via), -1, -earning->amount);
    post_earning(state, earning->source, -earning->amount);
    emit(state, heading);
    return STATUS_OK;
}

/* An expense that was paid stands until its payment is undone. */
static enum status check_unpaid(struct fold_state *state, const struct event *expense,
                                const struct event *reversal)
{
    const struct event *paid = fate_of(state, expense)->paid_by;

    if (!paid)
        return STATUS_OK;
    return fail_at(state->run, event_spot(state->run, state->book, reversal, "of"), STATUS_REFUSED,
                   "already-paid", "reverse the payment first", "the expense '%s' was paid by '%s'",
                   expense->id, paid->id);
}

static enum status undo_expense(struct fold_state *state, const struct event *of,
                                struct heading heading)
{
    const struct expense *expense = of->record;
    enum status status = check_unpaid(state, of, heading.event);

    if (status)
        return status;
    heading.cause = CAUSE_EXPENSE;
    post(state, ACCOUNT_PAYABLE, -1, -1, expense->amount);
    post(state, ACCOUNT_EXPENSE, book_category(state->book, expense->category), -1,
         -expense->amount);
    emit(state, heading);
    return STATUS_OK;
}

static enum status undo_payment(struct fold_state *state, const struct event *of,
                                struct heading heading)
{
    const struct payment *payment = of->record;
    const struct event *expense_event = book_find(state->book, payment->of);
    const struct expense *expense = expense_event->record;

    heading.cause = CAUSE_PAYMENT;
    fate_of(state, expense_event)->paid_by = NULL;
    post(state, ACCOUNT_PLACE, book_place(state->book, payment->from), -1, expense->amount);
    post(state, ACCOUNT_PAYABLE, -1, -1, -expense->amount);
    post_fund(state, book_fund(state->book, expense->fund), expense->amount);
    emit(state, heading);
    return STATUS_OK;
}

static enum status undo_approval(struct fold_state *state, const struct event *of,
                                 struct heading heading)
{
    const struct approval *approval = of->record;
    const struct event *expense = book_find(state->book, approval->of);
    enum status status = check_unpaid(state, expense, heading.event);

    if (!status)
        count_approvals(state, expense, of);
    return status;
}

static enum status undo_bill(struct fold_state *state, const struct event *of,
                             struct heading heading)
{
    const struct bill *bill = of->record;
    const struct records *records = state->book->records;
    char month[MONTH_SIZE];

    for (size_t i = 0; i < records->roll_count; i++)
        if (state->assessed[i] && month_compare(records->rolls[i].roll->month, bill->month) == 0)
            return fail_at(state->run, event_spot(state->run, state->book, heading.event, "of"),
                           STATUS_REFUSED, "already-assessed",
                           "correct the units' debts with: fees adjust",
                           "the bill '%s' was split by the roll of %s", of->id,
                           month_text(bill->month, month));
    return STATUS_OK;
}

/* What was counted up to the next reading begins with this one. */
static enum status check_last_reading(struct fold_state *state, const struct event *of,
                                      struct heading heading)
{
    const struct reading *reading = of->record;
    const struct event **last = meters_last(state->run, state->book, reading->item);
    int32_t unit = book_unit(state->book, reading->unit);
    const struct event *later = unit < 0 ? NULL : last[unit];

    if (!later || later < of || later > heading.event)
        return STATUS_OK;
    return fail_at(state->run, event_spot(state->run, state->book, heading.event, "of"),
                   STATUS_REFUSED, "reading-order", "reverse the later reading first",
                   "the meter of '%s' for '%s' was read again after '%s', as '%s'", reading->unit,
                   reading->item, of->id, later->id);
}

static enum status undo_reading(struct fold_state *state, const struct event *of,
                                struct heading heading)
{
    const struct reading *reading = of->record;
    const struct charged_month *rolls = state->book->records->rolls;
    const struct roll *roll = book_roll(state->book, reading->month);
    char month[MONTH_SIZE];
    size_t index = 0;

    while (roll && rolls[index].roll != roll)
        index++;
    for (size_t i = 0; roll && state->assessed[index] && i < roll->items.count; i++)
        if (strcmp(roll->items.item[i], reading->item) == 0)
            return fail_at(state->run, event_spot(state->run, state->book, heading.event, "of"),
                           STATUS_REFUSED, "already-assessed",
                           "correct the unit's debt with: fees adjust",
                           "the reading '%s' was charged by the roll of %s", of->id,
                           month_text(reading->month, month));
    return check_last_reading(state, of, heading);
}

static enum status undo_nothing(struct fold_state *state, const struct event *of,
                                struct heading heading)
{
    (void)state, (void)of, (void)heading;
    return STATUS_OK;
}

static const struct {
    const struct kind *kind;
    undo_handler *undo;
} undoers[] = {
    {&kind_receipt, undo_receipt},
    {&kind_identification, undo_identification},
    {&kind_waiver, undo_waiver},
    {&kind_adjustment, undo_adjustment},
    {&kind_reading, undo_reading},
    {&kind_bill, undo_bill},
    {&kind_opening, undo_opening},
    {&kind_transfer, undo_transfer},
    {&kind_reconciliation, undo_nothing},
    {&kind_expense, undo_expense},
    {&kind_approval, undo_approval},
    {&kind_payment, undo_payment},
    {&kind_gift, undo_gift},
    {&kind_round, undo_nothing},
    {&kind_service, undo_nothing},
    {&kind_deposit, undo_deposit},
    {&kind_refund, undo_refund},
    {&kind_prepayment, undo_prepayment},
    {&kind_late_fee, undo_late_fee},
    {&kind_reminder, undo_nothing},
    {&kind_earning, undo_earning},
};

static undo_handler *undoer_of(const struct kind *kind)
{
    for (size_t i = 0; i < sizeof undoers / sizeof undoers[0]; i++)
        if (undoers[i].kind == kind)
            return undoers[i].undo;
    return NULL;
}

static bool same_folder(const char *a, const char *b)
{
    size_t length = strcspn(a, "/");

    return length == strcspn(b, "/") && memcmp(a, b, length) == 0;
}

static enum status check_reversal(struct fold_state *state, const struct event *event,
                                  const struct event *of)
{
    const char *hint = of->kind == &kind_charge ? "correct single debts with: fees adjust"
                       : of->kind == &kind_reversal
                           ? N_("enter the record that was undone once more")
                           : N_("what was imported is undone receipt by receipt");

    if (!undoer_of(of->kind))
        return fail_at(state->run, event_spot(state->run, state->book, event, "of"), STATUS_REFUSED,
                       "not-reversible", hint, "a %s like '%s' is not reversed",
                       phrase(state->run, of->kind->name), of->id);
    if (!same_folder(event->path, of->path))
        return fail_at(state->run, event_spot(state->run, state->book, event, "of"), STATUS_DATA,
                       "reversal-elsewhere", "a reversal stands beside what it reverses",
                       "the reversal '%s' is not in the day-books of '%s'", event->id, of->id);
    return STATUS_OK;
}

enum status fold_reversal(struct fold_state *state, const struct event *event)
{
    const struct reversal *reversal = event->record;
    const struct event *of = need_event(state, event, reversal->of, NULL);

    if (!of)
        return STATUS_DATA;
    enum status status = check_reversal(state, event, of);
    if (status)
        return status;
    const struct heading heading = {
        .date = date_later(event->date, of->date), .reversal = true, .event = event, .origin = of};
    status = undoer_of(of->kind)(state, of, heading);
    if (!status)
        fate_of(state, of)->reversed_by = event;
    return status;
}
