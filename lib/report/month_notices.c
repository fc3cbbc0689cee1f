/* Notices that hung in the month, for how long, and what was not posted. */
#include "book/zone.h"
#include "cases/notices.h"
#include "report/month_sections.h"
#include "report/notice.h"

#include <string.h>

/* The month's last day, or in a month that is still going the day of the commit. */
static enum status last_day(struct month_data *data, struct date *out)
{
    struct report *report = &data->report;
    const int64_t committed = snapshot_time(report->book->snapshot);
    int32_t offset = 0;
    enum status status =
        zone_offset(report->run, report->book->compound->timezone, committed, &offset);
    const struct date day = date_of_instant(committed, offset);

    *out = date_compare(day, data->last) < 0 ? day : data->last;
    return status;
}

static const char *state_text(const struct report *report, const struct notice_state *state,
                              struct date day)
{
    if (notice_is_early(state))
        return report_say(report, "removed too early");
    if (!date_is_none(state->removed))
        return report_say(report, "shown as long as required");
    return report_say(report, notice_shown(state, day) < state->notice->days ? "hangs"
                                                                             : N_("hangs, may go"));
}

static void put_notices(struct month_data *data, const struct notices *notices, struct date day)
{
    static const struct column columns[] = {
        {"title", "Notice", CELL_TEXT},
        {"kind", "Kind", CELL_TEXT},
        {"channels", "Where it hangs", CELL_TEXT},
        {"posted", "Posted on", CELL_DATE},
        {"removed", "Removed on", CELL_DATE},
        {"required", "Days required", CELL_COUNT},
        {"shown", "Days shown", CELL_COUNT},
        {"state", "State", CELL_TEXT},
        {"notice", "Record", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < notices->count; i++) {
        const struct notice_state *state = &notices->item[i];
        if (!date_is_none(state->removed) && date_compare(state->removed, data->first) < 0)
            continue;
        grid_text(grid, state->notice->title);
        grid_text(grid, notice_kind_name(report, state->notice->kind));
        grid_text(grid, notice_channels(report, &state->notice->channels));
        grid_date(grid, state->notice->posted);
        grid_date(grid, state->removed);
        grid_number(grid, state->notice->days);
        grid_number(grid, notice_shown(state, day));
        grid_text(grid, state_text(report, state, day));
        grid_text(grid, state->notice->id);
    }
    report_list(
        report, "notices",
        month_word(data, "Notices that hung in the month", "Notices that hung in the period"), grid,
        "No notice hung in the month.");
}

/* What should have been posted by the end of the month and was not. */
static enum status put_due(struct month_data *data, const struct notices *notices, struct date day)
{
    static const struct column columns[] = {{"what", "Not posted", CELL_TEXT},
                                            {"month", "Month", CELL_MONTH},
                                            {"meeting", "Meeting", CELL_TEXT}};
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct notices_due due;
    enum status status = notices_due(report->run, report->book, notices, day, &due);

    for (size_t i = 0; !status && i < due.count; i++) {
        if (due.item[i].notice)
            continue; /* those removed early stand above */
        grid_text(grid, notice_kind_name(report, due.item[i].what));
        grid_month(grid, due.item[i].month);
        grid_text(grid, due.item[i].meeting ? due.item[i].meeting->id : NULL);
    }
    if (!status && grid_rows(grid))
        report_table(report, "notices_due", "What was not posted", grid, "");
    return status;
}

/* A compound that posts no notices yet has nothing to say here. */
enum status month_notices(struct month_data *data)
{
    struct report *report = &data->report;
    struct notices notices = {.count = 0};
    struct date day;
    enum status status = last_day(data, &day);

    if (!status)
        status = notices_read(report->run, report->book->snapshot, data->last, &notices);
    if (status || notices.count == 0)
        return status;
    report_section(report, "Notices");
    put_notices(data, &notices, day);
    return put_due(data, &notices, day);
}
