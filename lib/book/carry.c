#include "book/carry_inside.h"
#include "book/fold_inside.h"
#include "book/inside.h"

#include "base/arena.h"
#include "base/hash.h"
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

bool carry_cuts(const char *folder)
{
    return strcmp(folder, "fees") == 0 || strcmp(folder, "rounds") == 0;
}

/* The number that the last part of a path begins with. */
static int number_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    int number = 0;

    for (const char *at = slash ? slash + 1 : path; *at >= '0' && *at <= '9' && number < 10000;
         at++)
        number = number * 10 + (*at - '0');
    return number;
}

static enum status add_files(struct run *run, const struct snapshot *snapshot, const char *folder,
                             struct entry **out, size_t *count)
{
    struct entry *entries;
    size_t more;
    enum status status = snapshot_list(run, snapshot, folder, &entries, &more);

    if (status != STATUS_OK || more == 0)
        return status;
    *out = arena_grow(run->arena, *out, *count, *count + more, sizeof **out);
    memcpy(*out + *count, entries, more * sizeof **out);
    *count += more;
    return STATUS_OK;
}

/* The months of the day's year that come after it. */
static enum status list_year(struct run *run, const struct snapshot *snapshot, const char *year,
                             struct date day, struct entry **out, size_t *count)
{
    struct entry *months;
    size_t months_count;
    enum status status = snapshot_folders(run, snapshot, year, &months, &months_count);

    for (size_t i = 0; i < months_count && status == STATUS_OK; i++)
        if (number_of(months[i].path) > day.month)
            status = add_files(run, snapshot, months[i].path, out, count);
    return status;
}

enum status carry_list(struct run *run, const struct snapshot *snapshot, const char *folder,
                       struct date day, struct entry **out, size_t *count)
{
    struct entry *years;
    size_t years_count;
    enum status status = snapshot_folders(run, snapshot, folder, &years, &years_count);

    *out = NULL;
    *count = 0;
    for (size_t i = 0; i < years_count && status == STATUS_OK; i++) {
        const int year = number_of(years[i].path);
        if (year > day.year)
            status = add_files(run, snapshot, years[i].path, out, count);
        else if (year == day.year)
            status = list_year(run, snapshot, years[i].path, day, out, count);
    }
    return status;
}

void book_begin(struct book *book, const struct carry *carry)
{
    book->carry = carry;
}

/* --- what it follows from --- */

struct naming {
    struct text text;
    bool edited; /* an edit is laid over what would be named */
};

static void name_object(struct naming *naming, const struct entry *entry)
{
    char oid[OID_TEXT];

    naming->edited = naming->edited || oid_is_zero(entry->oid);
    text_printf(&naming->text, "%s %s\n", entry->path, oid_text(entry->oid, oid));
}

/* The folder's months up to that of the day, whole years at once. */
static enum status name_folder(struct run *run, const struct snapshot *snapshot, const char *folder,
                               struct date day, struct naming *naming)
{
    struct entry *years, *months;
    size_t count, months_count = 0;
    enum status status = snapshot_folders(run, snapshot, folder, &years, &count);

    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        const int year = number_of(years[i].path);
        if (year < day.year)
            name_object(naming, &years[i]);
        if (year == day.year)
            status = snapshot_folders(run, snapshot, years[i].path, &months, &months_count);
    }
    for (size_t i = 0; i < months_count && status == STATUS_OK; i++)
        if (number_of(months[i].path) <= day.month)
            name_object(naming, &months[i]);
    return status;
}

static enum status name_file(struct run *run, const struct snapshot *snapshot, const char *path,
                             struct naming *naming)
{
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(run, snapshot, path, &entries, &count);

    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        name_object(naming, &entries[i]);
    return status;
}

/* All that decides how the records of fees are folded. Units do so by their codes only, and those
 * are in what is carried. Zero: nothing was booked, or an edit is laid over it. */
static enum status find_key(struct run *run, const struct book *book, struct date day,
                            struct oid *out)
{
    static const char *const folders[] = {"fees", "funds"};
    static const char *const registers[] = {"compound.yaml", "funds.yaml", "sources.yaml",
                                            "tariffs.yaml"};
    struct naming naming = {.text = text_new(run->arena)};
    char hash[SHA256_TEXT];
    enum status status = STATUS_OK;

    *out = (struct oid){{0}};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0] && status == STATUS_OK; i++)
        status = name_folder(run, book->snapshot, folders[i], day, &naming);
    if (status != STATUS_OK || naming.text.length == 0)
        return status;
    for (size_t i = 0; i < sizeof registers / sizeof registers[0] && status == STATUS_OK; i++)
        status = name_file(run, book->snapshot, registers[i], &naming);
    if (status != STATUS_OK || naming.edited)
        return status;
    sha256_text(naming.text.at, naming.text.length, hash);
    hash[OID_TEXT - 1] = '\0';
    oid_parse(hash, out);
    return status;
}

static const char *slot_of_month(struct run *run, struct date day)
{
    return arena_printf(run->arena, "%d", (int)(month_index(date_month(day)) % SLOTS));
}

/* --- the memo --- */

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
    status = find_key(run, book, day, &year.key);
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
        enum status status = find_key(run, book, day, &key);
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
    status = find_key(run, book, month_last(wanted), &key);
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

enum status book_since_among(struct run *run, struct book *book, const struct carries *carries,
                             struct month first)
{
    for (size_t i = carries->count; i-- > 0 && !book->carry;) {
        const struct carried_year *year = &carries->years[i];
        struct oid key;
        if (!answers(year->carry, first))
            continue;
        enum status status = find_key(run, book, year->carry->day, &key);
        if (status != STATUS_OK)
            return status;
        if (oid_equal(key, year->key))
            begins(run, book, year->carry);
    }
    return STATUS_OK;
}
