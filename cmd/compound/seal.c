/* compound seal: each use of the committee's seal. */
#include "cases/seal.h"

#include "cases/oversight.h"
#include "cmd/compound/compound.h"
#include "cmd/voucher.h"
#include "format/yaml.h"

enum status seal_enter(struct session *session)
{
    struct seal_input input = {.use = {.paper = NULL}};

    session_fill(session, &kind_seal_use, &input.use);
    enum status status = voucher_read(session, "copy", &input.copy);
    return status == STATUS_OK ? session_write(session, use_seal, &input) : status;
}

enum status seal_list(struct session *session)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE},
        {"paper", "Paper", CELL_TEXT},
        {"approvers", "Allowed by", CELL_TEXT},
        {"keeper", "Keeper", CELL_TEXT},
        {"amount", "Amount", CELL_MONEY},
        {"decision", "Decision", CELL_TEXT},
        {"copy", "Copy", CELL_TEXT},
    };
    struct run *run = session->run;
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof columns[0]);
    const struct month half = session_month(session, "half-year");
    struct seal_use *uses;
    size_t count;
    enum status status = seal_read(run, session->snapshot, (struct date){0}, &uses, &count);

    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        const struct seal_use *use = &uses[i];
        if (!month_is_none(half) &&
            month_compare(half_year(use->date), half_year(month_first(half))) != 0)
            continue;
        grid_date(grid, use->date);
        grid_text(grid, use->paper);
        grid_text(grid, field_text(run, kind_field(&kind_seal_use, "approvers"), use));
        grid_text(grid, use->keeper);
        if (use->amount)
            grid_number(grid, use->amount);
        else
            grid_empty(grid);
        grid_text(grid, use->decision);
        grid_text(grid, use->copy);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

#define USE(label, flag) INPUT_OF(kind_seal_use, label, flag)

const struct input seal_use_arguments[] = {USE("paper", INPUT_REQUIRED), {0}};
const struct input seal_use_options[] = {
    USE("approvers", INPUT_REQUIRED),
    USE("keeper", INPUT_REQUIRED),
    USE("amount", 0),
    USE("decision", 0),
    {.name = "copy", .type = INPUT_FILE, .help = "a copy of the paper: stored with its SHA-256"},
    USE("date", 0),
    {0}};
const struct input seal_list_options[] = {
    {.name = "half-year", .type = INPUT_MONTH, .help = "only the half-year of this month"}, {0}};
