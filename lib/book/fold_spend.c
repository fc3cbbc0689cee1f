/* Expenses and their payment; opening balances and transfers. */
#include "book/fold_inside.h"

#include "base/decimal.h"
#include "book/approvals.h"

#include <inttypes.h>
#include <string.h>

enum status fold_expense(struct fold_state *state, const struct event *event)
{
    const struct expense *expense = event->record;
    int32_t category = book_category(state->book, expense->category);
    int32_t fund = need_fund(state, event, "fund", expense->fund);
    int32_t place = need_place(state, event, "from", expense->from);

    if (category < 0)
        fail_at(state->run, event_spot(state->run, state->book, event, "category"), STATUS_DATA,
                "unknown-category", "categories are in funds.yaml: funds list",
                "the expense '%s' names '%s', which is not in the registers", event->id,
                expense->category);
    if (category < 0 || fund < 0 || place < 0)
        return STATUS_DATA;
    post(state, ACCOUNT_EXPENSE, category, -1, expense->amount);
    post(state, ACCOUNT_PAYABLE, -1, -1, -expense->amount);
    emit(state, (struct heading){.date = event->date, .cause = CAUSE_EXPENSE, .event = event});
    return STATUS_OK;
}

/* The newest approval of an expense that is in force, from `approval` on back; NULL: none. */
static const struct event *in_force(const struct fold_state *state, const struct event *approval,
                                    const struct event *but)
{
    while (approval && (approval == but || fate_of(state, approval)->reversed_by))
        approval = fate_of(state, approval)->approval;
    return approval;
}

/* The approval in force before another one. */
static const struct event *before(const struct fold_state *state, const struct event *approval,
                                  const struct event *but)
{
    return in_force(state, fate_of(state, approval)->approval, but);
}

/* Whether the approvals from `at` on back have every role. */
static bool have_roles(const struct fold_state *state, const struct words *roles,
                       const struct event *at, const struct event *but)
{
    for (size_t i = 0; i < roles->count; i++) {
        const struct event *one = at;
        while (one && !approval_role_held(state->book, ((const struct approval *)one->record)->by,
                                          roles->item[i], one->day))
            one = before(state, one, but);
        if (!one)
            return false;
    }
    return true;
}

void count_approvals(struct fold_state *state, const struct event *of, const struct event *but)
{
    const struct approval_need need = approval_need(state->book, of->record, of->day);
    const size_t enough = need.approvers > 0 ? (size_t)need.approvers : 1;
    struct fate *fate = fate_of(state, of);
    const struct event *at = in_force(state, fate->approval, but);

    fate->approvals = 0;
    for (const struct event *next = at; next; fate->approvals++)
        next = before(state, next, but);
    fate->approved_by = NULL;
    for (size_t count = fate->approvals;
         at && count >= enough && have_roles(state, &need.roles, at, but); count--) {
        fate->approved_by = at;
        at = before(state, at, but);
    }
}

static bool has_approved(const struct fold_state *state, const struct event *of, const char *by)
{
    const struct event *approval = in_force(state, fate_of(state, of)->approval, NULL);

    while (approval && strcmp(((const struct approval *)approval->record)->by, by) != 0)
        approval = in_force(state, fate_of(state, approval)->approval, NULL);
    return approval != NULL;
}

enum status fold_approval(struct fold_state *state, const struct event *event)
{
    const struct approval *approval = event->record;
    const struct event *of = need_event(state, event, approval->of, &kind_expense);

    if (!of)
        return STATUS_DATA;
    const struct expense *expense = of->record;
    const char *role = strcmp(approval->by, expense->handler) == 0 ? N_("handled it")
                       : strcmp(approval->by, expense->by) == 0    ? N_("entered it")
                       : strcmp(approval->by, expense->payee) == 0 ? N_("is paid by it")
                                                                   : NULL;
    if (role)
        return fail_at(state->run, event_spot(state->run, state->book, event, "by"), STATUS_REFUSED,
                       "approve-own",
                       "somebody else approves: not the handler, not who entered it, not the payee",
                       "'%s' approves the expense '%s', but %s", approval->by, of->id, role);
    if (has_approved(state, of, approval->by))
        return fail_at(state->run, event_spot(state->run, state->book, event, "by"), STATUS_REFUSED,
                       "approve-twice", "let another person approve it as well",
                       "'%s' has approved the expense '%s' already", approval->by, of->id);
    fate_of(state, event)->approval = fate_of(state, of)->approval;
    fate_of(state, of)->approval = event;
    count_approvals(state, of, NULL);
    return STATUS_OK;
}

static enum status refuse_unapproved(struct fold_state *state, const struct event *event,
                                     const struct event *of, int64_t needed)
{
    const struct expense *expense = of->record;
    const size_t given = fate_of(state, of)->approvals;
    const char *roles = approval_roles_missing(state->run, state->fold, of, (struct date){0});
    const struct spot spot = event_spot(state->run, state->book, event, "of");
    char amount[DECIMAL_SIZE];

    decimal_text(expense->amount, MONEY_PLACES, amount);
    if (roles && (int64_t)given >= needed)
        return fail_at(state->run, spot, STATUS_REFUSED, "not-approved",
                       "let who has that role approve it as well: expenses approve ID",
                       "the expense '%s' of %s is paid without the approval of: %s", of->id, amount,
                       roles);
    if (given)
        return fail_at(state->run, spot, STATUS_REFUSED, "not-approved",
                       "let further persons approve it first: expenses approve ID",
                       "the expense '%s' of %s is paid with %zu of %" PRId64 " approvals", of->id,
                       amount, given, needed);
    return fail_at(state->run, spot, STATUS_REFUSED, "not-approved",
                   "approve it first: expenses approve ID",
                   "the expense '%s' of %s is paid without an approval", of->id, amount);
}

static enum status check_payment(struct fold_state *state, const struct event *event,
                                 const struct event *of)
{
    const struct approval_need need = approval_need(state->book, of->record, of->day);
    const struct fate *fate = fate_of(state, of);

    if (fate->paid_by)
        return fail_at(state->run, event_spot(state->run, state->book, event, "of"), STATUS_REFUSED,
                       "already-paid", "enter a further expense for a further payment",
                       "the expense '%s' was paid by '%s'", of->id, fate->paid_by->id);
    return fate->approved_by || !approval_is_needed(&need)
               ? STATUS_OK
               : refuse_unapproved(state, event, of, need.approvers);
}

enum status fold_payment(struct fold_state *state, const struct event *event)
{
    const struct payment *payment = event->record;
    const struct event *of = need_event(state, event, payment->of, &kind_expense);
    int32_t place = need_place(state, event, "from", payment->from);

    if (!of || place < 0)
        return STATUS_DATA;
    enum status status = check_payment(state, event, of);
    if (status)
        return status;
    const struct expense *expense = of->record;
    int32_t fund = need_fund(state, of, "fund", expense->fund);
    if (fund < 0)
        return STATUS_DATA;
    fate_of(state, of)->paid_by = event;
    post(state, ACCOUNT_PAYABLE, -1, -1, expense->amount);
    post(state, ACCOUNT_PLACE, place, -1, -expense->amount);
    post_fund(state, fund, -expense->amount);
    emit(state, (struct heading){.date = event->date, .cause = CAUSE_PAYMENT, .event = event});
    return STATUS_OK;
}
