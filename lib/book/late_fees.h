/*
 * What is owed for paying late: simple, on what was open of the charge at the end of each day, from
 * the day behind its due day and the rule's days of grace on; all of it no more than the rule's
 * share of the charge (less what was waived or discounted). Payments count from their day on. No
 * part of it is on a late fee, on what was waived, or on a debt that is barred.
 */
#ifndef BOOK_LATE_FEES_H
#define BOOK_LATE_FEES_H

#include "book/fold.h"

struct late_fees {
    struct late_fee *item; /* without id and date; by unit, then by due day */
    size_t count;
};

/* What is still to be charged for the days up to `to`: of each debt behind the last day that was
 * counted. So nothing is charged twice. Amounts are cut to the fen over all days of a debt
 * together, never day by day. Folds the book. */
enum status late_fees_compute(struct run *run, struct book *book, struct date to,
                              struct late_fees *out);

/* Findings for late fees that are more than their rule can give, or of which no rule is there. */
enum status late_fees_check(struct run *run, const struct fold *fold);

#endif
