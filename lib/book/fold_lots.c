/* Which money pays which debt: Civil Code, art. 560 and 561. */
#include "book/fold_inside.h"

#include "base/arena.h"
#include "base/split.h"

#include <string.h>

enum { USES_BLOCK = 1024 };

struct lot *lot_new(struct fold_state *state, const struct event *event, int32_t unit,
                    int64_t amount, struct date since)
{
    struct lot *lot = &state->lots[state->lot_count++];

    *lot = (struct lot){.event = event, .rest = amount, .unit = unit, .since = since};
    state->lot_of[event_index(state, event)] = lot;
    if (unit >= 0) {
        lot->older = state->units[unit].newest;
        state->units[unit].newest = lot;
        state->fold->credit[unit] += amount;
    }
    return lot;
}

const struct event *lot_origin(const struct fold_state *state, const struct lot *lot)
{
    if (lot->event->kind == &kind_opening)
        return NULL;
    if (lot->event->kind != &kind_identification)
        return lot->event;
    const struct identification *identification = lot->event->record;
    return book_find(state->book, identification->of);
}

static void use(struct fold_state *state, struct lot *lot, int32_t debt, int64_t amount,
                struct date date)
{
    if (!amount)
        return;
    if (!state->uses_left) {
        state->uses = arena_array(state->run->arena, USES_BLOCK, sizeof *state->uses);
        state->uses_left = USES_BLOCK;
    }
    struct use_node *node = &state->uses[--state->uses_left];
    *node = (struct use_node){.amount = amount, .debt = debt, .date = date};
    if (lot->last)
        lot->last->next = node;
    else
        lot->first = node;
    lot->last = node;
}

/* Money pays from the day on which it was there and the debt was open. Of a debt that was opened
 * again in part, the other part has been open all the time, and is paid first. */
static void pay(struct fold_state *state, struct lot *lot, int32_t debt, int64_t amount,
                struct date when)
{
    struct debt_state *of = &state->debts[debt];
    const struct date free = date_later(when, lot->since);
    const struct date early = date_later(free, of->steady_since);
    const struct date late = date_later(free, of->since);
    int64_t steady = amount < of->steady ? amount : of->steady;

    of->steady -= steady;
    if (date_compare(early, late) == 0)
        steady = amount;
    use(state, lot, debt, steady, early);
    use(state, lot, debt, amount - steady, late);
    lot->rest -= amount;
    state->fold->debts[debt].paid += amount;
    state->fold->credit[lot->unit] -= amount;
}

/* Room for a group of `count` debts. */
static void group_room(struct fold_state *state, size_t count)
{
    if (count <= state->group_capacity)
        return;
    state->group_capacity = count * 2;
    state->group = arena_array(state->run->arena, state->group_capacity, sizeof *state->group);
    state->open_share =
        arena_array(state->run->arena, state->group_capacity * 3, sizeof *state->open_share);
}

/* Where in the group the charge of a late fee stands, or `count`. */
static size_t charge_of(const struct fold_state *state, size_t count, size_t late)
{
    size_t at = 0;

    if (!state->fold->debts[state->group[late]].late)
        return count;
    while (at < count && state->group[at] != state->debts[state->group[late]].twin)
        at++;
    return at;
}

/* A charge and its late fee count as one; of what it gets, the late fee is paid first (art. 561).
 */
static bool share_group(struct fold_state *state, int64_t rest, size_t count)
{
    int64_t *open = state->open_share, *weight = open + count, *share = weight + count;

    memcpy(weight, open, count * sizeof *weight);
    for (size_t i = 0; i < count; i++) {
        const size_t charge = charge_of(state, count, i);
        if (charge == count)
            continue;
        weight[charge] += open[i];
        weight[i] = 0;
    }
    if (!split_exact(state->run->arena, rest, weight, count, share))
        return false;
    for (size_t i = 0; i < count; i++) {
        const size_t charge = charge_of(state, count, i);
        if (charge == count)
            continue;
        share[i] = share[charge] < open[i] ? share[charge] : open[i];
        share[charge] -= share[i];
    }
    return true;
}

