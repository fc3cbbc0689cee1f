/* What was reported, mended, settled, met and done, and what is late: counts only, no ticket's own
 * words, no units and no persons. */
#include "base/arena.h"
#include "book/roster.h"
#include "cases/ticket_month.h"
#include "report/month_sections.h"
#include "report/ticket.h"

#include <inttypes.h>

struct view {
    struct month_data *data;
    struct ticket_month tickets;
    const struct roster *roster;
};

/* Tenths of a day, cut; empty when there is nothing to take the mean of. */
static const char *mean_days(const struct view *view, int64_t days, int64_t count)
{
    const int64_t tenths = count ? days * 10 / count : 0;

    return count ? arena_printf(view->data->report.run->arena, "%" PRId64 ".%" PRId64, tenths / 10,
                                tenths % 10)
                 : NULL;
}

static const char *hours_text(const struct view *view, int64_t hundredths)
{
    return arena_printf(view->data->report.run->arena, "%" PRId64 ".%02" PRId64, hundredths / 100,
                        hundredths % 100);
}

static const char *body_name(const struct view *view, const char *id)
{
    const struct body *body = roster_body_on(view->roster, id, view->data->last);

    return body ? body->name : report_say(&view->data->report, id);
}

/* --- the supervision group's findings --- */

static void put_about(const struct view *view, struct grid *grid, const struct ticket_about *about)
{
    grid_text(grid, body_name(view, about->body));
    grid_number(grid, about->opened);
    grid_number(grid, about->in_time);
    grid_number(grid, about->late);
    grid_number(grid, about->extended);
    grid_number(grid, about->open);
    grid_number(grid, about->overdue);
    if (date_is_none(about->oldest))
        grid_empty(grid);
    else
        grid_date(grid, about->oldest);
}

static void put_findings(const struct view *view)
{
    static const struct column columns[] = {
        {"about", "Body", CELL_TEXT},
        {"opened", "Found", CELL_COUNT},
        {"in_time", "Put right in time", CELL_COUNT},
        {"late", "Put right late", CELL_COUNT},
        {"extended", "Extended", CELL_COUNT},
        {"open", "Still open", CELL_COUNT},
        {"overdue", "Overdue", CELL_COUNT},
        {"oldest", "Oldest since", CELL_DATE},
    };
    struct report *report = &view->data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < view->tickets.about_count; i++) {
        const struct ticket_about *about = &view->tickets.about[i];
        if (about->opened || about->in_time || about->late || about->extended || about->open)
            put_about(view, grid, about);
    }
    report_table(report, "findings", "Findings of the supervision group, by the body concerned",
                 grid, "No finding was open.");
}

/* --- all kinds --- */

static void put_kinds(const struct view *view)
{
    static const struct column columns[] = {
        {"kind", "Kind", CELL_TEXT},
        {"opened", "Reported", CELL_COUNT},
        {"ended", "Ended", CELL_COUNT},
        {"days", "Days on average", CELL_FIGURE},
        {"reopened", "Opened again", CELL_COUNT},
        {"open", "Still open", CELL_COUNT},
        {"overdue", "Overdue", CELL_COUNT},
    };
    struct report *report = &view->data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (enum ticket_kind kind = TICKET_REPAIR; kind < TICKET_KINDS; kind++) {
        const struct ticket_count *count = &view->tickets.kind[kind];
        if (!count->opened && !count->ended && !count->reopened && !count->open)
            continue;
        grid_text(grid, ticket_word(report, ticket_kind_name(kind)));
        grid_number(grid, count->opened);
        grid_number(grid, count->ended);
        grid_text(grid, mean_days(view, count->days, count->ended));
        grid_number(grid, count->reopened);
        grid_number(grid, count->open);
        grid_number(grid, count->overdue);
    }
    report_table(report, "ticket_kinds", "Tickets by kind", grid, "There was no ticket.");
}

static void put_levels(const struct view *view)
{
    static const struct column columns[] = {
        {"level", "Asked", CELL_TEXT},
        {"asked", "Sent", CELL_COUNT},
        {"answered", "Answered", CELL_COUNT},
        {"days", "Days on average", CELL_FIGURE},
        {"waiting", "Still waiting", CELL_COUNT},
        {"too_long", "Overdue", CELL_COUNT},
    };
    struct report *report = &view->data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (enum ticket_level level = LEVEL_COMPOUND; level < LEVELS; level++) {
        const struct ticket_asked *asked = &view->tickets.level[level];
        if (!asked->asked && !asked->answered && !asked->waiting)
            continue;
        grid_text(grid, level == LEVEL_COMPOUND ? report_say(report, "partners")
                                                : ticket_word(report, ticket_level_name(level)));
        grid_number(grid, asked->asked);
        grid_number(grid, asked->answered);
        grid_text(grid, mean_days(view, asked->days, asked->answered));
        grid_number(grid, asked->waiting);
        grid_number(grid, asked->too_long);
    }
    report_table(report, "ticket_levels", "What partners and higher levels were asked for", grid,
                 "Nobody outside was asked.");
}

