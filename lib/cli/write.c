#include "cli/session.h"

#include "base/arena.h"
#include "book/work.h"

#include <string.h>

/* The paragraphs of the message from the `first` -m on, or NULL. */
static const char *message_from(const struct session *session, size_t first)
{
    struct text message = text_new(session->run->arena);
    size_t count = session_count(session, "message");

    for (size_t i = first; i < count; i++)
        text_printf(&message, "%s%s", i > first ? "\n\n" : "",
                    session_text_at(session, "message", i));
    return message.length ? message.at : NULL;
}

static struct write_options options_from(const struct session *session, size_t first)
{
    return (struct write_options){
        .operation = session_text(session, "operation"),
        .message = message_from(session, first),
        .command =
            arena_printf(session->run->arena, "%s %s", session->command->name, session->verb->name),
        .allow_personal = session_text(session, "allow-personal"),
        .dry_run = session_has(session, "dry-run"),
    };
}

static void show_dry_run(struct session *session, const struct written *written)
{
    if (written->outcome.nothing) {
        session_say(session, "nothing to change\n");
        return;
    }
    const char *added = written->added ? written->added : "";
    const char *message = written->message ? written->message : "";
    size_t length = strlen(message);

    session_say(session, "%s", added);
    session_say(session, "\n%s%s", message, length && message[length - 1] == '\n' ? "" : "\n");
}

static void show_written(struct session *session, const struct written *written)
{
    char id[OID_TEXT];

    if (written->outcome.nothing) {
        session_say(session, "nothing to change\n");
        return;
    }
    oid_text(written->outcome.commit, id);
    session->committed = arena_dupn(session->run->arena, id, OID_SHORT - 1);
    session_say(session, "%s [%s]%s\n", written->subject, session->committed,
                written->outcome.repeated ? ", as this operation did before" : "");
}

static enum status show(struct session *session, enum status status, const struct written *written)
{
    if (status > STATUS_FOUND && status != STATUS_PENDING)
        return status;
    if (session_has(session, "dry-run"))
        show_dry_run(session, written);
    else
        show_written(session, written);
    return status;
}

enum status session_write(struct session *session, ledger_builder *build, void *context)
{
    struct write_options options = options_from(session, 0);
    struct written written = {0};
    enum status status =
        ledger_write(session->run, session->store, &options, build, context, &written);

    return show(session, status, &written);
}

enum status session_commit_work(struct session *session)
{
    struct write_options options = options_from(session, 1);
    const char *subject = session_text(session, "message");
    struct written written = {0};

    if (!subject)
        return fail(session->run, STATUS_USAGE, "usage",
                    "say what was changed and why: -m 'units: correct the area of 3-101'",
                    "a commit needs its message");
    enum status status = commit_work(session->run, session->store, &options, subject, &written);
    return show(session, status, &written);
}
