/*
 * Until when a debt can be claimed. The limitation is three years from the due day (Civil Code of
 * the PRC, art. 188). A demand begins it again, and so does the debtor's part payment (art. 195);
 * neither does once it is over. A late fee goes with the charge that it is of.
 *
 * A demand is a reminder in force that names the debt. A part payment is money that came and paid
 * the debt on the same day; credit that pays a later charge by itself is no act of the debtor.
 */
#ifndef BOOK_LIMITS_H
#define BOOK_LIMITS_H

#include "book/fold.h"

struct limit {
    struct date end;    /* the last day of the limitation */
    struct date demand; /* the last demand up to the day, or none */
};

/* Per debt of the fold, by what was known at the end of `day`. */
struct limit *limits_compute(struct run *run, const struct fold *fold, struct date day);

#endif
