#include "book/terms.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/inside.h"

#include <inttypes.h>
#include <string.h>

enum { WHOLE = 10000 }; /* ten-thousandths */

int64_t terms_prepay_months(const struct book *book)
{
    const int64_t months = book->compound->rules->prepay_months;

    return months ? months : PREPAY_MONTHS;
}

static bool holds(struct date from, struct date to, struct date day)
{
    return date_compare(from, day) <= 0 && (date_is_none(to) || date_compare(day, to) <= 0);
}

/* What a rule gives; 0 when that is no amount. */
static int64_t given(const struct discount_rule *rule, size_t months, int64_t gross)
{
    int64_t out = 0;
    const bool fits = rule->free ? decimal_part(gross, rule->free, (int64_t)months, &out)
                                 : decimal_part(gross, rule->share, WHOLE, &out);

    return fits ? out : 0;
}

const struct discount_rule *terms_discount(const struct book *book, const char *item, size_t months,
                                           int64_t gross, struct date day, int64_t *discount)
{
    const struct discount_rule *rules = book->compound->discounts.item, *best = NULL;

    *discount = 0;
    for (size_t i = 0; i < book->compound->discounts.count; i++) {
        if (strcmp(rules[i].item, item) != 0 || (int64_t)months < rules[i].months ||
            !holds(rules[i].from, rules[i].to, day))
            continue;
        const int64_t one = given(&rules[i], months, gross);
        if (one <= *discount)
            continue;
        *discount = one;
        best = &rules[i];
    }
    return best;
}

const struct late_fee_rule *terms_late_fee(const struct book *book, const char *item,
                                           struct date day)
{
    const struct late_fee_rule *rules = book->compound->late_fees.item, *general = NULL;

    for (size_t i = 0; i < book->compound->late_fees.count; i++) {
        if (!holds(rules[i].from, rules[i].to, day))
            continue;
        if (rules[i].item && strcmp(rules[i].item, item) == 0)
            return &rules[i];
        if (!rules[i].item)
            general = &rules[i];
    }
    return general;
}

/* --- whether they hold together --- */

static enum status wrong(struct run *run, const struct source *source, const char *list,
                         size_t index, const char *code, const char *hint, const char *message)
{
    const struct spot spot = yaml_spot(run, source, file_kind_of(source->path, NULL), 0, list,
                                       arena_printf(run->arena, "%zu", index));

    return fail_at(run, spot, STATUS_DATA, code, hint, "%s", phrase(run, message));
}

static bool ends_early(struct date from, struct date to)
{
    return !date_is_none(to) && date_compare(to, from) < 0;
}

static bool meet(struct date a_from, struct date a_to, struct date b_from, struct date b_to)
{
    return (date_is_none(a_to) || date_compare(b_from, a_to) <= 0) &&
           (date_is_none(b_to) || date_compare(a_from, b_to) <= 0);
}

static enum status check_discount(struct run *run, const struct book *book,
                                  const struct source *source, size_t at)
{
    const struct discount_rule *rules = book->compound->discounts.item, *rule = &rules[at];
    enum status status = STATUS_OK;

    if (book_item(book, rule->item) < 0)
        status = wrong(run, source, "discounts", at, "unknown-item",
                       "items are those of the tariffs: fees tariffs",
                       "a discount is on an item that has no tariff");
    if (!rule->free == !rule->share || rule->free >= rule->months || rule->share >= WHOLE)
        status = wrong(run, source, "discounts", at, "discount-shape",
                       "give free months, fewer than are paid, or a share off, below 1",
                       "a discount gives nothing, everything, or two things at once");
    if (ends_early(rule->from, rule->to))
        status = wrong(run, source, "discounts", at, "terms-days",
                       "'to' is the last day it holds for", "a discount ends before it begins");
    for (size_t i = 0; i < at; i++)
        if (strcmp(rules[i].item, rule->item) == 0 && rules[i].months == rule->months &&
            meet(rules[i].from, rules[i].to, rule->from, rule->to))
            return wrong(run, source, "discounts", at, "terms-twice",
                         "end the earlier one with 'to', or take one of them out",
                         "two discounts are on the same months of an item at the same time");
    return status;
}

static bool same_item(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static enum status check_late_fee(struct run *run, const struct book *book,
                                  const struct source *source, size_t at)
{
    const struct late_fee_rule *rules = book->compound->late_fees.item, *rule = &rules[at];
    enum status status = STATUS_OK;

    if (rule->item && book_item(book, rule->item) < 0)
        status = wrong(run, source, "late_fees", at, "unknown-item",
                       "items are those of the tariffs: fees tariffs",
                       "a late fee is on an item that has no tariff");
    if (rule->daily > WHOLE || rule->cap > WHOLE)
        status = wrong(run, source, "late_fees", at, "late-fee-shape",
                       "a day costs a share like 0.0005, and all of it at most 1.00",
                       "a late fee is more than the debt itself");
    if (ends_early(rule->from, rule->to))
        status = wrong(run, source, "late_fees", at, "terms-days",
                       "'to' is the last day it holds for", "a late fee ends before it begins");
    for (size_t i = 0; i < at; i++)
        if (same_item(rules[i].item, rule->item) &&
            meet(rules[i].from, rules[i].to, rule->from, rule->to))
            return wrong(run, source, "late_fees", at, "terms-twice",
                         "end the earlier one with 'to', or take one of them out",
                         "two late fees are on the same item at the same time");
    return status;
}

enum status book_check_terms(struct run *run, const struct book *book)
{
    struct blob blob;
    enum status status = STATUS_OK;

    if (!book->compound->discounts.count && !book->compound->late_fees.count)
        return STATUS_OK;
    status = snapshot_read(run, book->snapshot, "compound.yaml", &blob);
    if (status)
        return status;
    const struct source source = {"compound.yaml", blob.bytes, blob.size};
    for (size_t i = 0; i < book->compound->discounts.count; i++)
        status = status_join(status, check_discount(run, book, &source, i));
    for (size_t i = 0; i < book->compound->late_fees.count; i++)
        status = status_join(status, check_late_fee(run, book, &source, i));
    return status;
}
