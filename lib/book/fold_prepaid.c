/* Months paid in advance. The money is the receipt's and pays like any other; what is agreed here
 * is the discount: it is granted as the months are charged, and taken back when the agreement ends.
 */
#include "book/fold_inside.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/split.h"

#include <string.h>

static struct spot spot_of(struct fold_state *state, const struct event *event, const char *field)
{
    return event_spot(state->run, state->book, event, field);
}

/* More discount on a debt, or (negative) less. What was paid on what is no longer owed turns
 * credit. */
static void change(struct fold_state *state, int32_t debt, int64_t amount, struct heading heading)
{
    struct debt *of = &state->fold->debts[debt];
    const int64_t excess = of->paid + of->waived + of->discount + amount - of->charged;

    heading.date = date_later(heading.date, state->debts[debt].since);
    if (excess > 0)
        heading.date = debt_free(state, debt, excess, heading.date, heading.event);
    of->discount += amount;
    post_debt(state, debt, -amount, 0);
    post(state, ACCOUNT_DISCOUNT, of->item, -1, amount);
    emit(state, heading);
    if (amount < 0)
        debt_grown(state, debt, heading.date);
    else
        debt_shrunk(state, debt);
}

/* The month's part of the discount: of a month that is charged less than was agreed on, that much
 * less; and no more than what is charged. */
static int64_t part_of(const struct prepaid *prepaid, size_t at, int64_t charged)
{
    const struct prepayment *record = prepaid->event->record;
    const int64_t gross = record->gross.item[at];
    int64_t part = prepaid->share[at];

    if (charged < gross && !decimal_part(part, charged, gross, &part))
        part = 0;
    return part < charged ? part : charged;
}

static void grant(struct fold_state *state, struct prepaid *prepaid, int32_t unit,
                  struct month month, struct heading heading)
{
    const struct prepayment *record = prepaid->event->record;
    const size_t at = (size_t)(month_index(month) - month_index(record->from));
    struct arena *arena = state->run->arena;
    const size_t count = record->items.count;
    int32_t *debt = arena_array(arena, count, sizeof *debt);
    int64_t *left = arena_array(arena, count, sizeof *left), *part, charged = 0;

    part = arena_array(arena, count, sizeof *part);
    for (size_t i = 0; i < count; i++) {
        debt[i] =
            fold_debt(state->fold, unit, book_item(state->book, record->items.item[i]), month);
        const struct debt *of = debt[i] < 0 ? NULL : &state->fold->debts[debt[i]];
        left[i] = of ? of->charged - of->waived - of->discount : 0;
        charged += left[i];
    }
    const int64_t whole = charged ? part_of(prepaid, at, charged) : 0;
    if (!whole || !split_exact(arena, whole, left, count, part))
        return;
    for (size_t i = 0; i < count; i++) {
        if (!part[i])
            continue;
        struct grant *granted = arena_alloc(arena, sizeof *granted);
        *granted = (struct grant){debt[i], part[i], prepaid->grants};
        prepaid->grants = granted;
        fate_of(state, prepaid->event)->discounted += part[i];
        change(state, debt[i], part[i], heading);
    }
}

static bool covers(const struct prepayment *record, struct month month)
{
    return month_compare(record->from, month) <= 0 && month_compare(month, record->to) <= 0;
}

void prepaid_grant(struct fold_state *state, int32_t unit, struct month month,
                   struct heading heading)
{
    heading.cause = CAUSE_DISCOUNT;
    for (struct prepaid *prepaid = state->units[unit].prepaid; prepaid; prepaid = prepaid->next) {
        if (prepaid->ended || !covers(prepaid->event->record, month))
            continue;
        struct heading own = heading;
        own.origin = prepaid->event;
        own.date = date_later(heading.date, prepaid->event->date);
        grant(state, prepaid, unit, month, own);
    }
}

const struct event *prepaid_of(const struct fold_state *state, int32_t unit, const char *receipt)
{
    for (const struct prepaid *prepaid = state->units[unit].prepaid; prepaid;
         prepaid = prepaid->next) {
        const struct prepayment *record = prepaid->event->record;
        if (!prepaid->ended && strcmp(record->of, receipt) == 0)
            return prepaid->event;
    }
    return NULL;
}

/* --- the record --- */

static enum status check_shape(struct fold_state *state, const struct event *event)
{
    const struct prepayment *record = event->record;
    const int32_t months = month_index(record->to) - month_index(record->from) + 1;
    int64_t sum = 0;
    bool whole = months > 0 && record->gross.count == (size_t)months && record->items.count > 0;

