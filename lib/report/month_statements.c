/* The statements that were imported, and what on them nobody has explained. */
#include "base/arena.h"
#include "report/month_sections.h"

static const char *place_name(const struct book *book, const char *place)
{
    int32_t index = book_place(book, place);

    return index < 0 ? place : book->places[index].name;
}

/* The statement of an event of the month, or NULL. */
static const struct statement *statement_of(const struct month_data *data,
                                            const struct event *event)
{
    return event->kind == &kind_statement && month_has(data, event->date) ? event->record : NULL;
}

/* A column that most compounds never have a figure for is there when it has one. */
struct shown {
    bool earned, refunded, fees;
};

static struct shown shown_of(const struct month_data *data)
{
    const struct records *records = data->report.book->records;
    struct shown shown = {0};

    for (size_t i = 0; i < records->count; i++) {
        const struct statement *statement = statement_of(data, &records->events[i]);
        shown.earned |= statement && statement->earned;
        shown.refunded |= statement && statement->refunded;
        shown.fees |= statement && statement->fees;
    }
    return shown;
}

static void put_statement(const struct month_data *data, struct grid *grid,
                          const struct statement *statement, struct shown shown)
{
    grid_text(grid, place_name(data->report.book, statement->place));
    grid_date(grid, statement->first);
    grid_date(grid, statement->last);
    grid_number(grid, statement->rows);
    grid_number(grid, statement->total);
    if (shown.earned)
        grid_number(grid, statement->earned);
    grid_number(grid, statement->spent);
    if (shown.refunded)
        grid_number(grid, statement->refunded);
    if (shown.fees)
        grid_number(grid, statement->fees);
    grid_number(grid, statement->unidentified);
    grid_number(grid, statement->review);
    grid_number(grid, statement->unexplained);
    grid_text(grid, statement->id);
}

static struct grid *new_grid(const struct report *report, struct shown shown)
{
    static const struct column columns[] = {
        {"place", "Cash place", CELL_TEXT},
        {"first", "First day", CELL_DATE},
        {"last", "Last day", CELL_DATE},
        {"rows", "Rows", CELL_COUNT},
        {"booked", "Receipts booked", CELL_MONEY},
        {"earned", "Other income", CELL_MONEY},
        {"spent", "Out", CELL_MONEY},
        {"refunded", "Of it given back", CELL_MONEY},
        {"fees", "Fees kept back", CELL_MONEY},
        {"unidentified", "Not identified", CELL_COUNT},
        {"review", "To be looked at", CELL_COUNT},
        {"unexplained", "Not explained", CELL_COUNT},
        {"id", "Record", CELL_TEXT},
    };
    enum { COLUMNS = sizeof columns / sizeof columns[0], EARNED = 5, REFUNDED = 7, FEES = 8 };
    struct column *list = arena_array(report->run->arena, COLUMNS, sizeof *list);
    size_t count = 0;

    for (size_t i = 0; i < COLUMNS; i++)
        if ((i != EARNED || shown.earned) && (i != REFUNDED || shown.refunded) &&
            (i != FEES || shown.fees))
            list[count++] = columns[i];
    return report_grid(report, list, count);
}

enum status month_statements(struct month_data *data)
{
    struct report *report = &data->report;
    const struct records *records = report->book->records;
    const struct shown shown = shown_of(data);
    struct grid *grid = new_grid(report, shown);

    for (size_t i = 0; i < records->count; i++) {
        const struct statement *statement = statement_of(data, &records->events[i]);
        if (statement)
            put_statement(data, grid, statement, shown);
    }
    if (!grid_rows(grid))
        return STATUS_OK;
    report_list(report, "statements", "Statements that were imported", grid, "");
    report_note(report,
                report_say(report, "As it was on the day of the import; what was explained or "
                                   "identified since is in the books."));
    return STATUS_OK;
}
