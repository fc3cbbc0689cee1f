#include "cli/session.h"

#include "base/arena.h"
#include "base/hash.h"
#include "book/work.h"
#include "cli/parse.h"

#include <stdlib.h>
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

static int by_name(const void *a, const void *b)
{
    const struct given *x = *(const struct given *const *)a, *y = *(const struct given *const *)b;
    int order = strcmp(x->input->name, y->input->name);

    return order ? order : (x > y) - (x < y);
}

/* Whether an input says how to write, and not what. */
static bool is_of_the_writing(const char *name)
{
    static const char *const names[] = {"operation", "dry-run", "message", "directory"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* What was asked for, whatever the order of its options: a short fingerprint. */
static const char *request_of(const struct session *session)
{
    struct arena *arena = session->run->arena;
    const struct parsed *parsed = session->parsed;
    const struct given **given = arena_array(arena, parsed->count, sizeof *given);
    struct text text = text_new(arena);
    char hash[SHA256_TEXT];

    for (size_t i = 0; i < parsed->count; i++)
        given[i] = &parsed->given[i];
    qsort(given, parsed->count, sizeof *given, by_name);
    text_printf(&text, "%s %s", session->command->name, session->verb->name);
    for (size_t i = 0; i < parsed->count; i++)
        if (!is_of_the_writing(given[i]->input->name))
            text_printf(&text, "\n%s=%s", given[i]->input->name,
                        given[i]->text ? given[i]->text : "");
    return arena_printf(arena, "%.16s", sha256_text(text.at, text.length, hash));
}

static struct write_options options_from(const struct session *session, size_t first)
{
    return (struct write_options){
        .operation = session_text(session, "operation"),
        .request = request_of(session),
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
    session_say(session, "\n%s%s", phrase(session->run, message),
                length && message[length - 1] == '\n' ? "" : "\n");
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
    session_say(session, "%s [%s]%s\n", written->told ? written->told : written->subject,
                session->committed,
                written->outcome.repeated ? phrase(session->run, ", as this operation did before")
                                          : "");
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
