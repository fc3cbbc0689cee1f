/* projects: works that are quoted, contracted, paid and accepted. */
#include "cmd/projects/projects.h"

#include "book/operations.h"
#include "cmd/commands.h"
#include "cmd/voucher.h"

static enum status begin(struct session *session)
{
    struct project project = {0};

    session_fill(session, &kind_project, &project);
    return session_write(session, open_project, &project);
}

/* A further step; all that it has comes from the inputs but what it is. */
static enum status step(struct session *session, const char *what)
{
    struct project project = {0};
    struct step_input input = {.step = {.what = what}};
    enum status status = STATUS_OK;

    session_fill(session, &kind_project, &project);
    session_fill(session, &kind_project_event, &input.step);
    input.project = project.id;
    if (session_has(session, "voucher"))
        status = voucher_read(session, "voucher", &input.voucher);
    return status == STATUS_OK ? session_write(session, step_project, &input) : status;
}

static enum status quote(struct session *session)
{
    return step(session, "quote");
}

static enum status contract(struct session *session)
{
    return step(session, "contract");
}

static enum status stage(struct session *session)
{
    return step(session, "stage");
}

static enum status accept_work(struct session *session)
{
    return step(session, "acceptance");
}

static enum status warranty(struct session *session)
{
    return step(session, "warranty");
}

static enum status note(struct session *session)
{
    return step(session, "note");
}

static enum status end(struct session *session)
{
    return step(session, "close");
}

static enum status reopen(struct session *session)
{
    return step(session, "reopen");
}

#define PROJECT(label, flag) INPUT_OF(kind_project, label, flag)
#define PROJECT_ID                                                                                 \
    {                                                                                              \
        .name = "project", .type = INPUT_FIELD, .flags = INPUT_REQUIRED, .kind = &kind_project,    \
        .field = "id"                                                                              \
    }
#define STEP(label, flag) INPUT_OF(kind_project_event, label, flag)
#define PAPER(flag)                                                                                \
    {                                                                                              \
        .name = "voucher", .type = INPUT_FILE, .flags = (flag),                                    \
        .help = "the paper: stored with its SHA-256"                                               \
    }

static const struct input open_options[] = {
    PROJECT("name", INPUT_REQUIRED),
    PROJECT("purpose", INPUT_REQUIRED),
    PROJECT("budget", INPUT_REQUIRED),
    PROJECT("funds", INPUT_REQUIRED),
    PROJECT("decision", 0),
    {.name = "date", .type = INPUT_FIELD, .kind = &kind_project, .field = "opened"},
    {0}};
static const struct input project_arguments[] = {PROJECT_ID, {0}};
static const struct input price_arguments[] = {PROJECT_ID, STEP("amount", INPUT_REQUIRED), {0}};
static const struct input text_arguments[] = {PROJECT_ID, STEP("text", INPUT_REQUIRED), {0}};
static const struct input until_arguments[] = {PROJECT_ID, STEP("until", INPUT_REQUIRED), {0}};
static const struct input quote_options[] = {
    STEP("company", INPUT_REQUIRED), PAPER(0), STEP("text", 0), STEP("date", 0), {0}};
static const struct input contract_options[] = {STEP("company", INPUT_REQUIRED),
                                                STEP("by", INPUT_REQUIRED),
                                                PAPER(INPUT_REQUIRED),
                                                STEP("decision", 0),
                                                STEP("text", 0),
                                                STEP("date", 0),
                                                {0}};
static const struct input stage_options[] = {STEP("by", 0), PAPER(0), STEP("date", 0), {0}};
static const struct input accept_options[] = {
    STEP("by", INPUT_REQUIRED), PAPER(0), STEP("text", 0), STEP("date", 0), {0}};
static const struct input warranty_options[] = {PAPER(0), STEP("text", 0), STEP("date", 0), {0}};
static const struct input note_options[] = {
    STEP("by", 0), PAPER(0), STEP("decision", 0), STEP("date", 0), {0}};
