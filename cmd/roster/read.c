/* roster list, show, gaps, ends: who is who on a day. */
#include "base/arena.h"
#include "book/roster.h"
#include "book/roster_due.h"
#include "cmd/roster/people.h"
#include "cmd/roster/roster.h"

#include <string.h>

static enum status open_roster(struct session *session, struct book **book,
                               const struct roster **roster)
{
    enum status status = book_open(session->run, session->snapshot, book);

    return status == STATUS_OK ? book_roster(session->run, *book, roster) : status;
}

/* The day that is asked about: that of --on; else that of --at, which may be a day, a month or a
 * commit, whose day is then meant; else today. */
static struct date day_of(const struct session *session)
{
    const char *at = session_text(session, "at");
    struct date day = session_date(session, "on");
    struct month month;

    if (!date_is_none(day) || (at && date_parse(at, strlen(at), &day)))
        return day;
    if (at && month_parse(at, strlen(at), &month))
        return month_last(month);
    return at ? date_of_instant(snapshot_time(session->snapshot), session->run->offset)
              : session->run->today;
}

/* --- list: the lines of one file, by the table of their kind --- */

static enum cell_type cell_of(const struct field *field)
{
    /* Free words, of which the toolkit knows the usual ones. */
    if (strcmp(field->name, "seat") == 0 || strcmp(field->name, "kind") == 0)
        return CELL_WORD;
    switch (field->type) {
    case FIELD_DATE:
        return CELL_DATE;
    case FIELD_COUNT:
        return CELL_COUNT;
    case FIELD_CHOICE:
    case FIELD_FLAG:
        return CELL_WORD;
    default:
        return CELL_TEXT;
    }
}

/* "public_name" becomes "Public name". */
static const char *title_of(struct session *session, const char *name)
{
    char *title = arena_dup(session->run->arena, name);

    title[0] = (char)(title[0] - 'a' + 'A');
    for (char *at = title; *at; at++)
        if (*at == '_')
            *at = ' ';
    return title;
}

/* A column per field, and that of names behind the person's id. */
static size_t columns_of(struct session *session, const struct kind *kind, struct column *columns)
{
    const struct column name = NAME_COLUMN;
    size_t count = 0;

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        columns[count++] =
            (struct column){field->name, title_of(session, field->name), cell_of(field)};
        if (strcmp(field->name, "person") == 0)
            columns[count++] = name;
    }
    return count;
}

static void put_field(struct session *session, struct people *people, const struct field *field,
                      const void *record)
{
    if (strcmp(field->name, "person") == 0)
        people_put(people, FIELD_IN(const char *, record, field));
    else if (field->type == FIELD_DATE)
        grid_date(people->grid, FIELD_IN(struct date, record, field));
    else if (field_is_absent(field, record))
        grid_empty(people->grid);
    else if (field->type == FIELD_COUNT)
        grid_number(people->grid, FIELD_IN(int64_t, record, field));
    else
        grid_text(people->grid, field_text(session->run, field, record));
}

/* Whether a line is true on a day. Of several of a person or a body it is one. */
static bool is_true(const struct roster *roster, const struct kind *kind, const void *record,
                    struct date day)
{
    if (kind == &kind_person)
        return roster_person_on(roster, ((const struct person *)record)->person, day) == record;
    if (kind == &kind_body)
        return roster_body_on(roster, ((const struct body *)record)->body, day) == record;
    if (kind == &kind_term)
        return term_on(record, day);
    if (kind == &kind_skill) {
        const struct skill *skill = record;
        return days_hold(skill->consent, skill->to, day);
    }
    return days_hold(FIELD_IN(struct date, record, kind_field(kind, "from")),
                     FIELD_IN(struct date, record, kind_field(kind, "to")), day);
}

static const struct roster_list *list_of(const char *name)
{
    const struct roster_list *list = roster_lists;

    while (strcmp(list->name, name) != 0)
        list++;
    return list;
}

enum status roster_show_list(struct session *session)
{
    const struct roster_list *list = list_of(session_text(session, "of"));
    const struct kind *kind = list->kind;
    const bool all = session_has(session, "all");
    struct column *columns =
        arena_array(session->run->arena, kind->field_count + 1, sizeof *columns);
    const struct roster *roster;
    struct people people;
    struct book *book;
    enum status status = open_roster(session, &book, &roster);

    if (status == STATUS_OK)
        status = people_open(session, columns, columns_of(session, kind, columns), &people);
    if (status != STATUS_OK)
        return status;
    const struct items *items = (const void *)((const char *)roster + list->offset);
    for (size_t i = 0; i < items->count; i++) {
        const void *record = items->item[i].record;
        if (!all && !is_true(roster, kind, record, day_of(session)))
            continue;
        for (size_t k = 0; k < kind->field_count; k++)
            put_field(session, &people, &kind->fields[k], record);
    }
    return session_grid(session, people.grid);
}

/* --- show: all that was ever said of a person or a body --- */

/* Whether a line is about it. */
static bool is_about(const struct kind *kind, const void *record, const char *name)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        const bool names = field->type == FIELD_PERSON || strcmp(field->name, "body") == 0;
        const char *value = names ? FIELD_IN(const char *, record, field) : NULL;
        if (value && strcmp(value, name) == 0)
            return true;
    }
    return false;
}

