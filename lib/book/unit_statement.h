/*
 * One unit's account: what it was charged, what it paid, and what was left after each.
 */
#ifndef BOOK_UNIT_STATEMENT_H
#define BOOK_UNIT_STATEMENT_H

#include "book/fold.h"

struct statement_line {
    struct date date;
    enum cause cause;
    bool reversal;
    const char *id;     /* of the record */
    int32_t item;       /* of a charge, adjustment or waiver, else -1 */
    int32_t debt;       /* the same, its debt in the fold */
    struct month month; /* that the item was charged for */
    int64_t amount;     /* owed more: above zero; paid or waived: below */
    int64_t balance;    /* after it; negative is credit */
};

struct unit_statement {
    int32_t unit;
    struct date from, to;
    int64_t before;               /* balance at the start of `from` */
    struct statement_line *lines; /* by date */
    size_t count;
};

/* Movements of a unit from one day to another, both included. `fold` (may be NULL) gets the fold
 * it was made from. */
enum status statement_compute(struct run *run, struct book *book, int32_t unit, struct date from,
                              struct date to, struct unit_statement *out, struct fold **fold);

/* The same of every unit at once, from one fold: an array by the book's units. Lines before `from`
 * are not kept one by one, so it takes no more memory for old books. */
enum status statements_compute(struct run *run, struct book *book, struct date from, struct date to,
                               struct unit_statement **out, struct fold **fold);

#endif
