#include "store/pack.h"

#include "store/object.h"
#include "store/packing.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Above this many loose objects packing is due: about 150 changes. Each takes a block of 4 KiB
 * on disk, whatever its size. */
enum { LOOSE_MANY = 1000, DEPTH_MAX = 64 };

static const char folder_name[] = "pack-new";

struct packing {
    struct run *run;
    struct session *session;
    struct inventory inventory;
    struct oidset wanted;  /* the flag: it is in the builder */
    struct oidset damaged; /* loose objects that do not read; they stay where they are */
    git_packbuilder *builder;
};

static int by_count(const void *a, const void *b)
{
    const struct pack *left = a, *right = b;

    return (left->count > right->count) - (left->count < right->count);
}

/* Joins a pack when what is joined already comes near its size. So sizes at least double from
 * one pack to the next, there are few of them, and an object is packed again only a few times. */
static size_t choose(struct inventory *inventory, bool everything)
{
    size_t total = inventory->loose_count, joined = 0;

    if (inventory->pack_count)
        qsort(inventory->packs, inventory->pack_count, sizeof *inventory->packs, by_count);
    for (size_t i = 0; i < inventory->pack_count; i++) {
        struct pack *pack = &inventory->packs[i];
        if (!everything && pack->count >= 2 * total)
            break;
        pack->joined = true;
        total += pack->count;
        joined++;
    }
    return joined;
}

static enum status insert(struct packing *packing, struct oidset_slot *slot, const char *name)
{
    git_oid id = oid_git(slot->oid);
    int error = git_packbuilder_insert(packing->builder, &id, name);

    slot->flag = true;
    return error < 0 ? fail_git(packing->run, error, "cannot pack the ledger's objects")
                     : STATUS_OK;
}

static struct oidset_slot *find_new(const struct packing *packing, struct oid oid)
{
    struct oidset_slot *slot = oidset_find(&packing->wanted, oid);

    return slot && !slot->flag ? slot : NULL;
}

/* A power cut leaves damaged objects that nothing refers to. Of any other the history needs it. */
static enum status check_whole(const struct packing *packing, struct oid oid)
{
    char text[OID_TEXT];

    if (packing->damaged.count == 0 || !oidset_find(&packing->damaged, oid))
        return STATUS_OK;
    return fail(packing->run, STATUS_SYSTEM, "store-damaged",
                "restore '.git/objects' from another copy of the ledger",
                "the object '%s' is damaged", oid_text(oid, text));
}

/* Objects of the same path resemble each other; the builder takes the path as a hint. */
static enum status insert_tree(struct packing *packing, struct oid tree, const char *path,
                               int depth)
{
    struct run *run = packing->run;
    struct oidset_slot *slot = depth < DEPTH_MAX ? find_new(packing, tree) : NULL;
    AUTO(git_odb_object) *object = NULL;
    struct tree_item item;

    if (!slot)
        return STATUS_OK;
    enum status status = insert(packing, slot, path);
    if (!status)
        status = object_read(run, packing->session->store->odb, tree, GIT_OBJECT_TREE, &object);
    if (status)
        return status;
    struct tree_cursor cursor = tree_cursor(object);
    while (!status && tree_next(&cursor, &item)) {
        slot = find_new(packing, item.oid);
        status = check_whole(packing, item.oid);
        if (status || !slot)
            continue;
        const char *below = arena_printf(run->arena, "%s/%s", path, item.name);
        status = item.mode == MODE_TREE ? insert_tree(packing, item.oid, below, depth + 1)
                                        : insert(packing, slot, below);
    }
    return status;
}

/* From the last commit back to one that stays where it is. */
static enum status insert_history(struct packing *packing)
{
    struct run *run = packing->run;
    struct store *store = packing->session->store;
    struct oid next;
    enum status status = branch_read(run, store, &next);

    if (!status)
        status = check_whole(packing, next);
    for (struct oidset_slot *slot; !status && (slot = find_new(packing, next));) {
        AUTO(git_odb_object) *object = NULL;
        struct glance glance;
        status = commit_open(run, store->odb, next, &object, &glance);
        if (!status)
            status = insert(packing, slot, NULL);
        if (!status)
            status = check_whole(packing, glance.tree);
        if (!status)
            status = insert_tree(packing, glance.tree, "", 0);
        next = glance.parent;
        if (!status)
            status = check_whole(packing, next);
    }
    return status;
}

static enum status insert_rest(struct packing *packing)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; !status && i < packing->wanted.capacity; i++) {
        struct oidset_slot *slot = &packing->wanted.slots[i];
        if (slot->used && !slot->flag)
            status = insert(packing, slot, NULL);
    }
    return status;
}

static const char *pack_folder(const struct packing *packing)
{
    return arena_printf(packing->run->arena, "%s/objects/pack", packing->session->store->git_dir);
}

static enum status want_loose(struct packing *packing)
{
    struct inventory *inventory = &packing->inventory;
    size_t whole = 0;

    for (size_t i = 0; i < inventory->loose_count; i++) {
        AUTO(git_odb_object) *object = NULL;
        const struct oid oid = inventory->loose[i];
        git_oid id = oid_git(oid);
        int error = git_odb_read(&object, packing->session->store->odb, &id);
        const git_error *last = error < 0 ? git_error_last() : NULL;
        if (error == GIT_EMISMATCH || (last && last->klass == GIT_ERROR_ZLIB)) {
            oidset_add(&packing->damaged, oid);
            continue;
        }
        if (error < 0)
            return fail_git(packing->run, error, "cannot pack the ledger's objects");
        inventory->loose[whole++] = oid;
        oidset_add(&packing->wanted, oid);
    }
    inventory->loose_count = whole;
    return STATUS_OK;
}

