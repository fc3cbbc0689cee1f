/*
 * Who must allow an expense: the `approvals` of compound.yaml, or where none of them applies the
 * simple form in its `rules`. A rule applies to an expense of its category (or of any), above its
 * limit, booked from its first to its last day; of several the one with the highest limit decides,
 * of two with the same limit the one of the category. So a later rule leaves what was booked
 * before as it is.
 *
 * A rule may want roles among those who approve. A person has a role on a day by a seat of a
 * committee in the roster, or by a post of an officer. Both registers are read when the book is
 * opened, if any rule has roles.
 */
#ifndef BOOK_APPROVALS_H
#define BOOK_APPROVALS_H

#include "book/fold.h"

struct approval_need {
    int64_t approvers;  /* how many different persons; 0: none */
    struct words roles; /* each held by one of them on the day of the approval */
    bool decision;      /* a decision is named */
    int64_t above;      /* fen: the limit above which the decision is */
    bool dated;         /* out of `approvals`, which say since when they hold */
};

static inline bool approval_is_needed(const struct approval_need *need)
{
    return need->approvers > 0 || need->roles.count > 0;
}
/* `day` is the booking day of the expense. */
struct approval_need approval_need(const struct book *book, const struct expense *expense,
                                   struct date day);
/* Whether two rules have the same limit and category at the same time. */
bool approval_rules_clash(const struct approval_rule *a, const struct approval_rule *b);
/* How many approvals in force an expense had at the end of a day (none: has now). */
size_t approvals_given(const struct fold *fold, const struct event *expense, struct date day);

/* Whether a person has a role on a day. */
bool approval_role_held(const struct book *book, const char *person, const char *role,
                        struct date day);
/* Whether one of those has a role who had approved an expense at the end of a day (none: until
 * now), each on the day of the approval. */
bool approval_has_role(const struct fold *fold, const struct event *expense, const char *role,
                       struct date day);
/* The roles that none of those has who had approved an expense at the end of a day (none: until
 * now), as "chair, treasurer"; NULL: each is there. */
const char *approval_roles_missing(struct run *run, const struct fold *fold,
                                   const struct event *expense, struct date day);

#endif
