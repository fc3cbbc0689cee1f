/* What is owed for paying late, and the demands that keep a debt from being barred. */
#include "book/fold_inside.h"

#include "base/decimal.h"

static struct spot spot_of(struct fold_state *state, const struct event *event, const char *field)
{
    return event_spot(state->run, state->book, event, field);
}

/* The debt of the late fee, made when it is not there. It is due when its charge is: what is owed
 * beside a debt goes with it. */
static int32_t late_debt(struct fold_state *state, const struct event *event, int32_t charge)
{
    struct debt key = state->fold->debts[charge];

    key.late = true;
    key.date = event->date;
    key.charged = key.waived = key.discount = key.paid = 0;
    key.event = event;
    const int32_t debt = debt_take(state, &key, state->debts[charge].fund);
    state->debts[debt].twin = charge;
    state->debts[charge].twin = debt;
    return debt;
}

static enum status check_days(struct fold_state *state, const struct event *event,
                              const struct debt *charge, int32_t late)
{
    const struct late_fee *record = event->record;
    const struct date counted = late < 0 ? (struct date){0} : state->debts[late].late_to;
    char text[DATE_SIZE];

    if (date_compare(record->from, record->to) > 0 ||
        date_compare(record->from, charge->due) <= 0 || date_compare(record->to, event->date) > 0)
        return fail_at(state->run, spot_of(state, event, "from"), STATUS_DATA, "late-fee-days",
                       "let fees late-fees count them",
                       "the days of the late fee '%s' do not lie between the due day %s and its "
                       "own",
                       event->id, date_text(charge->due, text));
    if (date_compare(record->from, counted) > 0)
        return STATUS_OK;
    return fail_at(state->run, spot_of(state, event, "from"), STATUS_REFUSED, "late-fee-twice",
                   "a day is counted once: let fees late-fees count them",
                   "the late fee '%s' counts days again; they are counted up to %s", event->id,
                   date_text(counted, text));
}

enum status fold_late_fee(struct fold_state *state, const struct event *event)
{
    const struct late_fee *record = event->record;
    const int32_t unit = need_unit(state, event, record->unit);
    const int32_t item = need_item(state, event, record->item);
    char month[MONTH_SIZE];

    if (unit < 0 || item < 0)
        return STATUS_DATA;
    const int32_t charge = fold_debt(state->fold, unit, item, record->month);
    if (charge < 0)
        return fail_at(state->run, spot_of(state, event, "month"), STATUS_DATA, "late-fee-debt",
                       "a late fee is of a charge that there is: fees statement UNIT",
                       "'%s' was never charged for '%s' of %s", record->unit, record->item,
                       month_text(record->month, month));
    const int32_t before = fold_late_debt(state->fold, unit, item, record->month);
    enum status status = check_days(state, event, &state->fold->debts[charge], before);
    if (status)
        return status;
    const int32_t debt = before < 0 ? late_debt(state, event, charge) : before;
    state->debts[debt].late_to = record->to;
    return debt_change(
        state, debt, record->amount, ACCOUNT_LATE,
        (struct heading){.date = event->date, .cause = CAUSE_LATE_FEE, .event = event});
}

/* The last days counted are free again; those before a later late fee stay counted. */
enum status undo_late_fee(struct fold_state *state, const struct event *of, struct heading heading)
{
    const struct late_fee *record = of->record;
    const int32_t debt = fold_late_debt(state->fold, book_unit(state->book, record->unit),
                                        book_item(state->book, record->item), record->month);

    heading.cause = CAUSE_LATE_FEE;
    if (date_compare(state->debts[debt].late_to, record->to) == 0)
        state->debts[debt].late_to = date_from_days(date_days(record->from) - 1);
    return debt_change(state, debt, -record->amount, ACCOUNT_LATE, heading);
}

enum status fold_reminder(struct fold_state *state, const struct event *event)
{
    const struct reminder *record = event->record;
    const struct demand *demand = record->debts.item;
    const int32_t unit = need_unit(state, event, record->unit);
    int64_t sum = 0;

    if (unit < 0)
        return STATUS_DATA;
    for (size_t i = 0; i < record->debts.count; i++) {
        const int32_t item = need_item(state, event, demand[i].item);
        const int32_t debt = demand[i].late
                                 ? fold_late_debt(state->fold, unit, item, demand[i].month)
                                 : fold_debt(state->fold, unit, item, demand[i].month);
        if (item < 0)
            return STATUS_DATA;
        if (debt < 0 || !decimal_add(sum, demand[i].amount, &sum))
            return fail_at(state->run, spot_of(state, event, "debts"), STATUS_DATA,
                           "remind-nothing", "demand what was charged: fees statement UNIT",
                           "the reminder '%s' demands what '%s' was never charged", event->id,
                           record->unit);
    }
    if (sum == record->amount)
        return STATUS_OK;
    return fail_at(state->run, spot_of(state, event, "amount"), STATUS_DATA, "remind-sum",
                   "let fees remind write it",
                   "the debts of the reminder '%s' do not add up to its amount", event->id);
}
