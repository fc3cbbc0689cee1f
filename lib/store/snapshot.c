#include "store/snapshot.h"

#include "store/object.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

struct snapshot *snapshot_new(struct run *run, struct store *store)
{
    struct snapshot *snapshot = arena_alloc(run->arena, sizeof *snapshot);

    snapshot->store = store;
    snapshot->arena = run->arena;
    return snapshot;
}

enum status snapshot_of(struct run *run, struct store *store, struct oid commit,
                        struct snapshot **out)
{
    AUTO(git_odb_object) *object = NULL;
    struct glance glance;
    enum status status = commit_open(run, store->odb, commit, &object, &glance);

    if (status)
        return status;
    struct snapshot *snapshot = snapshot_new(run, store);
    snapshot->commit = commit;
    snapshot->tree = glance.tree;
    snapshot->time = glance.time;
    snapshot->offset = glance.offset;
    *out = snapshot;
    return STATUS_OK;
}

enum status store_nothing(struct run *run, struct store *store, struct snapshot **out)
{
    *out = snapshot_new(run, store);
    (*out)->root = arena_alloc(run->arena, sizeof *(*out)->root);
    return STATUS_OK;
}

struct oid snapshot_commit(const struct snapshot *snapshot)
{
    return snapshot->commit;
}

int64_t snapshot_time(const struct snapshot *snapshot)
{
    return snapshot->time;
}

static size_t count_items(git_odb_object *object)
{
    struct tree_cursor cursor = tree_cursor(object);
    struct tree_item item;
    size_t count = 0;

    while (tree_next(&cursor, &item))
        count++;
    return count;
}

enum status snapshot_tree(struct run *run, const struct snapshot *snapshot, struct oid oid,
                          const char *path, struct tree **out)
{
    AUTO(git_odb_object) *object = NULL;
    enum status status = object_read(run, snapshot->store->odb, oid, GIT_OBJECT_TREE, &object);

    if (status)
        return status;
    struct arena *arena = snapshot->arena;
    struct tree *tree = arena_alloc(arena, sizeof *tree);
    tree->nodes = arena_array(arena, count_items(object), sizeof *tree->nodes);
    struct tree_cursor cursor = tree_cursor(object);
    for (struct tree_item item; tree_next(&cursor, &item); tree->count++)
        tree->nodes[tree->count] = (struct node){.name = arena_dupn(arena, item.name, item.length),
                                                 .length = item.length,
                                                 .mode = item.mode,
                                                 .oid = item.oid};
    if (cursor.bad)
        return fail(run, STATUS_DATA, "store-path",
                    "a ledger's names have no control character, '\\' or '.git' in them",
                    "the folder '%s' holds a name that no ledger may have", *path ? path : ".");
    *out = tree;
    return STATUS_OK;
}

enum status snapshot_root(struct run *run, const struct snapshot *snapshot, struct tree **out)
{
    if (!snapshot->root) {
        struct tree *tree;
        enum status status = snapshot_tree(run, snapshot, snapshot->tree, "", &tree);
        if (status)
            return status;
        /* The cache is no part of what a snapshot is. */
        ((struct snapshot *)(uintptr_t)snapshot)->root = tree;
    }
    *out = snapshot->root;
    return STATUS_OK;
}

static struct node *search(const struct tree *tree, const char *name, size_t length, bool is_tree)
{
    size_t low = 0, high = tree->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct node *node = &tree->nodes[middle];
        int order =
            tree_compare(name, length, is_tree, node->name, node->length, node->mode == MODE_TREE);
        if (order == 0)
            return node;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

enum status snapshot_find(struct run *run, const struct snapshot *snapshot, const char *path,
                          const struct node **out)
{
    struct tree *tree = NULL;
    enum status status = snapshot_root(run, snapshot, &tree);

    *out = NULL;
    for (const char *name = path; !status && *name;) {
        const char *slash = strchr(name, '/');
        size_t length = slash ? (size_t)(slash - name) : strlen(name);
        struct node *node = slash ? NULL : search(tree, name, length, false);
        if (!node)
            node = search(tree, name, length, true);
        if (!node || !slash) {
            *out = node;
            return STATUS_OK;
        }
        if (!node->tree)
            status = snapshot_tree(run, snapshot, node->oid, path, &node->tree);
        tree = node->tree;
        name = slash + 1;
    }
    return status;
}

static int by_path(const void *a, const void *b)
{
    const struct edit *const *left = a, *const *right = b;

    return strcmp((*left)->path, (*right)->path);
}

enum status snapshot_overlay(struct run *run, const struct snapshot *base, const struct edit *edits,
                             size_t count, struct snapshot **out)
{
    struct snapshot *overlay = snapshot_new(run, base->store);

    overlay->commit = base->commit;
    overlay->time = base->time;
    overlay->offset = base->offset;
    overlay->base = base;
    overlay->edits = arena_array(run->arena, count, sizeof *overlay->edits);
    overlay->edit_count = count;
    for (size_t i = 0; i < count; i++)
        overlay->edits[i] = &edits[i];
    if (count)
        qsort(overlay->edits, count, sizeof *overlay->edits, by_path);
    *out = overlay;
    return STATUS_OK;
}

const struct edit *snapshot_edit(const struct snapshot *snapshot, const char *path)
{
    const struct edit key = {.path = path}, *at = &key;

    for (; snapshot; snapshot = snapshot->base) {
        const struct edit **found = snapshot->edit_count
                                        ? bsearch(&at, snapshot->edits, snapshot->edit_count,
                                                  sizeof *snapshot->edits, by_path)
                                        : NULL;
        if (found)
            return *found;
    }
    return NULL;
}

enum status blob_read(struct run *run, git_odb *odb, struct oid oid, struct blob *out)
{
    AUTO(git_odb_object) *object = NULL;
    enum status status = object_read(run, odb, oid, GIT_OBJECT_BLOB, &object);

