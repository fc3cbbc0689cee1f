/* compound holiday, holidays: the days that the calendar does not say by itself. */
#include "book/calendar.h"
#include "cases/operations.h"
#include "cmd/compound/compound.h"

enum status compound_holiday(struct session *session)
{
    struct holiday holiday = {.kind = session_has(session, "work") ? "work" : "rest"};

    session_fill(session, &kind_holiday, &holiday);
    return session_write(session, add_holiday, &holiday);
}

enum status compound_holidays(struct session *session)
{
    static const struct column columns[] = {
        {"from", "From", CELL_DATE},
        {"to", "To", CELL_DATE},
        {"kind", "Kind", CELL_WORD},
        {"name", "Name", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct calendar calendar;
    enum status status = calendar_read(session->run, session->snapshot, &calendar);

    if (status)
        return status;
    for (size_t i = 0; i < calendar.count; i++) {
        grid_date(grid, calendar.lines[i]->from);
        grid_date(grid, calendar.lines[i]->to);
        grid_text(grid, calendar.lines[i]->kind);
        grid_text(grid, calendar.lines[i]->name);
    }
    return session_grid(session, grid);
}
