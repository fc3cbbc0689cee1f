#include "store/index.h"

#include "base/arena.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char private_name[] = "index-new";

static enum status open_index(struct run *run, const char *path, git_index **out, bool *damaged)
{
    int error = git_index_open(out, path);
    const git_error *last = error < 0 ? git_error_last() : NULL;

    *damaged = last && last->klass == GIT_ERROR_INDEX;
    if (error < 0 && !*damaged)
        return fail_git(run, error, "cannot read '%s'", path);
    return STATUS_OK;
}

/* The number of entries that the file itself tells: libgit2 takes an index that it cannot read
 * for one that is not there. */
static enum status header_count(struct run *run, const struct session *session, size_t *out,
                                struct stat *found)
{
    AUTO_FD fd = openat(session->own_fd, private_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    uint32_t header[3] = {0};

    if (fd < 0 || fstat(fd, found) < 0)
        return fail_system(run, "cannot open '.git/index'");
    ssize_t got = read(fd, header, sizeof header);
    if (got < 0)
        return fail_system(run, "cannot read '.git/index'");
    *out = got == (ssize_t)sizeof header ? ntohl(header[2]) : SIZE_MAX;
    return STATUS_OK;
}

/* Git distrusts an entry whose file changed no earlier than the index was written. A newer index
 * would lend it trust, so such an entry loses what git remembers of its file. */
static enum status distrust_recent(struct run *run, git_index *index, const struct stat *old)
{
    for (size_t i = 0; i < git_index_entrycount(index); i++) {
        const git_index_entry *entry = git_index_get_byindex(index, i);
        int64_t nanoseconds = entry->mtime.nanoseconds;
        if (entry->mtime.seconds < old->st_mtim.tv_sec ||
            (entry->mtime.seconds == old->st_mtim.tv_sec && nanoseconds < old->st_mtim.tv_nsec))
            continue;
        git_index_entry plain = *entry;
        if ((plain.flags & GIT_INDEX_ENTRY_STAGEMASK) || plain.file_size == 0)
            continue;
        plain.file_size = 0;
        plain.mtime = plain.ctime = (git_index_time){0};
        plain.path = arena_dup(run->arena, entry->path);
        int error = git_index_add(index, &plain);
        if (error < 0)
            return fail_git(run, error, "cannot refresh git's index");
    }
    return STATUS_OK;
}

/* A second name for git's index: reading it there and writing it there leaves git's own alone. */
static enum status load(struct run *run, struct session *session, const char *path, git_index **out,
                        bool *usable)
{
    const int git = session->store->git_fd;
    struct stat found;
    size_t count = 0;
    bool damaged = false;

    *usable = false;
    if (linkat(git, "index", session->own_fd, private_name, 0) < 0)
        return errno == ENOENT ? STATUS_OK : fail_system(run, "cannot read '.git/index'");
    enum status status = header_count(run, session, &count, &found);
    if (!status)
        status = open_index(run, path, out, &damaged);
    if (status)
        return status;
    *usable = !damaged && git_index_entrycount(*out) == count;
    if (*usable)
        return distrust_recent(run, *out, &found);
    git_index_free(*out);
    *out = NULL;
    if (unlinkat(session->own_fd, private_name, 0) < 0)
        return fail_system(run, "cannot remove '.git/guiyuan/%s'", private_name);
    return STATUS_OK;
}

static enum status rebuild(struct run *run, struct session *session, struct oid commit,
                           const char *path, git_index **out)
{
    AUTO(git_object) *tree = NULL;
    AUTO(git_object) *object = NULL;
    git_oid id = oid_git(commit);
    bool damaged;
    enum status status = open_index(run, path, out, &damaged);

    if (status)
        return status;
    int error = git_object_lookup(&object, session->store->repo, &id, GIT_OBJECT_COMMIT);
    if (!error)
        error = git_object_peel(&tree, object, GIT_OBJECT_TREE);
    if (!error)
        error = git_index_read_tree(*out, (const git_tree *)tree);
    return error < 0 ? fail_git(run, error, "cannot make git's index anew") : STATUS_OK;
}

/* libgit2 keeps 32 bits of each field, as the index does. */
static git_index_entry entry_of(const struct target *target)
{
    git_index_entry entry = {
        .mode = target->mode, .id = oid_git(target->after), .path = target->path};
    const struct stat *stat = &target->stat;

    if (target->state != WORK_NEW)
        return entry;
    entry.ctime = (git_index_time){.seconds = (int32_t)stat->st_ctim.tv_sec,
                                   .nanoseconds = (uint32_t)stat->st_ctim.tv_nsec};
    entry.mtime = (git_index_time){.seconds = (int32_t)stat->st_mtim.tv_sec,
                                   .nanoseconds = (uint32_t)stat->st_mtim.tv_nsec};
    entry.dev = (uint32_t)stat->st_dev;
    entry.ino = (uint32_t)stat->st_ino;
    entry.uid = stat->st_uid;
    entry.gid = stat->st_gid;
    entry.file_size = (uint32_t)stat->st_size;
    return entry;
}

static enum status set_entries(struct run *run, git_index *index, const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        const struct target *target = &targets->at[i];
        git_index_entry entry = entry_of(target);
        int error = oid_is_zero(target->after) ? git_index_remove_bypath(index, target->path)
                                               : git_index_add(index, &entry);
        if (error < 0 && error != GIT_ENOTFOUND)
            return fail_git(run, error, "cannot refresh '%s' in git's index", target->path);
    }
    return STATUS_OK;
}