    for (size_t i = 0; whole && i < record->gross.count; i++)
        whole = record->gross.item[i] > 0 && decimal_add(sum, record->gross.item[i], &sum);
    if (whole && record->discount >= 0 && record->discount < sum)
        return STATUS_OK;
    return fail_at(state->run, spot_of(state, event, "gross"), STATUS_DATA, "prepay-shape",
                   "an amount above zero for each month from the first to the last, and a "
                   "discount smaller than their sum",
                   "the months, amounts and discount of the prepayment '%s' do not fit together",
                   event->id);
}

static bool share_item(const struct prepayment *a, const struct prepayment *b)
{
    for (size_t i = 0; i < a->items.count; i++)
        for (size_t k = 0; k < b->items.count; k++)
            if (strcmp(a->items.item[i], b->items.item[k]) == 0)
                return true;
    return false;
}

/* No month of an item is paid in advance twice, and no receipt pays two prepayments. */
static enum status check_others(struct fold_state *state, const struct event *event, int32_t unit)
{
    const struct prepayment *record = event->record;
    const struct event *other = prepaid_of(state, unit, record->of);

    for (struct prepaid *prepaid = state->units[unit].prepaid; prepaid && !other;
         prepaid = prepaid->next) {
        const struct prepayment *before = prepaid->event->record;
        if (!prepaid->ended && month_compare(before->from, record->to) <= 0 &&
            month_compare(record->from, before->to) <= 0 && share_item(before, record))
            other = prepaid->event;
    }
    if (!other)
        return STATUS_OK;
    return fail_at(state->run, spot_of(state, event, "of"), STATUS_REFUSED, "prepay-twice",
                   "begin after the last month that is paid, or end the other one first: "
                   "fees end-prepayment ID",
                   "the prepayment '%s' is of a receipt or of months that '%s' has already",
                   event->id, other->id);
}

static enum status check_receipt(struct fold_state *state, const struct event *event,
                                 const struct event *of, int32_t unit)
{
    const struct prepayment *record = event->record;
    const struct event *identified = fate_of(state, of)->identified_by;
    const struct lot *lot = state->lot_of[event_index(state, identified ? identified : of)];

    if (lot && lot->unit == unit)
        return STATUS_OK;
    return fail_at(state->run, spot_of(state, event, "of"), STATUS_DATA, "prepay-receipt",
                   "name a receipt of the same unit",
                   "the prepayment '%s' of '%s' names the receipt '%s', which is not of that unit",
                   event->id, record->unit, of->id);
}

/* Months that were charged already get their part at once. */
static void grant_charged(struct fold_state *state, struct prepaid *prepaid, int32_t unit)
{
    const struct event *event = prepaid->event;
    const struct prepayment *record = event->record;
    const struct records *records = state->book->records;
    const struct heading heading = {
        .date = event->date, .cause = CAUSE_DISCOUNT, .event = event, .origin = event};

    for (size_t i = 0; i < records->roll_count; i++)
        if (state->assessed[i] && covers(record, records->rolls[i].roll->month))
            grant(state, prepaid, unit, records->rolls[i].roll->month, heading);
    unit_settle(state, unit, event->date, event);
}

enum status fold_prepayment(struct fold_state *state, const struct event *event)
{
    const struct prepayment *record = event->record;
    const struct event *of = need_event(state, event, record->of, &kind_receipt);
    const int32_t unit = need_unit(state, event, record->unit);
    enum status status = need_items(state, event, &record->items);

    if (!of || unit < 0 || status)
        return STATUS_DATA;
    status = check_shape(state, event);
    if (!status)
        status = check_receipt(state, event, of, unit);
    if (!status)
        status = check_others(state, event, unit);
    if (status)
        return status;
    struct prepaid *prepaid = arena_alloc(state->run->arena, sizeof *prepaid);
    *prepaid = (struct prepaid){.event = event, .next = state->units[unit].prepaid};
    prepaid->share = arena_array(state->run->arena, record->gross.count, sizeof *prepaid->share);
    split_exact(state->run->arena, record->discount, record->gross.item, record->gross.count,
                prepaid->share);
    state->units[unit].prepaid = prepaid;
    grant_charged(state, prepaid, unit);
    return STATUS_OK;
}

enum status undo_prepayment(struct fold_state *state, const struct event *of,
                            struct heading heading)
{
    const struct prepayment *record = of->record;
    const int32_t unit = book_unit(state->book, record->unit);
    struct prepaid *prepaid = state->units[unit].prepaid;

    while (prepaid->event != of)
        prepaid = prepaid->next;
    prepaid->ended = true;
    heading.cause = CAUSE_DISCOUNT;
    for (struct grant *granted = prepaid->grants; granted; granted = granted->next)
        change(state, granted->debt, -granted->amount, heading);
    fate_of(state, of)->discounted = 0;
    unit_settle(state, unit, heading.date, heading.event);
    return STATUS_OK;
}
