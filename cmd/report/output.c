/* Where what is published or handed out may go. */
#include "base/arena.h"
#include "cmd/report/report.h"
#include "report/handout.h"
#include "report/site.h"

#include <string.h>
#include <unistd.h>

/* What stands in a folder with somebody else's pages, or above it. */
static const char *mark_around(struct run *run, const struct folder *folder, const char *mark)
{
    char *path = arena_dup(run->arena, folder->path);

    for (char *slash; (slash = strrchr(path, '/')); *slash = '\0') {
        const char *name = arena_printf(run->arena, "%s/%s", path, mark);
        if (access(name, F_OK) == 0)
            return name;
    }
    return NULL;
}

/* The path within the ledger's folder; NULL outside of it. */
static const char *within(const struct session *session, const char *path)
{
    const char *root = store_root(session->store);
    size_t length = strlen(root);

    while (length && root[length - 1] == '/')
        length--;
    return strncmp(path, root, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

static enum status refuse_inside(struct session *session, const struct folder *folder,
                                 const char *hint)
{
    return fail(session->run, STATUS_REFUSED, "output-ledger", hint,
                "'%s' lies in the ledger's own folder", folder->path);
}

/* Both the folder and the one that it is made in must be left alone by git. */
static enum status check_ignored(struct session *session, const struct folder *folder)
{
    const char *const paths[] = {folder->path, folder->stage};
    bool ignored = true;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < 2 && status == STATUS_OK && ignored; i++) {
        const char *path = within(session, paths[i]);
        if (!path)
            return STATUS_OK;
        if (strcmp(path, ".git") == 0 || strncmp(path, ".git/", 5) == 0)
            ignored = false;
        else
            status = store_ignores(session->run, session->store,
                                   arena_printf(session->run->arena, "%s/", path), &ignored);
    }
    return status != STATUS_OK || ignored
               ? status
               : refuse_inside(session, folder, "name a folder elsewhere");
}

enum status output_public(struct session *session, const struct folder *folder)
{
    const char *mark = mark_around(session->run, folder, HANDOUT_LIST);

    if (mark)
        return fail(session->run, STATUS_REFUSED, "output-private",
                    "publish into a folder of its own",
                    "'%s' holds the statements of units, which are not published: '%s'",
                    folder->path, mark);
    return check_ignored(session, folder);
}

enum status output_private(struct session *session, const struct folder *folder)
{
    const char *mark = mark_around(session->run, folder, SITE_LIST);
    const char *path = within(session, folder->path);

    if (mark)
        return fail(session->run, STATUS_REFUSED, "output-public",
                    "name a folder that is not published",
                    "'%s' is part of the public site of '%s'", folder->path, mark);
    if (path && strncmp(path, "private/", 8) != 0)
        return refuse_inside(session, folder, "name a folder elsewhere, or one in private/");
    return path ? check_ignored(session, folder) : STATUS_OK;
}
