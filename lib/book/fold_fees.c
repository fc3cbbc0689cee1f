/* Charges, receipts, and what corrects them. */
#include "book/fold_inside.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

/* --- charges --- */

static int64_t roll_sum(const struct roll *roll)
{
    int64_t sum = 0;

    for (size_t i = 0; i < roll->lines.count * roll->lines.width; i++)
        sum += roll->lines.value[i]; /* a file's 8 MiB of amounts fit */
    return sum;
}

static enum status check_roll(struct fold_state *state, const struct event *event,
                              const struct roll *roll, size_t index)
{
    const struct charge *charge = event->record;
    char month[MONTH_SIZE], total[DECIMAL_SIZE], sum[DECIMAL_SIZE];
    struct spot spot = {.file = event->path, .line = event->line};

    month_text(charge->month, month);
    if (!roll)
        return fail_at(state->run, spot, STATUS_DATA, "roll-missing",
                       "get charges.yaml of that month back from history",
                       "the charge '%s' has no roll of %s", event->id, month);
    if (state->assessed[index])
        return fail_at(state->run, spot, STATUS_DATA, "already-assessed",
                       "correct single debts with: fees adjust",
                       "the charge '%s' charges %s a second time", event->id, month);
    if (strcmp(roll->id, event->id) != 0)
        return fail_at(state->run, spot, STATUS_DATA, "roll-id",
                       "a roll names the charge record it was written with",
                       "the roll of %s is of '%s', not of the charge '%s'", month, roll->id,
                       event->id);
    if (!state->book->records->rolls[index].carried && roll_sum(roll) != charge->total)
        return fail_at(state->run, spot, STATUS_DATA, "roll-total",
                       "neither may be changed by hand: get them back from history",
                       "the charge '%s' says %s, but the roll of %s adds up to %s", event->id,
                       decimal_text(charge->total, MONEY_PLACES, total), month,
                       decimal_text(roll_sum(roll), MONEY_PLACES, sum));
    return STATUS_OK;
}

/* A roll's columns as the book knows them. */
struct columns {
    int32_t *item, *fund;
};

static enum status find_columns(struct fold_state *state, const struct event *event,
                                const struct roll *roll, struct columns *columns)
{
    columns->item = arena_array(state->run->arena, roll->items.count, sizeof *columns->item);
    columns->fund = arena_array(state->run->arena, roll->items.count, sizeof *columns->fund);
    for (size_t i = 0; i < roll->items.count; i++) {
        columns->item[i] = need_item(state, event, roll->items.item[i]);
        if (columns->item[i] < 0)
            return STATUS_DATA;
        columns->fund[i] = book_item_fund(state->book, columns->item[i], roll->month);
    }
    return STATUS_OK;
}

static void charge_debt(struct fold_state *state, const struct event *event,
                        const struct roll *roll, struct debt key, int32_t fund, int64_t amount)
{
    int32_t debt = debt_take(state, &key, fund);
    struct debt *of = &state->fold->debts[debt];

    of->charged += amount;
    if (date_compare(of->due, roll->due) != 0) /* an adjustment had been faster than the roll */
        debt_set_due(state, debt, roll->due);
    debt_grown(state, debt, date_later(state->debts[debt].since, event->date));
    post_debt(state, debt, amount, 0);
    post(state, ACCOUNT_INCOME, key.item, -1, -amount);
}

static void charge_unit(struct fold_state *state, const struct event *event,
                        const struct roll *roll, const struct columns *columns, size_t line,
                        int32_t unit)
{
    const int64_t *amounts = &roll->lines.value[line * roll->lines.width];
    struct debt key = {
        .unit = unit, .month = roll->month, .due = roll->due, .date = event->date, .event = event};

    for (size_t i = 0; i < roll->items.count; i++) {
        key.item = columns->item[i];
        if (amounts[i])
            charge_debt(state, event, roll, key, columns->fund[i], amounts[i]);
    }
    struct heading heading = {.date = event->date, .cause = CAUSE_CHARGE, .event = event};
    emit(state, heading);
    prepaid_grant(state, unit, roll->month, heading);
    unit_settle(state, unit, event->date, event);
}

enum status fold_charge(struct fold_state *state, const struct event *event)
{
    const struct charge *charge = event->record;
    const struct roll *roll = book_roll(state->book, charge->month);
    const struct charged_month *rolls = state->book->records->rolls;
    struct columns columns;
    size_t index = 0;

