/*
 * Who may vote on a day, as the counting sees it; of votes.c and tally.c only.
 */
#ifndef CASES_ELECTORATE_H
#define CASES_ELECTORATE_H

#include "book/names.h"
#include "cases/votes.h"

/* An owner, or where persons vote a person. */
struct head {
    const char *owner;
    int64_t area;
    const struct meeting_event *ballot; /* the first one; NULL: none */
    const char *unit;                   /* that the ballot was of */
    bool attended, delivered;
};

struct electorate {
    struct head *heads;
    size_t count;
    int32_t *head_of; /* per unit of the book; -1: it has no vote */
    int64_t area;
    int64_t area_by[SOURCE_COUNT];
};

struct electorate electorate_of(struct run *run, const struct book *book, const struct votes *rules,
                                struct date day);

#endif
