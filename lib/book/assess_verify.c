#include "book/assess_inside.h"

#include "book/inside.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

struct verifying {
    const struct charged_month *month;
    struct assessed_units units;
    size_t *line_of; /* per unit: its line in the roll, or SIZE_MAX */
    struct spot spot;
};

static enum status differs(struct run *run, const struct verifying *verifying, const char *what,
                           const char *item, int64_t stored, int64_t computed)
{
    char a[DECIMAL_SIZE], b[DECIMAL_SIZE];

    return fail_at(run, verifying->spot, STATUS_DATA, "roll-differs",
                   "a roll is never changed: get it back from history, or correct with fees adjust",
                   "%s of '%s' is %s in the roll, but comes to %s", phrase(run, what), item,
                   decimal_text(stored, MONEY_PLACES, a), decimal_text(computed, MONEY_PLACES, b));
}

/* The roll has the units of its month, each once, and no other. */
static enum status match_lines(struct run *run, struct verifying *verifying)
{
    const struct matrix *lines = &verifying->month->roll->lines;
    const struct assessed_units *units = &verifying->units;
    bool *known = arena_array(run->arena, lines->count, sizeof *known);
    enum status status = STATUS_OK;

    verifying->line_of = arena_array(run->arena, units->count, sizeof *verifying->line_of);
    for (size_t i = 0; i < units->count; i++) {
        size_t line = i; /* mostly they stand in the same order */
        if (line >= lines->count || strcmp(lines->key[line], units->unit[i]->unit) != 0)
            for (line = 0; line < lines->count; line++)
                if (strcmp(lines->key[line], units->unit[i]->unit) == 0)
                    break;
        verifying->line_of[i] = line < lines->count ? line : SIZE_MAX;
        if (line < lines->count)
            known[line] = true;
        else
            status = fail_at(run, verifying->spot, STATUS_DATA, "roll-unit",
                             "a unit that is there on the first of the month is charged",
                             "the roll has no line of '%s'", units->unit[i]->unit);
    }
    for (size_t line = 0; line < lines->count; line++)
        if (!known[line])
            status =
                fail_at(run, verifying->spot, STATUS_DATA, "roll-unit",
                        "a unit is charged from the first of a month on",
                        "the roll charges '%s', which was not there that month", lines->key[line]);
    return status;
}

static bool has_word(const struct words *words, const char *word)
{
    size_t i = 0;

    while (i < words->count && strcmp(words->item[i], word) != 0)
        i++;
    return i < words->count;
}

/* Names and rates may stand in another order: registers are edited by hand. */
static bool same_words(const struct words *a, const struct words *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!has_word(b, a->item[i]))
            return false;
    return a->count == b->count;
}