/* Whether what residents told their steward was answered in time. */
static void put_passed(const struct view *view)
{
    static const struct column columns[] = {
        {"opened", "Reported", CELL_COUNT},    {"in_time", "Answered in time", CELL_COUNT},
        {"late", "Answered late", CELL_COUNT}, {"open", "Still open", CELL_COUNT},
        {"overdue", "Overdue", CELL_COUNT},
    };
    struct report *report = &view->data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct ticket_passed *passed = &view->tickets.passed;

    if (!passed->opened && !passed->in_time && !passed->late && !passed->open)
        return;
    grid_number(grid, passed->opened);
    grid_number(grid, passed->in_time);
    grid_number(grid, passed->late);
    grid_number(grid, passed->open);
    grid_number(grid, passed->overdue);
    report_table(report, "ticket_stewards", "Tickets that came through the stewards", grid, "");
}

/* --- subjects --- */

static void put_subjects(const struct view *view)
{
    const struct column columns[] = {
        {"subject", "Subject", CELL_TEXT},
        {"opened", month_word(view->data, "This month", "In the period"), CELL_COUNT},
        {"before", "The month before", CELL_COUNT},
        {"year", "This year", CELL_COUNT},
        {"open", "Still open", CELL_COUNT},
    };
    struct report *report = &view->data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < view->tickets.subject_count; i++) {
        const struct ticket_subject *subject = &view->tickets.subject[i];
        if (!subject->opened && !subject->before && !subject->year && !subject->open)
            continue;
        grid_text(grid, ticket_word(report, subject->subject));
        grid_number(grid, subject->opened);
        grid_number(grid, subject->before);
        grid_number(grid, subject->year);
        grid_number(grid, subject->open);
    }
    report_table(report, "ticket_subjects", "What was reported, by subject", grid,
                 "There was no ticket.");
}

static void put_disputes(const struct view *view)
{
    static const struct column columns[] = {
        {"subject", "Subject", CELL_TEXT},
        {"opened", "This year", CELL_COUNT},
        {"settled", "Settled", CELL_COUNT},
        {"failed", "Ended otherwise", CELL_COUNT},
        {"share", "Settled of those ended", CELL_FIGURE},
    };
    struct report *report = &view->data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < view->tickets.subject_count; i++) {
        const struct ticket_subject *subject = &view->tickets.subject[i];
        if (!subject->disputes && !subject->settled && !subject->failed)
            continue;
        grid_text(grid, ticket_word(report, subject->subject));
        grid_number(grid, subject->disputes);
        grid_number(grid, subject->settled);
        grid_number(grid, subject->failed);
        grid_text(grid,
                  say_percent(report->run, subject->settled, subject->settled + subject->failed));
    }
    report_table(report, "disputes", "Disputes that were mediated, by subject", grid,
                 "There was no dispute this year.");
}

/* --- needs, offers, tasks --- */

static void put_service(const struct view *view)
{
    static const struct column columns[] = {
        {"kind", "Kind", CELL_TEXT},        {"opened", "Entered", CELL_COUNT},
        {"met", "Met or done", CELL_COUNT}, {"claimed", "In hand", CELL_COUNT},
        {"open", "Still open", CELL_COUNT}, {"overdue", "Overdue", CELL_COUNT},
        {"hours", "Hours", CELL_FIGURE},
    };
    static const enum ticket_kind kinds[] = {TICKET_NEED, TICKET_OFFER, TICKET_TASK};
    struct report *report = &view->data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const struct ticket_count *count = &view->tickets.kind[kinds[i]];
        if (!count->opened && !count->ended && !count->open && !count->hours)
            continue;
        grid_text(grid, ticket_word(report, ticket_kind_name(kinds[i])));
        grid_number(grid, count->opened);
        grid_number(grid, count->met);
        grid_number(grid, count->claimed);
        grid_number(grid, count->open);
        grid_number(grid, count->overdue);
        grid_text(grid, hours_text(view, count->hours));
    }
    report_table(report, "service", "Needs, offers and tasks", grid,
                 "There was no need, offer or task.");
}

/* A compound without tickets has nothing to say here. */
enum status month_tickets(struct month_data *data)
{
    struct view view = {.data = data};
    struct report *report = &data->report;
    enum status status = ticket_month_compute(report->run, report->book->snapshot, data->start,
                                              data->month, data->day, &view.tickets);

    if (status == STATUS_OK)
        status = book_roster(report->run, report->book, &view.roster);
    if (status != STATUS_OK || !view.tickets.tickets)
        return status;
    report_section(report, "Supervision and service");
    put_findings(&view);
    put_kinds(&view);
    put_levels(&view);
    put_passed(&view);
    put_service(&view);
    put_disputes(&view);
    put_subjects(&view);
    return STATUS_OK;
}
