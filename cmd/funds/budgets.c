/* funds budgets: what a year may cost, and what it has cost. */
#include "book/budget.h"
#include "cmd/funds/funds.h"
#include "report/words.h"

#include <inttypes.h>

static void put_numbers(struct session *session, struct grid *grid, const int64_t *budget,
                        int64_t spent, const struct budget_year *year)
{
    if (budget) {
        grid_number(grid, *budget);
        grid_number(grid, spent);
        grid_number(grid, *budget - spent);
        grid_text(grid, say_percent(session->run, spent, *budget));
    } else {
        grid_empty(grid);
        grid_number(grid, spent);
        grid_empty(grid);
        grid_empty(grid);
    }
    grid_text(grid, say_percent(session->run, year->days, year->all_days));
}

static enum status show(struct session *session, const struct book *book,
                        const struct budget_year *year)
{
    static const struct column columns[] = {
        {"category", "Category", CELL_TEXT}, {"name", "Name", CELL_TEXT},
        {"budget", "Budget", CELL_MONEY},    {"spent", "Spent", CELL_MONEY},
        {"left", "Left", CELL_MONEY},        {"used", "Used", CELL_FIGURE},
        {"elapsed", "Year", CELL_FIGURE},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < year->count; i++) {
        const struct budget_line *line = &year->lines[i];
        grid_text(grid, book->categories[line->category].category);
        grid_text(grid, book->categories[line->category].name);
        put_numbers(session, grid, line->budget ? &line->budget->amount : NULL, line->spent, year);
    }
    grid_total(grid);
    grid_text(grid, "together");
    grid_empty(grid);
    put_numbers(session, grid, &year->budget, year->spent, year);
    return session_grid(session, grid);
}

/* The year that was asked for, or this one. A year without a budget is an empty list. */
enum status funds_budgets(struct session *session)
{
    struct budget asked = {.year = session->run->today.year};
    struct budget_year year = {.days = 0};
    struct book *book;

    session_fill(session, &kind_budget, &asked);
    if (asked.year < 1900 || asked.year > session->run->today.year)
        return fail(session->run, STATUS_USAGE, "budget-year", "name a year that has begun",
                    "%" PRId64 " has not begun, or is no year", asked.year);
    enum status status = book_open(session->run, session->snapshot, &book);
    if (status == STATUS_OK && has_budget(book, (int)asked.year))
        status = budget_compute(session->run, book, (int)asked.year, session->run->today, &year);
    return status == STATUS_OK ? show(session, book, &year) : status;
}
