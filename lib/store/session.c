#include "store/session.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NOTE_SIZE = 1024, PAUSE = 20 /* milliseconds */ };

static const char mark[] = "guiyuan ";

int64_t clock_milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void pause_shortly(void)
{
    nanosleep(&(struct timespec){.tv_nsec = PAUSE * 1000000L}, NULL);
}

const char *age_text(struct run *run, int64_t since)
{
    int64_t age = (int64_t)time(NULL) - since;

    if (age < 0)
        age = 0;
    if (age < 120)
        return arena_printf(run->arena, "%lld seconds", (long long)age);
    if (age < 7200)
        return arena_printf(run->arena, "%lld minutes", (long long)(age / 60));
    return arena_printf(run->arena, "%lld hours", (long long)(age / 3600));
}

bool is_older_than_boot(int64_t since)
{
    struct timespec now, up;

    if (clock_gettime(CLOCK_REALTIME, &now) < 0 || clock_gettime(CLOCK_BOOTTIME, &up) < 0)
        return false;
    return since < (int64_t)now.tv_sec - (int64_t)up.tv_sec - 1;
}

enum status write_all(struct run *run, int fd, const char *bytes, size_t size, const char *what)
{
    for (size_t done = 0; done < size;) {
        ssize_t wrote = write(fd, bytes + done, size - done);
        if (wrote < 0 && errno != EINTR)
            return fail_system(run, "cannot write '%s'", phrase(run, what));
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return STATUS_OK;
}

enum status own_write(struct run *run, struct session *session, const char *name, const char *bytes,
                      size_t size)
{
    const char *temporary = arena_printf(run->arena, "tmp-%s", name);
    AUTO_FD fd = openat(session->own_fd, temporary,
                        O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0)
        return fail_system(run, "cannot make '.git/guiyuan/%s'", temporary);
    enum status status = write_all(run, fd, bytes, size, temporary);
    if (status)
        return status;
    if (renameat(session->own_fd, temporary, session->own_fd, name) < 0)
        return fail_system(run, "cannot write '.git/guiyuan/%s'", name);
    return STATUS_OK;
}

static enum status open_own(struct run *run, struct session *session)
{
    const int git = session->store->git_fd;

    if (mkdirat(git, "guiyuan", 0700) < 0 && errno != EEXIST)
        return fail_system(run, "cannot make '.git/guiyuan'");
    session->own_fd = openat(git, "guiyuan", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return session->own_fd < 0 ? fail_system(run, "cannot open '.git/guiyuan'") : STATUS_OK;
}

static enum status busy(struct run *run, const struct session *session)
{
    char *holder = NULL;
    enum status status = file_slurp(run, session->own_fd, "lock", NOTE_SIZE, &holder);

    if (status)
        return status;
    if (holder)
        holder[strcspn(holder, "\n")] = '\0';
    return fail(run, STATUS_BUSY, "store-busy", "run the command again when it is done",
                "somebody else is writing to '%s'%s%s", session->store->root,
                holder && *holder ? ": " : "", holder ? holder : "");
}

/* The lock's text is for people; it counts for nothing. */
static enum status sign_lock(struct run *run, const struct session *session)
{
    char day[DATE_SIZE];
    int64_t seconds = ((run->now + run->offset) % 86400 + 86400) % 86400;
    const char *text = arena_printf(run->arena, "process %ld since %s %02d:%02d\n", (long)getpid(),
                                    date_text(date_of_instant(run->now, run->offset), day),
                                    (int)(seconds / 3600), (int)(seconds / 60 % 60));

    if (ftruncate(session->lock_fd, 0) < 0)
        return fail_system(run, "cannot write '.git/guiyuan/lock'");
    return write_all(run, session->lock_fd, text, strlen(text), ".git/guiyuan/lock");
}

static enum status take(struct run *run, struct session *session)
{
    const int64_t deadline = clock_milliseconds() + session->store->patience;