    if (status)
        return status;
    const size_t size = git_odb_object_size(object);
    *out = (struct blob){.bytes = arena_dupn(run->arena, git_odb_object_data(object), size),
                         .size = size,
                         .oid = oid,
                         .found = true};
    return STATUS_OK;
}

static const struct snapshot *bottom(const struct snapshot *snapshot)
{
    while (snapshot->base)
        snapshot = snapshot->base;
    return snapshot;
}

enum status snapshot_read(struct run *run, const struct snapshot *snapshot, const char *path,
                          struct blob *out)
{
    const struct edit *edit = snapshot_edit(snapshot, path);
    const struct node *node = NULL;

    *out = (struct blob){.found = false};
    if (edit) {
        if (edit->bytes)
            *out = (struct blob){.bytes = arena_dupn(run->arena, edit->bytes, edit->size),
                                 .size = edit->size,
                                 .found = true};
        return STATUS_OK;
    }
    enum status status = snapshot_find(run, bottom(snapshot), path, &node);
    if (status || !node)
        return status;
    if ((node->mode & MODE_TYPE) != MODE_REGULAR)
        return fail(
            run, STATUS_DATA, "store-not-a-file", NULL, "'%s' is %s, not a file", path,
            phrase(run, node->mode == MODE_TREE ? "a folder" : "a symbolic link or a submodule"));
    return blob_read(run, snapshot->store->odb, node->oid, out);
}

struct listing {
    struct entry *entries;
    size_t count, capacity;
};

static void listing_add(struct run *run, struct listing *listing, struct entry entry)
{
    ARENA_PUSH(run->arena, listing->entries, listing->count, listing->capacity);
    listing->entries[listing->count++] = entry;
}

enum { DEPTH_MAX = 64 };

/* `path` is the folder's, without a '/' at its end. */
static enum status list_tree(struct run *run, const struct snapshot *snapshot, struct tree *tree,
                             const char *path, int depth, struct listing *listing)
{
    enum status status = STATUS_OK;

    if (depth > DEPTH_MAX)
        return fail(run, STATUS_DATA, "store-path", NULL, "the folder '%s' is too deep", path);
    for (size_t i = 0; !status && i < tree->count; i++) {
        struct node *node = &tree->nodes[i];
        const char *below =
            *path ? arena_printf(run->arena, "%s/%s", path, node->name) : node->name;
        if (node->mode != MODE_TREE) {
            listing_add(run, listing,
                        (struct entry){.path = below, .oid = node->oid, .mode = node->mode});
            continue;
        }
        if (!node->tree)
            status = snapshot_tree(run, snapshot, node->oid, below, &node->tree);
        if (!status)
            status = list_tree(run, snapshot, node->tree, below, depth + 1, listing);
    }
    return status;
}

static enum status list_base(struct run *run, const struct snapshot *snapshot, const char *prefix,
                             struct listing *listing)
{
    const struct node *node = NULL;
    struct tree *tree = NULL;
    enum status status;

    if (!*prefix) {
        status = snapshot_root(run, snapshot, &tree);
        return status ? status : list_tree(run, snapshot, tree, "", 0, listing);
    }
    status = snapshot_find(run, snapshot, prefix, &node);
    if (status || !node)
        return status;
    if (node->mode != MODE_TREE) {
        listing_add(run, listing,
                    (struct entry){.path = prefix, .oid = node->oid, .mode = node->mode});
        return STATUS_OK;
    }
    tree = node->tree;
    if (!tree)
        status = snapshot_tree(run, snapshot, node->oid, prefix, &tree);
    return status ? status : list_tree(run, snapshot, tree, prefix, 0, listing);
}

static bool is_below(const char *path, const char *prefix)
{
    size_t length = strlen(prefix);

    return length == 0 ||
           (strncmp(path, prefix, length) == 0 && (!path[length] || path[length] == '/'));
}

/* Both sides are sorted; an edit replaces or removes the entry of the same path. */
static void list_edits(struct run *run, const struct snapshot *overlay, const char *prefix,
                       struct listing *listing)
{
    struct listing merged = {.count = 0};
    size_t at = 0;

