/* The verbs of tickets that write. */
#include "cmd/tickets/tickets.h"

#include "base/arena.h"
#include "cases/operations.h"
#include "cmd/voucher.h"

/* Every photo that was given. */
static enum status read_photos(struct session *session, struct ticket_input *input)
{
    const size_t count = session_count(session, "photo");
    struct voucher_file *files = arena_array(session->run->arena, count, sizeof *files);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = voucher_read_at(session, "photo", i, &files[i]);
    input->photos = files;
    input->photo_count = count;
    return status;
}

enum status tickets_open(struct session *session)
{
    struct ticket_input input = {.due = session_deadline(session, "due")};

    session_fill(session, &kind_ticket, &input.ticket);
    enum status status = read_photos(session, &input);
    return status == STATUS_OK ? session_write(session, open_ticket, &input) : status;
}

/* A further step; all that it has comes from the inputs but what it is. */
static enum status step(struct session *session, const char *what)
{
    struct ticket ticket = {0};
    struct ticket_step_input input = {.step = {.what = what},
                                      .due = session_deadline(session, "due")};
    enum status status = STATUS_OK;

    session_fill(session, &kind_ticket, &ticket);
    session_fill(session, &kind_ticket_event, &input.step);
    input.ticket = ticket.id;
    if (session_has(session, "photo"))
        status = voucher_read(session, "photo", &input.photo);
    return status == STATUS_OK ? session_write(session, step_ticket, &input) : status;
}

enum status tickets_note(struct session *session)
{
    return step(session, "note");
}

enum status tickets_claim(struct session *session)
{
    return step(session, "claim");
}

enum status tickets_assign(struct session *session)
{
    return step(session, "assign");
}

enum status tickets_release(struct session *session)
{
    return step(session, "release");
}

enum status tickets_start(struct session *session)
{
    return step(session, "start");
}

enum status tickets_fix(struct session *session)
{
    return step(session, "fix");
}

enum status tickets_verify(struct session *session)
{
    return step(session, "verify");
}

enum status tickets_reopen(struct session *session)
{
    return step(session, "reopen");
}

enum status tickets_extend(struct session *session)
{
    return step(session, "extend");
}

enum status tickets_escalate(struct session *session)
{
    return step(session, "escalate");
}

enum status tickets_reply(struct session *session)
{
    return step(session, "reply");
}

enum status tickets_return(struct session *session)
{
    return step(session, "return");
}

enum status tickets_refer(struct session *session)
{
    return step(session, "refer");
}

enum status tickets_mediate(struct session *session)
{
    return step(session, "mediate");
}

enum status tickets_done(struct session *session)
{
    return step(session, "done");
}

enum status tickets_close(struct session *session)
{
    return step(session, "close");
}

enum status tickets_match(struct session *session)
{
    struct ticket_step_input input = {.step = {.what = "match"}};
    struct ticket ticket = {0};

    session_fill(session, &kind_ticket, &ticket);
    session_fill(session, &kind_ticket_event, &input.step);
    input.ticket = ticket.id;
    return session_write(session, match_tickets, &input);
}
