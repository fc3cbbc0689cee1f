/* Money that goes back to units: deposits, and what they have in credit. */
#include "book/fold_inside.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

static struct spot spot_of(struct fold_state *state, const struct event *event, const char *field)
{
    return event_spot(state->run, state->book, event, field);
}

enum status fold_deposit(struct fold_state *state, const struct event *event)
{
    const struct deposit *deposit = event->record;
    const int32_t unit = need_unit(state, event, deposit->unit);
    const int32_t place = need_place(state, event, "via", deposit->via);
    const int32_t fund = need_fund(state, event, "fund", deposit->fund);

    if (unit < 0 || place < 0 || fund < 0)
        return STATUS_DATA;
    if (strcmp(state->book->funds[fund].kind, "deposit") != 0)
        return fail_at(state->run, spot_of(state, event, "fund"), STATUS_REFUSED, "deposit-fund",
                       "name a fund of kind deposit, or add one: funds add-fund",
                       "the deposit '%s' is put into '%s', which is no fund of deposits", event->id,
                       deposit->fund);
    fate_of(state, event)->held = deposit->amount;
    state->held_since[event_index(state, event)] = event->date;
    post(state, ACCOUNT_PLACE, place, -1, deposit->amount);
    post_deposit(state, fund, unit, -deposit->amount);
    emit(state, (struct heading){.date = event->date, .cause = CAUSE_DEPOSIT, .event = event});
    return STATUS_OK;
}

enum status undo_deposit(struct fold_state *state, const struct event *of, struct heading heading)
{
    const struct deposit *deposit = of->record;
    struct fate *fate = fate_of(state, of);

    if (fate->held != deposit->amount)
        return fail_at(state->run, spot_of(state, heading.event, "of"), STATUS_REFUSED,
                       "already-refunded", "reverse what was given back or kept of it first",
                       "of the deposit '%s' something was given back or kept", of->id);
    fate->held = 0;
    heading.date = date_later(heading.date, state->held_since[event_index(state, of)]);
    heading.cause = CAUSE_DEPOSIT;
    post(state, ACCOUNT_PLACE, book_place(state->book, deposit->via), -1, -deposit->amount);
    post_deposit(state, book_fund(state->book, deposit->fund),
                 book_unit(state->book, deposit->unit), deposit->amount);
    emit(state, heading);
    return STATUS_OK;
}

/* --- what is given back --- */

static enum status refuse_amount(struct fold_state *state, const struct event *event,
                                 const char *code, const char *what, int64_t wanted, int64_t there)
{
    const struct refund *refund = event->record;
    char a[DECIMAL_SIZE], b[DECIMAL_SIZE];

    return fail_at(state->run, spot_of(state, event, "amount"), STATUS_REFUSED, code,
                   "see what there is with: fees deposit list, fees arrears --all",
                   "'%s' gives '%s' %s, but there is %s %s", event->id, refund->unit,
                   decimal_text(wanted, MONEY_PLACES, a), decimal_text(there, MONEY_PLACES, b),
                   phrase(state->run, what));
}

/* The postings of a deposit given back (sign 1), or of its undoing (-1). */
static void post_return(struct fold_state *state, const struct event *event,
                        const struct deposit *deposit, int sign)
{
    const struct refund *refund = event->record;
    const int64_t whole = refund->amount + refund->kept;

    post_deposit(state, book_fund(state->book, deposit->fund),
                 book_unit(state->book, deposit->unit), sign * whole);
    if (refund->amount)
        post(state, ACCOUNT_PLACE, book_place(state->book, refund->from), -1,
             -sign * refund->amount);
    if (refund->kept) {
        post(state, ACCOUNT_KEPT, -1, -1, -sign * refund->kept);
        post_fund(state, book_fund(state->book, refund->into), sign * refund->kept);
    }
}

static enum status return_deposit(struct fold_state *state, const struct event *event,
                                  const struct event *of)
{
    const struct refund *refund = event->record;
    const struct deposit *deposit = of->record;
    struct date *since = &state->held_since[event_index(state, of)];
    struct fate *fate = fate_of(state, of);
    int64_t whole;

    if (strcmp(deposit->unit, refund->unit) != 0)
        return fail_at(state->run, spot_of(state, event, "unit"), STATUS_REFUSED, "refund-unit",
                       "a deposit goes back to the unit that gave it",
                       "the deposit '%s' is of '%s', not of '%s'", of->id, deposit->unit,
                       refund->unit);
    if (!decimal_add(refund->amount, refund->kept, &whole) || whole > fate->held)
        return refuse_amount(state, event, "deposit-too-much", "held of that deposit",
                             refund->amount + refund->kept, fate->held);
    fate->held -= whole;
    *since = date_later(event->date, *since);
    post_return(state, event, deposit, 1);
    emit(state, (struct heading){.date = *since, .cause = CAUSE_REFUND, .event = event});
    return STATUS_OK;
}

