#include "book/kept_fees.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/inside.h"

#include <string.h>

enum status kept_fees_check_record(struct run *run, const struct expense *expense, bool booking,
                                   struct spot spot)
{
    if (!expense->statement == !expense->rows.count)
        return STATUS_OK;
    return fail_at(run, spot, booking ? STATUS_REFUSED : STATUS_DATA, "fee-shape",
                   "name the statement and the rows, or neither",
                   "fees that were kept back name a statement without its rows, or rows without a "
                   "statement");
}

/* The expense of an event if it is of fees that were kept back, else NULL. */
static const struct expense *fees_of(const struct event *event)
{
    const struct expense *expense = event->kind == &kind_expense ? event->record : NULL;

    return expense && expense->statement ? expense : NULL;
}

/* What the expenses that name each statement add up to, by its event. Undone ones count: they were
 * on the statement as well. */
static int64_t *sum_by_statement(struct run *run, const struct book *book)
{
    const struct records *records = book->records;
    int64_t *sums = arena_array(run->arena, records->count + 1, sizeof *sums);

    for (size_t i = 0; i < records->count; i++) {
        const struct expense *expense = fees_of(&records->events[i]);
        const struct event *statement = expense ? book_find(book, expense->statement) : NULL;
        if (!statement || statement->kind != &kind_statement)
            continue;
        const struct statement *of = statement->record;
        int64_t *sum = &sums[statement - records->events];
        if (strcmp(of->place, expense->from) != 0 || !decimal_add(*sum, expense->amount, sum))
            *sum = -1;
    }
    return sums;
}

static enum status check_sums(struct run *run, const struct book *book)
{
    const struct records *records = book->records;
    const int64_t *sums = sum_by_statement(run, book);
    enum status status = STATUS_OK;
    char says[DECIMAL_SIZE];

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct statement *statement = event->kind == &kind_statement ? event->record : NULL;
        if (statement && sums[i] != statement->fees)
            status =
                fail_at(run, event_spot(run, book, event, "fees"), STATUS_DATA, "fee-sum",
                        "look at who changed one of them: audit log",
                        "the statement '%s' has fees of %s, but the expenses that name it have "
                        "another sum or place",
                        event->id, decimal_text(statement->fees, MONEY_PLACES, says));
    }
    return status;
}

/* Which events are undone. */
static bool *find_undone(struct run *run, const struct book *book)
{
    const struct records *records = book->records;
    bool *undone = arena_array(run->arena, records->count + 1, sizeof *undone);

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct event *of = event->kind == &kind_reversal
                                     ? book_find(book, ((const struct reversal *)event->record)->of)
                                     : NULL;
        if (of)
            undone[of - records->events] = true;
    }
    return undone;
}

static size_t count_rows(const struct records *records)
{
    size_t count = 0;

    for (size_t i = 0; i < records->count; i++) {
        const struct expense *expense = fees_of(&records->events[i]);
        count += expense ? expense->rows.count : 0;
    }
    return count;
}

static enum status check_rows(struct run *run, const struct book *book)
{
    const struct records *records = book->records;
    const bool *undone = find_undone(run, book);
    struct names *seen = names_new(run->arena, count_rows(records));
    enum status status = STATUS_OK;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct expense *expense = fees_of(event);
        const struct fee_row *rows = expense && !undone[i] ? expense->rows.item : NULL;
        for (size_t k = 0; rows && k < expense->rows.count; k++) {
            const char *key = arena_printf(run->arena, "%s %s", expense->from, rows[k].ref);
            const int32_t first = names_add(seen, key, (int32_t)i);
            if (first >= 0)
                status = fail_at(run, event_spot(run, book, event, "rows"), STATUS_DATA,
                                 "fee-twice", "reverse one of the two: expenses reverse ID",
                                 "the fee of '%s' at '%s' is already in '%s'", rows[k].ref,
                                 expense->from, records->events[first].id);
        }
    }
    return status;
}

enum status kept_fees_check(struct run *run, const struct book *book)
{
    if (!count_rows(book->records))
        return check_sums(run, book);
    return status_join(check_sums(run, book), check_rows(run, book));
}
