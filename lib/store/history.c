#include "store/history.h"

#include "store/diff.h"
#include "store/object.h"
#include "store/snapshot.h"

#include "base/arena.h"

#include <string.h>

enum { DEPTH_MAX = 64 };

struct difference {
    struct run *run;
    struct store *store;
    struct path_change *changes;
    size_t count, capacity;
};

/* One side of a comparison: the entries of a folder, or nothing. */
struct side {
    git_odb_object *object;
    struct tree_cursor cursor;
    struct tree_item item;
    bool more;
};

static void side_close(struct side *side)
{
    git_odb_object_free(side->object);
}

static void side_next(struct side *side)
{
    side->more = side->object && tree_next(&side->cursor, &side->item);
}

/* A folder that was read lately, or reads it; the caller frees it. That one more has an object is
 * only counted, which does not fail. */
static enum status tree_open(struct run *run, struct store *store, struct oid tree,
                             git_odb_object **out)
{
    struct recent_trees *recent = &store->recent;
    const git_oid id = oid_git(tree);

    for (size_t i = 0; i < RECENT_TREES; i++)
        if (recent->object[i] && git_oid_equal(git_odb_object_id(recent->object[i]), &id)) {
            (void)git_odb_object_dup(out, recent->object[i]);
            return STATUS_OK;
        }
    enum status status = object_read(run, store->odb, tree, GIT_OBJECT_TREE, out);
    if (status)
        return status;
    git_odb_object **oldest = &recent->object[recent->next++ % RECENT_TREES];
    git_odb_object_free(*oldest);
    (void)git_odb_object_dup(oldest, *out);
    return STATUS_OK;
}

static enum status side_open(struct difference *difference, struct oid tree, struct side *side)
{
    *side = (struct side){.object = NULL};
    if (oid_is_zero(tree))
        return STATUS_OK;
    enum status status = tree_open(difference->run, difference->store, tree, &side->object);
    if (status)
        return status;
    side->cursor = tree_cursor(side->object);
    side_next(side);
    return STATUS_OK;
}

static void note(struct difference *difference, const char *path, const struct tree_item *before,
                 const struct tree_item *after)
{
    struct path_change change = {.path = path,
                                 .kind = !before  ? CHANGE_ADDED
                                         : !after ? CHANGE_REMOVED
                                                  : CHANGE_MODIFIED,
                                 .mode = after ? after->mode : before->mode};

    if (before)
        change.before = before->oid;
    if (after)
        change.after = after->oid;
    ARENA_PUSH(difference->run->arena, difference->changes, difference->count,
               difference->capacity);
    difference->changes[difference->count++] = change;
}

static enum status compare(struct difference *difference, const char *path, struct oid before,
                           struct oid after, int depth);

/* Two entries of the same name and type, or one of them missing. */
static enum status compare_entry(struct difference *difference, const char *path,
                                 const struct tree_item *before, const struct tree_item *after,
                                 int depth)
{
    const struct tree_item *either = before ? before : after;

    if (before && after && before->mode == after->mode && oid_equal(before->oid, after->oid))
        return STATUS_OK;
    const char *below = *path ? arena_printf(difference->run->arena, "%s/%s", path, either->name)
                              : arena_dup(difference->run->arena, either->name);
    if (either->mode == MODE_TREE)
        return compare(difference, below, before ? before->oid : (struct oid){{0}},
                       after ? after->oid : (struct oid){{0}}, depth + 1);
    note(difference, below, before, after);
    return STATUS_OK;
}

static int side_order(const struct side *old, const struct side *new)
{
    if (!old->more || !new->more)
        return old->more ? -1 : 1;
    return tree_compare(old->item.name, old->item.length, old->item.mode == MODE_TREE,
                        new->item.name, new->item.length, new->item.mode == MODE_TREE);
}

static enum status compare(struct difference *difference, const char *path, struct oid before,
                           struct oid after, int depth)
{
    __attribute__((cleanup(side_close))) struct side old = {.object = NULL};
    __attribute__((cleanup(side_close))) struct side new = {.object = NULL};

    if (depth > DEPTH_MAX)
        return fail(difference->run, STATUS_DATA, "store-path", NULL, "the folder '%s' is too deep",
                    path);
    enum status status = side_open(difference, before, &old);
    if (!status)
        status = side_open(difference, after, &new);
    while (!status && (old.more || new.more)) {
        int order = side_order(&old, &new);
        status = compare_entry(difference, path, order <= 0 ? &old.item : NULL,
                               order >= 0 ? &new.item : NULL, depth);
        if (order <= 0)
            side_next(&old);
        if (order >= 0)
            side_next(&new);
    }
    if (!status && (old.cursor.bad || new.cursor.bad))
        status = fail(difference->run, STATUS_DATA, "store-path",
                      "a ledger's names have no control character, '\\' or '.git' in them",
                      "the folder '%s' holds a name that no ledger may have", *path ? path : ".");
    return status;
}

enum status tree_changes(struct run *run, struct store *store, struct oid before, struct oid after,
                         struct path_change **out, size_t *count)
{
    struct difference difference = {.run = run, .store = store};
    enum status status = STATUS_OK;

