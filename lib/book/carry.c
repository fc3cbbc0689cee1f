#include "book/carry_inside.h"
#include "book/fold_inside.h"
#include "book/inside.h"

#include "base/arena.h"
#include "store/memo.h"

#include <string.h>

/* Raise the number with every change of what a carry is or of how records are folded. */
static const char derivation[] = "carry/1";

/* The memo has room for so many months, each in the place of one that is long over. */
enum { SLOTS = 36, OLDER = 3 /* months that are looked for when the newest is not there */ };

/* What is charged a month before it begins is no obstacle: so much is read beside. */
enum { BESIDE = 2 };

/* Fewer records are read and folded faster than a memo is made. */
enum { WORTH_KEEPING = 1024 };

void book_begin(struct book *book, const struct carry *carry)
{
    book->carry = carry;
}

/* --- the memo --- */

static const char *slot_of_month(struct run *run, struct date day)
{
    return arena_printf(run->arena, "%d", (int)(month_index(date_month(day)) % SLOTS));
}

/* Asks the memo; *known is true when it knows, even if it knows that nothing can be carried. */
static const struct carry *remembered(struct run *run, const struct store *store, struct date day,
                                      struct oid key, bool *known)
{
    struct carry *carry = arena_alloc(run->arena, sizeof *carry);
    struct memo *memo = memo_open(run, store);
    struct memo_value value;

    *known =
        memo_find(memo, derivation, slot_of_month(run, day), &value) && oid_equal(value.oid, key);
    const bool there = *known && value.size && carry_unpack(run, value.bytes, value.size, carry);
    memo_close(memo);
    return there && date_compare(carry->day, day) == 0 ? carry : NULL;
}

static void remember(struct run *run, const struct store *store, struct date day, struct oid key,
                     const struct carry *carry)
{
    struct text bytes = text_new(run->arena);

    if (carry)
        carry_pack(run, carry, &bytes);
    const struct memo_value value = {key, bytes.at, bytes.length};
    memo_keep(run, store, derivation, slot_of_month(run, day), &value);
}

/* --- a book since a month --- */

static void forget(struct book *book)
{
    book->carry = NULL;
    book->records = NULL;
    book->kept = NULL;
    book->index->ids = NULL;
    book->index->bills = book->index->readings = NULL;
    book->index->bill_count = book->index->reading_count = 0;
    *book->index->spots = 0;
}

/* Begins with it when everything can be folded then; what cannot is no finding of the ledger's: the
 * books are read whole instead. */
static bool begins(struct run *run, struct book *book, const struct carry *carry)
{
    const size_t found = run->count;
    struct fold *fold;

    book_begin(book, carry);
    book->keep_fold = true;
    if (fold_run(run, book, NULL, NULL, &fold) == STATUS_OK)
        return true;
    run->count = found;
    forget(book);
    return false;
}

/* --- many books of one ledger --- */

struct carried_year {
    const struct carry *carry;
    struct oid key;
};

struct carries {
    struct carried_year *years; /* oldest first */
    size_t count, capacity;
};

/* Each year goes on from the one before. */
static enum status add_year(struct run *run, struct book *whole, struct date day,
                            struct carries *carries)
{
    const struct carry *before = carries->count ? carries->years[carries->count - 1].carry : NULL;
    struct carried_year year;
    struct book *book;
    enum status status = book_open_beside(run, whole->snapshot, whole, &book);

    if (status != STATUS_OK)
        return status;
    book_begin(book, before);
    status = carry_key(run, book, day, &year.key);
    if (status == STATUS_OK && !oid_is_zero(year.key))
        status = carry_make(run, book, day, (struct month){2999, 12}, &year.carry);
    if (status != STATUS_OK || oid_is_zero(year.key) || !year.carry)
        return status;
    ARENA_PUSH(run->arena, carries->years, carries->count, carries->capacity);
    carries->years[carries->count++] = year;
    return STATUS_OK;
}

void carries_make(struct run *run, struct book *whole, const struct carries **out)
{
    struct carries *carries = arena_alloc(run->arena, sizeof *carries);
    const struct records *records = whole->records;
    const size_t found = run->count;
    const int last = records->count ? records->events[records->count - 1].day.year : 0;

    *out = carries;
    for (int year = whole->compound->opened.year; year < last; year++)
        if (add_year(run, whole, (struct date){(int16_t)year, 12, 31}, carries) != STATUS_OK)
            break; /* whoever folds finds it again */
    run->count = found;
}

static bool answers(const struct carry *carry, struct month first)
{
    return carry && date_compare(carry->last, month_first(first)) < 0 &&
           month_compare(carry->through, first) < 0;
}

/* The newest that the memo has, up to some months older than wanted. */
static enum status begin_older(struct run *run, struct store *store, struct book *book,
                               struct month first, struct month wanted, bool *known)
{
    for (int i = 0; i <= OLDER && !book->carry; i++) {
        const struct date day = month_last(month_add(wanted, -i));
        struct oid key;
        bool there;
        enum status status = carry_key(run, book, day, &key);
        if (status != STATUS_OK || oid_is_zero(key))
            return status;
        const struct carry *carry = remembered(run, store, day, key, &there);
        *known = *known || (i == 0 && there);
        if (answers(carry, first))
            begins(run, book, carry);
    }
    return STATUS_OK;
}

static enum status make_and_remember(struct run *run, struct store *store, struct book *book,
                                     struct month first, struct month wanted)
{
    const struct carry *carry;
    struct oid key;
    enum status status = book_records(run, book);

    if (status != STATUS_OK || (!book->carry && book->records->count < WORTH_KEEPING) ||
        !memo_is_writable(store))
        return status;
    status = carry_key(run, book, month_last(wanted), &key);
    if (status != STATUS_OK || oid_is_zero(key))
        return status;
    const size_t found = run->count;
    if (carry_make(run, book, month_last(wanted), first, &carry) == STATUS_OK)
        remember(run, store, month_last(wanted), key, carry);
    run->count = found; /* whoever folds finds it again */
    return STATUS_OK;
}

enum status book_since(struct run *run, struct store *store, struct book *book, struct month first)
{
    const struct month wanted = month_add(first, -BESIDE);
    bool known = false;

    if (!store || book->records || month_compare(wanted, book->compound->opened) < 0)
        return STATUS_OK;
    enum status status = begin_older(run, store, book, first, wanted, &known);
    if (status != STATUS_OK || known)
        return status;
    return make_and_remember(run, store, book, first, wanted);
}

void book_remember(struct run *run, struct store *store, struct book *whole, struct month first)
{
    const struct month wanted = month_add(first, -BESIDE);
    const size_t found = run->count;

    if (month_compare(wanted, whole->compound->opened) >= 0)
        (void)make_and_remember(run, store, whole, first, wanted);
    run->count = found; /* whoever folds finds it again */
}

enum status book_since_among(struct run *run, struct book *book, const struct carries *carries,
                             struct month first)
{
    for (size_t i = carries->count; i-- > 0 && !book->carry;) {
        const struct carried_year *year = &carries->years[i];
        struct oid key;
        if (!answers(year->carry, first))
            continue;
        enum status status = carry_key(run, book, year->carry->day, &key);
        if (status != STATUS_OK)
            return status;
        if (oid_equal(key, year->key))
            begins(run, book, year->carry);
    }
    return STATUS_OK;
}
