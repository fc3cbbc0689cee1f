/*
 * The compound's terms of payment, out of compound.yaml: discounts for months paid in advance, and
 * what paying late costs.
 */
#ifndef BOOK_TERMS_H
#define BOOK_TERMS_H

#include "book/book.h"

enum { PREPAY_MONTHS = 12 }; /* when the rules say nothing */

/* How many months may be paid in advance. */
int64_t terms_prepay_months(const struct book *book);

/* The rule that gives most for `months` of an item costing `gross` together, among those that hold
 * on that day, and what it gives (fen, cut down); NULL and 0: none. With `free` months, these are
 * worth their share of all. */
const struct discount_rule *terms_discount(const struct book *book, const char *item, size_t months,
                                           int64_t gross, struct date day, int64_t *discount);

/* The rule about paying an item late on a day: the item's own, else that of every item; or NULL. */
const struct late_fee_rule *terms_late_fee(const struct book *book, const char *item,
                                           struct date day);

/* Findings for rules that name an unknown item, contradict each other or give away everything. */
enum status book_check_terms(struct run *run, const struct book *book);

#endif
