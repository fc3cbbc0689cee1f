/*
 * What an auditor's last verification came to, so that the next one judges only what is new. The
 * auditor keeps it, in a file of their own: nothing in the ledger, and no memo of this program, is
 * ever trusted for that. It is bound to the ledger by its first commit, to the history by the
 * commit that was judged last (whose id names everything before it), to the rules by their
 * version, and it ends in the sum of its own bytes.
 *
 * What a continued verification proves: the history still has that commit; every commit since
 * then kept every rule about commits; every file that was added or grew is well formed, and its new
 * records fit the registers. What needs the whole books (that they balance, that the closed months
 * are what they were, what a record says of another one) is judged again as soon as anything but
 * day-books, vouchers and cases has changed, so at the latest when the month is assessed or closed.
 * Objects that were read once are not read again: whether they are still whole is for a whole
 * verification, or `git fsck`.
 */
#ifndef AUDIT_STATE_H
#define AUDIT_STATE_H

#include "store/store.h"

/* Raised with every change of a rule: what another program judged is judged again. */
enum { STATE_RULES_VERSION = 1, STATE_RULES = 16, STATE_MAX = 64 * 1024 * 1024 };

struct audit_state {
    struct oid ledger;             /* the first commit of all */
    struct oid commit;             /* the last one that was judged */
    struct oid books;              /* the one at which the books were judged as a whole */
    int64_t commits, records;      /* up to that commit */
    int64_t findings[STATE_RULES]; /* by rule: what was found and told so far */
    const char *operations;        /* a line for each, sorted; not the name but the beginning of its
                                      sum, so a new one that is there may be another one */
    size_t operation_count;
};

/* False when the bytes are no state, were changed, or are of another version. */
bool audit_state_read(struct run *run, const char *bytes, size_t size, struct audit_state *out);
/* The bytes of its file, in the arena. */
const char *audit_state_text(struct run *run, const struct audit_state *state);

/* Whether an operation may be one of those judged before. */
bool audit_state_knows(const struct audit_state *state, const char *operation);
/* Sets the operations: those of `before` (NULL: none) and the new ones. */
void audit_state_add(struct run *run, const struct audit_state *before, const char *const *names,
                     size_t count, struct audit_state *out);

#endif
