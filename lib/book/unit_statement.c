#include "book/unit_statement.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

struct gathering {
    struct unit_statement *statement;
    size_t capacity;
};

static bool is_per_item(enum cause cause)
{
    return cause == CAUSE_CHARGE || cause == CAUSE_ADJUSTMENT || cause == CAUSE_WAIVER ||
           cause == CAUSE_OPENING || cause == CAUSE_DISCOUNT || cause == CAUSE_LATE_FEE;
}

static void push(struct run *run, struct gathering *gathering, struct statement_line line)
{
    struct unit_statement *statement = gathering->statement;

    ARENA_PUSH(run->arena, statement->lines, statement->count, gathering->capacity);
    statement->lines[statement->count++] = line;
}

/* A charge gives a line per item; a payment one line, whatever it was used for. */
static enum status gather(struct run *run, const struct transaction *transaction, void *context)
{
    struct gathering *gathering = context;
    struct unit_statement *statement = gathering->statement;
    struct statement_line line = {.date = transaction->date,
                                  .cause = transaction->cause,
                                  .reversal = transaction->reversal,
                                  .id = transaction->event->id,
                                  .item = -1,
                                  .debt = -1};

    if (date_compare(transaction->date, statement->to) > 0)
        return STATUS_OK;
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->unit != statement->unit ||
            (posting->account != ACCOUNT_RECEIVABLE && posting->account != ACCOUNT_CREDIT))
            continue;
        if (is_per_item(line.cause) && posting->account == ACCOUNT_RECEIVABLE) {
            struct statement_line single = line;
            single.item = posting->index;
            single.amount = posting->amount;
            single.debt = posting->debt;
            push(run, gathering, single);
        } else if (!decimal_add(line.amount, posting->amount, &line.amount)) {
            return fail(run, STATUS_DATA, "overflow", NULL, "the amounts of '%s' are too large",
                        line.id);
        }
    }
    if (line.amount)
        push(run, gathering, line);
    return STATUS_OK;
}

/* Stable: lines of one day keep the order in which they were booked. */
static void sort_by_date(struct run *run, struct statement_line *lines, size_t count)
{
    struct statement_line *spare = arena_array(run->arena, count, sizeof *spare);

    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            size_t middle = start + width < count ? start + width : count;
            size_t end = start + 2 * width < count ? start + 2 * width : count;
            size_t left = start, right = middle;
            for (size_t i = start; i < end; i++) {
                bool from_left =
                    left < middle &&
                    (right >= end || date_compare(lines[left].date, lines[right].date) <= 0);
                spare[i] = from_left ? lines[left++] : lines[right++];
            }
        }
        memcpy(lines, spare, count * sizeof *lines);
    }
}

/* Turns lines before `from` into the opening balance and gives the others theirs. */
static enum status run_balance(struct run *run, struct unit_statement *statement)
{
    size_t kept = 0;
    int64_t balance = 0;

    for (size_t i = 0; i < statement->count; i++) {
        struct statement_line *line = &statement->lines[i];
        if (!decimal_add(balance, line->amount, &balance))
            return fail(run, STATUS_DATA, "overflow", NULL, "the unit's balance is too large");
        if (date_compare(line->date, statement->from) < 0) {
            statement->before = balance;
        } else {
            line->balance = balance;
            statement->lines[kept++] = *line;
        }
    }
    statement->count = kept;
    return STATUS_OK;
}

enum status statement_compute(struct run *run, struct book *book, int32_t unit, struct date from,
                              struct date to, struct unit_statement *out, struct fold **fold)
{
    struct gathering gathering = {.statement = out};
    struct fold *own;

    *out = (struct unit_statement){.unit = unit, .from = from, .to = to};
    enum status status = fold_run(run, book, gather, &gathering, fold ? fold : &own);
    if (status != STATUS_OK)
        return status;
    const struct fold *made = fold ? *fold : own;
    for (size_t i = 0; i < out->count; i++)
        if (out->lines[i].debt >= 0)
            out->lines[i].month = made->debts[out->lines[i].debt].month;
    sort_by_date(run, out->lines, out->count);
    return run_balance(run, out);
}
