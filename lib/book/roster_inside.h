/* What the reading of the roster and its rules share; for lib/book only. */
#ifndef BOOK_ROSTER_INSIDE_H
#define BOOK_ROSTER_INSIDE_H

#include "book/roster.h"

/* Where the lines stand, while the roster is read. */
struct roster_reading {
    struct run *run;
    const struct book *book; /* whose units and buildings are meant */
    const struct roster *roster;
    const struct source *sources; /* one per list */
    enum status verdict;          /* STATUS_DATA of what stands, STATUS_REFUSED of a draft */
};

/* Reads the roster of another snapshot than the book's, by the book's units: that of a draft. */
enum status roster_read(struct run *run, const struct book *book, const struct snapshot *snapshot,
                        enum status verdict, const struct roster **out);

/* Every rule about the lines. */
enum status roster_check(const struct roster_reading *reading);

#endif
