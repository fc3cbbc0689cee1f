#include "store/packing.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <git2/sys/odb_backend.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { REST_HEX = 38, SAMPLES = 4, TEMPORARY_AGE = 3600 /* seconds */ };

static void dir_close(DIR **directory)
{
    if (*directory)
        closedir(*directory);
}

#define AUTO_DIR __attribute__((cleanup(dir_close))) DIR

/* NULL with errno when it cannot be opened. */
static DIR *open_dir(const struct store *store, const char *path)
{
    int fd = openat(store->git_fd, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *directory = fd < 0 ? NULL : fdopendir(fd);

    if (!directory && fd >= 0)
        close(fd);
    return directory;
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), tail = strlen(end);

    return length > tail && strcmp(name + length - tail, end) == 0;
}

static enum status take_loose(struct run *run, const struct store *store, int first,
                              struct inventory *out)
{
    const char *folder = arena_printf(run->arena, "objects/%02x", (unsigned)first);
    AUTO_DIR *directory = open_dir(store, folder);

    if (!directory)
        return errno == ENOENT ? STATUS_OK : fail_system(run, "cannot list '.git/%s'", folder);
    errno = 0;
    for (struct dirent *entry; (entry = readdir(directory)); errno = 0) {
        char text[OID_TEXT];
        git_oid id;
        if (strlen(entry->d_name) != REST_HEX)
            continue;
        int length = snprintf(text, sizeof text, "%02x%s", (unsigned)first, entry->d_name);
        if (length != OID_TEXT - 1 || git_oid_fromstr(&id, text) < 0)
            continue;
        ARENA_PUSH(run->arena, out->loose, out->loose_count, out->loose_capacity);
        out->loose[out->loose_count++] = oid_of(&id);
    }
    return errno ? fail_system(run, "cannot list '.git/%s'", folder) : STATUS_OK;
}

static bool has_file(const struct store *store, const char *path)
{
    struct stat found;

    return fstatat(store->git_fd, path, &found, AT_SYMLINK_NOFOLLOW) == 0;
}

/* The last number of the table at the beginning of an index is that of all objects. */
static enum status count_objects(struct run *run, const struct store *store, const char *name,
                                 size_t *out)
{
    const char *path = arena_printf(run->arena, "objects/pack/%s.idx", name);
    AUTO_FD fd = openat(store->git_fd, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    unsigned char bytes[4];
    const off_t last = 8 + 255 * 4;

    if (fd < 0)
        return fail_system(run, "cannot open '.git/%s'", path);
    ssize_t got = pread(fd, bytes, sizeof bytes, last);
    if (got != (ssize_t)sizeof bytes)
        return fail(run, STATUS_SYSTEM, "store-damaged", "run 'git fsck' in the ledger",
                    "'.git/%s' is cut off", path);
    *out = (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
    return STATUS_OK;
}

static enum status take_pack(struct run *run, const struct store *store, const char *file,
                             struct inventory *out)
{
    static const char *const guards[] = {"keep", "promisor", "mtimes"};
    struct pack pack = {.name = arena_dupn(run->arena, file, strlen(file) - strlen(".pack"))};

    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
        if (has_file(store, arena_printf(run->arena, "objects/pack/%s.%s", pack.name, guards[i])))
            return STATUS_OK;
    if (!has_file(store, arena_printf(run->arena, "objects/pack/%s.idx", pack.name)))
        return STATUS_OK;
    enum status status = count_objects(run, store, pack.name, &pack.count);
    if (status)
        return status;
    ARENA_PUSH(run->arena, out->packs, out->pack_count, out->pack_capacity);
    out->packs[out->pack_count++] = pack;
    return STATUS_OK;
}

static enum status take_packs(struct run *run, const struct store *store, struct inventory *out)
{
    AUTO_DIR *directory = open_dir(store, "objects/pack");
    enum status status = STATUS_OK;

    if (!directory)
        return errno == ENOENT ? STATUS_OK : fail_system(run, "cannot list '.git/objects/pack'");
    errno = 0;
    for (struct dirent *entry; !status && (entry = readdir(directory)); errno = 0)
        if (ends_with(entry->d_name, ".pack"))
            status = take_pack(run, store, entry->d_name, out);
    return !status && errno ? fail_system(run, "cannot list '.git/objects/pack'") : status;
}

enum status inventory_take(struct run *run, const struct store *store, struct inventory *out)
{
    enum status status = STATUS_OK;

    *out = (struct inventory){.loose = NULL};
    for (int first = 0; !status && first < 256; first++)
        status = take_loose(run, store, first, out);
    return status ? status : take_packs(run, store, out);
}

/* An object database that has nothing but one pack. */
static int open_pack(const char *folder, const char *name, struct arena *arena, git_odb **out)
{
    git_odb_backend *backend;
    const char *index = arena_printf(arena, "%s/%s.idx", folder, name);
    int error = git_odb_new(out);

    if (!error)
        error = git_odb_backend_one_pack(&backend, index);
    if (error)
        return error;
    error = git_odb_add_backend(*out, backend, 1);
    if (error)
        backend->free(backend);
    return error;
}

static int add_oid(const git_oid *id, void *context)
{
    oidset_add(context, oid_of(id));
    return 0;
}

enum status pack_list(struct run *run, const char *folder, const char *name, struct oidset *set)
{
    AUTO(git_odb) *odb = NULL;
    int error = open_pack(folder, name, run->arena, &odb);

    if (!error)
        error = git_odb_foreach(odb, add_oid, set);
    return error < 0 ? fail_git(run, error, "cannot list the pack '%s'", name) : STATUS_OK;
}

enum status pack_verify(struct run *run, const char *folder, const char *name,
                        const struct oidset *set)
{
    AUTO(git_odb) *odb = NULL;
    int error = open_pack(folder, name, run->arena, &odb);

    for (size_t i = 0; !error && i < set->capacity; i++) {
        AUTO(git_odb_object) *object = NULL;
        git_oid id = oid_git(set->slots[i].oid);
        if (set->slots[i].used)
            error = git_odb_read(&object, odb, &id);
    }
    return error < 0 ? fail_git(run, error, "the new pack '%s' does not read back", name)
                     : STATUS_OK;
}

static enum status drop(struct run *run, const struct store *store, const char *path)
{
    return unlinkat(store->git_fd, path, 0) < 0 && errno != ENOENT
               ? fail_system(run, "cannot remove '.git/%s'", path)
               : STATUS_OK;
}

/* The index goes first: a pack without one is not looked at. */
static enum status drop_pack(struct run *run, const struct store *store, const char *name)
{
    static const char *const ends[] = {"idx", "rev", "bitmap", "pack"};
    enum status status = drop(run, store, "objects/pack/multi-pack-index");

    for (size_t i = 0; !status && i < sizeof ends / sizeof *ends; i++)
        status = drop(run, store, arena_printf(run->arena, "objects/pack/%s.%s", name, ends[i]));
    return status;
}

enum status inventory_drop(struct run *run, const struct store *store,
                           const struct inventory *inventory, const char *kept)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; !status && i < inventory->pack_count; i++)
        if (inventory->packs[i].joined && strcmp(inventory->packs[i].name, kept) != 0)
            status = drop_pack(run, store, inventory->packs[i].name);
    for (size_t i = 0; !status && i < inventory->loose_count; i++) {
        char text[OID_TEXT];
        oid_text(inventory->loose[i], text);
        status = drop(run, store, arena_printf(run->arena, "objects/%.2s/%s", text, text + 2));
    }
    /* A folder that is not empty stays. */
    for (unsigned first = 0; !status && first < 256; first++) {
        const char *folder = arena_printf(run->arena, "objects/%02x", first);
        if (unlinkat(store->git_fd, folder, AT_REMOVEDIR) < 0 && errno != ENOENT &&
            errno != ENOTEMPTY && errno != EEXIST)
            status = fail_system(run, "cannot remove '.git/%s'", folder);
    }
    return status;
}

