#include "store/signing.h"

#include "store/git.h"
#include "store/session.h"
#include "store/write.h"

#include "base/arena.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct signer {
    const char *path; /* of the key's file */
    enum ssh_file file;
    struct ssh_secret secret; /* its private half with SSH_FILE_SECRET only */
};

enum { SIGNATURE_MAX = 64 * 1024 };

/* --- which key --- */

/* The path that git's configuration gives, or NULL. */
static enum status configured(struct run *run, const struct store *store, const char **out)
{
    AUTO(git_config) *config = NULL;
    git_buf path = GIT_BUF_INIT;
    const char *form = NULL;
    int error = git_repository_config(&config, store->repo);

    *out = NULL;
    if (error < 0)
        return fail_git(run, error, "cannot read git's configuration");
    enum status status = config_text(run, config, "gpg.format", &form);
    if (status || !form || strcmp(form, "ssh") != 0)
        return status;
    error = git_config_get_path(&path, config, "user.signingkey");
    if (error == GIT_ENOTFOUND)
        return STATUS_OK;
    if (error < 0)
        return fail_git(run, error, "cannot read 'user.signingKey' from git's configuration");
    *out = arena_dup(run->arena, path.ptr);
    git_buf_dispose(&path);
    return STATUS_OK;
}

static enum status refuse_key(struct run *run, const char *path, const char *hint, const char *what)
{
    return fail(run, STATUS_REFUSED, "signing-key", hint, "the signing key '%s' %s", path,
                phrase(run, what));
}

/* The bytes of a key's file; NULL when it is not there. Whoever asked wipes them. */
static enum status read_file(struct run *run, const char *path, char **bytes, size_t *size,
                             mode_t *mode)
{
    AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct stat found;

    *bytes = NULL;
    *size = 0;
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return STATUS_OK;
    if (fd < 0 || fstat(fd, &found) < 0)
        return fail_system(run, "cannot read the signing key '%s'", path);
    if (!S_ISREG(found.st_mode) || found.st_size > SSH_KEY_FILE_MAX)
        return refuse_key(run, path, "name the file of an Ed25519 key that ssh-keygen made",
                          "is no key's file");
    *mode = found.st_mode;
    *bytes = arena_alloc(run->arena, SSH_KEY_FILE_MAX + 1);
    for (ssize_t got = 1; got && *size < SSH_KEY_FILE_MAX; *size += (size_t)got) {
        got = read(fd, *bytes + *size, SSH_KEY_FILE_MAX - *size);
        if (got < 0 && errno == EINTR)
            got = 0;
        else if (got < 0)
            return fail_system(run, "cannot read the signing key '%s'", path);
        else if (got == 0)
            break;
    }
    return STATUS_OK;
}

static enum status read_key(struct run *run, struct signer *signer, bool *found)
{
    char *bytes;
    size_t size;
    mode_t mode = 0;
    enum status status = read_file(run, signer->path, &bytes, &size, &mode);

    *found = bytes != NULL;
    if (status || !bytes)
        return status;
    signer->file = ssh_file_read(run->arena, bytes, size, &signer->secret);
    secret_wipe(bytes, size);
    const bool private = signer->file == SSH_FILE_SECRET || signer->file == SSH_FILE_ENCRYPTED;
    if (private && (mode & (S_IRWXG | S_IRWXO)))
        return refuse_key(run, signer->path,
                          phrase_printf(run, "run: chmod 600 '%s'", signer->path),
                          "can be read by others");
    if (signer->file == SSH_FILE_OTHER)
        return refuse_key(run, signer->path, "make one with: ssh-keygen -t ed25519",
                          "is of another type than Ed25519");
    if (signer->file == SSH_FILE_UNKNOWN)
        return refuse_key(run, signer->path, "make one with: ssh-keygen -t ed25519",
                          "is no key, or is damaged");
    return STATUS_OK;
}

/* A public key stands for the private one beside it, or else for one that an agent holds. */
static enum status read_private_half(struct run *run, struct signer *signer)
{
    const size_t length = strlen(signer->path);
    struct signer beside = *signer;
    bool found = false;

    if (signer->file != SSH_FILE_PUBLIC || length < 5 ||
        strcmp(signer->path + length - 4, ".pub") != 0)
        return STATUS_OK;
    beside.path = arena_dupn(run->arena, signer->path, length - 4);
    enum status status = read_key(run, &beside, &found);
    if (status || !found)
        return status;
    if (!ssh_key_equal(&beside.secret.key, &signer->secret.key))
        return refuse_key(run, signer->path, "make the public half again with: ssh-keygen -y",
                          "is not the public half of the private key beside it");
    *signer = beside;
    return STATUS_OK;
}

