/* projects list, show: what works cost, how far they are, and what is left. */
#include "book/projects.h"
#include "cmd/projects/projects.h"
#include "report/project.h"

#include <string.h>

static bool is_wanted(const struct session *session, const struct project_state *state)
{
    const char *only = session_text(session, "state");

    return !only || strcmp(only, project_stage(state)) == 0;
}

enum status projects_list(struct session *session)
{
    static const struct column columns[] = {
        {"project", "Project", CELL_TEXT},  {"name", "Name", CELL_TEXT},
        {"opened", "Opened", CELL_DATE},    {"budget", "Budget", CELL_MONEY},
        {"quotes", "Quotes", CELL_COUNT},   {"contract", "Contract", CELL_MONEY},
        {"entered", "Entered", CELL_MONEY}, {"paid", "Paid", CELL_MONEY},
        {"left", "Left", CELL_MONEY},       {"state", "State", CELL_WORD},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct projects projects = {.count = 0};
    struct book *book;
    struct fold *fold;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    if (status == STATUS_OK)
        status = projects_compute(session->run, fold, (struct date){0}, &projects);
    for (size_t i = 0; status == STATUS_OK && i < projects.count; i++) {
        const struct project_state *state = &projects.item[i];
        if (!is_wanted(session, state))
            continue;
        grid_text(grid, state->project->id);
        grid_text(grid, state->project->name);
        grid_date(grid, state->project->opened);
        grid_number(grid, state->project->budget);
        grid_number(grid, (int64_t)state->quotes);
        grid_number(grid, state->contract);
        grid_number(grid, state->entered);
        grid_number(grid, state->paid);
        grid_number(grid, state->project->budget - state->paid);
        grid_text(grid, project_stage(state));
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

enum status projects_show(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = session_book(session, &book);

    if (status == STATUS_OK)
        status = project_document(session->run, book, session_text(session, "project"), &document,
                                  &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}