/* What a line says beside who and when: "seat chair, decision D2026-02". */
static const char *said(struct session *session, const struct kind *kind, const void *record)
{
    struct text text = text_new(session->run->arena);

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        const bool shown = strcmp(field->name, "person") != 0 && strcmp(field->name, "from") != 0 &&
                           strcmp(field->name, "to") != 0;
        if (shown && !field_is_absent(field, record))
            text_printf(&text, "%s%s %s", text.length ? ", " : "", field->name,
                        field_text(session->run, field, record));
    }
    return text.length ? text.at : NULL;
}

static void put_line(struct session *session, struct people *people, const struct kind *kind,
                     const void *record)
{
    const struct field *person = kind_field(kind, "person"), *to = kind_field(kind, "to"),
                       *from = kind_field(kind, kind == &kind_skill ? "consent" : "from");

    grid_text(people->grid, kind->name);
    people_put(people, person ? FIELD_IN(const char *, record, person) : NULL);
    grid_text(people->grid, said(session, kind, record));
    grid_date(people->grid, FIELD_IN(struct date, record, from));
    grid_date(people->grid,
              kind == &kind_term ? term_last(record) : FIELD_IN(struct date, record, to));
}

/* How to reach the person, where that is kept. */
static void put_contact(struct people *people, const char *person)
{
    const struct contact *contact = contacts_find(people->contacts, person);

    if (!contact || !contact->contact)
        return;
    grid_text(people->grid, "contact");
    people_put(people, person);
    grid_text(people->grid, contact->contact);
    grid_empty(people->grid);
    grid_empty(people->grid);
}

enum status roster_show(struct session *session)
{
    static const struct column columns[] = {
        {"what", "What", CELL_WORD},  {"person", "Person", CELL_TEXT}, NAME_COLUMN,
        {"said", "Of it", CELL_TEXT}, {"from", "From", CELL_DATE},     {"to", "To", CELL_DATE},
    };
    const char *name = session_text(session, "name");
    const struct roster *roster;
    struct people people;
    struct book *book;
    enum status status = open_roster(session, &book, &roster);

    if (status == STATUS_OK)
        status = people_open(session, columns, sizeof columns / sizeof columns[0], &people);
    if (status != STATUS_OK)
        return status;
    for (const struct roster_list *list = roster_lists; list->path; list++) {
        const struct items *items = (const void *)((const char *)roster + list->offset);
        for (size_t i = 0; i < items->count; i++)
            if (is_about(list->kind, items->item[i].record, name))
                put_line(session, &people, list->kind, items->item[i].record);
    }
    put_contact(&people, name);
    if (grid_rows(people.grid) == 0)
        return fail(session->run, STATUS_DATA, "roster-nothing", "see 'roster list'",
                    "the roster has nothing of '%s'", name);
    return session_grid(session, people.grid);
}

/* --- what somebody must see to --- */

enum status roster_gaps(struct session *session)
{
    static const struct column columns[] = {{"unit", "Unit", CELL_TEXT},
                                            {"building", "Building", CELL_TEXT}};
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const struct date day = day_of(session);
    const struct roster *roster;
    struct book *book;
    enum status status = open_roster(session, &book, &roster);

    for (size_t i = 0; status == STATUS_OK && i < book->unit_count; i++) {
        const struct unit_history *unit = &book->units[i];
        if (!book_unit_on(book, (int32_t)i, day) || roster_steward_on(roster, unit, day))
            continue;
        grid_text(grid, unit->code);
        grid_text(grid, unit->building);
    }
    if (status == STATUS_OK)
        status = session_grid(session, grid);
    return status == STATUS_OK && grid_rows(grid) ? STATUS_FOUND : status;
}

enum { WITHIN_MOST = 36525 };

static void put_due(struct people *people, const struct roster_due *due, struct date day)
{
    grid_text(people->grid, due->filing ? "filing" : "end");
    grid_text(people->grid, due->term->body);
    grid_text(people->grid, due->term->seat);
    people_put(people, due->term->person);
    grid_date(people->grid, due->day);
    grid_number(people->grid, date_days(due->day) - date_days(day));
}

enum status roster_ends(struct session *session)
{
    static const struct column columns[] = {
        {"due", "Due", CELL_WORD},
        {"body", "Body", CELL_TEXT},
        {"seat", "Seat", CELL_WORD},
        {"person", "Person", CELL_TEXT},
        NAME_COLUMN,
        {"day", "Day", CELL_DATE},
        {"days", "Days left", CELL_COUNT},
    };
    const struct date day = day_of(session);
    struct rules asked = {0}; /* the option is a count of days as that of the rules */
    const struct roster *roster;
    struct roster_dues dues;
    struct people people;
    struct book *book;
    enum status status = open_roster(session, &book, &roster);

    if (status == STATUS_OK)
        status = people_open(session, columns, sizeof columns / sizeof columns[0], &people);
    if (status != STATUS_OK)
        return status;
    session_fill(session, &kind_rules, &asked);
    if (asked.filing_days > WITHIN_MOST)
        return fail(session->run, STATUS_USAGE, "usage", "give a number of days, such as 30",
                    "'--within' is more than %d days", WITHIN_MOST);
    dues = roster_due(session->run, book, roster, day, (int32_t)asked.filing_days);
    for (size_t i = 0; i < dues.count; i++)
        put_due(&people, &dues.item[i], day);
    status = session_grid(session, people.grid);
    return status == STATUS_OK && dues.count ? STATUS_FOUND : status;
}
