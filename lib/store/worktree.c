#include "store/worktree.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int work_open(const struct store *store, const char *path, int flags)
{
    const struct open_how how = {
        .flags = (unsigned)(flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC),
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
    };
    long fd;

    /* EAGAIN: a rename elsewhere made the kernel unsure that the path stays below. */
    do
        fd = syscall(SYS_openat2, store->root_fd, path, &how, sizeof how);
    while (fd < 0 && (errno == EAGAIN || errno == EINTR));
    return (int)fd;
}

enum status work_slurp(struct run *run, int fd, const char *path, struct blob *out)
{
    struct stat found;
    size_t length = 0;

    *out = (struct blob){.found = false};
    if (fstat(fd, &found) < 0)
        return fail_system(run, "cannot look at '%s'", path);
    if (found.st_size > WORK_FILE_MAX)
        return STATUS_OK;
    size_t room = (size_t)found.st_size + 1;
    char *bytes = arena_alloc(run->arena, room + 1);
    while (length < room) {
        ssize_t got = read(fd, bytes + length, room - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_system(run, "cannot read '%s'", path);
        if (got == 0)
            break;
        length += (size_t)got;
    }
    /* A file that grows meanwhile is being edited: what was read is then nobody's content. */
    *out = (struct blob){.bytes = bytes, .size = length, .found = true};
    return STATUS_OK;
}

static enum status judge_missing(struct run *run, struct target *target, int error)
{
    switch (error) {
    case ENOENT:
        target->state = oid_is_zero(target->after)    ? WORK_NEW
                        : oid_is_zero(target->before) ? WORK_OLD
                                                      : WORK_EDITED;
        return STATUS_OK;
    case ELOOP:
    case EXDEV:
    case ENOTDIR:
    case ENXIO:
    case ENODEV:
        target->state = WORK_BLOCKED;
        return STATUS_OK;
    default:
        errno = error;
        return fail_system(run, "cannot open '%s'", target->path);
    }
}

enum status work_compare(struct run *run, const struct store *store, struct target *target)
{
    AUTO_FD fd = work_open(store, target->path, O_RDONLY);
    struct blob blob;
    git_oid id;

    if (fd < 0)
        return judge_missing(run, target, errno);
    if (fstat(fd, &target->stat) < 0)
        return fail_system(run, "cannot look at '%s'", target->path);
    target->state = S_ISREG(target->stat.st_mode) ? WORK_EDITED : WORK_BLOCKED;
    if (target->state == WORK_BLOCKED)
        return STATUS_OK;
    enum status status = work_slurp(run, fd, target->path, &blob);
    if (status || !blob.found)
        return status;
    int error = git_odb_hash(&id, blob.bytes, blob.size, GIT_OBJECT_BLOB);
    if (error < 0)
        return fail_git(run, error, "cannot compute the id of '%s'", target->path);
    if (oid_equal(oid_of(&id), target->after))
        target->state = WORK_NEW;
    else if (oid_equal(oid_of(&id), target->before))
        target->state = WORK_OLD;
    return STATUS_OK;
}

/* The folder that was written to last: syncing it waits until another one is. */
struct folder {
    const char *path;
    int fd;
};

static enum status folder_finish(struct run *run, struct folder *folder)
{
    if (folder->fd >= 0 && fsync(folder->fd) < 0)
        return fail_system(run, "cannot sync the folder '%s'", folder->path);
    fd_close(&folder->fd);
    return STATUS_OK;
}

/* Makes the folders of a path that are not there, each synced into the one above. */
static enum status make_folders(struct run *run, const struct store *store, const char *path)
{
    const char *made = "";

