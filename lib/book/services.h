/*
 * What people of the roster did for the others in a time: visits of stewards, hours served, and
 * who has reported in. Reversed records do not count. Everything is in the run's arena.
 */
#ifndef BOOK_SERVICES_H
#define BOOK_SERVICES_H

#include "book/fold.h"
#include "book/roster.h"

struct served {
    const char *person;
    struct date reported; /* the day on which the person reported in, whenever; or none */
    int64_t visits, homes, referred; /* the last: visits that a ticket came of */
    int64_t hours;                   /* hundredths: served, and given to campaigns */
};

struct services {
    struct served *item; /* by person, in the order of the first record */
    size_t count;
    struct served total; /* no person and no day */
    size_t reported;     /* people who reported in within the time */
    size_t reported_by;  /* and until its end */
    size_t serving;      /* people with hours in the time */
};

/* From `first` to `last`, both included; `first` none: from the beginning. Needs the book's
 * records, of which `fold` is. STATUS_DATA when hours no longer fit. */
enum status services_compute(struct run *run, const struct fold *fold, struct date first,
                             struct date last, struct services *out);
/* A person reports in once: a finding for every further time that was not undone. */
enum status services_check(struct run *run, const struct fold *fold, enum status verdict);

#endif
