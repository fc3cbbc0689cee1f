/* What must be true of the roster's lines. Each finding names the line that came later. */
#include "base/arena.h"
#include "book/names.h"
#include "book/roster_inside.h"

#include <inttypes.h>
#include <string.h>

/* A line under the rules. */
struct line_at {
    const struct roster_reading *reading;
    size_t list, index; /* of roster_lists, and of the item */
};

enum { PEOPLE, BODIES, TERMS, ROLES, STEWARDS, SKILLS };

/* A draft is not a file that a person could look into, so its findings have no place. */
static struct spot spot_of(const struct line_at *at, const char *field)
{
    const struct source *source = &at->reading->sources[at->list];

    if (at->reading->verdict != STATUS_DATA)
        return (struct spot){0};
    return yaml_spot(at->reading->run, source, file_kind_of(source->path, NULL), at->index, field,
                     NULL);
}

static enum status fault(const struct line_at *at, const char *field, const char *code,
                         const char *hint, const char *message)
{
    return fail_at(at->reading->run, spot_of(at, field), at->reading->verdict, code, hint, "%s",
                   phrase(at->reading->run, message));
}

#define SAY(at, ...) arena_printf((at)->reading->run->arena, __VA_ARGS__)

static const char *day_text(const struct line_at *at, struct date day)
{
    char text[DATE_SIZE];

    return arena_dup(at->reading->run->arena, date_text(day, text));
}

static bool overlap(struct date from, struct date to, struct date other_from, struct date other_to)
{
    return (date_is_none(to) || date_compare(other_from, to) <= 0) &&
           (date_is_none(other_to) || date_compare(from, other_to) <= 0);
}

static enum status check_days(const struct line_at *at, const char *field, struct date from,
                              struct date to)
{
    if (date_is_none(to) || date_compare(to, from) >= 0)
        return STATUS_OK;
    return fault(
        at, field, "roster-days", "give a last day that is not before the first",
        SAY(at, "it ends on %s, before it begins on %s", day_text(at, to), day_text(at, from)));
}

/* What goes on beyond the last day of a person or a body. */
static bool outlives(struct date last, struct date end)
{
    return !date_is_none(end) && (date_is_none(last) || date_compare(last, end) > 0);
}

static enum status check_person(const struct line_at *at, const char *field, const char *id,
                                struct date last)
{
    const struct person *person = roster_person(at->reading->roster, id);

    if (!id)
        return STATUS_OK;
    if (!person)
        return fault(at, field, "unknown-person",
                     "people are in roster/people.yaml; add one with: roster person",
                     SAY(at, "nobody in the roster has the id '%s'", id));
    if (!outlives(last, person->to))
        return STATUS_OK;
    return fault(at, field, "roster-gone", "let it end on that day or before",
                 SAY(at, "'%s' belongs to the compound until %s, and a line of its %s goes on", id,
                     day_text(at, person->to), roster_lists[at->list].name));
}

/* --- people and bodies: lines of one name begin on different days --- */

static enum status check_line(const struct line_at *at, struct names *seen, const char *what,
                              const char *name, struct date from)
{
    const char *key = SAY(at, "%s %s", name, day_text(at, from));

    if (names_add(seen, key, 0) < 0)
        return STATUS_OK;
    return fault(at, "from", "roster-twice",
                 "leave one of the two lines, or let the later one begin on another day",
                 SAY(at, "the %s '%s' has two lines from %s on", what, name, day_text(at, from)));
}

static enum status check_people(const struct roster_reading *reading)
{
    const struct roster *roster = reading->roster;
    struct names *seen = names_new(reading->run->arena, roster->people.count);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < roster->people.count; i++) {
        const struct person *person = person_at(roster, i);
        const struct line_at at = {reading, PEOPLE, i};
        status = status_join(status, check_days(&at, "to", person->from, person->to));
        status = status_join(status, check_line(&at, seen, "person", person->person, person->from));
        if (!person->public_name == date_is_none(person->consent))
            continue;
        status = status_join(
            status, fault(&at, person->public_name ? "public_name" : "consent", "name-consent",
                          "give both the name and the day of the consent, or neither",
                          SAY(&at,
                              "the public name of '%s' and the consent to it do not go "
                              "together",
                              person->person)));
    }
    return status;
}

static enum status check_bodies(const struct roster_reading *reading)
{
    const struct roster *roster = reading->roster;
    struct names *seen = names_new(reading->run->arena, roster->bodies.count);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < roster->bodies.count; i++) {
        const struct body *body = body_at(roster, i);
        const struct line_at at = {reading, BODIES, i};
        status = status_join(status, check_days(&at, "to", body->from, body->to));
        status = status_join(status, check_line(&at, seen, "body", body->body, body->from));
    }
    return status;
}

