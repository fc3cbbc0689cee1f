/*
 * The inside of a snapshot: trees that were read stay in memory.
 */
#ifndef STORE_SNAPSHOT_H
#define STORE_SNAPSHOT_H

#include "store/git.h"

struct tree;

struct node {
    const char *name;
    size_t length;
    unsigned mode;
    struct oid oid;
    struct tree *tree; /* of a folder, once read */
};

struct tree {
    struct node *nodes; /* in git's order */
    size_t count;
};

struct snapshot {
    struct store *store;
    struct arena *arena; /* where trees are kept: of the run that opened the snapshot */
    struct oid commit, tree;
    int64_t time;
    int32_t offset;
    struct tree *root;           /* once read */
    const struct snapshot *base; /* of an overlay */
    const struct edit **edits;   /* sorted by path */
    size_t edit_count;
};

/* The snapshot of a commit whose parts are known. */
struct snapshot *snapshot_new(struct run *run, struct store *store);
enum status snapshot_of(struct run *run, struct store *store, struct oid commit,
                        struct snapshot **out);
/* The branch's last commit, or nothing when it has none. */
enum status snapshot_last(struct run *run, struct store *store, struct snapshot **out);
/* The tree of a folder's node, read when it was not yet. `path` is for the finding. */
enum status snapshot_tree(struct run *run, const struct snapshot *snapshot, struct oid oid,
                          const char *path, struct tree **tree);
enum status snapshot_root(struct run *run, const struct snapshot *snapshot, struct tree **out);
/* The node of a path, folders included; NULL when there is none. Not for overlays. */
enum status snapshot_find(struct run *run, const struct snapshot *snapshot, const char *path,
                          const struct node **out);
/* The edit of a path, or NULL. */
const struct edit *snapshot_edit(const struct snapshot *snapshot, const char *path);
/* Reads a blob into the run's arena. */
enum status blob_read(struct run *run, git_odb *odb, struct oid oid, struct blob *out);

#endif
