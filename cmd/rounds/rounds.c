/* rounds: what is done at fixed times: planned, logged, kept. */
#include "cmd/rounds/rounds.h"

#include "base/arena.h"
#include "book/operations.h"
#include "cmd/commands.h"
#include "cmd/table.h"

static enum status plan_add(struct session *session)
{
    struct schedule schedule = {0};

    session_fill(session, &kind_schedule, &schedule);
    return session_write(session, plan_round, &schedule);
}

static enum status plan_end(struct session *session)
{
    struct schedule schedule = {0};

    session_fill(session, &kind_schedule, &schedule);
    return session_write(session, end_round, &schedule);
}

/* A sheet of rounds; without a result each was done. */
static enum status log_sheet(struct session *session, const char *path)
{
    static const char *const needed[] = {"date", "schedule", "at", NULL};
    struct table_rows rows;
    enum status status = table_read(session, path, &kind_round, needed, "round", &rows);

    if (status != STATUS_OK)
        return status;
    struct rounds_input input = {
        .rounds = rows.records, .count = rows.count, .file = table_name(path), .lines = rows.lines};
    for (size_t i = 0; i < input.count; i++)
        if (!input.rounds[i].result)
            input.rounds[i].result = "done";
    return session_write(session, log_rounds, &input);
}

static enum status log_one(struct session *session, const char *result)
{
    struct round round = {.result = result};
    struct rounds_input input = {.rounds = &round, .count = 1};

    session_fill(session, &kind_round, &round);
    return session_write(session, log_rounds, &input);
}

static enum status log_done(struct session *session)
{
    const char *file = session_text(session, "file");

    if (file && (session_has(session, "schedule") || session_has(session, "at")))
        return fail(session->run, STATUS_USAGE, "usage", "give a round, or --file with many",
                    "both a round and a file of rounds are given");
    if (file)
        return log_sheet(session, file);
    if (!session_has(session, "schedule") || !session_has(session, "at"))
        return fail(session->run, STATUS_USAGE, "usage",
                    "such as: rounds log waste --at 18:00, or --file rounds.csv",
                    "a round and the time at which it was to begin are missing");
    return log_one(session, session_has(session, "late") ? "late" : "done");
}

static enum status log_missed(struct session *session)
{
    return log_one(session, "missed");
}

static enum status reverse(struct session *session)
{
    struct reversal reversal = {0};

    session_fill(session, &kind_reversal, &reversal);
    return session_write(session, reverse_record, &reversal);
}

#define PLAN(label, flag) INPUT_OF(kind_schedule, label, flag)
#define ROUND(label, flag) INPUT_OF(kind_round, label, flag)

static const struct input plan_arguments[] = {PLAN("schedule", INPUT_REQUIRED), {0}};
static const struct input plan_options[] = {PLAN("name", INPUT_REQUIRED),
                                            PLAN("kind", INPUT_REQUIRED),
                                            PLAN("times", INPUT_REQUIRED),
                                            PLAN("weekdays", 0),
                                            PLAN("where", 0),
                                            PLAN("post", 0),
                                            PLAN("category", 0),
                                            PLAN("from", 0),
                                            PLAN("to", 0),
                                            {0}};
static const struct input end_options[] = {PLAN("to", 0), {0}};
static const struct input log_arguments[] = {ROUND("schedule", 0), {0}};
static const struct input log_options[] = {
    ROUND("at", 0),
    ROUND("date", 0),
    ROUND("kg", 0),
    {.name = "late", .type = INPUT_FLAG, .help = "it was done, but not at its time"},
    ROUND("reason", 0),
    {.name = "file",
     .type = INPUT_FILE,
     .help = "a CSV table of rounds: date,schedule,at,result,kg,reason"},
    {0}};
static const struct input miss_arguments[] = {ROUND("schedule", INPUT_REQUIRED), {0}};
static const struct input miss_options[] = {
    ROUND("at", INPUT_REQUIRED), ROUND("reason", INPUT_REQUIRED), ROUND("date", 0), {0}};
