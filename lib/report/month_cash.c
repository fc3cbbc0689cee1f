/* The figures on top, and where the money lies and whose it is. */
#include "base/arena.h"
#include "report/month_sections.h"

#include <string.h>

static enum status sum_all(struct run *run, const int64_t *values, size_t count, int64_t *sum)
{
    enum status status = STATUS_OK;

    *sum = 0;
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = month_sum(run, sum, values[i]);
    return status;
}

static bool lies_in(struct date date, struct date first, struct date last)
{
    return date_compare(date, first) >= 0 && date_compare(date, last) <= 0;
}

static int64_t moved_inside(const struct month_data *data, struct date first, struct date last)
{
    const struct records *records = data->report.book->records;
    int64_t moved = 0;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (event->kind != &kind_transfer || !lies_in(event->date, first, last))
            continue;
        const struct transfer *transfer = event->record;
        if (transfer->from)
            moved += transfer->amount;
    }
    return moved;
}

/* Undoing a transfer moves the same money back. */
static int64_t moved_back(const struct month_data *data, struct date first, struct date last)
{
    const struct records *records = data->report.book->records;
    int64_t moved = 0;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (event->kind != &kind_reversal || !lies_in(event->date, first, last))
            continue;
        const struct event *of =
            book_find(data->report.book, ((const struct reversal *)event->record)->of);
        if (of && of->kind == &kind_transfer && ((const struct transfer *)of->record)->from)
            moved += ((const struct transfer *)of->record)->amount;
    }
    return moved;
}

int64_t month_moved(const struct month_data *data, struct date first, struct date last)
{
    return moved_inside(data, first, last) + moved_back(data, first, last);
}

enum status month_figures(struct month_data *data)
{
    struct run *run = data->report.run;
    const struct book *book = data->report.book;
    int64_t in, out, after, inside = month_moved(data, data->first, data->last);
    enum status status = sum_all(run, data->totals->place_in, book->place_count, &in);

    if (status == STATUS_OK)
        status = sum_all(run, data->totals->place_out, book->place_count, &out);
    if (status == STATUS_OK)
        status = sum_all(run, data->totals->place_after, book->place_count, &after);
    if (status != STATUS_OK)
        return status;
    report_money(&data->report, "received", "Came in", in - inside, NULL);
    report_money(&data->report, "paid_out", "Went out", out - inside, NULL);
    report_money(&data->report, "on_hand", "On hand at the end", after, NULL);
    return STATUS_OK;
}

/* The last reconciliation of a place in the month, or NULL. */
static const struct reconciliation *reconciled(const struct month_data *data, const char *place)
{
    const struct records *records = data->report.book->records;
    const struct reconciliation *last = NULL;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (event->kind != &kind_reconciliation || !month_has(data, event->date) ||
            fold_fate(data->fold, event)->reversed_by)
            continue;
        const struct reconciliation *reconciliation = event->record;
        if (strcmp(reconciliation->place, place) == 0 &&
            (!last || date_compare(last->date, reconciliation->date) <= 0))
            last = reconciliation;
    }
    return last;
}

static void put_comparison(const struct month_data *data, struct grid *grid, size_t i)
{
    const struct place *place = &data->report.book->places[i];
    const struct reconciliation *last = reconciled(data, place->place);

    grid_text(grid, place->name);
    if (!last) {
        for (int column = 0; column < 4; column++)
            grid_empty(grid);
        grid_text(grid, report_say(&data->report, "not compared"));
        return;
    }
    grid_date(grid, last->date);
    grid_number(grid, last->booked);
    grid_number(grid, last->balance);
    grid_number(grid, last->balance - last->booked);
    grid_text(grid, last->explanation);
}

