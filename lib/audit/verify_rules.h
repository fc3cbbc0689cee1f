/*
 * The inside of audit_verify(): what the rules share. A rule that judges commits is called once
 * per commit; a rule that judges the books is called once, at the end.
 */
#ifndef AUDIT_VERIFY_RULES_H
#define AUDIT_VERIFY_RULES_H

#include "audit/delta.h"
#include "audit/verify.h"
#include "book/fold.h"
#include "book/officers.h"
#include "record/case_log.h"

struct verify {
    struct run *run;
    struct store *store;
    const struct snapshot *snapshot;
    const struct audit_asked *asked;
    struct audit_result *result;
    struct audit_state *next; /* NULL: no state is kept */
    bool lost;                /* the history does not have the commit that it goes on from */
    bool repeated;            /* an operation may be one of those judged before */
    bool continued;           /* the books as a whole wait */
    struct deltas changed;    /* all files since then */
    bool books_whole;         /* the records of the snapshot add up, valid or not */
    struct book *book;        /* of the snapshot, when they do */
};

/* Months that are closed before the commit which is being judged. */
struct closed_months {
    struct month *item;
    size_t count, capacity;
};

/* What a commit is judged by: the registers of the one before it. */
struct registers {
    struct officers officers;
    bool themselves; /* they enter and approve with their own keys only */
};

/* One commit under the eye of the rules. Memory of `run` is freed some commits later. */
struct step {
    struct run *run;
    const struct commit *commit, *previous; /* previous: its parent; NULL for the first */
    struct date day;                        /* the booking day */
    struct deltas deltas;
    struct addeds added;
    bool added_known; /* false: a changed file could not be read */
    const struct registers *registers;
    struct commit_signature signature; /* read only when there are officers */
};

/* Rules about single commits run on several threads, so they know the commit and nothing else. */
typedef enum status step_rule(const struct step *step);
typedef enum status book_rule(struct verify *verify);

/* The rules by their place in the table; what they are is in verify.c. */
enum rule_index {
    RULE_READABLE,
    RULE_LINEAR,
    RULE_CLOCK,
    RULE_COMMANDS,
    RULE_TRANSITIONS,
    RULE_TRAILERS,
    RULE_CLOSED_MONTHS,
    RULE_OFFICERS,
    RULE_GIT,
    RULE_RECORDS,
    RULE_BALANCE,
    RULE_CLOSINGS,
    RULE_WITNESS, /* the last one: a rule of the result only when it was asked */
    RULE_COUNT,
};

/* Errors and warnings from `since` on. */
size_t count_findings(const struct run *run, size_t since);
/* What a rule finds is no failure of the audit; a ledger that cannot be read is. */
bool is_failure(enum status status);

/* verify_walk.c: judges all commits; fills the result. Meanwhile calls the function once, on this
 * thread, if the commits could be listed. */
enum status verify_walk(struct verify *verify, void (*meanwhile)(void *), void *context);

/* verify_since.c: what has changed altogether since the state that is continued, and whether the
 * books as a whole can wait. */
enum status since_open(struct verify *verify);
/* The files that were added or grew, and their new records. */
enum status since_records(struct verify *verify);

/* verify_history.c */
step_rule rule_linear, rule_clock, rule_commands, rule_transitions, rule_trailers;
enum status rule_closed_months(const struct closed_months *closed, const struct step *step);
bool month_is_closed(const struct closed_months *closed, struct month month);
void month_set_closed(struct run *run, struct closed_months *closed, struct month month, bool now);
/* Whether a changed period's file leaves its month closed. */
bool delta_closes(struct run *run, const struct delta *delta);
/* verify_cases.c: the log of a case after the commit, of which the first *known steps were there
 * before; no steps when it is no case. */
struct case_log delta_steps(struct run *run, const struct delta *delta, size_t *known);
enum status rule_closed_steps(const struct closed_months *closed, const struct step *step);
/* verify_officers.c */
step_rule rule_officers;
enum status registers_open(struct run *run, struct store *store, const struct commit *commit,
                           struct registers *out);
/* From those before a commit to those after it. */
void registers_follow(struct run *run, const struct deltas *deltas, struct registers *registers);
bool step_needs_signature(const struct registers *registers, const struct deltas *deltas);
/* verify_books.c */
book_rule rule_records, rule_closings;

/* verify_balance.c. Transactions are added as a fold hands them out, then judged as a whole. */
struct balance;
struct balance *balance_new(struct run *run, const struct book *book);
transaction_sink balance_add; /* the context is the balance */
void balance_judge(struct balance *balance, const struct fold *fold);
book_rule rule_balance;

/* verify_git.c */
book_rule rule_git;

#endif
