/*
 * Files of the ledger's folder private/, which git ignores: names and contacts that must never
 * enter history. They are not part of any snapshot. The folder is 0700, a file 0600; symbolic
 * links are never followed; a file is replaced as a whole (temporary, sync, rename), so a killed
 * process leaves the old one or the new one.
 */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

#include "store/store.h"

enum { PRIVATE_LIMIT = 8 * 1024 * 1024 }; /* bytes of a file */

/* Reads private/NAME (one part, no '/'); a file that is not there is `found` false. Findings: a
 * link or something else than a file ("private-file"), too large ("private-size"). */
enum status private_read(struct run *run, struct store *store, const char *name, struct blob *out);

/* Gives the new content of the file (`found` true), or leaves `out` as it is for no change. */
typedef enum status private_editor(struct run *run, const struct blob *old, void *context,
                                   struct blob *out);
/* Reads, edits and replaces a file under the lock of store_change(), so not to be called within
 * one; makes the folder when it is not
 * there. STATUS_BUSY when another process writes for too long. */
enum status private_change(struct run *run, struct store *store, const char *name,
                           private_editor *edit, void *context);

#endif
