/*
 * The object database: libgit2's, but with a reader of loose objects of our own. That of libgit2
 * 1.5 never returns from a file that was cut off, which is what a power cut leaves where git
 * wrote without syncing.
 */
#ifndef STORE_ODB_H
#define STORE_ODB_H

#include "store/git.h"

/* A database with no cache filled yet; the caller frees it. Each thread opens its own. */
enum status odb_open(struct run *run, const struct store *store, git_odb **out);

#endif
