#include "store/private.h"

#include "base/arena.h"
#include "store/session.h"
#include "store/worktree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char folder_name[] = "private";

static enum status fail_file(struct run *run, const char *name)
{
    if (errno == ELOOP || errno == EXDEV || errno == ENOTDIR || errno == EISDIR)
        return fail(run, STATUS_DATA, "private-file",
                    "put a plain file in a plain folder there; links are not followed",
                    "'private/%s' is a link or something else than a file", name);
    return fail_system(run, "cannot open 'private/%s'", name);
}

/* -1 in `out` when the folder is not there. */
static enum status open_folder(struct run *run, const struct store *store, int *out)
{
    *out = work_open(store, folder_name, O_RDONLY | O_DIRECTORY);
    return *out >= 0 || errno == ENOENT ? STATUS_OK : fail_file(run, "");
}

static enum status read_all(struct run *run, int fd, const char *name, struct blob *out)
{
    struct stat found;

    if (fstat(fd, &found) < 0)
        return fail_system(run, "cannot read 'private/%s'", name);
    if (!S_ISREG(found.st_mode)) {
        errno = ENOTDIR;
        return fail_file(run, name);
    }
    if (found.st_size > PRIVATE_LIMIT)
        return fail(run, STATUS_DATA, "private-size", "remove what is no longer needed from it",
                    "'private/%s' is larger than 8 MiB", name);
    return work_slurp(run, fd, arena_printf(run->arena, "private/%s", name), out);
}

static enum status read_file(struct run *run, int folder, const char *name, struct blob *out)
{
    /* O_NONBLOCK: a named pipe would wait for its other end. */
    AUTO_FD fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    *out = (struct blob){.bytes = ""};
    if (fd < 0)
        return errno == ENOENT ? STATUS_OK : fail_file(run, name);
    return read_all(run, fd, name, out);
}

enum status private_read(struct run *run, struct store *store, const char *name, struct blob *out)
{
    AUTO_FD folder = -1;
    enum status status = open_folder(run, store, &folder);

    *out = (struct blob){.bytes = ""};
    return status || folder < 0 ? status : read_file(run, folder, name, out);
}

static enum status make_folder(struct run *run, const struct store *store, int *out)
{
    struct stat found;

    if (mkdirat(store->root_fd, folder_name, 0700) < 0 && errno != EEXIST)
        return fail_system(run, "cannot make the folder 'private'");
    enum status status = open_folder(run, store, out);
    if (status)
        return status;
    if (*out < 0 || fstat(*out, &found) < 0)
        return fail_system(run, "cannot open the folder 'private'");
    if ((found.st_mode & 0777) != 0700 && fchmod(*out, 0700) < 0)
        return fail_system(run, "cannot close the folder 'private' to other users");
    return STATUS_OK;
}

/* Fills a new file and gets it onto the disk. */
static enum status fill_file(struct run *run, int folder, const char *name, const struct blob *blob)
{
    const char *path = arena_printf(run->arena, "private/%s", name);
    AUTO_FD fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0)
        return fail_system(run, "cannot make '%s'", path);
    enum status status = write_all(run, fd, blob->bytes, blob->size, path);
    if (status)
        return status;
    /* Whatever the umask is. */
    if (fchmod(fd, 0600) < 0)
        return fail_system(run, "cannot close '%s' to other users", path);
    return fsync(fd) < 0 ? fail_system(run, "cannot write '%s'", path) : STATUS_OK;
}

static enum status replace_file(struct run *run, int folder, const char *name,
                                const struct blob *blob)
{
    if (blob->size > PRIVATE_LIMIT)
        return fail(run, STATUS_DATA, "private-size", "remove what is no longer needed from it",
                    "'private/%s' would be larger than 8 MiB", name);
    const char *temporary = arena_printf(run->arena, ".%s.new", name);
    /* Under the lock nobody else has one: what is there was left by a killed process. */
    if (unlinkat(folder, temporary, 0) < 0 && errno != ENOENT)
        return fail_system(run, "cannot remove 'private/%s'", temporary);
    enum status status = fill_file(run, folder, temporary, blob);
    if (!status && renameat(folder, temporary, folder, name) < 0)
        status = fail_system(run, "cannot write 'private/%s'", name);
    if (status) {
        (void)unlinkat(folder, temporary, 0); /* only tidiness: the next change removes it, too */
        return status;
    }
    return fsync(folder) < 0 ? fail_system(run, "cannot sync the folder 'private'") : STATUS_OK;
}

enum status private_change(struct run *run, struct store *store, const char *name,
                           private_editor *edit, void *context)
{
    AUTO_SESSION session;
    AUTO_FD folder = -1;
    struct blob old, new = {.found = false};
    enum status status = session_begin(run, store, &session);

    if (!status)
        status = make_folder(run, store, &folder);
    if (!status)
        status = read_file(run, folder, name, &old);
    if (!status)
        status = edit(run, &old, context, &new);
    if (status || !new.found)
        return status;
    return replace_file(run, folder, name, &new);
}
