/* compound officer: who may write which ledger, and with which key. */
#include "base/arena.h"
#include "book/officers.h"
#include "book/operations.h"
#include "cmd/compound/compound.h"

#include <string.h>

#define OFFICER(label, flag) INPUT_OF(kind_officer, label, flag)

const struct input officer_argument[] = {OFFICER("person", INPUT_REQUIRED), {0}};
const struct input officer_add_options[] = {OFFICER("post", INPUT_REQUIRED),
                                            OFFICER("writes", INPUT_REQUIRED | INPUT_REPEATED),
                                            {.name = "key",
                                             .type = INPUT_FILE,
                                             .flags = INPUT_REQUIRED,
                                             .help = "the file of the public key, ending in .pub"},
                                            OFFICER("from", 0),
                                            OFFICER("to", 0),
                                            {0}};
const struct input officer_end_options[] = {
    INPUT_OF_AS(kind_officer, "on", "to", 0),
    OFFICER("post", 0),
    {.name = "fingerprint",
     .type = INPUT_TEXT,
     .help = "only the term with this key, as 'compound officer list' names it"},
    {.name = "reason", .type = INPUT_TEXT, .help = "why; it is kept in the commit"},
    {0}};

enum status compound_officer_add(struct session *session)
{
    struct officer officer = {.person = NULL};
    const char *bytes;
    size_t size;
    enum status status =
        session_read_file(session, session_text(session, "key"), SSH_KEY_FILE_MAX, &bytes, &size);

    if (status != STATUS_OK)
        return status;
    session_fill(session, &kind_officer, &officer);
    officer.key = bytes;
    return session_write(session, add_officer, &officer);
}

enum status compound_officer_end(struct session *session)
{
    struct officer officer = {.person = NULL};

    session_fill(session, &kind_officer, &officer);
    struct officer_end_input input = {.person = officer.person,
                                      .post = officer.post,
                                      .on = officer.to,
                                      .fingerprint = session_text(session, "fingerprint"),
                                      .reason = session_text(session, "reason")};
    return session_write(session, end_officer, &input);
}

static const char *standing(const struct officer *officer, struct date today)
{
    if (officer_in_office(officer, today))
        return "in office";
    return date_compare(today, officer->from) < 0 ? "to come" : "ended";
}

static void put(struct session *session, struct grid *grid, const struct officer *officer,
                const char *key)
{
    grid_text(grid, officer->person);
    grid_text(grid, officer->post);
    grid_text(grid, field_text(session->run, kind_field(&kind_officer, "writes"), officer));
    grid_date(grid, officer->from);
    grid_date(grid, officer->to);
    grid_text(grid, standing(officer, session->run->today));
    grid_text(grid, key);
}

/* Of one person, or of all. */
static enum status list(struct session *session, const char *person, bool whole_keys)
{
    static const struct column columns[] = {
        {"person", "Person", CELL_TEXT}, {"post", "Post", CELL_WORD},
        {"writes", "Writes", CELL_TEXT}, {"from", "From", CELL_DATE},
        {"to", "To", CELL_DATE},         {"standing", "Standing", CELL_WORD},
        {"key", "Key", CELL_TEXT},
    };
    struct run *run = session->run;
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof columns[0]);
    struct officers officers;
    enum status status = officers_read(run, session->snapshot, &officers);

    for (size_t i = 0; i < officers.count && status == STATUS_OK; i++)
        if (!person || strcmp(officers.item[i]->person, person) == 0)
            put(session, grid, officers.item[i],
                whole_keys ? officers.item[i]->key
                           : ssh_key_fingerprint(run->arena, &officers.keys[i]));
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

enum status compound_officer_list(struct session *session)
{
    return list(session, NULL, false);
}

enum status compound_officer_show(struct session *session)
{
    struct officer officer = {.person = NULL};

    session_fill(session, &kind_officer, &officer);
    return list(session, officer.person, true);
}
