#include "book/roster.h"

#include "base/arena.h"
#include "book/inside.h"
#include "book/roster_inside.h"

#include <string.h>

const struct roster_list roster_lists[] = {
    {"people", "roster/people.yaml", offsetof(struct roster, people), &kind_person},
    {"bodies", "roster/bodies.yaml", offsetof(struct roster, bodies), &kind_body},
    {"terms", "roster/terms.yaml", offsetof(struct roster, terms), &kind_term},
    {"roles", "roster/roles.yaml", offsetof(struct roster, roles), &kind_role},
    {"stewards", "roster/stewards.yaml", offsetof(struct roster, stewards), &kind_steward},
    {"skills", "roster/skills.yaml", offsetof(struct roster, skills), &kind_skill},
    {NULL, NULL, 0, NULL},
};

enum { LISTS = sizeof roster_lists / sizeof roster_lists[0] - 1 };

const struct roster_list *roster_list_of(const struct kind *kind)
{
    for (const struct roster_list *list = roster_lists; list->path; list++)
        if (list->kind == kind)
            return list;
    return NULL;
}

/* --- reading --- */

static const struct names *index_people(struct run *run, const struct roster *roster)
{
    struct names *known = names_new(run->arena, roster->people.count);

    for (size_t i = 0; i < roster->people.count; i++)
        names_add(known, person_at(roster, i)->person, (int32_t)i);
    return known;
}

enum status roster_read(struct run *run, const struct book *book, const struct snapshot *snapshot,
                        enum status verdict, const struct roster **out)
{
    struct roster *roster = arena_alloc(run->arena, sizeof *roster);
    struct source sources[LISTS];
    enum status status = STATUS_OK;

    *out = NULL;
    for (size_t i = 0; i < LISTS; i++) {
        struct items *items = (void *)((char *)roster + roster_lists[i].offset);
        status = status_join(
            status, book_read_list(run, snapshot, roster_lists[i].path, items, &sources[i]));
    }
    if (status)
        return status;
    roster->known = index_people(run, roster);
    const struct roster_reading reading = {run, book, roster, sources, verdict};
    status = roster_check(&reading);
    if (!status)
        *out = roster;
    return status;
}

enum status book_roster(struct run *run, const struct book *book, const struct roster **out)
{
    enum status status = STATUS_OK;

    if (!book->index->roster)
        status = roster_read(run, book, book->snapshot, STATUS_DATA, &book->index->roster);
    *out = book->index->roster;
    return status;
}

bool roster_is_kept(const struct roster *roster)
{
    return roster->people.count > 0;
}

/* --- people and bodies --- */

bool days_hold(struct date from, struct date to, struct date day)
{
    return date_compare(from, day) <= 0 && (date_is_none(to) || date_compare(day, to) <= 0);
}

/* Of the lines of one person, in the order of the file, that which begins last and not after `day`
 * (none: at all). */
static const struct person *last_line(const struct roster *roster, const char *id, struct date day)
{
    int32_t first = names_find(roster->known, id);
    const struct person *last = NULL;

    for (size_t i = (size_t)first; first >= 0 && i < roster->people.count; i++) {
        const struct person *line = person_at(roster, i);
        if (strcmp(line->person, id) == 0 &&
            (date_is_none(day) || date_compare(line->from, day) <= 0) &&
            (!last || date_compare(line->from, last->from) >= 0))
            last = line;
    }
    return last;
}

const struct person *roster_person(const struct roster *roster, const char *id)
{
    return last_line(roster, id, (struct date){0});
}

const struct person *roster_person_on(const struct roster *roster, const char *id, struct date day)
{
    const struct person *line = last_line(roster, id, day);

    return line && days_hold(line->from, line->to, day) ? line : NULL;
}

static const struct body *last_body(const struct roster *roster, const char *body, struct date day)
{
    const struct body *last = NULL;

    for (size_t i = 0; body && i < roster->bodies.count; i++) {
        const struct body *line = body_at(roster, i);
        if (strcmp(line->body, body) == 0 &&
            (date_is_none(day) || date_compare(line->from, day) <= 0) &&
            (!last || date_compare(line->from, last->from) >= 0))
            last = line;
    }
    return last;
}

