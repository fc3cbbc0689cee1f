/*
 * The ledger in git: opening it safely and reading any commit of it. This folder is the only one
 * that knows libgit2; it is initialised when the first store is opened.
 *
 * A snapshot is what one commit holds, plus, for checking before anything is written, edits laid
 * over it in memory. Readers take no lock and never look at the work tree. All memory that is
 * handed out belongs to the arena of the run that was passed. Paths are relative to the root of
 * the ledger, with '/' between their parts.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/run.h"

#include <stdbool.h>
#include <stddef.h>

struct store;
struct snapshot;

struct oid {
    unsigned char id[20];
};

enum { OID_TEXT = 41, OID_SHORT = 8 };

/* Forty hexadecimal digits into `out`, which is returned. */
char *oid_text(struct oid oid, char out[static OID_TEXT]);
/* False when the text is not forty lower-case hexadecimal digits. */
bool oid_parse(const char *text, struct oid *out);
bool oid_equal(struct oid a, struct oid b);
bool oid_is_zero(struct oid oid);

/* The bytes of a file, NUL behind them (not counted). */
struct blob {
    const char *bytes;
    size_t size;
    struct oid oid; /* zero for an edit that is laid over */
    bool found;
};

/* One file of a snapshot. */
struct entry {
    const char *path;
    struct oid oid;
    unsigned mode; /* as git writes it: 0100644, 0120000 is a symbolic link */
};

/* A file to be written (or, with `bytes` NULL, removed). */
struct edit {
    const char *path;
    const char *bytes;
    size_t size;
};

/* Opens the ledger that `start` (NULL: the current folder) lies in, looking upward for `.git`.
 * Refuses, each with its own finding: no repository, bare, detached, a linked work tree, shallow,
 * SHA-256, replace refs, grafts, alternates, foreign owner, a half-finished merge or rebase,
 * `core.worktree`. A repository without a commit opens; its snapshots fail ("store-empty"). */
enum status store_open(struct run *run, const char *start, struct store **out);
/* Makes an empty repository at `directory` (made if it is not there; must be empty) with the
 * settings and the hook that a ledger needs, and opens it. No commit is made yet. */
enum status store_create(struct run *run, const char *directory, struct store **out);
void store_close(struct store *store);

/* The absolute path of the ledger's folder. */
const char *store_root(const struct store *store);

/* The last commit of the branch. STATUS_DATA with "store-empty" when there is none. */
enum status store_head(struct run *run, struct store *store, struct snapshot **out);
/* The commit named by a full or short id, a tag or a branch, or the last one committed on or
 * before the end of a day "2026-11-03" or a month "2026-11" in the ledger's time zone. */
enum status store_at(struct run *run, struct store *store, const char *name, struct snapshot **out);

/* A snapshot with no files, for a ledger that has no commit yet. */
enum status store_nothing(struct run *run, struct store *store, struct snapshot **out);
/* `base` with edits laid over it; edits and base must live as long as the result. */
enum status snapshot_overlay(struct run *run, const struct snapshot *base, const struct edit *edits,
                             size_t count, struct snapshot **out);
/* The commit of a snapshot (of an overlay: of its base); zero when there is none. */
struct oid snapshot_commit(const struct snapshot *snapshot);
/* When it was committed, seconds since 1970-01-01 UTC; 0 when there is no commit. */
int64_t snapshot_time(const struct snapshot *snapshot);

/* Reads one file. A path that is not there is not a failure: `found` is false. A symbolic link
 * or a folder is one ("store-not-a-file"). */
enum status snapshot_read(struct run *run, const struct snapshot *snapshot, const char *path,
                          struct blob *out);
/* All files at or below `prefix` ("" for all), sorted bytewise by path. */
enum status snapshot_list(struct run *run, const struct snapshot *snapshot, const char *prefix,
                          struct entry **out, size_t *count);

/* The folders directly below `folder`, by name, each with its tree's id, which names all that is in
 * it; one that an edit lies in has no id but zero. */
enum status snapshot_folders(struct run *run, const struct snapshot *snapshot, const char *folder,
                             struct entry **out, size_t *count);

/* Called for one file; `index` is its place in the array. Runs on any of several threads: `run`
 * is the thread's own, its arena lives until store_close(). The blob's bytes are there during the
 * call only. Must not use the snapshot. */
typedef enum status snapshot_visitor(struct run *run, size_t index, const struct entry *entry,
                                     const struct blob *blob, void *context);
/* Reads many files and visits each once, in no order, on as many threads as there are cores.
 * Findings of the threads are joined in the order of the array. */
enum status snapshot_visit(struct run *run, const struct snapshot *snapshot,
                           const struct entry *entries, size_t count, snapshot_visitor *visit,
                           void *context);

/* How the work tree differs from the last commit, ignored files left out. */
enum change_kind { CHANGE_ADDED, CHANGE_MODIFIED, CHANGE_REMOVED };
struct work {
    enum change_kind kind;
    const char *path;
    struct blob blob; /* the bytes in the work tree; not found when removed */
};
/* Whether git leaves a path of the work tree alone; a folder's ends in '/'. */
enum status store_ignores(struct run *run, struct store *store, const char *path, bool *out);
/* Sorted by path. A symbolic link, a device, a file over 64 MiB or one that was made
 * executable is a finding. */
enum status store_work(struct run *run, struct store *store, struct work **out, size_t *count);

#endif
