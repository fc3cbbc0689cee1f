#include "book/calendar.h"

#include "base/arena.h"

#include <string.h>

enum { WEEK = 7, EPOCH_DAY = 3 /* 1970-01-01 was a Thursday; Monday is 0 */, SATURDAY = 5 };

static const char path[] = "holidays.yaml";

static struct date last_of(const struct holiday *line)
{
    return date_is_none(line->to) ? line->from : line->to;
}

static bool covers(const struct holiday *line, struct date day)
{
    return date_compare(line->from, day) <= 0 && date_compare(day, last_of(line)) <= 0;
}

static enum status check_line(struct run *run, const struct source *source,
                              const struct calendar *calendar, size_t index, enum status verdict)
{
    const struct file_kind *file = file_kind_of(path, NULL);
    const struct holiday *line = calendar->lines[index];
    enum status status = STATUS_OK;

    if (date_compare(last_of(line), line->from) < 0)
        status =
            fail_at(run, yaml_spot(run, source, file, index, "to", NULL), verdict, "holiday-days",
                    "'to' is the last day", "the holiday '%s' ends before it begins", line->name);
    for (size_t i = 0; i < index; i++) {
        const struct holiday *other = calendar->lines[i];
        if (covers(other, line->from) || covers(line, other->from))
            status =
                fail_at(run, yaml_spot(run, source, file, index, "from", NULL), verdict,
                        "holiday-twice", "let each day stand in one line",
                        "the holidays '%s' and '%s' have a day in common", other->name, line->name);
    }
    return status;
}

static struct calendar calendar_of(struct run *run, const struct items *items)
{
    struct calendar calendar = {.lines =
                                    arena_array(run->arena, items->count, sizeof *calendar.lines)};

    for (; calendar.count < items->count; calendar.count++)
        calendar.lines[calendar.count] = items->item[calendar.count].record;
    return calendar;
}

enum status calendar_check(struct run *run, const struct source *source, const struct items *items,
                           enum status verdict)
{
    const struct calendar calendar = calendar_of(run, items);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < calendar.count; i++)
        status = status_join(status, check_line(run, source, &calendar, i, verdict));
    return status;
}

enum status calendar_read(struct run *run, const struct snapshot *snapshot, struct calendar *out)
{
    struct blob blob;
    struct items list;
    enum status status = snapshot_read(run, snapshot, path, &blob);

    *out = (struct calendar){.count = 0};
    if (status || !blob.found)
        return status;
    const struct source source = {path, blob.bytes, blob.size};
    status = yaml_read_list(run, &source, file_kind_of(path, NULL), &list);
    if (!status)
        *out = calendar_of(run, &list);
    return status;
}

bool calendar_is_rest(const struct calendar *calendar, struct date day)
{
    const int32_t days = date_days(day) + EPOCH_DAY;

    for (size_t i = 0; i < calendar->count; i++)
        if (covers(calendar->lines[i], day))
            return strcmp(calendar->lines[i]->kind, "rest") == 0;
    return (days % WEEK + WEEK) % WEEK >= SATURDAY;
}

struct date calendar_after(const struct calendar *calendar, struct date from, int32_t days)
{
    int32_t last = date_days(from) + days;

    while (calendar_is_rest(calendar, date_from_days(last)))
        last++;
    return date_from_days(last);
}

struct date calendar_deadline(const struct calendar *calendar, struct date from,
                              struct deadline term)
{
    return term.days ? calendar_after(calendar, from, term.days) : term.date;
}