    for (const char *at = path; *at;) {
        size_t length = strcspn(at, "/");
        AUTO_FD parent = *made ? work_open(store, made, O_RDONLY | O_DIRECTORY)
                               : fcntl(store->root_fd, F_DUPFD_CLOEXEC, 0);
        made = arena_dupn(run->arena, path, (size_t)(at - path) + length);
        if (parent < 0)
            return fail_system(run, "cannot open the folder of '%s'", made);
        int error = mkdirat(parent, arena_dupn(run->arena, at, length), 0755);
        if (error < 0 && errno != EEXIST)
            return fail_system(run, "cannot make the folder '%s'", made);
        if (!error && fsync(parent) < 0)
            return fail_system(run, "cannot sync the folder of '%s'", made);
        at += length + (at[length] == '/');
    }
    return STATUS_OK;
}

static const char *folder_of(struct run *run, const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? arena_dupn(run->arena, path, (size_t)(slash - path)) : "";
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static enum status folder_enter(struct run *run, const struct store *store, const char *path,
                                struct folder *folder)
{
    const char *wanted = folder_of(run, path);

    if (folder->fd >= 0 && strcmp(folder->path, wanted) == 0)
        return STATUS_OK;
    enum status status = folder_finish(run, folder);
    if (status)
        return status;
    *folder = (struct folder){.path = wanted};
    folder->fd = work_open(store, *wanted ? wanted : ".", O_RDONLY | O_DIRECTORY);
    if (folder->fd < 0 && errno == ENOENT) {
        status = make_folders(run, store, wanted);
        if (status)
            return status;
        folder->fd = work_open(store, wanted, O_RDONLY | O_DIRECTORY);
    }
    return folder->fd < 0 ? fail_system(run, "cannot open the folder '%s'", wanted) : STATUS_OK;
}

static enum status load_bytes(struct run *run, const struct store *store, struct target *target)
{
    struct blob blob;

    if (target->bytes)
        return STATUS_OK;
    enum status status = blob_read(run, store->odb, target->after, &blob);
    if (status)
        return status;
    target->bytes = blob.bytes;
    target->size = blob.size;
    return STATUS_OK;
}

static enum status write_file(struct run *run, struct session *session, struct target *target,
                              const struct folder *folder)
{
    const char *temporary = arena_printf(run->arena, "tmp-file-%u", session->serial++);
    const mode_t mode = target->mode == 0100755 ? 0755 : 0644;
    AUTO_FD fd = openat(session->own_fd, temporary,
                        O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode);

    if (fd < 0)
        return fail_system(run, "cannot write '%s'", target->path);
    enum status status = write_all(run, fd, target->bytes, target->size, target->path);
    if (status)
        return status;
    if (fsync(fd) < 0)
        return fail_system(run, "cannot sync '%s'", target->path);
    if (renameat(session->own_fd, temporary, folder->fd, name_of(target->path)) < 0)
        return fail_system(run, "cannot write '%s'", target->path);
    /* Only now: renaming changes the time that git remembers of a file. */
    if (fstat(fd, &target->stat) < 0)
        return fail_system(run, "cannot look at '%s'", target->path);
    target->state = WORK_NEW;
    return STATUS_OK;
}

/* As git does: a folder without files is not left lying about. */
static void drop_empty_folders(struct run *run, const struct store *store, const char *path)
{
    for (const char *at = folder_of(run, path); *at; at = folder_of(run, at)) {
        const char *above = folder_of(run, at);
        AUTO_FD parent = work_open(store, *above ? above : ".", O_RDONLY | O_DIRECTORY);
        if (parent < 0 || unlinkat(parent, name_of(at), AT_REMOVEDIR) < 0)
            return;
    }
}

static enum status remove_file(struct run *run, const struct store *store, struct target *target,
                               struct folder *folder)
{
    if (unlinkat(folder->fd, name_of(target->path), 0) < 0)
        return fail_system(run, "cannot remove '%s'", target->path);
    target->state = WORK_NEW;
    enum status status = folder_finish(run, folder);
    if (!status)
        drop_empty_folders(run, store, target->path);
    return status;
}

static enum status apply_one(struct run *run, struct session *session, struct target *target,
                             struct folder *folder)
{
    const struct store *store = session->store;
    enum status status = work_compare(run, store, target);

    if (status || target->state != WORK_OLD)
        return status;
    status = folder_enter(run, store, target->path, folder);
    if (status)
        return status;
    if (oid_is_zero(target->after))
        return remove_file(run, store, target, folder);
    status = load_bytes(run, store, target);
    return status ? status : write_file(run, session, target, folder);
}

enum status work_apply(struct run *run, struct session *session, const struct targets *targets)
{
    struct folder folder = {.path = "", .fd = -1};
    enum status status = STATUS_OK;

    for (size_t i = 0; !status && i < targets->count; i++)
        status = apply_one(run, session, &targets->at[i], &folder);
    if (!status)
        status = folder_finish(run, &folder);
    fd_close(&folder.fd);
    return status;
}