    for (size_t i = 0; i < overlay->edit_count; i++) {
        const struct edit *edit = overlay->edits[i];
        int order = -1;
        if (!is_below(edit->path, prefix))
            continue;
        while (at < listing->count && (order = strcmp(listing->entries[at].path, edit->path)) < 0)
            listing_add(run, &merged, listing->entries[at++]);
        at += at < listing->count && order == 0;
        if (edit->bytes)
            listing_add(run, &merged, (struct entry){.path = edit->path, .mode = MODE_FILE});
    }
    while (at < listing->count)
        listing_add(run, &merged, listing->entries[at++]);
    *listing = merged;
}

static enum status list_layers(struct run *run, const struct snapshot *snapshot, const char *prefix,
                               struct listing *listing)
{
    if (!snapshot->base)
        return list_base(run, snapshot, prefix, listing);
    enum status status = list_layers(run, snapshot->base, prefix, listing);
    if (!status && snapshot->edit_count)
        list_edits(run, snapshot, prefix, listing);
    return status;
}

enum status snapshot_list(struct run *run, const struct snapshot *snapshot, const char *prefix,
                          struct entry **out, size_t *count)
{
    struct listing listing = {.count = 0};
    size_t length = strlen(prefix);

    while (length && prefix[length - 1] == '/')
        length--;
    enum status status =
        list_layers(run, snapshot, arena_dupn(run->arena, prefix, length), &listing);
    *out = listing.entries;
    *count = listing.count;
    return status;
}

static enum status folders_of_base(struct run *run, const struct snapshot *snapshot,
                                   const char *folder, struct listing *listing)
{
    const struct node *node = NULL;
    enum status status = snapshot_find(run, snapshot, folder, &node);

    if (status || !node || node->mode != MODE_TREE)
        return status;
    struct tree *tree = node->tree;
    if (!tree)
        status = snapshot_tree(run, snapshot, node->oid, folder, &tree);
    for (size_t i = 0; !status && i < tree->count; i++)
        if (tree->nodes[i].mode == MODE_TREE)
            listing_add(run, listing,
                        (struct entry){
                            .path = arena_printf(run->arena, "%s/%s", folder, tree->nodes[i].name),
                            .oid = tree->nodes[i].oid,
                            .mode = MODE_TREE});
    return status;
}

/* The path of the folder directly below `folder` that a path lies in, or NULL. */
static const char *folder_within(struct run *run, const char *folder, const char *path)
{
    const size_t length = strlen(folder);
    const char *slash;

    if (strncmp(path, folder, length) != 0 || path[length] != '/')
        return NULL;
    slash = strchr(path + length + 1, '/');
    return slash ? arena_dupn(run->arena, path, (size_t)(slash - path)) : NULL;
}

/* What lies in a folder that an edit lies in is not named by the tree's id any more. */
static void touch_folder(struct run *run, const char *path, struct listing *listing)
{
    size_t at = 0;

    while (at < listing->count && strcmp(listing->entries[at].path, path) < 0)
        at++;
    if (at == listing->count || strcmp(listing->entries[at].path, path) != 0) {
        listing_add(run, listing, (struct entry){.path = NULL});
        memmove(&listing->entries[at + 1], &listing->entries[at],
                (listing->count - 1 - at) * sizeof *listing->entries);
    }
    listing->entries[at] = (struct entry){.path = path, .mode = MODE_TREE};
}

static enum status folders_of_layers(struct run *run, const struct snapshot *snapshot,
                                     const char *folder, struct listing *listing)
{
    if (!snapshot->base)
        return folders_of_base(run, snapshot, folder, listing);
    enum status status = folders_of_layers(run, snapshot->base, folder, listing);
    for (size_t i = 0; !status && i < snapshot->edit_count; i++) {
        const char *path = folder_within(run, folder, snapshot->edits[i]->path);
        if (path)
            touch_folder(run, path, listing);
    }
    return status;
}

enum status snapshot_folders(struct run *run, const struct snapshot *snapshot, const char *folder,
                             struct entry **out, size_t *count)
{
    struct listing listing = {.count = 0};
    enum status status = folders_of_layers(run, snapshot, folder, &listing);

    *out = listing.entries;
    *count = listing.count;
    return status;
}
