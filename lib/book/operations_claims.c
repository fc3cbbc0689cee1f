/* Late fees, and the reminders that keep debts from being barred. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/late_fees.h"
#include "book/totals.h"

#include <string.h>

static enum status check_to(struct run *run, const struct book *book, struct date to)
{
    if (date_compare(to, run->today) > 0)
        return fail(run, STATUS_REFUSED, "date-in-future",
                    "count up to today, or to an earlier day", "%s is not over", day_name(run, to));
    if (book->compound->late_fees.count)
        return STATUS_OK;
    return fail(
        run, STATUS_REFUSED, "late-fee-rule",
        "a decision allows them: fees terms late-fee --daily 0.0005 --cap 0.20 --decision ID",
        "the compound has no rule about late fees");
}

enum status charge_late_fees(struct run *run, const struct book *book, void *context,
                             struct draft *draft)
{
    const struct late_fees_input *input = context;
    struct late_fees fees;
    struct book *own;
    struct folded folded;
    int64_t sum = 0;
    enum status status = check_to(run, book, input->to);

    if (!status)
        status = draft_records(draft, &own);
    if (status > STATUS_FOUND)
        return status;
    status = late_fees_compute(run, own, input->to, &fees);
    /* those of a month that is still open stand in its report */
    const struct date date = book_is_closed(book, date_month(input->to)) ? run->today : input->to;
    for (size_t i = 0; i < fees.count && !status; i++) {
        fees.item[i].date = date;
        fees.item[i].id = draft_next_id(draft, &kind_late_fee);
        status = draft_append(draft, "fees", &kind_late_fee, &fees.item[i]);
        if (!decimal_add(sum, fees.item[i].amount, &sum))
            return fail(run, STATUS_DATA, "overflow", NULL, "the late fees are too large");
    }
    if (!status && fees.count)
        status = draft_fold(draft, &folded);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "fees: late fees up to %s, %s on %zu debts", day_name(run, input->to),
                  money(run, sum), fees.count);
    return STATUS_OK;
}

/* --- reminders --- */

static bool is_reminded(const struct book *book, const struct fold *fold,
                        const struct reminder *reminder, struct date day)
{
    for (size_t i = 0; i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        if (event->kind == &kind_reminder && date_compare(event->date, day) == 0 &&
            !fold_fate(fold, event)->reversed_by &&
            strcmp(((const struct reminder *)event->record)->unit, reminder->unit) == 0)
            return true;
    }
    return false;
}

/* What is demanded is what is owed and due. */
static enum status check_debts(struct run *run, const struct arrears *arrears,
                               const struct reminder *reminder)
{
    const struct fold *fold = arrears->fold;
    const struct demand *demand = reminder->debts.item;
    const int32_t unit = book_unit(fold->book, reminder->unit);

    for (size_t i = 0; i < reminder->debts.count; i++) {
        const int32_t item = book_item(fold->book, demand[i].item);
        const int32_t debt = demand[i].late ? fold_late_debt(fold, unit, item, demand[i].month)
                                            : fold_debt(fold, unit, item, demand[i].month);
        if (debt >= 0 && arrears->open[debt] == demand[i].amount &&
            date_compare(fold->debts[debt].due, arrears->day) < 0)
            continue;
        return fail(run, STATUS_REFUSED, "remind-changed", "run it again",
                    "what '%s' owes for '%s' of %s is not what the reminder says", reminder->unit,
                    demand[i].item, month_name(run, demand[i].month));
    }
    return STATUS_OK;
}

enum status remind_units(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    const struct remind_input *input = context;
    struct arrears arrears;
    struct book *own;
    size_t count = 0;
    int64_t sum = 0;
    const char *unit = NULL, *id = NULL;

    (void)book;
    enum status status = draft_records(draft, &own);
    if (status <= STATUS_FOUND)
        status = arrears_compute(run, own, run->today, &arrears);
    if (status > STATUS_FOUND)
        return status;
    for (size_t i = 0; i < input->count && !status; i++) {
        struct reminder record = input->reminders[i];
        if (is_reminded(own, arrears.fold, &record, run->today))
            continue;
        status = check_debts(run, &arrears, &record);
        if (status)
            return status;
        record.date = run->today;
        record.id = draft_next_id(draft, &kind_reminder);
        status = draft_append(draft, "fees", &kind_reminder, &record);
        unit = record.unit;
        id = record.id;
        count++;
        if (!decimal_add(sum, record.amount, &sum))
            return fail(run, STATUS_DATA, "overflow", NULL, "the debts are too large");
    }
    if (status > STATUS_FOUND)
        return status;
    if (count == 1)
        draft_subject(draft, "fees: remind %s of %s (%s)", unit, money(run, sum), id);
    else
        draft_subject(draft, "fees: remind %zu units of %s", count, money(run, sum));
    return STATUS_OK;
}
