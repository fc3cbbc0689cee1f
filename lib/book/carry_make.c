/* What is carried forward out of a book: the records that are needed, and the sum of the others. */
#include "book/carry_inside.h"
#include "book/fold_inside.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* Sums by account and index; of units everything must come to nothing. */
struct summing {
    struct run *run;
    struct book *book;
    struct fold *fold;
    const struct cut *cut;
    int64_t *sums; /* per account, `width` indexes each */
    size_t width;
    int64_t *owed, *credit, *held; /* per unit */
    int64_t unidentified;
};

static bool is_in(const struct event *event, const char *folder)
{
    const size_t length = strlen(folder);

    return strncmp(event->path, folder, length) == 0 && event->path[length] == '/';
}

static bool is_kept(const struct summing *summing, const struct transaction *transaction)
{
    const int32_t unit = transaction_unit(transaction);
    const size_t index = event_index(summing->fold->state, transaction->event);

    if (unit >= 0)
        return index >= summing->cut->from[unit];
    if (transaction->cause == CAUSE_CARRIED)
        return false;
    return !is_in(transaction->event, "fees") || summing->cut->needed[index];
}

static enum status sum(struct run *run, const struct transaction *transaction, void *context)
{
    struct summing *summing = context;

    (void)run;
    if (is_kept(summing, transaction))
        return STATUS_OK;
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->account == ACCOUNT_RECEIVABLE)
            summing->owed[posting->unit] += posting->amount;
        else if (posting->account == ACCOUNT_CREDIT)
            summing->credit[posting->unit] += posting->amount;
        else if (posting->account == ACCOUNT_DEPOSIT)
            summing->held[posting->unit] += posting->amount;
        else if (posting->account == ACCOUNT_UNIDENTIFIED)
            summing->unidentified += posting->amount;
        else
            summing->sums[(size_t)posting->account * summing->width +
                          (posting->index < 0 ? 0 : (size_t)posting->index)] += posting->amount;
    }
    return STATUS_OK;
}

/* What is settled leaves nothing open. */
static bool is_settled(const struct summing *summing)
{
    bool open = summing->unidentified != 0;

    for (size_t i = 0; i < summing->book->unit_count; i++)
        open = open || summing->owed[i] || summing->credit[i] || summing->held[i];
    return !open;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static struct summing summing_new(struct run *run, struct book *book, const struct cut *cut)
{
    struct summing summing = {.run = run, .book = book, .cut = cut};

    summing.width = larger(larger(book->place_count, book->fund_count),
                           larger(larger(book->item_count, book->source_count),
                                  larger(book->category_count, book->campaign_count))) +
                    1;
    summing.sums = arena_array(run->arena, (ACCOUNT_POOL + 1) * summing.width, sizeof(int64_t));
    summing.owed = arena_array(run->arena, book->unit_count * 3, sizeof(int64_t));
    summing.credit = summing.owed + book->unit_count;
    summing.held = summing.credit + book->unit_count;
    return summing;
}

/* An account's name in its register; NULL when it has none. False: such money does not come from
 * fees. */
static bool name_of(const struct book *book, enum account account, size_t index, const char **out)
{
    *out = NULL;
    switch (account) {
    case ACCOUNT_PLACE:
        *out = book->places[index].place;
        return true;
    case ACCOUNT_FUND:
        *out = book->funds[index].fund;
        return book_fund_campaign(book, (int32_t)index) < 0;
    case ACCOUNT_EARNING:
        *out = book->sources[index]->source;
        return true;
    case ACCOUNT_INCOME:
    case ACCOUNT_LATE:
    case ACCOUNT_WAIVED:
    case ACCOUNT_DISCOUNT:
        *out = book->items[index];
        return true;
    case ACCOUNT_KEPT:
    case ACCOUNT_OPENING:
        return true;
    default:
        return false;
    }
}

/* The pool follows from the funds. */
static bool put_sums(const struct summing *summing, struct carry *carry)
{
    for (size_t account = 0; account < ACCOUNT_POOL; account++)
        for (size_t index = 0; index < summing->width; index++) {
            struct carried_sum one = {.account = (enum account)account,
                                      .amount = summing->sums[account * summing->width + index]};
            if (!one.amount)
                continue;
            if (!name_of(summing->book, one.account, index, &one.name))
                return false;
            ARENA_PUSH(summing->run->arena, carry->sums, carry->sum_count, carry->sum_capacity);
            carry->sums[carry->sum_count++] = one;
        }
    return true;
}

/* --- the records that are kept --- */

static struct carried_file *file_of(struct run *run, struct carry *carry, const char *path)
{
    struct carried_file *last = carry->file_count ? &carry->files[carry->file_count - 1] : NULL;

    if (last && !last->roll && strcmp(last->path, path) == 0)
        return last;
    ARENA_PUSH(run->arena, carry->files, carry->file_count, carry->file_capacity);
    carry->files[carry->file_count] = (struct carried_file){.path = path};
    return &carry->files[carry->file_count++];
}

static void keep_record(struct run *run, struct carry *carry, const struct event *event)
{
    struct carried_file *file = file_of(run, carry, event->path);
    const struct items old = file->items;
    size_t capacity = old.count;

    if ((old.count & (old.count - 1)) == 0) { /* full at each power of two */
        capacity = old.count ? old.count * 2 : 1;
        file->items.item =
            arena_grow(run->arena, old.item, old.count, capacity, sizeof *file->items.item);
    }
    file->items.item[file->items.count++] = (struct item){
        .kind = event->kind, .record = (void *)(uintptr_t)event->record, .line = event->line};
}

/* The lines of a roll that are not settled. */
static const struct roll *open_lines(struct run *run, const struct book *book,
                                     const struct cut *cut, size_t index, const struct roll *roll)
{
    struct roll *kept = arena_alloc(run->arena, sizeof *kept);
    const size_t width = roll->lines.width;

    *kept = *roll;
    kept->basis = (struct rows){0}; /* nobody judges it by its basis */
    kept->lines.key = arena_array(run->arena, roll->lines.count, sizeof *kept->lines.key);
    kept->lines.value = arena_array(run->arena, roll->lines.count * width, sizeof(int64_t));
    kept->lines.count = 0;
    for (size_t i = 0; i < roll->lines.count; i++) {
        const int32_t unit = book_unit(book, roll->lines.key[i]);
        if (unit < 0 || index < cut->from[unit])
            continue;
        memcpy(&kept->lines.value[kept->lines.count * width], &roll->lines.value[i * width],
               width * sizeof(int64_t));
        kept->lines.key[kept->lines.count++] = roll->lines.key[i];
    }
    return kept;
}

static void keep_roll(struct run *run, const struct book *book, const struct cut *cut, size_t index,
                      struct carry *carry)
{
    const struct charge *charge = book->records->events[index].record;
    const struct roll *roll = book_roll(book, charge->month);

    ARENA_PUSH(run->arena, carry->files, carry->file_count, carry->file_capacity);
    carry->files[carry->file_count++] = (struct carried_file){
        .path = path_roll(run, charge->month), .roll = open_lines(run, book, cut, index, roll)};
}

/* An opening of a unit, or its reversal, in a day-book that is read whole. */
static bool is_of_opening(const struct book *book, const struct event *event)
{
    if (event->kind == &kind_reversal)
        event = book_find(book, ((const struct reversal *)event->record)->of);
    return event && event->kind == &kind_opening && ((const struct opening *)event->record)->unit;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct carried_file *)a)->path, ((const struct carried_file *)b)->path);
}

