/* Whether rounds were done: each planned one with its record. */
#include "book/rounds.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* --- what is planned --- */

struct moment moment_of(int64_t instant, int32_t offset)
{
    const int64_t seconds = (instant + offset) % (DAY_MINUTES * 60);

    return (struct moment){date_of_instant(instant, offset),
                           (int)((seconds < 0 ? seconds + DAY_MINUTES * 60 : seconds) / 60)};
}

int time_minute(const char *time)
{
    return ((time[0] - '0') * 10 + time[1] - '0') * 60 + (time[3] - '0') * 10 + time[4] - '0';
}

static void plan_day(struct run *run, const struct book *book, struct date day, struct moment until,
                     struct rounds *out, size_t *capacity)
{
    const bool last = date_compare(day, until.date) == 0;

    for (size_t i = 0; i < book->schedule_count; i++) {
        const struct schedule *line = book->schedules[i];
        for (size_t k = 0; schedule_is_planned(line, day) && k < line->times.count; k++) {
            const char *at = line->times.item[k];
            if (last && time_minute(at) > until.minute)
                continue;
            ARENA_PUSH(run->arena, out->slots, out->slot_count, *capacity);
            out->slots[out->slot_count++] = (struct round_slot){line, day, at, NULL};
        }
    }
}

/* Gives each slot its record. `days` has the first slot of each day, and one more. */
static void take_events(struct date first, const size_t *days, size_t day_count,
                        const struct event *const *kept, size_t kept_count, struct rounds *out)
{
    for (size_t i = 0; i < kept_count; i++) {
        const struct round *round = kept[i]->record;
        const int64_t day = (int64_t)date_days(round->date) - date_days(first);
        if (day < 0 || day >= (int64_t)day_count)
            continue;
        for (size_t k = days[day]; k < days[day + 1]; k++) {
            struct round_slot *slot = &out->slots[k];
            if (!slot->event && strcmp(slot->schedule->schedule, round->schedule) == 0 &&
                strcmp(slot->at, round->at) == 0) {
                slot->event = kept[i];
                break;
            }
        }
    }
}

static struct round_count *count_of(struct rounds *rounds, const struct book *book,
                                    const char *schedule)
{
    size_t at = 0;

    while (at < rounds->count_count && strcmp(rounds->counts[at].schedule->schedule, schedule) != 0)
        at++;
    if (at == rounds->count_count)
        rounds->counts[rounds->count_count++] =
            (struct round_count){.schedule = book_schedule_last(book, schedule)};
    return &rounds->counts[at];
}

static void count_slot(const struct round_slot *slot, struct round_count *count)
{
    const struct round *round = slot->event ? slot->event->record : NULL;

    count->planned++;
    if (!round)
        count->unlogged++;
    else if (strcmp(round->result, "done") == 0)
        count->done++;
    else if (strcmp(round->result, "late") == 0)
        count->late++;
    else
        count->missed++;
    count->kg += round ? round->kg : 0;
}

/* The records of rounds that were not undone. */
static const struct event **kept_events(struct run *run, const struct book *book, size_t *count)
{
    const struct records *records = book->records;
    const struct event **kept = arena_array(run->arena, records->count, sizeof *kept);
    bool *undone = arena_array(run->arena, records->count, sizeof *undone);

    *count = 0;
    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct event *of = event->kind == &kind_reversal
                                     ? book_find(book, ((const struct reversal *)event->record)->of)
                                     : NULL;
        if (of)
            undone[of - records->events] = true;
    }
    for (size_t i = 0; i < records->count; i++)
        if (records->events[i].kind == &kind_round && !undone[i])
            kept[(*count)++] = &records->events[i];
    return kept;
}

enum status rounds_compute(struct run *run, struct book *book, struct date first, struct date last,
                           struct moment until, struct rounds *out)
{
    enum status status = book_records(run, book);
    size_t capacity = 0, kept_count;

    *out = (struct rounds){0};
    if (status)
        return status;
    if (date_compare(until.date, last) < 0)
        last = until.date;
    const int64_t span = (int64_t)date_days(last) - date_days(first) + 1;
    const size_t day_count = span > 0 ? (size_t)span : 0;
    size_t *days = arena_array(run->arena, day_count + 1, sizeof *days);
    for (size_t i = 0; i < day_count; i++) {
        plan_day(run, book, date_from_days(date_days(first) + (int32_t)i), until, out, &capacity);
        days[i + 1] = out->slot_count;
    }
    const struct event *const *kept = kept_events(run, book, &kept_count);
    take_events(first, days, day_count, kept, kept_count, out);
    out->counts = arena_array(run->arena, book->schedule_count, sizeof *out->counts);
    for (size_t i = 0; i < out->slot_count; i++)
        count_slot(&out->slots[i], count_of(out, book, out->slots[i].schedule->schedule));
    return STATUS_OK;
}

