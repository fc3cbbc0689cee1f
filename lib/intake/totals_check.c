/* Whether a statement agrees with the totals that it states. */
#include "base/decimal.h"
#include "intake/formats.h"

static const char total_hint[] = "the file was cut off or changed: download the bill again";

static bool sum_of(const struct statement_file *file, enum direction direction, int64_t *count,
                   int64_t *amount, bool *readable)
{
    *count = *amount = 0;
    *readable = true;
    for (size_t i = 0; i < file->count; i++) {
        const struct statement_row *row = &file->rows[i];
        if (row->copy_of)
            continue;
        if (row->direction == DIRECTION_UNKNOWN)
            return false;
        if (row->direction != direction)
            continue;
        ++*count;
        if (!row->readable || !decimal_add(*amount, row->amount, amount))
            *readable = false;
    }
    return true;
}

/* What cannot be read is to be reviewed row by row, so only the rest is compared. */
static enum status check_direction(struct run *run, const struct statement_file *file,
                                   enum direction direction, const struct stated *stated,
                                   const char *name)
{
    char has[DECIMAL_SIZE], says[DECIMAL_SIZE];
    int64_t count, amount;
    bool readable;

    if (!stated->line || !sum_of(file, direction, &count, &amount, &readable))
        return STATUS_OK;
    if (count == stated->count && (!readable || amount == stated->amount))
        return STATUS_OK;
    return fail_at(
        run, (struct spot){.file = file->path, .line = stated->line}, STATUS_DATA,
        "statement-totals", total_hint, "the bill states %lld %s rows of %s, but has %lld of %s",
        (long long)stated->count, name, decimal_grouped(stated->amount, MONEY_PLACES, says),
        (long long)count, decimal_grouped(amount, MONEY_PLACES, has));
}

enum status totals_check(struct run *run, const struct statement_file *file)
{
    size_t since = run->count, count = file->count;
    const struct stated *total = &file->total;

    for (size_t i = 0; i < file->count; i++)
        count -= file->rows[i].copy_of != 0;
    if (total->line && total->count != (int64_t)count)
        fail_at(run, (struct spot){.file = file->path, .line = total->line}, STATUS_DATA,
                "statement-totals", total_hint, "the bill states %lld rows, but has %zu",
                (long long)total->count, count);
    check_direction(run, file, DIRECTION_IN, &file->in, "incoming");
    check_direction(run, file, DIRECTION_OUT, &file->out, "outgoing");
    check_direction(run, file, DIRECTION_NEUTRAL, &file->neutral, "neutral");
    return run_status(run, since);
}
