/* The year's budget beside what was spent until the end of the month. */
#include "base/arena.h"
#include "book/budget.h"
#include "report/month_sections.h"

static void put_line(const struct report *report, struct grid *grid, const char *name,
                     const int64_t *budget, int64_t spent)
{
    grid_text(grid, name);
    if (budget)
        grid_number(grid, *budget);
    else
        grid_empty(grid);
    grid_number(grid, spent);
    if (budget)
        grid_number(grid, *budget - spent);
    else
        grid_empty(grid);
    grid_text(grid,
              budget ? say_percent(report->run, spent, *budget) : report_say(report, "no budget"));
}

static void put_budget(struct report *report, const struct budget_year *year)
{
    static const struct column columns[] = {
        {"category", "Category", CELL_TEXT},      {"budget", "Budget of the year", CELL_MONEY},
        {"spent", "Spent this year", CELL_MONEY}, {"left", "Left", CELL_MONEY},
        {"used", "Share used", CELL_FIGURE},
    };
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < year->count; i++) {
        const struct budget_line *line = &year->lines[i];
        put_line(report, grid, report->book->categories[line->category].name,
                 line->budget ? &line->budget->amount : NULL, line->spent);
    }
    grid_total(grid);
    put_line(report, grid, report_say(report, "Together"), &year->budget, year->spent);
    document_bars(report->document, report_say(report, "How much of the budget is used"), grid,
                  "category", "spent", "budget");
    report_table(report, "budget", "Budget and spending, by category", grid, "No budget was set.");
}

/* A year without a budget has nothing to say here. */
enum status month_budget(struct month_data *data)
{
    struct report *report = &data->report;
    const struct date end = data->span.kind == SPAN_MONTH ? data->last : data->day;
    struct budget_year year;

    if (!has_budget(report->book, data->month.year))
        return STATUS_OK;
    enum status status = budget_compute(report->run, report->book, data->month.year, end, &year);
    if (status != STATUS_OK)
        return status;
    report_section(report, "Budget");
    put_budget(report, &year);
    report_note(report, arena_printf(report->run->arena, report_say(report, "%s: %s"),
                                     report_say(report, "Share of the year that is over"),
                                     say_percent(report->run, year.days, year.all_days)));
    return STATUS_OK;
}
