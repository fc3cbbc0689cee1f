/*
 * Whether a ledger holds together: every rule that can be seen in one snapshot, and every rule
 * about how one snapshot may follow another. `compound check`, `compound commit`, every write and
 * `audit verify` use the same functions. All of them report every problem, not the first.
 */
#ifndef BOOK_CHECK_H
#define BOOK_CHECK_H

#include "book/book.h"
#include "store/history.h"

/* A record that is about to be booked on `day`, against the registers and rules: known unit,
 * item, place, fund, category; what belongs together is there; its date not before the books, not
 * after the booking day, not in a closed month. `spot` is used for findings. */
enum status check_record(struct run *run, const struct book *book, const struct kind *kind,
                         const void *record, struct date day, struct spot spot);
/* The same for a record that stands in the books: its month may have been closed since, and the
 * rules about amounts may have changed. */
enum status check_standing(struct run *run, const struct book *book, const struct kind *kind,
                           const void *record, struct date day, struct spot spot);

/* The bytes of one file by its table; ids name the file's day and count without gaps (those that
 * several files share only rise: check_snapshot() sees the gaps); a roll's columns add up; a
 * voucher's name is its SHA-256; `mode` is that of a plain file. */
enum status check_file(struct run *run, const char *path, const char *bytes, size_t size,
                       unsigned mode);

/* Everything in a snapshot: all files, all records, the fold, rolls recomputed, references. */
enum status check_snapshot(struct run *run, const struct snapshot *snapshot);

/* How one file may change, committed on booking day `day`: day-books grow at their end and only
 * that day's, rolls and vouchers never change, periods grow, registers stay. `before` or `after`
 * not found: the file is new or removed. A rewritten unit line is a warning. */
enum status check_transition(struct run *run, const char *path, const struct blob *before,
                             const struct blob *after, struct date day);

/* Personal data in bytes that are being added: mainland mobile numbers, identity card numbers
 * with a valid check digit, bank card numbers that pass Luhn's test, e-mail addresses. A finding
 * (STATUS_REFUSED) per hit with file, line and column. Only lines that are not in `before` (NULL:
 * there was nothing). Vouchers that are not text cannot be looked into and pass. */
enum status check_privacy(struct run *run, const char *path, const struct blob *before,
                          const char *bytes, size_t size);

#endif