static const struct input reverse_arguments[] = {{.name = "round",
                                                  .type = INPUT_FIELD,
                                                  .flags = INPUT_REQUIRED,
                                                  .kind = &kind_reversal,
                                                  .field = "of",
                                                  .help = "the record of a round"},
                                                 {0}};
static const struct input reverse_options[] = {INPUT_OF(kind_reversal, "reason", INPUT_REQUIRED),
                                               {0}};
static const struct input list_options[] = {
    {.name = "month", .type = INPUT_MONTH, .help = "of this month only"},
    {.name = "schedule", .type = INPUT_FIELD, .kind = &kind_round, .help = "of this round only"},
    {.name = "result", .type = INPUT_CHOICE, .choices = "done late missed", .help = "only these"},
    {0}};
static const struct input month_arguments[] = {
    {.name = "month", .type = INPUT_MONTH, .flags = INPUT_REQUIRED, .help = "the month"}, {0}};
static const struct input status_options[] = {
    {.name = "month", .type = INPUT_MONTH, .help = "the month; without it, this one"}, {0}};

static const struct verb verbs[] = {
    {.name = "plan add",
     .summary = "plan a round at fixed times, or change it from a day on",
     .detail = "A change ends the line in force the day before; rounds that are logged already "
               "must still be planned. With --category the month's report shows what the round "
               "costs each household.",
     .example = "rounds plan add waste --name 'Waste collection' --kind waste --times 07:00,18:30 "
                "--where 'buildings 1 to 9' --post cleaner --category cleaning",
     .needs = NEEDS_WRITE,
     .arguments = plan_arguments,
     .options = plan_options,
     .run = plan_add},
    {.name = "plan end",
     .summary = "end a round: its last day is today, or --to",
     .example = "rounds plan end gate --to 2026-11-30",
     .needs = NEEDS_WRITE,
     .arguments = plan_arguments,
     .options = end_options,
     .run = plan_end},
    {.name = "plan list",
     .summary = "list what is planned, and what was",
     .example = "rounds plan list",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = rounds_plans},
    {.name = "log",
     .summary = "enter that a round was done, or a whole sheet of rounds",
     .detail = "With --file all rows become one commit, or none does: each row that cannot be "
               "taken is named by its line.",
     .example = "rounds log waste --at 18:30 --kg 210\nrounds log --file november.csv",
     .needs = NEEDS_WRITE,
     .arguments = log_arguments,
     .options = log_options,
     .run = log_done},
    {.name = "miss",
     .summary = "enter that a round was not done, and why",
     .example = "rounds miss waste --at 07:00 --reason 'the truck broke down'",
     .needs = NEEDS_WRITE,
     .arguments = miss_arguments,
     .options = miss_options,
     .run = log_missed},
    {.name = "reverse",
     .summary = "undo a record of a round",
     .example = "rounds reverse J261103-001 --reason 'it was the evening round'",
     .needs = NEEDS_WRITE,
     .arguments = reverse_arguments,
     .options = reverse_options,
     .run = reverse},
    {.name = "list",
     .summary = "list what was logged",
     .example = "rounds list --month 2026-11 --result missed",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = rounds_list},
    {.name = "kept",
     .summary = "count a month's rounds: done, late, missed, not logged, and how many were kept",
     .detail = "Kept are the rounds done at their time, of all that were planned up to now. A "
               "round that nobody logged is not kept.",
     .example = "rounds kept 2026-11",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = month_arguments,
     .run = rounds_kept},
    {.name = "status",
     .summary = "list the rounds that were to begin by now and are not logged",
     .detail = "Exit status 1 when there are any.",
     .example = "rounds status",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = status_options,
     .run = rounds_status},
    {0}};

const struct command command_rounds = {
    .name = "rounds",
    .summary = "waste collection, patrols and cleaning at fixed times",
    .description = "Residents carry their waste down at fixed hours because there are no standing "
                   "bins, so a round that is missed is noticed by everybody. What is planned is "
                   "in rounds.yaml; each round is logged as done, late or missed, and what nobody "
                   "logged is shown as that.",
    .verbs = verbs,
};
