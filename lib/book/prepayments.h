/*
 * How far what was paid in advance has been charged: month by month, with its discount.
 */
#ifndef BOOK_PREPAYMENTS_H
#define BOOK_PREPAYMENTS_H

#include "book/fold.h"

struct prepaid_month {
    struct month month;
    int64_t gross, discount; /* as was agreed */
    int64_t charged;         /* of its items, by now; 0 before it is charged */
    int64_t granted;         /* the discount that was given */
    bool recognised;         /* the month is charged */
};

struct prepayment_state {
    const struct event *event;
    const struct prepayment *record;
    struct prepaid_month *months;
    size_t count;
    int64_t paid; /* for all months: cost less discount */
    int64_t left; /* of it, for the months that are not charged */
};

struct prepayments {
    struct prepayment_state *item;
    size_t count;
};

/* Those that were made by the end of `day` and not ended by then; a month is recognised when it
 * was charged by that day. `charged` and `granted` are as of now. */
enum status prepayments_compute(struct run *run, const struct fold *fold, struct date day,
                                struct prepayments *out);

#endif
