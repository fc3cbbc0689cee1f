#include "book/check_terms.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/approvals.h"
#include "book/terms.h"

#include <inttypes.h>
#include <string.h>

static enum status verdict(bool booking)
{
    return booking ? STATUS_REFUSED : STATUS_DATA;
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* What the rules give for all items at most: the sum of what each could have if all of the months'
 * cost were its own. With one item it is the rule itself. */
static int64_t most(const struct book *book, const struct prepayment *prepayment, int64_t gross,
                    bool *decided)
{
    int64_t sum = 0, one;

    *decided = !prepayment->discount;
    for (size_t i = 0; i < prepayment->items.count; i++) {
        const struct discount_rule *rule =
            terms_discount(book, prepayment->items.item[i], prepayment->gross.count, gross,
                           prepayment->date, &one);
        if (!rule)
            continue;
        sum = one > sum ? one : sum;
        *decided |= !rule->decision || same(rule->decision, prepayment->decision);
    }
    return sum;
}

enum status check_prepayment(struct run *run, const struct book *book,
                             const struct prepayment *prepayment, bool booking, struct spot spot)
{
    char off[DECIMAL_SIZE], text[DECIMAL_SIZE];
    int64_t gross = 0;
    bool decided;

    for (size_t i = 0; i < prepayment->gross.count; i++)
        if (!decimal_add(gross, prepayment->gross.item[i], &gross))
            return STATUS_OK; /* the fold says that it does not fit together */
    if ((int64_t)prepayment->gross.count > terms_prepay_months(book) && booking)
        return fail_at(run, spot, STATUS_REFUSED, "prepay-months",
                       "pay fewer months; the limit is prepay_months in compound.yaml",
                       "no more than %" PRId64 " months are paid in advance",
                       terms_prepay_months(book));
    const int64_t limit = most(book, prepayment, gross, &decided);
    if (prepayment->discount <= limit && decided)
        return STATUS_OK;
    if (prepayment->discount <= limit)
        return fail_at(run, spot, verdict(booking), "decision-missing",
                       "name the decision of the rule: fees terms list",
                       "the discount of '%s' does not name the decision of its rule",
                       prepayment->id);
    return fail_at(run, spot, verdict(booking), "prepay-discount",
                   "see what the rules give: fees terms list",
                   "the discount of '%s' is %s, the rules give %s", prepayment->id,
                   decimal_text(prepayment->discount, MONEY_PLACES, off),
                   decimal_text(limit, MONEY_PLACES, text));
}

enum status check_late_fee(struct run *run, const struct book *book,
                           const struct late_fee *late_fee, bool booking, struct spot spot)
{
    const struct late_fee_rule *rule = terms_late_fee(book, late_fee->item, late_fee->to);

    if (!booking || (rule && same(rule->decision, late_fee->decision)))
        return STATUS_OK;
    return fail_at(run, spot, STATUS_REFUSED, "late-fee-rule",
                   "late fees are charged by a rule of compound.yaml: fees terms late-fee",
                   "no rule about '%s' on that day names the decision '%s'", late_fee->item,
                   late_fee->decision);
}

/* --- what is given back --- */

static enum status wrong(struct run *run, struct spot spot, bool booking, const char *code,
                         const char *hint, const char *message)
{
    return fail_at(run, spot, verdict(booking), code, hint, "%s", phrase(run, message));
}

static enum status check_shape(struct run *run, const struct refund *refund, bool booking,
                               struct spot spot)
{
    enum status status = STATUS_OK;

    if ((!refund->amount && !refund->kept) || !refund->amount != !refund->from ||
        !refund->kept != !refund->into || (refund->kept && !refund->of))
        status = wrong(run, spot, booking, "refund-shape",
                       "what is paid out: the amount and the place; what is kept of a deposit: how "
                       "much and the fund that gets it",
                       "the refund does not say what is paid out from where, or kept for whom");
    if (refund->kept && !refund->decision && !refund->expense)
        status = wrong(run, spot, booking, "refund-reason",
                       "name the decision (--decision) or the expense (--expense)",
                       "something of a deposit is kept without a decision or an expense");
    if (refund->amount && !refund->handler)
        status = wrong(run, spot, booking, "refund-handler", "name the person with --handler",
                       "the refund does not say who pays it out");
    return status;
}

/* Whether one of those who allowed a refund has a role. */
static bool has_role(const struct book *book, const struct refund *refund, const char *role,
                     struct date day)
{
    return (refund->approver && approval_role_held(book, refund->approver, role, day)) ||
           (refund->second && approval_role_held(book, refund->second, role, day));
}

/* As for an expense of no category; approval and payment are one step here. */
static enum status check_approvers(struct run *run, const struct book *book,
                                   const struct refund *refund, struct date day, bool booking,
                                   struct spot spot)
{
    const struct expense like = {.amount = refund->amount, .category = ""};
    const struct approval_need need = approval_need(book, &like, day);
    const int64_t given = !!refund->approver + !!refund->second;
    enum status status = STATUS_OK;

    if ((refund->approver && same(refund->approver, refund->handler)) ||
        (refund->second &&
         (same(refund->second, refund->handler) || same(refund->second, refund->approver))))
        status = wrong(run, spot, booking, "approve-own", "let somebody else allow it",
                       "the refund is allowed by its handler, or twice by the same person");
    if (!refund->amount || !(booking || need.dated))
        return status;
    if (given < (need.approvers > 2 ? 2 : need.approvers))
        status = wrong(run, spot, booking, "refund-approver",
                       "name who allowed it: --approver, and for a large one --second",
                       "a refund of that amount must be allowed by more persons");
    for (size_t i = 0; i < need.roles.count; i++)
        if (!has_role(book, refund, need.roles.item[i], day))
            status = wrong(run, spot, booking, "refund-approver",
                           "let who has that role allow it: --approver or --second",
                           arena_printf(run->arena,
                                        "a refund of that amount must be allowed by the role '%s'",
                                        need.roles.item[i]));
    if ((need.decision || need.approvers > 2) && !refund->decision)
        status = wrong(run, spot, booking, "decision-missing",
                       "name the decision that allows it, such as --decision D2026-07",
                       "a refund of that amount needs a decision");
    return status;
}

enum status check_refund(struct run *run, const struct book *book, const struct refund *refund,
                         struct date day, bool booking, struct spot spot)
{
    enum status status = check_shape(run, refund, booking, spot);

    return status_join(status, check_approvers(run, book, refund, day, booking, spot));
}
