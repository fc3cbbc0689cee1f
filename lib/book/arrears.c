#include "book/totals.h"

#include "book/fold_inside.h"

#include "base/arena.h"

enum { LIMITATION_YEARS = 3 /* Civil Code, art. 188 */ };

/* The same day some years on; 29 February becomes the 28th (art. 202: the month's last day). */
static struct date years_on(struct date day, int years)
{
    struct date later = {(int16_t)(day.year + years), day.month, day.day};
    struct date last = month_last(date_month(later));

    return later.day > last.day ? last : later;
}

enum age debt_age(struct date due, struct date day)
{
    int32_t days = date_days(day) - date_days(due);

    if (days <= 0)
        return AGE_NOT_DUE;
    if (days <= 30)
        return AGE_30;
    if (days <= 90)
        return AGE_90;
    if (days <= 180)
        return AGE_180;
    if (days <= 365)
        return AGE_365;
    return date_compare(day, years_on(due, LIMITATION_YEARS)) > 0 ? AGE_BARRED : AGE_OLDER;
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
           cause == CAUSE_OPENING;
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

static void add_debt(struct arrears_line *line, struct date due, enum age age, int64_t open)
{
    line->age[age] += open;
    line->owed += open;
    if (age == AGE_NOT_DUE)
        return;
    line->overdue += open;
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
    for (size_t i = 0; i < out->fold->debt_count; i++) {
        const struct debt *debt = &out->fold->debts[i];
        enum age age = debt_age(debt->due, day);
        if (!out->open[i])
            continue;
        add_debt(&out->lines[debt->unit], debt->due, age, out->open[i]);
        add_debt(&out->total, debt->due, age, out->open[i]);
    }
    for (size_t i = 0; i < out->count; i++) {
        out->lines[i].unit = (int32_t)i;
        out->total.credit += out->lines[i].credit;
    }
    return STATUS_OK;
}
