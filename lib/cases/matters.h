/*
 * Matters over all their meetings: the members deliberate first, then the committee, then the
 * owners (mechanism 8). A matter is known again by its topic, or without one by its words.
 * Everything is in the arena of the run.
 */
#ifndef CASES_MATTERS_H
#define CASES_MATTERS_H

#include "cases/meetings.h"

enum stage { STAGE_PARTY, STAGE_COMMITTEE, STAGE_ASSEMBLY, STAGE_JOINT, STAGE_COUNT };

struct matter_stages {
    const char *topic; /* NULL: known by its text */
    const char *text;  /* of its first meeting */
    /* Per kind of meeting: the last one with it that was not cancelled, and what it decided. */
    struct {
        const struct meeting *meeting;
        const struct meeting_event *decided;
    } stage[STAGE_COUNT];
    enum stage last; /* the stage of its latest meeting */
};

struct matters {
    struct matter_stages *item; /* in the order in which they first came up */
    size_t count;
};

/* Only meetings noticed and decisions taken up to a day count; none: all. */
enum status matters_compute(struct run *run, const struct meetings *meetings, struct date last,
                            struct matters *out);
/* "party", "committee", "assembly", "joint". */
const char *stage_name(enum stage stage);

#endif
