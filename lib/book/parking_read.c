/* Reads the registers of parking, and finds what cannot be in them. */
#include "book/inside.h"

#include "book/parking.h"

#include "base/arena.h"

#include <string.h>

/* A register that is being read. */
struct register_reading {
    struct run *run;
    struct book *book;
    struct source source;
    struct items items;
};

static struct spot spot_of(const struct register_reading *reading, size_t index, const char *field)
{
    return yaml_spot(reading->run, &reading->source, file_kind_of(reading->source.path, NULL),
                     index, field, NULL);
}

static enum status open_list(struct run *run, struct book *book, const char *path,
                             struct register_reading *out)
{
    *out = (struct register_reading){.run = run, .book = book};
    return book_read_list(run, book->snapshot, path, &out->items, &out->source);
}

static enum status read_spaces(struct run *run, struct book *book)
{
    struct register_reading reading;
    enum status status = open_list(run, book, "parking/spaces.yaml", &reading);

    if (status)
        return status;
    const size_t count = reading.items.count;
    book->spaces = arena_array(run->arena, count, sizeof *book->spaces);
    book->index->spaces = names_new(run->arena, count);
    for (size_t i = 0; i < count; i++) {
        const struct space *space = reading.items.item[i].record;
        book->spaces[book->space_count++] = space;
        if (names_add(book->index->spaces, space->space, (int32_t)i) >= 0)
            status = fail_at(run, spot_of(&reading, i, "space"), STATUS_DATA, "name-twice",
                             "a space that changes is retired and gets a new number",
                             "the parking space '%s' is in the register twice", space->space);
        if (!date_is_none(space->to) && date_compare(space->to, space->from) < 0)
            status = fail_at(run, spot_of(&reading, i, "to"), STATUS_DATA, "space-days",
                             "'to' is the last day on which it is there",
                             "the parking space '%s' is gone before it is there", space->space);
    }
    return status;
}

static enum status check_unit(const struct register_reading *reading, size_t index,
                              const char *unit, const char *what)
{
    if (book_unit(reading->book, unit) >= 0)
        return STATUS_OK;
    return fail_at(reading->run, spot_of(reading, index, "unit"), STATUS_DATA, "unknown-unit",
                   "look at the folder units/; a new unit is added with units add",
                   "%s names the unit '%s', which is not there", phrase(reading->run, what), unit);
}

static enum status check_space(const struct register_reading *reading, size_t index,
                               const struct permit *permit)
{
    const struct date last = permit_last(permit);
    const int32_t at = book_space(reading->book, permit->space);
    char text[DATE_SIZE];

    if (at < 0)
        return fail_at(reading->run, spot_of(reading, index, "space"), STATUS_DATA, "unknown-space",
                       "see the spaces with parking space list, or add it: parking space add",
                       "a permit is for the parking space '%s', which is not there", permit->space);
    const struct space *space = reading->book->spaces[at];
    if (date_compare(permit->from, space->from) < 0)
        return fail_at(reading->run, spot_of(reading, index, "from"), STATUS_DATA, "space-retired",
                       "begin the permit later", "the parking space '%s' is there from %s on only",
                       permit->space, date_text(space->from, text));
    if (date_is_none(space->to) || (!date_is_none(last) && date_compare(last, space->to) <= 0))
        return STATUS_OK;
    return fail_at(reading->run, spot_of(reading, index, date_is_none(last) ? "space" : "to"),
                   STATUS_DATA, "space-retired",
                   "end the permit by then, or take another space: parking space list",
                   "the permit of '%s' goes on after the parking space '%s' is retired on %s",
                   permit->unit, permit->space, date_text(space->to, text));
}

static enum status check_days(const struct register_reading *reading, size_t index,
                              const struct permit *permit)
{
    const bool backwards =
        (!date_is_none(permit->to) && date_compare(permit->to, permit->from) < 0) ||
        (!date_is_none(permit->ended) && date_days(permit->ended) < date_days(permit->from) - 1);

    if (backwards)
        return fail_at(reading->run, spot_of(reading, index, "from"), STATUS_DATA, "permit-days",
                       "'to' and 'ended' are its last days; a permit that was never used ended "
                       "the day before its first",
                       "the permit of '%s' for '%s' ends before it begins", permit->unit,
                       permit->space);
    if (date_is_none(permit->to) || date_is_none(permit->ended) ||
        date_compare(permit->ended, permit->to) <= 0)
        return STATUS_OK;
    return fail_at(reading->run, spot_of(reading, index, "ended"), STATUS_DATA, "permit-days",
                   "a permit that goes on is a further permit",
                   "the permit of '%s' for '%s' ended after its last day", permit->unit,
                   permit->space);
}

