/*
 * What is carried forward: instead of all that was booked up to a month's end, the records that are
 * not settled yet, and one sum for everything else. So a question about these days costs the same
 * however old the ledger is.
 *
 * A unit is settled after a record when it owes nothing, has nothing in credit, no deposit and
 * nothing paid in advance. What was booked for it up to then has no bearing on what comes: it goes
 * into the sum. Everything later is kept record by record and folded again, so debts, credit and
 * the dates on which they changed are exactly those of the whole books. Kept as well: receipts that
 * are nobody's yet, bills, the last reading of each meter; of a roll, the lines of units that are
 * not settled. Only the day-books of fees and rounds are cut off; the others are read whole.
 *
 * It is never an approximation. Whenever a later record reaches back behind what was kept (a
 * reversal of an old receipt), or anything at all is wrong, the books are read whole instead. The
 * memo remembers what is carried under the objects it follows from; whoever audits does not ask
 * for it.
 */
#ifndef BOOK_CARRY_H
#define BOOK_CARRY_H

#include "book/book.h"

struct carry;

/* From now on the book answers questions about the month `first` and later ones; balances and what
 * is owed are right on every day from its first on, and so is what was charged for it and received
 * in it. What was before may be carried forward, from the memo (`store` NULL: from nowhere, and
 * nothing is remembered). Call it before book_records(), and use book->keep_fold. Findings are
 * those of fold_run(). */
enum status book_since(struct run *run, struct store *store, struct book *book, struct month first);

/* Remembers what book_since() will want of the same ledger, out of a book that has been read whole.
 */
void book_remember(struct run *run, struct store *store, struct book *whole, struct month first);

/* For many books of one ledger, each as it was at some commit: what can be carried forward from the
 * end of each year of `whole`, whose records are there. */
struct carries;
void carries_make(struct run *run, struct book *whole, const struct carries **out);
/* As book_since(), out of these instead of the memo. */
enum status book_since_among(struct run *run, struct book *book, const struct carries *carries,
                             struct month first);

/* What can be carried forward from the end of a day that is its month's last, *out; NULL when
 * nothing can be, or it would not answer for `first`. The book may itself begin with something that
 * was carried forward. */
enum status carry_make(struct run *run, struct book *book, struct date day, struct month first,
                       const struct carry **out);
/* Lets a book begin with it. Call it before book_records(). The files that it names must be those
 * of the book's snapshot. */
void book_begin(struct book *book, const struct carry *carry);

#endif
