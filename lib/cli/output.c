#include "cli/output.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void output_bytes(struct output *output, const char *bytes, size_t size)
{
    if (output->error || size == 0)
        return;
    errno = 0;
    if (fwrite(bytes, 1, size, output->stream) != size)
        output->error = errno ? errno : EIO;
}

int output_close(struct output *output)
{
    errno = 0;
    if (fflush(output->stream) != 0 && !output->error)
        output->error = errno ? errno : EIO;
    errno = 0;
    if (fclose(output->stream) != 0 && !output->error)
        output->error = errno ? errno : EIO;
    return output->error;
}

static void free_string(char **string)
{
    free(*string);
}

static enum status cannot(struct run *run, const char *path, int error)
{
    return fail(run, STATUS_SYSTEM, "output-file",
                "is there room on the disk, and may you write in that folder?",
                "cannot write '%s': %s", path, strerror(error));
}

/* Where the bytes have to go: the path itself, or what a symbolic link points to. */
static enum status target_of(struct run *run, const char *path, const char **out)
{
    struct stat info;

    *out = path;
    if (stat(path, &info) != 0)
        return errno == ENOENT ? STATUS_OK : cannot(run, path, errno);
    if (!S_ISREG(info.st_mode))
        return fail(run, STATUS_USAGE, "output-file",
                    "name a file, or leave --output out and redirect standard output",
                    "cannot write '%s': it is not a regular file", path);
    __attribute__((cleanup(free_string))) char *real = realpath(path, NULL);
    if (!real)
        return cannot(run, path, errno);
    *out = arena_dup(run->arena, real);
    return STATUS_OK;
}

static int write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return written < 0 ? errno : EIO;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

/* mkostemp() makes a file for its owner alone; a report is for everybody the umask allows. */
static int fill(int fd, const char *bytes, size_t size, bool is_private)
{
    mode_t mask = umask(0);

    umask(mask);
    int error = write_all(fd, bytes, size);
    if (!error && !is_private && fchmod(fd, 0666 & ~mask) != 0)
        error = errno;
    if (!error && fsync(fd) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

static int sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return errno;
    int error = fsync(fd) != 0 ? errno : 0;
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

static enum status replace_file(struct run *run, const char *path, const char *bytes, size_t size,
                                bool is_private)
{
    const char *target;
    enum status status = target_of(run, path, &target);

    if (status)
        return status;
    const char *slash = strrchr(target, '/');
    const char *folder = slash ? arena_dupn(run->arena, target, (size_t)(slash - target) + 1) : ".";
    char *draft = arena_printf(run->arena, "%s/.guiyuan-XXXXXX", folder);
    int fd = mkostemp(draft, O_CLOEXEC);
    if (fd < 0)
        return cannot(run, path, errno);
    int error = fill(fd, bytes, size, is_private);
    if (!error && rename(draft, target) != 0)
        error = errno;
    if (error) {
        unlink(draft);
        return cannot(run, path, error);
    }
    error = sync_folder(folder);
    return error ? cannot(run, path, error) : STATUS_OK;
}

enum status output_file(struct run *run, const char *path, const char *bytes, size_t size)
{
    return replace_file(run, path, bytes, size, false);
}

enum status output_private_file(struct run *run, const char *path, const char *bytes, size_t size)
{
    return replace_file(run, path, bytes, size, true);
}
