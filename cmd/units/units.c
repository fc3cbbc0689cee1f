/* units: the register of units, their areas and owners. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/book.h"
#include "book/operations.h"
#include "book/owners.h"
#include "cli/session.h"
#include "cmd/commands.h"
#include "cmd/table.h"

#include <string.h>

static enum status add(struct session *session)
{
    struct unit unit = {.source = "registered"};

    session_fill(session, &kind_unit, &unit);
    struct unit_input input = {.units = &unit, .count = 1};
    return session_write(session, add_units, &input);
}

/* A CSV table whose header names fields of a unit becomes an array of units. */
static enum status import(struct session *session)
{
    static const char *const needed[] = {"unit", "kind", "area", "owner", NULL};
    const char *path = session_text(session, "file");
    struct table_rows rows;
    enum status status = table_read(session, path, &kind_unit, needed, "unit", &rows);

    if (status != STATUS_OK)
        return status;
    struct unit_input input = {
        .units = rows.records, .count = rows.count, .source = table_name(path)};
    for (size_t i = 0; i < input.count; i++)
        if (!input.units[i].source)
            input.units[i].source = "registered";
    return session_write(session, add_units, &input);
}

static enum status change(struct session *session)
{
    struct unit unit = {0};

    session_fill(session, &kind_unit, &unit);
    return session_write(session, change_unit, &unit);
}

static const struct column columns[] = {
    {"unit", "Unit", CELL_TEXT},    {"kind", "Kind", CELL_WORD},
    {"area", "Area m2", CELL_AREA}, {"source", "Source", CELL_WORD},
    {"owner", "Owner", CELL_TEXT},  {"state", "State", CELL_WORD},
    {"from", "From", CELL_DATE},    {"reason", "Reason", CELL_TEXT},
    {"owed", "Owes", CELL_MONEY}, /* of show only */
};

static void put_unit(struct grid *grid, const struct unit *unit)
{
    grid_text(grid, unit->unit);
    grid_text(grid, unit->kind);
    grid_number(grid, unit->area);
    grid_text(grid, unit->source);
    grid_text(grid, unit->owner);
    grid_text(grid, unit->state);
    grid_date(grid, unit->from);
    grid_text(grid, unit->reason);
}

static enum status list(struct session *session)
{
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0] - 1);
    const char *building = session_text(session, "building");
    struct date day = session_date(session, "on");
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    if (date_is_none(day))
        day = session->run->today;
    int64_t total = 0;
    for (size_t i = 0; i < book->unit_count; i++) {
        const struct unit *unit = book_unit_on(book, (int32_t)i, day);
        if (!unit || (building && strcmp(building, book->units[i].building) != 0))
            continue;
        put_unit(grid, unit);
        if (!decimal_add(total, unit->area, &total))
            return fail(session->run, STATUS_DATA, "overflow", NULL, "the areas are too large");
    }
    grid_total(grid);
    grid_text(grid, NULL);
    grid_text(grid, NULL);
    grid_number(grid, total);
    for (int i = 0; i < 5; i++)
        grid_empty(grid);
    return session_grid(session, grid);
}

/* What each owner still owes of the unit, whoever owns it now. */
static const int64_t *owed_by(struct run *run, const struct fold *fold,
                              const struct tenures *tenures)
{
    int64_t *owed = arena_array(run->arena, tenures->count, sizeof *owed);
    struct owner_part *parts = arena_array(run->arena, tenures->count, sizeof *parts);

    for (size_t i = 0; i < fold->debt_count; i++) {
        if (fold->debts[i].unit != tenures->unit)
            continue;
        const size_t count = owners_split(run, fold, &fold->debts[i], tenures, parts);
        for (size_t k = 0; k < count; k++)
            owed[parts[k].tenure] += parts[k].open; /* of one unit: they fit */
    }
    return owed;
}

