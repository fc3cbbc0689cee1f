/*
 * Rules about single records of terms of payment, for check_record.c: what is paid in advance, what
 * is owed for paying late, what is given back.
 */
#ifndef BOOK_CHECK_TERMS_H
#define BOOK_CHECK_TERMS_H

#include "book/book.h"

/* `day` is the booking day; `booking`: it is about to be booked, else it stands in the books.
 * Findings at `spot`, as refusals or as bad data. */
enum status check_prepayment(struct run *run, const struct book *book,
                             const struct prepayment *prepayment, bool booking, struct spot spot);
enum status check_late_fee(struct run *run, const struct book *book,
                           const struct late_fee *late_fee, bool booking, struct spot spot);
enum status check_refund(struct run *run, const struct book *book, const struct refund *refund,
                         struct date day, bool booking, struct spot spot);

#endif