const struct body *roster_body(const struct roster *roster, const char *body)
{
    return last_body(roster, body, (struct date){0});
}

const struct body *roster_body_on(const struct roster *roster, const char *body, struct date day)
{
    const struct body *line = last_body(roster, body, day);

    return line && days_hold(line->from, line->to, day) ? line : NULL;
}

/* --- seats, roles, stewards --- */

struct date term_last(const struct term *term)
{
    return date_is_none(term->ended) ? term->to : term->ended;
}

bool term_on(const struct term *term, struct date day)
{
    return days_hold(term->from, term_last(term), day);
}

const struct term *roster_seat_on(const struct roster *roster, const char *body, const char *person,
                                  struct date day)
{
    for (size_t i = 0; body && person && i < roster->terms.count; i++) {
        const struct term *term = term_at(roster, i);
        if (term_on(term, day) && strcmp(term->person, person) == 0 &&
            strcmp(term->body, body) == 0)
            return term;
    }
    return NULL;
}

const struct term *roster_holder_on(const struct roster *roster, const char *body, const char *seat,
                                    struct date day)
{
    for (size_t i = 0; i < roster->terms.count; i++) {
        const struct term *term = term_at(roster, i);
        if (term_on(term, day) && strcmp(term->seat, seat) == 0 && strcmp(term->body, body) == 0)
            return term;
    }
    return NULL;
}

struct words roster_members(struct run *run, const struct roster *roster, const char *body,
                            struct date day)
{
    struct names *seen = names_new(run->arena, roster->terms.count);
    struct words members = {0};

    members.item = arena_array(run->arena, roster->terms.count, sizeof *members.item);
    for (size_t i = 0; i < roster->terms.count; i++) {
        const struct term *term = term_at(roster, i);
        if (term_on(term, day) && strcmp(term->body, body) == 0 &&
            names_add(seen, term->person, (int32_t)i) < 0)
            members.item[members.count++] = term->person;
    }
    return members;
}

bool roster_has_role(const struct roster *roster, const char *person, const char *role,
                     struct date day)
{
    for (size_t i = 0; i < roster->roles.count; i++) {
        const struct role *line = role_at(roster, i);
        if (strcmp(line->person, person) == 0 && strcmp(line->role, role) == 0 &&
            days_hold(line->from, line->to, day))
            return true;
    }
    return false;
}

static bool has_word(const struct words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->item[i], word) == 0)
            return true;
    return false;
}

bool steward_covers(const struct steward *steward, const struct unit_history *unit)
{
    return has_word(&steward->buildings, unit->building) || has_word(&steward->units, unit->code);
}

const struct steward *roster_steward_on(const struct roster *roster,
                                        const struct unit_history *unit, struct date day)
{
    for (size_t i = 0; i < roster->stewards.count; i++) {
        const struct steward *steward = steward_at(roster, i);
        if (days_hold(steward->from, steward->to, day) && steward_covers(steward, unit))
            return steward;
    }
    return NULL;
}

bool roster_is_steward(const struct roster *roster, const char *person, struct date day)
{
    for (size_t i = 0; i < roster->stewards.count; i++) {
        const struct steward *steward = steward_at(roster, i);
        if (days_hold(steward->from, steward->to, day) &&
            (strcmp(steward->person, person) == 0 ||
             (steward->backup && strcmp(steward->backup, person) == 0)))
            return true;
    }
    return false;
}

/* --- rules of the compound --- */

int64_t rules_filing_days(const struct rules *rules)
{
    return rules->filing_days ? rules->filing_days : 30;
}

int64_t rules_committee_least(const struct rules *rules)
{
    return rules->committee_least ? rules->committee_least : 5;
}

int64_t rules_committee_most(const struct rules *rules)
{
    return rules->committee_most ? rules->committee_most : 11;
}
