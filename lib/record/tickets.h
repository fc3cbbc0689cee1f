/*
 * The records of tickets, and of the days that their deadlines are counted by. The tables are in
 * tickets.c; include records.h, which has all records.
 */
#ifndef RECORD_TICKETS_H
#define RECORD_TICKETS_H

#include "record/kind.h"

/* holidays.yaml: what the calendar does not say by itself. Saturdays and Sundays are days of rest
 * unless a line says that they are worked. */
struct holiday {
    struct date from, to; /* to none: one day */
    const char *kind;     /* rest, work */
    const char *name;
};

/* tickets/YYYY/TYYYY-NNNN.yaml: something to be mended, answered, settled or done. The head is
 * fixed, the log only grows; what state it is in follows from the log (cases/ticket_states.h). */
struct photo {
    const char *voucher, *voucher_type;
};

struct ticket_event {
    struct date date;
    const char *what;    /* a step: claim, fix, … */
    const char *by;      /* who did it */
    const char *to;      /* whom it is given to */
    const char *level;   /* that it is brought to: community, street, department */
    const char *body;    /* that is asked: a partner, an authority */
    struct date due;     /* the new deadline, or by when a reply is wanted */
    const char *other;   /* the offer of a need, the need of an offer */
    int64_t hours;       /* hundredths, that it took */
    const char *outcome; /* of a mediation: agreed, continued, failed */
    const char *voucher, *voucher_type;
    const char *text;
};

struct ticket {
    const char *id;
    const char *kind; /* repair, complaint, dispute, finding, need, offer, task */
    const char *subject;
    const char *text;
    const char *severity; /* low, normal, high, urgent */
    struct date opened;
    struct date due;
    const char *by;    /* who opened it */
    const char *about; /* the body that it concerns */
    struct words units;
    const char *via;    /* the steward who brought it */
    struct rows photos; /* of struct photo */
    struct rows log;    /* of struct ticket_event */
};

extern const struct kind kind_holiday, kind_photo, kind_ticket_event, kind_ticket;

#endif
