/*
 * A statement beside the books of its place: which rows the books lack, and which entries of the
 * books the statement lacks. Nothing is written.
 */
#ifndef INTAKE_RECONCILE_H
#define INTAKE_RECONCILE_H

#include "intake/entries.h"
#include "intake/intake.h"

struct difference {
    const struct statement_row *row;  /* of the statement; or NULL: */
    const struct entry_booked *entry; /* of the books */
    int64_t amount;                   /* fen; above zero: came to the place */
    const char *reason;               /* or NULL */
};

struct comparison {
    const struct statement_file *file;
    const char *place;
    struct difference *differences; /* the statement's, then the books', each by day */
    size_t count, capacity;
    size_t rows, entries; /* of these: on the statement only, in the books only */
    size_t agreed;        /* rows that are in the books */
    int64_t row_sum, entry_sum;
};

/* Compares the days from the file's first to its last row. An entry is the row's by its serial,
 * else by its amount within three days (see entries_pair()). Rows that cannot be read are
 * differences, too, of no amount. Finding: an unknown place ("unknown-place"). */
enum status statement_compare(struct run *run, struct book *book, const struct statement_file *file,
                              const char *place, struct comparison *out);

/* A row per difference. */
struct grid *comparison_grid(struct run *run, const struct comparison *comparison);
/* "3 rows of the statement are not in the books (120.00), …" */
const char *comparison_summary(struct run *run, const struct comparison *comparison);

#endif
