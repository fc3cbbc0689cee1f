/* One payment for several units: which unit gets how much, and the receipts of it. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/split.h"

#include <stdlib.h>
#include <string.h>

/* The units that a payment is for, with what each gets. */
struct shares {
    int32_t *unit; /* in the order in which they were named */
    int64_t *amount;
    size_t count;
};

static enum status add_unit(struct run *run, const struct book *book, struct shares *shares,
                            const char *code)
{
    const int32_t unit = book_unit(book, code);

    if (unit < 0)
        return fail(run, STATUS_REFUSED, "unknown-unit", "look at the folder units/",
                    "there is no unit '%s'", code);
    for (size_t i = 0; i < shares->count; i++)
        if (shares->unit[i] == unit)
            return fail(run, STATUS_REFUSED, "unit-twice", "leave one of the two out",
                        "the unit '%s' is given twice", code);
    shares->unit[shares->count++] = unit;
    return STATUS_OK;
}

static void add_owned(const struct book *book, const char *owner, struct date day,
                      struct shares *shares)
{
    for (size_t i = 0; i < book->unit_count; i++) {
        const struct unit *unit = book_unit_on(book, (int32_t)i, day);
        if (unit && strcmp(unit->owner, owner) == 0)
            shares->unit[shares->count++] = (int32_t)i;
    }
}

static enum status find_units(struct run *run, const struct book *book,
                              const struct payment_input *input, struct shares *shares)
{
    const size_t named = input->units.count + input->parts.count;
    enum status status = STATUS_OK;

    shares->unit = arena_array(run->arena, book->unit_count + named, sizeof *shares->unit);
    shares->amount = arena_array(run->arena, book->unit_count + named, sizeof *shares->amount);
    for (size_t i = 0; i < input->units.count; i++)
        status = status_join(status, add_unit(run, book, shares, input->units.item[i]));
    for (size_t i = 0; i < input->parts.count; i++)
        status = status_join(status, add_unit(run, book, shares, input->parts.item[i].key));
    if (input->owner)
        add_owned(book, input->owner, input->receipt.date, shares);
    if (!status && !shares->count)
        return fail(run, STATUS_REFUSED, "unknown-owner",
                    "see who owns what with units list, or name the units with --units",
                    "no unit is owned by '%s' on %s", input->owner ? input->owner : "",
                    day_name(run, input->receipt.date));
    return status;
}

/* --- the payer's own choice --- */

static enum status take_parts(struct run *run, const struct payment_input *input,
                              struct shares *shares)
{
    int64_t sum = 0;

    for (size_t i = 0; i < input->parts.count; i++) {
        if (input->parts.item[i].value <= 0)
            return fail(run, STATUS_REFUSED, "parts-sum", "give each unit more than nothing",
                        "the part of '%s' is not above zero", input->parts.item[i].key);
        shares->amount[i] = input->parts.item[i].value;
        if (!decimal_add(sum, shares->amount[i], &sum))
            sum = -1;
    }
    if (sum != input->receipt.amount)
        return fail(run, STATUS_REFUSED, "parts-sum", "correct the amount or a part",
                    "the parts add up to %s, not to %s", money(run, sum),
                    money(run, input->receipt.amount));
    return STATUS_OK;
}

/* --- Civil Code, art. 560: what has been due longest, the same day in proportion --- */

struct dues {
    const struct debt **debt; /* what is open of the units, by due day */
    size_t count;
};

static int by_due(const void *a, const void *b)
{
    const struct debt *const *x = a, *const *y = b;

    return date_compare((*x)->due, (*y)->due);
}

static size_t share_of(const struct shares *shares, int32_t unit)
{
    size_t i = 0;

    while (i < shares->count && shares->unit[i] != unit)
        i++;
    return i;
}

static struct dues list_dues(struct run *run, const struct fold *fold, const struct shares *shares)
{
    struct dues dues = {arena_array(run->arena, fold->debt_count + 1, sizeof *dues.debt), 0};

    for (size_t i = 0; i < fold->debt_count; i++)
        if (debt_open(&fold->debts[i]) > 0 && share_of(shares, fold->debts[i].unit) < shares->count)
            dues.debt[dues.count++] = &fold->debts[i];
    if (dues.count)
        qsort(dues.debt, dues.count, sizeof *dues.debt, by_due);
    return dues;
}

static bool is_chosen(const struct book *book, const struct words *items, const struct debt *debt)
{
    for (size_t i = 0; i < items->count; i++)
        if (strcmp(items->item[i], book->items[debt->item]) == 0)
            return true;
    return false;
}

/* Pays the debts of one round, all or only the chosen items; gives what is left. Equal remainders
 * go to the unit that was named first. */
static int64_t pay_round(struct run *run, const struct book *book, const struct dues *dues,
                         const struct words *items, bool chosen, int64_t rest,
                         struct shares *shares)
{
    int64_t *open = arena_array(run->arena, shares->count * 2, sizeof *open);
    int64_t *part = open + shares->count;

