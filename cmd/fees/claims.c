/* fees late-fees, remind, limits: what is paid late. */
#include "base/arena.h"
#include "book/operations.h"
#include "book/totals.h"
#include "cli/output.h"
#include "cmd/fees/fees.h"
#include "report/reminder.h"

#include <string.h>

enum status fees_late_fees(struct session *session)
{
    struct late_fees_input input = {.to = session_date(session, "to")};
    const struct month month = session_month(session, "month");

    if (!month_is_none(month) && !date_is_none(input.to))
        return fail(session->run, STATUS_USAGE, "usage", "give one of them",
                    "late fees are counted up to a month or up to a day");
    if (!month_is_none(month))
        input.to = month_last(month);
    else if (date_is_none(input.to))
        input.to = session->run->today;
    return session_write(session, charge_late_fees, &input);
}

/* "90d" or "90": a number of days of at most four digits. */
static enum status read_days(struct session *session, const char *option, int32_t *out)
{
    const char *text = session_text(session, option), *at = text;

    *out = 0;
    for (; *at >= '0' && *at <= '9' && at - text < 4; at++)
        *out = *out * 10 + (*at - '0');
    if (at > text && (strcmp(at, "") == 0 || strcmp(at, "d") == 0))
        return STATUS_OK;
    return fail(session->run, STATUS_USAGE, "usage", "write a number of days, like 90d",
                "'%s' is no number of days for --%s", text, option);
}

static enum status arrears_today(struct session *session, const struct snapshot *snapshot,
                                 struct book **book, struct arrears *out)
{
    enum status status = book_open(session->run, snapshot, book);

    return status == STATUS_OK ? arrears_compute(session->run, *book, session->run->today, out)
                               : status;
}

/* --- reminders --- */

struct reminding {
    struct reminder *reminders;
    const char **texts;
    size_t count;
};

static bool is_wanted(const struct session *session, const char *code)
{
    const size_t count = session_count(session, "unit");

    for (size_t i = 0; i < count; i++)
        if (strcmp(session_text_at(session, "unit", i), code) == 0)
            return true;
    return count == 0;
}

static enum status check_units(struct session *session, const struct book *book)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < session_count(session, "unit"); i++) {
        const char *code = session_text_at(session, "unit", i);
        if (book_unit(book, code) < 0)
            status = fail(session->run, STATUS_DATA, "unknown-unit", "see 'units list'",
                          "no unit has the code '%s'", code);
    }
    return status;
}

static enum status gather(struct session *session, int32_t over, struct reminding *out)
{
    struct run *run = session->run;
    struct snapshot *snapshot;
    struct arrears arrears;
    struct book *book;
    enum status status = store_head(run, session->store, &snapshot);

    if (status == STATUS_OK)
        status = arrears_today(session, snapshot, &book, &arrears);
    if (status == STATUS_OK)
        status = check_units(session, book);
    if (status != STATUS_OK)
        return status;
    out->reminders = arena_array(run->arena, book->unit_count, sizeof *out->reminders);
    out->texts = arena_array(run->arena, book->unit_count, sizeof(char *));
    const struct date before = date_from_days(date_days(run->today) - over);
    for (size_t i = 0; i < book->unit_count && status == STATUS_OK; i++) {
        struct reminder *reminder = &out->reminders[out->count];
        if (!arrears.lines[i].overdue || !is_wanted(session, book->units[i].code))
            continue;
        status = reminder_text(run, book, &arrears, (int32_t)i, before, reminder,
                               &out->texts[out->count]);
        reminder->channel = session_text(session, "channel");
        out->count += out->texts[out->count] != NULL;
    }
    return status;
}

static enum status hand_out(struct session *session, const struct reminding *reminding)
{
    const char *folder = session_text(session, "output");
    enum status status = STATUS_OK;

    for (size_t i = 0; i < reminding->count && status == STATUS_OK; i++) {
        const char *text = reminding->texts[i];
        if (folder)
            status = output_private_file(
                session->run,
                arena_printf(session->run->arena, "%s/%s.md", folder, reminding->reminders[i].unit),
                text, strlen(text));
        else
            session_bytes(session, text, strlen(text));
    }
    return status;
}

enum status fees_remind(struct session *session)
{
    struct reminding reminding = {0};
    int32_t over;
    enum status status = read_days(session, "over", &over);

    if (status == STATUS_OK)
        status = gather(session, over, &reminding);
    if (status != STATUS_OK)
        return status;
    struct remind_input input = {reminding.reminders, reminding.count};
    status = session_write(session, remind_units, &input);
    if (status != STATUS_OK && status != STATUS_PENDING)
        return status;
    if (session_has(session, "dry-run") && session_text(session, "output"))
        return status;
    return status_join(status, hand_out(session, &reminding));
}

/* --- limitation --- */

static void put_limit(struct grid *grid, const struct arrears *arrears, size_t index)
{
    const struct debt *debt = &arrears->fold->debts[index];
    const struct limit *limit = &arrears->limits[index];
    const struct book *book = arrears->fold->book;

    grid_text(grid, book->units[debt->unit].code);
    grid_text(grid, book->items[debt->item]);
    grid_month(grid, debt->month);
    grid_text(grid, debt->late ? "late fee" : NULL);
    grid_number(grid, arrears->open[index]);
    grid_date(grid, debt->due);
    grid_date(grid, limit->demand);
    grid_date(grid, limit->end);
}

/* Exit status 1 when somebody must be reminded: for cron. What is barred already is not listed. */
enum status fees_limits(struct session *session)
{
    static const struct column columns[] = {
        {"unit", "Unit", CELL_TEXT},          {"item", "Item", CELL_TEXT},
        {"month", "For", CELL_MONTH},         {"late", "Late fee", CELL_WORD},
        {"open", "Owed", CELL_MONEY},         {"due", "Due", CELL_DATE},
        {"demand", "Last demand", CELL_DATE}, {"limit", "Barred after", CELL_DATE},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const char *only = session_text(session, "unit");
    struct arrears arrears;
    struct book *book;
    int32_t within;
    enum status status = read_days(session, "within", &within);

    if (status == STATUS_OK)
        status = arrears_today(session, session->snapshot, &book, &arrears);
    if (status != STATUS_OK)
        return status;
    const struct date last = date_from_days(date_days(arrears.day) + within);
    for (size_t i = 0; i < arrears.fold->debt_count; i++) {
        const struct date end = arrears.limits[i].end;
        const char *code = book->units[arrears.fold->debts[i].unit].code;
        if (arrears.open[i] && date_compare(arrears.day, end) <= 0 &&
            date_compare(end, last) <= 0 && (!only || strcmp(only, code) == 0))
            put_limit(grid, &arrears, i);
    }
    const size_t found = grid_rows(grid);
    status = session_grid(session, grid);
    return status == STATUS_OK && found ? STATUS_FOUND : status;
}
