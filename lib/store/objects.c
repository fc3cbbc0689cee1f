/* Writing the objects of a change, and reading back what was written. */
#include "store/object.h"
#include "store/odb.h"
#include "store/signing.h"
#include "store/write.h"

#include "base/arena.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct written {
    struct oid oid;
    git_object_t type;
    const char *bytes;
    size_t size;
};

struct writer {
    struct run *run;
    struct store *store;
    const struct snapshot *head;
    struct written *written;
    size_t count, capacity;
};

static enum status put(struct writer *writer, git_object_t type, const char *bytes, size_t size,
                       struct oid *out)
{
    struct run *run = writer->run;
    git_oid id;
    int error = git_odb_write(&id, writer->store->odb, bytes, size, type);

    if (error < 0)
        return fail_git(run, error, "cannot write a %s into '%s/objects'",
                        git_object_type2string(type), writer->store->git_dir);
    *out = oid_of(&id);
    ARENA_PUSH(run->arena, writer->written, writer->count, writer->capacity);
    writer->written[writer->count++] =
        (struct written){.oid = *out, .type = type, .bytes = bytes, .size = size};
    return STATUS_OK;
}

struct layer {
    struct node *nodes;
    size_t count;
};

static int by_name(const void *a, const void *b)
{
    const struct node *left = a, *right = b;

    return tree_compare(left->name, left->length, left->mode == MODE_TREE, right->name,
                        right->length, right->mode == MODE_TREE);
}

static enum status put_layer(struct writer *writer, struct layer *layer, struct oid *out)
{
    struct text text = text_new(writer->run->arena);

    if (layer->count)
        qsort(layer->nodes, layer->count, sizeof *layer->nodes, by_name);
    for (size_t i = 0; i < layer->count; i++) {
        const struct node *node = &layer->nodes[i];
        if (node->mode == MODE_FILE) /* thousands of them, and the format is read each time */
            text_bytes(&text, "100644 ", strlen("100644 "));
        else
            text_printf(&text, "%o ", node->mode);
        text_bytes(&text, node->name, node->length + 1);
        text_bytes(&text, (const char *)node->oid.id, sizeof node->oid.id);
    }
    return put(writer, GIT_OBJECT_TREE, text.at ? text.at : "", text.length, out);
}

/* Puts an entry in place of the one with the same name; a zero id removes it. */
static void layer_set(struct layer *layer, struct node node)
{
    size_t at = 0;

    while (at < layer->count && (layer->nodes[at].length != node.length ||
                                 memcmp(layer->nodes[at].name, node.name, node.length) != 0))
        at++;
    if (!oid_is_zero(node.oid)) {
        layer->nodes[at] = node;
        layer->count += at == layer->count;
    } else if (at < layer->count) {
        layer->nodes[at] = layer->nodes[--layer->count];
    }
}

static enum status subtree(struct writer *writer, const struct tree *tree, const char *name,
                           size_t length, const struct tree **out)
{
    static const struct tree nothing = {.count = 0};

    *out = &nothing;
    for (size_t i = 0; i < tree->count; i++) {
        struct node *node = &tree->nodes[i];
        if (node->mode != MODE_TREE || node->length != length ||
            memcmp(node->name, name, length) != 0)
            continue;
        enum status status = STATUS_OK;
        if (!node->tree)
            status = snapshot_tree(writer->run, writer->head, node->oid, node->name, &node->tree);
        *out = node->tree;
        return status;
    }
    return STATUS_OK;
}

/* Writes the tree of a folder with the targets laid over it, which all lie in it; `skip` is the
 * length of the folder's path in theirs. A folder that gets empty has no tree: a zero id. */
static enum status put_tree(struct writer *writer, const struct tree *tree,
                            const struct target *targets, size_t count, size_t skip,
                            struct oid *out)
{
    struct layer layer = {
        .nodes = arena_array(writer->run->arena, tree->count + count, sizeof *layer.nodes),
        .count = tree->count};

