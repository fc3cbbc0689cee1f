/*
 * What tickets came to in a month, or in several: counted from the logs up to the last day, so that
 * the same question has the same answer for ever. Days are whole; means are left to who shows them,
 * as a sum and a count. Everything is in the arena of the run.
 */
#ifndef CASES_TICKET_MONTH_H
#define CASES_TICKET_MONTH_H

#include "cases/tickets.h"

/* Of a kind of ticket. */
struct ticket_count {
    int64_t opened, ended;          /* in the month; ended counts what was fixed, too */
    int64_t days;                   /* from opening to end, of those that ended */
    int64_t open, overdue, claimed; /* at its end; claimed: in somebody's hands */
    int64_t reopened;               /* in the month */
    int64_t met;                    /* that ended by being done, in the month */
    int64_t hours;                  /* hundredths, in the month */
};

/* Of a level that was asked; LEVEL_COMPOUND stands for partners. */
struct ticket_asked {
    int64_t asked, answered;   /* in the month */
    int64_t days;              /* from asking to the answer, of those answered */
    int64_t waiting, too_long; /* at its end */
};

/* Findings about a body. */
struct ticket_about {
    const char *body;
    int64_t opened, in_time, late,
        extended;          /* in the month; in time and late are of what was fixed */
    int64_t open, overdue; /* at its end */
    struct date oldest;    /* opened, of those still open; none: there is none */
};

/* What tickets are about. */
struct ticket_subject {
    const char *subject;
    int64_t opened, before, year;      /* in the month, the month before, the year so far */
    int64_t open;                      /* at the end */
    int64_t disputes, settled, failed; /* disputes of the year so far: opened; settled, or ended
                                          otherwise */
    int64_t disputes_now;              /* opened or settled in the month */
};

/* What stewards took up and passed on. */
struct ticket_passed {
    int64_t opened, in_time, late; /* in the month; answered: fixed, or ended */
    int64_t open, overdue;         /* at its end */
};

struct ticket_month {
    size_t tickets; /* that there are at the end */
    struct ticket_passed passed;
    struct ticket_count kind[TICKET_KINDS];
    struct ticket_asked level[LEVELS];
    struct ticket_about *about; /* by name */
    size_t about_count;
    struct ticket_subject *subject; /* by name */
    size_t subject_count;
};

/* From the first month to the last, which are the same for one month, and of which "the month"
 * means all, "the month before" the one before the first; `day` is the day on which deadlines are
 * judged, not after the end. */
enum status ticket_month_compute(struct run *run, const struct snapshot *snapshot,
                                 struct month first, struct month month, struct date day,
                                 struct ticket_month *out);

#endif
