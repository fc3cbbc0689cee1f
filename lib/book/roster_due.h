/*
 * What somebody must see to in the roster: terms that end soon and nobody follows, and terms of a
 * committee that are to be filed with the street (Regulation on Property Management, art. 16:
 * within 30 days of the election; rules.filing_days). In the run's arena; nothing fails.
 */
#ifndef BOOK_ROSTER_DUE_H
#define BOOK_ROSTER_DUE_H

#include "book/roster.h"

struct roster_due {
    const struct term *term;
    bool filing;     /* to be filed, else it ends */
    struct date day; /* by which it is filed, or on which it ends */
};

struct roster_dues {
    struct roster_due *item; /* by day */
    size_t count;
};

/* Of terms in force on `day`: what is due at most `within` days later. What should have been filed
 * before is due until it is. */
struct roster_dues roster_due(struct run *run, const struct book *book, const struct roster *roster,
                              struct date day, int32_t within);

#endif
