#include "book/assess_inside.h"

#include "book/inside.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/split.h"

#include <string.h>

/* Area is in hundredths of a square metre, a rate in ten-thousandths of a yuan, money in fen. */
enum { AREA_RATE_PER_FEN = 100 * 10000 / 100, RATE_PER_FEN = 10000 / 100, WHOLE = 10000 };

struct assessed_units assess_units_of(struct run *run, const struct book *book, struct month month)
{
    struct assessed_units units = {.month = month, .book = book};

    units.unit = arena_array(run->arena, book->unit_count, sizeof *units.unit);
    units.history = arena_array(run->arena, book->unit_count, sizeof *units.history);
    for (size_t i = 0; i < book->unit_count; i++) {
        const struct unit *unit = book_unit_on(book, (int32_t)i, month_first(month));
        if (!unit)
            continue;
        units.unit[units.count] = unit;
        units.history[units.count++] = &book->units[i];
    }
    return units;
}

bool assess_concerns(const struct basis *basis, const struct unit_history *unit)
{
    const struct tariff tariff = {.buildings = basis->buildings, .units = basis->units};

    return tariff_concerns(&tariff, unit);
}

const int64_t *assess_rate(const struct basis *basis, const char *kind)
{
    for (size_t i = 0; i < basis->rates.count; i++)
        if (strcmp(basis->rates.item[i].key, kind) == 0)
            return &basis->rates.item[i].value;
    return NULL;
}

/* Each kind without a rate is reported once: for the first unit of that kind. */
static bool is_first_of_kind(const struct assessed_units *units, const struct basis *basis,
                             size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (assess_concerns(basis, units->history[i]) &&
            strcmp(units->unit[i]->kind, units->unit[index]->kind) == 0)
            return false;
    return true;
}

enum status assess_no_rate(struct run *run, const struct assessed_units *units,
                           const struct basis *basis, struct spot spot, size_t index)
{
    const struct unit *unit = units->unit[index];

    if (!is_first_of_kind(units, basis, index))
        return STATUS_DATA;
    return fail_at(run, spot, STATUS_DATA, "rate-missing",
                   "set it with: fees tariff set ITEM --rate KIND=RATE",
                   "'%s' has no rate for a unit of kind '%s' such as '%s'", basis->item, unit->kind,
                   unit->unit);
}

enum status assess_too_large(struct run *run, const struct basis *basis, struct spot spot,
                             const char *unit)
{
    return fail_at(run, spot, STATUS_DATA, "amount-too-large",
                   "look at the rate and at the unit's area or usage",
                   "what '%s' comes to for '%s' is no amount of money", basis->item, unit);
}

/* Rounded once, so a vacant unit's fee is exact: area × rate × factor. */
static bool fee_of(const struct basis *basis, const struct unit *unit, int64_t rate, int64_t *fee)
{
    const bool by_area = strcmp(basis->by, "area") == 0;
    const int64_t factor = basis->vacant && unit_is_vacant(unit) ? basis->vacant : WHOLE;
    int64_t reduced;

    return !__builtin_mul_overflow(rate, factor, &reduced) &&
           decimal_scale(reduced, by_area ? unit->area : 1,
                         (int64_t)(by_area ? AREA_RATE_PER_FEN : RATE_PER_FEN) * WHOLE, fee) &&
           *fee <= DECIMAL_LIMIT && *fee >= 0;
}

static enum status by_rate(struct run *run, const struct assessed_units *units, struct basis *basis,
                           struct spot spot, int64_t *amounts)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = units->unit[i];
        amounts[i] = 0;
        if (!assess_concerns(basis, units->history[i]))
            continue;
        basis->count++;
        basis->reduced += basis->vacant && unit_is_vacant(unit);
        const int64_t *rate = assess_rate(basis, unit->kind);
        if (!rate)
            status = assess_no_rate(run, units, basis, spot, i);
        else if (!fee_of(basis, unit, *rate, &amounts[i]))
            status = assess_too_large(run, basis, spot, unit->unit);
    }
    return status;
}

static enum status by_share(struct run *run, const struct assessed_units *units,
                            struct basis *basis, struct spot spot, int64_t *amounts)
{
    const bool by_unit = basis->split && strcmp(basis->split, "unit") == 0;
    int64_t *weight = arena_array(run->arena, units->count, sizeof *weight);

    for (size_t i = 0; i < units->count; i++) {
        if (!assess_concerns(basis, units->history[i]))
            continue;
        weight[i] = by_unit ? 1 : units->unit[i]->area;
        basis->weight += weight[i];
        basis->count++;
    }
    if (split_exact(run->arena, basis->amount, weight, units->count, amounts))
        return STATUS_OK;
    return fail_at(run, spot, STATUS_DATA, "nobody-to-share",
                   "look at the buildings and units that the tariff names",
                   "the bill for '%s' cannot be split: it concerns no unit", basis->item);
}

enum status assess_column(struct run *run, const struct assessed_units *units, struct basis *basis,
                          struct spot spot, int64_t *amounts)
{
    basis->weight = basis->count = basis->reduced = basis->deducted = 0;
    basis->readings = (struct words){.count = 0};
    basis->usage = (struct pairs){.count = 0};
    if (strcmp(basis->by, "space") == 0)
        return assess_by_space(run, units, basis, spot, amounts);
    if (strcmp(basis->by, "meter") == 0)
        return assess_by_meter(run, units, basis, spot, amounts);
    if (basis->split && strcmp(basis->split, "usage") == 0)
        return assess_by_usage(run, units, basis, spot, amounts);
    return strcmp(basis->by, "share") == 0 ? by_share(run, units, basis, spot, amounts)
                                           : by_rate(run, units, basis, spot, amounts);
}

