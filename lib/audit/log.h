/*
 * Who changed what, and when: the history as a list of commits with the records that each one
 * really added (read from its files, not from its message).
 */
#ifndef AUDIT_LOG_H
#define AUDIT_LOG_H

#include "format/grid.h"
#include "store/store.h"

/* All given conditions must hold; NULL and 0: any. */
struct log_query {
    const char *unit;   /* a line that was added, changed or removed is about this unit, or about
                           a record of this unit (a reversal of its receipt) */
    const char *record; /* such a line is this record or names it */
    const char *author; /* a part of the author's name or address, upper or lower case alike */
    size_t limit;       /* the newest so many */
};

/* Columns: when, who, subject, records, commit, signer; newest first. "signer" is the officer whose
 * key signed it, empty as long as there are no officers. "records" names them all up to
 * three, else the first, the last and how many. A unit that the snapshot does not have is a
 * finding (STATUS_DATA). */
enum status audit_log(struct run *run, struct store *store, const struct snapshot *snapshot,
                      const struct log_query *query, struct grid **out);

#endif
