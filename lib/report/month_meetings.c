/* What was decided in the month and how the votes were, whether it was published in time, what
 * joint meetings were promised, and how far the matters are. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/decisions.h"
#include "cases/matters.h"
#include "report/month_sections.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static bool is_by(const struct month_data *data, struct date date)
{
    return date_compare(date, data->last) <= 0;
}

/* --- decisions --- */

static const char *heads_text(const struct report *report, const struct meeting_event *step)
{
    return arena_printf(report->run->arena, "%" PRId64 " / %" PRId64,
                        step->for_heads + (strcmp(step->result, "passed") ? 0 : step->added_heads),
                        step->part_heads + step->added_heads);
}

static const char *area_text(const struct report *report, const struct meeting_event *step)
{
    char yes[DECIMAL_SIZE], part[DECIMAL_SIZE];

    if (!step->all_area)
        return NULL;
    return arena_printf(report->run->arena, "%s / %s",
                        decimal_grouped(step->for_area, AREA_PLACES, yes),
                        decimal_grouped(step->part_area, AREA_PLACES, part));
}

/* The day, and whether it was late; as it was known at the end of the month. */
static const char *published(const struct month_data *data, const struct meeting *meeting,
                             const struct meeting_event *decision)
{
    const struct report *report = &data->report;
    const struct meeting_event *step = meeting_published(meeting, decision);
    const struct date by = meeting_publish_by(meeting);
    char day[DATE_SIZE];

    if (!step || !is_by(data, step->date))
        return report_say(report, date_is_none(by) ? "not required" : N_("not yet"));
    date_text(step->date, day);
    if (date_is_none(by) || date_compare(step->date, by) <= 0)
        return arena_dup(report->run->arena, day);
    return arena_printf(report->run->arena, report_say(report, "%s (%s)"), day,
                        report_say(report, N_("too late")));
}

static void put_decision(const struct month_data *data, struct grid *grid,
                         const struct decision *decision)
{
    const struct report *report = &data->report;
    const struct meeting_event *step = decision->step;

    grid_text(grid, decision->text);
    grid_text(grid, report_say(report, decision->passed ? "passed" : "rejected"));
    grid_text(grid, report_say(report, decision->kind));
    grid_date(grid, decision->date);
    grid_text(grid,
              step ? heads_text(report, step) : report_say(report, "adopted, not tallied here"));
    grid_text(grid, step ? area_text(report, step) : NULL);
    grid_text(grid, step ? published(data, decision->meeting, step) : NULL);
    grid_text(grid, decision->id);
}

static struct grid *decisions_grid(const struct report *report)
{
    static const struct column columns[] = {
        {"text", "Matter", CELL_TEXT},
        {"result", "Result", CELL_TEXT},
        {"kind", "Decided by", CELL_TEXT},
        {"date", "Decided on", CELL_DATE},
        {"heads", "Votes for, by heads", CELL_FIGURE},
        {"area", "Votes for, by area (m²)", CELL_FIGURE},
        {"published", "Published", CELL_TEXT},
        {"decision", "Decision", CELL_TEXT},
    };

    return report_grid(report, columns, sizeof columns / sizeof columns[0]);
}

static enum status put_decisions(struct month_data *data)
{
    struct report *report = &data->report;
    struct grid *grid = decisions_grid(report);
    const struct decisions *decisions;
    enum status status = book_decisions(report->run, report->book, &decisions);

    if (status)
        return status;
    for (size_t i = 0; i < decisions->count; i++)
        if (month_has(data, decisions->item[i].date))
            put_decision(data, grid, &decisions->item[i]);
    report_table(report, "decisions",
                 month_word(data, "Decisions of the month, with their votes",
                            "Decisions of the period, with their votes"),
                 grid, month_word(data, "Nothing was decided this month.", "Nothing was decided."));
    return STATUS_OK;
}

static int newest_first(const void *a, const void *b)
{
    const struct decision *one = *(const struct decision *const *)a;
    const struct decision *other = *(const struct decision *const *)b;
    const int order = date_compare(other->date, one->date);

    return order ? order : strcmp(other->id, one->id);
}

enum status all_decisions(struct month_data *data)
{
    struct report *report = &data->report;
    struct grid *grid = decisions_grid(report);
    const struct decisions *decisions;
    enum status status = book_decisions(report->run, report->book, &decisions);

    if (status)
        return status;
    const struct decision **sorted =
        arena_array(report->run->arena, decisions->count, sizeof *sorted);
    for (size_t i = 0; i < decisions->count; i++)
        sorted[i] = &decisions->item[i];
    if (decisions->count)
        qsort(sorted, decisions->count, sizeof *sorted, newest_first);
    for (size_t i = 0; i < decisions->count; i++)
        if (month_has(data, sorted[i]->date))
            put_decision(data, grid, sorted[i]);
    report_table(report, "decisions", N_("The newest first"), grid, "Nothing was decided.");
    return STATUS_OK;
}

