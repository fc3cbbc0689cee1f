#include "book/totals.h"

#include "book/fold_inside.h"

#include "base/arena.h"

enum age debt_age(struct date due, struct date limit, struct date day)
{
    int32_t days = date_days(day) - date_days(due);

    if (days <= 0)
        return AGE_NOT_DUE;
    if (date_compare(day, limit) > 0)
        return AGE_BARRED;
    if (days <= 30)
        return AGE_30;
    if (days <= 90)
        return AGE_90;
    if (days <= 180)
        return AGE_180;
    if (days <= 365)
        return AGE_365;
    return AGE_OLDER;
}

struct arrears_sums {
    struct date day;
    int64_t *due, *open;
    struct arrears_line *lines;
};

/* Whether its receivables change what is to be paid, not what was. */
static bool is_of_charge(enum cause cause)
{
    return cause == CAUSE_CHARGE || cause == CAUSE_ADJUSTMENT || cause == CAUSE_WAIVER ||
           cause == CAUSE_OPENING || cause == CAUSE_DISCOUNT || cause == CAUSE_LATE_FEE;
}

static enum status add_transaction(struct run *run, const struct transaction *transaction,
                                   void *context)
{
    struct arrears_sums *sums = context;

    (void)run;
    if (date_compare(transaction->date, sums->day) > 0)
        return STATUS_OK;
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->account == ACCOUNT_RECEIVABLE && is_of_charge(transaction->cause))
            sums->due[posting->debt] += posting->amount;
        if (posting->account == ACCOUNT_RECEIVABLE)
            sums->open[posting->debt] += posting->amount;
        else if (posting->account == ACCOUNT_CREDIT)
            sums->lines[posting->unit].credit -= posting->amount;
    }
    return STATUS_OK;
}

static void add_debt(struct arrears_line *line, struct date due, struct date limit, enum age age,
                     int64_t open)
{
    line->age[age] += open;
    line->owed += open;
    if (age == AGE_NOT_DUE)
        return;
    line->overdue += open;
    if (age != AGE_BARRED && (date_is_none(line->limit) || date_compare(limit, line->limit) < 0))
        line->limit = limit;
    if (date_is_none(line->oldest) || date_compare(due, line->oldest) < 0)
        line->oldest = due;
}

enum status arrears_compute(struct run *run, struct book *book, struct date day,
                            struct arrears *out)
{
    enum status status = book_records(run, book);

    if (status)
        return status;
    *out = (struct arrears){.day = day, .count = book->unit_count, .total = {.unit = -1}};
    out->lines = arena_array(run->arena, out->count, sizeof *out->lines);
    out->due = arena_array(run->arena, fold_debt_room(book), sizeof *out->due);
    out->open = arena_array(run->arena, fold_debt_room(book), sizeof *out->open);
    struct arrears_sums sums = {day, out->due, out->open, out->lines};
    status = fold_run(run, book, add_transaction, &sums, &out->fold);
    if (status)
        return status;
    out->limits = limits_compute(run, out->fold, day);
    for (size_t i = 0; i < out->fold->debt_count; i++) {
        const struct debt *debt = &out->fold->debts[i];
        const struct date limit = out->limits[i].end;
        enum age age = debt_age(debt->due, limit, day);
        if (!out->open[i])
            continue;
        add_debt(&out->lines[debt->unit], debt->due, limit, age, out->open[i]);
        add_debt(&out->total, debt->due, limit, age, out->open[i]);
    }
    for (size_t i = 0; i < out->count; i++) {
        out->lines[i].unit = (int32_t)i;
        out->total.credit += out->lines[i].credit;
    }
    return STATUS_OK;
}
