#include "book/limits.h"

#include "base/arena.h"
#include "book/fold_inside.h"

enum { LIMITATION_YEARS = 3 /* Civil Code, art. 188 */ };

/* The same day some years on; 29 February becomes the 28th (art. 202: the month's last day). */
static struct date years_on(struct date day, int years)
{
    struct date later = {(int16_t)(day.year + years), day.month, day.day};
    if (day.day <= 28)
        return later;
    struct date last = month_last(date_month(later));

    return later.day > last.day ? last : later;
}

/* What begins the limitation of a debt again. */
struct restart {
    struct date date;
    int32_t debt;
    bool demand;
};

struct restarts {
    struct restart *item;
    size_t count, capacity;
    struct date day; /* what is later is not known yet */
};

static void add(struct run *run, struct restarts *list, struct restart restart)
{
    if (date_compare(restart.date, list->day) > 0)
        return;
    ARENA_PUSH(run->arena, list->item, list->count, list->capacity);
    list->item[list->count++] = restart;
}

/* The debt that has the limitation: of a late fee its charge. */
static int32_t leading(const struct fold *fold, int32_t debt)
{
    return fold->debts[debt].late ? fold->state->debts[debt].twin : debt;
}

static void add_demands(struct run *run, const struct fold *fold, const struct event *event,
                        struct restarts *list)
{
    const struct reminder *reminder = event->record;
    const struct demand *demand = reminder->debts.item;
    const int32_t unit = book_unit(fold->book, reminder->unit);

    for (size_t i = 0; i < reminder->debts.count; i++) {
        const int32_t item = book_item(fold->book, demand[i].item);
        const int32_t debt = demand[i].late ? fold_late_debt(fold, unit, item, demand[i].month)
                                            : fold_debt(fold, unit, item, demand[i].month);
        if (debt >= 0)
            add(run, list, (struct restart){event->date, leading(fold, debt), true});
    }
}

/* The day on which a lot's money came. */
static struct date came(const struct fold_state *state, const struct lot *lot)
{
    const struct event *origin = lot_origin(state, lot);

    return origin ? date_later(origin->date, lot->event->date) : lot->event->date;
}

static void add_payments(struct run *run, const struct fold *fold, const struct lot *lot,
                         struct restarts *list)
{
    const struct date day = came(fold->state, lot);

    if (lot->event->kind == &kind_opening)
        return;
    for (const struct use_node *node = lot->first; node; node = node->next)
        if (node->amount && date_compare(node->date, day) <= 0)
            add(run, list, (struct restart){node->date, leading(fold, node->debt), false});
}

/* By date; few belong to one debt, and they mostly come in order. */
static void sort_few(struct restart *item, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct restart moved = item[i];
        size_t at = i;
        for (; at > 0 && date_compare(item[at - 1].date, moved.date) > 0; at--)
            item[at] = item[at - 1];
        item[at] = moved;
    }
}

/* Puts those of one debt together, by date: books of ten years have too many to sort them all.
 * Gives per debt the end of its own; the first of the next debt stands there. */
static size_t *group(struct run *run, const struct fold *fold, struct restarts *list)
{
    struct restart *grouped = arena_array(run->arena, list->count, sizeof *grouped);
    size_t *end = arena_array(run->arena, fold->debt_count, sizeof *end), start = 0;

    for (size_t i = 0; i < list->count; i++)
        end[list->item[i].debt]++;
    for (size_t debt = 0; debt < fold->debt_count; debt++) {
        const size_t count = end[debt];
        end[debt] = start;
        start += count;
    }
    for (size_t i = 0; i < list->count; i++)
        grouped[end[list->item[i].debt]++] = list->item[i];
    list->item = grouped;
    start = 0;
    for (size_t debt = 0; debt < fold->debt_count; start = end[debt++])
        sort_few(&grouped[start], end[debt] - start);
    return end;
}

static struct restarts gather(struct run *run, const struct fold *fold, struct date day)
{
    const struct records *records = fold->book->records;
    struct restarts list = {.day = day};

    for (size_t i = 0; i < records->count; i++)
        if (records->events[i].kind == &kind_reminder && !fold->fates[i].reversed_by)
            add_demands(run, fold, &records->events[i], &list);
    for (size_t i = 0; i < fold->state->lot_count; i++)
        add_payments(run, fold, &fold->state->lots[i], &list);
    return list;
}

static struct limit limit_of(const struct debt *debt, const struct restart *restart, size_t count)
{
    struct limit limit = {.end = years_on(debt->due, LIMITATION_YEARS)};

    for (size_t i = 0; i < count; i++) {
        if (restart[i].demand)
            limit.demand = restart[i].date;
        if (date_compare(restart[i].date, limit.end) <= 0)
            limit.end = date_later(limit.end, years_on(restart[i].date, LIMITATION_YEARS));
    }
    return limit;
}

struct limit *limits_compute(struct run *run, const struct fold *fold, struct date day)
{
    struct limit *limits = arena_array(run->arena, fold->debt_count, sizeof *limits);
    struct restarts list = gather(run, fold, day);
    const size_t *end = group(run, fold, &list);

    for (size_t i = 0, start = 0; i < fold->debt_count; start = end[i++])
        limits[i] = limit_of(&fold->debts[i], &list.item[start], end[i] - start);
    for (size_t i = 0; i < fold->debt_count; i++)
        limits[i] = limits[leading(fold, (int32_t)i)];
    return limits;
}
