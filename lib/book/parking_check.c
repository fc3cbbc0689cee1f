/* What is seen of parking only when everything is looked at. */
#include "book/parking.h"

#include "base/arena.h"

#include <string.h>

static const char path[] = "parking/permits.yaml";

/* Only what is certain: who began to wait, or left, on the day of the permit is not counted. */
static const struct applicant *passed_over(const struct book *book, const struct permit *permit)
{
    const struct date before = date_from_days(date_days(permit->given) - 1);
    const int32_t space = book_space(book, permit->space);
    const struct applicant *first;

    if (space < 0)
        return NULL;
    first = queue_before(book, permit->unit, book->spaces[space]->kind, before, NULL);
    return first && (date_is_none(first->until) || date_compare(first->until, permit->given) > 0)
               ? first
               : NULL;
}

static struct spot permit_spot(struct run *run, const struct book *book, size_t index)
{
    struct blob blob;

    if (snapshot_read(run, book->snapshot, path, &blob) || !blob.found)
        return (struct spot){.file = path};
    const struct source source = {path, blob.bytes, blob.size};
    return yaml_spot(run, &source, file_kind_of(path, NULL), index, NULL, NULL);
}

static enum status check_queue(struct run *run, const struct book *book, size_t index)
{
    const struct permit *permit = book->permits[index];
    const struct applicant *first =
        permit->skipped && permit->decision ? NULL : passed_over(book, permit);
    char since[DATE_SIZE];

    if (!first)
        return STATUS_OK;
    return fail_at(run, permit_spot(run, book, index), STATUS_DATA, "permit-queue",
                   "name in 'skipped' why, and in 'decision' the decision that allows it",
                   "'%s' got '%s' though '%s' had waited since %s", permit->unit, permit->space,
                   first->unit, date_text(first->since, since));
}

static bool is_adjusted(const struct book *book, const struct permit *permit, const char *item,
                        struct month month)
{
    for (size_t i = 0; i < book->records->count; i++) {
        if (book->records->events[i].kind != &kind_adjustment)
            continue;
        const struct adjustment *adjustment = book->records->events[i].record;
        if (strcmp(adjustment->unit, permit->unit) == 0 && strcmp(adjustment->item, item) == 0 &&
            month_compare(adjustment->month, month) == 0)
            return true;
    }
    return false;
}

static bool costs(const struct book *book, const struct tariff *tariff, const struct permit *permit,
                  struct month month)
{
    const int64_t *rate = space_rate(book, &tariff->rates, permit);
    const int32_t unit = book_unit(book, permit->unit);
    int64_t cost;

    return strcmp(tariff->by, "space") == 0 && rate && unit >= 0 &&
           book_tariff(book, tariff->item, month) == tariff &&
           tariff_concerns(tariff, &book->units[unit]) &&
           space_cost(*rate, tariff->part, month, permit->from, permit_last(permit), &cost) &&
           cost > 0;
}

/* Months before the first whose roll has the permit. */
static void warn_uncharged(struct run *run, const struct book *book, size_t index)
{
    const struct permit *permit = book->permits[index];
    struct month month = date_month(permit->from);
    char text[MONTH_SIZE];

    if (month_compare(month, book->compound->opened) < 0)
        month = book->compound->opened;
    for (; !month_is_none(permit->charged_from) && month_compare(month, permit->charged_from) < 0;
         month = month_add(month, 1))
        for (size_t i = 0; i < book->tariff_count; i++)
            if (costs(book, book->tariffs[i], permit, month) &&
                !is_adjusted(book, permit, book->tariffs[i]->item, month))
                warn_at(run, permit_spot(run, book, index), SEVERITY_WARNING, "permit-uncharged",
                        "charge it with: fees adjust",
                        "'%s' was charged for '%s' in %s neither by the roll nor by an adjustment",
                        permit->unit, permit->space, month_text(month, text));
}

enum status parking_check(struct run *run, const struct book *book)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < book->permit_count; i++) {
        status = status_join(status, check_queue(run, book, i));
        warn_uncharged(run, book, i);
    }
    return status;
}