size_t loose_estimate(const struct store *store)
{
    static const char *const samples[SAMPLES] = {"objects/17", "objects/4a", "objects/93",
                                                 "objects/c8"};
    size_t count = 0;

    for (size_t i = 0; i < SAMPLES; i++) {
        AUTO_DIR *directory = open_dir(store, samples[i]);
        if (!directory)
            continue;
        for (struct dirent *entry; (entry = readdir(directory));)
            count += strlen(entry->d_name) == REST_HEX;
    }
    return count * 256 / SAMPLES;
}

static bool is_temporary(struct run *run, const struct store *store, const char *name)
{
    (void)run;
    (void)store;
    return strncmp(name, "tmp_object_git2_", 16) == 0;
}

/* Of a pack that was being removed, or is just being brought by somebody else. */
static bool lacks_index(struct run *run, const struct store *store, const char *name)
{
    if (!ends_with(name, ".pack"))
        return false;
    const int stem = (int)(strlen(name) - strlen(".pack"));
    const char *index = arena_printf(run->arena, "objects/pack/%.*s.idx", stem, name);
    struct stat found;
    return fstatat(store->git_fd, index, &found, AT_SYMLINK_NOFOLLOW) < 0 && errno == ENOENT;
}

static enum status sweep_old(struct run *run, const struct store *store, const char *folder,
                             bool (*is_rubbish)(struct run *, const struct store *, const char *))
{
    AUTO_DIR *directory = open_dir(store, folder);
    const time_t old = time(NULL) - TEMPORARY_AGE;
    enum status status = STATUS_OK;
    struct stat found;

    if (!directory)
        return errno == ENOENT ? STATUS_OK : fail_system(run, "cannot list '.git/%s'", folder);
    errno = 0;
    for (struct dirent *entry; !status && (entry = readdir(directory)); errno = 0) {
        if (!is_rubbish(run, store, entry->d_name) ||
            fstatat(dirfd(directory), entry->d_name, &found, AT_SYMLINK_NOFOLLOW) < 0 ||
            !S_ISREG(found.st_mode) || found.st_mtime > old)
            continue;
        status = drop(run, store, arena_printf(run->arena, "%s/%s", folder, entry->d_name));
    }
    return !status && errno ? fail_system(run, "cannot list '.git/%s'", folder) : status;
}

enum status sweep_old_temporaries(struct run *run, const struct store *store)
{
    enum status status = sweep_old(run, store, "objects", is_temporary);

    return status ? status : sweep_old(run, store, "objects/pack", lacks_index);
}