static enum status put_sums(struct run *run, struct grid *grid, const char *label,
                            const int64_t *const columns[4], size_t count)
{
    enum status status = STATUS_OK;

    grid_total(grid);
    grid_text(grid, label);
    for (int i = 0; i < 4 && status == STATUS_OK; i++) {
        int64_t sum;
        status = sum_all(run, columns[i], count, &sum);
        grid_number(grid, sum);
    }
    return status;
}

static bool has_moved(const int64_t *const values[4], size_t i)
{
    return values[0][i] || values[1][i] || values[2][i];
}

/* One row per place or fund that held or moved anything, and their sums. */
static enum status put_balances(struct month_data *data, const char *key, const char *caption,
                                const char *noun, const char *(*name)(const struct book *, size_t),
                                size_t count, const int64_t *const values[4])
{
    const struct column columns[] = {
        {"name", noun, CELL_TEXT},
        {"before", "At the start", CELL_MONEY},
        {"in", "In", CELL_MONEY},
        {"out", "Out", CELL_MONEY},
        {"after", "At the end", CELL_MONEY},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < count; i++) {
        if (!has_moved(values, i))
            continue;
        grid_text(grid, name(report->book, i));
        for (int column = 0; column < 4; column++)
            grid_number(grid, values[column][i]);
    }
    enum status status = put_sums(report->run, grid, report_say(report, "Together"), values, count);
    report_table(report, key, caption, grid, "No money yet.");
    return status;
}

static const char *place_name(const struct book *book, size_t i)
{
    return book->places[i].name;
}

static const char *fund_name(const struct book *book, size_t i)
{
    return book->funds[i].name;
}

static enum status places(struct month_data *data)
{
    const struct totals *totals = data->totals;
    const int64_t *const values[] = {totals->place_before, totals->place_in, totals->place_out,
                                     totals->place_after};

    return put_balances(data, "places", N_("Where the money lies"), "Cash place", place_name,
                        data->report.book->place_count, values);
}

static enum status funds(struct month_data *data)
{
    const struct totals *totals = data->totals;
    const int64_t *const values[] = {totals->fund_before, totals->fund_in, totals->fund_out,
                                     totals->fund_after};

    return put_balances(data, "funds", N_("Whose money it is"), "Fund", fund_name,
                        data->report.book->fund_count, values);
}

static void comparisons(struct month_data *data)
{
    static const struct column columns[] = {
        {"place", "Cash place", CELL_TEXT},       {"date", "Statement of", CELL_DATE},
        {"booked", "In the books", CELL_MONEY},   {"statement", "On the statement", CELL_MONEY},
        {"difference", "Difference", CELL_MONEY}, {"explanation", "Remark", CELL_TEXT},
    };
    struct report *report = &data->report;
    const struct totals *totals = data->totals;
    const int64_t *const values[] = {totals->place_before, totals->place_in, totals->place_out,
                                     totals->place_after};
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < report->book->place_count; i++)
        if (has_moved(values, i))
            put_comparison(data, grid, i);
    report_table(report, "comparisons", "The books beside the statements", grid, "No money yet.");
}

/* What is moved comes in at one row and goes out at another. Residents who compare the tables with
 * the figures on top are told so when there is a difference. */
static enum status note_moves(struct month_data *data)
{
    struct run *run = data->report.run;
    const struct book *book = data->report.book;
    int64_t places, funds, inside = month_moved(data, data->first, data->last);
    enum status status = sum_all(run, data->totals->place_in, book->place_count, &places);

    if (status == STATUS_OK)
        status = sum_all(run, data->totals->fund_in, book->fund_count, &funds);
    if (status == STATUS_OK && (inside || funds != places))
        report_note(&data->report,
                    report_say(&data->report,
                               "In and out hold what was moved between places or funds; "
                               "the figures on top leave it out."));
    return status;
}

enum status month_cash(struct month_data *data)
{
    report_section(&data->report, "Money");
    enum status status = places(data);

    if (status == STATUS_OK)
        status = funds(data);
    if (status == STATUS_OK)
        status = note_moves(data);
    comparisons(data);
    return status;
}