static void keep_records(struct run *run, const struct book *book, const struct cut *cut,
                         struct carry *carry)
{
    size_t capacity = 0;

    for (size_t i = 0; i < cut->count; i++) {
        const struct event *event = &book->records->events[i];
        if (event->kind == &kind_carried)
            continue;
        if (is_in(event, "fees")) {
            if (cut->needed[i])
                keep_record(run, carry, event);
        } else if (!cut->needed[i] && is_of_opening(book, event)) {
            ARENA_PUSH(run->arena, carry->settled.item, carry->settled.count, capacity);
            carry->settled.item[carry->settled.count++] = event->id;
        }
    }
    for (size_t i = 0; i < cut->count; i++)
        if (cut->needed[i] && book->records->events[i].kind == &kind_charge)
            keep_roll(run, book, cut, i, carry);
    if (carry->file_count)
        qsort(carry->files, carry->file_count, sizeof *carry->files, by_path);
}

/* The ids that another one had carried forward as settled stay so. */
static void keep_settled(struct run *run, const struct book *book, struct carry *carry)
{
    const struct words *before = book->carry ? &book->carry->settled : &(struct words){0};
    struct words all = {.item = arena_array(run->arena, before->count + carry->settled.count + 1,
                                            sizeof *all.item)};

    for (size_t i = 0; i < before->count; i++)
        all.item[all.count++] = before->item[i];
    for (size_t i = 0; i < carry->settled.count; i++)
        all.item[all.count++] = carry->settled.item[i];
    carry->settled = all;
}

enum status carry_make(struct run *run, struct book *book, struct date day, struct month first,
                       const struct carry **out)
{
    struct cut cut;
    enum status status = cut_make(run, book, day, &cut);

    *out = NULL;
    if (status || date_compare(cut.last, month_first(first)) >= 0 ||
        month_compare(cut.through, first) >= 0)
        return status;
    struct summing summing = summing_new(run, book, &cut);
    struct carry *carry = arena_alloc(run->arena, sizeof *carry);
    *carry =
        (struct carry){.day = day, .last = cut.last, .through = cut.through, .volume = cut.volume};
    status = fold_until(run, book, day, sum, &summing, &summing.fold);
    if (status || !is_settled(&summing) || !put_sums(&summing, carry))
        return status;
    keep_records(run, book, &cut, carry);
    keep_settled(run, book, carry);
    *out = carry;
    return STATUS_OK;
}
