/*
 * Who must allow an expense: the `approvals` of compound.yaml, or where none of them applies the
 * simple form in its `rules`. A rule applies to an expense of its category (or of any), above its
 * limit, booked from its first to its last day; of several the one with the highest limit decides,
 * of two with the same limit the one of the category. So a later rule leaves what was booked
 * before as it is.
 */
#ifndef BOOK_APPROVALS_H
#define BOOK_APPROVALS_H

#include "book/fold.h"

struct approval_need {
    int64_t approvers; /* how many different persons; 0: none */
    bool decision;     /* a decision is named */
    int64_t above;     /* fen: the limit above which the decision is */
    bool dated;        /* out of `approvals`, which say since when they hold */
};

/* `day` is the booking day of the expense. */
struct approval_need approval_need(const struct book *book, const struct expense *expense,
                                   struct date day);
/* Whether two rules have the same limit and category at the same time. */
bool approval_rules_clash(const struct approval_rule *a, const struct approval_rule *b);
/* How many approvals in force an expense had at the end of a day (none: has now). */
size_t approvals_given(const struct fold *fold, const struct event *expense, struct date day);

#endif