static bool overlap(const struct permit *a, const struct permit *b)
{
    const struct date a_last = permit_last(a), b_last = permit_last(b);

    return (date_is_none(a_last) || date_compare(b->from, a_last) <= 0) &&
           (date_is_none(b_last) || date_compare(a->from, b_last) <= 0) &&
           (date_is_none(a_last) || date_compare(a->from, a_last) <= 0) &&
           (date_is_none(b_last) || date_compare(b->from, b_last) <= 0);
}

/* The permits of a space, the newest line first; only these can be in each other's way. */
struct chains {
    size_t *newest; /* per space: index + 1 */
    size_t *older;  /* per permit: index + 1 */
};

static enum status check_overlap(const struct register_reading *reading, size_t index,
                                 const struct permit *permit, const struct chains *chains,
                                 size_t before)
{
    for (size_t at = before; at; at = chains->older[at - 1]) {
        const struct permit *other = reading->book->permits[at - 1];
        char from[DATE_SIZE];
        if (overlap(permit, other))
            return fail_at(reading->run, spot_of(reading, index, "from"), STATUS_DATA,
                           "permit-overlap", "end the other one first: parking end SPACE --on DATE",
                           "the parking space '%s' has a permit of '%s' from %s on at that time",
                           permit->space, other->unit, date_text(other->from, from));
    }
    return STATUS_OK;
}

static enum status read_permits(struct run *run, struct book *book)
{
    struct register_reading reading;
    enum status status = open_list(run, book, "parking/permits.yaml", &reading);

    if (status)
        return status;
    const size_t count = reading.items.count;
    const struct chains chains = {arena_array(run->arena, book->space_count, sizeof(size_t)),
                                  arena_array(run->arena, count, sizeof(size_t))};
    book->permits = arena_array(run->arena, count, sizeof *book->permits);
    for (size_t i = 0; i < count; i++) {
        const struct permit *permit = reading.items.item[i].record;
        const int32_t space = book_space(book, permit->space);
        status = status_join(status, check_days(&reading, i, permit));
        status = status_join(status, check_unit(&reading, i, permit->unit, N_("a parking permit")));
        status = status_join(status, check_space(&reading, i, permit));
        if (space >= 0) {
            const size_t before = chains.newest[space];
            status = status_join(status, check_overlap(&reading, i, permit, &chains, before));
            chains.older[i] = before;
            chains.newest[space] = i + 1;
        }
        book->permits[book->permit_count++] = permit;
    }
    return status;
}

static bool same_kind(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static enum status check_waiting(const struct register_reading *reading, size_t index,
                                 const struct applicant *applicant)
{
    const struct book *book = reading->book;
    enum status status = check_unit(reading, index, applicant->unit, N_("the waiting list"));

    if (!date_is_none(applicant->until) && date_compare(applicant->until, applicant->since) < 0)
        status = fail_at(reading->run, spot_of(reading, index, "until"), STATUS_DATA,
                         "waiting-days", "'until' is the day on which it left the list",
                         "'%s' leaves the waiting list before it is on it", applicant->unit);
    if (applicant->space && book_space(book, applicant->space) < 0)
        status = fail_at(reading->run, spot_of(reading, index, "space"), STATUS_DATA,
                         "unknown-space", "see the spaces with parking space list",
                         "'%s' got the parking space '%s', which is not there", applicant->unit,
                         applicant->space);
    for (size_t i = 0; i < index && date_is_none(applicant->until); i++)
        if (date_is_none(book->queue[i]->until) &&
            strcmp(book->queue[i]->unit, applicant->unit) == 0 &&
            same_kind(book->queue[i]->kind, applicant->kind))
            return fail_at(reading->run, spot_of(reading, index, "unit"), STATUS_DATA,
                           "waiting-twice", "a unit keeps its older place",
                           "'%s' waits for the same already", applicant->unit);
    return status;
}

static enum status read_queue(struct run *run, struct book *book)
{
    struct register_reading reading;
    enum status status = open_list(run, book, "parking/queue.yaml", &reading);

    if (status)
        return status;
    book->queue = arena_array(run->arena, reading.items.count, sizeof *book->queue);
    for (size_t i = 0; i < reading.items.count; i++) {
        const struct applicant *applicant = reading.items.item[i].record;
        status = status_join(status, check_waiting(&reading, i, applicant));
        book->queue[book->queue_count++] = applicant;
    }
    return status;
}

enum status book_read_parking(struct run *run, struct book *book)
{
    enum status status = read_spaces(run, book);

    status = status_join(status, read_permits(run, book));
    return status_join(status, read_queue(run, book));
}
