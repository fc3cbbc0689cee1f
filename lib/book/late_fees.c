#include "book/late_fees.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/fold_inside.h"
#include "book/limits.h"
#include "book/terms.h"

#include <stdlib.h>
#include <string.h>

enum { WHOLE = 10000 }; /* ten-thousandths */

/* How much more, or less, of a charge is open from a day on. */
struct step {
    int32_t debt;
    struct date date;
    int64_t amount;
};

struct steps {
    struct step *item;
    size_t count, capacity;
};

static enum status gather(struct run *run, const struct transaction *transaction, void *context)
{
    struct steps *steps = context;

    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->account != ACCOUNT_RECEIVABLE)
            continue;
        ARENA_PUSH(run->arena, steps->item, steps->count, steps->capacity);
        steps->item[steps->count++] =
            (struct step){posting->debt, transaction->date, posting->amount};
    }
    return STATUS_OK;
}

static int by_debt(const void *a, const void *b)
{
    const struct step *x = a, *y = b;

    if (x->debt != y->debt)
        return x->debt < y->debt ? -1 : 1;
    return date_compare(x->date, y->date);
}

/* The sum over the days up to `to` of what was open times what a day costs, in ten-thousandths of
 * a fen; false when it is beyond any amount. */
static bool accrue(const struct book *book, const struct debt *debt, const struct step *steps,
                   size_t count, struct date to, int64_t *out)
{
    int64_t open = 0;
    size_t at = 0;

    *out = 0;
    for (int32_t day = date_days(debt->due) + 1; day <= date_days(to); day++) {
        const struct date date = date_from_days(day);
        for (; at < count && date_compare(steps[at].date, date) <= 0; at++)
            open += steps[at].amount;
        if (at == count && open == 0)
            return true;
        const struct late_fee_rule *rule = terms_late_fee(book, book->items[debt->item], date);
        int64_t cost;
        if (!rule || open <= 0 || day - date_days(debt->due) <= rule->grace)
            continue;
        if (__builtin_mul_overflow(open, rule->daily, &cost) || !decimal_add(*out, cost, out))
            return false;
    }
    return true;
}

/* All late fees of a debt for the days up to `to`. */
static enum status fee_until(struct run *run, const struct book *book, const struct debt *debt,
                             const struct step *steps, size_t count, struct date to, int64_t cap,
                             int64_t *out)
{
    int64_t sum;

    if (!accrue(book, debt, steps, count, to, &sum))
        return fail(run, STATUS_DATA, "overflow", NULL, "the late fees of '%s' are too large",
                    book->units[debt->unit].code);
    *out = sum / WHOLE < cap ? sum / WHOLE : cap;
    return STATUS_OK;
}

static struct date day_before(struct date day)
{
    return date_from_days(date_days(day) - 1);
}

static enum status add_debt(struct run *run, const struct fold *fold, int32_t index,
                            const struct step *steps, size_t count, struct date to,
                            struct late_fees *out, size_t *capacity)
{
    const struct book *book = fold->book;
    const struct debt *debt = &fold->debts[index];
    const struct late_fee_rule *rule = terms_late_fee(book, book->items[debt->item], to);
    const int32_t twin = fold->state->debts[index].twin;
    struct date from = date_from_days(date_days(debt->due) + 1);
    int64_t cap, before = 0, whole = 0;

    if (!rule ||
        !decimal_part(debt->charged - debt->waived - debt->discount, rule->cap, WHOLE, &cap))
        return STATUS_OK;
    from = date_from_days(date_days(from) + (int32_t)rule->grace);
    if (twin >= 0 && !date_is_none(fold->state->debts[twin].late_to))
        from = date_later(from, date_from_days(date_days(fold->state->debts[twin].late_to) + 1));
    if (date_compare(from, to) > 0)
        return STATUS_OK;
    enum status status = fee_until(run, book, debt, steps, count, day_before(from), cap, &before);
    if (!status)
        status = fee_until(run, book, debt, steps, count, to, cap, &whole);
    if (status || whole <= before)
        return status;
    ARENA_PUSH(run->arena, out->item, out->count, *capacity);
    out->item[out->count++] = (struct late_fee){.unit = book->units[debt->unit].code,
                                                .item = book->items[debt->item],
                                                .month = debt->month,
                                                .from = from,
                                                .to = to,
                                                .amount = whole - before,
                                                .decision = rule->decision};
    return STATUS_OK;
}

