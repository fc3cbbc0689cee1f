/*
 * Meters of single units: what each counted, from readings that are records. The readings of a
 * unit and item follow one another in booking order; the first is where counting begins and
 * charges nothing. What was used between two readings is charged in the month of the later one,
 * so a month without a reading charges nothing and the next reading catches up.
 */
#ifndef BOOK_METERS_H
#define BOOK_METERS_H

#include "book/book.h"

/* What one reading says after the one before it. */
enum meter_verdict {
    METER_GOES_ON,
    METER_FIRST,     /* nothing was read before it */
    METER_BACKWARDS, /* it shows less, and the meter was not replaced */
    METER_SAME_DAY,  /* read before on that day */
    METER_EARLIER,   /* its day or month is before that of the reading before */
    METER_NO_OLD,    /* replaced, but nothing was ever read of the old one */
};

/* `before` may be NULL. `usage` gets what was used between them, in hundredths. */
enum meter_verdict meter_step(const struct reading *before, const struct reading *reading,
                              int64_t *usage);

/* What a unit used by the meter of an item in one month. */
struct meter_use {
    const struct reading *before;  /* the last one of an earlier month, or NULL */
    const struct reading *reading; /* the month's last, or NULL: it was not read */
    int64_t usage;                 /* hundredths */
    int months;                    /* from one to the other, at least 1 */
};

/* One for each unit of the book, with all readings up to the month. Needs records. */
struct meter_use *meters_of_month(struct run *run, const struct book *book, const char *item,
                                  struct month month);

/* The readings of one unit's meter that belong to a month, in order, behind the one before them:
 * `out` has room for that at 0, which may be NULL. Gives how many there are of the month. */
size_t meters_readings(struct run *run, const struct book *book, const char *item, int32_t unit,
                       struct month month, const struct reading ***out);

/* The last reading of each unit, by the index of the unit; NULL where there is none. */
const struct event **meters_last(struct run *run, const struct book *book, const char *item);

/* A finding for the verdict on a reading, if it is not in order. */
enum status meter_refuse(struct run *run, enum meter_verdict verdict, const struct reading *reading,
                         const struct reading *before, struct spot spot, enum status as);

/* Findings for every reading of the books that does not follow the one before it, and for a unit
 * that is not there. */
enum status meters_check(struct run *run, const struct book *book);

#endif
