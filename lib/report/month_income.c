/* What the common parts brought in the month, what that cost, and what is left of it. */
#include "book/income.h"
#include "report/month_sections.h"

static void put_line(struct grid *grid, const char *name, struct income income)
{
    grid_text(grid, name);
    grid_number(grid, income.charged);
    grid_number(grid, income.earned);
    grid_number(grid, income.gross);
    grid_number(grid, income.cost);
    grid_number(grid, income.net);
}

/* A compound without sources of income has nothing to say here. */
enum status month_income(struct month_data *data)
{
    static const struct column columns[] = {
        {"source", "Source", CELL_TEXT},       {"charged", "From units", CELL_MONEY},
        {"earned", "From others", CELL_MONEY}, {"gross", "Gross", CELL_MONEY},
        {"cost", "Cost", CELL_MONEY},          {"net", "Net", CELL_MONEY},
    };
    struct report *report = &data->report;
    const struct book *book = report->book;
    struct grid *grid;

    if (book->source_count == 0)
        return STATUS_OK;
    report_section(report, "Common income");
    grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < book->source_count; i++) {
        const struct income income = income_of(book, data->totals, i);
        if (income.charged || income.earned || income.cost)
            put_line(grid, book->sources[i]->name, income);
    }
    grid_total(grid);
    put_line(grid, report_say(report, "Together"), income_sum(book, data->totals, NULL));
    report_table(report, "income", "Income of the common parts: gross, cost and net", grid,
                 "No common income came in.");
    return STATUS_OK;
}
