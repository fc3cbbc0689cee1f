/* Rules of approval, budgets, posts: what was decided beforehand. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/approvals.h"
#include "book/check.h"

#include <inttypes.h>
#include <string.h>

static enum status check_new_rule(struct run *run, const struct book *book,
                                  const struct approval_rule *rule)
{
    const struct approval_rule *others = book->compound->approvals.item;

    if (rule->category && book_category(book, rule->category) < 0)
        return fail(run, STATUS_REFUSED, "unknown-category",
                    "look at funds.yaml for the names there are, or add it there first",
                    "there is no category '%s'", rule->category);
    for (size_t i = 0; i < book->compound->approvals.count; i++)
        if (approval_rules_clash(&others[i], rule))
            return fail(run, STATUS_REFUSED, "approval-twice",
                        "end the other one with 'to' in compound.yaml first",
                        "there is a rule of approval above %s at that time already",
                        money(run, rule->above));
    return STATUS_OK;
}

/* A rule may reach back: what was entered and paid since then must have kept to it. */
static enum status check_booked(struct run *run, struct draft *draft)
{
    struct folded folded;
    enum status status = draft_fold(draft, &folded);

    if (status > STATUS_FOUND)
        return status;
    const struct records *records = folded.book->records;
    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct spot spot = {.file = event->path, .line = event->line};
        if (event->kind == &kind_expense)
            status = status_join(status, check_standing(run, folded.book, event->kind,
                                                        event->record, event->day, spot));
    }
    return status;
}

/* ", chair and treasurer among them" */
static const char *roles_wanted(struct run *run, const struct approval_rule *rule)
{
    const struct words *roles = &rule->roles;
    const char *text = "";

    for (size_t i = 0; i < roles->count; i++)
        text = told_part(run, "%s%s%s", text, i ? " and " : "", told_word(run, roles->item[i]));
    return roles->count ? told_part(run, ", %s among them", text) : text;
}

enum status add_approval_rule(struct run *run, const struct book *book, void *context,
                              struct draft *draft)
{
    struct approval_rule rule = *(const struct approval_rule *)context;
    const char *path = "compound.yaml";
    struct text text;
    struct blob blob;

    rule.from = date_or_today(run, rule.from);
    enum status status = record_check(run, &kind_approval_rule, &rule);
    if (!status)
        status = check_new_rule(run, book, &rule);
    if (!status)
        status = draft_read(draft, path, &blob);
    if (status)
        return status;
    const struct source source = {path, blob.bytes, blob.size};
    status = yaml_append_within(run, &source, file_kind_of(path, NULL), "approvals", &rule, &text);
    if (status)
        return status;
    draft_file(draft, path, text.at, text.length);
    status = check_registers(run, draft);
    if (status <= STATUS_FOUND)
        status = check_booked(run, draft);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "compound: %s above %s need %" PRId64 " %s%s%s",
                  rule.category ? told_part(run, "expenses for %s", rule.category)
                                : told_word(run, "expenses"),
                  money(run, rule.above), rule.approvers,
                  told_word(run, rule.approvers == 1 ? "approver" : "approvers"),
                  roles_wanted(run, &rule), rule.decision ? " and a decision" : "");
    return STATUS_OK;
}

/* The budget's line, or the number of lines. */
static size_t line_of(const struct items *items, const struct budget *budget)
{
    size_t at = 0;

    for (; at < items->count; at++) {
        const struct budget *line = items->item[at].record;
        if (line->year == budget->year && strcmp(line->category, budget->category) == 0)
            break;
    }
    return at;
}

static enum status refuse_budget(struct run *run, const struct budget *old)
{
    return fail(run, STATUS_REFUSED, "budget-known",
                "to change it say why with --reason, and name the decision with --decision",
                "the budget of %" PRId64 " for '%s' is %s already", old->year, old->category,
                money(run, old->amount));
}

static enum status put_budget(struct run *run, struct draft *draft,
                              const struct budget_input *input, const struct budget **old)
{
    struct source source;
    struct items items;
    enum status status = draft_read_list(draft, "budgets.yaml", &source, &items);

    *old = NULL;
    if (status)
        return status;
    const size_t at = line_of(&items, &input->budget);
    if (at == items.count)
        return draft_add(draft, source.path, &kind_budget, &input->budget);
    *old = items.item[at].record;
    if (!input->reason)
        return refuse_budget(run, *old);
    draft_replace(draft, &source, &items, at, &input->budget);
    return STATUS_OK;
}

enum status set_budget(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct budget_input *input = context;
    const struct budget *budget = &input->budget, *old = NULL;
    enum status status = record_check(run, &kind_budget, budget);

    if (!status && book_category(book, budget->category) < 0)
        status = fail(run, STATUS_REFUSED, "unknown-category",
                      "look at funds.yaml for the names there are, or add it there first",
                      "there is no category '%s'", budget->category);
    if (!status && (budget->year < 1900 || budget->year > 2999))
        status =
            fail(run, STATUS_REFUSED, "budget-year", "give the year with four digits, such as 2026",
                 "%" PRId64 " is no year of a budget", budget->year);
    if (!status)
        status = put_budget(run, draft, input, &old);
    if (!status)
        status = check_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    if (input->reason)
        draft_body(draft, "%s", input->reason);
    if (old)
        draft_subject(draft, "funds: change the budget of %" PRId64 " for %s from %s to %s",
                      budget->year, budget->category, money(run, old->amount),
                      money(run, budget->amount));
    else
        draft_subject(draft, "funds: set the budget of %" PRId64 " for %s at %s", budget->year,
                      budget->category, money(run, budget->amount));
    return STATUS_OK;
}

/* The line of a post that has no end, or the number of lines. */
static size_t line_in_force(const struct items *items, const char *post)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct post *line = items->item[i].record;
        if (strcmp(line->post, post) == 0 && date_is_none(line->to))
            return i;
    }
    return items->count;
}

/* Ends the line in force the day before. */
static enum status end_post(struct draft *draft, const struct source *source,
                            const struct items *items, const struct post *post)
{
    const size_t at = line_in_force(items, post->post);

    if (at == items->count)
        return STATUS_OK;
    struct post old = *(const struct post *)items->item[at].record;
    if (date_compare(old.from, post->from) >= 0)
        return fail(draft->run, STATUS_REFUSED, "post-twice",
                    "a change begins after the line before it; edit posts.yaml to correct that one",
                    "the post '%s' has a line from %s already", post->post,
                    day_name(draft->run, old.from));
    old.to = date_from_days(date_days(post->from) - 1);
    draft_replace(draft, source, items, at, &old);
    return STATUS_OK;
}

enum status add_post(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    struct post post = *(const struct post *)context;
    struct source source;
    struct items items;

    (void)book;
    post.from = date_or_today(run, post.from);
    enum status status = record_check(run, &kind_post, &post);
    if (!status)
        status = draft_read_list(draft, "posts.yaml", &source, &items);
    if (!status)
        status = end_post(draft, &source, &items, &post);
    if (!status)
        status = draft_add(draft, source.path, &kind_post, &post);
    if (!status)
        status = check_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "expenses: %" PRId64 " at the post %s from %s", post.count, post.post,
                  day_name(run, post.from));
    return STATUS_OK;
}