static enum status show(struct session *session)
{
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct fold *fold;
    const char *code = session_text(session, "unit");
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    int32_t index = book_unit(book, code);
    if (index < 0)
        return fail(session->run, STATUS_DATA, "unknown-unit", "see 'units list'",
                    "no unit has the code '%s'", code);
    const struct unit_history *history = &book->units[index];
    struct run *run = session->run;
    status = fold_run(run, book, NULL, NULL, &fold);
    if (status != STATUS_OK)
        return status;
    const struct tenures tenures = tenures_of(run, book, index, (struct date){0});
    const int64_t *owed = owed_by(run, fold, &tenures);
    for (size_t i = 0, tenure = 0; i < history->count; i++) {
        const bool last = i + 1 == history->count ||
                          strcmp(history->lines[i]->owner, history->lines[i + 1]->owner) != 0;
        put_unit(grid, history->lines[i]);
        if (last && tenure < tenures.count &&
            strcmp(tenures.item[tenure].owner, history->lines[i]->owner) == 0)
            grid_number(grid, owed[tenure++]);
        else
            grid_empty(grid);
    }
    return session_grid(session, grid);
}

#define UNIT(label, flag) INPUT_OF(kind_unit, label, flag)

static const struct input unit_argument[] = {UNIT("unit", INPUT_REQUIRED), {0}};
static const struct input add_options[] = {UNIT("kind", INPUT_REQUIRED),
                                           UNIT("area", INPUT_REQUIRED),
                                           UNIT("owner", INPUT_REQUIRED),
                                           UNIT("source", 0),
                                           UNIT("state", 0),
                                           UNIT("from", 0),
                                           {0}};
static const struct input change_options[] = {
    UNIT("owner", 0), UNIT("kind", 0), UNIT("area", 0),   UNIT("source", 0),
    UNIT("state", 0), UNIT("from", 0), UNIT("reason", 0), {0}};
static const struct input file_argument[] = {
    {.name = "file", .type = INPUT_FILE, .flags = INPUT_REQUIRED, .help = "a CSV file"}, {0}};
static const struct input list_options[] = {
    {.name = "building", .type = INPUT_TEXT, .help = "only the units of this building"},
    {.name = "on", .type = INPUT_DATE, .help = "as it was on that day (today)"},
    {0}};

static const struct verb verbs[] = {
    {.name = "add",
     .summary = "add one unit",
     .example = "units add 3-101 --kind flat --area 128.50 --owner o031",
     .needs = NEEDS_WRITE,
     .arguments = unit_argument,
     .options = add_options,
     .run = add},
    {.name = "import",
     .summary = "add the units of a CSV file",
     .detail = "The first line names the columns: unit, kind, area, owner, and if wanted source "
               "and from. All units are added in one commit, or none.",
     .example = "units import units.csv",
     .needs = NEEDS_WRITE,
     .arguments = file_argument,
     .run = import},
    {.name = "list",
     .summary = "list the units as they are on a day",
     .example = "units list --building 3",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = list},
    {.name = "show",
     .summary = "show one unit and all that was ever true of it",
     .example = "units show 3-101",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = unit_argument,
     .run = show},
    {.name = "change",
     .summary = "record a new owner, area or kind from a day on",
     .detail = "Nothing is overwritten: the change becomes a further line with its date, so that "
               "every month is charged by what was true in it.",
     .example = "units change 3-101 --owner o091 --from 2026-05-10 --reason sold",
     .needs = NEEDS_WRITE,
     .arguments = unit_argument,
     .options = change_options,
     .run = change},
    {0}};

const struct command command_units = {
    .name = "units",
    .summary = "the register of units, their areas and owners",
    .description =
        "A unit is a home or a shop of the compound. Its code begins with its building: 3-101 is "
        "room 101 of building 3 and stands in units/3.yaml. Owners appear by an opaque id; all "
        "units of one owner share it. Names and telephone numbers never enter the ledger.",
    .verbs = verbs,
};