    while (roll && rolls[index].roll != roll)
        index++;
    enum status status = check_roll(state, event, roll, index);
    if (!status)
        status = find_columns(state, event, roll, &columns);
    if (status)
        return status;
    state->assessed[index] = true;
    for (size_t line = 0, unit = 0; line < roll->lines.count; line++, unit++) {
        /* Lines mostly stand in the order of units. */
        if (unit >= state->book->unit_count ||
            strcmp(state->book->units[unit].code, roll->lines.key[line]) != 0) {
            int32_t found = need_unit(state, event, roll->lines.key[line]);
            if (found < 0) {
                status = STATUS_DATA;
                continue;
            }
            unit = (size_t)found;
        }
        charge_unit(state, event, roll, &columns, line, (int32_t)unit);
    }
    return status;
}

/* --- money received --- */

/* What came in and when it counts; its debit is posted already. */
static void credit_unit(struct fold_state *state, const struct event *event, struct lot *lot,
                        const struct words *choice, struct heading heading)
{
    const struct use_node *first = lot_spend(state, lot, heading.date, choice);
    int64_t rest = lot->rest;

    for (const struct use_node *node = first; node; node = node->next) {
        if (date_compare(node->date, heading.date) == 0)
            post_debt(state, node->debt, -node->amount, node->amount);
        else
            rest += node->amount; /* credit until the debt's own day */
    }
    post(state, ACCOUNT_CREDIT, -1, lot->unit, -rest);
    post_fund(state, state->book->credit_fund, rest);
    emit(state, heading);
    lot_emit_uses(state, lot, first, heading.date, event);
}

enum status fold_receipt(struct fold_state *state, const struct event *event)
{
    const struct receipt *receipt = event->record;
    struct heading heading = {.date = event->date, .cause = CAUSE_RECEIPT, .event = event};
    int32_t place = need_place(state, event, "via", receipt->via);
    int32_t unit = receipt->unit ? need_unit(state, event, receipt->unit) : -1;
    enum status status = need_items(state, event, &receipt->items);

    if (status || place < 0 || (receipt->unit && unit < 0))
        return STATUS_DATA;
    struct lot *lot = lot_new(state, event, unit, receipt->amount, event->date);
    post(state, ACCOUNT_PLACE, place, -1, receipt->amount);
    if (receipt->unit) {
        credit_unit(state, event, lot, &receipt->items, heading);
        return STATUS_OK;
    }
    post(state, ACCOUNT_UNIDENTIFIED, -1, -1, -receipt->amount);
    post_fund(state, state->book->credit_fund, receipt->amount);
    emit(state, heading);
    return STATUS_OK;
}

static enum status check_unidentified(struct fold_state *state, const struct event *event,
                                      const struct event *of)
{
    const struct event *before = fate_of(state, of)->identified_by;
    const struct receipt *receipt = of->record;

    if (receipt->unit)
        return fail_at(state->run, event_spot(state->run, state->book, event, "of"), STATUS_REFUSED,
                       "not-unidentified",
                       "reverse the receipt and enter it again if the unit is wrong",
                       "the receipt '%s' is already that of '%s'", of->id, receipt->unit);
    if (before)
        return fail_at(state->run, event_spot(state->run, state->book, event, "of"), STATUS_REFUSED,
                       "already-identified", "reverse the identification first if it was wrong",
                       "the receipt '%s' was identified by '%s'", of->id, before->id);
    return STATUS_OK;
}

enum status fold_identification(struct fold_state *state, const struct event *event)
{
    const struct identification *identification = event->record;
    struct heading heading = {.cause = CAUSE_IDENTIFICATION, .event = event};
    const struct event *of = need_event(state, event, identification->of, &kind_receipt);
    const bool earned = identification->source != NULL;
    int32_t unit = -1;
    enum status status = need_items(state, event, &identification->items);

    if (earned ? need_source(state, event, identification->source) < 0
               : (unit = need_unit(state, event, identification->unit)) < 0)
        return STATUS_DATA;
    if (!of || status)
        return STATUS_DATA;
    status = check_unidentified(state, event, of);
    if (status)
        return status;
    struct lot *unidentified = state->lot_of[event_index(state, of)];
    heading.date = date_later(event->date, unidentified->since);
    if (earned) {
        fate_of(state, of)->identified_by = event;
        return identify_earning(state, event, unidentified, heading);
    }
    struct lot *lot = lot_new(state, event, unit, unidentified->rest, heading.date);
    unidentified->rest = 0;
    fate_of(state, of)->identified_by = event;
    post(state, ACCOUNT_UNIDENTIFIED, -1, -1, lot->rest);
    post_fund(state, state->book->credit_fund, -lot->rest);
    credit_unit(state, event, lot, &identification->items, heading);
    return STATUS_OK;
}
