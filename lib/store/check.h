/*
 * What a repository must be to be opened as a ledger. Git and libgit2 allow much that shows a
 * reader something else than what is stored, or leads a writer out of the folder.
 */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include "store/git.h"

/* Before libgit2 reads a byte: owner, linked work tree, shallow, grafts, alternates, hash. */
enum status check_files(struct run *run, const struct store *store);
/* With libgit2: bare, core.worktree, detached, replace refs, a half-finished merge. Sets the
 * store's branch. */
enum status check_repository(struct run *run, struct store *store);
/* No merge, rebase or the like is half finished. */
enum status check_state(struct run *run, const struct store *store);
/* HEAD still points to the branch that the store was opened with. */
enum status check_branch(struct run *run, const struct store *store);

/* store_open() of exactly this folder. */
enum status store_open_at(struct run *run, const char *root, struct store **out);

#endif
