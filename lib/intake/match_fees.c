/*
 * Fees that a payment service keeps back. A fund bill has a row for each, a trade bill an amount
 * beside each payment, in parts of a fen. A fee is known again by the serial of what it was kept
 * back of, which the expense that it is booked in has in its `rows`; so whichever bill comes first
 * books it, and once. The new fees of a month are one expense, rounded once.
 */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/approvals.h"
#include "book/names.h"
#include "intake/cell.h"
#include "intake/match_inside.h"

#include <string.h>

/* An expense of fees at the place that stands, or NULL. */
static const struct expense *fees_at(const struct fold *fold, size_t event, const char *place)
{
    const struct event *of = &fold->book->records->events[event];
    const struct expense *expense = of->kind == &kind_expense ? of->record : NULL;

    return expense && expense->rows.count && strcmp(expense->from, place) == 0 &&
                   !fold_fate(fold, of)->reversed_by
               ? expense
               : NULL;
}

/* The event of the expense that has each fee, by the serial of its row. */
static struct names *known_fees(const struct matching *matching)
{
    const struct fold *fold = matching->fold;
    const size_t events = fold->book->records->count;
    size_t count = 0;

    for (size_t i = 0; i < events; i++) {
        const struct expense *expense = fees_at(fold, i, matching->plan->place);
        count += expense ? expense->rows.count : 0;
    }
    struct names *names = names_new(matching->run->arena, count);
    for (size_t i = 0; i < events; i++) {
        const struct expense *expense = fees_at(fold, i, matching->plan->place);
        const struct fee_row *rows = expense ? expense->rows.item : NULL;
        for (size_t k = 0; rows && k < expense->rows.count; k++)
            names_add(names, rows[k].ref, (int32_t)i);
    }
    return names;
}

static struct import_fees *fees_of_month(struct run *run, struct import_plan *plan,
                                         struct month month)
{
    for (size_t i = 0; i < plan->fee_count; i++)
        if (month_compare(plan->fees[i].month, month) == 0)
            return &plan->fees[i];
    ARENA_PUSH(run->arena, plan->fees, plan->fee_count, plan->fee_capacity);
    plan->fees[plan->fee_count] = (struct import_fees){.month = month};
    return &plan->fees[plan->fee_count++];
}

/* False when the sum is beyond any account. */
static bool collect(struct run *run, struct import_plan *plan, const struct statement_row *row,
                    const char *ref, int64_t exact)
{
    struct import_fees *fees = fees_of_month(run, plan, date_month(row->date));

    if (!decimal_add(fees->exact, exact, &fees->exact))
        return false;
    if (date_compare(fees->last, row->date) < 0)
        fees->last = row->date;
    ARENA_PUSH(run->arena, fees->rows, fees->count, fees->capacity);
    fees->rows[fees->count++] = (struct fee_row){.ref = ref};
    return true;
}

/* A row that is a fee and that nothing in the books explains yet. Whether it is to be booked. */
static bool look_at_row(struct matching *matching, const struct names *known,
                        struct import_line *line)
{
    const struct statement_row *row = line->row;
    struct run *run = matching->run;
    int64_t exact;

    if (line->action != IMPORT_UNEXPLAINED)
        return false;
    int32_t expense = names_find(known, row->related);
    if (expense >= 0) {
        line_set(line, IMPORT_KNOWN, NULL);
        line->id = matching->book->records->events[expense].id;
        return false;
    }
    const char *reason = match_date(run, matching->book, row->date);
    if (!reason && serial_is_personal(row->related))
        reason = N_("its serial looks like a personal number, which may not enter the books");
    if (!reason && (__builtin_mul_overflow(row->amount, INT64_C(1000), &exact) ||
                    !collect(run, matching->plan, row, row->related,
                             row->direction == DIRECTION_IN ? -exact : exact)))
        reason = N_("fees that add up to no real sum");
    if (reason)
        line_set(line, IMPORT_REVIEW, reason);
    return !reason;
}

/* A fee beside a row. It is new as long as no expense has it, even when its payment is known: that
 * may have been entered by hand. */
