#include "cases/matters.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[STAGE_COUNT] = {"party", "committee", "assembly", "joint"};

const char *stage_name(enum stage stage)
{
    return names[stage];
}

static enum stage stage_of(const struct meeting *meeting)
{
    enum stage stage = STAGE_PARTY;

    while (strcmp(names[stage], meeting->kind) != 0)
        stage++;
    return stage;
}

static bool is_same(const struct matter_stages *known, const struct matter *matter)
{
    if (known->topic || matter->topic)
        return known->topic && matter->topic && strcmp(known->topic, matter->topic) == 0;
    return strcmp(known->text, matter->text) == 0;
}

static bool is_by(struct date date, struct date last)
{
    return date_is_none(last) || date_compare(date, last) <= 0;
}

static void take(struct matters *matters, const struct meeting *meeting,
                 const struct matter *matter, struct date last)
{
    const enum stage stage = stage_of(meeting);
    const struct meeting_event *decided = meeting_decided(meeting, matter->number);
    struct matter_stages *known = NULL;

    for (size_t i = 0; i < matters->count && !known; i++)
        if (is_same(&matters->item[i], matter))
            known = &matters->item[i];
    if (!known) {
        known = &matters->item[matters->count++];
        *known = (struct matter_stages){.topic = matter->topic, .text = matter->text};
    }
    known->stage[stage].meeting = meeting;
    known->stage[stage].decided = decided && is_by(decided->date, last) ? decided : NULL;
    known->last = stage;
}

static int by_date(const void *a, const void *b)
{
    const struct meeting *const *x = a, *const *y = b;
    const int order = date_compare((*x)->date, (*y)->date);

    return order ? order : strcmp((*x)->id, (*y)->id);
}

enum status matters_compute(struct run *run, const struct meetings *meetings, struct date last,
                            struct matters *out)
{
    const struct meeting **sorted = arena_array(run->arena, meetings->count, sizeof *sorted);
    size_t room = 0;

    for (size_t i = 0; i < meetings->count; i++) {
        sorted[i] = meetings->item[i].meeting;
        room += sorted[i]->matters.count;
    }
    if (meetings->count)
        qsort(sorted, meetings->count, sizeof *sorted, by_date);
    *out = (struct matters){.item = arena_array(run->arena, room, sizeof *out->item)};
    for (size_t i = 0; i < meetings->count; i++) {
        const struct matter *matters = sorted[i]->matters.item;
        if (!is_by(sorted[i]->noticed, last) || meeting_last(sorted[i], "cancel"))
            continue;
        for (size_t k = 0; k < sorted[i]->matters.count; k++)
            take(out, sorted[i], &matters[k], last);
    }
    return STATUS_OK;
}