/* Pays the `count` debts of state->group, which are due on the same day: in proportion to what
 * is open of each (art. 560: "按比例"). */
static void pay_group(struct fold_state *state, struct lot *lot, size_t count, struct date when)
{
    int64_t *open = state->open_share, *share = open + 2 * count, total = 0;

    for (size_t i = 0; i < count; i++) {
        open[i] = debt_open(&state->fold->debts[state->group[i]]);
        total += open[i];
    }
    if (lot->rest >= total || !share_group(state, lot->rest, count))
        share = open;
    for (size_t i = 0; i < count; i++)
        pay(state, lot, state->group[i], share[i], when);
}

/* Pays open debts in the order of their due days, all or only the chosen ones. */
static void pay_in_order(struct fold_state *state, struct lot *lot, struct date when,
                         const bool *chosen)
{
    const struct unit_state *unit = &state->units[lot->unit];
    const struct debt *debts = state->fold->debts;

    group_room(state, unit->open_count);
    for (size_t at = 0; lot->rest && at < unit->open_count;) {
        const struct date due = debts[unit->open[at]].due;
        size_t count = 0;
        for (; at < unit->open_count && date_compare(debts[unit->open[at]].due, due) == 0; at++)
            if ((!chosen || chosen[debts[unit->open[at]].item]) &&
                debt_open(&debts[unit->open[at]]) > 0)
                state->group[count++] = unit->open[at];
        if (count)
            pay_group(state, lot, count, when);
    }
}

static void drop_paid(const struct fold_state *state, struct unit_state *unit)
{
    size_t kept = 0;

    for (size_t i = 0; i < unit->open_count; i++)
        if (debt_open(&state->fold->debts[unit->open[i]]) > 0)
            unit->open[kept++] = unit->open[i];
    unit->open_count = kept;
}

/* Puts a lot into its unit's credit or takes it out, as its rest says. */
static void sort_credit(struct fold_state *state, struct lot *lot)
{
    struct unit_state *unit = &state->units[lot->unit];
    size_t at = unit->credit_count;

    while (at > 0 && unit->credit[at - 1] >= lot) /* lots lie in the order of their making */
        at--;
    bool listed = at < unit->credit_count && unit->credit[at] == lot;
    if (listed == (lot->rest > 0))
        return;
    if (lot->rest > 0) {
        ARENA_PUSH(state->run->arena, unit->credit, unit->credit_count, unit->credit_capacity);
        memmove(&unit->credit[at + 1], &unit->credit[at],
                (unit->credit_count - at) * sizeof(struct lot *));
        unit->credit[at] = lot;
        unit->credit_count++;
    } else {
        unit->credit_count--;
        memmove(&unit->credit[at], &unit->credit[at + 1],
                (unit->credit_count - at) * sizeof(struct lot *));
    }
}

/* The payer's own choice of items comes before what the law says (art. 560). */
static void pay_chosen(struct fold_state *state, struct lot *lot, struct date when,
                       const struct words *choice)
{
    for (size_t i = 0; i < choice->count; i++)
        state->chosen[book_item(state->book, choice->item[i])] = true;
    pay_in_order(state, lot, when, state->chosen);
    for (size_t i = 0; i < choice->count; i++)
        state->chosen[book_item(state->book, choice->item[i])] = false;
}

struct use_node *lot_spend(struct fold_state *state, struct lot *lot, struct date when,
                           const struct words *choice)
{
    struct unit_state *unit = &state->units[lot->unit];
    struct use_node *last = lot->last;

    if (unit->open_count) {
        if (choice && choice->count)
            pay_chosen(state, lot, when, choice);
        pay_in_order(state, lot, when, NULL);
        drop_paid(state, unit);
    }
    sort_credit(state, lot);
    return last ? last->next : lot->first;
}

/* The earliest day of a use behind `after`, but not `except`; none when there is no more. */
static struct date next_day(const struct use_node *first, struct date after, struct date except)
{
    struct date best = {0};

    for (const struct use_node *node = first; node; node = node->next)
        if (node->amount && date_compare(node->date, after) > 0 &&
            date_compare(node->date, except) != 0 &&
            (date_is_none(best) || date_compare(node->date, best) < 0))
            best = node->date;
    return best;
}