/* Nobody may wait for an answer that cannot come. */
static enum status check_usable(struct run *run, const struct signer *signer)
{
    if (signer->file == SSH_FILE_SECRET || getenv("SSH_AUTH_SOCK"))
        return STATUS_OK;
    if (signer->file == SSH_FILE_PUBLIC)
        return refuse_key(run, signer->path,
                          "name the private key's file, or start an agent that holds it",
                          "is a public key, and no agent is running");
    if (isatty(STDIN_FILENO))
        return STATUS_OK;
    return refuse_key(run, signer->path, "run 'ssh-add' first, or run the command on a terminal",
                      "needs its passphrase, and there is no terminal to ask on");
}

enum status signer_open(struct run *run, struct store *store, struct signer **out)
{
    struct signer *signer = arena_alloc(run->arena, sizeof *signer);
    const char *given = getenv("GUIYUAN_SIGNING_KEY");
    enum status status = STATUS_OK;
    bool found = false;

    *out = NULL;
    signer->path = given && *given ? given : NULL;
    if (!signer->path)
        status = configured(run, store, &signer->path);
    if (status || !signer->path)
        return status;
    status = read_key(run, signer, &found);
    if (status)
        return status;
    if (!found)
        return refuse_key(run, signer->path,
                          "name the key's file: git config --global user.signingKey "
                          "~/.ssh/id_ed25519",
                          "is not there");
    status = read_private_half(run, signer);
    if (!status)
        status = check_usable(run, signer);
    if (!status)
        *out = signer;
    return status;
}

const struct ssh_key *signer_key(const struct signer *signer)
{
    return &signer->secret.key;
}

/* --- through ssh-keygen --- */

/* What is signed, as a file that the child reads; a pipe could block both of us. */
static int message_file(const char *bytes, size_t size)
{
    int fd = memfd_create("commit", MFD_CLOEXEC);

    for (size_t done = 0; fd >= 0 && done < size;) {
        ssize_t put = write(fd, bytes + done, size - done);
        if (put > 0)
            done += (size_t)put;
        else if (put == 0 || errno != EINTR)
            fd_close(&fd);
    }
    if (fd >= 0 && lseek(fd, 0, SEEK_SET) < 0)
        fd_close(&fd);
    return fd;
}

static int spawn_ssh_keygen(const char *key, const char *space, int input, int output, pid_t *child)
{
    char *const arguments[] = {(char *)"ssh-keygen", (char *)"-q", (char *)"-Y",
                               (char *)"sign",       (char *)"-n", (char *)space,
                               (char *)"-f",         (char *)key,  NULL};
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);

    if (error)
        return error;
    error = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (!error)
        error = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (!error)
        error = posix_spawnp(child, "ssh-keygen", &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* Reads to the end and waits for the child; whether it ended well. */
static bool collect(struct run *run, int fd, pid_t child, struct text *out)
{
    char buffer[4096];
    ssize_t got;
    int state;

    *out = text_new(run->arena);
    while ((got = read(fd, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR))
        if (got > 0 && out->length < SIGNATURE_MAX)
            text_bytes(out, buffer, (size_t)got);
    while (waitpid(child, &state, 0) < 0)
        if (errno != EINTR)
            return false;
    return got == 0 && WIFEXITED(state) && WEXITSTATUS(state) == 0 && out->length;
}

static enum status sign_outside(struct run *run, const struct signer *signer, const char *space,
                                const char *bytes, size_t size, const char **out)
{
    AUTO_FD input = message_file(bytes, size);
    AUTO_FD from = -1;
    AUTO_FD to = -1;
    struct text text;
    pid_t child;
    int ends[2];

    if (input < 0 || pipe2(ends, O_CLOEXEC) < 0)
        return fail_system(run, "cannot hand the change to ssh-keygen");
    from = ends[0];
    to = ends[1];
    errno = spawn_ssh_keygen(signer->path, space, input, to, &child);
    if (errno)
        return fail(run, STATUS_SYSTEM, "signing-program", "install openssh-client",
                    "cannot start ssh-keygen to sign: %s", strerror(errno));
    fd_close(&to);
    if (!collect(run, from, child, &text))
        return refuse_key(run, signer->path,
                          "was the passphrase right, and does the agent have it?",
                          "could not be used by ssh-keygen");
    *out = text.at;
    return STATUS_OK;
}

enum status signer_sign(struct run *run, const struct signer *signer, const char *space,
                        const char *bytes, size_t size, const char **out)
{
    struct ssh_key made_with;

    if (signer->file == SSH_FILE_SECRET) {
        *out = ssh_sign(run->arena, &signer->secret, space, bytes, size);
        return STATUS_OK;
    }
    enum status status = sign_outside(run, signer, space, bytes, size, out);
    if (status)
        return status;
    if (ssh_verify(run->arena, space, *out, strlen(*out), bytes, size, &made_with) != SSH_GOOD ||
        !ssh_key_equal(&made_with, &signer->secret.key))
        return refuse_key(run, signer->path, "look at what 'ssh-keygen -Y sign -n git' makes of it",
                          "gave a signature that does not verify");
    return STATUS_OK;
}
