#include "store/check.h"
#include "store/git.h"
#include "store/odb.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <git2/sys/repository.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

/* GIT_DIR and its kin would lead the reader to another repository than the folder names. */
static void forget_git_variables(struct arena *arena)
{
    for (char **at = environ; at && *at;) {
        const char *equals = strchr(*at, '=');
        if (strncmp(*at, "GIT_", 4) != 0 || !equals) {
            at++;
            continue;
        }
        unsetenv(arena_dupn(arena, *at, (size_t)(equals - *at)));
        at = environ;
    }
}

static bool has(const char *directory, const char *name, struct run *run, struct stat *out)
{
    const char *path =
        arena_printf(run->arena, "%s/%s", strcmp(directory, "/") ? directory : "", name);

    return lstat(path, out) == 0;
}

static bool is_bare(struct run *run, const char *directory)
{
    struct stat head, objects, refs;

    return has(directory, "HEAD", run, &head) && has(directory, "objects", run, &objects) &&
           has(directory, "refs", run, &refs) && S_ISREG(head.st_mode) &&
           S_ISDIR(objects.st_mode) && S_ISDIR(refs.st_mode);
}

static enum status judge_found(struct run *run, const char *directory, const struct stat *found)
{
    if (S_ISDIR(found->st_mode))
        return STATUS_OK;
    return fail(
        run, STATUS_DATA, "store-linked", "use the ledger's own folder, where '.git' is one",
        "'%s/.git' is not a folder: a linked work tree or a submodule is not a ledger", directory);
}

/* Like git, does not look beyond the file system that it started in. */
static enum status discover(struct run *run, const char *start, const char **out)
{
    char *directory = realpath(start ? start : ".", NULL);
    struct stat found, here;

    if (!directory)
        return fail_system(run, "cannot open the folder '%s'", start ? start : ".");
    char *at = arena_dup(run->arena, directory);
    free(directory);
    if (stat(at, &here) < 0)
        return fail_system(run, "cannot open the folder '%s'", at);
    for (const dev_t device = here.st_dev; here.st_dev == device;) {
        if (has(at, ".git", run, &found)) {
            *out = at;
            return judge_found(run, at, &found);
        }
        if (errno != ENOENT && errno != ENOTDIR)
            return fail_system(run, "cannot look for a ledger in '%s'", at);
        if (is_bare(run, at))
            return fail(run, STATUS_DATA, "store-bare", "go to the folder that holds the files",
                        "'%s' is a repository without a work tree", at);
        char *slash = strrchr(at, '/');
        if (!slash[1])
            break;
        slash[slash == at] = '\0';
        if (stat(at, &here) < 0)
            break;
    }
    return fail(run, STATUS_USAGE, "store-not-found",
                "go to the ledger's folder, name it with -C, or make one with 'compound init'",
                "no ledger in '%s' or above it", start ? start : ".");
}

static enum status open_folders(struct run *run, struct store *store)
{
    const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

    store->root_fd = open(store->root, flags);
    if (store->root_fd < 0)
        return fail_system(run, "cannot open the folder '%s'", store->root);
    store->git_fd = openat(store->root_fd, ".git", flags | O_NOFOLLOW);
    if (store->git_fd < 0)
        return fail_system(run, "cannot open the folder '%s'", store->git_dir);
    return STATUS_OK;
}

static enum status open_checked(struct run *run, struct store *store)
{
    enum status status = open_folders(run, store);

    if (!status)
        status = check_files(run, store);
    if (status)
        return status;
    int error =
        git_repository_open_ext(&store->repo, store->root, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
    if (error < 0)
        return fail_git(run, error, "cannot open the ledger '%s'", store->root);
    status = check_repository(run, store);
    if (status)
        return status;
    status = odb_open(run, store, &store->odb);
    if (status)
        return status;
    error = git_repository_set_odb(store->repo, store->odb);
    return error < 0 ? fail_git(run, error, "cannot open the objects of '%s'", store->root)
                     : STATUS_OK;
}

enum status store_open_at(struct run *run, const char *root, struct store **out)
{
    /* A repository file that others may write is an invitation; libgit2 would make such refs. */
    umask(umask(0) | 022);
    forget_git_variables(run->arena);
    enum status status = git_enter(run);
    if (status)
        return status;
    struct store *store = arena_alloc(run->arena, sizeof *store);
    *store = (struct store){.root = arena_dup(run->arena, root),
                            .git_dir = arena_printf(run->arena, "%s/.git", root),
                            .root_fd = -1,
                            .git_fd = -1,
                            .patience = LOCK_PATIENCE};
    status = open_checked(run, store);
    if (status) {
        store_close(store);
        return status;
    }
    *out = store;
    return STATUS_OK;
}

enum status store_open(struct run *run, const char *start, struct store **out)
{
    const char *root = NULL;
    enum status status = discover(run, start, &root);

    *out = NULL;
    return status ? status : store_open_at(run, root, out);
}

void store_close(struct store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < store->worker_count; i++)
        arena_free(store->workers[i]);
    for (size_t i = 0; i < RECENT_TREES; i++)
        git_odb_object_free(store->recent.object[i]);
    git_odb_free(store->odb);
    git_repository_free(store->repo);
    fd_close(&store->git_fd);
    fd_close(&store->root_fd);
    git_leave();
}

const char *store_root(const struct store *store)
{
    return store->root;
}
