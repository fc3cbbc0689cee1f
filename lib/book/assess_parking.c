/*
 * An item charged by space: each permit pays its space's rate, in the months that it does not last
 * for the whole by the tariff's rule for parts. Sums are rounded up to the end of a day and
 * subtracted, so that the parts of a month add up to the month to the fen, however often a space
 * changes hands.
 */
#include "book/assess_inside.h"

#include "book/parking.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

enum { RATE_PER_FEN = 10000 / 100, FIRST_HALF = 15 };

static bool is_by(const char *part, const char *rule)
{
    return part && strcmp(part, rule) == 0;
}

/* What a month costs from its first day to the end of that one; day 0: nothing. */
static bool cost_until(int64_t rate, const char *part, int day, int days, int64_t *out)
{
    *out = 0;
    if (day == 0)
        return true;
    if (is_by(part, "month") || (is_by(part, "half") && day > FIRST_HALF))
        return decimal_scale(rate, 1, RATE_PER_FEN, out);
    if (is_by(part, "half"))
        return decimal_scale(rate, 1, (int64_t)2 * RATE_PER_FEN, out);
    return decimal_scale(rate, day, (int64_t)days * RATE_PER_FEN, out);
}

/* The day from which a part is paid: a month, or a half of it, that is begun is paid whole. */
static int paid_from(const char *part, int day)
{
    if (is_by(part, "month"))
        return 1;
    if (is_by(part, "half"))
        return day > FIRST_HALF ? FIRST_HALF + 1 : 1;
    return day;
}

bool space_cost(int64_t rate, const char *part, struct month month, struct date first,
                struct date last, int64_t *out)
{
    const int days = month_last(month).day;
    int64_t until, before;

    *out = 0;
    if (date_compare(first, month_first(month)) < 0)
        first = month_first(month);
    if (date_is_none(last) || date_compare(last, month_last(month)) > 0)
        last = month_last(month);
    if (date_compare(last, first) < 0)
        return true;
    if (!cost_until(rate, part, last.day, days, &until) ||
        !cost_until(rate, part, paid_from(part, first.day) - 1, days, &before))
        return false;
    *out = until - before;
    return true;
}

const int64_t *space_rate(const struct book *book, const struct pairs *rates,
                          const struct permit *permit)
{
    const int32_t space = book_space(book, permit->space);
    const char *name = permit->rate ? permit->rate : space < 0 ? NULL : book->spaces[space]->kind;

    for (size_t i = 0; name && i < rates->count; i++)
        if (strcmp(rates->item[i].key, name) == 0)
            return &rates->item[i].value;
    return NULL;
}

/* The last day as the month's roll knew it: an end that was entered later is an adjustment. */
static struct date last_in_roll(const struct permit *permit, struct month month)
{
    const bool known =
        month_is_none(permit->charged_to) || month_compare(month, permit->charged_to) > 0;

    return known ? permit_last(permit) : permit->to;
}

static bool is_in_roll(const struct permit *permit, struct month month)
{
    const struct date last = last_in_roll(permit, month);

    return (month_is_none(permit->charged_from) ||
            month_compare(month, permit->charged_from) >= 0) &&
           date_compare(permit->from, month_last(month)) <= 0 &&
           (date_is_none(last) ||
            (date_compare(month_first(month), last) <= 0 && date_compare(permit->from, last) <= 0));
}

static enum status charge_permit(struct run *run, const struct assessed_units *units,
                                 const struct basis *basis, struct spot spot,
                                 const struct permit *permit, int64_t *amount)
{
    const int64_t *rate = space_rate(units->book, &basis->rates, permit);
    int64_t cost;

    if (!rate)
        return fail_at(run, spot, STATUS_DATA, "rate-missing",
                       "set it with: fees tariff set ITEM --rate KIND=RATE; a rate of 0.00 charges "
                       "nothing",
                       "'%s' has no rate for the parking space '%s' of '%s'", basis->item,
                       permit->space, permit->unit);
    if (space_cost(*rate, basis->part, units->month, permit->from,
                   last_in_roll(permit, units->month), &cost) &&
        decimal_add(*amount, cost, amount) && *amount <= DECIMAL_LIMIT)
        return STATUS_OK;
    return assess_too_large(run, basis, spot, permit->unit);
}

enum status assess_by_space(struct run *run, const struct assessed_units *units,
                            struct basis *basis, struct spot spot, int64_t *amounts)
{
    const struct book *book = units->book;
    size_t *at = arena_array(run->arena, book->unit_count, sizeof *at); /* in units, + 1 */
    enum status status = STATUS_OK;
    char month[MONTH_SIZE];

    for (size_t i = 0; i < units->count; i++) {
        at[units->history[i] - book->units] = i + 1;
        amounts[i] = 0;
    }
    for (size_t i = 0; i < book->permit_count; i++) {
        const struct permit *permit = book->permits[i];
        const int32_t unit = book_unit(book, permit->unit);
        if (unit < 0 || !is_in_roll(permit, units->month) ||
            !assess_concerns(basis, &book->units[unit]))
            continue;
        if (!at[unit]) {
            warn_at(run, spot, SEVERITY_WARNING, "permit-unit",
                    "charge its part of the month with: fees adjust",
                    "'%s' has a parking permit, but was not there on the first day of %s",
                    permit->unit, month_text(units->month, month));
            continue;
        }
        basis->count++;
        status = status_join(
            status, charge_permit(run, units, basis, spot, permit, &amounts[at[unit] - 1]));
    }
    return status;
}
