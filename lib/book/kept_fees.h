/*
 * Fees that a payment service keeps back. They are expenses like others, with the approvals of
 * others; only their voucher is the imported statement, whose SHA-256 the ledger has. So that
 * nobody spends without a voucher under the name of a fee, what names a statement adds up to what
 * the statement's record says, and no row's fee is booked twice.
 */
#ifndef BOOK_KEPT_FEES_H
#define BOOK_KEPT_FEES_H

#include "book/book.h"

/* One expense by itself; `booking`: it is about to be booked. Findings: "fee-shape". */
enum status kept_fees_check_record(struct run *run, const struct expense *expense, bool booking,
                                   struct spot spot);
/* All of them; needs records. Findings: "fee-sum", "fee-twice". */
enum status kept_fees_check(struct run *run, const struct book *book);

#endif
