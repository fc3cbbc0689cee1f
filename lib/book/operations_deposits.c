/* Deposits taken, and money given back to units. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"

#include <string.h>

/* The only fund of deposits there is. */
static enum status only_fund(struct run *run, const struct book *book, const char **out)
{
    size_t count = 0;

    for (size_t i = 0; i < book->fund_count; i++) {
        if (strcmp(book->funds[i].kind, "deposit") != 0)
            continue;
        *out = book->funds[i].fund;
        count++;
    }
    if (count == 1)
        return STATUS_OK;
    if (count)
        return fail(run, STATUS_REFUSED, "deposit-fund", "name it with --fund",
                    "there is more than one fund of deposits");
    return fail(run, STATUS_REFUSED, "deposit-fund",
                "add it first: funds add-fund deposits --kind deposit --name NAME",
                "there is no fund of deposits");
}

/* Whether the commit's state holds with what was drafted. */
static enum status must_fold(struct draft *draft)
{
    struct folded folded;
    enum status status = draft_fold_recent(draft, &folded);

    return status > STATUS_FOUND ? status : STATUS_OK;
}

enum status take_deposit(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    struct deposit record = *(const struct deposit *)context;
    enum status status = record.fund ? STATUS_OK : only_fund(run, book, &record.fund);

    if (status)
        return status;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_deposit);
    status = draft_append(draft, "fees", &kind_deposit, &record);
    if (!status)
        status = must_fold(draft);
    if (status)
        return status;
    draft_subject(draft, "fees: take a deposit of %s from %s by %s (%s)", money(run, record.amount),
                  record.unit, record.via, record.id);
    return STATUS_OK;
}

/* The unit is the deposit's; what is kept for an expense goes into the fund that pays it. */
static enum status complete(struct run *run, struct draft *draft, struct refund *record)
{
    struct found_record found;
    enum status status = STATUS_OK;

    if (record->of && !record->unit) {
        status = record_find(run, draft->base, record->of, &kind_deposit, &found);
        if (!status)
            record->unit = ((const struct deposit *)found.record)->unit;
    }
    if (!status && record->kept && record->expense && !record->into) {
        status = record_find(run, draft->base, record->expense, &kind_expense, &found);
        if (!status)
            record->into = ((const struct expense *)found.record)->fund;
    }
    return status;
}

static void say_refund(struct run *run, struct draft *draft, const struct refund *record)
{
    const bool deposit = record->of && record->of[0] == kind_deposit.prefix;
    const char *what =
        deposit ? told_part(run, "the deposit %s", record->of) : told_word(run, "credit");

    if (!record->amount)
        draft_subject(draft, "fees: keep %s of %s (%s)", money(run, record->kept), what,
                      record->id);
    else if (record->kept)
        draft_subject(draft, "fees: return %s of %s to %s, keep %s (%s)",
                      money(run, record->amount), what, record->unit, money(run, record->kept),
                      record->id);
    else
        draft_subject(draft, "fees: return %s of %s to %s (%s)", money(run, record->amount), what,
                      record->unit, record->id);
}

enum status give_back(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    struct refund record = *(const struct refund *)context;

    (void)book;
    enum status status = complete(run, draft, &record);
    if (status)
        return status;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_refund);
    status = draft_append(draft, "fees", &kind_refund, &record);
    if (!status)
        status = must_fold(draft);
    if (status)
        return status;
    say_refund(run, draft, &record);
    return STATUS_OK;
}
