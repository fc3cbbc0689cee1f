#include "audit/export.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "book/fold.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK = 64 * 1024 };

/* A transaction kept until all are known and can be sorted. */
struct entry_kept {
    struct transaction transaction;
    size_t order; /* of booking */
};

struct export
{
    struct run *run;
    struct book *book;
    struct entry_kept *entries;
    size_t count, capacity;
    struct posting *room; /* where the next kept postings go */
    size_t room_left;
    const char **names; /* per account, by account_slot(); NULL: not used */
    struct text out;
    export_sink *sink;
    void *context;
};

enum { ROOM = 4096 };

/* Every account of the book has a number of its own, so its name is made once. */
static size_t account_slot(const struct book *book, const struct posting *posting)
{
    const size_t index = posting->index < 0 ? 0 : (size_t)posting->index;
    const size_t unit = posting->unit < 0 ? 0 : (size_t)posting->unit;
    const size_t places = ACCOUNT_POOL + 1, funds = places + book->place_count;
    const size_t categories = funds + book->fund_count;
    const size_t income = categories + book->category_count;
    const size_t waived = income + book->item_count, credit = waived + book->item_count;
    const size_t receivable = credit + book->unit_count;

    switch (posting->account) {
    case ACCOUNT_PLACE:
        return places + index;
    case ACCOUNT_FUND:
        return funds + index;
    case ACCOUNT_EXPENSE:
        return categories + index;
    case ACCOUNT_INCOME:
        return income + index;
    case ACCOUNT_WAIVED:
        return waived + index;
    case ACCOUNT_CREDIT:
        return credit + unit;
    case ACCOUNT_RECEIVABLE:
        return receivable + unit * book->item_count + index;
    case ACCOUNT_UNIDENTIFIED:
    case ACCOUNT_PAYABLE:
    case ACCOUNT_OPENING:
    case ACCOUNT_POOL:
        break;
    }
    return (size_t)posting->account;
}

static size_t account_slots(const struct book *book)
{
    return ACCOUNT_POOL + 1 + book->place_count + book->fund_count + book->category_count +
           2 * book->item_count + book->unit_count * (1 + book->item_count);
}

static bool is_virtual(const struct posting *posting)
{
    return posting->account == ACCOUNT_FUND || posting->account == ACCOUNT_POOL;
}

/* The type by which hledger's statements sort an account (its manual, "Account types"). */
static char account_type(enum account account)
{
    switch (account) {
    case ACCOUNT_PLACE:
        return 'C';
    case ACCOUNT_RECEIVABLE:
        return 'A';
    case ACCOUNT_CREDIT:
    case ACCOUNT_UNIDENTIFIED:
    case ACCOUNT_PAYABLE:
        return 'L';
    case ACCOUNT_INCOME:
        return 'R';
    case ACCOUNT_WAIVED:
    case ACCOUNT_EXPENSE:
        return 'X';
    case ACCOUNT_OPENING:
    case ACCOUNT_FUND:
    case ACCOUNT_POOL:
        break;
    }
    return 'E';
}

static struct posting *postings_room(struct export *export, size_t count)
{
    if (export->room_left < count) {
        size_t fresh = count > ROOM ? count : ROOM;
        export->room = arena_array(export->run->arena, fresh, sizeof *export->room);
        export->room_left = fresh;
    }
    struct posting *room = export->room;
    export->room += count;
    export->room_left -= count;
    return room;
}

/* The postings live during this call only; those of nothing say nothing and are left out. */
static enum status keep(struct run *run, const struct transaction *transaction, void *context)
{
    struct export *export = context;
    struct posting *kept = postings_room(export, transaction->count);
    size_t count = 0;

    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->amount == 0)
            continue;
        kept[count++] = *posting;
        const char **name = &export->names[account_slot(export->book, posting)];
        if (!*name)
            *name = account_name(run, export->book, posting);
    }
    if (count == 0)
        return STATUS_OK;
    ARENA_PUSH(export->run->arena, export->entries, export->count, export->capacity);
    struct entry_kept *entry = &export->entries[export->count];
    *entry = (struct entry_kept){.transaction = *transaction, .order = export->count++};
    entry->transaction.postings = kept;
    entry->transaction.count = count;
    return STATUS_OK;
}

static int by_date(const void *a, const void *b)
{
    const struct entry_kept *left = a, *right = b;
    int order = date_compare(left->transaction.date, right->transaction.date);

    return order ? order : (left->order > right->order) - (left->order < right->order);
}

static enum status flush(struct export *export, size_t least)
{
    if (export->out.length <= least)
        return STATUS_OK;
    enum status status =
        export->sink(export->run, export->out.at, export->out.length, export->context);
    export->out.length = 0;
    return status;
}

static void write_head(struct export *export)
{
    const struct book *book = export->book;
    char commit[OID_TEXT];

    text_printf(&export->out,
                "; The books of a residential compound, as of commit %s\n"
                "; Funds are virtual postings: what a fund holds is positive.\n\n"
                "commodity %s\n    format 1,000.00 %s\n\n",
                oid_text(snapshot_commit(book->snapshot), commit), book->compound->currency,
                book->compound->currency);
}

static void write_account(struct export *export, const struct posting *posting)
{
    const char *name = export->names[account_slot(export->book, posting)];

    if (name)
        text_printf(&export->out, "account %s\n    ; type: %c\n", name,
                    account_type(posting->account));
}

