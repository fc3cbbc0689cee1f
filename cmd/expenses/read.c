/* expenses list: how far each expense has come. */
#include "base/arena.h"
#include "base/text.h"
#include "base/told.h"
#include "book/approvals.h"
#include "cmd/expenses/expenses.h"

#include <inttypes.h>
#include <string.h>

static const char *state_of(const struct fate *fate)
{
    if (fate->reversed_by)
        return "reversed";
    if (fate->paid_by)
        return "paid";
    return fate->approved_by ? "approved" : "entered";
}

static bool wanted(const struct session *session, const struct expense *expense, const char *state)
{
    const char *only = session_text(session, "state");
    const char *category = session_text(session, "category");
    struct month month = session_month(session, "month");

    return (!only || strcmp(only, state) == 0) &&
           (!category || strcmp(category, expense->category) == 0) &&
           (month_is_none(month) || month_compare(month, date_month(expense->date)) == 0);
}

/* Who approved it, in the order in which they did; NULL: nobody. */
static const char *approvers(struct run *run, const struct fold *fold, const struct event *event)
{
    const struct event *approval = fold_fate(fold, event)->approval;
    const char *all = NULL;

    for (; approval; approval = fold_fate(fold, approval)->approval) {
        const struct approval *record = approval->record;
        if (fold_fate(fold, approval)->reversed_by)
            continue;
        all = all ? arena_printf(run->arena, "%s, %s", record->by, all) : record->by;
    }
    return all;
}

/* "1 of 2"; NULL where none is needed and none was given. */
static const char *progress(struct run *run, const struct fold *fold, const struct event *event)
{
    const int64_t needed = approval_need(fold->book, event->record, event->day).approvers;
    const size_t given = fold_fate(fold, event)->approvals;
    const char *roles = approval_roles_missing(run, fold, event, (struct date){0});

    if (roles)
        return arena_printf(run->arena, "%zu of %" PRId64 ", missing: %s", given, needed, roles);
    if (!needed && !given)
        return NULL;
    return told_part(run, "%zu of %" PRId64, given, needed);
}

static void put_expense(struct session *session, struct grid *grid, const struct fold *fold,
                        const struct event *event)
{
    const struct expense *expense = event->record;
    struct run *run = session->run;

    grid_text(grid, expense->id);
    grid_date(grid, expense->date);
    grid_number(grid, expense->amount);
    grid_text(grid, expense->category);
    grid_text(grid, expense->payee);
    grid_text(grid, expense->fund);
    grid_text(grid, expense->from);
    grid_text(grid, expense->handler);
    grid_text(grid, approvers(run, fold, event));
    grid_text(grid, progress(run, fold, event));
    grid_text(grid, state_of(fold_fate(fold, event)));
    grid_text(grid, expense->voucher     ? arena_dupn(run->arena, expense->voucher, 12)
                    : expense->statement ? expense->statement
                                         : expense->no_voucher);
}

enum status expenses_list(struct session *session)
{
    static const struct column columns[] = {
        {"id", "Expense", CELL_TEXT},        {"date", "Date", CELL_DATE},
        {"amount", "Amount", CELL_MONEY},    {"category", "Category", CELL_TEXT},
        {"payee", "Payee", CELL_TEXT},       {"fund", "Fund", CELL_TEXT},
        {"from", "Paid from", CELL_TEXT},    {"handler", "Handler", CELL_TEXT},
        {"approved", "Approved", CELL_TEXT}, {"approvals", "Approvals", CELL_TEXT},
        {"state", "State", CELL_WORD},       {"voucher", "Voucher", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct book *book;
    struct fold *fold;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    for (size_t i = 0; status == STATUS_OK && i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        if (event->kind == &kind_expense &&
            wanted(session, event->record, state_of(fold_fate(fold, event))))
            put_expense(session, grid, fold, event);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}
