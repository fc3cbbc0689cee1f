#include "cli/folder.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status cannot(struct run *run, const char *what, const char *path, int error)
{
    return fail(run, STATUS_SYSTEM, "output-folder",
                "is there room on the disk, and may you write beside that folder?",
                "cannot %s '%s': %s", phrase(run, what), path, strerror(error));
}

static void free_string(char **string)
{
    free(*string);
}

static void close_folder(DIR **folder)
{
    if (*folder)
        closedir(*folder);
}

/* The folder's parent and name; a symbolic link stands for what it points to. */
static enum status locate(struct run *run, const char *path, struct folder *folder)
{
    __attribute__((cleanup(free_string))) char *real = realpath(path, NULL);
    __attribute__((cleanup(free_string))) char *above = NULL;
    struct stat info;
    const char *name;

    if (real) {
        folder->path = arena_dup(run->arena, real);
        name = strrchr(folder->path, '/') + 1;
        folder->parent = arena_dupn(run->arena, real, (size_t)(name - folder->path));
    } else if (lstat(path, &info) == 0 && S_ISLNK(info.st_mode)) {
        return fail(run, STATUS_USAGE, "output-folder", "name a folder, or mend the link",
                    "'%s' is a symbolic link that leads nowhere", path);
    } else {
        size_t length = strlen(path);
        while (length > 1 && path[length - 1] == '/')
            length--;
        const char *plain = arena_dupn(run->arena, path, length), *slash = strrchr(plain, '/');
        name = slash ? slash + 1 : plain;
        above = realpath(slash ? arena_dupn(run->arena, plain, (size_t)(slash - plain) + 1) : ".",
                         NULL);
        if (!above && errno == ENOENT)
            return fail(run, STATUS_SYSTEM, "output-folder", "make that folder first",
                        "the folder above '%s' is not there", path);
        if (!above)
            return cannot(run, N_("find the folder above"), path, errno);
        folder->parent = arena_printf(run->arena, "%s/", above);
        folder->path = arena_printf(run->arena, "%s%s", folder->parent, name);
    }
    if (!*name)
        return fail(run, STATUS_USAGE, "output-folder", "name a folder of its own",
                    "'%s' cannot be replaced", path);
    folder->stage = arena_printf(run->arena, "%s.%s.guiyuan-new", folder->parent, name);
    return STATUS_OK;
}

static enum status look(struct run *run, struct folder *folder)
{
    __attribute__((cleanup(close_folder))) DIR *open = opendir(folder->path);
    const struct dirent *entry;

