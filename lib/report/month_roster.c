/* Who acts for the compound: bodies and seats, what changed in the month, what is due, partners.
 * People appear by the name that they consented to, and else not at all. */
#include "base/arena.h"
#include "book/roster_due.h"
#include "report/month_sections.h"

#include <string.h>

enum { DUE_WITHIN = 30 };

/* What the section is about, at the end of the month or, while it goes on, at the last commit. */
struct roster_data {
    struct month_data *month;
    struct report *report;
    const struct roster *roster;
    struct date day;
};

static bool is_partner(const struct body *body)
{
    return strcmp(body->kind, "partner") == 0;
}

/* --- structure --- */

static const char *level_text(const struct roster_data *data, const char *level)
{
    static const char *const words[][2] = {{"street", N_("street level")},
                                           {"community", N_("community level")},
                                           {"compound", N_("compound level")},
                                           {"group", N_("group of buildings")},
                                           {"household", N_("household level")}};

    for (size_t i = 0; level && i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i][0], level) == 0)
            return report_say(data->report, words[i][1]);
    return NULL;
}

static void put_bodies(const struct roster_data *data)
{
    static const struct column columns[] = {
        {"name", "Body", CELL_TEXT},
        {"level", "Level", CELL_TEXT},
        {"force", "Five forces", CELL_TEXT},
        {"members", "Members", CELL_COUNT},
        {"contact", "Contact post", CELL_TEXT},
    };
    struct report *report = data->report;
    const struct roster *roster = data->roster;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < roster->bodies.count; i++) {
        const struct body *body = body_at(roster, i);
        if (is_partner(body) || roster_body_on(roster, body->body, data->day) != body)
            continue;
        const size_t members = roster_members(report->run, roster, body->body, data->day).count;
        grid_text(grid, body->name);
        grid_text(grid, level_text(data, body->level));
        grid_text(grid, body->force ? report_say(report, "yes") : NULL);
        if (members)
            grid_number(grid, (int64_t)members);
        else
            grid_empty(grid);
        grid_text(grid, body->contact);
    }
    report_table(report, "bodies", "Bodies and the five forces", grid, "There is no body yet.");
}

static void put_partners(const struct roster_data *data)
{
    static const struct column columns[] = {{"name", "Partner organisation", CELL_TEXT},
                                            {"contact", "Contact post", CELL_TEXT}};
    const struct roster *roster = data->roster;
    struct grid *grid = report_grid(data->report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < roster->bodies.count; i++) {
        const struct body *body = body_at(roster, i);
        if (!is_partner(body) || roster_body_on(roster, body->body, data->day) != body)
            continue;
        grid_text(grid, body->name);
        grid_text(grid, body->contact);
    }
    if (grid_rows(grid))
        report_table(data->report, "partners", "Partner organisations", grid, "");
}

/* --- seats --- */

static const char *body_name(const struct roster_data *data, const char *body, struct date day)
{
    const struct body *line = roster_body_on(data->roster, body, day);

    return line ? line->name : body;
}

/* The name is in the ledger by the person's consent, or it is not shown. */
static const char *holder_name(const struct roster_data *data, const struct term *term)
{
    const struct person *person = roster_person_on(data->roster, term->person, data->day);

    return person && person->public_name ? person->public_name : NULL;
}

static void put_seats(const struct roster_data *data)
{
    static const struct column columns[] = {
        {"body", "Body", CELL_TEXT},
        {"seat", "Seat", CELL_TEXT},
        {"name", "Name by consent", CELL_TEXT},
        {"from", "In office from", CELL_DATE},
        {"to", "In office until", CELL_DATE},
    };
    struct report *report = data->report;
    const struct roster *roster = data->roster;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < roster->terms.count; i++) {
        const struct term *term = term_at(roster, i);
        if (!term_on(term, data->day))
            continue;
        grid_text(grid, body_name(data, term->body, data->day));
        grid_text(grid, report_say(report, term->seat));
        grid_text(grid, holder_name(data, term));
        grid_date(grid, term->from);
        grid_date(grid, term_last(term));
    }
    report_table(report, "seats", "Seats and terms", grid, "Nobody has a seat.");
}

/* --- changes in the month --- */

struct change_row {
    struct date date;
    const char *where, *what, *change, *why;
};

struct change_rows {
    struct change_row *item;
    size_t count, capacity;
};

static void note(const struct roster_data *data, struct change_rows *rows, struct change_row row)
{
    if (!month_has(data->month, row.date))
        return;
    ARENA_PUSH(data->report->run->arena, rows->item, rows->count, rows->capacity);
    rows->item[rows->count++] = row;
}

static bool is_first_line(const struct roster *roster, const struct body *body)
{
    for (size_t i = 0; i < roster->bodies.count; i++) {
        const struct body *other = body_at(roster, i);
        if (strcmp(other->body, body->body) == 0 && date_compare(other->from, body->from) < 0)
            return false;
    }
    return true;
}

