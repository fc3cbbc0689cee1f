#include "cmd/statement.h"

#include "base/arena.h"
#include "store/store.h"

#include <string.h>

enum { PASSWORD_LIMIT = 4096 };

/* The first line, without its end. */
static enum status read_password(struct session *session, const char **out)
{
    const char *path = session_text(session, "password-file"), *bytes;
    size_t size;

    *out = NULL;
    if (!path)
        return STATUS_OK;
    enum status status = session_read_file(session, path, PASSWORD_LIMIT, &bytes, &size);
    if (status)
        return status;
    size_t length = strcspn(bytes, "\r\n");
    if (!length)
        return fail(session->run, STATUS_DATA, "password-empty",
                    "write the password that the service sent into the file's first line",
                    "'%s' has no password in its first line", path);
    *out = arena_dupn(session->run->arena, bytes, length);
    return STATUS_OK;
}

enum status statement_request_fill(struct session *session, const char *name,
                                   struct statement_request *out)
{
    struct run *run = session->run;
    struct snapshot *snapshot;

    *out = (struct statement_request){.path = session_text(session, name),
                                      .mapping = session_text(session, "map")};
    enum status status =
        session_read_file(session, out->path, STATEMENT_LIMIT, &out->bytes, &out->size);
    if (!status)
        status = read_password(session, &out->password);
    if (!status)
        status = store_head(run, session->store, &snapshot);
    return status ? status : mappings_read(run, snapshot, &out->mappings);
}

enum status statement_of(struct session *session, const char *name, struct statement_file *out)
{
    struct statement_request request;
    enum status status = statement_request_fill(session, name, &request);

    return status ? status : statement_read(session->run, &request, out);
}