    if (!oid_equal(before, after))
        status = compare(&difference, "", before, after, 0);
    *out = difference.changes;
    *count = difference.count;
    return status;
}

static enum status commit_fill(struct run *run, const struct glance *glance, struct oid id,
                               struct commit *out)
{
    char text[OID_TEXT];
    int32_t offset;

    *out = (struct commit){
        .id = id, .tree = glance->tree, .parent = glance->parent, .parents = glance->parents};
    if (!person_parse(run->arena, glance->author, &out->author, &out->author_email, &out->time,
                      &out->offset) ||
        !person_parse(run->arena, glance->committer, &out->committer, &out->committer_email,
                      &out->committed, &offset))
        return fail(run, STATUS_DATA, "store-damaged", "run 'git fsck' in the ledger",
                    "the commit '%s' is not well formed", oid_text(id, text));
    out->message = arena_dup(run->arena, glance->message);
    return STATUS_OK;
}

static enum status commit_load(struct run *run, git_odb *odb, struct oid id, struct commit *out)
{
    AUTO(git_odb_object) *object = NULL;
    struct glance glance;
    enum status status = commit_open(run, odb, id, &object, &glance);

    return status ? status : commit_fill(run, &glance, id, out);
}

enum status history_walk(struct run *run, const struct snapshot *from, commit_visitor *visit,
                         void *context)
{
    struct oid next = snapshot_commit(from);
    enum status status = STATUS_OK;

    while (!status && !oid_is_zero(next)) {
        struct commit *commit = arena_alloc(run->arena, sizeof *commit);
        status = commit_load(run, from->store->odb, next, commit);
        if (!status)
            status = visit(run, commit, context);
        next = commit->parent;
    }
    return status == STATUS_FOUND ? STATUS_OK : status;
}

enum status history_contains(struct run *run, const struct snapshot *from, struct oid commit,
                             bool *out)
{
    struct oid next = snapshot_commit(from);
    enum status status = STATUS_OK;

    while (!status && !oid_is_zero(next) && !oid_equal(next, commit)) {
        AUTO(git_odb_object) *object = NULL;
        struct glance glance;
        status = commit_open(run, from->store->odb, next, &object, &glance);
        if (!status)
            next = glance.parent;
    }
    *out = !status && !oid_is_zero(next);
    return status;
}

struct collection {
    struct commit *commits;
    size_t count, capacity;
};

static enum status collect(struct run *run, const struct commit *commit, void *context)
{
    struct collection *list = context;

    ARENA_PUSH(run->arena, list->commits, list->count, list->capacity);
    list->commits[list->count++] = *commit;
    return STATUS_OK;
}

enum status history_list(struct run *run, const struct snapshot *from, struct commit **out,
                         size_t *count)
{
    struct collection list = {.count = 0};
    enum status status = history_walk(run, from, collect, &list);

    for (size_t i = 0; i < list.count / 2; i++) {
        struct commit swap = list.commits[i];
        list.commits[i] = list.commits[list.count - 1 - i];
        list.commits[list.count - 1 - i] = swap;
    }
    *out = list.commits;
    *count = list.count;
    return status;
}

static enum status remember(struct run *run, const struct commit *commit, void *context)
{
    (void)run;
    *(struct oid *)context = commit->id;
    return STATUS_OK;
}

enum status history_first(struct run *run, const struct snapshot *from, struct oid *out)
{
    *out = (struct oid){{0}};
    return history_walk(run, from, remember, out);
}

static enum status tree_of(struct run *run, git_odb *odb, struct oid commit, struct oid *out)
{
    AUTO(git_odb_object) *object = NULL;
    struct glance glance;

    *out = (struct oid){{0}};
    if (oid_is_zero(commit))
        return STATUS_OK;
    enum status status = commit_open(run, odb, commit, &object, &glance);
    if (!status)
        *out = glance.tree;
    return status;
}

enum status history_changes(struct run *run, struct store *store, const struct commit *commit,
                            const struct commit *parent, struct path_change **out, size_t *count)
{
    struct oid before = parent ? parent->tree : (struct oid){{0}};
    enum status status = parent ? STATUS_OK : tree_of(run, store->odb, commit->parent, &before);

    *out = NULL;
    *count = 0;
    return status ? status : tree_changes(run, store, before, commit->tree, out, count);
}

enum status history_blob(struct run *run, struct store *store, struct oid oid, struct blob *out)
{
    return blob_read(run, store->odb, oid, out);
}

enum status history_has(struct run *run, struct store *store, struct oid commit, bool *out)
{
    return object_is_there(run, store->odb, commit, GIT_OBJECT_COMMIT, out);
}

enum status history_snapshot(struct run *run, struct store *store, struct oid commit,
                             struct snapshot **out)
{
    return snapshot_of(run, store, commit, out);
}

const char *commit_trailer(struct run *run, const struct commit *commit, const char *key, size_t n)
{
    size_t length = 0;
    const char *value = trailer_find(commit->message, key, n, &length);

    return value ? arena_dupn(run->arena, value, length) : NULL;
}
