/* Whether the running balance of a statement follows from its rows. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/names.h"
#include "intake/formats.h"

#include <stdlib.h>

/* The rows that are no copies. */
struct chain {
    struct statement_row **row;
    size_t count;
};

static int64_t moved(const struct statement_row *row)
{
    return row->direction == DIRECTION_OUT ? -row->amount : row->amount;
}

static bool is_whole(const struct statement_row *row)
{
    return row->has_balance && row->readable && !date_is_none(row->date) &&
           (row->direction == DIRECTION_IN || row->direction == DIRECTION_OUT);
}

/* How many rows do not follow from the one before, the first of them in *at. Rows that cannot be
 * read excuse their neighbours. */
static size_t count_breaks(const struct chain *chain, bool falling, const struct statement_row **at)
{
    size_t breaks = 0;

    *at = NULL;
    for (size_t i = 1; i < chain->count; i++) {
        const struct statement_row *earlier = chain->row[falling ? i : i - 1];
        const struct statement_row *later = chain->row[falling ? i - 1 : i];
        if (!is_whole(earlier) || !is_whole(later) ||
            (earlier->balance + moved(later) == later->balance &&
             date_compare(earlier->date, later->date) <= 0))
            continue;
        if (!*at)
            *at = chain->row[i];
        breaks++;
    }
    return breaks;
}

static int compare_amounts(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static int compare_days(const void *a, const void *b)
{
    const struct statement_row *const *x = a, *const *y = b;

    return date_compare((*x)->date, (*y)->date);
}

/* What a day's rows lead from and to. */
struct day {
    bool loop; /* to where it began, which is one of `before` */
    int64_t start, end;
};

/* Rows of a day out of order still make one chain: the balances before them are the balances
 * behind them, but for one at each end. Both are sorted here. */
static bool day_chain(int64_t *before, int64_t *after, size_t count, struct day *out)
{
    size_t starts = 0, ends = 0, i = 0, k = 0;

    qsort(before, count, sizeof *before, compare_amounts);
    qsort(after, count, sizeof *after, compare_amounts);
    while (i < count || k < count) {
        if (i < count && k < count && before[i] == after[k]) {
            i++;
            k++;
        } else if (k == count || (i < count && before[i] < after[k])) {
            out->start = before[i++];
            starts++;
        } else {
            out->end = after[k++];
            ends++;
        }
    }
    out->loop = starts == 0 && ends == 0;
    return out->loop || (starts == 1 && ends == 1);
}

static bool has_amount(const int64_t *sorted, size_t count, int64_t amount)
{
    return bsearch(&amount, sorted, count, sizeof *sorted, compare_amounts) != NULL;
}

/* Whether the rows, day by day, make one chain in some order; `end` gets the balance behind it. */
static bool is_chain(struct run *run, const struct chain *chain, int64_t *end)
{
    size_t count = chain->count;
    struct statement_row **row = arena_array(run->arena, count + 1, sizeof *row);
    int64_t *before = arena_array(run->arena, count + 1, sizeof *before);
    int64_t *after = arena_array(run->arena, count + 1, sizeof *after);
    bool known = false; /* where the days so far lead to */

    for (size_t i = 0; i < count; i++) {
        if (!is_whole(chain->row[i]) || date_is_none(chain->row[i]->date))
            return false;
        row[i] = chain->row[i];
    }
    qsort(row, count, sizeof *row, compare_days);
    for (size_t i = 0, size; i < count; i += size) {
        struct day day = {0};
        for (size = 0; i + size < count && compare_days(&row[i], &row[i + size]) == 0; size++) {
            after[size] = row[i + size]->balance;
            before[size] = after[size] - moved(row[i + size]);
        }
        if (!day_chain(before, after, size, &day))
            return false;
        if (known && (day.loop ? !has_amount(before, size, *end) : day.start != *end))
            return false;
        if (!day.loop || !known)
            *end = day.loop ? after[0] : day.end;
        known |= !day.loop;
    }
    return known;
}

/* The balance behind the row that is last in time. */
static void find_closing(struct statement_file *file, const struct chain *chain, bool falling)
{
    const struct statement_row *last = chain->row[falling ? 0 : chain->count - 1];

    file->has_closing = last->has_balance;
    file->closing = last->balance;
}

/* Whether the rows make one chain: the oldest first, the newest first, or in any order. */
static bool holds(struct run *run, struct statement_file *file, const struct chain *chain,
                  const struct statement_row **at)
{
    const struct statement_row *rising_at, *falling_at;
    size_t rising = count_breaks(chain, false, &rising_at);
    size_t falling = count_breaks(chain, true, &falling_at);

    *at = rising <= falling ? rising_at : falling_at;
    if (rising && falling) {
        file->has_closing = is_chain(run, chain, &file->closing);
        return file->has_closing;
    }
    bool newest_first =
        rising ||
        (!falling && date_compare(chain->row[0]->date, chain->row[chain->count - 1]->date) > 0);
    find_closing(file, chain, newest_first);
    return true;
}

/* A row that stands there twice has the same balance twice. */
static void mark_copies(struct run *run, struct statement_file *file)
{
    struct names *rows = names_new(run->arena, file->count);

    for (size_t i = 0; i < file->count; i++) {
        struct statement_row *row = &file->rows[i];
        if (!is_whole(row))
            continue;
        const char *all = arena_printf(run->arena, "%s\n%d\n%lld\n%lld\n%s\n%s\n%s", row->time,
                                       (int)row->direction, (long long)row->amount,
                                       (long long)row->balance, row->serial, row->text, row->payer);
        int32_t first = names_add(rows, all, (int32_t)i);
        if (first >= 0)
            row->copy_of = file->rows[first].line;
    }
}

static struct chain chain_of(struct run *run, struct statement_file *file)
{
    struct chain chain = {
        .row = arena_array(run->arena, file->count + 1, sizeof(struct statement_row *))};

    for (size_t i = 0; i < file->count; i++)
        if (!file->rows[i].copy_of)
            chain.row[chain.count++] = &file->rows[i];
    return chain;
}

enum status balances_check(struct run *run, struct statement_file *file)
{
    const struct statement_row *at, *ignored;
    char balance[DECIMAL_SIZE];
    bool any = false;

    for (size_t i = 0; i < file->count; i++)
        any |= file->rows[i].has_balance;
    struct chain chain = chain_of(run, file);
    if (!any || holds(run, file, &chain, &at))
        return STATUS_OK;
    mark_copies(run, file);
    chain = chain_of(run, file);
    if (holds(run, file, &chain, &ignored))
        return STATUS_OK;
    return fail_at(run, (struct spot){.file = file->path, .line = at->line}, STATUS_DATA,
                   "statement-balance",
                   "download the statement again, with all rows: those that came in and those "
                   "that went out",
                   "the balance %s does not follow from the rows beside it: a row is missing or "
                   "was changed",
                   decimal_grouped(at->balance, MONEY_PLACES, balance));
}
