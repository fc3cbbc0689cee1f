/*
 * Serials of payments: money that came once is booked once. A serial at a place is that of one
 * receipt, or of the receipts of one payment for several units, which were booked together and
 * name the first of them as their group.
 */
#ifndef BOOK_SERIALS_H
#define BOOK_SERIALS_H

#include "book/book.h"

/* Findings for receipts that are not reversed and have the serial of another one at the same
 * place, outside one group; and for groups whose receipts do not belong together: not of one
 * booking day, day, place and serial, one of no unit or twice of the same. Needs records. */
enum status serials_check(struct run *run, const struct book *book);

#endif
