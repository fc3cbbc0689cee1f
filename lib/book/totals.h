/*
 * What month a unit of money moved in: sums over the transactions, by their own dates. A period
 * record, the monthly report and the balances are made of these.
 */
#ifndef BOOK_TOTALS_H
#define BOOK_TOTALS_H

#include "book/fold.h"
#include "book/limits.h"

/* Movements between two days (both included), and balances at the end of the last day. Arrays
 * are indexed like the book's; all in fen. A reversal counts against the side that it undoes: a
 * receipt reversed makes `in` smaller, not `out` larger. For every item
 * receivable = receivable_before + opening balances + charged + late - received - waived -
 * discount. */
struct totals {
    struct date from, to;
    int64_t *place_before, *place_in, *place_out, *place_after;
    int64_t *fund_before, *fund_in, *fund_out, *fund_after;
    int64_t *charged;  /* per item: charges and adjustments */
    int64_t *received; /* per item: paid on debts, credit that was used included */
    int64_t *waived;   /* per item */
    int64_t *discount; /* per item: granted on what was paid in advance */
    int64_t *late;     /* per item: late fees charged */
    int64_t *spent;    /* per category: paid */
    int64_t *incurred; /* per category: entered, paid or not */
    int64_t *donated;  /* per campaign: money given */
    int64_t *earned;   /* per source of other income, before its costs */
    int64_t *receivable_before, *receivable; /* per item, at the start and the end */
    int64_t *unit_receivable, *unit_credit;  /* per unit, at the end */
    int64_t credit_before, credit, unidentified_before, unidentified, payable_before, payable;
    int64_t deposits_before, deposits;           /* held */
    int64_t deposits_taken, deposits_back, kept; /* in, given back, not given back */
    int64_t refunded;                            /* of credit, given back */
    int64_t advance; /* received in the period and not used for a debt within it */
};

/* Sums one fold for several periods at once (a `from` of none: since the beginning). `fold` may be
 * NULL. */
enum status totals_compute(struct run *run, struct book *book, const struct date *from,
                           const struct date *to, size_t periods, struct totals **out,
                           struct fold **fold);

/* How old a debt is, at a day: from the day after its due date. */
enum age { AGE_NOT_DUE, AGE_30, AGE_90, AGE_180, AGE_365, AGE_OLDER, AGE_BARRED, AGE_COUNT };
/* AGE_30: 1 to 30 days overdue; AGE_90: 31 to 90; AGE_180; AGE_365; AGE_OLDER: over 365 days;
 * AGE_BARRED: its limitation is over, see limits.h. */
enum age debt_age(struct date due, struct date limit, struct date day);

struct arrears_line {
    int32_t unit;
    int64_t age[AGE_COUNT];
    int64_t owed;    /* their sum */
    int64_t overdue; /* without what is not yet due */
    int64_t credit;
    struct date oldest; /* the earliest due date of what is overdue */
    struct date limit;  /* the first end of a limitation among what is overdue and not barred */
};

struct arrears {
    struct date day;
    struct arrears_line *lines; /* one per unit, in the book's order */
    size_t count;
    struct arrears_line total; /* unit -1 */
    int64_t *due;              /* per debt of the fold: charged by that day, less what was waived */
    int64_t *open;             /* per debt of the fold: owed at that day */
    struct limit *limits;      /* per debt of the fold */
    struct fold *fold;
};

/* What every unit owes at the end of a day, of what was charged up to then. */
enum status arrears_compute(struct run *run, struct book *book, struct date day,
                            struct arrears *out);

/* The closing record of a month (its id and date are left empty). */
enum status closing_compute(struct run *run, struct book *book, struct month month,
                            struct closing *out);

#endif