    if (!open && errno == ENOENT)
        return STATUS_OK;
    if (!open && errno == ENOTDIR)
        return fail(run, STATUS_USAGE, "output-folder", "name a folder", "'%s' is not a folder",
                    folder->path);
    if (!open)
        return cannot(run, "read", folder->path, errno);
    folder->there = folder->empty = true;
    while ((entry = readdir(open)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            folder->empty = false;
    return STATUS_OK;
}

enum status folder_lock(struct run *run, const char *path, struct folder *out)
{
    *out = (struct folder){.lock = -1};
    enum status status = locate(run, path, out);

    if (status != STATUS_OK)
        return status;
    out->lock = open(out->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (out->lock < 0)
        return cannot(run, "open", out->parent, errno);
    if (flock(out->lock, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK
                   ? fail(run, STATUS_BUSY, "output-busy", "try again when it is done",
                          "another process is writing beside '%s'", out->path)
                   : cannot(run, "lock", out->parent, errno);
    return look(run, out);
}

enum status folder_open(struct run *run, const char *path, struct folder *out)
{
    *out = (struct folder){.lock = -1};
    enum status status = locate(run, path, out);

    return status == STATUS_OK ? look(run, out) : status;
}

void folder_release(struct folder *folder)
{
    if (folder->lock >= 0)
        close(folder->lock);
    folder->lock = -1;
}

enum status folder_read(struct run *run, const struct folder *folder, const char *path,
                        size_t limit, const char **bytes, size_t *size)
{
    const char *name = arena_printf(run->arena, "%s/%s", folder->path, path);
    int fd = open(name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    struct stat info;

    *bytes = NULL;
    *size = 0;
    if (fd < 0)
        return errno == ENOENT || errno == ELOOP || errno == ENOTDIR
                   ? STATUS_OK
                   : cannot(run, "read", name, errno);
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || (uint64_t)info.st_size > limit) {
        close(fd);
        return STATUS_OK;
    }
    char *buffer = arena_alloc(run->arena, (size_t)info.st_size + 1);
    size_t have = 0;
    ssize_t got = 1;
    while (have < (size_t)info.st_size && got > 0) {
        got = read(fd, buffer + have, (size_t)info.st_size - have);
        have += got > 0 ? (size_t)got : 0;
    }
    int error = errno;
    close(fd);
    if (got < 0)
        return cannot(run, "read", name, error);
    *bytes = buffer;
    *size = have;
    return STATUS_OK;
}

struct listing {
    const char **paths;
    size_t count, capacity;
};

/* `within` ends in '/' or is empty. Anything but a file or a folder is listed, too: it does not
 * belong there. */
static enum status list(struct run *run, const char *root, const char *within,
                        struct listing *listing, int depth)
{
    const char *path = arena_printf(run->arena, "%s/%s", root, within);
    __attribute__((cleanup(close_folder))) DIR *open = opendir(path);
    const struct dirent *entry;
    enum status status = STATUS_OK;

    if (!open)
        return cannot(run, "read", path, errno);
    while (status == STATUS_OK && (entry = readdir(open))) {
        struct stat info;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *name = arena_printf(run->arena, "%s%s", within, entry->d_name);
        if (fstatat(dirfd(open), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
            return cannot(run, "read", name, errno);
        if (S_ISDIR(info.st_mode) && depth < 4) {
            status = list(run, root, arena_printf(run->arena, "%s/", name), listing, depth + 1);
            continue;
        }
        ARENA_PUSH(run->arena, listing->paths, listing->count, listing->capacity);
        listing->paths[listing->count++] = name;
    }
    return status;
}

enum status folder_list(struct run *run, const struct folder *folder, const char ***out,
                        size_t *count)
{
    struct listing listing = {.count = 0};
    enum status status = list(run, folder->path, "", &listing, 0);

    *out = listing.paths;
    *count = listing.count;
    return status;
}

/* A time that somebody has set may be any: it wraps around, and stays the same. */
static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)((uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec);
}

static struct folder_look look_of(const struct stat *info)
{
    return (struct folder_look){.device = info->st_dev,
                                .inode = info->st_ino,
                                .size = (uint64_t)info->st_size,
                                .modified = nanoseconds(info->st_mtim),
                                .changed = nanoseconds(info->st_ctim)};
}

bool folder_look(const struct folder *folder, const char *path, struct folder_look *out)
{
    char name[PATH_MAX];
    const int length = snprintf(name, sizeof name, "%s/%s", folder->path, path);
    struct stat info;

    if (length < 0 || (size_t)length >= sizeof name || lstat(name, &info) != 0)
        return false;
    *out = look_of(&info);
    return true;
}

/* What is made beside the folder now is dated with that time. */
int64_t folder_clock(const struct folder *folder)
{
    struct stat info;

    if (mkdir(folder->stage, 0700) != 0)
        return 0;
    const bool dated = lstat(folder->stage, &info) == 0;
    return rmdir(folder->stage) == 0 && dated ? nanoseconds(info.st_ctim) : 0;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *walk)
{
    (void)info, (void)type, (void)walk;
    return remove(path);
}

/* Removes a folder that is ours, with what is in it; one that is not there is fine. */
static enum status remove_tree(struct run *run, const char *path)
{
    if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT)
        return cannot(run, "remove", path, errno);
    return STATUS_OK;
}

static int write_file(const struct folder *folder, const char *path, const char *bytes, size_t size,
                      struct folder_look *look)
{
    const mode_t mode = folder->private ? 0600 : 0666;
    struct stat info;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode), error = 0;

    if (fd < 0)
        return errno;
    while (size > 0 && !error) {
        ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno != EINTR)
            error = errno;
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
        }
    }
    if (!error && fstat(fd, &info) == 0)
        *look = look_of(&info);
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

/* A file that stays is the same file; where the system forbids a second name for it (another
 * owner, too many names), a copy. */
static enum status keep_file(struct run *run, const struct folder *folder, struct folder_file *file,
                             const char *target)
{
    const char *bytes, *old = arena_printf(run->arena, "%s/%s", folder->path, file->path);
    size_t size;

    if (link(old, target) == 0)
        return STATUS_OK;
    if (errno != EPERM && errno != EMLINK && errno != EXDEV)
        return cannot(run, "link", target, errno);
    enum status status = folder_read(run, folder, file->path, SIZE_MAX, &bytes, &size);
    if (status != STATUS_OK)
        return status;
    int error = bytes ? write_file(folder, target, bytes, size, &file->look) : ENOENT;
    return error ? cannot(run, "write", target, error) : STATUS_OK;
}

static enum status make_folder(struct run *run, const struct folder *folder, const char *path)
{
    if (mkdir(path, folder->private ? 0700 : 0777) == 0 || errno == EEXIST)
        return STATUS_OK;
    return cannot(run, "make", path, errno);
}

static enum status fill(struct run *run, const struct folder *folder, struct folder_file *files,
                        size_t count)
{
    enum status status = make_folder(run, folder, folder->stage);

    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        const char *target = arena_printf(run->arena, "%s/%s", folder->stage, files[i].path);
        const char *slash = strchr(files[i].path, '/');
        if (slash)
            status = make_folder(run, folder,
                                 arena_printf(run->arena, "%s/%.*s", folder->stage,
                                              (int)(slash - files[i].path), files[i].path));
        if (status != STATUS_OK)
            break;
        if (!files[i].bytes) {
            status = keep_file(run, folder, &files[i], target);
            continue;
        }
        int error = write_file(folder, target, files[i].bytes, files[i].size, &files[i].look);
        status = error ? cannot(run, "write", target, error) : STATUS_OK;
    }
    return status;
}

/* The same rights as the old folder had, but for a private one. Everything is on the disk before
 * the step that shows it: one call for the file system, because a first site has hundreds of files.
 */
static enum status settle(struct run *run, const struct folder *folder)
{
    struct stat info;
    int fd = open(folder->stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC), error = 0;

    if (fd < 0)
        return cannot(run, "open", folder->stage, errno);
    if (folder->there && !folder->private &&
        (stat(folder->path, &info) != 0 || fchmod(fd, info.st_mode & 07777) != 0))
        error = errno;
    if (!error && syncfs(fd) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    return error ? cannot(run, "sync", folder->stage, error) : STATUS_OK;
}

static enum status show(struct run *run, const struct folder *folder)
{
    const unsigned how = folder->there ? RENAME_EXCHANGE : RENAME_NOREPLACE;

    if (renameat2(AT_FDCWD, folder->stage, AT_FDCWD, folder->path, how) != 0)
        return errno == EINVAL || errno == ENOSYS
                   ? fail(run, STATUS_SYSTEM, "output-folder",
                          "publish to a folder on ext4, xfs, btrfs or tmpfs",
                          "the file system of '%s' cannot exchange two folders in one step",
                          folder->path)
                   : cannot(run, "replace", folder->path, errno);
    return fsync(folder->lock) == 0 ? STATUS_OK : cannot(run, "sync", folder->parent, errno);
}

enum status folder_clean(struct run *run, const struct folder *folder)
{
    return remove_tree(run, folder->stage);
}

enum status folder_replace(struct run *run, const struct folder *folder, struct folder_file *files,
                           size_t count)
{
    enum status status = remove_tree(run, folder->stage);

    if (status != STATUS_OK)
        return status;
    status = fill(run, folder, files, count);
    if (status == STATUS_OK)
        status = settle(run, folder);
    if (status == STATUS_OK)
        status = show(run, folder);
    /* What stands there now is the old folder, or what could not be finished. */
    return status_join(status, remove_tree(run, folder->stage));
}
