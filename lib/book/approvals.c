/* Which rule decides about an expense, and whether the rules hold together. */
#include "book/approvals.h"

#include "base/arena.h"
#include "book/inside.h"

#include <string.h>

static bool same_category(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool holds_on(const struct approval_rule *rule, struct date day)
{
    return date_compare(rule->from, day) <= 0 &&
           (date_is_none(rule->to) || date_compare(day, rule->to) <= 0);
}

static bool applies(const struct approval_rule *rule, const struct expense *expense,
                    struct date day)
{
    return expense->amount > rule->above && holds_on(rule, day) &&
           (!rule->category || strcmp(rule->category, expense->category) == 0);
}

/* Whether `rule` decides before `best`: it has the higher limit, or is of the category. */
static bool is_before(const struct approval_rule *rule, const struct approval_rule *best)
{
    if (!best || rule->above != best->above)
        return !best || rule->above > best->above;
    return rule->category && !best->category;
}

struct approval_need approval_need(const struct book *book, const struct expense *expense,
                                   struct date day)
{
    const struct rules *rules = book->compound->rules;
    const struct approval_rule *rule = book->compound->approvals.item, *best = NULL;

    for (size_t i = 0; i < book->compound->approvals.count; i++)
        if (applies(&rule[i], expense, day) && is_before(&rule[i], best))
            best = &rule[i];
    if (best)
        return (struct approval_need){best->approvers, best->decision, best->above, true};
    return (struct approval_need){
        .approvers = expense->amount > rules->approval_above,
        .decision = rules->decision_above > 0 && expense->amount > rules->decision_above,
        .above = rules->decision_above,
    };
}

size_t approvals_given(const struct fold *fold, const struct event *expense, struct date day)
{
    const struct event *approval = fold_fate(fold, expense)->approval;
    size_t count = 0;

    for (; approval; approval = fold_fate(fold, approval)->approval) {
        const struct event *undone = fold_fate(fold, approval)->reversed_by;
        if (date_is_none(day))
            count += !undone;
        else
            count += date_compare(approval->date, day) <= 0 &&
                     (!undone || date_compare(undone->date, day) > 0);
    }
    return count;
}

/* Where a rule stands, for findings. */
static struct spot spot_of(struct run *run, const struct source *source, size_t index)
{
    return yaml_spot(run, source, file_kind_of(source->path, NULL), 0, "approvals",
                     arena_printf(run->arena, "%zu", index));
}

bool approval_rules_clash(const struct approval_rule *a, const struct approval_rule *b)
{
    bool a_ended = !date_is_none(a->to) && date_compare(a->to, b->from) < 0;
    bool b_ended = !date_is_none(b->to) && date_compare(b->to, a->from) < 0;

    return !a_ended && !b_ended && a->above == b->above && same_category(a->category, b->category);
}

static enum status check_rule(struct run *run, const struct book *book, const struct source *source,
                              size_t index)
{
    const struct approval_rule *rules = book->compound->approvals.item, *rule = &rules[index];
    enum status status = STATUS_OK;

    if (rule->category && book_category(book, rule->category) < 0)
        status = fail_at(run, spot_of(run, source, index), STATUS_DATA, "unknown-category",
                         "categories are in funds.yaml; add it there: funds add-category",
                         "a rule of approval names the category '%s', which is not there",
                         rule->category);
    if (!date_is_none(rule->to) && date_compare(rule->to, rule->from) < 0)
        status = fail_at(run, spot_of(run, source, index), STATUS_DATA, "approval-days",
                         "'to' is the last booking day it holds for",
                         "a rule of approval ends before it begins");
    for (size_t i = 0; i < index; i++)
        if (approval_rules_clash(&rules[i], rule))
            return fail_at(run, spot_of(run, source, index), STATUS_DATA, "approval-twice",
                           "end the earlier one with 'to', or take one of them out",
                           "two rules of approval have the same limit at the same time");
    return status;
}

enum status book_check_approvals(struct run *run, const struct book *book)
{
    struct blob blob;
    enum status status = STATUS_OK;

    if (!book->compound->approvals.count)
        return STATUS_OK;
    status = snapshot_read(run, book->snapshot, "compound.yaml", &blob);
    if (status)
        return status;
    const struct source source = {"compound.yaml", blob.bytes, blob.size};
    for (size_t i = 0; i < book->compound->approvals.count; i++)
        status = status_join(status, check_rule(run, book, &source, i));
    return status;
}
