/*
 * Owners over time. A unit's debts are one account, whoever owns it; but what each owner owes of
 * them is derived here, by the days of the month that was charged. So a roll keeps one line a unit
 * and the parts still add up to it.
 */
#ifndef BOOK_OWNERS_H
#define BOOK_OWNERS_H

#include "book/fold.h"

/* A time in which a unit has one owner. */
struct tenure {
    const char *owner;
    struct date from; /* his first day */
};

struct tenures {
    int32_t unit;
    struct tenure *item; /* oldest first */
    size_t count;
};

/* The owners of a unit. The day of a change belongs to the new owner, or by the rule change_day to
 * the old one. `change` (may be none) is a hand-over that is not in the register yet: its owner is
 * called "new". */
struct tenures tenures_of(struct run *run, const struct book *book, int32_t unit,
                          struct date change);

/* What one owner owes of a debt. The parts of a debt add up to it, in charged and in open. */
struct owner_part {
    size_t tenure;
    int64_t days, of; /* of the month */
    int64_t charged;
    int64_t open; /* what was paid or waived counts for the earlier owner first */
};

/* The parts of a debt: by days, largest remainder, equal remainders to the earlier owner. What a
 * meter counted is by usage where it was read more than once in the month. Gives how many there
 * are, at least 1; `out` has room for tenures->count. */
size_t owners_split(struct run *run, const struct fold *fold, const struct debt *debt,
                    const struct tenures *tenures, struct owner_part *out);

#endif
