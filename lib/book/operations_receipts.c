/* Money that comes in: receipts, whose they are, and undoing records. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"

#include <string.h>

enum { KNOWN_DAYS = 92 };

/* The fees' day-books of the last three months, whole. */
struct recent {
    struct source *files;
    size_t count, capacity;
};

static enum status read_month(struct run *run, const struct snapshot *snapshot, struct month month,
                              struct recent *recent)
{
    int32_t first = date_days(run->today) - KNOWN_DAYS;
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(
        run, snapshot, arena_printf(run->arena, "fees/%04d/%02d", month.year, month.month),
        &entries, &count);

    for (size_t i = 0; i < count && !status; i++) {
        struct date day;
        struct blob blob;
        const struct file_kind *file = file_kind_of(entries[i].path, &day);
        if (!file || file->rule != RULE_DAYBOOK || date_days(day) < first)
            continue;
        status = snapshot_read(run, snapshot, entries[i].path, &blob);
        ARENA_PUSH(run->arena, recent->files, recent->count, recent->capacity);
        recent->files[recent->count++] = (struct source){entries[i].path, blob.bytes, blob.size};
    }
    return status;
}

static enum status read_recent(struct run *run, const struct snapshot *snapshot, struct recent *out)
{
    struct month last = date_month(run->today);
    struct month month = date_month(date_from_days(date_days(run->today) - KNOWN_DAYS));
    enum status status = STATUS_OK;

    for (; month_compare(month, last) <= 0 && !status; month = month_add(month, 1))
        status = read_month(run, snapshot, month, out);
    return status;
}

/* Whether a record is the one looked for. */
typedef bool record_test(const struct item *item, const void *wanted);

static bool is_same_receipt(const struct item *item, const void *wanted)
{
    const struct receipt *receipt = item->record, *other = wanted;

    return item->kind == &kind_receipt && receipt->ref && strcmp(receipt->ref, other->ref) == 0 &&
           strcmp(receipt->via, other->via) == 0;
}

/* Money that went back had come, and keeps its serial. */
static bool is_reversal_of(const struct item *item, const void *wanted)
{
    const struct reversal *reversal = item->record;

    return item->kind == &kind_reversal && strcmp(reversal->of, wanted) == 0 && !reversal->ref;
}

/* The last record that fits, in the files that have `text` anywhere; only these are parsed. */
static enum status find_recent(struct run *run, const struct recent *recent, const char *text,
                               record_test *test, const void *wanted, struct found_record *out)
{
    *out = (struct found_record){0};
    for (size_t i = 0; i < recent->count; i++) {
        const struct source *file = &recent->files[i];
        struct items items;
        if (!memmem(file->bytes, file->size, text, strlen(text)))
            continue;
        enum status status = yaml_read_list(run, file, file_kind_of(file->path, NULL), &items);
        if (status)
            return status;
        for (size_t k = 0; k < items.count; k++)
            if (test(&items.item[k], wanted))
                *out = (struct found_record){items.item[k].kind,
                                             items.item[k].record,
                                             "fees",
                                             {.file = file->path, .line = items.item[k].line}};
    }
    return STATUS_OK;
}

/* The first receipt like the one looked for that is not reversed, in the files that have its
 * serial. */
static enum status find_standing(struct run *run, const struct recent *recent,
                                 const struct receipt *receipt, struct found_record *out)
{
    *out = (struct found_record){0};
    for (size_t i = 0; i < recent->count && !out->record; i++) {
        const struct source *file = &recent->files[i];
        struct items items;
        if (!memmem(file->bytes, file->size, receipt->ref, strlen(receipt->ref)))
            continue;
        enum status status = yaml_read_list(run, file, file_kind_of(file->path, NULL), &items);
        for (size_t k = 0; k < items.count && !status && !out->record; k++) {
            struct found_record undone;
            if (!is_same_receipt(&items.item[k], receipt))
                continue;
            const char *id = record_id_of(items.item[k].kind, items.item[k].record);
            status = find_recent(run, recent, id, is_reversal_of, id, &undone);
            if (!status && !undone.record)
                *out = (struct found_record){items.item[k].kind,
                                             items.item[k].record,
                                             "fees",
                                             {.file = file->path, .line = items.item[k].line}};
        }
        if (status)
            return status;
    }
    return STATUS_OK;
}

