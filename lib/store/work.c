/* How the work tree differs from the last commit. */
#include "store/object.h"
#include "store/worktree.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct file {
    const char *path;
    struct stat stat;
};

struct walk {
    struct run *run;
    struct store *store;
    const struct entry *entries; /* of the last commit, sorted */
    size_t entry_count;
    git_index *index; /* what git remembers of the files, or NULL */
    struct stat index_stat;
    bool modes_count; /* git looks at the executable bit here */
    struct file *files;
    size_t file_count, file_capacity;
    struct work *works;
    size_t work_count, work_capacity;
    enum status status;
};

static void dir_close(DIR **directory)
{
    if (*directory)
        closedir(*directory);
}

static void note(struct walk *walk, enum status status)
{
    walk->status = status_join(walk->status, status);
}

/* The place of the first entry that does not come before `path`. */
static size_t place_of(const struct walk *walk, const char *path)
{
    size_t low = 0, high = walk->entry_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(walk->entries[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_known_folder(const struct walk *walk, const char *with_slash)
{
    size_t at = place_of(walk, with_slash);

    return at < walk->entry_count &&
           strncmp(walk->entries[at].path, with_slash, strlen(with_slash)) == 0;
}

static bool is_known_file(const struct walk *walk, const char *path)
{
    size_t at = place_of(walk, path);

    return at < walk->entry_count && strcmp(walk->entries[at].path, path) == 0;
}

enum status store_ignores(struct run *run, struct store *store, const char *path, bool *out)
{
    int ignored = 0;
    int error = git_ignore_path_is_ignored(&ignored, store->repo, path);

    *out = ignored != 0;
    return error < 0 ? fail_git(run, error, "cannot read what git ignores") : STATUS_OK;
}

static enum status list_folder(struct walk *walk, const char *path);

static enum status list_entry(struct walk *walk, const char *folder, int fd, const char *name)
{
    struct run *run = walk->run;
    struct file file = {.path = *folder ? arena_printf(run->arena, "%s/%s", folder, name)
                                        : arena_dup(run->arena, name)};
    bool ignored = false;

    if (fstatat(fd, name, &file.stat, AT_SYMLINK_NOFOLLOW) < 0)
        return errno == ENOENT ? STATUS_OK : fail_system(run, "cannot look at '%s'", file.path);
    const bool is_folder = S_ISDIR(file.stat.st_mode);
    const char *full = is_folder ? arena_printf(run->arena, "%s/", file.path) : file.path;
    if (!(is_folder ? is_known_folder(walk, full) : is_known_file(walk, full))) {
        enum status status = store_ignores(run, walk->store, full, &ignored);
        if (status || ignored)
            return status;
    }
    if (is_folder)
        return list_folder(walk, file.path);
    ARENA_PUSH(run->arena, walk->files, walk->file_count, walk->file_capacity);
    walk->files[walk->file_count++] = file;
    return STATUS_OK;
}

static enum status list_open_folder(struct walk *walk, const char *path, DIR *directory)
{
    enum status status = STATUS_OK;

    errno = 0;
    for (struct dirent *entry; !status && (entry = readdir(directory)); errno = 0) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        if (strcmp(name, ".git") != 0)
            status = list_entry(walk, path, dirfd(directory), name);
        else if (*path)
            note(walk, fail(walk->run, STATUS_DATA, "store-nested", "move it out of the ledger",
                            "'%s' is a git repository inside the ledger", path));
    }
    if (!status && errno)
        return fail_system(walk->run, "cannot list '%s'", *path ? path : ".");
    return status;
}

static enum status list_folder(struct walk *walk, const char *path)
{
    int fd = work_open(walk->store, *path ? path : ".", O_RDONLY | O_DIRECTORY);
    __attribute__((cleanup(dir_close))) DIR *directory = fd < 0 ? NULL : fdopendir(fd);

    if (!directory) {
        fail_system(walk->run, "cannot list '%s'", *path ? path : ".");
        fd_close(&fd);
        return STATUS_SYSTEM;
    }
    return list_open_folder(walk, path, directory);
}

/* Git's own way to know an unchanged file: nothing that the system tells of it has changed, and
 * it was last written before the index was. */
static bool is_untouched(const struct walk *walk, const struct entry *entry,
                         const struct file *file)
{
    const struct stat *stat = &file->stat, *old = &walk->index_stat;
    const git_index_entry *known =
        walk->index ? git_index_get_bypath(walk->index, entry->path, 0) : NULL;
    git_oid id = oid_git(entry->oid);

    if (!known || !git_oid_equal(&known->id, &id))
        return false;
    if (stat->st_mtim.tv_sec > old->st_mtim.tv_sec ||
        (stat->st_mtim.tv_sec == old->st_mtim.tv_sec &&
         stat->st_mtim.tv_nsec >= old->st_mtim.tv_nsec))
        return false;
    return known->file_size == (uint32_t)stat->st_size && known->ino == (uint32_t)stat->st_ino &&
           known->mtime.seconds == (int32_t)stat->st_mtim.tv_sec &&
           known->mtime.nanoseconds == (uint32_t)stat->st_mtim.tv_nsec &&
           known->ctime.seconds == (int32_t)stat->st_ctim.tv_sec &&
           known->ctime.nanoseconds == (uint32_t)stat->st_ctim.tv_nsec;
}

static enum status load_file(struct walk *walk, const struct file *file, struct blob *out)
{
    struct run *run = walk->run;
    struct spot spot = {.file = file->path};
    AUTO_FD fd = -1;

    if (!S_ISREG(file->stat.st_mode))
        return fail_at(run, spot, STATUS_DATA, "store-link", "put a plain file there",
                       "'%s' is a symbolic link or a device, not a file", file->path);
    fd = work_open(walk->store, file->path, O_RDONLY);
    if (fd < 0)
        return fail_system(run, "cannot open '%s'", file->path);
    enum status status = work_slurp(run, fd, file->path, out);
    if (status || out->found)
        return status;
    return fail_at(run, spot, STATUS_DATA, "store-size", "move it out of the ledger",
                   "'%s' is larger than %d MiB", file->path, WORK_FILE_MAX / 1024 / 1024);
}

static void add(struct walk *walk, struct work work)
{
    ARENA_PUSH(walk->run->arena, walk->works, walk->work_count, walk->work_capacity);
    walk->works[walk->work_count++] = work;
}

/* A change writes plain files and keeps the mode of one that is there, so a file that was made
 * executable by hand is told of and never quietly passed over. Where git is told not to look at
 * the bit (core.fileMode), it means nothing. */
static enum status check_mode(struct walk *walk, const struct entry *entry, const struct file *file)
{
    const bool executable = S_ISREG(file->stat.st_mode) && (file->stat.st_mode & S_IXUSR) != 0;

    if (!walk->modes_count || !executable || (entry && entry->mode == 0100755))
        return STATUS_OK;
    enum status status =
        fail_at(walk->run, (struct spot){.file = file->path}, STATUS_DATA, "file-mode",
                arena_printf(walk->run->arena, "chmod -x '%s'", file->path),
                "'%s' is executable in the work tree, a file of the ledger is plain", file->path);
    note(walk, status);
    return status;
}

/* `entry` is NULL for a file that the last commit does not have. */
static void compare(struct walk *walk, const struct entry *entry, const struct file *file)
{
    struct work work = {.kind = entry ? CHANGE_MODIFIED : CHANGE_ADDED, .path = file->path};
    git_oid id;

    if (entry && S_ISREG(file->stat.st_mode) && is_untouched(walk, entry, file))
        return;
    if (check_mode(walk, entry, file) != STATUS_OK)
        return;
    enum status status = load_file(walk, file, &work.blob);
    if (status) {
        note(walk, status);
        return;
    }
    int error = git_odb_hash(&id, work.blob.bytes, work.blob.size, GIT_OBJECT_BLOB);
    if (error < 0)
        note(walk, fail_git(walk->run, error, "cannot compute the id of '%s'", file->path));
    else if (!entry || !oid_equal(oid_of(&id), entry->oid))
        add(walk, work);
}

static void merge(struct walk *walk)
{
    size_t entry = 0, file = 0;

    while (entry < walk->entry_count || file < walk->file_count) {
        int order = entry == walk->entry_count ? 1
                    : file == walk->file_count
                        ? -1
                        : strcmp(walk->entries[entry].path, walk->files[file].path);
        if (order < 0)
            add(walk, (struct work){.kind = CHANGE_REMOVED, .path = walk->entries[entry].path});
        else
            compare(walk, order ? NULL : &walk->entries[entry], &walk->files[file]);
        entry += order <= 0;
        file += order >= 0;
    }
}

static int by_path(const void *a, const void *b)
{
    const struct file *left = a, *right = b;

    return strcmp(left->path, right->path);
}

/* Only a help: without it every file is read. */
static git_index *open_index(struct run *run, const struct store *store, struct stat *out)
{
    git_index *index = NULL;
    const char *path = arena_printf(run->arena, "%s/index", store->git_dir);

    if (fstatat(store->git_fd, "index", out, AT_SYMLINK_NOFOLLOW) < 0)
        return NULL;
    return git_index_open(&index, path) < 0 ? NULL : index;
}

static bool modes_count(const struct store *store)
{
    AUTO(git_config) *config = NULL;
    int counts = 1;

    if (git_repository_config_snapshot(&config, store->repo) < 0 ||
        git_config_get_bool(&counts, config, "core.filemode") < 0)
        return true; /* git's own default */
    return counts != 0;
}

enum status store_work(struct run *run, struct store *store, struct work **out, size_t *count)
{
    AUTO(git_index) *index = NULL;
    struct walk walk = {.run = run, .store = store};
    struct snapshot *head = NULL;
    struct entry *entries = NULL;
    enum status status = snapshot_last(run, store, &head);

    if (!status)
        status = snapshot_list(run, head, "", &entries, &walk.entry_count);
    walk.entries = entries;
    walk.index = index = open_index(run, store, &walk.index_stat);
    walk.modes_count = modes_count(store);
    if (!status)
        status = list_folder(&walk, "");
    if (!status) {
        if (walk.file_count)
            qsort(walk.files, walk.file_count, sizeof *walk.files, by_path);
        merge(&walk);
    }
    *out = walk.works;
    *count = walk.work_count;
    return status_join(status, walk.status);
}
