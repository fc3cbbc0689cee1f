/* The verbs that change the roster. */
#include "book/operations.h"
#include "cmd/roster/roster.h"
#include "cmd/table.h"

#include <string.h>

enum status roster_record_person(struct session *session)
{
    struct person_input input = {.party_given = session_has(session, "party")};

    session_fill(session, &kind_person, &input.person);
    return session_write(session, record_person, &input);
}

enum status roster_withdraw(struct session *session)
{
    struct person_input input = {.withdraw = true};

    session_fill(session, &kind_person, &input.person);
    return session_write(session, record_person, &input);
}

enum status roster_record_body(struct session *session)
{
    struct body_input input = {.force_given = session_has(session, "force")};

    session_fill(session, &kind_body, &input.body);
    return session_write(session, record_body, &input);
}

static enum status add(struct session *session, const struct kind *kind, void *record)
{
    session_fill(session, kind, record);
    struct roster_input input = {.kind = kind, .records = record, .count = 1};
    return session_write(session, add_to_roster, &input);
}

enum status roster_add_term(struct session *session)
{
    struct term term = {0};

    return add(session, &kind_term, &term);
}

enum status roster_add_role(struct session *session)
{
    struct role role = {0};

    return add(session, &kind_role, &role);
}

enum status roster_add_steward(struct session *session)
{
    struct steward steward = {0};

    return add(session, &kind_steward, &steward);
}

enum status roster_add_skill(struct session *session)
{
    struct skill skill = {0};

    return add(session, &kind_skill, &skill);
}

static enum status end(struct session *session, struct end_input input)
{
    input.to = session_date(session, "to");
    return session_write(session, end_in_roster, &input);
}

enum status roster_end_person(struct session *session)
{
    return end(session,
               (struct end_input){.kind = &kind_person, .person = session_text(session, "person")});
}

enum status roster_end_body(struct session *session)
{
    return end(session,
               (struct end_input){.kind = &kind_body, .body = session_text(session, "body")});
}

enum status roster_end_term(struct session *session)
{
    return end(session, (struct end_input){.kind = &kind_term,
                                           .body = session_text(session, "body"),
                                           .seat = session_text(session, "seat"),
                                           .person = session_text(session, "person"),
                                           .why = session_text(session, "why")});
}

enum status roster_end_role(struct session *session)
{
    return end(session, (struct end_input){.kind = &kind_role,
                                           .person = session_text(session, "person"),
                                           .role = session_text(session, "role")});
}

enum status roster_end_steward(struct session *session)
{
    return end(session, (struct end_input){.kind = &kind_steward,
                                           .person = session_text(session, "person")});
}

enum status roster_end_skill(struct session *session)
{
    return end(session, (struct end_input){.kind = &kind_skill,
                                           .person = session_text(session, "person"),
                                           .skill = session_text(session, "skill")});
}

enum status roster_filed(struct session *session)
{
    struct filing_input input = {.body = session_text(session, "body"),
                                 .date = session_date(session, "date")};

    return session_write(session, file_terms, &input);
}

/* What the rows of a file are, and what each must have; "from" is today when it is not there. */
static const struct listing {
    const char *name, *one;
    const struct kind *kind;
    const char *needed[4];
} listings[] = {
    {"people", "person", &kind_person, {"person", NULL}},
    {"bodies", "body", &kind_body, {"body", "name", "kind", NULL}},
    {"terms", "term", &kind_term, {"body", "seat", "person", NULL}},
    {"roles", "role", &kind_role, {"person", "role", NULL}},
    {"stewards", "steward", &kind_steward, {"person", NULL}},
    {"skills", "skill", &kind_skill, {"person", "skill", "consent", NULL}},
    {"services", "service", &kind_service, {"kind", "person", NULL}},
};

enum status roster_import(struct session *session)
{
    const struct listing *listing = listings;
    const char *path = session_text(session, "file");
    struct table_rows rows;

    while (strcmp(listing->name, session_text(session, "of")) != 0)
        listing++;
    enum status status =
        table_read(session, path, listing->kind, listing->needed, listing->one, &rows);
    if (status != STATUS_OK)
        return status;
    if (listing->kind == &kind_service) {
        struct service_input input = {rows.records, rows.count, table_name(path)};
        return session_write(session, record_service, &input);
    }
    struct roster_input input = {listing->kind, rows.records, rows.count, table_name(path)};
    return session_write(session, add_to_roster, &input);
}
