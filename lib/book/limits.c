#include "book/limits.h"

#include "base/arena.h"
#include "book/fold_inside.h"

#include <stdlib.h>

enum { LIMITATION_YEARS = 3 /* Civil Code, art. 188 */ };

/* The same day some years on; 29 February becomes the 28th (art. 202: the month's last day). */
static struct date years_on(struct date day, int years)
{
    struct date later = {(int16_t)(day.year + years), day.month, day.day};
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
};

static void add(struct run *run, struct restarts *list, struct restart restart)
{
    ARENA_PUSH(run->arena, list->item, list->count, list->capacity);
    list->item[list->count++] = restart;
}

static int by_date(const void *a, const void *b)
{
    const struct restart *x = a, *y = b;
    int order = date_compare(x->date, y->date);

    return order ? order : (x->debt > y->debt) - (x->debt < y->debt);
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

static struct restarts gather(struct run *run, const struct fold *fold)
{
    const struct records *records = fold->book->records;
    struct restarts list = {0};

    for (size_t i = 0; i < records->count; i++)
        if (records->events[i].kind == &kind_reminder && !fold->fates[i].reversed_by)
            add_demands(run, fold, &records->events[i], &list);
    for (size_t i = 0; i < fold->state->lot_count; i++)
        add_payments(run, fold, &fold->state->lots[i], &list);
    if (list.count)
        qsort(list.item, list.count, sizeof *list.item, by_date);
    return list;
}

struct limit *limits_compute(struct run *run, const struct fold *fold, struct date day)
{
    struct limit *limits = arena_array(run->arena, fold->debt_count, sizeof *limits);
    const struct restarts list = gather(run, fold);

    for (size_t i = 0; i < fold->debt_count; i++)
        limits[i].end = years_on(fold->debts[i].due, LIMITATION_YEARS);
    for (size_t i = 0; i < list.count; i++) {
        const struct restart *restart = &list.item[i];
        struct limit *limit = &limits[restart->debt];
        if (date_compare(restart->date, day) > 0)
            break;
        if (restart->demand)
            limit->demand = restart->date;
        if (date_compare(restart->date, limit->end) <= 0)
            limit->end = date_later(limit->end, years_on(restart->date, LIMITATION_YEARS));
    }
    for (size_t i = 0; i < fold->debt_count; i++)
        limits[i] = limits[leading(fold, (int32_t)i)];
    return limits;
}
