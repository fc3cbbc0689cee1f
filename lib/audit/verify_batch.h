/*
 * Some commits that follow each other, as they are handed to a thread. Internal to audit_verify().
 */
#ifndef AUDIT_VERIFY_BATCH_H
#define AUDIT_VERIFY_BATCH_H

#include "audit/verify_rules.h"

enum { BATCH = 512 };

/* A commit brings records of a month, or closes or opens it. */
struct month_note {
    const struct commit *commit;
    struct month month;
    enum { NOTE_RECORD, NOTE_CLOSED, NOTE_OPENED } what;
};

struct batch {
    /* Newest first. Behind each stands its parent, so behind the last one, unless that is the
     * first commit of all, stands one that is not of this batch. */
    struct commit *commits;
    size_t count;
    struct batch *newer, *older;
    /* What judging it leaves: */
    struct run run; /* findings and notes, in memory of its own */
    size_t findings[RULE_COUNT];
    size_t records;
    enum status status;
    struct month_note *notes; /* oldest first */
    size_t note_count, note_capacity;
};

/* Judges all commits of the batch, from the oldest on. On any thread. */
void batch_judge(struct batch *batch, struct store *store);

/* A commit of a batch. Without `registers` it has no signature. */
struct step step_at(const struct commit *commit, struct run *run);
/* Reads what the commit did. When a changed file cannot be read as what it should be, its new
 * records are not known. `last` as for delta_read(). */
enum status step_open(struct step *step, struct store *store, const struct deltas *last);
/* Puts the commit in front of the messages of all findings from `since` on. */
void name_commit(const struct step *step, size_t since);

#endif
