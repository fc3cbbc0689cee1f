#include "book/services.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/names.h"

#include <string.h>

/* A computation under way. */
struct counting {
    struct run *run;
    const struct fold *fold;
    struct date first, last;
    struct names *people;
    struct services *out;
};

static struct served *served_of(struct counting *counting, const char *person)
{
    struct services *out = counting->out;
    int32_t known = names_add(counting->people, person, (int32_t)out->count);

    if (known >= 0)
        return &out->item[known];
    out->item[out->count] = (struct served){.person = person};
    return &out->item[out->count++];
}

static enum status add_hours(struct counting *counting, struct served *served, int64_t hours)
{
    if (decimal_add(served->hours, hours, &served->hours) &&
        decimal_add(counting->out->total.hours, hours, &counting->out->total.hours))
        return STATUS_OK;
    return fail(counting->run, STATUS_DATA, "overflow", NULL, "the hours are too many");
}

static enum status add_service(struct counting *counting, const struct service *service,
                               bool within)
{
    struct served *served = served_of(counting, service->person);
    struct services *out = counting->out;

    if (strcmp(service->kind, "report-in") == 0) {
        out->reported += within && date_is_none(served->reported);
        out->reported_by += date_is_none(served->reported);
        if (date_is_none(served->reported))
            served->reported = service->date;
        return STATUS_OK;
    }
    if (!within)
        return STATUS_OK;
    if (strcmp(service->kind, "visit") == 0) {
        served->visits++;
        out->total.visits++;
        served->referred += service->ticket != NULL;
        out->total.referred += service->ticket != NULL;
        if (!decimal_add(served->homes, service->homes, &served->homes) ||
            !decimal_add(out->total.homes, service->homes, &out->total.homes))
            return fail(counting->run, STATUS_DATA, "overflow", NULL, "the homes are too many");
    }
    return add_hours(counting, served, service->hours);
}

static enum status add_event(struct counting *counting, const struct event *event)
{
    const bool within =
        date_is_none(counting->first) || date_compare(event->date, counting->first) >= 0;

    if (date_compare(event->date, counting->last) > 0 ||
        (event->kind != &kind_service && event->kind != &kind_gift) ||
        fold_fate(counting->fold, event)->reversed_by)
        return STATUS_OK;
    if (event->kind == &kind_service)
        return add_service(counting, event->record, within);
    const struct gift *gift = event->record;
    if (!within || !gift->person || !gift->hours)
        return STATUS_OK;
    return add_hours(counting, served_of(counting, gift->person), gift->hours);
}

enum status services_compute(struct run *run, const struct fold *fold, struct date first,
                             struct date last, struct services *out)
{
    const struct records *records = fold->book->records;
    struct counting counting = {run, fold, first, last, names_new(run->arena, records->count), out};
    enum status status = STATUS_OK;

    *out = (struct services){.item = arena_array(run->arena, records->count, sizeof *out->item)};
    for (size_t i = 0; i < records->count && !status; i++)
        status = add_event(&counting, &records->events[i]);
    for (size_t i = 0; i < out->count; i++)
        out->serving += out->item[i].hours > 0;
    return status;
}

enum status services_check(struct run *run, const struct fold *fold, enum status verdict)
{
    const struct records *records = fold->book->records;
    struct names *reported = names_new(run->arena, records->count);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct service *service = event->kind == &kind_service ? event->record : NULL;
        if (!service || strcmp(service->kind, "report-in") != 0 ||
            fold_fate(fold, event)->reversed_by)
            continue;
        int32_t first = names_add(reported, service->person, (int32_t)i);
        if (first < 0)
            continue;
        status = fail_at(run, event_spot(run, fold->book, event, "person"), verdict,
                         "service-twice", "if the first one is wrong, undo it: roster reverse ID",
                         "'%s' has reported in already, by '%s'", service->person,
                         records->events[first].id);
    }
    return status;
}
