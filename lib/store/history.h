/*
 * The history of the ledger: commits, what each changed, and their trailers.
 */
#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include "store/store.h"

struct commit {
    struct oid id, tree;
    struct oid parent; /* the first one; zero for the first commit */
    int64_t time;      /* the author's clock, seconds since 1970-01-01 UTC */
    int32_t offset;    /* the author's zone, seconds east of UTC */
    int64_t committed; /* the committer's clock; a change of ours has the author's */
    const char *author, *author_email;
    const char *committer, *committer_email;
    const char *message;
    size_t parents;
};

/* One path that a commit changed, seen from its first parent. */
struct path_change {
    enum change_kind kind;
    const char *path;
    struct oid before, after; /* zero where there is none */
    unsigned mode;            /* of the newer side; of the older one when removed */
};

/* Newest first, along the first parent, from the snapshot's commit. The visitor's STATUS_FOUND
 * stops the walk with STATUS_OK; any other failure stops it and is returned. */
typedef enum status commit_visitor(struct run *run, const struct commit *commit, void *context);
enum status history_walk(struct run *run, const struct snapshot *from, commit_visitor *visit,
                         void *context);

/* The commits from the first to the snapshot's, oldest first. */
enum status history_list(struct run *run, const struct snapshot *from, struct commit **out,
                         size_t *count);
/* The first commit of all, which tells ledgers apart. */
enum status history_first(struct run *run, const struct snapshot *from, struct oid *out);
/* What a commit changed, sorted by path; equal subtrees are not opened. `parent` is its first
 * parent where that is at hand; NULL: it is read. */
enum status history_changes(struct run *run, struct store *store, const struct commit *commit,
                            const struct commit *parent, struct path_change **out, size_t *count);
enum status history_blob(struct run *run, struct store *store, struct oid oid, struct blob *out);
/* Whether the ledger has such a commit; fails when that cannot be found out. Others may have it in
 * their copy, too: of a branch, or of a history that was changed. */
enum status history_has(struct run *run, struct store *store, struct oid commit, bool *out);
/* Whether the commit is the snapshot's own, or one before it along the first parent. */
enum status history_contains(struct run *run, const struct snapshot *from, struct oid commit,
                             bool *out);
/* The snapshot of a commit in the history. */
enum status history_snapshot(struct run *run, struct store *store, struct oid commit,
                             struct snapshot **out);

/* Files or folders that belong together; the array ends in NULL. */
struct path_group {
    const char *const *paths;
    struct oid
        commit; /* out: the newest commit that changed one of them; zero: there never was one */
    struct oid known; /* in: what `commit` was from `until` on; zero: it is not known */
};
/* When each group last changed, in one walk back from the snapshot's commit. With `until` (zero:
 * nothing is known) it ends there, if it comes by, and what is known counts from there on: only
 * where it can be, because the commit did change the group to what it is. Else the whole way is
 * walked. */
enum status history_last(struct run *run, const struct snapshot *from, struct oid until,
                         struct path_group *groups, size_t count);

/* The newest commit up to the snapshot's that changed a path: the state after it, and before it
 * (NULL: it is the first commit of all). `after` is NULL when none did. */
enum status history_change(struct run *run, const struct snapshot *from, const char *path,
                           struct snapshot **after, struct snapshot **before);

/* A commit's signature as git stores it, and the bytes that it is of. */
struct commit_signature {
    const char *armour; /* NULL: the commit is not signed */
    size_t armour_size;
    const char *bytes;
    size_t size;
    size_t count; /* of signatures; only the first is given */
};
/* Whether it has one at all, good or not. */
enum status history_is_signed(struct run *run, const struct snapshot *from, struct oid commit,
                              bool *out);
enum status history_signature(struct run *run, struct store *store, struct oid commit,
                              struct commit_signature *out);

/* The n-th value of a trailer in a commit's message, or NULL. */
const char *commit_trailer(struct run *run, const struct commit *commit, const char *key, size_t n);

#endif
