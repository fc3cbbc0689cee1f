/* What units owe: bills, the month's assessment, waivers and adjustments. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "book/assess.h"

#include <string.h>

enum { DUE_DAY = 20 };

enum status waive_debt(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    struct waiver record = *(const struct waiver *)context;
    struct folded folded;

    (void)book;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_waiver);
    enum status status = draft_append(draft, "fees", &kind_waiver, &record);
    if (!status)
        status = draft_fold_recent(draft, &folded);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "fees: waive %s of %s %s for %s by %s (%s)", money(run, record.amount),
                  record.item, month_name(run, record.month), record.unit, record.decision,
                  record.id);
    return STATUS_OK;
}

enum status adjust_debt(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    struct adjustment record = *(const struct adjustment *)context;
    struct folded folded;

    (void)book;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_adjustment);
    enum status status = draft_append(draft, "fees", &kind_adjustment, &record);
    if (!status)
        status = draft_fold_recent(draft, &folded);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "fees: adjust %s %s of %s by %s (%s)", record.item,
                  month_name(run, record.month), record.unit, money(run, record.amount), record.id);
    return STATUS_OK;
}

/* A bill is split by the roll of its month, which is written once. */
static enum status check_bill_month(struct run *run, const struct book *book, struct draft *draft,
                                    const struct bill *bill)
{
    const struct tariff *tariff = book_tariff(book, bill->item, bill->month);
    bool assessed;

    if (book_is_closed(book, bill->month))
        return refuse_closed_month(run, bill->month);
    enum status status = is_assessed(draft, bill->month, &assessed);
    if (status)
        return status;
    if (assessed)
        return fail(run, STATUS_REFUSED, "already-assessed",
                    "charge the bill in the next month: give it with --month",
                    "the month %s is assessed already", month_name(run, bill->month));
    if (!tariff)
        return fail(run, STATUS_REFUSED, "tariff-missing",
                    "say first how it is split: fees tariff set ITEM --split area --from MONTH",
                    "'%s' has no tariff in %s, so the bill would be charged to nobody", bill->item,
                    month_name(run, bill->month));
    if (strcmp(tariff->by, "share") != 0)
        return fail(run, STATUS_REFUSED, "bill-not-shared",
                    "only an item whose tariff is split is charged by bills: "
                    "fees tariff set ITEM --split area",
                    "'%s' is charged by %s, not as a share of bills", bill->item, tariff->by);
    return STATUS_OK;
}

enum status record_bill(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct bill_input *input = context;
    struct bill record = input->bill;

    record.date = date_or_today(run, record.date);
    if (month_is_none(record.month))
        record.month = date_month(record.date);
    record.id = draft_next_id(draft, &kind_bill);
    if (input->voucher.bytes) {
        record.voucher_type = input->voucher.type;
        enum status stored = draft_voucher(draft, input->voucher.bytes, input->voucher.size,
                                           input->voucher.type, &record.voucher);
        if (stored)
            return stored;
    }
    enum status status = draft_append(draft, "fees", &kind_bill, &record);
    if (!status)
        status = check_bill_month(run, book, draft, &record);
    if (status)
        return status;
    draft_subject(draft, "fees: bill %s %s, %s (%s)", record.item, month_name(run, record.month),
                  money(run, record.amount), record.id);
    return STATUS_OK;
}

static enum status check_assessable(struct run *run, const struct book *book, struct draft *draft,
                                    struct month month)
{
    const char *name = month_name(run, month);
    bool assessed;

    if (book_is_closed(book, month))
        return refuse_closed_month(run, month);
    if (month_compare(month, book->compound->opened) < 0)
        return fail(run, STATUS_REFUSED, "date-before-books",
                    "what was owed before is entered with funds open",
                    "the month %s is before the books began, in %s", name,
                    month_name(run, book->compound->opened));
    if (month_compare(month, date_month(run->today)) > 0)
        return fail(run, STATUS_REFUSED, "month-not-begun", "assess it from its first day on",
                    "the month %s has not begun", name);
    enum status status = is_assessed(draft, month, &assessed);
    if (!status && assessed)
        return fail(run, STATUS_REFUSED, "already-assessed",
                    "correct a charge with fees adjust, or waive it with fees waive",
                    "the month %s is assessed already", name);
    return status;
}

static int64_t roll_total(const struct roll *roll)
{
    int64_t total = 0;

    for (size_t i = 0; i < roll->totals.count; i++)
        total += roll->totals.item[i];
    return total;
}

/* The roll, and the day-book's record of it. A month assessed after its end is charged on its last
 * day, so that its report has the charges. */
static enum status draft_roll(struct run *run, struct draft *draft, struct roll *roll)
{
    struct date last = month_last(roll->month);
    struct text text = text_new(run->arena);
    struct charge charge = {.month = roll->month, .total = roll_total(roll)};

    charge.date = date_compare(run->today, last) > 0 ? last : run->today;
    charge.id = draft_next_id(draft, &kind_charge);
    roll->id = charge.id;
    enum status status = record_check(run, &kind_roll, roll);
    if (status)
        return status;
    yaml_write_map(&text, &kind_roll, roll);
    draft_file(draft, path_roll(run, roll->month), text.at, text.length);
    return draft_append(draft, "fees", &kind_charge, &charge);
}

enum status assess_units(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    const struct assess_input *input = context;
    struct date due = input->due;
    struct roll roll = {0};
    struct book *own;

    enum status status = check_assessable(run, book, draft, input->month);
    if (!status)
        status = draft_records(draft, &own);
    if (status > STATUS_FOUND)
        return status;
    if (date_is_none(due)) {
        due = month_first(input->month);
        due.day = DUE_DAY;
    }
    status = assess_month(run, own, input->month, due, &roll);
    if (status > STATUS_FOUND)
        return status;
    status = draft_roll(run, draft, &roll);
    if (status)
        return status;
    draft_subject(draft, "fees: assess %s, %s for %zu units (%s)", month_name(run, input->month),
                  money(run, roll_total(&roll)), roll.lines.count, roll.id);
    return STATUS_OK;
}
