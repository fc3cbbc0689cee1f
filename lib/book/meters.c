#include "book/meters.h"

#include "book/inside.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

/* What was counted by one meter, or by an old and a new one. */
static bool counted(const struct reading *before, const struct reading *reading, int64_t *usage)
{
    if (!reading->replaced) {
        *usage = reading->reading - before->reading;
        return *usage >= 0;
    }
    *usage = reading->last - before->reading + reading->reading - reading->first;
    return reading->last >= before->reading && reading->reading >= reading->first;
}

enum meter_verdict meter_step(const struct reading *before, const struct reading *reading,
                              int64_t *usage)
{
    *usage = 0;
    if (!before)
        return reading->replaced ? METER_NO_OLD : METER_FIRST;
    if (date_compare(reading->date, before->date) == 0)
        return METER_SAME_DAY;
    if (date_compare(reading->date, before->date) < 0 ||
        month_compare(reading->month, before->month) < 0)
        return METER_EARLIER;
    if (counted(before, reading, usage))
        return METER_GOES_ON;
    *usage = 0;
    return METER_BACKWARDS;
}

static void take_reading(struct meter_use *use, const struct reading *reading, struct month month)
{
    int64_t usage;

    if (month_compare(reading->month, month) > 0)
        return;
    if (month_compare(reading->month, month) < 0) {
        use->before = reading;
        return;
    }
    const struct reading *before = use->reading ? use->reading : use->before;
    meter_step(before, reading, &usage);
    use->reading = reading;
    use->usage += usage; /* a few readings of at most twice the limit */
    use->months = use->before ? month_index(month) - month_index(use->before->month) : 1;
}

struct meter_use *meters_of_month(struct run *run, const struct book *book, const char *item,
                                  struct month month)
{
    struct meter_use *uses = arena_array(run->arena, book->unit_count, sizeof *uses);

    for (size_t i = 0; i < book->index->reading_count; i++) {
        const struct reading *reading = book->index->readings[i]->record;
        int32_t unit = strcmp(reading->item, item) == 0 ? book_unit(book, reading->unit) : -1;
        if (unit >= 0)
            take_reading(&uses[unit], reading, month);
    }
    return uses;
}

size_t meters_readings(struct run *run, const struct book *book, const char *item, int32_t unit,
                       struct month month, const struct reading ***out)
{
    const struct reading **list =
        arena_array(run->arena, book->index->reading_count + 1, sizeof *list);
    size_t count = 0;

    for (size_t i = 0; i < book->index->reading_count; i++) {
        const struct reading *reading = book->index->readings[i]->record;
        if (strcmp(reading->item, item) != 0 || book_unit(book, reading->unit) != unit)
            continue;
        if (month_compare(reading->month, month) < 0)
            list[0] = reading;
        else if (month_compare(reading->month, month) == 0)
            list[++count] = reading;
    }
    *out = list;
    return count;
}

const struct event **meters_last(struct run *run, const struct book *book, const char *item)
{
    const struct event **last = arena_array(run->arena, book->unit_count, sizeof *last);

    for (size_t i = 0; i < book->index->reading_count; i++) {
        const struct reading *reading = book->index->readings[i]->record;
        int32_t unit = strcmp(reading->item, item) == 0 ? book_unit(book, reading->unit) : -1;
        if (unit >= 0)
            last[unit] = book->index->readings[i];
    }
    return last;
}

enum status meter_refuse(struct run *run, enum meter_verdict verdict, const struct reading *reading,
                         const struct reading *before, struct spot spot, enum status as)
{
    const bool old_one = before && reading->replaced && reading->last < before->reading;
    char shown[DECIMAL_SIZE], old[DECIMAL_SIZE], day[DATE_SIZE];
    const char *id = before ? before->id : "";

    if (before)
        date_text(before->date, day);
    switch (verdict) {
    case METER_GOES_ON:
    case METER_FIRST:
        break;
    case METER_NO_OLD:
        return fail_at(run, spot, as, "reading-replaced",
                       "enter what the old meter showed first, or this one as not replaced",
                       "the meter of '%s' for '%s' was replaced, but the old one was never read",
                       reading->unit, reading->item);
    case METER_SAME_DAY:
        return fail_at(run, spot, as, "reading-known",
                       "it is booked already; if that one is wrong, reverse it first: fees reverse "
                       "ID",
                       "the meter of '%s' for '%s' was read that day already, as '%s'",
                       reading->unit, reading->item, id);
    case METER_EARLIER:
        return fail_at(run, spot, as, "reading-order",
                       "readings are entered in the order of their days and months; reverse the "
                       "later one first",
                       "the meter of '%s' for '%s' was read later already, on %s as '%s'",
                       reading->unit, reading->item, day, id);
    case METER_BACKWARDS:
        return fail_at(
            run, spot, as, "reading-backwards",
            "read it again; of a meter that was replaced say so: --replaced LAST..FIRST",
            "the meter of '%s' for '%s' shows %s after %s%s%s", reading->unit, reading->item,
            decimal_text(old_one ? reading->last : reading->reading, READING_PLACES, shown),
            decimal_text(reading->replaced && !old_one ? reading->first : before->reading,
                         READING_PLACES, old),
            phrase(run, reading->replaced && !old_one ? " when it was new" : " on "),
            reading->replaced && !old_one ? "" : day);
    }
    return STATUS_OK;
}

/* Readings of one item are followed with a last one per unit; there are few items. */
static enum status check_item(struct run *run, const struct book *book, const char *item)
{
    const struct reading **last = arena_array(run->arena, book->unit_count, sizeof *last);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < book->index->reading_count; i++) {
        const struct event *event = book->index->readings[i];
        const struct reading *reading = event->record;
        int32_t unit = strcmp(reading->item, item) == 0 ? book_unit(book, reading->unit) : -1;
        int64_t usage;
        if (unit < 0)
            continue;
        enum meter_verdict verdict = meter_step(last[unit], reading, &usage);
        if (verdict != METER_GOES_ON && verdict != METER_FIRST)
            status = status_join(status, meter_refuse(run, verdict, reading, last[unit],
                                                      event_spot(run, book, event, "reading"),
                                                      STATUS_DATA));
        last[unit] = reading;
    }
    return status;
}

enum status meters_check(struct run *run, const struct book *book)
{
    enum status status = STATUS_OK;

    if (!book->index->reading_count)
        return STATUS_OK;
    for (size_t i = 0; i < book->item_count; i++)
        status = status_join(status, check_item(run, book, book->items[i]));
    return status;
}