/* Declares the accounts that are used, in the order of the registers. */
static enum status write_accounts(struct export *export)
{
    const struct book *book = export->book;
    const size_t counts[] = {[ACCOUNT_PLACE] = book->place_count,
                             [ACCOUNT_RECEIVABLE] = book->item_count,
                             [ACCOUNT_INCOME] = book->item_count,
                             [ACCOUNT_WAIVED] = book->item_count,
                             [ACCOUNT_EXPENSE] = book->category_count,
                             [ACCOUNT_FUND] = book->fund_count,
                             [ACCOUNT_CREDIT] = 1,
                             [ACCOUNT_UNIDENTIFIED] = 1,
                             [ACCOUNT_PAYABLE] = 1,
                             [ACCOUNT_OPENING] = 1,
                             [ACCOUNT_POOL] = 1};
    enum status status = STATUS_OK;

    for (int account = ACCOUNT_PLACE; account <= ACCOUNT_POOL && !status; account++) {
        bool per_unit = account == ACCOUNT_RECEIVABLE || account == ACCOUNT_CREDIT;
        size_t units = per_unit ? book->unit_count : 1;
        for (size_t unit = 0; unit < units && !status; unit++) {
            for (size_t i = 0; i < counts[account]; i++)
                write_account(export, &(struct posting){.account = (enum account)account,
                                                        .index = (int32_t)i,
                                                        .unit = (int32_t)unit});
            status = flush(export, CHUNK);
        }
    }
    return status;
}

static const char *cause_text(enum cause cause)
{
    static const char *const words[] = {
        [CAUSE_OPENING] = "opening",         [CAUSE_CHARGE] = "charge",
        [CAUSE_RECEIPT] = "receipt",         [CAUSE_IDENTIFICATION] = "identification",
        [CAUSE_CREDIT_USED] = "credit used", [CAUSE_ADJUSTMENT] = "adjustment",
        [CAUSE_WAIVER] = "waiver",           [CAUSE_EXPENSE] = "expense",
        [CAUSE_PAYMENT] = "payment",         [CAUSE_TRANSFER] = "transfer",
    };

    return words[cause];
}

/* Somebody's own words: a semicolon would begin a comment, a bar a note, two blanks may do so,
 * and a line feed would end the entry. */
static void write_words(struct text *out, const char *words)
{
    bool blank = false;

    for (; *words; words++) {
        unsigned char byte = (unsigned char)*words;
        bool space = byte <= ' ' || byte == 0x7f;
        if (space && !blank)
            text_char(out, ' ');
        else if (!space)
            text_char(out, byte == ';' ? ',' : byte == '|' ? '/' : (char)byte);
        blank = space;
    }
}

/* The record that is behind a transaction, looking through payments, reversals and the like. */
static const struct event *event_behind(const struct transaction *transaction,
                                        const struct fold *fold)
{
    const struct event *event =
        transaction->reversal && transaction->origin ? transaction->origin : transaction->event;

    if (event->kind == &kind_payment) {
        const struct payment *payment = event->record;
        const struct event *expense = book_find(fold->book, payment->of);
        return expense ? expense : event;
    }
    return event;
}

static void write_description(struct export *export, const struct transaction *transaction,
                              const struct fold *fold)
{
    const struct book *book = export->book;
    struct text *out = &export->out;
    int32_t unit = -1;
    bool one = true;

    for (size_t i = 0; i < transaction->count; i++) {
        int32_t found = transaction->postings[i].unit;
        one = one && (found < 0 || unit < 0 || unit == found);
        unit = found >= 0 ? found : unit;
    }
    text_printf(out, "%s%s", transaction->reversal ? "reversal of " : "",
                cause_text(transaction->cause));
    if (one && unit >= 0)
        text_printf(out, " %s", book->units[unit].code);
    const struct event *behind = event_behind(transaction, fold);
    if (behind->kind == &kind_charge) {
        const struct charge *charge = behind->record;
        char month[MONTH_SIZE];
        text_printf(out, " %s", month_text(charge->month, month));
    } else if (behind->kind == &kind_expense) {
        const struct expense *expense = behind->record;
        text_add(out, " ");
        write_words(out, expense->payee);
    }
}

static void write_entry(struct export *export, const struct transaction *transaction,
                        const struct fold *fold)
{
    char date[DATE_SIZE], amount[DECIMAL_SIZE];
    struct text *out = &export->out;

    text_printf(out, "\n%s (%s) ", date_text(transaction->date, date), transaction->event->id);
    write_description(export, transaction, fold);
    text_char(out, '\n');
    if (transaction->origin)
        text_printf(out, "    ; %s %s\n", transaction->reversal ? "undoes" : "money of",
                    transaction->origin->id);
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        const char *name = export->names[account_slot(export->book, posting)];
        bool brackets = is_virtual(posting);
        text_printf(out, "    %s%s%s  %s %s\n", brackets ? "[" : "", name, brackets ? "]" : "",
                    decimal_text(posting->amount, MONEY_PLACES, amount),
                    export->book->compound->currency);
    }
}

enum status audit_export_hledger(struct run *run, struct book *book, export_sink *sink,
                                 void *context)
{
    struct export export = {.run = run, .book = book, .sink = sink, .context = context};
    struct fold *fold = NULL;

    export.out = text_new(run->arena);
    export.names = arena_array(run->arena, account_slots(book), sizeof *export.names);
    enum status status = fold_run(run, book, keep, &export, &fold);
    if (status)
        return status;
    if (export.count)
        qsort(export.entries, export.count, sizeof *export.entries, by_date);
    write_head(&export);
    status = write_accounts(&export);
    for (size_t i = 0; i < export.count && !status; i++) {
        write_entry(&export, &export.entries[i].transaction, fold);
        status = flush(&export, CHUNK);
    }
    return status ? status : flush(&export, 0);
}
