#include "book/totals.h"

#include "base/arena.h"

/* Pairs under construction; zeros are left out unless `all`. */
static void add_pair(struct pairs *pairs, const char *key, int64_t value, bool all)
{
    if (value || all)
        pairs->item[pairs->count++] = (struct pair){.key = key, .value = value};
}

static struct pairs pairs_new(struct run *run, size_t room)
{
    return (struct pairs){.item = arena_array(run->arena, room, sizeof(struct pair))};
}

static struct pairs of_items(struct run *run, const struct book *book, const int64_t *values)
{
    struct pairs pairs = pairs_new(run, book->item_count);

    for (size_t i = 0; i < book->item_count; i++)
        add_pair(&pairs, book->items[i], values[i], false);
    return pairs;
}

static void fill_registers(struct run *run, const struct book *book, const struct totals *totals,
                           struct closing *out)
{
    out->places = pairs_new(run, book->place_count);
    for (size_t i = 0; i < book->place_count; i++)
        add_pair(&out->places, book->places[i].place, totals->place_after[i], true);
    out->funds = pairs_new(run, book->fund_count);
    for (size_t i = 0; i < book->fund_count; i++)
        add_pair(&out->funds, book->funds[i].fund, totals->fund_after[i], true);
    out->spent = pairs_new(run, book->category_count);
    for (size_t i = 0; i < book->category_count; i++)
        add_pair(&out->spent, book->categories[i].category, totals->spent[i], false);
    out->donated = pairs_new(run, book->campaign_count);
    for (size_t i = 0; i < book->campaign_count; i++)
        add_pair(&out->donated, book->campaigns[i]->campaign, totals->donated[i], false);
    out->earned = pairs_new(run, book->source_count);
    for (size_t i = 0; i < book->source_count; i++)
        add_pair(&out->earned, book->sources[i]->source, totals->earned[i], false);
    out->units = pairs_new(run, book->unit_count);
    for (size_t i = 0; i < book->unit_count; i++)
        add_pair(&out->units, book->units[i].code,
                 totals->unit_receivable[i] - totals->unit_credit[i], false);
}

enum status closing_compute(struct run *run, struct book *book, struct month month,
                            struct closing *out)
{
    const struct date from = month_first(month), to = month_last(month);
    struct totals *totals;
    enum status status = totals_compute(run, book, &from, &to, 1, &totals, NULL);

    if (status)
        return status;
    *out = (struct closing){.month = month,
                            .credit = totals->credit,
                            .unidentified = totals->unidentified,
                            .payable = totals->payable,
                            .deposits = totals->deposits};
    fill_registers(run, book, totals, out);
    out->charged = of_items(run, book, totals->charged);
    out->received = of_items(run, book, totals->received);
    out->waived = of_items(run, book, totals->waived);
    out->discounts = of_items(run, book, totals->discount);
    out->late = of_items(run, book, totals->late);
    out->receivable = of_items(run, book, totals->receivable);
    return STATUS_OK;
}
