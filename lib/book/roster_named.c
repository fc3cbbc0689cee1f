/* The roster seen from the other records: who they name, and what a committee should be. */
#include "base/arena.h"
#include "book/roster.h"

#include <inttypes.h>
#include <string.h>

/* --- persons and partners that a record names --- */

/* Owners are in the register of units, which is a roster of its own. */
static bool names_person(const struct field *field)
{
    return field->type == FIELD_PERSON && strcmp(field->name, "owner") != 0;
}

static bool names_partner(const struct field *field)
{
    return field->type == FIELD_WORD && strcmp(field->name, "partner") == 0;
}

static bool names_anybody(const struct kind *kind)
{
    for (size_t i = 0; i < kind->field_count; i++)
        if (names_person(&kind->fields[i]) || names_partner(&kind->fields[i]))
            return true;
    return false;
}

static enum status check_name(struct run *run, const struct roster *roster,
                              const struct field *field, const char *name, struct spot spot,
                              enum status verdict)
{
    if (!name)
        return STATUS_OK;
    if (names_person(field))
        return roster_person(roster, name)
                   ? STATUS_OK
                   : fail_at(run, spot, verdict, "unknown-person",
                             "people are in roster/people.yaml; add one with: roster person",
                             "nobody in the roster has the id '%s'", name);
    const struct body *body = roster_body(roster, name);
    if (body && strcmp(body->kind, "partner") == 0)
        return STATUS_OK;
    return fail_at(run, spot, verdict, "unknown-body",
                   "partners are in roster/bodies.yaml; add one with: roster body",
                   "there is no partner '%s' in the roster", name);
}

enum status roster_check_named(struct run *run, const struct book *book, const struct kind *kind,
                               const void *record, struct spot spot, enum status verdict)
{
    const struct roster *roster;

    if (!book->compound->rules->persons_known || !names_anybody(kind))
        return STATUS_OK;
    enum status status = book_roster(run, book, &roster);
    if (status)
        return status;
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (names_person(field) || names_partner(field))
            status = status_join(status,
                                 check_name(run, roster, field,
                                            FIELD_IN(const char *, record, field), spot, verdict));
    }
    return status;
}

/* --- warnings --- */

void roster_warn(struct run *run, const struct book *book, const struct roster *roster,
                 struct date day)
{
    const struct rules *rules = book->compound->rules;
    const int64_t least = rules_committee_least(rules), most = rules_committee_most(rules);

    for (size_t i = 0; i < roster->bodies.count; i++) {
        const struct body *body = body_at(roster, i);
        const struct spot spot = {.file = "roster/bodies.yaml",
                                  .line = roster->bodies.item[i].line};
        if (strcmp(body->kind, "committee") != 0 || roster_body_on(roster, body->body, day) != body)
            continue;
        const int64_t members = (int64_t)roster_members(run, roster, body->body, day).count;
        if (members && (members < least || members > most))
            warn_at(run, spot, SEVERITY_WARNING, "committee-size",
                    "elect more or fewer, or set the rules committee_least and committee_most",
                    "the committee '%s' has %" PRId64 " members, usual are %" PRId64 " to %" PRId64,
                    body->body, members, least, most);
        else if (members && members % 2 == 0)
            warn_at(run, spot, SEVERITY_WARNING, "committee-even",
                    "an odd number of members cannot be split in half",
                    "the committee '%s' has %" PRId64 " members, an even number", body->body,
                    members);
    }
}
