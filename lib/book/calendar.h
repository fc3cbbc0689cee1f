/*
 * Which days are days of rest, and when a number of days ends, as the law counts (Civil Code art.
 * 201 to 203): the day on which something happens does not count; when the last day is a day of
 * rest, the next day that is none takes its place. Saturdays and Sundays rest; holidays.yaml says
 * which other days do, and which weekends are worked instead. A date that was agreed upon as such
 * is not moved.
 */
#ifndef BOOK_CALENDAR_H
#define BOOK_CALENDAR_H

#include "base/run.h"
#include "format/yaml.h"
#include "record/records.h"
#include "store/store.h"

struct calendar {
    const struct holiday **lines; /* in the order of the file */
    size_t count;
};

/* Reads holidays.yaml, which need not be there. */
enum status calendar_read(struct run *run, const struct snapshot *snapshot, struct calendar *out);
/* Findings for a line that ends before it begins and for a day that two lines have, with the status
 * `verdict`: bad data where they stand, else a refusal. */
enum status calendar_check(struct run *run, const struct source *source, const struct items *items,
                           enum status verdict);
bool calendar_is_rest(const struct calendar *calendar, struct date day);
/* The last of so many days behind `from`, moved to a working day. */
struct date calendar_after(const struct calendar *calendar, struct date from, int32_t days);
/* The deadline of a term; none when the term is zero. */
struct date calendar_deadline(const struct calendar *calendar, struct date from,
                              struct deadline term);

#endif
