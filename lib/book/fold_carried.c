/* What was carried forward, as the first event of a book; and records that need more than that. */
#include "book/carry_inside.h"
#include "book/fold_inside.h"

const struct kind kind_carried = {.name = "carried", .size = sizeof(struct carry)};

/* The index of an account's name in this book's registers; -1: it is not there. */
static int32_t index_of(const struct book *book, const struct carried_sum *sum)
{
    switch (sum->account) {
    case ACCOUNT_PLACE:
        return book_place(book, sum->name);
    case ACCOUNT_FUND:
        return book_fund(book, sum->name);
    case ACCOUNT_EARNING:
        return book_source(book, sum->name);
    default:
        return book_item(book, sum->name);
    }
}

enum status fold_carried(struct fold_state *state, const struct event *event)
{
    const struct carry *carry = event->record;

    state->volume = carry->volume;
    for (size_t i = 0; i < carry->sum_count; i++) {
        const struct carried_sum *sum = &carry->sums[i];
        const int32_t index = sum->name ? index_of(state->book, sum) : -1;
        if (sum->name && index < 0)
            return STATUS_DATA;
        if (sum->account == ACCOUNT_FUND && book_fund_campaign(state->book, index) >= 0)
            return STATUS_DATA; /* of donations, each yuan is told record by record */
        if (sum->account == ACCOUNT_FUND)
            post_fund(state, index, sum->amount);
        else
            post(state, sum->account, index, -1, sum->amount);
    }
    emit(state, (struct heading){.date = event->date, .cause = CAUSE_CARRIED, .event = event});
    return STATUS_OK;
}

static bool is_charged(const struct fold_state *state, const char *unit, const char *item,
                       struct month month)
{
    return fold_debt(state->fold, book_unit(state->book, unit), book_item(state->book, item),
                     month) >= 0;
}

static bool was_charged(const struct carry *carry, struct month month)
{
    return month_compare(month, carry->through) <= 0;
}

/* What would be done to a debt, or judged by a roll, that may have been there and is settled. */
static bool needs_more(const struct fold_state *state, const struct carry *carry,
                       const struct event *event)
{
    if (event->kind == &kind_charge)
        return was_charged(carry, ((const struct charge *)event->record)->month);
    if (event->kind == &kind_prepayment)
        return was_charged(carry, ((const struct prepayment *)event->record)->from);
    if (event->kind == &kind_adjustment) {
        const struct adjustment *of = event->record;
        return was_charged(carry, of->month) && !is_charged(state, of->unit, of->item, of->month);
    }
    if (event->kind == &kind_opening) {
        const struct opening *of = event->record;
        return of->item && was_charged(carry, of->month) &&
               !is_charged(state, of->unit, of->item, of->month);
    }
    if (event->kind != &kind_reversal)
        return false; /* what else is not there is a finding */
    const struct event *of = book_find(state->book, ((const struct reversal *)event->record)->of);
    return of && (of->kind == &kind_bill || of->kind == &kind_reading) &&
           date_compare(of->day, carry->day) <= 0;
}

bool reaches_back(const struct fold_state *state, const struct event *event)
{
    const struct carry *carry = state->book->carry;

    return date_compare(event->day, carry->day) > 0 && needs_more(state, carry, event);
}
