#include "book/fold_inside.h"

#include "base/arena.h"

#include <string.h>

int64_t debt_open(const struct debt *debt)
{
    return debt->charged - debt->waived - debt->discount - debt->paid;
}

struct date date_later(struct date a, struct date b)
{
    return date_compare(a, b) < 0 ? b : a;
}

static bool same_debt(const struct debt *a, const struct debt *b)
{
    return a->unit == b->unit && a->item == b->item && a->late == b->late &&
           month_compare(a->month, b->month) == 0;
}

/* Where a debt's slot is, or the free one where it would be. Neighbours in the roll stay
 * neighbours in the table, so that a month's charge walks through memory in order. */
static size_t slot_of(const struct fold_state *state, const struct debt *key)
{
    uint64_t number = (uint64_t)month_index(key->month);

    number = number * state->book->unit_count + (uint64_t)key->unit;
    number = number * state->book->item_count + (uint64_t)key->item;
    number ^= key->late ? UINT64_C(0x5851F42D4C957F2D) : 0;
    size_t at = (size_t)((number >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20 << 4 | (number & 15));
    for (at &= state->slot_mask; state->slots[at]; at = (at + 1) & state->slot_mask)
        if (same_debt(&state->fold->debts[state->slots[at] - 1], key))
            break;
    return at;
}

int32_t fold_debt(const struct fold *fold, int32_t unit, int32_t item, struct month month)
{
    const struct debt key = {.unit = unit, .item = item, .month = month};

    if (unit < 0 || item < 0)
        return -1;
    return fold->state->slots[slot_of(fold->state, &key)] - 1;
}

int32_t fold_late_debt(const struct fold *fold, int32_t unit, int32_t item, struct month month)
{
    const struct debt key = {.unit = unit, .item = item, .month = month, .late = true};

    if (unit < 0 || item < 0)
        return -1;
    return fold->state->slots[slot_of(fold->state, &key)] - 1;
}

int32_t debt_take(struct fold_state *state, const struct debt *key, int32_t fund)
{
    size_t slot = slot_of(state, key);

    if (!state->slots[slot]) {
        size_t index = state->fold->debt_count++;
        state->fold->debts[index] = *key;
        state->debts[index] = (struct debt_state){.since = key->date, .fund = fund, .twin = -1};
        state->slots[slot] = (int32_t)index + 1;
    }
    return state->slots[slot] - 1;
}

static bool is_before(const struct fold_state *state, int32_t a, int32_t b)
{
    int order = date_compare(state->fold->debts[a].due, state->fold->debts[b].due);

    return order ? order < 0 : a < b;
}

/* The debt's place in the open list, or where it belongs. New debts belong at the end. */
static size_t open_place(const struct fold_state *state, const struct unit_state *unit,
                         int32_t debt)
{
    size_t at = unit->open_count;

    while (at > 0 && !is_before(state, unit->open[at - 1], debt))
        at--;
    return at;
}

void debt_sort(struct fold_state *state, int32_t debt)
{
    struct unit_state *unit = &state->units[state->fold->debts[debt].unit];
    size_t at = open_place(state, unit, debt);
    bool listed = at < unit->open_count && unit->open[at] == debt;
    bool open = debt_open(&state->fold->debts[debt]) > 0;

    if (listed == open)
        return;
    if (open) {
        ARENA_PUSH(state->run->arena, unit->open, unit->open_count, unit->open_capacity);
        memmove(&unit->open[at + 1], &unit->open[at], (unit->open_count - at) * sizeof *unit->open);
        unit->open[at] = debt;
        unit->open_count++;
    } else {
        unit->open_count--;
        memmove(&unit->open[at], &unit->open[at + 1], (unit->open_count - at) * sizeof *unit->open);
    }
}

void debt_grown(struct fold_state *state, int32_t debt, struct date when)
{
    struct debt_state *of = &state->debts[debt];

    of->since = when;
    if (of->most < state->fold->debts[debt].charged)
        of->most = state->fold->debts[debt].charged;
    if (of->steady == 0) {
        of->steady = debt_open(&state->fold->debts[debt]);
        of->steady_since = when;
    }
    debt_sort(state, debt);
}

void debt_shrunk(struct fold_state *state, int32_t debt)
{
    struct debt_state *of = &state->debts[debt];
    const int64_t open = debt_open(&state->fold->debts[debt]);

    if (of->steady > open)
        of->steady = open;
    debt_sort(state, debt);
}

void debt_set_due(struct fold_state *state, int32_t debt, struct date due)
{
    struct debt *of = &state->fold->debts[debt];
    struct unit_state *unit = &state->units[of->unit];
    size_t at = open_place(state, unit, debt);

    if (at < unit->open_count && unit->open[at] == debt) {
        unit->open_count--;
        memmove(&unit->open[at], &unit->open[at + 1], (unit->open_count - at) * sizeof *unit->open);
    }
    of->due = due;
    debt_sort(state, debt);
}
