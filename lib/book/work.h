/*
 * Files that a person edited by hand in the work tree: checking them, and committing them.
 */
#ifndef BOOK_WORK_H
#define BOOK_WORK_H

#include "book/ledger.h"

/* Checks the ledger as it would be with the work tree's edits (without any: as it is): every file
 * and record, how each edited file may change, and personal data in what was added. All findings.
 * `changed` (may be NULL) gets how many files were edited. */
enum status check_work(struct run *run, struct store *store, size_t *changed);

/* Makes one commit of exactly these edits when all that holds. The subject is the person's
 * `message`; its trailers name the records that are new. Nothing edited: `out->outcome.nothing`. */
enum status commit_work(struct run *run, struct store *store, const struct write_options *options,
                        const char *message, struct written *out);

#endif
