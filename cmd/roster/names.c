/* Names: kept in private/, shown where they are kept, and never in the ledger. */
#include "base/arena.h"
#include "book/contacts.h"
#include "cmd/roster/people.h"
#include "cmd/roster/roster.h"
#include "cmd/table.h"

#include <string.h>

enum status people_open(struct session *session, const struct column *columns, size_t count,
                        struct people *out)
{
    struct column *shown = arena_array(session->run->arena, count, sizeof *shown);
    size_t shown_count = 0;
    enum status status = contacts_read(session->run, session->store, &out->contacts);

    for (size_t i = 0; i < count; i++)
        if (out->contacts || strcmp(columns[i].key, "person_name") != 0)
            shown[shown_count++] = columns[i];
    out->grid = grid_new(session->run, shown, shown_count);
    return status;
}

void people_put(struct people *people, const char *person)
{
    const struct contact *contact = contacts_find(people->contacts, person);

    grid_text(people->grid, person);
    if (people->contacts)
        grid_text(people->grid, contact ? contact->name : NULL);
}

enum status roster_name(struct session *session)
{
    struct contact contact = {0};

    session_fill(session, &kind_contact, &contact);
    enum status status = contacts_keep(session->run, session->store, &contact, 1);
    if (status == STATUS_OK)
        session_say(session, "the name of %s is kept in private/names.yaml\n", contact.person);
    return status;
}

enum status roster_names(struct session *session)
{
    static const char *const needed[] = {"person", "name", NULL};
    const char *path = session_text(session, "file");
    struct table_rows rows;
    enum status status = table_read(session, path, &kind_contact, needed, "name", &rows);

    if (status == STATUS_OK)
        status = contacts_keep(session->run, session->store, rows.records, rows.count);
    if (status == STATUS_OK)
        session_say(session, "%zu names of %s are kept in private/names.yaml\n", rows.count,
                    table_name(path));
    return status;
}

enum status roster_forget(struct session *session)
{
    const char *person = session_text(session, "person");
    bool found;
    enum status status = contacts_forget(session->run, session->store, person, &found);

    if (status == STATUS_OK && !found)
        return fail(session->run, STATUS_REFUSED, "name-unknown", "see 'roster list --of people'",
                    "no name of '%s' is kept here", person);
    if (status == STATUS_OK)
        session_say(session, "the name of %s is kept no longer\n", person);
    return status;
}