/* Takes what it can out of one lot; a transaction of its own, so that each shows whose it was. */
static int64_t take(struct fold_state *state, const struct event *event, struct lot *lot,
                    int64_t amount)
{
    const struct refund *refund = event->record;
    struct refunded *part = arena_alloc(state->run->arena, sizeof *part);

    amount = amount < lot->rest ? amount : lot->rest;
    if (!amount)
        return 0;
    *part = (struct refunded){event, lot, amount, state->refunds};
    state->refunds = part;
    lot_refund(state, lot, amount);
    post(state, ACCOUNT_CREDIT, -1, lot->unit, amount);
    post(state, ACCOUNT_PLACE, book_place(state->book, refund->from), -1, -amount);
    post_fund(state, state->book->credit_fund, -amount);
    emit(state, (struct heading){.date = date_later(event->date, lot->since),
                                 .cause = CAUSE_REFUND,
                                 .event = event,
                                 .origin = lot_origin(state, lot)});
    return amount;
}

/* The lot of the receipt's money, if it is the unit's. */
static struct lot *lot_of_receipt(struct fold_state *state, const struct event *of, int32_t unit)
{
    const struct event *identified = fate_of(state, of)->identified_by;
    struct lot *lot = state->lot_of[event_index(state, identified ? identified : of)];

    return lot && lot->unit == unit ? lot : NULL;
}

/* The newest credit first: what came last is what was paid too much. */
static enum status return_credit(struct fold_state *state, const struct event *event, int32_t unit,
                                 const struct event *of)
{
    const struct refund *refund = event->record;
    struct lot *only = of ? lot_of_receipt(state, of, unit) : NULL;
    const int64_t there = only ? only->rest : of ? 0 : state->fold->credit[unit];
    int64_t left = refund->amount;

    if (refund->amount <= 0 || refund->kept || !refund->from)
        return fail_at(state->run, spot_of(state, event, "amount"), STATUS_DATA, "refund-shape",
                       "credit is given back as a whole amount, from a place",
                       "the refund '%s' does not say how much is paid out, and from where",
                       event->id);
    if (refund->amount > there)
        return refuse_amount(state, event, "refund-too-much", "in credit", refund->amount, there);
    if (only) {
        take(state, event, only, left);
        return STATUS_OK;
    }
    for (struct lot *lot = state->units[unit].newest; lot && left; lot = lot->older)
        left -= take(state, event, lot, left);
    return STATUS_OK;
}

enum status fold_refund(struct fold_state *state, const struct event *event)
{
    const struct refund *refund = event->record;
    const int32_t unit = need_unit(state, event, refund->unit);
    const int32_t place = refund->from ? need_place(state, event, "from", refund->from) : 0;
    const int32_t into = refund->into ? need_fund(state, event, "into", refund->into) : 0;
    const struct event *of = refund->of ? need_event(state, event, refund->of, NULL) : NULL;

    if (unit < 0 || place < 0 || into < 0 || (refund->of && !of))
        return STATUS_DATA;
    if ((refund->amount && !refund->from) || (refund->kept && !refund->into) ||
        (!refund->amount && !refund->kept))
        return fail_at(state->run, spot_of(state, event, "amount"), STATUS_DATA, "refund-shape",
                       "what is paid out names the place, what is kept the fund",
                       "the refund '%s' does not say from where or into what", event->id);
    if (of && of->kind == &kind_deposit)
        return return_deposit(state, event, of);
    if (of && of->kind != &kind_receipt)
        return fail_at(state->run, spot_of(state, event, "of"), STATUS_DATA, "refund-shape",
                       "name a deposit or a receipt, or nothing",
                       "the refund '%s' is of '%s', a %s", event->id, of->id,
                       phrase(state->run, of->kind->name));
    return return_credit(state, event, unit, of);
}

static enum status undo_return(struct fold_state *state, const struct event *of,
                               struct heading heading)
{
    const struct refund *refund = of->record;
    const struct event *deposit_event = book_find(state->book, refund->of);
    struct date *since = &state->held_since[event_index(state, deposit_event)];

    heading.date = date_later(heading.date, *since);
    *since = heading.date;
    fate_of(state, deposit_event)->held += refund->amount + refund->kept;
    post_return(state, of, deposit_event->record, -1);
    emit(state, heading);
    return STATUS_OK;
}

enum status undo_refund(struct fold_state *state, const struct event *of, struct heading heading)
{
    const struct refund *refund = of->record;
    const int32_t unit = book_unit(state->book, refund->unit);
    const struct event *named = book_find(state->book, refund->of);

    heading.cause = CAUSE_REFUND;
    if (named && named->kind == &kind_deposit)
        return undo_return(state, of, heading);
    for (struct refunded *part = state->refunds; part; part = part->next) {
        if (part->event != of || !part->amount)
            continue;
        struct lot *lot = part->lot;
        lot->since = date_later(heading.date, lot->since);
        lot_refund(state, lot, -part->amount);
        post(state, ACCOUNT_CREDIT, -1, unit, -part->amount);
        post(state, ACCOUNT_PLACE, book_place(state->book, refund->from), -1, part->amount);
        post_fund(state, state->book->credit_fund, part->amount);
        part->amount = 0;
        struct heading own = heading;
        own.date = lot->since;
        emit(state, own);
    }
    unit_settle(state, unit, heading.date, heading.event);
    return STATUS_OK;
}
