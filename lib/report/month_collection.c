/* How much of what was charged in each of the last twelve months is paid by the end of this one. */
#include "report/month_sections.h"

enum { MONTHS = 12 };

/* The place of a month among the last twelve, the newest last; -1 when it is none of them. */
static int place_of(const struct month_data *data, struct month month)
{
    int behind = (data->month.year - month.year) * 12 + (data->month.month - month.month);

    return behind >= 0 && behind < MONTHS ? MONTHS - 1 - behind : -1;
}

enum status month_collection(struct month_data *data)
{
    static const struct column columns[] = {{"month", "Month", CELL_MONTH},
                                            {"charged", "Charged in it", CELL_MONEY},
                                            {"paid", "Paid of it by now", CELL_MONEY},
                                            {"rate", "Share", CELL_FIGURE}};
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    int64_t charged[MONTHS] = {0}, open[MONTHS] = {0};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < data->fold->debt_count && status == STATUS_OK; i++) {
        int place = place_of(data, data->fold->debts[i].month);
        if (place < 0)
            continue;
        status = month_sum(report->run, &charged[place], data->arrears.due[i]);
        if (status == STATUS_OK)
            status = month_sum(report->run, &open[place], data->arrears.open[i]);
    }
    for (int i = 0; i < MONTHS; i++) {
        if (!charged[i])
            continue;
        grid_month(grid, month_add(data->month, i - MONTHS + 1));
        grid_number(grid, charged[i]);
        grid_number(grid, charged[i] - open[i]);
        grid_text(grid, say_percent(report->run, charged[i] - open[i], charged[i]));
    }
    if (grid_rows(grid) < 2) /* of one month the table above has said it */
        return status;
    document_shares(report->document, report_say(report, "Paid of each month's charges"), grid,
                    "month", "paid", "charged");
    report_table(report, "collection",
                 month_word(data, "Twelve months of charges, paid by the end of this one",
                            "Twelve months of charges, paid by the end of the period"),
                 grid, "No fees are charged yet.");
    return status;
}
