#include "intake/reconcile.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/names.h"
#include "format/grid.h"
#include "intake/match_inside.h"

#include <string.h>

static bool is_transfer(const struct entry_booked *entry)
{
    return entry->amount < 0 && entry->event->kind == &kind_transfer;
}

/* Two serials that differ are two payments; a payment's may be another number of the same. */
static bool may_fit_by_amount(const struct entry_booked *entry)
{
    return entry->amount < 0 || !entry->ref;
}

static void add(struct run *run, struct comparison *comparison, const struct difference *difference)
{
    int64_t *sum = difference->row ? &comparison->row_sum : &comparison->entry_sum;

    ARENA_PUSH(run->arena, comparison->differences, comparison->count, comparison->capacity);
    comparison->differences[comparison->count++] = *difference;
    *sum += difference->amount;
    if (difference->row)
        comparison->rows++;
    else
        comparison->entries++;
}

static int64_t moved(struct run *run, const struct statement_row *row)
{
    return row->direction == DIRECTION_IN ? row->amount : -(row->amount - row_fee(run, row));
}

/* Fees are many rows and one payment of theirs: that fits when all rows that it paid for are there
 * and add up to it. */
struct fee_sum {
    size_t rows;
    int64_t sum;
};

static void pair_fees(struct run *run, struct entries *entries, const struct statement_file *file,
                      struct seeker *seekers, size_t count)
{
    struct fee_sum *sums = arena_array(run->arena, entries->count + 1, sizeof *sums);
    size_t refs = 0;

    for (size_t i = 0; i < entries->count; i++)
        refs += entries->item[i].fees ? entries->item[i].fees->rows.count : 0;
    struct names *names = names_new(run->arena, refs);
    for (size_t i = 0; refs && i < entries->count; i++) {
        const struct expense *fees = entries->item[i].fees;
        const struct fee_row *row = fees ? fees->rows.item : NULL;
        for (size_t k = 0; row && k < fees->rows.count; k++)
            names_add(names, row[k].ref, (int32_t)i);
    }
    for (int pass = 0; refs && pass < 2; pass++)
        for (size_t i = 0; i < count; i++) {
            const struct statement_row *row = &file->rows[seekers[i].tag];
            const int32_t at = row->nature == NATURE_FEE ? names_find(names, row->related) : -1;
            if (at < 0)
                continue;
            const struct entry_booked *entry = &entries->item[at];
            if (pass == 0) {
                sums[at].rows++;
                sums[at].sum += seekers[i].amount;
            } else if (sums[at].rows == entry->fees->rows.count && sums[at].sum == entry->amount) {
                seekers[i].entry = at;
                entries->item[at].claimed = true;
            } else {
                seekers[i].reason =
                    phrase_printf(run, "one of several fees that %s paid", entry->event->id);
            }
        }
}

static size_t list_seekers(struct run *run, const struct statement_file *file, bool neutral,
                           struct seeker *seekers)
{
    size_t count = 0;

    for (size_t i = 0; i < file->count; i++) {
        const struct statement_row *row = &file->rows[i];
        if ((row->direction == DIRECTION_NEUTRAL) != neutral ||
            row->direction == DIRECTION_UNKNOWN || !row->readable || date_is_none(row->date) ||
            row->copy_of)
            continue;
        seekers[count++] = (struct seeker){.amount = moved(run, row),
                                           .date = row->date,
                                           .serial = row->serial,
                                           .tag = i,
                                           .entry = -1};
    }
    return count;
}

/* What was withdrawn and moved is one thing, the fee for it another. */
static void note_fee(struct run *run, struct comparison *comparison,
                     const struct statement_row *row)
{
    int64_t fee = row_fee(run, row);

    if (fee)
        add(run, comparison,
            &(struct difference){.row = row,
                                 .amount = -fee,
                                 .reason = N_("the fee, part of the row: enter it as an expense")});
}

