#include "book/unit_statement.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

/* Whose lines are gathered: one unit's, or (`only` below 0) those of all, by their index. */
struct gathering {
    struct unit_statement *statements;
    size_t *capacity;
    int32_t only;
};

static bool is_per_item(enum cause cause)
{
    return cause == CAUSE_CHARGE || cause == CAUSE_ADJUSTMENT || cause == CAUSE_WAIVER ||
           cause == CAUSE_OPENING || cause == CAUSE_DISCOUNT || cause == CAUSE_LATE_FEE;
}

static bool is_wanted(const struct gathering *gathering, int32_t unit)
{
    return unit >= 0 && (gathering->only < 0 || gathering->only == unit);
}

static enum status too_large(struct run *run, const char *id)
{
    return fail(run, STATUS_DATA, "overflow", NULL, "the amounts of '%s' are too large", id);
}

/* What is before the first day counts in the balance only. */
static enum status push(struct run *run, struct gathering *gathering, int32_t unit,
                        struct statement_line line)
{
    const size_t index = gathering->only < 0 ? (size_t)unit : 0;
    struct unit_statement *statement = &gathering->statements[index];

    if (!line.amount)
        return STATUS_OK;
    if (date_compare(line.date, statement->from) < 0)
        return decimal_add(statement->before, line.amount, &statement->before)
                   ? STATUS_OK
                   : too_large(run, line.id);
    ARENA_PUSH(run->arena, statement->lines, statement->count, gathering->capacity[index]);
    statement->lines[statement->count++] = line;
    return STATUS_OK;
}

/* A charge gives a line per item; a payment one line, whatever it was used for. */
static enum status gather(struct run *run, const struct transaction *transaction, void *context)
{
    struct gathering *gathering = context;
    const struct statement_line line = {.date = transaction->date,
                                        .cause = transaction->cause,
                                        .reversal = transaction->reversal,
                                        .id = transaction->event->id,
                                        .item = -1,
                                        .debt = -1};
    struct statement_line whole = line;
    enum status status = STATUS_OK;
    int32_t unit = -1;

    if (date_compare(transaction->date, gathering->statements->to) > 0)
        return STATUS_OK;
    for (size_t i = 0; i < transaction->count && status == STATUS_OK; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (!is_wanted(gathering, posting->unit) ||
            (posting->account != ACCOUNT_RECEIVABLE && posting->account != ACCOUNT_CREDIT))
            continue;
        if (is_per_item(line.cause) && posting->account == ACCOUNT_RECEIVABLE) {
            struct statement_line single = line;
            single.item = posting->index;
            single.amount = posting->amount;
            single.debt = posting->debt;
            status = push(run, gathering, posting->unit, single);
            continue;
        }
        if (unit >= 0 && unit != posting->unit) {
            status = push(run, gathering, unit, whole);
            whole = line;
        }
        unit = posting->unit;
        if (!decimal_add(whole.amount, posting->amount, &whole.amount))
            return too_large(run, line.id);
    }
    return status == STATUS_OK && unit >= 0 ? push(run, gathering, unit, whole) : status;
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

/* Sorts the lines and gives each its balance. */
static enum status run_balance(struct run *run, const struct fold *fold,
                               struct unit_statement *statement)
{
    int64_t balance = statement->before;

    sort_by_date(run, statement->lines, statement->count);
    for (size_t i = 0; i < statement->count; i++) {
        struct statement_line *line = &statement->lines[i];
        if (line->debt >= 0)
            line->month = fold->debts[line->debt].month;
        if (!decimal_add(balance, line->amount, &balance))
            return fail(run, STATUS_DATA, "overflow", NULL, "the unit's balance is too large");
        line->balance = balance;
    }
    return STATUS_OK;
}

/* `count` statements, the only one's or all. */
static enum status compute(struct run *run, struct book *book, int32_t only,
                           struct unit_statement *statements, size_t count, struct fold **fold)
{
    struct gathering gathering = {.statements = statements,
                                  .capacity =
                                      arena_array(run->arena, count, sizeof *gathering.capacity),
                                  .only = only};
    struct fold *made;
    enum status status = fold_run(run, book, gather, &gathering, &made);

    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = run_balance(run, made, &statements[i]);
    if (fold)
        *fold = made;
    return status;
}

enum status statement_compute(struct run *run, struct book *book, int32_t unit, struct date from,
                              struct date to, struct unit_statement *out, struct fold **fold)
{
    *out = (struct unit_statement){.unit = unit, .from = from, .to = to};
    return compute(run, book, unit, out, 1, fold);
}

enum status statements_compute(struct run *run, struct book *book, struct date from, struct date to,
                               struct unit_statement **out, struct fold **fold)
{
    *out = arena_array(run->arena, book->unit_count, sizeof **out);
    for (size_t i = 0; i < book->unit_count; i++)
        (*out)[i] = (struct unit_statement){.unit = (int32_t)i, .from = from, .to = to};
    return book->unit_count ? compute(run, book, -1, *out, book->unit_count, fold)
                            : fold_run(run, book, NULL, NULL, fold);
}