    session->lock_fd =
        openat(session->own_fd, "lock", O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (session->lock_fd < 0)
        return fail_system(run, "cannot open '.git/guiyuan/lock'");
    while (flock(session->lock_fd, LOCK_EX | LOCK_NB) < 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return fail_system(run, "cannot lock '.git/guiyuan/lock'");
        if (clock_milliseconds() >= deadline)
            return busy(run, session);
        pause_shortly();
    }
    return sign_lock(run, session);
}

enum status session_begin(struct run *run, struct store *store, struct session *session)
{
    *session = (struct session){.store = store, .own_fd = -1, .lock_fd = -1};
    enum status status = open_own(run, session);
    return status ? status : take(run, session);
}

void session_end(struct session *session)
{
    if (session->index_locked)
        unlinkat(session->store->git_fd, "index.lock", 0);
    session->index_locked = false;
    fd_close(&session->lock_fd);
    fd_close(&session->own_fd);
}

/* Whether the index lock that is there was left by a killed process of ours: it carries our mark,
 * and we hold the lock that its maker held. A power cut may have taken the mark away. */
static enum status judge_index_lock(struct run *run, const struct session *session, bool *ours,
                                    const char **age)
{
    struct stat found;
    char *text = NULL;
    struct marker marker;
    const int git = session->store->git_fd;

    *ours = false;
    *age = N_("a moment");
    if (fstatat(git, "index.lock", &found, AT_SYMLINK_NOFOLLOW) < 0)
        return errno == ENOENT ? STATUS_OK : fail_system(run, "cannot look at '.git/index.lock'");
    *age = age_text(run, found.st_mtime);
    if (!S_ISREG(found.st_mode) || found.st_size >= NOTE_SIZE)
        return STATUS_OK;
    enum status status = file_slurp(run, git, "index.lock", NOTE_SIZE, &text);
    if (status || !text)
        return status;
    *ours = strncmp(text, mark, sizeof mark - 1) == 0;
    if (*ours || *text)
        return STATUS_OK;
    status = marker_read(run, session, &marker);
    *ours = marker.found && is_older_than_boot(found.st_mtime);
    return status;
}

/* Linking puts the lock in place together with its mark. */
static enum status link_index_lock(struct run *run, struct session *session, bool *taken)
{
    const char *text = arena_printf(run->arena, "%sprocess %ld\n", mark, (long)getpid());
    enum status status = own_write(run, session, "index-mark", text, strlen(text));

    if (status)
        return status;
    *taken = linkat(session->own_fd, "index-mark", session->store->git_fd, "index.lock", 0) == 0;
    session->index_locked = *taken;
    if (!*taken && errno != EEXIST)
        return fail_system(run, "cannot make '.git/index.lock'");
    if (unlinkat(session->own_fd, "index-mark", 0) < 0)
        return fail_system(run, "cannot remove '.git/guiyuan/index-mark'");
    return STATUS_OK;
}

enum status session_lock_index(struct run *run, struct session *session)
{
    const int64_t deadline = clock_milliseconds() + session->store->patience;
    const char *age = NULL;
    bool ours, taken = session->index_locked;

    while (!taken) {
        enum status status = link_index_lock(run, session, &taken);
        if (status || taken)
            return status;
        status = judge_index_lock(run, session, &ours, &age);
        if (status)
            return status;
        if (ours && unlinkat(session->store->git_fd, "index.lock", 0) < 0 && errno != ENOENT)
            return fail_system(run, "cannot remove '.git/index.lock'");
        if (!ours && clock_milliseconds() >= deadline)
            return fail(run, STATUS_BUSY, "store-index-lock",
                        "wait until it ends; if no git command runs any more, "
                        "remove '.git/index.lock'",
                        "another git command has locked '%s/.git/index' for %s",
                        session->store->root, age);
        if (!ours)
            pause_shortly();
    }
    return STATUS_OK;
}

static const char *note_value(struct run *run, const char *note, const char *key)
{
    size_t length = strlen(key);

    for (const char *line = note; line && *line;) {
        const char *end = strchr(line, '\n');
        if (!end)
            return NULL;
        if (strncmp(line, key, length) == 0 && line[length] == ' ')
            return arena_dupn(run->arena, line + length + 1, (size_t)(end - line) - length - 1);
        line = end + 1;
    }
    return NULL;
}

static bool note_oid(struct run *run, const char *note, const char *key, struct oid *out)
{
    const char *value = note_value(run, note, key);
    git_oid id;

    if (!value || strlen(value) != GIT_OID_HEXSZ || git_oid_fromstr(&id, value) < 0)
        return false;
    *out = oid_of(&id);
    return true;
}

enum status marker_read(struct run *run, const struct session *session, struct marker *out)
{
    struct stat found;
    char *note = NULL;

