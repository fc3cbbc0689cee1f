/*
 * When something last changed. The walk reads of each commit no more than its root folder, and
 * what lies below only where an entry of the root changed: a question about one file of a long
 * history costs two small objects per commit.
 */
#include "store/history.h"
#include "store/object.h"
#include "store/snapshot.h"

#include "base/arena.h"

#include <string.h>

/* Trees and commits that were read: hundreds of paths lie in the same few folders, and each would
 * have them inflated again. A place for each id by its first bytes; the one read last stays. */
enum { PLACES = 4096 };

struct objects {
    git_odb *odb;
    git_odb_object *at[PLACES];
};

static void objects_free(struct objects *objects)
{
    for (size_t i = 0; i < PLACES; i++)
        git_odb_object_free(objects->at[i]);
}

/* It stays the table's, until another one takes its place. */
static enum status read_object(struct run *run, struct objects *objects, struct oid oid,
                               git_object_t type, git_odb_object **out)
{
    git_odb_object **place = &objects->at[(oid.id[0] << 8 | oid.id[1]) % PLACES];

    if (*place && oid_equal(oid_of(git_odb_object_id(*place)), oid) &&
        git_odb_object_type(*place) == type) {
        *out = *place;
        return STATUS_OK;
    }
    enum status status = object_read(run, objects->odb, oid, type, out);
    if (status)
        return status;
    git_odb_object_free(*place);
    *place = *out;
    return STATUS_OK;
}

/* What a folder has under a name; zero when it has nothing. */
struct held {
    struct oid oid;
    unsigned mode;
};

static bool same(struct held a, struct held b)
{
    return a.mode == b.mode && oid_equal(a.oid, b.oid);
}

static enum status entry_of(struct run *run, struct objects *objects, struct oid tree,
                            const char *name, size_t length, struct held *out)
{
    git_odb_object *object;
    struct tree_item item;

    *out = (struct held){.mode = 0};
    if (oid_is_zero(tree))
        return STATUS_OK;
    enum status status = read_object(run, objects, tree, GIT_OBJECT_TREE, &object);
    if (status)
        return status;
    struct tree_cursor cursor = tree_cursor(object);
    while (tree_next(&cursor, &item))
        if (item.length == length && memcmp(item.name, name, length) == 0) {
            *out = (struct held){item.oid, item.mode};
            break;
        }
    return STATUS_OK;
}

/* What stands at the rest of a path below an entry of the root. */
static enum status entry_at(struct run *run, struct objects *objects, struct held entry,
                            const char *rest, struct held *out)
{
    enum status status = STATUS_OK;

    *out = entry;
    while (!status && *rest) {
        size_t length = strcspn(rest, "/");
        status = entry_of(run, objects, out->mode == MODE_TREE ? out->oid : (struct oid){{0}}, rest,
                          length, out);
        rest += length + (rest[length] == '/');
    }
    return status;
}

/* One path of one group, as it was at the commit that was looked at last. */
struct watch {
    struct path_group *group;
    size_t root; /* which entry of the root it lies in */
    const char *rest;
    struct held at;
};

struct roots {
    const char **name;
    struct held *at;
    bool *changed;
    size_t count;
};

struct last {
    struct objects *objects;
    struct roots roots;
    struct watch *watches;
    size_t watch_count, open; /* groups without a commit */
    struct oid newer;         /* the commit looked at before; zero: none yet */
    struct oid until;
    bool reached; /* the walk came by there */
};

static size_t root_of(struct run *run, struct roots *roots, const char *path)
{
    size_t length = strcspn(path, "/");

    for (size_t i = 0; i < roots->count; i++)
        if (strlen(roots->name[i]) == length && memcmp(roots->name[i], path, length) == 0)
            return i;
    roots->name[roots->count] = arena_dupn(run->arena, path, length);
    return roots->count++;
}

static void watch_all(struct run *run, struct last *last, struct path_group *groups, size_t count)
{
    size_t paths = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t p = 0; groups[i].paths[p]; p++)
            paths++;
    last->watches = arena_array(run->arena, paths, sizeof *last->watches);
    last->roots.name = arena_array(run->arena, paths, sizeof *last->roots.name);
    last->roots.at = arena_array(run->arena, paths, sizeof *last->roots.at);
    last->roots.changed = arena_array(run->arena, paths, sizeof *last->roots.changed);
    for (size_t i = 0; i < count; i++) {
        groups[i].commit = (struct oid){{0}};
        for (size_t p = 0; groups[i].paths[p]; p++) {
            const char *slash = strchr(groups[i].paths[p], '/');
            last->watches[last->watch_count++] =
                (struct watch){.group = &groups[i],
                               .root = root_of(run, &last->roots, groups[i].paths[p]),
                               .rest = slash ? slash + 1 : ""};
        }
    }
    last->open = count;
}

static enum status read_roots(struct run *run, struct last *last, const struct commit *commit)
{
    git_odb_object *object;
    struct held *now = arena_array(run->arena, last->roots.count, sizeof *now);
    struct tree_item item;
    enum status status = read_object(run, last->objects, commit->tree, GIT_OBJECT_TREE, &object);

    if (status)
        return status;
    struct tree_cursor cursor = tree_cursor(object);
    while (tree_next(&cursor, &item))
        for (size_t i = 0; i < last->roots.count; i++)
            if (strcmp(item.name, last->roots.name[i]) == 0)
                now[i] = (struct held){item.oid, item.mode};
    for (size_t i = 0; i < last->roots.count; i++) {
        last->roots.changed[i] = oid_is_zero(last->newer) || !same(now[i], last->roots.at[i]);
        last->roots.at[i] = now[i];
    }
    return STATUS_OK;
}

