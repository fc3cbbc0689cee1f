/* Months paid in advance: what they cost, what is off, and the end of such an agreement. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/assess_inside.h"
#include "book/terms.h"

#include <inttypes.h>
#include <string.h>

/* What the months of a prepayment cost, by item and month. */
struct quote {
    const struct book *book;
    int32_t unit;
    struct words items;
    struct month from;
    size_t months;
    int64_t *cost; /* items by months */
};

static bool has_price(const struct book *book, const char *item, struct month month)
{
    const struct tariff *tariff = book_tariff(book, item, month);

    return tariff && (strcmp(tariff->by, "area") == 0 || strcmp(tariff->by, "unit") == 0);
}

/* What an item costs the unit in a month, as things are now. */
static enum status cost_of(struct run *run, const struct quote *quote, const char *item,
                           struct month month, int64_t *out)
{
    const struct book *book = quote->book;
    const struct assessed_units units = assess_units_of(run, book, month);
    int64_t *amounts = arena_array(run->arena, units.count, sizeof *amounts);

    *out = 0;
    if (!has_price(book, item, month))
        return fail(run, STATUS_REFUSED, "prepay-price",
                    "only what is charged by area or by unit has a price beforehand",
                    "'%s' has no fixed price in %s", item, month_name(run, month));
    struct basis basis = assess_basis(book_tariff(book, item, month));
    enum status status =
        assess_column(run, &units, &basis, (struct spot){.file = "tariffs.yaml"}, amounts);
    for (size_t i = 0; i < units.count && !status; i++)
        if (units.history[i] == &book->units[quote->unit])
            *out = amounts[i];
    return status;
}

static enum status price(struct run *run, struct quote *quote)
{
    enum status status = STATUS_OK;

    quote->cost = arena_array(run->arena, quote->items.count * quote->months, sizeof(int64_t));
    for (size_t i = 0; i < quote->items.count; i++)
        for (size_t k = 0; k < quote->months && !status; k++)
            status = cost_of(run, quote, quote->items.item[i], month_add(quote->from, (int32_t)k),
                             &quote->cost[i * quote->months + k]);
    return status;
}

/* Without a choice: all items that have a price and cost this unit something. */
static enum status choose(struct run *run, struct quote *quote)
{
    const struct book *book = quote->book;
    size_t capacity = 0;

    for (size_t i = 0; i < book->item_count; i++) {
        int64_t cost;
        if (!has_price(book, book->items[i], quote->from))
            continue;
        enum status status = cost_of(run, quote, book->items[i], quote->from, &cost);
        if (status)
            return status;
        if (!cost)
            continue;
        ARENA_PUSH(run->arena, quote->items.item, quote->items.count, capacity);
        quote->items.item[quote->items.count++] = book->items[i];
    }
    if (quote->items.count)
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "prepay-price", "see what is charged with: fees tariffs",
                "nothing with a fixed price is charged to '%s' in %s",
                book->units[quote->unit].code, month_name(run, quote->from));
}

/* What is off: per item by its rule. Two items whose rules name different decisions are paid one
 * by one. */
static enum status discount_of(struct run *run, const struct quote *quote, struct date day,
                               int64_t *discount, const char **decision)
{
    *discount = 0;
    *decision = NULL;
    for (size_t i = 0; i < quote->items.count; i++) {
        int64_t gross = 0, one;
        for (size_t k = 0; k < quote->months; k++)
            if (!decimal_add(gross, quote->cost[i * quote->months + k], &gross))
                return fail(run, STATUS_REFUSED, "amount-too-large", "pay fewer months",
                            "the months cost more than the books can hold");
        const struct discount_rule *rule =
            terms_discount(quote->book, quote->items.item[i], quote->months, gross, day, &one);
        if (!rule)
            continue;
        if (*decision && rule->decision && strcmp(*decision, rule->decision) != 0)
            return fail(run, STATUS_REFUSED, "prepay-decisions", "pay the items one by one: --for",
                        "the discounts of the items are by different decisions");
        *discount += one;
        *decision = rule->decision ? rule->decision : *decision;
    }
    return STATUS_OK;
}

static struct amounts gross_of(struct run *run, const struct quote *quote, int64_t *sum)
{
    struct amounts gross = {arena_array(run->arena, quote->months, sizeof(int64_t)), quote->months};

    *sum = 0;
    for (size_t k = 0; k < quote->months; k++) {
        for (size_t i = 0; i < quote->items.count; i++)
            gross.item[k] += quote->cost[i * quote->months + k];
        *sum += gross.item[k];
    }
    return gross;
}

static enum status check_months(struct run *run, const struct book *book, const struct quote *quote,
                                int64_t months)
{
    const int64_t most = terms_prepay_months(book);
    const int32_t ahead =
        month_index(quote->from) + (int32_t)quote->months - 1 - month_index(date_month(run->today));

    if (months >= 1 && months <= most && ahead <= most)
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "prepay-months",
                "pay fewer months; the limit is prepay_months in compound.yaml",
                "no more than %" PRId64 " months are paid in advance", most);
}

