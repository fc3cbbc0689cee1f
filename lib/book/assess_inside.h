/*
 * One item of a roll, computed: by assess_month() from the tariffs, by assess_verify() from what
 * the roll itself says it was computed from.
 */
#ifndef BOOK_ASSESS_INSIDE_H
#define BOOK_ASSESS_INSIDE_H

#include "book/assess.h"

/* The units that were there on the first day of a month, in the order of the book. */
struct assessed_units {
    const struct book *book;
    struct month month;
    const struct unit **unit;
    const struct unit_history **history;
    size_t count;
};

/* What a roll says of a tariff that it charges by; without bills and what assess_column() sets. */
struct basis assess_basis(const struct tariff *tariff);
/* Whom the item concerns, the rule of tariffs. */
bool assess_concerns(const struct basis *basis, const struct unit_history *unit);
/* The rate of a kind of unit, or NULL. */
const int64_t *assess_rate(const struct basis *basis, const char *kind);
/* A finding for the unit at `index`, whose kind has no rate: once for each kind. */
enum status assess_no_rate(struct run *run, const struct assessed_units *units,
                           const struct basis *basis, struct spot spot, size_t index);
enum status assess_too_large(struct run *run, const struct basis *basis, struct spot spot,
                             const char *unit);

struct assessed_units assess_units_of(struct run *run, const struct book *book, struct month month);

/* The amount per unit (fen) of an item by its basis: what it is by, its rates, split, whom it
 * concerns and, of a share, the sum to be split. Sets what else the basis says: weight and
 * deducted (of a share), reduced, readings, usage (by meter) and count. Needs records.
 * Findings at `spot`: a kind of unit without a rate, nobody to split a bill among. */
enum status assess_column(struct run *run, const struct assessed_units *units, struct basis *basis,
                          struct spot spot, int64_t *amounts);

/* --- assess_meter.c --- */

/* The same for an item that is by meter. */
enum status assess_by_meter(struct run *run, const struct assessed_units *units,
                            struct basis *basis, struct spot spot, int64_t *amounts);
/* The same for a bill that is split by usage: what the meters themselves charge is taken off
 * first. Less of a bill than that is nothing to split. */
enum status assess_by_usage(struct run *run, const struct assessed_units *units,
                            struct basis *basis, struct spot spot, int64_t *amounts);
/* Warns of the units whose meter was not read for the month, naming them. */
void assess_warn_unread(struct run *run, const struct assessed_units *units,
                        const struct basis *basis);

/* assess_parking.c: an item by space; the count is that of the permits charged. */
enum status assess_by_space(struct run *run, const struct assessed_units *units,
                            struct basis *basis, struct spot spot, int64_t *amounts);

#endif
