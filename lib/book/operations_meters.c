/* Readings of the meters of single units, one or a file of them. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/check.h"
#include "book/meters.h"

#include <string.h>

/* The state of the books that rows are held against, one after another. */
struct reading_run {
    struct run *run;
    struct draft *draft;
    struct book *book; /* with records */
    const struct reading_input *input;
    struct reading *readings;     /* as they are to be booked */
    const char **items;           /* whose last readings were looked up */
    const struct reading ***last; /* per item, per unit */
    size_t item_count;
};

static struct spot spot_of(const struct reading_input *input, size_t row)
{
    return (struct spot){.file = input->path, .line = input->lines ? input->lines[row] : 0};
}

/* The last reading of each unit for the item, in the books and so far. */
static const struct reading **last_of(struct reading_run *readings, const char *item)
{
    const struct book *book = readings->book;

    for (size_t i = 0; i < readings->item_count; i++)
        if (strcmp(readings->items[i], item) == 0)
            return readings->last[i];
    const struct event **events = meters_last(readings->run, book, item);
    const struct reading **last = arena_array(readings->run->arena, book->unit_count, sizeof *last);
    for (size_t i = 0; i < book->unit_count; i++)
        last[i] = events[i] ? events[i]->record : NULL;
    readings->items[readings->item_count] = item;
    readings->last[readings->item_count++] = last;
    return last;
}

/* The roll of a month is written once. */
static enum status check_month(struct reading_run *readings, const struct reading *reading,
                               struct spot spot)
{
    const struct roll *roll = book_roll(readings->book, reading->month);
    char text[MONTH_SIZE];

    for (size_t i = 0; roll && i < roll->items.count; i++)
        if (strcmp(roll->items.item[i], reading->item) == 0)
            return fail_at(readings->run, spot, STATUS_REFUSED, "already-assessed",
                           "charge it in the next month: give that with --month",
                           "'%s' is already charged for %s", reading->item,
                           month_text(reading->month, text));
    return STATUS_OK;
}

static enum status take_row(struct reading_run *readings, size_t row)
{
    struct run *run = readings->run;
    struct reading *reading = &readings->readings[row];
    const struct spot spot = spot_of(readings->input, row);
    int64_t usage;

    reading->date = date_or_today(run, reading->date);
    if (month_is_none(reading->month))
        reading->month = date_month(reading->date);
    reading->id = draft_next_id(readings->draft, &kind_reading);
    enum status status =
        check_record(run, readings->book, &kind_reading, reading, run->today, spot);
    if (status)
        return status;
    const struct reading **last = last_of(readings, reading->item);
    const int32_t unit = book_unit(readings->book, reading->unit);
    status = check_month(readings, reading, spot);
    status = status_join(status, meter_refuse(run, meter_step(last[unit], reading, &usage), reading,
                                              last[unit], spot, STATUS_REFUSED));
    last[unit] = reading;
    return status;
}

static void describe(struct run *run, struct draft *draft, const struct reading_input *input,
                     const struct reading *first)
{
    const struct reading *last = first + input->count - 1;
    char text[DECIMAL_SIZE];

    if (input->count == 1)
        draft_subject(draft, "fees: read %s of %s, %s (%s)", first->item, first->unit,
                      decimal_text(first->reading, READING_PLACES, text), first->id);
    else
        draft_subject(draft, "fees: read %zu meters%s%s (%s to %s)", input->count,
                      input->source ? " from " : "",
                      input->source ? short_text(run, input->source, 40) : "", first->id, last->id);
}

enum status read_meters(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct reading_input *input = context;
    struct reading_run readings = {.run = run, .draft = draft, .input = input};
    enum status status = draft_records(draft, &readings.book);

    if (status > STATUS_FOUND || !input->count)
        return status;
    readings.readings = arena_array(run->arena, input->count, sizeof *readings.readings);
    memcpy(readings.readings, input->readings, input->count * sizeof *readings.readings);
    readings.items = arena_array(run->arena, book->item_count + 1, sizeof *readings.items);
    readings.last = arena_array(run->arena, book->item_count + 1, sizeof *readings.last);
    status = STATUS_OK;
    for (size_t row = 0; row < input->count; row++)
        status = status_join(status, take_row(&readings, row));
    for (size_t row = 0; row < input->count && !status; row++)
        status = draft_append(draft, "fees", &kind_reading, &readings.readings[row]);
    if (status)
        return status;
    describe(run, draft, input, readings.readings);
    return STATUS_OK;
}