/* --- no round twice --- */

static int by_slot(const void *a, const void *b)
{
    const struct event *const *x = a, *const *y = b;
    const struct round *one = (*x)->record, *two = (*y)->record;
    int order = date_compare(one->date, two->date);

    if (order == 0)
        order = strcmp(one->schedule, two->schedule);
    if (order == 0)
        order = strcmp(one->at, two->at);
    if (order == 0)
        order = *x < *y ? -1 : 1; /* both are of one array */
    return order;
}

enum status rounds_check(struct run *run, const struct book *book)
{
    size_t count;
    const struct event **kept = kept_events(run, book, &count);
    enum status status = STATUS_OK;

    if (count)
        qsort(kept, count, sizeof *kept, by_slot);
    for (size_t i = 1; i < count; i++)
        if (round_is_same(kept[i - 1]->record, kept[i]->record))
            status = fail_at(run, event_spot(run, book, kept[i], "at"), STATUS_DATA, "round-twice",
                             "undo one of the two: rounds reverse ID --reason '…'",
                             "the round of '%s' is logged by '%s' already", kept[i]->id,
                             kept[i - 1]->id);
    return status;
}

/* --- one record --- */

static enum status check_planned(struct run *run, const struct book *book,
                                 const struct round *round, enum status verdict, struct spot spot)
{
    char day[DATE_SIZE];

    if (!book_schedule_last(book, round->schedule))
        return fail_at(run, spot, verdict, "unknown-schedule",
                       "see 'rounds plan list', or plan it: rounds plan add",
                       "there is no round '%s'", round->schedule);
    if (book_schedule(book, round->schedule, round->date, round->at))
        return STATUS_OK;
    return fail_at(run, spot, verdict, "round-unplanned",
                   "see 'rounds plan list' for its days and times",
                   "no round '%s' is planned on %s at %s", round->schedule,
                   date_text(round->date, day), round->at);
}

enum status round_check(struct run *run, const struct book *book, const struct round *round,
                        bool booking, struct spot spot)
{
    const enum status verdict = booking ? STATUS_REFUSED : STATUS_DATA;
    const struct moment now = moment_of(run->now, run->offset);
    enum status status = check_planned(run, book, round, verdict, spot);

    if (strcmp(round->result, "done") != 0 && !round->reason)
        status = fail_at(run, spot, verdict, "round-reason", "say why with --reason",
                         "the round '%s' was %s without a reason", round->schedule, round->result);
    if (strcmp(round->result, "missed") == 0 && round->kg)
        status = fail_at(run, spot, verdict, "round-missed",
                         "if something was collected it was late: rounds log --late --reason '…'",
                         "the round '%s' was missed, and something collected", round->schedule);
    if (booking && date_compare(round->date, now.date) == 0 && time_minute(round->at) > now.minute)
        status = fail_at(run, spot, verdict, "round-in-future", "log it when it has begun",
                         "the round '%s' of %s has not begun yet", round->schedule, round->at);
    return status;
}

bool round_is_same(const struct round *a, const struct round *b)
{
    return date_compare(a->date, b->date) == 0 && strcmp(a->schedule, b->schedule) == 0 &&
           strcmp(a->at, b->at) == 0;
}

/* --- the day-books alone --- */

static void take_items(struct run *run, const struct items *items, struct logged **out,
                       size_t *count, size_t *capacity)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->item[i];
        if (item->kind == &kind_reversal) {
            const struct reversal *reversal = item->record;
            for (size_t k = 0; k < *count; k++)
                (*out)[k].undone |= strcmp((*out)[k].id, reversal->of) == 0;
            continue;
        }
        const struct round *round = item->record;
        ARENA_PUSH(run->arena, *out, *count, *capacity);
        (*out)[(*count)++] = (struct logged){round->id, round, false};
    }
}

enum status rounds_logged(struct run *run, const struct snapshot *snapshot, struct date since,
                          struct logged **out, size_t *count)
{
    struct entry *entries;
    size_t entry_count, capacity = 0;
    enum status status = snapshot_list(run, snapshot, "rounds", &entries, &entry_count);

    *out = NULL;
    *count = 0;
    for (size_t i = 0; i < entry_count && !status; i++) {
        struct date day;
        struct blob blob;
        struct items items = {.count = 0};
        const struct file_kind *file = file_kind_of(entries[i].path, &day);
        if (!file || date_compare(day, since) < 0)
            continue;
        status = snapshot_read(run, snapshot, entries[i].path, &blob);
        if (status)
            return status;
        const struct source source = {entries[i].path, blob.bytes, blob.size};
        status = yaml_read_list(run, &source, file, &items);
        take_items(run, &items, out, count, &capacity);
    }
    return status;
}
