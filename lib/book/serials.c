#include "book/serials.h"

#include "book/inside.h"

#include "base/arena.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* --- groups --- */

static enum status refuse_group(struct run *run, const struct book *book, const struct event *event,
                                const char *why)
{
    const struct receipt *receipt = event->record;

    return fail_at(run, event_spot(run, book, event, "group"), STATUS_DATA, "receipt-group",
                   "let the command write them together: fees pay --units UNITS AMOUNT",
                   "the receipt '%s' is of the payment '%s', but %s", event->id, receipt->group,
                   phrase(run, why));
}

static enum status check_group(struct run *run, const struct book *book, const struct event *event)
{
    const struct receipt *receipt = event->record;
    const struct event *head = book_find(book, receipt->group);
    const struct receipt *first = head && head->kind == &kind_receipt ? head->record : NULL;

    if (!first || !same_text(first->group, receipt->group))
        return refuse_group(run, book, event, "that is no receipt which begins one");
    if (date_compare(head->day, event->day) != 0)
        return refuse_group(run, book, event, "was booked on another day");
    if (date_compare(first->date, receipt->date) != 0 || !same_text(first->via, receipt->via) ||
        !same_text(first->ref, receipt->ref))
        return refuse_group(run, book, event, "has another day, place or serial");
    return receipt->unit ? STATUS_OK : refuse_group(run, book, event, "is of no unit");
}

/* "P261103-001 3-101": a unit is in a group once. */
static enum status check_units(struct run *run, const struct book *book, const bool *reversed)
{
    const struct records *records = book->records;
    struct names *seen = names_new(run->arena, records->count);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct receipt *receipt = event->kind == &kind_receipt ? event->record : NULL;
        if (!receipt || !receipt->group)
            continue;
        status = status_join(status, check_group(run, book, event));
        if (!reversed[i] && receipt->unit &&
            names_add(seen, arena_printf(run->arena, "%s %s", receipt->group, receipt->unit),
                      (int32_t)i) >= 0)
            status =
                status_join(status, refuse_group(run, book, event, "has the same unit as another"));
    }
    return status;
}

/* --- serials --- */

static bool *find_reversed(struct run *run, const struct book *book)
{
    const struct records *records = book->records;
    bool *reversed = arena_array(run->arena, records->count + 1, sizeof *reversed);

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (event->kind != &kind_reversal)
            continue;
        const struct reversal *reversal = event->record;
        const struct event *of = book_find(book, reversal->of);
        if (of && !reversal->ref) /* what went back did come, under that serial */
            reversed[of - records->events] = true;
    }
    return reversed;
}

static enum status refuse_twice(struct run *run, const struct book *book, const struct event *event,
                                const struct event *other)
{
    const struct receipt *receipt = event->record;

    return fail_at(run, event_spot(run, book, event, "ref"), STATUS_DATA, "serial-twice",
                   "reverse one of the two: fees reverse ID; one payment for several units is "
                   "entered with: fees pay --units UNITS AMOUNT",
                   "the serial '%s' at '%s' is already that of the receipt '%s'", receipt->ref,
                   receipt->via, other->id);
}

enum status serials_check(struct run *run, const struct book *book)
{
    const struct records *records = book->records;
    const bool *reversed = find_reversed(run, book);
    struct names *serials = names_new(run->arena, records->count);
    enum status status = check_units(run, book, reversed);

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct receipt *receipt = event->kind == &kind_receipt ? event->record : NULL;
        if (!receipt || !receipt->ref || reversed[i])
            continue;
        int32_t first = names_add(
            serials, arena_printf(run->arena, "%s %s", receipt->via, receipt->ref), (int32_t)i);
        if (first < 0)
            continue;
        const struct event *other = &records->events[first];
        const struct receipt *known = other->record;
        if (!receipt->group || !same_text(receipt->group, known->group))
            status = status_join(status, refuse_twice(run, book, event, other));
    }
    return status;
}
