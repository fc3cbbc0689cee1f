/* What was given in the month and what became of it, per campaign. */
#include "base/arena.h"
#include "report/answers.h"
#include "report/month_sections.h"
#include "report/public.h"

#include <string.h>

static void put_campaigns(struct month_data *data)
{
    static const struct column columns[] = {
        {"campaign", "Campaign", CELL_TEXT}, {"before", "At the start", CELL_MONEY},
        {"given", "Given", CELL_MONEY},      {"other_in", "Moved in", CELL_MONEY},
        {"out", "Out", CELL_MONEY},          {"left", "Left", CELL_MONEY},
    };
    struct report *report = &data->report;
    const struct book *book = report->book;
    const struct totals *totals = data->totals;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < book->campaign_count; i++) {
        const int32_t fund = book_fund(book, book->campaigns[i]->fund);
        if (!totals->fund_before[fund] && !totals->fund_in[fund] && !totals->fund_out[fund])
            continue;
        grid_text(grid, book->campaigns[i]->name);
        grid_number(grid, totals->fund_before[fund]);
        grid_number(grid, totals->donated[i]);
        grid_number(grid, totals->fund_in[fund] - totals->donated[i]);
        grid_number(grid, totals->fund_out[fund]);
        grid_number(grid, totals->fund_after[fund]);
    }
    report_table(report, "campaigns", "Campaigns: in, out and left", grid,
                 "No campaign has received or spent anything.");
}

/* What was given since the beginning beside what is hoped for. */
static enum status put_progress(struct month_data *data)
{
    static const struct column columns[] = {{"campaign", "Campaign", CELL_TEXT},
                                            {"given", "Given so far", CELL_MONEY},
                                            {"target", "Target", CELL_MONEY},
                                            {"reached", "Reached", CELL_FIGURE}};
    struct report *report = &data->report;
    const struct book *book = report->book;
    const struct date beginning = {0};
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct totals *totals;
    enum status status =
        answer_totals(report->run, report->book, &beginning, &data->last, 1, &totals);

    for (size_t i = 0; status == STATUS_OK && i < book->campaign_count; i++) {
        const struct campaign *campaign = book->campaigns[i];
        if (!campaign->target || date_compare(campaign->from, data->last) > 0)
            continue;
        grid_text(grid, campaign->name);
        grid_number(grid, totals->donated[i]);
        grid_number(grid, campaign->target);
        grid_text(grid, say_percent(report->run, totals->donated[i], campaign->target));
    }
    if (status != STATUS_OK || !grid_rows(grid))
        return status;
    document_targets(report->document, report_say(report, "How far the campaigns are"), grid,
                     "campaign", "given", "target");
    report_table(report, "progress", "Campaigns and their targets", grid, "None.");
    return STATUS_OK;
}

/* A gift of this month that was not undone by its end; what is undone later is a correction of
 * that month. */
static bool counts(const struct month_data *data, const struct event *event)
{
    const struct event *undone = fold_fate(data->fold, event)->reversed_by;

    return event->kind == &kind_gift && month_has(data, event->date) &&
           (!undone || date_compare(undone->date, data->last) > 0);
}

static int64_t hours_for(const struct month_data *data, const char *campaign)
{
    const struct records *records = data->report.book->records;
    int64_t hours = 0;

    for (size_t i = 0; i < records->count; i++) {
        if (!counts(data, &records->events[i]))
            continue;
        const struct gift *gift = records->events[i].record;
        hours += strcmp(gift->campaign, campaign) == 0 ? gift->hours : 0;
    }
    return hours;
}

static void put_kind(const struct report *report, struct grid *grid,
                     const struct campaign *campaign, const char *goods, int64_t value,
                     int64_t hours)
{
    grid_text(grid, campaign->name);
    grid_text(grid, goods);
    if (value)
        grid_number(grid, value);
    else
        grid_empty(grid);
    grid_text(grid, hours ? public_hours(report, hours) : NULL);
}

static void put_goods(struct month_data *data)
{
    static const struct column columns[] = {
        {"campaign", "Campaign", CELL_TEXT},
        {"goods", "What", CELL_TEXT},
        {"value", "Value as stated", CELL_MONEY},
        {"hours", "Hours", CELL_FIGURE},
    };
    struct report *report = &data->report;
    const struct book *book = report->book;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        const struct gift *gift = counts(data, event) ? event->record : NULL;
        int32_t campaign = gift && gift->goods ? book_campaign(book, gift->campaign) : -1;
        if (campaign >= 0)
            put_kind(report, grid, book->campaigns[campaign], gift->goods, gift->value, 0);
    }
    for (size_t i = 0; i < book->campaign_count; i++) {
        const int64_t hours = hours_for(data, book->campaigns[i]->campaign);
        if (hours)
            put_kind(report, grid, book->campaigns[i], report_say(report, "work"), 0, hours);
    }
    report_table(report, "goods", "Goods and hours", grid, "No goods and no hours were given.");
}

/* A compound without campaigns has nothing to say here. */
enum status month_donations(struct month_data *data)
{
    if (data->report.book->campaign_count == 0)
        return STATUS_OK;
    report_section(&data->report, "Donations");
    put_campaigns(data);
    enum status status = put_progress(data);
    put_goods(data);
    return status;
}
