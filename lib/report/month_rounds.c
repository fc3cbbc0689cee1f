/* Rounds at fixed times: how many were kept, what was missed and why, and what they cost. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/rounds.h"
#include "book/zone.h"
#include "format/yaml.h"
#include "report/month_sections.h"

#include <string.h>

static const char *kg_text(const struct report *report, int64_t kg)
{
    const struct round weight = {.kg = kg};

    return kg ? field_text(report->run, kind_field(&kind_round, "kg"), &weight) : NULL;
}

static void put_counts(struct report *report, const struct rounds *rounds)
{
    static const struct column columns[] = {
        {"name", "Round", CELL_TEXT},          {"planned", "Planned", CELL_COUNT},
        {"done", "On time", CELL_COUNT},       {"late", "Late", CELL_COUNT},
        {"missed", "Missed", CELL_COUNT},      {"unlogged", "Not logged", CELL_COUNT},
        {"kept", "Kept on time", CELL_FIGURE}, {"kg", "Kilograms", CELL_FIGURE},
    };
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < rounds->count_count; i++) {
        const struct round_count *count = &rounds->counts[i];
        grid_text(grid, count->schedule->name);
        grid_number(grid, count->planned);
        grid_number(grid, count->done);
        grid_number(grid, count->late);
        grid_number(grid, count->missed);
        grid_number(grid, count->unlogged);
        grid_text(grid, say_percent(report->run, count->done, count->planned));
        grid_text(grid, kg_text(report, count->kg));
    }
    report_table(report, "rounds", "Rounds: planned and kept", grid, "No round was planned.");
}

/* What was not as planned, with the reason; what nobody logged is a number above. */
static void put_misses(struct report *report, const struct rounds *rounds)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE},     {"at", "Time", CELL_TEXT},
        {"name", "Round", CELL_TEXT},    {"result", "What happened", CELL_TEXT},
        {"reason", "Reason", CELL_TEXT}, {"record", "Record", CELL_TEXT},
    };
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < rounds->slot_count; i++) {
        const struct round_slot *slot = &rounds->slots[i];
        const struct round *round = slot->event ? slot->event->record : NULL;
        if (!round || strcmp(round->result, "done") == 0)
            continue;
        grid_date(grid, slot->date);
        grid_text(grid, slot->at);
        grid_text(grid, slot->schedule->name);
        grid_text(grid, report_say(report, round->result));
        grid_text(grid, round->reason);
        grid_text(grid, round->id);
    }
    report_table(report, "rounds_missed", "Late and missed rounds", grid,
                 "No round was late or missed.");
}

static const char *kind_name(const struct report *report, const char *kind)
{
    const char *english = strcmp(kind, "waste") == 0      ? N_("waste collection")
                          : strcmp(kind, "patrol") == 0   ? "patrol"
                          : strcmp(kind, "cleaning") == 0 ? "cleaning"
                                                          : "other";
    return report_say(report, english);
}

/* Whether an earlier round of the kind names the category already. */
static bool is_counted(const struct rounds *rounds, size_t index)
{
    const struct schedule *of = rounds->counts[index].schedule;

    for (size_t i = 0; i < index; i++) {
        const struct schedule *other = rounds->counts[i].schedule;
        if (other->category && strcmp(other->category, of->category) == 0 &&
            strcmp(other->kind, of->kind) == 0)
            return true;
    }
    return false;
}

static void put_costs(struct month_data *data, const struct rounds *rounds)
{
    const struct column columns[] = {
        {"kind", "Kind of round", CELL_TEXT},
        {"category", "Category", CELL_TEXT},
        {"spent", month_word(data, "Spent in the month", "Spent in the period"), CELL_MONEY},
        {"household", "Per household", CELL_MONEY},
    };
    struct report *report = &data->report;
    const struct book *book = report->book;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < rounds->count_count; i++) {
        const struct schedule *schedule = rounds->counts[i].schedule;
        const int32_t category = book_category(book, schedule->category);
        int64_t each;
        if (category < 0 || is_counted(rounds, i))
            continue;
        grid_text(grid, kind_name(report, schedule->kind));
        grid_text(grid, book->categories[category].name);
        grid_number(grid, data->totals->spent[category]);
        if (decimal_scale(data->totals->spent[category], 1, (int64_t)book->unit_count, &each))
            grid_number(grid, each);
        else
            grid_empty(grid);
    }
    if (grid_rows(grid))
        report_table(report, "rounds_cost", "What the rounds cost", grid, "");
}

/* A round counts as planned when it was to begin by the time of the commit. */
enum status month_rounds(struct month_data *data)
{
    struct report *report = &data->report;
    const int64_t committed = snapshot_time(report->book->snapshot);
    struct rounds rounds = {.slot_count = 0};
    int32_t offset = 0;
    enum status status = STATUS_OK;

    if (report->book->schedule_count == 0)
        return STATUS_OK;
    status = zone_offset(report->run, report->book->compound->timezone, committed, &offset);
    if (!status)
        status = rounds_compute(report->run, report->book, data->first, data->last,
                                moment_of(committed, offset), &rounds);
    if (status || rounds.slot_count == 0)
        return status;
    report_folded(report, "Rounds");
    put_counts(report, &rounds);
    if (data->span.kind == SPAN_MONTH) /* else they are told month by month */
        put_misses(report, &rounds);
    put_costs(data, &rounds);
    report_note(report, report_say(report, "Kept are the rounds done at their time, of all that "
                                           "were planned; a round that nobody logged is not "
                                           "kept."));
    return STATUS_OK;
}
