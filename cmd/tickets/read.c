/* tickets list, overdue, states: what there is, what is late, and what may be done. */
#include "cmd/tickets/tickets.h"

#include "cases/ticket_list.h"

#include <string.h>

static enum status read_list(struct session *session, struct ticket_list *list)
{
    const bool last = !session_has(session, "at");

    return ticket_list_read(session->run, session->store, session->snapshot, last, list);
}

static bool is_text(const struct session *session, const char *option, const char *value)
{
    const char *wanted = session_text(session, option);

    return !wanted || strcmp(wanted, value) == 0;
}

/* Whether a unit is among some that are joined by commas. */
static bool has_unit(const char *units, const char *unit)
{
    const size_t length = unit ? strlen(unit) : 0;

    for (const char *at = units; unit && *at; at += *at == ',') {
        const size_t part = strcspn(at, ",");
        if (part == length && memcmp(at, unit, length) == 0)
            return true;
        at += part;
    }
    return !unit;
}

static bool is_wanted(const struct session *session, const struct ticket_line *line)
{
    const bool overdue =
        !session_has(session, "overdue") || ticket_line_is_overdue(line, session->run->today);
    const bool open = session_has(session, "all") || session_has(session, "state") ||
                      !ticket_is_over(line->state);

    return overdue && open && is_text(session, "kind", ticket_kind_name(line->kind)) &&
           is_text(session, "state", ticket_state_name(line->state)) &&
           is_text(session, "level", ticket_level_name(line->level)) &&
           is_text(session, "severity", ticket_severity_name(line->severity)) &&
           is_text(session, "subject", line->subject) && is_text(session, "about", line->about) &&
           is_text(session, "by", line->holder) &&
           has_unit(line->units, session_text(session, "unit"));
}

static const char *or_none(const char *text)
{
    return *text ? text : NULL;
}

static void put_line(struct grid *grid, const struct ticket_line *line)
{
    grid_text(grid, line->id);
    grid_text(grid, ticket_kind_name(line->kind));
    grid_text(grid, line->subject);
    grid_text(grid, ticket_severity_name(line->severity));
    grid_text(grid, ticket_state_name(line->state));
    grid_text(grid, ticket_level_name(line->level));
    grid_date(grid, line->opened);
    grid_date(grid, line->due);
    grid_text(grid, or_none(line->about));
    grid_text(grid, or_none(line->holder));
    grid_text(grid, or_none(line->units));
    grid_text(grid, line->text);
}

