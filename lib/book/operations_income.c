/* Other income: its sources, and what they bring. */
#include "book/operations_common.h"

#include "base/arena.h"

#include <string.h>

enum { TEXT_WIDTH = 30 };

enum status add_source(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct income_source *source = context;
    enum status status = record_check(run, &kind_income_source, source);

    if (!status && book_source(book, source->source) >= 0)
        status =
            fail(run, STATUS_REFUSED, "name-known", "give it another name, or edit sources.yaml",
                 "there is a source of income '%s' already", source->source);
    if (!status)
        status = draft_add(draft, "sources.yaml", &kind_income_source, source);
    if (!status)
        status = hold_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "funds: add the source of income %s", source->source);
    return STATUS_OK;
}

enum status add_income_rule(struct run *run, const struct book *book, void *context,
                            struct draft *draft)
{
    struct income_rule rule = *(const struct income_rule *)context;

    (void)book;
    rule.from = date_or_today(run, rule.from);
    enum status status = draft_add(draft, "income.yaml", &kind_income_rule, &rule);
    if (!status)
        status = hold_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    const char *words = rule.remark ? short_text(run, rule.remark, TEXT_WIDTH) : NULL;
    const char *payer = rule.payer ? short_text(run, rule.payer, TEXT_WIDTH) : NULL;
    if (words && payer)
        draft_subject(draft, "funds: rows from %s with %s are income of %s", payer, words,
                      rule.source);
    else
        draft_subject(draft,
                      payer ? "funds: rows from %s are income of %s"
                            : "funds: rows with %s are income of %s",
                      payer ? payer : words, rule.source);
    return STATUS_OK;
}

/* The rule holds from the day of the receipt on, at its place. */
enum status identify_always(struct run *run, const struct book *book, void *context,
                            struct draft *draft)
{
    const struct always_input *input = context;
    struct identification identification = input->identification;
    struct found_record found;
    enum status status = record_find(run, draft->base, identification.of, &kind_receipt, &found);

    if (status)
        return status;
    const struct receipt *receipt = found.record;
    const struct income_rule rule = {.source = identification.source,
                                     .place = receipt->via,
                                     .remark = input->remark,
                                     .from = receipt->date};
    status = draft_add(draft, "income.yaml", &kind_income_rule, &rule);
    if (!status)
        status = hold_registers(run, draft);
    return status > STATUS_FOUND ? status : identify_receipt(run, book, &identification, draft);
}

static bool is_same_earning(const struct item *item, const void *wanted)
{
    const struct earning *earning = item->record, *other = wanted;

    return item->kind == &kind_earning && earning->ref && strcmp(earning->ref, other->ref) == 0 &&
           strcmp(earning->via, other->via) == 0;
}

/* Income that is entered twice: the same serial at the same place, and not undone. */
static enum status refuse_known(struct run *run, struct draft *draft, const struct earning *earning)
{
    const struct item *known, *undone;

    if (!earning->ref)
        return STATUS_OK;
    enum status status =
        find_in_daybooks(run, draft->base, "funds", earning->ref, is_same_earning, earning, &known);
    if (status || !known)
        return status;
    const struct earning *first = known->record;
    status =
        find_in_daybooks(run, draft->base, "funds", first->id, item_undoes, first->id, &undone);
    if (status || undone)
        return status;
    return fail(run, STATUS_REFUSED, "earning-known",
                "it is booked already; if that one is wrong, undo it first: funds reverse ID",
                "the serial '%s' is already booked as '%s', %s", earning->ref, first->id,
                money(run, first->amount));
}

enum status receive_earning(struct run *run, const struct book *book, void *context,
                            struct draft *draft)
{
    struct earning record = *(const struct earning *)context;

    (void)book;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_earning);
    enum status status = draft_append(draft, "funds", &kind_earning, &record);
    if (!status)
        status = refuse_known(run, draft, &record);
    if (status)
        return status;
    draft_subject(draft, "funds: earn %s from %s by %s (%s)", money(run, record.amount),
                  record.source, record.via, record.id);
    return STATUS_OK;
}
