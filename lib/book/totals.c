#include "book/totals.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* Movements in the days behind the boundary before and up to this one; later, up to this one
 * since the beginning. All arrays lie one behind the other in `all`. */
struct sums {
    int64_t *place_in, *place_out, *fund_in, *fund_out;
    int64_t *charged, *received, *waived, *discount, *late, *receivable;
    int64_t *spent, *incurred, *donated, *earned;
    int64_t *unit_receivable, *unit_credit;
    int64_t *credit, *unidentified, *payable; /* one each */
    int64_t *taken, *back, *kept, *refunded;  /* the same: deposits, and credit given back */
    int64_t *all;
    size_t width;
};

struct totalling {
    struct book *book;
    struct date *days; /* the last days, sorted, no day twice */
    struct sums *sums; /* one per day */
    size_t count;
    size_t last; /* the place found before: dates come in runs */
    struct totals *totals;
    size_t periods;
    struct date *money; /* per event: when its money could first be credit */
};

static int64_t *slice(struct sums *sums, size_t count)
{
    int64_t *at = sums->all ? sums->all + sums->width : NULL;

    sums->width += count;
    return at;
}

/* Called twice: first to learn the width, then to cut up `all`. */
static void lay_out(struct sums *sums, const struct book *book)
{
    sums->width = 0;
    sums->place_in = slice(sums, book->place_count);
    sums->place_out = slice(sums, book->place_count);
    sums->fund_in = slice(sums, book->fund_count);
    sums->fund_out = slice(sums, book->fund_count);
    sums->charged = slice(sums, book->item_count);
    sums->received = slice(sums, book->item_count);
    sums->waived = slice(sums, book->item_count);
    sums->discount = slice(sums, book->item_count);
    sums->late = slice(sums, book->item_count);
    sums->receivable = slice(sums, book->item_count);
    sums->spent = slice(sums, book->category_count);
    sums->incurred = slice(sums, book->category_count);
    sums->donated = slice(sums, book->campaign_count);
    sums->earned = slice(sums, book->source_count);
    sums->unit_receivable = slice(sums, book->unit_count);
    sums->unit_credit = slice(sums, book->unit_count);
    sums->credit = slice(sums, 1);
    sums->unidentified = slice(sums, 1);
    sums->payable = slice(sums, 1);
    sums->taken = slice(sums, 1);
    sums->back = slice(sums, 1);
    sums->kept = slice(sums, 1);
    sums->refunded = slice(sums, 1);
}

static struct sums sums_new(struct run *run, const struct book *book)
{
    struct sums sums = {.all = NULL};

    lay_out(&sums, book);
    sums.all = arena_array(run->arena, sums.width, sizeof *sums.all);
    lay_out(&sums, book);
    return sums;
}

static int by_date(const void *a, const void *b)
{
    const struct date *x = a, *y = b;

    return date_compare(*x, *y);
}

static struct date day_before(struct date day)
{
    return date_is_none(day) ? day : date_from_days(date_days(day) - 1);
}

static void find_days(struct run *run, struct totalling *to)
{
    size_t count = 0;

    to->days = arena_array(run->arena, to->periods * 2, sizeof *to->days);
    for (size_t i = 0; i < to->periods; i++) {
        to->days[count++] = day_before(to->totals[i].from);
        to->days[count++] = to->totals[i].to;
    }
    if (count)
        qsort(to->days, count, sizeof *to->days, by_date);
    for (size_t i = 0; i < count; i++)
        if (to->count == 0 || date_compare(to->days[to->count - 1], to->days[i]) != 0)
            to->days[to->count++] = to->days[i];
    to->sums = arena_array(run->arena, to->count, sizeof *to->sums);
    for (size_t i = 0; i < to->count; i++)
        to->sums[i] = sums_new(run, to->book);
}

static bool falls_in(const struct totalling *to, size_t at, struct date day)
{
    return date_compare(day, to->days[at]) <= 0 &&
           (at == 0 || date_compare(day, to->days[at - 1]) > 0);
}

