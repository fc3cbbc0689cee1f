/* Closing a month, and opening it again. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "book/approvals.h"
#include "book/meters.h"
#include "book/totals.h"

#include <string.h>

/* The month behind the last closed one. */
static struct month next_month(const struct book *book)
{
    struct month month = book->compound->opened;

    for (size_t i = 0; i < book->period_count; i++)
        if (month_compare(book->periods[i].month, month) >= 0 &&
            book_is_closed(book, book->periods[i].month))
            month = month_add(book->periods[i].month, 1);
    return month;
}

static enum status check_closable(struct run *run, const struct book *book, struct month month)
{
    const char *name = month_name(run, month);
    struct month next = next_month(book);

    if (book_is_closed(book, month))
        return fail(run, STATUS_REFUSED, "month-closed", "there is nothing to do",
                    "the month %s is closed already", name);
    if (month_compare(month, book->compound->opened) < 0)
        return fail(run, STATUS_REFUSED, "date-before-books", "close the first month first",
                    "the month %s is before the books began, in %s", name,
                    month_name(run, book->compound->opened));
    if (month_compare(month, next) != 0)
        return fail(run, STATUS_REFUSED, "close-order",
                    phrase_printf(run, "close it first: compound close %s", month_name(run, next)),
                    "the month %s is still open", month_name(run, next));
    if (date_compare(run->today, month_last(month)) <= 0)
        return fail(run, STATUS_REFUSED, "month-not-over", "close it after its last day",
                    "the month %s is not over", name);
    return STATUS_OK;
}

/* What a treasurer may have forgotten before a month is closed. */
struct loose_ends {
    size_t unidentified, unapproved;
    bool *reconciled; /* per place */
};

static void look_at(const struct fold *fold, const struct event *event, struct month month,
                    struct loose_ends *ends)
{
    const struct fate *fate = fold_fate(fold, event);

    if (fate->reversed_by || month_compare(date_month(event->date), month) > 0)
        return;
    if (event->kind == &kind_receipt) {
        const struct receipt *receipt = event->record;
        ends->unidentified += !receipt->unit && !fate->identified_by;
    } else if (event->kind == &kind_expense) {
        const struct approval_need need = approval_need(fold->book, event->record, event->day);
        ends->unapproved += approval_is_needed(&need) && !fate->approved_by && !fate->paid_by;
    } else if (event->kind == &kind_reconciliation) {
        const struct reconciliation *record = event->record;
        if (month_compare(date_month(event->date), month) == 0)
            ends->reconciled[book_place(fold->book, record->place)] = true;
    }
}

static void warn(struct run *run, const char *code, const char *hint, const char *message)
{
    warn_at(run, (struct spot){0}, SEVERITY_WARNING, code, hint, "%s", phrase(run, message));
}

/* Meters that were read in a month, and before. Without an assessment of that month nobody is
 * charged what they counted in between: the next reading is counted from this one. */
static size_t uncharged_meters(struct run *run, const struct book *book, struct month month)
{
    size_t count = 0;

    for (size_t i = 0; i < book->item_count; i++) {
        const struct meter_use *uses = meters_of_month(run, book, book->items[i], month);
        for (size_t unit = 0; unit < book->unit_count; unit++)
            count += uses[unit].reading && uses[unit].before;
    }
    return count;
}

static void warn_unassessed(struct run *run, const struct book *book, struct month month)
{
    const char *name = month_name(run, month);
    const size_t meters = uncharged_meters(run, book, month);

    warn(run, "not-assessed", "reopen the month if it was to be charged",
         phrase_printf(run, "the month %s was not assessed", name));
    if (meters)
        warn(run, "reading-uncharged",
             "assess the month, or reverse its readings: the next ones catch up",
             phrase_printf(run, "what %zu meters counted up to %s is charged to nobody", meters,
                           name));
}

static void warn_loose_ends(struct run *run, const struct book *book, struct month month,
                            const struct loose_ends *ends, const struct pairs *balances)
{
    const char *name = month_name(run, month);

    if (!book_roll(book, month))
        warn_unassessed(run, book, month);
    if (ends->unidentified)
        warn(run, "unidentified-left", "say whose they are with fees identify",
             phrase_printf(run, "%zu receipts up to %s are not identified", ends->unidentified,
                           name));
    if (ends->unapproved)
        warn(run, "unapproved-left", "let somebody approve them with expenses approve",
             phrase_printf(run, "%zu expenses up to %s are not approved", ends->unapproved, name));
    for (size_t i = 0; i < book->place_count; i++)
        if (!ends->reconciled[i] && balances->item[i].value)
            warn(run, "not-reconciled", "compare it with its statement: funds reconcile",
                 phrase_printf(run, "the place '%s' was not reconciled in %s",
                               book->places[i].place, name));
}

/* An empty place has no statement to be compared with. `balances` are of all places. */
static enum status find_loose_ends(struct run *run, struct book *book, struct month month,
                                   const struct pairs *balances)
{
    struct loose_ends ends = {
        .reconciled = arena_array(run->arena, book->place_count, sizeof *ends.reconciled)};
    struct fold *fold;
    enum status status = fold_run(run, book, NULL, NULL, &fold);

    if (status > STATUS_FOUND)
        return status;
    for (size_t i = 0; i < book->records->count; i++)
        look_at(fold, &book->records->events[i], month, &ends);
    warn_loose_ends(run, book, month, &ends, balances);
    return STATUS_OK;
}

enum status close_month(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct period_input *input = context;
    struct month month = month_is_none(input->month) ? next_month(book) : input->month;
    struct closing closing = {0};
    struct book *own;

    enum status status = check_closable(run, book, month);
    if (!status)
        status = draft_records(draft, &own);
    if (status <= STATUS_FOUND)
        status = closing_compute(run, own, month, &closing);
    if (status <= STATUS_FOUND)
        status = find_loose_ends(run, own, month, &closing.places);
    if (status > STATUS_FOUND)
        return status;
    closing.id = draft_next_id(draft, &kind_closing);
    closing.date = run->today;
    closing.month = month;
    status = draft_add(draft, path_period(run, month), &kind_closing, &closing);
    if (status)
        return status;
    draft_subject(draft, "compound: close %s (%s)", month_name(run, month), closing.id);
    return STATUS_OK;
}

enum status reopen_month(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    const struct period_input *input = context;
    struct reopening record = {.date = run->today, .month = input->month, .reason = input->reason};
    struct month last = month_add(next_month(book), -1);
    const char *name = month_name(run, input->month);

    if (!book_is_closed(book, input->month))
        return fail(run, STATUS_REFUSED, "month-open", "there is nothing to do",
                    "the month %s is open", name);
    if (month_compare(input->month, last) != 0)
        return fail(run, STATUS_REFUSED, "reopen-order",
                    phrase_printf(run, "reopen %s first", month_name(run, last)),
                    "a later month than %s is closed", name);
    record.id = draft_next_id(draft, &kind_reopening);
    enum status status = draft_add(draft, path_period(run, input->month), &kind_reopening, &record);
    if (status)
        return status;
    draft_subject(draft, "compound: reopen %s (%s)", name, record.id);
    draft_body(draft, "%s", record.reason);
    return STATUS_OK;
}
