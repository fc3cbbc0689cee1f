#include "cli/folder_inside.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum status folder_cannot(struct run *run, const char *what, const char *path, int error)
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
            return folder_cannot(run, N_("find the folder above"), path, errno);
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
        return folder_cannot(run, "read", folder->path, errno);
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
        return folder_cannot(run, "open", out->parent, errno);
    if (flock(out->lock, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK
                   ? fail(run, STATUS_BUSY, "output-busy", "try again when it is done",
                          "another process is writing beside '%s'", out->path)
                   : folder_cannot(run, "lock", out->parent, errno);
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
                   : folder_cannot(run, "read", name, errno);
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
        return folder_cannot(run, "read", name, error);
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
        return folder_cannot(run, "read", path, errno);
    while (status == STATUS_OK && (entry = readdir(open))) {
        struct stat info;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        const char *name = arena_printf(run->arena, "%s%s", within, entry->d_name);
        if (fstatat(dirfd(open), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
            return folder_cannot(run, "read", name, errno);
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
