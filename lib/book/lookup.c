#include "book/inside.h"

#include "base/arena.h"

#include <string.h>

int32_t book_unit(const struct book *book, const char *code)
{
    return names_find(book->index->units, code);
}

const struct event *book_find(const struct book *book, const char *id)
{
    int32_t index = names_find(book->index->ids, id);

    return index < 0 ? NULL : &book->records->events[index];
}

/* Items, places, funds and categories are a few dozen at most: a walk beats a table. */
int32_t book_item(const struct book *book, const char *item)
{
    for (size_t i = 0; item && i < book->item_count; i++)
        if (strcmp(book->items[i], item) == 0)
            return (int32_t)i;
    return -1;
}

int32_t book_place(const struct book *book, const char *place)
{
    for (size_t i = 0; place && i < book->place_count; i++)
        if (strcmp(book->places[i].place, place) == 0)
            return (int32_t)i;
    return -1;
}

int32_t book_fund(const struct book *book, const char *fund)
{
    for (size_t i = 0; fund && i < book->fund_count; i++)
        if (strcmp(book->funds[i].fund, fund) == 0)
            return (int32_t)i;
    return -1;
}

int32_t book_category(const struct book *book, const char *category)
{
    for (size_t i = 0; category && i < book->category_count; i++)
        if (strcmp(book->categories[i].category, category) == 0)
            return (int32_t)i;
    return -1;
}

const struct unit *book_unit_on(const struct book *book, int32_t unit, struct date day)
{
    const struct unit *found = NULL;

    if (unit < 0)
        return NULL;
    const struct unit_history *history = &book->units[unit];
    for (size_t i = 0; i < history->count; i++)
        if (date_compare(history->lines[i]->from, day) <= 0)
            found = history->lines[i];
    return found;
}

bool unit_is_vacant(const struct unit *unit)
{
    return unit->state && strcmp(unit->state, "vacant") == 0;
}

const char *tariff_fault(const struct tariff *tariff)
{
    enum { WHOLE = 10000 };
    const struct tariff_step *steps = tariff->steps.item;

    for (size_t i = 1; i < tariff->steps.count; i++)
        if (steps[i].above <= steps[i - 1].above)
            return N_("has steps that do not rise");
    return tariff->vacant > WHOLE ? N_("asks more of a vacant unit than of others") : NULL;
}

static bool in_force(const struct tariff *tariff, struct month month)
{
    return month_compare(tariff->from, month) <= 0 &&
           (month_is_none(tariff->to) || month_compare(month, tariff->to) <= 0);
}

const struct tariff *book_tariff(const struct book *book, const char *item, struct month month)
{
    for (size_t i = 0; i < book->tariff_count; i++)
        if (in_force(book->tariffs[i], month) && strcmp(book->tariffs[i]->item, item) == 0)
            return book->tariffs[i];
    return NULL;
}

/* The line of an item that begins last. */
static const struct tariff *last_tariff(const struct book *book, const char *item)
{
    const struct tariff *last = NULL;

    for (size_t i = 0; i < book->tariff_count; i++) {
        const struct tariff *tariff = book->tariffs[i];
        if (strcmp(tariff->item, item) == 0 &&
            (!last || month_compare(tariff->from, last->from) >= 0))
            last = tariff;
    }
    return last;
}

int32_t book_item_fund(const struct book *book, int32_t item, struct month month)
{
    const struct tariff *tariff = book_tariff(book, book->items[item], month);

    if (!tariff)
        tariff = last_tariff(book, book->items[item]);
    return book_fund(book, tariff->fund);
}

const char *book_item_name(const struct book *book, int32_t item)
{
    return last_tariff(book, book->items[item])->name;
}

bool tariff_concerns(const struct tariff *tariff, const struct unit_history *unit)
{
    for (size_t i = 0; i < tariff->buildings.count; i++)
        if (strcmp(tariff->buildings.item[i], unit->building) == 0)
            return true;
    for (size_t i = 0; i < tariff->units.count; i++)
        if (strcmp(tariff->units.item[i], unit->code) == 0)
            return true;
    return tariff->buildings.count == 0 && tariff->units.count == 0;
}

static void read_period(const struct book *book, struct period *period)
{
    struct source source;
    struct items list;

    period->read = true;
    period->closed = true;
    if (book_read_list(book->index->run, book->snapshot, period->path, &list, &source))
        return;
    period->entries = list;
    for (size_t i = 0; i < list.count; i++)
        if (list.item[i].kind == &kind_closing)
            period->closing = list.item[i].record;
    period->closed = list.count && list.item[list.count - 1].kind == &kind_closing;
}

const struct period *book_period(const struct book *book, struct month month)
{
    size_t low = 0, high = book->period_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct period *period = &book->periods[middle];
        int order = month_compare(month, period->month);
        if (order == 0) {
            if (!period->read)
                read_period(book, period);
            return period;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool book_is_closed(const struct book *book, struct month month)
{
    const struct period *period = book_period(book, month);

    return period && period->closed;
}

const struct roll *book_roll(const struct book *book, struct month month)
{
    const struct records *records = book->records;
    size_t low = 0, high = records ? records->roll_count : 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = month_compare(month, records->rolls[middle].roll->month);
        if (order == 0)
            return records->rolls[middle].roll;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

enum { SPOTS_MAX = 20 };

struct spot event_spot(struct run *run, const struct book *book, const struct event *event,
                       const char *field)
{
    struct spot spot = {.file = event->path, .line = event->line};
    struct blob blob;

    if (++*book->index->spots > SPOTS_MAX ||
        snapshot_read(run, book->snapshot, event->path, &blob) || !blob.found)
        return spot;
    const struct source source = {.path = event->path, .bytes = blob.bytes, .size = blob.size};
    struct spot exact =
        yaml_spot(run, &source, file_kind_of(event->path, NULL), event->index, field, NULL);
    return exact.line ? exact : spot;
}
