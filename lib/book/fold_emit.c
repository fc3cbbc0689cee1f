#include "book/fold_inside.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

/* A quarter of what an int64_t holds: no sum over postings can overflow. */
static const int64_t volume_max = INT64_MAX / 4;

static void push(struct fold_state *state, struct posting posting)
{
    if (posting.amount == 0)
        return;
    ARENA_PUSH(state->run->arena, state->postings, state->posting_count, state->posting_capacity);
    state->postings[state->posting_count++] = posting;
}

void post(struct fold_state *state, enum account account, int32_t index, int32_t unit,
          int64_t amount)
{
    push(state,
         (struct posting){
             .account = account, .index = index, .unit = unit, .debt = -1, .amount = amount});
}

void post_fund(struct fold_state *state, int32_t fund, int64_t amount)
{
    state->fund_change[fund] += amount;
}

void post_debt(struct fold_state *state, int32_t debt, int64_t amount, int64_t fund)
{
    const struct debt *of = &state->fold->debts[debt];

    push(state, (struct posting){.account = ACCOUNT_RECEIVABLE,
                                 .index = of->item,
                                 .unit = of->unit,
                                 .debt = debt,
                                 .amount = amount});
    if (fund)
        post_fund(state, state->debts[debt].fund, fund);
}

void post_deposit(struct fold_state *state, int32_t fund, int32_t unit, int64_t amount)
{
    post(state, ACCOUNT_DEPOSIT, -1, unit, amount);
    state->deposited[fund] -= amount;
    post_fund(state, fund, -amount);
}

static bool is_deposit_fund(const struct book *book, size_t fund)
{
    return strcmp(book->funds[fund].kind, "deposit") == 0;
}

/* What a fund of deposits holds is what is owed to units, at every moment. */
static void check_deposits(struct fold_state *state, const struct event *event)
{
    for (size_t fund = 0; fund < state->book->fund_count; fund++) {
        const int64_t deposited = state->deposited[fund];
        if (!deposited && !state->fund_change[fund])
            continue;
        const bool wrong = is_deposit_fund(state->book, fund)
                               ? state->fund_change[fund] != deposited
                               : deposited != 0;
        state->deposited[fund] = 0;
        if (wrong && !state->broken)
            state->broken = fail_at(
                state->run, event_spot(state->run, state->book, event, "id"), STATUS_REFUSED,
                "deposit-fund",
                "only deposits go into a fund of deposits, and only they come out: "
                "fees deposit",
                "the %s '%s' moves money of the fund '%s' that is no deposit",
                phrase(state->run, event->kind->name), event->id, state->book->funds[fund].fund);
    }
}

/* The funds' side: what each holds more or less, and the pool for what came in or went out. */
static void close_funds(struct fold_state *state)
{
    int64_t sum = 0;

    for (size_t fund = 0; fund < state->book->fund_count; fund++) {
        int64_t change = state->fund_change[fund];
        if (!change)
            continue;
        state->fund_change[fund] = 0;
        sum += change;
        post(state, ACCOUNT_FUND, (int32_t)fund, -1, change);
    }
    post(state, ACCOUNT_POOL, -1, -1, -sum);
}

static bool count_volume(struct fold_state *state)
{
    for (size_t i = 0; i < state->posting_count; i++) {
        int64_t amount = state->postings[i].amount;
        if (!decimal_add(state->volume, amount < 0 ? -amount : amount, &state->volume) ||
            state->volume > volume_max)
            return false;
    }
    return true;
}

void emit(struct fold_state *state, struct heading heading)
{
    check_deposits(state, heading.event);
    close_funds(state);
    const struct transaction transaction = {.date = heading.date,
                                            .cause = heading.cause,
                                            .reversal = heading.reversal,
                                            .event = heading.event,
                                            .origin = heading.origin,
                                            .postings = state->postings,
                                            .count = state->posting_count};
    if (!state->broken && !count_volume(state))
        state->broken = fail_at(
            state->run, event_spot(state->run, state->book, heading.event, "id"), STATUS_DATA,
            "too-much-money", "look for an amount mistyped",
            "the sum of all amounts passes what the books can hold at '%s'", heading.event->id);
    if (!state->broken && state->sink && transaction.count)
        state->broken = state->sink(state->run, &transaction, state->context);
    state->posting_count = 0;
}
