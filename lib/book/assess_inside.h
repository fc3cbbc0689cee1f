/*
 * One item of a roll, computed: by assess_month() from the tariffs, by assess_verify() from what
 * the roll itself says it was computed from.
 */
#ifndef BOOK_ASSESS_INSIDE_H
#define BOOK_ASSESS_INSIDE_H

#include "book/assess.h"

/* The units that were there on the first day of a month, in the order of the book. */
struct assessed_units {
    struct month month;
    const struct unit **unit;
    const struct unit_history **history;
    size_t count;
};

/* What a roll says of a tariff that it charges by; without bills, weight and count. */
struct basis assess_basis(const struct tariff *tariff);

struct assessed_units assess_units_of(struct run *run, const struct book *book, struct month month);

/* The amount per unit (fen) of an item by its basis: what it is by, its rates, split, whom it
 * concerns and, of a share, the sum to be split. Sets the basis's weight (of a share) and count.
 * Findings at `spot`: a kind of unit without a rate, nobody to split a bill among. */
enum status assess_column(struct run *run, const struct assessed_units *units, struct basis *basis,
                          struct spot spot, int64_t *amounts);

#endif
