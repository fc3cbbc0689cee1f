#include "base/children.h"

#include "base/arena.h"

#include <errno.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct child {
    pid_t id;
    int file;
};

bool child_put(int file, const void *bytes, size_t size)
{
    const char *at = bytes;

    while (size > 0) {
        ssize_t written = write(file, at, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        size -= (size_t)written;
    }
    return true;
}

/* False when the system gives no file or no process. The child ends here: what it inherited is the
 * parent's to clean up. */
static bool start(struct child *child, size_t index, size_t count, child_work *work, void *context)
{
    child->file = memfd_create("share", MFD_CLOEXEC);
    if (child->file < 0)
        return false;
    child->id = fork();
    if (child->id == 0)
        _exit(work(index, count, child->file, context) ? 0 : 1);
    if (child->id < 0)
        close(child->file);
    return child->id > 0;
}

static struct child_result read_result(struct run *run, int file)
{
    const off_t size = lseek(file, 0, SEEK_END);
    struct child_result result = {.bytes = NULL};
    size_t have = 0;

    if (size < 0)
        return result;
    char *bytes = arena_alloc(run->arena, (size_t)size + 1);
    for (ssize_t got = 1; have < (size_t)size && got > 0; have += got > 0 ? (size_t)got : 0)
        got = pread(file, bytes + have, (size_t)size - have, (off_t)have);
    if (have == (size_t)size)
        result = (struct child_result){bytes, have};
    return result;
}

static struct child_result finish(struct run *run, const struct child *child)
{
    struct child_result result = {.bytes = NULL};
    pid_t ended;
    int how;

    do {
        ended = waitpid(child->id, &how, 0);
    } while (ended < 0 && errno == EINTR);
    if (ended == child->id && WIFEXITED(how) && WEXITSTATUS(how) == 0)
        result = read_result(run, child->file);
    close(child->file);
    return result;
}

size_t children_share(struct run *run, child_work *work, void *context,
                      struct child_result out[static CHILDREN_MAX])
{
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    const size_t count = cores < 1 ? 1 : cores > CHILDREN_MAX ? CHILDREN_MAX : (size_t)cores;
    struct child children[CHILDREN_MAX];
    size_t started = 0;

    if (count < 2)
        return 0;
    while (started < count && start(&children[started], started, count, work, context))
        started++;
    for (size_t i = 0; i < count; i++)
        out[i] = i < started ? finish(run, &children[i]) : (struct child_result){.bytes = NULL};
    return count;
}

struct turns {
    atomic_size_t next;
};

struct turns *turns_new(void)
{
    struct turns *turns =
        mmap(NULL, sizeof *turns, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (turns == MAP_FAILED)
        return NULL;
    atomic_init(&turns->next, 0);
    return turns;
}

size_t turns_take(struct turns *turns)
{
    return atomic_fetch_add_explicit(&turns->next, 1, memory_order_relaxed);
}

void turns_free(struct turns *turns)
{
    if (turns)
        munmap(turns, sizeof *turns);
}
