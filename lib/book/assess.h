/*
 * A month's assessment: what each unit owes, from tariffs, areas and shared bills, exactly.
 */
#ifndef BOOK_ASSESS_H
#define BOOK_ASSESS_H

#include "book/book.h"

/* Computes the roll of a month from the tariffs in force, the units as they are on its first day
 * and the bills recorded for it (its id is left empty). An item by share without a bill is left
 * out with a warning. Fee = area × rate, rounded half away from zero to the fen; a bill is split
 * by largest remainder, ties in the order of unit codes. Needs records. */
enum status assess_month(struct run *run, struct book *book, struct month month, struct date due,
                         struct roll *out);

/* Recomputes a roll from its own basis, the units of its month and the bills it names, and
 * reports every line and total that differs, and every basis that is not its month's tariff. */
enum status assess_verify(struct run *run, struct book *book, const struct charged_month *month);

#endif
