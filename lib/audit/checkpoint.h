/*
 * A checkpoint: a few lines that say what the ledger's last commit is. Commits that were dropped
 * from the end of a history leave no trace in it; whoever was given a checkpoint, and keeps it, can
 * tell. An officer may sign it with the key that commits are signed with, in a namespace of its
 * own; `ssh-keygen -Y verify` accepts the signature. Everything lives in the arena of the run.
 */
#ifndef AUDIT_CHECKPOINT_H
#define AUDIT_CHECKPOINT_H

#include "book/officers.h"

/* More bytes than that are no checkpoint. */
enum { CHECKPOINT_MAX = 16 * 1024 };

struct checkpoint {
    struct oid ledger; /* the first commit, which tells ledgers apart */
    struct oid commit;
    struct date day;  /* the booking day of the commit */
    int64_t commits;  /* up to this one */
    int64_t records;  /* in day-books and periods */
    struct date made; /* the day on which this was written */
};

/* As somebody kept it. */
struct checkpoint_file {
    struct checkpoint says;
    const char *name;   /* of the file, for findings */
    const char *text;   /* the lines that are signed */
    const char *armour; /* the signature; NULL: there is none */
};

/* The snapshot's commit. */
enum status checkpoint_take(struct run *run, const struct snapshot *snapshot,
                            struct checkpoint *out);
/* "guiyuan checkpoint 1", then a line "NAME VALUE" for each field, and "short", the first seven
 * digits of the commit, as reports print them. */
const char *checkpoint_text(struct run *run, const struct checkpoint *checkpoint);
/* Reads such lines, and a signature behind them or in bytes of its own (NULL: there are none).
 * STATUS_DATA with "checkpoint-format" when it is anything else. */
enum status checkpoint_read(struct run *run, const char *name, const char *bytes, size_t size,
                            const char *signature, size_t signature_size,
                            struct checkpoint_file *out);
/* Signs the lines with the key of the person who runs the command, who must be an officer in office
 * today; STATUS_REFUSED when not. */
enum status checkpoint_sign(struct run *run, struct store *store, const struct snapshot *snapshot,
                            const char *text, const char **armour);
/* Whether the history up to the snapshot has the checkpoint's commit, with as many commits and
 * records, and whether its signer was an officer on the day of it by that commit's register.
 * Findings have STATUS_FOUND. */
enum status checkpoint_judge(struct run *run, struct store *store, const struct snapshot *snapshot,
                             const struct checkpoint_file *file);

#endif
