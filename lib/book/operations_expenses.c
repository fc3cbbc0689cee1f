/* Money that goes out: entered, approved by another person, paid. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "book/approvals.h"
#include "store/history.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

enum { PAYEE_WIDTH = 40 };

static enum status check_bill_of(struct run *run, struct draft *draft, const char *bill)
{
    struct found_record found;

    return bill ? record_find(run, draft->base, bill, &kind_bill, &found) : STATUS_OK;
}

/* That category, fund and place are there, and what must come with the expense, is checked with
 * the whole draft. */
enum status enter_expense(struct run *run, const struct book *book, void *context,
                          struct draft *draft)
{
    const struct expense_input *input = context;
    struct expense record = input->expense;
    struct folded folded = {0};

    (void)book;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_expense);
    if (input->voucher.bytes) {
        record.voucher_type = input->voucher.type;
        enum status stored = draft_voucher(draft, input->voucher.bytes, input->voucher.size,
                                           input->voucher.type, &record.voucher);
        if (stored)
            return stored;
    }
    enum status status = draft_append(draft, "expenses", &kind_expense, &record);
    if (!status)
        status = check_bill_of(run, draft, record.bill);
    if (!status && record.project)
        status = draft_fold_recent(draft, &folded);
    if (!status)
        status = project_hold(run, &folded, record.project);
    if (status)
        return status;
    draft_subject(draft, "expenses: enter %s to %s from %s (%s)", money(run, record.amount),
                  short_text(run, record.payee, PAYEE_WIDTH), record.fund, record.id);
    return STATUS_OK;
}

/* Looking for the commit that brought a record. */
struct search {
    struct draft *draft;
    const char *id, *path;
    int64_t oldest; /* no commit before this can have it */
    const char *author_email;
    enum status status;
};

static bool trailer_names(struct run *run, const struct commit *commit, const char *id)
{
    const char *value;

    for (size_t n = 0; (value = commit_trailer(run, commit, "Ledger-Record", n)); n++)
        if (strcmp(value, id) == 0)
            return true;
    return false;
}

/* For a commit without trailers, which plain git made: whether the file got the id in it. */
static enum status bytes_bring(struct run *run, struct search *search, const struct commit *commit,
                               bool *out)
{
    struct path_change *changes;
    size_t count;
    enum status status = history_changes(run, search->draft->store, commit, NULL, &changes, &count);

    for (size_t i = 0; i < count && !status; i++) {
        struct blob before = {0}, after = {0};
        if (strcmp(changes[i].path, search->path) != 0 || changes[i].kind == CHANGE_REMOVED)
            continue;
        status = history_blob(run, search->draft->store, changes[i].after, &after);
        if (!status && changes[i].kind == CHANGE_MODIFIED)
            status = history_blob(run, search->draft->store, changes[i].before, &before);
        size_t length = strlen(search->id);
        *out = !status && memmem(after.bytes, after.size, search->id, length) &&
               !(before.found && memmem(before.bytes, before.size, search->id, length));
    }
    return status;
}

static enum status look_at(struct run *run, const struct commit *commit, void *context)
{
    struct search *search = context;

    if (commit->time < search->oldest)
        return STATUS_FOUND;
    bool brings = trailer_names(run, commit, search->id);
    if (!brings && !commit_trailer(run, commit, "Ledger-Operation", 0))
        search->status = bytes_bring(run, search, commit, &brings);
    if (search->status)
        return search->status;
    if (!brings)
        return STATUS_OK;
    search->author_email = arena_dup(run->arena, commit->author_email);
    return STATUS_FOUND;
}

static enum status refuse_own(struct run *run, const char *who, const char *did, const char *id)
{
    return fail(run, STATUS_REFUSED, "approve-own",
                "let another person approve it, under their own name in git",
                "'%s' %s '%s' and cannot approve it", who, did, id);
}

/* Whether the person at the keyboard committed the record, whatever --by says; `who` gets the
 * address. */
static enum status is_author(struct run *run, struct draft *draft, const char *id, struct spot spot,
                             const char **who, bool *out)
{
    struct search search = {.draft = draft, .id = id, .path = spot.file};
    struct identity identity;
    struct date day;

    /* A day of slack: the commit's clock may have been set to another zone. */
    file_kind_of(spot.file, &day);
    search.oldest = (int64_t)(date_days(day) - 1) * 86400;
    enum status status = history_walk(run, draft->base, look_at, &search);
    if (!status)
        status = store_identity(run, draft->store, &identity);
    if (status)
        return status;
    if (!search.author_email)
        return fail_at(run, spot, STATUS_REFUSED, "author-unknown",
                       "let audit verify look at the history; enter the expense again if need be",
                       "the commit that entered '%s' is not found", id);
    *who = arena_dup(run->arena, identity.email);
    *out = strcasecmp(search.author_email, identity.email) == 0;
    return STATUS_OK;
}

static enum status check_author(struct run *run, struct draft *draft,
                                const struct found_record *found, const char *id)
{
    const char *who = NULL;
    bool own = false;
    enum status status = is_author(run, draft, id, found->spot, &who, &own);

    return !status && own ? refuse_own(run, who, "committed", id) : status;
}