static void settle(struct last *last, struct watch *watch)
{
    if (!oid_is_zero(watch->group->commit))
        return;
    watch->group->commit = last->newer;
    last->open--;
}

static enum status look(struct run *run, const struct commit *commit, void *context)
{
    struct last *last = context;
    enum status status = read_roots(run, last, commit);

    for (size_t i = 0; !status && i < last->watch_count; i++) {
        struct watch *watch = &last->watches[i];
        struct held older;
        if (!last->roots.changed[watch->root] || !oid_is_zero(watch->group->commit))
            continue;
        status = entry_at(run, last->objects, last->roots.at[watch->root], watch->rest, &older);
        if (!status && !oid_is_zero(last->newer) && !same(older, watch->at))
            settle(last, watch);
        watch->at = older;
    }
    last->newer = commit->id;
    last->reached = oid_equal(commit->id, last->until);
    return status ? status : last->open && !last->reached ? STATUS_OK : STATUS_FOUND;
}

static enum status read_commit(struct run *run, struct objects *objects, struct oid commit,
                               struct glance *out)
{
    git_odb_object *object;
    enum status status = read_object(run, objects, commit, GIT_OBJECT_COMMIT, &object);

    return status ? status : commit_look(run, object, out);
}

/* What stands at a path in a commit; nothing in the commit zero. */
static enum status held_in(struct run *run, struct objects *objects, struct oid commit,
                           const char *path, struct held *out)
{
    struct glance glance;

    *out = (struct held){.mode = 0};
    if (oid_is_zero(commit))
        return STATUS_OK;
    enum status status = read_commit(run, objects, commit, &glance);
    return status ? status
                  : entry_at(run, objects, (struct held){glance.tree, MODE_TREE}, path, out);
}

static enum status parent_of(struct run *run, struct objects *objects, struct oid commit,
                             struct oid *out)
{
    struct glance glance;
    enum status status = read_commit(run, objects, commit, &glance);

    if (!status)
        *out = glance.parent;
    return status;
}

/* Whether what is known of a group can be so: the commit changed it, to what the walk saw last.
 * `first` is the first of the group's watches. */
static enum status confirm(struct run *run, const struct last *last, size_t first, bool *out)
{
    const struct path_group *group = last->watches[first].group;
    struct oid parent;
    bool changed = false;

    *out = false;
    if (oid_is_zero(group->known))
        return STATUS_OK;
    enum status status = parent_of(run, last->objects, group->known, &parent);
    for (size_t p = 0; !status && group->paths[p]; p++) {
        struct held then, before;
        status = held_in(run, last->objects, group->known, group->paths[p], &then);
        if (!status)
            status = held_in(run, last->objects, parent, group->paths[p], &before);
        if (!status && !same(then, last->watches[first + p].at))
            return STATUS_OK;
        changed |= !status && !same(then, before);
    }
    *out = !status && changed;
    return status;
}

/* Takes what is known of the groups that did not change since; false when the walk has to go on. A
 * commit that is not there proves nothing, and is no failure. */
static bool take_known(struct run *run, struct last *last)
{
    struct run part;
    bool fine = true;

    run_fork(run, &part);
    for (size_t i = 0; i < last->watch_count && fine; i++) {
        struct watch *watch = &last->watches[i];
        if (!oid_is_zero(watch->group->commit))
            continue;
        bool so;
        fine = confirm(&part, last, i, &so) == STATUS_OK && so;
        if (fine)
            watch->group->commit = watch->group->known;
    }
    arena_free(part.arena);
    return fine;
}

static enum status find_last(struct run *run, const struct snapshot *from, struct objects *objects,
                             struct oid until, struct path_group *groups, size_t count)
{
    struct last last = {.objects = objects, .until = until};

    watch_all(run, &last, groups, count);
    enum status status = last.open ? history_walk(run, from, look, &last) : STATUS_OK;
    if (status || !last.open)
        return status;
    if (last.reached && !oid_is_zero(until))
        return take_known(run, &last)
                   ? STATUS_OK
                   : find_last(run, from, objects, (struct oid){{0}}, groups, count);
    /* What the first commit already had came with it. */
    for (size_t i = 0; i < last.watch_count; i++)
        if (last.watches[i].at.mode)
            settle(&last, &last.watches[i]);
    return STATUS_OK;
}

enum status history_last(struct run *run, const struct snapshot *from, struct oid until,
                         struct path_group *groups, size_t count)
{
    struct objects objects = {.odb = from->store->odb};
    enum status status = find_last(run, from, &objects, until, groups, count);

    objects_free(&objects);
    return status;
}

enum status history_change(struct run *run, const struct snapshot *from, const char *path,
                           struct snapshot **after, struct snapshot **before)
{
    AUTO(git_odb_object) *object = NULL;
    const char *const paths[] = {path, NULL};
    struct path_group group = {.paths = paths};
    struct glance glance;
    enum status status = history_last(run, from, (struct oid){{0}}, &group, 1);

    *after = *before = NULL;
    if (status || oid_is_zero(group.commit))
        return status;
    status = commit_open(run, from->store->odb, group.commit, &object, &glance);
    if (!status)
        status = snapshot_of(run, from->store, group.commit, after);
    if (!status && !oid_is_zero(glance.parent))
        status = snapshot_of(run, from->store, glance.parent, before);
    return status;
}
