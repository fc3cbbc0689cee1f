#include "store/check.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file of `.git` whose mere content makes the repository something else than it seems. */
struct forbidden {
    const char *path, *code, *what, *hint;
};

static const struct forbidden forbidden[] = {
    {"commondir", "store-linked", N_("is a linked work tree"), N_("use the ledger's main folder")},
    {"shallow", "store-shallow", N_("is a shallow clone: its history is cut off"),
     N_("run 'git fetch --unshallow'")},
    {"info/grafts", "store-grafts",
     N_("has grafts, which show another history than the stored one"),
     N_("remove '.git/info/grafts'")},
    {"objects/info/alternates", "store-alternates", N_("borrows objects from another repository"),
     N_("run 'git repack -a -d', then remove '.git/objects/info/alternates'")},
    {"objects/info/http-alternates", "store-alternates",
     N_("borrows objects from another repository"),
     N_("remove '.git/objects/info/http-alternates'")},
};

static const char *owner_name(struct run *run, uid_t uid)
{
    const struct passwd *entry = getpwuid(uid);

    return entry ? arena_dup(run->arena, entry->pw_name)
                 : phrase_printf(run, "user %ld", (long)uid);
}

/* Git trusts root that came by sudo with the folders of the user it came from. */
static bool is_mine(uid_t owner)
{
    const char *sudo = getenv("SUDO_UID");

    if (owner == geteuid())
        return true;
    if (geteuid() != 0 || !sudo || !*sudo)
        return false;
    char *end;
    errno = 0;
    unsigned long uid = strtoul(sudo, &end, 10);
    return errno == 0 && *end == '\0' && uid == owner;
}

/* As in git: only the system's and the user's configuration count, and an empty value forgets
 * the ones before. */
static bool is_declared_safe(const char *root)
{
    AUTO(git_config) *config = NULL;
    AUTO(git_config_iterator) *values = NULL;
    git_config_entry *entry;
    bool safe = false;

    if (git_config_open_default(&config) < 0 ||
        git_config_multivar_iterator_new(&values, config, "safe.directory", NULL) < 0)
        return false;
    while (git_config_next(&entry, values) == 0) {
        if (!*entry->value)
            safe = false;
        else if (strcmp(entry->value, "*") == 0 || strcmp(entry->value, root) == 0)
            safe = true;
    }
    return safe;
}

static enum status check_owner(struct run *run, const struct store *store)
{
    struct stat root, git;

    if (fstat(store->root_fd, &root) < 0 || fstat(store->git_fd, &git) < 0)
        return fail_system(run, "cannot look at '%s'", store->root);
    if ((is_mine(root.st_uid) && is_mine(git.st_uid)) || is_declared_safe(store->root))
        return STATUS_OK;
    const uid_t owner = is_mine(root.st_uid) ? git.st_uid : root.st_uid;
    const char *hint = arena_printf(
        run->arena, "if you trust it, run: git config --global --add safe.directory '%s'",
        store->root);
    return fail(run, STATUS_SYSTEM, "store-owner", hint,
                "the ledger '%s' belongs to '%s', not to you", store->root, owner_name(run, owner));
}

/* Said before libgit2 refuses it with a sentence about extensions. */
static enum status check_hash(struct run *run, const struct store *store)
{
    AUTO(git_config) *config = NULL;
    git_buf value = GIT_BUF_INIT;
    const char *path = arena_printf(run->arena, "%s/config", store->git_dir);

    int error = git_config_open_ondisk(&config, path);
    if (error < 0)
        return fail_git(run, error, "cannot read '%s'", path);
    if (git_config_get_string_buf(&value, config, "extensions.objectformat") < 0)
        return STATUS_OK;
    bool sha1 = strcasecmp(value.ptr, "sha1") == 0;
    git_buf_dispose(&value);
    if (sha1)
        return STATUS_OK;
    return fail(run, STATUS_DATA, "store-hash", "make the ledger anew with 'compound init'",
                "the ledger '%s' uses another hash than SHA-1", store->root);
}

enum status check_files(struct run *run, const struct store *store)
{
    enum status status = check_owner(run, store);
    struct stat found;

