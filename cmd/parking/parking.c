/* parking: spaces, who may use them, and who waits for one. */
#include "cmd/parking/parking.h"

#include "book/operations.h"
#include "cmd/commands.h"

static enum status space_add(struct session *session)
{
    struct space space = {0};

    session_fill(session, &kind_space, &space);
    return session_write(session, add_space, &space);
}

static enum status space_retire(struct session *session)
{
    struct space space = {0};

    session_fill(session, &kind_space, &space);
    return session_write(session, retire_space, &space);
}

static enum status assign(struct session *session)
{
    struct permit permit = {0};

    session_fill(session, &kind_permit, &permit);
    return session_write(session, assign_space, &permit);
}

static enum status end(struct session *session)
{
    struct permit permit = {0};

    session_fill(session, &kind_permit, &permit);
    return session_write(session, end_permit, &permit);
}

static enum status queue_add(struct session *session)
{
    struct applicant applicant = {0};

    session_fill(session, &kind_applicant, &applicant);
    return session_write(session, join_queue, &applicant);
}

static enum status queue_drop(struct session *session)
{
    struct applicant applicant = {0};

    session_fill(session, &kind_applicant, &applicant);
    return session_write(session, leave_queue, &applicant);
}

#define SPACE(label, flag) INPUT_OF(kind_space, label, flag)
#define PERMIT(label, flag) INPUT_OF(kind_permit, label, flag)
#define APPLICANT(label, flag) INPUT_OF(kind_applicant, label, flag)

static const struct input space_argument[] = {SPACE("space", INPUT_REQUIRED), {0}};
static const struct input space_add_options[] = {
    SPACE("kind", INPUT_REQUIRED), SPACE("where", 0), SPACE("from", 0), {0}};
static const struct input space_retire_options[] = {
    INPUT_OF_AS(kind_space, "on", "to", 0), SPACE("reason", INPUT_REQUIRED), {0}};
static const struct input space_list_options[] = {
    {.name = "on", .type = INPUT_DATE, .help = "as it was on that day (today)"},
    {.name = "kind",
     .type = INPUT_CHOICE,
     .choices = "ground underground charging disabled visitor",
     .help = "only spaces of this kind"},
    {.name = "free", .type = INPUT_FLAG, .help = "only those without a permit"},
    {0}};
static const struct input assign_arguments[] = {
    PERMIT("unit", INPUT_REQUIRED), PERMIT("space", INPUT_REQUIRED), {0}};
static const struct input assign_options[] = {PERMIT("from", 0),     PERMIT("to", 0),
                                              PERMIT("rate", 0),     PERMIT("skipped", 0),
                                              PERMIT("decision", 0), {0}};
static const struct input permit_space[] = {PERMIT("space", INPUT_REQUIRED), {0}};
static const struct input end_options[] = {
    INPUT_OF_AS(kind_permit, "on", "ended", 0), PERMIT("reason", INPUT_REQUIRED), {0}};
static const struct input list_options[] = {
    {.name = "on", .type = INPUT_DATE, .help = "those in force on that day (today)"},
    {.name = "unit", .type = INPUT_FIELD, .kind = &kind_permit, .help = "only of this unit"},
    {.name = "ending-by", .type = INPUT_DATE, .help = "only those whose last day is by then"},
    {.name = "all", .type = INPUT_FLAG, .help = "also those that are over or not yet begun"},
    {0}};
static const struct input queue_argument[] = {APPLICANT("unit", INPUT_REQUIRED), {0}};
static const struct input queue_add_options[] = {APPLICANT("kind", 0), APPLICANT("since", 0), {0}};
static const struct input queue_drop_options[] = {
    APPLICANT("kind", 0), APPLICANT("reason", INPUT_REQUIRED), {0}};
static const struct input queue_list_options[] = {
    {.name = "all", .type = INPUT_FLAG, .help = "also those who wait no longer"}, {0}};
static const struct input file_argument[] = {
    {.name = "file", .type = INPUT_FILE, .flags = INPUT_REQUIRED, .help = "a CSV file"}, {0}};

static const struct verb verbs[] = {
    {.name = "space add",
     .summary = "add a parking space",
     .example = "parking space add g-07 --kind ground --where 'north of building 2'",
     .needs = NEEDS_WRITE,
     .arguments = space_argument,
     .options = space_add_options,
     .run = space_add},
    {.name = "space retire",
     .summary = "say that a parking space is no longer there",
     .detail = "Its permit must have ended by then.",
     .example = "parking space retire g-07 --on 2026-06-30 --reason 'fire lane'",
     .needs = NEEDS_WRITE,
     .arguments = space_argument,
     .options = space_retire_options,
     .run = space_retire},
    {.name = "space list",
     .summary = "list the parking spaces and who may use them",
     .example = "parking space list --kind ground --free",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = space_list_options,
     .run = parking_spaces},
    {.name = "assign",
     .summary = "give a unit the permit for a parking space",
     .detail = "Refused while somebody has waited longer for such a space, unless --skipped says "
               "why and --decision names who allowed it. The unit leaves the waiting list by it. "
               "What it costs is charged with the month's roll; if the month is assessed already, "
               "its days are charged at once, by an adjustment.",
     .example = "parking assign 3-101 g-07 --from 2026-11-10 --to 2027-11-09",
     .needs = NEEDS_WRITE,
     .arguments = assign_arguments,
     .options = assign_options,
     .run = assign},
    {.name = "end",
     .summary = "end a permit before its last day",
     .detail = "Days that are charged already and not used any more are credited at once, by an "
               "adjustment.",
     .example = "parking end g-07 --on 2026-11-20 --reason 'the car was sold'",
     .needs = NEEDS_WRITE,
     .arguments = permit_space,
     .options = end_options,
     .run = end},
    {.name = "list",
     .summary = "list permits",
     .example = "parking list --ending-by 2026-12-31",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = parking_list},
    {.name = "queue add",
     .summary = "put a unit on the waiting list",
     .example = "parking queue add 5-602 --kind charging",
     .needs = NEEDS_WRITE,
     .arguments = queue_argument,
     .options = queue_add_options,
     .run = queue_add},
    {.name = "queue drop",
     .summary = "take a unit off the waiting list",
     .example = "parking queue drop 5-602 --reason 'has rented one outside'",
     .needs = NEEDS_WRITE,
     .arguments = queue_argument,
     .options = queue_drop_options,
     .run = queue_drop},
    {.name = "queue list",
     .summary = "list who waits, the longest first",
     .example = "parking queue list",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = queue_list_options,
     .run = parking_queue},
    {.name = "import",
     .summary = "add the spaces and permits of a CSV file",
     .detail = "The first line names the columns: space; of a new space kind, and if wanted where "
               "and there_from; of its permit unit, and if wanted from, to and rate. All rows are "
               "booked in one commit, or none.",
     .example = "parking import parking.csv",
     .needs = NEEDS_WRITE,
     .arguments = file_argument,
     .run = parking_import},
    {.name = "show",
     .summary = "show spaces, permits and waiting units in numbers, per kind of space",
     .example = "parking show",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = parking_show},
    {0}};

const struct command command_parking = {
    .name = "parking",
    .summary = "parking spaces, permits and the waiting list",
    .description =
        "A space has one permit at a time, and who has waited longest gets the next one. Permits "
        "name units, never plates: a plate is a person. They are charged by the tariff whose item "
        "is by space: fees tariff set parking --by space --rate ground=80. What visitors pay is "
        "other income: funds earn.",
    .verbs = verbs,
};
