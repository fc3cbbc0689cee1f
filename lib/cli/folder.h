/*
 * A folder that is replaced as a whole: made complete beside the one that is there and exchanged
 * with it in one step (renameat2(2)), so that nobody ever sees half of it, whatever happens. Files
 * that stay the same are linked from the old folder, not written again. Only one process at a time
 * replaces a folder; what a killed one left beside it is cleaned up by the next.
 *
 * It takes a parent folder that may be written, on a file system that can exchange two folders.
 */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include "base/run.h"

#include <stdbool.h>
#include <stdint.h>

/* What the system says of a file; all zero: nothing. */
struct folder_look {
    uint64_t device, inode, size;
    int64_t modified, changed; /* nanoseconds since 1970-01-01 UTC */
};

/* One file of the new folder; `bytes` NULL: as it is in the old one. */
struct folder_file {
    const char *path; /* within the folder, perhaps with one folder more: "en/index.html" */
    const char *bytes;
    size_t size;
    struct folder_look look; /* when its bytes were known: folder_replace() sets it for what it
                                writes, of a file that stays it is the caller's */
};

struct folder {
    const char *path;   /* absolute, of the folder */
    const char *parent; /* absolute */
    const char *stage;  /* absolute: where the new one is made */
    int lock;           /* the parent, locked; -1: not */
    bool there, empty;
    bool private; /* set it: nobody but the user may look into the new one */
};

/* Locks a folder, which need not be there, for being replaced. STATUS_BUSY when somebody else is
 * at it, STATUS_USAGE when it is no folder. Call folder_release() in any case. */
enum status folder_lock(struct run *run, const char *path, struct folder *out);
/* The same for reading only, without a lock. */
enum status folder_open(struct run *run, const char *path, struct folder *out);
void folder_release(struct folder *folder);
/* Reads a file of the folder that is there; *bytes is NULL when there is none of that name, or it
 * is no regular file, or it is larger than `limit`. */
enum status folder_read(struct run *run, const struct folder *folder, const char *path,
                        size_t limit, const char **bytes, size_t *size);
/* All regular files of the folder and of those in it, as paths within it, in no order. */
enum status folder_list(struct run *run, const struct folder *folder, const char ***out,
                        size_t *count);
/* Removes what a killed run left beside the folder; folder_replace() does it, too. */
enum status folder_clean(struct run *run, const struct folder *folder);
/* Replaces the folder. When it fails, the old one is as it was. */
enum status folder_replace(struct run *run, const struct folder *folder, struct folder_file *files,
                           size_t count);
/* Looks at a file of a folder that is open, links not followed; false when it cannot be seen. */
bool folder_look(int inside, const char *path, struct folder_look *out);
/* The time by which the file system dates what is changed now, as in a look; 0 when it will not
 * say. Only for a folder that is locked. */
int64_t folder_clock(const struct folder *folder);

#endif