/* --- promises --- */

static const char *promise_state(const struct month_data *data, const struct meeting_event *promise,
                                 struct date kept)
{
    if (!date_is_none(kept))
        return date_compare(kept, promise->due) > 0 ? N_("kept late") : "kept";
    return date_compare(promise->due, data->last) < 0 ? "overdue" : N_("not due yet");
}

static enum status put_promises_of(struct month_data *data, struct grid *grid,
                                   const struct meeting *meeting)
{
    const struct report *report = &data->report;
    const struct meeting_event *promise;
    enum status status = STATUS_OK;

    for (int64_t number = 1; (promise = meeting_promise(meeting, number)); number++) {
        struct date kept;
        status = meeting_kept_on(report->run, report->book->snapshot, meeting, number, data->last,
                                 &kept);
        if (status)
            return status;
        if (!is_by(data, promise->date) ||
            (!date_is_none(kept) && date_compare(kept, data->first) < 0))
            continue;
        grid_text(grid, promise->text);
        grid_text(grid, report_say(report, promise->by));
        grid_date(grid, promise->due);
        if (date_is_none(kept))
            grid_empty(grid);
        else
            grid_date(grid, kept);
        grid_text(grid, report_say(report, promise_state(data, promise, kept)));
        grid_text(grid, meeting->id);
    }
    return STATUS_OK;
}

static enum status put_promises(struct month_data *data, const struct meetings *meetings)
{
    static const struct column columns[] = {
        {"text", "Promise", CELL_TEXT}, {"by", "By", CELL_TEXT},
        {"due", "Until", CELL_DATE},    {"kept", "Kept on", CELL_DATE},
        {"state", "State", CELL_TEXT},  {"meeting", "Record", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < meetings->count; i++) {
        const enum status status = put_promises_of(data, grid, meetings->item[i].meeting);
        if (status)
            return status;
    }
    if (grid_rows(grid))
        report_table(report, "promises", "Promises of joint meetings", grid, "No promise is open.");
    return STATUS_OK;
}

/* --- matters --- */

static bool is_under_way(const struct month_data *data, const struct matter_stages *matter)
{
    const struct meeting_event *decided = matter->stage[matter->last].decided;

    if (matter->last == STAGE_JOINT)
        return false; /* what comes out of it are promises */
    return !decided || month_has(data, decided->date);
}

static void put_stage(struct grid *grid, const struct matter_stages *matter, enum stage stage)
{
    if (matter->stage[stage].meeting)
        grid_date(grid, matter->stage[stage].meeting->date);
    else
        grid_empty(grid);
}

static enum status put_matters(struct month_data *data, const struct meetings *meetings)
{
    static const struct column columns[] = {
        {"text", "Matter", CELL_TEXT},         {"party", "Members first", CELL_DATE},
        {"committee", "Committee", CELL_DATE}, {"assembly", "Assembly", CELL_DATE},
        {"stage", "Stage", CELL_TEXT},         {"result", "Result", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct matters matters;
    enum status status = matters_compute(report->run, meetings, data->last, &matters);

    for (size_t i = 0; !status && i < matters.count; i++) {
        const struct matter_stages *matter = &matters.item[i];
        const struct meeting_event *decided = matter->stage[matter->last].decided;
        if (!is_under_way(data, matter))
            continue;
        grid_text(grid, matter->text);
        put_stage(grid, matter, STAGE_PARTY);
        put_stage(grid, matter, STAGE_COMMITTEE);
        put_stage(grid, matter, STAGE_ASSEMBLY);
        grid_text(grid, report_say(report, stage_name(matter->last)));
        grid_text(grid, report_say(report, decided ? decided->result : "not decided"));
    }
    if (!status && grid_rows(grid))
        report_table(report, "stages", "Matters under way, by stage", grid,
                     "No matter is under way.");
    return status;
}

/* A compound without meetings and adopted decisions has nothing to say here. */
enum status month_meetings(struct month_data *data)
{
    struct report *report = &data->report;
    const struct decisions *decisions;
    struct meetings meetings;
    enum status status = meetings_read(report->run, report->book->snapshot, &meetings);

    if (!status)
        status = book_decisions(report->run, report->book, &decisions);
    if (status || (!meetings.count && !decisions->count))
        return status;
    report_section(report, "Meetings and decisions");
    status = put_decisions(data);
    if (status)
        return status;
    status = put_promises(data, &meetings);
    return status ? status : put_matters(data, &meetings);
}