/* Several approvals are by several persons: none of them commits two. */
static enum status check_others(struct run *run, struct draft *draft, const struct folded *folded,
                                const struct approval *record)
{
    const struct event *expense = book_find(folded->book, record->of);
    const struct event *other = fold_fate(folded->fold, expense)->approval;
    enum status status = STATUS_OK;

    for (; other && !status; other = fold_fate(folded->fold, other)->approval) {
        const char *who = NULL;
        bool own = false;
        if (strcmp(other->id, record->id) == 0 || fold_fate(folded->fold, other)->reversed_by)
            continue;
        const struct spot spot = {.file = other->path, .line = other->line};
        status = is_author(run, draft, other->id, spot, &who, &own);
        if (!status && own)
            status = fail(run, STATUS_REFUSED, "approve-twice",
                          "let another person approve it, under their own name in git",
                          "'%s' committed the approval '%s' already", who, other->id);
    }
    return status;
}

static enum status check_approver(struct run *run, const struct approval *approval,
                                  const struct expense *expense)
{
    if (!approval->by)
        return STATUS_OK;
    if (strcmp(approval->by, expense->handler) == 0)
        return refuse_own(run, approval->by, "handled", approval->of);
    if (strcmp(approval->by, expense->by) == 0)
        return refuse_own(run, approval->by, "entered", approval->of);
    if (strcmp(approval->by, expense->payee) == 0)
        return refuse_own(run, approval->by, "is paid by", approval->of);
    return STATUS_OK;
}

/* ", 1 of 2" where one approval is not enough. */
static const char *progress(struct run *run, const struct folded *folded, const char *id)
{
    const struct event *event = book_find(folded->book, id);
    const struct approval_need need = approval_need(folded->book, event->record, event->day);

    const char *roles = approval_roles_missing(run, folded->fold, event, (struct date){0});
    const char *missing = roles ? arena_printf(run->arena, " without %s", roles) : "";

    if (need.approvers < 2 && !roles)
        return "";
    return arena_printf(run->arena, ", %zu of %" PRId64 "%s",
                        fold_fate(folded->fold, event)->approvals, need.approvers, missing);
}

enum status approve_expense(struct run *run, const struct book *book, void *context,
                            struct draft *draft)
{
    struct approval record = *(const struct approval *)context;
    struct found_record found;
    struct folded folded;

    (void)book;
    enum status status = record_find(run, draft->base, record.of, &kind_expense, &found);
    if (status)
        return status;
    const struct expense *expense = found.record;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_approval);
    status = draft_append(draft, "expenses", &kind_approval, &record);
    if (!status)
        status = check_approver(run, &record, expense);
    if (!status)
        status = check_author(run, draft, &found, record.of);
    if (!status)
        status = draft_fold_recent(draft, &folded);
    if (status <= STATUS_FOUND)
        status = check_others(run, draft, &folded, &record);
    if (status <= STATUS_FOUND)
        status = project_hold(run, &folded, expense->project);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "expenses: approve %s to %s%s (%s of %s)", money(run, expense->amount),
                  short_text(run, expense->payee, PAYEE_WIDTH), progress(run, &folded, record.of),
                  record.id, record.of);
    return STATUS_OK;
}

/* After the payment: a restricted fund may not be overdrawn, a place should not be. */
static enum status check_balances(struct run *run, const struct folded *folded, const char *fund,
                                  const char *place)
{
    int32_t fund_index = book_fund(folded->book, fund);
    int32_t place_index = book_place(folded->book, place);

    if (place_index >= 0 && folded->place[place_index] < 0)
        warn_at(run, (struct spot){0}, SEVERITY_WARNING, "place-overdrawn",
                "is a receipt or a transfer still to be booked?", "the place '%s' is overdrawn: %s",
                place, money(run, folded->place[place_index]));
    if (fund_index >= 0 && folded->book->funds[fund_index].restricted &&
        folded->fund[fund_index] < 0)
        return fail(run, STATUS_REFUSED, "fund-overdrawn",
                    "move money into it first with funds transfer, if a decision allows it",
                    "the fund '%s' would be overdrawn: %s", fund,
                    money(run, folded->fund[fund_index]));
    return STATUS_OK;
}

enum status pay_expense(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    struct payment record = *(const struct payment *)context;
    struct found_record found;
    struct folded folded;

    (void)book;
    enum status status = record_find(run, draft->base, record.of, &kind_expense, &found);
    if (status)
        return status;
    const struct expense *expense = found.record;
    record.from = record.from ? record.from : expense->from;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_payment);
    status = draft_append(draft, "expenses", &kind_payment, &record);
    if (!status)
        status = draft_fold_recent(draft, &folded);
    if (status <= STATUS_FOUND)
        status = check_balances(run, &folded, expense->fund, record.from);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "expenses: pay %s to %s from %s (%s of %s)", money(run, expense->amount),
                  short_text(run, expense->payee, PAYEE_WIDTH), record.from, record.id, record.of);
    return STATUS_OK;
}
