/* compound handover: the inventory of what was taken over, and what is missing of it. */
#include "cases/handovers.h"

#include "cases/oversight.h"
#include "cmd/compound/compound.h"
#include "cmd/voucher.h"

#include <string.h>

enum status handover_begin(struct session *session)
{
    struct handover handover = {0};

    session_fill(session, &kind_handover, &handover);
    return session_write(session, begin_handover, &handover);
}

static enum status step(struct session *session, const char *what)
{
    struct handover handover = {0};
    struct handover_step input = {.step = {.what = what}};
    enum status status = STATUS_OK;

    session_fill(session, &kind_handover, &handover);
    session_fill(session, &kind_handover_event, &input.step);
    input.handover = handover.handover;
    if (session_has(session, "voucher"))
        status = voucher_read(session, "voucher", &input.voucher);
    return status == STATUS_OK ? session_write(session, step_handover, &input) : status;
}

enum status handover_add(struct session *session)
{
    return step(session, "item");
}

enum status handover_receive(struct session *session)
{
    return step(session, "state");
}

enum status handover_paper(struct session *session)
{
    return step(session, "paper");
}

enum status handover_sign(struct session *session)
{
    return step(session, "sign");
}

enum status handover_list(struct session *session)
{
    static const struct column columns[] = {
        {"handover", "Hand-over", CELL_TEXT},
        {"from", "Company", CELL_TEXT},
        {"date", "Date", CELL_DATE},
        {"things", "Things", CELL_COUNT},
        {"missing", "Missing", CELL_COUNT},
        {"disputed", "Disputed", CELL_COUNT},
        {"signatures", "Signatures", CELL_COUNT},
        {"state", "State", CELL_WORD},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct handovers handovers;
    enum status status =
        handovers_read(session->run, session->snapshot, (struct date){0}, &handovers);

    for (size_t i = 0; status == STATUS_OK && i < handovers.count; i++) {
        const struct handover_state *state = &handovers.item[i];
        grid_text(grid, state->handover->handover);
        grid_text(grid, state->handover->from);
        grid_date(grid, state->handover->date);
        grid_number(grid, (int64_t)state->item_count);
        grid_number(grid, (int64_t)state->missing);
        grid_number(grid, (int64_t)state->disputed);
        grid_number(grid, (int64_t)state->signatures);
        grid_text(grid, handover_is_complete(state) ? "complete" : "open");
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

static void put_item(struct grid *grid, const struct handover_item *item)
{
    grid_number(grid, item->item->item);
    grid_text(grid, item->item->kind);
    grid_text(grid, item->item->name);
    if (item->item->count)
        grid_number(grid, item->item->count);
    else
        grid_empty(grid);
    if (item->item->amount)
        grid_number(grid, item->item->amount);
    else
        grid_empty(grid);
    grid_text(grid, item->state);
    grid_date(grid, item->since);
    grid_number(grid, (int64_t)item->papers);
    grid_text(grid, item->remark);
}

enum status handover_show(struct session *session)
{
    static const struct column columns[] = {
        {"item", "Number", CELL_COUNT},   {"kind", "Kind", CELL_WORD},
        {"name", "Thing", CELL_TEXT},     {"count", "Count", CELL_COUNT},
        {"amount", "Amount", CELL_MONEY}, {"state", "State", CELL_WORD},
        {"since", "Since", CELL_DATE},    {"papers", "Papers", CELL_COUNT},
        {"remark", "Remark", CELL_TEXT},
    };
    const bool only_missing = session_has(session, "missing");
    const char *name = session_text(session, "handover");
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct handovers handovers;
    enum status status =
        handovers_read(session->run, session->snapshot, (struct date){0}, &handovers);
    const struct handover_state *state =
        status == STATUS_OK ? handovers_find(&handovers, name) : NULL;

    if (status != STATUS_OK)
        return status;
    if (!state)
        return fail(session->run, STATUS_DATA, "unknown-case", "see 'compound handover list'",
                    "there is no hand-over '%s'", name);
    for (size_t i = 0; i < state->item_count; i++)
        if (!only_missing || strcmp(state->items[i].state, "received") != 0)
            put_item(grid, &state->items[i]);
    status = session_grid(session, grid);
    return only_missing && grid_rows(grid) ? status_join(status, STATUS_FOUND) : status;
}

#define HANDOVER(label, flag) INPUT_OF(kind_handover, label, flag)
#define STEP(label, flag) INPUT_OF(kind_handover_event, label, flag)
#define PAPER(flag)                                                                                \
    {                                                                                              \
        .name = "voucher", .type = INPUT_FILE, .flags = (flag),                                    \
        .help = "the paper: stored with its SHA-256"                                               \
    }

const struct input handover_name[] = {HANDOVER("handover", INPUT_REQUIRED), {0}};
const struct input handover_begin_options[] = {HANDOVER("name", INPUT_REQUIRED),
                                               HANDOVER("from", INPUT_REQUIRED),
                                               HANDOVER("date", INPUT_REQUIRED),
                                               HANDOVER("decision", 0),
                                               {0}};
const struct input handover_add_arguments[] = {HANDOVER("handover", INPUT_REQUIRED),
                                               STEP("kind", INPUT_REQUIRED),
                                               STEP("name", INPUT_REQUIRED),
                                               {0}};
const struct input handover_add_options[] = {STEP("state", INPUT_REQUIRED),
                                             STEP("count", 0),
                                             STEP("amount", 0),
                                             STEP("text", 0),
                                             PAPER(0),
                                             STEP("date", 0),
                                             {0}};
const struct input handover_receive_arguments[] = {
    HANDOVER("handover", INPUT_REQUIRED), STEP("item", INPUT_REQUIRED), {0}};
const struct input handover_receive_options[] = {
    {.name = "state", .type = INPUT_FIELD, .kind = &kind_handover_event, .preset = "received"},
    STEP("text", 0),
    PAPER(0),
    STEP("date", 0),
    {0}};
const struct input handover_paper_arguments[] = {
    HANDOVER("handover", INPUT_REQUIRED), PAPER(INPUT_REQUIRED), STEP("text", INPUT_REQUIRED), {0}};
const struct input handover_paper_options[] = {STEP("item", 0), STEP("date", 0), {0}};
const struct input handover_sign_arguments[] = {HANDOVER("handover", INPUT_REQUIRED),
                                                STEP("person", INPUT_REQUIRED),
                                                STEP("role", INPUT_REQUIRED),
                                                {0}};
const struct input handover_sign_options[] = {STEP("text", 0), PAPER(0), STEP("date", 0), {0}};
const struct input handover_show_options[] = {
    {.name = "missing",
     .type = INPUT_FLAG,
     .help = "only what is missing or disputed; exit status 1 when there is any"},
    {0}};
