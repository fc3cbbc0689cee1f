/*
 * The books for other programs: every transaction of the ledger as a journal that hledger
 * (`hledger check -s ordereddates`) and ledger (`--pedantic`) accept, so that their own checks
 * and balances can be compared with ours, to the fen.
 *
 * One entry per transaction: its date, the record's id as the code, what it was, and both sets of
 * postings. Funds and the pool are balanced virtual postings, `[equity:funds:operating]`, so each
 * program proves by itself that each set adds up to zero; `--real` leaves them out. A fund's
 * balance is positive when it holds money, as a place's is. Entries are sorted by date; those of
 * one day keep the order in which they were booked. What people wrote (payees) is made harmless.
 */
#ifndef AUDIT_EXPORT_H
#define AUDIT_EXPORT_H

#include "book/book.h"

/* Takes the next piece of the journal; a status other than STATUS_OK ends the export. */
typedef enum status export_sink(struct run *run, const char *bytes, size_t size, void *context);

/* Folds the book and hands out the journal, a few kilobytes at a time. */
enum status audit_export_hledger(struct run *run, struct book *book, export_sink *sink,
                                 void *context);

#endif
