/* Which rule decides about an expense, and whether the rules hold together. */
#include "book/approvals.h"

#include "base/arena.h"
#include "book/inside.h"
#include "book/officers.h"
#include "book/roster.h"

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
        return (struct approval_need){.approvers = best->approvers,
                                      .roles = best->roles,
                                      .decision = best->decision,
                                      .above = best->above,
                                      .dated = true};
    return (struct approval_need){
        .approvers = expense->amount > rules->approval_above,
        .decision = rules->decision_above > 0 && expense->amount > rules->decision_above,
        .above = rules->decision_above,
    };
}

/* Whether an approval is in force at the end of a day (none: now). */
static bool counts_on(const struct fold *fold, const struct event *approval, struct date day)
{
    const struct event *undone = fold_fate(fold, approval)->reversed_by;

    if (date_is_none(day))
        return !undone;
    return date_compare(approval->date, day) <= 0 &&
           (!undone || date_compare(undone->date, day) > 0);
}

size_t approvals_given(const struct fold *fold, const struct event *expense, struct date day)
{
    const struct event *approval = fold_fate(fold, expense)->approval;
    size_t count = 0;

    for (; approval; approval = fold_fate(fold, approval)->approval)
        count += counts_on(fold, approval, day);
    return count;
}

/* --- roles --- */

static bool sits_as(const struct roster *roster, const char *person, const char *role,
                    struct date day)
{
    for (size_t i = 0; i < roster->terms.count; i++) {
        const struct term *term = term_at(roster, i);
        if (strcmp(term->seat, role) != 0 || strcmp(term->person, person) != 0 ||
            !term_on(term, day))
            continue;
        const struct body *body = roster_body_on(roster, term->body, day);
        if (body && strcmp(body->kind, "committee") == 0)
            return true;
    }
    return false;
}

bool approval_role_held(const struct book *book, const char *person, const char *role,
                        struct date day)
{
    const struct officers *officers = book->index->officers;

    for (size_t i = 0; officers && i < officers->count; i++)
        if (strcmp(officers->item[i]->post, role) == 0 &&
            strcmp(officers->item[i]->person, person) == 0 &&
            officer_in_office(officers->item[i], day))
            return true;
    return book->index->roster && sits_as(book->index->roster, person, role, day);
}

bool approval_has_role(const struct fold *fold, const struct event *expense, const char *role,
                       struct date day)
{
    const struct event *approval = fold_fate(fold, expense)->approval;

    for (; approval; approval = fold_fate(fold, approval)->approval) {
        const struct approval *record = approval->record;
        if (counts_on(fold, approval, day) &&
            approval_role_held(fold->book, record->by, role, approval->day))
            return true;
    }
    return false;
}

const char *approval_roles_missing(struct run *run, const struct fold *fold,
                                   const struct event *expense, struct date day)
{
    const struct words roles = approval_need(fold->book, expense->record, expense->day).roles;
    const char *missing = NULL;

    for (size_t i = 0; i < roles.count; i++) {
        const char *role = roles.item[i];
        if (!approval_has_role(fold, expense, role, day))
            missing = missing ? arena_printf(run->arena, "%s, %s", missing, role) : role;
    }
    return missing;
}

/* Whether anybody ever has the role. */
static bool is_known_role(const struct book *book, const char *role)
{
    const struct roster *roster = book->index->roster;
    const struct officers *officers = book->index->officers;

    for (size_t i = 0; i < officers->count; i++)
        if (strcmp(officers->item[i]->post, role) == 0)
            return true;
    for (size_t i = 0; i < roster->terms.count; i++) {
        const struct term *term = term_at(roster, i);
        if (strcmp(term->seat, role) == 0 &&
            strcmp(roster_body(roster, term->body)->kind, "committee") == 0)
            return true;
    }
    return false;
}

/* Reads both registers, if a rule has roles. */
static enum status read_roles(struct run *run, const struct book *book)
{
    const struct approval_rule *rules = book->compound->approvals.item;
    const struct roster *roster;
    size_t wanted = 0;

    for (size_t i = 0; i < book->compound->approvals.count; i++)
        wanted += rules[i].roles.count;
    if (!wanted)
        return STATUS_OK;
    struct officers *officers = arena_alloc(run->arena, sizeof *officers);
    enum status status = officers_read(run, book->snapshot, officers);
    if (!status)
        status = book_roster(run, book, &roster);
    if (!status)
        book->index->officers = officers;
    return status;
}

/* --- the rules --- */

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

static enum status check_roles(struct run *run, const struct book *book,
                               const struct source *source, size_t index)
{
    const struct approval_rule *rules = book->compound->approvals.item;
    const struct words *roles = &rules[index].roles;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < roles->count; i++)
        if (!is_known_role(book, roles->item[i]))
            status = fail_at(run, spot_of(run, source, index), STATUS_DATA, "approval-role",
                             "enter who has that seat of the committee first (roster term), or "
                             "the officer (compound officer add)",
                             "a rule of approval wants the role '%s', which nobody has or had",
                             roles->item[i]);
    return status;
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
    if (book->index->officers)
        status = status_join(status, check_roles(run, book, source, index));
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
    status = read_roles(run, book);
    for (size_t i = 0; i < book->compound->approvals.count; i++)
        status = status_join(status, check_rule(run, book, &source, i));
    return status;
}