/* The first boundary on or behind a day; `count` when there is none. */
static size_t place_of(struct totalling *to, struct date day)
{
    size_t low = 0, high = to->count;

    if (to->last < to->count && falls_in(to, to->last, day))
        return to->last;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (date_compare(to->days[middle], day) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    to->last = low;
    return low;
}

static void add_side(int64_t *in, int64_t *out, bool reversal, int64_t amount)
{
    if ((amount > 0) != reversal)
        *in += amount;
    else
        *out -= amount;
}

static bool is_receipt(enum cause cause)
{
    return cause == CAUSE_RECEIPT || cause == CAUSE_IDENTIFICATION || cause == CAUSE_CREDIT_USED;
}

static void add_posting(struct sums *sums, const struct transaction *transaction,
                        const struct posting *posting)
{
    const int32_t index = posting->index;
    const int64_t amount = posting->amount;

    switch (posting->account) {
    case ACCOUNT_PLACE:
        add_side(&sums->place_in[index], &sums->place_out[index], transaction->reversal, amount);
        break;
    case ACCOUNT_FUND:
        add_side(&sums->fund_in[index], &sums->fund_out[index], transaction->reversal, amount);
        break;
    case ACCOUNT_RECEIVABLE:
        sums->receivable[index] += amount;
        sums->unit_receivable[posting->unit] += amount;
        if (is_receipt(transaction->cause))
            sums->received[index] -= amount;
        break;
    case ACCOUNT_CREDIT:
        *sums->credit -= amount;
        sums->unit_credit[posting->unit] -= amount;
        if (transaction->cause == CAUSE_REFUND)
            *sums->refunded += amount;
        break;
    case ACCOUNT_DEPOSIT:
        *(transaction->cause == CAUSE_DEPOSIT ? sums->taken : sums->back) +=
            transaction->cause == CAUSE_DEPOSIT ? -amount : amount;
        break;
    case ACCOUNT_KEPT:
        *sums->kept -= amount;
        *sums->back += amount;
        break;
    case ACCOUNT_LATE:
        sums->late[index] -= amount;
        break;
    case ACCOUNT_DISCOUNT:
        sums->discount[index] += amount;
        break;
    case ACCOUNT_UNIDENTIFIED:
        *sums->unidentified -= amount;
        break;
    case ACCOUNT_PAYABLE:
        *sums->payable -= amount;
        break;
    case ACCOUNT_INCOME:
        sums->charged[index] -= amount;
        break;
    case ACCOUNT_WAIVED:
        sums->waived[index] += amount;
        break;
    case ACCOUNT_EXPENSE:
        sums->incurred[index] += amount;
        break;
    case ACCOUNT_DONATION:
        sums->donated[index] -= amount;
        break;
    case ACCOUNT_EARNING:
        sums->earned[index] -= amount;
        break;
    case ACCOUNT_OPENING:
    case ACCOUNT_POOL:
        break;
    }
}

/* What a payment paid for is in the expense's record. */
static void add_spent(const struct totalling *to, struct sums *sums,
                      const struct transaction *transaction)
{
    const struct event *event = transaction->reversal ? transaction->origin : transaction->event;
    const struct payment *payment = event->record;
    const struct expense *expense = book_find(to->book, payment->of)->record;

    sums->spent[book_category(to->book, expense->category)] +=
        transaction->reversal ? -expense->amount : expense->amount;
}

/* The receipt whose money a transaction moves into credit or out of it, or NULL. */
static const struct event *money_of(const struct totalling *to,
                                    const struct transaction *transaction)
{
    const struct event *event = transaction->event;

    if (transaction->cause == CAUSE_CREDIT_USED)
        return transaction->origin;
    if (transaction->reversal)
        event = transaction->origin;
    if (transaction->cause == CAUSE_IDENTIFICATION) {
        const struct identification *identification = event->record;
        return book_find(to->book, identification->of);
    }
    if (transaction->cause == CAUSE_REFUND)
        return transaction->reversal ? NULL : transaction->origin;
    return transaction->cause == CAUSE_RECEIPT ? event : NULL;
}

static bool is_within(struct date day, const struct totals *totals)
{
    return date_compare(totals->from, day) <= 0 && date_compare(day, totals->to) <= 0;
}

/* Money that came in within a period counts as paid in advance as far as it is credit at the
 * period's end: both its coming and its use must lie within. */
static void add_advance(struct totalling *to, const struct transaction *transaction)
{
    const struct event *money = money_of(to, transaction);
    int64_t credited = 0;

    if (!money)
        return;
    struct date *came = &to->money[money - to->book->records->events];
    if (!transaction->reversal && transaction->cause != CAUSE_CREDIT_USED &&
        transaction->cause != CAUSE_REFUND)
        *came = transaction->date;
    for (size_t i = 0; i < transaction->count; i++)
        if (transaction->postings[i].account == ACCOUNT_CREDIT)
            credited -= transaction->postings[i].amount;
    for (size_t i = 0; credited && i < to->periods; i++)
        if (is_within(transaction->date, &to->totals[i]) && is_within(*came, &to->totals[i]))
            to->totals[i].advance += credited;
}

static enum status add_transaction(struct run *run, const struct transaction *transaction,
                                   void *context)
{
    struct totalling *to = context;
    size_t at = place_of(to, transaction->date);

    (void)run;
    add_advance(to, transaction);
    if (at == to->count)
        return STATUS_OK;
    for (size_t i = 0; i < transaction->count; i++)
        add_posting(&to->sums[at], transaction, &transaction->postings[i]);
    if (transaction->cause == CAUSE_PAYMENT)
        add_spent(to, &to->sums[at], transaction);
    return STATUS_OK;
}

static int64_t *difference(struct run *run, const int64_t *after, const int64_t *before,
                           size_t count)
{
    int64_t *out = arena_array(run->arena, count, sizeof *out);

    for (size_t i = 0; i < count; i++)
        out[i] = after[i] - before[i];
    return out;
}

static void fill_money(struct run *run, const struct book *book, struct totals *out,
                       const struct sums *before, const struct sums *after)
{
    const size_t places = book->place_count, funds = book->fund_count;

    out->place_before = difference(run, before->place_in, before->place_out, places);
    out->place_in = difference(run, after->place_in, before->place_in, places);
    out->place_out = difference(run, after->place_out, before->place_out, places);
    out->place_after = difference(run, after->place_in, after->place_out, places);
    out->fund_before = difference(run, before->fund_in, before->fund_out, funds);
    out->fund_in = difference(run, after->fund_in, before->fund_in, funds);
    out->fund_out = difference(run, after->fund_out, before->fund_out, funds);
    out->fund_after = difference(run, after->fund_in, after->fund_out, funds);
    out->spent = difference(run, after->spent, before->spent, book->category_count);
    out->incurred = difference(run, after->incurred, before->incurred, book->category_count);
    out->donated = difference(run, after->donated, before->donated, book->campaign_count);
    out->earned = difference(run, after->earned, before->earned, book->source_count);
}

static void fill_fees(struct run *run, const struct book *book, struct totals *out,
                      const struct sums *before, const struct sums *after)
{
    const size_t items = book->item_count;

    out->charged = difference(run, after->charged, before->charged, items);
    out->received = difference(run, after->received, before->received, items);
    out->waived = difference(run, after->waived, before->waived, items);
    out->discount = difference(run, after->discount, before->discount, items);
    out->late = difference(run, after->late, before->late, items);
    out->receivable_before = before->receivable;
    out->receivable = after->receivable;
    out->unit_receivable = after->unit_receivable;
    out->unit_credit = after->unit_credit;
    out->credit_before = *before->credit;
    out->credit = *after->credit;
    out->unidentified_before = *before->unidentified;
    out->unidentified = *after->unidentified;
    out->payable_before = *before->payable;
    out->payable = *after->payable;
}

static int64_t held(const struct sums *sums)
{
    return *sums->taken - *sums->back - *sums->kept;
}

static void fill_returned(struct totals *out, const struct sums *before, const struct sums *after)
{
    out->deposits_before = held(before);
    out->deposits = held(after);
    out->deposits_taken = *after->taken - *before->taken;
    out->deposits_back = *after->back - *before->back;
    out->kept = *after->kept - *before->kept;
    out->refunded = *after->refunded - *before->refunded;
}

static void fill(struct run *run, struct totalling *to)
{
    for (size_t i = 1; i < to->count; i++)
        for (size_t at = 0; at < to->sums[i].width; at++)
            to->sums[i].all[at] += to->sums[i - 1].all[at];
    for (size_t i = 0; i < to->periods; i++) {
        struct totals *out = &to->totals[i];
        const struct sums *before = &to->sums[place_of(to, day_before(out->from))];
        const struct sums *after = &to->sums[place_of(to, out->to)];
        fill_money(run, to->book, out, before, after);
        fill_fees(run, to->book, out, before, after);
        fill_returned(out, before, after);
    }
}

enum status totals_compute(struct run *run, struct book *book, const struct date *from,
                           const struct date *to, size_t periods, struct totals **out,
                           struct fold **fold)
{
    struct totalling totalling = {.book = book, .periods = periods};
    struct fold *own;
    enum status status = book_records(run, book);

    if (status)
        return status;
    totalling.totals = arena_array(run->arena, periods, sizeof *totalling.totals);
    for (size_t i = 0; i < periods; i++) {
        totalling.totals[i].from = from[i];
        totalling.totals[i].to = to[i];
    }
    find_days(run, &totalling);
    totalling.money = arena_array(run->arena, book->records->count, sizeof *totalling.money);
    status = fold_run(run, book, add_transaction, &totalling, &own);
    if (status)
        return status;
    fill(run, &totalling);
    *out = totalling.totals;
    if (fold)
        *fold = own;
    return STATUS_OK;
}