/* Several bills of an item add up. */
static enum status take_bills(struct run *run, const struct book *book, struct month month,
                              struct basis *basis)
{
    size_t capacity = 0;

    for (size_t i = 0; i < book->index->bill_count; i++) {
        const struct event *event = book->index->bills[i];
        const struct bill *bill = event->record;
        if (month_compare(bill->month, month) != 0 || strcmp(bill->item, basis->item) != 0)
            continue;
        ARENA_PUSH(run->arena, basis->bills.item, basis->bills.count, capacity);
        basis->bills.item[basis->bills.count++] = bill->id;
        if (!decimal_add(basis->amount, bill->amount, &basis->amount) ||
            basis->amount > DECIMAL_LIMIT)
            return fail_at(run, event_spot(run, book, event, "amount"), STATUS_DATA,
                           "amount-too-large", "look for an amount mistyped",
                           "the bills for '%s' add up to no amount of money", basis->item);
    }
    return STATUS_OK;
}

struct basis assess_basis(const struct tariff *tariff)
{
    const bool share = strcmp(tariff->by, "share") == 0;
    const bool by_space = strcmp(tariff->by, "space") == 0;

    return (struct basis){.item = tariff->item,
                          .by = tariff->by,
                          .rates = share ? (struct pairs){.count = 0} : tariff->rates,
                          .steps = tariff->steps,
                          .vacant = tariff->vacant,
                          .split = !share          ? NULL
                                   : tariff->split ? tariff->split
                                                   : "area", /* Civil Code, art. 283 */
                          .meter = tariff->meter,
                          .part = by_space ? tariff->part ? tariff->part : "day" : NULL,
                          .buildings = tariff->buildings,
                          .units = tariff->units};
}

/* The bases of all items of the month; an item by share without a bill is left out. */
static enum status find_bases(struct run *run, const struct book *book, struct month month,
                              struct roll *out)
{
    struct basis *bases = arena_array(run->arena, book->tariff_count, sizeof *bases);
    char text[MONTH_SIZE];

    for (size_t i = 0; i < book->tariff_count; i++) {
        const struct tariff *tariff = book->tariffs[i];
        if (book_tariff(book, tariff->item, month) != tariff)
            continue;
        struct basis basis = assess_basis(tariff);
        if (strcmp(tariff->by, "share") == 0) {
            enum status status = take_bills(run, book, month, &basis);
            if (status)
                return status;
            if (!basis.bills.count) {
                warn_at(run, (struct spot){.file = NULL}, SEVERITY_WARNING, "bill-missing",
                        "record it with: fees bill ITEM AMOUNT --month MONTH",
                        "'%s' has no bill of %s and is left out", tariff->item,
                        month_text(month, text));
                continue;
            }
        }
        bases[out->basis.count++] = basis;
    }
    out->basis.item = bases;
    return STATUS_OK;
}

static enum status fill_roll(struct run *run, const struct assessed_units *units, struct roll *out)
{
    struct basis *bases = out->basis.item;
    const size_t width = out->basis.count;
    int64_t *column = arena_array(run->arena, units->count, sizeof *column);
    enum status status = STATUS_OK;

    out->items = (struct words){arena_array(run->arena, width, sizeof(char *)), width};
    out->totals = (struct amounts){arena_array(run->arena, width, sizeof(int64_t)), width};
    out->lines = (struct matrix){arena_array(run->arena, units->count, sizeof(char *)),
                                 arena_array(run->arena, units->count * width, sizeof(int64_t)),
                                 units->count, width};
    for (size_t i = 0; i < units->count; i++)
        out->lines.key[i] = units->unit[i]->unit;
    for (size_t item = 0; item < width; item++) {
        const struct spot spot = {.file = "tariffs.yaml"};
        status = status_join(status, assess_column(run, units, &bases[item], spot, column));
        assess_warn_unread(run, units, &bases[item]);
        out->items.item[item] = bases[item].item;
        for (size_t i = 0; !status && i < units->count; i++) {
            out->lines.value[i * width + item] = column[i];
            out->totals.item[item] += column[i]; /* a million units fit */
        }
    }
    return status;
}

enum status assess_month(struct run *run, struct book *book, struct month month, struct date due,
                         struct roll *out)
{
    char text[MONTH_SIZE];
    enum status status = book_records(run, book);

    if (status)
        return status;
    if (book_roll(book, month))
        return fail(run, STATUS_REFUSED, "already-assessed",
                    "correct single debts with: fees adjust", "%s was assessed already",
                    month_text(month, text));
    *out = (struct roll){.month = month, .due = due};
    status = find_bases(run, book, month, out);
    if (status)
        return status;
    const struct assessed_units units = assess_units_of(run, book, month);
    if (!units.count || !out->basis.count)
        return fail(
            run, STATUS_REFUSED, "nothing-to-assess",
            units.count ? "set what is charged with: fees tariff set"
                        : "add the units with: units import, valid from that month on",
            "nothing can be charged for %s: there is no %s", month_text(month, text),
            phrase(run, units.count ? "tariff (with a bill) in force" : "unit on its first day"));
    return fill_roll(run, &units, out);
}
