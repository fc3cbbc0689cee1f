/* Permits that begin or end in months that are assessed already. */
#include "book/operations_parking.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

struct date date_later_of(struct date a, struct date b)
{
    return date_compare(a, b) < 0 ? b : a;
}

/* The last month from `first` on that has a roll; none: no month has. */
static enum status last_assessed(struct draft *draft, struct month first, struct month *out)
{
    const struct month now = date_month(draft->run->today);
    enum status status = STATUS_OK;

    *out = (struct month){0};
    for (struct month month = first; month_compare(month, now) <= 0 && !status;
         month = month_add(month, 1)) {
        bool assessed;
        status = is_assessed(draft, month, &assessed);
        if (!status && assessed)
            *out = month;
    }
    return status;
}

/* What a permit costs by a tariff in a month, up to a last day. */
static enum status cost_of(struct run *run, const struct book *book, const struct tariff *tariff,
                           const struct permit *permit, struct month month, struct date last,
                           int64_t *out)
{
    const int64_t *rate = space_rate(book, &tariff->rates, permit);

    *out = 0;
    if (!date_is_none(last) && date_compare(last, permit->from) < 0)
        return STATUS_OK;
    if (!rate)
        return fail(run, STATUS_REFUSED, "rate-missing",
                    "begin the permit in a month that is not assessed yet, or name one of the "
                    "tariff's rates with --rate",
                    "'%s' has no rate for the parking space '%s' in %s", tariff->item,
                    permit->space, month_name(run, month));
    if (space_cost(*rate, tariff->part, month, permit->from, last, out))
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "amount-too-large", "look at the rate",
                "what '%s' comes to for '%s' is no amount of money", tariff->item, permit->unit);
}

/* The month's report shows it to residents, in their language. */
static const char *reason_of(struct run *run, const struct book *book, const struct permit *permit,
                             bool begins)
{
    const bool chinese = strcmp(book->compound->language, "zh-CN") == 0;
    const char *day = day_name(run, begins ? permit->from : permit->ended);

    if (begins)
        return chinese ? arena_printf(run->arena, "车位%s自%s起使用", permit->space, day)
                       : arena_printf(run->arena, "parking permit %s from %s", permit->space, day);
    return chinese ? arena_printf(run->arena, "车位%s用至%s", permit->space, day)
                   : arena_printf(run->arena, "parking permit %s ended on %s", permit->space, day);
}

static enum status adjust(struct run *run, const struct book *book, struct draft *draft,
                          const struct tariff *tariff, const struct permit *permit,
                          struct month month, int64_t amount)
{
    struct adjustment record = {.date = run->today,
                                .unit = permit->unit,
                                .item = tariff->item,
                                .month = month,
                                .amount = amount};

    if (!amount)
        return STATUS_OK;
    record.reason = reason_of(run, book, permit, amount > 0);
    record.id = draft_next_id(draft, &kind_adjustment);
    return draft_append(draft, "fees", &kind_adjustment, &record);
}

/* Whether the tariff charges the unit by space in the month. */
static bool charges(const struct book *book, const struct tariff *tariff, struct month month,
                    const char *unit)
{
    const int32_t index = book_unit(book, unit);

    return strcmp(tariff->by, "space") == 0 && book_tariff(book, tariff->item, month) == tariff &&
           index >= 0 && tariff_concerns(tariff, &book->units[index]);
}

/* Adjusts every month from `first` to `last` from the cost up to the permit's day `was` to that
 * up to `is`; a `was` before the permit means that nothing was charged. */
static enum status adjust_months(struct run *run, const struct book *book, struct draft *draft,
                                 const struct permit *permit, struct month first, struct month last,
                                 const struct date *was, struct date is)
{
    enum status status = STATUS_OK;

    for (struct month month = first; month_compare(month, last) <= 0; month = month_add(month, 1))
        for (size_t i = 0; i < book->tariff_count && !status; i++) {
            const struct tariff *tariff = book->tariffs[i];
            int64_t before = 0, after = 0;
            if (!charges(book, tariff, month, permit->unit))
                continue;
            if (was)
                status = cost_of(run, book, tariff, permit, month, *was, &before);
            if (!status)
                status = cost_of(run, book, tariff, permit, month, is, &after);
            if (!status)
                status = adjust(run, book, draft, tariff, permit, month, after - before);
        }
    return status;
}

enum status charge_late_permit(struct run *run, const struct book *book, struct draft *draft,
                               struct permit *permit)
{
    const struct month first =
        date_month(date_later_of(permit->from, month_first(book->compound->opened)));
    struct month last;
    enum status status = last_assessed(draft, first, &last);

    if (status || month_is_none(last))
        return status;
    permit->charged_from = month_add(last, 1);
    return adjust_months(run, book, draft, permit, first, last, NULL, permit->to);
}

enum status credit_ended_permit(struct run *run, const struct book *book, struct draft *draft,
                                struct permit *permit)
{
    const struct date earliest = date_later_of(permit->ended, month_first(book->compound->opened));
    struct month last;
    enum status status = last_assessed(draft, date_month(earliest), &last);

    if (status || month_is_none(last))
        return status;
    permit->charged_to = last;
    return adjust_months(run, book, draft, permit, date_month(earliest), last, &permit->to,
                         permit->ended);
}
