/* Waivers and adjustments: less, or more, is owed than was charged. */
#include "book/fold_inside.h"

#include "base/decimal.h"

enum status debt_change(struct fold_state *state, int32_t debt, int64_t amount, enum account other,
                        struct heading heading)
{
    struct debt *of = &state->fold->debts[debt];
    char charged[DECIMAL_SIZE], waived[DECIMAL_SIZE], off[DECIMAL_SIZE];
    const int64_t less = of->waived + of->discount;
    const int64_t excess = of->paid + less - of->charged - amount;

    if (excess > of->paid)
        return fail_at(state->run, event_spot(state->run, state->book, heading.event, "amount"),
                       STATUS_REFUSED, "adjust-too-much",
                       "no debt can fall below zero, nor below what was waived or discounted of it",
                       "'%s' takes %s off a debt of which %s was charged and %s waived",
                       heading.event->id, decimal_text(-amount, MONEY_PLACES, off),
                       decimal_text(of->charged, MONEY_PLACES, charged),
                       decimal_text(less, MONEY_PLACES, waived));
    heading.date = date_later(heading.date, state->debts[debt].since);
    if (excess > 0)
        heading.date = debt_free(state, debt, excess, heading.date, heading.event);
    of->charged += amount;
    post_debt(state, debt, amount, 0);
    post(state, other, other == ACCOUNT_OPENING ? -1 : of->item, -1, -amount);
    emit(state, heading);
    if (amount > 0)
        debt_grown(state, debt, heading.date);
    else
        debt_shrunk(state, debt);
    unit_settle(state, of->unit, heading.date, heading.event);
    return STATUS_OK;
}

/* A debt that the roll does not have is due when the roll is, or at the end of its month. */
static int32_t adjusted_debt(struct fold_state *state, const struct event *event, int32_t unit,
                             int32_t item)
{
    const struct adjustment *adjustment = event->record;
    const struct roll *roll = book_roll(state->book, adjustment->month);
    struct debt key = {.unit = unit,
                       .item = item,
                       .month = adjustment->month,
                       .due = month_last(adjustment->month),
                       .date = event->date,
                       .event = event};

    for (size_t i = 0; roll && i < state->book->records->roll_count; i++)
        if (state->book->records->rolls[i].roll == roll && state->assessed[i])
            key.due = roll->due;
    return debt_take(state, &key, book_item_fund(state->book, item, adjustment->month));
}

enum status fold_adjustment(struct fold_state *state, const struct event *event)
{
    const struct adjustment *adjustment = event->record;
    int32_t unit = need_unit(state, event, adjustment->unit);
    int32_t item = need_item(state, event, adjustment->item);
    char month[MONTH_SIZE];

    if (unit < 0 || item < 0)
        return STATUS_DATA;
    int32_t debt = fold_debt(state->fold, unit, item, adjustment->month);
    if (debt < 0 && adjustment->amount < 0)
        return fail_at(state->run, event_spot(state->run, state->book, event, "amount"),
                       STATUS_REFUSED, "adjust-too-much", "look at: fees statement UNIT",
                       "'%s' takes off what '%s' was never charged for '%s' of %s", event->id,
                       adjustment->unit, adjustment->item, month_text(adjustment->month, month));
    if (debt < 0)
        debt = adjusted_debt(state, event, unit, item);
    return debt_change(
        state, debt, adjustment->amount, ACCOUNT_INCOME,
        (struct heading){.date = event->date, .cause = CAUSE_ADJUSTMENT, .event = event});
}

enum status fold_waiver(struct fold_state *state, const struct event *event)
{
    const struct waiver *waiver = event->record;
    int32_t unit = need_unit(state, event, waiver->unit);
    int32_t item = need_item(state, event, waiver->item);
    char month[MONTH_SIZE], amount[DECIMAL_SIZE], owed[DECIMAL_SIZE];

    if (unit < 0 || item < 0)
        return STATUS_DATA;
    int32_t debt = waiver->late ? fold_late_debt(state->fold, unit, item, waiver->month)
                                : fold_debt(state->fold, unit, item, waiver->month);
    struct debt *of = debt < 0 ? NULL : &state->fold->debts[debt];
    int64_t open = of ? debt_open(of) : 0;
    if (waiver->amount > open)
        return fail_at(state->run, event_spot(state->run, state->book, event, "amount"),
                       STATUS_REFUSED, "waive-too-much", "waive what is still owed, or less",
                       "'%s' waives %s, but '%s' owes %s for '%s' of %s%s", event->id,
                       decimal_text(waiver->amount, MONEY_PLACES, amount), waiver->unit,
                       decimal_text(open, MONEY_PLACES, owed), waiver->item,
                       month_text(waiver->month, month),
                       phrase(state->run, waiver->late ? " (late fee)" : ""));
    of->waived += waiver->amount;
    post_debt(state, debt, -waiver->amount, 0);
    post(state, ACCOUNT_WAIVED, item, -1, waiver->amount);
    emit(state, (struct heading){.date = date_later(event->date, state->debts[debt].since),
                                 .cause = CAUSE_WAIVER,
                                 .event = event});
    debt_shrunk(state, debt);
    return STATUS_OK;
}
