/*
 * What an auditor asks of a whole history: that every commit kept the rules which its command
 * would have kept, that closed months are as they were closed, and that the books add up. The
 * rules stand in one table; nothing is taken from a memo or a cache, and what a hand edit or
 * another tool has committed is judged like everything else.
 *
 * What it cannot see by itself: commits that were dropped from the end of the history. Only a
 * checkpoint in other people's hands answers that (audit/checkpoint.h): it can be given, and the
 * result names the newest commit, to be compared.
 */
#ifndef AUDIT_VERIFY_H
#define AUDIT_VERIFY_H

#include "audit/checkpoint.h"
#include "audit/state.h"
#include "format/grid.h"
#include "store/store.h"

/* A rule, for `audit verify --list` and the manual. */
struct audit_rule {
    const char *name;   /* "closed-months" */
    const char *proves; /* one phrase, lower case, no full stop */
};

struct audit_outcome {
    struct audit_rule rule;
    size_t findings; /* errors and warnings */
    size_t before;   /* the same, of the verifications that were continued */
    bool skipped;    /* it was not asked: the records do not add up, or it waits */
};

struct audit_result {
    struct audit_outcome *rules;
    size_t rule_count;
    struct oid commit; /* the checkpoint: the newest commit that was verified */
    int64_t time;      /* of that commit, seconds since 1970-01-01 UTC */
    size_t commits, records, transactions;
    size_t findings;                 /* the sum over all rules, those of before included */
    const struct audit_state *state; /* to continue from; NULL: none is kept */
};

size_t audit_rule_count(void);
struct audit_rule audit_rule_at(size_t index);

/* What is asked besides the rules. */
struct audit_asked {
    const struct checkpoint_file *checkpoint; /* that somebody kept; NULL: none */
    const struct audit_state *since;          /* only what is new is judged; NULL: all is */
    bool keep;                                /* the result is to have a state */
};

/* Judges the history from its first commit to the snapshot's, and the snapshot itself. Findings
 * name the commit, the file and the line. STATUS_FOUND when there is any error or warning; another
 * failure when the history itself cannot be read. `out` is filled as far as the rules came. */
enum status audit_verify(struct run *run, struct store *store, const struct snapshot *snapshot,
                         const struct audit_asked *asked, struct audit_result *out);

/* Columns: rule, proves, result (kept, found, not asked), findings. The last row is the checkpoint,
 * whose result is the whole id of the newest commit. */
struct grid *audit_result_grid(struct run *run, const struct audit_result *result);

#endif
