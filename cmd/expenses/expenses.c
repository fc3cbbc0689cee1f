/* expenses: what is spent, by whom, on which voucher, approved by whom. */
#include "base/arena.h"
#include "book/fold.h"
#include "book/operations.h"
#include "cli/session.h"
#include "cmd/commands.h"
#include "cmd/voucher.h"

#include <string.h>

static enum status add(struct session *session)
{
    struct expense_input input = {0};
    enum status status = voucher_read(session, "voucher", &input.voucher);

    session_fill(session, &kind_expense, &input.expense);
    if (!input.expense.by)
        input.expense.by = input.expense.handler;
    return status == STATUS_OK ? session_write(session, enter_expense, &input) : status;
}

static enum status approve(struct session *session)
{
    struct approval approval = {0};

    session_fill(session, &kind_approval, &approval);
    return session_write(session, approve_expense, &approval);
}

static enum status pay(struct session *session)
{
    struct payment payment = {0};

    session_fill(session, &kind_payment, &payment);
    return session_write(session, pay_expense, &payment);
}

static enum status reverse(struct session *session)
{
    struct reversal reversal = {0};

    session_fill(session, &kind_reversal, &reversal);
    return session_write(session, reverse_record, &reversal);
}

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

static enum status list(struct session *session)
{
    static const struct column columns[] = {
        {"id", "Expense", CELL_TEXT},        {"date", "Date", CELL_DATE},
        {"amount", "Amount", CELL_MONEY},    {"category", "Category", CELL_TEXT},
        {"payee", "Payee", CELL_TEXT},       {"fund", "Fund", CELL_TEXT},
        {"from", "From", CELL_TEXT},         {"handler", "Handler", CELL_TEXT},
        {"approved", "Approved", CELL_TEXT}, {"state", "State", CELL_TEXT},
        {"voucher", "Voucher", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct book *book;
    struct fold *fold;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    for (size_t i = 0; status == STATUS_OK && i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        if (event->kind != &kind_expense)
            continue;
        const struct expense *expense = event->record;
        const struct fate *fate = fold_fate(fold, event);
        const struct approval *approval = fate->approved_by ? fate->approved_by->record : NULL;
        if (!wanted(session, expense, state_of(fate)))
            continue;
        grid_text(grid, expense->id);
        grid_date(grid, expense->date);
        grid_number(grid, expense->amount);
        grid_text(grid, expense->category);
        grid_text(grid, expense->payee);
        grid_text(grid, expense->fund);
        grid_text(grid, expense->from);
        grid_text(grid, expense->handler);
        grid_text(grid, approval ? approval->by : NULL);
        grid_text(grid, state_of(fate));
        grid_text(grid, expense->voucher ? arena_dupn(session->run->arena, expense->voucher, 12)
                                         : expense->no_voucher);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

#define EXPENSE(label, flag)                                                                       \
    {                                                                                              \
        .name = label, .type = INPUT_FIELD, .flags = (flag), .kind = &kind_expense                 \
    }
#define APPROVAL(label, flag)                                                                      \
    {                                                                                              \
        .name = label, .type = INPUT_FIELD, .flags = (flag), .kind = &kind_approval                \
    }
#define PAYMENT(label, flag)                                                                       \
    {                                                                                              \
        .name = label, .type = INPUT_FIELD, .flags = (flag), .kind = &kind_payment                 \
    }
#define REVERSAL(label, flag)                                                                      \
    {                                                                                              \
        .name = label, .type = INPUT_FIELD, .flags = (flag), .kind = &kind_reversal                \
    }

static const struct input add_arguments[] = {EXPENSE("amount", INPUT_REQUIRED), {0}};
static const struct input add_options[] = {
    EXPENSE("category", INPUT_REQUIRED),
    EXPENSE("payee", INPUT_REQUIRED),
    EXPENSE("fund", INPUT_REQUIRED),
    EXPENSE("from", INPUT_REQUIRED),
    EXPENSE("handler", INPUT_REQUIRED),
    EXPENSE("by", 0),
    EXPENSE("purpose", 0),
    EXPENSE("post", 0),
    EXPENSE("bill", 0),
    {.name = "voucher", .type = INPUT_FILE, .help = "the paper: stored with its SHA-256"},
    {.name = "no-voucher", .type = INPUT_FIELD, .kind = &kind_expense, .field = "no_voucher"},
    EXPENSE("decision", 0),
    EXPENSE("date", 0),
    {0}};
static const struct input approve_arguments[] = {{.name = "expense",
                                                  .type = INPUT_FIELD,
                                                  .flags = INPUT_REQUIRED,
                                                  .kind = &kind_approval,
                                                  .field = "of"},
                                                 {0}};
static const struct input approve_options[] = {
    APPROVAL("by", INPUT_REQUIRED), APPROVAL("decision", 0), APPROVAL("date", 0), {0}};
static const struct input pay_arguments[] = {{.name = "expense",
                                              .type = INPUT_FIELD,
                                              .flags = INPUT_REQUIRED,
                                              .kind = &kind_payment,
                                              .field = "of"},
                                             {0}};
static const struct input pay_options[] = {
    PAYMENT("from", 0), PAYMENT("ref", 0), PAYMENT("date", 0), {0}};
static const struct input reverse_arguments[] = {{.name = "record",
                                                  .type = INPUT_FIELD,
                                                  .flags = INPUT_REQUIRED,
                                                  .kind = &kind_reversal,
                                                  .field = "of"},
                                                 {0}};
static const struct input reverse_options[] = {
    REVERSAL("reason", INPUT_REQUIRED), REVERSAL("date", 0), {0}};
static const struct input list_options[] = {
    {.name = "month", .type = INPUT_MONTH, .help = "only of this month"},
    {.name = "category", .type = INPUT_TEXT, .help = "only of this category"},
    {.name = "state",
     .type = INPUT_CHOICE,
     .choices = "entered approved paid reversed",
     .help = "only in this state"},
    {0}};

static const struct verb verbs[] = {
    {.name = "add",
     .summary = "enter an expense with its voucher",
     .detail = "The voucher is stored in the ledger and named by its SHA-256. Nothing is paid "
               "yet: somebody else approves the expense first.",
     .example = "expenses add 3200.00 --category staff --post guard --payee 'guards, November' "
                "--fund operating --from bank --handler p004 --voucher slip.pdf",
     .needs = NEEDS_WRITE,
     .arguments = add_arguments,
     .options = add_options,
     .run = add},
    {.name = "approve",
     .summary = "approve an expense that somebody else entered",
     .example = "expenses approve X261105-001 --by p002",
     .needs = NEEDS_WRITE,
     .arguments = approve_arguments,
     .options = approve_options,
     .run = approve},
    {.name = "pay",
     .summary = "record that an approved expense was paid",
     .example = "expenses pay X261105-001 --ref 20261106000123",
     .needs = NEEDS_WRITE,
     .arguments = pay_arguments,
     .options = pay_options,
     .run = pay},
    {.name = "reverse",
     .summary = "undo an expense, an approval or a payment, with a reason",
     .example = "expenses reverse Z261106-001 --reason 'the bank returned it'",
     .needs = NEEDS_WRITE,
     .arguments = reverse_arguments,
     .options = reverse_options,
     .run = reverse},
    {.name = "list",
     .summary = "list expenses and how far each has come",
     .example = "expenses list --month 2026-11 --state entered",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = list},
    {0}};

const struct command command_expenses = {
    .name = "expenses",
    .summary = "what is spent, on which voucher, approved by whom",
    .description =
        "An expense is entered with its voucher, approved by somebody who neither ordered, "
        "entered nor receives it, and then paid. Each step is a record of its own.",
    .verbs = verbs,
};