    for (size_t i = 0; !status && i < sizeof forbidden / sizeof *forbidden; i++) {
        const struct forbidden *bad = &forbidden[i];
        if (fstatat(store->git_fd, bad->path, &found, AT_SYMLINK_NOFOLLOW) < 0) {
            if (errno != ENOENT && errno != ENOTDIR)
                status = fail_system(run, "cannot look at '%s/%s'", store->git_dir, bad->path);
        } else if (found.st_size > 0) {
            status = fail(run, STATUS_DATA, bad->code, bad->hint, "the ledger '%s' %s", store->root,
                          phrase(run, bad->what));
        }
    }
    return status ? status : check_hash(run, store);
}

static enum status check_work_tree(struct run *run, const struct store *store)
{
    AUTO(git_config) *config = NULL;
    git_config_entry *entry = NULL;

    if (git_repository_is_bare(store->repo))
        return fail(run, STATUS_DATA, "store-bare", "run 'git config core.bare false'",
                    "'%s' is a repository without a work tree", store->root);
    int error = git_repository_config(&config, store->repo);
    if (error < 0)
        return fail_git(run, error, "cannot read git's configuration");
    if (git_config_get_entry(&entry, config, "core.worktree") < 0)
        return STATUS_OK;
    const char *value = arena_dup(run->arena, entry->value);
    git_config_entry_free(entry);
    return fail(run, STATUS_DATA, "store-worktree", "run 'git config --unset core.worktree'",
                "the ledger '%s' is configured to have its files elsewhere, in '%s'", store->root,
                value);
}

static enum status read_head(struct run *run, const struct store *store, const char **branch)
{
    AUTO(git_reference) *head = NULL;
    int error = git_reference_lookup(&head, store->repo, "HEAD");

    if (error < 0)
        return fail_git(run, error, "cannot read '%s/HEAD'", store->git_dir);
    const char *target = git_reference_symbolic_target(head);
    if (!target || strncmp(target, "refs/heads/", 11) != 0)
        return fail(run, STATUS_DATA, "store-detached", "run 'git switch main'",
                    "the ledger '%s' is not on a branch", store->root);
    *branch = arena_dup(run->arena, target);
    return STATUS_OK;
}

static enum status check_replace(struct run *run, const struct store *store)
{
    AUTO(git_reference_iterator) *iterator = NULL;
    const char *name;
    int error = git_reference_iterator_glob_new(&iterator, store->repo, "refs/replace/*");

    if (error < 0)
        return fail_git(run, error, "cannot list the references of '%s'", store->root);
    error = git_reference_next_name(&name, iterator);
    if (error == GIT_ITEROVER)
        return STATUS_OK;
    if (error < 0)
        return fail_git(run, error, "cannot list the references of '%s'", store->root);
    return fail(run, STATUS_DATA, "store-replace",
                "run 'git replace -d' for each that "
                "'git replace -l' lists",
                "the ledger '%s' has '%s', which shows other content than the stored one",
                store->root, name);
}

enum status check_state(struct run *run, const struct store *store)
{
    int state = git_repository_state(store->repo);

    if (state == GIT_REPOSITORY_STATE_NONE)
        return STATUS_OK;
    if (state < 0)
        return fail_git(run, state, "cannot look at '%s'", store->git_dir);
    return fail(run, STATUS_REFUSED, "store-state",
                "finish it, or undo it with --abort ('git status' says how)",
                "a merge, rebase or the like is half finished in '%s'", store->root);
}

enum status check_branch(struct run *run, const struct store *store)
{
    const char *branch = NULL;
    enum status status = read_head(run, store, &branch);

    if (status || strcmp(branch, store->branch) == 0)
        return status;
    return fail(run, STATUS_BUSY, "store-branch", "run the command again",
                "somebody switched the ledger to the branch '%s' meanwhile", branch);
}

enum status check_repository(struct run *run, struct store *store)
{
    enum status status = check_work_tree(run, store);

    if (!status)
        status = check_state(run, store);
    if (!status)
        status = read_head(run, store, &store->branch);
    return status ? status : check_replace(run, store);
}