/* --- terms --- */

static enum status check_body(const struct line_at *at, const struct term *term)
{
    const struct body *body = roster_body(at->reading->roster, term->body);

    if (!body)
        return fault(at, "body", "unknown-body",
                     "bodies are in roster/bodies.yaml; add one with: roster body",
                     SAY(at, "there is no body '%s' in the roster", term->body));
    if (!outlives(term_last(term), body->to))
        return STATUS_OK;
    return fault(
        at, "body", "roster-gone", "let it end on that day or before",
        SAY(at, "there is the body '%s' until %s only", term->body, day_text(at, body->to)));
}

static enum status check_end(const struct line_at *at, const struct term *term)
{
    if (date_is_none(term->ended) != !term->why)
        return fault(at, term->why ? "why" : "ended", "term-ended",
                     "give both the day on which it ended and why, or neither",
                     "a term that ended before its time says when and why");
    if (date_is_none(term->to) || date_compare(term->ended, term->to) <= 0)
        return STATUS_OK;
    return fault(at, "ended", "term-ended", "a term that goes on is a further line",
                 SAY(at, "the term was to end on %s, before %s", day_text(at, term->to),
                     day_text(at, term->ended)));
}

/* Another person in the seat, or the same one twice. */
static enum status check_seat(const struct line_at *at, const struct term *term)
{
    const struct roster *roster = at->reading->roster;
    const bool plain = strcmp(term->seat, "member") == 0;

    for (size_t i = 0; i < at->index; i++) {
        const struct term *other = term_at(roster, i);
        if (strcmp(other->body, term->body) != 0 || strcmp(other->seat, term->seat) != 0 ||
            !overlap(term->from, term_last(term), other->from, term_last(other)))
            continue;
        if (strcmp(other->person, term->person) == 0)
            return fault(at, "person", "seat-twice", "leave one of the two lines",
                         SAY(at, "'%s' has the seat '%s' of '%s' already at that time",
                             term->person, term->seat, term->body));
        if (!plain)
            return fault(at, "seat", "seat-taken",
                         "end the other term first, with the reason: roster term end",
                         SAY(at, "'%s' has the seat '%s' of '%s' from %s on", other->person,
                             term->seat, term->body, day_text(at, other->from)));
    }
    return STATUS_OK;
}

/* More members than seats: where there are too many, it began with somebody's first day. */
static enum status check_full(const struct line_at *at, const struct term *term)
{
    const struct roster *roster = at->reading->roster;
    const struct body *body = roster_body_on(roster, term->body, term->from);

    if (!body || !body->seats)
        return STATUS_OK;
    const size_t members = roster_members(at->reading->run, roster, term->body, term->from).count;
    if ((int64_t)members <= body->seats)
        return STATUS_OK;
    return fault(at, "body", "body-full",
                 "end a term first, or record with roster body that it has more seats",
                 SAY(at, "'%s' would have %zu members on %s, and has %" PRId64 " seats", term->body,
                     members, day_text(at, term->from), body->seats));
}

static enum status check_terms(const struct roster_reading *reading)
{
    const struct roster *roster = reading->roster;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < roster->terms.count; i++) {
        const struct term *term = term_at(roster, i);
        const struct line_at at = {reading, TERMS, i};
        status = status_join(status, check_body(&at, term));
        status = status_join(status, check_person(&at, "person", term->person, term_last(term)));
        status = status_join(status, check_days(&at, "to", term->from, term->to));
        status = status_join(status, check_days(&at, "ended", term->from, term->ended));
        status = status_join(status, check_end(&at, term));
        status = status_join(status, check_seat(&at, term));
        status = status_join(status, check_full(&at, term));
    }
    return status;
}

/* --- roles and skills --- */

static enum status check_roles(const struct roster_reading *reading)
{
    const struct roster *roster = reading->roster;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < roster->roles.count; i++) {
        const struct role *role = role_at(roster, i);
        const struct line_at at = {reading, ROLES, i};
        status = status_join(status, check_person(&at, "person", role->person, role->to));
        status = status_join(status, check_days(&at, "to", role->from, role->to));
        for (size_t k = 0; k < i; k++) {
            const struct role *other = role_at(roster, k);
            if (strcmp(other->role, role->role) == 0 && strcmp(other->person, role->person) == 0 &&
                overlap(role->from, role->to, other->from, other->to))
                status = status_join(
                    status,
                    fault(&at, "role", "roster-twice", "leave one of the two lines",
                          SAY(&at, "'%s' is %s already at that time", role->person, role->role)));
        }
    }
    return status;
}

