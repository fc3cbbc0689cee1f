#include "store/check.h"
#include "store/session.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct setting {
    const char *key, *value;
};

/* Git packs behind our back, rewrites line ends and merges, unless told not to. */
static const struct setting settings[] = {
    {"gc.auto", "0"},
    {"maintenance.auto", "false"},
    {"receive.autogc", "false"},
    {"core.autocrlf", "false"},
    {"core.quotepath", "false"},
    {"core.fsync", "all"},
    {"receive.denynonfastforwards", "true"},
    {"receive.denydeletes", "true"},
    {"merge.ff", "only"},
    {"pull.ff", "only"},
};

static const char hook[] =
    "#!/bin/sh\n"
    "# A commit made past the ledger's commands can undo, unseen, what a command commits at the\n"
    "# same moment. Edit the files as you like and let the command commit them.\n"
    "echo \"error: commits of a ledger are made by its commands\" >&2\n"
    "echo \"hint: run 'compound commit' to commit what you edited by hand\" >&2\n"
    "exit 1\n";

static void dir_close(DIR **directory)
{
    if (*directory)
        closedir(*directory);
}

/* With an empty file and a link libgit2 finds out what the file system can do. */
static bool is_probe(struct run *run, const char *root, const char *name)
{
    struct stat found;

    return strncmp(name, "_git2_", 6) == 0 &&
           lstat(arena_printf(run->arena, "%s/%s", root, name), &found) == 0 &&
           (S_ISLNK(found.st_mode) || (S_ISREG(found.st_mode) && found.st_size == 0));
}

/* A repository without a commit is what a killed attempt to make a ledger leaves behind. */
static enum status check_empty(struct run *run, const char *root)
{
    __attribute__((cleanup(dir_close))) DIR *directory = opendir(root);
    const char *git = arena_printf(run->arena, "%s/.git", root);
    const char *unborn = arena_printf(run->arena, "%s/refs/heads/main", git);
    struct stat found;
    const bool begun = lstat(git, &found) == 0 && lstat(unborn, &found) < 0 && errno == ENOENT;

    if (!directory && errno == ENOTDIR)
        return fail(run, STATUS_REFUSED, "store-not-empty", "name a new or an empty folder",
                    "'%s' is not a folder", root);
    if (!directory)
        return fail_system(run, "cannot list '%s'", root);
    errno = 0;
    for (struct dirent *entry; (entry = readdir(directory)); errno = 0) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        if (begun && strcmp(name, ".git") == 0)
            continue;
        if (begun && is_probe(run, root, name)) {
            if (unlinkat(dirfd(directory), name, 0) < 0)
                return fail_system(run, "cannot remove '%s/%s'", root, name);
            continue;
        }
        return fail(run, STATUS_REFUSED, "store-not-empty", "name a new or an empty folder",
                    "the folder '%s' is not empty", root);
    }
    return errno ? fail_system(run, "cannot list '%s'", root) : STATUS_OK;
}

static enum status make_folder(struct run *run, const char *directory, const char **root)
{
    if (mkdir(directory, 0755) < 0 && errno != EEXIST)
        return fail_system(run, "cannot make the folder '%s'", directory);
    char *real = realpath(directory, NULL);
    if (!real)
        return fail_system(run, "cannot open the folder '%s'", directory);
    *root = arena_dup(run->arena, real);
    free(real);
    return check_empty(run, *root);
}

/* What a killed attempt locked stays locked, and libgit2 waits for nobody. */
static enum status drop_locks(struct run *run, const char *root)
{
    static const char *const names[] = {"config.lock", "HEAD.lock"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = arena_printf(run->arena, "%s/.git/%s", root, names[i]);
        if (unlink(path) < 0 && errno != ENOENT && errno != ENOTDIR)
            return fail_system(run, "cannot remove '%s'", path);
    }
    return STATUS_OK;
}

static enum status configure(struct run *run, git_repository *repo)
{
    AUTO(git_config) *all = NULL;
    AUTO(git_config) *config = NULL;
    int error = git_repository_config(&all, repo);

    if (!error)
        error = git_config_open_level(&config, all, GIT_CONFIG_LEVEL_LOCAL);
    for (size_t i = 0; !error && i < sizeof settings / sizeof *settings; i++)
        error = git_config_set_string(config, settings[i].key, settings[i].value);
    return error < 0 ? fail_git(run, error, "cannot write the ledger's git configuration")
                     : STATUS_OK;
}

static enum status write_hook(struct run *run, const char *root)
{
    const char *folder = arena_printf(run->arena, "%s/.git/hooks", root);
    const char *path = arena_printf(run->arena, "%s/pre-commit", folder);

    if (mkdir(folder, 0755) < 0 && errno != EEXIST)
        return fail_system(run, "cannot make '%s'", folder);
    AUTO_FD fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0755);
    if (fd < 0)
        return fail_system(run, "cannot make '%s'", path);
    enum status status = write_all(run, fd, hook, sizeof hook - 1, path);
    if (status)
        return status;
    return fsync(fd) < 0 ? fail_system(run, "cannot sync '%s'", path) : STATUS_OK;
}

static enum status init(struct run *run, const char *root)
{
    AUTO(git_repository) *repo = NULL;
    git_repository_init_options options;
    int error = git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);

    options.initial_head = "main";
    options.flags |= GIT_REPOSITORY_INIT_MKPATH;
    if (!error)
        error = git_repository_init_ext(&repo, root, &options);
    if (error < 0)
        return fail_git(run, error, "cannot make a repository in '%s'", root);
    enum status status = configure(run, repo);
    return status ? status : write_hook(run, root);
}

/* Where the work tree stands must be known from the first commit on. */
static enum status note_beginning(struct run *run, struct store *store)
{
    AUTO_SESSION session = {.own_fd = -1, .lock_fd = -1};
    enum status status = session_begin(run, store, &session);

    return status ? status : synced_write(run, &session, (struct oid){{0}});
}

enum status store_create(struct run *run, const char *directory, struct store **out)
{
    const char *root = NULL;

    *out = NULL;
    umask(umask(0) | 022);
    enum status status = make_folder(run, directory, &root);
    if (!status)
        status = drop_locks(run, root);
    if (!status)
        status = git_enter(run);
    if (status)
        return status;
    status = init(run, root);
    git_leave();
    if (!status)
        status = store_open_at(run, root, out);
    if (status)
        return status;
    status = note_beginning(run, *out);
    if (status) {
        store_close(*out);
        *out = NULL;
    }
    return status;
}