enum status receipt_refuse_known(struct run *run, struct draft *draft,
                                 const struct receipt *receipt)
{
    struct recent recent = {0};
    struct found_record known;

    if (!receipt->ref)
        return STATUS_OK;
    enum status status = read_recent(run, draft->base, &recent);
    if (!status)
        status = find_standing(run, &recent, receipt, &known);
    if (status || !known.record)
        return status;
    const struct receipt *first = known.record;
    return fail_at(run, known.spot, STATUS_REFUSED, "receipt-known",
                   "it is booked already; if that one is wrong, reverse it first: fees reverse ID",
                   "the serial '%s' is already booked as '%s', %s", receipt->ref, first->id,
                   money(run, first->amount));
}

enum status receive_payment(struct run *run, const struct book *book, void *context,
                            struct draft *draft)
{
    struct receipt receipt = *(const struct receipt *)context;

    (void)book;
    receipt.date = date_or_today(run, receipt.date);
    receipt.id = draft_next_id(draft, &kind_receipt);
    enum status status = draft_append(draft, "fees", &kind_receipt, &receipt);
    if (!status)
        status = receipt_refuse_known(run, draft, &receipt);
    if (status)
        return status;
    draft_subject(draft, "fees: receive %s %s%s by %s (%s)", money(run, receipt.amount),
                  receipt.unit ? "from " : "not identified", receipt.unit ? receipt.unit : "",
                  receipt.via, receipt.id);
    return STATUS_OK;
}

enum status identify_receipt(struct run *run, const struct book *book, void *context,
                             struct draft *draft)
{
    struct identification record = *(const struct identification *)context;
    struct found_record found;
    struct folded folded;

    (void)book;
    enum status status = record_find(run, draft->base, record.of, &kind_receipt, &found);
    if (status)
        return status;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_identification);
    status = draft_append(draft, "fees", &kind_identification, &record);
    if (!status)
        status = draft_fold_recent(draft, &folded);
    if (status > STATUS_FOUND)
        return status;
    const struct receipt *receipt = found.record;
    draft_subject(draft,
                  record.unit ? "fees: identify %s, %s, as from %s (%s)"
                              : "fees: identify %s, %s, as income of %s (%s)",
                  record.of, money(run, receipt->amount), record.unit ? record.unit : record.source,
                  record.id);
    return STATUS_OK;
}

/* A mistyped opening is undone on its own day, so that the first month does not show the mistake;
 * once that month is closed, and for everything else, it is today. */
static struct date day_of_reversal(const struct run *run, const struct book *book,
                                   const struct found_record *found)
{
    if (found->kind == &kind_opening && !book_is_closed(book, book->compound->opened))
        return ((const struct opening *)found->record)->date;
    return run->today;
}

/* The fold says what can be undone, and finds what would no longer hold without it. */
enum status reverse_record(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    struct reversal record = *(const struct reversal *)context;
    struct found_record found;
    struct folded folded;

    enum status status = record_find(run, draft->base, record.of, NULL, &found);
    if (status)
        return status;
    if (date_is_none(record.date))
        record.date = day_of_reversal(run, book, &found);
    record.id = draft_next_id(draft, &kind_reversal);
    status = draft_append(draft, found.folder, &kind_reversal, &record);
    if (!status)
        status = draft_fold_recent(draft, &folded);
    if (status <= STATUS_FOUND)
        status = refuse_drained(run, &folded, &found);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "%s: reverse %s %s (%s)",
                  told_word(run, found.kind == &kind_service ? "roster" : found.folder),
                  told_word(run, found.kind->name), record.of, record.id);
    return STATUS_OK;
}