static const struct input close_options[] = {STEP("text", 0), {0}};
static const struct input reopen_options[] = {
    STEP("text", INPUT_REQUIRED), STEP("decision", 0), {0}};
static const struct input list_options[] = {{.name = "state",
                                             .type = INPUT_CHOICE,
                                             .choices = "open contract accepted warranty closed",
                                             .help = "only in this state"},
                                            {0}};

static const struct verb verbs[] = {
    {.name = "open",
     .summary = "begin a project: what for, a budget, and the funds that pay",
     .detail = "The head is fixed from then on. What happens later is added to the project's log.",
     .example = "projects open --name 'Fire mains' --purpose 'renewal of the fire mains' --budget "
                "180000 --funds maintenance,common --decision D2026-07",
     .needs = NEEDS_WRITE,
     .options = open_options,
     .run = begin},
    {.name = "quote",
     .summary = "enter what a company would do it for",
     .detail = "At least three are wanted before the contract.",
     .example = "projects quote J2026-01 172000 --company 'Pipeworks' --voucher quote.pdf",
     .needs = NEEDS_WRITE,
     .arguments = price_arguments,
     .options = quote_options,
     .run = quote},
    {.name = "contract",
     .summary = "enter a contract, or a supplement to it",
     .detail = "All contracts of the project count together. Above the budget a decision must "
               "allow it.",
     .example = "projects contract J2026-01 172000 --company 'Pipeworks' --by p002 --voucher "
                "contract.pdf",
     .needs = NEEDS_WRITE,
     .arguments = price_arguments,
     .options = contract_options,
     .run = contract},
    {.name = "stage",
     .summary = "enter a stage of the work that is done",
     .example = "projects stage J2026-01 'the pipes of buildings 1 to 4 are laid'",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = stage_options,
     .run = stage},
    {.name = "accept",
     .summary = "enter that somebody looked at the work and accepted it",
     .detail = "Somebody else than who signed the contract, handled the payments or approved them.",
     .example = "projects accept J2026-01 --by p006 --voucher protocol.pdf",
     .needs = NEEDS_WRITE,
     .arguments = project_arguments,
     .options = accept_options,
     .run = accept_work},
    {.name = "warranty",
     .summary = "enter the last day of the warranty",
     .example = "projects warranty J2026-01 2028-11-30",
     .needs = NEEDS_WRITE,
     .arguments = until_arguments,
     .options = warranty_options,
     .run = warranty},
    {.name = "note",
     .summary = "enter anything else that residents should know",
     .example = "projects note J2026-01 'work rests during the rainy season'",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = note_options,
     .run = note},
    {.name = "close",
     .summary = "end a project: it takes no further expenses",
     .detail = "Refused while an expense of it is entered and not paid.",
     .example = "projects close J2026-01",
     .needs = NEEDS_WRITE,
     .arguments = project_arguments,
     .options = close_options,
     .run = end},
    {.name = "reopen",
     .summary = "open a closed project again, with a reason",
     .example = "projects reopen J2026-01 --text 'the retained sum is due'",
     .needs = NEEDS_WRITE,
     .arguments = project_arguments,
     .options = reopen_options,
     .run = reopen},
    {.name = "list",
     .summary = "list the projects: budget, contract, paid and left",
     .example = "projects list --state contract",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = projects_list},
    {.name = "show",
     .summary = "show a project: budget against spent, stages, quotes, payments, funds",
     .example = "projects show J2026-01 --format html --output fire-mains.html",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = project_arguments,
     .run = projects_show},
    {0}};

const struct command command_projects = {
    .name = "projects",
    .summary = "works: quoted, contracted, paid and accepted in the open",
    .description =
        "A project has a budget, the funds that pay for it and, where the rules ask for one, a "
        "decision. Quotes, the contract, stages, acceptance and warranty are steps in its log. "
        "What it costs are expenses that name it: expenses add --project ID. They may not come to "
        "more than its contracts without a further decision.",
    .verbs = verbs,
};
