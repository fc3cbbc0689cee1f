/* What people do for each other: stewards, visits, hours, members who reported in, roles, skills.
 * Counts only; a group of too few is not shown by itself. */
#include "base/arena.h"
#include "book/names.h"
#include "book/roster.h"
#include "book/services.h"
#include "report/month_sections.h"
#include "report/public.h"

#include <string.h>

struct service_data {
    struct month_data *month;
    struct report *report;
    const struct roster *roster;
    struct date day;
    int64_t minimum; /* of a group that is shown by itself */
};

/* --- stewards --- */

static void put_building(const struct service_data *data, struct grid *grid, const char *building,
                         size_t units, size_t covered)
{
    grid_text(grid, building);
    grid_number(grid, (int64_t)units);
    grid_number(grid, (int64_t)covered);
    grid_number(grid, (int64_t)(units - covered));
    grid_text(grid, say_percent(data->report->run, (int64_t)covered, (int64_t)units));
}

/* Buildings stand one behind the other among the units; what is too small is put together. */
static void put_coverage(const struct service_data *data)
{
    static const struct column columns[] = {
        {"building", "Building", CELL_TEXT},       {"units", "Units", CELL_COUNT},
        {"covered", "With a steward", CELL_COUNT}, {"gaps", "Without a steward", CELL_COUNT},
        {"coverage", "Coverage", CELL_FIGURE},
    };
    const struct book *book = data->report->book;
    struct grid *grid = report_grid(data->report, columns, sizeof columns / sizeof columns[0]);
    size_t small = 0, small_covered = 0, all = 0, all_covered = 0;

    for (size_t i = 0, next; i < book->unit_count; i = next) {
        size_t units = 0, covered = 0;
        for (next = i; next < book->unit_count &&
                       strcmp(book->units[next].building, book->units[i].building) == 0;
             next++) {
            const bool there = book_unit_on(book, (int32_t)next, data->day);
            units += there;
            covered += there && roster_steward_on(data->roster, &book->units[next], data->day);
        }
        all += units;
        all_covered += covered;
        if ((int64_t)units >= data->minimum) {
            put_building(data, grid, book->units[i].building, units, covered);
        } else {
            small += units;
            small_covered += covered;
        }
    }
    if (small)
        put_building(data, grid, report_say(data->report, "small buildings"), small, small_covered);
    grid_total(grid);
    put_building(data, grid, report_say(data->report, "Together"), all, all_covered);
    report_table(data->report, "stewards", "Stewards per building", grid, "There are no units.");
}

/* --- what was done --- */

static void put_figure(const struct service_data *data, struct grid *grid, const char *what,
                       const char *value)
{
    grid_text(grid, report_say(data->report, what));
    grid_text(grid, value);
}

static void put_number(const struct service_data *data, struct grid *grid, const char *what,
                       int64_t value)
{
    put_figure(data, grid, what, arena_printf(data->report->run->arena, "%lld", (long long)value));
}

static int64_t party_members(const struct service_data *data)
{
    const struct roster *roster = data->roster;
    int64_t count = 0;

    for (size_t i = 0; i < roster->people.count; i++) {
        const struct person *person = person_at(roster, i);
        count += person->party && roster_person_on(roster, person->person, data->day) == person;
    }
    return count;
}

static enum status put_done(const struct service_data *data)
{
    static const struct column columns[] = {{"what", "What was done", CELL_TEXT},
                                            {"number", "Number", CELL_FIGURE}};
    struct report *report = data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct services services;
    enum status status = services_compute(report->run, data->month->fold, data->month->first,
                                          data->month->last, &services);

    if (status)
        return status;
    put_number(data, grid, N_("Visits of stewards"), services.total.visits);
    put_number(data, grid, N_("Homes visited"), services.total.homes);
    put_number(data, grid, N_("Tickets that came of visits"), services.total.referred);
    put_figure(data, grid, N_("Hours served"), public_hours(report, services.total.hours));
    put_number(data, grid, N_("People who served"), (int64_t)services.serving);
    put_number(data, grid,
               month_word(data->month, "Members who reported in this month",
                          "Members who reported in the period"),
               (int64_t)services.reported);
    put_number(data, grid, N_("Members who have reported in"), (int64_t)services.reported_by);
    put_number(data, grid, N_("Party members in the compound"), party_members(data));
    report_table(report, "services", "Visits and hours", grid, "");
    return STATUS_OK;
}

/* --- roles and skills: how many --- */

static void put_roles(const struct service_data *data)
{
    static const struct column columns[] = {{"role", "Role", CELL_TEXT},
                                            {"people", "Members", CELL_COUNT}};
    static const char *const roles[] = {"publicist", "informant",  "server",
                                        "mediator",  "supervisor", "model"};
    const struct roster *roster = data->roster;
    struct grid *grid = report_grid(data->report, columns, sizeof columns / sizeof columns[0]);

    for (size_t r = 0; r < sizeof roles / sizeof roles[0]; r++) {
        int64_t count = 0;
        for (size_t i = 0; i < roster->roles.count; i++) {
            const struct role *role = role_at(roster, i);
            count +=
                strcmp(role->role, roles[r]) == 0 && days_hold(role->from, role->to, data->day);
        }
        if (!count)
            continue;
        grid_text(grid, report_say(data->report, roles[r]));
        grid_number(grid, count);
    }
    if (grid_rows(grid))
        report_table(data->report, "roles", "The six roles", grid, "");
}

/* Skills of fewer people than a group must have are added up under one name. */
static void put_skills(const struct service_data *data)
{
    static const struct column columns[] = {{"skill", "Skill", CELL_TEXT},
                                            {"people", "People", CELL_COUNT}};
    const struct roster *roster = data->roster;
    struct run *run = data->report->run;
    struct grid *grid = report_grid(data->report, columns, sizeof columns / sizeof columns[0]);
    struct names *seen = names_new(run->arena, roster->skills.count);
    int64_t *count = arena_array(run->arena, roster->skills.count, sizeof *count), others = 0;

    for (size_t i = 0; i < roster->skills.count; i++) {
        const struct skill *skill = skill_at(roster, i);
        if (!days_hold(skill->consent, skill->to, data->day))
            continue;
        int32_t first = names_add(seen, skill->skill, (int32_t)i);
        count[first < 0 ? (int32_t)i : first]++;
    }
    for (size_t i = 0; i < roster->skills.count; i++) {
        if (count[i] < data->minimum) {
            others += count[i];
            continue;
        }
        grid_text(grid, skill_at(roster, i)->skill);
        grid_number(grid, count[i]);
    }
    if (others) {
        grid_text(grid, report_say(data->report, "other skills"));
        grid_number(grid, others);
    }
    if (grid_rows(grid))
        report_table(data->report, "skills", "Skills that people lend", grid, "");
}

/* A compound without a roster has nothing to say here. */
enum status month_service(struct month_data *data)
{
    struct service_data of = {.month = data,
                              .report = &data->report,
                              .day = data->arrears.day,
                              .minimum = data->report.book->compound->rules->group_minimum};
    enum status status = book_roster(data->report.run, data->report.book, &of.roster);

    if (status != STATUS_OK || !roster_is_kept(of.roster))
        return status;
    report_folded(&data->report, "Serving each other");
    if (of.roster->stewards.count)
        put_coverage(&of);
    status = put_done(&of);
    put_roles(&of);
    put_skills(&of);
    return status;
}
