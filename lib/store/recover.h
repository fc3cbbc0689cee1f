/*
 * Finishing what a killed process left behind. Only proven content is acted on: our own marks
 * and temporaries are removed; a file that equals the old content gets the new one; a file that
 * equals neither is a person's edit, which is reported and kept.
 */
#ifndef STORE_RECOVER_H
#define STORE_RECOVER_H

#include "store/session.h"
#include "store/write.h"

/* Under the lock; takes git's index lock when there is something to do. */
enum status recover(struct run *run, struct session *session);

/* Brings work tree and index to the commit, whose content at the targets' paths is given, and
 * notes that they are; also the last steps of a change. */
enum status refresh(struct run *run, struct session *session, struct oid commit,
                    const struct targets *targets);

/* Whether `wanted` (zero: the empty history) is `from` or one of its first parents, and whether
 * every commit down to it was made by this program. */
enum status history_reaches(struct run *run, const struct store *store, struct oid from,
                            struct oid wanted, bool *reached, bool *all_ours);

extern const char operation_trailer[];

#endif