enum status tickets_list(struct session *session)
{
    static const struct column columns[] = {
        {"ticket", "Ticket", CELL_TEXT},   {"kind", "Kind", CELL_WORD},
        {"subject", "Subject", CELL_WORD}, {"severity", "Severity", CELL_WORD},
        {"state", "State", CELL_WORD},     {"level", "Level", CELL_WORD},
        {"opened", "Opened", CELL_DATE},   {"due", "Due", CELL_DATE},
        {"about", "About", CELL_WORD},     {"holder", "In hand", CELL_TEXT},
        {"units", "Units", CELL_TEXT},     {"text", "Text", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct ticket_cursor cursor = {0};
    struct ticket_line line;
    struct ticket_list list;
    enum status status = read_list(session, &list);

    if (status)
        return status;
    while (ticket_list_next(&list, &cursor, &line))
        if (is_wanted(session, &line))
            put_line(grid, &line);
    return session_grid(session, grid);
}

static bool is_concerned(const struct session *session, const struct ticket_line *line)
{
    return is_text(session, "kind", ticket_kind_name(line->kind)) &&
           is_text(session, "about", line->about);
}

/* What is late and by how many days: the ticket's own deadline, or the reply that is waited for. */
static void put_overdue(struct grid *grid, const struct ticket_line *line, struct date today)
{
    const bool waits = !date_is_none(line->answer) && date_compare(today, line->answer) > 0;
    const bool late =
        date_is_none(line->ended) && !date_is_none(line->due) && date_compare(today, line->due) > 0;
    const struct date due = late ? line->due : line->answer;
    const char *asked = *line->body ? line->body : ticket_level_name(line->level);

    grid_text(grid, line->id);
    grid_text(grid, ticket_kind_name(line->kind));
    grid_text(grid, line->subject);
    grid_text(grid, ticket_severity_name(line->severity));
    grid_text(grid, ticket_state_name(line->state));
    grid_date(grid, due);
    grid_number(grid, date_days(today) - date_days(due));
    grid_text(grid, waits ? asked : NULL);
    grid_text(grid, or_none(line->about));
    grid_text(grid, or_none(line->holder));
    grid_text(grid, line->text);
}

/* Silent when there is nothing to say, so that cron sends no letter. */
enum status tickets_overdue(struct session *session)
{
    static const struct column columns[] = {
        {"ticket", "Ticket", CELL_TEXT},   {"kind", "Kind", CELL_WORD},
        {"subject", "Subject", CELL_WORD}, {"severity", "Severity", CELL_WORD},
        {"state", "State", CELL_WORD},     {"due", "Due", CELL_DATE},
        {"days", "Days late", CELL_COUNT}, {"waits_for", "No reply from", CELL_WORD},
        {"about", "About", CELL_WORD},     {"holder", "In hand", CELL_TEXT},
        {"text", "Text", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct ticket_cursor cursor = {0};
    struct ticket_line line;
    struct ticket_list list;
    enum status status = read_list(session, &list);

    if (status)
        return status;
    while (ticket_list_next(&list, &cursor, &line))
        if (ticket_line_is_overdue(&line, session->run->today) && is_concerned(session, &line))
            put_overdue(grid, &line, session->run->today);
    if (!grid_rows(grid) && !session_has(session, "format"))
        return STATUS_OK;
    status = session_grid(session, grid);
    return status || !grid_rows(grid) ? status : STATUS_FOUND;
}

/* --- the table of states --- */

/* Letters of ticket_states.h as the options that a person gives. */
static const struct field_word {
    char letter;
    const char *name;
} words[] = {{'B', "by"},    {'P', "to"},    {'L', "level"}, {'O', "body"},
             {'D', "due"},   {'K', "offer"}, {'H', "hours"}, {'M', "outcome"},
             {'V', "photo"}, {'T', "text"},  {'A', "about"}, {'U', "units"}};

static const char *field_list(struct session *session, const char *fields, bool needed)
{
    struct text list = text_new(session->run->arena);

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char letter = words[i].letter, small = (char)(letter - 'A' + 'a');
        if (!strchr(fields, needed ? letter : small))
            continue;
        text_add(&list, list.length ? " " : "");
        text_add(&list, words[i].name);
    }
    return list.length ? list.at : NULL;
}

static const char *actor_text(const struct ticket_rule *rule)
{
    if (rule->actor == BY_ANOTHER)
        return N_("another than who fixed it");
    return rule->actor == BY_OPENER ? "who reported it" : NULL;
}

static void put_rule(struct session *session, struct grid *grid, enum ticket_kind kind,
                     enum ticket_state state, const struct ticket_rule *rule)
{
    const enum ticket_state to = rule->to == TICKET_STAYS ? state : (enum ticket_state)rule->to;

    grid_text(grid, ticket_kind_name(kind));
    grid_text(grid, ticket_state_name(state));
    grid_text(grid, ticket_step_name(rule->step));
    grid_text(grid, rule->outcome);
    grid_text(grid, ticket_state_name(to));
    grid_text(grid, field_list(session, rule->fields, true));
    grid_text(grid, field_list(session, rule->fields, false));
    grid_text(grid, actor_text(rule));
    grid_text(grid, rule->role);
}

static void put_state(struct session *session, struct grid *grid, enum ticket_kind kind,
                      enum ticket_state state)
{
    static const char *const outcomes[] = {"agreed", "continued", "failed"};

    for (enum ticket_step step = STEP_NOTE; ticket_has_state(kind, state) && step < STEP_COUNT;
         step++) {
        const struct ticket_rule *rule = ticket_rule(kind, state, step, NULL);
        if (rule && !rule->outcome)
            put_rule(session, grid, kind, state, rule);
        for (size_t i = 0; rule && rule->outcome && i < 3; i++)
            put_rule(session, grid, kind, state, ticket_rule(kind, state, step, outcomes[i]));
    }
}

static enum status put_deadlines(struct session *session)
{
    static const struct column columns[] = {
        {"kind", "Kind", CELL_WORD},      {"needs", "Opened with", CELL_TEXT},
        {"may", "May have", CELL_TEXT},   {"role", "By the role", CELL_WORD},
        {"low", "Days, low", CELL_COUNT}, {"normal", "normal", CELL_COUNT},
        {"high", "high", CELL_COUNT},     {"urgent", "urgent", CELL_COUNT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);

    for (enum ticket_kind kind = TICKET_REPAIR; kind < TICKET_KINDS; kind++) {
        const struct ticket_opening *opening = ticket_opening(kind);
        if (!is_text(session, "kind", ticket_kind_name(kind)))
            continue;
        grid_text(grid, ticket_kind_name(kind));
        grid_text(grid, field_list(session, opening->fields, true));
        grid_text(grid, field_list(session, opening->fields, false));
        grid_text(grid, opening->role);
        for (size_t i = 0; i < TICKET_SEVERITIES; i++) {
            if (opening->days[i])
                grid_number(grid, opening->days[i]);
            else
                grid_empty(grid);
        }
    }
    return session_grid(session, grid);
}

enum status tickets_states(struct session *session)
{
    static const struct column columns[] = {
        {"kind", "Kind", CELL_WORD},        {"state", "State", CELL_WORD},
        {"step", "Step", CELL_WORD},        {"outcome", "Outcome", CELL_WORD},
        {"to", "Leads to", CELL_WORD},      {"needs", "Needs", CELL_TEXT},
        {"may", "May have", CELL_TEXT},     {"actor", "Taken by", CELL_WORD},
        {"role", "Of the role", CELL_WORD},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);

    if (session_has(session, "deadlines"))
        return put_deadlines(session);
    for (enum ticket_kind kind = TICKET_REPAIR; kind < TICKET_KINDS; kind++)
        for (enum ticket_state state = STATE_OPEN; state < STATE_COUNT; state++)
            if (is_text(session, "kind", ticket_kind_name(kind)))
                put_state(session, grid, kind, state);
    return session_grid(session, grid);
}
