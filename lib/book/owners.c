#include "book/owners.h"

#include "base/arena.h"
#include "base/split.h"
#include "book/meters.h"

#include <string.h>

static struct date day_after(struct date day, int32_t days)
{
    return date_from_days(date_days(day) + days);
}

static void add_tenure(struct tenures *tenures, const char *owner, struct date from)
{
    struct tenure *last = tenures->count ? &tenures->item[tenures->count - 1] : NULL;

    if (last && strcmp(last->owner, owner) == 0)
        return;
    if (last && date_compare(last->from, from) >= 0) { /* changed twice on one day */
        last->owner = owner;
        return;
    }
    tenures->item[tenures->count++] = (struct tenure){owner, from};
}

struct tenures tenures_of(struct run *run, const struct book *book, int32_t unit,
                          struct date change)
{
    const struct unit_history *history = &book->units[unit];
    const char *rule = book->compound->rules->change_day;
    const int32_t later = rule && strcmp(rule, "old") == 0;
    struct tenures tenures = {
        .unit = unit, .item = arena_array(run->arena, history->count + 1, sizeof *tenures.item)};

    for (size_t i = 0; i < history->count; i++) {
        if (!date_is_none(change) && date_compare(history->lines[i]->from, change) > 0)
            break;
        add_tenure(&tenures, history->lines[i]->owner,
                   day_after(history->lines[i]->from, i ? later : 0));
    }
    if (!date_is_none(change) && tenures.count &&
        date_compare(tenures.item[tenures.count - 1].from, day_after(change, later)) < 0)
        add_tenure(&tenures, "new", day_after(change, later));
    return tenures;
}

/* Who owns it on a day; before the first line, its owner. */
static size_t tenure_on(const struct tenures *tenures, struct date day)
{
    size_t found = 0;

    for (size_t i = 1; i < tenures->count; i++)
        if (date_compare(tenures->item[i].from, day) <= 0)
            found = i;
    return found;
}

/* How many days of the month each has. */
static void weigh_days(const struct tenures *tenures, struct month month, int64_t *days)
{
    const int32_t first = date_days(month_first(month)), last = date_days(month_last(month));

    for (int32_t day = first; day <= last; day++)
        days[tenure_on(tenures, date_from_days(day))]++;
}

/* What each used, when the meter was read more than once: what a reading ends belongs to whoever
 * owned the unit on the day before it. False: only the days tell. */
static bool weigh_usage(struct run *run, const struct book *book, const struct debt *debt,
                        const struct tenures *tenures, int64_t *used)
{
    const char *item = book->items[debt->item];
    const struct tariff *tariff = book_tariff(book, item, debt->month);
    const struct reading **readings;
    int64_t total = 0;

    if (!tariff || strcmp(tariff->by, "meter") != 0)
        return false;
    const size_t count = meters_readings(run, book, item, debt->unit, debt->month, &readings);
    for (size_t i = 1; i <= count; i++) {
        int64_t usage;
        meter_step(readings[i - 1], readings[i], &usage);
        used[tenure_on(tenures, day_after(readings[i]->date, -1))] += usage;
        total += usage;
    }
    return count > 1 && total > 0;
}

size_t owners_split(struct run *run, const struct fold *fold, const struct debt *debt,
                    const struct tenures *tenures, struct owner_part *out)
{
    const size_t all = tenures->count;
    int64_t *days = arena_array(run->arena, all * 3, sizeof *days);
    int64_t *used = days + all, *part = used + all;
    int64_t settled = debt->waived + debt->paid, of = 0;
    size_t count = 0;

    weigh_days(tenures, debt->month, days);
    const bool by_usage = weigh_usage(run, fold->book, debt, tenures, used);
    if (!split_exact(run->arena, debt->charged, by_usage ? used : days, all, part))
        part[0] = debt->charged;
    for (size_t i = 0; i < all; i++)
        of += days[i];
    for (size_t i = 0; i < all; i++) {
        const bool last = i + 1 == all;
        const int64_t covered = last || settled < part[i] ? settled : part[i] < 0 ? 0 : part[i];
        if (!days[i] && !part[i] && !covered)
            continue;
        out[count++] = (struct owner_part){
            .tenure = i, .days = days[i], .of = of, .charged = part[i], .open = part[i] - covered};
        settled -= covered;
    }
    return count;
}
