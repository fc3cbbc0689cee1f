/* Works that are under way, or were paid for in the month: what they may cost and what they do. */
#include "base/arena.h"
#include "book/projects.h"
#include "report/month_sections.h"

#include <string.h>

static int64_t paid_in_month(const struct month_data *data, const struct project_state *state)
{
    int64_t sum = 0;

    for (size_t i = 0; i < state->expense_count; i++) {
        const struct event *payment = state->expenses[i].payment;
        if (payment && month_has(data, payment->date))
            sum += ((const struct expense *)state->expenses[i].event->record)->amount;
    }
    return sum;
}

static bool was_closed_before(const struct month_data *data, const struct project_state *state)
{
    for (size_t i = 0; i < state->steps; i++)
        if (month_has(data, state->log[i].date))
            return false;
    return state->closed;
}

/* The last step in the work's own words, or what kind of step it was. */
static const char *progress(const struct report *report, const struct project_state *state)
{
    if (state->closed)
        return report_say(report, "closed");
    if (!state->last)
        return report_say(report, state->quotes ? "quotes are asked for" : "open");
    if (strcmp(state->last->what, "stage") == 0)
        return state->last->text;
    return report_say(report, project_stage(state));
}

static const char *fund_names(const struct report *report, const struct project *project)
{
    const char *names = "";

    for (size_t i = 0; i < project->funds.count; i++) {
        const int32_t fund = book_fund(report->book, project->funds.item[i]);
        if (fund >= 0)
            names = arena_printf(report->run->arena, "%s%s%s", names,
                                 *names ? report_say(report, ", ") : "",
                                 report->book->funds[fund].name);
    }
    return names;
}

static void put_project(struct month_data *data, struct grid *grid,
                        const struct project_state *state, int64_t now)
{
    const struct report *report = &data->report;

    grid_text(grid, state->project->name);
    grid_number(grid, state->project->budget);
    grid_number(grid, state->contract);
    grid_number(grid, state->paid);
    grid_number(grid, now);
    grid_text(grid, progress(report, state));
    grid_text(grid, fund_names(report, state->project));
    grid_text(grid, state->project->decision);
    grid_text(grid, state->project->id);
}

/* A compound without projects has nothing to say here. */
enum status month_projects(struct month_data *data)
{
    const struct column columns[] = {
        {"name", "Project", CELL_TEXT},
        {"budget", "Budget", CELL_MONEY},
        {"contract", "Contract", CELL_MONEY},
        {"spent", "Paid in all", CELL_MONEY},
        {"month", month_word(data, "Paid this month", "Paid in the period"), CELL_MONEY},
        {"progress", "Progress", CELL_TEXT},
        {"funds", "Paid by the funds", CELL_TEXT},
        {"decision", "Decision", CELL_TEXT},
        {"project", "Record", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct projects projects;
    enum status status = projects_compute(report->run, data->fold, data->last, &projects);

    for (size_t i = 0; i < projects.count && status == STATUS_OK; i++) {
        const struct project_state *state = &projects.item[i];
        const int64_t now = paid_in_month(data, state);
        if (date_compare(state->project->opened, data->last) <= 0 &&
            (now || !was_closed_before(data, state)))
            put_project(data, grid, state, now);
    }
    if (status || !grid_rows(grid))
        return status;
    report_section(report, "Projects");
    report_table(report, "projects", "Works: budget, contract and what was paid", grid,
                 "No project is under way.");
    return STATUS_OK;
}