static void note_bodies(const struct roster_data *data, struct change_rows *rows)
{
    const struct roster *roster = data->roster;

    for (size_t i = 0; i < roster->bodies.count; i++) {
        const struct body *body = body_at(roster, i);
        note(data, rows,
             (struct change_row){body->from, body->name, NULL,
                                 is_first_line(roster, body) ? N_("is new") : "changed",
                                 body->decision});
        note(data, rows, (struct change_row){body->to, body->name, NULL, "ended", NULL});
    }
}

/* Whether an earlier line of the body was filed on the same day: it is told once. */
static bool is_filed_before(const struct roster *roster, size_t index)
{
    const struct term *term = term_at(roster, index);

    for (size_t i = 0; i < index; i++) {
        const struct term *other = term_at(roster, i);
        if (strcmp(other->body, term->body) == 0 && date_compare(other->filed, term->filed) == 0)
            return true;
    }
    return false;
}

static void note_terms(const struct roster_data *data, struct change_rows *rows)
{
    const struct roster *roster = data->roster;

    for (size_t i = 0; i < roster->terms.count; i++) {
        const struct term *term = term_at(roster, i);
        const char *body = body_name(data, term->body, term->from);
        const char *seat = report_say(data->report, term->seat);
        note(data, rows,
             (struct change_row){term->from, body, seat, N_("term began"), term->decision});
        note(data, rows,
             (struct change_row){term_last(term), body, seat, N_("term ended"), term->why});
        if (!is_filed_before(roster, i))
            note(data, rows,
                 (struct change_row){term->filed, body, NULL, N_("filed with the street"), NULL});
    }
}

/* Whole buildings are named; of single units it is told how many. */
static const char *places(const struct roster_data *data, const struct steward *steward)
{
    struct run *run = data->report->run;

    if (steward->buildings.count)
        return arena_printf(run->arena, "%s %s", report_say(data->report, "Building"),
                            field_text(run, kind_field(&kind_steward, "buildings"), steward));
    return arena_printf(run->arena, report_say(data->report, "%s: %zu"),
                        report_say(data->report, "single homes"), steward->units.count);
}

static void note_stewards(const struct roster_data *data, struct change_rows *rows)
{
    const struct roster *roster = data->roster;
    const char *stewards = report_say(data->report, "Stewards");

    for (size_t i = 0; i < roster->stewards.count; i++) {
        const struct steward *steward = steward_at(roster, i);
        const char *where = places(data, steward);
        note(data, rows, (struct change_row){steward->from, stewards, where, "began", NULL});
        note(data, rows, (struct change_row){steward->to, stewards, where, "ended", NULL});
    }
}

static void put_changes(const struct roster_data *data)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE},     {"body", "Body", CELL_TEXT},
        {"seat", "Seat", CELL_TEXT},     {"change", "What changed", CELL_TEXT},
        {"reason", "Reason", CELL_TEXT},
    };
    struct report *report = data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct change_rows rows = {0};

    note_bodies(data, &rows);
    note_terms(data, &rows);
    note_stewards(data, &rows);
    for (int32_t day = date_days(data->month->first); day <= date_days(data->month->last); day++)
        for (size_t i = 0; i < rows.count; i++) {
            const struct change_row *row = &rows.item[i];
            if (date_days(row->date) != day)
                continue;
            grid_date(grid, row->date);
            grid_text(grid, row->where);
            grid_text(grid, row->what);
            grid_text(grid, report_say(report, row->change));
            grid_text(grid, row->why);
        }
    report_table(
        report, "roster_changes",
        month_word(data->month, "What changed in the month", "What changed in the period"), grid,
        month_word(data->month, "Nothing changed in the month.", "Nothing changed in the period."));
}

/* --- what is due --- */

static void put_dues(const struct roster_data *data)
{
    static const struct column columns[] = {
        {"day", "Due on", CELL_DATE},
        {"body", "Body", CELL_TEXT},
        {"seat", "Seat", CELL_TEXT},
        {"what", "What is due", CELL_TEXT},
    };
    struct report *report = data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct roster_dues dues =
        roster_due(report->run, report->book, data->roster, data->day, DUE_WITHIN);

    for (size_t i = 0; i < dues.count; i++) {
        const struct roster_due *due = &dues.item[i];
        grid_date(grid, due->day);
        grid_text(grid, body_name(data, due->term->body, data->day));
        grid_text(grid, report_say(report, due->term->seat));
        grid_text(grid, report_say(report, due->filing ? "to be filed with the street"
                                                       : N_("the term ends, and nobody follows")));
    }
    report_table(report, "roster_due", "Terms that end and filings due within 30 days", grid,
                 "No term ends and nothing is to be filed within 30 days.");
}

/* A compound without a roster has nothing to say here. */
enum status month_roster(struct month_data *data)
{
    struct roster_data of = {.month = data, .report = &data->report, .day = data->arrears.day};
    enum status status = book_roster(data->report.run, data->report.book, &of.roster);

    if (status != STATUS_OK || (of.roster->bodies.count == 0 && of.roster->terms.count == 0))
        return status;
    report_folded(&data->report, "Who acts for the compound");
    put_bodies(&of);
    put_seats(&of);
    put_changes(&of);
    put_dues(&of);
    put_partners(&of);
    return STATUS_OK;
}
