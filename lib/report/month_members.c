/* Half-yearly: whether the members of the owners' committee have paid their own fees. How many,
 * and neither who nor which unit. */
#include "book/roster.h"
#include "report/month_sections.h"

#include <string.h>

/* What a person's units owe beyond their due days; `owns` is whether there are any. */
static int64_t overdue_of(const struct month_data *data, const char *person, bool *owns)
{
    const struct book *book = data->report.book;
    int64_t overdue = 0;

    *owns = false;
    for (size_t i = 0; i < data->arrears.count; i++) {
        const struct arrears_line *line = &data->arrears.lines[i];
        const struct unit *unit = book_unit_on(book, line->unit, data->day);
        if (!unit || strcmp(unit->owner, person) != 0)
            continue;
        *owns = true;
        overdue |= line->overdue;
    }
    return overdue;
}

static void put_body(struct month_data *data, const struct roster *roster, const struct body *body,
                     struct grid *grid)
{
    const struct words members = roster_members(data->report.run, roster, body->body, data->day);
    int64_t owners = 0, paid = 0;

    for (size_t i = 0; i < members.count; i++) {
        bool owns;
        const int64_t overdue = overdue_of(data, members.item[i], &owns);
        owners += owns;
        paid += owns && !overdue;
    }
    if (!owners)
        return;
    grid_text(grid, body->name);
    grid_number(grid, (int64_t)members.count);
    grid_number(grid, owners);
    grid_number(grid, paid);
    grid_text(grid, report_say(&data->report,
                               paid == owners ? "all have paid" : N_("not all have paid")));
}

enum status month_members(struct month_data *data)
{
    static const struct column columns[] = {
        {"body", "Body", CELL_TEXT},
        {"members", "Members", CELL_COUNT},
        {"owners", "Of them owners of a home", CELL_COUNT},
        {"paid", "Without overdue fees", CELL_COUNT},
        {"state", "State", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct roster *roster;

    if (data->month.month % 6 != 0)
        return STATUS_OK;
    enum status status = book_roster(report->run, report->book, &roster);
    for (size_t i = 0; status == STATUS_OK && i < roster->bodies.count; i++) {
        const struct body *body = body_at(roster, i);
        if (strcmp(body->kind, "committee") == 0 &&
            roster_body_on(roster, body->body, data->day) == body)
            put_body(data, roster, body, grid);
    }
    if (status != STATUS_OK || !grid_rows(grid))
        return status;
    report_section(report, "The committee's own fees");
    report_table(report, "members", "Whether the committee's members have paid", grid, "");
    return STATUS_OK;
}