static void look_beside(struct matching *matching, const struct names *known, size_t index)
{
    const struct import_line *line = &matching->plan->lines[index];
    const struct statement_row *row = line->row;
    const bool twin = row->copy_of || matching->twin[index] >= 0 || matching->contested[index];

    if (twin || row->problem || names_find(known, row->serial) >= 0 ||
        serial_is_personal(row->serial))
        return;
    if (match_date(matching->run, matching->book, row->date) ||
        !collect(matching->run, matching->plan, row, row->serial, row->fee))
        matching->plan->unbooked += row->fee;
}

/* A payment that was entered by hand for the same sum, since the statement began; or NULL. */
static const char *entered_by_hand(const struct matching *matching, const struct fee_rule *rule)
{
    const struct book *book = matching->book;
    const struct date first = matching->plan->file->first;

    for (size_t i = 0; i < matching->entries.count; i++) {
        const struct entry_booked *entry = &matching->entries.item[i];
        if (entry->claimed || entry->fees || entry->event->kind != &kind_payment ||
            entry->amount != -matching->plan->kept || date_compare(entry->date, first) < 0)
            continue;
        const struct payment *payment = entry->event->record;
        const struct expense *expense = book_find(book, payment->of)->record;
        if (strcmp(expense->category, rule->category) == 0)
            return payment->id;
    }
    return NULL;
}

/* The fees of a month as the rules of approval see them. */
static struct approval_need need_of(const struct matching *matching, const struct fee_rule *rule,
                                    const struct import_fees *fees)
{
    const struct expense like = {.amount = fees->amount, .category = rule->category};

    return approval_need(matching->book, &like, matching->run->today);
}

/* Why the fees that were found are left to a person, or NULL. */
static const char *why_left(struct matching *matching)
{
    struct import_plan *plan = matching->plan;
    const struct fee_rule *rule = book_fee_rule(matching->book, plan->place);

    for (size_t i = 0; i < plan->fee_count; i++)
        if (plan->fees[i].amount <= 0)
            return N_("no more fees were kept back than given back: enter them by hand");
    if (!rule)
        return N_("a fee; say what fees at this place are: funds add-fees");
    if (!matching->by)
        return N_("a fee; say who enters it: --by");
    for (size_t i = 0; i < plan->fee_count; i++)
        if (need_of(matching, rule, &plan->fees[i]).decision)
            return N_("fees of that sum need a decision: expenses add");
    const char *id = entered_by_hand(matching, rule);
    return id ? phrase_printf(matching->run, "perhaps %s, which was entered by hand", id) : NULL;
}

static void leave(struct import_plan *plan, const char *reason)
{
    plan->fee_reason = reason;
    for (size_t i = 0; i < plan->count; i++)
        plan->unbooked += plan->lines[i].row->nature != NATURE_FEE ? plan->lines[i].row->fee : 0;
    plan->fee_count = 0;
    plan->kept = 0;
}

void match_fees(struct matching *matching)
{
    struct import_plan *plan = matching->plan;
    struct names *known = known_fees(matching);
    bool *found = arena_array(matching->run->arena, plan->count + 1, sizeof *found);

    for (size_t i = 0; i < plan->count; i++) {
        const struct statement_row *row = plan->lines[i].row;
        if (row->nature == NATURE_FEE)
            found[i] = look_at_row(matching, known, &plan->lines[i]);
        else if (row->fee)
            look_beside(matching, known, i);
    }
    if (!plan->fee_count)
        return;
    for (size_t i = 0; i < plan->fee_count; i++) {
        plan->fees[i].amount = fee_round(plan->fees[i].exact);
        plan->kept += plan->fees[i].amount;
    }
    const char *reason = why_left(matching);
    for (size_t i = 0; i < plan->count; i++) {
        const bool came = plan->lines[i].row->direction == DIRECTION_IN;
        if (found[i])
            line_set(&plan->lines[i],
                     !reason ? IMPORT_FEE
                     : came  ? IMPORT_REVIEW
                             : IMPORT_UNEXPLAINED,
                     reason);
    }
    if (reason) {
        leave(plan, reason);
        return;
    }
    const struct fee_rule *rule = book_fee_rule(matching->book, plan->place);
    for (size_t i = 0; i < plan->fee_count; i++) {
        const struct approval_need need = need_of(matching, rule, &plan->fees[i]);
        plan->fees[i].paid = !approval_is_needed(&need);
    }
}
