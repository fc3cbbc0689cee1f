/* Shared bills and units' own meters over a quarter or a year: sums per item. */
#include "base/arena.h"
#include "report/month_sections.h"

#include <string.h>

struct item_sum {
    int64_t bills, used, amount;
};

static enum status add(struct run *run, struct item_sum *sum, int64_t used, int64_t amount)
{
    enum status status = month_sum(run, &sum->used, used);

    sum->bills++;
    return status == STATUS_OK ? month_sum(run, &sum->amount, amount) : status;
}

static void put_items(struct month_data *data, const struct item_sum *sums, const char *key,
                      const char *caption, const char *counted, const char *empty)
{
    const struct column columns[] = {{"item", "Item", CELL_TEXT},
                                     {"count", counted, CELL_COUNT},
                                     {"used", "Used", CELL_AREA},
                                     {"amount", "Amount", CELL_MONEY}};
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < report->book->item_count; i++) {
        if (!sums[i].bills)
            continue;
        grid_text(grid, book_item_name(report->book, (int32_t)i));
        grid_number(grid, sums[i].bills);
        if (sums[i].used)
            grid_number(grid, sums[i].used);
        else
            grid_empty(grid);
        grid_number(grid, sums[i].amount);
    }
    if (*empty || grid_rows(grid))
        report_table(report, key, caption, grid, empty);
}

static enum status put_bills(struct month_data *data)
{
    struct report *report = &data->report;
    const struct records *records = report->book->records;
    struct item_sum *sums = arena_array(report->run->arena, report->book->item_count, sizeof *sums);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < records->count && status == STATUS_OK; i++) {
        const struct event *event = &records->events[i];
        const struct bill *bill = event->kind == &kind_bill ? event->record : NULL;
        if (bill && month_within(data, bill->month) && !fold_fate(data->fold, event)->reversed_by)
            status = add(report->run, &sums[book_item(report->book, bill->item)],
                         bill->after - bill->before, bill->amount);
    }
    put_items(data, sums, "shared", N_("Shared bills"), N_("Bills"), N_("No shared bills."));
    return status;
}

static enum status add_roll(struct month_data *data, const struct roll *roll, struct item_sum *sums)
{
    struct report *report = &data->report;
    const struct basis *basis = roll->basis.item;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < roll->basis.count && status == STATUS_OK; i++) {
        int64_t used = 0;
        if (strcmp(basis[i].by, "meter") != 0)
            continue;
        for (size_t u = 0; u < basis[i].usage.count && status == STATUS_OK; u++)
            status = month_sum(report->run, &used, basis[i].usage.item[u].value);
        if (status == STATUS_OK)
            status = add(report->run, &sums[book_item(report->book, basis[i].item)], used,
                         roll->totals.item[i]);
    }
    return status;
}

static enum status put_meters(struct month_data *data)
{
    struct report *report = &data->report;
    struct item_sum *sums = arena_array(report->run->arena, report->book->item_count, sizeof *sums);
    enum status status = STATUS_OK;

    for (struct month at = data->start; month_compare(at, data->month) <= 0 && status == STATUS_OK;
         at = month_add(at, 1)) {
        const struct roll *roll = book_roll(report->book, at);
        if (roll)
            status = add_roll(data, roll, sums);
    }
    put_items(data, sums, "metered", N_("Charged by each unit's own meter"), N_("Months"), "");
    return status;
}

enum status span_shared(struct month_data *data)
{
    report_section(&data->report, "Shared water and electricity");
    enum status status = put_bills(data);

    return status == STATUS_OK ? put_meters(data) : status;
}