static bool same_rates(const struct pairs *a, const struct pairs *b)
{
    for (size_t i = 0; i < a->count; i++) {
        size_t at = 0;
        while (at < b->count && strcmp(a->item[i].key, b->item[at].key) != 0)
            at++;
        if (at == b->count || a->item[i].value != b->item[at].value)
            return false;
    }
    return a->count == b->count;
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_steps(const struct rows *a, const struct rows *b)
{
    const struct tariff_step *x = a->item, *y = b->item;

    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (x[i].above != y[i].above || x[i].rate != y[i].rate)
            return false;
    return a->count == b->count;
}

/* A roll charges by the tariffs of its month, and they are not rewritten afterwards: a roll that
 * only agrees with itself could charge anything. */
static enum status verify_tariff(struct run *run, const struct book *book,
                                 const struct verifying *verifying, const struct basis *basis)
{
    const struct month month = verifying->month->roll->month;
    const struct tariff *tariff = book_tariff(book, basis->item, month);
    char text[MONTH_SIZE];

    if (tariff) {
        const struct basis expected = assess_basis(tariff);
        if (strcmp(basis->by, expected.by) == 0 && same_text(basis->split, expected.split) &&
            same_text(basis->part, expected.part) && same_text(basis->meter, expected.meter) &&
            basis->vacant == expected.vacant && same_steps(&basis->steps, &expected.steps) &&
            same_rates(&basis->rates, &expected.rates) &&
            same_words(&basis->buildings, &expected.buildings) &&
            same_words(&basis->units, &expected.units))
            return STATUS_OK;
    }
    return fail_at(run, verifying->spot, STATUS_DATA, "roll-tariff",
                   "neither a roll nor the tariff of an assessed month is rewritten: get them back "
                   "from history, begin a new tariff with fees tariff set",
                   tariff ? "'%s' is charged otherwise than its tariff of %s in tariffs.yaml says"
                          : "'%s' is charged, but has no tariff of %s in tariffs.yaml",
                   basis->item, month_text(month, text));
}

/* The bills that a basis names exist, are for its item and month, and add up. */
static enum status verify_bills(struct run *run, const struct book *book,
                                const struct verifying *verifying, const struct basis *basis)
{
    enum status status = STATUS_OK;
    int64_t sum = 0;

    for (size_t i = 0; i < basis->bills.count; i++) {
        const struct event *event = book_find(book, basis->bills.item[i]);
        const struct bill *bill = event && event->kind == &kind_bill ? event->record : NULL;
        if (!bill || strcmp(bill->item, basis->item) != 0 ||
            month_compare(bill->month, verifying->month->roll->month) != 0) {
            status = fail_at(run, verifying->spot, STATUS_DATA, "roll-bill",
                             "a roll names the bills that it split",
                             "the roll's basis names '%s', which is no bill for '%s' of its month",
                             basis->bills.item[i], basis->item);
            continue;
        }
        if (!decimal_add(sum, bill->amount, &sum))
            return differs(run, verifying, "the sum of bills", basis->item, basis->amount,
                           INT64_MAX);
    }
    if (!status && sum != basis->amount)
        status = differs(run, verifying, "the sum of bills", basis->item, basis->amount, sum);
    return status;
}

static enum status verify_column(struct run *run, const struct verifying *verifying, size_t item,
                                 const int64_t *column)
{
    const struct roll *roll = verifying->month->roll;
    const char *name = roll->items.item[item];
    enum status status = STATUS_OK;
    int64_t total = 0;

    for (size_t i = 0; i < verifying->units.count; i++) {
        size_t line = verifying->line_of[i];
        if (line == SIZE_MAX)
            continue;
        int64_t stored = roll->lines.value[line * roll->lines.width + item];
        if (stored != column[i])
            status =
                differs(run, verifying, phrase_printf(run, "the line '%s'", roll->lines.key[line]),
                        name, stored, column[i]);
    }
    for (size_t line = 0; line < roll->lines.count; line++)
        total += roll->lines.value[line * roll->lines.width + item];
    if (total != roll->totals.item[item])
        status = differs(run, verifying, "the total", name, roll->totals.item[item], total);
    return status;
}

/* In the order of the roll's own units: there may be thousands. */
static bool same_ids(const struct words *a, const struct words *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (strcmp(a->item[i], b->item[i]) != 0)
            return false;
    return a->count == b->count;
}

static bool same_usage(const struct pairs *a, const struct pairs *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (strcmp(a->item[i].key, b->item[i].key) != 0 || a->item[i].value != b->item[i].value)
            return false;
    return a->count == b->count;
}

/* The readings that a roll charged are those of its month, and what was used follows from them. */
static enum status verify_meters(struct run *run, const struct verifying *verifying,
                                 const struct basis *stored, const struct basis *computed)
{
    enum status status = STATUS_OK;

    if (!same_ids(&stored->readings, &computed->readings))
        status = fail_at(run, verifying->spot, STATUS_DATA, "roll-readings",
                         "a reading of an assessed month is neither added nor reversed: correct "
                         "with fees adjust, or enter it for a later month",
                         "the roll names other readings of '%s' than the books have of its month",
                         stored->item);
    if (!same_usage(&stored->usage, &computed->usage))
        status = fail_at(run, verifying->spot, STATUS_DATA, "roll-usage",
                         "a roll is never changed: get it back from history",
                         "what the units used of '%s' is another in the roll than by the readings",
                         stored->item);
    if (stored->deducted != computed->deducted)
        status = differs(run, verifying, "what the meters charged", stored->item, stored->deducted,
                         computed->deducted);
    return status;
}

static enum status verify_counts(struct run *run, const struct verifying *verifying,
                                 const struct basis *stored, const struct basis *computed)
{
    enum status status = STATUS_OK;

    if (strcmp(stored->by, "share") == 0 && computed->weight != stored->weight)
        status = fail_at(run, verifying->spot, STATUS_DATA, "roll-differs",
                         "the weight is the sum of areas or of what was used, or the number of "
                         "units",
                         "the weight of '%s' is %lld in the roll, but comes to %lld", stored->item,
                         (long long)stored->weight, (long long)computed->weight);
    if (computed->count != stored->count)
        status = fail_at(run, verifying->spot, STATUS_DATA, "roll-differs",
                         "the count is that of the units concerned",
                         "'%s' concerns %lld units in the roll, but %lld in the registers",
                         stored->item, (long long)stored->count, (long long)computed->count);
    if (computed->reduced != stored->reduced)
        status = fail_at(run, verifying->spot, STATUS_DATA, "roll-differs",
                         "a unit is vacant as its line of the first of the month says",
                         "'%s' is lower for %lld vacant units in the roll, but for %lld in the "
                         "registers",
                         stored->item, (long long)stored->reduced, (long long)computed->reduced);
    return status;
}

static enum status verify_item(struct run *run, const struct book *book,
                               const struct verifying *verifying, size_t item)
{
    const struct roll *roll = verifying->month->roll;
    const struct basis *stored = (const struct basis *)roll->basis.item + item;
    struct basis basis = *stored;
    int64_t *column = arena_array(run->arena, verifying->units.count, sizeof *column);

    if (strcmp(stored->item, roll->items.item[item]) != 0)
        return fail_at(run, verifying->spot, STATUS_DATA, "roll-basis",
                       "the basis has one line per column, in the same order",
                       "the basis of '%s' stands where that of '%s' should", stored->item,
                       roll->items.item[item]);
    enum status status = verify_bills(run, book, verifying, stored);
    if (!status)
        status = assess_column(run, &verifying->units, &basis, verifying->spot, column);
    if (!status) {
        status = verify_counts(run, verifying, stored, &basis);
        status = status_join(status, verify_meters(run, verifying, stored, &basis));
    }
    status = status_join(status, verify_column(run, verifying, item, column));
    return status_join(status, verify_tariff(run, book, verifying, stored));
}

static bool is_split(const struct roll *roll, const char *bill)
{
    const struct basis *bases = roll->basis.item;

    for (size_t basis = 0; basis < roll->basis.count; basis++)
        for (size_t i = 0; i < bases[basis].bills.count; i++)
            if (strcmp(bases[basis].bills.item[i], bill) == 0)
                return true;
    return false;
}

/* A bill of the month that the roll does not split is charged to nobody. */
static void warn_of_bills(struct run *run, const struct book *book, const struct roll *roll)
{
    for (size_t i = 0; i < book->index->bill_count; i++) {
        const struct event *event = book->index->bills[i];
        const struct bill *bill = event->record;
        if (month_compare(bill->month, roll->month) == 0 && !is_split(roll, bill->id))
            warn_at(run, (struct spot){.file = event->path, .line = event->line}, SEVERITY_WARNING,
                    "bill-not-charged",
                    "reverse it and record it for a month that is not assessed yet",
                    "the bill '%s' is in no roll: its month had been assessed", event->id);
    }
}

enum status assess_verify(struct run *run, struct book *book, const struct charged_month *month)
{
    const struct roll *roll = month->roll;
    struct verifying verifying = {.month = month, .spot = {.file = month->path}};
    enum status status = book_records(run, book);

    if (status)
        return status;
    if (roll->basis.count != roll->items.count)
        return fail_at(run, verifying.spot, STATUS_DATA, "roll-basis",
                       "the basis has one line per column, in the same order",
                       "the roll has %zu items, but the basis of %zu", roll->items.count,
                       roll->basis.count);
    verifying.units = assess_units_of(run, book, roll->month);
    status = match_lines(run, &verifying);
    for (size_t item = 0; item < roll->items.count; item++)
        status = status_join(status, verify_item(run, book, &verifying, item));
    warn_of_bills(run, book, roll);
    return status;
}