    for (size_t at = 0, next; at < dues->count && rest > 0; at = next) {
        int64_t total = 0;
        memset(open, 0, shares->count * sizeof *open);
        for (next = at;
             next < dues->count && date_compare(dues->debt[next]->due, dues->debt[at]->due) == 0;
             next++) {
            if (is_chosen(book, items, dues->debt[next]) != chosen)
                continue;
            open[share_of(shares, dues->debt[next]->unit)] += debt_open(dues->debt[next]);
            total += debt_open(dues->debt[next]);
        }
        const bool enough =
            rest >= total || !split_exact(run->arena, rest, open, shares->count, part);
        for (size_t i = 0; i < shares->count; i++)
            shares->amount[i] += enough ? open[i] : part[i];
        rest -= rest >= total ? total : rest;
    }
    return rest;
}

static void take_dues(struct run *run, const struct fold *fold, const struct payment_input *input,
                      struct shares *shares)
{
    const struct words *items = &input->receipt.items;
    const struct dues dues = list_dues(run, fold, shares);
    int64_t rest = input->receipt.amount;

    if (items->count)
        rest = pay_round(run, fold->book, &dues, items, true, rest, shares);
    rest = pay_round(run, fold->book, &dues, items, false, rest, shares);
    shares->amount[0] += rest; /* credit of the unit that was named first */
}

/* --- the receipts --- */

static void describe(struct run *run, const struct book *book, struct draft *draft,
                     const struct receipt *whole, const struct shares *shares,
                     const struct receipt *receipts, size_t count)
{
    if (count == 1)
        draft_subject(draft, "fees: receive %s from %s by %s (%s)", money(run, whole->amount),
                      receipts[0].unit, whole->via, receipts[0].id);
    else
        draft_subject(draft, "fees: receive %s from %zu units by %s (%s to %s)",
                      money(run, whole->amount), count, whole->via, receipts[0].id,
                      receipts[count - 1].id);
    for (size_t i = 0; i < count; i++)
        draft_body(draft, "%s: %s (%s)", receipts[i].unit, money(run, receipts[i].amount),
                   receipts[i].id);
    for (size_t i = 0; i < shares->count; i++)
        if (!shares->amount[i])
            draft_body(draft, "%s: nothing", book->units[shares->unit[i]].code);
}

static enum status draft_receipts(struct run *run, const struct book *book, struct draft *draft,
                                  const struct receipt *whole, const struct shares *shares)
{
    struct receipt *receipts = arena_array(run->arena, shares->count, sizeof *receipts);
    size_t count = 0;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < shares->count; i++) {
        if (!shares->amount[i])
            continue;
        receipts[count] = *whole;
        receipts[count].unit = book->units[shares->unit[i]].code;
        receipts[count].amount = shares->amount[i];
        receipts[count++].id = draft_next_id(draft, &kind_receipt);
    }
    for (size_t i = 0; i < count && !status; i++) {
        receipts[i].group = count > 1 ? receipts[0].id : NULL;
        status = draft_append(draft, "fees", &kind_receipt, &receipts[i]);
    }
    if (!status)
        describe(run, book, draft, whole, shares, receipts, count);
    return status;
}

enum status receive_for_units(struct run *run, const struct book *book, void *context,
                              struct draft *draft)
{
    struct payment_input input = *(const struct payment_input *)context;
    struct shares shares = {0};
    struct folded folded;

    input.receipt.date = date_or_today(run, input.receipt.date);
    enum status status = find_units(run, book, &input, &shares);
    if (!status)
        status = receipt_refuse_known(run, draft, &input.receipt);
    if (!status && input.parts.count)
        status = take_parts(run, &input, &shares);
    else if (!status && (status = draft_fold(draft, &folded)) <= STATUS_FOUND)
        take_dues(run, folded.fold, &input, &shares);
    if (status > STATUS_FOUND)
        return status;
    return draft_receipts(run, book, draft, &input.receipt, &shares);
}

/* --- undoing all of it --- */

enum status reverse_group(struct run *run, const struct book *book, void *context,
                          struct draft *draft)
{
    const struct reversal *input = context;
    struct found_record found;
    struct folded folded;
    struct book *own;
    size_t count = 0;

    (void)book;
    enum status status = record_find(run, draft->base, input->of, &kind_receipt, &found);
    if (!status)
        status = draft_fold(draft, &folded);
    if (status > STATUS_FOUND)
        return status;
    own = folded.book;
    const char *group = ((const struct receipt *)found.record)->group;
    if (!group)
        return fail_at(run, found.spot, STATUS_REFUSED, "receipt-group", "leave --all out",
                       "the receipt '%s' is not one of several", input->of);
    for (size_t i = 0; i < own->records->count && !status; i++) {
        const struct event *event = &own->records->events[i];
        const struct receipt *receipt = event->kind == &kind_receipt ? event->record : NULL;
        if (!receipt || !receipt->group || strcmp(receipt->group, group) != 0 ||
            fold_fate(folded.fold, event)->reversed_by)
            continue;
        const struct reversal record = {.id = draft_next_id(draft, &kind_reversal),
                                        .date = date_or_today(run, input->date),
                                        .of = receipt->id,
                                        .reason = input->reason};
        status = draft_append(draft, "fees", &kind_reversal, &record);
        count++;
    }
    if (!status && !count)
        return fail_at(run, found.spot, STATUS_REFUSED, "already-reversed", "nothing is left to do",
                       "all receipts of '%s' are reversed already", group);
    if (!status)
        status = draft_fold(draft, &folded);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "fees: reverse the %zu receipts of %s", count, group);
    return STATUS_OK;
}
