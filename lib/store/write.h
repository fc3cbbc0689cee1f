/*
 * The parts of a change before the commit point: what it touches, its objects and its message.
 */
#ifndef STORE_WRITE_H
#define STORE_WRITE_H

#include "store/change.h"
#include "store/git.h"
#include "store/snapshot.h"

#include <sys/stat.h>

/* What the work tree holds at a path, compared with a change of it. */
enum work_state {
    WORK_NEW,     /* what the change brings, or nothing when it removes */
    WORK_OLD,     /* what was there before */
    WORK_EDITED,  /* somebody's edit */
    WORK_BLOCKED, /* a symbolic link, a folder or a device; or one stands in the way */
};

/* One path of a change. Sorted by path; no path twice. */
struct target {
    const char *path;
    struct oid before, after; /* zero: no file */
    unsigned mode;            /* of the file, 0100644 or 0100755 */
    const char *bytes;        /* the new content; NULL in recovery until it is needed */
    size_t size;
    enum work_state state;
    struct stat stat; /* with WORK_NEW of a file that is there */
};

struct targets {
    struct target *at;
    size_t count;
};

enum status message_check(struct run *run, const struct change *change);
/* A random operation id for NULL, else whether it can stand in a trailer. */
enum status operation_check(struct run *run, const char **operation);

/* A text of git's configuration, or NULL. */
enum status config_text(struct run *run, git_config *config, const char *key, const char **out);

/* Whether a path may be written: relative, in NFC, and nothing that git or a shell could take
 * for something else. */
enum status path_check(struct run *run, const char *path);
/* From the edits of a change to what really changes, seen from the snapshot. */
enum status targets_plan(struct run *run, const struct snapshot *head, const struct change *change,
                         struct targets *out);

/* Writes blobs, trees and the commit, and reads every one back. */
struct commit_plan {
    const struct snapshot *head;
    const struct targets *targets;
    const struct identity *who;
    const struct signer *signer; /* NULL: not signed */
    const char *message;
};
enum status commit_write(struct run *run, struct store *store, const struct commit_plan *plan,
                         struct oid *out);

#endif
