#include "book/prepayments.h"

#include "base/arena.h"
#include "base/split.h"

static bool in_force(const struct fold *fold, const struct event *event, struct date day)
{
    const struct event *ended = fold_fate(fold, event)->reversed_by;

    return event->kind == &kind_prepayment && date_compare(event->date, day) <= 0 &&
           (!ended || date_compare(ended->date, day) > 0);
}

static bool is_charged(const struct book *book, struct month month, struct date day)
{
    const struct roll *roll = book_roll(book, month);
    const struct event *event = roll ? book_find(book, roll->id) : NULL;

    return event && date_compare(event->date, day) <= 0;
}

static void fill_month(const struct fold *fold, const struct prepayment *record,
                       struct prepaid_month *out)
{
    const int32_t unit = book_unit(fold->book, record->unit);

    for (size_t i = 0; out->recognised && i < record->items.count; i++) {
        const int32_t item = book_item(fold->book, record->items.item[i]);
        const int32_t debt = fold_debt(fold, unit, item, out->month);
        if (debt < 0)
            continue;
        out->charged += fold->debts[debt].charged;
        out->granted += fold->debts[debt].discount;
    }
}

static struct prepayment_state state_of(struct run *run, const struct fold *fold,
                                        const struct event *event, struct date day)
{
    const struct prepayment *record = event->record;
    struct prepayment_state state = {.event = event, .record = record};
    int64_t *share = arena_array(run->arena, record->gross.count, sizeof *share);

    state.count = record->gross.count;
    state.months = arena_array(run->arena, state.count, sizeof *state.months);
    split_exact(run->arena, record->discount, record->gross.item, state.count, share);
    for (size_t i = 0; i < state.count; i++) {
        struct prepaid_month *month = &state.months[i];
        month->month = month_add(record->from, (int32_t)i);
        month->gross = record->gross.item[i];
        month->discount = share[i];
        month->recognised = is_charged(fold->book, month->month, day);
        fill_month(fold, record, month);
        state.paid += month->gross - month->discount;
        state.left += month->recognised ? 0 : month->gross - month->discount;
    }
    return state;
}

enum status prepayments_compute(struct run *run, const struct fold *fold, struct date day,
                                struct prepayments *out)
{
    const struct records *records = fold->book->records;
    size_t capacity = 0;

    *out = (struct prepayments){0};
    for (size_t i = 0; i < records->count; i++) {
        if (!in_force(fold, &records->events[i], day))
            continue;
        ARENA_PUSH(run->arena, out->item, out->count, capacity);
        out->item[out->count++] = state_of(run, fold, &records->events[i], day);
    }
    return STATUS_OK;
}
