/* What is charged by the meter of each unit, and for whom a fee is lower: sums, never a unit. */
#include "report/month_sections.h"

#include "base/arena.h"
#include "format/yaml.h"

#include <string.h>

/* An item of a roll that is by meter, and what its readings say. */
struct metered {
    int64_t units, read, estimated;
    int64_t used;
};

static struct metered count_readings(const struct month_data *data, const struct basis *basis)
{
    struct metered metered = {.units = basis->count, .read = (int64_t)basis->readings.count};

    for (size_t i = 0; i < basis->readings.count; i++) {
        const struct event *event = book_find(data->report.book, basis->readings.item[i]);
        if (event && event->kind == &kind_reading)
            metered.estimated += ((const struct reading *)event->record)->estimated;
    }
    for (size_t i = 0; i < basis->usage.count; i++)
        metered.used += basis->usage.item[i].value; /* a million units fit */
    return metered;
}

static const char *rate_text(struct run *run, int64_t rate)
{
    const struct tariff_step step = {.rate = rate};

    return field_text(run, kind_field(&kind_tariff_step, "rate"), &step);
}

/* The lowest and the highest price, as kinds of units and steps may differ. */
static const char *price_text(struct run *run, const struct basis *basis)
{
    const struct tariff_step *steps = basis->steps.item;
    int64_t low = INT64_MAX, high = 0;

    for (size_t i = 0; i < basis->rates.count + basis->steps.count; i++) {
        const int64_t rate = i < basis->rates.count ? basis->rates.item[i].value
                                                    : steps[i - basis->rates.count].rate;
        low = rate < low ? rate : low;
        high = rate > high ? rate : high;
    }
    return low == high
               ? rate_text(run, low)
               : arena_printf(run->arena, "%s – %s", rate_text(run, low), rate_text(run, high));
}

static void put_item(const struct month_data *data, struct grid *grid, const struct roll *roll,
                     size_t index)
{
    const struct basis *basis = (const struct basis *)roll->basis.item + index;
    const struct book *book = data->report.book;
    const struct metered metered = count_readings(data, basis);

    grid_text(grid, book_item_name(book, book_item(book, basis->item)));
    grid_text(grid, price_text(data->report.run, basis));
    grid_number(grid, metered.units);
    grid_number(grid, metered.units - metered.read);
    grid_number(grid, metered.estimated);
    grid_number(grid, metered.used);
    grid_number(grid, roll->totals.item[index]);
}

/* How many there are is left out: of few, it would be told which they are. */
static void note_vacant(struct month_data *data, const struct basis *basis)
{
    struct report *report = &data->report;
    struct run *run = report->run;

    if (basis->vacant)
        report_note(report,
                    arena_printf(run->arena, report_say(report, "%s: %s × %s"),
                                 book_item_name(report->book, book_item(report->book, basis->item)),
                                 report_say(report, "a vacant unit owes the fee"),
                                 rate_text(run, basis->vacant)));
}

enum status month_meters(struct month_data *data)
{
    static const struct column columns[] = {
        {"item", "Item", CELL_TEXT},
        {"price", "Unit price", CELL_TEXT},
        {"units", "Units", CELL_COUNT},
        {"unread", "Not read", CELL_COUNT},
        {"estimated", "Estimated", CELL_COUNT},
        {"used", "Used", CELL_AREA},
        {"charged", "Charged", CELL_MONEY},
    };
    struct report *report = &data->report;
    const struct roll *roll = book_roll(report->book, data->month);
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; roll && i < roll->basis.count; i++) {
        const struct basis *basis = (const struct basis *)roll->basis.item + i;
        if (strcmp(basis->by, "meter") == 0)
            put_item(data, grid, roll, i);
    }
    if (grid_rows(grid))
        report_table(report, "metered", "Charged by each unit's own meter", grid, "");
    for (size_t i = 0; roll && i < roll->basis.count; i++)
        note_vacant(data, (const struct basis *)roll->basis.item + i);
    return STATUS_OK;
}