static void note_rows(struct run *run, struct comparison *comparison, const struct seeker *seekers,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct statement_row *row = &comparison->file->rows[seekers[i].tag];
        bool neutral = row->direction == DIRECTION_NEUTRAL;
        if (seekers[i].entry >= 0) {
            comparison->agreed++;
            note_fee(run, comparison, row);
        } else if (!neutral) {
            add(run, comparison,
                &(struct difference){.row = row,
                                     .amount = seekers[i].amount,
                                     .reason =
                                         seekers[i].reason ? seekers[i].reason : row->problem});
        }
    }
}

static void note_unreadable(struct run *run, struct comparison *comparison)
{
    const struct statement_file *file = comparison->file;

    for (size_t i = 0; i < file->count; i++) {
        const struct statement_row *row = &file->rows[i];
        if (row->direction == DIRECTION_UNKNOWN || !row->readable || date_is_none(row->date))
            add(run, comparison, &(struct difference){.row = row, .reason = row->problem});
    }
}

static void note_entries(struct run *run, struct comparison *comparison,
                         const struct entries *entries)
{
    const struct statement_file *file = comparison->file;

    for (size_t i = 0; i < entries->count; i++) {
        const struct entry_booked *entry = &entries->item[i];
        if (!entry->claimed && date_compare(entry->date, file->first) >= 0 &&
            date_compare(entry->date, file->last) <= 0)
            add(run, comparison, &(struct difference){.entry = entry, .amount = entry->amount});
    }
}

enum status statement_compare(struct run *run, struct book *book, const struct statement_file *file,
                              const char *place, struct comparison *out)
{
    struct seeker *seekers = arena_array(run->arena, file->count + 1, sizeof *seekers);
    struct entries *entries = arena_alloc(run->arena, sizeof *entries);
    struct fold *fold;

    *out = (struct comparison){.file = file, .place = place};
    enum status status = place_check(run, book, file, place);
    if (!status)
        status = entries_collect(run, book, book_place(book, place), file->last, entries, &fold);
    if (status)
        return status;
    size_t count = list_seekers(run, file, false, seekers);
    pair_fees(run, entries, file, seekers, count);
    entries_pair(run, entries, NULL, false, seekers, count);
    entries_pair(run, entries, may_fit_by_amount, true, seekers, count);
    note_rows(run, out, seekers, count);
    count = list_seekers(run, file, true, seekers);
    entries_pair(run, entries, is_transfer, true, seekers, count);
    note_rows(run, out, seekers, count);
    note_unreadable(run, out);
    note_entries(run, out, entries);
    return STATUS_OK;
}

struct grid *comparison_grid(struct run *run, const struct comparison *comparison)
{
    static const struct column columns[] = {
        {"where", "Only in", CELL_TEXT}, {"line", "Line", CELL_COUNT},
        {"date", "Date", CELL_DATE},     {"amount", "Amount", CELL_MONEY},
        {"id", "Record", CELL_TEXT},     {"serial", "Serial", CELL_TEXT},
        {"text", "Text", CELL_TEXT},     {"reason", "Why", CELL_TEXT},
    };
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof *columns);

    for (size_t i = 0; i < comparison->count; i++) {
        const struct difference *difference = &comparison->differences[i];
        const struct statement_row *row = difference->row;
        const struct entry_booked *entry = difference->entry;
        grid_text(grid, row ? "statement" : "books");
        if (row)
            grid_number(grid, row->line);
        else
            grid_empty(grid);
        grid_date(grid, row ? row->date : entry->date);
        grid_number(grid, difference->amount);
        grid_text(grid, row ? NULL : entry->event->id);
        grid_text(grid, row ? row->serial : entry->ref);
        grid_text(grid, row ? row->text : entry->event->kind->name);
        grid_text(grid, difference->reason ? phrase(run, difference->reason) : NULL);
    }
    return grid;
}

const char *comparison_summary(struct run *run, const struct comparison *comparison)
{
    char rows[DECIMAL_SIZE], entries[DECIMAL_SIZE];

    return arena_printf(run->arena,
                        "%zu rows agree; only on the statement: %zu (%s); only in the books: %zu "
                        "(%s)",
                        comparison->agreed, comparison->rows,
                        decimal_grouped(comparison->row_sum, MONEY_PLACES, rows),
                        comparison->entries,
                        decimal_grouped(comparison->entry_sum, MONEY_PLACES, entries));
}
