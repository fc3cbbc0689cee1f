/* Parking at the month's end: spaces, who waits, and what it brought. */
#include "base/arena.h"
#include "book/income.h"
#include "book/parking.h"
#include "report/month_sections.h"

enum { SOON = 30 };

/* Counts of few people: how many spaces and how many wait, never who. */
static void put_spaces(struct month_data *data)
{
    static const struct column columns[] = {
        {"kind", "Category", CELL_TEXT},
        {"spaces", "Spaces", CELL_COUNT},
        {"used", "In use", CELL_COUNT},
        {"free", "Free", CELL_COUNT},
        {"waiting", "Waiting", CELL_COUNT},
        {"ending", "Permits that end within 30 days", CELL_COUNT},
    };
    static const char *const names[SPACE_KINDS + 1] = {N_("on the ground"), "underground",
                                                       N_("with charging"), N_("for the disabled"),
                                                       N_("for visitors"),  "Together"};
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct parking_count counts[SPACE_KINDS + 1];

    parking_count(report->book, data->arrears.day, SOON, counts);
    for (size_t i = 0; i <= SPACE_KINDS; i++) {
        if (i == SPACE_KINDS)
            grid_total(grid);
        else if (!counts[i].spaces && !counts[i].waiting)
            continue;
        grid_text(grid, report_say(report, names[i]));
        grid_number(grid, counts[i].spaces);
        grid_number(grid, counts[i].used);
        grid_number(grid, counts[i].spaces - counts[i].used);
        grid_number(grid, counts[i].waiting);
        grid_number(grid, counts[i].ending);
    }
    report_table(report, "spaces",
                 month_word(data, "Parking spaces at the end of the month",
                            "Parking spaces at the end of the period"),
                 grid, "There are no parking spaces.");
    json_whole(report->json, "waiting_for_a_space", counts[SPACE_KINDS].waiting);
}

static void put_money(struct month_data *data)
{
    static const struct column columns[] = {{"what", "What", CELL_TEXT},
                                            {"amount", "Amount", CELL_MONEY}};
    static const char *const names[] = {"From units", "From others", "Cost", "Net"};
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct income income = income_sum(report->book, data->totals, "parking");
    const int64_t amounts[] = {income.charged, income.earned, -income.cost, income.net};

    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        if (i == sizeof amounts / sizeof amounts[0] - 1)
            grid_total(grid);
        else if (!amounts[i])
            continue;
        grid_text(grid, report_say(report, names[i]));
        grid_number(grid, amounts[i]);
    }
    report_table(report, "parking_income", "Common income", grid, "No common income came in.");
}

/* A compound without parking spaces has nothing to say here. */
enum status month_parking(struct month_data *data)
{
    if (data->report.book->space_count == 0)
        return STATUS_OK;
    report_section(&data->report, "Parking");
    put_spaces(data);
    put_money(data);
    return STATUS_OK;
}
