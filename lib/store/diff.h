/*
 * The difference of two trees. Git's ids are hashes of content, so equal ids are not opened.
 */
#ifndef STORE_DIFF_H
#define STORE_DIFF_H

#include "store/git.h"
#include "store/history.h"

/* Sorted by path; a zero id stands for the empty tree. */
enum status tree_changes(struct run *run, struct store *store, struct oid before, struct oid after,
                         struct path_change **out, size_t *count);

#endif
