#include "cli/folder_inside.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

bool folder_look(int inside, const char *path, struct folder_look *out)
{
    struct stat info;

    if (fstatat(inside, path, &info, AT_SYMLINK_NOFOLLOW) != 0)
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

/* Removes what can be removed at once, without a look at each of a thousand files: those of a
 * folder and of the folders in it. What is left is seen afterwards. */
static void empty(int folder, int depth)
{
    DIR *open = folder < 0 ? NULL : fdopendir(folder);
    const struct dirent *entry;

    if (!open && folder >= 0)
        close(folder);
    while (open && (entry = readdir(open)))
        if (entry->d_type == DT_DIR && depth > 0 && entry->d_name[0] != '.')
            empty(openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC),
                  depth - 1);
        else if (entry->d_type != DT_DIR)
            (void)unlinkat(folder, entry->d_name, 0);
    if (open)
        closedir(open);
}

static int open_one(const char *path, const struct stat *info, int type, struct FTW *walk)
{
    (void)info, (void)walk;
    return type == FTW_D || type == FTW_DNR ? chmod(path, 0700) : 0;
}

/* Removes a folder that is ours, with what is in it; one that is not there is fine. What was
 * published with rights that let nobody write is no less ours. */
static enum status remove_tree(struct run *run, const char *path)
{
    empty(open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), 1);
    int failed = nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    if (failed && errno == EACCES && nftw(path, open_one, 16, FTW_PHYS) == 0)
        failed = nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    if (failed && errno != ENOENT)
        return folder_cannot(run, "remove", path, errno);
    return STATUS_OK;
}

/* The new folder while it is filled. */
struct filling {
    struct run *run;
    const struct folder *folder;
    int old, new;      /* the two folders; the old one may be -1 */
    const char *below; /* the folder in it that was made last, its length; NULL: none */
    size_t length;
};

static enum status fails(const struct filling *filling, const char *what, const char *path,
                         int error)
{
    struct run *run = filling->run;

    return folder_cannot(run, what, arena_printf(run->arena, "%s/%s", filling->folder->stage, path),
                         error);
}

static int write_file(const struct filling *filling, struct folder_file *file, const char *bytes,
                      size_t size)
{
    const mode_t mode = filling->folder->private ? 0600 : 0666;
    struct stat info;
    int fd = openat(filling->new, file->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    int error = 0;

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
        file->look = look_of(&info);
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

/* A file that stays is the same file; where the system forbids a second name for it (another
 * owner, too many names), a copy. */
static enum status keep_file(const struct filling *filling, struct folder_file *file)
{
    const char *bytes;
    size_t size;

    if (linkat(filling->old, file->path, filling->new, file->path, 0) == 0)
        return STATUS_OK;
    if (errno != EPERM && errno != EMLINK && errno != EXDEV)
        return fails(filling, "link", file->path, errno);
    enum status status =
        folder_read(filling->run, filling->folder, file->path, SIZE_MAX, &bytes, &size);
    if (status != STATUS_OK)
        return status;
    int error = bytes ? write_file(filling, file, bytes, size) : ENOENT;
    return error ? fails(filling, "write", file->path, error) : STATUS_OK;
}

static enum status make_folder(struct run *run, const struct folder *folder, const char *path)
{
    if (mkdir(path, folder->private ? 0700 : 0777) == 0 || errno == EEXIST)
        return STATUS_OK;
    return folder_cannot(run, "make", path, errno);
}

/* The folder in the new one that a file stands in, once for all files of it. */
static enum status make_below(struct filling *filling, const char *path)
{
    const char *slash = strchr(path, '/');
    const size_t length = slash ? (size_t)(slash - path) : 0;

    if (!slash ||
        (filling->below && filling->length == length && strncmp(filling->below, path, length) == 0))
        return STATUS_OK;
    filling->below = path;
    filling->length = length;
    return make_folder(
        filling->run, filling->folder,
        arena_printf(filling->run->arena, "%s/%.*s", filling->folder->stage, (int)length, path));
}

static enum status put_file(struct filling *filling, struct folder_file *file)
{
    enum status status = make_below(filling, file->path);

    if (status != STATUS_OK)
        return status;
    if (!file->bytes)
        return keep_file(filling, file);
    int error = write_file(filling, file, file->bytes, file->size);
    return error ? fails(filling, "write", file->path, error) : STATUS_OK;
}

static enum status fill(struct run *run, const struct folder *folder, struct folder_file *files,
                        size_t count)
{
    enum status status = make_folder(run, folder, folder->stage);
    struct filling filling = {.run = run, .folder = folder, .old = -1, .new = -1};

    if (status != STATUS_OK)
        return status;
    if (folder->there)
        filling.old = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    filling.new = open(folder->stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (filling.new < 0 || (folder->there && filling.old < 0))
        status = folder_cannot(run, "open", folder->stage, errno);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = put_file(&filling, &files[i]);
    if (filling.old >= 0)
        close(filling.old);
    if (filling.new >= 0)
        close(filling.new);
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
        return folder_cannot(run, "open", folder->stage, errno);
    if (folder->there && !folder->private &&
        (stat(folder->path, &info) != 0 || fchmod(fd, info.st_mode & 07777) != 0))
        error = errno;
    if (!error && syncfs(fd) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    return error ? folder_cannot(run, "sync", folder->stage, error) : STATUS_OK;
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
                   : folder_cannot(run, "replace", folder->path, errno);
    return fsync(folder->lock) == 0 ? STATUS_OK : folder_cannot(run, "sync", folder->parent, errno);
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