static bool same_entry(const git_index_entry *a, const git_index_entry *b)
{
    return a->mode == b->mode && git_oid_equal(&a->id, &b->id) && strcmp(a->path, b->path) == 0 &&
           git_index_entry_stage(a) == git_index_entry_stage(b);
}

/* What was written must read as what was meant, and hold the commit's content at our paths. */
static enum status verify(struct run *run, git_index *meant, const char *path,
                          const struct targets *targets)
{
    AUTO(git_index) *index = NULL;
    bool damaged = false;
    enum status status = open_index(run, path, &index, &damaged);
    size_t count = git_index_entrycount(meant);

    if (status)
        return status;
    bool good = !damaged && git_index_entrycount(index) == count;
    for (size_t i = 0; good && i < count; i++)
        good = same_entry(git_index_get_byindex(index, i), git_index_get_byindex(meant, i));
    for (size_t i = 0; good && i < targets->count; i++) {
        const struct target *target = &targets->at[i];
        const git_index_entry *entry = git_index_get_bypath(index, target->path, 0);
        git_oid id = oid_git(target->after);
        good = oid_is_zero(target->after) ? !entry : entry && git_oid_equal(&entry->id, &id);
    }
    return good ? STATUS_OK
                : fail(run, STATUS_SYSTEM, "store-index", "check the disk",
                       "git's index does not read back as it was written");
}

static enum status install(struct run *run, struct session *session)
{
    const int git = session->store->git_fd;
    AUTO_FD fd = openat(session->own_fd, private_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0 || fsync(fd) < 0)
        return fail_system(run, "cannot sync git's index");
    if (renameat(session->own_fd, private_name, git, "index") < 0)
        return fail_system(run, "cannot write '.git/index'");
    return fsync(git) < 0 ? fail_system(run, "cannot sync '.git'") : STATUS_OK;
}

static enum status prepare(struct run *run, struct session *session, struct oid commit,
                           const struct targets *targets, const char *path, git_index **index)
{
    bool usable = false;

    /* What a change that failed before left there would be taken for git's index. */
    if (unlinkat(session->own_fd, private_name, 0) < 0 && errno != ENOENT)
        return fail_system(run, "cannot remove '.git/guiyuan/%s'", private_name);
    enum status status = load(run, session, path, index, &usable);
    if (!status && !usable)
        status = rebuild(run, session, commit, path, index);
    if (!status)
        status = set_entries(run, *index, targets);
    if (status)
        return status;
    git_sync(false); /* it is synced before it takes its place */
    int error = git_index_write(*index);
    git_sync(true);
    return error < 0 ? fail_git(run, error, "cannot write git's index") : STATUS_OK;
}

enum status index_refresh(struct run *run, struct session *session, struct oid commit,
                          const struct targets *targets)
{
    AUTO(git_index) *index = NULL;
    const char *path =
        arena_printf(run->arena, "%s/guiyuan/%s", session->store->git_dir, private_name);
    enum status status = prepare(run, session, commit, targets, path, &index);

    if (!status)
        status = verify(run, index, path, targets);
    return status ? status : install(run, session);
}