    if (tree->count)
        memcpy(layer.nodes, tree->nodes, tree->count * sizeof *layer.nodes);
    for (size_t i = 0, next; i < count; i = next) {
        const char *name = targets[i].path + skip;
        const size_t length = strcspn(name, "/");
        struct node node = {.name = arena_dupn(writer->run->arena, name, length),
                            .length = length,
                            .mode = targets[i].mode,
                            .oid = targets[i].after};
        next = i + 1;
        if (name[length]) {
            const struct tree *below;
            while (next < count && strncmp(targets[next].path + skip, name, length + 1) == 0)
                next++;
            enum status status = subtree(writer, tree, name, length, &below);
            node.mode = MODE_TREE;
            if (!status)
                status =
                    put_tree(writer, below, targets + i, next - i, skip + length + 1, &node.oid);
            if (status)
                return status;
        }
        layer_set(&layer, node);
    }
    *out = (struct oid){{0}};
    return layer.count || skip == 0 ? put_layer(writer, &layer, out) : STATUS_OK;
}

/* Git's header `gpgsig`, which is not a part of what is signed: its lines go on with a blank. */
static enum status add_signature(struct writer *writer, const struct signer *signer, size_t header,
                                 struct text *commit)
{
    struct text whole = text_new(writer->run->arena);
    const char *armour;
    enum status status =
        signer_sign(writer->run, signer, ssh_commits, commit->at, commit->length, &armour);

    if (status)
        return status;
    text_bytes(&whole, commit->at, header);
    text_add(&whole, "gpgsig");
    for (const char *line = armour; *line; line += line[0] == '\n') {
        const size_t length = strcspn(line, "\n");
        text_char(&whole, ' ');
        text_bytes(&whole, line, length);
        text_char(&whole, '\n');
        line += length;
    }
    text_bytes(&whole, commit->at + header, commit->length - header);
    *commit = whole;
    return STATUS_OK;
}

static enum status put_commit(struct writer *writer, const struct commit_plan *plan,
                              struct oid tree, struct oid *out)
{
    struct run *run = writer->run;
    const int64_t now = run->now > snapshot_time(plan->head) ? run->now : snapshot_time(plan->head);
    const struct oid parent = snapshot_commit(plan->head);
    const int minutes = run->offset / 60, zone = minutes < 0 ? -minutes : minutes;
    char tree_text[OID_TEXT], parent_text[OID_TEXT];
    struct text text = text_new(run->arena);

    text_printf(&text, "tree %s\n", oid_text(tree, tree_text));
    if (!oid_is_zero(parent))
        text_printf(&text, "parent %s\n", oid_text(parent, parent_text));
    const char *who =
        arena_printf(run->arena, "%s <%s> %lld %c%02d%02d", plan->who->name, plan->who->email,
                     (long long)now, minutes < 0 ? '-' : '+', zone / 60, zone % 60);
    text_printf(&text, "author %s\ncommitter %s\n", who, who);
    const size_t header = text.length;
    text_printf(&text, "\n%s", plan->message);
    if (plan->signer) {
        enum status status = add_signature(writer, plan->signer, header, &text);
        if (status)
            return status;
    }
    return put(writer, GIT_OBJECT_COMMIT, text.at, text.length, out);
}

static const char *loose_path(struct run *run, struct oid oid)
{
    char text[OID_TEXT];

    oid_text(oid, text);
    return arena_printf(run->arena, "objects/%.2s/%s", text, text + 2);
}

/* Syncs one file or folder of `.git`; one that is not there lies in a pack. */
static enum status sync_path(struct run *run, const struct store *store, const char *path)
{
    AUTO_FD fd = openat(store->git_fd, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0 && errno == ENOENT)
        return STATUS_OK;
    return fd < 0 || fsync(fd) < 0 ? fail_system(run, "cannot sync '.git/%s'", path) : STATUS_OK;
}