    *out = (struct marker){.found = false};
    if (fstatat(session->own_fd, "unfinished", &found, AT_SYMLINK_NOFOLLOW) < 0)
        return errno == ENOENT ? STATUS_OK
                               : fail_system(run, "cannot look at '.git/guiyuan/unfinished'");
    out->found = true;
    enum status status = file_slurp(run, session->own_fd, "unfinished", NOTE_SIZE, &note);
    if (status || !note)
        return status;
    out->operation = note_value(run, note, "operation");
    out->has_expected = note_oid(run, note, "expected", &out->expected);
    note_oid(run, note, "commit", &out->commit);
    return STATUS_OK;
}

enum status marker_write(struct run *run, struct session *session, const struct marker *marker)
{
    char expected[OID_TEXT], commit[OID_TEXT];
    const char *note =
        arena_printf(run->arena, "operation %s\nprocess %ld\nexpected %s\ncommit %s\n",
                     marker->operation ? marker->operation : "none", (long)getpid(),
                     oid_text(marker->expected, expected), oid_text(marker->commit, commit));

    return own_write(run, session, "unfinished", note, strlen(note));
}

static enum status unlock_index(struct run *run, struct session *session)
{
    if (!session->index_locked)
        return STATUS_OK;
    if (unlinkat(session->store->git_fd, "index.lock", 0) < 0 && errno != ENOENT)
        return fail_system(run, "cannot remove '.git/index.lock'");
    session->index_locked = false;
    return STATUS_OK;
}

enum status marker_remove(struct run *run, struct session *session)
{
    enum status status = unlock_index(run, session);

    if (status)
        return status;
    if (unlinkat(session->own_fd, "unfinished", 0) < 0 && errno != ENOENT)
        return fail_system(run, "cannot remove '.git/guiyuan/unfinished'");
    return STATUS_OK;
}

enum status synced_read(struct run *run, const struct session *session, struct oid *out,
                        bool *known)
{
    char *note = NULL;
    enum status status = file_slurp(run, session->own_fd, "synced", NOTE_SIZE, &note);

    *known = !status && note && note_oid(run, note, "commit", out);
    return status;
}

enum status synced_write(struct run *run, struct session *session, struct oid commit)
{
    char text[OID_TEXT];
    const char *note = arena_printf(run->arena, "commit %s\n", oid_text(commit, text));

    return own_write(run, session, "synced", note, strlen(note));
}

static bool is_temporary(const char *name)
{
    return strncmp(name, "tmp-", 4) == 0 || strncmp(name, "index-", 6) == 0;
}

static void dir_close(DIR **directory)
{
    if (*directory)
        closedir(*directory);
}

/* Lists the folder `name` of `dir`, and removes those files in it that `may_go` says. */
static enum status remove_files(struct run *run, int dir, const char *name,
                                bool (*may_go)(const char *name))
{
    int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    __attribute__((cleanup(dir_close))) DIR *directory = fd < 0 ? NULL : fdopendir(fd);

    if (!directory) {
        enum status status =
            errno == ENOENT ? STATUS_OK : fail_system(run, "cannot list '%s'", name);
        fd_close(&fd);
        return status;
    }
    errno = 0;
    for (struct dirent *entry; (entry = readdir(directory)); errno = 0)
        if (may_go(entry->d_name) && unlinkat(fd, entry->d_name, 0) < 0)
            return fail_system(run, "cannot remove '.git/guiyuan/%s/%s'", name, entry->d_name);
    return errno ? fail_system(run, "cannot list '%s'", name) : STATUS_OK;
}

static bool is_no_dot(const char *name)
{
    return strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

enum status folder_remove(struct run *run, int dir, const char *name)
{
    enum status status = remove_files(run, dir, name, is_no_dot);

    if (status)
        return status;
    return unlinkat(dir, name, AT_REMOVEDIR) < 0 && errno != ENOENT
               ? fail_system(run, "cannot remove '.git/guiyuan/%s'", name)
               : STATUS_OK;
}

enum status own_sweep(struct run *run, const struct session *session)
{
    return remove_files(run, session->own_fd, ".", is_temporary);
}
