/* The statements that were imported, and what on them nobody has explained. */
#include "base/arena.h"
#include "report/month_sections.h"

static const char *place_name(const struct book *book, const char *place)
{
    int32_t index = book_place(book, place);

    return index < 0 ? place : book->places[index].name;
}

static void put_statement(const struct month_data *data, struct grid *grid,
                          const struct statement *statement)
{
    grid_text(grid, place_name(data->report.book, statement->place));
    grid_date(grid, statement->first);
    grid_date(grid, statement->last);
    grid_number(grid, statement->rows);
    grid_number(grid, statement->total);
    grid_number(grid, statement->spent);
    grid_number(grid, statement->unidentified);
    grid_number(grid, statement->review);
    grid_number(grid, statement->unexplained);
    grid_text(grid, statement->id);
}

enum status month_statements(struct month_data *data)
{
    static const struct column columns[] = {
        {"place", "Cash place", CELL_TEXT},
        {"first", "First day", CELL_DATE},
        {"last", "Last day", CELL_DATE},
        {"rows", "Rows", CELL_COUNT},
        {"booked", "Receipts booked", CELL_MONEY},
        {"spent", "Out", CELL_MONEY},
        {"unidentified", "Not identified", CELL_COUNT},
        {"review", "To be looked at", CELL_COUNT},
        {"unexplained", "Not explained", CELL_COUNT},
        {"id", "Record", CELL_TEXT},
    };
    struct report *report = &data->report;
    const struct records *records = report->book->records;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < records->count; i++)
        if (records->events[i].kind == &kind_statement && month_has(data, records->events[i].date))
            put_statement(data, grid, records->events[i].record);
    if (!grid_rows(grid))
        return STATUS_OK;
    report_table(report, "statements", "Statements that were imported", grid, "");
    report_note(report,
                report_say(report, "As it was on the day of the import; what was explained or "
                                   "identified since is in the books."));
    return STATUS_OK;
}