void lot_emit_uses(struct fold_state *state, const struct lot *lot, const struct use_node *first,
                   struct date except, const struct event *event)
{
    struct heading heading = {.cause = CAUSE_CREDIT_USED, .event = event};

    heading.origin = first ? lot_origin(state, lot) : NULL;
    while (!date_is_none(heading.date = next_day(first, heading.date, except))) {
        int64_t sum = 0;
        for (const struct use_node *node = first; node; node = node->next) {
            if (!node->amount || date_compare(node->date, heading.date) != 0)
                continue;
            post_debt(state, node->debt, -node->amount, node->amount);
            sum += node->amount;
        }
        post(state, ACCOUNT_CREDIT, -1, lot->unit, sum);
        post_fund(state, state->book->credit_fund, -sum);
        emit(state, heading);
    }
}

void unit_settle(struct fold_state *state, int32_t unit, struct date when,
                 const struct event *event)
{
    struct unit_state *of = &state->units[unit];

    while (of->open_count && of->credit_count) {
        struct lot *lot = of->credit[0];
        const struct use_node *first = lot_spend(state, lot, when, NULL);
        lot_emit_uses(state, lot, first, (struct date){0}, event);
    }
}

/* Takes up to `amount` of the lot's newest use of a debt back into its rest. Gives how much; the
 * day of that use moves `day`. */
static int64_t take_back(struct fold_state *state, struct lot *lot, int32_t debt, int64_t amount,
                         struct date *day)
{
    struct use_node *newest = NULL;

    for (struct use_node *node = lot->first; node; node = node->next)
        if (node->debt == debt && node->amount)
            newest = node;
    if (!newest)
        return 0;
    if (amount > newest->amount)
        amount = newest->amount;
    newest->amount -= amount;
    lot->rest += amount;
    *day = date_later(*day, newest->date);
    lot->since = date_later(lot->since, *day);
    state->fold->credit[lot->unit] += amount;
    state->fold->debts[debt].paid -= amount;
    sort_credit(state, lot);
    return amount;
}

struct date debt_free(struct fold_state *state, int32_t debt, int64_t amount, struct date when,
                      const struct event *event)
{
    const int32_t unit = state->fold->debts[debt].unit;
    struct date latest = when;

    for (struct lot *lot = state->units[unit].newest; lot && amount; lot = lot->older) {
        struct date day = when;
        for (int64_t taken; amount && (taken = take_back(state, lot, debt, amount, &day));) {
            amount -= taken;
            post_debt(state, debt, taken, -taken);
            post(state, ACCOUNT_CREDIT, -1, unit, -taken);
            post_fund(state, state->book->credit_fund, taken);
            emit(state, (struct heading){.date = day,
                                         .cause = CAUSE_CREDIT_USED,
                                         .reversal = true,
                                         .event = event,
                                         .origin = lot_origin(state, lot)});
        }
        latest = date_later(latest, day);
    }
    return latest;
}

int64_t lot_undo(struct fold_state *state, struct lot *lot, struct date *when)
{
    const int64_t rest = lot->rest;

    *when = date_later(*when, lot->since);
    for (const struct use_node *node = lot->first; node; node = node->next)
        if (node->amount)
            *when = date_later(*when, date_later(node->date, state->debts[node->debt].since));
    for (struct use_node *node = lot->first; node; node = node->next) {
        if (!node->amount)
            continue;
        post_debt(state, node->debt, node->amount, -node->amount);
        state->fold->debts[node->debt].paid -= node->amount;
        node->amount = 0;
        debt_grown(state, node->debt, *when);
    }
    lot->rest = 0;
    lot->since = *when;
    if (lot->unit >= 0) {
        state->fold->credit[lot->unit] -= rest;
        sort_credit(state, lot);
    }
    return rest;
}

void lot_refund(struct fold_state *state, struct lot *lot, int64_t amount)
{
    lot->rest -= amount;
    lot->refunded += amount;
    state->fold->credit[lot->unit] -= amount;
    sort_credit(state, lot);
}
