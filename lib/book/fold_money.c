/* What was there when the books began, and money that moves inside the compound. */
#include "book/fold_inside.h"

#include <stddef.h>

static enum status open_money(struct fold_state *state, const struct event *event)
{
    const struct opening *opening = event->record;
    int32_t place = need_place(state, event, "place", opening->place);
    int32_t fund = need_fund(state, event, "fund", opening->fund);

    if (place < 0 || fund < 0)
        return STATUS_DATA;
    post(state, ACCOUNT_PLACE, place, -1, opening->amount);
    post(state, ACCOUNT_OPENING, -1, -1, -opening->amount);
    post_fund(state, fund, opening->amount);
    emit(state, (struct heading){.date = event->date, .cause = CAUSE_OPENING, .event = event});
    return STATUS_OK;
}

static enum status open_arrears(struct fold_state *state, const struct event *event, int32_t unit)
{
    const struct opening *opening = event->record;
    int32_t item = need_item(state, event, opening->item);

    if (item < 0)
        return STATUS_DATA;
    const struct debt key = {.unit = unit,
                             .item = item,
                             .month = opening->month,
                             .due = month_last(opening->month),
                             .date = event->date,
                             .event = event};
    int32_t debt = debt_take(state, &key, book_item_fund(state->book, item, opening->month));
    return debt_change(
        state, debt, opening->amount, ACCOUNT_OPENING,
        (struct heading){.date = event->date, .cause = CAUSE_OPENING, .event = event});
}

/* The credit's money is part of a place's opening balance, under the credit fund. */
static enum status open_credit(struct fold_state *state, const struct event *event, int32_t unit)
{
    const struct opening *opening = event->record;
    struct lot *lot = lot_new(state, event, unit, opening->amount, event->date);

    post(state, ACCOUNT_OPENING, -1, -1, opening->amount);
    post(state, ACCOUNT_CREDIT, -1, unit, -opening->amount);
    emit(state, (struct heading){.date = event->date, .cause = CAUSE_OPENING, .event = event});
    const struct use_node *first = lot_spend(state, lot, event->date, NULL);
    lot_emit_uses(state, lot, first, (struct date){0}, event);
    return STATUS_OK;
}

enum status fold_opening(struct fold_state *state, const struct event *event)
{
    const struct opening *opening = event->record;
    const bool money = opening->place && opening->fund && !opening->unit && !opening->item &&
                       month_is_none(opening->month);
    const bool of_unit = opening->unit && !opening->place && !opening->fund &&
                         !opening->item == month_is_none(opening->month);

    if (!money && !of_unit)
        return fail_at(state->run, event_spot(state->run, state->book, event, "amount"),
                       STATUS_DATA, "opening-shape",
                       "money: place and fund; arrears: unit, item and month; credit: unit alone",
                       "the opening '%s' is neither money, arrears nor credit", event->id);
    if (money)
        return open_money(state, event);
    if (opening->amount <= 0)
        return fail_at(state->run, event_spot(state->run, state->book, event, "amount"),
                       STATUS_DATA, "opening-amount",
                       "what a unit owes has an item and a month, its credit has none",
                       "the opening '%s' of '%s' is not above zero", event->id, opening->unit);
    int32_t unit = need_unit(state, event, opening->unit);
    if (unit < 0)
        return STATUS_DATA;
    return opening->item ? open_arrears(state, event, unit) : open_credit(state, event, unit);
}

enum status fold_transfer(struct fold_state *state, const struct event *event)
{
    const struct transfer *transfer = event->record;
    const bool places =
        transfer->from && transfer->to && !transfer->from_fund && !transfer->to_fund;
    const bool funds = transfer->from_fund && transfer->to_fund && !transfer->from && !transfer->to;

    if (!places && !funds)
        return fail_at(state->run, event_spot(state->run, state->book, event, "amount"),
                       STATUS_DATA, "transfer-shape", "give from and to, or from_fund and to_fund",
                       "the transfer '%s' is neither between two places nor between two funds",
                       event->id);
    int32_t from = places ? need_place(state, event, "from", transfer->from)
                          : need_fund(state, event, "from_fund", transfer->from_fund);
    int32_t to = places ? need_place(state, event, "to", transfer->to)
                        : need_fund(state, event, "to_fund", transfer->to_fund);
    if (from < 0 || to < 0)
        return STATUS_DATA;
    if (places) {
        post(state, ACCOUNT_PLACE, to, -1, transfer->amount);
        post(state, ACCOUNT_PLACE, from, -1, -transfer->amount);
    } else {
        post_fund(state, to, transfer->amount);
        post_fund(state, from, -transfer->amount);
    }
    emit(state, (struct heading){.date = event->date, .cause = CAUSE_TRANSFER, .event = event});
    return STATUS_OK;
}
