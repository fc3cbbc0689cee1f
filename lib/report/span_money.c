/* Month by month: what came in, went out, and was on hand. */
#include "base/arena.h"
#include "report/answers.h"
#include "report/month_sections.h"

enum { MONTHS = 12 };

struct row {
    int64_t in, out, after;
};

/* Without what was moved between the compound's own places. */
static enum status sum_places(const struct month_data *data, const struct totals *totals,
                              struct row *row)
{
    const struct report *report = &data->report;
    const int64_t moved = month_moved(data, totals->from, totals->to);
    enum status status = STATUS_OK;

    *row = (struct row){-moved, -moved, 0};
    for (size_t i = 0; i < report->book->place_count && status == STATUS_OK; i++) {
        status = month_sum(report->run, &row->in, totals->place_in[i]);
        if (status == STATUS_OK)
            status = month_sum(report->run, &row->out, totals->place_out[i]);
        if (status == STATUS_OK)
            status = month_sum(report->run, &row->after, totals->place_after[i]);
    }
    return status;
}

/* Months that have not begun on the report's day are left out. */
static size_t months_of(const struct month_data *data, struct date from[static MONTHS],
                        struct date to[static MONTHS])
{
    size_t count = 0;

    for (struct month at = data->start;
         month_compare(at, data->month) <= 0 && date_compare(month_first(at), data->day) <= 0;
         at = month_add(at, 1)) {
        from[count] = month_first(at);
        to[count++] = month_last(at);
    }
    return count;
}

enum status span_money(struct month_data *data)
{
    static const struct column columns[] = {
        {"month", "Month", CELL_MONTH},  {"in", "Came in", CELL_MONEY},
        {"out", "Went out", CELL_MONEY}, {"after", "On hand at the end", CELL_MONEY},
        {"state", "State", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct date from[MONTHS], to[MONTHS];
    struct totals *totals;
    const size_t count = months_of(data, from, to);
    enum status status = answer_totals(report->run, report->book, from, to, count, &totals);

    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        const struct month month = date_month(from[i]);
        struct row row;
        status = sum_places(data, &totals[i], &row);
        grid_month(grid, month);
        grid_number(grid, row.in);
        grid_number(grid, row.out);
        grid_number(grid, row.after);
        grid_text(grid, report_say(report, book_is_closed(report->book, month) ? "books closed"
                                                                               : "in progress"));
    }
    if (status != STATUS_OK)
        return status;
    document_columns(report->document, report_say(report, "Income and spending, month by month"),
                     grid, "month", "in", "out");
    report_table(report, "months", "Income and spending, month by month", grid, "No money yet.");
    return STATUS_OK;
}
