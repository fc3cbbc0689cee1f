/* fees read, readings: the meters of single units. */
#include "base/arena.h"
#include "book/book.h"
#include "book/meters.h"
#include "book/operations.h"
#include "cmd/fees/fees.h"
#include "cmd/table.h"
#include "format/yaml.h"

#include <string.h>

/* What is given beside the file holds for every row that does not say otherwise. */
static void complete(const struct reading *given, struct reading *row)
{
    row->item = row->item ? row->item : given->item;
    row->month = month_is_none(row->month) ? given->month : row->month;
    row->date = date_is_none(row->date) ? given->date : row->date;
    row->replaced = row->replaced || row->last || row->first;
}

static enum status read_file(struct session *session, const struct reading *given)
{
    static const char *const needed[] = {"unit", "reading", NULL};
    const char *path = session_text(session, "unit");
    struct table_rows rows;
    enum status status = table_read(session, path, &kind_reading, needed, "reading", &rows);

    if (status != STATUS_OK)
        return status;
    struct reading *readings = rows.records;
    struct reading_input input = {.readings = readings,
                                  .lines = rows.lines,
                                  .count = rows.count,
                                  .path = path,
                                  .source = table_name(path)};
    for (size_t i = 0; i < rows.count; i++)
        complete(given, &readings[i]);
    return session_write(session, read_meters, &input);
}

enum status fees_read(struct session *session)
{
    struct reading reading = {0};
    const char *unit = session_text(session, "unit"), *expected;
    struct reading_input input = {.readings = &reading, .count = 1};

    session_fill(session, &kind_reading, &reading);
    if (!session_has(session, "reading"))
        return read_file(session, &reading);
    if (!field_parse(session->run, kind_field(&kind_reading, "unit"), unit, &reading, &expected))
        return fail(session->run, STATUS_USAGE, "usage",
                    "write fees read UNIT READING, or fees read FILE", "'%s' is not %s", unit,
                    expected);
    reading.replaced = session_span(session, "replaced", &reading.last, &reading.first);
    return session_write(session, read_meters, &input);
}

static const char *state_text(const struct meter_use *use)
{
    if (!use->reading)
        return "not read";
    if (use->reading->replaced)
        return use->reading->estimated ? N_("replaced, estimated") : "replaced";
    if (use->reading->estimated)
        return "estimated";
    return use->before ? "read" : "first";
}

static void put_use(struct grid *grid, const char *unit, const struct meter_use *use)
{
    grid_text(grid, unit);
    if (use->before)
        grid_number(grid, use->before->reading);
    else
        grid_empty(grid);
    if (use->reading) {
        grid_number(grid, use->reading->reading);
        grid_number(grid, use->usage);
        grid_date(grid, use->reading->date);
    } else {
        for (int i = 0; i < 3; i++)
            grid_empty(grid);
    }
    grid_text(grid, state_text(use));
    grid_text(grid, use->reading ? use->reading->id : NULL);
}

/* The units that the item is charged to in the month, each with what its meter counted. */
static void put_uses(struct session *session, struct grid *grid, const struct book *book,
                     const struct tariff *tariff, struct month month)
{
    const struct meter_use *uses = meters_of_month(session->run, book, tariff->item, month);
    int64_t total = 0;

    for (size_t i = 0; i < book->unit_count; i++) {
        const bool there = book_unit_on(book, (int32_t)i, month_first(month)) != NULL;
        if (!there || !tariff_concerns(tariff, &book->units[i]) ||
            (session_has(session, "missing") && uses[i].reading))
            continue;
        put_use(grid, book->units[i].code, &uses[i]);
        total += uses[i].usage; /* readings are limited: millions fit */
    }
    grid_total(grid);
    for (int i = 0; i < 3; i++)
        grid_empty(grid);
    grid_number(grid, total);
    for (int i = 0; i < 3; i++)
        grid_empty(grid);
}

enum status fees_readings(struct session *session)
{
    static const struct column columns[] = {
        {"unit", "Unit", CELL_TEXT}, {"before", "Before", CELL_AREA}, {"reading", "Now", CELL_AREA},
        {"used", "Used", CELL_AREA}, {"date", "Read on", CELL_DATE},  {"state", "State", CELL_WORD},
        {"id", "Record", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const char *item = session_text(session, "item");
    const struct month month = session_month(session, "month");
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = book_records(session->run, book);
    if (status != STATUS_OK)
        return status;
    const struct tariff *tariff = book_tariff(book, item, month);
    if (!tariff || strcmp(tariff->by, "meter") != 0)
        return fail(session->run, STATUS_DATA, "reading-not-metered", "see 'fees tariffs'",
                    "no tariff charges '%s' by meter in that month", item);
    put_uses(session, grid, book, tariff, month);
    return session_grid(session, grid);
}
