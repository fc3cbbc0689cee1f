/*
 * Files of the work tree, which people edit too. Nothing here follows a symbolic link or leaves
 * the ledger's folder, and nothing that a person changed is overwritten.
 */
#ifndef STORE_WORKTREE_H
#define STORE_WORKTREE_H

#include "store/session.h"
#include "store/write.h"

/* Opens a path below the ledger's folder for reading, -1 with errno when it cannot: ELOOP for a
 * symbolic link anywhere in it, EXDEV for a way out. */
int work_open(const struct store *store, const char *path, int flags);
/* Reads an open file whole; at most WORK_FILE_MAX bytes, else `found` is false. */
enum status work_slurp(struct run *run, int fd, const char *path, struct blob *out);

/* Sets the target's state, and its stat when it is WORK_NEW. */
enum status work_compare(struct run *run, const struct store *store, struct target *target);
/* Brings every target that is WORK_OLD to WORK_NEW, durably: written aside, synced, renamed, the
 * folder synced. Each is compared again just before. The others are left as they are. */
enum status work_apply(struct run *run, struct session *session, const struct targets *targets);

#endif