static enum status check_skills(const struct roster_reading *reading)
{
    const struct roster *roster = reading->roster;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < roster->skills.count; i++) {
        const struct skill *skill = skill_at(roster, i);
        const struct line_at at = {reading, SKILLS, i};
        status = status_join(status, check_person(&at, "person", skill->person, skill->to));
        status = status_join(status, check_days(&at, "to", skill->consent, skill->to));
        for (size_t k = 0; k < i; k++) {
            const struct skill *other = skill_at(roster, k);
            if (strcmp(other->skill, skill->skill) == 0 &&
                strcmp(other->person, skill->person) == 0 &&
                overlap(skill->consent, skill->to, other->consent, other->to))
                status = status_join(status, fault(&at, "skill", "roster-twice",
                                                   "leave one of the two lines",
                                                   SAY(&at, "'%s' lends the skill '%s' already",
                                                       skill->person, skill->skill)));
        }
    }
    return status;
}

/* --- stewards --- */

static bool has_building(const struct book *book, const char *building)
{
    for (size_t i = 0; i < book->unit_count; i++)
        if (strcmp(book->units[i].building, building) == 0)
            return true;
    return false;
}

static enum status check_places(const struct line_at *at, const struct steward *steward)
{
    const struct book *book = at->reading->book;
    enum status status = STATUS_OK;

    if (steward->buildings.count + steward->units.count == 0)
        status = fault(at, NULL, "steward-place", "give buildings or units",
                       SAY(at, "the steward '%s' looks after nothing", steward->person));
    for (size_t i = 0; i < steward->buildings.count; i++)
        if (!has_building(book, steward->buildings.item[i]))
            status = status_join(
                status, fault(at, "buildings", "unknown-building",
                              "look at the folder units/ for the buildings",
                              SAY(at, "there is no building '%s'", steward->buildings.item[i])));
    for (size_t i = 0; i < steward->units.count; i++)
        if (book_unit(book, steward->units.item[i]) < 0)
            status = status_join(
                status, fault(at, "units", "unknown-unit",
                              "look at the folder units/; a new unit is added with units add",
                              SAY(at, "there is no unit '%s'", steward->units.item[i])));
    return status;
}

/* An earlier line that covers a unit at the same time, or NULL. */
static const struct steward *rival(const struct roster *roster, size_t index,
                                   const struct unit_history *unit)
{
    const struct steward *steward = steward_at(roster, index);

    for (size_t i = 0; i < index; i++) {
        const struct steward *other = steward_at(roster, i);
        if (overlap(steward->from, steward->to, other->from, other->to) &&
            steward_covers(other, unit))
            return other;
    }
    return NULL;
}

/* Told once a line, by its first unit. */
static enum status check_rivals(const struct line_at *at, const struct steward *steward)
{
    const struct book *book = at->reading->book;

    for (size_t i = 0; i < book->unit_count; i++) {
        const struct unit_history *unit = &book->units[i];
        const struct steward *other =
            steward_covers(steward, unit) ? rival(at->reading->roster, at->index, unit) : NULL;
        if (other)
            return fault(at, steward->buildings.count ? "buildings" : "units", "steward-twice",
                         "end the other line the day before: roster steward end",
                         SAY(at, "the unit '%s' has the steward '%s' at that time", unit->code,
                             other->person));
    }
    return STATUS_OK;
}

static enum status check_stewards(const struct roster_reading *reading)
{
    const struct roster *roster = reading->roster;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < roster->stewards.count; i++) {
        const struct steward *steward = steward_at(roster, i);
        const struct line_at at = {reading, STEWARDS, i};
        status = status_join(status, check_person(&at, "person", steward->person, steward->to));
        status = status_join(status, check_person(&at, "backup", steward->backup, steward->to));
        status = status_join(status, check_days(&at, "to", steward->from, steward->to));
        status = status_join(status, check_places(&at, steward));
        status = status_join(status, check_rivals(&at, steward));
        if (steward->backup && strcmp(steward->backup, steward->person) == 0)
            status = status_join(
                status,
                fault(&at, "backup", "steward-backup", "name another person, or leave it out",
                      SAY(&at, "'%s' would stand in for themselves", steward->person)));
    }
    return status;
}

enum status roster_check(const struct roster_reading *reading)
{
    enum status status = check_people(reading);

    status = status_join(status, check_bodies(reading));
    status = status_join(status, check_terms(reading));
    status = status_join(status, check_roles(reading));
    status = status_join(status, check_stewards(reading));
    return status_join(status, check_skills(reading));
}
