/*
 * The records of the roster: who is who, from when to when, and what they did for the others.
 * Included by records.h.
 */
#ifndef RECORD_ROSTER_H
#define RECORD_ROSTER_H

#include "record/kind.h"

/* roster/people.yaml: who is known, by opaque id. What is true from a day on; a change is a further
 * line. Names are in private/, but for what a person has consented to see published. */
struct person {
    const char *person;
    bool party;              /* a member of the party branch */
    const char *public_name; /* by consent, and for ever: git does not forget */
    struct date consent;     /* when it was given */
    struct date from, to;
};

/* roster/bodies.yaml: who acts together: branch, committee, supervision, partners. A change is a
 * further line. */
struct body {
    const char *body;
    const char *name;
    const char *kind;
    const char *level;   /* street, community, compound, group, household */
    bool force;          /* one of the five that work together */
    int64_t seats;       /* how many members it has; 0: not fixed */
    const char *contact; /* of a partner: the post to turn to, never a name */
    struct date from, to;
    const char *decision;
};

/* roster/terms.yaml: who sits where. */
struct term {
    const char *body;
    const char *seat; /* held by one person at a time, but "member" by several */
    const char *person;
    struct date from, to; /* as elected or appointed */
    struct date ended;    /* its last day, when it ended otherwise, */
    const char *why;      /* and why */
    struct date filed;    /* with the street */
    const char *decision;
};

/* roster/roles.yaml: what a member does for the others. */
struct role {
    const char *person;
    const char *role;
    struct date from, to;
};

/* roster/stewards.yaml: who looks after a building, or some of its units. */
struct steward {
    const char *person;
    const char *backup;
    struct words buildings, units;
    struct date from, to;
};

/* roster/skills.yaml: what somebody can do and agreed to be asked for. */
struct skill {
    const char *person;
    const char *skill;
    struct date consent; /* from which it holds */
    struct date to;
};

/* rounds.yaml: what is done at fixed times. A change is a further line. */
struct schedule {
    const char *schedule;
    const char *name;
    const char *kind; /* waste, patrol, cleaning, other */
    struct words times;
    struct words weekdays; /* mon tue wed thu fri sat sun; none: every day */
    const char *where;
    const char *post;     /* of the staff, whose work it is */
    const char *category; /* of spending: what it costs */
    struct date from, to;
};

/* service/YYYY/MM/DD.yaml */
struct service { /* V: what somebody of the roster did for the others */
    const char *id;
    struct date date;
    const char *kind; /* visit, hours, report-in */
    const char *person;
    int64_t homes; /* that a steward visited; how many, and never which */
    int64_t hours; /* hundredths */
    const char *subject;
    const char *ticket; /* that came of it */
    const char *note;
};

#endif