static enum status want(struct packing *packing)
{
    struct inventory *inventory = &packing->inventory;

    packing->wanted = packing->damaged = (struct oidset){.arena = packing->run->arena};
    enum status status = want_loose(packing);
    for (size_t i = 0; !status && i < inventory->pack_count; i++)
        if (inventory->packs[i].joined)
            status = pack_list(packing->run, pack_folder(packing), inventory->packs[i].name,
                               &packing->wanted);
    return status;
}

static enum status make_folder(struct packing *packing, const char **out)
{
    struct run *run = packing->run;
    const char *path =
        arena_printf(run->arena, "%s/guiyuan/%s", packing->session->store->git_dir, folder_name);

    if (mkdirat(packing->session->own_fd, folder_name, 0700) < 0)
        return fail_system(run, "cannot make '%s'", path);
    *out = path;
    return STATUS_OK;
}

static enum status build(struct packing *packing, const char *folder, const char **name)
{
    AUTO(git_packbuilder) *builder = NULL;
    struct run *run = packing->run;
    int error = git_packbuilder_new(&builder, packing->session->store->repo);

    if (error < 0)
        return fail_git(run, error, "cannot pack the ledger's objects");
    git_packbuilder_set_threads(builder, 0);
    packing->builder = builder;
    enum status status = insert_history(packing);
    if (!status)
        status = insert_rest(packing);
    if (status)
        return status;
    error = git_packbuilder_write(builder, folder, 0444, NULL, NULL);
    if (error < 0)
        return fail_git(run, error, "cannot write a pack into '%s'", folder);
    *name = arena_printf(run->arena, "pack-%s", git_packbuilder_name(builder));
    return STATUS_OK;
}

static enum status sync_at(struct run *run, int dir, const char *name)
{
    AUTO_FD fd = openat(dir, name, O_RDONLY | O_CLOEXEC);

    return fd < 0 || fsync(fd) < 0 ? fail_system(run, "cannot sync '%s'", name) : STATUS_OK;
}

/* The index last: only with it the pack counts. */
static enum status install(struct packing *packing, const char *name)
{
    static const char *const ends[] = {"pack", "idx"};
    struct run *run = packing->run;
    const int git = packing->session->store->git_fd, own = packing->session->own_fd;
    enum status status = STATUS_OK;

    for (size_t i = 0; !status && i < sizeof ends / sizeof *ends; i++) {
        const char *from = arena_printf(run->arena, "%s/%s.%s", folder_name, name, ends[i]);
        const char *to = arena_printf(run->arena, "objects/pack/%s.%s", name, ends[i]);
        status = sync_at(run, own, from);
        if (!status && renameat(own, from, git, to) < 0)
            status = fail_system(run, "cannot put '%s' into '.git/objects/pack'", from);
        if (!status)
            status = sync_at(run, git, "objects/pack");
    }
    return status;
}

static enum status pack_wanted(struct packing *packing)
{
    struct run *run = packing->run;
    const char *folder = NULL, *name = NULL;
    enum status status = want(packing);

    if (status || packing->wanted.count == 0)
        return status;
    status = make_folder(packing, &folder);
    if (!status)
        status = build(packing, folder, &name);
    if (!status)
        status = pack_verify(run, folder, name, &packing->wanted);
    if (!status)
        status = install(packing, name);
    if (!status)
        status = inventory_drop(run, packing->session->store, &packing->inventory, name);
    if (!status)
        status = folder_remove(run, packing->session->own_fd, folder_name);
    return status;
}

static enum status pack_locked(struct run *run, struct session *session, bool everything,
                               struct pack_result *out)
{
    struct store *store = session->store;
    struct packing packing = {.run = run, .session = session};
    enum status status = inventory_take(run, store, &packing.inventory);

    if (!status)
        status = sweep_old_temporaries(run, store);
    if (!status)
        status = folder_remove(run, session->own_fd, folder_name);
    if (status)
        return status;
    const struct inventory *inventory = &packing.inventory;
    size_t joined = choose(&packing.inventory, everything);
    *out = (struct pack_result){.loose_before = inventory->loose_count,
                                .packs_after = inventory->pack_count};
    if (inventory->loose_count == 0 && joined < 2)
        return STATUS_OK;
    status = pack_wanted(&packing);
    if (status)
        return status;
    out->objects_packed = packing.wanted.count;
    out->packs_after = inventory->pack_count - joined + (packing.wanted.count > 0);
    int error = git_odb_refresh(store->odb);
    return error < 0 ? fail_git(run, error, "cannot read the new pack") : STATUS_OK;
}

enum status store_pack(struct run *run, struct store *store, bool everything,
                       struct pack_result *out)
{
    AUTO_SESSION session = {.own_fd = -1, .lock_fd = -1};

    *out = (struct pack_result){.loose_before = 0};
    enum status status = session_begin(run, store, &session);
    return status ? status : pack_locked(run, &session, everything, out);
}

void store_pack_if_due(struct run *run, struct store *store)
{
    const size_t findings = run->count;
    const int patience = store->patience;
    struct pack_result ignored;

    if (loose_estimate(store) <= LOOSE_MANY)
        return;
    store->patience = 0;
    enum status status = store_pack(run, store, false, &ignored);
    store->patience = patience;
    if (status == STATUS_BUSY)
        run->count = findings;
    for (size_t i = findings; i < run->count; i++)
        run->findings[i].severity = SEVERITY_WARNING;
}
