/*
 * One change of the ledger is one commit, or nothing. The order of steps follows what was
 * measured about libgit2 and git (see the ledger format's chapter on the store):
 *
 *   lock, recover what a killed process left, mark, take git's index lock; compute from the last
 *   commit's tree; write the objects and read them back; move the branch by compare-and-swap (the
 *   commit point); refresh the work tree and the index; sync; unlock; only then report success.
 *
 * Killed anywhere, the ledger is as before or as after, and the next change finishes the work.
 */
#ifndef STORE_CHANGE_H
#define STORE_CHANGE_H

#include "store/store.h"

struct trailer {
    const char *key, *value; /* "Ledger-Record", "P261103-001" */
};

struct signer;

struct change {
    const struct signer *signer; /* who signs it; NULL: nobody */
    const char *subject;         /* one line */
    const char *body;            /* or NULL */
    const struct trailer *trailers;
    size_t trailer_count;
    const struct edit *edits; /* no path twice */
    size_t edit_count;
};

/* Computes the change from the last commit, under the lock. Called again with a newer snapshot
 * when the branch moved in between; nothing of an earlier call may be kept. A failure, or
 * STATUS_OK with no edits, writes nothing. */
typedef enum status change_builder(struct run *run, const struct snapshot *head, void *context,
                                   struct change *out);

struct outcome {
    struct oid commit;
    bool repeated; /* the operation was already in the history: nothing was written */
    bool nothing;  /* the builder made no edits: nothing was written */
};

/* Writes one change. `operation` names it for retries (NULL: a new random name): when a commit
 * with that Ledger-Operation trailer exists, it is returned as it was. STATUS_PENDING: committed,
 * `out` is valid, the work tree is still to be refreshed. Refused with a finding: a file in the
 * work tree that equals neither the old nor the new content (somebody's unsaved edit), no
 * identity in git's configuration, a clock that is a day behind the last commit. */
enum status store_change(struct run *run, struct store *store, const char *operation,
                         change_builder *build, void *context, struct outcome *out);
/* The change as it would be made, without lock or writing. */
enum status store_preview(struct run *run, struct store *store, change_builder *build,
                          void *context, struct change *out);
/* The whole commit message of a change, as it would be written. */
const char *change_message(struct run *run, const struct change *change, const char *operation);

/* Finishes under the lock what a killed process left behind; nothing to do is success. */
enum status store_recover(struct run *run, struct store *store);

/* Who writes, from git's configuration (never from the environment). */
struct identity {
    const char *name, *email;
};
enum status store_identity(struct run *run, struct store *store, struct identity *out);

#endif
