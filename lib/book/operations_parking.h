/*
 * Permits that begin or end in a month whose roll is written: the difference is an adjustment of
 * the unit's debt in the same commit, to the fen, and the permit says from and to which month the
 * rolls have it. For lib/book only.
 */
#ifndef BOOK_OPERATIONS_PARKING_H
#define BOOK_OPERATIONS_PARKING_H

#include "book/operations_common.h"
#include "book/parking.h"

/* A new permit: drafts what its days in assessed months cost, and sets charged_from. */
enum status charge_late_permit(struct run *run, const struct book *book, struct draft *draft,
                               struct permit *permit);
/* A permit whose `ended` is new: drafts what is charged too much, and sets charged_to. */
enum status credit_ended_permit(struct run *run, const struct book *book, struct draft *draft,
                                struct permit *permit);
struct date date_later_of(struct date a, struct date b);

#endif
