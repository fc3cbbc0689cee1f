/*
 * The hand-over from the company that managed before: an inventory whose protocol grows until each
 * thing is there and both sides have signed. A case file (record/records.h). Everything is in the
 * arena of the run.
 */
#ifndef CASES_HANDOVERS_H
#define CASES_HANDOVERS_H

#include "book/case_file.h"

struct handover_item {
    const struct handover_event *item;
    const char *state;  /* received, missing, disputed: as it is now */
    struct date since;  /* when it became so */
    const char *remark; /* of the last step about it, or NULL */
    size_t papers;
};

struct handover_state {
    const struct handover *handover;
    struct source source;
    struct handover_item *items; /* by number */
    size_t item_count, missing, disputed;
    bool committee_signed, company_signed;
    size_t signatures;
};

struct handovers {
    struct handover_state *item;
    size_t count;
};

/* All hand-overs, by name; with `last` only those of that day, and steps dated by then. */
enum status handovers_read(struct run *run, const struct snapshot *snapshot, struct date last,
                           struct handovers *out);
const struct handover_state *handovers_find(const struct handovers *handovers, const char *name);
/* Whether each thing is received and both sides have signed. */
bool handover_is_complete(const struct handover_state *state);

const char *path_handover(struct run *run, const char *name);
/* Rules of the case. */
const char *handover_path(struct run *run, const void *record);
enum status handover_check_file(struct run *run, const struct source *source, const void *record,
                                enum status verdict);

#endif