/* Lets the disk begin with all of them, so that the first sync makes the others short. */
static void start_writing(struct writer *writer)
{
    for (size_t i = 0; i < writer->count; i++) {
        AUTO_FD fd = openat(writer->store->git_fd, loose_path(writer->run, writer->written[i].oid),
                            O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (fd >= 0)
            sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
    }
}

/* An object that was there before may never have been synced by whoever wrote it, so all are. */
static enum status sync_objects(struct writer *writer)
{
    struct run *run = writer->run;
    bool seen[256] = {false};
    enum status status = STATUS_OK;

    start_writing(writer);
    for (size_t i = 0; !status && i < writer->count; i++) {
        seen[writer->written[i].oid.id[0]] = true;
        status = sync_path(run, writer->store, loose_path(run, writer->written[i].oid));
    }
    for (unsigned i = 0; !status && i < 256; i++)
        if (seen[i])
            status = sync_path(run, writer->store, arena_printf(run->arena, "objects/%02x", i));
    return status ? status : sync_path(run, writer->store, "objects");
}

/* libgit2 keeps what it wrote in a cache: only a database opened anew reads the disk. A loose
 * object that is there already is not written again, however damaged it is. `proven`: its file
 * holds something else; without that (no memory, a failing disk) it must not be touched. */
static bool reads_back(git_odb *fresh, const struct written *written, bool *proven)
{
    AUTO(git_odb_object) *object = NULL;
    git_oid id = oid_git(written->oid), found;
    int error = git_odb_read(&object, fresh, &id);
    const git_error *last = error < 0 ? git_error_last() : NULL;

    *proven = error == GIT_EMISMATCH || (last && last->klass == GIT_ERROR_ZLIB);
    if (error < 0)
        return false;
    const void *bytes = git_odb_object_data(object);
    *proven = git_odb_object_type(object) != written->type ||
              git_odb_object_size(object) != written->size ||
              memcmp(bytes, written->bytes, written->size) != 0;
    return !*proven && git_odb_hash(&found, bytes, written->size, written->type) == 0 &&
           git_oid_equal(&found, &id);
}

static enum status damaged(struct writer *writer, const struct written *written)
{
    char text[OID_TEXT];

    return fail(writer->run, STATUS_SYSTEM, "store-damaged",
                "nothing was changed; restore '.git/objects' from another copy of the ledger",
                "the object '%s' that was written does not read back",
                oid_text(written->oid, text));
}

/* We hold the true content, so a damaged loose file of this name is moved away and written anew.
 * In a pack it cannot be mended. */
static enum status mend(struct writer *writer, const struct written *written)
{
    struct run *run = writer->run;
    AUTO(git_odb) *fresh = NULL;
    char text[OID_TEXT];
    bool ignored;
    git_oid id;

    oid_text(written->oid, text);
    const char *loose = loose_path(run, written->oid);
    const char *aside = arena_printf(run->arena, "guiyuan/tmp-damaged-%s", text);
    const int git = writer->store->git_fd;
    if (renameat(git, loose, git, aside) < 0)
        return damaged(writer, written);
    AUTO(git_odb) *again = NULL;
    enum status status = odb_open(run, writer->store, &again);
    if (status)
        return status;
    int error = git_odb_write(&id, again, written->bytes, written->size, written->type);
    if (error < 0)
        return fail_git(run, error, "cannot write the object '%s'", text);
    status = odb_open(run, writer->store, &fresh);
    if (status)
        return status;
    if (!reads_back(fresh, written, &ignored))
        return damaged(writer, written);
    warn_at(run, (struct spot){.file = NULL}, SEVERITY_WARNING, "store-mended",
            "check the disk, and run 'git fsck' in the ledger",
            "the object '%s' was damaged on disk and was written again", text);
    return unlinkat(git, aside, 0) < 0 ? fail_system(run, "cannot remove '.git/%s'", aside)
                                       : STATUS_OK;
}

static enum status read_back(struct writer *writer)
{
    AUTO(git_odb) *fresh = NULL;
    enum status status = odb_open(writer->run, writer->store, &fresh);

    for (size_t i = 0; !status && i < writer->count; i++) {
        const struct written *written = &writer->written[i];
        bool proven;
        if (!reads_back(fresh, written, &proven))
            status = proven ? mend(writer, written) : damaged(writer, written);
    }
    return status;
}

static enum status put_all(struct writer *writer, const struct commit_plan *plan, struct oid *out)
{
    const struct targets *targets = plan->targets;
    struct tree *root = NULL;
    struct oid tree;
    enum status status = snapshot_root(writer->run, plan->head, &root);

    for (size_t i = 0; !status && i < targets->count; i++) {
        const struct target *target = &targets->at[i];
        struct oid blob;
        if (!oid_is_zero(target->after))
            status = put(writer, GIT_OBJECT_BLOB, target->bytes, target->size, &blob);
    }
    if (!status)
        status = put_tree(writer, root, targets->at, targets->count, 0, &tree);
    return status ? status : put_commit(writer, plan, tree, out);
}

enum status commit_write(struct run *run, struct store *store, const struct commit_plan *plan,
                         struct oid *out)
{
    struct writer writer = {.run = run, .store = store, .head = plan->head};

    git_sync(false);
    enum status status = put_all(&writer, plan, out);
    git_sync(true);
    if (!status)
        status = sync_objects(&writer);
    return status ? status : read_back(&writer);
}
