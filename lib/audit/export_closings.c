/*
 * What the closed months say of places, funds, and what is owed to others. The journals state it
 * as balance assertions: the other program then proves our closings, too.
 */
#include "audit/export_inside.h"

#include "base/arena.h"

/* What is zero of an account that is never used is not said. */
static void claim(struct exporter *exporter, struct export_closing *closing, enum account account,
                  int32_t index, int64_t amount)
{
    const struct posting posting = {.account = account, .index = index, .unit = -1};

    if (index < 0 && account != ACCOUNT_PAYABLE && account != ACCOUNT_UNIDENTIFIED)
        return;
    if (amount || export_is_used(exporter, &posting))
        closing->claims[closing->count++] =
            (struct export_claim){export_account_of(exporter, &posting), amount};
}

static void read_closing(struct exporter *exporter, const struct period *period)
{
    const struct book *book = exporter->book;
    const struct closing *of = period->closing;
    struct export_closing *closing = &exporter->closings[exporter->closing_count++];

    *closing = (struct export_closing){.day = month_last(period->month), .id = of->id};
    closing->claims = arena_array(exporter->run->arena, of->places.count + of->funds.count + 2,
                                  sizeof *closing->claims);
    for (size_t i = 0; i < of->places.count; i++)
        claim(exporter, closing, ACCOUNT_PLACE, book_place(book, of->places.item[i].key),
              of->places.item[i].value);
    for (size_t i = 0; i < of->funds.count; i++)
        claim(exporter, closing, ACCOUNT_FUND, book_fund(book, of->funds.item[i].key),
              of->funds.item[i].value);
    claim(exporter, closing, ACCOUNT_PAYABLE, -1, -of->payable);
    claim(exporter, closing, ACCOUNT_UNIDENTIFIED, -1, -of->unidentified);
    if (closing->count == 0)
        exporter->closing_count--;
}

void export_closings(struct exporter *exporter)
{
    const struct book *book = exporter->book;

    exporter->closings =
        arena_array(exporter->run->arena, book->period_count, sizeof *exporter->closings);
    for (size_t i = 0; i < book->period_count; i++) {
        const struct period *period = book_period(book, book->periods[i].month);
        if (period && period->closed && period->closing)
            read_closing(exporter, period);
    }
}

const struct export_closing *export_closing_before(const struct exporter *exporter, struct date day,
                                                   size_t *at)
{
    if (*at == exporter->closing_count ||
        (!date_is_none(day) && date_compare(exporter->closings[*at].day, day) >= 0))
        return NULL;
    return &exporter->closings[(*at)++];
}
