/*
 * The budget of a year beside what was spent: paid in the year up to a day, by category. Amounts
 * are in fen and live in the run's arena.
 */
#ifndef BOOK_BUDGET_H
#define BOOK_BUDGET_H

#include "book/book.h"

struct budget_line {
    int32_t category;
    const struct budget *budget; /* NULL: money was spent that is in no budget */
    int64_t spent;
};

struct budget_year {
    int year;
    struct date to;            /* the last day that counts, in the year */
    struct budget_line *lines; /* in the register's order of categories */
    size_t count;
    int64_t budget, spent;  /* their sums */
    int64_t days, all_days; /* of the year: passed, and together */
};

/* Whether any category has a budget in the year. */
bool has_budget(const struct book *book, int year);
/* `to` is in the year, or behind it: then the whole year counts. Categories with neither a budget
 * nor spending are left out. STATUS_DATA: sums that no longer fit. */
enum status budget_compute(struct run *run, struct book *book, int year, struct date to,
                           struct budget_year *out);

#endif
