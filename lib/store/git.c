#include "store/git.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *errno_hint(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return N_("free some disk space and run the command again");
    case EACCES:
    case EPERM:
    case EROFS:
        return N_("check who owns the ledger's folder and whether it may be written");
    case EIO:
        return N_("the disk reports errors: copy the ledger to another disk before anything else");
    case EMFILE:
    case ENFILE:
        return N_("close other programs and run the command again");
    default:
        return NULL;
    }
}

enum status fail_git(struct run *run, int error, const char *format, ...)
{
    const int system = errno;
    const git_error *last = git_error_last();
    const char *reason =
        last && last->message ? last->message : phrase(run, "libgit2 gives no reason");
    va_list args;

    va_start(args, format);
    const char *message = phrase_vprintf(run, format, args);
    va_end(args);
    /* libgit2 also says "locked" of a file that may not be read. */
    const bool denied = strstr(reason, strerror(EACCES)) != NULL;
    if (error == GIT_ELOCKED && !denied)
        return fail(run, STATUS_BUSY, "store-busy", "another git command is running: try again",
                    "%s: %s", phrase(run, message), reason);
    bool is_system = last && last->klass == GIT_ERROR_OS;
    const char *hint =
        is_system ? errno_hint(denied ? EACCES : system) : "run 'git fsck' in the ledger";
    return fail(run, STATUS_SYSTEM, "store-git", hint, "%s: %s", phrase(run, message), reason);
}

enum status fail_system(struct run *run, const char *format, ...)
{
    const int error = errno;
    va_list args;

    va_start(args, format);
    const char *message = phrase_vprintf(run, format, args);
    va_end(args);
    return fail(run, STATUS_SYSTEM, "store-system", errno_hint(error), "%s: %s",
                phrase(run, message), strerror(error));
}

/* Stands in for mbedTLS's own, which libgit2 (as Debian builds it) calls to read the certificates
 * of every authority whenever it starts: half the time of a command that never uses the network.
 * No certificate read is none trusted, so a connection would be refused, not unprotected. */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);

int mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
    (void)chain;
    (void)path;
    return 0;
}

enum status git_enter(struct run *run)
{
    if (git_libgit2_init() < 0)
        return fail_git(run, -1, "cannot start libgit2");
    git_sync(true);
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
    /* A walk reads each commit once, and keeps the few folders that the next one has, too. */
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_COMMIT, (size_t)0);
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)0);
    return STATUS_OK;
}

void git_sync(bool on)
{
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, on ? 1 : 0);
}

void git_leave(void)
{
    git_libgit2_shutdown();
}

char *oid_text(struct oid oid, char out[static OID_TEXT])
{
    git_oid id = oid_git(oid);

    return git_oid_tostr(out, OID_TEXT, &id);
}

bool oid_parse(const char *text, struct oid *out)
{
    git_oid id;

    if (strlen(text) != OID_TEXT - 1 || strspn(text, "0123456789abcdef") != OID_TEXT - 1 ||
        git_oid_fromstr(&id, text) != 0)
        return false;
    *out = oid_of(&id);
    return true;
}

bool oid_equal(struct oid a, struct oid b)
{
    return memcmp(a.id, b.id, sizeof a.id) == 0;
}

bool oid_is_zero(struct oid oid)
{
    return oid_equal(oid, (struct oid){{0}});
}

struct oid oid_of(const git_oid *id)
{
    struct oid oid;

    memcpy(oid.id, id->id, sizeof oid.id);
    return oid;
}

git_oid oid_git(struct oid oid)
{
    git_oid id;

    memcpy(id.id, oid.id, sizeof id.id);
    return id;
}

enum status branch_read(struct run *run, const struct store *store, struct oid *out)
{
    git_oid id = {{0}};
    int error = git_reference_name_to_id(&id, store->repo, store->branch);

    if (error < 0 && error != GIT_ENOTFOUND)
        return fail_git(run, error, "cannot read the branch '%s'", store->branch);
    *out = error == GIT_ENOTFOUND ? (struct oid){{0}} : oid_of(&id);
    return STATUS_OK;
}

void fd_close(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

enum status file_slurp(struct run *run, int dir, const char *name, size_t most, char **out)
{
    AUTO_FD fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    size_t length = 0;

    *out = NULL;
    if (fd < 0)
        return errno == ENOENT ? STATUS_OK : fail_system(run, "cannot open '%s'", name);
    char *bytes = arena_alloc(run->arena, most + 1);
    while (length < most) {
        ssize_t got = read(fd, bytes + length, most - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_system(run, "cannot read '%s'", name);
        if (got == 0)
            break;
        length += (size_t)got;
    }
    *out = length < most ? bytes : NULL;
    return STATUS_OK;
}
