/*
 * Parking: spaces, who may use them, and who waits for one. All of it is in three registers that
 * book_open() reads: parking/spaces.yaml, permits.yaml and queue.yaml. Opening finds what cannot
 * be: a space that is there twice, a permit for a space that is not there (any more), two permits
 * of a space on one day, an unknown unit, somebody who waits twice for the same.
 *
 * A permit counts from its first to its last day, both included. Nothing here fails but the
 * functions with a status; memory is the run's.
 */
#ifndef BOOK_PARKING_H
#define BOOK_PARKING_H

#include "book/book.h"

enum { SPACE_KINDS = 5 };
extern const char *const space_kinds[SPACE_KINDS]; /* "ground" and so on, as in the table */

/* Index of a space, or -1. */
int32_t book_space(const struct book *book, const char *space);
/* Whether the space is there on a day. */
bool space_is_there(const struct space *space, struct date day);
/* The permit's last day; none: it has no end. */
struct date permit_last(const struct permit *permit);
bool permit_is_valid(const struct permit *permit, struct date day);
/* The permit of a space on a day, or NULL. */
const struct permit *space_permit(const struct book *book, const char *space, struct date day);
/* Whether a line of the queue was there and waiting at the end of a day. */
bool is_waiting(const struct applicant *applicant, struct date day);

/* The first who waits at the end of `day`, would take a space of `kind` and has waited longer
 * than `unit` (which may not wait at all); NULL: nobody. `own` (may be NULL) gets the unit's own
 * line. The order is that of the days, then of the lines. */
const struct applicant *queue_before(const struct book *book, const char *unit, const char *kind,
                                     struct date day, const struct applicant **own);

/* What there is on a day, per kind of space (and, last, in all). */
struct parking_count {
    int64_t spaces, used, waiting; /* waiting for this kind; for any: only in all */
    int64_t ending;                /* permits whose last day is within the next `days` days */
};
void parking_count(const struct book *book, struct date day, int days,
                   struct parking_count out[SPACE_KINDS + 1]);

/* The rate (ten-thousandths) of a permit among those of a tariff, or NULL. */
const int64_t *space_rate(const struct book *book, const struct pairs *rates,
                          const struct permit *permit);
/* What the days from `first` to `last` (none: without an end) cost within a month, in fen, by the
 * rule for parts of a month (NULL: by day). The parts of a month add up to it. False when it is no
 * amount of money. */
bool space_cost(int64_t rate, const char *part, struct month month, struct date first,
                struct date last, int64_t *out);

/* What can be seen only with all that stands in the books: a permit that passes over somebody
 * without a reason and a decision ("permit-queue"); a permit of which a month's part
 * was charged neither by a roll nor by an adjustment (a warning, "permit-uncharged"). Needs
 * records. */
enum status parking_check(struct run *run, const struct book *book);

#endif