static enum status quote_new(struct run *run, const struct book *book,
                             const struct prepay_input *input, struct draft *draft,
                             struct quote *out)
{
    bool assessed = true;

    *out = (struct quote){.book = book,
                          .unit = book_unit(book, input->receipt.unit),
                          .items = input->items,
                          .from = input->from,
                          .months = input->months < 1 ? 0 : (size_t)input->months};
    if (out->unit < 0)
        return fail(run, STATUS_REFUSED, "unknown-unit", "see the codes with: units list",
                    "there is no unit '%s'", input->receipt.unit);
    for (size_t i = 0; i < out->items.count; i++)
        if (book_item(book, out->items.item[i]) < 0)
            return fail(run, STATUS_REFUSED, "unknown-item", "see the items with: fees tariffs",
                        "there is no item '%s'", out->items.item[i]);
    if (month_is_none(out->from)) {
        out->from = date_month(run->today);
        enum status status = is_assessed(draft, out->from, &assessed);
        if (status)
            return status;
        out->from = assessed ? month_add(out->from, 1) : out->from;
    }
    return check_months(run, book, out, input->months);
}

enum status prepay(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct prepay_input *input = context;
    struct receipt receipt = input->receipt;
    struct prepayment record = {.unit = receipt.unit};
    struct folded folded;
    struct quote quote;
    int64_t sum;
    enum status status = quote_new(run, book, input, draft, &quote);

    if (!status && !quote.items.count)
        status = choose(run, &quote);
    if (!status)
        status = price(run, &quote);
    receipt.date = date_or_today(run, receipt.date);
    if (!status)
        status = discount_of(run, &quote, receipt.date, &record.discount, &record.decision);
    if (status)
        return status;
    record.items = quote.items;
    record.from = quote.from;
    record.to = month_add(quote.from, (int32_t)quote.months - 1);
    record.gross = gross_of(run, &quote, &sum);
    receipt.amount = sum - record.discount;
    receipt.id = draft_next_id(draft, &kind_receipt);
    record.of = receipt.id;
    record.date = receipt.date;
    record.id = draft_next_id(draft, &kind_prepayment);
    status = draft_append(draft, "fees", &kind_receipt, &receipt);
    if (!status)
        status = receipt_refuse_known(run, draft, &receipt);
    if (!status)
        status = draft_append(draft, "fees", &kind_prepayment, &record);
    if (!status)
        status = draft_fold(draft, &folded);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "fees: receive %s from %s for %s to %s in advance by %s (%s)",
                  money(run, receipt.amount), receipt.unit, month_name(run, record.from),
                  month_name(run, record.to), receipt.via, record.id);
    return STATUS_OK;
}

/* --- the end of it --- */

/* How many of its months were charged before the first that was not. */
static size_t charged_months(const struct book *book, const struct prepayment *record)
{
    size_t count = 0;

    while (count < record->gross.count && book_roll(book, month_add(record->from, (int32_t)count)))
        count++;
    return count;
}

/* What stays: the months charged, with the discount that so many months have by the rules. */
static enum status shorter(struct run *run, const struct book *book,
                           const struct prepayment *record, size_t months, struct prepayment *out)
{
    struct quote quote = {.book = book,
                          .unit = book_unit(book, record->unit),
                          .items = record->items,
                          .from = record->from,
                          .months = months};

    *out = *record;
    int64_t sum;

    out->to = month_add(record->from, (int32_t)months - 1);
    enum status status = price(run, &quote);
    if (!status)
        status = discount_of(run, &quote, record->date, &out->discount, &out->decision);
    out->gross = gross_of(run, &quote, &sum);
    out->discount = out->discount < record->discount ? out->discount : record->discount;
    return status;
}

enum status end_prepayment(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    struct reversal record = *(const struct reversal *)context;
    struct prepayment rest = {0};
    struct found_record found;
    struct folded folded;
    struct book *own;

    (void)book;
    enum status status = record_find(run, draft->base, record.of, &kind_prepayment, &found);
    if (!status)
        status = draft_records(draft, &own);
    if (status > STATUS_FOUND)
        return status;
    const struct prepayment *prepayment = found.record;
    const size_t months = charged_months(own, prepayment);
    if (months == prepayment->gross.count)
        return fail(run, STATUS_REFUSED, "prepay-over",
                    "if it was wrong, undo it: fees reverse ID --reason REASON",
                    "all months of the prepayment '%s' are charged", record.of);
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_reversal);
    status = draft_append(draft, "fees", &kind_reversal, &record);
    if (!status && months)
        status = shorter(run, own, prepayment, months, &rest);
    if (!status && rest.discount) {
        rest.date = record.date;
        rest.id = draft_next_id(draft, &kind_prepayment);
        status = draft_append(draft, "fees", &kind_prepayment, &rest);
    }
    if (!status)
        status = draft_fold(draft, &folded);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "fees: end the prepayment %s after %zu months (%s)", record.of, months,
                  record.id);
    return STATUS_OK;
}
