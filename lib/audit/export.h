/*
 * The books for other programs, so that an accountant can check them with tools of their own:
 * every transaction of the ledger as a journal for hledger (`hledger check -s ordereddates`),
 * ledger (`--pedantic`) or Beancount (`bean-check`), as SQL that SQLite and PostgreSQL load as it
 * is, or as CSV. All are written from one description of accounts and transactions, and all
 * balances in them are ours to the fen. Names, signs and tables are in ledger-format/exports.md.
 *
 * One entry per transaction: its date, the record's id, what it was, and both sets of postings.
 * Entries are sorted by date; those of one day keep the order in which they were booked. What
 * people wrote (payees) is made harmless in each form.
 */
#ifndef AUDIT_EXPORT_H
#define AUDIT_EXPORT_H

#include "book/book.h"

/* For `audit export --help` and the tests; a NULL name ends the table. */
struct export_form {
    const char *name; /* "hledger" */
    const char *help; /* one phrase */
};
extern const struct export_form export_forms[];

/* Takes the next piece; a status other than STATUS_OK ends the export. */
typedef enum status export_sink(struct run *run, const char *bytes, size_t size, void *context);

/* Folds the book and hands it out in a form (one of the table's names), some kilobytes at a
 * time. The CSV is one flat table, a row per posting. */
enum status audit_export(struct run *run, struct book *book, const char *form, export_sink *sink,
                         void *context);

/* Takes a whole file: its name "postings.csv", its bytes for the time of the call. */
typedef enum status export_file_sink(struct run *run, const char *name, const char *bytes,
                                     size_t size, void *context);

/* The tables of the SQL form as a CSV file each. */
enum status audit_export_files(struct run *run, struct book *book, export_file_sink *sink,
                               void *context);

#endif
