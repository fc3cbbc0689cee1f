/* rounds plan list, list, kept, status. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/fold.h"
#include "book/rounds.h"
#include "cmd/rounds/rounds.h"
#include "format/yaml.h"

#include <inttypes.h>
#include <string.h>

static const char *list_text(struct session *session, const char *field,
                             const struct schedule *schedule)
{
    return field_text(session->run, kind_field(&kind_schedule, field), schedule);
}

enum status rounds_plans(struct session *session)
{
    static const struct column columns[] = {
        {"schedule", "Round", CELL_TEXT}, {"name", "Name", CELL_TEXT},
        {"kind", "Kind", CELL_WORD},      {"times", "Times", CELL_TEXT},
        {"weekdays", "Days", CELL_WORD},  {"where", "Where", CELL_TEXT},
        {"post", "Post", CELL_TEXT},      {"category", "Category", CELL_TEXT},
        {"from", "From", CELL_DATE},      {"to", "To", CELL_DATE},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    for (size_t i = 0; status == STATUS_OK && i < book->schedule_count; i++) {
        const struct schedule *line = book->schedules[i];
        grid_text(grid, line->schedule);
        grid_text(grid, line->name);
        grid_text(grid, line->kind);
        grid_text(grid, list_text(session, "times", line));
        grid_text(grid, line->weekdays.count ? list_text(session, "weekdays", line) : "daily");
        grid_text(grid, line->where);
        grid_text(grid, line->post);
        grid_text(grid, line->category);
        grid_date(grid, line->from);
        grid_date(grid, line->to);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

static bool is_wanted(const struct session *session, const struct event *event)
{
    const struct month month = session_month(session, "month");
    const char *schedule = session_text(session, "schedule");
    const char *result = session_text(session, "result");
    const struct round *round = event->record;

    return (month_is_none(month) || month_compare(month, date_month(round->date)) == 0) &&
           (!schedule || strcmp(schedule, round->schedule) == 0) &&
           (!result || strcmp(result, round->result) == 0);
}

static void put_round(struct session *session, struct grid *grid, const struct fold *fold,
                      const struct event *event)
{
    const struct event *undone = fold_fate(fold, event)->reversed_by;
    const struct round *round = event->record;

    grid_text(grid, round->id);
    grid_date(grid, round->date);
    grid_text(grid, round->schedule);
    grid_text(grid, round->at);
    grid_text(grid, round->result);
    grid_text(grid, field_text(session->run, kind_field(&kind_round, "kg"), round));
    grid_text(grid, round->reason);
    grid_text(grid, undone ? undone->id : NULL);
}

enum status rounds_list(struct session *session)
{
    static const struct column columns[] = {
        {"id", "Id", CELL_TEXT},          {"date", "Date", CELL_DATE},
        {"schedule", "Round", CELL_TEXT}, {"at", "At", CELL_TEXT},
        {"result", "Result", CELL_WORD},  {"kg", "Kg", CELL_FIGURE},
        {"reason", "Reason", CELL_TEXT},  {"undone", "Undone by", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct fold *fold;
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    for (size_t i = 0; status == STATUS_OK && i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        if (event->kind == &kind_round && is_wanted(session, event))
            put_round(session, grid, fold, event);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

/* The rounds of a month that were to begin by now. */
static enum status compute(struct session *session, struct month month, struct rounds *out)
{
    const struct run *run = session->run;
    struct moment until = moment_of(run->now, run->offset);
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    if (date_compare(run->today, until.date) < 0) /* with --at: that day's end */
        until = (struct moment){run->today, DAY_MINUTES - 1};
    return rounds_compute(session->run, book, month_first(month), month_last(month), until, out);
}

/* Tenths of a percent, cut and not rounded, so that only all is "100.0". */
static const char *kept_text(struct session *session, const struct round_count *count)
{
    const int64_t permille = count->planned ? count->done * 1000 / count->planned : 0;

    if (!count->planned)
        return NULL;
    return arena_printf(session->run->arena, "%" PRId64 ".%" PRId64, permille / 10, permille % 10);
}

enum status rounds_kept(struct session *session)
{
    static const struct column columns[] = {
        {"schedule", "Round", CELL_TEXT},
        {"name", "Name", CELL_TEXT},
        {"planned", "Planned", CELL_COUNT},
        {"done", "Done", CELL_COUNT},
        {"late", "Late", CELL_COUNT},
        {"missed", "Missed", CELL_COUNT},
        {"unlogged", "Not logged", CELL_COUNT},
        {"kept", "Kept %", CELL_FIGURE},
        {"kg", "Kg", CELL_FIGURE},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct rounds rounds = {.count_count = 0};
    enum status status = compute(session, session_month(session, "month"), &rounds);

    for (size_t i = 0; i < rounds.count_count; i++) {
        const struct round_count *count = &rounds.counts[i];
        const struct round weight = {.kg = count->kg};
        grid_text(grid, count->schedule->schedule);
        grid_text(grid, count->schedule->name);
        grid_number(grid, count->planned);
        grid_number(grid, count->done);
        grid_number(grid, count->late);
        grid_number(grid, count->missed);
        grid_number(grid, count->unlogged);
        grid_text(grid, kept_text(session, count));
        grid_text(grid, count->kg ? field_text(session->run, kind_field(&kind_round, "kg"), &weight)
                                  : NULL);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

enum status rounds_status(struct session *session)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE}, {"at", "At", CELL_TEXT},     {"schedule", "Round", CELL_TEXT},
        {"name", "Name", CELL_TEXT}, {"post", "Post", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct month month = session_month(session, "month");
    struct rounds rounds = {.slot_count = 0};
    enum status status =
        compute(session, month_is_none(month) ? date_month(session->run->today) : month, &rounds);

    for (size_t i = 0; i < rounds.slot_count; i++) {
        const struct round_slot *slot = &rounds.slots[i];
        if (slot->event)
            continue;
        grid_date(grid, slot->date);
        grid_text(grid, slot->at);
        grid_text(grid, slot->schedule->schedule);
        grid_text(grid, slot->schedule->name);
        grid_text(grid, slot->schedule->post);
    }
    if (status != STATUS_OK)
        return status;
    status = session_grid(session, grid);
    return grid_rows(grid) ? status_join(status, STATUS_FOUND) : status;
}
