/* Items by meter, and bills that are split by what the meters counted. */
#include "book/assess_inside.h"

#include "book/inside.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/split.h"
#include "base/text.h"
#include "book/meters.h"

#include <string.h>

/* Usage is in hundredths, a rate in ten-thousandths of a yuan, money in fen. */
enum { USAGE_RATE_PER_FEN = 100 * 10000 / 100, NAMED = 12 };

/* The use of the unit at a place of the assessed ones. */
static const struct meter_use *use_of(const struct assessed_units *units,
                                      const struct meter_use *uses, size_t index)
{
    return &uses[units->history[index] - units->book->units];
}

/* How much of a usage lies between two limits of one month; `upper` 0: there is none. */
static int64_t between(int64_t usage, int64_t lower, int64_t upper, int months, bool *fits)
{
    int64_t low = 0, high = 0;

    *fits &= !__builtin_mul_overflow(lower, (int64_t)months, &low) &&
             !__builtin_mul_overflow(upper, (int64_t)months, &high);
    if (!upper || high > usage)
        high = usage;
    return high > low ? high - low : 0;
}

/* The price of a usage: the unit's rate up to the first limit, then that of each step. A reading
 * that catches up over several months has their limits added. Rounded once. */
static bool price_of(const struct basis *basis, const struct meter_use *use, int64_t rate,
                     int64_t *fee)
{
    const struct tariff_step *steps = basis->steps.item;
    const size_t count = basis->steps.count;
    int64_t sum = 0;
    bool fits = true;

    for (size_t i = 0; i <= count && fits; i++) {
        const int64_t lower = i ? steps[i - 1].above : 0, upper = i < count ? steps[i].above : 0;
        int64_t part = between(use->usage, lower, upper, use->months, &fits), cost = 0;
        fits &= !__builtin_mul_overflow(part, i ? steps[i - 1].rate : rate, &cost) &&
                decimal_add(sum, cost, &sum);
    }
    return fits && decimal_scale(sum, 1, USAGE_RATE_PER_FEN, fee) && *fee >= 0 &&
           *fee <= DECIMAL_LIMIT;
}

/* What the basis says of the readings: which they are, and what was used. */
static void note_reading(struct basis *basis, const struct unit *unit, const struct meter_use *use)
{
    if (!use->reading)
        return;
    basis->readings.item[basis->readings.count++] = use->reading->id;
    if (use->usage)
        basis->usage.item[basis->usage.count++] = (struct pair){unit->unit, use->usage};
}

enum status assess_by_meter(struct run *run, const struct assessed_units *units,
                            struct basis *basis, struct spot spot, int64_t *amounts)
{
    const struct meter_use *uses = meters_of_month(run, units->book, basis->item, units->month);
    enum status status = STATUS_OK;

    basis->readings.item = arena_array(run->arena, units->count, sizeof(char *));
    basis->usage.item = arena_array(run->arena, units->count, sizeof *basis->usage.item);
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = units->unit[i];
        const struct meter_use *use = use_of(units, uses, i);
        amounts[i] = 0;
        if (!assess_concerns(basis, units->history[i]))
            continue;
        basis->count++;
        note_reading(basis, unit, use);
        const int64_t *rate = assess_rate(basis, unit->kind);
        if (!rate)
            status = assess_no_rate(run, units, basis, spot, i);
        else if (use->usage && !price_of(basis, use, *rate, &amounts[i]))
            status = assess_too_large(run, basis, spot, unit->unit);
    }
    return status;
}

/* What the meters of the item charge themselves in the month. */
static enum status metered_sum(struct run *run, const struct assessed_units *units,
                               const struct basis *basis, struct spot spot, int64_t *sum)
{
    const struct tariff *tariff = book_tariff(units->book, basis->meter, units->month);
    int64_t *column = arena_array(run->arena, units->count, sizeof *column);

    *sum = 0;
    if (!tariff || strcmp(tariff->by, "meter") != 0)
        return fail_at(run, spot, STATUS_DATA, "meter-missing",
                       "name with 'meter' an item whose tariff of that month is by meter",
                       "'%s' is split by the usage of '%s', which is not metered then", basis->item,
                       basis->meter);
    struct basis metered = assess_basis(tariff);
    enum status status = assess_column(run, units, &metered, spot, column);
    for (size_t i = 0; i < units->count && !status; i++)
        *sum += column[i]; /* a million units fit */
    return status;
}

static enum status warn_of_less(struct run *run, const struct basis *basis)
{
    char bill[DECIMAL_SIZE], charged[DECIMAL_SIZE];

    warn_at(run, (struct spot){.file = NULL}, SEVERITY_WARNING, "bill-below-meters",
            "compare the readings with the bill; what was charged too much is given back with fees "
            "adjust",
            "the bill of '%s' is %s, but the meters of '%s' charge %s: nothing is left to split",
            basis->item, decimal_text(basis->amount, MONEY_PLACES, bill), basis->meter,
            decimal_text(basis->deducted, MONEY_PLACES, charged));
    return STATUS_OK;
}

enum status assess_by_usage(struct run *run, const struct assessed_units *units,
                            struct basis *basis, struct spot spot, int64_t *amounts)
{
    int64_t *weight = arena_array(run->arena, units->count, sizeof *weight);

    memset(amounts, 0, units->count * sizeof *amounts);
    enum status status = metered_sum(run, units, basis, spot, &basis->deducted);
    if (status)
        return status;
    const struct meter_use *uses = meters_of_month(run, units->book, basis->meter, units->month);
    for (size_t i = 0; i < units->count; i++) {
        if (!assess_concerns(basis, units->history[i]))
            continue;
        weight[i] = use_of(units, uses, i)->usage;
        basis->weight += weight[i];
        basis->count++;
    }
    if (basis->amount <= basis->deducted)
        return basis->amount < basis->deducted ? warn_of_less(run, basis) : STATUS_OK;
    if (basis->weight &&
        split_exact(run->arena, basis->amount - basis->deducted, weight, units->count, amounts))
        return STATUS_OK;
    return fail_at(run, spot, STATUS_DATA, "nobody-to-share",
                   "read the meters with fees read, or look at whom the tariff concerns",
                   "the bill for '%s' cannot be split: no unit it concerns used anything of '%s'",
                   basis->item, basis->meter);
}

void assess_warn_unread(struct run *run, const struct assessed_units *units,
                        const struct basis *basis)
{
    struct text codes = text_new(run->arena);
    char month[MONTH_SIZE];
    size_t missing = 0;

    if (strcmp(basis->by, "meter") != 0)
        return;
    const struct meter_use *uses = meters_of_month(run, units->book, basis->item, units->month);
    for (size_t i = 0; i < units->count; i++) {
        if (!assess_concerns(basis, units->history[i]) || use_of(units, uses, i)->reading)
            continue;
        if (missing++ < NAMED) {
            text_add(&codes, missing > 1 ? ", " : "");
            text_add(&codes, units->unit[i]->unit);
        }
    }
    if (missing)
        warn_at(run, (struct spot){.file = NULL}, SEVERITY_WARNING, "reading-missing",
                "they are charged nothing, and the next reading catches up; see: fees readings "
                "ITEM MONTH",
                "the meter for '%s' was not read for %s in %zu of %lld units: %s%s", basis->item,
                month_text(units->month, month), missing, (long long)basis->count, codes.at,
                phrase(run, missing > NAMED ? " and more" : ""));
}