/* Names of units and items lie in the book's arrays, in its order. */
struct order {
    const struct fold *fold;
};

static int by_unit(const void *a, const void *b, void *context)
{
    const struct book *book = ((const struct order *)context)->fold->book;
    const struct late_fee *x = a, *y = b;
    const int32_t left = book_unit(book, x->unit), right = book_unit(book, y->unit);

    if (left != right)
        return left < right ? -1 : 1;
    const int months = month_compare(x->month, y->month);
    return months ? months : book_item(book, x->item) - book_item(book, y->item);
}

enum status late_fees_compute(struct run *run, struct book *book, struct date to,
                              struct late_fees *out)
{
    struct steps steps = {0};
    struct fold *fold;
    size_t capacity = 0;
    enum status status = fold_run(run, book, gather, &steps, &fold);

    *out = (struct late_fees){0};
    if (status)
        return status;
    const struct limit *limits = limits_compute(run, fold, to);
    if (steps.count)
        qsort(steps.item, steps.count, sizeof *steps.item, by_debt);
    for (size_t i = 0, next; i < steps.count && !status; i = next) {
        const int32_t debt = steps.item[i].debt;
        for (next = i + 1; next < steps.count && steps.item[next].debt == debt; next++)
            ;
        if (!fold->debts[debt].late && date_compare(to, limits[debt].end) <= 0)
            status = add_debt(run, fold, debt, &steps.item[i], next - i, to, out, &capacity);
    }
    struct order order = {fold};
    if (out->count)
        qsort_r(out->item, out->count, sizeof *out->item, by_unit, &order);
    return status;
}

/* --- whether those that stand can be --- */

/* The most that the days of one late fee can cost of what was ever charged; and its rule. */
static const struct late_fee_rule *most(const struct fold *fold, const struct late_fee *record,
                                        int64_t charged, int64_t *out)
{
    const int64_t days = date_days(record->to) - date_days(record->from) + 1;
    const struct late_fee_rule *rules = fold->book->compound->late_fees.item, *found = NULL;
    int64_t daily = 0;

    for (size_t i = 0; i < fold->book->compound->late_fees.count; i++) {
        if (rules[i].item && strcmp(rules[i].item, record->item) != 0)
            continue;
        daily = rules[i].daily > daily ? rules[i].daily : daily;
        if (strcmp(rules[i].decision, record->decision) == 0)
            found = &rules[i];
    }
    if (!decimal_part(charged, daily * days, WHOLE, out))
        *out = 0;
    return found;
}

static enum status judge(struct run *run, const struct fold *fold, const struct event *event)
{
    const struct late_fee *record = event->record;
    const int32_t unit = book_unit(fold->book, record->unit);
    const int32_t item = book_item(fold->book, record->item);
    const int32_t charge = fold_debt(fold, unit, item, record->month);
    const int32_t late = fold_late_debt(fold, unit, item, record->month);
    const int64_t charged = fold->state->debts[charge].most;
    const struct spot spot = {.file = event->path, .line = event->line};
    int64_t bound, cap;
    const struct late_fee_rule *rule = most(fold, record, charged, &bound);

    if (!rule)
        return fail_at(run, spot, STATUS_DATA, "late-fee-rule",
                       "late fees are charged by a rule of compound.yaml: fees terms late-fee",
                       "no rule about '%s' names the decision '%s' of the late fee '%s'",
                       record->item, record->decision, event->id);
    /* cut over all days together, a part of them may get the fen that another did not */
    if (record->amount <= bound + 1 && decimal_part(charged, rule->cap, WHOLE, &cap) &&
        fold->debts[late].charged <= cap)
        return STATUS_OK;
    return fail_at(run, spot, STATUS_DATA, "late-fee-too-much",
                   "reverse it, and let fees late-fees count again",
                   "the late fee '%s' is more than its rule can give", event->id);
}

enum status late_fees_check(struct run *run, const struct fold *fold)
{
    const struct records *records = fold->book->records;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < records->count; i++)
        if (records->events[i].kind == &kind_late_fee && !fold->fates[i].reversed_by)
            status = status_join(status, judge(run, fold, &records->events[i]));
    return status;
}
